//! What a timeline tells on a day, and that every way to the day tells the same.

mod short_titles;

use proptest::prelude::*;

use super::*;
use crate::model::testing::{claim, item, when};
use crate::model::{
    Account, Believed, Conflict, Dating, Hue, Link, Outcome, OutcomeChange, Shape, Status, Track,
};

fn day(text: &str) -> CivilDate {
    When::parse_edtf(text).unwrap().when.begun_by().unwrap()
}

fn on(text: &str) -> KnowledgeDate {
    KnowledgeDate::On(day(text))
}

fn source(id: &str, published: &str) -> Source {
    Source {
        id: id.to_owned(),
        publisher: id.to_owned(),
        title: String::new(),
        author: None,
        url: None,
        published: when(published),
        tier: None,
        kind: None,
        language: None,
        supports: None,
        derived_from: Vec::new(),
    }
}

fn revision(date: &str, change: ItemChange) -> Revision<ItemChange> {
    Revision {
        known_from: day(date),
        note: None,
        sources: Vec::new(),
        retracted: false,
        change,
    }
}

fn track() -> Track {
    Track {
        id: "t".to_owned(),
        name: "T".to_owned(),
        badge: "T".to_owned(),
        hue: Hue::Blue,
        shape: Shape::Circle,
        starts_folded: false,
    }
}

/// A round that was expected in January, proposed in February; talks that were held; a claim.
fn story() -> TimelineParts {
    let mut round = item("round", "2026-01-07/2026-01-31", &[0]);
    round.status = Status::Expected;
    round.shown_date = Some("later in January".to_owned());
    let mut talks = item("talks", "2026-01-06", &[1, 2]);
    talks.links.push(Link {
        kind: LinkKind::LeadsTo,
        target: ItemIx(2),
    });
    talks.conflicts.push(Conflict {
        text: "How many came".to_owned(),
        accounts: vec![
            Account {
                who: "One".to_owned(),
                sources: vec![SourceIx(1)],
                ..Account::default()
            },
            Account {
                who: "Two".to_owned(),
                sources: vec![SourceIx(2)],
                ..Account::default()
            },
        ],
        ..Conflict::default()
    });
    let proposal = item("proposal", "2026-02-06", &[2]);
    let mut said = claim("said", 0, &[0]);
    said.outcomes.push(Outcome {
        verdict: "late".to_owned(),
        text: "It came in February.".to_owned(),
        sources: vec![SourceIx(2)],
        known_from: None,
        revisions: vec![Revision {
            known_from: day("2026-04-23"),
            note: None,
            sources: Vec::new(),
            retracted: false,
            change: OutcomeChange {
                verdict: Some("adopted".to_owned()),
                text: None,
            },
        }],
    });
    TimelineParts {
        title: "A story".to_owned(),
        summary: "It ends in April.".to_owned(),
        tracks: vec![track()],
        phases: vec![Phase {
            name: "Winter".to_owned(),
            when: when("2025-12-01/2026-02-28").unwrap(),
            known_from: None,
        }],
        sources: vec![
            source("article", "2026-01-05/2026-01-06"),
            source("day after", "2026-01-07"),
            source("February", "2026-02"),
        ],
        items: vec![round, talks, proposal],
        claims: vec![said],
        item_revisions: BTreeMap::from([(
            ItemIx(0),
            vec![revision(
                "2026-02-06",
                ItemChange {
                    when: Dating::At(std::sync::Arc::new(when("2026-02-06").unwrap())),
                    status: Some(Status::Superseded),
                    replaced_by: Some(ItemIx(2)),
                    ..ItemChange::default()
                },
            )],
        )]),
        ..TimelineParts::default()
    }
}

fn known_ids(timeline: &Timeline) -> Vec<&str> {
    let order = timeline.reading_order().iter();
    order.map(|ix| timeline.item(*ix).id.as_str()).collect()
}

#[test]
fn an_item_is_known_from_its_first_source_on() {
    let latest = Timeline::new(story());
    for (date, expected) in [
        ("2026-01-04", &[][..]),
        ("2026-01-05", &["round"]),
        ("2026-01-06", &["round"]),
        ("2026-01-07", &["talks", "round"]),
        ("2026-02-27", &["talks", "round"]),
        ("2026-02-28", &["talks", "round", "proposal"]),
    ] {
        assert_eq!(known_ids(&latest.as_known_on(on(date))), expected, "{date}");
    }
    assert_eq!(known_ids(&latest), ["talks", "round", "proposal"]);
}

#[test]
fn a_revision_changes_date_and_status_from_its_day_on() {
    let latest = Timeline::new(story());
    let early = latest.as_known_on(on("2026-02-05"));
    let round = early.item(ItemIx(0));
    assert_eq!(round.status, Status::Expected);
    assert_eq!(round.shown_date.as_deref(), Some("later in January"));
    assert!(early.revisions_of(ItemIx(0)).is_empty());
    let round = latest.item(ItemIx(0));
    assert_eq!(
        (round.status, &round.shown_date),
        (Status::Superseded, &None)
    );
    assert_eq!(round.when, when("2026-02-06"));
    assert_eq!(round.replaced_by, Some(ItemIx(2)));
}

#[test]
fn sources_links_and_accounts_appear_when_they_are_known() {
    let latest = Timeline::new(story());
    let talks = ItemIx(1);
    let january = latest.as_known_on(on("2026-01-31"));
    assert_eq!(january.item(talks).sources, [SourceIx(1)]);
    assert_eq!(january.links_of(talks).count(), 0);
    assert!(january.item(talks).conflicts.is_empty());
    assert_eq!(latest.item(talks).sources, [SourceIx(1), SourceIx(2)]);
    assert_eq!(latest.links_of(talks).count(), 1);
    assert_eq!(latest.links_to(ItemIx(2)).count(), 1);
    assert_eq!(latest.item(talks).conflicts[0].accounts.len(), 2);
}

#[test]
fn a_source_named_again_keeps_its_place_and_one_not_out_yet_waits() {
    let mut parts = story();
    parts.items[0].sources = vec![SourceIx(2), SourceIx(0)];
    parts.items[0].known_from = Some(day("2026-01-05"));
    let mut revised = revision("2026-01-20", ItemChange::default());
    revised.sources = vec![SourceIx(0), SourceIx(1), SourceIx(2)];
    parts.item_revisions.insert(ItemIx(0), vec![revised]);
    let latest = Timeline::new(parts);
    for (date, expected) in [
        ("2026-01-07", &[0][..]),
        ("2026-01-20", &[0, 1]),
        ("2026-02-28", &[2, 0, 1]),
    ] {
        let told = latest.as_known_on(on(date)).item(ItemIx(0)).sources.clone();
        let expected: Vec<SourceIx> = expected.iter().copied().map(SourceIx).collect();
        assert_eq!(told, expected, "{date}");
    }
}

#[test]
fn an_outcome_is_told_when_known_and_as_it_was_known() {
    let latest = Timeline::new(story());
    let verdicts = |timeline: &Timeline| -> Vec<String> {
        let claims = timeline.claims_of(ItemIx(0));
        let outcomes = claims.flat_map(|(_, claim)| claim.outcomes.clone());
        outcomes.map(|outcome| outcome.verdict).collect()
    };
    for (date, expected) in [
        ("2026-02-27", &[][..]),
        ("2026-02-28", &["late"]),
        ("2026-04-23", &["adopted"]),
    ] {
        assert_eq!(verdicts(&latest.as_known_on(on(date))), expected, "{date}");
    }
}

#[test]
fn a_phase_has_no_end_before_its_end_is_known() {
    let latest = Timeline::new(story());
    let phase = |date| latest.as_known_on(on(date)).phases.first().cloned();
    assert_eq!(phase("2025-11-30"), None);
    assert!(phase("2026-02-27").unwrap().when.open_end());
    assert!(!phase("2026-02-28").unwrap().when.open_end());
}

#[test]
fn the_summary_is_told_at_the_end() {
    let latest = Timeline::new(story());
    assert_eq!(latest.as_known_on(on("2026-04-22")).summary, "");
    assert_eq!(
        latest.as_known_on(on("2026-04-23")).summary,
        "It ends in April."
    );
}

#[test]
fn what_is_retracted_is_gone_and_was_there_before() {
    let mut parts = story();
    let mut taken_back = revision("2026-03-01", ItemChange::default());
    taken_back.retracted = true;
    parts.item_revisions.insert(ItemIx(1), vec![taken_back]);
    let latest = Timeline::new(parts);
    assert!(!latest.is_known(ItemIx(1)) && latest.item_by_id("talks").is_none());
    assert!(latest.as_known_on(on("2026-02-28")).is_known(ItemIx(1)));
}

#[test]
fn what_happened_without_a_dated_source_is_known_when_it_began() {
    let mut planned = item("planned", "2030", &[]);
    planned.status = Status::Planned;
    let parts = TimelineParts {
        tracks: vec![track()],
        items: vec![item("happened", "1969-07-16/1969-07-24", &[]), planned],
        ..TimelineParts::default()
    };
    let latest = Timeline::new(parts);
    let known = |date| known_ids(&latest.as_known_on(on(date))).len();
    assert_eq!((known("1969-07-15"), known("1969-07-16")), (1, 2));
}

#[test]
fn an_account_moves_the_mark_and_gives_it_back() {
    let latest = Timeline::new(story());
    let moved = latest.with_date_of(ItemIx(1), when("2026-03-01"));
    assert_eq!(known_ids(&moved), ["round", "proposal", "talks"]);
    let back = moved.with_date_of(ItemIx(1), None);
    assert_eq!(known_ids(&back), known_ids(&latest));
    let forgotten = moved.as_known_on(on("2026-01-31"));
    assert_eq!(forgotten.item(ItemIx(1)).when, when("2026-01-06"));
}

/// So many items, of which every third is told otherwise on 2 January and every fifth never.
fn long_story(count: u32) -> Timeline {
    let mut parts = TimelineParts {
        tracks: vec![track()],
        ..TimelineParts::default()
    };
    for at in 0..count {
        let mut made = item(&format!("i{at}"), "2026-01-01", &[]);
        made.known_from = Some(day("2026-01-01"));
        parts.items.push(made);
        let change = ItemChange {
            title: Some("Otherwise".to_owned()),
            ..ItemChange::default()
        };
        let on = if at % 3 == 0 {
            "2026-01-02"
        } else {
            "2026-01-09"
        };
        let revisions = vec![revision(on, change)];
        if at % 5 != 0 {
            parts.item_revisions.insert(ItemIx(at), revisions);
        }
    }
    Timeline::new(parts)
}

#[test]
fn nothing_is_derived_before_somebody_asks_for_it() {
    let latest = long_story(90);
    let first = latest.as_known_on(on("2026-01-01"));
    assert_eq!((latest.items.derived(), first.items.derived()), (0, 0));
    let fields = |ix: ItemIx| (first.when_of(ix), first.title_of(ix), first.status_of(ix));
    let dated = first.known().iter().filter(|ix| fields(*ix).0.is_some());
    assert_eq!((dated.count(), first.items.derived()), (90, 0));
    assert_eq!(first.item(ItemIx(1)).title, "i1");
    assert_eq!(first.items.derived(), 1);
    let recorded = first.first_belief(ItemIx(0));
    assert!(std::ptr::eq(first.item(ItemIx(0)), recorded));
}

#[test]
fn a_step_of_knowledge_derives_only_what_it_changes() {
    let first = long_story(90).as_known_on(on("2026-01-01"));
    let all = || (0..90).map(ItemIx);
    let before: Vec<&Item> = all().map(|ix| first.item(ix)).collect();
    let second = first.as_known_on(on("2026-01-02"));
    let touched = second.differing_from(&first).items;
    assert_eq!(touched.len(), 24, "every third but every fifteenth");
    // 72 vary at all; the others are read from the record.
    assert_eq!(second.items.derived(), 72 - 24);
    for (ix, before) in all().zip(before) {
        let is_same = std::ptr::eq(second.item(ix), before);
        assert_eq!(is_same, !touched.contains(&ix), "{ix:?}");
    }
    assert_eq!(second.items.derived(), 72);
}

prop_compose! {
    fn any_parts()(
        published in prop::collection::vec(0_u32..40, 1..5),
        drafts in prop::collection::vec(
            (0_u32..40, prop::collection::vec((0_u32..40, 0_u8..6), 0..6), 0_usize..4), 1..12),
        links in prop::collection::vec((0_usize..12, 0_usize..12), 0..10),
    ) -> TimelineParts {
        let date = |day: u32| format!("2026-{:02}-{:02}", 1 + day / 20, 1 + day % 20);
        let sources: Vec<Source> =
            published.iter().map(|at| source("s", &date(*at))).collect();
        let mut parts = TimelineParts { tracks: vec![track()], ..TimelineParts::default() };
        for (at, (begun, changes, cited)) in drafts.iter().enumerate() {
            let cited = u32::try_from(cited % sources.len()).unwrap();
            let mut made = item(&format!("i{at}"), &date(*begun), &[cited]);
            made.status = Status::Planned;
            made.short_title = begun.is_multiple_of(2).then(|| "first".to_owned());
            parts.items.push(made);
            let mut said = claim(&format!("c{at}"), u32::try_from(at).unwrap(), &[cited]);
            said.outcomes.push(Outcome {
                verdict: "so".to_owned(),
                known_from: Some(day(&date(*begun))),
                ..Outcome::default()
            });
            parts.claims.push(said);
            let mut days: Vec<_> = changes.clone();
            days.sort_unstable();
            let revisions = days.iter().enumerate().map(|(n, (from, kind))| {
                let mut made = revision(&date(*from), ItemChange::default());
                match kind {
                    0 => made.change.when = Dating::At(std::sync::Arc::new(when(&date((from * 7) % 40)).unwrap())),
                    1 => made.change.when = Dating::Withdrawn,
                    2 => made.change.title = Some(format!("title {n}")),
                    3 => made.change.status = Some(Status::Happened),
                    4 => made.change.short_title = Some(format!("short {n}")),
                    _ => made.retracted = n + 1 == days.len(),
                }
                made.sources = vec![SourceIx::from((from + 3) as usize % sources.len())];
                made
            });
            parts.item_revisions.insert(ItemIx::from(at), revisions.collect());
        }
        let count = parts.items.len();
        for (from, to) in links {
            let target = ItemIx::from(to % count);
            parts.items[from % count].links.push(Link { kind: LinkKind::Follows, target });
        }
        parts.sources = sources;
        parts
    }
}

/// All that a reader can learn from a timeline.
fn told(timeline: &Timeline) -> String {
    let items = timeline.reading_order().iter().map(|ix| {
        let links: Vec<_> = timeline
            .links_of(*ix)
            .chain(timeline.links_to(*ix))
            .collect();
        let claims: Vec<_> = timeline.claims_of(*ix).collect();
        format!(
            "{} {:?} {links:?} {claims:?}\n",
            timeline.rank(*ix),
            timeline.item(*ix)
        )
    });
    items.collect()
}

proptest! {
    #[test]
    fn a_field_asked_for_alone_is_the_one_of_the_item(
        parts in any_parts(),
        way in prop::collection::vec(0_u32..40, 1..4),
        moved in 0_u32..12,
    ) {
        let mut walked = Timeline::new(parts);
        for at in way {
            walked = walked.as_known_on(on(&format!("2026-{:02}-{:02}", 1 + at / 20, 1 + at % 20)));
        }
        let accounts = [None, Some(ItemIx(moved)).filter(|ix| walked.is_known(*ix))];
        for account in accounts {
            let date = account.and_then(|_| when("2026-03-01"));
            let told = account.map(|ix| walked.with_date_of(ix, date));
            let told = told.as_ref().unwrap_or(&walked);
            for (ix, item) in told.items() {
                prop_assert_eq!(told.when_of(ix), item.when.as_ref());
                prop_assert_eq!(told.title_of(ix), &item.title);
                prop_assert_eq!(told.status_of(ix), item.status);
                prop_assert_eq!(told.sources_of(ix).collect::<Vec<_>>(), item.sources.clone());
            }
        }
    }

    #[test]
    fn names_are_those_that_revision_after_revision_leaves(parts in any_parts()) {
        let latest = Timeline::new(parts);
        for day in latest.knowledge_days() {
            let then = latest.as_known_on(KnowledgeDate::On(*day));
            for (ix, told) in then.items() {
                let mut believed = latest.first_belief(ix).clone();
                for revision in then.revisions_of(ix) {
                    believed.believe(&revision.change);
                }
                let names = |item: &Item| (item.title.clone(), item.short_title.clone());
                prop_assert_eq!(names(told), names(&believed));
            }
        }
    }

    #[test]
    fn nothing_told_is_known_later(parts in any_parts(), at in 0_u32..40) {
        let date = on(&format!("2026-{:02}-{:02}", 1 + at / 20, 1 + at % 20));
        let latest = Timeline::new(parts);
        let early = latest.as_known_on(date);
        for (ix, item) in early.items() {
            prop_assert!(date.knows(early.known_since(ix)));
            for source in &item.sources {
                prop_assert!(date.knows(early.source_since(*source)));
            }
            for revision in early.revisions_of(ix) {
                prop_assert!(date.knows(Some(revision.known_from)) && !revision.retracted);
            }
            for (_, claim) in early.claims_of(ix) {
                prop_assert!(claim.outcomes.iter().all(|it| date.knows(it.known_from)));
            }
            for (other, _) in early.links_of(ix).chain(early.links_to(ix)) {
                prop_assert!(date.knows(early.known_since(other)) && early.is_known(other));
            }
        }
        prop_assert_eq!(early.known().len(), early.reading_order().len());
    }

    #[test]
    fn every_way_to_a_day_shows_the_same(parts in any_parts(), way in prop::collection::vec(0_u32..41, 0..8)) {
        let latest = Timeline::new(parts.clone());
        let dates = way.iter().map(|at| match at {
            40 => KnowledgeDate::Latest,
            at => on(&format!("2026-{:02}-{:02}", 1 + at / 20, 1 + at % 20)),
        });
        let mut walked = latest.clone();
        for date in dates {
            walked = walked.as_known_on(date);
            prop_assert_eq!(told(&walked), told(&latest.as_known_on(date)));
        }
        prop_assert_eq!(told(&walked.as_known_on(KnowledgeDate::Latest)), told(&latest));
    }

    #[test]
    fn what_differs_names_all_that_lies_or_looks_otherwise(parts in any_parts(), days in (0_u32..40, 0_u32..40)) {
        let date = |at: u32| on(&format!("2026-{:02}-{:02}", 1 + at / 20, 1 + at % 20));
        let latest = Timeline::new(parts);
        let (old, new) = (latest.as_known_on(date(days.0)), latest.as_known_on(date(days.1)));
        let differing = new.differing_from(&old);
        prop_assert!(differing.items.is_sorted_by(|a, b| a < b));
        for ix in (0..latest.item_slots()).map(ItemIx::from) {
            let both = [&old, &new].map(|day| day.known_item(ix));
            let date = both.map(|item| item.map(|item| item.when.clone()));
            let look = both.map(|item| item.map(|item| {
                (item.title.clone(), item.short_title.clone(), item.status)
            }));
            prop_assert!(date[0] == date[1] || differing.dated.contains(&ix));
            prop_assert!(look[0] == look[1] || differing.looks.contains(&ix));
            prop_assert!(both[0] == both[1] || differing.items.contains(&ix));
        }
        for ix in differing.dated.iter().chain(&differing.looks) {
            prop_assert!(differing.items.contains(ix));
        }
    }

    #[test]
    fn facets_that_follow_the_days_count_as_a_new_index_does(parts in any_parts(), way in prop::collection::vec(0_u32..40, 0..8)) {
        let none = crate::model::Filter::default();
        let mut walked = Timeline::new(parts);
        let mut index = crate::model::FacetIndex::new(&walked);
        for at in way {
            let next = walked.as_known_on(on(&format!("2026-{:02}-{:02}", 1 + at / 20, 1 + at % 20)));
            index.update(&next, &next.differing_from(&walked));
            walked = next;
            if at % 2 == 0 {
                index.settle(&walked);
            }
        }
        index.settle(&walked);
        let anew = crate::model::FacetIndex::new(&walked).count(&walked, &none);
        prop_assert_eq!(index.count(&walked, &none), anew);
    }

    #[test]
    fn stepping_through_all_changes_and_back_ends_where_it_began(parts in any_parts()) {
        let latest = Timeline::new(parts);
        let days = latest.knowledge_days().to_vec();
        let mut walked = latest.clone();
        let mut seen = Vec::new();
        for day in &days {
            walked = walked.as_known_on(KnowledgeDate::On(*day));
            seen.push(told(&walked));
        }
        prop_assert_eq!(told(&walked), told(&latest), "the last day shows all");
        for (day, seen) in days.iter().zip(&seen).rev() {
            walked = walked.as_known_on(KnowledgeDate::On(*day));
            prop_assert_eq!(&told(&walked), seen);
        }
        walked = walked.as_known_on(KnowledgeDate::Latest);
        prop_assert_eq!(told(&walked), told(&latest));
    }

    #[test]
    fn between_two_knowledge_days_nothing_changes(parts in any_parts()) {
        let latest = Timeline::new(parts);
        for pair in latest.knowledge_days().windows(2) {
            let first = latest.as_known_on(KnowledgeDate::On(pair[0]));
            let mut day = pair[0];
            while day < pair[1] {
                let same = first.as_known_on(KnowledgeDate::On(day));
                prop_assert_eq!(told(&same), told(&first));
                day = day.next_day();
            }
        }
    }
}

#[test]
fn people_and_place_are_those_believed_on_the_day() {
    let mut parts = story();
    parts.items[0].actors = vec!["Council".to_owned()];
    let change = ItemChange {
        actors: Some(vec!["Commission".to_owned()]),
        place: Some("Brussels".to_owned()),
        ..ItemChange::default()
    };
    parts
        .item_revisions
        .insert(ItemIx(0), vec![revision("2026-02-06", change)]);
    let latest = Timeline::new(parts);
    let early = latest.as_known_on(on("2026-02-05"));
    let told = |timeline: &Timeline| {
        let item = timeline.item(ItemIx(0));
        (item.actors.join(", "), item.place.clone())
    };
    assert_eq!(told(&early), ("Council".to_owned(), None));
    let place = Some("Brussels".to_owned());
    assert_eq!(told(&latest), ("Commission".to_owned(), place));

    let mut index = crate::model::FacetIndex::new(&latest);
    let actors = |index: &crate::model::FacetIndex, timeline: &Timeline| -> Vec<String> {
        let counts = index.count(timeline, &crate::model::Filter::default());
        let values = counts.of(crate::model::Facet::Actor).iter();
        values.map(|it| it.value.words(timeline)).collect()
    };
    assert_eq!(actors(&index, &latest), ["Commission"]);
    index.update(&early, &early.differing_from(&latest));
    assert_eq!(actors(&index, &early), ["Council"]);
}
