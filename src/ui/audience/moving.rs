//! How one slide becomes the next: the axis flies, texts fade.
//!
//! ```text
//!   0      80      160 ms            the end of the flight
//!   |-------|-------|---------------------|----|
//!   axis and marks fly -------------------|
//!   old texts fade, then
//!           sentence and foot fade in
//!                                      names fade in, once their marks are there
//! ```
//!
//! What was there is gone before anything comes in its place: at no time does one text lie on
//! another.

use crate::layout::{SlidePart, TimeView, ViewPath};
use crate::state::Slide;

/// How long texts take to go, and then others to come, in milliseconds.
const FADE_MILLIS: f64 = 80.0;

/// Where a slide stands on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The time on the axis while it flies; `None` where it rests.
    pub view: Option<TimeView>,
    /// How much is left of the texts of the slide before: 1 to 0.
    pub before: f32,
    /// How much of the texts is there: 0 to 1.
    pub body: f32,
    /// How much of the names is there: 0 to 1.
    pub names: f32,
}

impl Moment {
    /// Where a slide comes to rest.
    pub const REST: Self = Self {
        view: None,
        before: 0.0,
        body: 1.0,
        names: 1.0,
    };

    /// Where `slide` is at `now_millis`.
    pub fn of(slide: &Slide, now_millis: u64, reduced_motion: bool) -> Self {
        let Some((from, since)) = slide.from.filter(|_| !reduced_motion) else {
            return Self::REST;
        };
        let elapsed = now_millis.saturating_sub(since) as f64;
        let share = |since: f64| ((elapsed - since) / FADE_MILLIS).clamp(0.0, 1.0) as f32;
        let (before, body) = (1.0 - share(0.0), share(FADE_MILLIS));
        if from == slide.view {
            return Self {
                view: None,
                before,
                body,
                names: body,
            };
        }
        let path = ViewPath::between(from, slide.view);
        let flight = path.duration_secs() * 1_000.0;
        let progress = elapsed / flight;
        Self {
            view: (progress < 1.0).then(|| path.at(progress)),
            before,
            body,
            names: share(flight),
        }
    }

    /// Whether it comes to rest only later.
    pub fn is_moving(&self) -> bool {
        *self != Self::REST
    }

    /// How much of a part is there; parts that fly or cut are there at once.
    pub fn strength(&self, part: SlidePart) -> f32 {
        match part {
            SlidePart::Names => self.names,
            SlidePart::Body | SlidePart::Foot | SlidePart::Banner => self.body,
            SlidePart::Axis | SlidePart::Items | SlidePart::Dots => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Step, TimePoint, Timeline};

    fn view(left: i64) -> TimeView {
        TimeView::new(TimePoint::from_millis(left), 1e9)
    }

    fn slide(from: Option<(TimeView, u64)>) -> Slide {
        Slide {
            timeline: Arc::new(Timeline::default()),
            step: Arc::new(Step::default()),
            place: None,
            evidence: false,
            view: view(0),
            from,
            number: 1,
        }
    }

    #[test]
    fn a_slide_that_cuts_is_at_rest() {
        assert_eq!(Moment::of(&slide(None), 0, false), Moment::REST);
    }

    #[test]
    fn reduced_motion_cuts() {
        let slide = slide(Some((view(1_000_000_000_000), 50)));
        for now in [50, 60, 500, 5_000] {
            assert!(!Moment::of(&slide, now, true).is_moving(), "at {now}");
        }
    }

    #[test]
    fn a_flight_begins_where_it_began_and_ends_at_the_target() {
        let from = view(1_000_000_000_000);
        let slide = slide(Some((from, 50)));
        assert_eq!(Moment::of(&slide, 50, false).view, Some(from));
        let mut now = 50;
        while Moment::of(&slide, now, false).is_moving() {
            now += 10;
            assert!(now < 50 + 1_100, "it takes too long");
        }
        assert_eq!(Moment::of(&slide, now, false), Moment::REST);
    }

    #[test]
    fn names_come_when_their_marks_do_and_the_sentence_at_once() {
        let slide = slide(Some((view(1_000_000_000_000), 0)));
        let early = Moment::of(&slide, 200, false);
        assert!(early.view.is_some());
        assert!((early.strength(SlidePart::Body) - 1.0).abs() < 1e-6);
        assert!(early.strength(SlidePart::Names).abs() < 1e-6);
        assert!((early.strength(SlidePart::Items) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn texts_go_before_others_come() {
        for from in [view(0), view(1_000_000_000_000)] {
            let slide = slide(Some((from, 1_000)));
            for now in (1_000..1_400).step_by(5) {
                let moment = Moment::of(&slide, now, false);
                let shared = moment.before.min(moment.body.max(moment.names));
                assert!(shared <= 0.0, "{now}: {moment:?}");
            }
        }
    }

    #[test]
    fn texts_fade_where_the_axis_stays() {
        let slide = slide(Some((view(0), 1_000)));
        let early = Moment::of(&slide, 1_040, false);
        assert_eq!(early.view, None);
        assert!((early.before - 0.5).abs() < 1e-3 && early.body.abs() < 1e-6);
        let late = Moment::of(&slide, 1_120, false);
        assert!(late.before.abs() < 1e-6);
        assert!((late.body - 0.5).abs() < 1e-3 && (late.names - 0.5).abs() < 1e-3);
        assert!(!Moment::of(&slide, 1_160, false).is_moving());
    }

    #[test]
    fn a_clock_that_is_behind_shows_the_start() {
        let slide = slide(Some((view(0), 1_000)));
        assert!(Moment::of(&slide, 900, false).body.abs() < 1e-6);
    }
}
