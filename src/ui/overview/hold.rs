//! What the pointer and the keyboard do with the overview strip: drag its window or an edge of it,
//! click beside it, turn the wheel, press arrows. Drawing it is the work of the module above.

use egui::{CursorIcon, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::layout::{TimeScale, TimeView};
use crate::model::TimePoint;
use crate::state::{Command, Direction};
use crate::ui::canvas::zoom_command;

use super::{OverviewInput, OverviewMemory, span_words};

/// How near the pointer must be to an edge of the window to take it, in points.
const GRIP_REACH: f32 = 8.0;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Left,
    Right,
    Middle,
}

/// What the pointer can take hold of.
pub(super) struct Grabbed {
    pub(super) window: Rect,
    pub(super) strip: Rect,
    pub(super) scale: TimeScale,
    pub(super) view: TimeView,
}

/// What is dragged, where it was taken, and the view at that moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drag {
    part: Part,
    origin_x: f32,
    view: TimeView,
}

/// The wheel does here what it does on the canvas, about the date under the pointer if that is in
/// view, else about the middle.
pub(super) fn wheel_ui(
    ui: &Ui,
    shown: &OverviewInput<'_>,
    scale: &TimeScale,
    strip: Rect,
    out: &mut Vec<Command>,
) {
    let settings = &shown.state.settings;
    if !ui.rect_contains_pointer(strip) {
        return;
    }
    let (delta, pos) = ui.input(|i| (i.smooth_scroll_delta(), i.pointer.hover_pos()));
    let width = shown.state.viewing.width_points();
    if delta.x != 0.0 {
        out.push(Command::PanPoints {
            points: -delta.x.clamp(-width, width),
        });
    } else if delta.y != 0.0 {
        let at = pos.map(|pos| shown.view.fraction_of(scale.time_from_x(pos.x)));
        let at = at.filter(|at| (0.0..=1.0).contains(at)).unwrap_or(0.5);
        let sign = if settings.wheel_inverted { -1.0 } else { 1.0 };
        out.push(zoom_command(
            at,
            f64::from(delta.y * settings.wheel_speed * sign) / 200.0,
        ));
    }
}

pub(super) fn drag_ui(
    ui: &Ui,
    grabbed: &Grabbed,
    memory: &mut OverviewMemory,
    out: &mut Vec<Command>,
) {
    let &Grabbed {
        window,
        strip,
        ref scale,
        view,
    } = grabbed;
    let area = strip.expand2(Vec2::new(GRIP_REACH, 2.0));
    let response = ui.interact(
        area,
        egui::Id::unique("overview_strip"),
        Sense::click_and_drag(),
    );
    describe(ui, &response, scale, view);
    arrow_keys(ui, &response, out);
    let part_at = |pos: Pos2| {
        if (pos.x - window.left()).abs() <= GRIP_REACH {
            Some(Part::Left)
        } else if (pos.x - window.right()).abs() <= GRIP_REACH {
            Some(Part::Right)
        } else {
            window.contains(pos).then_some(Part::Middle)
        }
    };
    if response.drag_started() {
        let origin = ui.input(|i| i.pointer.press_origin());
        memory.drag = origin.and_then(|origin| {
            part_at(origin).map(|part| Drag {
                part,
                origin_x: origin.x,
                view,
            })
        });
    }
    if let (Some(drag), Some(pos)) = (memory.drag, response.interact_pointer_pos()) {
        if response.drag_delta().x != 0.0 || response.drag_started() {
            out.push(Command::DragRange {
                range: dragged(scale, drag, pos.x),
            });
        }
    } else if response.clicked()
        && let Some(pos) = response.interact_pointer_pos()
    {
        out.push(Command::CenterOn {
            time: scale.time_from_x(pos.x),
        });
    }
    if response.drag_stopped() {
        memory.drag = None;
    }
    let part = memory
        .drag
        .map(|drag| drag.part)
        .or_else(|| response.hover_pos().and_then(part_at));
    match part {
        Some(Part::Left | Part::Right) => ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal),
        Some(Part::Middle) => ui.ctx().set_cursor_icon(CursorIcon::Grab),
        None => {}
    }
}

/// Where the window is after a drag to `x`. An edge never crosses the other.
fn dragged(scale: &TimeScale, drag: Drag, x: f32) -> std::ops::Range<TimePoint> {
    let moved = scale
        .time_from_x(x)
        .millis_since(scale.time_from_x(drag.origin_x));
    let range = drag.view.range();
    let least = 1_000;
    match drag.part {
        Part::Middle => {
            range.start.saturating_add_millis(moved)..range.end.saturating_add_millis(moved)
        }
        Part::Left => {
            let furthest = range.end.saturating_add_millis(-least);
            range.start.saturating_add_millis(moved).min(furthest)..range.end
        }
        Part::Right => {
            let nearest = range.start.saturating_add_millis(least);
            range.start..range.end.saturating_add_millis(moved).max(nearest)
        }
    }
}

/// While the strip has the keyboard, arrows move its window; a screen reader moves it likewise.
fn arrow_keys(ui: &Ui, response: &Response, out: &mut Vec<Command>) {
    use egui::accesskit::Action;
    let arrows = egui::EventFilter {
        horizontal_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let moves = [
        (egui::Key::ArrowLeft, Action::Decrement, Direction::Backward),
        (egui::Key::ArrowRight, Action::Increment, Direction::Forward),
    ];
    for (key, action, direction) in moves {
        let pressed =
            response.has_focus() && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
        if pressed || ui.input(|i| i.has_accesskit_action_request(response.id, action)) {
            out.push(Command::PanQuarter { direction });
        }
    }
}

fn describe(ui: &Ui, response: &Response, scale: &TimeScale, view: TimeView) {
    let range = view.range();
    let value = format!(
        "from {} to {}, {}",
        range.start.civil(),
        range.end.civil(),
        span_words(view)
    );
    ui.ctx().accesskit_node_builder(response.id, |node| {
        use egui::accesskit::Action;
        node.set_role(egui::accesskit::Role::Slider);
        node.set_label("Overview");
        node.set_value(value);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
        node.set_numeric_value((scale.view.fraction_of(range.start) * 100.0).clamp(0.0, 100.0));
        node.add_action(Action::Decrement);
        node.add_action(Action::Increment);
    });
    let focus = ui.memory(|memory| memory.has_focus(response.id));
    if focus {
        let stroke = Stroke::new(2.0, ui.visuals().selection.stroke.color);
        ui.painter()
            .rect_stroke(response.rect, 8.0, stroke, StrokeKind::Outside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MILLIS_PER_DAY;

    fn days(days: i64) -> TimePoint {
        TimePoint::from_millis(days * MILLIS_PER_DAY)
    }

    #[test]
    fn an_edge_of_the_window_never_crosses_the_other() {
        let view = TimeView::new(days(10), 10.0 * MILLIS_PER_DAY as f64);
        let whole = TimeView::new(days(0), 100.0 * MILLIS_PER_DAY as f64);
        let scale = TimeScale {
            view: whole,
            x0: 0.0,
            width: 1000.0,
        };
        let drag = Drag {
            part: Part::Left,
            origin_x: 100.0,
            view,
        };
        let range = dragged(&scale, drag, 900.0);
        assert!(range.start < range.end);
        let drag = Drag {
            part: Part::Middle,
            origin_x: 150.0,
            view,
        };
        assert_eq!(dragged(&scale, drag, 250.0), days(20)..days(30));
    }
}
