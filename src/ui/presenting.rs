//! The window while something is presented: the console, what stays over it while the laptop
//! explores, or the picture of the audience where there is one screen for both.

use egui::Ui;

use super::audience::picture_ui;
use super::chrome::Berth;
use super::{FrameInput, Workbench, chrome, console, evidence};
use crate::state::{AudiencePlace, Command, PresentingPlace, State};

/// What fills the window in one frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fills {
    /// The panes.
    Panes,
    /// The panes, under the strip of a laptop that explores.
    Exploring,
    /// The console.
    Console,
    /// What the audience sees, alone.
    Picture,
}

impl Fills {
    /// What fills the window of `state`.
    pub fn of(state: &State) -> Self {
        match state.presenting_place() {
            _ if shows_audience(state) => Self::Picture,
            PresentingPlace::Path => Self::Console,
            PresentingPlace::Exploring => Self::Exploring,
            PresentingPlace::Off => Self::Panes,
        }
    }
}

/// Whether the window itself is what the audience sees: there is one screen for both.
pub fn shows_audience(state: &State) -> bool {
    state.presenting_place() == PresentingPlace::Path
        && state.audience_place() == AudiencePlace::ThisWindow
}

/// Draws what the audience sees, alone in the window. The pointer on it follows the mouse.
pub fn bare_picture(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    bench: &mut Workbench,
    out: &mut Vec<Command>,
) {
    bench.resting.hide(ui.ctx());
    let Some(picture) = input.state.audience_picture() else {
        return;
    };
    let (rect, millis) = (ui.ctx().content_rect(), input.now.millis);
    if picture_ui(ui, rect, &picture, millis, true, &mut bench.console.live) {
        ui.ctx().request_repaint();
    }
    out.extend(console::moved_pointer(ui.ctx(), rect, input.state));
}

/// Draws messages, and the frame that says that the audience sees something else. Messages are for
/// the speaker: over the audience's picture only what became of its display is told, for there is
/// nowhere else to tell it. A screen reader says them all the same.
pub fn messages_over(ctx: &egui::Context, input: &FrameInput<'_>, out: &mut Vec<Command>) {
    let (look, state) = (input.look, input.state);
    if shows_audience(state) {
        chrome::display_messages_ui(ctx, look, state, Berth::Middle { foot: 24.0 });
        return;
    }
    chrome::messages_ui(ctx, look, state, berth(ctx, input), out);
    console::alert_frame_ui(ctx, input);
}

/// Where messages stand so that they cover nothing that has to be read beside them.
fn berth(ctx: &egui::Context, input: &FrameInput<'_>) -> Berth {
    let (look, state) = (input.look, input.state);
    let size = ctx.content_rect().size();
    if state.presenting_place() == PresentingPlace::Path {
        // Over the cards of the steps, where the console has only short words.
        let foot = console::cards_height(size.y) + 2.0;
        return Berth::Middle { foot };
    }
    if state.comparison().is_some() {
        // Rows of the comparison go down to its foot; the pane has them all in its own time.
        return Berth::Right {
            foot: super::compare::PANE_FOOT + 10.0,
            width: super::compare::pane_width(size.x),
        };
    }
    let strip = evidence::EvidenceInput::of(state, look);
    let strip = strip.filter(|_| evidence::takes_the_foot(size.y));
    // What is told of an account must not cover it.
    let foot = strip.map_or(60.0, |_| evidence::strip_height(size.y) + 10.0);
    Berth::Middle { foot }
}
