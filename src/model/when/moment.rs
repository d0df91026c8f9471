//! A day with a time, its place on the axis, and how it is read and written: as ISO 8601 allows it: to the minute, with fractions of a second, with
//! 24:00 for the midnight that ends a day, and in years before year 0.

use std::fmt;

use edtf_core::{DateField, DateTime, ParseError, TimeShift};

use super::{
    Precision,
    form::{OffAxis, Span},
};
use crate::model::time::{CivilDate, MILLIS_PER_MINUTE, MILLIS_PER_SECOND, TimePoint};

/// The largest offset from UTC in use, in minutes.
const MAX_OFFSET_MINUTES: i32 = 14 * 60;

/// A date with a time of day, as written on a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// The day on that clock.
    pub(super) date: CivilDate,
    /// The hour, 0 to 23.
    pub(super) hour: u8,
    /// The minute, 0 to 59.
    pub(super) minute: u8,
    /// The second, 0 to 60; 60 is a leap second.
    pub(super) second: u8,
    /// The millisecond, 0 to 999.
    pub(super) milli: u16,
    /// The last part written: minute, second or millisecond.
    pub(super) unit: Precision,
    /// Minutes that the clock is ahead of UTC; `None` if the zone is not said.
    pub(super) offset_minutes: Option<i32>,
}

/// Reads `[-]YYYY-MM-DDThh:mm[:ss[.fff]][Z|±hh[[:]mm]]`.
pub(super) fn parse(text: &str) -> Result<Moment, ParseError> {
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
    };
    let date = scan.date()?;
    scan.need(b'T', "date-times require a complete YYYY-MM-DD date")?;
    let clock = scan.clock()?;
    let offset_minutes = scan.offset()?;
    if scan.at < text.len() {
        return Err(scan.fault("time shift must be Z, +hh, +hh:mm or negative"));
    }
    // Midnight at the end of a day is the midnight that starts the next.
    let (date, hour) = if clock.hour == 24 {
        (date.next_day(), 0)
    } else {
        (date, clock.hour)
    };
    let Clock {
        minute,
        second,
        milli,
        unit,
        ..
    } = clock;
    Ok(Moment {
        date,
        hour,
        minute,
        second,
        milli,
        unit,
        offset_minutes,
    })
}

impl Moment {
    /// What `edtf-core` read, to the second.
    pub(super) fn from_core(written: &DateTime) -> Result<Self, ParseError> {
        let (year, month, day) = (
            written.date.year.value(),
            written.date.month,
            written.date.day,
        );
        let date = year
            .zip(month.and_then(DateField::value))
            .zip(day.and_then(DateField::value))
            .and_then(|((year, month), day)| CivilDate::new(year, month, day))
            .ok_or(ParseError {
                message: "day is out of range for the month",
                offset: 8,
            })?;
        Ok(Self {
            date,
            hour: written.time.hour,
            minute: written.time.minute,
            second: written.time.second,
            milli: 0,
            unit: Precision::Second,
            offset_minutes: written.time.shift.map(|shift| match shift {
                TimeShift::Utc => 0,
                TimeShift::Offset { minutes, .. } => i32::from(minutes),
            }),
        })
    }

    /// The minute, second or millisecond: with an offset at its UTC time, without one as written.
    /// A leap second shares the place of the second before it, as the axis has none.
    pub(super) fn span(&self) -> Result<Span, OffAxis> {
        let seconds = i64::from(self.hour) * 3_600
            + i64::from(self.minute) * 60
            + i64::from(self.second.min(59));
        let millis = seconds * MILLIS_PER_SECOND + i64::from(self.milli);
        let shift = i64::from(self.offset_minutes.unwrap_or(0)) * MILLIS_PER_MINUTE;
        let midnight = TimePoint::from_civil(self.date).ok_or(OffAxis)?;
        let start = midnight.saturating_add_millis(millis - shift);
        let length = match self.unit {
            Precision::Millisecond => 1,
            Precision::Second => MILLIS_PER_SECOND,
            _ => MILLIS_PER_MINUTE,
        };
        Ok((start, start.saturating_add_millis(length)))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.date, self.hour, self.minute)?;
        if self.unit <= Precision::Second {
            write!(f, ":{:02}", self.second)?;
        }
        if self.unit == Precision::Millisecond {
            write!(f, ".{:03}", self.milli)?;
        }
        match self.offset_minutes {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let ahead = minutes.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", ahead / 60, ahead % 60)
            }
        }
    }
}

struct Clock {
    hour: u8,
    minute: u8,
    second: u8,
    milli: u16,
    unit: Precision,
}

/// The text and how far it is read, in bytes.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn date(&mut self) -> Result<CivilDate, ParseError> {
        const NO_DATE: &str = "date-times require a complete YYYY-MM-DD date";
        let negative = self.eat(b'-');
        let century = i64::from(self.two(NO_DATE)?);
        let magnitude = century * 100 + i64::from(self.two(NO_DATE)?);
        if negative && magnitude == 0 {
            return Err(ParseError {
                message: "-0000 is not a valid year",
                offset: 0,
            });
        }
        self.need(b'-', NO_DATE)?;
        let month_at = self.at;
        let month = self.two(NO_DATE)?;
        if !(1..=12).contains(&month) {
            return Err(ParseError {
                message: "month must be 01-12",
                offset: month_at,
            });
        }
        self.need(b'-', NO_DATE)?;
        let day_at = self.at;
        let day = self.two(NO_DATE)?;
        let year = if negative { -magnitude } else { magnitude };
        CivilDate::new(year, month, day).ok_or(ParseError {
            message: "day is out of range for the month",
            offset: day_at,
        })
    }

    fn clock(&mut self) -> Result<Clock, ParseError> {
        const NO_TIME: &str = "time must be hh:mm:ss";
        let start = self.at;
        let hour = self.two(NO_TIME)?;
        self.need(b':', NO_TIME)?;
        let minute = self.two(NO_TIME)?;
        let mut clock = Clock {
            hour,
            minute,
            second: 0,
            milli: 0,
            unit: Precision::Minute,
        };
        if self.eat(b':') {
            clock.second = self.two(NO_TIME)?;
            clock.unit = Precision::Second;
            if self.eat(b'.') || self.eat(b',') {
                clock.milli = self.millis()?;
                clock.unit = Precision::Millisecond;
            }
        }
        let past_midnight = minute > 0 || clock.second > 0 || clock.milli > 0;
        let fault = |message| {
            Err(ParseError {
                message,
                offset: start,
            })
        };
        match clock {
            _ if hour > 24 || (hour == 24 && past_midnight) => {
                fault("hour must be 00-23 (24 is not allowed)")
            }
            _ if minute > 59 => fault("minute must be 00-59"),
            _ if clock.second > 60 => fault("second must be 00-60"),
            _ => Ok(clock),
        }
    }

    /// The digits after the decimal sign; what is finer than a millisecond is cut off.
    fn millis(&mut self) -> Result<u16, ParseError> {
        let start = self.at;
        let mut millis = 0;
        let mut weight = 100;
        while let Some(digit) = self.digit() {
            millis += u16::from(digit) * weight;
            weight /= 10;
        }
        if self.at == start {
            return Err(self.fault("time components must be two digits"));
        }
        Ok(millis)
    }

    fn offset(&mut self) -> Result<Option<i32>, ParseError> {
        const NO_OFFSET: &str = "time shift must be ±hh or ±hh:mm";
        let start = self.at;
        if self.eat(b'Z') {
            return Ok(Some(0));
        }
        let sign = match self.bytes.get(self.at) {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Ok(None),
        };
        self.at += 1;
        let hours = i32::from(self.two(NO_OFFSET)?);
        let written = self.eat(b':') || self.bytes.get(self.at).is_some_and(u8::is_ascii_digit);
        let minutes = if written {
            i32::from(self.two(NO_OFFSET)?)
        } else {
            0
        };
        let total = hours * 60 + minutes;
        let message = match total {
            _ if minutes > 59 => NO_OFFSET,
            _ if total > MAX_OFFSET_MINUTES => "time shift exceeds ±14:00",
            0 if sign < 0 => "negative zero time shift is not allowed",
            _ => return Ok(Some(sign * total)),
        };
        Err(ParseError {
            message,
            offset: start,
        })
    }

    fn two(&mut self, message: &'static str) -> Result<u8, ParseError> {
        let tens = self.digit().ok_or(self.fault(message))?;
        let ones = self.digit().ok_or(self.fault(message))?;
        Ok(tens * 10 + ones)
    }

    fn digit(&mut self) -> Option<u8> {
        let digit = self
            .bytes
            .get(self.at)
            .filter(|byte| byte.is_ascii_digit())?;
        self.at += 1;
        Some(digit - b'0')
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    fn need(&mut self, byte: u8, message: &'static str) -> Result<(), ParseError> {
        if self.eat(byte) {
            Ok(())
        } else {
            Err(self.fault(message))
        }
    }

    fn fault(&self, message: &'static str) -> ParseError {
        ParseError {
            message,
            offset: self.at,
        }
    }
}
