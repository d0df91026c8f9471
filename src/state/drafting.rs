//! The user's own briefings: made and changed here, kept by the shell in a file of the user's,
//! never in the chronology.

use std::sync::Arc;

use super::{DraftingCommand, Effect, Now, State};
use crate::model::{Draft, Resolved};

/// The briefings of the user for the timeline that is open.
#[derive(Clone, Debug, Default)]
pub struct Drafting {
    /// The panel is open.
    pub open: bool,
    /// The drafts, in the order in which they were made.
    pub drafts: Arc<Vec<Draft>>,
    /// As the timeline can tell them, one a draft.
    pub resolved: Vec<Resolved>,
    /// The id of the briefing in the panel; `None` while it lists all.
    pub chosen: Option<String>,
    /// The step that is chosen of it, from 0.
    pub step: usize,
    /// Whether the file has what is here.
    pub kept: Kept,
    /// Where the file is, for the user to find it; `None` where nothing is kept.
    pub path: Option<std::path::PathBuf>,
}

/// Whether the file has what is here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// It has all.
    #[default]
    Saved,
    /// It is being written.
    Saving,
    /// It could not be written: why, and where.
    Failed(String),
}

/// What was read of the user's file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftsRead {
    /// The timeline for which it was read: [`State::drafts_key`].
    pub key: String,
    /// The drafts that could be read.
    pub drafts: Vec<Draft>,
    /// Where the file is, whether or not it exists; `None` where nothing is kept.
    pub path: Option<std::path::PathBuf>,
    /// What is wrong with it, each with its place, and what became of it; empty if nothing is.
    pub problems: Vec<String>,
}

impl State {
    /// The name under which the user's briefings for this timeline are kept: letters, digits and
    /// hyphens.
    pub fn drafts_key(&self) -> String {
        String::new()
    }

    pub(super) fn apply_drafting(&mut self, command: DraftingCommand, now: Now) -> Vec<Effect> {
        let _ = (command, now);
        Vec::new()
    }
}
