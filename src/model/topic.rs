//! Issues that run through a timeline, and the state in which each stands after its steps.
//!
//! ```text
//!   item         19 Nov            23 Nov                 6 Jan
//!   state    ·····raised────────────contested─────────────agreed in part──────►
//! ```
//!
//! A step is where its item is, so it moves and disappears with what is believed of the item.

use super::{CivilDate, ItemIx, SourceIx};

/// An issue that can be followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// What it is called; the word under which items and points name it. Unique among topics.
    pub name: String,
    /// What it is about, in a sentence; empty if the author says nothing.
    pub summary: String,
    /// What changed its state, in file order. On a day of knowledge only those that are known.
    pub steps: Vec<TopicStep>,
}

/// What one item did to a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicStep {
    /// The item.
    pub item: ItemIx,
    /// The state from then on.
    pub state: TopicState,
    /// What happened to the issue, in a sentence.
    pub text: String,
    /// Who reports it; empty for the sources of the item.
    pub sources: Vec<SourceIx>,
    /// The day from which it is known; `None` to take it from its own sources, and if it has none
    /// from the item. Never before its item is known.
    pub known_from: Option<CivilDate>,
}

/// How far an issue has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TopicState {
    /// Somebody put it on the table.
    Raised,
    /// The parties want different things.
    Contested,
    /// It is said to be unresolved.
    Open,
    /// Some of the parties agree, or all on a part.
    AgreedInPart,
    /// The parties agree.
    Agreed,
    /// It is off the table.
    Dropped,
}

impl TopicState {
    /// Every state, in the order of the legend.
    pub const ALL: [Self; 6] = [
        Self::Raised,
        Self::Contested,
        Self::Open,
        Self::AgreedInPart,
        Self::Agreed,
        Self::Dropped,
    ];

    /// The words used in files and on screen, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Contested => "contested",
            Self::Open => "open",
            Self::AgreedInPart => "agreed in part",
            Self::Agreed => "agreed",
            Self::Dropped => "dropped",
        }
    }
}
