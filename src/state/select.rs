//! Going from item to item: stepping in time and across rows, numbers, details, clusters.

use crate::{
    layout::TimeView,
    model::{ItemIx, TimePoint, TrackIx},
};

use super::{
    ClusterSummary, Direction, Effect, Layer, Now, State, Tone,
    item_text::spoken_item,
    navigate::{anchor_of, bounds},
    viewing::reveal,
};

/// What stays free at both sides of an item that is stepped to.
const STEP_MARGIN: f64 = 0.15;

/// The number of an item while it is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedNumber {
    /// The digits so far.
    pub digits: String,
    /// When the last one was typed.
    pub typed_at_millis: u64,
}

impl TypedNumber {
    /// How long the digits wait for the next key.
    pub const TIMEOUT_MILLIS: u64 = 2_000;
    /// More digits than any timeline needs.
    const MAX_DIGITS: usize = 9;

    /// Whether the digits no longer count at `now`.
    pub fn is_stale(&self, now: Now) -> bool {
        now.millis.saturating_sub(self.typed_at_millis) >= Self::TIMEOUT_MILLIS
    }
}

impl State {
    /// The items that stepping walks through, in reading order: those that the filter lets
    /// through.
    pub fn steps(&self) -> &[ItemIx] {
        &self.filtering.steps
    }

    /// The place of `item` among [`State::steps`], from 0; `None` if the filter leaves it out.
    /// It looks at a few steps, not at all of them.
    pub fn step_of(&self, item: ItemIx) -> Option<usize> {
        let at = self.steps_up_to(self.timeline.rank(item));
        (self.steps().get(at) == Some(&item)).then_some(at)
    }

    /// The steps before and after `item`, whether the filter leaves it out or not; `None` at the
    /// ends. It looks at a few steps, not at all of them.
    pub fn steps_beside(&self, item: ItemIx) -> [Option<ItemIx>; 2] {
        let rank = self.timeline.rank(item);
        [
            self.steps_before(rank).next(),
            self.steps_from(rank + 1).next(),
        ]
    }

    /// Selects `item` as a person does by pointing at it: the place before is remembered, and
    /// the details open if nothing was selected. From a comparison it goes to the canvas.
    pub(super) fn select(&mut self, item: ItemIx, now: Now) -> Vec<Effect> {
        if !self.timeline.is_known(item) {
            return Vec::new();
        }
        let mut effects = Vec::new();
        if self.selection.is_none() {
            effects = self.change_settings(|settings| settings.detail_open = true);
        }
        let here = self.place();
        self.show_canvas();
        effects.extend(self.put_selection(Some(item)));
        self.bring_into_sight(item, now);
        if self.place() != here {
            self.history.leave(here);
        }
        effects
    }

    /// Selects without a trace in the history.
    pub(super) fn put_selection(&mut self, selection: Option<ItemIx>) -> Vec<Effect> {
        let selection = selection.filter(|item| self.timeline.is_known(*item));
        self.forget_parted();
        self.knowing.evidence &= selection.is_some();
        if self.selection == selection {
            return Vec::new();
        }
        self.selection = selection;
        self.leave_account();
        self.leave_followed();
        self.search.follow_selection(selection);
        let spoken = selection.map(|item| spoken_item(self, item));
        spoken.map(Effect::Announce).into_iter().collect()
    }

    /// Moves the view as little as needed for `item` to be in sight, at the same scale.
    pub(super) fn bring_into_sight(&mut self, item: ItemIx, now: Now) {
        self.reveal = Some(item);
        let when = self.timeline.item(item).when.as_ref();
        let Some(range) = when.and_then(|when| bounds(when, &self.viewing.limits().data())) else {
            return;
        };
        let view = self.viewing.target();
        let moved = reveal(view, range.start, range.end, STEP_MARGIN);
        if moved != view {
            self.viewing
                .fly_to(moved, now, self.settings.reduced_motion);
        }
    }

    /// Selects the next item in reading order, or the one before. Without a selection, the first
    /// or the last in sight.
    pub(super) fn step_item(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let next = match (self.selection, direction) {
            (None, _) => self.outermost_in_view(direction),
            (Some(current), Direction::Forward) => self.steps_beside(current)[1],
            (Some(current), Direction::Backward) => self.steps_beside(current)[0],
        };
        match next {
            Some(item) => self.select(item, now),
            None => self.nothing_further(direction, now),
        }
    }

    /// Selects the first item of all, or the last.
    pub(super) fn step_to_end(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let end = match direction {
            Direction::Backward => self.steps().first(),
            Direction::Forward => self.steps().last(),
        };
        match end.copied() {
            Some(item) => self.select(item, now),
            None => self.nothing_further(direction, now),
        }
    }

    /// Selects on the next row that has items, what is nearest in time; among items of the same
    /// time on one row, the next of them.
    pub(super) fn step_lane(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let Some(current) = self.selection else {
            return self.step_item(direction, now);
        };
        let next = self
            .twin(current, direction)
            .or_else(|| self.across(current, direction));
        match next {
            Some(item) => self.select(item, now),
            None => Vec::new(),
        }
    }

    /// Takes a digit of a number; a lone zero shows everything on the canvas.
    pub(super) fn type_digit(&mut self, digit: u8, now: Now) -> Vec<Effect> {
        self.number = self.number.take().filter(|number| !number.is_stale(now));
        if digit == 0 && self.number.is_none() {
            return if self.is_comparing() {
                Vec::new()
            } else {
                self.fit_all(now)
            };
        }
        let mut digits = self
            .number
            .take()
            .map_or_else(String::new, |number| number.digits);
        if digit <= 9 && digits.len() < TypedNumber::MAX_DIGITS {
            digits.push(char::from(b'0' + digit));
        }
        self.number = Some(TypedNumber {
            digits,
            typed_at_millis: now.millis,
        });
        Vec::new()
    }

    /// Goes to the item whose number was typed; without one, to the item of the step that was
    /// gone to; without that, opens the details. In the comparison it goes to the point whose
    /// number was typed; without one, to the item that explains the pair.
    pub(super) fn activate(&mut self, now: Now) -> Vec<Effect> {
        if let Some(effects) = self.jump_to_typed(now) {
            return effects;
        }
        let typed = self.number.take().filter(|number| !number.is_stale(now));
        if self.is_comparing() {
            return match typed {
                Some(number) => self.go_to_number(&number.digits, now),
                None => self.explain(now),
            };
        }
        let Some(typed) = typed else {
            if self.following.cursor.is_some() {
                return self.open_step(now);
            }
            return match self.selection {
                Some(_) => self.change_settings(|settings| settings.detail_open = true),
                None => self.step_item(Direction::Forward, now),
            };
        };
        let number: usize = typed.digits.parse().unwrap_or(0);
        if let Some(item) = number
            .checked_sub(1)
            .and_then(|place| self.steps().get(place).copied())
        {
            return self.select(item, now);
        }
        let count = self.filtering.counts.passing.len();
        self.toast(
            format!("There is no item {number}; they go to {count}"),
            Tone::Info,
            now,
        )
    }

    /// Splits a cluster by zooming in; lists its members if they cannot be told apart so.
    pub(super) fn open_cluster(&mut self, cluster: ClusterSummary, now: Now) -> Vec<Effect> {
        let view = self.viewing.target();
        let fitted = TimeView::fit(cluster.span.clone(), STEP_MARGIN).clamp(self.viewing.limits());
        if cluster.span.start < cluster.span.end && fitted.span_ms() < view.span_ms() * 0.9 {
            self.jump(fitted, now)
        } else {
            self.put_layer(Layer::ClusterList { cluster })
        }
    }

    /// Folds a track to a thin strip, or unfolds it.
    pub(super) fn toggle_folded(&mut self, track: TrackIx) -> Vec<Effect> {
        if let Some(folded) = self.folded.get_mut(track.index()) {
            *folded = !*folded;
        }
        Vec::new()
    }

    /// Folds the track of the selected item, or unfolds it.
    pub(super) fn fold_row(&mut self, now: Now) -> Vec<Effect> {
        let Some(item) = self.selection else {
            return self.toast("Select an item first", Tone::Info, now);
        };
        let track = self.timeline.item(item).track;
        self.toggle_folded(track);
        let is_folded = self.folded.get(track.index()).is_some_and(|folded| *folded);
        let word = if is_folded { "folded" } else { "unfolded" };
        let said = format!("{} {word}", self.timeline.track(track).name);
        vec![Effect::Announce(said)]
    }

    /// Unfolds every track.
    pub(super) fn unfold_rows(&mut self, now: Now) -> Vec<Effect> {
        let count = self.folded.iter().filter(|folded| **folded).count();
        self.folded.fill(false);
        if count == 0 {
            return self.toast("No row is folded", Tone::Info, now);
        }
        vec![Effect::Announce("All rows unfolded".to_owned())]
    }

    fn nothing_further(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let text = match direction {
            _ if self.timeline.item_count() == 0 => "This timeline has no items",
            _ if self.filtering.counts.passing.is_empty() => "No item passes the filter",
            Direction::Forward => "This is the last item",
            Direction::Backward => "This is the first item",
        };
        self.toast(text, Tone::Info, now)
    }

    fn steps_from(&self, rank: usize) -> impl Iterator<Item = ItemIx> + '_ {
        self.steps()[self.steps_up_to(rank)..].iter().copied()
    }

    fn steps_before(&self, rank: usize) -> impl Iterator<Item = ItemIx> + '_ {
        self.steps()[..self.steps_up_to(rank)].iter().rev().copied()
    }

    /// How many steps have a rank below `rank`.
    fn steps_up_to(&self, rank: usize) -> usize {
        self.steps()
            .partition_point(|step| self.timeline.rank(*step) < rank)
    }

    /// The first item that begins in sight, or the last; the first or last of all if none does.
    fn outermost_in_view(&self, direction: Direction) -> Option<ItemIx> {
        let mut steps = self.steps().iter().copied();
        let range = self.viewing.target().range();
        let begins_in_sight = |item: &ItemIx| {
            let start = anchor_of(&self.timeline, *item);
            start.is_some_and(|time| range.contains(&time))
        };
        match direction {
            Direction::Forward => steps.clone().find(begins_in_sight).or(steps.next()),
            Direction::Backward => steps.clone().rfind(begins_in_sight).or(steps.next_back()),
        }
    }

    /// The next item at exactly the same time on the same row.
    fn twin(&self, current: ItemIx, direction: Direction) -> Option<ItemIx> {
        let item = self.timeline.item(current);
        let key = item.when.as_ref()?.sort_key();
        let rank = self.timeline.rank(current);
        let same_time = |ix: &ItemIx| {
            self.timeline
                .item(*ix)
                .when
                .as_ref()
                .is_some_and(|when| when.sort_key() == key)
        };
        let same_row = |ix: &ItemIx| self.timeline.item(*ix).track == item.track;
        match direction {
            Direction::Forward => self
                .steps_from(rank + 1)
                .take_while(same_time)
                .find(same_row),
            Direction::Backward => self.steps_before(rank).take_while(same_time).find(same_row),
        }
    }

    /// What is nearest in time on the next row, in `direction`, that has any item.
    fn across(&self, current: ItemIx, direction: Direction) -> Option<ItemIx> {
        let own = self.timeline.item(current).track;
        let time = anchor_of(&self.timeline, current);
        let ahead = |track: TrackIx| match direction {
            Direction::Forward => track > own,
            Direction::Backward => track < own,
        };
        let key = |ix: &ItemIx| {
            let item = self.timeline.item(*ix);
            let rows_away = item.track.0.abs_diff(own.0);
            (rows_away, distance(time, anchor_of(&self.timeline, *ix)))
        };
        self.steps()
            .iter()
            .copied()
            .filter(|ix| ahead(self.timeline.item(*ix).track))
            .min_by_key(key)
    }
}

/// How far apart two moments are, in milliseconds; as far as can be if only one is known.
fn distance(a: Option<TimePoint>, b: Option<TimePoint>) -> u64 {
    match (a, b) {
        (Some(a), Some(b)) => a.millis().abs_diff(b.millis()),
        (None, None) => 0,
        _ => u64::MAX,
    }
}
