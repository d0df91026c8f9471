//! What is kept between the frames of a picture.

use std::sync::Arc;

use egui::{Context, Pos2, RawInput, Rect, Vec2};

use super::*;
use crate::model::{Step, TimePoint, Timeline};

fn slide(number: u64, from: Option<(TimeView, u64)>) -> Slide {
    let step = Step {
        title: "Paris".to_owned(),
        sentence: "More than 30 countries meet".to_owned(),
        ..Step::default()
    };
    Slide {
        timeline: Arc::new(Timeline::default()),
        step: Arc::new(step),
        place: None,
        evidence: false,
        view: TimeView::new(TimePoint::EPOCH, 1e9),
        from,
        number,
    }
}

fn picture(slide: Slide) -> Picture {
    Picture {
        slide: Some(slide),
        pointer: None,
        legibility: Legibility::default(),
        theme: AudienceTheme::Light,
        reduced_motion: false,
    }
}

/// A screen that is drawn frame by frame.
struct Screen {
    ctx: Context,
    memory: AudienceMemory,
}

impl Screen {
    fn new() -> Self {
        let ctx = Context::default();
        ctx.set_fonts(crate::ui::look::fonts());
        let mut screen = Self {
            ctx,
            memory: AudienceMemory::default(),
        };
        screen.draw([160.0, 90.0], &picture(slide(0, None)), 0);
        screen
    }

    /// Draws a frame and says whether it moves.
    fn draw(&mut self, size: [f32; 2], picture: &Picture, now: u64) -> bool {
        self.drawn(size, picture, now).0
    }

    /// Draws a frame; gives whether it moves, and where texts are.
    fn drawn(&mut self, size: [f32; 2], picture: &Picture, now: u64) -> (bool, Vec<Rect>) {
        let rect = Rect::from_min_size(Pos2::ZERO, Vec2::from(size));
        let input = RawInput {
            screen_rect: Some(rect),
            ..RawInput::default()
        };
        let mut moves = false;
        let memory = &mut self.memory;
        let mut output = self.ctx.run_ui(input, |ui| {
            moves = picture_ui(ui, rect, picture, now, true, memory);
        });
        output.textures_delta.clear();
        let texts = output
            .shapes
            .iter()
            .filter_map(|clipped| match &clipped.shape {
                egui::Shape::Text(text) => Some((text.visual_bounding_rect(), clipped.clip_rect)),
                _ => None,
            });
        let texts = texts.map(|(text, clip)| {
            assert!(clip.contains_rect(text), "{text:?} is cut by {clip:?}");
            text
        });
        (moves, texts.collect())
    }

    /// Where the slide at rest is kept: another place tells that it was laid out anew.
    fn place(&self) -> *const SlideShape {
        let laid = self.memory.rest.as_ref();
        laid.map_or(std::ptr::null(), |laid| laid.list.shapes.as_ptr())
    }

    fn number(&self) -> Option<u64> {
        self.memory.rest.as_ref().map(|laid| laid.key.number)
    }
}

#[test]
fn a_picture_that_stays_is_laid_out_once_also_in_another_theme_and_size() {
    let mut screen = Screen::new();
    let mut shown = picture(slide(1, None));
    screen.draw([160.0, 90.0], &shown, 0);
    let place = screen.place();
    assert!(!place.is_null());
    shown.theme = AudienceTheme::Dark;
    for size in [[160.0, 90.0], [320.0, 180.0], [1920.0, 1080.0]] {
        screen.draw(size, &shown, 50);
        assert_eq!(screen.place(), place, "{size:?}");
    }
}

#[test]
fn another_slide_room_or_shape_is_laid_out_anew() {
    let mut screen = Screen::new();
    let mut shown = picture(slide(1, None));
    screen.draw([160.0, 90.0], &shown, 0);
    let key = |screen: &Screen| screen.memory.rest.as_ref().map(|laid| laid.key);
    let first = key(&screen);
    shown.legibility.seat = crate::layout::Seat::FourHeights;
    screen.draw([160.0, 90.0], &shown, 0);
    let second = key(&screen);
    assert_ne!(first, second);
    screen.draw([120.0, 90.0], &shown, 0);
    assert_ne!(second, key(&screen));
    shown.slide = Some(slide(2, None));
    screen.draw([120.0, 90.0], &shown, 0);
    assert_eq!(screen.number(), Some(2));
}

#[test]
fn what_was_before_is_kept_until_it_has_faded() {
    let mut screen = Screen::new();
    let size = [160.0, 90.0];
    screen.draw(size, &picture(slide(1, None)), 900);
    let from = TimeView::new(TimePoint::from_millis(1_000_000_000_000), 1e9);
    let moving = picture(slide(2, Some((from, 1_000))));
    assert!(screen.draw(size, &moving, 1_000));
    assert!(screen.memory.before.is_some() && screen.memory.on_the_way.is_some());
    assert!(!screen.draw(size, &moving, 3_000));
    assert!(screen.memory.before.is_none() && screen.memory.on_the_way.is_none());
}

#[test]
fn a_screen_that_is_narrower_or_wider_than_any_slide_shows_all_of_it_in_its_middle() {
    for size in [
        [1080.0, 1920.0],
        [960.0, 1080.0],
        [640.0, 640.0],
        [1920.0, 1080.0],
        [3840.0, 1080.0],
        [3000.0, 400.0],
    ] {
        let screen = Rect::from_min_size(Pos2::ZERO, Vec2::from(size));
        let (_, texts) = Screen::new().drawn(size, &picture(slide(1, None)), 0);
        assert!(!texts.is_empty(), "{size:?}");
        let slide = slide_rect(screen);
        assert!(
            (slide.center() - screen.center()).length() < 0.1,
            "{size:?}"
        );
        let shape = slide.width() / slide.height();
        assert!((0.999..4.001).contains(&shape), "{size:?}: {shape}");
        let fills =
            slide.width() >= screen.width() - 0.1 || slide.height() >= screen.height() - 0.1;
        assert!(fills, "{size:?}: {slide:?}");
        for text in texts {
            assert!(slide.contains_rect(text), "{size:?}: {text:?} in {slide:?}");
        }
    }
}

#[test]
fn black_keeps_what_comes_back() {
    let mut screen = Screen::new();
    let shown = picture(slide(1, None));
    screen.draw([160.0, 90.0], &shown, 0);
    let place = screen.place();
    let black = Picture {
        slide: None,
        ..shown.clone()
    };
    assert!(!screen.draw([160.0, 90.0], &black, 10));
    assert!(!screen.draw([160.0, 90.0], &shown, 20));
    assert_eq!(screen.place(), place);
}

#[test]
fn a_slide_that_goes_before_it_has_come_is_not_seen_whole() {
    let mut screen = Screen::new();
    let size = [160.0, 90.0];
    let from = TimeView::new(TimePoint::from_millis(1_000_000_000_000), 1e9);
    screen.draw(size, &picture(slide(1, None)), 900);
    screen.draw(size, &picture(slide(2, Some((from, 1_000)))), 1_000);
    screen.draw(size, &picture(slide(2, Some((from, 1_000)))), 1_100);
    screen.draw(size, &picture(slide(3, Some((from, 1_110)))), 1_110);
    let reached = screen.memory.before.as_ref().map(|before| before.reached);
    let reached = reached.expect("the second slide goes");
    assert!(reached.body > 0.0 && reached.body < 0.5, "{reached:?}");
    assert!(reached.names <= 0.0);
}
