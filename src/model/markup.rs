//! Words made fit for where they are written: one line of text, or text within HTML or XML.

/// `text` in one line: what breaks or feeds a line is a space, and nothing is left in it that a
/// terminal obeys or that turns the order in which the words are read.
pub fn in_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            c if c.is_whitespace() => {
                // A space of another width stays what it is; of what breaks lines one is enough.
                let breaks = c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
                if !breaks {
                    line.push(c);
                } else if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            c if c.is_control() || turns_order(c) => {}
            c => line.push(c),
        }
    }
    line
}

/// `text` with the characters that HTML and XML reserve escaped and those that XML forbids left
/// out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether a character overrides or embeds a direction of reading.
const fn turns_order(c: char) -> bool {
    matches!(
        c,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_nothing_that_breaks_it_and_nothing_that_is_obeyed() {
        for (text, line) in [
            ("one\ntwo", "one two"),
            ("\r\n one \r\n\ttwo\u{2028}\n", "one two"),
            ("red \u{1b}[31mtext\u{9b}2J", "red [31mtext2J"),
            ("abc\u{202E}def\u{2066}\u{200F}", "abcdef"),
            ("10\u{A0}000 = ½ – „Ünï“", "10\u{A0}000 = ½ – „Ünï“"),
            ("a  b", "a  b"),
        ] {
            assert_eq!(in_one_line(text), line, "{text:?}");
        }
    }

    #[test]
    fn markup_is_escaped_and_what_xml_forbids_left_out() {
        assert_eq!(escaped("a<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
        assert_eq!(
            escaped("bell\u{7} nul\0 line\nend\u{FFFE}"),
            "bell nul line end"
        );
    }
}
