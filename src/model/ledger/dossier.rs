//! The days on which documents, pairs, steps and values become known.

use super::Ledger;
use crate::model::{AlignedPair, Alignment, CivilDate, Document, ItemIx, SourceIx};

impl Ledger {
    /// The day from which a document is known.
    pub(in crate::model) fn document_since(&self, document: &Document) -> Option<CivilDate> {
        document.known_since(self.since_of(document.item))
    }

    /// The day from which a pair is known: its own, and never before both documents; `None` if it
    /// always was.
    pub(in crate::model) fn pair_since(
        &self,
        alignment: &Alignment,
        pair: &AlignedPair,
    ) -> Option<CivilDate> {
        let documents = &self.parts.dossier.documents;
        let since = [alignment.from, alignment.to].map(|ix| {
            let document = documents.get(ix.index());
            document.and_then(|document| self.document_since(document))
        });
        pair.known_from.max(since[0]).max(since[1])
    }

    /// The day from which something is known that is told with `item`.
    pub(in crate::model) fn told_with_since(
        &self,
        item: ItemIx,
        known_from: Option<CivilDate>,
        sources: &[SourceIx],
    ) -> Option<CivilDate> {
        let since = self.since_of(item);
        self.first_days.of_told_with(since, known_from, sources)
    }

    /// Every day on which something of the dossier becomes known.
    pub(super) fn days_of_dossier(&self) -> Vec<CivilDate> {
        let dossier = &self.parts.dossier;
        let documents = dossier.documents.iter();
        let documents = documents.map(|it| self.document_since(it));
        let pairs = dossier.alignments.iter().flat_map(|alignment| {
            let pairs = alignment.pairs.iter();
            pairs.map(|pair| self.pair_since(alignment, pair))
        });
        let steps = dossier.topics.iter().flat_map(|it| &it.steps);
        let steps =
            steps.map(|step| self.told_with_since(step.item, step.known_from, &step.sources));
        let values = dossier.series.iter().flat_map(|it| &it.values);
        let values =
            values.map(|value| self.told_with_since(value.item, value.known_from, &value.sources));
        let days = documents.chain(pairs).chain(steps).chain(values);
        days.flatten().collect()
    }

    fn since_of(&self, item: ItemIx) -> Option<CivilDate> {
        self.item_since.get(item.index()).copied().flatten()
    }
}
