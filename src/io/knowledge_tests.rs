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
        let relay = (0..told.sources.len()).map(SourceIx::from);
        let relay = relay.last().unwrap();
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
