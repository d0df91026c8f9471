//! What was later believed: revisions, in the order of days, each of which changes something.

use super::build::{Build, optional_text, texts, word};
use crate::{
    io::{
        diagnostic::{Code, Place},
        fields::{Field, List, Needed},
        wire::{self, Day, Edtf},
    },
    model::{
        self, Believed, CivilDate, ClaimChange, Dating, ItemChange, OutcomeChange, Revision,
        day_label,
    },
};

/// A revision as it was read, and what must be known to judge it.
struct Read<C> {
    revision: Revision<C>,
    /// Where it begins, its day stands, and its retraction.
    places: [Place; 3],
    names_source: bool,
    /// Something in it could not be used, which was reported.
    lost: bool,
}

/// The keys that every revision has.
struct Common<'w, 'a> {
    at: Place,
    known_from: &'w Needed<Day<'a>>,
    note: &'w Field<&'a str>,
    sources: &'w List<&'a str>,
    retracted: &'w Field<bool>,
}

/// The common keys of a revision of any kind.
macro_rules! common {
    ($build:ident, $wire:ident) => {
        Common {
            at: $build.place($wire),
            known_from: &$wire.value.known_from,
            note: &$wire.value.note,
            sources: &$wire.value.sources,
            retracted: &$wire.value.retracted,
        }
    };
}

impl Build<'_, '_, '_> {
    /// The revisions of `item`, of which `wire` tells.
    pub(super) fn item_revisions(
        &mut self,
        wire: &wire::Item<'_>,
        item: &model::Item,
    ) -> Vec<Revision<ItemChange>> {
        let revisions = wire.revisions.0.iter();
        let read = revisions.filter_map(|it| {
            let common = common!(self, it);
            self.revision(&common, |build| build.item_change(&it.value, wire))
        });
        let read = read.collect();
        self.settle(item, self.first_days().of_item(item), read)
    }

    /// The revisions of `claim`, of which `wire` tells.
    pub(super) fn claim_revisions(
        &mut self,
        wire: &wire::Claim<'_>,
        claim: &model::Claim,
    ) -> Vec<Revision<ClaimChange>> {
        let revisions = wire.revisions.0.iter();
        let read = revisions.filter_map(|it| {
            let common = common!(self, it);
            self.revision(&common, |build| ClaimChange {
                text: build.filled_if_there(&it.value.text, "text"),
                about: build.dating(&it.value.about, &it.value.undated),
                hedging: word(&it.value.hedging),
            })
        });
        let read = read.collect();
        self.settle(claim, self.first_days().of_claim(claim), read)
    }

    /// The revisions of `outcome`, of which `wire` tells.
    pub(super) fn outcome_revisions(
        &mut self,
        wire: &wire::Outcome<'_>,
        outcome: &model::Outcome,
    ) -> Vec<Revision<OutcomeChange>> {
        let revisions = wire.revisions.0.iter();
        let read = revisions.filter_map(|it| {
            let common = common!(self, it);
            self.revision(&common, |_| OutcomeChange {
                verdict: owned(&it.value.verdict),
                text: owned(&it.value.text),
            })
        });
        let read = read.collect();
        self.settle(outcome, self.first_days().of_outcome(outcome), read)
    }

    fn item_change(
        &mut self,
        wire: &wire::ItemRevision<'_>,
        holder: &wire::Item<'_>,
    ) -> ItemChange {
        let other = wire.replaced_by.0.as_ref();
        ItemChange {
            when: self.dating(&wire.when, &wire.undated),
            shown_date: optional_text(&wire.shown_date),
            status: word(&wire.status),
            title: self.filled_if_there(&wire.title, "title"),
            short_title: self.filled_if_there(&wire.short_title, "short title"),
            summary: owned(&wire.summary),
            body: owned(&wire.body),
            place: optional_text(&wire.place),
            actors: Some(texts(&wire.actors)).filter(|actors| !actors.is_empty()),
            replaced_by: other.and_then(|id| self.other_item(id, holder, "is replaced by")),
        }
    }

    /// Reads one revision; `None` if nobody can tell from when it holds, which is reported.
    fn revision<C>(
        &mut self,
        common: &Common<'_, '_>,
        change: impl FnOnce(&mut Self) -> C,
    ) -> Option<Read<C>> {
        let known_from = self.needed_day(common.known_from)?;
        let place = self.place(common.known_from);
        self.check_cut_off("revision", Some(known_from), place);
        let before = self.report.count();
        let change = change(self);
        let retracted = common.retracted.0.as_ref();
        let day = self.place(common.known_from);
        Some(Read {
            lost: self.report.count() > before,
            revision: Revision {
                known_from,
                note: optional_text(common.note),
                sources: self.sources(common.sources),
                retracted: retracted.is_some_and(|retracted| retracted.value),
                change,
            },
            places: [
                common.at,
                day,
                retracted.map_or(common.at, |it| self.place(it)),
            ],
            names_source: !common.sources.is_empty(),
        })
    }

    /// Puts revisions of `entry`, which is known from `since`, into the order of days, and leaves
    /// out and reports those that make no sense.
    fn settle<C: Default + PartialEq, E: Believed<C>>(
        &mut self,
        entry: &E,
        since: Option<CivilDate>,
        mut read: Vec<Read<C>>,
    ) -> Vec<Revision<C>> {
        if read.is_empty() {
            return Vec::new();
        }
        self.order(&mut read);
        let mut entry = entry.clone();
        let mut revisions: Vec<Revision<C>> = Vec::with_capacity(read.len());
        for mut next in read {
            let last = revisions.last();
            let taken_back = last.filter(|it| it.retracted).map(|it| it.known_from);
            if self.comes_too_early::<C, E>(&next, since)
                || self.comes_too_late::<C, E>(&next, taken_back)
            {
                continue;
            }
            if next.revision.retracted {
                self.drop_change::<C, E>(&mut next);
            } else if !entry.believe(&next.revision.change) && !self.is_cut_off() {
                // Of "something unknown came in its place" a cut leaves only the note.
                self.report_unchanged::<C, E>(&next);
                continue;
            }
            if !next.names_source && !self.is_cut_off() {
                self.report
                    .add(Code::RevisionWithoutSource, next.places[0], || {
                        let message = format!("this revision of the {} names no source", E::WHAT);
                        (message, Some("add sources = [\"…\"]".to_owned()))
                    });
            }
            revisions.push(next.revision);
        }
        revisions
    }

    fn order<C>(&mut self, read: &mut [Read<C>]) {
        for pair in read.windows(2) {
            let [earlier, later] = [pair[0].revision.known_from, pair[1].revision.known_from];
            if later < earlier {
                self.report
                    .add(Code::RevisionOutOfOrder, pair[1].places[1], || {
                        let message = format!(
                            "a revision from {} follows one from {}",
                            day_label(later),
                            day_label(earlier)
                        );
                        (message, Some("put revisions in the order of days".into()))
                    });
            }
        }
        read.sort_by_key(|read| read.revision.known_from);
    }

    /// Whether a revision comes before its entry, which is reported.
    fn comes_too_early<C, E: Believed<C>>(
        &mut self,
        read: &Read<C>,
        since: Option<CivilDate>,
    ) -> bool {
        let day = read.revision.known_from;
        let Some(since) = since.filter(|since| day < *since) else {
            return false;
        };
        self.report
            .add(Code::RevisionBeforeEntry, read.places[1], || {
                let message = format!(
                    "a revision from {}, but the {} is known only from {}",
                    day_label(day),
                    E::WHAT,
                    day_label(since)
                );
                let hint = format!(
                    "give the {} a `known_from`, or the revision a later one",
                    E::WHAT
                );
                (message, Some(hint))
            });
        true
    }

    /// Whether a revision comes after the entry was `taken_back`, which is reported.
    fn comes_too_late<C, E: Believed<C>>(
        &mut self,
        read: &Read<C>,
        taken_back: Option<CivilDate>,
    ) -> bool {
        let Some(taken_back) = taken_back else {
            return false;
        };
        self.report
            .add(Code::ContradictoryRetraction, read.places[0], || {
                let message = format!(
                    "this {} is taken back from {}, and nothing can follow",
                    E::WHAT,
                    day_label(taken_back)
                );
                (message, Some("leave out one of the two revisions".into()))
            });
        true
    }

    /// A retraction changes nothing else; what it tries to change is reported.
    fn drop_change<C: Default + PartialEq, E: Believed<C>>(&mut self, read: &mut Read<C>) {
        if std::mem::take(&mut read.revision.change) != C::default() {
            self.report
                .add(Code::ContradictoryRetraction, read.places[2], || {
                    let message = format!("this takes the {} back and changes it at once", E::WHAT);
                    (message, Some("do one or the other".into()))
                });
        }
    }

    fn report_unchanged<C, E: Believed<C>>(&mut self, read: &Read<C>) {
        if read.lost {
            return;
        }
        self.report
            .add(Code::RevisionChangesNothing, read.places[0], || {
                let message = format!("this revision changes nothing of the {}", E::WHAT);
                (message, Some("say what was believed from then on".into()))
            });
    }

    fn dating(&mut self, when: &Field<Edtf<'_>>, undated: &Field<bool>) -> Dating {
        let undated = undated.0.as_ref().filter(|undated| undated.value);
        if let (Some(_), Some(undated)) = (&when.0, undated) {
            let place = self.place(undated);
            self.report.add(Code::BadDate, place, || {
                let message = "a date and `undated` at once".to_owned();
                (message, Some("keep one of them".into()))
            });
        }
        match (self.date(when), undated) {
            (Some(when), _) => Dating::At(std::sync::Arc::new(when)),
            (None, Some(_)) => Dating::Withdrawn,
            (None, None) => Dating::Kept,
        }
    }

    /// A text that must say something if it is there.
    fn filled_if_there(&mut self, field: &Field<&str>, key: &str) -> Option<String> {
        let text = field.0.as_ref()?;
        if text.value.trim().is_empty() {
            let place = self.place(text);
            self.report.add(Code::MissingField, place, || {
                let message = format!("the {key} of this revision is empty");
                let hint = "leave the key out to keep what was believed".to_owned();
                (message, Some(hint))
            });
            return None;
        }
        Some(text.value.to_owned())
    }
}

fn owned(field: &Field<&str>) -> Option<String> {
    field.value().map(|text| (*text).to_owned())
}
