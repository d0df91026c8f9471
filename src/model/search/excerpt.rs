//! What to show of a hit: the text around the words that were found.

use std::ops::Range;

use super::{SearchField, SearchHit, for_each_text, places_in, query_words};
use crate::model::Timeline;

/// A piece of text with the words that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, with an ellipsis where it was cut.
    pub text: String,
    /// Where the found words stand in it, in bytes, from left to right.
    pub found: Vec<Range<usize>>,
}

/// How much text is shown before the first word found, and in all, in characters.
const BEFORE_CHARS: usize = 40;
const TOTAL_CHARS: usize = 140;

/// The text around the first word of `query` in the field of `hit`; the title if the words are
/// spread over other fields. It is made when a row is drawn, not for every hit.
pub fn excerpt(timeline: &Timeline, hit: &SearchHit, query: &str) -> Excerpt {
    let words = query_words(query);
    let mut found = None;
    for_each_text(timeline, hit.item, &mut |field: SearchField, text: &str| {
        if found.is_none() && field == hit.field {
            let places = places_in(text, &words);
            found = places
                .first()
                .cloned()
                .map(|first| cut(text, &first, &places));
        }
    });
    found.unwrap_or_else(|| {
        let title = &timeline.item(hit.item).title;
        Excerpt {
            found: places_in(title, &words),
            text: title.clone(),
        }
    })
}

/// The part of `text` around `first`, cut between words.
fn cut(text: &str, first: &Range<usize>, places: &[Range<usize>]) -> Excerpt {
    let from = match text[..first.start].char_indices().rev().nth(BEFORE_CHARS) {
        // The first blank after the cut, so that no word is cut in two.
        Some((at, _)) => text[at..first.start]
            .find(' ')
            .map_or(first.start, |blank| at + blank + 1),
        None => 0,
    };
    let to = match text[from..].char_indices().nth(TOTAL_CHARS) {
        Some((length, _)) => {
            let most = from + length;
            text[first.end.min(most)..most]
                .rfind(' ')
                .map_or(most, |at| first.end.min(most) + at)
        }
        None => text.len(),
    };
    let head = if from > 0 { "… " } else { "" };
    let tail = if to < text.len() { " …" } else { "" };
    let inside = places
        .iter()
        .filter(|place| place.start >= from && place.end <= to);
    let moved = inside.map(|place| {
        let by = |at: usize| at - from + head.len();
        by(place.start)..by(place.end)
    });
    // Line breaks of a body would break the row of a list; they are as long as blanks.
    let middle = text[from..to].replace(['\n', '\r', '\t'], " ");
    Excerpt {
        found: moved.collect(),
        text: format!("{head}{middle}{tail}"),
    }
}
