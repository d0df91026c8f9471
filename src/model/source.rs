//! Who reports what: sources with their tier, and claims with their speaker and hedging.

use super::{CivilDate, ItemIx, OutcomeChange, Revision, SourceIx, When};

/// How far a source can be relied on, by what it is and not by what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Official: the text or the office itself.
    A,
    /// Established news or institution.
    B,
    /// Weak: partisan, aggregator, reprint or user transcript.
    C,
}

impl Tier {
    /// Every tier, best first.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// The letter used in files and on chips.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }

    /// What the letter stands for, in a few words.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::A => "official",
            Self::B => "established",
            Self::C => "weak",
        }
    }
}

/// A page, a paper or a broadcast that reports something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Stable name, unique in the timeline.
    pub id: String,
    /// Who brought it out.
    pub publisher: String,
    /// Its headline or name.
    pub title: String,
    /// Who wrote it; `None` if not named.
    pub author: Option<String>,
    /// Where it can be read; `None` if it has no address.
    pub url: Option<String>,
    /// When it came out; `None` if not shown.
    pub published: Option<When>,
    /// How far it can be relied on; `None` if not graded.
    pub tier: Option<Tier>,
    /// What sort of publication it is ("news", "official text"); `None` if not said.
    pub kind: Option<String>,
    /// Its language as a BCP 47 tag ("en"); `None` if not said.
    pub language: Option<String>,
    /// What it is cited for, and where in it; `None` if not said.
    pub supports: Option<String>,
    /// The sources that it relays; empty if it speaks for itself. Free of cycles.
    pub derived_from: Vec<SourceIx>,
}

/// Who stands behind a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribution {
    /// A person named in the source.
    Named,
    /// A government or body, without a named person.
    Government,
    /// Officials who are not named.
    UnnamedOfficials,
    /// A group ("many", "some capitals") as reported.
    UnnamedGroup,
    /// The source speaks in its own voice.
    ArticleVoice,
}

impl Attribution {
    /// Every attribution, the most accountable first.
    pub const ALL: [Self; 5] = [
        Self::Named,
        Self::Government,
        Self::UnnamedOfficials,
        Self::UnnamedGroup,
        Self::ArticleVoice,
    ];

    /// The words used in files and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Government => "government",
            Self::UnnamedOfficials => "unnamed officials",
            Self::UnnamedGroup => "unnamed group",
            Self::ArticleVoice => "article voice",
        }
    }
}

/// How much the wording of a claim holds back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedging {
    /// Stated flatly.
    None,
    /// Slightly held back.
    Low,
    /// Clearly held back.
    Medium,
    /// Little more than a possibility.
    High,
}

impl Hedging {
    /// Every degree, the flattest first.
    pub const ALL: [Self; 4] = [Self::None, Self::Low, Self::Medium, Self::High];

    /// The word used in files and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What later became of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// A word or two: "happened", "partly", "did not happen on time".
    pub verdict: String,
    /// What is known of it, in a sentence.
    pub text: String,
    /// Who reports the outcome.
    pub sources: Vec<SourceIx>,
    /// The day from which it is known; `None` to take it from the sources.
    pub known_from: Option<CivilDate>,
    /// How it was corrected later, in the order of days. Empty in an outcome as believed.
    pub revisions: Vec<Revision<OutcomeChange>>,
}

/// Something that somebody said, kept apart from what is established.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Stable name, unique in the timeline.
    pub id: String,
    /// What is claimed, in a sentence.
    pub text: String,
    /// Who says so, as the source names them.
    pub speaker: String,
    /// Who stands behind it.
    pub attribution: Attribution,
    /// The time that it speaks of; `None` if of no time in particular.
    pub about: Option<When>,
    /// When it was said; `None` if unknown.
    pub said: Option<When>,
    /// How much it holds back.
    pub hedging: Hedging,
    /// The words that hold back, as in the source.
    pub hedge_words: Vec<String>,
    /// The item that it belongs to; `None` if to the timeline as a whole.
    pub item: Option<ItemIx>,
    /// Who reports the claim.
    pub sources: Vec<SourceIx>,
    /// The day from which it is known; `None` to take it from the sources.
    pub known_from: Option<CivilDate>,
    /// What later became of it, in the order given.
    pub outcomes: Vec<Outcome>,
}
