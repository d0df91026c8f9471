//! Ribbons between the rows of a pair, and stubs of what leads nowhere.

use emath::{Pos2, Rangef, Vec2, pos2, vec2};

use crate::model::{ComparedPair, PointIx, Relation, Side};

/// The thickness of a ribbon that is alone at both ends.
const THICK: f32 = 13.0;
/// The thickness, and the distance of their middles, where several meet at a row.
const THIN: f32 = 7.0;
/// What all ribbons at one row may take together.
const ROOM_AT_ROW: f32 = 20.0;
/// How long the stub of what leads nowhere is.
const STUB: f32 = 58.0;
/// The share of its thickness that a ribbon would have if it were upright.
const SLIM: f32 = 0.5;
/// How far from a thin ribbon the pointer may be.
const REACH: f32 = 6.0;

/// What a ribbon joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RibbonKind {
    /// A row of the left with one of the right column.
    Joined,
    /// A row of the left column with nothing: it fades out to the right.
    StubOfLeft,
    /// A row of the right column with nothing: it fades out to the left.
    StubOfRight,
}

/// A ribbon along a cubic curve with level ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    /// The pair.
    pub pair: usize,
    /// What became of the points.
    pub relation: Relation,
    /// What it joins.
    pub kind: RibbonKind,
    /// The point of the left column, or for a stub of the right one that of the right.
    pub point: PointIx,
    /// The middle of its end at the row; at the left row if it joins two.
    pub from: Pos2,
    /// The middle of its other end.
    pub to: Pos2,
    /// Its height at the ends, in points.
    pub thickness: f32,
    /// Whether its pair is selected.
    pub selected: bool,
}

impl Ribbon {
    /// The middle of the ribbon at `t` from 0 to 1 of the way.
    pub fn at(&self, t: f32) -> Pos2 {
        let [first, second] = self.handles();
        let s = 1.0 - t;
        let sum = self.from.to_vec2() * (s * s * s)
            + first.to_vec2() * (3.0 * s * s * t)
            + second.to_vec2() * (3.0 * s * t * t)
            + self.to.to_vec2() * (t * t * t);
        sum.to_pos2()
    }

    /// The control points of the curve, both at half of the way across.
    pub fn handles(&self) -> [Pos2; 2] {
        let middle = f32::midpoint(self.from.x, self.to.x);
        [pos2(middle, self.from.y), pos2(middle, self.to.y)]
    }

    /// The upper and the lower edge at `slices + 1` places from the first end to the other. Where
    /// the ribbon is steep it is slimmer, or it would weigh more there than at its ends.
    pub fn edges(&self, slices: usize) -> impl Iterator<Item = [Pos2; 2]> {
        (0..=slices).map(move |at| {
            let t = at as f32 / slices.max(1) as f32;
            let (middle, down) = (self.at(t), self.down(t));
            let half = down * (self.thickness / 2.0) * (SLIM + (1.0 - SLIM) * down.y);
            [middle - half, middle + half]
        })
    }

    /// The direction straight across the ribbon, downwards, of length 1.
    fn down(&self, t: f32) -> Vec2 {
        let [first, second] = self.handles();
        let s = 1.0 - t;
        let along = (first - self.from) * (s * s)
            + (second - first) * (2.0 * s * t)
            + (self.to - second) * (t * t);
        let down = vec2(-along.y, along.x) * along.x.signum();
        let length = down.length();
        if length > 0.0 {
            down / length
        } else {
            vec2(0.0, 1.0)
        }
    }

    /// From the left end to the right one.
    pub fn x_range(&self) -> Rangef {
        Rangef::new(self.from.x.min(self.to.x), self.from.x.max(self.to.x))
    }

    /// From its highest to its lowest place.
    pub fn y_range(&self) -> Rangef {
        let half = self.thickness / 2.0;
        let (top, bottom) = (self.from.y.min(self.to.y), self.from.y.max(self.to.y));
        Rangef::new(top - half, bottom + half)
    }

    /// Whether the pointer at `at` means this ribbon.
    pub(super) fn is_near(&self, at: Pos2) -> bool {
        if !self.x_range().contains(at.x) {
            return false;
        }
        let reach = (self.thickness / 2.0).max(REACH);
        (self.at(self.t_of(at.x)).y - at.y).abs() <= reach
    }

    /// Where on the way the curve is at `x`: it only ever goes across in one direction.
    fn t_of(&self, x: f32) -> f32 {
        let is_left_to_right = self.from.x <= self.to.x;
        let (mut low, mut high) = (0.0_f32, 1.0_f32);
        for _ in 0..16 {
            let middle = f32::midpoint(low, high);
            if (self.at(middle).x < x) == is_left_to_right {
                low = middle;
            } else {
                high = middle;
            }
        }
        f32::midpoint(low, high)
    }
}

/// Two points of a pair that a ribbon joins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub pair: usize,
    pub ends: [PointIx; 2],
}

/// The links of a pair: each point with each of the other side, but in a great pair each with its
/// neighbour only, so that there are never more ribbons than a few a point.
pub(super) fn links_of(at: usize, pair: &ComparedPair) -> Vec<Link> {
    const MOST: usize = 16;
    let of = |side| -> Vec<PointIx> {
        let points = pair.points(side).iter().chain(pair.also(side));
        points.copied().collect()
    };
    let (left, right) = (of(Side::Left), of(Side::Right));
    let link = |left, right| Link {
        pair: at,
        ends: [left, right],
    };
    let crossed = left.len().saturating_mul(right.len());
    if crossed <= MOST || left.len().min(right.len()) <= 1 {
        let all = left
            .iter()
            .flat_map(|l| right.iter().map(move |r| (*l, *r)));
        return all.map(|(l, r)| link(l, r)).collect();
    }
    let most = left.len().max(right.len());
    let all = (0..most).map(|n| (left[n * left.len() / most], right[n * right.len() / most]));
    all.map(|(l, r)| link(l, r)).collect()
}

/// The ribbons of `links`, whose ends are at the heights that `height_of` gives, between the
/// columns at `x`. A link of which an end is not shown has none.
pub(super) fn joined(
    links: &[Link],
    x: Rangef,
    height_of: impl Fn(Side, PointIx) -> Option<f32>,
) -> Vec<(Link, [Pos2; 2], f32)> {
    let shown: Vec<(Link, [f32; 2])> = links
        .iter()
        .filter_map(|link| {
            let left = height_of(Side::Left, link.ends[0])?;
            let right = height_of(Side::Right, link.ends[1])?;
            Some((*link, [left, right]))
        })
        .collect();
    let left = offsets(&shown, 0);
    let right = offsets(&shown, 1);
    let ends = left.into_iter().zip(right);
    let ribbons = shown.into_iter().zip(ends);
    ribbons
        .map(|((link, [from, to]), (left, right))| {
            let ends = [pos2(x.min, from + left.0), pos2(x.max, to + right.0)];
            (link, ends, left.1.min(right.1))
        })
        .collect()
}

/// How far each ribbon's end is from the middle of its row, and how thick that lets it be. Ribbons
/// that meet at a row lie in the order of their other ends, so that they do not cross there.
fn offsets(shown: &[(Link, [f32; 2])], end: usize) -> Vec<(f32, f32)> {
    let mut order: Vec<usize> = (0..shown.len()).collect();
    let key = |at: usize| (shown[at].0.ends[end], shown[at].1[1 - end]);
    order.sort_by(|a, b| {
        let (a, b) = (key(*a), key(*b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    let mut offsets = vec![(0.0, THICK); shown.len()];
    for run in order.chunk_by(|a, b| key(*a).0 == key(*b).0) {
        if let [_] = run {
            continue;
        }
        let step = THIN.min(ROOM_AT_ROW / run.len() as f32);
        let middle = (run.len() - 1) as f32 / 2.0;
        for (place, at) in run.iter().enumerate() {
            offsets[*at] = ((place as f32 - middle) * step, step);
        }
    }
    offsets
}

/// The ends of the stub of a row at height `y`, of the columns at `x`.
pub(super) fn stub(side: Side, x: Rangef, y: f32) -> (RibbonKind, [Pos2; 2], f32) {
    let length = STUB.min(x.span() * 0.4);
    let (kind, from, way) = match side {
        Side::Left => (RibbonKind::StubOfLeft, x.min, length),
        Side::Right => (RibbonKind::StubOfRight, x.max, -length),
    };
    let from = pos2(from, y);
    (kind, [from, from + Vec2::new(way, 0.0)], THICK)
}
