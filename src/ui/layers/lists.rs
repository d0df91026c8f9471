//! Lists that open from the canvas: the members of a cluster, and items without a date.

use egui::ScrollArea;

use crate::model::{ItemIx, Timeline};
use crate::state::{ClusterSummary, Command};
use crate::ui::canvas::{MarkPaint, shape_of};
use crate::ui::look::Look;
use crate::ui::widgets::{row, small};
use crate::ui::wording::counted;

use super::sheet::{SheetPlace, sheet_ui};

/// Draws the members of a cluster.
pub fn cluster_ui(
    ctx: &egui::Context,
    look: &Look,
    timeline: &Timeline,
    cluster: &ClusterSummary,
    out: &mut Vec<Command>,
) {
    let title = counted(cluster.count, "item", "items");
    let more = cluster.count.saturating_sub(cluster.first_members.len());
    items_ui(ctx, look, timeline, &title, &cluster.first_members, more, out);
}

/// Draws the items of a track that have no date.
pub fn undated_ui(
    ctx: &egui::Context,
    look: &Look,
    timeline: &Timeline,
    items: &[ItemIx],
    out: &mut Vec<Command>,
) {
    items_ui(ctx, look, timeline, "Without a date", items, 0, out);
}

fn items_ui(
    ctx: &egui::Context,
    look: &Look,
    timeline: &Timeline,
    title: &str,
    items: &[ItemIx],
    more: usize,
    out: &mut Vec<Command>,
) {
    sheet_ui(ctx, look, title, SheetPlace::dialog(420.0), out, |ui, out| {
        ScrollArea::vertical().max_height(420.0).show_rows(ui, 34.0, items.len(), |ui, rows| {
            for ix in &items[rows] {
                let item = timeline.item(*ix);
                let track = timeline.track(item.track);
                let mark =
                    MarkPaint::new(look, shape_of(item, track), item.status, track.hue);
                let date =
                    item.when.as_ref().map_or_else(|| "undated".to_owned(), |w| w.short_label());
                let mark = Some(mark.on(look.surface()));
                if row(ui, look, mark, &item.title, &date, false).clicked() {
                    out.push(Command::CloseTop);
                    out.push(Command::Select { item: *ix });
                }
            }
        });
        if more > 0 {
            let note = format!("and {more} more: zoom in to see them");
            small(ui, look, &note);
        }
        small(ui, look, "Tab and Enter open an item, Esc closes");
    });
}
