//! The ids of one kind of entry: which index each stands for, and where it was given.

use std::{collections::HashMap, path::Path};

use crate::io::{
    diagnostic::{Code, Place, Report, clipped, did_you_mean},
    fields::Needed,
};

/// Ids with their indices, in the order in which they were given.
pub(super) struct Names<'a> {
    /// What the ids name, for messages: "track".
    what: &'static str,
    /// What the ids are called, for messages: "id".
    key: &'static str,
    unknown: Code,
    by_id: HashMap<&'a str, (usize, Place)>,
}

impl<'a> Names<'a> {
    /// No names yet; references to others are reported with the code `unknown`.
    pub(super) fn new(what: &'static str, unknown: Code) -> Self {
        Self {
            what,
            key: "id",
            unknown,
            by_id: HashMap::new(),
        }
    }

    /// The same for entries that are told apart by their `key`, as a topic is by its name.
    pub(super) fn keyed_by(self, key: &'static str) -> Self {
        Self { key, ..self }
    }

    /// Gives `id` the next index. `false` if it is empty or taken, which is reported.
    pub(super) fn give(
        &mut self,
        id: &Needed<&'a str>,
        file: usize,
        paths: &[&Path],
        report: &mut Report,
    ) -> bool {
        let place = Place {
            file,
            at: id.span.start,
        };
        let (what, key) = (self.what, self.key);
        if id.value.trim().is_empty() {
            report.add(Code::MissingField, place, || {
                (format!("the {key} of this {what} is empty"), None)
            });
            return false;
        }
        if let Some((_, first)) = self.by_id.get(id.value) {
            report.add(Code::DuplicateId, place, || {
                let message = format!(
                    "the {key} \"{}\" is taken by another {what}",
                    clipped(id.value)
                );
                let name = paths[first.file].file_name().unwrap_or_default().display();
                let hint = if first.file == file {
                    format!("this second {what} is left out; give it another {key}")
                } else {
                    format!("the first stands in {name}; this one is left out")
                };
                (message, Some(hint))
            });
            return false;
        }
        self.by_id.insert(id.value, (self.by_id.len(), place));
        true
    }

    /// The index of `id`, or `None` if there is no such id.
    pub(super) fn index_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).map(|(index, _)| *index)
    }

    /// The ids, in no particular order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.by_id.keys().copied()
    }

    /// The index of `id`, or `None` if there is no such id, which is reported.
    pub(super) fn find(
        &self,
        id: &Needed<&str>,
        file: usize,
        report: &mut Report,
    ) -> Option<usize> {
        if let Some(index) = self.index_of(id.value) {
            return Some(index);
        }
        // The skipped entry was reported where it stands: once is enough.
        if !report.skipped_ids.contains(id.value) {
            report.add(
                self.unknown,
                Place {
                    file,
                    at: id.span.start,
                },
                || {
                    let hint = did_you_mean(id.value, self.ids());
                    (
                        format!("there is no {} \"{}\"", self.what, clipped(id.value)),
                        hint,
                    )
                },
            );
        }
        None
    }
}
