//! Taking items out of one track's lists and putting others in, by moving memory instead of
//! sorting again.

use crate::model::{ItemIx, ItemSet};

use super::super::reach::Reach;
use super::TrackIndex;

/// One dated item in the lists of its track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Where its mark stands, in milliseconds.
    pub(super) anchor: i64,
    pub(super) item: ItemIx,
    pub(super) start: i64,
    pub(super) end: i64,
    /// Its importance, 1 to 5.
    pub(super) level: u8,
}

impl Row {
    fn key(&self) -> (i64, ItemIx) {
        (self.anchor, self.item)
    }
}

/// What is put into a track.
#[derive(Debug, Default)]
pub(super) struct Added {
    /// Whether the track holds or held any item that has changed.
    pub(super) is_affected: bool,
    /// Dated items, in any order.
    pub(super) rows: Vec<Row>,
    /// Marks of items of other tracks, in any order.
    pub(super) guests: Vec<(i64, ItemIx)>,
    /// Items without a date, in file order.
    pub(super) undated: Vec<ItemIx>,
}

impl TrackIndex {
    /// Takes out whatever is in `touched` and puts in what is `added`. Linear in the track, and
    /// most of that is copying.
    pub(super) fn edit(&mut self, touched: &ItemSet, mut added: Added) {
        added.guests.sort_unstable();
        added.guests.dedup();
        self.guests = merged(&self.guests, |(_, ix)| touched.contains(*ix), &added.guests);
        self.undated = merged(&self.undated, |ix| touched.contains(*ix), &added.undated);
        added.rows.sort_unstable_by_key(Row::key);
        let mut removed: Vec<usize> = (0..self.items.len())
            .filter(|place| touched.contains(self.items[*place]))
            .collect();
        self.leave_equal(&mut removed, &mut added.rows);
        if !removed.is_empty() || !added.rows.is_empty() {
            self.replace(&removed, &added.rows);
        }
    }

    /// The starts of the items, by place; negated.
    pub(super) fn negated_starts(&self) -> &[i64] {
        self.starts_by_place.values()
    }

    /// The ends of the items, by place.
    pub(super) fn ends_in_place(&self) -> &[i64] {
        self.ends_by_place.values()
    }

    fn row(&self, place: usize) -> Row {
        Row {
            anchor: self.anchors[place],
            item: self.items[place],
            start: -self.starts_by_place.values()[place],
            end: self.ends_by_place.values()[place],
            level: self.ends_by_place.levels()[place],
        }
    }

    /// Keeps rows that would be taken out and put back the same: most changes are of words.
    fn leave_equal(&self, removed: &mut Vec<usize>, added: &mut Vec<Row>) {
        let mut equal = Vec::new();
        removed.retain(|place| {
            let row = self.row(*place);
            let found = added.binary_search_by_key(&row.key(), Row::key);
            let found = found.ok().filter(|at| added[*at] == row);
            equal.extend(found);
            found.is_none()
        });
        let mut at = 0;
        added.retain(|_| {
            at += 1;
            equal.binary_search(&(at - 1)).is_err()
        });
    }

    fn replace(&mut self, removed: &[usize], added: &[Row]) {
        let places: Vec<usize> = added.iter().map(|row| self.place_for(row.key())).collect();
        let gone: Vec<Row> = removed.iter().map(|place| self.row(*place)).collect();
        let edit = Edit {
            removed,
            places: &places,
        };
        self.anchors = edit.of(&self.anchors, added.iter().map(|row| row.anchor));
        self.items = edit.of(&self.items, added.iter().map(|row| row.item));
        let levels = edit.of(
            self.ends_by_place.levels(),
            added.iter().map(|row| row.level),
        );
        let ends = edit.of(self.ends_in_place(), added.iter().map(|row| row.end));
        let starts = edit.of(self.negated_starts(), added.iter().map(|row| -row.start));
        self.starts = exchanged(&self.starts, &gone, added, |row| row.start);
        self.ends = exchanged(&self.ends, &gone, added, |row| row.end);
        for list in &mut self.levels {
            list.clear();
        }
        for (place, level) in (0..).zip(&levels) {
            self.levels[usize::from(level - 1)].push(place);
        }
        self.ends_by_place = Reach::new(ends, &levels);
        self.starts_by_place = Reach::new(starts, &levels);
    }

    /// Before which place an item belongs that is not there yet.
    fn place_for(&self, (anchor, item): (i64, ItemIx)) -> usize {
        let first = self.anchors.partition_point(|other| *other < anchor);
        let same = self.anchors[first..].partition_point(|other| *other == anchor);
        first + self.items[first..first + same].partition_point(|other| *other < item)
    }
}

/// Places of a list to leave out, and places before which something is put in; both ascending.
struct Edit<'a> {
    removed: &'a [usize],
    places: &'a [usize],
}

impl Edit<'_> {
    /// `old` with `values` put in, one for each place.
    fn of<T: Copy>(&self, old: &[T], values: impl Iterator<Item = T>) -> Vec<T> {
        let mut list = Vec::with_capacity(old.len() + self.places.len() - self.removed.len());
        let (mut from, mut removed) = (0, self.removed.iter().copied().peekable());
        let mut copy_to = |list: &mut Vec<T>, to: usize| {
            while let Some(place) = removed.next_if(|place| *place < to) {
                list.extend_from_slice(&old[from..place]);
                from = place + 1;
            }
            list.extend_from_slice(&old[from..to]);
            from = to;
        };
        for (place, value) in self.places.iter().zip(values) {
            copy_to(&mut list, *place);
            list.push(value);
        }
        copy_to(&mut list, old.len());
        list
    }
}

/// Where in the sorted `old` each of `added` belongs.
fn places_in<T: Ord>(old: &[T], added: &[T]) -> Vec<usize> {
    let place = |value| old.partition_point(|other| other < value);
    added.iter().map(place).collect()
}

/// The sorted `old` without what `is_removed`, and with the sorted `added`.
fn merged<T: Copy + Ord>(old: &[T], is_removed: impl Fn(&T) -> bool, added: &[T]) -> Vec<T> {
    let removed: Vec<usize> = (0..old.len())
        .filter(|place| is_removed(&old[*place]))
        .collect();
    let places = places_in(old, added);
    let edit = Edit {
        removed: &removed,
        places: &places,
    };
    edit.of(old, added.iter().copied())
}

/// The sorted `old` without one value for each of the rows `gone`, and with those of `added`.
fn exchanged(old: &[i64], gone: &[Row], added: &[Row], value: impl Fn(&Row) -> i64) -> Vec<i64> {
    let sorted = |rows: &[Row]| {
        let mut values: Vec<i64> = rows.iter().map(&value).collect();
        values.sort_unstable();
        values
    };
    let (gone, added) = (sorted(gone), sorted(added));
    let mut removed: Vec<usize> = Vec::with_capacity(gone.len());
    for value in &gone {
        let first = old.partition_point(|other| other < value);
        // Equal values are taken out one after the other.
        let next = removed.last().map_or(0, |last| last + 1);
        removed.push(first.max(next));
    }
    let places = places_in(old, &added);
    let edit = Edit {
        removed: &removed,
        places: &places,
    };
    edit.of(old, added.into_iter())
}
