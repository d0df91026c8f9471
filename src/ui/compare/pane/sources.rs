//! The sources of a pair: those of its points and of the judgement, each once, with its tier.

use egui::{Align, Layout, Ui};

use crate::layout::Weight;
use crate::model::{ComparedPair, SourceIx, When};
use crate::state::Command;
use crate::ui::widgets::{link, tier_chip, wrapped};
use crate::ui::wording::counted;

use super::super::{Scene, words};
use super::{section_ui, shown_points};

/// Draws the list.
pub fn sources_ui(ui: &mut Ui, scene: &Scene<'_>, pair: &ComparedPair, out: &mut Vec<Command>) {
    let sources = sources(scene, pair);
    if sources.is_empty() {
        section_ui(ui, scene, "Sources", "none given");
        return;
    }
    let count = counted(sources.len(), "source", "sources");
    section_ui(ui, scene, "Sources", &count);
    for source in sources {
        source_ui(ui, scene, source, out);
    }
}

/// Those of the judgement, then those of the points in the order of their cards.
fn sources(scene: &Scene<'_>, pair: &ComparedPair) -> Vec<SourceIx> {
    let mut all = pair.sources.clone();
    for (_, point) in shown_points(scene, pair) {
        all.extend(&point.sources);
    }
    let mut each: Vec<SourceIx> = Vec::new();
    for source in all {
        if !each.contains(&source) {
            each.push(source);
        }
    }
    each
}

fn source_ui(ui: &mut Ui, scene: &Scene<'_>, ix: SourceIx, out: &mut Vec<Command>) {
    let look = scene.look;
    let source = scene.timeline.source(ix);
    let published = source.published.as_ref();
    let date = published.map_or_else(String::new, When::short_label);
    ui.horizontal_top(|ui| {
        tier_chip(ui, look, source.tier);
        let layout = Layout::top_down(Align::Min);
        let room = egui::vec2((ui.available_width() - 4.0).max(60.0), 20.0);
        ui.allocate_ui_with_layout(room, layout, |ui| {
            ui.set_width(room.x);
            let name = words::joined(&[source.publisher.clone(), date], ", ");
            if source.url.is_none() {
                wrapped(ui, 14.0, Weight::Regular, look.t1(), &name);
                return;
            }
            let tip = format!("{}\n\nOpen in the browser", source.title);
            if link(ui, look, 14.0, &name).on_hover_text(tip).clicked() {
                out.push(Command::OpenSource { source: ix });
            }
        });
    });
}
