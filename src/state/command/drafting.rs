//! What making a briefing is made of.

use crate::model::{Draft, Importance};
use crate::state::{Direction, DraftsRead};

/// Something done to the user's own briefings.
#[derive(Clone, Debug, PartialEq)]
pub enum DraftingCommand {
    /// Show the panel of briefings, or take it away.
    Toggle,
    /// The user's briefings for this timeline were read, or written by another window.
    Read {
        /// What was read.
        read: Box<DraftsRead>,
    },
    /// The user's briefings were written.
    Saved {
        /// Under which name they are kept.
        key: String,
    },
    /// They could not be written; that is tried again until it is done.
    SaveFailed {
        /// Under which name they are kept.
        key: String,
        /// Why, and where.
        message: String,
    },
    /// The window was to be closed while briefings are not written: say so.
    WarnOfLoss,
    /// Make a briefing without steps.
    New,
    /// Make a draft of a briefing of the timeline, or of another draft.
    Copy {
        /// Its id.
        briefing: String,
    },
    /// Choose the briefing that is edited or looked through.
    Choose {
        /// Its id: a draft's, or one of the timeline's, which can only be looked through.
        briefing: String,
    },
    /// Go back to the list of briefings.
    Close,
    /// Delete the chosen draft.
    DeleteDraft,
    /// Change the title of the chosen draft.
    SetTitle {
        /// The words as typed.
        text: String,
    },
    /// Change the summary of the chosen draft.
    SetSummary {
        /// The words as typed.
        text: String,
    },
    /// Put what the laptop shows after the chosen step; make a draft if there is none.
    AddView,
    /// Choose a step, and show on the laptop what it shows.
    ChooseStep {
        /// From 0.
        step: usize,
    },
    /// Choose the next step or the one before.
    NextStep {
        /// Forward is next.
        direction: Direction,
    },
    /// Move a step.
    MoveStep {
        /// From where, from 0.
        from: usize,
        /// To where, as the place it has afterwards.
        to: usize,
    },
    /// Move the chosen step by one.
    ShiftStep {
        /// Forward is later.
        direction: Direction,
    },
    /// Put a copy of the chosen step after it.
    DuplicateStep,
    /// Delete the chosen step.
    DeleteStep,
    /// Change the chosen step.
    EditStep {
        /// What of it.
        edit: StepEdit,
    },
    /// Have the chosen step show what the laptop shows now; its words stay.
    TakeView,
    /// Forget what the chosen step names and the timeline has not.
    ForgetLost,
    /// Take back the last change.
    Undo,
    /// Repeat the change that was taken back.
    Redo,
    /// Ask where to write a copy of the user's briefings.
    AskExport,
    /// Write a copy of them.
    ExportTo {
        /// Where to.
        path: std::path::PathBuf,
    },
    /// Ask for a file of briefings to add.
    AskImport,
    /// Briefings of a file come to the user's own; ids that are taken are changed.
    Import {
        /// What was in it.
        drafts: Vec<Draft>,
    },
}

/// A change of one step.
#[derive(Clone, Debug, PartialEq)]
pub enum StepEdit {
    /// Its title.
    Title(String),
    /// Its sentence.
    Sentence(String),
    /// Its notes.
    Notes(String),
    /// How long it is told, as typed: seconds, or minutes and seconds.
    Dwell(String),
    /// Whether it stays when the briefing is cut.
    MustShow(bool),
    /// How much it matters.
    Importance(Importance),
}
