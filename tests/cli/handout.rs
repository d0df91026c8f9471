//! `briefline handout`: a briefing as PDF, read back with the tools of poppler.
//!
//! They come with `apt-get install poppler-utils`; without them the pages cannot be read, and the
//! tests that read them say so and pass, except where `CI` is "true".

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::program::{Folder, run};

/// Two items, the later of which was known on 23 December, and a briefing of both.
const STORY: &str = r#"
[timeline]
title = "A small story"

[[track]]
id = "t"
name = "The track"

[[source]]
id = "paper"
publisher = "The Paper"
title = "A plan is told"
url = "https://example.org/plan"
published = "2025-11-20"
tier = "B"

[[source]]
id = "gazette"
publisher = "Gazette"
title = "What was answered"
url = "https://example.org/answer"
published = "2025-12-23"
tier = "A"

[[source]]
id = "unused"
publisher = "Unused Press"
title = "Never cited"
published = "2025-11-01"

[[item]]
id = "leak"
title = "The plan leaks"
when = "2025-11-20"
kind = "document"
track = "t"
summary = "Somebody passes it on."
sources = ["paper"]

[[item]]
id = "answer"
title = "An answer is given"
when = "2025-12-23"
kind = "statement"
track = "t"
sources = ["gazette"]

[[briefing]]
id = "road"
title = "The short road"
summary = "From a plan to an answer."

[[briefing.steps]]
title = "Both of them"
sentence = "A plan was answered."
items = ["answer", "leak"]
notes = "Say **slowly** what it is.\n\n- first the plan\n- then the rest"

[[briefing.steps]]
title = "Only the plan"
sentence = "Nobody had answered yet."
items = ["leak"]
knowledge = "2025-11-21"
notes = "Ask who wrote it."
"#;

/// Writes the story and a handout of it, and gives the place of the handout.
fn handout(folder: &Folder, name: &str, args: &[&str]) -> String {
    let (story, out) = (folder.arg("story.toml"), folder.arg(name));
    std::fs::write(&story, STORY).expect("the story is written");
    let fixed = ["handout", &story, "--briefing", "road", "--out", &out];
    run(fixed.into_iter().chain(args.iter().copied())).fine();
    out
}

/// What a tool of poppler says; `None` if it is missing.
#[track_caller]
fn poppler(tool: &str, args: &[&str]) -> Option<String> {
    match Command::new(tool).args(args).output() {
        Ok(output) => {
            assert!(output.status.success(), "{tool} {args:?}");
            Some(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Err(error) => {
            assert!(
                std::env::var_os("CI").is_none_or(|ci| ci != "true"),
                "{tool}: {error}"
            );
            let hint = "apt-get install poppler-utils";
            writeln!(std::io::stderr(), "skipped, as {tool} is missing: {hint}")
                .expect("somewhere to say so");
            None
        }
    }
}

/// The words of the pages, with single spaces between them.
fn words(path: &str) -> Option<String> {
    let text = poppler("pdftotext", &["-enc", "UTF-8", path, "-"])?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Where each of `parts` stands in `text`, which must hold them in this order.
#[track_caller]
fn assert_in_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let found = text[from..].find(part);
        let at = found.unwrap_or_else(|| panic!("{part:?} is not after byte {from} of: {text}"));
        from += at + part.len();
    }
}

#[test]
fn the_text_of_a_handout_can_be_searched_and_stands_in_the_order_of_the_briefing() {
    let folder = Folder::new();
    let path = handout(&folder, "a.pdf", &[]);
    let Some(words) = words(&path) else { return };
    assert_in_order(
        &words,
        &[
            "The short road",
            "From a plan to an answer.",
            "20 November 2025 to 23 December 2025 · 2 steps · about 2 minutes",
            "1. Both of them",
            "A plan was answered.",
            "Latest knowledge, to 23 December 2025",
            "An answer is given answer",
            "23 December 2025 · statement · happened · The track [1]",
            "The plan leaks leak",
            "[2] Somebody passes it on.",
            "2. Only the plan",
            "As known on 21 November 2025",
            "The plan leaks leak",
            "Sources",
        ],
    );
}

#[test]
fn the_endnotes_are_the_sources_that_are_shown() {
    let folder = Folder::new();
    let path = handout(&folder, "a.pdf", &[]);
    let Some(words) = words(&path) else { return };
    let (_, notes) = words.split_once("what a source is").expect("the endnotes");
    assert_in_order(
        notes,
        &[
            "1. Gazette, What was answered, 23 December 2025. A, official. https://example.org/answer",
            "2. The Paper, A plan is told, 20 November 2025. B, established. https://example.org/plan",
        ],
    );
    assert!(!words.contains("Unused Press"), "{words}");
    let Some(links) = poppler("pdfinfo", &["-url", &path]) else {
        return;
    };
    for address in ["https://example.org/answer", "https://example.org/plan"] {
        assert!(links.contains(address), "{links}");
    }
}

#[test]
fn notes_are_on_the_pages_only_if_asked_for() {
    let folder = Folder::new();
    let paths = [
        handout(&folder, "without.pdf", &[]),
        handout(&folder, "with.pdf", &["--notes"]),
    ];
    let [Some(without), Some(with)] = paths.map(|path| words(&path)) else {
        return;
    };
    for note in [
        "Say slowly what it is.",
        "• first the plan",
        "Ask who wrote it.",
    ] {
        assert!(with.contains(note), "{with}");
        assert!(!without.contains(note), "{without}");
    }
}

#[test]
fn an_item_that_was_not_known_on_the_day_is_not_on_the_pages() {
    let folder = Folder::new();
    let path = handout(&folder, "then.pdf", &["--as-of", "2025-12-01", "--notes"]);
    let Some(words) = words(&path) else { return };
    assert!(words.contains("The plan leaks"), "{words}");
    assert!(words.contains("Only the plan"), "{words}");
    // A step of all that is known tells it in its words, whatever it may show.
    for later in [
        "An answer is given",
        "Gazette",
        "23 December",
        "A plan was answered",
        "From a plan to an answer",
        "then the rest",
    ] {
        assert!(!words.contains(later), "{later} in {words}");
    }
}

#[test]
fn where_every_step_tells_what_came_later_no_handout_is_written() {
    let folder = Folder::new();
    let (story, out) = (folder.arg("story.toml"), folder.arg("none.pdf"));
    std::fs::write(&story, STORY).expect("the story is written");
    let said = run(["handout", &story, "--out", &out, "--as-of", "2025-11-20"]).ended_with(2);
    assert!(said.err.contains("20 November 2025"), "{}", said.err);
    assert!(!std::path::Path::new(&out).exists());
}

#[test]
fn each_step_shows_its_own_day() {
    let folder = Folder::new();
    let path = handout(&folder, "a.pdf", &[]);
    let Some(words) = words(&path) else { return };
    let (_, second) = words
        .split_once("2. Only the plan")
        .expect("the second step");
    let (second, _) = second.split_once("Sources").expect("the endnotes");
    assert!(second.contains("The plan leaks"), "{second}");
    assert!(!second.contains("An answer"), "{second}");
}

#[test]
fn a_long_title_is_shortened_at_the_foot_and_the_day_stays() {
    let folder = Folder::new();
    let (story, out) = (folder.arg("story.toml"), folder.arg("long.pdf"));
    let long = "a very long road ".repeat(12);
    std::fs::write(&story, STORY.replace("The short road", &long)).expect("the story is written");
    run(["handout", &story, "--out", &out, "--as-of", "2025-12-01"]).fine();
    let Some(words) = words(&out) else { return };
    let (_, foot) = words.rsplit_once('…').expect("a shortened title");
    assert!(foot.starts_with(" · As known on 1 December 2025"), "{foot}");
    assert!(words.contains("1 of "), "{words}");
}

#[test]
fn faces_are_embedded_and_the_document_says_what_it_is() {
    let folder = Folder::new();
    let path = handout(&folder, "a.pdf", &[]);
    let Some(fonts) = poppler("pdffonts", &[&path]) else {
        return;
    };
    let faces: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(faces.len() >= 2, "{fonts}");
    for face in faces {
        let columns: Vec<&str> = face.split_whitespace().rev().collect();
        // From the right: object (two columns), unicode, subset, embedded.
        assert!(
            face.contains("Inter") && columns[2] == "yes" && columns[4] == "yes",
            "{face}"
        );
    }
    let Some(told) = poppler("pdfinfo", &[&path]) else {
        return;
    };
    for line in ["Title: The short road", "Tagged: yes", "JavaScript: no"] {
        let (name, value) = line.split_once(": ").expect("a name and a value");
        let found = told.lines().find(|it| it.starts_with(name)).unwrap_or("");
        assert!(found.trim_end().ends_with(value), "{line} in {told}");
    }
    assert!(told.contains("(A4)"), "{told}");
    assert!(!told.contains("CreationDate"), "{told}");
}

#[test]
fn each_section_has_a_bookmark() {
    let folder = Folder::new();
    let path = handout(&folder, "a.pdf", &[]);
    let Some(dests) = poppler("pdftohtml", &["-xml", "-i", "-stdout", &path]) else {
        return;
    };
    let (_, outline) = dests.split_once("<outline>").expect("bookmarks");
    assert_in_order(
        outline,
        &[
            "The short road",
            "1. Both of them",
            "2. Only the plan",
            "Sources",
        ],
    );
}

#[test]
fn the_same_command_writes_the_same_bytes() {
    let folder = Folder::new();
    let files = ["a.pdf", "b.pdf"].map(|name| {
        let path = handout(&folder, name, &["--notes"]);
        std::fs::read(Path::new(&path)).expect("a file")
    });
    assert!(files[0].starts_with(b"%PDF-") && files[0] == files[1]);
}

#[test]
fn what_cannot_be_handed_out_is_said() {
    let folder = Folder::new();
    let (story, out) = (folder.arg("story.toml"), folder.arg("a.pdf"));
    std::fs::write(&story, STORY).expect("the story is written");
    let other = run(["handout", &story, "--briefing", "x", "--out", &out]).ended_with(2);
    assert_eq!(
        other.err,
        "briefline: no briefing \"x\"; the file has: road\n"
    );
    let only = run(["handout", &story, "--out", &out]);
    only.fine();
    let name = folder.arg("a.doc");
    let form = run(["handout", &story, "--briefing", "road", "--out", &name]).ended_with(2);
    assert!(form.err.contains("ends in .pdf"), "{}", form.err);
    let empty = folder.arg("empty.toml");
    std::fs::write(&empty, STORY.split("[[briefing]]").next().expect("a start")).expect("a file");
    let none = run(["handout", &empty, "--briefing", "road", "--out", &out]).ended_with(2);
    assert_eq!(none.err, "briefline: the file has no briefings\n");
}

#[test]
fn the_built_in_briefings_can_be_handed_out() {
    let folder = Folder::new();
    for (id, heading) in [
        ("road-to-paris", "28 points"),
        ("sanctions-20", "sanctions"),
    ] {
        let out = folder.arg(&format!("{id}.pdf"));
        run(["handout", "--builtin", "--briefing", id, "--out", &out]).fine();
        let Some(words) = words(&out) else { return };
        assert_in_order(&words, &[heading, "What it is about", "Sources", "1. "]);
    }
}
