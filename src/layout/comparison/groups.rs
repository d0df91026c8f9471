//! Which pairs stand together, and under which words.

use crate::model::{Comparison, PairOrder, Timeline};

/// Pairs that stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairGroup {
    /// What is written over them; `None` where nothing is.
    pub head: Option<String>,
    /// The pairs, in order.
    pub pairs: Vec<usize>,
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
        }];
    }
    let topic = |pair: usize| comparison.topic_of(timeline, pair);
    let runs = shown.chunk_by(|a, b| topic(*a) == topic(*b));
    runs.map(|pairs| {
        let name = pairs.first().and_then(|pair| topic(*pair));
        PairGroup {
            head: Some(super::capitalized(name.unwrap_or(NO_TOPIC))),
            pairs: pairs.to_vec(),
        }
    })
    .collect()
}
