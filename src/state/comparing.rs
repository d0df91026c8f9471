//! Two documents beside each other: which, in what form, and where the cursor stands.

use std::sync::Arc;

use crate::model::{Comparison, DocumentIx, PairFilter, PointIx, PointLife, Side};

use super::{ComparingCommand, Effect, Mode, Now, State};

/// How a comparison is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ComparisonForm {
    /// Two columns, with ribbons from point to point.
    #[default]
    Columns,
    /// A row a point, through all documents.
    Lives,
}

/// The point on which the cursor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ComparisonCursor {
    /// On which side.
    pub side: Side,
    /// Its place in the document of that side.
    pub point: PointIx,
}

/// What is compared, and what follows from it.
#[derive(Clone, Debug, Default)]
pub struct Comparing {
    /// The document on the left; `None` if nothing can be compared.
    pub left: Option<DocumentIx>,
    /// The document on the right; `None` if nothing can be compared.
    pub right: Option<DocumentIx>,
    /// A point of a pair that is shown; `None` if no pair is.
    pub cursor: Option<ComparisonCursor>,
    /// How it is shown.
    pub form: ComparisonForm,
    /// Which pairs are shown, in what order.
    pub filter: PairFilter,
    comparison: Option<Arc<Comparison>>,
    shown: Vec<usize>,
    lives: Vec<PointLife>,
}

impl State {
    /// Whether the comparison has the place of the canvas.
    pub fn is_comparing(&self) -> bool {
        self.mode == Mode::Compare
    }

    /// The comparison on screen; `None` if there is none, or fewer than two documents are known.
    pub fn comparison(&self) -> Option<&Arc<Comparison>> {
        self.comparing.comparison.as_ref()
    }

    /// The pairs that are shown, in that order; empty without a comparison.
    pub fn shown_pairs(&self) -> &[usize] {
        &self.comparing.shown
    }

    /// The pair on which the cursor stands; `None` if no pair is shown.
    pub fn compared_pair(&self) -> Option<usize> {
        let cursor = self.comparing.cursor?;
        self.comparison()?.pair_of(cursor.side, cursor.point)
    }

    /// Every point through all known documents; empty without a comparison.
    pub fn lives(&self) -> &[PointLife] {
        &self.comparing.lives
    }

    /// Does what `command` says to the comparison.
    pub(super) fn apply_comparing(&mut self, command: ComparingCommand, now: Now) -> Vec<Effect> {
        let _ = (command, now);
        Vec::new()
    }
}
