//! Reads one typed date, in lower case, word by word. What a lone phrase leaves out (the year of
//! "6 jan", the month of the "15" in "15-16 nov") is left to [`super::typed`] to supply.

use super::{
    typed::Fault,
    words::{Word, compact_day, meaning, numeric, weekday_of, winter_of_two_years, words},
};
use crate::model::time::{CivilDate, MILLIS_PER_DAY, TimePoint, Weekday, days_in_month};

/// What to write when nothing nearer can be said.
pub(super) const HOW_TO: &str = "write \"6 jan 2026\", \"jan 2026\", \"2026\" or 2026-01-06";

/// One date as typed.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// What it names.
    pub(super) unit: Unit,
    /// "about", "c.".
    pub(super) approximate: bool,
    /// "perhaps", "?".
    pub(super) uncertain: bool,
    /// Whether BC or AD is said.
    pub(super) era_given: bool,
}

/// What a phrase names. Years are astronomical.
#[derive(Clone, Debug)]
pub(super) enum Unit {
    /// A day, perhaps without its year.
    Day {
        year: Option<i64>,
        month: u8,
        day: u8,
    },
    /// A month, perhaps without its year.
    Month { year: Option<i64>, month: u8 },
    /// A year.
    Year(i64),
    /// A number of one or two digits, a day or a short year, perhaps with a year behind it.
    Bare { number: u8, year: Option<i64> },
    /// Anything that needs nothing more, in EDTF.
    Fixed(String),
}

impl Unit {
    /// The year of a day or a month, if said.
    pub(super) fn year(&self) -> Option<i64> {
        match self {
            Self::Day { year, .. } | Self::Month { year, .. } => *year,
            _ => None,
        }
    }
}

impl Phrase {
    /// The phrase with a year where a day or month has none.
    pub(super) fn with_year(mut self, supplied: Option<i64>) -> Self {
        if let Unit::Day { year, .. } | Unit::Month { year, .. } = &mut self.unit {
            *year = year.or(supplied);
        }
        self
    }
}

/// What the words around the date say about it.
#[derive(Default)]
struct Frame {
    words: Vec<Word>,
    approximate: bool,
    uncertain: bool,
    /// Whether the year is before year 1; `None` if no era is said.
    before_christ: Option<bool>,
    third: Option<Third>,
    weekday: Option<Weekday>,
}

#[derive(Clone, Copy)]
enum Third {
    Early,
    Mid,
    Late,
}

/// Reads a phrase such as "about 6 january 2026".
pub(super) fn read(text: &str, today: CivilDate) -> Result<Phrase, Fault> {
    let text = text.trim().trim_matches(',');
    for (start, mask) in [("some day in ", "-XX"), ("some month in ", "")] {
        if let Some(rest) = text.strip_prefix(start) {
            return some_day(rest, mask, today);
        }
    }
    if super::edtf::read(text).is_ok_and(|(_, notes)| notes.is_empty()) && text.len() > 3 {
        return Ok(whole(text));
    }
    if let Some(winter) = winter_of_two_years(text) {
        return Ok(whole(&winter));
    }
    if let Some(unit) = numeric(text)? {
        return Ok(Phrase {
            unit,
            approximate: false,
            uncertain: false,
            era_given: false,
        });
    }
    let mut frame = Frame::default();
    for word in words(text) {
        frame.take(&word, today)?;
    }
    let unit = frame.unit(text)?;
    let unit = match frame.third {
        Some(third) => third_of(&unit, third, text, today)?,
        None => unit,
    };
    frame.check_weekday(&unit)?;
    let Frame {
        approximate,
        uncertain,
        ..
    } = frame;
    Ok(Phrase {
        unit,
        approximate,
        uncertain,
        era_given: frame.before_christ.is_some(),
    })
}

/// An astronomical year in EDTF; `None` if it is too large to write.
pub(super) fn year_text(year: i64) -> Option<String> {
    Some(match year {
        0..=9999 => format!("{year:04}"),
        -9999..0 => format!("-{:04}", year.unsigned_abs()),
        _ => format!("Y{year}"),
    })
    .filter(|_| year.checked_abs().is_some())
}

/// A phrase that is EDTF as it stands.
fn whole(edtf: &str) -> Phrase {
    let bare = edtf.trim_end_matches(['~', '?', '%']);
    let mark = &edtf[bare.len()..];
    let unit = match bare.parse() {
        Ok(year) if bare.len() == 4 => Unit::Year(year),
        _ => Unit::Fixed(bare.to_owned()),
    };
    Phrase {
        unit,
        approximate: mark.contains(['~', '%']),
        uncertain: mark.contains(['?', '%']),
        era_given: false,
    }
}

fn some_day(rest: &str, mask: &str, today: CivilDate) -> Result<Phrase, Fault> {
    let mut phrase = read(rest, today)?;
    let edtf = match (&phrase.unit, mask) {
        (Unit::Year(year), _) => year_text(*year).map(|year| format!("{year}-XX{mask}")),
        (
            Unit::Month {
                year: Some(year),
                month,
            },
            "-XX",
        ) => year_text(*year).map(|year| format!("{year}-{month:02}-XX")),
        _ => None,
    };
    let expected = if mask.is_empty() {
        "a year"
    } else {
        "a year, or a month and a year"
    };
    phrase.unit = Unit::Fixed(edtf.ok_or_else(|| Fault::new(expected, rest, HOW_TO))?);
    Ok(phrase)
}

impl Frame {
    /// Takes the next word.
    fn take(&mut self, word: &str, today: CivilDate) -> Result<(), Fault> {
        match word {
            "c" if self.ends_with_ordinal() => self.words.push(Word::Century),
            "c" | "ca" | "circa" | "about" | "around" | "approx" | "approximately" => {
                self.approximate = true;
            }
            "perhaps" | "maybe" | "possibly" => self.uncertain = true,
            "the" | "of" | "in" | "on" | "at" | "year" => {}
            "bc" | "bce" => self.before_christ = Some(true),
            "ad" | "ce" => self.before_christ = Some(false),
            "early" | "beginning" | "start" => self.third = Some(Third::Early),
            "mid" | "middle" => self.third = Some(Third::Mid),
            "late" | "later" | "end" => self.third = Some(Third::Late),
            "today" | "now" => self.day(today, 0),
            "yesterday" => self.day(today, -1),
            "tomorrow" => self.day(today, 1),
            _ => match weekday_of(word) {
                Some(weekday) => self.weekday = Some(weekday),
                None => self.words.extend(meaning(word)?),
            },
        }
        Ok(())
    }

    /// Whether the last word is "20th" or the like, which makes a "c" behind it a century.
    fn ends_with_ordinal(&self) -> bool {
        matches!(self.words.last(), Some(Word::Number { ordinal: true, .. }))
    }

    fn day(&mut self, today: CivilDate, days: i64) {
        let now = TimePoint::from_civil(today).unwrap_or(TimePoint::EPOCH);
        let CivilDate { year, month, day } =
            now.saturating_add_millis(days * MILLIS_PER_DAY).civil();
        let number = |value| Word::Number {
            value,
            digits: 4,
            ordinal: false,
        };
        let day = Word::Number {
            value: day.into(),
            digits: 2,
            ordinal: true,
        };
        self.words.extend([day, Word::Month(month), number(year)]);
    }

    /// What the words name together.
    fn unit(&self, text: &str) -> Result<Unit, Fault> {
        use Word::{Century, Decade, Month, Number, Season, Time};
        let small = |value: i64| u8::try_from(value).unwrap_or(u8::MAX);
        match *self.words.as_slice() {
            [Month(month)] => Ok(Unit::Month { year: None, month }),
            [
                Number {
                    value,
                    digits: ..=2,
                    ordinal,
                },
                Month(month),
            ]
            | [
                Month(month),
                Number {
                    value,
                    digits: ..=2,
                    ordinal,
                },
            ] if ordinal || self.before_christ.is_none() => Ok(Unit::Day {
                year: None,
                month,
                day: small(value),
            }),
            [year @ Number { .. }, Month(month)] | [Month(month), year @ Number { .. }] => {
                Ok(Unit::Month {
                    year: Some(self.year(year, text)?),
                    month,
                })
            }
            [
                Number {
                    value,
                    digits: ..=2,
                    ..
                },
                Month(month),
                year @ Number { .. },
            ]
            | [
                Month(month),
                Number {
                    value,
                    digits: ..=2,
                    ..
                },
                year @ Number { .. },
            ]
            | [
                year @ Number { .. },
                Month(month),
                Number {
                    value,
                    digits: ..=2,
                    ..
                },
            ] => Ok(Unit::Day {
                year: Some(self.year(year, text)?),
                month,
                day: small(value),
            }),
            [
                Number {
                    value,
                    digits: ..=2,
                    ..
                },
                Month(month),
                year @ Number { .. },
                Time { hour, minute },
            ] => {
                let year = year_text(self.year(year, text)?).unwrap_or_default();
                Ok(Unit::Fixed(format!(
                    "{year}-{month:02}-{value:02}T{hour:02}:{minute:02}"
                )))
            }
            [
                Number {
                    value,
                    digits: ..=2,
                    ..
                },
            ] if self.before_christ.is_none() => Ok(Unit::Bare {
                number: small(value),
                year: None,
            }),
            [
                Number {
                    value,
                    digits: ..=2,
                    ..
                },
                year @ Number { digits: 3.., .. },
            ] => Ok(Unit::Bare {
                number: small(value),
                year: Some(self.year(year, text)?),
            }),
            [
                Number {
                    value, digits: 6.., ..
                },
            ] if self.before_christ.is_none() => compact_day(value, text),
            [year @ Number { ordinal: false, .. }] => Ok(Unit::Year(self.year(year, text)?)),
            [Season(code), year @ Number { .. }] | [year @ Number { .. }, Season(code)] => {
                let year = year_text(self.year(year, text)?).unwrap_or_default();
                Ok(Unit::Fixed(format!("{year}-{code}")))
            }
            [Season(_)] => Err(Fault::new(
                "a year with the season",
                text,
                "write \"spring 2001\"",
            )),
            [Number { value, .. }, Century] => self.century(value, text),
            [Decade { first, digits }] => self.decade(first, digits, text),
            [] => Err(Fault::new("a date", text, HOW_TO)),
            _ => Err(Fault::new("a day, a month and a year", text, HOW_TO)),
        }
    }

    /// The astronomical year of a number; two digits need an era.
    fn year(&self, number: Word, text: &str) -> Result<i64, Fault> {
        match (number, self.before_christ) {
            (Word::Number { value, .. }, Some(true)) if value > 0 => Ok(1 - value),
            (Word::Number { value, .. }, Some(false)) if value > 0 => Ok(value),
            (
                Word::Number {
                    value, digits: 3.., ..
                },
                None,
            ) => Ok(value),
            (Word::Number { value, .. }, None) => Err(Fault::new(
                "a year of four digits",
                &format!("{value:02}"),
                HOW_TO,
            )),
            _ => Err(Fault::new(
                "a year from 1 on",
                text,
                "there is no year 0 BC or AD",
            )),
        }
    }

    /// "18th century" is 17XX; the first before Christ has a year that no mask covers.
    fn century(&self, ordinal: i64, text: &str) -> Result<Unit, Fault> {
        let hundreds = ordinal - 1;
        match (hundreds, self.before_christ == Some(true)) {
            (0, true) => Ok(Unit::Fixed("[-0099..0000]".into())),
            (0..=99, true) => Ok(Unit::Fixed(format!("-{hundreds:02}XX"))),
            (0..=99, false) => Ok(Unit::Fixed(format!("{hundreds:02}XX"))),
            _ => Err(Fault::new(
                "a century from the 1st to the 100th",
                text,
                HOW_TO,
            )),
        }
    }

    fn decade(&self, first: i64, digits: usize, text: &str) -> Result<Unit, Fault> {
        if digits < 3 || first % 10 != 0 || first > 9990 {
            return Err(Fault::new(
                "a decade of four digits",
                text,
                "write \"1980s\"",
            ));
        }
        if first % 100 == 0 {
            let hint = format!(
                "write \"{} century\" or \"{first}-{}\"",
                super::label::ordinal(first.unsigned_abs() / 100 + 1),
                first + 9
            );
            return Err(Fault::new(
                "ten years or a hundred, said plainly",
                text,
                &hint,
            ));
        }
        if self.before_christ == Some(true) {
            return Ok(Unit::Fixed(format!(
                "[-{:04}..-{:04}]",
                first + 8,
                first - 1
            )));
        }
        Ok(Unit::Fixed(format!("{:03}X", first / 10)))
    }

    /// A day of the week is only worth reading if it is the right one.
    fn check_weekday(&self, unit: &Unit) -> Result<(), Fault> {
        let (
            Some(said),
            Unit::Day {
                year: Some(year),
                month,
                day,
            },
        ) = (self.weekday, unit)
        else {
            return match self.weekday {
                Some(weekday) if !matches!(unit, Unit::Day { .. } | Unit::Fixed(_)) => {
                    let word = weekday.name().to_ascii_lowercase();
                    Err(Fault::new(
                        "a day of the month with the weekday",
                        &word,
                        HOW_TO,
                    ))
                }
                _ => Ok(()),
            };
        };
        match CivilDate::new(*year, *month, *day).map(CivilDate::weekday) {
            Some(weekday) if weekday != said => {
                let expected = format!("{}, as that day is one", weekday.name());
                Err(Fault::new(
                    &expected,
                    said.name().to_ascii_lowercase().as_str(),
                    &format!("leave the weekday out, or {HOW_TO}"),
                ))
            }
            _ => Ok(()),
        }
    }
}

/// A third of a month, a year, a decade or a century, approximately.
fn third_of(unit: &Unit, third: Third, text: &str, today: CivilDate) -> Result<Unit, Fault> {
    let pick = |early: (i64, i64), mid, late| match third {
        Third::Early => early,
        Third::Mid => mid,
        Third::Late => late,
    };
    let years = |first: i64, (from, to): (i64, i64)| {
        year_text(first + from)
            .zip(year_text(first + to))
            .map(|(a, b)| format!("{a}~/{b}~"))
    };
    let interval = match unit {
        Unit::Month { year, month } => {
            let year = year.unwrap_or_else(|| super::typed::nearest_year(*month, None, today));
            let last = i64::from(days_in_month(year, *month));
            let (from, to) = pick((1, 10), (11, 20), (21, last));
            year_text(year).map(|y| format!("{y}-{month:02}-{from:02}~/{y}-{month:02}-{to:02}~"))
        }
        Unit::Year(year) => {
            let (from, to) = pick((1, 4), (5, 8), (9, 12));
            year_text(*year).map(|y| format!("{y}-{from:02}~/{y}-{to:02}~"))
        }
        Unit::Fixed(edtf) => match edtf.trim_end_matches('X').parse::<i64>() {
            Ok(decade) if edtf.len() == 4 && edtf.ends_with('X') && !edtf.ends_with("XX") => {
                years(decade * 10, pick((0, 3), (4, 6), (7, 9)))
            }
            Ok(century) if edtf.len() == 4 && edtf.ends_with("XX") => {
                years(century * 100, pick((0, 33), (34, 66), (67, 99)))
            }
            _ => None,
        },
        _ => None,
    };
    interval.map(Unit::Fixed).ok_or_else(|| {
        let expected = "a month, a year, a decade or a century after early, mid or late";
        Fault::new(expected, text, "write \"late january 2026\"")
    })
}
