//! Tests of the user's own file: what is written is read, and nothing in it is lost.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::model::{
    CivilDate, Draft, DraftFraming, DraftStep, DraftView, Importance, KnowledgeDate,
};

fn any_view() -> impl Strategy<Value = DraftView> {
    let texts = || (any_text(), any_text());
    let number = || prop::option::of(prop_oneof![any_text(), "[0-9]{1,3}"]);
    prop_oneof![
        Just(DraftView::Canvas),
        Just(DraftView::Evidence),
        any_text().prop_map(DraftView::Topic),
        any_text().prop_map(DraftView::Figures),
        (texts(), number(), number()).prop_map(|((left, right), point, right_point)| {
            DraftView::Comparison {
                left,
                right,
                point,
                right_point,
            }
        }),
        (texts(), prop::collection::vec(any_text(), 0..3))
            .prop_map(|((text, who), sources)| { DraftView::Quote { text, who, sources } }),
    ]
}

/// Any text at all, and more often than by chance what is hard to write.
fn any_text() -> impl Strategy<Value = String> {
    const HARD: &[&str] = &[
        "",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "\u{1b}",
        "\u{7f}",
        "\u{85}",
        "\u{feff}",
        "\u{2028}",
        "\"",
        "\"\"\"",
        "'''",
        "\\",
        "\\n",
        "# ",
        "[[briefing]]",
        " ",
        "é",
        "Київ",
        "🕊",
    ];
    let part = prop_oneof![
        prop::sample::select(HARD).prop_map(str::to_owned),
        ".{0,8}",
        prop::collection::vec(any::<char>(), 0..4).prop_map(String::from_iter),
    ];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

fn any_step() -> impl Strategy<Value = DraftStep> {
    let framing = prop_oneof![
        Just(DraftFraming::Items),
        any_text().prop_map(DraftFraming::Range),
        any_text().prop_map(DraftFraming::Phase),
    ];
    let items = prop::collection::vec(any_text(), 0..4);
    let words = (any_text(), any_text(), any_text());
    let weight = (1..=3_600_u32, any::<bool>(), 1..=5_u8);
    let day = prop::option::of((-9_999..=9_999_i64, 1..=28_u8));
    (words, items, framing, day, any_view(), weight).prop_map(
        |(words, items, framing, day, view, weight)| DraftStep {
            title: words.0,
            sentence: words.1,
            items,
            framing,
            knowledge: day.map_or(KnowledgeDate::Latest, |(year, day)| {
                KnowledgeDate::On(CivilDate::new(year, 2, day).unwrap())
            }),
            view,
            notes: words.2,
            dwell_secs: weight.0,
            must_show: weight.1,
            importance: Importance::new(weight.2).unwrap(),
        },
    )
}

fn any_drafts() -> impl Strategy<Value = Vec<Draft>> {
    let draft = (
        any_text(),
        any_text(),
        any_text(),
        prop::collection::vec(any_step(), 0..4),
    );
    prop::collection::vec(draft, 0..4).prop_map(|drafts| {
        let numbered = drafts.into_iter().enumerate();
        numbered
            .map(|(at, (id, title, summary, steps))| Draft {
                id: format!("{at}{id}"),
                title,
                summary,
                steps,
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn what_is_written_is_read_the_same(drafts in any_drafts(), title in any_text()) {
        let text = write_drafts(&title, &drafts).unwrap();
        let (read, problems) = read_drafts(Path::new("mine.toml"), &text);
        prop_assert_eq!(problems, Vec::<String>::new(), "{}", text);
        prop_assert_eq!(&read, &drafts, "{}", text);
        prop_assert_eq!(write_drafts(&title, &read).unwrap(), text);
    }

    #[test]
    fn no_file_is_too_broken_to_be_opened(
        drafts in any_drafts(),
        cut in any::<prop::sample::Index>(),
        junk in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.toml");
        let mut bytes = write_drafts("T", &drafts).unwrap().into_bytes();
        let at = cut.index(bytes.len() + 1);
        bytes.splice(at..(at + junk.len()).min(bytes.len()), junk);
        fs::write(&path, &bytes).unwrap();
        let loaded = load_drafts(&path);
        let copy = folder.path().join("plan.damaged-1.toml");
        prop_assert_eq!(copy.exists(), !loaded.problems.is_empty());
        if !loaded.problems.is_empty() {
            prop_assert_eq!(fs::read(&copy).unwrap(), bytes);
        }
    }

    #[test]
    fn no_text_is_too_odd_to_be_read(text in "(\\[\\[briefing(\\.steps)?\\]\\]|(id|title|items|quote|comparison|point|dwell_secs) = ('a'|1|\\[1, 'a'\\]|\\{left='a'\\}|true)|\n|\\PC){0,20}") {
        let (drafts, problems) = read_drafts(Path::new("x"), &text);
        prop_assert!(problems.iter().all(|it| it.starts_with("x:")), "{problems:?}");
        let again = write_drafts("", &drafts).unwrap();
        prop_assert_eq!(read_drafts(Path::new("x"), &again).0, drafts);
    }
}

#[test]
fn the_file_says_what_it_is_and_whose() {
    let text = write_drafts("Plan\n[[item]]\u{7}", &[Draft::default()]).unwrap();
    let (head, rest) = text.split_once("\n\n").unwrap();
    assert!(head.lines().all(|line| line.starts_with("# ")), "{head}");
    assert!(head.contains("“Plan [[item]]”") && head.contains("Briefline writes this file"));
    assert!(rest.starts_with("format = 1\n\n[[briefing]]\n"), "{rest}");
}

#[test]
fn what_cannot_be_read_is_told_with_its_place_and_the_rest_is_kept() {
    let text = "format = 1\n[[briefing]]\nid = 'a'\ntitle = 'A'\nsumary = 'x'\n\
                [[briefing.steps]]\ntitle = 'one'\ndwell_secs = 0\nitems = ['gone', 3]\n\
                [[briefing.steps]]\nsentence = 'no title'\n\
                [[briefing.steps]]\ntitle = 'three'\nphase = 'P'\nrange = 'R'\nknowledge = 'soon'\n\
                topic = 't'\nseries = 's'\nimportance = 9\n\
                [[briefing]]\nid = 'a'\ntitle = 'B'\n[[item]]\nid = 'i'\n";
    let (drafts, problems) = read_drafts(Path::new("f.toml"), text);
    let names: Vec<(&str, &str)> = drafts
        .iter()
        .map(|it| (it.id.as_str(), it.title.as_str()))
        .collect();
    assert_eq!(names, [("a", "A"), ("a-2", "B")]);
    let [one, three] = &drafts[0].steps[..] else {
        panic!("{drafts:?}");
    };
    assert_eq!((one.dwell_secs, &one.items), (60, &vec!["gone".to_owned()]));
    assert_eq!(three.framing, DraftFraming::Phase("P".to_owned()));
    assert_eq!(three.view, DraftView::Topic("t".to_owned()));
    let lines: Vec<&str> = problems
        .iter()
        .map(|it| it.split(':').nth(1).unwrap())
        .collect();
    assert_eq!(
        lines,
        ["5", "8", "9", "10", "15", "16", "18", "19", "21", "23"]
    );
}

#[test]
fn a_file_of_the_future_is_left_to_the_program_that_reads_it() {
    let (drafts, problems) = read_drafts(
        Path::new("f"),
        "format = 2\n[[briefing]]\nid = 'a'\ntitle = 'A'\n",
    );
    assert_eq!(drafts, vec![]);
    assert_eq!(problems, ["f:1:10: expected format 1, found 2"]);
}

#[test]
fn a_file_that_is_missing_or_empty_is_no_problem() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    let loaded = load_drafts(&path);
    assert_eq!(
        (loaded.drafts.len(), loaded.problems.len(), loaded.bytes),
        (0, 0, None)
    );
    fs::write(&path, "").unwrap();
    let loaded = load_drafts(&path);
    assert_eq!((loaded.drafts.len(), loaded.problems.len()), (0, 0));
}

#[test]
fn a_damaged_file_is_copied_once_before_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    for (number, bytes) in [&b"[[briefing"[..], b"title = '\xff'"].iter().enumerate() {
        fs::write(&path, bytes).unwrap();
        for _ in 0..2 {
            let loaded = load_drafts(&path);
            let name = format!("plan.damaged-{}.toml", number + 1);
            assert!(loaded.problems[1].ends_with(&name), "{:?}", loaded.problems);
            assert_eq!(fs::read(folder.path().join(name)).unwrap(), *bytes);
        }
        let seen = load_drafts(&path).bytes;
        save(&path, "new", seen.as_deref()).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}

/// Writes `text`, and says what it was asked to join.
fn save(path: &Path, text: &str, seen: Option<&[u8]>) -> Result<Option<Vec<Draft>>, String> {
    let mut theirs = None;
    let bytes = save_drafts(path, seen, |found| {
        theirs = found.map(|found| found.drafts.clone());
        Ok(text.to_owned())
    })?;
    assert_eq!(fs::read(path).unwrap(), bytes);
    Ok(theirs)
}

#[test]
fn what_another_run_wrote_is_given_to_be_joined() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made/plan.toml");
    let theirs = vec![Draft {
        id: "theirs".to_owned(),
        ..Draft::default()
    }];
    let text = write_drafts("T", &theirs).unwrap();
    assert_eq!(save(&path, "", None), Ok(None));
    assert_eq!(save(&path, "#1", None), Ok(None), "nothing is in it");
    assert_eq!(save(&path, "#2", Some(b"#1")), Ok(None));
    fs::write(&path, &text).unwrap();
    assert_eq!(save(&path, "#3", Some(b"#2")), Ok(Some(theirs)));
    fs::remove_file(&path).unwrap();
    assert_eq!(save(&path, "#4", Some(b"#3")), Ok(None));
}

#[test]
fn what_another_run_wrote_and_cannot_be_read_is_kept_beside_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    fs::write(&path, "[[brief").unwrap();
    assert_eq!(save(&path, "#1", None), Ok(Some(Vec::new())));
    let copy = path.with_file_name("plan.damaged-1.toml");
    assert_eq!(fs::read(copy).unwrap(), b"[[brief");
}

#[test]
fn briefings_are_saved_however_many_copies_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    let copies = || fs::read_dir(folder.path()).unwrap().count() - 2;
    for number in 0..120 {
        fs::write(&path, format!("[[brief {number}")).unwrap();
        save(&path, "#1", None).unwrap();
    }
    assert_eq!(copies(), 99);
    let newest = "[[brief 119";
    let files = fs::read_dir(folder.path()).unwrap();
    let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    assert!(texts.into_iter().any(|text| text == newest));
}

#[test]
fn a_file_of_a_newer_version_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    let text = "format = 2\nslides = { a = 1 }\n[[briefing]]\nid = 1\n";
    fs::write(&path, text).unwrap();
    let loaded = load_drafts(&path);
    let told = format!(
        "{} is of a newer version of Briefline, and is left as it is",
        path.display()
    );
    assert_eq!(loaded.problems, std::slice::from_ref(&told));
    assert_eq!((loaded.drafts.len(), &loaded.bytes), (0, &None));
    for seen in [None, Some(text.as_bytes())] {
        assert_eq!(save(&path, "#1", seen), Err(told.clone()));
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let names = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 2, "the file and the lock");
}

#[test]
fn only_the_file_that_was_seen_is_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    fs::write(&path, "#1").unwrap();
    forget_drafts(&path, b"#2");
    assert!(path.exists());
    forget_drafts(&path, b"#1");
    assert!(!path.exists());
}

#[test]
fn a_file_that_cannot_be_written_says_why_and_where() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    fs::create_dir(&path).unwrap();
    let message = save(&path, "mine", None).unwrap_err();
    assert!(
        message.contains("plan.toml: not a regular file"),
        "{message}"
    );
    assert!(load_drafts(&path).problems[0].contains("cannot read this"));
    assert!(open_drafts(&folder.path().join("none")).is_err());
}

#[test]
fn a_temporary_file_that_was_left_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    fs::write(
        folder.path().join(".briefline-x.tmp"),
        "[[briefing]]\nid = 'ha",
    )
    .unwrap();
    let text = write_drafts("T", &[Draft::default()]).unwrap();
    // An empty name is read as taken, so this one has a name.
    let text = text.replace("id = \"\"", "id = \"a\"");
    save(&path, &text, None).unwrap();
    let loaded = load_drafts(&path);
    assert_eq!((loaded.drafts.len(), loaded.problems.len()), (1, 0));
}

#[test]
fn a_key_names_a_file_in_the_folder_and_nothing_else() {
    let folder = Path::new("/data");
    let path = drafts_path(folder, "peace-plan-1a2b");
    assert_eq!(
        path.as_deref(),
        Some(Path::new("/data/peace-plan-1a2b.toml"))
    );
    for key in ["", "..", "a/b", "a.b", "a\\b", "a b", "C:"] {
        assert_eq!(drafts_path(folder, key), None, "{key}");
    }
}
