//! Tests of drafts: a briefing and back, and what is lost.

use proptest::prelude::*;

use super::*;
use crate::model::testing::{document, item, source, step, value, when};
use crate::model::{
    CivilDate, ItemIx, Phase, Series, SeriesDrawing, SeriesIx, SourceIx, Topic, TopicIx, TopicState,
};

/// Three items, two documents, a topic, a figure, two sources and two phases.
fn parts() -> TimelineParts {
    let phase = |name: &str, date: &str| Phase {
        name: name.to_owned(),
        when: when(date).unwrap(),
        known_from: None,
    };
    TimelineParts {
        items: ["a", "b", "c"]
            .map(|id| item(id, "2026-01-02", &[]))
            .to_vec(),
        sources: vec![source("s1", ""), source("s2", "")],
        phases: vec![phase("Talks", "2026-01"), phase("Peace", "2026-02")],
        dossier: Dossier {
            documents: vec![document("old", 0, 3), document("new", 1, 2)],
            topics: vec![Topic {
                name: "territory".to_owned(),
                summary: String::new(),
                steps: vec![step(0, TopicState::Open, "", &[])],
            }],
            series: vec![Series {
                id: "points".to_owned(),
                name: "Points".to_owned(),
                unit: String::new(),
                summary: String::new(),
                drawing: SeriesDrawing::Steps,
                values: vec![value(0, 28.0, "", &[])],
            }],
            ..Dossier::default()
        },
        ..TimelineParts::default()
    }
}

fn any_view() -> impl Strategy<Value = StepView> {
    let comparison = (any::<bool>(), 0..3_u32, 0..3_u8).prop_map(|(swapped, point, side)| {
        let documents = [DocumentIx(0), DocumentIx(1)];
        let [left, right] = if swapped {
            [documents[1], documents[0]]
        } else {
            documents
        };
        let point = match side {
            0 => None,
            1 => Some((DocumentIx(0), PointIx(point))),
            _ => Some((DocumentIx(1), PointIx(point.min(1)))),
        };
        StepView::Comparison { left, right, point }
    });
    let quote = (".*", ".*", prop::sample::subsequence(vec![0, 1], 0..=2)).prop_map(
        |(text, who, sources)| StepView::Quote {
            text,
            who,
            sources: sources.into_iter().map(SourceIx).collect(),
        },
    );
    prop_oneof![
        Just(StepView::Canvas),
        Just(StepView::Evidence),
        comparison,
        Just(StepView::Topic(TopicIx(0))),
        Just(StepView::Figures(SeriesIx(0))),
        quote,
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    let range = prop::sample::select(vec!["2026-01/2026-03", "2025-11~", "2026-01-02T10:00Z/.."]);
    let framing = prop_oneof![
        Just(Framing::Items),
        (0..2_usize).prop_map(Framing::Phase),
        range.prop_map(|text| Framing::Range(when(text).unwrap().into())),
    ];
    let items = prop::sample::subsequence(vec![0, 1, 2], 0..=3).prop_shuffle();
    let day = prop::option::of(1..=28_u8);
    let words = (".*", ".*", ".*");
    (
        words,
        items,
        framing,
        day,
        any_view(),
        (1..=3_600_u32, any::<bool>(), 1..=5_u8),
    )
        .prop_map(|(words, items, framing, day, view, weight)| Step {
            title: words.0,
            sentence: words.1,
            items: items.into_iter().map(ItemIx).collect(),
            framing,
            knowledge: day.map_or(KnowledgeDate::Latest, |day| {
                KnowledgeDate::On(CivilDate::new(2026, 2, day).unwrap())
            }),
            view,
            notes: words.2,
            dwell_secs: weight.0,
            must_show: weight.1,
            importance: Importance::new(weight.2).unwrap(),
        })
}

proptest! {
    #[test]
    fn a_draft_of_a_briefing_tells_the_same(
        title in ".*",
        summary in ".*",
        steps in prop::collection::vec(any_step(), 0..6),
    ) {
        let timeline = Timeline::new(parts());
        let briefing = Briefing { id: "mine".to_owned(), title, summary, steps };
        let draft = Draft::of(&timeline, &briefing, "mine".to_owned());
        let resolved = draft.resolve(&timeline);
        prop_assert_eq!(&resolved.briefing, &briefing);
        prop_assert_eq!(resolved.lost, vec![]);
        let then = timeline.as_known_on(KnowledgeDate::On(CivilDate::new(2020, 1, 1).unwrap()));
        prop_assert_eq!(draft.resolve(&then).briefing, briefing, "the same on every day");
    }

    #[test]
    fn what_is_lost_is_listed_and_can_be_forgotten(
        steps in prop::collection::vec(any_step(), 0..6),
        without in 0..5_u8,
    ) {
        let timeline = Timeline::new(parts());
        let briefing = Briefing { steps, ..Briefing::default() };
        let mut draft = Draft::of(&timeline, &briefing, String::new());
        let mut less = parts();
        match without {
            0 => _ = less.items.remove(2),
            1 => less.phases.clear(),
            2 => less.dossier = Dossier::default(),
            3 => less.sources.truncate(1),
            _ => less.dossier.documents[1].points.truncate(1),
        }
        let less = Timeline::new(less);
        let resolved = draft.resolve(&less);
        prop_assert_eq!(resolved.briefing.steps.len(), briefing.steps.len());
        for lost in &resolved.lost {
            draft.steps[lost.step].forget(lost);
        }
        let again = draft.resolve(&less);
        prop_assert_eq!(again.lost, vec![]);
        prop_assert_eq!(again.briefing, resolved.briefing);
    }
}

#[test]
fn each_kind_of_name_that_is_gone_is_listed_with_its_step() {
    let comparison =
        |left: &str, point: Option<&str>, right_point: Option<&str>| DraftView::Comparison {
            left: left.to_owned(),
            right: "new".to_owned(),
            point: point.map(str::to_owned),
            right_point: right_point.map(str::to_owned),
        };
    let quote = DraftView::Quote {
        text: "No.".to_owned(),
        who: "Somebody".to_owned(),
        sources: vec!["gone".to_owned(), "s2".to_owned()],
    };
    let timeline = Timeline::new(parts());
    for (view, what, name) in [
        (DraftView::Topic("army".to_owned()), "topic", "army"),
        (DraftView::Figures("army".to_owned()), "figure", "army"),
        (comparison("older", None, None), "document", "older"),
        (comparison("old", Some("4"), None), "point", "4"),
        (comparison("old", None, Some("3")), "point", "3"),
        (quote, "source", "gone"),
    ] {
        let told = DraftStep {
            items: vec![
                "b".to_owned(),
                "x".to_owned(),
                "a".to_owned(),
                "b".to_owned(),
            ],
            framing: DraftFraming::Phase("War".to_owned()),
            view,
            ..DraftStep::default()
        };
        let draft = Draft {
            steps: vec![DraftStep::default(), told],
            ..Draft::default()
        };
        let Resolved { briefing, lost } = draft.resolve(&timeline);
        let lost: Vec<(usize, &str, &str)> = lost
            .iter()
            .map(|it| (it.step, it.what, it.name.as_str()))
            .collect();
        assert_eq!(
            lost,
            [(1, "item", "x"), (1, "phase", "War"), (1, what, name)]
        );
        let step = &briefing.steps[1];
        assert_eq!(step.items, [ItemIx(1), ItemIx(0)]);
        assert_eq!(step.framing, Framing::Items);
        let is_rest_told = match &step.view {
            StepView::Quote { sources, .. } => *sources == [SourceIx(1)],
            StepView::Comparison { point, .. } => point.is_none() && what == "point",
            view => *view == StepView::Canvas,
        };
        assert!(is_rest_told, "{step:?}");
    }
}

#[test]
fn a_range_that_is_no_date_is_lost() {
    let step = DraftStep {
        framing: DraftFraming::Range("soon".to_owned()),
        ..DraftStep::default()
    };
    let draft = Draft {
        steps: vec![step],
        ..Draft::default()
    };
    let resolved = draft.resolve(&Timeline::new(parts()));
    assert_eq!(resolved.lost.len(), 1);
    assert_eq!(
        (resolved.lost[0].what, resolved.lost[0].name.as_str()),
        ("range", "soon")
    );
    assert_eq!(resolved.briefing.steps[0].framing, Framing::Items);
}

#[test]
fn a_step_of_a_draft_shows_what_the_same_step_of_a_briefing_shows() {
    let timeline = Timeline::new(parts());
    let items = [vec![], vec![ItemIx(0)]];
    let framings = [Framing::Items, Framing::Phase(0)];
    let views = [
        StepView::Canvas,
        StepView::Evidence,
        StepView::Topic(TopicIx(0)),
    ];
    for (items, framing) in items
        .iter()
        .flat_map(|it| framings.iter().map(move |f| (it, f)))
    {
        for view in &views {
            let step = Step {
                items: items.clone(),
                framing: framing.clone(),
                view: view.clone(),
                ..Step::default()
            };
            let draft = DraftStep::of(&timeline, &step);
            assert_eq!(draft.shows_something(), step.shows_something(), "{step:?}");
        }
    }
}
