//! Figures over time: where the values of a series stand in a row under the canvas, on the same
//! scale, as plain numbers for whoever plots them.
//!
//! ```text
//!   1 ┌───────────────────────────────┐   y is a share of the row's height, 0 at its foot
//!     │ 28                            │
//!     │ ●────────┐  ○ 27 a speaker    │   a value holds until the next; what others say stands
//!     │          │19        20        │   beside the line
//!     │          ●──────────●──────── │   x is in points from the left edge of the canvas
//!   0 └───────────────────────────────┘
//! ```
//!
//! The scale of the values is that of all that is known, so that it does not change while
//! panning. A date that is not exact is a slope of the line, and a span through its value.

mod amounts;
mod labels;
#[cfg(test)]
mod tests;

use emath::{Pos2, pos2};

use crate::model::{Amount, ItemIx, SeriesDrawing, SeriesIx, SeriesValue, TimePoint, Timeline};

use super::followed::{FADE_AFTER, Onset, Ranks, RowInput, RowPill, folds, pill};
use super::{MeasureText, TextLine};

use amounts::ValueScale;
use labels::Labels;

pub use amounts::{amount_label, amount_words, number};

/// The height of the row of a series, in points.
pub const FIGURES_HEIGHT: f32 = 96.0;
/// What is left free over and under the plot, in points.
pub const FIGURES_INSET: f32 = 4.0;
/// The radius of a value's mark, in points.
pub const FIGURE_RADIUS: f32 = 4.5;
/// How far the arrow of "at least" or "at most" reaches from its value, in points.
pub const FIGURE_ARROW: f32 = 15.0;

/// With more values than this for each 16 points of the row they are folded.
const DENSE: usize = 4;
/// How near the pointer must be to a mark, in points.
const NEAR: f32 = 13.0;

/// A series ready to be laid out at any view: its values in the order of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The series.
    pub series: SeriesIx,
    /// How many values have no date, so that they have no place.
    pub undated: usize,
    scale: ValueScale,
    /// The line through the values that are not another speaker's; empty for dots.
    turns: Vec<Turn>,
    /// The moments of the marks in milliseconds, sorted, and what stands there.
    moments: Vec<i64>,
    places: Vec<Place>,
    ranks: Ranks,
    /// The longest time between the mark of a value and an end of its date, in milliseconds.
    longest: i64,
}

/// A change of the value that holds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Turn {
    from: i64,
    to: i64,
    amount: Amount,
    value: usize,
}

/// A value with a date.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    value: usize,
    onset: Onset,
    amount: Amount,
    aside: bool,
    item: ItemIx,
}

/// What the row of a series shows, in paint order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FiguresRow {
    /// The heights of round values, from 0 at the foot to 1, with their words where those have
    /// room.
    pub grid: Vec<(f32, Option<TextLine>)>,
    /// The line of the values that hold.
    pub line: FigureLine,
    /// From where to where it fades; `None` if that is out of sight.
    pub fades: Option<[f32; 2]>,
    /// Values.
    pub marks: Vec<FigureMark>,
    /// Values too many to tell apart.
    pub pills: Vec<RowPill>,
    /// The values in words beside their marks; no two meet.
    pub labels: Vec<TextLine>,
    /// How many values were looked at: the work that was done.
    pub visited: usize,
}

/// The line of the values that hold, from left to right: where a range holds its two edges part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureLine {
    /// The points of both edges, in points from the left of the canvas.
    pub x: Vec<f32>,
    /// The heights of the lower edge, from 0 at the foot to 1.
    pub low: Vec<f32>,
    /// The heights of the upper edge.
    pub high: Vec<f32>,
}

/// The mark of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigureMark {
    /// Which value of the series, as known.
    pub value: usize,
    /// Its item.
    pub item: ItemIx,
    /// Its x, in points.
    pub x: f32,
    /// The heights of its least and its greatest amount, which differ only for a range; from 0
    /// at the foot to 1.
    pub y: [f32; 2],
    /// How exactly it was given.
    pub amount: Amount,
    /// Whether it is another speaker's, beside the line.
    pub aside: bool,
    /// From where to where its date reaches; `None` for an exact day.
    pub span: Option<[f32; 2]>,
}

impl Figures {
    /// The figures of the series at `ix`; `None` if no value of it is known.
    pub fn new(timeline: &Timeline, ix: SeriesIx) -> Option<Self> {
        let series = timeline.series_at(ix)?;
        let mut figures = Self {
            series: ix,
            undated: 0,
            scale: ValueScale::of(series.values.iter().map(|value| value.amount)),
            turns: Vec::new(),
            moments: Vec::new(),
            places: Vec::new(),
            ranks: Ranks::default(),
            longest: 0,
        };
        for (at, value) in series.values.iter().enumerate() {
            let Some(onset) = timeline.when_of_value(value).and_then(Onset::of) else {
                figures.undated += 1;
                continue;
            };
            if series.drawing == SeriesDrawing::Steps && !value.aside {
                figures.turn(onset, value.amount, at);
            }
            figures.place(onset, value, at);
        }
        figures.places.sort_by_key(|place| place.onset.mark);
        let moments = figures.places.iter().map(|place| place.onset.mark);
        figures.moments = moments.collect();
        let places = figures.places.iter().map(|place| place.value);
        figures.ranks = Ranks::new(series.values.len(), places);
        Some(figures)
    }

    fn place(&mut self, onset: Onset, value: &SeriesValue, at: usize) {
        if !onset.is_exact {
            let half = (onset.mark - onset.from).max(onset.to - onset.mark);
            self.longest = self.longest.max(half);
        }
        self.places.push(Place {
            value: at,
            onset,
            amount: value.amount,
            aside: value.aside,
            item: value.item,
        });
    }

    /// Takes up a value that holds: the line meets its mark, and slopes there from as early as it
    /// may have come. It comes after the one before, which cuts what is uncertain.
    fn turn(&mut self, onset: Onset, amount: Amount, value: usize) {
        let from = if onset.is_exact {
            onset.mark
        } else {
            onset.from
        };
        let before = self.turns.last().map_or(i64::MIN, |before| before.to);
        let from = from.max(before);
        self.turns.push(Turn {
            from,
            to: onset.mark.max(from),
            amount,
            value,
        });
    }

    /// The value that holds at `time`, by its place in the series; of dots the last one. `None`
    /// before the first.
    pub fn value_at(&self, time: TimePoint) -> Option<usize> {
        let millis = time.millis();
        if self.turns.is_empty() {
            let begun = self.moments.partition_point(|moment| *moment <= millis);
            let own = self.places[..begun].iter().rev();
            let mut own = own.filter(|place| !place.aside);
            let last = || self.places[..begun].last();
            return own.next().or_else(last).map(|place| place.value);
        }
        let begun = self.turns.partition_point(|turn| turn.to <= millis);
        Some(self.turns.get(begun.checked_sub(1)?)?.value)
    }

    /// The value that holds at `until`, in words with its unit: "20 points"; "not yet" before the
    /// first.
    pub fn standing(&self, timeline: &Timeline, until: TimePoint) -> String {
        let series = timeline.series_at(self.series);
        let value = series.zip(self.value_at(until));
        let value = value.and_then(|(series, at)| series.values.get(at).zip(Some(series)));
        value.map_or_else(
            || "not yet".to_owned(),
            |(value, series)| {
                let words = format!("{} {}", amount_words(value.amount), series.unit);
                words.trim_end().to_owned()
            },
        )
    }

    /// Lays out what is in view. Costs what has room, not what there is.
    pub fn lay_out(&self, input: &RowInput<'_>) -> FiguresRow {
        let mut row = FiguresRow::default();
        self.line(input, &mut row);
        let [left, right] = input.edges();
        let reach = (self.longest as f64 * input.scale.points_per_milli()).min(1e6) as f32;
        let from = self
            .moments
            .partition_point(|moment| input.x(*moment) < left - reach);
        let to = self
            .moments
            .partition_point(|moment| input.x(*moment) <= right + reach);
        if to - from > DENSE * (input.scale.width / 16.0) as usize {
            self.fold(input, &mut row);
        } else {
            row.visited += to - from;
            let marks = self.places[from..to].iter();
            row.marks = marks.map(|place| self.mark(place, input)).collect();
            let own = |mark: &FigureMark| mark.x >= left - 1.0 && mark.x <= right + 1.0;
            row.marks.retain(|mark| own(mark) || mark.span.is_some());
        }
        row.grid = self.grid(&row, input);
        let mut labels = Labels::new(&row, input);
        row.labels = labels.place(&row.marks, self.series, input);
        row
    }

    fn grid(&self, row: &FiguresRow, input: &RowInput<'_>) -> Vec<(f32, Option<TextLine>)> {
        let line = |value: f64| {
            let y = self.scale.height_of(value);
            (y, labels::grid_label(&number(value), y, row, input))
        };
        self.scale.grid().into_iter().map(line).collect()
    }

    fn mark(&self, place: &Place, input: &RowInput<'_>) -> FigureMark {
        let (low, high) = place.amount.bounds();
        let [left, right] = input.edges();
        let span = [place.onset.from, place.onset.to]
            .map(|millis| input.x(millis).clamp(left - 200.0, right + 200.0));
        FigureMark {
            value: place.value,
            item: place.item,
            x: input.x(place.onset.mark),
            y: [low, high].map(|value| self.scale.height_of(value)),
            amount: place.amount,
            aside: place.aside,
            span: (!place.onset.is_exact && span[1] - span[0] > 2.0 * FIGURE_RADIUS)
                .then_some(span),
        }
    }

    /// Too many to tell apart: pills in the middle of what they hold.
    fn fold(&self, input: &RowInput<'_>, row: &mut FiguresRow) {
        for fold in folds(&self.moments, input, &mut row.visited) {
            let member = |place: usize| {
                let place = &self.places[place];
                (place.value, place.item)
            };
            if fold.places.len() > 1 {
                let y = FIGURES_HEIGHT / 2.0;
                row.pills
                    .push(pill((&fold, &self.ranks), y, input, &member));
            } else {
                let place = &self.places[fold.places.start];
                row.marks.push(self.mark(place, input));
            }
        }
    }

    /// The line in view; of several changes within a point only the last.
    fn line(&self, input: &RowInput<'_>, row: &mut FiguresRow) {
        let [left, right] = input.edges();
        let until = input.until.millis();
        let known = self.turns.partition_point(|turn| turn.to <= until);
        let turns = &self.turns[..known];
        let before = turns.partition_point(|turn| input.x(turn.to) <= left);
        let mut at = before.saturating_sub(1);
        let heights = |amount: Amount| {
            let (low, high) = amount.bounds();
            [low, high].map(|value| self.scale.height_of(value))
        };
        let mut now: Option<[f32; 2]> = None;
        while at < turns.len() && input.x(turns[at].from) < right {
            row.visited += 1;
            let reach = input.x(turns[at].to) + 1.0;
            let within = turns[at..].partition_point(|turn| input.x(turn.to) <= reach);
            at += within.max(1);
            let turn = &turns[at - 1];
            let [from, to] = [turn.from, turn.to].map(|millis| input.x(millis));
            if let Some(now) = now {
                row.line.push(from, now);
            }
            row.line.push(to, heights(turn.amount));
            now = Some(heights(turn.amount));
        }
        let Some(now) = now else { return };
        let end = turns.get(at).map_or(input.until, |next| {
            TimePoint::from_millis(next.from).min(input.until)
        });
        let x = input.x(end.millis());
        row.line.push(x, now);
        if at >= turns.len() && x < right {
            row.fades = Some([x, x + FADE_AFTER]);
            row.line.push(x + FADE_AFTER, now);
        }
        row.line.cut([left, right + FADE_AFTER]);
    }
}

impl FigureLine {
    fn push(&mut self, x: f32, [low, high]: [f32; 2]) {
        self.x.push(x);
        self.low.push(low);
        self.high.push(high);
    }

    /// Cuts what is left of the first and right of the second.
    fn cut(&mut self, [left, right]: [f32; 2]) {
        let mut kept = Self::default();
        for at in 1..self.x.len() {
            let [from, to] = [self.x[at - 1], self.x[at]];
            if to < left || from > right {
                continue;
            }
            let place = |x: f32| {
                let share = ((x - from) / (to - from).max(f32::EPSILON)).clamp(0.0, 1.0);
                let mix = |y: &[f32]| y[at - 1] + (y[at] - y[at - 1]) * share;
                [mix(&self.low), mix(&self.high)]
            };
            let start = from.max(left);
            if kept.x.is_empty() {
                kept.push(
                    start,
                    if from < left {
                        place(start)
                    } else {
                        self.at(at - 1)
                    },
                );
            }
            let end = to.min(right);
            kept.push(end, if to > right { place(end) } else { self.at(at) });
        }
        *self = kept;
    }

    fn at(&self, at: usize) -> [f32; 2] {
        [self.low[at], self.high[at]]
    }
}

impl FiguresRow {
    /// The values at `pos`, in points from the left of the canvas and the top of the row.
    pub fn hit(&self, pos: Pos2) -> Vec<usize> {
        if let Some(pill) = self.pills.iter().find(|pill| pill.rect.contains(pos)) {
            return pill.members.clone();
        }
        let away = |mark: &&FigureMark| {
            let [low, high] = mark.y.map(points_from_height);
            let nearest = pos2(mark.x, pos.y.clamp(high, low));
            nearest.distance(pos)
        };
        let nearest = self
            .marks
            .iter()
            .min_by(|a, b| away(a).total_cmp(&away(b)))
            .filter(|mark| away(mark) <= NEAR);
        nearest.map(|mark| mark.value).into_iter().collect()
    }

    /// The place of `value`: its mark, or the pill that holds it; `None` if it is out of sight.
    pub fn place_of(&self, value: usize) -> Option<emath::Rect> {
        let mark = self.marks.iter().find(|mark| mark.value == value);
        let pill = || self.pills.iter().find(|pill| pill.holds(value));
        mark.map(FigureMark::rect)
            .or_else(|| pill().map(|pill| pill.rect))
    }
}

impl FigureMark {
    /// What it takes, in points from the left of the canvas and the top of the row.
    pub fn rect(&self) -> emath::Rect {
        let [low, high] = self.y.map(points_from_height);
        emath::Rect::from_min_max(pos2(self.x, high), pos2(self.x, low)).expand(FIGURE_RADIUS)
    }
}

/// From a height, 0 at the foot to 1, to points from the top of the row.
pub fn points_from_height(height: f32) -> f32 {
    FIGURES_INSET + (1.0 - height) * (FIGURES_HEIGHT - 2.0 * FIGURES_INSET)
}

/// How wide `words` are as a caption.
fn caption_width(text: &dyn MeasureText, words: &str) -> f32 {
    text.width(words, super::TextStyle::Caption)
}
