//! The question whether to keep the times that were noted while a briefing was rehearsed.

use egui::{Align, Layout, ScrollArea, Ui};

use crate::layout::Weight;
use crate::state::{Command, NotedTime, PresentingCommand, State};
use crate::ui::console::span_words;
use crate::ui::look::{Look, font};
use crate::ui::widgets::{ButtonKind, button, text, wrapped};

use super::sheet::{SheetPlace, appears, sheet_ui};

/// Draws the times as planned and as noted.
pub fn keep_times_ui(
    ctx: &egui::Context,
    look: &Look,
    (state, times): (&State, &[NotedTime]),
    out: &mut Vec<Command>,
) {
    let place = SheetPlace::dialog(480.0);
    sheet_ui(ctx, look, "Keep the times?", place, out, |ui, out| {
        let words = "So long each step took in the rehearsal. Kept in your own briefing, or in \
            a copy of the timeline's.";
        wrapped(ui, 13.0, Weight::Regular, look.t2(), words);
        ui.add_space(4.0);
        let opens = appears(ui);
        let briefing = state.noted_briefing();
        ScrollArea::vertical().max_height(400.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (at, time) in times.iter().enumerate() {
                let step = briefing.and_then(|it| it.steps.get(time.step));
                let title = step.map_or("", |step| &step.title);
                row_ui(ui, look, &format!("{}  {title}", at + 1), time);
            }
        });
        let planned: u32 = times.iter().map(|it| it.planned_secs).sum();
        let noted = |it: &NotedTime| it.noted_secs.unwrap_or(it.planned_secs);
        let noted: u32 = times.iter().map(noted).sum();
        let [planned, noted] = [planned, noted].map(|secs| span_words(u64::from(secs)));
        let sum = format!("{noted} in all, planned {planned}");
        text(ui, 15.0, Weight::SemiBold, look.t1(), &sum);
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let keep = button(ui, look, ButtonKind::Primary, "Keep the times");
            if opens {
                keep.request_focus();
            }
            if keep.clicked() {
                out.push(Command::Presenting(PresentingCommand::KeepTimes));
            }
            if button(ui, look, ButtonKind::Secondary, "Discard").clicked() {
                out.push(Command::Presenting(PresentingCommand::DiscardTimes));
            }
        });
    });
}

fn row_ui(ui: &mut Ui, look: &Look, title: &str, time: &NotedTime) {
    let span = |secs: u32| span_words(u64::from(secs));
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), 26.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.add_space(14.0);
            match time.noted_secs {
                Some(noted) => text(ui, 13.0, Weight::SemiBold, look.t1(), &span(noted)),
                None => text(ui, 12.0, Weight::Regular, look.t2(), "not told"),
            };
            let planned = format!("planned {}", span(time.planned_secs));
            text(ui, 12.0, Weight::Regular, look.t2(), &planned);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let rich = egui::RichText::new(title).color(look.t1());
                let face = font(14.0, Weight::Regular);
                ui.add(egui::Label::new(rich.font(face)).truncate());
            });
        },
    );
}
