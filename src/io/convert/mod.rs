//! What the words of a file mean: wire types to the model, with every cross reference resolved.
//!
//! Two passes: the first settles which entries stay and gives them their indices, the second
//! builds them. So an entry can refer to a later one, in this file or another.

mod dates;
mod names;

use std::path::Path;

use self::{dates::read_date, names::Names};
use super::{
    diagnostic::{Code, Place, Report, clipped, did_you_mean},
    fields::{Field, List, Needed},
    wire::{self, Document, Edtf},
};
use crate::model::{self, Importance, ItemIx, SourceIx, TimelineParts, TrackIx, When};

/// One decoded file.
pub(crate) struct FileDocument<'a> {
    /// Its number in the report.
    pub(crate) file: usize,
    /// Its text, for places inside strings.
    pub(crate) text: &'a str,
    /// What stands in it.
    pub(crate) document: Document<'a>,
}

/// Builds the timeline of `files`, leaving out and reporting what does not fit. `paths` are the
/// names of all files by number. `keep_going` hears the fraction done; `None` if it says no.
pub(crate) fn convert(
    files: &[FileDocument<'_>],
    paths: &[&Path],
    report: &mut Report,
    keep_going: &mut dyn FnMut(f32) -> bool,
) -> Option<TimelineParts> {
    let entries = Entries::collect(files, paths, report);
    let mut parts = header(files, paths, report);
    parts.tracks = entries.track_list();
    for file in files {
        let mut build = Build {
            file,
            entries: &entries,
            report,
        };
        parts.phases.extend(
            file.document
                .phase
                .0
                .iter()
                .filter_map(|p| build.phase(&p.value)),
        );
    }
    for (file, source) in &entries.sources {
        parts.sources.push(
            Build {
                file,
                entries: &entries,
                report,
            }
            .source(source),
        );
    }
    for (done, (file, item)) in entries.items.iter().enumerate() {
        if done % 1024 == 0 && !keep_going(done as f32 / entries.items.len() as f32) {
            return None;
        }
        parts.items.push(
            Build {
                file,
                entries: &entries,
                report,
            }
            .item(item, done),
        );
    }
    for (file, claim) in &entries.claims {
        parts.claims.push(
            Build {
                file,
                entries: &entries,
                report,
            }
            .claim(claim),
        );
    }
    Some(parts)
}

/// The `[timeline]` table. Without one the timeline is called after its file.
fn header(files: &[FileDocument<'_>], paths: &[&Path], report: &mut Report) -> TimelineParts {
    let mut parts = TimelineParts::default();
    let mut first: Option<(&FileDocument<'_>, &Needed<wire::Header<'_>>)> = None;
    for file in files {
        let Some(header) = &file.document.timeline.0 else {
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
    file: &FileDocument<'_>,
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
}

/// The entries that stay, in order: the index of each is its place in its list.
struct Entries<'f, 'a> {
    tracks: Vec<(&'f FileDocument<'a>, &'f wire::Track<'a>)>,
    sources: Vec<(&'f FileDocument<'a>, &'f wire::Source<'a>)>,
    items: Vec<(&'f FileDocument<'a>, &'f wire::Item<'a>)>,
    claims: Vec<(&'f FileDocument<'a>, &'f wire::Claim<'a>)>,
    track_names: Names<'a>,
    source_names: Names<'a>,
    item_names: Names<'a>,
    /// The row of each item.
    item_tracks: Vec<TrackIx>,
}

impl<'f, 'a> Entries<'f, 'a> {
    fn collect(files: &'f [FileDocument<'a>], paths: &[&Path], report: &mut Report) -> Self {
        let mut entries = Self {
            tracks: Vec::new(),
            sources: Vec::new(),
            items: Vec::new(),
            claims: Vec::new(),
            track_names: Names::new("track", Code::UnknownTrack),
            source_names: Names::new("source", Code::UnknownSource),
            item_names: Names::new("item", Code::UnknownItem),
            item_tracks: Vec::new(),
        };
        let mut claim_names = Names::new("claim", Code::UnknownItem);
        for file in files {
            let mut check = Check {
                file: file.file,
                report,
            };
            for Needed { value: track, .. } in &file.document.track.0 {
                let stays = check.is_filled(&track.name, "name of this track");
                if check.keep(stays, &track.id, &mut entries.track_names, paths) {
                    entries.tracks.push((file, track));
                }
            }
            for Needed { value: source, .. } in &file.document.source.0 {
                let stays = check.is_filled(&source.publisher, "publisher of this source")
                    && check.is_filled(&source.title, "title of this source");
                if check.keep(stays, &source.id, &mut entries.source_names, paths) {
                    entries.sources.push((file, source));
                }
            }
            for Needed { value: claim, .. } in &file.document.claim.0 {
                let stays = check.is_filled(&claim.text, "text of this claim")
                    && check.is_filled(&claim.speaker, "speaker of this claim");
                if check.keep(stays, &claim.id, &mut claim_names, paths) {
                    entries.claims.push((file, claim));
                }
            }
        }
        for file in files {
            entries.collect_items(file, paths, report);
        }
        entries
    }

    /// Items come after all tracks are known, since an item without its row cannot stay.
    fn collect_items(&mut self, file: &'f FileDocument<'a>, paths: &[&Path], report: &mut Report) {
        for Needed { value: item, .. } in &file.document.item.0 {
            let track = self.track_names.find(&item.track, file.file, report);
            let mut check = Check {
                file: file.file,
                report,
            };
            let stays = check.is_filled(&item.title, "title of this item") && track.is_some();
            if check.keep(stays, &item.id, &mut self.item_names, paths) {
                self.items.push((file, item));
                self.item_tracks.extend(track.map(TrackIx::from));
            }
        }
    }

    fn track_list(&self) -> Vec<model::Track> {
        let tracks = self.tracks.iter().enumerate();
        tracks
            .map(|(at, (_, wire))| model::Track {
                id: wire.id.value.to_owned(),
                name: wire.name.value.to_owned(),
                badge: optional_text(&wire.badge).unwrap_or_else(|| badge_of(wire.name.value)),
                hue: word(&wire.color).unwrap_or(model::Hue::ALL[at % model::Hue::ALL.len()]),
                shape: word(&wire.shape).unwrap_or(model::Shape::ALL[at % model::Shape::ALL.len()]),
                starts_folded: wire.folded.value().copied().unwrap_or(false),
            })
            .collect()
    }
}

/// Decides whether an entry stays.
struct Check<'r> {
    file: usize,
    report: &'r mut Report,
}

impl Check<'_> {
    /// Whether a required text says anything; reports it if not.
    fn is_filled(&mut self, value: &Needed<&str>, what: &str) -> bool {
        let is_filled = !value.value.trim().is_empty();
        if !is_filled {
            let place = Place {
                file: self.file,
                at: value.span.start,
            };
            self.report.add(Code::MissingField, place, || {
                (format!("the {what} is empty"), None)
            });
        }
        is_filled
    }

    /// Gives the entry its index if it stays and its id is free.
    fn keep<'a>(
        &mut self,
        stays: bool,
        id: &Needed<&'a str>,
        names: &mut Names<'a>,
        paths: &[&Path],
    ) -> bool {
        if !stays {
            self.report.skipped_ids.insert(id.value.to_owned());
            return false;
        }
        names.give(id, self.file, paths, self.report)
    }
}

/// Builds the entries of one file.
struct Build<'b, 'f, 'a> {
    file: &'b FileDocument<'a>,
    entries: &'b Entries<'f, 'a>,
    report: &'b mut Report,
}

impl Build<'_, '_, '_> {
    fn phase(&mut self, wire: &wire::Phase<'_>) -> Option<model::Phase> {
        let when = read_date(&wire.when, self.file.file, self.file.text, self.report)?;
        Some(model::Phase {
            name: wire.name.value.to_owned(),
            when,
        })
    }

    fn source(&mut self, wire: &wire::Source<'_>) -> model::Source {
        model::Source {
            id: wire.id.value.to_owned(),
            publisher: wire.publisher.value.to_owned(),
            title: wire.title.value.to_owned(),
            author: optional_text(&wire.author),
            url: optional_text(&wire.url),
            published: self.date(&wire.published),
            tier: word(&wire.tier),
            kind: optional_text(&wire.kind),
        }
    }

    fn item(&mut self, wire: &wire::Item<'_>, at: usize) -> model::Item {
        if wire.sources.is_empty() {
            self.report.add(Code::NoSource, self.place(&wire.id), || {
                let message = format!("the item \"{}\" names no source", clipped(wire.id.value));
                (message, Some("add sources = [\"…\"]".to_owned()))
            });
        }
        let track = self.entries.item_tracks[at];
        model::Item {
            id: wire.id.value.to_owned(),
            title: wire.title.value.to_owned(),
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
            conflicts: wire
                .conflicts
                .0
                .iter()
                .map(|c| self.conflict(&c.value))
                .collect(),
            links: wire
                .links
                .0
                .iter()
                .filter_map(|l| self.link(&l.value, wire))
                .collect(),
        }
    }

    fn claim(&mut self, wire: &wire::Claim<'_>) -> model::Claim {
        let item = wire.item.0.as_ref();
        model::Claim {
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
            outcomes: wire
                .outcomes
                .0
                .iter()
                .map(|o| self.outcome(&o.value))
                .collect(),
        }
    }

    fn outcome(&mut self, wire: &wire::Outcome<'_>) -> model::Outcome {
        model::Outcome {
            verdict: wire.verdict.value.to_owned(),
            text: wire.text.value.to_owned(),
            sources: self.sources(&wire.sources),
        }
    }

    fn conflict(&mut self, wire: &wire::Conflict<'_>) -> model::Conflict {
        let sources = self.sources(&wire.sources);
        model::Conflict {
            text: wire.text.value.to_owned(),
            sources,
        }
    }

    fn link(&mut self, wire: &wire::Link<'_>, holder: &wire::Item<'_>) -> Option<model::Link> {
        if wire.to.value == holder.id.value {
            self.report.add(Code::SelfLink, self.place(&wire.to), || {
                (
                    format!("the item \"{}\" links to itself", clipped(wire.to.value)),
                    None,
                )
            });
            return None;
        }
        let target = self.item_ix(&wire.to)?;
        Some(model::Link {
            kind: wire.kind.value.into(),
            target,
        })
    }

    fn importance(&mut self, level: &Field<i64>) -> Importance {
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

    fn sources(&mut self, ids: &List<&str>) -> Vec<SourceIx> {
        let names = &self.entries.source_names;
        let find = |id| {
            names
                .find(id, self.file.file, self.report)
                .map(SourceIx::from)
        };
        ids.0.iter().filter_map(find).collect()
    }

    fn item_ix(&mut self, id: &Needed<&str>) -> Option<ItemIx> {
        self.entries
            .item_names
            .find(id, self.file.file, self.report)
            .map(ItemIx::from)
    }

    fn date(&mut self, date: &Field<Edtf<'_>>) -> Option<When> {
        read_date(
            date.0.as_ref()?,
            self.file.file,
            self.file.text,
            self.report,
        )
    }

    fn place<T>(&self, value: &Needed<T>) -> Place {
        Place {
            file: self.file.file,
            at: value.span.start,
        }
    }
}

fn word<T: wire::Vocabulary>(field: &Field<wire::Word<T>>) -> Option<T> {
    field.value().map(|word| word.0)
}

fn text(field: &Field<&str>) -> String {
    field
        .value()
        .map_or_else(String::new, |text| (*text).to_owned())
}

/// The text, or `None` if it is left out or empty.
fn optional_text(field: &Field<&str>) -> Option<String> {
    field
        .value()
        .filter(|text| !text.is_empty())
        .map(|text| (*text).to_owned())
}

fn texts(list: &List<&str>) -> Vec<String> {
    list.0.iter().map(|text| text.value.to_owned()).collect()
}

/// Two letters that stand for `name`: the initials of two words, or the first two letters.
fn badge_of(name: &str) -> String {
    let initials: Vec<char> = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .collect();
    let letters: String = match initials.as_slice() {
        [first, second, ..] => [*first, *second].iter().collect(),
        _ => name
            .chars()
            .filter(|c| c.is_alphanumeric())
            .take(2)
            .collect(),
    };
    letters.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_is_made_from_the_name() {
        for (name, badge) in [
            ("United States", "US"),
            ("Ukraine", "UK"),
            ("EU institutions", "EI"),
            ("…", ""),
        ] {
            assert_eq!(badge_of(name), badge);
        }
    }
}
