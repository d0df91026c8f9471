//! Steps of the calendar: where the ticks of each step stand and what they are called.
//!
//! A table, not arithmetic on powers of ten: seconds, minutes, hours, days, Mondays, months,
//! quarters, years and so on to hundreds of millions of years. Years before Christ are counted
//! as historians do: 44 BC is the astronomical year −43, and there is no year 0. Which step
//! suits a view is [`super::ticks`]' work.

use crate::model::time::{
    MILLIS_PER_DAY, MILLIS_PER_HOUR, MILLIS_PER_MINUTE, MILLIS_PER_SECOND, month_name, month_short,
};
use crate::model::{CivilDate, TimePoint};

use super::TickRank;

/// A step from one tick to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// So many milliseconds, a divisor of a day.
    Millis(i64),
    /// A week, from Monday.
    Week,
    /// So many months, a divisor of a year.
    Months(i64),
    /// So many years.
    Years(i64),
}

impl Step {
    /// A typical length, in milliseconds.
    pub(crate) fn millis(self) -> f64 {
        let days = |days: f64| days * MILLIS_PER_DAY as f64;
        match self {
            Self::Millis(ms) => ms as f64,
            Self::Week => days(7.0),
            Self::Months(months) => days(30.436_875 * months as f64),
            Self::Years(years) => days(365.242_5 * years as f64),
        }
    }

    /// The rank of its ticks.
    pub(crate) fn rank(self) -> TickRank {
        match self {
            Self::Millis(ms) if ms < MILLIS_PER_MINUTE => TickRank::Second,
            Self::Millis(ms) if ms < MILLIS_PER_HOUR => TickRank::Minute,
            Self::Millis(ms) if ms < MILLIS_PER_DAY => TickRank::Hour,
            Self::Millis(_) => TickRank::Day,
            Self::Week => TickRank::Week,
            Self::Months(1) => TickRank::Month,
            Self::Months(_) => TickRank::Quarter,
            Self::Years(..10) => TickRank::Year,
            Self::Years(..100) => TickRank::Decade,
            Self::Years(..1_000) => TickRank::Century,
            Self::Years(..10_000) => TickRank::Millennium,
            Self::Years(_) => TickRank::Age,
        }
    }

    /// The number of the last tick at or before `time`. Ticks are numbered in order of time.
    pub(crate) fn number_at(self, time: TimePoint) -> i64 {
        match self {
            Self::Millis(ms) => time.millis().div_euclid(ms),
            // 1970-01-01 was a Thursday: the Monday before it is day −3.
            Self::Week => (time.millis().div_euclid(MILLIS_PER_DAY) + 3).div_euclid(7),
            Self::Months(months) => {
                let date = time.civil();
                (date.year * 12 + i64::from(date.month) - 1).div_euclid(months)
            }
            Self::Years(years) => match (years, time.civil().year) {
                (1, year) => year,
                (_, year) if year > 0 => year.div_euclid(years),
                (_, year) => (year - 1).div_euclid(years),
            },
        }
    }

    /// When tick `number` is; `None` beyond the ends of the axis.
    pub(crate) fn time_of(self, number: i64) -> Option<TimePoint> {
        let millis = match self {
            Self::Millis(ms) => number.checked_mul(ms)?,
            Self::Week => number
                .checked_mul(7)?
                .checked_sub(3)?
                .checked_mul(MILLIS_PER_DAY)?,
            Self::Months(months) => {
                let month = number.checked_mul(months)?;
                return first_of(month.div_euclid(12), month.rem_euclid(12) + 1);
            }
            Self::Years(years) => return first_of(tick_year(number, years)?, 1),
        };
        let time = TimePoint::from_millis(millis);
        (time.millis() == millis).then_some(time)
    }

    /// What the tick at `time` is called among its like, as short as can be.
    pub(crate) fn label(self, time: TimePoint) -> String {
        let date = time.civil();
        match self {
            Self::Millis(ms) if ms < MILLIS_PER_MINUTE => clock(time, true),
            Self::Millis(ms) if ms < MILLIS_PER_DAY => clock(time, false),
            Self::Millis(_) | Self::Week => date.day.to_string(),
            Self::Months(_) => month_short(date.month).to_owned(),
            Self::Years(_) => year_label(date.year),
        }
    }

    /// What the stretch that begins at `time` is called where it is the coarser row.
    pub(crate) fn heading(self, time: TimePoint) -> String {
        let date = time.civil();
        match self {
            Self::Millis(_) | Self::Week => format!("{} {}", date.day, month_name(date.month)),
            Self::Months(_) if date.month == 1 => self.context(time),
            Self::Months(_) => month_name(date.month).to_owned(),
            Self::Years(1) => year_label(date.year),
            Self::Years(_) => age_label(date.year),
        }
    }

    /// [`Step::heading`] with all that is needed to stand alone.
    pub(crate) fn context(self, time: TimePoint) -> String {
        let date = time.civil();
        let year = year_label(date.year);
        match self {
            Self::Millis(_) | Self::Week => {
                let day = time.weekday().name();
                format!("{day} {} {} {year}", date.day, month_name(date.month))
            }
            Self::Months(_) => format!("{} {year}", month_name(date.month)),
            Self::Years(_) => self.heading(time),
        }
    }
}

/// The year as historians count it: "2026", "44 BC", "12,000 BC", "65 million BC".
pub(crate) fn year_label(year: i64) -> String {
    let (count, era) = if year > 0 {
        (year, "")
    } else {
        (1 - year, " BC")
    };
    if count >= 1_000_000 && count % 100_000 == 0 {
        let millions = count as f64 / 1e6;
        return format!("{millions} million{era}");
    }
    if count < 10_000 {
        return format!("{count}{era}");
    }
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text + era
}

/// A decade or century by the year it begins with: "1980s"; before Christ the year alone.
fn age_label(year: i64) -> String {
    if year > 1 {
        format!("{}s", year_label(year))
    } else {
        year_label(year)
    }
}

fn clock(time: TimePoint, seconds: bool) -> String {
    let of_day = i64::from(time.millis_of_day());
    let hour = of_day / MILLIS_PER_HOUR;
    let minute = of_day % MILLIS_PER_HOUR / MILLIS_PER_MINUTE;
    if seconds {
        let second = of_day % MILLIS_PER_MINUTE / MILLIS_PER_SECOND;
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{hour:02}:{minute:02}")
    }
}

fn first_of(year: i64, month: i64) -> Option<TimePoint> {
    let month = u8::try_from(month).ok()?;
    TimePoint::from_civil(CivilDate::new(year, month, 1)?)
}

/// The astronomical year of tick `number`: round years before and after Christ, with the year 1
/// between them.
fn tick_year(number: i64, years: i64) -> Option<i64> {
    match (years, number) {
        (1, _) => Some(number),
        (_, 0) => Some(1),
        (_, 1..) => number.checked_mul(years),
        _ => number.checked_mul(years)?.checked_add(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(year: i64, month: u8, day: u8) -> TimePoint {
        TimePoint::from_civil(CivilDate::new(year, month, day).unwrap()).unwrap()
    }

    #[test]
    fn years_before_christ_are_counted_as_historians_do() {
        let labels = [2026, 1, 0, -43, -11_999, -64_999_999].map(year_label);
        assert_eq!(
            labels,
            ["2026", "1", "1 BC", "44 BC", "12,000 BC", "65 million BC"]
        );
    }

    #[test]
    fn coarse_ticks_stand_on_round_years_on_both_sides_of_christ() {
        let step = Step::Years(1_000);
        let labels: Vec<_> = (-2..=2)
            .map(|n| step.label(step.time_of(n).unwrap()))
            .collect();
        assert_eq!(labels, ["2000 BC", "1000 BC", "1", "1000", "2000"]);
    }

    #[test]
    fn weeks_begin_on_monday() {
        let step = Step::Week;
        let monday = step.time_of(step.number_at(time(2026, 1, 6))).unwrap();
        assert_eq!(monday, time(2026, 1, 5));
    }

    #[test]
    fn every_step_numbers_its_own_ticks() {
        let steps = [
            Step::Millis(5_000),
            Step::Millis(MILLIS_PER_DAY),
            Step::Week,
            Step::Months(1),
            Step::Months(3),
            Step::Years(1),
            Step::Years(10),
            Step::Years(100_000_000),
        ];
        for step in steps {
            for around in [
                time(2026, 1, 6),
                time(-43, 3, 15),
                time(0, 1, 1),
                time(1, 1, 1),
            ] {
                for number in step.number_at(around) - 2..step.number_at(around) + 3 {
                    let Some(tick) = step.time_of(number) else {
                        continue;
                    };
                    assert_eq!(step.number_at(tick), number, "{step:?} at {tick:?}");
                    let before = tick.saturating_add_millis(-1);
                    assert_eq!(
                        step.number_at(before),
                        number - 1,
                        "{step:?} before {tick:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn headings_name_the_year_where_it_begins() {
        let step = Step::Months(1);
        assert_eq!(step.heading(time(2025, 12, 1)), "December");
        assert_eq!(step.heading(time(2026, 1, 1)), "January 2026");
        assert_eq!(step.context(time(2025, 12, 1)), "December 2025");
        let day = Step::Millis(MILLIS_PER_DAY);
        assert_eq!(day.context(time(2026, 1, 6)), "Tuesday 6 January 2026");
        assert_eq!(Step::Years(10).heading(time(1980, 1, 1)), "1980s");
    }
}
