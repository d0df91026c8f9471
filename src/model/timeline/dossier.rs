//! What of the documents, topics and figures was known on a day.
//!
//! It is worked out when somebody first asks for it: a day that is only passed through while the
//! knowledge date is dragged costs nothing here.

use std::sync::{Arc, OnceLock};

use super::{
    CivilDate, DocumentIx, ItemIx, KnowledgeDate, SeriesIx, SourceIx, Timeline, TopicIx, When,
};
use crate::model::{Alignment, Document, Dossier, Series, SeriesValue, Topic};

/// The dossier as known on one day, made late. A copy of the timeline shares what is made.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownDossier {
    made: Arc<OnceLock<Known>>,
}

#[derive(Debug)]
struct Known {
    /// With the same indices as in the record. What is not known is empty.
    dossier: Dossier,
    /// Which documents are known.
    documents: Vec<bool>,
}

impl Timeline {
    /// The known documents, in file order.
    pub fn documents(&self) -> impl Iterator<Item = (DocumentIx, &Document)> {
        let known = self.known_dossier();
        let all = known.dossier.documents.iter().zip(&known.documents);
        all.enumerate()
            .filter(|(_, (_, is_known))| **is_known)
            .map(|(at, (document, _))| (DocumentIx::from(at), document))
    }

    /// The document at `ix`; `None` if it is not known or comes from another timeline.
    pub fn document(&self, ix: DocumentIx) -> Option<&Document> {
        let known = self.known_dossier();
        let is_known = known.documents.get(ix.index()).is_some_and(|known| *known);
        let document = known.dossier.documents.get(ix.index());
        document.filter(|_| is_known)
    }

    /// The known document called `id`.
    pub fn document_by_id(&self, id: &str) -> Option<DocumentIx> {
        let mut documents = self.documents();
        documents
            .find(|(_, document)| document.id == id)
            .map(|(ix, _)| ix)
    }

    /// The documents that `item` tells of, in file order.
    pub fn documents_of(&self, item: ItemIx) -> impl Iterator<Item = DocumentIx> {
        self.documents()
            .filter(move |(_, document)| document.item == item)
            .map(|(ix, _)| ix)
    }

    /// The alignments of which a pair is known, with the known pairs.
    pub fn alignments(&self) -> &[Alignment] {
        &self.known_dossier().dossier.alignments
    }

    /// The topics of which a step is known, in file order. Their steps are in the order of time;
    /// those of items without a date come last.
    pub fn topics(&self) -> impl Iterator<Item = (TopicIx, &Topic)> {
        let topics = self.known_dossier().dossier.topics.iter().enumerate();
        topics
            .filter(|(_, topic)| !topic.steps.is_empty())
            .map(|(at, topic)| (TopicIx::from(at), topic))
    }

    /// The topic at `ix`; `None` if no step of it is known or it comes from another timeline.
    pub fn topic(&self, ix: TopicIx) -> Option<&Topic> {
        let topic = self.known_dossier().dossier.topics.get(ix.index());
        topic.filter(|topic| !topic.steps.is_empty())
    }

    /// The topic called `name`, if a step of it is known.
    pub fn topic_by_name(&self, name: &str) -> Option<TopicIx> {
        let mut topics = self.topics();
        topics
            .find(|(_, topic)| topic.name == name)
            .map(|(ix, _)| ix)
    }

    /// The series of which a value is known, in file order. Their values are in the order of
    /// time; those without a date come last.
    pub fn series(&self) -> impl Iterator<Item = (SeriesIx, &Series)> {
        let series = self.known_dossier().dossier.series.iter().enumerate();
        series
            .filter(|(_, series)| !series.values.is_empty())
            .map(|(at, series)| (SeriesIx::from(at), series))
    }

    /// The series at `ix`; `None` if no value of it is known or it comes from another timeline.
    pub fn series_at(&self, ix: SeriesIx) -> Option<&Series> {
        let series = self.known_dossier().dossier.series.get(ix.index());
        series.filter(|series| !series.values.is_empty())
    }

    /// When a value held or was said: its own date, else that of its item as believed; `None` if
    /// neither is known.
    pub fn when_of_value<'t>(&'t self, value: &'t SeriesValue) -> Option<&'t When> {
        value.when.as_ref().or_else(|| self.when_of(value.item))
    }

    /// The day from which a document is known, never before its item; `None` if it always was.
    pub fn document_since(&self, ix: DocumentIx) -> Option<CivilDate> {
        let document = self.record().dossier.documents.get(ix.index())?;
        self.ledger.document_since(document)
    }

    fn known_dossier(&self) -> &Known {
        self.dossier.made.get_or_init(|| self.derive_dossier())
    }

    fn derive_dossier(&self) -> Known {
        let record = &self.record().dossier;
        let on = self.told_on();
        let documents = (0..record.documents.len()).map(DocumentIx::from);
        let documents: Vec<bool> = documents
            .map(|ix| on.knows(self.document_since(ix)))
            .collect();
        let told = record.documents.iter().zip(&documents);
        let dossier = Dossier {
            documents: told
                .map(|(document, is_known)| {
                    is_known
                        .then(|| self.document_on(document))
                        .unwrap_or_default()
                })
                .collect(),
            alignments: self.known_alignments(&documents, on),
            topics: record.topics.iter().map(|it| self.topic_on(it)).collect(),
            series: record.series.iter().map(|it| self.series_on(it)).collect(),
        };
        Known { dossier, documents }
    }

    fn document_on(&self, document: &Document) -> Document {
        let mut document = document.clone();
        document.sources = self.cited(&document.sources, document.known_from);
        for point in &mut document.points {
            point.sources = self.cited(&point.sources, document.known_from);
        }
        document
    }

    fn known_alignments(&self, documents: &[bool], on: KnowledgeDate) -> Vec<Alignment> {
        let is_known = |ix: DocumentIx| documents.get(ix.index()).is_some_and(|known| *known);
        let alignments = self.record().dossier.alignments.iter();
        alignments
            .filter(|alignment| is_known(alignment.from) && is_known(alignment.to))
            .map(|alignment| {
                let mut alignment = alignment.clone();
                alignment.pairs.retain(|pair| on.knows(pair.known_from));
                for pair in &mut alignment.pairs {
                    pair.explained_by.retain(|item| self.is_known(*item));
                    pair.sources = self.cited(&pair.sources, pair.known_from);
                }
                alignment
            })
            // Before one of its pairs is known, nobody has compared the two.
            .filter(|alignment| !alignment.pairs.is_empty())
            .collect()
    }

    fn topic_on(&self, topic: &Topic) -> Topic {
        let mut topic = topic.clone();
        topic
            .steps
            .retain(|step| self.knows_entry(step.item, step.known_from, &step.sources));
        for step in &mut topic.steps {
            step.sources = self.cited(&step.sources, step.known_from);
        }
        topic
            .steps
            .sort_by_key(|step| time_key(self.when_of(step.item)));
        topic
    }

    fn series_on(&self, series: &Series) -> Series {
        let mut series = series.clone();
        series
            .values
            .retain(|value| self.knows_entry(value.item, value.known_from, &value.sources));
        for value in &mut series.values {
            value.sources = self.cited(&value.sources, value.known_from);
        }
        series
            .values
            .sort_by_key(|value| time_key(self.when_of_value(value)));
        series
    }

    /// Whether something told with `item` is known. It goes with an item that was taken back.
    fn knows_entry(
        &self,
        item: ItemIx,
        known_from: Option<CivilDate>,
        sources: &[SourceIx],
    ) -> bool {
        let since = self.ledger.told_with_since(item, known_from, sources);
        self.is_known(item) && self.told_on().knows(since)
    }
}

/// The order of time: by the first possible start, then by the last possible end.
fn time_key(when: Option<&When>) -> (bool, Option<(i64, i64)>) {
    (when.is_none(), when.map(When::sort_key))
}

#[cfg(test)]
mod tests;
