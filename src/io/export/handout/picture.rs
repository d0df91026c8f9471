//! What a step shows, as a drawing: the canvas in its framing, or two documents side by side.

use std::ops::Range;

use emath::{Pos2, Vec2};

use super::block::Picture;
use crate::io::export::comparison::comparison_svg_of_width;
use crate::io::export::marks::{MarkLook, mark};
use crate::io::export::measure::FontMeasure;
use crate::io::export::svg_writer::SvgWriter;
use crate::io::export::{ExportNames, ExportRow, svg_with_rows};
use crate::layout::{
    CanvasIndex, ColourBy, LayoutInput, LayoutMemory, RowInput, TimeScale, TimeView, end_of_day,
    item_name, lay_out, summary,
};
use crate::model::{
    Comparison, ComparisonTable, ItemIx, ItemSet, MILLIS_PER_DAY, PairFilter, Step, StepView,
    TimePoint, Timeline, When,
};
use crate::palette::PRINTED;

/// The width of a picture in its own points: on paper it is smaller, and so is its text.
const WIDTH: f32 = 860.0;
/// The height of axis and phases over the rows.
const ABOVE_ROWS: f32 = 76.0;
/// The height of a row that is folded, and of one that is not: few rows are higher.
const FOLDED: f32 = 32.0;
const OPEN: f32 = 104.0;
const OPEN_OF_MANY: f32 = 90.0;
/// How much time is free at either side of the items, for their names.
const MARGIN: f64 = 0.16;
/// No picture shows less time than this.
const SHORTEST: i64 = 8 * MILLIS_PER_DAY;

/// The canvas of a step, with the rows of its `items` open and the others folded; all items are
/// on it, and the others are dimmed. Without items it shows the stretch of time that is framed;
/// `None` if there is neither.
pub(super) fn canvas(
    timeline: &Timeline,
    (step, items): (&Step, &[ItemIx]),
    text: &FontMeasure,
) -> Option<Picture> {
    let view = view(timeline, step, items)?;
    let shown = timeline.known();
    let index = CanvasIndex::new(timeline, shown);
    let lit = (!items.is_empty())
        .then(|| ItemSet::from_items(timeline.item_slots(), items.iter().copied()));
    let folded = folded(timeline, items);
    let size = Vec2::new(WIDTH, height(timeline, &folded));
    let drawn = lay_out(
        &LayoutInput {
            timeline,
            index: &index,
            view,
            size,
            scroll_y: 0.0,
            selected: None,
            lit: lit.as_ref(),
            today: None,
            knowledge: (timeline.told_on().day())
                .and_then(|day| TimePoint::from_civil(day.next_day())),
            ghosts: false,
            colour_by: ColourBy::Track,
            text,
            folded: &folded,
        },
        &mut LayoutMemory::default(),
    );
    let alt = summary(&drawn, timeline.item_count(), &view);
    let names = ExportNames {
        title: &step.title,
        summary: &alt,
        banner: None,
        item: &|ix| item_name(timeline, ix),
    };
    let input = RowInput {
        timeline,
        scale: TimeScale::for_canvas(view, size),
        until: until(timeline),
        text,
    };
    let row = match &step.view {
        StepView::Topic(ix) => ExportRow::river(&input, *ix),
        StepView::Figures(ix) => ExportRow::figures(&input, *ix),
        _ => None,
    };
    let rows: Vec<ExportRow> = row.into_iter().collect();
    let svg = svg_with_rows(&drawn, &rows, &names, &PRINTED);
    Some(Picture { svg, alt })
}

/// Up to here something is known: the end of the day of knowledge, or of the last day on which
/// anything became known.
fn until(timeline: &Timeline) -> TimePoint {
    let last = || timeline.knowledge_days().last().copied();
    let day = timeline.told_on().day().or_else(last);
    day.map_or(TimePoint::EPOCH, end_of_day)
}

/// Both documents with what became of each point.
pub(super) fn comparison(
    timeline: &Timeline,
    comparison: &Comparison,
    table: &ComparisonTable,
) -> Option<Picture> {
    let filter = PairFilter::default();
    let svg = comparison_svg_of_width(timeline, comparison, &filter, &PRINTED, WIDTH)?;
    let alt = table.lines().join(". ");
    Some(Picture { svg, alt })
}

/// The mark of an item as a drawing of its own.
pub(super) fn mark_drawing(look: MarkLook) -> String {
    let side = look.size + 4.0;
    let mut svg = SvgWriter::default();
    mark(&mut svg, Pos2::new(side / 2.0, side / 2.0), look);
    svg.finish([side, side], "", "")
}

/// From the first to the last moment of what `items` may take up; `None` if none has a date.
pub(super) fn range_of(timeline: &Timeline, items: &[ItemIx]) -> Option<Range<TimePoint>> {
    let dates = items.iter().filter_map(|ix| timeline.when_of(*ix));
    let ends = dates.filter_map(|when| {
        let (from, to) = (when.earliest(), when.latest());
        Some((from.or(to)?, to.or(from)?))
    });
    ends.map(|(from, to)| from..to).reduce(|all, one| {
        let from = all.start.min(one.start);
        from..all.end.max(one.end)
    })
}

fn view(timeline: &Timeline, step: &Step, items: &[ItemIx]) -> Option<TimeView> {
    let framed = timeline.framed(&step.framing);
    let framed = framed
        .as_ref()
        .and_then(|when: &When| Some(when.earliest()?..when.latest()?));
    if let Some(range) = framed.filter(|range| range.start < range.end) {
        return Some(TimeView::fit(range, 0.06));
    }
    let range = range_of(timeline, items)?;
    let span = range.end.millis().saturating_sub(range.start.millis());
    let short = (SHORTEST - span).max(0) / 2;
    let range = range.start.saturating_add_millis(-short)..range.end.saturating_add_millis(short);
    Some(TimeView::fit(range, MARGIN))
}

/// Which rows are folded: those without one of the `items`, and if there are none, those that the
/// author folds.
fn folded(timeline: &Timeline, items: &[ItemIx]) -> Vec<bool> {
    let tracks = timeline.tracks.iter().enumerate();
    let folded = tracks.map(|(at, track)| {
        let holds = |ix: &ItemIx| timeline.first_belief(*ix).track.index() == at;
        if items.is_empty() {
            track.starts_folded
        } else {
            !items.iter().any(holds)
        }
    });
    folded.collect()
}

fn height(timeline: &Timeline, folded: &[bool]) -> f32 {
    let closed = folded.iter().filter(|folded| **folded).count();
    let open = timeline.tracks.len() - closed;
    let each = if open > 3 { OPEN_OF_MANY } else { OPEN };
    ABOVE_ROWS + closed as f32 * FOLDED + open.max(1) as f32 * each
}
