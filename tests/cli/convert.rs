//! `briefline convert` and `briefline generate`: files that read back as the same timeline.

use crate::program::{Folder, run};

#[test]
fn a_timeline_survives_the_way_to_json_and_back() {
    let folder = Folder::new();
    let [json, toml, again] = ["a.json", "b.toml", "c.json"].map(|name| folder.arg(name));
    run(["convert", "--builtin", &json]).fine();
    run(["convert", &json, &toml]).fine();
    run(["convert", &toml, &again]).fine();
    let text = |path: &str| std::fs::read_to_string(path).expect("it was written");
    assert_eq!(text(&json), text(&again));
    assert!(
        text(&json).len() > 100_000,
        "the chronology is no small file"
    );
    for path in [&json, &toml] {
        assert_eq!(run(["check", path]).fine().out, "");
    }
}

#[test]
fn a_timeline_with_errors_is_not_converted() {
    let folder = Folder::new();
    let out = folder.arg("out.json");
    let run = run(["convert", "timeline-data/broken/unknown-track.toml", &out]).ended_with(1);
    assert!(run.err.contains("error[unknown-track]") && run.err.contains("nothing written"));
    assert!(folder.names().is_empty(), "{:?}", folder.names());
}

#[test]
fn an_unknown_form_and_a_missing_path_are_refused() {
    let run_wrong = run(["convert", "--builtin", "out.yaml"]).ended_with(2);
    assert!(
        run_wrong.err.contains(".toml or .json"),
        "{}",
        run_wrong.err
    );
    let run_short = run(["convert", "timeline-data/peace-plan"]).ended_with(2);
    assert!(
        run_short.err.contains("Usage: briefline convert PATH OUT"),
        "{}",
        run_short.err
    );
}

#[test]
fn the_same_seed_makes_the_same_timeline() {
    let folder = Folder::new();
    let [one, same, other] = ["one.toml", "same.toml", "other.toml"].map(|name| folder.arg(name));
    run(["generate", "--items", "300", "--seed", "7", &one]).fine();
    run(["generate", "--items", "300", "--seed", "7", &same]).fine();
    run(["generate", "--items", "300", "--seed", "8", &other]).fine();
    let text = |path: &str| std::fs::read_to_string(path).expect("it was written");
    assert_eq!(text(&one), text(&same));
    assert_ne!(text(&one), text(&other));
    assert_eq!(text(&one).matches("[[item]]").count(), 300);
    assert_eq!(run(["check", &one]).fine().out, "");
}

#[test]
fn what_is_generated_takes_the_form_that_its_name_says() {
    let folder = Folder::new();
    let (toml, json, again) = (
        folder.arg("a.toml"),
        folder.arg("a.JSON"),
        folder.arg("b.json"),
    );
    for out in [&toml, &json] {
        run(["generate", "--items", "50", "--seed", "7", out]).fine();
    }
    run(["convert", &toml, &again]).fine();
    let read = |name| std::fs::read_to_string(folder.path(name)).unwrap();
    assert!(read("a.JSON").starts_with('{'));
    assert_eq!(read("a.JSON"), read("b.json"));
}

#[test]
fn a_folder_that_is_missing_is_said_without_the_name_of_a_passing_file() {
    let folder = Folder::new();
    let run = run(["convert", "--builtin", &folder.arg("none/a.toml")]).ended_with(2);
    assert!(run.err.contains("there is no such folder"), "{}", run.err);
    assert!(!run.err.contains(".briefline-"), "{}", run.err);
}

#[test]
fn more_changes_than_memory_holds_are_refused_at_once() {
    let folder = Folder::new();
    let out = folder.arg("big.toml");
    let much = ["generate", "--items", "10000000", "--changes", "1000", &out];
    let refused = run(much).ended_with(2);
    let said = "briefline: at most 20 million changes can be made up: \
                10000000 items with 1000 changes each are too many\n";
    assert_eq!(refused.err, said);
    assert!(folder.names().is_empty());
}
