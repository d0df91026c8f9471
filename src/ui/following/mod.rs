//! The rows of issues and figures under the canvas: on the same scale of time, in the same frame.
//!
//! ```text
//!   ┌──────────┬─────────────────────────────────┐ canvas
//!   ├──────────┼─────────────────────────────────┤
//!   │ name     │ river: how an issue stands      │ scrolls as a whole
//!   │ name     │ plot: what figures were given   │
//!   └──────────┴─────────────────────────────────┘
//! ```
//!
//! Where things stand is the layout's business; here it is painted, and what the pointer and the
//! keyboard do with it becomes commands. Which rows there are is the state's.

mod access;
mod heads;
mod plot;
mod pointer;
mod river;
mod rows;
mod tip;
mod words;

use egui::{EventFilter, Rect, Sense, Stroke, StrokeKind, Ui};

use crate::layout::{DisplayList, TimeScale};
use crate::state::{Command, State};

use super::look::Look;
use rows::Row;

pub use access::leaves_with_escape;
pub use plot::paint_sign as paint_series_sign;
pub use river::paint_sign as paint_state_sign;
pub use rows::{RowsMemory, Subject, rows_height};

/// What the rows show.
pub struct RowsInput<'a> {
    /// What the user sees.
    pub state: &'a State,
    /// The canvas over the rows, whose ground goes on under it.
    pub canvas: &'a DisplayList,
    /// Where the canvas is.
    pub canvas_rect: Rect,
    /// The scale of the canvas.
    pub scale: TimeScale,
    /// The time of the frame.
    pub now: crate::state::Now,
    /// The colours and faces.
    pub look: &'a Look,
}

/// The id of the rows, by which the keyboard finds them.
pub fn rows_id() -> egui::Id {
    egui::Id::unique("following_rows")
}

/// Draws the rows into `rect`, as wide as the canvas, and reacts to the pointer and the keyboard.
pub fn rows_ui(
    ui: &mut Ui,
    rect: Rect,
    input: &RowsInput<'_>,
    memory: &mut RowsMemory,
    out: &mut Vec<Command>,
) {
    let rows = memory.lay_out(ui.ctx(), rect, input);
    let response = ui.interact(rect, rows_id(), Sense::click_and_drag());
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        tab: false,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if response.has_focus() {
        access::keys(ui, (input, &rows), out);
    }
    let hit = pointer::pointer_ui(ui, &response, (input, &rows), memory, out);
    paint_rows(ui, rect, (input, &rows), response.has_focus());
    heads::heads_ui(ui, rect, (input, &rows), out);
    frame(ui, rect, (input, &rows), response.has_focus());
    tip::tip_ui(ui, rect, (input, &rows), hit.as_ref(), memory);
    access::describe(ui, &response, (input, &rows), out);
}

/// The ground, then what stands on each row in sight, then the time under the pointer.
fn paint_rows(ui: &mut Ui, rect: Rect, (input, rows): (&RowsInput<'_>, &[Row]), has_focus: bool) {
    ground(&ui.painter_at(rect), rect, input);
    for row in rows {
        let inside = row.rect.intersect(rect);
        if inside.is_positive() {
            row_ui(ui, inside, (input, row), has_focus);
        }
    }
    cursor_line(ui, rect, input);
}

/// The edge to the canvas, where the rows are scrolled to, and the ring of the keyboard.
fn frame(ui: &Ui, rect: Rect, (input, rows): (&RowsInput<'_>, &[Row]), has_focus: bool) {
    let painter = ui.painter_at(rect);
    scroll_sign(&painter, input.look, rect, rows);
    let edge = Stroke::new(1.0, input.look.line2());
    painter.hline(rect.x_range(), rect.top() + 0.5, edge);
    if has_focus && input.state.following.cursor.is_none() {
        let ring = Stroke::new(2.0, input.look.focus());
        painter.rect_stroke(rect.shrink(1.0), 2.0, ring, StrokeKind::Inside);
    }
}

fn row_ui(ui: &mut Ui, inside: Rect, (input, row): (&RowsInput<'_>, &Row), has_focus: bool) {
    let time = inside.with_min_x(inside.left() + input.scale.x0);
    let rule = Stroke::new(1.0, input.look.line1());
    let painter = ui.painter_at(inside);
    painter.hline(inside.x_range(), row.rect.bottom().floor() - 0.5, rule);
    match &row.laid {
        rows::Laid::River(laid) => {
            let painter = ui.painter_at(time);
            river::paint(&painter, (input, row), laid);
        }
        rows::Laid::Figures(laid) => {
            plot::figures_ui(ui, (input, row), laid, time);
        }
    }
    let painter = ui.painter_at(time);
    emphasis(&painter, (input, row), has_focus);
}

/// The ring of the step that the keyboard is at, and of those of the selected item.
fn emphasis(painter: &egui::Painter, (input, row): (&RowsInput<'_>, &Row), has_focus: bool) {
    let selected = input.state.selection;
    let offset = row.rect.min.to_vec2();
    for place in row.places_and(input.state.following.cursor) {
        let Some(rect) = row.rect_of(place) else {
            continue;
        };
        let around = rect.translate(offset).expand(4.5);
        let corner = around.size().min_elem() / 2.0;
        let item = row.item_of(input.state, place);
        let is_selected = item.is_some() && item == selected;
        if is_selected {
            let ink = Stroke::new(2.0, input.look.ink());
            painter.rect_stroke(around, corner, ink, StrokeKind::Middle);
        }
        // Without the keyboard the ring of the selection tells enough.
        let is_at = input.state.following.cursor == Some(row.cursor(place));
        if is_at && (has_focus || !is_selected) {
            let color = if has_focus {
                input.look.focus()
            } else {
                input.look.t2()
            };
            let ring = Stroke::new(if has_focus { 3.0 } else { 1.5 }, color);
            painter.rect_stroke(around.expand(3.0), corner + 3.0, ring, StrokeKind::Middle);
        }
    }
}

/// The ground of the canvas goes on under the rows: weekends, coarse lines, what was later, the
/// line of the day of knowledge and the guide of the selected item.
fn ground(painter: &egui::Painter, rect: Rect, input: &RowsInput<'_>) {
    let (look, list) = (input.look, input.canvas);
    painter.rect_filled(rect, 0.0, look.paper());
    let painter = painter.with_clip_rect(rect.with_min_x(rect.left() + list.heads_width));
    let x = |x: f32| rect.left() + x;
    let stretch = |x0: f32, x1: f32| Rect::from_x_y_ranges(x(x0)..=x(x1), rect.y_range());
    let later = list.knowledge.as_ref().map(|line| line.later);
    let later = later.map(|later| stretch(later.left(), later.right()));
    if let Some(later) = later {
        painter.rect_filled(later, 0.0, look.later());
    }
    for shade in &list.weekends {
        let area = stretch(shade.x0, shade.x1);
        let is_later = later.is_some_and(|later| later.contains(area.center()));
        let color = if is_later {
            look.later_weekend()
        } else {
            look.weekend()
        };
        painter.rect_filled(area, 0.0, color);
    }
    for tick in list.ticks.iter().filter(|tick| tick.major) {
        let stroke = Stroke::new(1.0, look.month());
        painter.vline(x(tick.x).floor() + 0.5, rect.y_range(), stroke);
    }
    ground_lines(&painter, rect, input);
}

/// Today, the day of knowledge and the selected item, as lines from the canvas down.
fn ground_lines(painter: &egui::Painter, rect: Rect, input: &RowsInput<'_>) {
    let (look, list) = (input.look, input.canvas);
    let x = |x: f32| rect.left() + x;
    if let Some(at) = list.today {
        let line = [rect.top(), rect.bottom()].map(|y| egui::pos2(x(at), y));
        let stroke = Stroke::new(1.5, look.t2());
        painter.extend(egui::Shape::dashed_line(&line, stroke, 6.0, 4.0));
    }
    if let Some(at) = list.knowledge.as_ref().and_then(|line| line.x) {
        let stroke = Stroke::new(2.0, look.amber_line());
        painter.vline(x(at).round(), rect.y_range(), stroke);
    }
    if let Some(at) = list.plate.as_ref().and_then(|plate| plate.guide_x) {
        let line = [rect.top(), rect.bottom()].map(|y| egui::pos2(x(at), y));
        let stroke = Stroke::new(1.0, look.ink());
        painter.extend(egui::Shape::dashed_line(&line, stroke, 2.0, 4.0));
    }
}

/// A hairline at the time under the pointer, on the canvas or on the rows.
fn cursor_line(ui: &Ui, rect: Rect, input: &RowsInput<'_>) {
    let both = rect.union(input.canvas_rect);
    let time = both.with_min_x(both.left() + input.scale.x0);
    let Some(pos) = ui.input(|i| i.pointer.hover_pos()) else {
        return;
    };
    let layer = ui.ctx().layer_id_at(pos);
    if time.contains(pos) && layer == Some(ui.layer_id()) {
        let stroke = Stroke::new(1.0, input.look.axis().gamma_multiply(0.7));
        let painter = ui.painter_at(rect);
        painter.vline(pos.x.floor() + 0.5, rect.y_range(), stroke);
    }
}

/// A thin bar at the right edge that tells that there are more rows, and where one is.
fn scroll_sign(painter: &egui::Painter, look: &Look, rect: Rect, rows: &[Row]) {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return;
    };
    let all = last.rect.bottom() - first.rect.top();
    if all <= rect.height() + 0.5 {
        return;
    }
    let share = |points: f32| points / all * rect.height();
    let top = rect.top() + share(rect.top() - first.rect.top());
    let bar = Rect::from_x_y_ranges(
        rect.right() - 7.0..=rect.right() - 3.0,
        top..=(top + share(rect.height())).min(rect.bottom()),
    );
    painter.rect_filled(bar, 2.0, look.axis());
}
