//! Moving through time and from item to item.

use super::*;
use crate::model::{FacetValue, MILLIS_PER_DAY};

/// Applies the commands one second apart, so that every move has ended before the next.
fn run(state: &mut State, commands: &[Command]) {
    for (at, command) in commands.iter().enumerate() {
        let later = now(10_000 + at as u64 * 2_000);
        state.advance(later);
        state.apply(command.clone(), later);
    }
}

#[test]
fn a_timeline_opens_on_all_of_it_or_on_what_its_author_says() {
    let state = opened(story());
    let range = state.viewing.target().range();
    assert!(range.start < day("2025-11-20") && range.end > day("2026-02-21"));

    let parts = TimelineParts {
        opens_on: Some(when("2026-01-01/2026-01-10")),
        ..story()
    };
    let range = opened(parts).viewing.target().range();
    assert_eq!(
        (range.start, range.end),
        (day("2026-01-01"), day("2026-01-11"))
    );
}

#[test]
fn stepping_goes_in_reading_order_and_ends_at_the_ends() {
    let mut state = opened(story());
    let mut visited = Vec::new();
    for _ in 0..8 {
        state.apply(Command::NextItem, now(0));
        visited.push(selected(&state).expect("one").to_owned());
    }
    assert_eq!(visited, ["a", "b", "c", "d", "e", "f", "g", "g"]);
    state.apply(Command::FirstItem, now(0));
    let effects = state.apply(Command::PreviousItem, now(0));
    assert_eq!(
        (selected(&state), said(&effects)),
        (Some("a"), vec!["This is the first item"])
    );
    state.apply(Command::LastItem, now(0));
    assert_eq!(selected(&state), Some("g"));
}

#[test]
fn stepping_stays_within_the_filter() {
    let mut state = opened(story());
    state.apply(
        Command::ToggleFilter {
            value: FacetValue::Track(TrackIx(1)),
        },
        now(0),
    );
    let mut visited = Vec::new();
    for _ in 0..3 {
        state.apply(Command::NextItem, now(0));
        visited.push(selected(&state).expect("one").to_owned());
    }
    assert_eq!(visited, ["b", "d", "f"]);
    let said_last = said(&state.apply(Command::NextItem, now(0))).join("");
    assert_eq!(said_last, "This is the last item");
}

#[test]
fn stepping_keeps_the_zoom_and_moves_only_what_is_out_of_sight() {
    let mut state = opened(story());
    run(
        &mut state,
        &[Command::ShowRange {
            range: day("2025-11-15")..day("2025-12-25"),
        }],
    );
    let view = state.viewing.target();
    select(&mut state, "a");
    assert_eq!(
        state.viewing.target(),
        view.pan_fraction(view.fraction_of(day("2025-11-20")) - 0.15)
    );
    let view = state.viewing.target();
    select(&mut state, "b");
    assert_eq!(
        state.viewing.target(),
        view,
        "b is in sight with its margin"
    );
    select(&mut state, "d");
    let moved = state.viewing.target();
    assert!((moved.span_ms() - view.span_ms()).abs() < 1e-3);
    assert!((moved.fraction_of(day("2026-01-07")) - 0.85).abs() < 1e-6);
}

#[test]
fn rows_are_changed_to_what_is_nearest_in_time() {
    let mut state = opened(story());
    select(&mut state, "c");
    state.apply(Command::LaneDown, now(0));
    assert_eq!(selected(&state), Some("d"));
    state.apply(Command::LaneDown, now(0));
    assert_eq!(selected(&state), Some("d"), "there is no row below");
    state.apply(Command::LaneUp, now(0));
    assert_eq!(selected(&state), Some("c"));
}

#[test]
fn items_at_one_time_on_one_row_are_cycled_before_the_row_changes() {
    let mut parts = story();
    parts.items.push(item("e2", Some("2026-02-20"), 0));
    let mut state = opened(parts);
    select(&mut state, "e");
    let mut visited = Vec::new();
    for command in [
        Command::LaneDown,
        Command::LaneDown,
        Command::LaneUp,
        Command::LaneDown,
    ] {
        state.apply(command, now(0));
        visited.push(selected(&state).expect("one").to_owned());
    }
    assert_eq!(visited, ["e2", "f", "e", "e2"]);
}

#[test]
fn a_typed_number_goes_to_that_item_and_is_forgotten_after_two_seconds() {
    let mut state = opened(story());
    state.apply(Command::Digit { digit: 4 }, now(0));
    state.apply(Command::Activate, now(1_999));
    assert_eq!(selected(&state), Some("d"));
    state.apply(Command::Digit { digit: 1 }, now(5_000));
    state.apply(Command::Digit { digit: 2 }, now(8_000));
    assert_eq!(
        state.number.as_ref().map(|number| number.digits.as_str()),
        Some("2")
    );
    state.apply(Command::Activate, now(8_001));
    assert_eq!(selected(&state), Some("b"));
    state.apply(Command::Digit { digit: 9 }, now(9_000));
    let effects = state.apply(Command::Activate, now(9_001));
    assert_eq!(said(&effects), ["There is no item 9; they go to 7"]);
}

#[test]
fn fitting_the_selection_centers_it_first_and_fills_the_view_then() {
    let mut state = opened(story());
    select(&mut state, "d");
    let before = state.viewing.target();
    run(&mut state, &[Command::FitSelection]);
    let centered = state.viewing.target();
    assert_eq!(
        centered.center(),
        day("2026-01-06").saturating_add_millis(MILLIS_PER_DAY / 2)
    );
    assert!((centered.span_ms() - before.span_ms()).abs() < 1.0);
    run(&mut state, &[Command::FitSelection]);
    let day_ms = MILLIS_PER_DAY as f64;
    assert!((state.viewing.target().span_ms() - day_ms / 0.6).abs() < 1.0);
}

#[test]
fn phases_follow_one_another_in_time_whatever_their_order_in_the_file() {
    let mut state = opened(story());
    run(&mut state, &[Command::ShowPhase { index: 1 }]);
    let early = state.viewing.target();
    run(&mut state, &[Command::NextPhase]);
    let late = state.viewing.target();
    assert!(late.center() > early.center());
    run(&mut state, &[Command::NextPhase]);
    assert_eq!(state.viewing.target(), late, "there is no further phase");
    run(&mut state, &[Command::PreviousPhase]);
    assert_eq!(state.viewing.target(), early);
}

#[test]
fn a_typed_date_is_shown_and_an_unreadable_one_is_explained_where_it_was_typed() {
    let mut state = opened(story());
    run(
        &mut state,
        &[
            Command::OpenGoTo,
            Command::GoToDate {
                text: "blursday".to_owned(),
            },
        ],
    );
    let Some(Layer::GoTo { error: Some(_), .. }) = state.top_layer() else {
        panic!("the field says why: {:?}", state.layers);
    };
    run(
        &mut state,
        &[Command::GoToDate {
            text: "2026-01-06".to_owned(),
        }],
    );
    assert_eq!(state.layers, []);
    let view = state.viewing.target();
    assert!((view.fraction_of(day("2026-01-06")) - 0.5).abs() < 0.1);
    assert!(view.span_ms() <= 30.5 * MILLIS_PER_DAY as f64);
}

#[test]
fn back_returns_exactly_to_view_and_selection_and_forward_again() {
    let mut state = opened(story());
    let start = state.place();
    run(
        &mut state,
        &[Command::ShowRange {
            range: day("2026-01-01")..day("2026-01-11"),
        }],
    );
    let first = state.place();
    select(&mut state, "f");
    let second = state.place();
    run(&mut state, &[Command::ViewBack]);
    assert_eq!(state.place(), first);
    run(&mut state, &[Command::ViewBack]);
    assert_eq!(state.place(), start);
    run(&mut state, &[Command::ViewForward, Command::ViewForward]);
    assert_eq!(state.place(), second);
    assert!(!state.history.can_go_forward() && state.history.can_go_back());
}

#[test]
fn one_long_turn_of_the_wheel_is_one_step_back() {
    let mut state = opened(story());
    let start = state.place();
    for at in 0..30 {
        state.apply(
            Command::ZoomAt {
                fraction: 0.3,
                factor: 1.1,
            },
            now(at * 500),
        );
    }
    assert_ne!(state.place(), start);
    state.apply(Command::ViewBack, now(20_000));
    assert_eq!(state.place(), start);
}

#[test]
fn the_date_under_the_pointer_stays_while_the_wheel_zooms_even_in_flight() {
    let mut state = opened(story());
    state.apply(Command::ShowPhase { index: 0 }, now(0));
    let seen = state.time_view(now(100)).time_at(0.7);
    state.apply(
        Command::ZoomAt {
            fraction: 0.7,
            factor: 1.22,
        },
        now(100),
    );
    assert!(!state.viewing.is_moving(now(100)));
    let after = state.time_view(now(100)).fraction_of(seen);
    assert!((after - 0.7).abs() * 1000.0 < 0.5, "{after}");
}

#[test]
fn at_a_zoom_limit_the_wheel_does_nothing() {
    let mut state = opened(story());
    for _ in 0..100 {
        state.apply(
            Command::ZoomAt {
                fraction: 0.1,
                factor: 0.5,
            },
            now(0),
        );
    }
    let widest = state.viewing.target();
    state.apply(
        Command::ZoomAt {
            fraction: 0.9,
            factor: 0.5,
        },
        now(0),
    );
    assert_eq!(state.viewing.target(), widest);
}

#[test]
fn reduced_motion_cuts_and_full_motion_arrives_exactly() {
    let mut state = opened(story());
    state.apply(Command::ShowPhase { index: 0 }, now(0));
    assert!(state.viewing.is_moving(now(10)));
    assert_ne!(state.time_view(now(10)), state.viewing.target());
    assert_eq!(state.time_view(now(5_000)), state.viewing.target());
    assert_eq!(state.next_change_millis(now(10)), Some(10));
    state.apply(Command::SetReducedMotion { reduced: true }, now(6_000));
    state.apply(Command::FitAll, now(6_000));
    assert_eq!(state.time_view(now(6_000)), state.viewing.target());
}

#[test]
fn a_narrower_canvas_keeps_its_left_date_and_its_scale() {
    let mut state = opened(story());
    run(
        &mut state,
        &[Command::ShowRange {
            range: day("2026-01-01")..day("2026-01-11"),
        }],
    );
    let before = state.viewing.target();
    run(
        &mut state,
        &[Command::CanvasResized {
            width_points: 600.0,
        }],
    );
    let after = state.viewing.target();
    assert_eq!(after.left(), before.left());
    assert!((after.span_ms() / before.span_ms() - 0.6).abs() < 1e-9);
}

#[test]
fn a_pane_that_opens_during_a_jump_does_not_stop_the_jump() {
    let mut state = opened(story());
    state.apply(
        Command::ShowRange {
            range: day("2026-01-01")..day("2026-01-11"),
        },
        now(0),
    );
    let target = state.viewing.target();
    state.apply(
        Command::CanvasResized {
            width_points: 600.0,
        },
        now(50),
    );
    assert!(state.viewing.is_moving(now(60)));
    let arrived = state.time_view(now(5_000));
    assert_eq!(arrived.left(), target.left());
    assert!((arrived.span_ms() / target.span_ms() - 0.6).abs() < 1e-9);
}

#[test]
fn a_cluster_splits_by_zooming_unless_all_its_members_stand_at_one_time() {
    let mut state = opened(story());
    let cluster = |state: &State, ids: [&str; 2], span| ClusterSummary {
        track: TrackIx(0),
        first_members: ids.map(|id| ix(state, id)).to_vec(),
        count: 2,
        span,
    };
    let apart = cluster(&state, ["a", "b"], day("2025-11-20")..day("2025-12-16"));
    let before = state.viewing.target().span_ms();
    run(&mut state, &[Command::OpenCluster { cluster: apart }]);
    assert!(state.viewing.target().span_ms() < before && state.layers.is_empty());
    let together = cluster(&state, ["e", "f"], day("2026-02-20")..day("2026-02-20"));
    run(
        &mut state,
        &[Command::OpenCluster {
            cluster: together.clone(),
        }],
    );
    assert_eq!(state.layers, [Layer::ClusterList { cluster: together }]);
}
