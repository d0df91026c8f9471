//! What both kinds of entries need to be compared: the two timelines, and why belief changed.

use super::super::{CivilDate, Item, ItemIx, Revision, SourceIx, Timeline};
use super::{ChangeKind, ChangeNote, Citation, FieldChange, citations, fields};

/// The two timelines.
#[derive(Clone, Copy)]
pub(super) struct Comparison<'a> {
    pub(super) old: &'a Timeline,
    pub(super) new: &'a Timeline,
}

/// Since when and why something changed, as the later timeline has it.
#[derive(Default)]
pub(super) struct Grounds {
    /// The days on which belief changed.
    pub(super) days: Vec<CivilDate>,
    /// The days on which further sources came out. They count if belief did not change.
    pub(super) source_days: Vec<CivilDate>,
    pub(super) notes: Vec<ChangeNote>,
    pub(super) sources: Vec<SourceIx>,
    /// Whether a revision takes the entry back.
    pub(super) retracts: bool,
}

impl Grounds {
    /// What kind of change leaves an entry untold.
    pub(super) fn kind_of_loss(&self) -> ChangeKind {
        if self.retracts {
            ChangeKind::Retracted
        } else {
            ChangeKind::Removed
        }
    }

    /// The day on which the last of it became known; `None` if it is not said.
    pub(super) fn last_day(&self) -> Option<CivilDate> {
        let last = |days: &[CivilDate]| days.iter().max().copied();
        last(&self.days).or_else(|| last(&self.source_days))
    }
}

impl Comparison<'_> {
    /// The revisions that only the later timeline tells.
    pub(super) fn grounds<C>(&self, old: &[Revision<C>], new: &[Revision<C>]) -> Grounds {
        let told = |revision: &&Revision<C>| {
            let since = Some(revision.known_from);
            let same = |other: &Revision<C>| {
                (other.known_from, &other.note) == (revision.known_from, &revision.note)
            };
            let before = self.old.told_on().knows(since) && old.iter().any(same);
            self.new.told_on().knows(since) && !before
        };
        let mut grounds = Grounds::default();
        for revision in new.iter().filter(told) {
            grounds.days.push(revision.known_from);
            grounds
                .notes
                .extend(revision.note.clone().map(|text| ChangeNote {
                    known_from: revision.known_from,
                    text,
                }));
            let cited = self.new.cited(&revision.sources, Some(revision.known_from));
            grounds.sources.extend(cited);
            grounds.retracts |= revision.retracted;
        }
        grounds
    }

    /// The sources that only the later timeline cites, and the days on which they came out.
    pub(super) fn add_sources(&self, to: &mut Grounds, old: &[SourceIx], new: &[SourceIx]) {
        let before: Vec<&str> = old
            .iter()
            .map(|ix| self.old.source(*ix).id.as_str())
            .collect();
        let further = |ix: &&SourceIx| !before.contains(&self.new.source(**ix).id.as_str());
        for source in new.iter().filter(further) {
            to.sources.push(*source);
            to.source_days
                .extend(self.since_then(self.new.source_since(*source)));
        }
    }

    /// A day of knowledge, if it lies between the two of one record.
    pub(super) fn since_then(&self, day: Option<CivilDate>) -> Option<CivilDate> {
        let between = self.is_of_days() && !self.old.told_on().knows(day);
        day.filter(|_| between && self.new.told_on().knows(day))
    }

    /// Whether two days of one record are compared, and not two files.
    pub(super) fn is_of_days(&self) -> bool {
        self.new.shares_record(self.old)
    }

    /// Two files may differ in their revisions and yet believe the same in the end.
    pub(super) fn add_history<C>(
        &self,
        fields: &mut Vec<FieldChange>,
        old: &[Revision<C>],
        new: &[Revision<C>],
    ) {
        let (before, after) = (fields::history(old), fields::history(new));
        if !self.is_of_days() && before != after {
            fields.push(FieldChange {
                field: "history",
                before,
                after,
            });
        }
    }

    /// Who reports the change, else who reports the entry, as `teller` has it.
    pub(super) fn cited(
        &self,
        grounds: &Grounds,
        teller: &Timeline,
        entry: &[SourceIx],
    ) -> Vec<Citation> {
        if grounds.sources.is_empty() {
            citations(teller, entry)
        } else {
            citations(self.new, &grounds.sources)
        }
    }

    /// The place of an item in the order of reading: where it stands, or else stood.
    pub(super) fn place_of_item(&self, before: Option<ItemIx>, after: Option<ItemIx>) -> usize {
        let stands = after.filter(|ix| self.new.is_known(*ix));
        let now = stands.map(|ix| self.new.rank(ix));
        now.or_else(|| before.map(|ix| self.old.rank(ix)))
            .unwrap_or(usize::MAX)
    }
}

/// Whether fields that differ correct something, or only tell of more sources and accounts.
pub(super) fn kind_of_fields(fields: &[FieldChange]) -> ChangeKind {
    let adds = |change: &FieldChange| match change.field {
        "sources" | "sources of the outcome" => gained(change),
        "accounts" => change.before.is_empty(),
        _ => false,
    };
    if fields.iter().all(adds) {
        ChangeKind::MoreKnown
    } else {
        ChangeKind::Corrected
    }
}

/// Whether a list of ids has lost none.
pub(super) fn gained(change: &FieldChange) -> bool {
    let after: Vec<&str> = change.after.split(", ").collect();
    let before = change.before.split(", ").filter(|id| !id.is_empty());
    before.into_iter().all(|id| after.contains(&id))
}

/// The item at `ix` if it is told, with the date that is believed of it and not that of a chosen
/// account.
pub(super) fn told_item(timeline: &Timeline, ix: ItemIx) -> Option<Item> {
    if timeline.redated() == Some(ix) {
        timeline.item_believed_on(ix, timeline.told_on())
    } else {
        timeline.known_item(ix).cloned()
    }
}
