//! Coming to the comparison and going away again: both are one step of the history.

use crate::model::{
    CivilDate, DocumentIx, ItemIx, KnowledgeDate, Timeline, day_label, usual_comparison,
    usual_partner,
};
use crate::state::{Effect, Mode, Now, State, Tone};

use super::{ComparedPlace, ComparisonCursor};

impl State {
    /// What the comparison shows; `None` if the canvas is on screen.
    pub(in crate::state) fn compared_place(&self) -> Option<ComparedPlace> {
        self.is_comparing().then_some(ComparedPlace {
            left: self.comparing.left,
            right: self.comparing.right,
            cursor: self.comparing.cursor,
        })
    }

    /// Shows the comparison: the one from which the selected item was opened, else of the
    /// document of the selected item, else of those compared last, else the usual one.
    pub(super) fn open_comparison(&mut self, now: Now) -> Vec<Effect> {
        if self.is_comparing() {
            return Vec::new();
        }
        if let Some(from) = self.opened_from() {
            return self.show_comparison(from.documents(), from.cursor, now);
        }
        let timeline = &self.timeline;
        let last = self.comparing.chosen.documents();
        let last = last.filter(|(left, right)| are_known(timeline, *left, *right));
        let selected = self.selection.and_then(|item| self.pair_for(item));
        let usual = || usual_comparison(timeline);
        let documents = selected.or(last).or_else(usual);
        self.show_comparison(documents, None, now)
    }

    /// Shows the comparison of the document that `item` tells of.
    pub(super) fn open_comparison_for(&mut self, item: ItemIx, now: Now) -> Vec<Effect> {
        if self.timeline.documents_of(item).next().is_none() {
            return self.toast("This item is no document with points", Tone::Info, now);
        }
        self.show_comparison(self.pair_for(item), None, now)
    }

    /// Returns to the canvas.
    pub(in crate::state) fn leave_comparison(&mut self) -> Vec<Effect> {
        if !self.is_comparing() {
            return Vec::new();
        }
        let here = self.place();
        self.show_canvas();
        self.history.retrace(here, self.place());
        vec![Effect::Announce("Canvas".to_owned())]
    }

    /// Takes the comparison off the screen, without a trace in the history.
    pub(in crate::state) fn show_canvas(&mut self) {
        if self.is_comparing() {
            self.mode = self.comparing.before;
            self.comparing.clear();
            self.comparing.lives = None;
            self.search.open = false;
            self.number = None;
        }
    }

    /// Closes the search in the comparison and forgets its words. Whether there was any.
    pub(in crate::state) fn close_comparison_search(&mut self) -> bool {
        let was_open = std::mem::take(&mut self.search.open);
        let had_words = !self.comparing.filter.words.is_empty();
        if had_words {
            self.comparing.filter.words.clear();
            self.show_pairs();
        }
        was_open || had_words
    }

    /// Shows what is compared at a place of the history.
    pub(in crate::state) fn return_to_comparison(&mut self, place: ComparedPlace) {
        if place.documents().is_some() {
            self.comparing.chosen = place;
        }
        self.enter();
    }

    /// Goes to the item that explains the pair most.
    pub(in crate::state) fn explain(&mut self, now: Now) -> Vec<Effect> {
        let comparison = self.comparison();
        let pair = (self.compared_pair()).and_then(|pair| comparison?.pairs.get(pair));
        let Some(pair) = pair else {
            return self.toast("No pair of points is shown", Tone::Info, now);
        };
        match pair.explained_by.first().copied() {
            Some(item) => self.open_explanation(item, now),
            None => self.toast("No item of this timeline explains it", Tone::Info, now),
        }
    }

    /// Goes to an item that explains the pair, and notes from where.
    pub(super) fn open_explanation(&mut self, item: ItemIx, now: Now) -> Vec<Effect> {
        let from = self.compared_place();
        let effects = self.select(item, now);
        if let Some(from) = from.filter(|_| !self.is_comparing()) {
            self.comparing.opened = Some((item, from));
        }
        effects
    }

    /// Shows what was known on the first day on which there was something to compare.
    pub(super) fn know_first_day_to_compare(&mut self, now: Now) -> Vec<Effect> {
        if let Some(day) = self.first_day_to_compare() {
            return self.know(KnowledgeDate::On(day), now);
        }
        let said = match self.timeline.record().dossier.documents.len() {
            0 | 1 => self.nothing_to_compare(),
            _ => "Nothing says since when two documents are known".to_owned(),
        };
        self.toast(said, Tone::Info, now)
    }

    /// "US proposal and Ukrainian plan: 7 kept, 13 changed, 8 dropped, 1 added".
    pub(super) fn spoken_comparison(&self) -> String {
        let Some(comparison) = self.comparison() else {
            return self.nothing_to_compare();
        };
        let name = |ix: DocumentIx| {
            let document = self.timeline.document(ix);
            document.map_or("", |document| document.short_title.as_str())
        };
        let (left, right) = (name(comparison.left), name(comparison.right));
        format!("{left} and {right}: {}", comparison.totals_in_words())
    }

    /// The first day on which the points of two documents are known; `None` if there are fewer,
    /// or if two always were.
    pub fn first_day_to_compare(&self) -> Option<CivilDate> {
        let count = self.timeline.record().dossier.documents.len();
        let all = (0..count).map(DocumentIx::from);
        let mut since: Vec<_> = all.map(|ix| self.timeline.document_since(ix)).collect();
        since.sort_unstable();
        since.get(1).copied().flatten()
    }

    /// Why there is no comparison: "On 20 November 2025 the points of no document are known yet.
    /// Two are known from 23 November 2025."
    pub fn nothing_to_compare(&self) -> String {
        let first = self.first_day_to_compare();
        let shown = self.timeline.told_on().day();
        let (Some(day), Some(first)) = (shown, first.filter(|first| Some(*first) > shown)) else {
            return "This timeline has no two documents to compare".to_owned();
        };
        let known = match self.timeline.documents().next() {
            Some((_, document)) => {
                format!("the points of “{}” alone are known", document.short_title)
            }
            None => "the points of no document are known yet".to_owned(),
        };
        let (day, first) = (day_label(day), day_label(first));
        format!("On {day} {known}. Two are known from {first}.")
    }

    fn show_comparison(
        &mut self,
        documents: Option<(DocumentIx, DocumentIx)>,
        cursor: Option<ComparisonCursor>,
        now: Now,
    ) -> Vec<Effect> {
        let Some((left, right)) = documents else {
            return self.toast(self.nothing_to_compare(), Tone::Info, now);
        };
        let here = self.place();
        if self.comparing.chosen.documents() != Some((left, right)) {
            self.comparing.chosen = ComparedPlace {
                left: Some(left),
                right: Some(right),
                cursor: None,
            };
            self.comparing.wished_topic = None;
            self.comparing.filter.words.clear();
        }
        let chosen = &mut self.comparing.chosen;
        chosen.cursor = cursor.or(chosen.cursor);
        self.enter();
        self.note_choice();
        if self.place() != here {
            self.history.leave(here);
        }
        vec![Effect::Announce(self.spoken_comparison())]
    }

    fn enter(&mut self) {
        if !self.is_comparing() {
            self.comparing.before = self.mode;
            // What lies above the canvas goes with it.
            self.layers.clear();
            self.number = None;
            self.search.open = false;
            self.knowing.evidence = false;
        }
        self.mode = Mode::Compare;
        self.compare_anew();
    }

    /// From where the selected item was opened; `None` if it was not opened from a comparison, or
    /// if that is not known any more.
    fn opened_from(&self) -> Option<ComparedPlace> {
        let (item, from) = self.comparing.opened?;
        let (left, right) = from.documents()?;
        let is_there = self.selection == Some(item) && are_known(&self.timeline, left, right);
        is_there.then_some(from)
    }

    /// What the document of `item` is compared with: what it was compared with last, else what
    /// it is best compared with. The earlier document stands on the left. `None` if the item is
    /// no document, or no other is known.
    fn pair_for(&self, item: ItemIx) -> Option<(DocumentIx, DocumentIx)> {
        let timeline = &self.timeline;
        let documents: Vec<DocumentIx> = timeline.documents_of(item).collect();
        let last = self.comparing.chosen.documents();
        let tells_of = |(left, right): &(DocumentIx, DocumentIx)| {
            are_known(timeline, *left, *right)
                && (documents.contains(left) || documents.contains(right))
        };
        let best = || {
            let first = *documents.first()?;
            Some(in_order(timeline, first, usual_partner(timeline, first)?))
        };
        last.filter(tells_of).or_else(best)
    }
}

fn are_known(timeline: &Timeline, left: DocumentIx, right: DocumentIx) -> bool {
    timeline.document(left).is_some() && timeline.document(right).is_some()
}

/// Both documents as they are aligned, else in file order.
fn in_order(timeline: &Timeline, one: DocumentIx, other: DocumentIx) -> (DocumentIx, DocumentIx) {
    let mut aligned = timeline.alignments().iter().map(|it| (it.from, it.to));
    let pair = [(one, other), (other, one)];
    let written = aligned.find(|it| pair.contains(it));
    written.unwrap_or((one.min(other), one.max(other)))
}
