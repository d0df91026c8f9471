//! The rows of the canvas: how high each track is and where its lanes run.
//!
//! ```text
//!   top ─────────────────────────────────
//!        +21  named row 0
//!        +49  named row 1        (every 28)
//!        +77  named row 2
//!        height − 18  the rug: what has no name   (− 16 in the lowest lanes)
//!   top + height ────────────────────────
//! ```
//!
//! Heights follow from the canvas and the list of tracks alone, so rows never jump while panning.

use emath::Vec2;

use crate::model::{Timeline, TrackIx};

/// The height of the axis.
pub(crate) const AXIS_HEIGHT: f32 = 48.0;
/// The height of the phases under it, where there are any.
pub(crate) const PHASES_HEIGHT: f32 = 28.0;
/// A track is never lower than this: two named rows and the rug.
pub(crate) const MIN_LANE_HEIGHT: f32 = 86.0;
/// The height of a folded track: the rug alone.
pub(crate) const FOLDED_HEIGHT: f32 = 32.0;
/// From one named row to the next.
pub(crate) const ROW_PITCH: f32 = 28.0;
/// The middle of the first named row.
const FIRST_ROW: f32 = 21.0;
/// From the foot of a track up to its rug; less in tracks lower than [`LOW`].
const RUG_FROM_FOOT: f32 = 18.0;
const LOW_RUG_FROM_FOOT: f32 = 16.0;
const LOW: f32 = 92.0;
/// The height of a pill on the rug, and of a band on a row.
pub(crate) const PILL_HEIGHT: f32 = 22.0;
pub(crate) const BAND_HEIGHT: f32 = 24.0;
/// More rows than this help nobody.
const MAX_ROWS: usize = 16;

/// One track's row on the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lane {
    /// Whose row it is.
    pub(crate) track: TrackIx,
    /// Its top on the canvas, scrolled.
    pub(crate) top: f32,
    /// Its height.
    pub(crate) height: f32,
    /// How many named rows it has; none if it is folded.
    pub(crate) rows: usize,
    /// Whether it is folded.
    pub(crate) folded: bool,
}

impl Lane {
    /// The middle of named row `row`.
    pub(crate) fn row_y(&self, row: usize) -> f32 {
        self.top + FIRST_ROW + ROW_PITCH * row as f32
    }

    /// The middle of the rug.
    pub(crate) fn rug_y(&self) -> f32 {
        let from_foot = if self.folded {
            FOLDED_HEIGHT / 2.0
        } else {
            rug_from_foot(self.height)
        };
        self.top + self.height - from_foot
    }

    /// The middle of a band on row `row`: that of the row, but clear of the pills.
    pub(crate) fn band_y(&self, row: usize) -> f32 {
        self.row_y(row)
            .min(self.pills_top() - 1.0 - BAND_HEIGHT / 2.0)
    }

    /// The top of the pills on the rug.
    pub(crate) fn pills_top(&self) -> f32 {
        self.rug_y() - PILL_HEIGHT / 2.0
    }

    /// Its foot.
    pub(crate) fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

/// All rows of a canvas.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lanes {
    /// The rows, top to bottom, in or out of sight.
    pub(crate) list: Vec<Lane>,
    /// The foot of the phases.
    pub(crate) top: f32,
    /// The height of all rows together.
    pub(crate) height: f32,
}

impl Lanes {
    /// The rows of `timeline` on a canvas of `size`, scrolled down by `scroll_y` points.
    pub(crate) fn new(timeline: &Timeline, size: Vec2, scroll_y: f32, folded: &[bool]) -> Self {
        let phases = if timeline.phases.is_empty() {
            0.0
        } else {
            PHASES_HEIGHT
        };
        let top = AXIS_HEIGHT + phases;
        let is_folded = |track: usize| folded.get(track).copied().unwrap_or(false);
        let tracks = timeline.tracks.len();
        let folded_count = (0..tracks).filter(|track| is_folded(*track)).count();
        let available = size.y - top - FOLDED_HEIGHT * folded_count as f32;
        let open = (tracks - folded_count).max(1) as f32;
        let height = (available / open).floor().max(MIN_LANE_HEIGHT);
        let height_of = |track| {
            if is_folded(track) {
                FOLDED_HEIGHT
            } else {
                height
            }
        };
        let total: f32 = (0..tracks).map(height_of).sum();
        let mut y = top - scroll_y.clamp(0.0, (total - (size.y - top)).max(0.0));
        let list = (0..tracks)
            .map(|track| {
                let folded = is_folded(track);
                let rows = if folded { 0 } else { rows_in(height) };
                let lane = Lane {
                    track: track.into(),
                    top: y,
                    height: height_of(track),
                    rows,
                    folded,
                };
                y += lane.height;
                lane
            })
            .collect();
        Self {
            list,
            top,
            height: total,
        }
    }
}

fn rug_from_foot(height: f32) -> f32 {
    if height < LOW {
        LOW_RUG_FROM_FOOT
    } else {
        RUG_FROM_FOOT
    }
}

/// How many named rows fit above the rug and its pills; the lowest lane has just room for two.
fn rows_in(height: f32) -> usize {
    // Half a pill, a gap and half a line of text.
    let room = height - rug_from_foot(height) - PILL_HEIGHT / 2.0 - 3.0 - (FIRST_ROW + 10.0);
    ((room / ROW_PITCH).floor().max(0.0) as usize + 1).clamp(2, MAX_ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::timeline_with_tracks;

    #[test]
    fn five_tracks_share_the_height_as_in_the_picture() {
        let timeline = timeline_with_tracks(5);
        let lanes = Lanes::new(&timeline, Vec2::new(1168.0, 648.0), 0.0, &[]);
        let first = lanes.list[0];
        assert_eq!((first.top, first.height, first.rows), (48.0, 120.0, 3));
        assert_eq!(first.row_y(2) as u32, 125);
        assert_eq!(first.rug_y() as u32, 150);
    }

    #[test]
    fn many_tracks_keep_two_rows_and_scroll() {
        let timeline = timeline_with_tracks(10);
        let lanes = Lanes::new(&timeline, Vec2::new(1168.0, 648.0), 9_999.0, &[]);
        assert_eq!((lanes.list[0].height, lanes.list[0].rows), (86.0, 2));
        assert_eq!(lanes.height as u32, 860);
        assert_eq!(lanes.list[9].bottom() as u32, 648);
    }

    #[test]
    fn five_tracks_and_a_folded_one_fit_a_canvas_544_high() {
        let timeline = timeline_with_tracks(6);
        let folded = [false, false, false, false, false, true];
        let lanes = Lanes::new(
            &timeline,
            Vec2::new(890.0, 544.0 - PHASES_HEIGHT),
            0.0,
            &folded,
        );
        assert!(
            lanes.top + lanes.height <= 544.0 - PHASES_HEIGHT,
            "{}",
            lanes.height
        );
        assert!(lanes.list.iter().take(5).all(|lane| lane.rows == 2));
    }

    #[test]
    fn rows_and_bands_of_the_lowest_lane_do_not_touch_its_pills() {
        let timeline = timeline_with_tracks(8);
        let lane = Lanes::new(&timeline, Vec2::new(890.0, 400.0), 0.0, &[]).list[0];
        assert_eq!(lane.height as u32, 86);
        assert_eq!(
            (lane.row_y(1) - lane.top, lane.rug_y() - lane.top),
            (49.0, 70.0)
        );
        assert!(lane.row_y(1) + 9.0 < lane.pills_top());
        assert!(lane.band_y(1) + BAND_HEIGHT / 2.0 < lane.pills_top());
        assert!(lane.band_y(0) + BAND_HEIGHT / 2.0 < lane.band_y(1) - BAND_HEIGHT / 2.0);
    }

    #[test]
    fn a_folded_track_leaves_its_room_to_the_others() {
        let timeline = timeline_with_tracks(2);
        let lanes = Lanes::new(&timeline, Vec2::new(1168.0, 280.0), 0.0, &[true]);
        assert_eq!(lanes.list[0].height as u32, 32);
        assert_eq!(lanes.list[1].height as u32, 200);
    }
}
