//! What the pointer does on the rows: the same as on the canvas. The wheel zooms, Shift and the
//! wheel or a drag pan; over the heads, or with Alt, the wheel scrolls the rows.

use std::ops::Range;

use egui::{CursorIcon, PointerButton, Pos2, Rect, Response, Ui};

use crate::model::TimePoint;
use crate::state::{Command, FollowedCursor, FollowingCommand, State, WheelUse};
use crate::ui::canvas::zoom_command;

use super::RowsInput;
use super::rows::{Laid, Row, RowsMemory};

/// What the pointer is on.
#[derive(Clone, Debug, PartialEq)]
pub struct RowHit {
    /// The step or value, or those of a pill.
    pub(super) cursors: Vec<FollowedCursor>,
    /// Where it is, in points of the window.
    pub(super) rect: Rect,
}

/// Turns pointer input into commands and says what the pointer is on.
pub(super) fn pointer_ui(
    ui: &Ui,
    response: &Response,
    (input, rows): (&RowsInput<'_>, &[Row]),
    memory: &mut RowsMemory,
    out: &mut Vec<Command>,
) -> Option<RowHit> {
    let pos = response.hover_pos();
    if let Some(pos) = pos {
        wheel(ui, (response.rect, pos), input, memory, out);
    }
    drag(ui, response, rows, memory, out);
    let hit = pos.and_then(|pos| hit(rows, pos, input));
    // Enter and the space bar count as clicks too, but they are the cursor's and have nothing to
    // do with the mark on which the pointer happens to rest.
    let is_clicked = response.clicked_by(PointerButton::Primary);
    if let Some(hit) = &hit
        && !response.dragged()
    {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        if is_clicked {
            if let [cursor] = hit.cursors.as_slice() {
                // Its tip comes and goes with the pointer.
                memory.followed = Some(*cursor);
                memory.told = None;
            }
            click(input.state, hit, out);
        }
    }
    if is_clicked || response.drag_started() {
        response.request_focus();
    }
    hit
}

/// What is at `pos` in the part of the rows that shows time.
fn hit(rows: &[Row], pos: Pos2, input: &RowsInput<'_>) -> Option<RowHit> {
    let row = rows.iter().find(|row| row.rect.contains(pos))?;
    if pos.x < row.rect.left() + input.scale.x0 {
        return None;
    }
    let inside = pos - row.rect.min.to_vec2();
    let places = match &row.laid {
        Laid::River(laid) => laid.hit(inside),
        Laid::Figures(laid) => laid.hit(inside),
    };
    let rect = row.rect_of(*places.first()?)?;
    let cursors = places.into_iter().map(|place| row.cursor(place));
    Some(RowHit {
        cursors: cursors.collect(),
        rect: rect.translate(row.rect.min.to_vec2()),
    })
}

/// A step opens its item; a pill is zoomed in on until it parts.
pub(super) fn click(state: &State, hit: &RowHit, out: &mut Vec<Command>) {
    match hit.cursors.as_slice() {
        [] => {}
        [cursor] => {
            out.push(Command::Following(FollowingCommand::Focus {
                cursor: *cursor,
            }));
            out.push(Command::Following(FollowingCommand::OpenStep));
        }
        several => {
            if let Some(range) = span(state, several) {
                out.push(Command::ShowRange { range });
            } else {
                out.push(Command::Following(FollowingCommand::Focus {
                    cursor: several[0],
                }));
            }
        }
    }
}

/// From the first to the last moment of some steps with some room; `None` if they are of one
/// day, so that no zoom parts them.
pub(super) fn span(state: &State, cursors: &[FollowedCursor]) -> Option<Range<TimePoint>> {
    let moments = cursors.iter().filter_map(|cursor| {
        let when = state.followed_when(*cursor)?;
        when.midpoint().or_else(|| when.earliest())
    });
    let moments: Vec<TimePoint> = moments.collect();
    let (first, last) = (*moments.iter().min()?, *moments.iter().max()?);
    let room = last.millis_since(first);
    let pad = room / 4;
    (room > 0).then(|| first.saturating_add_millis(-pad)..last.saturating_add_millis(pad))
}

fn wheel(
    ui: &Ui,
    (rect, pos): (Rect, Pos2),
    input: &RowsInput<'_>,
    memory: &mut RowsMemory,
    out: &mut Vec<Command>,
) {
    let settings = &input.state.settings;
    let (delta, zoom, modifiers) =
        ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta_2d().x, i.modifiers));
    let width = input.scale.width;
    let from_edge = pos.x - rect.left() - input.scale.x0;
    let at = f64::from((from_edge / width).clamp(0.0, 1.0));
    let speed = settings.wheel_speed;
    if zoom.to_bits() != 1.0_f32.to_bits() {
        out.push(zoom_command(at, f64::from(zoom).ln() * f64::from(speed)));
    }
    if delta == egui::Vec2::ZERO {
        return;
    }
    let scrolls = from_edge < 0.0 || modifiers.alt || settings.wheel == WheelUse::Scroll;
    if modifiers.shift || delta.x.abs() > delta.y.abs() {
        let along = if delta.x == 0.0 { delta.y } else { delta.x };
        out.push(Command::PanPoints {
            points: -along.clamp(-width, width),
        });
    } else if scrolls {
        memory.scroll -= delta.y;
    } else {
        let sign = if settings.wheel_inverted { -1.0 } else { 1.0 };
        out.push(zoom_command(at, f64::from(delta.y * speed * sign) / 200.0));
    }
}

fn drag(
    ui: &Ui,
    response: &Response,
    rows: &[Row],
    memory: &mut RowsMemory,
    out: &mut Vec<Command>,
) {
    let by = |button| response.dragged_by(button);
    if !by(PointerButton::Primary) && !by(PointerButton::Middle) {
        return;
    }
    // What moved before it counted as a drag belongs to it, or the date slips from the hand.
    let origin = ui.input(|i| i.pointer.press_origin());
    let delta = match (
        response.drag_started(),
        origin,
        response.interact_pointer_pos(),
    ) {
        (true, Some(origin), Some(pos)) => pos - origin,
        _ => response.drag_delta(),
    };
    if delta.x != 0.0 {
        out.push(Command::PanPoints { points: -delta.x });
    }
    let all: f32 = rows.iter().map(|row| row.rect.height()).sum();
    if delta.y != 0.0 && all > response.rect.height() {
        memory.scroll -= delta.y;
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
}
