//! Which pairs of a comparison are shown, and in which order.

use std::collections::{BTreeMap, BTreeSet};

use super::{ComparedPair, Comparison, PointLife, Side};
use crate::model::{Point, Relation, Timeline, search::folded_words};

/// In which order pairs are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PairOrder {
    /// As the left text counts; what stands only on the right comes last, as that text counts.
    #[default]
    Number,
    /// By [`Comparison::topic_of`], the topic of most pairs first; within one by number.
    Topic,
}

/// Which pairs are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairFilter {
    /// Only those that touch this topic; `None` for all.
    pub topic: Option<String>,
    /// Not those that were kept.
    pub hide_kept: bool,
    /// Only those that have every word of this, or a word that begins with it, in either text or
    /// in the explanation; case and accents do not matter.
    pub words: String,
    /// The order.
    pub order: PairOrder,
}

/// The words of pairs or of lives, folded once, so that a search only looks words up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldedTexts {
    /// The words of each, ascending.
    words: Vec<Vec<String>>,
}

impl FoldedTexts {
    /// The words of each pair of `comparison`: of its points and of what explains it.
    pub fn of_pairs(timeline: &Timeline, comparison: &Comparison) -> Self {
        let folded = |pair: &ComparedPair| {
            let points = comparison.points_of(timeline, pair).flat_map(texts_of);
            folded_once(points.chain([&pair.explanation]))
        };
        Self {
            words: comparison.pairs.iter().map(folded).collect(),
        }
    }

    /// The words of each life: of its points in all texts.
    pub fn of_lives(timeline: &Timeline, lives: &[PointLife]) -> Self {
        let folded = |life: &PointLife| folded_once(life.points(timeline).flat_map(texts_of));
        Self {
            words: lives.iter().map(folded).collect(),
        }
    }

    /// The places of those that have every word of `text`, or a word that begins with it;
    /// ascending, and all of them if it has no word. Case and accents do not matter.
    pub fn having(&self, text: &str) -> Vec<usize> {
        let words = folded_words(text);
        let there = self.words.iter().enumerate();
        let found = there.filter(|(_, there)| have_all(there, &words));
        found.map(|(at, _)| at).collect()
    }
}

impl PointLife {
    /// Whether it stood unchanged through all texts that follow its first.
    pub fn is_kept_throughout(&self) -> bool {
        let mut told = self
            .cells
            .iter()
            .filter_map(|cell| cell.relation)
            .peekable();
        told.peek().is_some() && told.all(|it| it == Relation::Kept)
    }

    /// Whether it passes `filter` by its points in all texts, words and order aside.
    pub fn passes(&self, timeline: &Timeline, filter: &PairFilter) -> bool {
        if filter.hide_kept && self.is_kept_throughout() {
            return false;
        }
        let touches = |topic: &String| {
            let mut points = self.points(timeline);
            points.any(|point| point.topics.contains(topic))
        };
        filter.topic.as_ref().is_none_or(touches)
    }

    /// Its points in all texts.
    fn points<'t>(&self, timeline: &'t Timeline) -> impl Iterator<Item = &'t Point> {
        self.cells.iter().flat_map(move |cell| {
            let document = timeline.document(cell.document);
            let points = cell.points.iter();
            points.filter_map(move |point| document?.points.get(point.index()))
        })
    }
}

impl Comparison {
    /// The topics of the compared points with how many pairs touch each; most first, then by name.
    pub fn topics(&self, timeline: &Timeline) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for pair in &self.pairs {
            let topics = self.points_of(timeline, pair).flat_map(|it| &it.topics);
            let topics: BTreeSet<&str> = topics.map(String::as_str).collect();
            for topic in topics {
                *counts.entry(topic).or_default() += 1;
            }
        }
        let counts = counts.into_iter();
        let mut counts: Vec<(String, usize)> = counts
            .map(|(name, count)| (name.to_owned(), count))
            .collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts
    }

    /// The topic under which a pair stands when pairs are ordered by topic: the first that its
    /// points name; `None` if they name none.
    pub fn topic_of<'t>(&self, timeline: &'t Timeline, pair: usize) -> Option<&'t str> {
        let pair = self.pairs.get(pair)?;
        let mut topics = self.points_of(timeline, pair).flat_map(|it| &it.topics);
        topics.next().map(String::as_str)
    }

    /// The pairs that pass `filter`, in its order.
    pub fn shown(&self, timeline: &Timeline, filter: &PairFilter) -> Vec<usize> {
        let has_words = !filter.words.trim().is_empty();
        let folded = has_words.then(|| FoldedTexts::of_pairs(timeline, self));
        self.shown_of(timeline, filter, folded.as_ref())
    }

    /// The same by the words of its pairs as folded before; without those, words do not count.
    pub fn shown_of(
        &self,
        timeline: &Timeline,
        filter: &PairFilter,
        folded: Option<&FoldedTexts>,
    ) -> Vec<usize> {
        let all = || (0..self.pairs.len()).collect();
        let mut shown: Vec<usize> = folded.map_or_else(all, |it| it.having(&filter.words));
        shown.retain(|at| self.passes(timeline, &self.pairs[*at], filter));
        shown.sort_by_key(|at| number_key(&self.pairs[*at]));
        if filter.order == PairOrder::Topic {
            let names = self.topics(timeline).into_iter().map(|(name, _)| name);
            let ranks: BTreeMap<String, usize> = names.zip(0..).collect();
            shown.sort_by_key(|at| {
                let topic = self.topic_of(timeline, *at);
                topic.map_or(ranks.len(), |topic| ranks[topic])
            });
        }
        shown
    }

    /// Whether a pair passes `filter`, its words aside.
    fn passes(&self, timeline: &Timeline, pair: &ComparedPair, filter: &PairFilter) -> bool {
        if filter.hide_kept && pair.relation == Relation::Kept {
            return false;
        }
        let touches = |topic: &String| {
            let mut points = self.points_of(timeline, pair);
            points.any(|point| point.topics.contains(topic))
        };
        filter.topic.as_ref().is_none_or(touches)
    }

    /// The points that a pair disposes of, those on the left first.
    fn points_of<'t>(
        &self,
        timeline: &'t Timeline,
        pair: &ComparedPair,
    ) -> impl Iterator<Item = &'t Point> {
        Side::BOTH.into_iter().flat_map(move |side| {
            let document = timeline.document(self.document(side));
            let points = pair.points(side).iter();
            points.filter_map(move |point| document?.points.get(point.index()))
        })
    }
}

/// The order of numbers.
fn number_key(pair: &ComparedPair) -> (bool, Option<usize>) {
    let first = pair.left.first().or(pair.right.first());
    (pair.left.is_empty(), first.map(|point| point.index()))
}

/// What of a point is searched.
fn texts_of(point: &Point) -> [&String; 4] {
    [&point.number, &point.title, &point.text, &point.note]
}

/// The folded words of texts, ascending, each once.
fn folded_once<'t>(texts: impl Iterator<Item = &'t String>) -> Vec<String> {
    let mut words: Vec<String> = texts.flat_map(|text| folded_words(text)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether every one of `words`, or a word that begins with it, is among those `there`, which
/// ascend.
fn have_all(there: &[String], words: &[String]) -> bool {
    let is_there = |word: &String| {
        let at = there.partition_point(|it| it < word);
        there
            .get(at)
            .is_some_and(|it| it.starts_with(word.as_str()))
    };
    words.iter().all(is_there)
}

#[cfg(test)]
mod tests;
