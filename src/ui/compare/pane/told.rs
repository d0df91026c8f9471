//! What differs in sentences, what the judgement rests on, and notes on the wording.

use egui::Ui;

use crate::layout::Weight;
use crate::model::{ComparedPair, Side};
use crate::ui::widgets::{selectable, wrapped};

use super::super::{Scene, words};
use super::section_ui;

/// Draws what differs in a sentence or two, if somebody says it.
pub fn explanation_ui(ui: &mut Ui, scene: &Scene<'_>, pair: &ComparedPair) {
    if !pair.explanation.is_empty() {
        section_ui(ui, scene, "What became of it", "");
        let words = &pair.explanation;
        selectable(ui, 15.0, Weight::Regular, scene.look.t1(), words);
    }
}

/// Draws what the judgement rests on, with its caveat and the notes.
pub fn basis_ui(ui: &mut Ui, scene: &Scene<'_>, pair: &ComparedPair) {
    let look = scene.look;
    section_ui(ui, scene, "What this rests on", "");
    let basis = words::basis(scene, pair);
    wrapped(ui, 14.0, Weight::Regular, look.t1(), &basis);
    if !pair.caveat.is_empty() {
        wrapped(ui, 14.0, Weight::Regular, look.t1(), &pair.caveat);
    }
    for (document, note) in notes(scene, pair) {
        let words = format!("{document}: {note}");
        wrapped(ui, 13.0, Weight::Regular, look.t2(), &words);
    }
}

/// The notes of the points, each behind the point that it belongs to.
fn notes(scene: &Scene<'_>, pair: &ComparedPair) -> Vec<(String, String)> {
    let sides = Side::BOTH.into_iter();
    sides
        .flat_map(|side| {
            let document = scene.document(side);
            let points = words::points(document, pair.points(side)).into_iter();
            let noted = points.filter(|point| !point.note.is_empty());
            noted.map(|point| {
                let name = format!("{} · {}", document.short_title, words::point_name(point));
                (name, point.note.clone())
            })
        })
        .collect()
}
