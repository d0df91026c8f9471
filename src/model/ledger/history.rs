//! When the beliefs of each item changed, in columns.
//!
//! The record keeps every revision with all its words. Who goes over thousands of items asks
//! for one field of each, and would wait for the memory of all their revisions to find the one
//! that set it last. So each field has a column here: one run of days for every item, and with
//! each day what was believed from it on, or which revision says so.
//!
//! ```text
//!   dates    │ 5 Jan → 0, 6 Feb → 2 │            │ 3 Mar → 0 │
//!   statuses │ 6 Jan → expected     │            │           │
//!              first item             second       third
//! ```

use std::sync::Arc;

use crate::model::{
    CivilDate, Dating, FirstDays, Item, ItemChange, ItemIx, KnowledgeDate, Revision, SourceIx,
    Status, When,
};

/// A day as a number of the same order, so that runs are short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Day(i64);

impl Day {
    /// Before all others.
    const ALWAYS: Self = Self(i64::MIN);
    /// After all others.
    const LATEST: Self = Self(i64::MAX);

    fn new(day: CivilDate) -> Self {
        let month = day
            .year
            .saturating_mul(16)
            .saturating_add(i64::from(day.month));
        Self(month.saturating_mul(32).saturating_add(i64::from(day.day)))
    }

    fn of(date: KnowledgeDate) -> Self {
        date.day().map_or(Self::LATEST, Self::new)
    }
}

/// The history of one field: a run of entries for every item.
#[derive(Clone, Debug)]
pub(super) struct Column<T> {
    /// Where the run of each item begins, and where the last one ends.
    starts: Vec<u32>,
    entries: Vec<(Day, T)>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            entries: Vec::new(),
        }
    }
}

impl<T: Clone> Column<T> {
    /// What was set last by the end of `date`; `None` if nothing was. The run must be in the
    /// order of days.
    pub(super) fn newest(&self, ix: ItemIx, date: KnowledgeDate) -> Option<&T> {
        let run = self.run(ix);
        let known = run.partition_point(|(day, _)| *day <= Day::of(date));
        known.checked_sub(1).map(|last| &run[last].1)
    }

    /// All that was set by the end of `date`, in the order in which it was written.
    pub(super) fn known(&self, ix: ItemIx, date: KnowledgeDate) -> impl Iterator<Item = T> {
        let until = Day::of(date);
        let known = self.run(ix).iter().filter(move |(day, _)| *day <= until);
        known.map(|(_, value)| value.clone())
    }

    fn run(&self, ix: ItemIx) -> &[(Day, T)] {
        let bound = |at: usize| self.starts.get(at).map_or(0, |place| *place as usize);
        self.entries
            .get(bound(ix.index())..bound(ix.index() + 1))
            .unwrap_or_default()
    }

    /// Begins the run of the next item.
    fn next_item(&mut self) {
        let end = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.starts.push(end);
    }
}

/// Where a title is found, and what stands for it where nobody reads it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Titled {
    pub(super) revision: u32,
    pub(super) mark: u32,
}

/// The histories of what passes over all items look at.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    /// What its date was set to; `None` where no date is believed any more.
    pub(super) dates: Column<(u32, Option<Arc<When>>)>,
    /// Which of an item's revisions set its title.
    pub(super) titles: Column<Titled>,
    /// What its status was set to.
    pub(super) statuses: Column<Status>,
    /// Whom it names, and from when on they count. In the order of naming, not of days.
    pub(super) sources: Column<SourceIx>,
}

impl History {
    /// Notes the next item and what was later believed of it.
    pub(super) fn push(
        &mut self,
        item: &Item,
        revisions: &[Revision<ItemChange>],
        days: &FirstDays,
    ) {
        let cited = days.of_all_cited(&item.sources, item.known_from, revisions);
        let cited = cited.into_iter();
        self.sources
            .entries
            .extend(cited.map(|(source, since)| (since.map_or(Day::ALWAYS, Day::new), source)));
        for (at, revision) in (0..).zip(revisions) {
            let (from, change) = (Day::new(revision.known_from), &revision.change);
            match &change.when {
                Dating::Kept => {}
                Dating::At(when) => self
                    .dates
                    .entries
                    .push((from, (at, Some(Arc::clone(when))))),
                Dating::Withdrawn => self.dates.entries.push((from, (at, None))),
            }
            if let Some(title) = &change.title {
                let mark = mark_of(title);
                let revision = at;
                self.titles.entries.push((from, Titled { revision, mark }));
            }
            let status = change.status.map(|status| (from, status));
            self.statuses.entries.extend(status);
        }
        self.dates.next_item();
        self.titles.next_item();
        self.statuses.next_item();
        self.sources.next_item();
    }
}

/// A number that stands for `text`; the same in every run. Nobody chooses texts to have the same
/// number (FNV-1a, after Fowler, Noll and Vo).
pub(super) fn mark_of(text: &str) -> u32 {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811C_9DC5, mix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_numbers_keep_their_order() {
        let days = [(-43, 3, 15), (0, 12, 31), (2025, 12, 31), (2026, 1, 1)];
        let days = days.map(|(year, month, day)| Day::new(CivilDate { year, month, day }));
        assert!(days.is_sorted_by(|a, b| a < b), "{days:?}");
        let far = CivilDate {
            year: i64::MAX,
            month: 1,
            day: 1,
        };
        assert!(Day::new(far) <= Day::of(KnowledgeDate::Latest));
        assert!(Day::ALWAYS < days[0]);
    }
}
