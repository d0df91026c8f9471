//! The canvas: paints the display list, turns pointer input into commands and tells screen
//! readers what is there.
//!
//! It decides nothing about time or layout: it asks the list what was hit and says so.

mod access;
mod belief;
mod lines;
mod marks;
mod paint;
mod past;
mod pointer;
mod spans;
mod tip;

use egui::{EventFilter, Painter, Rect, Response, Sense, Ui};

use crate::layout::{DisplayList, TimeScale};
use crate::model::{ItemIx, Timeline};
use crate::state::{Command, Settings};

pub use belief::{Belief, Moment};
pub use lines::{dashed_rect, ink_line};
pub use marks::{MarkPaint, paint_mark, paint_mark_bare, paint_split};
pub use paint::{CanvasPainter, Emphasis, shape_of};
pub use past::is_later;
pub use pointer::{PointerMemory, summary, zoom_command};

use super::look::Look;

/// What the canvas shows.
pub struct CanvasInput<'a> {
    /// The timeline.
    pub timeline: &'a Timeline,
    /// What is where.
    pub list: &'a DisplayList,
    /// How many items the canvas holds, in view or not.
    pub shown: usize,
    /// From points to time and back.
    pub scale: TimeScale,
    /// The selected item; `None` if nothing is selected.
    pub selected: Option<ItemIx>,
    /// The item whose tip the state shows; `None` for no tip.
    pub tip: Option<ItemIx>,
    /// Whether the day of knowledge is written at the foot of its line; not where the handle of
    /// the scrubber stands below it and says so.
    pub flags_day: bool,
    /// A change of belief under way; `None` if all marks are in their places.
    pub moment: Option<Moment<'a>>,
    /// How far the lanes are scrolled, in points.
    pub scroll_y: f32,
    /// What the wheel does.
    pub settings: &'a Settings,
    /// The colours and faces.
    pub look: &'a Look,
}

/// The id of the canvas, by which the keyboard finds it.
pub fn canvas_id() -> egui::Id {
    egui::Id::unique("canvas")
}

/// Draws the canvas into `rect` and reacts to the pointer.
pub fn canvas_ui(
    ui: &mut Ui,
    rect: Rect,
    input: &CanvasInput<'_>,
    memory: &mut PointerMemory,
    out: &mut Vec<Command>,
) -> Response {
    let response = ui.interact(rect, canvas_id(), Sense::click_and_drag());
    keep_arrow_keys(ui, &response);
    let hit = pointer::pointer_ui(ui, &response, input, memory, out);
    if response.clicked() || response.drag_started() {
        memory.clicked_into = true;
    } else if !response.has_focus() || ui.input(|i| i.events.iter().any(is_key)) {
        memory.clicked_into = false;
    }
    let ringed = response.has_focus() && !memory.clicked_into;
    let emphasis = emphasis(ringed, input, hit.as_ref());
    let painter = ui.painter_at(rect);
    CanvasPainter::new(&painter, input.look, rect, emphasis)
        .in_motion(input.moment)
        .with_day(input.flags_day)
        .paint(input.list);
    if input.moment.is_some() {
        ui.ctx().request_repaint();
    }
    scroll_sign(&painter, rect, input);
    if input.timeline.item_slots() == 0 && !input.timeline.title.is_empty() {
        let font = crate::ui::look::font(15.0, crate::layout::Weight::Medium);
        let words = "This timeline has no items yet";
        painter.text(
            rect.center(),
            egui::Align2::CENTER_CENTER,
            words,
            font,
            input.look.t2(),
        );
    }
    pointer::selection_band_ui(&painter, input, rect, memory);
    // A selected item in sight wears the ring itself.
    if ringed && input.list.plate.is_none() {
        let ring = egui::Stroke::new(2.0, input.look.focus());
        painter.rect_stroke(rect.shrink(1.0), 2.0, ring, egui::StrokeKind::Inside);
    }
    tip::tip_ui(ui, rect, input, hit.as_ref(), memory, out);
    access::describe(ui, &response, rect, input, out);
    response
}

/// A thin bar at the right edge that tells that there are more rows, and where one is.
fn scroll_sign(painter: &Painter, rect: Rect, input: &CanvasInput<'_>) {
    let list = input.list;
    let room = rect.with_min_y(rect.top() + list.lanes_top);
    if list.lanes_height <= room.height() + 0.5 {
        return;
    }
    let share = |points: f32| points / list.lanes_height * room.height();
    let top = room.top() + share(input.scroll_y);
    let bar = Rect::from_x_y_ranges(
        room.right() - 7.0..=room.right() - 3.0,
        top..=(top + share(room.height())).min(room.bottom()),
    );
    painter.rect_filled(bar, 2.0, input.look.axis());
}

/// The canvas is one Tab stop; arrows and Esc move inside it, not away from it.
fn keep_arrow_keys(ui: &Ui, response: &Response) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        tab: false,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

/// Whether a key went down.
fn is_key(event: &egui::Event) -> bool {
    matches!(event, egui::Event::Key { pressed: true, .. })
}

fn emphasis(ringed: bool, input: &CanvasInput<'_>, hit: Option<&crate::layout::Hit>) -> Emphasis {
    let hovered = match hit {
        Some(crate::layout::Hit::Item(item)) => Some(*item),
        _ => None,
    };
    let hovered_cluster = match hit {
        Some(crate::layout::Hit::Cluster(cluster)) => Some(*cluster),
        _ => None,
    };
    Emphasis {
        hovered,
        hovered_cluster,
        focused: input.selected.filter(|_| ringed),
        selected: input.selected,
    }
}
