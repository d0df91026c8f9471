//! What changes on which day, and what of an item it is about.
//!
//! Most changes are of words or of sources, so whoever keeps items in order or in place asks for
//! those alone that may lie elsewhere. What is then believed is for the ledger to say.

use crate::model::{
    CivilDate, Claim, ClaimIx, Dating, Item, ItemChange, ItemIx, KnowledgeDate, Revision, SourceIx,
};

use super::Ledger;

/// What a log entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::model) enum Touched {
    Item(ItemIx, About),
    Claim(ClaimIx),
}

/// What of an item may be believed otherwise, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::model) struct About(u8);

impl About {
    /// What nobody sees of an item from afar: longer texts, sources.
    pub(in crate::model) const REST: Self = Self(0);
    /// When it happens.
    pub(in crate::model) const DATE: Self = Self(1);
    /// Its titles, how real it is, and who disagrees on it.
    pub(in crate::model) const LOOK: Self = Self(2);
    /// Whether it is known at all, and with that everything.
    pub(in crate::model) const ALL: Self = Self(7);

    /// Whether it is about `other` too.
    pub(in crate::model) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// About both.
    pub(in crate::model) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn of(revision: &Revision<ItemChange>) -> Self {
        let change = &revision.change;
        let is_named = change.title.is_some() || change.short_title.is_some();
        let looks = is_named || change.status.is_some();
        match (&change.when, looks) {
            _ if revision.retracted => Self::ALL,
            (Dating::Kept, false) => Self::REST,
            (Dating::Kept, true) => Self::LOOK,
            (_, false) => Self::DATE,
            (_, true) => Self::DATE.and(Self::LOOK),
        }
    }
}

/// The days on which an entry changes, and how.
type Days = Vec<(CivilDate, About)>;

impl Ledger {
    /// What changes after `from` and up to `to`. What changes more than once may come more than
    /// once, but side by side: items before claims, each in the order of the file.
    pub(in crate::model) fn touched(&self, from: KnowledgeDate, to: KnowledgeDate) -> Vec<Touched> {
        let (first, last) = (from.min(to), from.max(to));
        let place = |date: KnowledgeDate| {
            let known = |entry: &(CivilDate, Touched)| date.knows(Some(entry.0));
            self.log.partition_point(known)
        };
        let changed = &self.log[place(first)..place(last)];
        let mut touched: Vec<Touched> = changed.iter().map(|(_, what)| *what).collect();
        let items = self.relays.touched(first, last).into_iter();
        touched.extend(items.map(|ix| Touched::Item(ix, About::REST)));
        touched.sort_unstable();
        touched
    }

    /// Every day on which something becomes known, and of what; sorted, each once.
    pub(super) fn changes(&self) -> Vec<(CivilDate, Touched)> {
        let mut log = Vec::new();
        for (at, item) in self.parts.items.iter().enumerate() {
            let (ix, since) = (ItemIx::from(at), self.item_since[at]);
            let mut days = Days::new();
            self.days_of_item(ix, item, &mut days);
            log.extend(since.map(|since| (since, Touched::Item(ix, About::ALL))));
            let days = later(days, since);
            log.extend(days.map(|(day, about)| (day, Touched::Item(ix, about))));
        }
        for (at, claim) in self.parts.claims.iter().enumerate() {
            let (ix, since) = (ClaimIx::from(at), self.claim_since[at]);
            let mut days = Days::new();
            self.days_of_claim(ix, claim, &mut days);
            log.extend(since.map(|since| (since, Touched::Claim(ix))));
            log.extend(later(days, since).map(|(day, _)| (day, Touched::Claim(ix))));
        }
        log.sort_unstable();
        log.dedup();
        log
    }

    fn days_of_item(&self, ix: ItemIx, item: &Item, days: &mut Days) {
        let revisions = self.revisions_of(ix);
        self.days_of_all_cited(&item.sources, item.known_from, revisions, days);
        for revision in revisions {
            days.push((revision.known_from, About::of(revision)));
            // What came in its place may become known, or be taken back, only later.
            if let Some(other) = revision.change.replaced_by {
                let since = self.item_since[other.index()];
                let changes = since.into_iter().chain(self.retracted.get(&other).copied());
                let later = changes.filter(|day| *day > revision.known_from);
                days.extend(later.map(|day| (day, About::REST)));
            }
        }
        for conflict in &item.conflicts {
            let since = self.first_days.of_conflict(conflict, None);
            days.extend(since.map(|day| (day, About::LOOK)));
            self.days_of_cited(&conflict.sources, conflict.known_from, days);
            for account in &conflict.accounts {
                let since = self.first_days.of_account(account);
                days.extend(since.map(|day| (day, About::LOOK)));
                self.days_of_cited(&account.sources, account.known_from, days);
            }
        }
    }

    fn days_of_claim(&self, ix: ClaimIx, claim: &Claim, days: &mut Days) {
        let of_revision = |day: CivilDate| (day, About::REST);
        let revisions = self.parts.claim_revisions.get(&ix);
        let revisions = revisions.map_or(&[][..], Vec::as_slice);
        self.days_of_all_cited(&claim.sources, claim.known_from, revisions, days);
        days.extend(revisions.iter().map(|it| of_revision(it.known_from)));
        for outcome in &claim.outcomes {
            let revisions = &outcome.revisions;
            days.extend(self.first_days.of_outcome(outcome).map(of_revision));
            self.days_of_all_cited(&outcome.sources, outcome.known_from, revisions, days);
            days.extend(revisions.iter().map(|it| of_revision(it.known_from)));
        }
    }

    fn days_of_all_cited<C>(
        &self,
        first: &[SourceIx],
        written: Option<CivilDate>,
        revisions: &[Revision<C>],
        days: &mut Days,
    ) {
        let all = self.first_days.of_all_cited(first, written, revisions);
        let since = all.into_iter().filter_map(|(_, since)| since);
        days.extend(since.map(|day| (day, About::REST)));
    }

    fn days_of_cited(&self, sources: &[SourceIx], written: Option<CivilDate>, days: &mut Days) {
        let since = |ix: &SourceIx| self.first_days.of_citation(*ix, written);
        let since = sources.iter().filter_map(since);
        days.extend(since.map(|day| (day, About::REST)));
    }
}

/// Those of `days` after `since`: what lies before an entry is known shows only with it.
fn later(days: Days, since: Option<CivilDate>) -> impl Iterator<Item = (CivilDate, About)> {
    let days = days.into_iter();
    days.filter(move |(day, _)| since.is_none_or(|since| since < *day))
}
