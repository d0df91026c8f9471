//! The parts of a day hold what was known, and nothing that comes later.

use proptest::prelude::*;

use super::*;
use crate::model::testing::{alignment, day, document, item, source, step, value};
use crate::model::{Dossier, ItemChange, Series, Topic, TopicState};

/// A day of January 2026.
fn january(at: u8) -> CivilDate {
    CivilDate::new(2026, 1, at).unwrap()
}

/// What a dossier says, in names instead of places.
fn told(timeline: &Timeline) -> String {
    let names = |items: &[ItemIx]| {
        let names = items.iter().map(|ix| timeline.first_belief(*ix).id.clone());
        names.collect::<Vec<_>>()
    };
    let pages = |sources: &[SourceIx]| {
        let pages = sources.iter().map(|ix| timeline.source(*ix).id.clone());
        pages.collect::<Vec<_>>()
    };
    let mut out = Vec::new();
    for (_, it) in timeline.documents() {
        let points = it.points.iter().map(|it| (&it.title, pages(&it.sources)));
        let points: Vec<_> = points.collect();
        let (item, sources) = (names(&[it.item]), pages(&it.sources));
        out.push(format!(
            "document {} {item:?} {sources:?} {points:?}",
            it.id
        ));
    }
    let id = |ix| timeline.document(ix).map(|it| it.id.clone());
    for alignment in timeline.alignments() {
        out.push(format!(
            "from {:?} to {:?}",
            id(alignment.from),
            id(alignment.to)
        ));
        for it in &alignment.pairs {
            let (items, sources) = (names(&it.explained_by), pages(&it.sources));
            out.push(format!("{:?} {:?} {items:?} {sources:?}", it.from, it.to));
        }
    }
    for (_, topic) in timeline.topics() {
        let steps = topic.steps.iter();
        let steps = steps.map(|it| (names(&[it.item]), it.state, pages(&it.sources)));
        out.push(format!("{} {:?}", topic.name, steps.collect::<Vec<_>>()));
    }
    for (_, series) in timeline.series() {
        let values = series.values.iter();
        let values = values.map(|it| (names(&[it.item]), it.amount, pages(&it.sources)));
        out.push(format!("{} {:?}", series.id, values.collect::<Vec<_>>()));
    }
    out.join("\n")
}

#[test]
fn a_source_stays_if_only_the_dossier_cites_it() {
    let mut text = document("text", 0, 1);
    text.points[0].sources = vec![SourceIx(2), SourceIx(1)];
    let mut talks = item("talks", "2026-01-06", &[]);
    talks.known_from = day("2026-01-06");
    let latest = Timeline::new(TimelineParts {
        items: vec![talks],
        sources: vec![
            source("nobody", ""),
            source("later", "2026-01-20"),
            source("text", "2026-01-05"),
        ],
        dossier: Dossier {
            documents: vec![text],
            ..Dossier::default()
        },
        ..TimelineParts::default()
    });
    // Something is yet to come, so that the day is cut off at all.
    let parts = latest.as_known_on(KnowledgeDate::On(january(10)));
    let parts = parts.parts_as_known();
    let ids: Vec<&str> = parts.sources.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["text"]);
    assert_eq!(parts.dossier.documents[0].points[0].sources, [SourceIx(0)]);
}

#[test]
fn what_is_not_known_leaves_neither_name_nor_pair() {
    let items = ["2026-01-06", "2026-01-12"].map(|date| {
        let mut item = item(date, date, &[]);
        item.known_from = day(date);
        item
    });
    let latest = Timeline::new(TimelineParts {
        items: items.into(),
        dossier: Dossier {
            documents: vec![document("later", 1, 1), document("early", 0, 1)],
            alignments: vec![alignment(1, 0, "1 > 1 changed")],
            topics: vec![Topic {
                name: "secret".to_owned(),
                summary: "It comes up on the 12th.".to_owned(),
                steps: vec![step(1, TopicState::Raised, "", &[])],
            }],
            series: vec![Series {
                id: "secret".to_owned(),
                values: vec![value(1, 2.0, "", &[])],
                ..Series::default()
            }],
        },
        ..TimelineParts::default()
    });
    let early = latest.as_known_on(KnowledgeDate::On(january(8)));
    let parts = early.parts_as_known();
    let documents = &parts.dossier.documents;
    assert_eq!((documents.len(), documents[0].id.as_str()), (1, "early"));
    assert!(parts.dossier.alignments.is_empty());
    assert!(parts.dossier.topics.is_empty() && parts.dossier.series.is_empty());
}

fn any_day() -> impl Strategy<Value = Option<CivilDate>> {
    prop::option::of((1..=28_u8).prop_map(january))
}

fn cited(sources: usize) -> impl Strategy<Value = Vec<SourceIx>> {
    prop::collection::vec((0..sources).prop_map(SourceIx::from), 0..3)
}

prop_compose! {
    /// What is told with an item: the item, an own day and sources.
    fn any_entry(items: usize, sources: usize)(
        item in (0..items).prop_map(ItemIx::from), from in any_day(), cited in cited(sources),
    ) -> (ItemIx, Option<CivilDate>, Vec<SourceIx>) {
        (item, from, cited)
    }
}

prop_compose! {
    /// A few items of which some are moved or taken back, with a dossier around them.
    fn any_parts()(
        published in prop::collection::vec(prop::option::of(1..=28_u8), 4),
        items in prop::collection::vec((1..=28_u8, any_day(), cited(4), prop::option::of((1..=28_u8, any::<bool>()))), 4),
        documents in prop::collection::vec(any_entry(4, 4), 3),
        pairs in prop::collection::vec(any_entry(4, 4), 4),
        steps in prop::collection::vec(any_entry(4, 4), 0..5),
        values in prop::collection::vec(any_entry(4, 4), 0..5),
    ) -> TimelineParts {
        let mut parts = TimelineParts::default();
        for (at, published) in published.into_iter().enumerate() {
            let date = published.map_or(String::new(), |it| format!("2026-01-{it:02}"));
            parts.sources.push(source(&format!("s{at}"), &date));
        }
        for (at, (date, known_from, sources, revised)) in items.into_iter().enumerate() {
            let mut item = item(&format!("i{at}"), &format!("2026-01-{date:02}"), &[]);
            (item.known_from, item.sources) = (known_from, sources);
            parts.items.push(item);
            if let Some((on, retracted)) = revised {
                let mut change = ItemChange::default();
                if !retracted {
                    change.title = Some("Otherwise".to_owned());
                }
                let revision = Revision {
                    known_from: january(on), note: None, sources: Vec::new(), retracted, change,
                };
                parts.item_revisions.insert(ItemIx::from(at), vec![revision]);
            }
        }
        for (at, (item, known_from, sources)) in documents.into_iter().enumerate() {
            let mut made = document(&format!("d{at}"), 0, 2);
            (made.item, made.known_from) = (item, known_from);
            made.points[at % 2].sources = sources;
            parts.dossier.documents.push(made);
        }
        parts.dossier.alignments = vec![
            alignment(0, 2, "1 > 1 changed\n2 > 2 kept"),
            alignment(2, 1, "1,2 > 1 merged\n> 2 added"),
        ];
        let all = parts.dossier.alignments.iter_mut().flat_map(|it| &mut it.pairs);
        for (pair, (item, known_from, sources)) in all.zip(pairs) {
            (pair.explained_by, pair.known_from, pair.sources) = (vec![item], known_from, sources);
        }
        let steps = steps.into_iter().map(|(item, known_from, sources)| {
            let made = step(0, TopicState::Open, "", &[]);
            crate::model::TopicStep { item, sources, known_from, ..made }
        });
        let name = "land".to_owned();
        parts.dossier.topics.push(Topic { name, summary: String::new(), steps: steps.collect() });
        let values = values.into_iter().enumerate().map(|(at, (item, known_from, sources))| {
            let made = value(0, at as f64, "", &[]);
            crate::model::SeriesValue { item, sources, known_from, ..made }
        });
        let id = "count".to_owned();
        parts.dossier.series.push(Series { id, values: values.collect(), ..Series::default() });
        parts
    }
}

proptest! {
    #[test]
    fn on_that_day_and_every_earlier_one_the_same_dossier_is_believed(
        parts in any_parts(), cut in 1..=28_u8,
    ) {
        let latest = Timeline::new(parts);
        let view = latest.as_known_on(KnowledgeDate::On(january(cut)));
        let file = Timeline::new(view.parts_as_known().into_owned());
        prop_assert_eq!(told(&file), told(&view));
        for earlier in 1..=cut {
            let on = KnowledgeDate::On(january(earlier));
            prop_assert_eq!(told(&file.as_known_on(on)), told(&latest.as_known_on(on)));
        }
    }

    #[test]
    fn between_two_days_of_knowledge_no_entry_comes_or_goes(parts in any_parts()) {
        let latest = Timeline::new(parts);
        let count = |day: CivilDate| {
            let told = latest.as_known_on(KnowledgeDate::On(day));
            let pairs: usize = told.alignments().iter().map(|it| it.pairs.len()).sum();
            let steps: usize = told.topics().map(|(_, it)| it.steps.len()).sum();
            let values: usize = told.series().map(|(_, it)| it.values.len()).sum();
            (told.documents().count(), pairs, steps, values)
        };
        for at in 2..=28 {
            let (before, after) = (january(at - 1), january(at));
            if !latest.knowledge_days().contains(&after) {
                prop_assert_eq!(count(before), count(after), "{}", after);
            }
        }
    }
}
