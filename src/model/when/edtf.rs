//! Reads EDTF for files: `edtf-core` does the work, and this front end adds what ISO 8601 allows
//! beyond the profile (times, unknown digits in years before year 0, intervals open at both ends)
//! and says in plain words what is wrong. What is no standard at all is [`super::draft`]'s matter.

use edtf_core::{Date, Edtf, IntervalEndpoint, ParseError, YearKind};

use super::{
    SetKind, WhenError,
    draft::Draft,
    form::{End, Form},
    label::grouped,
    moment::{self, Moment},
};
use crate::model::time::{FIRST_YEAR, LAST_YEAR, days_in_month, month_name};

/// The longest piece of a text that a message quotes, in characters.
const LONGEST_QUOTE: usize = 40;
/// The longest text that is put right, in bytes; a longer one is no slip of the pen.
const LONGEST_TIDIED: usize = 1_000;

/// Reads a date and says which liberties it took: none if the text is EDTF as it stands.
pub(super) fn read(text: &str) -> Result<(Form, Vec<String>), WhenError> {
    let plain = Draft::plain(text);
    if let Ok(form) = parse(&plain.text) {
        return Ok((form, Vec::new()));
    }
    let tidied = if text.len() > LONGEST_TIDIED {
        plain
    } else {
        Draft::tidied(text)
    };
    match parse(&tidied.text) {
        Ok(form) => Ok((form, tidied.notes)),
        Err(error) => Err(explain(&error, &tidied)),
    }
}

/// The error for a date beyond the axis.
pub(super) fn off_axis(text: &str) -> WhenError {
    let (first, last) = (grouped(FIRST_YEAR), grouped(LAST_YEAR));
    WhenError {
        message: format!("date {} lies outside the supported years", quoted(text)),
        at: 0,
        hint: Some(format!(
            "the axis reaches from the year {first} to the year {last}"
        )),
    }
}

/// At most [`LONGEST_QUOTE`] characters of `text` in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{:?}", format!("{}…", &text[..end])),
        None => format!("{text:?}"),
    }
}

fn parse(text: &str) -> Result<Form, ParseError> {
    let strict = match Edtf::parse(text) {
        Ok(Edtf::Date(date)) => return Ok(Form::Date(date)),
        Ok(Edtf::DateTime(time)) => return Moment::from_core(&time).map(Form::Moment),
        Ok(Edtf::Interval(both)) => {
            return Ok(Form::Interval(end_of(both.start), end_of(both.end)));
        }
        Ok(Edtf::Set(set)) => return Ok(Form::Set(kind_of(set.kind), set.elements)),
        Err(error) => error,
    };
    if text.starts_with(['[', '{']) {
        return Err(strict);
    }
    match text.split_once('/') {
        Some((start, end)) if !end.contains('/') => interval(start, end, strict),
        Some(_) => Err(strict),
        None => match single(text, 0)? {
            End::Moment(moment) => Ok(Form::Moment(moment)),
            End::Date(date) => Ok(Form::Date(date)),
            _ => Err(strict),
        },
    }
}

/// An interval with an end that the profile lacks.
fn interval(start: &str, end: &str, strict: ParseError) -> Result<Form, ParseError> {
    if start.is_empty() && end.is_empty() {
        return Err(strict);
    }
    let base = start.len() + 1;
    let from = match start.strip_prefix("..") {
        Some("") => End::Open,
        Some(date) => match single(date, 2)? {
            End::Date(date) => End::OrBefore(date),
            _ => return Err(strict),
        },
        None if start.is_empty() => End::Unknown,
        None => single(start, 0)?,
    };
    let to = match end.strip_suffix("..") {
        Some("") => End::Open,
        Some(date) => match single(date, base)? {
            End::Date(date) => End::OrAfter(date),
            _ => return Err(strict),
        },
        None if end.is_empty() => End::Unknown,
        None => single(end, base)?,
    };
    let form = Form::Interval(from, to);
    match form.bounds() {
        // Every date has some length, so an end that comes first shows as an empty stretch.
        Ok(bounds)
            if bounds
                .earliest
                .zip(bounds.latest)
                .is_some_and(|(a, b)| b <= a) =>
        {
            Err(ParseError {
                message: "interval end precedes interval start",
                offset: base,
            })
        }
        // What lies off the axis is told by the caller, who knows the whole text.
        _ => Ok(form),
    }
}

/// One date or moment, `base` bytes into the text.
fn single(text: &str, base: usize) -> Result<End, ParseError> {
    let strict = match Edtf::parse(text) {
        Ok(Edtf::Date(date)) => return Ok(End::Date(date)),
        Ok(Edtf::DateTime(time)) => return Moment::from_core(&time).map(End::Moment),
        Ok(_) => ParseError {
            message: "one date was expected",
            offset: 0,
        },
        Err(error) => error,
    };
    let read = if text.contains('T') {
        moment::parse(text).map(End::Moment)
    } else {
        masked_before_zero(text).map(End::Date).ok_or(strict)
    };
    read.map_err(|error| ParseError {
        offset: base + error.offset,
        ..error
    })
}

/// A year before year 0 with unknown digits, which `edtf-core` refuses: read as the same year
/// after it, with the sign put back.
fn masked_before_zero(text: &str) -> Option<Date> {
    let Ok(Edtf::Date(mut date)) = Edtf::parse(text.strip_prefix('-')?) else {
        return None;
    };
    match &mut date.year.kind {
        YearKind::Standard { negative, digits }
            if !*negative && digits.iter().any(Option::is_none) =>
        {
            *negative = true;
            Some(date)
        }
        _ => None,
    }
}

fn kind_of(kind: edtf_core::SetKind) -> SetKind {
    match kind {
        edtf_core::SetKind::OneMember => SetKind::OneOf,
        edtf_core::SetKind::AllMembers => SetKind::AllOf,
    }
}

fn end_of(end: IntervalEndpoint) -> End {
    match end {
        IntervalEndpoint::Date(date) => End::Date(date),
        IntervalEndpoint::Open => End::Open,
        IntervalEndpoint::Unknown => End::Unknown,
        IntervalEndpoint::OnOrBefore(date) => End::OrBefore(date),
        IntervalEndpoint::OnOrAfter(date) => End::OrAfter(date),
    }
}

/// The reason in words, with what stands there, where it stands in the text as given, and a hint.
fn explain(error: &ParseError, draft: &Draft) -> WhenError {
    let text = draft.text.as_str();
    if error.message.ends_with("out of supported range") {
        return off_axis(text);
    }
    let given = text.floor_char_boundary(error.offset.min(text.len()));
    // What is missing from a set is missing at its end; what is wrong in a time is said of all of
    // it.
    let at = match error.message {
        "unterminated set" => text.len(),
        "minute must be 00-59" => after_colon(text, given, 1),
        "second must be 00-60" => after_colon(text, given, 2),
        _ => given,
    };
    let (start, found) = match error.message {
        "time shift exceeds ±14:00" => (at, text[at..].split('/').next().unwrap_or_default()),
        _ => token_at(text, at),
    };
    let message = match expectation(error.message) {
        Some(expected) if found.is_empty() => format!("expected {expected}, found the end"),
        Some(expected) => format!("expected {expected}, found {}", quoted(found)),
        None => lower_first(error.message),
    };
    WhenError {
        message,
        at: draft.origin(start),
        hint: hint(error.message, text, start),
    }
}

/// Where the text goes on after the `count`-th colon from `from` on; `from` if there is none.
fn after_colon(text: &str, from: usize, count: usize) -> usize {
    let mut colons = text[from..].match_indices(':');
    colons
        .nth(count - 1)
        .map_or(from, |(colon, _)| from + colon + 1)
}

/// The word around `at`, or the one character there; with its start. In a time the T parts words.
fn token_at(text: &str, at: usize) -> (usize, &str) {
    let has_time = text.contains(':');
    let in_word = |c: char| c.is_alphanumeric() && !(has_time && c == 'T');
    if at == text.len() {
        return (at, "");
    }
    let head = text[..at].trim_end_matches(in_word).len();
    let tail = &text[at..];
    let length = tail.find(|c: char| !in_word(c)).unwrap_or(tail.len());
    if at + length > head {
        return (head, &text[head..at + length]);
    }
    (at, &tail[..tail.chars().next().map_or(0, char::len_utf8)])
}

/// What should have stood there, for those of `edtf-core`'s reasons that come with a place.
fn expectation(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "empty input" | "empty date" | "one date was expected" => "a date",
        "EDTF permits ASCII characters only"
        | "whitespace is not allowed"
        | "year must have exactly four digits (or X)" => "a year of four digits",
        "expected '-' before month" => "\"-\" and a month",
        "month must be two digits (or X)" => "a month of two digits",
        "month must be 01-12 or a sub-year code 21-41" | "month must be fully specified" => {
            "a month 01 to 12 or a season 21 to 41"
        }
        "month must be 01-12" => "a month 01 to 12",
        "no calendar month matches the unspecified digits" => "digits that fit a month",
        "expected '-' before day" => "\"-\" and a day",
        "day must be two digits (or X)" => "a day of two digits",
        "day is out of range for the month" => "a day that the month has",
        "sub-year groupings cannot carry a day" => "no day after a season",
        "unexpected characters after day" => "nothing after the day",
        "significant digits must be 1-4 for a four-digit year" => "1 to 4 significant digits",
        "expected digits after 'Y'" => "digits after Y",
        "date-times require a complete YYYY-MM-DD date"
        | "date-times require a plain all-digit date" => "a day such as 2026-01-06 before the time",
        "time must be hh:mm:ss" | "time components must be two digits" => {
            "a time such as 10:30 or 10:30:00"
        }
        "hour must be 00-23 (24 is not allowed)" => "an hour 00 to 23, or 24:00",
        "minute must be 00-59" => "a minute 00 to 59",
        "second must be 00-60" => "a second 00 to 59",
        "time shift must be Z, +hh, +hh:mm or negative" | "time shift must be ±hh or ±hh:mm" => {
            "Z or an offset from UTC such as +02:00"
        }
        "time shift exceeds ±14:00" => "an offset of at most 14 hours",
        "interval must contain exactly one '/'" => "one \"/\" only",
        "interval end precedes interval start" => "an end that does not come before the start",
        "unterminated set" => "a bracket that closes the set",
        "empty set element" => "a date between the commas",
        _ => return None,
    })
}

fn hint(reason: &str, text: &str, at: usize) -> Option<String> {
    let hint = match reason {
        "day is out of range for the month" => return days_of_month_before(text, at),
        "interval end precedes interval start" => "write the earlier date first",
        "interval needs at least one dated endpoint" => {
            "write \"../..\" for always; leave the date out if none is known"
        }
        "-0000 is not a valid year" => "write 0000 for 1 BC",
        "Y-prefixed years require |year| > 9999" => "write a year of four digits without Y",
        "negative zero time shift is not allowed" => "write Z for UTC",
        "year must have exactly four digits (or X)" if at > 0 && text.contains('/') => {
            "write both ends in full, as in 2025-11/2025-12"
        }
        _ if text.trim_matches('.').is_empty() => "leave the date out if none is known",
        _ if at == 0 => "write a day as 2026-01-06, a month as 2026-01, a year as 2026",
        _ => return None,
    };
    Some(hint.to_owned())
}

/// "February 2025 has 28 days", read from the "2025-02-" before `at`.
fn days_of_month_before(text: &str, at: usize) -> Option<String> {
    let before = text[..at].trim_end_matches(['-', '~', '?', '%']);
    let (head, month) = before.rsplit_once('-')?;
    let lead = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = head[lead.len()..].parse::<i64>().ok()?;
    let year = if lead.ends_with('-') { -year } else { year };
    let month = month.parse::<u8>().ok()?;
    let name = Some(month_name(month)).filter(|name| !name.is_empty())?;
    let year_name = match year {
        1.. => year.to_string(),
        _ => format!("{} BC", 1 - year),
    };
    Some(format!(
        "{name} {year_name} has {} days",
        days_in_month(year, month)
    ))
}

/// Messages start in lower case, but for symbols like Y and EDTF.
fn lower_first(message: &str) -> String {
    let symbol = message
        .chars()
        .nth(1)
        .is_none_or(|second| !second.is_lowercase());
    let mut chars = message.chars();
    match chars.next() {
        Some(first) if !symbol => first.to_lowercase().chain(chars).collect(),
        _ => message.to_owned(),
    }
}
