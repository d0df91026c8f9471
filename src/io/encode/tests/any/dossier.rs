//! Any documents, topics and figures, of which much becomes known in January 2026.

use proptest::prelude::*;

use super::{any_day, any_of, any_text, any_when, cited, mark_of, name, optional_name};
use crate::model::{
    AlignedPair, Alignment, Amount, Basis, Document, Dossier, ItemIx, Point, PointIx, Relation,
    Series, SeriesDrawing, SeriesValue, Topic, TopicState, TopicStep,
};

prop_compose! {
    fn any_point(sources: usize)(
        (title, text, note) in (name(), name(), any_text()),
        topics in prop::collection::vec(any_text(), 0..2),
        sources in cited(sources),
    ) -> Point {
        Point { number: String::new(), title, text, topics, sources, note }
    }
}

prop_compose! {
    fn any_document(items: usize, sources: usize)(
        (title, short_title, shown_date) in (name(), name(), optional_name()),
        (authors, text_status, gaps) in (prop::collection::vec(any_text(), 0..2), any_text(), optional_name()),
        (item, known_from, sources_of) in (0..items, any_day(), cited(sources)),
        mut points in prop::collection::vec(any_point(sources), 0..5),
        ends_with_word in any::<bool>(),
    ) -> Document {
        for (at, point) in points.iter_mut().enumerate() {
            point.number = (at + 1).to_string();
        }
        if let Some(last) = points.last_mut().filter(|_| ends_with_word) {
            last.number = "a \"word\"".into();
        }
        Document {
            id: String::new(),
            title: title + &mark_of(known_from),
            item: item.into(),
            sources: sources_of,
            short_title, shown_date, authors, text_status, gaps, known_from, points,
        }
    }
}

prop_compose! {
    /// What a pair says, whatever its points.
    fn any_judgement(items: usize, sources: usize)(
        (explanation, caveat, known_from) in (name(), any_text(), any_day()),
        explained_by in prop::collection::btree_set((0..items).prop_map(ItemIx::from), 0..3),
        (basis, relation, sources) in (any_of(&Basis::ALL), any_of(&RELATIONS), cited(sources)),
    ) -> AlignedPair {
        AlignedPair {
            from: Vec::new(),
            to: Vec::new(),
            also_to: Vec::new(),
            explanation: explanation + &mark_of(known_from),
            explained_by: explained_by.into_iter().collect(),
            relation, basis, caveat, sources, known_from,
        }
    }
}

/// Relations that take one point on either side.
const RELATIONS: [Relation; 3] = [Relation::Kept, Relation::Changed, Relation::Counterpart];

prop_compose! {
    fn any_topic(items: usize, sources: usize)(
        summary in any_text(),
        steps in prop::collection::vec(
            (0..items, any_of(&TopicState::ALL), name(), cited(sources), any_day()), 0..4),
    ) -> Topic {
        let steps = steps.into_iter().map(|(item, state, text, sources, known_from)| TopicStep {
            item: item.into(),
            text: text + &mark_of(known_from),
            state, sources, known_from,
        });
        Topic { name: String::new(), summary, steps: steps.collect() }
    }
}

fn any_amount() -> impl Strategy<Value = Amount> {
    let number = prop_oneof![
        (-1000..1000_i32).prop_map(f64::from),
        -1e9..1e9_f64,
        Just(1e15),
        Just(5e-324)
    ];
    (number, 0..5_u8).prop_map(|(number, kind)| match kind {
        0 => Amount::Exactly(number),
        1 => Amount::About(number),
        2 => Amount::AtLeast(number),
        3 => Amount::AtMost(number),
        _ => Amount::Between(-1e10, number),
    })
}

prop_compose! {
    fn any_value(items: usize, sources: usize)(
        (when, amount, who, text) in (any_when(), any_amount(), any_text(), any_text()),
        (aside, item, sources, known_from) in (any::<bool>(), 0..items, cited(sources), any_day()),
    ) -> SeriesValue {
        let text = text + &mark_of(known_from);
        SeriesValue { when, amount, who, text, aside, item: item.into(), sources, known_from }
    }
}

prop_compose! {
    fn any_series(items: usize, sources: usize)(
        (name, unit, summary) in (name(), any_text(), any_text()),
        drawing in any_of(&SeriesDrawing::ALL),
        values in prop::collection::vec(any_value(items, sources), 0..4),
    ) -> Series {
        Series { id: String::new(), name, unit, summary, drawing, values }
    }
}

prop_compose! {
    /// Any dossier of a timeline with so many items and sources, as a reader would leave it.
    pub(super) fn any_dossier(items: usize, sources: usize)(
        mut documents in prop::collection::vec(any_document(items, sources), 0..4),
        mut topics in prop::collection::vec(any_topic(items, sources), 0..3),
        mut series in prop::collection::vec(any_series(items, sources), 0..3),
        judgements in prop::collection::vec(any_judgement(items, sources), 24),
    ) -> Dossier {
        for (at, document) in documents.iter_mut().enumerate() {
            document.id = format!("document {at}");
        }
        for (at, topic) in topics.iter_mut().enumerate() {
            topic.name = format!("topic {at}");
        }
        for (at, series) in series.iter_mut().enumerate() {
            series.id = format!("series {at}");
        }
        let mut judgements = judgements.into_iter().cycle();
        let neighbours = documents.windows(2).enumerate();
        let alignments = neighbours.map(|(at, both)| Alignment {
            from: at.into(),
            to: (at + 1).into(),
            pairs: aligned(&both[0], &both[1], &mut judgements),
        });
        Dossier { alignments: alignments.collect(), documents, topics, series }
    }
}

/// Pairs that dispose of every point, side by side as far as both go. What is left of the earlier
/// document went into the first point of the later one, or was dropped; the rest was added.
fn aligned(
    from: &Document,
    to: &Document,
    judgements: &mut impl Iterator<Item = AlignedPair>,
) -> Vec<AlignedPair> {
    let (left, right) = (from.points.len(), to.points.len());
    let mut pairs = Vec::new();
    for (at, judgement) in (0..left.max(right)).zip(judgements) {
        let mut pair = judgement;
        let point = |count: usize| (at < count).then(|| PointIx::from(at));
        pair.from = point(left).into_iter().collect();
        pair.to = point(right).into_iter().collect();
        if pair.from.is_empty() {
            pair.relation = Relation::Added;
        } else if pair.to.is_empty() && right > 0 {
            pair.also_to = vec![PointIx(0)];
        } else if pair.to.is_empty() {
            pair.relation = Relation::Dropped;
        }
        pairs.push(pair);
    }
    pairs
}
