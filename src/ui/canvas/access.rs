//! What a screen reader hears of the canvas: a spoken summary, a node for each visible mark, ghost
//! and cluster. Made from the display list, so that what is heard is what is seen.

use egui::accesskit::{Action, Role};
use egui::{Rect, Response, Sense, Ui, UiBuilder};

use crate::layout;
use crate::state::Command;

use super::{CanvasInput, pointer::summary};

/// Describes the canvas and everything on it.
pub fn describe(
    ui: &mut Ui,
    canvas: &Response,
    rect: Rect,
    input: &CanvasInput<'_>,
    out: &mut Vec<Command>,
) {
    let spoken = layout::summary(input.list, input.shown, &input.scale.view);
    let listening = ui.ctx().accesskit_node_builder(canvas.id, |node| {
        node.set_role(Role::List);
        node.set_label(spoken);
        if let Some(selected) = input.selected {
            node.set_value(layout::item_name(input.timeline, selected));
        }
    });
    if listening.is_none() {
        return;
    }
    let inside = UiBuilder::new()
        .max_rect(rect)
        .accessibility_parent(canvas.id);
    let ui = &ui.new_child(inside);
    for (item, area) in input.list.standing() {
        let area = area.translate(rect.min.to_vec2()).intersect(rect);
        let id = canvas.id.with(("mark", item.0));
        let name = layout::item_name(input.timeline, item);
        let selected = input.selected == Some(item);
        if node(ui, area, id, &name, |node| node.set_selected(selected)) {
            out.push(Command::Select { item });
        }
    }
    ghosts(ui, canvas.id, rect, input, out);
    for (at, cluster) in input.list.clusters.iter().enumerate() {
        let area = cluster.rect.translate(rect.min.to_vec2()).intersect(rect);
        let name = layout::cluster_name(input.timeline, cluster);
        if node(ui, area, canvas.id.with(("cluster", at)), &name, |_| {}) {
            out.push(Command::OpenCluster {
                cluster: summary(cluster),
            });
        }
    }
    for head in &input.list.heads {
        let area = head.rect.translate(rect.min.to_vec2()).intersect(rect);
        let track = input.timeline.track(head.track);
        let name = format!("{}, {} of {} named", track.name, head.named, head.in_view);
        let id = canvas.id.with(("head", head.track.0));
        if node(ui, area, id, &name, |node| node.set_expanded(!head.folded)) {
            out.push(Command::ToggleFolded { track: head.track });
        }
        if let Some((area, count)) = head.undated {
            let area = area.translate(rect.min.to_vec2()).intersect(rect);
            let name = format!("{count} without a date, {}", track.name);
            if node(ui, area, id.with("undated"), &name, |_| {}) {
                out.push(Command::ListUndated { track: head.track });
            }
        }
    }
    for phase in &input.list.phases {
        let area = phase.rect.translate(rect.min.to_vec2()).intersect(rect);
        let Some(told) = input.timeline.phases.get(phase.index) else {
            continue;
        };
        let name = format!("phase {}, {}", told.name, told.when.label());
        if node(
            ui,
            area,
            canvas.id.with(("phase", phase.index)),
            &name,
            |_| {},
        ) {
            out.push(Command::ShowPhase { index: phase.index });
        }
    }
}

/// Dates that are not believed any more.
fn ghosts(ui: &Ui, canvas: egui::Id, rect: Rect, input: &CanvasInput<'_>, out: &mut Vec<Command>) {
    for (at, ghost) in input.list.ghosts.iter().enumerate() {
        let mark = Rect::from_center_size(ghost.center, egui::Vec2::splat(ghost.size.max(24.0)));
        let area = ghost.rect.unwrap_or(mark);
        let area = area.translate(rect.min.to_vec2()).intersect(rect);
        let id = canvas.with(("ghost", at));
        let said = ghost.caption.as_ref();
        let said = said.map_or("was once dated here", |(_, line)| &line.text);
        let name = format!("{}, {said}", input.timeline.item(ghost.item).title);
        if node(ui, area, id, &name, |_| {}) {
            out.push(Command::Select { item: ghost.item });
        }
    }
}

fn bounds(area: Rect) -> egui::accesskit::Rect {
    let [x0, y0, x1, y1] = [area.left(), area.top(), area.right(), area.bottom()].map(f64::from);
    egui::accesskit::Rect { x0, y0, x1, y1 }
}

/// Adds a node of the list and says whether a screen reader asks to press it.
fn node(
    ui: &Ui,
    area: Rect,
    id: egui::Id,
    name: &str,
    more: impl FnOnce(&mut egui::accesskit::Node),
) -> bool {
    // It senses nothing: the canvas below it takes the clicks.
    let response = ui.interact(area, id, Sense::empty());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListItem);
        node.set_label(name);
        node.set_bounds(bounds(area));
        node.add_action(Action::Click);
        more(node);
    });
    ui.input(|i| i.has_accesskit_action_request(id, Action::Click))
}
