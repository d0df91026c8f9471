//! The four instants of a date, ready to be drawn.
//!
//! ```text
//!   start     core_start      core_end     end
//!     |░░▒▒▓▓▓▓▓██████████████▓▓▓▓▓▒▒░░░░░░|
//!                    ^ anchor: where the mark stands
//! ```
//!
//! Nothing is invented: a tail reaches exactly as far as the date allows, and a date without a
//! certain core has none.

use crate::model::{MILLIS_PER_DAY, TimePoint, When};

use super::SpanEnd;

/// The instants of one date, in milliseconds on the civil axis.
#[derive(Clone, Copy, Debug, PartialEq, Hash)]
pub(crate) struct Extent {
    /// The earliest start.
    pub(crate) start: i64,
    /// From here on it is certain.
    pub(crate) core_start: i64,
    /// Up to here it is certain.
    pub(crate) core_end: i64,
    /// The latest end.
    pub(crate) end: i64,
    /// Where the mark stands; between start and end.
    pub(crate) anchor: i64,
    /// How the ends are drawn.
    pub(crate) ends: [SpanEnd; 2],
    /// Whether it is a moment or a day, known exactly: nothing but a mark is drawn.
    pub(crate) is_point: bool,
    /// Whether it was written as a stretch of time.
    pub(crate) is_interval: bool,
}

impl Extent {
    /// The instants of `when`; open ends reach to `horizon`, the ends of all that is known.
    /// `None` if it has no bound at all, so that it cannot be placed.
    pub(crate) fn of(when: &When, horizon: (i64, i64)) -> Option<Self> {
        let millis = |time: Option<TimePoint>| time.map(TimePoint::millis);
        let (first, last) = (millis(when.earliest()), millis(when.latest()));
        let start = first.or_else(|| last.map(|end| open_start(end, when, horizon)))?;
        let end = last.unwrap_or_else(|| open_end(start, when, horizon));
        let end = end.max(start);
        let ends = [
            far_end(first.is_none(), when.unknown_start()),
            far_end(last.is_none(), when.unknown_end()),
        ];
        let latest_start = millis(when.latest_start()).unwrap_or(start);
        let earliest_end = millis(when.earliest_end()).unwrap_or(end);
        let vague = when.is_approximate();
        let mut core_start = edge(start, latest_start.clamp(start, end), vague);
        let mut core_end = edge(end, earliest_end.clamp(start, end), vague);
        let middle = start / 2 + end / 2;
        let is_set = !when.parts().is_empty();
        if core_start > core_end || is_set || (!when.is_interval() && (vague || wide(start, end))) {
            (core_start, core_end) = (middle, middle);
        }
        let ends = [
            ends[0].unwrap_or(closed_end(core_start != start)),
            ends[1].unwrap_or(closed_end(core_end != end)),
        ];
        let is_point = !when.is_interval() && !is_set && !vague && !wide(start, end);
        let anchor = anchor(when, (start, end), (latest_start, earliest_end));
        let is_interval = when.is_interval();
        Some(Self {
            start,
            core_start,
            core_end,
            end,
            anchor,
            ends,
            is_point,
            is_interval,
        })
    }
}

/// A date known to the day or better needs no tail; one to the month or worse does.
fn wide(start: i64, end: i64) -> bool {
    end.saturating_sub(start) > MILLIS_PER_DAY
}

fn edge(outer: i64, inner: i64, vague: bool) -> i64 {
    if vague || wide(outer.min(inner), outer.max(inner)) {
        inner
    } else {
        outer
    }
}

fn open_start(end: i64, when: &When, horizon: (i64, i64)) -> i64 {
    if when.unknown_start() {
        end - MILLIS_PER_DAY
    } else {
        horizon.0.min(end - MILLIS_PER_DAY)
    }
}

fn open_end(start: i64, when: &When, horizon: (i64, i64)) -> i64 {
    let begun = when.latest_start().map_or(start, TimePoint::millis);
    if when.unknown_end() {
        begun
    } else {
        horizon.1.max(begun)
    }
}

fn far_end(unbounded: bool, unknown: bool) -> Option<SpanEnd> {
    unbounded.then_some(if unknown {
        SpanEnd::Unknown
    } else {
        SpanEnd::Open
    })
}

fn closed_end(fuzzy: bool) -> SpanEnd {
    if fuzzy {
        SpanEnd::Fuzzy
    } else {
        SpanEnd::Exact
    }
}

/// The mark stands in the middle, or at the known end of what has only one; a set is marked at
/// its first member.
fn anchor(when: &When, (start, end): (i64, i64), (latest_start, earliest_end): (i64, i64)) -> i64 {
    let middle = |a: i64, b: i64| a / 2 + b / 2 + i64::midpoint(a % 2, b % 2);
    if let Some(part) = when.parts().first() {
        let from = part.earliest.map_or(start, TimePoint::millis);
        let to = part.latest.map_or(from, TimePoint::millis);
        return middle(from, to).clamp(start, end);
    }
    match (when.earliest(), when.latest()) {
        (Some(_), None) => middle(start, latest_start.clamp(start, end)),
        (None, Some(_)) => middle(earliest_end.clamp(start, end), end),
        _ => middle(start, end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(edtf: &str) -> Extent {
        let when = When::parse_edtf(edtf).unwrap().when;
        Extent::of(&when, (0, 1_800_000_000_000)).unwrap()
    }

    /// Half days since 2025-11-01, for numbers that a person can check.
    fn half_days(edtf: &str) -> [i64; 5] {
        let extent = extent(edtf);
        let zero = 20_393 * MILLIS_PER_DAY;
        [
            extent.start,
            extent.core_start,
            extent.core_end,
            extent.end,
            extent.anchor,
        ]
        .map(|ms| (ms - zero) / (MILLIS_PER_DAY / 2))
    }

    #[test]
    fn an_exact_day_is_a_point_at_its_middle() {
        assert_eq!(half_days("2025-11-06"), [10, 10, 12, 12, 11]);
        assert!(extent("2025-11-06").is_point);
    }

    #[test]
    fn a_month_has_tails_and_no_core() {
        assert_eq!(half_days("2025-11"), [0, 30, 30, 60, 30]);
        assert_eq!(extent("2025-11").ends, [SpanEnd::Fuzzy, SpanEnd::Fuzzy]);
    }

    #[test]
    fn an_exact_range_is_solid_from_first_to_last_day() {
        assert_eq!(half_days("2025-11-20/2025-11-21"), [38, 38, 42, 42, 40]);
        assert_eq!(
            extent("2025-11-20/2025-11-21").ends,
            [SpanEnd::Exact, SpanEnd::Exact]
        );
    }

    #[test]
    fn a_range_of_months_is_certain_only_between_them() {
        assert_eq!(half_days("2025-11/2026-01"), [0, 60, 122, 184, 92]);
    }

    #[test]
    fn an_approximate_range_of_two_days_has_no_core() {
        assert_eq!(half_days("2025-11-15~/2025-11-16~"), [28, 30, 30, 32, 30]);
    }

    #[test]
    fn an_open_end_reaches_to_the_horizon_and_is_marked_at_its_start() {
        let open = extent("2025-11-06/..");
        assert_eq!((open.end, open.ends[1]), (1_800_000_000_000, SpanEnd::Open));
        assert_eq!(half_days("2025-11-06/..")[4], 11);
    }

    #[test]
    fn an_unknown_end_claims_no_time_beyond_the_start() {
        let unknown = extent("2025-11-06/");
        assert_eq!(
            (half_days("2025-11-06/")[3], unknown.ends[1]),
            (12, SpanEnd::Unknown)
        );
    }
}
