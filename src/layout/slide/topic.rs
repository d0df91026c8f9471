//! How an issue went on: where it stands, large, and what it came through, as a band under the
//! axis.
//!
//! ```text
//!   Security guarantees
//!   [==] Open since 8 Jan 2026
//!       ---o======<>////////////o==============o- - -      the states, on the slide's axis
//!          raised  contested     agreed in part open
//!          20 Nov  23 Nov        15 Dec         8 Jan      each tied to its day
//! ```
//!
//! A change whose date is uncertain slopes from the earliest to the latest day, as it does under
//! the canvas. What comes after the last known day is not shown: the band fades there.

mod band;
#[cfg(test)]
mod tests;
mod turns;

use emath::{Rect, vec2};

use super::SlideInput;
use super::body::{capitalized, row, style, whole};
use super::display::SlideTone;
use super::pen::Pen;
use crate::layout::Weight;
use crate::model::{StepView, Timeline, Topic, When};

use band::Band;
use turns::{Turn, turns};

/// Between the parts, in a room of six heights.
const GAP: f32 = 14.0;

/// Lays it out in `area`; nothing if the issue is not known.
pub(super) fn lay_out(pen: &mut Pen<'_>, input: &SlideInput<'_>, area: Rect) {
    let StepView::Topic(ix) = input.step.view else {
        return;
    };
    let Some(topic) = input.timeline.topic(ix) else {
        return;
    };
    let turns = turns(input.timeline, topic);
    speak(pen, input.timeline, topic);
    let gap = GAP * pen.scale();
    let foot = head(pen, topic, &turns, area) + gap;
    let room = area.with_min_y(foot);
    let Some(band) = Band::new(pen, input, ix, room) else {
        return;
    };
    let foot = band.paint(pen, input, &turns) + gap;
    said(pen, topic, &turns, area.with_min_y(foot));
}

/// The name of the issue, and how it stands, large. Gives the foot.
fn head(pen: &mut Pen<'_>, topic: &Topic, turns: &[Turn], area: Rect) -> f32 {
    let name = style(pen, 44.0, Weight::Medium, SlideTone::Secondary);
    let y = area.top() + name.row() / 2.0;
    row(
        pen,
        &capitalized(&topic.name),
        name,
        (area.left(), y),
        area.width(),
    );
    let foot = area.top() + name.row();
    let dated = turns.last().map(|turn| (turn.state, turn.date.clone()));
    let undated = || topic.steps.last().map(|step| (step.state, String::new()));
    let Some((state, date)) = dated.or_else(undated) else {
        return foot;
    };
    let large = style(pen, 84.0, Weight::SemiBold, SlideTone::Text);
    let large = if area.height() < 7.0 * large.row() {
        style(pen, 60.0, Weight::SemiBold, SlideTone::Text)
    } else {
        large
    };
    let y = foot + large.row() / 2.0;
    let word = capitalized(state.word());
    let written = row(pen, &word, large, (area.left(), y), area.width());
    let left = written.map_or(area.left(), |rect| rect.right() + 24.0 * pen.scale());
    let since = style(pen, 44.0, Weight::Regular, SlideTone::Secondary);
    let words = format!("since {date}");
    if !date.is_empty() && left + pen.width(&words, since) <= area.right() {
        // The feet of both sizes stand on one line.
        let lower = 0.36 * (large.size - since.size);
        row(pen, &words, since, (left, y + lower), area.right() - left);
    } else if !date.is_empty() {
        pen.shed(1);
    }
    y + large.row() / 2.0
}

/// What the latest step says, if all of it has room.
fn said(pen: &mut Pen<'_>, topic: &Topic, turns: &[Turn], area: Rect) {
    let last = turns.last().map(|turn| turn.step);
    let text = last.and_then(|at| topic.steps.get(at));
    let text = text.map_or("", |step| step.text.trim());
    if text.is_empty() {
        return;
    }
    let style = style(pen, 46.0, Weight::Regular, SlideTone::Text);
    let block = whole(pen, text, style, vec2(area.width(), area.height().max(0.0)));
    match block {
        Some(block) => {
            pen.write(&block, area.min);
        }
        None => pen.shed(1),
    }
}

fn speak(pen: &mut Pen<'_>, timeline: &Timeline, topic: &Topic) {
    pen.say(format!("Issue: {}", topic.name));
    for step in &topic.steps {
        let when = timeline.when_of(step.item);
        let date = when.map_or_else(|| "Without a date".to_owned(), When::label);
        pen.say(format!("{date}: {}. {}", step.state.word(), step.text));
    }
}
