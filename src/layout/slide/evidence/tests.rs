//! What an audience sees of the evidence for an item.

use super::*;
use crate::layout::slide::body::testing::{
    ROOMS, assert_sound, assert_stays_within, body_words, long_text, slide, slides, tells,
};
use crate::layout::slide::{Seat, SlidePart};
use crate::layout::testing::{item, timeline_of};
use crate::model::{
    Account, Attribution, CivilDate, Claim, Conflict, Hedging, KnowledgeDate, Source, SourceIx,
    Status, Step, StepView, Tier, TimelineParts, Value, When,
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
        assert!(tells(&list, "2 sources, 1 origin"));
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
        assert_stays_within(&timeline, &step(), |pen, input, area| {
            lay_out(pen, input, area);
        });
    }
}

/// Two items, the first a weightier one, with a claim of those that are named.
fn two_items(told: &[u32]) -> Timeline {
    let claims = told.iter().map(|ix| Claim {
        item: Some(ItemIx(*ix)),
        sources: vec![SourceIx(*ix)],
        ..claim("A", &format!("Of item {ix}."))
    });
    let mut parts = disputed(Vec::new(), claims.collect()).record().clone();
    let mut second = item("The second", "2025-11-28", 3);
    second.status = Status::Planned;
    second.sources = vec![SourceIx(1)];
    parts.items.push(second);
    Timeline::new(parts)
}

#[test]
fn the_evidence_is_that_of_the_first_item_of_which_anything_is_said() {
    for (items, told, shown) in [
        ([0, 1], &[0, 1][..], 0),
        ([1, 0], &[0, 1], 1),
        ([0, 1], &[1], 1),
        ([1, 0], &[0], 0),
        ([1, 0], &[], 1),
    ] {
        let timeline = two_items(told);
        let step = Step {
            items: items.map(ItemIx).to_vec(),
            ..step()
        };
        let what = format!("{items:?}, {told:?}");
        assert_eq!(
            evidence_item(&timeline, &step),
            Some(ItemIx(shown)),
            "{what}"
        );
        for list in slides(&timeline, &step) {
            for ix in [0, 1] {
                let is_told = told.contains(&ix) && ix == shown;
                assert_eq!(tells(&list, &format!("Of item {ix}.")), is_told, "{what}");
            }
        }
    }
}

#[test]
fn ring_status_and_sources_are_those_of_the_item_whose_evidence_is_shown() {
    for (told, status, source, bold) in [
        (0, "Happened", "2 sources, 1 origin", "Did he agree?"),
        (1, "Planned", "Source: Aggregator", "The second"),
    ] {
        let timeline = two_items(&[told]);
        for items in [[0, 1], [1, 0]] {
            let step = Step {
                items: items.map(ItemIx).to_vec(),
                view: StepView::Canvas,
                ..step()
            };
            let list = slide(&timeline, &step, ROOMS[0], true);
            let of = |part| {
                let texts = list.texts().filter(move |text| text.part == part);
                texts.map(|text| (text.text.as_str(), text.face.weight))
            };
            let foot: Vec<&str> = of(SlidePart::Foot).map(|(text, _)| text).collect();
            assert_eq!(foot, [status, source], "{items:?}");
            let names = of(SlidePart::Names).filter(|(_, weight)| *weight == Weight::Bold);
            let names: Vec<&str> = names.map(|(text, _)| text).collect();
            assert_eq!(names, [bold], "{items:?}");
        }
    }
}

#[test]
fn sources_that_are_as_many_origins_are_only_counted() {
    for (derived_from, words) in [(&[0][..], "2 sources, 1 origin"), (&[], "2 sources")] {
        let mut parts = disputed(two_accounts(), Vec::new()).record().clone();
        parts.sources[1].derived_from = derived_from.iter().map(|ix| SourceIx(*ix)).collect();
        let list = slide(&Timeline::new(parts), &step(), ROOMS[0], false);
        let mut texts = list.texts().filter(|text| text.part == SlidePart::Body);
        assert!(texts.any(|text| text.text == words), "{words}");
        assert!(!tells(&list, "2 origins") && !tells(&list, "reports"));
    }
}

#[test]
fn sources_of_accounts_are_counted_with_those_of_the_item() {
    let mut parts = disputed(two_accounts(), Vec::new()).record().clone();
    parts.items[0].sources = vec![SourceIx(0)];
    parts.items[0].conflicts[0].accounts[1].sources = vec![SourceIx(1)];
    parts.sources[1].derived_from.clear();
    let list = slide(&Timeline::new(parts), &step(), ROOMS[0], false);
    assert!(body_words(&list).contains("2 sources"), "{list:?}");
}

#[test]
fn evidence_for_nothing_leaves_the_slide_as_it_is() {
    let timeline = disputed(two_accounts(), Vec::new());
    let told = Step {
        items: Vec::new(),
        view: StepView::Quote {
            text: "Return fire or run".to_owned(),
            who: "A diplomat".to_owned(),
            sources: Vec::new(),
        },
        ..step()
    };
    assert_eq!(evidence_item(&timeline, &told), None);
    for room in ROOMS {
        let shown = slide(&timeline, &told, room, true);
        assert_eq!(shown, slide(&timeline, &told, room, false));
    }
}

#[test]
fn under_the_head_there_is_always_something_however_much_is_said() {
    let far = Seat::Metres {
        distance: 12.0,
        height: 1.0,
    };
    let rooms = ROOMS
        .into_iter()
        .chain([(far, 16.0 / 9.0), (far, 4.0 / 3.0)]);
    let rooms: Vec<(Seat, f32)> = rooms.collect();
    for words in [3, 12, 25, 45, 58, 200] {
        let said = long_text(words);
        let accounts = vec![
            account("An official", &said, &said),
            account("B", &said, "no"),
        ];
        let claims = ["A", "B", "C", "D", "E", "F"].map(|who| claim(who, &format!("{said} {who}")));
        for timeline in [
            disputed(accounts, Vec::new()),
            disputed(Vec::new(), claims.to_vec()),
        ] {
            for (view, evidence) in [(StepView::Evidence, false), (StepView::Canvas, true)] {
                let step = Step { view, ..step() };
                for room in &rooms {
                    let list = slide(&timeline, &step, *room, evidence);
                    assert_sound(&list);
                    let body = list.texts().filter(|text| text.part == SlidePart::Body);
                    let body: Vec<&str> = body.map(|text| text.text.as_str()).collect();
                    let of_head = |text: &&&str| {
                        text.starts_with("Did")
                            || text.starts_with("2 sources, 1")
                            || text.ends_with("2025")
                    };
                    let told = body.iter().filter(|text| !of_head(text)).count();
                    assert!(told > 0, "{words} words in {room:?}: {body:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_left_out_below_is_counted_in_words() {
    for count in [1, 4, 5, 30] {
        let claims: Vec<Claim> = (0..count)
            .map(|at| claim(&format!("Speaker {at}"), &format!("Claim{at} is short.")))
            .collect();
        for list in slides(&disputed(Vec::new(), claims), &step()) {
            let read = body_words(&list);
            let told = read.matches("is short.").count();
            let words = format!("and {} more", count - told);
            assert_eq!(read.contains(&words), told < count, "{count}: {read}");
        }
    }
    let accounts = (0..5)
        .map(|at| account(&format!("Speaker {at}"), "", &format!("is-{at}")))
        .collect();
    for list in slides(&disputed(accounts, Vec::new()), &step()) {
        let read = body_words(&list);
        let told = read.matches("is-").count();
        assert!(
            told > 1 && read.contains(&format!("and {} more", 5 - told)),
            "{read}"
        );
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
