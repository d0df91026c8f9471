//! The topics of the compared points with their counts, over both columns; choosing one leaves
//! only its pairs.

use egui::{Align, Layout, Ui};

use crate::layout::Weight;
use crate::state::{Command, ComparingCommand};
use crate::ui::look::font;
use crate::ui::widgets::{Chip, chip, text};
use crate::ui::wording::capitalized;

use super::Scene;
use super::menu::{Choice, choices_ui};

/// What the chip for the rest takes with its gap, in points.
const MORE_ROOM: f32 = 92.0;

/// Draws the row into the whole of `ui`.
pub fn topics_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    topics: &[(String, usize)],
    out: &mut Vec<Command>,
) {
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = shown_words(scene);
            text(ui, 12.0, Weight::Regular, scene.look.t2(), &words);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                chips_ui(ui, scene, topics, out);
            });
        });
    });
}

/// "Shown: all 29 pairs", or "Shown: 12 of 29 pairs".
fn shown_words(scene: &Scene<'_>) -> String {
    let all = scene.comparison.pairs.len();
    let shown = scene.state.shown_pairs().len();
    if shown == all {
        format!("Shown: all {all} pairs")
    } else {
        format!("Shown: {shown} of {all} pairs")
    }
}

fn chips_ui(ui: &mut Ui, scene: &Scene<'_>, topics: &[(String, usize)], out: &mut Vec<Command>) {
    let chosen = scene.state.comparing.filter.topic.clone();
    let all = Chip {
        text: "All topics",
        count: Some(scene.comparison.pairs.len()),
        selected: chosen.is_none(),
        ..Chip::default()
    };
    let mut wanted = None;
    if chip(ui, scene.look, &all).clicked() {
        wanted = Some(None);
    }
    // The chosen topic is in sight wherever it stands among the others.
    let (first, others): (Vec<_>, Vec<_>) = topics
        .iter()
        .cloned()
        .partition(|(name, _)| chosen.as_ref() == Some(name));
    let topics = [first, others].concat();
    let fitting = fitting(ui, &topics);
    for (name, count) in &topics[..fitting] {
        let words = capitalized(name);
        let selected = chosen.as_ref() == Some(name);
        let topic = Chip {
            text: &words,
            count: Some(*count),
            selected,
            ..Chip::default()
        };
        if chip(ui, scene.look, &topic).clicked() {
            wanted = Some(Some(name.clone()).filter(|_| !selected));
        }
    }
    if let Some(name) = rest_ui(ui, scene, &topics[fitting..]) {
        wanted = Some(Some(name));
    }
    if let Some(topic) = wanted {
        out.push(Command::Comparing(ComparingCommand::ChooseTopic { topic }));
    }
}

/// How many of the chips have room beside the one for the rest.
fn fitting(ui: &Ui, topics: &[(String, usize)]) -> usize {
    let mut room = ui.available_width();
    let width = |words: String, face| {
        let painter = ui.painter();
        let galley = painter.layout_no_wrap(words, face, egui::Color32::PLACEHOLDER);
        galley.size().x
    };
    for (at, (name, count)) in topics.iter().enumerate() {
        let name = width(capitalized(name), font(13.0, Weight::Medium));
        let count = width(count.to_string(), font(12.0, Weight::Regular));
        room -= name + count + 22.0 + 7.0 + ui.spacing().item_spacing.x;
        let is_last = at + 1 == topics.len();
        if room < if is_last { 0.0 } else { MORE_ROOM } {
            return at;
        }
    }
    topics.len()
}

/// The topics without room, in a list.
fn rest_ui(ui: &mut Ui, scene: &Scene<'_>, rest: &[(String, usize)]) -> Option<String> {
    if rest.is_empty() {
        return None;
    }
    let more = Chip {
        text: "More",
        opens: true,
        ..Chip::default()
    };
    let response = chip(ui, scene.look, &more);
    let choices: Vec<Choice> = rest
        .iter()
        .map(|(name, count)| Choice {
            mark: None,
            name: capitalized(name),
            caption: count.to_string(),
            selected: false,
        })
        .collect();
    let chosen = choices_ui(&response, scene.look, ("More topics", 240.0), &choices)?;
    rest.get(chosen).map(|(name, _)| name.clone())
}
