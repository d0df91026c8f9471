//! What a reader of a file is told on a day, and that the file cut off at that day tells the same.

use super::{Loaded, read_text, write_toml};
use crate::model::{
    CivilDate, ItemIx, KnowledgeDate, OriginCount, SourceIx, Timeline, When, changes_between,
};

fn loaded(entries: &str) -> Loaded {
    let frame = "[timeline]\ntitle = 'T'\n[[track]]\nid = 't'\nname = 'T'\n";
    read_text("story.toml", &format!("{frame}{entries}"))
}

#[track_caller]
fn read(entries: &str) -> Timeline {
    let loaded = loaded(entries);
    let told: Vec<_> = loaded
        .diagnostics
        .iter()
        .filter(|it| it.is_error())
        .collect();
    assert!(told.is_empty(), "{told:?}");
    loaded.timeline.unwrap()
}

fn day(text: &str) -> CivilDate {
    When::parse_edtf(text).unwrap().when.begun_by().unwrap()
}

/// The timeline on a day, and what is read again from the file of that day.
fn view_and_file(timeline: &Timeline, date: &str) -> [Timeline; 2] {
    let view = timeline.as_known_on(KnowledgeDate::On(day(date)));
    let text = write_toml(&view).unwrap();
    let again = read_text("cut.toml", &text);
    assert!(!again.has_errors(), "{:?}\n{text}", again.diagnostics);
    [view, again.timeline.unwrap()]
}

fn source(id: &str, published: &str, more: &str) -> String {
    let published = match published {
        "" => String::new(),
        date => format!("published = '{date}'\n"),
    };
    format!("[[source]]\nid = '{id}'\npublisher = 'P'\ntitle = 'Page {id}'\n{published}{more}\n")
}

fn cited(timeline: &Timeline, item: &str) -> Vec<String> {
    let item = timeline.item(timeline.item_by_id(item).unwrap());
    let ids = item
        .sources
        .iter()
        .map(|ix| timeline.source(*ix).id.clone());
    ids.collect()
}

#[test]
fn a_page_of_some_day_of_the_year_is_not_named_in_january_unless_its_reader_wrote_that_day() {
    let sources = source("exact", "2026-01-05", "") + &source("vague", "2026", "");
    let story = read(&format!(
        "{sources}
[[item]]\nid = 'silent'\ntitle = 'A'\ntrack = 't'\nsources = ['exact', 'vague']
[[item]]\nid = 'written'\ntitle = 'B'\ntrack = 't'\nsources = ['vague']\nknown_from = '2026-01-05'
[[item]]\nid = 'revised'\ntitle = 'C'\ntrack = 't'\nsources = ['exact', 'vague']
[[item.revisions]]\nknown_from = '2026-01-07'\nbody = 'More.'\nsources = ['vague']
[[item]]\nid = 'before'\ntitle = 'D'\ntrack = 't'\nsources = ['vague']\nknown_from = '2025-12-31'\n"
    ));
    for told in view_and_file(&story, "2026-01-06") {
        assert_eq!(cited(&told, "silent"), ["exact"]);
        assert_eq!(cited(&told, "written"), ["vague"]);
        assert_eq!(cited(&told, "revised"), ["exact"]);
        assert!(cited(&told, "before").is_empty());
    }
    for told in view_and_file(&story, "2026-01-07") {
        assert_eq!(cited(&told, "revised"), ["exact", "vague"]);
        assert_eq!(cited(&told, "silent"), ["exact"]);
    }
    assert_eq!(cited(&story, "silent"), ["exact", "vague"]);
    assert_eq!(cited(&story, "before"), ["vague"]);
}

#[test]
fn a_page_that_relays_what_came_out_later_speaks_for_itself_until_then() {
    let sources = source("own", "2026-01-05", "")
        + &source("later", "2026-03-01", "")
        + &source("relay", "2026-01-05", "derived_from = ['later', 'own']");
    let item = "[[item]]\nid = 'a'\ntitle = 'A'\ntrack = 't'\nsources = ['own', 'relay']\n";
    let story = read(&format!("{sources}{item}"));
    for told in view_and_file(&story, "2026-01-07") {
        let relay = SourceIx::from(told.sources.len() - 1);
        let from = told.derived_from(relay).iter();
        let from: Vec<&str> = from.map(|ix| told.source(*ix).id.as_str()).collect();
        assert_eq!(from, ["own"]);
        let count = OriginCount::of(&told, told.item(ItemIx(0)));
        assert_eq!(count, OriginCount::One);
    }
    assert_eq!(
        OriginCount::of(&story, story.item(ItemIx(0))),
        OriginCount::Two
    );
    let early = story.as_known_on(KnowledgeDate::On(day("2026-02-28")));
    assert_eq!(story.differing_from(&early).items, [ItemIx(0)]);
    assert!(
        changes_between(&early, &story).is_empty(),
        "it cites the same"
    );
}

#[test]
fn the_file_of_a_day_holds_no_page_that_nothing_told_cites() {
    let sources = source("own", "2026-01-05", "") + &source("secret", "", "");
    let entries = [
        "conflicts = [{ text = 'x', known_from = '2026-02-01', sources = ['secret'] }]",
        "conflicts = [{ text = 'x', known_from = '2026-02-01', accounts = [\
           { who = 'X', text = 'x', sources = ['secret'] }, { who = 'Y', text = 'y' }] }]",
        "conflicts = [{ text = 'x', accounts = [{ who = 'X', text = 'x', sources = ['secret'] }, \
           { who = 'Y', text = 'y', known_from = '2026-02-01' }] }]",
        "revisions = [{ known_from = '2026-02-01', body = 'b', sources = ['secret'] }]",
    ];
    let frame = "[[item]]\nid = 'a'\ntitle = 'A'\ntrack = 't'\nsources = ['own']\n";
    for entry in entries {
        let story = read(&format!("{sources}{frame}{entry}\n"));
        let then = story.as_known_on(KnowledgeDate::On(day("2026-01-05")));
        let text = write_toml(&then).unwrap();
        assert!(
            text.contains("Page own") && !text.contains("secret"),
            "{text}"
        );
        assert!(write_toml(&story).unwrap().contains("secret"));
    }
}

#[test]
fn that_something_came_in_its_place_is_told_before_it_is_known_what() {
    let sources = source("first", "2026-01-05", "") + &source("second", "2026-01-06", "");
    let story = read(&format!(
        "{sources}
[[item]]\nid = 'old'\ntitle = 'Old'\ntrack = 't'\nsources = ['first']
[[item.revisions]]\nknown_from = '2026-01-06'\nreplaced_by = 'new'\nsources = ['second']
note = 'Something came in its place.'
[[item]]\nid = 'new'\ntitle = 'New'\ntrack = 't'\nknown_from = '2026-01-10'\nsources = ['second']\n"
    ));
    for told in view_and_file(&story, "2026-01-06") {
        let old = told.item_by_id("old").unwrap();
        assert_eq!(told.revisions_of(old).len(), 1);
        assert_eq!(cited(&told, "old"), ["first", "second"]);
        assert_eq!(told.item(old).replaced_by, None);
    }
    let before = story.as_known_on(KnowledgeDate::On(day("2026-01-09")));
    let (old, new) = (ItemIx(0), ItemIx(1));
    assert_eq!(story.differing_from(&before).items, [old, new]);
    assert_eq!(story.item(old).replaced_by, Some(new));
    let changes = changes_between(&before, &story);
    let fields = changes.iter().flat_map(|change| &change.fields);
    let told: Vec<_> = fields.map(|it| (it.field, it.after.as_str())).collect();
    assert_eq!(told, [("replaced by", "New")]);
}

#[test]
fn a_claim_goes_with_its_item() {
    let sources = source("own", "2026-01-05", "");
    let story = read(&format!(
        "{sources}
[[item]]\nid = 'a'\ntitle = 'A'\ntrack = 't'\nsources = ['own']
[[item.revisions]]\nknown_from = '2026-01-07'\nretracted = true\nsources = ['own']
[[claim]]\nid = 'c'\ntext = 'x'\nspeaker = 'S'\nattribution = 'named'\nitem = 'a'\nsources = ['own']\n"
    ));
    let (item, claim) = (ItemIx(0), crate::model::ClaimIx(0));
    assert!(story.claim(claim).is_none());
    assert_eq!(story.claims_of(item).count() + story.claims().count(), 0);
    let before = story.as_known_on(KnowledgeDate::On(day("2026-01-06")));
    assert!(before.claim(claim).is_some());
    assert_eq!(before.claims_of(item).count(), 1);
}

#[test]
fn a_file_that_says_it_ends_on_a_day_shows_that_day_and_complains_of_what_came_later() {
    let text = "[timeline]\ntitle = 'T'\nsummary = 'It all ended in April.'\nas_of = '2026-01-05'\n\
                [[track]]\nid = 't'\nname = 'T'\n\
                [[item]]\nid = 'then'\ntitle = 'Then'\nwhen = '2026-01-05'\ntrack = 't'\n\
                [[item.revisions]]\nknown_from = '2026-02-01'\ntitle = 'Later'\n\
                [[item]]\nid = 'later'\ntitle = 'Later'\nwhen = '2026-03-05'\ntrack = 't'\n";
    let loaded = read_text("cut.toml", text);
    let codes = loaded.diagnostics.iter().map(|it| it.code);
    assert_eq!(codes.filter(|code| *code == "known-after-as-of").count(), 2);
    let timeline = loaded.timeline.unwrap();
    for date in [KnowledgeDate::Latest, KnowledgeDate::On(day("2026-04-01"))] {
        let told = timeline.as_known_on(date);
        let titles: Vec<&str> = told.items().map(|(_, it)| it.title.as_str()).collect();
        assert_eq!((titles, told.summary.as_str()), (vec!["Then"], ""));
        assert_eq!(told.told_on(), KnowledgeDate::On(day("2026-01-05")));
    }
    assert_eq!(timeline.knowledge_days(), [day("2026-01-05")]);
    let early = timeline.as_known_on(KnowledgeDate::On(day("2026-01-04")));
    assert_eq!(early.item_count(), 0);
    let latest = early.as_known_on(KnowledgeDate::Latest);
    assert_eq!(latest.item_count(), 1);
    let again = read_text("again.toml", &write_toml(&latest).unwrap());
    assert_eq!(again.timeline.unwrap().record(), latest.record());
}

#[test]
fn a_claim_without_a_dated_source_is_told_from_the_day_on_which_it_was_said() {
    let story = read(
        "[[claim]]\nid = 'c'\ntext = 'x'\nspeaker = 'S'\nattribution = 'named'\nsaid = '2026-01'\n",
    );
    for (date, told) in [("2026-01-30", 0), ("2026-01-31", 1)] {
        let then = story.as_known_on(KnowledgeDate::On(day(date)));
        assert_eq!(then.claims().count(), told, "{date}");
    }
}

#[test]
fn one_account_alone_is_not_told_before_its_day() {
    let entries = source("own", "2026-01-05", "")
        + "[[item]]\nid = 'a'\ntitle = 'A'\ntrack = 't'\nsources = ['own']\n\
           conflicts = [{ text = 'Denied later.', accounts = [\
             { who = 'X', text = 'no', known_from = '2026-03-01' }] }]\n";
    let story = loaded(&entries).timeline.unwrap();
    for (date, told) in [("2026-02-28", 0), ("2026-03-01", 1)] {
        let then = story.as_known_on(KnowledgeDate::On(day(date)));
        assert_eq!(then.item(ItemIx(0)).conflicts.len(), told, "{date}");
    }
}

#[test]
fn an_hour_after_midnight_counts_for_the_day_on_the_clock_that_it_was_read_from() {
    let entries = source("night", "2026-01-06T00:30:00+02:00", "")
        + &source("evening", "2026-01-05T23:30:00-05:00", "")
        + "[[item]]\nid = 'a'\ntitle = 'A'\ntrack = 't'\nsources = ['night']\n\
           [[item]]\nid = 'b'\ntitle = 'B'\ntrack = 't'\nsources = ['evening']\n\
           [[item]]\nid = 'c'\ntitle = 'C'\ntrack = 't'\nknown_from = '2026-01-06T00:30:00+02:00'\n";
    let story = read(&entries);
    let since = (0..3).map(|at| story.known_since(ItemIx(at)).unwrap().to_string());
    let since: Vec<String> = since.collect();
    assert_eq!(since, ["2026-01-06", "2026-01-05", "2026-01-06"]);
}

#[test]
fn nobody_knows_the_end_of_a_phase_before_it_is_over_however_it_is_written() {
    for (when, then) in [
        ("2025-12~/2026-02", "2025-12~/.."),
        ("2026", "2026-01-01/.."),
        ("{2026-01-02,2026-01-20}", "2026-01-02/.."),
        ("{2026-01-02..2026-01-20}", "2026-01-02/.."),
        ("../2026-01-20", "../.."),
        ("{..2026-01-20}", "../.."),
        ("2026-01-02/..", "2026-01-02/.."),
    ] {
        let story = read(&format!("[[phase]]\nname = 'P'\nwhen = '{when}'\n"));
        let early = story.as_known_on(KnowledgeDate::On(day("2026-01-05")));
        assert_eq!(early.phases[0].when.edtf(), then, "{when}");
        let late = story.as_known_on(KnowledgeDate::On(day("2027-01-05")));
        assert_eq!(late.phases[0].when.edtf(), when, "{when}");
    }
}

#[test]
fn a_later_version_tells_no_link_to_what_it_took_back_and_no_other_order_of_pages() {
    let sources = source("one", "2026-01-05", "") + &source("two", "2026-01-05", "");
    let item = "[[item]]\nid = 'a'\ntitle = 'A'\ntrack = 't'\n";
    let old = read(&format!("{sources}{item}sources = ['one', 'two']\n"));
    let new = read(&format!(
        "{sources}{item}sources = ['two', 'one']\nlinks = [{{ to = 'b', kind = 'follows' }}]
[[item]]\nid = 'b'\ntitle = 'B'\ntrack = 't'\nsources = ['one']
[[item.revisions]]\nknown_from = '2026-01-07'\nretracted = true\nsources = ['one']\n"
    ));
    assert!(changes_between(&old, &new).is_empty());
}

#[test]
fn what_is_said_of_a_revision_calls_it_one() {
    let loaded =
        loaded("[[item]]\nid = 'a'\ntitle = 'A'\ntrack = 't'\n[[item.revisions]]\ntitle = 'B'\n");
    let told = loaded.diagnostics.iter().filter(|it| it.is_error());
    let told: Vec<&str> = told.map(|it| it.message.as_str()).collect();
    assert_eq!(told, ["this revision has no `known_from`"]);
}

#[test]
fn a_revision_that_repeats_the_short_title_changes_nothing() {
    let codes = |revision: &str| -> Vec<&str> {
        let text = format!(
            "{}[[item]]\nid = 'a'\ntitle = 'A'\nshort_title = 'S'\ntrack = 't'\n\
             known_from = '2026-01-05'\n\
             [[item.revisions]]\nknown_from = '2026-01-06'\nsources = ['one']\n{revision}\n",
            source("one", "2026-01-06", "")
        );
        let codes = loaded(&text).diagnostics.into_iter();
        let codes = codes.filter(|it| it.is_error() || it.code.starts_with("revision"));
        codes.map(|it| it.code).collect()
    };
    assert_eq!(codes("short_title = 'S'"), ["revision-changes-nothing"]);
    assert_eq!(codes("short_title = ' '"), ["missing-field"]);
    assert_eq!(codes("short_title = 'T'"), [""; 0]);
}

#[test]
fn the_end_is_not_told_while_a_phase_is_still_going_on() {
    let text = "[timeline]\ntitle = 'T'\nsummary = 'It ended in March.'\n\
                [[track]]\nid = 't'\nname = 'T'\n\
                [[phase]]\nname = 'P'\nwhen = '2026-01/2026-03'\n\
                [[item]]\nid = 'a'\ntitle = 'A'\nwhen = '2026-01-05'\ntrack = 't'\n";
    let story = read_text("story.toml", text).timeline.unwrap();
    for (date, told) in [("2026-03-30", ""), ("2026-03-31", "It ended in March.")] {
        for timeline in view_and_file(&story, date) {
            assert_eq!(timeline.summary, told, "{date}");
        }
    }
}

#[test]
fn on_the_last_day_of_the_axis_a_phase_that_ends_with_it_is_over() {
    let story = read("[[phase]]\nname = 'P'\nwhen = '2026/Y292000000'\n");
    let last = story.as_known_on(KnowledgeDate::On(day("Y292000000")));
    assert!(!last.phases[0].when.open_end());
}

#[test]
fn an_account_that_gets_a_page_which_others_cite_already_says_when() {
    let sources = source("own", "2026-01-05", "") + &source("vague", "2026-01", "");
    let story = read(&format!(
        "{sources}[[item]]\nid = 'a'\ntitle = 'A'\ntrack = 't'\nsources = ['own']\nconflicts = [{{ \
         text = 'x', known_from = '2026-01-05', sources = ['vague'], accounts = [{{ who = 'X', \
         text = 'x', sources = ['own'] }}, {{ who = 'Y', text = 'y', sources = ['own', 'vague'] \
         }}] }}]\n"
    ));
    let then = story.as_known_on(KnowledgeDate::On(day("2026-01-30")));
    let changes = changes_between(&then, &story);
    let days: Vec<_> = changes.iter().map(|change| change.known_from).collect();
    assert_eq!(days, [Some(day("2026-01-31"))]);
}

#[test]
fn a_page_named_twice_or_by_a_hundred_revisions_is_told_once() {
    let sources = source("one", "2026-01-05", "") + &source("vague", "2026", "");
    let item = "[[item]]\nid = 'a'\ntitle = 'A'\ntrack = 't'\nsources = ['one', 'vague', 'one']\n";
    let revisions: Vec<String> = (0..100)
        .map(|at| {
            let day = 6 + at / 10;
            format!(
                "[[item.revisions]]\nknown_from = '2026-01-{day:02}'\nbody = 'b{at}'\n\
                 sources = ['vague', 'one']\n"
            )
        })
        .collect();
    let story = read(&format!("{sources}{item}{}", revisions.concat()));
    for (date, expected) in [
        ("2026-01-05", &["one"][..]),
        ("2026-01-06", &["one", "vague"]),
    ] {
        for told in view_and_file(&story, date) {
            assert_eq!(cited(&told, "a"), expected, "{date}");
        }
    }
}

#[test]
fn the_file_of_any_day_of_the_built_in_chronology_has_nothing_to_complain_of() {
    let (latest, _) = super::builtin();
    for known in latest.knowledge_days().iter().step_by(9) {
        let text = write_toml(&latest.as_known_on(KnowledgeDate::On(*known))).unwrap();
        let told = read_text("cut.toml", &text).diagnostics;
        assert!(told.is_empty(), "{known}: {}", told[0]);
    }
}
