//! A comparison of two documents as a file: a table for spreadsheets, a page for printing, and the
//! picture that the window shows.
//!
//! What is said is the work of [`ComparisonTable`](crate::model::ComparisonTable), where things
//! stand in the picture that of [`lay_out_comparison`](crate::layout::lay_out_comparison).

mod csv;
mod page;
mod picture;
mod ribbons;
mod signs;
#[cfg(test)]
mod tests;

pub use self::csv::comparison_csv;
pub use page::comparison_page;
pub use picture::comparison_svg;
pub(super) use picture::comparison_svg_of_width;
