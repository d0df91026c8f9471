//! What dates mean, as tables. How they are read and worded, and what holds for every date, is in
//! the files beside this one.

mod labels;
mod properties;
mod reading;
mod typed;

use super::*;
use crate::model::time::CivilDate;

fn when(text: &str) -> When {
    match When::parse_edtf(text) {
        Ok(parsed) => parsed.when,
        Err(error) => panic!("{text}: {error}"),
    }
}

fn today() -> CivilDate {
    CivilDate::new(2026, 1, 6).expect("a day of the calendar")
}

/// The four bounds as the first or last day included, `*` for none.
fn bounds(when: &When) -> [String; 4] {
    let day = |point: Option<TimePoint>, back: i64| {
        point.map_or("*".to_owned(), |p| {
            p.saturating_add_millis(-back).civil().to_string()
        })
    };
    [
        day(when.earliest(), 0),
        day(when.latest_start(), 1),
        day(when.earliest_end(), 0),
        day(when.latest(), 1),
    ]
}

#[test]
fn one_date_bounds_its_whole_unit() {
    for (text, first, last) in [
        ("2026-01-06", "2026-01-06", "2026-01-06"),
        ("2025-11", "2025-11-01", "2025-11-30"),
        ("1985", "1985-01-01", "1985-12-31"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("-0043", "-0043-01-01", "-0043-12-31"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("1984?", "1984-01-01", "1984-12-31"),
        ("2004-06~", "2004-06-01", "2004-06-30"),
        ("2004-06-11%", "2004-06-11", "2004-06-11"),
        ("2004-06~-11", "2004-06-11", "2004-06-11"),
        ("?2004-06-~11", "2004-06-11", "2004-06-11"),
        ("156X", "1560-01-01", "1569-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("XXXX", "0000-01-01", "9999-12-31"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31"),
        ("1985-04-XX", "1985-04-01", "1985-04-30"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("15XX-12-25", "1500-12-25", "1599-12-25"),
        ("XXXX-12-XX", "0000-12-01", "9999-12-31"),
        ("1560-XX-25", "1560-01-25", "1560-12-25"),
        ("-01XX", "-0199-01-01", "-0100-12-31"),
        ("-01XX-02-29", "-0196-02-29", "-0104-02-29"),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-22", "2001-06-01", "2001-08-31"),
        ("2001-23", "2001-09-01", "2001-11-30"),
        ("2001-24", "2001-12-01", "2002-02-28"),
        ("2001-25", "2001-03-01", "2001-05-31"),
        ("2001-29", "2001-09-01", "2001-11-30"),
        ("2001-33", "2001-01-01", "2001-03-31"),
        ("2001-36", "2001-10-01", "2001-12-31"),
        ("2001-37", "2001-01-01", "2001-04-30"),
        ("2001-41", "2001-07-01", "2001-12-31"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("Y170000002", "Y170000002-01-01", "Y170000002-12-31"),
        ("Y-17E7", "Y-170000000-01-01", "Y-170000000-12-31"),
        ("Y171010000S3", "Y171000000-01-01", "Y171999999-12-31"),
        ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30-04", "1985-04-13", "1985-04-13"),
        ("2026-01-06T24:00", "2026-01-07", "2026-01-07"),
    ] {
        assert_eq!(bounds(&when(text)), [first, last, first, last], "{text}");
    }
}

#[test]
fn an_interval_bounds_its_start_and_its_end() {
    for (text, expected) in [
        (
            "2025-11-20/2025-11-21",
            ["2025-11-20", "2025-11-20", "2025-11-21", "2025-11-21"],
        ),
        (
            "2025-11~/2026-01",
            ["2025-11-01", "2025-11-30", "2026-01-01", "2026-01-31"],
        ),
        (
            "2004-02-01/2005",
            ["2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31"],
        ),
        (
            "2004-06-XX/2004-07-03",
            ["2004-06-01", "2004-06-30", "2004-07-03", "2004-07-03"],
        ),
        ("2024/..", ["2024-01-01", "2024-12-31", "*", "*"]),
        ("2024/", ["2024-01-01", "2024-12-31", "*", "*"]),
        ("../1985", ["*", "*", "1985-01-01", "1985-12-31"]),
        ("/1985", ["*", "*", "1985-01-01", "1985-12-31"]),
        (
            "..1985/1990",
            ["*", "1985-12-31", "1990-01-01", "1990-12-31"],
        ),
        (
            "1985/1990..",
            ["1985-01-01", "1985-12-31", "1990-01-01", "*"],
        ),
        ("../..", ["*", "*", "*", "*"]),
        // The start cannot come after the end, nor the end before the start.
        (
            "2004/2004-06",
            ["2004-01-01", "2004-06-30", "2004-06-01", "2004-06-30"],
        ),
        (
            "2004-02/2004",
            ["2004-02-01", "2004-02-29", "2004-02-01", "2004-12-31"],
        ),
        (
            "2026-01-06T10:00/2026-01-07T12:30",
            ["2026-01-06", "2026-01-06", "2026-01-07", "2026-01-07"],
        ),
    ] {
        assert_eq!(bounds(&when(text)), expected, "{text}");
    }
}

#[test]
fn a_set_of_one_lies_anywhere_and_a_set_of_all_from_first_to_last() {
    for (text, expected, parts) in [
        (
            "[1667,1668,1670..1672]",
            ["1667-01-01", "1672-12-31", "1667-01-01", "1672-12-31"],
            3,
        ),
        (
            "{1667,1668,1670..1672}",
            ["1667-01-01", "1667-12-31", "1672-01-01", "1672-12-31"],
            3,
        ),
        (
            "{1960,1961-12}",
            ["1960-01-01", "1960-12-31", "1961-12-01", "1961-12-31"],
            2,
        ),
        ("[..1760-12-03]", ["*", "1760-12-03", "*", "1760-12-03"], 1),
        ("[1760-12..]", ["1760-12-01", "*", "1760-12-01", "*"], 1),
        ("{..1984}", ["*", "*", "1984-01-01", "1984-12-31"], 1),
    ] {
        let when = when(text);
        assert_eq!(bounds(&when), expected, "{text}");
        assert_eq!(when.parts().len(), parts, "{text}");
    }
    assert_eq!(when("[1667,1668]").set_kind(), Some(SetKind::OneOf));
    assert_eq!(when("{1667,1668}").set_kind(), Some(SetKind::AllOf));
    assert_eq!(when("1667/1668").set_kind(), None);
    let third = when("[1667,1668,1670..1672]").parts()[2];
    assert_eq!(third.earliest, when("1670").earliest());
    assert_eq!(third.latest, when("1672").latest());
}

#[test]
fn precision_is_the_unit_that_holds_every_possible_day() {
    for (text, precision) in [
        ("2026-01-06T10:00:00.5", Precision::Millisecond),
        ("2026-01-06T10:00:00", Precision::Second),
        ("2026-01-06T10:00", Precision::Minute),
        ("2026-01-06", Precision::Day),
        ("2026-01", Precision::Month),
        ("1985-04-XX", Precision::Month),
        ("2001-21", Precision::Season),
        ("2001-34", Precision::Quarter),
        ("2001-38", Precision::FourMonths),
        ("2001-40", Precision::HalfYear),
        ("1985", Precision::Year),
        ("1985-XX-XX", Precision::Year),
        ("1560-XX-25", Precision::Year),
        ("156X", Precision::Decade),
        ("156X-12-25", Precision::Decade),
        ("19XX", Precision::Century),
        ("1950S2", Precision::Century),
        ("1985S4", Precision::Year),
        ("1XXX-12", Precision::Millennium),
        ("XXXX", Precision::Span),
        ("Y171010000S3", Precision::Span),
        ("2005/2006-02", Precision::Year),
        ("../..", Precision::Span),
        ("{1960,1961-12}", Precision::Year),
    ] {
        assert_eq!(when(text).precision(), precision, "{text}");
    }
}

#[test]
fn open_is_not_unknown() {
    let (open, unknown) = (when("2024/.."), when("2024/"));
    assert!(open.open_end() && !open.unknown_end() && !open.open_start());
    assert!(unknown.unknown_end() && !unknown.open_end());
    assert!(when("../1985").open_start() && when("/1985").unknown_start());
    assert!(when("[..1984]").open_start() && !when("[..1984]").open_end());
}

#[test]
fn overlap_is_half_open_and_open_ends_reach_everywhere() {
    let day = |text: &str| when(text).earliest().expect("a start");
    let range = day("2026-01-06")..day("2026-01-08");
    for (text, overlaps) in [
        ("2026-01-05", false),
        ("2026-01-06", true),
        ("2026-01-07", true),
        ("2026-01-08", false),
        ("2026", true),
        ("2024/..", true),
        ("../2025", false),
        ("/2025", false),
        ("2024/", true),
    ] {
        assert_eq!(when(text).overlaps(range.clone()), overlaps, "{text}");
    }
}

#[test]
fn an_estimate_has_its_middle_in_the_year_it_names() {
    let middle = when("1950S2").midpoint().expect("a middle");
    assert_eq!(middle.civil().year, 1950);
    assert_eq!(when("2024/..").midpoint(), when("2024").earliest());
    assert_eq!(when("../..").midpoint(), None);
}
