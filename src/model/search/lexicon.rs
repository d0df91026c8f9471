//! The words of a timeline in alphabetical order, and where each stands.

use std::{collections::HashMap, hash::BuildHasherDefault};

use super::{
    super::Mix,
    words::{allowed_errors, errors_between},
};

/// An item in which a word stands, and in which of its fields, one bit a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) item: u32,
    pub(super) fields: u16,
}

/// How well a word of the timeline fits a word that was typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fit {
    /// The place of the word among all.
    pub(super) term: usize,
    /// 1 for the same word, less for a beginning or a typing error.
    pub(super) quality: f32,
}

#[derive(Clone, Debug)]
struct Term {
    word: Box<str>,
    letters: u64,
    postings: Vec<Posting>,
}

/// All words in alphabetical order.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    terms: Vec<Term>,
}

impl Lexicon {
    /// Where the word at `term` stands.
    pub(super) fn postings(&self, term: usize) -> &[Posting] {
        &self.terms[term].postings
    }

    /// The word itself, if it occurs.
    pub(super) fn exact(&self, word: &str) -> Option<Fit> {
        let found = self.terms.binary_search_by(|term| (*term.word).cmp(word));
        found.ok().map(|term| Fit { term, quality: 1.0 })
    }

    /// The word itself and all that begin with it. A single Latin letter begins too many.
    pub(super) fn begins(&self, word: &str) -> Vec<Fit> {
        if word.len() < 2 {
            return self.exact(word).into_iter().collect();
        }
        let first = self.terms.partition_point(|term| &*term.word < word);
        let rest = self.terms[first..].iter().enumerate();
        let beginning = rest.take_while(|(_, term)| term.word.starts_with(word));
        beginning
            .map(|(at, term)| {
                let share = word.len() as f32 / term.word.len() as f32;
                let quality = if share < 1.0 { 0.5 + 0.3 * share } else { 1.0 };
                Fit {
                    term: first + at,
                    quality,
                }
            })
            .collect()
    }

    /// Words that differ from a long `word` only in their ending: cases and persons, which
    /// matter most in Slavic languages ("Зеленський", "Зеленського").
    fn inflections(&self, word: &str) -> Vec<Fit> {
        const ENDING_CHARS: usize = 2;
        let letters = word.chars().count();
        if letters < 4 + ENDING_CHARS || word.chars().any(char::is_numeric) {
            return Vec::new();
        }
        let stem: String = word.chars().take(letters - ENDING_CHARS).collect();
        let longest = letters + ENDING_CHARS;
        let mut fits = self.begins(&stem);
        fits.retain(|fit| {
            let term = &self.terms[fit.term].word;
            !term.starts_with(word) && term.chars().count() <= longest
        });
        fits.into_iter()
            .map(|fit| Fit {
                quality: 0.4,
                ..fit
            })
            .collect()
    }

    /// All words that `word` may mean: the same, those that begin with it, those that differ by
    /// an ending or by typing errors. Where it occurs as typed, only close relatives of long words count as
    /// errors (plural and singular, two spellings of a name), lest "plan" finds "plane".
    pub(super) fn fits(&self, word: &str) -> Vec<Fit> {
        let mut fits = self.begins(word);
        let known = !fits.is_empty();
        if !known || !word.is_ascii() {
            fits.extend(self.inflections(word));
        }
        let most = match (known, allowed_errors(word)) {
            (true, _) if word.chars().count() < 6 => 0,
            (true, errors) => errors.min(1),
            (false, errors) => errors,
        };
        if most == 0 {
            return fits;
        }
        let letters = letters_of(word);
        for (at, term) in self.terms.iter().enumerate() {
            // One error changes at most two letters of the set, so most words fall out here.
            if (term.letters ^ letters).count_ones() as usize > 2 * most
                || term.word.starts_with(word)
            {
                continue;
            }
            let same_start = term.word.chars().next() == word.chars().next();
            if known && !same_start {
                continue;
            }
            if let Some(errors) = errors_between(word, &term.word, most) {
                let quality = if errors == 1 { 0.5 } else { 0.3 };
                let quality = if same_start { quality } else { quality * 0.6 };
                fits.push(Fit { term: at, quality });
            }
        }
        fits
    }
}

/// The set of letters of a word, folded to 64 bits.
fn letters_of(word: &str) -> u64 {
    word.chars()
        .fold(0, |set, c| set | 1 << (u32::from(c) % 64))
}

/// Collects words until all are known.
#[derive(Default)]
pub(super) struct LexiconBuilder {
    terms: HashMap<Box<str>, u32, BuildHasherDefault<Mix>>,
    postings: Vec<Vec<Posting>>,
}

impl LexiconBuilder {
    /// The number of `word`, a new one if it was not met before.
    pub(super) fn term(&mut self, word: &str) -> u32 {
        if let Some(term) = self.terms.get(word) {
            return *term;
        }
        let term = self.postings.len() as u32;
        self.terms.insert(word.into(), term);
        self.postings.push(Vec::new());
        term
    }

    /// Notes that a word stands in the fields of an item. Items come in ascending order.
    pub(super) fn note(&mut self, term: u32, item: u32, fields: u16) {
        let postings = &mut self.postings[term as usize];
        match postings.last_mut() {
            Some(last) if last.item == item => last.fields |= fields,
            _ => postings.push(Posting { item, fields }),
        }
    }

    /// Puts the words in order.
    pub(super) fn finish(mut self) -> Lexicon {
        let mut terms: Vec<Term> = (self.terms.into_iter())
            .map(|(word, number)| Term {
                letters: letters_of(&word),
                word,
                postings: std::mem::take(&mut self.postings[number as usize]),
            })
            .collect();
        terms.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        Lexicon { terms }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(words: &[&str]) -> Lexicon {
        let mut builder = LexiconBuilder::default();
        for (at, word) in words.iter().enumerate() {
            let term = builder.term(word);
            builder.note(term, at as u32, 1);
        }
        builder.finish()
    }

    fn found(lexicon: &Lexicon, word: &str) -> Vec<String> {
        let mut fits = lexicon.fits(word);
        fits.sort_by(|a, b| b.quality.total_cmp(&a.quality));
        fits.iter()
            .map(|fit| lexicon.terms[fit.term].word.to_string())
            .collect()
    }

    #[test]
    fn a_word_finds_itself_then_longer_words_then_errors() {
        let lexicon = lexicon(&[
            "sanctions",
            "sanction",
            "sanctioned",
            "function",
            "sanctity",
        ]);
        assert_eq!(
            found(&lexicon, "sanction"),
            ["sanction", "sanctions", "sanctioned"]
        );
        assert_eq!(found(&lexicon, "sanctions"), ["sanctions", "sanction"]);
        assert_eq!(found(&lexicon, "sanctoin"), ["sanction", "sanctions"]);
    }

    #[test]
    fn a_short_word_that_occurs_finds_no_errors() {
        let lexicon = lexicon(&["plan", "plane", "clan", "plain"]);
        assert_eq!(found(&lexicon, "plan"), ["plan", "plane"]);
        assert_eq!(found(&lexicon, "plam"), ["plan"]);
    }

    #[test]
    fn an_error_in_the_first_letter_counts_less() {
        let lexicon = lexicon(&["paris", "naris"]);
        assert_eq!(found(&lexicon, "parix"), ["paris"]);
        assert_eq!(found(&lexicon, "barid"), Vec::<String>::new());
        assert_eq!(found(&lexicon, "marys"), Vec::<String>::new());
        assert_eq!(found(&lexicon, "paaris"), ["paris"]);
        assert_eq!(found(&lexicon, "karis"), ["naris", "paris"]);
        assert_eq!(found(&lexicon, "pnaris"), ["paris", "naris"]);
    }

    #[test]
    fn one_letter_finds_only_itself() {
        let lexicon = lexicon(&["a", "about", "8", "80"]);
        assert_eq!(found(&lexicon, "a"), ["a"]);
        assert_eq!(found(&lexicon, "8"), ["8"]);
    }
}
