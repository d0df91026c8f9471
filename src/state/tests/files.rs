//! Opening, edits on disk, failures.

use std::path::PathBuf;

use super::*;
use crate::model::FacetValue;

fn problem(severity: Severity) -> Problem {
    Problem {
        severity,
        place: "story.toml:3:8".to_owned(),
        message: "expected a date".to_owned(),
        hint: None,
    }
}

#[test]
fn opening_reads_on_a_thread_and_then_indexes_and_watches() {
    let mut state = State::new(Settings::default(), now(0));
    let path = PathBuf::from("/tmp/story.toml");
    let origin = Origin::File(path.clone());
    let effects = state.apply(Command::OpenPath { path: path.clone() }, now(0));
    assert_eq!(effects, [Effect::Load { ticket: 1, origin }]);
    let effects = deliver(&mut state, story(), Vec::new());
    assert!(effects.contains(&Effect::Watch {
        path: Some(path.clone())
    }));
    assert!(effects.contains(&Effect::SaveSettings));
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::IndexSearch { .. }))
    );
    assert_eq!(state.settings.recent, [path]);
    assert_eq!(state.loading, None);
}

#[test]
fn what_was_given_up_does_not_appear_later() {
    let mut state = opened(story());
    state.apply(Command::OpenBuiltin, now(0));
    let ticket = state.loading.clone().expect("a reading").ticket;
    assert_eq!(
        state.apply(Command::CancelLoading, now(0)),
        [Effect::CancelLoad { ticket }]
    );
    let late = Loaded::new(Timeline::default(), Origin::Builtin, Vec::new());
    state.apply(
        Command::Loaded {
            ticket,
            loaded: Box::new(late),
        },
        now(0),
    );
    assert_eq!(state.timeline.title, "The story");
}

#[test]
fn an_edit_on_disk_keeps_view_selection_filter_and_folds_by_id() {
    let mut state = opened(story());
    select(&mut state, "d");
    let range = day("2026-01-01")..day("2026-01-11");
    state.apply(Command::ShowRange { range }, now(0));
    state.apply(
        Command::ToggleFilter {
            value: FacetValue::Track(TrackIx(1)),
        },
        now(0),
    );
    state.apply(Command::ToggleFolded { track: TrackIx(0) }, now(0));
    let view = state.viewing.target();

    let mut edited = story();
    edited.items.insert(0, item("new", Some("2025-12-01"), 1));
    for item in &mut edited.items {
        item.track = TrackIx(1 - item.track.0);
    }
    edited.tracks.reverse();
    state.apply(Command::Reload, now(0));
    deliver(&mut state, edited, Vec::new());

    assert_eq!(selected(&state), Some("d"));
    assert_eq!(state.viewing.target(), view);
    assert_eq!(state.folded, [false, true]);
    assert!(
        state.filtering.filter.has(&FacetValue::Track(TrackIx(0))),
        "the EU is the first row"
    );
    assert_eq!(state.filtering.counts.passing.len(), 4);
    assert_eq!(state.timeline.item_count(), 8);
}

#[test]
fn a_selection_that_an_edit_removes_is_no_longer_selected() {
    let mut state = opened(story());
    select(&mut state, "a");
    select(&mut state, "d");
    select(&mut state, "b");
    let mut edited = story();
    edited.items.retain(|item| item.id != "d");
    state.apply(Command::Reload, now(0));
    deliver(&mut state, edited, Vec::new());
    assert_eq!(selected(&state), Some("b"));
    state.apply(Command::ViewBack, now(0));
    assert_eq!(selected(&state), None, "d is gone");
    state.apply(Command::ViewBack, now(0));
    assert_eq!(selected(&state), Some("a"));
}

#[test]
fn a_broken_edit_keeps_the_last_good_state_and_says_what_is_wrong() {
    let mut state = opened(story());
    state.apply(Command::Reload, now(0));
    let ticket = state.loading.clone().expect("a reading").ticket;
    let problems = vec![problem(Severity::Warning), problem(Severity::Error)];
    let effects = state.apply(
        Command::LoadFailed {
            ticket,
            problems: problems.clone(),
        },
        now(0),
    );
    let expected = "The edit is not shown: story.toml:3:8: expected a date";
    assert_eq!(said(&effects), [expected]);
    assert_eq!((state.timeline.item_count(), state.problems.len()), (7, 2));

    // A file that can be read but has lost an entry to an error is broken too.
    state.apply(Command::Reload, now(0));
    let half = TimelineParts {
        items: Vec::new(),
        ..story()
    };
    deliver(&mut state, half, problems);
    assert_eq!(state.timeline.item_count(), 7);

    // Mended, it is shown.
    state.apply(Command::Reload, now(0));
    let mended = TimelineParts {
        items: vec![item("z", None, 0)],
        ..story()
    };
    deliver(&mut state, mended, vec![problem(Severity::Warning)]);
    assert_eq!((state.timeline.item_count(), state.problems.len()), (1, 1));
}

#[test]
fn a_file_that_had_errors_from_the_start_follows_edits_that_add_none() {
    let mut state = State::new(Settings::default(), now(0));
    state.apply(
        Command::OpenPath {
            path: PathBuf::from("story.toml"),
        },
        now(0),
    );
    let effects = deliver(&mut state, story(), vec![problem(Severity::Error); 2]);
    assert_eq!(said(&effects).last(), Some(&"story.toml has 2 errors"));
    state.apply(Command::Reload, now(0));
    let edited = TimelineParts {
        items: vec![item("z", None, 0)],
        ..story()
    };
    deliver(&mut state, edited, vec![problem(Severity::Error)]);
    assert_eq!(state.timeline.item_count(), 1);
}

#[test]
fn a_file_that_cannot_be_read_leaves_what_is_shown_and_lists_why() {
    let mut state = opened(story());
    state.apply(
        Command::OpenPath {
            path: PathBuf::from("/tmp/other.toml"),
        },
        now(0),
    );
    let ticket = state.loading.clone().expect("a reading").ticket;
    let problems = vec![problem(Severity::Error)];
    state.apply(Command::LoadFailed { ticket, problems }, now(0));
    assert_eq!(state.timeline.title, "The story");
    assert_eq!(state.origin.name(), "story.toml");
    assert_eq!(state.top_layer(), Some(&Layer::Problems));
    assert_eq!(
        state.toasts[0].text,
        "other.toml was not opened: expected a date"
    );
}

#[test]
fn the_name_suggested_for_a_picture_comes_from_the_title() {
    let parts = TimelineParts {
        title: "The story: part 2 / «Paris»".to_owned(),
        ..story()
    };
    let mut state = opened(parts);
    let format = ImageFormat::Svg;
    let effects = state.apply(Command::ExportImage { format }, now(0));
    let suggested_name = "the-story-part-2-paris.svg".to_owned();
    assert_eq!(
        effects,
        [Effect::SaveFileDialog {
            suggested_name,
            format
        }]
    );
}

#[test]
fn the_files_opened_lately_are_ten_without_repeats() {
    let mut state = State::new(Settings::default(), now(0));
    for at in (0..12).chain([5]) {
        let path = PathBuf::from(format!("{at}.toml"));
        state.apply(Command::OpenPath { path }, now(0));
        deliver(&mut state, story(), Vec::new());
    }
    assert_eq!(state.settings.recent.len(), 10);
    assert_eq!(
        state.settings.recent[..2],
        [PathBuf::from("5.toml"), PathBuf::from("11.toml")]
    );
}

#[test]
fn a_change_of_the_open_file_does_not_stop_the_reading_of_another() {
    let mut state = opened(story());
    let path = PathBuf::from("other.toml");
    state.apply(Command::OpenPath { path: path.clone() }, now(0));
    assert!(state.apply(Command::Reload, now(10)).is_empty());
    let loading = state
        .loading
        .as_ref()
        .expect("the other file is being read");
    assert_eq!(loading.origin, Origin::File(path));
}
