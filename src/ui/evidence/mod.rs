//! The strip of evidence under the canvas: for the selected item who says so, when, how hedged,
//! on what, and what came of it. Set large, as it is shown to a room.
//!
//! It stands in the frame of the window and not over it, so that nothing is covered and Tab
//! walks through what can be seen.

mod cited;
mod head;
mod row;
mod rows;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Frame, Margin, Panel, Rect, ScrollArea, Stroke, Ui, UiBuilder};

use crate::model::{ItemIx, Timeline};
use crate::state::{ChosenAccount, Command, State};

use super::look::Look;
use super::tall_rows::TallRows;
use rows::Rows;

/// What the strip shows.
pub struct EvidenceInput<'a> {
    /// The timeline.
    pub timeline: &'a Arc<Timeline>,
    /// The item whose evidence it is.
    pub item: ItemIx,
    /// How often it was scrolled by keys, less how often back.
    pub scrolls: i64,
    /// The account that the mark of an item follows; `None` for none.
    pub account: Option<ChosenAccount>,
    /// The colours and faces.
    pub look: &'a Look,
}

/// What the strip remembers between frames.
#[derive(Default)]
pub struct EvidenceMemory {
    rows: Rows,
    heights: TallRows,
    /// [`EvidenceInput::scrolls`] as last followed.
    followed: i64,
    /// [`EvidenceInput::account`] as last followed.
    account: Option<ChosenAccount>,
}

impl<'a> EvidenceInput<'a> {
    /// The evidence that `state` asks for; `None` if the strip is not shown.
    pub fn of(state: &'a State, look: &'a Look) -> Option<Self> {
        let item = state.selection.filter(|_| state.knowing.evidence)?;
        Some(Self {
            timeline: &state.timeline,
            item,
            scrolls: state.detail_scrolls,
            account: state.knowing.account,
            look,
        })
    }
}

/// How far a key scrolls, in points.
const SCROLL_STEP: f32 = 120.0;

/// How high a row is thought to be before it was drawn.
const ROW_GUESS: f32 = 120.0;

/// The height of the strip in a window of `height`: enough for two claims, less than half, and
/// in a low window so much less that the canvas still shows a row.
pub fn strip_height(height: f32) -> f32 {
    let left_by_canvas = (height - 300.0).max(140.0);
    (height * 0.45)
        .clamp(220.0, 460.0)
        .min(left_by_canvas)
        .round()
}

/// Whether a window of `height` shows the strip in the place of the overview and the bar.
pub fn takes_the_foot(height: f32) -> bool {
    height < 900.0
}

/// Draws the strip along the lower edge of `ui`.
pub fn evidence_panel(
    ui: &mut Ui,
    input: &EvidenceInput<'_>,
    memory: &mut EvidenceMemory,
    out: &mut Vec<Command>,
) {
    let look = input.look;
    let height = strip_height(ui.ctx().content_rect().height());
    let shown = Panel::bottom("evidence")
        .exact_size(height)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(look.surface()))
        .show(ui, |ui| {
            let title = &input.timeline.item(input.item).title;
            let region = UiBuilder::new()
                .accessibility_role(Role::Region)
                .accessibility_label(format!("Evidence for {title}"));
            ui.scope_builder(region, |ui| strip_ui(ui, input, memory, out));
        });
    let rect = shown.response.rect;
    let edge = Stroke::new(2.0, look.ink());
    ui.painter().hline(rect.x_range(), rect.top() + 1.0, edge);
}

fn strip_ui(
    ui: &mut Ui,
    input: &EvidenceInput<'_>,
    memory: &mut EvidenceMemory,
    out: &mut Vec<Command>,
) {
    if memory.rows.follow(input.timeline, input.item) {
        memory.heights.forget();
    }
    head::head_ui(ui, input, &memory.rows, memory.heights.in_sight(), out);
    let gutters = Margin {
        left: 20,
        right: 8,
        top: 0,
        bottom: 0,
    };
    Frame::new().inner_margin(gutters).show(ui, |ui| {
        let columns = row::Columns::within(ui.available_width() - 16.0);
        row::column_heads_ui(ui, input, &memory.rows, &columns);
        // Another item starts at its top.
        ScrollArea::vertical()
            .id_salt(("evidence", input.item.0))
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                list_ui(ui, input, (viewport, &columns), memory);
            });
    });
}

fn list_ui(
    ui: &mut Ui,
    input: &EvidenceInput<'_>,
    (viewport, columns): (Rect, &row::Columns),
    memory: &mut EvidenceMemory,
) {
    let EvidenceMemory {
        rows,
        heights,
        followed,
        account,
    } = memory;
    let is_new = std::mem::replace(account, input.account) != input.account;
    let steps = input.scrolls - std::mem::replace(followed, input.scrolls);
    if steps != 0 {
        ui.scroll_with_delta(egui::vec2(0.0, -SCROLL_STEP * steps as f32));
    }
    ui.spacing_mut().interact_size.y = 20.0;
    let list = UiBuilder::new()
        .accessibility_role(Role::List)
        .accessibility_label(&rows.counted);
    ui.scope_builder(list, |ui| {
        let count = (rows.len(), ROW_GUESS);
        heights.show(ui, viewport, count, |ui, at| {
            if let Some(row) = rows.get(input.timeline, at) {
                let told = rows
                    .account_at(at)
                    .map(|(conflict, account)| ChosenAccount {
                        item: input.item,
                        conflict,
                        account,
                    });
                let chosen = told.is_some() && told == input.account;
                let place = row::RowPlace {
                    first: at == 0,
                    chosen,
                    reveal: chosen && is_new,
                };
                row::row_ui(ui, input, columns, &row, place);
            }
        });
    });
}
