//! Live counts: how many items each choice of a filter would leave, given all other choices.

use std::collections::BTreeMap;

use super::{
    Facet, FacetValue, Filter, Importance, ItemIx, ItemSet, Kind, Status, Tier, Timeline, TrackIx,
    filter::{tiers_of, tracks_of},
};

/// One value of a facet and what choosing it would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The value.
    pub value: FacetValue,
    /// How many items have it among those that all *other* facets let through.
    pub count: usize,
    /// Whether it is chosen now.
    pub chosen: bool,
}

/// The counts of all values under one filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// What the whole filter lets through.
    pub passing: ItemSet,
    counts: BTreeMap<Facet, Vec<FacetCount>>,
}

impl FacetCounts {
    /// The values of `facet` with their counts: fixed vocabularies in the order of the legend,
    /// tracks as in the file, actors and topics from the most to the least mentioned in the
    /// timeline. A listing of actors or topics holds [`FacetIndex::MAX_LISTED`] values and those
    /// chosen. Dates have no values.
    pub fn of(&self, facet: Facet) -> &[FacetCount] {
        self.counts.get(&facet).map_or(&[], Vec::as_slice)
    }
}

/// Which items have which value, made once for a timeline.
///
/// Memory and the cost of a count are bounded by how many values all items name together, not by
/// items times values.
#[derive(Clone, Debug, Default)]
pub struct FacetIndex {
    universe: usize,
    values: BTreeMap<Facet, Vec<(FacetValue, Vec<ItemIx>)>>,
}

impl FacetIndex {
    /// How many actors or topics a listing holds besides those that are chosen.
    pub const MAX_LISTED: usize = 200;

    /// Looks through all items once.
    pub fn new(timeline: &Timeline) -> Self {
        let mut by_value: BTreeMap<FacetValue, Vec<ItemIx>> = BTreeMap::new();
        let mut names = NamedPostings::default();
        for (ix, item) in timeline.items() {
            let levels = (1..=item.importance.level()).filter_map(Importance::new);
            let fixed = tracks_of(item)
                .map(FacetValue::Track)
                .chain([FacetValue::Kind(item.kind), FacetValue::Status(item.status)])
                .chain(levels.map(FacetValue::AtLeast))
                .chain(tiers_of(timeline, item).map(FacetValue::Tier));
            for value in fixed {
                note(by_value.entry(value).or_default(), ix);
            }
            for actor in &item.actors {
                note(names.actors.entry(actor).or_default(), ix);
            }
            for topic in &item.topics {
                note(names.topics.entry(topic).or_default(), ix);
            }
        }
        let mut values: BTreeMap<Facet, Vec<_>> = BTreeMap::new();
        for value in vocabulary(timeline) {
            let items = by_value.remove(&value).unwrap_or_default();
            values
                .entry(value.facet())
                .or_default()
                .push((value, items));
        }
        values.insert(Facet::Actor, by_mentions(names.actors, FacetValue::Actor));
        values.insert(Facet::Topic, by_mentions(names.topics, FacetValue::Topic));
        Self {
            universe: timeline.item_slots(),
            values,
        }
    }

    /// The items that `filter` lets through; the same as [`Filter::apply`].
    pub fn apply(&self, timeline: &Timeline, filter: &Filter) -> ItemSet {
        let mut passing = timeline.known().clone();
        for facet in Facet::ALL.into_iter().filter(|facet| filter.uses(*facet)) {
            passing.and(&self.set_of(facet, timeline, filter));
        }
        passing
    }

    /// The counts of all values under `filter`.
    pub fn count(&self, timeline: &Timeline, filter: &Filter) -> FacetCounts {
        let active: Vec<(Facet, ItemSet)> = Facet::ALL
            .into_iter()
            .filter(|facet| filter.uses(*facet))
            .map(|facet| (facet, self.set_of(facet, timeline, filter)))
            .collect();
        let all_but = |left_out: Option<Facet>| {
            let mut set = timeline.known().clone();
            for (_, other) in active.iter().filter(|(facet, _)| Some(*facet) != left_out) {
                set.and(other);
            }
            set
        };
        let passing = all_but(None);
        let mut counts = BTreeMap::new();
        for (facet, values) in &self.values {
            let others = filter.uses(*facet).then(|| all_but(Some(*facet)));
            let base = others.as_ref().unwrap_or(&passing);
            counts.insert(*facet, count_values(*facet, values, base, filter));
        }
        FacetCounts { passing, counts }
    }

    /// The items that `facet` of `filter` alone lets through.
    fn set_of(&self, facet: Facet, timeline: &Timeline, filter: &Filter) -> ItemSet {
        let mut set = ItemSet::new(self.universe);
        if facet == Facet::Dates {
            for (ix, item) in timeline.items() {
                if filter.passes(facet, timeline, item) {
                    set.insert(ix);
                }
            }
            return set;
        }
        let values = self.values.get(&facet).map_or(&[][..], Vec::as_slice);
        for (_, items) in values.iter().filter(|(value, _)| filter.has(value)) {
            for item in items {
                set.insert(*item);
            }
        }
        set
    }
}

/// Items by the name of an actor or a topic.
#[derive(Default)]
struct NamedPostings<'a> {
    actors: BTreeMap<&'a str, Vec<ItemIx>>,
    topics: BTreeMap<&'a str, Vec<ItemIx>>,
}

/// Notes `item` once, however often it names the value.
fn note(items: &mut Vec<ItemIx>, item: ItemIx) {
    if items.last() != Some(&item) {
        items.push(item);
    }
}

/// The values of the facets whose values are known beforehand, in the order of their listing.
fn vocabulary(timeline: &Timeline) -> impl Iterator<Item = FacetValue> {
    let levels = (1..=Importance::MAX.level())
        .rev()
        .filter_map(Importance::new);
    (0..timeline.tracks.len())
        .map(|at| FacetValue::Track(TrackIx::from(at)))
        .chain(Kind::ALL.map(FacetValue::Kind))
        .chain(Status::ALL.map(FacetValue::Status))
        .chain(levels.map(FacetValue::AtLeast))
        .chain(Tier::ALL.map(FacetValue::Tier))
}

/// The names from the most to the least mentioned, equals by name.
fn by_mentions(
    names: BTreeMap<&str, Vec<ItemIx>>,
    value: fn(String) -> FacetValue,
) -> Vec<(FacetValue, Vec<ItemIx>)> {
    let mut listed: Vec<_> = names.into_iter().collect();
    listed.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
    listed
        .into_iter()
        .map(|(name, items)| (value(name.to_owned()), items))
        .collect()
}

fn count_values(
    facet: Facet,
    values: &[(FacetValue, Vec<ItemIx>)],
    base: &ItemSet,
    filter: &Filter,
) -> Vec<FacetCount> {
    let capped = matches!(facet, Facet::Actor | Facet::Topic);
    let listed = values
        .iter()
        .enumerate()
        .filter(|(at, (value, _))| !capped || *at < FacetIndex::MAX_LISTED || filter.has(value));
    listed
        .map(|(_, (value, items))| FacetCount {
            value: value.clone(),
            count: items.iter().filter(|item| base.contains(**item)).count(),
            chosen: filter.has(value),
        })
        .collect()
}

#[cfg(test)]
mod tests;
