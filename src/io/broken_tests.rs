//! Every file in `timeline-data/broken` gives exactly the diagnostics that it says it must.
//!
//! A TOML file says so in comments, `# error: 12:8 unknown-track`, other files in a file of the
//! same name with `.expected` at the end, one line each without the `#`. Lines with another file
//! of a folder name it first: `# error: b.toml:3:1 duplicate-id`.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use super::{Code, Loaded, MAX_BYTES, ReadControl, read_path};
use crate::model::Timeline;

const BROKEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/timeline-data/broken");

/// What must be said of one path.
struct Case {
    path: PathBuf,
    expected: Vec<String>,
    max_bytes: Option<u64>,
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(BROKEN)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    // What is not there has only its expectation.
    paths = paths
        .into_iter()
        .map(|path| match path.extension() {
            Some(extension) if extension == "expected" => path.with_extension(""),
            _ => path,
        })
        .collect();
    paths.sort();
    paths.dedup();
    paths.into_iter().map(case).collect()
}

fn case(path: PathBuf) -> Case {
    let beside = PathBuf::from(format!("{}.expected", path.display()));
    let notes = if beside.exists() {
        fs::read_to_string(beside).unwrap()
    } else if path.is_dir() {
        let mut files: Vec<PathBuf> = fs::read_dir(&path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        files.iter().map(|file| comments(file)).collect()
    } else {
        comments(&path)
    };
    let limit = notes.lines().find_map(|line| line.strip_prefix("limit: "));
    let mut expected: Vec<String> = notes
        .lines()
        .filter(|line| line.starts_with("error: ") || line.starts_with("warning: "))
        .map(str::to_owned)
        .collect();
    expected.sort();
    Case {
        path,
        expected,
        max_bytes: limit.map(|limit| limit.parse().unwrap()),
    }
}

/// The comments of a TOML file without their `#`. What is no UTF-8 may stand outside of them.
fn comments(path: &Path) -> String {
    let text = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    let comments: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .collect();
    comments.join(
        "
",
    ) + "
"
}

/// The diagnostics in the words of the expectations.
fn said(loaded: &Loaded, path: &Path) -> Vec<String> {
    let mut said: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|told| {
            let inside = told.file.strip_prefix(path).unwrap_or(Path::new(""));
            let file = if inside.as_os_str().is_empty() {
                String::new()
            } else {
                format!("{}:", inside.display())
            };
            format!(
                "{}: {file}{}:{} {}",
                told.severity.word(),
                told.line,
                told.column,
                told.code
            )
        })
        .collect();
    said.sort();
    said
}

fn read(case: &Case) -> Loaded {
    let control = ReadControl {
        max_bytes: case.max_bytes.unwrap_or(MAX_BYTES),
        checks_wording: true,
        ..ReadControl::default()
    };
    read_path(&case.path, &control)
}

#[test]
fn every_broken_file_is_told_of_as_it_says() {
    for case in cases() {
        let loaded = read(&case);
        let told: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
        assert!(
            !case.expected.is_empty(),
            "{} expects nothing",
            case.path.display()
        );
        assert_eq!(
            said(&loaded, &case.path),
            case.expected,
            "\n{}\n",
            told.join("\n")
        );
    }
}

#[test]
fn every_code_has_a_broken_file_named_after_it() {
    let mut shown = HashSet::new();
    for case in cases() {
        let stem = case
            .path
            .file_stem()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let about = read(&case).diagnostics.iter().any(|told| told.code == stem);
        assert!(about, "{} does not show its code", case.path.display());
        shown.insert(stem);
    }
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.word())
        .filter(|code| !shown.contains(*code))
        .collect();
    assert!(missing.is_empty(), "no broken file shows {missing:?}");
}

#[test]
fn the_rest_of_a_broken_file_still_shows() {
    for name in [
        "bad-date",
        "unknown-track",
        "wrong-type",
        "missing-field",
        "duplicate-id",
    ] {
        let loaded = read_path(
            &Path::new(BROKEN).join(format!("{name}.toml")),
            &ReadControl::default(),
        );
        let timeline = loaded.timeline.unwrap();
        assert!(
            timeline.item_by_id("good").is_some(),
            "{name} lost the good item"
        );
    }
}

#[test]
fn an_item_whose_date_is_broken_is_kept_without_one() {
    let path = Path::new(BROKEN).join("bad-date.toml");
    let timeline = read_path(&path, &ReadControl::default()).timeline.unwrap();
    let item = timeline.item(timeline.item_by_id("vague").unwrap());
    assert!(item.when.is_none());
}

fn documentation() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/timeline-data/README.md");
    fs::read_to_string(path).unwrap()
}

/// The examples of the documentation: a whole file, and pieces of one.
fn examples(documentation: &str) -> Vec<&str> {
    let rest = documentation.split("```toml\n").skip(1);
    rest.map(|it| it.split("```").next().unwrap()).collect()
}

/// What the pieces refer to.
const FRAME: &str = "[timeline]\ntitle = 'T'\n[[track]]\nid = 'city'\nname = 'City'\n\
                     [[source]]\nid = 'minutes'\npublisher = 'C'\ntitle = 'M'\n\
                     [[source]]\nid = 'echo'\npublisher = 'E'\ntitle = 'B'\n";

/// The timeline in `text`, which must give no diagnostic.
fn read_silently(text: &str) -> Timeline {
    let loaded = super::read_text("README.md", text);
    let told: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}\n{text}", told.join("\n"));
    loaded.timeline.unwrap()
}

#[test]
fn the_documentation_explains_every_code() {
    let readme = documentation();
    for code in Code::ALL {
        let row = format!(
            "| `{}` | {} | {} |",
            code.word(),
            code.severity().word(),
            code.meaning()
        );
        assert!(readme.contains(&row), "the README lacks the row {row}");
    }
}

#[test]
fn the_example_in_the_documentation_is_read_without_complaint() {
    let timeline = read_silently(examples(&documentation())[0]);
    assert!(
        timeline.item_count() > 0 && timeline.claims().count() > 0 && !timeline.phases.is_empty()
    );
}

#[test]
fn every_piece_in_the_documentation_fits_into_a_file() {
    let documentation = documentation();
    let mut met = [false; 5];
    for piece in &examples(&documentation)[1..] {
        let timeline = read_silently(&format!("{FRAME}{piece}"));
        let here = [
            timeline.documents().next().is_some(),
            !timeline.alignments().is_empty(),
            timeline.topics().next().is_some(),
            timeline.series().next().is_some(),
            !timeline.briefings().is_empty(),
        ];
        for (met, here) in met.iter_mut().zip(here) {
            *met |= here;
        }
    }
    assert_eq!(met, [true; 5]);
}

#[test]
fn every_view_in_the_documentation_can_be_shown() {
    let documentation = documentation();
    let entries = examples(&documentation).into_iter().filter(|piece| {
        ["[[document]]", "[[topic]]"]
            .iter()
            .any(|it| piece.contains(it))
    });
    let file = FRAME.to_owned() + &entries.collect::<String>() + "[[briefing]]\nid = 'b'\n";
    let table = documentation.split("| key | what is shown |\n|---|---|\n");
    let rows = table.last().unwrap().lines();
    let rows = rows.map_while(|row| row.strip_prefix("| `")?.split('`').next());
    let head = "[[briefing.steps]]\ntitle = 'S'\nitems = ['vote']\n";
    let steps: Vec<String> = rows.map(|view| format!("{head}{view}\n")).collect();
    let timeline = read_silently(&format!("{file}title = 'B'\n{}", steps.concat()));
    let shown = timeline.briefings()[0].steps.iter();
    let kinds: HashSet<_> = shown.map(|it| std::mem::discriminant(&it.view)).collect();
    assert_eq!((kinds.len(), steps.len()), (5, 5));
}

#[test]
fn the_complete_example_is_read_without_complaint() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/timeline-data/examples");
    for entry in fs::read_dir(folder).unwrap() {
        let loaded = read_path(&entry.unwrap().path(), &ReadControl::default());
        let told: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }
}
