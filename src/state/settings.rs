//! What the user prefers, from one run to the next, and the commands that change it.

use std::path::{Path, PathBuf};

use super::{AudienceTheme, Effect, Room, State};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark text on paper.
    Light,
    /// Light text on ink.
    Dark,
    /// As the desktop says.
    #[default]
    System,
}

/// What the plain wheel does on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WheelUse {
    /// It zooms, as on a map.
    #[default]
    Zoom,
    /// It scrolls the lanes, as in a document.
    Scroll,
}

/// What the user prefers. The shell reads it at the start and keeps it at
/// [`Effect::SaveSettings`].
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// The size of all text; 1 is as designed.
    pub text_scale: f32,
    /// Whether the view cuts instead of moving.
    pub reduced_motion: bool,
    /// What the plain wheel does.
    pub wheel: WheelUse,
    /// The speed of the wheel; 1 is as designed.
    pub wheel_speed: f32,
    /// Whether turning the wheel away zooms out.
    pub wheel_inverted: bool,
    /// The IANA zone for times of day; `None` for the timeline's own.
    pub zone: Option<String>,
    /// Whether single characters are keys of commands. Speech input and brushing hands are
    /// reasons to switch them off.
    pub single_key_shortcuts: bool,
    /// Whether the hint for new users was dismissed.
    pub hint_dismissed: bool,
    /// Whether the pane with the details is open.
    pub detail_open: bool,
    /// The width of that pane in points.
    pub detail_width_points: f32,
    /// The room in which briefings are told.
    pub room: Room,
    /// The look of the audience's picture.
    pub audience_theme: AudienceTheme,
    /// The size of the notes on the console, in points.
    pub notes_points: f32,
    /// Files opened lately, the last one first.
    pub recent: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            text_scale: 1.0,
            reduced_motion: false,
            wheel: WheelUse::default(),
            wheel_speed: 1.0,
            wheel_inverted: false,
            zone: None,
            single_key_shortcuts: true,
            hint_dismissed: false,
            detail_open: true,
            detail_width_points: 400.0,
            room: Room::default(),
            audience_theme: AudienceTheme::default(),
            notes_points: 18.0,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// The smallest and the largest size of text.
    pub const TEXT_SCALES: std::ops::RangeInclusive<f32> = 0.5..=3.0;
    /// The slowest and the fastest wheel.
    pub const WHEEL_SPEEDS: std::ops::RangeInclusive<f32> = 0.1..=5.0;
    /// The narrowest and the widest pane, in points.
    pub const DETAIL_WIDTHS: std::ops::RangeInclusive<f32> = 280.0..=900.0;
    /// The smallest and the largest notes, in points.
    pub const NOTES_POINTS: std::ops::RangeInclusive<f32> = 16.0..=26.0;
    /// How many files are remembered.
    pub const MAX_RECENT: usize = 10;

    /// The same with every number in its range: a file edited by hand may hold anything.
    #[must_use]
    pub fn sane(mut self) -> Self {
        self.text_scale = sane(self.text_scale, &Self::TEXT_SCALES, 1.0);
        self.wheel_speed = sane(self.wheel_speed, &Self::WHEEL_SPEEDS, 1.0);
        self.detail_width_points = sane(self.detail_width_points, &Self::DETAIL_WIDTHS, 400.0);
        self.notes_points = sane(self.notes_points, &Self::NOTES_POINTS, 18.0);
        self.room = self.room.sane();
        self.recent.truncate(Self::MAX_RECENT);
        self
    }

    /// Puts `path` at the head of the files opened lately.
    pub(super) fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(Self::MAX_RECENT);
    }
}

impl State {
    /// Changes the settings and has them kept, unless nothing has changed.
    pub(super) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
        let before = self.settings.clone();
        change(&mut self.settings);
        self.settings = std::mem::take(&mut self.settings).sane();
        if self.settings == before {
            Vec::new()
        } else {
            vec![Effect::SaveSettings]
        }
    }

    /// From light to dark or back; from "as the desktop says" to dark first, as most are light.
    pub(super) fn toggle_theme(&mut self) -> Vec<Effect> {
        self.change_settings(|settings| {
            settings.theme = match settings.theme {
                Theme::Dark => Theme::Light,
                Theme::Light | Theme::System => Theme::Dark,
            };
        })
    }

    /// Says what the wheel does, how fast and which way.
    pub(super) fn set_wheel(&mut self, wheel: WheelUse, speed: f32, inverted: bool) -> Vec<Effect> {
        self.change_settings(|settings| {
            settings.wheel = wheel;
            settings.wheel_speed = speed;
            settings.wheel_inverted = inverted;
        })
    }

    /// Allows commands on single characters, or not.
    pub(super) fn set_single_keys(&mut self, allowed: bool) -> Vec<Effect> {
        self.change_settings(|settings| settings.single_key_shortcuts = allowed)
    }

    /// Cuts instead of moving, or moves again.
    pub(super) fn set_reduced_motion(&mut self, reduced: bool) -> Vec<Effect> {
        self.change_settings(|settings| settings.reduced_motion = reduced)
    }

    /// Widens or narrows the pane with the details.
    pub(super) fn set_detail_width(&mut self, width_points: f32) -> Vec<Effect> {
        self.change_settings(|settings| settings.detail_width_points = width_points)
    }

    /// One step of 10 % larger or smaller.
    pub(super) fn step_text_scale(&mut self, by: f32) -> Vec<Effect> {
        self.change_settings(|settings| {
            settings.text_scale = ((settings.text_scale + by) * 10.0).round() / 10.0;
        })
    }
}

/// `value` in `range`; `default` if it is no number.
fn sane(value: f32, range: &std::ops::RangeInclusive<f32>, default: f32) -> f32 {
    if value.is_finite() {
        value.clamp(*range.start(), *range.end())
    } else {
        default
    }
}
