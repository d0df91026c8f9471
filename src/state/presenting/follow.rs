//! What becomes of a briefing that is told when its file or its draft changes, or another file is
//! opened.

use std::sync::Arc;

use super::{Show, told::whole_path};
use crate::model::{Briefing, Draft, PathStep, Step, Timeline};
use crate::state::{DraftingCommand, Effect, Loaded, Now, State, Tone, step_view::carried};

impl State {
    /// As [`State::loaded`], and the briefing that is told follows.
    pub(in crate::state) fn load_and_tell(
        &mut self,
        ticket: u64,
        loaded: Loaded,
        now: Now,
    ) -> Vec<Effect> {
        let before = Arc::clone(&self.timeline);
        let draft = self.told_draft().cloned();
        let mut effects = self.loaded(ticket, loaded, now);
        if self.timeline.shares_record(&before) {
            return effects;
        }
        let Some(show) = &self.presenting.show else {
            return effects;
        };
        if show.origin == self.origin {
            self.follow_name(draft);
            self.tell_anew(now);
        } else if show.is_on {
            // What the audience sees, and what is held back from it, is the speaker's to end.
            let title = &show.briefing.title;
            let said = format!("Another file is open; the audience still sees “{title}”");
            effects.extend(self.toast(said, Tone::Warning, now));
        } else {
            self.forget_show(now);
        }
        effects
    }

    /// Nothing was told, but for the times that were noted.
    pub(super) fn forget_show(&mut self, now: Now) {
        self.set_times_aside(now);
        self.presenting.show = None;
        self.let_place_go();
    }

    /// As [`State::apply_drafting`], and the briefing that is told follows.
    pub(in crate::state) fn draft(&mut self, command: DraftingCommand, now: Now) -> Vec<Effect> {
        let turns = matches!(command, DraftingCommand::Undo | DraftingCommand::Redo);
        let is_unseen = self.is_on_path() || !self.drafting.open;
        if turns && is_unseen && self.on_air().is_some() {
            let said = "A change of a briefing is turned back in its panel; Ctrl+B opens it";
            return self.toast(said, Tone::Info, now);
        }
        let reads = matches!(command, DraftingCommand::Read { .. });
        let draft = self.told_draft().filter(|_| reads).cloned();
        let effects = self.apply_drafting(command, now);
        self.follow_name(draft);
        if self.told_draft().is_some() {
            self.tell_anew(now);
        }
        effects
    }

    /// The draft that is told; `None` if what is told is none, or if it is gone.
    fn told_draft(&self) -> Option<&Draft> {
        let show = self.presenting.show.as_ref();
        let told = show.filter(|show| show.is_draft && show.origin == self.origin)?;
        let mut drafts = self.drafting.drafts.iter();
        drafts.find(|draft| draft.id == told.briefing.id)
    }

    /// Follows the draft that is told, and was `before`, to another id: the file may have taken
    /// its own for a briefing of the timeline.
    fn follow_name(&mut self, before: Option<Draft>) {
        let Some(before) = before.filter(|it| !self.drafting.drafts.contains(it)) else {
            return;
        };
        let is_same = |draft: &&Draft| {
            let id = before.id.clone();
            Draft {
                id,
                ..(*draft).clone()
            } == before
        };
        let Some(renamed) = self.drafting.drafts.iter().find(is_same) else {
            return;
        };
        let show = self.presenting.show.as_mut().map(|it| &mut it.briefing);
        let noted = self.presenting.noted.as_mut().map(|it| &mut it.briefing);
        for briefing in show.into_iter().chain(noted) {
            if briefing.id == before.id {
                Arc::make_mut(briefing).id.clone_from(&renamed.id);
            }
        }
    }

    /// What is told as it is now; `None` if it is gone.
    fn told_now(&self) -> Option<Briefing> {
        let show = self.presenting.show.as_ref()?;
        if show.is_draft {
            let draft = self.told_draft()?;
            return Some(draft.resolve(&self.timeline).briefing);
        }
        self.timeline.briefing_by_id(&show.briefing.id).cloned()
    }

    /// Tells the briefing as it is now. One that is gone stays as it was told.
    fn tell_anew(&mut self, now: Now) {
        let Some((show, briefing)) = self.presenting.show.as_ref().zip(self.told_now()) else {
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
        let old = self.briefing.steps.iter();
        let old: Vec<Step> = old
            .map(|it| carried(&self.timeline, &timeline, it))
            .collect();
        let new_place = new_places(&old, &briefing.steps);
        let new_at = |step: usize| new_place.get(step).copied().flatten();
        let current = self.path.get(self.at).map(|it| it.step);
        let whole = whole_path(&briefing);
        let told = |it: &PathStep| {
            let step = new_at(it.step)?;
            Some(PathStep { step, ..*it })
        };
        let mut cut: Vec<PathStep> = self.path.iter().filter_map(told).collect();
        cut.sort_by_key(|it| it.step);
        let was_cut = self.uncut.is_some();
        let is_cut = was_cut && !cut.is_empty();
        self.uncut = is_cut.then(|| whole.clone());
        self.path = if is_cut { cut } else { whole };
        let place = current.and_then(new_at);
        let at = self.path.iter().position(|it| Some(it.step) == place);
        self.at = at.unwrap_or(self.at.min(self.path.len().saturating_sub(1)));
        let last = briefing.steps.len().saturating_sub(1);
        let carried =
            |(step, millis): (usize, u64)| (new_at(step).unwrap_or(step.min(last)), millis);
        if was_cut && !is_cut {
            self.planned_from = self.planned_uncut.take();
        }
        self.planned_from = self.planned_from.map(carried);
        self.planned_uncut = self.planned_uncut.map(carried);
        if let Some(noted) = &mut self.rehearsal {
            let time = |place: usize| new_place.iter().position(|it| *it == Some(place));
            let times =
                (0..briefing.steps.len()).map(|place| time(place).map_or(0, |at| noted[at]));
            *noted = times.collect();
        }
        self.timeline = timeline;
        self.briefing = Arc::new(briefing);
    }
}

/// Where each step of `old` is in `new`; `None` if it is gone. What is the same at both ends stays
/// where it is, so that a step being edited is never taken for another one. Of the rest the same
/// step is looked for, then one of its title, each at its own place first; then the step at its
/// place.
pub(super) fn new_places(old: &[Step], new: &[Step]) -> Vec<Option<usize>> {
    let mut taken = vec![false; new.len()];
    let mut places = vec![None; old.len()];
    let mut pair = |at: usize, place: usize, places: &mut [Option<usize>]| {
        if places[at].is_none() && !taken[place] {
            (places[at], taken[place]) = (Some(place), true);
        }
    };
    let both = old.iter().zip(new);
    let head = both.take_while(|(old, new)| old == new).count();
    let both = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = both.take_while(|(old, new)| old == new).count();
    for at in 0..head {
        pair(at, at, &mut places);
    }
    for back in 1..=tail {
        pair(old.len() - back, new.len() - back, &mut places);
    }
    let alike: [fn(&Step, &Step) -> bool; 3] = [
        |old, new| old == new,
        |old, new| !old.title.is_empty() && old.title == new.title,
        |_, _| true,
    ];
    let [is_same, is_named_so, is_any] = alike;
    for (is_alike, elsewhere) in [
        (is_same, false),
        (is_same, true),
        (is_named_so, false),
        (is_named_so, true),
        (is_any, false),
    ] {
        for (at, step) in old.iter().enumerate() {
            for (place, it) in new.iter().enumerate() {
                if (elsewhere || at == place) && is_alike(step, it) {
                    pair(at, place, &mut places);
                }
            }
        }
    }
    places
}
