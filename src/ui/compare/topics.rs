//! The topics of the compared points with their counts, over both columns; choosing one leaves
//! only its pairs.

use egui::{Align, Layout, Ui};

use crate::layout::Weight;
use crate::state::{Command, ComparingCommand, ComparisonForm};
use crate::ui::look::font;
use crate::ui::widgets::{Chip, chip, text};
use crate::ui::wording::capitalized;

use super::Scene;
use super::menu::{Choice, choices_ui};
use super::stage::TopicCounts;

/// What the chip for the rest takes with its gap, in points.
const MORE_ROOM: f32 = 92.0;

/// Draws the row into the whole of `ui`.
pub fn topics_ui(ui: &mut Ui, scene: &Scene<'_>, topics: &TopicCounts, out: &mut Vec<Command>) {
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = shown_words(scene, topics.kept);
            text(ui, 12.0, Weight::Regular, scene.look.t2(), &words);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                chips_ui(ui, scene, &topics.topics, out);
            });
        });
    });
}

/// "Shown: all 29 pairs", "Shown: 12 of 29 pairs", or "Shown: 1 of 29 pairs, 2 more were kept"
/// where `kept` others are hidden only for that.
fn shown_words(scene: &Scene<'_>, kept: usize) -> String {
    let (all, shown, noun) = match scene.state.comparing.form {
        ComparisonForm::Columns => {
            let shown = scene.state.shown_pairs().len();
            (scene.comparison.pairs.len(), shown, "pairs")
        }
        ComparisonForm::Lives => {
            let shown = scene.state.shown_lives().len();
            (scene.state.lives().len(), shown, "points")
        }
    };
    let more = match kept {
        0 => String::new(),
        1 => ", 1 more was kept".to_owned(),
        more => format!(", {more} more were kept"),
    };
    let comparing = &scene.state.comparing;
    let is_lives = comparing.form == ComparisonForm::Lives;
    if shown == all && is_lives && comparing.filter.hide_kept {
        // Or the switch would seem to do nothing.
        format!("Shown: all {all} {noun}, none was kept throughout")
    } else if shown == all {
        format!("Shown: all {all} {noun}")
    } else {
        format!("Shown: {shown} of {all} {noun}{more}")
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
    // Chips stay where they are: a chosen topic without room stands on the chip for the rest.
    let is_chosen = |(name, _): &&(String, usize)| chosen.as_ref() == Some(name);
    let mut fitting = fitting(ui, topics, MORE_ROOM);
    if let Some(topic) = topics[fitting..].iter().find(is_chosen) {
        let more = width_of(ui, topic) + 18.0;
        fitting = fitting.min(self::fitting(ui, topics, more.max(MORE_ROOM)));
    }
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
    if let Some(name) = rest_ui(ui, scene, &topics[fitting..], chosen.as_ref()) {
        wanted = Some(Some(name));
    }
    if let Some(topic) = wanted {
        out.push(Command::Comparing(ComparingCommand::ChooseTopic { topic }));
    }
}

/// How many of the chips have room beside the one for the rest, which needs `more`.
fn fitting(ui: &Ui, topics: &[(String, usize)], more: f32) -> usize {
    let mut room = ui.available_width();
    for (at, topic) in topics.iter().enumerate() {
        room -= width_of(ui, topic) + ui.spacing().item_spacing.x;
        let is_last = at + 1 == topics.len();
        if room < if is_last { 0.0 } else { more } {
            return at;
        }
    }
    topics.len()
}

/// How wide the chip of a topic is.
fn width_of(ui: &Ui, (name, count): &(String, usize)) -> f32 {
    let width = |words: String, face| {
        let painter = ui.painter();
        let galley = painter.layout_no_wrap(words, face, egui::Color32::PLACEHOLDER);
        galley.size().x
    };
    let name = width(capitalized(name), font(13.0, Weight::Medium));
    let count = width(count.to_string(), font(12.0, Weight::Regular));
    name + count + 22.0 + 7.0
}

/// The topics without room, in a list. The chip that opens it has the name of the `chosen` one.
fn rest_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rest: &[(String, usize)],
    chosen: Option<&String>,
) -> Option<String> {
    if rest.is_empty() {
        return None;
    }
    let there = rest.iter().find(|(name, _)| Some(name) == chosen);
    let words = there.map_or_else(|| "More".to_owned(), |(name, _)| capitalized(name));
    let more = Chip {
        text: &words,
        count: there.map(|(_, count)| *count),
        selected: there.is_some(),
        opens: true,
        ..Chip::default()
    };
    let response = chip(ui, scene.look, &more);
    let choices = || {
        let choice = |(name, count): &(String, usize)| Choice {
            mark: None,
            name: capitalized(name),
            caption: count.to_string(),
            selected: Some(name) == chosen,
        };
        rest.iter().map(choice).collect()
    };
    let picked = choices_ui(&response, scene.look, ("More topics", 240.0), choices)?;
    rest.get(picked).map(|(name, _)| name.clone())
}
