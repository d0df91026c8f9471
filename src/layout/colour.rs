//! What the colour of a mark stands for: its track, or how well the item is founded.
//!
//! Founding is a ramp of greys, never red or green, and is said in words beside each name, so
//! that colour is never the only sign.

use std::collections::BTreeSet;

use crate::model::{Hedging, Item, ItemIx, SourceIx, Status, Tier, Timeline};

/// What the colour of marks stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColourBy {
    /// The track that an item is on.
    #[default]
    Track,
    /// The best tier among the sources.
    Tier,
    /// How many independent origins the sources have.
    Origins,
    /// The strongest hedging among the claims.
    Hedging,
    /// How real the item is.
    Status,
}

impl ColourBy {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 5] = [
        Self::Track,
        Self::Tier,
        Self::Origins,
        Self::Hedging,
        Self::Status,
    ];

    /// The word used on screen, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Track => "track",
            Self::Tier => "tier",
            Self::Origins => "origins",
            Self::Hedging => "hedging",
            Self::Status => "status",
        }
    }
}

/// A grey of the ramp that stands for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RampStep {
    /// From 0, the best founded and strongest grey, to 3.
    Step(u8),
    /// Nothing is known of it: the faintest grey.
    Unknown,
}

impl RampStep {
    /// How faint it is, from 0 to 1.
    pub fn faintness(self) -> f32 {
        match self {
            Self::Step(step) => f32::from(step.min(3)) / 4.0,
            Self::Unknown => 1.0,
        }
    }
}

/// What `by` says of the item at `ix`: the grey of its marks and the words beside its name.
/// `None` if its track colours it; the words are `None` where the fill of the mark says it.
pub fn founding(
    timeline: &Timeline,
    ix: ItemIx,
    by: ColourBy,
) -> Option<(RampStep, Option<String>)> {
    let item = timeline.item(ix);
    Some(match by {
        ColourBy::Track => return None,
        ColourBy::Tier => by_tier(timeline, item),
        ColourBy::Origins => by_origins(timeline, item),
        ColourBy::Hedging => by_hedging(timeline, ix),
        ColourBy::Status => (by_status(item.status), None),
    })
}

fn by_tier(timeline: &Timeline, item: &Item) -> (RampStep, Option<String>) {
    let sources = item.sources.iter();
    let tiers = sources.filter_map(|ix| timeline.source(*ix).tier);
    match tiers.min() {
        Some(tier) => (
            RampStep::Step(Tier::ALL.iter().position(|one| *one == tier).unwrap_or(0) as u8),
            Some(tier.letter().to_owned()),
        ),
        None => (RampStep::Unknown, Some("no tier".to_owned())),
    }
}

fn by_origins(timeline: &Timeline, item: &Item) -> (RampStep, Option<String>) {
    let count = origin_count(timeline, &item.sources);
    let step = match count {
        0 => RampStep::Unknown,
        1 => RampStep::Step(2),
        2 => RampStep::Step(1),
        _ => RampStep::Step(0),
    };
    let words = match count {
        0 => "no source".to_owned(),
        1 => "1 origin".to_owned(),
        more => format!("{more} origins"),
    };
    (step, Some(words))
}

/// How many independent origins `sources` have: those that are relayed, each once.
fn origin_count(timeline: &Timeline, sources: &[SourceIx]) -> usize {
    let mut origins = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<SourceIx> = sources.to_vec();
    while let Some(source) = open.pop() {
        if !seen.insert(source) {
            continue;
        }
        let from = &timeline.source(source).derived_from;
        if from.is_empty() {
            origins.insert(source);
        }
        open.extend(from);
    }
    origins.len()
}

fn by_hedging(timeline: &Timeline, ix: ItemIx) -> (RampStep, Option<String>) {
    match timeline.claims_of(ix).map(|(_, claim)| claim.hedging).max() {
        Some(Hedging::None) => (RampStep::Step(0), Some("not hedged".to_owned())),
        Some(hedging) => (
            RampStep::Step(hedging as u8),
            Some(format!("hedging {}", hedging.word())),
        ),
        None => (RampStep::Unknown, Some("no claim".to_owned())),
    }
}

fn by_status(status: Status) -> RampStep {
    match status {
        Status::Happened => RampStep::Step(0),
        Status::Planned | Status::Expected => RampStep::Step(1),
        Status::Claimed => RampStep::Step(2),
        Status::Disputed => RampStep::Step(3),
        Status::Cancelled | Status::Superseded => RampStep::Unknown,
    }
}
