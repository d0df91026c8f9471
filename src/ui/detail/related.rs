//! What the item answers and what came of it, and the way to its neighbours in time.

use egui::{Align, Align2, Layout, Role, Sense, Ui, WidgetInfo, vec2};

use crate::layout::Weight;
use crate::model::{ItemIx, When};
use crate::state::Command;
use crate::ui::canvas::{MarkPaint, paint_mark_bare, shape_of};
use crate::ui::look::font;
use crate::ui::widgets::{Icon, focus_ring, keep_in_sight, paint_icon};

use super::{DetailInput, section_ui};

/// Draws the links of `ix` in both directions, as buttons; nothing if there are none.
pub fn related_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx, out: &mut Vec<Command>) {
    let from_here = input.timeline.links_of(ix);
    let from_here = from_here.map(|(target, kind)| (kind.word(), target));
    let to_here = input.timeline.links_to(ix);
    let to_here = to_here.map(|(source, kind)| (kind.word_from_target(), source));
    let mut related: Vec<(&str, ItemIx)> = from_here.chain(to_here).collect();
    if related.is_empty() {
        return;
    }
    related.sort_by_key(|(_, other)| input.timeline.rank(*other));
    section_ui(ui, input.look, "Related", "");
    for (verb, other) in related {
        if relation_ui(ui, input, verb, other).clicked() {
            out.push(Command::Select { item: other });
        }
    }
}

fn relation_ui(ui: &mut Ui, input: &DetailInput<'_>, verb: &str, ix: ItemIx) -> egui::Response {
    let look = input.look;
    let item = input.timeline.item(ix);
    let track = input.timeline.track(item.track);
    let date = item
        .when
        .as_ref()
        .map_or_else(|| "undated".to_owned(), When::short_label);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::click());
    keep_in_sight(&response);
    response.widget_info(|| {
        let name = format!("{verb} {}, {date}", item.title);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter()
                .rect_filled(rect.expand2(vec2(8.0, 0.0)), 7.0, look.hover());
        }
        let paint =
            MarkPaint::new(look, shape_of(item, track), item.status, track.hue).on(look.surface());
        let mark_at = egui::pos2(rect.left() + 8.0, rect.center().y);
        paint_mark_bare(ui.painter(), look, mark_at, paint);
        let left = rect.left() + 26.0;
        let top = egui::pos2(left, rect.top() + 13.0);
        let caption = format!("{verb} · {date}");
        let small = font(12.0, Weight::Regular);
        ui.painter()
            .text(top, Align2::LEFT_CENTER, caption, small, look.t2());
        let mut job = egui::text::LayoutJob::simple(
            item.title.clone(),
            font(14.0, Weight::Medium),
            look.t1(),
            rect.right() - left,
        );
        job.wrap.max_rows = 1;
        let galley = ui.painter().layout_job(job);
        ui.painter()
            .galley(egui::pos2(left, rect.top() + 21.0), galley, look.t1());
        focus_ring(ui.painter(), look, &response, 7);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Draws the buttons to the previous and the next item.
pub fn footer_ui(ui: &mut Ui, input: &DetailInput<'_>, out: &mut Vec<Command>) {
    let top = ui.max_rect().top() - 8.0;
    let line = egui::Stroke::new(1.0, input.look.line1());
    ui.painter()
        .hline(ui.max_rect().expand(12.0).x_range(), top, line);
    let half = ui.available_width() / 2.0 - 4.0;
    let [previous, next] = input.neighbours;
    ui.horizontal(|ui| {
        if neighbour_ui(ui, input, previous, half, Align::Min).is_some_and(|it| it.clicked()) {
            out.push(Command::PreviousItem);
        }
        if neighbour_ui(ui, input, next, half, Align::Max).is_some_and(|it| it.clicked()) {
            out.push(Command::NextItem);
        }
    });
}

fn neighbour_ui(
    ui: &mut Ui,
    input: &DetailInput<'_>,
    neighbour: Option<ItemIx>,
    width: f32,
    side: Align,
) -> Option<egui::Response> {
    let Some(ix) = neighbour else {
        ui.allocate_ui_with_layout(vec2(width, 40.0), Layout::left_to_right(side), |ui| {
            ui.set_min_size(vec2(width, 40.0));
        });
        return None;
    };
    let look = input.look;
    let item = input.timeline.item(ix);
    let first = side == Align::Min;
    let date = item
        .when
        .as_ref()
        .map_or_else(|| "undated".to_owned(), When::short_label);
    let word = if first { "Previous" } else { "Next" };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 40.0), Sense::click());
    response.widget_info(|| {
        let name = format!("{word}: {}, {date}", item.title);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, 7.0, look.hover());
    }
    let (icon, edge) = if first {
        (Icon::Left, rect.left() + 12.0)
    } else {
        (Icon::Right, rect.right() - 12.0)
    };
    paint_icon(
        ui.painter(),
        icon,
        egui::pos2(edge, rect.center().y),
        look.t2(),
    );
    let line = |words: String, face, color| {
        let mut job = egui::text::LayoutJob::simple(words, face, color, width - 36.0);
        job.wrap.max_rows = 1;
        ui.painter().layout_job(job)
    };
    let caption = line(
        format!("{word} · {date}"),
        font(12.0, Weight::Regular),
        look.t2(),
    );
    let name = line(item.title.clone(), font(13.0, Weight::Medium), look.t1());
    for (galley, y) in [(caption, rect.top() + 4.0), (name, rect.top() + 20.0)] {
        let x = if first {
            rect.left() + 24.0
        } else {
            rect.right() - 24.0 - galley.size().x
        };
        ui.painter().galley(egui::pos2(x, y), galley, look.t1());
    }
    focus_ring(ui.painter(), look, &response, 7);
    Some(response)
}
