//! What an audience sees of two documents.

use super::*;
use crate::layout::slide::body::testing::{
    assert_stays_within, body_words, long_text, slides, tells,
};
use crate::layout::slide::sentence::BAR;
use crate::layout::slide::{SlideFill, SlidePart, SlideShape, SlideText, evidence_item};
use crate::layout::testing::{item, timeline_of};
use crate::model::{
    AlignedPair, Alignment, Basis, CivilDate, Dossier, KnowledgeDate, Point, Relation, Source,
    SourceIx, Step, TimelineParts,
};

fn point(number: usize, title: &str, text: &str) -> Point {
    Point {
        number: number.to_string(),
        title: title.to_owned(),
        text: text.to_owned(),
        ..Point::default()
    }
}

fn document(id: &str, item: u32, points: Vec<Point>) -> Document {
    Document {
        id: id.to_owned(),
        title: format!("{id} text, long title"),
        short_title: format!("{id} text"),
        item: ItemIx(item),
        points,
        ..Document::default()
    }
}

fn pair(from: &[u32], to: &[u32], relation: Relation) -> AlignedPair {
    AlignedPair {
        from: from.iter().map(|ix| PointIx(*ix)).collect(),
        to: to.iter().map(|ix| PointIx(*ix)).collect(),
        also_to: Vec::new(),
        relation,
        explanation: String::new(),
        explained_by: Vec::new(),
        basis: Basis::BothTexts,
        caveat: String::new(),
        sources: Vec::new(),
        known_from: None,
    }
}

/// Point 1 changed, point 2 is gone, point 3 became two; one is new.
fn two(old: &str, new: &str) -> Timeline {
    let mut later = item("Counterplan", "2025-12-23", 5);
    later.known_from = CivilDate::new(2025, 12, 24);
    timeline_of(TimelineParts {
        items: vec![item("Proposal", "2025-11-20", 5), later],
        dossier: Dossier {
            documents: vec![
                document(
                    "Old",
                    0,
                    vec![
                        point(1, "Armed forces capped", old),
                        point(2, "No troops", "No troops are placed."),
                        point(3, "Reconstruction", "A package and a fund."),
                    ],
                ),
                document(
                    "New",
                    1,
                    vec![
                        point(1, "Armed forces stay", new),
                        point(2, "Package", "A package."),
                        point(3, "Funds", "Funds."),
                        point(4, "Elections", "Elections are held."),
                    ],
                ),
            ],
            alignments: vec![Alignment {
                from: DocumentIx(0),
                to: DocumentIx(1),
                pairs: vec![
                    pair(&[0], &[0], Relation::Changed),
                    pair(&[1], &[], Relation::Dropped),
                    pair(&[2], &[1, 2], Relation::Split),
                    pair(&[], &[3], Relation::Added),
                ],
            }],
            ..Dossier::default()
        },
        ..TimelineParts::default()
    })
}

fn step(point: Option<(u32, u32)>) -> Step {
    Step {
        sentence: "The one has a cap, and the other a strength in times of quiet.".to_owned(),
        items: vec![ItemIx(0)],
        view: StepView::Comparison {
            left: DocumentIx(0),
            right: DocumentIx(1),
            point: point.map(|(document, point)| (DocumentIx(document), PointIx(point))),
        },
        ..Step::default()
    }
}

const OLD: &str = "The armed forces are capped at 600,000.";
const NEW: &str = "The armed forces stay at 800,000 in peacetime.";

#[test]
fn removed_words_are_struck_and_added_ones_underlined_and_stronger() {
    for list in slides(&two(OLD, NEW), &step(Some((0, 0)))) {
        let struck: Vec<&SlideText> = list.texts().filter(|text| text.struck).collect();
        let words: Vec<&str> = struck.iter().map(|text| text.text.as_str()).collect();
        assert!(words.join(" ").contains("600,000"), "{words:?}");
        assert!(!words.join(" ").contains("800,000"), "{words:?}");
        let added = list
            .texts()
            .find(|text| text.text.contains("800,000"))
            .unwrap();
        assert!(!added.struck && added.face.weight == Weight::SemiBold);
        let underlined = list.shapes.iter().any(|shape| {
            matches!(shape, SlideShape::Line { ends, tone: SlideTone::Text, .. }
                if added.rect.contains(ends[0]) || added.rect.expand(1.0).contains(ends[0]))
        });
        assert!(underlined, "{added:?}");
        assert!(tells(&list, "Point 1") && tells(&list, "changed"));
    }
}

#[test]
fn a_side_without_a_counterpart_says_so() {
    for list in slides(&two(OLD, NEW), &step(Some((0, 1)))) {
        let read = body_words(&list);
        assert!(read.contains("No troops"), "{read}");
        assert!(
            tells(&list, "Dropped: no counterpart in New text"),
            "{read}"
        );
        assert!(read.contains("no counterpart"), "{read}");
    }
    for list in slides(&two(OLD, NEW), &step(Some((1, 3)))) {
        assert!(tells(&list, "Added: no counterpart in Old text"));
    }
}

#[test]
fn a_point_that_became_two_names_both() {
    for list in slides(&two(OLD, NEW), &step(Some((0, 2)))) {
        let read = body_words(&list);
        for words in ["Points 2 and 3", "2. Package", "3. Funds", "split"] {
            assert!(read.contains(words), "{words} in {read}");
        }
    }
}

#[test]
fn without_a_point_the_totals_stand_large() {
    for list in slides(&two(OLD, NEW), &step(None)) {
        for word in ["changed", "split", "dropped", "added"] {
            assert!(body_words(&list).contains(word), "{word}");
        }
        let largest = list.texts().filter(|text| text.text == "1");
        let sizes: Vec<f32> = largest.map(|text| text.size).collect();
        assert_eq!(sizes.len(), 4);
        assert!(
            sizes.iter().all(|size| *size > 1.3 * list.floor),
            "{sizes:?}"
        );
    }
}

#[test]
fn texts_too_long_to_be_read_give_way_to_their_titles() {
    let (old, new) = (long_text(60), long_text(80));
    for list in slides(&two(&old, &new), &step(Some((0, 0)))) {
        let read = body_words(&list);
        assert!(!read.contains("word0"), "{read}");
        assert!(read.replace(' ', "").contains("Armedforcesstay"), "{read}");
        assert!(list.shed >= 2, "{}", list.shed);
        assert!(tells(&list, "word59"), "a screen reader has the text");
    }
}

#[test]
fn a_document_of_later_days_is_not_shown() {
    let mut step = step(Some((0, 0)));
    step.knowledge = KnowledgeDate::On(CivilDate::new(2025, 12, 1).unwrap());
    for list in slides(&two(OLD, NEW), &step) {
        assert!(!tells(&list, "peacetime") && !tells(&list, "New text"));
    }
}

#[test]
fn words_without_an_end_and_numbers_that_are_words_are_sound() {
    let mut parts = two(&"x".repeat(300), &"я ".repeat(500)).record().clone();
    parts.dossier.documents[0].points[0].number = "territory".to_owned();
    parts.dossier.documents[1].short_title = "A very long title ".repeat(20);
    let timeline = Timeline::new(parts);
    for at in 0..3 {
        slides(&timeline, &step(Some((0, at))));
    }
    slides(&timeline, &step(None));
}

#[test]
fn nothing_leaves_the_area_that_is_given() {
    let timeline = two(OLD, NEW);
    for point in [None, Some((0, 0)), Some((0, 1)), Some((0, 2)), Some((1, 3))] {
        assert_stays_within(&timeline, &step(point), lay_out);
    }
}

#[test]
fn a_comparison_is_signed_by_its_texts_and_its_pair_and_never_by_an_item_of_its_step() {
    let mut parts = two(OLD, NEW).record().clone();
    let named = |publisher: &str| Source {
        publisher: publisher.to_owned(),
        ..Source::default()
    };
    parts.sources = ["AFP", "Reuters", "Tass", "Bild"].map(named).to_vec();
    parts.items.push(item("A ship is hit", "2026-01-06", 5));
    parts.items[2].sources = vec![SourceIx(3)];
    parts.items[0].sources = vec![SourceIx(0)];
    parts.dossier.documents[1].sources = vec![SourceIx(1)];
    parts.dossier.alignments[0].pairs[0].sources = vec![SourceIx(2)];
    let timeline = Timeline::new(parts);
    for (point, words) in [
        (None, ["Sources: AFP, Reuters", "2 sources"]),
        (Some((0, 0)), ["Sources: Tass, AFP, Reuters", "3 sources"]),
    ] {
        let step = Step {
            items: vec![ItemIx(2)],
            ..step(point)
        };
        for list in slides(&timeline, &step) {
            let foot = list.texts().filter(|text| text.part == SlidePart::Foot);
            let foot: Vec<&str> = foot.map(|text| text.text.as_str()).collect();
            assert_eq!(foot.len(), 1, "no status: {foot:?}");
            assert!(words.contains(&foot[0]), "{foot:?}");
            let bar = list.shapes.iter().find_map(|shape| match shape {
                SlideShape::Rect { rect, fill, .. } if (rect.width() - BAR).abs() < 0.1 => {
                    Some(*fill)
                }
                _ => None,
            });
            assert_eq!(bar, Some(SlideFill::Flat(SlideTone::Axis, 1.0)));
        }
        assert_eq!(evidence_item(&timeline, &step), Some(ItemIx(1)));
    }
}
