//! Paints rows, heads of groups, ribbons and the tag, all from the layout.

use egui::{Align2, CornerRadius, Painter, Response, Stroke, StrokeKind, Vec2};

use crate::layout::{ComparedRow, ComparisonLayout, GroupHead, RelationTag, Weight};
use crate::model::{PointIx, Side};
use crate::ui::canvas::ink_line;
use crate::ui::look::font;

use super::glyph::{paint_disc, paint_relation};
use super::ribbons::paint_ribbon;
use super::{Scene, marks, place_of, words as told};

/// The height of a frame that is clear of the letters in it.
const CLEAR: f32 = 23.0;

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
    // Only frames may reach beyond the area.
    let inside = painter.with_clip_rect(layout.rows_area.translate(offset));
    for ribbon in &layout.ribbons {
        let lit = hovered == Some(ribbon.pair);
        paint_ribbon(&inside, scene, ribbon, offset, lit);
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
    let count = match head.elsewhere {
        0 => head.pairs.to_string(),
        more => format!(
            "{} of {}, the rest under another topic",
            head.pairs,
            head.pairs + more
        ),
    };
    painter.text(at, Align2::RIGHT_CENTER, count, face, look.t2());
    let line = Stroke::new(1.0, look.line1());
    painter.hline(rect.x_range(), rect.bottom() - 1.5, line);
}

/// What is under the words of a row: a frame if it is selected, a tint under the pointer.
fn ground(painter: &Painter, scene: &Scene<'_>, offset: Vec2, row: &ComparedRow, lit: bool) {
    let look = scene.look;
    // The frame keeps clear of the letters: where rows are low it reaches beyond its row.
    let taller = ((CLEAR - row.rect.height()) / 2.0).clamp(-0.75, 2.0);
    let rect = row.rect.translate(offset).expand2(Vec2::new(0.0, taller));
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
    marks::title(painter, scene, offset, row);
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

/// What is to be said of the row under the pointer: its title if it is shortened, where searched
/// words stand, and what its sign means if that is not plain or the pointer is on it.
pub fn tip_ui(
    response: &Response,
    scene: &Scene<'_>,
    (offset, layout): (Vec2, &ComparisonLayout),
    hit: Option<(usize, Option<(Side, PointIx)>)>,
) {
    let Some((_, Some((side, point)))) = hit else {
        return;
    };
    let mut rows = layout.rows.iter();
    let row = rows.find(|row| row.side == side && row.point == point);
    let points = &scene.documents[place_of(side)].points;
    let (Some(row), Some(point)) = (row, points.get(point.index())) else {
        return;
    };
    let found = marks::place_of_words(scene, row);
    let mut words = Vec::new();
    if row.is_cut || found.is_some() {
        words.push(format!("{}  {}", point.number, point.title));
    }
    words.extend(found.map(|place| format!("The searched words are {place}")));
    let disc = row.disc + offset;
    let at = response.hover_pos();
    let is_on_disc = at.is_some_and(|at| at.distance(disc) <= ComparedRow::DISC_RADIUS + 2.0);
    if is_on_disc || told::is_unjudged(row.relation) {
        words.push(told::meaning(row.relation).to_owned());
    }
    if !words.is_empty() {
        response.clone().on_hover_text_at_pointer(words.join("\n"));
    }
}
