//! Whatever file is opened: an answer soon, a reason why, and no crash.

use std::{
    cell::Cell,
    env, fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use proptest::prelude::*;

use super::{MAX_SAME, ReadControl, generate::generate, read_path, read_text};

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// The collection of other programs' files: where the environment says, else beside the project.
/// It is large and not part of the project; `None` where it is missing.
fn corpora() -> Option<PathBuf> {
    match env::var_os("BRIEFLINE_CORPORA") {
        Some(folder) => Some(folder.into()),
        None => Some(PathBuf::from(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../shared/corpora"
        )))
        .filter(|folder| folder.is_dir()),
    }
}

#[test]
fn files_of_other_programs_get_one_clear_answer() {
    let Some(folder) = corpora() else {
        println!("skipped: set BRIEFLINE_CORPORA to a folder with files of other programs");
        return;
    };
    let files = files_below(&folder);
    assert!(!files.is_empty(), "nothing in {}", folder.display());
    for path in files {
        let begun = Instant::now();
        let loaded = read_path(&path, &ReadControl::default());
        let told: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 1, "{}: {}", path.display(), told.join("\n"));
        assert!(
            begun.elapsed() < Duration::from_secs(5),
            "{} is slow",
            path.display()
        );
    }
}

#[test]
fn a_timeline_of_another_program_gets_one_diagnostic_and_a_hint() {
    for (name, text) in [
        (
            "tl.json",
            r#"{"title": {}, "events": [{"start_date": {"year": "1990"}}]}"#,
        ),
        (
            "tl2.json",
            r#"{"timeline": {"headline": "x", "date": [{"startDate": "2012,1,26"}]}}"#,
        ),
        (
            "vis.json",
            r#"[{"id": 1, "content": "x", "start": "2013-04-20"}]"#,
        ),
        (
            "vis2.json",
            r#"{"items": [{"content": "x", "start": "2013-04-20"}], "groups": []}"#,
        ),
        ("a.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"),
        ("a.csv", "Type,Label,Start\nEvent,Murder,1933-01-01\n"),
        ("a.xml", "<data><event start='May 28 2006'/></data>"),
    ] {
        let loaded = read_text(name, text);
        assert_eq!(
            loaded.diagnostics.len(),
            1,
            "{name}: {:?}",
            loaded.diagnostics
        );
        let hint = loaded.diagnostics[0].hint.clone().unwrap_or_default();
        assert!(
            hint.starts_with("this looks like"),
            "{name}: {}",
            loaded.diagnostics[0]
        );
        assert!(loaded.timeline.is_none());
    }
}

#[test]
fn thousands_of_equal_mistakes_are_told_in_brief_and_in_time() {
    let text = generate(5_000, 1)
        .replace("track = \"", "track = \"x")
        .replace("sources = [\"s", "sources = [\"z");
    let begun = Instant::now();
    let loaded = read_text("generated", &text);
    assert!(
        loaded.diagnostics.len() <= 4 * (MAX_SAME + 1),
        "{}",
        loaded.diagnostics.len()
    );
    assert!(
        loaded
            .diagnostics
            .iter()
            .any(|told| told.message.starts_with("and 4980 more"))
    );
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn nesting_of_any_depth_is_survived() {
    for depth in [100, 500, 600, 10_000, 200_000] {
        for text in [
            format!("{}{}", "[".repeat(depth), "]".repeat(depth)),
            format!("{}1{}", "{\"item\":".repeat(depth), "}".repeat(depth)),
            format!("item = {}{}", "[".repeat(depth), "]".repeat(depth)),
            format!("item = {}{}", "{a=".repeat(depth), "}".repeat(depth)),
            format!("[{}a]\n", "a.".repeat(depth)),
        ] {
            assert!(
                !read_text("deep", &text).diagnostics.is_empty(),
                "depth {depth}"
            );
        }
    }
}

#[test]
fn reading_tells_how_far_it_is_and_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    fs::write(&path, generate(3_000, 1)).unwrap();
    fs::write(
        folder.path().join("b.toml"),
        "[[track]]\nid = 'z'\nname = 'Z'\n",
    )
    .unwrap();
    let last = Cell::new(0.0_f32);
    let progress = |fraction: f32| {
        assert!(
            (last.get()..=1.0).contains(&fraction),
            "{} then {fraction}",
            last.get()
        );
        last.set(fraction);
    };
    let control = ReadControl {
        progress: Some(&progress),
        ..ReadControl::default()
    };
    assert!(read_path(folder.path(), &control).timeline.is_some());
    assert!(last.get() > 0.7);

    let cancel = AtomicBool::new(false);
    let stop_halfway = |fraction: f32| cancel.store(fraction > 0.75, Ordering::Relaxed);
    let control = ReadControl {
        progress: Some(&stop_halfway),
        cancel: Some(&cancel),
        ..ReadControl::default()
    };
    let loaded = read_path(&path, &control);
    assert!(loaded.cancelled && loaded.timeline.is_none());
}

#[test]
fn a_folder_is_read_in_the_order_of_names_and_hidden_files_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let item =
        |id: &str| format!("[[item]]\nid = '{id}'\ntitle = 'I'\ntrack = 't'\nsources = ['s']\n");
    fs::write(folder.path().join("b.toml"), item("two")).unwrap();
    fs::write(folder.path().join("a.toml"), item("one")).unwrap();
    fs::write(folder.path().join(".hidden.toml"), "broken").unwrap();
    fs::write(folder.path().join("notes.md"), "broken").unwrap();
    fs::write(
        folder.path().join("z.toml"),
        "[timeline]\ntitle = 'T'\n[[track]]\nid = 't'\nname = 'T'\n\
         [[source]]\nid = 's'\npublisher = 'P'\ntitle = 'S'\n",
    )
    .unwrap();
    let loaded = read_path(folder.path(), &ReadControl::default());
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let timeline = loaded.timeline.unwrap();
    let ids: Vec<&str> = timeline.items().map(|(_, item)| item.id.as_str()).collect();
    assert_eq!(ids, ["one", "two"]);
    assert_eq!(loaded.files.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_answered(text in "(?s).{0,200}") {
        read_text("any", &text);
    }

    #[test]
    fn a_damaged_timeline_is_answered(at in 0..4_000_usize, len in 0..40_usize, with in "[\\[\\]{}\"'=.,a-z0-9\n]{0,6}") {
        let mut text = generate(12, 3);
        let start = at.min(text.len());
        let end = (start + len).min(text.len());
        text.replace_range(start..end, &with);
        read_text("damaged", &text);
    }
}
