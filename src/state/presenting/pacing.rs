//! The clock of a talk, and where the speaker is against the plan.

use super::{Pace, Show};
use crate::state::{Effect, Now, State};

impl State {
    /// Where the speaker is against the plan; `None` if nothing is presented.
    pub fn pace(&self, now: Now) -> Option<Pace> {
        self.on_air().map(|show| show.pace(now))
    }

    pub(super) fn toggle_clock(&mut self, now: Now) -> Vec<Effect> {
        let Some(show) = self.show_mut() else {
            return Vec::new();
        };
        let clock = &mut show.clock;
        clock.counted_millis = clock.millis(now);
        clock.running_since = match clock.running_since {
            Some(_) => None,
            None => Some(now.millis),
        };
        let said = match clock.running_since {
            Some(_) => "The clock runs",
            None => "The clock stands",
        };
        vec![Effect::Announce(said.to_owned())]
    }

    pub(super) fn reset_clock(&mut self, now: Now) -> Vec<Effect> {
        self.note_time(now);
        if let Some(show) = self.show_mut() {
            show.clock.counted_millis = 0;
            show.clock.running_since = show.clock.running_since.map(|_| now.millis);
            (show.planned_from, show.noted_from) = (None, Some(0));
        }
        vec![Effect::Announce("The clock is at zero".to_owned())]
    }

    /// When what presenting shows next changes by itself; `None` if it waits for a command.
    pub(in crate::state) fn next_told_millis(&self, now: Now) -> Option<u64> {
        let show = self.on_air()?;
        if !show.black && show.seen().is_moving(now) {
            return Some(now.millis);
        }
        let runs = show.clock.running_since.is_some();
        let past_second = show.clock.millis(now) % 1_000;
        runs.then(|| now.millis + 1_000 - past_second)
    }
}

impl Show {
    /// When the current step begins and ends by the plan, in seconds of the clock.
    pub fn planned_secs(&self) -> [u64; 2] {
        let from = self.planned_from.filter(|(at, _)| *at <= self.at);
        let (first, start) = from.map_or((0, 0), |(at, millis)| (at, millis / 1_000));
        let before = self.path.get(first..self.at).unwrap_or_default();
        let begins = start
            + before
                .iter()
                .map(|it| u64::from(it.dwell_secs))
                .sum::<u64>();
        let dwell = self.path.get(self.at).map_or(0, |it| it.dwell_secs);
        [begins, begins + u64::from(dwell)]
    }

    fn pace(&self, now: Now) -> Pace {
        let elapsed = self.clock.millis(now) / 1_000;
        let [begins, ends] = self.planned_secs();
        let secs = |secs: u64| u32::try_from(secs).unwrap_or(u32::MAX);
        if elapsed < begins {
            Pace::Ahead(secs(begins - elapsed))
        } else if elapsed > ends {
            Pace::Behind(secs(elapsed - ends))
        } else {
            Pace::OnPlan
        }
    }
}
