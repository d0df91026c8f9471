//! The timeline as a whole: what a file says, what of it was believed on a day, and the order in
//! which that is read.
//!
//! A day of knowledge is a few lists over one shared record, and what is derived from the record
//! is derived late, so that going to another day costs what changes in between:
//!
//! | What                                    | When                                           |
//! |-----------------------------------------|------------------------------------------------|
//! | which items are known, and their order  | on making the day, for what changes only       |
//! | one field: [`Timeline::when_of`] …      | on each call; looked up in the record          |
//! | a whole item: [`Timeline::item`]        | on the first call; days without a change share |
//! | an item that never changes              | never: the record has it                       |
//!
//! So ask for the field in a loop over all items, and for the item where a person reads it.

mod briefings;
mod days;
mod dossier;
mod indices;
mod order;
mod slots;

use std::{collections::BTreeMap, collections::HashMap, ops::Deref, sync::Arc};

use super::{
    Briefing, CivilDate, Claim, ClaimChange, Dossier, Item, ItemChange, ItemSet, KnowledgeDate,
    LinkKind, Outcome, Phase, Revision, Source, Status, Track, When, ledger::Ledger,
};
pub use days::Differing;
use dossier::KnownDossier;
pub use indices::{ClaimIx, DocumentIx, ItemIx, PointIx, SeriesIx, SourceIx, TopicIx, TrackIx};
use order::{ReadingKey, ReadingOrder};
use slots::Slots;

/// What a file says: lists with first beliefs, and the revisions of them. Every index is valid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineParts {
    /// The name of the timeline.
    pub title: String,
    /// What it is about and where it ends, in a sentence or two; may be empty.
    pub summary: String,
    /// Who made it; `None` if not said.
    pub author: Option<String>,
    /// The IANA time zone in which times of day are shown; `None` for as written.
    pub zone: Option<String>,
    /// The stretch of time shown first; `None` for all of it.
    pub opens_on: Option<When>,
    /// The day after which it holds no knowledge; `None` if it was not cut off.
    pub as_of: Option<CivilDate>,
    /// The rows, top to bottom. Never empty when there are items.
    pub tracks: Vec<Track>,
    /// The named stretches of time, in file order.
    pub phases: Vec<Phase>,
    /// The items, in file order.
    pub items: Vec<Item>,
    /// The sources, in file order.
    pub sources: Vec<Source>,
    /// The claims, in file order.
    pub claims: Vec<Claim>,
    /// What was later believed of items, in the order of days. Only items that changed have any.
    pub item_revisions: BTreeMap<ItemIx, Vec<Revision<ItemChange>>>,
    /// What was later believed of claims, in the order of days. Only claims that changed have any.
    pub claim_revisions: BTreeMap<ClaimIx, Vec<Revision<ClaimChange>>>,
    /// The documents, topics and figures.
    pub dossier: Dossier,
    /// The briefings, in file order.
    pub briefings: Vec<Briefing>,
}

/// What holds of a timeline as a whole, as known on its day.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The name of the timeline.
    pub title: String,
    /// What it is about and where it ends. Written at the end, so empty until all is known.
    pub summary: String,
    /// Who made it; `None` if not said.
    pub author: Option<String>,
    /// The IANA time zone in which times of day are shown; `None` for as written.
    pub zone: Option<String>,
    /// The stretch of time shown first; `None` for all of it.
    pub opens_on: Option<When>,
    /// The rows, top to bottom.
    pub tracks: Vec<Track>,
    /// The named stretches of time that are known, in file order.
    pub phases: Vec<Phase>,
    /// All sources, in file order, those too that no item cites yet.
    pub sources: Arc<[Source]>,
}

/// A timeline as it is believed on its [`KnowledgeDate`], with the orders and back references
/// that readers need.
///
/// It is immutable once made, so that threads can share it and caches can trust it. All days of
/// one file share one record, and an index means the same entry on each.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    ledger: Arc<Ledger>,
    date: KnowledgeDate,
    /// The day of the beliefs: `date`, but never after that on which the file was cut off.
    believed_on: KnowledgeDate,
    outline: Arc<Outline>,
    items: Slots<Item>,
    known: ItemSet,
    claims: Slots<Option<Claim>>,
    by_id: Arc<HashMap<String, ItemIx>>,
    order: Arc<ReadingOrder>,
    /// The item whose date is that of a chosen account.
    redated: Option<ItemIx>,
    /// Documents, topics and figures, as known on this day.
    dossier: KnownDossier,
}

impl Deref for Timeline {
    type Target = Outline;

    fn deref(&self) -> &Outline {
        &self.outline
    }
}

/// An outcome, after the day from which it is known.
pub(super) type DatedOutcome = (Option<CivilDate>, Outcome);

impl Timeline {
    /// The latest knowledge of what a file says. Dated items are read first, by when they may
    /// have begun, then by when they must have ended, then in file order; undated items follow
    /// in file order.
    pub fn new(parts: TimelineParts) -> Self {
        let ids = parts.items.iter().map(|item| item.id.clone());
        let by_id = ids.zip((0..).map(ItemIx)).collect();
        let ledger = Ledger::new(parts);
        let date = ledger.cut_off();
        let slots = ledger.parts.items.len();
        let all = (0..slots).map(ItemIx::from);
        let known = all.clone().filter(|ix| ledger.knows_item(*ix, date));
        let known = ItemSet::from_items(slots, known);
        let keys = all.map(|ix| ReadingKey::new(ledger.when_on(ix, date)));
        Self {
            date: KnowledgeDate::Latest,
            believed_on: date,
            outline: Arc::new(outline(&ledger, date)),
            items: Slots::new(slots),
            claims: Slots::new(ledger.parts.claims.len()),
            by_id: Arc::new(by_id),
            order: Arc::new(ReadingOrder::new(&known, keys.collect())),
            known,
            redated: None,
            dossier: KnownDossier::default(),
            ledger: Arc::new(ledger),
        }
    }

    /// The day whose knowledge was asked for.
    pub fn known_on(&self) -> KnowledgeDate {
        self.date
    }

    /// The day that a banner must name: that of the knowledge shown, or that on which the file
    /// was cut off; `None` if neither is in the past of what the file holds.
    pub fn told_on(&self) -> KnowledgeDate {
        self.believed_on
    }

    /// The item whose date is that of a chosen account; `None` if none is.
    pub fn redated(&self) -> Option<ItemIx> {
        self.redated
    }

    /// Whether both show days of the same record.
    pub fn shares_record(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.ledger, &other.ledger)
    }

    /// The days on which anything became known, was corrected or was taken back, ascending. The
    /// same on every day of knowledge.
    pub fn knowledge_days(&self) -> &[CivilDate] {
        &self.ledger.days
    }

    /// What the file says, from first to last, whatever the day of knowledge.
    pub fn record(&self) -> &TimelineParts {
        &self.ledger.parts
    }

    /// What was believed on which day.
    pub(super) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The item at `ix`, as believed. One that is not known is shown to nobody.
    ///
    /// # Panics
    /// If `ix` comes from another timeline.
    pub fn item(&self, ix: ItemIx) -> &Item {
        if self.ledger.varies(ix) || self.redated == Some(ix) {
            let derive = || self.ledger.item_on(ix, self.believed_on);
            return self.items.get(ix.index(), derive);
        }
        self.first_belief(ix)
    }

    /// What the record says first of `ix`. Its tracks, its kind, how much it matters, its actors,
    /// its topics and its links are the same on every day.
    ///
    /// # Panics
    /// If `ix` comes from another timeline.
    pub fn first_belief(&self, ix: ItemIx) -> &Item {
        &self.ledger.parts.items[ix.index()]
    }

    /// When `ix` happens, as believed; `None` if no date is known. Like all that asks for one
    /// field, it says the same as [`Timeline::item`] and derives nothing.
    pub fn when_of(&self, ix: ItemIx) -> Option<&When> {
        if self.redated == Some(ix) {
            return self.item(ix).when.as_ref();
        }
        self.ledger.when_on(ix, self.believed_on)
    }

    /// A number that differs between days of one record on which `ix` has another date; `None` if
    /// an account gives the date, which says nothing to compare.
    pub fn dated_by(&self, ix: ItemIx) -> Option<u32> {
        let revision = || self.ledger.dated_by(ix, self.believed_on);
        (self.redated != Some(ix)).then(|| revision().map_or(0, |place| place + 1))
    }

    /// A number that stands for what [`Timeline::title_of`] says.
    pub fn title_mark_of(&self, ix: ItemIx) -> u32 {
        self.ledger.title_mark_on(ix, self.believed_on)
    }

    /// A few words for `ix`, as believed.
    pub fn title_of(&self, ix: ItemIx) -> &str {
        self.ledger.title_on(ix, self.believed_on)
    }

    /// How real `ix` is, as believed.
    pub fn status_of(&self, ix: ItemIx) -> Status {
        self.ledger.status_on(ix, self.believed_on)
    }

    /// Who reports `ix`, as far as they were out.
    pub fn sources_of(&self, ix: ItemIx) -> impl Iterator<Item = SourceIx> {
        self.ledger.sources_on(ix, self.believed_on)
    }

    /// The item at `ix`; `None` if it is not known or comes from another timeline.
    pub fn known_item(&self, ix: ItemIx) -> Option<&Item> {
        self.is_known(ix).then(|| self.item(ix))
    }

    /// The known items, in file order.
    pub fn items(&self) -> impl Iterator<Item = (ItemIx, &Item)> {
        self.known.iter().map(|ix| (ix, self.item(ix)))
    }

    /// The known items.
    pub fn known(&self) -> &ItemSet {
        &self.known
    }

    /// Whether `ix` is an item of this timeline that is known.
    pub fn is_known(&self, ix: ItemIx) -> bool {
        self.known.contains(ix)
    }

    /// How many items are known.
    pub fn item_count(&self) -> usize {
        self.order.items.len()
    }

    /// How many items there are, known or not: the universe of an [`ItemSet`].
    pub fn item_slots(&self) -> usize {
        self.ledger.parts.items.len()
    }

    /// Who acts in `ix`, as believed, without deriving the item.
    pub fn actors_of(&self, ix: ItemIx) -> &[String] {
        self.ledger.actors_on(ix, self.believed_on)
    }

    /// Every actor whom later beliefs of `ix` name; `None` if they name none. Only for indexes,
    /// never to be told.
    pub(super) fn recast(&self, ix: ItemIx) -> Option<&[String]> {
        self.ledger.recast(ix)
    }

    /// The place of the item called `id`, known or not; `None` if the file has none.
    pub fn slot_of(&self, id: &str) -> Option<ItemIx> {
        self.by_id.get(id).copied()
    }

    /// The known item called `id`, or `None`.
    pub fn item_by_id(&self, id: &str) -> Option<ItemIx> {
        let found = self.by_id.get(id).copied();
        found.filter(|ix| self.is_known(*ix))
    }

    /// The day from which `ix` is known; `None` if it always was.
    pub fn known_since(&self, ix: ItemIx) -> Option<CivilDate> {
        self.ledger.item_since.get(ix.index()).copied().flatten()
    }

    /// The day by which a source was out for certain; `None` if it shows no date.
    pub fn source_since(&self, ix: SourceIx) -> Option<CivilDate> {
        self.ledger.first_days.of_source(ix)
    }

    /// The day from which a source counts for what its author wrote to be known from `written`;
    /// `None` if it shows no date.
    pub fn citation_since(&self, ix: SourceIx, written: Option<CivilDate>) -> Option<CivilDate> {
        self.ledger.first_days.of_citation(ix, written)
    }

    /// Those of `sources` that count here for what its author wrote to be known from `written`;
    /// for a revision that is its day.
    pub fn cited(&self, sources: &[SourceIx], written: Option<CivilDate>) -> Vec<SourceIx> {
        let mut known = sources.to_vec();
        self.ledger
            .keep_cited(&mut known, written, self.believed_on);
        known
    }

    /// What a source relays, as far as it was out: what shows no date, then by day.
    pub fn derived_from(&self, ix: SourceIx) -> &[SourceIx] {
        self.ledger.derived_from(ix, self.believed_on)
    }

    /// The day from which a claim is known; `None` if it always was.
    pub fn claim_since(&self, ix: ClaimIx) -> Option<CivilDate> {
        self.ledger.claim_since.get(ix.index()).copied().flatten()
    }

    /// What became of `ix` in the order of the file, each with the day from which it is known;
    /// `None` in the place of an outcome that is not known.
    pub(super) fn outcomes_believed(&self, ix: ClaimIx) -> Vec<Option<DatedOutcome>> {
        let claim = self.ledger.parts.claims.get(ix.index());
        let outcomes = claim.map_or(&[][..], |claim| &claim.outcomes).iter();
        let dated = outcomes.map(|outcome| {
            let since = self.ledger.first_days.of_outcome(outcome);
            Some((
                since,
                self.ledger.outcome_on(outcome.clone(), self.believed_on)?,
            ))
        });
        dated.collect()
    }

    /// The revisions of `ix` that are known, in the order of days.
    pub fn revisions_of(&self, ix: ItemIx) -> &[Revision<ItemChange>] {
        let all = self.ledger.revisions_of(ix);
        let known = all.partition_point(|it| self.believed_on.knows(Some(it.known_from)));
        &all[..known]
    }

    /// What was believed of `ix` on an earlier day; the banner of that day is the caller's to
    /// show. `None` if it was not known then or the day is later than this one.
    pub fn item_believed_on(&self, ix: ItemIx, date: KnowledgeDate) -> Option<Item> {
        let date = date.min(self.ledger.cut_off());
        let told = date <= self.believed_on && self.ledger.knows_item(ix, date);
        told.then(|| self.ledger.item_on(ix, date))
    }

    /// The track at `ix`. Panics if `ix` comes from another timeline.
    pub fn track(&self, ix: TrackIx) -> &Track {
        &self.tracks[ix.index()]
    }

    /// The source at `ix`. Panics if `ix` comes from another timeline.
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.sources[ix.index()]
    }

    /// The claim at `ix`, as believed; `None` if it or the item that it belongs to is not known.
    pub fn claim(&self, ix: ClaimIx) -> Option<&Claim> {
        let item = self.ledger.parts.claims.get(ix.index())?.item;
        let derive = || self.ledger.claim_on(ix, self.believed_on);
        let told = item.is_none_or(|item| self.is_known(item));
        told.then(|| self.claims.get(ix.index(), derive))?.as_ref()
    }

    /// The known claims, in file order.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimIx, &Claim)> {
        let claims = (0..self.ledger.parts.claims.len()).map(ClaimIx::from);
        claims.filter_map(|ix| Some((ix, self.claim(ix)?)))
    }

    /// The known claims that belong to `ix`, in file order.
    pub fn claims_of(&self, ix: ItemIx) -> impl Iterator<Item = (ClaimIx, &Claim)> {
        let claims = self.ledger.claims_of.get(&ix).into_iter().flatten();
        claims.filter_map(|claim| Some((*claim, self.claim(*claim)?)))
    }

    /// What `ix` does to other items, those that are known.
    pub fn links_of(&self, ix: ItemIx) -> impl Iterator<Item = (ItemIx, LinkKind)> {
        let links = self.first_belief(ix).links.iter();
        let links = links.map(|link| (link.target, link.kind));
        links.filter(|(target, _)| self.is_known(*target))
    }

    /// The known items that link to `ix`, with the kind of each link.
    pub fn links_to(&self, ix: ItemIx) -> impl Iterator<Item = (ItemIx, LinkKind)> {
        let links = self.ledger.links_to.get(&ix).into_iter().flatten();
        links.copied().filter(|(from, _)| self.is_known(*from))
    }

    /// All known items in the order in which a person reads them: dated by time, then undated.
    pub fn reading_order(&self) -> &[ItemIx] {
        &self.order.items
    }

    /// The place of `ix` in [`Timeline::reading_order`], from 0; its length for what is not known.
    pub fn rank(&self, ix: ItemIx) -> usize {
        self.order.rank(ix)
    }
}

fn outline(ledger: &Ledger, date: KnowledgeDate) -> Outline {
    let parts = &ledger.parts;
    Outline {
        title: parts.title.clone(),
        summary: summary(ledger, date).to_owned(),
        author: parts.author.clone(),
        zone: parts.zone.clone(),
        opens_on: parts.opens_on.clone(),
        tracks: parts.tracks.clone(),
        phases: ledger.phases_on(date),
        sources: parts.sources.iter().cloned().collect(),
    }
}

/// A summary is written when all is known, so it is not told before.
fn summary(ledger: &Ledger, date: KnowledgeDate) -> &str {
    if ledger.is_all_known(date) {
        &ledger.parts.summary
    } else {
        ""
    }
}

#[cfg(test)]
mod tests;
