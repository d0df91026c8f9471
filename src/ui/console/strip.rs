//! The strip over the window of a laptop that explores: what the audience sees meanwhile, and the
//! ways back.

use egui::{Rect, Stroke, Ui, pos2, vec2};

use super::live::{freeze, live_picture_ui, pointer_ui};
use super::parts::{KeyButton, Tone, button_row, line, pill, row_width};
use super::words::{held_word, seen_words, title_at};
use super::{ConsoleInput, ConsoleMemory, say};
use crate::layout::Weight;
use crate::state::{AudiencePlace, Command, PresentingCommand};
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
    let mut left = rect.left() + 16.0;
    if !is_seen(input) {
        let height = rect.height() - 16.0;
        let size = vec2((height * input.aspect).min(140.0), height);
        let picture = Rect::from_min_size(rect.min + vec2(16.0, 8.0), size);
        let response = live_picture_ui(ui, picture, input, memory);
        pointer_ui(&response, input.state, memory, out);
        left = picture.right() + 16.0;
    }
    let y = rect.center().y;
    let mut right = ways_ui(ui, rect, input, out) - 12.0;
    if show.black || show.frozen.is_some() {
        let icon = if show.black { Icon::Black } else { Icon::Frost };
        right = pill(ui, look, [right, y], (icon, true), held_word(show)) - 12.0;
    }
    let [head, words] = words_of(input);
    let strong = (13.0, Weight::SemiBold, look.t1());
    line(ui, (left, right, y - 10.0), strong, &head);
    let quiet = (13.0, Weight::Regular, look.t2());
    line(ui, (left, right, y + 11.0), quiet, &words);
}

/// Whether the audience sees the window that the strip stands in: there is one screen for both.
fn is_seen(input: &ConsoleInput<'_>) -> bool {
    input.state.audience_place() == AudiencePlace::ThisWindow
}

/// What the laptop does, and what the audience sees meanwhile.
fn words_of(input: &ConsoleInput<'_>) -> [String; 2] {
    let show = input.show;
    if is_seen(input) {
        let (number, title) = (show.at + 1, title_at(show, show.at));
        return [
            "You explore, and the audience sees this window".to_owned(),
            format!("Return brings step {number} back, {title}"),
        ];
    }
    let (what, title) = (seen_words(show), &show.seen().step.title);
    let words = match (show.black, &show.frozen) {
        (true, _) => "The audience sees nothing".to_owned(),
        (_, Some(_)) => format!("The audience stays on {what}, {title}"),
        _ => format!("The audience sees {what}, {title}"),
    };
    ["You explore on the laptop alone".to_owned(), words]
}

/// The ways back, at the right; gives their left edge.
fn ways_ui(ui: &Ui, rect: Rect, input: &ConsoleInput<'_>, out: &mut Vec<Command>) -> f32 {
    let (look, show) = (input.look, input.show);
    let back = format!("Return to step {}", show.at + 1);
    let buttons = [
        KeyButton::plain(
            Icon::Screen,
            ["Send my view", "Enter"],
            "Shows the audience what the laptop shows",
        )
        .toned(Tone::Primary),
        KeyButton::plain(
            Icon::Undo,
            ["Take back", "Bksp"],
            "Shows on the laptop what the audience sees",
        ),
        freeze(show),
        KeyButton::plain(
            Icon::Left,
            [&back, "F5"],
            "Leaves exploring, and goes on with the step",
        ),
    ];
    let commands = [
        PresentingCommand::Commit,
        PresentingCommand::Recall,
        PresentingCommand::ToggleFreeze,
        PresentingCommand::Return,
    ];
    // Where the audience sees the window itself there is nothing to send, to take or to hold.
    let from = if is_seen(input) { 3 } else { 0 };
    let buttons = &buttons[from..];
    // The pill and what the audience sees must be read too.
    let width = row_width(ui, buttons, rect.width() * 0.52);
    let left = rect.right() - 16.0 - width;
    let y = rect.center().y;
    let row = Rect::from_min_max(pos2(left, y - 18.0), pos2(rect.right() - 16.0, y + 18.0));
    if let Some(at) = button_row(ui, look, row, buttons) {
        out.extend(commands.into_iter().nth(from + at).map(say));
    }
    left
}
