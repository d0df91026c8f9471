//! The best hits of the search, under its field while one types.

use egui::{Area, Frame, Margin, Order, Rect, Stroke};

use crate::layout::Weight;
use crate::model::When;
use crate::state::{Command, State};
use crate::ui::canvas::{MarkPaint, shape_of};
use crate::ui::look::Look;
use crate::ui::widgets::{row, small, wrapped};

/// How many hits are listed; Enter steps through all of them.
const MAX_LISTED: usize = 7;

/// Draws the hits under `field` and says where they stand.
pub fn hits_ui(
    ctx: &egui::Context,
    look: &Look,
    state: &State,
    field: Rect,
    out: &mut Vec<Command>,
) -> Rect {
    let shown = Area::new(egui::Id::unique("search_hits"))
        .order(Order::Foreground)
        .fixed_pos(field.left_bottom() + egui::vec2(0.0, 4.0))
        .constrain_to(ctx.content_rect())
        .accessible_name("Search hits")
        .show(ctx, |ui| {
            Frame::new()
                .fill(look.surface())
                .stroke(Stroke::new(1.0, look.line2()))
                .corner_radius(10)
                .shadow(look.shadow_small())
                .inner_margin(Margin::same(8))
                .show(ui, |ui| {
                    ui.set_width((field.width() - 18.0).max(300.0));
                    ui.spacing_mut().item_spacing.y = 1.0;
                    list_ui(ui, look, state, out);
                });
        });
    shown.response.rect
}

/// That there is no hit, and of which day that is said if not all that is known is searched.
fn nothing_words(state: &State) -> String {
    if state.banner().is_some() {
        state.nothing_found()
    } else {
        "Nothing has these words, not even nearly.".to_owned()
    }
}

fn list_ui(ui: &mut egui::Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let timeline = &state.timeline;
    let search = &state.search;
    let first = search.current.unwrap_or(0).saturating_sub(MAX_LISTED - 1);
    for (index, hit) in search.hits.iter().enumerate().skip(first).take(MAX_LISTED) {
        let item = timeline.item(hit.item);
        let track = timeline.track(item.track);
        let mark = MarkPaint::new(look, shape_of(item, track), item.status, track.hue);
        let date = item
            .when
            .as_ref()
            .map_or_else(|| "undated".to_owned(), When::short_label);
        let current = search.current == Some(index);
        let mark = Some(mark.on(look.surface()));
        let response = row(ui, look, mark, &item.title, &date, current);
        let found = || crate::model::excerpt(timeline, hit, &search.text);
        let response = response.on_hover_ui(|ui| {
            small(ui, look, &found().text);
        });
        if response.clicked() {
            out.push(Command::ShowHit { index });
        }
    }
    if search.waiting {
        small(ui, look, "The search is being prepared");
    } else if search.hits.is_empty() {
        wrapped(ui, 13.0, Weight::Regular, look.t1(), &nothing_words(state));
    }
    let mut notes = Vec::new();
    if search.hits.len() > MAX_LISTED {
        notes.push(format!(
            "{} hits, Enter and Shift+Enter step through them",
            search.hits.len()
        ));
    }
    if search.filtered_out > 0 {
        notes.push(format!("{} more outside the filter", search.filtered_out));
    }
    for note in notes {
        small(ui, look, &note);
    }
}
