//! The heads of both columns: which document, of when; each opens the choice of another, and the
//! button between them lets both change places.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::layout::{ColumnHead, ComparisonLayout};
use crate::model::{Document, DocumentIx, Side};
use crate::state::{Command, ComparingCommand};
use crate::ui::canvas::{ink_line, paint_mark_bare};
use crate::ui::widgets::{Icon, focus_ring, icon_button, paint_icon};

use super::menu::{Choice, choices_ui};
use super::{Scene, place_of, words};

/// The size of the mark in a head.
const MARK: f32 = 18.0;

/// Draws the heads of a comparison that stands in `rect`.
pub fn heads_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    layout: &ComparisonLayout,
    out: &mut Vec<Command>,
) {
    let offset = rect.min.to_vec2();
    let [left, right] = layout.heads.as_slice() else {
        return;
    };
    head_ui(ui, scene, offset, left, out);
    let middle = egui::pos2(
        f32::midpoint(left.rect.right(), right.rect.left()),
        left.rect.center().y,
    );
    let field = Rect::from_center_size(middle + offset, Vec2::splat(32.0));
    let place = egui::UiBuilder::new().max_rect(field);
    let swap = icon_button(
        &mut ui.new_child(place),
        scene.look,
        Icon::Swap,
        "Swap the documents (X)",
    );
    if swap.clicked() {
        out.push(Command::Comparing(ComparingCommand::Swap));
    }
    head_ui(ui, scene, offset, right, out);
}

fn head_ui(ui: &Ui, scene: &Scene<'_>, offset: Vec2, head: &ColumnHead, out: &mut Vec<Command>) {
    let look = scene.look;
    let document = scene.document(head.side);
    let widest = head.lines.iter().map(|line| {
        let face = crate::ui::look::canvas_font(line.style);
        let painter = ui.painter();
        let galley = painter.layout_no_wrap(line.text.to_string(), face, look.t1());
        galley.size().x
    });
    let text = head.lines[0].left_center.x + widest.fold(0.0, f32::max);
    let title_end = text.min(head.rect.right() - 30.0);
    let field = head.rect.translate(offset).shrink2(Vec2::new(0.0, 3.0));
    let field = field
        .with_max_x(title_end + offset.x + 30.0)
        .with_min_x(field.left() - 8.0);
    let id = egui::Id::unique(("compared document", place_of(head.side)));
    let response = ui.interact(field, id, Sense::click());
    let side = match head.side {
        Side::Left => "Left",
        Side::Right => "Right",
    };
    let caption = words::caption(scene.timeline, document);
    let name = format!("{side} document: {}, {caption}", document.title);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
    if response.hovered() {
        let stroke = Stroke::new(1.0, look.line2());
        ui.painter().rect(
            field,
            CornerRadius::same(8),
            look.hover(),
            stroke,
            StrokeKind::Inside,
        );
    }
    let mark = scene.mark(document.item).sized(MARK).on(look.paper());
    paint_mark_bare(ui.painter(), look, head.mark + offset, mark);
    for line in &head.lines {
        ink_line(ui.painter(), look, offset, line);
    }
    let caret = egui::pos2(field.right() - 14.0, field.center().y);
    paint_icon(ui.painter(), Icon::Down, caret, look.t2());
    focus_ring(ui.painter(), look, &response, 8);
    let response = response.on_hover_text(format!(
        "{}\n{caption}\n\nChoose another document",
        document.title
    ));
    choose_ui(&response, scene, head.side, out);
}

/// The list of the known documents.
fn choose_ui(response: &egui::Response, scene: &Scene<'_>, side: Side, out: &mut Vec<Command>) {
    let choices = || {
        let choice = |(ix, document): (DocumentIx, &Document)| Choice {
            mark: Some(scene.mark(document.item)),
            name: document.title.clone(),
            caption: format!("{} points", document.points.len()),
            selected: scene.comparison.document(side) == ix,
        };
        scene.all_documents().map(choice).collect()
    };
    let title = ("Documents", 380.0);
    let chosen = choices_ui(response, scene.look, title, choices);
    if let Some((document, _)) = chosen.and_then(|at| scene.all_documents().nth(at)) {
        out.push(Command::Comparing(ComparingCommand::ChooseDocument {
            side,
            document,
        }));
    }
}
