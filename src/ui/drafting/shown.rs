//! What the panel shows of a briefing, whoever made it: one of the user's own as it was typed, or
//! one of the timeline's.

use std::collections::BTreeSet;

use crate::model::{Briefing, Draft, DraftStep, Importance, Lost, Resolved, Step, Timeline};
use crate::state::State;

use super::words;

/// A briefing in the panel.
pub(super) struct ShownBriefing<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it is called, as typed.
    pub title: &'a str,
    /// What it tells, as typed.
    pub summary: &'a str,
    /// Its steps, in order.
    pub steps: Vec<ShownStep<'a>>,
    /// It is the user's, who may change it.
    pub is_own: bool,
}

/// A briefing in the list of all, of which the steps are only counted.
pub(super) struct ListedBriefing<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it is called, as typed.
    pub title: &'a str,
    /// "12 steps, 10:00".
    pub length: String,
    /// How many names are lost in all.
    pub lost: usize,
    /// It is the user's, who may change it.
    pub is_own: bool,
}

/// A step of a briefing.
pub(super) struct ShownStep<'a> {
    /// A few words.
    pub title: &'a str,
    /// What the audience reads.
    pub sentence: &'a str,
    /// What the speaker wants to say.
    pub notes: &'a str,
    /// How long it is told, in seconds.
    pub dwell_secs: u32,
    /// It stays when the briefing is cut.
    pub must_show: bool,
    /// How much it matters.
    pub importance: Importance,
    /// As the timeline can tell it; `None` until that is known.
    pub told: Option<&'a Step>,
    /// What it names and the timeline has not.
    pub lost: Vec<&'a Lost>,
    /// It is written of a later day than the one shown: its words are not for this day.
    pub is_later: bool,
}

impl<'a> ShownBriefing<'a> {
    /// The briefing called `id`; `None` if there is none any more.
    pub fn of(state: &'a State, id: &str) -> Option<Self> {
        let mut drafts = state.drafting.drafts.iter().enumerate();
        if let Some((at, draft)) = drafts.find(|(_, draft)| draft.id == id) {
            return Some(Self::of_draft(draft, state.drafting.resolved.get(at)));
        }
        let briefing = state.timeline.briefing_by_id(id)?;
        Some(Self::of_timeline(&state.timeline, briefing))
    }

    fn of_draft(draft: &'a Draft, resolved: Option<&'a Resolved>) -> Self {
        let mut lost = vec![Vec::new(); draft.steps.len()];
        for it in resolved.map_or(&[][..], |it| &it.lost) {
            if let Some(of_step) = lost.get_mut(it.step) {
                of_step.push(it);
            }
        }
        let steps = draft.steps.iter().zip(lost).enumerate();
        Self {
            id: &draft.id,
            title: &draft.title,
            summary: &draft.summary,
            steps: steps
                .map(|(at, (step, lost))| {
                    let told = resolved.and_then(|it| it.briefing.steps.get(at));
                    ShownStep::of_draft(step, told, lost)
                })
                .collect(),
            is_own: true,
        }
    }

    fn of_timeline(timeline: &Timeline, briefing: &'a Briefing) -> Self {
        let steps = briefing.steps.iter();
        Self {
            id: &briefing.id,
            title: &briefing.title,
            summary: &briefing.summary,
            steps: steps
                .map(|step| ShownStep::of_timeline(timeline, step))
                .collect(),
            is_own: false,
        }
    }

    /// "12 steps, 10:00".
    pub fn length(&self) -> String {
        let secs = words::sum(self.steps.iter().map(|step| step.dwell_secs));
        words::length(self.steps.len(), secs)
    }

    /// How many names are lost in all.
    pub fn lost(&self) -> usize {
        self.steps.iter().map(|step| step.lost.len()).sum()
    }
}

impl<'a> ListedBriefing<'a> {
    /// The user's own and then the timeline's, each in its order.
    pub fn all(state: &'a State) -> impl Iterator<Item = Self> {
        let (drafting, timeline) = (&state.drafting, &state.timeline);
        let own = drafting.drafts.iter().enumerate();
        let own = own.map(|(at, draft)| {
            let lost = drafting.resolved.get(at).map_or(0, |it| it.lost.len());
            let secs = words::sum(draft.steps.iter().map(|step| step.dwell_secs));
            Self {
                id: &draft.id,
                title: &draft.title,
                length: words::length(draft.steps.len(), secs),
                lost,
                is_own: true,
            }
        });
        // One of the user's hides one of the timeline's with the same id.
        let ids: BTreeSet<&str> = drafting.drafts.iter().map(|it| it.id.as_str()).collect();
        let theirs = timeline.briefings().iter();
        let theirs = theirs.filter(move |it| !ids.contains(it.id.as_str()));
        own.chain(theirs.map(|briefing| {
            let secs = words::sum(briefing.steps.iter().map(|step| step.dwell_secs));
            Self {
                id: &briefing.id,
                title: &briefing.title,
                length: words::length(briefing.steps.len(), secs),
                lost: 0,
                is_own: false,
            }
        }))
    }
}

impl<'a> ShownStep<'a> {
    const fn of_draft(step: &'a DraftStep, told: Option<&'a Step>, lost: Vec<&'a Lost>) -> Self {
        Self {
            title: step.title.as_str(),
            sentence: step.sentence.as_str(),
            notes: step.notes.as_str(),
            dwell_secs: step.dwell_secs,
            must_show: step.must_show,
            importance: step.importance,
            told,
            lost,
            is_later: false,
        }
    }

    fn of_timeline(timeline: &Timeline, step: &'a Step) -> Self {
        Self {
            title: &step.title,
            sentence: &step.sentence,
            notes: &step.notes,
            dwell_secs: step.dwell_secs,
            must_show: step.must_show,
            importance: step.importance,
            told: Some(step),
            lost: Vec::new(),
            is_later: !timeline.tells(step),
        }
    }

    /// What stands on its card: its title, or what stands in for it.
    pub fn heading(&self) -> &str {
        if self.is_later {
            "Of a later day"
        } else if self.title.trim().is_empty() {
            "Without a title"
        } else {
            self.title
        }
    }

    /// What a screen reader says of its card.
    pub fn name(&self, at: usize, of: usize) -> String {
        let mut parts = vec![
            format!("Step {} of {of}: {}", at + 1, self.heading()),
            words::minutes(self.dwell_secs),
            format!("importance {}", self.importance.level()),
        ];
        if self.must_show {
            parts.push("must show".to_owned());
        }
        if !self.lost.is_empty() {
            parts.push(words::lost_count(self.lost.len()));
        }
        parts.join(", ")
    }
}
