//! Writing a timeline in our own format, normalised: defaults left out, entries in model order.

mod briefings;
mod dossier;

use thiserror::Error;

use super::{
    fields::{Field, List},
    wire::{self, Day, Edtf, FORMAT, TimelineFile, Word},
};
use crate::model::{
    self, CivilDate, ClaimChange, ClaimIx, Dating, Importance, ItemChange, ItemIx, OutcomeChange,
    Revision, SourceIx, Timeline, TimelineParts, When,
};

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

/// The timeline as TOML; read back it is the same. As known on a day it knows nothing later.
///
/// # Errors
/// If the TOML writer refuses, which no timeline gives it reason to.
pub fn write_toml(timeline: &Timeline) -> Result<String, EncodeError> {
    Ok(toml::to_string(&contents(&timeline.parts_as_known()))?)
}

/// The timeline as JSON; read back it is the same. As known on a day it knows nothing later.
///
/// # Errors
/// If the JSON writer refuses, which no timeline gives it reason to.
pub fn write_json(timeline: &Timeline) -> Result<String, EncodeError> {
    let mut json = serde_json::to_string_pretty(&contents(&timeline.parts_as_known()))?;
    json.push('\n');
    Ok(json)
}

fn contents(timeline: &TimelineParts) -> TimelineFile<'_> {
    let dossier = &timeline.dossier;
    TimelineFile {
        schema: Field::default(),
        format: Some(FORMAT).into(),
        timeline: Some(header(timeline)).into(),
        track: timeline.tracks.iter().map(track).collect(),
        phase: timeline.phases.iter().map(phase).collect(),
        item: indexed(&timeline.items)
            .map(|(ix, it)| item(ix, it, timeline))
            .collect(),
        source: timeline
            .sources
            .iter()
            .map(|it| source(it, timeline))
            .collect(),
        claim: indexed(&timeline.claims)
            .map(|(ix, it)| claim(ix, it, timeline))
            .collect(),
        document: all(&dossier.documents, |it| dossier::document(it, timeline)),
        alignment: all(&dossier.alignments, |it| dossier::alignment(it, timeline)),
        topic: all(&dossier.topics, |it| dossier::topic(it, timeline)),
        series: all(&dossier.series, |it| dossier::series(it, timeline)),
        briefing: all(&timeline.briefings, |it| briefings::briefing(it, timeline)),
    }
}

fn header(parts: &TimelineParts) -> wire::Header<'_> {
    wire::Header {
        title: Some(parts.title.as_str()).into(),
        summary: unless_empty(&parts.summary),
        author: parts.author.as_deref().into(),
        zone: parts.zone.as_deref().into(),
        opens: date(parts.opens_on.as_ref()),
        as_of: day(parts.as_of),
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
        known_from: day(phase.known_from),
    }
}

fn item<'a>(ix: ItemIx, item: &'a model::Item, parts: &'a TimelineParts) -> wire::Item<'a> {
    let id_of = |ix: &model::TrackIx| parts.tracks[ix.index()].id.as_str();
    wire::Item {
        id: item.id.as_str().into(),
        title: item.title.as_str().into(),
        short_title: item.short_title.as_deref().into(),
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
        known_from: day(item.known_from),
        body: unless_empty(&item.body),
        conflicts: item
            .conflicts
            .iter()
            .map(|it| conflict(it, parts))
            .collect(),
        links: item.links.iter().map(|it| link(it, parts)).collect(),
        revisions: parts
            .item_revisions
            .get(&ix)
            .into_iter()
            .flatten()
            .map(|it| item_revision(it, parts))
            .collect(),
    }
}

fn conflict<'a>(conflict: &'a model::Conflict, parts: &'a TimelineParts) -> wire::Conflict<'a> {
    wire::Conflict {
        text: conflict.text.as_str().into(),
        sources: source_ids(&conflict.sources, parts),
        known_from: day(conflict.known_from),
        accounts: conflict
            .accounts
            .iter()
            .map(|it| account(it, parts))
            .collect(),
    }
}

fn account<'a>(account: &'a model::Account, parts: &'a TimelineParts) -> wire::Account<'a> {
    let value = |value: &'a model::Value| wire::Value {
        name: value.name.as_str().into(),
        value: value.value.as_str().into(),
    };
    wire::Account {
        who: account.who.as_str().into(),
        text: account.text.as_str().into(),
        when: date(account.when.as_ref()),
        values: account.values.iter().map(value).collect(),
        sources: source_ids(&account.sources, parts),
        known_from: day(account.known_from),
    }
}

fn link<'a>(link: &model::Link, parts: &'a TimelineParts) -> wire::Link<'a> {
    let to = parts.items[link.target.index()].id.as_str();
    wire::Link {
        kind: Word(link.kind).into(),
        to: to.into(),
    }
}

fn source<'a>(source: &'a model::Source, parts: &'a TimelineParts) -> wire::Source<'a> {
    wire::Source {
        id: source.id.as_str().into(),
        publisher: source.publisher.as_str().into(),
        title: source.title.as_str().into(),
        author: source.author.as_deref().into(),
        url: source.url.as_deref().into(),
        published: date(source.published.as_ref()),
        tier: source.tier.map(Word).into(),
        kind: source.kind.as_deref().into(),
        language: source.language.as_deref().into(),
        supports: source.supports.as_deref().into(),
        derived_from: source_ids(&source.derived_from, parts),
    }
}

fn claim<'a>(ix: ClaimIx, claim: &'a model::Claim, parts: &'a TimelineParts) -> wire::Claim<'a> {
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
        known_from: day(claim.known_from),
        outcomes: claim.outcomes.iter().map(|it| outcome(it, parts)).collect(),
        revisions: parts
            .claim_revisions
            .get(&ix)
            .into_iter()
            .flatten()
            .map(|it| claim_revision(it, parts))
            .collect(),
    }
}

fn outcome<'a>(outcome: &'a model::Outcome, parts: &'a TimelineParts) -> wire::Outcome<'a> {
    wire::Outcome {
        verdict: outcome.verdict.as_str().into(),
        text: outcome.text.as_str().into(),
        sources: source_ids(&outcome.sources, parts),
        known_from: day(outcome.known_from),
        revisions: outcome
            .revisions
            .iter()
            .map(|it| outcome_revision(it, parts))
            .collect(),
    }
}

fn item_revision<'a>(
    revision: &'a Revision<ItemChange>,
    parts: &'a TimelineParts,
) -> wire::ItemRevision<'a> {
    let change = &revision.change;
    let (when, undated) = dating(&change.when);
    let replaced_by = change
        .replaced_by
        .map(|ix| parts.items[ix.index()].id.as_str());
    wire::ItemRevision {
        known_from: Day::of(revision.known_from).into(),
        when,
        undated,
        shown_date: change.shown_date.as_deref().into(),
        status: change.status.map(Word).into(),
        title: change.title.as_deref().into(),
        short_title: change.short_title.as_deref().into(),
        summary: change.summary.as_deref().into(),
        body: change.body.as_deref().into(),
        place: change.place.as_deref().into(),
        actors: change.actors.iter().flatten().map(String::as_str).collect(),
        replaced_by: replaced_by.into(),
        note: revision.note.as_deref().into(),
        sources: source_ids(&revision.sources, parts),
        retracted: revision.retracted.then_some(true).into(),
    }
}

fn claim_revision<'a>(
    revision: &'a Revision<ClaimChange>,
    parts: &'a TimelineParts,
) -> wire::ClaimRevision<'a> {
    let change = &revision.change;
    let (about, undated) = dating(&change.about);
    wire::ClaimRevision {
        known_from: Day::of(revision.known_from).into(),
        text: change.text.as_deref().into(),
        about,
        undated,
        hedging: change.hedging.map(Word).into(),
        note: revision.note.as_deref().into(),
        sources: source_ids(&revision.sources, parts),
        retracted: revision.retracted.then_some(true).into(),
    }
}

fn outcome_revision<'a>(
    revision: &'a Revision<OutcomeChange>,
    parts: &'a TimelineParts,
) -> wire::OutcomeRevision<'a> {
    let change = &revision.change;
    wire::OutcomeRevision {
        known_from: Day::of(revision.known_from).into(),
        verdict: change.verdict.as_deref().into(),
        text: change.text.as_deref().into(),
        note: revision.note.as_deref().into(),
        sources: source_ids(&revision.sources, parts),
        retracted: revision.retracted.then_some(true).into(),
    }
}

fn dating(dating: &Dating) -> (Field<Edtf<'_>>, Field<bool>) {
    match dating {
        Dating::Kept => (Field::default(), Field::default()),
        Dating::At(when) => (date(Some(when.as_ref())), Field::default()),
        Dating::Withdrawn => (Field::default(), Some(true).into()),
    }
}

fn source_ids<'a>(sources: &[SourceIx], parts: &'a TimelineParts) -> List<&'a str> {
    sources
        .iter()
        .map(|ix| parts.sources[ix.index()].id.as_str())
        .collect()
}

fn all<'a, T, W>(list: &'a [T], wire: impl Fn(&'a T) -> W) -> List<W> {
    list.iter().map(wire).collect()
}

fn indexed<T, I: From<usize>>(list: &[T]) -> impl Iterator<Item = (I, &T)> {
    list.iter().enumerate().map(|(at, it)| (I::from(at), it))
}

fn day(day: Option<CivilDate>) -> Field<Day<'static>> {
    day.map(Day::of).into()
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
