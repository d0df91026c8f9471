//! Between the drafts here and the file of the user's.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use crate::{
    model::Draft,
    state::{DraftsRead, Effect, Now, State, Tone, file::suggested_name},
};

use super::{
    Drafting, Kept,
    ids::{fresh_id, make_unique},
};

impl State {
    /// Forgets the drafts for another timeline, and has those for this one read.
    pub(in crate::state) fn open_drafts(&mut self) -> Vec<Effect> {
        self.drafting = Drafting {
            open: self.drafting.open,
            key: self.drafts_key(),
            ..Drafting::default()
        };
        self.read_drafts()
    }

    /// Follows the timeline to another version of its file. The drafts stay; under another name
    /// they join those that are kept there.
    pub(in crate::state) fn keep_drafts(&mut self) -> Vec<Effect> {
        let (key, told) = (self.drafts_key(), self.told_ids());
        let is_renamed = self.part_from(&told, &told);
        self.resolve_drafts();
        if key == self.drafting.key {
            return if is_renamed {
                self.save_drafts()
            } else {
                Vec::new()
            };
        }
        self.drafting.key = key;
        self.drafting.is_read = false;
        self.drafting.is_unsaved = true;
        self.read_drafts()
    }

    fn read_drafts(&self) -> Vec<Effect> {
        let key = self.drafting.key.clone();
        vec![Effect::ReadDrafts { key }]
    }

    /// Takes in what the file holds: before what was made meanwhile, and as if it had always been
    /// there, so that taking a change back never takes it away.
    pub(super) fn drafts_read(&mut self, read: DraftsRead, now: Now) -> Vec<Effect> {
        if read.key != self.drafting.key || self.drafting.is_read {
            return Vec::new();
        }
        let mut taken = self.told_ids();
        let mut own = read.drafts;
        make_unique(&mut own, &mut taken);
        let mut clashing: HashSet<String> = own.iter().map(|it| it.id.clone()).collect();
        let same = self.drafting.drafts.iter().filter(|it| own.contains(it));
        for draft in same {
            clashing.remove(&draft.id);
        }
        self.part_from(&clashing, &taken);
        let join = |made: &[Draft]| {
            let is_new = |draft: &&Draft| !own.iter().any(|it| it.id == draft.id);
            own.iter()
                .chain(made.iter().filter(is_new))
                .cloned()
                .collect::<Vec<_>>()
        };
        self.drafting.drafts = Arc::new(join(&self.drafting.drafts));
        self.drafting.past.rewrite(join);
        self.drafting.path = read.path;
        self.drafting.is_read = true;
        self.resolve_drafts();
        let mut effects = Vec::new();
        if self.drafting.is_unsaved {
            effects = self.save_drafts();
        }
        let count = read.problems.len();
        if let Some(first) = read.problems.into_iter().next() {
            let said = match count {
                1 => first,
                2 => format!("{first}, and 1 problem more in your briefings"),
                _ => format!("{first}, and {} problems more in your briefings", count - 1),
            };
            effects.extend(self.toast(said, Tone::Problem, now));
        }
        effects
    }

    pub(super) fn drafts_saved(&mut self) -> Vec<Effect> {
        if !self.drafting.is_unsaved {
            self.drafting.kept = Kept::Saved;
        }
        Vec::new()
    }

    pub(super) fn drafts_not_saved(&mut self, message: String, now: Now) -> Vec<Effect> {
        let said = format!("Your briefings are not saved: {message}");
        self.drafting.kept = Kept::Failed(message);
        self.toast(said, Tone::Problem, now)
    }

    pub(super) fn ask_export_drafts(&mut self, now: Now) -> Vec<Effect> {
        if self.drafting.drafts.is_empty() {
            return self.toast("You have no briefings of your own here", Tone::Info, now);
        }
        let title = format!("{} briefings", self.timeline.title);
        let suggested_name = suggested_name(&self.timeline, &title, "toml");
        vec![Effect::AskExportDrafts { suggested_name }]
    }

    /// Adds briefings of a file to the user's own.
    pub(super) fn import_drafts(&mut self, mut drafts: Vec<Draft>, now: Now) -> Vec<Effect> {
        let said = match drafts.len() {
            0 => return self.toast("No briefing is in this file", Tone::Info, now),
            1 => "1 briefing added to your own".to_owned(),
            count => format!("{count} briefings added to your own"),
        };
        make_unique(&mut drafts, &mut self.taken_ids());
        let mut effects = self.change_drafts(|own| own.extend(drafts));
        effects.extend(self.toast(said, Tone::Info, now));
        effects
    }

    /// The ids that a new draft cannot have.
    pub(super) fn taken_ids(&self) -> HashSet<String> {
        let mut taken = self.told_ids();
        taken.extend(self.drafting.drafts.iter().map(|it| it.id.clone()));
        taken
    }

    /// Gives another id, of those not `taken`, to each draft called by one of `clashing`: now and
    /// in what can be taken back. Whether there was any.
    fn part_from(&mut self, clashing: &HashSet<String>, taken: &HashSet<String>) -> bool {
        let drafts = self
            .drafting
            .drafts
            .iter()
            .chain(self.drafting.past.drafts());
        let ids: BTreeSet<String> = drafts.map(|draft| draft.id.clone()).collect();
        let mut taken: HashSet<String> = ids.iter().chain(taken).cloned().collect();
        let mut renamed = HashMap::new();
        for id in ids.into_iter().filter(|id| clashing.contains(id)) {
            let fresh = fresh_id(&id, &taken);
            taken.insert(fresh.clone());
            renamed.insert(id, fresh);
        }
        if renamed.is_empty() {
            return false;
        }
        let rename = |drafts: &[Draft]| {
            let mut drafts = drafts.to_vec();
            for draft in &mut drafts {
                if let Some(id) = renamed.get(&draft.id) {
                    draft.id.clone_from(id);
                }
            }
            drafts
        };
        self.drafting.drafts = Arc::new(rename(&self.drafting.drafts));
        self.drafting.past.rewrite(rename);
        self.drafting.past.rename(&renamed);
        let chosen = self.drafting.chosen.as_ref();
        if let Some(id) = chosen.and_then(|id| renamed.get(id)) {
            self.drafting.chosen = Some(id.clone());
        }
        true
    }
}
