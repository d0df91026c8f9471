//! Messages at the edge of the window: toasts, the file being read, the number being typed,
//! the hint for new users.

use egui::{Align2, Area, Color32, Frame, Margin, Order, ProgressBar, Ui, Vec2, vec2};

use crate::layout::Weight;
use crate::state::{AudiencePlace, Command, PresentingPlace, State, Toast, Tone};
use crate::ui::look::Look;
use crate::ui::widgets::{ButtonKind, button, text, wrapped};
use crate::ui::wording::shortened;

/// Where messages stand, one over the other.
#[derive(Clone, Copy, Debug)]
pub enum Berth {
    /// In the middle, from `foot` points above the lower edge upwards.
    Middle {
        /// In points.
        foot: f32,
    },
    /// Within `width` points of the right edge, from `foot` points above the lower edge upwards.
    Right {
        /// In points.
        foot: f32,
        /// In points.
        width: f32,
    },
}

impl Berth {
    const fn foot(self) -> f32 {
        match self {
            Self::Middle { foot } | Self::Right { foot, .. } => foot,
        }
    }

    /// The corner that stays in its place, its offset when so far lifted, and the widest bubble in
    /// a window of `window` points.
    fn place(self, lifted: f32, window: f32) -> (Align2, Vec2, f32) {
        match self {
            Self::Middle { .. } => {
                let widest = (window - 80.0).min(640.0);
                (Align2::CENTER_BOTTOM, vec2(0.0, -lifted), widest)
            }
            Self::Right { width, .. } => (Align2::RIGHT_BOTTOM, vec2(-12.0, -lifted), width - 24.0),
        }
    }
}

/// Draws what is to be told, upwards from its berth.
pub fn messages_ui(
    ctx: &egui::Context,
    look: &Look,
    state: &State,
    berth: Berth,
    out: &mut Vec<Command>,
) {
    let mut lifted = toasts_ui(ctx, look, state.toasts.iter(), berth);
    let mut line = |name, words: &str| {
        lifted += bubble(ctx, (name, 0), (berth, lifted), look.ink(), |ui| {
            text(ui, 13.0, Weight::Medium, look.on_ink(), words);
        });
    };
    if ctx.input(|i| !i.raw.hovered_files.is_empty()) {
        line("drop", "Let go to open the file");
    }
    // The console has its own place for it.
    let is_told = state.presenting_place() == PresentingPlace::Path
        && state.audience_place() != AudiencePlace::ThisWindow;
    if let Some(number) = state.number.as_ref().filter(|_| !is_told) {
        let what = if state.presenting_place() == PresentingPlace::Path {
            "step"
        } else if state.is_comparing() {
            "point"
        } else {
            "item"
        };
        let words = format!("Go to {what} {}  Enter", number.digits);
        line("number", &words);
    }
    if let Some(loading) = state.loading.as_ref().filter(|loading| !loading.is_reload) {
        // It is too wide for the right edge, and covers what is about to be replaced.
        let foot = match berth {
            Berth::Middle { .. } => lifted,
            Berth::Right { .. } => berth.foot(),
        };
        let middle = Berth::Middle { foot };
        bubble(ctx, ("loading", 0), (middle, foot), look.surface(), |ui| {
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

/// Draws of the messages only those about the displays, upwards from their berth.
pub fn display_messages_ui(ctx: &egui::Context, look: &Look, state: &State, berth: Berth) {
    let of_displays = state.toasts.iter().filter(|toast| toast.about_displays);
    toasts_ui(ctx, look, of_displays, berth);
}

/// Gives how high the last of them reaches, in points.
fn toasts_ui<'a>(
    ctx: &egui::Context,
    look: &Look,
    toasts: impl DoubleEndedIterator<Item = &'a Toast>,
    berth: Berth,
) -> f32 {
    let mut shown: Vec<&Toast> = toasts.rev().take(Toast::MAX_SHOWN).collect();
    shown.reverse();
    let mut lifted = berth.foot();
    for (at, toast) in shown.into_iter().enumerate() {
        // Only what went wrong is red, not what a file warns of.
        let (fill, ink) = if toast.tone == Tone::Problem {
            (look.alert_line(), on_alert(look))
        } else {
            (look.ink(), look.on_ink())
        };
        // It is read out when it comes, so that the bubble itself keeps silent.
        lifted += bubble(ctx, ("toast", at), (berth, lifted), fill, |ui| {
            wrapped(ui, 13.0, Weight::Medium, ink, &toast.text);
        });
    }
    lifted
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
    (berth, lifted): (Berth, f32),
    fill: Color32,
    contents: impl FnOnce(&mut Ui),
) -> f32 {
    let (corner, offset, widest) = berth.place(lifted, ctx.content_rect().width());
    let shown = Area::new(egui::Id::unique(name))
        .order(Order::Foreground)
        .anchor(corner, offset)
        .interactable(true)
        .show(ctx, |ui| {
            ui.set_max_width(widest);
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
