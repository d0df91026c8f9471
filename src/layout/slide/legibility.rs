//! The smallest text that the last row can read.
//!
//! ```text
//!   size = H * (D / H) * 2 * tan(a / 2) / 0.70
//! ```
//!
//! H is the height of the picture, D the distance of the last row, 0.70 the height of a capital
//! in sizes of its text, and a = 12 minutes of arc the angle under which it is seen: 10 are
//! the bare threshold in good light. In a frame 1,080 high this gives 21.5 at four heights and
//! 32.3 at six, and so 22 and 32.

use std::ops::RangeInclusive;

use super::SlideList;

/// Where the last row sits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seat {
    /// Four screen heights away: a meeting room.
    FourHeights,
    /// Six screen heights away: the usual briefing room.
    SixHeights,
    /// As measured.
    Metres {
        /// From the screen to the last row.
        distance: f32,
        /// The height of the picture.
        height: f32,
    },
}

impl Seat {
    /// How far the last row may be measured to sit, in metres.
    pub const DISTANCES: RangeInclusive<f32> = 1.0..=100.0;
    /// How high a picture may be measured to be, in metres.
    pub const HEIGHTS: RangeInclusive<f32> = 0.2..=20.0;

    /// The same with its numbers in range; six heights if they are none.
    #[must_use]
    pub fn sane(self) -> Self {
        let Self::Metres { distance, height } = self else {
            return self;
        };
        let is_measured = |it: f32| it.is_finite() && it > 0.0;
        if !(is_measured(distance) && is_measured(height)) {
            return Self::SixHeights;
        }
        Self::Metres {
            distance: distance.clamp(*Self::DISTANCES.start(), *Self::DISTANCES.end()),
            height: height.clamp(*Self::HEIGHTS.start(), *Self::HEIGHTS.end()),
        }
    }
}

/// How large text has to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Legibility {
    /// Where the last row sits.
    pub seat: Seat,
}

impl Default for Legibility {
    fn default() -> Self {
        Self {
            seat: Seat::SixHeights,
        }
    }
}

impl Legibility {
    /// The nearest last row that is reckoned with, in heights of the screen.
    pub const NEAREST: f32 = 2.0;
    /// The farthest last row that is reckoned with, in heights of the screen. Beyond it hardly a
    /// sentence fits a screen, so that a larger picture is what helps.
    pub const FARTHEST: f32 = 12.0;

    /// The angle under which the smallest capital is seen from the last row, in minutes of arc.
    const ARC_MINUTES: f32 = 12.0;
    /// The height of a capital in sizes of its text.
    const CAPITAL: f32 = 0.70;

    /// The distance of the last row in heights of the screen, from [`Legibility::NEAREST`] to
    /// [`Legibility::FARTHEST`]; what lies beyond is taken for the end.
    pub fn heights(&self) -> f32 {
        let heights = match self.seat.sane() {
            Seat::FourHeights => 4.0,
            Seat::SixHeights => 6.0,
            Seat::Metres { distance, height } => distance / height,
        };
        heights.clamp(Self::NEAREST, Self::FARTHEST)
    }

    /// The least size of text, in whole units of a frame 1,080 high.
    pub fn floor(&self) -> f32 {
        let half = (Self::ARC_MINUTES / 60.0 / 2.0).to_radians();
        let size = SlideList::HEIGHT * self.heights() * 2.0 * half.tan() / Self::CAPITAL;
        size.round()
    }

    /// What sizes meant for a room of six heights are multiplied with.
    pub fn scale(&self) -> f32 {
        self.floor() / Self::default().floor()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floor(seat: Seat) -> f32 {
        Legibility { seat }.floor()
    }

    #[test]
    fn the_rooms_have_the_sizes_that_their_angle_asks_for() {
        let metres = |distance, height| Seat::Metres { distance, height };
        for (seat, size) in [
            (Seat::FourHeights, 22.0),
            (Seat::SixHeights, 32.0),
            (metres(12.0, 1.5), 43.0),
            (metres(6.0, 1.5), 22.0),
            (metres(0.1, 1.5), 11.0),
            (metres(400.0, 1.5), 65.0),
        ] {
            assert!(
                (floor(seat) - size).abs() < 1e-6,
                "{seat:?}: {}",
                floor(seat)
            );
        }
    }

    #[test]
    fn numbers_that_are_none_stand_for_the_usual_room() {
        for distance in [f32::NAN, f32::INFINITY, -3.0, 0.0] {
            for height in [f32::NAN, 1.0, 0.0, -1.0] {
                let seat = Seat::Metres { distance, height };
                assert!((floor(seat) - 32.0).abs() < 1e-6, "{seat:?}");
            }
        }
    }

    #[test]
    fn what_is_measured_stays_within_what_a_room_can_be() {
        let metres = |distance, height| Seat::Metres { distance, height };
        for (read, kept) in [
            (metres(9.0, 1.5), metres(9.0, 1.5)),
            (metres(0.3, 900.0), metres(1.0, 20.0)),
            (metres(4e6, 0.01), metres(100.0, 0.2)),
        ] {
            assert_eq!(read.sane(), kept);
        }
    }
}
