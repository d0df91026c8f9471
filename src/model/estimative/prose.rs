//! The words of a Markdown text with the sentences they stand in, without what is quoted, code
//! or an address.
//!
//! This is no Markdown parser: it knows just enough to skip what is not the author's own prose.

use std::ops::Range;

/// A word of the author's own.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case with straight apostrophes; but "May", the month, keeps its capital.
    pub(super) text: String,
    /// Where it stands in the text, in bytes.
    pub(super) range: Range<usize>,
    /// Which sentence of the text it is in, counted from 0.
    pub(super) sentence: usize,
    /// Only blanks, hyphens, slashes or emphasis stand between it and the word before.
    pub(super) is_joined: bool,
}

/// The author's own words in `text`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut scanner = Scanner {
        text,
        at: 0,
        end: 0,
        sentence: 0,
        is_joined: false,
        unclosed: Vec::new(),
        words: Vec::new(),
    };
    for block in blocks(text) {
        scanner.read(block);
    }
    scanner.words
}

/// The paragraphs, list items, headings and table rows of `text`, without fenced code and
/// quoted paragraphs. No sentence goes on from one to the next.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut fence: Option<&str> = None;
    let mut goes_on = false;
    let mut is_quoted = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let trimmed = line.trim();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| trimmed.starts_with(mark));
        if mark.is_some() && (fence.is_none() || fence == mark) {
            fence = if fence.is_none() { mark } else { None };
            goes_on = false;
        } else if fence.is_some() {
        } else if trimmed.is_empty() {
            (goes_on, is_quoted) = (false, false);
        } else if trimmed.starts_with('>') || is_quoted {
            (goes_on, is_quoted) = (false, true);
        } else if let Some(last) = blocks
            .last_mut()
            .filter(|_| goes_on && !begins_block(trimmed))
        {
            last.end = range.end;
        } else {
            // A heading ends with its line.
            goes_on = !trimmed.starts_with('#');
            blocks.push(range);
        }
    }
    blocks
}

/// Whether a line, without its indentation, begins a list item, heading or table row.
fn begins_block(line: &str) -> bool {
    let unnumbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = unnumbered.len() < line.len()
        && (unnumbered.starts_with(". ") || unnumbered.starts_with(") "));
    is_numbered
        || ["- ", "* ", "+ ", "#", "|"]
            .iter()
            .any(|mark| line.starts_with(mark))
}

struct Scanner<'a> {
    text: &'a str,
    /// How far it has read, in bytes.
    at: usize,
    /// Where the block ends, in bytes.
    end: usize,
    sentence: usize,
    is_joined: bool,
    /// Openers without a closer in the rest of the block, so that none is looked for twice.
    unclosed: Vec<char>,
    words: Vec<Word>,
}

impl Scanner<'_> {
    fn read(&mut self, block: Range<usize>) {
        (self.at, self.end) = (block.start, block.end);
        self.unclosed.clear();
        self.end_sentence();
        while let Some(c) = self.rest().chars().next() {
            if let Some(length) = self.skipped() {
                let last = self.text[self.at..self.at + length]
                    .trim_end_matches(is_closer)
                    .chars()
                    .next_back();
                self.at += length;
                self.is_joined = false;
                if last.is_some_and(|last| ".!?…".contains(last)) && self.begins_sentence() {
                    self.end_sentence();
                }
            } else if c.is_alphanumeric() {
                self.read_word();
            } else {
                self.at += c.len_utf8();
                self.read_mark(c);
            }
        }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..self.end]
    }

    fn end_sentence(&mut self) {
        self.sentence += 1;
        self.is_joined = false;
    }

    fn read_word(&mut self) {
        let rest = self.rest();
        let mut length = 0;
        for (at, c) in rest.char_indices() {
            let is_inner = matches!(c, '\'' | '’')
                && rest[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
            if !(c.is_alphanumeric() || is_inner) {
                break;
            }
            length = at + c.len_utf8();
        }
        let written = &rest[..length];
        let text = if written == "May" {
            written.to_owned()
        } else {
            written.to_lowercase().replace('’', "'")
        };
        self.words.push(Word {
            text,
            range: self.at..self.at + length,
            sentence: self.sentence,
            is_joined: self.is_joined,
        });
        self.at += length;
        self.is_joined = true;
    }

    /// Reads past `mark`, which is no part of a word.
    fn read_mark(&mut self, mark: char) {
        match mark {
            // Cells of a table.
            '|' => self.end_sentence(),
            '.' if self.is_abbreviated() => self.is_joined = false,
            '.' | '!' | '?' | '…' if self.begins_sentence() => self.end_sentence(),
            '-' | '\u{2010}' | '\u{2011}' | '/' | '*' | '_' => {}
            _ if mark.is_whitespace() => {}
            _ => self.is_joined = false,
        }
    }

    /// Whether a sentence may begin here, after a full stop.
    fn begins_sentence(&self) -> bool {
        let after = self.rest().trim_start_matches(is_closer);
        let next = after.trim_start();
        next.is_empty() || (next.len() < after.len() && !next.starts_with(char::is_lowercase))
    }

    /// Whether the full stop just read belongs to an abbreviation or an initial.
    fn is_abbreviated(&self) -> bool {
        const SHORT: [&str; 25] = [
            "mr", "mrs", "ms", "dr", "gen", "col", "lt", "sen", "rep", "gov", "st", "vs", "approx",
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        ];
        self.words
            .last()
            .filter(|word| word.range.end + 1 == self.at)
            .is_some_and(|word| {
                let is_initial = word.text.chars().count() == 1;
                is_initial || SHORT.contains(&word.text.as_str())
            })
    }

    /// How many bytes from here on are not the author's prose.
    fn skipped(&mut self) -> Option<usize> {
        let rest = self.rest();
        let opener = rest.chars().next()?;
        let before = self.text[..self.at].chars().next_back();
        let closers = match opener {
            '`' => return Some(code_length(rest)),
            'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
                let length = rest.find(|c: char| c.is_whitespace() || "<>)]".contains(c));
                return Some(length.unwrap_or(rest.len()));
            }
            '"' => "\"",
            '“' => "”",
            '„' => "“”",
            '«' => "»",
            '‘' => "’",
            // Not an apostrophe.
            '\'' if !before.is_some_and(char::is_alphanumeric)
                && rest[1..].starts_with(char::is_alphanumeric) =>
            {
                "'"
            }
            '(' if before == Some(']') => ")",
            '<' if !rest[1..].starts_with(char::is_whitespace) => ">",
            _ => return None,
        };
        if self.unclosed.contains(&opener) {
            return None;
        }
        let length = until(rest, closers);
        if length.is_none() {
            self.unclosed.push(opener);
        }
        length
    }
}

/// Marks that may stand between a full stop and the blank after it.
fn is_closer(c: char) -> bool {
    ")]*_\"'”’»“`".contains(c)
}

/// The length of `rest` up to and including the first of `closers` after its first character;
/// an apostrophe inside of a word closes nothing. `None` without a closer.
fn until(rest: &str, closers: &str) -> Option<usize> {
    let opener = rest.chars().next()?.len_utf8();
    rest[opener..]
        .match_indices(|c| closers.contains(c))
        .map(|(at, closer)| (closer, opener + at + closer.len()))
        .find(|(closer, end)| {
            !(["'", "’"].contains(closer) && rest[*end..].starts_with(char::is_alphanumeric))
        })
        .map(|(_, end)| end)
}

/// The length of a code span, which ends with as many backticks as it begins with; of the
/// backticks alone if it does not end.
fn code_length(rest: &str) -> usize {
    let run_length = |run: &str| run.len() - run.trim_start_matches('`').len();
    let ticks = run_length(rest);
    let mut at = ticks;
    while let Some(begin) = rest[at..].find('`') {
        let length = run_length(&rest[at + begin..]);
        at += begin + length;
        if length == ticks {
            return at;
        }
    }
    ticks
}
