//! Going from one day of knowledge to another, and what differs between them.
//!
//! A step costs what changes on the way: the log of the record says which entries that are and
//! what of them it is about, so that dates are compared where dates have changed and nowhere
//! else. What is then told of an entry is for [`Timeline`] to say.

use std::sync::Arc;

use crate::model::{ClaimIx, ItemIx, KnowledgeDate, When, ledger::About, ledger::Touched};

use super::dossier::KnownDossier;
use super::order::ReadingKey;
use super::{Timeline, summary};

/// What differs between two days of one timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differing {
    /// Items of which something else is believed, each once, ascending.
    pub items: Vec<ItemIx>,
    /// Those of the items that may have another date, or came or went.
    pub dated: Vec<ItemIx>,
    /// Those of the items that may look otherwise where they stand: by title, by how real they
    /// are or by who disagrees. Those too that came or went.
    pub looks: Vec<ItemIx>,
    /// Claims of which something else is believed, each once, ascending.
    pub claims: Vec<ClaimIx>,
}

impl Differing {
    fn new(touched: &[Touched], redated: impl IntoIterator<Item = ItemIx>) -> Self {
        let mut differing = Self::default();
        for touched in touched {
            match *touched {
                Touched::Item(ix, about) => differing.note(ix, about),
                Touched::Claim(ix) => push(&mut differing.claims, ix),
            }
        }
        for ix in redated {
            for items in [&mut differing.items, &mut differing.dated] {
                if let Err(place) = items.binary_search(&ix) {
                    items.insert(place, ix);
                }
            }
        }
        differing
    }

    fn note(&mut self, ix: ItemIx, about: About) {
        push(&mut self.items, ix);
        if about.has(About::DATE) {
            push(&mut self.dated, ix);
        }
        if about.has(About::LOOK) {
            push(&mut self.looks, ix);
        }
    }
}

/// Notes `ix` once, where all of one entry come side by side.
fn push<T: PartialEq>(list: &mut Vec<T>, ix: T) {
    if list.last() != Some(&ix) {
        list.push(ix);
    }
}

impl Timeline {
    /// The same timeline as it was believed on `date`. Takes time in proportion to what changed
    /// between the two days, and a few machine words an item.
    #[must_use]
    pub fn as_known_on(&self, date: KnowledgeDate) -> Self {
        let differing = self.differing_until(date);
        let mut other = self.clone();
        other.date = date;
        let date = date.min(self.ledger.cut_off());
        other.believed_on = date;
        other.redated = None;
        other.dossier = KnownDossier::default();
        let phases = self.ledger.phases_on(date);
        let summary = summary(&self.ledger, date);
        if phases != self.phases || summary != self.summary {
            let outline = Arc::make_mut(&mut other.outline);
            (outline.phases, outline.summary) = (phases, summary.to_owned());
        }
        for claim in &differing.claims {
            other.claims.forget(claim.index());
        }
        for item in &differing.items {
            other.items.forget(item.index());
        }
        for item in &differing.dated {
            if self.ledger.knows_item(*item, date) {
                other.known.insert(*item);
            } else {
                other.known.remove(*item);
            }
        }
        other.read_again(self, &differing.dated);
        other
    }

    /// The same timeline with the mark of `item` where one account puts it; `None` puts it back.
    #[must_use]
    pub fn with_date_of(&self, item: ItemIx, when: Option<When>) -> Self {
        let mut other = self.clone();
        let mut redated: Vec<ItemIx> = self.redated.into_iter().chain([item]).collect();
        redated.sort_unstable();
        redated.dedup();
        for ix in &redated {
            other.items.forget(ix.index());
        }
        other.redated = when.is_some().then_some(item);
        // The account's date may stand in another order among the steps of a topic.
        other.dossier = KnownDossier::default();
        if when.is_some() {
            let mut moved = self.ledger.item_on(item, self.believed_on);
            (moved.when, moved.shown_date) = (when, None);
            other.items.set(item.index(), moved);
        }
        other.read_again(self, &redated);
        other
    }

    /// What is believed otherwise here than in `other`, a day of the same record.
    pub fn differing_from(&self, other: &Self) -> Differing {
        let touched = other.ledger.touched(other.believed_on, self.believed_on);
        Differing::new(&touched, self.redated.into_iter().chain(other.redated))
    }

    /// What differs here from this timeline on `date`, with the item that an account has moved.
    fn differing_until(&self, date: KnowledgeDate) -> Differing {
        let date = date.min(self.ledger.cut_off());
        let touched = self.ledger.touched(self.believed_on, date);
        Differing::new(&touched, self.redated)
    }

    /// How many items have been derived for this day.
    #[cfg(test)]
    pub(crate) fn derived(&self) -> usize {
        self.items.derived()
    }

    /// Puts those of `changed` that have another date or came or went in their places of the
    /// reading order, which is still that of `before`.
    fn read_again(&mut self, before: &Self, changed: &[ItemIx]) {
        let moved = changed.iter().filter_map(|ix| {
            let known = self.is_known(*ix);
            let stays = known == self.order.contains(*ix) && self.dates_as(before, *ix);
            let key = || ReadingKey::new(self.when_of(*ix));
            (!stays).then(|| (*ix, known.then(key)))
        });
        let moved: Vec<_> = moved.collect();
        if !moved.is_empty() {
            self.order = Arc::new(self.order.with(&moved));
        }
    }

    /// Whether the date of `ix` comes from the same place as on the day of `before`.
    fn dates_as(&self, before: &Self, ix: ItemIx) -> bool {
        let is_redated = [self.redated, before.redated].contains(&Some(ix));
        let dated_by = |date| self.ledger.dated_by(ix, date);
        !is_redated && dated_by(self.believed_on) == dated_by(before.believed_on)
    }
}
