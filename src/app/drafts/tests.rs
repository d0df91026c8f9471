//! Tests of keeping briefings: in order, whole, and never at the cost of what others wrote.

use std::fs;

use super::*;
use crate::model::DraftStep;

/// A keeper of `folder`, and its answers.
fn keeper(folder: &Path, pace: Pace) -> (DraftsKeeper, mpsc::Receiver<Command>) {
    let (sender, answers) = mpsc::channel();
    let mailbox = Mailbox::new(sender, || {});
    let keeper = DraftsKeeper::new(mailbox, pace, Some(folder.join("briefings")));
    (keeper, answers)
}

fn drafts(title: &str) -> Arc<Vec<Draft>> {
    Arc::new(vec![Draft {
        id: "mine".to_owned(),
        title: title.to_owned(),
        summary: String::new(),
        steps: vec![DraftStep::default(); 3],
    }])
}

fn save(keeper: &mut DraftsKeeper, title: &str) {
    keeper.save("plan".to_owned(), "Plan".to_owned(), drafts(title));
}

/// What the drafting commands of `answers` are, in a word each; messages as they are.
fn words(answers: &mpsc::Receiver<Command>) -> Vec<String> {
    let word = |command| match command {
        Command::Drafting(DraftingCommand::Saved) => "saved".to_owned(),
        Command::Drafting(DraftingCommand::SaveFailed { message }) => message,
        Command::Drafting(DraftingCommand::Import { drafts }) => format!("{} more", drafts.len()),
        Command::Drafting(DraftingCommand::Read { read }) => {
            let titles = read.drafts.iter().map(|draft| draft.title.clone());
            format!("read {}", titles.collect::<Vec<_>>().join(", "))
        }
        Command::Notify { text, .. } => text,
        other => panic!("{other:?}"),
    };
    answers.try_iter().map(word).collect()
}

#[test]
fn what_was_saved_is_read_in_the_next_run() {
    for pace in [Pace::AtOnce, Pace::Beside] {
        let folder = tempfile::tempdir().unwrap();
        let (mut first, answers) = keeper(folder.path(), pace);
        first.read("plan".to_owned());
        save(&mut first, "Kyiv – “Paris”\n");
        first.flush();
        assert_eq!(words(&answers), ["read ", "saved"]);
        let (mut second, answers) = keeper(folder.path(), pace);
        second.read("plan".to_owned());
        second.flush();
        let Ok(Command::Drafting(DraftingCommand::Read { read })) = answers.try_recv() else {
            panic!("nothing was read");
        };
        assert_eq!(read.drafts, *drafts("Kyiv – “Paris”\n"));
        assert_eq!((read.key.as_str(), read.problems.len()), ("plan", 0));
        assert!(read.path.unwrap().ends_with("briefings/plan.toml"));
    }
}

#[test]
fn dropping_the_keeper_writes_the_last_of_many_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut keeper, answers) = keeper(folder.path(), Pace::Beside);
    for number in 0..500 {
        save(&mut keeper, &format!("Draft {number}"));
    }
    drop(keeper);
    let path = folder.path().join("briefings/plan.toml");
    let loaded = load_drafts(&path);
    assert_eq!(loaded.drafts, *drafts("Draft 499"));
    let answers = words(&answers);
    assert!(answers.len() < 500, "changes that wait replace each other");
    assert_eq!(answers.last().map(String::as_str), Some("saved"));
    let names: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(names.len(), 2, "the file and the lock: {names:?}");
}

#[test]
fn a_run_that_was_killed_while_it_wrote_leaves_the_last_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, _answers) = keeper(folder.path(), Pace::AtOnce);
    save(&mut first, "whole");
    // What a kill leaves: half of the next file, under the name that it has until it is whole.
    let half = folder.path().join("briefings/.briefline-1.tmp");
    fs::write(&half, "[[briefing]]\nid = \"mi").unwrap();
    let (mut second, answers) = keeper(folder.path(), Pace::AtOnce);
    second.read("plan".to_owned());
    save(&mut second, "more");
    second.read("plan".to_owned());
    assert_eq!(words(&answers), ["read whole", "saved", "read more"]);
}

#[test]
fn two_windows_never_lose_each_others_work() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, _) = keeper(folder.path(), Pace::AtOnce);
    let (mut second, answers) = keeper(folder.path(), Pace::AtOnce);
    first.read("plan".to_owned());
    second.read("plan".to_owned());
    save(&mut first, "of the first");
    save(&mut second, "of the second");
    let copy = folder.path().join("briefings/plan.other-1.toml");
    let told = words(&answers);
    assert!(
        told[1].ends_with(&format!("is kept as {}", copy.display())),
        "{told:?}"
    );
    assert_eq!(told[2], "saved");
    assert_eq!(load_drafts(&copy).drafts, *drafts("of the first"));
    let path = folder.path().join("briefings/plan.toml");
    assert_eq!(load_drafts(&path).drafts, *drafts("of the second"));
    // From then on the second has seen what is there.
    save(&mut second, "of the second, again");
    assert_eq!(words(&answers), ["saved"]);
}

#[test]
fn each_timeline_has_its_own_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut keeper, answers) = keeper(folder.path(), Pace::Beside);
    for key in ["a", "b", "c"] {
        keeper.save(key.to_owned(), String::new(), drafts(key));
    }
    for key in ["b", "none", "a"] {
        keeper.read(key.to_owned());
    }
    keeper.flush();
    let told = words(&answers);
    assert_eq!(told[told.len() - 3..], ["read b", "read ", "read a"]);
}

#[test]
fn what_cannot_be_written_is_told_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut keeper, answers) = keeper(folder.path(), Pace::AtOnce);
    fs::write(folder.path().join("briefings"), "in the way").unwrap();
    save(&mut keeper, "one");
    let told = words(&answers);
    assert!(
        told[0].starts_with("cannot write ") && told[0].contains("plan.toml: "),
        "{told:?}"
    );
    fs::remove_file(folder.path().join("briefings")).unwrap();
    save(&mut keeper, "two");
    assert_eq!(words(&answers), ["saved"]);
}

#[test]
fn without_a_folder_nothing_is_kept_and_nothing_fails() {
    let (sender, answers) = mpsc::channel();
    let mut keeper = DraftsKeeper::new(Mailbox::new(sender, || {}), Pace::AtOnce, None);
    save(&mut keeper, "one");
    keeper.read("plan".to_owned());
    assert_eq!(words(&answers), ["saved", "read "]);
}

#[test]
fn a_copy_can_be_written_and_added_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (mut keeper, answers) = keeper(folder.path(), Pace::AtOnce);
    let path = folder.path().join("copy.toml");
    keeper.export(path.clone(), "Plan".to_owned(), drafts("mine"));
    keeper.export(
        folder.path().join("none/copy.toml"),
        String::new(),
        drafts("mine"),
    );
    let told = words(&answers);
    assert_eq!(told[0], format!("Saved to {}", path.display()));
    assert!(told[1].ends_with("there is no such folder"), "{told:?}");
    let (sender, answers) = mpsc::channel();
    let mailbox = Mailbox::new(sender, || {});
    import(&mailbox, &path);
    assert_eq!(words(&answers), ["1 more"]);
    for (text, message) in [
        ("", "there are no briefings in "),
        ("[[brief", ":1:"),
        (
            "[[briefing]]\nid = 'a'\n[[briefing]]\ntitle = 'b'\n",
            "and 1 more like this",
        ),
    ] {
        fs::write(&path, text).unwrap();
        import(&mailbox, &path);
        let told = words(&answers);
        assert!(told.len() == 1 && told[0].contains(message), "{told:?}");
    }
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "no copies are made"
    );
}

#[test]
fn of_two_windows_that_write_at_once_each_finds_its_last_again() {
    let folder = tempfile::tempdir().unwrap();
    let writers = ["first", "second", "third"].map(|name| {
        let (mut keeper, _answers) = keeper(folder.path(), Pace::AtOnce);
        std::thread::spawn(move || {
            for number in 0..15 {
                save(&mut keeper, &format!("{name} {number}"));
            }
        })
    });
    for writer in writers {
        writer.join().unwrap();
    }
    let files = fs::read_dir(folder.path().join("briefings")).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let kept: Vec<Draft> = files
        .filter(|path| path.extension().is_some_and(|it| it == "toml"))
        .flat_map(|path| load_drafts(&path).drafts)
        .collect();
    for last in ["first 14", "second 14", "third 14"] {
        assert!(kept.iter().any(|draft| draft.title == last), "{last}");
    }
}

/// Names the folder to a run of the tests that only writes.
const KILLED: &str = "BRIEFLINE_TEST_KILLED";

#[test]
fn a_run_that_is_killed_at_any_moment_leaves_a_whole_file() {
    if let Some(folder) = std::env::var_os(KILLED) {
        let (mut keeper, _answers) = keeper(Path::new(&folder), Pace::AtOnce);
        for number in 0..100_000 {
            save(&mut keeper, &format!("{number}"));
        }
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("briefings/plan.toml");
    let name = "app::drafts::tests::a_run_that_is_killed_at_any_moment_leaves_a_whole_file";
    for millis in [0, 1, 3, 8, 20] {
        fs::remove_file(&path).ok();
        let mut run = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", name])
            .env(KILLED, folder.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let until = Instant::now() + PATIENCE;
        while !path.exists() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(millis));
        run.kill().unwrap();
        run.wait().unwrap();
        let (mut keeper, answers) = keeper(folder.path(), Pace::AtOnce);
        keeper.read("plan".to_owned());
        save(&mut keeper, "after it");
        let Ok(Command::Drafting(DraftingCommand::Read { read })) = answers.try_recv() else {
            panic!("nothing was read");
        };
        assert_eq!((read.problems, read.drafts.len()), (vec![], 1));
        assert_eq!(words(&answers), ["saved"], "a dead run holds no lock");
    }
}
