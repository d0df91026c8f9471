//! Paints the row of a topic. Where everything is, the layout has settled; the band is in ink
//! only, as hue belongs to the actors of the marks.

use egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2};

use crate::layout::{RiverRow, RowPill, STEP_SIZE, StepMark, Stretch};
use crate::model::{Status, TopicState};
use crate::ui::canvas::{MarkPaint, ink_line, is_later, paint_mark, paint_mark_bare};
use crate::ui::look::Look;

use super::RowsInput;
use super::rows::Row;

/// In so many slices a band fades.
const SLICES: u8 = 8;

/// Paints the band with its words, then the marks.
pub(super) fn paint(painter: &Painter, (input, row): (&RowsInput<'_>, &Row), laid: &RiverRow) {
    let look = input.look;
    let offset = row.rect.min.to_vec2();
    match laid.fades {
        None => stretches(painter, look, offset, laid),
        Some([from, to]) => {
            let area = painter.clip_rect();
            let x = |x: f32| x + offset.x;
            let whole = area.with_max_x(x(from).min(area.right()));
            stretches(&painter.with_clip_rect(whole), look, offset, laid);
            let step = (to - from) / f32::from(SLICES);
            for slice in 0..SLICES {
                let left = x(from) + step * f32::from(slice);
                let slice_rect = Rect::from_x_y_ranges(left..=left + step, area.y_range());
                let mut painter = painter.with_clip_rect(slice_rect.intersect(area));
                painter.multiply_opacity(1.0 - (f32::from(slice) + 0.5) / f32::from(SLICES));
                stretches(&painter, look, offset, laid);
            }
        }
    }
    for stretch in &laid.stretches {
        for line in stretch.word.iter().chain(&stretch.text) {
            ink_line(painter, look, offset, line);
        }
    }
    for mark in &laid.marks {
        step(painter, input, offset, mark);
    }
    for pill in &laid.pills {
        paint_pill(painter, look, offset, pill);
    }
}

fn stretches(painter: &Painter, look: &Look, offset: Vec2, laid: &RiverRow) {
    let area = painter.clip_rect();
    if !area.is_positive() {
        return;
    }
    for stretch in &laid.stretches {
        band(painter, look, offset, stretch);
    }
}

fn band(painter: &Painter, look: &Look, offset: Vec2, stretch: &Stretch) {
    let moved = |points: &[Pos2]| -> Vec<Pos2> { points.iter().map(|pos| *pos + offset).collect() };
    let tint = look
        .t2()
        .gamma_multiply(if look.dark { 0.42 } else { 0.34 });
    for piece in &stretch.fill {
        painter.add(Shape::convex_polygon(moved(piece), tint, Stroke::NONE));
    }
    let hatch = Stroke::new(1.0, look.axis());
    for line in &stretch.hatch {
        painter.line_segment(line.map(|pos| pos + offset), hatch);
    }
    for edge in &stretch.edges {
        edge_line(painter, look, &moved(edge), stretch.state);
    }
    if let Some(border) = stretch.border {
        let stroke = Stroke::new(1.0, look.t2());
        painter.line_segment(border.map(|pos| pos + offset), stroke);
    }
}

fn edge_line(painter: &Painter, look: &Look, points: &[Pos2], state: TopicState) {
    let firm = Stroke::new(1.25, look.t2());
    match state {
        TopicState::Open => {
            painter.extend(Shape::dashed_line(points, firm, 1.5, 3.0));
        }
        TopicState::Dropped => {
            let faint = Stroke::new(1.5, look.axis());
            painter.extend(Shape::dashed_line(points, faint, 5.0, 5.0));
        }
        TopicState::Agreed => {
            painter.line(points.to_vec(), Stroke::new(1.5, look.t1()));
        }
        _ => {
            painter.line(points.to_vec(), firm);
        }
    }
}

fn step(painter: &Painter, input: &RowsInput<'_>, offset: Vec2, mark: &StepMark) {
    let look = input.look;
    let ground = if is_later(input.canvas, mark.center.x) {
        look.later()
    } else {
        look.paper()
    };
    let paint = MarkPaint::new(look, mark.shape, mark.status, mark.hue)
        .on(ground)
        .sized(STEP_SIZE);
    paint_mark(painter, look, mark.center + offset, paint);
}

/// A counted pill: what is under it is too close to tell apart.
pub(super) fn paint_pill(painter: &Painter, look: &Look, offset: Vec2, pill: &RowPill) {
    let rect = pill.rect.translate(offset);
    let fill = look.surface();
    let edge = Stroke::new(1.0, look.line2());
    painter.rect(rect, CornerRadius::same(11), fill, edge, StrokeKind::Inside);
    for (place, (shape, hue)) in pill.shapes.iter().enumerate() {
        let center = pos2(rect.left() + 13.0 + 10.0 * place as f32, rect.center().y);
        let paint = MarkPaint {
            shape: *shape,
            status: Status::Happened,
            color: look.hue(*hue),
            background: fill,
            size: 8.0,
        };
        paint_mark_bare(painter, look, center, paint);
    }
    ink_line(painter, look, offset, &pill.label);
}

/// The sign of a state in a list, 28 by 14 points around `center`: the band in small.
pub fn paint_sign(painter: &Painter, look: &Look, center: Pos2, state: TopicState) {
    let stretch = crate::layout::state_sign(state);
    band(painter, look, center.to_vec2(), &stretch);
}
