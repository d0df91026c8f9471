//! Which points of two documents belong together: as an alignment says, or through a third text.

use std::collections::BTreeMap;

use super::{ComparedPair, Side, through::Through};
use crate::model::{Alignment, Basis, DocumentIx, PointIx, Relation, Timeline};

/// The known alignments, found by their documents.
pub(super) struct Alignments<'t> {
    pub(super) timeline: &'t Timeline,
    /// In either direction.
    by_documents: BTreeMap<(DocumentIx, DocumentIx), &'t Alignment>,
}

impl<'t> Alignments<'t> {
    pub(super) fn new(timeline: &'t Timeline) -> Self {
        let mut by_documents = BTreeMap::new();
        for alignment in timeline.alignments() {
            let (from, to) = (alignment.from, alignment.to);
            by_documents.entry((from, to)).or_insert(alignment);
            by_documents.entry((to, from)).or_insert(alignment);
        }
        Self {
            timeline,
            by_documents,
        }
    }

    /// Whether anything says how the points of two documents belong together.
    pub(super) fn match_points(&self, left: DocumentIx, right: DocumentIx) -> bool {
        self.by_documents.contains_key(&(left, right)) || self.hub(left, right).is_some()
    }

    /// The first document in file order that both are aligned with; `None` if there is none.
    pub(super) fn hub(&self, left: DocumentIx, right: DocumentIx) -> Option<DocumentIx> {
        let of_left = (left, DocumentIx(0))..=(left, DocumentIx(u32::MAX));
        let mut of_left = self
            .by_documents
            .range(of_left)
            .map(|((_, other), _)| *other);
        of_left.find(|hub| self.by_documents.contains_key(&(right, *hub)))
    }

    /// The pairs of the alignment of two documents, in either direction; `None` if there is none.
    pub(super) fn pairs(&self, left: DocumentIx, right: DocumentIx) -> Option<Vec<ComparedPair>> {
        let alignment = self.by_documents.get(&(left, right))?;
        let pairs = as_written(self.timeline, alignment);
        if alignment.from == left {
            return Some(pairs);
        }
        Some(pairs.into_iter().map(ComparedPair::reversed).collect())
    }
}

/// The pairs of two known documents, and the third text that they were found through. Every point
/// of both stands in one pair.
pub(super) fn pairs_between(
    alignments: &Alignments<'_>,
    left: DocumentIx,
    right: DocumentIx,
) -> (Vec<ComparedPair>, Option<DocumentIx>) {
    let timeline = alignments.timeline;
    let (mut pairs, via) = if let Some(pairs) = alignments.pairs(left, right) {
        (pairs, None)
    } else if let Some(matching) = Through::find(alignments, left, right) {
        (matching.pairs(), Some(matching.hub))
    } else {
        (Vec::new(), None)
    };
    let sides = [(Side::Left, left, right), (Side::Right, right, left)];
    for (side, document, other) in sides {
        let left_over = undisposed(timeline, &pairs, side, document);
        let (relation, caveat) = left_over_relation(timeline, via, other);
        pairs.extend(left_over.map(|point| one_sided(side, vec![point], relation, &caveat)));
    }
    (pairs, via)
}

/// The pairs of an alignment, from its `from` to its `to`. A point that two of them would dispose
/// of stays with the first.
fn as_written(timeline: &Timeline, alignment: &Alignment) -> Vec<ComparedPair> {
    let slots = |ix| vec![true; timeline.document(ix).map_or(0, |it| it.points.len())];
    let (mut open_from, mut open_to) = (slots(alignment.from), slots(alignment.to));
    let there = open_to.len();
    let mut pairs = Vec::new();
    for pair in &alignment.pairs {
        let also = pair.also_to.iter().filter(|point| point.index() < there);
        let compared = ComparedPair {
            left: take(&mut open_from, &pair.from),
            right: take(&mut open_to, &pair.to),
            also_left: Vec::new(),
            also_right: also.copied().collect(),
            relation: pair.relation,
            explanation: pair.explanation.clone(),
            explained_by: pair.explained_by.clone(),
            basis: pair.basis,
            caveat: pair.caveat.clone(),
            sources: pair.sources.clone(),
        };
        if !(compared.left.is_empty() && compared.right.is_empty()) {
            pairs.push(compared);
        }
    }
    pairs
}

/// Those of `points` that are still open, ascending; they are no longer open afterwards.
fn take(open: &mut [bool], points: &[PointIx]) -> Vec<PointIx> {
    let taken = points.iter().filter(|point| {
        let open = open.get_mut(point.index());
        open.is_some_and(std::mem::take)
    });
    let mut taken: Vec<PointIx> = taken.copied().collect();
    taken.sort_unstable();
    taken
}

/// The points of `document` that no pair disposes of, ascending.
fn undisposed(
    timeline: &Timeline,
    pairs: &[ComparedPair],
    side: Side,
    document: DocumentIx,
) -> impl Iterator<Item = PointIx> + use<> {
    let mut open = vec![true; timeline.document(document).map_or(0, |it| it.points.len())];
    for pair in pairs {
        take(&mut open, pair.points(side));
    }
    let open = open.into_iter().enumerate();
    open.filter_map(|(at, open)| open.then_some(PointIx::from(at)))
}

/// A pair of points of one text, of which `relation` holds as seen from there.
pub(super) fn one_sided(
    side: Side,
    points: Vec<PointIx>,
    relation: Relation,
    caveat: &str,
) -> ComparedPair {
    let pair = ComparedPair {
        left: points,
        right: Vec::new(),
        also_left: Vec::new(),
        also_right: Vec::new(),
        relation,
        explanation: String::new(),
        explained_by: Vec::new(),
        basis: Basis::Absence,
        caveat: caveat.to_owned(),
        sources: Vec::new(),
    };
    match side {
        Side::Left => pair,
        Side::Right => pair.reversed(),
    }
}

/// What is said of a point for which no pair was found in `other`, and why no more.
pub(super) fn left_over_relation(
    timeline: &Timeline,
    via: Option<DocumentIx>,
    other: DocumentIx,
) -> (Relation, String) {
    let other_gaps = timeline.document(other).and_then(|it| it.gaps.as_ref());
    if other_gaps.is_some() {
        let caveat = format!("“{}” is known in part", short_title(timeline, other));
        return (Relation::Unreported, caveat);
    }
    let caveat = match via {
        Some(hub) => format!(
            "Nothing says what it is to “{}”, through which the texts are matched",
            short_title(timeline, hub)
        ),
        None => "Nobody is known to have compared it".to_owned(),
    };
    (Relation::Uncompared, caveat)
}

pub(super) fn short_title(timeline: &Timeline, ix: DocumentIx) -> &str {
    timeline.document(ix).map_or("", |it| &it.short_title)
}
