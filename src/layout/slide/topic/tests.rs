//! What an audience sees of an issue.

use super::*;
use crate::layout::slide::body::testing::{
    assert_stays_within, body_words, long_text, slides, tells,
};
use crate::layout::slide::{SlideList, SlidePart, SlideShape, evidence_item};
use crate::layout::testing::{item, timeline_of};
use crate::model::{
    CivilDate, Dossier, Framing, Importance, Item, ItemIx, KnowledgeDate, Source, SourceIx, Step,
    TimelineParts, TopicIx, TopicStep,
};

const STATES: [TopicState; 4] = [
    TopicState::Raised,
    TopicState::Contested,
    TopicState::AgreedInPart,
    TopicState::Dropped,
];

fn issue(dates: &[&str], text: &str) -> Timeline {
    let told = |(at, date): (usize, &&str)| -> Item {
        let mut item = item(&format!("Item {at}"), date, 3);
        let day = item.when.as_ref().and_then(When::begun_by);
        item.known_from = day;
        item
    };
    let step = |at: usize| TopicStep {
        item: ItemIx::from(at),
        state: STATES[at % STATES.len()],
        text: format!("{text} {at}."),
        sources: Vec::new(),
        known_from: None,
    };
    timeline_of(TimelineParts {
        items: dates.iter().enumerate().map(told).collect(),
        dossier: Dossier {
            topics: vec![Topic {
                name: "security guarantees".to_owned(),
                summary: String::new(),
                steps: (0..dates.len()).map(step).collect(),
            }],
            ..Dossier::default()
        },
        ..TimelineParts::default()
    })
}

fn step() -> Step {
    Step {
        sentence: "Guarantees are raised in November and dropped in January.".to_owned(),
        view: StepView::Topic(TopicIx(0)),
        ..Step::default()
    }
}

const DATES: [&str; 4] = ["2025-11-20", "2025-11-30", "2025-12-15", "2026-01-07"];

fn labelled(list: &SlideList) -> usize {
    let words = STATES.map(TopicState::word);
    let texts = list.texts().filter(|text| text.part == SlidePart::Body);
    texts
        .filter(|text| words.contains(&text.text.as_str()))
        .count()
}

#[test]
fn the_latest_state_is_large_and_every_change_has_its_day() {
    let timeline = issue(&DATES, "It goes on");
    for list in slides(&timeline, &step()) {
        let read = body_words(&list).to_lowercase();
        assert!(read.contains("security guarantees"), "{read}");
        let state =
            |text: &&crate::layout::slide::SlideText| text.text.to_lowercase().contains("dropped");
        let largest = list.texts().filter(state).map(|text| text.size);
        assert!(largest.fold(0.0, f32::max) > 1.4 * list.floor, "{read}");
        for date in ["20 nov", "30 nov", "15 dec", "7 jan"] {
            assert!(read.contains(date) || list.shed > 0, "{date} in {read}");
        }
        assert!(labelled(&list) >= 3, "{read}");
    }
}

#[test]
fn nothing_of_later_days_is_shown() {
    let timeline = issue(&DATES, "It goes on");
    let mut step = step();
    step.knowledge = KnowledgeDate::On(CivilDate::new(2025, 12, 20).unwrap());
    step.sentence = String::new();
    for list in slides(&timeline, &step) {
        assert!(!tells(&list, "dropped") && !tells(&list, "Dropped"));
        assert!(!tells(&list, "7 Jan") && !tells(&list, "7 January"));
        assert!(tells(&list, "agreed in part") || tells(&list, "Agreed in part"));
    }
}

#[test]
fn no_more_than_five_changes_are_named() {
    let dates: Vec<String> = (0..12).map(|at| format!("2025-{:02}-10", at + 1)).collect();
    let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
    for list in slides(&issue(&dates, "On"), &step()) {
        assert!(labelled(&list) <= 5, "{}", body_words(&list));
        assert!(labelled(&list) >= 2, "{}", body_words(&list));
    }
}

#[test]
fn an_uncertain_change_slopes() {
    let slopes = |dates: &[&str]| {
        let list = &slides(&issue(dates, "On"), &step())[0];
        let reach = |shape: &SlideShape| match shape {
            SlideShape::Path {
                part: SlidePart::Body,
                points,
                ..
            } => points
                .windows(2)
                .filter(|ends| (ends[0].y - ends[1].y).abs() > 1.0)
                .map(|ends| (ends[1].x - ends[0].x).abs())
                .fold(0.0, f32::max),
            _ => 0.0,
        };
        list.shapes.iter().map(reach).fold(0.0, f32::max)
    };
    let (certain, vague) = (
        slopes(&["2025-11-20", "2025-12-15"]),
        slopes(&["2025-11-20", "2025-12"]),
    );
    assert!(vague > 4.0 * certain.max(1.0), "{certain} {vague}");
}

#[test]
fn issues_without_a_date_or_with_long_words_are_sound() {
    for list in slides(&issue(&["", ""], "Undated"), &step()) {
        assert!(tells(&list, "Without a date"));
        assert!(body_words(&list).to_lowercase().contains("contested"));
    }
    let mut parts = issue(&DATES, &long_text(80)).record().clone();
    parts.dossier.topics[0].name = long_text(40);
    for list in slides(&Timeline::new(parts), &step()) {
        assert!(
            !body_words(&list).contains("word79"),
            "the text is left out whole"
        );
        assert!(list.shed > 0);
    }
}

#[test]
fn nothing_leaves_the_area_that_is_given() {
    let timeline = issue(&DATES, "It goes on");
    assert_stays_within(&timeline, &step(), lay_out);
}

#[test]
fn the_band_ends_with_the_last_known_day() {
    let timeline = issue(&DATES, "It goes on");
    let mut step = step();
    step.framing = Framing::Range(Box::new(
        When::parse_edtf("2025-11-01/2026-03-01").unwrap().when,
    ));
    let end = |day: CivilDate| {
        let mut step = step.clone();
        step.knowledge = KnowledgeDate::On(day);
        let list = &slides(&timeline, &step)[0];
        let paths = list.shapes.iter().filter_map(|shape| match shape {
            SlideShape::Path {
                part: SlidePart::Body,
                points,
                ..
            } => Some(points.clone()),
            _ => None,
        });
        paths.flatten().map(|pos| pos.x).fold(0.0, f32::max)
    };
    let [early, late] = [(2025, 12, 20), (2026, 1, 20)]
        .map(|(year, month, day)| end(CivilDate::new(year, month, day).unwrap()));
    assert!(early + 200.0 < late && late < 1500.0, "{early} {late}");
}

#[test]
fn the_foot_names_the_sources_of_the_issue_and_its_evidence_those_of_its_latest_state() {
    let named = |publisher: &str| Source {
        publisher: publisher.to_owned(),
        ..Source::default()
    };
    let mut parts = issue(&DATES, "It goes on").record().clone();
    parts.sources = ["AFP", "Reuters"].map(named).to_vec();
    parts.items[0].sources = vec![SourceIx(0)];
    parts.dossier.topics[0].steps[3].sources = vec![SourceIx(1)];
    let timeline = Timeline::new(parts);
    for list in slides(&timeline, &step()) {
        let foot = list.texts().filter(|text| text.part == SlidePart::Foot);
        let foot: Vec<&str> = foot.map(|text| text.text.as_str()).collect();
        assert!(
            ["Sources: AFP, Reuters", "2 sources"].contains(&foot[0]),
            "{foot:?}"
        );
    }
    assert_eq!(evidence_item(&timeline, &step()), Some(ItemIx(3)));
}

/// The issue with 12 changes, told about the item of one in the middle that matters least.
fn in_the_middle() -> (Timeline, Step) {
    let dates: Vec<String> = (0..12).map(|at| format!("2025-{:02}-10", at + 1)).collect();
    let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
    let mut parts = issue(&dates, "On").record().clone();
    for item in &mut parts.items {
        item.importance = Importance::new(5).expect("a level");
    }
    parts.items[4].importance = Importance::new(1).expect("a level");
    let step = Step {
        items: vec![ItemIx(4)],
        ..step()
    };
    (Timeline::new(parts), step)
}

#[test]
fn the_change_that_the_sentence_is_about_is_named_whatever_else_has_no_room() {
    let (timeline, step) = in_the_middle();
    for list in slides(&timeline, &step) {
        let read = body_words(&list);
        assert!(read.contains("10 May"), "{read}");
    }
    let mut parts = timeline.record().clone();
    parts.dossier.topics[0].steps[4].state = parts.dossier.topics[0].steps[3].state;
    for list in slides(&Timeline::new(parts), &step) {
        let read = body_words(&list);
        assert!(read.contains("10 May"), "it changes no state: {read}");
    }
}

#[test]
fn the_large_state_is_that_at_the_end_of_the_axis_and_not_said_to_hold_still() {
    let timeline = issue(&DATES, "It goes on");
    for (framing, told) in [
        ("2025-11-18/2025-12-05", "from 30 Nov 2025"),
        ("2025-11-18/2026-01-10", "since 7 Jan 2026"),
    ] {
        let framing = Framing::Range(Box::new(When::parse_edtf(framing).unwrap().when));
        let step = Step { framing, ..step() };
        let lists = slides(&timeline, &step);
        let read = body_words(&lists[0]);
        assert!(read.contains(told), "{told} in {read}");
        assert_eq!(
            read.contains("Dropped"),
            told.starts_with("since"),
            "{read}"
        );
    }
}
