//! Where the words that pairs are searched for stand in a text.

use std::ops::Range;

use super::PairFilter;
use crate::model::search::folded_words;

impl PairFilter {
    /// Where words of `text` stand that are searched for, or that begin with one of those: in
    /// bytes, from left to right. Empty if no words are searched for.
    pub fn places_in(&self, text: &str) -> Vec<Range<usize>> {
        let wanted = folded_words(&self.words);
        if wanted.is_empty() {
            return Vec::new();
        }
        let is_wanted = |place: &Range<usize>| {
            let words = folded_words(&text[place.clone()]);
            let mut words = words.iter();
            words.any(|word| wanted.iter().any(|it| word.starts_with(it.as_str())))
        };
        words_of(text).into_iter().filter(is_wanted).collect()
    }
}

/// Where the words of `text` stand. Accents that are letters of their own belong to the letter
/// before them.
fn words_of(text: &str) -> Vec<Range<usize>> {
    let is_letter = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, c)| is_letter(*c)) {
        let end = at + letter.len_utf8();
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = end,
            None => words.push(at..end),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_beginning_whatever_their_case_and_accents() {
        let found = |words: &str, text: &str| -> Vec<String> {
            let filter = PairFilter {
                words: words.to_owned(),
                ..PairFilter::default()
            };
            let places = filter.places_in(text).into_iter();
            places.map(|place| text[place].to_owned()).collect()
        };
        assert_eq!(
            found("nato", "No NATO troops; NATO's growth"),
            ["NATO", "NATO"]
        );
        assert_eq!(
            found("elec", "Elections, re-elected"),
            ["Elections", "elected"]
        );
        assert_eq!(
            found("cafe", "Das Cafe\u{301} und Café"),
            ["Cafe\u{301}", "Café"]
        );
        assert!(found("", "anything").is_empty());
        assert!(found("tion", "Elections").is_empty());
    }
}
