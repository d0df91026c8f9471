//! Two documents side by side: which points belong together, and what became of them.
//!
//! An [`Alignment`](super::Alignment) is written once, from the earlier text to the later one. A
//! [`Comparison`] is what a reader asks for: any two documents, in either direction. What no
//! alignment says is never guessed: it is taken from a third text that both are aligned with. Then
//! points that it joins speak of the same thing, and nobody has judged what changed between them;
//! what one text made of a point that the other dropped is called dropped, on the word of whoever
//! judged that. Of all others nothing is said.
//!
//! ```text
//!   left             right
//!   6  600,000 ────── 4  800,000      changed
//!   12 ─────────┬──── 8               split
//!               └──── 9
//!   20 ──×                            dropped
//! ```
//!
//! Where the pairs stand on a canvas is left to `layout`.

mod filter;
mod found;
mod groups;
mod lives;
mod matching;
mod table;
mod through;
mod words;

pub use filter::{FoldedTexts, PairFilter, PairOrder};
pub use lives::{LifeCell, PointLife, point_lives};
pub use table::{ComparisonTable, TablePoint, TableRow, TableSide, TableSource};
pub use words::{WordRun, Wording, word_difference};

use self::matching::Alignments;
use super::{Basis, DocumentIx, ItemIx, PointIx, Relation, SourceIx, Timeline};

/// One of the two texts that are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The text from which is compared, usually the earlier.
    #[default]
    Left,
    /// The text to which is compared.
    Right,
}

impl Side {
    /// Both, from left to right.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The side across.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// Points of both texts that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedPair {
    /// The points of the left text that this pair disposes of, ascending.
    pub left: Vec<PointIx>,
    /// The points of the right text that this pair disposes of, ascending.
    pub right: Vec<PointIx>,
    /// Points of the left text that have a part in it, and that another pair disposes of.
    pub also_left: Vec<PointIx>,
    /// Points of the right text that have a part in it, and that another pair disposes of.
    pub also_right: Vec<PointIx>,
    /// What became of the points from left to right.
    pub relation: Relation,
    /// What differs, in a sentence or two; empty if nothing needs to be said.
    pub explanation: String,
    /// The known items that explain it, the one that explains most first.
    pub explained_by: Vec<ItemIx>,
    /// What the judgement rests on.
    pub basis: Basis,
    /// What is to be said about the basis; empty if nothing.
    pub caveat: String,
    /// Who reports what became of them, beyond the sources of the points.
    pub sources: Vec<SourceIx>,
}

impl ComparedPair {
    /// The points that this pair disposes of on one side.
    pub fn points(&self, side: Side) -> &[PointIx] {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The points on one side that have a part in it, and that another pair disposes of.
    pub fn also(&self, side: Side) -> &[PointIx] {
        match side {
            Side::Left => &self.also_left,
            Side::Right => &self.also_right,
        }
    }

    /// The same pair seen from the other text.
    #[must_use]
    fn reversed(self) -> Self {
        Self {
            left: self.right,
            right: self.left,
            also_left: self.also_right,
            also_right: self.also_left,
            relation: self.relation.reversed(),
            ..self
        }
    }
}

/// Two documents as compared on the day of their timeline.
///
/// Every point of both stands in exactly one pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The document on the left.
    pub left: DocumentIx,
    /// The document on the right.
    pub right: DocumentIx,
    /// The pairs: those that are written in file order, then those that nothing is said of.
    pub pairs: Vec<ComparedPair>,
    /// The third text through which the points are matched; `None` if the two are aligned, or if
    /// nothing matches them.
    pub via: Option<DocumentIx>,
    /// The pair of each point of the left document.
    left_pairs: Vec<usize>,
    /// The pair of each point of the right document.
    right_pairs: Vec<usize>,
}

impl Comparison {
    /// Compares two documents; `None` if one of them is not known, or if they are the same.
    ///
    /// An alignment of the two is taken in either direction. Without one, points that the same
    /// point of a third text was aligned with are [`Relation::Counterpart`], and what one text has
    /// from a point that the other dropped is [`Relation::Dropped`] or [`Relation::Added`]. Of all
    /// other points nothing is said: they are [`Relation::Unreported`] if the other text is known
    /// in part, else [`Relation::Uncompared`].
    pub fn between(timeline: &Timeline, left: DocumentIx, right: DocumentIx) -> Option<Self> {
        Self::by(&Alignments::new(timeline), left, right)
    }

    /// The same, where alignments are at hand.
    fn by(alignments: &Alignments<'_>, left: DocumentIx, right: DocumentIx) -> Option<Self> {
        let timeline = alignments.timeline;
        let left_points = timeline.document(left)?.points.len();
        let right_points = timeline.document(right)?.points.len();
        if left == right {
            return None;
        }
        let (pairs, via) = matching::pairs_between(alignments, left, right);
        let places = |side, points| {
            let mut places = vec![0; points];
            for (at, pair) in pairs.iter().enumerate() {
                for point in ComparedPair::points(pair, side) {
                    places[point.index()] = at;
                }
            }
            places
        };
        Some(Self {
            left,
            right,
            left_pairs: places(Side::Left, left_points),
            right_pairs: places(Side::Right, right_points),
            pairs,
            via,
        })
    }

    /// The document on one side.
    pub const fn document(&self, side: Side) -> DocumentIx {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// The pair that disposes of a point; `None` if the document has no such point.
    pub fn pair_of(&self, side: Side, point: PointIx) -> Option<usize> {
        let pairs = match side {
            Side::Left => &self.left_pairs,
            Side::Right => &self.right_pairs,
        };
        pairs.get(point.index()).copied()
    }

    /// What became of a point; `None` if the document has no such point.
    pub fn relation_of(&self, side: Side, point: PointIx) -> Option<Relation> {
        self.pair_of(side, point).map(|at| self.pairs[at].relation)
    }

    /// How many pairs have each relation, in the order of the legend, none that no pair has.
    pub fn totals(&self) -> Vec<(Relation, usize)> {
        let count = |relation| {
            let pairs = self.pairs.iter();
            pairs.filter(|pair| pair.relation == relation).count()
        };
        Relation::ALL
            .map(|relation| (relation, count(relation)))
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}

/// The documents that are compared first: those of the first known alignment, else the first two;
/// `None` if fewer than two are known.
pub fn usual_comparison(timeline: &Timeline) -> Option<(DocumentIx, DocumentIx)> {
    if let Some(first) = timeline.alignments().first() {
        return Some((first.from, first.to));
    }
    let mut documents = timeline.documents().map(|(ix, _)| ix);
    Some((documents.next()?, documents.next()?))
}

/// What a document is best compared with: the other one of the usual comparison, else of the
/// first alignment that names it, else the first other document; `None` if it is the only one
/// known or is not known.
pub fn usual_partner(timeline: &Timeline, document: DocumentIx) -> Option<DocumentIx> {
    timeline.document(document)?;
    let aligned = timeline.alignments().iter();
    let mut partners = aligned.filter_map(|alignment| match document {
        it if it == alignment.from => Some(alignment.to),
        it if it == alignment.to => Some(alignment.from),
        _ => None,
    });
    let other = || {
        let mut documents = timeline.documents().map(|(ix, _)| ix);
        documents.find(|ix| *ix != document)
    };
    partners.next().or_else(other)
}

#[cfg(test)]
mod tests;
