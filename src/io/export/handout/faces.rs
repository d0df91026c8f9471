//! The bundled faces, read once for a whole handout.

use std::sync::Arc;

use krilla::text::Font;
use resvg::usvg;

use crate::io::export::measure::{FACES, FontMeasure, bundled_faces};
use crate::layout::Weight;

/// The faces of a document: to measure its text, to set it, and to read its drawings.
pub(super) struct Faces {
    /// In the order of [`Weight`].
    fonts: [Font; 4],
    measure: FontMeasure,
    drawings: usvg::Options<'static>,
}

impl Faces {
    /// Reads the bundled faces.
    ///
    /// # Panics
    /// If a bundled face is damaged, which the tests rule out.
    pub(super) fn new() -> Self {
        let fonts = FACES.map(|(_, data)| {
            let font = Font::new(data.into(), 0);
            font.expect("the bundled faces are sound")
        });
        Self {
            fonts,
            measure: FontMeasure::new(),
            drawings: usvg::Options {
                fontdb: Arc::new(bundled_faces()),
                ..usvg::Options::default()
            },
        }
    }

    /// Measures text in these faces.
    pub(super) const fn measure(&self) -> &FontMeasure {
        &self.measure
    }

    /// Reads a drawing of ours, with these faces and no others.
    ///
    /// # Errors
    /// If it is no drawing.
    pub(super) fn read(&self, svg: &str) -> Result<usvg::Tree, usvg::Error> {
        usvg::Tree::from_str(svg, &self.drawings)
    }

    /// The face of this weight.
    pub(super) fn of(&self, weight: Weight) -> Font {
        let place = FACES.iter().position(|(other, _)| *other == weight);
        self.fonts[place.unwrap_or(0)].clone()
    }

    /// The face whose weight is nearest to `number`, 400 to 700.
    pub(super) fn by_number(&self, number: u16) -> Font {
        self.of(match number {
            0..450 => Weight::Regular,
            450..550 => Weight::Medium,
            550..650 => Weight::SemiBold,
            _ => Weight::Bold,
        })
    }
}
