//! A set of items as one bit each: what a filter lets through, what a search has found.

use super::ItemIx;

/// A set of items of one timeline. Membership is one bit an item, so that sets of a million
/// items are cheap to keep, to combine and to compare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ItemSet {
    words: Vec<u64>,
    universe: usize,
}

impl ItemSet {
    /// The empty set over a timeline of `universe` items.
    pub fn new(universe: usize) -> Self {
        Self {
            words: vec![0; universe.div_ceil(64)],
            universe,
        }
    }

    /// The set of all items of a timeline of `universe` items.
    pub fn full(universe: usize) -> Self {
        let mut words = vec![u64::MAX; universe.div_ceil(64)];
        if let (Some(last), rest @ 1..) = (words.last_mut(), universe % 64) {
            *last = (1 << rest) - 1;
        }
        Self { words, universe }
    }

    /// The set of `items`; those outside the `universe` are left out.
    pub fn from_items(universe: usize, items: impl IntoIterator<Item = ItemIx>) -> Self {
        let mut set = Self::new(universe);
        for item in items {
            set.insert(item);
        }
        set
    }

    /// How many items the timeline has, in the set or not.
    pub fn universe(&self) -> usize {
        self.universe
    }

    /// How many items are in the set. Counts words, not items: 64 at a time.
    pub fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// Whether no item is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether every item of the timeline is in the set.
    pub fn is_full(&self) -> bool {
        self.len() == self.universe
    }

    /// Whether `item` is in the set.
    pub fn contains(&self, item: ItemIx) -> bool {
        let at = item.index();
        self.words
            .get(at / 64)
            .is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// Puts `item` in; says whether it was not in before. An item outside the universe stays out.
    pub fn insert(&mut self, item: ItemIx) -> bool {
        let at = item.index();
        if at >= self.universe {
            return false;
        }
        let fresh = !self.contains(item);
        self.words[at / 64] |= 1 << (at % 64);
        fresh
    }

    /// Takes `item` out; says whether it was in.
    pub fn remove(&mut self, item: ItemIx) -> bool {
        let present = self.contains(item);
        if present {
            self.words[item.index() / 64] &= !(1 << (item.index() % 64));
        }
        present
    }

    /// Keeps only what is in `other` too.
    pub fn and(&mut self, other: &Self) {
        for (at, word) in self.words.iter_mut().enumerate() {
            *word &= other.words.get(at).copied().unwrap_or(0);
        }
    }

    /// How many items are in both.
    pub fn shared_len(&self, other: &Self) -> usize {
        let words = self.words.iter().zip(&other.words);
        words.map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Takes out all of `other`.
    pub fn and_not(&mut self, other: &Self) {
        for (word, theirs) in self.words.iter_mut().zip(&other.words) {
            *word &= !theirs;
        }
    }

    /// Puts in all of `other`. Both must belong to the same timeline.
    pub fn or(&mut self, other: &Self) {
        debug_assert_eq!(self.universe, other.universe, "sets of one timeline");
        for (word, theirs) in self.words.iter_mut().zip(&other.words) {
            *word |= theirs;
        }
    }

    /// The items that are in one of the two sets and not in the other, in file order. Both must
    /// belong to the same timeline.
    pub fn differing(&self, other: &Self) -> impl Iterator<Item = ItemIx> {
        debug_assert_eq!(self.universe, other.universe, "sets of one timeline");
        let words = self.words.iter().zip(&other.words).enumerate();
        words
            .flat_map(|(at, (ours, theirs))| Ones(ours ^ theirs).map(move |b| at * 64 + b))
            .map(ItemIx::from)
    }

    /// The items in the set, in file order.
    pub fn iter(&self) -> impl Iterator<Item = ItemIx> + '_ {
        self.words
            .iter()
            .enumerate()
            .flat_map(|(at, word)| Ones(*word).map(move |b| at * 64 + b))
            .map(ItemIx::from)
    }
}

/// The places of the ones in a word, lowest first.
struct Ones(u64);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let place = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_full_set_holds_each_item_once_and_nothing_beyond() {
        for universe in [0, 1, 63, 64, 65, 128, 200] {
            let set = ItemSet::full(universe);
            assert_eq!(set.len(), universe);
            assert_eq!(set.iter().count(), universe);
            assert!(!set.contains(ItemIx::from(universe)));
            assert!(set.is_full());
        }
    }

    #[test]
    fn an_item_outside_the_universe_stays_out() {
        let mut set = ItemSet::new(3);
        assert!(!set.insert(ItemIx(3)));
        assert!(set.is_empty());
        assert!(!set.remove(ItemIx(99)));
    }

    proptest! {
        #[test]
        fn a_set_behaves_like_a_set_of_numbers(
            universe in 0_usize..300,
            changes in prop::collection::vec((any::<bool>(), 0_usize..320), 0..80),
            others in prop::collection::btree_set(0_usize..300, 0..80),
        ) {
            let mut set = ItemSet::new(universe);
            let mut model = BTreeSet::new();
            for (put_in, at) in changes {
                let item = ItemIx::from(at);
                if put_in {
                    prop_assert_eq!(set.insert(item), at < universe && model.insert(at));
                } else {
                    prop_assert_eq!(set.remove(item), model.remove(&at));
                }
            }
            let listed: Vec<usize> = set.iter().map(ItemIx::index).collect();
            prop_assert_eq!(&listed, &model.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(set.len(), model.len());

            let other = ItemSet::from_items(universe, others.iter().copied().map(ItemIx::from));
            let inside: BTreeSet<usize> = others.into_iter().filter(|at| *at < universe).collect();
            let (mut both, mut either) = (set.clone(), set);
            both.and(&other);
            either.or(&other);
            prop_assert_eq!(both.len(), model.intersection(&inside).count());
            prop_assert_eq!(either.len(), model.union(&inside).count());
        }
    }
}
