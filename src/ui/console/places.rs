//! Where the parts of the console stand in a window.
//!
//! ```text
//! bar      title                  clock, pace            Black  End
//!          On the projector  [state]       Next
//! middle   +------------------------+      +-------------+
//!          | what the audience sees |      | what follows|
//!          |                        |      +-------------+
//!          +------------------------+      | notes       |
//!          [Send] [Freeze] [Evidence] ...  +-------------+
//! steps    1  2  3  4  5  6  7  8  9 ...
//! ```

use egui::{Rect, Vec2, pos2, vec2};

/// The height of the bar, in points.
pub const BAR: f32 = 60.0;
/// The height of the line over each picture.
const HEAD: f32 = 52.0;
/// The height of the buttons under the picture.
const BUTTONS: f32 = 44.0;
/// The least height of the notes.
const NOTES: f32 = 150.0;

/// The parts of the console.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    /// Title, clock and the ways out.
    pub bar: Rect,
    /// The line over the picture of what the audience sees.
    pub live_head: Rect,
    /// The picture of what the audience sees.
    pub live: Rect,
    /// The buttons under it.
    pub buttons: Rect,
    /// The line over the picture of what follows.
    pub next_head: Rect,
    /// The picture of what follows.
    pub next: Rect,
    /// The notes.
    pub notes: Rect,
    /// The steps, over the whole width.
    pub steps: Rect,
    /// The cards in it.
    pub cards: Rect,
}

impl Places {
    /// For a window of `screen`, and an audience's screen `aspect` times as wide as high.
    pub fn new(screen: Rect, aspect: f32) -> Self {
        let low = screen.height() < 840.0;
        let margin = if low { 24.0 } else { 28.0 };
        let (gap, foot) = if low { (12.0, 12.0) } else { (16.0, 36.0) };
        let bar = screen.with_max_y(screen.top() + BAR);
        let steps = screen.with_min_y(screen.bottom() - steps_height(screen.height()));
        let middle = Rect::from_min_max(
            pos2(screen.left() + margin, bar.bottom()),
            pos2(screen.right() - margin, steps.top() - foot),
        );
        let column = if low { 28.0 } else { 32.0 };
        let aside = (middle.width() * 0.33).max(300.0).min(middle.width() * 0.5);
        let room = vec2(
            middle.width() - column - aside,
            (middle.height() - HEAD - gap - BUTTONS).max(40.0),
        );
        let live = Rect::from_min_size(middle.min + vec2(0.0, HEAD), fitted(room, aspect));
        let buttons = Rect::from_min_size(
            pos2(live.left(), live.bottom() + gap),
            vec2(room.x.min(live.width().max(640.0)), BUTTONS),
        );
        let right = middle.with_min_x(live.right().max(buttons.right()) + column);
        let most = (buttons.bottom() - middle.top() - HEAD - gap - NOTES).max(60.0);
        let next_size = fitted(vec2(right.width(), most), aspect);
        let next = Rect::from_min_size(right.min + vec2(0.0, HEAD), next_size);
        // Beside a picture that is low they reach further down than its buttons.
        let notes_end = (next.bottom() + gap + 4.0 + NOTES).min(middle.bottom());
        let notes = Rect::from_min_max(
            pos2(right.left(), next.bottom() + gap + 4.0),
            pos2(right.right(), buttons.bottom().max(notes_end)),
        );
        Self {
            bar,
            live_head: head(live.with_max_x(buttons.right().max(live.right()))),
            live,
            buttons,
            next_head: head(next.with_max_x(right.right())),
            next,
            notes,
            steps,
            cards: Rect::from_min_max(
                pos2(middle.left(), steps.top() + if low { 42.0 } else { 48.0 }),
                pos2(
                    middle.right(),
                    steps.bottom() - if low { 16.0 } else { 30.0 },
                ),
            ),
        }
    }
}

/// How far from the foot of a window of `height` points the cards of the steps reach up: what
/// floats stands over them.
pub fn cards_height(height: f32) -> f32 {
    let above = if height < 840.0 { 38.0 } else { 48.0 };
    steps_height(height) - above
}

fn steps_height(height: f32) -> f32 {
    if height < 840.0 { 140.0 } else { 160.0 }
}

/// The line of text over a picture.
fn head(picture: Rect) -> Rect {
    Rect::from_min_max(
        pos2(picture.left(), picture.top() - 40.0),
        pos2(picture.right(), picture.top() - 8.0),
    )
}

/// The largest picture of `aspect` in `room`.
fn fitted(room: Vec2, aspect: f32) -> Vec2 {
    let width = room.x.min(room.y * aspect);
    vec2(width, width / aspect).round()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(width: f32, height: f32, aspect: f32) -> Places {
        Places::new(
            Rect::from_min_size(egui::Pos2::ZERO, vec2(width, height)),
            aspect,
        )
    }

    #[test]
    fn the_parts_stand_where_the_design_has_them() {
        let places = places(1600.0, 900.0, 16.0 / 9.0);
        let near = |a: Rect, b: [f32; 4]| {
            let b = Rect::from_min_size(pos2(b[0], b[1]), vec2(b[2], b[3]));
            let off = (a.min - b.min)
                .abs()
                .max_elem()
                .max((a.max - b.max).abs().max_elem());
            assert!(off <= 4.0, "{a:?} is not {b:?}");
        };
        near(places.live, [28.0, 112.0, 944.0, 531.0]);
        near(places.next, [1004.0, 112.0, 568.0, 319.5]);
        near(places.steps, [0.0, 740.0, 1600.0, 160.0]);
    }

    #[test]
    fn no_two_parts_overlap_and_none_leaves_the_window() {
        for (width, height) in [
            (1280.0, 720.0),
            (1366.0, 768.0),
            (1600.0, 900.0),
            (1920.0, 1080.0),
            (1024.0, 768.0),
            (2560.0, 1080.0),
            (960.0, 600.0),
            (720.0, 480.0),
        ] {
            for aspect in [
                16.0 / 9.0,
                16.0 / 10.0,
                4.0 / 3.0,
                21.0 / 9.0,
                32.0 / 9.0,
                9.0 / 16.0,
            ] {
                let all = places(width, height, aspect);
                let parts = [
                    all.bar,
                    all.live_head,
                    all.live,
                    all.buttons,
                    all.next_head,
                    all.next,
                    all.notes,
                    all.steps,
                ];
                let screen = Rect::from_min_size(egui::Pos2::ZERO, vec2(width, height));
                for (at, part) in parts.iter().enumerate() {
                    assert!(
                        screen.contains_rect(*part) && part.is_positive(),
                        "{part:?}"
                    );
                    for other in &parts[..at] {
                        assert!(
                            !part.shrink(0.5).intersects(*other),
                            "{part:?} over {other:?} at {width} by {height}, {aspect}"
                        );
                    }
                }
                assert!(all.steps.contains_rect(all.cards), "{:?}", all.cards);
                assert!(all.cards.height() >= 78.0, "{:?}", all.cards);
                assert!(all.notes.height() >= NOTES - 40.0, "{:?}", all.notes);
            }
        }
    }
}
