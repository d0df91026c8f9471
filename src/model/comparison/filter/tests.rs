//! What is looked up in words folded once, and which lives a filter lets through.

use super::*;
use crate::model::testing::{alignment, document, item};
use crate::model::{DocumentIx, Dossier, LifeCell, TimelineParts};

/// Two texts of two points.
fn texts() -> Timeline {
    let mut first = document("a", 0, 2);
    first.points[1].note = "As in Élysée’s copy".to_owned();
    Timeline::new(TimelineParts {
        items: vec![item("i0", "2026-01-01", &[]), item("i1", "2026-01-02", &[])],
        dossier: Dossier {
            documents: vec![first, document("b", 1, 2)],
            alignments: vec![alignment(0, 1, "1 > 1 kept\n2 > 2 changed")],
            ..Dossier::default()
        },
        ..TimelineParts::default()
    })
}

#[test]
fn words_folded_once_find_what_words_folded_anew_find() {
    let timeline = texts();
    let comparison =
        Comparison::between(&timeline, DocumentIx(0), DocumentIx(1)).expect("a comparison");
    let folded = FoldedTexts::of_pairs(&timeline, &comparison);
    for words in ["", "  ", "point", "POINT 2", "2", "no such word"] {
        let filter = PairFilter {
            words: words.to_owned(),
            ..PairFilter::default()
        };
        assert_eq!(
            comparison.shown_of(&timeline, &filter, Some(&folded)),
            comparison.shown(&timeline, &filter),
            "{words}"
        );
    }
    assert_eq!(folded.having("").len(), comparison.pairs.len());
    assert!(folded.having("no such word").is_empty());
}

#[test]
fn a_life_is_kept_throughout_if_no_text_that_follows_says_otherwise() {
    use Relation::{Added, Changed, Kept, Unreported};
    for (told, expected) in [
        (&[None, Some(Kept), Some(Kept)][..], true),
        (&[None, None, Some(Kept)], true),
        (&[None, Some(Changed), Some(Kept)], false),
        (&[None, Some(Kept), Some(Changed)], false),
        (&[None, Some(Kept), Some(Unreported)], false),
        (&[None, Some(Added), Some(Kept)], false),
        (&[None, None, None], false),
    ] {
        let cell = |(at, relation): (usize, &Option<Relation>)| LifeCell {
            document: DocumentIx::from(at),
            points: Vec::new(),
            also: Vec::new(),
            relation: *relation,
        };
        let cells = told.iter().enumerate().map(cell).collect();
        let life = PointLife { cells };
        assert_eq!(life.is_kept_throughout(), expected, "{told:?}");
        let hide_kept = PairFilter {
            hide_kept: true,
            ..PairFilter::default()
        };
        assert_eq!(life.passes(&texts(), &hide_kept), !expected);
    }
}
