//! All briefings: the user's own, and those of the timeline.

use egui::{Align2, CornerRadius, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui};
use egui::{WidgetInfo, pos2, vec2};

use crate::layout::Weight;
use crate::state::{Command, DraftingCommand, State};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{
    ButtonKind, Icon, as_heading, button, focus_ring, keep_in_sight, key_cap, paint_icon, text,
    wrapped,
};

use super::controls::{at_right, low_row, words_button};
use super::kept::kept_ui;
use super::shown::ListedBriefing;
use super::{DraftingMemory, GUTTER, words};

/// Draws the head, the lists and the foot into the whole of `ui`.
pub(super) fn all_ui(
    ui: &mut Ui,
    look: &Look,
    state: &State,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    head_ui(ui, look, out);
    let scrolls = |ui: &mut Ui, memory: &mut DraftingMemory| {
        ScrollArea::vertical()
            .id_salt("all briefings")
            .auto_shrink(false)
            .show(ui, |ui| {
                super::inset(ui, |ui| lists_ui(ui, look, state, memory, out));
            });
    };
    let mut told = Vec::new();
    super::over_foot(ui, look, memory, scrolls, |ui| {
        foot_ui(ui, look, state, &mut told);
    });
    out.extend(told);
}

fn head_ui(ui: &mut Ui, look: &Look, out: &mut Vec<Command>) {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.add_space(GUTTER);
        let title = text(ui, 16.0, Weight::SemiBold, look.t1(), "Briefings");
        as_heading(ui, &title, "Briefings");
        at_right(ui, |ui| {
            ui.add_space(GUTTER - 8.0);
            super::close_ui(ui, look, out);
        });
    });
    ui.add_space(4.0);
}

fn lists_ui(
    ui: &mut Ui,
    look: &Look,
    state: &State,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    section_ui(ui, look, "Your own");
    if state.drafting.drafts.is_empty() {
        empty_ui(ui, look);
    }
    let (mut first, mut was_own) = (None, true);
    for listed in ListedBriefing::all(state) {
        if was_own && !listed.is_own {
            ui.add_space(14.0);
            section_ui(ui, look, "In this timeline");
        }
        was_own = listed.is_own;
        let row = briefing_ui(ui, look, &listed, out);
        first = first.or(Some(row));
    }
    if let Some(first) = first
        && std::mem::take(&mut memory.wants_keyboard)
    {
        first.request_focus();
    }
    ui.add_space(12.0);
}

fn section_ui(ui: &mut Ui, look: &Look, words: &str) {
    ui.add_space(2.0);
    let head = text(ui, 13.0, Weight::SemiBold, look.t1(), words);
    as_heading(ui, &head, words);
    ui.add_space(2.0);
}

/// How a briefing is made, for those who have none.
fn empty_ui(ui: &mut Ui, look: &Look) {
    let words = "Show on the laptop what the audience is to see, then add it as a step:";
    wrapped(ui, 14.0, Weight::Regular, look.t2(), words);
    low_row(ui, |ui| {
        key_cap(ui, look, "Ctrl+Shift+B");
    });
}

/// A card that opens a briefing; one of the timeline's has a way to make a copy of it.
fn briefing_ui(
    ui: &mut Ui,
    look: &Look,
    shown: &ListedBriefing<'_>,
    out: &mut Vec<Command>,
) -> Response {
    let width = ui.available_width();
    let face = font(14.0, Weight::SemiBold);
    let title = super::title_or(shown.title).to_owned();
    let mut job = egui::text::LayoutJob::simple(title, face, look.t1(), width - 40.0);
    job.wrap.max_rows = 2;
    let title = ui.painter().layout_job(job);
    let (length, lost) = (shown.length.clone(), shown.lost);
    let lost = (lost > 0).then(|| words::lost_count(lost));
    let height = title.size().y + if lost.is_some() { 64.0 } else { 44.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    keep_in_sight(&response);
    response.widget_info(|| {
        let parts = [
            Some(super::title_or(shown.title)),
            Some(&length),
            lost.as_deref(),
        ];
        let name: Vec<&str> = parts.into_iter().flatten().collect();
        WidgetInfo::labeled(Role::Button, true, name.join(", "))
    });
    let below = rect.top() + 11.0 + title.size().y;
    paint_ground(ui, look, rect, response.hovered());
    let painter = ui.painter();
    let left = rect.left() + 12.0;
    painter.galley(pos2(left, rect.top() + 10.0), title, look.t1());
    let small = font(12.0, Weight::Regular);
    let at = pos2(left, below + 12.0);
    painter.text(at, Align2::LEFT_CENTER, length, small, look.t2());
    if let Some(lost) = lost {
        let at = pos2(left + 7.0, below + 32.0);
        paint_icon(painter, Icon::Warning, at, look.amber_text());
        let face = font(12.0, Weight::Medium);
        let at = at + vec2(14.0, 0.0);
        painter.text(at, Align2::LEFT_CENTER, lost, face, look.amber_text());
    }
    focus_ring(painter, look, &response, 9);
    if response.clicked() {
        let briefing = shown.id.to_owned();
        out.push(super::does(DraftingCommand::Choose { briefing }));
    }
    if !shown.is_own {
        copy_ui(ui, look, (rect, below + 12.0), shown, out);
    }
    response
}

/// The card itself, with the sign that it leads further.
fn paint_ground(ui: &Ui, look: &Look, rect: Rect, is_hovered: bool) {
    let fill = if is_hovered {
        look.hover()
    } else {
        look.surface()
    };
    let painter = ui.painter();
    let edge = Stroke::new(1.0, look.line1());
    painter.rect(rect, CornerRadius::same(9), fill, edge, StrokeKind::Inside);
    let further = pos2(rect.right() - 14.0, rect.top() + 20.0);
    paint_icon(painter, Icon::Right, further, look.t2());
}

fn copy_ui(
    ui: &mut Ui,
    look: &Look,
    (card, y): (Rect, f32),
    shown: &ListedBriefing<'_>,
    out: &mut Vec<Command>,
) {
    let place = Rect::from_min_max(
        pos2(card.left(), y - 14.0),
        pos2(card.right() - 4.0, y + 14.0),
    );
    let right = egui::Layout::right_to_left(egui::Align::Center);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(right));
    let name = format!("Edit a copy of {}", shown.title);
    if words_button(&mut ui, look, "Edit a copy", &name).clicked() {
        let briefing = shown.id.to_owned();
        out.push(super::does(DraftingCommand::Copy { briefing }));
    }
}

fn foot_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if button(ui, look, ButtonKind::Primary, "New").clicked() {
            out.push(super::does(DraftingCommand::New));
        }
        if button(ui, look, ButtonKind::Secondary, "Import…").clicked() {
            out.push(super::does(DraftingCommand::AskImport));
        }
        ui.add_enabled_ui(!state.drafting.drafts.is_empty(), |ui| {
            if button(ui, look, ButtonKind::Secondary, "Export…").clicked() {
                out.push(super::does(DraftingCommand::AskExport));
            }
        });
        at_right(ui, |ui| {
            super::history_ui(ui, look, state, out);
        });
    });
    ui.add_space(2.0);
    kept_ui(ui, look, state);
}
