//! What changed from one day of knowledge to another, as a list that follows the handle.

use std::sync::Arc;

use crate::model::{
    Change, CivilDate, KnowledgeDate, Timeline, changes_as_text, changes_between, day_label,
};

use super::{Effect, Now, State, Tone, knowing::day_before};

/// Which two days are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChangesRange {
    /// What became known on the day shown.
    #[default]
    ThatDay,
    /// What became known after the day shown, up to the latest. This tells what was not yet
    /// known then, as it is asked for.
    SinceThen,
    /// What became known after an earlier day, up to the day shown.
    After(CivilDate),
}

/// The list of changes.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Whether it is shown, in place of the details.
    pub open: bool,
    /// Which days it compares.
    pub range: ChangesRange,
    /// The text of an earlier day as typed, and why it cannot be read; `None` if neither.
    pub typed: Option<(String, Option<String>)>,
    /// What changed; outdated while the handle is dragged.
    pub list: Arc<Vec<Change>>,
    /// Whether the list is of other days than those asked for.
    pub is_outdated: bool,
}

impl Changes {
    /// Follows the handle to `date`: the list is made anew when it rests, and an earlier day to
    /// compare with is forgotten when it is none any more.
    pub(super) fn leave_days_to_come(&mut self, date: KnowledgeDate) {
        self.is_outdated = true;
        if let ChangesRange::After(day) = self.range
            && KnowledgeDate::On(day) >= date
        {
            self.range = ChangesRange::ThatDay;
            self.typed = None;
        }
    }
}

impl State {
    /// The earlier and the later day compared; `None` as the earlier is before anything was
    /// known.
    pub fn compared_days(&self) -> (Option<CivilDate>, KnowledgeDate) {
        let here = self.knowledge();
        match (self.knowing.changes.range, here) {
            (ChangesRange::SinceThen, KnowledgeDate::On(day)) => (Some(day), KnowledgeDate::Latest),
            (ChangesRange::After(day), _) if KnowledgeDate::On(day) < here => (Some(day), here),
            _ => {
                let last = self.timeline.knowledge_days().last().copied();
                (here.day().or(last).map(day_before), here)
            }
        }
    }

    /// What the list tells of: "What changed on 6 February 2026".
    pub fn changes_heading(&self) -> String {
        let (from, to) = self.compared_days();
        let Some(from) = from else {
            return "What changed".to_owned();
        };
        let last = self.timeline.knowledge_days().last().copied();
        let until = to.day().or(last).unwrap_or(from);
        if from.next_day() == until {
            return format!("What changed on {}", day_label(until));
        }
        let after = day_label(from);
        match to {
            KnowledgeDate::On(day) => {
                format!("What changed after {after} up to {}", day_label(day))
            }
            KnowledgeDate::Latest => format!("What changed after {after} until now"),
        }
    }

    /// Shows the list of changes, or takes it away.
    pub(super) fn toggle_changes(&mut self) -> Vec<Effect> {
        self.knowing.changes.open = !self.knowing.changes.open;
        self.knowing.scrubber |= self.knowing.changes.open;
        self.list_changes();
        let said = if self.knowing.changes.open {
            self.spoken_changes()
        } else {
            "Changes closed".to_owned()
        };
        vec![Effect::Announce(said)]
    }

    /// Compares other days.
    pub(super) fn compare(&mut self, range: ChangesRange) -> Vec<Effect> {
        self.knowing.changes.range = range;
        self.knowing.changes.typed = None;
        self.list_changes();
        vec![Effect::Announce(self.spoken_changes())]
    }

    /// Notes what is typed for the earlier day.
    pub(super) fn type_compared_day(&mut self, text: String) -> Vec<Effect> {
        self.knowing.changes.typed = Some((text, None));
        Vec::new()
    }

    /// Compares with an earlier day as typed.
    pub(super) fn compare_after(&mut self, text: &str) -> Vec<Effect> {
        let (_, to) = self.compared_days();
        let day = self.typed_day(text).and_then(|day| {
            if KnowledgeDate::On(day) < to {
                Ok(day)
            } else {
                Err("type a day before the one shown".to_owned())
            }
        });
        match day {
            Ok(day) => self.compare(ChangesRange::After(day)),
            Err(why) => {
                self.knowing.changes.typed = Some((text.to_owned(), Some(why.clone())));
                vec![Effect::Announce(why)]
            }
        }
    }

    /// Copies the list as text.
    pub(super) fn copy_changes(&mut self, now: Now) -> Vec<Effect> {
        let changes = self.changes();
        let text = changes_as_text(&changes, &self.changes_heading());
        let mut effects = vec![Effect::CopyText(text)];
        effects.extend(self.toast("Changes copied", Tone::Info, now));
        effects
    }

    /// Makes the list anew if it is shown.
    pub(super) fn list_changes(&mut self) {
        if !self.knowing.changes.open {
            return;
        }
        self.knowing.changes.list = Arc::new(self.changes());
        self.knowing.changes.is_outdated = false;
    }

    fn changes(&self) -> Vec<Change> {
        let (from, to) = self.compared_days();
        let then = |date: KnowledgeDate| -> Arc<Timeline> {
            if date == self.knowledge() {
                Arc::clone(&self.timeline)
            } else {
                Arc::new(self.timeline.as_known_on(date))
            }
        };
        let Some(from) = from else { return Vec::new() };
        changes_between(&then(KnowledgeDate::On(from)), &then(to))
    }

    fn spoken_changes(&self) -> String {
        let heading = self.changes_heading();
        match self.knowing.changes.list.len() {
            1 => format!("{heading}: 1 change"),
            count => format!("{heading}: {count} changes"),
        }
    }
}
