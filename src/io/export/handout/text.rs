//! Breaks runs of text into lines of a given width.
//!
//! A line ends after a space, or after a hyphen or a dash; what is too long for any line (an
//! address) ends where it must, if it can after one of its own signs. The space at the end of a
//! line stays with it, so that what is copied from the page has it too.

use super::super::measure::FontMeasure;
use super::glyphs::printable;
use crate::layout::Weight;

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// In points.
    pub(super) size: f32,
    /// The weight of the face.
    pub(super) weight: Weight,
    /// 0 for black to 1 for white; never so light that a copier loses it.
    pub(super) grey: f32,
}

/// Where a click on a text leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LinkTo {
    /// An address outside the document.
    Web(String),
    /// The endnote of this number, from 1.
    Note(usize),
}

/// A stretch of text that is set in one way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// What it says, all of which the faces can show; a line feed ends the line.
    pub(super) text: String,
    /// How it is set.
    pub(super) style: Style,
    /// Where it leads; `None` if nowhere.
    pub(super) link: Option<LinkTo>,
}

impl Run {
    /// Text that leads nowhere; a line feed in it is a space.
    pub(super) fn new(text: impl AsRef<str>, style: Style) -> Self {
        Self {
            text: printable(text.as_ref()),
            style,
            link: None,
        }
    }

    /// Text that leads somewhere.
    pub(super) fn linked(text: impl AsRef<str>, style: Style, link: LinkTo) -> Self {
        Self {
            link: Some(link),
            ..Self::new(text, style)
        }
    }

    /// The end of a line.
    pub(super) fn line_end(style: Style) -> Self {
        Self {
            text: "\n".to_owned(),
            style,
            link: None,
        }
    }
}

/// What of one run stands in one line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// From the left end of the line, in points.
    pub(super) x: f32,
    /// In points, with the space at its end.
    pub(super) width: f32,
    /// What it says, and how, and where it leads.
    pub(super) run: Run,
}

/// One line; empty if the paragraph says nothing there.
pub(super) type Line = Vec<Piece>;

/// Breaks `runs` into lines of at most `width` points, not counting the space at the end of one.
pub(super) fn break_lines(runs: &[Run], width: f32, fonts: &FontMeasure) -> Vec<Line> {
    let mut setter = Setter {
        runs,
        width,
        fonts,
        lines: Vec::new(),
        line: Vec::new(),
        used: 0.0,
    };
    let mut word = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        for ch in run.text.chars() {
            if ch == '\n' {
                setter.word(&mut word);
                setter.end_line();
                continue;
            }
            word.push((at, ch));
            if ends_word(ch) {
                setter.word(&mut word);
            }
        }
    }
    setter.word(&mut word);
    if !setter.line.is_empty() || setter.lines.is_empty() {
        setter.end_line();
    }
    setter.lines
}

/// `run` on one line of at most `width` points: what is too long ends in "…".
pub(super) fn shortened(mut run: Run, width: f32, fonts: &FontMeasure) -> Run {
    let Style { size, weight, .. } = run.style;
    let advance = |ch: char| fonts.glyph(weight, ch).1 * size;
    if run.text.chars().map(advance).sum::<f32>() <= width {
        return run;
    }
    let mut used = advance('…');
    let fits = |(_, ch): &(usize, char)| {
        used += advance(*ch);
        used <= width
    };
    let kept = run.text.char_indices().take_while(fits).last();
    run.text
        .truncate(kept.map_or(0, |(at, ch)| at + ch.len_utf8()));
    let words = run.text.trim_end().len();
    run.text.truncate(words);
    run.text.push('…');
    run
}

/// A character, and the run that it belongs to.
type Placed = (usize, char);

struct Setter<'a> {
    runs: &'a [Run],
    width: f32,
    fonts: &'a FontMeasure,
    lines: Vec<Line>,
    line: Vec<Placed>,
    /// The width of `line`.
    used: f32,
}

impl Setter<'_> {
    /// Puts `word` on the line, or on the next if it does not fit, and empties it.
    fn word(&mut self, word: &mut Vec<Placed>) {
        let all = self.width_of(word);
        let inked = word.iter().rposition(|(_, ch)| !is_space(*ch));
        let inked = self.width_of(&word[..inked.map_or(0, |last| last + 1)]);
        if self.used + inked > self.width && !self.line.is_empty() {
            self.end_line();
        }
        if inked > self.width {
            self.cut(word);
        } else {
            self.line.append(word);
            self.used += all;
        }
        word.clear();
    }

    /// Puts a word that is too long for any line on as many as it takes.
    fn cut(&mut self, word: &[Placed]) {
        for placed in word {
            let width = self.width_of(&[*placed]);
            let is_inked = !is_space(placed.1);
            while is_inked && self.used + width > self.width && !self.line.is_empty() {
                let sign = self
                    .line
                    .iter()
                    .rposition(|(_, ch)| "/?&=.-_".contains(*ch));
                // Only near the end of the line, as the next one would be no shorter otherwise.
                let keep = sign.filter(|at| at + 16 > self.line.len());
                let keep = keep.map_or(self.line.len(), |at| at + 1);
                let rest = self.line.split_off(keep);
                self.end_line();
                self.used = self.width_of(&rest);
                self.line = rest;
            }
            self.line.push(*placed);
            self.used += width;
        }
    }

    fn end_line(&mut self) {
        let mut pieces: Line = Vec::new();
        let mut x = 0.0;
        for placed in std::mem::take(&mut self.line) {
            let (width, run) = (self.width_of(&[placed]), &self.runs[placed.0]);
            match pieces.last_mut() {
                Some(piece) if piece.run.style == run.style && piece.run.link == run.link => {
                    piece.width += width;
                    piece.run.text.push(placed.1);
                }
                _ => pieces.push(Piece {
                    x,
                    width,
                    run: Run {
                        text: placed.1.to_string(),
                        style: run.style,
                        link: run.link.clone(),
                    },
                }),
            }
            x += width;
        }
        self.lines.push(pieces);
        self.used = 0.0;
    }

    fn width_of(&self, placed: &[Placed]) -> f32 {
        let widths = placed.iter().map(|(run, ch)| {
            let style = self.runs[*run].style;
            self.fonts.glyph(style.weight, *ch).1 * style.size
        });
        widths.sum()
    }
}

/// Whether a line may end after `ch`.
const fn ends_word(ch: char) -> bool {
    is_space(ch) || matches!(ch, '-' | '–' | '—')
}

/// A space that may stand at the end of a line; the one that binds words may not.
const fn is_space(ch: char) -> bool {
    ch == ' '
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: Style = Style {
        size: 10.0,
        weight: Weight::Regular,
        grey: 0.0,
    };
    const STRONG: Style = Style {
        size: 10.0,
        weight: Weight::Bold,
        grey: 0.0,
    };

    fn texts(lines: &[Line]) -> Vec<String> {
        let text = |line: &Line| line.iter().map(|it| it.run.text.as_str()).collect();
        lines.iter().map(text).collect()
    }

    fn broken(text: &str, width: f32) -> Vec<String> {
        texts(&break_lines(
            &[Run::new(text, PLAIN)],
            width,
            &FontMeasure::new(),
        ))
    }

    #[test]
    fn a_line_ends_after_a_space_or_a_hyphen() {
        assert_eq!(broken("Talks in Geneva", 50.0), ["Talks in ", "Geneva"]);
        assert_eq!(broken("A 28-point plan", 36.0), ["A 28-", "point ", "plan"]);
        assert_eq!(broken("short", 500.0), ["short"]);
    }

    #[test]
    fn the_end_of_a_line_ends_it_and_nothing_is_one_line() {
        let runs = [
            Run::new("one\nand ", PLAIN),
            Run::line_end(PLAIN),
            Run::new("two", PLAIN),
        ];
        let lines = break_lines(&runs, 500.0, &FontMeasure::new());
        assert_eq!(texts(&lines), ["one and ", "two"]);
        assert_eq!(broken("", 500.0), [""]);
    }

    #[test]
    fn a_space_that_binds_is_not_broken() {
        let lines = broken("on 6\u{a0}January", 50.0);
        assert_eq!(lines, ["on ", "6\u{a0}January"]);
    }

    #[test]
    fn an_address_is_broken_after_its_own_signs() {
        let address = "https://example.org/news/2025/a-long-name-of-a-page";
        let lines = broken(address, 120.0);
        assert!(lines.len() > 1, "{lines:?}");
        assert_eq!(lines.concat(), address);
        for line in &lines[..lines.len() - 1] {
            assert!(line.ends_with(['/', '-', '.']), "{lines:?}");
        }
    }

    #[test]
    fn a_word_of_two_styles_stays_in_one_line_and_in_two_pieces() {
        let runs = [
            Run::new("a few words then un", PLAIN),
            Run::new("broken", STRONG),
        ];
        let lines = break_lines(&runs, 110.0, &FontMeasure::new());
        assert_eq!(texts(&lines), ["a few words then ", "unbroken"]);
        let [un, broken] = lines[1].as_slice() else {
            panic!("{lines:?}")
        };
        assert_eq!(broken.run.style, STRONG);
        assert!((un.x + un.width - broken.x).abs() < 1e-4);
    }

    proptest! {
        #[test]
        fn what_is_shortened_fits_and_begins_as_it_did(
            text in "[a-zA-Z é–]{0,80}",
            width in 20.0_f32..300.0,
        ) {
            let fonts = FontMeasure::new();
            let short = shortened(Run::new(text.clone(), PLAIN), width, &fonts).text;
            let wide = |text: &str| -> f32 {
                text.chars().map(|ch| fonts.glyph(PLAIN.weight, ch).1 * 10.0).sum()
            };
            prop_assert!(wide(&short) <= width + 0.01, "{:?}", short);
            if let Some(start) = short.strip_suffix('…') {
                prop_assert!(text.starts_with(start) && wide(&text) > width);
            } else {
                prop_assert_eq!(short, text);
            }
        }

        #[test]
        fn no_line_is_too_long_and_no_character_is_lost(
            text in "[a-zA-Z0-9 /.–-]{0,120}",
            width in 20.0_f32..300.0,
        ) {
            let fonts = FontMeasure::new();
            let runs = [Run::new(text.clone(), PLAIN)];
            let lines = break_lines(&runs, width, &fonts);
            prop_assert_eq!(texts(&lines).concat(), text);
            for line in &lines {
                let whole: String = line.iter().map(|it| it.run.text.as_str()).collect();
                let inked = whole.trim_end().chars();
                let inked: f32 = inked.map(|ch| fonts.glyph(PLAIN.weight, ch).1 * 10.0).sum();
                prop_assert!(inked <= width + 0.01, "{:?} is {} of {}", whole, inked, width);
            }
        }
    }
}
