//! Issues and figures that are followed on rows of their own over the canvas.
//!
//! Here they are chosen. The cursor that goes from step to step is a neighbour, `steps`.

use std::collections::BTreeSet;

use crate::model::{FacetValue, ItemIx, SeriesIx, Timeline, TopicIx};

use super::{Effect, FollowingCommand, Layer, Now, State, Tone};

mod steps;

use steps::{same_step, same_value};

/// Which issues and figures are followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Following {
    /// The topics that were chosen; some may not be known on the day shown.
    pub topics: BTreeSet<TopicIx>,
    /// The series that were chosen; some may not be known on the day shown.
    pub series: BTreeSet<SeriesIx>,
    /// The step or value that was gone to; `None` before one was.
    pub cursor: Option<FollowedCursor>,
    /// Whether the rows are hidden, whatever is chosen.
    pub hidden: bool,
}

impl Following {
    /// The same in another version of the file, by names. `item` gives the index there.
    #[must_use]
    pub(super) fn carried(
        &self,
        old: &Timeline,
        new: &Timeline,
        item: impl Fn(ItemIx) -> Option<ItemIx>,
    ) -> Self {
        let (was, is) = (&old.record().dossier, &new.record().dossier);
        let topic = |ix: &TopicIx| {
            let name = &was.topics.get(ix.index())?.name;
            let at = is.topics.iter().position(|it| it.name == *name)?;
            Some(TopicIx::from(at))
        };
        let series = |ix: &SeriesIx| {
            let id = &was.series.get(ix.index())?.id;
            let at = is.series.iter().position(|it| it.id == *id)?;
            Some(SeriesIx::from(at))
        };
        let cursor = match self.cursor {
            Some(FollowedCursor::Step { topic: ix, step }) => {
                topic(&ix).and_then(|to| same_step(old, (ix, step), new, to, &item))
            }
            Some(FollowedCursor::Value { series: ix, value }) => {
                series(&ix).and_then(|to| same_value(old, (ix, value), new, to, &item))
            }
            None => None,
        };
        Self {
            topics: self.topics.iter().filter_map(topic).collect(),
            series: self.series.iter().filter_map(series).collect(),
            cursor,
            hidden: self.hidden,
        }
    }
}

/// A place on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FollowedCursor {
    /// A step of a topic.
    Step {
        /// The topic.
        topic: TopicIx,
        /// Its place among the steps that are known.
        step: usize,
    },
    /// A value of a series.
    Value {
        /// The series.
        series: SeriesIx,
        /// Its place among the values that are known.
        value: usize,
    },
}

impl State {
    /// The topics that have a row: those chosen and those that the filter names, as far as they
    /// are known, in file order; none while the rows are hidden.
    pub fn rivers(&self) -> Vec<TopicIx> {
        let named = &self.filtering.filter.topics;
        let chosen = &self.following.topics;
        if self.following.hidden || (named.is_empty() && chosen.is_empty()) {
            return Vec::new();
        }
        let topics = self.timeline.topics();
        topics
            .filter(|(ix, topic)| chosen.contains(ix) || named.contains(&topic.name))
            .map(|(ix, _)| ix)
            .collect()
    }

    /// The series that have a row: those chosen, as far as they are known, in file order; none
    /// while the rows are hidden.
    pub fn tracks_of_figures(&self) -> Vec<SeriesIx> {
        let chosen = &self.following.series;
        if self.following.hidden || chosen.is_empty() {
            return Vec::new();
        }
        let series = self.timeline.series().map(|(ix, _)| ix);
        series.filter(|ix| chosen.contains(ix)).collect()
    }

    /// Does what `command` says to the rows of issues and figures.
    pub(super) fn apply_following(&mut self, command: FollowingCommand, now: Now) -> Vec<Effect> {
        let effects = match command {
            FollowingCommand::ToggleTopic { topic } => self.toggle_topic(topic),
            FollowingCommand::ToggleSeries { series } => self.toggle_series(series),
            FollowingCommand::ShowAll => self.follow_all(now),
            FollowingCommand::Clear => self.follow_nothing(),
            FollowingCommand::TogglePanel => self.toggle_follow_panel(now),
            FollowingCommand::ToggleRows => self.toggle_rows(now),
            FollowingCommand::Focus { cursor } => {
                self.following.cursor = Some(cursor);
                Vec::new()
            }
            FollowingCommand::StepRow { direction } => self.step_row(direction, now),
            FollowingCommand::StepAlong { direction } => self.step_along(direction, now),
            FollowingCommand::OpenStep => self.open_step(now),
        };
        self.hold_followed();
        effects
    }

    /// What the filter names is followed too: to take it away takes it from there as well.
    fn toggle_topic(&mut self, topic: TopicIx) -> Vec<Effect> {
        let Some(name) = self.timeline.topic(topic).map(|it| it.name.clone()) else {
            return Vec::new();
        };
        if self.filtering.filter.topics.contains(&name) {
            self.following.topics.remove(&topic);
            let mut effects = self.say_followed(&name, false);
            effects.extend(self.toggle_filter(FacetValue::Topic(name)));
            return effects;
        }
        let is_new = toggle(&mut self.following.topics, topic);
        self.say_followed(&name, is_new)
    }

    fn toggle_series(&mut self, series: SeriesIx) -> Vec<Effect> {
        let Some(name) = self.timeline.series_at(series).map(|it| it.name.clone()) else {
            return Vec::new();
        };
        let is_new = toggle(&mut self.following.series, series);
        self.say_followed(&name, is_new)
    }

    /// What was just chosen is never hidden.
    fn say_followed(&mut self, name: &str, is_new: bool) -> Vec<Effect> {
        self.following.hidden &= !is_new;
        let word = if is_new {
            "followed"
        } else {
            "no longer followed"
        };
        vec![Effect::Announce(format!("{name} {word}"))]
    }

    /// Follows everything that the record has, so that what becomes known joins its rows.
    fn follow_all(&mut self, now: Now) -> Vec<Effect> {
        let dossier = &self.timeline.record().dossier;
        self.following.topics = (0..dossier.topics.len()).map(TopicIx::from).collect();
        self.following.series = (0..dossier.series.len()).map(SeriesIx::from).collect();
        self.following.hidden = false;
        match self.followed_rows().len() {
            0 => self.toast(self.nothing_to_follow(), Tone::Info, now),
            1 => vec![Effect::Announce("1 row followed".to_owned())],
            count => vec![Effect::Announce(format!("{count} rows followed"))],
        }
    }

    fn follow_nothing(&mut self) -> Vec<Effect> {
        self.following.topics.clear();
        self.following.series.clear();
        vec![Effect::Announce("Nothing is followed".to_owned())]
    }

    fn toggle_follow_panel(&mut self, now: Now) -> Vec<Effect> {
        let timeline = &self.timeline;
        let is_empty = timeline.topics().next().is_none() && timeline.series().next().is_none();
        if is_empty && !self.has_layer(&Layer::FollowPanel) {
            return self.toast(self.nothing_to_follow(), Tone::Info, now);
        }
        self.toggle_layer(Layer::FollowPanel)
    }

    /// Hides the rows, or shows them; without any, opens the panel in which they are chosen.
    fn toggle_rows(&mut self, now: Now) -> Vec<Effect> {
        let was_hidden = std::mem::take(&mut self.following.hidden);
        if self.followed_rows().is_empty() {
            return self.put_follow_panel(now);
        }
        self.following.hidden = !was_hidden;
        let said = if self.following.hidden {
            "Issues and figures are hidden"
        } else {
            "Issues and figures are shown"
        };
        self.toast(said, Tone::Info, now)
    }

    fn put_follow_panel(&mut self, now: Now) -> Vec<Effect> {
        if self.has_layer(&Layer::FollowPanel) {
            return Vec::new();
        }
        self.toggle_follow_panel(now)
    }

    fn nothing_to_follow(&self) -> &'static str {
        if self.timeline.told_on().day().is_some() {
            "No issue or figure is known on this day"
        } else {
            "This timeline has no issues or figures to follow"
        }
    }
}

/// Adds or removes `value`. Whether it is there now.
fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T) -> bool {
    !set.remove(&value) && set.insert(value)
}
