//! What is held back from the audience, and exploring behind its back.

use super::presenting::{
    BACK, NEXT, esc, last_toast, presented, presented_here, road, seen, show, tell, tell_at,
    two_displays, with,
};
use super::*;

#[test]
fn any_step_key_brings_a_black_picture_back_without_moving() {
    let end = |direction| PresentingCommand::StepToEnd { direction };
    for key in [
        NEXT,
        BACK,
        end(Direction::Forward),
        end(Direction::Backward),
        PresentingCommand::ToggleBlack,
    ] {
        let mut state = presented();
        tell(&mut state, NEXT);
        tell(&mut state, PresentingCommand::ToggleBlack);
        assert_eq!(seen(&state), "black");
        tell(&mut state, key.clone());
        assert_eq!(
            (seen(&state).as_str(), show(&state).at),
            ("Geneva", 1),
            "{key:?}"
        );
    }
}

#[test]
fn what_is_done_under_a_frozen_picture_shows_when_it_is_let_go() {
    let mut state = presented();
    let first = show(&state).air.view;
    tell(&mut state, PresentingCommand::ToggleFreeze);
    tell(&mut state, NEXT);
    assert_eq!(
        last_toast(&state),
        "Frozen: the audience sees this when Z lets go"
    );
    assert_eq!(seen(&state), "Plan");
    tell(&mut state, PresentingCommand::ToggleBlack);
    assert_eq!(seen(&state), "black");
    tell(&mut state, PresentingCommand::ToggleBlack);
    tell_at(&mut state, 9_000, PresentingCommand::ToggleFreeze);
    assert_eq!(seen(&state), "Geneva");
    assert_eq!(show(&state).air.from, Some((first, 9_000)));
}

#[test]
fn letting_go_of_what_has_not_changed_moves_nothing() {
    let mut state = presented();
    let before = state.audience_picture();
    tell(&mut state, PresentingCommand::ToggleFreeze);
    tell(&mut state, PresentingCommand::ToggleFreeze);
    assert_eq!(state.audience_picture(), before);
}

#[test]
fn evidence_lies_over_a_step_until_the_next() {
    let mut state = presented();
    let plain = state.audience_picture();
    tell(&mut state, PresentingCommand::ToggleEvidence);
    assert!(show(&state).air.evidence);
    let proven = state.audience_picture();
    assert_ne!(proven, plain);
    // It stays while a question is looked into.
    state.apply(Command::ZoomIn, now(0));
    tell(&mut state, PresentingCommand::Present);
    assert_eq!(state.audience_picture(), proven);
    tell(&mut state, NEXT);
    assert!(!show(&state).air.evidence && !show(&state).evidence);
    // Off the path it is that of the laptop.
    state.apply(Command::Select { item: ItemIx(2) }, now(0));
    let before = state.audience_picture();
    tell(&mut state, PresentingCommand::ToggleEvidence);
    assert!(state.knowing.evidence);
    assert_eq!(state.audience_picture(), before);
}

#[test]
fn a_step_without_evidence_stays_as_it_is_and_says_so() {
    let mut road = road();
    road.steps[0].items.clear();
    road.steps[0].view = crate::model::StepView::Quote {
        text: "Return fire or run".to_owned(),
        who: "A diplomat".to_owned(),
        sources: Vec::new(),
    };
    let mut state = with(vec![road]);
    tell(&mut state, PresentingCommand::Present);
    let before = state.audience_picture();
    tell(&mut state, PresentingCommand::ToggleEvidence);
    assert_eq!(state.audience_picture(), before);
    assert_eq!(last_toast(&state), "There is no evidence for this step");
}

#[test]
fn the_pointer_is_shown_on_demand_and_stays_on_the_picture() {
    let mut state = presented();
    let place = |x: f32, y: f32| PresentingCommand::MovePointer { x, y };
    tell(&mut state, place(0.2, 0.3));
    assert_eq!(show(&state).pointer, None);
    tell(&mut state, PresentingCommand::TogglePointer);
    for (given, shown) in [
        ([0.2, 0.3], [0.2, 0.3]),
        ([-4.0, 7.0], [0.0, 1.0]),
        ([f32::NAN, 0.5], [0.0, 1.0]),
    ] {
        tell(&mut state, place(given[0], given[1]));
        let pointer = state.audience_picture().and_then(|it| it.pointer);
        let pointer = pointer.expect("a pointer");
        assert!((pointer.x - shown[0]).abs() < 1e-6 && (pointer.y - shown[1]).abs() < 1e-6);
    }
    tell(&mut state, PresentingCommand::ToggleSpotlight);
    assert!(show(&state).pointer.expect("a pointer").spotlight);
    tell(&mut state, PresentingCommand::TogglePointer);
    assert_eq!(show(&state).pointer, None);
}

#[test]
fn whatever_is_explored_leaves_the_path_and_not_the_audience() {
    let explored = [
        Command::ZoomIn,
        Command::Pan { fraction: 0.3 },
        Command::FitAll,
        Command::NextPhase,
        Command::Select { item: ItemIx(4) },
        Command::OpenSearch,
        Command::ToggleFilterPanel,
        Command::StepKnowledge {
            direction: Direction::Backward,
        },
        Command::Comparing(ComparingCommand::Open),
        Command::Following(FollowingCommand::ShowAll),
        Command::ToggleList,
        Command::Digit { digit: 0 },
        Command::Drafting(DraftingCommand::Toggle),
    ];
    for command in explored {
        let mut state = presented();
        let before = state.audience_picture();
        state.apply(command.clone(), now(0));
        assert_eq!(
            state.presenting_place(),
            PresentingPlace::Exploring,
            "{command:?}"
        );
        assert_eq!(state.audience_picture(), before, "{command:?}");
    }
    let kept = [
        Command::OpenPalette,
        Command::ToggleTheme,
        Command::Digit { digit: 2 },
        Command::CanvasResized {
            width_points: 700.0,
        },
        Command::OpenGoTo,
    ];
    for command in kept {
        let mut state = presented();
        state.apply(command.clone(), now(0));
        assert_eq!(
            state.presenting_place(),
            PresentingPlace::Path,
            "{command:?}"
        );
    }
}

#[test]
fn a_view_is_sent_recalled_and_left_for_the_very_step() {
    let mut state = presented();
    tell(&mut state, NEXT);
    let step = state.audience_picture();
    state.apply(Command::Select { item: ItemIx(5) }, now(0));
    assert_eq!(state.audience_picture(), step);
    tell(&mut state, PresentingCommand::Commit);
    let sent = state.audience_picture();
    assert_ne!(sent, step);
    assert_eq!(show(&state).air.place, None);
    assert_eq!(state.presenting_place(), PresentingPlace::Exploring);
    // Elsewhere, and back to what the audience sees.
    state.apply(Command::Select { item: ItemIx(2) }, now(0));
    state.apply(Command::FitAll, now(0));
    tell(&mut state, PresentingCommand::Recall);
    assert_eq!(state.selection, Some(ItemIx(5)));
    assert_eq!(state.audience_picture(), sent);
    tell(&mut state, PresentingCommand::Return);
    assert_eq!((seen(&state).as_str(), show(&state).at), ("Geneva", 1));
    assert_eq!(state.presenting_place(), PresentingPlace::Path);
}

#[test]
fn escape_f5_and_the_step_keys_lead_back_from_exploring() {
    for sent in [false, true] {
        let explored = || {
            let mut state = presented();
            tell(&mut state, NEXT);
            state.apply(Command::Select { item: ItemIx(5) }, now(0));
            if sent {
                tell(&mut state, PresentingCommand::Commit);
            }
            state
        };
        let mut state = explored();
        esc(&mut state);
        assert_eq!(
            (seen(&state).as_str(), show(&state).exploring),
            ("Geneva", false)
        );
        let mut state = explored();
        tell(&mut state, PresentingCommand::Present);
        assert_eq!(
            (seen(&state).as_str(), show(&state).exploring),
            ("Geneva", false)
        );
        let mut state = explored();
        tell(&mut state, NEXT);
        assert_eq!(
            (seen(&state).as_str(), show(&state).exploring),
            ("Berlin", false)
        );
        let mut state = explored();
        tell(&mut state, BACK);
        let back = if sent { "Geneva" } else { "Plan" };
        assert_eq!(
            (seen(&state).as_str(), show(&state).exploring),
            (back, false)
        );
    }
}

#[test]
fn recalling_on_the_path_explores_from_what_the_audience_sees() {
    let mut state = presented();
    tell(&mut state, PresentingCommand::ToggleFreeze);
    tell(&mut state, NEXT);
    tell(&mut state, PresentingCommand::Recall);
    assert_eq!(state.presenting_place(), PresentingPlace::Exploring);
    assert_eq!(seen(&state), "Plan");
}

/// Holds the picture before its display goes: alone, a display can only be black.
fn hold_here(state: &mut State, hold: &PresentingCommand) {
    two_displays(state);
    tell(state, hold.clone());
    let gone = PresentingCommand::DisplaysFound {
        displays: vec![],
        console_on: None,
    };
    tell(state, gone);
    state.toasts.clear();
}

#[test]
fn on_the_only_display_nothing_is_explored_before_the_audience_while_black_or_frozen() {
    use PresentingCommand as Do;
    for (hold, said_of_it) in [(Do::ToggleBlack, "Black"), (Do::ToggleFreeze, "Frozen")] {
        for explored in [
            Command::ZoomIn,
            Command::Select { item: ItemIx(4) },
            Command::OpenSearch,
            Command::Presenting(Do::Recall),
        ] {
            let mut state = presented_here();
            hold_here(&mut state, &hold);
            let (view, selection) = (state.viewing.target(), state.selection);
            let effects = state.apply(explored.clone(), now(0));
            assert!(matches!(&effects[..], [Effect::Announce(it)] if it.starts_with(said_of_it)));
            assert_eq!(
                state.presenting_place(),
                PresentingPlace::Path,
                "{explored:?}"
            );
            assert_eq!((state.viewing.target(), state.selection), (view, selection));
            assert!(!state.search.open && state.toasts.is_empty());
            // Let go, or with a display of the audience's own, it is explored.
            two_displays(&mut state);
            state.apply(explored.clone(), now(0));
            assert_eq!(
                state.presenting_place(),
                PresentingPlace::Exploring,
                "{explored:?}"
            );
            // That display goes.
            let gone = Do::DisplaysFound {
                displays: vec![],
                console_on: None,
            };
            tell(&mut state, gone);
            assert_eq!(state.presenting_place(), PresentingPlace::Path);
        }
        let mut state = presented_here();
        state.apply(Command::ZoomIn, now(0));
        hold_here(&mut state, &hold);
        assert_eq!(state.presenting_place(), PresentingPlace::Path);
    }
}

#[test]
fn enter_on_the_path_puts_the_step_back_in_place_of_a_view_that_was_sent() {
    let mut state = presented_here();
    state.apply(Command::Select { item: ItemIx(5) }, now(0));
    tell(&mut state, PresentingCommand::Commit);
    tell(&mut state, PresentingCommand::ToggleBlack);
    tell(&mut state, PresentingCommand::ToggleBlack);
    assert_eq!(
        (state.presenting_place(), show(&state).air.place),
        (PresentingPlace::Path, None)
    );
    tell(&mut state, PresentingCommand::Commit);
    assert_eq!(seen(&state), "Plan");
}

#[test]
fn on_the_path_no_change_of_a_briefing_is_turned_back_unseen() {
    let mut state = with(vec![road()]);
    let drafting = |state: &mut State, command| state.apply(Command::Drafting(command), now(0));
    drafting(
        &mut state,
        DraftingCommand::Copy {
            briefing: "road".to_owned(),
        },
    );
    let briefing = state.drafting.chosen.clone().expect("a draft");
    let edit = StepEdit::Title("First".to_owned());
    drafting(&mut state, DraftingCommand::EditStep { edit });
    drafting(&mut state, DraftingCommand::Undo);
    state.drafting.open = true;
    tell(&mut state, PresentingCommand::Choose { briefing });
    drafting(&mut state, DraftingCommand::Redo);
    assert_eq!(seen(&state), "Plan");
    drafting(&mut state, DraftingCommand::Undo);
    assert_eq!(
        last_toast(&state),
        "A change of a briefing is turned back in its panel; Ctrl+B opens it"
    );
    tell(&mut state, PresentingCommand::UndoCut);
    assert_eq!(last_toast(&state), "The path is whole");
    assert_eq!(state.drafting.drafts.len(), 1);
    // Off the path the panel is on screen.
    state.apply(Command::ZoomIn, now(0));
    drafting(&mut state, DraftingCommand::Redo);
    assert_eq!(seen(&state), "First");
}
