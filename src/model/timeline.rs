//! The timeline as a whole: what a file says, what of it was believed on a day, and the order in
//! which that is read.

use std::{collections::BTreeMap, collections::HashMap, ops::Deref, sync::Arc};

use super::{
    CivilDate, Claim, ClaimChange, Item, ItemChange, ItemSet, KnowledgeDate, LinkKind, Outcome,
    Phase, Revision, Source, Track, When,
    ledger::{Ledger, Touched},
};

macro_rules! index_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            /// Saturates at `u32::MAX`, far beyond what a file may hold.
            fn from(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    };
}

index_type!(
    /// The place of an item in [`TimelineParts::items`].
    ItemIx
);
index_type!(
    /// The place of a track in [`TimelineParts::tracks`].
    TrackIx
);
index_type!(
    /// The place of a source in [`TimelineParts::sources`].
    SourceIx
);
index_type!(
    /// The place of a claim in [`TimelineParts::claims`].
    ClaimIx
);

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
    outline: Arc<Outline>,
    items: Vec<Arc<Item>>,
    known: ItemSet,
    claims: Vec<Option<Arc<Claim>>>,
    by_id: Arc<HashMap<String, ItemIx>>,
    reading_order: Vec<ItemIx>,
    rank: Vec<u32>,
    /// The item whose date is that of a chosen account.
    redated: Option<ItemIx>,
}

impl Deref for Timeline {
    type Target = Outline;

    fn deref(&self) -> &Outline {
        &self.outline
    }
}

/// An outcome, after the day from which it is known.
pub(super) type DatedOutcome = (Option<CivilDate>, Outcome);

/// What differs between two days of one timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differing {
    /// Items of which something else is believed, each once, ascending.
    pub items: Vec<ItemIx>,
    /// Claims of which something else is believed, each once, ascending.
    pub claims: Vec<ClaimIx>,
}

impl Timeline {
    /// The latest knowledge of what a file says. Dated items are read first, by when they may
    /// have begun, then by when they must have ended, then in file order; undated items follow
    /// in file order.
    pub fn new(parts: TimelineParts) -> Self {
        let date = KnowledgeDate::Latest;
        let ids = parts.items.iter().map(|item| item.id.clone());
        let by_id = ids.zip((0..).map(ItemIx)).collect();
        let ledger = Ledger::new(parts);
        let slots = ledger.parts.items.len();
        let all = (0..slots).map(ItemIx::from);
        let known =
            ItemSet::from_items(slots, all.clone().filter(|ix| ledger.knows_item(*ix, date)));
        let items = all.map(|ix| Arc::new(ledger.item_on(ix, date))).collect();
        let claims = (0..ledger.parts.claims.len()).map(ClaimIx::from);
        let claims = claims.map(|ix| ledger.claim_on(ix, date).map(Arc::new));
        let mut timeline = Self {
            date,
            outline: Arc::new(outline(&ledger)),
            items,
            known,
            claims: claims.collect(),
            by_id: Arc::new(by_id),
            reading_order: Vec::new(),
            rank: vec![u32::MAX; slots],
            redated: None,
            ledger: Arc::new(ledger),
        };
        let mut order: Vec<ItemIx> = timeline.known.iter().collect();
        order.sort_by_cached_key(|ix| timeline.reading_key(*ix));
        timeline.reading_order = order;
        timeline.rank_again();
        timeline
    }

    /// The same timeline as it was believed on `date`. Takes time in proportion to what changed
    /// between the two days, and a few machine words an item.
    #[must_use]
    pub fn as_known_on(&self, date: KnowledgeDate) -> Self {
        let differing = self.differing_until(date);
        let mut other = self.clone();
        other.date = date;
        other.redated = None;
        let phases = self.ledger.phases_on(date);
        let summary = summary(&self.ledger, date);
        if phases != self.phases || summary != self.summary {
            let outline = Arc::make_mut(&mut other.outline);
            (outline.phases, outline.summary) = (phases, summary.to_owned());
        }
        for claim in differing.claims {
            other.claims[claim.index()] = self.ledger.claim_on(claim, date).map(Arc::new);
        }
        for item in &differing.items {
            other.items[item.index()] = Arc::new(self.ledger.item_on(*item, date));
            if self.ledger.knows_item(*item, date) {
                other.known.insert(*item);
            } else {
                other.known.remove(*item);
            }
        }
        other.read_again(self, differing.items);
        other
    }

    /// The same timeline with the mark of `item` where one account puts it; `None` puts it back.
    #[must_use]
    pub fn with_date_of(&self, item: ItemIx, when: Option<When>) -> Self {
        let mut other = self.clone();
        let mut redated: Vec<ItemIx> = self.redated.into_iter().chain([item]).collect();
        redated.dedup();
        for ix in &redated {
            other.items[ix.index()] = Arc::new(self.ledger.item_on(*ix, self.date));
        }
        other.redated = when.is_some().then_some(item);
        if let Some(when) = when {
            let mut moved = Item::clone(&other.items[item.index()]);
            moved.when = Some(when);
            moved.shown_date = None;
            other.items[item.index()] = Arc::new(moved);
        }
        other.read_again(self, redated);
        other
    }

    /// The day whose knowledge this is.
    pub fn known_on(&self) -> KnowledgeDate {
        self.date
    }

    /// The day that a banner must name: that of the knowledge shown, or that on which the file
    /// was cut off; `None` if neither is in the past of what the file holds.
    pub fn told_on(&self) -> KnowledgeDate {
        let cut_off = self
            .ledger
            .parts
            .as_of
            .map_or(KnowledgeDate::Latest, KnowledgeDate::On);
        self.date.min(cut_off)
    }

    /// The item whose date is that of a chosen account; `None` if none is.
    pub fn redated(&self) -> Option<ItemIx> {
        self.redated
    }

    /// Whether both show days of the same record.
    pub fn shares_record(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.ledger, &other.ledger)
    }

    /// What is believed otherwise here than in `other`, a day of the same record.
    pub fn differing_from(&self, other: &Self) -> Differing {
        let mut differing = other.differing_until(self.date);
        differing.items.extend(self.redated);
        differing.items.sort_unstable();
        differing.items.dedup();
        differing
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

    /// The item at `ix`, as believed. One that is not known is shown to nobody.
    ///
    /// # Panics
    /// If `ix` comes from another timeline.
    pub fn item(&self, ix: ItemIx) -> &Item {
        &self.items[ix.index()]
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
        self.reading_order.len()
    }

    /// How many items there are, known or not: the universe of an [`ItemSet`].
    pub fn item_slots(&self) -> usize {
        self.items.len()
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

    /// The day from which a source may have been out, so that it is named; `None` if it shows no
    /// date.
    pub fn source_since(&self, ix: SourceIx) -> Option<CivilDate> {
        self.ledger.first_days.of_citation(ix)
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
            Some((since, self.ledger.outcome_on(outcome.clone(), self.date)?))
        });
        dated.collect()
    }

    /// The revisions of `ix` that are known, in the order of days.
    pub fn revisions_of(&self, ix: ItemIx) -> &[Revision<ItemChange>] {
        let all = self.ledger.revisions_of(ix);
        let known = all.partition_point(|it| self.date.knows(Some(it.known_from)));
        &all[..known]
    }

    /// What was believed of `ix` on an earlier day; the banner of that day is the caller's to
    /// show. `None` if it was not known then or the day is later than this one.
    pub fn item_believed_on(&self, ix: ItemIx, date: KnowledgeDate) -> Option<Item> {
        let told = date <= self.date && self.ledger.knows_item(ix, date);
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

    /// The claim at `ix`, as believed; `None` if it is not known.
    pub fn claim(&self, ix: ClaimIx) -> Option<&Claim> {
        self.claims.get(ix.index())?.as_deref()
    }

    /// The known claims, in file order. A claim counts as known with the item it belongs to.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimIx, &Claim)> {
        let claims = (0..self.claims.len()).map(ClaimIx::from);
        claims.filter_map(|ix| {
            let claim = self.claim(ix)?;
            let told = claim.item.is_none_or(|item| self.is_known(item));
            told.then_some((ix, claim))
        })
    }

    /// The known claims that belong to `ix`, in file order.
    pub fn claims_of(&self, ix: ItemIx) -> impl Iterator<Item = (ClaimIx, &Claim)> {
        let claims = self.ledger.claims_of.get(&ix).into_iter().flatten();
        claims.filter_map(|claim| Some((*claim, self.claim(*claim)?)))
    }

    /// What `ix` does to other items, those that are known.
    pub fn links_of(&self, ix: ItemIx) -> impl Iterator<Item = (ItemIx, LinkKind)> {
        let links = self.item(ix).links.iter();
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
        &self.reading_order
    }

    /// The place of `ix` in [`Timeline::reading_order`], from 0; its length for what is not known.
    pub fn rank(&self, ix: ItemIx) -> usize {
        (self.rank[ix.index()] as usize).min(self.reading_order.len())
    }

    /// What differs here from this timeline on `date`, with the item that an account has moved.
    fn differing_until(&self, date: KnowledgeDate) -> Differing {
        let mut differing = Differing::default();
        for touched in self.ledger.touched(self.date, date) {
            match touched {
                Touched::Item(ix) => differing.items.push(ix),
                Touched::Claim(ix) => differing.claims.push(ix),
            }
        }
        if let Some(redated) = self.redated {
            differing.items.push(redated);
            differing.items.sort_unstable();
            differing.items.dedup();
        }
        differing
    }

    fn reading_key(&self, ix: ItemIx) -> (bool, Option<(i64, i64)>, ItemIx) {
        let when = self.item(ix).when.as_ref();
        (when.is_none(), when.map(When::sort_key), ix)
    }

    /// Puts `changed` in their places of the reading order, which is still that of `before`.
    fn read_again(&mut self, before: &Self, mut changed: Vec<ItemIx>) {
        let slots = self.items.len();
        changed.retain(|ix| {
            before.is_known(*ix) != self.is_known(*ix)
                || before.reading_key(*ix) != self.reading_key(*ix)
        });
        if changed.is_empty() {
            return;
        }
        let moved = ItemSet::from_items(slots, changed.iter().copied());
        self.reading_order.retain(|ix| !moved.contains(*ix));
        changed.retain(|ix| self.is_known(*ix));
        changed.sort_by_cached_key(|ix| self.reading_key(*ix));
        let mut merged = Vec::with_capacity(self.reading_order.len() + changed.len());
        let mut rest = self.reading_order.as_slice();
        for ix in changed {
            let key = self.reading_key(ix);
            let before = rest.partition_point(|other| self.reading_key(*other) < key);
            merged.extend_from_slice(&rest[..before]);
            merged.push(ix);
            rest = &rest[before..];
        }
        merged.extend_from_slice(rest);
        self.reading_order = merged;
        self.rank_again();
    }

    fn rank_again(&mut self) {
        self.rank.fill(u32::MAX);
        for (place, ix) in self.reading_order.iter().enumerate() {
            self.rank[ix.index()] = u32::try_from(place).unwrap_or(u32::MAX);
        }
    }
}

/// The outline of the latest day.
fn outline(ledger: &Ledger) -> Outline {
    let parts = &ledger.parts;
    Outline {
        title: parts.title.clone(),
        summary: parts.summary.clone(),
        author: parts.author.clone(),
        zone: parts.zone.clone(),
        opens_on: parts.opens_on.clone(),
        tracks: parts.tracks.clone(),
        phases: parts.phases.clone(),
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
