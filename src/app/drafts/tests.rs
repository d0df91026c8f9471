//! Tests of keeping briefings: in order, whole, and never at the cost of what others wrote.

use std::fs;

use std::time::Instant;

use super::*;
use crate::io::drafts::load_drafts;
use crate::model::DraftStep;

mod windows;

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

fn to_save(key: &str, drafts: Arc<Vec<Draft>>, built_on: Option<u64>) -> DraftsToSave {
    DraftsToSave {
        key: key.to_owned(),
        title: "Plan".to_owned(),
        drafts,
        built_on,
    }
}

fn read(keeper: &mut DraftsKeeper, key: &str) {
    keeper.read(key.to_owned(), None);
}

fn save(keeper: &mut DraftsKeeper, title: &str) {
    keeper.save(to_save("plan", drafts(title), None));
}

/// What the drafting commands of `answers` are, in a word each; messages as they are.
fn words(answers: &mpsc::Receiver<Command>) -> Vec<String> {
    let word = |command| match command {
        Command::Drafting(DraftingCommand::Saved { .. }) => "saved".to_owned(),
        Command::Drafting(DraftingCommand::SaveFailed { message, .. }) => message,
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
        read(&mut first, "plan");
        save(&mut first, "Kyiv – “Paris”\n");
        first.flush();
        assert_eq!(words(&answers), ["read ", "saved"]);
        let (mut second, answers) = keeper(folder.path(), pace);
        read(&mut second, "plan");
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
    read(&mut second, "plan");
    second.save(to_save("plan", drafts("more"), Some(1)));
    read(&mut second, "plan");
    assert_eq!(words(&answers), ["read whole", "saved", "read more"]);
}

#[test]
fn each_timeline_has_its_own_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut keeper, answers) = keeper(folder.path(), Pace::Beside);
    for key in ["a", "b", "c"] {
        keeper.save(to_save(key, drafts(key), None));
    }
    for key in ["b", "none", "a"] {
        read(&mut keeper, key);
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

/// A folder in which nothing can be written until [`clear`].
fn blocked() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("briefings"), "in the way").unwrap();
    folder
}

fn clear(folder: &tempfile::TempDir) {
    fs::remove_file(folder.path().join("briefings")).unwrap();
}

fn kept(folder: &tempfile::TempDir, key: &str) -> Vec<Draft> {
    load_drafts(&folder.path().join(format!("briefings/{key}.toml"))).drafts
}

#[test]
fn what_could_not_be_saved_is_saved_later_without_another_change() {
    let folder = blocked();
    let (sender, answers) = mpsc::channel();
    let mailbox = Mailbox::new(sender, || {});
    let (jobs, queue) = mpsc::channel();
    let mut worker = Worker::new(mailbox, Some(folder.path().join("briefings")));
    worker.retry_after = Duration::from_millis(10);
    let thread = std::thread::spawn(move || worker.run_all(&queue));
    jobs.send(Job::Save(to_save("plan", drafts("one"), None)))
        .unwrap();
    let wait = || answers.recv_timeout(PATIENCE).unwrap();
    let failed = wait();
    assert!(matches!(
        failed,
        Command::Drafting(DraftingCommand::SaveFailed { .. })
    ));
    clear(&folder);
    let key = "plan".to_owned();
    assert_eq!(wait(), Command::Drafting(DraftingCommand::Saved { key }));
    assert_eq!(kept(&folder, "plan"), *drafts("one"));
    drop(jobs);
    thread.join().unwrap();
}

#[test]
fn what_could_not_be_saved_is_saved_when_the_window_is_closed() {
    for pace in [Pace::AtOnce, Pace::Beside] {
        for flushes in [true, false] {
            let folder = blocked();
            let (mut keeper, _answers) = keeper(folder.path(), pace);
            save(&mut keeper, "one");
            keeper.flush();
            clear(&folder);
            if flushes {
                keeper.flush();
                assert_eq!(kept(&folder, "plan"), *drafts("one"));
            }
            drop(keeper);
            assert_eq!(kept(&folder, "plan"), *drafts("one"));
        }
    }
}

#[test]
fn what_could_not_be_saved_is_there_when_its_timeline_is_opened_again() {
    let folder = blocked();
    let (mut keeper, answers) = keeper(folder.path(), Pace::AtOnce);
    save(&mut keeper, "one");
    read(&mut keeper, "other");
    read(&mut keeper, "plan");
    let told = words(&answers);
    assert_eq!(told[1..], ["read ", "read one"]);
    clear(&folder);
    read(&mut keeper, "other");
    assert_eq!(kept(&folder, "plan"), *drafts("one"));
}

#[test]
fn briefings_are_kept_where_no_thread_can_be_started() {
    let folder = tempfile::tempdir().unwrap();
    let (sender, answers) = mpsc::channel();
    let place = Some(folder.path().join("briefings"));
    let refuses = |_: Box<dyn FnOnce() + Send>| Err(std::io::Error::other("no threads"));
    let mut keeper = DraftsKeeper::beside(Mailbox::new(sender, || {}), place, refuses);
    read(&mut keeper, "plan");
    save(&mut keeper, "one");
    assert_eq!(words(&answers), ["read ", "saved"]);
    assert_eq!(kept(&folder, "plan"), *drafts("one"));
}

#[test]
fn briefings_are_kept_after_the_thread_has_failed() {
    let folder = tempfile::tempdir().unwrap();
    let (sender, answers) = mpsc::channel();
    let place = Some(folder.path().join("briefings"));
    // It ends at once, and takes the other end of the queue with it.
    let ends = |work: Box<dyn FnOnce() + Send>| {
        drop(work);
        Ok(std::thread::spawn(|| ()))
    };
    let mut keeper = DraftsKeeper::beside(Mailbox::new(sender, || {}), place, ends);
    save(&mut keeper, "one");
    assert_eq!(words(&answers), ["saved"]);
    assert_eq!(kept(&folder, "plan"), *drafts("one"));
}

#[test]
fn a_file_of_a_newer_version_stays_as_it_is_while_briefings_are_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("briefings/plan.toml");
    fs::create_dir(path.parent().unwrap()).unwrap();
    fs::write(&path, "format = 2\n").unwrap();
    let (mut keeper, answers) = keeper(folder.path(), Pace::AtOnce);
    read(&mut keeper, "plan");
    save(&mut keeper, "one");
    let told = words(&answers);
    assert!(told[1].ends_with("is of a newer version of Briefline, and is left as it is"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "format = 2\n");
}

#[test]
fn without_a_folder_nothing_is_kept_and_nothing_fails() {
    let (sender, answers) = mpsc::channel();
    let mut keeper = DraftsKeeper::new(Mailbox::new(sender, || {}), Pace::AtOnce, None);
    save(&mut keeper, "one");
    read(&mut keeper, "plan");
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
        read(&mut keeper, "plan");
        keeper.save(to_save("plan", drafts("after it"), Some(1)));
        let Ok(Command::Drafting(DraftingCommand::Read { read })) = answers.try_recv() else {
            panic!("nothing was read");
        };
        assert_eq!((read.problems, read.drafts.len()), (vec![], 1));
        assert_eq!(words(&answers), ["saved"], "a dead run holds no lock");
    }
}
