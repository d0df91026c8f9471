//! A text of which some words are marked, in rows: each run of words is a text of its own.

use emath::{Align, Pos2, Rect, pos2};

use crate::layout::Weight;
use crate::layout::slide::body::line;
use crate::layout::slide::display::{SlideFace, SlideFill, SlidePart, SlideShape, SlideTone};
use crate::layout::slide::pen::{Pen, Style};
use crate::model::{WordRun, Wording};

/// How strong the tint under marked words is.
const TINT: f32 = 0.20;

/// Between two runs at least, so that none lies on another.
const LEAST_SPACE: f32 = 6.0;

/// A text in rows.
pub(super) struct Marked {
    rows: Vec<Vec<Run>>,
    style: Style,
}

/// Words that stand together on a row, from `x` on.
struct Run {
    wording: Wording,
    text: String,
    x: f32,
    width: f32,
}

impl Marked {
    /// Those of `runs` that belong to one text, in rows of `width`; `None` if a word is wider.
    /// `other` are those of the other text, which are left out.
    pub(super) fn new(
        pen: &Pen<'_>,
        runs: &[WordRun],
        other: Wording,
        style: Style,
        width: f32,
    ) -> Option<Self> {
        let mut marked = Self {
            rows: vec![Vec::new()],
            style,
        };
        for (wording, word) in words(runs, other) {
            marked.push(pen, wording, word, width)?;
        }
        let ends = marked.rows.iter().flatten().map(Run::end);
        (ends.fold(0.0, f32::max) <= width + 0.5).then_some(marked)
    }

    /// Adds a word to the last row, or to a new one of `width`; `None` if it is wider.
    fn push(&mut self, pen: &Pen<'_>, wording: Wording, word: String, width: f32) -> Option<()> {
        let style = self.style;
        let own = pen.width(&word, face(style, wording));
        if own > width {
            return None;
        }
        let space = pen.width(" ", style).max(LEAST_SPACE);
        let left = |row: &Vec<Run>| row.last().map_or(0.0, |run| run.end() + space);
        if left(self.rows.last()?) + own > width {
            self.rows.push(Vec::new());
        }
        let row = self.rows.last_mut()?;
        let x = left(row);
        if let Some(run) = row.last_mut().filter(|run| run.wording == wording) {
            run.text = format!("{} {word}", run.text);
            run.width = pen.width(&run.text, face(style, wording));
        } else {
            row.push(Run {
                wording,
                text: word,
                x,
                width: own,
            });
        }
        Some(())
    }

    /// How high it is.
    pub(super) fn height(&self) -> f32 {
        self.style.row() * self.rows.len() as f32
    }

    /// Writes it from `min` on, marked words on a tint of `hue`.
    pub(super) fn write(&self, pen: &mut Pen<'_>, min: Pos2, hue: SlideTone) {
        let row = self.style.row();
        for (at, runs) in self.rows.iter().enumerate() {
            let y = min.y + (at as f32 + 0.5) * row;
            for run in runs {
                run.write(pen, pos2(min.x + run.x, y), self.style, hue);
            }
        }
    }
}

impl Run {
    fn end(&self) -> f32 {
        self.x + self.width
    }

    fn write(&self, pen: &mut Pen<'_>, at: Pos2, style: Style, hue: SlideTone) {
        let style = Style {
            struck: self.wording == Wording::Removed,
            ..face(style, self.wording)
        };
        if self.wording != Wording::Same {
            let rect = pen.row_rect(&self.text, style, at, Align::Min);
            tint(pen, rect, hue);
        }
        let written = pen.text(&self.text, style, at, Align::Min);
        if let Some(rect) = written.filter(|_| self.wording == Wording::Added) {
            let y = rect.bottom() - 0.12 * style.size;
            let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
            line(pen, ends, SlideTone::Text);
        }
    }
}

fn tint(pen: &mut Pen<'_>, rect: Rect, hue: SlideTone) {
    pen.push(SlideShape::Rect {
        part: SlidePart::Body,
        rect: rect.expand2(emath::vec2(4.0, 0.0)),
        radius: 4.0,
        fill: SlideFill::Flat(hue, TINT),
        edge: None,
    });
}

/// Added words are stronger.
fn face(style: Style, wording: Wording) -> Style {
    let weight = match wording {
        Wording::Added => Weight::SemiBold,
        Wording::Same | Wording::Removed => style.face.weight,
    };
    let face = SlideFace {
        weight,
        ..style.face
    };
    Style { face, ..style }
}

/// The words of one text with their wording. What touches a marked word, a comma for example, is
/// marked with it.
fn words(runs: &[WordRun], other: Wording) -> Vec<(Wording, String)> {
    let mut words: Vec<(Wording, String)> = Vec::new();
    let mut touches = false;
    for run in runs.iter().filter(|run| run.wording != other) {
        for piece in run.text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            let ends = word.len() < piece.len();
            if !word.is_empty() {
                if let Some((wording, text)) = words.last_mut().filter(|_| touches) {
                    text.push_str(word);
                    if *wording == Wording::Same {
                        *wording = run.wording;
                    }
                } else {
                    words.push((run.wording, word.to_owned()));
                }
            }
            touches = !ends && (touches || !word.is_empty());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::word_difference;

    #[test]
    fn what_touches_a_marked_word_is_marked_with_it() {
        let runs = word_difference("capped at 600,000.", "stay at 800,000 in peacetime.");
        let joined = |other| {
            let words = words(&runs, other);
            let texts = words.iter().map(|(_, word)| word.clone());
            texts.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(joined(Wording::Added), "capped at 600,000.");
        assert_eq!(joined(Wording::Removed), "stay at 800,000 in peacetime.");
        let old = words(&runs, Wording::Added);
        let number = old.iter().find(|(_, word)| word.starts_with("600"));
        assert_eq!(number.map(|(wording, _)| *wording), Some(Wording::Removed));
    }
}
