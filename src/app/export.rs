//! Writes what the canvas or the comparison shows, beside the window.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use emath::Vec2;

use crate::io::export::{
    ExportNames, ExportRow, FontMeasure, HandoutOptions, comparison_csv, comparison_page,
    comparison_svg, handout, png, svg_with_rows,
};
use crate::io::save_atomically;
use crate::layout::{
    CanvasIndex, ColourBy, LayoutInput, LayoutMemory, RowInput, TimeScale, TimeView, item_name,
    lay_out, summary,
};
use crate::model::{
    Comparison, ComparisonTable, Draft, ItemIx, ItemSet, PairFilter, SeriesIx, TimePoint, Timeline,
    TopicIx,
};
use crate::palette::Palette;
use crate::state::{ComparisonFormat, Handout, ImageFormat};

/// Pixels to a point of an exported PNG, so that it stays sharp on a slide.
const PNG_SCALE: f32 = 2.0;

/// All that the picture depends on, taken from the state when the user asked for it.
pub struct Snapshot {
    /// The timeline.
    pub timeline: Arc<Timeline>,
    /// What is on the canvas.
    pub shown: Arc<ItemSet>,
    /// What is not dimmed; `None` if nothing is.
    pub lit: Option<Arc<ItemSet>>,
    /// The part of time.
    pub view: TimeView,
    /// The canvas in points.
    pub size: Vec2,
    /// How far the lanes are scrolled.
    pub scroll_y: f32,
    /// The selected item.
    pub selected: Option<ItemIx>,
    /// Which tracks are folded.
    pub folded: Vec<bool>,
    /// The line for today.
    pub today: Option<TimePoint>,
    /// The end of the day whose knowledge is shown; `None` for the latest.
    pub knowledge: Option<TimePoint>,
    /// Whether superseded dates are drawn.
    pub ghosts: bool,
    /// What the colour of a mark stands for.
    pub colour_by: ColourBy,
    /// The topics and the series that have a row under the canvas.
    pub followed: (Vec<TopicIx>, Vec<SeriesIx>),
    /// Up to here something is known of them.
    pub until: TimePoint,
    /// What stands on the banner; `None` for no banner.
    pub banner: Option<String>,
    /// The colours.
    pub palette: &'static Palette,
}

impl Snapshot {
    /// Draws the picture and writes it to `path`.
    ///
    /// # Errors
    /// If the picture cannot be drawn or the file cannot be written.
    pub fn write(&self, path: &Path, format: ImageFormat) -> anyhow::Result<()> {
        let index = CanvasIndex::new(&self.timeline, &self.shown);
        let input = LayoutInput {
            timeline: &self.timeline,
            index: &index,
            view: self.view,
            size: self.size,
            scroll_y: self.scroll_y,
            selected: self.selected,
            lit: self.lit.as_deref(),
            today: self.today,
            knowledge: self.knowledge,
            ghosts: self.ghosts,
            colour_by: self.colour_by,
            text: &FontMeasure::new(),
            folded: &self.folded,
        };
        let list = lay_out(&input, &mut LayoutMemory::default());
        let names = ExportNames {
            title: &self.timeline.title,
            summary: &summary(&list, self.shown.len(), &self.view),
            banner: self.banner.as_deref(),
            item: &|ix| item_name(&self.timeline, ix),
        };
        let drawing = svg_with_rows(&list, &self.rows(), &names, self.palette);
        let bytes = match format {
            ImageFormat::Svg => drawing.into_bytes(),
            ImageFormat::Png => png(&drawing, PNG_SCALE)?,
        };
        save(path, &bytes)
    }

    /// The rows of issues and figures, as many as the window has.
    fn rows(&self) -> Vec<ExportRow> {
        let text = FontMeasure::new();
        let input = RowInput {
            timeline: &self.timeline,
            scale: TimeScale::for_canvas(self.view, self.size),
            until: self.until,
            text: &text,
        };
        let rivers = self.followed.0.iter();
        let rivers = rivers.filter_map(|ix| ExportRow::river(&input, *ix));
        let figures = self.followed.1.iter();
        let figures = figures.filter_map(|ix| ExportRow::figures(&input, *ix));
        rivers.chain(figures).collect()
    }
}

/// All that a file of a comparison depends on, taken from the state when the user asked for it.
pub struct ComparisonSnapshot {
    /// The timeline as known.
    pub timeline: Arc<Timeline>,
    /// What is compared.
    pub comparison: Arc<Comparison>,
    /// The pairs that are shown.
    pub shown: Vec<usize>,
    /// By what they were chosen and ordered.
    pub filter: PairFilter,
    /// The colours.
    pub palette: &'static Palette,
}

impl ComparisonSnapshot {
    /// Writes the comparison to `path`.
    ///
    /// # Errors
    /// If the picture cannot be drawn or the file cannot be written.
    pub fn write(&self, path: &Path, format: ComparisonFormat) -> anyhow::Result<()> {
        let bytes = match format {
            ComparisonFormat::Png => png(&self.picture()?, PNG_SCALE)?,
            ComparisonFormat::Svg => self.picture()?.into_bytes(),
            ComparisonFormat::Csv => comparison_csv(&self.table()).into_bytes(),
            ComparisonFormat::Print => comparison_page(&self.table()).into_bytes(),
        };
        save(path, &bytes)
    }

    fn table(&self) -> ComparisonTable {
        ComparisonTable::new(&self.timeline, &self.comparison, &self.shown)
    }

    fn picture(&self) -> anyhow::Result<String> {
        comparison_svg(&self.timeline, &self.comparison, &self.filter, self.palette)
            .context("these documents are not known")
    }
}

/// Writes a briefing as pages to hand out, as known on the day of `timeline`.
///
/// # Errors
/// If the briefing has gone, or the file cannot be written.
pub fn write_handout(
    timeline: &Timeline,
    asked: &Handout,
    draft: Option<&Draft>,
    path: &Path,
) -> anyhow::Result<()> {
    let options = HandoutOptions { notes: asked.notes };
    let pages = if let Some(draft) = draft {
        // The day of knowledge cuts what the timeline has, and with that the places of items.
        let known = Timeline::new(timeline.parts_as_known().into_owned());
        handout(&known, &draft.resolve(&known).briefing, options)?
    } else {
        let briefing = timeline.briefing_by_id(&asked.briefing);
        let briefing = briefing.context("this briefing is not there any more")?;
        handout(timeline, briefing, options)?
    };
    save(path, &pages)
}

fn save(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    save_atomically(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
