//! What the colour of a mark stands for: its track, or how well the item is founded.
//!
//! Founding is a ramp of greys, never red or green, and is said in words beside each name, so
//! that colour is never the only sign.

use crate::model::{Hedging, ItemIx, SourceIx, Status, Tier, Timeline, origins};

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
            // Dark greys are told apart less well than light ones, so the first steps are larger.
            Self::Step(step) => [0.0, 0.45, 0.7, 0.85][usize::from(step.min(3))],
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
    Some(match by {
        ColourBy::Track => return None,
        ColourBy::Tier => by_tier(timeline, ix),
        ColourBy::Origins => by_origins(timeline, ix),
        ColourBy::Hedging => by_hedging(timeline, ix),
        ColourBy::Status => (by_status(timeline.status_of(ix)), None),
    })
}

fn by_tier(timeline: &Timeline, ix: ItemIx) -> (RampStep, Option<String>) {
    let sources = timeline.sources_of(ix);
    let tiers = sources.filter_map(|ix| timeline.source(ix).tier);
    match tiers.min() {
        Some(tier) => (
            RampStep::Step(Tier::ALL.iter().position(|one| *one == tier).unwrap_or(0) as u8),
            Some(tier.letter().to_owned()),
        ),
        None => (RampStep::Unknown, Some("no tier".to_owned())),
    }
}

fn by_origins(timeline: &Timeline, ix: ItemIx) -> (RampStep, Option<String>) {
    let sources: Vec<SourceIx> = timeline.sources_of(ix).collect();
    let count = origins(&sources, |ix| timeline.derived_from(ix)).independent;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::{item, timeline_of};
    use crate::model::{Attribution, Claim, Source, TimelineParts};

    /// One item that cites the last two of three sources; the last relays the first.
    fn cited(tiers: [Option<Tier>; 3], hedging: &[Hedging]) -> Timeline {
        let mut cited = item("Cited", "2026-01-06", 3);
        cited.sources = vec![SourceIx(1), SourceIx(2)];
        let source = |(at, tier): (usize, Option<Tier>)| Source {
            id: at.to_string(),
            tier,
            derived_from: if at == 2 {
                vec![SourceIx(0)]
            } else {
                Vec::new()
            },
            ..Source::default()
        };
        let claim = |hedging: &Hedging| Claim {
            id: hedging.word().to_owned(),
            text: String::new(),
            speaker: String::new(),
            attribution: Attribution::Named,
            about: None,
            said: None,
            hedging: *hedging,
            hedge_words: Vec::new(),
            item: Some(ItemIx(0)),
            sources: Vec::new(),
            known_from: None,
            outcomes: Vec::new(),
        };
        timeline_of(TimelineParts {
            items: vec![cited],
            sources: tiers.into_iter().enumerate().map(source).collect(),
            claims: hedging.iter().map(claim).collect(),
            ..TimelineParts::default()
        })
    }

    #[track_caller]
    fn assert_says(timeline: &Timeline, by: ColourBy, step: RampStep, words: &str) {
        let said = founding(timeline, ItemIx(0), by);
        assert_eq!(said, Some((step, Some(words.to_owned()))), "{by:?}");
    }

    #[test]
    fn a_grey_and_words_say_how_well_an_item_is_founded() {
        use {ColourBy as By, RampStep::Step};
        let known = cited(
            [Some(Tier::A), Some(Tier::C), Some(Tier::B)],
            &[Hedging::Low, Hedging::High, Hedging::None],
        );
        assert_says(&known, By::Tier, Step(1), "B");
        assert_says(&known, By::Origins, Step(1), "2 origins");
        assert_says(&known, By::Hedging, Step(3), "hedging high");
        let unknown = cited([None; 3], &[]);
        assert_says(&unknown, By::Tier, RampStep::Unknown, "no tier");
        assert_says(&unknown, By::Hedging, RampStep::Unknown, "no claim");
        assert_eq!(founding(&known, ItemIx(0), By::Track), None);
        let by_status = founding(&known, ItemIx(0), By::Status);
        assert_eq!(by_status, Some((Step(0), None)));
    }

    #[test]
    fn the_unknown_is_the_faintest_grey() {
        let steps = [0, 1, 2, 3].map(|step| RampStep::Step(step).faintness());
        assert!(steps.is_sorted() && steps[3] < RampStep::Unknown.faintness());
    }
}
