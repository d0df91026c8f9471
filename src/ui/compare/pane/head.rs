//! The head of the pane: which pair of how many, what became of it, and in a line what differs.

use egui::{Frame, Margin, Sense, Ui, Vec2};

use crate::layout::Weight;
use crate::model::{ComparedPair, Relation, Side};
use crate::state::{Command, ComparingCommand, ComparisonFormat, Direction};
use crate::ui::widgets::{Icon, heading, icon_button, text, wrapped};
use crate::ui::wording::capitalized;

use super::super::glyph::paint_disc;
use super::super::menu::{Choice, choices_ui};
use super::super::{Scene, words};

/// An explanation of at most so many letters is the title.
const LONGEST_TITLE: usize = 96;

/// What a counterpart is.
const COUNTERPART: &str = "They speak of the same thing; nobody has judged what changed.";

/// Draws the buttons to the pairs beside, to copy, to save, and back to the canvas.
pub fn tools_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) {
    let look = scene.look;
    let margin = Margin {
        left: 16,
        right: 12,
        top: 10,
        bottom: 4,
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            let step = |direction| Command::Comparing(ComparingCommand::StepPair { direction });
            if icon_button(ui, look, Icon::Left, "Previous pair (Up)").clicked() {
                out.push(step(Direction::Backward));
            }
            text(ui, 13.0, Weight::Regular, look.t2(), &place_words(scene));
            if icon_button(ui, look, Icon::Right, "Next pair (Down)").clicked() {
                out.push(step(Direction::Forward));
            }
            // Tab goes from left to right, so the last three are placed by their width.
            ui.add_space((ui.available_width() - 112.0).max(0.0));
            if icon_button(ui, look, Icon::Copy, "Copy as a table (Ctrl+Shift+C)").clicked() {
                out.push(Command::Comparing(ComparingCommand::Copy));
            }
            save_ui(ui, scene, out);
            if icon_button(ui, look, Icon::Close, "Back to the timeline (C)").clicked() {
                out.push(Command::Comparing(ComparingCommand::Leave));
            }
        });
    });
}

/// The forms in which the comparison can be saved.
fn save_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) {
    let save = icon_button(ui, scene.look, Icon::Save, "Save the comparison…");
    let choice = |format: ComparisonFormat| {
        let (name, caption) = match format {
            ComparisonFormat::Png => ("Picture…", "PNG"),
            ComparisonFormat::Svg => ("Picture to scale…", "SVG"),
            ComparisonFormat::Csv => ("Table…", "CSV"),
            ComparisonFormat::Print => ("Page for printing…", "HTML"),
        };
        Choice {
            mark: None,
            name: name.to_owned(),
            caption: caption.to_owned(),
            selected: false,
        }
    };
    let choices = || ComparisonFormat::ALL.map(choice).into();
    let title = ("Save the comparison", 220.0);
    if let Some(at) = choices_ui(&save, scene.look, title, choices) {
        let format = ComparisonFormat::ALL[at];
        out.push(Command::Comparing(ComparingCommand::Export { format }));
    }
}

/// "Pair 6 of 29": its place among the pairs that are shown.
fn place_words(scene: &Scene<'_>) -> String {
    let shown = scene.state.shown_pairs();
    let selected = scene.state.compared_pair();
    let place = shown.iter().position(|pair| Some(*pair) == selected);
    match place {
        Some(at) => format!("Pair {} of {}", at + 1, shown.len()),
        None => "No pair".to_owned(),
    }
}

/// Draws what became of the pair and its title. Says whether the title is the explanation.
pub fn head_ui(ui: &mut Ui, scene: &Scene<'_>, pair: &ComparedPair) -> bool {
    let look = scene.look;
    let topics = words::topics(scene, pair);
    let topics: Vec<String> = topics.iter().map(|topic| capitalized(topic)).collect();
    let mut line = vec![became(scene, pair)];
    line.extend(topics);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(16.0, 20.0), Sense::hover());
        paint_disc(ui.painter(), look, rect.center(), pair.relation, false);
        wrapped(ui, 13.0, Weight::Regular, look.t2(), &line.join(" · "));
    });
    ui.add_space(4.0);
    let explanation = pair.explanation.trim();
    let says_it = !explanation.is_empty()
        && explanation.chars().count() <= LONGEST_TITLE
        && !explanation.trim_end_matches('.').contains(". ");
    if says_it {
        heading(ui, look, explanation.trim_end_matches('.'));
    } else {
        heading(ui, look, &title(scene, pair));
    }
    if pair.relation == Relation::Counterpart {
        ui.add_space(2.0);
        wrapped(ui, 14.0, Weight::Regular, look.t1(), COUNTERPART);
    }
    ui.add_space(8.0);
    says_it
}

/// "Changed"; beside the cards of more than both texts "US proposal to Counterplan: changed".
fn became(scene: &Scene<'_>, pair: &ComparedPair) -> String {
    let word = pair.relation.word();
    if scene.life.is_none() {
        return capitalized(word);
    }
    let [left, right] = scene.documents;
    format!("{} to {}: {word}", left.short_title, right.short_title)
}

/// The title of the first point.
fn title(scene: &Scene<'_>, pair: &ComparedPair) -> String {
    let first = |side| {
        let points = words::points(scene.document(side), pair.points(side));
        points.first().map(|point| point.title.clone())
    };
    let first = first(Side::Left).or_else(|| first(Side::Right));
    first.unwrap_or_default()
}
