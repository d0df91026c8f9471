//! What a canvas shows, sorted once so that every view of it costs pixels and not items.

use crate::model::{ItemSet, Timeline};

/// The items of one canvas, sorted by time on each track.
#[derive(Clone, Debug, Default)]
pub struct CanvasIndex {}

impl CanvasIndex {
    /// Sorts the items of `timeline` that are in `shown`.
    pub fn new(timeline: &Timeline, shown: &ItemSet) -> Self {
        let _ = (timeline, shown);
        Self {}
    }
}
