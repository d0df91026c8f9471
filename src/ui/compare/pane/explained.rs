//! The items that explain what became of a pair, as cards that lead to them.

use egui::{Align2, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::layout::Weight;
use crate::model::{ComparedPair, ItemIx, When};
use crate::state::{Command, ComparingCommand};
use crate::ui::canvas::paint_mark_bare;
use crate::ui::look::font;
use crate::ui::widgets::{Icon, focus_ring, keep_in_sight, paint_icon};
use crate::ui::wording::counted;

use super::super::Scene;
use super::section_ui;

/// The height of a card.
const HEIGHT: f32 = 66.0;

/// Draws the cards; nothing if no item explains the pair.
pub fn explained_ui(ui: &mut Ui, scene: &Scene<'_>, pair: &ComparedPair, out: &mut Vec<Command>) {
    if pair.explained_by.is_empty() {
        return;
    }
    let count = counted(pair.explained_by.len(), "event", "events");
    section_ui(ui, scene, "Explained by", &count);
    ui.spacing_mut().item_spacing.y = 10.0;
    for (at, item) in pair.explained_by.iter().enumerate() {
        if card_ui(ui, scene, *item, at == 0).clicked() {
            out.push(Command::Comparing(ComparingCommand::OpenExplanation {
                item: *item,
            }));
        }
    }
    ui.spacing_mut().item_spacing.y = 6.0;
}

/// The first card, to which Enter leads, has a stronger frame.
fn card_ui(ui: &mut Ui, scene: &Scene<'_>, ix: ItemIx, first: bool) -> Response {
    let look = scene.look;
    let item = scene.timeline.item(ix);
    let when = scene.timeline.when_of(ix);
    let date = when.map_or_else(|| "undated".to_owned(), When::short_label);
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    keep_in_sight(&response);
    response.widget_info(|| {
        let name = format!("Explained by {}, {date}", item.title);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    let fill = if response.hovered() {
        look.hover()
    } else {
        look.nested()
    };
    let stroke = if first {
        Stroke::new(1.5, look.ink())
    } else {
        Stroke::new(1.0, look.line2())
    };
    let painter = ui.painter();
    painter.rect(
        rect,
        CornerRadius::same(10),
        fill,
        stroke,
        StrokeKind::Inside,
    );
    let mark = scene.mark(ix).sized(14.0).on(fill);
    let upper = rect.top() + 23.0;
    let at = egui::pos2(rect.left() + 22.0, upper);
    paint_mark_bare(painter, look, at, mark);
    let arrow = egui::pos2(rect.right() - 20.0, upper);
    paint_icon(painter, Icon::Forward, arrow, look.t1());
    let end = egui::pos2(rect.right() - 36.0, upper);
    let face = font(13.0, Weight::Regular);
    let date = painter.text(end, Align2::RIGHT_CENTER, date, face, look.t2());
    let left = rect.left() + 42.0;
    let line = |words: &str, (points, weight), color, room, y: f32| {
        let mut job = egui::text::LayoutJob::simple(
            words.to_owned(),
            font(points, weight),
            color,
            f32::max(room, 40.0),
        );
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        let galley = painter.layout_job(job);
        let at = egui::pos2(left, y - galley.size().y / 2.0);
        painter.galley(at, galley, color);
    };
    let title_room = date.left() - left - 10.0;
    line(
        &item.title,
        (15.0, Weight::SemiBold),
        look.t1(),
        title_room,
        upper,
    );
    let room = rect.right() - 20.0 - left;
    line(
        &item.summary,
        (13.0, Weight::Regular),
        look.t2(),
        room,
        rect.top() + 45.0,
    );
    focus_ring(painter, look, &response, 10);
    let tip = if first {
        format!("{}\n\n{}\n\nGo there (Enter)", item.title, item.summary)
    } else {
        format!("{}\n\n{}", item.title, item.summary)
    };
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(tip)
}
