//! Measures canvas text with the window's own fonts, for layout.

use crate::layout::{MeasureText, TextStyle};

use super::look::canvas_font;

/// Widths as the window's fonts have them, without shaping: the sum of the advances.
///
/// Kerning only ever tightens our faces, so a label never comes out wider than its box.
pub struct WindowMeasure<'a> {
    ctx: &'a egui::Context,
}

impl<'a> WindowMeasure<'a> {
    /// Measures with the fonts of `ctx`.
    pub const fn new(ctx: &'a egui::Context) -> Self {
        Self { ctx }
    }
}

impl MeasureText for WindowMeasure<'_> {
    fn width(&self, text: &str, style: TextStyle) -> f32 {
        let font = canvas_font(style);
        self.ctx
            .fonts_mut(|fonts| text.chars().map(|c| fonts.glyph_width(&font, c)).sum())
    }
}
