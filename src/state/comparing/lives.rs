//! Each point through all texts: made when that form is asked for, and kept for its timeline.

use std::sync::Arc;

use crate::model::{Comparison, FoldedTexts, PairFilter, PointLife, Side, Timeline, point_lives};
use crate::state::State;

use super::ComparisonForm;

/// The lives of all points of a timeline, which take long to find.
#[derive(Clone, Debug)]
pub(super) struct MadeLives {
    /// As they were known in it.
    timeline: Arc<Timeline>,
    all: Vec<PointLife>,
    /// Their words; `None` until somebody searches.
    folded: Option<FoldedTexts>,
    /// Those that pass the filter, ascending.
    shown: Vec<usize>,
}

impl State {
    /// Every point through all known documents; empty unless the comparison is on screen in that
    /// form.
    pub fn lives(&self) -> &[PointLife] {
        self.lives_on_screen().map_or(&[], |made| &made.all)
    }

    /// The places among [`State::lives`] of those that pass the filter, ascending.
    pub fn shown_lives(&self) -> &[usize] {
        self.lives_on_screen().map_or(&[], |made| &made.shown)
    }

    /// Finds the lives that pass the filter, and gives the pairs of theirs that are compared, in
    /// the order of lives.
    pub(super) fn show_lives(&mut self, comparison: &Comparison) -> Vec<usize> {
        let filter = &self.comparing.filter;
        let by_pair = PairFilter {
            words: filter.words.clone(),
            ..PairFilter::default()
        };
        let folded = self.comparing.folded.as_ref();
        let by_pair = comparison.shown_of(&self.timeline, &by_pair, folded);
        let has_words = !filter.words.trim().is_empty();
        let made = match self.comparing.lives.take() {
            Some(made) if Arc::ptr_eq(&made.timeline, &self.timeline) => made,
            _ => MadeLives {
                timeline: Arc::clone(&self.timeline),
                all: point_lives(&self.timeline),
                folded: None,
                shown: Vec::new(),
            },
        };
        let made = self.comparing.lives.insert(made);
        if has_words && made.folded.is_none() {
            made.folded = Some(FoldedTexts::of_lives(&self.timeline, &made.all));
        }
        let mut worded = vec![!has_words; made.all.len()];
        for at in made.folded.iter().flat_map(|it| it.having(&filter.words)) {
            worded[at] = true;
        }
        let is_found = |at: usize, life: &PointLife| {
            worded[at]
                || pairs_of(comparison, life)
                    .iter()
                    .any(|pair| by_pair.contains(pair))
        };
        let lives = made.all.iter().enumerate();
        let shown =
            lives.filter(|(at, life)| life.passes(&self.timeline, filter) && is_found(*at, life));
        made.shown = shown.map(|(at, _)| at).collect();
        let shown = made.shown.iter();
        shown
            .flat_map(|at| pairs_of(comparison, &made.all[*at]))
            .collect()
    }

    fn lives_on_screen(&self) -> Option<&MadeLives> {
        let is_on_screen =
            self.comparing.comparison.is_some() && self.comparing.form == ComparisonForm::Lives;
        self.comparing.lives.as_ref().filter(|_| is_on_screen)
    }
}

/// The pairs that dispose of the points of a life in the compared texts, each once.
fn pairs_of(comparison: &Comparison, life: &PointLife) -> Vec<usize> {
    let mut pairs = Vec::new();
    for side in Side::BOTH {
        let document = comparison.document(side);
        let cells = life.cells.iter().filter(|cell| cell.document == document);
        for point in cells.flat_map(|cell| &cell.points) {
            if let Some(pair) = comparison.pair_of(side, *point)
                && !pairs.contains(&pair)
            {
                pairs.push(pair);
            }
        }
    }
    pairs
}
