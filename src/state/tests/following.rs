//! Issues and figures on rows of their own.

use super::dossier::{ARMY, COUNT, MONEY, dossier_story};
use super::knowing::{know, on};
use super::*;
use crate::model::{FacetValue, KnowledgeDate, SeriesIx, TopicIx};

use Direction::{Backward, Forward};
use FollowingCommand as Do;

fn follow(state: &mut State, command: FollowingCommand) -> Vec<Effect> {
    state.apply(Command::Following(command), now(0))
}

fn following_all() -> State {
    let mut state = opened(dossier_story());
    follow(&mut state, Do::ShowAll);
    state
}

fn step(topic: TopicIx, step: usize) -> FollowedCursor {
    FollowedCursor::Step { topic, step }
}

fn value(value: usize) -> FollowedCursor {
    FollowedCursor::Value {
        series: COUNT,
        value,
    }
}

fn go_to(state: &mut State, cursor: FollowedCursor) {
    follow(state, Do::Focus { cursor });
    assert_eq!(state.following.cursor, Some(cursor));
}

fn told(state: &State) -> &str {
    state.toasts.last().map_or("", |toast| toast.text.as_str())
}

#[test]
fn rows_are_those_chosen_and_those_that_the_filter_names() {
    let mut state = opened(dossier_story());
    assert!(state.rivers().is_empty() && state.tracks_of_figures().is_empty());
    let effects = follow(&mut state, Do::ToggleTopic { topic: MONEY });
    assert_eq!(said(&effects), ["money followed"]);
    assert_eq!(state.rivers(), [MONEY]);
    let value = FacetValue::Topic("army".to_owned());
    state.apply(Command::ToggleFilter { value }, now(0));
    assert_eq!(state.rivers(), [ARMY, MONEY]);
    follow(&mut state, Do::ToggleTopic { topic: MONEY });
    assert_eq!(state.rivers(), [ARMY]);
    follow(&mut state, Do::ToggleSeries { series: COUNT });
    assert_eq!(state.tracks_of_figures(), [COUNT]);
    follow(&mut state, Do::ToggleTopic { topic: TopicIx(7) });
    follow(
        &mut state,
        Do::ToggleSeries {
            series: SeriesIx(7),
        },
    );
    assert_eq!(
        (state.rivers(), state.tracks_of_figures().len()),
        (vec![ARMY], 1)
    );
    follow(&mut state, Do::Clear);
    state.apply(Command::ClearFilter, now(0));
    assert!(state.rivers().is_empty() && state.tracks_of_figures().is_empty());
}

#[test]
fn what_the_filter_names_is_taken_away_at_once_even_if_it_is_chosen_too() {
    for is_chosen in [false, true] {
        let mut state = opened(dossier_story());
        if is_chosen {
            follow(&mut state, Do::ToggleTopic { topic: ARMY });
        }
        let value = FacetValue::Topic("army".to_owned());
        state.apply(Command::ToggleFilter { value }, now(0));
        assert_eq!(state.rivers(), [ARMY]);
        let effects = follow(&mut state, Do::ToggleTopic { topic: ARMY });
        assert_eq!(said(&effects)[0], "army no longer followed");
        assert!(state.rivers().is_empty(), "chosen: {is_chosen}");
        assert!(state.filtering.filter.topics.is_empty());
    }
}

#[test]
fn rows_are_hidden_and_shown_and_chosen_first_if_there_are_none() {
    let mut state = opened(dossier_story());
    follow(&mut state, Do::ToggleRows);
    assert!(state.has_layer(&Layer::FollowPanel));
    state.apply(Command::CloseTop, now(0));
    follow(&mut state, Do::ShowAll);
    follow(&mut state, Do::ToggleRows);
    assert!(state.following.hidden && state.rivers().is_empty());
    follow(&mut state, Do::ToggleRows);
    assert!(!state.following.hidden);
    assert_eq!(state.rivers(), [ARMY, MONEY]);
    follow(&mut state, Do::ToggleRows);
    follow(&mut state, Do::ToggleTopic { topic: MONEY });
    assert!(state.following.hidden, "no longer following shows nothing");
    follow(&mut state, Do::ToggleTopic { topic: MONEY });
    assert_eq!(state.rivers(), [ARMY, MONEY], "what was just chosen shows");
}

#[test]
fn the_panel_opens_unless_there_is_nothing_to_choose() {
    let mut state = opened(dossier_story());
    follow(&mut state, Do::TogglePanel);
    assert_eq!(state.top_layer(), Some(&Layer::FollowPanel));
    follow(&mut state, Do::TogglePanel);
    assert_eq!(state.top_layer(), None);
    let mut state = opened(story());
    follow(&mut state, Do::TogglePanel);
    assert_eq!(state.top_layer(), None);
    assert_eq!(
        told(&state),
        "This timeline has no issues or figures to follow"
    );
}

#[test]
fn the_cursor_goes_along_a_row_and_to_what_is_nearest_on_the_next() {
    let mut state = following_all();
    go_to(&mut state, step(ARMY, 0));
    let effects = follow(
        &mut state,
        Do::StepAlong {
            direction: Direction::Forward,
        },
    );
    assert_eq!(
        said(&effects),
        ["army: contested, 6 January 2026. It came up."]
    );
    let (along, row) = (
        |direction| Do::StepAlong { direction },
        |direction| Do::StepRow { direction },
    );
    for (command, expected) in [
        (row(Forward), step(MONEY, 0)),
        (row(Forward), value(1)),
        (along(Forward), value(2)),
        (along(Forward), value(2)),
        (row(Forward), value(2)),
        (row(Backward), step(MONEY, 0)),
        (row(Backward), step(ARMY, 1)),
        (row(Backward), step(ARMY, 1)),
        (along(Forward), step(ARMY, 2)),
        (along(Backward), step(ARMY, 1)),
    ] {
        follow(&mut state, command);
        assert_eq!(state.following.cursor, Some(expected), "{command:?}");
    }
}

#[test]
fn the_first_key_goes_to_the_first_step_or_to_the_next_from_the_selected_item() {
    // Army: a on 20 November, d on 6 January, e on 20 February; money: b on 15 December.
    let along = |direction| Do::StepAlong { direction };
    for (selection, direction, expected, item) in [
        (None, Forward, Some(step(ARMY, 0)), Some("a")),
        (None, Backward, Some(step(ARMY, 2)), Some("e")),
        (Some("a"), Forward, Some(step(ARMY, 1)), Some("d")),
        (Some("e"), Forward, None, Some("e")),
        (Some("e"), Backward, Some(step(ARMY, 1)), Some("d")),
        (Some("a"), Backward, None, Some("a")),
    ] {
        let mut state = following_all();
        // Whatever the view shows.
        let time = day("2026-02-10");
        state.apply(Command::CenterOn { time }, now(0));
        if let Some(item) = selection {
            select(&mut state, item);
        }
        follow(&mut state, along(direction));
        let found = (state.following.cursor, selected(&state));
        assert_eq!(found, (expected, item), "{selection:?} {direction:?}");
        let says_so = told(&state).contains("step is on the row");
        assert_eq!(says_so, expected.is_none(), "{}", told(&state));
    }
    let mut state = opened(dossier_story());
    follow(&mut state, along(Forward));
    assert!(state.has_layer(&Layer::FollowPanel));
}

#[test]
fn a_row_without_the_selected_item_begins_at_its_date() {
    let mut state = opened(dossier_story());
    follow(&mut state, Do::ToggleTopic { topic: ARMY });
    select(&mut state, "b");
    let direction = Forward;
    follow(&mut state, Do::StepAlong { direction });
    assert_eq!(state.following.cursor, Some(step(ARMY, 1)));
}

#[test]
fn going_along_opens_the_details_and_selects_each_item() {
    let mut state = following_all();
    state.settings.detail_open = false;
    let direction = Forward;
    for item in ["a", "d", "e"] {
        follow(&mut state, Do::StepAlong { direction });
        assert_eq!(selected(&state), Some(item));
        assert!(state.settings.detail_open, "{item}");
    }
    follow(&mut state, Do::StepAlong { direction });
    assert_eq!(told(&state), "This is the last step of the row");
}

#[test]
fn what_was_said_of_the_rows_goes_with_the_day_and_with_the_next_step() {
    let along = |direction| Do::StepAlong { direction };
    let mut state = following_all();
    go_to(&mut state, step(ARMY, 2));
    follow(&mut state, along(Forward));
    assert_eq!(told(&state), "This is the last step of the row");
    follow(&mut state, along(Backward));
    assert!(state.toasts.is_empty(), "{}", told(&state));
    go_to(&mut state, step(ARMY, 2));
    follow(&mut state, along(Forward));
    know(&mut state, on("2026-01-08"));
    assert!(!told(&state).contains("step"), "{}", told(&state));
}

/// A story with two figures of one speaker and one item, of which the later one became known
/// later, and a copy of it with another text.
#[test]
fn the_cursor_on_figures_stays_with_its_value_when_the_day_changes() {
    use crate::model::{SeriesValue, When};
    let mut parts = dossier_story();
    let first = parts.dossier.series[0].values[0].clone();
    let when = |date: &str| Some(When::parse_edtf(date).expect("a date").when);
    let same = |date: &str, text: &str| SeriesValue {
        when: when(date),
        text: text.to_owned(),
        ..first.clone()
    };
    parts.dossier.series[0].values = vec![
        same("2025-11-20", "said once"),
        same("2025-11-21", "said again"),
        same("2025-11-21", "said a third time"),
    ];
    let mut state = opened(parts);
    follow(&mut state, Do::ShowAll);
    for at in 0..3 {
        go_to(&mut state, value(at));
        for date in [on("2025-12-20"), on("2026-01-08"), KnowledgeDate::Latest] {
            know(&mut state, date);
            assert_eq!(state.following.cursor, Some(value(at)), "{date:?}");
        }
    }
}

#[test]
fn a_step_out_of_sight_is_brought_into_sight_and_back_undoes_it() {
    let mut state = following_all();
    let range = day("2025-11-18")..day("2025-11-25");
    state.apply(Command::ShowRange { range }, now(0));
    let place = state.place();
    go_to(&mut state, step(ARMY, 1));
    let direction = Direction::Forward;
    follow(&mut state, Do::StepAlong { direction });
    let sight = state.viewing.target().range();
    assert!(sight.contains(&day("2026-02-20")));
    state.apply(Command::ViewBack, now(0));
    assert_eq!(state.place(), place);
}

#[test]
fn enter_opens_the_item_of_the_step_and_keeps_the_row() {
    let mut state = following_all();
    go_to(&mut state, step(ARMY, 1));
    state.apply(Command::Activate, now(0));
    assert_eq!(selected(&state), Some("d"));
    assert_eq!(state.following.cursor, Some(step(ARMY, 1)));
    assert_eq!(state.rivers(), [ARMY, MONEY]);
    select(&mut state, "b");
    assert_eq!(state.following.cursor, None);
    go_to(&mut state, value(0));
    follow(&mut state, Do::OpenStep);
    assert_eq!(selected(&state), Some("a"));
    state.apply(Command::CloseTop, now(0));
    assert_eq!(
        (state.following.cursor, selected(&state)),
        (None, Some("a"))
    );
}

#[test]
fn a_cursor_on_no_row_is_none() {
    let mut state = following_all();
    for cursor in [step(ARMY, 3), step(TopicIx(5), 0), value(9)] {
        follow(&mut state, Do::Focus { cursor });
        assert_eq!(state.following.cursor, None, "{cursor:?}");
    }
    go_to(&mut state, step(ARMY, 0));
    follow(&mut state, Do::ToggleTopic { topic: ARMY });
    assert_eq!(state.following.cursor, None);
    let value = FacetValue::Topic("army".to_owned());
    state.apply(Command::ToggleFilter { value }, now(0));
    go_to(&mut state, step(ARMY, 0));
    state.apply(Command::ClearFilter, now(0));
    assert_eq!(state.following.cursor, None);
}

#[test]
fn steps_that_a_day_does_not_know_vanish_and_come_back() {
    let mut state = following_all();
    go_to(&mut state, step(ARMY, 1));
    know(&mut state, on("2026-01-10"));
    let army = state.timeline.topic(ARMY).expect("a topic");
    assert_eq!(army.steps.len(), 2);
    assert_eq!(state.following.cursor, Some(step(ARMY, 1)));
    know(&mut state, on("2025-11-25"));
    assert_eq!((state.rivers(), state.following.cursor), (vec![ARMY], None));
    know(&mut state, on("2025-11-01"));
    assert!(state.rivers().is_empty() && state.tracks_of_figures().is_empty());
    follow(&mut state, Do::ShowAll);
    assert_eq!(told(&state), "No issue or figure is known on this day");
    know(&mut state, KnowledgeDate::Latest);
    assert_eq!(state.rivers(), [ARMY, MONEY]);
    assert_eq!(state.tracks_of_figures(), [COUNT]);
}

#[test]
fn an_edit_of_the_file_keeps_rows_and_cursor_by_their_names() {
    let mut state = opened(dossier_story());
    follow(&mut state, Do::ToggleTopic { topic: ARMY });
    follow(&mut state, Do::ToggleSeries { series: COUNT });
    go_to(&mut state, step(ARMY, 2));
    let mut parts = dossier_story();
    parts.dossier.topics.swap(0, 1);
    parts.dossier.topics[1].steps.remove(0);
    state.apply(Command::Reload, now(0));
    deliver(&mut state, parts, Vec::new());
    assert_eq!(state.rivers(), [TopicIx(1)]);
    assert_eq!(state.tracks_of_figures(), [COUNT]);
    assert_eq!(state.following.cursor, Some(step(TopicIx(1), 1)));
    let mut parts = dossier_story();
    parts.dossier.topics.remove(0);
    state.apply(Command::Reload, now(0));
    deliver(&mut state, parts, Vec::new());
    assert_eq!((state.rivers(), state.following.cursor), (Vec::new(), None));
}

#[test]
fn another_file_begins_without_rows() {
    let mut state = following_all();
    state.apply(Command::OpenBuiltin, now(0));
    deliver(&mut state, dossier_story(), Vec::new());
    assert_eq!(state.following, Following::default());
}
