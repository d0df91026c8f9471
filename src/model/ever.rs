//! What was ever believed, whatever the day: only for bounds, never to be told.

use super::{Dating, TimePoint, Timeline, When};

impl Timeline {
    /// From the earliest to the latest moment that any belief of any day names; `None` if none
    /// names any. Looks at every item and revision once.
    pub fn ever_spans(&self) -> Option<std::ops::Range<TimePoint>> {
        let record = self.record();
        let first = record.items.iter().filter_map(|item| item.when.as_ref());
        let revisions = record.item_revisions.values().flatten();
        let later = revisions.filter_map(|revision| match &revision.change.when {
            Dating::At(when) => Some(when.as_ref()),
            Dating::Kept | Dating::Withdrawn => None,
        });
        let conflicts = record.items.iter().flat_map(|item| &item.conflicts);
        let accounts = conflicts.flat_map(|conflict| &conflict.accounts);
        let told = accounts.filter_map(|account| account.when.as_ref());
        let mut range: Option<(TimePoint, TimePoint)> = None;
        for time in first.chain(later).chain(told).flat_map(ends) {
            let (start, end) = range.get_or_insert((time, time));
            *start = time.min(*start);
            *end = time.max(*end);
        }
        range.map(|(start, end)| start..end)
    }
}

fn ends(when: &When) -> impl Iterator<Item = TimePoint> {
    [when.earliest(), when.latest()].into_iter().flatten()
}
