//! One briefing: its title and length, its steps, and what can be done with it.

use egui::{Id, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::layout::Weight;
use crate::state::{Command, DraftingCommand, HandoutCommand, PresentingCommand};
use crate::ui::look::font;
use crate::ui::widgets::{
    ButtonKind, Icon, as_heading, button, focus_ring, icon_button, text, wrapped,
};

use super::controls::{Field, at_right, field_ui, label_ui, rule, warning_ui};
use super::kept::kept_ui;
use super::{DraftingMemory, GUTTER, Scene, does, hint, steps, words};

/// Draws the head, the steps and the foot into the whole of `ui`; the chosen step comes into
/// sight if `reveals`.
pub(super) fn one_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    reveals: bool,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    let turns = head_ui(ui, scene, out);
    let mut told = Vec::new();
    let scrolls = |ui: &mut Ui, memory: &mut DraftingMemory| {
        ScrollArea::vertical()
            .id_salt(("steps of", scene.shown.id))
            .auto_shrink(false)
            .show(ui, |ui| {
                super::inset(ui, |ui| {
                    steps::steps_ui(ui, scene, reveals, memory, out);
                    about_ui(ui, scene, out);
                    ui.add_space(hint::height(ui, scene));
                });
            });
        hint::hint_ui(ui, scene);
    };
    super::over_foot(ui, scene.look, memory, scrolls, |ui| {
        foot_ui(ui, scene, &mut told);
    });
    out.extend(told);
    // The step that it goes to is there to go on with, when that is drawn next.
    memory.wants_keyboard |= turns;
}

/// Says whether a change was taken back or repeated with the mouse.
fn head_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) -> bool {
    let look = scene.look;
    let mut turns = false;
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.add_space(GUTTER - 8.0);
        if icon_button(ui, look, Icon::Left, "All briefings").clicked() {
            out.push(does(DraftingCommand::Close));
        }
        text(ui, 13.0, Weight::Regular, look.t2(), "All briefings");
        at_right(ui, |ui| {
            ui.add_space(GUTTER - 8.0);
            super::close_ui(ui, look, out);
            if scene.shown.is_own {
                turns = super::history_ui(ui, look, scene.state, out);
            }
        });
    });
    let frame = egui::Frame::new().inner_margin(egui::Margin {
        left: GUTTER as i8,
        right: GUTTER as i8,
        top: 2,
        bottom: 8,
    });
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        title_ui(ui, scene, out);
        length_ui(ui, scene);
    });
    let y = ui.cursor().top() - 3.0;
    let line = Stroke::new(1.0, look.line1());
    ui.painter().hline(ui.max_rect().x_range(), y, line);
    turns
}

fn title_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) {
    let (look, shown) = (scene.look, &scene.shown);
    if !shown.is_own {
        let title = wrapped(ui, 18.0, Weight::SemiBold, look.t1(), shown.title);
        as_heading(ui, &title, shown.title);
        return;
    }
    let mut title = shown.title.to_owned();
    let id = Id::unique(("briefing title", shown.id));
    let field = Field {
        points: 17.0,
        ..Field::line(id, "Title of the briefing", "What it is called")
    };
    if field_ui(ui, look, &field, &mut title).changed() {
        out.push(does(DraftingCommand::SetTitle { text: title }));
    }
}

fn length_ui(ui: &mut Ui, scene: &Scene<'_>) {
    let (look, shown) = (scene.look, &scene.shown);
    let mut words = crate::ui::wording::capitalized(&shown.length());
    if !shown.is_own {
        words += ", of this timeline";
    }
    text(ui, 13.0, Weight::Regular, look.t2(), &words);
    let lost = shown.lost();
    if lost > 0 {
        warning_ui(ui, look.amber_text(), &words::lost_count(lost));
    }
}

/// What belongs to the briefing as a whole, under its steps.
fn about_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) {
    let (look, shown) = (scene.look, &scene.shown);
    ui.add_space(10.0);
    if !shown.is_own {
        if !shown.summary.is_empty() {
            wrapped(ui, 13.0, Weight::Regular, look.t2(), shown.summary);
        }
        return;
    }
    label_ui(ui, look, "What the briefing tells", None);
    let mut summary = shown.summary.to_owned();
    let field = Field {
        rows: 2,
        ..Field::line(
            Id::unique(("briefing summary", shown.id)),
            "What the briefing tells",
            "In a sentence, for the handout",
        )
    };
    if field_ui(ui, look, &field, &mut summary).changed() {
        out.push(does(DraftingCommand::SetSummary { text: summary }));
    }
    rule(ui, look, 6.0);
    ui.horizontal(|ui| {
        if button(ui, look, ButtonKind::Flat, "Duplicate briefing").clicked() {
            let briefing = shown.id.to_owned();
            out.push(does(DraftingCommand::Copy { briefing }));
        }
        if button(ui, look, ButtonKind::Flat, "Delete briefing").clicked() {
            out.push(does(DraftingCommand::DeleteDraft));
        }
    });
}

fn foot_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) {
    let (look, shown) = (scene.look, &scene.shown);
    let briefing = || shown.id.to_owned();
    if shown.is_own {
        if primary_ui(ui, scene, "Add this view", "Ctrl+Shift+B") {
            out.push(does(DraftingCommand::AddView));
        }
    } else if primary_ui(ui, scene, "Edit a copy", "") {
        let briefing = briefing();
        out.push(does(DraftingCommand::Copy { briefing }));
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_enabled_ui(!shown.steps.is_empty(), |ui| {
            let present = button(ui, look, ButtonKind::Secondary, "Present");
            ui.ctx().accesskit_node_builder(present.id, |node| {
                node.set_label("Present this briefing");
            });
            let (command, tip) = present_command(scene);
            if present.on_hover_text(tip).clicked() {
                out.push(command);
            }
            let rehearse = button(ui, look, ButtonKind::Secondary, "Rehearse");
            let tip = "Present it, and note how long each step takes";
            if rehearse.on_hover_text(tip).clicked() {
                let briefing = briefing();
                out.push(Command::Presenting(PresentingCommand::Choose { briefing }));
                out.push(Command::Presenting(PresentingCommand::ToggleRehearsal));
            }
            if button(ui, look, ButtonKind::Secondary, "Handout…").clicked() {
                let briefing = briefing();
                out.push(Command::Handout(HandoutCommand::Choose { briefing }));
            }
        });
    });
    if shown.is_own {
        kept_ui(ui, look, scene.state);
    }
}

/// Resumes the briefing if it was left, else presents it from its first step; and what it does in
/// words.
fn present_command(scene: &Scene<'_>) -> (Command, &'static str) {
    let left = scene.state.presenting.show.as_ref();
    let briefing = scene.shown.id.to_owned();
    let (command, tip) = if left.is_some_and(|show| show.briefing.id == briefing) {
        (PresentingCommand::Present, "Go on where it was left (F5)")
    } else {
        let command = PresentingCommand::Choose { briefing };
        (command, "Present this briefing from its first step")
    };
    (Command::Presenting(command), tip)
}

/// The button that the panel is for, as wide as the panel, with its key. Says whether it was
/// clicked.
fn primary_ui(ui: &mut Ui, scene: &Scene<'_>, words: &str, key: &str) -> bool {
    let look = scene.look;
    let size = vec2(ui.available_width(), 36.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    let fill = match (response.is_pointer_button_down_on(), response.hovered()) {
        (true, _) => look.ink_pressed(),
        (false, true) => look.ink_hover(),
        (false, false) => look.ink(),
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 7.0, fill);
    let face = font(13.0, Weight::SemiBold);
    if key.is_empty() {
        let at = rect.center();
        painter.text(at, egui::Align2::CENTER_CENTER, words, face, look.on_ink());
    } else {
        let at = rect.left_center() + vec2(14.0, 0.0);
        painter.text(at, egui::Align2::LEFT_CENTER, words, face, look.on_ink());
        let at = rect.right_center() - vec2(14.0, 0.0);
        let face = font(12.0, Weight::SemiBold);
        painter.text(at, egui::Align2::RIGHT_CENTER, key, face, look.on_ink2());
    }
    focus_ring(painter, look, &response, 7);
    response.clicked()
}
