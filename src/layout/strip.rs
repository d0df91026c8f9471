//! The few dates under the overview strip: one calendar step, coarse enough to leave room.

use crate::model::TimePoint;

use super::TimeScale;
use super::calendar::Step;

/// About how wide a label with its room is, in points.
const ROOM: f64 = 64.0;
/// Coarser and coarser steps to choose from.
const STEPS: [Step; 14] = [
    Step::Millis(1_000),
    Step::Millis(60_000),
    Step::Millis(3_600_000),
    Step::Millis(86_400_000),
    Step::Week,
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
    Step::Years(5),
    Step::Years(10),
    Step::Years(100),
    Step::Years(1_000),
    Step::Years(100_000),
    Step::Years(10_000_000),
];

/// A date under the strip.
#[derive(Clone, Debug, PartialEq)]
pub struct StripTick {
    /// Where its stretch begins, in points.
    pub x: f32,
    /// What it is called: with its year where the year changes.
    pub label: String,
}

/// The dates under a strip of `scale`, left to right; a label that needs more room than there
/// is may be left out by the painter.
pub fn strip_ticks(scale: &TimeScale) -> Vec<StripTick> {
    let points = |step: &Step| step.millis() * scale.points_per_milli();
    let step = STEPS
        .into_iter()
        .find(|step| points(step) >= ROOM)
        .unwrap_or(STEPS[13]);
    let range = scale.view.range();
    let mut ticks = Vec::new();
    let mut number = step.number_at(range.start);
    // The strip has a width, so it has no more ticks than fit, and never endlessly many.
    let most = (f64::from(scale.width) / ROOM).ceil() as usize + 2;
    while ticks.len() < most {
        let Some(time) = step.time_of(number) else {
            break;
        };
        if time >= range.end {
            break;
        }
        ticks.push(StripTick {
            x: scale.x_from_time(time),
            label: name(step, time, ticks.is_empty()),
        });
        number += 1;
    }
    ticks
}

/// A month is short, but the first one and January say their year.
fn name(step: Step, time: TimePoint, first: bool) -> String {
    let date = time.civil();
    match step {
        Step::Months(_) if first || date.month == 1 => {
            format!(
                "{} {}",
                step.label(time),
                super::calendar::year_label(date.year)
            )
        }
        Step::Week | Step::Millis(86_400_000) => {
            format!(
                "{} {}",
                date.day,
                crate::model::time::month_short(date.month)
            )
        }
        _ => step.label(time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::TimeView;
    use crate::model::CivilDate;

    #[test]
    fn a_few_months_are_named_and_january_says_its_year() {
        let day = |y, m, d| {
            TimePoint::from_civil(CivilDate::new(y, m, d).expect("a date")).expect("in range")
        };
        let view = TimeView::fit(day(2025, 11, 1)..day(2026, 3, 1), 0.0);
        let scale = TimeScale {
            view,
            x0: 0.0,
            width: 480.0,
        };
        let labels: Vec<String> = strip_ticks(&scale)
            .into_iter()
            .map(|tick| tick.label)
            .collect();
        assert_eq!(labels, ["Nov 2025", "Dec", "Jan 2026", "Feb"]);
    }
}
