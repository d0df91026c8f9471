//! `--as-of`: pictures and files as things were known on a day.

use crate::program::{Folder, run};

/// The texts of a picture, one a line.
fn exported(folder: &Folder, args: &[&str]) -> String {
    let out = folder.arg("picture.svg");
    let all = ["export", "--builtin", "--out", &out].into_iter();
    run(all.chain(args.iter().copied())).fine();
    std::fs::read_to_string(&out).expect("it was written")
}

#[test]
fn a_picture_of_a_day_names_it_and_nothing_later() {
    let folder = Folder::new();
    let all = exported(&folder, &[]);
    let then = exported(&folder, &["--as-of", "5 jan 2026"]);
    let banner = "As known on 5 January 2026";
    assert!(then.contains(banner) && !all.contains(banner));
    assert!(then.contains("Paris talks"), "it was planned");
    let later = [
        "20th round proposed",
        "20th sanctions",
        "Hungary",
        "Abu Dhabi",
    ];
    for words in later {
        assert!(!then.contains(words), "{words} was not known");
    }
    assert!(
        later.iter().all(|words| all.contains(words)),
        "the latest picture has them"
    );
}

#[test]
fn what_is_written_for_a_day_holds_nothing_later_and_says_so() {
    let folder = Folder::new();
    let then = folder.arg("then.toml");
    run(["convert", "--builtin", "--as-of", "2026-01-05", &then]).fine();
    assert_eq!(run(["check", &then]).fine().out, "");
    let text = std::fs::read_to_string(&then).expect("it was written");
    assert!(text.contains("as_of = \"2026-01-05\""));
    assert!(!text.contains("20th round proposed"));
    let [one, two] = ["one.svg", "two.svg"].map(|name| folder.arg(name));
    let today = ["--today", "2026-01-05"];
    run(["export", &then, "--out", &one].into_iter().chain(today)).fine();
    let day = [
        "export",
        "--builtin",
        "--as-of",
        "2026-01-05",
        "--out",
        &two,
    ];
    run(day.into_iter().chain(today)).fine();
    let read = |path: &str| std::fs::read_to_string(path).expect("it was written");
    assert!(
        read(&one) == read(&two),
        "the file of a day and the day of the file look the same"
    );
    let days = ["--to", "2026-01-05", "--format", "json"];
    let of_file = run(["diff", &then, "--format", "json"]).fine().out;
    let of_day = run(["diff", "--builtin"].into_iter().chain(days))
        .fine()
        .out;
    assert!(of_file.contains("\"entry\": \"claim\""));
    assert!(of_file == of_day, "the file tells what the day tells");
}

#[test]
fn before_anything_is_known_the_picture_is_empty_and_that_is_said() {
    let folder = Folder::new();
    let out = folder.arg("empty.svg");
    let run = run(["export", "--builtin", "--as-of", "1990", "--out", &out]).ended_with(0);
    assert_eq!(
        run.err,
        "briefline: nothing was known on 31 December 1990\n"
    );
    let text = std::fs::read_to_string(&out).expect("it was written");
    assert!(text.contains("As known on 31 December 1990") && text.contains("0 items"));
}

#[test]
fn only_what_was_known_can_be_selected_and_is_suggested() {
    let folder = Folder::new();
    let story = folder.arg("story.toml");
    let text = r#"
[timeline]
title = "A story"
[[track]]
id = "t"
name = "Track"
[[item]]
id = "round-early"
title = "Early"
when = "2026-01-05"
track = "t"
[[item]]
id = "round-late"
title = "Late"
when = "2026-02-06"
track = "t"
"#;
    std::fs::write(&story, text).expect("the folder can be written");
    let out = folder.arg("a.svg");
    let select = |id: &str, day: &str| {
        run([
            "export", &story, "--out", &out, "--as-of", day, "--select", id,
        ])
    };
    select("round-late", "2026-02-06").ended_with(0);
    let refused = select("round-late", "2026-01-05").ended_with(2);
    assert!(
        refused.err.contains("did you mean \"round-early\"?"),
        "{}",
        refused.err
    );
    let refused = select("round-lat", "2026-01-05").ended_with(2);
    let said = refused.err.lines().last().expect("it is said");
    assert!(!said.contains("round-late"), "{said}");
    let refused = select("round-lat", "2026-02-06").ended_with(2);
    assert!(refused.err.contains("did you mean \"round-late\"?"));
}

#[test]
fn a_day_that_is_none_is_refused_wherever_it_is_asked_for() {
    let folder = Folder::new();
    let (svg, toml) = (folder.arg("a.svg"), folder.arg("a.toml"));
    for args in [
        &["export", "--builtin", "--out", &svg][..],
        &["convert", "--builtin", &toml],
        &["--builtin"],
    ] {
        for day in ["soonish", "6/1/2026", "2026-13"] {
            let all = args.iter().copied().chain(["--as-of", day]);
            let run = run(all).ended_with(2);
            assert!(run.err.contains("--as-of needs a da"), "{day}: {}", run.err);
        }
    }
    assert!(folder.names().is_empty(), "{:?}", folder.names());
}
