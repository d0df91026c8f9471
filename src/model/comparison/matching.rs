//! Which points of two documents belong together: as an alignment says, or through a third text.

use super::{ComparedPair, Side, groups::Groups};
use crate::model::{Alignment, Basis, Document, DocumentIx, PointIx, Relation, Timeline};

/// The pairs of two known documents, and the third text that they were found through. Every point
/// of both stands in one pair.
pub(super) fn pairs_between(
    timeline: &Timeline,
    left: DocumentIx,
    right: DocumentIx,
) -> (Vec<ComparedPair>, Option<DocumentIx>) {
    let (mut pairs, via) = if let Some(pairs) = aligned(timeline, left, right) {
        (pairs, None)
    } else if let Some(matching) = Through::find(timeline, left, right) {
        (matching.pairs(), Some(matching.hub))
    } else {
        (Vec::new(), None)
    };
    let sides = [(Side::Left, left, right), (Side::Right, right, left)];
    for (side, document, other) in sides {
        let left_over = undisposed(timeline, &pairs, side, document);
        let caveat = left_over_caveat(timeline, via, other);
        pairs.extend(left_over.map(|point| one_sided(side, vec![point], &caveat)));
    }
    (pairs, via)
}

/// The pairs of the alignment of two documents, in either direction; `None` if there is none.
fn aligned(timeline: &Timeline, left: DocumentIx, right: DocumentIx) -> Option<Vec<ComparedPair>> {
    let mut alignments = timeline.alignments().iter();
    let alignment =
        alignments.find(|it| [(it.from, it.to), (it.to, it.from)].contains(&(left, right)))?;
    let pairs = as_written(timeline, alignment);
    if alignment.from == left {
        return Some(pairs);
    }
    Some(pairs.into_iter().map(ComparedPair::reversed).collect())
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

/// A pair of points of one text that says only that nothing is said.
fn one_sided(side: Side, points: Vec<PointIx>, caveat: &str) -> ComparedPair {
    let pair = ComparedPair {
        left: points,
        right: Vec::new(),
        also_left: Vec::new(),
        also_right: Vec::new(),
        relation: Relation::Unreported,
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

/// Why nothing is said of a point for which no pair was found in `other`.
fn left_over_caveat(timeline: &Timeline, via: Option<DocumentIx>, other: DocumentIx) -> String {
    let other_gaps = timeline.document(other).and_then(|it| it.gaps.as_ref());
    if other_gaps.is_some() {
        return format!("“{}” is known in part", short_title(timeline, other));
    }
    let Some(hub) = via else {
        return "Nobody is known to have compared it".to_owned();
    };
    let hub = short_title(timeline, hub);
    format!("It has no counterpart in “{hub}”, through which the texts are matched")
}

fn short_title(timeline: &Timeline, ix: DocumentIx) -> &str {
    timeline.document(ix).map_or("", |it| &it.short_title)
}

/// Two documents and a third, the hub, that both are aligned with.
///
/// Points are numbered through: first those of the hub, then of the left, then of the right.
struct Through<'t> {
    timeline: &'t Timeline,
    hub: DocumentIx,
    hub_points: usize,
    /// The left and the right document.
    spokes: [Spoke; 2],
}

/// One of the two documents, with its pairs seen from the hub.
struct Spoke {
    document: DocumentIx,
    /// From the hub (left) to the document (right).
    pairs: Vec<ComparedPair>,
    /// The number of its first point.
    first: usize,
    points: usize,
}

/// Points that are joined by pairs, and those that only have a part in one another.
struct Joined {
    groups: Groups,
    /// Pairs of points of which the first has a part in the second or the other way round.
    parts: Vec<(usize, usize)>,
}

impl<'t> Through<'t> {
    /// The first document in file order that both are aligned with; `None` if there is none.
    fn find(timeline: &'t Timeline, left: DocumentIx, right: DocumentIx) -> Option<Self> {
        let others = timeline
            .documents()
            .filter(|(ix, _)| ![left, right].contains(ix));
        let points = |ix| timeline.document(ix).map_or(0, |it| it.points.len());
        let mut found = others.filter_map(|(hub, document)| {
            let pairs = [left, right].map(|side| aligned(timeline, hub, side));
            let [Some(to_left), Some(to_right)] = pairs else {
                return None;
            };
            let hub_points = document.points.len();
            let spoke = |document, pairs, first| Spoke {
                document,
                pairs,
                first,
                points: points(document),
            };
            let left = spoke(left, to_left, hub_points);
            let right = spoke(right, to_right, hub_points + left.points);
            Some(Self {
                timeline,
                hub,
                hub_points,
                spokes: [left, right],
            })
        });
        found.next()
    }

    /// The pairs of all points that have a counterpart in the hub.
    fn pairs(&self) -> Vec<ComparedPair> {
        let mut joined = self.join();
        let mut pairs = Vec::new();
        for group in joined.groups.all() {
            let [left, right] = [0, 1].map(|side| self.spokes[side].of(&group));
            let side = match (left.is_empty(), right.is_empty()) {
                (true, true) => continue,
                (false, false) => {
                    let mut pair = counterpart(Side::Left, left);
                    pair.right = right;
                    pairs.push(pair);
                    continue;
                }
                (false, true) => Side::Left,
                (true, false) => Side::Right,
            };
            pairs.extend(self.alone(side, &group, &mut joined));
        }
        pairs
    }

    fn join(&self) -> Joined {
        let last = &self.spokes[1];
        let mut groups = Groups::new(last.first + last.points);
        let mut parts = Vec::new();
        for spoke in &self.spokes {
            for pair in &spoke.pairs {
                let there = |points: &[PointIx]| {
                    let there = points.iter().map(|it| spoke.first + it.index());
                    there.collect::<Vec<usize>>()
                };
                let own = pair.left.iter().map(|it| it.index());
                let own: Vec<usize> = own.chain(there(&pair.right)).collect();
                let also = pair.also_left.iter().map(|it| it.index());
                let also = also.chain(there(&pair.also_right));
                parts.extend(own.first().into_iter().flat_map(|own| {
                    let own = *own;
                    also.clone().map(move |also| (own, also))
                }));
                groups.join(own);
            }
        }
        Joined { groups, parts }
    }

    /// The pair of a group that has points on one side only; `None` if the hub says nothing of it.
    fn alone(&self, side: Side, group: &[usize], joined: &mut Joined) -> Option<ComparedPair> {
        let [here, there] = match side {
            Side::Left => [0, 1],
            Side::Right => [1, 0],
        };
        let points = self.spokes[here].of(group);
        let taken_up = self.taken_up(group, &self.spokes[there], joined);
        if !taken_up.is_empty() {
            let mut pair = counterpart(side, points);
            match side {
                Side::Left => pair.also_right = taken_up,
                Side::Right => pair.also_left = taken_up,
            }
            return Some(pair);
        }
        self.dropped(side, points, group, &self.spokes[there])
    }

    /// The points of `other` that have a part in a group.
    fn taken_up(&self, group: &[usize], other: &Spoke, joined: &mut Joined) -> Vec<PointIx> {
        let least = group.first().copied();
        let mut points = Vec::new();
        for (one, two) in joined.parts.clone() {
            let [of_one, of_two] = [one, two].map(|it| Some(joined.groups.least_of(it)));
            let end = match (of_one == least, of_two == least) {
                (true, false) => two,
                (false, true) => one,
                _ => continue,
            };
            if end >= self.hub_points {
                points.extend(other.of(&[end]));
                continue;
            }
            let with = joined.groups.least_of(end);
            let members = other.first..other.first + other.points;
            let joined_with = members.filter(|it| joined.groups.least_of(*it) == with);
            points.extend(other.of(&joined_with.collect::<Vec<usize>>()));
        }
        points.sort_unstable();
        points.dedup();
        points
    }

    /// The pair of points whose points of the hub all do not stand in `other`; `None` if there are
    /// no such, or if nothing is said of one of them.
    fn dropped(
        &self,
        side: Side,
        points: Vec<PointIx>,
        group: &[usize],
        other: &Spoke,
    ) -> Option<ComparedPair> {
        let of_hub = group.iter().filter(|it| **it < self.hub_points);
        let of_hub: Vec<PointIx> = of_hub.map(|it| PointIx::from(*it)).collect();
        let said = of_hub.iter().map(|point| {
            let mut pairs = other.pairs.iter();
            pairs.find(|it| it.left.contains(point) && it.relation == Relation::Dropped)
        });
        let said: Vec<&ComparedPair> = said.collect::<Option<_>>()?;
        let first = said.first()?;
        let mut pair = ComparedPair {
            relation: Relation::Dropped,
            explained_by: first.explained_by.clone(),
            sources: first.sources.clone(),
            ..one_sided(Side::Left, points, &self.dropped_caveat(&of_hub, other))
        };
        if side == Side::Right {
            pair = pair.reversed();
        }
        Some(pair)
    }

    /// "Matched through point 9 of “US proposal”, which does not stand in “European text”".
    fn dropped_caveat(&self, points: &[PointIx], other: &Spoke) -> String {
        let numbers: Vec<&str> = self
            .timeline
            .document(self.hub)
            .into_iter()
            .flat_map(|hub: &Document| {
                let points = points.iter().filter_map(|it| hub.points.get(it.index()));
                points.map(|point| point.number.as_str())
            })
            .collect();
        let (point, does) = if numbers.len() == 1 {
            ("point", "does")
        } else {
            ("points", "do")
        };
        format!(
            "Matched through {point} {} of “{}”, which {does} not stand in “{}”",
            numbers.join(", "),
            short_title(self.timeline, self.hub),
            short_title(self.timeline, other.document)
        )
    }
}

impl Spoke {
    /// Those of `group` that are points of this document.
    fn of(&self, group: &[usize]) -> Vec<PointIx> {
        let own = self.first..self.first + self.points;
        let members = group.iter().filter(|it| own.contains(it));
        members.map(|it| PointIx::from(it - self.first)).collect()
    }
}

/// A pair of points that speak of the same thing as others which are still to be named.
fn counterpart(side: Side, points: Vec<PointIx>) -> ComparedPair {
    ComparedPair {
        relation: Relation::Counterpart,
        basis: Basis::BothTexts,
        ..one_sided(side, points, "")
    }
}
