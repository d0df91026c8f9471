//! What differs between two wordings, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// More words than this are not compared: reading the difference would be harder than reading
/// both texts, and finding it could take long.
const MOST_WORDS: usize = 4_000;

/// Words between two changes that have no more letters than this are always taken into the change.
const SHORT_BRIDGE: usize = 3;

/// Words between two changes are taken in up to so many letters, if neither change has fewer.
const LONG_BRIDGE: usize = 6;

/// Words that belong to the number before them.
const MAGNITUDES: [&str; 9] = [
    "thousand", "million", "billion", "trillion", "percent", "per cent", "km", "bn", "%",
];

/// Where a run of words stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wording {
    /// In both texts.
    Same,
    /// In the old text only.
    Removed,
    /// In the new text only.
    Added,
}

/// Words that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRun {
    /// Where they stand.
    pub wording: Wording,
    /// The words as written, with the space after them.
    pub text: String,
}

/// What differs between two texts, in runs of words. Those that are the same and those that were
/// removed are the old text; those that are the same and those that were added are the new one.
/// Of each change the removed words come first.
///
/// A number with its sign and magnitude is one word: "$800 billion", "600,000".
pub fn word_difference(old: &str, new: &str) -> Vec<WordRun> {
    let (old_words, new_words) = (split(old), split(new));
    let mut runs = Runs::default();
    if old_words.len().max(new_words.len()) > MOST_WORDS {
        runs.push(Wording::Removed, old);
        runs.push(Wording::Added, new);
        return runs.finish();
    }
    let keys = |words: &[Word<'_>]| words.iter().map(|it| it.word.to_owned()).collect();
    let (old_keys, new_keys): (Vec<String>, Vec<String>) = (keys(&old_words), keys(&new_words));
    for change in capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = change
        {
            for at in 0..len {
                runs.push_same(&old_words[old_index + at], &new_words[new_index + at]);
            }
            continue;
        }
        for word in &old_words[change.old_range()] {
            runs.push(Wording::Removed, word.text);
        }
        for word in &new_words[change.new_range()] {
            runs.push(Wording::Added, word.text);
        }
    }
    runs.finish()
}

/// A word with the space after it.
#[derive(Clone, Copy, Debug)]
struct Word<'t> {
    /// With the space.
    text: &'t str,
    /// Without.
    word: &'t str,
}

/// A stretch that is the same in both texts, or what stands in its place in each.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stretch {
    Same(String),
    Change { removed: String, added: String },
}

/// What was compared so far.
#[derive(Default)]
struct Runs {
    stretches: Vec<Stretch>,
}

impl Runs {
    fn push(&mut self, wording: Wording, text: &str) {
        if text.is_empty() {
            return;
        }
        match (wording, self.stretches.last_mut()) {
            (Wording::Same, Some(Stretch::Same(same))) => same.push_str(text),
            (Wording::Same, _) => self.stretches.push(Stretch::Same(text.to_owned())),
            (_, Some(Stretch::Change { removed, added })) => {
                side(wording, removed, added).push_str(text);
            }
            _ => {
                let (mut removed, mut added) = (String::new(), String::new());
                side(wording, &mut removed, &mut added).push_str(text);
                self.stretches.push(Stretch::Change { removed, added });
            }
        }
    }

    /// A word that stands in both texts, though the space after it may differ.
    fn push_same(&mut self, old: &Word<'_>, new: &Word<'_>) {
        if old.text == new.text {
            self.push(Wording::Same, old.text);
            return;
        }
        self.push(Wording::Same, old.word);
        self.push(Wording::Removed, &old.text[old.word.len()..]);
        self.push(Wording::Added, &new.text[new.word.len()..]);
    }

    fn finish(self) -> Vec<WordRun> {
        let mut joined = Self::default();
        for (at, stretch) in self.stretches.iter().enumerate() {
            match stretch {
                // A few words between two changes would only break both up.
                Stretch::Same(same) if self.is_bridge(at) => {
                    joined.push(Wording::Removed, same);
                    joined.push(Wording::Added, same);
                }
                Stretch::Same(same) => joined.push(Wording::Same, same),
                Stretch::Change { removed, added } => {
                    joined.push(Wording::Removed, removed);
                    joined.push(Wording::Added, added);
                }
            }
        }
        let runs = joined.stretches.into_iter().flat_map(|it| match it {
            Stretch::Same(same) => [(Wording::Same, same), (Wording::Same, String::new())],
            Stretch::Change { removed, added } => {
                [(Wording::Removed, removed), (Wording::Added, added)]
            }
        });
        let runs = runs.filter(|(_, text)| !text.is_empty());
        runs.map(|(wording, text)| WordRun { wording, text })
            .collect()
    }

    /// Whether the words at `at`, which are the same, say too little to stand between two changes.
    /// A number always says enough.
    fn is_bridge(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.stretches.get(at));
        let around = [before, self.stretches.get(at + 1)];
        let [Some(before), Some(after)] = around.map(|it| it.map(Stretch::letters)) else {
            return false;
        };
        let has_number = self.stretches[at].any(char::is_numeric);
        let letters = self.stretches[at].letters();
        let least = before.min(after).min(LONG_BRIDGE);
        !has_number && letters <= least.max(SHORT_BRIDGE)
    }
}

impl Stretch {
    /// How many letters and digits it has; of a change those of the longer text.
    fn letters(&self) -> usize {
        let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        match self {
            Self::Same(same) => count(same),
            Self::Change { removed, added } => count(removed).max(count(added)),
        }
    }

    /// Whether any of its characters is such.
    fn any(&self, is: fn(char) -> bool) -> bool {
        match self {
            Self::Same(same) => same.chars().any(is),
            Self::Change { removed, added } => removed.chars().chain(added.chars()).any(is),
        }
    }
}

fn side<'s>(wording: Wording, removed: &'s mut String, added: &'s mut String) -> &'s mut String {
    if wording == Wording::Removed {
        removed
    } else {
        added
    }
}

/// The words of `text` in order; together they are `text`.
fn split(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word = word_length(rest);
        let space = rest[word..].find(|c: char| !c.is_whitespace());
        let end = space.map_or(rest.len(), |space| word + space);
        words.push(Word {
            text: &rest[..end],
            word: &rest[..word],
        });
        rest = &rest[end..];
    }
    words
}

/// The length of the first word of `text` in bytes; 0 if it begins with space. Punctuation around
/// a word is a word of its own; within it ("600,000", "non-nuclear") it is a part.
fn word_length(text: &str) -> usize {
    let blank = text.find(char::is_whitespace).unwrap_or(text.len());
    let solid = &text[..blank];
    let belongs = |c: char| c.is_alphanumeric() || "$€£%".contains(c);
    let Some(begin) = solid.find(belongs) else {
        return blank;
    };
    if begin > 0 {
        return begin;
    }
    let last = solid.char_indices().rfind(|(_, c)| belongs(*c));
    let end = last.map_or(blank, |(at, c)| at + c.len_utf8());
    if end == blank && solid.chars().any(char::is_numeric) {
        return end + magnitude_length(&text[end..]);
    }
    end
}

/// The length of a space and the magnitude after it at the beginning of `text`; 0 if there is none.
fn magnitude_length(text: &str) -> usize {
    let Some(after) = text.strip_prefix([' ', '\u{a0}']) else {
        return 0;
    };
    let is_one = |magnitude: &&&str| {
        let rest = after.strip_prefix(**magnitude);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let found = MAGNITUDES.iter().find(is_one);
    found.map_or(0, |magnitude| text.len() - after.len() + magnitude.len())
}

#[cfg(test)]
mod tests;
