//! Messages at the edge of the window: toasts, the file being read, the number being typed,
//! the hint for new users.

use egui::{Align2, Area, Color32, Frame, Margin, Order, ProgressBar, Ui, vec2};

use crate::layout::Weight;
use crate::state::{Command, State, Toast, Tone};
use crate::ui::look::Look;
use crate::ui::widgets::{ButtonKind, button, text, wrapped};
use crate::ui::wording::shortened;

/// Draws what is to be told, from `foot` points above the lower edge upwards.
pub fn messages_ui(
    ctx: &egui::Context,
    look: &Look,
    state: &State,
    foot: f32,
    out: &mut Vec<Command>,
) {
    let toasts = state.toasts.iter().rev().take(Toast::MAX_SHOWN).rev();
    let mut lifted = foot;
    for (at, toast) in toasts.enumerate() {
        let (fill, ink) = match toast.tone {
            Tone::Info | Tone::Warning => (look.ink(), look.on_ink()),
            Tone::Problem => (look.alert_line(), on_alert(look)),
        };
        // It is read out when it comes, so that the bubble itself keeps silent.
        lifted += bubble(ctx, ("toast", at), lifted, fill, |ui| {
            wrapped(ui, 13.0, Weight::Medium, ink, &toast.text);
        });
    }
    if ctx.input(|i| !i.raw.hovered_files.is_empty()) {
        lifted += bubble(ctx, ("drop", 0), lifted, look.ink(), |ui| {
            text(
                ui,
                13.0,
                Weight::Medium,
                look.on_ink(),
                "Let go to open the file",
            );
        });
    }
    if let Some(number) = &state.number {
        lifted += bubble(ctx, ("number", 0), lifted, look.ink(), |ui| {
            let words = format!("Go to item {}  Enter", number.digits);
            text(ui, 13.0, Weight::Medium, look.on_ink(), &words);
        });
    }
    if let Some(loading) = state.loading.as_ref().filter(|loading| !loading.is_reload) {
        bubble(ctx, ("loading", 0), lifted, look.surface(), |ui| {
            ui.horizontal(|ui| {
                let words = format!("Reading {}", shortened(&loading.origin.name(), 40));
                text(ui, 13.0, Weight::Medium, look.t1(), &words);
                let bar = ProgressBar::new(loading.fraction).desired_width(140.0);
                ui.add(bar.desired_height(6.0).fill(look.ink()));
                if button(ui, look, ButtonKind::Secondary, "Cancel").clicked() {
                    out.push(Command::CancelLoading);
                }
            });
        });
    }
}

const fn on_alert(look: &Look) -> Color32 {
    if look.dark {
        look.on_ink()
    } else {
        Color32::WHITE
    }
}

/// Says how much higher the next bubble stands, in points.
fn bubble(
    ctx: &egui::Context,
    name: (&str, usize),
    lifted: f32,
    fill: Color32,
    contents: impl FnOnce(&mut Ui),
) -> f32 {
    let shown = Area::new(egui::Id::unique(name))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -lifted))
        .interactable(true)
        .show(ctx, |ui| {
            ui.set_max_width((ctx.content_rect().width() - 80.0).min(640.0));
            Frame::new()
                .fill(fill)
                .corner_radius(9)
                .inner_margin(Margin::symmetric(16, 10))
                .show(ui, contents);
        });
    shown.response.rect.height() + 10.0
}

/// The hint for new users: one line, dismissed for good.
pub fn hint_ui(ui: &mut Ui, look: &Look, out: &mut Vec<Command>) {
    ui.horizontal_centered(|ui| {
        let words = "Turn the wheel to zoom, drag to move, click a mark to read it. Right steps through \
            the story, / searches, ? shows every key.";
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, look, ButtonKind::Flat, "Got it").clicked() {
                out.push(Command::DismissHint);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let rich = egui::RichText::new(words)
                    .font(crate::ui::look::font(13.0, Weight::Regular))
                    .color(look.t1());
                ui.add(egui::Label::new(rich).truncate());
            });
        });
    });
}
