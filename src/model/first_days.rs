//! From when a thing is known if its file does not say: the days on which its sources came out.
//!
//! A source dated to a month came out on some day of it. It makes nothing known before the last
//! of them; as a source of what is known anyway it is named from the first of them on.

use super::{
    Account, CivilDate, Claim, Conflict, Item, Outcome, Phase, Source, SourceIx, Status, TimePoint,
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
            let last = published.and_then(When::begun_by);
            let first = published.and_then(When::earliest).map(TimePoint::civil);
            OutDays {
                first: first.or(last),
                last,
            }
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

    /// The day from which a source may be named for what is known anyway; `None` if it shows no
    /// date.
    pub fn of_citation(&self, ix: SourceIx) -> Option<CivilDate> {
        self.sources.get(ix.index())?.first
    }

    /// By the file, else by the first source. Without a dated source, what happened is known from
    /// when it began, and what is only planned or expected always (`None`).
    pub fn of_item(&self, item: &Item) -> Option<CivilDate> {
        let happened = matches!(
            item.status,
            Status::Happened | Status::Claimed | Status::Disputed
        );
        let begun = || item.when.as_ref()?.earliest().map(TimePoint::civil);
        item.known_from
            .or_else(|| self.earliest(&item.sources))
            .or_else(|| begun().filter(|_| happened))
    }

    /// By the file, else by the first source; `None` if it always was known.
    pub fn of_claim(&self, claim: &Claim) -> Option<CivilDate> {
        claim.known_from.or_else(|| self.earliest(&claim.sources))
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

    /// The day on which the first of `sources` came out; `None` if none shows a date.
    fn earliest(&self, sources: &[SourceIx]) -> Option<CivilDate> {
        let days = sources.iter().filter_map(|ix| self.of_source(*ix));
        days.min()
    }
}

/// By the file, else the first day of its time; `None` if that is open.
pub(super) fn first_day_of_phase(phase: &Phase) -> Option<CivilDate> {
    let begun = || phase.when.earliest().map(TimePoint::civil);
    phase.known_from.or_else(begun)
}
