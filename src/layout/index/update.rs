//! Following a change: what the index would be if it were made anew, for the price of what
//! changed and of copying the lists of the tracks that it is on.

use std::hash::{Hash, Hasher};

use crate::model::{Differing, ItemIx, ItemSet, Mix, Timeline, When};

use super::super::SpanEnd;
use super::super::extent::Extent;
use super::super::form::is_split;
use super::edit::{Added, Row};
use super::{CanvasIndex, NO_BOUNDS, UNSEEN};

impl CanvasIndex {
    /// Follows `timeline`, another day of the same record, and `shown`. `changed` is what is
    /// believed otherwise; items that are shown now and were not, or the other way round, need
    /// not be in it. Afterwards it equals a new index.
    ///
    /// An item never changes its tracks.
    pub fn update(&mut self, timeline: &Timeline, shown: &ItemSet, changed: &Differing) {
        let universe = shown.universe();
        if universe != self.shown.universe() || timeline.tracks.len() != self.tracks.len() {
            *self = Self::new(timeline, shown);
            return;
        }
        let mut moved = self.moved(timeline, shown, &changed.dated);
        let looks = self.touched(shown, &changed.looks);
        if moved.is_empty() && looks.is_empty() {
            return;
        }
        let range = self.read_bounds(timeline, shown, &moved);
        if range != self.range {
            // Open ends reach to the ends of all that is known.
            moved.or(&self.open);
        }
        self.range = range;
        self.shown.clone_from(shown);
        self.count = shown.len();
        for ix in looks.iter() {
            self.read_look(timeline, ix);
        }
        let mut added: Vec<Added> = self.tracks.iter().map(|_| Added::default()).collect();
        for ix in moved.iter() {
            self.read_date(timeline, ix, &mut added);
        }
        for (track, added) in self.tracks.iter_mut().zip(added) {
            if added.is_affected {
                track.edit(&moved, added);
            }
        }
    }

    /// Those of `changed` that are shown before or after, and those that are shown only then.
    fn touched(&self, shown: &ItemSet, changed: &[ItemIx]) -> ItemSet {
        let was_or_is = |ix: &ItemIx| self.shown.contains(*ix) || shown.contains(*ix);
        let changed = changed.iter().copied().filter(was_or_is);
        let came_or_went = self.shown.differing(shown);
        ItemSet::from_items(shown.universe(), changed.chain(came_or_went))
    }

    /// Those of `dated` that do lie elsewhere now, and those that came or went.
    fn moved(&self, timeline: &Timeline, shown: &ItemSet, dated: &[ItemIx]) -> ItemSet {
        let mut moved = self.touched(shown, dated);
        for ix in dated {
            let is_same = self.shown.contains(*ix) == shown.contains(*ix);
            if is_same && timeline.dated_by(*ix) == Some(self.dated_by[ix.index()]) {
                moved.remove(*ix);
            }
        }
        moved
    }

    /// Notes the known ends of `moved` and gives the range with them. All ends are looked through
    /// only if one of them was the first or the last of all and is not any more.
    fn read_bounds(
        &mut self,
        timeline: &Timeline,
        shown: &ItemSet,
        moved: &ItemSet,
    ) -> Option<(i64, i64)> {
        let (first, last) = self.range.unwrap_or(NO_BOUNDS);
        let mut range = (first, last);
        let mut has_shrunk = false;
        for ix in moved.iter() {
            let when = timeline.when_of(ix).filter(|_| shown.contains(ix));
            let now = when.and_then(bounds).unwrap_or(NO_BOUNDS);
            let before = std::mem::replace(&mut self.bounds[ix.index()], now);
            has_shrunk |= before.0 == first && now.0 > first || before.1 == last && now.1 < last;
            range = hull(range, now);
        }
        if has_shrunk {
            range = self.bounds.iter().copied().fold(NO_BOUNDS, hull);
        }
        (range.0 <= range.1).then_some(range)
    }

    /// Notes how `ix` looks now, if it is shown.
    fn read_look(&mut self, timeline: &Timeline, ix: ItemIx) {
        let mut hash = 0;
        if self.shown.contains(ix) {
            let may_split = !timeline.first_belief(ix).conflicts.is_empty();
            let is_split = may_split && is_split(timeline.item(ix));
            let (title, status) = (timeline.title_mark_of(ix), timeline.status_of(ix));
            hash = hashed(&(ix, title, status, is_split));
        }
        self.stamp_with(ix, 1, hash);
    }

    /// Notes where `ix` lies now, if it is shown.
    fn read_date(&mut self, timeline: &Timeline, ix: ItemIx, added: &mut [Added]) {
        let item = timeline.first_belief(ix);
        let of_tracks = std::iter::once(&item.track).chain(&item.further_tracks);
        for track in of_tracks {
            if let Some(track) = added.get_mut(track.index()) {
                track.is_affected = true;
            }
        }
        self.open.remove(ix);
        let (mut hash, mut dated_by) = (0, UNSEEN);
        if self.shown.contains(ix) {
            dated_by = timeline.dated_by(ix).unwrap_or(UNSEEN);
            let when = timeline.when_of(ix);
            let extent = when.and_then(|when| Extent::of(when, self.horizon()));
            hash = hashed(&(ix, extent, item.track, item.importance));
            if extent.is_some_and(|extent| extent.ends.into_iter().any(is_open)) {
                self.open.insert(ix);
            }
            match extent {
                Some(extent) => put_dated(item.importance.level(), ix, &extent, item, added),
                None => {
                    if let Some(track) = added.get_mut(item.track.index()) {
                        track.undated.push(ix);
                    }
                }
            }
        }
        self.dated_by[ix.index()] = dated_by;
        self.stamp_with(ix, 0, hash);
    }

    fn stamp_with(&mut self, ix: ItemIx, part: usize, hash: u64) {
        let before = std::mem::replace(&mut self.hashes[ix.index()][part], hash);
        self.stamp = self.stamp.wrapping_sub(before).wrapping_add(hash);
    }
}

fn put_dated(
    level: u8,
    ix: ItemIx,
    extent: &Extent,
    item: &crate::model::Item,
    added: &mut [Added],
) {
    if let Some(track) = added.get_mut(item.track.index()) {
        track.rows.push(Row {
            anchor: extent.anchor,
            item: ix,
            start: extent.start,
            end: extent.end,
            level,
        });
    }
    let others = item.further_tracks.iter();
    for guest in others.filter(|guest| **guest != item.track) {
        if let Some(track) = added.get_mut(guest.index()) {
            track.guests.push((extent.anchor, ix));
        }
    }
}

fn is_open(end: SpanEnd) -> bool {
    matches!(end, SpanEnd::Open | SpanEnd::Unknown)
}

/// From the first to the last of both.
fn hull(a: (i64, i64), b: (i64, i64)) -> (i64, i64) {
    (a.0.min(b.0), a.1.max(b.1))
}

/// From the earliest to the latest known bound; open ends give none.
fn bounds(when: &When) -> Option<(i64, i64)> {
    let (first, last) = (when.earliest(), when.latest());
    let start = first.or(when.earliest_end()).or(last)?;
    let end = last.or(when.latest_start()).or(first)?;
    Some((start.millis(), end.millis().max(start.millis())))
}

/// A number that stands for `content`. It is quick and the same in every run; nobody chooses
/// content to make two of them alike.
fn hashed(content: &impl Hash) -> u64 {
    let mut mix = Mix::default();
    content.hash(&mut mix);
    // The sum of numbers of similar contents must not cancel out.
    let folded = (mix.finish() ^ (mix.finish() >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    folded ^ (folded >> 29)
}
