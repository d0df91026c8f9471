//! What a canvas shows, sorted once so that every view of it costs pixels and not items.
//!
//! Per track: the items by the place of their mark, the sorted starts and ends (so that "how
//! many overlap this view" is two binary searches), the places of each level of importance, and
//! trees of the latest end and earliest start (so that a long item is found from a view in its
//! middle). Where things go on screen is for the rest of this layer.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::model::{ItemIx, ItemSet, TimePoint, Timeline, TrackIx, When};

use super::extent::Extent;
use super::reach::Reach;

/// The items of one canvas, sorted by time on each track.
#[derive(Clone, Debug, Default)]
pub struct CanvasIndex {
    tracks: Vec<TrackIndex>,
    range: Option<(i64, i64)>,
    stamp: u64,
    shown: usize,
}

/// The items of one track, sorted by where their marks stand.
#[derive(Clone, Debug, Default)]
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
        let range = data_range(timeline, shown);
        let horizon = range.unwrap_or((0, 0));
        let mut rows: Vec<Vec<(Extent, ItemIx)>> = vec![Vec::new(); timeline.tracks.len()];
        let mut tracks = vec![TrackIndex::default(); timeline.tracks.len()];
        let mut stamp = DefaultHasher::new();
        for ix in shown.iter() {
            let item = timeline.item(ix);
            let extent = item
                .when
                .as_ref()
                .and_then(|when| Extent::of(when, horizon));
            let bounds = extent.map(|extent| (extent.start, extent.end));
            (
                ix,
                bounds,
                item.track,
                &item.title,
                item.importance,
                item.status,
            )
                .hash(&mut stamp);
            let Some(row) = rows.get_mut(item.track.index()) else {
                continue;
            };
            let Some(extent) = extent else {
                tracks[item.track.index()].undated.push(ix);
                continue;
            };
            row.push((extent, ix));
            for guest in item
                .further_tracks
                .iter()
                .filter(|guest| **guest != item.track)
            {
                if let Some(track) = tracks.get_mut(guest.index()) {
                    track.guests.push((extent.anchor, ix));
                }
            }
        }
        for (track, row) in tracks.iter_mut().zip(rows) {
            track.fill(row, timeline);
        }
        Self {
            tracks,
            range,
            stamp: stamp.finish(),
            shown: shown.len(),
        }
    }

    /// From the earliest start to the latest end of the shown items that have both; `None` if
    /// none has.
    pub fn range(&self) -> Option<Range<TimePoint>> {
        self.range
            .map(|(a, b)| TimePoint::from_millis(a)..TimePoint::from_millis(b))
    }

    /// How many items are shown, dated or not.
    pub fn len(&self) -> usize {
        self.shown
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.shown == 0
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

    /// The rows, by index of their track.
    pub(crate) fn tracks(&self) -> &[TrackIndex] {
        &self.tracks
    }
}

impl TrackIndex {
    fn fill(&mut self, mut row: Vec<(Extent, ItemIx)>, timeline: &Timeline) {
        row.sort_unstable_by_key(|(extent, ix)| (extent.anchor, *ix));
        self.guests.sort_unstable();
        self.guests.dedup();
        self.anchors = row.iter().map(|(extent, _)| extent.anchor).collect();
        self.items = row.iter().map(|(_, ix)| *ix).collect();
        let levels: Vec<u8> = self
            .items
            .iter()
            .map(|ix| timeline.item(*ix).importance.level())
            .collect();
        for (place, level) in levels.iter().enumerate() {
            self.levels[usize::from(level - 1)].push(u32::try_from(place).unwrap_or(u32::MAX));
        }
        self.starts = row.iter().map(|(extent, _)| extent.start).collect();
        self.ends = row.iter().map(|(extent, _)| extent.end).collect();
        self.ends_by_place = Reach::new(self.ends.clone(), &levels);
        self.starts_by_place =
            Reach::new(self.starts.iter().map(|start| -start).collect(), &levels);
        self.starts.sort_unstable();
        self.ends.sort_unstable();
    }

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

/// From the earliest to the latest known bound; open ends give none.
fn data_range(timeline: &Timeline, shown: &ItemSet) -> Option<(i64, i64)> {
    let bounds = |when: &When| {
        let (first, last) = (when.earliest(), when.latest());
        let start = first.or(when.earliest_end()).or(last)?;
        let end = last.or(when.latest_start()).or(first)?;
        Some((start.millis(), end.millis()))
    };
    shown
        .iter()
        .filter_map(|ix| timeline.item(ix).when.as_ref().and_then(bounds))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}
