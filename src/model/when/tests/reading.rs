//! How EDTF and its neighbours are read, and what errors say.

use super::{TimePoint, When, when};

#[test]
fn small_liberties_are_read_and_noted() {
    for (text, edtf, notes) in [
        (" 2026-01-06\n", "2026-01-06", 0),
        ("{1960, 1961-12}", "{1960,1961-12}", 0),
        ("199x", "199X", 1),
        ("1985-xx-xx", "1985-XX-XX", 1),
        ("2025–11–20", "2025-11-20", 1),
        ("−0043", "-0043", 1),
        ("199u", "199X", 1),
        ("1985-uu", "1985-XX", 1),
        ("y170000002", "Y170000002", 1),
        ("y17e7", "Y17E7", 1),
        ("unknown/2006", "/2006", 1),
        ("2004-01-01/open", "2004-01-01/..", 1),
        ("1984?~", "1984%", 1),
        ("2011-(06)~", "2011-~06", 1),
        ("(2011)-06-04~", "2011-~06-~04", 1),
        ("2004-(06)?-11", "2004-?06-11", 1),
        ("..2026-01-06", "../2026-01-06", 1),
        ("2026-01-06 10:30", "2026-01-06T10:30", 1),
        ("2024 / 2025", "2024/2025", 1),
        ("2026-01-06T10:30", "2026-01-06T10:30", 0),
        ("2026-01-06T24:00:00", "2026-01-07T00:00:00", 0),
        (
            "2026-01-06T10:30:15,5+0230",
            "2026-01-06T10:30:15.500+02:30",
            0,
        ),
        ("-0043-03-15T12:00", "-0043-03-15T12:00", 0),
        ("../..", "../..", 0),
        ("-01XX", "-01XX", 0),
        ("?2004-?06-?11", "2004-06-11?", 0),
    ] {
        let parsed = When::parse_edtf(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(parsed.when.edtf(), edtf, "{text}");
        assert_eq!(parsed.notes.len(), notes, "{text}: {:?}", parsed.notes);
    }
}

#[test]
fn errors_say_what_was_expected_and_where() {
    for (text, at, message) in [
        ("", 0, "expected a date, found the end"),
        (
            "2026-13-01",
            5,
            "expected a month 01 to 12 or a season 21 to 41, found \"13\"",
        ),
        (
            "2025-02-29",
            8,
            "expected a day that the month has, found \"29\"",
        ),
        (
            "2026-1-06",
            5,
            "expected a month of two digits, found \"1\"",
        ),
        (
            "  2026-1-06",
            7,
            "expected a month of two digits, found \"1\"",
        ),
        (
            "26-01-06",
            0,
            "expected a year of four digits, found \"26\"",
        ),
        ("soon", 0, "expected a year of four digits, found \"soon\""),
        (
            "2025–13",
            7,
            "expected a month 01 to 12 or a season 21 to 41, found \"13\"",
        ),
        (
            "2026/2025",
            5,
            "expected an end that does not come before the start, found \"2025\"",
        ),
        (
            "2026-01-06T25:00",
            11,
            "expected an hour 00 to 23, or 24:00, found \"25\"",
        ),
        (
            "2026-01-06T10:00/2026-01-05T10:00",
            17,
            "expected an end that does not come before the start, found \"2026\"",
        ),
        (
            "2026-01-06T10:75",
            14,
            "expected a minute 00 to 59, found \"75\"",
        ),
        (
            "2026-01-05/2026-01-06T10:30:61",
            28,
            "expected a second 00 to 59, found \"61\"",
        ),
        (
            "2026-01-06T10:00:00+25:00",
            19,
            "expected an offset of at most 14 hours, found \"+25:00\"",
        ),
        (
            "[1667",
            5,
            "expected a bracket that closes the set, found the end",
        ),
    ] {
        let error = When::parse_edtf(text).expect_err(text);
        assert_eq!((error.at, error.message.as_str()), (at, message), "{text}");
    }
    for (text, hint) in [
        ("2025-02-29", "February 2025 has 28 days"),
        ("2025-02-01/2025-02-29", "February 2025 has 28 days"),
        ("-0043-06-31", "June 44 BC has 30 days"),
        ("-0043-06/-0042-06-31", "June 43 BC has 30 days"),
    ] {
        let error = When::parse_edtf(text).expect_err(text);
        assert_eq!(error.hint.as_deref(), Some(hint), "{text}");
    }
}

#[test]
fn years_beyond_the_axis_are_refused_and_never_wrap() {
    for text in [
        "Y17E8",
        "Y-292000001",
        "Y292000001",
        "Y9223372036854775807",
        "Y-9223372036854775808",
        "Y1E100001",
        "Y1E100",
        "Y3E18S1",
    ] {
        let error = When::parse_edtf(text).expect_err(text);
        assert!(
            error.message.contains("outside the supported years"),
            "{text}: {error}"
        );
        assert!(
            error.hint.is_some_and(|hint| hint.contains("292,000,000")),
            "{text}"
        );
    }
    assert_eq!(when("Y292000000").latest(), Some(TimePoint::MAX));
    assert_eq!(when("Y-292000000").earliest(), Some(TimePoint::MIN));
}

#[test]
fn every_example_of_the_standards_is_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/edtf");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: no examples in {}", folder.display());
        return;
    };
    let mut rows = 0;
    for file in files
        .flatten()
        .filter(|f| f.path().extension().is_some_and(|e| e == "tsv"))
    {
        let text = std::fs::read_to_string(file.path()).expect("readable");
        for row in text.lines().skip(1) {
            let mut columns = row.split('\t');
            let (Some(input), Some(valid)) = (columns.next(), columns.next()) else {
                continue;
            };
            let parsed = When::parse_edtf(input);
            assert_eq!(parsed.is_ok(), valid == "1", "{input}: {parsed:?}");
            assert!(
                parsed.map_or(true, |parsed| parsed.notes.is_empty()),
                "{input}"
            );
            rows += 1;
        }
    }
    assert!(rows > 100, "only {rows} rows");
}
