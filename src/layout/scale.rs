//! From time to points on the canvas and back: one mapping beside its inverse.
//!
//! `f32` only appears at the last step, after the left edge has been subtracted.

use emath::Vec2;

use crate::model::{MILLIS_PER_DAY, TimePoint};

use super::{TimeView, heads_width, view::millis_between};

/// Beyond this many points from the left edge nothing needs to be told apart.
const FAR: f64 = 1e6;

/// Where times stand on a canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    /// What the canvas shows.
    pub view: TimeView,
    /// The x of the left edge, in points.
    pub x0: f32,
    /// From the left edge to the right, in points.
    pub width: f32,
}

impl TimeScale {
    /// The scale of a canvas of `size` points, which has its track heads at the left.
    pub fn for_canvas(view: TimeView, size: Vec2) -> Self {
        let x0 = heads_width(size.x);
        Self {
            view,
            x0,
            width: (size.x - x0).max(1.0),
        }
    }

    /// The x of `time`, in points; cut a million points beyond the edges.
    pub fn x_from_time(&self, time: TimePoint) -> f32 {
        let x = self.view.fraction_of(time) * f64::from(self.width);
        self.x0 + x.clamp(-FAR, FAR) as f32
    }

    /// The time at `x`, to the millisecond. Inverse of [`TimeScale::x_from_time`].
    pub fn time_from_x(&self, x: f32) -> TimePoint {
        self.view
            .time_at(f64::from(x - self.x0) / f64::from(self.width))
    }

    /// Points for a millisecond.
    pub fn points_per_milli(&self) -> f64 {
        f64::from(self.width) / self.view.span_ms()
    }

    /// Points for a day.
    pub fn points_per_day(&self) -> f64 {
        self.points_per_milli() * MILLIS_PER_DAY as f64
    }

    /// From `a` to `b` in points; negative if `b` is earlier.
    pub fn points_between(&self, a: TimePoint, b: TimePoint) -> f64 {
        millis_between(a, b) * self.points_per_milli()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_of_ten_days_on_a_thousand_points_is_a_hundred_points() {
        let view = TimeView::new(TimePoint::EPOCH, 10.0 * MILLIS_PER_DAY as f64);
        let scale = TimeScale {
            view,
            x0: 176.0,
            width: 1_000.0,
        };
        assert!((scale.points_per_day() - 100.0).abs() < 1e-9);
        let noon = TimePoint::from_millis(MILLIS_PER_DAY / 2);
        assert!((scale.x_from_time(noon) - 226.0).abs() < 1e-3);
    }

    proptest! {
        #[test]
        fn x_and_time_are_inverse(
            left in -9_000_000_000_000_000_000_i64..9_000_000_000_000_000_000,
            log_span in 3.0..17.0_f64, x in 0.0..1_600.0_f32,
        ) {
            let view = TimeView::new(TimePoint::from_millis(left), 10_f64.powf(log_span));
            let scale = TimeScale { view, x0: 176.0, width: 1_424.0 };
            let back = scale.x_from_time(scale.time_from_x(x));
            let millisecond = scale.points_per_milli() as f32;
            prop_assert!((back - x).abs() <= 0.01 + millisecond, "{x} came back as {back}");
        }
    }
}
