//! Where things go: from a timeline and a view of time to one display list.
//!
//! [`lay_out`] is the door: it takes a [`LayoutInput`] and gives a [`DisplayList`]. Everything
//! in it is plain positioned data; no colours, fonts, windows or files. Painting, hit testing
//! and the accessibility tree all read the list, here or elsewhere.
//!
//! # Dates and ranges
//!
//! A date gives four instants: earliest start e, core start c0, core end c1, latest end l.
//!
//! ```text
//!      e       c0              c1      l
//!      |░░▒▒▓▓█████████████████▓▓▒▒░░|      solid where certain, fading where only possible
//! ```
//!
//! Where a date has no certain core (a month, a season, "about"), c0 and c1 meet in the middle.

mod calendar;
mod display;
mod extent;
mod index;
mod outline;
mod lay_out;
mod path;
mod reach;
mod scale;
#[cfg(test)]
mod testing;
mod ticks;
mod view;

pub use display::*;
pub use outline::{Outline, mark_outline};
pub use index::CanvasIndex;
pub use lay_out::{LayoutInput, LayoutMemory, heads_width, lay_out};
pub use path::ViewPath;
pub use scale::TimeScale;
pub use ticks::TickRank;
pub use view::{TimeView, ViewLimits};
