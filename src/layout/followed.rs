//! What the rows of topics and of figures share: their input, when something begins to hold, and
//! how marks that are too close fold into a pill.
//!
//! A row has the canvas's own x, so that what stands under an item stands exactly under it; its
//! y begins at the top of the row.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{Hue, ItemIx, Shape, TimePoint, Timeline, When};

use super::extent::Extent;
use super::{MeasureText, TextLine, TextStyle, TimeScale};

/// How far what holds fades after the last day that is known, in points.
pub(crate) const FADE_AFTER: f32 = 56.0;
/// Marks nearer to each other than this fold into one, in points.
const FOLD: f32 = 16.0;
/// Between marks this far apart no pill reaches, in points.
const APART: f32 = 72.0;
/// At most so many marks before the view are asked where a fold begins.
const BEFORE: usize = 64;
/// The height of a pill, in points.
const PILL_HEIGHT: f32 = 22.0;
/// How many shapes a pill shows.
const PILL_SHAPES: usize = 3;
/// How many of its members a pill names.
pub(crate) const PILL_NAMED: usize = 50;

/// What a row is laid out from.
#[derive(Clone, Copy)]
pub struct RowInput<'a> {
    /// The timeline as known.
    pub timeline: &'a Timeline,
    /// The scale of the canvas.
    pub scale: TimeScale,
    /// Up to here something is known; what holds then fades after it.
    pub until: TimePoint,
    /// Measures words.
    pub text: &'a dyn MeasureText,
}

impl RowInput<'_> {
    /// The x of a time in milliseconds.
    pub(crate) fn x(&self, millis: i64) -> f32 {
        self.scale.x_from_time(TimePoint::from_millis(millis))
    }

    /// The edges of the part of the row that shows time.
    pub(crate) fn edges(&self) -> [f32; 2] {
        [self.scale.x0, self.scale.x0 + self.scale.width]
    }
}

/// Marks of a row that are too close to tell apart.
#[derive(Clone, Debug, PartialEq)]
pub struct RowPill {
    /// The first of its members, as places in the topic or series, in the order of time.
    pub members: Vec<usize>,
    /// How many members there are.
    pub count: usize,
    /// All of its members, as ranks.
    held: Range<usize>,
    ranks: Ranks,
    /// The pill.
    pub rect: emath::Rect,
    /// Up to three shapes of its members with their colours.
    pub shapes: Vec<(Shape, Hue)>,
    /// The count as written on it.
    pub label: TextLine,
}

/// Where each step or value stands among the marks of its row; those without a date stand
/// nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ranks(Arc<[Option<usize>]>);

/// When something begins to hold, in milliseconds on the civil axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Onset {
    /// Not before this.
    pub(crate) from: i64,
    /// By then.
    pub(crate) to: i64,
    /// Where its mark stands.
    pub(crate) mark: i64,
    /// Whether the day is known exactly.
    pub(crate) is_exact: bool,
}

impl RowPill {
    /// Whether the step or value at `place` is a member, be it named or not.
    pub fn holds(&self, place: usize) -> bool {
        let rank = self.ranks.0.get(place).copied().flatten();
        rank.is_some_and(|rank| self.held.contains(&rank))
    }
}

impl Ranks {
    /// The ranks of `count` steps or values, of which `marks` are the places of those that have
    /// a mark, in order.
    pub(crate) fn new(count: usize, marks: impl Iterator<Item = usize>) -> Self {
        let mut ranks = vec![None; count];
        for (rank, place) in marks.enumerate() {
            if let Some(own) = ranks.get_mut(place) {
                *own = Some(rank);
            }
        }
        Self(ranks.into())
    }
}

impl Onset {
    /// When what happened at `when` begins to hold; `None` if that cannot be placed. What goes on
    /// without an end holds from its start.
    pub(crate) fn of(when: &When) -> Option<Self> {
        let extent = Extent::of(when, (0, 0))?;
        let millis = |time: Option<TimePoint>| time.map(TimePoint::millis);
        let from = match when.earliest() {
            Some(first) => first.millis(),
            None => millis(when.earliest_end()).unwrap_or(extent.end),
        };
        let to = match when.latest() {
            Some(last) => last.millis(),
            None => millis(when.latest_start()).unwrap_or(extent.start),
        };
        Some(Self {
            from,
            to: to.max(from),
            mark: extent.anchor,
            is_exact: extent.is_point,
        })
    }
}

/// Neighbouring marks that are drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fold {
    /// Their places in the list of marks.
    pub(crate) places: Range<usize>,
    /// The middle between the first and the last.
    pub(crate) x: f32,
    /// Half of what it takes.
    half: f32,
}

/// The marks in view, folded, left to right; `marks` are sorted milliseconds. Looks at no more
/// of them than have room, by jumping, and adds what it looked at to `visited`. Where folds begin
/// does not hang on the left edge, so they do not change while panning.
pub(crate) fn folds(marks: &[i64], input: &RowInput<'_>, visited: &mut usize) -> Vec<Fold> {
    let [left, right] = input.edges();
    let mut at = marks.partition_point(|mark| input.x(*mark) < left - APART);
    let earliest = at.saturating_sub(BEFORE);
    while at > earliest && at < marks.len() && input.x(marks[at]) - input.x(marks[at - 1]) < APART {
        at -= 1;
        *visited += 1;
    }
    let mut folds: Vec<Fold> = Vec::new();
    while at < marks.len() && input.x(marks[at]) <= right + APART {
        *visited += 1;
        let reach = input.x(marks[at]) + FOLD;
        let count = marks[at..].partition_point(|mark| input.x(*mark) < reach);
        let mut fold = fold(marks, at..at + count.max(1), input);
        while let Some(before) = folds.last()
            && fold.x - fold.half < before.x + before.half + 2.0
        {
            let start = before.places.start;
            fold = self::fold(marks, start..fold.places.end, input);
            folds.pop();
        }
        at = fold.places.end;
        folds.push(fold);
    }
    folds.retain(|fold| fold.x + fold.half > left && fold.x - fold.half < right);
    folds
}

fn fold(marks: &[i64], places: Range<usize>, input: &RowInput<'_>) -> Fold {
    let [first, last] = [marks[places.start], marks[places.end - 1]].map(|mark| input.x(mark));
    let half = if places.len() == 1 {
        FOLD / 2.0 - 1.0
    } else {
        pill_width(places.len(), input) / 2.0
    };
    Fold {
        x: f32::midpoint(first, last),
        places,
        half,
    }
}

fn pill_width(count: usize, input: &RowInput<'_>) -> f32 {
    let number = input
        .text
        .width(&count.to_string(), TextStyle::CaptionStrong);
    22.0 + 10.0 * count.min(PILL_SHAPES) as f32 + number
}

/// The pill of `fold`, each of whose members `member` names with its item, with its middle at
/// `y`.
pub(crate) fn pill(
    (fold, ranks): (&Fold, &Ranks),
    y: f32,
    input: &RowInput<'_>,
    member: &dyn Fn(usize) -> (usize, ItemIx),
) -> RowPill {
    let count = fold.places.len();
    let size = emath::Vec2::new(pill_width(count, input), PILL_HEIGHT);
    let rect = emath::Rect::from_center_size(emath::pos2(fold.x, y), size);
    let named = fold.places.clone().take(PILL_NAMED);
    let members: Vec<usize> = named.map(|place| member(place).0).collect();
    let shown = fold.places.clone().take(PILL_SHAPES);
    let shapes: Vec<(Shape, Hue)> = shown
        .map(|place| appearance(input.timeline, member(place).1))
        .collect();
    let x = rect.left() + 13.0 + 10.0 * shapes.len() as f32;
    let label = TextLine {
        left_center: emath::pos2(x, y),
        text: count.to_string().into(),
        style: TextStyle::CaptionStrong,
        ink: super::Ink::Primary,
        alpha: 1.0,
    };
    RowPill {
        members,
        count,
        held: fold.places.clone(),
        ranks: ranks.clone(),
        rect,
        shapes,
        label,
    }
}

/// The shape and the colour of the mark of `item`, as on the canvas.
pub(crate) fn appearance(timeline: &Timeline, item: ItemIx) -> (Shape, Hue) {
    let item = timeline.item(item);
    let track = timeline.track(item.track);
    (item.kind.shape().unwrap_or(track.shape), track.hue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::TimeView;
    use crate::layout::testing::{SevenPoints, timeline};
    use crate::model::MILLIS_PER_DAY;

    fn onset(edtf: &str) -> [i64; 3] {
        let onset = Onset::of(&When::parse_edtf(edtf).unwrap().when).unwrap();
        let zero = 20_393 * MILLIS_PER_DAY;
        [onset.from, onset.to, onset.mark].map(|ms| (ms - zero) / (MILLIS_PER_DAY / 2))
    }

    #[test]
    fn what_happens_within_a_stretch_holds_by_its_end_and_what_goes_on_from_its_start() {
        for (edtf, from_to_mark) in [
            ("2025-11-06", [10, 12, 11]),
            ("2025-11-20/2025-11-21", [38, 42, 40]),
            ("2025-11", [0, 60, 30]),
            ("2025-11-06/..", [10, 12, 11]),
            ("../2025-11-06", [10, 12, 11]),
        ] {
            assert_eq!(onset(edtf), from_to_mark, "{edtf}");
        }
    }

    /// A hundred days on a thousand points, with the left edge `pan` points on.
    fn folded(days: &[i64], pan: f64) -> (Vec<(usize, f32)>, usize) {
        let day = MILLIS_PER_DAY as f64;
        let view = TimeView::new(TimePoint::EPOCH, 100.0 * day).shifted(pan * day / 10.0);
        let timeline = timeline(Vec::new());
        let input = RowInput {
            timeline: &timeline,
            scale: TimeScale {
                view,
                x0: 0.0,
                width: 1_000.0,
            },
            until: TimePoint::MAX,
            text: &SevenPoints,
        };
        let marks: Vec<i64> = days.iter().map(|day| day * MILLIS_PER_DAY).collect();
        let mut visited = 0;
        let folds = folds(&marks, &input, &mut visited);
        let folds = folds.iter().map(|fold| (fold.places.len(), fold.x));
        (folds.collect(), visited)
    }

    #[test]
    fn marks_nearer_than_a_mark_fold_and_others_stay_single() {
        assert_eq!(
            folded(&[10, 20, 21, 40], 0.0).0,
            [(1, 100.0), (2, 205.0), (1, 400.0)]
        );
        // The pill of two reaches from 180 to 230, so the mark at 230 joins it.
        assert_eq!(folded(&[20, 21, 23], 0.0).0, [(3, 215.0)]);
    }

    #[test]
    fn folds_do_not_change_while_panning() {
        let days = [3, 4, 6, 9, 30, 31, 32, 33, 60, 70];
        let (all, _) = folded(&days, 0.0);
        for pan in 0..300 {
            for (count, x) in folded(&days, f64::from(pan)).0 {
                let same = |(other, at): &(usize, f32)| {
                    *other == count && (at - x - pan as f32).abs() < 0.01
                };
                assert!(all.iter().any(same), "{count} at {x} after {pan}");
            }
        }
    }

    #[test]
    fn a_million_marks_cost_what_has_room() {
        let days: Vec<i64> = (0..1_000_000).map(|at| at / 1_000).collect();
        let (folds, visited) = folded(&days, 0.0);
        assert!(folds.len() < 70, "{}", folds.len());
        assert!(visited < 200, "{visited}");
    }
}
