//! What the audience sees, live and large; the state it is in; and what can be done to it.

use egui::{
    Align2, Color32, Context, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::parts::{KeyButton, Tone, button_row, line, pill, round_corners, text_width};
use super::places::Places;
use super::words::{alert_words, held_word, place_words, seen_words, step_words, title_at};
use super::{ConsoleInput, ConsoleMemory, say};
use crate::layout::Weight;
use crate::state::{Command, PresentingCommand, Show, State};
use crate::ui::audience::{picture_ui, slide_rect};
use crate::ui::look::{Look, display_font, font};
use crate::ui::widgets::Icon;
use crate::ui::wording::counted;

/// Over a picture narrower than this its states are said in a word, in points.
const SHORT: f32 = 520.0;

/// Draws the line over the picture, the picture and the buttons under it.
pub fn live_ui(
    ui: &mut Ui,
    places: &Places,
    input: &ConsoleInput<'_>,
    memory: &mut ConsoleMemory,
    out: &mut Vec<Command>,
) {
    let response = live_picture_ui(ui, places.live, input, memory);
    let left_out = if input.show.black {
        0
    } else {
        memory.live.left_out()
    };
    head_ui(ui, places.live_head, (input, left_out), out);
    pointer_ui(&response, input.state, memory, out);
    buttons_ui(ui, places.buttons, input, out);
}

/// Paints what the audience sees into `rect`, as one thing with one name.
pub fn live_picture_ui(
    ui: &mut Ui,
    rect: Rect,
    input: &ConsoleInput<'_>,
    memory: &mut ConsoleMemory,
) -> Response {
    let (look, show) = (input.look, input.show);
    if let Some(picture) = input.state.audience_picture() {
        let millis = input.now.millis;
        if picture_ui(ui, rect, &picture, millis, false, &mut memory.live) {
            ui.ctx().request_repaint();
        }
    }
    if show.black {
        black_ui(ui, rect, show);
    }
    round_corners(ui, rect, input.ground);
    let is_held = show.black || show.frozen.is_some();
    let edge = if is_held {
        Stroke::new(3.0, look.alert_line())
    } else {
        Stroke::new(1.0, look.line2())
    };
    let edge_at = rect.expand(if is_held { 2.0 } else { 1.0 });
    ui.painter()
        .rect_stroke(edge_at, 10.0, edge, StrokeKind::Inside);
    let id = ui.scope_id().with("live picture");
    ui.interact(rect, id, Sense::DRAG | Sense::HOVER)
}

/// On the console only: the audience's screen has no words then.
fn black_ui(ui: &Ui, rect: Rect, show: &Show) {
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, Color32::BLACK);
    if rect.height() < 120.0 {
        return;
    }
    let (white, grey) = (Color32::from_gray(0xE8), Color32::from_gray(0xB4));
    let at = rect.center();
    let head = "The screen is black";
    let above = at - vec2(0.0, 16.0);
    painter.text(
        above,
        Align2::CENTER_CENTER,
        head,
        display_font(24.0),
        white,
    );
    let words = format!("Press . or any step key to bring {} back", seen_words(show));
    let below = at + vec2(0.0, 18.0);
    let face = font(15.0, Weight::Regular);
    painter.text(below, Align2::CENTER_CENTER, words, face, grey);
}

/// What is on the projector and where that is, and from the right what state it is in.
fn head_ui(
    ui: &mut Ui,
    rect: Rect,
    (input, left_out): (&ConsoleInput<'_>, usize),
    out: &mut Vec<Command>,
) {
    let (look, show) = (input.look, input.show);
    let y = rect.center().y;
    let mut right = rect.right();
    for (icon, alert, words) in pills(show, rect.width() < SHORT) {
        right = pill(ui, look, [right, y], (icon, alert), &words) - 8.0;
    }
    if left_out > 0 {
        right = left_out_ui(ui, look, [right, y], left_out) - 8.0;
    }
    // The button stands behind the words, however few there is room for.
    let end = right - 40.0;
    let strong = (13.0, Weight::SemiBold, look.t1());
    let left = line(ui, (rect.left(), end, y), strong, "On the projector");
    let place = place_words(
        input.state.audience_place(),
        &input.state.presenting.displays,
    );
    let quiet = (13.0, Weight::Regular, look.t2());
    let words = format!("{}  ·  {place}", step_words(show));
    let end = line(ui, (left + 12.0, end, y), quiet, &words).min(end);
    place_node(ui, rect, show);
    let size = vec2(32.0, 32.0);
    let at = Rect::from_center_size(pos2(end + 22.0, y), size);
    let builder = egui::UiBuilder::new().max_rect(at).id_salt("display");
    let mut child = ui.new_child(builder);
    let name = "Projector and room";
    if crate::ui::widgets::icon_button(&mut child, look, Icon::Settings, name).clicked() {
        out.push(say(PresentingCommand::AskDisplay));
    }
}

/// Says how much of the slide has no room on it, ending at `right`; gives its left edge.
fn left_out_ui(ui: &Ui, look: &Look, [right, y]: [f32; 2], count: usize) -> f32 {
    let words = format!("{count} left out");
    let size = vec2(text_width(ui, &words, 13.0, Weight::Medium) + 2.0, 28.0);
    let rect = Rect::from_min_size(pos2(right - size.x, y - 14.0), size);
    let at = pos2(rect.left(), y);
    let face = font(13.0, Weight::Medium);
    ui.painter()
        .text(at, Align2::LEFT_CENTER, &words, face, look.amber_text());
    let response = ui.interact(rect, ui.scope_id().with("left out"), Sense::hover());
    let what = counted(count, "name or text has", "names or texts have");
    let tip = format!("{what} no room on the slide at a size that the last row can read");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(tip.as_str());
    });
    response.on_hover_text(tip);
    rect.left()
}

/// Where the speaker is, to be found at any time; the step that comes up is announced by itself.
fn place_node(ui: &Ui, rect: Rect, show: &Show) {
    let at = Rect::from_min_size(rect.min, vec2(1.0, 1.0));
    let response = ui.interact(at, ui.scope_id().with("current step"), Sense::empty());
    let title = title_at(show, show.at);
    let words = format!("Step {} of {}, {title}", show.at + 1, show.path.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, "Current step"));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label("Current step");
        node.set_value(words);
    });
}

/// The states, the most pressing at the right; in a word each if there is little room.
fn pills(show: &Show, short: bool) -> Vec<(Icon, bool, String)> {
    let mut pills = Vec::new();
    if let Some(words) = alert_words(show) {
        let words = if short {
            held_word(show).to_owned()
        } else {
            words
        };
        let icon = if show.black { Icon::Black } else { Icon::Frost };
        pills.push((icon, true, words));
    }
    if show.rehearsal.is_some() {
        pills.push((Icon::Clock, false, "Rehearsing".to_owned()));
    }
    pills
}

/// The pointer follows the mouse over the picture while it is on, and is on while the mouse is
/// pressed there.
pub fn pointer_ui(
    response: &Response,
    state: &State,
    memory: &mut ConsoleMemory,
    out: &mut Vec<Command>,
) {
    let has_pointer = state.on_air().is_some_and(|show| show.pointer.is_some());
    let toggle = || say(PresentingCommand::TogglePointer);
    if !has_pointer && response.drag_started() {
        memory.points = true;
        out.push(toggle());
    }
    if memory.points && !response.is_pointer_button_down_on() {
        memory.points = false;
        if has_pointer {
            out.push(toggle());
        }
        return;
    }
    if !has_pointer && !memory.points {
        return;
    }
    if response.contains_pointer() || memory.points {
        response.ctx.set_cursor_icon(CursorIcon::Crosshair);
    }
    out.extend(pointed_at(
        &response.ctx,
        response.rect,
        response.drag_started(),
    ));
}

/// Where the mouse has moved to over the audience's picture in `rect`; `None` if it rests, is
/// elsewhere, or there is no pointer to be moved.
pub fn moved_pointer(ctx: &Context, rect: Rect, state: &State) -> Option<Command> {
    state.on_air()?.pointer?;
    pointed_at(ctx, rect, false)
}

/// The place of the mouse in `rect` if it has moved, or in any case if it `begins`.
fn pointed_at(ctx: &Context, rect: Rect, begins: bool) -> Option<Command> {
    let (pos, moved) = ctx.input(|input| {
        let moved = input.pointer.delta() != egui::Vec2::ZERO;
        (input.pointer.latest_pos(), moved)
    });
    let pos = pos.filter(|pos| (moved || begins) && rect.contains(*pos))?;
    let slide = slide_rect(rect);
    let at = (pos - slide.min) / slide.size();
    Some(say(PresentingCommand::MovePointer { x: at.x, y: at.y }))
}

fn buttons_ui(ui: &Ui, rect: Rect, input: &ConsoleInput<'_>, out: &mut Vec<Command>) {
    let show = input.show;
    let buttons = [
        KeyButton::plain(
            Icon::Screen,
            ["Send my view", "Enter"],
            "Shows the audience what the laptop shows",
        )
        .toned(Tone::Primary),
        freeze(show),
        KeyButton::plain(
            Icon::Quotes,
            ["Evidence", "E"],
            "Raises the evidence for the step over the audience's picture",
        )
        .toned(on_if(show.evidence)),
        KeyButton::plain(
            Icon::Undo,
            ["Take back", "Bksp"],
            "Explore on the laptop, from what the audience sees",
        ),
        KeyButton::plain(
            Icon::Swap,
            ["Swap screens", "X"],
            "Swaps the displays of the audience and the console",
        ),
        KeyButton::plain(
            Icon::Pointer,
            ["Pointer", "F2"],
            "Puts a pointer on the audience's picture, or press the mouse on it",
        )
        .toned(on_if(show.pointer.is_some())),
    ];
    let commands = [
        PresentingCommand::Commit,
        PresentingCommand::ToggleFreeze,
        PresentingCommand::ToggleEvidence,
        PresentingCommand::Recall,
        PresentingCommand::SwapDisplays,
        PresentingCommand::TogglePointer,
    ];
    if let Some(at) = button_row(ui, input.look, rect, &buttons) {
        out.extend(commands.into_iter().nth(at).map(say));
    }
}

/// The button that holds the audience's picture.
pub fn freeze(show: &Show) -> KeyButton<'static> {
    let is_frozen = show.frozen.is_some();
    KeyButton::plain(
        Icon::Frost,
        [if is_frozen { "Unfreeze" } else { "Freeze" }, "Z"],
        if is_frozen {
            "Lets the audience's picture go"
        } else {
            "Holds the audience's picture"
        },
    )
    .toned(if is_frozen { Tone::Alert } else { Tone::Plain })
}

const fn on_if(is_on: bool) -> Tone {
    if is_on { Tone::On } else { Tone::Plain }
}
