//! What the shell does for presenting: the audience's window, the displays, and the briefing that
//! is presented at once.

use crate::app::awake::Awake;
use crate::app::displays::Displays;
use crate::app::window::Told;
use crate::state::{AudiencePlace, Command, DraftingCommand, PresentingCommand};

use super::{Clock, Shell};

impl Shell {
    /// Presents a briefing once the timeline and the user's own briefings are read, and puts the
    /// audience's picture there; `None` for neither.
    pub fn present(&mut self, told: Option<Told>, audience: Option<AudiencePlace>) {
        self.told_at_once = told;
        if let Some(place) = audience {
            self.push(Command::Presenting(PresentingCommand::PutAudience {
                place,
            }));
        }
    }

    /// What is to be presented now that `command` was done: once the user's own briefings have
    /// come, which do after the timeline. What opens after a failure is not what was meant.
    pub(super) fn told_after(&mut self, command: &Command) -> Option<Told> {
        match command {
            Command::Drafting(DraftingCommand::Read { .. }) => self.told_at_once.take(),
            Command::LoadFailed { .. } => {
                self.told_at_once = None;
                None
            }
            _ => None,
        }
    }

    pub(super) fn present_now(&mut self, told: Told) {
        let first = self.state.timeline.briefings().first();
        let command = told.command(first.map(|it| it.id.as_str()));
        self.push(Command::Presenting(command));
    }

    /// Tells which displays there are, if that has changed.
    pub(in crate::app) fn find_displays(&mut self, found: Displays) {
        let Displays {
            all: displays,
            scales,
            console_on,
        } = found;
        self.display_scales = scales;
        let known = &self.state.presenting;
        if known.displays != displays || known.console_on != console_on {
            self.push(Command::Presenting(PresentingCommand::DisplaysFound {
                displays,
                console_on,
            }));
        }
    }

    /// The audience's window follows the state; where there is none the laptop's fills the screen.
    pub(super) fn show_audience(&mut self, ctx: &egui::Context) {
        self.audience.follow(
            ctx,
            (&self.state, &self.display_scales),
            self.clock,
            &self.mailbox,
        );
        let is_real = matches!(self.clock, Clock::Real(_));
        if self.state.on_air().is_none() {
            self.awake = None;
        } else if self.awake.is_none() && is_real {
            self.awake = Awake::ask();
        }
        let fills = self.state.on_air().is_some()
            && self.state.audience_place() == AudiencePlace::ThisWindow;
        if fills != self.fills_screen {
            self.fills_screen = fills;
            let full = fills || self.state.full_screen;
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(full));
        }
    }

    /// Puts the laptop's window on a display, as large as it was.
    pub(super) fn put_console(&self, ctx: &egui::Context, display: usize) {
        let Some(display) = self.state.presenting.displays.get(display) else {
            return;
        };
        let corner = egui::Pos2::from(display.corner.map(|it| it as f32));
        let is_maximized = ctx.input(|input| input.viewport().maximized == Some(true));
        let place = egui::ViewportCommand::OuterPosition(corner / ctx.pixels_per_point());
        // A maximized window stays where it is until it is let go.
        let steps = [
            is_maximized.then_some(egui::ViewportCommand::Maximized(false)),
            Some(place),
            is_maximized.then_some(egui::ViewportCommand::Maximized(true)),
        ];
        for step in steps.into_iter().flatten() {
            ctx.send_viewport_cmd(step);
        }
    }

    /// Waits until all that the user made is kept.
    pub fn keep_drafts(&mut self) {
        self.drafts.flush();
    }
}
