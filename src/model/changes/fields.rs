//! What each field of an entry says, in words that can be compared and read.

use std::collections::HashSet;

use super::super::{Account, Claim, Conflict, Item, Outcome, Revision, SourceIx, Timeline, When};
use super::FieldChange;

/// A field's name and what it says.
type Said = (&'static str, String);

/// What an item says, in the order in which people read it. Disagreements stand apart, see
/// [`disagreements`].
pub(super) fn of_item(timeline: &Timeline, item: &Item) -> Vec<Said> {
    let replaced = item.replaced_by.and_then(|ix| timeline.known_item(ix));
    let further = item.further_tracks.iter();
    let further = further.map(|ix| timeline.track(*ix).id.as_str());
    let links = item.links.iter().filter_map(|link| {
        let target = timeline.known_item(link.target)?;
        Some(format!("{} {}", link.kind.word(), target.id))
    });
    vec![
        ("date", date(item)),
        ("placed at", edtf(item.when.as_ref())),
        ("status", item.status.word().to_owned()),
        (
            "replaced by",
            replaced.map_or_else(String::new, |it| it.title.clone()),
        ),
        ("title", item.title.clone()),
        ("short title", item.short_title.clone().unwrap_or_default()),
        ("summary", item.summary.clone()),
        ("text", item.body.clone()),
        ("kind", item.kind.word().to_owned()),
        ("importance", item.importance.level().to_string()),
        ("track", timeline.track(item.track).id.clone()),
        ("further tracks", list(further)),
        ("actors", list(item.actors.iter())),
        ("place", item.place.clone().unwrap_or_default()),
        ("topics", list(item.topics.iter())),
        ("links", list(links)),
        ("sources", ids(timeline, &sources_of_item(item))),
    ]
}

/// What a claim says. What became of it stands apart.
pub(super) fn of_claim(timeline: &Timeline, claim: &Claim) -> Vec<Said> {
    let label = |when: &Option<When>| when.as_ref().map(When::label).unwrap_or_default();
    let item = claim.item.and_then(|ix| timeline.known_item(ix));
    vec![
        ("claim", claim.text.clone()),
        ("speaker", claim.speaker.clone()),
        ("attribution", claim.attribution.word().to_owned()),
        ("about", label(&claim.about)),
        ("about, placed at", edtf(claim.about.as_ref())),
        ("said", label(&claim.said)),
        ("hedging", claim.hedging.word().to_owned()),
        ("hedge words", list(claim.hedge_words.iter())),
        ("item", item.map_or_else(String::new, |it| it.id.clone())),
        ("sources", ids(timeline, &claim.sources)),
    ]
}

/// What an outcome says.
pub(super) fn outcome(outcome: &Outcome) -> String {
    match (outcome.verdict.as_str(), outcome.text.as_str()) {
        (verdict, "") => verdict.to_owned(),
        ("", text) => text.to_owned(),
        (verdict, text) => format!("{verdict}: {text}"),
    }
}

/// The days on which belief changed and why, for versions of a file that believe the same in
/// the end.
pub(super) fn history<C>(revisions: &[Revision<C>]) -> String {
    list(revisions.iter().map(|revision| {
        let note = revision.note.as_deref().unwrap_or("changed");
        format!("{}: {note}", revision.known_from)
    }))
}

/// The fields that say something else.
pub(super) fn differing(old: Vec<Said>, new: Vec<Said>) -> Vec<FieldChange> {
    let pairs = old.into_iter().zip(new);
    let mut changed: Vec<FieldChange> = pairs
        .filter(|((field, before), (_, after))| {
            let is_list = field.starts_with("sources");
            before != after && !(is_list && sorted(before) == sorted(after))
        })
        .map(|((field, before), (_, after))| FieldChange {
            field,
            before,
            after,
        })
        .collect();
    // How a date is placed is told only where its wording hides that it moved. With another title
    // goes the short one.
    for (implied, told) in [
        ("placed at", "date"),
        ("about, placed at", "about"),
        ("short title", "title"),
    ] {
        if changed.iter().any(|change| change.field == told) {
            changed.retain(|change| change.field != implied);
        }
    }
    changed
}

/// The members of a list, in an order that says nothing.
fn sorted(list: &str) -> Vec<&str> {
    let mut members: Vec<&str> = list.split(", ").collect();
    members.sort_unstable();
    members
}

/// The disagreements that are told otherwise, each as one change.
pub(super) fn disagreements(old: (&Timeline, &Item), new: (&Timeline, &Item)) -> Vec<FieldChange> {
    let told = |(timeline, item): (&Timeline, &Item), with_sources: bool| -> Vec<String> {
        let conflicts = item.conflicts.iter();
        let words = conflicts.map(|conflict| worded(timeline, conflict, with_sources));
        words.collect()
    };
    let changes = paired(old.1, new.1, &told(old, false), &told(new, false));
    if !changes.is_empty() {
        return changes;
    }
    paired(old.1, new.1, &told(old, true), &told(new, true))
}

/// Every source of an item, those of the accounts too, each once.
pub(super) fn sources_of_item(item: &Item) -> Vec<SourceIx> {
    let conflicts = item.conflicts.iter().flat_map(|conflict| {
        let accounts = conflict.accounts.iter().flat_map(|it| &it.sources);
        conflict.sources.iter().chain(accounts)
    });
    let mut met = HashSet::new();
    let all = item.sources.iter().chain(conflicts).copied();
    all.filter(|ix| met.insert(*ix)).collect()
}

/// The date as its author words it, else as we do; empty if there is none.
pub(super) fn date(item: &Item) -> String {
    let worded = || item.when.as_ref().map(When::label);
    let shown = item.shown_date.clone().or_else(worded);
    shown.unwrap_or_default()
}

/// The ids of sources, with commas.
pub(super) fn ids(timeline: &Timeline, sources: &[SourceIx]) -> String {
    list(sources.iter().map(|ix| &timeline.source(*ix).id))
}

/// Disagreements with the same text are the same one. What they say is in `before` and `after`.
fn paired(old: &Item, new: &Item, before: &[String], after: &[String]) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    let mut rest: Vec<usize> = (0..old.conflicts.len()).collect();
    for (conflict, after) in new.conflicts.iter().zip(after) {
        let same = |at: &usize| old.conflicts[*at].text == conflict.text;
        let found = rest.iter().position(same).map(|place| rest.remove(place));
        let before = found.map_or("", |at| &before[at]);
        if before != after {
            changes.push(disagreement(before, after));
        }
    }
    changes.extend(rest.into_iter().map(|at| disagreement(&before[at], "")));
    changes
}

fn disagreement(before: &str, after: &str) -> FieldChange {
    FieldChange {
        field: "accounts",
        before: before.to_owned(),
        after: after.to_owned(),
    }
}

fn worded(timeline: &Timeline, conflict: &Conflict, with_sources: bool) -> String {
    let by = |sources: &[SourceIx]| match ids(timeline, sources) {
        cited if with_sources && !cited.is_empty() => format!(" ({cited})"),
        _ => String::new(),
    };
    let account = |account: &Account| {
        let values = account.values.iter();
        let values = values.map(|it| format!("; {}: {}", it.name, it.value));
        let when = account.when.as_ref();
        let when = when.map(|when| format!("; {}", when.label()));
        format!(
            "{}: {}{}{}{}",
            account.who,
            account.text,
            when.unwrap_or_default(),
            values.collect::<String>(),
            by(&account.sources)
        )
    };
    let text = format!("{}{}", conflict.text, by(&conflict.sources));
    let accounts = conflict.accounts.iter().map(account);
    let parts: Vec<String> = std::iter::once(text).chain(accounts).collect();
    parts.join(" | ")
}

fn edtf(when: Option<&When>) -> String {
    when.map(|when| when.edtf().to_owned()).unwrap_or_default()
}

fn list<T: AsRef<str>>(parts: impl Iterator<Item = T>) -> String {
    let parts: Vec<T> = parts.collect();
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    parts.join(", ")
}
