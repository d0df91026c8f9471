//! Which rows there are, where each stands, and what is laid out on it. What does not hang on the
//! view is made once for a timeline.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use egui::{Rect, pos2};

use crate::layout::{
    FIGURES_HEIGHT, Figures, FiguresRow, RIVER_HEIGHT, River, RiverRow, RowInput, end_of_day,
};
use crate::model::{ItemIx, SeriesIx, TimePoint, Timeline, TopicIx};
use crate::state::{FollowedCursor, FollowingCommand, State};
use crate::ui::measure::WindowMeasure;

use super::RowsInput;

/// The rows take at most this share of the canvas, and less while the evidence is shown.
const SHARE: f32 = 0.45;
const SHARE_BESIDE_EVIDENCE: f32 = 0.34;
/// What the canvas keeps for its axis, its phases and a lane, in points.
const LEFT_TO_CANVAS: f32 = 170.0;

/// What is kept between frames.
#[derive(Default)]
pub struct RowsMemory {
    /// What the rows below were made from.
    timeline: Option<Arc<Timeline>>,
    rivers: BTreeMap<TopicIx, River>,
    figures: BTreeMap<SeriesIx, Figures>,
    /// How far the rows are scrolled, in points.
    pub(super) scroll: f32,
    /// The cursor that was last brought into sight.
    pub(super) followed: Option<FollowedCursor>,
    /// The cursor whose tip shows because it was gone to by keyboard.
    pub(super) told: Option<FollowedCursor>,
    /// Since when the pointer rests on the same thing, in egui's seconds.
    pub(super) rest: Option<(super::pointer::RowHit, f64)>,
    /// What the tip tells of.
    pub(super) tip: Option<super::pointer::RowHit>,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An issue.
    Topic(TopicIx),
    /// Figures.
    Series(SeriesIx),
}

/// One row on screen.
pub(super) struct Row {
    pub(super) subject: Subject,
    /// As wide as the canvas, in points of the window; some of it may be out of sight.
    pub(super) rect: Rect,
    pub(super) laid: Laid,
    /// How it stands on the last known day: "agreed in part", "20 points".
    pub(super) standing: String,
    /// How many have no date.
    pub(super) undated: usize,
}

/// What stands on a row.
pub(super) enum Laid {
    River(RiverRow),
    Figures(FiguresRow),
}

/// How high the rows are under a canvas with `room` for both; 0 if there are none, or no room.
pub fn rows_height(state: &State, room: f32) -> f32 {
    let rivers = state.rivers().len() as f32 * RIVER_HEIGHT;
    let all = rivers + state.tracks_of_figures().len() as f32 * FIGURES_HEIGHT;
    let has_strip = state.knowing.evidence && state.selection.is_some();
    let share = if has_strip {
        SHARE_BESIDE_EVIDENCE
    } else {
        SHARE
    };
    let most = (room * share).min(room - LEFT_TO_CANVAS).floor();
    if all <= most {
        all
    } else if most < RIVER_HEIGHT {
        0.0
    } else {
        most
    }
}

/// Up to here something is known.
pub(super) fn known_until(input: &RowsInput<'_>) -> TimePoint {
    let today = || end_of_day(input.now.today);
    input.state.knowledge_end().unwrap_or_else(today)
}

impl RowsMemory {
    /// The river of the topic at `ix`; `None` if no step of it is known. The memory follows
    /// `timeline` already.
    pub fn river(&mut self, timeline: &Timeline, ix: TopicIx) -> Option<&River> {
        Some(match self.rivers.entry(ix) {
            Entry::Occupied(kept) => kept.into_mut(),
            Entry::Vacant(place) => place.insert(River::new(timeline, ix)?),
        })
    }

    /// The figures of the series at `ix`; `None` if no value of it is known. The memory follows
    /// `timeline` already.
    pub fn figures(&mut self, timeline: &Timeline, ix: SeriesIx) -> Option<&Figures> {
        Some(match self.figures.entry(ix) {
            Entry::Occupied(kept) => kept.into_mut(),
            Entry::Vacant(place) => place.insert(Figures::new(timeline, ix)?),
        })
    }

    /// The rows within `rect`, from top to foot; those out of sight too, but laid out only where
    /// they can be seen.
    pub(super) fn lay_out(
        &mut self,
        ctx: &egui::Context,
        rect: Rect,
        input: &RowsInput<'_>,
    ) -> Vec<Row> {
        let state = input.state;
        self.follow(&state.timeline);
        let subjects = subjects(state);
        self.scroll_to_cursor(rect, &subjects, state);
        let all: f32 = subjects.iter().map(|subject| height(*subject)).sum();
        self.scroll = self.scroll.clamp(0.0, (all - rect.height()).max(0.0));
        let text = WindowMeasure::new(ctx);
        let laid = RowInput {
            timeline: &state.timeline,
            scale: input.scale,
            until: known_until(input),
            text: &text,
        };
        let mut top = rect.top() - self.scroll;
        let mut rows = Vec::with_capacity(subjects.len());
        for subject in subjects {
            let own = Rect::from_min_max(
                pos2(rect.left(), top),
                pos2(rect.right(), top + height(subject)),
            );
            top = own.bottom();
            rows.extend(self.row(subject, own, (rect, &laid)));
        }
        rows
    }

    fn row(&mut self, subject: Subject, own: Rect, at: (Rect, &RowInput<'_>)) -> Option<Row> {
        let (rect, input) = at;
        let in_sight = own.intersects(rect);
        let row = match subject {
            Subject::Topic(ix) => {
                let river = self.river(input.timeline, ix)?;
                let laid = if in_sight {
                    river.lay_out(input)
                } else {
                    RiverRow::default()
                };
                Row {
                    subject,
                    rect: own,
                    laid: Laid::River(laid),
                    standing: river.standing(input.until).to_owned(),
                    undated: river.undated,
                }
            }
            Subject::Series(ix) => {
                let figures = self.figures(input.timeline, ix)?;
                let laid = if in_sight {
                    figures.lay_out(input)
                } else {
                    FiguresRow::default()
                };
                Row {
                    subject,
                    rect: own,
                    laid: Laid::Figures(laid),
                    standing: figures.standing(input.timeline, input.until),
                    undated: figures.undated,
                }
            }
        };
        Some(row)
    }

    /// Another timeline, or another day of it, has other rows.
    pub fn follow(&mut self, timeline: &Arc<Timeline>) {
        let is_same = |own: &Arc<Timeline>| Arc::ptr_eq(own, timeline);
        if !self.timeline.as_ref().is_some_and(is_same) {
            self.rivers.clear();
            self.figures.clear();
            self.timeline = Some(Arc::clone(timeline));
        }
    }

    /// Brings the row of a cursor that has moved into sight.
    fn scroll_to_cursor(&mut self, rect: Rect, subjects: &[Subject], state: &State) {
        let cursor = state.following.cursor;
        if std::mem::replace(&mut self.followed, cursor) == cursor {
            return;
        }
        self.told = cursor;
        let Some(subject) = cursor.map(Subject::of) else {
            return;
        };
        let before = subjects.iter().take_while(|it| **it != subject);
        let top: f32 = before.map(|subject| height(*subject)).sum();
        let foot = top + height(subject);
        self.scroll = self.scroll.max(foot - rect.height()).min(top);
    }
}

impl Subject {
    /// Gives it a row, or takes its row away.
    pub const fn toggle(self) -> FollowingCommand {
        match self {
            Self::Topic(topic) => FollowingCommand::ToggleTopic { topic },
            Self::Series(series) => FollowingCommand::ToggleSeries { series },
        }
    }

    pub(super) fn of(cursor: FollowedCursor) -> Self {
        match cursor {
            FollowedCursor::Step { topic, .. } => Self::Topic(topic),
            FollowedCursor::Value { series, .. } => Self::Series(series),
        }
    }
}

impl Row {
    /// The steps or values that show, as places in the topic or series, in the order of time.
    pub(super) fn places(&self) -> Vec<usize> {
        match &self.laid {
            Laid::River(row) => {
                let marks = row.marks.iter().map(|mark| mark.step);
                let folded = row
                    .pills
                    .iter()
                    .flat_map(|pill| pill.members.iter().copied());
                sorted(marks.chain(folded))
            }
            Laid::Figures(row) => {
                let marks = row.marks.iter().map(|mark| mark.value);
                let folded = row
                    .pills
                    .iter()
                    .flat_map(|pill| pill.members.iter().copied());
                sorted(marks.chain(folded))
            }
        }
    }

    /// [`Row::places`], and where the keyboard is on this row, which a long pill need not name.
    pub(super) fn places_and(&self, cursor: Option<FollowedCursor>) -> Vec<usize> {
        let mut places = self.places();
        let own = cursor.filter(|cursor| Subject::of(*cursor) == self.subject);
        if let Some(place) = own.map(place_of)
            && !places.contains(&place)
        {
            places.push(place);
        }
        places
    }

    /// What the step or value at `place` takes, from the row's left top; `None` if out of sight.
    pub(super) fn rect_of(&self, place: usize) -> Option<Rect> {
        match &self.laid {
            Laid::River(row) => row.place_of(place),
            Laid::Figures(row) => row.place_of(place),
        }
    }

    /// The cursor on the step or value at `place`.
    pub(super) fn cursor(&self, place: usize) -> FollowedCursor {
        match self.subject {
            Subject::Topic(topic) => FollowedCursor::Step { topic, step: place },
            Subject::Series(series) => FollowedCursor::Value {
                series,
                value: place,
            },
        }
    }

    /// Where `cursor` shows, in points of the window; `None` if that is out of sight or on another
    /// row.
    pub(super) fn rect_of_cursor(&self, cursor: FollowedCursor) -> Option<Rect> {
        let place = place_of(cursor);
        let is_own = self.cursor(place) == cursor;
        let rect = self.rect_of(place).filter(|_| is_own)?;
        Some(rect.translate(self.rect.min.to_vec2()))
    }

    /// Those of the pill that holds `cursor`; `None` if it stands on its own.
    pub(super) fn pill_of(&self, cursor: FollowedCursor) -> Option<Vec<FollowedCursor>> {
        let place = place_of(cursor);
        let pills = match &self.laid {
            Laid::River(row) => &row.pills,
            Laid::Figures(row) => &row.pills,
        };
        let pill = pills.iter().find(|pill| pill.holds(place))?;
        let is_own = self.cursor(place) == cursor;
        let members = pill.members.iter().map(|place| self.cursor(*place));
        // A long pill names only the first of its members, of which the cursor need not be one.
        is_own.then(|| members.chain([cursor]).collect())
    }

    /// The item of the step or value at `place`; `None` if it is not known.
    pub(super) fn item_of(&self, state: &State, place: usize) -> Option<ItemIx> {
        state.followed_item(self.cursor(place))
    }
}

const fn place_of(cursor: FollowedCursor) -> usize {
    match cursor {
        FollowedCursor::Step { step, .. } => step,
        FollowedCursor::Value { value, .. } => value,
    }
}

fn sorted(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places
}

fn subjects(state: &State) -> Vec<Subject> {
    let topics = state.rivers().into_iter().map(Subject::Topic);
    let series = state.tracks_of_figures().into_iter().map(Subject::Series);
    topics.chain(series).collect()
}

const fn height(subject: Subject) -> f32 {
    match subject {
        Subject::Topic(_) => RIVER_HEIGHT,
        Subject::Series(_) => FIGURES_HEIGHT,
    }
}
