//! The palette of commands, and the sheet that lists every command with its keys.

use egui::{Key, ScrollArea, Ui};

use crate::layout::Weight;
use crate::state::{
    COMMANDS, Command, Direction, Section, State, matching_commands, offered_commands,
};
use crate::ui::look::Look;
use crate::ui::widgets::{key_cap, row, small, text, wrapped};

use super::sheet::{RING_ROOM, SheetPlace, field_ui, sheet_ui};

/// Draws the palette: a field, and the commands that match it.
pub fn palette_ui(
    ctx: &egui::Context,
    look: &Look,
    (state, query, cursor): (&State, &str, usize),
    out: &mut Vec<Command>,
) {
    sheet_ui(
        ctx,
        look,
        "Commands",
        SheetPlace::dialog(520.0),
        out,
        |ui, out| {
            let moved = palette_keys(ui, out);
            let mut words = query.to_owned();
            let hint = "Type what you want to do";
            let field = field_ui(ui, look, "Find a command", hint, &mut words);
            if field.changed {
                out.push(Command::SetPaletteQuery { query: words });
            }
            let found = offered_commands(query, state.is_comparing(), state.presenting_place());
            if found.is_empty() {
                small(ui, look, "No command has these words.");
            }
            let reached = match (moved, found.len().max(1)) {
                (None, _) => None,
                (Some(Direction::Forward), count) => Some((cursor + 1) % count),
                (Some(Direction::Backward), count) => Some((cursor + count - 1) % count),
            };
            ScrollArea::vertical()
                .content_margin(RING_ROOM)
                .max_height(380.0)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    for (at, spec) in found.iter().enumerate() {
                        let selected = at == cursor;
                        let name = row(ui, look, None, spec.name, &spec.main_key_text(), selected);
                        if reached == Some(at) {
                            name.scroll_to_me(None);
                        }
                        if name.clicked() {
                            out.push(Command::CloseTop);
                            out.push((spec.command)());
                        }
                    }
                });
        },
    );
}

/// The field has the keyboard, so its list is steered here. Says which way the cursor moves.
fn palette_keys(ui: &Ui, out: &mut Vec<Command>) -> Option<Direction> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let moved = if pressed(Key::ArrowDown) {
        Some(Direction::Forward)
    } else {
        pressed(Key::ArrowUp).then_some(Direction::Backward)
    };
    if let Some(direction) = moved {
        out.push(Command::MovePaletteCursor { direction });
    }
    if pressed(Key::Enter) {
        out.push(Command::ChoosePalette);
    }
    moved
}

/// Draws the sheet of keys.
pub fn key_sheet_ui(
    ctx: &egui::Context,
    look: &Look,
    (state, query): (&State, &str),
    out: &mut Vec<Command>,
) {
    sheet_ui(
        ctx,
        look,
        "Keys",
        SheetPlace::dialog(760.0),
        out,
        |ui, out| {
            let mut words = query.to_owned();
            let field = field_ui(ui, look, "Find a key", "Filter by command", &mut words);
            if field.changed {
                out.push(Command::SetKeySheetQuery { query: words });
            }
            ui.add_space(4.0);
            let height = (ui.ctx().content_rect().height() - 240.0).max(160.0);
            ScrollArea::vertical()
                .content_margin(RING_ROOM)
                .max_height(height)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    pointer_help(ui, look);
                    let found = matching_commands(query);
                    for section in Section::in_order(state.is_comparing(), state.presenting_place())
                    {
                        let mut rows = COMMANDS.iter().filter(|spec| {
                            spec.section == section && found.iter().any(|it| it.id == spec.id)
                        });
                        let Some(first) = rows.next() else { continue };
                        ui.add_space(10.0);
                        text(ui, 13.0, Weight::SemiBold, look.t1(), section.word());
                        for spec in std::iter::once(first).chain(rows) {
                            ui.horizontal(|ui| {
                                ui.set_min_height(28.0);
                                text(ui, 14.0, Weight::Regular, look.t1(), spec.name)
                                    .on_hover_text(spec.tooltip);
                                ui.with_layout(
                                    egui::Layout::right_to_left(egui::Align::Center),
                                    |ui| {
                                        if !spec.other_keys.is_empty() {
                                            key_cap(ui, look, spec.other_keys);
                                        }
                                        for key in spec.keys.iter().rev() {
                                            key_cap(ui, look, &key.to_string());
                                        }
                                    },
                                );
                            });
                        }
                    }
                });
        },
    );
}

fn pointer_help(ui: &mut Ui, look: &Look) {
    let words = "Pointer: the wheel zooms about the date under it, a drag moves through time, a drag \
        on the axis zooms to what it covers, a click selects, a second click fills the view.";
    wrapped(ui, 13.0, Weight::Regular, look.t2(), words);
}
