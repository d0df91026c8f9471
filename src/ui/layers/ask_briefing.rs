//! The question which briefing to tell.

use egui::ScrollArea;

use crate::layout::Weight;
use crate::state::{Command, PresentingCommand, State};
use crate::ui::console::span_words;
use crate::ui::look::Look;
use crate::ui::widgets::{row, small, wrapped};
use crate::ui::wording::counted;

use super::sheet::{RING_ROOM, SheetPlace, appears, sheet_ui};

/// Draws the briefings of the timeline and the user's own, each a row to be chosen.
pub fn ask_briefing_ui(ctx: &egui::Context, look: &Look, state: &State, out: &mut Vec<Command>) {
    let place = SheetPlace::dialog(560.0);
    sheet_ui(
        ctx,
        look,
        "Present which briefing?",
        place,
        out,
        |ui, out| {
            let choices = state.briefings_to_tell();
            if choices.is_empty() {
                let words = "There is no briefing yet. Ctrl+B opens the panel to make one.";
                wrapped(ui, 14.0, Weight::Regular, look.t2(), words);
                return;
            }
            let opens = appears(ui);
            let list = ScrollArea::vertical()
                .content_margin(RING_ROOM)
                .max_height(420.0);
            list.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (at, choice) in choices.into_iter().enumerate() {
                    let steps = counted(choice.steps, "step", "steps");
                    let length = span_words(u64::from(choice.dwell_secs));
                    let own = if choice.is_draft { "yours, " } else { "" };
                    let caption = format!("{own}{steps}, {length}");
                    let row = row(ui, look, None, &choice.title, &caption, false);
                    if opens && at == 0 {
                        row.request_focus();
                    }
                    if row.clicked() {
                        let briefing = choice.id;
                        out.push(Command::Presenting(PresentingCommand::Choose { briefing }));
                    }
                }
            });
            small(ui, look, "Enter presents, Esc closes");
        },
    );
}
