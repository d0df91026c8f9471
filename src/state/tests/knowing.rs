//! The day of knowledge: what it takes away, gives back and tells.

use super::*;
use crate::model::{
    Account, Conflict, Dating, Facet, FacetValue, ItemChange, KnowledgeDate, Revision, day_label,
};

pub(super) fn civil(edtf: &str) -> CivilDate {
    when(edtf).begun_by().expect("a day")
}

pub(super) fn on(edtf: &str) -> KnowledgeDate {
    KnowledgeDate::On(civil(edtf))
}

/// The story of the other tests, each dated item known from its day; d was planned for a day
/// later until it took place, and two accounts of e differ in the day.
pub(super) fn known_story() -> TimelineParts {
    let mut parts = story();
    for item in &mut parts.items {
        item.known_from = item.when.as_ref().and_then(When::begun_by);
    }
    parts.items[1].known_from = Some(civil("2025-12-30"));
    parts.items[1].status = Status::Planned;
    parts.items[1].when = Some(when("2026-01-07"));
    let held = Revision {
        known_from: civil("2026-01-06"),
        note: Some("It took place.".to_owned()),
        sources: vec![SourceIx(0)],
        retracted: false,
        change: ItemChange {
            when: Dating::At(std::sync::Arc::new(when("2026-01-06"))),
            status: Some(Status::Happened),
            ..ItemChange::default()
        },
    };
    parts.item_revisions.insert(ItemIx(1), vec![held]);
    let account = |who: &str, date: &str| Account {
        who: who.to_owned(),
        when: Some(when(date)),
        ..Account::default()
    };
    parts.items[5].conflicts.push(Conflict {
        text: "The day".to_owned(),
        accounts: vec![account("One", "2026-02-20"), account("Two", "2026-02-19")],
        ..Conflict::default()
    });
    parts
}

pub(super) fn know(state: &mut State, date: KnowledgeDate) -> Vec<Effect> {
    state.apply(Command::SetKnowledgeDate { date }, now(0))
}

fn told(state: &State) -> Vec<&str> {
    let order = state.timeline.reading_order().iter();
    order
        .map(|ix| state.timeline.item(*ix).id.as_str())
        .collect()
}

fn step(state: &mut State, direction: Direction) -> Vec<Effect> {
    state.apply(Command::StepKnowledge { direction }, now(0))
}

#[test]
fn a_day_of_knowledge_takes_later_items_from_canvas_list_counts_and_search() {
    let mut state = opened(known_story());
    let effects = know(&mut state, on("2026-01-05"));
    assert!(
        said(&effects).contains(&"As known on 5 January 2026, 4 items"),
        "{effects:?}"
    );
    assert_eq!(told(&state), ["a", "b", "d", "g"]);
    assert_eq!(state.steps().len(), 4);
    assert_eq!(state.filtering.counts.passing.len(), 4);
    assert_eq!(state.filtering.shown.len(), 4);
    state.apply(
        Command::SetSearch {
            text: "title".to_owned(),
        },
        now(0),
    );
    assert!(state.search.waiting && state.search.hits.is_empty());
    index_search(&mut state);
    assert_eq!(state.search.hits.len(), 4);
    assert_eq!(
        state.banner().as_deref(),
        Some("As known on 5 January 2026")
    );
}

#[test]
fn words_typed_on_an_earlier_day_ask_for_an_index_of_that_day() {
    let mut state = opened(known_story());
    know(&mut state, on("2026-01-05"));
    let effects = state.apply(
        Command::SetSearch {
            text: "title".to_owned(),
        },
        now(0),
    );
    let Some(Effect::IndexSearch { timeline }) = effects.first() else {
        panic!("{effects:?}")
    };
    assert!(Arc::ptr_eq(&timeline.0, &state.timeline));
}

#[test]
fn the_latest_day_ends_where_it_began() {
    let mut state = opened(known_story());
    state.apply(Command::ToggleFilterPanel, now(0));
    let before = (told(&state).join(" "), state.filtering.counts.clone());
    know(&mut state, on("2025-11-20"));
    know(&mut state, KnowledgeDate::Latest);
    assert_eq!(
        (told(&state).join(" "), state.filtering.counts.clone()),
        before
    );
    assert_eq!(state.banner(), None);
}

#[test]
fn what_a_day_changes_of_the_choices_is_counted_when_somebody_looks_or_chooses() {
    let happened = |state: &State| {
        let counts = state.filtering.counts.of(Facet::Status).iter();
        let mut happened = counts.filter(|it| it.value == FacetValue::Status(Status::Happened));
        happened.next().map(|it| it.count)
    };
    let scrub = |state: &mut State, day: &str| {
        state.apply(Command::ScrubKnowledge { date: on(day) }, now(0));
    };
    let mut state = opened(known_story());
    scrub(&mut state, "2026-01-05");
    assert_eq!(happened(&state), None, "nobody looks while the hand drags");
    assert_eq!(state.filtering.counts.of(Facet::Kind)[0].count, 4);
    state.apply(Command::ToggleFilterPanel, now(0));
    assert_eq!(happened(&state), Some(3));
    scrub(&mut state, "2026-01-06");
    let all = happened(&state).unwrap();
    assert_eq!(all, state.timeline.item_count());
    state.apply(Command::ToggleFilterPanel, now(0));
    scrub(&mut state, "2026-01-05");
    let value = FacetValue::Status(Status::Happened);
    state.apply(Command::ToggleFilter { value }, now(0));
    assert_eq!(state.filtering.counts.passing.len(), 3);
    scrub(&mut state, "2026-01-06");
    assert_eq!(state.filtering.counts.passing.len(), all);
}

#[test]
fn the_selection_comes_back_when_it_is_known_again() {
    let mut state = opened(known_story());
    select(&mut state, "f");
    know(&mut state, on("2026-01-05"));
    assert_eq!(selected(&state), None);
    know(&mut state, on("2026-02-20"));
    assert_eq!(selected(&state), Some("f"));
    know(&mut state, on("2026-01-05"));
    select(&mut state, "a");
    know(&mut state, KnowledgeDate::Latest);
    assert_eq!(selected(&state), Some("a"));
}

#[test]
fn steps_go_from_change_to_change_and_end_at_the_latest() {
    let mut state = opened(known_story());
    let mut days = Vec::new();
    for _ in 0..9 {
        step(&mut state, Direction::Backward);
        days.extend(state.knowledge().day().map(day_label));
    }
    days.dedup();
    // The last change shows all, as the latest does: the first step back goes before it.
    let expected = [
        "31 January 2026",
        "6 January 2026",
        "30 December 2025",
        "15 December 2025",
        "20 November 2025",
    ];
    assert_eq!(days, expected);
    for _ in 0..6 {
        step(&mut state, Direction::Forward);
    }
    assert_eq!(state.knowledge(), KnowledgeDate::Latest);
    step(&mut state, Direction::Forward);
    assert_eq!(
        state.toasts.last().expect("told").text,
        "This is all that is known"
    );
}

#[test]
fn a_typed_day_is_taken_and_what_is_no_day_is_told() {
    let mut state = opened(known_story());
    state.apply(Command::OpenKnownOn, now(0));
    let text = "no day".to_owned();
    state.apply(Command::KnowTyped { text }, now(0));
    assert!(matches!(
        state.top_layer(),
        Some(Layer::KnownOn { error: Some(_), .. })
    ));
    let text = "5 jan 2026".to_owned();
    state.apply(Command::KnowTyped { text }, now(0));
    assert_eq!(
        (state.knowledge(), state.top_layer()),
        (on("2026-01-05"), None)
    );
    let text = "latest".to_owned();
    state.apply(Command::KnowTyped { text }, now(0));
    assert_eq!(state.knowledge(), KnowledgeDate::Latest);
}

#[test]
fn the_list_of_changes_explains_each_step() {
    let mut state = opened(known_story());
    state.apply(Command::ToggleChanges, now(0));
    know(&mut state, on("2026-01-06"));
    assert_eq!(state.changes_heading(), "What changed on 6 January 2026");
    let list = Arc::clone(&state.knowing.changes.list);
    let ids: Vec<&str> = list.iter().map(|change| change.id.as_str()).collect();
    assert_eq!(ids, ["d"]);
    let fields: Vec<_> = list[0].fields.iter().map(|field| field.field).collect();
    assert!(
        fields.contains(&"date") && fields.contains(&"status"),
        "{fields:?}"
    );
    let effects = state.apply(Command::CopyChanges, now(0));
    let Some(Effect::CopyText(text)) = effects.first() else {
        panic!("{effects:?}")
    };
    assert!(
        text.contains("6 January 2026") && text.contains("It took place."),
        "{text}"
    );
}

#[test]
fn days_further_apart_are_compared_as_asked() {
    let mut state = opened(known_story());
    know(&mut state, on("2026-01-06"));
    state.apply(Command::ToggleChanges, now(0));
    let range = ChangesRange::SinceThen;
    state.apply(Command::Compare { range }, now(0));
    assert_eq!(
        state.changes_heading(),
        "What changed after 6 January 2026 until now"
    );
    assert_eq!(state.knowing.changes.list.len(), 3);
    let text = "1 dec 2025".to_owned();
    state.apply(Command::CompareAfter { text }, now(0));
    assert_eq!(state.knowing.changes.list.len(), 2, "b and d");
    let text = "1 feb 2026".to_owned();
    state.apply(Command::CompareAfter { text }, now(0));
    let typed = state
        .knowing
        .changes
        .typed
        .clone()
        .expect("it stays in the field");
    assert!(typed.1.is_some(), "the day is not before the one shown");
}

#[test]
fn the_mark_follows_an_account_until_another_item_is_selected() {
    let mut state = opened(known_story());
    select(&mut state, "e");
    let date = |state: &State| state.timeline.item(ItemIx(5)).when.clone();
    state.apply(Command::NextAccount, now(0));
    assert_eq!(date(&state), Some(when("2026-02-20")));
    state.apply(Command::NextAccount, now(0));
    assert_eq!(date(&state), Some(when("2026-02-19")));
    assert_eq!(selected(&state), Some("e"));
    select(&mut state, "a");
    assert_eq!(
        (date(&state), state.knowing.account),
        (Some(when("2026-02-20")), None)
    );
}

#[test]
fn an_edited_file_is_shown_on_the_same_day() {
    let mut state = opened(known_story());
    know(&mut state, on("2026-01-05"));
    state.apply(Command::Reload, now(0));
    deliver(&mut state, known_story(), Vec::new());
    assert_eq!(state.knowledge(), on("2026-01-05"));
    assert_eq!(state.filtering.shown.len(), 4);
}

#[test]
fn a_day_asked_for_before_anything_is_read_is_what_opens() {
    let mut state = State::new(Settings::default(), now(0));
    know(&mut state, on("2026-01-05"));
    state.apply(Command::OpenBuiltin, now(0));
    deliver(&mut state, known_story(), Vec::new());
    assert_eq!(told(&state), ["a", "b", "d", "g"]);
    assert!(state.knowing.scrubber);
}

#[test]
fn what_leaves_the_program_names_the_day() {
    let mut state = opened(known_story());
    know(&mut state, on("2026-01-05"));
    let effects = state.apply(
        Command::ExportImage {
            format: ImageFormat::Png,
        },
        now(0),
    );
    let Some(Effect::SaveFileDialog { suggested_name, .. }) = effects.first() else {
        panic!("{effects:?}")
    };
    assert_eq!(suggested_name, "the-story-as-known-2026-01-05.png");
    select(&mut state, "a");
    for command in [Command::CopyItemText, Command::CopyEvidence] {
        let effects = state.apply(command, now(0));
        let Some(Effect::CopyText(text)) = effects.first() else {
            panic!("{effects:?}")
        };
        assert!(text.starts_with("As known on 5 January 2026"), "{text}");
    }
}

#[test]
fn only_official_hides_the_rest_and_shows_it_again() {
    let mut state = opened(known_story());
    state.apply(Command::ShowOnlyOfficial, now(0));
    assert!(state.filtering.shown.is_empty());
    state.apply(Command::ShowOnlyOfficial, now(0));
    assert_eq!(state.filtering.shown.len(), 7);
}

#[test]
fn evidence_needs_an_item() {
    let mut state = opened(known_story());
    state.apply(Command::ToggleEvidence, now(0));
    assert!(!state.knowing.evidence);
    select(&mut state, "a");
    state.apply(Command::ToggleEvidence, now(0));
    assert!(state.knowing.evidence);
    state.apply(Command::CloseTop, now(0));
    assert!(!state.knowing.evidence && state.selection.is_some());
}
