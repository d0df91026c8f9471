//! Which time a step shows on its axis.

use std::ops::Range;

use crate::layout::TimeView;
use crate::model::{
    ItemIx, MILLIS_PER_DAY, MILLIS_PER_HOUR, Step, StepView, TimePoint, Timeline, When,
};

/// What is free on either side of a stretch that the step names, and of its items.
const MARGIN: f64 = 0.03;
const MARGIN_OF_ITEMS: f64 = 0.1;
/// So much time is shown around items at least, and around such as have times of the day.
const LEAST: i64 = 10 * MILLIS_PER_DAY;
const LEAST_WITHIN_A_DAY: i64 = 12 * MILLIS_PER_HOUR;

/// The time of the framing, or of the items; `None` if neither says any.
pub(super) fn framed_view(timeline: &Timeline, step: &Step) -> Option<TimeView> {
    let framed = timeline.framed(&step.framing);
    if let Some(range) = framed.and_then(|when| bounds(&when)) {
        return Some(TimeView::fit(range, MARGIN));
    }
    view_around(&dates(timeline, step))
}

/// All of `dates` with some time around them; `None` if none says any.
pub fn view_around(dates: &[&When]) -> Option<TimeView> {
    let ranges = dates.iter().filter_map(|when| bounds(when));
    let all = ranges.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))?;
    let within_a_day = all.end.millis().saturating_sub(all.start.millis()) <= MILLIS_PER_DAY
        && dates.iter().all(|when| when.has_time());
    let least = if within_a_day {
        LEAST_WITHIN_A_DAY
    } else {
        LEAST
    };
    let view = TimeView::fit(all, MARGIN_OF_ITEMS);
    if view.span_ms() >= least as f64 {
        return Some(view);
    }
    Some(TimeView::new(view.left(), least as f64).centered_on(view.center()))
}

/// The dates that the step is about: those of its items, and of the issue or the figure that it
/// shows.
fn dates<'t>(timeline: &'t Timeline, step: &Step) -> Vec<&'t When> {
    let of_items = |items: &[ItemIx]| -> Vec<&'t When> {
        let known = items.iter().filter(|ix| timeline.is_known(**ix));
        known.filter_map(|ix| timeline.when_of(*ix)).collect()
    };
    let mut dates = of_items(&step.items);
    match step.view {
        StepView::Topic(ix) => {
            let steps = timeline.topic(ix).map_or(&[][..], |topic| &topic.steps);
            let items: Vec<ItemIx> = steps.iter().map(|step| step.item).collect();
            dates.extend(of_items(&items));
        }
        StepView::Figures(ix) => {
            let values = timeline
                .series_at(ix)
                .map_or(&[][..], |series| &series.values);
            dates.extend(
                values
                    .iter()
                    .filter_map(|value| timeline.when_of_value(value)),
            );
        }
        _ => {}
    }
    dates
}

/// From the earliest to the latest moment. What is open ends where it is known to have begun: a
/// stretch without an end would leave no room for the rest.
fn bounds(when: &When) -> Option<Range<TimePoint>> {
    let at = |end: Option<TimePoint>| end.map(TimePoint::millis);
    let first = at(when.earliest().or(when.earliest_end()).or(when.latest()))?;
    let last = at(when.latest().or(when.latest_start()).or(when.earliest()))?;
    let range = first.min(last)..first.max(last);
    Some(TimePoint::from_millis(range.start)..TimePoint::from_millis(range.end))
}
