//! What the pointer does on the canvas: wheel, drags, clicks, the ruler.
//!
//! One gesture, one meaning: the larger direction of a swipe decides for as long as it lasts.

use egui::{CursorIcon, Modifiers, Painter, PointerButton, Pos2, Rect, Response, Stroke, Ui};

use crate::layout::{Cluster, DisplayList, Hit};
use crate::state::{ClusterSummary, Command, WheelUse};

use super::CanvasInput;

/// A swipe that has rested this long is over, in seconds.
const GESTURE_PAUSE_SECS: f64 = 0.150;
/// How far a drag must go to count as one, in points.
const DRAG_SLOP: f32 = 6.0;
/// No single frame zooms by more than this.
const ZOOM_PER_FRAME: std::ops::RangeInclusive<f64> = 0.8..=1.25;

/// What the pointer is in the middle of.
#[derive(Clone, Copy, Debug, Default)]
pub struct PointerMemory {
    /// Which way the swipe under way goes.
    lock: Option<Axis>,
    /// When the wheel last moved, in egui's seconds.
    last_scroll_secs: f64,
    /// Where a selection of a range began, as canvas x in points, and where it is now.
    range: Option<[f32; 2]>,
    /// The selection of a range under way was given up with Esc.
    given_up: bool,
    /// The canvas got the keyboard by a click, so that no ring need tell where the keyboard is.
    pub(super) clicked_into: bool,
    /// Since when the pointer rests on the same thing, in egui's seconds.
    pub(super) rest: Option<(crate::model::ItemIx, f64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axis {
    Horizontal,
    Vertical,
}

impl PointerMemory {
    /// Whether a range is being selected, which Esc gives up.
    pub const fn is_selecting(&self) -> bool {
        self.range.is_some()
    }

    /// Gives up the range under way: letting go does nothing.
    pub const fn give_up(&mut self) {
        self.range = None;
        self.given_up = true;
    }
}

/// Turns pointer input into commands and says what the pointer is on.
pub fn pointer_ui(
    ui: &Ui,
    response: &Response,
    input: &CanvasInput<'_>,
    memory: &mut PointerMemory,
    out: &mut Vec<Command>,
) -> Option<Hit> {
    let rect = response.rect;
    let at = response.hover_pos().map(|pos| pos - rect.min.to_vec2());
    let hit = at.and_then(|at| input.list.hit(at));
    if at.is_some() {
        wheel(ui, rect, input, memory, out);
    }
    drags(ui, response, input, memory, out);
    if memory.range.is_none() {
        clicks(ui, response, input, hit.as_ref(), out);
        cursor(ui, response, hit.as_ref());
    }
    hit
}

/// The part of the canvas that shows time, as a share of its width: 0 at the heads' edge.
fn fraction(list: &DisplayList, x: f32) -> f64 {
    let width = (list.size.x - list.heads_width).max(1.0);
    f64::from(((x - list.heads_width) / width).clamp(0.0, 1.0))
}

fn wheel(
    ui: &Ui,
    rect: Rect,
    input: &CanvasInput<'_>,
    memory: &mut PointerMemory,
    out: &mut Vec<Command>,
) {
    let (delta, zoom, now, modifiers, pos) = ui.input(|i| {
        (
            i.smooth_scroll_delta(),
            i.zoom_delta_2d().x,
            i.time,
            i.modifiers,
            i.pointer.hover_pos(),
        )
    });
    let Some(pos) = pos else { return };
    let at = fraction(input.list, pos.x - rect.left());
    let speed = input.settings.wheel_speed;
    if zoom.to_bits() != 1.0_f32.to_bits() {
        out.push(zoom_command(at, f64::from(zoom).ln() * f64::from(speed)));
    }
    if delta == egui::Vec2::ZERO {
        return;
    }
    if now - memory.last_scroll_secs > GESTURE_PAUSE_SECS {
        memory.lock = None;
    }
    memory.last_scroll_secs = now;
    let axis = *memory.lock.get_or_insert(if delta.x.abs() > delta.y.abs() {
        Axis::Horizontal
    } else {
        Axis::Vertical
    });
    if axis == Axis::Horizontal || modifiers.shift {
        let along = if modifiers.shift && delta.x == 0.0 {
            delta.y
        } else {
            delta.x
        };
        let width = input.list.size.x - input.list.heads_width;
        out.push(Command::PanPoints {
            points: -along.clamp(-width, width),
        });
    } else if modifiers.alt || input.settings.wheel == WheelUse::Scroll {
        out.push(Command::ScrollLanes {
            to_points: input.scroll_y - delta.y,
        });
    } else {
        let sign = if input.settings.wheel_inverted {
            -1.0
        } else {
            1.0
        };
        out.push(zoom_command(at, f64::from(delta.y * speed * sign) / 200.0));
    }
}

/// A zoom by `exp(exponent)` about `fraction` of the view, within what one frame may do.
pub fn zoom_command(fraction: f64, exponent: f64) -> Command {
    let factor = exponent
        .exp()
        .clamp(*ZOOM_PER_FRAME.start(), *ZOOM_PER_FRAME.end());
    Command::ZoomAt { fraction, factor }
}

fn drags(
    ui: &Ui,
    response: &Response,
    input: &CanvasInput<'_>,
    memory: &mut PointerMemory,
    out: &mut Vec<Command>,
) {
    let left = response.rect.left();
    let origin = ui.input(|i| i.pointer.press_origin());
    let on_ruler = |pos: Pos2| {
        pos.y - response.rect.top() < input.list.axis_bottom
            && pos.x - left > input.list.heads_width
    };
    let space = ui.input(|i| i.key_down(egui::Key::Space));
    let selects = response.dragged_by(PointerButton::Secondary)
        || (response.dragged_by(PointerButton::Primary) && !space && origin.is_some_and(on_ruler));
    if selects {
        if let (Some(origin), Some(pos)) = (origin, response.interact_pointer_pos()) {
            let range = Some([origin.x - left, pos.x - left]);
            memory.range = range.filter(|_| !memory.given_up);
        }
    } else if response.dragged_by(PointerButton::Primary)
        || response.dragged_by(PointerButton::Middle)
    {
        // What moved before it counted as a drag belongs to it, or the date slips from the hand.
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
        if delta.y != 0.0 && input.list.lanes_height > lanes_room(input.list) {
            out.push(Command::ScrollLanes {
                to_points: input.scroll_y - delta.y,
            });
        }
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    if !response.drag_stopped() {
        return;
    }
    memory.given_up = false;
    if let Some([from, to]) = memory.range.take()
        && (to - from).abs() >= DRAG_SLOP
    {
        let ends = [from.min(to), from.max(to)].map(|x| input.scale.time_from_x(x));
        out.push(Command::ShowRange {
            range: ends[0]..ends[1],
        });
    }
}

/// The height that the lanes have on screen.
fn lanes_room(list: &DisplayList) -> f32 {
    list.size.y - list.lanes_top
}

fn clicks(
    ui: &Ui,
    response: &Response,
    input: &CanvasInput<'_>,
    hit: Option<&Hit>,
    out: &mut Vec<Command>,
) {
    if response.clicked() || response.double_clicked() {
        response.request_focus();
    }
    let modifiers = ui.input(|i| i.modifiers);
    if response.double_clicked() {
        match hit {
            Some(Hit::Item(item)) => out.push(Command::FitItem { item: *item }),
            Some(Hit::Empty | Hit::Axis) => {
                if let Some(pos) = response.interact_pointer_pos() {
                    let fraction = fraction(input.list, pos.x - response.rect.left());
                    out.push(Command::ZoomAt {
                        fraction,
                        factor: 2.0,
                    });
                }
            }
            _ => {}
        }
    } else if response.clicked() {
        click(input, hit, modifiers, out);
    }
    let (back, forward) = ui.input(|i| {
        let clicked = |button| i.pointer.button_clicked(button);
        (
            clicked(PointerButton::Extra1),
            clicked(PointerButton::Extra2),
        )
    });
    if response.hovered() && back {
        out.push(Command::ViewBack);
    }
    if response.hovered() && forward {
        out.push(Command::ViewForward);
    }
}

fn click(input: &CanvasInput<'_>, hit: Option<&Hit>, modifiers: Modifiers, out: &mut Vec<Command>) {
    match hit {
        Some(Hit::Item(item)) if input.selected == Some(*item) => {
            out.push(Command::FitItem { item: *item });
        }
        Some(Hit::Item(item)) => out.push(Command::Select { item: *item }),
        Some(Hit::Cluster(at)) => {
            if let Some(cluster) = input.list.clusters.get(*at) {
                let cluster = summary(cluster);
                out.push(if modifiers.alt {
                    Command::ListCluster { cluster }
                } else {
                    Command::OpenCluster { cluster }
                });
            }
        }
        Some(Hit::Undated(track)) => out.push(Command::ListUndated { track: *track }),
        Some(Hit::Phase(index)) => out.push(Command::ShowPhase { index: *index }),
        Some(Hit::Head(track)) => out.push(Command::ToggleFolded { track: *track }),
        _ => {}
    }
}

/// What commands need to know of a cluster.
pub fn summary(cluster: &Cluster) -> ClusterSummary {
    ClusterSummary {
        track: cluster.track,
        first_members: cluster.first_members.clone(),
        count: cluster.count,
        span: cluster.span.0..cluster.span.1,
    }
}

fn cursor(ui: &Ui, response: &Response, hit: Option<&Hit>) {
    if !response.hovered() || response.dragged() {
        return;
    }
    match hit {
        Some(Hit::Item(_) | Hit::Cluster(_) | Hit::Undated(_) | Hit::Head(_) | Hit::Phase(_)) => {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        Some(Hit::Axis) => ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal),
        _ => {}
    }
}

/// Paints the range that is being selected.
pub fn selection_band_ui(
    painter: &Painter,
    input: &CanvasInput<'_>,
    rect: Rect,
    memory: &PointerMemory,
) {
    let Some([from, to]) = memory.range else {
        return;
    };
    let edge = rect.left() + input.list.heads_width;
    let x0 = (rect.left() + from.min(to)).max(edge);
    let x1 = (rect.left() + from.max(to)).max(edge);
    let band = Rect::from_x_y_ranges(x0..=x1, rect.y_range());
    painter.rect_filled(band, 0.0, input.look.ink().gamma_multiply(0.08));
    for x in [x0, x1] {
        painter.vline(x, rect.y_range(), Stroke::new(1.25, input.look.ink()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_frame_never_zooms_by_more_than_a_quarter() {
        let Command::ZoomAt { factor, .. } = zoom_command(0.5, 3.0) else {
            panic!("a zoom")
        };
        assert!((factor - 1.25).abs() < 1e-12);
        let Command::ZoomAt { factor, .. } = zoom_command(0.5, -3.0) else {
            panic!("a zoom")
        };
        assert!((factor - 0.8).abs() < 1e-12);
    }
}
