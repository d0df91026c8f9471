//! The part of time on screen, as a value: fitting, panning and zooming give new values.
//!
//! A view is an integer anchor plus `f64`, so that a second is as exact a quarter of a billion
//! years from 1970 as it is today. Where a time stands on the canvas is [`super::TimeScale`]'s
//! work; how one view flows into another is [`super::ViewPath`]'s.
//!
//! ```text
//!   left + left_offset_ms            left + left_offset_ms + span_ms
//!   |<------------------- span_ms ------------------->|
//!   0                     fraction                    1
//! ```

use std::ops::Range;

use crate::model::{MILLIS_PER_DAY, TimePoint};

/// The part of time on screen.
#[derive(Clone, Copy, Debug, PartialEq)]
#[must_use]
pub struct TimeView {
    left: TimePoint,
    left_offset_ms: f64,
    span_ms: f64,
}

/// How far a view may be zoomed and panned.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewLimits {
    data: Range<TimePoint>,
    max_span_ms: f64,
}

impl ViewLimits {
    /// The shortest stretch of time that fills the canvas, in milliseconds.
    pub const MIN_SPAN_MS: f64 = 1_000.0;
    /// The longest view as a multiple of the data's range.
    pub const MAX_SPAN_OF_DATA: f64 = 1.3;

    /// Limits for data that lies in `data`. Less than a day is widened to a day.
    pub fn new(data: Range<TimePoint>) -> Self {
        let end = data
            .end
            .max(data.start.saturating_add_millis(MILLIS_PER_DAY));
        let start = data.start.min(end.saturating_add_millis(-MILLIS_PER_DAY));
        let max_span_ms = millis_between(start, end) * Self::MAX_SPAN_OF_DATA;
        Self {
            data: start..end,
            max_span_ms,
        }
    }

    /// The range of the data.
    pub fn data(&self) -> Range<TimePoint> {
        self.data.clone()
    }

    /// The longest view, in milliseconds.
    pub fn max_span_ms(&self) -> f64 {
        self.max_span_ms
    }
}

impl TimeView {
    /// The view that begins at `left` and lasts `span_ms` (at least a millisecond).
    pub fn new(left: TimePoint, span_ms: f64) -> Self {
        let span_ms = if span_ms.is_finite() {
            span_ms.max(1.0)
        } else {
            ViewLimits::MIN_SPAN_MS
        };
        Self {
            left,
            left_offset_ms: 0.0,
            span_ms,
        }
    }

    /// The view that shows `range` with `margin` (a fraction of the view) free on either side.
    pub fn fit(range: Range<TimePoint>, margin: f64) -> Self {
        let inner = millis_between(range.start, range.end).max(1.0);
        let span_ms = inner / (1.0 - 2.0 * margin.clamp(0.0, 0.45));
        Self::new(range.start, span_ms).shifted(-(span_ms - inner) / 2.0)
    }

    /// The whole milliseconds at the left edge.
    pub fn left(&self) -> TimePoint {
        self.left
    }

    /// What is left of a millisecond at the left edge, 0 to 1.
    pub fn left_offset_ms(&self) -> f64 {
        self.left_offset_ms
    }

    /// How much time the canvas shows, in milliseconds.
    pub fn span_ms(&self) -> f64 {
        self.span_ms
    }

    /// From the left edge to the right, rounded outwards to milliseconds.
    pub fn range(&self) -> Range<TimePoint> {
        let right = (self.left_offset_ms + self.span_ms).ceil();
        self.left..self.left.saturating_add_millis(right as i64)
    }

    /// The time at `fraction` of the width, 0 at the left edge and 1 at the right.
    pub fn time_at(&self, fraction: f64) -> TimePoint {
        let offset = self.left_offset_ms + fraction * self.span_ms;
        self.left.saturating_add_millis(offset.round() as i64)
    }

    /// Where `time` stands, as a fraction of the width. Inverse of [`TimeView::time_at`].
    pub fn fraction_of(&self, time: TimePoint) -> f64 {
        (millis_between(self.left, time) - self.left_offset_ms) / self.span_ms
    }

    /// The time in the middle.
    pub fn center(&self) -> TimePoint {
        self.time_at(0.5)
    }

    /// The same span with `time` in the middle.
    pub fn centered_on(&self, time: TimePoint) -> Self {
        Self {
            left: time,
            left_offset_ms: 0.0,
            ..*self
        }
        .shifted(-self.span_ms / 2.0)
    }

    /// Moved by `ms` milliseconds; later is positive.
    pub fn shifted(&self, ms: f64) -> Self {
        let offset = self.left_offset_ms + ms;
        let whole = offset.floor();
        Self {
            left: self.left.saturating_add_millis(whole as i64),
            left_offset_ms: offset - whole,
            span_ms: self.span_ms,
        }
    }

    /// Moved by `fraction` of its own span; later is positive.
    pub fn pan_fraction(&self, fraction: f64) -> Self {
        self.shifted(fraction * self.span_ms)
    }

    /// Zoomed in by `factor` (above 1 shows less time) so that the time at `fraction` of the
    /// width stays where it is.
    pub fn zoom_at(&self, fraction: f64, factor: f64) -> Self {
        let span_ms = self.span_ms / factor.max(f64::MIN_POSITIVE);
        let moved = self.shifted(fraction * (self.span_ms - span_ms));
        Self { span_ms, ..moved }
    }

    /// [`TimeView::zoom_at`], with `factor` cut so that the span stays within `limits`.
    pub fn zoom_at_within(&self, fraction: f64, factor: f64, limits: &ViewLimits) -> Self {
        let span_ms = (self.span_ms / factor.max(f64::MIN_POSITIVE))
            .clamp(ViewLimits::MIN_SPAN_MS, limits.max_span_ms);
        self.zoom_at(fraction, self.span_ms / span_ms).clamp(limits)
    }

    /// The nearest view within `limits`: the span is cut about its middle, and at most half of
    /// the canvas lies beyond the data.
    pub fn clamp(&self, limits: &ViewLimits) -> Self {
        let span_ms = self
            .span_ms
            .clamp(ViewLimits::MIN_SPAN_MS, limits.max_span_ms);
        let view = Self {
            span_ms,
            ..self.shifted((self.span_ms - span_ms) / 2.0)
        };
        let before = view.fraction_of(limits.data.start) - 0.5;
        if before > 0.0 {
            return view.centered_on(limits.data.start);
        }
        let after = 0.5 - view.fraction_of(limits.data.end);
        if after > 0.0 {
            view.centered_on(limits.data.end)
        } else {
            view
        }
    }
}

/// From `a` to `b` in milliseconds; negative if `b` is earlier. Exact to one part in 2^53.
pub(crate) fn millis_between(a: TimePoint, b: TimePoint) -> f64 {
    (i128::from(b.millis()) - i128::from(a.millis())) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(ms: i64) -> TimePoint {
        TimePoint::from_millis(ms)
    }

    #[test]
    fn fit_leaves_the_margin_free_on_both_sides() {
        let view = TimeView::fit(at(0)..at(8_000), 0.1);
        assert!((view.span_ms() - 10_000.0).abs() < 1e-9);
        assert_eq!(view.left(), at(-1_000));
    }

    #[test]
    fn pan_moves_by_a_fraction_of_the_span() {
        let view = TimeView::new(at(0), 1_000.0).pan_fraction(0.25);
        assert_eq!(view.range(), at(250)..at(1_250));
    }

    #[test]
    fn clamp_leaves_at_most_half_of_the_canvas_empty() {
        let limits = ViewLimits::new(at(0)..at(10 * MILLIS_PER_DAY));
        let far = TimeView::new(at(90 * MILLIS_PER_DAY), 4e8).clamp(&limits);
        assert_eq!(far.center(), at(10 * MILLIS_PER_DAY));
        let long = TimeView::new(at(0), 1e12).clamp(&limits);
        assert!((long.span_ms() - 13.0 * MILLIS_PER_DAY as f64).abs() < 1.0);
    }

    #[test]
    fn clamp_leaves_a_view_within_the_limits_alone() {
        let limits = ViewLimits::new(at(0)..at(10 * MILLIS_PER_DAY));
        let view = TimeView::new(at(MILLIS_PER_DAY), 3e8);
        assert_eq!(view.clamp(&limits), view);
    }

    proptest! {
        #[test]
        fn the_date_under_the_pointer_stays_put(
            left in -9_000_000_000_000_000_000_i64..9_000_000_000_000_000_000,
            log_span in 3.0..17.0_f64, fraction in 0.0..1.0_f64, factor in 0.2..5.0_f64,
        ) {
            let view = TimeView::new(at(left), 10_f64.powf(log_span));
            let time = view.time_at(fraction);
            let before = view.fraction_of(time);
            let after = view.zoom_at(fraction, factor).fraction_of(time);
            // Half a point of a canvas 2,000 points wide; below that lies the millisecond.
            let millisecond = 1.0 / view.zoom_at(fraction, factor).span_ms();
            prop_assert!((after - before).abs() <= 0.5 / 2_000.0 + millisecond);
        }

        #[test]
        fn zooming_in_and_out_again_returns_to_the_span(
            log_span in 4.0..15.0_f64, factor in 1.01..2.0_f64, n in 1..30_usize,
        ) {
            let start = TimeView::new(at(0), 10_f64.powf(log_span));
            let mut view = start;
            for _ in 0..n { view = view.zoom_at(0.3, factor); }
            for _ in 0..n { view = view.zoom_at(0.3, 1.0 / factor); }
            prop_assert!((view.span_ms() / start.span_ms() - 1.0).abs() < 1e-9);
        }

        #[test]
        fn any_moves_leave_a_finite_view_within_the_limits(
            moves in proptest::collection::vec((any::<bool>(), -40.0..40.0_f64), 1..40),
        ) {
            let limits = ViewLimits::new(at(-5_000_000_000_000)..at(9_000_000_000_000));
            let mut view = TimeView::fit(limits.data(), 0.05);
            for (zoom, amount) in moves {
                view = if zoom {
                    view.zoom_at_within(0.7, (amount / 10.0).exp(), &limits)
                } else {
                    view.pan_fraction(amount).clamp(&limits)
                };
                prop_assert!(view.span_ms() >= ViewLimits::MIN_SPAN_MS);
                prop_assert!(view.span_ms() <= limits.max_span_ms() * (1.0 + 1e-12));
                prop_assert!(view.fraction_of(limits.data().start) <= 0.5 + 1e-6);
                prop_assert!(view.fraction_of(limits.data().end) >= 0.5 - 1e-6);
            }
        }
    }
}
