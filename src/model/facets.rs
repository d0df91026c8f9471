//! Live counts: how many items each choice of a filter would leave, given all other choices.

use std::collections::BTreeMap;

use super::{
    Differing, Facet, FacetValue, Filter, Hedging, Importance, Item, ItemIx, ItemSet, Kind,
    OriginCount, SourceIx, Status, Tier, Timeline, TrackIx,
    filter::{hedgings_of, tracks_of},
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

/// The facets whose values a day of knowledge changes, but for the actors.
const OF_THE_DAY: [Facet; 4] = [Facet::Status, Facet::Tier, Facet::Origins, Facet::Hedging];

/// Which items have which value, made once for a timeline.
///
/// Memory and the cost of a count are bounded by how many values all items name together, not by
/// items times values. A day of knowledge changes the values of many items, of which nobody may
/// ask any before the next day comes: so it only notes them, and they are looked up when it is
/// to [`settle`](Self::settle).
#[derive(Clone, Debug, Default)]
pub struct FacetIndex {
    universe: usize,
    values: BTreeMap<Facet, Vec<(FacetValue, Posting)>>,
    /// The items whose values of the day are still those of another.
    unsettled: ItemSet,
}

/// The items that have a value: one bit an item if there are many, else a list.
#[derive(Clone, Debug)]
enum Posting {
    Many(ItemSet),
    Few(Vec<ItemIx>),
}

impl Posting {
    fn new(items: Vec<ItemIx>, universe: usize) -> Self {
        if items.len() * 32 > universe {
            Self::Many(ItemSet::from_items(universe, items))
        } else {
            Self::Few(items)
        }
    }

    /// How many of them are in `set`.
    fn count_in(&self, set: &ItemSet) -> usize {
        match self {
            Self::Many(items) => items.shared_len(set),
            Self::Few(items) => items.iter().filter(|item| set.contains(**item)).count(),
        }
    }

    /// Puts `item` in, or takes it out.
    fn put(&mut self, item: ItemIx, is_in: bool) {
        match self {
            Self::Many(items) if is_in => {
                items.insert(item);
            }
            Self::Many(items) => {
                items.remove(item);
            }
            Self::Few(items) => match (items.binary_search(&item), is_in) {
                (Err(place), true) => items.insert(place, item),
                (Ok(place), false) => {
                    items.remove(place);
                }
                _ => {}
            },
        }
    }

    fn put_into(&self, set: &mut ItemSet) {
        match self {
            Self::Many(items) => set.or(items),
            Self::Few(items) => {
                for item in items {
                    set.insert(*item);
                }
            }
        }
    }
}

impl FacetIndex {
    /// How many actors or topics a listing holds besides those that are chosen.
    pub const MAX_LISTED: usize = 200;

    /// Looks through all items once, those too that are not known on the day of `timeline`.
    pub fn new(timeline: &Timeline) -> Self {
        let universe = timeline.item_slots();
        let mut by_value: BTreeMap<FacetValue, Vec<ItemIx>> = BTreeMap::new();
        let mut names = NamedPostings::default();
        let all = (0..universe).map(ItemIx::from);
        for ix in all.clone() {
            let item = timeline.first_belief(ix);
            for value in lasting(item) {
                note(by_value.entry(value).or_default(), ix);
            }
            for actor in timeline.actors_of(ix) {
                note(names.actors.entry(actor).or_default(), ix);
            }
            for actor in timeline
                .recast(ix)
                .into_iter()
                .flatten()
                .chain(&item.actors)
            {
                names.actors.entry(actor).or_default();
            }
            for topic in &item.topics {
                note(names.topics.entry(topic).or_default(), ix);
            }
        }
        let now: Vec<Passing> = all.map(|ix| Passing::new(timeline, ix)).collect();
        let mut values: BTreeMap<Facet, Vec<_>> = BTreeMap::new();
        for value in vocabulary(timeline) {
            let items = by_value.remove(&value).unwrap_or_default().into_iter();
            let passing = now.iter().filter(|now| now.has(&value)).map(|now| now.item);
            let items = ItemSet::from_items(universe, items.chain(passing));
            let posting = Posting::Many(items);
            let listed = values.entry(value.facet()).or_default();
            listed.push((value, posting));
        }
        let actors = by_mentions(names.actors, FacetValue::Actor, universe);
        values.insert(Facet::Actor, actors);
        let topics = by_mentions(names.topics, FacetValue::Topic, universe);
        values.insert(Facet::Topic, topics);
        Self {
            universe,
            values,
            unsettled: ItemSet::new(universe),
        }
    }

    /// Follows `timeline` to another day of knowledge, on which `changed` is believed otherwise.
    pub fn update(&mut self, timeline: &Timeline, changed: &Differing) {
        for ix in &changed.items {
            self.unsettled.insert(*ix);
            if timeline.recast(*ix).is_some() {
                self.recast(timeline, *ix);
            }
        }
        for claim in &changed.claims {
            let item = timeline.record().claims.get(claim.index());
            if let Some(item) = item.and_then(|claim| claim.item) {
                self.unsettled.insert(item);
            }
        }
    }

    /// Whether `filter` can be told without what waits to be looked up.
    pub fn is_settled_for(&self, filter: &Filter) -> bool {
        !OF_THE_DAY.into_iter().any(|facet| filter.uses(facet)) || self.is_settled()
    }

    /// Whether nothing waits to be looked up.
    pub fn is_settled(&self) -> bool {
        self.unsettled.is_empty()
    }

    /// Looks up what has changed up to the day of `timeline`, each item once, however many days
    /// lie between.
    pub fn settle(&mut self, timeline: &Timeline) {
        let unsettled = std::mem::replace(&mut self.unsettled, ItemSet::new(self.universe));
        let now = unsettled.iter().map(|ix| Passing::new(timeline, ix));
        let now: Vec<Passing> = now.collect();
        for facet in OF_THE_DAY {
            for (value, posting) in self.values.entry(facet).or_default() {
                for now in &now {
                    posting.put(now.item, now.has(value));
                }
            }
        }
    }

    /// Lists `ix` under the actors that are believed now, and under no other.
    fn recast(&mut self, timeline: &Timeline, ix: ItemIx) {
        let actors = timeline.actors_of(ix);
        for (value, posting) in self.values.entry(Facet::Actor).or_default() {
            if let FacetValue::Actor(name) = value {
                posting.put(ix, actors.contains(name));
            }
        }
    }

    /// The items that `filter` lets through; the same as [`Filter::apply`] if the index is
    /// settled for it.
    pub fn apply(&self, timeline: &Timeline, filter: &Filter) -> ItemSet {
        let mut passing = timeline.known().clone();
        for facet in Facet::ALL.into_iter().filter(|facet| filter.uses(*facet)) {
            passing.and(&self.set_of(facet, timeline, filter));
        }
        passing
    }

    /// The counts of all values under `filter`, for which the index must be settled. Facets of
    /// which anything waits to be looked up are not counted: they have no values then.
    pub fn count(&self, timeline: &Timeline, filter: &Filter) -> FacetCounts {
        debug_assert!(self.is_settled_for(filter), "settled before it is asked");
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
        let known = timeline.known();
        let mut counts = BTreeMap::new();
        let told = |facet: &Facet| self.is_settled() || !OF_THE_DAY.contains(facet);
        for (facet, values) in self.values.iter().filter(|(facet, _)| told(facet)) {
            let others = filter.uses(*facet).then(|| all_but(Some(*facet)));
            let base = others.as_ref().unwrap_or(&passing);
            counts.insert(*facet, count_values(*facet, values, [base, known], filter));
        }
        FacetCounts { passing, counts }
    }

    /// The items that `facet` of `filter` alone lets through.
    fn set_of(&self, facet: Facet, timeline: &Timeline, filter: &Filter) -> ItemSet {
        let mut set = ItemSet::new(self.universe);
        if facet == Facet::Dates {
            for ix in timeline.known().iter() {
                if filter.passes(facet, timeline, ix) {
                    set.insert(ix);
                }
            }
            return set;
        }
        let values = self.values.get(&facet).map_or(&[][..], Vec::as_slice);
        for (_, items) in values.iter().filter(|(value, _)| filter.has(value)) {
            items.put_into(&mut set);
        }
        set
    }
}

/// The values of `item` that no revision changes, but for actors and topics.
fn lasting(item: &Item) -> impl Iterator<Item = FacetValue> + '_ {
    let levels = (1..=item.importance.level()).filter_map(Importance::new);
    tracks_of(item)
        .map(FacetValue::Track)
        .chain([FacetValue::Kind(item.kind)])
        .chain(levels.map(FacetValue::AtLeast))
}

/// The values of an item that a day of knowledge can change. It is looked up field by field, as
/// the items are many of which nobody reads more.
struct Passing {
    item: ItemIx,
    status: Status,
    origins: OriginCount,
    /// One bit a tier.
    tiers: u8,
    /// One bit a degree.
    hedgings: u8,
}

impl Passing {
    fn new(timeline: &Timeline, item: ItemIx) -> Self {
        let sources: Vec<SourceIx> = timeline.sources_of(item).collect();
        let tiers = sources.iter().filter_map(|ix| timeline.source(*ix).tier);
        Self {
            item,
            status: timeline.status_of(item),
            origins: OriginCount::of_sources(timeline, &sources),
            tiers: tiers.fold(0, |bits, tier| bits | 1 << tier as u8),
            hedgings: hedgings_of(timeline, item).fold(0, |bits, it| bits | 1 << it as u8),
        }
    }

    fn has(&self, value: &FacetValue) -> bool {
        match value {
            FacetValue::Status(status) => self.status == *status,
            FacetValue::Origins(count) => self.origins == *count,
            FacetValue::Tier(tier) => self.tiers & 1 << *tier as u8 != 0,
            FacetValue::Hedging(degree) => self.hedgings & 1 << *degree as u8 != 0,
            _ => false,
        }
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
        .chain(OriginCount::ALL.map(FacetValue::Origins))
        .chain(Hedging::ALL.map(FacetValue::Hedging))
}

/// The names from the most to the least mentioned, equals by name.
fn by_mentions(
    names: BTreeMap<&str, Vec<ItemIx>>,
    value: fn(String) -> FacetValue,
    universe: usize,
) -> Vec<(FacetValue, Posting)> {
    let mut listed: Vec<_> = names.into_iter().collect();
    listed.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
    listed
        .into_iter()
        .map(|(name, items)| (value(name.to_owned()), Posting::new(items, universe)))
        .collect()
}

/// Counts each value within `base`. The name of an actor or a topic that no item of `known` has
/// is not listed: it would tell of what is not known yet.
fn count_values(
    facet: Facet,
    values: &[(FacetValue, Posting)],
    [base, known]: [&ItemSet; 2],
    filter: &Filter,
) -> Vec<FacetCount> {
    let is_name = matches!(facet, Facet::Actor | Facet::Topic);
    let told = |(value, items): &&(FacetValue, Posting)| {
        !is_name || filter.has(value) || items.count_in(known) > 0
    };
    let listed = values.iter().filter(told).enumerate();
    let listed = listed
        .filter(|(at, (value, _))| !is_name || *at < FacetIndex::MAX_LISTED || filter.has(value));
    listed
        .map(|(_, (value, items))| FacetCount {
            value: value.clone(),
            count: items.count_in(base),
            chosen: filter.has(value),
        })
        .collect()
}

#[cfg(test)]
mod tests;
