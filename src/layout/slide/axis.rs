//! The axis of a slide: few calendar words, large, and ticks between them.
//!
//! The words are those of the finest step of the calendar whose words have room, so that days
//! are named in a week, months in a season and years in a century.

use emath::{Align, Rangef, pos2};

use super::display::{SlidePart, SlideShape, SlideTone};
use super::frame::{Frame, SMALL};
use super::pen::{Pen, Style};
use crate::layout::calendar::{Step, year_label};
use crate::layout::{TimeScale, Weight};
use crate::model::TimePoint;
use crate::model::time::{MILLIS_PER_DAY, MILLIS_PER_HOUR, MILLIS_PER_MINUTE, month_short};

/// Steps of the calendar, the finest first.
const STEPS: [Step; 27] = [
    Step::Millis(MILLIS_PER_MINUTE),
    Step::Millis(5 * MILLIS_PER_MINUTE),
    Step::Millis(15 * MILLIS_PER_MINUTE),
    Step::Millis(30 * MILLIS_PER_MINUTE),
    Step::Millis(MILLIS_PER_HOUR),
    Step::Millis(3 * MILLIS_PER_HOUR),
    Step::Millis(6 * MILLIS_PER_HOUR),
    Step::Millis(12 * MILLIS_PER_HOUR),
    Step::Millis(MILLIS_PER_DAY),
    Step::Week,
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
    Step::Years(5),
    Step::Years(10),
    Step::Years(50),
    Step::Years(100),
    Step::Years(500),
    Step::Years(1_000),
    Step::Years(5_000),
    Step::Years(10_000),
    Step::Years(50_000),
    Step::Years(100_000),
    Step::Years(500_000),
    Step::Years(1_000_000),
    Step::Years(10_000_000),
    Step::Years(100_000_000),
];
/// Hours show in a view of at most so many days.
const DAYS_WITH_HOURS: f64 = 3.0;
/// Ticks stand no closer than this.
const TICK_ROOM: f64 = 48.0;
/// No more ticks and words than this are looked at.
const MOST: i64 = 400;
/// What words keep free of each other, and of the line before them.
const WORD_GAP: f32 = 40.0;
const LINE_GAP: f32 = 16.0;
/// How far a tick reaches up and down, and a line above the middle of the words.
const TICK: f32 = 8.0;
const OVER_WORDS: f32 = 20.0;

/// Draws months and ticks as `input` shows them.
pub(super) fn lay_out(pen: &mut Pen<'_>, frame: &Frame, scale: &TimeScale) {
    let style = pen.style(
        SlidePart::Axis,
        SMALL,
        Weight::SemiBold,
        SlideTone::Secondary,
    );
    let named = named_step(pen, scale, style);
    line(
        pen,
        [frame.across.min, frame.across.max],
        [frame.axis_y; 2],
        SlideTone::Axis,
    );
    for x in ticks(scale, named) {
        let y = [frame.axis_y - TICK, frame.axis_y + TICK];
        line(pen, [x, x], y, SlideTone::Axis);
    }
    let mut free_from = frame.across.min;
    for word in words(pen, scale, named, style) {
        let top = frame.months_y - OVER_WORDS * pen.scale().max(1.0);
        if let Some(x) = word.line {
            // Under a word that needed more than its own stretch there is only a tick.
            let top = if x + 1.0 < free_from {
                frame.axis_y - TICK
            } else {
                top
            };
            line(pen, [x, x], [top, frame.axis_y + TICK], SlideTone::Line);
        }
        let fitting = word.wordings.iter().find(|text| {
            let end = word.left + pen.width(text, style);
            word.left >= free_from && end <= word.end.min(frame.across.max)
        });
        if let Some(text) = fitting {
            let at = pos2(word.left, frame.months_y);
            if let Some(rect) = pen.text(text, style, at, Align::Min) {
                free_from = rect.right() + WORD_GAP / 2.0;
            }
        }
    }
}

/// The finest step whose words have room.
fn named_step(pen: &Pen<'_>, scale: &TimeScale, style: Style) -> Step {
    let has_room = |step: &Step| {
        let range = scale.view.range();
        let sample = |time| {
            plain(*step, time)
                .last()
                .map_or(0.0, |it| pen.width(it, style))
        };
        let edges = sample(range.start).max(sample(range.end));
        let widest = match step {
            Step::Millis(MILLIS_PER_DAY) => pen.width("30 Sep", style),
            Step::Week => pen.width("30 September", style),
            Step::Months(_) => pen.width("September", style),
            _ => edges,
        };
        spacing(scale, *step) >= f64::from(widest.max(edges) + LINE_GAP + WORD_GAP)
    };
    let [.., last] = STEPS;
    suiting(scale).find(has_room).unwrap_or(last)
}

/// The steps that say something in the view: the hours of more than three days do not.
fn suiting(scale: &TimeScale) -> impl Iterator<Item = Step> {
    let day = MILLIS_PER_DAY as f64;
    let hours = scale.view.span_ms() <= DAYS_WITH_HOURS * day;
    STEPS
        .into_iter()
        .filter(move |step| hours || step.millis() >= day)
}

fn spacing(scale: &TimeScale, step: Step) -> f64 {
    step.millis() * scale.points_per_milli()
}

/// The starts of `step` in view, with the one before it.
fn starts(scale: &TimeScale, step: Step) -> impl Iterator<Item = TimePoint> {
    let range = scale.view.range();
    let first = step.number_at(range.start);
    let last = step.number_at(range.end).saturating_add(1);
    (first..=last.min(first.saturating_add(MOST))).filter_map(move |number| step.time_of(number))
}

/// The x of ticks: those of the named step and of the finest one that has room.
fn ticks(scale: &TimeScale, named: Step) -> Vec<f32> {
    // Hours between days that are named would only be a comb.
    let least = named.millis().min(MILLIS_PER_DAY as f64);
    let fine =
        suiting(scale).find(|step| step.millis() >= least && spacing(scale, *step) >= TICK_ROOM);
    let across = Rangef::new(scale.x0, scale.x0 + scale.width);
    let mut ticks: Vec<f32> = Vec::new();
    for step in [Some(named), fine.filter(|fine| *fine != named)]
        .into_iter()
        .flatten()
    {
        let x = starts(scale, step).map(|time| scale.x_from_time(time));
        let own: Vec<f32> = x
            .filter(|x| across.contains(*x))
            .filter(|x| !ticks.iter().any(|other| (other - x).abs() < TICK))
            .collect();
        ticks.extend(own);
    }
    ticks
}

/// A word of the axis and where it may stand.
struct Word {
    /// Its line; `None` for what began before the axis.
    line: Option<f32>,
    left: f32,
    /// Where its stretch ends.
    end: f32,
    /// The same in fewer and fewer letters.
    wordings: Vec<String>,
}

fn words(pen: &Pen<'_>, scale: &TimeScale, step: Step, style: Style) -> Vec<Word> {
    let right = scale.x0 + scale.width;
    let starts: Vec<TimePoint> = starts(scale, step).collect();
    let x_of = |time: TimePoint| scale.x_from_time(time);
    let mut words = Vec::new();
    let mut year_told = false;
    for (at, &time) in starts.iter().enumerate() {
        let x = x_of(time);
        let end = starts.get(at + 1).map_or(f32::INFINITY, |next| x_of(*next));
        let before = x < scale.x0;
        if x > right || end <= scale.x0 || (before && !goes_on(step)) {
            continue;
        }
        let left = if before { scale.x0 } else { x + LINE_GAP };
        // The first day or week says its year even where that takes the room of the next one.
        let next = starts.get(at + 2).filter(|_| !year_told && !goes_on(step));
        let end = next.map_or(end, |next| x_of(*next)) - WORD_GAP / 2.0;
        let mut wordings = plain(step, time);
        if !year_told {
            wordings.splice(0..0, with_year(step, time));
        }
        let fits = |text: &String| left + pen.width(text, style) <= end.min(right);
        year_told |= wordings.first().is_some_and(fits) || wordings.get(1).is_some_and(fits);
        words.push(Word {
            line: (!before).then_some(x),
            left,
            end,
            wordings,
        });
    }
    words
}

/// Whether a stretch that began before the axis is named at its start: the weeks and days of a
/// month are not, they are only ticks.
fn goes_on(step: Step) -> bool {
    matches!(step, Step::Months(_) | Step::Years(_))
}

/// What the stretch from `time` on is called, in fewer and fewer letters.
fn plain(step: Step, time: TimePoint) -> Vec<String> {
    let date = time.civil();
    match step {
        Step::Millis(ms) if ms < MILLIS_PER_DAY => {
            if time.millis_of_day() == 0 {
                vec![format!("{} {}", date.day, month_short(date.month))]
            } else {
                vec![step.label(time)]
            }
        }
        Step::Millis(_) | Step::Week => vec![
            step.heading(time),
            format!("{} {}", date.day, month_short(date.month)),
        ],
        Step::Months(_) if date.month == 1 => vec![
            step.heading(time),
            format!("{} {}", step.label(time), year_label(date.year)),
        ],
        Step::Months(_) => vec![step.heading(time), step.label(time)],
        Step::Years(_) => vec![step.label(time)],
    }
}

/// The same with what is needed to stand alone, in two lengths.
fn with_year(step: Step, time: TimePoint) -> [String; 2] {
    let date = time.civil();
    let (month, year) = (month_short(date.month), year_label(date.year));
    let day = format!("{} {month} {year}", date.day);
    match step {
        Step::Millis(ms) if ms < MILLIS_PER_DAY && time.millis_of_day() > 0 => {
            let day = format!("{day}, {}", step.label(time));
            [day.clone(), day]
        }
        Step::Millis(ms) if ms < MILLIS_PER_DAY => [day.clone(), day],
        Step::Millis(_) | Step::Week => [format!("{} {year}", step.heading(time)), day],
        Step::Months(_) => [step.context(time), format!("{month} {year}")],
        Step::Years(_) => [step.label(time), step.label(time)],
    }
}

fn line(pen: &mut Pen<'_>, x: [f32; 2], y: [f32; 2], tone: SlideTone) {
    pen.push(SlideShape::Line {
        part: SlidePart::Axis,
        ends: [pos2(x[0], y[0]), pos2(x[1], y[1])],
        width: 3.0,
        tone,
        dashes: None,
    });
}
