//! Reads EDTF for files: a thin front end that forgives, over `edtf-core`, which does not.

use edtf_core::Edtf;

use super::{
    SetKind, WhenError,
    form::{End, Form},
};

/// Reads a date and says which liberties it took.
pub(super) fn read(text: &str) -> Result<(Form, Vec<String>), WhenError> {
    match Edtf::parse(text.trim()) {
        Ok(edtf) => Ok((from_core(edtf), Vec::new())),
        Err(error) => Err(WhenError {
            message: error.message.into(),
            at: error.offset,
            hint: None,
        }),
    }
}

fn from_core(edtf: Edtf) -> Form {
    match edtf {
        Edtf::Date(date) => Form::Date(date),
        Edtf::Interval(i) => Form::Interval(end(i.start), end(i.end)),
        Edtf::DateTime(m) => Form::Date(m.date),
        Edtf::Set(set) => Form::Set(SetKind::OneOf, set.elements),
    }
}

fn end(end: edtf_core::IntervalEndpoint) -> End {
    match end {
        edtf_core::IntervalEndpoint::Date(d) => End::Date(d),
        edtf_core::IntervalEndpoint::Open => End::Open,
        edtf_core::IntervalEndpoint::Unknown => End::Unknown,
        edtf_core::IntervalEndpoint::OnOrBefore(d) => End::OrBefore(d),
        edtf_core::IntervalEndpoint::OnOrAfter(d) => End::OrAfter(d),
    }
}
