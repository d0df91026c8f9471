//! Two documents beside each other: which come up, how the cursor moves, how one leaves.

use super::dossier::{ANSWER, PAPER, PLAN, dossier_story, reordered};
use super::knowing::{know, on};
use super::*;
use crate::model::{DocumentIx, KnowledgeDate, PairOrder, PointIx, Relation, Side};

use ComparingCommand as Do;
use Side::{Left, Right};

pub(super) fn compare(state: &mut State, command: ComparingCommand) -> Vec<Effect> {
    state.apply(Command::Comparing(command), now(0))
}

pub(super) fn comparing() -> State {
    let mut state = opened(dossier_story());
    compare(&mut state, Do::Open);
    assert_eq!(state.mode, Mode::Compare);
    state
}

fn step(state: &mut State, direction: Direction) -> Vec<Effect> {
    compare(state, Do::StepPair { direction })
}

/// Goes to a point by its number.
pub(super) fn point(state: &mut State, side: Side, number: u32) {
    let point = PointIx(number - 1);
    compare(state, Do::Point { side, point });
}

/// The cursor with the number of its point.
pub(super) fn cursor(state: &State) -> Option<(Side, u32)> {
    let cursor = state.comparing.cursor;
    cursor.map(|it| (it.side, it.point.0 + 1))
}

pub(super) fn documents(state: &State) -> Option<(DocumentIx, DocumentIx)> {
    state.comparing.left.zip(state.comparing.right)
}

pub(super) fn told(state: &State) -> &str {
    state.toasts.last().map_or("", |toast| toast.text.as_str())
}

fn choose(state: &mut State, side: Side, document: DocumentIx) {
    compare(state, Do::ChooseDocument { side, document });
}

fn search(state: &mut State, text: &str) -> Vec<Effect> {
    let text = text.to_owned();
    compare(state, Do::Search { text })
}

#[test]
fn opening_compares_the_first_aligned_documents_and_says_the_totals() {
    let mut state = opened(dossier_story());
    let effects = compare(&mut state, Do::Open);
    assert_eq!(documents(&state), Some((PLAN, ANSWER)));
    assert_eq!(
        said(&effects),
        ["plan and answer: 1 kept, 2 changed, 1 split, 2 dropped, 1 added"]
    );
    assert_eq!(state.shown_pairs(), [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(cursor(&state), Some((Left, 1)));
    assert_eq!(state.compared_pair(), Some(0));
}

#[test]
fn the_selected_document_comes_up_else_what_was_compared_last() {
    for (chosen, selected, expected) in [
        (None, None, (PLAN, ANSWER)),
        (None, Some("e"), (PLAN, ANSWER)),
        (None, Some("b"), (PLAN, PAPER)),
        (None, Some("d"), (PLAN, ANSWER)),
        (Some(PAPER), None, (PLAN, PAPER)),
        (Some(PAPER), Some("e"), (PLAN, PAPER)),
        (Some(PAPER), Some("a"), (PLAN, PAPER)),
        (Some(PAPER), Some("d"), (PLAN, ANSWER)),
    ] {
        let mut state = opened(dossier_story());
        if let Some(document) = chosen {
            compare(&mut state, Do::Open);
            choose(&mut state, Right, document);
            compare(&mut state, Do::Leave);
        }
        if let Some(id) = selected {
            select(&mut state, id);
        }
        compare(&mut state, Do::Open);
        assert_eq!(documents(&state), Some(expected), "{chosen:?} {selected:?}");
    }
}

#[test]
fn a_document_opens_from_its_item_and_nothing_else_does() {
    let mut state = opened(dossier_story());
    let item = ix(&state, "e");
    compare(&mut state, Do::OpenFor { item });
    assert_eq!(state.mode, Mode::Explore);
    assert_eq!(told(&state), "This item is no document with points");
    let item = ix(&state, "b");
    compare(&mut state, Do::OpenFor { item });
    assert_eq!(documents(&state), Some((PLAN, PAPER)));
    let item = ix(&state, "d");
    compare(&mut state, Do::OpenFor { item });
    assert_eq!(documents(&state), Some((PLAN, ANSWER)));
    state.apply(Command::ViewBack, now(0));
    assert_eq!(documents(&state), Some((PLAN, PAPER)));
}

#[test]
fn with_nothing_to_compare_a_message_says_why() {
    let mut state = opened(story());
    compare(&mut state, Do::Open);
    assert_eq!(
        told(&state),
        "This timeline has no two documents to compare"
    );
    let mut state = opened(dossier_story());
    know(&mut state, on("2025-11-25"));
    compare(&mut state, Do::Open);
    assert_eq!(
        told(&state),
        "On 25 November 2025 the points of “plan” alone are known. Two are known from 15 \
         December 2025."
    );
    assert_eq!(state.mode, Mode::Explore);
    assert!(!state.history.can_go_back());
}

#[test]
fn steps_go_through_the_pairs_and_keep_to_the_side_where_they_can() {
    let mut state = comparing();
    compare(&mut state, Do::Side { side: Right });
    let mut walked = vec![cursor(&state)];
    for _ in 0..6 {
        step(&mut state, Direction::Forward);
        walked.push(cursor(&state));
    }
    let expected = [
        (Right, 1),
        (Right, 2),
        (Left, 3),
        (Right, 3),
        (Left, 5),
        (Left, 6),
        (Right, 5),
    ];
    assert_eq!(walked, expected.map(Some));
    step(&mut state, Direction::Forward);
    assert_eq!(told(&state), "This is the last pair");
    assert_eq!(cursor(&state), Some((Right, 5)));
    let effects = step(&mut state, Direction::Backward);
    assert_eq!(said(&effects), ["plan 6 Point 6 of the plan: dropped"]);
    compare(&mut state, Do::FirstPair);
    assert_eq!(cursor(&state), Some((Right, 1)));
    step(&mut state, Direction::Backward);
    assert_eq!(told(&state), "This is the first pair");
    compare(&mut state, Do::LastPair);
    assert_eq!(state.compared_pair(), Some(6));
}

#[test]
fn the_other_side_is_the_point_of_the_pair_or_one_in_which_it_has_a_part() {
    let mut state = comparing();
    for (from, side, expected) in [
        ((Left, 4), Right, (Right, 3)),
        ((Right, 4), Left, (Left, 4)),
        ((Left, 3), Right, (Right, 2)),
        ((Left, 5), Right, (Left, 5)),
        ((Right, 5), Left, (Right, 5)),
        ((Left, 2), Left, (Left, 2)),
    ] {
        point(&mut state, from.0, from.1);
        assert_eq!(cursor(&state), Some(from));
        compare(&mut state, Do::Side { side });
        assert_eq!(cursor(&state), Some(expected), "{from:?} to {side:?}");
    }
    point(&mut state, Left, 6);
    compare(&mut state, Do::Side { side: Right });
    assert_eq!(told(&state), "There is no point on the other side: dropped");
}

#[test]
fn a_point_is_told_with_what_became_of_it_seen_from_its_side() {
    let mut state = comparing();
    point(&mut state, Left, 4);
    let effects = compare(&mut state, Do::Side { side: Right });
    assert_eq!(
        said(&effects),
        ["answer 3 Point 3 of the answer: merged, plan 4"]
    );
    let effects = compare(&mut state, Do::Side { side: Left });
    assert_eq!(
        said(&effects),
        ["plan 4 Point 4 of the plan: split, answer 3, 4"]
    );
}

#[test]
fn swapping_keeps_the_point_and_swapping_again_undoes_it() {
    let mut state = comparing();
    point(&mut state, Left, 5);
    compare(&mut state, Do::Swap);
    assert_eq!(documents(&state), Some((ANSWER, PLAN)));
    assert_eq!(cursor(&state), Some((Right, 5)));
    let relation = state.comparison().expect("a comparison").pairs[4].relation;
    assert_eq!(relation, Relation::Added);
    compare(&mut state, Do::Swap);
    assert_eq!(documents(&state), Some((PLAN, ANSWER)));
    assert_eq!(cursor(&state), Some((Left, 5)));
}

#[test]
fn both_documents_always_differ_and_the_point_across_stays() {
    let mut state = comparing();
    point(&mut state, Right, 2);
    choose(&mut state, Right, PAPER);
    assert_eq!(documents(&state), Some((PLAN, PAPER)));
    assert_eq!(cursor(&state), Some((Left, 2)));
    choose(&mut state, Left, PAPER);
    assert_eq!(documents(&state), Some((PAPER, PLAN)));
    choose(&mut state, Left, PAPER);
    choose(&mut state, Left, DocumentIx(9));
    assert_eq!(documents(&state), Some((PAPER, PLAN)));
    choose(&mut state, Right, ANSWER);
    let comparison = state.comparison().expect("a comparison");
    assert_eq!(
        (documents(&state), comparison.via),
        (Some((PAPER, ANSWER)), Some(PLAN))
    );
}

#[test]
fn the_cursor_stays_on_a_pair_that_is_shown_and_returns_when_it_is_shown_again() {
    let mut state = comparing();
    point(&mut state, Left, 4);
    let effects = search(&mut state, "plan 6");
    assert_eq!(said(&effects), ["1 of 7 pairs shown"]);
    assert_eq!(cursor(&state), Some((Left, 6)));
    search(&mut state, "no such words");
    assert_eq!((cursor(&state), state.compared_pair()), (None, None));
    step(&mut state, Direction::Forward);
    point(&mut state, Left, 1);
    assert_eq!(cursor(&state), None);
    search(&mut state, "");
    assert_eq!(cursor(&state), Some((Left, 6)));
    compare(&mut state, Do::FirstPair);
    compare(&mut state, Do::ToggleKept);
    assert_eq!(cursor(&state), Some((Left, 2)));
    let topic = Some("money".to_owned());
    compare(&mut state, Do::ChooseTopic { topic });
    assert_eq!(state.shown_pairs(), [4]);
    assert_eq!(cursor(&state), Some((Left, 5)));
    choose(&mut state, Right, PAPER);
    assert_eq!(cursor(&state), Some((Left, 5)));
    choose(&mut state, Left, ANSWER);
    assert_eq!(state.comparing.filter.topic, None);
}

#[test]
fn pairs_are_ordered_by_number_or_by_topic() {
    let mut state = comparing();
    let effects = compare(&mut state, Do::ToggleOrder);
    assert_eq!(said(&effects), ["7 of 7 pairs shown, by topic"]);
    assert_eq!(state.shown_pairs()[..2], [1, 4]);
    step(&mut state, Direction::Forward);
    let order = PairOrder::Number;
    compare(&mut state, Do::SetOrder { order });
    assert_eq!(state.shown_pairs(), [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(compare(&mut state, Do::SetOrder { order }), []);
}

#[test]
fn what_explains_a_pair_is_one_key_away_and_back() {
    let mut state = opened(dossier_story());
    select(&mut state, "f");
    compare(&mut state, Do::Open);
    point(&mut state, Left, 2);
    compare(&mut state, Do::Explain);
    assert_eq!((state.mode, selected(&state)), (Mode::Explore, Some("b")));
    assert_eq!((documents(&state), state.comparison()), (None, None));
    state.apply(Command::ViewBack, now(0));
    assert_eq!(documents(&state), Some((PLAN, ANSWER)));
    assert_eq!(
        (cursor(&state), selected(&state)),
        (Some((Left, 2)), Some("f"))
    );
    state.apply(Command::ViewForward, now(0));
    assert_eq!((state.mode, selected(&state)), (Mode::Explore, Some("b")));
    state.apply(Command::ViewBack, now(0));
    let item = ix(&state, "d");
    compare(&mut state, Do::OpenExplanation { item });
    assert_eq!((state.mode, selected(&state)), (Mode::Explore, Some("d")));
    state.apply(Command::ViewBack, now(0));
    state.apply(Command::ViewBack, now(0));
    assert_eq!((state.mode, selected(&state)), (Mode::Explore, Some("f")));
}

#[test]
fn the_selected_item_is_opened_though_it_is_selected_already() {
    let mut state = opened(dossier_story());
    select(&mut state, "b");
    compare(&mut state, Do::Open);
    choose(&mut state, Right, ANSWER);
    point(&mut state, Left, 2);
    compare(&mut state, Do::Explain);
    assert_eq!((state.mode, selected(&state)), (Mode::Explore, Some("b")));
    state.apply(Command::ViewBack, now(0));
    assert_eq!(cursor(&state), Some((Left, 2)));
}

#[test]
fn a_pair_without_an_explanation_says_so() {
    let mut state = comparing();
    point(&mut state, Left, 6);
    compare(&mut state, Do::Explain);
    assert_eq!(told(&state), "No item of this timeline explains it");
    assert!(state.is_comparing());
    assert_eq!(cursor(&state), Some((Left, 6)));
}

#[test]
fn coming_and_going_is_one_step_of_the_history() {
    for leave in [Command::Comparing(Do::Leave), Command::CloseTop] {
        let mut state = opened(dossier_story());
        select(&mut state, "a");
        select(&mut state, "f");
        let place = state.place();
        compare(&mut state, Do::Open);
        point(&mut state, Left, 4);
        state.apply(leave, now(0));
        assert_eq!((state.mode, state.place()), (Mode::Explore, place));
        state.apply(Command::ViewForward, now(0));
        assert_eq!(
            (state.mode, cursor(&state)),
            (Mode::Compare, Some((Left, 4)))
        );
        state.apply(Command::ViewBack, now(0));
        assert_eq!((state.mode, state.place()), (Mode::Explore, place));
        state.apply(Command::ViewBack, now(0));
        assert_eq!(selected(&state), Some("a"));
    }
}

#[test]
fn the_list_is_there_again_after_the_comparison() {
    let mut state = opened(dossier_story());
    state.apply(Command::ShowList, now(0));
    compare(&mut state, Do::Open);
    assert_eq!(state.canvas_mode(), Mode::List);
    compare(&mut state, Do::Leave);
    assert_eq!(state.mode, Mode::List);
    compare(&mut state, Do::Open);
    state.apply(Command::ShowCanvas, now(0));
    assert_eq!(state.mode, Mode::Explore);
    compare(&mut state, Do::Open);
    state.apply(Command::ToggleList, now(0));
    assert_eq!(state.mode, Mode::List);
}

#[test]
fn esc_closes_what_lies_above_then_the_search_then_the_comparison() {
    let mut state = comparing();
    state.apply(Command::OpenSearch, now(0));
    search(&mut state, "army");
    state.apply(Command::OpenPalette, now(0));
    state.apply(Command::CloseTop, now(0));
    assert!(state.layers.is_empty() && state.search.open);
    state.apply(Command::CloseTop, now(0));
    assert!(!state.search.open && state.comparing.filter.words.is_empty());
    assert_eq!(state.mode, Mode::Compare);
    state.apply(Command::CloseTop, now(0));
    assert_eq!(state.mode, Mode::Explore);
}

#[test]
fn the_words_of_the_canvas_and_of_the_comparison_are_their_own() {
    let mut state = opened(dossier_story());
    let text = "title".to_owned();
    state.apply(Command::SetSearch { text }, now(0));
    compare(&mut state, Do::Open);
    assert_eq!(state.shown_pairs().len(), 7);
    search(&mut state, "plan 6");
    compare(&mut state, Do::Leave);
    assert_eq!(
        (state.search.text.as_str(), state.search.hits.len()),
        ("title", 7)
    );
}

#[test]
fn a_day_on_which_a_document_is_not_known_shows_others_and_the_next_day_the_same_again() {
    let mut state = comparing();
    point(&mut state, Left, 4);
    know(&mut state, on("2025-12-20"));
    assert_eq!(documents(&state), Some((PLAN, PAPER)));
    assert_eq!(cursor(&state), Some((Left, 1)));
    know(&mut state, on("2025-11-25"));
    assert_eq!(state.mode, Mode::Compare);
    assert_eq!((documents(&state), cursor(&state)), (None, None));
    assert!(state.shown_pairs().is_empty() && state.lives().is_empty());
    compare(&mut state, Do::Swap);
    compare(&mut state, Do::Explain);
    know(&mut state, KnowledgeDate::Latest);
    assert_eq!(documents(&state), Some((PLAN, ANSWER)));
    assert_eq!(cursor(&state), Some((Left, 4)));
}

#[test]
fn an_edit_of_the_file_keeps_documents_and_points_by_their_names() {
    let mut state = comparing();
    point(&mut state, Right, 4);
    let item = ix(&state, "b");
    compare(&mut state, Do::OpenExplanation { item });
    state.apply(Command::ViewBack, now(0));
    state.apply(Command::Reload, now(0));
    deliver(&mut state, reordered(dossier_story()), Vec::new());
    assert_eq!(documents(&state), Some((DocumentIx(2), DocumentIx(0))));
    assert_eq!(cursor(&state), Some((Right, 4)));
    let left = state
        .comparing
        .left
        .and_then(|ix| state.timeline.document(ix));
    assert_eq!(left.map(|it| it.id.as_str()), Some("plan"));
    let mut parts = dossier_story();
    parts.dossier.alignments.clear();
    parts.dossier.documents.truncate(1);
    state.apply(Command::Reload, now(0));
    deliver(&mut state, parts, Vec::new());
    assert_eq!((state.mode, documents(&state)), (Mode::Compare, None));
}

#[test]
fn another_file_opens_on_the_canvas() {
    let mut state = comparing();
    search(&mut state, "plan 6");
    state.apply(Command::OpenBuiltin, now(0));
    deliver(&mut state, dossier_story(), Vec::new());
    assert_eq!((state.mode, state.comparison()), (Mode::Explore, None));
    compare(&mut state, Do::Open);
    assert_eq!(state.shown_pairs().len(), 7);
}

#[test]
fn the_pairs_that_are_shown_are_copied_as_a_table_that_says_its_day() {
    let mut state = comparing();
    compare(&mut state, Do::ToggleKept);
    know(&mut state, on("2026-01-05"));
    let effects = compare(&mut state, Do::Copy);
    let Some(Effect::CopyTable { html, text }) = effects.first() else {
        panic!("{effects:?}")
    };
    assert_eq!(told(&state), "Copied 6 pairs as a table");
    for copied in [html, text] {
        assert!(copied.contains("As known on 5 January 2026"), "{copied}");
        assert!(copied.contains("6 of 7 pairs"), "{copied}");
        assert!(copied.contains("Point 6 of the plan"), "{copied}");
        assert!(!copied.contains("Point 1 of the plan"), "{copied}");
    }
    search(&mut state, "no such words");
    compare(&mut state, Do::Copy);
    assert_eq!(told(&state), "No pair of points is shown");
}

#[test]
fn a_file_of_the_comparison_is_named_after_its_documents() {
    let mut state = comparing();
    let format = ComparisonFormat::Csv;
    let suggested_name = "plan-answer.csv".to_owned();
    let effects = compare(&mut state, Do::Export { format });
    let asked = Effect::AskExportComparison {
        suggested_name,
        format,
    };
    assert_eq!(effects, [asked]);
    let path = std::path::PathBuf::from("plan.csv");
    let to = Do::ExportTo {
        path: path.clone(),
        format,
    };
    let effects = compare(&mut state, to.clone());
    assert_eq!(effects, [Effect::ExportComparison { path, format }]);
    compare(&mut state, Do::Leave);
    compare(&mut state, to);
    assert_eq!(
        told(&state),
        "Nothing was saved: no comparison is on screen"
    );
    compare(&mut state, Do::Open);
    search(&mut state, "no such words");
    compare(&mut state, Do::Export { format });
    assert_eq!(told(&state), "No pair of points is shown");
}

#[test]
fn a_hit_of_the_search_is_shown_on_the_canvas() {
    let mut state = opened(dossier_story());
    let text = "title".to_owned();
    state.apply(Command::SetSearch { text }, now(0));
    compare(&mut state, Do::Open);
    state.apply(Command::ShowHit { index: 0 }, now(0));
    assert_eq!(state.mode, Mode::Explore);
    assert!(state.selection.is_some());
}

#[test]
fn what_lies_above_the_canvas_goes_with_it() {
    let mut state = opened(dossier_story());
    select(&mut state, "a");
    state.apply(Command::ToggleEvidence, now(0));
    state.apply(Command::ToggleFilterPanel, now(0));
    state.apply(Command::Digit { digit: 3 }, now(0));
    compare(&mut state, Do::Open);
    assert_eq!((state.layers.len(), &state.number), (0, &None));
    state.apply(Command::CloseTop, now(0));
    assert_eq!(state.mode, Mode::Explore);
}

#[test]
fn without_a_comparison_its_commands_do_nothing() {
    let mut state = opened(dossier_story());
    for command in [
        Do::Swap,
        Do::ToggleKept,
        Do::FirstPair,
        Do::Explain,
        Do::Copy,
        Do::Leave,
    ] {
        assert_eq!(compare(&mut state, command), []);
    }
    assert_eq!(state.mode, Mode::Explore);
    assert!(!state.comparing.filter.hide_kept);
}
