//! Asking for the day of knowledge as typed.

use egui::Key;

use crate::layout::Weight;
use crate::state::Command;
use crate::ui::look::Look;
use crate::ui::widgets::{ButtonKind, button, small, wrapped};

use super::sheet::{SheetPlace, field_ui, sheet_ui};

/// Draws the field with what is wrong with its text, if anything is.
pub fn known_on_ui(
    ctx: &egui::Context,
    look: &Look,
    typed: &str,
    error: Option<&str>,
    out: &mut Vec<Command>,
) {
    let place = SheetPlace::dialog(420.0);
    sheet_ui(ctx, look, "Known on", place, out, |ui, out| {
        let entered = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Enter));
        let mut words = typed.to_owned();
        let hint = "5 jan 2026, 2025-11, latest";
        if field_ui(ui, look, "Day of knowledge", hint, &mut words) {
            out.push(Command::SetKnownOn {
                text: words.clone(),
            });
        }
        match error {
            Some(error) => wrapped(ui, 13.0, Weight::Regular, look.alert_text(), error),
            None => small(ui, look, "Shows only what was known by the end of that day"),
        };
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if button(ui, look, ButtonKind::Primary, "Show").clicked() || entered {
                out.push(Command::KnowTyped { text: words });
            }
            if button(ui, look, ButtonKind::Secondary, "Show the latest").clicked() {
                out.push(Command::KnowTyped {
                    text: "latest".to_owned(),
                });
            }
        });
    });
}
