//! The open card of a step: its words, how long and how needful it is, what it shows, and what can
//! be done with it. Of a briefing of the timeline all this can only be read.

use egui::{Id, Key, Response, Ui};

use crate::layout::Weight;
use crate::state::{Command, Direction, DraftingCommand, StepEdit};
use crate::ui::console::notes_ui;
use crate::ui::look::Look;
use crate::ui::widgets::{ButtonKind, Icon, button, icon_button, select_all, small, text, wrapped};

use super::controls::{
    Field, at_right, field_ui, importance_ui, label_ui, low_row, rule, warning_ui,
};
use super::shown::ShownStep;
use super::shows::shows_ui;
use super::{DraftingMemory, Scene, does, words};

/// Draws the fields of the step at `at`, or its text if it cannot be changed.
pub(super) fn fields_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    at: usize,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    let step = &scene.shown.steps[at];
    ui.spacing_mut().item_spacing.y = 4.0;
    if !scene.shown.is_own {
        reading_ui(ui, scene, step);
        return;
    }
    let mut left = words_ui(ui, scene, step, memory, out);
    ui.add_space(4.0);
    left |= measures_ui(ui, scene, step, memory, out);
    rule(ui, scene.look, 6.0);
    what_ui(ui, scene, step, out);
    rule(ui, scene.look, 6.0);
    actions_ui(ui, scene, at, memory, out);
    if left {
        // From a field the keyboard goes back to its card.
        memory.wants_keyboard = true;
        super::keep_escape(scene.state, out);
    }
}

fn reading_ui(ui: &mut Ui, scene: &Scene<'_>, step: &ShownStep<'_>) {
    let look = scene.look;
    if step.is_later {
        let words = "It tells what was not known on the day shown";
        wrapped(ui, 13.0, Weight::Regular, look.t2(), words);
        return;
    }
    if !step.sentence.is_empty() {
        label_ui(ui, look, "Sentence", None);
        wrapped(ui, 14.0, Weight::Regular, look.t1(), step.sentence);
        ui.add_space(4.0);
    }
    if !step.notes.is_empty() {
        label_ui(ui, look, "Notes", None);
        ui.scope(|ui| notes_ui(ui, look, 14.0, step.notes));
    }
    let level = step.importance.level();
    let pin = if step.must_show { ", must show" } else { "" };
    let words = format!(
        "{}, importance {level} of 5{pin}",
        words::minutes(step.dwell_secs)
    );
    small(ui, look, &words);
    rule(ui, look, 6.0);
    label_ui(ui, look, "What it shows", None);
    shows_ui(ui, scene, step);
}

/// An id that no other step's field had: what a field remembers, it remembers of one step.
fn field_id(scene: &Scene<'_>, memory: &DraftingMemory, name: &str) -> Id {
    let place = (scene.shown.id, scene.state.drafting.step, memory.generation);
    Id::unique(("step field", name, place))
}

/// Whether a field has just been left with Esc, or with Enter where that ends no line.
fn is_left(ui: &Ui, response: &Response, has_lines: bool) -> bool {
    let ends = |key| ui.input(|i| i.key_pressed(key));
    response.lost_focus() && (ends(Key::Escape) || (!has_lines && ends(Key::Enter)))
}

/// Title, sentence and notes. Says whether one of the fields was left.
fn words_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    step: &ShownStep<'_>,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) -> bool {
    let look = scene.look;
    label_ui(ui, look, "Title", None);
    let id = field_id(scene, memory, "title");
    let title = Field::line(id, "Title of the step", "A few words");
    if memory.wants_title == Some(scene.state.drafting.step) {
        memory.wants_title = None;
        ui.memory_mut(|it| it.request_focus(id));
        select_all(ui.ctx(), id, step.title);
    }
    let mut left = edit_ui(ui, look, (&title, step.title), StepEdit::Title, out);
    let (count, is_over) = words::word_count(step.sentence);
    let color = if is_over {
        look.amber_text()
    } else {
        look.t2()
    };
    label_ui(ui, look, "Sentence", Some((&count, color)));
    let id = field_id(scene, memory, "sentence");
    let name = "Sentence that the audience reads";
    let sentence = Field {
        rows: 2,
        ..Field::line(id, name, "What the audience reads")
    };
    left |= edit_ui(
        ui,
        look,
        (&sentence, step.sentence),
        StepEdit::Sentence,
        out,
    );
    label_ui(ui, look, "Notes", Some(("Markdown", look.t2())));
    let id = field_id(scene, memory, "notes");
    let hint = "What you want to say; the audience never sees it";
    let notes = Field {
        rows: 3,
        has_lines: true,
        ..Field::line(id, "Notes for the speaker", hint)
    };
    left |= edit_ui(ui, look, (&notes, step.notes), StepEdit::Notes, out);
    left
}

/// A field with what the step says there. Says whether it was left.
fn edit_ui(
    ui: &mut Ui,
    look: &Look,
    (field, words): (&Field<'_>, &str),
    edit: fn(String) -> StepEdit,
    out: &mut Vec<Command>,
) -> bool {
    let mut words = words.to_owned();
    let response = field_ui(ui, look, field, &mut words);
    if response.changed() {
        let edit = edit(words);
        out.push(does(DraftingCommand::EditStep { edit }));
    }
    is_left(ui, &response, field.has_lines)
}

/// How long it is told, whether it must stay, and how much it matters.
fn measures_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    step: &ShownStep<'_>,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) -> bool {
    let look = scene.look;
    let mut left = false;
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(76.0);
            label_ui(ui, look, "Length", None);
            left = dwell_ui(ui, scene, step, memory, out);
        });
        ui.add_space(8.0);
        ui.vertical(|ui| {
            label_ui(ui, look, "Importance", None);
            if let Some(importance) = importance_ui(ui, look, step.importance) {
                let edit = StepEdit::Importance(importance);
                out.push(does(DraftingCommand::EditStep { edit }));
            }
        });
    });
    if memory
        .typed_dwell
        .as_deref()
        .is_some_and(|typed| !reads(typed))
    {
        let words = "Minutes and seconds, such as 0:45, or seconds";
        wrapped(ui, 12.0, Weight::Regular, look.amber_text(), words);
    }
    let mut must_show = step.must_show;
    let words = "Must show: stays when time is short";
    if ui.checkbox(&mut must_show, words).changed() {
        let edit = StepEdit::MustShow(must_show);
        out.push(does(DraftingCommand::EditStep { edit }));
    }
    left
}

/// While it is typed, a length need not be one yet: what is typed stays until the field is left.
fn dwell_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    step: &ShownStep<'_>,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) -> bool {
    let typed = memory.typed_dwell.clone();
    let mut typed = typed.unwrap_or_else(|| words::minutes(step.dwell_secs));
    let id = field_id(scene, memory, "dwell");
    let field = Field::line(id, "Length of the step, minutes and seconds", "0:45");
    let response = field_ui(ui, scene.look, &field, &mut typed);
    if response.changed() {
        memory.typed_dwell = Some(typed.clone());
        let edit = StepEdit::Dwell(typed);
        out.push(does(DraftingCommand::EditStep { edit }));
    }
    if !response.has_focus() {
        memory.typed_dwell = None;
    }
    is_left(ui, &response, false)
}

/// Whether what is typed can be a length of time.
fn reads(typed: &str) -> bool {
    let parts: Vec<&str> = typed.trim().split(':').collect();
    let is_number = |part: &&str| !part.is_empty() && part.chars().all(|it| it.is_ascii_digit());
    parts.len() <= 2 && parts.iter().all(is_number)
}

/// What it shows, what of that is lost, and the way to show something else.
fn what_ui(ui: &mut Ui, scene: &Scene<'_>, step: &ShownStep<'_>, out: &mut Vec<Command>) {
    let look = scene.look;
    label_ui(ui, look, "What it shows", None);
    shows_ui(ui, scene, step);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add_space(2.0);
    let take = button(
        ui,
        look,
        ButtonKind::Secondary,
        "Show this view now instead",
    );
    let tip = "The step shows what the laptop shows; its words stay";
    if take.on_hover_text(tip).clicked() {
        out.push(does(DraftingCommand::TakeView));
    }
    if step.lost.is_empty() {
        return;
    }
    ui.add_space(4.0);
    warning_ui(ui, look.amber_text(), &words::lost_count(step.lost.len()));
    for lost in &step.lost {
        low_row(ui, |ui| {
            ui.add_space(22.0);
            text(
                ui,
                13.0,
                Weight::Regular,
                look.t1(),
                &words::lost_name(lost),
            );
        });
    }
    if button(ui, look, ButtonKind::Secondary, "Forget them").clicked() {
        out.push(does(DraftingCommand::ForgetLost));
    }
}

fn actions_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    at: usize,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    let look = scene.look;
    let last = scene.shown.steps.len() - 1;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (icon, name, direction, is_end) in [
            (
                Icon::Up,
                "Move the step up (Alt+Up)",
                Direction::Backward,
                at == 0,
            ),
            (
                Icon::Down,
                "Move the step down (Alt+Down)",
                Direction::Forward,
                at == last,
            ),
        ] {
            ui.add_enabled_ui(!is_end, |ui| {
                if icon_button(ui, look, icon, name).clicked() {
                    memory.generation += 1;
                    memory.wants_keyboard = true;
                    out.push(does(DraftingCommand::ShiftStep { direction }));
                }
            });
        }
        at_right(ui, |ui| {
            let delete = button(ui, look, ButtonKind::Flat, "Delete");
            if delete.on_hover_text("Delete the step (Delete)").clicked() {
                memory.wants_keyboard = true;
                out.push(does(DraftingCommand::DeleteStep));
            }
            let twice = button(ui, look, ButtonKind::Flat, "Duplicate");
            if twice
                .on_hover_text("Put a copy after it (Ctrl+D)")
                .clicked()
            {
                memory.wants_keyboard = true;
                out.push(does(DraftingCommand::DuplicateStep));
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_with_seconds_and_seconds_alone_are_lengths() {
        for (typed, is_length) in [
            ("0:45", true),
            ("90", true),
            (" 1:00 ", true),
            ("", false),
            ("1:", false),
            ("a", false),
            ("1:2:3", false),
        ] {
            assert_eq!(reads(typed), is_length, "{typed}");
        }
    }
}
