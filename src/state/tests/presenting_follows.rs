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

#[test]
fn another_file_ends_presenting_and_says_so() {
    let mut state = presented();
    let path = std::path::PathBuf::from("other.toml");
    state.apply(Command::OpenPath { path }, now(0));
    assert_eq!(seen(&state), "Plan");
    deliver(&mut state, story(), Vec::new());
    assert!(state.presenting.show.is_none());
    assert_eq!(
        last_toast(&state),
        "Presenting has ended: another file is open"
    );
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
