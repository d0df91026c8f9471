//! The clock of a talk, and where the speaker is against the plan.

use super::Show;
use crate::state::{Effect, Now, State};

/// How long it has been told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TalkClock {
    /// What it had counted when it was last started or stopped, in milliseconds.
    pub counted_millis: u64,
    /// Since when it runs; `None` while it stands.
    pub running_since: Option<u64>,
}

/// Where the speaker is against the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Within the time of the step.
    OnPlan,
    /// So many seconds before the step's own time.
    Ahead(u32),
    /// So many seconds after it.
    Behind(u32),
}

impl TalkClock {
    /// What it shows at `now`, in milliseconds.
    pub fn millis(&self, now: Now) -> u64 {
        let since = self
            .running_since
            .map(|since| now.millis.saturating_sub(since));
        self.counted_millis + since.unwrap_or(0)
    }
}

impl Pace {
    /// "40 s behind plan", "on plan", "1:40 ahead of plan".
    pub fn words(self) -> String {
        match self {
            Self::OnPlan => "on plan".to_owned(),
            Self::Ahead(secs) => format!("{} ahead of plan", span_words(secs)),
            Self::Behind(secs) => format!("{} behind plan", span_words(secs)),
        }
    }
}

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
            // The plan goes on from here: what was told before is not counted any more.
            let current = show.path.get(show.at).map_or(0, |it| it.step);
            (show.planned_from, show.noted_from) = (Some((current, 0)), Some(0));
            show.planned_uncut = show.uncut.as_ref().and(show.planned_from);
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
        let place = |step: usize| self.path.partition_point(|it| it.step < step);
        let from = self
            .planned_from
            .map(|(step, millis)| (place(step), millis / 1_000));
        let (first, start) = from.filter(|(at, _)| *at <= self.at).unwrap_or_default();
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

/// "99 s", "1:40".
fn span_words(secs: u32) -> String {
    match secs {
        0..100 => format!("{secs} s"),
        _ => format!("{}:{:02}", secs / 60, secs % 60),
    }
}
