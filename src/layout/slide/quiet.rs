//! The anchors of the story around the items of a step: small marks without names, where there is
//! room on the line.
//!
//! They are looked for by time, so that a slide costs what stands in it and not what the file
//! holds; it is laid out anew for each frame of its way to another time.

use emath::{Rect, Vec2, pos2};

use super::display::SlidePart;
use super::items::APART;
use super::marks::mark;
use super::pen::Pen;
use super::{Frame, SlideInput};
use crate::layout::extent::Extent;
use crate::model::{ItemIx, MILLIS_PER_DAY, TimePoint, Timeline, When};

/// The size of a mark.
const SIZE: f32 = 18.0;
/// An item is shown from this importance on.
const FROM: u8 = 4;
/// With more items than this in sight nothing is an anchor any more.
const MOST_IN_SIGHT: usize = 10_000;
/// So many of the most important ones are tried: more have no room.
const MOST_TRIED: usize = 400;

/// Draws them where they touch nothing of `taken`. What has a vague or a long date is left out: a
/// mark would claim more than is known.
pub(super) fn draw(pen: &mut Pen<'_>, input: &SlideInput<'_>, frame: &Frame, mut taken: Vec<Rect>) {
    let scale = frame.time_scale(input);
    for ix in anchors(input) {
        let Some(anchor) = anchor_of(input.timeline, ix) else {
            continue;
        };
        let x = scale.x_from_time(anchor);
        let center = pos2(x, frame.line_y);
        let rect = Rect::from_center_size(center, Vec2::splat(SIZE + 2.0 * APART));
        let is_free = !taken.iter().any(|other| other.intersects(rect));
        if frame.across.contains(x) && is_free {
            let place = (center, SIZE);
            mark(pen, SlidePart::Items, input.timeline, ix, place);
            taken.push(rect);
        }
    }
}

/// Those that may be drawn, the most important ones first.
fn anchors(input: &SlideInput<'_>) -> Vec<ItemIx> {
    let timeline = input.timeline;
    let in_sight = in_sight(timeline, input.view.range());
    if in_sight.len() > MOST_IN_SIGHT {
        return Vec::new();
    }
    let importance = |ix: ItemIx| timeline.item(ix).importance;
    let mut anchors: Vec<ItemIx> = in_sight
        .iter()
        .copied()
        .filter(|ix| importance(*ix).level() >= FROM && !input.step.items.contains(ix))
        .collect();
    // A stable sort: of those that matter equally the earlier ones come first.
    anchors.sort_by_key(|ix| std::cmp::Reverse(importance(*ix)));
    anchors.truncate(MOST_TRIED);
    anchors
}

/// The items that begin in `range` or on the day before: all that a mark in it may be of.
fn in_sight(timeline: &Timeline, range: std::ops::Range<TimePoint>) -> &[ItemIx] {
    let order = timeline.reading_order();
    let begins_before = |ix: &ItemIx, millis: i64| {
        let when = timeline.when_of(*ix);
        when.is_some_and(|when| when.sort_key().0 < millis)
    };
    let first = range.start.millis().saturating_sub(MILLIS_PER_DAY);
    let last = range.end.millis().saturating_add(1);
    let from = order.partition_point(|ix| begins_before(ix, first));
    let to = order.partition_point(|ix| begins_before(ix, last));
    &order[from..to.max(from)]
}

/// Where the mark of an item stands that is known to the day; `None` for all others.
fn anchor_of(timeline: &Timeline, ix: ItemIx) -> Option<TimePoint> {
    let when = timeline.when_of(ix)?;
    // Without an open end nothing is asked of the horizon.
    let bounds = (when.earliest()?.millis(), when.latest()?.millis());
    let extent = Extent::of(when, bounds)?;
    extent
        .is_point
        .then(|| TimePoint::from_millis(extent.anchor))
}

/// The ends of all that is dated, for dates that are open; the later one only as far as `until`,
/// since nothing is drawn beyond. Looks from both ends of what is known, and so at little, unless
/// all of it ends before.
pub(super) fn horizon(timeline: &Timeline, until: TimePoint) -> (i64, i64) {
    let order = timeline.reading_order();
    let dated = order.partition_point(|ix| timeline.when_of(*ix).is_some());
    let all = || order[..dated].iter().filter_map(|ix| timeline.when_of(*ix));
    let first = first_of(all());
    let last = last_of(all().rev(), until.millis());
    first.zip(last).unwrap_or((0, 0))
}

/// The earliest end of `dates`, which come in the order of their starts, open ones first.
fn first_of<'t>(dates: impl Iterator<Item = &'t When>) -> Option<i64> {
    let mut first: Option<i64> = None;
    for when in dates {
        let start = when.earliest().map(TimePoint::millis);
        let end = when.latest().map(TimePoint::millis);
        let own = start.into_iter().chain(end).min();
        first = first.into_iter().chain(own).min();
        if start.is_some() {
            break;
        }
    }
    first
}

/// The latest end of `dates`, or one that is `until` or later.
fn last_of<'t>(dates: impl Iterator<Item = &'t When>, until: i64) -> Option<i64> {
    let mut last: Option<i64> = None;
    for when in dates {
        let ends = [when.earliest(), when.latest()];
        let own = ends.into_iter().flatten().map(TimePoint::millis).max();
        last = last.into_iter().chain(own).max();
        if last.is_some_and(|last| last >= until) {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::{item, timeline};

    fn many() -> Timeline {
        let day = |at: u32| {
            format!(
                "{}-{:02}-{:02}",
                1900 + at / 336,
                at / 28 % 12 + 1,
                at % 28 + 1
            )
        };
        let mut items: Vec<_> = (0..4_000).map(|at| item("Day", &day(at), 4)).collect();
        items.push(item("Never", "", 5));
        items.push(item("Since long", "../1899-12-31", 3));
        items.push(item("Still", "1905-02-03/..", 3));
        items.push(item("Long", "1902-02-03/2040-02-03", 3));
        timeline(items)
    }

    #[test]
    fn only_what_begins_in_sight_is_looked_at() {
        let timeline = many();
        let at = |edtf: &str| When::parse_edtf(edtf).unwrap().when.earliest().unwrap();
        let count = |from, to| in_sight(&timeline, at(from)..at(to)).len();
        assert_eq!(count("1903-01-01", "1903-01-11"), 11);
        assert_eq!(count("1800-01-01", "1800-01-11"), 0);
        assert_eq!(count("2100-01-01", "2100-01-11"), 0);
        assert_eq!(count("1800-01-01", "2100-01-11"), 4_002);
    }

    #[test]
    fn the_horizon_is_found_from_both_ends_without_looking_at_all() {
        let timeline = many();
        let dates = timeline.reading_order().iter();
        let dates: Vec<&When> = dates.filter_map(|ix| timeline.when_of(*ix)).collect();
        let millis = dates
            .iter()
            .flat_map(|when| [when.earliest(), when.latest()]);
        let millis: Vec<i64> = millis.flatten().map(TimePoint::millis).collect();
        let (first, last) = (*millis.iter().min().unwrap(), *millis.iter().max().unwrap());
        assert_eq!(horizon(&timeline, TimePoint::MAX), (first, last));
        let until = When::parse_edtf("1911-01-01")
            .unwrap()
            .when
            .earliest()
            .unwrap();
        let mut looked_at = 0;
        let counted = dates.iter().rev().copied().inspect(|_| looked_at += 1);
        assert!(last_of(counted, until.millis()).unwrap() >= until.millis());
        let counted = dates.iter().copied().inspect(|_| looked_at += 1);
        assert_eq!(first_of(counted), Some(first));
        assert!(looked_at < 10, "{looked_at}");
    }

    #[test]
    fn what_is_not_known_to_the_day_has_no_mark() {
        for (edtf, is_marked) in [
            ("2025-11-20", true),
            ("2025-11-20T10:00", true),
            ("2025-11-20~", false),
            ("2025-11", false),
            ("2025-11-20/..", false),
            ("../2025-11-20", false),
            ("", false),
        ] {
            let timeline = timeline(vec![item("It", edtf, 5)]);
            let anchor = anchor_of(&timeline, ItemIx(0));
            assert_eq!(anchor.is_some(), is_marked, "{edtf}");
        }
    }
}
