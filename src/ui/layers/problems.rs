//! What is wrong with the open file, with places.

use egui::{ScrollArea, Ui};

use crate::layout::Weight;
use crate::state::{Command, Problem, Severity, State};
use crate::ui::look::Look;
use crate::ui::widgets::{selectable, small, tag, wrapped};

use super::sheet::{SheetPlace, sheet_ui};

/// How many are listed: each is as high as its words need, so all of them are laid out.
const MAX_LISTED: usize = 100;

/// Draws the list of problems.
pub fn problems_ui(ctx: &egui::Context, look: &Look, state: &State, out: &mut Vec<Command>) {
    sheet_ui(
        ctx,
        look,
        "Problems",
        SheetPlace::dialog(760.0),
        out,
        |ui, _| {
            let words = if state.problems.is_empty() {
                format!("Nothing is wrong with {}", state.problems_of.name())
            } else {
                let found = state.problems_of.name();
                if state.edit_refused {
                    format!("Found in the last edit of {found}. What was shown before stays")
                } else if state.problems_of == state.origin {
                    format!(
                        "Found in {found}. What is sound is shown; mend the file and it is read \
                         again at once"
                    )
                } else if state.timeline.item_slots() == 0 {
                    format!(
                        "Found in {found}, which cannot be shown. Ctrl+O opens another file, \
                         Ctrl+Shift+O the built-in chronology"
                    )
                } else {
                    let open = state.origin.name();
                    format!("Found in {found}, which cannot be shown. {open} is still open")
                }
            };
            wrapped(ui, 13.0, Weight::Regular, look.t2(), &words);
            ui.add_space(6.0);
            let height = (ctx.content_rect().height() - 260.0).max(160.0);
            let area = ScrollArea::vertical()
                .max_height(height)
                .auto_shrink([false, true]);
            area.show(ui, |ui| {
                for problem in state.problems.iter().take(MAX_LISTED) {
                    problem_ui(ui, look, problem);
                }
                let rest = state.problems.len().saturating_sub(MAX_LISTED);
                if rest > 0 {
                    small(
                        ui,
                        look,
                        &format!("and {rest} more: briefline check lists them all"),
                    );
                }
            });
        },
    );
}

fn problem_ui(ui: &mut Ui, look: &Look, problem: &Problem) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            let word = match problem.severity {
                Severity::Error => "Error",
                Severity::Warning => "Warning",
            };
            tag(ui, look, word);
            wrapped(ui, 12.0, Weight::Medium, look.t2(), &problem.place);
        });
        selectable(ui, 13.0, Weight::Regular, look.t1(), &problem.message);
        if let Some(hint) = &problem.hint {
            wrapped(ui, 12.0, Weight::Regular, look.t2(), hint);
        }
    });
    ui.add_space(8.0);
}
