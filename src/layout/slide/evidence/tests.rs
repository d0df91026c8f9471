//! What an audience sees of the evidence for an item.

use super::*;
use crate::layout::slide::body::testing::{
    ROOMS, assert_sound, assert_stays_within, body_words, long_text, slide, slides, tells,
};
use crate::layout::testing::{item, timeline_of};
use crate::model::{
    Account, Attribution, CivilDate, Claim, Conflict, Hedging, KnowledgeDate, Source, SourceIx,
    Tier, TimelineParts, Value, When,
};

fn source(publisher: &str, tier: Option<Tier>, derived_from: &[u32]) -> Source {
    Source {
        id: publisher.to_owned(),
        publisher: publisher.to_owned(),
        tier,
        derived_from: derived_from.iter().map(|ix| SourceIx(*ix)).collect(),
        ..Source::default()
    }
}

fn account(who: &str, text: &str, value: &str) -> Account {
    Account {
        who: who.to_owned(),
        text: text.to_owned(),
        values: vec![Value {
            name: "Agreed".to_owned(),
            value: value.to_owned(),
        }],
        sources: vec![SourceIx(0)],
        ..Account::default()
    }
}

fn claim(speaker: &str, text: &str) -> Claim {
    Claim {
        id: text.to_owned(),
        text: text.to_owned(),
        speaker: speaker.to_owned(),
        attribution: Attribution::Named,
        about: None,
        said: Some(When::parse_edtf("2026-01-05").unwrap().when),
        hedging: Hedging::None,
        hedge_words: Vec::new(),
        item: Some(ItemIx(0)),
        sources: vec![SourceIx(0)],
        known_from: None,
        outcomes: Vec::new(),
    }
}

fn disputed(accounts: Vec<Account>, claims: Vec<Claim>) -> Timeline {
    let mut told = item("Did he agree?", "2025-11-20", 5);
    told.sources = vec![SourceIx(0), SourceIx(1)];
    if !accounts.is_empty() {
        told.conflicts = vec![Conflict {
            text: "Whether he agreed".to_owned(),
            accounts,
            ..Conflict::default()
        }];
    }
    timeline_of(TimelineParts {
        items: vec![told],
        sources: vec![
            source("Reuters", Some(Tier::B), &[]),
            source("Aggregator", Some(Tier::C), &[0]),
        ],
        claims,
        ..TimelineParts::default()
    })
}

fn step() -> Step {
    Step {
        title: "Did he agree?".to_owned(),
        items: vec![ItemIx(0)],
        view: StepView::Evidence,
        ..Step::default()
    }
}

fn two_accounts() -> Vec<Account> {
    vec![
        account("An official", "He accepted the larger part.", "most"),
        account("The minister", "He judged none of it.", "nothing"),
    ]
}

#[test]
fn accounts_that_disagree_stand_side_by_side_with_the_value_that_differs() {
    let timeline = disputed(two_accounts(), Vec::new());
    for list in slides(&timeline, &step()) {
        let at = |words: &str| {
            let mut texts = list.texts();
            texts.find(|text| text.text == words).map(|text| text.rect)
        };
        let (left, right) = (at("most").unwrap(), at("nothing").unwrap());
        assert!((left.top() - right.top()).abs() < 0.1, "{left:?} {right:?}");
        assert!(left.right() < right.left());
        assert!(at("B").is_some(), "the tier is a letter: {list:?}");
        assert!(tells(&list, "2 reports, 1 origin"));
    }
}

#[test]
fn the_words_of_others_are_whole_or_left_out() {
    for words in [4, 14, 24, 90, 400] {
        let long = long_text(words);
        let accounts = vec![account("A", &long, "yes"), account("B", &long, "no")];
        for list in slides(&disputed(accounts, Vec::new()), &step()) {
            let read = body_words(&list);
            let parts = read.matches("word0").count();
            assert_eq!(parts, read.matches(&format!("word{}", words - 1)).count());
            assert!(parts > 0 || list.shed > 1, "{words}: {}", list.shed);
        }
        let claims = vec![claim("A", &long), claim("B", "Short.")];
        for list in slides(&disputed(Vec::new(), claims), &step()) {
            let read = body_words(&list);
            assert_eq!(
                read.contains("word0 "),
                read.contains(&format!("word{}", words - 1)),
                "{read}"
            );
            assert!(
                read.contains("Short."),
                "the next that fits is told: {read}"
            );
        }
    }
}

#[test]
fn a_claim_says_who_when_how_hedged_and_on_what() {
    let hedged = Claim {
        attribution: Attribution::UnnamedOfficials,
        hedging: Hedging::Medium,
        hedge_words: vec!["expected".to_owned()],
        sources: vec![SourceIx(1)],
        ..claim("European officials", "Nearer 30,000 are hoped for.")
    };
    let timeline = disputed(Vec::new(), vec![hedged]);
    for list in slides(&timeline, &step()) {
        let read = body_words(&list);
        for words in [
            "European officials",
            "Unnamed officials, 5 Jan 2026",
            "Nearer 30,000 are hoped for.",
            "“expected”",
            "C",
        ] {
            let (all, told) = (read.replace(' ', ""), words.replace(' ', ""));
            assert!(all.contains(&told), "{words} in {read}");
        }
        let dashes = list.shapes.iter().filter(|shape| {
            matches!(
                shape,
                crate::layout::slide::SlideShape::Line {
                    dashes: Some(_),
                    ..
                }
            )
        });
        assert_eq!(dashes.count(), 4, "a weak source has a dashed edge");
    }
}

#[test]
fn the_flat_claim_comes_before_the_hedged_one() {
    let hedged = Claim {
        hedging: Hedging::High,
        ..claim("A", "Perhaps.")
    };
    let timeline = disputed(Vec::new(), vec![hedged, claim("B", "Surely.")]);
    let list = slide(&timeline, &step(), ROOMS[0], false);
    let read = body_words(&list);
    assert!(read.find("Surely.") < read.find("Perhaps."), "{read}");
}

#[test]
fn what_became_known_later_is_neither_read_nor_heard() {
    let day = |text: &str| {
        KnowledgeDate::On(CivilDate::new(2026, 1, if text == "then" { 5 } else { 9 }).unwrap())
    };
    let later = Claim {
        known_from: CivilDate::new(2026, 1, 8),
        ..claim("Afterwards", "It came later.")
    };
    let timeline = disputed(Vec::new(), vec![claim("Before", "It is so."), later]);
    let mut step = step();
    for (knowledge, told) in [(day("then"), false), (day("after"), true)] {
        step.knowledge = knowledge;
        for list in slides(&timeline, &step) {
            assert_eq!(tells(&list, "It came later."), told, "{knowledge:?}");
            assert!(tells(&list, "It is so."));
        }
    }
}

#[test]
fn evidence_lies_over_any_step_when_it_is_asked_for() {
    let timeline = disputed(two_accounts(), Vec::new());
    let told = Step {
        view: StepView::Canvas,
        sentence: "A sentence that gives way.".to_owned(),
        ..step()
    };
    for room in ROOMS {
        let list = slide(&timeline, &told, room, true);
        assert_sound(&list);
        assert!(tells(&list, "nothing") && tells(&list, "Did he agree?"));
        assert!(!body_words(&list).contains("gives way"));
    }
}

#[test]
fn an_item_without_claims_tells_its_sources_and_one_without_sources_says_so() {
    let timeline = disputed(Vec::new(), Vec::new());
    for list in slides(&timeline, &step()) {
        assert!(body_words(&list).contains("Reuters"));
    }
    let bare = timeline_of(TimelineParts {
        items: vec![item("Bare", "2025-11-20", 3)],
        ..TimelineParts::default()
    });
    for list in slides(&bare, &step()) {
        assert!(body_words(&list).contains("No source is named"));
    }
}

#[test]
fn many_accounts_and_claims_are_counted_where_they_have_no_room() {
    let accounts = (0..5)
        .map(|at| account(&format!("Speaker {at}"), &long_text(12), &at.to_string()))
        .collect();
    for list in slides(&disputed(accounts, Vec::new()), &step()) {
        assert!(list.shed >= 2, "{}", list.shed);
    }
    let claims: Vec<Claim> = (0..30)
        .map(|at| claim(&format!("Speaker {at}"), &format!("Claim {at}.")))
        .collect();
    for list in slides(&disputed(Vec::new(), claims), &step()) {
        assert!(list.shed >= 26, "{}", list.shed);
    }
}

#[test]
fn nothing_leaves_the_area_that_is_given() {
    let claims: Vec<Claim> = (0..9)
        .map(|at| claim(&format!("Speaker {at}"), &long_text(3 + 4 * at)))
        .collect();
    for timeline in [
        disputed(two_accounts(), Vec::new()),
        disputed(Vec::new(), claims),
    ] {
        assert_stays_within(&timeline, &step(), lay_out);
    }
}

#[test]
fn the_item_that_the_step_is_about_comes_first_if_anything_is_said_of_it() {
    let mut parts = disputed(Vec::new(), vec![claim("A", "Of the first.")])
        .record()
        .clone();
    parts.items.push(item("The second", "2025-11-22", 5));
    let step = Step {
        items: vec![ItemIx(1), ItemIx(0)],
        ..step()
    };
    let silent = Timeline::new(parts.clone());
    assert_eq!(shown_item(&silent, &step), Some(ItemIx(0)));
    parts.claims.push(Claim {
        item: Some(ItemIx(1)),
        ..claim("B", "Of the second.")
    });
    let timeline = Timeline::new(parts);
    assert_eq!(shown_item(&timeline, &step), Some(ItemIx(1)));
    for list in slides(&timeline, &step) {
        assert!(tells(&list, "Of the second.") && !tells(&list, "Of the first."));
    }
}

#[test]
fn accounts_of_the_date_say_it_once() {
    let dated = |who: &str, day: &str, name: &str| Account {
        when: Some(When::parse_edtf(day).unwrap().when),
        values: vec![Value {
            name: name.to_owned(),
            value: day.to_owned(),
        }],
        ..account(who, "", "")
    };
    for (name, count) in [("Date", 0), ("Agreed", 1)] {
        let accounts = vec![
            dated("A", "2025-11-18", name),
            dated("B", "2025-11-19", name),
        ];
        let list = &slides(&disputed(accounts, Vec::new()), &step())[0];
        let read = body_words(list);
        assert_eq!(read.matches("18 Nov 2025").count(), count, "{read}");
    }
}
