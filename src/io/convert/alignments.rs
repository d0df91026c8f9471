//! What became of points, from wire types to the model: every point of both documents is disposed
//! of once.
//!
//! ```text
//!   from    1     2  3     4          5
//!           │      ╲╱      ├───┄┄┄┐
//!   to      1       2      3      4      5
//! ```
//!
//! A pair that does not fit is left out, and so is what only it made sense of. Of what follows
//! from that nothing is told again.

use std::collections::HashSet;

use super::{
    build::{Build, optional_text, text, word},
    points::PointNames,
    settle::{Settled, settle},
    sides::{takes, wrong_sides},
};
use crate::{
    io::{
        diagnostic::{Code, Place, clipped, did_you_mean},
        fields::{List, Needed},
        wire::{self, PointNumber},
    },
    model::{AlignedPair, Alignment, CivilDate, Document, DocumentIx, ItemIx, PointIx, Relation},
};

/// What to do about points of the earlier document that stand in no pair.
const GOES: &str =
    "say what became of each: it stands in `from` of one pair, \"dropped\" if it is gone";
/// What to do about points of the later document that stand in no pair.
const COMES: &str =
    "say where each comes from: it stands in `to` of one pair, \"added\" if it is new";

/// How many points a message names.
const MAX_NAMED: usize = 12;

/// Reads one alignment after the other.
pub(super) struct Alignments<'d> {
    documents: &'d [Document],
    points: &'d [PointNames<'d>],
    /// Which documents are aligned, the first of both first.
    met: HashSet<(DocumentIx, DocumentIx)>,
}

/// One document of an alignment, and what was said of its points so far.
struct Column<'d> {
    document: &'d Document,
    points: &'d PointNames<'d>,
    /// Points that a pair disposes of, even one that is left out.
    taken: HashSet<PointIx>,
}

/// A pair that may have to be left out.
struct Draft<'w, 'a> {
    wire: &'w Needed<wire::AlignedPair<'a>>,
    pair: AlignedPair,
    /// Where each point of `also_to` is named.
    also_at: Vec<Place>,
    /// Whether a point that it names was left out, which is reported.
    has_lost: bool,
}

impl<'d> Alignments<'d> {
    pub(super) fn new(documents: &'d [Document], points: &'d [PointNames<'d>]) -> Self {
        Self {
            documents,
            points,
            met: HashSet::new(),
        }
    }

    /// The alignment in `wire`; `None` if it cannot stay, which is reported.
    pub(super) fn read(
        &mut self,
        wire: &wire::Alignment<'_>,
        build: &mut Build<'_, '_, '_>,
    ) -> Option<Alignment> {
        let (from, to) = self.documents_of(wire, build)?;
        let mut columns = (self.column(from), self.column(to));
        let mut drafts: Vec<Draft<'_, '_>> = Vec::with_capacity(wire.pairs.0.len());
        for pair in &wire.pairs.0 {
            drafts.push(build.draft(pair, &mut columns));
        }
        build.settle_pairs(&mut drafts, &mut columns.1);
        for draft in &drafts {
            build.check_explanation(&draft.wire.value);
        }
        let has_gaps = |column: &Column<'_>| column.document.gaps.is_some();
        if !has_gaps(&columns.1) {
            build.report_undisposed(&columns.0, &wire.from, GOES);
        }
        if !has_gaps(&columns.0) {
            build.report_undisposed(&columns.1, &wire.to, COMES);
        }
        let since = self.since(from, build).max(self.since(to, build));
        let pairs = drafts.into_iter().map(|draft| {
            build.check_day(&draft, since);
            draft.pair
        });
        Some(Alignment {
            from,
            to,
            pairs: pairs.collect(),
        })
    }

    /// From when a document is known; `None` if it always was.
    fn since(&self, ix: DocumentIx, build: &Build<'_, '_, '_>) -> Option<CivilDate> {
        let document = &self.documents[ix.index()];
        document.known_since(build.item_since(document.item))
    }

    fn column(&self, ix: DocumentIx) -> Column<'d> {
        Column {
            document: &self.documents[ix.index()],
            points: &self.points[ix.index()],
            taken: HashSet::new(),
        }
    }

    /// The two documents, which are not the same and are not aligned yet.
    fn documents_of(
        &mut self,
        wire: &wire::Alignment<'_>,
        build: &mut Build<'_, '_, '_>,
    ) -> Option<(DocumentIx, DocumentIx)> {
        let (from, to) = (build.document_ix(&wire.from), build.document_ix(&wire.to));
        let (from, to) = (from?, to?);
        let names = || (clipped(wire.from.value), clipped(wire.to.value));
        if from == to {
            build.report.add(Code::SelfLink, build.place(&wire.to), || {
                let message = format!("the document \"{}\" is aligned with itself", names().0);
                (message, None)
            });
            return None;
        }
        if !self.met.insert((from.min(to), from.max(to))) {
            let place = build.place(&wire.from);
            build.report.add(Code::DuplicateAlignment, place, || {
                let (from, to) = names();
                let message = format!("\"{from}\" and \"{to}\" are aligned already");
                let hint = "this second alignment is left out; put its pairs into the first";
                (message, Some(hint.to_owned()))
            });
            return None;
        }
        Some((from, to))
    }
}

impl Column<'_> {
    /// What may be meant by a number that the document has not.
    fn hint_for(&self, number: &PointNumber<'_>) -> Option<String> {
        let is_number = |id: &&str| PointNumber((*id).into()).whole().is_some();
        if number.whole().is_none() {
            let words = self.points.numbers().filter(|id| !is_number(id));
            return did_you_mean(&number.0, words);
        }
        let points = self.document.points.iter();
        let mut numbers = points.map(|point| point.number.as_str()).filter(is_number);
        let first = numbers.next()?;
        let last = numbers.next_back().unwrap_or(first);
        Some(format!("its points are numbered {first} to {last}"))
    }
}

impl Build<'_, '_, '_> {
    fn document_ix(&mut self, id: &Needed<&str>) -> Option<DocumentIx> {
        let names = &self.entries.document_names;
        let found = names.find(id, self.file.file, self.report);
        found.map(DocumentIx::from)
    }

    fn draft<'w, 'a>(
        &mut self,
        wire: &'w Needed<wire::AlignedPair<'a>>,
        columns: &mut (Column<'_>, Column<'_>),
    ) -> Draft<'w, 'a> {
        let read = &wire.value;
        let (from, has_lost_from) = self.take(&read.from, &mut columns.0);
        let (to, has_lost_to) = self.take(&read.to, &mut columns.1);
        let mut draft = Draft {
            wire,
            pair: AlignedPair {
                from,
                to,
                also_to: Vec::new(),
                relation: read.relation.value.into(),
                explanation: text(&read.explanation),
                explained_by: self.items(&read.explained_by),
                basis: word(&read.basis).unwrap_or_default(),
                caveat: text(&read.caveat),
                sources: self.sources(&read.sources),
                known_from: self.day(&read.known_from),
            },
            also_at: Vec::new(),
            has_lost: has_lost_from || has_lost_to,
        };
        self.name_parts(&mut draft, &columns.1);
        draft
    }

    /// The points of which a pair disposes, and whether any was left out.
    fn take(
        &mut self,
        numbers: &List<PointNumber<'_>>,
        column: &mut Column<'_>,
    ) -> (Vec<PointIx>, bool) {
        let mut points = Vec::with_capacity(numbers.0.len());
        for number in &numbers.0 {
            let Some(point) = self.point_ix(number, column) else {
                continue;
            };
            if column.taken.insert(point) {
                points.push(point);
            } else {
                self.report_twice(number, column.document);
            }
        }
        let has_lost = points.len() < numbers.0.len() + numbers.lost().len();
        (points, has_lost)
    }

    /// Fills in the points that took up a part.
    fn name_parts(&mut self, draft: &mut Draft<'_, '_>, column: &Column<'_>) {
        draft.has_lost |= !draft.wire.value.also_to.lost().is_empty();
        let mut met: HashSet<PointIx> = draft.pair.to.iter().copied().collect();
        for number in &draft.wire.value.also_to.0 {
            let Some(point) = self.point_ix(number, column) else {
                draft.has_lost = true;
                continue;
            };
            if met.insert(point) {
                draft.pair.also_to.push(point);
                draft.also_at.push(self.place(number));
            } else {
                draft.has_lost = true;
                self.report_twice(number, column.document);
            }
        }
    }

    fn point_ix(
        &mut self,
        number: &Needed<PointNumber<'_>>,
        column: &Column<'_>,
    ) -> Option<PointIx> {
        let found = column.points.index_of(&number.value);
        if found.is_none() && !column.points.is_left_out(&number.value) {
            let place = self.place(number);
            self.report.add(Code::UnknownPoint, place, || {
                let message = format!(
                    "there is no point \"{}\" in \"{}\"",
                    clipped(&number.value.0),
                    clipped(&column.document.id)
                );
                (message, column.hint_for(&number.value))
            });
        }
        found.map(PointIx::from)
    }

    fn report_twice(&mut self, number: &Needed<PointNumber<'_>>, document: &Document) {
        let place = self.place(number);
        self.report.add(Code::PointWithTwoDispositions, place, || {
            let message = format!(
                "the point \"{}\" of \"{}\" stands in a pair already",
                clipped(&number.value.0),
                clipped(&document.id)
            );
            let hint = "join the pairs, or name it under `also_to` of all but one";
            (message, Some(hint.to_owned()))
        });
    }

    /// Leaves out what does not fit, until all that is left fits together.
    fn settle_pairs(&mut self, drafts: &mut Vec<Draft<'_, '_>>, later: &mut Column<'_>) {
        drafts.retain(|draft| self.fits(draft));
        // A file that was cut off may lack the pair that disposes of the point.
        if self.is_cut_off() {
            return;
        }
        let pairs: Vec<&AlignedPair> = drafts.iter().map(|draft| &draft.pair).collect();
        let Settled { stays, strays } = settle(&pairs);
        for draft in drafts.iter_mut() {
            self.drop_strays(draft, &strays, later);
        }
        let mut stays = stays.into_iter();
        drafts.retain(|_| stays.next().unwrap_or(true));
    }

    /// Whether a pair has points as its relation takes them; reports it if not.
    fn fits(&mut self, draft: &Draft<'_, '_>) -> bool {
        let pair = &draft.pair;
        let counts = (pair.from.len(), pair.to.len(), pair.also_to.len());
        let fits = takes(pair.relation, counts);
        if !fits && !draft.has_lost {
            let place = self.place(&draft.wire.value.relation);
            self.report.add(Code::RelationSides, place, || {
                wrong_sides(pair.relation, counts)
            });
        }
        fits
    }

    /// Drops the parts that went into `strays`, of which no other pair disposes.
    fn drop_strays(
        &mut self,
        draft: &mut Draft<'_, '_>,
        strays: &HashSet<PointIx>,
        later: &mut Column<'_>,
    ) {
        for (point, place) in draft.pair.also_to.iter().zip(&draft.also_at) {
            // Of a point that a pair took which was left out, that pair told.
            if strays.contains(point) && later.taken.insert(*point) {
                self.report_stray(&later.document.points[point.index()].number, *place);
            }
        }
        draft.pair.also_to.retain(|point| !strays.contains(point));
    }

    fn report_stray(&mut self, number: &str, place: Place) {
        self.report.add(Code::PointWithoutDisposition, place, || {
            let message = format!("the point \"{}\" stands in no other pair", clipped(number));
            let hint = "put it into `to` of one pair: of this one, if of no other";
            (message, Some(hint.to_owned()))
        });
    }

    fn check_explanation(&mut self, wire: &wire::AlignedPair<'_>) {
        let relation: Relation = wire.relation.value.into();
        let needs_none = matches!(relation, Relation::Kept | Relation::Counterpart);
        let explanation = &wire.explanation;
        if needs_none || explanation.is_lost() || optional_text(explanation).is_some() {
            return;
        }
        let place = self.place(&wire.relation);
        self.report.add(Code::MissingExplanation, place, || {
            let message = format!(
                "this pair is \"{}\", but has no `explanation`",
                relation.word()
            );
            (message, Some("add `explanation = …`".to_owned()))
        });
    }

    /// Reports the points of one document that stand in no pair, at the name of the document.
    fn report_undisposed(&mut self, column: &Column<'_>, name: &Needed<&str>, hint: &str) {
        if self.is_cut_off() {
            return;
        }
        let points = column.document.points.iter().enumerate();
        let left = points.filter(|(at, _)| !column.taken.contains(&PointIx::from(*at)));
        let left: Vec<&str> = left.map(|(_, point)| point.number.as_str()).collect();
        if left.is_empty() {
            return;
        }
        self.report
            .add(Code::PointWithoutDisposition, self.place(name), || {
                let named = left.iter().take(MAX_NAMED).map(|it| clipped(it));
                let mut named = named.collect::<Vec<_>>().join(", ");
                if left.len() > MAX_NAMED {
                    named += ", …";
                }
                let what = if left.len() == 1 {
                    "this point"
                } else {
                    "these points"
                };
                let message = format!(
                    "no pair disposes of {what} of \"{}\": {named}",
                    clipped(name.value)
                );
                (message, Some(hint.to_owned()))
            });
    }

    fn check_day(&mut self, draft: &Draft<'_, '_>, documents_since: Option<CivilDate>) {
        let wire = &draft.wire.value;
        let known_from = draft.pair.known_from;
        self.check_cut_off("pair", known_from, self.place(&wire.relation));
        let written = (&wire.known_from, known_from);
        self.check_not_before("pair", "one of its documents", written, documents_since);
    }

    /// The items called `ids`, each once.
    fn items(&mut self, ids: &List<&str>) -> Vec<ItemIx> {
        let mut met = HashSet::new();
        let found = ids.0.iter().filter_map(|id| self.item_ix(id));
        found.filter(|item| met.insert(*item)).collect()
    }
}
