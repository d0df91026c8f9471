//! What of documents, topics and figures is known on which day.

use super::*;
use crate::model::testing::{alignment, day, document, item, source, step, value, when};
use crate::model::{Dating, ItemChange, Revision, SeriesDrawing, TimelineParts, TopicState};

/// Talks of 6 January that were told on the 7th, a text of the 12th, and a round of the 20th of
/// which people learnt on the 14th that it was to be on the 9th.
fn parts() -> TimelineParts {
    let items = [
        ("talks", "2026-01-06", "2026-01-07"),
        ("text", "2026-01-12", "2026-01-12"),
        ("round", "2026-01-20", "2026-01-08"),
    ];
    let items = items.map(|(id, date, known_from)| {
        let mut item = item(id, date, &[]);
        item.known_from = day(known_from);
        item
    });
    let moved = Revision {
        known_from: day("2026-01-14").unwrap(),
        note: None,
        sources: Vec::new(),
        retracted: false,
        change: ItemChange {
            when: Dating::At(Arc::new(when("2026-01-09").unwrap())),
            ..ItemChange::default()
        },
    };
    let (mut first, mut second) = (document("first", 0, 2), document("second", 1, 2));
    second.known_from = day("2026-01-13");
    first.points[0].sources = vec![SourceIx(0), SourceIx(1)];
    let mut aligned = alignment(0, 1, "1 > 1 changed\n2 > 2 kept");
    aligned.pairs[0].explained_by = vec![ItemIx(2), ItemIx(1)];
    aligned.pairs[1].known_from = day("2026-01-15");
    TimelineParts {
        items: items.into(),
        sources: vec![source("early", "2026-01-05"), source("late", "2026-01-11")],
        item_revisions: [(ItemIx(2), vec![moved])].into(),
        dossier: Dossier {
            documents: vec![first, second],
            alignments: vec![aligned],
            topics: vec![Topic {
                name: "land".to_owned(),
                summary: String::new(),
                steps: vec![
                    step(1, TopicState::Open, "", &[]),
                    step(0, TopicState::Raised, "", &[1]),
                    step(2, TopicState::Agreed, "2026-01-10", &[0]),
                ],
            }],
            series: vec![Series {
                id: "count".to_owned(),
                name: "Points".to_owned(),
                drawing: SeriesDrawing::Steps,
                values: vec![value(1, 20.0, "", &[0]), value(0, 28.0, "", &[])],
                ..Series::default()
            }],
        },
        ..TimelineParts::default()
    }
}

fn on(date: &str) -> Timeline {
    let date = day(date).map_or(KnowledgeDate::Latest, KnowledgeDate::On);
    Timeline::new(parts()).as_known_on(date)
}

fn states(timeline: &Timeline) -> String {
    let topic = timeline.topic(TopicIx(0));
    let steps = topic.map_or(&[][..], |topic| &topic.steps).iter();
    let words: Vec<&str> = steps.map(|step| step.state.word()).collect();
    words.join(" ")
}

#[test]
fn documents_are_known_from_their_day_and_never_before_their_item() {
    let ids = |date| {
        let timeline = on(date);
        let ids = timeline.documents().map(|(_, it)| it.id.clone());
        ids.collect::<Vec<_>>().join(" ")
    };
    for (date, expected) in [
        ("2026-01-06", ""),
        ("2026-01-07", "first"),
        ("2026-01-12", "first"),
        ("2026-01-13", "first second"),
        ("", "first second"),
    ] {
        assert_eq!(ids(date), expected, "{date}");
    }
    let mut parts = parts();
    parts.dossier.documents[0].known_from = day("2026-01-01");
    let timeline = Timeline::new(parts);
    assert_eq!(timeline.document_since(DocumentIx(0)), day("2026-01-07"));
}

#[test]
fn an_index_means_the_same_document_each_day() {
    let second = DocumentIx(1);
    assert!(on("2026-01-12").document(second).is_none());
    assert_eq!(on("2026-01-12").document_by_id("second"), None);
    assert_eq!(on("2026-01-13").document(second).unwrap().id, "second");
    assert_eq!(on("").document_by_id("second"), Some(second));
    assert!(on("2026-01-12").documents_of(ItemIx(1)).next().is_none());
    assert_eq!(on("").documents_of(ItemIx(1)).next(), Some(second));
    assert!(on("").document(DocumentIx(7)).is_none());
}

#[test]
fn a_pair_is_known_with_both_documents_and_from_its_own_day() {
    let pairs = |date| {
        let timeline = on(date);
        let alignments = timeline.alignments().iter();
        alignments.map(|it| it.pairs.len()).collect::<Vec<_>>()
    };
    assert!(pairs("2026-01-12").is_empty());
    assert_eq!(pairs("2026-01-13"), [1]);
    assert_eq!(pairs("2026-01-15"), [2]);
}

#[test]
fn what_explains_a_pair_is_named_only_if_it_is_known() {
    let mut parts = parts();
    parts.items[2].known_from = day("2026-01-16");
    let timeline = Timeline::new(parts);
    let explained = |date: &str| {
        let on = KnowledgeDate::On(day(date).unwrap());
        let alignments = timeline.as_known_on(on).alignments().to_vec();
        alignments[0].pairs[0].explained_by.clone()
    };
    assert_eq!(explained("2026-01-15"), [ItemIx(1)]);
    assert_eq!(explained("2026-01-16"), [ItemIx(2), ItemIx(1)]);
}

#[test]
fn sources_are_named_from_the_day_on_which_they_came_out() {
    let cited = |date| {
        let timeline = on(date);
        let document = timeline.document(DocumentIx(0)).unwrap();
        document.points[0].sources.len()
    };
    assert_eq!((cited("2026-01-10"), cited("2026-01-11")), (1, 2));
}

#[test]
fn a_step_is_known_by_its_day_else_by_its_sources_and_never_before_its_item() {
    for (date, expected) in [
        ("2026-01-06", ""),
        ("2026-01-09", ""),
        ("2026-01-10", "agreed"),
        ("2026-01-11", "raised agreed"),
        ("2026-01-12", "raised open agreed"),
    ] {
        let timeline = on(date);
        assert_eq!(states(&timeline), expected, "{date}");
        let is_told = !expected.is_empty();
        assert_eq!(timeline.topic_by_name("land").is_some(), is_told);
        assert_eq!(timeline.topics().count(), usize::from(is_told));
    }
}

#[test]
fn steps_follow_the_date_that_is_believed_of_their_item() {
    assert_eq!(states(&on("2026-01-13")), "raised open agreed");
    assert_eq!(states(&on("2026-01-14")), "raised agreed open");
    let latest = on("");
    let moved = latest.with_date_of(ItemIx(0), when("2026-01-30"));
    assert_eq!(states(&moved), "agreed open raised");
    assert_eq!(
        states(&moved.with_date_of(ItemIx(0), None)),
        states(&latest)
    );
}

#[test]
fn a_step_goes_with_an_item_that_was_taken_back() {
    let mut parts = parts();
    let mut taken_back = parts.item_revisions[&ItemIx(2)][0].clone();
    taken_back.retracted = true;
    taken_back.change = ItemChange::default();
    parts.item_revisions.insert(ItemIx(2), vec![taken_back]);
    assert_eq!(states(&Timeline::new(parts)), "raised open");
}

#[test]
fn values_stand_in_the_order_of_time_and_are_known_with_their_item() {
    let values = |date| {
        let timeline = on(date);
        let series = timeline.series_at(SeriesIx(0));
        let values = series.map_or(&[][..], |series| &series.values).iter();
        values.map(|it| it.amount.bounds().0).collect::<Vec<_>>()
    };
    assert!(values("2026-01-06").is_empty());
    assert_eq!(values("2026-01-11"), [28.0]);
    assert_eq!(values("2026-01-12"), [28.0, 20.0]);
    assert_eq!(on("2026-01-06").series().count(), 0);
}

#[test]
fn a_value_has_its_own_date_or_that_of_its_item() {
    let mut parts = parts();
    parts.dossier.series[0].values[0].when = when("2026-01-02");
    let timeline = Timeline::new(parts);
    let series = timeline.series_at(SeriesIx(0)).unwrap();
    let dates = series.values.iter().map(|it| timeline.when_of_value(it));
    let dates: Vec<&str> = dates.map(|it| it.unwrap().edtf()).collect();
    assert_eq!(dates, ["2026-01-02", "2026-01-06"]);
}

#[test]
fn every_day_on_which_something_of_it_becomes_known_is_a_day_of_knowledge() {
    let days = Timeline::new(parts()).knowledge_days().to_vec();
    let days: Vec<u8> = days.iter().map(|day| day.day).collect();
    // The items on 7, 8, 12 and 14; the steps on 10 and 11, the second text and a pair later.
    assert_eq!(days, [7, 8, 10, 11, 12, 13, 14, 15]);
}
