//! Filters: which items a reader wants to see, and how that is worded for the reader.
//!
//! Values of one facet widen ("meeting or call"), facets narrow ("… and of importance 4 or
//! more"). Counting what each further choice would leave is the work of [`super::facets`].

use std::{collections::BTreeSet, ops::Range};

use super::{
    Hedging, Importance, Item, ItemIx, ItemSet, Kind, SourceIx, Status, Tier, TimePoint, Timeline,
    TrackIx, origins,
};

/// A property by which items can be filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The rows that the item stands on or concerns.
    Track,
    /// What sort of thing it is.
    Kind,
    /// How real it is.
    Status,
    /// How much it matters, at least.
    Importance,
    /// The grade of one of its sources.
    Tier,
    /// How many independent origins its sources have.
    Origins,
    /// How much a claim about it holds back.
    Hedging,
    /// Who acts in it.
    Actor,
    /// What it touches.
    Topic,
    /// When it may have happened.
    Dates,
}

/// How many independent origins stand behind an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OriginCount {
    /// It names no source.
    None,
    /// All its sources go back to one.
    One,
    /// They go back to two.
    Two,
    /// They go back to three or more.
    More,
}

impl OriginCount {
    /// Every count, the best founded first.
    pub const ALL: [Self; 4] = [Self::More, Self::Two, Self::One, Self::None];

    /// How it is written on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "no source",
            Self::One => "1 origin",
            Self::Two => "2 origins",
            Self::More => "3 or more origins",
        }
    }

    /// The count for `item` of `timeline`.
    pub fn of(timeline: &Timeline, item: &Item) -> Self {
        Self::of_sources(timeline, &item.sources)
    }

    /// The count for what `cited` report.
    pub(super) fn of_sources(timeline: &Timeline, cited: &[SourceIx]) -> Self {
        let relayed = |ix: SourceIx| timeline.derived_from(ix);
        // Who relays nobody is an origin, and one report has one: that is most of what is asked.
        let mut own = [None; 3];
        for source in cited.iter().filter(|source| relayed(**source).is_empty()) {
            let place = own.iter_mut().find(|it| it.is_none_or(|it| it == *source));
            if let Some(place) = place {
                *place = Some(*source);
            }
        }
        let all_own = || cited.iter().all(|source| relayed(*source).is_empty());
        let independent = match own.iter().flatten().count() {
            3 => 3,
            count if all_own() => count,
            _ if cited.len() == 1 => 1,
            _ => origins(cited, relayed).independent,
        };
        match independent {
            0 => Self::None,
            1 => Self::One,
            2 => Self::Two,
            _ => Self::More,
        }
    }
}

impl Facet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Track,
        Self::Kind,
        Self::Status,
        Self::Importance,
        Self::Tier,
        Self::Origins,
        Self::Hedging,
        Self::Actor,
        Self::Topic,
        Self::Dates,
    ];

    /// Its heading on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Track => "Track",
            Self::Kind => "Kind",
            Self::Status => "Status",
            Self::Importance => "Importance",
            Self::Tier => "Source tier",
            Self::Origins => "Independent origins",
            Self::Hedging => "Hedging",
            Self::Actor => "Actor",
            Self::Topic => "Topic",
            Self::Dates => "Dates",
        }
    }
}

/// One choice that a filter can hold. Dates are not among them: they are a range, not a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetValue {
    /// Items on this track, or that concern it.
    Track(TrackIx),
    /// Items of this kind.
    Kind(Kind),
    /// Items of this status.
    Status(Status),
    /// Items of at least this importance.
    AtLeast(Importance),
    /// Items with a source of this tier.
    Tier(Tier),
    /// Items with so many independent origins.
    Origins(OriginCount),
    /// Items with a claim that holds back so much.
    Hedging(Hedging),
    /// Items in which this actor acts.
    Actor(String),
    /// Items that touch this topic.
    Topic(String),
}

impl FacetValue {
    /// The facet that it belongs to.
    pub const fn facet(&self) -> Facet {
        match self {
            Self::Track(_) => Facet::Track,
            Self::Kind(_) => Facet::Kind,
            Self::Status(_) => Facet::Status,
            Self::AtLeast(_) => Facet::Importance,
            Self::Tier(_) => Facet::Tier,
            Self::Origins(_) => Facet::Origins,
            Self::Hedging(_) => Facet::Hedging,
            Self::Actor(_) => Facet::Actor,
            Self::Topic(_) => Facet::Topic,
        }
    }

    /// How it is written beside its count.
    pub fn words(&self, timeline: &Timeline) -> String {
        match self {
            Self::Track(track) => timeline
                .tracks
                .get(track.index())
                .map_or_else(String::new, |t| t.name.clone()),
            Self::Kind(kind) => kind.word().to_owned(),
            Self::Status(status) => status.word().to_owned(),
            Self::AtLeast(Importance::MAX) => Importance::MAX.level().to_string(),
            Self::AtLeast(least) => format!("{} or more", least.level()),
            Self::Tier(tier) => format!("{} ({})", tier.letter(), tier.meaning()),
            Self::Origins(count) => count.word().to_owned(),
            Self::Hedging(degree) => format!("hedging {}", degree.word()),
            Self::Actor(name) | Self::Topic(name) => name.clone(),
        }
    }
}

/// One part of the active filter, in words, for the strip that is always in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// The facet; clearing the chip clears all of it.
    pub facet: Facet,
    /// What it lets through: "meeting or call".
    pub words: String,
}

/// Which items a reader wants to see. An empty facet lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Tracks that an item must stand on or concern.
    pub tracks: BTreeSet<TrackIx>,
    /// Kinds to see.
    pub kinds: BTreeSet<Kind>,
    /// Statuses to see.
    pub statuses: BTreeSet<Status>,
    /// The least importance to see; `None` for any.
    pub min_importance: Option<Importance>,
    /// Tiers of which an item must have a source.
    pub tiers: BTreeSet<Tier>,
    /// How many independent origins an item may have.
    pub origins: BTreeSet<OriginCount>,
    /// Degrees of hedging of which an item must have a claim.
    pub hedging: BTreeSet<Hedging>,
    /// Actors of which one must act in the item.
    pub actors: BTreeSet<String>,
    /// Topics of which the item must touch one.
    pub topics: BTreeSet<String>,
    /// The time in which an item may have happened; `None` for any. An item without a known
    /// date cannot be said to fall in it and is left out.
    pub dates: Option<Range<TimePoint>>,
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        Facet::ALL.iter().all(|facet| !self.uses(*facet))
    }

    /// What lets through only what an official source confirms.
    pub fn official_only() -> Self {
        Self {
            tiers: BTreeSet::from([Tier::A]),
            ..Self::default()
        }
    }

    /// Whether it asks for an official source and nothing else.
    pub fn is_official_only(&self) -> bool {
        *self == Self::official_only()
    }

    /// Whether anything is chosen in `facet`.
    pub fn uses(&self, facet: Facet) -> bool {
        match facet {
            Facet::Track => !self.tracks.is_empty(),
            Facet::Kind => !self.kinds.is_empty(),
            Facet::Status => !self.statuses.is_empty(),
            Facet::Importance => self.min_importance.is_some(),
            Facet::Tier => !self.tiers.is_empty(),
            Facet::Origins => !self.origins.is_empty(),
            Facet::Hedging => !self.hedging.is_empty(),
            Facet::Actor => !self.actors.is_empty(),
            Facet::Topic => !self.topics.is_empty(),
            Facet::Dates => self.dates.is_some(),
        }
    }

    /// Whether `value` is chosen.
    pub fn has(&self, value: &FacetValue) -> bool {
        match value {
            FacetValue::Track(track) => self.tracks.contains(track),
            FacetValue::Kind(kind) => self.kinds.contains(kind),
            FacetValue::Status(status) => self.statuses.contains(status),
            FacetValue::AtLeast(least) => self.min_importance == Some(*least),
            FacetValue::Tier(tier) => self.tiers.contains(tier),
            FacetValue::Origins(count) => self.origins.contains(count),
            FacetValue::Hedging(degree) => self.hedging.contains(degree),
            FacetValue::Actor(name) => self.actors.contains(name),
            FacetValue::Topic(name) => self.topics.contains(name),
        }
    }

    /// Chooses `value`, or no longer chooses it. There is one least importance at a time.
    pub fn toggle(&mut self, value: FacetValue) {
        match value {
            FacetValue::Track(track) => flip(&mut self.tracks, track),
            FacetValue::Kind(kind) => flip(&mut self.kinds, kind),
            FacetValue::Status(status) => flip(&mut self.statuses, status),
            FacetValue::AtLeast(least) => {
                self.min_importance = (self.min_importance != Some(least)).then_some(least);
            }
            FacetValue::Tier(tier) => flip(&mut self.tiers, tier),
            FacetValue::Origins(count) => flip(&mut self.origins, count),
            FacetValue::Hedging(degree) => flip(&mut self.hedging, degree),
            FacetValue::Actor(name) => flip(&mut self.actors, name),
            FacetValue::Topic(name) => flip(&mut self.topics, name),
        }
    }

    /// Chooses nothing in `facet`.
    pub fn clear(&mut self, facet: Facet) {
        match facet {
            Facet::Track => self.tracks.clear(),
            Facet::Kind => self.kinds.clear(),
            Facet::Status => self.statuses.clear(),
            Facet::Importance => self.min_importance = None,
            Facet::Tier => self.tiers.clear(),
            Facet::Origins => self.origins.clear(),
            Facet::Hedging => self.hedging.clear(),
            Facet::Actor => self.actors.clear(),
            Facet::Topic => self.topics.clear(),
            Facet::Dates => self.dates = None,
        }
    }

    /// Whether it lets `item` of `timeline` through.
    pub fn matches(&self, timeline: &Timeline, ix: ItemIx) -> bool {
        Facet::ALL
            .iter()
            .all(|facet| self.passes(*facet, timeline, ix))
    }

    /// Whether `facet` alone lets `item` of `timeline` through.
    pub fn passes(&self, facet: Facet, timeline: &Timeline, ix: ItemIx) -> bool {
        if !self.uses(facet) {
            return true;
        }
        let item = timeline.item(ix);
        match facet {
            Facet::Track => tracks_of(item).any(|track| self.tracks.contains(&track)),
            Facet::Kind => self.kinds.contains(&item.kind),
            Facet::Status => self.statuses.contains(&item.status),
            Facet::Importance => self
                .min_importance
                .is_none_or(|least| item.importance >= least),
            Facet::Tier => tiers_of(timeline, item).any(|tier| self.tiers.contains(&tier)),
            Facet::Origins => self.origins.contains(&OriginCount::of(timeline, item)),
            Facet::Hedging => hedgings_of(timeline, ix).any(|it| self.hedging.contains(&it)),
            Facet::Actor => item.actors.iter().any(|name| self.actors.contains(name)),
            Facet::Topic => item.topics.iter().any(|name| self.topics.contains(name)),
            Facet::Dates => self.dates.as_ref().is_none_or(|range| {
                item.when
                    .as_ref()
                    .is_some_and(|when| when.overlaps(range.clone()))
            }),
        }
    }

    /// The items that it lets through, by looking at each. Who filters the same timeline again
    /// and again keeps a [`super::FacetIndex`], which gives the same set faster.
    pub fn apply(&self, timeline: &Timeline) -> ItemSet {
        let passing = timeline
            .items()
            .filter(|(ix, _)| self.matches(timeline, *ix));
        ItemSet::from_items(timeline.item_slots(), passing.map(|(ix, _)| ix))
    }

    /// The active parts in words, in the order of the facets; empty if it lets everything
    /// through.
    pub fn describe(&self, timeline: &Timeline) -> Vec<Chip> {
        let active = Facet::ALL.into_iter().filter(|facet| self.uses(*facet));
        active
            .map(|facet| Chip {
                facet,
                words: self.words(facet, timeline),
            })
            .collect()
    }

    /// The chosen values of `facet`; none for [`Facet::Dates`].
    pub fn values(&self, facet: Facet) -> Vec<FacetValue> {
        match facet {
            Facet::Track => self.tracks.iter().copied().map(FacetValue::Track).collect(),
            Facet::Kind => self.kinds.iter().copied().map(FacetValue::Kind).collect(),
            Facet::Status => self
                .statuses
                .iter()
                .copied()
                .map(FacetValue::Status)
                .collect(),
            Facet::Importance => self
                .min_importance
                .into_iter()
                .map(FacetValue::AtLeast)
                .collect(),
            Facet::Tier => self.tiers.iter().copied().map(FacetValue::Tier).collect(),
            Facet::Origins => self
                .origins
                .iter()
                .copied()
                .map(FacetValue::Origins)
                .collect(),
            Facet::Hedging => self
                .hedging
                .iter()
                .copied()
                .map(FacetValue::Hedging)
                .collect(),
            Facet::Actor => self.actors.iter().cloned().map(FacetValue::Actor).collect(),
            Facet::Topic => self.topics.iter().cloned().map(FacetValue::Topic).collect(),
            Facet::Dates => Vec::new(),
        }
    }

    /// What is chosen in `facet`, in words.
    fn words(&self, facet: Facet, timeline: &Timeline) -> String {
        if let (Facet::Dates, Some(range)) = (facet, &self.dates) {
            // The end is exclusive; readers think of the last day that is in.
            let last = range.end.saturating_add_millis(-1);
            return format!("{} to {}", range.start.civil(), last.civil());
        }
        let words: Vec<String> = self
            .values(facet)
            .iter()
            .map(|value| value.words(timeline))
            .collect();
        words.join(" or ")
    }
}

/// The tracks that `item` stands on or concerns.
pub(super) fn tracks_of(item: &Item) -> impl Iterator<Item = TrackIx> + '_ {
    std::iter::once(item.track).chain(item.further_tracks.iter().copied())
}

/// The tiers of the sources of `item`.
pub(super) fn tiers_of<'a>(
    timeline: &'a Timeline,
    item: &'a Item,
) -> impl Iterator<Item = Tier> + 'a {
    item.sources
        .iter()
        .filter_map(|source| timeline.source(*source).tier)
}

/// How much the claims about `ix` hold back.
pub(super) fn hedgings_of(timeline: &Timeline, ix: ItemIx) -> impl Iterator<Item = Hedging> + '_ {
    timeline.claims_of(ix).map(|(_, claim)| claim.hedging)
}

fn flip<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}
