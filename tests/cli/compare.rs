//! `briefline compare`: two documents of a timeline, point by point.

use serde_json::{Value, json};

use crate::program::{Folder, run};

/// Two texts, the later of which was known on 23 December, and a third that nothing is said of.
const PLANS: &str = r#"
[timeline]
title = "Plans"

[[track]]
id = "t"
name = "Track"

[[source]]
id = "paper"
publisher = "The Paper"
title = "The plan in full"
published = "2025-11-20"
tier = "B"

[[source]]
id = "gazette"
publisher = "Gazette"
title = "What was answered"
published = "2025-12-23"

[[item]]
id = "leak"
title = "The plan leaks"
when = "2025-11-20"
track = "t"
sources = ["paper"]

[[item]]
id = "answer"
title = "An answer is told"
when = "2025-12-23"
track = "t"
sources = ["gazette"]

[[document]]
id = "plan"
title = "The plan, 3 points"
short_title = "Plan"
item = "leak"
text_status = "leaked, never published"

[[document.points]]
number = 1
title = "A cap of 600,000"
text = "Forces are capped at 600,000."
topics = ["army"]
sources = ["paper"]

[[document.points]]
number = 2
title = "Prisoners"
text = "All are exchanged."

[[document.points]]
number = 3
title = "Aircraft"
text = "They are based next door."

[[document]]
id = "counterplan"
title = "The answer, 2 points"
short_title = "Answer"
item = "answer"

[[document.points]]
number = 1
title = "A cap of 800,000"
text = "Forces are capped at 800,000."
topics = ["army"]

[[document.points]]
number = 2
title = "Prisoners"
text = "All are exchanged."

[[document]]
id = "memo"
title = "A memo"
item = "answer"

[[document.points]]
number = 1
title = "Trade"
text = "It is free."

[[alignment]]
from = "plan"
to = "counterplan"

[[alignment.pairs]]
from = [1]
to = [1]
relation = "changed"
explanation = "The cap was raised."
explained_by = ["answer"]

[[alignment.pairs]]
from = [2]
to = [2]
relation = "kept"

[[alignment.pairs]]
from = [3]
relation = "dropped"
explanation = "Nothing is said of it."
basis = "absence"
"#;

fn plans(folder: &Folder) -> String {
    std::fs::write(folder.path("plans.toml"), PLANS).expect("the folder can be written");
    folder.arg("plans.toml")
}

#[test]
fn the_documents_that_are_usually_compared_are_told_in_words() {
    let folder = Folder::new();
    let run = run(["compare", &plans(&folder)]).fine();
    let expected = "\
The plan, 3 points and The answer, 2 points, point by point
1 kept, 1 changed, 1 dropped
Plan: leaked, never published
Dropped means absent from the 2 reported points of Answer

≠ changed
  Plan 1 A cap of 600,000
    Forces are capped at 600,000.
  Answer 1 A cap of 800,000
    Forces are capped at 800,000.
  The cap was raised.
  Basis: both texts
  Explained by: An answer is told (23 December 2025)
  Sources: [1]

= kept
  Plan 2 Prisoners
    All are exchanged.
  Answer 2 Prisoners
    All are exchanged.
  Basis: both texts

× dropped
  Plan 3 Aircraft
    They are based next door.
  Nothing is said of it.
  Basis: absence

Sources
[1] The Paper, The plan in full, 20 November 2025 (B, established)
";
    assert_eq!(run.out, expected);
}

#[test]
fn a_comparison_is_an_object_for_programs() {
    let folder = Folder::new();
    let plans = plans(&folder);
    let told = run([
        "compare",
        &plans,
        "--left",
        "counterplan",
        "--format",
        "json",
    ])
    .fine();
    let object: Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!(object["left"]["id"], "counterplan");
    assert_eq!(object["right"]["id"], "plan");
    assert_eq!(object["as_known_on"], Value::Null);
    let totals = json!([
        { "relation": "kept", "pairs": 1 },
        { "relation": "changed", "pairs": 1 },
        { "relation": "added", "pairs": 1 },
    ]);
    assert_eq!(object["totals"], totals);
    let expected = json!({
        "relation": "changed",
        "left": {
            "points": [{
                "number": "1",
                "title": "A cap of 800,000",
                "text": "Forces are capped at 800,000.",
                "note": "",
            }],
            "also": [],
        },
        "right": {
            "points": [{
                "number": "1",
                "title": "A cap of 600,000",
                "text": "Forces are capped at 600,000.",
                "note": "",
            }],
            "also": [],
        },
        "explanation": "The cap was raised.",
        "basis": "both texts",
        "explained_by": ["An answer is told (23 December 2025)"],
        "sources": ["paper"],
    });
    assert_eq!(object["pairs"][0], expected);
}

#[test]
fn every_form_is_written_and_known_by_the_ending_of_its_file() {
    let folder = Folder::new();
    let plans = plans(&folder);
    for (name, begins) in [
        ("a.md", "## The plan"),
        ("a.csv", "relation,left document,"),
        ("a.json", "{\n"),
        ("a.svg", "<svg "),
        ("a.html", "<!doctype html>"),
        ("a.txt", "The plan"),
    ] {
        let out = folder.arg(name);
        let told = run(["compare", &plans, "--out", &out]).fine();
        assert_eq!(told.out, "", "{name}");
        let written = std::fs::read_to_string(&out).expect("the file was written");
        assert!(written.starts_with(begins), "{name}: {written}");
    }
    let png = folder.arg("a.png");
    run(["compare", &plans, "--out", &png]).fine();
    let bytes = std::fs::read(&png).expect("the file was written");
    assert!(bytes.starts_with(b"\x89PNG"));
    let html = run(["compare", &plans, "--format", "html"]).fine().out;
    assert!(
        html.contains("<del>600,000</del>") && html.contains("<ins>800,000</ins>"),
        "{html}"
    );
}

#[test]
fn on_an_earlier_day_only_what_was_known_is_compared() {
    let folder = Folder::new();
    let plans = plans(&folder);
    let told = run(["compare", &plans, "--as-of", "2025-12-22"]).ended_with(2);
    let expected = "briefline: expected two documents to compare; \
                    as known on 22 December 2025 the file has: plan; \
                    two are known from 23 December 2025\n";
    assert_eq!((told.err.as_str(), told.out.as_str()), (expected, ""));
}

/// The same plans with what came out later: what explains a pair, who reports it, and a pair.
fn with_later_words(plans: &str) -> String {
    let later = r#"
[[source]]
id = "archive"
publisher = "Forbidden Archive"
title = "What was hidden"
published = "2026-01-10"

[[item]]
id = "secret"
title = "Forbidden talks are told"
when = "2025-12-22"
known_from = "2026-01-10"
track = "t"
sources = ["archive"]

[[item]]
"#;
    let explained = "explained_by = [\"secret\", \"answer\"]\nsources = [\"archive\"]";
    plans
        .replacen("\n[[item]]\n", later, 1)
        .replace("explained_by = [\"answer\"]", explained)
        .replace("Nothing is said of it.", "Forbidden words of it.")
}

#[test]
fn no_form_tells_on_a_day_what_came_out_later() {
    let folder = Folder::new();
    let plans = PLANS.replace(
        "basis = \"absence\"",
        "basis = \"absence\"\nknown_from = \"2026-01-10\"",
    );
    for (name, text) in [("a.toml", &plans), ("b.toml", &with_later_words(&plans))] {
        std::fs::write(folder.path(name), text).expect("the folder can be written");
    }
    let written = |name: &str, format: &str, more: &[&str]| {
        let out = folder.arg("out");
        let args = [
            "compare",
            &folder.arg(name),
            "--format",
            format,
            "--out",
            &out,
        ];
        run(args.into_iter().chain(more.iter().copied())).fine();
        std::fs::read(&out).expect("the file was written")
    };
    for format in [
        "text", "markdown", "html", "csv", "json", "svg", "png", "print",
    ] {
        let then = ["--as-of", "2025-12-23"];
        let told = written("b.toml", format, &then);
        assert!(told == written("a.toml", format, &then), "{format}");
        let words = String::from_utf8_lossy(&told);
        assert!(
            !words.contains("Forbidden") && !words.contains("archive"),
            "{format}"
        );
        let latest = written("b.toml", format, &[]);
        assert!(latest != told, "{format}");
        // A picture has no words, and a drawing none that explain.
        let has_words = !["svg", "png"].contains(&format);
        let words = String::from_utf8_lossy(&latest);
        let all = ["Forbidden Archive", "Forbidden talks", "Forbidden words"];
        assert!(
            !has_words || all.iter().all(|it| words.contains(it)),
            "{format}: {words}"
        );
    }
}

#[test]
fn points_of_a_pair_that_cannot_be_read_are_not_compared_and_the_problems_are_counted() {
    let folder = Folder::new();
    let broken = PLANS.replace("relation = \"changed\"", "relation = \"chnged\"");
    std::fs::write(folder.path("plans.toml"), broken).expect("the folder can be written");
    let told = run(["compare", &folder.arg("plans.toml")]).ended_with(1);
    let totals = told.out.lines().nth(1);
    assert_eq!(totals, Some("1 kept, 1 dropped, 2 not compared"));
    let last = told.err.lines().last().unwrap_or_default();
    let errors = told.err.lines().filter(|it| it.contains("error")).count();
    assert!(
        last.contains("in the file; points of pairs"),
        "{}",
        told.err
    );
    assert!(
        last.starts_with(&format!("briefline: {errors} problem")),
        "{}",
        told.err
    );
}

#[test]
fn a_name_that_says_no_form_is_not_written_in_another() {
    let folder = Folder::new();
    let plans = plans(&folder);
    let out = folder.arg("big.print");
    let told = run(["compare", &plans, "--out", &out]).ended_with(2);
    assert!(told.err.contains("cannot tell the form"), "{}", told.err);
    assert!(!folder.path("big.print").exists());
    run(["compare", &plans, "--out", &out, "--format", "print"]).fine();
    let usage = run(["compare"]).ended_with(2).err;
    assert!(
        usage.contains("briefline compare [OPTIONS] --builtin"),
        "{usage}"
    );
}

#[test]
fn what_a_third_text_tells_of_a_point_comes_with_its_reasons() {
    let args = [
        "compare",
        "--builtin",
        "--left",
        "e3",
        "--right",
        "ua-20",
        "--format",
        "json",
    ];
    let told = run(args).fine();
    let object: Value = serde_json::from_str(&told.out).expect("JSON");
    let pairs = object["pairs"].as_array().expect("pairs").iter();
    let dropped: Vec<&Value> = pairs.filter(|it| it["relation"] == "dropped").collect();
    let numbers: Vec<&str> = dropped
        .iter()
        .filter_map(|it| it["left"]["points"][0]["number"].as_str())
        .collect();
    assert_eq!(numbers, ["3", "4", "7", "8", "9"]);
    for pair in dropped {
        let words = |key: &str| pair[key].as_str().unwrap_or_default().to_owned();
        let number = pair["left"]["points"][0]["number"]
            .as_str()
            .unwrap_or_default();
        let expected = match number {
            "7" => {
                "both texts: That they keep silent on it is said by one page, a weak one (tier C)"
            }
            _ => "no page says that it was taken out",
        };
        assert!(words("basis").contains(expected), "{pair}");
        let way = format!("Matched through point {number} of “US proposal”");
        assert!(words("basis").contains(&way), "{pair}");
        let of_point = format!("On point {number} of “US proposal”: ");
        assert!(words("explanation").starts_with(&of_point), "{pair}");
        assert!(
            pair["explained_by"]
                .as_array()
                .is_some_and(|it| !it.is_empty())
        );
    }
}

#[test]
fn what_cannot_be_compared_is_refused_in_words() {
    let folder = Folder::new();
    let plans = plans(&folder);
    let has = "the file has: plan, counterplan, memo";
    let same = "a document cannot be compared with itself";
    let cases: [(&[&str], String); 4] = [
        (&["--left", "x"], format!("no document \"x\"; {has}")),
        (
            &["--right", "x", "--left", "plan"],
            format!("no document \"x\"; {has}"),
        ),
        (&["--left", "plan", "--right", "plan"], same.to_owned()),
        (&["--format", "png"], "--out FILE".to_owned()),
    ];
    for (more, expected) in cases {
        let args = ["compare", &plans].into_iter().chain(more.iter().copied());
        let told = run(args).ended_with(2);
        assert!(told.err.contains(&expected), "{more:?}: {}", told.err);
        assert_eq!(told.out, "");
    }
}

#[test]
fn texts_that_nobody_compared_are_told_as_such() {
    let folder = Folder::new();
    let plans = plans(&folder);
    let told = run(["compare", &plans, "--left", "memo", "--right", "plan"]).fine();
    assert!(told.out.contains("\n4 not compared\n"), "{}", told.out);
    assert!(
        told.out
            .contains("absence: Nobody is known to have compared it")
    );
}

#[test]
fn the_built_in_plans_have_the_totals_of_the_facts() {
    let told = run([
        "compare",
        "--builtin",
        "--left",
        "us-28",
        "--right",
        "ua-20",
    ])
    .fine();
    let totals = told.out.lines().nth(1);
    assert_eq!(totals, Some("7 kept, 13 changed, 8 dropped, 1 added"));
    let earlier = ["compare", "--builtin", "--as-of", "5 jan 2026"];
    let earlier = run(earlier).fine().out;
    assert_eq!(earlier.lines().nth(1), Some("As known on 5 January 2026"));
}
