//! How one view flows into another.
//!
//! Far jumps follow the optimal path of van Wijk and Nuij ("Smooth and efficient zooming and
//! panning", 2003) in one dimension: zoom out, travel, zoom in, all on the logarithm of the
//! span. Small moves of keys and buttons ease out. Nothing overshoots. When to start, stop or
//! skip a move is the application's business.

use super::{TimeView, view::millis_between};

/// How strongly a flight prefers zooming out to travelling; the paper finds about √2 pleasant.
const RHO: f64 = 1.4;
/// Seconds for one unit of the path's length, and the bounds of a flight.
const SECONDS_PER_LENGTH: f64 = 0.25;
const SHORTEST_FLIGHT_SECS: f64 = 0.25;
const LONGEST_FLIGHT_SECS: f64 = 0.9;
/// Seconds for a move by key or button.
const EASE_SECS: f64 = 0.12;

/// A way from one view to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ViewPath {
    from: TimeView,
    to: TimeView,
    /// The length of the flight; `None` for a short move that eases out.
    flight: Option<f64>,
}

impl ViewPath {
    /// A flight from `a` to `b`: for jumps and steps to far views.
    pub fn between(a: TimeView, b: TimeView) -> Self {
        let length = Leg::between(&a, &b).length;
        Self {
            from: a,
            to: b,
            flight: Some(length),
        }
    }

    /// A short move from `a` to `b` that eases out: for keys and buttons.
    pub fn ease(a: TimeView, b: TimeView) -> Self {
        Self {
            from: a,
            to: b,
            flight: None,
        }
    }

    /// Where it ends.
    pub fn target(&self) -> TimeView {
        self.to
    }

    /// How long it takes, in seconds.
    pub fn duration_secs(&self) -> f64 {
        self.flight.map_or(EASE_SECS, |length| {
            (SECONDS_PER_LENGTH * length).clamp(SHORTEST_FLIGHT_SECS, LONGEST_FLIGHT_SECS)
        })
    }

    /// The view at `progress` of the duration: exactly the start at 0, exactly the end at 1.
    pub fn at(&self, progress: f64) -> TimeView {
        if progress <= 0.0 {
            self.from
        } else if progress >= 1.0 {
            self.to
        } else if let Some(length) = self.flight {
            self.fly(progress * length, length)
        } else {
            self.slide(1.0 - (1.0 - progress).powi(3))
        }
    }

    /// Each half is measured from its own end, so that a second stays a second after a jump of
    /// a million years.
    fn fly(&self, travelled: f64, length: f64) -> TimeView {
        let (near, far, travelled) = if travelled < length / 2.0 {
            (&self.from, &self.to, travelled)
        } else {
            (&self.to, &self.from, length - travelled)
        };
        let (moved_ms, span_ms) = Leg::between(near, far).at(travelled);
        TimeView::new(near.left(), span_ms)
            .shifted(near.left_offset_ms() + (near.span_ms() - span_ms) / 2.0 + moved_ms)
    }

    /// Interpolates the logarithm of the span about the one time that stays put in both views.
    fn slide(&self, eased: f64) -> TimeView {
        let (a, b) = (self.from.span_ms(), self.to.span_ms());
        let left_ms = millis_between(self.from.left(), self.to.left()) + self.to.left_offset_ms()
            - self.from.left_offset_ms();
        let span_ms = (a.ln() + (b.ln() - a.ln()) * eased).exp();
        let share = if ((a - b) / a).abs() < 1e-9 {
            eased
        } else {
            (a - span_ms) / (a - b)
        };
        TimeView::new(self.from.left(), span_ms)
            .shifted(self.from.left_offset_ms() + left_ms * share)
    }
}

/// The paper's path between two spans whose middles lie `distance` apart.
struct Leg {
    start_span: f64,
    distance: f64,
    start_angle: f64,
    length: f64,
    /// Whether the path zooms in or out on the spot.
    zooms_only: Option<f64>,
}

impl Leg {
    fn between(a: &TimeView, b: &TimeView) -> Self {
        let (w0, w1) = (a.span_ms(), b.span_ms());
        let distance = millis_between(a.left(), b.left())
            + (b.left_offset_ms() - a.left_offset_ms())
            + (w1 - w0) / 2.0;
        let d = distance.abs();
        if d < 1e-6 * w0.min(w1) {
            let log = (w1 / w0).ln();
            let length = log.abs() / RHO;
            return Self {
                start_span: w0,
                distance,
                start_angle: 0.0,
                length,
                zooms_only: Some(log.signum()),
            };
        }
        let rho2 = RHO * RHO;
        let cross = rho2 * rho2 * d * d;
        // −asinh(b) is the paper's ln(−b + √(b² + 1)) without its cancellation.
        let start_angle = -((w1 * w1 - w0 * w0 + cross) / (2.0 * w0 * rho2 * d)).asinh();
        let end_angle = -((w1 * w1 - w0 * w0 - cross) / (2.0 * w1 * rho2 * d)).asinh();
        let length = (end_angle - start_angle) / RHO;
        Self {
            start_span: w0,
            distance,
            start_angle,
            length,
            zooms_only: None,
        }
    }

    /// How far the middle has moved and what the span is, in milliseconds, after `travelled`.
    fn at(&self, travelled: f64) -> (f64, f64) {
        if let Some(sign) = self.zooms_only {
            let share = if self.length > 0.0 {
                travelled / self.length
            } else {
                1.0
            };
            return (
                self.distance * share,
                self.start_span * (sign * RHO * travelled).exp(),
            );
        }
        let angle = RHO * travelled + self.start_angle;
        let span_ms = self.start_span * self.start_angle.cosh() / angle.cosh();
        // sinh(a − b) / cosh a is the paper's cosh b · tanh a − sinh b without its cancellation.
        let moved = self.start_span / (RHO * RHO) * (RHO * travelled).sinh() / angle.cosh();
        (moved * self.distance.signum(), span_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TimePoint;
    use proptest::prelude::*;

    fn view(left: i64, span_ms: f64) -> TimeView {
        TimeView::new(TimePoint::from_millis(left), span_ms)
    }

    #[test]
    fn a_far_flight_zooms_out_on_the_way() {
        let path = ViewPath::between(view(0, 1e6), view(1_000_000_000, 1e6));
        assert!(path.at(0.5).span_ms() > 1e8);
        assert!((path.duration_secs() - 0.9).abs() < 1e-9);
    }

    #[test]
    fn a_short_flight_takes_a_quarter_of_a_second() {
        let path = ViewPath::between(view(0, 1e6), view(1_000, 1e6));
        assert!((path.duration_secs() - 0.25).abs() < 1e-9);
    }

    #[test]
    fn an_eased_zoom_keeps_its_fixed_time_in_place() {
        let a = view(0, 1_000_000.0);
        let path = ViewPath::ease(a, a.zoom_at(0.25, 2.0));
        let fixed = a.time_at(0.25);
        for step in 0..=10 {
            let seen = path.at(f64::from(step) / 10.0).fraction_of(fixed);
            assert!((seen - 0.25).abs() < 1e-4, "at {step}: {seen}");
        }
        assert!((path.duration_secs() - 0.12).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn a_flight_is_continuous_and_ends_where_it_should(
            left in -1_000_000_000_000_000_i64..1_000_000_000_000_000,
            a in 3.0..15.0_f64, b in 3.0..15.0_f64,
        ) {
            let (from, to) = (view(0, 10_f64.powf(a)), view(left, 10_f64.powf(b)));
            let path = ViewPath::between(from, to);
            prop_assert_eq!(path.at(0.0), from);
            prop_assert_eq!(path.at(1.0), to);
            let (before, after) = (path.at(0.5 - 1e-9), path.at(0.5 + 1e-9));
            prop_assert!((before.span_ms() / after.span_ms() - 1.0).abs() < 1e-4);
            prop_assert!((before.fraction_of(after.center()) - 0.5).abs() < 1e-2);
            let close = path.at(1.0 - 1e-9);
            prop_assert!((close.span_ms() / to.span_ms() - 1.0).abs() < 1e-4);
            prop_assert!((close.fraction_of(to.center()) - 0.5).abs() < 1e-2);
        }
    }
}
