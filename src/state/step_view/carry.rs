//! A step of one version of a file in another: by the names of what it shows.

use crate::model::{
    DocumentIx, Framing, ItemIx, PointIx, SeriesIx, Step, StepView, Timeline, TopicIx,
};

/// `step` of `old` as `new` has it. What is gone from the file is left out; a view that is gone
/// gives way to the canvas.
pub(in crate::state) fn carried(old: &Timeline, new: &Timeline, step: &Step) -> Step {
    if old.shares_record(new) {
        return step.clone();
    }
    let names = Names { old, new };
    let items = step.items.iter().filter_map(|ix| names.item(*ix));
    Step {
        items: items.collect(),
        framing: names.framing(&step.framing),
        view: names.view(&step.view).unwrap_or_default(),
        ..step.clone()
    }
}

/// Finds what one record calls by a name in another.
struct Names<'a> {
    old: &'a Timeline,
    new: &'a Timeline,
}

impl Names<'_> {
    fn item(&self, ix: ItemIx) -> Option<ItemIx> {
        let item = self.old.record().items.get(ix.index())?;
        self.new.slot_of(&item.id)
    }

    fn framing(&self, framing: &Framing) -> Framing {
        let Framing::Phase(at) = framing else {
            return framing.clone();
        };
        let name = self.old.record().phases.get(*at).map(|it| &it.name);
        let mut phases = self.new.record().phases.iter();
        let found = phases.position(|phase| Some(&phase.name) == name);
        found.map_or(Framing::Items, Framing::Phase)
    }

    fn view(&self, view: &StepView) -> Option<StepView> {
        let (was, is) = (&self.old.record().dossier, &self.new.record().dossier);
        Some(match view {
            StepView::Comparison { left, right, point } => StepView::Comparison {
                left: self.document(*left)?,
                right: self.document(*right)?,
                point: point.and_then(|(document, point)| self.point(document, point)),
            },
            StepView::Topic(topic) => {
                let name = &was.topics.get(topic.index())?.name;
                let found = is.topics.iter().position(|it| it.name == *name)?;
                StepView::Topic(TopicIx::from(found))
            }
            StepView::Figures(series) => {
                let id = &was.series.get(series.index())?.id;
                let found = is.series.iter().position(|it| it.id == *id)?;
                StepView::Figures(SeriesIx::from(found))
            }
            StepView::Canvas | StepView::Evidence | StepView::Quote { .. } => view.clone(),
        })
    }

    fn document(&self, ix: DocumentIx) -> Option<DocumentIx> {
        let id = &self.old.record().dossier.documents.get(ix.index())?.id;
        let mut documents = self.new.record().dossier.documents.iter();
        let found = documents.position(|it| it.id == *id)?;
        Some(DocumentIx::from(found))
    }

    fn point(&self, document: DocumentIx, point: PointIx) -> Option<(DocumentIx, PointIx)> {
        let was = self.old.record().dossier.documents.get(document.index())?;
        let number = &was.points.get(point.index())?.number;
        let document = self.document(document)?;
        let mut points = self.new.record().dossier.documents[document.index()]
            .points
            .iter();
        let found = points.position(|it| it.number == *number)?;
        Some((document, PointIx::from(found)))
    }
}
