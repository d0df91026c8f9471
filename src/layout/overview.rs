//! The overview strip's data: how many items lie where, per track, over the whole span.
//!
//! Plain counts for given columns; the strip draws them and caches them by the index's content
//! and its own width.

use std::ops::Range;

use crate::model::{Hue, TimePoint, Timeline, TrackIx};

use super::CanvasIndex;
use super::view::millis_between;

/// The counts of one track.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackDensity {
    /// Which track.
    pub track: TrackIx,
    /// Its colour.
    pub hue: Hue,
    /// How many marks stand in each column, left to right.
    pub columns: Vec<u32>,
}

/// How many items lie where.
#[derive(Clone, Debug, PartialEq)]
pub struct Density {
    /// What the columns cover, from the left edge of the first to the right edge of the last.
    pub range: Range<TimePoint>,
    /// The tracks, top to bottom.
    pub tracks: Vec<TrackDensity>,
    /// The highest count of any column; 0 if nothing is shown.
    pub highest: u32,
}

impl Density {
    /// Counts the items of `index` in so many equal `columns` of `range`. Costs
    /// `tracks · columns · log n`.
    pub fn new(
        timeline: &Timeline,
        index: &CanvasIndex,
        range: Range<TimePoint>,
        columns: usize,
    ) -> Self {
        let borders: Vec<i64> = (0..=columns)
            .map(|column| border(&range, column, columns))
            .collect();
        let tracks: Vec<TrackDensity> = index
            .tracks()
            .iter()
            .enumerate()
            .map(|(at, track)| TrackDensity {
                track: at.into(),
                hue: timeline.track(at.into()).hue,
                columns: counts(&track.anchors, &borders),
            })
            .collect();
        let columns = tracks.iter().flat_map(|track| &track.columns);
        let highest = columns.copied().max().unwrap_or(0);
        Self {
            range,
            tracks,
            highest,
        }
    }

    /// The time at the left edge of `column`.
    pub fn time_of(&self, column: usize) -> TimePoint {
        let columns = self.tracks.first().map_or(1, |track| track.columns.len());
        TimePoint::from_millis(border(&self.range, column, columns))
    }
}

/// How many of the sorted `anchors` lie between each two borders.
fn counts(anchors: &[i64], borders: &[i64]) -> Vec<u32> {
    let before = |border: &i64| anchors.partition_point(|anchor| anchor < border);
    let places: Vec<usize> = borders.iter().map(before).collect();
    let counts = places.windows(2).map(|pair| pair[1] - pair[0]);
    counts
        .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
        .collect()
}

fn border(range: &Range<TimePoint>, column: usize, columns: usize) -> i64 {
    let share = column as f64 / columns.max(1) as f64;
    let offset = millis_between(range.start, range.end) * share;
    range
        .start
        .saturating_add_millis(offset.round() as i64)
        .millis()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::{item, timeline};
    use crate::model::{ItemSet, MILLIS_PER_DAY};

    #[test]
    fn every_mark_is_counted_in_its_column() {
        let dates = ["2026-01-01", "2026-01-02", "2026-01-02", "2026-01-10"];
        let timeline = timeline(dates.iter().map(|date| item(date, date, 3)).collect());
        let index = CanvasIndex::new(&timeline, &ItemSet::full(4));
        let start = timeline
            .item(crate::model::ItemIx(0))
            .when
            .as_ref()
            .unwrap()
            .earliest()
            .unwrap();
        let range = start..start.saturating_add_millis(10 * MILLIS_PER_DAY);
        let density = Density::new(&timeline, &index, range, 5);
        assert_eq!(density.tracks[0].columns, [3, 0, 0, 0, 1]);
        assert_eq!(density.highest, 3);
        assert_eq!(
            density.time_of(1),
            start.saturating_add_millis(2 * MILLIS_PER_DAY)
        );
    }
}
