//! Telling a briefing: beginning, going along the path, leaving it and coming back.

use super::*;
use crate::model::{Briefing, Step};

pub(super) const NEXT: PresentingCommand = PresentingCommand::Step {
    direction: Direction::Forward,
};
pub(super) const BACK: PresentingCommand = PresentingCommand::Step {
    direction: Direction::Backward,
};

/// A step of `title` that shows the item at `at` in the file.
pub(super) fn step(title: &str, at: u32, importance: u8) -> Step {
    Step {
        title: title.to_owned(),
        items: vec![ItemIx(at)],
        dwell_secs: 60,
        importance: Importance::new(importance).expect("an importance"),
        ..Step::default()
    }
}

/// Six steps of a minute each; the second must be shown.
pub(super) fn road() -> Briefing {
    let titles = ["Plan", "Geneva", "Berlin", "Paris", "Ghent", "Rome"];
    let weights = [3, 1, 5, 2, 4, 3];
    let steps = titles.iter().zip(weights).zip(1..);
    let mut steps: Vec<Step> = steps.map(|((title, it), at)| step(title, at, it)).collect();
    steps[1].must_show = true;
    Briefing {
        id: "road".to_owned(),
        title: "The road".to_owned(),
        steps,
        ..Briefing::default()
    }
}

pub(super) fn with(briefings: Vec<Briefing>) -> State {
    opened(TimelineParts {
        briefings,
        ..story()
    })
}

/// The road, presented from its first step at 0, to an audience with a display of its own.
pub(super) fn presented() -> State {
    let mut state = with(vec![road()]);
    two_displays(&mut state);
    tell(&mut state, PresentingCommand::Present);
    state
}

/// The same on the only display.
pub(super) fn presented_here() -> State {
    let mut state = with(vec![road()]);
    tell(&mut state, PresentingCommand::Present);
    state
}

pub(super) fn two_displays(state: &mut State) {
    let displays = [0, 1920].map(|x| Display {
        name: x.to_string(),
        size: [1920, 1080],
        corner: [x, 0],
    });
    let found = PresentingCommand::DisplaysFound {
        displays: displays.to_vec(),
        console_on: Some(0),
    };
    tell(state, found);
}

pub(super) fn tell(state: &mut State, command: PresentingCommand) -> Vec<Effect> {
    state.apply(Command::Presenting(command), now(0))
}

pub(super) fn tell_at(state: &mut State, millis: u64, command: PresentingCommand) -> Vec<Effect> {
    state.apply(Command::Presenting(command), now(millis))
}

pub(super) fn esc(state: &mut State) -> Vec<Effect> {
    state.apply(Command::CloseTop, now(0))
}

pub(super) fn show(state: &State) -> &Show {
    state.presenting.show.as_ref().expect("something is told")
}

/// What the audience sees: a title, "black", or "nothing".
pub(super) fn seen(state: &State) -> String {
    match state.audience_picture() {
        None => "nothing".to_owned(),
        Some(picture) => picture
            .slide
            .map_or("black".to_owned(), |slide| slide.step.title.clone()),
    }
}

pub(super) fn last_toast(state: &State) -> &str {
    state.toasts.last().map_or("", |toast| &toast.text)
}

#[test]
fn without_a_briefing_it_says_how_to_make_one() {
    let mut state = with(vec![]);
    tell(&mut state, PresentingCommand::Present);
    assert_eq!(state.presenting_place(), PresentingPlace::Off);
    assert!(last_toast(&state).starts_with("There is no briefing"));
}

#[test]
fn the_only_briefing_begins_at_once_and_says_where_it_is() {
    let mut state = with(vec![road()]);
    let effects = tell(&mut state, PresentingCommand::Present);
    assert_eq!(state.presenting_place(), PresentingPlace::Path);
    assert_eq!(said(&effects), ["Step 1 of 6, Plan"]);
    assert_eq!(seen(&state), "Plan");
    let next = show(&state).next.as_ref().expect("a next step");
    assert_eq!(next.step.title, "Geneva");
    assert_eq!(show(&state).clock.millis(now(7_000)), 7_000);
}

#[test]
fn of_several_briefings_one_is_asked_for_and_a_second_press_takes_the_first() {
    let other = Briefing {
        id: "other".to_owned(),
        ..road()
    };
    let mut state = with(vec![road(), other]);
    tell(&mut state, PresentingCommand::Present);
    assert_eq!(state.top_layer(), Some(&Layer::AskBriefing { cursor: 0 }));
    let ids: Vec<String> = state
        .briefings_to_tell()
        .into_iter()
        .map(|it| it.id)
        .collect();
    assert_eq!(ids, ["road", "other"]);
    tell(&mut state, PresentingCommand::Present);
    assert_eq!(show(&state).briefing.id, "road");
    let briefing = "other".to_owned();
    tell(&mut state, PresentingCommand::Choose { briefing });
    assert_eq!(show(&state).briefing.id, "other");
}

#[test]
fn a_briefing_without_steps_or_of_another_name_is_not_told() {
    let empty = Briefing {
        id: "empty".to_owned(),
        ..Briefing::default()
    };
    let mut state = with(vec![empty]);
    for id in ["empty", "gone"] {
        let briefing = id.to_owned();
        tell(&mut state, PresentingCommand::Choose { briefing });
        assert!(state.presenting.show.is_none(), "{id}");
        assert!(!last_toast(&state).is_empty());
    }
}

#[test]
fn it_may_begin_with_the_first_step_that_shows_the_selected_item() {
    let mut state = with(vec![road()]);
    state.apply(Command::Select { item: ItemIx(3) }, now(0));
    let effects = tell(&mut state, PresentingCommand::PresentFromSelection);
    assert_eq!(
        (said(&effects), show(&state).at),
        (vec!["Step 3 of 6, Berlin"], 2)
    );
    // The first item is on no step.
    let mut state = with(vec![road()]);
    state.apply(Command::Select { item: ItemIx(0) }, now(0));
    tell(&mut state, PresentingCommand::PresentFromSelection);
    assert_eq!(show(&state).at, 0);
    // While exploring it goes to the step of what was found.
    state.apply(Command::Select { item: ItemIx(5) }, now(0));
    tell(&mut state, PresentingCommand::PresentFromSelection);
    assert_eq!(
        (seen(&state).as_str(), show(&state).exploring),
        ("Ghent", false)
    );
}

#[test]
fn page_down_to_the_end_stays_there_and_moves_nothing_on_the_laptop() {
    let mut state = presented();
    let (view, scroll) = (state.viewing.target(), state.scroll_y);
    let mut titles = vec![seen(&state)];
    for _ in 0..20 {
        tell(&mut state, NEXT);
        titles.push(seen(&state));
    }
    titles.dedup();
    assert_eq!(
        titles,
        ["Plan", "Geneva", "Berlin", "Paris", "Ghent", "Rome"]
    );
    assert_eq!(last_toast(&state), "This is the last step");
    assert!(show(&state).next.is_none());
    assert_eq!((state.viewing.target(), state.scroll_y), (view, scroll));
    let first = PresentingCommand::StepToEnd {
        direction: Direction::Backward,
    };
    tell(&mut state, first);
    assert_eq!(seen(&state), "Plan");
    tell(&mut state, BACK);
    assert_eq!(
        (seen(&state).as_str(), last_toast(&state)),
        ("Plan", "This is the first step")
    );
    let last = PresentingCommand::StepToEnd {
        direction: Direction::Forward,
    };
    tell(&mut state, last);
    assert_eq!(seen(&state), "Rome");
}

#[test]
fn a_step_moves_from_where_the_one_before_it_is_on_its_way() {
    let mut state = presented();
    assert_eq!(show(&state).air.from, None);
    let first = show(&state).air.view;
    tell_at(&mut state, 1_000, NEXT);
    let second = show(&state).air.clone();
    assert_eq!(second.from, Some((first, 1_000)));
    let midway = second.view_at(now(1_100));
    assert!(midway != first && midway != second.view);
    assert!(second.is_moving(now(1_100)) && !second.is_moving(now(5_000)));
    assert_eq!(state.next_change_millis(now(1_100)), Some(1_100));
    tell_at(&mut state, 1_100, NEXT);
    assert_eq!(show(&state).air.from, Some((midway, 1_100)));
    // Once it rests, what changes next is the second on the clock.
    assert_eq!(state.next_change_millis(now(20_300)), Some(21_000));
    state.apply(Command::SetReducedMotion { reduced: true }, now(20_300));
    tell_at(&mut state, 20_300, NEXT);
    assert_eq!(show(&state).air.from, None);
}

#[test]
fn digits_and_enter_go_to_a_step_and_not_to_an_item() {
    let mut state = presented();
    state.apply(Command::Digit { digit: 4 }, now(0));
    state.apply(Command::Activate, now(0));
    assert_eq!(
        (seen(&state).as_str(), show(&state).exploring),
        ("Paris", false)
    );
    for digit in [4, 0] {
        state.apply(Command::Digit { digit }, now(0));
    }
    state.apply(Command::Activate, now(0));
    assert_eq!(seen(&state), "Paris");
    assert_eq!(last_toast(&state), "There is no step 40; they go to 6");
}

#[test]
fn escape_at_every_step_ends_nothing_and_loses_no_step() {
    for at in 0..6 {
        let mut state = presented();
        tell(&mut state, PresentingCommand::JumpTo { at });
        tell(&mut state, PresentingCommand::TogglePointer);
        tell(&mut state, PresentingCommand::ToggleFreeze);
        tell(&mut state, PresentingCommand::ToggleBlack);
        state.apply(Command::ZoomIn, now(0));
        state.apply(Command::OpenPalette, now(0));
        for _ in 0..10 {
            assert!(!esc(&mut state).contains(&Effect::Quit));
            assert_eq!(show(&state).at, at);
        }
        assert_eq!(state.presenting_place(), PresentingPlace::Off);
        tell(&mut state, PresentingCommand::Present);
        assert_eq!(show(&state).at, at);
        assert_eq!(state.presenting_place(), PresentingPlace::Path);
    }
}

#[test]
fn escape_takes_one_thing_at_a_time() {
    let mut state = presented();
    tell(&mut state, PresentingCommand::ToggleEvidence);
    tell(&mut state, PresentingCommand::TogglePointer);
    tell(&mut state, PresentingCommand::ToggleFreeze);
    tell(&mut state, PresentingCommand::ToggleBlack);
    state.apply(Command::Digit { digit: 3 }, now(0));
    state.apply(Command::OpenKeySheet, now(0));
    let left = |state: &State| {
        let told = show(state);
        [
            !state.layers.is_empty(),
            state.number.is_some(),
            told.pointer.is_some(),
            told.black,
            told.evidence,
            told.frozen.is_some(),
            told.is_on,
        ]
        .iter()
        .filter(|it| **it)
        .count()
    };
    for remaining in (0..7).rev() {
        esc(&mut state);
        assert_eq!(left(&state), remaining);
    }
    assert_eq!(last_toast(&state), "F5 resumes at step 1");
    assert_eq!(seen(&state), "nothing");
}

#[test]
fn a_clicker_that_alternates_f5_and_escape_loses_nothing() {
    let mut state = presented();
    tell(&mut state, NEXT);
    tell(&mut state, NEXT);
    for at in 1..=6_u64 {
        tell_at(&mut state, at * 1_000, PresentingCommand::Present);
        assert_eq!((seen(&state).as_str(), show(&state).at), ("Berlin", 2));
        esc(&mut state);
        assert_eq!(seen(&state), "nothing");
        tell_at(&mut state, at * 1_000 + 500, PresentingCommand::Present);
        tell_at(&mut state, at * 1_000 + 600, PresentingCommand::Present);
        assert_eq!(seen(&state), "Berlin");
    }
    // The clock has run on all the time.
    assert_eq!(show(&state).clock.millis(now(9_000)), 9_000);
}

#[test]
fn a_step_key_takes_away_what_lies_over_the_path() {
    let mut state = presented();
    state.apply(Command::OpenKeySheet, now(0));
    tell(&mut state, NEXT);
    assert_eq!((seen(&state).as_str(), state.top_layer()), ("Geneva", None));
}

#[test]
fn only_while_presenting_is_anything_held_back() {
    let mut state = with(vec![road()]);
    tell(&mut state, PresentingCommand::ToggleBlack);
    assert_eq!(last_toast(&state), "Black works only while presenting");
    for command in [
        NEXT,
        PresentingCommand::ToggleFreeze,
        PresentingCommand::Commit,
    ] {
        assert_eq!(tell(&mut state, command), []);
    }
    assert!(state.presenting.show.is_none());
}

#[test]
fn f5_resumes_what_was_left_whatever_the_panel_shows() {
    let other = Briefing {
        id: "other".to_owned(),
        ..road()
    };
    let mut state = with(vec![road(), other]);
    let briefing = "other".to_owned();
    let open = |state: &mut State| {
        state.drafting.open = true;
        let briefing = "other".to_owned();
        state.apply(
            Command::Drafting(DraftingCommand::Choose { briefing }),
            now(0),
        );
    };
    let road = "road".to_owned();
    tell(&mut state, PresentingCommand::Choose { briefing: road });
    tell(&mut state, PresentingCommand::JumpTo { at: 3 });
    tell(&mut state, PresentingCommand::Leave);
    open(&mut state);
    tell(&mut state, PresentingCommand::Present);
    assert_eq!(
        (show(&state).briefing.id.as_str(), show(&state).at),
        ("road", 3)
    );
    // Also from the selected item; the panel counts before anything was told.
    tell(&mut state, PresentingCommand::Leave);
    state.apply(Command::Select { item: ItemIx(2) }, now(0));
    tell(&mut state, PresentingCommand::PresentFromSelection);
    assert_eq!(
        (show(&state).briefing.id.as_str(), show(&state).at),
        ("road", 1)
    );
    tell(&mut state, PresentingCommand::Choose { briefing });
    assert_eq!(
        (show(&state).briefing.id.as_str(), show(&state).at),
        ("other", 0)
    );
    state.presenting.show = None;
    open(&mut state);
    tell(&mut state, PresentingCommand::Present);
    assert_eq!(show(&state).briefing.id, "other");
}

#[test]
fn nothing_is_written_out_while_presenting() {
    use crate::state::{ComparisonFormat, HandoutCommand, ImageFormat};
    let format = ImageFormat::Png;
    let briefing = "road".to_owned();
    let asked = [
        Command::ExportImage { format },
        Command::Handout(HandoutCommand::Ask),
        Command::Handout(HandoutCommand::Choose { briefing }),
        Command::Comparing(ComparingCommand::Export {
            format: ComparisonFormat::Csv,
        }),
    ];
    for command in asked {
        let mut state = presented();
        for place in [PresentingPlace::Path, PresentingPlace::Exploring] {
            let effects = state.apply(command.clone(), now(0));
            assert_eq!(said(&effects), ["Not while presenting"], "{command:?}");
            assert_eq!((effects.len(), state.presenting_place()), (1, place));
            state.apply(Command::ZoomIn, now(0));
        }
    }
    let mut state = with(vec![road()]);
    let effects = state.apply(Command::ExportImage { format }, now(0));
    assert!(matches!(effects[..], [Effect::SaveFileDialog { .. }]));
}
