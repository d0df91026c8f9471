//! Paints what knowledge time puts on the canvas: the ground of what was later, the line of the
//! day of knowledge with its wedge and flag, ghosts of dates that are not believed any more, and
//! the arrows to what came in their place.

use egui::epaint::StrokeKind;
use egui::{Color32, CornerRadius, Direction, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use crate::layout::{DisplayList, Ghost, KnowledgeLine, Slip};
use crate::model::Status;
use crate::ui::look::Look;

use super::lines::{dashed_rect, ink_line, rounded};
use super::marks::{MarkPaint, paint_mark_bare};

/// The ground of all that lies after the day of knowledge.
pub fn paint_later(painter: &Painter, look: &Look, offset: Vec2, list: &DisplayList) {
    let Some(line) = &list.knowledge else { return };
    let later = line.later.translate(offset);
    painter.rect_filled(later, 0.0, look.later());
    for shade in &list.weekends {
        let rows = later.y_range();
        let rect = Rect::from_x_y_ranges(shade.x0 + offset.x..=shade.x1 + offset.x, rows);
        let rect = rect.intersect(later);
        if rect.is_positive() {
            painter.rect_filled(rect, 0.0, look.later_weekend());
        }
    }
}

/// Whether `x` lies after the day of knowledge.
pub fn is_later(list: &DisplayList, x: f32) -> bool {
    let line = list.knowledge.as_ref();
    line.is_some_and(|line| x > line.later.left())
}

/// A phase that was not over on the day of knowledge: its `tail` fades out.
pub fn fading_rect(painter: &Painter, [solid, tail]: [Rect; 2], color: Color32) {
    let corner = CornerRadius {
        nw: 4,
        sw: 4,
        ..CornerRadius::ZERO
    };
    painter.rect_filled(solid, corner, color);
    let fade = [color, Color32::TRANSPARENT];
    painter.add(Shape::gradient_rect(tail, Direction::LeftToRight, fade));
}

/// The line through the lanes; it leaves out the names that stand on it.
pub fn paint_line(painter: &Painter, look: &Look, offset: Vec2, list: &DisplayList) {
    let stroke = Stroke::new(2.0, look.amber_line());
    for (x, [top, foot]) in list.knowledge_pieces() {
        let rows = top + offset.y..=foot + offset.y;
        painter.vline((x + offset.x).round(), rows, stroke);
    }
}

/// The wedge on the axis, over the line.
pub fn paint_wedge(painter: &Painter, look: &Look, offset: Vec2, line: &KnowledgeLine) {
    if line.wedge.len() > 2 {
        let wedge = line.wedge.iter().map(|point| *point + offset).collect();
        painter.add(Shape::convex_polygon(
            wedge,
            look.amber_line(),
            Stroke::NONE,
        ));
    }
}

/// The day, at the foot of the line.
pub fn paint_flag(painter: &Painter, look: &Look, offset: Vec2, line: &KnowledgeLine) {
    if let Some((rect, words)) = &line.flag {
        let rect = rect.translate(offset);
        let edge = Stroke::new(1.0, look.amber_edge());
        let corner = CornerRadius::same(5);
        painter.rect(rect, corner, look.amber_fill(), edge, StrokeKind::Inside);
        ink_line(painter, look, offset, words);
    }
}

/// A date that is not believed any more: dashed, in the colour of the axis, on its ground.
pub fn paint_ghost(
    painter: &Painter,
    look: &Look,
    offset: Vec2,
    (ghost, ground): (&Ghost, Color32),
) {
    if let Some(rect) = ghost.rect {
        let stroke = Stroke::new(1.25, look.axis());
        dashed_rect(painter, rect.translate(offset), stroke, [3.0, 3.0]);
    }
    let mark = MarkPaint {
        shape: ghost.shape,
        status: Status::Superseded,
        color: look.axis(),
        background: ground,
        size: ghost.size,
    };
    paint_mark_bare(painter, look, ghost.center + offset, mark);
    if let Some((_, words)) = &ghost.caption {
        ink_line(painter, look, offset, words);
    }
}

/// An arrow to what came in the place of a date, as far as it has `grown`, from 0 to 1.
pub fn paint_slip(painter: &Painter, look: &Look, offset: Vec2, slip: &Slip, grown: f32) {
    let path = first_part(&rounded(&slip.path, 6.0, offset), grown);
    let Some(&tip) = path.last() else { return };
    let stroke = Stroke::new(1.5, look.t2());
    let heads_on = grown >= 1.0;
    painter.line(path, stroke);
    if heads_on {
        let across = slip.head.rot90() * 4.0;
        let back = tip - slip.head * 7.0;
        let head = vec![tip, back + across, back - across];
        painter.add(Shape::convex_polygon(head, look.t2(), Stroke::NONE));
    }
}

/// The first part of a path, by its length.
fn first_part(path: &[Pos2], part: f32) -> Vec<Pos2> {
    if part >= 1.0 {
        return path.to_vec();
    }
    let lengths = path.windows(2).map(|pair| pair[0].distance(pair[1]));
    let mut left = lengths.sum::<f32>() * part.max(0.0);
    let mut kept: Vec<Pos2> = path.first().copied().into_iter().collect();
    for pair in path.windows(2) {
        let length = pair[0].distance(pair[1]);
        if left < length {
            kept.push(pair[0].lerp(pair[1], left / length));
            break;
        }
        left -= length;
        kept.push(pair[1]);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_grows_along_its_path() {
        let path = [[0.0, 0.0], [30.0, 0.0], [30.0, 10.0]].map(Pos2::from);
        assert_eq!(first_part(&path, 1.0), path);
        assert_eq!(first_part(&path, 0.0), [path[0], path[0]]);
        let half = first_part(&path, 0.5);
        assert_eq!(half, [path[0], Pos2::new(20.0, 0.0)]);
        let most = first_part(&path, 0.875);
        assert_eq!(most, [path[0], path[1], Pos2::new(30.0, 5.0)]);
        assert!(first_part(&[], 0.5).is_empty());
    }
}
