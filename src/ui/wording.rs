//! Small matters of wording that several panes share.

use crate::model::{CivilDate, day_label};

/// `text` with its first letter in upper case.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// "1 item" or "7 items".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}

/// A day in short: "5 Jan 2026".
pub fn short_day(day: CivilDate) -> String {
    let label = day_label(day);
    let mut words = label.splitn(3, ' ');
    let (number, month, year) = (words.next(), words.next(), words.next());
    let month: String = month.unwrap_or_default().chars().take(3).collect();
    format!(
        "{} {month} {}",
        number.unwrap_or_default(),
        year.unwrap_or_default()
    )
}

/// `words`, cut to `longest` characters with an ellipsis if they are more.
pub fn shortened(words: &str, longest: usize) -> String {
    if words.chars().count() <= longest {
        words.to_owned()
    } else {
        words
            .chars()
            .take(longest - 1)
            .chain(std::iter::once('…'))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_item_is_not_one_items() {
        assert_eq!(counted(1, "item", "items"), "1 item");
        assert_eq!(counted(0, "item", "items"), "0 items");
    }

    #[test]
    fn a_short_day_has_three_letters_of_its_month() {
        let short = |year, month, day| short_day(CivilDate::new(year, month, day).unwrap());
        assert_eq!(short(2026, 1, 5), "5 Jan 2026");
        assert_eq!(short(-43, 3, 15), "15 Mar 44 BC");
    }

    #[test]
    fn long_words_are_cut_with_an_ellipsis() {
        assert_eq!(shortened("sanctions", 9), "sanctions");
        assert_eq!(shortened("sanctions", 5), "sanc…");
    }

    #[test]
    fn only_the_first_letter_is_raised() {
        assert_eq!(capitalized("leads to"), "Leads to");
        assert_eq!(capitalized(""), "");
    }
}
