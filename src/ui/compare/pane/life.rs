//! The life of a point as cards: what each document says of it, with the words that are new
//! against the document before it that speaks of it, and those that are gone.

use egui::Ui;

use crate::model::{Document, LifeCell, Point, PointLife, Relation, Wording};

use super::super::{Scene, words};
use super::marked::Piece;
use super::quotes::{PART, Quote, Voice, absent_ui, card_ui, differences, legend_ui, plain};

/// Words that are gone are told if at least this part of the text before is still there; else
/// they would be all of it, and it stands above.
const LEAST_KEPT: f32 = 0.2;

/// What differs from the text before, point by point.
struct Difference {
    pieces: Vec<Vec<Piece>>,
    gone: Vec<String>,
}

/// The life on which the cursor stands; `None` if the comparison shows no lives.
pub fn life_under_cursor<'a>(scene: &Scene<'a>) -> Option<&'a PointLife> {
    let cursor = scene.state.comparing.cursor?;
    let document = scene.comparison.document(cursor.side);
    let holds = |cell: &LifeCell| cell.document == document && cell.points.contains(&cursor.point);
    let is_shown = scene.state.comparing.form == crate::state::ComparisonForm::Lives;
    let mut lives = scene.state.lives().iter().filter(|_| is_shown);
    lives.find(|life| life.cells.iter().any(holds))
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
pub fn life_ui(ui: &mut Ui, scene: &Scene<'_>, life: &PointLife) {
    ui.spacing_mut().item_spacing.y = 10.0;
    let mut before: Vec<&Point> = Vec::new();
    let mut differs = false;
    for cell in &life.cells {
        let Some(document) = scene.timeline.document(cell.document) else {
            continue;
        };
        let points = words::points(document, &cell.points);
        cell_ui(ui, scene, (document, cell), &before);
        if !points.is_empty() {
            differs |= !before.is_empty();
            before = points;
        }
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    legend_ui(ui, scene, differs);
}

/// Draws what one document says, against the points of the document before.
fn cell_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (document, cell): (&Document, &LifeCell),
    before: &[&Point],
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
    let difference = difference(before, &points);
    let last = points.len().saturating_sub(1);
    for (at, (point, pieces)) in points.iter().zip(&difference.pieces).enumerate() {
        let gone: &[String] = if at == last { &difference.gone } else { &[] };
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

fn difference(before: &[&Point], points: &[&Point]) -> Difference {
    if before.is_empty() || points.is_empty() {
        return Difference {
            pieces: plain(points),
            gone: Vec::new(),
        };
    }
    let [old, pieces] = differences(&[before.to_vec(), points.to_vec()]);
    let old: Vec<Piece> = old.into_iter().flatten().collect();
    let letters = |of: Wording| -> usize {
        let pieces = old.iter().filter(|(wording, _)| *wording == of);
        pieces.map(|(_, text)| text.chars().count()).sum()
    };
    let (same, removed) = (letters(Wording::Same), letters(Wording::Removed));
    let kept = same as f32 / (same + removed).max(1) as f32;
    let gone = old.into_iter().filter_map(|(wording, text)| {
        let is_told = wording == Wording::Removed && kept >= LEAST_KEPT && !text.trim().is_empty();
        is_told.then_some(text)
    });
    Difference {
        gone: gone.collect(),
        pieces,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str) -> Point {
        Point {
            text: text.to_owned(),
            ..Point::default()
        }
    }

    #[test]
    fn what_is_gone_is_told_unless_it_is_nearly_all() {
        for (old, new, gone) in [
            (
                "At most 600,000 troops.",
                "At most 800,000 troops.",
                &["600,000"][..],
            ),
            ("Yes to all of it.", "Nothing whatever.", &[]),
            ("The same.", "The same.", &[]),
        ] {
            let (old, new) = (point(old), point(new));
            let told = difference(&[&old], &[&new]);
            let words: Vec<&str> = told.gone.iter().map(|it| it.trim()).collect();
            assert_eq!(words, gone, "{} to {}", old.text, new.text);
            let text: String = told.pieces[0].iter().map(|it| it.1.as_str()).collect();
            assert_eq!(text, new.text);
        }
    }

    #[test]
    fn a_text_with_none_before_it_has_no_marks() {
        let new = point("At most 800,000.");
        let told = difference(&[], &[&new]);
        assert_eq!(told.pieces, [[(Wording::Same, new.text.clone())]]);
        assert!(told.gone.is_empty());
    }
}
