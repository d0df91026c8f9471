//! What is kept from one run to the next, as a TOML file in the user's configuration folder.
//!
//! These are the words of the file; the app turns them into its own state and back.

mod audience;

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::save_atomically;
pub use audience::{AudienceSettings, AudienceThemeChoice, SeatChoice};

/// Overrides the folder of the settings, for tests and for portable installations.
pub const FOLDER_VARIABLE: &str = "BRIEFLINE_CONFIG_DIR";

/// How many files the list of recent ones holds.
pub const MAX_RECENT: usize = 10;

const FILE_NAME: &str = "settings.toml";

/// Which theme is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
    /// As the desktop says.
    #[default]
    System,
}

/// Whether movement on screen is reduced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MotionChoice {
    /// Views change at once.
    Reduced,
    /// Views glide.
    Full,
    /// As the desktop says.
    #[default]
    System,
}

/// What the bare wheel does over the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WheelChoice {
    /// Zooms at the pointer.
    #[default]
    Zoom,
    /// Scrolls the tracks.
    Scroll,
}

/// Where the window was, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Left edge; `None` if the system does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<f32>,
    /// Top edge; `None` if the system does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<f32>,
    /// Width of the inside.
    pub w: f32,
    /// Height of the inside.
    pub h: f32,
    /// Whether it filled the screen.
    #[serde(default)]
    pub maximized: bool,
}

/// How the wheel behaves over the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WheelSettings {
    /// What the bare wheel does.
    pub action: WheelChoice,
    /// How fast it zooms as a factor, 0.1 to 10.
    pub speed: f32,
    /// Whether turning it up zooms out.
    pub inverted: bool,
}

/// What shows beside the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaneSettings {
    /// Whether the detail pane shows.
    pub detail_open: bool,
    /// Width of the detail pane in points; `None` for the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail_width: Option<f32>,
    /// Whether the list shows.
    pub list_open: bool,
}

/// The settings. Keys that are left out have their default; keys that are not known are ignored,
/// so that an older program can read the file of a newer one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Which theme is shown.
    pub theme: ThemeChoice,
    /// Size of text as a factor, 0.5 to 3.
    pub text_scale: f32,
    /// Whether movement is reduced.
    pub reduced_motion: MotionChoice,
    /// The IANA time zone of times of day; `None` for the one that the timeline names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Whether keys without a modifier act on the canvas.
    pub single_key_shortcuts: bool,
    /// Whether the hint of the first run was dismissed.
    pub hint_dismissed: bool,
    /// Files opened lately, the latest first; at most [`MAX_RECENT`].
    pub recent: Vec<PathBuf>,
    /// How the wheel behaves over the canvas.
    pub wheel: WheelSettings,
    /// What shows beside the canvas.
    pub panes: PaneSettings,
    /// How briefings are told.
    pub audience: AudienceSettings,
    /// Where the window was; `None` on the first run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowPlace>,
}

impl Default for WheelSettings {
    fn default() -> Self {
        Self {
            action: WheelChoice::default(),
            speed: 1.0,
            inverted: false,
        }
    }
}

impl Default for PaneSettings {
    fn default() -> Self {
        Self {
            detail_open: true,
            detail_width: None,
            list_open: false,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            text_scale: 1.0,
            reduced_motion: MotionChoice::default(),
            zone: None,
            single_key_shortcuts: true,
            hint_dismissed: false,
            recent: Vec::new(),
            wheel: WheelSettings::default(),
            panes: PaneSettings::default(),
            audience: AudienceSettings::default(),
            window: None,
        }
    }
}

impl Settings {
    /// Reads the settings in `folder`. A damaged file is set aside and told of in the message, and
    /// the defaults are returned; so they are, without a message, where there is no file.
    pub fn load(folder: &Path) -> (Self, Option<String>) {
        let path = folder.join(FILE_NAME);
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|error| error.to_string()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Self::default().into(),
            Err(error) => {
                let message = format!("the settings cannot be read ({error}): {}", path.display());
                return (Self::default(), Some(message));
            }
        };
        let parsed = text.and_then(|text| {
            toml::from_str::<Self>(&text).map_err(|error| error.message().to_owned())
        });
        match parsed {
            Ok(settings) => settings.clamped().into(),
            Err(problem) => (Self::default(), Some(set_aside(&path, &problem))),
        }
    }

    /// Writes the settings to `folder`, which is made if it is missing.
    ///
    /// # Errors
    /// If the folder cannot be made or written to.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let text = toml::to_string_pretty(self).map_err(io::Error::other)?;
        save_atomically(&folder.join(FILE_NAME), text.as_bytes())
    }

    /// Puts `path` first in the list of recent files.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_path_buf());
        self.recent.truncate(MAX_RECENT);
    }

    /// The same settings with every number brought into its range.
    fn clamped(mut self) -> Self {
        let within = |value: f32, min, max, default| {
            if value.is_finite() {
                value.clamp(min, max)
            } else {
                default
            }
        };
        self.text_scale = within(self.text_scale, 0.5, 3.0, 1.0);
        self.wheel.speed = within(self.wheel.speed, 0.1, 10.0, 1.0);
        let width = self.panes.detail_width;
        self.panes.detail_width = width.filter(|width| width.is_finite() && *width > 0.0);
        self.window = self.window.filter(|window| {
            let is_usable =
                |length: f32| length.is_finite() && (100.0..=32_000.0).contains(&length);
            let is_place = |place: Option<f32>| place.is_none_or(f32::is_finite);
            is_usable(window.w) && is_usable(window.h) && is_place(window.x) && is_place(window.y)
        });
        self.audience = self.audience.clamped();
        self.recent.truncate(MAX_RECENT);
        self
    }
}

impl From<Settings> for (Settings, Option<String>) {
    fn from(settings: Settings) -> Self {
        (settings, None)
    }
}

/// The folder that the settings live in; `None` if the system names no home.
pub fn folder() -> Option<PathBuf> {
    match env::var_os(FOLDER_VARIABLE) {
        Some(folder) if !folder.is_empty() => Some(folder.into()),
        _ => directories::ProjectDirs::from("", "", "briefline")
            .map(|folders| folders.config_dir().to_path_buf()),
    }
}

/// Renames a damaged file to the first free name; the message says what became of it.
fn set_aside(path: &Path, problem: &str) -> String {
    let free = (1..=999)
        .map(|number| path.with_file_name(format!("{FILE_NAME}.damaged-{number}")))
        .find(|aside| !aside.exists());
    let problem = problem.lines().next().unwrap_or_default();
    match free.map(|aside| fs::rename(path, &aside).map(|()| aside)) {
        Some(Ok(aside)) => format!(
            "the settings were damaged ({problem}): defaults are used, the old file is {}",
            aside.display()
        ),
        _ => format!("the settings are damaged ({problem}): {}", path.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_a_run() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("made/when missing");
        assert_eq!(Settings::load(&folder), (Settings::default(), None));
        let mut settings = Settings {
            theme: ThemeChoice::Dark,
            zone: Some("Europe/Kyiv".into()),
            window: Some(WindowPlace {
                x: None,
                y: Some(-8.0),
                w: 900.0,
                h: 600.0,
                maximized: true,
            }),
            ..Settings::default()
        };
        settings.remember(Path::new("/a/b.toml"));
        settings.save(&folder).unwrap();
        assert_eq!(Settings::load(&folder), (settings, None));
    }

    #[test]
    fn damaged_settings_are_set_aside_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        for number in 1..=2 {
            fs::write(folder.path().join(FILE_NAME), b"theme = 'dark'\ntheme \xff").unwrap();
            let (settings, message) = Settings::load(folder.path());
            assert_eq!(settings, Settings::default());
            let aside = format!("settings.toml.damaged-{number}");
            assert!(message.unwrap().contains(&aside));
            assert!(folder.path().join(aside).exists());
            assert!(!folder.path().join(FILE_NAME).exists());
        }
    }

    #[test]
    fn left_out_keys_have_defaults_and_unknown_ones_are_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let text = "of_the_future = 3\ntext_scale = nan\n[wheel]\naction = 'scroll'\nspeed = 99.0\n\
                    [window]\nw = -3.0\nh = inf\n";
        fs::write(folder.path().join(FILE_NAME), text).unwrap();
        let expected = Settings {
            wheel: WheelSettings {
                action: WheelChoice::Scroll,
                speed: 10.0,
                inverted: false,
            },
            ..Settings::default()
        };
        assert_eq!(Settings::load(folder.path()), (expected, None));
    }

    #[test]
    fn the_list_of_recent_files_has_no_doubles_and_an_end() {
        let mut settings = Settings::default();
        for number in 0..30 {
            settings.remember(Path::new(&format!("{}", number % 15)));
        }
        assert_eq!(settings.recent.len(), MAX_RECENT);
        assert_eq!(settings.recent[0], Path::new("14"));
        settings.remember(Path::new("10"));
        assert_eq!(
            settings
                .recent
                .iter()
                .filter(|path| **path == Path::new("10"))
                .count(),
            1
        );
    }
}
