//! Noting how long each step takes, to plan with it.

use std::sync::Arc;

use super::{Noted, NotedTime, follow::new_places};
use crate::model::{Briefing, Step};
use crate::state::{Effect, Layer, Now, State, Tone};

impl State {
    /// Begins to note how long each step takes, or ends it and shows what was noted. Times that
    /// wait for an answer are shown again.
    pub(super) fn toggle_rehearsal(&mut self, now: Now) -> Vec<Effect> {
        self.end_noting(now);
        if self.presenting.noted.is_some() {
            return self.ask_to_keep_times();
        }
        let Some(show) = self.show_mut() else {
            return Vec::new();
        };
        show.rehearsal = Some(vec![0; show.briefing.steps.len()]);
        self.toast("The time of each step is noted", Tone::Info, now)
    }

    /// As [`State::end_noting`], where nobody asked for it: what has no time yet waits for nothing.
    pub(super) fn set_times_aside(&mut self, now: Now) {
        self.end_noting(now);
        let noted = self.presenting.noted.take();
        self.presenting.noted = noted.filter(|it| it.millis.iter().any(|millis| *millis > 0));
    }

    /// Notes no more times; those that were wait to be kept or thrown away.
    fn end_noting(&mut self, now: Now) {
        self.note_time(now);
        let Some(show) = &mut self.presenting.show else {
            return;
        };
        if let Some(millis) = show.rehearsal.take() {
            self.presenting.noted = Some(Noted {
                briefing: Arc::clone(&show.briefing),
                origin: show.origin.clone(),
                millis,
            });
        }
    }

    /// Shows the times that wait; nothing if none do.
    pub(super) fn ask_to_keep_times(&mut self) -> Vec<Effect> {
        match self.presenting.noted.as_ref().map(Noted::times) {
            Some(times) => self.put_layer(Layer::KeepTimes { times }),
            None => Vec::new(),
        }
    }

    /// Says that times wait to be kept; nothing if none do.
    pub(super) fn tell_of_noted(&mut self, now: Now) -> Vec<Effect> {
        let Some(noted) = self.noted_briefing() else {
            return Vec::new();
        };
        let title = &noted.title;
        let said = format!("The times noted for “{title}” wait; Ctrl+Shift+T shows them");
        self.toast(said, Tone::Warning, now)
    }

    /// The briefing of the times that were noted; `None` if none wait to be kept.
    pub fn noted_briefing(&self) -> Option<&Briefing> {
        self.presenting.noted.as_ref().map(|it| &*it.briefing)
    }

    /// Adds the time since this was last done to that of the current step.
    pub(super) fn note_time(&mut self, now: Now) {
        let Some(show) = self.show_mut() else { return };
        let shows = show.clock.millis(now);
        let Some(since) = show.noted_from.replace(shows) else {
            return;
        };
        let step = show.path.get(show.at).map(|it| it.step);
        let noted = show.rehearsal.as_mut();
        if let Some(time) = noted.zip(step).and_then(|(noted, at)| noted.get_mut(at)) {
            *time += shows.saturating_sub(since);
        }
    }

    /// Keeps the times that are shown, in the user's own briefings.
    pub(super) fn keep_noted_times(&mut self, now: Now) -> Vec<Effect> {
        let is_shown = |layer: &Layer| matches!(layer, Layer::KeepTimes { .. });
        if !self.layers.iter().any(is_shown) {
            return Vec::new();
        }
        let Some(noted) = self.presenting.noted.take() else {
            return Vec::new();
        };
        let id = noted.briefing.id.clone();
        let briefing = self.find_briefing(&id);
        let Some(briefing) = briefing.filter(|_| noted.origin == self.origin) else {
            let title = &noted.briefing.title;
            let said = format!("The file that is open has no “{title}” to keep its times in");
            self.presenting.noted = Some(noted);
            return self.toast(said, Tone::Problem, now);
        };
        self.layers.retain(|layer| !is_shown(layer));
        let mut secs = vec![0; briefing.steps.len()];
        let places = new_places(&noted.briefing.steps, &briefing.steps);
        for (time, place) in noted.times().iter().zip(places) {
            if let (Some(noted_secs), Some(place)) = (time.noted_secs, place) {
                secs[place] = noted_secs;
            }
        }
        self.keep_times(&id, &secs, now)
    }

    pub(super) fn discard_noted_times(&mut self) -> Vec<Effect> {
        self.presenting.noted = None;
        let is_shown = |layer: &Layer| matches!(layer, Layer::KeepTimes { .. });
        self.layers.retain(|layer| !is_shown(layer));
        vec![Effect::Announce("The times are thrown away".to_owned())]
    }
}

impl Noted {
    fn times(&self) -> Vec<NotedTime> {
        let steps = self.briefing.steps.iter().zip(&self.millis).enumerate();
        let time = |(step, (it, millis)): (usize, (&Step, &u64))| {
            let secs = u32::try_from((millis + 500) / 1_000).unwrap_or(u32::MAX);
            NotedTime {
                step,
                planned_secs: it.dwell_secs,
                noted_secs: (secs > 0).then_some(secs),
            }
        };
        steps.map(time).collect()
    }
}
