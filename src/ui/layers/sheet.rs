//! The frame of everything that floats above the program: panels, dialogs, lists.

use egui::{Align2, Area, Color32, Frame, Margin, Order, Stroke, Ui, Vec2};

use crate::layout::Weight;
use crate::state::Command;
use crate::ui::look::Look;
use crate::ui::widgets::{Icon, as_heading, icon_button, text};

/// Where a sheet stands.
#[derive(Clone, Copy, Debug)]
pub struct SheetPlace {
    /// Which corner or edge of the window it keeps to.
    pub anchor: Align2,
    /// How far from there, in points.
    pub offset: Vec2,
    /// Its width in points, unless the window is narrower.
    pub width: f32,
    /// Whether what is behind it is veiled.
    pub veiled: bool,
}

impl SheetPlace {
    /// In the upper middle, over a veil: what asks for an answer.
    pub const fn dialog(width: f32) -> Self {
        let offset = Vec2::new(0.0, 84.0);
        Self { anchor: Align2::CENTER_TOP, offset, width, veiled: true }
    }

    /// Under a control at `offset` from the left top: what belongs to it.
    pub const fn dropdown(offset: Vec2, width: f32) -> Self {
        Self { anchor: Align2::LEFT_TOP, offset, width, veiled: false }
    }
}

/// Draws a sheet named `title` with a way to close it. A click outside closes it too.
pub fn sheet_ui(
    ctx: &egui::Context,
    look: &Look,
    title: &str,
    place: SheetPlace,
    out: &mut Vec<Command>,
    contents: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let screen = ctx.content_rect();
    if place.veiled {
        let veil = if look.dark { Color32::from_black_alpha(120) } else { Color32::from_black_alpha(50) };
        let id = egui::Id::unique("veil");
        Area::new(id).order(Order::Middle).fixed_pos(screen.min).show(ctx, |ui| {
            let area = ui.allocate_response(screen.size(), egui::Sense::click());
            ui.painter().rect_filled(screen, 0.0, veil);
            if area.clicked() {
                out.push(Command::CloseTop);
            }
        });
    }
    let shown = Area::new(egui::Id::unique(("sheet", title)))
        .order(Order::Foreground)
        .anchor(place.anchor, place.offset)
        .constrain_to(screen.shrink(8.0))
        .accessible_name(title)
        .show(ctx, |ui| {
            frame(look).show(ui, |ui| {
                let room = screen.size() - Vec2::new(32.0, place.offset.y + 48.0);
                ui.set_width(place.width.min(room.x));
                ui.set_max_height(room.y.max(160.0));
                title_ui(ui, look, title, out);
                contents(ui, out);
            });
        });
    if !place.veiled && clicked_elsewhere(ctx, shown.response.rect) {
        out.push(Command::CloseTop);
    }
}

fn frame(look: &Look) -> Frame {
    Frame::new()
        .fill(look.surface())
        .stroke(Stroke::new(1.0, look.line2()))
        .corner_radius(12)
        .shadow(look.shadow_big())
        .inner_margin(Margin::same(16))
}

fn title_ui(ui: &mut Ui, look: &Look, title: &str, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let head = text(ui, 16.0, Weight::SemiBold, look.t1(), title);
        as_heading(ui, &head, title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button(ui, look, Icon::Close, "Close (Esc)").clicked() {
                out.push(Command::CloseTop);
            }
        });
    });
    ui.add_space(4.0);
}

/// Whether the pointer was pressed outside, and not in a menu that belongs to the sheet.
fn clicked_elsewhere(ctx: &egui::Context, rect: egui::Rect) -> bool {
    let pressed = ctx.input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()).flatten());
    pressed.is_some_and(|pos| !rect.contains(pos)) && !egui::Popup::is_any_open(ctx)
}

/// A text field over the whole width that takes the keyboard when it appears.
pub fn field_ui(ui: &mut Ui, look: &Look, name: &str, hint: &str, value: &mut String) -> bool {
    let edit = egui::TextEdit::singleline(value)
        .hint_text(egui::RichText::new(hint).color(look.t2()))
        .font(crate::ui::look::font(15.0, Weight::Regular))
        .margin(Margin::symmetric(10, 8))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, name)
    });
    if !response.has_focus() && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.changed()
}
