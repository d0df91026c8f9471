//! The changes of state of an issue, in the order of time, and which of them are named.

use crate::layout::TimeView;
use crate::layout::followed::Onset;
use crate::model::{ItemIx, Timeline, Topic, TopicState, When};

/// At most so many changes are named: an audience does not read more.
pub(super) const MOST_NAMED: usize = 5;

/// A change of state.
pub(super) struct Turn {
    /// The step that brings it, by its place in the topic.
    pub(super) step: usize,
    /// Its item.
    pub(super) item: ItemIx,
    /// The state from then on.
    pub(super) state: TopicState,
    /// Where its mark stands, in milliseconds.
    pub(super) moment: i64,
    /// The date in few words.
    pub(super) date: String,
}

/// The changes of `topic`, without steps that have no date, or that change nothing; of those only
/// the one of `told` is among them.
pub(super) fn turns(timeline: &Timeline, topic: &Topic, told: Option<ItemIx>) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for (at, step) in topic.steps.iter().enumerate() {
        let when = timeline.when_of(step.item);
        let Some((when, onset)) = when.and_then(|when| Some((when, Onset::of(when)?))) else {
            continue;
        };
        let is_same = turns.last().is_some_and(|last| last.state == step.state);
        if is_same && told != Some(step.item) {
            continue;
        }
        turns.push(Turn {
            step: at,
            item: step.item,
            state: step.state,
            moment: onset.mark,
            date: When::short_label(when),
        });
    }
    turns
}

/// The date of a change without its year, which stands on the axis; as it is if it ends otherwise.
pub(super) fn without_year(date: &str) -> &str {
    let split = date.rsplit_once(' ');
    let is_year = |word: &str| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    match split {
        Some((rest, year)) if is_year(year) && rest.contains(' ') => rest,
        _ => date,
    }
}

/// Which of `turns` still stands at the end of `view`, where it began, and which turn is the last
/// until then. Where none has begun by then it is the last of all: some state is always told.
pub(super) fn standing(turns: &[Turn], view: Option<TimeView>) -> Option<[usize; 2]> {
    let end = view.map_or(i64::MAX, |view| view.range().end.millis());
    let within = turns.iter().rposition(|turn| turn.moment <= end);
    let last = within.or(turns.len().checked_sub(1))?;
    let mut other = turns[..last].iter();
    let other = other.rposition(|turn| turn.state != turns[last].state);
    Some([other.map_or(0, |at| at + 1), last])
}

/// Which of `turns` are named, in the order in which they are given room: that of the item `told`,
/// the last, the first, and of the others those of the weightiest items, the later before the
/// earlier.
pub(super) fn named(timeline: &Timeline, turns: &[Turn], told: Option<ItemIx>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..turns.len()).collect();
    let last = turns.len().saturating_sub(1);
    places.sort_by_key(|at| {
        let weight = timeline.item(turns[*at].item).importance;
        let is_other = told != Some(turns[*at].item);
        let ends = [last, 0].iter().position(|end| end == at);
        (
            is_other,
            ends.unwrap_or(2),
            std::cmp::Reverse((weight, *at)),
        )
    });
    places.truncate(MOST_NAMED);
    places
}
