//! The strip over the window of a laptop that explores: what the audience sees meanwhile, and the
//! ways back.

use egui::{Rect, Stroke, Ui, pos2, vec2};

use super::live::{freeze, live_picture_ui};
use super::parts::{Fullness, KeyButton, Tone, button_row, line, pill};
use super::words::{alert_words, seen, seen_words};
use super::{ConsoleInput, ConsoleMemory, say};
use crate::layout::Weight;
use crate::state::{Command, PresentingCommand};
use crate::ui::widgets::Icon;

/// The height of the strip, in points.
pub const STRIP: f32 = 64.0;

/// Draws the strip into `rect`.
pub fn strip_ui(
    ui: &mut Ui,
    rect: Rect,
    input: &ConsoleInput<'_>,
    memory: &mut ConsoleMemory,
    out: &mut Vec<Command>,
) {
    let (look, show) = (input.look, input.show);
    ui.painter().rect_filled(rect, 0.0, input.ground);
    let under = Stroke::new(1.0, look.line2());
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, under);
    let height = rect.height() - 16.0;
    let size = vec2((height * input.aspect).min(140.0), height);
    let picture = Rect::from_min_size(rect.min + vec2(16.0, 8.0), size);
    live_picture_ui(ui, picture, input, memory);
    let y = rect.center().y;
    let mut right = ways_ui(ui, rect, input, out) - 12.0;
    if let Some(words) = alert_words(show) {
        let icon = if show.black { Icon::Black } else { Icon::Frost };
        right = pill(ui, look, [right, y], (icon, true), &words) - 12.0;
    }
    let left = picture.right() + 16.0;
    let strong = (13.0, Weight::SemiBold, look.t1());
    line(
        ui,
        (left, right, y - 10.0),
        strong,
        "You explore; the audience does not see it",
    );
    let title = &seen(show).step.title;
    let words = if show.black {
        "The audience sees nothing".to_owned()
    } else {
        format!("The audience sees {}, {title}", seen_words(show))
    };
    let quiet = (13.0, Weight::Regular, look.t2());
    line(ui, (left, right, y + 11.0), quiet, &words);
}

/// The ways back, at the right; gives their left edge.
fn ways_ui(ui: &Ui, rect: Rect, input: &ConsoleInput<'_>, out: &mut Vec<Command>) -> f32 {
    let (look, show) = (input.look, input.show);
    let back = format!("Return to step {}", show.at + 1);
    let buttons = [
        KeyButton {
            icon: Icon::Screen,
            text: "Send my view",
            key: "Enter",
            tip: "Shows the audience what the laptop shows",
            tone: Tone::Primary,
        },
        KeyButton {
            icon: Icon::Undo,
            text: "Take back",
            key: "Bksp",
            tip: "Shows on the laptop what the audience sees",
            tone: Tone::Plain,
        },
        freeze(show),
        KeyButton {
            icon: Icon::Left,
            text: &back,
            key: "F5",
            tip: "Leaves exploring, and goes on with the step",
            tone: Tone::Plain,
        },
    ];
    let commands = [
        PresentingCommand::Commit,
        PresentingCommand::Recall,
        PresentingCommand::ToggleFreeze,
        PresentingCommand::Return,
    ];
    // Words come before icons: the pill and what the audience sees must be read too.
    let most = rect.width() * 0.62;
    let natural = |fullness| -> f32 {
        let each = buttons.iter().map(|it| it.width(ui, fullness) + 6.0);
        each.sum()
    };
    let widths = [Fullness::Full, Fullness::NoIcons, Fullness::Words].map(natural);
    let width = widths.into_iter().find(|it| *it <= most).unwrap_or(most);
    let left = rect.right() - 16.0 - width;
    let y = rect.center().y;
    let row = Rect::from_min_max(pos2(left, y - 18.0), pos2(rect.right() - 16.0, y + 18.0));
    if let Some(at) = button_row(ui, look, row, &buttons) {
        out.extend(commands.into_iter().nth(at).map(say));
    }
    left
}
