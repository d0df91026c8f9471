//! The cursor on the rows of issues and figures, from step to step and from row to row.
//!
//! What it goes to is selected, so that the details tell it; the selection alone never moves it.

use crate::state::{
    Command, Direction, Effect, FollowedCursor, FollowingCommand, Now, State, Tone,
    navigate::bounds, viewing::reveal,
};
use crate::{
    layout::amount_words,
    model::{ItemIx, SeriesIx, SeriesValue, TimePoint, Timeline, TopicIx, TopicStep, When},
};

/// What stays free at both sides of a step that is gone to.
const STEP_MARGIN: f64 = 0.15;

/// A row, whatever is on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    Topic(TopicIx),
    Series(SeriesIx),
}

impl Row {
    const fn at(self, place: usize) -> FollowedCursor {
        match self {
            Self::Topic(topic) => FollowedCursor::Step { topic, step: place },
            Self::Series(series) => FollowedCursor::Value {
                series,
                value: place,
            },
        }
    }

    /// The row of a place, and the place on it.
    const fn of(cursor: FollowedCursor) -> (Self, usize) {
        match cursor {
            FollowedCursor::Step { topic, step } => (Self::Topic(topic), step),
            FollowedCursor::Value { series, value } => (Self::Series(series), value),
        }
    }

    /// How many places it has; 0 if nothing of it is known.
    fn len(self, timeline: &Timeline) -> usize {
        match self {
            Self::Topic(topic) => timeline.topic(topic).map_or(0, |it| it.steps.len()),
            Self::Series(series) => timeline.series_at(series).map_or(0, |it| it.values.len()),
        }
    }
}

impl State {
    /// The item of a step or a value; `None` if it is not known.
    pub fn followed_item(&self, cursor: FollowedCursor) -> Option<ItemIx> {
        match cursor {
            FollowedCursor::Step { topic, step } => self.step(topic, step).map(|it| it.item),
            FollowedCursor::Value { series, value } => self.value(series, value).map(|it| it.item),
        }
    }

    /// When a step or a value is or was; `None` without a date.
    pub fn followed_when(&self, cursor: FollowedCursor) -> Option<&When> {
        match cursor {
            FollowedCursor::Step { topic, step } => {
                self.timeline.when_of(self.step(topic, step)?.item)
            }
            FollowedCursor::Value { series, value } => {
                self.timeline.when_of_value(self.value(series, value)?)
            }
        }
    }

    /// Selects the item of the step that was gone to.
    pub(in crate::state) fn open_step(&mut self, now: Now) -> Vec<Effect> {
        let item = (self.following.cursor).and_then(|cursor| self.followed_item(cursor));
        match item {
            Some(item) => self.select(item, now),
            None => self.toast("Go to a step of an issue first", Tone::Info, now),
        }
    }

    /// Follows the cursor from another view of the same record to this one.
    pub(in crate::state) fn follow_from(&mut self, before: &Timeline) {
        self.drop_step_toasts();
        let here = &self.timeline;
        self.following.cursor = match self.following.cursor {
            Some(FollowedCursor::Step { topic, step }) => {
                same_step(before, (topic, step), here, topic, Some)
            }
            Some(FollowedCursor::Value { series, value }) => {
                same_value(before, (series, value), here, series, Some)
            }
            None => None,
        };
        self.hold_followed();
    }

    /// Lets the cursor go where it stands on no row.
    pub(in crate::state) fn hold_followed(&mut self) {
        let Some(cursor) = self.following.cursor else {
            return;
        };
        let (row, place) = Row::of(cursor);
        let is_there = self.followed_rows().contains(&row) && place < row.len(&self.timeline);
        self.following.cursor = Some(cursor).filter(|_| is_there);
    }

    /// Lets the cursor go when another item is selected than that of its step.
    pub(in crate::state) fn leave_followed(&mut self) {
        let item = (self.following.cursor).and_then(|cursor| self.followed_item(cursor));
        if item != self.selection {
            self.following.cursor = None;
        }
    }

    pub(super) fn followed_rows(&self) -> Vec<Row> {
        let topics = self.rivers().into_iter().map(Row::Topic);
        let series = self.tracks_of_figures().into_iter().map(Row::Series);
        topics.chain(series).collect()
    }

    pub(super) fn step_along(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let Some(cursor) = self.following.cursor else {
            return self.begin_along(direction, now);
        };
        let (row, place) = Row::of(cursor);
        let next = match direction {
            Direction::Forward => Some(place + 1).filter(|it| *it < row.len(&self.timeline)),
            Direction::Backward => place.checked_sub(1),
        };
        match next {
            Some(next) => self.go_to_step(row.at(next), now),
            None if direction == Direction::Forward => {
                self.toast("This is the last step of the row", Tone::Info, now)
            }
            None => self.toast("This is the first step of the row", Tone::Info, now),
        }
    }

    pub(super) fn step_row(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let Some(cursor) = self.following.cursor else {
            return self.enter_rows(now);
        };
        let rows = self.followed_rows();
        let at = rows.iter().position(|row| *row == Row::of(cursor).0);
        let next = at.and_then(|at| match direction {
            Direction::Forward => rows.get(at + 1),
            Direction::Backward => rows.get(at.checked_sub(1)?),
        });
        match next {
            Some(row) => {
                let middle = self.middle_of_step(cursor);
                self.go_to_step(self.nearest_on(*row, middle), now)
            }
            None if direction == Direction::Forward => {
                self.toast("This is the last row", Tone::Info, now)
            }
            None => self.toast("This is the first row", Tone::Info, now),
        }
    }

    fn step(&self, topic: TopicIx, step: usize) -> Option<&TopicStep> {
        self.timeline.topic(topic)?.steps.get(step)
    }

    fn value(&self, series: SeriesIx, value: usize) -> Option<&SeriesValue> {
        self.timeline.series_at(series)?.values.get(value)
    }

    /// Goes to the first step, or to the next one seen from the selected item; backward to the
    /// last, or the one before. The row is one on which that item is, else the first.
    fn begin_along(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let Some((row, own)) = self.row_to_begin(direction) else {
            return self.put_follow_panel(now);
        };
        let selected = self.selection.and_then(|item| self.timeline.when_of(item));
        let here = selected.and_then(middle_of);
        let count = row.len(&self.timeline);
        let beside = |place: &usize| match (own, here, self.middle_of_step(row.at(*place))) {
            (Some(own), ..) if direction == Direction::Forward => *place > own,
            (Some(own), ..) => *place < own,
            (None, None, _) => true,
            (None, Some(here), there) if direction == Direction::Forward => there >= Some(here),
            (None, Some(here), there) => there.is_some_and(|there| there < here),
        };
        let next = match direction {
            Direction::Forward => (0..count).find(beside),
            Direction::Backward => (0..count).rev().find(beside),
        };
        match (next, direction) {
            (Some(next), _) => self.go_to_step(row.at(next), now),
            (None, Direction::Forward) => {
                self.toast("No later step is on the row", Tone::Info, now)
            }
            (None, Direction::Backward) => {
                self.toast("No earlier step is on the row", Tone::Info, now)
            }
        }
    }

    /// A row with the selected item on it and the place there, the last of several in that
    /// direction; else the first row.
    fn row_to_begin(&self, direction: Direction) -> Option<(Row, Option<usize>)> {
        let rows = self.followed_rows();
        let place_on = |row: &Row| {
            let item = self.selection?;
            let is_own = |place: &usize| self.followed_item(row.at(*place)) == Some(item);
            let mut places = 0..row.len(&self.timeline);
            match direction {
                Direction::Forward => places.rfind(is_own),
                Direction::Backward => places.find(is_own),
            }
        };
        let own = rows
            .iter()
            .find_map(|row| Some((*row, Some(place_on(row)?))));
        own.or_else(|| rows.first().map(|row| (*row, None)))
    }

    /// Goes to the step of the first row that is nearest to the middle of the view.
    fn enter_rows(&mut self, now: Now) -> Vec<Effect> {
        let Some(row) = self.followed_rows().first().copied() else {
            return self.put_follow_panel(now);
        };
        let middle = self.viewing.target().center().millis();
        self.go_to_step(self.nearest_on(row, Some(middle)), now)
    }

    /// The place on a row that is nearest in time; the first if there is no time to compare.
    fn nearest_on(&self, row: Row, millis: Option<i64>) -> FollowedCursor {
        let distance = |place: &usize| {
            let there = self.middle_of_step(row.at(*place));
            let both = millis.zip(there);
            both.map_or(u64::MAX, |(here, there)| here.abs_diff(there))
        };
        let places = 0..row.len(&self.timeline);
        row.at(places.min_by_key(distance).unwrap_or(0))
    }

    fn middle_of_step(&self, cursor: FollowedCursor) -> Option<i64> {
        middle_of(self.followed_when(cursor)?)
    }

    /// Puts the cursor on a step, selects its item, brings both into sight and has the step read
    /// out.
    fn go_to_step(&mut self, cursor: FollowedCursor, now: Now) -> Vec<Effect> {
        self.drop_step_toasts();
        self.following.cursor = Some(cursor);
        let mut effects = match self.followed_item(cursor) {
            Some(item) => self.select(item, now),
            None => Vec::new(),
        };
        // The step tells more than the item, and one thing is read at a time.
        effects.retain(|effect| !matches!(effect, Effect::Announce(_)));
        let data = self.viewing.limits().data();
        let range = (self.followed_when(cursor)).and_then(|when| bounds(when, &data));
        if let Some(range) = range {
            let view = self.viewing.target();
            let moved = reveal(view, range.start, range.end, STEP_MARGIN);
            if moved != view {
                self.history.drift(self.place(), now);
                self.viewing
                    .fly_to(moved, now, self.settings.reduced_motion);
            }
        }
        effects.extend(self.spoken_step(cursor).map(Effect::Announce));
        effects
    }

    /// Takes away what was said of the rows: after a step or on another day it is no longer true.
    fn drop_step_toasts(&mut self) {
        let kind = std::mem::discriminant(&Command::Following(FollowingCommand::OpenStep));
        self.toasts.retain(|toast| toast.answers != Some(kind));
    }

    /// "security guarantees: agreed in part, 6 January 2026. What happened"; `None` if the place
    /// is not known.
    fn spoken_step(&self, cursor: FollowedCursor) -> Option<String> {
        let date = self.followed_when(cursor);
        let date = date.map_or_else(|| "no date".to_owned(), When::label);
        match cursor {
            FollowedCursor::Step { topic, step } => {
                let name = &self.timeline.topic(topic)?.name;
                let step = self.step(topic, step)?;
                Some(format!(
                    "{name}: {}, {date}. {}",
                    step.state.word(),
                    step.text
                ))
            }
            FollowedCursor::Value { series, value } => {
                let (told, value) = (self.timeline.series_at(series)?, self.value(series, value)?);
                let parts = [amount_words(value.amount), told.unit.clone()].join(" ");
                let who = Some(&value.who).filter(|who| !who.is_empty());
                let who = who.map_or_else(String::new, |who| format!(", {who}"));
                Some(format!("{}: {}{who}, {date}", told.name, parts.trim_end()))
            }
        }
    }
}

fn middle_of(when: &When) -> Option<i64> {
    let end = || when.earliest().or_else(|| when.latest());
    when.midpoint().or_else(end).map(TimePoint::millis)
}

/// The same step of a topic in another timeline; `None` if it is not known there.
pub(super) fn same_step(
    old: &Timeline,
    (topic, step): (TopicIx, usize),
    new: &Timeline,
    to: TopicIx,
    item: impl Fn(ItemIx) -> Option<ItemIx>,
) -> Option<FollowedCursor> {
    let was = old.topic(topic)?.steps.get(step)?;
    let item = item(was.item)?;
    let steps = &new.topic(to)?.steps;
    let exactly = |it: &TopicStep| it.item == item && it.state == was.state && it.text == was.text;
    let at = steps.iter().position(exactly);
    let at = at.or_else(|| steps.iter().position(|it| it.item == item));
    at.map(|step| FollowedCursor::Step { topic: to, step })
}

/// The same value of a series in another timeline; `None` if it is not known there. One that was
/// edited is found by its item if no other value is of that item.
pub(super) fn same_value(
    old: &Timeline,
    (series, value): (SeriesIx, usize),
    new: &Timeline,
    to: SeriesIx,
    item: impl Fn(ItemIx) -> Option<ItemIx>,
) -> Option<FollowedCursor> {
    let was = old.series_at(series)?.values.get(value)?;
    let values = &new.series_at(to)?.values;
    let item = item(was.item)?;
    let exactly = |it: &SeriesValue| {
        it.item == item
            && it.amount == was.amount
            && it.who == was.who
            && it.when == was.when
            && it.aside == was.aside
            && it.text == was.text
    };
    let alone = || {
        let before = old.series_at(series)?.values.iter();
        let is_alone = before.filter(|it| it.item == was.item).count() == 1;
        let mut here = (0..values.len()).filter(|at| values[*at].item == item);
        here.next().filter(|_| is_alone && here.next().is_none())
    };
    let at = values.iter().position(exactly).or_else(alone)?;
    Some(FollowedCursor::Value {
        series: to,
        value: at,
    })
}
