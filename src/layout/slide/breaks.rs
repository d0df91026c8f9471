//! Breaking a word that is wider than a row, as scripts without spaces have them.

use unicode_normalization::char::is_combining_mark;

/// Holds what it stands between together.
const JOINER: char = '\u{200D}';

/// `text` with spaces in its words wherever they grow wider than `width`, as `measured`. Letters
/// stay with the marks over them, and signs with what they are joined to.
pub(super) fn broken_words(text: &str, width: f32, measured: impl Fn(&str) -> f32) -> String {
    let mut rows: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if measured(word) <= width {
            rows.push(word.to_owned());
            continue;
        }
        let mut piece = String::new();
        for part in parts(word) {
            let longer = format!("{piece}{part}");
            if !piece.is_empty() && measured(&longer) > width {
                rows.push(std::mem::replace(&mut piece, part.to_owned()));
            } else {
                piece = longer;
            }
        }
        rows.push(piece);
    }
    rows.join(" ")
}

/// The parts of `word` that are never broken: a letter with all that belongs to it.
fn parts(word: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut last = JOINER;
    let mut is_half_flag = false;
    for (at, letter) in word.char_indices() {
        let closes_flag = is_half_flag && is_flag_half(letter);
        if at == 0 || !(last == JOINER || closes_flag || belongs_to_last(letter)) {
            starts.push(at);
        }
        is_half_flag = is_flag_half(letter) && !closes_flag;
        last = letter;
    }
    let ends = starts.iter().skip(1).copied().chain([word.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(from, to)| &word[*from..to])
        .collect()
}

/// Marks, joiners, variation selectors, colours of skin and tags.
fn belongs_to_last(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\u{200C}' | JOINER | '\u{FE00}'..='\u{FE0F}')
        || matches!(letter, '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E01EF}')
}

/// Two of these are the flag of a country.
fn is_flag_half(letter: char) -> bool {
    matches!(letter, '\u{1F1E6}'..='\u{1F1FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_before_letters_and_signs_and_never_within_what_is_joined() {
        let of =
            |text: &str, width: f32| broken_words(text, width, |text| text.chars().count() as f32);
        for (text, width, broken) in [
            ("short words", 5.0, "short words"),
            ("_____", 2.0, "__ __ _"),
            ("longer words", 4.0, "long er word s"),
            ("😀😀😀", 2.0, "😀😀 😀"),
            ("ab", 0.5, "a b"),
            (
                "e\u{301}e\u{301}e\u{301}",
                3.0,
                "e\u{301} e\u{301} e\u{301}",
            ),
            ("❤\u{FE0F}❤\u{FE0F}", 2.0, "❤\u{FE0F} ❤\u{FE0F}"),
            ("👩\u{200D}🔬👩\u{200D}🔬", 3.0, "👩\u{200D}🔬 👩\u{200D}🔬"),
            ("🇺🇦🇺🇸", 3.0, "🇺🇦 🇺🇸"),
            ("  ", 3.0, ""),
        ] {
            assert_eq!(of(text, width), broken, "{text}");
        }
    }
}
