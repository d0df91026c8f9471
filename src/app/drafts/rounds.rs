//! What the window knows of a file, so that a change of another window is told from one of its own.

use std::collections::{BTreeMap, HashMap};

use crate::model::{Draft, DraftsJoin, rename_drafts};

/// What was told to the window of one file, and what it made of it.
#[derive(Default)]
pub(super) struct Rounds {
    /// What the window and the file had last, by the last that the window had been told then.
    bases: BTreeMap<Option<u64>, Vec<Draft>>,
    /// Other ids for drafts of the window, by the number under which they were told.
    renamed: BTreeMap<u64, HashMap<String, String>>,
    latest: Option<u64>,
}

impl Rounds {
    /// The number of what the window was told last; `None` if it was told nothing.
    pub(super) fn latest(&self) -> Option<u64> {
        self.latest
    }

    /// What the file and a window that knows `built_on` both had.
    pub(super) fn base(&self, built_on: Option<u64>) -> &[Draft] {
        self.bases.get(&built_on).map_or(&[], Vec::as_slice)
    }

    /// What the file had last.
    pub(super) fn latest_base(&self) -> &[Draft] {
        self.base(self.latest)
    }

    /// Gives the drafts of a window that knows `built_on` the ids that they got since.
    pub(super) fn follow(&self, built_on: Option<u64>, drafts: &mut [Draft]) {
        for (number, renamed) in &self.renamed {
            if Some(*number) > built_on {
                rename_drafts(drafts, renamed);
            }
        }
    }

    /// Notes that the window is told what the file has, and of other ids for its own drafts.
    pub(super) fn tell(
        &mut self,
        number: u64,
        drafts: Vec<Draft>,
        renamed: HashMap<String, String>,
    ) {
        for base in self.bases.values_mut() {
            rename_drafts(base, &renamed);
        }
        self.bases.insert(Some(number), drafts);
        self.renamed.insert(number, renamed);
        self.latest = Some(number);
    }

    /// Notes that the file has what a window made that knows `built_on`, and so nothing older.
    pub(super) fn keep(&mut self, built_on: Option<u64>, drafts: Vec<Draft>) {
        self.bases.insert(built_on, drafts);
        self.bases.retain(|of, _| *of >= built_on);
        self.renamed.retain(|number, _| Some(*number) > built_on);
    }
}

/// One of what another window wrote and what is here, both made of `base`. Drafts that both
/// changed are there twice: those here under the ids that are given beside them.
pub(super) fn join(
    base: &[Draft],
    theirs: &[Draft],
    here: &[Draft],
) -> (Vec<Draft>, HashMap<String, String>) {
    let join = DraftsJoin::new(base, theirs, here, [].iter());
    let mut renamed: HashMap<String, String> = HashMap::new();
    for id in join.clashing() {
        let fresh = (2_u64..).map(|number| format!("{id}-{number}"));
        let all = || base.iter().chain(theirs).chain(here);
        let is_free = |fresh: &String| {
            all().all(|draft| draft.id != *fresh) && renamed.values().all(|it| it != fresh)
        };
        let fresh = fresh.into_iter().find(is_free);
        renamed.insert(id, fresh.unwrap_or_default());
    }
    let mut here = here.to_vec();
    rename_drafts(&mut here, &renamed);
    (join.of(&here), renamed)
}
