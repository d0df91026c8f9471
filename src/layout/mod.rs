//! Where things go: from a timeline and a view of time to one display list.

mod display;

pub use display::*;
