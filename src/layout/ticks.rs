//! The axis: which calendar steps suit a view, and where their ticks and labels stand.
//!
//! ```text
//!   November 2025      │5 December               │ January 2026      coarser row, pinned at left
//!      17      24      │1      8      15      22 │  29      5        finer row
//!  ····╵·······╵·······╵───────╵
//! ```
//!
//! Labels are measured: those of a step fade in as the step grows from once to three times their
//! width, so none ever touches another. What the steps are is [`super::calendar`]'s work.

use emath::{Pos2, Rangef};

use crate::model::TimePoint;
use crate::model::time::{MILLIS_PER_DAY, MILLIS_PER_HOUR, MILLIS_PER_MINUTE, MILLIS_PER_SECOND};

use super::calendar::Step;
use super::{Ink, MeasureText, Shade, TextLine, TextStyle, Tick, TimeScale};

/// The middle of the coarser row under the top of the axis.
const MAJOR_Y: f32 = 15.0;
/// The middle of the finer row.
const MINOR_Y: f32 = 36.0;
/// From a coarse tick to its label, and from the edge to the pinned one.
const LABEL_GAP: f32 = 5.0;
const PINNED_GAP: f32 = 10.0;
/// Free room between two labels.
const CLEARANCE: f32 = 6.0;
/// Ticks closer than this are not drawn.
const MIN_TICK_SPACING: f64 = 4.0;
/// A family of steps is chosen once its coarsest labels have this many times their width.
const FAMILY_ROOM: f64 = 1.2;
/// Weekends show once a day is this wide.
const WEEKEND_POINTS: f64 = 4.0;
/// Labels this close to the selection's flag give way to it.
const FLAG_CLEARANCE: f32 = 8.0;

/// The calendar unit whose start a tick marks, from seconds to hundreds of millions of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TickRank {
    /// 1, 5, 15 or 30 seconds.
    Second,
    /// 1, 5, 15 or 30 minutes.
    Minute,
    /// 1, 3, 6 or 12 hours.
    Hour,
    /// Midnight.
    Day,
    /// Monday.
    Week,
    /// The first of a month.
    Month,
    /// January, April, July, October.
    Quarter,
    /// One or five years.
    Year,
    /// Ten or fifty years.
    Decade,
    /// A hundred or five hundred years.
    Century,
    /// A thousand or five thousand years.
    Millennium,
    /// Ten thousand years or more.
    Age,
}

/// Steps that share a row, finest first; each tick of a coarser one is also one of the finer,
/// or stands between them undisturbed. The widest label is a sample to measure.
struct Family {
    steps: &'static [Step],
    widest: &'static str,
    major: Option<Step>,
}

const S: i64 = MILLIS_PER_SECOND;
const M: i64 = MILLIS_PER_MINUTE;
const H: i64 = MILLIS_PER_HOUR;
const DAY: Step = Step::Millis(MILLIS_PER_DAY);
const MILLION: i64 = 1_000_000;

/// The table of the axis, finest first.
const FAMILIES: [Family; 14] = [
    family(
        &[
            Step::Millis(S),
            Step::Millis(5 * S),
            Step::Millis(15 * S),
            Step::Millis(30 * S),
        ],
        "00:00:00",
        Some(DAY),
    ),
    family(
        &[
            Step::Millis(M),
            Step::Millis(5 * M),
            Step::Millis(15 * M),
            Step::Millis(30 * M),
        ],
        "00:00",
        Some(DAY),
    ),
    family(
        &[
            Step::Millis(H),
            Step::Millis(3 * H),
            Step::Millis(6 * H),
            Step::Millis(12 * H),
        ],
        "00:00",
        Some(DAY),
    ),
    family(&[DAY, Step::Week], "30", Some(Step::Months(1))),
    family(
        &[Step::Months(1), Step::Months(3)],
        "May",
        Some(Step::Years(1)),
    ),
    family(
        &[Step::Years(1), Step::Years(5)],
        "2000 BC",
        Some(Step::Years(10)),
    ),
    family(
        &[Step::Years(10), Step::Years(50)],
        "2000 BC",
        Some(Step::Years(100)),
    ),
    family(&[Step::Years(100), Step::Years(500)], "2000 BC", None),
    family(&[Step::Years(1_000), Step::Years(5_000)], "10,000 BC", None),
    family(
        &[Step::Years(10_000), Step::Years(50_000)],
        "500,000 BC",
        None,
    ),
    family(
        &[Step::Years(100_000), Step::Years(500_000)],
        "99.5 million BC",
        None,
    ),
    family(
        &[Step::Years(MILLION), Step::Years(5 * MILLION)],
        "100 million BC",
        None,
    ),
    family(
        &[Step::Years(10 * MILLION), Step::Years(50 * MILLION)],
        "100 million BC",
        None,
    ),
    family(&[Step::Years(100 * MILLION)], "100 million BC", None),
];

const fn family(steps: &'static [Step], widest: &'static str, major: Option<Step>) -> Family {
    Family {
        steps,
        widest,
        major,
    }
}

/// The ticks of a view, coarse ones first, and the context pinned at the left edge. Labels under
/// `flag`, a stretch of the axis in points, give way to it.
pub(crate) fn axis(
    scale: &TimeScale,
    text: &dyn MeasureText,
    flag: Option<Rangef>,
) -> (Vec<Tick>, Vec<TextLine>) {
    let family = choose(scale, text);
    let mut ticks = Vec::new();
    let mut pinned = Vec::new();
    if let Some(major) = family.major {
        major_row(scale, text, major, &mut ticks, &mut pinned);
    }
    minor_row(scale, text, &family, flag, &mut ticks);
    (ticks, pinned)
}

/// Saturdays and Sundays, from when a day is four points wide.
pub(crate) fn weekends(scale: &TimeScale) -> Vec<Shade> {
    if scale.points_per_day() < WEEKEND_POINTS {
        return Vec::new();
    }
    let (left, right) = (scale.x0, scale.x0 + scale.width);
    let day = MILLIS_PER_DAY;
    ticks_in_view(scale, Step::Week)
        .filter_map(|monday| {
            let end = monday.saturating_add_millis(7 * day);
            let x0 = scale
                .x_from_time(monday.saturating_add_millis(5 * day))
                .max(left);
            let x1 = scale.x_from_time(end).min(right);
            (x1 > x0).then_some(Shade { x0, x1 })
        })
        .collect()
}

/// The finest family whose coarsest labels have room.
fn choose(scale: &TimeScale, text: &dyn MeasureText) -> Family {
    let has_room = |family: &Family| {
        let spacing = family.steps.last().map_or(0.0, |step| points(scale, *step));
        spacing >= FAMILY_ROOM * label_room(scale, text, family)
    };
    let [.., last] = FAMILIES;
    FAMILIES.into_iter().find(has_room).unwrap_or(last)
}

fn points(scale: &TimeScale, step: Step) -> f64 {
    step.millis() * scale.points_per_milli()
}

/// The width of the family's widest label in this view, with its clearance. Years in deep time
/// are wider than any sample.
fn label_room(scale: &TimeScale, text: &dyn MeasureText, family: &Family) -> f64 {
    let sample = text.width(family.widest, TextStyle::AxisMinor);
    let range = scale.view.range();
    let widest = match family.steps {
        [step @ Step::Years(_), ..] => [range.start, range.end]
            .into_iter()
            .filter_map(|time| step.time_of(step.number_at(time)))
            .map(|time| text.width(&step.label(time), TextStyle::AxisMinor))
            .fold(sample, f32::max),
        _ => sample,
    };
    f64::from(widest + CLEARANCE)
}

/// The ticks from the last one left of the view to the first one right of it.
fn ticks_in_view(scale: &TimeScale, step: Step) -> impl Iterator<Item = TimePoint> {
    let range = scale.view.range();
    let (first, last) = (step.number_at(range.start), step.number_at(range.end));
    (first..=last.saturating_add(1)).filter_map(move |number| step.time_of(number))
}

fn major_row(
    scale: &TimeScale,
    text: &dyn MeasureText,
    step: Step,
    ticks: &mut Vec<Tick>,
    pinned: &mut Vec<TextLine>,
) {
    let right = scale.x0 + scale.width;
    let times: Vec<TimePoint> = ticks_in_view(scale, step).collect();
    for (at, time) in times.iter().enumerate() {
        let x = scale.x_from_time(*time);
        let next_x = times
            .get(at + 1)
            .map_or(f32::INFINITY, |next| scale.x_from_time(*next));
        if x > right || next_x <= scale.x0 {
            continue;
        }
        if x < scale.x0 + LABEL_GAP {
            *pinned = vec![pinned_line(scale, text, step, *time, next_x)];
        }
        if x >= scale.x0 {
            let label = (x >= scale.x0 + LABEL_GAP)
                .then(|| fitting_label(text, step, *time, x, next_x.min(right)))
                .flatten();
            ticks.push(Tick {
                x,
                rank: step.rank(),
                major: true,
                label,
            });
        }
    }
}

/// All that is needed to stand alone, less where that is wider than the room before `next_x`;
/// what is too wide even so is pushed out.
fn pinned_line(
    scale: &TimeScale,
    text: &dyn MeasureText,
    step: Step,
    time: TimePoint,
    next_x: f32,
) -> TextLine {
    let x = scale.x0 + PINNED_GAP;
    let last_x = |line: &TextLine| next_x - CLEARANCE - text.width(&line.text, line.style);
    let wordings = [step.context(time), step.heading(time), step.label(time)];
    let fitting = wordings
        .into_iter()
        .map(|wording| major_line(wording, x))
        .find(|line| x <= last_x(line));
    let mut line = fitting.unwrap_or_else(|| major_line(step.label(time), x));
    line.left_center.x = x.min(last_x(&line));
    line
}

/// The heading if it ends before `next_x`, the next tick or the edge; else the short label, else none.
fn fitting_label(
    text: &dyn MeasureText,
    step: Step,
    time: TimePoint,
    x: f32,
    next_x: f32,
) -> Option<TextLine> {
    [step.heading(time), step.label(time)]
        .into_iter()
        .find_map(|label| {
            let line = major_line(label, x + LABEL_GAP);
            let end = line.left_center.x + text.width(&line.text, line.style);
            (end + CLEARANCE <= next_x).then_some(line)
        })
}

fn major_line(text: String, x: f32) -> TextLine {
    TextLine {
        left_center: Pos2::new(x, MAJOR_Y),
        text: text.into(),
        style: TextStyle::AxisMajor,
        ink: Ink::Primary,
        alpha: 1.0,
    }
}

fn minor_row(
    scale: &TimeScale,
    text: &dyn MeasureText,
    family: &Family,
    flag: Option<Rangef>,
    ticks: &mut Vec<Tick>,
) {
    let room = label_room(scale, text, family);
    let drawn = family
        .steps
        .iter()
        .filter(|step| points(scale, **step) >= MIN_TICK_SPACING);
    // Days and Mondays share a row: coarse steps go first and finer ones leave their places out.
    let mut coarser: Vec<Step> = Vec::new();
    // Years in deep time are now wider, now narrower than any sample: none is set on another.
    let mut set: Vec<Rangef> = Vec::new();
    for step in drawn.rev() {
        // What the axis needs at least is plain to read; finer steps fade in.
        let is_coarsest = family.steps.last() == Some(step);
        let alpha = (points(scale, *step) / room - 1.0) / 2.0;
        let alpha = if is_coarsest && alpha > 0.0 {
            1.0
        } else {
            alpha
        };
        for time in ticks_in_view(scale, *step) {
            let x = scale.x_from_time(time);
            let taken = coarser
                .iter()
                .any(|step| step.time_of(step.number_at(time)) == Some(time));
            if x < scale.x0 || x > scale.x0 + scale.width || taken {
                continue;
            }
            let label = (alpha > 0.0)
                .then(|| minor_label(text, *step, time, x))
                .filter(|line| clear_of(line, text, scale, flag))
                .filter(|line| {
                    let left = line.left_center.x;
                    let place = Rangef::new(left, left + text.width(&line.text, line.style));
                    let is_free = !set.iter().any(|other| other.intersects(place));
                    if is_free {
                        set.push(place);
                    }
                    is_free
                })
                .map(|line| TextLine {
                    alpha: alpha.min(1.0) as f32,
                    ..line
                });
            ticks.push(Tick {
                x,
                rank: step.rank(),
                major: false,
                label,
            });
        }
        coarser.push(*step);
    }
}

fn minor_label(text: &dyn MeasureText, step: Step, time: TimePoint, x: f32) -> TextLine {
    let label = step.label(time);
    let width = text.width(&label, TextStyle::AxisMinor);
    // Day numbers name the whole day and stand right of its midnight; other labels stand on
    // their tick.
    let is_day = matches!(step, DAY | Step::Week | Step::Months(_));
    let x = if is_day {
        x + LABEL_GAP
    } else {
        x - width / 2.0
    };
    TextLine {
        left_center: Pos2::new(x, MINOR_Y),
        text: label.into(),
        style: TextStyle::AxisMinor,
        ink: Ink::Secondary,
        alpha: 1.0,
    }
}

fn clear_of(
    line: &TextLine,
    text: &dyn MeasureText,
    scale: &TimeScale,
    flag: Option<Rangef>,
) -> bool {
    let (x0, x1) = (
        line.left_center.x,
        line.left_center.x + text.width(&line.text, line.style),
    );
    let on_canvas = x0 >= scale.x0 && x1 <= scale.x0 + scale.width;
    let free =
        flag.is_none_or(|flag| x1 + FLAG_CLEARANCE <= flag.min || x0 - FLAG_CLEARANCE >= flag.max);
    on_canvas && free
}

#[cfg(test)]
mod tests;
