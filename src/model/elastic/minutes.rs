//! Times of a talk as people type them.

/// The longest time that is read, in seconds: a day.
const LONGEST_SECS: f64 = 86_400.0;

/// Reads a time that is left, in seconds: minutes ("4", "1.5", "4 min"), minutes and seconds
/// ("4:30", "4 min 30 s") or seconds ("90 s").
///
/// # Errors
/// What was expected, in lower case, if the text is no time above zero.
pub fn parse_minutes(text: &str) -> Result<u32, String> {
    let lower = text.trim().to_lowercase();
    let secs = clock_secs(&lower).or_else(|| worded_secs(&lower));
    match secs {
        None => Err("expected minutes, as 4 or 4:30".to_owned()),
        Some(secs) if secs > LONGEST_SECS => Err("expected at most 24 hours".to_owned()),
        Some(secs) if secs.round() < 1.0 => Err("expected more than no time".to_owned()),
        Some(secs) => Ok(secs.round() as u32),
    }
}

/// "4:30" in seconds. One digit after the colon could be the first of two: that is none yet.
fn clock_secs(text: &str) -> Option<f64> {
    let text = text.strip_suffix("min").unwrap_or(text).trim_end();
    let (minutes, secs) = text.split_once(':')?;
    let is_clock = secs.len() == 2 && !minutes.is_empty() && secs < "60";
    let are_digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    (is_clock && are_digits(minutes) && are_digits(secs))
        .then_some(60.0 * minutes.parse::<f64>().ok()? + secs.parse::<f64>().ok()?)
}

/// Numbers with their units in seconds; a number alone is minutes.
fn worded_secs(text: &str) -> Option<f64> {
    let mut rest = text;
    let mut total = 0.0;
    // Units come once each, the larger first.
    let mut last_unit = f64::INFINITY;
    while !rest.is_empty() {
        let (number, after) = split(rest, |c| c.is_ascii_digit() || c == '.' || c == ',');
        let (unit, after) = split(after.trim_start(), char::is_alphabetic);
        let unit = match unit {
            "" if after.is_empty() && total == 0.0 => 60.0,
            "h" | "hour" | "hours" => 3_600.0,
            "m" | "min" | "mins" | "minute" | "minutes" => 60.0,
            "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
            _ => return None,
        };
        if unit >= last_unit {
            return None;
        }
        last_unit = unit;
        total += unit * number.replace(',', ".").parse::<f64>().ok()?;
        rest = after.trim_start_matches('.').trim_start();
    }
    (last_unit.is_finite()).then_some(total)
}

/// What `text` begins with as long as `belongs` says so, and the rest.
fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_are_read_as_people_type_them() {
        for (text, secs) in [
            ("4", 240),
            (" 4 ", 240),
            ("4:30", 270),
            ("0:45", 45),
            ("4:30 min", 270),
            ("4 min", 240),
            ("4min.", 240),
            ("4 Minutes", 240),
            ("90 s", 90),
            ("90sec", 90),
            ("1.5", 90),
            ("1,5 min", 90),
            (".5", 30),
            ("4 min 30 s", 270),
            ("1 h 5 m", 3_900),
            ("1440", 86_400),
        ] {
            assert_eq!(parse_minutes(text), Ok(secs), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_says_what_was_expected() {
        for text in [
            "",
            " ",
            "four",
            "4:3",
            "4:60",
            ":30",
            "4:300",
            "-4",
            "4 5",
            "4 min 5",
            "30 s 4 min",
            "1.2.3",
            "4 s 4 s",
            "min",
            "٤",
            "4:+5",
            "e9",
            "inf",
            "1e3",
        ] {
            let message = parse_minutes(text).unwrap_err();
            assert_eq!(message, "expected minutes, as 4 or 4:30", "{text}");
        }
        for text in ["0", "0:00", "0 s", "0.004"] {
            assert_eq!(
                parse_minutes(text).unwrap_err(),
                "expected more than no time"
            );
        }
        for text in ["1441", "25 h", "99999999999999999999999"] {
            assert_eq!(
                parse_minutes(text).unwrap_err(),
                "expected at most 24 hours"
            );
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd_to_be_read(text in "\\PC*|[0-9:., smhin]{0,12}") {
            if let Ok(secs) = parse_minutes(&text) {
                prop_assert!((1..=86_400).contains(&secs));
            }
        }
    }
}
