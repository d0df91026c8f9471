//! What the colours of a slide look like in each of the audience's themes.

use egui::Color32;

use crate::layout::SlideTone;
use crate::palette::{DARK, HIGH_CONTRAST, LIGHT, Palette, Rgb};
use crate::state::AudienceTheme;
use crate::ui::look::color;

/// How strongly layout tints what it wants tinted, as the light theme has it.
const USUAL_TINT: f32 = 0.15;
/// What is weaker than this is a tint.
const WEAKEST_SOLID: f32 = 0.5;

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
pub struct Inks {
    palette: &'static Palette,
}

impl Inks {
    /// Those of `theme`.
    pub const fn new(theme: AudienceTheme) -> Self {
        let palette = match theme {
            AudienceTheme::Light => &LIGHT,
            AudienceTheme::Dark => &DARK,
            AudienceTheme::HighContrast => &HIGH_CONTRAST,
        };
        Self { palette }
    }

    /// The colour of what is laid out as `tone`.
    pub fn tone(self, tone: SlideTone) -> Color32 {
        color(self.rgb(tone))
    }

    /// The same at a strength of 0 to 1. Tints are as strong as the theme has them, which may be
    /// not at all.
    pub fn tinted(self, tone: SlideTone, strength: f32) -> Color32 {
        let strength = if strength < WEAKEST_SOLID {
            strength * self.palette.tint / USUAL_TINT
        } else {
            strength
        };
        self.tone(tone).gamma_multiply(strength.clamp(0.0, 1.0))
    }

    /// The two ends of a fade. A fade whose stronger end is but a tint is tinted as a whole, so
    /// that it joins what it fades from.
    pub fn fade(self, tone: SlideTone, strengths: [f32; 2]) -> [Color32; 2] {
        let is_tint = strengths[0].max(strengths[1]) < WEAKEST_SOLID;
        strengths.map(|strength| {
            if is_tint {
                self.tinted(tone, strength)
            } else {
                self.tone(tone).gamma_multiply(strength.clamp(0.0, 1.0))
            }
        })
    }

    /// The dot of the pointer.
    pub const fn pointer(self) -> Color32 {
        color(self.palette.alert_line)
    }

    fn rgb(self, tone: SlideTone) -> Rgb {
        let palette = self.palette;
        match tone {
            SlideTone::Paper => palette.paper,
            SlideTone::Surface => palette.surface,
            SlideTone::Text => palette.t1,
            SlideTone::Secondary => palette.t2,
            SlideTone::Axis => palette.axis,
            SlideTone::Line => palette.line2,
            SlideTone::Ink => palette.ink,
            SlideTone::AmberText => palette.amber_text,
            SlideTone::AmberFill => palette.amber_fill,
            SlideTone::AmberEdge => palette.amber_edge,
            SlideTone::Hue(hue) => palette.hue(hue),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Hue;

    const THEMES: [AudienceTheme; 3] = [
        AudienceTheme::Light,
        AudienceTheme::Dark,
        AudienceTheme::HighContrast,
    ];

    /// What text stands on, and in which colours.
    fn pairs() -> Vec<(SlideTone, SlideTone)> {
        let mut pairs = vec![(SlideTone::AmberText, SlideTone::AmberFill)];
        for ground in [SlideTone::Paper, SlideTone::Surface] {
            pairs.push((SlideTone::Text, ground));
            pairs.push((SlideTone::Secondary, ground));
        }
        pairs
    }

    #[test]
    fn text_is_readable_on_what_it_stands_on() {
        for theme in THEMES {
            let inks = Inks::new(theme);
            for (text, ground) in pairs() {
                let ratio = inks.rgb(text).contrast(inks.rgb(ground));
                let least = match (theme, text) {
                    (AudienceTheme::HighContrast, _) | (_, SlideTone::Text) => 7.0,
                    _ => 4.5,
                };
                assert!(ratio >= least, "{theme:?} {text:?} on {ground:?}: {ratio}");
            }
        }
    }

    #[test]
    fn text_stays_readable_on_a_tint_of_any_hue() {
        for theme in THEMES {
            let inks = Inks::new(theme);
            for hue in Hue::ALL {
                let paper = inks.rgb(SlideTone::Paper);
                let tint = paper.mixed(inks.rgb(SlideTone::Hue(hue)), inks.palette.tint);
                for tone in [SlideTone::Text, SlideTone::Secondary] {
                    let ratio = inks.rgb(tone).contrast(tint);
                    assert!(ratio >= 4.5, "{theme:?} {tone:?} on {hue:?}: {ratio}");
                }
            }
        }
    }

    #[test]
    fn marks_and_the_axis_stand_out_from_the_ground() {
        for theme in THEMES {
            let inks = Inks::new(theme);
            let hues = Hue::ALL.map(SlideTone::Hue);
            for tone in hues.into_iter().chain([SlideTone::Axis, SlideTone::Ink]) {
                let ratio = inks.rgb(tone).contrast(inks.rgb(SlideTone::Paper));
                assert!(ratio >= 3.0, "{theme:?} {tone:?}: {ratio}");
            }
        }
    }

    #[test]
    fn high_contrast_has_black_and_white_and_no_tints() {
        let inks = Inks::new(AudienceTheme::HighContrast);
        for (text, ground) in pairs() {
            for tone in [text, ground] {
                let color = inks.tone(tone);
                assert!(
                    [Color32::BLACK, Color32::WHITE].contains(&color),
                    "{tone:?}"
                );
            }
        }
        let tint = inks.tinted(SlideTone::Hue(Hue::Green), 0.15);
        assert_eq!(tint, Color32::TRANSPARENT);
        assert_eq!(inks.tinted(SlideTone::Ink, 1.0), Color32::BLACK);
    }

    #[test]
    fn the_dark_theme_tints_as_much_as_its_palette_says() {
        let inks = Inks::new(AudienceTheme::Dark);
        let tone = SlideTone::Hue(Hue::Green);
        let expected = inks.tone(tone).gamma_multiply(0.20);
        assert_eq!(inks.tinted(tone, 0.15), expected);
    }
}
