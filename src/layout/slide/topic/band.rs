//! The band of an issue under the axis of the slide, with the words of its changes below.

use emath::{Align, Pos2, Rect, pos2, vec2};

use crate::layout::slide::SlideInput;
use crate::layout::slide::body::{
    NoWords, STROKE, known_end, known_until, line, mark, path, push_outline, style, time_scale,
};
use crate::layout::slide::display::SlideTone;
use crate::layout::slide::items::current;
use crate::layout::slide::pen::{Pen, Style, word_count};
use crate::layout::{Outline, River, RowInput, Stretch, TimeScale, Weight};
use crate::model::{MILLIS_PER_DAY, TimePoint, TopicIx};

use super::turns::{Turn, named, without_year};

/// The row under the canvas is drawn so many times larger.
const TIMES: f32 = 3.0;
/// From the top of that row to the middle of its band, and half its height, in its own points.
const MIDDLE: f32 = 37.0;
const HALF: f32 = 10.5;
/// The diameter of a mark, and between words, in a room of six heights.
const MARK: f32 = 28.0;
const APART: f32 = 26.0;
/// Words stand in at most so many tiers.
const TIERS: usize = 3;

/// In a view of less time than this the axis says which year is meant.
const MOST_WITHOUT_YEAR: f64 = 300.0 * MILLIS_PER_DAY as f64;

/// A band with its place.
pub(super) struct Band {
    river: River,
    scale: TimeScale,
    /// Where what is known ends.
    end: f32,
    middle: f32,
    area: Rect,
}

/// The words of a change, and where they stand.
struct Words {
    turn: usize,
    rect: Rect,
    tier: usize,
}

impl Band {
    /// The band of the topic at `ix` at the top of `area`; `None` if no change of it has a date, or
    /// if there is no room.
    pub(super) fn new(
        pen: &Pen<'_>,
        input: &SlideInput<'_>,
        ix: TopicIx,
        area: Rect,
    ) -> Option<Self> {
        let half = (HALF * TIMES).max(MARK * pen.scale() / 2.0) + STROKE;
        let is_dated = |river: &River| river.state_at(TimePoint::MAX).is_some();
        let river = River::new(input.timeline, ix).filter(is_dated)?;
        let scale = time_scale(input, area);
        (area.height() >= 2.0 * half).then(|| Self {
            river,
            end: known_end(input.timeline, &scale),
            scale,
            middle: area.top() + half,
            area,
        })
    }

    /// How much height it needs with one tier of words.
    pub(super) fn height(pen: &Pen<'_>) -> f32 {
        let [state, date] = styles(pen);
        let half = (HALF * TIMES).max(MARK * pen.scale() / 2.0) + STROKE;
        half + HALF * TIMES + 18.0 * pen.scale() + state.row() + date.row()
    }

    /// Paints the band and the words under it. Gives the foot.
    pub(super) fn paint(&self, pen: &mut Pen<'_>, input: &SlideInput<'_>, turns: &[Turn]) -> f32 {
        let small = TimeScale {
            x0: self.scale.x0 / TIMES,
            width: self.scale.width / TIMES,
            ..self.scale
        };
        let row = self.river.lay_out(&RowInput {
            timeline: input.timeline,
            scale: small,
            until: known_until(input.timeline),
            text: &NoWords,
        });
        for stretch in &row.stretches {
            self.stretch(pen, stretch);
        }
        let seen: Vec<usize> = (0..turns.len())
            .filter(|at| self.x_of(&turns[*at]).is_some())
            .collect();
        let words = self.place(pen, input, turns);
        for placed in &words {
            self.tie(pen, &turns[placed.turn], placed);
        }
        let size = MARK * pen.scale();
        for at in seen {
            let turn = &turns[at];
            if let Some(x) = self.x_of(turn) {
                mark(pen, input.timeline, turn.item, pos2(x, self.middle), size);
            }
        }
        let feet = words.iter().map(|placed| placed.rect.bottom());
        let own = self.middle + HALF * TIMES + STROKE;
        for placed in &words {
            let turn = &turns[placed.turn];
            write(pen, (turn, self.date_of(turn)), placed.rect);
        }
        feet.fold(own, f32::max)
    }

    /// From the row under the canvas to the slide.
    fn at(&self, pos: Pos2) -> Pos2 {
        pos2(pos.x * TIMES, self.middle + (pos.y - MIDDLE) * TIMES)
    }

    fn stretch(&self, pen: &mut Pen<'_>, stretch: &Stretch) {
        let right = self.end;
        let seen = |points: &[Pos2]| -> Vec<Pos2> {
            let cut = |pos: &Pos2| {
                self.at(*pos)
                    .clamp(pos2(self.scale.x0, 0.0), pos2(right, 1e6))
            };
            points.iter().map(cut).collect()
        };
        for piece in &stretch.fill {
            let outline = Outline::Polygon(seen(piece));
            push_outline(pen, outline, Some(SlideTone::Axis), None);
        }
        for ends in &stretch.hatch {
            let ends = ends.map(|end| self.at(end));
            if ends
                .iter()
                .all(|end| (self.scale.x0..=right).contains(&end.x))
            {
                line(pen, ends, SlideTone::Axis);
            }
        }
        for edge in &stretch.edges {
            path(pen, seen(edge), STROKE, SlideTone::Ink);
        }
        if let Some(border) = &stretch.border {
            path(pen, seen(border), STROKE, SlideTone::Ink);
        }
    }

    /// The date of a change in as few words as the axis allows.
    fn date_of<'t>(&self, turn: &'t Turn) -> &'t str {
        if self.scale.view.span_ms() < MOST_WITHOUT_YEAR {
            without_year(&turn.date)
        } else {
            &turn.date
        }
    }

    /// Where a change stands; `None` if it is out of sight.
    fn x_of(&self, turn: &Turn) -> Option<f32> {
        let x = self.scale.x_from_time(TimePoint::from_millis(turn.moment));
        let edges = self.scale.x0..=self.scale.x0 + self.scale.width;
        edges.contains(&x).then_some(x)
    }

    /// Where the words of the weightiest changes stand, each as high as it has room. What has
    /// none is left out and counted.
    fn place(&self, pen: &mut Pen<'_>, input: &SlideInput<'_>, turns: &[Turn]) -> Vec<Words> {
        let [state, date] = styles(pen);
        let tall = state.row() + date.row();
        let top = self.middle + HALF * TIMES + 18.0 * pen.scale();
        let mut placed: Vec<Words> = Vec::new();
        let (mut left, mut shed) = (pen.words_left(), 0);
        for at in named(input.timeline, turns, current(input.timeline, input.step)) {
            let turn = &turns[at];
            let Some(x) = self.x_of(turn) else { continue };
            let own = pen.width(turn.state.word(), state);
            let size = vec2(own.max(pen.width(self.date_of(turn), date)), tall);
            let tiers = (0..TIERS).flat_map(|tier| {
                let y = top + tier as f32 * (tall + 8.0 * pen.scale());
                let lefts = self.lefts(pen, turns, x, size.x);
                lefts.map(|left| (tier, Rect::from_min_size(pos2(left, y), size)))
            });
            let mut free = tiers.filter(|(tier, rect)| {
                rect.bottom() <= self.area.bottom()
                    && is_free(&placed, turns, (*rect, *tier, x), self, pen)
            });
            let count = word_count(turn.state.word()) + word_count(self.date_of(turn));
            match free.next().filter(|_| count <= left) {
                Some((tier, rect)) => {
                    left -= count;
                    placed.push(Words {
                        turn: at,
                        rect,
                        tier,
                    });
                }
                None => shed += 1,
            }
        }
        pen.shed(shed);
        placed
    }

    /// Where words `wide` may begin for the change at `x`: at its mark, or so that they end there,
    /// which leaves the room on the right to a change that comes soon after.
    fn lefts(&self, pen: &Pen<'_>, turns: &[Turn], x: f32, wide: f32) -> [f32; 2] {
        let half = MARK * pen.scale() / 2.0;
        let within = |left: f32| {
            let left = left.min(self.area.right() - wide);
            left.max(self.area.left())
        };
        let reach = x + wide + APART * pen.scale();
        let soon = |turn: &Turn| self.x_of(turn).is_some_and(|next| next > x && next < reach);
        let [begin, end] = [within(x - half), within(x + half - wide)];
        if turns.iter().any(soon) {
            [end, begin]
        } else {
            [begin, end]
        }
    }

    /// A line from the mark of a change to its words in a lower tier.
    fn tie(&self, pen: &mut Pen<'_>, turn: &Turn, placed: &Words) {
        let Some(x) = self.x_of(turn) else { return };
        let x = x.clamp(placed.rect.left() + STROKE, placed.rect.right());
        let from = pos2(x, self.middle);
        line(pen, [from, pos2(x, placed.rect.top())], SlideTone::Axis);
    }
}

/// Whether `rect` meets no words, no line to words below it, and no words of higher tiers lie on
/// its own line.
fn is_free(
    placed: &[Words],
    turns: &[Turn],
    (rect, tier, x): (Rect, usize, f32),
    band: &Band,
    pen: &Pen<'_>,
) -> bool {
    let apart = rect.expand2(vec2(APART * pen.scale() / 2.0, 0.0));
    let stands_over = |x: f32, rect: &Rect| rect.left() - 8.0 <= x && x <= rect.right() + 8.0;
    placed.iter().all(|other| {
        let taken = other.rect.expand2(vec2(APART * pen.scale() / 2.0, 0.0));
        let is_crossed = other.tier > tier
            && band
                .x_of(&turns[other.turn])
                .is_some_and(|x| stands_over(x, &rect));
        let meets_line = other.tier < tier && stands_over(x, &other.rect);
        !taken.intersects(apart) && !is_crossed && !meets_line
    })
}

fn styles(pen: &Pen<'_>) -> [Style; 2] {
    [
        style(pen, 38.0, Weight::SemiBold, SlideTone::Text),
        style(pen, 34.0, Weight::Regular, SlideTone::Secondary),
    ]
}

fn write(pen: &mut Pen<'_>, (turn, day): (&Turn, &str), rect: Rect) {
    let [state, date] = styles(pen);
    let y = rect.top() + state.row() / 2.0;
    pen.text(turn.state.word(), state, pos2(rect.left(), y), Align::Min);
    let y = rect.top() + state.row() + date.row() / 2.0;
    pen.text(day, date, pos2(rect.left(), y), Align::Min);
}
