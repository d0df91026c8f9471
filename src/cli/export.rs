//! `briefline export`: the canvas as a picture, without a window and without a GPU.

use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use emath::Vec2;

use crate::io::export::{ExportNames, FontMeasure, png, svg};
use crate::io::save_atomically;
use crate::layout::{
    CanvasIndex, ColourBy, DisplayList, LayoutInput, LayoutMemory, TimeView, item_name, lay_out,
    summary,
};
use crate::model::{CivilDate, ItemIx, MILLIS_PER_DAY, TimePoint, Timeline, When};
use crate::palette::{DARK, LIGHT};

use super::args::{ExportArgs, ThemeArg};
use super::output::Output;
use super::{Outcome, input};

/// How much of the picture is left free on either side of all that happened.
const MARGIN: f64 = 0.04;

/// Draws the timeline and writes the picture. A timeline with errors is drawn without what could
/// not be read.
///
/// # Errors
/// If the timeline cannot be read, a date or an id means nothing, or the picture cannot be
/// written.
pub(super) fn run(args: &ExportArgs, output: &mut Output) -> anyhow::Result<Outcome> {
    let as_pixels = is_png(&args.out)?;
    let day = input::today();
    let range = asked_range(args, day)?;
    let today = match &args.today {
        Some(text) => input::date("--today", text, day)?.earliest(),
        None => TimePoint::from_civil(day),
    };
    let known_on = input::knowledge_date("--as-of", args.as_of.as_deref())?;
    let input = input::read(args.path.as_deref(), output)?;
    let timeline = &input::as_known_on(input.timeline, known_on, output);
    let banner = timeline.told_on().banner();
    let picture = Picture {
        timeline,
        selected: args
            .select
            .as_deref()
            .map(|id| item(timeline, id))
            .transpose()?,
        range,
        size: Vec2::new(f32::from(args.width), f32::from(args.height)),
        today,
    };
    let (list, view) = picture.lay_out()?;
    let names = ExportNames {
        title: &timeline.title,
        summary: &summary(&list, timeline.item_count(), &view),
        banner: banner.as_deref(),
        item: &|ix| item_name(timeline, ix),
    };
    let palette = match args.theme {
        ThemeArg::Light => &LIGHT,
        ThemeArg::Dark => &DARK,
    };
    let drawing = svg(&list, &names, palette);
    let bytes = if as_pixels {
        png(&drawing, f32::from(args.scale))?
    } else {
        drawing.into_bytes()
    };
    save_atomically(&args.out, &bytes)
        .with_context(|| format!("cannot write {}", args.out.display()))?;
    Ok(if input.faulty {
        Outcome::Faulty
    } else {
        Outcome::Fine
    })
}

/// What is to be drawn.
struct Picture<'a> {
    timeline: &'a Timeline,
    selected: Option<ItemIx>,
    range: AskedRange,
    size: Vec2,
    today: Option<TimePoint>,
}

impl Picture<'_> {
    fn lay_out(&self) -> anyhow::Result<(DisplayList, TimeView)> {
        let shown = self.timeline.known().clone();
        let index = CanvasIndex::new(self.timeline, &shown);
        let folded: Vec<bool> = self
            .timeline
            .tracks
            .iter()
            .map(|track| track.starts_folded)
            .collect();
        let view = self.range.view(self.timeline, &index, self.today)?;
        let knowledge = self.timeline.told_on().day();
        let input = LayoutInput {
            timeline: self.timeline,
            index: &index,
            view,
            size: self.size,
            scroll_y: 0.0,
            selected: self.selected,
            lit: None,
            today: self.today,
            knowledge: knowledge.and_then(|day| TimePoint::from_civil(day.next_day())),
            ghosts: false,
            colour_by: ColourBy::Track,
            text: &FontMeasure::new(),
            folded: &folded,
        };
        Ok((lay_out(&input, &mut LayoutMemory::default()), view))
    }
}

/// The ends of the picture as asked for; `None` where the timeline decides.
#[derive(Clone, Copy, Debug, PartialEq)]
struct AskedRange {
    from: Option<TimePoint>,
    to: Option<TimePoint>,
}

impl AskedRange {
    /// The view that shows it: what is asked for exactly, the rest with a margin.
    fn view(
        self,
        timeline: &Timeline,
        index: &CanvasIndex,
        today: Option<TimePoint>,
    ) -> anyhow::Result<TimeView> {
        let all = opening_range(timeline, index, today);
        let (range, margin) = match (self.from, self.to) {
            (None, None) => (all, MARGIN),
            (from, to) => (from.unwrap_or(all.start)..to.unwrap_or(all.end), 0.0),
        };
        ensure!(
            range.start < range.end,
            "the picture ends before it begins: see --from and --to"
        );
        Ok(TimeView::fit(range, margin))
    }
}

/// What the timeline shows first: the stretch that its author names, else all of it, else today.
fn opening_range(
    timeline: &Timeline,
    index: &CanvasIndex,
    today: Option<TimePoint>,
) -> Range<TimePoint> {
    let named = timeline
        .opens_on
        .as_ref()
        .and_then(|when| Some(when.earliest()?..when.latest()?));
    named.or_else(|| index.range()).unwrap_or_else(|| {
        let day = today.unwrap_or(TimePoint::EPOCH);
        day..day.saturating_add_millis(MILLIS_PER_DAY)
    })
}

fn asked_range(args: &ExportArgs, day: CivilDate) -> anyhow::Result<AskedRange> {
    let end = |flag: &str, text: Option<&String>, which: fn(&When) -> Option<TimePoint>| {
        let Some(text) = text else { return Ok(None) };
        match which(&input::date(flag, text, day)?) {
            Some(time) => Ok(Some(time)),
            None => bail!("{flag} needs a date with an end, found {text:?}"),
        }
    };
    Ok(AskedRange {
        from: end("--from", args.from.as_ref(), When::earliest)?,
        to: end("--to", args.to.as_ref(), When::latest)?,
    })
}

/// The item called `id`.
fn item(timeline: &Timeline, id: &str) -> anyhow::Result<ItemIx> {
    timeline.item_by_id(id).with_context(|| {
        let near = timeline
            .items()
            .map(|(_, item)| (strsim::jaro_winkler(&item.id, id), &item.id))
            .filter(|(likeness, _)| *likeness > 0.8)
            .max_by(|one, two| one.0.total_cmp(&two.0));
        let hint = near
            .map(|(_, id)| format!("; did you mean {id:?}?"))
            .unwrap_or_default();
        format!("no item has the id {id:?}{hint}")
    })
}

/// Whether the ending of `path` asks for pixels; an error if it names no form that we draw.
fn is_png(path: &Path) -> anyhow::Result<bool> {
    match path.extension() {
        Some(ending) if ending.eq_ignore_ascii_case("png") => Ok(true),
        Some(ending) if ending.eq_ignore_ascii_case("svg") => Ok(false),
        _ => bail!(
            "expected a name that ends in .svg or .png: {}",
            path.display()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ItemSet;

    #[test]
    fn the_ending_says_the_form() {
        assert!(is_png(Path::new("a.png")).unwrap() && is_png(Path::new("a.PNG")).unwrap());
        assert!(!is_png(Path::new("a.b.svg")).unwrap());
        for wrong in ["a.jpg", "a", "svg"] {
            let message = is_png(Path::new(wrong)).unwrap_err().to_string();
            assert!(
                message.contains(".svg or .png") && message.contains(wrong),
                "{message}"
            );
        }
    }

    #[test]
    fn an_end_before_the_beginning_is_refused() {
        let at = |millis| Some(TimePoint::from_millis(millis));
        let timeline = Timeline::default();
        let index = CanvasIndex::new(&timeline, &ItemSet::full(0));
        let view = |from, to| AskedRange { from, to }.view(&timeline, &index, at(0));
        assert!(view(at(10), at(10)).is_err() && view(at(10), at(5)).is_err());
        let view = view(at(1_000), at(5_000)).unwrap();
        assert_eq!((view.left().millis(), view.span_ms()), (1_000, 4_000.0));
    }

    #[test]
    fn an_empty_timeline_is_drawn_around_today() {
        let timeline = Timeline::default();
        let index = CanvasIndex::new(&timeline, &ItemSet::full(0));
        let today = TimePoint::from_millis(3 * MILLIS_PER_DAY);
        let range = opening_range(&timeline, &index, Some(today));
        assert_eq!(range, today..TimePoint::from_millis(4 * MILLIS_PER_DAY));
    }
}
