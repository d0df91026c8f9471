//! Between the drafts here and the file of the user's.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use crate::{
    model::{Draft, DraftsJoin, rename_drafts},
    state::{DraftsRead, Effect, Now, State, Tone, file::suggested_name},
};

use super::{
    Drafting, Kept,
    ids::{fresh_id, make_unique},
};

impl State {
    /// Leaves the drafts for another timeline to their file, and has those for this one read.
    pub(in crate::state) fn open_drafts(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.drafting.is_unsaved {
            // Made before the file was read: joined with it without being seen here.
            effects.push(self.writing());
        }
        self.drafting = Drafting {
            open: self.drafting.open,
            key: self.drafts_key(),
            title: self.timeline.title.clone(),
            unkept: std::mem::take(&mut self.drafting.unkept),
            ..Drafting::default()
        };
        effects.extend(self.read_drafts());
        effects
    }

    /// Follows the timeline to another version of its file. The drafts stay; under another name
    /// they join those that are kept there.
    pub(in crate::state) fn keep_drafts(&mut self) -> Vec<Effect> {
        let (key, told) = (self.drafts_key(), self.told_ids());
        let is_renamed = self.part_from(&told, &told);
        self.resolve_drafts();
        self.drafting.title.clone_from(&self.timeline.title);
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
        self.drafting.built_on = None;
        self.read_drafts()
    }

    fn read_drafts(&self) -> Vec<Effect> {
        vec![Effect::ReadDrafts {
            key: self.drafting.key.clone(),
            from: self.drafting.read_key.clone(),
        }]
    }

    /// Takes in what the file holds: before what was made meanwhile, and as if it had always been
    /// there, so that taking a change back never takes it away.
    pub(super) fn drafts_read(&mut self, mut read: DraftsRead, now: Now) -> Vec<Effect> {
        let is_first = !self.drafting.is_read;
        let is_known = !is_first && Some(read.number) <= self.drafting.built_on;
        if read.key != self.drafting.key || is_known {
            return Vec::new();
        }
        let problems = std::mem::take(&mut read.problems);
        self.drafting.path = read.path.take();
        self.drafting.is_read = true;
        self.drafting.read_key = Some(read.key.clone());
        self.drafting.built_on = Some(read.number);
        let twice = self.join_drafts(read);
        self.resolve_drafts();
        let mut effects = self.keep_joined();
        if !is_first {
            effects.extend(self.say_joined(&twice, now));
        }
        effects.extend(self.say_problems(problems, now));
        effects
    }

    /// Joins what is here with what the file holds. Gives the titles of drafts that another
    /// window changed too.
    fn join_drafts(&mut self, read: DraftsRead) -> Vec<String> {
        self.part_from(&read.renamed.values().cloned().collect(), &HashSet::new());
        self.rename(&read.renamed);
        let mut twice: HashSet<String> = read.renamed.into_values().collect();
        let mut taken = self.told_ids();
        let mut own = read.drafts;
        make_unique(&mut own, &mut taken);
        let here = Arc::clone(&self.drafting.drafts);
        let past: Vec<Draft> = self.drafting.past.drafts().cloned().collect();
        let join = DraftsJoin::new(&read.base, &own, &here, past.iter());
        let clashing = join.clashing();
        twice.extend(clashing.iter().cloned());
        let titles = here.iter().filter(|draft| twice.contains(&draft.id));
        let titles = titles.map(|draft| draft.title.clone()).collect();
        self.part_from(&clashing, &taken);
        self.drafting.drafts = Arc::new(join.of(&self.drafting.drafts));
        self.drafting.past.rewrite(|made| join.of(made));
        self.drafting.is_unsaved |= *self.drafting.drafts != own;
        titles
    }

    /// Has what was joined written, unless the file has it so.
    fn keep_joined(&mut self) -> Vec<Effect> {
        if self.drafting.is_unsaved {
            return self.save_drafts();
        }
        self.drafting.kept = match self.drafting.unkept.why(&self.drafting.key) {
            Some(why) => Kept::Failed(why.clone()),
            None => Kept::Saved,
        };
        Vec::new()
    }

    fn say_joined(&mut self, twice: &[String], now: Now) -> Vec<Effect> {
        match twice.first() {
            Some(title) => {
                let said = format!("“{title}” was changed in another window too; both are kept");
                self.toast(said, Tone::Warning, now)
            }
            None => self.toast("Briefings of another window taken in", Tone::Info, now),
        }
    }

    fn say_problems(&mut self, problems: Vec<String>, now: Now) -> Vec<Effect> {
        let count = problems.len();
        let Some(first) = problems.into_iter().next() else {
            return Vec::new();
        };
        let said = match count {
            1 => first,
            2 => format!("{first}, and 1 problem more in your briefings"),
            _ => format!("{first}, and {} problems more in your briefings", count - 1),
        };
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
        self.rename(&renamed);
        true
    }

    /// Gives drafts other ids: now, in what can be taken back, and where one is chosen.
    fn rename(&mut self, renamed: &HashMap<String, String>) {
        let drafts: &mut Vec<Draft> = Arc::make_mut(&mut self.drafting.drafts);
        rename_drafts(drafts, renamed);
        self.drafting.past.rename(renamed);
        let chosen = self.drafting.chosen.as_ref();
        if let Some(id) = chosen.and_then(|id| renamed.get(id)) {
            self.drafting.chosen = Some(id.clone());
        }
    }
}
