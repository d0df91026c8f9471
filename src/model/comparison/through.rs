//! Which points of two documents belong together because both are aligned with a third, the hub.
//!
//! What the hub's points became in either text is all that is known: points that the same point
//! of the hub became speak of the same thing, and what one text made of a point of the hub that
//! was dropped from the other is called dropped, with all that is said of that judgement.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ComparedPair, Side,
    groups::Groups,
    matching::{Alignments, one_sided, short_title},
};
use crate::model::{Basis, DocumentIx, PointIx, Relation, Timeline};

/// Two documents and the hub that both are aligned with.
///
/// Points are numbered through: first those of the hub, then of the left, then of the right.
pub(super) struct Through<'t> {
    timeline: &'t Timeline,
    /// The third text.
    pub(super) hub: DocumentIx,
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
    /// The points of the hub that do not stand in it, with the pair that says so.
    dropped: BTreeMap<PointIx, usize>,
}

/// Points that are joined by pairs, and those that only have a part in one another.
struct Joined {
    /// Each ascending.
    groups: Vec<Vec<usize>>,
    /// The group of each point.
    group_of: Vec<usize>,
    /// For each group the points of others that have a part in it, or in which it has one.
    parts: Vec<Vec<usize>>,
}

impl<'t> Through<'t> {
    /// Two documents and the first in file order that both are aligned with; `None` if there is
    /// none.
    pub(super) fn find(
        alignments: &Alignments<'t>,
        left: DocumentIx,
        right: DocumentIx,
    ) -> Option<Self> {
        let hub = alignments.hub(left, right)?;
        let timeline = alignments.timeline;
        let points = |ix| timeline.document(ix).map_or(0, |it| it.points.len());
        let hub_points = points(hub);
        let spoke = |document, first| {
            let pairs = alignments.pairs(hub, document)?;
            Some(Spoke::new(document, pairs, first, points(document)))
        };
        let left = spoke(left, hub_points)?;
        let right = spoke(right, hub_points + left.points)?;
        Some(Self {
            timeline,
            hub,
            hub_points,
            spokes: [left, right],
        })
    }

    /// The pairs of all points that have a counterpart in the hub.
    pub(super) fn pairs(&self) -> Vec<ComparedPair> {
        let joined = self.join();
        let mut pairs = Vec::new();
        for (at, group) in joined.groups.iter().enumerate() {
            let [left, right] = [0, 1].map(|side| self.spokes[side].of(group));
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
            pairs.extend(self.alone(side, at, &joined));
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
                let first = own.first().copied();
                parts.extend(first.into_iter().flat_map(|own| {
                    let also = also.clone();
                    also.map(move |also| (own, also))
                }));
                groups.join(own);
            }
        }
        Joined::new(groups.all(), &parts)
    }

    /// The pair of a group that has points on one side only; `None` if the hub says nothing of it.
    fn alone(&self, side: Side, group: usize, joined: &Joined) -> Option<ComparedPair> {
        let [here, there] = match side {
            Side::Left => [0, 1],
            Side::Right => [1, 0],
        };
        let points = self.spokes[here].of(&joined.groups[group]);
        let taken_up = self.taken_up(group, &self.spokes[there], joined);
        if !taken_up.is_empty() {
            let mut pair = counterpart(side, points);
            match side {
                Side::Left => pair.also_right = taken_up,
                Side::Right => pair.also_left = taken_up,
            }
            return Some(pair);
        }
        self.dropped(side, points, &joined.groups[group], &self.spokes[there])
    }

    /// The points of `other` that have a part in a group.
    fn taken_up(&self, group: usize, other: &Spoke, joined: &Joined) -> Vec<PointIx> {
        let (of_hub, of_texts): (Vec<usize>, Vec<usize>) = joined.parts[group]
            .iter()
            .partition(|end| **end < self.hub_points);
        let through: BTreeSet<usize> = of_hub.iter().map(|end| joined.group_of[*end]).collect();
        let through = through.into_iter().flat_map(|it| &joined.groups[it]);
        let ends: Vec<usize> = of_texts.iter().chain(through).copied().collect();
        let mut points = other.of(&ends);
        points.sort_unstable();
        points.dedup();
        points
    }

    /// The pair of points whose points of the hub all do not stand in `other`, with all that is
    /// said of those; `None` if there are no such, or if nothing is said of one of them.
    fn dropped(
        &self,
        side: Side,
        points: Vec<PointIx>,
        group: &[usize],
        other: &Spoke,
    ) -> Option<ComparedPair> {
        let of_hub = group.iter().filter(|it| **it < self.hub_points);
        let of_hub: Vec<PointIx> = of_hub.map(|it| PointIx::from(*it)).collect();
        let said = of_hub.iter().map(|point| other.dropped.get(point));
        let said: Vec<&usize> = said.collect::<Option<_>>()?;
        let said: Vec<&ComparedPair> = once(said).map(|at| &other.pairs[*at]).collect();
        if said.is_empty() {
            return None;
        }
        let caveats = once(said.iter().map(|pair| &pair.caveat)).map(String::as_str);
        let way = self.way(&of_hub, other);
        let caveats = caveats.filter(|it| !it.is_empty()).chain([way.as_str()]);
        let explanations: Vec<String> = said.iter().filter_map(|it| self.told(it)).collect();
        let is_absent = said.iter().any(|pair| pair.basis == Basis::Absence);
        let pair = one_sided(side, points, Relation::Dropped, &sentences(caveats));
        Some(ComparedPair {
            explanation: sentences(explanations.iter().map(String::as_str)),
            explained_by: once(said.iter().flat_map(|pair| &pair.explained_by))
                .copied()
                .collect(),
            basis: if is_absent {
                Basis::Absence
            } else {
                Basis::BothTexts
            },
            sources: once(said.iter().flat_map(|pair| &pair.sources))
                .copied()
                .collect(),
            ..pair
        })
    }

    /// "On point 9 of “US proposal”: fighter aircraft do not occur."; `None` if nothing is said.
    fn told(&self, dropped: &ComparedPair) -> Option<String> {
        let explanation = &dropped.explanation;
        let points = || self.points_of_hub(&dropped.left);
        (!explanation.is_empty()).then(|| format!("On {}: {explanation}", points()))
    }

    /// "Matched through point 9 of “US proposal”, which does not stand in “European text”".
    fn way(&self, points: &[PointIx], other: &Spoke) -> String {
        let does = if points.len() == 1 { "does" } else { "do" };
        format!(
            "Matched through {}, which {does} not stand in “{}”",
            self.points_of_hub(points),
            short_title(self.timeline, other.document)
        )
    }

    /// "points 3, 9 of “US proposal”".
    fn points_of_hub(&self, points: &[PointIx]) -> String {
        let hub = self.timeline.document(self.hub);
        let point = |ix: &PointIx| hub?.points.get(ix.index());
        let numbers = points.iter().filter_map(point);
        let numbers: Vec<&str> = numbers.map(|point| point.number.as_str()).collect();
        let word = if points.len() == 1 { "point" } else { "points" };
        let hub = short_title(self.timeline, self.hub);
        format!("{word} {} of “{hub}”", numbers.join(", "))
    }
}

impl Spoke {
    fn new(document: DocumentIx, pairs: Vec<ComparedPair>, first: usize, points: usize) -> Self {
        let gone = pairs.iter().enumerate();
        let gone = gone.filter(|(_, pair)| pair.relation == Relation::Dropped);
        let dropped = gone.flat_map(|(at, pair)| pair.left.iter().map(move |it| (*it, at)));
        Self {
            document,
            first,
            points,
            dropped: dropped.collect(),
            pairs,
        }
    }

    /// Those of `group` that are points of this document.
    fn of(&self, group: &[usize]) -> Vec<PointIx> {
        let own = self.first..self.first + self.points;
        let members = group.iter().filter(|it| own.contains(it));
        members.map(|it| PointIx::from(it - self.first)).collect()
    }
}

impl Joined {
    /// `joins` are pairs of points of which one has a part in the other.
    fn new(groups: Vec<Vec<usize>>, joins: &[(usize, usize)]) -> Self {
        let mut group_of = vec![0; groups.iter().map(Vec::len).sum()];
        for (at, group) in groups.iter().enumerate() {
            for member in group {
                group_of[*member] = at;
            }
        }
        let mut parts = vec![Vec::new(); groups.len()];
        for (one, two) in joins {
            let [of_one, of_two] = [*one, *two].map(|it| group_of[it]);
            if of_one != of_two {
                parts[of_one].push(*two);
                parts[of_two].push(*one);
            }
        }
        Self {
            groups,
            group_of,
            parts,
        }
    }
}

/// A pair of points that speak of the same thing as others which are still to be named.
fn counterpart(side: Side, points: Vec<PointIx>) -> ComparedPair {
    ComparedPair {
        basis: Basis::BothTexts,
        ..one_sided(side, points, Relation::Counterpart, "")
    }
}

/// Each of `all` where it comes first.
fn once<'a, T: Ord + 'a>(all: impl IntoIterator<Item = &'a T>) -> impl Iterator<Item = &'a T> {
    let mut met = BTreeSet::new();
    all.into_iter().filter(move |it| met.insert(*it))
}

/// Sentences one after the other, of which the last ends as it did.
fn sentences<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for sentence in all {
        if !text.is_empty() {
            let is_ended = text.ends_with(['.', '!', '?', '…']);
            text.push_str(if is_ended { " " } else { ". " });
        }
        text.push_str(sentence);
    }
    text
}
