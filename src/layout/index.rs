//! What a canvas shows, sorted once so that every view of it costs pixels and not items.
//!
//! Per track: the items by the place of their mark, the sorted starts and ends (so that "how
//! many overlap this view" is two binary searches), the places of each level of importance, and
//! trees of the latest end and earliest start (so that a long item is found from a view in its
//! middle). Where things go on screen is for the rest of this layer.
//!
//! It is made once and then follows every change of what is shown ([`update`]).

mod edit;
#[cfg(test)]
mod tests;
mod update;

use std::ops::Range;

use crate::model::{Differing, ItemIx, ItemSet, TimePoint, Timeline, TrackIx};

use super::reach::Reach;

/// The date of an item that is not shown, or that an account gives.
const UNSEEN: u32 = u32::MAX;

/// The known ends of an item that has none, or that is not shown: inside out, so that it adds
/// nothing to any range.
const NO_BOUNDS: (i64, i64) = (i64::MAX, i64::MIN);

/// The items of one canvas, sorted by time on each track.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CanvasIndex {
    tracks: Vec<TrackIndex>,
    /// The ends of all that is known of the shown items; `None` if that is nothing.
    range: Option<(i64, i64)>,
    /// The known ends of each item, by item; [`NO_BOUNDS`] if there are none.
    bounds: Vec<(i64, i64)>,
    shown: ItemSet,
    /// Those of the shown items whose dates have an open or unknown end.
    open: ItemSet,
    /// What stands for the content of each item as layout sees it, by item: for its place, and
    /// for its words and status; 0 if not shown.
    hashes: Vec<[u64; 2]>,
    /// Where the date of each item comes from, by item; [`UNSEEN`] if that cannot be compared.
    dated_by: Vec<u32>,
    /// The sum of the hashes.
    stamp: u64,
    count: usize,
}

/// The items of one track, sorted by where their marks stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TrackIndex {
    /// Where the marks stand, in milliseconds, ascending.
    pub(crate) anchors: Vec<i64>,
    /// Whose marks they are, by the same place.
    pub(crate) items: Vec<ItemIx>,
    /// All starts, ascending.
    starts: Vec<i64>,
    /// All ends, ascending.
    ends: Vec<i64>,
    /// The places of the items of importance 1 to 5, ascending.
    levels: [Vec<u32>; 5],
    /// Finds what begins before a view and ends in or after it.
    ends_by_place: Reach,
    /// Finds what is marked after a view and begins before or in it; starts are negated.
    starts_by_place: Reach,
    /// Marks of items whose first track is another one.
    pub(crate) guests: Vec<(i64, ItemIx)>,
    /// Items without a date, in file order.
    pub(crate) undated: Vec<ItemIx>,
}

impl CanvasIndex {
    /// Sorts the items of `timeline` that are in `shown`. Takes time in proportion to
    /// n · log n; everything asked of it later takes log n.
    pub fn new(timeline: &Timeline, shown: &ItemSet) -> Self {
        let universe = shown.universe();
        let mut index = Self {
            tracks: vec![TrackIndex::default(); timeline.tracks.len()],
            shown: ItemSet::new(universe),
            open: ItemSet::new(universe),
            bounds: vec![NO_BOUNDS; universe],
            hashes: vec![[0; 2]; universe],
            dated_by: vec![UNSEEN; universe],
            ..Self::default()
        };
        index.update(timeline, shown, &Differing::default());
        index
    }

    /// From the earliest start to the latest end of the shown items that have both; `None` if
    /// none has.
    pub fn range(&self) -> Option<Range<TimePoint>> {
        self.range
            .map(|(a, b)| TimePoint::from_millis(a)..TimePoint::from_millis(b))
    }

    /// How many items are shown, dated or not.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The shown items of `track` that have no date, in file order.
    pub fn undated(&self, track: TrackIx) -> &[ItemIx] {
        self.tracks
            .get(track.index())
            .map_or(&[], |track| &track.undated)
    }

    /// How many dated items of `track` may share time with `range`.
    pub fn count_in(&self, track: TrackIx, range: Range<TimePoint>) -> usize {
        self.tracks.get(track.index()).map_or(0, |track| {
            track.overlapping(range.start.millis(), range.end.millis())
        })
    }

    /// A value that differs between indexes of different content, as far as layout can tell.
    pub(crate) fn stamp(&self) -> u64 {
        self.stamp
    }

    /// The ends of all that is known, in milliseconds.
    pub(crate) fn horizon(&self) -> (i64, i64) {
        self.range.unwrap_or((0, 0))
    }

    /// The first and the last instant of `ix`, in milliseconds; `None` if one of them is open or
    /// unknown, or if it is not shown.
    pub(crate) fn ends_of(&self, ix: ItemIx) -> Option<(i64, i64)> {
        let bounds = self.bounds.get(ix.index()).copied()?;
        (bounds != NO_BOUNDS && !self.open.contains(ix)).then_some(bounds)
    }

    /// The rows, by index of their track.
    pub(crate) fn tracks(&self) -> &[TrackIndex] {
        &self.tracks
    }
}

impl TrackIndex {
    /// How many items may share time with `from..to`, in milliseconds: those that begin before
    /// its end, less those that end before its start.
    pub(crate) fn overlapping(&self, from: i64, to: i64) -> usize {
        let begun = self.starts.partition_point(|start| *start < to);
        begun.saturating_sub(self.ends.partition_point(|end| *end <= from))
    }

    /// The places of the marks in `from..to`.
    pub(crate) fn places(&self, from: i64, to: i64) -> Range<usize> {
        let first = self.anchors.partition_point(|anchor| *anchor < from);
        let count = self.anchors[first..].partition_point(|anchor| *anchor < to);
        first..first + count
    }

    /// How many items are marked before `from` and end after it.
    pub(crate) fn count_into(&self, from: i64) -> usize {
        let before = self.anchors.partition_point(|anchor| *anchor < from);
        before.saturating_sub(self.ends.partition_point(|end| *end <= from))
    }

    /// How many items are marked at or after `to` and begin before it.
    pub(crate) fn count_out(&self, to: i64) -> usize {
        let begun = self.starts.partition_point(|start| *start < to);
        begun.saturating_sub(self.anchors.partition_point(|anchor| *anchor < to))
    }

    /// Up to `most` items that are marked before `from` and end after it, the most important
    /// first. Adds the places looked at to `visited`.
    pub(crate) fn into(&self, from: i64, most: usize, visited: &mut usize) -> Vec<ItemIx> {
        let before = self.anchors.partition_point(|anchor| *anchor < from);
        let places = self.ends_by_place.beyond(0..before, from, most, visited);
        places.into_iter().map(|place| self.items[place]).collect()
    }

    /// Up to `most` items that are marked at or after `to` and begin before it, the most
    /// important first. Adds the places looked at to `visited`.
    pub(crate) fn out(&self, to: i64, most: usize, visited: &mut usize) -> Vec<ItemIx> {
        let after = self.anchors.partition_point(|anchor| *anchor < to);
        let all = after..self.anchors.len();
        let places = self.starts_by_place.beyond(all, -to, most, visited);
        places.into_iter().map(|place| self.items[place]).collect()
    }

    /// The places of importance `level` (1 to 5) within `places`, ascending.
    pub(crate) fn of_level(&self, level: usize, places: &Range<usize>) -> &[u32] {
        let list = &self.levels[level - 1];
        let first = list.partition_point(|place| (*place as usize) < places.start);
        let count = list[first..].partition_point(|place| (*place as usize) < places.end);
        &list[first..first + count]
    }
}
