//! Presenting: where the speaker is on the path, what the audience sees, and what is held back
//! from it.
//!
//! The audience only ever sees a [`Slide`], which is a value of its own: whatever the laptop
//! shows, and even another version of the file, leaves it as it is. A slide that is frozen stays
//! until it is let go.

use std::sync::Arc;

use super::{Effect, Now, Origin, PresentingCommand, State, Tone};
use crate::layout::{Legibility, Seat, StepPlace, TimeView};
use crate::model::{Briefing, PathStep, Step, Timeline};

mod asking;
mod displays;
mod exploring;
mod follow;
mod held;
mod pacing;
mod rehearsing;
mod shorter;
mod slides;
mod told;

pub use pacing::{Pace, TalkClock};

/// Presenting, and what it is presented on.
#[derive(Clone, Debug, Default)]
pub struct Presenting {
    /// What is told, or was until presenting was left; `None` before anything was.
    pub show: Option<Show>,
    /// Where the audience's picture goes; `None` to take the other display if there is one, and
    /// the whole of the only one if there is none.
    pub place: Option<AudiencePlace>,
    /// The displays of the machine, in the order of the window system.
    pub displays: Vec<Display>,
    /// Which of them the console is on; `None` if unknown.
    pub console_on: Option<usize>,
    /// Times that were noted and wait to be kept or thrown away.
    noted: Option<Noted>,
    /// The place was fixed only so that a display that came did not take the picture away.
    stays: bool,
    /// The number of the slide that was made last.
    last_number: u64,
}

/// A briefing that is told.
#[derive(Clone, Debug)]
pub struct Show {
    /// The timeline that has what the briefing names.
    pub timeline: Arc<Timeline>,
    /// Where that timeline comes from; another file may be open now.
    origin: Origin,
    /// The briefing, whole.
    pub briefing: Arc<Briefing>,
    /// It is the user's own.
    is_draft: bool,
    /// What is told of it, in order.
    pub path: Vec<PathStep>,
    /// The place on the path.
    pub at: usize,
    /// The audience's picture is up; `false` once presenting was left, the place is kept.
    pub is_on: bool,
    /// The laptop has left the path.
    pub exploring: bool,
    /// The audience's screen is black.
    pub black: bool,
    /// The evidence lies over the picture of the step.
    pub evidence: bool,
    /// What goes to the audience.
    pub air: Slide,
    /// What the audience sees instead, while it is frozen.
    pub frozen: Option<Frozen>,
    /// What follows on the path, as the audience will see it; `None` at the end.
    pub next: Option<Slide>,
    /// The pointer on the picture; `None` if there is none.
    pub pointer: Option<Pointer>,
    /// How long it has been told.
    pub clock: TalkClock,
    /// How long each step of the briefing took so far, in milliseconds; `None` if that is not
    /// being noted.
    pub rehearsal: Option<Vec<u64>>,
    /// The path before it was cut; `None` if it is whole.
    pub uncut: Option<Vec<PathStep>>,
    /// The step of the briefing that was told when the path was cut or the clock set to zero, and
    /// what the clock showed then, in milliseconds: the plan goes on from there. `None` if it goes
    /// from the first step.
    planned_from: Option<(usize, u64)>,
    /// The same for the path before it was cut.
    planned_uncut: Option<(usize, u64)>,
    /// What the clock showed when the time of this step was last noted, in milliseconds; `None`
    /// while it is not told.
    noted_from: Option<u64>,
}

/// Times that were noted while a briefing was told.
#[derive(Clone, Debug)]
struct Noted {
    briefing: Arc<Briefing>,
    /// Where the timeline of the briefing comes from.
    origin: Origin,
    /// How long each of its steps took, in milliseconds.
    millis: Vec<u64>,
}

/// What an audience sees while its picture is held: all that could change it.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The slide.
    pub slide: Slide,
    pointer: Option<Pointer>,
    legibility: Legibility,
    theme: AudienceTheme,
    reduced_motion: bool,
}

/// What the audience sees: a step, or a view that was sent as if it were one.
#[derive(Clone, Debug)]
pub struct Slide {
    /// The timeline as known on the day of the step.
    pub timeline: Arc<Timeline>,
    /// What is told.
    pub step: Arc<Step>,
    /// Where it stands on the path; `None` for a view that was sent from the laptop.
    pub place: Option<StepPlace>,
    /// The evidence lies over it.
    pub evidence: bool,
    /// Where the time on the axis is to come to rest.
    pub view: TimeView,
    /// Where it was when this slide came up, and the time at which it did; the picture moves from
    /// there. `None` if it cuts.
    pub from: Option<(TimeView, u64)>,
    /// Grows with each slide: two of the same number are the same.
    pub number: u64,
}

impl PartialEq for Slide {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// All that the audience's screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The slide; `None` for black.
    pub slide: Option<Slide>,
    /// The pointer over it.
    pub pointer: Option<Pointer>,
    /// What can be read in the room.
    pub legibility: Legibility,
    /// Its look.
    pub theme: AudienceTheme,
    /// Cut instead of moving.
    pub reduced_motion: bool,
}

/// A pointer on the audience's picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// 0 to 1 from the left edge of the picture to the right.
    pub x: f32,
    /// 0 to 1 from the top to the foot.
    pub y: f32,
    /// All but a circle round it is dimmed.
    pub spotlight: bool,
}

/// Where the audience's picture goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AudiencePlace {
    /// It fills the window of the laptop; there is no console.
    ThisWindow,
    /// A window of its own that is not full screen: to rehearse, or to share in a call.
    Window,
    /// It fills this display, by its place in [`Presenting::displays`].
    Display(usize),
}

/// A display of the machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Display {
    /// As the window system calls it; may be empty.
    pub name: String,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Its top left corner among the displays, in pixels.
    pub corner: [i32; 2],
}

/// The look of the audience's picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AudienceTheme {
    /// Dark on paper: the safe choice in a lit room.
    #[default]
    Light,
    /// Light on ink, for dimmed rooms.
    Dark,
    /// Black on white, nothing between.
    HighContrast,
}

impl AudienceTheme {
    /// The one that follows, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::HighContrast,
            Self::HighContrast => Self::Light,
        }
    }

    /// "light", "dark", "high contrast".
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high contrast",
        }
    }
}

/// The room, as far as it decides how large text must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Where the last row sits.
    pub seat: Seat,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            seat: Seat::SixHeights,
        }
    }
}

impl Room {
    /// The same with its numbers in range: a file edited by hand may hold anything.
    #[must_use]
    pub fn sane(self) -> Self {
        Self {
            seat: self.seat.sane(),
        }
    }
}

/// How long a step took, beside how long it was to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotedTime {
    /// Its place in the briefing, from 0.
    pub step: usize,
    /// What the briefing says, in seconds.
    pub planned_secs: u32,
    /// What was noted, in seconds; `None` if the step was not told.
    pub noted_secs: Option<u32>,
}

/// A briefing that can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefingChoice {
    /// Its id, for [`PresentingCommand::Choose`].
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How many steps it has.
    pub steps: usize,
    /// How long it is told, in seconds.
    pub dwell_secs: u32,
    /// It is the user's own.
    pub is_draft: bool,
}

/// What keys meet while something is presented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PresentingPlace {
    /// Nothing is presented.
    #[default]
    Off,
    /// The laptop is on the path too.
    Path,
    /// The laptop has left the path.
    Exploring,
}

impl State {
    /// What keys meet.
    pub fn presenting_place(&self) -> PresentingPlace {
        match &self.presenting.show {
            Some(show) if show.is_on && show.exploring => PresentingPlace::Exploring,
            Some(show) if show.is_on => PresentingPlace::Path,
            _ => PresentingPlace::Off,
        }
    }

    /// The briefings that can be told: those of the timeline, then the user's own.
    pub fn briefings_to_tell(&self) -> Vec<BriefingChoice> {
        let own = self.drafting.resolved.iter().map(|it| &it.briefing);
        let known = self.timeline.briefings().iter().map(|it| (it, false));
        known
            .chain(own.map(|it| (it, true)))
            .filter(|(briefing, _)| !briefing.steps.is_empty())
            .map(|(briefing, is_draft)| BriefingChoice {
                id: briefing.id.clone(),
                title: briefing.title.clone(),
                steps: briefing.steps.len(),
                dwell_secs: briefing.dwell_secs(),
                is_draft,
            })
            .collect()
    }

    /// The briefing that is presented now; `None` if none is.
    pub fn on_air(&self) -> Option<&Show> {
        self.presenting.show.as_ref().filter(|show| show.is_on)
    }

    /// What the audience sees; `None` if nothing is presented.
    pub fn audience_picture(&self) -> Option<Picture> {
        let show = self.on_air()?;
        let follows = || Frozen {
            slide: show.air.clone(),
            pointer: show.pointer,
            legibility: self.room_legibility(),
            theme: self.settings.audience_theme,
            reduced_motion: self.settings.reduced_motion,
        };
        let seen = show.frozen.clone().unwrap_or_else(follows);
        Some(Picture {
            slide: (!show.black).then_some(seen.slide),
            pointer: seen.pointer,
            legibility: seen.legibility,
            theme: seen.theme,
            reduced_motion: seen.reduced_motion,
        })
    }

    /// What can be read in the room.
    fn room_legibility(&self) -> Legibility {
        Legibility {
            seat: self.settings.room.seat,
        }
    }

    pub(super) fn apply_presenting(&mut self, command: PresentingCommand, now: Now) -> Vec<Effect> {
        use PresentingCommand as Do;
        if command.moves_on() {
            self.forget_told_on_path();
        }
        match command {
            Do::Present => self.present(now),
            Do::PresentFromSelection => self.present_from_selection(now),
            Do::AskBriefing => self.ask_briefing(now),
            Do::PointAtChoice { at } => self.point_at_choice(at),
            Do::StepChoice { direction } => self.step_choice(direction),
            Do::Choose { briefing } => self.tell(&briefing, now),
            Do::AskDisplay => self.put_layer(super::Layer::AskDisplay),
            Do::PutAudience { place } => self.put_audience(place),
            Do::DisplaysFound {
                displays,
                console_on,
            } => self.displays_found(displays, console_on, now),
            Do::SetRoom { room } => self.change_settings(|settings| settings.room = room),
            Do::SetAudienceTheme { theme } => self.set_audience_theme(theme, now),
            Do::NextAudienceTheme => {
                self.set_audience_theme(self.settings.audience_theme.next(), now)
            }
            Do::ScaleNotes { direction } => self.scale_notes(direction),
            Do::ToggleRehearsal => self.toggle_rehearsal(now),
            Do::KeepTimes => self.keep_noted_times(now),
            Do::DiscardTimes => self.discard_noted_times(),
            Do::ToggleBlack if self.on_air().is_none() => {
                self.toast("Black works only while presenting", Tone::Info, now)
            }
            _ if self.on_air().is_none() => Vec::new(),
            told => self.apply_on_air(told, now),
        }
    }

    fn apply_on_air(&mut self, command: PresentingCommand, now: Now) -> Vec<Effect> {
        use PresentingCommand as Do;
        match command {
            Do::Leave => self.leave_presenting(now),
            Do::Step { direction } => self.step_path(direction, now),
            Do::StepToEnd { direction } => self.step_path_to_end(direction, now),
            Do::JumpTo { at } => self.jump_to(at, now),
            Do::ToggleBlack => self.toggle_black(),
            Do::ToggleFreeze => self.toggle_freeze(now),
            Do::ToggleEvidence => self.toggle_told_evidence(now),
            Do::Commit => self.commit(now),
            Do::Recall => self.recall(now),
            Do::Return => self.return_to_step(now),
            Do::ToggleClock => self.toggle_clock(now),
            Do::ResetClock => self.reset_clock(now),
            Do::AskTime => self.ask_time(),
            Do::TypeTime { text } => self.type_time(text),
            Do::CutToTime => self.cut_to_time(now),
            Do::UndoCut => self.undo_cut(now),
            Do::TogglePointer => self.toggle_pointer(),
            Do::ToggleSpotlight => self.toggle_spotlight(),
            Do::MovePointer { x, y } => self.move_pointer(x, y),
            Do::SwapDisplays => self.swap_displays(now),
            // Done by the caller, whether or not anything is presented.
            Do::Present
            | Do::PresentFromSelection
            | Do::AskBriefing
            | Do::PointAtChoice { .. }
            | Do::StepChoice { .. }
            | Do::Choose { .. }
            | Do::AskDisplay
            | Do::PutAudience { .. }
            | Do::DisplaysFound { .. }
            | Do::SetRoom { .. }
            | Do::SetAudienceTheme { .. }
            | Do::NextAudienceTheme
            | Do::ScaleNotes { .. }
            | Do::ToggleRehearsal
            | Do::KeepTimes
            | Do::DiscardTimes => Vec::new(),
        }
    }
}
