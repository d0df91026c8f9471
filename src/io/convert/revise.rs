//! What was later believed: revisions, in the order of days.

use super::build::{Build, word};
use crate::{
    io::{
        fields::{Field, List, Needed},
        wire::{self, Day, Edtf},
    },
    model::{self, ClaimChange, Dating, ItemChange, OutcomeChange, Revision},
};

impl Build<'_, '_, '_> {
    /// The revisions of the item that `wire` tells of.
    pub(super) fn item_revisions(
        &mut self,
        wire: &wire::Item<'_>,
        _item: &model::Item,
    ) -> Vec<Revision<ItemChange>> {
        let mut revisions = Vec::new();
        for Needed { value: wire, .. } in &wire.revisions.0 {
            let change = ItemChange {
                when: self.dating(&wire.when, &wire.undated),
                shown_date: owned(&wire.shown_date),
                status: word(&wire.status),
                title: owned(&wire.title),
                summary: owned(&wire.summary),
                body: owned(&wire.body),
                replaced_by: wire.replaced_by.0.as_ref().and_then(|id| self.item_ix(id)),
            };
            let told = Told {
                known_from: &wire.known_from,
                note: &wire.note,
                sources: &wire.sources,
                retracted: &wire.retracted,
            };
            revisions.extend(self.revision(&told, change));
        }
        revisions.sort_by_key(|revision| revision.known_from);
        revisions
    }

    /// The revisions of the claim that `wire` tells of.
    pub(super) fn claim_revisions(
        &mut self,
        wire: &wire::Claim<'_>,
        _claim: &model::Claim,
    ) -> Vec<Revision<ClaimChange>> {
        let mut revisions = Vec::new();
        for Needed { value: wire, .. } in &wire.revisions.0 {
            let change = ClaimChange {
                text: owned(&wire.text),
                about: self.dating(&wire.about, &wire.undated),
                hedging: word(&wire.hedging),
            };
            let told = Told {
                known_from: &wire.known_from,
                note: &wire.note,
                sources: &wire.sources,
                retracted: &wire.retracted,
            };
            revisions.extend(self.revision(&told, change));
        }
        revisions.sort_by_key(|revision| revision.known_from);
        revisions
    }

    /// The revisions of the outcome that `wire` tells of.
    pub(super) fn outcome_revisions(
        &mut self,
        wire: &wire::Outcome<'_>,
        _outcome: &model::Outcome,
    ) -> Vec<Revision<OutcomeChange>> {
        let mut revisions = Vec::new();
        for Needed { value: wire, .. } in &wire.revisions.0 {
            let change = OutcomeChange {
                verdict: owned(&wire.verdict),
                text: owned(&wire.text),
            };
            let told = Told {
                known_from: &wire.known_from,
                note: &wire.note,
                sources: &wire.sources,
                retracted: &wire.retracted,
            };
            revisions.extend(self.revision(&told, change));
        }
        revisions.sort_by_key(|revision| revision.known_from);
        revisions
    }

    fn revision<C>(&mut self, told: &Told<'_, '_>, change: C) -> Option<Revision<C>> {
        Some(Revision {
            known_from: self.needed_day(told.known_from)?,
            note: super::optional_text(told.note),
            sources: self.sources(told.sources),
            retracted: told.retracted.value().copied().unwrap_or(false),
            change,
        })
    }

    fn dating(&mut self, when: &Field<Edtf<'_>>, undated: &Field<bool>) -> Dating {
        if let Some(when) = self.date(when) {
            Dating::At(when)
        } else if undated.value().copied().unwrap_or(false) {
            Dating::Withdrawn
        } else {
            Dating::Kept
        }
    }
}

/// The keys that every revision has.
struct Told<'w, 'a> {
    known_from: &'w Needed<Day<'a>>,
    note: &'w Field<&'a str>,
    sources: &'w List<&'a str>,
    retracted: &'w Field<bool>,
}

fn owned(field: &Field<&str>) -> Option<String> {
    field.value().map(|text| (*text).to_owned())
}
