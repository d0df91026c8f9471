//! The head of the strip: of which item, on which day of knowledge, how much there is, and the
//! buttons.

use std::ops::Range;

use egui::{
    Align, CornerRadius, FontId, Frame, Label, Layout, Margin, RichText, Stroke, StrokeKind, Ui,
    Vec2,
};

use crate::layout::{ONE_ACCOUNT, Weight};
use crate::model::Item;
use crate::state::{Command, date_text, origins_words};
use crate::ui::look::{Look, display_font, font};
use crate::ui::widgets::{ButtonKind, Icon, as_heading, button, icon_button, large_key_cap, text};
use crate::ui::wording::capitalized;

use super::EvidenceInput;
use super::rows::Rows;

/// Below this width the button that copies shows its icon alone.
const NARROW: f32 = 480.0;
/// The least gap between what stands at the left and what stands at the right.
const GAP: f32 = 16.0;

/// Draws the head over the whole width.
pub fn head_ui(
    ui: &mut Ui,
    input: &EvidenceInput<'_>,
    rows: &Rows,
    in_sight: Range<usize>,
    out: &mut Vec<Command>,
) {
    let margin = Margin {
        left: 20,
        right: 12,
        top: 7,
        bottom: 1,
    };
    let scrolls = in_sight.len() < rows.len();
    let place = rows.place_words(in_sight);
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = 20.0;
        let banner = input.timeline.told_on().banner();
        let banner = ui
            .horizontal(|ui| title_ui(ui, input, (banner, scrolls), out))
            .inner;
        ui.horizontal(|ui| facts_ui(ui, input, rows, (&place, banner)));
    });
}

/// The title, which has all the room that it needs; then the buttons, and where there is room the
/// banner and how to scroll. Gives back the banner if there is none.
fn title_ui(
    ui: &mut Ui,
    input: &EvidenceInput<'_>,
    (banner, scrolls): (Option<String>, bool),
    out: &mut Vec<Command>,
) -> Option<String> {
    let look = input.look;
    let title = &input.timeline.item(input.item).title;
    let narrow = ui.available_width() < NARROW;
    let tools = if narrow { 72.0 } else { 216.0 };
    let free = ui.available_width() - tools - GAP;
    let mut spare = free - width_of(ui, look, title, display_font(22.0));
    let beside = banner.as_ref().map(|banner| banner_width(ui, look, banner));
    let shown = banner.as_ref().filter(|_| fits(&mut spare, beside));
    let hint = scrolls.then(|| hint_width(ui, look));
    let hint = fits(&mut spare, hint);
    let room = Vec2::new(free.max(80.0), 32.0);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(room);
        if let Some(banner) = shown {
            banner_ui(ui, look, banner);
        }
        words_ui(ui, look, title, hint);
    });
    tools_ui(ui, look, narrow, out);
    if shown.is_some() { None } else { banner }
}

/// The title, and at the right how to scroll if that is to be told.
fn words_ui(ui: &mut Ui, look: &Look, title: &str, hint: bool) {
    let rich = RichText::new(title)
        .font(display_font(22.0))
        .color(look.t1());
    let head = ui.add(Label::new(rich).truncate());
    as_heading(ui, &head, &format!("Evidence: {title}"));
    if hint {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            text(ui, 14.0, Weight::Regular, look.t2(), HINT);
            large_key_cap(ui, look, HINT_KEYS);
        });
    }
}

/// The keys that scroll the strip, and what they do.
const HINT_KEYS: &str = "Ctrl+Down";
const HINT: &str = "scrolls";

fn hint_width(ui: &Ui, look: &Look) -> f32 {
    let keys = width_of(ui, look, HINT_KEYS, font(14.0, Weight::SemiBold));
    keys + 10.0 + 8.0 + width_of(ui, look, HINT, font(14.0, Weight::Regular))
}

/// Whether something `wide` has its place in `spare`, of which it then takes its part.
fn fits(spare: &mut f32, wide: Option<f32>) -> bool {
    let Some(wide) = wide.map(|wide| wide + GAP) else {
        return false;
    };
    let fits = wide <= *spare;
    if fits {
        *spare -= wide;
    }
    fits
}

fn width_of(ui: &Ui, look: &Look, words: &str, face: FontId) -> f32 {
    let galley = ui.painter();
    let galley = galley.layout_no_wrap(words.to_owned(), face, look.t1());
    galley.size().x
}

fn banner_width(ui: &Ui, look: &Look, banner: &str) -> f32 {
    width_of(ui, look, banner, font(14.0, Weight::SemiBold)) + 20.0
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

/// The date, what there is, and which part of it is in sight. What has no room is left out
/// whole, the least telling first; the banner stands here if the title left it none, as the
/// strip over the canvas says it too.
fn facts_ui(
    ui: &mut Ui,
    input: &EvidenceInput<'_>,
    rows: &Rows,
    (place, banner): (&str, Option<String>),
) {
    let look = input.look;
    let item = input.timeline.item(input.item);
    let mut date = capitalized(&date_text(input.timeline, input.item));
    if input.timeline.redated() == Some(input.item) {
        date = format!("{date}, {ONE_ACCOUNT}");
    }
    let place_width = width_of(ui, look, place, font(14.0, Weight::Medium));
    let date_width = width_of(ui, look, &date, font(14.0, Weight::SemiBold));
    let mut spare = ui.available_width() - date_width - 8.0;
    let has_place = fits(&mut spare, Some(place_width));
    let wide = banner.as_ref().map(|banner| banner_width(ui, look, banner));
    let banner = banner.filter(|_| fits(&mut spare, wide));
    let words = joined(ui, look, parts(input, item, rows), spare - GAP);
    if let Some(banner) = &banner {
        banner_ui(ui, look, banner);
    }
    let rich = RichText::new(&date)
        .font(font(14.0, Weight::SemiBold))
        .color(look.t1());
    ui.add(Label::new(rich).truncate());
    if !words.is_empty() {
        text(ui, 14.0, Weight::Regular, look.t2(), &words);
    }
    if has_place {
        let right = Layout::right_to_left(Align::Center);
        ui.with_layout(right, |ui| {
            ui.add_space(8.0);
            text(ui, 14.0, Weight::Medium, look.t2(), place);
        });
    }
}

/// As many of `parts` as fit into `room` points, from the first on.
fn joined(ui: &Ui, look: &Look, parts: Vec<String>, room: f32) -> String {
    let mut words = String::new();
    for part in parts {
        let longer = if words.is_empty() {
            part
        } else {
            format!("{words}  ·  {part}")
        };
        if width_of(ui, look, &longer, font(14.0, Weight::Regular)) > room {
            break;
        }
        words = longer;
    }
    words
}

/// What is said of the item and its rows, the most telling first.
fn parts(input: &EvidenceInput<'_>, item: &Item, rows: &Rows) -> Vec<String> {
    let mut parts = vec![item.status.word().to_owned(), rows.counted.clone()];
    if rows.with_outcome > 0 {
        parts.push(format!("{} with an outcome", rows.with_outcome));
    }
    parts.push(origins_words(input.timeline, &item.sources));
    parts
}

fn tools_ui(ui: &mut Ui, look: &Look, narrow: bool, out: &mut Vec<Command>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        // Tab goes from left to right, the last button is placed first.
        let close = icon_button(ui, look, Icon::Close, "Close the evidence (E)");
        if close.clicked() {
            out.push(Command::ToggleEvidence);
        }
        let name = "Copy with footnotes";
        let copy = if narrow {
            icon_button(ui, look, Icon::Copy, name)
        } else {
            button(ui, look, ButtonKind::Secondary, name)
        };
        let tip = "Copy as a paragraph with footnotes (Shift+E)";
        if copy.on_hover_text(tip).clicked() {
            out.push(Command::CopyEvidence);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_takes_its_part_and_what_does_not_takes_none() {
        let mut spare = 100.0;
        assert!(!fits(&mut spare, None));
        assert!(!fits(&mut spare, Some(100.0)), "no gap is left");
        assert!(fits(&mut spare, Some(50.0)));
        assert!((spare - 34.0).abs() < 0.01, "{spare}");
        assert!(!fits(&mut spare, Some(30.0)));
    }
}
