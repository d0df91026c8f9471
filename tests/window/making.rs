//! A briefing that is being made when the power goes.

use std::fs;
use std::time::{Duration, Instant};

use crate::session::Session;

#[test]
fn a_briefing_survives_a_kill_in_the_middle_of_a_word() {
    let Some(mut session) = Session::start(&["--builtin"]) else {
        return;
    };
    session.wait_for_window();
    session.settled();
    session.press(&["Home", "ctrl+shift+b", "End", "ctrl+shift+b", "ctrl+b"]);
    session.settled();
    // The panel gives the keyboard to the chosen step; F2 goes to its title.
    session.press(&["F2"]);
    session.settled();
    session.press(&["ctrl+a"]);
    session.xdotool(&["type", "--delay", "30", "Kept to the last lett"]);
    wait_for_words(&session, "Kept to the last lett");
    session.kill_and_restart(&["--builtin"]);
    session.settled();

    session.press(&["ctrl+b"]);
    let panel = session.settled();
    assert!(panel.colors([0, 60, 340, 700]) > 20, "the panel is blank");
    assert_eq!(kept(&session).matches("[[briefing.steps]]").count(), 2);
    session.press(&["ctrl+q"]);
    assert!(session.exit_success(), "the program closes cleanly");
}

/// The files of the user's briefings, one after the other.
fn kept(session: &Session) -> String {
    let Ok(folder) = fs::read_dir(session.folder.path().join("briefings")) else {
        return String::new();
    };
    let files = folder.filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok());
    files.collect()
}

fn wait_for_words(session: &Session, words: &str) {
    let started = Instant::now();
    while !kept(session).contains(words) {
        assert!(
            started.elapsed() < Duration::from_secs(20),
            "the words are not kept: {}",
            kept(session)
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}
