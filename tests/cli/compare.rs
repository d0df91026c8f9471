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
                    as known on 22 December 2025 the file has: plan\n";
    assert_eq!((told.err.as_str(), told.out.as_str()), (expected, ""));
    let later = run([
        "compare",
        &plans,
        "--as-of",
        "2025-12-23",
        "--format",
        "markdown",
    ]);
    assert!(later.out.contains("point by point\n"), "{}", later.out);
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
    assert!(told.out.contains("\n4 not reported\n"), "{}", told.out);
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
