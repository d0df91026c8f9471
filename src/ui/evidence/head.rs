//! The head of the strip: of which item, on which day of knowledge, how much there is, and the
//! buttons.

use std::ops::Range;

use egui::{
    Align, CornerRadius, Frame, Label, Layout, Margin, RichText, Stroke, StrokeKind, Ui, Vec2,
};

use crate::layout::{ONE_ACCOUNT, Weight};
use crate::state::{Command, date_text, origins_words};
use crate::ui::look::{Look, display_font, font};
use crate::ui::widgets::{ButtonKind, Icon, as_heading, button, icon_button, text};
use crate::ui::wording::capitalized;

use super::EvidenceInput;
use super::rows::Rows;

/// What the buttons take, in points.
const TOOLS_WIDTH: f32 = 236.0;

/// Draws the head over the whole width.
pub fn head_ui(
    ui: &mut Ui,
    input: &EvidenceInput<'_>,
    rows: &Rows,
    in_sight: Range<usize>,
    out: &mut Vec<Command>,
) {
    let look = input.look;
    let margin = Margin {
        left: 20,
        right: 12,
        top: 8,
        bottom: 2,
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 20.0;
        ui.horizontal(|ui| {
            let room = Vec2::new((ui.available_width() - TOOLS_WIDTH).max(80.0), 32.0);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(room);
                title_ui(ui, input);
            });
            tools_ui(ui, look, out);
        });
        ui.horizontal(|ui| {
            let place = place_words(rows.len(), in_sight);
            let face = font(14.0, Weight::Medium);
            let width = ui
                .painter()
                .layout_no_wrap(place.clone(), face, look.t2())
                .size()
                .x;
            let room = Vec2::new((ui.available_width() - width - 20.0).max(80.0), 20.0);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(room);
                facts_ui(ui, input, rows);
            });
            text(ui, 14.0, Weight::Medium, look.t2(), &place);
        });
    });
}

fn title_ui(ui: &mut Ui, input: &EvidenceInput<'_>) {
    let look = input.look;
    if let Some(banner) = input.timeline.told_on().banner() {
        banner_ui(ui, look, &banner);
    }
    let title = &input.timeline.item(input.item).title;
    let rich = RichText::new(title)
        .font(display_font(22.0))
        .color(look.t1());
    let head = ui.add(Label::new(rich).truncate());
    as_heading(ui, &head, &format!("Evidence: {title}"));
}

fn banner_ui(ui: &mut Ui, look: &Look, banner: &str) {
    let face = font(14.0, Weight::SemiBold);
    let galley = ui
        .painter()
        .layout_no_wrap(banner.to_owned(), face, look.amber_text());
    let size = galley.size() + Vec2::new(20.0, 8.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    let edge = Stroke::new(1.0, look.amber_edge());
    ui.painter().rect(
        rect,
        CornerRadius::same(6),
        look.amber_fill(),
        edge,
        StrokeKind::Inside,
    );
    ui.painter().galley(
        rect.center() - galley.size() / 2.0,
        galley,
        look.amber_text(),
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, banner));
}

fn facts_ui(ui: &mut Ui, input: &EvidenceInput<'_>, rows: &Rows) {
    let look = input.look;
    let item = input.timeline.item(input.item);
    let mut date = capitalized(&date_text(input.timeline, input.item));
    if input.timeline.redated() == Some(input.item) {
        date = format!("{date}, {ONE_ACCOUNT}");
    }
    text(ui, 14.0, Weight::SemiBold, look.t1(), &date);
    let mut parts = vec![item.status.word().to_owned(), rows.counted.clone()];
    if rows.with_outcome > 0 {
        parts.push(format!("{} with an outcome", rows.with_outcome));
    }
    parts.push(origins_words(input.timeline, &item.sources));
    let words = RichText::new(parts.join("  ·  "))
        .font(font(14.0, Weight::Regular))
        .color(look.t2());
    ui.add(Label::new(words).truncate());
}

fn tools_ui(ui: &mut Ui, look: &Look, out: &mut Vec<Command>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        // Tab goes from left to right, the last button is placed first.
        let close = icon_button(ui, look, Icon::Close, "Close the evidence (E)");
        if close.clicked() {
            out.push(Command::ToggleEvidence);
        }
        let copy = button(ui, look, ButtonKind::Secondary, "Copy with footnotes");
        let tip = "Copy as a paragraph with footnotes (Shift+E)";
        if copy.on_hover_text(tip).clicked() {
            out.push(Command::CopyEvidence);
        }
    });
}

/// "1–3 of 8", or "8 of 8" if all of it is in sight.
fn place_words(count: usize, in_sight: Range<usize>) -> String {
    match (in_sight.len(), count) {
        (_, 0) => String::new(),
        (all, count) if all == count => format!("{count} of {count}"),
        (0, count) => format!("{count} in all"),
        (1, count) => format!("{} of {count}", in_sight.start + 1),
        (_, count) => format!("{}–{} of {count}", in_sight.start + 1, in_sight.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_says_which_rows_are_in_sight() {
        for (count, in_sight, words) in [
            (8, 0..3, "1–3 of 8"),
            (8, 4..5, "5 of 8"),
            (2, 0..2, "2 of 2"),
            (3, 0..0, "3 in all"),
            (0, 0..0, ""),
        ] {
            assert_eq!(place_words(count, in_sight), words);
        }
    }
}
