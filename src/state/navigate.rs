//! Moving through time: zooming, panning, fitting, dates, phases, back and forth.

use std::ops::Range;

use crate::{
    layout::{TimeView, ViewLimits},
    model::{CivilDate, ItemIx, ItemSet, MILLIS_PER_DAY, TimePoint, Timeline, When, parse_typed},
};

use super::{Effect, Layer, Now, Place, State, Tone};

/// How far a key or a button zooms.
const KEY_ZOOM: f64 = 2.0;
/// What is left free on both sides of what is fitted.
const FIT_MARGIN: f64 = 0.05;
/// The same for a single item.
const ITEM_MARGIN: f64 = 0.2;

/// Forward or backward: in time, or in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Later, or down.
    Forward,
    /// Earlier, or up.
    Backward,
}

impl Direction {
    /// 1 or -1.
    pub const fn sign(self) -> f64 {
        match self {
            Self::Forward => 1.0,
            Self::Backward => -1.0,
        }
    }
}

impl State {
    /// Where the user is, to return to.
    pub fn place(&self) -> Place {
        let view = self.viewing.target();
        Place {
            view,
            scroll_y: self.scroll_y,
            selection: self.selection,
            compared: self.compared_place(),
        }
    }

    /// Zooms by keys and buttons: about the selection if it is in sight, else about the middle.
    pub(super) fn zoom_by_key(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let view = self.viewing.target();
        let anchor = self
            .selection
            .and_then(|item| anchor_of(&self.timeline, item));
        let fraction = anchor
            .map(|time| view.fraction_of(time))
            .filter(|fraction| (0.0..=1.0).contains(fraction))
            .unwrap_or(0.5);
        let factor = KEY_ZOOM.powf(direction.sign());
        let zoomed = view.zoom_at_within(fraction, factor, self.viewing.limits());
        self.history.drift(self.place(), now);
        self.viewing
            .ease_to(zoomed, now, self.settings.reduced_motion);
        Vec::new()
    }

    /// Zooms by the wheel: at once, with the date at `fraction` staying put.
    pub(super) fn zoom_at(&mut self, fraction: f64, factor: f64, now: Now) -> Vec<Effect> {
        if !(fraction.is_finite() && factor.is_finite() && factor > 0.0) {
            return Vec::new();
        }
        self.history.drift(self.place(), now);
        self.viewing.grab(now);
        let view = self.viewing.target();
        let factor = held_factor(&view, factor, self.viewing.limits());
        if let Some(factor) = factor {
            self.viewing.cut_to(view.zoom_at_within(
                fraction.clamp(0.0, 1.0),
                factor,
                self.viewing.limits(),
            ));
        }
        Vec::new()
    }

    /// Pans by a hand: at once, and by a canvas at most.
    pub(super) fn pan(&mut self, fraction: f64, now: Now) -> Vec<Effect> {
        if fraction.is_finite() {
            self.history.drift(self.place(), now);
            self.viewing.grab(now);
            self.viewing.cut_to(
                self.viewing
                    .target()
                    .pan_fraction(fraction.clamp(-1.0, 1.0)),
            );
        }
        Vec::new()
    }

    /// Pans by a number of points on screen.
    pub(super) fn pan_points(&mut self, points: f32, now: Now) -> Vec<Effect> {
        let width = self.viewing.width_points();
        if width > 0.0 {
            self.pan(f64::from(points / width), now)
        } else {
            Vec::new()
        }
    }

    /// Pans by keys and buttons.
    pub(super) fn pan_quarter(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        self.history.drift(self.place(), now);
        let view = self.viewing.target().pan_fraction(0.25 * direction.sign());
        self.viewing
            .ease_to(view, now, self.settings.reduced_motion);
        Vec::new()
    }

    /// Puts the view where a hand drags the window of the overview.
    pub(super) fn drag_range(&mut self, range: Range<TimePoint>, now: Now) -> Vec<Effect> {
        if range.start < range.end {
            self.history.drift(self.place(), now);
            self.viewing.cut_to(TimeView::fit(range, 0.0));
        }
        Vec::new()
    }

    /// Flies to `view` and remembers where it came from.
    pub(super) fn jump(&mut self, view: TimeView, now: Now) -> Vec<Effect> {
        if view.clamp(self.viewing.limits()) != self.viewing.target() {
            self.history.leave(self.place());
            self.viewing.fly_to(view, now, self.settings.reduced_motion);
        }
        Vec::new()
    }

    /// Shows `range` with a margin of `margin` of the view.
    pub(super) fn show_range(
        &mut self,
        range: Range<TimePoint>,
        margin: f64,
        now: Now,
    ) -> Vec<Effect> {
        if range.start < range.end {
            self.jump(TimeView::fit(range, margin), now)
        } else {
            self.center_on(range.start, now)
        }
    }

    /// Brings `time` to the middle at the same scale.
    pub(super) fn center_on(&mut self, time: TimePoint, now: Now) -> Vec<Effect> {
        self.jump(self.viewing.target().centered_on(time), now)
    }

    /// Shows everything that the filter lets through.
    pub(super) fn fit_all(&mut self, now: Now) -> Vec<Effect> {
        let matching = &self.filtering.counts.passing;
        let Some(range) = range_of(&self.timeline, matching) else {
            return self.toast(
                "Nothing to show: no item with a date passes the filter",
                Tone::Info,
                now,
            );
        };
        let effects = self.show_range(range, FIT_MARGIN, now);
        self.viewing.keep_fitting();
        effects
    }

    /// Fills the view with `item`.
    pub(super) fn fit_item(&mut self, item: ItemIx, now: Now) -> Vec<Effect> {
        let when = self
            .timeline
            .known_item(item)
            .and_then(|item| item.when.as_ref());
        match when.and_then(|when| bounds(when, &self.viewing.limits().data())) {
            Some(range) => self.show_range(range, ITEM_MARGIN, now),
            None => self.toast("This item has no date to show", Tone::Info, now),
        }
    }

    /// Brings the selected item to the middle; if it is there, fills the view with it.
    pub(super) fn fit_selection(&mut self, now: Now) -> Vec<Effect> {
        let Some(item) = self.selection else {
            return self.toast("Select an item first", Tone::Info, now);
        };
        let view = self.viewing.target();
        let centered = anchor_of(&self.timeline, item)
            .map(|time| view.centered_on(time).clamp(self.viewing.limits()));
        match centered {
            Some(centered) if centered != view => self.jump(centered, now),
            _ => self.fit_item(item, now),
        }
    }

    /// The day that a date without a year is near: what is on screen, as the text is about that.
    /// "Today" and its neighbours are meant by the calendar on the wall.
    fn reference_day(&self, text: &str, now: Now) -> CivilDate {
        let text = text.to_lowercase();
        let by_the_wall = ["today", "yesterday", "tomorrow"];
        if by_the_wall.iter().any(|word| text.contains(word)) {
            return now.today;
        }
        let view = self.viewing.target();
        // A view of many years says little about the year that is meant.
        let is_telling = view.span_ms() < 2.0 * 366.0 * MILLIS_PER_DAY as f64;
        if is_telling {
            return view.center().civil();
        }
        let opens = self.timeline.opens_on.as_ref();
        let middle = opens.and_then(When::midpoint);
        middle.unwrap_or_else(|| view.center()).civil()
    }

    /// Goes to a date as typed. What cannot be read is said where it was typed.
    pub(super) fn go_to_date(&mut self, text: &str, now: Now) -> Vec<Effect> {
        match parse_typed(text, self.reference_day(text, now)) {
            Ok(when) => {
                self.layers
                    .retain(|layer| !matches!(layer, Layer::GoTo { .. }));
                self.go_to(&when, now)
            }
            Err(error) => {
                let said = match &error.hint {
                    Some(hint) => format!("{error} ({hint})"),
                    None => error.to_string(),
                };
                let field = self.layers.iter_mut().find_map(|layer| match layer {
                    Layer::GoTo { error, .. } => Some(error),
                    _ => None,
                });
                match field {
                    Some(shown) => {
                        *shown = Some(said.clone());
                        vec![Effect::Announce(said)]
                    }
                    None => self.toast(said, Tone::Problem, now),
                }
            }
        }
    }

    /// Shows `when`: neither a sliver of the view nor more than it holds.
    fn go_to(&mut self, when: &When, now: Now) -> Vec<Effect> {
        let data = self.viewing.limits().data();
        let Some(range) = bounds(when, &data) else {
            return self.toast(
                "This date has neither a beginning nor an end",
                Tone::Info,
                now,
            );
        };
        let length_ms = range.end.millis_since(range.start) as f64;
        let span_ms = self
            .viewing
            .target()
            .span_ms()
            .clamp(length_ms * 1.5, length_ms * 30.0);
        let middle = range.start.saturating_add_millis((length_ms / 2.0) as i64);
        let outside = range.end <= data.start || range.start >= data.end;
        let mut effects = self.jump(TimeView::new(range.start, span_ms).centered_on(middle), now);
        let label = when.label();
        if outside {
            effects.extend(self.toast(
                format!("{label} is outside this timeline"),
                Tone::Info,
                now,
            ));
        } else {
            effects.push(Effect::Announce(format!("Showing {label}")));
        }
        effects
    }

    /// Returns to where the last jump began.
    pub(super) fn view_back(&mut self, now: Now) -> Vec<Effect> {
        let place = self.history.back(self.place());
        self.return_to(place, now)
    }

    /// Repeats the jump that was taken back.
    pub(super) fn view_forward(&mut self, now: Now) -> Vec<Effect> {
        let place = self.history.forward(self.place());
        self.return_to(place, now)
    }

    fn return_to(&mut self, place: Option<Place>, now: Now) -> Vec<Effect> {
        let Some(place) = place else {
            return self.toast("There is no other view to return to", Tone::Info, now);
        };
        self.viewing
            .return_to(place.view, now, self.settings.reduced_motion);
        self.scroll_y = place.scroll_y;
        let effects = self.put_selection(place.selection);
        match place.compared {
            Some(compared) => self.return_to_comparison(compared),
            None => self.show_canvas(),
        }
        effects
    }

    /// Shows the phase that follows the middle of the view, or the one before.
    pub(super) fn step_phase(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let data = self.viewing.limits().data();
        let mut phases: Vec<(Range<TimePoint>, usize)> = (self.timeline.phases.iter().enumerate())
            .filter_map(|(at, phase)| Some((bounds(&phase.when, &data)?, at)))
            .collect();
        phases.sort_by_key(|(range, _)| (middle_of(range), range.start));
        if direction == Direction::Backward {
            phases.reverse();
        }
        let view = self.viewing.target();
        let next = phases.iter().find(|(range, _)| {
            let fitted = TimeView::fit(range.clone(), FIT_MARGIN).clamp(self.viewing.limits());
            let ahead = (view.fraction_of(middle_of(range)) - 0.5) * direction.sign();
            ahead > 1e-3 && fitted != view
        });
        match next {
            Some((_, index)) => self.show_phase(*index, now),
            None if phases.is_empty() => self.toast("This timeline has no phases", Tone::Info, now),
            None => self.toast("There is no further phase", Tone::Info, now),
        }
    }

    /// Shows one phase.
    pub(super) fn show_phase(&mut self, index: usize, now: Now) -> Vec<Effect> {
        let Some(phase) = self.timeline.phases.get(index) else {
            return Vec::new();
        };
        let said = format!("{}, {}", phase.name, phase.when.label());
        let Some(range) = bounds(&phase.when, &self.viewing.limits().data()) else {
            return Vec::new();
        };
        let mut effects = self.show_range(range, FIT_MARGIN, now);
        effects.push(Effect::Announce(said));
        effects
    }
}

/// The factor that a wheel may still zoom by; `None` at a limit, where turning on does nothing.
fn held_factor(view: &TimeView, factor: f64, limits: &ViewLimits) -> Option<f64> {
    let at_limit = if factor > 1.0 {
        view.span_ms() <= ViewLimits::MIN_SPAN_MS
    } else {
        view.span_ms() >= limits.max_span_ms()
    };
    (!at_limit).then_some(factor)
}

/// The moment by which an item is brought into sight: its middle, or the end that is known.
/// `None` without a date.
pub(super) fn anchor_of(timeline: &Timeline, item: ItemIx) -> Option<TimePoint> {
    let when = timeline.known_item(item)?.when.as_ref()?;
    when.midpoint()
        .or_else(|| when.earliest())
        .or_else(|| when.latest())
}

/// From the earliest to the latest moment of `when`; an end that is open or unknown lies at the
/// end of `data`, if that is beyond the other. `None` if neither end is known.
pub(super) fn bounds(when: &When, data: &Range<TimePoint>) -> Option<Range<TimePoint>> {
    let a_day_later = |time: TimePoint| time.saturating_add_millis(MILLIS_PER_DAY);
    let a_day_before = |time: TimePoint| time.saturating_add_millis(-MILLIS_PER_DAY);
    match (when.earliest(), when.latest()) {
        (Some(start), Some(end)) => Some(start..end.max(start.saturating_add_millis(1))),
        (Some(start), None) => Some(start..data.end.max(a_day_later(start))),
        (None, Some(end)) => Some(data.start.min(a_day_before(end))..end),
        (None, None) => None,
    }
}

/// From the earliest to the latest moment that an item of `set` names; `None` if none has a date.
pub(super) fn range_of(timeline: &Timeline, set: &ItemSet) -> Option<Range<TimePoint>> {
    let whens = set
        .iter()
        .filter_map(|ix| timeline.known_item(ix)?.when.as_ref());
    let known = whens
        .flat_map(|when| [when.earliest(), when.latest()])
        .flatten();
    let (mut start, mut end) = (TimePoint::MAX, TimePoint::MIN);
    for time in known {
        start = start.min(time);
        end = end.max(time);
    }
    (start <= end).then(|| start..end.max(start.saturating_add_millis(MILLIS_PER_DAY)))
}

/// The view that a timeline opens on, and how far it may be moved: over all that was ever
/// believed, of which `reach` gives the ends.
pub(super) fn opening(
    timeline: &Timeline,
    reach: Option<&Range<TimePoint>>,
    today: CivilDate,
) -> (TimeView, ViewLimits) {
    let today = TimePoint::from_civil(today).unwrap_or(TimePoint::EPOCH);
    let a_month = 30 * MILLIS_PER_DAY;
    let data = range_of(timeline, timeline.known()).unwrap_or_else(|| {
        today.saturating_add_millis(-a_month)..today.saturating_add_millis(a_month)
    });
    let start = reach.map_or(data.start, |reach| reach.start.min(data.start));
    let end = reach.map_or(data.end, |reach| reach.end.max(data.end));
    let limits = ViewLimits::new(start..end);
    let opens = timeline
        .opens_on
        .as_ref()
        .and_then(|when| bounds(when, &data));
    let view = match opens {
        Some(range) => TimeView::fit(range, 0.0),
        None => TimeView::fit(data, FIT_MARGIN),
    };
    (view, limits)
}

fn middle_of(range: &Range<TimePoint>) -> TimePoint {
    range
        .start
        .saturating_add_millis(range.end.millis_since(range.start) / 2)
}
