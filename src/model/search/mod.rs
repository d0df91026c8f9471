//! Search over every text of a timeline, with room for typing errors.
//!
//! All words of a query must occur in an item, in any of its texts; words in quotes must follow
//! one another. Hits are ranked by where a word stands, by how well it fits and by the importance
//! of the item. What is done with hits is left to others.

use std::ops::Range;

mod excerpt;
mod lexicon;
mod words;

pub use excerpt::{Excerpt, excerpt};
pub(super) use words::words_of as folded_words;

use super::{Item, ItemIx, Timeline};
use lexicon::{Fit, Lexicon, LexiconBuilder};
use words::{for_each_word, words_of};

/// Where in an item a word stands, from the most to the least telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchField {
    /// The title.
    Title,
    /// Who acts.
    Actors,
    /// Where.
    Place,
    /// What it touches.
    Topics,
    /// The date in words.
    Date,
    /// The summary.
    Summary,
    /// Who makes a claim.
    Speaker,
    /// What is claimed.
    Claim,
    /// Where sources disagree.
    Conflict,
    /// The body.
    Body,
    /// What became of a claim.
    Outcome,
    /// Publisher or title of a source.
    Source,
}

impl SearchField {
    /// Every field, from the most to the least telling.
    pub const ALL: [Self; 12] = [
        Self::Title,
        Self::Actors,
        Self::Place,
        Self::Topics,
        Self::Date,
        Self::Summary,
        Self::Speaker,
        Self::Claim,
        Self::Conflict,
        Self::Body,
        Self::Outcome,
        Self::Source,
    ];

    /// The word shown with a hit.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Actors => "actors",
            Self::Place => "place",
            Self::Topics => "topics",
            Self::Date => "date",
            Self::Summary => "summary",
            Self::Speaker => "speaker",
            Self::Claim => "claim",
            Self::Conflict => "conflict",
            Self::Body => "text",
            Self::Outcome => "outcome",
            Self::Source => "source",
        }
    }

    /// How much a word in this field counts.
    const fn weight(self) -> f32 {
        match self {
            Self::Title => 10.0,
            Self::Actors | Self::Place => 6.0,
            Self::Topics | Self::Date => 5.0,
            Self::Summary => 4.0,
            Self::Speaker | Self::Claim => 3.0,
            Self::Conflict | Self::Body | Self::Outcome => 2.0,
            Self::Source => 1.5,
        }
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }

    /// The most telling field of a set of bits; the title for an empty one.
    fn best_of(bits: u16) -> Self {
        Self::ALL
            .into_iter()
            .find(|field| field.bit() & bits != 0)
            .unwrap_or(Self::Title)
    }
}

/// An item that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SearchHit {
    /// Which item.
    pub item: ItemIx,
    /// How well it fits; larger is better, and only that has a meaning.
    pub score: f32,
    /// The most telling field in which a word of the query stands.
    pub field: SearchField,
}

/// All words of one timeline. Immutable once made, so that it can be made on one thread and read
/// on another.
///
/// Memory grows with the words of all texts; a query looks at each distinct word once and at each
/// place of the words that fit.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    lexicon: Lexicon,
    /// What the importance of each item adds to its score: kept here, close together, as a
    /// common word meets every item.
    weights: Vec<f32>,
}

impl SearchIndex {
    /// Reads every text of `timeline` once.
    pub fn new(timeline: &Timeline) -> Self {
        let mut builder = LexiconBuilder::default();
        let mut buffer = String::new();
        // Many items cite the same source: read its text once.
        let source_terms: Vec<Vec<u32>> = (timeline.sources.iter())
            .map(|source| {
                let mut terms = Vec::new();
                for text in [
                    Some(&source.publisher),
                    Some(&source.title),
                    source.author.as_ref(),
                ] {
                    for_each_word(text.map_or("", String::as_str), &mut buffer, |word, _| {
                        terms.push(builder.term(word));
                    });
                }
                terms.sort_unstable();
                terms.dedup();
                terms
            })
            .collect();
        let mut weights = vec![0.0; timeline.item_slots()];
        for (ix, item) in timeline.items() {
            let number = ix.0;
            weights[ix.index()] = 0.7 + 0.1 * f32::from(item.importance.level());
            for_each_own_text(timeline, ix, &mut |field, text| {
                for_each_word(text, &mut buffer, |word, _| {
                    let term = builder.term(word);
                    builder.note(term, number, field.bit());
                });
            });
            for source in &item.sources {
                for term in &source_terms[source.index()] {
                    builder.note(*term, number, SearchField::Source.bit());
                }
            }
        }
        Self {
            lexicon: builder.finish(),
            weights,
        }
    }

    /// The items of `timeline` in which all words of `query` occur, best first, equals in reading
    /// order. An item whose id is the query comes before all, as a code on paper leads to its
    /// item. Nothing if `query` has no words or
    /// the index was made from another timeline.
    pub fn search(&self, timeline: &Timeline, query: &str) -> Vec<SearchHit> {
        if timeline.item_slots() != self.weights.len() {
            return Vec::new();
        }
        let parts = parse(query);
        let mut tally = Tally::new(self.weights.len());
        for part in &parts {
            tally.begin_word();
            for (fits, phrase) in self.fits_of(part) {
                self.count(&fits, phrase, &mut tally);
            }
        }
        let phrases: Vec<&QueryPart> = parts
            .iter()
            .filter(|part| matches!(part, QueryPart::Phrase { .. }))
            .collect();
        let mut hits = Vec::new();
        for item in tally.complete() {
            let ix = ItemIx::from(item);
            if phrases.iter().all(|phrase| phrase.holds_in(timeline, ix)) {
                let score = tally.score[item] * self.weights[item];
                let field = SearchField::best_of(tally.fields[item]);
                hits.push(SearchHit {
                    item: ix,
                    score,
                    field,
                });
            }
        }
        put_in_order(timeline, &mut hits);
        if let Some(item) = named_by(timeline, query) {
            hits.retain(|hit| hit.item != item);
            let score = f32::MAX;
            hits.insert(
                0,
                SearchHit {
                    item,
                    score,
                    field: SearchField::Title,
                },
            );
        }
        hits
    }

    /// The words of the index that each word of `part` may mean, and whether it is the first.
    fn fits_of(&self, part: &QueryPart) -> Vec<(Vec<Fit>, bool)> {
        match part {
            QueryPart::Word(word) => vec![(self.lexicon.fits(word), true)],
            QueryPart::Phrase { words, is_open } => {
                let last = words.len().saturating_sub(1);
                let fits = words.iter().enumerate().map(|(at, word)| {
                    let fits = if *is_open && at == last {
                        self.lexicon.begins(word)
                    } else {
                        self.lexicon.exact(word).into_iter().collect()
                    };
                    (fits, at == 0)
                });
                fits.collect()
            }
        }
    }

    /// Counts one word of the query wherever it stands.
    fn count(&self, fits: &[Fit], is_first: bool, tally: &mut Tally) {
        if !is_first {
            tally.begin_word();
        }
        for fit in fits {
            for posting in self.lexicon.postings(fit.term) {
                tally.note(posting.item as usize, posting.fields, fit.quality);
            }
        }
    }
}

/// A word, or words in quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum QueryPart {
    Word(String),
    Phrase {
        words: Vec<String>,
        /// The closing quote is not typed yet, so that the last word may go on.
        is_open: bool,
    },
}

impl QueryPart {
    /// Whether the words of a phrase follow one another in some text of the item. Single words
    /// have been counted already.
    fn holds_in(&self, timeline: &Timeline, ix: ItemIx) -> bool {
        let Self::Phrase { words, is_open } = self else {
            return true;
        };
        let (mut buffer, mut begun) = (String::new(), Vec::new());
        let mut found = false;
        for_each_text(timeline, ix, &mut |_, text| {
            begun.clear();
            for_each_word(text, &mut buffer, |word, _| {
                found = found || goes_on(&mut begun, words, *is_open, word);
            });
        });
        found
    }
}

/// Reads the next `word` of a text and says whether it completes the phrase. `begun` holds how
/// many words of the phrase the text has said so far, for each place where it may have begun.
fn goes_on(begun: &mut Vec<usize>, phrase: &[String], is_open: bool, word: &str) -> bool {
    begun.push(0);
    begun.retain_mut(|said| {
        let sought = phrase[*said].as_str();
        let is_last = *said + 1 == phrase.len();
        *said += 1;
        word == sought || (is_open && is_last && word.starts_with(sought))
    });
    let complete = begun.contains(&phrase.len());
    begun.retain(|said| *said < phrase.len());
    complete
}

/// Splits a query into words and phrases. Straight and curly quotes mean the same.
fn parse(query: &str) -> Vec<QueryPart> {
    let quotes = ['"', '“', '”', '„', '«', '»'];
    let pieces: Vec<&str> = query.split(quotes).collect();
    let mut parts = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let words = words_of(piece);
        let in_quotes = at % 2 == 1;
        if in_quotes && !words.is_empty() {
            let is_open = at + 1 == pieces.len();
            parts.push(QueryPart::Phrase { words, is_open });
        } else {
            parts.extend(words.into_iter().map(QueryPart::Word));
        }
    }
    parts
}

/// Scores of all items while the words of a query are counted one after another.
struct Tally {
    score: Vec<f32>,
    fields: Vec<u16>,
    /// How many words of the query stand in the item, as far as counted.
    words: Vec<u16>,
    /// What the current word has brought to the item so far.
    best: Vec<f32>,
    current: u16,
}

impl Tally {
    fn new(items: usize) -> Self {
        Self {
            score: vec![0.0; items],
            fields: vec![0; items],
            words: vec![0; items],
            best: vec![0.0; items],
            current: 0,
        }
    }

    /// The next word of the query.
    fn begin_word(&mut self) {
        self.current += 1;
    }

    /// The current word stands in `fields` of `item`. Only the best place counts.
    fn note(&mut self, item: usize, fields: u16, quality: f32) {
        let before = self.current - 1;
        if self.words[item] == before {
            self.words[item] = self.current;
            self.best[item] = 0.0;
        } else if self.words[item] != self.current {
            return;
        }
        let gain = SearchField::best_of(fields).weight() * quality;
        if gain > self.best[item] {
            self.score[item] += gain - self.best[item];
            self.best[item] = gain;
        }
        self.fields[item] |= fields;
    }

    /// The items in which every word stands; none if there are no words.
    fn complete(&self) -> impl Iterator<Item = usize> + '_ {
        let all = self.current;
        let counted = self.words.iter().enumerate();
        counted
            .filter(move |(_, words)| all > 0 && **words == all)
            .map(|(item, _)| item)
    }
}

/// The item whose id is the query, as written or in lower case: who types a code may be given a
/// capital letter.
fn named_by(timeline: &Timeline, query: &str) -> Option<ItemIx> {
    let id = query.trim();
    let lower = || timeline.item_by_id(&id.to_lowercase());
    timeline.item_by_id(id).or_else(lower)
}

/// Best first, equals in reading order.
fn put_in_order(timeline: &Timeline, hits: &mut Vec<SearchHit>) {
    // Scores are positive, so that their bits order as they do; one number sorts fast.
    let mut keyed: Vec<(u64, SearchHit)> = (hits.drain(..))
        .map(|hit| {
            let rank = timeline.rank(hit.item) as u64;
            (u64::from(!hit.score.to_bits()) << 32 | rank, hit)
        })
        .collect();
    keyed.sort_unstable_by_key(|(key, _)| *key);
    hits.extend(keyed.into_iter().map(|(_, hit)| hit));
}

/// Calls `visit` with every text of an item: its own, its claims' and its sources'.
fn for_each_text(timeline: &Timeline, ix: ItemIx, visit: &mut dyn FnMut(SearchField, &str)) {
    for_each_own_text(timeline, ix, visit);
    for source in &timeline.item(ix).sources {
        let source = timeline.source(*source);
        visit(SearchField::Source, &source.publisher);
        visit(SearchField::Source, &source.title);
        visit(
            SearchField::Source,
            source.author.as_deref().unwrap_or_default(),
        );
    }
}

/// Calls `visit` with every text of an item and its claims.
fn for_each_own_text(timeline: &Timeline, ix: ItemIx, visit: &mut dyn FnMut(SearchField, &str)) {
    let item: &Item = timeline.item(ix);
    visit(SearchField::Title, &item.title);
    if let Some(short_title) = &item.short_title {
        visit(SearchField::Title, short_title);
    }
    for actor in &item.actors {
        visit(SearchField::Actors, actor);
    }
    visit(
        SearchField::Place,
        item.place.as_deref().unwrap_or_default(),
    );
    for topic in &item.topics {
        visit(SearchField::Topics, topic);
    }
    visit(
        SearchField::Date,
        item.shown_date.as_deref().unwrap_or_default(),
    );
    if let Some(when) = &item.when {
        visit(SearchField::Date, &when.label());
    }
    visit(SearchField::Summary, &item.summary);
    visit(SearchField::Body, &item.body);
    for conflict in &item.conflicts {
        visit(SearchField::Conflict, &conflict.text);
        for account in &conflict.accounts {
            visit(SearchField::Conflict, &account.who);
            visit(SearchField::Conflict, &account.text);
        }
    }
    for (_, claim) in timeline.claims_of(ix) {
        visit(SearchField::Speaker, &claim.speaker);
        visit(SearchField::Claim, &claim.text);
        for outcome in &claim.outcomes {
            visit(SearchField::Outcome, &outcome.verdict);
            visit(SearchField::Outcome, &outcome.text);
        }
    }
}

/// Where in `text` the words of `query` stand, in bytes, by the rules of [`SearchIndex::search`].
fn places_in(text: &str, query: &[String]) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for_each_word(text, &mut String::new(), |word, place| {
        let fits = query.iter().any(|typed| {
            word.starts_with(typed.as_str())
                || words::errors_between(typed, word, words::allowed_errors(typed)).is_some()
        });
        if fits {
            places.push(place);
        }
    });
    places
}

/// The words of a query, quoted or not.
fn query_words(query: &str) -> Vec<String> {
    words_of(query)
}

#[cfg(test)]
mod tests;
