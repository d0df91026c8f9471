//! The question which briefing to hand out, and whether with the speaker's notes.

use crate::layout::Weight;
use crate::state::{Command, HandoutCommand, State};
use crate::ui::look::Look;
use crate::ui::widgets::{row, wrapped};

use super::sheet::{SheetPlace, appears, sheet_ui};

/// Draws the briefings of the timeline, each a row to be chosen.
pub fn handout_ui(
    ctx: &egui::Context,
    look: &Look,
    (state, notes): (&State, bool),
    out: &mut Vec<Command>,
) {
    let place = SheetPlace::dialog(520.0);
    sheet_ui(ctx, look, "Export handout", place, out, |ui, out| {
        let words = "Pages to print, with the sources at the end. Which briefing?";
        wrapped(ui, 13.0, Weight::Regular, look.t2(), words);
        ui.add_space(4.0);
        // Before the briefings: choosing one closes the question.
        let mut notes = notes;
        let label = "Print the speaker's notes too";
        if ui.checkbox(&mut notes, label).changed() {
            out.push(Command::Handout(HandoutCommand::SetNotes { notes }));
        }
        ui.add_space(4.0);
        let opens = appears(ui);
        let timeline = &state.timeline;
        let told = timeline.briefings().iter();
        let told = told.map(|briefing| (briefing, timeline.told_steps(briefing).count()));
        for (at, (briefing, steps)) in told.filter(|(_, steps)| *steps > 0).enumerate() {
            let steps = match steps {
                1 => "1 step".to_owned(),
                count => format!("{count} steps"),
            };
            let row = row(ui, look, None, &briefing.title, &steps, false);
            if opens && at == 0 {
                row.request_focus();
            }
            if row.clicked() {
                let briefing = briefing.id.clone();
                out.push(Command::Handout(HandoutCommand::Choose { briefing }));
            }
        }
    });
}
