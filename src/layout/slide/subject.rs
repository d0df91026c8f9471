//! What a slide is about: the item that is ringed and whose status stands at the foot, and the
//! sources of what is shown.
//!
//! Evidence is that of one item, so ring, status and sources follow it, even where the sentence
//! under it is about another. A comparison is about two texts, so no item of its step signs it.

use std::collections::BTreeSet;

use super::items::current;
use super::{SlideInput, figures, topic};
use crate::model::{
    Comparison, DocumentIx, ItemIx, PointIx, Side, SourceIx, Step, StepView, Timeline, origins,
};

/// The item that the slide is about; `None` if it is about none that is known, or about many.
pub(super) fn subject(input: &SlideInput<'_>) -> Option<ItemIx> {
    match &input.step.view {
        _ if shows_evidence(input) => evidence_item(input.timeline, input.step),
        StepView::Topic(_) | StepView::Figures(_) | StepView::Comparison { .. } => None,
        _ => current(input.timeline, input.step),
    }
}

/// The item whose evidence is shown for `step`: the one that its sentence is about if anything is
/// said of it, else the first of which anything is; of a step without items that of the latest
/// state or figure that it shows; of a comparison that of its right text. `None` if there is
/// nothing to give evidence for.
pub fn evidence_item(timeline: &Timeline, step: &Step) -> Option<ItemIx> {
    let is_told = |ix: &ItemIx| {
        let item = timeline.item(*ix);
        timeline.claims_of(*ix).next().is_some() || !item.conflicts.is_empty()
    };
    if let StepView::Comparison { right, .. } = step.view
        && let Some(document) = timeline.document(right)
    {
        return Some(document.item);
    }
    let current = current(timeline, step);
    let known = step.items.iter().copied();
    let mut known = known.filter(|ix| timeline.is_known(*ix));
    let told = known.find(is_told).or(current);
    told.or_else(|| match step.view {
        StepView::Topic(ix) => topic::latest_item(timeline, ix),
        StepView::Figures(ix) => figures::latest_item(timeline, ix),
        _ => None,
    })
}

/// The sources of `ix` and of all that is said of it, each once: accounts and claims may cite
/// others than the item.
pub(super) fn evidence_sources(timeline: &Timeline, ix: ItemIx) -> Vec<SourceIx> {
    let conflicts = timeline.item(ix).conflicts.iter();
    let accounts = conflicts.flat_map(|conflict| &conflict.accounts);
    let accounts = accounts.flat_map(|account| account.sources.iter().copied());
    let claims = timeline.claims_of(ix).map(|(_, claim)| claim);
    let claims = claims.flat_map(|claim| claim.sources.iter().copied());
    let all = timeline.sources_of(ix).chain(accounts).chain(claims);
    each_once(all.collect())
}

/// The sources of what is shown, each once.
pub(super) fn cited(input: &SlideInput<'_>) -> Vec<SourceIx> {
    let timeline = input.timeline;
    let of_item = |ix: ItemIx| timeline.sources_of(ix).collect::<Vec<_>>();
    let own = |sources: &[SourceIx], item: ItemIx| match sources {
        [] => of_item(item),
        own => own.to_vec(),
    };
    let all = match &input.step.view {
        _ if shows_evidence(input) => {
            subject(input).map_or_else(Vec::new, |ix| evidence_sources(timeline, ix))
        }
        StepView::Quote { sources, .. } => sources.clone(),
        StepView::Topic(ix) => {
            let steps = timeline.topic(*ix).map_or(&[][..], |topic| &topic.steps);
            let cited = steps.iter().map(|step| own(&step.sources, step.item));
            cited.flatten().collect()
        }
        StepView::Figures(ix) => {
            let series = timeline.series_at(*ix);
            let values = series.map_or(&[][..], |series| &series.values);
            let cited = values.iter().map(|value| own(&value.sources, value.item));
            cited.flatten().collect()
        }
        StepView::Comparison { left, right, point } => {
            sources_of_texts(timeline, [*left, *right], *point)
        }
        _ => subject(input).map_or_else(Vec::new, of_item),
    };
    each_once(all)
}

/// The sources of the pair at `point` and of its points, if there is one, and of both documents;
/// of a document without sources of its own those of its item.
fn sources_of_texts(
    timeline: &Timeline,
    [left, right]: [DocumentIx; 2],
    point: Option<(DocumentIx, PointIx)>,
) -> Vec<SourceIx> {
    let Some(comparison) = Comparison::between(timeline, left, right) else {
        return Vec::new();
    };
    let pair = point.and_then(|(document, point)| {
        let mut sides = Side::BOTH.into_iter();
        let side = sides.find(|side| comparison.document(*side) == document)?;
        comparison.pairs.get(comparison.pair_of(side, point)?)
    });
    let mut all = pair.map_or_else(Vec::new, |pair| pair.sources.clone());
    for side in Side::BOTH {
        let Some(document) = timeline.document(comparison.document(side)) else {
            continue;
        };
        let points = pair.into_iter().flat_map(|pair| pair.points(side));
        let points = points.filter_map(|ix| document.points.get(ix.index()));
        all.extend(points.flat_map(|point| point.sources.iter().copied()));
        match document.sources.as_slice() {
            [] => all.extend(timeline.sources_of(document.item)),
            own => all.extend(own),
        }
    }
    all
}

fn each_once(mut sources: Vec<SourceIx>) -> Vec<SourceIx> {
    let mut seen = BTreeSet::new();
    sources.retain(|ix| seen.insert(*ix));
    sources
}

/// How many sources are cited, and how many origins stand behind them where those are fewer:
/// "6 sources, 1 origin", "12 sources", "no source". That sources are as many origins is not
/// said: it would claim that nobody relays another, of which only what is found is known.
pub(super) fn source_count(timeline: &Timeline, cited: &[SourceIx]) -> String {
    let origins = origins(cited, |ix| timeline.derived_from(ix));
    match (origins.reports, origins.independent) {
        (0, _) => "no source".to_owned(),
        (1, _) => "1 source".to_owned(),
        (reports, 1) => format!("{reports} sources, 1 origin"),
        (reports, fewer) if fewer < reports => format!("{reports} sources, {fewer} origins"),
        (reports, _) => format!("{reports} sources"),
    }
}

fn shows_evidence(input: &SlideInput<'_>) -> bool {
    input.evidence || input.step.view == StepView::Evidence
}
