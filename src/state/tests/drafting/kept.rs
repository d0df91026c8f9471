//! What becomes of drafts that cannot be written, and of those that another window writes.

use super::*;

fn fail(state: &mut State, key: &str) -> Vec<Effect> {
    let (key, message) = (key.to_owned(), "disk full".to_owned());
    apply(state, Do::SaveFailed { key, message })
}

fn saved(state: &mut State, key: &str) -> Vec<Effect> {
    apply(
        state,
        Do::Saved {
            key: key.to_owned(),
        },
    )
}

fn open_another(state: &mut State) -> Vec<Effect> {
    let path = std::path::PathBuf::from("another.toml");
    state.apply(Command::OpenPath { path }, now(0));
    let parts = TimelineParts {
        title: "Another".to_owned(),
        ..story()
    };
    deliver(state, parts, Vec::new())
}

/// What another window wrote, which had `base` of here.
fn joined(state: &mut State, number: u64, base: &[Draft], drafts: Vec<Draft>) -> Vec<Effect> {
    let read = DraftsRead {
        key: state.drafts_key(),
        number,
        drafts,
        base: base.to_vec(),
        ..DraftsRead::default()
    };
    apply(state, Do::Read { read: read.into() })
}

#[test]
fn a_failure_to_save_is_told_once_until_it_is_saved() {
    let mut state = read_with(Vec::new());
    apply(&mut state, Do::New);
    fail(&mut state, "the-story");
    assert_eq!(state.drafting.kept, Kept::Failed("disk full".to_owned()));
    let toast = &state.toasts[0];
    assert_eq!(
        (toast.tone, &*toast.text),
        (Tone::Problem, "Your briefings are not saved: disk full")
    );
    assert_eq!(fail(&mut state, "the-story"), []);
    let effects = apply(&mut state, Do::New);
    assert_eq!(written(&effects).map(Vec::len), Some(2));
    let effects = saved(&mut state, "the-story");
    assert_eq!(said(&effects), ["Your briefings are saved now"]);
    assert_eq!(state.toasts.len(), 1);
    assert_eq!(state.drafting.kept, Kept::Saved);
}

#[test]
fn closing_the_window_warns_once_of_briefings_that_are_not_saved() {
    let mut state = read_with(Vec::new());
    apply(&mut state, Do::New);
    assert!(!state.drafting.must_warn_of_loss());
    fail(&mut state, "the-story");
    assert!(state.drafting.must_warn_of_loss());
    let effects = apply(&mut state, Do::WarnOfLoss);
    assert!(said(&effects)[0].contains("disk full. Export… in the panel"));
    assert!(state.drafting.open && !state.drafting.must_warn_of_loss());
    apply(&mut state, Do::New);
    assert!(state.drafting.must_warn_of_loss(), "there is more to lose");
    saved(&mut state, "the-story");
    assert!(!state.drafting.must_warn_of_loss());
}

#[test]
fn briefings_that_are_not_saved_are_told_after_another_timeline_was_opened() {
    let mut state = read_with(Vec::new());
    apply(&mut state, Do::New);
    fail(&mut state, "the-story");
    open_another(&mut state);
    read(&mut state, Vec::new());
    assert_eq!(state.drafting.kept, Kept::Saved);
    assert!(state.drafting.must_warn_of_loss());
    let effects = apply(&mut state, Do::WarnOfLoss);
    assert!(said(&effects)[0].contains("those of the timeline “the-story”"));
    saved(&mut state, "the-story");
    assert!(!state.drafting.must_warn_of_loss());
}

#[test]
fn a_view_that_was_added_before_the_file_was_read_is_not_lost_with_the_timeline() {
    let mut state = opened(told());
    apply(&mut state, Do::AddView);
    let made = Arc::clone(&state.drafting.drafts);
    let effects = open_another(&mut state);
    let write = Effect::SaveDrafts {
        key: "the-story".to_owned(),
        title: "The story".to_owned(),
        drafts: made,
        built_on: None,
    };
    assert!(effects.contains(&write), "{effects:?}");
}

#[test]
fn a_briefing_made_in_another_window_appears_beside_the_own_ones() {
    let base = vec![draft("mine", &["a"]), draft("old", &["a"])];
    let mut state = read_with(base.clone());
    choose(&mut state, "mine");
    edit(&mut state, StepEdit::Title("Now".to_owned()));
    let theirs = vec![draft("mine", &["a"]), draft("theirs", &["b"])];
    let effects = joined(&mut state, 1, &base, theirs);
    assert_eq!(titles(&state), ["The mine way", "The theirs way"]);
    assert_eq!(steps(&state), ["Now"], "what is typed here stays");
    assert_eq!(written(&effects), Some(&*state.drafting.drafts));
    assert!(said(&effects).contains(&"Briefings of another window taken in"));
    apply(&mut state, Do::Undo);
    assert_eq!(titles(&state), ["The mine way", "The theirs way"]);
    assert_eq!(steps(&state), ["About a"]);
}

#[test]
fn a_briefing_that_two_windows_changed_is_there_twice_and_the_own_one_stays_chosen() {
    let base = vec![draft("mine", &["a"])];
    let mut state = read_with(base.clone());
    choose(&mut state, "mine");
    edit(&mut state, StepEdit::Title("Here".to_owned()));
    let made = state.drafting.drafts[0].clone();
    edit(&mut state, StepEdit::Title("Here too".to_owned()));
    // The file has what was typed first, under another id.
    let renamed = Draft {
        id: "mine-2".to_owned(),
        ..made
    };
    let read = DraftsRead {
        key: state.drafts_key(),
        number: 1,
        drafts: vec![draft("mine", &["b"]), renamed.clone()],
        base: vec![renamed],
        renamed: [("mine".to_owned(), "mine-2".to_owned())].into(),
        ..DraftsRead::default()
    };
    let effects = apply(&mut state, Do::Read { read: read.into() });
    assert_eq!(state.drafting.chosen.as_deref(), Some("mine-2"));
    assert_eq!(steps(&state), ["Here too"]);
    assert_eq!(state.drafting.drafts[0], draft("mine", &["b"]));
    assert_eq!(state.drafting.drafts.len(), 2);
    let told = "“The mine way” was changed in another window too; both are kept";
    assert!(said(&effects).contains(&told), "{effects:?}");
    apply(&mut state, Do::Undo);
    assert_eq!(steps(&state), ["About a"]);
    assert_eq!(state.drafting.drafts[0], draft("mine", &["b"]));
}

#[test]
fn what_was_taken_in_is_not_taken_in_twice() {
    let mut state = read_with(vec![draft("mine", &["a"])]);
    let theirs = || vec![draft("mine", &["a"]), draft("theirs", &["b"])];
    joined(&mut state, 1, &[draft("mine", &["a"])], theirs());
    choose(&mut state, "theirs");
    let effects = apply(&mut state, Do::DeleteDraft);
    assert_eq!(written(&effects).map(Vec::len), Some(1));
    joined(&mut state, 1, &[], theirs());
    assert_eq!(titles(&state), ["The mine way"]);
}

#[test]
fn a_title_that_is_changed_and_changed_back_brings_no_deleted_briefing_back() {
    let both = vec![draft("mine", &["a"]), draft("old", &["a"])];
    let mut state = read_with(both.clone());
    let rename = |state: &mut State, title: &str| {
        state.apply(Command::Reload, now(0));
        let title = title.to_owned();
        deliver(state, TimelineParts { title, ..told() }, Vec::new());
    };
    rename(&mut state, "The tale");
    read(&mut state, Vec::new());
    choose(&mut state, "old");
    apply(&mut state, Do::DeleteDraft);
    rename(&mut state, "The story");
    // The file has what it had when it was left.
    let effects = joined(&mut state, 3, &both, both.clone());
    assert_eq!(titles(&state), ["The mine way"]);
    assert_eq!(written(&effects), Some(&*state.drafting.drafts));
}
