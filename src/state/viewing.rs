//! Where in time the user is: the view at rest, a move towards it, and the way back.

use crate::{
    layout::{TimeView, ViewLimits, ViewPath},
    model::{ItemIx, TimePoint},
};

use super::{ComparedPlace, Now};

/// The view of time, at rest or on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Viewing {
    /// Where the view rests, or will.
    target: TimeView,
    flight: Option<Flight>,
    limits: ViewLimits,
    width_points: f32,
    /// Nobody has moved the view since it was made to fit, so that it may fit again.
    untouched: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Flight {
    path: ViewPath,
    started_millis: u64,
}

impl Flight {
    /// 0 at the start, 1 at the end and after.
    fn progress(&self, now: Now) -> f64 {
        let secs = now.millis.saturating_sub(self.started_millis) as f64 / 1000.0;
        let duration = self.path.duration_secs();
        if duration > 0.0 {
            (secs / duration).min(1.0)
        } else {
            1.0
        }
    }
}

impl Viewing {
    /// At rest on `view`, cut to `limits`.
    pub(super) fn new(view: TimeView, limits: ViewLimits, width_points: f32) -> Self {
        let target = view.clamp(&limits);
        Self {
            target,
            flight: None,
            limits,
            width_points,
            untouched: true,
        }
    }

    /// What is on screen at `now`. A far flight would zoom out beyond the limits; it is held
    /// within them, so that a hand can take over anywhere.
    pub fn at(&self, now: Now) -> TimeView {
        match self.flight {
            Some(flight) if flight.progress(now) < 1.0 => {
                flight.path.at(flight.progress(now)).clamp(&self.limits)
            }
            _ => self.target,
        }
    }

    /// Where the view rests, or will when its move ends.
    pub fn target(&self) -> TimeView {
        self.target
    }

    /// Whether it moves at `now`, so that the next frame differs.
    pub fn is_moving(&self, now: Now) -> bool {
        self.flight.is_some_and(|flight| flight.progress(now) < 1.0)
    }

    /// How far it may be zoomed and panned.
    pub fn limits(&self) -> &ViewLimits {
        &self.limits
    }

    /// The width of the canvas without the track heads, in points; 0 before the first frame.
    pub fn width_points(&self) -> f32 {
        self.width_points
    }

    /// Cuts to `view`.
    pub(super) fn cut_to(&mut self, view: TimeView) {
        self.target = view.clamp(&self.limits);
        self.flight = None;
        self.untouched = false;
    }

    /// Returns to a place exactly as it was, without cutting it to the limits again.
    pub(super) fn return_to(&mut self, view: TimeView, now: Now, reduced_motion: bool) {
        let from = self.at(now);
        self.target = view;
        self.start(ViewPath::between(from, view), now, reduced_motion);
    }

    /// Flies to `view`: jumps.
    pub(super) fn fly_to(&mut self, view: TimeView, now: Now, reduced_motion: bool) {
        self.return_to(view.clamp(&self.limits), now, reduced_motion);
    }

    /// Eases to `view`: keys and buttons. A repeat goes on from where the eye is.
    pub(super) fn ease_to(&mut self, view: TimeView, now: Now, reduced_motion: bool) {
        let from = self.at(now);
        self.target = view.clamp(&self.limits);
        self.start(ViewPath::ease(from, self.target), now, reduced_motion);
    }

    /// The view now shows all there is, and goes on doing so at another width.
    pub(super) fn keep_fitting(&mut self) {
        self.untouched = true;
    }

    /// Stops a move where it is, so that a hand can take over.
    pub(super) fn grab(&mut self, now: Now) {
        self.target = self.at(now);
        self.flight = None;
    }

    /// The canvas has another width: the left date and the scale stay. The first width, and any
    /// while nobody has moved the view, leaves the view as it is, so that it still fits.
    pub(super) fn resize(&mut self, width_points: f32, now: Now) {
        if !(width_points.is_finite() && width_points > 0.0) {
            return;
        }
        let ratio = f64::from(width_points) / f64::from(self.width_points);
        if self.width_points > 0.0 && !self.untouched && (ratio - 1.0).abs() > f64::EPSILON {
            let scaled = |view: TimeView| view.zoom_at_within(0.0, ratio.recip(), &self.limits);
            let (from, to) = (scaled(self.at(now)), scaled(self.target));
            // A pane that opens because of a jump must not stop the jump.
            let path = ViewPath::between(from, to);
            let started_millis = now.millis;
            self.flight = self.is_moving(now).then_some(Flight {
                path,
                started_millis,
            });
            self.target = to;
        }
        self.width_points = width_points;
    }

    /// Forgets a move that has ended.
    pub(super) fn settle(&mut self, now: Now) {
        if !self.is_moving(now) {
            self.flight = None;
        }
    }

    /// Takes other limits and keeps the view as near as they allow.
    pub(super) fn set_limits(&mut self, limits: ViewLimits) {
        self.limits = limits;
        let within = self.target.clamp(&self.limits);
        if within != self.target {
            self.target = within;
            self.flight = None;
        }
    }

    fn start(&mut self, path: ViewPath, now: Now, reduced_motion: bool) {
        let moves = !reduced_motion && path.at(0.0) != self.target;
        self.flight = moves.then_some(Flight {
            path,
            started_millis: now.millis,
        });
        self.untouched = false;
    }
}

/// A place to return to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The view.
    pub view: TimeView,
    /// How far the lanes were scrolled, in points.
    pub scroll_y: f32,
    /// What was selected.
    pub selection: Option<ItemIx>,
    /// What was compared; `None` on the canvas.
    pub compared: Option<ComparedPlace>,
}

/// The way back and forth, as in a browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    past: Vec<Place>,
    future: Vec<Place>,
    /// When a hand last moved the view; such moves are one step until it rests.
    moved_at_millis: Option<u64>,
}

impl History {
    /// How many places are remembered.
    pub const MAX_PLACES: usize = 200;
    /// A pause in panning and zooming that ends a step, in milliseconds.
    pub const REST_MILLIS: u64 = 1_000;

    /// Whether there is a place to go back to.
    pub fn can_go_back(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a place to go forward to.
    pub fn can_go_forward(&self) -> bool {
        !self.future.is_empty()
    }

    /// Remembers `here` before a jump.
    pub(super) fn leave(&mut self, here: Place) {
        self.moved_at_millis = None;
        self.future.clear();
        if self.past.last() != Some(&here) {
            self.past.push(here);
        }
        if self.past.len() > Self::MAX_PLACES {
            self.past.remove(0);
        }
    }

    /// Goes from `here` back to `there`: a step back if that is where it came from, else a jump.
    pub(super) fn retrace(&mut self, here: Place, there: Place) {
        if self.past.last() != Some(&there) {
            return self.leave(here);
        }
        self.past.pop();
        self.future.push(here);
        self.moved_at_millis = None;
    }

    /// Remembers `here` before a hand moves the view, unless it was moving it already.
    pub(super) fn drift(&mut self, here: Place, now: Now) {
        let rested = self
            .moved_at_millis
            .is_none_or(|at| now.millis.saturating_sub(at) > Self::REST_MILLIS);
        if rested {
            self.leave(here);
        }
        self.moved_at_millis = Some(now.millis);
    }

    /// The last place differing from `here`, which is kept to go forward to.
    pub(super) fn back(&mut self, here: Place) -> Option<Place> {
        step(
            &mut self.past,
            &mut self.future,
            &mut self.moved_at_millis,
            here,
        )
    }

    /// The place that was gone back from.
    pub(super) fn forward(&mut self, here: Place) -> Option<Place> {
        step(
            &mut self.future,
            &mut self.past,
            &mut self.moved_at_millis,
            here,
        )
    }

    /// Fits every place to an edited timeline: views to its limits, selections to the index
    /// that their item has now (`None` if it is gone), documents likewise.
    pub(super) fn adapt(
        &mut self,
        limits: &ViewLimits,
        new_index: impl Fn(ItemIx) -> Option<ItemIx>,
        compared: impl Fn(ComparedPlace) -> ComparedPlace,
    ) {
        for place in self.past.iter_mut().chain(&mut self.future) {
            place.view = place.view.clamp(limits);
            place.selection = place.selection.and_then(&new_index);
            place.compared = place.compared.map(&compared);
        }
    }
}

fn step(
    from: &mut Vec<Place>,
    to: &mut Vec<Place>,
    moved_at: &mut Option<u64>,
    here: Place,
) -> Option<Place> {
    *moved_at = None;
    let place = loop {
        let place = from.pop()?;
        if place != here {
            break place;
        }
    };
    to.push(here);
    Some(place)
}

/// The shortest move of `view` after which `start..end` is in sight with `margin` (a part of the
/// span) free on both sides; the view itself if it is so already. Of what is longer than the
/// view, the start is shown.
pub(super) fn reveal(view: TimeView, start: TimePoint, end: TimePoint, margin: f64) -> TimeView {
    let (from, to) = (view.fraction_of(start), view.fraction_of(end));
    let free = 1.0 - 2.0 * margin;
    let to = if to - from > free { from } else { to };
    if from < margin {
        view.pan_fraction(from - margin)
    } else if to > 1.0 - margin {
        view.pan_fraction(to - (1.0 - margin))
    } else {
        view
    }
}
