//! Two windows that have the same briefings open, and a timeline that goes from name to name.

use super::*;
use crate::model::{CivilDate, Timeline, TimelineParts};
use crate::state::{Effect, Loaded, Now, Origin, Settings, State, StepEdit};

/// A window without pictures: its state, and the keeper of its briefings.
struct Desk {
    state: State,
    keeper: DraftsKeeper,
    answers: mpsc::Receiver<Command>,
}

fn now() -> Now {
    Now {
        millis: 0,
        today: CivilDate::new(2026, 1, 1).unwrap(),
    }
}

impl Desk {
    fn open(folder: &Path) -> Self {
        let (keeper, answers) = keeper(folder, Pace::AtOnce);
        let mut desk = Self {
            state: State::new(Settings::default(), now()),
            keeper,
            answers,
        };
        desk.load("Plan");
        desk
    }

    /// Opens the timeline, or reads it again under another title.
    fn load(&mut self, title: &str) {
        let path = PathBuf::from("plan.toml");
        self.give(Command::OpenPath { path: path.clone() });
        let ticket = self.state.loading.as_ref().unwrap().ticket;
        let timeline = Timeline::new(TimelineParts {
            title: title.to_owned(),
            ..TimelineParts::default()
        });
        let loaded = Box::new(Loaded::new(timeline, Origin::File(path), Vec::new()));
        self.give(Command::Loaded { ticket, loaded });
        self.answer();
    }

    /// Does a command and what follows from it; answers wait.
    fn give(&mut self, command: Command) {
        for effect in self.state.apply(command, now()) {
            match effect {
                Effect::ReadDrafts { key, from } => self.keeper.read(key, from),
                Effect::SaveDrafts {
                    key,
                    title,
                    drafts,
                    built_on,
                } => self.keeper.save(DraftsToSave {
                    key,
                    title,
                    drafts,
                    built_on,
                }),
                _ => {}
            }
        }
    }

    fn draft(&mut self, command: DraftingCommand) {
        self.give(Command::Drafting(command));
    }

    /// Takes in all answers.
    fn answer(&mut self) {
        while let Ok(command) = self.answers.try_recv() {
            self.give(command);
        }
    }

    fn import(&mut self, ids: &[&str]) {
        let drafts = ids.iter().map(|id| Draft {
            id: (*id).to_owned(),
            title: (*id).to_owned(),
            summary: String::new(),
            steps: vec![DraftStep::default()],
        });
        let drafts = drafts.collect();
        self.draft(DraftingCommand::Import { drafts });
        self.answer();
    }

    fn choose(&mut self, id: &str) {
        let briefing = id.to_owned();
        self.draft(DraftingCommand::Choose { briefing });
    }

    fn type_title(&mut self, text: &str) {
        let edit = StepEdit::Title(text.to_owned());
        self.draft(DraftingCommand::EditStep { edit });
    }

    fn delete(&mut self, id: &str) {
        self.choose(id);
        self.draft(DraftingCommand::DeleteDraft);
        self.answer();
    }

    /// Each draft, with the title of its step.
    fn shown(&self) -> Vec<String> {
        shown(&self.state.drafting.drafts)
    }
}

fn shown(drafts: &[Draft]) -> Vec<String> {
    let named = |draft: &Draft| format!("{} {}", draft.id, draft.steps[0].title);
    let mut shown: Vec<String> = drafts.iter().map(named).collect();
    shown.sort();
    shown
}

fn files(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder.join("briefings")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name != ".lock").collect();
    names.sort();
    names
}

fn in_file(folder: &Path, name: &str) -> Vec<String> {
    shown(&load_drafts(&folder.join("briefings").join(name)).drafts)
}

#[test]
fn two_windows_that_edit_different_briefings_both_have_all_and_leave_no_copies() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Desk::open(folder.path());
    first.import(&["a", "b"]);
    let mut second = Desk::open(folder.path());
    first.choose("a");
    second.choose("b");
    for number in 0..30 {
        first.type_title(&format!("first {number}"));
        first.answer();
        second.type_title(&format!("second {number}"));
        second.answer();
    }
    let all = ["a first 29", "b second 29"];
    assert_eq!(second.shown(), all);
    assert_eq!(in_file(folder.path(), "plan.toml"), all);
    assert_eq!(files(folder.path()), ["plan.toml"]);
    first.type_title("end");
    first.answer();
    assert_eq!(first.shown(), ["a end", "b second 29"]);
}

#[test]
fn of_a_briefing_that_two_windows_edit_in_turn_each_has_its_own_and_there_are_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Desk::open(folder.path());
    first.import(&["a"]);
    let mut second = Desk::open(folder.path());
    first.choose("a");
    second.choose("a");
    for number in 0..30 {
        first.type_title(&format!("first {number}"));
        first.answer();
        second.type_title(&format!("second {number}"));
        // An answer that comes late is no reason to lose what is typed meanwhile.
        second.type_title(&format!("second {number}, and more"));
        second.answer();
    }
    let all = ["a first 29", "a-2 second 29, and more"];
    assert_eq!(second.shown(), all);
    assert_eq!(in_file(folder.path(), "plan.toml"), all);
    assert_eq!(files(folder.path()), ["plan.toml"]);
    assert_eq!(second.state.drafting.chosen.as_deref(), Some("a-2"));
}

#[test]
fn what_is_typed_just_before_another_timeline_is_opened_stays_beside_that_of_another_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Desk::open(folder.path());
    first.import(&["a"]);
    let mut second = Desk::open(folder.path());
    second.import(&["b"]);
    first.choose("a");
    first.type_title("typed");
    let path = PathBuf::from("other.toml");
    first.give(Command::OpenPath { path: path.clone() });
    let ticket = first.state.loading.as_ref().unwrap().ticket;
    let timeline = Timeline::new(TimelineParts::default());
    let loaded = Box::new(Loaded::new(timeline, Origin::File(path), Vec::new()));
    first.give(Command::Loaded { ticket, loaded });
    first.answer();
    assert_eq!(in_file(folder.path(), "plan.toml"), ["a typed", "b "]);
}

#[test]
fn a_briefing_deleted_in_one_window_does_not_come_back_through_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Desk::open(folder.path());
    first.import(&["a", "b"]);
    let mut second = Desk::open(folder.path());
    first.delete("a");
    second.choose("b");
    second.type_title("kept");
    second.answer();
    assert_eq!(second.shown(), ["b kept"]);
    assert_eq!(in_file(folder.path(), "plan.toml"), ["b kept"]);
}

#[test]
fn a_title_typed_letter_by_letter_leaves_no_trail_of_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path());
    desk.import(&["a", "b"]);
    for title in ["Plan o", "Plan of", "Plan of p", "Plan of peace"] {
        desk.load(title);
    }
    assert_eq!(desk.shown(), ["a ", "b "]);
    // The first name stays: another timeline may be called so too.
    assert_eq!(files(folder.path()), ["plan-of-peace.toml", "plan.toml"]);
    desk.delete("b");
    for title in ["Plan of p", "Plan of", "Plan"] {
        desk.load(title);
    }
    assert_eq!(desk.shown(), ["a "], "what was deleted stays so");
    assert_eq!(files(folder.path()), ["plan.toml"]);
    assert_eq!(in_file(folder.path(), "plan.toml"), ["a "]);
}

#[test]
fn a_title_that_another_timeline_has_joins_its_briefings() {
    let folder = tempfile::tempdir().unwrap();
    let mut other = Desk::open(folder.path());
    other.load("Other");
    other.import(&["o"]);
    let mut desk = Desk::open(folder.path());
    desk.import(&["a"]);
    desk.load("Other");
    assert_eq!(desk.shown(), ["a ", "o "]);
    desk.load("Plan");
    desk.load("Other");
    assert_eq!(in_file(folder.path(), "other.toml"), ["a ", "o "]);
}
