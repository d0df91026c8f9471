//! Which pairs of a comparison are shown, and in which order.

use std::collections::{BTreeMap, BTreeSet};

use super::{ComparedPair, Comparison, Side};
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
        let words = folded_words(&filter.words);
        let passes = |at: &usize| self.passes(timeline, &self.pairs[*at], filter, &words);
        let mut shown: Vec<usize> = (0..self.pairs.len()).filter(passes).collect();
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

    fn passes(
        &self,
        timeline: &Timeline,
        pair: &ComparedPair,
        filter: &PairFilter,
        words: &[String],
    ) -> bool {
        if filter.hide_kept && pair.relation == Relation::Kept {
            return false;
        }
        let touches = |topic: &String| {
            let mut points = self.points_of(timeline, pair);
            points.any(|point| point.topics.contains(topic))
        };
        if !filter.topic.as_ref().is_none_or(touches) {
            return false;
        }
        if words.is_empty() {
            return true;
        }
        let texts = self
            .points_of(timeline, pair)
            .flat_map(|it| [&it.number, &it.title, &it.text, &it.note]);
        let there: Vec<String> = texts
            .chain([&pair.explanation])
            .flat_map(|text| folded_words(text))
            .collect();
        let is_there = |word: &String| there.iter().any(|it| it.starts_with(word.as_str()));
        words.iter().all(is_there)
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
