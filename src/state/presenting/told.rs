//! The path: beginning to tell it, going along it, leaving and resuming it.

use std::sync::Arc;

use super::{Show, Slide, TalkClock};
use crate::model::{Briefing, ItemIx, PathStep, Step, Timeline};
use crate::state::{Direction, Effect, Now, State, Tone};

/// Every step of `briefing`, told as long as it says.
pub(super) fn whole_path(briefing: &Briefing) -> Vec<PathStep> {
    let whole = |(step, it): (usize, &Step)| PathStep {
        step,
        dwell_secs: it.dwell_secs,
    };
    briefing.steps.iter().enumerate().map(whole).collect()
}

impl State {
    /// Begins, resumes, or returns to the step; on the path it changes nothing. Where it is asked
    /// which briefing to tell, it tells the chosen one: a clicker that began the question can
    /// answer it too.
    pub(super) fn present(&mut self, now: Now) -> Vec<Effect> {
        if let Some(chosen) = self.choice_to_tell() {
            return self.tell(&chosen, now);
        }
        if let Some(show) = self.on_air() {
            return if show.exploring || show.air.place.is_none() {
                self.return_to_step(now)
            } else {
                Vec::new()
            };
        }
        // What was left is resumed, whatever lies in the panel meanwhile.
        match (&self.presenting.show, self.chosen_briefing()) {
            (Some(_), _) => self.resume(now),
            (None, Some(chosen)) => self.tell(&chosen, now),
            (None, None) => self.ask_which(now),
        }
    }

    /// Presents from the first step that shows the selected item; as [`State::present`] if none
    /// does.
    pub(super) fn present_from_selection(&mut self, now: Now) -> Vec<Effect> {
        let is_on = self.on_air().is_some();
        let told = self
            .presenting
            .show
            .as_ref()
            .map(|it| it.briefing.id.clone());
        let first = || self.briefings_to_tell().into_iter().next().map(|it| it.id);
        let is_told = told.is_some();
        let id = told.or_else(|| self.chosen_briefing()).or_else(first);
        let Some((id, item)) = id.zip(self.selection) else {
            return self.present(now);
        };
        let at = if is_told {
            let show = self.presenting.show.as_ref();
            show.and_then(|show| {
                let item = same_item(item, &self.timeline, &show.timeline)?;
                place_of(item, &show.briefing, &show.path)
            })
        } else {
            let briefing = self.find_briefing(&id);
            briefing.and_then(|it| place_of(item, &it, &whole_path(&it)))
        };
        match at {
            None => self.present(now),
            Some(at) if is_on => self.jump_to(at, now),
            Some(at) => {
                if is_told {
                    self.resume(now);
                } else {
                    self.tell(&id, now);
                }
                self.begin(at, now)
            }
        }
    }

    /// Asks which briefing to tell; tells the only one.
    pub(super) fn ask_briefing(&mut self, now: Now) -> Vec<Effect> {
        match self.briefings_to_tell().len() {
            0 => self.ask_which(now),
            _ => self.put_question(),
        }
    }

    fn ask_which(&mut self, now: Now) -> Vec<Effect> {
        let choices = self.briefings_to_tell();
        match choices.as_slice() {
            [] => {
                let said = "There is no briefing to tell; Ctrl+Shift+B begins one";
                self.toast(said, Tone::Info, now)
            }
            [only] => self.tell(&only.id, now),
            _ => self.put_question(),
        }
    }

    /// The briefing that is open in the panel; `None` if there is none or it has no step.
    fn chosen_briefing(&self) -> Option<String> {
        let id = self
            .drafting
            .chosen
            .as_ref()
            .filter(|_| self.drafting.open)?;
        let briefing = self.find_briefing(id)?;
        (!briefing.steps.is_empty()).then(|| id.clone())
    }

    /// The briefing of `id` as it can be told now: one of the timeline's or the user's own.
    pub(super) fn find_briefing(&self, id: &str) -> Option<Briefing> {
        if let Some(briefing) = self.timeline.briefing_by_id(id) {
            return Some(briefing.clone());
        }
        let draft = self.drafting.drafts.iter().find(|draft| draft.id == id)?;
        Some(draft.resolve(&self.timeline).briefing)
    }

    /// Tells the briefing of `id` from its first step. What holds the audience's picture stays.
    pub(super) fn tell(&mut self, id: &str, now: Now) -> Vec<Effect> {
        let Some(briefing) = self.find_briefing(id) else {
            return self.toast("There is no such briefing any more", Tone::Problem, now);
        };
        let Some(first) = briefing.steps.first().cloned() else {
            let said = format!("{} has no steps yet", briefing.title);
            return self.toast(said, Tone::Info, now);
        };
        self.set_times_aside(now);
        let number = self.presenting.number();
        let before = self.presenting.show.take().filter(|show| show.is_on);
        let (black, frozen) = before.map_or((false, None), |it| (it.black, it.frozen));
        self.presenting.show = Some(Show {
            air: Slide::new(&self.timeline, first, number),
            timeline: Arc::clone(&self.timeline),
            origin: self.origin.clone(),
            is_draft: self.timeline.briefing_by_id(id).is_none(),
            path: whole_path(&briefing),
            briefing: Arc::new(briefing),
            at: 0,
            is_on: true,
            exploring: false,
            black,
            evidence: false,
            frozen,
            next: None,
            pointer: None,
            clock: TalkClock {
                counted_millis: 0,
                running_since: Some(now.millis),
            },
            rehearsal: None,
            uncut: None,
            planned_from: None,
            planned_uncut: None,
            noted_from: Some(0),
        });
        let mut effects = self.begin(0, now);
        effects.extend(self.tell_of_noted(now));
        effects
    }

    /// Goes on where presenting was left. The clock has run on.
    fn resume(&mut self, now: Now) -> Vec<Effect> {
        let Some(show) = &mut self.presenting.show else {
            return Vec::new();
        };
        show.is_on = true;
        show.noted_from = Some(show.clock.millis(now));
        let at = show.at;
        self.begin(at, now)
    }

    fn begin(&mut self, at: usize, now: Now) -> Vec<Effect> {
        self.clear_the_path();
        self.presenting.put_step(at, true, now);
        vec![Effect::Announce(self.spoken_place())]
    }

    /// Takes away what lies over the path.
    pub(super) fn clear_the_path(&mut self) {
        self.layers.clear();
        self.number = None;
    }

    /// Goes to the next step or the one before. On a black screen it brings the picture back; off
    /// the path it returns to it, and back from a view that was sent to the step that was left.
    pub(super) fn step_path(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        self.clear_the_path();
        if self.lift_black() {
            return vec![Effect::Announce(self.spoken_place())];
        }
        let Some(show) = self.on_air() else {
            return Vec::new();
        };
        let (exploring, sent) = (show.exploring, show.air.place.is_none());
        let (at, last) = (show.at, show.path.len().saturating_sub(1));
        let target = match direction {
            Direction::Backward if sent => Some(at),
            Direction::Backward => at.checked_sub(1),
            Direction::Forward => Some(at + 1).filter(|at| *at <= last),
        };
        let Some(target) = target else {
            let said = match direction {
                Direction::Forward => "This is the last step",
                Direction::Backward => "This is the first step",
            };
            let mut effects = Vec::new();
            if exploring {
                effects = self.return_to_step(now);
            }
            effects.extend(self.toast(said, Tone::Info, now));
            return effects;
        };
        self.go_to_told(target, now)
    }

    /// Goes to the first step or the last.
    pub(super) fn step_path_to_end(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        self.clear_the_path();
        if self.lift_black() {
            return vec![Effect::Announce(self.spoken_place())];
        }
        let last = self
            .on_air()
            .map_or(0, |it| it.path.len().saturating_sub(1));
        match direction {
            Direction::Forward => self.go_to_told(last, now),
            Direction::Backward => self.go_to_told(0, now),
        }
    }

    /// Goes to the step at `at`, and shows it on a black screen too: it was asked for by name.
    pub(super) fn jump_to(&mut self, at: usize, now: Now) -> Vec<Effect> {
        let count = self.on_air().map_or(0, |it| it.path.len());
        self.clear_the_path();
        if at >= count {
            let number = at.saturating_add(1);
            let said = format!("There is no step {number}; they go to {count}");
            return self.toast(said, Tone::Info, now);
        }
        self.lift_black();
        self.go_to_told(at, now)
    }

    /// Goes to the step whose number was typed; `None` if no number was or no path is on screen.
    pub(in crate::state) fn jump_to_typed(&mut self, now: Now) -> Option<Vec<Effect>> {
        if !self.is_on_path() {
            return None;
        }
        let typed = self.number.take().filter(|number| !number.is_stale(now))?;
        let number: usize = typed.digits.parse().unwrap_or(0);
        Some(match number.checked_sub(1) {
            Some(at) => self.jump_to(at, now),
            None => self.toast("Steps are counted from 1", Tone::Info, now),
        })
    }

    fn go_to_told(&mut self, at: usize, now: Now) -> Vec<Effect> {
        self.note_time(now);
        let reduced = self.settings.reduced_motion;
        let Some(show) = &mut self.presenting.show else {
            return Vec::new();
        };
        show.exploring = false;
        let is_there = show.air.place.is_some_and(|place| place.at == at);
        if !is_there {
            self.presenting.put_step(at, reduced, now);
        }
        let mut effects = vec![Effect::Announce(self.spoken_place())];
        if !is_there {
            effects.extend(self.say_held(now));
        }
        effects
    }

    /// Leaves exploring; the audience sees the step again, if it saw a view that was sent.
    pub(super) fn return_to_step(&mut self, now: Now) -> Vec<Effect> {
        self.clear_the_path();
        let at = self.on_air().map_or(0, |show| show.at);
        self.go_to_told(at, now)
    }

    /// Ends presenting; the place is kept.
    pub(super) fn leave_presenting(&mut self, now: Now) -> Vec<Effect> {
        self.clear_the_path();
        self.note_time(now);
        let Some(show) = &mut self.presenting.show else {
            return Vec::new();
        };
        (show.is_on, show.exploring, show.black) = (false, false, false);
        (show.frozen, show.pointer, show.noted_from) = (None, None, None);
        let at = show.at;
        self.forget_held();
        self.presenting.put_step(at, true, now);
        self.let_place_go();
        self.ask_to_keep_times();
        let is_elsewhere = self.presenting.show.as_ref();
        if is_elsewhere.is_some_and(|show| show.origin != self.origin) {
            self.forget_show(now);
            return self.toast("Presenting has ended", Tone::Info, now);
        }
        let said = format!("F5 resumes at step {}", at + 1);
        self.toast(said, Tone::Info, now)
    }

    /// "Step 9 of 12, Paris".
    pub(super) fn spoken_place(&self) -> String {
        let Some(show) = &self.presenting.show else {
            return String::new();
        };
        let (number, count) = (show.at + 1, show.path.len());
        let step = show
            .path
            .get(show.at)
            .and_then(|it| show.briefing.steps.get(it.step));
        match step.map(|step| step.title.trim()) {
            Some(title) if !title.is_empty() => format!("Step {number} of {count}, {title}"),
            _ => format!("Step {number} of {count}"),
        }
    }
}

/// The item of `old` at `item` in `new`, which may be another version of the file or another
/// file; `None` if it is not there.
fn same_item(item: ItemIx, old: &Timeline, new: &Timeline) -> Option<ItemIx> {
    if old.shares_record(new) {
        return Some(item);
    }
    new.slot_of(&old.record().items.get(item.index())?.id)
}

/// The place on `path` of the first step that shows `item`.
fn place_of(item: ItemIx, briefing: &Briefing, path: &[PathStep]) -> Option<usize> {
    let shows = |it: &PathStep| {
        let step = briefing.steps.get(it.step);
        step.is_some_and(|step| step.items.contains(&item))
    };
    path.iter().position(shows)
}
