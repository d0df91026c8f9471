//! Two documents beside each other: the way back, all texts at once, numbers and days.

use super::comparing::{compare, comparing, cursor, documents, point, told};
use super::dossier::{ANSWER, PAPER, PLAN, dossier_story, reordered};
use super::knowing::{know, on};
use super::*;
use crate::model::{KnowledgeDate, Relation, Side};

use ComparingCommand as Do;
use Side::{Left, Right};

/// With all three texts on screen.
fn in_lives() -> State {
    let mut state = comparing();
    compare(&mut state, Do::ToggleForm);
    assert_eq!(state.comparing.form, ComparisonForm::Lives);
    state
}

fn type_number(state: &mut State, digits: &[u8]) {
    for digit in digits {
        state.apply(Command::Digit { digit: *digit }, now(0));
    }
    state.apply(Command::Activate, now(0));
}

#[test]
fn from_the_item_opened_last_the_comparison_returns_to_the_same_pair() {
    let mut state = comparing();
    point(&mut state, Left, 2);
    compare(&mut state, Do::Explain);
    assert_eq!(selected(&state), Some("b"));
    // By itself b is the paper, which is compared with the plan.
    compare(&mut state, Do::Open);
    assert_eq!(documents(&state), Some((PLAN, ANSWER)));
    assert_eq!(cursor(&state), Some((Left, 2)));
    compare(&mut state, Do::Explain);
    let document = PAPER;
    let item = ix(&state, "b");
    compare(&mut state, Do::OpenFor { item });
    compare(
        &mut state,
        Do::ChooseDocument {
            side: Left,
            document,
        },
    );
    compare(&mut state, Do::Leave);
    compare(&mut state, Do::Open);
    assert_eq!(documents(&state), Some((PLAN, ANSWER)));
    assert_eq!(cursor(&state), Some((Left, 2)));
}

#[test]
fn the_way_back_to_the_comparison_outlives_an_edit_of_the_file() {
    let mut state = comparing();
    point(&mut state, Left, 2);
    compare(&mut state, Do::Explain);
    state.apply(Command::Reload, now(0));
    deliver(&mut state, reordered(dossier_story()), Vec::new());
    compare(&mut state, Do::Open);
    assert_eq!(documents(&state), Some((ANSWER, PLAN)));
    assert_eq!(cursor(&state), Some((Left, 2)));
}

#[test]
fn lives_are_found_when_they_are_asked_for_and_kept_while_the_day_stays() {
    let mut state = comparing();
    assert!(state.lives().is_empty());
    compare(&mut state, Do::ToggleForm);
    let found = state.lives().as_ptr();
    assert_eq!(state.lives().len(), state.shown_lives().len());
    let (side, document) = (Right, PAPER);
    compare(&mut state, Do::ChooseDocument { side, document });
    assert_eq!(documents(&state), Some((PLAN, PAPER)));
    assert_eq!(state.lives().as_ptr(), found);
    let count = state.lives().len();
    know(&mut state, on("2025-12-20"));
    assert!(state.lives().len() < count);
    compare(&mut state, Do::ToggleForm);
    assert!(state.lives().is_empty());
    compare(&mut state, Do::Leave);
    assert!(state.lives().is_empty());
}

#[test]
fn hiding_what_was_kept_hides_only_what_was_kept_throughout() {
    // Point 1 was kept in the answer, and the paper was not judged.
    let mut state = in_lives();
    let all = state.lives().len();
    compare(&mut state, Do::ToggleKept);
    assert_eq!(state.shown_lives().len(), all);
    assert_eq!(state.shown_pairs(), [0, 1, 2, 3, 4, 5, 6]);
    compare(&mut state, Do::ToggleForm);
    assert_eq!(state.shown_pairs(), [1, 2, 3, 4, 5, 6]);
    let mut parts = dossier_story();
    parts.dossier.alignments[1].pairs[0].relation = Relation::Kept;
    parts.dossier.alignments.push(crate::model::Alignment {
        from: PAPER,
        to: ANSWER,
        pairs: vec![parts.dossier.alignments[0].pairs[0].clone()],
    });
    let mut state = opened(parts);
    compare(&mut state, Do::Open);
    compare(&mut state, Do::ToggleForm);
    let all = state.lives().len();
    let effects = compare(&mut state, Do::ToggleKept);
    assert_eq!(state.shown_lives().len(), all - 1);
    let expected = format!("{} of {all} points shown", all - 1);
    assert_eq!(said(&effects), [expected]);
}

#[test]
fn with_all_texts_on_screen_words_are_found_in_each() {
    let mut state = in_lives();
    let text = "point 2 of the paper".to_owned();
    compare(&mut state, Do::Search { text });
    assert_eq!(state.shown_lives().len(), 1);
    assert_eq!(cursor(&state), Some((Left, 2)));
}

#[test]
fn with_all_texts_on_screen_order_and_swapping_say_that_they_are_for_two() {
    let mut state = in_lives();
    let before = (documents(&state), state.comparing.filter.clone());
    for (command, word) in [(Do::ToggleOrder, "by topic"), (Do::Swap, "swapped")] {
        compare(&mut state, command);
        assert!(told(&state).contains(word), "{}", told(&state));
        assert!(told(&state).contains("Shift+C"), "{}", told(&state));
    }
    assert_eq!((documents(&state), state.comparing.filter.clone()), before);
}

#[test]
fn a_table_says_which_text_on_screen_it_leaves_out() {
    let mut state = in_lives();
    compare(&mut state, Do::Copy);
    assert_eq!(
        told(&state),
        "Copied 7 pairs as a table; it holds plan and answer, not paper"
    );
    let format = ComparisonFormat::Csv;
    compare(&mut state, Do::Export { format });
    assert_eq!(
        told(&state),
        "The file will have two texts: it holds plan and answer, not paper"
    );
    compare(&mut state, Do::ToggleForm);
    compare(&mut state, Do::Copy);
    assert_eq!(told(&state), "Copied 7 pairs as a table");
}

#[test]
fn digits_then_enter_go_to_the_point_of_that_number_on_the_side_of_the_cursor() {
    let mut state = comparing();
    type_number(&mut state, &[4]);
    assert_eq!((cursor(&state), &state.number), (Some((Left, 4)), &None));
    compare(&mut state, Do::Side { side: Right });
    type_number(&mut state, &[5]);
    assert_eq!(cursor(&state), Some((Right, 5)));
    type_number(&mut state, &[1, 0]);
    assert_eq!(told(&state), "There is no point 10 in answer");
    compare(&mut state, Do::ToggleKept);
    type_number(&mut state, &[1]);
    assert_eq!(
        told(&state),
        "Point 1 of answer is not among the pairs shown"
    );
    assert_eq!(cursor(&state), Some((Right, 5)));
    let before = state.place();
    state.apply(Command::Digit { digit: 0 }, now(0));
    assert_eq!((state.place(), &state.number), (before, &None));
}

#[test]
fn a_number_that_waited_too_long_is_forgotten_and_enter_explains() {
    let mut state = comparing();
    point(&mut state, Left, 2);
    state.apply(Command::Digit { digit: 4 }, now(0));
    state.apply(Command::Activate, now(TypedNumber::TIMEOUT_MILLIS));
    assert_eq!(selected(&state), Some("b"));
}

#[test]
fn the_first_day_on_which_two_documents_are_known_is_one_command_away() {
    let mut state = opened(dossier_story());
    know(&mut state, on("2025-11-19"));
    assert_eq!(
        state.nothing_to_compare(),
        "On 19 November 2025 the points of no document are known yet. Two are known from 15 \
         December 2025."
    );
    compare(&mut state, Do::FirstDay);
    assert_eq!(state.knowledge(), on("2025-12-15"));
    compare(&mut state, Do::Open);
    assert_eq!(documents(&state), Some((PLAN, PAPER)));
    let mut state = opened(story());
    assert_eq!(state.first_day_to_compare(), None);
    compare(&mut state, Do::FirstDay);
    assert_eq!(
        told(&state),
        "This timeline has no two documents to compare"
    );
    assert_eq!(state.knowledge(), KnowledgeDate::Latest);
}

#[test]
fn a_topic_that_no_pair_of_a_day_touches_is_there_again_on_the_next() {
    let mut state = comparing();
    let topic = Some("money".to_owned());
    compare(
        &mut state,
        Do::ChooseTopic {
            topic: topic.clone(),
        },
    );
    let (side, document) = (Left, PAPER);
    compare(&mut state, Do::ChooseDocument { side, document });
    assert_eq!(state.comparing.filter.topic, None);
    know(&mut state, on("2025-12-20"));
    assert_eq!(state.comparing.filter.topic, topic);
}

#[test]
fn what_was_told_of_another_day_goes_with_it_and_a_warning_stays_longer() {
    let mut state = comparing();
    point(&mut state, Left, 6);
    compare(&mut state, Do::Explain);
    assert_ne!(told(&state), "");
    know(&mut state, on("2026-01-05"));
    assert_eq!(told(&state), "");
    let [info, warning, problem] = [Tone::Info, Tone::Warning, Tone::Problem].map(|tone| {
        state.toast(format!("{tone:?}"), tone, now(0));
        state.toasts.last().expect("a toast").expires_at_millis
    });
    assert!(info < warning && warning < problem);
}
