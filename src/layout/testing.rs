//! What the tests of this layer share: a measure of text and small timelines.

use super::{MeasureText, TextStyle};

/// Every character is seven points wide.
pub(crate) struct SevenPoints;

impl MeasureText for SevenPoints {
    fn width(&self, text: &str, _style: TextStyle) -> f32 {
        7.0 * text.chars().count() as f32
    }
}
