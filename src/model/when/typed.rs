//! Reads dates as people type them, and turns them into EDTF: one place decides what a date means.
//!
//! EDTF itself comes first. Then: "6 jan", "jan 6, 2026", "c. 1985", "44 BC", "18th century",
//! "1980s", "spring 2001", "15-16 nov 2025", "from 2024", "today", "late january 2026" (a third of
//! the month, approximately), "6.1.2026" (the day first). What can be read in two ways, as
//! 06/01/26, is refused.
//!
//! A date without a year gets the one that brings it nearest to today; if two are equally near,
//! the one to come. In a range the end settles the year and the start lies before it. What one end
//! of a range leaves out, the other supplies: "15-16 nov", "nov - jan 2026".

use super::{
    When, WhenError, edtf,
    phrase::{self, Phrase, Unit},
};
use crate::model::time::{CivilDate, MILLIS_PER_DAY, TimePoint};

/// What can stand between two dates, longest first.
const DASHES: [&str; 9] = [
    " until ", " to ", " - ", " – ", " — ", "–", "—", "\u{2212}", "-",
];
/// The longest text that is tried as a phrase, in bytes.
const LONGEST: usize = 120;

/// Reads a typed date; `today` supplies the year that "6 jan" leaves out.
///
/// # Errors
/// [`WhenError`] if the text is no date or can be read as two; its hint says how to write it.
pub fn parse_typed(text: &str, today: CivilDate) -> Result<When, WhenError> {
    let strict = match When::parse_edtf(text) {
        Ok(parsed) => return Ok(parsed.when),
        Err(error) => error,
    };
    if edtf::read(text).is_ok() || text.len() > LONGEST || text.trim().is_empty() {
        return Err(strict);
    }
    let lower = text.to_ascii_lowercase();
    let written = match edtf_of(&lower, today) {
        Ok(written) => written,
        // What looks like EDTF is best explained as such.
        Err(_) if looks_like_edtf(text) => return Err(strict),
        Err(error) => return Err(error.locate(&lower)),
    };
    match When::parse_edtf(&written) {
        Ok(parsed) => Ok(parsed.when),
        Err(_) if looks_like_edtf(text) => Err(strict),
        Err(error) => Err(WhenError { at: 0, ..error }),
    }
}

/// Whether the text is made of EDTF's signs and begins with its year of four digits or a set.
fn looks_like_edtf(text: &str) -> bool {
    let text = text.trim();
    let is_sign = |c: char| c.is_ascii_digit() || "-/[]{},.:?~%XYESTZ+".contains(c);
    let year = text.trim_start_matches(['-', '.', '/', '?', '~', '%']);
    let digits = year
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'X')
        .count();
    text.chars().all(is_sign)
        && (digits == 4 || year.is_empty() || text.starts_with(['[', '{', 'Y']))
}

/// Why a phrase is no date: the offending words, and what to say about them.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// The words as typed, in lower case.
    pub(super) found: String,
    /// What should stand there.
    pub(super) expected: String,
    /// How to write it.
    pub(super) hint: String,
}

impl Fault {
    pub(super) fn new(expected: &str, found: &str, hint: &str) -> Self {
        Self {
            found: found.into(),
            expected: expected.into(),
            hint: hint.into(),
        }
    }

    fn locate(self, text: &str) -> WhenError {
        WhenError {
            message: format!(
                "expected {}, found {}",
                self.expected,
                edtf::quoted(&self.found)
            ),
            at: text.find(&self.found).unwrap_or(0),
            hint: Some(self.hint),
        }
    }
}

/// What the start of a range says for its end too.
#[derive(Clone, Copy)]
enum Shared {
    /// Nothing: "from about 13 to 31 january".
    Nothing,
    /// Its qualifier if it is a bare number: "c. 15-16 nov", but not "c. 1985 - 1990".
    BareQualifier,
    /// Its qualifier: "about 15-16 nov".
    Qualifier,
}

/// The EDTF that a typed text in lower case stands for.
fn edtf_of(text: &str, today: CivilDate) -> Result<String, Fault> {
    let text = text.trim();
    if let Some(rest) = text
        .strip_prefix("from ")
        .or_else(|| text.strip_prefix("since "))
    {
        return match rest
            .strip_suffix("open")
            .or_else(|| rest.strip_suffix("onwards"))
        {
            Some(start) => one(start.trim_end_matches([' ', ',']), today).map(|s| s + "/.."),
            None => range(rest, today, Shared::Nothing)
                .or_else(|_| one(rest, today).map(|start| start + "/..")),
        };
    }
    if let Some(rest) = text
        .strip_prefix("until ")
        .or_else(|| text.strip_prefix("till "))
    {
        let end = rest
            .strip_suffix("open")
            .unwrap_or(rest)
            .trim_end_matches([' ', ',']);
        return one(end, today).map(|end| format!("../{end}"));
    }
    // "about 15-16 nov": what is said before a range concerns the whole of it.
    let shared = match ["about ", "around ", "perhaps ", "approximately "] {
        words if words.iter().any(|word| text.starts_with(word)) => Shared::Qualifier,
        _ => Shared::BareQualifier,
    };
    one(text, today)
        .or_else(|fault| range(text, today, shared).map_err(|deeper| deeper.unwrap_or(fault)))
}

/// A single date in EDTF.
fn one(text: &str, today: CivilDate) -> Result<String, Fault> {
    let phrase = phrase::read(text, today)?;
    let year = match phrase.unit {
        Unit::Month { year: None, month } => Some(nearest_year(month, None, today)),
        Unit::Day {
            year: None,
            month,
            day,
        } => Some(nearest_year(month, Some(day), today)),
        _ => None,
    };
    written(&phrase.with_year(year), text)
}

/// Two dates with something between them; `Err(None)` if nothing in the text can be that.
fn range(text: &str, today: CivilDate, shared: Shared) -> Result<String, Option<Fault>> {
    let mut deepest = None;
    for dash in DASHES {
        for (at, _) in text.match_indices(dash) {
            let (start, end) = (&text[..at], &text[at + dash.len()..]);
            let (Some(_), Some(_)) = (
                start.split_whitespace().next(),
                end.split_whitespace().next(),
            ) else {
                continue;
            };
            match both_ends(start, end, today, shared) {
                Ok(range) => return Ok(range),
                // A spaced dash or a word is surely meant to part two dates.
                Err(fault) if dash.len() > 1 => deepest = deepest.or(Some(fault)),
                Err(_) => {}
            }
        }
    }
    Err(deepest)
}

fn both_ends(start: &str, end: &str, today: CivilDate, shared: Shared) -> Result<String, Fault> {
    let (mut from, mut to) = (phrase::read(start, today)?, phrase::read(end, today)?);
    let whole = match shared {
        Shared::Nothing => false,
        Shared::BareQualifier => matches!(from.unit, Unit::Bare { .. }),
        Shared::Qualifier => true,
    };
    if whole && !to.approximate && !to.uncertain {
        (to.approximate, to.uncertain) = (from.approximate, from.uncertain);
    }
    (from.unit, to.unit) = supply(&from, &to);
    let key = |unit: &Unit| match *unit {
        Unit::Day { month, day, .. } => Some((month, day)),
        Unit::Month { month, .. } => Some((month, 0)),
        _ => None,
    };
    if let (Some(first), Some(last)) = (key(&from.unit), key(&to.unit)) {
        // Day 0 stands for a whole month, which cannot come after a day in it.
        let turns = i64::from((first.0, first.1.min(last.1.max(1))) > (last.0, last.1.max(1)));
        let day = Some(last.1).filter(|day| *day > 0);
        let end = to
            .unit
            .year()
            .or_else(|| from.unit.year().map(|year| year + turns));
        let end = end.unwrap_or_else(|| nearest_year(last.0, day, today));
        from = from.with_year(Some(end - turns));
        to = to.with_year(Some(end));
    }
    Ok(format!("{}/{}", written(&from, start)?, written(&to, end)?))
}

/// Fills what one end of a range leaves to the other: the month of "15" in "15-16 nov", the
/// century of "18" in "1914-18", the era of "44" in "44-40 bc".
fn supply(from: &Phrase, to: &Phrase) -> (Unit, Unit) {
    let (first, last) = (from.unit.clone(), to.unit.clone());
    match (&first, &last) {
        (Unit::Bare { number, .. }, Unit::Day { year, month, .. }) => (
            Unit::Day {
                year: *year,
                month: *month,
                day: *number,
            },
            last,
        ),
        (
            Unit::Day { year, month, day },
            Unit::Bare {
                number,
                year: later,
            },
        ) => {
            let year = later.or(*year);
            let end = Unit::Day {
                year,
                month: *month,
                day: *number,
            };
            (
                Unit::Day {
                    year,
                    month: *month,
                    day: *day,
                },
                end,
            )
        }
        (Unit::Bare { number, year: None }, Unit::Year(end)) if to.era_given => {
            let number = i64::from(*number);
            (
                Unit::Year(if *end <= 0 { 1 - number } else { number }),
                last,
            )
        }
        (Unit::Year(start), Unit::Bare { number, year: None }) if *start > 0 => {
            let end = Unit::Year((start - start % 100).saturating_add(i64::from(*number)));
            (first, end)
        }
        (Unit::Year(start), Unit::Year(end)) if *end <= 0 && !from.era_given => {
            (Unit::Year(1 - start), last)
        }
        _ => (first, last),
    }
}

/// The EDTF of a phrase with its year; what is still missing is said.
fn written(phrase: &Phrase, text: &str) -> Result<String, Fault> {
    let qualifier = match (phrase.uncertain, phrase.approximate) {
        (true, true) => "%",
        (true, false) => "?",
        (false, true) => "~",
        (false, false) => "",
    };
    let year_text = |year: i64| {
        phrase::year_text(year)
            .filter(|text| !text.starts_with('Y'))
            .ok_or_else(|| {
                Fault::new(
                    "a year of at most four digits",
                    text.trim(),
                    "write the year alone",
                )
            })
    };
    let date = match &phrase.unit {
        Unit::Day {
            year: Some(year),
            month,
            day,
        } => {
            format!("{}-{month:02}-{day:02}", year_text(*year)?)
        }
        Unit::Month {
            year: Some(year),
            month,
        } => format!("{}-{month:02}", year_text(*year)?),
        Unit::Year(year) => phrase::year_text(*year).unwrap_or_default(),
        Unit::Fixed(edtf) => {
            let takes_qualifier = !edtf.contains(['[', '/', 'T']);
            return Ok(format!(
                "{edtf}{}",
                if takes_qualifier { qualifier } else { "" }
            ));
        }
        Unit::Bare { number, .. } => {
            let hint = match number {
                0 => "no year is called 0: write \"1 BC\", which EDTF calls 0000".to_owned(),
                _ => format!("write \"AD {number}\" or the year with four digits"),
            };
            return Err(Fault::new(
                "a month or a year of four digits",
                text.trim(),
                &hint,
            ));
        }
        Unit::Day { year: None, .. } | Unit::Month { year: None, .. } => {
            return Err(Fault::new(
                "a year",
                text.trim(),
                "write the year with four digits",
            ));
        }
    };
    Ok(date + qualifier)
}

/// The year that brings a month, or a day of it, nearest to `today`; the later of two.
pub(super) fn nearest_year(month: u8, day: Option<u8>, today: CivilDate) -> i64 {
    let now = TimePoint::from_civil(today).unwrap_or(TimePoint::EPOCH);
    let distance = |year: i64| {
        let first = CivilDate::new(year, month, day.unwrap_or(1))?;
        let length = day.map_or(i64::from(first.days_in_month()), |_| 1);
        let start = TimePoint::from_civil(first)?;
        let last = start.saturating_add_millis((length - 1) * MILLIS_PER_DAY);
        Some(start.millis_since(now).max(now.millis_since(last)).max(0))
    };
    // Leap days are up to eight years apart.
    let years = (-8..=8).map(|years| today.year.saturating_sub(years));
    let near = years.filter_map(|year| distance(year).map(|distance| (distance, year)));
    // The later years come first, and `min_by_key` keeps the first of equals.
    near.min_by_key(|(distance, _)| *distance)
        .map_or(today.year, |(_, year)| year)
}
