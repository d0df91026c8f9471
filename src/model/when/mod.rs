//! When something happened, as exactly as it is known and no more.
//!
//! A [`When`] keeps what was written (EDTF, ISO 8601-2 levels 0 to 2) and says four things about
//! it: when it can have begun at the earliest and at the latest, and when it can have ended at the
//! earliest and at the latest.
//!
//! ```text
//!            2025-11~/2026-01
//!   earliest      latest_start      earliest_end      latest
//!      |  possible   |     certain       |   possible   |
//!      1 Nov         1 Dec               1 Jan          1 Feb
//! ```
//!
//! All four are edges between units on the half-open number line: `latest` is the end of the last
//! unit included. A qualifier (about, perhaps) never moves them: nobody knows by how much.
//!
//! Dates without a time are civil dates, never shifted. A time without a zone floats: it stands
//! where its clock says. A time with an offset from UTC stands at its UTC time and keeps the
//! offset, so that the label shows what was written.
//!
//! Reading is split by who writes: [`When::parse_edtf`] for files, [`parse_typed`] for people.
//! Where on the screen a date goes, and what "today" is, is for others to say.

mod draft;
mod edtf;
mod form;
mod label;
mod moment;
mod phrase;
mod ranges;
#[cfg(test)]
mod tests;
mod typed;
mod words;
mod zone;

use std::ops::Range;

use self::form::{Bounds, End, Form, OffAxis};
use super::time::{CivilDate, MILLIS_PER_MINUTE, TimePoint};

pub use typed::parse_typed;

/// When something happened. Immutable; made by [`When::parse_edtf`] or [`parse_typed`].
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    form: Form,
    edtf: String,
    bounds: Bounds,
    parts: Vec<WhenPart>,
}

/// A date read, with a remark for each liberty taken in reading it.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedWhen {
    /// The date.
    pub when: When,
    /// What was not quite EDTF and how it was understood, a warning each; empty if all was.
    pub notes: Vec<String>,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct WhenError {
    /// What was expected and what was found, in lower case.
    pub message: String,
    /// Where in the text, in bytes from its start; never beyond its end.
    pub at: usize,
    /// How to write it instead; `None` if the message says enough.
    pub hint: Option<String>,
}

/// How exactly a date is known, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To a thousandth of a second.
    Millisecond,
    /// To the second.
    Second,
    /// To the minute.
    Minute,
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the season.
    Season,
    /// To the quarter of a year.
    Quarter,
    /// To the third of a year.
    FourMonths,
    /// To the half of a year.
    HalfYear,
    /// To the year.
    Year,
    /// To ten years.
    Decade,
    /// To a hundred years.
    Century,
    /// To a thousand years.
    Millennium,
    /// Coarser, or not said.
    Span,
}

/// How the members of a set are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetKind {
    /// It was one of them; nobody knows which.
    OneOf,
    /// It was all of them.
    AllOf,
}

/// A member of a set of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhenPart {
    /// Its start; `None` if it reaches back without bound.
    pub earliest: Option<TimePoint>,
    /// The end of its last unit; `None` if it goes on without bound.
    pub latest: Option<TimePoint>,
}

impl Precision {
    /// The word for it, as in "known to the *month*".
    pub const fn word(self) -> &'static str {
        match self {
            Self::Millisecond => "millisecond",
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Day => "day",
            Self::Month => "month",
            Self::Season => "season",
            Self::Quarter => "quarter",
            Self::FourMonths => "third of a year",
            Self::HalfYear => "half-year",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Millennium => "millennium",
            Self::Span => "span",
        }
    }
}

impl When {
    /// Reads EDTF, levels 0 to 2, and what ISO 8601 allows beyond it (times to the minute,
    /// fractions of seconds, 24:00). What neither allows and yet has one clear meaning (a dash
    /// for a hyphen, the draft of 2012) is read with a note.
    ///
    /// # Errors
    /// [`WhenError`] if the text is no such date, or reaches beyond the axis of [`TimePoint`].
    pub fn parse_edtf(text: &str) -> Result<ParsedWhen, WhenError> {
        let (form, notes) = edtf::read(text)?;
        let off_axis = |OffAxis| edtf::off_axis(text);
        let bounds = form.bounds().map_err(off_axis)?;
        let parts = form.parts().map_err(off_axis)?;
        let edtf = form.to_string();
        Ok(ParsedWhen {
            when: Self {
                form,
                edtf,
                bounds,
                parts,
            },
            notes,
        })
    }

    /// The earliest that it can have begun. `None` if that is unbounded or unknown.
    pub fn earliest(&self) -> Option<TimePoint> {
        self.bounds.earliest
    }

    /// The end of the last unit in which it can have begun. `None` if unbounded or unknown.
    pub fn latest_start(&self) -> Option<TimePoint> {
        self.bounds.latest_start
    }

    /// The start of the first unit in which it can have ended. `None` if unbounded or unknown.
    pub fn earliest_end(&self) -> Option<TimePoint> {
        self.bounds.earliest_end
    }

    /// The end of the last unit that it can have reached. `None` if unbounded or unknown.
    pub fn latest(&self) -> Option<TimePoint> {
        self.bounds.latest
    }

    /// How exactly it is known; the coarser of two ends, the coarsest of a set.
    pub fn precision(&self) -> Precision {
        self.form.precision()
    }

    /// Whether it goes from one date to another, even if the two are the same or not known.
    pub fn is_interval(&self) -> bool {
        matches!(self.form, Form::Interval(..))
    }

    /// Whether any part of it is said to be approximate ("about").
    pub fn is_approximate(&self) -> bool {
        self.form.dates().any(edtf_core::Date::is_approximate)
    }

    /// Whether any part of it is said to be uncertain ("perhaps").
    pub fn is_uncertain(&self) -> bool {
        self.form.dates().any(edtf_core::Date::is_uncertain)
    }

    /// Whether any digit of it is unknown, as in "some day in 1985".
    pub fn has_unknown_digits(&self) -> bool {
        self.form.dates().any(edtf_core::Date::has_unspecified)
    }

    /// Whether it reaches back without bound, by its author's word.
    pub fn open_start(&self) -> bool {
        self.earliest().is_none() && !self.unknown_start()
    }

    /// Whether it goes on without bound, by its author's word.
    pub fn open_end(&self) -> bool {
        self.latest().is_none() && !self.unknown_end()
    }

    /// Whether it began on a date that nobody knows.
    pub fn unknown_start(&self) -> bool {
        matches!(self.form, Form::Interval(End::Unknown, _))
    }

    /// Whether it ended on a date that nobody knows.
    pub fn unknown_end(&self) -> bool {
        matches!(self.form, Form::Interval(_, End::Unknown))
    }

    /// Whether a time of day is given.
    pub fn has_time(&self) -> bool {
        matches!(
            self.form,
            Form::Moment(_) | Form::Interval(End::Moment(_), _) | Form::Interval(_, End::Moment(_))
        )
    }

    /// Whether it is one whole day, known and unqualified.
    pub fn is_exact_day(&self) -> bool {
        matches!(self.form, Form::Date(_))
            && self.precision() == Precision::Day
            && !self.is_approximate()
            && !self.is_uncertain()
    }

    /// Minutes by which the clock it was read from is ahead of UTC (that of the start, in an
    /// interval). `None` if no zone is given.
    pub fn offset_minutes(&self) -> Option<i32> {
        match self.form {
            Form::Moment(moment) | Form::Interval(End::Moment(moment), _) => moment.offset_minutes,
            _ => None,
        }
    }

    /// The members of a set, in written order; empty if it is none.
    pub fn parts(&self) -> &[WhenPart] {
        &self.parts
    }

    /// How the members of a set are meant; `None` if it is none.
    pub fn set_kind(&self) -> Option<SetKind> {
        match self.form {
            Form::Set(kind, _) => Some(kind),
            _ => None,
        }
    }

    /// Canonical EDTF, or ISO 8601 where EDTF has no word for it. Read again it is the same date.
    pub fn edtf(&self) -> &str {
        &self.edtf
    }

    /// What orders dates for reading: start, then end, in milliseconds; unbounded ends come first
    /// and last.
    pub fn sort_key(&self) -> (i64, i64) {
        let start = self.earliest().unwrap_or(TimePoint::MIN);
        (
            start.millis(),
            self.latest().unwrap_or(TimePoint::MAX).millis(),
        )
    }

    /// The middle of its bounds, or the one bound that it has; for an estimate with significant
    /// digits (1950S2), the middle of the year estimated. `None` without any bound.
    pub fn midpoint(&self) -> Option<TimePoint> {
        let (start, end) = match self.estimate() {
            Some(estimate) => (estimate.earliest, estimate.latest),
            None => (self.earliest(), self.latest()),
        };
        match (start, end) {
            // Both fit the axis, whose halves cannot overflow.
            (Some(a), Some(b)) => Some(TimePoint::from_millis(a.millis() / 2 + b.millis() / 2)),
            (one, other) => one.or(other),
        }
    }

    /// The first day on which it may have begun, on the clock that it was read from. `None` if
    /// that is not bounded.
    pub fn first_day(&self) -> Option<CivilDate> {
        let start = self.earliest()?;
        Some(start.saturating_add_millis(self.ahead_of_axis()).civil())
    }

    /// The last day on which it may have begun: the day itself if that is known, the last of the
    /// month if only the month is. The day is that of the clock it was read from. `None` if that
    /// is not bounded.
    pub fn begun_by(&self) -> Option<CivilDate> {
        let edge = self.latest_start().or(self.latest())?;
        let on_clock = edge.saturating_add_millis(self.ahead_of_axis());
        Some(on_clock.saturating_add_millis(-1).civil())
    }

    /// The same without an end: from its start as written, or from its first day if no start
    /// stands alone. `None` if that cannot be written.
    #[must_use]
    pub fn without_end(&self) -> Option<Self> {
        let start = match &self.form {
            Form::Interval(start, _) => start.to_string(),
            _ => match self.first_day() {
                Some(day) if (-9_999..=9_999).contains(&day.year) => day.to_string(),
                // EDTF names no days of years beyond four digits.
                Some(day) => format!("Y{}", day.year),
                None => "..".to_owned(),
            },
        };
        let open = Self::parse_edtf(&format!("{start}/.."));
        open.ok().map(|parsed| parsed.when)
    }

    /// Whether it can share time with `range`, which is half-open. An unknown end counts as
    /// possible everywhere.
    pub fn overlaps(&self, range: Range<TimePoint>) -> bool {
        self.earliest().is_none_or(|earliest| earliest < range.end)
            && self.latest().is_none_or(|latest| latest > range.start)
    }

    /// The date in plain English: "6 January 2026", "about 15–16 November 2025".
    pub fn label(&self) -> String {
        label::label(&self.form, label::Style::Full)
    }

    /// As [`When::label`], with the day of the week where the day is exact: "Tuesday 6 January
    /// 2026".
    pub fn long_label(&self) -> String {
        label::label(&self.form, label::Style::Weekday)
    }

    /// The date for narrow places: "6 Jan 2026", "15–16 Nov 2025 (about)".
    pub fn short_label(&self) -> String {
        label::label(&self.form, label::Style::Short)
    }

    /// What the date does and does not say, in a few words: "exact day, no hour given".
    pub fn precision_note(&self) -> String {
        label::precision_note(self)
    }

    /// Milliseconds by which the clock that the start was read from is ahead of the axis; where
    /// nothing is said of the start, that of the end.
    fn ahead_of_axis(&self) -> i64 {
        let minutes = match self.form {
            Form::Interval(End::Open | End::Unknown, End::Moment(end)) => end.offset_minutes,
            _ => self.offset_minutes(),
        };
        i64::from(minutes.unwrap_or(0)) * MILLIS_PER_MINUTE
    }

    /// The bounds of the year that a date with significant digits estimates.
    fn estimate(&self) -> Option<Bounds> {
        let Form::Date(date) = self.form else {
            return None;
        };
        date.year.significant_digits?;
        let mut year = date.year;
        year.significant_digits = None;
        Form::Date(edtf_core::Date { year, ..date }).bounds().ok()
    }
}
