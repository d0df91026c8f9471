//! `briefline diff`: what changed between two days, or two versions of a file.

use serde_json::Value;

use crate::program::{Folder, run};

/// A file with an expectation that came to be something else, and a claim that came true.
const STORY: &str = r#"
[timeline]
title = "A story"

[[track]]
id = "t"
name = "Track"

[[source]]
id = "paper"
publisher = "The Paper"
title = "What lies ahead"
published = "2026-01-05"

[[source]]
id = "gazette"
publisher = "Gazette"
title = "It is proposed"
published = "2026-02-06"

[[item]]
id = "round"
title = "Next round"
when = "2026-01-07/2026-01-31"
shown_date = "later in January"
track = "t"
status = "expected"
sources = ["paper"]

[[item.revisions]]
known_from = "2026-02-06"
when = "2026-02-06"
status = "happened"
note = "It came a week late."
sources = ["gazette"]

[[claim]]
id = "soon"
text = "It will come soon."
speaker = "Somebody"
attribution = "named"
item = "round"
sources = ["paper"]
outcomes = [{ verdict = "late", text = "It came in February.", sources = ["gazette"] }]
"#;

fn rows(text: &str) -> Vec<Value> {
    match serde_json::from_str(text) {
        Ok(Value::Array(rows)) => rows,
        other => panic!("no array: {other:?}"),
    }
}

fn written(folder: &Folder, name: &str, text: &str) -> String {
    std::fs::write(folder.path(name), text).expect("the folder can be written");
    folder.arg(name)
}

#[test]
fn two_days_of_a_file_are_compared_for_people() {
    let folder = Folder::new();
    let story = written(&folder, "story.toml", STORY);
    let run = run(["diff", &story, "--from", "5 jan 2026", "--to", "2026-02"]).fine();
    let expected = "\
A story: what changed after 5 January 2026, up to 28 February 2026
1 corrected, 1 outcome known

6 February 2026
  Corrected: Next round (6 February 2026) [1]
      date: later in January → 6 February 2026
      status: expected → happened
      6 February 2026: It came a week late.

What became of claims
  Next round
    Somebody: “It will come soon.”
      6 February 2026: late: It came in February. [1]

Sources
[1] Gazette, 6 February 2026: It is proposed
";
    assert_eq!(run.out, expected);
}

#[test]
fn two_days_of_a_file_are_compared_for_programs() {
    let folder = Folder::new();
    let story = written(&folder, "story.toml", STORY);
    let run = run(["diff", &story, "--from", "2026-01-05", "--format", "json"]).fine();
    let rows = rows(&run.out);
    let expected = serde_json::json!({
        "kind": "corrected",
        "entry": "item",
        "id": "round",
        "title": "Next round",
        "speaker": "",
        "item": null,
        "date": "6 February 2026",
        "known_from": "2026-02-06",
        "fields": [
            { "field": "date", "before": "later in January", "after": "6 February 2026" },
            { "field": "status", "before": "expected", "after": "happened" },
            { "field": "sources", "before": "paper", "after": "paper, gazette" },
        ],
        "notes": [{ "known_from": "2026-02-06", "text": "It came a week late." }],
        "sources": [{
            "id": "gazette",
            "publisher": "Gazette",
            "title": "It is proposed",
            "published": "6 February 2026",
            "url": null,
        }],
    });
    assert_eq!(rows[0], expected);
    assert_eq!(rows[1]["kind"], "outcome known");
    assert_eq!(rows[1]["item"], "round");
}

#[test]
fn without_days_all_that_is_known_is_new() {
    let folder = Folder::new();
    let story = written(&folder, "story.toml", STORY);
    let kinds = |args: &[&str]| -> Vec<String> {
        let all = ["diff", &story, "--format", "json"].into_iter();
        let run = run(all.chain(args.iter().copied())).fine();
        let kinds = rows(&run.out).into_iter();
        let kinds = kinds.map(|row| format!("{} {}", row["entry"], row["kind"]));
        kinds.map(|kind| kind.replace('"', "")).collect()
    };
    let all = ["item new", "claim new", "claim outcome known"];
    assert_eq!(kinds(&[]), all);
    assert_eq!(kinds(&["--to", "2026-01-05"]), all[..2]);
    assert_eq!(kinds(&["--to", "2026-01-04"]), [""; 0]);
    assert_eq!(kinds(&["--from", "2026-02-06"]), [""; 0]);
}

#[test]
fn two_versions_of_a_file_are_compared_by_id() {
    let folder = Folder::new();
    let old = written(&folder, "old.toml", STORY);
    let moved = STORY.replace("title = \"Next round\"", "title = \"Twentieth round\"");
    let new = written(&folder, "new.toml", &moved);
    let run_both = run(["diff", &old, &new]).fine();
    for line in [
        "Corrected: Twentieth round",
        "title: Next round → Twentieth round",
        "The Paper, 5 January 2026: What lies ahead",
    ] {
        assert!(run_both.out.contains(line), "{line} in {}", run_both.out);
    }
    assert!(run(["diff", &old, &old]).fine().out.contains("No changes"));
    let json = run(["diff", &new, &new, "--format", "json"]).fine();
    assert_eq!(json.out, "[]\n");
    let gone = written(
        &folder,
        "gone.toml",
        STORY.split("[[item]]").next().expect("a head"),
    );
    let run = run(["diff", &old, &gone, "--format", "json"]).fine();
    let rows = rows(&run.out);
    let kinds: Vec<&Value> = rows.iter().map(|row| &row["kind"]).collect();
    assert_eq!(kinds, ["removed", "removed"]);
}

#[test]
fn every_change_of_the_chronology_between_january_and_april_has_a_source_and_a_day() {
    let days = ["--from", "2026-01-05", "--to", "2026-04-24"];
    let args = ["diff", "--builtin", "--format", "json"];
    let run = run(args.into_iter().chain(days)).fine();
    let rows = rows(&run.out);
    for row in &rows {
        let sources = row["sources"].as_array().expect("a list");
        assert!(!sources.is_empty(), "{row}");
        let known = row["known_from"].as_str().expect("a day");
        assert!(("2026-01-06"..="2026-04-24").contains(&known), "{row}");
    }
    let fields_of = |title: &str| -> Vec<String> {
        let row = rows.iter().find(|row| {
            row["title"].as_str().is_some_and(|it| it.contains(title)) && row["kind"] == "corrected"
        });
        let fields = row.expect(title)["fields"].as_array().expect("a list");
        let fields = fields.iter().map(|it| {
            format!("{}: {} → {}", it["field"], it["before"], it["after"]).replace('"', "")
        });
        fields.collect()
    };
    assert!(fields_of("Paris talks").contains(&"status: planned → happened".to_owned()));
    let round = fields_of("later in January");
    assert!(
        round.contains(&"status: expected → superseded".to_owned()),
        "{round:?}"
    );
    let titles: Vec<&str> = rows
        .iter()
        .filter_map(|row| row["title"].as_str())
        .collect();
    for new in [
        "20th round proposed",
        "Hungary blocks 20th round",
        "20th sanctions round adopted",
    ] {
        assert!(titles.contains(&new), "{new} in {titles:?}");
    }
}

#[test]
fn what_cannot_be_compared_is_refused() {
    for (args, words) in [
        (
            &["--builtin", "--from", "2026-02", "--to", "2026-01"][..],
            "earlier day comes after",
        ),
        (&["--builtin", "--from", "soonish"], "--from needs a date"),
        (
            &["a.toml", "b.toml", "--to", "2026"],
            "Usage: briefline diff PATH",
        ),
        (&["no-such.toml"], "no-such.toml"),
        (&[], "Usage: briefline diff PATH"),
    ] {
        let run = run(["diff"].into_iter().chain(args.iter().copied())).ended_with(2);
        assert!(run.err.contains(words), "{words} in {}", run.err);
        assert_eq!(run.out, "");
    }
}

#[test]
fn a_timeline_with_errors_is_compared_without_them() {
    let broken = "timeline-data/broken/unknown-word.toml";
    let run = run(["diff", broken, broken]).ended_with(1);
    assert!(run.err.contains("error[unknown-word]"), "{}", run.err);
    assert!(run.out.contains("No changes"), "{}", run.out);
}

#[test]
fn the_heading_names_the_day_on_which_a_file_was_cut_off() {
    let folder = Folder::new();
    let story = written(&folder, "story.toml", STORY);
    let cut = folder.arg("cut.toml");
    run(["convert", "--as-of", "2026-01-05", &story, &cut]).fine();
    let text = run(["diff", &cut]).fine().out;
    assert!(
        text.starts_with("A story: what was known on 5 January 2026\n"),
        "{text}"
    );
    let text = run(["diff", &cut, &story]).fine().out;
    let heading = text.lines().next().expect("a heading");
    assert!(heading.contains("cut.toml (as known on 5 January 2026) to"));
    assert!(heading.ends_with("story.toml"), "{heading}");
}
