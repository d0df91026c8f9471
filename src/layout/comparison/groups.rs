//! Which pairs stand together, and under which words.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Comparison, PairOrder, Side, Timeline};

/// Pairs that stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairGroup {
    /// What is written over them; `None` where nothing is.
    pub head: Option<String>,
    /// The pairs, in order.
    pub pairs: Vec<usize>,
    /// How many more of the shown pairs touch the same topic, and stand under another.
    pub elsewhere: usize,
}

/// What stands over pairs whose points name no topic.
const NO_TOPIC: &str = "No topic";

/// The groups of the `shown` pairs, which are in `order`: one for each topic, or a single one
/// without a head where they are in the order of numbers.
pub fn pair_groups(
    timeline: &Timeline,
    comparison: &Comparison,
    shown: &[usize],
    order: PairOrder,
) -> Vec<PairGroup> {
    if order == PairOrder::Number {
        return vec![PairGroup {
            head: None,
            pairs: shown.to_vec(),
            elsewhere: 0,
        }];
    }
    let topic = |pair: usize| comparison.topic_of(timeline, pair);
    let touching = touching(timeline, comparison, shown);
    let runs = shown.chunk_by(|a, b| topic(*a) == topic(*b));
    runs.map(|pairs| {
        let name = pairs.first().and_then(|pair| topic(*pair));
        PairGroup {
            head: Some(super::capitalized(name.unwrap_or(NO_TOPIC))),
            pairs: pairs.to_vec(),
            elsewhere: name
                .and_then(|name| touching.get(name))
                .map_or(0, |all| all.saturating_sub(pairs.len())),
        }
    })
    .collect()
}

/// How many of the `shown` pairs touch each topic.
fn touching<'t>(
    timeline: &'t Timeline,
    comparison: &Comparison,
    shown: &[usize],
) -> BTreeMap<&'t str, usize> {
    let mut counts = BTreeMap::new();
    for pair in shown.iter().filter_map(|at| comparison.pairs.get(*at)) {
        let points = Side::BOTH.into_iter().flat_map(|side| {
            let document = timeline.document(comparison.document(side));
            let points = pair.points(side).iter();
            points.filter_map(move |point| document?.points.get(point.index()))
        });
        let topics: BTreeSet<&str> = points
            .flat_map(|point| &point.topics)
            .map(String::as_str)
            .collect();
        for topic in topics {
            *counts.entry(topic).or_default() += 1;
        }
    }
    counts
}
