//! The bundled faces of the canvas, and how wide a text is in them without a window.

use std::sync::Arc;

use resvg::usvg::fontdb;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use crate::layout::{MeasureText, TextStyle, Weight};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
const MEDIUM: &[u8] = include_bytes!("../../../assets/fonts/Inter-Medium.otf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-Bold.otf");

/// Measures text in the bundled faces, for layouts that are drawn as SVG or PNG.
///
/// Widths are sums of advances; kerning is left out, which makes them at most a little too wide.
#[derive(Clone)]
pub struct FontMeasure {
    /// In the order of [`Weight`].
    faces: [Face; 4],
}

/// What is needed of a face to measure text in it.
#[derive(Clone)]
struct Face {
    font: FontRef<'static>,
    /// The advances of the characters below 256 in em, as nearly all text is made of them.
    latin: [f32; 256],
}

impl FontMeasure {
    /// Reads the bundled faces.
    ///
    /// # Panics
    /// If a bundled face is damaged, which the tests rule out.
    pub fn new() -> Self {
        Self {
            faces: [REGULAR, MEDIUM, SEMI_BOLD, BOLD].map(Face::read),
        }
    }
}

impl FontMeasure {
    /// The glyph of `ch` in a face, and its advance in em. A character that the face lacks has
    /// the glyph "missing", number 0.
    pub(super) fn glyph(&self, weight: Weight, ch: char) -> (u32, f32) {
        let face = self.face(weight);
        let glyph = face.font.charmap().map(ch).unwrap_or_default();
        (glyph.to_u32(), face.advance(ch))
    }

    const fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.faces[0],
            Weight::Medium => &self.faces[1],
            Weight::SemiBold => &self.faces[2],
            Weight::Bold => &self.faces[3],
        }
    }
}

impl Default for FontMeasure {
    fn default() -> Self {
        Self::new()
    }
}

impl MeasureText for FontMeasure {
    fn width(&self, text: &str, style: TextStyle) -> f32 {
        let face = self.face(style.weight());
        text.chars().map(|ch| face.advance(ch)).sum::<f32>() * style.size()
    }
}

impl Face {
    fn read(data: &'static [u8]) -> Self {
        let font = FontRef::new(data).expect("the bundled faces are sound");
        let mut face = Self {
            font,
            latin: [0.0; 256],
        };
        for code in 0..=u8::MAX {
            face.latin[usize::from(code)] = face.look_up(char::from(code));
        }
        face
    }

    /// The advance of `ch` in em.
    fn advance(&self, ch: char) -> f32 {
        self.latin
            .get(ch as usize)
            .copied()
            .unwrap_or_else(|| self.look_up(ch))
    }

    fn look_up(&self, ch: char) -> f32 {
        // A character that the face lacks is drawn as its "missing" glyph, number 0.
        let glyph = self.font.charmap().map(ch).unwrap_or_default();
        let metrics = self
            .font
            .glyph_metrics(Size::new(1.0), LocationRef::default());
        metrics.advance_width(glyph).unwrap_or_default()
    }
}

/// The bundled faces, each with its weight, for a document that embeds them.
pub(super) const FACES: [(Weight, &[u8]); 4] = [
    (Weight::Regular, REGULAR),
    (Weight::Medium, MEDIUM),
    (Weight::SemiBold, SEMI_BOLD),
    (Weight::Bold, BOLD),
];

/// Whether the bundled faces have a glyph for `ch`; they all have the same ones.
pub(super) fn has_glyph(ch: char) -> bool {
    let font = FontRef::new(REGULAR).expect("the bundled faces are sound");
    font.charmap().map(ch).is_some()
}

/// The bundled faces for the rasterizer, and no others: pictures look the same everywhere.
pub(super) fn bundled_faces() -> fontdb::Database {
    let mut faces = fontdb::Database::new();
    for data in [REGULAR, MEDIUM, SEMI_BOLD, BOLD] {
        faces.load_font_source(fontdb::Source::Binary(Arc::new(data)));
    }
    faces.set_sans_serif_family("Inter");
    faces
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::usvg;

    /// The width of `text` as the rasterizer draws it: from the left end to the last ink.
    fn drawn_width(text: &str, style: TextStyle) -> f32 {
        let weight = match style.weight() {
            Weight::Regular => 400,
            Weight::Medium => 500,
            Weight::SemiBold => 600,
            Weight::Bold => 700,
        };
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='50'>\
             <text x='0' y='30' font-family='Inter' font-weight='{weight}' font-size='{}'>{text}\
             </text></svg>",
            style.size()
        );
        let options = usvg::Options {
            fontdb: Arc::new(bundled_faces()),
            ..Default::default()
        };
        usvg::Tree::from_str(&svg, &options)
            .unwrap()
            .root()
            .abs_bounding_box()
            .right()
    }

    #[test]
    fn measured_text_is_as_wide_as_drawn_text() {
        let measure = FontMeasure::new();
        for text in [
            "28-point proposal",
            "Paris talks, 6 January 2026",
            "Київ: переговори їх",
        ] {
            for style in [TextStyle::Name, TextStyle::NameStrong, TextStyle::Caption] {
                let (measured, drawn) = (measure.width(text, style), drawn_width(text, style));
                assert!(
                    measured >= drawn - 1.0,
                    "{text}: {measured} measured, {drawn} drawn"
                );
                // Kerning and the last letter's right bearing are all that may be missing.
                assert!(
                    measured <= drawn * 1.03 + 3.0,
                    "{text}: {measured} against {drawn}"
                );
            }
        }
    }

    #[test]
    fn all_faces_have_the_same_characters() {
        let characters = FACES.map(|(_, data)| {
            let font = FontRef::new(data).unwrap();
            let mut codes: Vec<u32> = font.charmap().mappings().map(|(code, _)| code).collect();
            codes.sort_unstable();
            codes
        });
        let [regular, others @ ..] = &characters;
        assert!(regular.len() > 1_000, "{}", regular.len());
        assert!(others.iter().all(|codes| codes == regular));
    }

    #[test]
    fn all_digits_are_equally_wide() {
        let measure = FontMeasure::new();
        for style in [TextStyle::Caption, TextStyle::Name, TextStyle::AxisMajor] {
            let widths: Vec<f32> = ('0'..='9')
                .map(|digit| measure.width(&digit.to_string(), style))
                .collect();
            assert!(
                widths.iter().all(|width| (width - widths[0]).abs() < 1e-4),
                "{widths:?}"
            );
        }
    }

    #[test]
    fn a_heavier_face_is_wider() {
        let measure = FontMeasure::new();
        let width = |style| measure.width("Coalition of the Willing", style);
        assert!(width(TextStyle::NameStrong) > width(TextStyle::Name));
        assert!(width(TextStyle::Name) > 0.0);
    }
}
