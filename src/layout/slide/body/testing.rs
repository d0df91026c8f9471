//! What the tests of bodies share: rooms, a measure of text, and the rules that always hold.

use crate::layout::Weight;
use emath::{Rect, vec2};

use crate::layout::slide::pen::{MAX_WORDS, Pen, safe_area, word_count};
use crate::layout::slide::{
    Legibility, MeasureSlide, Seat, SlideFace, SlideInput, SlideList, SlidePart, SlideShape,
    SlideText, StepPlace, lay_out_slide, step_view,
};
use crate::model::{Step, Timeline};

/// Each letter is a little over half as wide as it is high, and wider if it is bold.
pub(in crate::layout::slide) struct Letters;

impl MeasureSlide for Letters {
    fn width(&self, text: &str, size: f32, face: SlideFace) -> f32 {
        let share = if face.weight >= Weight::SemiBold {
            0.56
        } else {
            0.52
        };
        share * size * text.chars().count() as f32
    }
}

const WIDE: f32 = 16.0 / 9.0;
const NARROW: f32 = 4.0 / 3.0;
const EIGHT: Seat = Seat::Metres {
    distance: 12.0,
    height: 1.5,
};

/// The rooms in which slides are tried, with the shape of the screen.
pub(in crate::layout::slide) const ROOMS: [(Seat, f32); 6] = [
    (Seat::SixHeights, WIDE),
    (Seat::FourHeights, WIDE),
    (EIGHT, WIDE),
    (Seat::SixHeights, NARROW),
    (Seat::FourHeights, NARROW),
    (EIGHT, NARROW),
];

/// The slide of `step` in a room.
pub(in crate::layout::slide) fn slide(
    timeline: &Timeline,
    step: &Step,
    (seat, aspect): (Seat, f32),
    evidence: bool,
) -> SlideList {
    let known = timeline.as_known_on(step.knowledge);
    lay_out_slide(&SlideInput {
        timeline: &known,
        step,
        place: Some(StepPlace { at: 1, of: 12 }),
        evidence,
        view: step_view(&known, step),
        aspect,
        legibility: Legibility { seat },
        measure: &Letters,
    })
}

/// The slide in every room, each sound.
#[track_caller]
pub(in crate::layout::slide) fn slides(timeline: &Timeline, step: &Step) -> Vec<SlideList> {
    let slides = ROOMS.map(|room| {
        let list = slide(timeline, step, room, false);
        assert_sound(&list);
        list
    });
    slides.into()
}

/// No text is too small, outside of where text may stand, or on another; there are not too many
/// words; no line is too thin to be seen; nothing leaves the frame.
#[track_caller]
pub(in crate::layout::slide) fn assert_sound(list: &SlideList) {
    let safe = safe_area(list.size).expand(0.6);
    let texts: Vec<&SlideText> = list.texts().collect();
    for (at, text) in texts.iter().enumerate() {
        assert!(text.size >= list.floor - 0.01, "too small: {text:?}");
        assert!(safe.contains_rect(text.rect), "outside: {text:?}");
        for other in &texts[at + 1..] {
            let both = text.rect.intersect(other.rect);
            let meet = both.width() > 0.1 && both.height() > 0.1;
            assert!(!meet, "{text:?} on {other:?}");
        }
    }
    let counted = texts.iter().filter(|text| text.part != SlidePart::Axis);
    let words: usize = counted.map(|text| word_count(&text.text)).sum();
    assert!(words <= MAX_WORDS, "{words} words");
    let frame = emath::Rect::from_min_size(emath::Pos2::ZERO, list.size).expand(1.0);
    for shape in &list.shapes {
        match shape {
            SlideShape::Line { ends, width, .. } => {
                assert!(*width >= 3.0, "{shape:?}");
                assert!(ends.iter().all(|end| frame.contains(*end)), "{shape:?}");
            }
            SlideShape::Path { points, width, .. } => {
                assert!(*width >= 3.0, "{shape:?}");
                assert!(points.iter().all(|it| frame.contains(*it)), "{shape:?}");
            }
            SlideShape::Rect { rect, edge, .. } => {
                assert!(edge.is_none_or(|(width, _)| width >= 3.0), "{shape:?}");
                assert!(frame.contains_rect(*rect), "{shape:?}");
            }
            SlideShape::Outline { edge, .. } => {
                assert!(edge.is_none_or(|(width, _)| width >= 3.0), "{shape:?}");
            }
            SlideShape::Text(_) => {}
        }
    }
}

/// All words of the body, row after row.
pub(in crate::layout::slide) fn body_words(list: &SlideList) -> String {
    let body = list.texts().filter(|text| text.part == SlidePart::Body);
    let words: Vec<&str> = body.map(|text| text.text.as_str()).collect();
    words.join(" ")
}

/// Whether `words` are read or heard anywhere on the slide.
pub(in crate::layout::slide) fn tells(list: &SlideList, words: &str) -> bool {
    let all: Vec<&str> = list.texts().map(|text| text.text.as_str()).collect();
    all.join(" ").contains(words) || list.spoken.iter().any(|line| line.contains(words))
}

/// A text of so many words, none like another.
pub(in crate::layout::slide) fn long_text(words: usize) -> String {
    let word = |at: usize| format!("word{at}");
    let words: Vec<String> = (0..words).map(word).collect();
    words.join(" ")
}

/// Lays out the body of `step` alone in areas of many sizes, down to none. It must not leave them
/// nor panic.
#[track_caller]
pub(in crate::layout::slide) fn assert_stays_within(
    timeline: &Timeline,
    step: &Step,
    lay_out: impl Fn(&mut Pen<'_>, &SlideInput<'_>, Rect),
) {
    let known = timeline.as_known_on(step.knowledge);
    for (seat, aspect) in ROOMS {
        let legibility = Legibility { seat };
        let input = SlideInput {
            timeline: &known,
            step,
            place: None,
            evidence: false,
            view: step_view(&known, step),
            aspect,
            legibility,
            measure: &Letters,
        };
        let size = vec2(SlideList::HEIGHT * aspect, SlideList::HEIGHT);
        for (width, height) in [
            (1.0, 1.0),
            (1.0, 0.4),
            (0.5, 0.6),
            (1.0, 0.15),
            (0.1, 0.1),
            (1.0, 0.0),
        ] {
            let mut pen = Pen::new(&Letters, legibility, size);
            let safe = pen.safe();
            let area = Rect::from_min_size(safe.min, safe.size() * vec2(width, height));
            lay_out(&mut pen, &input, area);
            let list = pen.finish();
            assert_sound(&list);
            for text in list.texts() {
                let leaves = text.rect.bottom() - area.bottom();
                assert!(leaves < 0.6 || height < 0.2, "{text:?} below {area:?}");
                assert!(
                    text.rect.right() <= area.right() + 0.6 || width < 0.2,
                    "{text:?}"
                );
            }
        }
    }
}
