//! Paints rows, heads of groups, ribbons and the tag, all from the layout.

use egui::{Align2, CornerRadius, Painter, Response, Stroke, StrokeKind, Vec2};

use crate::layout::{ComparedRow, ComparisonLayout, GroupHead, RelationTag, Weight};
use crate::model::{PointIx, Side};
use crate::ui::canvas::ink_line;
use crate::ui::look::font;

use super::glyph::{paint_disc, paint_relation};
use super::ribbons::paint_ribbon;
use super::{Scene, place_of};

/// Paints all that is in sight, moved by `offset`; the `hovered` pair is lit.
pub fn paint(
    painter: &Painter,
    scene: &Scene<'_>,
    offset: Vec2,
    layout: &ComparisonLayout,
    hovered: Option<usize>,
) {
    for head in &layout.group_heads {
        group_head(painter, scene, offset, head);
    }
    for row in &layout.rows {
        ground(painter, scene, offset, row, hovered == Some(row.pair));
    }
    for ribbon in &layout.ribbons {
        let lit = hovered == Some(ribbon.pair);
        paint_ribbon(painter, scene, ribbon, offset, lit);
    }
    for row in &layout.rows {
        words(painter, scene, offset, row);
    }
    if let Some(tag) = &layout.tag {
        paint_tag(painter, scene, offset, tag);
    }
}

fn group_head(painter: &Painter, scene: &Scene<'_>, offset: Vec2, head: &GroupHead) {
    let look = scene.look;
    let rect = head.rect.translate(offset);
    ink_line(painter, look, offset, &head.line);
    let face = font(12.0, Weight::Regular);
    let at = egui::pos2(rect.right(), head.line.left_center.y + offset.y);
    let count = head.pairs.to_string();
    painter.text(at, Align2::RIGHT_CENTER, count, face, look.t2());
    let line = Stroke::new(1.0, look.line1());
    painter.hline(rect.x_range(), rect.bottom() - 1.5, line);
}

/// What is under the words of a row: a frame if it is selected, a tint under the pointer.
fn ground(painter: &Painter, scene: &Scene<'_>, offset: Vec2, row: &ComparedRow, lit: bool) {
    let look = scene.look;
    let rect = row.rect.translate(offset).shrink2(Vec2::new(0.0, 0.75));
    let corner = CornerRadius::same(6);
    if row.selected {
        let cursor = scene.state.comparing.cursor;
        let is_cursor = cursor.is_some_and(|it| it.side == row.side && it.point == row.point);
        // The point under the cursor tells itself from the others of its pair.
        let stroke = Stroke::new(if is_cursor { 2.0 } else { 1.25 }, look.ink());
        painter.rect(rect, corner, look.surface(), stroke, StrokeKind::Inside);
    } else if lit {
        painter.rect_filled(rect, corner, look.hover());
    }
}

fn words(painter: &Painter, scene: &Scene<'_>, offset: Vec2, row: &ComparedRow) {
    ink_line(painter, scene.look, offset, &row.number);
    ink_line(painter, scene.look, offset, &row.title);
    let disc = row.disc + offset;
    paint_disc(painter, scene.look, disc, row.relation, row.selected);
}

fn paint_tag(painter: &Painter, scene: &Scene<'_>, offset: Vec2, tag: &RelationTag) {
    let look = scene.look;
    let rect = tag.rect.translate(offset);
    let stroke = Stroke::new(1.5, look.ink());
    let corner = CornerRadius::same(12);
    painter.rect(rect, corner, look.surface(), stroke, StrokeKind::Inside);
    paint_relation(painter, tag.glyph + offset, tag.relation, look.t1());
    ink_line(painter, look, offset, &tag.line);
}

/// The whole title of a row under the pointer that is shortened.
pub fn tip_ui(
    response: &Response,
    scene: &Scene<'_>,
    layout: &ComparisonLayout,
    hit: Option<(usize, Option<(Side, PointIx)>)>,
) {
    let Some((_, Some((side, point)))) = hit else {
        return;
    };
    let mut rows = layout.rows.iter();
    let row = rows.find(|row| row.side == side && row.point == point);
    if row.is_some_and(|row| row.is_cut)
        && let Some(told) = scene.documents[place_of(side)].points.get(point.index())
    {
        let words = format!("{}  {}", told.number, told.title);
        response.clone().on_hover_text_at_pointer(words);
    }
}
