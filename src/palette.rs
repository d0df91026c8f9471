//! The colours, by role: two themes, ink on paper, with hue for the tracks alone.
//!
//! The interface is monochrome; the six hues belong to the tracks and to nothing else, and two
//! state colours say "not today's knowledge" (amber) and "the audience sees something else"
//! (alert). Plain numbers, so that the window and the exporters share them; how they become
//! pixels is their business. The tests keep the contrast that the roles promise.

use crate::model::Hue;

/// Red, green and blue in sRGB, each 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour written as six hexadecimal digits: `0xFA_FAF7`.
    pub const fn hex(code: u32) -> Self {
        let [_, red, green, blue] = code.to_be_bytes();
        Self(red, green, blue)
    }

    /// This colour with a share, 0 to 1, of `other`, mixed as screens mix them.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let share = share.clamp(0.0, 1.0);
        let mix = |one: u8, two: u8| {
            let (one, two) = (f32::from(one), f32::from(two));
            (one + (two - one) * share).round() as u8
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// The WCAG 2.2 contrast ratio to `other`: 1 (none) to 21 (black on white).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The WCAG 2.2 relative luminance: 0 (black) to 1 (white).
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

impl std::fmt::Display for Rgb {
    /// As in CSS and SVG: `#FAFAF7`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// A theme: every colour by its role.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// The canvas.
    pub paper: Rgb,
    /// Cards nested in the detail pane.
    pub nested: Rgb,
    /// The canvas right of the knowledge line.
    pub later: Rgb,
    /// Saturdays and Sundays on paper.
    pub weekend: Rgb,
    /// Header, filter row, lane heads, overview, bottom bar.
    pub chrome: Rgb,
    /// Detail pane, inputs, chips, buttons, plates, menus.
    pub surface: Rgb,
    /// The groove of a switch. No marks stand on it.
    pub sunken: Rgb,
    /// Rows, chips and buttons under the pointer.
    pub hover: Rgb,
    /// Hedge tags.
    pub tag: Rgb,
    /// Phase bands.
    pub phase: Rgb,
    /// Hairlines, card borders, lane rules.
    pub line1: Rgb,
    /// Borders of controls and of the pane, month line in the axis.
    pub line2: Rgb,
    /// Coarse calendar lines inside the lanes.
    pub month: Rgb,
    /// Axis line, ticks, dashed phases, marks of what was cancelled.
    pub axis: Rgb,
    /// Text.
    pub t1: Rgb,
    /// Secondary text, icons, relation arrows.
    pub t2: Rgb,
    /// Labels of disabled controls only.
    pub disabled: Rgb,
    /// Primary button, selected chip, selection stroke.
    pub ink: Rgb,
    /// Text on ink.
    pub on_ink: Rgb,
    /// Small text on ink.
    pub on_ink2: Rgb,
    /// The primary button under the pointer.
    pub ink_hover: Rgb,
    /// The primary button while pressed.
    pub ink_pressed: Rgb,
    /// The focus ring, and nothing else.
    pub focus: Rgb,
    /// Text of "not today's knowledge".
    pub amber_text: Rgb,
    /// Fill of "not today's knowledge".
    pub amber_fill: Rgb,
    /// Border of "not today's knowledge".
    pub amber_edge: Rgb,
    /// Line of "not today's knowledge".
    pub amber_line: Rgb,
    /// Text of "the audience does not see what you see".
    pub alert_text: Rgb,
    /// Fill of "the audience does not see what you see".
    pub alert_fill: Rgb,
    /// Line of "the audience does not see what you see".
    pub alert_line: Rgb,
    /// Text on the alert line's colour.
    pub on_alert: Rgb,
    /// Marks dimmed by a filter.
    pub filtered: Rgb,
    /// How strongly a hue tints the body of a band: 0 to 1.
    pub tint: f32,
    /// The fills of the hues and the text on each, in the order of [`Hue::ALL`].
    hues: [(Rgb, Rgb); 6],
}

impl Palette {
    /// The fill of a hue.
    pub const fn hue(&self, hue: Hue) -> Rgb {
        self.hues[hue as usize].0
    }

    /// A grey for how well something is founded: from 0, as strong as text, to 1, the axis.
    pub fn grey(&self, faintness: f32) -> Rgb {
        self.t1.mixed(self.axis, faintness)
    }

    /// The colour of text on the fill of a hue.
    pub const fn on_hue(&self, hue: Hue) -> Rgb {
        self.hues[hue as usize].1
    }
}

/// Ink on paper: the safer choice for projectors.
pub const LIGHT: Palette = Palette {
    paper: Rgb::hex(0xFA_FAF7),
    nested: Rgb::hex(0xFA_FAF7),
    later: Rgb::hex(0xF3_F1E9),
    weekend: Rgb::hex(0xF5_F4EF),
    chrome: Rgb::hex(0xF2_F1EC),
    surface: Rgb::hex(0xFF_FFFF),
    sunken: Rgb::hex(0xE9_E7E0),
    hover: Rgb::hex(0xEC_EAE3),
    tag: Rgb::hex(0xF1_EFE9),
    phase: Rgb::hex(0xE5_E3DB),
    line1: Rgb::hex(0xE4_E2DA),
    line2: Rgb::hex(0xCF_CCC2),
    month: Rgb::hex(0xE2_E0D8),
    axis: Rgb::hex(0x7A_7F86),
    t1: Rgb::hex(0x1A_1D21),
    t2: Rgb::hex(0x5B_6168),
    disabled: Rgb::hex(0x9B_9FA4),
    ink: Rgb::hex(0x1A_1D21),
    on_ink: Rgb::hex(0xFF_FFFF),
    on_ink2: Rgb::hex(0xC9_CCD1),
    ink_hover: Rgb::hex(0x33_373D),
    ink_pressed: Rgb::hex(0x00_0000),
    focus: Rgb::hex(0x0B_57D0),
    amber_text: Rgb::hex(0x7A_4B00),
    amber_fill: Rgb::hex(0xFB_EFD5),
    amber_edge: Rgb::hex(0xE6_CF9C),
    amber_line: Rgb::hex(0xB8_7700),
    alert_text: Rgb::hex(0xB4_2318),
    alert_fill: Rgb::hex(0xFC_EBE8),
    alert_line: Rgb::hex(0xC4_291C),
    on_alert: Rgb::hex(0xFF_FFFF),
    filtered: Rgb::hex(0xC9_C6BC),
    tint: 0.15,
    hues: [
        (Rgb::hex(0x9B_5387), Rgb::hex(0xFF_FFFF)), // purple
        (Rgb::hex(0x00_7657), Rgb::hex(0xFF_FFFF)), // green
        (Rgb::hex(0x4F_82DD), Rgb::hex(0x10_141A)), // blue
        (Rgb::hex(0x9D_2D02), Rgb::hex(0xFF_FFFF)), // vermillion
        (Rgb::hex(0x97_8926), Rgb::hex(0x10_141A)), // gold
        (Rgb::hex(0x33_3436), Rgb::hex(0xFF_FFFF)), // slate
    ],
};

/// The light colours on white paper, which costs no ink.
pub const PRINTED: Palette = Palette {
    paper: Rgb(255, 255, 255),
    surface: Rgb(255, 255, 255),
    ..LIGHT
};

/// For dimmed rooms.
pub const DARK: Palette = Palette {
    paper: Rgb::hex(0x12_161C),
    nested: Rgb::hex(0x16_1B22),
    later: Rgb::hex(0x18_1C23),
    weekend: Rgb::hex(0x15_1A21),
    chrome: Rgb::hex(0x17_1C24),
    surface: Rgb::hex(0x1B_212A),
    sunken: Rgb::hex(0x0D_1116),
    hover: Rgb::hex(0x23_2A34),
    tag: Rgb::hex(0x27_303B),
    phase: Rgb::hex(0x26_2E39),
    line1: Rgb::hex(0x26_2D37),
    line2: Rgb::hex(0x3B_4552),
    month: Rgb::hex(0x27_303A),
    axis: Rgb::hex(0x7C_8794),
    t1: Rgb::hex(0xE8_EAED),
    t2: Rgb::hex(0xAE_B4BC),
    disabled: Rgb::hex(0x68_717D),
    ink: Rgb::hex(0xE8_EAED),
    on_ink: Rgb::hex(0x12_161C),
    on_ink2: Rgb::hex(0x4A_515B),
    ink_hover: Rgb::hex(0xFF_FFFF),
    ink_pressed: Rgb::hex(0xC9_CCD1),
    focus: Rgb::hex(0xFF_D54A),
    amber_text: Rgb::hex(0xFF_D98C),
    amber_fill: Rgb::hex(0x33_290F),
    amber_edge: Rgb::hex(0x5A_4A1E),
    amber_line: Rgb::hex(0xD9_A441),
    alert_text: Rgb::hex(0xFF_9384),
    alert_fill: Rgb::hex(0x3A_1A16),
    alert_line: Rgb::hex(0xF0_524A),
    on_alert: Rgb::hex(0x12_161C),
    filtered: Rgb::hex(0x48_525F),
    tint: 0.20,
    hues: [
        (Rgb::hex(0xA6_778F), Rgb::hex(0x10_141A)), // purple
        (Rgb::hex(0x86_EDB5), Rgb::hex(0x10_141A)), // green
        (Rgb::hex(0x65_98F9), Rgb::hex(0x10_141A)), // blue
        (Rgb::hex(0xE6_683C), Rgb::hex(0x10_141A)), // vermillion
        (Rgb::hex(0xFF_C739), Rgb::hex(0x10_141A)), // gold
        (Rgb::hex(0xE2_E9F3), Rgb::hex(0x10_141A)), // slate
    ],
};

const BLACK: Rgb = Rgb(0, 0, 0);
const WHITE: Rgb = Rgb(255, 255, 255);

/// Black on white and nothing between, for weak projectors and weak eyes: what hues tell is told
/// by names, and shapes and fills stay.
pub const HIGH_CONTRAST: Palette = Palette {
    paper: WHITE,
    nested: WHITE,
    later: WHITE,
    weekend: WHITE,
    chrome: WHITE,
    surface: WHITE,
    sunken: WHITE,
    hover: WHITE,
    tag: WHITE,
    phase: WHITE,
    line1: BLACK,
    line2: BLACK,
    month: BLACK,
    axis: BLACK,
    t1: BLACK,
    t2: BLACK,
    disabled: BLACK,
    ink: BLACK,
    on_ink: WHITE,
    on_ink2: WHITE,
    ink_hover: BLACK,
    ink_pressed: BLACK,
    focus: BLACK,
    amber_text: BLACK,
    amber_fill: WHITE,
    amber_edge: BLACK,
    amber_line: BLACK,
    alert_text: BLACK,
    alert_fill: WHITE,
    alert_line: BLACK,
    on_alert: WHITE,
    filtered: BLACK,
    tint: 0.0,
    hues: [(BLACK, WHITE); 6],
};

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [(&str, &Palette); 2] = [("light", &LIGHT), ("dark", &DARK)];

    #[track_caller]
    fn assert_contrast(what: &str, one: Rgb, two: Rgb, least: f64) {
        let ratio = one.contrast(two);
        assert!(
            ratio >= least,
            "{what}: {one} on {two} has {ratio:.2}, needs {least}"
        );
    }

    #[test]
    fn contrast_is_computed_as_wcag_says() {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((white.contrast(white) - 1.0).abs() < 1e-9);
        assert!(
            (Rgb::hex(0x77_7777).contrast(white) - 4.48).abs() < 0.01,
            "the well-known grey"
        );
    }

    #[test]
    fn a_colour_is_written_as_in_css() {
        assert_eq!(Rgb::hex(0x0B_57D0), Rgb(0x0B, 0x57, 0xD0));
        assert_eq!(Rgb(0x0B, 0x57, 0xD0).to_string(), "#0B57D0");
    }

    #[test]
    fn text_is_readable_on_everything_it_stands_on() {
        for (theme, p) in THEMES {
            let grounds = [
                p.paper, p.nested, p.later, p.weekend, p.chrome, p.surface, p.sunken, p.hover,
                p.tag, p.phase,
            ];
            for ground in grounds {
                assert_contrast(&format!("{theme} text"), p.t1, ground, 7.0);
            }
            for ground in grounds.into_iter().filter(|ground| *ground != p.phase) {
                assert_contrast(&format!("{theme} secondary text"), p.t2, ground, 4.5);
            }
            for (what, text, fill) in [
                ("on ink", p.on_ink, p.ink),
                ("small on ink", p.on_ink2, p.ink),
                ("on hovered ink", p.on_ink, p.ink_hover),
                ("on pressed ink", p.on_ink, p.ink_pressed),
                ("amber", p.amber_text, p.amber_fill),
                ("amber on chrome", p.amber_text, p.chrome),
                ("alert", p.alert_text, p.alert_fill),
                ("alert on surface", p.alert_text, p.surface),
                ("on alert", p.on_alert, p.alert_line),
            ] {
                assert_contrast(&format!("{theme} {what}"), text, fill, 4.5);
            }
        }
    }

    #[test]
    fn marks_stand_out_from_what_they_stand_on() {
        for (theme, p) in THEMES {
            for hue in Hue::ALL {
                for ground in [p.paper, p.later, p.weekend, p.chrome, p.surface] {
                    let what = format!("{theme} {}", hue.word());
                    assert_contrast(&what, p.hue(hue), ground, 3.0);
                }
            }
            for ground in [p.paper, p.later, p.chrome, p.surface] {
                assert_contrast(&format!("{theme} axis"), p.axis, ground, 3.0);
                assert_contrast(&format!("{theme} focus"), p.focus, ground, 3.0);
                assert_contrast(&format!("{theme} amber line"), p.amber_line, ground, 3.0);
                assert_contrast(&format!("{theme} alert line"), p.alert_line, ground, 3.0);
            }
        }
    }

    #[test]
    fn the_greys_of_a_ramp_stand_out_and_differ() {
        for (theme, p) in THEMES {
            let greys = [0.0, 0.25, 0.5, 0.75, 1.0].map(|faintness| p.grey(faintness));
            for grey in greys {
                assert_contrast(&format!("{theme} grey"), grey, p.paper, 3.0);
            }
            for pair in greys.windows(2) {
                assert!(pair[0].contrast(pair[1]) > 1.2, "{theme} {pair:?}");
            }
        }
    }

    #[test]
    fn text_on_a_hue_is_readable() {
        for (theme, p) in THEMES {
            for hue in Hue::ALL {
                let what = format!("{theme} on {}", hue.word());
                assert_contrast(&what, p.on_hue(hue), p.hue(hue), 4.5);
            }
        }
    }

    #[test]
    fn each_hue_has_its_own_colour_in_the_order_of_the_model() {
        assert_eq!(LIGHT.hue(Hue::Purple), Rgb::hex(0x9B_5387));
        assert_eq!(LIGHT.hue(Hue::Gold), Rgb::hex(0x97_8926));
        assert_eq!(DARK.hue(Hue::Slate), Rgb::hex(0xE2_E9F3));
        for (at, hue) in Hue::ALL.into_iter().enumerate() {
            assert_eq!(
                hue as usize, at,
                "the table is indexed by the order of declaration"
            );
        }
    }
}
