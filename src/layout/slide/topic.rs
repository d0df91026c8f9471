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
//! the canvas. What comes after the last known day is not shown: the band fades there. The state
//! that is large is the one at the end of the axis, so that all of a slide is of one time.

mod band;
#[cfg(test)]
mod tests;
mod turns;

use emath::{Rect, vec2};

use super::SlideInput;
use super::body::{capitalized, row, style, whole};
use super::display::SlideTone;
use super::framing::framed_view;
use super::items::current;
use super::pen::{Pen, Style};
use crate::layout::Weight;
use crate::model::{ItemIx, StepView, Timeline, Topic, TopicIx, TopicState, When};

use band::Band;
use turns::{Turn, standing, turns};

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
    let turns = turns(input.timeline, topic, current(input.timeline, input.step));
    let standing = standing(&turns, framed_view(input.timeline, input.step));
    speak(pen, input.timeline, topic);
    let gap = GAP * pen.scale();
    let foot = head(pen, topic, (&turns, standing), area) + gap;
    let room = area.with_min_y(foot);
    let Some(band) = Band::new(pen, input, ix, room) else {
        return;
    };
    let foot = band.paint(pen, input, &turns) + gap;
    let told = told_step(input, topic).or(standing.map(|[_, last]| turns[last].step));
    let text = told.and_then(|at| topic.steps.get(at));
    let text = text.map_or("", |step| step.text.trim());
    // It is not said twice.
    if text != input.step.sentence.trim() {
        said(pen, text, area.with_min_y(foot));
    }
}

/// The item that brought the issue to where it stands; `None` if nothing of it is known.
pub(super) fn latest_item(timeline: &Timeline, ix: TopicIx) -> Option<ItemIx> {
    let topic = timeline.topic(ix)?;
    let last = turns(timeline, topic, None).pop().map(|turn| turn.item);
    last.or_else(|| Some(topic.steps.last()?.item))
}

/// The name of the issue, and how it stands, large; on one row if the band would not have room
/// below both. Gives the foot.
fn head(
    pen: &mut Pen<'_>,
    topic: &Topic,
    (turns, standing): (&[Turn], Option<[usize; 2]>),
    area: Rect,
) -> f32 {
    let name = style(pen, 44.0, Weight::Medium, SlideTone::Secondary);
    let large = |size: f32| style(pen, size, Weight::SemiBold, SlideTone::Text);
    let sizes = [84.0, 60.0].map(large);
    let under = Band::height(pen) + 2.0 * GAP * pen.scale();
    let fitting = sizes
        .into_iter()
        .find(|large| name.row() + large.row() + under <= area.height());
    let title = capitalized(&topic.name);
    let dated = standing.map(|[first, last]| {
        // "Since" a day would say that it still is so.
        let still = turns[last..].iter().all(|it| it.state == turns[last].state);
        let word = if still { "since" } else { "from" };
        (turns[first].state, format!("{word} {}", turns[first].date))
    });
    let undated = || Some((topic.steps.last()?.state, String::new()));
    let standing = dated.or_else(undated);
    let Some(large) = fitting else {
        let word = standing.map_or("", |(state, _)| state.word());
        let words = format!("{title}: {word}");
        let large = sizes[1];
        let y = area.top() + large.row() / 2.0;
        row(pen, &words, large, (area.left(), y), area.width());
        return area.top() + large.row();
    };
    let y = area.top() + name.row() / 2.0;
    row(pen, &title, name, (area.left(), y), area.width());
    let foot = area.top() + name.row();
    let Some((state, date)) = standing else {
        return foot;
    };
    state_row(pen, (state, &date), large, area.with_min_y(foot));
    foot + large.row()
}

/// "Agreed in part since 6 Jan 2026", the state in the `large` style, the rest as `date` has it.
fn state_row(pen: &mut Pen<'_>, (state, date): (TopicState, &str), large: Style, area: Rect) {
    let y = area.top() + large.row() / 2.0;
    let word = capitalized(state.word());
    let written = row(pen, &word, large, (area.left(), y), area.width());
    let left = written.map_or(area.left(), |rect| rect.right() + 24.0 * pen.scale());
    let since = style(pen, 44.0, Weight::Regular, SlideTone::Secondary);
    if date.is_empty() {
        return;
    }
    if left + pen.width(date, since) > area.right() {
        pen.shed(1);
        return;
    }
    // The feet of both sizes stand on one line.
    let lower = 0.36 * (large.size - since.size);
    row(pen, date, since, (left, y + lower), area.right() - left);
}

/// The step of the issue that the step of the briefing is about, by its place.
fn told_step(input: &SlideInput<'_>, topic: &Topic) -> Option<usize> {
    let told = current(input.timeline, input.step)?;
    topic.steps.iter().position(|step| step.item == told)
}

/// What a step says, if all of it has room.
fn said(pen: &mut Pen<'_>, text: &str, area: Rect) {
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
