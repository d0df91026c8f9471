//! How an issue went on.

use emath::Rect;

use super::SlideInput;
use super::pen::Pen;

/// Lays it out in `area`.
pub(super) fn lay_out(pen: &mut Pen<'_>, input: &SlideInput<'_>, area: Rect) {
    let _ = (pen, input, area);
}
