//! Paints the mark of an item: outline by kind, fill by status, colour by track.
//!
//! Geometry comes from [`crate::layout::mark_outline`]; this module only fills and strokes it.

use egui::epaint::{PathShape, PathStroke};
use egui::{Color32, Painter, Pos2, Shape, Stroke, StrokeKind, Vec2};

use crate::layout::{Outline, mark_outline};
use crate::model::{self, Hue, Status};
use crate::ui::look::Look;

/// What a painter needs to know of a mark; canvas marks and icons in lists are drawn alike.
#[derive(Clone, Copy, Debug)]
pub struct MarkPaint {
    /// The outline.
    pub shape: model::Shape,
    /// The fill.
    pub status: Status,
    /// The colour.
    pub color: Color32,
    /// What hollow marks are filled with.
    pub background: Color32,
    /// The diameter in points.
    pub size: f32,
}

impl MarkPaint {
    /// A mark in the colour of `hue` on `background`.
    pub fn new(look: &Look, shape: model::Shape, status: Status, hue: Hue) -> Self {
        Self {
            shape,
            status,
            color: look.hue(hue),
            background: look.paper(),
            size: 12.0,
        }
    }

    /// The same mark at another size.
    #[must_use]
    pub const fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// The same mark on another background.
    #[must_use]
    pub const fn on(self, background: Color32) -> Self {
        Self { background, ..self }
    }
}

/// Paints a mark at `center`, with the halo that keeps it legible on lines and bands.
pub fn paint_mark(painter: &Painter, look: &Look, center: Pos2, mark: MarkPaint) {
    let halo = (0.1 * mark.size).max(1.5);
    let grown = mark_outline(mark.shape, center, mark.size + 2.0 * halo);
    fill(painter, &grown, mark.background);
    paint_mark_bare(painter, look, center, mark);
}

/// Paints a mark at `center` without a halo.
pub fn paint_mark_bare(painter: &Painter, look: &Look, center: Pos2, mark: MarkPaint) {
    let outline = mark_outline(mark.shape, center, mark.size);
    match mark.status {
        Status::Happened => {
            fill(painter, &outline, mark.color);
            stroke_centered(painter, &outline, Stroke::new(1.0, mark.color));
        }
        Status::Planned | Status::Expected => hollow(painter, &outline, mark),
        Status::Claimed => {
            hollow(painter, &outline, mark);
            let radius = (0.3 * mark.size / 2.0).max(1.8);
            painter.circle_filled(center + dot_offset(mark), radius, mark.color);
        }
        Status::Disputed => {
            hollow(painter, &outline, mark);
            let left = outline.corners_left_of(center.x);
            painter.add(Shape::convex_polygon(left, mark.color, Stroke::NONE));
        }
        Status::Cancelled | Status::Superseded => {
            fill(painter, &outline, mark.background);
            let mut points = outline.corners();
            points.push(points[0]);
            painter.extend(Shape::dashed_line(
                &points,
                Stroke::new(1.5, look.axis()),
                3.0,
                2.5,
            ));
        }
    }
}

/// Sets the halves of a mark at `center` apart: its accounts disagree.
pub fn paint_split(painter: &Painter, center: Pos2, mark: MarkPaint) {
    let reach = 0.6 * mark.size;
    let gap = Stroke::new((0.14 * mark.size).max(2.0), mark.background);
    painter.vline(center.x, center.y - reach..=center.y + reach, gap);
}

/// Strokes the outline of a mark, as the ring of a selected one.
pub fn ring(painter: &Painter, shape: model::Shape, center: Pos2, size: f32, stroke: Stroke) {
    stroke_centered(painter, &mark_outline(shape, center, size), stroke);
}

fn hollow(painter: &Painter, outline: &Outline, mark: MarkPaint) {
    fill(painter, outline, mark.background);
    stroke_inside(
        painter,
        outline,
        Stroke::new((0.14 * mark.size).max(2.0), mark.color),
    );
}

/// A triangle's middle of mass lies below its box's middle, so its dot sits a little lower.
fn dot_offset(mark: MarkPaint) -> Vec2 {
    let lower = if mark.shape == model::Shape::Triangle {
        0.16 * mark.size / 2.0
    } else {
        0.0
    };
    Vec2::new(0.0, lower)
}

fn fill(painter: &Painter, outline: &Outline, color: Color32) {
    match outline {
        Outline::Circle { center, radius } => {
            painter.circle_filled(*center, *radius, color);
        }
        Outline::RoundRect { rect, radius } => {
            painter.rect_filled(*rect, *radius, color);
        }
        Outline::Polygon(points) => {
            painter.add(Shape::convex_polygon(points.clone(), color, Stroke::NONE));
        }
    }
}

fn stroke_centered(painter: &Painter, outline: &Outline, stroke: Stroke) {
    stroke_outline(painter, outline, stroke, StrokeKind::Middle);
}

fn stroke_inside(painter: &Painter, outline: &Outline, stroke: Stroke) {
    stroke_outline(painter, outline, stroke, StrokeKind::Inside);
}

fn stroke_outline(painter: &Painter, outline: &Outline, stroke: Stroke, kind: StrokeKind) {
    match outline {
        Outline::Circle { center, radius } => {
            let inset = if kind == StrokeKind::Inside {
                stroke.width / 2.0
            } else {
                0.0
            };
            painter.circle_stroke(*center, radius - inset, stroke);
        }
        Outline::RoundRect { rect, radius } => {
            painter.rect_stroke(*rect, *radius, stroke, kind);
        }
        Outline::Polygon(points) => {
            let stroke = PathStroke {
                kind,
                ..PathStroke::from(stroke)
            };
            painter.add(PathShape {
                points: points.clone(),
                closed: true,
                fill: Color32::TRANSPARENT,
                stroke,
            });
        }
    }
}
