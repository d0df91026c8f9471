//! The comparison in words: what stands in heads and notes, and what a screen reader hears.

use crate::model::{
    Basis, ComparedPair, Comparison, Document, Point, PointIx, PointLife, Relation, Side, Timeline,
    When,
};
use crate::ui::wording::capitalized;

use super::Scene;

/// The date of a document in its author's words, else that of its item; empty if neither is
/// known.
pub fn date(timeline: &Timeline, document: &Document) -> String {
    let own = document.shown_date.clone();
    let item = || timeline.when_of(document.item).map(When::label);
    own.or_else(item).unwrap_or_default()
}

/// What stands under the title of a document: its date and in short how far there is a text.
pub fn caption(timeline: &Timeline, document: &Document) -> String {
    let date = date(timeline, document);
    // The first words say enough where there is but a line; the note below has them all.
    let mut parts = document.text_status.split([',', '.', ';']);
    let status = parts.next().unwrap_or_default().trim().to_owned();
    joined(&[date, status], " · ")
}

/// Those of `parts` that say something, with `by` between them.
pub fn joined(parts: &[String], by: &str) -> String {
    let said = parts.iter().filter(|part| !part.is_empty());
    said.map(String::as_str).collect::<Vec<_>>().join(by)
}

/// The points of a document at `places`.
pub fn points<'a>(document: &'a Document, places: &[PointIx]) -> Vec<&'a Point> {
    let points = places.iter();
    points
        .filter_map(|it| document.points.get(it.index()))
        .collect()
}

/// "Point 6", or "Passage on territory" where a word stands for a number that is not known.
pub fn point_name(point: &Point) -> String {
    if point.number.chars().all(|letter| letter.is_ascii_digit()) {
        format!("Point {}", point.number)
    } else {
        format!("Passage on {}", point.number)
    }
}

/// "8, 9", or "none" if there is nothing.
pub fn numbers(document: &Document, pair: &ComparedPair, side: Side) -> String {
    let places = [pair.points(side), pair.also(side)].concat();
    let numbers = points(document, &places);
    if numbers.is_empty() {
        return "none".to_owned();
    }
    let numbers: Vec<&str> = numbers.iter().map(|it| it.number.as_str()).collect();
    numbers.join(", ")
}

/// "point 8, Development package" or "points 8, Development package and 9, Recovery funds".
fn named(document: &Document, places: &[PointIx]) -> String {
    let names: Vec<String> = points(document, places)
        .iter()
        .map(|point| format!("{}, {}", point.number, point.title))
        .collect();
    let word = if names.len() == 1 { "point" } else { "points" };
    format!("{word} {}", names.join(" and "))
}

/// A pair as a screen reader says it: "Point 6, Armed forces capped at 600,000: changed into
/// point 4, Armed forces stay at 800,000".
pub fn pair_name(scene: &Scene<'_>, pair: &ComparedPair) -> String {
    let [left, right] = scene.documents;
    let became = [pair.right.as_slice(), &pair.also_right].concat();
    let came_from = [pair.left.as_slice(), &pair.also_left].concat();
    let relation = pair.relation;
    if came_from.is_empty() {
        let name = capitalized(&named(right, &pair.right));
        return match relation {
            it if it.is_open() => format!("{name}: {} in {}", it.word(), left.short_title),
            _ => format!("{name}: {} in {}", relation.word(), right.short_title),
        };
    }
    let name = capitalized(&named(left, &came_from));
    if became.is_empty() {
        return match relation {
            it if it.is_open() => format!("{name}: {} in {}", it.word(), right.short_title),
            _ => format!("{name}: {} in {}", relation.word(), right.short_title),
        };
    }
    let became = named(right, &became);
    match relation {
        Relation::Kept => format!("{name}: kept as {became}"),
        Relation::Counterpart => format!("{name}: counterpart of {became}"),
        other => format!("{name}: {} into {became}", other.word()),
    }
}

/// The topics of the points of a pair, each once, in their order.
pub fn topics(scene: &Scene<'_>, pair: &ComparedPair) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for side in Side::BOTH {
        for point in points(scene.document(side), pair.points(side)) {
            for topic in &point.topics {
                if !topics.contains(topic) {
                    topics.push(topic.clone());
                }
            }
        }
    }
    topics
}

/// What the judgement of a pair rests on, or why there is none, in a sentence.
pub fn basis(scene: &Scene<'_>, pair: &ComparedPair) -> String {
    let silent = if pair.left.is_empty() {
        scene.documents[0]
    } else {
        scene.documents[1]
    };
    match (pair.relation, pair.basis) {
        (Relation::Unreported | Relation::Uncompared, _) => {
            let gaps = silent.gaps.clone();
            gaps.unwrap_or_else(|| "Nothing says how these two texts belong together.".to_owned())
        }
        (Relation::Counterpart, _) => match via(scene) {
            Some(via) => format!(
                "Matched through {via}: both answer the same point of it. Nobody has judged what \
                 changed."
            ),
            None => "They speak of the same thing. Nobody has judged what changed.".to_owned(),
        },
        (_, Basis::Absence) => format!(
            "Judged from absence only: the {} reported points of {} say nothing of it.",
            silent.points.len(),
            silent.short_title
        ),
        (_, Basis::BothTexts) => "Judged from both texts, as reported.".to_owned(),
    }
}

/// The short title of the text through which the points are matched; `None` if there is none.
fn via<'a>(scene: &Scene<'a>) -> Option<&'a str> {
    let via = scene.timeline.document(scene.comparison.via?)?;
    Some(&via.short_title)
}

/// What has to be known before the signs are believed: what "dropped" means here, what is not
/// known of a text, and how far there is one. Sentence by sentence, the weightiest first.
pub fn note(scene: &Scene<'_>) -> Vec<String> {
    let comparison = scene.comparison;
    let mut notes = Vec::new();
    let has = |relation| comparison.pairs.iter().any(|it| it.relation == relation);
    if let Some(via) = via(scene) {
        notes.push(format!("Matched through {via}"));
    }
    let absent = comparison
        .pairs
        .iter()
        .any(|pair| pair.basis == Basis::Absence);
    for (relation, document) in [
        (Relation::Dropped, scene.documents[1]),
        (Relation::Added, scene.documents[0]),
    ] {
        if absent && has(relation) && document.gaps.is_none() {
            let count = document.points.len();
            let word = capitalized(relation.word());
            let name = &document.short_title;
            notes.push(format!(
                "{word} means absent from the {count} reported points of {name}"
            ));
            break;
        }
    }
    for document in scene.documents {
        if let Some(gaps) = &document.gaps {
            notes.push(format!(
                "{} is known in part: {}",
                document.short_title,
                gaps.trim_end_matches('.')
            ));
        }
    }
    for document in scene.documents {
        if !document.text_status.is_empty() {
            let status = document.text_status.trim_end_matches('.');
            notes.push(format!("{}: {status}", document.short_title));
        }
    }
    notes
}

/// The pairs of a comparison that have a point of `life`.
pub fn pairs_of_life<'a>(
    comparison: &'a Comparison,
    life: &'a PointLife,
) -> impl Iterator<Item = usize> + 'a {
    life.cells.iter().flat_map(move |cell| {
        let sides = Side::BOTH.into_iter();
        let side = sides.filter(move |side| comparison.document(*side) == cell.document);
        side.flat_map(move |side| {
            let points = cell.points.iter();
            points.filter_map(move |point| comparison.pair_of(side, *point))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_without_a_known_number_is_not_called_a_point() {
        let named = |number: &str| {
            point_name(&Point {
                number: number.to_owned(),
                ..Point::default()
            })
        };
        assert_eq!(named("6"), "Point 6");
        assert_eq!(named("assets"), "Passage on assets");
    }
}
