//! A tree over a list of values that finds, by importance, those above a bound.
//!
//! It answers "which of the items before this view reach into it" without looking at the rest:
//! an interval tree in the form of a list sorted by one end, with the greatest other end of each
//! importance kept for every block (Cormen et al., "Introduction to Algorithms", on augmented
//! trees).

use std::ops::Range;

/// Values under one leaf.
const LEAF: usize = 16;
/// The levels of importance.
const LEVELS: usize = 5;
/// Less than any value.
const NOTHING: i64 = i64::MIN;

/// A list of values, each with an importance from 1 to 5, with the maxima of its blocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reach {
    values: Vec<i64>,
    levels: Vec<u8>,
    /// A complete binary tree, root at 1; a node's maximum for every level.
    maxima: Vec<[i64; LEVELS]>,
    /// How many leaves the tree has: a power of two.
    leaves: usize,
}

impl Reach {
    /// Builds the tree over `values`, whose importances are `levels`.
    pub(crate) fn new(values: Vec<i64>, levels: &[u8]) -> Self {
        if values.is_empty() {
            return Self::default();
        }
        let leaves = values.len().div_ceil(LEAF).next_power_of_two();
        let mut maxima = vec![[NOTHING; LEVELS]; 2 * leaves];
        for (place, (value, level)) in values.iter().zip(levels).enumerate() {
            let slot = &mut maxima[leaves + place / LEAF][usize::from(level - 1)];
            *slot = (*slot).max(*value);
        }
        for node in (1..leaves).rev() {
            let (left, right) = (maxima[2 * node], maxima[2 * node + 1]);
            maxima[node] = std::array::from_fn(|level| left[level].max(right[level]));
        }
        Self {
            values,
            levels: levels.to_vec(),
            maxima,
            leaves,
        }
    }

    /// The values, by place.
    pub(crate) fn values(&self) -> &[i64] {
        &self.values
    }

    /// The importances, by place.
    pub(crate) fn levels(&self) -> &[u8] {
        &self.levels
    }

    /// Up to `most` places within `places` whose value is above `bound`, the most important
    /// first. Looks at no more than `most + 2` times the depth of the tree and a leaf, for each
    /// level of importance; adds the places looked at to `visited`.
    pub(crate) fn beyond(
        &self,
        places: Range<usize>,
        bound: i64,
        most: usize,
        visited: &mut usize,
    ) -> Vec<usize> {
        let mut found = Vec::new();
        for level in (1..=LEVELS as u8).rev() {
            let ask = Ask {
                places: places.clone(),
                bound,
                most,
                level,
            };
            if !places.is_empty() && found.len() < most {
                self.descend(1, 0..self.leaves * LEAF, &ask, &mut found, visited);
            }
        }
        found
    }

    fn descend(
        &self,
        node: usize,
        covers: Range<usize>,
        ask: &Ask,
        found: &mut Vec<usize>,
        visited: &mut usize,
    ) {
        let outside = covers.start >= ask.places.end || covers.end <= ask.places.start;
        let hopeless = self.maxima[node][usize::from(ask.level - 1)] <= ask.bound;
        if outside || hopeless || found.len() >= ask.most {
            return;
        }
        if node < self.leaves {
            let middle = usize::midpoint(covers.start, covers.end);
            self.descend(2 * node, covers.start..middle, ask, found, visited);
            self.descend(2 * node + 1, middle..covers.end, ask, found, visited);
            return;
        }
        let end = covers.end.min(ask.places.end);
        for place in covers.start.max(ask.places.start)..end {
            *visited += 1;
            let fits = self.levels[place] == ask.level && self.values[place] > ask.bound;
            if fits && found.len() < ask.most {
                found.push(place);
            }
        }
    }
}

/// What is looked for.
struct Ask {
    places: Range<usize>,
    bound: i64,
    most: usize,
    level: u8,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_long_value_among_a_million_is_found_in_a_few_looks() {
        let mut values = vec![0; 1_000_000];
        values[1_234] = 9;
        let reach = Reach::new(values, &vec![3; 1_000_000]);
        let mut visited = 0;
        assert_eq!(reach.beyond(0..900_000, 5, 10, &mut visited), [1_234]);
        assert_eq!(visited, LEAF);
    }

    proptest! {
        #[test]
        fn it_finds_what_a_plain_search_finds(
            values in proptest::collection::vec((0..100_i64, 1..=5_u8), 0..200),
            from in 0..200_usize, to in 0..200_usize, bound in 0..100_i64, most in 0..40_usize,
        ) {
            let (list, levels): (Vec<_>, Vec<_>) = values.into_iter().unzip();
            let places = from.min(to).min(list.len())..to.max(from).min(list.len());
            let mut expected: Vec<usize> =
                places.clone().filter(|place| list[*place] > bound).collect();
            expected.sort_by_key(|place| std::cmp::Reverse(levels[*place]));
            expected.truncate(most);
            let reach = Reach::new(list, &levels);
            prop_assert_eq!(reach.beyond(places, bound, most, &mut 0), expected);
        }
    }
}
