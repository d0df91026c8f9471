//! The sources of a row in one line: as much of tier, publisher and date as there is room for.

use egui::{Color32, Ui};

use crate::layout::Weight;
use crate::model::{Source, SourceIx, Timeline, origins};
use crate::state::origins_words;
use crate::ui::look::font;
use crate::ui::widgets::{source_mark, source_mark_width, text};

use super::EvidenceInput;
use super::row::NOTE;

/// Between two sources, in points.
const GAP: f32 = 10.0;

/// How much is told of each source, and of all of them.
#[derive(Clone, Copy)]
struct Told {
    /// The tier in words, not by its letter alone.
    spelled: bool,
    /// The day of publishing.
    dated: bool,
    /// How many reports and origins there are, even if each report is an origin.
    counted: bool,
}

impl Told {
    const fn new(spelled: bool, dated: bool, counted: bool) -> Self {
        Self {
            spelled,
            dated,
            counted,
        }
    }
}

/// From the fullest to the shortest.
const FORMS: [Told; 5] = [
    Told::new(true, true, true),
    Told::new(false, true, true),
    Told::new(false, true, false),
    Told::new(false, false, true),
    Told::new(false, false, false),
];

/// Draws `sources` into a wrapping line of `ui`, and how many origins they have, in the fullest
/// form that fits into `room` points. Those that fit in none are counted.
pub fn cited_ui(ui: &mut Ui, input: &EvidenceInput<'_>, sources: &[SourceIx], room: f32) {
    ui.spacing_mut().item_spacing.x = GAP;
    let look = input.look;
    let width = |told: &Told, sources: &[SourceIx], tail: &Option<String>| {
        let widths = sources.iter().map(|ix| {
            let source = input.timeline.source(*ix);
            let name = name_in(source, *told);
            source_mark_width(ui, source.tier, told.spelled, NOTE, &name) + GAP
        });
        widths.sum::<f32>() + tail.as_ref().map_or(-GAP, |words| tail_width(ui, words))
    };
    let fits = |told: &&Told| {
        let tail = tail(input.timeline, sources, told.counted);
        width(told, sources, &tail) <= room
    };
    let shortest = FORMS[FORMS.len() - 1];
    let (told, named, tail) = if let Some(told) = FORMS.iter().find(fits) {
        let tail = tail(input.timeline, sources, told.counted);
        (*told, sources.len(), tail)
    } else {
        let more = |named: usize| tail_after(input.timeline, sources, named);
        let fits = |named: &usize| width(&shortest, &sources[..*named], &more(*named)) <= room;
        let named = (1..sources.len()).rev().find(fits).unwrap_or(1);
        (shortest, named, more(named))
    };
    for ix in &sources[..named.min(sources.len())] {
        let source = input.timeline.source(*ix);
        let name = name_in(source, told);
        let mark = source_mark(ui, look, (source.tier, told.spelled), NOTE, &name);
        mark.on_hover_text(name_in(source, FORMS[0]));
    }
    if let Some(words) = tail {
        tail_ui(ui, input, &words, sources.get(named..).unwrap_or_default());
    }
}

/// The words behind the names; who is not named is told where the pointer rests.
fn tail_ui(ui: &mut Ui, input: &EvidenceInput<'_>, words: &str, unnamed: &[SourceIx]) {
    let names: Vec<String> = unnamed
        .iter()
        .map(|ix| name_in(input.timeline.source(*ix), FORMS[0]))
        .collect();
    let response = text(ui, NOTE, Weight::Medium, input.look.t1(), words);
    if !names.is_empty() {
        response.on_hover_text(names.join("\n"));
    }
}

fn tail_width(ui: &Ui, words: &str) -> f32 {
    let face = font(NOTE, Weight::Medium);
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(words.to_owned(), face, Color32::PLACEHOLDER);
    galley.size().x
}

/// How many origins there are: always where they are fewer than the sources; else only if that
/// is `counted`, of several sources or of one that relays another.
fn tail(timeline: &Timeline, sources: &[SourceIx], counted: bool) -> Option<String> {
    let relays = |ix: &SourceIx| !timeline.derived_from(*ix).is_empty();
    let known = origins(sources, |ix| timeline.derived_from(ix));
    let are_fewer = known.independent < known.reports;
    let is_told = are_fewer || (counted && (sources.len() != 1 || sources.iter().any(relays)));
    is_told.then(|| origins_words(timeline, sources))
}

/// What stands behind the first `named` of `sources`: "+2 more", and how many origins all have
/// if they are fewer than they look.
fn tail_after(timeline: &Timeline, sources: &[SourceIx], named: usize) -> Option<String> {
    let more = sources.len().checked_sub(named).filter(|more| *more > 0);
    let more = more.map(|more| format!("+{more} more"));
    let parts: Vec<String> = more
        .into_iter()
        .chain(tail(timeline, sources, false))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// "RFE/RL, 5 Jan 2026", or the publisher alone.
fn name_in(source: &Source, told: Told) -> String {
    match &source.published {
        Some(published) if told.dated => {
            format!("{}, {}", source.publisher, published.short_label())
        }
        _ => source.publisher.clone(),
    }
}
