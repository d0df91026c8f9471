//! What comes next, as the audience will see it, and the speaker's notes.

use egui::{
    Align2, EventFilter, Key, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::parts::{line, round_corners};
use super::places::Places;
use super::words::number_of;
use super::{ConsoleInput, ConsoleMemory, say};
use crate::layout::{Legibility, Weight};
use crate::state::{Command, Direction, PresentingCommand, Settings, Show, Slide};
use crate::ui::audience::slide_picture_ui;
use crate::ui::look::{Look, font};
use crate::ui::widgets::focus_ring;

/// How far an arrow key scrolls the notes, in points.
const SCROLL_STEP: f32 = 54.0;

/// Draws both.
pub fn side_ui(
    ui: &mut Ui,
    places: &Places,
    input: &ConsoleInput<'_>,
    memory: &mut ConsoleMemory,
    out: &mut Vec<Command>,
) {
    next_ui(ui, places, input, memory);
    notes_ui(ui, places.notes, input, out);
}

/// What the smaller picture shows: the laptop's own step while the audience's is held on another,
/// else what follows.
fn aside(show: &Show) -> (&'static str, Option<&Slide>) {
    if show.seen().number == show.air.number {
        ("Next", show.next.as_ref())
    } else {
        ("On your laptop", Some(&show.air))
    }
}

fn next_ui(ui: &mut Ui, places: &Places, input: &ConsoleInput<'_>, memory: &mut ConsoleMemory) {
    let (look, show) = (input.look, input.show);
    let (head, slide) = aside(show);
    let (rect, y) = (places.next, places.next_head.center().y);
    let words = match slide {
        Some(slide) => slide_words(slide),
        None => "The end of the briefing".to_owned(),
    };
    let end = places.next_head.right();
    let strong = (13.0, Weight::SemiBold, look.t1());
    let left = line(ui, (rect.left(), end, y), strong, head);
    let quiet = (13.0, Weight::Regular, look.t2());
    line(ui, (left + 12.0, end, y), quiet, &words);
    let Some(slide) = slide else {
        last_ui(ui, rect, look);
        return;
    };
    let settings = &input.state.settings;
    let seat = settings.room.seat;
    let legibility = Legibility { seat };
    let theme = settings.audience_theme;
    slide_picture_ui(ui, rect, slide, legibility, theme, &mut memory.next);
    round_corners(ui, rect, input.ground);
    let edge = Stroke::new(1.0, look.line2());
    ui.painter()
        .rect_stroke(rect.expand(1.0), 10.0, edge, StrokeKind::Inside);
}

/// In place of a picture, after the last step.
fn last_ui(ui: &Ui, rect: Rect, look: &Look) {
    let edge = Stroke::new(1.0, look.line2());
    ui.painter()
        .rect(rect, 10.0, look.chrome(), edge, StrokeKind::Inside);
    let face = font(15.0, Weight::Regular);
    let words = "This is the last step";
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, words, face, look.t2());
}

/// "Step 10, The force".
fn slide_words(slide: &Slide) -> String {
    let title = &slide.step.title;
    match number_of(slide) {
        Some(number) => format!("Step {number}, {title}"),
        None => format!("The view you sent, {title}"),
    }
}

fn notes_ui(ui: &mut Ui, rect: Rect, input: &ConsoleInput<'_>, out: &mut Vec<Command>) {
    let (look, show) = (input.look, input.show);
    let edge = Stroke::new(1.0, look.line1());
    ui.painter()
        .rect(rect, 10.0, look.chrome(), edge, StrokeKind::Inside);
    let head = format!("Notes for step {}", show.at + 1);
    let y = rect.top() + 24.0;
    let end = rect.right() - 90.0;
    let strong = (13.0, Weight::SemiBold, look.t1());
    line(ui, (rect.left() + 20.0, end, y), strong, &head);
    let size = input.state.settings.notes_points;
    let sizes = Settings::NOTES_POINTS;
    let mut x = rect.right() - 50.0;
    for (text, name, direction, allowed) in [
        (
            "A+",
            "Larger notes",
            Direction::Forward,
            size < *sizes.end(),
        ),
        (
            "A−",
            "Smaller notes",
            Direction::Backward,
            size > *sizes.start(),
        ),
    ] {
        let at = Rect::from_center_size(pos2(x + 12.0, y), vec2(32.0, 28.0));
        if size_button(ui, look, at, (text, name, allowed)) {
            out.push(say(PresentingCommand::ScaleNotes { direction }));
        }
        x -= 34.0;
    }
    let inside = Rect::from_min_max(rect.min + vec2(20.0, 44.0), rect.max - vec2(8.0, 10.0));
    scrolled_notes(ui, (rect, inside), input);
}

fn size_button(
    ui: &Ui,
    look: &Look,
    rect: Rect,
    (words, name, allowed): (&str, &str, bool),
) -> bool {
    let response = ui.interact(rect, ui.scope_id().with(name), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, allowed, name));
    let color = if allowed { look.t1() } else { look.disabled() };
    if response.hovered() && allowed {
        ui.painter().rect_filled(rect, 7.0, look.hover());
    }
    let face = font(14.0, Weight::SemiBold);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, words, face, color);
    focus_ring(ui.painter(), look, &response, 7);
    response.on_hover_text(name).clicked() && allowed
}

/// The notes themselves; with the keyboard on them, up and down scroll.
fn scrolled_notes(ui: &mut Ui, (card, inside): (Rect, Rect), input: &ConsoleInput<'_>) {
    let (look, show) = (input.look, input.show);
    let id = ui.scope_id().with("notes");
    let response = ui.interact(card, id, Sense::focusable_noninteractive());
    let step = show.path.get(show.at).map(|it| it.step);
    let notes = step.and_then(|at| show.briefing.steps.get(at));
    let notes = notes.map_or("", |step| step.notes.trim());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(egui::accesskit::Role::Group);
        node.set_label(format!("Notes for step {}", show.at + 1));
    });
    focus_ring(ui.painter(), look, &response, 10);
    let scrolled = scroll_keys(ui, &response);
    let builder = UiBuilder::new().max_rect(inside).id_salt("notes text");
    let mut child = ui.new_child(builder);
    child.set_clip_rect(inside.intersect(ui.clip_rect()));
    let area = ScrollArea::vertical().id_salt(("notes", step));
    area.auto_shrink(false).show(&mut child, |ui| {
        if scrolled != 0.0 {
            ui.scroll_with_delta(vec2(0.0, -scrolled));
        }
        ui.set_max_width(inside.width() - 16.0);
        if notes.is_empty() {
            let quiet = egui::RichText::new("No notes for this step").color(look.t2());
            ui.label(quiet.font(font(15.0, Weight::Regular)));
        } else {
            let points = input.state.settings.notes_points;
            super::notes::notes_ui(ui, look, points, notes);
        }
    });
}

/// How far the arrow keys scroll, in points; they stay with the notes while those have the
/// keyboard.
fn scroll_keys(ui: &Ui, response: &egui::Response) -> f32 {
    if !response.has_focus() {
        return 0.0;
    }
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    ui.input(|input| {
        let pressed = |key| input.num_presses(key) as f32;
        (pressed(Key::ArrowDown) - pressed(Key::ArrowUp)) * SCROLL_STEP
    })
}
