//! The way of one relation between two marks: down or up to a border between lanes, along it,
//! and on to the other mark. Of all borders near the two the one is taken where least is
//! crossed.

use emath::{Pos2, Rect, Vec2, pos2};

use super::lanes::{Lane, Lanes};

/// From the middle of a mark to where its path begins.
const LEAVE: f32 = 11.0;
/// An arrow needs a last leg of at least this length.
const LEAST_LEG: f32 = 6.0;
/// From what a path ends at to its arrow, and from the corners of that to the path.
const GAP: f32 = 1.0;
const CORNER: f32 = 14.0;
/// What crossing something costs, and what any but the usual border costs, in points of way.
const CROSSING: f32 = 400.0;
const DETOUR: f32 = 120.0;
/// Ends of one lane nearer than this are joined straight or not at all.
const HOOK: f32 = 24.0;
/// Half of the room that a line needs.
const HALF_LINE: f32 = 2.5;

/// Where one end of a relation is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End {
    /// The middle of what stands for it, or the place where it leaves the canvas.
    pub(crate) mark: Pos2,
    /// What a path may end at: the mark itself, a pill or a plate.
    pub(crate) body: Rect,
    /// Its lane, by place.
    pub(crate) lane: usize,
    /// Cut at an edge of the canvas.
    pub(crate) is_cut: bool,
}

impl End {
    /// Half the height of its body, with a gap.
    fn reach(&self) -> f32 {
        self.body.height() / 2.0 + GAP
    }

    /// Where a path may stand on it: over the mark, or near the corners of something wide.
    fn places(&self) -> [f32; 3] {
        let inner = self.body.shrink2(Vec2::new(CORNER, 0.0));
        if inner.width() > 0.0 {
            [self.mark.x, inner.left(), inner.right()]
        } else {
            [self.mark.x; 3]
        }
    }
}

/// The corners of the path from `start` to `end` that crosses the fewest of `obstacles`, and the
/// direction of its arrow head. A path that is cut begins or ends at the edge of the canvas.
/// `None` if the two are so close that they touch, or neighbours with something between them.
pub(crate) fn route(
    start: &End,
    end: &End,
    lanes: &Lanes,
    obstacles: &[Rect],
) -> Option<(Vec<Pos2>, Vec2)> {
    if let Some(x) = common_x(start, end) {
        let direct = direct(start, end, x)?;
        if crossings(&direct.0, obstacles) == 0 {
            return Some(direct);
        }
    }
    // Round a neighbour in the same lane a path would only make a hook.
    if start.lane == end.lane && (start.mark.x - end.mark.x).abs() < HOOK {
        return None;
    }
    let usual = usual_border(start, end, lanes);
    let (first, last) = (start.lane.min(end.lane), start.lane.max(end.lane));
    let tops = lanes.list[first..=last].iter().map(|lane| lane.top);
    let feet = lanes.list[first..=last].iter().map(Lane::bottom);
    let borders = std::iter::once(usual).chain(tops).chain(feet);
    // Along the rim of all lanes half of a line would be cut off.
    let rim = lanes.list[0].top + 1.0..lanes.list[0].top + lanes.height - 1.0;
    let borders = borders.filter(|border| rim.contains(border));
    let ways = borders
        .filter(|border| has_leg(end, *border))
        .flat_map(|border| start.places().map(|from| (border, from)))
        .flat_map(|(border, from)| end.places().map(|to| (border, from, to)))
        .map(|(border, from, to)| {
            let path = path((start, from), (end, to), border);
            let crossed: usize = path.0.windows(2).map(|leg| crossings(leg, obstacles)).sum();
            let way: f32 = path.0.windows(2).map(|leg| leg[0].distance(leg[1])).sum();
            // Off the canvas the way goes on to the mark.
            let rest = [start, end].into_iter().filter(|end| end.is_cut);
            let rest: f32 = rest.map(|end| (end.mark.y - border).abs()).sum();
            let detour = if (border - usual).abs() < 0.5 {
                0.0
            } else {
                DETOUR
            };
            let aside = (from - start.mark.x).abs() + (to - end.mark.x).abs();
            (
                crossed as f32 * CROSSING + way + rest + detour + aside,
                path,
            )
        });
    let best = ways
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, path)| path);
    Some(best.unwrap_or_else(|| path((start, start.mark.x), (end, end.mark.x), usual)))
}

/// Where both stand over each other in one lane.
fn common_x(start: &End, end: &End) -> Option<f32> {
    let range = |end: &End| {
        end.body
            .shrink2(Vec2::new(end.body.width().min(CORNER) / 2.0, 0.0))
    };
    let (a, b) = (range(start), range(end));
    let (from, to) = (a.left().max(b.left()), a.right().min(b.right()));
    let is_same = start.lane == end.lane && !start.is_cut && !end.is_cut;
    (is_same && from <= to).then(|| end.mark.x.clamp(from, to))
}

/// Straight down or up; `None` if there is no room for an arrow.
fn direct(start: &End, end: &End, x: f32) -> Option<(Vec<Pos2>, Vec2)> {
    let side = (end.mark.y - start.mark.y).signum();
    let from = start.mark.y + start.reach() * side;
    let to = end.mark.y - end.reach() * side;
    let has_room = (to - from) * side >= LEAST_LEG + 3.0;
    has_room.then(|| (vec![pos2(x, from), pos2(x, to)], Vec2::new(0.0, side)))
}

/// The border of the start's lane that faces the end; on the way off the canvas, that of the
/// end's lane that faces the start, so that the arrow points at the right lane.
fn usual_border(start: &End, end: &End, lanes: &Lanes) -> f32 {
    let (from, to) = if end.is_cut {
        (end.lane, start.lane)
    } else {
        (start.lane, end.lane)
    };
    let lane = &lanes.list[from];
    let is_last = from + 1 == lanes.list.len() && from > 0;
    if to > from || (to == from && !is_last) {
        lane.bottom()
    } else {
        lane.top
    }
}

/// Whether the arrow has room between `border` and what it points at.
fn has_leg(end: &End, border: f32) -> bool {
    end.is_cut || (end.mark.y - border).abs() >= end.reach() + LEAST_LEG
}

fn path((start, from): (&End, f32), (end, to): (&End, f32), border: f32) -> (Vec<Pos2>, Vec2) {
    let mut path = Vec::new();
    if !start.is_cut {
        let leg = border - start.mark.y;
        path.push(pos2(from, start.mark.y + leg.clamp(-LEAVE, LEAVE)));
    }
    path.push(pos2(from, border));
    path.push(pos2(to, border));
    if end.is_cut {
        let ahead = (end.mark.x - start.mark.x).signum();
        return (path, Vec2::new(ahead, 0.0));
    }
    let arrives = (end.mark.y - border).signum();
    path.push(pos2(to, end.mark.y - end.reach() * arrives));
    (path, Vec2::new(0.0, arrives))
}

fn crossings(leg: &[Pos2], obstacles: &[Rect]) -> usize {
    let line = Rect::from_two_pos(leg[0], leg[1]).expand(HALF_LINE);
    obstacles
        .iter()
        .filter(|obstacle| obstacle.intersects(line))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::timeline_with_tracks;

    fn end(x: f32, y: f32, lane: usize) -> End {
        End {
            mark: pos2(x, y),
            body: Rect::from_center_size(pos2(x, y), Vec2::splat(22.0)),
            lane,
            is_cut: false,
        }
    }

    fn lanes() -> Lanes {
        // Three lanes of 100 points from 48 on.
        Lanes::new(&timeline_with_tracks(3), Vec2::new(800.0, 348.0), 0.0, &[])
    }

    #[test]
    fn a_path_runs_along_the_border_that_faces_its_end() {
        let (path, head) =
            route(&end(300.0, 70.0, 0), &end(500.0, 170.0, 1), &lanes(), &[]).unwrap();
        let corners = [
            (300.0, 81.0),
            (300.0, 148.0),
            (500.0, 148.0),
            (500.0, 158.0),
        ];
        assert_eq!(path, corners.map(|(x, y)| pos2(x, y)));
        assert_eq!(head, Vec2::new(0.0, 1.0));
    }

    #[test]
    fn a_path_takes_another_border_rather_than_cross_a_name() {
        let name = Rect::from_x_y_ranges(450.0..=600.0, 160.0..=178.0);
        let (path, head) = route(
            &end(300.0, 70.0, 0),
            &end(500.0, 230.0, 1),
            &lanes(),
            &[name],
        )
        .unwrap();
        assert_eq!(path[1], pos2(300.0, 248.0));
        assert_eq!(head, Vec2::new(0.0, -1.0));
        assert!(path.windows(2).all(|leg| crossings(leg, &[name]) == 0));
    }

    #[test]
    fn a_path_to_what_is_off_the_canvas_ends_at_the_edge_on_a_border() {
        let off = End {
            is_cut: true,
            ..end(800.0, 330.0, 2)
        };
        let (path, head) = route(&end(300.0, 70.0, 0), &off, &lanes(), &[]).unwrap();
        assert_eq!(path.last(), Some(&pos2(800.0, 248.0)));
        assert_eq!(head, Vec2::new(1.0, 0.0));
    }

    #[test]
    fn two_that_stand_over_each_other_are_joined_straight_or_not_at_all() {
        let plate = End {
            body: Rect::from_x_y_ranges(290.0..=420.0, 57.0..=103.0),
            ..end(308.0, 80.0, 0)
        };
        let (path, head) = route(&plate, &end(400.0, 130.0, 0), &lanes(), &[]).unwrap();
        assert_eq!(path, [pos2(400.0, 104.0), pos2(400.0, 118.0)]);
        assert_eq!(head, Vec2::new(0.0, 1.0));
        assert_eq!(route(&plate, &end(400.0, 118.0, 0), &lanes(), &[]), None);
    }

    #[test]
    fn a_path_in_the_last_lane_is_not_cut_off_at_its_foot() {
        let ends = [end(300.0, 330.0, 2), end(500.0, 330.0, 2)];
        let (path, _) = route(&ends[0], &ends[1], &lanes(), &[]).unwrap();
        assert_eq!(path[1], pos2(300.0, 248.0));
    }

    #[test]
    fn a_path_makes_no_hook_round_a_neighbour() {
        let between = Rect::from_x_y_ranges(295.0..=315.0, 92.0..=104.0);
        let ends = [end(300.0, 70.0, 0), end(308.0, 130.0, 0)];
        assert_eq!(route(&ends[0], &ends[1], &lanes(), &[between]), None);
    }
}
