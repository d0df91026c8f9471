//! Documents, topics and figures, from wire types to the model.

use std::path::Path;

use super::{
    DecodedFile,
    alignments::Alignments,
    build::{Build, optional_text, text, texts, word},
    entries::Entries,
    points::PointNames,
};
use crate::{
    io::{
        diagnostic::{Code, Report},
        fields::{Field, Needed},
        wire::{self, Figure, Qualifier},
    },
    model::{self, Amount, CivilDate, DocumentIx, Dossier, ItemIx, SourceIx, day_label},
};

/// A figure is at most this far from zero: beyond it not every whole number can be told from the
/// next.
const GREATEST: f64 = 1e15;

/// Builds what runs through the timeline, and the names of the points of each document. The items
/// are built already.
pub(super) fn read_dossier<'f>(
    files: &[DecodedFile<'_>],
    paths: &[&Path],
    entries: &Entries<'f, '_>,
    report: &mut Report,
) -> (Dossier, Vec<PointNames<'f>>) {
    let mut dossier = Dossier::default();
    let mut points = Vec::with_capacity(entries.documents.len());
    for (at, (file, wire)) in entries.documents.iter().enumerate() {
        let mut build = Build::new(file, entries, report);
        let (document, names) = build.document(wire, DocumentIx::from(at), paths);
        dossier.documents.push(document);
        points.push(names);
    }
    let mut alignments = Alignments::new(&dossier.documents, &points);
    for file in files {
        let mut build = Build::new(file, entries, report);
        let read = file.contents.alignment.0.iter();
        let read = read.filter_map(|it| alignments.read(&it.value, &mut build));
        dossier.alignments.extend(read);
    }
    for (file, wire) in &entries.topics {
        let topic = Build::new(file, entries, report).topic(wire);
        dossier.topics.push(topic);
    }
    for (file, wire) in &entries.series {
        let series = Build::new(file, entries, report).series(wire);
        dossier.series.push(series);
    }
    (dossier, points)
}

impl Build<'_, '_, '_> {
    fn document<'f>(
        &mut self,
        wire: &'f wire::Document<'_>,
        ix: DocumentIx,
        paths: &[&Path],
    ) -> (model::Document, PointNames<'f>) {
        let item = self.entries.document_items[ix.index()];
        let title = wire.title.value.to_owned();
        let mut document = model::Document {
            id: wire.id.value.to_owned(),
            short_title: optional_text(&wire.short_title).unwrap_or_else(|| title.clone()),
            title,
            shown_date: optional_text(&wire.shown_date),
            item,
            authors: texts(&wire.authors),
            text_status: text(&wire.text_status),
            gaps: optional_text(&wire.gaps),
            known_from: self.day(&wire.known_from),
            sources: self.sources(&wire.sources),
            points: Vec::with_capacity(wire.points.0.len()),
        };
        let since = document.known_since(self.item_since(item));
        self.check_cut_off("document", since, self.place(&wire.id));
        self.check_after_item("document", &wire.known_from, document.known_from, item);
        let mut names = PointNames::new(document.gaps.is_some(), wire.points.lost());
        for point in &wire.points.0 {
            let point = self.point(&point.value, &mut names, paths);
            document.points.extend(point);
        }
        (document, names)
    }

    /// A point that has a number of its own; `None` if it cannot stay, which is reported.
    fn point<'f>(
        &mut self,
        wire: &'f wire::Point<'_>,
        names: &mut PointNames<'f>,
        paths: &[&Path],
    ) -> Option<model::Point> {
        let title = self.filled(&wire.title, "title of this point");
        let text_of = self.filled(&wire.text, "text of this point");
        let number = &wire.number.value;
        let (Some(title), Some(text_of)) = (title, text_of) else {
            names.leave_out(number);
            return None;
        };
        if !names.give(wire, self.file.file, paths, self.report) {
            return None;
        }
        Some(model::Point {
            number: number.0.to_string(),
            title,
            text: text_of,
            topics: texts(&wire.topics),
            sources: self.sources(&wire.sources),
            note: text(&wire.note),
        })
    }

    fn topic(&mut self, wire: &wire::Topic<'_>) -> model::Topic {
        let steps = wire.steps.0.iter();
        model::Topic {
            name: wire.name.value.to_owned(),
            summary: text(&wire.summary),
            steps: steps.filter_map(|step| self.step(&step.value)).collect(),
        }
    }

    fn step(&mut self, wire: &wire::TopicStep<'_>) -> Option<model::TopicStep> {
        let item = self.item_ix(&wire.item);
        let text = self.filled(&wire.text, "text of this step");
        let (item, text) = (item?, text?);
        let step = model::TopicStep {
            item,
            state: wire.state.value.into(),
            text,
            sources: self.sources(&wire.sources),
            known_from: self.day(&wire.known_from),
        };
        self.check_after_item("step", &wire.known_from, step.known_from, item);
        let since = self.entry_since(item, step.known_from, &step.sources);
        self.check_cut_off("step", since, self.place(&wire.item));
        Some(step)
    }

    fn series(&mut self, wire: &wire::Series<'_>) -> model::Series {
        let values = wire.values.0.iter();
        model::Series {
            id: wire.id.value.to_owned(),
            name: wire.name.value.to_owned(),
            unit: text(&wire.unit),
            summary: text(&wire.summary),
            drawing: word(&wire.drawing).unwrap_or_default(),
            values: values.filter_map(|value| self.value(value)).collect(),
        }
    }

    fn value(&mut self, read: &Needed<wire::SeriesValue<'_>>) -> Option<model::SeriesValue> {
        let wire = &read.value;
        let item = self.item_ix(&wire.item);
        let amount = self.amount(read);
        let (item, amount) = (item?, amount?);
        let value = model::SeriesValue {
            when: self.date(&wire.when),
            amount,
            who: text(&wire.who),
            text: text(&wire.text),
            aside: wire.aside.value().copied().unwrap_or(false),
            item,
            sources: self.sources(&wire.sources),
            known_from: self.day(&wire.known_from),
        };
        self.check_after_item("value", &wire.known_from, value.known_from, item);
        let since = self.entry_since(item, value.known_from, &value.sources);
        self.check_cut_off("value", since, self.place(&wire.item));
        Some(value)
    }

    /// Either a value, which may be qualified, or a range.
    fn amount(&mut self, read: &Needed<wire::SeriesValue<'_>>) -> Option<Amount> {
        let wire = &read.value;
        // What cannot be read is reported; that it is missing need not be.
        if wire.value.is_lost() || wire.low.is_lost() || wire.high.is_lost() {
            return None;
        }
        match (&wire.value.0, &wire.low.0, &wire.high.0) {
            (Some(value), None, None) => {
                let value = self.finite(value)?;
                Some(match word(&wire.qualifier) {
                    None => Amount::Exactly(value),
                    Some(Qualifier::About) => Amount::About(value),
                    Some(Qualifier::AtLeast) => Amount::AtLeast(value),
                    Some(Qualifier::AtMost) => Amount::AtMost(value),
                })
            }
            (None, Some(low), Some(high)) => self.range(low, high, &wire.qualifier),
            (value, low, high) => {
                let odd = value.as_ref().and(low.as_ref().or(high.as_ref()));
                let place = odd.map_or(self.place(read), |odd| self.place(odd));
                self.report.add(Code::BadValue, place, || {
                    let message = match (value, low.as_ref().or(high.as_ref())) {
                        (Some(_), _) => "this has a value and a range at once",
                        (None, Some(_)) => "this range has only one end",
                        (None, None) => "this has no value",
                    };
                    let hint = "give it either `value`, or `low` and `high`";
                    (message.to_owned(), Some(hint.to_owned()))
                });
                None
            }
        }
    }

    fn range(
        &mut self,
        low: &Needed<Figure>,
        high: &Needed<Figure>,
        qualifier: &Field<wire::Word<Qualifier>>,
    ) -> Option<Amount> {
        let bounds = (self.finite(low), self.finite(high));
        let (Some(least), Some(most)) = bounds else {
            return None;
        };
        if let Some(qualifier) = &qualifier.0 {
            let place = self.place(qualifier);
            self.report.add(Code::BadValue, place, || {
                let message = format!("a range is not \"{}\"", qualifier.value.0.word());
                (message, Some("leave out the `qualifier`".to_owned()))
            });
        }
        if least >= most {
            self.report.add(Code::BadValue, self.place(high), || {
                let message = format!("expected more than {least}, found {most}");
                let hint = "`low` is less than `high`; give one figure as `value`";
                (message, Some(hint.to_owned()))
            });
            return None;
        }
        Some(Amount::Between(least, most))
    }

    /// A figure that can be drawn and told.
    fn finite(&mut self, figure: &Needed<Figure>) -> Option<f64> {
        let number = figure.value.0;
        let is_fine = number.is_finite() && number.abs() <= GREATEST;
        if !is_fine {
            self.report.add(Code::BadValue, self.place(figure), || {
                if number.is_finite() {
                    let message =
                        format!("expected at most 1e15 either side of zero, found {number:e}");
                    let hint = "count in a greater `unit`, such as millions";
                    (message, Some(hint.to_owned()))
                } else {
                    (format!("expected a finite number, found {number}"), None)
                }
            });
        }
        is_fine.then_some(number)
    }

    /// The day from which an item is known; `None` if it always was.
    pub(super) fn item_since(&self, item: ItemIx) -> Option<CivilDate> {
        self.entries.item_since[item.index()]
    }

    /// From when something that belongs to `item` is known.
    pub(super) fn entry_since(
        &self,
        item: ItemIx,
        known_from: Option<CivilDate>,
        sources: &[SourceIx],
    ) -> Option<CivilDate> {
        let since = self.item_since(item);
        self.first_days().of_told_with(since, known_from, sources)
    }

    /// Reports what its author wrote to be known before its item.
    fn check_after_item(
        &mut self,
        what: &str,
        written: &Field<wire::Day<'_>>,
        known_from: Option<CivilDate>,
        item: ItemIx,
    ) {
        let since = self.item_since(item);
        self.check_not_before(what, "its item", (written, known_from), since);
    }

    /// Reports what is known from a day, as written, before `other` is, from `since`.
    pub(super) fn check_not_before(
        &mut self,
        what: &str,
        other: &str,
        (written, known_from): (&Field<wire::Day<'_>>, Option<CivilDate>),
        since: Option<CivilDate>,
    ) {
        let (Some(written), Some(known_from), Some(since)) = (&written.0, known_from, since) else {
            return;
        };
        if known_from < since {
            self.report
                .add(Code::KnownTooEarly, self.place(written), || {
                    let message = format!(
                        "this {what} is known from {}, but {other} only from {}",
                        day_label(known_from),
                        day_label(since)
                    );
                    let hint = format!("leave it out, or give {other} an earlier `known_from`");
                    (message, Some(hint))
                });
        }
    }
}
