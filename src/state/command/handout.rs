//! What can be done to hand out a briefing on paper.

use std::path::PathBuf;

/// Anything that leads to a handout. Only [`State::apply`](crate::state::State::apply) acts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandoutCommand {
    /// Ask which briefing is to be handed out.
    Ask,
    /// Print the notes of the speaker too, or not.
    SetNotes {
        /// Whether to print them.
        notes: bool,
    },
    /// Ask where to write a handout.
    Choose {
        /// The id of its briefing.
        briefing: String,
    },
    /// Write a handout.
    ExportTo {
        /// Where to.
        path: PathBuf,
        /// Which one.
        handout: Handout,
    },
}

/// A briefing on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handout {
    /// The id of the briefing.
    pub briefing: String,
    /// Whether the notes of the speaker are printed.
    pub notes: bool,
}
