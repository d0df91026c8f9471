//! What is wrong with the open file, with places.

use egui::{ScrollArea, Ui};

use crate::layout::Weight;
use crate::state::{Command, Problem, Severity, State};
use crate::ui::look::Look;
use crate::ui::widgets::{selectable, tag, text, wrapped};

use super::sheet::{SheetPlace, sheet_ui};

/// Draws the list of problems.
pub fn problems_ui(ctx: &egui::Context, look: &Look, state: &State, out: &mut Vec<Command>) {
    sheet_ui(ctx, look, "Problems", SheetPlace::dialog(760.0), out, |ui, _| {
        let words = if state.problems.is_empty() {
            format!("Nothing is wrong with {}", state.origin.name())
        } else {
            format!(
                "Found in {}. What is sound is shown; mend the file and it is read again at once",
                state.origin.name()
            )
        };
        wrapped(ui, 13.0, Weight::Regular, look.t2(), &words);
        ui.add_space(6.0);
        let height = (ctx.content_rect().height() - 260.0).max(160.0);
        // Problems are one to three lines each, and there may be many: none is laid out twice.
        let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        area.show_rows(ui, 64.0, state.problems.len(), |ui, rows| {
            for problem in &state.problems[rows] {
                problem_ui(ui, look, problem);
            }
        });
    });
}

fn problem_ui(ui: &mut Ui, look: &Look, problem: &Problem) {
    let size = egui::vec2(ui.available_width(), 58.0);
    ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_min_size(size);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            let word = match problem.severity {
                Severity::Error => "Error",
                Severity::Warning => "Warning",
            };
            tag(ui, look, word);
            text(ui, 12.0, Weight::Medium, look.t2(), &problem.place);
        });
        selectable(ui, 13.0, Weight::Regular, look.t1(), &problem.message);
        if let Some(hint) = &problem.hint {
            wrapped(ui, 12.0, Weight::Regular, look.t2(), hint);
        }
    });
}
