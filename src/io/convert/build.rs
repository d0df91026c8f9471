//! One entry of a file after the other, from wire types to the model.

use std::collections::HashSet;

use super::{
    DecodedFile,
    dates::{read_date, read_day},
    entries::Entries,
};
use crate::{
    io::{
        diagnostic::{Code, Place, Report, clipped},
        fields::{Field, List, Needed},
        wire::{self, Day, Edtf},
    },
    model::{self, CivilDate, FirstDays, Importance, ItemIx, SourceIx, TrackIx, When, day_label},
};

/// How many accounts of one disagreement stand side by side.
const MAX_ACCOUNTS: usize = 5;

/// Builds the entries of one file.
pub(super) struct Build<'b, 'f, 'a> {
    pub(super) file: &'b DecodedFile<'a>,
    pub(super) entries: &'b Entries<'f, 'a>,
    pub(super) report: &'b mut Report,
}

impl<'b, 'f, 'a> Build<'b, 'f, 'a> {
    pub(super) fn new(
        file: &'b DecodedFile<'a>,
        entries: &'b Entries<'f, 'a>,
        report: &'b mut Report,
    ) -> Self {
        Self {
            file,
            entries,
            report,
        }
    }
}

impl<'b> Build<'b, '_, '_> {
    /// From when things are known that do not say so.
    pub(super) fn first_days(&self) -> &'b FirstDays {
        &self.entries.first_days
    }

    /// Reports what is known only from `since`, if the file was cut off before.
    pub(super) fn check_cut_off(&mut self, what: &str, since: Option<CivilDate>, place: Place) {
        let (Some(since), Some(as_of)) = (since, self.entries.as_of) else {
            return;
        };
        if since > as_of {
            self.report.add(Code::KnownAfterAsOf, place, || {
                let message = format!(
                    "this {what} is known from {}, but the timeline only to {}",
                    day_label(since),
                    day_label(as_of)
                );
                let hint = "leave out `as_of`, or what came after it".to_owned();
                (message, Some(hint))
            });
        }
    }

    /// Whether the file was cut off at a day, so that something may be missing from it.
    pub(super) fn is_cut_off(&self) -> bool {
        self.entries.as_of.is_some()
    }

    pub(super) fn phase(&mut self, wire: &wire::Phase<'_>) -> Option<model::Phase> {
        let read = read_date(&wire.when, self.file.file, self.file.text, self.report);
        let Some(when) = read else {
            let name = wire.name.value.to_owned();
            self.report.skipped_ids.insert(name);
            return None;
        };
        let phase = model::Phase {
            name: wire.name.value.to_owned(),
            when,
            known_from: self.day(&wire.known_from),
        };
        let since = FirstDays::of_phase(&phase);
        self.check_cut_off("phase", since, self.place(&wire.name));
        Some(phase)
    }

    pub(super) fn source(&mut self, wire: &wire::Source<'_>) -> model::Source {
        let source = model::Source {
            id: wire.id.value.to_owned(),
            publisher: wire.publisher.value.to_owned(),
            title: wire.title.value.to_owned(),
            author: optional_text(&wire.author),
            url: optional_text(&wire.url),
            published: self.date(&wire.published),
            tier: word(&wire.tier),
            kind: optional_text(&wire.kind),
            language: optional_text(&wire.language),
            supports: optional_text(&wire.supports),
            derived_from: self.sources(&wire.derived_from),
        };
        let out = source.published.as_ref().and_then(When::first_day);
        self.check_cut_off("source", out, self.place(&wire.id));
        source
    }

    pub(super) fn item(&mut self, wire: &wire::Item<'_>, at: usize) -> model::Item {
        // A cut leaves out the sources that were not out yet.
        if wire.sources.is_empty() && !self.is_cut_off() {
            self.report.add(Code::NoSource, self.place(&wire.id), || {
                let message = format!("the item \"{}\" names no source", clipped(wire.id.value));
                (message, Some("add sources = [\"…\"]".to_owned()))
            });
        }
        let track = self.entries.item_tracks[at];
        let item = model::Item {
            id: wire.id.value.to_owned(),
            title: wire.title.value.to_owned(),
            short_title: optional_text(&wire.short_title),
            summary: text(&wire.summary),
            body: text(&wire.body),
            when: self.date(&wire.when),
            shown_date: optional_text(&wire.shown_date),
            track,
            further_tracks: self.further_tracks(&wire.also, track),
            kind: word(&wire.kind).unwrap_or(model::Kind::Context),
            status: word(&wire.status).unwrap_or(model::Status::Happened),
            importance: self.importance(&wire.importance),
            actors: texts(&wire.actors),
            place: optional_text(&wire.place),
            topics: texts(&wire.topics),
            sources: self.sources(&wire.sources),
            known_from: self.day(&wire.known_from),
            replaced_by: None,
            conflicts: wire
                .conflicts
                .0
                .iter()
                .filter_map(|conflict| self.conflict(conflict))
                .collect(),
            links: wire
                .links
                .0
                .iter()
                .filter_map(|l| self.link(&l.value, wire))
                .collect(),
        };
        let since = self.first_days().of_item(&item);
        self.check_cut_off("item", since, self.place(&wire.id));
        self.check_first_day(wire, &item, since);
        item
    }

    /// What happened cannot be known before it did.
    fn check_first_day(
        &mut self,
        wire: &wire::Item<'_>,
        item: &model::Item,
        since: Option<CivilDate>,
    ) {
        let first = item.when.as_ref().and_then(When::first_day);
        let (Some(since), Some(first)) = (since, first) else {
            return;
        };
        if item.status == model::Status::Happened && since < first {
            let place = wire.known_from.0.as_ref().map(|day| self.place(day));
            let place = place.unwrap_or_else(|| self.place(&wire.id));
            self.report.add(Code::KnownTooEarly, place, || {
                let message = format!(
                    "this item happened on {} at the earliest, but is known from {}",
                    day_label(first),
                    day_label(since)
                );
                let hint = "give it a later `known_from`, or begin with another status";
                (message, Some(hint.to_owned()))
            });
        }
    }

    pub(super) fn claim(&mut self, wire: &wire::Claim<'_>) -> model::Claim {
        let item = wire.item.0.as_ref();
        let claim = model::Claim {
            id: wire.id.value.to_owned(),
            text: wire.text.value.to_owned(),
            speaker: wire.speaker.value.to_owned(),
            attribution: wire.attribution.value.into(),
            about: self.date(&wire.about),
            said: self.date(&wire.said),
            hedging: word(&wire.hedging).unwrap_or(model::Hedging::None),
            hedge_words: texts(&wire.hedge_words),
            item: item.and_then(|item| self.item_ix(item)),
            sources: self.sources(&wire.sources),
            known_from: self.day(&wire.known_from),
            outcomes: wire
                .outcomes
                .0
                .iter()
                .map(|o| self.outcome(&o.value))
                .collect(),
        };
        let since = self.first_days().of_claim(&claim);
        self.check_cut_off("claim", since, self.place(&wire.id));
        claim
    }

    fn outcome(&mut self, wire: &wire::Outcome<'_>) -> model::Outcome {
        let mut outcome = model::Outcome {
            verdict: wire.verdict.value.to_owned(),
            text: wire.text.value.to_owned(),
            sources: self.sources(&wire.sources),
            known_from: self.day(&wire.known_from),
            revisions: Vec::new(),
        };
        let since = self.first_days().of_outcome(&outcome);
        self.check_cut_off("outcome", since, self.place(&wire.verdict));
        outcome.revisions = self.outcome_revisions(wire, &outcome);
        outcome
    }

    fn conflict(&mut self, read: &Needed<wire::Conflict<'_>>) -> Option<model::Conflict> {
        let wire = &read.value;
        let text = self.filled(&wire.text, "text of this disagreement")?;
        let mut conflict = model::Conflict {
            text,
            sources: self.sources(&wire.sources),
            known_from: self.day(&wire.known_from),
            accounts: wire
                .accounts
                .0
                .iter()
                .filter_map(|account| self.account(&account.value))
                .collect(),
        };
        self.count_accounts(wire, &mut conflict);
        let since = self.first_days().of_conflict(&conflict, None);
        self.check_cut_off("disagreement", since, self.place(read));
        Some(conflict)
    }

    /// A text that must say something; `None` if it does not, which is reported.
    pub(super) fn filled(&mut self, text: &Needed<&str>, what: &str) -> Option<String> {
        if text.value.trim().is_empty() {
            self.report.add(Code::MissingField, self.place(text), || {
                (format!("the {what} is empty"), None)
            });
            return None;
        }
        Some(text.value.to_owned())
    }

    /// Two to five accounts stand side by side. One alone is a source of the disagreement, and
    /// those after the fifth are left out.
    fn count_accounts(&mut self, wire: &wire::Conflict<'_>, conflict: &mut model::Conflict) {
        self.report_count(&wire.accounts.0);
        conflict.accounts.truncate(MAX_ACCOUNTS);
        if let [_] = conflict.accounts[..] {
            for account in conflict.accounts.drain(..) {
                let new = account.sources.iter();
                let new = new.filter(|ix| !conflict.sources.contains(ix)).copied();
                conflict.sources.extend(new.collect::<Vec<_>>());
                conflict.known_from = account.known_from.max(conflict.known_from);
            }
        }
    }

    fn report_count(&mut self, accounts: &[Needed<wire::Account<'_>>]) {
        let odd = match accounts.len() {
            1 => &accounts[0],
            count if count > MAX_ACCOUNTS => &accounts[MAX_ACCOUNTS],
            _ => return,
        };
        let place = self.place(odd);
        self.report.add(Code::AccountCount, place, || {
            let message = format!(
                "expected 2 to {MAX_ACCOUNTS} accounts, found {}",
                accounts.len()
            );
            let hint = if accounts.len() == 1 {
                "it takes two to disagree: say what the others say"
            } else {
                "those from here on are left out; join some"
            };
            (message, Some(hint.to_owned()))
        });
    }

    fn account(&mut self, wire: &wire::Account<'_>) -> Option<model::Account> {
        let who = self.filled(&wire.who, "name of who gives this account");
        let text = self.filled(&wire.text, "text of this account");
        let (who, text) = (who?, text?);
        let value = |value: &Needed<wire::Value<'_>>| model::Value {
            name: value.value.name.value.to_owned(),
            value: value.value.value.value.to_owned(),
        };
        let account = model::Account {
            who,
            text,
            when: self.date(&wire.when),
            values: wire.values.0.iter().map(value).collect(),
            sources: self.sources(&wire.sources),
            known_from: self.day(&wire.known_from),
        };
        let since = self.first_days().of_account(&account);
        self.check_cut_off("account", since, self.place(&wire.who));
        Some(account)
    }

    fn link(&mut self, wire: &wire::Link<'_>, holder: &wire::Item<'_>) -> Option<model::Link> {
        let target = self.other_item(&wire.to, holder, "links to")?;
        Some(model::Link {
            kind: wire.kind.value.into(),
            target,
        })
    }

    /// The item called `id`, which must not be `holder`; `does` says what that would do to itself.
    pub(super) fn other_item(
        &mut self,
        id: &Needed<&str>,
        holder: &wire::Item<'_>,
        does: &str,
    ) -> Option<ItemIx> {
        if id.value == holder.id.value {
            self.report.add(Code::SelfLink, self.place(id), || {
                let message = format!("the item \"{}\" {does} itself", clipped(id.value));
                (message, None)
            });
            return None;
        }
        self.item_ix(id)
    }

    pub(super) fn importance(&mut self, level: &Field<i64>) -> Importance {
        let Some(level) = &level.0 else {
            return Importance::DEFAULT;
        };
        u8::try_from(level.value)
            .ok()
            .and_then(Importance::new)
            .unwrap_or_else(|| {
                let place = Place {
                    file: self.file.file,
                    at: level.span.start,
                };
                self.report.add(Code::ImportanceRange, place, || {
                    let message =
                        format!("expected an importance from 1 to 5, found {}", level.value);
                    (
                        message,
                        Some("1 is a detail, 3 is usual, 5 is an anchor of the story".into()),
                    )
                });
                Importance::DEFAULT
            })
    }

    fn further_tracks(&mut self, ids: &List<&str>, first: TrackIx) -> Vec<TrackIx> {
        let mut tracks = Vec::with_capacity(ids.0.len());
        for id in &ids.0 {
            let found = self
                .entries
                .track_names
                .find(id, self.file.file, self.report);
            if let Some(track) = found.map(TrackIx::from)
                && track != first
                && !tracks.contains(&track)
            {
                tracks.push(track);
            }
        }
        tracks
    }

    pub(super) fn sources(&mut self, ids: &List<&str>) -> Vec<SourceIx> {
        let names = &self.entries.source_names;
        let find = |id| {
            names
                .find(id, self.file.file, self.report)
                .map(SourceIx::from)
        };
        let mut met = HashSet::new();
        let found = ids.0.iter().filter_map(find);
        found.filter(|ix| met.insert(*ix)).collect()
    }

    pub(super) fn item_ix(&mut self, id: &Needed<&str>) -> Option<ItemIx> {
        self.entries
            .item_names
            .find(id, self.file.file, self.report)
            .map(ItemIx::from)
    }

    pub(super) fn date(&mut self, date: &Field<Edtf<'_>>) -> Option<When> {
        read_date(
            date.0.as_ref()?,
            self.file.file,
            self.file.text,
            self.report,
        )
    }

    pub(super) fn day(&mut self, day: &Field<Day<'_>>) -> Option<CivilDate> {
        self.needed_day(day.0.as_ref()?)
    }

    pub(super) fn needed_day(&mut self, day: &Needed<Day<'_>>) -> Option<CivilDate> {
        read_day(day, self.file.file, self.file.text, self.report)
    }

    pub(super) fn place<T>(&self, value: &Needed<T>) -> Place {
        Place {
            file: self.file.file,
            at: value.span.start,
        }
    }
}

pub(super) fn word<T: wire::Vocabulary>(field: &Field<wire::Word<T>>) -> Option<T> {
    field.value().map(|word| word.0)
}

pub(super) fn text(field: &Field<&str>) -> String {
    field
        .value()
        .map_or_else(String::new, |text| (*text).to_owned())
}

/// The text, or `None` if it is left out or empty.
pub(super) fn optional_text(field: &Field<&str>) -> Option<String> {
    field
        .value()
        .filter(|text| !text.is_empty())
        .map(|text| (*text).to_owned())
}

pub(super) fn texts(list: &List<&str>) -> Vec<String> {
    list.0.iter().map(|text| text.value.to_owned()).collect()
}
