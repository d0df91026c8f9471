//! Words a date in plain English, as exactly as it was written and no more.
//!
//! The rules, in order: unknown digits become "some day in 1985" or a unit with a name of its own
//! ("1560s", "20th century"); qualifiers become "about" and "perhaps", before the date or, where
//! they touch only a part of it, behind; an interval names each part once ("15–16 November 2025");
//! a dash between single words has no spaces, a dash between longer parts has. Years before year 1
//! count as historians do: year −43 is 44 BC.

use edtf_core::{Date, Qualifier, SetElement, YearKind};

use super::{
    Precision, SetKind, When,
    form::{End, Form, day_candidates, month_candidates, season_code, year_range},
    moment::Moment,
    ranges,
};
use crate::model::time::{month_name, month_short};

/// How much room the words may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// "6 January 2026".
    Full,
    /// "Tuesday 6 January 2026".
    Weekday,
    /// "6 Jan 2026".
    Short,
}

/// Beginnings that "about" and "perhaps" do not go before.
const LEADING_WORDS: [&str; 8] = [
    "some ", "the ", "an ", "about ", "first ", "second ", "third ", "fourth ",
];

/// The date in words.
pub(super) fn label(form: &Form, style: Style) -> String {
    match form {
        Form::Date(date) => qualified_date(date, style),
        Form::Moment(moment) => moment_words(moment, style),
        Form::Interval(start, end) => ranges::interval(start, end, style),
        Form::Set(kind, elements) => set(*kind, elements, style),
    }
}

/// What the date does and does not say, in a few words.
pub(super) fn precision_note(when: &When) -> String {
    let base = match (&when.form, when.precision()) {
        (Form::Interval(End::Open, End::Open), _) => "no start and no end",
        (Form::Interval(_, End::Open | End::OrAfter(_)), _) => "start given, no end",
        (Form::Interval(End::Open | End::OrBefore(_), _), _) => "end given, no start",
        (Form::Interval(_, End::Unknown), _) => "start given, end not known",
        (Form::Interval(End::Unknown, _), _) => "end given, start not known",
        (Form::Set(SetKind::OneOf, _), _) => "one of several dates",
        (Form::Set(SetKind::AllOf, _), _) => "several dates",
        (Form::Interval(..), Precision::Day) => "first and last day given, no hours",
        (Form::Interval(..), Precision::Month) => "first and last month given, no days",
        (Form::Interval(..), Precision::Year) => "first and last year given, no months",
        (Form::Interval(..), _) => "start and end given",
        (Form::Date(date), _) if date.year.significant_digits.is_some() => "an estimate",
        (_, Precision::Millisecond) => "exact to the millisecond",
        (_, Precision::Second) => "exact to the second",
        (_, Precision::Minute) => "exact to the minute",
        (_, Precision::Day) if when.is_exact_day() => "exact day, no hour given",
        (_, Precision::Day) => "a day, no hour given",
        (Form::Date(date), _) if date.day.is_some() => "one day, not known which",
        (Form::Date(date), Precision::Year) if date.month.is_some() => "one month, not known which",
        (_, Precision::Month) => "month only, no day given",
        (_, Precision::Season) => "season only, no month given",
        (_, Precision::Year) => "year only, no month given",
        (_, Precision::Decade) => "decade only",
        (_, Precision::Century) => "century only",
        (_, Precision::Quarter | Precision::FourMonths | Precision::HalfYear) => {
            "part of a year, no month given"
        }
        (_, Precision::Millennium | Precision::Span) => "some year, not known which",
    };
    let mut note = base.to_owned();
    if when.is_approximate() {
        note.push_str(", approximate");
    }
    if when.is_uncertain() {
        note.push_str(", uncertain");
    }
    if when.has_time() && when.offset_minutes().is_none() {
        note.push_str(", zone not given");
    }
    note
}

/// A number with its thousands set apart: "170,000,002", "−292,000,000".
pub(super) fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = String::from(if n < 0 { "−" } else { "" });
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A date with its qualifiers.
pub(super) fn qualified_date(date: &Date, style: Style) -> String {
    let words = date_words(date, style);
    match whole_qualifier(date) {
        Some(qualifier) => qualify(&words, qualifier, style),
        None => format!("{words} ({})", part_qualifiers(date)),
    }
}

/// The qualifier shared by all parts of a date; `None` if the parts differ.
pub(super) fn whole_qualifier(date: &Date) -> Option<Qualifier> {
    let year = date.year.qualifier;
    let same = |other: Option<Qualifier>| other.is_none_or(|other| other == year);
    (same(date.month.map(|m| m.qualifier)) && same(date.day.map(|d| d.qualifier))).then_some(year)
}

/// "about …", "perhaps …", or behind the words where they cannot carry it in front.
pub(super) fn qualify(words: &str, qualifier: Qualifier, style: Style) -> String {
    let (before, behind) = match (qualifier.uncertain, qualifier.approximate) {
        (false, false) => return words.to_owned(),
        (false, true) => ("about", "approximate"),
        (true, false) => ("perhaps", "uncertain"),
        (true, true) => ("perhaps about", "uncertain and approximate"),
    };
    if style == Style::Short {
        format!("{words} ({before})")
    } else if LEADING_WORDS.iter().any(|start| words.starts_with(start)) {
        format!("{words} ({behind})")
    } else if is_named_stretch(words) {
        format!("{before} the {words}")
    } else {
        format!("{before} {words}")
    }
}

/// Whether the words are like "1560s" or "20th century", which take an article in a phrase.
fn is_named_stretch(words: &str) -> bool {
    let starts_with_digit = words.starts_with(|c: char| c.is_ascii_digit());
    starts_with_digit && (words.ends_with('s') || words.contains(" century"))
}

/// The date without its qualifiers.
pub(super) fn date_words(date: &Date, style: Style) -> String {
    let year = year_words(date);
    if date.year.significant_digits.is_some() {
        return year.alone;
    }
    if let Some(code) = season_code(date) {
        return season_words(code, date, &year);
    }
    let (Some(month), months) = (date.month, month_candidates(date)) else {
        return year.alone;
    };
    let month_exact = month.value().map(|month| month_word(month, style));
    let month_any = months.len() == 12;
    let Some(day) = date.day else {
        return match month_exact {
            Some(month) => year.after(month),
            None if month_any => year.inside("some month"),
            None => year.after(&month_list(&months, style)),
        };
    };
    match (day.value(), month_exact) {
        (Some(day), Some(month)) => {
            let words = year.after(&format!("{day} {month}"));
            match (style, exact_weekday(date)) {
                (Style::Weekday, Some(weekday)) => format!("{weekday} {words}"),
                _ => words,
            }
        }
        (Some(day), None) if month_any => {
            year.after_of(&format!("the {} of some month", ordinal(day.into())))
        }
        (Some(day), None) => year.after(&format!("{day} {}", month_list(&months, style))),
        (None, Some(month)) if day.digits == [None, None] => {
            format!("some day in {}", year.after(month))
        }
        (None, Some(month)) => {
            format!(
                "some day in {}",
                year.after(&format!("{} {month}", day_list(date)))
            )
        }
        (None, None) if month_any => year.inside("some day"),
        (None, None) => format!("some day in {}", year.after(&month_list(&months, style))),
    }
}

/// A year in the ways that a phrase can use it.
struct YearWords {
    /// By itself: "1985", "1560s", "20th century".
    alone: String,
    /// Behind a month or a day: " 1985", " in the 1560s".
    behind: String,
    /// With a preposition: " in 1985", " in the 1560s".
    within: String,
}

impl YearWords {
    fn after(&self, words: &str) -> String {
        format!("{words}{}", self.behind)
    }

    fn after_of(&self, words: &str) -> String {
        format!("{words}{}", self.within)
    }

    fn inside(&self, words: &str) -> String {
        format!("{words}{}", self.within)
    }
}

fn year_words(date: &Date) -> YearWords {
    let exact = |text: String| YearWords {
        behind: format!(" {text}"),
        within: format!(" in {text}"),
        alone: text,
    };
    let Some((first, last)) = year_range(date) else {
        return exact("a year too far off".into());
    };
    if date.year.significant_digits.is_some() && first < last {
        let estimate = year(date.year.value().unwrap_or(first));
        return exact(format!("about {estimate} ({})", ranges::years(first, last)));
    }
    if first == last {
        return exact(year(first));
    }
    let vague = |alone: String, named: &str| YearWords {
        behind: format!(" in {named}{alone}"),
        within: format!(" in {named}{alone}"),
        alone,
    };
    let YearKind::Standard { digits, negative } = date.year.kind else {
        return exact(ranges::years(first, last));
    };
    match digits {
        [None, None, None, None] => YearWords {
            alone: "an unknown year".into(),
            behind: " of an unknown year".into(),
            within: " of an unknown year".into(),
        },
        [Some(_), Some(_), Some(_), None] if !negative && first > 0 => {
            vague(format!("{first}s"), "the ")
        }
        // The hundred years -00XX lack year 0, which is 1 BC: no whole century.
        [Some(a), Some(b), None, None] if !negative || a > 0 || b > 0 => {
            let century = ordinal(u64::from(a) * 10 + u64::from(b) + 1);
            let era = if negative { " BC" } else { "" };
            vague(format!("{century} century{era}"), "the ")
        }
        _ => vague(format!("some year in {}", ranges::years(first, last)), ""),
    }
}

/// An astronomical year as historians write it: "2026", "AD 79", "44 BC", "year 170,000,002".
pub(super) fn year(year: i64) -> String {
    match year {
        ..=0 => {
            let before = 1_u64.saturating_add(year.unsigned_abs());
            match i64::try_from(before) {
                Ok(before @ 10_000..) => format!("{} BC", grouped(before)),
                _ => format!("{before} BC"),
            }
        }
        1..1_000 => format!("AD {year}"),
        1_000..10_000 => year.to_string(),
        _ => format!("year {}", grouped(year)),
    }
}

/// "1st", "2nd", "11th".
pub(super) fn ordinal(n: u64) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// A month at the length that the style allows.
pub(super) fn month_word(month: u8, style: Style) -> &'static str {
    if style == Style::Short {
        month_short(month)
    } else {
        month_name(month)
    }
}

/// "12 April 1985, 23:20:30 UTC+04:30".
pub(super) fn moment_words(moment: &Moment, style: Style) -> String {
    let day = day_words(moment, style);
    format!("{day}, {}", clock_words(moment))
}

/// The day of a moment.
pub(super) fn day_words(moment: &Moment, style: Style) -> String {
    let date = moment.date;
    let month = month_word(date.month, style);
    let words = format!("{} {month} {}", date.day, year(date.year));
    if style == Style::Weekday {
        format!("{} {words}", date.weekday().name())
    } else {
        words
    }
}

/// The time of a moment as on its clock, with the offset from UTC if one is given.
pub(super) fn clock_words(moment: &Moment) -> String {
    let Moment {
        hour,
        minute,
        second,
        milli,
        ..
    } = moment;
    let time = match moment.unit {
        Precision::Millisecond => format!("{hour:02}:{minute:02}:{second:02}.{milli:03}"),
        Precision::Second => format!("{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{hour:02}:{minute:02}"),
    };
    match moment.offset_minutes {
        None => time,
        Some(0) => format!("{time} UTC"),
        Some(minutes) => {
            let sign = if minutes < 0 { '−' } else { '+' };
            let ahead = minutes.unsigned_abs();
            format!("{time} UTC{sign}{:02}:{:02}", ahead / 60, ahead % 60)
        }
    }
}

/// "spring 2001"; winter names both its years, as December and February lie in different ones.
fn season_words(code: u8, date: &Date, words: &YearWords) -> String {
    let season = match code {
        21 | 25 | 29 => "spring",
        22 | 26 | 30 => "summer",
        23 | 27 | 31 => "autumn",
        24 | 28 | 32 => "winter",
        33 => "first quarter of",
        34 => "second quarter of",
        35 => "third quarter of",
        36 => "fourth quarter of",
        37 => "January–April",
        38 => "May–August",
        39 => "September–December",
        40 => "first half of",
        _ => "second half of",
    };
    let spans_new_year = matches!(code, 24 | 28 | 30);
    let named = match year_range(date) {
        Some((first, last)) if spans_new_year && first == last => {
            format!("{season} {}", ranges::years(first, first.saturating_add(1)))
        }
        _ if season.ends_with(" of") => {
            format!(
                "{season}{}",
                words.behind.strip_prefix(" in").unwrap_or(&words.behind)
            )
        }
        _ => words.after(season),
    };
    match code {
        25..=28 => format!("{named} (northern hemisphere)"),
        29..=32 => format!("{named} (southern hemisphere)"),
        _ => named,
    }
}

fn set(kind: SetKind, elements: &[SetElement], style: Style) -> String {
    let (or, several) = match kind {
        SetKind::OneOf => ("or", "one of"),
        SetKind::AllOf => ("and", "all of"),
    };
    let word = |element: &SetElement| match element {
        SetElement::Date(date) => qualified_date(date, style),
        SetElement::OnOrBefore(date) => format!("{} {or} earlier", qualified_date(date, style)),
        SetElement::OnOrAfter(date) => format!("{} {or} later", qualified_date(date, style)),
        SetElement::Range(first, last) => {
            ranges::interval(&End::Date(*first), &End::Date(*last), style)
        }
    };
    let words: Vec<_> = elements.iter().map(word).collect();
    match elements {
        [SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_) | SetElement::Date(_)] => {
            words.concat()
        }
        _ => format!("{several} {}", words.join(", ")),
    }
}

/// "year uncertain, day approximate".
fn part_qualifiers(date: &Date) -> String {
    let parts = [
        ("year", Some(date.year.qualifier)),
        ("month", date.month.map(|month| month.qualifier)),
        ("day", date.day.map(|day| day.qualifier)),
    ];
    let named = |wanted: Qualifier| {
        let names: Vec<_> = parts
            .iter()
            .filter(|(_, q)| *q == Some(wanted))
            .map(|(name, _)| *name)
            .collect();
        names.join(" and ")
    };
    [
        (false, true, "approximate"),
        (true, false, "uncertain"),
        (true, true, "uncertain and approximate"),
    ]
    .into_iter()
    .map(|(uncertain, approximate, word)| {
        (
            named(Qualifier {
                uncertain,
                approximate,
            }),
            word,
        )
    })
    .filter(|(names, _)| !names.is_empty())
    .map(|(names, word)| format!("{names} {word}"))
    .collect::<Vec<_>>()
    .join(", ")
}

fn exact_weekday(date: &Date) -> Option<&'static str> {
    let (first, last) = year_range(date)?;
    let (month, day) = (date.month?.value()?, date.day?.value()?);
    let day = crate::model::time::CivilDate::new(first, month, day)?;
    let qualified = date.is_approximate() || date.is_uncertain();
    (first == last && !qualified).then(|| day.weekday().name())
}

/// "October, November or December".
fn month_list(months: &[u8], style: Style) -> String {
    let names: Vec<_> = months
        .iter()
        .map(|month| month_word(*month, style))
        .collect();
    match names.as_slice() {
        [head @ .., last] if !head.is_empty() => format!("{} or {last}", head.join(", ")),
        _ => names.concat(),
    }
}

/// "10–19", or "2, 12 or 22" where the days are not in a row.
fn day_list(date: &Date) -> String {
    let days = day_candidates(date);
    match days.as_slice() {
        [first, .., last] if usize::from(last - first) + 1 == days.len() => {
            format!("{first}–{last}")
        }
        [head @ .., last] if !head.is_empty() => {
            let head: Vec<_> = head.iter().map(ToString::to_string).collect();
            format!("{} or {last}", head.join(", "))
        }
        _ => days.iter().map(ToString::to_string).collect(),
    }
}
