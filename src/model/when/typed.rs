//! Reads dates as people type them.

use super::{When, WhenError};
use crate::model::time::CivilDate;

/// Reads a typed date.
///
/// # Errors
/// [`WhenError`] if the text is no date.
pub fn parse_typed(text: &str, _today: CivilDate) -> Result<When, WhenError> {
    When::parse_edtf(text).map(|parsed| parsed.when)
}
