//! What an audience sees of the built-in briefings: on usual screens and in usual rooms every text
//! is large enough, whole, alone and where heads and edges do not hide it.

use briefline::layout::{
    Legibility, MeasureSlide, Seat, SlideFace, SlideInput, SlideList, SlidePart, SlideText,
    StepPlace, lay_out_slide, step_view,
};
use briefline::model::{Step, StepView};

use super::chronology::chronology;

/// Letters about as wide as those of the bundled faces.
struct Average;

impl MeasureSlide for Average {
    fn width(&self, text: &str, size: f32, _face: SlideFace) -> f32 {
        0.53 * size * text.chars().count() as f32
    }
}

/// 1280x720, 1920x1080 and 3840x2160 have one shape, and slides are laid out by shape.
const SCREENS: [[f32; 2]; 4] = [
    [1280.0, 720.0],
    [1920.0, 1080.0],
    [3840.0, 2160.0],
    [1024.0, 768.0],
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
    each_slide(false, |name, step, list| {
        if matches!(step.view, StepView::Canvas) {
            let names = list.texts().filter(|text| text.part == SlidePart::Names);
            let lines = names.count();
            assert!((1..=14).contains(&lines), "{name}: {lines} lines of names");
        }
    });
}

#[test]
fn no_note_is_seen_or_heard() {
    each_slide(false, |name, step, list| {
        let notes: Vec<&str> = step.notes.lines().filter(|line| !line.is_empty()).collect();
        for line in notes {
            let seen = list.texts().any(|text| text.text.contains(line));
            let heard = list.spoken.iter().any(|spoken| spoken.contains(line));
            assert!(!seen && !heard, "{name}: {line}");
        }
    });
}
