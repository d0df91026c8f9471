//! The slides that an audience sees: of the steps of a path, and of what the laptop sends.

use std::sync::Arc;

use super::{Presenting, Show, Slide};
use crate::layout::{StepPlace, TimeView, ViewPath, step_view};
use crate::model::{KnowledgeDate, Step, Timeline};
use crate::state::Now;

/// The texts of a slide fade in for so long, in milliseconds: half of it after the axis rests.
const FADE_MILLIS: f64 = 160.0;

impl Slide {
    /// A slide of `step`, of which `timeline` has what it names; it does not move.
    pub(super) fn new(timeline: &Arc<Timeline>, step: Step, number: u64) -> Self {
        let timeline = known_on(timeline, step.knowledge);
        Self {
            view: step_view(&timeline, &step),
            timeline,
            step: Arc::new(step),
            place: None,
            evidence: false,
            from: None,
            number,
        }
    }

    /// The time on its axis at `now`.
    pub fn view_at(&self, now: Now) -> TimeView {
        let Some((from, since)) = self.from else {
            return self.view;
        };
        let path = ViewPath::between(from, self.view);
        let secs = now.millis.saturating_sub(since) as f64 / 1_000.0;
        let progress = secs / path.duration_secs();
        if progress < 1.0 {
            path.at(progress)
        } else {
            self.view
        }
    }

    /// Whether it comes to rest after `now`.
    pub fn is_moving(&self, now: Now) -> bool {
        self.from.is_some_and(|(from, since)| {
            let flight = ViewPath::between(from, self.view).duration_secs() * 1_000.0;
            let rests_after = (flight + FADE_MILLIS / 2.0).max(FADE_MILLIS);
            (now.millis.saturating_sub(since) as f64) < rests_after
        })
    }
}

impl Show {
    /// The slide of the step at `at` on the path, at rest; `None` beyond its end.
    pub(super) fn slide(&self, at: usize, number: u64) -> Option<Slide> {
        let step = self.briefing.steps.get(self.path.get(at)?.step)?;
        let slides = [Some(&self.air), self.next.as_ref()];
        let is_of_day = |slide: &&Slide| {
            slide.timeline.known_on() == step.knowledge
                && slide.timeline.redated().is_none()
                && slide.timeline.shares_record(&self.timeline)
        };
        // A timeline of that day may be there already.
        let near = slides.into_iter().flatten().find(is_of_day);
        let timeline = near.map_or(&self.timeline, |slide| &slide.timeline);
        let of = self.path.len();
        Some(Slide {
            place: Some(StepPlace { at, of }),
            ..Slide::new(timeline, step.clone(), number)
        })
    }

    /// What the audience sees, or would if its screen were not black.
    pub fn seen(&self) -> &Slide {
        self.frozen.as_ref().map_or(&self.air, |it| &it.slide)
    }
}

impl Presenting {
    /// A number that no slide has had.
    pub(super) fn number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }

    /// Puts `slide` on the air, moving from what is there unless `cuts`.
    pub(super) fn put(&mut self, mut slide: Slide, cuts: bool, now: Now) {
        slide.number = self.number();
        if let Some(show) = &mut self.show {
            slide.from = (!cuts).then(|| (show.air.view_at(now), now.millis));
            show.air = slide;
            show.evidence = false;
        }
    }

    /// Puts the step at `at` on the air, and gets the next one ready.
    pub(super) fn put_step(&mut self, at: usize, cuts: bool, now: Now) {
        let Some(slide) = self.show.as_ref().and_then(|show| show.slide(at, 0)) else {
            return;
        };
        self.put(slide, cuts, now);
        if let Some(show) = &mut self.show {
            show.at = at;
        }
        self.get_next_ready();
    }

    /// Makes the slide that follows on the path.
    pub(super) fn get_next_ready(&mut self) {
        let number = self.number();
        if let Some(show) = &mut self.show {
            show.next = show.slide(show.at + 1, number);
        }
    }
}

/// `timeline` as known on `date`, dated as the file has it.
fn known_on(timeline: &Arc<Timeline>, date: KnowledgeDate) -> Arc<Timeline> {
    if timeline.known_on() == date && timeline.redated().is_none() {
        Arc::clone(timeline)
    } else {
        Arc::new(timeline.as_known_on(date))
    }
}
