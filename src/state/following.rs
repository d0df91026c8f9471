//! Issues and figures that are followed on rows of their own over the canvas.

use std::collections::BTreeSet;

use crate::model::{SeriesIx, TopicIx};

use super::{Effect, FollowingCommand, Now, State};

/// Which issues and figures are followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Following {
    /// The topics that were chosen; some may not be known on the day shown.
    pub topics: BTreeSet<TopicIx>,
    /// The series that were chosen; some may not be known on the day shown.
    pub series: BTreeSet<SeriesIx>,
    /// The step or value that was gone to; `None` before one was.
    pub cursor: Option<FollowedCursor>,
    /// Whether the rows are hidden, whatever is chosen.
    pub hidden: bool,
}

/// A place on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FollowedCursor {
    /// A step of a topic.
    Step {
        /// The topic.
        topic: TopicIx,
        /// Its place among the steps that are known.
        step: usize,
    },
    /// A value of a series.
    Value {
        /// The series.
        series: SeriesIx,
        /// Its place among the values that are known.
        value: usize,
    },
}

impl State {
    /// The topics that have a row: those chosen and those that the filter names, as far as they
    /// are known, in file order; none while the rows are hidden.
    pub fn rivers(&self) -> Vec<TopicIx> {
        Vec::new()
    }

    /// The series that have a row: those chosen, as far as they are known, in file order; none
    /// while the rows are hidden.
    pub fn tracks_of_figures(&self) -> Vec<SeriesIx> {
        Vec::new()
    }

    /// Does what `command` says to the rows of issues and figures.
    pub(super) fn apply_following(&mut self, command: FollowingCommand, now: Now) -> Vec<Effect> {
        let _ = (command, now);
        Vec::new()
    }
}
