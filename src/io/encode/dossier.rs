//! Writing documents, alignments, topics and figures.

use super::{date, day, source_ids, unless_default, unless_empty};
use crate::{
    io::{
        fields::{Field, List},
        wire::{self, Figure, PointNumber, Qualifier, Word},
    },
    model::{self, Amount, Basis, ItemIx, PointIx, SeriesDrawing, TimelineParts},
};

pub(super) fn document<'a>(
    document: &'a model::Document,
    parts: &'a TimelineParts,
) -> wire::Document<'a> {
    let short_title = document.short_title.as_str();
    let points = document.points.iter();
    wire::Document {
        id: document.id.as_str().into(),
        title: document.title.as_str().into(),
        short_title: Some(short_title)
            .filter(|short| *short != document.title)
            .into(),
        shown_date: document.shown_date.as_deref().into(),
        item: item_id(document.item, parts).into(),
        authors: document.authors.iter().map(String::as_str).collect(),
        text_status: unless_empty(&document.text_status),
        gaps: document.gaps.as_deref().into(),
        known_from: day(document.known_from),
        sources: source_ids(&document.sources, parts),
        points: points.map(|it| point(it, parts)).collect(),
    }
}

fn point<'a>(point: &'a model::Point, parts: &'a TimelineParts) -> wire::Point<'a> {
    wire::Point {
        number: number(&point.number).into(),
        title: point.title.as_str().into(),
        text: point.text.as_str().into(),
        topics: point.topics.iter().map(String::as_str).collect(),
        sources: source_ids(&point.sources, parts),
        note: unless_empty(&point.note),
    }
}

fn number(number: &str) -> PointNumber<'_> {
    PointNumber(number.into())
}

pub(super) fn alignment<'a>(
    alignment: &'a model::Alignment,
    parts: &'a TimelineParts,
) -> wire::Alignment<'a> {
    let documents = &parts.dossier.documents;
    let [from, to] = [alignment.from, alignment.to].map(|ix| &documents[ix.index()]);
    let pairs = alignment.pairs.iter();
    wire::Alignment {
        from: from.id.as_str().into(),
        to: to.id.as_str().into(),
        pairs: pairs.map(|it| pair(it, (from, to), parts)).collect(),
    }
}

fn pair<'a>(
    pair: &'a model::AlignedPair,
    (from, to): (&'a model::Document, &'a model::Document),
    parts: &'a TimelineParts,
) -> wire::AlignedPair<'a> {
    wire::AlignedPair {
        from: numbers(&pair.from, from),
        to: numbers(&pair.to, to),
        also_to: numbers(&pair.also_to, to),
        relation: Word(pair.relation).into(),
        explanation: unless_empty(&pair.explanation),
        explained_by: pair
            .explained_by
            .iter()
            .map(|ix| item_id(*ix, parts))
            .collect(),
        basis: unless_default(pair.basis, Basis::default()),
        caveat: unless_empty(&pair.caveat),
        sources: source_ids(&pair.sources, parts),
        known_from: day(pair.known_from),
    }
}

fn numbers<'a>(points: &[PointIx], document: &'a model::Document) -> List<PointNumber<'a>> {
    let points = points.iter().map(|ix| &document.points[ix.index()]);
    points.map(|point| number(&point.number)).collect()
}

pub(super) fn topic<'a>(topic: &'a model::Topic, parts: &'a TimelineParts) -> wire::Topic<'a> {
    wire::Topic {
        name: topic.name.as_str().into(),
        summary: unless_empty(&topic.summary),
        steps: topic.steps.iter().map(|it| step(it, parts)).collect(),
    }
}

fn step<'a>(step: &'a model::TopicStep, parts: &'a TimelineParts) -> wire::TopicStep<'a> {
    wire::TopicStep {
        item: item_id(step.item, parts).into(),
        state: Word(step.state).into(),
        text: step.text.as_str().into(),
        sources: source_ids(&step.sources, parts),
        known_from: day(step.known_from),
    }
}

pub(super) fn series<'a>(series: &'a model::Series, parts: &'a TimelineParts) -> wire::Series<'a> {
    wire::Series {
        id: series.id.as_str().into(),
        name: series.name.as_str().into(),
        unit: unless_empty(&series.unit),
        summary: unless_empty(&series.summary),
        drawing: unless_default(series.drawing, SeriesDrawing::default()),
        values: series.values.iter().map(|it| value(it, parts)).collect(),
    }
}

fn value<'a>(value: &'a model::SeriesValue, parts: &'a TimelineParts) -> wire::SeriesValue<'a> {
    let (qualifier, is_range) = match value.amount {
        Amount::Exactly(_) => (None, false),
        Amount::About(_) => (Some(Qualifier::About), false),
        Amount::AtLeast(_) => (Some(Qualifier::AtLeast), false),
        Amount::AtMost(_) => (Some(Qualifier::AtMost), false),
        Amount::Between(..) => (None, true),
    };
    let (low, high) = value.amount.bounds();
    let figure = |figure: f64, is_there: bool| -> Field<Figure> {
        is_there.then_some(Figure(figure)).into()
    };
    wire::SeriesValue {
        item: item_id(value.item, parts).into(),
        when: date(value.when.as_ref()),
        value: figure(low, !is_range),
        low: figure(low, is_range),
        high: figure(high, is_range),
        qualifier: qualifier.map(Word).into(),
        who: unless_empty(&value.who),
        text: unless_empty(&value.text),
        aside: value.aside.then_some(true).into(),
        sources: source_ids(&value.sources, parts),
        known_from: day(value.known_from),
    }
}

fn item_id(ix: ItemIx, parts: &TimelineParts) -> &str {
    &parts.items[ix.index()].id
}
