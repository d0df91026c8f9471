//! The story with documents, topics and figures, for the tests about those.

use super::{knowing::known_story, *};
use crate::model::{
    AlignedPair, Alignment, Amount, Basis, Document, DocumentIx, Dossier, Point, PointIx, Relation,
    Series, SeriesIx, SeriesValue, Topic, TopicIx, TopicState, TopicStep,
};

pub(super) const PLAN: DocumentIx = DocumentIx(0);
pub(super) const PAPER: DocumentIx = DocumentIx(1);
pub(super) const ANSWER: DocumentIx = DocumentIx(2);
pub(super) const ARMY: TopicIx = TopicIx(0);
pub(super) const MONEY: TopicIx = TopicIx(1);
pub(super) const COUNT: SeriesIx = SeriesIx(0);

/// The known story with three documents. The plan is known with a (20 November), the paper with b
/// (15 December), the answer with d (30 December). Of the paper only a part is known.
///
/// ```text
///   plan      paper        plan          answer
///   1 ─────── 1            1 ──────────── 1        kept
///   2 ─────── 2            2 army ─────── 2 army   changed, by b and d
///   3                      3 ─────(2)              changed
///   4                      4 ──────────── 3, 4     split
///   5                      5 money                 dropped
///   6                      6                       dropped
///                                         5        added
/// ```
///
/// Steps of "army": a, d, e; of "money": b. Values: 6 with a, 4 to 6 with b, 5 with d.
pub(super) fn dossier_story() -> TimelineParts {
    let mut parts = known_story();
    parts.dossier = Dossier {
        documents: vec![
            document("plan", 2, 6),
            Document {
                gaps: Some("Only two points are reported.".to_owned()),
                ..document("paper", 3, 2)
            },
            document("answer", 1, 5),
        ],
        alignments: vec![
            Alignment {
                from: PLAN,
                to: ANSWER,
                pairs: vec![
                    pair(&[1], &[1], Relation::Kept),
                    AlignedPair {
                        explained_by: vec![ItemIx(3), ItemIx(1)],
                        ..pair(&[2], &[2], Relation::Changed)
                    },
                    AlignedPair {
                        also_to: vec![PointIx(1)],
                        ..pair(&[3], &[], Relation::Changed)
                    },
                    pair(&[4], &[3, 4], Relation::Split),
                    pair(&[5], &[], Relation::Dropped),
                    pair(&[6], &[], Relation::Dropped),
                    pair(&[], &[5], Relation::Added),
                ],
            },
            Alignment {
                from: PLAN,
                to: PAPER,
                pairs: vec![
                    pair(&[1], &[1], Relation::Counterpart),
                    pair(&[2], &[2], Relation::Counterpart),
                ],
            },
        ],
        topics: vec![
            topic(
                "army",
                &[
                    (2, TopicState::Raised),
                    (1, TopicState::Contested),
                    (5, TopicState::Agreed),
                ],
            ),
            topic("money", &[(3, TopicState::Raised)]),
        ],
        series: vec![Series {
            id: "count".to_owned(),
            name: "Points".to_owned(),
            values: vec![
                value(2, Amount::Exactly(6.0)),
                value(3, Amount::Between(4.0, 6.0)),
                value(1, Amount::Exactly(5.0)),
            ],
            ..Series::default()
        }],
    };
    for (document, point, topic) in [(0, 1, "army"), (0, 4, "money"), (2, 1, "army")] {
        parts.dossier.documents[document].points[point].topics = vec![topic.to_owned()];
    }
    parts
}

/// `parts` with the plan and the answer in each other's places.
pub(super) fn reordered(mut parts: TimelineParts) -> TimelineParts {
    parts.dossier.documents.swap(0, 2);
    for alignment in &mut parts.dossier.alignments {
        for ix in [&mut alignment.from, &mut alignment.to] {
            *ix = DocumentIx(2 - ix.0);
        }
    }
    parts
}

/// `parts` with the first `count` items, and what tells of those.
pub(super) fn shortened(mut parts: TimelineParts, count: usize) -> TimelineParts {
    parts.items.truncate(count);
    parts.item_revisions.retain(|item, _| item.index() < count);
    let is_left = |item: ItemIx| item.index() < count;
    let dossier = &mut parts.dossier;
    if !dossier.documents.iter().all(|it| is_left(it.item)) {
        dossier.documents.clear();
        dossier.alignments.clear();
    }
    for topic in &mut dossier.topics {
        topic.steps.retain(|step| is_left(step.item));
    }
    for series in &mut dossier.series {
        series.values.retain(|value| is_left(value.item));
    }
    parts
}

fn document(id: &str, item: u32, points: usize) -> Document {
    let point = |number: usize| Point {
        number: number.to_string(),
        title: format!("Point {number} of the {id}"),
        text: format!("What point {number} says."),
        ..Point::default()
    };
    Document {
        id: id.to_owned(),
        title: format!("The {id}"),
        short_title: id.to_owned(),
        item: ItemIx(item),
        points: (1..=points).map(point).collect(),
        ..Document::default()
    }
}

/// Points of two documents by their numbers.
fn pair(from: &[u32], to: &[u32], relation: Relation) -> AlignedPair {
    let points = |numbers: &[u32]| numbers.iter().map(|number| PointIx(number - 1)).collect();
    AlignedPair {
        from: points(from),
        to: points(to),
        also_to: Vec::new(),
        relation,
        explanation: "It differs.".to_owned(),
        explained_by: Vec::new(),
        basis: Basis::BothTexts,
        caveat: String::new(),
        sources: Vec::new(),
        known_from: None,
    }
}

fn topic(name: &str, steps: &[(u32, TopicState)]) -> Topic {
    let step = |(item, state): &(u32, TopicState)| TopicStep {
        item: ItemIx(*item),
        state: *state,
        text: "It came up.".to_owned(),
        sources: Vec::new(),
        known_from: None,
    };
    Topic {
        name: name.to_owned(),
        summary: String::new(),
        steps: steps.iter().map(step).collect(),
    }
}

fn value(item: u32, amount: Amount) -> SeriesValue {
    SeriesValue {
        when: None,
        amount,
        who: String::new(),
        text: String::new(),
        aside: false,
        item: ItemIx(item),
        sources: Vec::new(),
        known_from: None,
    }
}
