//! What a screen reader hears of the comparison: its totals, and a node for each pair in sight.
//! Made from the layout, so that what is heard is what is seen.

use egui::accesskit::{Action, Node, Role};
use egui::{Id, Rect, Response, Sense, Ui, UiBuilder};

use crate::layout::{ComparisonLayout, LifeLayout};
use crate::model::{PointLife, Side};
use crate::state::{Command, ComparingCommand};

use super::{Scene, pointer, words};

/// Describes the two columns.
pub fn columns(
    ui: &mut Ui,
    whole: &Response,
    rect: Rect,
    scene: &Scene<'_>,
    layout: &ComparisonLayout,
    out: &mut Vec<Command>,
) {
    if !list(ui, whole, scene) {
        return;
    }
    let inside = UiBuilder::new()
        .max_rect(rect)
        .accessibility_parent(whole.id);
    let ui = &ui.new_child(inside);
    let offset = rect.min.to_vec2();
    let mut pairs: Vec<usize> = layout.rows.iter().map(|row| row.pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let shown = scene.state.shown_pairs();
    for at in shown.iter().filter(|at| pairs.binary_search(at).is_ok()) {
        let pair = &scene.comparison.pairs[*at];
        let rows = layout.rows_of(*at).map(|row| row.rect);
        let Some(area) = rows.reduce(Rect::union) else {
            continue;
        };
        let selected = scene.state.compared_pair() == Some(*at);
        let name = words::pair_name(scene, pair);
        let id = whole.id.with(("pair", *at));
        let more = |node: &mut Node| {
            node.set_selected(selected);
            if !pair.explanation.is_empty() {
                node.set_description(pair.explanation.clone());
            }
        };
        if node(ui, area.translate(offset), id, &name, more) {
            let first = Side::BOTH
                .into_iter()
                .find_map(|side| pair.points(side).first().map(|point| (side, *point)));
            if let Some((side, point)) = first {
                out.push(Command::Comparing(ComparingCommand::Point { side, point }));
            }
        }
    }
}

/// Describes the lives.
pub fn lives(
    ui: &mut Ui,
    whole: &Response,
    rect: Rect,
    scene: &Scene<'_>,
    layout: &LifeLayout,
    out: &mut Vec<Command>,
) {
    if !list(ui, whole, scene) {
        return;
    }
    let inside = UiBuilder::new()
        .max_rect(rect)
        .accessibility_parent(whole.id);
    let ui = &ui.new_child(inside);
    for row in &layout.rows {
        let area = row.rect.translate(rect.min.to_vec2());
        let name = life_name(scene, &scene.state.lives()[row.life]);
        let id = whole.id.with(("life", row.life));
        if node(ui, area, id, &name, |node| node.set_selected(row.selected)) {
            pointer::choose_life(scene, layout, row.life, None, out);
        }
    }
}

/// The comparison as a whole. Whether anybody listens.
fn list(ui: &Ui, whole: &Response, scene: &Scene<'_>) -> bool {
    let listening = ui.ctx().accesskit_node_builder(whole.id, |node| {
        node.set_role(Role::List);
        node.set_label(whole_name(scene));
        if let Some(pair) = scene.pair() {
            node.set_value(words::pair_name(scene, pair));
        }
    });
    listening.is_some()
}

/// "Comparison of US proposal, 28 points with Counterplan, 20 points: 7 kept, 13 changed".
fn whole_name(scene: &Scene<'_>) -> String {
    let [left, right] = scene.documents;
    let totals = scene.comparison.totals().into_iter();
    let totals: Vec<String> = totals
        .map(|(relation, count)| format!("{count} {}", relation.word()))
        .collect();
    let totals = totals.join(", ");
    format!(
        "Comparison of {} with {}: {totals}",
        left.title, right.title
    )
}

/// "Life of a point. US proposal 6, Armed forces capped at 600,000. European text: changed, 6,
/// Armed forces capped at 800,000. …"
fn life_name(scene: &Scene<'_>, life: &PointLife) -> String {
    let cells = life.cells.iter().filter_map(|cell| {
        let document = scene.timeline.document(cell.document)?;
        let points = words::points(document, &cell.points);
        let points: Vec<String> = points
            .iter()
            .map(|point| format!("{}, {}", point.number, point.title))
            .collect();
        let relation = cell.relation.map(|relation| relation.word().to_owned());
        let told = [relation.unwrap_or_default(), points.join(" and ")];
        let told = words::joined(&told, ", ");
        (!told.is_empty()).then(|| format!("{}: {told}", document.short_title))
    });
    format!("Life of a point. {}", cells.collect::<Vec<_>>().join(". "))
}

/// Adds a node of the list and says whether a screen reader asks to press it.
fn node(ui: &Ui, area: Rect, id: Id, name: &str, more: impl FnOnce(&mut Node)) -> bool {
    // It senses nothing: the comparison below it takes the clicks.
    let response = ui.interact(area, id, Sense::empty());
    let [x0, y0, x1, y1] = [area.left(), area.top(), area.right(), area.bottom()].map(f64::from);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListItem);
        node.set_label(name);
        node.set_bounds(egui::accesskit::Rect { x0, y0, x1, y1 });
        node.add_action(Action::Click);
        more(node);
    });
    ui.input(|i| i.has_accesskit_action_request(id, Action::Click))
}
