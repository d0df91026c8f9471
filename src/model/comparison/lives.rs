//! The life of a point: what it was and became in each document, in the order of time.
//!
//! ```text
//!   US proposal   European text   Ukrainian plan
//!       6      ──      6       ──       4           one life
//!       12     ──      ·       ──      8, 9         one life, of which one text says nothing
//!                                       20          one life, that begins late
//! ```

use std::collections::BTreeMap;

use super::{
    Comparison, Side,
    groups::Groups,
    matching::{Alignments, left_over_relation},
};
use crate::model::{DocumentIx, PointIx, Relation, Timeline};

/// A point, or points that were one in some document, through all known documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointLife {
    /// One for each known document, in the order of time. At least one has points.
    pub cells: Vec<LifeCell>,
}

/// What stands of a point in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeCell {
    /// The document.
    pub document: DocumentIx,
    /// Its points, ascending; empty if none stands for it there.
    pub points: Vec<PointIx>,
    /// Points there that took up a part of it, and that belong to another life.
    pub also: Vec<PointIx>,
    /// What became of it since the last cell before that has points. Where it first stands
    /// [`Relation::Added`] if an earlier document is known not to have it; else `None`, as before.
    pub relation: Option<Relation>,
}

/// The lives of all points of the known documents: each point in one life. A life stands where
/// its first point stands, document by document in the order of time.
pub fn point_lives(timeline: &Timeline) -> Vec<PointLife> {
    let mut comparisons = Comparisons {
        alignments: Alignments::new(timeline),
        made: BTreeMap::new(),
    };
    comparisons.lives()
}

/// The documents in the order of time. Their points are numbered through.
struct Columns {
    documents: Vec<Column>,
}

struct Column {
    document: DocumentIx,
    /// The number of its first point.
    first: usize,
    points: usize,
}

impl Columns {
    fn new(timeline: &Timeline) -> Self {
        let mut documents: Vec<_> = timeline.documents().collect();
        documents.sort_by_key(|(_, document)| {
            let when = timeline.when_of(document.item);
            (when.is_none(), when.map(crate::model::When::sort_key))
        });
        let mut first = 0;
        let documents = documents.into_iter().map(|(ix, document)| {
            let points = document.points.len();
            first += points;
            Column {
                document: ix,
                first: first - points,
                points,
            }
        });
        Self {
            documents: documents.collect(),
        }
    }

    /// The numbers of points that are one life.
    fn groups(&self, timeline: &Timeline) -> Vec<Vec<usize>> {
        let count = self.documents.last().map_or(0, |it| it.first + it.points);
        let mut groups = Groups::new(count);
        let columns = self.documents.iter().map(|it| (it.document, it));
        let columns: BTreeMap<DocumentIx, &Column> = columns.collect();
        for alignment in timeline.alignments() {
            let (Some(from), Some(to)) = (columns.get(&alignment.from), columns.get(&alignment.to))
            else {
                continue;
            };
            for pair in &alignment.pairs {
                let from = pair.from.iter().filter_map(|it| from.number(*it));
                groups.join(from.chain(pair.to.iter().filter_map(|it| to.number(*it))));
            }
        }
        groups.all()
    }

    /// The cells of a group, which is ascending.
    fn cells(&self, mut group: &[usize]) -> Vec<LifeCell> {
        let cell = |column: &Column| {
            let end = column.first + column.points;
            let (own, later) = group.split_at(group.partition_point(|it| *it < end));
            group = later;
            let points = own.iter().map(|it| PointIx::from(it - column.first));
            LifeCell {
                document: column.document,
                points: points.collect(),
                also: Vec::new(),
                relation: None,
            }
        };
        self.documents.iter().map(cell).collect()
    }
}

impl Column {
    /// The number of a point; `None` if the document has no such point.
    fn number(&self, point: PointIx) -> Option<usize> {
        (point.index() < self.points).then_some(self.first + point.index())
    }
}

/// The comparisons that were needed so far.
struct Comparisons<'t> {
    alignments: Alignments<'t>,
    /// Only of documents that something matches: of all others every point is left over.
    made: BTreeMap<(DocumentIx, DocumentIx), Option<Comparison>>,
}

impl Comparisons<'_> {
    fn lives(&mut self) -> Vec<PointLife> {
        let timeline = self.alignments.timeline;
        let columns = Columns::new(timeline);
        let lives = columns.groups(timeline).into_iter().map(|group| {
            let mut cells = columns.cells(&group);
            self.relate(&mut cells);
            PointLife { cells }
        });
        lives.collect()
    }

    /// The comparison of two documents; `None` if nothing matches them.
    fn between(&mut self, left: DocumentIx, right: DocumentIx) -> Option<&Comparison> {
        if !self.alignments.match_points(left, right) {
            return None;
        }
        let made = self.made.entry((left, right));
        made.or_insert_with(|| Comparison::by(&self.alignments, left, right))
            .as_ref()
    }

    /// Says what became of a life in each of its cells.
    fn relate(&mut self, cells: &mut [LifeCell]) {
        let Some(first) = cells.iter().position(|it| !it.points.is_empty()) else {
            return;
        };
        let (before, after) = cells.split_at_mut(first);
        let mut after = after.iter_mut();
        let Some(mut last) = after.next() else {
            return;
        };
        let is_new = before.iter().any(|it| self.is_added(it.document, last));
        last.relation = is_new.then_some(Relation::Added);
        for cell in after {
            self.follow(last, cell);
            if !cell.points.is_empty() {
                last = cell;
            }
        }
    }

    /// Says what became in `cell` of the points of `last`.
    fn follow(&mut self, last: &LifeCell, cell: &mut LifeCell) {
        let timeline = self.alignments.timeline;
        let Some(comparison) = self.between(last.document, cell.document) else {
            let (relation, _) = left_over_relation(timeline, None, cell.document);
            cell.relation = Some(relation);
            return;
        };
        let pairs = last.points.iter();
        let pairs = pairs.filter_map(|it| comparison.pair_of(Side::Left, *it));
        let here = cell.points.iter();
        let here = here.filter_map(|it| comparison.pair_of(Side::Right, *it));
        let mut pairs: Vec<usize> = pairs.chain(here).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let pairs = pairs.into_iter().map(|it| &comparison.pairs[it]);
        cell.relation = joint(pairs.clone().map(|pair| pair.relation));
        let also = pairs.flat_map(|pair| pair.also_right.iter().copied());
        cell.also = also
            .filter(|it| cell.points.binary_search(it).is_err())
            .collect();
        cell.also.sort_unstable();
        cell.also.dedup();
    }

    /// Whether an earlier document is known not to have what stands in `cell`.
    fn is_added(&mut self, earlier: DocumentIx, cell: &LifeCell) -> bool {
        let Some(comparison) = self.between(earlier, cell.document) else {
            return false;
        };
        let mut relations = cell
            .points
            .iter()
            .map(|point| comparison.relation_of(Side::Right, *point));
        relations.all(|it| it == Some(Relation::Added))
    }
}

/// What several pairs say together of the points that they dispose of; `None` for no pair.
fn joint(relations: impl Iterator<Item = Relation> + Clone) -> Option<Relation> {
    use Relation::{Changed, Counterpart, Dropped, Uncompared, Unreported};
    let first = relations.clone().next()?;
    if relations.clone().all(|it| it == first) {
        return Some(first);
    }
    if relations.clone().all(|it| it == Dropped || it.is_open()) {
        // Where one part may stand in what is not known of the text, so may the whole.
        let mut relations = relations;
        let is_partial = relations.any(|it| it == Unreported);
        return Some(if is_partial { Unreported } else { Uncompared });
    }
    // Where one part was not judged, nothing more can be said of the whole.
    let mut unjudged = relations.filter(|it| *it == Counterpart || it.is_open());
    Some(unjudged.next().map_or(Changed, |_| Counterpart))
}

#[cfg(test)]
mod tests;
