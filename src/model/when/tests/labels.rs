//! How dates are worded.

use super::when;

#[test]
fn labels_say_what_was_written_and_no_more() {
    for (text, label) in [
        ("2026-01-06", "6 January 2026"),
        ("2025-11", "November 2025"),
        ("2025-11-15~/2025-11-16~", "about 15–16 November 2025"),
        ("2026-01-07/2026-01-31", "7–31 January 2026"),
        ("1985-XX-XX", "some day in 1985"),
        ("2001-21", "spring 2001"),
        ("2001-24", "winter 2001–2002"),
        ("-0043", "44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0079", "AD 79"),
        ("2024/..", "from 2024, open"),
        ("2025-03~", "about March 2025"),
        ("2025-11-20/2025-11-21", "20–21 November 2025"),
        ("2025-11/2026-01", "November 2025 – January 2026"),
        ("2025-11/2025-12", "November–December 2025"),
        ("2025-12~/2026-01~", "about December 2025 – January 2026"),
        ("2025-11-30/2025-12-02", "30 November – 2 December 2025"),
        ("2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"),
        ("2026-01-13~/2026-01-31", "from about 13 to 31 January 2026"),
        ("156X", "1560s"),
        ("156X~", "about the 1560s"),
        ("19XX", "20th century"),
        ("20XX", "21st century"),
        ("-01XX", "2nd century BC"),
        ("XXXX", "an unknown year"),
        ("1985?", "perhaps 1985"),
        ("1985%", "perhaps about 1985"),
        ("[1667,1668,1670..1672]", "one of 1667, 1668, 1670–1672"),
        ("{1960,1961-12}", "all of 1960, December 1961"),
        ("[..1984]", "1984 or earlier"),
        ("{1760-12..}", "December 1760 and later"),
        ("1964/2008", "1964–2008"),
        ("-0043/-0039", "44–40 BC"),
        ("-0043/0014", "44 BC – AD 14"),
        ("0079/0081", "AD 79–81"),
        ("../1985", "until 1985, open"),
        ("/1985", "until 1985, start unknown"),
        ("1985/", "from 1985, end unknown"),
        ("../..", "always"),
        ("1984?/2004%", "from perhaps 1984 to perhaps about 2004"),
        ("2005/2006-02", "2005 – February 2006"),
        ("1985-04-XX", "some day in April 1985"),
        ("2004-XX", "some month in 2004"),
        ("2004-XX~", "some month in 2004 (approximate)"),
        ("1984-1X", "October, November or December 1984"),
        ("1985-04-1X", "some day in 10–19 April 1985"),
        ("156X-12-25", "25 December in the 1560s"),
        ("XXXX-12-XX", "some day in December of an unknown year"),
        ("1560-XX-25", "the 25th of some month in 1560"),
        ("1XXX", "some year in 1000–1999"),
        ("2004-06~-11", "11 June 2004 (year and month approximate)"),
        (
            "?2004-06-~11",
            "11 June 2004 (day approximate, year uncertain)",
        ),
        ("1950S2", "about 1950 (1900–1999)"),
        ("Y170000002", "year 170,000,002"),
        ("Y-17E7", "170,000,001 BC"),
        ("2001-34", "second quarter of 2001"),
        ("2001-37", "January–April 2001"),
        ("2001-29", "spring 2001 (southern hemisphere)"),
        ("2001-21/2001-22", "spring 2001 – summer 2001"),
        ("1985-04-12T23:20:30", "12 April 1985, 23:20:30"),
        ("1985-04-12T23:20:30Z", "12 April 1985, 23:20:30 UTC"),
        ("1985-04-12T23:20+04:30", "12 April 1985, 23:20 UTC+04:30"),
        (
            "2026-01-06T10:00/2026-01-06T12:30",
            "6 January 2026, 10:00–12:30",
        ),
    ] {
        assert_eq!(when(text).label(), label, "{text}");
    }
}

#[test]
fn short_labels_fit_plates_and_long_ones_name_the_weekday() {
    for (text, short, long) in [
        ("2026-01-06", "6 Jan 2026", "Tuesday 6 January 2026"),
        ("2025-11", "Nov 2025", "November 2025"),
        (
            "2025-11-15~/2025-11-16~",
            "15–16 Nov 2025 (about)",
            "about 15–16 November 2025",
        ),
        (
            "2025-11-15~",
            "15 Nov 2025 (about)",
            "about 15 November 2025",
        ),
        ("1985?", "1985 (perhaps)", "perhaps 1985"),
        (
            "2025-11-30/2025-12-02",
            "30 Nov – 2 Dec 2025",
            "30 November – 2 December 2025",
        ),
        (
            "2026-01-06T10:00",
            "6 Jan 2026, 10:00",
            "Tuesday 6 January 2026, 10:00",
        ),
    ] {
        assert_eq!(when(text).short_label(), short, "{text}");
        assert_eq!(when(text).long_label(), long, "{text}");
    }
}

#[test]
fn precision_notes_say_what_is_missing() {
    for (text, note) in [
        ("2026-01-06", "exact day, no hour given"),
        ("2025-11", "month only, no day given"),
        ("2025-03~", "month only, no day given, approximate"),
        (
            "2025-11-15~/2025-11-16~",
            "first and last day given, no hours, approximate",
        ),
        ("1985-XX-XX", "one day, not known which"),
        ("2004-XX", "one month, not known which"),
        ("2024/..", "start given, no end"),
        ("/1985", "end given, start not known"),
        ("[1667,1668]", "one of several dates"),
        ("2026-01-06T10:00", "exact to the minute, zone not given"),
        ("2026-01-06T10:00Z", "exact to the minute"),
        ("1985?", "year only, no month given, uncertain"),
    ] {
        assert_eq!(when(text).precision_note(), note, "{text}");
    }
}
