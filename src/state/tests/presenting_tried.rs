//! What someone who presented for the first time stumbled over.

use super::presenting::{
    BACK, NEXT, esc, last_toast, presented, presented_here, road, seen, show, tell, two_displays,
    with,
};
use super::*;
use crate::model::{Briefing, StepView};
use PresentingCommand as Do;

/// Another view sent to the audience of the only display.
fn sent_here() -> State {
    let mut state = presented_here();
    tell(&mut state, NEXT);
    state.apply(Command::Select { item: ItemIx(5) }, now(0));
    let effects = tell(&mut state, Do::Commit);
    assert_eq!(said(&effects), ["The audience sees this view"]);
    state
}

#[test]
fn on_the_only_display_a_view_that_is_sent_takes_the_place_of_the_explorer() {
    let state = sent_here();
    assert_eq!(state.presenting_place(), PresentingPlace::Path);
    assert_eq!(show(&state).air.place, None);
    assert_ne!(seen(&state), "Geneva");
    let mut state = sent_here();
    tell(&mut state, Do::Recall);
    assert_eq!(state.presenting_place(), PresentingPlace::Exploring);
    assert_eq!(state.selection, Some(ItemIx(5)));
    for back in [
        Command::CloseTop,
        Command::Presenting(Do::Present),
        Command::Presenting(BACK),
        Command::Presenting(Do::Commit),
    ] {
        let mut state = sent_here();
        state.apply(back.clone(), now(0));
        assert_eq!((seen(&state).as_str(), show(&state).at), ("Geneva", 1));
        assert_eq!(state.presenting_place(), PresentingPlace::Path, "{back:?}");
    }
    let mut state = sent_here();
    tell(&mut state, NEXT);
    assert_eq!(seen(&state), "Berlin");
}

#[test]
fn with_a_second_display_the_explorer_stays_after_a_view_was_sent() {
    let mut state = presented();
    state.apply(Command::Select { item: ItemIx(5) }, now(0));
    tell(&mut state, Do::Commit);
    assert_eq!(state.presenting_place(), PresentingPlace::Exploring);
    assert_eq!(last_toast(&state), "The audience sees this view");
}

#[test]
fn z_on_the_only_display_freezes_nothing_and_says_what_does_instead() {
    for explores in [false, true] {
        let mut state = presented_here();
        if explores {
            state.apply(Command::ZoomIn, now(0));
        }
        let place = state.presenting_place();
        tell(&mut state, Do::ToggleFreeze);
        assert!(show(&state).frozen.is_none());
        assert_eq!(state.presenting_place(), place);
        let said = "Freezing needs a second screen; . makes this one black";
        assert_eq!(last_toast(&state), said);
        assert!(state.toasts[0].about_displays);
    }
}

#[test]
fn a_frozen_picture_whose_display_goes_stays_frozen_until_z() {
    let mut state = presented();
    tell(&mut state, Do::ToggleFreeze);
    tell(&mut state, NEXT);
    let place = AudiencePlace::ThisWindow;
    tell(&mut state, Do::PutAudience { place });
    assert_eq!(seen(&state), "Plan");
    tell(&mut state, Do::ToggleFreeze);
    assert_eq!(seen(&state), "Geneva");
}

fn other_road(id: &str) -> Briefing {
    Briefing {
        id: id.to_owned(),
        ..road()
    }
}

/// The id of the briefing that F5 tells after `moves` of the cursor, with `ids` to choose from.
fn told_after(ids: &[&str], moves: &[Do]) -> String {
    let mut state = with(ids.iter().map(|id| other_road(id)).collect());
    tell(&mut state, Do::Present);
    for command in moves {
        tell(&mut state, command.clone());
    }
    tell(&mut state, Do::Present);
    assert_eq!(state.top_layer(), None);
    show(&state).briefing.id.clone()
}

#[test]
fn a_clicker_chooses_among_several_briefings_and_f5_tells_the_chosen_one() {
    let ids = ["road", "other", "third"];
    let on = Do::StepChoice {
        direction: Direction::Forward,
    };
    let back = Do::StepChoice {
        direction: Direction::Backward,
    };
    for (moves, told) in [
        (vec![], "road"),
        (vec![on.clone()], "other"),
        (vec![on.clone(), on.clone(), on.clone()], "road"),
        (vec![back.clone()], "third"),
        (vec![on, back], "road"),
        (vec![Do::PointAtChoice { at: 1 }], "other"),
        (vec![Do::PointAtChoice { at: 9 }], "third"),
    ] {
        assert_eq!(told_after(&ids, &moves), told, "{moves:?}");
    }
}

#[test]
fn the_question_begins_with_the_draft_that_was_just_changed() {
    let mut state = with(vec![road()]);
    let copy = DraftingCommand::Copy {
        briefing: "road".to_owned(),
    };
    state.apply(Command::Drafting(copy), now(0));
    state.drafting.open = false;
    tell(&mut state, Do::Present);
    let asked = Layer::AskBriefing { cursor: 1 };
    assert_eq!(state.top_layer(), Some(&asked));
    // One of the timeline that was only looked at is not chosen.
    let mut state = with(vec![other_road("other"), road()]);
    let briefing = "road".to_owned();
    let look = DraftingCommand::Choose { briefing };
    state.apply(Command::Drafting(look), now(0));
    state.drafting.open = false;
    tell(&mut state, Do::Present);
    let asked = Layer::AskBriefing { cursor: 0 };
    assert_eq!(state.top_layer(), Some(&asked));
}

#[test]
fn escape_in_a_search_behind_the_audience_closes_the_search_and_only_then_returns() {
    let search = |text: &str| Command::SetSearch {
        text: text.to_owned(),
    };
    for words in ["", "title"] {
        let mut state = presented();
        state.apply(Command::OpenSearch, now(0));
        state.apply(search(words), now(0));
        esc(&mut state);
        assert_eq!(state.presenting_place(), PresentingPlace::Exploring);
        assert!(!state.search.open && state.search.text.is_empty());
        esc(&mut state);
        assert_eq!(state.presenting_place(), PresentingPlace::Path);
    }
    // A search that was left open lies behind the path, where Esc is not for it.
    let mut state = presented();
    state.apply(Command::OpenSearch, now(0));
    tell(&mut state, Do::Return);
    esc(&mut state);
    assert_eq!(state.presenting_place(), PresentingPlace::Off);
    assert!(state.search.open);
}

#[test]
fn the_words_about_a_frozen_picture_go_with_it() {
    let frozen = |state: &State| {
        let mut toasts = state.toasts.iter();
        toasts.any(|toast| toast.text.starts_with("Frozen:"))
    };
    for end in [Do::ToggleFreeze, Do::ToggleBlack, Do::Leave] {
        let mut state = presented();
        tell(&mut state, Do::ToggleFreeze);
        tell(&mut state, NEXT);
        assert!(frozen(&state));
        tell(&mut state, end.clone());
        assert!(!frozen(&state), "{end:?}");
    }
    let mut state = presented();
    two_displays(&mut state);
    tell(&mut state, Do::ToggleBlack);
    tell(&mut state, Do::ToggleEvidence);
    assert!(last_toast(&state).starts_with("Black:"));
    tell(&mut state, Do::ToggleBlack);
    assert_eq!(last_toast(&state), "");
}

#[test]
fn e_on_a_step_that_is_its_evidence_lights_nothing_and_says_so() {
    let mut road = road();
    road.steps[0].view = StepView::Evidence;
    let mut state = with(vec![road]);
    tell(&mut state, Do::Present);
    let before = state.audience_picture();
    tell(&mut state, Do::ToggleEvidence);
    assert!(!show(&state).evidence);
    assert_eq!(state.audience_picture(), before);
    assert_eq!(last_toast(&state), "This step shows its evidence already");
    tell(&mut state, NEXT);
    tell(&mut state, Do::ToggleEvidence);
    assert!(show(&state).evidence);
}

#[test]
fn what_is_no_longer_true_is_not_told_any_longer() {
    let told = |state: &State, words: &str| state.toasts.iter().any(|it| it.text.contains(words));
    let mut state = presented();
    state.apply(Command::Select { item: ItemIx(5) }, now(0));
    tell(&mut state, Do::Commit);
    assert!(told(&state, "sees this view"));
    tell(&mut state, Do::Return);
    assert!(!told(&state, "sees this view"));
    esc(&mut state);
    assert!(told(&state, "F5 resumes"));
    tell(&mut state, Do::Present);
    assert!(!told(&state, "F5 resumes"));
}
