//! The question which briefing to tell.

use egui::{Key, Modifiers, Response, ScrollArea, Ui};

use crate::layout::Weight;
use crate::state::{BriefingChoice, Command, Direction, PresentingCommand, PresentingPlace, State};
use crate::ui::console::span_words;
use crate::ui::look::Look;
use crate::ui::widgets::{row, small, wrapped};
use crate::ui::wording::counted;

use super::sheet::{RING_ROOM, SheetPlace, appears, sheet_ui};

/// Draws the briefings of the timeline and the user's own, each a row to be chosen, with the cursor
/// on one.
pub fn ask_briefing_ui(
    ctx: &egui::Context,
    look: &Look,
    (state, cursor): (&State, usize),
    out: &mut Vec<Command>,
) {
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
            // While a briefing is told, these keys are those of its path.
            if state.presenting_place() == PresentingPlace::Off {
                clicker_keys(ui, out);
            }
            let cursor = cursor.min(choices.len() - 1);
            let list = ScrollArea::vertical()
                .content_margin(RING_ROOM)
                .max_height(420.0);
            list.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let draw = |(at, choice): (usize, &BriefingChoice)| {
                    row(
                        ui,
                        look,
                        None,
                        &choice.title,
                        &caption(choice),
                        at == cursor,
                    )
                };
                let rows: Vec<Response> = choices.iter().enumerate().map(draw).collect();
                if let Some(at) = rows.iter().position(Response::clicked) {
                    let briefing = choices[at].id.clone();
                    out.push(Command::Presenting(PresentingCommand::Choose { briefing }));
                }
                join_cursor_and_keyboard(ui, &rows, cursor, out);
            });
            small(ui, look, "Enter or F5 presents, Esc closes");
        },
    );
}

/// "yours, 12 steps, 10:00".
fn caption(choice: &BriefingChoice) -> String {
    let steps = counted(choice.steps, "step", "steps");
    let length = span_words(u64::from(choice.dwell_secs));
    let own = if choice.is_draft { "yours, " } else { "" };
    format!("{own}{steps}, {length}")
}

/// A clicker has no arrows: its step keys move the cursor.
fn clicker_keys(ui: &Ui, out: &mut Vec<Command>) {
    for (key, direction) in [
        (Key::PageDown, Direction::Forward),
        (Key::PageUp, Direction::Backward),
    ] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            let step = PresentingCommand::StepChoice { direction };
            out.push(Command::Presenting(step));
        }
    }
}

/// The cursor goes to a row that arrows or Tab give the keyboard to, and the keyboard to a row
/// that the cursor was put on.
fn join_cursor_and_keyboard(ui: &Ui, rows: &[Response], cursor: usize, out: &mut Vec<Command>) {
    let id = egui::Id::unique("briefing asked for");
    let mut holder = rows.iter().position(Response::has_focus);
    let before: Option<(usize, Option<usize>)> = ui.data(|data| data.get_temp(id));
    let (was_at, had) = before.filter(|_| !appears(ui)).unzip();
    // What the keyboard did counts before what the cursor did because of it.
    let went = holder.filter(|_| had.is_some_and(|had| had != holder));
    if let Some(at) = went {
        if at != cursor {
            rows[at].scroll_to_me(None);
            out.push(Command::Presenting(PresentingCommand::PointAtChoice { at }));
        }
    } else if was_at != Some(cursor) {
        rows[cursor].request_focus();
        rows[cursor].scroll_to_me(None);
        holder = Some(cursor);
    }
    ui.data_mut(|data| data.insert_temp(id, (cursor, holder)));
}
