//! Dates as people type them.

use super::{CivilDate, parse_typed, today};

#[test]
fn typed_dates_become_edtf() {
    for (text, edtf) in [
        ("6 jan", "2026-01-06"),
        ("6 january 2026", "2026-01-06"),
        ("jan 6, 2026", "2026-01-06"),
        ("6th of January 2026", "2026-01-06"),
        ("Tuesday 6 January 2026", "2026-01-06"),
        ("6jan2026", "2026-01-06"),
        ("6-jan-2026", "2026-01-06"),
        ("jan 2026", "2026-01"),
        ("january", "2026-01"),
        ("december", "2025-12"),
        ("1 july", "2026-07-01"),
        ("20 november", "2025-11-20"),
        ("c. 1985", "1985~"),
        ("ca 1985", "1985~"),
        ("circa 1985", "1985~"),
        ("about 15 nov 2025", "2025-11-15~"),
        ("1985?", "1985?"),
        ("perhaps 1985", "1985?"),
        ("44 BC", "-0043"),
        ("44 bce", "-0043"),
        ("15 March 44 BC", "-0043-03-15"),
        ("March 44 BC", "-0043-03"),
        ("AD 79", "0079"),
        ("79 ce", "0079"),
        ("18th century", "17XX"),
        ("c. 18th century", "17XX~"),
        ("2nd century BC", "-01XX"),
        ("1st century BC", "[-0099..0000]"),
        ("1980s", "198X"),
        ("1560s BC", "[-1568..-1559]"),
        ("spring 2001", "2001-21"),
        ("Q2 2026", "2026-34"),
        ("2025-11", "2025-11"),
        ("2026", "2026"),
        ("15-16 nov 2025", "2025-11-15/2025-11-16"),
        ("about 15–16 November 2025", "2025-11-15~/2025-11-16~"),
        ("nov 15-16, 2025", "2025-11-15/2025-11-16"),
        ("nov 2025 - jan 2026", "2025-11/2026-01"),
        ("nov - jan 2026", "2025-11/2026-01"),
        ("nov 2025 - jan", "2025-11/2026-01"),
        ("30 nov - 2 dec 2025", "2025-11-30/2025-12-02"),
        ("28 dec to 3 jan", "2025-12-28/2026-01-03"),
        ("1914-18", "1914/1918"),
        ("44-40 BC", "-0043/-0039"),
        ("44 BC – AD 14", "-0043/0014"),
        ("from 2024, open", "2024/.."),
        ("from 2020 to 2024", "2020/2024"),
        ("until 1985", "../1985"),
        ("today", "2026-01-06"),
        ("yesterday", "2026-01-05"),
        ("tomorrow", "2026-01-07"),
        ("winter 2001–2002", "2001-24"),
        ("winter 2001-02", "2001-24"),
        ("20260106", "2026-01-06"),
        ("about December 2025 – January 2026", "2025-12~/2026-01~"),
        ("from about 13 to 31 January 2026", "2026-01-13~/2026-01-31"),
        ("c. 1985 - 1990", "1985~/1990"),
        ("early january 2026", "2026-01-01~/2026-01-10~"),
        ("mid-january 2026", "2026-01-11~/2026-01-20~"),
        ("late feb 2024", "2024-02-21~/2024-02-29~"),
        ("early 1980s", "1980~/1983~"),
        ("6.1.2026", "2026-01-06"),
        ("6. 1. 2026", "2026-01-06"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("2026/1/6", "2026-01-06"),
        ("some day in 1985", "1985-XX-XX"),
        ("6 jan 2026 10:30", "2026-01-06T10:30"),
        ("800", "0800"),
        ("2024–2025", "2024/2025"),
        ("{1960, 1961-12}", "{1960,1961-12}"),
        ("H1 2026", "2026-40"),
        ("2026 h2", "2026-41"),
        ("beginning of 2026", "2026-01~/2026-04~"),
        ("end of january 2026", "2026-01-21~/2026-01-31~"),
        ("20th c.", "19XX"),
        ("2nd c. BC", "-01XX"),
        ("1000000 BC", "Y-999999"),
    ] {
        match parse_typed(text, today()) {
            Ok(when) => assert_eq!(when.edtf(), edtf, "{text}"),
            Err(error) => panic!("{text}: {error}"),
        }
    }
}

#[test]
fn a_missing_year_is_the_one_nearest_to_today() {
    for (text, today, edtf) in [
        ("6 jan", (2026, 7, 1), "2026-01-06"),
        ("6 jan", (2026, 7, 20), "2027-01-06"),
        ("29 feb", (2026, 1, 6), "2024-02-29"),
        ("29 feb", (2027, 1, 6), "2028-02-29"),
        // 365 days apart: 182 back, 183 on.
        ("1 july", (2025, 12, 30), "2025-07-01"),
        ("may", (2026, 5, 31), "2026-05"),
    ] {
        let (year, month, day) = today;
        let today = CivilDate::new(year, month, day).expect("a day");
        assert_eq!(parse_typed(text, today).expect(text).edtf(), edtf, "{text}");
    }
}

#[test]
fn what_has_two_readings_is_refused_with_a_way_to_write_it() {
    for (text, part, hint) in [
        ("06/01/26", "one reading", "6 jan 2026"),
        ("6/1/2026", "6 January or 1 June", "2026-01-06"),
        ("6.1.26", "a year of four digits", "6.1.2026"),
        ("6 jan 26", "a year of four digits", "6 jan 2026"),
        ("79", "a month or a year", "AD 79"),
        ("1900s", "ten years or a hundred", "20th century"),
        ("0 BC", "a year from 1 on", "no year 0"),
        ("monday 6 january 2026", "Tuesday", "leave the weekday out"),
        ("0", "a month or a year", "write \"1 BC\""),
        ("year 0", "a month or a year", "write \"1 BC\""),
        (
            "between 1985 and 1990",
            "\"between\"",
            "write \"1985 to 1990\"",
        ),
        ("before 2024", "\"before\"", "write \"until 2023\""),
        ("after 2024", "\"after\"", "write \"from 2025\""),
        ("1985 or 1986", "\"or\"", "write \"[1985,1986]\""),
        ("last week", "\"last\"", "6 jan 2026"),
        ("6 janaury 2026", "\"janaury\"", "did you mean January?"),
        ("2026-006", "\"-\" and a day", ""),
        ("202601", "a year of four digits", "Y202601"),
        ("..", "a year of four digits", "leave the date out"),
        ("sometime soon", "\"sometime\"", "6 jan 2026"),
        (
            "30 feb 2026",
            "a day that the month has",
            "February 2026 has 28 days",
        ),
    ] {
        let error = parse_typed(text, today()).expect_err(text);
        assert!(error.message.contains(part), "{text}: {error}");
        let given = error.hint.unwrap_or_default();
        assert!(given.contains(hint), "{text}: {given}");
    }
}
