//! Coming to the comparison and going away again: both are one step of the history.

use crate::model::{DocumentIx, ItemIx, Timeline, day_label, usual_comparison, usual_partner};
use crate::state::{Effect, Mode, Now, State, Tone};

use super::ComparedPlace;

impl State {
    /// What the comparison shows; `None` if the canvas is on screen.
    pub(in crate::state) fn compared_place(&self) -> Option<ComparedPlace> {
        self.is_comparing().then_some(ComparedPlace {
            left: self.comparing.left,
            right: self.comparing.right,
            cursor: self.comparing.cursor,
        })
    }

    /// Shows the comparison: of the document of the selected item, else of those compared last,
    /// else the usual one.
    pub(super) fn open_comparison(&mut self, now: Now) -> Vec<Effect> {
        if self.is_comparing() {
            return Vec::new();
        }
        let timeline = &self.timeline;
        let last = self.comparing.chosen.documents();
        let last = last.filter(|(left, right)| are_known(timeline, *left, *right));
        let selected = self.selection.and_then(|item| self.pair_for(item));
        let usual = || usual_comparison(timeline);
        let documents = selected.or(last).or_else(usual);
        self.show_comparison(documents, now)
    }

    /// Shows the comparison of the document that `item` tells of.
    pub(super) fn open_comparison_for(&mut self, item: ItemIx, now: Now) -> Vec<Effect> {
        if self.timeline.documents_of(item).next().is_none() {
            return self.toast("This item is no document with points", Tone::Info, now);
        }
        self.show_comparison(self.pair_for(item), now)
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
            self.search.open = false;
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
    pub(super) fn explain(&mut self, now: Now) -> Vec<Effect> {
        let comparison = self.comparison();
        let pair = (self.compared_pair()).and_then(|pair| comparison?.pairs.get(pair));
        let Some(pair) = pair else {
            return self.toast("No pair of points is shown", Tone::Info, now);
        };
        match pair.explained_by.first().copied() {
            Some(item) => self.select(item, now),
            None => self.toast("No item of this timeline explains it", Tone::Info, now),
        }
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

    /// Why there is no comparison: "No two documents are known on 20 November 2025".
    pub fn nothing_to_compare(&self) -> String {
        match self.timeline.told_on().day() {
            Some(day) => format!("No two documents are known on {}", day_label(day)),
            None => "This timeline has no two documents to compare".to_owned(),
        }
    }

    fn show_comparison(
        &mut self,
        documents: Option<(DocumentIx, DocumentIx)>,
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
            self.comparing.filter.topic = None;
            self.comparing.filter.words.clear();
        }
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
