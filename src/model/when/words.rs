//! The words of typed dates: what each means by itself, and days written in numbers alone.

use super::{
    phrase::{HOW_TO, Unit},
    typed::Fault,
};
use crate::model::time::{CivilDate, Weekday, month_name};

/// A word with a meaning of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Number {
        value: i64,
        digits: usize,
        ordinal: bool,
    },
    Month(u8),
    /// The EDTF code of a season, a quarter or a half of a year.
    Season(u8),
    Decade {
        first: i64,
        digits: usize,
    },
    Century,
    Time {
        hour: u8,
        minute: u8,
    },
}

/// Days in numbers alone: "6.1.2026" (the day first), "2026/1/6"; `Ok(None)` if it is none.
pub(super) fn numeric(text: &str) -> Result<Option<Unit>, Fault> {
    let Some(separator) = text.chars().find(|c| matches!(c, '.' | '/' | '-')) else {
        return Ok(None);
    };
    let parts: Vec<&str> = text
        .trim_end_matches('.')
        .split(separator)
        .map(str::trim)
        .collect();
    let is_number =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() < 2 || !parts.iter().all(is_number) {
        return Ok(None);
    }
    let number = |at: usize| parts[at].parse::<i64>().unwrap_or(0);
    let small = |n: i64| u8::try_from(n).unwrap_or(0);
    let four = |at: usize| parts[at].len() == 4;
    let day = |year, month, day| {
        Ok(Some(Unit::Day {
            year: Some(number(year)),
            month: small(month),
            day: small(day),
        }))
    };
    match parts.len() {
        3 if four(0) => day(0, number(1), number(2)),
        3 if separator == '.' && four(2) => day(2, number(1), number(0)),
        3 if four(2) && (number(0) > 12 || number(0) == number(1)) => day(2, number(1), number(0)),
        3 if four(2) && number(1) > 12 => day(2, number(0), number(1)),
        3 if separator == '.' => Err(Fault::new(
            "a year of four digits",
            parts[2],
            "write \"6.1.2026\" or 2026-01-06",
        )),
        3 if number(0) <= 12 && number(1) <= 12 => Err(two_readings(text, number(0), number(1))),
        3 => Err(Fault::new("a year of four digits", text, HOW_TO)),
        2 if four(1) && (1..=12).contains(&number(0)) && separator != '-' => {
            Ok(Some(Unit::Month {
                year: Some(number(1)),
                month: small(number(0)),
            }))
        }
        2 if separator == '.' && text.ends_with('.') => Ok(Some(Unit::Day {
            year: None,
            month: small(number(1)),
            day: small(number(0)),
        })),
        2 if separator == '/' && number(0) <= 12 && number(1) <= 12 => {
            Err(two_readings(text, number(0), number(1)))
        }
        _ => Ok(None),
    }
}

/// "06/01/26 can be 6 January or 1 June".
fn two_readings(text: &str, first: i64, second: i64) -> Fault {
    let name = |n: i64| month_name(u8::try_from(n).unwrap_or(0));
    Fault {
        found: text.to_owned(),
        expected: format!(
            "a date with one reading, not {first} {} or {second} {}",
            name(second),
            name(first)
        ),
        hint: format!(
            "write the month as a word, as in \"{first} {} 2026\", or 2026-{second:02}-{first:02}",
            name(second).get(..3).unwrap_or("").to_ascii_lowercase()
        ),
    }
}

/// "winter 2001–2002" is the winter that begins in 2001; `None` if the text is anything else.
pub(super) fn winter_of_two_years(text: &str) -> Option<String> {
    let (first, second) = text.strip_prefix("winter ")?.split_once(['-', '–', '/'])?;
    let (first, second) = (first.trim(), second.trim());
    let year: i64 = first.parse().ok().filter(|_| first.len() == 4)?;
    let next = (year + 1).to_string();
    let follows = second == next || (second.len() == 2 && next.ends_with(second));
    follows.then(|| format!("{first}-24"))
}

/// "20260106", as ISO 8601 writes days without hyphens. Other long numbers are slips.
pub(super) fn compact_day(value: i64, text: &str) -> Result<Unit, Fault> {
    let part = |n: i64| u8::try_from(n % 100).unwrap_or(0);
    let day = CivilDate::new(value / 10_000, part(value / 100), part(value));
    if let Some(CivilDate { year, month, day }) =
        day.filter(|day| (1_000..=9_999).contains(&day.year))
    {
        return Ok(Unit::Day {
            year: Some(year),
            month,
            day,
        });
    }
    let hint = format!("write \"Y{value}\" if it is a year");
    Err(Fault::new("a year of four digits", text, &hint))
}

/// The words of a phrase, with dots and apostrophes gone and "6jan" taken apart.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut text = text
        .replace("b.c.", "bc")
        .replace("a.d.", "ad")
        .replace(['\'', '’'], "");
    for part in ["mid-", "early-", "late-"] {
        text = text.replace(part, &part.replace('-', " "));
    }
    let dashed: Vec<&str> = text.split('-').collect();
    if let [day, month, year] = dashed.as_slice()
        && month_of(month).is_some()
    {
        text = format!("{day} {month} {year}");
    }
    text.replace(['.', ','], " ")
        .replace('~', " about ")
        .replace('?', " perhaps ")
        .replace('%', " about perhaps ")
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// What a word means; two words where a number and a name are written as one.
pub(super) fn meaning(word: &str) -> Result<Vec<Word>, Fault> {
    let unknown = || {
        let hint = match (likely_month(word), other_words(word)) {
            (Some(month), _) => format!("did you mean {month}?"),
            (None, Some(way)) => format!("write {way}"),
            (None, None) => HOW_TO.to_owned(),
        };
        Fault::new("a date", word, &hint)
    };
    if let Some((hour, minute)) = word.split_once(':') {
        let (hour, minute) = hour
            .parse()
            .ok()
            .zip(minute.parse().ok())
            .ok_or_else(unknown)?;
        return Ok(vec![Word::Time { hour, minute }]);
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, name) = word.split_at(digits);
    let value = number.parse::<i64>().ok();
    let plain = |value| Word::Number {
        value,
        digits,
        ordinal: false,
    };
    match (value, name) {
        (None, _) if digits > 0 => Err(unknown()),
        (Some(value), "") => Ok(vec![plain(value)]),
        (Some(value), "st" | "nd" | "rd" | "th") => Ok(vec![Word::Number {
            value,
            digits,
            ordinal: true,
        }]),
        (Some(first), "s") => Ok(vec![Word::Decade { first, digits }]),
        (Some(value), "bc" | "bce" | "ad" | "ce") => Err(Fault::new(
            "a space before the era",
            word,
            &format!("write \"{value} {name}\""),
        )),
        (value, name) => {
            let number = value.map(plain).into_iter();
            if let Some(named) = named(name) {
                return Ok(number.chain([named]).collect());
            }
            // "jan2026" is taken apart where the digits begin.
            let (name, rest) = name.split_at(
                name.find(|c: char| c.is_ascii_digit())
                    .filter(|at| *at > 0)
                    .ok_or_else(unknown)?,
            );
            let named = named(name).ok_or_else(unknown)?;
            Ok(number.chain([named]).chain(meaning(rest)?).collect())
        }
    }
}

/// How to write what a word that is not read here means to say; `None` for any other word.
fn other_words(word: &str) -> Option<&'static str> {
    Some(match word {
        "before" => "\"until 2023\"",
        "after" => "\"from 2025\"",
        "between" => "\"1985 to 1990\"",
        "or" => "\"[1985,1986]\" for one of two years",
        _ => return None,
    })
}

fn named(name: &str) -> Option<Word> {
    if let Some(month) = month_of(name) {
        return Some(Word::Month(month));
    }
    Some(match name {
        "spring" => Word::Season(21),
        "summer" => Word::Season(22),
        "autumn" | "fall" => Word::Season(23),
        "winter" => Word::Season(24),
        "q1" => Word::Season(33),
        "q2" => Word::Season(34),
        "q3" => Word::Season(35),
        "q4" => Word::Season(36),
        "h1" => Word::Season(40),
        "h2" => Word::Season(41),
        "century" | "cent" => Word::Century,
        _ => return None,
    })
}

/// The month whose name begins with `word`, from three letters on.
fn month_of(word: &str) -> Option<u8> {
    let begins = |month: &u8| month_name(*month).to_ascii_lowercase().starts_with(word);
    (word.len() >= 3).then(|| (1..=12).find(begins)).flatten()
}

pub(super) fn weekday_of(word: &str) -> Option<Weekday> {
    let begins = |day: &Weekday| day.name().to_ascii_lowercase().starts_with(word);
    (word.len() >= 3)
        .then(|| Weekday::ALL.into_iter().find(begins))
        .flatten()
}

/// The month that a misspelt word is closest to, within two slips.
fn likely_month(word: &str) -> Option<&'static str> {
    let slips =
        |month: u8| strsim::damerau_levenshtein(word, &month_name(month).to_ascii_lowercase());
    let nearest = (1..=12).min_by_key(|month| slips(*month))?;
    (word.chars().count() > 3 && slips(nearest) <= 2).then(|| month_name(nearest))
}
