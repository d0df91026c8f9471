//! Which time a step shows: from the view to words for it, and back.

use std::ops::Range;

use crate::{
    layout::{TimeView, step_view, view_around},
    model::{
        CivilDate, Framing, ItemIx, ItemSet, MILLIS_PER_DAY, MILLIS_PER_MINUTE, MILLIS_PER_SECOND,
        Step, StepView, TimePoint, When,
    },
    state::{
        FollowedCursor, State,
        navigate::{bounds, range_of},
    },
};

/// What is left free at both sides of a phase, as when somebody goes to it.
const PHASE_MARGIN: f64 = 0.05;
/// A shorter view is told with times of day.
const TOLD_BY_DAYS_MS: i64 = 2 * MILLIS_PER_DAY;
/// A shorter view is told to the second.
const TOLD_BY_MINUTES_MS: i64 = 10 * MILLIS_PER_MINUTE;

impl State {
    /// The view at rest: a phase if it is that exactly, the items if they alone make it, else its
    /// dates.
    pub(super) fn framing_of_view(&self, items: &[ItemIx]) -> Framing {
        let view = self.viewing.target();
        let phases = 0..self.timeline.record().phases.len();
        let mut phases = phases.map(Framing::Phase);
        let is_shown = |framing: &Framing| {
            let framed = self.framed_view(framing, items);
            framed.is_some_and(|framed| is_same(framed, view))
        };
        if let Some(phase) = phases.find(&is_shown) {
            return phase;
        }
        let dates = dated(&view.range());
        match dates {
            Some(dates) if !is_shown(&Framing::Items) => Framing::Range(Box::new(dates)),
            _ => Framing::Items,
        }
    }

    /// On a row, from its first step or value to the one under the cursor, whatever part of it the
    /// laptop shows: the sentence and the state are of that time. `None` off the rows, and if the
    /// row has no date.
    pub(super) fn framing_of_row(&self, view: &StepView) -> Option<Framing> {
        if !matches!(view, StepView::Topic(_) | StepView::Figures(_)) {
            return None;
        }
        let dates = self.dates_of_row(self.following.cursor?);
        let view = view_around(&dates)?;
        Some(Framing::Range(Box::new(dated(&view.range())?)))
    }

    /// The dates of a row up to `cursor`; all of them if nothing known stands there.
    fn dates_of_row(&self, cursor: FollowedCursor) -> Vec<&When> {
        let timeline = &self.timeline;
        let all = match cursor {
            FollowedCursor::Step { topic, .. } => {
                let steps = timeline.topic(topic).map_or(&[][..], |it| &it.steps);
                let dates = steps.iter().map(|it| timeline.when_of(it.item));
                dates.collect::<Vec<_>>()
            }
            FollowedCursor::Value { series, .. } => {
                let values = timeline.series_at(series).map_or(&[][..], |it| &it.values);
                let dates = values.iter().map(|it| timeline.when_of_value(it));
                dates.collect()
            }
        };
        let (FollowedCursor::Step { step: at, .. } | FollowedCursor::Value { value: at, .. }) =
            cursor;
        let begin = |when: &When| when.earliest().or(when.latest());
        let told = all.get(at).copied().flatten().and_then(begin);
        // Values stand in the order of the file.
        let is_later = |when: &When| told.is_some_and(|told| begin(when) > Some(told));
        let dates = all.iter().copied().flatten();
        dates.filter(|when| !is_later(when)).collect()
    }

    /// Where the laptop goes to show `step`, of whose items `items` are known; `None` to stay.
    pub(super) fn view_of_step(&self, step: &Step, items: &[ItemIx]) -> Option<TimeView> {
        let framed = self.framed_view(&step.framing, items);
        framed.or_else(|| self.framed_view(&Framing::Items, items))
    }

    fn framed_view(&self, framing: &Framing, items: &[ItemIx]) -> Option<TimeView> {
        let data = self.viewing.limits().data();
        let view = match framing {
            Framing::Items => {
                let set = ItemSet::from_items(self.timeline.item_slots(), items.iter().copied());
                range_of(&self.timeline, &set)?;
                // The same time as on the audience's screen.
                let step = Step {
                    items: items.to_vec(),
                    ..Step::default()
                };
                step_view(&self.timeline, &step)
            }
            Framing::Phase(_) => {
                let when = self.timeline.framed(framing)?;
                TimeView::fit(bounds(&when, &data)?, PHASE_MARGIN)
            }
            Framing::Range(when) => TimeView::fit(bounds(when, &data)?, 0.0),
        };
        Some(view.clamp(self.viewing.limits()))
    }
}

/// Whether nobody could tell both views apart.
fn is_same(one: TimeView, other: TimeView) -> bool {
    let ends = [one.range().start, one.range().end].map(|end| other.fraction_of(end));
    ends[0].abs() < 1e-4 && (ends[1] - 1.0).abs() < 1e-4
}

/// `range` as a date: in days, rounded outwards; with times of day if it is short, and in years
/// where the calendar has no days. `None` if no date can say it.
pub(super) fn dated(range: &Range<TimePoint>) -> Option<When> {
    let length = range.end.millis_since(range.start);
    let last = range.end.saturating_add_millis(-1).max(range.start);
    let [from, to] = [range.start, last].map(|time| {
        let day = time.civil();
        match length {
            _ if !(-9_999..=9_999).contains(&day.year) => format!("Y{}", day.year),
            TOLD_BY_DAYS_MS.. => day.to_string(),
            TOLD_BY_MINUTES_MS.. => moment(day, time, false),
            _ => moment(day, time, true),
        }
    });
    let text = if from == to {
        from
    } else {
        format!("{from}/{to}")
    };
    Some(When::parse_edtf(&text).ok()?.when)
}

/// "2026-01-06T14:05", or with seconds.
fn moment(day: CivilDate, time: TimePoint, seconds: bool) -> String {
    let millis = i64::from(time.millis_of_day());
    let (hour, minute) = (
        millis / (60 * MILLIS_PER_MINUTE),
        millis / MILLIS_PER_MINUTE % 60,
    );
    let text = format!("{day}T{hour:02}:{minute:02}");
    if seconds {
        let second = millis / MILLIS_PER_SECOND % 60;
        format!("{text}:{second:02}")
    } else {
        text
    }
}
