//! Writing a timeline in our own format, normalised: defaults left out, entries in model order.

use thiserror::Error;

use super::{
    fields::{Field, List},
    wire::{self, Document, Edtf, FORMAT, Word},
};
use crate::model::{self, Importance, SourceIx, Timeline, TimelineParts, When};

/// Why a timeline could not be written.
#[derive(Debug, Error)]
pub enum EncodeError {
    /// The TOML writer refused.
    #[error("cannot write TOML: {0}")]
    Toml(#[from] toml::ser::Error),
    /// The JSON writer refused.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// The timeline as TOML; read back it is the same.
///
/// # Errors
/// If the TOML writer refuses, which no timeline gives it reason to.
pub fn write_toml(timeline: &Timeline) -> Result<String, EncodeError> {
    Ok(toml::to_string(&document(timeline))?)
}

/// The timeline as JSON; read back it is the same.
///
/// # Errors
/// If the JSON writer refuses, which no timeline gives it reason to.
pub fn write_json(timeline: &Timeline) -> Result<String, EncodeError> {
    let mut json = serde_json::to_string_pretty(&document(timeline))?;
    json.push('\n');
    Ok(json)
}

fn document(timeline: &TimelineParts) -> Document<'_> {
    Document {
        schema: Field::default(),
        format: Some(FORMAT).into(),
        timeline: Some(header(timeline)).into(),
        track: timeline.tracks.iter().map(track).collect(),
        phase: timeline.phases.iter().map(phase).collect(),
        item: timeline.items.iter().map(|it| item(it, timeline)).collect(),
        source: timeline.sources.iter().map(source).collect(),
        claim: timeline
            .claims
            .iter()
            .map(|it| claim(it, timeline))
            .collect(),
    }
}

fn header(parts: &TimelineParts) -> wire::Header<'_> {
    wire::Header {
        title: Some(parts.title.as_str()).into(),
        summary: unless_empty(&parts.summary),
        author: parts.author.as_deref().into(),
        zone: parts.zone.as_deref().into(),
        opens: date(parts.opens_on.as_ref()),
    }
}

fn track(track: &model::Track) -> wire::Track<'_> {
    wire::Track {
        id: track.id.as_str().into(),
        name: track.name.as_str().into(),
        badge: unless_empty(&track.badge),
        color: Some(Word(track.hue)).into(),
        shape: Some(Word(track.shape)).into(),
        folded: track.starts_folded.then_some(true).into(),
    }
}

fn phase(phase: &model::Phase) -> wire::Phase<'_> {
    wire::Phase {
        name: phase.name.as_str().into(),
        when: Edtf(phase.when.edtf()).into(),
    }
}

fn item<'a>(item: &'a model::Item, parts: &'a TimelineParts) -> wire::Item<'a> {
    let id_of = |ix: &model::TrackIx| parts.tracks[ix.index()].id.as_str();
    wire::Item {
        id: item.id.as_str().into(),
        title: item.title.as_str().into(),
        summary: unless_empty(&item.summary),
        when: date(item.when.as_ref()),
        shown_date: item.shown_date.as_deref().into(),
        track: id_of(&item.track).into(),
        also: item.further_tracks.iter().map(id_of).collect(),
        kind: unless_default(item.kind, model::Kind::Context),
        status: unless_default(item.status, model::Status::Happened),
        importance: Some(item.importance)
            .filter(|importance| *importance != Importance::DEFAULT)
            .map(|importance| i64::from(importance.level()))
            .into(),
        actors: item.actors.iter().map(String::as_str).collect(),
        place: item.place.as_deref().into(),
        topics: item.topics.iter().map(String::as_str).collect(),
        sources: source_ids(&item.sources, parts),
        body: unless_empty(&item.body),
        conflicts: item
            .conflicts
            .iter()
            .map(|it| conflict(it, parts))
            .collect(),
        links: item.links.iter().map(|it| link(it, parts)).collect(),
    }
}

fn conflict<'a>(conflict: &'a model::Conflict, parts: &'a TimelineParts) -> wire::Conflict<'a> {
    wire::Conflict {
        text: conflict.text.as_str().into(),
        sources: source_ids(&conflict.sources, parts),
    }
}

fn link<'a>(link: &model::Link, parts: &'a TimelineParts) -> wire::Link<'a> {
    let to = parts.items[link.target.index()].id.as_str();
    wire::Link {
        kind: Word(link.kind).into(),
        to: to.into(),
    }
}

fn source(source: &model::Source) -> wire::Source<'_> {
    wire::Source {
        id: source.id.as_str().into(),
        publisher: source.publisher.as_str().into(),
        title: source.title.as_str().into(),
        author: source.author.as_deref().into(),
        url: source.url.as_deref().into(),
        published: date(source.published.as_ref()),
        tier: source.tier.map(Word).into(),
        kind: source.kind.as_deref().into(),
    }
}

fn claim<'a>(claim: &'a model::Claim, parts: &'a TimelineParts) -> wire::Claim<'a> {
    wire::Claim {
        id: claim.id.as_str().into(),
        text: claim.text.as_str().into(),
        speaker: claim.speaker.as_str().into(),
        attribution: Word(claim.attribution).into(),
        about: date(claim.about.as_ref()),
        said: date(claim.said.as_ref()),
        hedging: unless_default(claim.hedging, model::Hedging::None),
        hedge_words: claim.hedge_words.iter().map(String::as_str).collect(),
        item: claim
            .item
            .map(|ix| parts.items[ix.index()].id.as_str())
            .into(),
        sources: source_ids(&claim.sources, parts),
        outcomes: claim.outcomes.iter().map(|it| outcome(it, parts)).collect(),
    }
}

fn outcome<'a>(outcome: &'a model::Outcome, parts: &'a TimelineParts) -> wire::Outcome<'a> {
    wire::Outcome {
        verdict: outcome.verdict.as_str().into(),
        text: outcome.text.as_str().into(),
        sources: source_ids(&outcome.sources, parts),
    }
}

fn source_ids<'a>(sources: &[SourceIx], parts: &'a TimelineParts) -> List<&'a str> {
    sources
        .iter()
        .map(|ix| parts.sources[ix.index()].id.as_str())
        .collect()
}

fn date(when: Option<&When>) -> Field<Edtf<'_>> {
    when.map(|when| Edtf(when.edtf())).into()
}

fn unless_empty(text: &str) -> Field<&str> {
    Some(text).filter(|text| !text.is_empty()).into()
}

fn unless_default<T: PartialEq + Copy>(value: T, default: T) -> Field<Word<T>> {
    (value != default).then_some(Word(value)).into()
}

#[cfg(test)]
mod tests;
