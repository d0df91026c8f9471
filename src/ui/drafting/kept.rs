//! Where the user's briefings are kept, and what went wrong if they are not.

use egui::{Frame, Margin, Ui};

use crate::layout::Weight;
use crate::state::{Kept, State};
use crate::ui::look::Look;
use crate::ui::widgets::{small, wrapped};

use super::controls::{low_row, path_ui, warning_ui};
use super::words;

/// Draws a line that says it, or a field in alert colour.
pub(super) fn kept_ui(ui: &mut Ui, look: &Look, state: &State) {
    let drafting = &state.drafting;
    let (words, path) = words::kept(&drafting.kept, drafting.path.as_deref());
    if matches!(drafting.kept, Kept::Failed(_)) {
        failure_ui(ui, look, &words);
    } else if drafting.drafts.is_empty() && path.is_some() {
        small(ui, look, "What you make is saved as you type");
    } else {
        low_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let line = small(ui, look, &words);
            ui.ctx().accesskit_node_builder(line.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
            if let Some(path) = path {
                path_ui(ui, look, path);
            }
        });
    }
}

fn failure_ui(ui: &mut Ui, look: &Look, words: &str) {
    let frame = Frame::new()
        .fill(look.alert_fill())
        .corner_radius(7)
        .inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        warning_ui(ui, look.alert_text(), words);
        ui.add_space(2.0);
        wrapped(ui, 12.0, Weight::Regular, look.t1(), words::SAVE_ELSEWHERE);
    });
}
