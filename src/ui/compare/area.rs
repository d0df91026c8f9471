//! The two columns with their ribbons. One Tab stop: arrows move inside it, as on the canvas.

use egui::{EventFilter, Rect, Response, Sense, Stroke, StrokeKind, Ui};

use crate::state::Command;

use super::{CompareMemory, Scene, access, heads, pointer, rows};

/// The id of the comparison, by which the keyboard finds it.
pub fn comparison_id() -> egui::Id {
    egui::Id::unique("comparison")
}

/// Draws both columns into what is left of `ui`.
pub fn area_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut CompareMemory, out: &mut Vec<Command>) {
    let rect = whole_points(ui.available_rect_before_wrap());
    ui.painter().rect_filled(rect, 0.0, scene.look.paper());
    memory.columns.set(ui.ctx(), scene, rect.size());
    heads::heads_ui(ui, scene, rect, &memory.columns.layout, out);
    let area = memory
        .columns
        .layout
        .rows_area
        .translate(rect.min.to_vec2());
    let response = keyboard_ui(ui, area, memory);
    let at = response.hover_pos().map(|pos| pos - rect.min.to_vec2());
    let layout = &memory.columns.layout;
    let hit = at.and_then(|at| layout.hit(at));
    pointer::columns_ui(&response, scene, layout, hit, out);
    // A frame may reach a little beyond its row.
    let painter = ui.painter_at(area.expand2(egui::Vec2::new(0.0, 2.0)));
    rows::paint(
        &painter,
        scene,
        rect.min.to_vec2(),
        layout,
        hit.map(|it| it.0),
    );
    rows::tip_ui(&response, scene, (rect.min.to_vec2(), layout), hit);
    let ends = (layout.scrolled, layout.longest_scroll());
    ring_ui(ui, scene, area, &response, memory);
    edges_ui(ui, scene, area, ends);
    access::columns(ui, &response, rect, scene, &memory.columns.layout, out);
    let scrolled = pointer::scrolled(ui, &response, scene);
    if scrolled != 0.0 {
        memory.columns.scroll(scrolled);
        ui.ctx().request_repaint();
    }
}

pub(super) fn whole_points(rect: Rect) -> Rect {
    Rect::from_min_max(rect.min.round(), rect.max.round())
}

/// What takes the keyboard and the pointer; it has the keyboard from the first frame.
pub(super) fn keyboard_ui(ui: &Ui, area: Rect, memory: &mut CompareMemory) -> Response {
    let response = ui.interact(area, comparison_id(), Sense::click());
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        tab: false,
    };
    ui.memory_mut(|it| it.set_focus_lock_filter(response.id, filter));
    let is_new = !std::mem::replace(&mut memory.stood, true);
    let is_clicked = pointer::is_clicked(&response) || response.double_clicked();
    if is_new || is_clicked {
        response.request_focus();
    }
    memory.pointer.follow(&response, is_new || is_clicked);
    response
}

/// The ring tells where the keyboard is, unless a click or opening has just brought it there.
pub(super) fn ring_ui(
    ui: &Ui,
    scene: &Scene<'_>,
    area: Rect,
    response: &Response,
    memory: &CompareMemory,
) {
    if response.has_focus() && memory.pointer.is_ringed() {
        let ring = Stroke::new(2.0, scene.look.focus());
        let frame = area.shrink(1.0);
        ui.painter()
            .rect_stroke(frame, 2.0, ring, StrokeKind::Inside);
    }
}

/// A bar at the right edge that tells that there are more rows, and where one is.
pub(super) fn edges_ui(ui: &Ui, scene: &Scene<'_>, area: Rect, (scrolled, longest): (f32, f32)) {
    if longest < 0.5 {
        return;
    }
    let whole = area.height() + longest;
    let top = area.top() + scrolled / whole * area.height();
    let height = area.height() * area.height() / whole;
    let bar = Rect::from_x_y_ranges(
        area.right() - 7.0..=area.right() - 3.0,
        top..=(top + height).min(area.bottom()),
    );
    ui.painter().rect_filled(bar, 2.0, scene.look.axis());
    if scrolled > 0.5 {
        let line = Stroke::new(1.0, scene.look.line1());
        ui.painter().hline(area.x_range(), area.top() + 0.5, line);
    }
}
