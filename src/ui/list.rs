//! The linear twin: the same items as a table beside the canvas, in reading order, for people
//! who would rather read down than across, and for screen readers.

use egui::{Role, Sense, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder, TableRow};

use crate::layout::Weight;
use crate::model::{ItemIx, Tier, Timeline};
use crate::state::Command;

use super::canvas::{MarkPaint, paint_mark_bare, shape_of};
use super::look::{Look, font};
use super::widgets::{small, text, tier_chip};

/// What the list shows.
pub struct ListInput<'a> {
    /// The timeline.
    pub timeline: &'a Timeline,
    /// The items that the filter leaves, in reading order.
    pub rows: &'a [ItemIx],
    /// The selected item; `None` if nothing is selected.
    pub selected: Option<ItemIx>,
    /// The row that must come into sight; `None` if none must.
    pub reveal: Option<usize>,
    /// The colours and faces.
    pub look: &'a Look,
}

/// Draws the list into the whole of `ui`.
pub fn list_ui(ui: &mut Ui, input: &ListInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    if input.rows.is_empty() {
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            ui.add_space(16.0);
            small(ui, look, "No item passes the filter.");
        });
        return;
    }
    ui.style_mut().interaction.selectable_labels = false;
    // The selected row lies on the surface and wears a bar of ink, as everywhere.
    ui.visuals_mut().selection.bg_fill = look.surface();
    let mut table = TableBuilder::new(ui)
        .id_salt("list")
        .striped(false)
        .sense(Sense::hover())
        .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
        .column(Column::exact(26.0))
        .column(Column::remainder().at_least(120.0).clip(true))
        .column(Column::exact(88.0).clip(true))
        .column(Column::exact(34.0))
        .auto_shrink(false);
    if let Some(at) = input.reveal {
        table = table.scroll_to_row(at, None);
    }
    table
        .header(30.0, |mut header| {
            header.col(|_| {});
            for name in ["Item", "Date", "Tier"] {
                header.col(|ui| {
                    text(ui, 12.0, Weight::SemiBold, look.t2(), name);
                });
            }
        })
        .body(|body| {
            body.rows(34.0, input.rows.len(), |row| row_ui(row, input, out));
        });
}

fn row_ui(mut row: TableRow<'_, '_>, input: &ListInput<'_>, out: &mut Vec<Command>) {
    let ix = input.rows[row.index()];
    let look = input.look;
    let item = input.timeline.item(ix);
    let track = input.timeline.track(item.track);
    let selected = input.selected == Some(ix);
    row.set_selected(selected);
    row.col(|ui| {
        let paint =
            MarkPaint::new(look, shape_of(item, track), item.status, track.hue).on(look.chrome());
        if selected {
            let bar = ui.max_rect().with_max_x(ui.max_rect().left() + 3.0);
            ui.painter().rect_filled(bar, 1.0, look.ink());
        }
        let center = ui.max_rect().center();
        paint_mark_bare(ui.painter(), look, center, paint);
    });
    row.col(|ui| {
        let weight = if selected {
            Weight::SemiBold
        } else {
            Weight::Regular
        };
        let job = egui::RichText::new(&item.title)
            .font(font(14.0, weight))
            .color(look.t1());
        ui.add(egui::Label::new(job).truncate());
    });
    row.col(|ui| {
        let date = item
            .when
            .as_ref()
            .map_or_else(|| "undated".to_owned(), crate::model::When::short_label);
        let job = egui::RichText::new(date)
            .font(font(12.0, Weight::Regular))
            .color(look.t2());
        ui.add(egui::Label::new(job).truncate());
    });
    row.col(|ui| {
        tier_chip(ui, look, best_tier(input.timeline, ix));
    });
    // The whole row is one thing to click and one stop for Tab, not each of its cells.
    let response = row.response().interact(Sense::click());
    response.widget_info(|| {
        let name = crate::layout::item_name(input.timeline, ix);
        WidgetInfo::selected(Role::ListBoxOption, true, selected, name)
    });
    if response.clicked() {
        out.push(Command::Select { item: ix });
    }
}

/// The best tier among the sources of an item; `None` if none is graded.
fn best_tier(timeline: &Timeline, ix: ItemIx) -> Option<Tier> {
    timeline
        .item(ix)
        .sources
        .iter()
        .filter_map(|source| timeline.source(*source).tier)
        .min()
}
