//! The search at work: words, hits, the current hit.

use std::sync::Arc;

use crate::model::{ItemIx, ItemSet, SearchHit, SearchIndex, day_label};

use super::{Direction, Effect, Now, SearchMade, SharedTimeline, State, Tone};

/// The search and what it has found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Whether the field is open.
    pub open: bool,
    /// How often the field was asked for: it takes the keyboard when this changes.
    pub asked: u32,
    /// The words as typed.
    pub text: String,
    /// What was found among the items that the filter lets through, best first.
    pub hits: Vec<SearchHit>,
    /// How many more were found that the filter does not let through.
    pub filtered_out: usize,
    /// The place of the current hit in [`Search::hits`]; `None` before the first step.
    pub current: Option<usize>,
    /// Words were typed and the index is not yet made.
    pub waiting: bool,
    /// A step that was asked for before the index was made; it is taken then.
    step_when_ready: Option<Direction>,
    /// The index; `None` until it is made.
    index: Option<Arc<SearchIndex>>,
    /// An index is being made, of this timeline or of one that is not shown any more.
    is_indexing: bool,
}

impl Search {
    /// Whether there are words to search for.
    pub fn is_active(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Stands on the hit of the selected item, if it is one.
    pub(super) fn follow_selection(&mut self, selection: Option<ItemIx>) {
        let place = |item| self.hits.iter().position(|hit| hit.item == item);
        if let Some(place) = selection.and_then(place) {
            self.current = Some(place);
        }
    }
}

impl State {
    /// That a search has no hit: "Nothing found as known on 5 January 2026", as more may be
    /// known later.
    pub fn nothing_found(&self) -> String {
        match self.timeline.told_on().day() {
            Some(day) => format!("Nothing found as known on {}", day_label(day)),
            None => "Nothing found".to_owned(),
        }
    }

    /// Goes to the field.
    pub(super) fn open_search(&mut self) -> Vec<Effect> {
        self.search.open = true;
        self.search.asked = self.search.asked.wrapping_add(1);
        Vec::new()
    }

    /// Closes the field and forgets the words.
    pub(super) fn close_search(&mut self) {
        self.search.open = false;
        self.search.text.clear();
        self.search_again();
    }

    /// Closes the search of what is on screen, the comparison or the canvas; `false` if none is
    /// open.
    pub(super) fn close_any_search(&mut self) -> bool {
        if self.is_comparing() {
            return self.close_comparison_search();
        }
        let closes = self.search.open || self.search.is_active();
        if closes {
            self.close_search();
        }
        closes
    }

    /// Searches for other words.
    pub(super) fn set_search(&mut self, text: String) -> Vec<Effect> {
        if self.search.text == text {
            return Vec::new();
        }
        self.search.text = text;
        self.search_again();
        let indexing = self.search_anew();
        // Other words begin at their best hit, even if the selected item is among the others.
        self.search.current = None;
        if !self.search.is_active() || self.search.waiting {
            return indexing;
        }
        let said = match self.search.hits.len() {
            0 => self.nothing_found(),
            1 => "1 item found".to_owned(),
            count => format!("{count} items found"),
        };
        vec![Effect::Announce(said)]
    }

    /// Takes an index that has been made, if it is of the timeline that is shown.
    pub(super) fn search_ready(&mut self, made: &SearchMade, now: Now) -> Vec<Effect> {
        self.search.is_indexing = false;
        // The mark of an account changes no words.
        let is_current = made.timeline.shares_record(&self.timeline)
            && made.timeline.known_on() == self.timeline.known_on();
        if !is_current {
            return self.search_anew();
        }
        self.search.index = Some(Arc::clone(&made.index));
        self.search_again();
        match self.search.step_when_ready.take() {
            Some(direction) if self.search.is_active() => self.step_hit(direction, now),
            _ => Vec::new(),
        }
    }

    /// Has an index of what is known now made, unless one is being made: when that is done and
    /// is out of date, the next is asked for.
    pub(super) fn make_index(&mut self) -> Vec<Effect> {
        if std::mem::replace(&mut self.search.is_indexing, true) {
            return Vec::new();
        }
        let timeline = SharedTimeline(Arc::clone(&self.timeline));
        vec![Effect::IndexSearch { timeline }]
    }

    /// Has an index made if there are words to search for and none to find them by.
    pub(super) fn search_anew(&mut self) -> Vec<Effect> {
        if self.search.is_active() && self.search.index.is_none() {
            self.make_index()
        } else {
            Vec::new()
        }
    }

    /// Forgets the index of another timeline.
    pub(super) fn drop_search_index(&mut self) {
        self.search.index = None;
    }

    /// Selects the next hit, or the one before, round and round.
    pub(super) fn step_hit(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let count = self.search.hits.len();
        if count == 0 {
            return match (self.search.is_active(), self.search.waiting) {
                (false, _) => self.open_search(),
                (true, true) => {
                    self.search.step_when_ready = Some(direction);
                    Vec::new()
                }
                (true, false) => self.toast(self.nothing_found(), Tone::Info, now),
            };
        }
        let index = match (self.search.current, direction) {
            (None, Direction::Forward) => 0,
            (None, Direction::Backward) => count - 1,
            (Some(at), Direction::Forward) => (at + 1) % count,
            (Some(at), Direction::Backward) => (at + count - 1) % count,
        };
        self.show_hit(index, now)
    }

    /// Selects one hit.
    pub(super) fn show_hit(&mut self, index: usize, now: Now) -> Vec<Effect> {
        let Some(item) = self.search.hits.get(index).map(|hit| hit.item) else {
            return Vec::new();
        };
        self.search.current = Some(index);
        self.select(item, now)
    }

    /// Searches anew after the words, the filter or the timeline have changed, and lights what
    /// was found.
    pub(super) fn search_again(&mut self) {
        let search = &mut self.search;
        search.current = None;
        search.hits.clear();
        search.filtered_out = 0;
        search.waiting = search.is_active() && search.index.is_none();
        let index = search.index.clone().filter(|_| search.is_active());
        let found = index.map(|index| {
            let all = index.search(&self.timeline, &search.text);
            let found = all.len();
            let passing = &self.filtering.counts.passing;
            search
                .hits
                .extend(all.into_iter().filter(|hit| passing.contains(hit.item)));
            search.filtered_out = found - search.hits.len();
            let items = search.hits.iter().map(|hit| hit.item);
            ItemSet::from_items(self.timeline.item_slots(), items)
        });
        self.filtering.relight(found.as_ref());
        self.search.follow_selection(self.selection);
    }
}
