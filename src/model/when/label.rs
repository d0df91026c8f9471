//! Words a date in plain English.

use super::{When, form::Form};

/// A number with its thousands set apart.
pub(super) fn grouped(n: i64) -> String {
    n.to_string()
}

/// The date in plain English.
pub(super) fn label(form: &Form) -> String {
    form.to_string()
}

/// With the day of the week.
pub(super) fn long_label(form: &Form) -> String {
    form.to_string()
}

/// For narrow places.
pub(super) fn short_label(form: &Form) -> String {
    form.to_string()
}

/// What it says.
pub(super) fn precision_note(when: &When) -> String {
    when.precision().word().to_owned()
}
