//! The card that floats beside what it tells of.

use egui::{Align2, Area, Frame, Id, Margin, Order, Pos2, Stroke, Ui};

use crate::ui::look::Look;

/// How wide a tip may be, in points.
const WIDTH: f32 = 360.0;
/// How far beside a tip the pointer still counts as on it, so that a hand can get there.
const REACH: f32 = 6.0;

/// Draws a tip with its corner at `pos`, held within the window. Says whether the pointer is on
/// it.
pub fn tip_card(
    ui: &Ui,
    look: &Look,
    id: &str,
    (pos, corner): (Pos2, Align2),
    contents: impl FnOnce(&mut Ui),
) -> bool {
    let shown = Area::new(Id::unique(id))
        .order(Order::Tooltip)
        .pivot(corner)
        .fixed_pos(pos)
        .constrain_to(ui.ctx().content_rect())
        .interactable(true)
        .accessible_name("Tip")
        .show(ui, |ui| {
            Frame::new()
                .fill(look.surface())
                .stroke(Stroke::new(1.0, look.line2()))
                .corner_radius(8)
                .shadow(look.shadow_small())
                .inner_margin(Margin::symmetric(12, 9))
                .show(ui, |ui| {
                    ui.set_max_width(WIDTH);
                    ui.spacing_mut().item_spacing.y = 3.0;
                    contents(ui);
                });
        });
    let pointer = ui.input(|i| i.pointer.hover_pos());
    pointer.is_some_and(|pos| shown.response.rect.expand(REACH).contains(pos))
}
