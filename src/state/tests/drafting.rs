//! The user's own briefings: made, changed, kept, and never lost.

use std::collections::BTreeSet;

use super::{
    dossier::dossier_story,
    knowing::{know, on},
    *,
};
use crate::model::{
    Briefing, Draft, DraftFraming, DraftStep, DraftView, Framing, KnowledgeDate, Step, StepView,
};
use DraftingCommand as Do;

mod any;
mod kept;

fn told() -> TimelineParts {
    let step = |title: &str, items: &[u32], view| Step {
        title: title.to_owned(),
        items: items.iter().copied().map(ItemIx).collect(),
        framing: Framing::Phase(0),
        dwell_secs: 40,
        view,
        ..Step::default()
    };
    TimelineParts {
        briefings: vec![Briefing {
            id: "road".to_owned(),
            title: "The road".to_owned(),
            summary: "How it went.".to_owned(),
            steps: vec![
                step("One", &[2], StepView::Canvas),
                step("Two", &[1, 3], StepView::Evidence),
            ],
        }],
        ..dossier_story()
    }
}

/// The told story, with the user's file read and `drafts` in it.
fn read_with(drafts: Vec<Draft>) -> State {
    let mut state = opened(told());
    read(&mut state, drafts);
    state
}

fn read(state: &mut State, drafts: Vec<Draft>) -> Vec<Effect> {
    let read = DraftsRead {
        key: state.drafts_key(),
        drafts,
        ..DraftsRead::default()
    };
    apply(state, Do::Read { read: read.into() })
}

fn apply(state: &mut State, command: DraftingCommand) -> Vec<Effect> {
    state.apply(Command::Drafting(command), now(0))
}

fn edit(state: &mut State, edit: StepEdit) -> Vec<Effect> {
    apply(state, Do::EditStep { edit })
}

fn draft(id: &str, items: &[&str]) -> Draft {
    let step = |item: &&str| DraftStep {
        title: format!("About {item}"),
        items: vec![(*item).to_owned()],
        ..DraftStep::default()
    };
    Draft {
        id: id.to_owned(),
        title: format!("The {id} way"),
        steps: items.iter().map(step).collect(),
        ..Draft::default()
    }
}

fn titles(state: &State) -> Vec<&str> {
    let drafts = state.drafting.drafts.iter();
    drafts.map(|draft| draft.title.as_str()).collect()
}

/// The titles of the steps of the chosen draft.
fn steps(state: &State) -> Vec<&str> {
    let chosen = state.drafting.chosen.as_deref();
    let mut drafts = state.drafting.drafts.iter();
    let draft = drafts.find(|draft| Some(&*draft.id) == chosen);
    let steps = draft.expect("a chosen draft").steps.iter();
    steps.map(|step| step.title.as_str()).collect()
}

/// What is written at the end; `None` if nothing is.
fn written(effects: &[Effect]) -> Option<&Vec<Draft>> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::SaveDrafts { drafts, .. } => Some(&**drafts),
        _ => None,
    })
}

fn choose(state: &mut State, id: &str) {
    let briefing = id.to_owned();
    apply(state, Do::Choose { briefing });
}

#[test]
fn opening_a_timeline_asks_for_the_briefings_that_are_kept_for_it() {
    for (title, path, key) in [
        ("The story", "story.toml", "the-story"),
        ("Peace: 28 → 20?", "story.toml", "peace-28-20"),
        ("Мир, 2026", "story.toml", "мир-2026"),
        ("", "a/My notes.toml", "untitled-my-notes"),
        ("…", "…", "untitled"),
    ] {
        let mut state = State::new(Settings::default(), now(0));
        let path = std::path::PathBuf::from(path);
        state.apply(Command::OpenPath { path }, now(0));
        let parts = TimelineParts {
            title: title.to_owned(),
            ..story()
        };
        let effects = deliver(&mut state, parts, Vec::new());
        let (key, from) = (key.to_owned(), None);
        assert!(
            effects.contains(&Effect::ReadDrafts { key, from }),
            "{effects:?}"
        );
    }
}

#[test]
fn what_was_read_for_another_timeline_is_ignored() {
    let mut state = opened(told());
    let read = DraftsRead {
        key: "another".to_owned(),
        drafts: vec![draft("mine", &["a"])],
        ..DraftsRead::default()
    };
    apply(&mut state, Do::Read { read: read.into() });
    assert!(state.drafting.drafts.is_empty());
}

#[test]
fn what_is_wrong_with_the_file_is_told() {
    let mut state = opened(told());
    let read = DraftsRead {
        key: state.drafts_key(),
        problems: vec!["mine.toml:3: no title".to_owned(), "more".to_owned()],
        ..DraftsRead::default()
    };
    apply(&mut state, Do::Read { read: read.into() });
    let toast = &state.toasts[0];
    assert_eq!(toast.tone, Tone::Problem);
    assert!(toast.text.starts_with("mine.toml:3: no title"));
}

#[test]
fn a_view_that_is_added_before_the_file_is_read_joins_what_it_holds() {
    let mut state = opened(told());
    let effects = apply(&mut state, Do::AddView);
    assert_eq!(written(&effects), None);
    assert_eq!(state.drafting.kept, Kept::Saving);
    let effects = read(&mut state, vec![draft("my-briefing", &["a"])]);
    assert_eq!(titles(&state), ["The my-briefing way", "My briefing"]);
    assert_eq!(written(&effects), Some(&*state.drafting.drafts));
    let ids: BTreeSet<&str> = state.drafting.drafts.iter().map(|it| &*it.id).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(steps(&state).len(), 1);
    apply(&mut state, Do::Undo);
    assert_eq!(titles(&state), ["The my-briefing way"]);
    apply(&mut state, Do::Redo);
    assert_eq!(titles(&state), ["The my-briefing way", "My briefing"]);
}

#[test]
fn the_first_view_makes_a_briefing_and_the_next_follows_the_chosen_step() {
    let mut state = read_with(Vec::new());
    for id in ["a", "b", "d"] {
        select(&mut state, id);
        apply(&mut state, Do::AddView);
    }
    assert_eq!(titles(&state), ["My briefing"]);
    assert_eq!(steps(&state), ["Title of a", "Title of b", "Title of d"]);
    apply(&mut state, Do::ChooseStep { step: 0 });
    select(&mut state, "e");
    let effects = apply(&mut state, Do::AddView);
    assert_eq!(steps(&state)[1], "Title of e");
    assert_eq!(state.drafting.step, 1);
    let told = "“Title of e” added to “My briefing” as step 2";
    assert!(said(&effects).contains(&told), "{effects:?}");
    let step = &state.drafting.drafts[0].steps[1];
    assert_eq!(step.items[0], "e");
    assert_eq!(step.view, DraftView::Canvas);
}

#[test]
fn a_chosen_step_is_shown_on_its_day() {
    let mut state = read_with(Vec::new());
    know(&mut state, on("2026-01-05"));
    select(&mut state, "b");
    apply(&mut state, Do::AddView);
    know(&mut state, KnowledgeDate::Latest);
    select(&mut state, "e");
    let effects = apply(&mut state, Do::ChooseStep { step: 0 });
    assert_eq!(selected(&state), Some("b"));
    assert_eq!(state.knowledge(), on("2026-01-05"));
    assert!(said(&effects).contains(&"Step 1 of 1: Title of b"));
}

#[test]
fn a_briefing_of_the_timeline_is_looked_through_and_only_a_copy_is_changed() {
    let mut state = read_with(Vec::new());
    choose(&mut state, "road");
    apply(&mut state, Do::ChooseStep { step: 1 });
    assert!(state.knowing.evidence);
    for command in [
        Do::DeleteStep,
        Do::DuplicateStep,
        Do::DeleteDraft,
        Do::TakeView,
        Do::SetTitle {
            text: "Mine".to_owned(),
        },
        Do::MoveStep { from: 0, to: 1 },
    ] {
        let effects = apply(&mut state, command);
        assert_eq!(written(&effects), None);
        assert!(said(&effects)[0].ends_with("edit a copy of it"));
    }
    let briefing = "road".to_owned();
    let effects = apply(&mut state, Do::Copy { briefing });
    assert_eq!(titles(&state), ["The road (copy)"]);
    assert_eq!(
        (steps(&state), state.drafting.step),
        (vec!["One", "Two"], 1)
    );
    assert_eq!(written(&effects), Some(&*state.drafting.drafts));
    let copy = &state.drafting.drafts[0];
    assert_eq!(
        copy.steps[0].framing,
        DraftFraming::Phase("Late".to_owned())
    );
    assert_eq!(copy.steps[1].items, ["d", "b"]);
    assert_ne!(copy.id, "road");
}

#[test]
fn what_is_deleted_comes_back_where_it_was() {
    let mut state = read_with(vec![draft("mine", &["a", "b", "d"])]);
    choose(&mut state, "mine");
    apply(&mut state, Do::ChooseStep { step: 1 });
    let effects = apply(&mut state, Do::DeleteStep);
    assert!(said(&effects).contains(&"“About b” deleted, Ctrl+Z brings it back"));
    assert_eq!(steps(&state), ["About a", "About d"]);
    apply(&mut state, Do::Undo);
    assert_eq!(steps(&state), ["About a", "About b", "About d"]);
    assert_eq!(state.drafting.step, 1);
    let effects = apply(&mut state, Do::DeleteDraft);
    assert!(said(&effects).contains(&"“The mine way” deleted, Ctrl+Z brings it back"));
    assert_eq!((titles(&state).len(), &state.drafting.chosen), (0, &None));
    let effects = apply(&mut state, Do::Undo);
    assert_eq!(state.drafting.chosen.as_deref(), Some("mine"));
    assert_eq!(written(&effects), Some(&*state.drafting.drafts));
}

#[test]
fn steps_are_moved_and_doubled_and_the_moved_one_stays_chosen() {
    let mut state = read_with(vec![draft("mine", &["a", "b", "d"])]);
    choose(&mut state, "mine");
    apply(&mut state, Do::MoveStep { from: 0, to: 2 });
    assert_eq!(steps(&state), ["About b", "About d", "About a"]);
    assert_eq!(state.drafting.step, 2);
    let direction = Direction::Backward;
    apply(&mut state, Do::ShiftStep { direction });
    assert_eq!(steps(&state), ["About b", "About a", "About d"]);
    apply(&mut state, Do::DuplicateStep);
    assert_eq!(steps(&state), ["About b", "About a", "About a", "About d"]);
    assert_eq!(state.drafting.step, 2);
}

#[test]
fn typing_in_one_field_is_one_change() {
    let mut state = read_with(vec![draft("mine", &["a"])]);
    choose(&mut state, "mine");
    for text in ["N", "Ne", "New"] {
        let effects = edit(&mut state, StepEdit::Title(text.to_owned()));
        assert!(written(&effects).is_some());
    }
    edit(&mut state, StepEdit::Sentence("It is new.".to_owned()));
    edit(&mut state, StepEdit::Title("Newer".to_owned()));
    for title in ["New", "New", "About a"] {
        apply(&mut state, Do::Undo);
        assert_eq!(steps(&state), [title]);
    }
    assert!(!state.drafting.can_undo());
}

#[test]
fn what_was_typed_and_typed_away_again_leaves_nothing_to_take_back() {
    let mut state = read_with(vec![draft("mine", &["a"])]);
    choose(&mut state, "mine");
    let before = Arc::clone(&state.drafting.drafts);
    for text in ["About ab", "About a"] {
        let effects = edit(&mut state, StepEdit::Title(text.to_owned()));
        assert!(written(&effects).is_some());
    }
    assert_eq!(state.drafting.drafts, before);
    assert!(!state.drafting.can_undo());
    // Typing on is a change again.
    edit(&mut state, StepEdit::Title("About an".to_owned()));
    apply(&mut state, Do::Undo);
    assert_eq!(steps(&state), ["About a"]);
    assert!(!state.drafting.can_undo());
}

#[test]
fn typing_goes_on_while_the_file_is_written() {
    let mut state = read_with(vec![draft("mine", &["a"])]);
    choose(&mut state, "mine");
    for text in ["N", "Ne", "New"] {
        edit(&mut state, StepEdit::Title(text.to_owned()));
        let key = state.drafts_key();
        apply(&mut state, Do::Saved { key });
        assert_eq!(state.drafting.kept, Kept::Saved);
    }
    apply(&mut state, Do::Undo);
    assert_eq!(steps(&state), ["About a"]);
}

#[test]
fn a_time_is_typed_in_seconds_or_in_minutes_and_one_that_is_none_changes_nothing() {
    let mut state = read_with(vec![draft("mine", &["a"])]);
    choose(&mut state, "mine");
    for (text, secs) in [
        ("45", 45),
        ("1:30", 90),
        ("2 min", 120),
        ("0", 120),
        ("61 min", 120),
        ("99999999999", 120),
        ("soon", 120),
        ("", 120),
        (" 20 ", 20),
    ] {
        let effects = edit(&mut state, StepEdit::Dwell(text.to_owned()));
        let dwell = state.drafting.drafts[0].steps[0].dwell_secs;
        assert_eq!(dwell, secs, "{text}");
        assert_ne!(said(&effects).is_empty(), written(&effects).is_none());
    }
}

#[test]
fn what_the_timeline_no_longer_has_is_listed_and_kept_until_it_is_forgotten() {
    let mut state = read_with(vec![draft("mine", &["a", "gone"])]);
    let row = state.all_briefings().pop().expect("a row");
    assert_eq!((row.steps, row.dwell_secs, row.lost), (2, 120, 1));
    choose(&mut state, "mine");
    apply(&mut state, Do::ForgetLost);
    assert_eq!(state.drafting.drafts[0].steps[1].items, ["gone"]);
    apply(&mut state, Do::ChooseStep { step: 1 });
    apply(&mut state, Do::ForgetLost);
    assert!(state.drafting.drafts[0].steps[1].items.is_empty());
    assert!(state.drafting.resolved[0].lost.is_empty());
}

#[test]
fn the_view_on_the_screen_takes_the_place_of_that_of_a_step_whose_words_stay() {
    let mut state = read_with(vec![draft("mine", &["a"])]);
    choose(&mut state, "mine");
    select(&mut state, "d");
    state.apply(Command::ToggleEvidence, now(0));
    apply(&mut state, Do::TakeView);
    let step = &state.drafting.drafts[0].steps[0];
    assert_eq!(
        (&*step.title, &step.view),
        ("About a", &DraftView::Evidence)
    );
    assert_eq!(step.items, ["d"]);
}

#[test]
fn a_file_of_briefings_joins_the_own_ones_under_ids_of_their_own() {
    let mut state = read_with(vec![draft("mine", &["a"])]);
    let drafts = vec![
        draft("mine", &["b"]),
        draft("road", &[]),
        draft("mine", &[]),
    ];
    let effects = apply(&mut state, Do::Import { drafts });
    assert!(said(&effects).contains(&"3 briefings added to your own"));
    let ids: Vec<&str> = state.drafting.drafts.iter().map(|it| &*it.id).collect();
    assert_eq!(ids, ["mine", "mine-2", "road-2", "mine-3"]);
    apply(&mut state, Do::Undo);
    assert_eq!(titles(&state), ["The mine way"]);
}

#[test]
fn a_copy_of_the_own_briefings_can_be_written_if_there_are_any() {
    let mut state = read_with(Vec::new());
    apply(&mut state, Do::AskExport);
    assert_eq!(
        state.toasts[0].text,
        "You have no briefings of your own here"
    );
    apply(&mut state, Do::New);
    let effects = apply(&mut state, Do::AskExport);
    let suggested_name = "the-story-briefings.toml".to_owned();
    assert_eq!(effects, [Effect::AskExportDrafts { suggested_name }]);
    let path = std::path::PathBuf::from("out.toml");
    let effects = apply(&mut state, Do::ExportTo { path: path.clone() });
    let (title, drafts) = ("The story".to_owned(), state.drafting.drafts.clone());
    assert_eq!(
        effects,
        [Effect::ExportDrafts {
            path,
            title,
            drafts
        }]
    );
}

#[test]
fn times_are_kept_in_a_draft_and_for_a_briefing_of_the_timeline_in_a_copy() {
    let mut state = read_with(vec![draft("mine", &["a", "b"])]);
    state.keep_times("mine", &[12, 0], now(0));
    state.keep_times("road", &[5, 9_999], now(0));
    let dwell = |at: usize| {
        let steps = state.drafting.drafts[at].steps.iter();
        steps.map(|step| step.dwell_secs).collect::<Vec<_>>()
    };
    assert_eq!((dwell(0), dwell(1)), (vec![12, 60], vec![5, 3_600]));
    assert_eq!(titles(&state), ["The mine way", "The road (copy)"]);
}

#[test]
fn a_timeline_that_is_renamed_takes_the_briefings_along() {
    let mut state = read_with(vec![draft("mine", &["a"])]);
    state.apply(Command::Reload, now(0));
    let parts = TimelineParts {
        title: "Renamed".to_owned(),
        ..told()
    };
    let effects = deliver(&mut state, parts, Vec::new());
    let (key, from) = ("renamed".to_owned(), Some("the-story".to_owned()));
    assert!(effects.contains(&Effect::ReadDrafts { key, from }));
    assert_eq!(titles(&state), ["The mine way"]);
    let effects = read(&mut state, vec![draft("mine", &["a"]), draft("old", &[])]);
    assert_eq!(titles(&state), ["The mine way", "The old way"]);
    assert_eq!(written(&effects), Some(&*state.drafting.drafts));
}

#[test]
fn a_briefing_of_the_timeline_that_takes_the_id_of_a_draft_leaves_both() {
    let mut state = read_with(vec![draft("late", &["a"])]);
    choose(&mut state, "late");
    state.apply(Command::Reload, now(0));
    let mut parts = told();
    parts.briefings[0].id = "late".to_owned();
    let effects = deliver(&mut state, parts, Vec::new());
    assert_eq!(state.drafting.chosen.as_deref(), Some("late-2"));
    assert_eq!(written(&effects), Some(&*state.drafting.drafts));
    let told = state.briefing_to_tell("late").expect("a briefing");
    assert_eq!(told.title, "The road");
    let own = state.briefing_to_tell("late-2").expect("a briefing");
    assert_eq!(own.title, "The late way");
}

#[test]
fn no_more_than_two_hundred_changes_are_kept_to_be_taken_back() {
    let mut state = read_with(vec![draft("mine", &["a"])]);
    choose(&mut state, "mine");
    for number in 0..250 {
        edit(&mut state, StepEdit::MustShow(number % 2 == 0));
    }
    let undone = (0..250).filter(|_| written(&apply(&mut state, Do::Undo)).is_some());
    assert_eq!(undone.count(), 200);
}
