//! Every change of a draft goes through here: it can be taken back, and it is kept.

use std::{collections::HashMap, sync::Arc};

use crate::{
    model::{Draft, rename_drafts},
    state::{Direction, Effect, Now, State, Tone},
};

use super::{Drafting, Kept};

/// What a person types into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Summary,
    StepTitle,
    StepSentence,
    StepNotes,
    StepDwell,
}

/// The drafts before a change, and where the person was.
#[derive(Clone, Debug)]
struct Snapshot {
    drafts: Arc<Vec<Draft>>,
    chosen: Option<String>,
    step: usize,
}

/// The changes that can be taken back, and those that were.
#[derive(Clone, Debug, Default)]
pub(super) struct Past {
    undo: Vec<Snapshot>,
    redo: Vec<Snapshot>,
    /// The field of the command that is being done; `None` if it types into none.
    field: Option<Field>,
    /// The last change was made by typing into `field`.
    is_typing: bool,
}

impl Past {
    /// So many changes can be taken back.
    const DEPTH: usize = 200;

    pub(super) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// The next change is made by typing into `field`.
    pub(super) fn go_to_field(&mut self, field: Option<Field>) {
        self.is_typing &= field.is_some() && self.field == field;
        self.field = field;
    }

    fn remember(&mut self, before: Snapshot, drafts: &[Draft]) {
        self.redo.clear();
        if !self.is_typing {
            self.undo.push(before);
        }
        if self.undo.len() > Self::DEPTH {
            self.undo.remove(0);
        }
        self.is_typing = self.field.is_some();
        // Typed away again, letter by letter: nothing is left to take back.
        let is_back = |before: &Snapshot| before.drafts.as_slice() == drafts;
        if self.is_typing && self.undo.last().is_some_and(is_back) {
            self.undo.pop();
            self.is_typing = false;
        }
    }

    /// Changes the drafts of every snapshot, as if they had always been so.
    pub(super) fn rewrite(&mut self, change: impl Fn(&[Draft]) -> Vec<Draft>) {
        for snapshot in self.undo.iter_mut().chain(&mut self.redo) {
            snapshot.drafts = Arc::new(change(&snapshot.drafts));
        }
    }

    /// Follows drafts to other ids.
    pub(super) fn rename(&mut self, ids: &HashMap<String, String>) {
        for snapshot in self.undo.iter_mut().chain(&mut self.redo) {
            let drafts: &mut Vec<Draft> = Arc::make_mut(&mut snapshot.drafts);
            rename_drafts(drafts, ids);
            if let Some(id) = snapshot.chosen.as_ref().and_then(|id| ids.get(id)) {
                snapshot.chosen = Some(id.clone());
            }
        }
    }

    /// All drafts that can come back.
    pub(super) fn drafts(&self) -> impl Iterator<Item = &Draft> {
        let snapshots = self.undo.iter().chain(&self.redo);
        snapshots.flat_map(|snapshot| snapshot.drafts.iter())
    }
}

impl State {
    /// Changes the drafts. What changes nothing leaves no trace.
    pub(super) fn change_drafts(&mut self, change: impl FnOnce(&mut Vec<Draft>)) -> Vec<Effect> {
        let before = self.snapshot();
        change(Arc::make_mut(&mut self.drafting.drafts));
        if self.drafting.drafts == before.drafts {
            return Vec::new();
        }
        let Drafting { drafts, past, .. } = &mut self.drafting;
        past.remember(before, drafts);
        self.resolve_drafts();
        self.save_drafts()
    }

    /// Changes the chosen draft; tells why if none is.
    pub(super) fn change_chosen(
        &mut self,
        now: Now,
        change: impl FnOnce(&mut Draft),
    ) -> Vec<Effect> {
        let Some(at) = self.drafting.chosen_draft() else {
            return self.not_own(now);
        };
        self.change_drafts(|drafts| change(&mut drafts[at]))
    }

    /// Takes the last change back, or repeats it.
    pub(super) fn turn_back(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let here = self.snapshot();
        let past = &mut self.drafting.past;
        let (from, to) = match direction {
            Direction::Backward => (&mut past.undo, &mut past.redo),
            Direction::Forward => (&mut past.redo, &mut past.undo),
        };
        let Some(there) = from.pop() else {
            let said = match direction {
                Direction::Backward => "No change of a briefing is left to take back",
                Direction::Forward => "No change of a briefing is left to repeat",
            };
            return self.toast(said, Tone::Info, now);
        };
        to.push(here);
        self.drafting.drafts = there.drafts;
        (self.drafting.chosen, self.drafting.step) = (there.chosen, there.step);
        self.resolve_drafts();
        let mut effects = self.save_drafts();
        let said = match direction {
            Direction::Backward => "Change taken back",
            Direction::Forward => "Change repeated",
        };
        effects.push(Effect::Announce(said.to_owned()));
        effects
    }

    /// Finds again what the timeline can tell of the drafts, and holds the choice on what is there.
    pub(super) fn resolve_drafts(&mut self) {
        let drafts = self.drafting.drafts.iter();
        self.drafting.resolved = drafts.map(|it| it.resolve(&self.timeline)).collect();
        self.hold_choice();
    }

    /// Lets go of a briefing and of a step that are not there.
    pub(super) fn hold_choice(&mut self) {
        let chosen = self.drafting.chosen.take();
        let chosen = chosen.filter(|id| self.briefing(id).is_some());
        let briefing = chosen.as_ref().and_then(|id| self.briefing(id));
        let count = briefing.map_or(0, |it| it.steps.len());
        self.drafting.step = self.drafting.step.min(count.saturating_sub(1));
        self.drafting.chosen = chosen;
    }

    /// Has the drafts written; not before the file was read, whose drafts would be lost.
    pub(super) fn save_drafts(&mut self) -> Vec<Effect> {
        self.drafting.kept = Kept::Saving;
        self.drafting.unkept.forget_warning();
        self.drafting.is_unsaved = !self.drafting.is_read;
        if self.drafting.is_unsaved {
            return Vec::new();
        }
        vec![self.writing()]
    }

    /// What has the drafts written.
    pub(super) fn writing(&self) -> Effect {
        Effect::SaveDrafts {
            key: self.drafting.key.clone(),
            title: self.drafting.title.clone(),
            drafts: Arc::clone(&self.drafting.drafts),
            built_on: self.drafting.built_on,
        }
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            drafts: Arc::clone(&self.drafting.drafts),
            chosen: self.drafting.chosen.clone(),
            step: self.drafting.step,
        }
    }
}
