//! The comparison in words: what stands in heads and notes, and what a screen reader hears.

use crate::model::{Basis, ComparedPair, Document, Point, PointIx, Relation, Side, Timeline, When};
use crate::ui::wording::capitalized;

use super::Scene;

/// The date of a document in its author's words, else that of its item; empty if neither is
/// known.
pub fn date(timeline: &Timeline, document: &Document) -> String {
    let own = document.shown_date.clone();
    let item = || timeline.when_of(document.item).map(When::label);
    own.or_else(item).unwrap_or_default()
}

/// What stands under the title of a document: its date, and how far there is a text.
pub fn caption(timeline: &Timeline, document: &Document) -> String {
    let status = document.text_status.trim_end_matches('.').to_owned();
    joined(&[date(timeline, document), status], " · ")
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

/// What has to be known before the signs are believed, in short and in full.
#[derive(Default)]
pub struct Notes {
    /// What the signs mean here, and of which text a part is not known.
    pub short: Vec<String>,
    /// That with what is not known, and how far there is a text. The weightiest first.
    pub full: Vec<String>,
}

/// What has to be known before the signs are believed: what "dropped" means here, what is not
/// known of a text, and how far there is one.
pub fn notes(scene: &Scene<'_>) -> Notes {
    let mut notes = Notes::default();
    let via = via(scene).map(|via| format!("Matched through {via}"));
    for words in [via, absence(scene)].into_iter().flatten() {
        notes.full.push(words.clone());
        notes.short.push(words);
    }
    for document in scene.documents {
        if let Some(gaps) = &document.gaps {
            let words = format!("{} is known in part", document.short_title);
            let gaps = gaps.trim_end_matches('.');
            notes.full.push(format!("{words}: {gaps}"));
            notes.short.push(words);
        }
    }
    for document in scene.documents {
        if !document.text_status.is_empty() {
            let status = document.text_status.trim_end_matches('.');
            let name = &document.short_title;
            notes.full.push(format!("{name}: {status}"));
        }
    }
    notes
}

/// What "dropped" or "added" means where it is judged from absence.
fn absence(scene: &Scene<'_>) -> Option<String> {
    let pairs = || scene.comparison.pairs.iter();
    let has = |relation| pairs().any(|it| it.relation == relation);
    if !pairs().any(|pair| pair.basis == Basis::Absence) {
        return None;
    }
    let [left, right] = scene.documents;
    let silent = [(Relation::Dropped, right), (Relation::Added, left)];
    let mut silent = silent
        .into_iter()
        .filter(|(relation, document)| has(*relation) && document.gaps.is_none());
    let (relation, document) = silent.next()?;
    let word = capitalized(relation.word());
    let count = document.points.len();
    let name = &document.short_title;
    Some(format!(
        "{word} means absent from the {count} reported points of {name}"
    ))
}

/// Whether a relation says no more than that something is not known or not judged.
pub const fn is_unjudged(relation: Relation) -> bool {
    !matches!(
        relation,
        Relation::Kept
            | Relation::Changed
            | Relation::Split
            | Relation::Merged
            | Relation::Dropped
            | Relation::Added
    )
}

/// What a relation says, in a sentence.
pub const fn meaning(relation: Relation) -> &'static str {
    match relation {
        Relation::Kept => "Kept: it stands in both texts, the same in substance",
        Relation::Changed => "Changed: it stands in both texts, and says something else",
        Relation::Split => "Split: one point became several",
        Relation::Merged => "Merged: several points became one",
        Relation::Dropped => "Dropped: the later text says nothing of it",
        Relation::Added => "Added: the earlier text says nothing of it",
        Relation::Counterpart => {
            "Counterpart: they speak of the same thing; nobody has judged what changed"
        }
        Relation::Unreported => {
            "Not reported: the other text is known in part, and not where this would stand"
        }
        Relation::Uncompared => {
            "Not compared: nobody is known to have looked for it in the other text"
        }
    }
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
