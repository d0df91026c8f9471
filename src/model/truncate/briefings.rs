//! The briefings of a cut: steps of a day that is over by then, with what was known on it.

use super::{Cut, places};
use crate::model::{Briefing, DocumentIx, Framing, SeriesIx, SourceIx, Step, StepView, TopicIx};

/// Where the entries that steps name stand after a cut; `None` for those that are gone.
struct Places {
    documents: Vec<Option<DocumentIx>>,
    topics: Vec<Option<TopicIx>>,
    series: Vec<Option<SeriesIx>>,
    phases: Vec<Option<usize>>,
}

impl Cut<'_> {
    /// What stays of the briefings. A step of a later day tells what was not known, in its words
    /// if not in its items, and goes; so does a briefing without steps. Sources still have the
    /// places of the record.
    pub(super) fn briefings(&self) -> Vec<Briefing> {
        let record = &self.record.briefings;
        if record.is_empty() {
            return Vec::new();
        }
        let places = self.places_of_views();
        let is_all_known = self.ledger.is_all_known(self.on());
        let cut = record.iter().map(|briefing| {
            let steps = briefing.steps.iter();
            Briefing {
                id: briefing.id.clone(),
                title: briefing.title.clone(),
                // Like that of the timeline, it is written when all is known.
                summary: if is_all_known {
                    briefing.summary.clone()
                } else {
                    String::new()
                },
                steps: steps
                    .filter_map(|it| self.briefing_step(it, &places))
                    .collect(),
            }
        });
        cut.filter(|briefing| !briefing.steps.is_empty()).collect()
    }
}

impl Cut<'_> {
    fn places_of_views(&self) -> Places {
        let record = &self.record.dossier;
        let documents = record.documents.iter();
        let documents = documents.map(|it| self.on().knows(self.ledger.document_since(it)));
        let topics = record.topics.iter().map(|it| self.topic(it).is_some());
        let series = record.series.iter().map(|it| self.series(it).is_some());
        let phases = 0..self.record.phases.len();
        let phases = phases.map(|at| self.ledger.phase_on(at, self.on()).is_some());
        Places {
            documents: places(documents.collect()),
            topics: places(topics.collect()),
            series: places(series.collect()),
            phases: places(phases.collect()),
        }
    }

    /// A step of a day that is over by then, with what it still shows; `None` if that is nothing.
    fn briefing_step(&self, step: &Step, places: &Places) -> Option<Step> {
        if step.knowledge > self.on() && !self.ledger.is_all_known(self.on()) {
            return None;
        }
        let items = step.items.iter();
        let cut = Step {
            items: items.filter_map(|ix| self.place_of(*ix)).collect(),
            framing: match &step.framing {
                Framing::Phase(at) => places.phases[*at].map_or(Framing::Items, Framing::Phase),
                other => other.clone(),
            },
            view: places.view(&step.view)?,
            ..step.clone()
        };
        cut.shows_something().then_some(cut)
    }
}

impl Places {
    /// The same view with the new places; `None` if what it shows is gone.
    fn view(&self, view: &StepView) -> Option<StepView> {
        Some(match view {
            StepView::Comparison { left, right, point } => {
                let [left, right] = [self.document(*left)?, self.document(*right)?];
                let point = point.and_then(|(side, at)| Some((self.document(side)?, at)));
                StepView::Comparison { left, right, point }
            }
            StepView::Topic(ix) => StepView::Topic(self.topics[ix.index()]?),
            StepView::Figures(ix) => StepView::Figures(self.series[ix.index()]?),
            StepView::Canvas | StepView::Evidence | StepView::Quote { .. } => view.clone(),
        })
    }

    fn document(&self, ix: DocumentIx) -> Option<DocumentIx> {
        self.documents[ix.index()]
    }
}

/// Shows `each` every list of sources that a step cites.
pub(super) fn for_each_citation(
    briefings: &mut [Briefing],
    each: &mut dyn FnMut(&mut Vec<SourceIx>),
) {
    for step in briefings.iter_mut().flat_map(|it| &mut it.steps) {
        if let StepView::Quote { sources, .. } = &mut step.view {
            each(sources);
        }
    }
}
