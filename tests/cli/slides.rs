//! What an audience sees of the built-in briefings: on usual screens and in usual rooms every text
//! is large enough, whole, alone and where heads and edges do not hide it.

use briefline::layout::{
    Legibility, MeasureSlide, Seat, SlideFace, SlideInput, SlideList, SlidePart, SlideText,
    StepPlace, Weight, evidence_item, lay_out_slide, step_view,
};
use briefline::model::{ItemIx, Step, StepView};

use super::chronology::chronology;

/// Letters about as wide as those of the bundled faces.
struct Average;

impl MeasureSlide for Average {
    fn width(&self, text: &str, size: f32, _face: SlideFace) -> f32 {
        0.53 * size * text.chars().count() as f32
    }
}

/// One of each shape, since slides are laid out by shape; the last two are narrower than any.
const SCREENS: [[f32; 2]; 7] = [
    [1920.0, 1080.0],
    [1024.0, 768.0],
    [1280.0, 800.0],
    [2560.0, 1080.0],
    [3840.0, 1080.0],
    [1080.0, 1920.0],
    [960.0, 1080.0],
];

fn seats() -> [Seat; 3] {
    let eight = Seat::Metres {
        distance: 8.0,
        height: 1.0,
    };
    [Seat::FourHeights, Seat::SixHeights, eight]
}

/// Calls `check` with every step of every briefing on every screen and in every room.
fn each_slide(evidence: bool, mut check: impl FnMut(&str, &Step, &SlideList)) {
    let timeline = chronology();
    for briefing in timeline.briefings() {
        for (at, step) in briefing.steps.iter().enumerate() {
            let known = timeline.as_known_on(step.knowledge);
            for [width, height] in SCREENS {
                for seat in seats() {
                    let list = lay_out_slide(&SlideInput {
                        timeline: &known,
                        step,
                        place: Some(StepPlace {
                            at,
                            of: briefing.steps.len(),
                        }),
                        evidence,
                        view: step_view(&known, step),
                        aspect: width / height,
                        legibility: Legibility { seat },
                        measure: &Average,
                    });
                    let name = format!("{} at {width}x{height}, {seat:?}", step.title);
                    check(&name, step, &list);
                }
            }
        }
    }
}

fn assert_sound(name: &str, list: &SlideList) {
    let texts: Vec<&SlideText> = list.texts().collect();
    let (side, top, foot) = (0.04 * list.size.x, 0.04 * list.size.y, 0.88 * list.size.y);
    for (at, text) in texts.iter().enumerate() {
        assert!(text.size >= list.floor - 0.01, "{name}: {text:?} is small");
        let rect = text.rect;
        let inside = rect.left() >= side - 0.6
            && rect.right() <= list.size.x - side + 0.6
            && rect.top() >= top - 0.6
            && rect.bottom() <= foot + 0.6;
        assert!(inside, "{name}: {text:?} leaves the area for text");
        for other in &texts[..at] {
            let shared = rect.intersect(other.rect);
            let meet = shared.width() > 0.1 && shared.height() > 0.1;
            assert!(!meet, "{name}: {text:?} lies on {other:?}");
        }
    }
    let words = texts.iter().filter(|text| text.part != SlidePart::Axis);
    let words = words.flat_map(|text| text.text.split_whitespace());
    let words = words.filter(|word| word.contains(char::is_alphanumeric));
    assert!(words.count() <= 60, "{name} has more words than are read");
}

#[test]
fn every_text_is_large_enough_alone_and_in_sight() {
    for evidence in [false, true] {
        each_slide(evidence, |name, _, list| assert_sound(name, list));
    }
}

#[test]
fn every_sentence_is_whole_where_it_is_shown() {
    each_slide(false, |name, step, list| {
        if matches!(step.view, StepView::Canvas) {
            let body = list.texts().filter(|text| text.part == SlidePart::Body);
            let body: Vec<&str> = body.map(|text| text.text.as_str()).collect();
            let body = body.join(" ");
            assert!(body.contains(&step.sentence), "{name}: {body}");
        }
    });
}

#[test]
fn at_most_seven_items_are_named_and_the_one_it_is_about_always() {
    let timeline = chronology();
    each_slide(false, |name, step, list| {
        if !matches!(step.view, StepView::Canvas) {
            return;
        }
        let then = timeline.as_known_on(step.knowledge);
        let names = list.texts().filter(|text| text.part == SlidePart::Names);
        let names: Vec<&SlideText> = names.collect();
        let words = |ix: ItemIx| then.item(ix).short_title.clone().expect("a short title");
        let is_named = |ix: &ItemIx| {
            let words = words(*ix);
            let mut rest = words.as_str();
            for line in &names {
                rest = rest.trim_start_matches(line.text.as_str()).trim_start();
            }
            rest.is_empty()
        };
        let count = step.items.iter().filter(|ix| is_named(ix)).count();
        assert!((1..=7).contains(&count), "{name}: {count} names");
        assert!(names.len() <= 2 * count, "{name}: {} lines", names.len());
        let bold = names.iter().filter(|text| text.face.weight == Weight::Bold);
        let bold: Vec<&str> = bold.map(|text| text.text.as_str()).collect();
        assert_eq!(bold.join(" "), words(step.items[0]), "{name}");
    });
}

#[test]
fn date_status_and_sources_are_those_of_the_item_that_the_sentence_is_about() {
    let timeline = chronology();
    for (title, date, status) in [
        ("28 points", "20 November 2025", "Happened"),
        (
            "Geneva, and a European answer",
            "23 November 2025",
            "Happened",
        ),
        ("Five hours in the Kremlin", "2 December 2025", "Happened"),
        ("Mar-a-Lago", "28 December 2025", "Happened"),
        ("What was known before Paris", "6 January 2026", "Planned"),
        ("Paris, 6 January", "6 January 2026", "Happened"),
        ("Expected \"later in January\"", "January 2026", "Expected"),
        ("Proposed on 6 February", "6 February 2026", "Happened"),
        ("Blocked on 23 February", "23 February 2026", "Happened"),
        ("Adopted on 23 April", "23 April 2026", "Happened"),
    ] {
        let steps = timeline.briefings().iter().flat_map(|it| &it.steps);
        let step = steps.into_iter().find(|step| step.title == title);
        let step = step.unwrap_or_else(|| panic!("no step {title}"));
        let known = timeline.as_known_on(step.knowledge);
        let list = lay_out_slide(&SlideInput {
            timeline: &known,
            step,
            place: None,
            evidence: false,
            view: step_view(&known, step),
            aspect: 16.0 / 9.0,
            legibility: Legibility::default(),
            measure: &Average,
        });
        let of = |part: SlidePart| {
            let texts = list.texts().filter(move |text| text.part == part);
            texts.map(|text| text.text.as_str()).collect::<Vec<_>>()
        };
        let overline = of(SlidePart::Body)[0];
        assert!(overline.contains(date), "{title}: {overline}");
        let foot = of(SlidePart::Foot);
        assert!(foot[0].starts_with(status), "{title}: {foot:?}");
        let lead = known.sources_of(step.items[0]).count();
        let one = foot[1].starts_with("Source:") || foot[1] == "1 source";
        assert_eq!(one, lead == 1, "{title}: {foot:?} for {lead} sources");
    }
}

#[test]
fn the_evidence_of_a_step_is_never_a_head_alone() {
    let timeline = chronology();
    each_slide(true, |name, step, list| {
        let then = timeline.as_known_on(step.knowledge);
        if evidence_item(&then, step).is_none() {
            return;
        }
        let body = list.texts().filter(|text| text.part == SlidePart::Body);
        // The item and the number of its sources are the head.
        assert!(body.count() > 2, "{name}");
    });
}

#[test]
fn no_note_is_seen_or_heard() {
    for evidence in [false, true] {
        each_slide(evidence, |name, step, list| {
            let seen: Vec<&str> = list.texts().map(|text| text.text.as_str()).collect();
            // A line of a note may be broken into rows.
            let (seen, heard) = (seen.join(" "), list.spoken.join(" "));
            for line in step.notes.lines().map(bare).filter(|line| line.len() > 12) {
                assert!(!seen.contains(&line), "{name}: {line}");
                assert!(!heard.contains(&line), "{name}: {line}");
            }
        });
    }
}

/// A line of a note without its Markdown, as it would be seen.
fn bare(line: &str) -> String {
    let line = line.trim_start_matches("- ").replace('*', "");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
