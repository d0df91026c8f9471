//! Lines of all sorts that the painters of the canvas share: of text, dashed, with round corners.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use crate::layout::{Ink, TextLine};
use crate::ui::look::{Look, canvas_font};

/// A line of text in its ink, moved by `offset`.
pub fn ink_line(painter: &Painter, look: &Look, offset: Vec2, line: &TextLine) {
    let color = match line.ink {
        Ink::Primary => look.t1(),
        Ink::Secondary => look.t2(),
        Ink::OnInk => look.on_ink(),
        Ink::Amber => look.amber_text(),
    };
    text_line(painter, line.left_center + offset, line, color);
}

/// Text with its left end centred on `left_center`.
fn text_line(painter: &Painter, left_center: Pos2, line: &TextLine, color: Color32) {
    let color = if line.alpha < 1.0 {
        color.gamma_multiply(line.alpha)
    } else {
        color
    };
    let font = canvas_font(line.style);
    let galley = painter.layout_no_wrap(line.text.to_string(), font, color);
    let top = left_center.y - galley.size().y / 2.0;
    painter.galley(Pos2::new(left_center.x, top.round()), galley, color);
}

/// A rectangle of dashes of `[dash, gap]` points. Far outside the area of the painter its sides
/// are drawn in, as dashes there would be made only to be clipped.
pub fn dashed_rect(painter: &Painter, rect: Rect, stroke: Stroke, [dash, gap]: [f32; 2]) {
    let shown = painter.clip_rect().expand(50.0);
    let rect = Rect::from_min_max(rect.min.max(shown.min), rect.max.min(shown.max));
    if !rect.is_positive() {
        return;
    }
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dashed_line(&corners, stroke, dash, gap));
}

/// A path with its corners rounded, moved by `offset`.
pub fn rounded(path: &[Pos2], radius: f32, offset: Vec2) -> Vec<Pos2> {
    let mut points = Vec::with_capacity(path.len() * 5);
    for (at, &corner) in path.iter().enumerate() {
        let (Some(&before), Some(&after)) = (
            at.checked_sub(1).and_then(|i| path.get(i)),
            path.get(at + 1),
        ) else {
            points.push(corner + offset);
            continue;
        };
        let reach = radius
            .min(corner.distance(before) / 2.0)
            .min(corner.distance(after) / 2.0);
        let from = corner + (before - corner).normalized() * reach;
        let to = corner + (after - corner).normalized() * reach;
        for step in 0..=4_u8 {
            let t = f32::from(step) / 4.0;
            points.push(from.lerp(corner, t).lerp(corner.lerp(to, t), t) + offset);
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_path_keeps_its_ends() {
        let path = [
            Pos2::new(0.0, 0.0),
            Pos2::new(0.0, 40.0),
            Pos2::new(80.0, 40.0),
        ];
        let points = rounded(&path, 6.0, Vec2::ZERO);
        assert_eq!(points.first(), path.first());
        assert_eq!(points.last(), path.last());
        assert!(
            points.iter().all(|point| point.distance(path[1]) > 1.0),
            "the corner is cut"
        );
    }
}
