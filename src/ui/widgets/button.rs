//! Buttons, icon buttons, mode tabs and key caps.

use egui::{
    Align2, Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use crate::layout::Weight;
use crate::ui::look::{Look, font};

use super::{Icon, focus_ring, keep_in_sight, paint_icon};

/// How much a button calls for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonKind {
    /// Filled with ink: one a view at most.
    Primary,
    /// Outlined.
    Secondary,
    /// No outline until hovered.
    Flat,
}

struct Faces {
    fill: Color32,
    stroke: Stroke,
    text: Color32,
}

fn faces(look: &Look, kind: ButtonKind, response: &Response) -> Faces {
    let hovered = response.hovered();
    let pressed = response.is_pointer_button_down_on();
    match kind {
        ButtonKind::Primary => Faces {
            fill: if pressed {
                look.ink_pressed()
            } else if hovered {
                look.ink_hover()
            } else {
                look.ink()
            },
            stroke: Stroke::NONE,
            text: look.on_ink(),
        },
        ButtonKind::Secondary => Faces {
            fill: state_fill(look, hovered, pressed, look.surface()),
            stroke: Stroke::new(1.0, look.line2()),
            text: look.t1(),
        },
        ButtonKind::Flat => Faces {
            fill: state_fill(look, hovered, pressed, Color32::TRANSPARENT),
            stroke: Stroke::NONE,
            text: look.t1(),
        },
    }
}

fn state_fill(look: &Look, hovered: bool, pressed: bool, rest: Color32) -> Color32 {
    if pressed {
        look.sunken()
    } else if hovered {
        look.hover()
    } else {
        rest
    }
}

/// A button of 32 points height.
pub fn button(ui: &mut Ui, look: &Look, kind: ButtonKind, text: &str) -> Response {
    let weight = if kind == ButtonKind::Primary {
        Weight::SemiBold
    } else {
        Weight::Medium
    };
    let face = font(13.0, weight);
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), face, Color32::PLACEHOLDER);
    let size = Vec2::new(galley.size().x + 26.0, 32.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    keep_in_sight(&response);
    if ui.is_rect_visible(rect) {
        let faces = faces(look, kind, &response);
        let color = if ui.is_enabled() {
            faces.text
        } else {
            look.disabled()
        };
        let corner = CornerRadius::same(7);
        ui.painter()
            .rect(rect, corner, faces.fill, faces.stroke, StrokeKind::Inside);
        ui.painter()
            .galley(rect.center() - galley.size() / 2.0, galley, color);
        focus_ring(ui.painter(), look, &response, 7);
    }
    response
}

/// A square button of 32 points with an icon; `name` is its tip and its accessible name.
pub fn icon_button(ui: &mut Ui, look: &Look, icon: Icon, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    keep_in_sight(&response);
    if ui.is_rect_visible(rect) {
        let faces = faces(look, ButtonKind::Flat, &response);
        ui.painter()
            .rect_filled(rect, CornerRadius::same(7), faces.fill);
        let color = if ui.is_enabled() {
            look.t2()
        } else {
            look.disabled()
        };
        paint_icon(ui.painter(), icon, rect.center(), color);
        focus_ring(ui.painter(), look, &response, 7);
    }
    response.on_hover_text(name)
}

/// The width of a tab: with room for the bolder face, so that tabs do not move when the selection
/// does.
pub(super) fn tab_width(ui: &Ui, text: &str) -> f32 {
    let bold = font(13.0, Weight::SemiBold);
    ui.painter()
        .layout_no_wrap(text.to_owned(), bold, Color32::PLACEHOLDER)
        .size()
        .x
        + 28.0
}

/// One tab of a mode switch, 28 points high.
pub fn tab(ui: &mut Ui, look: &Look, text: &str, selected: bool) -> Response {
    let weight = if selected {
        Weight::SemiBold
    } else {
        Weight::Medium
    };
    let galley =
        ui.painter()
            .layout_no_wrap(text.to_owned(), font(13.0, weight), Color32::PLACEHOLDER);
    let size = Vec2::new(tab_width(ui, text), 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), selected, text));
    if ui.is_rect_visible(rect) {
        let corner = CornerRadius::same(6);
        if selected {
            ui.painter().add(look.shadow_small().as_shape(rect, corner));
            ui.painter().rect_filled(rect, corner, look.surface());
        }
        let color = if selected || response.hovered() {
            look.t1()
        } else {
            look.t2()
        };
        ui.painter()
            .galley(rect.center() - galley.size() / 2.0, galley, color);
        focus_ring(ui.painter(), look, &response, 6);
    }
    response
}

/// The cap of a key, 18 points high.
pub fn key_cap(ui: &mut Ui, look: &Look, key: &str) -> Response {
    cap(ui, look, 12.0, key)
}

/// The cap of a key that is read from afar, 22 points high.
pub fn large_key_cap(ui: &mut Ui, look: &Look, key: &str) -> Response {
    cap(ui, look, 14.0, key)
}

fn cap(ui: &mut Ui, look: &Look, points: f32, key: &str) -> Response {
    let face = font(points, Weight::SemiBold);
    let width = ui
        .painter()
        .layout_no_wrap(key.to_owned(), face.clone(), look.t2())
        .size()
        .x;
    let height = points + if points > 12.0 { 8.0 } else { 6.0 };
    let size = Vec2::new(width + 10.0, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let stroke = Stroke::new(1.0, look.line2());
        ui.painter()
            .rect(rect, 4.0, look.chrome(), stroke, StrokeKind::Inside);
        ui.painter()
            .text(rect.center(), Align2::CENTER_CENTER, key, face, look.t2());
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    response
}
