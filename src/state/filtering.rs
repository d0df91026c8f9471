//! The filter at work: what passes, what is shown, what is lit, and the live counts.

use std::{ops::Range, sync::Arc};

use crate::model::{
    Differing, Facet, FacetCounts, FacetIndex, FacetValue, Filter, ItemIx, ItemSet, TimePoint,
    Timeline,
};

use super::{Effect, Layer, Now, State, Tone};

/// What becomes of items that the filter does not let through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FilterMode {
    /// They stay, dimmed.
    #[default]
    Dim,
    /// They leave the canvas.
    Hide,
}

/// Which choices are told with their counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listing {
    /// All of them: the panel is open.
    All,
    /// Those of the bar. What a day of knowledge changes of the others waits until it is asked
    /// for, so that a hand that drags the day does not pay for it.
    Bar,
}

/// The filter and everything that follows from it.
#[derive(Clone, Debug)]
pub struct Filtering {
    /// What is chosen.
    pub filter: Filter,
    /// Dim or hide.
    pub mode: FilterMode,
    /// What passes, and what each further choice would leave, of those that are listed now.
    pub counts: FacetCounts,
    /// What passes, in reading order. Kept, as every frame asks for places in it.
    pub(super) steps: Vec<ItemIx>,
    /// What the canvas holds: everything, or what passes if the rest is hidden. A new pointer
    /// means another set.
    pub shown: Arc<ItemSet>,
    /// What stands out; `None` if nothing is dimmed. A new pointer means another set.
    pub lit: Option<Arc<ItemSet>>,
    index: Arc<FacetIndex>,
    /// What was chosen before only official sources were asked for; `None` if they were not.
    before_official: Option<(Filter, FilterMode)>,
}

impl Filtering {
    /// Lets everything of `timeline` through.
    pub(super) fn new(timeline: &Timeline, index: Arc<FacetIndex>) -> Self {
        let counts = index.count(timeline, &Filter::default());
        let shown = Arc::new(counts.passing.clone());
        let steps = steps(timeline, &counts.passing);
        Self {
            filter: Filter::default(),
            mode: FilterMode::Dim,
            counts,
            steps,
            shown,
            lit: None,
            index,
            before_official: None,
        }
    }

    /// Follows the timeline to another day of knowledge, on which `changed` is believed
    /// otherwise.
    pub(super) fn follow(&mut self, timeline: &Timeline, changed: &Differing, listing: Listing) {
        Arc::make_mut(&mut self.index).update(timeline, changed);
        self.recount(timeline, listing);
    }

    /// Counts again after the choices, the day or the listing have changed.
    fn recount(&mut self, timeline: &Timeline, listing: Listing) {
        let is_asked = listing == Listing::All || !self.index.is_settled_for(&self.filter);
        if is_asked && !self.index.is_settled() {
            Arc::make_mut(&mut self.index).settle(timeline);
        }
        self.counts = self.index.count(timeline, &self.filter);
        self.steps = steps(timeline, &self.counts.passing);
        let shown = match self.mode {
            FilterMode::Dim => timeline.known().clone(),
            FilterMode::Hide => self.counts.passing.clone(),
        };
        if *self.shown != shown {
            self.shown = Arc::new(shown);
        }
    }

    /// Lights what passes and is among `found` (`None` if there is no search).
    pub(super) fn relight(&mut self, found: Option<&ItemSet>) {
        let dims = self.mode == FilterMode::Dim && !self.filter.is_empty();
        let lit = match found {
            Some(found) => {
                let mut lit = found.clone();
                lit.and(&self.counts.passing);
                Some(lit)
            }
            None => dims.then(|| self.counts.passing.clone()),
        };
        if self.lit.as_deref() != lit.as_ref() {
            self.lit = lit.map(Arc::new);
        }
    }
}

/// The items of `passing` in reading order.
fn steps(timeline: &Timeline, passing: &ItemSet) -> Vec<ItemIx> {
    let order = timeline.reading_order();
    if passing.len() == order.len() {
        // Everything known passes, as it does most of the time: no need to ask for each.
        return order.to_vec();
    }
    let order = order.iter().copied();
    order.filter(|item| passing.contains(*item)).collect()
}

impl State {
    /// Chooses a value, or no longer chooses it.
    pub(super) fn toggle_filter(&mut self, value: FacetValue) -> Vec<Effect> {
        self.change_filter(|filter| filter.toggle(value))
    }

    /// Lets through only what may have happened in `range`.
    pub(super) fn set_filter_dates(&mut self, range: Option<Range<TimePoint>>) -> Vec<Effect> {
        let range = range.filter(|range| range.start < range.end);
        self.change_filter(|filter| filter.dates = range)
    }

    /// Chooses nothing in one facet.
    pub(super) fn clear_facet(&mut self, facet: Facet) -> Vec<Effect> {
        self.change_filter(|filter| filter.clear(facet))
    }

    /// Lets everything through.
    pub(super) fn clear_filter(&mut self) -> Vec<Effect> {
        self.change_filter(|filter| *filter = Filter::default())
    }

    /// Opens the panel of all choices, or closes it.
    pub(super) fn toggle_filter_panel(&mut self) -> Vec<Effect> {
        let effects = self.toggle_layer(Layer::FilterPanel);
        self.filtering.recount(&self.timeline, self.listing());
        effects
    }

    /// Which choices are told now.
    pub(super) fn listing(&self) -> Listing {
        if self.has_layer(&Layer::FilterPanel) {
            Listing::All
        } else {
            Listing::Bar
        }
    }

    /// Dims or hides the rest.
    pub(super) fn set_filter_mode(&mut self, mode: FilterMode) -> Vec<Effect> {
        self.filtering.mode = mode;
        self.refilter();
        Vec::new()
    }

    /// Dims what was hidden, hides what was dimmed.
    pub(super) fn toggle_filter_mode(&mut self, now: Now) -> Vec<Effect> {
        let (mode, said) = match self.filtering.mode {
            FilterMode::Dim => (FilterMode::Hide, "What a filter leaves out is hidden"),
            FilterMode::Hide => (FilterMode::Dim, "What a filter leaves out is dimmed"),
        };
        let mut effects = self.set_filter_mode(mode);
        effects.extend(self.toast(said, Tone::Info, now));
        effects
    }

    /// Everything that follows from the choices, the mode and the search. The selection stays
    /// even where it is filtered out: what a person reads is not taken away.
    pub(super) fn refilter(&mut self) {
        self.filtering.recount(&self.timeline, self.listing());
        self.relist_undated();
        self.search_again();
        self.hold_followed();
    }

    /// Hides all that no official source confirms, or shows it again.
    pub(super) fn show_only_official(&mut self, now: Now) -> Vec<Effect> {
        let now_chosen = (self.filtering.filter.clone(), self.filtering.mode);
        let is_on = now_chosen.0.is_official_only() && now_chosen.1 == FilterMode::Hide;
        let (chosen, said) = if is_on {
            let before = self.filtering.before_official.take();
            (before.unwrap_or_default(), "The filter is as it was before")
        } else {
            self.filtering.before_official = Some(now_chosen);
            let only = (Filter::official_only(), FilterMode::Hide);
            (only, "Only what an official source confirms is shown")
        };
        (self.filtering.filter, self.filtering.mode) = chosen;
        self.refilter();
        self.toast(said, Tone::Info, now)
    }

    fn change_filter(&mut self, change: impl FnOnce(&mut Filter)) -> Vec<Effect> {
        let before = self.filtering.filter.clone();
        change(&mut self.filtering.filter);
        if self.filtering.filter == before {
            return Vec::new();
        }
        self.refilter();
        let (passing, all) = (
            self.filtering.counts.passing.len(),
            self.timeline.item_count(),
        );
        vec![Effect::Announce(format!(
            "{passing} of {all} items pass the filter"
        ))]
    }
}
