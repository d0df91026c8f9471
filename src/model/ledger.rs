//! What a file says of every entry from first to last, and what was believed on a day.
//!
//! ```text
//!   record     first belief ──► revision ──► revision ──► retraction
//!   known from 17 Dec           5 Jan        6 Feb         24 Apr
//!                                     ▲
//!   as known on 10 Jan: first belief and one revision
//! ```
//!
//! From which day a thing is known says [`FirstDays`]. Keeping what was believed
//! for all items at once, and in which order they are read, is [`Timeline`](super::Timeline)'s.

mod dossier;
mod history;
mod log;
mod relays;

use std::collections::HashMap;

use super::{
    Believed, CivilDate, Claim, ClaimIx, Conflict, FirstDays, Item, ItemChange, ItemIx, ItemSet,
    KnowledgeDate, LinkKind, Outcome, Phase, Revision, SourceIx, Status, TimelineParts, When,
};
use history::{History, mark_of};
pub(super) use log::{About, Touched};
use relays::Relays;

/// The record of a timeline with everything derived from it that no knowledge date changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    pub(super) parts: TimelineParts,
    pub(super) item_since: Vec<Option<CivilDate>>,
    pub(super) claim_since: Vec<Option<CivilDate>>,
    pub(super) first_days: FirstDays,
    /// Who relays whom.
    relays: Relays,
    /// When the fields changed that passes over all items look at.
    history: History,
    /// The items of which the record does not say all that is believed on every day.
    varying: ItemSet,
    /// Every actor whom revisions name, of the items where they name any; most never do.
    recast: HashMap<ItemIx, Vec<String>>,
    /// The day on which an item was taken back; most never are.
    retracted: HashMap<ItemIx, CivilDate>,
    /// What changes on which day, by day; nothing after the day on which the file was cut off.
    log: Vec<(CivilDate, Touched)>,
    /// The days of the log, and those on which something of the dossier becomes known; each once.
    pub(super) days: Vec<CivilDate>,
    /// The last day on which anything changes, told or not; `None` if nothing ever does.
    last_day: Option<CivilDate>,
    pub(super) claims_of: HashMap<ItemIx, Vec<ClaimIx>>,
    pub(super) links_to: HashMap<ItemIx, Vec<(ItemIx, LinkKind)>>,
}

impl Ledger {
    pub(super) fn new(parts: TimelineParts) -> Self {
        let mut ledger = Self {
            first_days: FirstDays::new(&parts.sources),
            parts,
            ..Self::default()
        };
        let (items, claims) = (ledger.parts.items.iter(), ledger.parts.claims.iter());
        let days = &ledger.first_days;
        let item_since = items.map(|item| days.of_item(item)).collect();
        let claim_since = claims.map(|claim| days.of_claim(claim)).collect();
        (ledger.item_since, ledger.claim_since) = (item_since, claim_since);
        ledger.tell_histories();
        ledger.recast = recast(&ledger.parts);
        ledger.refer_back();
        ledger.relays = Relays::new(&ledger.parts, &ledger.first_days);
        ledger.log = ledger.changes();
        ledger.last_day = ledger.last_change();
        ledger.varying = ledger.all_varying();
        let told = |entry: &(CivilDate, Touched)| ledger.cut_off().knows(Some(entry.0));
        ledger.log.truncate(ledger.log.partition_point(told));
        let mut days = ledger.days_of_dossier();
        days.retain(|day| ledger.cut_off().knows(Some(*day)));
        days.extend(ledger.log.iter().map(|(day, _)| *day));
        days.sort_unstable();
        days.dedup();
        ledger.days = days;
        ledger
    }

    /// The last day of which the file tells: that on which it was cut off.
    pub(super) fn cut_off(&self) -> KnowledgeDate {
        let day = self.parts.as_of;
        day.map_or(KnowledgeDate::Latest, KnowledgeDate::On)
    }

    /// The revisions of an item, in the order of days.
    pub(super) fn revisions_of(&self, ix: ItemIx) -> &[Revision<ItemChange>] {
        let revisions = self.parts.item_revisions.get(&ix);
        revisions.map_or(&[], Vec::as_slice)
    }

    /// Whether an item is known on `date` and not taken back.
    pub(super) fn knows_item(&self, ix: ItemIx, date: KnowledgeDate) -> bool {
        let retracted = self.retracted.get(&ix);
        date.knows(self.item_since[ix.index()])
            && retracted.is_none_or(|day| !date.knows(Some(*day)))
    }

    /// Whether a day may be found on which something else is believed of an item than what the
    /// record says first.
    pub(super) fn varies(&self, ix: ItemIx) -> bool {
        self.varying.contains(ix)
    }

    /// The revision that set the date believed on `date`; `None` if it is the first date.
    pub(super) fn dated_by(&self, ix: ItemIx, date: KnowledgeDate) -> Option<u32> {
        self.history.dates.newest(ix, date).map(|(place, _)| *place)
    }

    /// When it was believed on `date` that an item happens; `None` if no date was.
    pub(super) fn when_on(&self, ix: ItemIx, date: KnowledgeDate) -> Option<&When> {
        match self.history.dates.newest(ix, date) {
            Some((_, when)) => when.as_deref(),
            None => self.parts.items[ix.index()].when.as_ref(),
        }
    }

    /// What an item was called on `date`.
    pub(super) fn title_on(&self, ix: ItemIx, date: KnowledgeDate) -> &str {
        let revised = self.history.titles.newest(ix, date).and_then(|title| {
            let revision = self.revisions_of(ix).get(title.revision as usize)?;
            revision.change.title.as_deref()
        });
        revised.unwrap_or(&self.parts.items[ix.index()].title)
    }

    /// What an item was called on `date` where there is little room; `None` if nobody said.
    fn short_title_on(&self, ix: ItemIx, date: KnowledgeDate) -> Option<&String> {
        let first = &self.parts.items[ix.index()];
        let (mut title, mut short) = (first.title.as_str(), first.short_title.as_ref());
        for revision in known_of(self.revisions_of(ix), date) {
            short = revision.change.short_title_after(title, short);
            title = revision.change.title.as_deref().unwrap_or(title);
        }
        short
    }

    /// A number that stands for what an item was called on `date`.
    pub(super) fn title_mark_on(&self, ix: ItemIx, date: KnowledgeDate) -> u32 {
        let revised = self.history.titles.newest(ix, date);
        revised.map_or_else(
            || mark_of(&self.parts.items[ix.index()].title),
            |it| it.mark,
        )
    }

    /// How real an item was believed to be on `date`.
    pub(super) fn status_on(&self, ix: ItemIx, date: KnowledgeDate) -> Status {
        let revised = self.history.statuses.newest(ix, date).copied();
        revised.unwrap_or(self.parts.items[ix.index()].status)
    }

    /// Whom an item named on `date`.
    pub(super) fn sources_on(
        &self,
        ix: ItemIx,
        date: KnowledgeDate,
    ) -> impl Iterator<Item = SourceIx> {
        self.history.sources.known(ix, date)
    }

    /// Who acted in an item, as believed on `date`.
    pub(super) fn actors_on(&self, ix: ItemIx, date: KnowledgeDate) -> &[String] {
        let first = &self.parts.items[ix.index()].actors;
        if !self.recast.contains_key(&ix) {
            return first;
        }
        let revisions = known_of(self.revisions_of(ix), date).iter().rev();
        let mut newest = revisions.filter_map(|revision| revision.change.actors.as_ref());
        newest.next().unwrap_or(first)
    }

    /// The actors that revisions of `ix` name, if any names some; most do not.
    pub(super) fn recast(&self, ix: ItemIx) -> Option<&[String]> {
        self.recast.get(&ix).map(Vec::as_slice)
    }

    /// What was believed of an item on `date`, whether or not it was known.
    pub(super) fn item_on(&self, ix: ItemIx, date: KnowledgeDate) -> Item {
        let first = &self.parts.items[ix.index()];
        let revisions = known_of(self.revisions_of(ix), date);
        let changes = || revisions.iter().rev().map(|revision| &revision.change);
        let summary = changes().find_map(|change| change.summary.as_ref());
        let body = changes().find_map(|change| change.body.as_ref());
        let place = changes().find_map(|change| change.place.as_ref());
        let told = |other: &ItemIx| self.knows_item(*other, date);
        let replaced_by = changes().find_map(|change| change.replaced_by.filter(told));
        let since = self.item_since[ix.index()];
        let conflicts = first.conflicts.iter().cloned();
        Item {
            id: first.id.clone(),
            title: self.title_on(ix, date).to_owned(),
            short_title: self.short_title_on(ix, date).cloned(),
            summary: summary.unwrap_or(&first.summary).clone(),
            body: body.unwrap_or(&first.body).clone(),
            when: self.when_on(ix, date).cloned(),
            shown_date: self.shown_date_on(ix, date).cloned(),
            track: first.track,
            further_tracks: first.further_tracks.clone(),
            kind: first.kind,
            status: self.status_on(ix, date),
            importance: first.importance,
            actors: self.actors_on(ix, date).to_vec(),
            place: place.or(first.place.as_ref()).cloned(),
            topics: first.topics.clone(),
            sources: self.sources_on(ix, date).collect(),
            known_from: first.known_from,
            replaced_by: replaced_by.or(first.replaced_by),
            conflicts: conflicts
                .filter_map(|conflict| self.conflict_on(conflict, since, date))
                .collect(),
            links: first.links.clone(),
        }
    }

    /// The wording of the date believed on `date`. Another date drops the wording of the old.
    fn shown_date_on(&self, ix: ItemIx, date: KnowledgeDate) -> Option<&String> {
        let revisions = known_of(self.revisions_of(ix), date);
        let dated = self.dated_by(ix, date);
        let since = revisions
            .get(dated.unwrap_or(0) as usize..)
            .unwrap_or_default();
        let revised = since
            .iter()
            .rev()
            .find_map(|it| it.change.shown_date.as_ref());
        let first = || self.parts.items[ix.index()].shown_date.as_ref();
        revised.or_else(|| first().filter(|_| dated.is_none()))
    }

    /// What was believed of a claim on `date`; `None` if it was not known or is taken back.
    pub(super) fn claim_on(&self, ix: ClaimIx, date: KnowledgeDate) -> Option<Claim> {
        if !date.knows(self.claim_since[ix.index()]) {
            return None;
        }
        let mut claim = self.parts.claims[ix.index()].clone();
        let revisions = self.parts.claim_revisions.get(&ix);
        let revisions = revisions.map_or(&[][..], Vec::as_slice);
        claim.sources = self.all_cited(&claim.sources, claim.known_from, revisions, date);
        claim.outcomes = std::mem::take(&mut claim.outcomes)
            .into_iter()
            .filter_map(|outcome| self.outcome_on(outcome, date))
            .collect();
        believe_all(claim, known_of(revisions, date))
    }

    /// The phases known on `date`. One that was not over yet has an open end.
    pub(super) fn phases_on(&self, date: KnowledgeDate) -> Vec<Phase> {
        let places = 0..self.parts.phases.len();
        places.filter_map(|at| self.phase_on(at, date)).collect()
    }

    /// The phase at the place `at` of the record, as known on `date`; `None` if it is not.
    pub(super) fn phase_on(&self, at: usize, date: KnowledgeDate) -> Option<Phase> {
        let phase = self.parts.phases.get(at)?;
        let is_known = date.knows(FirstDays::of_phase(phase));
        is_known.then(|| match date.day() {
            Some(day) => open_ended_after(phase, day),
            None => phase.clone(),
        })
    }

    /// Whether all that the record holds is known on `date`.
    pub(super) fn is_all_known(&self, date: KnowledgeDate) -> bool {
        date.knows(self.last_day)
    }

    /// What an outcome said on `date`; `None` if nothing, or not any more.
    pub(super) fn outcome_on(&self, mut outcome: Outcome, date: KnowledgeDate) -> Option<Outcome> {
        if !date.knows(self.first_days.of_outcome(&outcome)) {
            return None;
        }
        let revisions = std::mem::take(&mut outcome.revisions);
        outcome.sources = self.all_cited(&outcome.sources, outcome.known_from, &revisions, date);
        believe_all(outcome, known_of(&revisions, date))
    }

    /// A disagreement as it stood on `date`; `None` if it was not known. Told by accounts, it
    /// takes two of them to disagree.
    pub(super) fn conflict_on(
        &self,
        mut conflict: Conflict,
        item_since: Option<CivilDate>,
        date: KnowledgeDate,
    ) -> Option<Conflict> {
        let told = !conflict.accounts.is_empty();
        if !date.knows(self.first_days.of_conflict(&conflict, item_since)) {
            return None;
        }
        conflict
            .accounts
            .retain(|account| date.knows(self.first_days.of_account(account)));
        for account in &mut conflict.accounts {
            self.keep_cited(&mut account.sources, account.known_from, date);
        }
        self.keep_cited(&mut conflict.sources, conflict.known_from, date);
        (!told || conflict.accounts.len() > 1).then_some(conflict)
    }

    /// The sources of an entry that count on `date`; see [`FirstDays::of_all_cited`].
    pub(super) fn all_cited<C>(
        &self,
        first: &[SourceIx],
        written: Option<CivilDate>,
        revisions: &[Revision<C>],
        date: KnowledgeDate,
    ) -> Vec<SourceIx> {
        let all = self.first_days.of_all_cited(first, written, revisions);
        let known = all.into_iter().filter(|(_, since)| date.knows(*since));
        known.map(|(source, _)| source).collect()
    }

    /// Leaves out the sources that do not count on `date` for what is known from `written`.
    /// Those without a date stay.
    pub(super) fn keep_cited(
        &self,
        sources: &mut Vec<SourceIx>,
        written: Option<CivilDate>,
        date: KnowledgeDate,
    ) {
        sources.retain(|source| date.knows(self.first_days.of_citation(*source, written)));
    }

    /// What a source relays of all that was out by `date`.
    pub(super) fn derived_from(&self, ix: SourceIx, date: KnowledgeDate) -> &[SourceIx] {
        self.relays.of(ix, date, &self.first_days)
    }

    fn tell_histories(&mut self) {
        for (at, item) in self.parts.items.iter().enumerate() {
            let revisions = self.parts.item_revisions.get(&ItemIx::from(at));
            let revisions = revisions.map_or(&[][..], Vec::as_slice);
            self.history.push(item, revisions, &self.first_days);
            let taken_back = revisions.iter().find(|revision| revision.retracted);
            self.retracted
                .extend(taken_back.map(|revision| (ItemIx::from(at), revision.known_from)));
        }
    }

    /// Items that were revised or disputed, or change on a day after that on which they became
    /// known: a source of theirs came out.
    fn all_varying(&self) -> ItemSet {
        let items = self.parts.items.iter().enumerate();
        let disputed = items.filter(|(_, item)| !item.conflicts.is_empty());
        let disputed = disputed.map(|(at, _)| ItemIx::from(at));
        let revised = self.parts.item_revisions.keys().copied();
        let varying = disputed.chain(revised);
        let mut varying = ItemSet::from_items(self.parts.items.len(), varying);
        for (day, what) in &self.log {
            match what {
                Touched::Item(ix, _) if self.item_since[ix.index()] != Some(*day) => {
                    varying.insert(*ix);
                }
                Touched::Item(..) | Touched::Claim(_) => {}
            }
        }
        varying
    }

    fn refer_back(&mut self) {
        for (at, claim) in self.parts.claims.iter().enumerate() {
            if let Some(item) = claim.item {
                self.claims_of.entry(item).or_default().push(at.into());
            }
        }
        for (at, item) in self.parts.items.iter().enumerate() {
            for link in &item.links {
                let links = self.links_to.entry(link.target).or_default();
                links.push((at.into(), link.kind));
            }
        }
    }

    /// The last day on which an entry changes, or a phase becomes known or is over.
    fn last_change(&self) -> Option<CivilDate> {
        let phases = self.parts.phases.iter();
        let phases = phases.flat_map(|phase| [FirstDays::of_phase(phase), last_day_of(phase)]);
        let last = self.log.last().map(|(day, _)| *day);
        let dossier = self.days_of_dossier();
        phases.flatten().chain(last).chain(dossier).max()
    }
}

/// The entry as `revisions` leave it; `None` if they take it back.
fn believe_all<C, E: Believed<C>>(mut entry: E, revisions: &[Revision<C>]) -> Option<E> {
    for revision in revisions {
        if revision.retracted {
            return None;
        }
        entry.believe(&revision.change);
    }
    Some(entry)
}

/// The actors whom the revisions of items name.
fn recast(parts: &TimelineParts) -> HashMap<ItemIx, Vec<String>> {
    let named = parts.item_revisions.iter().map(|(ix, revisions)| {
        let actors = revisions.iter().filter_map(|it| it.change.actors.as_ref());
        (*ix, actors.flatten().cloned().collect::<Vec<_>>())
    });
    named.filter(|(_, actors)| !actors.is_empty()).collect()
}

/// The revisions known on `date`. They are in the order of days.
fn known_of<C>(revisions: &[Revision<C>], date: KnowledgeDate) -> &[Revision<C>] {
    &revisions[..revisions.partition_point(|it| date.knows(Some(it.known_from)))]
}

/// The day on which a phase is over; `None` if its end is open.
fn last_day_of(phase: &Phase) -> Option<CivilDate> {
    let end = phase.when.latest()?;
    Some(end.saturating_add_millis(-1).civil())
}

/// On `day` nobody knew the end of what was still going on.
fn open_ended_after(phase: &Phase, day: CivilDate) -> Phase {
    let over = last_day_of(phase).is_some_and(|last| last <= day);
    let open = (!over && !phase.when.open_end()).then(|| phase.when.without_end());
    let open = open.flatten();
    Phase {
        when: open.unwrap_or_else(|| phase.when.clone()),
        ..phase.clone()
    }
}
