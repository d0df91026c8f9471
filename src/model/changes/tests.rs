//! Which changes are told between days and between files, and how they read.

use proptest::prelude::*;

use super::*;
use crate::model::testing::{self, when};
use crate::model::{
    Account, Claim, Conflict, Dating, Hedging, Hue, Item, ItemChange, KnowledgeDate, Outcome,
    OutcomeChange, Revision, Shape, Source, Status, TimelineParts, Track,
};

fn day(text: &str) -> CivilDate {
    when(text).unwrap().begun_by().unwrap()
}

fn source(id: &str, published: &str) -> Source {
    Source {
        id: id.to_owned(),
        publisher: id.to_uppercase(),
        title: format!("Page of {id}"),
        published: when(published),
        ..Source::default()
    }
}

fn item(id: &str, date: &str, source: u32) -> Item {
    Item {
        title: format!("The {id}"),
        ..testing::item(id, date, &[source])
    }
}

fn claim(id: &str, item: u32, source: u32) -> Claim {
    Claim {
        text: "It will come in January.".to_owned(),
        ..testing::claim(id, item, &[source])
    }
}

fn revision<C>(date: &str, source: u32, change: C) -> Revision<C> {
    Revision {
        known_from: day(date),
        note: Some(format!("So it was said on {date}.")),
        sources: vec![SourceIx(source)],
        retracted: false,
        change,
    }
}

fn account(who: &str, source: u32) -> Account {
    Account {
        who: who.to_owned(),
        text: "so".to_owned(),
        sources: vec![SourceIx(source)],
        ..Account::default()
    }
}

/// A round that was expected in January and proposed in February; talks with two accounts of
/// them; a report that was taken back in March; a claim and what became of it.
fn story() -> TimelineParts {
    let mut round = item("round", "2026-01-07/2026-01-31", 0);
    round.status = Status::Expected;
    round.shown_date = Some("later in January".to_owned());
    let mut talks = item("talks", "2026-01-06", 1);
    talks.conflicts.push(Conflict {
        text: "How many came".to_owned(),
        accounts: vec![account("One", 1), account("Two", 2)],
        ..Conflict::default()
    });
    talks.sources.push(SourceIx(2));
    let mut said = claim("said", 0, 0);
    said.outcomes.push(Outcome {
        verdict: "late".to_owned(),
        text: "It came in February.".to_owned(),
        sources: vec![SourceIx(2)],
        known_from: None,
        revisions: vec![revision(
            "2026-04-23",
            3,
            OutcomeChange {
                verdict: Some("adopted".to_owned()),
                text: None,
            },
        )],
    });
    let superseded = ItemChange {
        when: Dating::At(std::sync::Arc::new(when("2026-02-06").unwrap())),
        status: Some(Status::Superseded),
        replaced_by: Some(ItemIx(3)),
        ..ItemChange::default()
    };
    let mut taken_back = revision("2026-03-01", 2, ItemChange::default());
    taken_back.retracted = true;
    TimelineParts {
        title: "A story".to_owned(),
        tracks: vec![Track {
            id: "t".to_owned(),
            name: "T".to_owned(),
            badge: "T".to_owned(),
            hue: Hue::Blue,
            shape: Shape::Circle,
            starts_folded: false,
        }],
        sources: vec![
            source("article", "2026-01-05"),
            source("next", "2026-01-07"),
            source("feb", "2026-02-06"),
            source("april", "2026-04-23"),
        ],
        items: vec![
            round,
            talks,
            item("rumour", "2026-01-05", 0),
            item("proposal", "2026-02-06", 2),
        ],
        claims: vec![said, claim("heard", 2, 0)],
        item_revisions: [
            (ItemIx(0), vec![revision("2026-02-06", 2, superseded)]),
            (ItemIx(2), vec![taken_back]),
        ]
        .into(),
        ..TimelineParts::default()
    }
}

fn on(timeline: &Timeline, date: &str) -> Timeline {
    timeline.as_known_on(KnowledgeDate::On(day(date)))
}

/// "corrected round 2026-02-06 by feb: date, status".
fn told(changes: &[Change]) -> Vec<String> {
    let line = |change: &Change| {
        let since = change.known_from.map(|day| format!(" {day}"));
        let by: Vec<&str> = change.sources.iter().map(|it| it.id.as_str()).collect();
        let fields: Vec<&str> = change.fields.iter().map(|it| it.field).collect();
        let fields = match fields.join(", ") {
            none if none.is_empty() => none,
            fields => format!(": {fields}"),
        };
        let since = since.unwrap_or_default();
        let (kind, id) = (change.kind.word(), &change.id);
        format!("{kind} {id}{since} by {}{fields}", by.join("+"))
    };
    changes.iter().map(line).collect()
}

#[test]
fn between_two_days_stands_what_became_known_in_the_order_of_days() {
    let latest = Timeline::new(story());
    let talks = "more known talks 2026-02-06 by feb: sources, accounts";
    let round = "corrected round 2026-02-06 by feb: date, status, replaced by, sources";
    let proposal = "new proposal 2026-02-06 by feb";
    for (from, to, expected) in [
        ("2026-01-05", "2026-01-06", &[][..]),
        (
            "2026-01-04",
            "2026-01-05",
            &[
                "new rumour 2026-01-05 by article",
                "new heard 2026-01-05 by article",
                "new round 2026-01-05 by article",
                "new said 2026-01-05 by article",
            ],
        ),
        (
            "2026-01-05",
            "2026-01-07",
            &["new talks 2026-01-07 by next"],
        ),
        (
            "2026-01-07",
            "2026-02-06",
            &[
                talks,
                round,
                "outcome known said 2026-02-06 by feb: outcome",
                proposal,
            ],
        ),
        (
            "2026-02-06",
            "2026-03-01",
            &[
                "retracted rumour 2026-03-01 by feb",
                "retracted heard 2026-03-01 by feb",
            ],
        ),
        (
            "2026-03-01",
            "2026-05-01",
            &["corrected said 2026-04-23 by april: outcome, sources of the outcome"],
        ),
        (
            "2026-02-05",
            "2026-05-01",
            &[
                talks,
                round,
                "outcome known said 2026-02-06 by feb+april: outcome",
                proposal,
                "retracted rumour 2026-03-01 by feb",
                "retracted heard 2026-03-01 by feb",
            ],
        ),
    ] {
        let changes = changes_between(&on(&latest, from), &on(&latest, to));
        assert_eq!(told(&changes), expected, "{from} to {to}");
    }
}

#[test]
fn a_correction_says_what_was_believed_before_and_why_it_is_not_any_more() {
    let latest = Timeline::new(story());
    let changes = changes_between(&on(&latest, "2026-01-07"), &on(&latest, "2026-02-06"));
    let round = changes.iter().find(|change| change.id == "round").unwrap();
    let fields = round.fields.iter();
    let fields: Vec<_> = fields
        .map(|it| (it.field, it.before.as_str(), it.after.as_str()))
        .collect();
    assert_eq!(
        fields,
        [
            ("date", "later in January", "6 February 2026"),
            ("status", "expected", "superseded"),
            ("replaced by", "", "The proposal"),
            ("sources", "article", "article, feb"),
        ]
    );
    assert_eq!(round.notes[0].text, "So it was said on 2026-02-06.");
    assert_eq!(
        (round.item, round.date.as_str()),
        (Some(ItemIx(0)), "6 February 2026")
    );
}

#[test]
fn a_short_title_is_told_where_the_title_is_still_the_same() {
    for (title, expected) in [
        (None, ("short title", "", "Talks")),
        (Some("Talks held"), ("title", "Talks", "Talks held")),
    ] {
        let mut parts = story();
        let was = parts.items[1].title.clone();
        let change = ItemChange {
            title: title.map(str::to_owned),
            short_title: Some("Talks".to_owned()),
            ..ItemChange::default()
        };
        let renamed = vec![revision("2026-04-23", 1, change)];
        parts.item_revisions.insert(ItemIx(1), renamed);
        let latest = Timeline::new(parts);
        let changes = changes_between(&on(&latest, "2026-04-22"), &latest);
        let talks = changes.iter().find(|change| change.id == "talks").unwrap();
        let [field] = &talks.fields[..] else {
            panic!("one field: {:?}", talks.fields)
        };
        let (name, before, after) = expected;
        let before = if name == "title" {
            was.as_str()
        } else {
            before
        };
        let told = (field.field, field.before.as_str(), field.after.as_str());
        assert_eq!(told, (name, before, after));
    }
}

#[test]
fn the_text_tells_items_by_day_claims_by_item_and_numbers_the_sources() {
    let latest = Timeline::new(story());
    let changes = changes_between(&on(&latest, "2026-01-04"), &latest);
    let expected = "\
What changed
3 new, 1 claim new, 1 outcome known

5 January 2026
  New: The round (6 February 2026) [1, 2]
      date: later in January → 6 February 2026
      status: expected → superseded
      6 February 2026: So it was said on 2026-02-06.

7 January 2026
  New: The talks (6 January 2026) [2, 3]

6 February 2026
  New: The proposal (6 February 2026) [2]

Claims
  The round
    New: Somebody: “It will come in January.” [1]

What became of claims
  The round
    Somebody: “It will come in January.”
      6 February 2026: adopted: It came in February. [2, 4]
      23 April 2026: So it was said on 2026-04-23.

Sources
[1] ARTICLE, 5 January 2026: Page of article
[2] FEB, 6 February 2026: Page of feb
[3] NEXT, 7 January 2026: Page of next
[4] APRIL, 23 April 2026: Page of april
";
    assert_eq!(changes_as_text(&changes, "What changed"), expected);
    assert_eq!(changes_as_text(&[], "Now"), "Now\nNo changes\n");
}

#[test]
fn long_values_begin_shortly_before_they_part() {
    let old = Timeline::new(story());
    let mut parts = story();
    let alike = "word ".repeat(60);
    let with_body = |end: &str| format!("{alike}\n\nof an end that is {end}.");
    parts.items[1].body = with_body("known");
    let new = Timeline::new(parts.clone());
    parts.items[1].body = with_body("open");
    let open = Timeline::new(parts);
    let text = changes_as_text(&changes_between(&open, &new), "Now");
    let line = "text: … of an end that is open. → … of an end that is known.";
    assert!(text.contains(line), "{text}");
    let text = changes_as_text(&changes_between(&old, &new), "Now");
    assert!(
        text.contains("text: none → word word") && text.contains("word … (shortened)\n"),
        "{text}"
    );
}

#[test]
fn a_value_in_cyrillic_is_told_in_full_as_long_as_one_in_latin() {
    for word in ["так ", "yes "] {
        let mut parts = story();
        parts.items[1].body = format!("{}known", word.repeat(35));
        let old = Timeline::new(parts.clone());
        parts.items[1].body = format!("{}open", word.repeat(35));
        let changes = changes_between(&old, &Timeline::new(parts));
        let text = changes_as_text(&changes, "Now");
        assert!(text.contains("open") && !text.contains('…'), "{text}");
    }
}

#[test]
fn two_versions_of_a_file_are_compared_by_id_wherever_an_entry_stands() {
    let old = Timeline::new(story());
    let version = |edit: fn(&mut TimelineParts)| {
        let mut parts = story();
        edit(&mut parts);
        told(&changes_between(&old, &Timeline::new(parts)))
    };
    assert_eq!(version(|_| {}), [""; 0]);
    assert_eq!(
        version(|parts| parts.items[3].place = Some("Paris".to_owned())),
        ["corrected proposal by feb: place"]
    );
    assert_eq!(
        version(|parts| parts.claims[0].hedging = Hedging::High),
        ["corrected said by article: hedging"]
    );
    assert_eq!(
        version(|parts| parts.items.push(item("last", "2026-04-23", 3))),
        ["new last 2026-04-23 by april"]
    );
    assert_eq!(
        version(|parts| {
            parts.items.remove(1);
            parts.claims[1].item = None;
            for ix in [0, 2] {
                parts.item_revisions.remove(&ItemIx(ix));
            }
        }),
        [
            "removed talks by next+feb",
            "corrected round by article: date, status, replaced by, sources, history",
            "new rumour 2026-01-05 by article",
            "new heard 2026-01-05 by article",
        ]
    );
}

#[test]
fn an_outcome_keeps_its_history_when_another_is_put_before_it() {
    let old = Timeline::new(story());
    let mut parts = story();
    parts.claims[0].outcomes.insert(
        0,
        Outcome {
            verdict: "denied".to_owned(),
            sources: vec![SourceIx(1)],
            ..Outcome::default()
        },
    );
    parts.claims[0].outcomes[1].text = "It came in winter.".to_owned();
    assert_eq!(
        told(&changes_between(&old, &Timeline::new(parts))),
        [
            "corrected said by feb+april: outcome",
            "outcome known said 2026-01-07 by next: outcome"
        ]
    );
}

#[test]
fn choosing_an_account_corrects_nothing() {
    let latest = Timeline::new(story());
    let moved = latest.with_date_of(ItemIx(1), when("2026-03-01"));
    assert_eq!(changes_between(&latest, &moved), []);
    assert_eq!(changes_between(&moved, &latest), []);
}

prop_compose! {
    fn any_parts()(
        drafts in prop::collection::vec(
            (0_u32..40, 0_u32..4, prop::collection::vec((0_u32..40, 0_u8..7), 0..5)), 1..8),
        said in prop::collection::vec((0_u32..8, 0_u32..4, prop::option::of(0_u32..40)), 0..8),
    ) -> TimelineParts {
        let mut parts = TimelineParts { items: Vec::new(), claims: Vec::new(), ..story() };
        parts.item_revisions.clear();
        for (at, (begun, cited, changes)) in drafts.iter().enumerate() {
            parts.items.push(item(&format!("i{at}"), &date(*begun), *cited));
            let mut changes = changes.clone();
            changes.sort_unstable();
            let revisions = changes.iter().map(|(from, what)| {
                let mut made = revision(&date(*from), from % 4, ItemChange::default());
                match what {
                    0 => made.change.when = Dating::Withdrawn,
                    1 => made.change.title = Some(format!("title of {from}")),
                    2 => made.change.status = Some(Status::Cancelled),
                    3 => made.change.body = Some(String::new()),
                    4 => made.retracted = true,
                    5 => made.change.short_title = Some(format!("short {from}")),
                    _ => made.sources.clear(),
                }
                made
            });
            let revisions: Vec<_> = revisions.collect();
            parts.item_revisions.insert(at.into(), revisions);
        }
        for (at, (item, cited, known)) in said.iter().enumerate() {
            let item = item % u32::try_from(drafts.len()).unwrap();
            let mut made = claim(&format!("c{at}"), item, *cited);
            made.outcomes = story().claims[0].outcomes.clone();
            made.outcomes[0].known_from = known.map(|from| day(&date(from)));
            parts.claims.push(made);
        }
        parts
    }
}

fn date(at: u32) -> String {
    format!("2026-{:02}-{:02}", 1 + at / 10, 1 + at % 10)
}

/// What is told of each entry, by id.
fn all_told(timeline: &Timeline) -> Vec<(String, String)> {
    let items = timeline.items().map(|(_, item)| {
        let told = Item {
            links: Vec::new(),
            ..item.clone()
        };
        (item.id.clone(), format!("{told:?}"))
    });
    let claims = timeline
        .claims()
        .map(|(_, claim)| (claim.id.clone(), format!("{claim:?}")));
    items.chain(claims).collect()
}

proptest! {
    #[test]
    fn exactly_the_entries_of_which_something_else_is_told_have_changed(
        parts in any_parts(), from in 0_u32..45, to in 0_u32..45,
    ) {
        let latest = Timeline::new(parts);
        let (old, new) = (on(&latest, &date(from.min(to))), on(&latest, &date(from.max(to))));
        let changes = changes_between(&old, &new);
        let (before, after) = (all_told(&old), all_told(&new));
        let mut expected: Vec<&String> = before
            .iter()
            .filter(|told| !after.contains(told))
            .chain(after.iter().filter(|told| !before.contains(told)))
            .map(|(id, _)| id)
            .collect();
        expected.sort();
        expected.dedup();
        let mut named: Vec<&String> = changes.iter().map(|change| &change.id).collect();
        named.sort();
        named.dedup();
        prop_assert_eq!(named, expected);
        for change in &changes {
            let day = change.known_from.map(KnowledgeDate::On);
            prop_assert!(day > Some(old.known_on()) && day <= Some(new.known_on()), "{:?}", change);
            prop_assert!(!change.sources.is_empty());
            let known = |note: &ChangeNote| new.known_on().knows(Some(note.known_from));
            prop_assert!(change.notes.iter().all(known));
        }
    }
}
