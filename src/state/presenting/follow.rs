//! What becomes of a briefing that is told when its file or its draft changes, or another file is
//! opened.

use std::sync::Arc;

use super::{Show, told::whole_path};
use crate::model::{Briefing, PathStep, Timeline};
use crate::state::{DraftingCommand, Effect, Loaded, Now, State, Tone};

impl State {
    /// As [`State::loaded`], and the briefing that is told follows.
    pub(in crate::state) fn load_and_tell(
        &mut self,
        ticket: u64,
        loaded: Loaded,
        now: Now,
    ) -> Vec<Effect> {
        let before = Arc::clone(&self.timeline);
        let is_reload = self.loading.as_ref().is_some_and(|it| it.is_reload);
        let mut effects = self.loaded(ticket, loaded, now);
        if self.timeline.shares_record(&before) {
            return effects;
        }
        if is_reload {
            self.tell_anew(now);
        } else if let Some(show) = self.presenting.show.take() {
            self.let_place_go();
            if show.is_on {
                let said = "Presenting has ended: another file is open";
                effects.extend(self.toast(said, Tone::Warning, now));
            }
        }
        effects
    }

    /// As [`State::apply_drafting`], and the briefing that is told follows.
    pub(in crate::state) fn draft(&mut self, command: DraftingCommand, now: Now) -> Vec<Effect> {
        let turns = matches!(command, DraftingCommand::Undo | DraftingCommand::Redo);
        let is_unseen = self.is_on_path() || !self.drafting.open;
        if turns && is_unseen && self.on_air().is_some() {
            let said = "A change of a briefing is turned back in its panel; Ctrl+B opens it";
            return self.toast(said, Tone::Info, now);
        }
        let effects = self.apply_drafting(command, now);
        let told = self.presenting.show.as_ref().map(|it| &it.briefing.id);
        if told.is_some_and(|id| self.drafting.drafts.iter().any(|draft| draft.id == *id)) {
            self.tell_anew(now);
        }
        effects
    }

    /// Tells the briefing as it is now. One that is gone stays as it was told.
    fn tell_anew(&mut self, now: Now) {
        let Some(show) = &self.presenting.show else {
            return;
        };
        let Some(briefing) = self.find_briefing(&show.briefing.id) else {
            return;
        };
        let is_same = self.timeline.shares_record(&show.timeline) && briefing == *show.briefing;
        if is_same || briefing.steps.is_empty() {
            return;
        }
        self.note_time(now);
        let timeline = Arc::clone(&self.timeline);
        let Some(show) = &mut self.presenting.show else {
            return;
        };
        let was_told = show.air.place.is_some();
        show.carry(timeline, briefing);
        let (at, evidence, before) = (show.at, show.evidence, show.air.clone());
        if was_told {
            self.presenting.put_step(at, true, now);
        } else {
            self.presenting.get_next_ready();
        }
        if let Some(show) = &mut self.presenting.show {
            show.evidence = evidence;
            show.air.evidence = show.air.place.is_some() && evidence;
            let stays = show.air.step == before.step
                && show.air.place == before.place
                && show.air.timeline.shares_record(&before.timeline);
            if stays {
                show.air = before;
            }
        }
        self.read_time_again();
    }
}

impl Show {
    /// Takes `briefing` in place of the one that is told: the place on the path, what was cut and
    /// the times that were noted go with their steps.
    fn carry(&mut self, timeline: Arc<Timeline>, briefing: Briefing) {
        let new_place = new_places(&self.briefing, &briefing);
        let current = self.path.get(self.at).map(|it| it.step);
        let whole = whole_path(&briefing);
        let told = |it: &PathStep| {
            let step = new_place.get(it.step).copied().flatten()?;
            Some(PathStep { step, ..*it })
        };
        let mut cut: Vec<PathStep> = self.path.iter().filter_map(told).collect();
        cut.sort_by_key(|it| it.step);
        let was_cut = self.uncut.is_some();
        let is_cut = was_cut && !cut.is_empty();
        self.uncut = is_cut.then(|| whole.clone());
        self.path = if is_cut { cut } else { whole };
        let place = current.and_then(|at| new_place.get(at).copied().flatten());
        let at = self.path.iter().position(|it| Some(it.step) == place);
        self.at = at.unwrap_or(self.at.min(self.path.len().saturating_sub(1)));
        let last = briefing.steps.len().saturating_sub(1);
        let carried = |(step, millis): (usize, u64)| {
            let place = new_place.get(step).copied().flatten();
            (place.unwrap_or(step.min(last)), millis)
        };
        if was_cut && !is_cut {
            self.planned_from = self.planned_uncut.take();
        }
        self.planned_from = self.planned_from.map(carried);
        self.planned_uncut = self.planned_uncut.map(carried);
        if let Some(noted) = &mut self.rehearsal {
            let mut times = vec![0; briefing.steps.len()];
            for (at, time) in noted.iter().enumerate() {
                if let Some(place) = new_place.get(at).copied().flatten() {
                    times[place] = *time;
                }
            }
            *noted = times;
        }
        self.timeline = timeline;
        self.briefing = Arc::new(briefing);
    }
}

/// Where each step of `old` is in `new`: the step of its title, or else the one at its place, if
/// that has a title that is new too; `None` if it is gone.
fn new_places(old: &Briefing, new: &Briefing) -> Vec<Option<usize>> {
    let mut taken = vec![false; new.steps.len()];
    let mut places = vec![None; old.steps.len()];
    for (at, step) in old.steps.iter().enumerate() {
        let mut same = (0..new.steps.len()).filter(|it| new.steps[*it].title == step.title);
        if let Some(place) = same.find(|it| !taken[*it]) {
            (places[at], taken[place]) = (Some(place), true);
        }
    }
    for (at, place) in places.iter_mut().enumerate() {
        if place.is_none() && taken.get(at) == Some(&false) {
            (*place, taken[at]) = (Some(at), true);
        }
    }
    places
}
