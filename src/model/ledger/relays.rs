//! What sources relay, as far as it was out, and which items that concerns.
//!
//! A source mostly comes out after what it relays, and then nothing changes for those that cite
//! it. Where it is the other way round, the origins behind an item change on the day on which
//! what is relayed came out; those days are kept here, and the items looked up when asked for.

use std::collections::{HashMap, HashSet};

use crate::model::{CivilDate, FirstDays, ItemIx, KnowledgeDate, SourceIx, TimelineParts};

/// Who relays whom, in the order of days.
#[derive(Clone, Debug, Default)]
pub(super) struct Relays {
    /// What each relays: first what shows no date, then by the day on which it was out.
    derived_from: Vec<Vec<SourceIx>>,
    relayed_by: HashMap<SourceIx, Vec<SourceIx>>,
    /// The sources that relay what came out only on that day, by day.
    late: Vec<(CivilDate, SourceIx)>,
    /// The items that cite a source whose origins may change.
    cited_by: HashMap<SourceIx, Vec<ItemIx>>,
}

impl Relays {
    pub(super) fn new(parts: &TimelineParts, days: &FirstDays) -> Self {
        let mut relays = Self::default();
        for (at, source) in parts.sources.iter().enumerate() {
            let ix = SourceIx::from(at);
            let mut from = source.derived_from.clone();
            from.sort_by_key(|other| days.of_source(*other));
            for other in &from {
                relays.relayed_by.entry(*other).or_default().push(ix);
                let out = days.of_source(*other);
                if out > days.of_outing(ix) {
                    relays.late.extend(out.map(|day| (day, ix)));
                }
            }
            relays.derived_from.push(from);
        }
        relays.late.sort_unstable();
        relays.note_citations(parts);
        relays
    }

    /// What `ix` relays of all that was out by `date`.
    pub(super) fn of(&self, ix: SourceIx, date: KnowledgeDate, days: &FirstDays) -> &[SourceIx] {
        let all = self.derived_from.get(ix.index());
        let all = all.map_or(&[][..], Vec::as_slice);
        &all[..all.partition_point(|other| date.knows(days.of_source(*other)))]
    }

    /// The items behind which other origins stand after `from`, up to `to`.
    pub(super) fn touched(&self, from: KnowledgeDate, to: KnowledgeDate) -> Vec<ItemIx> {
        let place = |date: KnowledgeDate| {
            let known = |entry: &(CivilDate, SourceIx)| date.knows(Some(entry.0));
            self.late.partition_point(known)
        };
        let late = self.late[place(from)..place(to)].iter();
        let concerned = self.relaying(late.map(|(_, source)| *source).collect());
        let items = concerned.iter().filter_map(|ix| self.cited_by.get(ix));
        items.flatten().copied().collect()
    }

    /// `sources` and all that relays them.
    fn relaying(&self, mut sources: Vec<SourceIx>) -> HashSet<SourceIx> {
        let mut met = HashSet::new();
        while let Some(source) = sources.pop() {
            if met.insert(source) {
                sources.extend(self.relayed_by.get(&source).into_iter().flatten());
            }
        }
        met
    }

    fn note_citations(&mut self, parts: &TimelineParts) {
        let concerned = self.relaying(self.late.iter().map(|(_, source)| *source).collect());
        if concerned.is_empty() {
            return;
        }
        for (at, item) in parts.items.iter().enumerate() {
            let ix = ItemIx::from(at);
            let revisions = parts.item_revisions.get(&ix).into_iter().flatten();
            let later = revisions.flat_map(|revision| &revision.sources);
            for source in item.sources.iter().chain(later) {
                if concerned.contains(source) {
                    self.cited_by.entry(*source).or_default().push(ix);
                }
            }
        }
    }
}
