//! The steps of a briefing: taken from the screen, shown there, moved, changed, deleted.

use std::sync::Arc;

use crate::{
    model::{Draft, DraftStep, Step, parse_minutes},
    state::{Direction, Effect, Now, State, StepEdit, Tone},
};

use super::drafts::quoted;

impl State {
    /// Puts what the laptop shows after the chosen step: of the chosen draft, else of the last,
    /// else of a new one.
    pub(super) fn add_view(&mut self, now: Now) -> Vec<Effect> {
        let step = DraftStep::of(&self.timeline, &self.step_of_view(now));
        if !step.shows_something() {
            return self.toast("Nothing is on the screen to add", Tone::Info, now);
        }
        let drafts = &self.drafting.drafts;
        let chosen = self.drafting.chosen_draft();
        let target = chosen.or_else(|| drafts.len().checked_sub(1));
        let made = target.is_none().then(|| self.empty_draft());
        let draft = target.map(|at| &drafts[at]).or(made.as_ref());
        let Some(draft) = draft else {
            return Vec::new();
        };
        let count = draft.steps.len();
        let at = match chosen {
            Some(_) => (self.drafting.step + 1).min(count),
            None => count,
        };
        let name = quoted(&step.title, "View");
        let said = format!(
            "{name} added to {} as step {}",
            quoted(&draft.title, "your briefing"),
            at + 1
        );
        let id = draft.id.clone();
        let mut effects = self.change_drafts(|drafts| {
            drafts.extend(made);
            if let Some(draft) = drafts.iter_mut().find(|it| it.id == id) {
                draft.steps.insert(at, step);
            }
        });
        (self.drafting.chosen, self.drafting.step) = (Some(id), at);
        effects.extend(self.toast(said, Tone::Info, now));
        effects
    }

    /// Chooses a step of the chosen briefing, and shows what it shows.
    pub(super) fn choose_step(&mut self, at: usize, now: Now) -> Vec<Effect> {
        let Some(briefing) = self.chosen_steps() else {
            return self.not_own(now);
        };
        let Some(step) = briefing.steps.get(at) else {
            return Vec::new();
        };
        self.drafting.step = at;
        let count = briefing.steps.len();
        let timeline = Arc::clone(&self.timeline);
        let mut effects = self.show_step(&timeline, step, now);
        let said = format!("Step {} of {count}: {}", at + 1, step.title);
        effects.push(Effect::Announce(said));
        effects
    }

    pub(super) fn next_step(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let count = self.chosen_steps().map_or(0, |it| it.steps.len());
        match beside(self.drafting.step, direction, count) {
            Some(at) => self.choose_step(at, now),
            None if direction == Direction::Forward => {
                self.toast("This is the last step", Tone::Info, now)
            }
            None => self.toast("This is the first step", Tone::Info, now),
        }
    }

    /// Moves a step and chooses it.
    pub(super) fn move_step(&mut self, from: usize, to: usize, now: Now) -> Vec<Effect> {
        let Some(count) = self.step_count() else {
            return self.not_own(now);
        };
        if from >= count || to >= count {
            return Vec::new();
        }
        let mut effects = self.change_chosen(now, |draft| {
            let step = draft.steps.remove(from);
            draft.steps.insert(to, step);
        });
        self.drafting.step = to;
        if from != to {
            let said = format!("Now step {} of {count}", to + 1);
            effects.push(Effect::Announce(said));
        }
        effects
    }

    pub(super) fn shift_step(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let Some(count) = self.step_count() else {
            return self.not_own(now);
        };
        let at = self.drafting.step;
        match beside(at, direction, count) {
            Some(to) => self.move_step(at, to, now),
            None => Vec::new(),
        }
    }

    pub(super) fn duplicate_step(&mut self, now: Now) -> Vec<Effect> {
        let at = self.drafting.step;
        let before = self.step_count();
        let effects = self.change_chosen(now, |draft| {
            if let Some(step) = draft.steps.get(at).cloned() {
                draft.steps.insert(at + 1, step);
            }
        });
        if self.step_count() > before {
            self.drafting.step = at + 1;
        }
        effects
    }

    pub(super) fn delete_step(&mut self, now: Now) -> Vec<Effect> {
        let at = self.drafting.step;
        let step = self.chosen_draft().and_then(|draft| draft.steps.get(at));
        let name = step.map(|step| quoted(&step.title, &format!("Step {}", at + 1)));
        let mut effects = self.change_chosen(now, |draft| {
            if at < draft.steps.len() {
                draft.steps.remove(at);
            }
        });
        if let Some(name) = name {
            let said = format!("{name} deleted, Ctrl+Z brings it back");
            effects.extend(self.toast(said, Tone::Info, now));
        }
        effects
    }

    pub(super) fn edit_step(&mut self, edit: StepEdit, now: Now) -> Vec<Effect> {
        let at = self.drafting.step;
        let dwell = match &edit {
            StepEdit::Dwell(text) => dwell_secs(text),
            _ => Ok(0),
        };
        let secs = match dwell {
            Ok(secs) => secs,
            // The field keeps what is typed; the step keeps its time until that can be read.
            Err(why) => return vec![Effect::Announce(why)],
        };
        self.change_chosen(now, |draft| {
            if let Some(step) = draft.steps.get_mut(at) {
                match edit {
                    StepEdit::Title(text) => step.title = text,
                    StepEdit::Sentence(text) => step.sentence = text,
                    StepEdit::Notes(text) => step.notes = text,
                    StepEdit::Dwell(_) => step.dwell_secs = secs,
                    StepEdit::MustShow(must_show) => step.must_show = must_show,
                    StepEdit::Importance(importance) => step.importance = importance,
                }
            }
        })
    }

    /// Lets the chosen step show what is on the screen; its words and its time stay.
    pub(super) fn take_view(&mut self, now: Now) -> Vec<Effect> {
        let at = self.drafting.step;
        let shown = DraftStep::of(&self.timeline, &self.step_of_view(now));
        let has_step = self.step_count().is_some_and(|count| at < count);
        let mut effects = self.change_chosen(now, |draft| {
            if let Some(step) = draft.steps.get_mut(at) {
                step.items = shown.items;
                step.framing = shown.framing;
                step.knowledge = shown.knowledge;
                step.view = shown.view;
            }
        });
        if has_step {
            let said = format!("Step {} shows this view now", at + 1);
            effects.extend(self.toast(said, Tone::Info, now));
        }
        effects
    }

    pub(super) fn forget_lost(&mut self, now: Now) -> Vec<Effect> {
        let at = self.drafting.step;
        let place = self.drafting.chosen_draft();
        let resolved = place.and_then(|place| self.drafting.resolved.get(place));
        let lost = resolved.map_or_else(Vec::new, |it| it.lost.clone());
        self.change_chosen(now, |draft| {
            if let Some(step) = draft.steps.get_mut(at) {
                for lost in lost.iter().filter(|lost| lost.step == at) {
                    step.forget(lost);
                }
            }
        })
    }

    fn chosen_draft(&self) -> Option<&Draft> {
        self.drafting.drafts.get(self.drafting.chosen_draft()?)
    }

    /// How many steps the chosen draft has; `None` if no draft is chosen.
    fn step_count(&self) -> Option<usize> {
        self.chosen_draft().map(|draft| draft.steps.len())
    }
}

/// The place after `at`, or before it; `None` at the ends.
fn beside(at: usize, direction: Direction, count: usize) -> Option<usize> {
    match direction {
        Direction::Forward => Some(at + 1).filter(|next| *next < count),
        Direction::Backward => at.checked_sub(1),
    }
}

/// How long a step is told: a number alone is seconds, as steps are short.
///
/// # Errors
/// What was expected, if the text is no such time.
fn dwell_secs(text: &str) -> Result<u32, String> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let secs = if is_number {
        text.parse().unwrap_or(u32::MAX)
    } else {
        parse_minutes(text)?
    };
    if Step::DWELL_SECS.contains(&secs) {
        Ok(secs)
    } else {
        Err("a step is told in 1 second to 1 hour".to_owned())
    }
}
