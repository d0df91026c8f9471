//! `briefline diff`: what changed between two days of knowledge, or two versions of a timeline.
//! Finding it out is the model's work; this asks for it and prints it.

use std::path::{Path, PathBuf};

use anyhow::ensure;
use serde::Serialize;

use crate::model::{
    Change, ChangeSubject, KnowledgeDate, Timeline, changes_as_text, changes_between, day_label,
};

use super::args::{DiffArgs, FormatArg, usage_error};
use super::output::Output;
use super::{Outcome, input};

/// Prints what changed. What could not be read of a timeline is told and left out.
///
/// # Errors
/// If the days are in the wrong order or no days, or a timeline cannot be read at all.
pub(super) fn run(args: &DiffArgs, output: &mut Output) -> anyhow::Result<Outcome> {
    let (changes, heading, outcome) = match args.paths.as_slice() {
        [old, new] => between_files(args, old, new, output)?,
        paths => between_days(args, paths.first().map(PathBuf::as_path), output)?,
    };
    let text = match args.format {
        FormatArg::Text => changes_as_text(&changes, &heading),
        FormatArg::Json => {
            let rows: Vec<Row<'_>> = changes.iter().map(Row::of).collect();
            serde_json::to_string_pretty(&rows)?
        }
    };
    output.line(text.trim_end())?;
    Ok(outcome)
}

type Found = (Vec<Change>, String, Outcome);

fn between_days(
    args: &DiffArgs,
    path: Option<&Path>,
    output: &mut Output,
) -> anyhow::Result<Found> {
    let to = input::knowledge_date("--to", args.to.as_deref())?;
    let from = match args.from.as_deref() {
        Some(text) => Some(input::knowledge_date("--from", Some(text))?),
        None => None,
    };
    ensure!(
        from.is_none_or(|from| from <= to),
        "the earlier day comes after the later one: see --from and --to"
    );
    let input = input::read(path, output)?;
    let old = match from {
        Some(from) => input.timeline.as_known_on(from),
        None => Timeline::default(),
    };
    let new = input.timeline.as_known_on(to);
    let changes = changes_between(&old, &new);
    let from = from.map(|_| old.told_on());
    let heading = format!("{}: {}", input.timeline.title, between(from, new.told_on()));
    Ok((changes, heading, outcome(input.faulty)))
}

fn between_files(
    args: &DiffArgs,
    old: &Path,
    new: &Path,
    output: &mut Output,
) -> anyhow::Result<Found> {
    if args.from.is_some() || args.to.is_some() {
        let expected = "expected one PATH with --from and --to, or OLD and NEW without them";
        return Err(usage_error("diff", expected).into());
    }
    let before = input::read(Some(old), output)?;
    let after = input::read(Some(new), output)?;
    let changes = changes_between(&before.timeline, &after.timeline);
    let name = |path: &Path, timeline: &Timeline| {
        let day = timeline.told_on().day().map(day_label);
        let day = day.map(|day| format!(" (as known on {day})"));
        format!("{}{}", path.display(), day.unwrap_or_default())
    };
    let (old, new) = (name(old, &before.timeline), name(new, &after.timeline));
    let heading = format!("What changed from {old} to {new}");
    Ok((changes, heading, outcome(before.faulty || after.faulty)))
}

fn outcome(faulty: bool) -> Outcome {
    if faulty {
        Outcome::Faulty
    } else {
        Outcome::Fine
    }
}

/// What is compared, in words; `None` stands for the time before anything was known.
fn between(from: Option<KnowledgeDate>, to: KnowledgeDate) -> String {
    let from = from.and_then(KnowledgeDate::day).map(day_label);
    match (from, to.day().map(day_label)) {
        (None, None) => "all that is known".to_owned(),
        (None, Some(to)) => format!("what was known on {to}"),
        (Some(from), None) => format!("what changed after {from}"),
        (Some(from), Some(to)) => format!("what changed after {from}, up to {to}"),
    }
}

/// A change as an object. Every key is always there.
#[derive(Serialize)]
struct Row<'a> {
    kind: &'static str,
    /// "item" or "claim".
    entry: &'static str,
    id: &'a str,
    title: &'a str,
    /// Empty for an item.
    speaker: &'a str,
    /// The id of the item that a claim belongs to.
    item: Option<&'a str>,
    date: &'a str,
    known_from: Option<String>,
    fields: Vec<FieldRow<'a>>,
    notes: Vec<NoteRow<'a>>,
    sources: Vec<SourceRow<'a>>,
}

#[derive(Serialize)]
struct FieldRow<'a> {
    field: &'static str,
    before: &'a str,
    after: &'a str,
}

#[derive(Serialize)]
struct NoteRow<'a> {
    known_from: String,
    text: &'a str,
}

#[derive(Serialize)]
struct SourceRow<'a> {
    id: &'a str,
    publisher: &'a str,
    title: &'a str,
    published: &'a str,
    url: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of(change: &'a Change) -> Self {
        let fields = change.fields.iter().map(|field| FieldRow {
            field: field.field,
            before: &field.before,
            after: &field.after,
        });
        let notes = change.notes.iter().map(|note| NoteRow {
            known_from: note.known_from.to_string(),
            text: &note.text,
        });
        let sources = change.sources.iter().map(|source| SourceRow {
            id: &source.id,
            publisher: &source.publisher,
            title: &source.title,
            published: &source.published,
            url: source.url.as_deref(),
        });
        Self {
            kind: change.kind.word(),
            entry: match change.subject {
                ChangeSubject::Item(_) => "item",
                ChangeSubject::Claim(_) => "claim",
            },
            id: &change.id,
            title: &change.title,
            speaker: &change.speaker,
            item: change.belongs_to.as_ref().map(|item| item.id.as_str()),
            date: &change.date,
            known_from: change.known_from.map(|day| day.to_string()),
            fields: fields.collect(),
            notes: notes.collect(),
            sources: sources.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CivilDate;

    #[test]
    fn the_heading_says_which_days_are_compared() {
        let day = |day| KnowledgeDate::On(CivilDate::new(2026, 1, day).unwrap());
        for (from, to, words) in [
            (None, KnowledgeDate::Latest, "all that is known"),
            (None, day(5), "what was known on 5 January 2026"),
            (
                Some(day(5)),
                KnowledgeDate::Latest,
                "what changed after 5 January 2026",
            ),
            (
                Some(day(5)),
                day(7),
                "what changed after 5 January 2026, up to 7 January 2026",
            ),
        ] {
            assert_eq!(between(from, to), words);
        }
    }
}
