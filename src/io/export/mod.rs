//! Pictures without a window: a display list as SVG, and the SVG as PNG; comparisons as tables;
//! briefings as pages to hand out.
//!
//! The list is walked in its paint order with the colours of a palette, so a picture shows what
//! the window shows. Text is set in the bundled faces, which [`FontMeasure`] measures for
//! layout. No file is written here; what the canvas says to screen readers comes in as
//! [`ExportNames`].

mod comparison;
mod followed;
mod handout;
mod known;
mod marks;
mod measure;
mod raster;
mod scene;
mod spans;
mod svg_writer;

use crate::layout::DisplayList;
use crate::model::ItemIx;
use crate::palette::Palette;

pub use comparison::{comparison_csv, comparison_page, comparison_svg};
pub use followed::{ExportRow, RowDrawing};
pub use handout::{HandoutError, HandoutOptions, handout};
pub use measure::FontMeasure;
pub use raster::{RasterError, png};

/// What a picture says to those who do not see it.
#[derive(Clone, Copy)]
pub struct ExportNames<'a> {
    /// The title of the picture.
    pub title: &'a str,
    /// What it shows, in a sentence or two; may be empty.
    pub summary: &'a str,
    /// What stands on the banner over the picture ("As known on 5 January 2026"); `None` for no
    /// banner.
    pub banner: Option<&'a str>,
    /// The spoken name of an item: date, title, kind, status.
    pub item: &'a dyn Fn(ItemIx) -> String,
}

/// The display list as an SVG document of the list's size in pixels.
pub fn svg(list: &DisplayList, names: &ExportNames<'_>, palette: &Palette) -> String {
    scene::draw(list, &[], names, palette)
}

/// The display list with the rows of issues and figures under it, as an SVG document.
pub fn svg_with_rows(
    list: &DisplayList,
    rows: &[ExportRow],
    names: &ExportNames<'_>,
    palette: &Palette,
) -> String {
    scene::draw(list, rows, names, palette)
}

#[cfg(test)]
mod tests;
