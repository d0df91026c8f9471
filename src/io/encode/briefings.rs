//! Writing briefings.

use super::{all, source_ids, unless_empty};
use crate::{
    io::{
        fields::Field,
        wire::{self, Day, Edtf, PointNumber},
    },
    model::{self, DocumentIx, Framing, Importance, PointIx, Step, StepView, TimelineParts},
};

pub(super) fn briefing<'a>(
    briefing: &'a model::Briefing,
    parts: &'a TimelineParts,
) -> wire::Briefing<'a> {
    wire::Briefing {
        id: briefing.id.as_str().into(),
        title: briefing.title.as_str().into(),
        summary: unless_empty(&briefing.summary),
        steps: all(&briefing.steps, |it| step(it, parts)),
    }
}

fn step<'a>(step: &'a Step, parts: &'a TimelineParts) -> wire::Step<'a> {
    let items = step.items.iter().map(|ix| &parts.items[ix.index()]);
    let (phase, range) = match &step.framing {
        Framing::Items => (None, None),
        Framing::Range(when) => (None, Some(Edtf(when.edtf()))),
        Framing::Phase(at) => (Some(parts.phases[*at].name.as_str()), None),
    };
    let mut wire = wire::Step {
        title: step.title.as_str().into(),
        sentence: unless_empty(&step.sentence),
        items: items.map(|item| item.id.as_str()).collect(),
        phase: phase.into(),
        range: range.into(),
        knowledge: step.knowledge.day().map(Day::of).into(),
        evidence: Field::default(),
        topic: Field::default(),
        series: Field::default(),
        notes: unless_empty(&step.notes),
        dwell_secs: Some(step.dwell_secs)
            .filter(|secs| *secs != Step::USUAL_DWELL_SECS)
            .map(i64::from)
            .into(),
        must_show: step.must_show.then_some(true).into(),
        importance: Some(step.importance)
            .filter(|importance| *importance != Importance::DEFAULT)
            .map(|importance| i64::from(importance.level()))
            .into(),
        comparison: Field::default(),
        quote: Field::default(),
    };
    write_view(&step.view, parts, &mut wire);
    wire
}

fn write_view<'a>(view: &'a StepView, parts: &'a TimelineParts, wire: &mut wire::Step<'a>) {
    let dossier = &parts.dossier;
    match view {
        StepView::Canvas => {}
        StepView::Evidence => wire.evidence = Some(true).into(),
        StepView::Comparison { left, right, point } => {
            let number_on = |side: DocumentIx| -> Field<PointNumber<'a>> {
                let here = point.filter(|(document, _)| *document == side);
                here.map(|(document, point)| number(document, point, parts))
                    .into()
            };
            let [left_id, right_id] =
                [left, right].map(|ix| dossier.documents[ix.index()].id.as_str());
            wire.comparison = Some(wire::SideBySide {
                left: left_id.into(),
                right: right_id.into(),
                point: number_on(*left),
                right_point: number_on(*right),
            })
            .into();
        }
        StepView::Topic(ix) => wire.topic = Some(dossier.topics[ix.index()].name.as_str()).into(),
        StepView::Figures(ix) => wire.series = Some(dossier.series[ix.index()].id.as_str()).into(),
        StepView::Quote { text, who, sources } => {
            wire.quote = Some(wire::Quote {
                text: text.as_str().into(),
                who: who.as_str().into(),
                sources: source_ids(sources, parts),
            })
            .into();
        }
    }
}

fn number(document: DocumentIx, point: PointIx, parts: &TimelineParts) -> PointNumber<'_> {
    let document = &parts.dossier.documents[document.index()];
    PointNumber(document.points[point.index()].number.as_str().into())
}
