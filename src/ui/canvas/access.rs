//! What a screen reader hears of the canvas: a spoken summary, a node for each visible mark
//! and cluster. Made from the display list, so that what is heard is what is seen.

use egui::accesskit::{Action, Role};
use egui::{Rect, Response, Sense, Ui};

use crate::layout;
use crate::state::Command;

use super::{CanvasInput, pointer::summary};

/// Describes the canvas and everything on it.
pub fn describe(
    ui: &Ui,
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
    for (item, area) in input.list.standing() {
        let area = area.translate(rect.min.to_vec2()).intersect(rect);
        let id = canvas.id.with(("mark", item.0));
        let name = layout::item_name(input.timeline, item);
        if node(ui, area, id, &name, Some(input.selected == Some(item))) {
            out.push(Command::Select { item });
        }
    }
    for (at, cluster) in input.list.clusters.iter().enumerate() {
        let area = cluster.rect.translate(rect.min.to_vec2()).intersect(rect);
        let name = layout::cluster_name(input.timeline, cluster);
        if node(ui, area, canvas.id.with(("cluster", at)), &name, None) {
            out.push(Command::OpenCluster { cluster: summary(cluster) });
        }
    }
    for head in &input.list.heads {
        let area = head.rect.translate(rect.min.to_vec2()).intersect(rect);
        let track = input.timeline.track(head.track);
        let name = format!("{}, {} of {} named", track.name, head.named, head.in_view);
        if node(ui, area, canvas.id.with(("head", head.track.0)), &name, Some(!head.folded)) {
            out.push(Command::ToggleFolded { track: head.track });
        }
    }
}

fn bounds(area: Rect) -> egui::accesskit::Rect {
    let [x0, y0, x1, y1] = [area.left(), area.top(), area.right(), area.bottom()].map(f64::from);
    egui::accesskit::Rect { x0, y0, x1, y1 }
}

/// Adds a node and says whether a screen reader asks to press it.
fn node(ui: &Ui, area: Rect, id: egui::Id, name: &str, selected: Option<bool>) -> bool {
    // It senses nothing: the canvas below it takes the clicks.
    let response = ui.interact(area, id, Sense::empty());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListItem);
        node.set_label(name);
        node.set_bounds(bounds(area));
        node.add_action(Action::Click);
        if let Some(selected) = selected {
            node.set_selected(selected);
        }
    });
    ui.input(|i| i.has_accesskit_action_request(id, Action::Click))
}
