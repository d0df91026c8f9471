//! A switch between a few choices, side by side in a groove.

use egui::{CornerRadius, Frame, Margin, Ui};

use crate::ui::look::Look;

use super::tab;

/// Draws the choices and gives back the place of the one that was clicked, if any.
pub fn segmented(ui: &mut Ui, look: &Look, choices: &[&str], selected: usize) -> Option<usize> {
    let mut clicked = None;
    Frame::new()
        .fill(look.sunken())
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(2))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.horizontal(|ui| {
                for (at, choice) in choices.iter().enumerate() {
                    if tab(ui, look, choice, at == selected).clicked() {
                        clicked = Some(at);
                    }
                }
            });
        });
    clicked
}
