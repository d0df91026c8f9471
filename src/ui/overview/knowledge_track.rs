//! Where days of knowledge stand on the track of the scrubber, and which day stands where.

use std::ops::Range;

use crate::layout::{TimeScale, TimeView};
use crate::model::{CivilDate, KnowledgeDate, MILLIS_PER_DAY, TimePoint};

/// How near a click must be to a tick to mean its day, in points.
const TICK_REACH: f32 = 4.0;
/// Knowledge that grew within a smaller part of the time told of would be a dot on the axis.
const LEAST_SHARE: f64 = 0.02;

/// The days on which anything became known, along a stretch of points.
#[derive(Clone, Copy, Debug)]
pub struct KnowledgeTrack<'a> {
    scale: TimeScale,
    ends: [f32; 2],
    days: &'a [CivilDate],
    is_of_axis: bool,
}

impl<'a> KnowledgeTrack<'a> {
    /// The track between `ends`, in points, for `days`, ascending. It has the scale of the `axis`,
    /// so that its handle is the foot of the line on the canvas; unless knowledge grew at another
    /// time than that of which the timeline tells, from one end of `told` to the other: then its
    /// own, from the first day to the last. `None` if there is no day.
    pub fn new(
        axis: &TimeScale,
        ends: [f32; 2],
        told: &Range<TimePoint>,
        days: &'a [CivilDate],
    ) -> Option<Self> {
        let (first, last) = (*days.first()?, *days.last()?);
        let range = TimePoint::from_civil(first)?..end_of(last);
        let is_of_that_time = range.start < told.end && told.start < range.end;
        let share = range.end.millis_since(range.start) as f64
            / told.end.millis_since(told.start).max(1) as f64;
        let is_of_axis = is_of_that_time && share >= LEAST_SHARE;
        let scale = if is_of_axis {
            *axis
        } else {
            TimeScale {
                view: TimeView::fit(range, 0.03),
                x0: ends[0],
                width: ends[1] - ends[0],
            }
        };
        Some(Self {
            scale,
            ends,
            days,
            is_of_axis,
        })
    }

    /// Whether it has the scale of the axis.
    pub fn is_of_axis(&self) -> bool {
        self.is_of_axis
    }

    /// The left and the right end, in points.
    pub fn ends(&self) -> [f32; 2] {
        self.ends
    }

    /// Where the handle stands: at the end of its day, at an end of the track if that is beyond
    /// it, and for the latest at the right end.
    pub fn x_of(&self, date: KnowledgeDate) -> f32 {
        let [left, right] = self.ends;
        match date {
            KnowledgeDate::On(day) => self.x_of_day(day).clamp(left, right),
            KnowledgeDate::Latest => right,
        }
    }

    /// Where the end of `day` is, if that is on the track.
    pub fn x_in_sight(&self, day: CivilDate) -> Option<f32> {
        let x = self.x_of_day(day);
        (self.ends[0]..=self.ends[1]).contains(&x).then_some(x)
    }

    /// The knowledge of the day at `x`; at the right end of the track, and past the last day on
    /// which anything became known, the latest. Before the first, the day before it.
    pub fn date_at(&self, x: f32) -> KnowledgeDate {
        let [left, right] = self.ends;
        if x >= right {
            return KnowledgeDate::Latest;
        }
        self.held(self.scale.time_from_x(x.max(left)).civil())
    }

    /// As [`KnowledgeTrack::date_at`], drawn to a tick that is near.
    pub fn date_clicked(&self, x: f32) -> KnowledgeDate {
        let away = |day: &CivilDate| (self.x_of_day(*day) - x).abs();
        let nearest = self.days.iter().min_by(|a, b| away(a).total_cmp(&away(b)));
        match nearest.filter(|day| away(day) <= TICK_REACH) {
            Some(day) => KnowledgeDate::On(*day),
            None => self.date_at(x),
        }
    }

    /// The day after `date`, or with `-1` the day before it. After the last day comes the latest,
    /// and before that the last day.
    pub fn beside(&self, date: KnowledgeDate, by: i64) -> KnowledgeDate {
        match date {
            KnowledgeDate::On(day) => self.held(days_on(day, by)),
            KnowledgeDate::Latest if by < 0 => self.last(),
            KnowledgeDate::Latest => KnowledgeDate::Latest,
        }
    }

    /// The day before anything became known.
    pub fn first(&self) -> KnowledgeDate {
        let first = self.days.first().copied();
        first.map_or(KnowledgeDate::Latest, |day| {
            KnowledgeDate::On(days_on(day, -1))
        })
    }

    /// How much of the track lies before `date`, from 0 to 100.
    pub fn percent(&self, date: KnowledgeDate) -> f64 {
        let [left, right] = self.ends;
        f64::from((self.x_of(date) - left) / (right - left).max(1.0)) * 100.0
    }

    /// Where ticks stand, no two nearer than a point. It looks for the next one instead of walking
    /// there, so that many days cost what is in sight.
    pub fn ticks(&self) -> Vec<f32> {
        let [left, right] = self.ends;
        let mut ticks: Vec<f32> = Vec::new();
        let mut rest = self.days;
        loop {
            let is_passed = |day: &CivilDate| match ticks.last() {
                Some(kept) => self.x_of_day(*day) - kept < 1.0,
                None => self.x_of_day(*day) < left,
            };
            rest = &rest[rest.partition_point(is_passed)..];
            let next = rest.first().map(|day| self.x_of_day(*day));
            let Some(x) = next.filter(|x| *x <= right) else {
                return ticks;
            };
            ticks.push(x);
        }
    }

    fn x_of_day(&self, day: CivilDate) -> f32 {
        self.scale.x_from_time(end_of(day))
    }

    fn last(&self) -> KnowledgeDate {
        let last = self.days.last().copied();
        last.map_or(KnowledgeDate::Latest, KnowledgeDate::On)
    }

    fn held(&self, day: CivilDate) -> KnowledgeDate {
        let date = KnowledgeDate::On(day);
        if date > self.last() {
            KnowledgeDate::Latest
        } else {
            date.max(self.first())
        }
    }
}

fn end_of(day: CivilDate) -> TimePoint {
    TimePoint::from_civil(day.next_day()).unwrap_or(TimePoint::MAX)
}

fn days_on(day: CivilDate, by: i64) -> CivilDate {
    let midnight = TimePoint::from_civil(day).unwrap_or(TimePoint::MIN);
    midnight.saturating_add_millis(by * MILLIS_PER_DAY).civil()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u8, day: u8) -> CivilDate {
        CivilDate::new(2026, month, day).unwrap()
    }

    fn start(month: u8, of: u8) -> TimePoint {
        TimePoint::from_civil(day(month, of)).unwrap()
    }

    /// A canvas that shows the hundred days from 1 January 2026 of two years told of.
    fn made(days: &[CivilDate]) -> Option<KnowledgeTrack<'_>> {
        let axis = TimeScale {
            view: TimeView::new(start(1, 1), 100.0 * MILLIS_PER_DAY as f64),
            x0: 50.0,
            width: 1000.0,
        };
        let told = start(1, 1)..start(1, 1).saturating_add_millis(730 * MILLIS_PER_DAY);
        KnowledgeTrack::new(&axis, [50.0, 1040.0], &told, days)
    }

    #[track_caller]
    fn assert_near(one: f32, other: f32) {
        assert!((one - other).abs() < 0.01, "{one} is not {other}");
    }

    #[test]
    fn the_handle_stands_at_the_end_of_its_day_and_takes_the_day_under_the_pointer() {
        let days = [day(1, 5), day(2, 6)];
        let track = made(&days).unwrap();
        assert_near(track.x_of(KnowledgeDate::On(day(1, 5))), 100.0);
        assert_near(track.x_of(KnowledgeDate::Latest), 1040.0);
        assert_eq!(track.date_at(95.0), KnowledgeDate::On(day(1, 5)));
        assert_eq!(track.date_at(105.0), KnowledgeDate::On(day(1, 6)));
    }

    #[test]
    fn it_ends_with_the_latest_and_begins_before_all() {
        let days = [day(1, 5), day(2, 6)];
        let track = made(&days).unwrap();
        let before = KnowledgeDate::On(day(1, 4));
        assert_eq!(track.date_at(-500.0), before);
        assert_eq!(track.first(), before);
        assert_eq!(track.date_at(900.0), KnowledgeDate::Latest);
        assert_eq!(track.date_at(1040.0), KnowledgeDate::Latest);
        let last = KnowledgeDate::On(day(2, 6));
        assert_eq!(track.beside(last, 1), KnowledgeDate::Latest);
        assert_eq!(track.beside(KnowledgeDate::Latest, -1), last);
        assert_eq!(
            track.beside(KnowledgeDate::Latest, 1),
            KnowledgeDate::Latest
        );
        assert_eq!(track.beside(before, -1), before);
        assert_eq!(track.beside(last, -1), KnowledgeDate::On(day(2, 5)));
    }

    #[test]
    fn a_click_near_a_tick_means_its_day() {
        let days = [day(1, 5), day(2, 6)];
        let track = made(&days).unwrap();
        assert_eq!(track.date_clicked(103.0), KnowledgeDate::On(day(1, 5)));
        assert_eq!(track.date_clicked(108.0), KnowledgeDate::On(day(1, 6)));
    }

    #[test]
    fn a_day_beyond_the_canvas_stands_at_the_end_of_the_track() {
        let days = [day(1, 5), day(9, 6)];
        let track = made(&days).unwrap();
        assert_near(track.x_of(KnowledgeDate::On(day(8, 1))), 1040.0);
        assert_eq!(track.x_in_sight(day(8, 1)), None);
        assert_eq!(track.date_at(1039.0), KnowledgeDate::On(day(4, 9)));
        assert_eq!(track.ticks().len(), 1);
    }

    #[test]
    fn knowledge_of_another_age_has_its_own_scale() {
        let days = [
            CivilDate::new(1987, 3, 1).unwrap(),
            CivilDate::new(2019, 8, 2).unwrap(),
        ];
        let track = made(&days).unwrap();
        let [first, last] = days.map(|day| track.x_of(KnowledgeDate::On(day)));
        assert!(first > 50.0 && first < 150.0, "{first}");
        assert!(last > 950.0 && last < 1040.0, "{last}");
        assert!(!track.is_of_axis());
        assert!(made(&[]).is_none());
    }

    #[test]
    fn ticks_of_a_crowded_track_keep_a_point_between_them() {
        let mut days = vec![CivilDate::new(1900, 1, 1).unwrap()];
        for _ in 0..40_000 {
            days.push(days[days.len() - 1].next_day());
        }
        let track = made(&days).unwrap();
        let ticks = track.ticks();
        assert!(ticks.len() <= 1001, "{}", ticks.len());
        assert!(ticks.windows(2).all(|pair| pair[1] - pair[0] >= 1.0));
    }
}
