//! What lies above the canvas: the layers of the state, drawn in their order.

mod ask_briefing;
mod ask_display;
mod ask_time;
mod filter_panel;
mod follow_panel;
mod go_to;
mod handout;
mod hits;
mod keep_times;
mod known_on;
mod lists;
mod menu;
mod palette;
mod problems;
mod sheet;

use crate::model::CivilDate;
use crate::state::{Command, Layer, State};

use super::following::RowsMemory;
use super::look::Look;

pub use hits::hits_ui;

/// Draws every layer but the tip, which the canvas draws beside its mark.
pub fn layers_ui(
    ctx: &egui::Context,
    look: &Look,
    (state, today, rows): (&State, CivilDate, &mut RowsMemory),
    out: &mut Vec<Command>,
) {
    for layer in &state.layers {
        match layer {
            Layer::Tip { .. } => {}
            Layer::FollowPanel => {
                follow_panel::follow_panel_ui(ctx, look, (state, today, rows), out);
            }
            Layer::Palette { query, cursor } => {
                palette::palette_ui(ctx, look, (state, query, *cursor), out);
            }
            Layer::KeySheet { query } => palette::key_sheet_ui(ctx, look, (state, query), out),
            Layer::GoTo { text, error } => go_to::go_to_ui(ctx, look, text, error.as_deref(), out),
            Layer::KnownOn { text, error } => {
                let error = error.as_deref();
                let typed = known_on::TypedDay { text, error };
                known_on::known_on_ui(ctx, look, state, typed, out);
            }
            Layer::Problems => problems::problems_ui(ctx, look, state, out),
            Layer::ClusterList { cluster } => {
                lists::cluster_ui(ctx, look, &state.timeline, cluster, out);
            }
            Layer::UndatedList { items, .. } => {
                lists::undated_ui(ctx, look, &state.timeline, items, out);
            }
            Layer::FilterPanel => filter_panel::filter_panel_ui(ctx, look, state, out),
            Layer::Handout { notes } => handout::handout_ui(ctx, look, (state, *notes), out),
            Layer::Menu => menu_sheet_ui(ctx, look, state, out),
            Layer::AskBriefing { cursor } => {
                ask_briefing::ask_briefing_ui(ctx, look, (state, *cursor), out);
            }
            Layer::AskDisplay => ask_display::ask_display_ui(ctx, look, state, out),
            Layer::AskTime { text, cut } => {
                let cut = cut.as_ref();
                ask_time::ask_time_ui(ctx, look, state, ask_time::TypedTime { text, cut }, out);
            }
            Layer::KeepTimes { times } => {
                keep_times::keep_times_ui(ctx, look, (state, times), out);
            }
        }
    }
}

fn menu_sheet_ui(ctx: &egui::Context, look: &Look, state: &State, out: &mut Vec<Command>) {
    let place = sheet::SheetPlace::dropdown(egui::vec2(12.0, 56.0), 400.0);
    sheet::sheet_ui(ctx, look, "Menu", place, out, |ui, out| {
        let input = menu::MenuInput {
            origin: &state.origin,
            settings: &state.settings,
            problems: state.problems.len(),
            timeline_zone: state.timeline.zone.as_deref(),
            look,
        };
        menu::menu_ui(ui, &input, out);
    });
}
