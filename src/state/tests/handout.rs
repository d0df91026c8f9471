//! A handout: asked for, chosen, written.

use std::path::PathBuf;

use super::*;
use crate::model::{Briefing, Draft, KnowledgeDate, Step};

fn briefing(id: &str) -> Briefing {
    Briefing {
        id: id.to_owned(),
        title: format!("The {id} road"),
        steps: vec![Step::default()],
        ..Briefing::default()
    }
}

fn told(ids: &[&str]) -> State {
    opened(TimelineParts {
        briefings: ids.iter().map(|id| briefing(id)).collect(),
        ..story()
    })
}

fn apply(state: &mut State, command: HandoutCommand) -> Vec<Effect> {
    state.apply(Command::Handout(command), now(0))
}

#[test]
fn a_timeline_without_briefings_says_so() {
    let mut state = told(&[]);
    apply(&mut state, HandoutCommand::Ask);
    assert_eq!(state.top_layer(), None);
    assert_eq!(state.toasts[0].text, "This timeline has no briefings");
}

#[test]
fn on_a_day_of_which_no_step_is_written_the_question_is_not_asked() {
    let mut state = opened(TimelineParts {
        briefings: vec![briefing("late")],
        ..knowing::known_story()
    });
    let first = state.timeline.knowledge_days()[0];
    knowing::know(&mut state, KnowledgeDate::On(first));
    apply(&mut state, HandoutCommand::Ask);
    assert_eq!(state.top_layer(), None);
    assert!(state.toasts[0].text.starts_with("No step of a briefing"));
    knowing::know(&mut state, KnowledgeDate::Latest);
    apply(&mut state, HandoutCommand::Ask);
    assert_eq!(state.top_layer(), Some(&Layer::Handout { notes: false }));
}

#[test]
fn the_chosen_briefing_is_saved_under_its_title_with_the_notes_that_were_asked_for() {
    for notes in [false, true] {
        let mut state = told(&["short", "long"]);
        apply(&mut state, HandoutCommand::Ask);
        assert_eq!(state.top_layer(), Some(&Layer::Handout { notes: false }));
        apply(&mut state, HandoutCommand::SetNotes { notes });
        let briefing = "long".to_owned();
        let effects = apply(&mut state, HandoutCommand::Choose { briefing });
        let handout = Handout {
            briefing: "long".to_owned(),
            notes,
        };
        let suggested_name = "the-long-road.pdf".to_owned();
        let asked = Effect::AskExportHandout {
            suggested_name,
            handout: handout.clone(),
        };
        assert_eq!(effects, [asked]);
        assert_eq!(state.top_layer(), None);
        let path = PathBuf::from("a.pdf");
        let write = HandoutCommand::ExportTo {
            path: path.clone(),
            handout: handout.clone(),
        };
        assert_eq!(
            apply(&mut state, write),
            [Effect::ExportHandout { path, handout }]
        );
    }
}

#[test]
fn a_briefing_that_has_gone_is_not_asked_about() {
    let mut state = told(&["short"]);
    let briefing = "gone".to_owned();
    apply(&mut state, HandoutCommand::Choose { briefing });
    assert_eq!(state.toasts[0].text, "This briefing is not there any more");
}

#[test]
fn esc_takes_the_question_away() {
    let mut state = told(&["short"]);
    apply(&mut state, HandoutCommand::Ask);
    state.apply(Command::CloseTop, now(0));
    assert_eq!(state.top_layer(), None);
}

#[test]
fn a_briefing_of_the_users_own_is_handed_out_too() {
    let mut state = told(&[]);
    let own = Draft {
        id: "own".to_owned(),
        title: "My own road".to_owned(),
        ..Draft::default()
    };
    let drafts = vec![own];
    state.apply(
        Command::Drafting(DraftingCommand::Import { drafts }),
        now(0),
    );
    let briefing = "own".to_owned();
    let effects = apply(&mut state, HandoutCommand::Choose { briefing });
    let [Effect::AskExportHandout { handout, .. }] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(handout.briefing, "own");
}
