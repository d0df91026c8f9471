//! What is kept of presenting: the room, the look of the audience's picture, the notes.

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

/// How briefings are told. A value that makes no sense has its default, so that one of a newer
/// program does not damage the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AudienceSettings {
    /// Where the last row sits.
    #[serde(deserialize_with = "or_default")]
    pub seat: SeatChoice,
    /// From the screen to the last row, in metres; with [`SeatChoice::Metres`] only.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "Option::is_none"
    )]
    pub distance: Option<f32>,
    /// The height of the picture in metres; with [`SeatChoice::Metres`] only.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "Option::is_none"
    )]
    pub height: Option<f32>,
    /// The look of the picture.
    #[serde(deserialize_with = "or_default")]
    pub theme: AudienceThemeChoice,
    /// The size of the notes on the console in points; `None` for the default.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "Option::is_none"
    )]
    pub notes_points: Option<f32>,
}

/// Where the last row sits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeatChoice {
    /// Four screen heights away.
    FourHeights,
    /// Six screen heights away.
    #[default]
    SixHeights,
    /// As measured.
    Metres,
}

/// The look of the audience's picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AudienceThemeChoice {
    /// Dark on paper.
    #[default]
    Light,
    /// Light on ink.
    Dark,
    /// Black on white.
    HighContrast,
}

impl AudienceSettings {
    /// The same without numbers that are no sizes. A room without both of its own has none.
    pub(super) fn clamped(mut self) -> Self {
        let size = |value: &f32| value.is_finite() && *value > 0.0;
        self.notes_points = self.notes_points.filter(size);
        self.distance = self.distance.filter(size);
        self.height = self.height.filter(size);
        if self.distance.is_none() || self.height.is_none() {
            (self.distance, self.height) = (None, None);
            if self.seat == SeatChoice::Metres {
                self.seat = SeatChoice::default();
            }
        }
        self
    }
}

/// What can be read, or else the default.
fn or_default<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    let value = toml::Value::deserialize(deserializer)?;
    Ok(T::deserialize(value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::settings::Settings;

    #[test]
    fn the_room_and_the_look_survive_a_run() {
        let folder = tempfile::tempdir().unwrap();
        for seat in [
            SeatChoice::FourHeights,
            SeatChoice::SixHeights,
            SeatChoice::Metres,
        ] {
            let measured = (seat == SeatChoice::Metres).then_some(9.5);
            let settings = Settings {
                audience: AudienceSettings {
                    seat,
                    distance: measured,
                    height: measured,
                    theme: AudienceThemeChoice::HighContrast,
                    notes_points: Some(22.0),
                },
                ..Settings::default()
            };
            settings.save(folder.path()).unwrap();
            assert_eq!(Settings::load(folder.path()), (settings, None));
        }
    }

    #[test]
    fn what_makes_no_sense_has_its_default_and_the_rest_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let dark = AudienceSettings {
            theme: AudienceThemeChoice::Dark,
            ..AudienceSettings::default()
        };
        for (text, expected) in [
            ("", AudienceSettings::default()),
            ("seat = 'balcony'\ntheme = 'dark'", dark),
            ("seat = 'metres'\ntheme = 'dark'\ndistance = 9", dark),
            (
                "seat = 'metres'\ntheme = 'dark'\ndistance = -1.0\nheight = 1.5",
                dark,
            ),
            (
                "seat = 4\ntheme = 'dark'\nnotes_points = 'large'\nheight = []",
                dark,
            ),
            (
                "theme = 'dark'\nnotes_points = nan\nof_the_future = 3",
                dark,
            ),
            ("theme = 'pink'", AudienceSettings::default()),
        ] {
            let text = format!("theme = 'dark'\n[audience]\n{text}\n");
            std::fs::write(folder.path().join("settings.toml"), &text).unwrap();
            let (settings, message) = Settings::load(folder.path());
            assert_eq!((settings.audience, message), (expected, None), "{text}");
            assert_eq!(settings.theme, crate::io::settings::ThemeChoice::Dark);
        }
    }
}
