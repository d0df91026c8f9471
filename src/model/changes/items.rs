//! Compares an item before and after.

use super::super::{Item, ItemChange, ItemIx, KnowledgeDate, Revision, Timeline};
use super::compare::{Comparison, Grounds, kind_of_fields, told_item};
use super::fields::{self, sources_of_item};
use super::pairs::Pair;
use super::{Change, ChangeKind, ChangeSubject, FieldChange};

impl Comparison<'_> {
    /// What changed about an item; `None` if nothing that is told.
    pub(super) fn item(&self, (before, after): Pair<ItemIx>) -> Option<Change> {
        let old = before.and_then(|ix| told_item(self.old, ix));
        let new = after.and_then(|ix| told_item(self.new, ix));
        let mut grounds = self.grounds_of_item((before, after));
        let (kind, fields) = match (&old, &new) {
            (None, None) => return None,
            (None, Some(item)) => {
                let since = after.and_then(|ix| self.new.known_since(ix));
                grounds.days = since.into_iter().collect();
                grounds.sources = sources_of_item(item);
                (ChangeKind::New, self.first_told(after, item))
            }
            (Some(_), None) => (grounds.kind_of_loss(), Vec::new()),
            (Some(old), Some(new)) => {
                let mut fields = self.fields_of_item(old, new);
                let histories = (revisions(self.old, before), revisions(self.new, after));
                self.add_history(&mut fields, histories.0, histories.1);
                self.add_sources(&mut grounds, &sources_of_item(old), &sources_of_item(new));
                self.add_days_of_accounts(&mut grounds, new);
                (kind_of_fields(&fields), fields)
            }
        };
        if fields.is_empty() && old.is_some() && new.is_some() {
            return None;
        }
        let told = after.filter(|_| new.is_some());
        let teller = if new.is_some() { self.new } else { self.old };
        let item = new.or(old)?;
        Some(Change {
            kind,
            subject: ChangeSubject::Item(told),
            item: told,
            date: fields::date(&item),
            known_from: grounds.last_day(),
            fields,
            sources: self.cited(&grounds, teller, &sources_of_item(&item)),
            notes: grounds.notes,
            speaker: String::new(),
            belongs_to: None,
            id: item.id,
            title: item.title,
        })
    }

    /// How a new item was told on its first day, where that was otherwise than now: without this a
    /// list would date what came later to the day of the first report.
    fn first_told(&self, ix: Option<ItemIx>, now: &Item) -> Vec<FieldChange> {
        /// What tells an item at a glance.
        const AT_A_GLANCE: [&str; 4] = ["title", "date", "placed at", "status"];
        let first = ix.and_then(|ix| {
            let day = self.new.known_since(ix)?;
            self.new.item_believed_on(ix, KnowledgeDate::On(day))
        });
        let Some(first) = first.filter(|_| self.is_of_days()) else {
            return Vec::new();
        };
        let told = fields::of_item(self.new, &first);
        let mut changed = fields::differing(told, fields::of_item(self.new, now));
        changed.retain(|change| AT_A_GLANCE.contains(&change.field));
        changed
    }

    /// The revisions of an item that only the later timeline tells.
    pub(super) fn grounds_of_item(&self, (before, after): Pair<ItemIx>) -> Grounds {
        self.grounds(revisions(self.old, before), revisions(self.new, after))
    }

    fn fields_of_item(&self, old: &Item, new: &Item) -> Vec<FieldChange> {
        let before = fields::of_item(self.old, old);
        let mut changed = fields::differing(before, fields::of_item(self.new, new));
        if self.is_of_days() {
            // A link is told with its target, and is not news of its own.
            changed.retain(|change| change.field != "links");
        }
        changed.extend(fields::disagreements((self.old, old), (self.new, new)));
        changed
    }

    /// An account may have become known without a source that says when, or have got a source
    /// that others cite already.
    fn add_days_of_accounts(&self, to: &mut Grounds, item: &Item) {
        let conflicts = item.conflicts.iter().flat_map(|conflict| {
            let accounts = conflict.accounts.iter();
            let accounts = accounts.map(|it| (it.known_from, &it.sources));
            accounts.chain([(conflict.known_from, &conflict.sources)])
        });
        for (written, sources) in conflicts {
            let cited = sources.iter();
            let cited = cited.map(|ix| self.new.citation_since(*ix, written));
            let days = cited.chain([written]);
            to.source_days
                .extend(days.filter_map(|day| self.since_then(day)));
        }
    }
}

/// All revisions of an item, known or not.
fn revisions(timeline: &Timeline, ix: Option<ItemIx>) -> &[Revision<ItemChange>] {
    let found = ix.and_then(|ix| timeline.record().item_revisions.get(&ix));
    found.map_or(&[], Vec::as_slice)
}
