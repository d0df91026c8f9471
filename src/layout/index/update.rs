//! Following a change: what the index would be if it were made anew, for the price of what
//! changed and of copying the lists of the tracks that it is on.

use std::hash::{Hash, Hasher};

use crate::model::{ItemIx, ItemSet, Mix, Timeline, When};

use super::super::SpanEnd;
use super::super::extent::Extent;
use super::super::form::is_split;
use super::edit::{Added, Row};
use super::{CanvasIndex, UNSEEN};

impl CanvasIndex {
    /// Follows `timeline`, another day of the same record, and `shown`. `changed` are the items
    /// of which something else is believed; those that are shown now and were not, or the other
    /// way round, need not be among them. Afterwards it equals a new index.
    ///
    /// An item never changes its tracks.
    pub fn update(&mut self, timeline: &Timeline, shown: &ItemSet, changed: &[ItemIx]) {
        let universe = shown.universe();
        if universe != self.shown.universe() || timeline.tracks.len() != self.tracks.len() {
            *self = Self::new(timeline, shown);
            return;
        }
        let was_shown = |ix: &ItemIx| self.shown.contains(*ix) || shown.contains(*ix);
        let changed = changed.iter().copied().filter(was_shown);
        let mut touched = ItemSet::from_items(universe, changed);
        for ix in self.shown.differing(shown) {
            touched.insert(ix);
        }
        if touched.is_empty() {
            return;
        }
        let mut moved = self.moved(timeline, shown, &touched);
        let range = self.range_after(timeline, shown, &moved);
        if range != self.range {
            // Open ends reach to the ends of all that is known.
            moved.or(&self.open);
        }
        self.range = range;
        self.shown.clone_from(shown);
        self.count = shown.len();
        for ix in touched.iter() {
            self.read_words(timeline, ix);
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

    /// Those of `touched` that may lie elsewhere now: most changes are of words, and cost no look
    /// at a date.
    fn moved(&self, timeline: &Timeline, shown: &ItemSet, touched: &ItemSet) -> ItemSet {
        let stays = |ix: &ItemIx| {
            self.shown.contains(*ix) == shown.contains(*ix)
                && !self.open.contains(*ix)
                && timeline.dated_by(*ix) == Some(self.dated_by[ix.index()])
        };
        let moved = touched.iter().filter(|ix| !stays(ix));
        ItemSet::from_items(touched.universe(), moved)
    }

    /// The range with `moved` as they are now and all other shown items as they were.
    fn range_after(
        &self,
        timeline: &Timeline,
        shown: &ItemSet,
        moved: &ItemSet,
    ) -> Option<(i64, i64)> {
        if moved.is_empty() {
            return self.range;
        }
        let mut apart = moved.clone();
        apart.or(&self.open);
        let mut range = (i64::MAX, i64::MIN);
        for track in &self.tracks {
            let bounds = track.negated_starts().iter().zip(track.ends_in_place());
            for (ix, (start, end)) in track.items.iter().zip(bounds) {
                if !apart.contains(*ix) {
                    range = (range.0.min(-start), range.1.max(*end));
                }
            }
        }
        for ix in apart.iter().filter(|ix| shown.contains(*ix)) {
            if let Some((start, end)) = timeline.when_of(ix).and_then(bounds) {
                range = (range.0.min(start), range.1.max(end));
            }
        }
        (range.0 <= range.1).then_some(range)
    }

    /// Notes what is told of `ix` now, if it is shown.
    fn read_words(&mut self, timeline: &Timeline, ix: ItemIx) {
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
