//! The documents, topics and figures that were known on the day of a cut.

use super::{Cut, places};
use crate::model::{
    AlignedPair, Alignment, CivilDate, Document, DocumentIx, Dossier, ItemIx, Series, SourceIx,
    Topic,
};

impl Cut<'_> {
    /// What stays of the dossier. Sources still have the places of the record.
    pub(super) fn dossier(&self) -> Dossier {
        let record = &self.record.dossier;
        let documents = record.documents.iter();
        let known = documents.map(|it| self.on().knows(self.ledger.document_since(it)));
        let places: Vec<Option<DocumentIx>> = places(known.collect());
        let documents = record.documents.iter().zip(&places);
        let documents = documents.filter(|(_, place)| place.is_some());
        let alignments = record.alignments.iter();
        let alignments = alignments.filter_map(|it| self.alignment(it, &places));
        Dossier {
            documents: documents
                .filter_map(|(document, _)| self.document(document))
                .collect(),
            alignments: alignments.collect(),
            topics: record
                .topics
                .iter()
                .filter_map(|it| self.topic(it))
                .collect(),
            series: record
                .series
                .iter()
                .filter_map(|it| self.series(it))
                .collect(),
        }
    }

    fn document(&self, document: &Document) -> Option<Document> {
        let mut cut = document.clone();
        cut.item = self.place_of(document.item)?;
        self.keep_cited(&mut cut.sources, cut.known_from);
        for point in &mut cut.points {
            self.keep_cited(&mut point.sources, document.known_from);
        }
        Some(cut)
    }

    /// The alignment with its known pairs; `None` without any, for then nobody knows that the two
    /// will be compared.
    fn alignment(&self, alignment: &Alignment, places: &[Option<DocumentIx>]) -> Option<Alignment> {
        let place = |ix: DocumentIx| places.get(ix.index()).copied().flatten();
        let known = alignment.pairs.iter().filter(|pair| {
            let since = self.ledger.pair_since(alignment, pair);
            self.on().knows(since)
        });
        let cut = Alignment {
            from: place(alignment.from)?,
            to: place(alignment.to)?,
            pairs: known.map(|pair| self.pair(pair)).collect(),
        };
        (!cut.pairs.is_empty()).then_some(cut)
    }

    fn pair(&self, pair: &AlignedPair) -> AlignedPair {
        let mut cut = pair.clone();
        let items = pair.explained_by.iter();
        cut.explained_by = items.filter_map(|ix| self.place_of(*ix)).collect();
        self.keep_cited(&mut cut.sources, pair.known_from);
        cut
    }

    /// The topic with its known steps; `None` without any, for then nobody knows that it will be
    /// an issue.
    pub(super) fn topic(&self, topic: &Topic) -> Option<Topic> {
        let mut cut = topic.clone();
        cut.steps.retain_mut(|step| {
            let stays = self.tells(&mut step.item, step.known_from, &step.sources);
            self.keep_cited(&mut step.sources, step.known_from);
            stays
        });
        (!cut.steps.is_empty()).then_some(cut)
    }

    /// The series with its known values; `None` without any.
    pub(super) fn series(&self, series: &Series) -> Option<Series> {
        let mut cut = series.clone();
        cut.values.retain_mut(|value| {
            let stays = self.tells(&mut value.item, value.known_from, &value.sources);
            self.keep_cited(&mut value.sources, value.known_from);
            stays
        });
        (!cut.values.is_empty()).then_some(cut)
    }

    /// Whether something told with `item` was known, and gives the item its new place. It stays
    /// with an item that was taken back: on an earlier day both were believed.
    fn tells(
        &self,
        item: &mut ItemIx,
        known_from: Option<CivilDate>,
        sources: &[SourceIx],
    ) -> bool {
        let since = self.ledger.told_with_since(*item, known_from, sources);
        let place = self.place_of(*item);
        *item = place.unwrap_or(*item);
        place.is_some() && self.on().knows(since)
    }

    fn keep_cited(&self, sources: &mut Vec<SourceIx>, written: Option<CivilDate>) {
        self.ledger.keep_cited(sources, written, self.on());
    }

    pub(super) fn place_of(&self, item: ItemIx) -> Option<ItemIx> {
        self.items.get(item.index()).copied().flatten()
    }
}

/// Shows `each` every list of sources that an entry of `dossier` cites.
pub(super) fn for_each_citation(dossier: &mut Dossier, each: &mut dyn FnMut(&mut Vec<SourceIx>)) {
    for document in &mut dossier.documents {
        each(&mut document.sources);
        let points = document.points.iter_mut();
        points.for_each(|point| each(&mut point.sources));
    }
    let alignments = dossier.alignments.iter_mut();
    let pairs = alignments.flat_map(|it| &mut it.pairs);
    pairs.for_each(|pair| each(&mut pair.sources));
    let steps = dossier.topics.iter_mut().flat_map(|it| &mut it.steps);
    steps.for_each(|step| each(&mut step.sources));
    let values = dossier.series.iter_mut().flat_map(|it| &mut it.values);
    values.for_each(|value| each(&mut value.sources));
}
