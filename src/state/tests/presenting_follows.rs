//! A briefing that is told while its file or its draft changes.

use super::presenting::{last_toast, presented, road, seen, show, step, tell, with};
use super::*;
use crate::model::{Briefing, Draft, Step};

/// Changes the steps of a briefing; the second is a new one to put there.
type Edit = fn(&mut Vec<Step>, Step);

/// The open file has `briefings` now.
fn reload(state: &mut State, briefings: Vec<Briefing>) {
    state.apply(Command::Reload, now(0));
    let parts = TimelineParts {
        briefings,
        ..story()
    };
    deliver(state, parts, Vec::new());
}

fn at(state: &State) -> (usize, usize) {
    (show(state).at + 1, show(state).path.len())
}

#[test]
fn after_an_edit_the_step_is_found_by_its_title_or_else_its_place() {
    let step_titled = |title: &str| step(title, 1, 3);
    let edits: [(Edit, &str, (usize, usize)); 4] = [
        (|steps, new| steps.insert(0, new), "Berlin", (4, 7)),
        (|steps, _| drop(steps.remove(0)), "Berlin", (2, 5)),
        (|steps, new| steps[2] = new, "New", (3, 6)),
        (|steps, _| steps.truncate(2), "Geneva", (2, 2)),
    ];
    for (edit, title, place) in edits {
        let mut state = presented();
        tell(&mut state, PresentingCommand::JumpTo { at: 2 });
        let mut road = road();
        edit(&mut road.steps, step_titled("New"));
        reload(&mut state, vec![road]);
        assert_eq!((seen(&state).as_str(), at(&state)), (title, place));
        assert!(show(&state).timeline.shares_record(&state.timeline));
        assert!(show(&state).air.timeline.shares_record(&state.timeline));
    }
}

#[test]
fn a_frozen_slide_and_a_view_that_was_sent_outlast_an_edit() {
    let mut state = presented();
    state.apply(Command::Select { item: ItemIx(3) }, now(0));
    tell(&mut state, PresentingCommand::Commit);
    let sent = state.audience_picture();
    reload(&mut state, vec![road()]);
    assert_eq!(state.audience_picture(), sent);
    tell(&mut state, PresentingCommand::Return);
    tell(&mut state, PresentingCommand::ToggleFreeze);
    let frozen = state.audience_picture();
    let mut other = road();
    other.steps[0].sentence = "Another one".to_owned();
    reload(&mut state, vec![other]);
    assert_eq!(state.audience_picture(), frozen);
    assert_eq!(show(&state).air.step.sentence, "Another one");
}

#[test]
fn a_briefing_that_is_gone_is_told_to_its_end() {
    let mut state = presented();
    reload(&mut state, vec![]);
    assert_eq!(seen(&state), "Plan");
    let last = PresentingCommand::StepToEnd {
        direction: Direction::Forward,
    };
    tell(&mut state, last);
    assert_eq!(seen(&state), "Rome");
}

#[test]
fn a_cut_path_stays_cut_after_an_edit() {
    let mut state = presented();
    tell(&mut state, PresentingCommand::AskTime);
    let text = "3".to_owned();
    tell(&mut state, PresentingCommand::TypeTime { text });
    tell(&mut state, PresentingCommand::CutToTime);
    assert_eq!(at(&state), (1, 3));
    let mut longer = road();
    longer.steps.insert(1, step("New", 1, 3));
    reload(&mut state, vec![longer]);
    assert_eq!(at(&state), (1, 3));
    tell(&mut state, PresentingCommand::UndoCut);
    assert_eq!(at(&state), (1, 7));
}

fn open(state: &mut State, name: &str, parts: TimelineParts) {
    let path = std::path::PathBuf::from(name);
    state.apply(Command::OpenPath { path }, now(0));
    deliver(state, parts, Vec::new());
}

#[test]
fn another_file_takes_nothing_from_an_audience_until_the_speaker_leaves() {
    for hold in [
        None,
        Some(PresentingCommand::ToggleBlack),
        Some(PresentingCommand::ToggleFreeze),
    ] {
        let mut state = presented();
        tell(&mut state, PresentingCommand::JumpTo { at: 2 });
        if let Some(hold) = hold.clone() {
            tell(&mut state, hold);
        }
        let before = state.audience_picture();
        // It has a briefing of the same name.
        let mut other = road();
        other.steps.truncate(1);
        let parts = TimelineParts {
            briefings: vec![other],
            ..story()
        };
        open(&mut state, "other.toml", parts);
        assert_eq!(state.audience_picture(), before, "{hold:?}");
        assert_eq!(
            last_toast(&state),
            "Another file is open; the audience still sees “The road”"
        );
        tell(&mut state, PresentingCommand::JumpTo { at: 5 });
        if hold == Some(PresentingCommand::ToggleFreeze) {
            tell(&mut state, PresentingCommand::ToggleFreeze);
        }
        assert_eq!((seen(&state).as_str(), at(&state)), ("Rome", (6, 6)));
        tell(&mut state, PresentingCommand::Leave);
        assert_eq!(last_toast(&state), "Presenting has ended");
        assert!(state.presenting.show.is_none());
        // What is told now is of the file that is open.
        tell(&mut state, PresentingCommand::Present);
        assert_eq!(at(&state), (1, 1));
    }
}

#[test]
fn the_told_file_opened_again_is_followed_again() {
    let mut state = presented();
    tell(&mut state, PresentingCommand::JumpTo { at: 2 });
    open(&mut state, "other.toml", story());
    let mut longer = road();
    longer.steps.insert(0, step("New", 1, 3));
    let parts = TimelineParts {
        briefings: vec![longer],
        ..story()
    };
    open(&mut state, "story.toml", parts);
    assert_eq!((seen(&state).as_str(), at(&state)), ("Berlin", (4, 7)));
    assert!(show(&state).timeline.shares_record(&state.timeline));
    // A briefing that was left is forgotten with its file.
    tell(&mut state, PresentingCommand::Leave);
    open(&mut state, "other.toml", story());
    assert!(state.presenting.show.is_none());
}

#[test]
fn a_draft_is_told_as_it_is_after_each_change() {
    let mut state = with(vec![road()]);
    let drafting = |state: &mut State, command| state.apply(Command::Drafting(command), now(0));
    let briefing = "road".to_owned();
    drafting(&mut state, DraftingCommand::Copy { briefing });
    let draft: &Draft = state.drafting.drafts.last().expect("a draft");
    let briefing = draft.id.clone();
    drafting(
        &mut state,
        DraftingCommand::Choose {
            briefing: briefing.clone(),
        },
    );
    tell(&mut state, PresentingCommand::Choose { briefing });
    tell(&mut state, PresentingCommand::JumpTo { at: 1 });
    let before = state.audience_picture();
    drafting(&mut state, DraftingCommand::ChooseStep { step: 0 });
    let edit = StepEdit::Title("First".to_owned());
    drafting(&mut state, DraftingCommand::EditStep { edit });
    // Another step was changed, so the picture stays.
    assert_eq!(state.audience_picture(), before);
    assert_eq!(show(&state).briefing.steps[0].title, "First");
    drafting(&mut state, DraftingCommand::DeleteStep);
    assert_eq!((seen(&state).as_str(), at(&state)), ("Geneva", (1, 5)));
}

#[test]
fn an_item_selected_in_another_version_of_the_file_is_found_on_the_path_by_its_id() {
    let mut state = presented();
    // The briefing is gone from the file, and its items stand in another order.
    let mut parts = story();
    parts.items.reverse();
    state.apply(Command::Reload, now(0));
    deliver(&mut state, parts, Vec::new());
    assert!(!show(&state).timeline.shares_record(&state.timeline));
    let item = state.timeline.slot_of("a").expect("an item");
    assert_ne!(item, ItemIx(2));
    state.apply(Command::Select { item }, now(0));
    tell(&mut state, PresentingCommand::PresentFromSelection);
    assert_eq!(seen(&state), "Geneva");
}

/// The road as a draft, of which the third step is told.
fn draft_told() -> State {
    let mut state = with(vec![road()]);
    let briefing = "road".to_owned();
    state.apply(
        Command::Drafting(DraftingCommand::Copy { briefing }),
        now(0),
    );
    let briefing = state.drafting.chosen.clone().expect("a draft");
    tell(&mut state, PresentingCommand::Choose { briefing });
    tell(&mut state, PresentingCommand::JumpTo { at: 2 });
    state
}

#[test]
fn typing_a_title_through_that_of_another_step_leaves_the_audience_where_it_is() {
    // The third step is told; one of its neighbours, or it, is typed through another's title.
    for (typed, through, seen_at_last) in [
        (1, "Berlin", "Berlin"),
        (2, "Geneva", "Geneva, again"),
        (3, "Berlin", "Berlin"),
    ] {
        let mut state = draft_told();
        let drafting = |state: &mut State, command| state.apply(Command::Drafting(command), now(0));
        drafting(&mut state, DraftingCommand::ChooseStep { step: typed });
        tell(&mut state, PresentingCommand::Return);
        for text in ["", through, &format!("{through}, again")] {
            let edit = StepEdit::Title(text.to_owned());
            drafting(&mut state, DraftingCommand::EditStep { edit });
            assert_eq!(at(&state), (3, 6), "{typed}: {text:?}");
        }
        assert_eq!(seen(&state), seen_at_last);
    }
}

#[test]
fn a_step_that_is_moved_or_copied_before_takes_the_audience_with_it() {
    use DraftingCommand as Do;
    let edits: [(Do, usize, (usize, usize)); 4] = [
        (Do::MoveStep { from: 2, to: 0 }, 2, (1, 6)),
        (Do::MoveStep { from: 0, to: 5 }, 0, (2, 6)),
        (Do::DuplicateStep, 0, (4, 7)),
        (Do::DeleteStep, 1, (2, 5)),
    ];
    for (edit, step, place) in edits {
        let mut state = draft_told();
        state.apply(Command::Drafting(Do::ChooseStep { step }), now(0));
        tell(&mut state, PresentingCommand::Return);
        state.apply(Command::Drafting(edit.clone()), now(0));
        assert_eq!(
            (seen(&state).as_str(), at(&state)),
            ("Berlin", place),
            "{edit:?}"
        );
    }
}

#[test]
fn a_draft_that_is_told_stays_so_when_the_file_takes_its_id() {
    let mut state = draft_told();
    let id = show(&state).briefing.id.clone();
    let mut other = road();
    other.id.clone_from(&id);
    other.steps.truncate(2);
    reload(&mut state, vec![road(), other.clone()]);
    assert_eq!((seen(&state).as_str(), at(&state)), ("Berlin", (3, 6)));
    let told = show(&state).briefing.id.clone();
    assert_ne!(told, id);
    assert!(state.drafting.drafts.iter().any(|draft| draft.id == told));
    // Its changes are told as before.
    state.apply(
        Command::Drafting(DraftingCommand::ChooseStep { step: 2 }),
        now(0),
    );
    let edit = StepEdit::Title("Potsdam".to_owned());
    state.apply(
        Command::Drafting(DraftingCommand::EditStep { edit }),
        now(0),
    );
    assert_eq!(seen(&state), "Potsdam");
}

#[test]
fn a_briefing_of_the_file_that_is_gone_is_not_followed_by_a_draft_of_its_id() {
    let mut state = presented();
    reload(&mut state, vec![]);
    let own = Draft {
        id: "road".to_owned(),
        title: "Own".to_owned(),
        ..Draft::default()
    };
    let mut drafts = vec![own];
    drafts[0].steps = vec![crate::model::DraftStep::default()];
    state.apply(
        Command::Drafting(DraftingCommand::Import { drafts }),
        now(0),
    );
    assert_eq!(state.drafting.drafts[0].id, "road");
    assert_eq!((seen(&state).as_str(), at(&state)), ("Plan", (1, 6)));
}
