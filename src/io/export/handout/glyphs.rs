//! Text as the bundled faces can show it.

use unicode_normalization::UnicodeNormalization as _;

use crate::io::export::measure::has_glyph;

/// What stands for a character that the faces lack.
const MISSING: char = '?';

/// `text` without what has no picture: tabs and ends of lines become a space, controls, joiners,
/// selectors and signs of direction go, and a character that the faces lack becomes "?".
pub(super) fn printable(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let mut clean = String::with_capacity(text.len());
    let mut after_break = false;
    for ch in text.nfc().filter(|ch| !is_unseen(*ch)) {
        if is_break(ch) {
            if !clean.ends_with(' ') {
                clean.push(' ');
            }
            after_break = true;
        } else if !(after_break && ch == ' ') {
            after_break = false;
            clean.push(shown(ch));
        }
    }
    clean
}

/// The paragraphs of `text`, which a blank line parts; none is empty.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty());
    let paragraphs = paragraphs.filter(|lines| !lines.is_empty());
    paragraphs.map(|lines| lines.join(" ")).collect()
}

/// `ch`, or what stands for it.
fn shown(ch: char) -> char {
    match ch {
        _ if has_glyph(ch) => ch,
        // These two bind words, as the plain space and hyphen do not.
        '\u{202F}' => '\u{A0}',
        '\u{2011}' => '-',
        _ if ch.is_whitespace() => ' ',
        _ => MISSING,
    }
}

/// Whether a line or a column ends here.
const fn is_break(ch: char) -> bool {
    matches!(ch, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `ch` only tells how others are to be shown.
fn is_unseen(ch: char) -> bool {
    let is_format = matches!(
        ch,
        // Soft hyphen, joiners, letters of direction, invisible operators.
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            // Selectors of variants, the mark of the byte order, annotations, tags.
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}'
    );
    is_format || (ch.is_control() && !is_break(ch))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_has_no_picture_goes_and_what_the_faces_lack_is_seen_to_be_missing() {
        for (text, shown) in [
            ("Plain words", "Plain words"),
            ("Київ, 20–21 Nov “as told”", "Київ, 20–21 Nov “as told”"),
            ("a\tb\r\nc\u{2028}d", "a b c d"),
            ("end of a line \n  next", "end of a line next"),
            ("wo\u{2060}rd\u{200D}s\u{FE0F}\u{FEFF}\u{AD}", "words"),
            ("\u{202E}back\u{202C}\u{0}\u{1B}", "back"),
            ("a flag 🇺🇦", "a flag ??"),
            ("a sun ☀\u{FE0F}🌞", "a sun ☀?"),
            ("中文", "??"),
            ("cafe\u{301} и\u{306}", "café й"),
        ] {
            assert_eq!(printable(text), shown, "{text:?}");
        }
    }

    #[test]
    fn a_blank_line_parts_paragraphs_and_other_ends_of_lines_do_not() {
        assert_eq!(paragraphs("one\ntwo\r\n \n\nthree\n"), ["one two", "three"]);
        assert!(paragraphs(" \n").is_empty());
    }

    proptest! {
        #[test]
        fn all_that_is_left_has_a_glyph(text in any::<String>()) {
            let clean = printable(&text);
            prop_assert!(clean.chars().all(has_glyph), "{:?}", clean);
            prop_assert_eq!(printable(&clean), clean);
        }
    }
}
