//! A switch between a few choices, side by side in a groove.

use egui::{Align, CornerRadius, Layout, Rect, Sense, Ui, UiBuilder, Vec2};

use crate::ui::look::Look;

use super::button::tab_width;
use super::tab;

/// Draws the choices and gives back the place of the one that was clicked, if any.
pub fn segmented(ui: &mut Ui, look: &Look, choices: &[&str], selected: usize) -> Option<usize> {
    let widths = choices.iter().map(|choice| tab_width(ui, choice));
    let size = Vec2::new(widths.sum::<f32>() + 4.0, 32.0);
    let (groove, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter()
        .rect_filled(groove, CornerRadius::same(8), look.sunken());
    // Whatever way the row round it runs, the first choice stands at the left.
    let inside: Rect = groove.shrink(2.0);
    let row = UiBuilder::new()
        .max_rect(inside)
        .layout(Layout::left_to_right(Align::Center));
    let mut ui = ui.new_child(row);
    ui.spacing_mut().item_spacing.x = 0.0;
    let mut clicked = None;
    for (at, choice) in choices.iter().enumerate() {
        if tab(&mut ui, look, choice, at == selected).clicked() {
            clicked = Some(at);
        }
    }
    clicked
}
