//! What differs in sentences, what the judgement rests on, and notes on the wording.

use egui::Ui;

use crate::layout::Weight;
use crate::model::{ComparedPair, Relation};
use crate::ui::widgets::{selectable, wrapped};

use super::super::{Scene, words};
use super::{section_ui, shown_points};

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
    let notes = notes(scene, pair);
    // Of a counterpart the head has said that nobody has judged it.
    let is_told = pair.relation == Relation::Counterpart && scene.comparison.via.is_none();
    if is_told && pair.caveat.is_empty() && notes.is_empty() {
        return;
    }
    section_ui(ui, scene, "What this rests on", "");
    if !is_told {
        let basis = words::basis(scene, pair);
        wrapped(ui, 14.0, Weight::Regular, look.t1(), &basis);
    }
    if !pair.caveat.is_empty() {
        wrapped(ui, 14.0, Weight::Regular, look.t1(), &pair.caveat);
    }
    for (document, note) in notes {
        let words = format!("{document}: {note}");
        wrapped(ui, 13.0, Weight::Regular, look.t2(), &words);
    }
}

/// The notes of the points, each behind the point that it belongs to.
fn notes(scene: &Scene<'_>, pair: &ComparedPair) -> Vec<(String, String)> {
    let points = shown_points(scene, pair).into_iter();
    let noted = points.filter(|(_, point)| !point.note.is_empty());
    let named = noted.map(|(document, point)| {
        let name = format!("{} · {}", document.short_title, words::point_name(point));
        (name, point.note.clone())
    });
    named.collect()
}
