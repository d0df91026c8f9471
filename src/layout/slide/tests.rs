//! The rules of slides over timelines like real ones and over any others.

use emath::Rect;
use proptest::prelude::*;

use super::items::current;
use super::names::MAX_NAMES;
use super::pen::{MAX_WORDS, safe_area, word_count};
use super::*;
use crate::layout::testing::{item, timeline};
use crate::model::{CivilDate, Framing, Importance, Item, KnowledgeDate, Status};

/// Every letter is as wide as those of a usual face are on average, and a little more.
struct Average;

impl MeasureSlide for Average {
    fn width(&self, text: &str, size: f32, _face: SlideFace) -> f32 {
        0.56 * size * text.chars().count() as f32
    }
}

const SEATS: [Seat; 4] = [
    Seat::FourHeights,
    Seat::SixHeights,
    Seat::Metres {
        distance: 12.0,
        height: 1.5,
    },
    Seat::Metres {
        distance: 18.0,
        height: 1.5,
    },
];
const ASPECTS: [f32; 4] = [4.0 / 3.0, 16.0 / 10.0, 16.0 / 9.0, 21.0 / 9.0];

fn talks() -> Vec<Item> {
    let named = |title: &str, short: &str, edtf: &str, importance: u8| {
        let mut item = item(title, edtf, importance);
        item.short_title = Some(short.to_owned());
        item
    };
    let mut items = vec![
        named("28-point proposal", "28 points", "2025-11-20", 5),
        named("Berlin talks", "Berlin", "2025-12-14/2025-12-15", 4),
        named("20-point counterplan", "20 points", "2025-12-24", 5),
        named("Leaders to meet in France", "Paris", "2026-01-06", 5),
        named(
            "Expected: 20th package",
            "Sanctions",
            "2026-01-07/2026-01-31",
            4,
        ),
        item("Geneva talks", "2025-11-23", 4),
    ];
    items[3].status = Status::Planned;
    items[3].place = Some("Paris".to_owned());
    items[4].status = Status::Expected;
    items
}

fn paris() -> Step {
    Step {
        title: "Paris".to_owned(),
        sentence:
            "More than 30 countries are to meet Zelenskyy and seek clarity on a peacekeeping \
                   force should a ceasefire come."
                .to_owned(),
        items: [3, 0, 1, 2, 4].map(ItemIx).to_vec(),
        notes: "Nobody in the room may read this xylophone".to_owned(),
        ..Step::default()
    }
}

fn shown(timeline: &Timeline, step: &Step, seat: Seat, aspect: f32) -> SlideList {
    lay_out_slide(&SlideInput {
        timeline,
        step,
        place: Some(StepPlace { at: 8, of: 12 }),
        evidence: false,
        view: step_view(timeline, step),
        aspect,
        legibility: Legibility { seat },
        measure: &Average,
    })
}

/// What breaks a rule of text, in words; empty if nothing does.
fn breaches(list: &SlideList) -> Vec<String> {
    let safe = safe_area(list.size).expand(0.6);
    let texts: Vec<&SlideText> = list.texts().collect();
    let mut breaches = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        if text.size < list.floor - 0.01 {
            breaches.push(format!("{:?} is only {} high", text.text, text.size));
        }
        if !safe.contains_rect(text.rect) {
            breaches.push(format!("{:?} leaves the area: {:?}", text.text, text.rect));
        }
        for other in &texts[..at] {
            let shared: Rect = other.rect.intersect(text.rect);
            if shared.width() > 0.1 && shared.height() > 0.1 {
                breaches.push(format!("{:?} lies on {:?}", text.text, other.text));
            }
        }
    }
    let part = |part: SlidePart| texts.iter().filter(move |text| text.part == part);
    let words = texts.iter().filter(|text| text.part != SlidePart::Axis);
    let words: usize = words.map(|text| word_count(&text.text)).sum();
    if words > MAX_WORDS {
        breaches.push(format!("{words} words"));
    }
    if part(SlidePart::Names).count() > 2 * MAX_NAMES {
        breaches.push("too many lines of names".to_owned());
    }
    breaches
}

fn texts(list: &SlideList, part: SlidePart) -> Vec<&str> {
    let of_part = list.texts().filter(|text| text.part == part);
    of_part.map(|text| text.text.as_str()).collect()
}

#[test]
fn a_step_of_talks_shows_months_names_sentence_and_status() {
    let timeline = timeline(talks());
    let list = shown(&timeline, &paris(), Seat::SixHeights, 16.0 / 9.0);
    assert_eq!(
        texts(&list, SlidePart::Axis),
        ["November 2025", "December", "January 2026", "February"]
    );
    let mut names = texts(&list, SlidePart::Names);
    names.sort_unstable();
    assert_eq!(
        names,
        ["20 points", "28 points", "Berlin", "Paris", "Sanctions"]
    );
    let body = texts(&list, SlidePart::Body);
    assert!(body.contains(&"Tuesday 6 January 2026, Paris"), "{body:?}");
    assert_eq!(texts(&list, SlidePart::Foot), ["Planned"]);
    assert_eq!(list.shed, 0);
}

#[test]
fn a_sentence_is_as_large_as_it_fits() {
    let timeline = timeline(talks());
    let size = |words: usize, seat| {
        let step = Step {
            sentence: "meeting ".repeat(words),
            ..paris()
        };
        let list = shown(&timeline, &step, seat, 16.0 / 9.0);
        let body = list.texts().filter(|text| text.part == SlidePart::Body);
        body.map(|text| text.size).fold(0.0, f32::max)
    };
    assert!((size(8, Seat::SixHeights) - 84.0).abs() < 0.01);
    let long = size(25, Seat::SixHeights);
    assert!((48.0..84.0).contains(&long), "{long}");
    assert!((size(8, Seat::FourHeights) - 84.0).abs() < 0.01);
}

#[test]
fn every_room_and_screen_keeps_the_rules_and_the_whole_sentence() {
    let timeline = timeline(talks());
    for seat in SEATS {
        for aspect in ASPECTS {
            let list = shown(&timeline, &paris(), seat, aspect);
            assert_eq!(breaches(&list), Vec::<String>::new(), "{seat:?} {aspect}");
            let body = texts(&list, SlidePart::Body).join(" ");
            assert!(
                body.ends_with(&paris().sentence),
                "{seat:?} {aspect}: {body}"
            );
        }
    }
}

#[test]
fn the_step_is_about_the_first_of_its_items_that_is_known() {
    let mut items = talks();
    items[1].known_from = CivilDate::new(2026, 1, 20);
    let day = CivilDate::new(2026, 1, 5).unwrap();
    let timeline = timeline(items).as_known_on(KnowledgeDate::On(day));
    for (items, about) in [
        (vec![3, 0, 2, 4], Some(3)),
        (vec![0, 3], Some(0)),
        (vec![5, 2, 0], Some(5)),
        (vec![1, 4, 3], Some(4)),
        (vec![], None),
    ] {
        let step = Step {
            items: items.into_iter().map(ItemIx).collect(),
            ..Step::default()
        };
        assert_eq!(current(&timeline, &step), about.map(ItemIx));
    }
}

#[test]
fn date_status_and_sources_are_those_of_the_item_that_the_sentence_is_about() {
    let timeline = timeline(talks());
    let step = Step {
        items: [1, 0, 2, 3].map(ItemIx).to_vec(),
        ..paris()
    };
    let list = shown(&timeline, &step, Seat::SixHeights, 16.0 / 9.0);
    let body = texts(&list, SlidePart::Body);
    assert!(body[0].starts_with("14"), "{body:?}");
    assert_eq!(texts(&list, SlidePart::Foot), ["Happened"]);
    let bold = list.texts().filter(|text| {
        text.part == SlidePart::Names && text.face.weight == crate::layout::Weight::Bold
    });
    let bold: Vec<&str> = bold.map(|text| text.text.as_str()).collect();
    assert_eq!(bold, ["Berlin"]);
}

#[test]
fn a_step_that_says_nothing_still_shows_its_time() {
    let timeline = timeline(talks());
    let silent = Step {
        title: " ".to_owned(),
        sentence: String::new(),
        ..paris()
    };
    for aspect in ASPECTS {
        let list = shown(&timeline, &silent, Seat::SixHeights, aspect);
        assert!(!texts(&list, SlidePart::Axis).is_empty(), "{aspect}");
        assert!(
            texts(&list, SlidePart::Names).contains(&"Paris"),
            "{aspect}"
        );
        let body = texts(&list, SlidePart::Body);
        assert_eq!(body, ["Tuesday 6 January 2026, Paris"], "{aspect}");
    }
}

#[test]
fn a_sentence_of_one_endless_word_is_broken_and_what_has_no_room_is_counted() {
    let timeline = timeline(talks());
    for (word, count) in [("_", 120), ("😀", 60), ("a\u{301}", 80), ("W", 600)] {
        let step = Step {
            sentence: word.repeat(count),
            ..paris()
        };
        for aspect in ASPECTS {
            let list = shown(&timeline, &step, Seat::SixHeights, aspect);
            let body = texts(&list, SlidePart::Body).concat();
            let shown = body.matches(word).count();
            assert!(shown > 0, "{word} on {aspect}: {body}");
            assert!(shown == count || list.shed > 0, "{word} on {aspect}");
            assert_eq!(breaches(&list), Vec::<String>::new(), "{word} on {aspect}");
        }
    }
}

#[test]
fn names_and_dates_that_give_way_to_a_sentence_are_counted() {
    let timeline = timeline(talks());
    let mut shed = 0;
    for words in [3, 20, 38] {
        let step = Step {
            sentence: "extraordinarily ".repeat(words),
            ..paris()
        };
        for seat in SEATS {
            let list = shown(&timeline, &step, seat, 4.0 / 3.0);
            let names = texts(&list, SlidePart::Names).len();
            let body = texts(&list, SlidePart::Body).join(" ");
            let dated = usize::from(body.contains("Tuesday 6 January 2026, Paris"));
            assert!(
                names + dated + list.shed >= 6,
                "{words} words, {seat:?}, {names} names, {dated}, {}: {body}",
                list.shed
            );
            shed += list.shed;
        }
    }
    assert!(shed > 0);
}

#[test]
fn a_quotation_keeps_its_words_and_its_marks() {
    let timeline = timeline(talks());
    let quote = |words: usize| {
        let step = Step {
            view: StepView::Quote {
                text: "war ".repeat(words).trim().to_owned(),
                who: "Somebody".to_owned(),
                sources: vec![],
            },
            ..paris()
        };
        let list = shown(&timeline, &step, Seat::SixHeights, 16.0 / 9.0);
        assert_eq!(breaches(&list), Vec::<String>::new());
        (texts(&list, SlidePart::Body).join(" "), list.shed)
    };
    let (whole, _) = quote(50);
    assert!(!whole.contains('…') && whole.contains("war” "), "{whole}");
    assert_eq!(whole.matches("war").count(), 50);
    let (cut, shed) = quote(90);
    assert!(cut.contains("war …” Somebody") && shed > 0, "{cut}");
    let (long, shed) = {
        let step = Step {
            view: StepView::Quote {
                text: "extraordinarily ".repeat(50),
                who: "Somebody".to_owned(),
                sources: vec![],
            },
            ..paris()
        };
        let list = shown(&timeline, &step, SEATS[3], 4.0 / 3.0);
        (texts(&list, SlidePart::Body).join(" "), list.shed)
    };
    assert!(long.contains(" …” ") && shed > 0, "{long}");
}

#[test]
fn screens_narrower_than_any_slide_get_the_narrowest() {
    let timeline = timeline(talks());
    for aspect in [1080.0 / 1920.0, 960.0 / 1080.0, f32::MIN_POSITIVE] {
        let list = shown(&timeline, &paris(), Seat::SixHeights, aspect);
        assert_eq!(list.size, vec2(1080.0, 1080.0), "{aspect}");
        assert_eq!(breaches(&list), Vec::<String>::new(), "{aspect}");
    }
    let list = shown(&timeline, &paris(), Seat::SixHeights, 32.0 / 9.0);
    assert_eq!(list.size, vec2(3840.0, 1080.0));
}

#[test]
fn an_earlier_day_of_knowledge_is_told_in_words_and_by_a_strip() {
    let mut items = talks();
    items[5].known_from = CivilDate::new(2026, 1, 20);
    items[5].when = None;
    let day = CivilDate::new(2026, 1, 5).unwrap();
    let then = timeline(items.clone()).as_known_on(KnowledgeDate::On(day));
    for seat in SEATS {
        let list = shown(&then, &paris(), seat, 4.0 / 3.0);
        let banner = texts(&list, SlidePart::Banner);
        assert_eq!(banner, ["As known on 5 January 2026"], "{seat:?}");
        assert!(
            list.spoken
                .contains(&"As known on 5 January 2026".to_owned())
        );
    }
    let list = shown(&timeline(items), &paris(), Seat::SixHeights, 16.0 / 9.0);
    let of_banner = |shape: &SlideShape| {
        matches!(
            shape,
            SlideShape::Rect {
                part: SlidePart::Banner,
                ..
            }
        )
    };
    assert!(!list.shapes.iter().any(of_banner));
}

#[test]
fn notes_are_neither_written_nor_spoken() {
    let timeline = timeline(talks());
    let list = shown(&timeline, &paris(), Seat::SixHeights, 16.0 / 9.0);
    let written = list.texts().map(|text| text.text.as_str());
    let spoken = list.spoken.iter().map(String::as_str);
    assert!(!written.chain(spoken).any(|text| text.contains("xylophone")));
    assert_eq!(list.spoken[0], "Step 9 of 12: Paris");
    assert_eq!(list.spoken[1], paris().sentence);
    assert!(
        list.spoken
            .contains(&"6 January 2026: Leaders to meet in France, planned".to_owned())
    );
}

#[test]
fn a_step_without_dates_has_no_axis_and_larger_words() {
    let timeline = timeline(vec![item("Nobody knows when", "", 3)]);
    let step = Step {
        sentence: "There is no date.".to_owned(),
        items: vec![ItemIx(0)],
        ..Step::default()
    };
    let list = shown(&timeline, &step, Seat::SixHeights, 16.0 / 9.0);
    assert!(texts(&list, SlidePart::Axis).is_empty());
    let sentence = list
        .texts()
        .find(|text| text.part == SlidePart::Body)
        .unwrap();
    assert!((sentence.size - 110.0).abs() < 0.01);
}

#[test]
fn a_step_without_a_sentence_shows_its_title() {
    let timeline = timeline(talks());
    let step = Step {
        sentence: String::new(),
        ..paris()
    };
    let list = shown(&timeline, &step, Seat::SixHeights, 16.0 / 9.0);
    assert!(texts(&list, SlidePart::Body).contains(&"Paris"));
}

#[test]
fn a_single_day_is_shown_with_days_around_it_and_a_range_fills_the_axis() {
    let timeline = timeline(talks());
    let alone = Step {
        items: vec![ItemIx(3)],
        ..Step::default()
    };
    let day = crate::model::MILLIS_PER_DAY as f64;
    let view = step_view(&timeline, &alone);
    assert!(
        (view.span_ms() - 10.0 * day).abs() < 1.0,
        "{}",
        view.span_ms() / day
    );
    let when = When::parse_edtf("2025-11-01/2025-11-30").unwrap().when;
    let framed = Step {
        framing: Framing::Range(Box::new(when)),
        ..alone
    };
    let days = step_view(&timeline, &framed).span_ms() / day;
    assert!((30.0..34.0).contains(&days), "{days}");
}

#[test]
fn very_many_steps_are_a_bar() {
    let timeline = timeline(talks());
    for (of, shapes) in [(1, 1), (12, 12), (60, 60), (400, 2)] {
        let list = lay_out_slide(&SlideInput {
            timeline: &timeline,
            step: &paris(),
            place: Some(StepPlace { at: of - 1, of }),
            evidence: false,
            view: step_view(&timeline, &paris()),
            aspect: 16.0 / 9.0,
            legibility: Legibility::default(),
            measure: &Average,
        });
        let is_dot = |shape: &&SlideShape| {
            matches!(
                shape,
                SlideShape::Rect {
                    part: SlidePart::Dots,
                    ..
                } | SlideShape::Outline {
                    part: SlidePart::Dots,
                    ..
                }
            )
        };
        assert_eq!(list.shapes.iter().filter(is_dot).count(), shapes, "{of}");
    }
}

fn any_item() -> impl Strategy<Value = Item> {
    let date = (1_990..2_030_i32, 1..=12_u8, 1..=28_u8, 0..6_u8);
    ("\\PC{0,40}", date, 1..=5_u8, 0..7_usize).prop_map(
        |(title, (y, m, d, form), level, status)| {
            let edtf = match form {
                0 => format!("{y}-{m:02}"),
                1 => format!("{y}-{m:02}-{d:02}/.."),
                2 => format!("{y}-{m:02}-{d:02}~"),
                3 => format!("{y}-{m:02}-01/{y}-{m:02}-{d:02}"),
                4 => String::new(),
                _ => format!("{y}-{m:02}-{d:02}"),
            };
            let mut item = item(&title, &edtf, level);
            item.importance = Importance::new(level).unwrap();
            item.status = Status::ALL[status];
            item.place = (level > 3).then(|| title.clone());
            item
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_words_and_no_dates_break_the_rules_of_text(
        items in prop::collection::vec(any_item(), 1..24),
        sentence in "(\\PC{1,14} ){0,50}",
        distance in 1.0..40.0_f32,
        aspect in 1.0..3.0_f32,
        shift in -1.0..1.0_f64,
    ) {
        for (at, quote) in [(0, false), (1, true)] {
            let timeline = timeline(items.clone());
            let view = if quote {
                StepView::Quote { text: sentence.clone(), who: "Somebody".to_owned(), sources: vec![] }
            } else {
                StepView::Canvas
            };
            let step = Step {
                title: "A step".to_owned(),
                sentence: sentence.clone(),
                items: (0..items.len() as u32).map(ItemIx).collect(),
                view,
                ..Step::default()
            };
            let list = lay_out_slide(&SlideInput {
                timeline: &timeline,
                step: &step,
                place: Some(StepPlace { at, of: 2 }),
                evidence: false,
                view: step_view(&timeline, &step).pan_fraction(shift),
                aspect,
                legibility: Legibility { seat: Seat::Metres { distance, height: 2.0 } },
                measure: &Average,
            });
            prop_assert_eq!(breaches(&list), Vec::<String>::new());
        }
    }
}
