//! From when a thing is known if its file does not say: the days on which its sources came out.
//!
//! A source dated to a month came out on some day of it. It counts from the last of them, when it
//! was out for certain, unless an author who names it wrote a day of that month: then it counts
//! from that day, for that entry.

use std::collections::HashMap;

use super::{
    Account, CivilDate, Claim, Conflict, Item, Outcome, Phase, Revision, Source, SourceIx, Status,
    When,
};

/// The first days on which sources were known, and what follows from them for what they report.
#[derive(Clone, Debug, Default)]
pub struct FirstDays {
    sources: Vec<OutDays>,
}

/// The first and the last day on which a source can have begun to come out.
#[derive(Clone, Copy, Debug, Default)]
struct OutDays {
    first: Option<CivilDate>,
    last: Option<CivilDate>,
}

impl FirstDays {
    /// The days for `sources`, to which every index in what is asked about refers.
    pub fn new(sources: &[Source]) -> Self {
        let days = |source: &Source| {
            let published = source.published.as_ref();
            let first = published.and_then(When::first_day);
            // Without a last day it was not out before the first.
            let last = published.and_then(When::begun_by).or(first);
            OutDays { first, last }
        };
        Self {
            sources: sources.iter().map(days).collect(),
        }
    }

    /// The day by which a source was out for certain, so that what it tells was known; `None` if
    /// it shows no date.
    pub fn of_source(&self, ix: SourceIx) -> Option<CivilDate> {
        self.sources.get(ix.index())?.last
    }

    /// The day from which a source counts for an entry whose author wrote that it is known from
    /// `written`: that day if the source can have come out on it, else the day by which it was
    /// out for certain. `None` if it shows no date.
    pub fn of_citation(&self, ix: SourceIx, written: Option<CivilDate>) -> Option<CivilDate> {
        let out = self.sources.get(ix.index())?;
        let can =
            |day: &CivilDate| out.first.is_none_or(|first| first <= *day) && Some(*day) <= out.last;
        written.filter(can).or(out.last)
    }

    /// The first day on which a source can have come out; `None` if it shows no such date.
    pub fn of_outing(&self, ix: SourceIx) -> Option<CivilDate> {
        self.sources.get(ix.index())?.first
    }

    /// The day from which something is known that is told with an item which is known from
    /// `item_since`: its own, else that of the first of its own sources, and never before the
    /// item; `None` if it always was.
    pub fn of_told_with(
        &self,
        item_since: Option<CivilDate>,
        known_from: Option<CivilDate>,
        sources: &[SourceIx],
    ) -> Option<CivilDate> {
        let days = sources.iter().map(|ix| self.of_source(*ix));
        // A source without a date was always out.
        let earliest = || days.min().flatten();
        known_from.or_else(earliest).max(item_since)
    }

    /// The sources of an entry that names `first` of itself and is known from `written`, and more
    /// in its `revisions`; in the order of naming, each with the day from which it counts. None of
    /// the lists names a source twice.
    pub(super) fn of_all_cited<C>(
        &self,
        first: &[SourceIx],
        written: Option<CivilDate>,
        revisions: &[Revision<C>],
    ) -> Vec<(SourceIx, Option<CivilDate>)> {
        /// Up to so many are looked through faster than looked up.
        const FEW: usize = 64;
        let first = first.iter().map(|ix| (*ix, self.of_citation(*ix, written)));
        let mut cited: Vec<_> = first.collect();
        let later = revisions.iter().map(|revision| revision.sources.len());
        let are_many = cited.len() + later.sum::<usize>() > FEW;
        let mut places: HashMap<SourceIx, usize> = HashMap::new();
        if are_many {
            places.extend(cited.iter().map(|(source, _)| *source).zip(0..));
        }
        for revision in revisions {
            let from = Some(revision.known_from);
            for source in &revision.sources {
                let since = self.of_citation(*source, from).max(from);
                let end = cited.len();
                let place = if are_many {
                    *places.entry(*source).or_insert(end)
                } else {
                    let named = cited.iter().position(|(other, _)| other == source);
                    named.unwrap_or(end)
                };
                match cited.get_mut(place) {
                    Some((_, earlier)) => *earlier = since.min(*earlier),
                    None => cited.push((*source, since)),
                }
            }
        }
        cited
    }

    /// By the file, else by the first source. Without a dated source, what happened is known from
    /// when it began, and what is only planned or expected always (`None`).
    pub fn of_item(&self, item: &Item) -> Option<CivilDate> {
        let happened = matches!(
            item.status,
            Status::Happened | Status::Claimed | Status::Disputed
        );
        let begun = || item.when.as_ref()?.first_day();
        item.known_from
            .or_else(|| self.earliest(&item.sources))
            .or_else(|| begun().filter(|_| happened))
    }

    /// By the file, else by the first source, else by the day on which it was said; `None` if it
    /// always was known.
    pub fn of_claim(&self, claim: &Claim) -> Option<CivilDate> {
        let earliest = || self.earliest(&claim.sources);
        let said = || claim.said.as_ref()?.begun_by();
        claim.known_from.or_else(earliest).or_else(said)
    }

    /// By the file, else by the first source; `None` if it always was known.
    pub fn of_outcome(&self, outcome: &Outcome) -> Option<CivilDate> {
        let earliest = || self.earliest(&outcome.sources);
        outcome.known_from.or_else(earliest)
    }

    /// By the file, else by the first source; `None` if it always was known.
    pub fn of_account(&self, account: &Account) -> Option<CivilDate> {
        let earliest = || self.earliest(&account.sources);
        account.known_from.or_else(earliest)
    }

    /// By the file; told by accounts, with the item, which is known from `item_since`; else when
    /// the last of the sources that disagree came out.
    pub fn of_conflict(
        &self,
        conflict: &Conflict,
        item_since: Option<CivilDate>,
    ) -> Option<CivilDate> {
        if conflict.known_from.is_some() {
            return conflict.known_from;
        }
        if !conflict.accounts.is_empty() {
            return item_since;
        }
        let sources = conflict.sources.iter();
        let days = sources.filter_map(|ix| self.of_source(*ix));
        days.max().or(item_since)
    }

    /// By the file, else the first day of its time; `None` if that is open.
    pub fn of_phase(phase: &Phase) -> Option<CivilDate> {
        phase.known_from.or_else(|| phase.when.first_day())
    }

    /// The day on which the first of `sources` came out; `None` if none shows a date.
    fn earliest(&self, sources: &[SourceIx]) -> Option<CivilDate> {
        let days = sources.iter().filter_map(|ix| self.of_source(*ix));
        days.min()
    }
}
