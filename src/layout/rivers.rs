//! Rivers: how an issue stands through time, as a band under the canvas on the same scale.
//!
//! ```text
//!      raised             contested            agreed in part
//!   ───o═══════════◇/////////////////////o▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄ ▄ ▄   then it fades
//!                 ╱ a change of state whose date is uncertain slopes from earliest to latest
//! ```
//!
//! The extent of the band, its pattern and its word say the state; colour says nothing here, it
//! belongs to the actors of the marks. Before the first step there is nothing, and what comes
//! after the last known day is not known. Painting is the painters' business.

mod bands;
#[cfg(test)]
mod tests;

use emath::{Pos2, Rect, Vec2, pos2};

use crate::model::{
    Hue, ItemIx, MILLIS_PER_DAY, Shape, Status, TimePoint, Timeline, TopicIx, TopicState,
};

use super::followed::{FADE_AFTER, Onset, Ranks, RowInput, RowPill, appearance, folds, pill};
use super::wrap::cut;
use super::{Ink, TextLine, TextStyle};

use bands::{Bank, half_height};

/// The height of the row of a topic, in points.
pub const RIVER_HEIGHT: f32 = 56.0;
/// The diameter of a step's mark, in points.
pub const STEP_SIZE: f32 = 12.0;

/// The middle of the band, from the top of the row.
const MIDDLE: f32 = 37.0;
/// The middle of the words over it.
const WORDS: f32 = 13.0;
/// What is left free between words and what ends them, in points.
const WORD_GAP: f32 = 10.0;
/// With less room than this the text of a step is left out, in points.
const LEAST_TEXT: f32 = 84.0;
/// How near the pointer must be to a mark, in points.
const NEAR: f32 = 13.0;

/// A topic ready to be laid out at any view: its steps in the order of time.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// The topic.
    pub topic: TopicIx,
    /// How many steps have no date, so that they have no place.
    pub undated: usize,
    /// Changes of state, in order; they never overlap.
    turns: Vec<Turn>,
    /// The moments of the marks in milliseconds, sorted, and whose they are.
    moments: Vec<i64>,
    steps: Vec<(usize, ItemIx)>,
    ranks: Ranks,
}

/// A change of state.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Turn {
    /// Not before this, in milliseconds.
    from: i64,
    /// By then.
    to: i64,
    state: TopicState,
    step: usize,
}

/// What the row of a topic shows, in paint order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RiverRow {
    /// The states, left to right.
    pub stretches: Vec<Stretch>,
    /// From where to where all of the band fades; `None` if that is out of sight.
    pub fades: Option<[f32; 2]>,
    /// Steps.
    pub marks: Vec<StepMark>,
    /// Steps too close to tell apart.
    pub pills: Vec<RowPill>,
    /// How many changes and steps were looked at: the work that was done.
    pub visited: usize,
}

/// How a topic stands for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The state.
    pub state: TopicState,
    /// Convex pieces to be filled.
    pub fill: Vec<Vec<Pos2>>,
    /// Lines of the hatching.
    pub hatch: Vec<[Pos2; 2]>,
    /// The upper and the lower edge; one line through the middle for what is off the table.
    pub edges: Vec<Vec<Pos2>>,
    /// Where it parts from the state before; `None` if that is out of sight.
    pub border: Option<[Pos2; 2]>,
    /// The state in a word; `None` where there is no room.
    pub word: Option<TextLine>,
    /// What the step says, cut to its room; `None` where there is none.
    pub text: Option<TextLine>,
}

/// The mark of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepMark {
    /// Which step of the topic, as known.
    pub step: usize,
    /// Its item.
    pub item: ItemIx,
    /// Its middle.
    pub center: Pos2,
    /// Its outline: the kind of the item.
    pub shape: Shape,
    /// Its fill: how real the item is.
    pub status: Status,
    /// Its colour: the actor.
    pub hue: Hue,
}

impl River {
    /// The river of the topic at `ix`; `None` if no step of it is known.
    pub fn new(timeline: &Timeline, ix: TopicIx) -> Option<Self> {
        let topic = timeline.topic(ix)?;
        let mut river = Self {
            topic: ix,
            undated: 0,
            turns: Vec::new(),
            moments: Vec::new(),
            steps: Vec::new(),
            ranks: Ranks::default(),
        };
        let mut marks = Vec::with_capacity(topic.steps.len());
        for (at, step) in topic.steps.iter().enumerate() {
            let Some(onset) = timeline.when_of(step.item).and_then(Onset::of) else {
                river.undated += 1;
                continue;
            };
            marks.push((onset.mark, (at, step.item)));
            river.turn(onset, step.state, at);
        }
        marks.sort_by_key(|(moment, _)| *moment);
        (river.moments, river.steps) = marks.into_iter().unzip();
        let places = river.steps.iter().map(|(step, _)| *step);
        river.ranks = Ranks::new(topic.steps.len(), places);
        Some(river)
    }

    /// Takes up a step. It is known to come after the one before, which cuts what is uncertain of
    /// both; a step that changes nothing is a mark alone.
    fn turn(&mut self, onset: Onset, state: TopicState, step: usize) {
        let (mut from, to) = (onset.from, onset.to);
        if let Some(before) = self.turns.last_mut() {
            if before.state == state {
                return;
            }
            from = from.max(before.from);
            before.to = before.to.min(from);
        }
        self.turns.push(Turn {
            from,
            to: to.max(from),
            state,
            step,
        });
    }

    /// How the topic stands at `time`, and which step says so; `None` before the first.
    pub fn state_at(&self, time: TimePoint) -> Option<(TopicState, usize)> {
        let begun = self
            .turns
            .partition_point(|turn| turn.from <= time.millis());
        let turn = self.turns.get(begun.checked_sub(1)?)?;
        Some((turn.state, turn.step))
    }

    /// How the topic stands just before `until`, in a word: "agreed in part"; "not yet" before the
    /// first step.
    pub fn standing(&self, until: TimePoint) -> &'static str {
        let state = self.state_at(until.saturating_add_millis(-1));
        state.map_or("not yet", |(state, _)| state.word())
    }

    /// Lays out what is in view. Costs what has room, not what there is.
    pub fn lay_out(&self, input: &RowInput<'_>) -> RiverRow {
        let mut row = RiverRow::default();
        let shown = self.turns_in_view(input, &mut row.visited);
        for (place, at) in shown.iter().enumerate() {
            let next = shown.get(place + 1).map(|next| &self.turns[*next]);
            row.stretches.push(self.stretch(*at, next, input));
        }
        let x = input.x(input.until.millis());
        if x < input.edges()[1] && !shown.is_empty() {
            row.fades = Some([x, x + FADE_AFTER]);
        }
        for fold in folds(&self.moments, input, &mut row.visited) {
            let member = |place: usize| self.steps[place];
            if fold.places.len() > 1 {
                row.pills
                    .push(pill((&fold, &self.ranks), MIDDLE, input, &member));
            } else {
                let (step, item) = member(fold.places.start);
                row.marks.push(step_mark(step, item, fold.x, input));
            }
        }
        row
    }

    /// The changes that show, as places in the list: the one that holds at the left edge and
    /// those after it, of several within a point only the last.
    fn turns_in_view(&self, input: &RowInput<'_>, visited: &mut usize) -> Vec<usize> {
        let [left, right] = input.edges();
        let known = self
            .turns
            .partition_point(|turn| turn.from < input.until.millis());
        let turns = &self.turns[..known];
        let before = turns.partition_point(|turn| input.x(turn.to) <= left);
        let mut at = before.saturating_sub(1);
        let mut shown = Vec::new();
        while at < turns.len() && input.x(turns[at].from) < right {
            *visited += 1;
            let reach = input.x(turns[at].to) + 1.0;
            let within = turns[at..].partition_point(|turn| input.x(turn.to) <= reach);
            at += within.max(1);
            shown.push(at - 1);
        }
        shown
    }

    fn stretch(&self, at: usize, next: Option<&Turn>, input: &RowInput<'_>) -> Stretch {
        let turn = &self.turns[at];
        let [left, right] = input.edges();
        let before = at.checked_sub(1).map(|before| self.turns[before].state);
        let x = [turn.from, turn.to].map(|millis| input.x(millis));
        let end = (input.x(input.until.millis()).max(x[1]) + FADE_AFTER).max(x[1]);
        let ends = next.map_or([end; 2], |next| {
            [next.from, next.to].map(|millis| input.x(millis).max(x[1]))
        });
        let bank = Bank {
            x: [x[0], x[1], ends[0], ends[1]],
            half: [
                before.map_or(0.0, half_height),
                half_height(turn.state),
                half_height(next.map_or(turn.state, |next| next.state)),
            ],
            y: MIDDLE,
            within: [left - FADE_AFTER, right + FADE_AFTER],
        };
        let mut stretch = bank.stretch(turn.state);
        let words = [
            f32::midpoint(x[0], x[1]) - STEP_SIZE / 2.0,
            f32::midpoint(ends[0], ends[1]) - STEP_SIZE / 2.0 - WORD_GAP,
        ];
        let room = [
            words[0].max(left + WORD_GAP),
            words[1].min(right - WORD_GAP),
        ];
        self.words(&mut stretch, turn, room, input);
        stretch
    }

    /// Writes the state, and after it what the step says, as far as there is room.
    fn words(&self, stretch: &mut Stretch, turn: &Turn, room: [f32; 2], input: &RowInput<'_>) {
        let word = turn.state.word();
        let width = input.text.width(word, TextStyle::CaptionStrong);
        if room[0] + width > room[1] {
            return;
        }
        let line = |x: f32, text: &str, style, ink| TextLine {
            left_center: pos2(x, WORDS),
            text: text.into(),
            style,
            ink,
            alpha: 1.0,
        };
        stretch.word = Some(line(room[0], word, TextStyle::CaptionStrong, Ink::Primary));
        let x = room[0] + width + WORD_GAP;
        let topic = input.timeline.topic(self.topic);
        let text = topic.and_then(|topic| topic.steps.get(turn.step));
        let text = text.map_or("", |step| step.text.trim());
        if room[1] - x < LEAST_TEXT || text.is_empty() {
            return;
        }
        let fits = |text: &str| x + input.text.width(text, TextStyle::Caption) <= room[1];
        let text = cut(text, &fits);
        stretch.text = Some(line(x, &text, TextStyle::Caption, Ink::Secondary));
    }
}

impl RiverRow {
    /// The place of `step`: its mark, or the pill that holds it; `None` if it is out of sight.
    pub fn place_of(&self, step: usize) -> Option<Rect> {
        let mark = self.marks.iter().find(|mark| mark.step == step);
        let pill = || self.pills.iter().find(|pill| pill.holds(step));
        mark.map(|mark| Rect::from_center_size(mark.center, Vec2::splat(STEP_SIZE)))
            .or_else(|| pill().map(|pill| pill.rect))
    }

    /// The steps at `pos`: one for a mark, those of a pill, none elsewhere.
    pub fn hit(&self, pos: Pos2) -> Vec<usize> {
        if let Some(pill) = self.pills.iter().find(|pill| pill.rect.contains(pos)) {
            return pill.members.clone();
        }
        let away = |mark: &&StepMark| mark.center.distance(pos);
        let nearest = self
            .marks
            .iter()
            .min_by(|a, b| away(a).total_cmp(&away(b)))
            .filter(|mark| away(mark) <= NEAR);
        nearest.map(|mark| mark.step).into_iter().collect()
    }
}

/// The end of the day on which `today` falls: so far is known what is known today.
pub fn end_of_day(today: crate::model::CivilDate) -> TimePoint {
    let start = TimePoint::from_civil(today).unwrap_or(TimePoint::MAX);
    start.saturating_add_millis(MILLIS_PER_DAY)
}

/// The band of a state in small, 28 points wide around the origin, as its sign in a list.
pub fn state_sign(state: TopicState) -> Stretch {
    let half = half_height(state) * 0.62;
    let bank = Bank {
        x: [-14.0, -14.0, 14.0, 14.0],
        half: [half; 3],
        y: 0.0,
        within: [-14.0, 14.0],
    };
    bank.stretch(state)
}

fn step_mark(step: usize, item: ItemIx, x: f32, input: &RowInput<'_>) -> StepMark {
    let (shape, hue) = appearance(input.timeline, item);
    StepMark {
        step,
        item,
        center: pos2(x, MIDDLE),
        shape,
        status: input.timeline.status_of(item),
        hue,
    }
}
