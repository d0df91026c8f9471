//! How many reports and how many independent origins stand behind a statement, with the tree of
//! who relays whom on demand.

use egui::accesskit::Role;
use egui::{Color32, Id, Stroke, Ui, UiBuilder, Vec2};

use crate::layout::Weight;
use crate::model::{OriginNode, Origins, Source, SourceIx, When, origins};
use crate::ui::widgets::{disclosure, tier_chip, wrapped};

use super::DetailInput;

/// How far a step away from the origin is indented, in points.
const INDENT: f32 = 18.0;

/// "3 reports, 3 origins" for sources that each speak for themselves; `None` where one relays
/// another, so that there is a tree to see.
pub fn plain_words(input: &DetailInput<'_>, cited: &[SourceIx]) -> Option<String> {
    let found = origins(cited, |ix| input.timeline.derived_from(ix));
    // In one piece: "1" at the end of a line would be read as part of a date.
    (found.tree.len() <= found.reports).then(|| found.words().replace(' ', "\u{a0}"))
}

/// Draws "6 reports, 1 origin" where one of `cited` relays another, as a button that opens the
/// tree; nothing otherwise. `statement` tells this statement from the others of the pane.
pub fn origins_ui(ui: &mut Ui, input: &DetailInput<'_>, statement: Id, cited: &[SourceIx]) {
    let look = input.look;
    let found = origins(cited, |ix| input.timeline.derived_from(ix));
    if found.tree.len() <= found.reports {
        return;
    }
    let id = statement.with("origins");
    let mut open = ui.data(|data| data.get_temp::<bool>(id).unwrap_or(false));
    let purpose = if open {
        "hide who relays whom"
    } else {
        "show who relays whom"
    };
    if disclosure(ui, look, &found.words(), purpose, open).clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    if open {
        tree_ui(ui, input, &found);
    }
}

fn tree_ui(ui: &mut Ui, input: &DetailInput<'_>, found: &Origins) {
    let builder = UiBuilder::new()
        .accessibility_role(Role::Tree)
        .accessibility_label("Who relays whom");
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 2.0);
        for node in &found.tree {
            node_ui(ui, input, node);
        }
        let note = "A filled dot is cited here; a ring is an origin that is relayed.";
        wrapped(ui, 12.0, Weight::Regular, input.look.t2(), note);
    });
}

fn node_ui(ui: &mut Ui, input: &DetailInput<'_>, node: &OriginNode) {
    let look = input.look;
    let source = input.timeline.source(node.source);
    let spoken = spoken(source, node);
    let row = ui.horizontal_top(|ui| {
        let indent = INDENT * node.depth as f32;
        let (rect, _) =
            ui.allocate_exact_size(Vec2::new(indent + 14.0, 20.0), egui::Sense::hover());
        let dot = egui::pos2(rect.right() - 7.0, rect.top() + 10.0);
        let thread = Stroke::new(1.5, look.line2());
        if node.depth > 0 {
            let elbow = egui::pos2(dot.x - INDENT, dot.y);
            ui.painter()
                .vline(elbow.x, rect.top() - 12.0..=dot.y, thread);
            ui.painter().hline(elbow.x..=dot.x - 4.0, dot.y, thread);
        }
        let fill = if node.is_cited {
            look.t1()
        } else {
            Color32::TRANSPARENT
        };
        ui.painter()
            .circle(dot, 4.0, fill, Stroke::new(1.5, look.t1()));
        tier_chip(ui, look, source.tier);
        let weight = if node.is_cited {
            Weight::Medium
        } else {
            Weight::Regular
        };
        wrapped(ui, 13.0, weight, look.t1(), &label(source, node));
    });
    ui.ctx().accesskit_node_builder(row.response.id, |it| {
        it.set_role(Role::TreeItem);
        it.set_label(spoken);
        it.set_level(node.depth + 1);
    });
}

fn label(source: &Source, node: &OriginNode) -> String {
    let mut words = source.publisher.clone();
    if let Some(published) = &source.published {
        words.push_str(", ");
        words.push_str(&published.short_label());
    }
    if node.is_repeated {
        words.push_str(" (see above)");
    } else if !node.is_cited {
        words.push_str(" (not cited)");
    }
    words
}

fn spoken(source: &Source, node: &OriginNode) -> String {
    let place = match (node.depth, node.is_cited) {
        (0, true) => "origin, cited",
        (0, false) => "origin, not cited",
        (_, true) => "relays, cited",
        (_, false) => "relays, not cited",
    };
    let published = source.published.as_ref().map(When::label);
    let published = published
        .map(|date| format!(", {date}"))
        .unwrap_or_default();
    format!("{}{published}: {place}", source.publisher)
}
