//! The day of knowledge: typed, stepped, or left for the latest; and what else tells of it.

use egui::{Align, Align2, Layout, Ui, vec2};

use crate::layout::Weight;
use crate::model::KnowledgeDate;
use crate::state::{Command, State, spec_of};
use crate::ui::look::Look;
use crate::ui::widgets::{ButtonKind, button, key_cap, small, text, wrapped};

use super::sheet::{SheetPlace, field_ui, sheet_ui};

/// The width of the sheet, in points.
const WIDTH: f32 = 380.0;

/// What was typed, and why it cannot be read; `None` if it has not been tried.
#[derive(Clone, Copy, Debug)]
pub struct TypedDay<'a> {
    /// The text as typed.
    pub text: &'a str,
    /// What is wrong with it.
    pub error: Option<&'a str>,
}

/// Draws the field and the commands under the chip of the header.
pub fn known_on_ui(
    ctx: &egui::Context,
    look: &Look,
    state: &State,
    typed: TypedDay<'_>,
    out: &mut Vec<Command>,
) {
    let place = SheetPlace {
        anchor: Align2::RIGHT_TOP,
        offset: vec2(-16.0, 56.0),
        width: WIDTH,
        veiled: false,
    };
    sheet_ui(ctx, look, "Known on", place, out, |ui, out| {
        question_ui(ui, look, typed, state, out);
        ui.add_space(8.0);
        ui.separator();
        commands_ui(ui, look, state, out);
    });
}

/// The field, what it says of its text, and the buttons.
fn question_ui(
    ui: &mut Ui,
    look: &Look,
    typed: TypedDay<'_>,
    state: &State,
    out: &mut Vec<Command>,
) {
    let mut words = typed.text.to_owned();
    let hint = "5 jan 2026, 2025-11, latest";
    let field = field_ui(ui, look, "Day of knowledge", hint, &mut words);
    if field.changed {
        out.push(Command::SetKnownOn {
            text: words.clone(),
        });
    }
    match typed.error {
        Some(error) => wrapped(ui, 13.0, Weight::Regular, look.alert_text(), error),
        None => small(ui, look, "Shows only what was known by the end of that day"),
    };
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let shows = button(ui, look, ButtonKind::Primary, "Show").clicked();
        if (shows || field.entered) && !words.trim().is_empty() {
            out.push(Command::KnowTyped { text: words });
        }
        let is_past = state.knowledge() != KnowledgeDate::Latest;
        ui.add_enabled_ui(is_past, |ui| {
            if button(ui, look, ButtonKind::Secondary, "Show the latest").clicked() {
                out.push(Command::SetKnowledgeDate {
                    date: KnowledgeDate::Latest,
                });
            }
        });
    });
}

/// Each command of knowledge time with its key and whether it is on.
fn commands_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let knowing = &state.knowing;
    let rows = [
        ("earlier-knowledge", None),
        ("later-knowledge", None),
        ("changes", Some(knowing.changes.open)),
        ("ghosts", Some(knowing.ghosts)),
        ("scrubber", Some(knowing.scrubber)),
    ];
    for (id, is_shown) in rows {
        let Some(spec) = spec_of(id) else { continue };
        ui.horizontal(|ui| {
            let name = button(ui, look, ButtonKind::Flat, spec.name);
            if name.on_hover_text(spec.tooltip).clicked() {
                out.push((spec.command)());
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                key_cap(ui, look, &spec.main_key_text());
                if let Some(is_shown) = is_shown {
                    let now = if is_shown { "shown" } else { "hidden" };
                    text(ui, 12.0, Weight::Regular, look.t2(), now);
                }
            });
        });
    }
}
