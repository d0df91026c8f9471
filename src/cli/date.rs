//! `briefline date`: what a text says about time, as one JSON object. Reading dates is the model's
//! work; printing the object is the caller's.

use serde::Serialize;

use crate::model::{
    CivilDate, MILLIS_PER_MINUTE, MILLIS_PER_SECOND, Precision, TimePoint, When, WhenError,
    parse_typed,
};

/// What a text says about time. Where the text is no date, only `input`, `valid` and `error` say
/// anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateReport {
    /// The text as given.
    pub input: String,
    /// Whether it is a date, in EDTF or as people type them, within the supported years.
    pub valid: bool,
    /// The date in canonical EDTF; `None` if the text is none.
    pub edtf: Option<String>,
    /// The first day (or second) in which it can begin, in ISO 8601. `None` without bound, or if
    /// nobody knows.
    pub earliest: Option<String>,
    /// The last day (or second) in which it can begin. `None` as for `earliest`.
    pub latest_start: Option<String>,
    /// The first day (or second) in which it can end. `None` as for `earliest`.
    pub earliest_end: Option<String>,
    /// The last day (or second) that it can include. `None` as for `earliest`.
    pub latest: Option<String>,
    /// How exactly it is known, in a word; `None` if the text is no date.
    pub precision: Option<&'static str>,
    /// How sure its author is; all false if the text is no date.
    #[serde(flatten)]
    pub doubt: Doubt,
    /// Which ends it lacks; both false if the text is no date.
    #[serde(flatten)]
    pub open_ends: OpenEnds,
    /// The date in plain English; `None` if the text is none.
    pub label: Option<String>,
    /// Why the text is no date, with a hint; `None` if it is one.
    pub error: Option<String>,
}

/// How sure the author of a date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// Whether it is said to be approximate.
    pub approximate: bool,
    /// Whether it is said to be uncertain.
    pub uncertain: bool,
}

/// Which ends a date lacks by its author's word. An end that nobody knows is not lacking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OpenEnds {
    /// Whether it has no start.
    pub open_start: bool,
    /// Whether it has no end.
    pub open_end: bool,
}

/// Reads `input` as EDTF or as a typed date, with `today` for what it leaves out.
pub fn report(input: &str, today: CivilDate) -> DateReport {
    match parse_typed(input, today) {
        Ok(when) => of_date(input, &when),
        Err(error) => of_error(input, &error),
    }
}

fn of_date(input: &str, when: &When) -> DateReport {
    let starts = |point: Option<TimePoint>| point.map(|point| written(point, when));
    // Bounds are half-open: the last unit included ends where the bound stands.
    let step = match when.precision() {
        Precision::Millisecond => 1,
        _ => MILLIS_PER_SECOND,
    };
    let ends = |point: Option<TimePoint>| {
        point.map(|point| written(point.saturating_add_millis(-step), when))
    };
    DateReport {
        input: input.to_owned(),
        valid: true,
        edtf: Some(when.edtf().to_owned()),
        earliest: starts(when.earliest()),
        latest_start: ends(when.latest_start()),
        earliest_end: starts(when.earliest_end()),
        latest: ends(when.latest()),
        precision: Some(when.precision().word()),
        doubt: Doubt {
            approximate: when.is_approximate(),
            uncertain: when.is_uncertain(),
        },
        open_ends: OpenEnds {
            open_start: when.open_start(),
            open_end: when.open_end(),
        },
        label: Some(when.label()),
        error: None,
    }
}

fn of_error(input: &str, error: &WhenError) -> DateReport {
    let hint = error
        .hint
        .as_ref()
        .map_or_else(String::new, |hint| format!(" ({hint})"));
    DateReport {
        input: input.to_owned(),
        valid: false,
        edtf: None,
        earliest: None,
        latest_start: None,
        earliest_end: None,
        latest: None,
        precision: None,
        doubt: Doubt::default(),
        open_ends: OpenEnds::default(),
        label: None,
        error: Some(format!("{}{hint}", error.message)),
    }
}

/// The day of `point`, or, where a time was given, its second on the clock that was read.
fn written(point: TimePoint, when: &When) -> String {
    if !when.has_time() {
        return point.civil().to_string();
    }
    let offset = when.offset_minutes();
    let ahead = i64::from(offset.unwrap_or(0)) * MILLIS_PER_MINUTE;
    let local = point.saturating_add_millis(ahead);
    let (seconds, millis) = (local.millis_of_day() / 1_000, local.millis_of_day() % 1_000);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let fraction = if when.precision() == Precision::Millisecond {
        format!(".{millis:03}")
    } else {
        String::new()
    };
    let zone = match offset {
        None => String::new(),
        Some(0) => "Z".to_owned(),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    };
    format!(
        "{}T{hour:02}:{minute:02}:{second:02}{fraction}{zone}",
        local.civil()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report_of(input: &str) -> DateReport {
        report(input, CivilDate::new(2026, 1, 6).expect("a day"))
    }

    #[test]
    fn ends_are_the_last_day_included() {
        let report = report_of("2025-11-20/2025-11-21");
        assert_eq!(report.earliest.as_deref(), Some("2025-11-20"));
        assert_eq!(report.latest_start.as_deref(), Some("2025-11-20"));
        assert_eq!(report.earliest_end.as_deref(), Some("2025-11-21"));
        assert_eq!(report.latest.as_deref(), Some("2025-11-21"));
    }

    #[test]
    fn open_ends_are_null_and_said_to_be_open() {
        let report = report_of("2024/..");
        assert_eq!(
            report.open_ends,
            OpenEnds {
                open_start: false,
                open_end: true
            }
        );
        assert_eq!((report.latest, report.earliest_end), (None, None));
        assert_eq!(report.latest_start.as_deref(), Some("2024-12-31"));
        let unknown = report_of("2024/");
        assert_eq!(
            (unknown.open_ends, unknown.latest),
            (OpenEnds::default(), None)
        );
    }

    #[test]
    fn times_keep_the_clock_they_were_written_on() {
        for (input, first, last) in [
            (
                "1985-04-12T23:20:30",
                "1985-04-12T23:20:30",
                "1985-04-12T23:20:30",
            ),
            (
                "1985-04-12T23:20:30Z",
                "1985-04-12T23:20:30Z",
                "1985-04-12T23:20:30Z",
            ),
            (
                "1985-04-12T23:20:30+04:30",
                "1985-04-12T23:20:30+04:30",
                "1985-04-12T23:20:30+04:30",
            ),
            (
                "1985-04-12T10:00-02",
                "1985-04-12T10:00:00-02:00",
                "1985-04-12T10:00:59-02:00",
            ),
            (
                "2026-01-06T10:00:00.25",
                "2026-01-06T10:00:00.250",
                "2026-01-06T10:00:00.250",
            ),
            (
                "2026-01-06T23:59:60",
                "2026-01-06T23:59:59",
                "2026-01-06T23:59:59",
            ),
        ] {
            let report = report_of(input);
            assert_eq!(report.earliest.as_deref(), Some(first), "{input}");
            assert_eq!(report.latest.as_deref(), Some(last), "{input}");
        }
    }

    #[test]
    fn a_year_beyond_the_axis_is_refused_with_the_range() {
        let report = report_of("Y17E8");
        assert!(!report.valid);
        let error = report.error.expect("an error");
        assert!(
            error.contains("−292,000,000") && error.contains("292,000,000"),
            "{error}"
        );
    }

    #[test]
    fn typed_dates_are_dates_too_and_nonsense_is_none() {
        assert_eq!(report_of("c. 1985").edtf.as_deref(), Some("1985~"));
        assert_eq!(report_of("6 jan").label.as_deref(), Some("6 January 2026"));
        let nonsense = report_of("sometime soon");
        assert_eq!((nonsense.valid, nonsense.label), (false, None));
        assert!(nonsense.error.is_some());
    }

    #[test]
    fn the_json_has_exactly_the_documented_fields() {
        let json = serde_json::to_value(report_of("1985~")).expect("plain data");
        let mut names: Vec<&str> = json
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        names.sort_unstable();
        let mut documented = [
            "input",
            "valid",
            "edtf",
            "earliest",
            "latest_start",
            "earliest_end",
            "latest",
            "precision",
            "approximate",
            "uncertain",
            "open_start",
            "open_end",
            "label",
            "error",
        ];
        documented.sort_unstable();
        assert_eq!(names, documented);
    }
}
