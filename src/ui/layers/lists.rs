//! Lists that open from the canvas: the members of a cluster, and items without a date.

use egui::ScrollArea;

use crate::model::{ItemIx, Timeline, When};
use crate::state::{ClusterSummary, Command};
use crate::ui::canvas::{MarkPaint, shape_of};
use crate::ui::look::Look;
use crate::ui::widgets::{row, small};
use crate::ui::wording::counted;

use super::sheet::{RING_ROOM, SheetPlace, appears, sheet_ui};

/// What a list of items shows.
struct Items<'a> {
    title: &'a str,
    listed: &'a [ItemIx],
    /// How many more there are that are not listed.
    more: usize,
}

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
    let items = Items {
        title: &title,
        listed: &cluster.first_members,
        more,
    };
    items_ui(ctx, look, timeline, &items, out);
}

/// Draws the items of a track that have no date.
pub fn undated_ui(
    ctx: &egui::Context,
    look: &Look,
    timeline: &Timeline,
    items: &[ItemIx],
    out: &mut Vec<Command>,
) {
    let items = Items {
        title: "Without a date",
        listed: items,
        more: 0,
    };
    items_ui(ctx, look, timeline, &items, out);
}

fn items_ui(
    ctx: &egui::Context,
    look: &Look,
    timeline: &Timeline,
    shown: &Items<'_>,
    out: &mut Vec<Command>,
) {
    sheet_ui(
        ctx,
        look,
        shown.title,
        SheetPlace::dialog(420.0),
        out,
        |ui, out| {
            let first = if appears(ui) {
                shown.listed.first()
            } else {
                None
            };
            let list = ScrollArea::vertical()
                .content_margin(RING_ROOM)
                .max_height(420.0);
            list.show_rows(ui, 34.0, shown.listed.len(), |ui, rows| {
                for ix in &shown.listed[rows] {
                    let item = timeline.item(*ix);
                    let track = timeline.track(item.track);
                    let mark = MarkPaint::new(look, shape_of(item, track), item.status, track.hue);
                    let date = item
                        .when
                        .as_ref()
                        .map_or_else(|| "undated".to_owned(), When::short_label);
                    let mark = Some(mark.on(look.surface()));
                    let row = row(ui, look, mark, &item.title, &date, false);
                    if Some(ix) == first {
                        row.request_focus();
                    }
                    if row.clicked() {
                        out.push(Command::CloseTop);
                        out.push(Command::Select { item: *ix });
                    }
                }
            });
            if shown.more > 0 {
                small(
                    ui,
                    look,
                    &format!("and {} more: zoom in to see them", shown.more),
                );
            }
            small(ui, look, "Tab and Enter open an item, Esc closes");
        },
    );
}
