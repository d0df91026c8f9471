//! Which pairs of an alignment can stay once some are left out.
//!
//! A part that went elsewhere needs another pair that disposes of the point there. If that pair
//! is left out, the part is too, which may leave its own pair with too few points, and so on.

use std::collections::{HashMap, HashSet};

use super::sides::takes;
use crate::model::{AlignedPair, PointIx};

/// What came of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Settled {
    /// For each pair, whether it stays.
    pub(super) stays: Vec<bool>,
    /// The points named under `also_to` of which no pair that stays disposes.
    pub(super) strays: HashSet<PointIx>,
}

/// Leaves out what does not fit, until all that is left fits together. Each of `pairs` fits as it
/// stands, and names no point twice.
pub(super) fn settle(pairs: &[&AlignedPair]) -> Settled {
    Settling::new(pairs).run().0
}

/// The work that is left. Each part is looked at once: when its point is found to be a stray.
struct Settling<'p> {
    pairs: &'p [&'p AlignedPair],
    settled: Settled,
    /// How many of its parts each pair still has.
    also_left: Vec<usize>,
    /// Which pairs name a point under `also_to`.
    named_by: HashMap<PointIx, Vec<usize>>,
    /// Strays whose pairs were not told yet.
    open: Vec<PointIx>,
}

impl<'p> Settling<'p> {
    fn new(pairs: &'p [&'p AlignedPair]) -> Self {
        let mut settling = Self {
            pairs,
            settled: Settled {
                stays: vec![true; pairs.len()],
                strays: HashSet::new(),
            },
            also_left: pairs.iter().map(|pair| pair.also_to.len()).collect(),
            named_by: HashMap::new(),
            open: Vec::new(),
        };
        for (at, pair) in pairs.iter().enumerate() {
            for point in &pair.also_to {
                settling.named_by.entry(*point).or_default().push(at);
            }
        }
        let disposed: HashSet<PointIx> = pairs.iter().flat_map(|it| it.to.clone()).collect();
        let parts = pairs.iter().flat_map(|pair| &pair.also_to);
        for point in parts.filter(|point| !disposed.contains(point)) {
            settling.lose(*point);
        }
        settling
    }

    /// What came of it, and how many parts were looked at.
    fn run(mut self) -> (Settled, usize) {
        let mut looks = 0;
        while let Some(point) = self.open.pop() {
            for at in self.named_by.remove(&point).unwrap_or_default() {
                looks += 1;
                self.also_left[at] -= 1;
                self.check(at);
            }
        }
        (self.settled, looks)
    }

    /// Leaves a pair out if it has too few points by now.
    fn check(&mut self, at: usize) {
        let pair = self.pairs[at];
        let counts = (pair.from.len(), pair.to.len(), self.also_left[at]);
        if self.settled.stays[at] && !takes(pair.relation, counts) {
            self.settled.stays[at] = false;
            for point in &pair.to {
                self.lose(*point);
            }
        }
    }

    /// Nothing disposes of a point, so nothing can have become a part of it.
    fn lose(&mut self, point: PointIx) {
        if self.named_by.contains_key(&point) && self.settled.strays.insert(point) {
            self.open.push(point);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Basis, Relation};

    fn pair(relation: Relation, from: u32, to: &[u32], also_to: &[u32]) -> AlignedPair {
        let points = |numbers: &[u32]| numbers.iter().copied().map(PointIx).collect();
        AlignedPair {
            from: vec![PointIx(from)],
            to: points(to),
            also_to: points(also_to),
            relation,
            explanation: String::new(),
            explained_by: Vec::new(),
            basis: Basis::BothTexts,
            caveat: String::new(),
            sources: Vec::new(),
            known_from: None,
        }
    }

    #[test]
    fn a_pair_goes_with_the_last_part_that_it_needs() {
        let pairs = [
            pair(Relation::Split, 0, &[0], &[1]),
            pair(Relation::Split, 1, &[1], &[9]),
            pair(Relation::Split, 2, &[2, 4], &[1, 3]),
            pair(Relation::Kept, 3, &[3], &[1]),
        ];
        let settled = settle(&pairs.each_ref());
        assert_eq!(settled.stays, [false, false, true, true]);
        assert_eq!(settled.strays, [1, 9].map(PointIx).into());
    }

    #[test]
    fn a_chain_in_which_every_pair_needs_the_next_is_gone_through_once() {
        const COUNT: u32 = 50_000;
        // The last pair needs one that is not there, or the first: then all stay.
        for (after_last, stay) in [(COUNT, false), (0, true)] {
            let next = |at| if at + 1 == COUNT { after_last } else { at + 1 };
            let pairs = (0..COUNT).map(|at| pair(Relation::Split, at, &[at], &[next(at)]));
            let pairs: Vec<AlignedPair> = pairs.collect();
            let pairs: Vec<&AlignedPair> = pairs.iter().collect();
            let (settled, looks) = Settling::new(&pairs).run();
            assert!(settled.stays.iter().all(|it| *it == stay));
            assert_eq!(looks, if stay { 0 } else { pairs.len() });
        }
    }
}
