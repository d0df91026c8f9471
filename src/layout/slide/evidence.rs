//! Who says what of the items of a step: as its own view, or over its sentence when somebody in
//! the room asks.
//!
//! ```text
//!   (o) Did Umerov agree?                          1 source
//!   | Senior US official      | Rustem Umerov
//!   | to most of it           | to none of it          values that differ, large
//!   | Umerov accepted ...     | He did not judge ...
//!   | [B] Reuters             | [B] Reuters
//! ```
//!
//! Accounts that disagree stand side by side. Without any, the claims stand in rows, the most
//! telling first; without claims, the sources. The words of others are never cut: what has no
//! room is left out whole.

mod accounts;
mod case;
mod claims;
mod parts;
#[cfg(test)]
mod tests;

use emath::{Align, Rect, pos2, vec2};

use super::SlideInput;
use super::body::{capitalized, mark, row, short_name, shrunk, style};
use super::display::SlideTone;
use super::pen::Pen;
use super::subject::{evidence_item, evidence_sources, source_count};
use crate::layout::Weight;
use crate::model::{ItemIx, Step, StepView, Timeline, When};

use case::Case;

/// Between the parts, in a room of six heights.
const GAP: f32 = 18.0;
/// From this height on the evidence has the slide for itself, in a room of six heights.
const TALL: f32 = 560.0;

/// Whether the body of `step` has all of the slide, without the axis over it: texts are read there,
/// and no time stands in them.
pub(super) fn wants_all(step: &Step) -> bool {
    matches!(step.view, StepView::Evidence | StepView::Comparison { .. })
}

/// Lays it out in `area`. Gives whether what is said had room; if it had not, its sources stand
/// in its place, or their count.
pub(super) fn lay_out(pen: &mut Pen<'_>, input: &SlideInput<'_>, area: Rect) -> bool {
    let timeline = input.timeline;
    let Some(ix) = evidence_item(timeline, input.step) else {
        return false;
    };
    let case = Case::of(timeline, ix);
    let below = head(pen, timeline, ix, area);
    let room = area.with_min_y(below + GAP * pen.scale());
    let has_room = match &case {
        Case::Accounts(entries) => accounts::lay_out(pen, entries, room),
        Case::Claims(entries) | Case::Sources(entries) => claims::lay_out(pen, entries, room),
        Case::Nothing => note(pen, "No source is named", room),
    };
    if !has_room {
        pen.shed(case.count());
        sources_alone(pen, timeline, ix, room);
    }
    speak(pen, timeline, ix, &case);
    has_room
}

/// Who reports it, where what they say has no room; else how many they are.
fn sources_alone(pen: &mut Pen<'_>, timeline: &Timeline, ix: ItemIx, room: Rect) {
    let sources = Case::sources(timeline, ix);
    let is_told = match &sources {
        Case::Sources(entries) => claims::lay_out(pen, entries, room),
        _ => false,
    };
    let count = capitalized(&count_words(timeline, ix));
    let words = [format!("{count}, too long to show here"), count];
    let _ = is_told || words.iter().any(|words| note(pen, words, room));
}

/// One row in place of the evidence; `false` if it has no room.
fn note(pen: &mut Pen<'_>, words: &str, room: Rect) -> bool {
    let style = style(pen, 44.0, Weight::Regular, SlideTone::Secondary);
    let style = shrunk(pen, words, style, room.width());
    let fits = style.row() <= room.height() && pen.width(words, style) <= room.width();
    let at = pos2(room.left(), room.top() + style.row() / 2.0);
    fits && pen.text(words, style, at, Align::Min).is_some()
}

fn count_words(timeline: &Timeline, ix: ItemIx) -> String {
    source_count(timeline, &evidence_sources(timeline, ix))
}

/// The item with its mark, and how many sources stand behind it. Gives the foot.
fn head(pen: &mut Pen<'_>, timeline: &Timeline, ix: ItemIx, area: Rect) -> f32 {
    let title = style(pen, 46.0, Weight::SemiBold, SlideTone::Text);
    let y = area.top() + title.row() / 2.0;
    let size = 30.0 * pen.scale();
    mark(
        pen,
        timeline,
        ix,
        pos2(area.left() + size / 2.0 + 2.0, y),
        size,
    );
    let left = area.left() + size + 20.0 * pen.scale();
    let count = count_words(timeline, ix);
    let note = style(pen, 36.0, Weight::SemiBold, SlideTone::Secondary);
    let width = pen.width(&count, note);
    let room = area.right() - left - width - 40.0 * pen.scale();
    let name = short_name(timeline.item(ix));
    // The count says more of the evidence than the name of the item does.
    pen.text(&count, note, pos2(area.right(), y), Align::Max);
    row(pen, name, title, (left, y), room);
    let foot = y + title.row() / 2.0;
    // On all of the slide there is no axis that says when it was.
    let date = told_date(timeline, ix);
    if date.is_empty() || area.height() < TALL * pen.scale().max(1.0) {
        return foot;
    }
    let day = style(pen, 40.0, Weight::Medium, SlideTone::Secondary);
    row(
        pen,
        &date,
        day,
        (left, foot + day.row() / 2.0),
        area.right() - left,
    );
    foot + day.row()
}

/// The date of an item in its author's words, else as exactly as it is known; empty if it is not.
fn told_date(timeline: &Timeline, ix: ItemIx) -> String {
    let shown = timeline.item(ix).shown_date.clone();
    let label = || timeline.when_of(ix).map(When::long_label);
    shown.or_else(label).unwrap_or_default()
}

fn speak(pen: &mut Pen<'_>, timeline: &Timeline, ix: ItemIx, case: &Case<'_>) {
    let count = count_words(timeline, ix);
    pen.say(format!("Who says so: {}. {count}", timeline.item(ix).title));
    for entry in case.entries() {
        pen.say(entry.spoken());
    }
}

/// The boxes of `count` columns side by side in `area`.
fn columns(area: Rect, count: usize, gap: f32) -> Vec<Rect> {
    let width = (area.width() - gap * (count as f32 - 1.0)) / count.max(1) as f32;
    let column = |at: usize| {
        let left = area.left() + at as f32 * (width + gap);
        Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()))
    };
    (0..count).map(column).collect()
}
