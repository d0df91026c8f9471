//! From drafts to the wire types.

use crate::{
    io::{
        fields::Field,
        wire::{self, Day, Edtf, PointNumber},
    },
    model::{Draft, DraftFraming, DraftStep, DraftView, Importance, Step},
};

pub(super) fn briefing(draft: &Draft) -> wire::Briefing<'_> {
    wire::Briefing {
        id: draft.id.as_str().into(),
        title: draft.title.as_str().into(),
        summary: unless_empty(&draft.summary),
        steps: draft.steps.iter().map(step).collect(),
    }
}

fn step(step: &DraftStep) -> wire::Step<'_> {
    let (phase, range) = match &step.framing {
        DraftFraming::Items => (None, None),
        DraftFraming::Range(text) => (None, Some(Edtf(text))),
        DraftFraming::Phase(name) => (Some(name.as_str()), None),
    };
    let usual = Step::USUAL_DWELL_SECS;
    let secs = Step::DWELL_SECS;
    let dwell_secs = step.dwell_secs.clamp(*secs.start(), *secs.end());
    let mut wire = wire::Step {
        title: step.title.as_str().into(),
        sentence: unless_empty(&step.sentence),
        items: step.items.iter().map(String::as_str).collect(),
        phase: phase.into(),
        range: range.into(),
        knowledge: step.knowledge.day().map(Day::of).into(),
        evidence: Field::default(),
        topic: Field::default(),
        series: Field::default(),
        notes: unless_empty(&step.notes),
        dwell_secs: Some(i64::from(dwell_secs))
            .filter(|_| dwell_secs != usual)
            .into(),
        must_show: step.must_show.then_some(true).into(),
        importance: Some(i64::from(step.importance.level()))
            .filter(|_| step.importance != Importance::DEFAULT)
            .into(),
        comparison: Field::default(),
        quote: Field::default(),
    };
    write_view(&step.view, &mut wire);
    wire
}

fn write_view<'a>(view: &'a DraftView, wire: &mut wire::Step<'a>) {
    match view {
        DraftView::Canvas => {}
        DraftView::Evidence => wire.evidence = Some(true).into(),
        DraftView::Topic(name) => wire.topic = Some(name.as_str()).into(),
        DraftView::Figures(id) => wire.series = Some(id.as_str()).into(),
        DraftView::Comparison {
            left,
            right,
            point,
            right_point,
        } => {
            let number = |point: &'a Option<String>| {
                let point = point.as_deref();
                point.map(|number| PointNumber(number.into())).into()
            };
            wire.comparison = Some(wire::SideBySide {
                left: left.as_str().into(),
                right: right.as_str().into(),
                point: number(point),
                right_point: number(right_point),
            })
            .into();
        }
        DraftView::Quote { text, who, sources } => {
            wire.quote = Some(wire::Quote {
                text: text.as_str().into(),
                who: who.as_str().into(),
                sources: sources.iter().map(String::as_str).collect(),
            })
            .into();
        }
    }
}

fn unless_empty(text: &str) -> Field<&str> {
    Some(text).filter(|text| !text.is_empty()).into()
}
