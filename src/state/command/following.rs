//! What can be done to the rows of issues and figures.

use crate::model::{SeriesIx, TopicIx};
use crate::state::{Direction, FollowedCursor};

/// Anything that changes which issues and figures are followed. Only
/// [`State::apply`](crate::state::State::apply) acts on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowingCommand {
    /// Follow a topic; or no longer follow it, be it chosen or named by the filter, which then
    /// names it no longer.
    ToggleTopic {
        /// Which one.
        topic: TopicIx,
    },
    /// Follow a series, or no longer follow it.
    ToggleSeries {
        /// Which one.
        series: SeriesIx,
    },
    /// Follow every topic and every series.
    ShowAll,
    /// Follow nothing.
    Clear,
    /// Show the panel in which they are chosen, or hide it.
    TogglePanel,
    /// Hide the rows, or show them again.
    ToggleRows,
    /// Go to a step or a value: a click on it.
    Focus {
        /// Which one.
        cursor: FollowedCursor,
    },
    /// Go to what is nearest in time on the next row, or on the row before.
    StepRow {
        /// Forward is down.
        direction: Direction,
    },
    /// Go to the next step or value of the row, or to the one before.
    StepAlong {
        /// Forward is later.
        direction: Direction,
    },
    /// Select the item of the step or value that was gone to.
    OpenStep,
}
