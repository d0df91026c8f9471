//! The clock, the plan, rehearsing, and less time than there was to be.

use super::presenting::{NEXT, last_toast, presented, road, seen, show, step, tell, tell_at, with};
use super::*;
use crate::model::Briefing;

#[test]
fn the_pace_is_against_the_time_of_the_step_in_words() {
    // Each step is told for a minute.
    for (step, secs, pace, words) in [
        (0, 0, Pace::OnPlan, "on plan"),
        (0, 60, Pace::OnPlan, "on plan"),
        (0, 61, Pace::Behind(1), "1 s behind plan"),
        (1, 20, Pace::Ahead(40), "40 s ahead of plan"),
        (1, 60, Pace::OnPlan, "on plan"),
        (1, 219, Pace::Behind(99), "99 s behind plan"),
        (1, 220, Pace::Behind(100), "1:40 behind plan"),
        (4, 0, Pace::Ahead(240), "4:00 ahead of plan"),
    ] {
        let mut state = presented();
        tell(&mut state, PresentingCommand::JumpTo { at: step });
        let told = state.pace(now(secs * 1_000 + 400)).expect("a pace");
        assert_eq!((told, told.words().as_str()), (pace, words));
    }
    let mut state = presented();
    tell(&mut state, PresentingCommand::Leave);
    assert_eq!(state.pace(now(0)), None);
}

#[test]
fn the_clock_stops_starts_and_is_set_to_zero() {
    let mut state = presented();
    let shows = |state: &State, millis| show(state).clock.millis(now(millis));
    tell_at(&mut state, 5_000, PresentingCommand::ToggleClock);
    assert_eq!(shows(&state, 60_000), 5_000);
    assert_eq!(state.next_change_millis(now(60_000)), None);
    tell_at(&mut state, 60_000, PresentingCommand::ToggleClock);
    assert_eq!(shows(&state, 61_000), 6_000);
    tell_at(&mut state, 61_000, PresentingCommand::ResetClock);
    assert_eq!(shows(&state, 62_500), 1_500);
    tell_at(&mut state, 62_500, PresentingCommand::ToggleClock);
    tell_at(&mut state, 63_000, PresentingCommand::ResetClock);
    assert_eq!(shows(&state, 70_000), 0);
}

#[test]
fn the_time_of_each_step_is_noted_only_while_it_is_told() {
    let mut state = presented();
    tell_at(&mut state, 10_000, PresentingCommand::ToggleRehearsal);
    tell_at(&mut state, 30_000, NEXT);
    // A question, with the clock stopped; then presenting is left for a while.
    tell_at(&mut state, 40_000, PresentingCommand::ToggleClock);
    tell_at(&mut state, 90_000, PresentingCommand::ToggleClock);
    tell_at(&mut state, 95_000, PresentingCommand::Leave);
    tell_at(&mut state, 200_000, PresentingCommand::Present);
    tell_at(&mut state, 207_000, PresentingCommand::ResetClock);
    tell_at(&mut state, 208_000, PresentingCommand::ToggleRehearsal);
    let Some(Layer::KeepTimes { times }) = state.top_layer() else {
        panic!("the times are not shown");
    };
    let noted: Vec<Option<u32>> = times.iter().map(|it| it.noted_secs).collect();
    assert_eq!(noted[..3], [Some(20), Some(10 + 5 + 7 + 1), None]);
    assert!(times.iter().all(|it| it.planned_secs == 60));
    assert_eq!(show(&state).rehearsal, None);
}

/// The first step was told for 44 seconds and noted; the second is on.
fn rehearsed() -> State {
    let mut state = presented();
    tell(&mut state, PresentingCommand::ToggleRehearsal);
    tell_at(&mut state, 44_000, NEXT);
    state
}

fn is_asked(state: &State) -> bool {
    matches!(state.top_layer(), Some(Layer::KeepTimes { .. }))
}

fn first_secs(state: &State) -> Vec<u32> {
    let drafts = state.drafting.drafts.iter();
    drafts.map(|it| it.steps[0].dwell_secs).collect()
}

#[test]
fn times_that_were_noted_outlast_the_keys_that_close_the_question() {
    let strays = [
        NEXT,
        PresentingCommand::ToggleBlack,
        PresentingCommand::Leave,
        PresentingCommand::Choose {
            briefing: "road".to_owned(),
        },
    ];
    for stray in strays {
        let mut state = rehearsed();
        tell_at(&mut state, 44_000, PresentingCommand::ToggleRehearsal);
        assert!(is_asked(&state));
        tell_at(&mut state, 44_000, stray.clone());
        state.layers.clear();
        tell_at(&mut state, 44_000, PresentingCommand::ToggleRehearsal);
        assert!(is_asked(&state), "{stray:?}");
        tell_at(&mut state, 44_000, PresentingCommand::KeepTimes);
        assert_eq!(first_secs(&state), [44], "{stray:?}");
        // They are answered: the next press notes anew.
        tell_at(&mut state, 44_000, PresentingCommand::Present);
        tell_at(&mut state, 44_000, PresentingCommand::ToggleRehearsal);
        assert!(show(&state).rehearsal.is_some());
    }
}

#[test]
fn leaving_asks_again_for_times_that_wait_and_discarding_ends_it() {
    let mut state = rehearsed();
    tell_at(&mut state, 44_000, PresentingCommand::ToggleRehearsal);
    tell_at(&mut state, 44_000, NEXT);
    tell_at(&mut state, 44_000, PresentingCommand::Leave);
    assert!(is_asked(&state));
    tell(&mut state, PresentingCommand::DiscardTimes);
    assert_eq!((state.top_layer(), state.noted_briefing()), (None, None));
    assert!(first_secs(&state).is_empty());
}

#[test]
fn another_briefing_chosen_while_noting_leaves_the_times_to_be_kept() {
    let other = Briefing {
        id: "other".to_owned(),
        ..road()
    };
    let mut state = with(vec![road(), other]);
    let choose = |id: &str| PresentingCommand::Choose {
        briefing: id.to_owned(),
    };
    tell(&mut state, choose("road"));
    tell(&mut state, PresentingCommand::ToggleRehearsal);
    tell_at(&mut state, 44_000, choose("other"));
    assert_eq!(
        last_toast(&state),
        "The times noted for “The road” wait; Ctrl+Shift+T shows them"
    );
    tell_at(&mut state, 50_000, PresentingCommand::ToggleRehearsal);
    tell_at(&mut state, 50_000, PresentingCommand::KeepTimes);
    assert_eq!(first_secs(&state), [44]);
}

#[test]
fn another_file_leaves_the_times_to_be_kept_in_their_own() {
    let mut state = rehearsed();
    tell_at(&mut state, 44_000, PresentingCommand::Leave);
    let open = |state: &mut State, name: &str, briefings: Vec<Briefing>| {
        let path = std::path::PathBuf::from(name);
        state.apply(Command::OpenPath { path }, now(0));
        let parts = TimelineParts {
            briefings,
            ..story()
        };
        deliver(state, parts, Vec::new());
    };
    open(&mut state, "other.toml", vec![road()]);
    tell(&mut state, PresentingCommand::ToggleRehearsal);
    tell(&mut state, PresentingCommand::KeepTimes);
    assert_eq!(
        last_toast(&state),
        "The file that is open has no “The road” to keep its times in"
    );
    assert!(first_secs(&state).is_empty());
    // In the meantime a step was put before the others.
    let mut longer = road();
    longer.steps.insert(0, step("New", 1, 3));
    open(&mut state, "story.toml", vec![longer]);
    tell(&mut state, PresentingCommand::ToggleRehearsal);
    tell(&mut state, PresentingCommand::KeepTimes);
    let draft = state.drafting.drafts.last().expect("a draft");
    let secs: Vec<u32> = draft.steps.iter().map(|it| it.dwell_secs).collect();
    assert_eq!(secs, [60, 44, 60, 60, 60, 60, 60]);
}

#[test]
fn times_that_are_kept_go_to_a_copy_of_the_timelines_briefing() {
    let mut state = presented();
    tell(&mut state, PresentingCommand::ToggleRehearsal);
    tell_at(&mut state, 44_000, NEXT);
    tell_at(&mut state, 44_000, PresentingCommand::ToggleRehearsal);
    tell(&mut state, PresentingCommand::KeepTimes);
    assert_eq!(state.top_layer(), None);
    let draft = state.drafting.drafts.last().expect("a draft");
    let secs: Vec<u32> = draft.steps.iter().map(|it| it.dwell_secs).collect();
    assert_eq!(secs, [44, 60, 60, 60, 60, 60]);
    assert_eq!(state.timeline.briefings()[0].steps[0].dwell_secs, 60);
}

fn type_time(state: &mut State, text: &str) {
    tell(state, PresentingCommand::AskTime);
    let text = text.to_owned();
    tell(state, PresentingCommand::TypeTime { text });
}

/// The titles of the path with their times.
fn path(state: &State) -> Vec<(&str, u32)> {
    let told = show(state);
    let step = |it: &crate::model::PathStep| {
        let step = &told.briefing.steps[it.step];
        (step.title.as_str(), it.dwell_secs)
    };
    told.path.iter().map(step).collect()
}

#[test]
fn a_cut_is_shown_then_made_and_taken_back() {
    let mut state = presented();
    tell(&mut state, NEXT);
    tell(&mut state, NEXT);
    type_time(&mut state, "2");
    let whole = path(&state).len();
    assert_eq!(whole, 6, "only shown");
    let Some(Layer::AskTime {
        cut: Some(Ok(cut)), ..
    }) = state.top_layer()
    else {
        panic!("no cut is shown");
    };
    assert_eq!(
        (cut.total_secs, cut.left_out.as_slice()),
        (120, &[3, 5][..])
    );
    tell(&mut state, PresentingCommand::CutToTime);
    // What was told stays before what is left; the current step stays.
    assert_eq!(
        path(&state),
        [("Plan", 60), ("Geneva", 60), ("Berlin", 60), ("Ghent", 60)]
    );
    assert_eq!((seen(&state).as_str(), show(&state).at), ("Berlin", 2));
    assert_eq!(show(&state).air.place.expect("a place").of, 4);
    assert_eq!(state.top_layer(), None);
    assert_eq!(
        last_toast(&state),
        "2 steps are left out; Ctrl+Z takes it back"
    );
    tell(&mut state, NEXT);
    assert_eq!(seen(&state), "Ghent");
    tell(&mut state, PresentingCommand::UndoCut);
    assert_eq!((path(&state).len(), show(&state).at), (6, 4));
    assert_eq!(seen(&state), "Ghent");
    tell(&mut state, NEXT);
    assert_eq!(seen(&state), "Rome");
    tell(&mut state, PresentingCommand::UndoCut);
    assert_eq!(last_toast(&state), "The path is whole");
}

#[test]
fn pins_and_the_current_step_are_kept_and_the_budget_is_never_exceeded() {
    for secs in 20..400_u32 {
        let mut state = presented();
        type_time(&mut state, &format!("{secs} s"));
        tell(&mut state, PresentingCommand::CutToTime);
        let told = path(&state);
        assert!(
            told.iter().map(|it| it.1).sum::<u32>() <= secs.min(360),
            "{secs}"
        );
        let has = |title: &str| told.iter().any(|it| it.0 == title);
        assert!(has("Plan") && has("Geneva"), "{secs}");
    }
}

#[test]
fn a_second_cut_starts_from_the_whole_path_again() {
    let mut state = presented();
    for (typed, count) in [("1", 2), ("6", 6), ("3", 3)] {
        type_time(&mut state, typed);
        tell(&mut state, PresentingCommand::CutToTime);
        assert_eq!(path(&state).len(), count, "{typed}");
    }
    tell(&mut state, PresentingCommand::UndoCut);
    assert_eq!(path(&state).len(), 6);
}

#[test]
fn after_a_cut_the_plan_goes_on_from_then() {
    let mut state = presented();
    tell(&mut state, PresentingCommand::AskTime);
    let text = "2".to_owned();
    tell(&mut state, PresentingCommand::TypeTime { text });
    tell_at(&mut state, 300_000, PresentingCommand::CutToTime);
    assert_eq!(state.pace(now(300_000)), Some(Pace::OnPlan));
    assert_eq!(state.pace(now(370_000)), Some(Pace::Behind(10)));
}

#[test]
fn what_cannot_be_cut_says_why_and_changes_nothing() {
    for (typed, said) in [
        ("soon", "Expected minutes, as 4 or 4:30"),
        ("15 s", "What must be shown needs at least 0:20"),
    ] {
        let mut state = presented();
        type_time(&mut state, typed);
        let Some(Layer::AskTime { cut, text }) = state.top_layer() else {
            panic!("the question has gone");
        };
        assert_eq!(
            (cut.as_ref(), text.as_str()),
            (Some(&Err(said.to_owned())), typed)
        );
        tell(&mut state, PresentingCommand::CutToTime);
        assert_eq!(path(&state).len(), 6);
        assert!(state.top_layer().is_some());
    }
    let mut state = presented();
    type_time(&mut state, " ");
    assert!(matches!(
        state.top_layer(),
        Some(Layer::AskTime { cut: None, .. })
    ));
}

#[test]
fn the_clock_set_to_zero_midway_says_on_plan_and_counts_from_there() {
    let mut state = presented();
    tell_at(&mut state, 0, PresentingCommand::JumpTo { at: 3 });
    tell_at(&mut state, 170_000, PresentingCommand::ResetClock);
    assert_eq!(state.pace(now(171_000)), Some(Pace::OnPlan));
    tell_at(&mut state, 190_000, NEXT);
    assert_eq!(state.pace(now(190_000)), Some(Pace::Ahead(40)));
    assert_eq!(state.pace(now(170_000 + 125_000)), Some(Pace::Behind(5)));
    // A cut and its undoing leave that plan.
    type_time(&mut state, "10");
    tell_at(&mut state, 190_000, PresentingCommand::CutToTime);
    assert_eq!(state.pace(now(190_000)), Some(Pace::OnPlan));
    tell_at(&mut state, 190_000, PresentingCommand::UndoCut);
    assert_eq!(state.pace(now(190_000)), Some(Pace::Ahead(40)));
}
