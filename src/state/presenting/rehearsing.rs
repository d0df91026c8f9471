//! Noting how long each step takes, to plan with it.

use super::{NotedTime, Show};
use crate::state::{Effect, Layer, Now, State, Tone};

impl State {
    /// Begins to note how long each step takes, or ends it and shows what was noted.
    pub(super) fn toggle_rehearsal(&mut self, now: Now) -> Vec<Effect> {
        self.note_time(now);
        let Some(show) = self.show_mut() else {
            return Vec::new();
        };
        let Some(noted) = show.rehearsal.take() else {
            show.rehearsal = Some(vec![0; show.briefing.steps.len()]);
            return self.toast("The time of each step is noted", Tone::Info, now);
        };
        let times = show.noted_times(&noted);
        self.put_layer(Layer::KeepTimes { times })
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
        let shown = self.layers.iter().find_map(|layer| match layer {
            Layer::KeepTimes { times } => Some(times.clone()),
            _ => None,
        });
        let briefing = self
            .presenting
            .show
            .as_ref()
            .map(|it| it.briefing.id.clone());
        let (Some(times), Some(briefing)) = (shown, briefing) else {
            return Vec::new();
        };
        self.layers
            .retain(|layer| !matches!(layer, Layer::KeepTimes { .. }));
        let secs = times
            .iter()
            .map(|it| it.noted_secs.unwrap_or(it.planned_secs));
        let secs: Vec<u32> = secs.collect();
        self.keep_times(&briefing, &secs, now)
    }
}

impl Show {
    fn noted_times(&self, noted: &[u64]) -> Vec<NotedTime> {
        let steps = self.briefing.steps.iter().zip(noted).enumerate();
        let time = |(step, (it, millis)): (usize, (&crate::model::Step, &u64))| {
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
