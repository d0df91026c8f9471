//! What an audience sees of one step, as plain positioned data: one [`SlideList`] for the
//! projector, for its small picture on the console, and for tests.
//!
//! Everything is measured in units of a frame that is 1,080 high; whoever paints it multiplies by
//! the height of the screen. So a step looks the same on every screen of the same shape.
//!
//! ```text
//!   77 |<------------------- text ------------------->| width - 77
//!      November 2025 | December          | January 2026     43
//!      --+----+----+----+----+----+----+----+----+---      132  axis
//!      --#--o-----o-o-----==-----#-------(O)- - - - -      232  the items, on one line
//!        28 points        Berlin         Paris             304  at most 7 names
//!      | Tuesday 6 January 2026, Paris                     450
//!      | The sentence, as large as it fits                 494
//!      ----------------------------------------------      850
//!      o Planned, as known on 5 January   Source: RFE/RL   900  nothing below 950 but
//!                      . . . == o o                       1006  the dots of the steps
//! ```

mod axis;
mod body;
mod breaks;
mod comparison;
mod display;
mod evidence;
mod figures;
mod foot;
mod frame;
mod framing;
mod items;
mod legibility;
mod marks;
mod names;
mod pen;
mod quiet;
mod quote;
mod sentence;
mod spans;
mod subject;
mod topic;

use emath::{Rect, vec2};

use crate::model::{ItemIx, MILLIS_PER_DAY, Step, StepView, TimePoint, Timeline, When};

use super::TimeView;
use frame::{Frame, Parts};
use pen::Pen;
use sentence::SentenceBlock;

pub use display::{
    MeasureSlide, SlideFace, SlideFill, SlideList, SlidePart, SlideShape, SlideText, SlideTone,
};
pub use framing::view_around;
pub use legibility::{Legibility, Seat};
pub use subject::evidence_item;

/// Where a step stands on the path that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepPlace {
    /// From 0.
    pub at: usize,
    /// How many steps the path has.
    pub of: usize,
}

/// What a slide is made of.
pub struct SlideInput<'a> {
    /// The timeline as known on the step's day.
    pub timeline: &'a Timeline,
    /// What is told.
    pub step: &'a Step,
    /// Where it stands on the path; `None` for a view off the path, which has no dots.
    pub place: Option<StepPlace>,
    /// The evidence for the items lies over the sentence.
    pub evidence: bool,
    /// The time on the axis now; it differs from [`step_view`] while it moves.
    pub view: TimeView,
    /// The width of the screen divided by its height; see [`SlideList::shape_on`].
    pub aspect: f32,
    /// What can be read in the room.
    pub legibility: Legibility,
    /// The fonts.
    pub measure: &'a dyn MeasureSlide,
}

/// The time that a step shows on the axis: that of its framing, or of its items, of the issue or
/// the figure that it shows, with some days around them. If nothing of it is dated, a day that
/// nobody sees: such a slide has no axis.
pub fn step_view(timeline: &Timeline, step: &Step) -> TimeView {
    let view = framing::framed_view(timeline, step);
    view.unwrap_or_else(|| TimeView::new(TimePoint::EPOCH, MILLIS_PER_DAY as f64))
}

/// Lays out what the audience sees.
///
/// What matters most is written first, so that what has no room is what matters least: the
/// sentence, then status and source, then the names by importance.
pub fn lay_out_slide(input: &SlideInput<'_>) -> SlideList {
    let aspect = SlideList::shape_on(input.aspect);
    let size = vec2(SlideList::HEIGHT * aspect, SlideList::HEIGHT);
    // A screen does not go blank because there is no evidence to be shown.
    let evidence = input.evidence && evidence_item(input.timeline, input.step).is_some();
    let input = &SlideInput { evidence, ..*input };
    let mut pen = Pen::new(input.measure, input.legibility, size);
    pen.say(spoken_title(input));
    let has_time = framing::framed_view(input.timeline, input.step).is_some();
    match &input.step.view {
        StepView::Canvas if !input.evidence => canvas(&mut pen, input, has_time),
        StepView::Canvas | StepView::Evidence => evidence_slide(&mut pen, input, has_time),
        _ if input.evidence => evidence_slide(&mut pen, input, has_time),
        StepView::Quote { text, who, .. } => {
            let frame = Frame::new(&pen, Parts::NONE);
            quote::lay_out(&mut pen, input, frame.body, (text, who));
            pen.say(text.as_str());
            pen.say(who.as_str());
            finish(&mut pen, input, &frame);
        }
        StepView::Comparison { .. } => headed(&mut pen, input, false, comparison::lay_out),
        StepView::Topic(_) => headed(&mut pen, input, has_time, topic::lay_out),
        StepView::Figures(_) => headed(&mut pen, input, has_time, figures::lay_out),
    }
    if let Some(place) = input.place {
        foot::dots(&mut pen, place);
    }
    pen.finish()
}

/// "Step 9 of 12: Paris".
fn spoken_title(input: &SlideInput<'_>) -> String {
    let title = input.step.title.trim();
    match input.place {
        Some(place) => format!("Step {} of {}: {title}", place.at + 1, place.of),
        None => title.to_owned(),
    }
}

/// The frames that a canvas slide is tried in, the richest first: names, date and in the end the
/// line of items give way to the sentence.
fn canvas_parts(has_time: bool) -> Vec<Parts> {
    let parts = |name_rows, overline| Parts {
        axis: has_time,
        items: has_time,
        name_rows,
        overline,
    };
    let mut tried = vec![
        parts(2, true),
        parts(1, true),
        parts(1, false),
        parts(0, false),
    ];
    if !has_time {
        tried.clear();
    }
    tried
}

/// The timeline with a sentence under it.
fn canvas(pen: &mut Pen<'_>, input: &SlideInput<'_>, has_time: bool) {
    let tried = canvas_parts(has_time);
    let fitting = [sentence::AT_EASE, sentence::LEAST]
        .into_iter()
        .find_map(|least| {
            tried.iter().find_map(|parts| {
                let frame = Frame::new(pen, *parts);
                let asked = (parts.overline, least);
                let block = SentenceBlock::fitting(pen, input, frame.body, asked)?;
                Some((frame, block))
            })
        });
    pen.say(input.step.sentence.trim());
    let Some((frame, block)) = fitting else {
        let frame = Frame::new(pen, Parts::NONE);
        sentence::alone(pen, input, frame.body);
        if has_time {
            let dated = sentence::overline(input).is_some();
            pen.shed(items::in_order(input).len() + usize::from(dated));
        }
        finish(pen, input, &frame);
        return;
    };
    block.write(pen, input, frame.body);
    time_and_foot(pen, input, &frame);
}

/// The evidence for the items in place of the sentence: under the timeline, or on all of the slide
/// if that has no room for it there.
fn evidence_slide(pen: &mut Pen<'_>, input: &SlideInput<'_>, has_time: bool) {
    let has_time = has_time && !evidence::wants_all(input.step);
    let usual = if pen.scale() > 1.0 { 1 } else { 2 };
    let under = |name_rows| Parts {
        axis: true,
        items: true,
        name_rows,
        overline: false,
    };
    let tried = [under(usual), under(0), Parts::NONE];
    for parts in tried.into_iter().filter(|parts| has_time || !parts.axis) {
        let mut tried = pen.clone();
        let frame = Frame::new(&tried, parts);
        let spoken = foot::lay_out(&mut tried, input, &frame);
        let has_room = evidence::lay_out(&mut tried, input, frame.body);
        if has_room || parts == Parts::NONE {
            if parts.axis {
                time(&mut tried, input, &frame);
            }
            say_foot(&mut tried, &spoken);
            *pen = tried;
            return;
        }
    }
}

/// Another view under the sentence of the step, with the axis over it if it shows time.
fn headed(
    pen: &mut Pen<'_>,
    input: &SlideInput<'_>,
    axis: bool,
    body: impl Fn(&mut Pen<'_>, &SlideInput<'_>, Rect),
) {
    let frame = Frame::new(
        pen,
        Parts {
            axis,
            ..Parts::NONE
        },
    );
    let area = sentence::heading(pen, input, frame.body);
    pen.say(input.step.sentence.trim());
    if axis {
        axis::lay_out(pen, &frame, &frame.time_scale(input));
    }
    let spoken = foot::lay_out(pen, input, &frame);
    body(pen, input, area);
    say_foot(pen, &spoken);
}

fn time_and_foot(pen: &mut Pen<'_>, input: &SlideInput<'_>, frame: &Frame) {
    let spoken = foot::lay_out(pen, input, frame);
    time(pen, input, frame);
    say_foot(pen, &spoken);
}

fn finish(pen: &mut Pen<'_>, input: &SlideInput<'_>, frame: &Frame) {
    let spoken = foot::lay_out(pen, input, frame);
    say_foot(pen, &spoken);
}

/// The axis, the line of items and the names.
fn time(pen: &mut Pen<'_>, input: &SlideInput<'_>, frame: &Frame) {
    axis::lay_out(pen, frame, &frame.time_scale(input));
    let placed = items::lay_out(pen, input, frame);
    let mut named = names::lay_out(pen, input, frame, &placed);
    named.sort_by_key(|placed| input.timeline.rank(placed.ix));
    for placed in named {
        pen.say(spoken_item(input.timeline, placed.ix));
    }
}

/// "6 January 2026: Leaders to meet in France, planned".
fn spoken_item(timeline: &Timeline, ix: ItemIx) -> String {
    let item = timeline.item(ix);
    let date = item.shown_date.clone();
    let date = date.or_else(|| timeline.when_of(ix).map(When::label));
    let date = date.map_or_else(String::new, |date| format!("{date}: "));
    let status = foot::status_words(timeline, ix).to_lowercase();
    format!("{date}{}, {status}", item.title)
}

fn say_foot(pen: &mut Pen<'_>, spoken: &foot::SpokenFoot) {
    pen.say(spoken.banner.as_str());
    pen.say(spoken.source.as_str());
}

#[cfg(test)]
mod tests;
