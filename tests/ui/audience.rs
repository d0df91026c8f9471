//! What is painted for an audience, and what its screen tells a screen reader.

mod painted;
pub mod screen;

use briefline::layout::{Legibility, Seat, TimeView};
use briefline::model::{MILLIS_PER_DAY, Step};
use briefline::state::{AudienceTheme, Pointer, Slide};
use egui::{Color32, Pos2, Rect, Shape};

use painted::{Word, contrast, fills, ground_at, words};
use screen::{Screening, proven_too, screen, slides};

/// The sizes of the usual projectors and displays.
const SIZES: [[f32; 2]; 3] = [[1280.0, 720.0], [1920.0, 1080.0], [3840.0, 2160.0]];
const THEMES: [AudienceTheme; 3] = [
    AudienceTheme::Light,
    AudienceTheme::Dark,
    AudienceTheme::HighContrast,
];

/// Whether letters of both stand on each other, by more than the rounding to pixels.
fn overlap(one: &Word, other: &Word) -> bool {
    let shared = one.ink.intersect(other.ink);
    shared.width() > 1.0 && shared.height() > 1.0
}

/// Fails where `painted` breaks a rule for text on a screen of `size`.
fn assert_readable(painted: &[Word], size: [f32; 2], floor: f32, what: &str) {
    let scale = size[1] / 1080.0;
    let safe = Rect::from_min_max(
        Pos2::new(0.04 * size[0], 0.04 * size[1]),
        Pos2::new(0.96 * size[0], 0.88 * size[1]),
    );
    assert!(!painted.is_empty(), "{what}: nothing is written");
    assert_alone(painted, what);
    for Word { text, size, ink } in painted {
        assert!(*size >= floor * scale - 0.01, "{what}: {text:?} has {size}");
        assert!(
            safe.expand(2.0).contains_rect(*ink),
            "{what}: {text:?} stands at {ink:?}, outside {safe:?}"
        );
    }
}

/// Fails where one text lies on another.
fn assert_alone(painted: &[Word], what: &str) {
    for (at, word) in painted.iter().enumerate() {
        for other in &painted[..at] {
            assert!(!overlap(word, other), "{what}: {word:?} on {other:?}");
        }
    }
}

#[test]
fn at_every_size_text_can_be_read_and_stands_alone_in_the_safe_area() {
    for size in SIZES {
        let mut harness = screen(size);
        for (name, slide) in proven_too() {
            harness.show(slide);
            let what = format!("{name} at {size:?}");
            assert_readable(&words(harness.output()), size, 32.0, &what);
        }
    }
}

#[test]
fn the_room_decides_how_small_text_may_be() {
    let far = Seat::Metres {
        distance: 10.0,
        height: 1.25,
    };
    for (seat, floor) in [(Seat::FourHeights, 21.0), (far, 42.0)] {
        let mut harness = screen([1920.0, 1080.0]);
        harness.state_mut().picture.legibility = Legibility { seat };
        for (name, slide) in proven_too() {
            harness.show(slide);
            let painted = words(harness.output());
            assert_readable(&painted, [1920.0, 1080.0], floor, &name);
        }
    }
}

#[test]
fn a_screen_of_another_shape_is_filled_and_can_be_read() {
    for size in [[1024.0, 768.0], [2560.0, 1080.0]] {
        let mut harness = screen(size);
        for (name, slide) in proven_too() {
            harness.show(slide);
            let what = format!("{name} at {size:?}");
            assert_readable(&words(harness.output()), size, 32.0, &what);
            let whole = Rect::from_min_size(Pos2::ZERO, size.into());
            let (ground, _) = fills(harness.output()).swap_remove(0);
            assert!(ground.contains_rect(whole));
        }
    }
}

#[test]
fn in_every_theme_each_text_stands_out_from_what_is_painted_under_it() {
    for theme in THEMES {
        let least = match theme {
            AudienceTheme::HighContrast => 7.0,
            AudienceTheme::Light | AudienceTheme::Dark => 4.5,
        };
        let mut harness = screen([1920.0, 1080.0]);
        harness.state_mut().picture.theme = theme;
        for (name, slide) in proven_too() {
            harness.show(slide);
            for (word, color, ground) in ground_at(harness.output()) {
                let ratio = contrast(color, ground);
                assert!(
                    ratio >= least,
                    "{theme:?}, {name}: {word:?} has {ratio:.2} on {ground:?}"
                );
            }
        }
    }
}

#[test]
fn a_screen_reader_hears_the_slide_and_never_the_notes() {
    let mut harness = screen([1280.0, 720.0]);
    for (name, slide) in proven_too() {
        let secret = "Xylophone whispers behind the curtain".to_owned();
        let noted = Step {
            notes: format!("{}\n\n{secret}", slide.step.notes),
            ..(*slide.step).clone()
        };
        let sentence = slide.step.sentence.clone();
        let own: Vec<String> = slide.step.notes.split('.').map(str::to_owned).collect();
        harness.show(Slide {
            step: noted.into(),
            ..slide
        });
        let heard = harness.heard();
        assert!(heard.lines().count() > 2, "{name}: {heard}");
        for secret in own
            .iter()
            .map(|it| it.trim())
            .chain(["Xylophone", "curtain"])
        {
            let is_long = secret.len() > 8 && !sentence.contains(secret);
            assert!(
                !is_long || !heard.contains(secret),
                "{name} tells {secret:?}"
            );
        }
    }
}

#[test]
fn a_sentence_is_heard_where_it_is_read() {
    let mut harness = screen([1920.0, 1080.0]);
    let mut read = 0;
    for (name, slide) in slides() {
        let sentence = slide.step.sentence.clone();
        harness.show(slide);
        let painted = words(harness.output()).into_iter().map(|word| word.text);
        let painted = painted.collect::<Vec<String>>().join(" ");
        if !sentence.is_empty() && painted.contains(&sentence) {
            read += 1;
            let heard = harness.heard();
            assert!(heard.contains(&sentence), "{name}: {heard}");
        }
    }
    assert!(read > 10, "only {read} sentences are read");
}

#[test]
fn a_black_screen_is_black_and_says_so() {
    let mut harness = screen([1280.0, 720.0]);
    let (_, slide) = slides().swap_remove(0);
    harness.show(slide);
    let picture = &mut harness.state_mut().picture;
    picture.slide = None;
    picture.pointer = Some(Pointer {
        x: 0.5,
        y: 0.5,
        spotlight: false,
    });
    harness.run();
    let painted = fills(harness.output());
    assert_eq!(painted.len(), 1, "{painted:?}");
    assert!(painted.iter().all(|(_, fill)| *fill == Color32::BLACK));
    assert!(words(harness.output()).is_empty());
    assert_eq!(harness.heard(), "black screen");
    assert!(!harness.state().moving);
}

#[test]
fn a_picture_that_stands_still_is_painted_alike_and_wants_no_more_frames() {
    let mut harness = screen([1280.0, 720.0]);
    for (name, slide) in slides() {
        harness.show(slide);
        let first = harness.painted();
        for later in [1, 160, 10_000] {
            harness.state_mut().now += later;
            // A hand over it changes nothing either.
            harness.hover_at(Pos2::new(640.0, 200.0 + later as f32 / 100.0));
            harness.run();
            assert!(harness.painted() == first, "{name} changed");
            assert!(!harness.state().moving);
            let cursor = harness.output().platform_output.cursor_icon;
            assert_eq!(cursor, egui::CursorIcon::Default);
        }
    }
}

/// The second slide on its way from a month before.
fn on_the_way() -> (Slide, Slide) {
    let mut all = slides();
    let (_, rest) = all.swap_remove(1);
    let month = 30.0 * MILLIS_PER_DAY as f64;
    let from: TimeView = rest.view.shifted(-3.0 * month);
    let moving = Slide {
        from: Some((from, 20_000)),
        ..rest.clone()
    };
    (moving, rest)
}

#[test]
fn a_slide_moves_to_its_place_and_stays_there() {
    let (moving, rest) = on_the_way();
    let mut harness = screen([1920.0, 1080.0]);
    harness.state_mut().now = 20_000;
    harness.show(moving);
    assert!(harness.state().moving);
    let begun = harness.painted();
    let mut frames = 0;
    while harness.state().moving {
        harness.state_mut().now += 16;
        harness.step();
        frames += 1;
        assert!(frames < 80, "it does not come to rest");
    }
    assert!(frames > 10, "it cut after {frames} frames");
    let moved = harness.painted();
    assert!(moved != begun);
    harness.show(Slide {
        number: 9_999,
        ..rest
    });
    assert!(harness.painted() == moved, "it came to rest elsewhere");
}

#[test]
fn on_the_way_from_any_step_to_any_other_text_can_be_read_and_stands_alone() {
    let all = slides();
    let mut harness = screen([1280.0, 720.0]);
    let mut now = 20_000;
    let mut number = 1_000;
    for (at, (name, from)) in all.iter().enumerate() {
        for stride in [1, 5, 7] {
            let (_, to) = &all[(at + stride) % all.len()];
            harness.show(Slide {
                number,
                ..from.clone()
            });
            let came_up = Some((from.view, now));
            harness.state_mut().now = now;
            harness.show(Slide {
                from: came_up,
                number: number + 1,
                ..to.clone()
            });
            while harness.state().moving {
                let what = format!("{name}, {} ms on", harness.state().now - now);
                let painted = words(harness.output());
                assert_alone(&painted, &what);
                for word in &painted {
                    assert!(
                        word.size >= 32.0 * 720.0 / 1080.0 - 0.01,
                        "{what}: {word:?}"
                    );
                }
                harness.state_mut().now += 40;
                harness.step();
            }
            now += 10_000;
            number += 2;
        }
    }
}

#[test]
fn another_slide_on_the_way_starts_from_where_it_says() {
    let (moving, _) = on_the_way();
    let (_, next) = slides().swap_remove(3);
    let mut harness = screen([1920.0, 1080.0]);
    harness.state_mut().now = 20_000;
    let begun = moving.view;
    harness.show(moving);
    harness.state_mut().now = 20_100;
    harness.step();
    harness.show(Slide {
        from: Some((begun, 20_100)),
        ..next.clone()
    });
    assert!(harness.state().moving);
    harness.state_mut().now = 30_000;
    harness.run();
    let moved = harness.painted();
    harness.show(Slide {
        number: 9_999,
        ..next
    });
    assert!(harness.painted() == moved, "it came to rest elsewhere");
}

#[test]
fn texts_of_the_slide_before_fade_and_go() {
    let (_, first) = slides().swap_remove(0);
    let (_, second) = slides().swap_remove(1);
    let gone = first.step.sentence.split(' ').next().map(str::to_owned);
    let gone = gone.expect("a sentence");
    let mut harness = screen([1920.0, 1080.0]);
    let from = first.view;
    harness.show(first);
    harness.state_mut().now = 20_040;
    harness.show(Slide {
        from: Some((from, 20_000)),
        ..second
    });
    let begins = |harness: &egui_kittest::Harness<'_, screen::Screen>| {
        let painted = words(harness.output());
        painted.iter().any(|word| word.text.starts_with(&gone))
    };
    assert!(begins(&harness), "it fades");
    harness.state_mut().now = 20_090;
    harness.step();
    assert!(!begins(&harness), "it is gone");
}

#[test]
fn reduced_motion_cuts() {
    let (moving, rest) = on_the_way();
    let mut harness = screen([1920.0, 1080.0]);
    harness.show(rest);
    let at_rest = harness.painted();
    harness.show(slides().swap_remove(4).1);
    assert!(harness.painted() != at_rest);
    harness.state_mut().picture.reduced_motion = true;
    for now in [20_000, 20_010, 20_200, 25_000] {
        harness.state_mut().now = now;
        harness.show(moving.clone());
        assert!(!harness.state().moving, "at {now}");
        assert!(harness.painted() == at_rest, "at {now}");
    }
}

#[test]
fn a_small_picture_has_one_name_and_tells_nothing_else() {
    let mut harness = screen([568.0, 320.0]);
    harness.state_mut().is_told = false;
    let (_, slide) = slides().swap_remove(8);
    let title = slide.step.title.clone();
    harness.show(slide.clone());
    let name = format!("What the audience sees: step 9 of 12, {title}");
    assert_eq!(harness.heard(), name);
    harness.state_mut().picture.slide = None;
    harness.run();
    assert_eq!(harness.heard(), "What the audience sees: black screen");
    harness.state_mut().follows = Some(slide);
    harness.run();
    assert_eq!(
        harness.heard(),
        format!("What follows: step 9 of 12, {title}")
    );
}

#[test]
fn a_pointer_is_painted_over_the_picture_where_it_points() {
    let (_, slide) = slides().swap_remove(0);
    let mut harness = screen([1920.0, 1080.0]);
    harness.show(slide);
    let before = harness.output().shapes.len();
    for spotlight in [false, true] {
        harness.state_mut().picture.pointer = Some(Pointer {
            x: 0.25,
            y: 0.5,
            spotlight,
        });
        harness.run();
        let shapes = &harness.output().shapes;
        assert_eq!(shapes.len(), before + 1);
        let last = &shapes[before].shape;
        let at = Pos2::new(480.0, 540.0);
        match last {
            Shape::Circle(dot) => assert!(!spotlight && dot.center.distance(at) < 0.1),
            Shape::Mesh(shade) => {
                assert!(spotlight);
                let near = shade.vertices.iter().map(|it| it.pos.distance(at));
                let near = near.fold(f32::INFINITY, f32::min);
                assert!((120.0..=130.0).contains(&near), "the light reaches {near}");
                let covers = shade
                    .calc_bounds()
                    .contains_rect(Rect::from_min_max(Pos2::ZERO, Pos2::new(1920.0, 1080.0)));
                assert!(covers, "all else is dim");
            }
            other => panic!("{other:?} is no pointer"),
        }
    }
}
