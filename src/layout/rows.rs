//! Which stretches of the named rows are taken.

use crate::model::ItemIx;

/// A taken stretch of a row, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Taken {
    /// Left end.
    pub(crate) from: f64,
    /// Right end.
    pub(crate) to: f64,
    /// By whom.
    pub(crate) item: ItemIx,
}

/// The named rows of a lane. What is taken never overlaps.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rows {
    rows: Vec<Vec<Taken>>,
}

impl Rows {
    /// So many empty rows.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            rows: vec![Vec::new(); count],
        }
    }

    /// How many rows there are.
    pub(crate) fn count(&self) -> usize {
        self.rows.len()
    }

    /// Whether `from..to` of `row` is free with `clearance` on both sides, apart from what
    /// `but` has taken. A row that does not exist is not free.
    pub(crate) fn is_free(
        &self,
        row: usize,
        (from, to): (f64, f64),
        clearance: f64,
        but: ItemIx,
    ) -> bool {
        let Some(taken) = self.rows.get(row) else {
            return false;
        };
        let first = taken.partition_point(|other| other.to + clearance <= from);
        taken[first..]
            .iter()
            .take_while(|other| other.from < to + clearance)
            .all(|other| other.item == but)
    }

    /// Takes `from..to` of `row`.
    pub(crate) fn take(&mut self, row: usize, (from, to): (f64, f64), item: ItemIx) {
        if let Some(taken) = self.rows.get_mut(row) {
            let place = taken.partition_point(|other| other.from < from);
            taken.insert(place, Taken { from, to, item });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_free_if_it_keeps_its_clearance() {
        let (me, other) = (ItemIx(0), ItemIx(1));
        let mut rows = Rows::new(1);
        rows.take(0, (100.0, 200.0), other);
        rows.take(0, (10.0, 50.0), other);
        assert!(rows.is_free(0, (58.0, 92.0), 8.0, me));
        assert!(!rows.is_free(0, (57.0, 92.0), 8.0, me));
        assert!(!rows.is_free(0, (58.0, 93.0), 8.0, me));
        assert!(rows.is_free(0, (0.0, 300.0), 8.0, other));
        assert!(!rows.is_free(1, (0.0, 1.0), 0.0, me));
    }
}
