//! The pointer over a picture for an audience: hidden once it rests.

use std::time::Duration;

use egui::{Context, CursorIcon, Vec2};

/// A pointer that rests so long is hidden, in seconds.
const REST_SECS: f64 = 2.0;

/// When the pointer last moved, in egui's seconds; `None` if it never did.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RestingPointer {
    moved_secs: Option<f64>,
}

impl RestingPointer {
    /// Hides the pointer once it has rested for two seconds, and until it moves.
    pub fn hide(&mut self, ctx: &Context) {
        let (time, moves) = ctx.input(|input| (input.time, input.pointer.delta() != Vec2::ZERO));
        if moves {
            self.moved_secs = Some(time);
        }
        let rested = self.moved_secs.map_or(REST_SECS, |moved| time - moved);
        if rested >= REST_SECS {
            ctx.set_cursor_icon(CursorIcon::None);
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64(REST_SECS - rested));
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Event, RawInput, pos2};

    use super::*;

    /// The pointer's look after a frame at `time` in which it was at `x`.
    fn icon(ctx: &Context, resting: &mut RestingPointer, time: f64, x: f32) -> CursorIcon {
        let input = RawInput {
            time: Some(time),
            events: vec![Event::PointerMoved(pos2(x, 5.0))],
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| resting.hide(ui.ctx()));
        // Nothing is painted here.
        output.textures_delta.clear();
        output.platform_output.cursor_icon
    }

    #[test]
    fn a_pointer_that_rests_is_hidden_until_it_moves() {
        let (ctx, mut resting) = (Context::default(), RestingPointer::default());
        icon(&ctx, &mut resting, 0.0, 5.0);
        assert_eq!(icon(&ctx, &mut resting, 0.1, 9.0), CursorIcon::Default);
        assert_eq!(icon(&ctx, &mut resting, 1.9, 9.0), CursorIcon::Default);
        assert_eq!(icon(&ctx, &mut resting, 2.2, 9.0), CursorIcon::None);
        assert_eq!(icon(&ctx, &mut resting, 2.3, 12.0), CursorIcon::Default);
    }
}
