//! Calendar ticks.

/// The calendar unit whose start a tick marks, from seconds to hundreds of millions of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TickRank {
    /// 1, 5, 15 or 30 seconds.
    Second,
    /// 1, 5, 15 or 30 minutes.
    Minute,
    /// 1, 3, 6 or 12 hours.
    Hour,
    /// Midnight.
    Day,
    /// Monday.
    Week,
    /// The first of a month.
    Month,
    /// January, April, July, October.
    Quarter,
    /// New Year's Day.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
    /// Ten thousand years or more.
    Age,
}
