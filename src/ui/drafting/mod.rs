//! The panel in which a user makes briefings.

use egui::Ui;

use super::FrameInput;
use crate::state::Command;

/// What is kept between frames: a step that is being dragged.
#[derive(Debug, Default)]
pub struct DraftingMemory;

/// Draws the panel at the left of what is left of the window, if it is open.
pub fn drafting_panel(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    let _ = (ui, input, memory, out);
}
