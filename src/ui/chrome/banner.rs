//! The strip over the canvas that says that not all that is known is shown, or that a date is
//! that of one account.

use std::sync::Arc;

use egui::{
    Align, Color32, Galley, Label, Layout, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use crate::layout::Weight;
use crate::model::KnowledgeDate;
use crate::state::{Command, State};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{focus_ring, text};

/// Between what stands on the strip, in points.
const GAP: f32 = 12.0;
/// What a button has beside its words, in points.
const PADDING: f32 = 20.0;
/// What is left to the words however wide the buttons are.
const LEAST_WORDS: f32 = 80.0;

/// How high the strip is in `ui` with `words` on it: they wrap where the buttons leave them no
/// line.
pub fn banner_height(ui: &Ui, look: &Look, state: &State, words: &str) -> f32 {
    let room = (ui.available_width() - 32.0 - ways_width(ui, look, state)).max(LEAST_WORDS);
    let face = font(14.0, Weight::SemiBold);
    let painter = ui.painter();
    let galley = painter.layout(words.to_owned(), face, look.amber_text(), room);
    (galley.size().y + 14.0).max(34.0).round()
}

/// What the ways back take, in points.
fn ways_width(ui: &Ui, look: &Look, state: &State) -> f32 {
    let ways = ways_back(state).into_iter();
    ways.map(|(name, _)| galley(ui, look, name).size().x + PADDING + GAP)
        .sum()
}

/// Draws the strip with `words` on it into the whole of `ui`, and the ways back from there.
pub fn banner_ui(ui: &mut Ui, look: &Look, state: &State, words: &str, out: &mut Vec<Command>) {
    let edge = ui.max_rect().expand2(vec2(16.0, 0.0));
    let y = edge.bottom() - 0.5;
    let line = Stroke::new(1.0, look.amber_edge());
    ui.painter().hline(edge.x_range(), y, line);
    let ways = ways_back(state).into_iter();
    let ways: Vec<_> = ways
        .map(|(name, command)| (name, galley(ui, look, name), command))
        .collect();
    let taken = ways_width(ui, look, state);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let room = vec2(
            (ui.available_width() - taken).max(LEAST_WORDS),
            ui.available_height(),
        );
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(room);
            words_ui(ui, look, state, words);
        });
        for (name, words, command) in ways {
            if amber_button(ui, look, name, words).clicked() {
                out.push(command);
            }
        }
    });
}

/// What leads back to the item as it stands, and to all that is known.
fn ways_back(state: &State) -> Vec<(&'static str, Command)> {
    let mut ways = Vec::new();
    if state.account_words().is_some() {
        ways.push((
            "As the item has it",
            Command::ChooseAccount { account: None },
        ));
    }
    let date = KnowledgeDate::Latest;
    if state.knowledge() != date {
        ways.push(("Show the latest", Command::SetKnowledgeDate { date }));
    }
    ways
}

/// The words, and at the right what is not shown.
fn words_ui(ui: &mut Ui, look: &Look, state: &State, words: &str) {
    let rich = RichText::new(words)
        .font(font(14.0, Weight::SemiBold))
        .color(look.amber_text());
    ui.add(Label::new(rich).wrap());
    let rest = match state.banner() {
        Some(_) if state.knowledge() != KnowledgeDate::Latest => "Later reports are hidden",
        Some(_) => "The file holds no later reports",
        None => return,
    };
    if ui.available_width() > 200.0 {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            text(ui, 12.0, Weight::Regular, look.amber_text(), rest);
        });
    }
}

fn galley(ui: &Ui, look: &Look, words: &str) -> Arc<Galley> {
    let face = font(12.0, Weight::SemiBold);
    let words = words.to_owned();
    ui.painter().layout_no_wrap(words, face, look.amber_text())
}

/// A button on amber, 26 points high.
fn amber_button(ui: &mut Ui, look: &Look, name: &str, words: Arc<Galley>) -> Response {
    let size = vec2(words.size().x + PADDING, 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let fill = if response.hovered() {
        look.amber_edge()
    } else {
        Color32::TRANSPARENT
    };
    let stroke = Stroke::new(1.0, look.amber_line());
    let painter = ui.painter();
    painter.rect(rect, 7.0, fill, stroke, StrokeKind::Inside);
    let corner = rect.center() - words.size() / 2.0;
    painter.galley(corner, words, look.amber_text());
    focus_ring(painter, look, &response, 7);
    response
}
