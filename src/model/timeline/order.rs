//! The order in which a person reads the items that are known, and how it follows changes.

use super::{ItemIx, ItemSet, When};

/// By what an item has its place: when it may have begun and when it must have ended, in
/// milliseconds. Without a date it comes after all that has one. Equals follow in file order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ReadingKey(i64, i64);

impl ReadingKey {
    const UNDATED: Self = Self(i64::MAX, i64::MAX);

    pub(super) fn new(when: Option<&When>) -> Self {
        when.map_or(Self::UNDATED, |when| {
            let (start, end) = when.sort_key();
            Self(start.min(i64::MAX - 1), end)
        })
    }
}

/// The known items in order, and their places in it.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadingOrder {
    /// By item; of no meaning for what is not known.
    keys: Vec<ReadingKey>,
    pub(super) items: Vec<ItemIx>,
    /// By item; `u32::MAX` for what is not known.
    rank: Vec<u32>,
}

impl ReadingOrder {
    /// Sorts the items of `known`, whose keys are in the order of the file.
    pub(super) fn new(known: &ItemSet, keys: Vec<ReadingKey>) -> Self {
        let mut items: Vec<ItemIx> = known.iter().collect();
        items.sort_by_key(|ix| keys[ix.index()]);
        let rank = ranks(&items, keys.len());
        Self { keys, items, rank }
    }

    /// Whether `ix` has a place.
    pub(super) fn contains(&self, ix: ItemIx) -> bool {
        self.rank[ix.index()] != u32::MAX
    }

    /// The place of `ix`, from 0; the number of known items for what is not known.
    pub(super) fn rank(&self, ix: ItemIx) -> usize {
        (self.rank[ix.index()] as usize).min(self.items.len())
    }

    /// This order after each of `changed` has got a key; `None` takes it out. It is
    /// copied once, and only what has changed is compared with anything.
    pub(super) fn with(&self, changed: &[(ItemIx, Option<ReadingKey>)]) -> Self {
        let mut removed: Vec<u32> = changed
            .iter()
            .map(|(ix, _)| self.rank[ix.index()])
            .collect();
        removed.retain(|place| *place != u32::MAX);
        removed.sort_unstable();
        let mut keys = self.keys.clone();
        let mut added: Vec<(ReadingKey, ItemIx)> = Vec::with_capacity(changed.len());
        for (ix, key) in changed {
            if let Some(key) = *key {
                keys[ix.index()] = key;
                added.push((key, *ix));
            }
        }
        added.sort_unstable();
        // The places of those that move are found by the keys that they had.
        let place = |new: &(ReadingKey, ItemIx)| {
            let before = |other: &ItemIx| (self.keys[other.index()], *other) < *new;
            self.items.partition_point(before)
        };
        let mut items = Vec::with_capacity(self.items.len() + added.len());
        let mut rest = Rest {
            items: &self.items,
            removed: &removed,
            from: 0,
        };
        for new in &added {
            rest.copy_to(place(new), &mut items);
            items.push(new.1);
        }
        rest.copy_to(self.items.len(), &mut items);
        let rank = ranks(&items, keys.len());
        Self { keys, items, rank }
    }
}

/// What is not copied yet of a list, some places of which are left out.
struct Rest<'a> {
    items: &'a [ItemIx],
    /// The places to leave out, ascending.
    removed: &'a [u32],
    from: usize,
}

impl Rest<'_> {
    fn copy_to(&mut self, to: usize, out: &mut Vec<ItemIx>) {
        while let [place, later @ ..] = self.removed
            && (*place as usize) < to
        {
            out.extend_from_slice(&self.items[self.from..*place as usize]);
            self.from = *place as usize + 1;
            self.removed = later;
        }
        out.extend_from_slice(&self.items[self.from..to]);
        self.from = to;
    }
}

fn ranks(items: &[ItemIx], slots: usize) -> Vec<u32> {
    let mut rank = vec![u32::MAX; slots];
    for (place, ix) in (0..).zip(items) {
        rank[ix.index()] = place;
    }
    rank
}
