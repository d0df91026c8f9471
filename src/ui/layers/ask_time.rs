//! How much time is left for a briefing: what would stay, with its times, and what would go.

use egui::{Align, Layout, ScrollArea, Ui};

use crate::layout::Weight;
use crate::model::Cut;
use crate::state::{Command, PresentingCommand, Show, State};
use crate::ui::console::span_words;
use crate::ui::look::{Look, font};
use crate::ui::widgets::{ButtonKind, button, small, text, wrapped};

use super::sheet::{SheetPlace, field_ui, sheet_ui};

/// What was typed, and what it would give.
#[derive(Clone, Copy, Debug)]
pub struct TypedTime<'a> {
    /// The text as typed.
    pub text: &'a str,
    /// The path, or why there is none; `None` while nothing is typed.
    pub cut: Option<&'a Result<Cut, String>>,
}

/// Draws the question.
pub fn ask_time_ui(
    ctx: &egui::Context,
    look: &Look,
    state: &State,
    typed: TypedTime<'_>,
    out: &mut Vec<Command>,
) {
    let place = SheetPlace::dialog(460.0);
    sheet_ui(ctx, look, "I have … minutes", place, out, |ui, out| {
        let mut words = typed.text.to_owned();
        let hint = "4, 4:30, 90 s";
        let field = field_ui(ui, look, "Minutes left", hint, &mut words);
        if field.changed {
            let text = words.clone();
            out.push(Command::Presenting(PresentingCommand::TypeTime { text }));
        }
        let Some(show) = state.on_air() else { return };
        let cut = match typed.cut {
            None => {
                let words = "What is left of the path is cut to that time. Steps that must be \
                    shown stay, the others by their importance.";
                wrapped(ui, 13.0, Weight::Regular, look.t2(), words);
                None
            }
            Some(Err(error)) => {
                wrapped(ui, 13.0, Weight::Regular, look.alert_text(), error);
                None
            }
            Some(Ok(cut)) => Some(cut),
        };
        if let Some(cut) = cut {
            cut_ui(ui, look, show, cut, &words);
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let mut applies = field.entered;
            ui.add_enabled_ui(cut.is_some(), |ui| {
                applies |= button(ui, look, ButtonKind::Primary, "Cut the path").clicked();
            });
            if applies && cut.is_some() {
                out.push(Command::Presenting(PresentingCommand::CutToTime));
            }
            small(ui, look, "Enter cuts, Ctrl+Z takes it back");
        });
    });
}

/// What is left of the path: each step with its time, those that go struck through; and the sum.
fn cut_ui(ui: &mut Ui, look: &Look, show: &Show, cut: &Cut, typed: &str) {
    ui.add_space(2.0);
    let list = ScrollArea::vertical().max_height(380.0);
    list.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for told in show.left_to_tell() {
            let kept = cut.kept.iter().find(|it| it.step == told.step);
            let goes = cut.left_out.contains(&told.step);
            if kept.is_none() && !goes {
                continue;
            }
            let title = show.briefing.steps.get(told.step);
            let title = title.map_or("", |step| &step.title);
            let secs = kept.map(|it| it.dwell_secs);
            row_ui(ui, look, title, (told.dwell_secs, secs));
        }
    });
    ui.add_space(4.0);
    let total = span_words(u64::from(cut.total_secs));
    let sum = match crate::model::parse_minutes(typed) {
        Ok(budget) => format!("{total} of {}", span_words(u64::from(budget))),
        Err(_) => total,
    };
    let count = cut.left_out.len();
    let out = match count {
        0 => "nothing is left out".to_owned(),
        1 => "1 step is left out".to_owned(),
        count => format!("{count} steps are left out"),
    };
    ui.horizontal(|ui| {
        text(ui, 15.0, Weight::SemiBold, look.t1(), &sum);
        text(ui, 13.0, Weight::Regular, look.t2(), &out);
    });
}

/// One step: its title, and its time now and then; no time then if it goes.
fn row_ui(ui: &mut Ui, look: &Look, title: &str, (now, then): (u32, Option<u32>)) {
    let span = |secs: u32| span_words(u64::from(secs));
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), 26.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.add_space(14.0);
            match then {
                Some(then) if then == now => {
                    text(ui, 13.0, Weight::SemiBold, look.t1(), &span(then));
                }
                Some(then) => {
                    text(ui, 13.0, Weight::SemiBold, look.t1(), &span(then));
                    struck(ui, look, 13.0, &span(now));
                }
                None => {
                    text(ui, 12.0, Weight::Regular, look.t2(), "left out");
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if then.is_some() {
                    let words = egui::RichText::new(title).color(look.t1());
                    let face = font(14.0, Weight::Regular);
                    ui.add(egui::Label::new(words.font(face)).truncate());
                } else {
                    struck(ui, look, 14.0, title);
                }
            });
        },
    );
}

fn struck(ui: &mut Ui, look: &Look, points: f32, words: &str) {
    let rich = egui::RichText::new(words)
        .font(font(points, Weight::Regular))
        .color(look.t2())
        .strikethrough();
    ui.add(egui::Label::new(rich).truncate());
}
