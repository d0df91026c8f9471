//! The written form of a date, and what it says about the axis: bounds and precision.
//!
//! Dates, intervals and sets are `edtf-core`'s own types; this file adds what ISO 8601 allows
//! beyond EDTF: times of day to the minute or the millisecond, years before 1 BC with them, and
//! intervals between times. How a form is read is [`super::edtf`]'s matter, how it is worded
//! [`super::label`]'s.

use std::fmt;

use edtf_core::{Bound, BoundDate, Date, DateField, Edtf, SetElement, YearKind};

use super::{Precision, SetKind, WhenPart, moment::Moment};
use crate::model::time::{CivilDate, MILLIS_PER_DAY, TimePoint, days_in_month};

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// One date, perhaps with unknown digits.
    Date(Date),
    /// One date with a time of day.
    Moment(Moment),
    /// From one end to another.
    Interval(End, End),
    /// Several dates.
    Set(SetKind, Vec<SetElement>),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum End {
    /// The end lies in this date.
    Date(Date),
    /// The end is this moment.
    Moment(Moment),
    /// There is no end on this side.
    Open,
    /// There is an end and nobody knows it.
    Unknown,
    /// The start lies in this date or before it.
    OrBefore(Date),
    /// The end lies in this date or after it.
    OrAfter(Date),
}

/// The four points between which something starts and ends; see [`super::When`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) earliest: Option<TimePoint>,
    pub(super) latest_start: Option<TimePoint>,
    pub(super) earliest_end: Option<TimePoint>,
    pub(super) latest: Option<TimePoint>,
}

/// A date lies off the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OffAxis;

/// A stretch of the axis, half-open.
pub(super) type Span = (TimePoint, TimePoint);

impl Form {
    /// The bounds of the form. The start cannot come after the latest end, nor the end before
    /// the earliest start, so the inner bounds are drawn in where a vague end overlaps a firm one.
    pub(super) fn bounds(&self) -> Result<Bounds, OffAxis> {
        let raw = match self {
            Self::Date(date) => Bounds::of(date_span(date)?),
            Self::Moment(moment) => Bounds::of(moment.span()?),
            Self::Interval(start, end) => interval_bounds(start, end)?,
            Self::Set(kind, elements) => set_bounds(*kind, elements)?,
        };
        Ok(Bounds {
            latest_start: drawn_in(raw.latest_start, raw.latest, TimePoint::min),
            earliest_end: drawn_in(raw.earliest_end, raw.earliest, TimePoint::max),
            ..raw
        })
    }

    /// The coarsest precision among the dates written.
    pub(super) fn precision(&self) -> Precision {
        match self {
            Self::Moment(moment) => moment.unit,
            Self::Interval(start, end) => start
                .precision()
                .max(end.precision())
                .unwrap_or(Precision::Span),
            _ => self
                .dates()
                .map(date_precision)
                .max()
                .unwrap_or(Precision::Span),
        }
    }

    /// The members of a set, in written order; empty if this is none.
    pub(super) fn parts(&self) -> Result<Vec<WhenPart>, OffAxis> {
        let Self::Set(_, elements) = self else {
            return Ok(Vec::new());
        };
        let part = |element| {
            element_bounds(element).map(|bounds| WhenPart {
                earliest: bounds.earliest,
                latest: bounds.latest,
            })
        };
        elements.iter().map(part).collect()
    }

    /// Every date written, moments apart.
    pub(super) fn dates(&self) -> impl Iterator<Item = &Date> {
        let (single, ends, elements): (Option<&Date>, [Option<&Date>; 2], &[SetElement]) =
            match self {
                Self::Date(date) => (Some(date), [None; 2], &[]),
                Self::Moment(_) => (None, [None; 2], &[]),
                Self::Interval(start, end) => (None, [start.date(), end.date()], &[]),
                Self::Set(_, elements) => (None, [None; 2], elements),
            };
        let members = elements.iter().flat_map(|element| match element {
            SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => {
                [Some(date), None]
            }
            SetElement::Range(first, last) => [Some(first), Some(last)],
        });
        single
            .into_iter()
            .chain(ends.into_iter().flatten())
            .chain(members.flatten())
    }
}

impl End {
    /// The date at this end; `None` for a moment, an open or an unknown end.
    pub(super) fn date(&self) -> Option<&Date> {
        match self {
            Self::Date(date) | Self::OrBefore(date) | Self::OrAfter(date) => Some(date),
            Self::Moment(_) | Self::Open | Self::Unknown => None,
        }
    }

    fn precision(&self) -> Option<Precision> {
        match self {
            Self::Moment(moment) => Some(moment.unit),
            other => other.date().map(date_precision),
        }
    }

    fn span(&self) -> Result<Option<Span>, OffAxis> {
        match self {
            Self::Moment(moment) => moment.span().map(Some),
            other => other.date().map(date_span).transpose(),
        }
    }
}

impl Bounds {
    /// The bounds of something that lies within one stretch.
    fn of((start, end): Span) -> Self {
        Self {
            earliest: Some(start),
            latest_start: Some(end),
            earliest_end: Some(start),
            latest: Some(end),
        }
    }
}

/// The first and last year that a date can lie in, astronomical, with unknown digits filled and
/// the digits that are not significant swept. `None` if the number is beyond reckoning.
pub(super) fn year_range(date: &Date) -> Option<(i64, i64)> {
    if let YearKind::Standard { negative, digits } = date.year.kind {
        let fill = |with| {
            digits
                .iter()
                .fold(0, |year, d| year * 10 + i64::from(d.unwrap_or(with)))
        };
        if date.year.has_unspecified() {
            // There is no year -0000: the least magnitude before year 0 is 1.
            let (low, high) = (fill(0), fill(9));
            return Some(if negative {
                (-high, -low.max(1))
            } else {
                (low, high)
            });
        }
    }
    let year_alone = Date {
        month: None,
        day: None,
        ..*date
    };
    match Edtf::Date(year_alone).bounds() {
        edtf_core::Bounds {
            earliest: Bound::Date(first),
            latest: Bound::Date(last),
        } => Some((first.year, last.year)),
        _ => None,
    }
}

/// The months that the month digits can stand for; empty if none are written or they are a code
/// for a season or another part of the year.
pub(super) fn month_candidates(date: &Date) -> Vec<u8> {
    date.month
        .map_or_else(Vec::new, |month| candidates(month, 12))
}

/// The days of the month that the day digits can stand for; empty if none are written.
pub(super) fn day_candidates(date: &Date) -> Vec<u8> {
    date.day.map_or_else(Vec::new, |day| candidates(day, 31))
}

/// The code of a season or another part of the year, 21 to 41; `None` if none is written.
pub(super) fn season_code(date: &Date) -> Option<u8> {
    date.month
        .and_then(DateField::value)
        .filter(|code| *code >= 21)
}

/// How exactly a date is known: the unit that holds every day it can be.
pub(super) fn date_precision(date: &Date) -> Precision {
    let by_power = |power| match power {
        0 => Precision::Year,
        1 => Precision::Decade,
        2 => Precision::Century,
        3 => Precision::Millennium,
        _ => Precision::Span,
    };
    if date.year.significant_digits.is_some() {
        let (first, last) = year_range(date).unwrap_or((0, i64::MAX));
        return by_power(
            last.abs_diff(first)
                .checked_ilog10()
                .map_or(0, |power| power + 1),
        );
    }
    if let YearKind::Standard { digits, .. } = date.year.kind
        && let Some(highest) = digits.iter().position(Option::is_none)
    {
        return by_power(4 - u32::try_from(highest).unwrap_or(0));
    }
    match (
        date.month.map(DateField::value),
        date.day.map(DateField::value),
    ) {
        (Some(Some(21..=32)), _) => Precision::Season,
        (Some(Some(33..=36)), _) => Precision::Quarter,
        (Some(Some(37..=39)), _) => Precision::FourMonths,
        (Some(Some(40..)), _) => Precision::HalfYear,
        (Some(Some(_)), Some(Some(_))) => Precision::Day,
        (Some(Some(_)), _) => Precision::Month,
        (Some(None) | None, _) => Precision::Year,
    }
}

fn candidates(field: DateField, last: u8) -> Vec<u8> {
    let [tens, ones] = field.digits;
    let fits = |n: &u8| tens.is_none_or(|t| t == n / 10) && ones.is_none_or(|o| o == n % 10);
    (1..=last).filter(fits).collect()
}

fn date_span(date: &Date) -> Result<Span, OffAxis> {
    let (first, last) = match date.year.kind {
        YearKind::Standard { negative: true, .. } if date.year.has_unspecified() => (
            masked_before_zero(date, true)?.0,
            masked_before_zero(date, false)?.1,
        ),
        _ => day_bounds(date).ok_or(OffAxis)?,
    };
    let point = |day: BoundDate| {
        TimePoint::from_civil(CivilDate {
            year: day.year,
            month: day.month,
            day: day.day,
        })
    };
    let start = point(first).ok_or(OffAxis)?;
    let end = point(last).ok_or(OffAxis)?;
    if end == TimePoint::MAX {
        return Err(OffAxis);
    }
    Ok((start, end.saturating_add_millis(MILLIS_PER_DAY)))
}

fn day_bounds(date: &Date) -> Option<(BoundDate, BoundDate)> {
    match Edtf::Date(*date).bounds() {
        edtf_core::Bounds {
            earliest: Bound::Date(first),
            latest: Bound::Date(last),
        } => Some((first, last)),
        _ => None,
    }
}

/// The first (or last) days of the earliest (or latest) year that fits the unknown digits of a
/// year before year 0, which `edtf-core` does not reckon.
fn masked_before_zero(date: &Date, earliest: bool) -> Result<(BoundDate, BoundDate), OffAxis> {
    let YearKind::Standard { digits, .. } = date.year.kind else {
        return Err(OffAxis);
    };
    let split = |n: u16| [n / 1000, n / 100 % 10, n / 10 % 10, n % 10].map(|d| d as u8);
    let fits = |n: &u16| {
        digits
            .iter()
            .zip(split(*n))
            .all(|(d, n)| d.is_none_or(|d| d == n))
    };
    let in_year = |n: u16| {
        let mut year = date.year;
        year.kind = YearKind::Standard {
            negative: true,
            digits: split(n).map(Some),
        };
        let concrete = Date { year, ..*date };
        // A leap day fits only some of the years.
        let (first, last) = day_bounds(&concrete)?;
        (last.day <= days_in_month(last.year, last.month)).then_some((first, last))
    };
    let found = if earliest {
        (1..=9999).rev().filter(fits).find_map(in_year)
    } else {
        (1..=9999).filter(fits).find_map(in_year)
    };
    found.ok_or(OffAxis)
}

fn interval_bounds(start: &End, end: &End) -> Result<Bounds, OffAxis> {
    let (from, to) = (start.span()?, end.span()?);
    let from_known = !matches!(start, End::OrBefore(_));
    let to_known = !matches!(end, End::OrAfter(_));
    Ok(Bounds {
        earliest: from.map(|span| span.0).filter(|_| from_known),
        latest_start: from.map(|span| span.1),
        earliest_end: to.map(|span| span.0),
        latest: to.map(|span| span.1).filter(|_| to_known),
    })
}

fn element_bounds(element: &SetElement) -> Result<Bounds, OffAxis> {
    let as_interval = match *element {
        SetElement::Date(date) => (End::Date(date), End::Date(date)),
        SetElement::OnOrBefore(date) => (End::Open, End::Date(date)),
        SetElement::OnOrAfter(date) => (End::Date(date), End::Open),
        SetElement::Range(first, last) => (End::Date(first), End::Date(last)),
    };
    interval_bounds(&as_interval.0, &as_interval.1)
}

fn set_bounds(kind: SetKind, elements: &[SetElement]) -> Result<Bounds, OffAxis> {
    let members = elements
        .iter()
        .map(element_bounds)
        .collect::<Result<Vec<_>, _>>()?;
    // None is "without bound" here, and so outweighs any point.
    let least = |pick: fn(&Bounds) -> Option<TimePoint>| {
        members
            .iter()
            .map(pick)
            .collect::<Option<Vec<_>>>()
            .and_then(|all| all.into_iter().min())
    };
    let most = |pick: fn(&Bounds) -> Option<TimePoint>| {
        members
            .iter()
            .map(pick)
            .collect::<Option<Vec<_>>>()
            .and_then(|all| all.into_iter().max())
    };
    let (earliest, latest) = (least(|b| b.earliest), most(|b| b.latest));
    Ok(match kind {
        SetKind::OneOf => Bounds {
            earliest,
            latest_start: latest,
            earliest_end: earliest,
            latest,
        },
        SetKind::AllOf => Bounds {
            earliest,
            latest_start: least(|b| b.latest_start),
            earliest_end: most(|b| b.earliest_end),
            latest,
        },
    })
}

fn drawn_in(
    inner: Option<TimePoint>,
    outer: Option<TimePoint>,
    pick: fn(TimePoint, TimePoint) -> TimePoint,
) -> Option<TimePoint> {
    inner.map(|inner| outer.map_or(inner, |outer| pick(inner, outer)))
}

/// Canonical EDTF, or ISO 8601 where EDTF has no word for it.
impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Moment(moment) => moment.fmt(f),
            Self::Interval(start, end) => write!(f, "{start}/{end}"),
            Self::Set(kind, elements) => {
                let kind = match kind {
                    SetKind::OneOf => edtf_core::SetKind::OneMember,
                    SetKind::AllOf => edtf_core::SetKind::AllMembers,
                };
                edtf_core::Set {
                    kind,
                    elements: elements.clone(),
                }
                .fmt(f)
            }
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Moment(moment) => moment.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::OrBefore(date) => write!(f, "..{date}"),
            Self::OrAfter(date) => write!(f, "{date}.."),
        }
    }
}
