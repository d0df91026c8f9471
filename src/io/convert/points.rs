//! The points of one document while a file is read: their numbers, and those that were left out.

use std::{collections::HashSet, path::Path};

use super::names::Names;
use crate::io::{
    diagnostic::{Code, Place, Report},
    fields::Needed,
    wire::{Point, PointNumber},
};

/// The numbers of the points of one document, with the index of each.
pub(super) struct PointNames<'f> {
    names: Names<'f>,
    /// Numbers of points that could not stay, which is reported.
    left_out: HashSet<String>,
    numbering: Numbering,
}

/// How the points of a document are numbered: 1, 2, 3 … without a gap, or ascending if the
/// document is known in part.
struct Numbering {
    has_gaps: bool,
    next: i64,
}

impl<'f> PointNames<'f> {
    /// No points yet; `lost` are the numbers of those that could not be read.
    pub(super) fn new(has_gaps: bool, lost: &[String]) -> Self {
        Self {
            names: Names::new("point", Code::UnknownPoint).keyed_by("number"),
            left_out: lost.iter().cloned().collect(),
            numbering: Numbering { has_gaps, next: 1 },
        }
    }

    /// Notes a point that cannot stay.
    pub(super) fn leave_out(&mut self, number: &PointNumber<'_>) {
        self.left_out.insert(number.0.to_string());
    }

    /// Gives a point the next index. `false` if its number is taken, which is reported.
    pub(super) fn give(
        &mut self,
        point: &'f Point<'_>,
        file: usize,
        paths: &[&Path],
        report: &mut Report,
    ) -> bool {
        let number = &point.number;
        let id = Needed {
            value: number.value.0.as_ref(),
            span: number.span,
        };
        if !self.names.give(&id, file, paths, report) {
            // It probably was to have the next number.
            self.numbering.skip();
            return false;
        }
        if let Some(whole) = number.value.whole() {
            let at = number.span.start;
            let place = Place { file, at };
            self.numbering.check(whole, &self.left_out, place, report);
        }
        true
    }

    /// The index of a point; `None` if there is none with this number.
    pub(super) fn index_of(&self, number: &PointNumber<'_>) -> Option<usize> {
        self.names.index_of(&number.0)
    }

    /// Whether the point was left out, which is reported where it stands: once is enough.
    pub(super) fn is_left_out(&self, number: &PointNumber<'_>) -> bool {
        self.left_out.contains(number.0.as_ref())
    }

    /// The numbers, in no particular order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = &'f str> {
        self.names.ids()
    }
}

impl Numbering {
    fn skip(&mut self) {
        self.next = self.next.saturating_add(1);
    }

    fn check(
        &mut self,
        number: i64,
        left_out: &HashSet<String>,
        place: Place,
        report: &mut Report,
    ) {
        while self.next < number && left_out.contains(&self.next.to_string()) {
            self.skip();
        }
        let fits = number == self.next || self.has_gaps && number > self.next;
        if !fits {
            let (expected, or_more) = (self.next, if self.has_gaps { " or more" } else { "" });
            report.add(Code::PointNumbering, place, || {
                let message = format!("expected point {expected}{or_more}, found {number}");
                let hint = (!self.has_gaps && number > expected)
                    .then(|| "say under `gaps` what of the text is not known".to_owned());
                (message, hint)
            });
        }
        self.next = number.saturating_add(1);
    }
}
