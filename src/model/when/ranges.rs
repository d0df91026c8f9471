//! Words an interval so that each part is named once: "15–16 November 2025", "November 2025 –
//! January 2026", "from 2024, open".

use edtf_core::{Date, DateField, Qualifier};

use super::{
    form::{End, season_code},
    label::{
        Style, clock_words, date_words, day_words, moment_words, month_word, qualified_date,
        qualify, whole_qualifier, year,
    },
    moment::Moment,
};

/// An interval in words, with its qualifiers.
pub(super) fn interval(start: &End, end: &End, style: Style) -> String {
    // The day of the week would only lengthen a range.
    let style = if style == Style::Weekday {
        Style::Full
    } else {
        style
    };
    let from = bound_words(start, "earlier", style);
    let to = bound_words(end, "later", style);
    match (start, end) {
        (End::Open, End::Open) => "always".to_owned(),
        (End::Unknown, End::Unknown) => "start and end unknown".to_owned(),
        (End::Unknown, End::Open) => "open, start unknown".to_owned(),
        (End::Open, End::Unknown) => "end unknown, no start".to_owned(),
        (End::Open, _) => format!("until {to}, open"),
        (End::Unknown, _) => format!("until {to}, start unknown"),
        (_, End::Open) => format!("from {from}, open"),
        (_, End::Unknown) => format!("from {from}, end unknown"),
        (End::Date(first), End::Date(last)) => dates(first, last, style),
        (End::Moment(first), End::Moment(last)) => moments(first, last, style),
        _ => format!("from {from} to {to}"),
    }
}

/// Two years: "1964–2008", "AD 79–81", "44–40 BC", "44 BC – AD 14".
pub(super) fn years(first: i64, last: i64) -> String {
    let (from, to) = (year(first), year(last));
    if first == last {
        return from;
    }
    let shared = |ending: &str| from.strip_suffix(ending).filter(|_| to.ends_with(ending));
    if let Some(from) = shared(" BC") {
        return format!("{from}–{to}");
    }
    for beginning in ["AD ", "year "] {
        if let (Some(_), Some(to)) = (from.strip_prefix(beginning), to.strip_prefix(beginning)) {
            let plural = if beginning == "year " {
                "years "
            } else {
                beginning
            };
            return format!("{plural}{}–{to}", &from[beginning.len()..]);
        }
    }
    glue(&from, &to)
}

/// Two parts with a dash: bare where both are single words, spaced where one is longer.
fn glue(from: &str, to: &str) -> String {
    if from.contains(' ') || to.contains(' ') {
        format!("{from} – {to}")
    } else {
        format!("{from}–{to}")
    }
}

fn dates(first: &Date, last: &Date, style: Style) -> String {
    let (Some(about_first), Some(about_last)) = (whole_qualifier(first), whole_qualifier(last))
    else {
        return format!(
            "from {} to {}",
            qualified_date(first, style),
            qualified_date(last, style)
        );
    };
    let (from, to) = shortened(first, last, style);
    if about_first == about_last {
        let words = match from {
            None => to,
            Some(from) => match (first.month, last.month, plain_year(first), plain_year(last)) {
                (None, None, Some(first), Some(last)) => years(first, last),
                _ => joined(&from, &to, first, last),
            },
        };
        return qualify(&words, about_first, style);
    }
    // In front of a date the words read well at any length.
    let words = |words: &str, qualifier: Qualifier| qualify(words, qualifier, Style::Full);
    let from = from.unwrap_or_else(|| date_words(first, style));
    format!(
        "from {} to {}",
        words(&from, about_first),
        words(&to, about_last)
    )
}

/// What the start says beyond the end, and the end in full. `None` if they say the same.
fn shortened(first: &Date, last: &Date, style: Style) -> (Option<String>, String) {
    let to = date_words(last, style);
    let from = date_words(first, style);
    if from == to {
        return (None, to);
    }
    let value = |date: &Date| {
        (
            plain_year(date),
            date.month.and_then(DateField::value),
            date.day.and_then(DateField::value),
        )
    };
    let is_season = season_code(first).is_some() || season_code(last).is_some();
    let from = match (value(first), value(last)) {
        _ if is_season => from,
        ((Some(y1), Some(m1), Some(d1)), (Some(y2), Some(m2), Some(_))) if (y1, m1) == (y2, m2) => {
            d1.to_string()
        }
        ((Some(y1), Some(m1), Some(d1)), (Some(y2), Some(_), Some(_))) if y1 == y2 => {
            format!("{d1} {}", month_word(m1, style))
        }
        ((Some(y1), Some(m1), None), (Some(y2), Some(_), None))
            if y1 == y2 && first.day.is_none() && last.day.is_none() =>
        {
            month_word(m1, style).to_owned()
        }
        _ => from,
    };
    (Some(from), to)
}

/// The shortened start and the end with the dash that fits: none of "15" and "16 November 2025"
/// stands apart, as the dash joins the two numbers.
fn joined(from: &str, to: &str, first: &Date, last: &Date) -> String {
    let same_month = first.month.map(|m| m.digits) == last.month.map(|m| m.digits);
    let days = same_month && from.bytes().all(|byte| byte.is_ascii_digit()) && last.day.is_some();
    let months = last.day.is_none() && last.month.is_some() && !from.contains(' ');
    if days || (months && first.month.is_some()) {
        format!("{from}–{to}")
    } else {
        glue(from, to)
    }
}

/// The year of a date if it is one number without qualification of digits.
fn plain_year(date: &Date) -> Option<i64> {
    date.year
        .value()
        .filter(|_| date.year.significant_digits.is_none())
}

fn moments(first: &Moment, last: &Moment, style: Style) -> String {
    if first == last {
        return moment_words(first, style);
    }
    let same_day = first.date == last.date && first.offset_minutes == last.offset_minutes;
    if !same_day {
        return format!(
            "{} – {}",
            moment_words(first, style),
            moment_words(last, style)
        );
    }
    let from = Moment {
        offset_minutes: None,
        ..*first
    };
    format!(
        "{}, {}–{}",
        day_words(first, style),
        clock_words(&from),
        clock_words(last)
    )
}

fn bound_words(end: &End, beyond: &str, style: Style) -> String {
    match end {
        End::Date(date) => qualified_date(date, style),
        End::Moment(moment) => moment_words(moment, style),
        End::OrBefore(date) | End::OrAfter(date) => {
            format!("{} or {beyond}", qualified_date(date, style))
        }
        End::Open | End::Unknown => String::new(),
    }
}
