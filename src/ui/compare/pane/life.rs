//! The life of a point as cards: what each document says of it, with the words that are new
//! against the document before it that speaks of it, and those that are gone.

use egui::Ui;

use crate::model::{Document, LifeCell, Point, PointLife, Relation, Wording};
use crate::state::{ComparisonForm, State};

use super::super::{Scene, words};
use super::differing::{Differing, DifferingMemory};
use super::quotes::{PART, Quote, Voice, absent_ui, card_ui, legend_ui};

/// The place of the life on which the cursor stands; `None` if the comparison shows no lives.
pub fn life_under_cursor(state: &State) -> Option<usize> {
    let cursor = state.comparing.cursor?;
    let document = state.comparison()?.document(cursor.side);
    let holds = |cell: &LifeCell| cell.document == document && cell.points.contains(&cursor.point);
    let is_shown = state.comparing.form == ComparisonForm::Lives;
    let mut lives = state.lives().iter().filter(|_| is_shown);
    lives.position(|life| life.cells.iter().any(holds))
}

/// The points of a life with their documents, in the order of time.
pub fn points_of<'a>(scene: &Scene<'a>, life: &PointLife) -> Vec<(&'a Document, &'a Point)> {
    let cells = life.cells.iter();
    let points = cells.filter_map(|cell| {
        let document = scene.timeline.document(cell.document)?;
        let points = words::points(document, &cell.points);
        Some(points.into_iter().map(move |point| (document, point)))
    });
    points.flatten().collect()
}

/// Draws the cards, then the legend of the marks.
pub fn life_ui(ui: &mut Ui, scene: &Scene<'_>, life: &PointLife, memory: &mut DifferingMemory) {
    ui.spacing_mut().item_spacing.y = 10.0;
    let told = memory.of(scene.place(), || of_life(scene, life));
    for (cell, differing) in life.cells.iter().zip(told) {
        if let Some(document) = scene.timeline.document(cell.document) {
            cell_ui(ui, scene, (document, cell), differing);
        }
    }
    let said = told.iter().filter(|it| !it.pieces.is_empty());
    ui.spacing_mut().item_spacing.y = 6.0;
    legend_ui(ui, scene, said.count() > 1);
}

/// What differs in each cell from the last before it that has points.
fn of_life(scene: &Scene<'_>, life: &PointLife) -> Vec<Differing> {
    let mut before: Vec<&Point> = Vec::new();
    let mut told = Vec::new();
    for cell in &life.cells {
        let document = scene.timeline.document(cell.document);
        let points = document.map_or_else(Vec::new, |it| words::points(it, &cell.points));
        told.push(Differing::from_before(&before, &points));
        if !points.is_empty() {
            before = points;
        }
    }
    told
}

/// Draws what one document says, with what differs from the document before.
fn cell_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (document, cell): (&Document, &LifeCell),
    differing: &Differing,
) {
    let points = words::points(document, &cell.points);
    let also = words::points(document, &cell.also);
    if points.is_empty() && also.is_empty() {
        let unsaid = document.gaps.as_ref().map(|_| Relation::Unreported);
        let relation = cell.relation.or(unsaid).unwrap_or(Relation::Dropped);
        absent_ui(ui, scene, document, relation);
        return;
    }
    let voice = Voice::of(scene, document);
    let remark = cell.relation.map_or("", |relation| relation.word());
    let last = points.len().saturating_sub(1);
    for (at, (point, pieces)) in points.iter().zip(&differing.pieces).enumerate() {
        let gone: &[String] = if at == last { &differing.gone } else { &[] };
        let quote = Quote {
            point,
            remark,
            pieces,
            gone,
        };
        card_ui(ui, scene, &voice, &quote);
    }
    for point in also {
        let quote = Quote {
            point,
            remark: PART,
            pieces: &[(Wording::Same, point.text.clone())],
            gone: &[],
        };
        card_ui(ui, scene, &voice, &quote);
    }
}
