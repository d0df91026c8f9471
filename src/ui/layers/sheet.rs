//! The frame of everything that floats above the program: panels, dialogs, lists.

use egui::{Align2, Area, Color32, Frame, Key, LayerId, Margin, Order, Stroke, Ui, Vec2};

use crate::layout::Weight;
use crate::state::Command;
use crate::ui::look::Look;
use crate::ui::widgets::{Icon, as_heading, icon_button, text};

/// What a list leaves free round its rows, so that the ring of the focused one is not cut.
pub const RING_ROOM: Margin = Margin::same(5);

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
        Self {
            anchor: Align2::CENTER_TOP,
            offset,
            width,
            veiled: true,
        }
    }

    /// Under a control at `offset` from the left top: what belongs to it.
    pub const fn dropdown(offset: Vec2, width: f32) -> Self {
        Self {
            anchor: Align2::LEFT_TOP,
            offset,
            width,
            veiled: false,
        }
    }
}

/// Draws a sheet named `title` with a way to close it; a click outside only closes it. It takes
/// the keyboard when it appears, and a dialog keeps it.
pub fn sheet_ui(
    ctx: &egui::Context,
    look: &Look,
    title: &str,
    place: SheetPlace,
    out: &mut Vec<Command>,
    contents: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let screen = ctx.content_rect();
    veil_ui(ctx, look, title, place.veiled, out);
    let id = egui::Id::unique(("sheet", title));
    if place.veiled {
        ctx.memory_mut(|memory| memory.set_modal_layer(LayerId::new(Order::Foreground, id)));
    }
    Area::new(id)
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
}

/// What lies between a sheet and the program: it takes the clicks that close the sheet, so that
/// the button that opened it does not open it again.
fn veil_ui(ctx: &egui::Context, look: &Look, title: &str, painted: bool, out: &mut Vec<Command>) {
    let screen = ctx.content_rect();
    let id = egui::Id::unique(("veil", title));
    Area::new(id)
        .order(Order::Middle)
        .fixed_pos(screen.min)
        .show(ctx, |ui| {
            let area = ui.interact(screen, id.with("click"), egui::Sense::CLICK);
            if painted {
                let alpha = if look.dark { 120 } else { 50 };
                ui.painter()
                    .rect_filled(screen, 0.0, Color32::from_black_alpha(alpha));
            }
            ui.expand_to_include_rect(screen);
            if area.clicked() {
                out.push(Command::CloseTop);
            }
        });
}

/// Whether the sheet that `ui` belongs to has just been opened.
pub fn appears(ui: &Ui) -> bool {
    ui.memory(|memory| !memory.areas().visible_last_frame(&ui.layer_id()))
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
            let close = icon_button(ui, look, Icon::Close, "Close (Esc)");
            if appears(ui) {
                close.request_focus();
            }
            if close.clicked() {
                out.push(Command::CloseTop);
            }
        });
    });
    ui.add_space(4.0);
}

/// What happened to a text field.
#[derive(Clone, Copy, Debug)]
pub struct Edit {
    /// Whether its text changed.
    pub changed: bool,
    /// Whether Enter was pressed in it; pressed on a button it is for that.
    pub entered: bool,
}

/// A text field over the whole width that takes the keyboard when it appears.
pub fn field_ui(ui: &mut Ui, look: &Look, name: &str, hint: &str, value: &mut String) -> Edit {
    let edit = egui::TextEdit::singleline(value)
        .hint_text(egui::RichText::new(hint).color(look.t2()))
        .font(crate::ui::look::font(15.0, Weight::Regular))
        .margin(Margin::symmetric(10, 8))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if appears(ui) || ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    Edit {
        changed: response.changed(),
        entered,
    }
}
