//! Going to a date as typed.

use crate::layout::Weight;
use crate::state::Command;
use crate::ui::look::Look;
use crate::ui::widgets::{ButtonKind, button, small, wrapped};

use super::sheet::{SheetPlace, field_ui, sheet_ui};

/// Draws the field with what is wrong with its text, if anything is.
pub fn go_to_ui(
    ctx: &egui::Context,
    look: &Look,
    typed: &str,
    error: Option<&str>,
    out: &mut Vec<Command>,
) {
    sheet_ui(
        ctx,
        look,
        "Go to a date",
        SheetPlace::dialog(420.0),
        out,
        |ui, out| {
            let mut words = typed.to_owned();
            let hint = "6 jan 2026, 2025-11, c. 1985, 44 BC";
            let field = field_ui(ui, look, "Date", hint, &mut words);
            if field.changed {
                out.push(Command::SetGoTo {
                    text: words.clone(),
                });
            }
            match error {
                Some(error) => wrapped(ui, 13.0, Weight::Regular, look.alert_text(), error),
                None => small(ui, look, "A day, a month, a year, a range or EDTF"),
            };
            ui.add_space(4.0);
            let goes = button(ui, look, ButtonKind::Primary, "Go").clicked();
            if goes || field.entered {
                out.push(Command::GoToDate { text: words });
            }
        },
    );
}
