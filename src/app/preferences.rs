//! The settings between the file and the state, and where the window was.

use std::path::PathBuf;

use crate::io::drafts::drafts_folder;
use crate::io::settings::{
    AudienceSettings, AudienceThemeChoice, MotionChoice, PaneSettings, SeatChoice,
    Settings as Stored, ThemeChoice, WheelChoice, WheelSettings, WindowPlace, folder,
};
use crate::layout::Seat;
use crate::state::{AudienceTheme, Room, Settings, Theme, WheelUse};

/// What is kept from one run to the next, and where.
#[derive(Debug, Default)]
pub struct Preferences {
    stored: Stored,
    /// `None` where the system names no home: nothing is kept.
    folder: Option<PathBuf>,
    /// Where the user's briefings are kept; `None` where nothing is.
    drafts_folder: Option<PathBuf>,
}

impl Preferences {
    /// Reads the settings of the user. The message says what became of a damaged file.
    pub fn load() -> (Self, Option<String>) {
        let folder = folder();
        let (stored, message) = folder
            .as_deref()
            .map_or_else(|| (Stored::default(), None), Stored::load);
        let preferences = Self {
            stored,
            folder,
            drafts_folder: drafts_folder(),
        };
        (preferences, message)
    }

    /// The folder of the user's briefings; `None` where nothing is kept.
    pub fn drafts_folder(&self) -> Option<PathBuf> {
        self.drafts_folder.clone()
    }

    /// The settings as the state has them.
    pub fn settings(&self) -> Settings {
        let stored = &self.stored;
        let defaults = Settings::default();
        Settings {
            theme: match stored.theme {
                ThemeChoice::Light => Theme::Light,
                ThemeChoice::Dark => Theme::Dark,
                ThemeChoice::System => Theme::System,
            },
            text_scale: stored.text_scale,
            reduced_motion: stored.reduced_motion == MotionChoice::Reduced,
            wheel: match stored.wheel.action {
                WheelChoice::Zoom => WheelUse::Zoom,
                WheelChoice::Scroll => WheelUse::Scroll,
            },
            wheel_speed: stored.wheel.speed,
            wheel_inverted: stored.wheel.inverted,
            zone: stored.zone.clone(),
            single_key_shortcuts: stored.single_key_shortcuts,
            hint_dismissed: stored.hint_dismissed,
            detail_open: stored.panes.detail_open,
            detail_width_points: stored
                .panes
                .detail_width
                .unwrap_or(defaults.detail_width_points),
            room: room(&stored.audience),
            audience_theme: match stored.audience.theme {
                AudienceThemeChoice::Light => AudienceTheme::Light,
                AudienceThemeChoice::Dark => AudienceTheme::Dark,
                AudienceThemeChoice::HighContrast => AudienceTheme::HighContrast,
            },
            notes_points: stored
                .audience
                .notes_points
                .unwrap_or(defaults.notes_points),
            recent: stored.recent.clone(),
        }
    }

    /// Whether the list was open.
    pub const fn list_open(&self) -> bool {
        self.stored.panes.list_open
    }

    /// Where the window was; `None` on the first run.
    pub const fn window(&self) -> Option<WindowPlace> {
        self.stored.window
    }

    /// Takes over what the state has.
    pub fn take(&mut self, settings: &Settings, list_open: bool, window: Option<WindowPlace>) {
        self.stored = Stored {
            theme: match settings.theme {
                Theme::Light => ThemeChoice::Light,
                Theme::Dark => ThemeChoice::Dark,
                Theme::System => ThemeChoice::System,
            },
            text_scale: settings.text_scale,
            reduced_motion: if settings.reduced_motion {
                MotionChoice::Reduced
            } else {
                MotionChoice::Full
            },
            wheel: WheelSettings {
                action: match settings.wheel {
                    WheelUse::Zoom => WheelChoice::Zoom,
                    WheelUse::Scroll => WheelChoice::Scroll,
                },
                speed: settings.wheel_speed,
                inverted: settings.wheel_inverted,
            },
            zone: settings.zone.clone(),
            single_key_shortcuts: settings.single_key_shortcuts,
            panes: PaneSettings {
                detail_open: settings.detail_open,
                detail_width: Some(settings.detail_width_points),
                list_open,
            },
            audience: audience(settings),
            hint_dismissed: settings.hint_dismissed,
            recent: settings.recent.clone(),
            window: window.or(self.stored.window),
        };
    }

    /// Writes the settings.
    ///
    /// # Errors
    /// If the folder cannot be made or written to; the message says which.
    pub fn save(&self) -> Result<(), String> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        self.stored.save(folder).map_err(|error| {
            format!(
                "the settings cannot be kept in {}: {error}",
                folder.display()
            )
        })
    }
}

fn room(stored: &AudienceSettings) -> Room {
    let seat = match (stored.seat, stored.distance, stored.height) {
        (SeatChoice::FourHeights, ..) => Seat::FourHeights,
        (SeatChoice::Metres, Some(distance), Some(height)) => Seat::Metres { distance, height },
        (SeatChoice::SixHeights | SeatChoice::Metres, ..) => Seat::SixHeights,
    };
    Room { seat }
}

fn audience(settings: &Settings) -> AudienceSettings {
    let (seat, distance, height) = match settings.room.seat {
        Seat::FourHeights => (SeatChoice::FourHeights, None, None),
        Seat::SixHeights => (SeatChoice::SixHeights, None, None),
        Seat::Metres { distance, height } => (SeatChoice::Metres, Some(distance), Some(height)),
    };
    AudienceSettings {
        seat,
        distance,
        height,
        theme: match settings.audience_theme {
            AudienceTheme::Light => AudienceThemeChoice::Light,
            AudienceTheme::Dark => AudienceThemeChoice::Dark,
            AudienceTheme::HighContrast => AudienceThemeChoice::HighContrast,
        },
        notes_points: Some(settings.notes_points),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_survives_the_way_to_the_file_and_back() {
        let measured = Seat::Metres {
            distance: 9.5,
            height: 1.6,
        };
        for (seat, audience_theme) in [
            (Seat::FourHeights, AudienceTheme::Light),
            (Seat::SixHeights, AudienceTheme::Dark),
            (measured, AudienceTheme::HighContrast),
        ] {
            let settings = Settings {
                room: Room { seat },
                audience_theme,
                notes_points: 24.0,
                ..Settings::default()
            };
            let mut preferences = Preferences::default();
            preferences.take(&settings, false, None);
            assert_eq!(preferences.settings(), settings);
        }
    }

    #[test]
    fn settings_survive_the_way_to_the_file_and_back() {
        let settings = Settings {
            theme: Theme::Dark,
            text_scale: 1.3,
            reduced_motion: true,
            wheel: WheelUse::Scroll,
            wheel_speed: 2.0,
            wheel_inverted: true,
            zone: Some("Europe/Kyiv".to_owned()),
            single_key_shortcuts: false,
            hint_dismissed: true,
            detail_open: false,
            detail_width_points: 444.0,
            room: Room {
                seat: Seat::FourHeights,
            },
            audience_theme: AudienceTheme::Dark,
            notes_points: 20.0,
            recent: vec![PathBuf::from("a.toml")],
        };
        let mut preferences = Preferences::default();
        preferences.take(&settings, true, None);
        assert_eq!(preferences.settings(), settings);
        assert!(preferences.list_open());
    }
}
