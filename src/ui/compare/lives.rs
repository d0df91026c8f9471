//! Each point through all known documents: a row a point, a column a document.

use egui::{CornerRadius, Painter, Rect, Shape, Stroke, StrokeKind, Ui, Vec2};

use crate::layout::{LifeBox, LifeHead, LifeLayout, LifeLink, LifeRow};
use crate::model::{Relation, Side};
use crate::state::Command;
use crate::ui::canvas::{ink_line, paint_mark_bare};

use super::area::{edges_ui, keyboard_ui, ring_ui, whole_points};
use super::glyph::paint_disc;
use super::marks::marked_line;
use super::{CompareMemory, Scene, access, pointer, words};

/// How far the line of a point that ends goes.
const STUB: f32 = 34.0;

/// Draws the lives into what is left of `ui`.
pub fn lives_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    memory: &mut CompareMemory,
    out: &mut Vec<Command>,
) {
    let rect = whole_points(ui.available_rect_before_wrap());
    ui.painter().rect_filled(rect, 0.0, scene.look.paper());
    memory.lives.set(ui.ctx(), scene, rect.size());
    let offset = rect.min.to_vec2();
    let area = memory.lives.layout.rows_area.translate(offset);
    let response = keyboard_ui(ui, area, memory);
    let layout = &memory.lives.layout;
    let heads = ui.painter_at(rect);
    for head in &layout.heads {
        paint_head(&heads, scene, offset, head);
        head_tip(ui, scene, offset, head);
    }
    let at = response.hover_pos().map(|pos| pos - offset);
    let hit = at.and_then(|at| layout.hit(at));
    pointer::lives_ui(&response, scene, layout, hit, out);
    let painter = ui.painter_at(area);
    for row in &layout.rows {
        paint_row(
            &painter,
            scene,
            offset,
            row,
            hit.map(|it| it.0) == Some(row.life),
        );
    }
    tip_ui(&response, scene, layout, hit.map(|it| it.0));
    ring_ui(ui, scene, area, &response, memory);
    edges_ui(ui, scene, area, (layout.scrolled, layout.longest_scroll()));
    access::lives(ui, &response, rect, scene, layout, out);
    let scrolled = pointer::scrolled(ui, &response, scene);
    if scrolled != 0.0 {
        memory.lives.scroll(scrolled);
        ui.ctx().request_repaint();
    }
}

fn paint_head(painter: &Painter, scene: &Scene<'_>, offset: Vec2, head: &LifeHead) {
    let Some(document) = scene.timeline.document(head.document) else {
        return;
    };
    let mark = scene.mark(document.item).sized(18.0).on(scene.look.paper());
    paint_mark_bare(painter, scene.look, head.mark + offset, mark);
    for line in &head.lines {
        ink_line(painter, scene.look, offset, line);
    }
    // The pane tells of two of the texts: they are underlined.
    let compared = Side::BOTH.map(|side| scene.comparison.document(side));
    if compared.contains(&head.document) {
        let rect = head.rect.translate(offset);
        let line = Stroke::new(2.0, scene.look.ink());
        painter.hline(rect.x_range(), rect.bottom() + 2.0, line);
    }
}

/// All that is to be said of a document, over its head.
fn head_tip(ui: &Ui, scene: &Scene<'_>, offset: Vec2, head: &LifeHead) {
    let Some(document) = scene.timeline.document(head.document) else {
        return;
    };
    let caption = words::caption(scene.timeline, document);
    let name = format!("{}, {caption}", document.title);
    let id = egui::Id::unique(("head of a life", head.document));
    let response = ui.interact(head.rect.translate(offset), id, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    response.on_hover_text(format!("{}\n\n{caption}", document.title));
}

fn paint_row(painter: &Painter, scene: &Scene<'_>, offset: Vec2, row: &LifeRow, lit: bool) {
    let look = scene.look;
    for link in &row.links {
        paint_link(painter, scene, offset, link);
    }
    for told in &row.boxes {
        paint_box(painter, scene, offset, told, row.selected, lit);
    }
    for note in &row.notes {
        ink_line(painter, look, offset, note);
    }
    for link in &row.links {
        let disc = link.disc + offset;
        paint_disc(painter, look, disc, link.relation, row.selected);
        let words = painter.layout_no_wrap(
            link.word.text.to_string(),
            crate::ui::look::canvas_font(link.word.style),
            look.t2(),
        );
        let at = link.word.left_center + offset - Vec2::new(0.0, words.size().y / 2.0);
        let ground = Rect::from_min_size(at, words.size()).expand2(Vec2::new(4.0, 0.0));
        painter.rect_filled(ground, 0.0, look.paper());
        ink_line(painter, look, offset, &link.word);
    }
}

fn paint_box(
    painter: &Painter,
    scene: &Scene<'_>,
    offset: Vec2,
    told: &LifeBox,
    selected: bool,
    lit: bool,
) {
    let look = scene.look;
    let rect = told.rect.translate(offset);
    let (fill, stroke) = match (selected, lit) {
        (true, _) => (look.surface(), Stroke::new(1.5, look.ink())),
        (false, true) => (look.hover(), Stroke::new(1.0, look.line2())),
        (false, false) => (look.surface(), Stroke::new(1.0, look.line1())),
    };
    painter.rect(
        rect,
        CornerRadius::same(6),
        fill,
        stroke,
        StrokeKind::Inside,
    );
    for line in &told.lines {
        marked_line(painter, scene, offset, line, f32::INFINITY);
    }
}

/// The line to a disc and on from there: solid, dashed where nobody has judged, dotted where
/// nothing is reported; it ends where a point does.
fn paint_link(painter: &Painter, scene: &Scene<'_>, offset: Vec2, link: &LifeLink) {
    let look = scene.look;
    let disc = link.disc + offset;
    let color = if link.relation == Relation::Kept {
        look.axis()
    } else {
        look.t2()
    };
    let draw = |from: egui::Pos2, to: egui::Pos2| {
        let stroke = Stroke::new(1.75, color);
        let dashes = match link.relation {
            Relation::Counterpart => [4.0, 3.0],
            Relation::Unreported | Relation::Uncompared => [1.75, 4.0],
            _ => {
                painter.line_segment([from, to], stroke);
                return;
            }
        };
        painter.extend(Shape::dashed_line(
            &[from, to],
            stroke,
            dashes[0],
            dashes[1],
        ));
    };
    if let Some(from) = link.from {
        draw(from + offset, disc);
    }
    match link.to {
        Some(to) => draw(disc, to + offset),
        None if link.from.is_some() => {
            let end = disc + Vec2::new(STUB - 20.0, 0.0);
            draw(disc, end);
        }
        None => {}
    }
}

/// The whole titles of a row under the pointer of which one is shortened.
fn tip_ui(
    response: &egui::Response,
    scene: &Scene<'_>,
    layout: &LifeLayout,
    hovered: Option<usize>,
) {
    let mut rows = layout.rows.iter();
    let row = rows.find(|row| Some(row.life) == hovered);
    let Some(row) = row.filter(|row| row.boxes.iter().any(|it| it.is_cut)) else {
        return;
    };
    let life = &scene.state.lives()[row.life];
    let titles = life.cells.iter().flat_map(|cell| {
        let document = scene.timeline.document(cell.document);
        let points = document
            .into_iter()
            .flat_map(|it| words::points(it, &cell.points));
        points.map(|point| format!("{}  {}", point.number, point.title))
    });
    let titles: Vec<String> = titles.collect();
    response.clone().on_hover_text_at_pointer(titles.join("\n"));
}
