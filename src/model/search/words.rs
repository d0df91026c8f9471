//! Words as search sees them: without case, accents and punctuation.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Writes `c` without case and accents to `out`; a letter may become several.
fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for part in std::iter::once(c)
        .nfkd()
        .filter(|part| !is_combining_mark(*part))
    {
        for lower in part.to_lowercase() {
            match lower {
                // Letters of their own right that readers type without the stroke.
                'ł' => out.push('l'),
                'ø' => out.push('o'),
                'đ' => out.push('d'),
                'ı' => out.push('i'),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ß' => out.push_str("ss"),
                // Lowering "İ" leaves a mark of its own.
                mark if is_combining_mark(mark) => {}
                plain => out.push(plain),
            }
        }
    }
}

/// Calls `visit` with each folded word of `text` and where it begins and ends in `text`, in
/// bytes. `word` is a buffer to write to.
pub(super) fn for_each_word(
    text: &str,
    word: &mut String,
    mut visit: impl FnMut(&str, std::ops::Range<usize>),
) {
    word.clear();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        // Marks belong to the letter before them, in whichever way the text composes it.
        if c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c)) {
            if word.is_empty() {
                start = at;
            }
            fold_char(c, word);
        } else if !word.is_empty() {
            visit(word, start..at);
            word.clear();
        }
    }
    if !word.is_empty() {
        visit(word, start..text.len());
        word.clear();
    }
}

/// The folded words of `text`.
pub(in crate::model) fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_each_word(text, &mut String::new(), |word, _| {
        words.push(word.to_owned());
    });
    words
}

/// How many typing errors a word of `letters` letters may have. Numbers may have none: 2025 is
/// not 2026.
pub(super) fn allowed_errors(word: &str) -> usize {
    let mut letters = 0;
    for c in word.chars() {
        if c.is_numeric() {
            return 0;
        }
        letters += 1;
    }
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// How many typing errors lie between two folded words; `None` if more than `most`.
pub(super) fn errors_between(typed: &str, word: &str, most: usize) -> Option<usize> {
    let lengths = typed.chars().count().abs_diff(word.chars().count());
    if lengths > most || word.chars().any(char::is_numeric) {
        return None;
    }
    Some(strsim::osa_distance(typed, word)).filter(|errors| *errors <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_case_accents_and_punctuation() {
        let cases = [
            ("The 28-point plan", vec!["the", "28", "point", "plan"]),
            ("Élysée, PARIS!", vec!["elysee", "paris"]),
            ("Зеле́нський Йосиф", vec!["зеленськии", "иосиф"]),
            ("Wałęsa ﬁnds straße", vec!["walesa", "finds", "strasse"]),
            ("e\u{301}te\u{301}", vec!["ete"]),
            ("İstanbul", vec!["istanbul"]),
            (" — … ", vec![]),
        ];
        for (text, words) in cases {
            assert_eq!(words_of(text), words, "{text}");
        }
    }

    #[test]
    fn each_word_knows_its_place_in_the_text() {
        let text = "à Élysée: 6 Jan";
        let mut places = Vec::new();
        for_each_word(text, &mut String::new(), |_, range| {
            places.push(&text[range]);
        });
        assert_eq!(places, ["à", "Élysée", "6", "Jan"]);
    }

    #[test]
    fn short_words_and_numbers_allow_no_errors() {
        let cases = [
            ("war", 0),
            ("2025", 0),
            ("f35", 0),
            ("plan", 1),
            ("zelensky", 2),
        ];
        for (word, errors) in cases {
            assert_eq!(allowed_errors(word), errors, "{word}");
        }
        assert_eq!(errors_between("parris", "paris", 1), Some(1));
        assert_eq!(errors_between("pairs", "paris", 1), Some(1));
        assert_eq!(errors_between("plan", "2026", 2), None);
        assert_eq!(errors_between("zelnski", "zelensky", 1), None);
    }
}
