//! From the names in a draft to what a timeline has.

use super::{DraftFraming, DraftStep, DraftView, Lost};
use crate::model::{
    DocumentIx, Framing, PointIx, SeriesIx, SourceIx, Step, StepView, Timeline, TopicIx, When,
};

/// Looks names up in a timeline, and notes those that it has not.
pub(super) struct Finder<'t> {
    timeline: &'t Timeline,
    /// The step whose names are looked up, from 0.
    at: usize,
    pub(super) lost: Vec<Lost>,
}

impl<'t> Finder<'t> {
    pub(super) fn new(timeline: &'t Timeline) -> Self {
        Self {
            timeline,
            at: 0,
            lost: Vec::new(),
        }
    }

    /// The step at `at` with all of it that is found.
    pub(super) fn step(&mut self, at: usize, step: &DraftStep) -> Step {
        self.at = at;
        let mut items = Vec::with_capacity(step.items.len());
        for id in &step.items {
            let found = self.timeline.slot_of(id);
            // A file written by hand may name an item twice; it is shown once.
            items.extend(
                self.told("item", id, found)
                    .filter(|ix| !items.contains(ix)),
            );
        }
        Step {
            title: step.title.clone(),
            sentence: step.sentence.clone(),
            items,
            framing: self.framing(&step.framing),
            knowledge: step.knowledge,
            view: self.view(&step.view).unwrap_or_default(),
            notes: step.notes.clone(),
            dwell_secs: step.dwell_secs,
            must_show: step.must_show,
            importance: step.importance,
        }
    }

    fn framing(&mut self, framing: &DraftFraming) -> Framing {
        let found = match framing {
            DraftFraming::Items => None,
            DraftFraming::Range(text) => {
                let read = When::parse_edtf(text).ok();
                let when = self.told("range", text, read);
                when.map(|parsed| Framing::Range(parsed.when.into()))
            }
            DraftFraming::Phase(name) => {
                let phases = &self.timeline.record().phases;
                let at = phases.iter().position(|phase| phase.name == *name);
                self.told("phase", name, at).map(Framing::Phase)
            }
        };
        found.unwrap_or_default()
    }

    /// What is on the screen; `None` if the timeline has nothing of that name.
    fn view(&mut self, view: &DraftView) -> Option<StepView> {
        let dossier = &self.timeline.record().dossier;
        match view {
            DraftView::Canvas => Some(StepView::Canvas),
            DraftView::Evidence => Some(StepView::Evidence),
            DraftView::Comparison {
                left,
                right,
                point,
                right_point,
            } => {
                let found = [left, right].map(|id| self.document(id));
                let [Some(left), Some(right)] = found else {
                    return None;
                };
                let point = match (point, right_point) {
                    (Some(number), _) => self.point(left, number),
                    (None, Some(number)) => self.point(right, number),
                    (None, None) => None,
                };
                Some(StepView::Comparison { left, right, point })
            }
            DraftView::Topic(name) => {
                let at = dossier.topics.iter().position(|it| it.name == *name);
                let found = at.map(|at| StepView::Topic(TopicIx::from(at)));
                self.told("topic", name, found)
            }
            DraftView::Figures(id) => {
                let at = dossier.series.iter().position(|it| it.id == *id);
                let found = at.map(|at| StepView::Figures(SeriesIx::from(at)));
                self.told("figure", id, found)
            }
            DraftView::Quote { text, who, sources } => Some(StepView::Quote {
                text: text.clone(),
                who: who.clone(),
                sources: self.sources(sources),
            }),
        }
    }

    fn document(&mut self, id: &str) -> Option<DocumentIx> {
        let documents = &self.timeline.record().dossier.documents;
        let at = documents.iter().position(|it| it.id == id);
        self.told("document", id, at.map(DocumentIx::from))
    }

    fn point(&mut self, document: DocumentIx, number: &str) -> Option<(DocumentIx, PointIx)> {
        let documents = &self.timeline.record().dossier.documents;
        let mut points = documents[document.index()].points.iter();
        let at = points.position(|point| point.number == number);
        let found = at.map(|at| (document, PointIx::from(at)));
        self.told("point", number, found)
    }

    fn sources(&mut self, ids: &[String]) -> Vec<SourceIx> {
        let sources = &self.timeline.record().sources;
        let place = |id: &String| sources.iter().position(|source| source.id == *id);
        let found = ids.iter().map(|id| (id, place(id).map(SourceIx::from)));
        found
            .filter_map(|(id, found)| self.told("source", id, found))
            .collect()
    }

    /// `found`; what is not found is noted.
    fn told<T>(&mut self, what: &'static str, name: &str, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.lost.push(Lost {
                step: self.at,
                what,
                name: name.to_owned(),
            });
        }
        found
    }
}
