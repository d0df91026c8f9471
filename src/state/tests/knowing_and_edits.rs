//! What a day of knowledge survives: edits of the file, searches, accounts, filters, and orders
//! in which nobody thought of it.

use super::knowing::{civil, know, known_story, on};
use super::*;
use crate::model::{FacetValue, KnowledgeDate};

/// Saves `parts` as the open file.
fn edit(state: &mut State, parts: TimelineParts) {
    state.apply(Command::Reload, now(0));
    deliver(state, parts, Vec::new());
}

fn search(state: &mut State, text: &str) -> Vec<Effect> {
    let text = text.to_owned();
    state.apply(Command::SetSearch { text }, now(0))
}

fn builds(effects: &[Effect]) -> usize {
    let is_build = |effect: &&Effect| matches!(effect, Effect::IndexSearch { .. });
    effects.iter().filter(is_build).count()
}

#[test]
fn an_edit_on_an_earlier_day_leaves_room_for_later_items() {
    let mut state = opened(known_story());
    let before = state.viewing.limits().data();
    know(&mut state, on("2026-01-05"));
    edit(&mut state, known_story());
    know(&mut state, KnowledgeDate::Latest);
    assert_eq!(state.viewing.limits().data(), before);
}

#[test]
fn the_view_reaches_to_dates_that_were_once_believed() {
    let mut parts = known_story();
    parts.items[1].when = Some(when("2027-01-07"));
    let state = opened(parts);
    assert!(state.viewing.limits().data().end > day("2027-01-07"));
}

#[test]
fn the_item_parted_with_is_met_again_after_an_edit_that_moved_it() {
    let mut state = opened(known_story());
    select(&mut state, "f");
    know(&mut state, on("2026-01-05"));
    let mut parts = known_story();
    parts.items.swap(5, 6);
    edit(&mut state, parts);
    know(&mut state, KnowledgeDate::Latest);
    assert_eq!(selected(&state), Some("f"));
}

#[test]
fn the_way_back_leads_to_items_that_an_edit_found_unknown() {
    let mut state = opened(known_story());
    select(&mut state, "f");
    select(&mut state, "a");
    know(&mut state, on("2026-01-05"));
    edit(&mut state, known_story());
    know(&mut state, KnowledgeDate::Latest);
    state.apply(Command::ViewBack, now(5_000));
    assert_eq!(selected(&state), Some("f"));
}

#[test]
fn the_changes_are_those_of_the_edited_file() {
    let mut state = opened(known_story());
    know(&mut state, on("2026-01-06"));
    state.apply(Command::ToggleChanges, now(0));
    assert_eq!(state.knowing.changes.list.len(), 1);
    let mut parts = known_story();
    parts.item_revisions.clear();
    edit(&mut state, parts);
    assert!(state.knowing.changes.list.is_empty());
}

#[test]
fn a_search_goes_on_when_an_account_is_chosen_or_left() {
    let mut state = opened(known_story());
    search(&mut state, "title");
    let hits = state.search.hits.len();
    select(&mut state, "e");
    state.apply(Command::NextAccount, now(0));
    assert_eq!(
        (state.search.hits.len(), state.search.waiting),
        (hits, false)
    );
    state.apply(Command::NextHit, now(0));
    assert_eq!(
        (state.search.hits.len(), state.search.waiting),
        (hits, false)
    );
}

#[test]
fn typing_and_stepping_ask_for_one_index_at_a_time() {
    let mut state = opened(known_story());
    know(&mut state, on("2026-01-05"));
    let typed = ["t", "ti", "tit", "title"].map(|text| builds(&search(&mut state, text)));
    assert_eq!(typed, [1, 0, 0, 0]);
    let asked_for = Arc::clone(&state.timeline);
    let direction = Direction::Backward;
    let effects = state.apply(Command::StepKnowledge { direction }, now(0));
    assert_eq!(builds(&effects), 0);
    let index = Arc::new(SearchIndex::new(&asked_for));
    let made = SearchMade {
        timeline: asked_for,
        index,
    };
    let effects = state.apply(Command::SearchReady { made }, now(0));
    assert!(
        builds(&effects) == 1 && state.search.waiting,
        "the next is of the day shown"
    );
    index_search(&mut state);
    assert!(!state.search.hits.is_empty() && !state.search.waiting);
}

#[test]
fn asking_for_official_sources_gives_the_filter_back() {
    let mut state = opened(known_story());
    let value = FacetValue::Track(TrackIx(0));
    state.apply(Command::ToggleFilter { value }, now(0));
    let before = state.filtering.filter.clone();
    state.apply(Command::ShowOnlyOfficial, now(0));
    assert!(state.filtering.filter.is_official_only());
    state.apply(Command::ShowOnlyOfficial, now(0));
    assert_eq!(state.filtering.filter, before);
    assert_eq!(state.filtering.mode, FilterMode::Dim);
}

#[test]
fn a_day_to_compare_with_is_left_when_the_handle_goes_before_it() {
    let mut state = opened(known_story());
    state.apply(Command::ToggleChanges, now(0));
    let range = ChangesRange::After(civil("2026-01-31"));
    state.apply(Command::Compare { range }, now(0));
    know(&mut state, on("2026-01-05"));
    assert_eq!(state.knowing.changes.range, ChangesRange::ThatDay);
}

#[test]
fn what_is_unselected_on_purpose_stays_so() {
    let mut state = opened(known_story());
    select(&mut state, "f");
    state.apply(Command::ToggleEvidence, now(0));
    know(&mut state, on("2026-01-05"));
    state.apply(Command::Deselect, now(0));
    know(&mut state, KnowledgeDate::Latest);
    assert_eq!((selected(&state), state.knowing.evidence), (None, false));
}

#[test]
fn an_empty_answer_leaves_the_day_alone() {
    let mut state = opened(known_story());
    know(&mut state, on("2026-01-05"));
    let text = "  ".to_owned();
    state.apply(Command::KnowTyped { text }, now(0));
    assert_eq!(state.knowledge(), on("2026-01-05"));
}

#[test]
fn a_day_before_everything_says_so() {
    let mut parts = known_story();
    parts.items.remove(0);
    parts.item_revisions.clear();
    let mut state = opened(parts);
    know(&mut state, on("1990"));
    let told = state.toasts.last().map(|toast| toast.text.as_str());
    assert_eq!(told, Some("Nothing was known on 31 December 1990"));
}

#[test]
fn a_date_of_one_account_is_copied_as_such() {
    let mut state = opened(known_story());
    select(&mut state, "e");
    state.apply(Command::NextAccount, now(0));
    state.apply(Command::NextAccount, now(0));
    for command in [Command::CopyItemText, Command::CopyEvidence] {
        let effects = state.apply(command, now(0));
        let Some(Effect::CopyText(text)) = effects.first() else {
            panic!("{effects:?}")
        };
        assert!(
            text.starts_with("Dated as Two has it: Title of e"),
            "{text}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_does_not_send_the_next_into_the_past() {
    let mut state = State::new(Settings::default(), now(0));
    know(&mut state, on("2026-01-05"));
    let path = std::path::PathBuf::from("missing.toml");
    state.apply(Command::OpenPath { path }, now(0));
    let ticket = state.loading.as_ref().expect("it is being read").ticket;
    let problems = Vec::new();
    state.apply(Command::LoadFailed { ticket, problems }, now(0));
    state.apply(Command::OpenBuiltin, now(0));
    deliver(&mut state, known_story(), Vec::new());
    assert_eq!(state.knowledge(), KnowledgeDate::Latest);
}
