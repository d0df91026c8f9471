//! The rows by keyboard and for a screen reader: one stop for Tab, arrows inside it, and a node
//! for each row and for each step or value in sight.

use egui::accesskit::{Action, Role};
use egui::{Id, Key, Modifiers, Rect, Response, Sense, Ui, UiBuilder};

use crate::state::{Command, Direction, FollowedCursor, FollowingCommand};
use crate::ui::canvas::canvas_id;

use super::RowsInput;
use super::pointer::{RowHit, click, span};
use super::rows::{Laid, Row};
use super::words::{Told, row_name};

/// Arrows go along a row and from row to row, Enter parts a pill or opens the item, Esc goes back
/// to the canvas.
pub(super) fn keys(ui: &Ui, (input, rows): (&RowsInput<'_>, &[Row]), out: &mut Vec<Command>) {
    use FollowingCommand::{OpenStep, StepAlong, StepRow};
    let (forward, backward) = (Direction::Forward, Direction::Backward);
    let bound = [
        (Key::ArrowRight, StepAlong { direction: forward }),
        (
            Key::ArrowLeft,
            StepAlong {
                direction: backward,
            },
        ),
        (Key::ArrowDown, StepRow { direction: forward }),
        (
            Key::ArrowUp,
            StepRow {
                direction: backward,
            },
        ),
    ];
    for (key, command) in bound {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            out.push(Command::Following(command));
        }
    }
    if let Some(cursor) = input.state.following.cursor
        && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
    {
        let together = rows.iter().find_map(|row| row.pill_of(cursor));
        let range = together.and_then(|cursors| span(input.state, &cursors));
        out.push(
            range.map_or(Command::Following(OpenStep), |range| Command::ShowRange {
                range,
            }),
        );
    }
}

/// Gives the keyboard back to the canvas when Esc is pressed on the rows. Says whether it did.
pub fn leaves_with_escape(ctx: &egui::Context) -> bool {
    let has_focus = ctx.memory(|memory| memory.has_focus(super::rows_id()));
    let leaves = has_focus && ctx.input(|i| i.key_pressed(Key::Escape));
    if leaves {
        ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
    }
    leaves
}

/// Describes the rows and everything on them that is in sight.
pub(super) fn describe(
    ui: &mut Ui,
    response: &Response,
    (input, rows): (&RowsInput<'_>, &[Row]),
    out: &mut Vec<Command>,
) {
    let cursor = input.state.following.cursor;
    let told = cursor.and_then(|cursor| Told::of(input.state, cursor));
    let count = crate::ui::wording::counted(rows.len(), "row", "rows");
    let listening = ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::List);
        node.set_label(format!("Issues and figures, {count}"));
        if let Some(told) = &told {
            node.set_value(told.spoken());
        }
    });
    if listening.is_none() {
        return;
    }
    for row in rows {
        let inside = row.rect.intersect(response.rect);
        if inside.is_positive() {
            describe_row(ui, response, (input, row, inside), out);
        }
    }
}

fn describe_row(
    ui: &mut Ui,
    response: &Response,
    (input, row, inside): (&RowsInput<'_>, &Row, Rect),
    out: &mut Vec<Command>,
) {
    let parent = UiBuilder::new()
        .max_rect(inside)
        .accessibility_parent(response.id);
    let own = response.id.with(("row", row_salt(row)));
    let head = inside.with_max_x(inside.left() + input.scale.x0);
    let name = row_name(&input.state.timeline, row);
    let rows_ui = ui.new_child(parent);
    node(&rows_ui, (head, own), &name, Role::Group, |_| {});
    let parent = UiBuilder::new().max_rect(inside).accessibility_parent(own);
    let ui = &ui.new_child(parent);
    let offset = row.rect.min.to_vec2();
    let time = inside.with_min_x(inside.left() + input.scale.x0);
    for place in row.places_and(input.state.following.cursor) {
        let cursor = row.cursor(place);
        let (Some(rect), Some(told)) = (row.rect_of(place), Told::of(input.state, cursor)) else {
            continue;
        };
        let area = rect.translate(offset).expand(6.0).intersect(time);
        let is_at = input.state.following.cursor == Some(cursor);
        let id = own.with(("place", place));
        let pressed = node(ui, (area, id), &told.spoken(), Role::ListItem, |node| {
            node.set_selected(is_at);
        });
        if pressed {
            open(input, vec![cursor], area, out);
        }
    }
    pills(ui, own, (input, row, time), out);
}

/// The pills, whose names list what they hold.
fn pills(
    ui: &Ui,
    own: Id,
    (input, row, time): (&RowsInput<'_>, &Row, Rect),
    out: &mut Vec<Command>,
) {
    let pills = match &row.laid {
        Laid::River(laid) => &laid.pills,
        Laid::Figures(laid) => &laid.pills,
    };
    for (at, pill) in pills.iter().enumerate() {
        let cursors: Vec<FollowedCursor> = pill
            .members
            .iter()
            .map(|place| row.cursor(*place))
            .collect();
        let told = cursors.iter();
        let told = told.filter_map(|cursor| Told::of(input.state, *cursor));
        let listed: Vec<String> = told.map(|told| told.in_list()).collect();
        let name = format!("{} together: {}", pill.count, listed.join("; "));
        let area = pill.rect.translate(row.rect.min.to_vec2()).intersect(time);
        let id = own.with(("pill", at));
        if node(ui, (area, id), &name, Role::ListItem, |_| {}) {
            open(input, cursors, area, out);
        }
    }
}

fn open(input: &RowsInput<'_>, cursors: Vec<FollowedCursor>, rect: Rect, out: &mut Vec<Command>) {
    click(input.state, &RowHit { cursors, rect }, out);
}

fn row_salt(row: &Row) -> (u8, u32) {
    match row.cursor(0) {
        FollowedCursor::Step { topic, .. } => (0, topic.0),
        FollowedCursor::Value { series, .. } => (1, series.0),
    }
}

/// Adds a node and says whether a screen reader asks to press it.
fn node(
    ui: &Ui,
    (area, id): (Rect, Id),
    name: &str,
    role: Role,
    more: impl FnOnce(&mut egui::accesskit::Node),
) -> bool {
    // It senses nothing: the rows below it take the clicks.
    let response = ui.interact(area, id, Sense::empty());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(role);
        node.set_label(name);
        let [x0, y0, x1, y1] =
            [area.left(), area.top(), area.right(), area.bottom()].map(f64::from);
        node.set_bounds(egui::accesskit::Rect { x0, y0, x1, y1 });
        if role == Role::ListItem {
            node.add_action(Action::Click);
        }
        more(node);
    });
    ui.input(|i| i.has_accesskit_action_request(id, Action::Click))
}
