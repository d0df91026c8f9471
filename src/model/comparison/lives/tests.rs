//! How many comparisons the lives of points take.

use super::*;
use crate::model::testing::{alignment, document, item};
use crate::model::{Alignment, Dossier, TimelineParts};

/// Documents of ten points, one a day.
fn texts(documents: u32, alignments: Vec<Alignment>) -> Timeline {
    let ids = 0..documents;
    Timeline::new(TimelineParts {
        items: ids
            .clone()
            .map(|at| item(&format!("i{at}"), &format!("{}", 1000 + at), &[]))
            .collect(),
        dossier: Dossier {
            documents: ids.map(|at| document(&format!("d{at}"), at, 10)).collect(),
            alignments,
            ..Dossier::default()
        },
        ..TimelineParts::default()
    })
}

fn made(timeline: &Timeline) -> usize {
    let mut comparisons = Comparisons {
        alignments: Alignments::new(timeline),
        made: BTreeMap::new(),
    };
    comparisons.lives();
    comparisons.made.len()
}

#[test]
fn only_texts_that_something_matches_are_compared() {
    assert_eq!(made(&texts(60, Vec::new())), 0);
    let pairs: Vec<String> = (1..=9).map(|at| format!("{at} > {at} kept")).collect();
    let pairs = pairs.join("\n") + "\n10 > dropped\n> 10 added";
    let chain = (1..60).map(|at| alignment(at - 1, at, &pairs)).collect();
    let chain = texts(60, chain);
    // Each with the next, and with the one after that, of which the next tells something.
    assert_eq!(made(&chain), 59 + 58);
    let lives = point_lives(&chain);
    assert_eq!(lives.len(), 9 + 60);
    let words = |life: &PointLife, at: usize| life.cells[at].relation.map(Relation::word);
    assert_eq!(words(&lives[0], 59), Some("kept"));
    let last_of_third = [0, 1, 2, 3, 4, 5].map(|at| words(&lives[9 + 2], at));
    let expected = [
        None,
        None,
        Some("added"),
        Some("dropped"),
        Some("not compared"),
        Some("not compared"),
    ];
    assert_eq!(last_of_third, expected);
}
