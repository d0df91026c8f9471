//! The bar of the console: what is told, how long it has been told, and the ways out.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::parts::{KeyButton, Tone, button_row, line, painted, row_width};
use super::words::{bar_words, clock_words, left_words, planned_end, span_words};
use super::{ConsoleInput, say};
use crate::layout::Weight;
use crate::state::{Command, Pace, PresentingCommand};
use crate::ui::look::display_font;
use crate::ui::widgets::{Icon, icon_button, paint_icon};
use crate::ui::wording::capitalized;

/// The width of the bar of the pace.
const PACE: f32 = 190.0;
/// The least width of the title.
const TITLE: f32 = 150.0;

/// Draws the bar into `rect`.
pub fn bar_ui(ui: &mut Ui, rect: Rect, input: &ConsoleInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    ui.painter().rect_filled(rect, 0.0, look.chrome());
    let under = Stroke::new(1.0, look.line1());
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, under);
    let ways = ways_ui(ui, rect, input, out);
    let middle = clock_place(ui, rect.with_max_x(ways - 16.0), rect.center().x, input);
    title_ui(ui, rect.with_max_x(middle.left() - 16.0), input);
    clock_ui(ui, middle, input, out);
}

fn title_ui(ui: &Ui, rect: Rect, input: &ConsoleInput<'_>) {
    let look = input.look;
    let y = rect.center().y;
    paint_icon(
        ui.painter(),
        Icon::Logo,
        pos2(rect.left() + 34.0, y),
        look.t1(),
    );
    let room = |y: f32| (rect.left() + 58.0, rect.right(), y);
    let title = &input.state.timeline.title;
    line(
        ui,
        room(y - 9.0),
        (15.0, Weight::SemiBold, look.t1()),
        title,
    );
    let words = bar_words(input.state);
    line(
        ui,
        room(y + 11.0),
        (13.0, Weight::Regular, look.t2()),
        &words,
    );
}

/// Where clock and pace stand: round `middle`, unless that leaves `room`.
fn clock_place(ui: &Ui, room: Rect, middle: f32, input: &ConsoleInput<'_>) -> Rect {
    let size = vec2(clock_width(ui, input), room.height());
    let left = (middle - size.x / 2.0)
        .min(room.right() - size.x)
        .max(room.left());
    Rect::from_min_size(pos2(left, room.top()), size)
}

/// The width of clock, pace and the button that stops them.
fn clock_width(ui: &Ui, input: &ConsoleInput<'_>) -> f32 {
    let digits = digits_width(ui, &clock_words(elapsed(input)));
    digits + 16.0 + 84.0 + 12.0 + PACE + 16.0 + 32.0
}

fn elapsed(input: &ConsoleInput<'_>) -> u64 {
    input.show.clock.millis(input.now) / 1_000
}

fn clock_ui(ui: &mut Ui, rect: Rect, input: &ConsoleInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    let (elapsed, total) = (elapsed(input), planned_end(input.show));
    let y = rect.center().y;
    let words = clock_words(elapsed);
    let right = digits_ui(ui, pos2(rect.left(), y), &words, look.t1());
    let clock = rect.with_max_x(right);
    let node = ui.interact(clock, ui.scope_id().with("clock"), Sense::empty());
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Clock {words}")));
    let (left_of_it, is_over) = left_words(elapsed, total);
    let x = right + 16.0;
    let of = format!("of {}", span_words(total));
    line(
        ui,
        (x, x + 84.0, y - 9.0),
        (13.0, Weight::Medium, look.t1()),
        &of,
    );
    let color = if is_over {
        look.amber_text()
    } else {
        look.t2()
    };
    line(
        ui,
        (x, x + 84.0, y + 10.0),
        (13.0, Weight::Regular, color),
        &left_of_it,
    );
    let pace = Rect::from_min_size(pos2(x + 92.0, rect.top()), vec2(PACE, rect.height()));
    pace_ui(ui, pace, input, [elapsed, total]);
    let runs = input.show.clock.running_since.is_some();
    let (icon, name) = if runs {
        (Icon::Pause, "Pause the clock (T)")
    } else {
        (Icon::Play, "Start the clock (T)")
    };
    let at = Rect::from_center_size(pos2(pace.right() + 28.0, y), vec2(32.0, 32.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(at).id_salt("pause"));
    if icon_button(&mut child, look, icon, name).clicked() {
        out.push(say(PresentingCommand::ToggleClock));
    }
}

/// How far the clock has come, the span in which the current step was planned, and a tick where
/// it ends: past it one is behind.
fn pace_ui(ui: &Ui, rect: Rect, input: &ConsoleInput<'_>, [elapsed, total]: [u64; 2]) {
    let look = input.look;
    let pace = input.state.pace(input.now).unwrap_or(Pace::OnPlan);
    let is_behind = matches!(pace, Pace::Behind(_));
    let words = capitalized(&pace.words());
    let y = rect.center().y;
    let color = if is_behind {
        look.amber_text()
    } else {
        look.t1()
    };
    let room = (rect.left(), rect.right(), y - 9.0);
    painted(ui, room, (13.0, Weight::Medium, color), &words);
    let track = Rect::from_min_size(pos2(rect.left(), y + 7.0), vec2(rect.width(), 6.0));
    let painter = ui.painter();
    let at = |secs: u64| {
        let part = secs.min(total) as f32 / total.max(1) as f32;
        track.left() + track.width() * part
    };
    painter.rect_filled(track, 3.0, look.line2());
    let [start, end] = input.show.planned_secs().map(at);
    let span = track.with_min_x(start).with_max_x(end);
    painter.rect_filled(span, 0.0, look.t2().gamma_multiply(0.45));
    painter.rect_filled(track.with_max_x(at(elapsed)), 3.0, look.ink());
    let tick = if is_behind {
        look.amber_line()
    } else {
        look.t1()
    };
    let ends = (track.top() - 6.0)..=(track.bottom() + 6.0);
    painter.vline(end, ends, Stroke::new(2.0, tick));
    let node = ui.interact(
        rect.shrink2(vec2(0.0, 10.0)),
        ui.scope_id().with("pace"),
        Sense::hover(),
    );
    node.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, "Pace"));
    ui.ctx()
        .accesskit_node_builder(node.id, |node| node.set_value(words.as_str()));
    node.on_hover_text("The tick is where this step was planned to end");
}

/// Black and the end, at the right; gives their left edge. In a narrow window their words give way
/// to the clock.
fn ways_ui(ui: &Ui, rect: Rect, input: &ConsoleInput<'_>, out: &mut Vec<Command>) -> f32 {
    let is_black = input.show.black;
    let (word, tip, tone) = if is_black {
        let tip = "Shows the audience the picture again";
        ("Restore", tip, Tone::Alert)
    } else {
        let tip = "Makes the audience's screen black";
        ("Black", tip, Tone::Plain)
    };
    let ways = [
        KeyButton::plain(Icon::Black, [word, "."], tip).toned(tone),
        KeyButton::plain(
            Icon::Close,
            ["End briefing", "Shift+Esc"],
            "Ends presenting and keeps the step: F5 resumes there",
        ),
    ];
    let right = rect.right() - 24.0;
    let room = right - 16.0 - clock_width(ui, input) - 16.0 - TITLE - rect.left();
    let width = row_width(ui, &ways, room);
    let y = rect.center().y;
    let row = Rect::from_min_max(pos2(right - width, y - 16.0), pos2(right, y + 16.0));
    let commands = [PresentingCommand::ToggleBlack, PresentingCommand::Leave];
    if let Some(at) = button_row(ui, input.look, row, &ways) {
        out.extend(commands.into_iter().nth(at).map(say));
    }
    row.left()
}

/// The width of a digit, so that the clock stands still while it runs.
fn figure_width(ui: &Ui) -> f32 {
    let face = display_font(32.0);
    ui.ctx().fonts_mut(|fonts| fonts.glyph_width(&face, '0'))
}

fn step_of(digit: char, figure: f32) -> f32 {
    if digit.is_ascii_digit() {
        figure
    } else {
        figure * 0.5
    }
}

fn digits_width(ui: &Ui, words: &str) -> f32 {
    let figure = figure_width(ui);
    words.chars().map(|digit| step_of(digit, figure)).sum()
}

/// Draws `words` with each digit in the middle of the width of a 0. Gives the right edge.
fn digits_ui(ui: &Ui, left: egui::Pos2, words: &str, color: egui::Color32) -> f32 {
    let figure = figure_width(ui);
    let mut x = left.x;
    for digit in words.chars() {
        let step = step_of(digit, figure);
        let at = pos2(x + step / 2.0, left.y);
        let face = display_font(32.0);
        ui.painter()
            .text(at, Align2::CENTER_CENTER, digit, face, color);
        x += step;
    }
    x
}
