//! Points on the civil axis and the days of the proleptic Gregorian calendar.
//!
//! The axis counts milliseconds of civil time since 1970-01-01T00:00, as a calendar on a wall
//! does: no zone, no daylight saving, no leap seconds, every day 86,400,000 ms long. Years are
//! astronomical (year 0 is 1 BC). What is only known to the month or the decade is
//! [`When`](super::When)'s matter, not this module's.
//!
//! The axis reaches from the first day of the year −292,000,000 to the last of 292,000,000.
//! Arithmetic stops at its ends; nothing wraps around.

use std::fmt;

/// Milliseconds in a second.
pub const MILLIS_PER_SECOND: i64 = 1_000;
/// Milliseconds in a minute.
pub const MILLIS_PER_MINUTE: i64 = 60 * MILLIS_PER_SECOND;
/// Milliseconds in an hour.
pub const MILLIS_PER_HOUR: i64 = 60 * MILLIS_PER_MINUTE;
/// Milliseconds in a civil day.
pub const MILLIS_PER_DAY: i64 = 24 * MILLIS_PER_HOUR;

/// The first year of the axis, astronomical.
pub const FIRST_YEAR: i64 = -292_000_000;
/// The last year of the axis, astronomical.
pub const LAST_YEAR: i64 = 292_000_000;

/// A point on the civil axis, in milliseconds since 1970-01-01T00:00. Always inside the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimePoint(i64);

/// A day of the proleptic Gregorian calendar. The order is that of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    /// The astronomical year: 0 is 1 BC, −43 is 44 BC.
    pub year: i64,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weekday {
    /// The first day of the ISO week.
    Monday,
    /// The second day.
    Tuesday,
    /// The third day.
    Wednesday,
    /// The fourth day.
    Thursday,
    /// The fifth day.
    Friday,
    /// The first day of the weekend.
    Saturday,
    /// The last day of the ISO week.
    Sunday,
}

impl TimePoint {
    /// The start of the axis: midnight before the first day of [`FIRST_YEAR`].
    pub const MIN: Self = Self(days_from_civil(FIRST_YEAR, 1, 1) * MILLIS_PER_DAY);
    /// The end of the axis: midnight after the last day of [`LAST_YEAR`].
    pub const MAX: Self = Self(days_from_civil(LAST_YEAR + 1, 1, 1) * MILLIS_PER_DAY);
    /// 1970-01-01T00:00.
    pub const EPOCH: Self = Self(0);

    /// The point `millis` after the epoch, or the nearer end of the axis.
    pub const fn from_millis(millis: i64) -> Self {
        if millis < Self::MIN.0 {
            Self::MIN
        } else if millis > Self::MAX.0 {
            Self::MAX
        } else {
            Self(millis)
        }
    }

    /// Milliseconds since the epoch; negative before it.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The point `millis` later (earlier if negative), or the nearer end of the axis.
    #[must_use]
    pub const fn saturating_add_millis(self, millis: i64) -> Self {
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to here; negative if `earlier` is later. Saturates at the ends
    /// of `i64`, as the whole axis is twice as long as the largest.
    pub const fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Midnight at the start of `date`; `None` if that is off the axis or no day of the calendar.
    pub fn from_civil(date: CivilDate) -> Option<Self> {
        let date = CivilDate::new(date.year, date.month, date.day)?;
        // The day after the last one is the end of the axis, and has a point too.
        let millis = (FIRST_YEAR..=LAST_YEAR + 1)
            .contains(&date.year)
            .then(|| days_from_civil(date.year, date.month, date.day) * MILLIS_PER_DAY)?;
        (Self::MIN.0..=Self::MAX.0)
            .contains(&millis)
            .then_some(Self(millis))
    }

    /// The point `ms_of_day` after midnight of `date`; `None` if that is off the axis, no day of
    /// the calendar, or not within the day.
    pub fn from_civil_time(date: CivilDate, ms_of_day: u32) -> Option<Self> {
        let ms = i64::from(ms_of_day);
        let midnight = Self::from_civil(date)?;
        let point = midnight.0.checked_add(ms)?;
        (ms < MILLIS_PER_DAY && point <= Self::MAX.0).then_some(Self(point))
    }

    /// The day that the point lies in.
    pub const fn civil(self) -> CivilDate {
        civil_from_days(self.0.div_euclid(MILLIS_PER_DAY))
    }

    /// Milliseconds since the midnight before, 0 to 86,399,999.
    pub const fn millis_of_day(self) -> u32 {
        self.0.rem_euclid(MILLIS_PER_DAY) as u32
    }

    /// The day of the week that the point lies in.
    pub const fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        match (self.0.div_euclid(MILLIS_PER_DAY) + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }
}

impl CivilDate {
    /// The day, or `None` if the calendar has no such day.
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// The number of days in its month, 28 to 31.
    pub fn days_in_month(self) -> u8 {
        days_in_month(self.year, self.month)
    }

    /// The day after. The calendar has no last day, short of the last `i64` year.
    #[must_use]
    pub fn next_day(self) -> Self {
        if self.day < self.days_in_month() {
            Self {
                day: self.day + 1,
                ..self
            }
        } else if self.month < 12 {
            Self {
                month: self.month + 1,
                day: 1,
                ..self
            }
        } else {
            Self {
                year: self.year.saturating_add(1),
                month: 1,
                day: 1,
            }
        }
    }

    /// The day of the week; off the axis, that of the nearer end.
    pub fn weekday(self) -> Weekday {
        let ends = if self.year < 0 {
            TimePoint::MIN
        } else {
            TimePoint::MAX
        };
        TimePoint::from_civil(self).unwrap_or(ends).weekday()
    }
}

/// ISO 8601: `2026-01-06`, `-0043-03-15`; beyond four digits as EDTF: `Y-170000000-01-01`.
impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            0..=9999 => write!(f, "{:04}", self.year)?,
            -9999..0 => write!(f, "-{:04}", self.year.unsigned_abs())?,
            year => write!(f, "Y{year}")?,
        }
        write!(f, "-{:02}-{:02}", self.month, self.day)
    }
}

impl Weekday {
    /// Every day, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The English name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Monday => "Monday",
            Self::Tuesday => "Tuesday",
            Self::Wednesday => "Wednesday",
            Self::Thursday => "Thursday",
            Self::Friday => "Friday",
            Self::Saturday => "Saturday",
            Self::Sunday => "Sunday",
        }
    }

    /// The first three letters of the name.
    pub fn short(self) -> &'static str {
        &self.name()[..3]
    }

    /// Whether it is Saturday or Sunday.
    pub const fn is_weekend(self) -> bool {
        matches!(self, Self::Saturday | Self::Sunday)
    }
}

/// The English name of month 1 to 12; empty for another number.
pub const fn month_name(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        12 => "December",
        _ => "",
    }
}

/// The first three letters of the English name of month 1 to 12; empty for another number.
pub fn month_short(month: u8) -> &'static str {
    month_name(month).get(..3).unwrap_or("")
}

/// Whether the astronomical `year` has a 29 February.
pub const fn is_leap_year(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// The number of days in a month, 28 to 31; 31 for a number that is no month.
pub const fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date within the axis, by Howard Hinnant's `days_from_civil`
/// (<https://howardhinnant.github.io/date_algorithms.html>): years start in March, so that the
/// leap day comes last.
const fn days_from_civil(year: i64, month: u8, day: u8) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month as i64 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i64 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`].
const fn civil_from_days(days: i64) -> CivilDate {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    } as u8;
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    CivilDate { year, month, day }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i64, month: u8, day: u8) -> CivilDate {
        CivilDate::new(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn known_days_have_their_number() {
        for (day, number) in [
            (date(1970, 1, 1), 0),
            (date(1969, 12, 31), -1),
            (date(2000, 2, 29), 11_016),
            (date(2026, 1, 6), 20_459),
            (date(0, 1, 1), -719_528),
            (date(-43, 3, 15), -735_160),
        ] {
            let point = TimePoint::from_civil(day).expect("on the axis");
            assert_eq!(point.millis(), number * MILLIS_PER_DAY, "{day}");
            assert_eq!(point.civil(), day);
        }
    }

    #[test]
    fn the_ends_of_the_axis_are_the_ends_of_its_years() {
        assert_eq!(TimePoint::MIN.civil(), date(FIRST_YEAR, 1, 1));
        assert_eq!(TimePoint::MAX.civil(), date(LAST_YEAR + 1, 1, 1));
        assert_eq!(
            TimePoint::from_civil(date(LAST_YEAR + 1, 1, 1)),
            Some(TimePoint::MAX)
        );
        assert_eq!(TimePoint::from_civil(date(LAST_YEAR + 1, 1, 2)), None);
        assert_eq!(TimePoint::from_civil(date(FIRST_YEAR - 1, 12, 31)), None);
        assert_eq!(
            TimePoint::from_civil(CivilDate {
                year: i64::MAX,
                month: 1,
                day: 1
            }),
            None
        );
        assert_eq!(TimePoint::from_millis(i64::MAX), TimePoint::MAX);
        assert_eq!(TimePoint::MIN.saturating_add_millis(-1), TimePoint::MIN);
        assert_eq!(
            TimePoint::MAX.saturating_add_millis(i64::MAX),
            TimePoint::MAX
        );
        assert_eq!(TimePoint::MAX.millis_since(TimePoint::MIN), i64::MAX);
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_refused() {
        for (year, month, day) in [(2025, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 4, 31)] {
            assert_eq!(CivilDate::new(year, month, day), None);
            assert_eq!(TimePoint::from_civil(CivilDate { year, month, day }), None);
        }
        assert!(CivilDate::new(2000, 2, 29).is_some() && CivilDate::new(0, 2, 29).is_some());
        assert_eq!(CivilDate::new(2026, 1, 0), None);
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        assert_eq!(date(2026, 1, 6).weekday(), Weekday::Tuesday);
        assert_eq!(date(1970, 1, 1).weekday(), Weekday::Thursday);
        assert_eq!(date(1969, 12, 28).weekday(), Weekday::Sunday);
        assert_eq!(Weekday::Wednesday.short(), "Wed");
        assert_eq!(
            Weekday::ALL.iter().filter(|day| day.is_weekend()).count(),
            2
        );
    }

    #[test]
    fn days_are_written_as_iso_8601() {
        for (day, text) in [
            (date(2026, 1, 6), "2026-01-06"),
            (date(33, 4, 3), "0033-04-03"),
            (date(-43, 3, 15), "-0043-03-15"),
            (date(-170_000_000, 1, 1), "Y-170000000-01-01"),
            (date(12_000, 12, 31), "Y12000-12-31"),
        ] {
            assert_eq!(day.to_string(), text);
        }
    }

    #[test]
    fn a_time_of_day_must_lie_within_the_day() {
        let noon = TimePoint::from_civil_time(date(2026, 1, 6), 43_200_000).expect("noon");
        assert_eq!(
            (noon.civil(), noon.millis_of_day()),
            (date(2026, 1, 6), 43_200_000)
        );
        assert_eq!(
            TimePoint::from_civil_time(date(2026, 1, 6), 86_400_000),
            None
        );
        assert_eq!(
            TimePoint::from_civil_time(date(LAST_YEAR + 1, 1, 1), 1),
            None
        );
    }

    proptest! {
        #[test]
        fn every_point_comes_back_from_its_day_and_time(
            millis in TimePoint::MIN.millis()..TimePoint::MAX.millis()
        ) {
            let point = TimePoint::from_millis(millis);
            let day = point.civil();
            prop_assert_eq!(TimePoint::from_civil_time(day, point.millis_of_day()), Some(point));
            prop_assert_eq!(
                TimePoint::from_civil(day.next_day()),
                TimePoint::from_civil(day).map(|start| start.saturating_add_millis(MILLIS_PER_DAY))
            );
        }
    }
}
