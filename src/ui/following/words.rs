//! What is said of the rows, in the window and to a screen reader.

use crate::layout::amount_words;
use crate::model::{SeriesValue, SourceIx, Timeline, TopicStep, When};
use crate::state::{FollowedCursor, State};
use crate::ui::wording::{capitalized, counted};

use super::rows::{Row, Subject};

/// How many publishers are named.
const MOST: usize = 4;

/// What a row is called: "Security guarantees".
pub(super) fn name(timeline: &Timeline, subject: Subject) -> String {
    match subject {
        Subject::Topic(ix) => {
            let topic = timeline.topic(ix);
            topic.map_or_else(String::new, |topic| capitalized(&topic.name))
        }
        Subject::Series(ix) => {
            let series = timeline.series_at(ix);
            series.map_or_else(String::new, |series| capitalized(&series.name))
        }
    }
}

/// "1 without a date"; `None` if all have one.
pub(super) fn undated(row: &Row) -> Option<String> {
    (row.undated > 0).then(|| format!("{} without a date", row.undated))
}

/// What the head of a row says: "Security guarantees, agreed in part, 7 steps".
pub(super) fn row_name(timeline: &Timeline, row: &Row) -> String {
    let count = match row.subject {
        Subject::Topic(ix) => {
            let count = timeline.topic(ix).map_or(0, |it| it.steps.len());
            counted(count, "step", "steps")
        }
        Subject::Series(ix) => {
            let count = timeline.series_at(ix).map_or(0, |it| it.values.len());
            counted(count, "value", "values")
        }
    };
    let name = name(timeline, row.subject);
    let standing = &row.standing;
    let more = undated(row).map_or_else(String::new, |words| format!(", {words}"));
    format!("{name}, {standing}, {count}{more}")
}

/// A step or a value in full: what it is, what happened, who says so, and when.
pub(super) struct Told {
    /// "Agreed in part", "26 to 28 points".
    pub(super) what: String,
    /// "6 January 2026".
    pub(super) date: String,
    /// What happened; empty if nothing is said.
    pub(super) text: String,
    /// Who gave the figure; empty for a step.
    pub(super) who: String,
    /// Who reports it; empty if nobody is named.
    pub(super) sources: String,
    /// Its place and how many there are.
    pub(super) place: (usize, usize),
}

impl Told {
    /// What `cursor` stands on; `None` if it is not known.
    pub(super) fn of(state: &State, cursor: FollowedCursor) -> Option<Self> {
        let timeline = &state.timeline;
        match cursor {
            FollowedCursor::Step { topic, step } => {
                let steps = &timeline.topic(topic)?.steps;
                Some(Self::of_step(timeline, steps, step, steps.get(step)?))
            }
            FollowedCursor::Value { series, value } => {
                let series = timeline.series_at(series)?;
                let told = series.values.get(value)?;
                let place = (value, series.values.len());
                Some(Self::of_value(timeline, told, &series.unit, place))
            }
        }
    }

    fn of_step(timeline: &Timeline, steps: &[TopicStep], at: usize, step: &TopicStep) -> Self {
        Self {
            what: capitalized(step.state.word()),
            date: date(timeline.when_of(step.item)),
            text: step.text.clone(),
            who: String::new(),
            sources: sources(timeline, &step.sources, step.item),
            place: (at, steps.len()),
        }
    }

    fn of_value(
        timeline: &Timeline,
        value: &SeriesValue,
        unit: &str,
        place: (usize, usize),
    ) -> Self {
        let what = capitalized(&with_unit(value, unit));
        let aside = if value.aside { ", another figure" } else { "" };
        Self {
            what: format!("{what}{aside}"),
            date: date(timeline.when_of_value(value)),
            text: value.text.clone(),
            who: value.who.clone(),
            sources: sources(timeline, &value.sources, value.item),
            place,
        }
    }

    /// "14 December 2025: agreed in part. What happened, 3 of 7".
    pub(super) fn spoken(&self) -> String {
        let mut words = format!("{}: {}", self.date, lowered(&self.what));
        if !self.who.is_empty() {
            words = format!("{words}, {}", self.who);
        }
        let text = self.text.trim_end_matches('.');
        if !text.is_empty() {
            words = format!("{words}. {text}");
        }
        format!("{words}, {} of {}", self.place.0 + 1, self.place.1)
    }

    /// "6 January 2026: agreed in part": one of a list.
    pub(super) fn in_list(&self) -> String {
        format!("{}: {}", self.date, lowered(&self.what))
    }
}

fn with_unit(value: &SeriesValue, unit: &str) -> String {
    let amount = amount_words(value.amount);
    if unit.is_empty() {
        amount
    } else {
        format!("{amount} {unit}")
    }
}

fn date(when: Option<&When>) -> String {
    when.map_or_else(|| "no date".to_owned(), When::label)
}

/// The publishers, each once; those of the item if the entry names none.
fn sources(timeline: &Timeline, own: &[SourceIx], item: crate::model::ItemIx) -> String {
    let of_item: Vec<SourceIx> = timeline.sources_of(item).collect();
    let cited = if own.is_empty() { &of_item } else { own };
    let mut names: Vec<&str> = Vec::new();
    for source in cited {
        let publisher = timeline.source(*source).publisher.as_str();
        if !names.contains(&publisher) {
            names.push(publisher);
        }
    }
    let more = names.len().saturating_sub(MOST);
    names.truncate(MOST);
    let names = names.join(", ");
    if more > 0 {
        format!("{names} and {more} more")
    } else {
        names
    }
}

fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
