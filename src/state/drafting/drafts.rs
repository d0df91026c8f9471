//! Whole briefings: made, copied, chosen, named, deleted.

use std::sync::Arc;

use crate::{
    model::{Briefing, Draft, Step},
    state::{Effect, Now, State, Tone},
};

use super::ids::{fresh_id, fresh_title};

/// What a briefing is called until its author names it.
const FIRST_TITLE: &str = "My briefing";

impl State {
    pub(super) fn new_draft(&mut self) -> Vec<Effect> {
        let draft = self.empty_draft();
        let said = format!("“{}” made", draft.title);
        let mut effects = self.add_draft(draft);
        effects.push(Effect::Announce(said));
        effects
    }

    /// A draft without steps that is not among the drafts yet.
    pub(super) fn empty_draft(&self) -> Draft {
        let title = fresh_title(FIRST_TITLE, &self.drafting.drafts);
        Draft {
            id: fresh_id(&title, &self.taken_ids()),
            title,
            ..Draft::default()
        }
    }

    /// Makes a draft of any briefing, and chooses it; the step that was chosen of it stays so.
    pub(super) fn copy_briefing(&mut self, id: &str, now: Now) -> Vec<Effect> {
        let Some(copy) = self.copy_of(id) else {
            return self.gone(now);
        };
        let step = Some(self.drafting.step).filter(|_| self.drafting.chosen.as_deref() == Some(id));
        let said = format!("“{}” is yours to change", copy.title);
        let mut effects = self.add_draft(copy);
        self.drafting.step = step.unwrap_or(0);
        self.hold_choice();
        effects.extend(self.toast(said, Tone::Info, now));
        effects
    }

    /// A draft that tells the same as a briefing of the timeline or another draft.
    fn copy_of(&self, id: &str) -> Option<Draft> {
        let copy = if let Some(at) = self.drafting.place_of(id) {
            self.drafting.drafts[at].clone()
        } else {
            let told = self.timeline.briefing_by_id(id)?;
            Draft::of(&self.timeline, told, String::new())
        };
        let title = format!("{} (copy)", copy.title);
        let title = fresh_title(title.trim_start(), &self.drafting.drafts);
        Some(Draft {
            id: fresh_id(&title, &self.taken_ids()),
            title,
            ..copy
        })
    }

    pub(super) fn choose_briefing(&mut self, id: String, now: Now) -> Vec<Effect> {
        let Some(briefing) = self.briefing(&id) else {
            return self.gone(now);
        };
        let said = match briefing.steps.len() {
            1 => format!("{}, 1 step", briefing.title),
            count => format!("{}, {count} steps", briefing.title),
        };
        (self.drafting.chosen, self.drafting.step) = (Some(id), 0);
        vec![Effect::Announce(said)]
    }

    pub(super) fn close_briefing(&mut self) -> Vec<Effect> {
        (self.drafting.chosen, self.drafting.step) = (None, 0);
        Vec::new()
    }

    pub(super) fn delete_draft(&mut self, now: Now) -> Vec<Effect> {
        let Some(at) = self.drafting.chosen_draft() else {
            return self.not_own(now);
        };
        let name = quoted(&self.drafting.drafts[at].title, "Briefing");
        let mut effects = self.change_drafts(|drafts| {
            drafts.remove(at);
        });
        self.hold_choice();
        let said = format!("{name} deleted, Ctrl+Z brings it back");
        effects.extend(self.toast(said, Tone::Info, now));
        effects
    }

    pub(super) fn set_title(&mut self, text: String, now: Now) -> Vec<Effect> {
        self.change_chosen(now, |draft| draft.title = text)
    }

    pub(super) fn set_summary(&mut self, text: String, now: Now) -> Vec<Effect> {
        self.change_chosen(now, |draft| draft.summary = text)
    }

    /// Keeps how long each step took when it was told, in seconds: in the draft, or in a copy of
    /// a briefing of the timeline. A step with 0 was not told and keeps its plan.
    pub(in crate::state) fn keep_times(
        &mut self,
        briefing_id: &str,
        secs: &[u32],
        now: Now,
    ) -> Vec<Effect> {
        self.drafting.past.go_to_field(None);
        let mut own = self.drafting.place_of(briefing_id);
        let copy = match own {
            Some(_) => None,
            None => self.copy_of(briefing_id),
        };
        if own.is_none() && copy.is_none() {
            return self.gone(now);
        }
        let mut name = String::new();
        let mut effects = self.change_drafts(|drafts| {
            drafts.extend(copy);
            let at = *own.get_or_insert(drafts.len() - 1);
            let draft = &mut drafts[at];
            name.clone_from(&draft.title);
            for (step, secs) in draft.steps.iter_mut().zip(secs) {
                if *secs > 0 {
                    let range = Step::DWELL_SECS;
                    step.dwell_secs = (*secs).clamp(*range.start(), *range.end());
                }
            }
        });
        let said = format!("Times kept in {}", quoted(&name, "your briefing"));
        effects.extend(self.toast(said, Tone::Info, now));
        effects
    }

    /// Adds a draft and chooses it.
    fn add_draft(&mut self, draft: Draft) -> Vec<Effect> {
        let id = draft.id.clone();
        let effects = self.change_drafts(|drafts| drafts.push(draft));
        (self.drafting.chosen, self.drafting.step) = (Some(id), 0);
        effects
    }

    fn gone(&mut self, now: Now) -> Vec<Effect> {
        self.toast("This briefing is not there any more", Tone::Problem, now)
    }

    /// The steps of the chosen briefing as they can be told; `None` if none is chosen.
    pub(super) fn chosen_steps(&self) -> Option<Arc<Briefing>> {
        self.briefing_to_tell(self.drafting.chosen.as_deref()?)
    }
}

/// "“Title”", or `untitled` if there is none.
pub(super) fn quoted(title: &str, untitled: &str) -> String {
    if title.trim().is_empty() {
        untitled.to_owned()
    } else {
        format!("“{}”", title.trim())
    }
}
