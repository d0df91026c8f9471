//! In which row each point stands, counted in rows from the top.
//!
//! The longer column is filled from the top; each point of the other stands at the mean of the
//! points it came from. Where that would change their order or have two in one row, they are
//! pushed apart as little as possible: the nearest order-keeping numbers in the sense of least
//! squares, found by pooling adjacent violators (Ayer et al. 1955).

use crate::model::{PointIx, Side};

use super::{ComparisonInput, PairGroup, index_of};

/// The height of the words over a group, in rows.
pub(super) const HEAD_SLOTS: f32 = 1.3;

/// Where everything is, in rows from the top.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The top of each point's row, by side and point; `None` if it is not shown.
    pub tops: [Vec<Option<f32>>; 2],
    /// The pair that disposes of each point, by side and point; `None` if no pair does.
    pub pair_of: [Vec<Option<usize>>; 2],
    /// The top of the words over each group; `None` for a group without.
    pub heads: Vec<Option<f32>>,
    /// Whether each pair is shown.
    pub shown: Vec<bool>,
    /// Where something begins that must not be cut by the heads: the rows of the longer column,
    /// and the words over groups, which come with their first row.
    starts: Vec<f32>,
    /// How many rows all this takes.
    pub slots: f32,
}

impl Places {
    pub(super) fn of(input: &ComparisonInput<'_>) -> Self {
        let mut places = Self {
            tops: input.points.map(|points| vec![None; points.len()]),
            pair_of: pairs_of_points(input),
            shown: vec![false; input.pairs.len()],
            ..Self::default()
        };
        for pair in input.groups.iter().flat_map(|group| &group.pairs) {
            if let Some(shown) = places.shown.get_mut(*pair) {
                *shown = true;
            }
        }
        for group in input.groups {
            places.add(input, group);
        }
        places
    }

    /// Where the row of a point begins; `None` if it is not shown.
    pub(super) fn top(&self, side: Side, point: PointIx) -> Option<f32> {
        let tops = &self.tops[index_of(side)];
        tops.get(point.index()).copied().flatten()
    }

    /// Where the first row, or the words over a group, begins at `slots` or below; `slots` itself
    /// behind the last. Rows that stand between those of the other column do not count.
    pub(super) fn first_row_from(&self, slots: f32) -> f32 {
        const ALMOST: f32 = 0.01;
        let starts = self.starts.iter().copied();
        let below = starts.filter(|start| *start >= slots - ALMOST);
        below.reduce(f32::min).unwrap_or(slots)
    }

    fn add(&mut self, input: &ComparisonInput<'_>, group: &PairGroup) {
        let head = group.head.as_ref().map(|_| self.slots);
        self.heads.push(head);
        if head.is_some() {
            self.starts.push(self.slots);
            self.slots += HEAD_SLOTS;
        }
        let points = Side::BOTH.map(|side| self.points_of(input, group, side));
        let filled = if points[1].len() > points[0].len() {
            Side::Right
        } else {
            Side::Left
        };
        let start = self.slots;
        let room = points[index_of(filled)].len() as f32;
        for (at, point) in points[index_of(filled)].iter().enumerate() {
            self.tops[index_of(filled)][point.index()] = Some(start + at as f32);
            self.starts.push(start + at as f32);
        }
        let beside = filled.other();
        let wanted: Vec<Option<f32>> = points[index_of(beside)]
            .iter()
            .map(|point| self.mean_of_partners(input, beside, *point))
            .map(|mean| mean.map(|mean| mean - start))
            .collect();
        let tops = place_beside(&wanted, room);
        for (point, top) in points[index_of(beside)].iter().zip(tops) {
            self.tops[index_of(beside)][point.index()] = Some(start + top);
        }
        self.slots += room;
    }

    /// The points of one side that a group shows and no group before it did: in the order of the
    /// text, or under a head in that of the pairs.
    fn points_of(
        &self,
        input: &ComparisonInput<'_>,
        group: &PairGroup,
        side: Side,
    ) -> Vec<PointIx> {
        let mut is_new = self.tops[index_of(side)]
            .iter()
            .map(Option::is_none)
            .collect::<Vec<bool>>();
        let pairs = group.pairs.iter().filter_map(|pair| input.pairs.get(*pair));
        let mut points = Vec::new();
        let own = pairs.clone().flat_map(|pair| pair.points(side));
        // A point to which a shown pair leads is shown with it, or the ribbon would end nowhere.
        // If its own pair is shown elsewhere it stands there.
        let guests = pairs.flat_map(|pair| pair.also(side)).filter(|point| {
            let pair = self.pair_of[index_of(side)].get(point.index());
            let pair = pair.copied().flatten();
            !pair.is_some_and(|pair| self.shown[pair])
        });
        for point in own.chain(guests) {
            if is_new.get(point.index()).is_some_and(|new| *new) {
                is_new[point.index()] = false;
                points.push(*point);
            }
        }
        if group.head.is_none() {
            points.sort_unstable();
        }
        points
    }

    /// The mean place of what a point came from or became; `None` if it stands alone.
    fn mean_of_partners(
        &self,
        input: &ComparisonInput<'_>,
        side: Side,
        point: PointIx,
    ) -> Option<f32> {
        let pair = self.pair_of[index_of(side)].get(point.index());
        let pair = input.pairs.get((*pair?)?)?;
        let partners = pair.points(side.other());
        let partners = if partners.is_empty() {
            pair.also(side.other())
        } else {
            partners
        };
        let tops = partners.iter().map(|it| self.top(side.other(), *it));
        let tops: Vec<f32> = tops.flatten().collect();
        (!tops.is_empty()).then(|| tops.iter().sum::<f32>() / tops.len() as f32)
    }
}

fn pairs_of_points(input: &ComparisonInput<'_>) -> [Vec<Option<usize>>; 2] {
    Side::BOTH.map(|side| {
        let mut pair_of = vec![None; input.points[index_of(side)].len()];
        for (at, pair) in input.pairs.iter().enumerate() {
            for point in pair.points(side) {
                if let Some(slot) = pair_of.get_mut(point.index()) {
                    slot.get_or_insert(at);
                }
            }
        }
        pair_of
    })
}

/// A run of rows that stand directly below each other.
struct Pool {
    /// Where its first row would be if it were the first of all.
    mean: f32,
    weight: f32,
    rows: usize,
}

/// The tops of rows that want to be at `wanted`, in order and at least one row apart, from 0 to
/// `room`. A row that wants nothing follows the one before it.
pub(super) fn place_beside(wanted: &[Option<f32>], room: f32) -> Vec<f32> {
    /// What a row without a wish weighs: enough to have a place, too little to push others.
    const NEXT_TO_NOTHING: f32 = 1e-3;
    let shifted = |at: usize| wanted[at].map(|top| top - at as f32);
    let first = (0..wanted.len()).find_map(shifted).unwrap_or(0.0);
    let mut pools: Vec<Pool> = Vec::new();
    let mut last = first;
    for at in 0..wanted.len() {
        let wish = shifted(at);
        last = wish.unwrap_or(last);
        let weight = wish.map_or(NEXT_TO_NOTHING, |_| 1.0);
        let mut pool = Pool {
            mean: last,
            weight,
            rows: 1,
        };
        while let Some(above) = pools.pop_if(|above| above.mean >= pool.mean) {
            let weight = above.weight + pool.weight;
            pool.mean = (above.mean * above.weight + pool.mean * pool.weight) / weight;
            pool.weight = weight;
            pool.rows += above.rows;
        }
        pools.push(pool);
    }
    let most = (room - wanted.len() as f32).max(0.0);
    let means = pools
        .iter()
        .flat_map(|pool| std::iter::repeat_n(pool.mean, pool.rows));
    means
        .enumerate()
        .map(|(at, mean)| mean.clamp(0.0, most) + at as f32)
        .collect()
}
