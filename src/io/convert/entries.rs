//! Which entries stay, and what index each gets.

use std::path::Path;

use super::{
    DecodedFile,
    build::{optional_text, word},
    names::Names,
    points::PointNames,
};
use crate::{
    io::{
        diagnostic::{Code, Place, Report},
        fields::Needed,
        wire,
    },
    model::{self, CivilDate, FirstDays, ItemIx, TrackIx},
};

/// The entries that stay, in order: the index of each is its place in its list.
pub(super) struct Entries<'f, 'a> {
    pub(super) tracks: Vec<(&'f DecodedFile<'a>, &'f wire::Track<'a>)>,
    pub(super) sources: Vec<(&'f DecodedFile<'a>, &'f wire::Source<'a>)>,
    pub(super) items: Vec<(&'f DecodedFile<'a>, &'f wire::Item<'a>)>,
    pub(super) claims: Vec<(&'f DecodedFile<'a>, &'f wire::Claim<'a>)>,
    pub(super) documents: Vec<(&'f DecodedFile<'a>, &'f wire::Document<'a>)>,
    pub(super) topics: Vec<(&'f DecodedFile<'a>, &'f wire::Topic<'a>)>,
    pub(super) series: Vec<(&'f DecodedFile<'a>, &'f wire::Series<'a>)>,
    pub(super) track_names: Names<'a>,
    pub(super) source_names: Names<'a>,
    pub(super) item_names: Names<'a>,
    pub(super) document_names: Names<'a>,
    pub(super) topic_names: Names<'a>,
    pub(super) series_names: Names<'a>,
    /// The row of each item.
    pub(super) item_tracks: Vec<TrackIx>,
    /// The item of each document.
    pub(super) document_items: Vec<ItemIx>,
    /// The points of each document; empty until all of them are built.
    pub(super) point_names: Vec<PointNames<'f>>,
    /// The day on which the file was cut off; `None` if it was not.
    pub(super) as_of: Option<CivilDate>,
    /// From when sources are known; empty until all of them are built.
    pub(super) first_days: FirstDays,
    /// From when each item is known; empty until all of them are built.
    pub(super) item_since: Vec<Option<CivilDate>>,
}

impl<'f, 'a> Entries<'f, 'a> {
    pub(super) fn collect(
        files: &'f [DecodedFile<'a>],
        paths: &[&Path],
        report: &mut Report,
    ) -> Self {
        let mut entries = Self {
            tracks: Vec::new(),
            sources: Vec::new(),
            items: Vec::new(),
            claims: Vec::new(),
            documents: Vec::new(),
            topics: Vec::new(),
            series: Vec::new(),
            track_names: Names::new("track", Code::UnknownTrack),
            source_names: Names::new("source", Code::UnknownSource),
            item_names: Names::new("item", Code::UnknownItem),
            document_names: Names::new("document", Code::UnknownDocument),
            topic_names: Names::new("topic", Code::UnknownTopic).keyed_by("name"),
            series_names: Names::new("series", Code::UnknownSeries),
            item_tracks: Vec::new(),
            document_items: Vec::new(),
            point_names: Vec::new(),
            as_of: None,
            first_days: FirstDays::default(),
            item_since: Vec::new(),
        };
        let mut claim_names = Names::new("claim", Code::UnknownItem);
        for file in files {
            let mut check = Check {
                file: file.file,
                report,
            };
            for Needed { value: track, .. } in &file.contents.track.0 {
                let stays = check.is_filled(&track.name, "name of this track");
                if check.keep(stays, &track.id, &mut entries.track_names, paths) {
                    entries.tracks.push((file, track));
                }
            }
            for Needed { value: source, .. } in &file.contents.source.0 {
                let stays = check.is_filled(&source.publisher, "publisher of this source")
                    && check.is_filled(&source.title, "title of this source");
                if check.keep(stays, &source.id, &mut entries.source_names, paths) {
                    entries.sources.push((file, source));
                }
            }
            for Needed { value: claim, .. } in &file.contents.claim.0 {
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
        for file in files {
            entries.collect_documents(file, paths, report);
        }
        entries.collect_threads(files, paths, report);
        entries
    }

    /// Items come after all tracks are known, since an item without its row cannot stay.
    fn collect_items(&mut self, file: &'f DecodedFile<'a>, paths: &[&Path], report: &mut Report) {
        for Needed { value: item, .. } in &file.contents.item.0 {
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

    /// Documents come after all items are known, since a document without its item cannot stay.
    fn collect_documents(
        &mut self,
        file: &'f DecodedFile<'a>,
        paths: &[&Path],
        report: &mut Report,
    ) {
        for Needed {
            value: document, ..
        } in &file.contents.document.0
        {
            let item = self.item_names.find(&document.item, file.file, report);
            let mut check = Check {
                file: file.file,
                report,
            };
            let stays = check.is_filled(&document.title, "title of this document");
            let stays = stays && item.is_some();
            if check.keep(stays, &document.id, &mut self.document_names, paths) {
                self.documents.push((file, document));
                self.document_items.extend(item.map(ItemIx::from));
            }
        }
    }

    /// Topics and series, which only briefings refer to.
    fn collect_threads(
        &mut self,
        files: &'f [DecodedFile<'a>],
        paths: &[&Path],
        report: &mut Report,
    ) {
        for file in files {
            let mut check = Check {
                file: file.file,
                report,
            };
            for Needed { value: topic, .. } in &file.contents.topic.0 {
                if check.keep(true, &topic.name, &mut self.topic_names, paths) {
                    self.topics.push((file, topic));
                }
            }
            for Needed { value: series, .. } in &file.contents.series.0 {
                let stays = check.is_filled(&series.name, "name of this series");
                if check.keep(stays, &series.id, &mut self.series_names, paths) {
                    self.series.push((file, series));
                }
            }
        }
    }

    pub(super) fn track_list(&self) -> Vec<model::Track> {
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
