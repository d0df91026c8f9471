//! What the words of a file mean: wire types to the model, with every cross reference resolved.
//!
//! Two passes: the first settles which entries stay and gives them their indices, the second
//! builds them. So an entry can refer to a later one, in this file or another.

mod alignments;
mod briefings;
mod build;
mod dates;
mod dossier;
mod entries;
mod names;
mod points;
mod revise;
mod settle;
mod sides;

use std::path::Path;

pub(crate) use self::dates::read_day;
use self::{
    briefings::read_briefings,
    build::{Build, optional_text, text},
    dates::read_date,
    dossier::read_dossier,
    entries::Entries,
};
use super::{
    diagnostic::{Code, Place, Report, clipped, did_you_mean},
    fields::Needed,
    wire::{self, TimelineFile},
};
use crate::model::{
    ClaimIx, Derivation, FirstDays, ItemIx, Source, TimelineParts, derivation_cycles,
};

/// One decoded file.
pub(crate) struct DecodedFile<'a> {
    /// Its number in the report.
    pub(crate) file: usize,
    /// Its text, for places inside strings.
    pub(crate) text: &'a str,
    /// What stands in it.
    pub(crate) contents: TimelineFile<'a>,
}

/// Builds the timeline of `files`, leaving out and reporting what does not fit. `paths` are the
/// names of all files by number. `keep_going` hears the fraction done; `None` if it says no.
pub(crate) fn convert(
    files: &[DecodedFile<'_>],
    paths: &[&Path],
    report: &mut Report,
    keep_going: &mut dyn FnMut(f32) -> bool,
) -> Option<TimelineParts> {
    let mut entries = Entries::collect(files, paths, report);
    let mut parts = header(files, paths, report);
    parts.tracks = entries.track_list();
    entries.as_of = parts.as_of;
    for file in files {
        let mut build = Build::new(file, &entries, report);
        let phases = file.contents.phase.0.iter();
        parts
            .phases
            .extend(phases.filter_map(|phase| build.phase(&phase.value)));
    }
    for (file, source) in &entries.sources {
        let source = Build::new(file, &entries, report).source(source);
        parts.sources.push(source);
    }
    break_cycles(&entries, &mut parts.sources, report);
    entries.first_days = FirstDays::new(&parts.sources);
    for (at, (file, wire)) in entries.items.iter().enumerate() {
        if at % 1024 == 0 && !keep_going(at as f32 / entries.items.len() as f32) {
            return None;
        }
        let mut build = Build::new(file, &entries, report);
        let item = build.item(wire, at);
        let revisions = build.item_revisions(wire, &item);
        parts.items.push(item);
        if !revisions.is_empty() {
            parts.item_revisions.insert(ItemIx::from(at), revisions);
        }
    }
    for (at, (file, wire)) in entries.claims.iter().enumerate() {
        let mut build = Build::new(file, &entries, report);
        let claim = build.claim(wire);
        let revisions = build.claim_revisions(wire, &claim);
        parts.claims.push(claim);
        if !revisions.is_empty() {
            parts.claim_revisions.insert(ClaimIx::from(at), revisions);
        }
    }
    let days = &entries.first_days;
    entries.item_since = parts.items.iter().map(|it| days.of_item(it)).collect();
    (parts.dossier, entries.point_names) = read_dossier(files, paths, &entries, report);
    parts.briefings = read_briefings(files, paths, (&parts, &entries), report);
    Some(parts)
}

/// Drops and reports every "derived from" by which a source would relay itself.
fn break_cycles(entries: &Entries<'_, '_>, sources: &mut [Source], report: &mut Report) {
    let closing = derivation_cycles(sources.len(), |ix| &sources[ix.index()].derived_from);
    for Derivation { source, from } in closing {
        sources[source.index()]
            .derived_from
            .retain(|ix| *ix != from);
        let (file, wire) = entries.sources[source.index()];
        let id = entries.sources[from.index()].1.id.value;
        let named = wire.derived_from.0.iter().find(|it| it.value == id);
        let place = Place {
            file: file.file,
            at: named.map_or(wire.id.span.start, |it| it.span.start),
        };
        report.add(Code::DerivationCycle, place, || {
            let message = if source == from {
                format!("the source \"{}\" relays itself", clipped(id))
            } else {
                format!(
                    "\"{}\" relays \"{}\", which comes from it",
                    clipped(wire.id.value),
                    clipped(id)
                )
            };
            (
                message,
                Some("leave out the derivation that is not so".into()),
            )
        });
    }
}

/// The `[timeline]` table. Without one the timeline is called after its file.
fn header(files: &[DecodedFile<'_>], paths: &[&Path], report: &mut Report) -> TimelineParts {
    let mut parts = TimelineParts::default();
    let mut first: Option<(&DecodedFile<'_>, &Needed<wire::Header<'_>>)> = None;
    for file in files {
        let Some(header) = &file.contents.timeline.0 else {
            continue;
        };
        let Some((earlier, _)) = first else {
            first = Some((file, header));
            continue;
        };
        report.add(
            Code::TwoTimelines,
            Place {
                file: file.file,
                at: header.span.start,
            },
            || {
                let name = paths[earlier.file]
                    .file_name()
                    .unwrap_or_default()
                    .display();
                (
                    format!("{name} holds the [timeline] table already"),
                    Some("keep one of them".into()),
                )
            },
        );
    }
    if let Some((file, header)) = first {
        fill_header(&mut parts, file, header, report);
    } else if let Some(file) = files.first() {
        report.add(
            Code::MissingTimeline,
            Place {
                file: file.file,
                at: 0,
            },
            || {
                let hint = "add a table [timeline] with a title".to_owned();
                ("there is no [timeline] table".to_owned(), Some(hint))
            },
        );
    }
    if parts.title.is_empty() {
        let stem = files.first().and_then(|file| paths[file.file].file_stem());
        parts.title = stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    }
    parts
}

fn fill_header(
    parts: &mut TimelineParts,
    file: &DecodedFile<'_>,
    header: &Needed<wire::Header<'_>>,
    report: &mut Report,
) {
    let wire = &header.value;
    parts.title = text(&wire.title);
    parts.summary = text(&wire.summary);
    parts.author = optional_text(&wire.author);
    let place = |at| Place {
        file: file.file,
        at,
    };
    if parts.title.trim().is_empty() {
        report.add(Code::MissingField, place(header.span.start), || {
            (
                "this timeline has no `title`".into(),
                Some("add `title = …`".into()),
            )
        });
    }
    if let Some(zone) = wire.zone.0.as_ref().filter(|zone| !zone.value.is_empty()) {
        if zone.value.parse::<chrono_tz::Tz>().is_ok() {
            parts.zone = Some(zone.value.to_owned());
        } else {
            report.add(Code::UnknownZone, place(zone.span.start), || {
                let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
                let message = format!("there is no time zone \"{}\"", clipped(zone.value));
                let hint = did_you_mean(zone.value, names)
                    .unwrap_or_else(|| "use an IANA name such as \"Europe/Kyiv\"".to_owned());
                (message, Some(hint))
            });
        }
    }
    if let Some(opens) = &wire.opens.0 {
        parts.opens_on = read_date(opens, file.file, file.text, report);
    }
    if let Some(day) = &wire.as_of.0 {
        parts.as_of = read_day(day, file.file, file.text, report);
    }
}
