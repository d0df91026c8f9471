//! The words that differ between the cards. They are found once for each place of the cursor: in
//! long texts that takes a while.

use crate::model::{Point, Wording, word_difference};

use super::super::kept::{Kept, Place};
use super::marked::Piece;

/// Words that are gone are told if at least this part of the text before is still there; else
/// they would be all of it, and it stands above.
const LEAST_KEPT: f32 = 0.2;

/// What differs on the cards of the left and the right side, or of each cell of a life.
pub type DifferingMemory = Kept<Place, Vec<Differing>>;

/// What differs on the cards of one text from another.
#[derive(Debug, PartialEq, Eq)]
pub struct Differing {
    /// The text of each point in pieces.
    pub pieces: Vec<Vec<Piece>>,
    /// What the other text says beyond that; empty where it has a card with these words struck.
    pub gone: Vec<String>,
}

impl Differing {
    /// What differs between the points of the left and of the right side. A side has no marks if
    /// there is nothing on the other.
    pub fn of_both(own: &[Vec<&Point>; 2]) -> Vec<Self> {
        if own.iter().any(Vec::is_empty) {
            return own.iter().map(|points| Self::plain(points)).collect();
        }
        let differing = differences(own).into_iter().map(|pieces| Self {
            pieces,
            gone: Vec::new(),
        });
        differing.collect()
    }

    /// What differs in `points` from those of the text before, with what is gone.
    pub fn from_before(before: &[&Point], points: &[&Point]) -> Self {
        if before.is_empty() || points.is_empty() {
            return Self::plain(points);
        }
        let [old, pieces] = differences(&[before.to_vec(), points.to_vec()]);
        let old: Vec<Piece> = old.into_iter().flatten().collect();
        let letters = |of: Wording| -> usize {
            let pieces = old.iter().filter(|(wording, _)| *wording == of);
            pieces.map(|(_, text)| text.chars().count()).sum()
        };
        let (same, removed) = (letters(Wording::Same), letters(Wording::Removed));
        let kept = same as f32 / (same + removed).max(1) as f32;
        let gone = old.into_iter().filter_map(|(wording, text)| {
            let is_told =
                wording == Wording::Removed && kept >= LEAST_KEPT && !text.trim().is_empty();
            is_told.then_some(text)
        });
        Self {
            gone: gone.collect(),
            pieces,
        }
    }

    /// Points without marks.
    fn plain(points: &[&Point]) -> Self {
        let texts = points.iter().map(|point| point.text.clone());
        Self {
            pieces: texts.map(|text| vec![(Wording::Same, text)]).collect(),
            gone: Vec::new(),
        }
    }
}

/// What differs between all texts of the left and all of the right, point by point.
fn differences(own: &[Vec<&Point>; 2]) -> [Vec<Vec<Piece>>; 2] {
    let [left, right] = own.each_ref().map(|points| {
        let texts = points.iter().map(|point| point.text.trim());
        texts.collect::<Vec<_>>()
    });
    let runs = word_difference(&left.join("\n"), &right.join("\n"));
    let of = |not: Wording, texts: &[&str]| {
        let runs = runs.iter().filter(|run| run.wording != not);
        let runs = runs.map(|run| (run.wording, run.text.as_str()));
        cut(runs, texts)
    };
    [of(Wording::Added, &left), of(Wording::Removed, &right)]
}

/// Deals `runs`, which together are the `texts` with a letter between them, to the texts.
fn cut<'r>(runs: impl Iterator<Item = (Wording, &'r str)>, texts: &[&str]) -> Vec<Vec<Piece>> {
    let mut dealt: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut left = texts.first().map_or(0, |text| text.len());
    for (wording, mut run) in runs {
        while !run.is_empty() {
            if left == 0 {
                // The letter between two texts.
                let next = run.chars().next().map_or(1, char::len_utf8);
                run = &run[next..];
                left = texts.get(dealt.len()).map_or(usize::MAX, |text| text.len());
                if texts.len() > dealt.len() {
                    dealt.push(Vec::new());
                }
                continue;
            }
            let mut end = left.min(run.len());
            while !run.is_char_boundary(end) {
                end += 1;
            }
            let (here, rest) = run.split_at(end);
            if let Some(pieces) = dealt.last_mut() {
                pieces.push((wording, here.to_owned()));
            }
            left = left.saturating_sub(end);
            run = rest;
        }
    }
    dealt
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str) -> Point {
        Point {
            text: text.to_owned(),
            ..Point::default()
        }
    }

    #[test]
    fn what_is_gone_is_told_unless_it_is_nearly_all() {
        for (old, new, gone) in [
            (
                "At most 600,000 troops.",
                "At most 800,000 troops.",
                &["600,000"][..],
            ),
            ("Yes to all of it.", "Nothing whatever.", &[]),
            ("The same.", "The same.", &[]),
        ] {
            let (old, new) = (point(old), point(new));
            let told = Differing::from_before(&[&old], &[&new]);
            let words: Vec<&str> = told.gone.iter().map(|it| it.trim()).collect();
            assert_eq!(words, gone, "{} to {}", old.text, new.text);
            let text: String = told.pieces[0].iter().map(|it| it.1.as_str()).collect();
            assert_eq!(text, new.text);
        }
    }

    #[test]
    fn a_text_with_none_before_it_has_no_marks() {
        let new = point("At most 800,000.");
        let told = Differing::from_before(&[], &[&new]);
        assert_eq!(told.pieces, [[(Wording::Same, new.text.clone())]]);
        assert!(told.gone.is_empty());
    }

    #[test]
    fn runs_over_two_texts_are_dealt_to_both() {
        let runs = [
            (Wording::Same, "One "),
            (Wording::Added, "more\nTwo "),
            (Wording::Same, "also"),
        ];
        let dealt = cut(runs.into_iter(), &["One more", "Two also"]);
        let texts: Vec<String> = dealt
            .iter()
            .map(|pieces| pieces.iter().map(|(_, text)| text.as_str()).collect())
            .collect();
        assert_eq!(texts, ["One more", "Two also"]);
        assert_eq!(dealt[1][0], (Wording::Added, "Two ".to_owned()));
        assert_eq!(dealt[1][1], (Wording::Same, "also".to_owned()));
    }
}
