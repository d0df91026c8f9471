//! The console of the speaker: what the audience sees, what comes next, the notes, the clock and
//! the steps; and the strip that stays while the laptop explores.

use egui::Ui;

use super::{AudienceMemory, FrameInput};
use crate::state::Command;

/// What is kept between frames.
#[derive(Debug, Default)]
pub struct ConsoleMemory {
    /// Of the picture of what the audience sees.
    pub live: AudienceMemory,
    /// Of the picture of what follows.
    pub next: AudienceMemory,
}

/// Draws the console into the whole window.
pub fn console_ui(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    memory: &mut ConsoleMemory,
    out: &mut Vec<Command>,
) {
    let _ = (ui, input, memory, out);
}

/// Draws the strip over the window of a laptop that explores: what the audience sees meanwhile,
/// and the ways back.
pub fn exploring_ui(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    memory: &mut ConsoleMemory,
    out: &mut Vec<Command>,
) {
    let _ = (ui, input, memory, out);
}

/// The red frame round the window while the audience sees something else or nothing.
pub fn alert_frame_ui(ctx: &egui::Context, input: &FrameInput<'_>) {
    let _ = (ctx, input);
}
