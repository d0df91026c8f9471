//! The shape of one stretch of a river: its pieces to fill, its hatching and its edges.
//!
//! ```text
//!      x0     x1                x2     x3
//!             ┌──────────────────┐              half the height of this state
//!      ╱╱╱╱╱╱╱│                  │╲╲╲╲╲╲╲       between x0 and x1 it takes over from the state
//!      └──────┴──────────────────┘              before, from x2 on it gives way to the next
//! ```

use emath::{Pos2, pos2};

use crate::model::TopicState;

use super::Stretch;

/// From one line of the hatching to the next, along x, in points.
const HATCH_STEP: f32 = 7.0;

/// Where a stretch lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bank {
    /// It begins not before the first and by the second; it ends not before the third and by the
    /// fourth.
    pub(super) x: [f32; 4],
    /// Half the height of the state before, of this one and of the next.
    pub(super) half: [f32; 3],
    /// The middle.
    pub(super) y: f32,
    /// What lies outside is cut off.
    pub(super) within: [f32; 2],
}

/// Half the height of the band in a state: the nearer to agreement, the higher.
pub(super) const fn half_height(state: TopicState) -> f32 {
    match state {
        TopicState::Raised => 3.0,
        TopicState::Open => 6.5,
        TopicState::Contested => 8.5,
        TopicState::AgreedInPart | TopicState::Agreed => 10.5,
        TopicState::Dropped => 0.0,
    }
}

impl Bank {
    /// The stretch in `state`, without words.
    pub(super) fn stretch(&self, state: TopicState) -> Stretch {
        let pieces: Vec<Vec<Pos2>> = self.pieces();
        let lower = |piece: &Vec<Pos2>| half_plane(piece, |pos| pos.y - self.y);
        let fill = match state {
            TopicState::Agreed => pieces.clone(),
            TopicState::AgreedInPart => pieces.iter().map(lower).collect(),
            _ => Vec::new(),
        };
        let hatch = match state {
            TopicState::Contested => self.hatch(&pieces),
            _ => Vec::new(),
        };
        Stretch {
            state,
            fill: fill.into_iter().filter(|piece| piece.len() > 2).collect(),
            hatch,
            edges: self.edges(),
            border: self.border(),
            word: None,
            text: None,
        }
    }

    /// Convex pieces that make up the whole of it.
    fn pieces(&self) -> Vec<Vec<Pos2>> {
        let [x0, x1, x2, x3] = self.x;
        let [before, own, after] = self.half;
        let at = |x: f32, up: f32| pos2(x, self.y - up);
        let core = vec![at(x1, own), at(x2, own), at(x2, -own), at(x1, -own)];
        let coming = vec![at(x0, -before), at(x1, own), at(x1, -own)];
        let going = vec![at(x2, own), at(x3, after), at(x2, -own)];
        [(x0, x1, coming), (x1, x2, core), (x2, x3, going)]
            .into_iter()
            .filter(|(from, to, _)| to > from)
            .map(|(.., piece)| {
                let piece = half_plane(&piece, |pos| pos.x - self.within[0]);
                half_plane(&piece, |pos| self.within[1] - pos.x)
            })
            .filter(|piece| piece.len() > 2)
            .collect()
    }

    fn edges(&self) -> Vec<Vec<Pos2>> {
        let [x0, x1, x2, x3] = self.x;
        let [before, own, after] = self.half;
        let at = |x: f32, up: f32| pos2(x, self.y - up);
        let lines = if own > 0.0 {
            vec![
                vec![at(x1, own), at(x2, own), at(x3, after)],
                vec![at(x0, -before), at(x1, -own), at(x2, -own)],
            ]
        } else {
            vec![vec![at(x1, 0.0), at(x2, 0.0)]]
        };
        let cut = lines.iter().map(|line| cut_line(line, self.within));
        cut.filter(|line| line.len() > 1).collect()
    }

    /// The line where this state takes over from the one before.
    fn border(&self) -> Option<[Pos2; 2]> {
        let line = [
            pos2(self.x[0], self.y + self.half[0]),
            pos2(self.x[1], self.y - self.half[1]),
        ];
        let cut = cut_line(&line, self.within);
        cut.try_into().ok()
    }

    /// Slanted lines over `pieces`; they keep to the band while it is panned.
    fn hatch(&self, pieces: &[Vec<Pos2>]) -> Vec<[Pos2; 2]> {
        let mut lines = Vec::new();
        let base = self.x[1] + self.y;
        for piece in pieces {
            let sums = piece.iter().map(|pos| pos.x + pos.y);
            let (low, high) = sums.fold((f32::MAX, f32::MIN), |(low, high), sum| {
                (low.min(sum), high.max(sum))
            });
            let mut number = ((low - base) / HATCH_STEP).ceil();
            while base + number * HATCH_STEP < high {
                let sum = base + number * HATCH_STEP;
                lines.extend(crossing(piece, |pos| pos.x + pos.y - sum));
                number += 1.0;
            }
        }
        lines
    }
}

/// The part of a convex polygon where `side` is not negative.
fn half_plane(polygon: &[Pos2], side: impl Fn(Pos2) -> f32) -> Vec<Pos2> {
    let mut kept = Vec::with_capacity(polygon.len() + 2);
    for (at, &from) in polygon.iter().enumerate() {
        let to = polygon[(at + 1) % polygon.len()];
        let (a, b) = (side(from), side(to));
        if a >= 0.0 {
            kept.push(from);
        }
        if (a > 0.0 && b < 0.0) || (a < 0.0 && b > 0.0) {
            kept.push(from.lerp(to, a / (a - b)));
        }
    }
    kept
}

/// Where the line on which `side` is zero crosses a convex polygon; `None` if it does not.
fn crossing(polygon: &[Pos2], side: impl Fn(Pos2) -> f32) -> Option<[Pos2; 2]> {
    let mut met = Vec::with_capacity(2);
    for (at, &from) in polygon.iter().enumerate() {
        let to = polygon[(at + 1) % polygon.len()];
        let (a, b) = (side(from), side(to));
        if (a < 0.0) != (b < 0.0) {
            met.push(from.lerp(to, a / (a - b)));
        }
    }
    met.try_into().ok()
}

/// The part of a line from left to right that lies within the two.
fn cut_line(line: &[Pos2], [left, right]: [f32; 2]) -> Vec<Pos2> {
    let mut kept: Vec<Pos2> = Vec::with_capacity(line.len());
    let mut push = |pos: Pos2| {
        if kept.last() != Some(&pos) {
            kept.push(pos);
        }
    };
    for pair in line.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        if to.x < left || from.x > right {
            continue;
        }
        let at = |x: f32| {
            let share = (x - from.x) / (to.x - from.x).max(f32::EPSILON);
            from.lerp(to, share.clamp(0.0, 1.0))
        };
        push(if from.x < left { at(left) } else { from });
        push(if to.x > right { at(right) } else { to });
    }
    kept
}
