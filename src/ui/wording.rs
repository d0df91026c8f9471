//! Small matters of wording that several panes share.

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
