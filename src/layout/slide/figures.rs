//! A figure over time: a plain plot under the axis of the slide, its values in words.
//!
//! ```text
//!   Points in the plan
//!      28                      27 Yuri Ushakov
//!      @---------+             o                 what others say stands beside the line
//!                |19     20
//!                @-------@-------------- - -     a value holds until the next one
//! ```
//!
//! A range is a bar, "at least" and "at most" have an arrow. The scale of the values is that of
//! all that is known on the day of the step.

mod plot;
#[cfg(test)]
mod tests;
mod words;

use emath::Rect;

use super::SlideInput;
use super::body::{known_until, row, style};
use super::display::SlideTone;
use super::pen::Pen;
use crate::layout::{Figures, Weight, amount_words};
use crate::model::{ItemIx, Series, SeriesIx, SeriesValue, StepView, Timeline, When};

use plot::Plot;

/// Between the head and the plot, in a room of six heights.
const GAP: f32 = 16.0;

/// Lays it out in `area`; nothing if the series is not known.
pub(super) fn lay_out(pen: &mut Pen<'_>, input: &SlideInput<'_>, area: Rect) {
    let StepView::Figures(ix) = input.step.view else {
        return;
    };
    let Some(series) = input.timeline.series_at(ix) else {
        return;
    };
    speak(pen, input.timeline, series);
    let foot = head(pen, input, (ix, series), area);
    let room = area.with_min_y(foot + GAP * pen.scale());
    if let Some(plot) = Plot::new(pen, input, ix, room) {
        plot.paint(pen);
        words::place(pen, input, series, &plot);
    }
}

/// The item of the value that holds last; `None` if no value is known.
pub(super) fn latest_item(timeline: &Timeline, ix: SeriesIx) -> Option<ItemIx> {
    let values = &timeline.series_at(ix)?.values;
    let holds = Figures::new(timeline, ix)?.value_at(known_until(timeline));
    let value = holds
        .and_then(|at| values.get(at))
        .or_else(|| values.last());
    value.map(|value| value.item)
}

/// What is counted and in what, and the value that holds last, large. Gives the foot.
fn head(
    pen: &mut Pen<'_>,
    input: &SlideInput<'_>,
    (ix, series): (SeriesIx, &Series),
    area: Rect,
) -> f32 {
    let name = style(pen, 54.0, Weight::SemiBold, SlideTone::Text);
    let y = area.top() + name.row() / 2.0;
    let written = row(pen, &series.name, name, (area.left(), y), area.width());
    let timeline = input.timeline;
    let standing = Figures::new(timeline, ix);
    let standing = standing.map(|figures| figures.standing(timeline, known_until(timeline)));
    let note = style(pen, 46.0, Weight::Medium, SlideTone::Secondary);
    let left = written.map_or(area.left(), |rect| rect.right() + 32.0 * pen.scale());
    let words = standing.map_or_else(String::new, |words| format!("latest: {words}"));
    if words.is_empty() || left + pen.width(&words, note) > area.right() {
        pen.shed(usize::from(!words.is_empty()));
    } else {
        row(pen, &words, note, (left, y), area.right() - left);
    }
    area.top() + name.row()
}

fn speak(pen: &mut Pen<'_>, timeline: &Timeline, series: &Series) {
    pen.say(series.name.clone());
    for value in &series.values {
        let when = timeline.when_of_value(value);
        let date = when.map_or_else(|| "Without a date".to_owned(), When::label);
        let amount = format!("{} {}", amount_words(value.amount), series.unit);
        let who = said_by(value);
        pen.say(format!("{date}: {}{who}", amount.trim_end()));
    }
}

/// ", according to Yuri Ushakov"; empty if the sources say it themselves.
fn said_by(value: &SeriesValue) -> String {
    match value.who.as_str() {
        "" => String::new(),
        who => format!(", according to {who}"),
    }
}
