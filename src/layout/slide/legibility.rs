//! The smallest text that the last row can read.

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
    /// The same with its numbers in range; six heights if they are none.
    #[must_use]
    pub fn sane(self) -> Self {
        match self {
            Self::Metres { distance, height }
                if !(distance.is_finite() && height.is_finite() && height > 0.0) =>
            {
                Self::SixHeights
            }
            other => other,
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
    /// The distance of the last row in heights of the screen.
    pub fn heights(&self) -> f32 {
        match self.seat {
            Seat::FourHeights => 4.0,
            Seat::SixHeights => 6.0,
            Seat::Metres { distance, height } => distance / height,
        }
    }

    /// The least size of text, in units of a frame 1,080 high.
    pub fn floor(&self) -> f32 {
        32.0 / 6.0 * self.heights()
    }
}
