//! The user's own briefings: made and changed here, kept by the shell in a file of the user's,
//! never in the chronology.
//!
//! They are read when a timeline is opened, and written after each change. A change made before
//! the file was read joins what it holds, and nothing is written until then.

use std::{collections::HashMap, sync::Arc};

use super::{Direction, DraftingCommand, Effect, Now, State, StepEdit, Tone};
use crate::model::{Briefing, Draft, Resolved};

mod drafts;
mod edit;
mod ids;
mod keep;
mod steps;
mod unkept;

use edit::{Field, Past};
use unkept::Unkept;

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
    /// The name under which the drafts are kept; empty before a timeline is open.
    key: String,
    /// What the timeline is called whose drafts they are.
    title: String,
    /// The file was read: it may be written.
    is_read: bool,
    /// The name of the file that was read last of those for this timeline.
    read_key: Option<String>,
    /// The number of what was read of the file; `None` before.
    built_on: Option<u64>,
    /// Briefings that could not be written, of other timelines too.
    unkept: Unkept,
    /// There are changes that the file had no part in yet.
    is_unsaved: bool,
    past: Past,
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

/// What was read of the user's file: when a timeline was opened, or after another window wrote it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftsRead {
    /// The timeline for which it was read: [`State::drafts_key`].
    pub key: String,
    /// Grows with each that is read.
    pub number: u64,
    /// The drafts that could be read.
    pub drafts: Vec<Draft>,
    /// What they were made of by changes of others, as far as it was here before.
    pub base: Vec<Draft>,
    /// The ids that drafts from here have in it, by those that they have here: another window
    /// changed them too, and has the old ones.
    pub renamed: HashMap<String, String>,
    /// Where the file is, whether or not it exists; `None` where nothing is kept.
    pub path: Option<std::path::PathBuf>,
    /// What is wrong with it, each with its place, and what became of it; empty if nothing is.
    pub problems: Vec<String>,
}

/// A briefing in a list of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefingRow {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How many steps it has.
    pub steps: usize,
    /// How long it is told, in seconds.
    pub dwell_secs: u32,
    /// It is the user's, who may change it.
    pub is_draft: bool,
    /// How much it names that the timeline has not.
    pub lost: usize,
}

impl Drafting {
    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        self.past.can_undo()
    }

    /// Whether something that the user made is not written, and was not told when the window was
    /// to be closed.
    pub fn must_warn_of_loss(&self) -> bool {
        self.unkept.must_warn()
    }

    /// Whether there is a change to repeat.
    pub fn can_redo(&self) -> bool {
        self.past.can_redo()
    }

    /// The place of the draft called `id`; `None` if no draft is.
    fn place_of(&self, id: &str) -> Option<usize> {
        self.drafts.iter().position(|draft| draft.id == id)
    }

    /// The place of the chosen draft; `None` if none is chosen, or a briefing of the timeline.
    fn chosen_draft(&self) -> Option<usize> {
        self.place_of(self.chosen.as_deref()?)
    }
}

impl State {
    /// All briefings: those of the timeline, then the user's own.
    pub fn all_briefings(&self) -> Vec<BriefingRow> {
        let row = |briefing: &Briefing, is_draft, lost| BriefingRow {
            id: briefing.id.clone(),
            title: briefing.title.clone(),
            steps: briefing.steps.len(),
            dwell_secs: briefing.dwell_secs(),
            is_draft,
            lost,
        };
        let own = self.drafting.resolved.iter();
        let own = own.map(|it| row(&it.briefing, true, it.lost.len()));
        let told = self.timeline.briefings().iter();
        told.map(|it| row(it, false, 0)).chain(own).collect()
    }

    /// The briefing called `id`, of the timeline or of the user, as it can be told; `None` if
    /// there is none.
    pub fn briefing_to_tell(&self, id: &str) -> Option<Arc<Briefing>> {
        self.briefing(id).cloned().map(Arc::new)
    }

    pub(super) fn apply_drafting(&mut self, command: DraftingCommand, now: Now) -> Vec<Effect> {
        use DraftingCommand as Do;
        self.leave_field(&command);
        match command {
            Do::Toggle => {
                self.drafting.open = !self.drafting.open;
                Vec::new()
            }
            Do::Read { read } => self.drafts_read(*read, now),
            Do::Saved { key } => self.drafts_saved(&key, now),
            Do::SaveFailed { key, message } => self.drafts_not_saved(key, &message, now),
            Do::WarnOfLoss => self.warn_of_loss(now),
            // Before a timeline is open there is nothing that a briefing could tell.
            _ if self.drafting.key.is_empty() => Vec::new(),
            Do::New => self.new_draft(),
            Do::Copy { briefing } => self.copy_briefing(&briefing, now),
            Do::Choose { briefing } => self.choose_briefing(briefing, now),
            Do::Close => self.close_briefing(),
            Do::DeleteDraft => self.delete_draft(now),
            Do::SetTitle { text } => self.set_title(text, now),
            Do::SetSummary { text } => self.set_summary(text, now),
            Do::AddView => self.add_view(now),
            Do::ChooseStep { step } => self.choose_step(step, now),
            Do::NextStep { direction } => self.next_step(direction, now),
            Do::MoveStep { from, to } => self.move_step(from, to, now),
            Do::ShiftStep { direction } => self.shift_step(direction, now),
            Do::DuplicateStep => self.duplicate_step(now),
            Do::DeleteStep => self.delete_step(now),
            Do::EditStep { edit } => self.edit_step(edit, now),
            Do::TakeView => self.take_view(now),
            Do::ForgetLost => self.forget_lost(now),
            Do::Undo => self.turn_back(Direction::Backward, now),
            Do::Redo => self.turn_back(Direction::Forward, now),
            Do::AskExport => self.ask_export_drafts(now),
            Do::ExportTo { path } => vec![Effect::ExportDrafts {
                path,
                title: self.timeline.title.clone(),
                drafts: Arc::clone(&self.drafting.drafts),
            }],
            Do::AskImport => vec![Effect::AskImportDrafts],
            Do::Import { drafts } => self.import_drafts(drafts, now),
        }
    }

    /// The briefing called `id`, of the timeline or of the user.
    fn briefing(&self, id: &str) -> Option<&Briefing> {
        let own = || {
            let mut resolved = self.drafting.resolved.iter().map(|it| &it.briefing);
            resolved.find(|it| it.id == id)
        };
        self.timeline.briefing_by_id(id).or_else(own)
    }

    /// Typing in one field is one change until something else is done.
    fn leave_field(&mut self, command: &DraftingCommand) {
        use DraftingCommand as Do;
        let field = match command {
            Do::Read { .. } | Do::Saved { .. } | Do::SaveFailed { .. } | Do::WarnOfLoss => return,
            Do::SetTitle { .. } => Some(Field::Title),
            Do::SetSummary { .. } => Some(Field::Summary),
            Do::EditStep { edit } => match edit {
                StepEdit::Title(_) => Some(Field::StepTitle),
                StepEdit::Sentence(_) => Some(Field::StepSentence),
                StepEdit::Notes(_) => Some(Field::StepNotes),
                StepEdit::Dwell(_) => Some(Field::StepDwell),
                StepEdit::MustShow(_) | StepEdit::Importance(_) => None,
            },
            _ => None,
        };
        self.drafting.past.go_to_field(field);
    }

    /// Says that what is chosen is not the user's to change.
    fn not_own(&mut self, now: Now) -> Vec<Effect> {
        let said = match self.drafting.chosen {
            Some(_) => "A briefing of the timeline cannot be changed; edit a copy of it",
            None => "Choose a briefing first",
        };
        self.toast(said, Tone::Info, now)
    }
}
