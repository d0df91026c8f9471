//! Briefings for less time than they were made for.

mod minutes;

use super::{Importance, Step};
pub use minutes::parse_minutes;

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
    /// in the path; the others stay by their importance, the earlier ones first, as long as there
    /// is time. No step is told longer than in `path`.
    ///
    /// Steps that must stay are shortened in proportion if they take more than the budget. Else
    /// what just does not fit is taken in if that shortens none by more than a quarter; the path
    /// then takes the whole budget.
    ///
    /// # Errors
    /// If what must stay does not fit.
    pub fn new(
        steps: &[Step],
        path: &[PathStep],
        pinned: Option<usize>,
        budget_secs: u32,
    ) -> Result<Self, TooShort> {
        let budget = u64::from(budget_secs);
        let must_stay = |at: usize| {
            let step = steps.get(path[at].step);
            pinned == Some(at) || step.is_some_and(|step| step.must_show)
        };
        let mut kept: Vec<usize> = (0..path.len()).filter(|at| must_stay(*at)).collect();
        let least = sum(kept.iter().map(|at| least_secs(path[*at])));
        if least > budget {
            let least_secs = u32::try_from(least).unwrap_or(u32::MAX);
            return Err(TooShort { least_secs });
        }
        if planned(path, &kept) > budget {
            return Ok(Self::of(path, &kept, budget_secs, least_secs));
        }
        for at in by_importance(steps, path) {
            if must_stay(at) || planned(path, &kept) == budget {
                continue;
            }
            kept.push(at);
            if sum(kept.iter().map(|at| squeezed_secs(path[*at]))) > budget {
                kept.pop();
            } else if planned(path, &kept) > budget {
                break;
            }
        }
        kept.sort_unstable();
        Ok(Self::of(path, &kept, budget_secs, squeezed_secs))
    }

    /// Those of `path` at the places `kept`, none shorter than `floor` says. Together they must
    /// fit into the budget so.
    fn of(
        path: &[PathStep],
        kept: &[usize],
        budget_secs: u32,
        floor: impl Fn(PathStep) -> u32,
    ) -> Self {
        let mut told: Vec<PathStep> = kept.iter().map(|at| path[*at]).collect();
        if planned(path, kept) > u64::from(budget_secs) {
            let floors: Vec<u32> = told.iter().map(|step| floor(*step)).collect();
            shorten(&mut told, &floors, budget_secs);
        }
        let left_out = (0..path.len()).filter(|at| kept.binary_search(at).is_err());
        Self {
            left_out: left_out.map(|at| path[at].step).collect(),
            total_secs: told.iter().map(|step| step.dwell_secs).sum(),
            kept: told,
        }
    }
}

/// The places of the path, the most important first, then the earlier.
fn by_importance(steps: &[Step], path: &[PathStep]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..path.len()).collect();
    let importance = |at: &usize| {
        let step = steps.get(path[*at].step);
        step.map_or(Importance::MIN, |step| step.importance)
    };
    places.sort_by_key(|at| std::cmp::Reverse(importance(at)));
    places
}

/// The least that a step that must stay is told, in seconds.
fn least_secs(step: PathStep) -> u32 {
    step.dwell_secs.min(Cut::LEAST_DWELL_SECS)
}

/// What a step is told at least so that another one may stay, in seconds.
fn squeezed_secs(step: PathStep) -> u32 {
    (step.dwell_secs - step.dwell_secs / 4).max(least_secs(step))
}

/// How long the steps at `places` are told as planned, in seconds.
fn planned(path: &[PathStep], places: &[usize]) -> u64 {
    sum(places.iter().map(|at| path[*at].dwell_secs))
}

fn sum(secs: impl Iterator<Item = u32>) -> u64 {
    secs.map(u64::from).sum()
}

/// Shortens `told`, which takes longer than the budget, to exactly that: in proportion, but none
/// below its floor. The floors fit into the budget.
fn shorten(told: &mut [PathStep], floors: &[u32], budget_secs: u32) {
    let plans: Vec<u64> = told.iter().map(|step| step.dwell_secs.into()).collect();
    let mut budget = u64::from(budget_secs);
    let mut free: Vec<usize> = (0..told.len()).collect();
    // Who is held at the floor leaves less to the others, which may bring one of those to theirs.
    loop {
        let plan: u64 = free.iter().map(|at| plans[*at]).sum();
        let is_below = |at: &usize| {
            let [share, floor] = [plans[*at], floors[*at].into()].map(u128::from);
            share * u128::from(budget) < floor * u128::from(plan)
        };
        let (held, rest): (Vec<usize>, Vec<usize>) = free.iter().partition(|at| is_below(at));
        if held.is_empty() {
            return share(told, &plans, &free, (budget, plan));
        }
        for at in held {
            told[at].dwell_secs = floors[at];
            budget = budget.saturating_sub(floors[at].into());
        }
        free = rest;
    }
}

/// Shares `budget` among the steps at `free`, planned for `plan` together. Seconds that are left
/// over by rounding go to those that lost the most by it.
fn share(told: &mut [PathStep], plans: &[u64], free: &[usize], (budget, plan): (u64, u64)) {
    let plan = plan.max(1);
    for &at in free {
        told[at].dwell_secs = u32::try_from(plans[at] * budget / plan).unwrap_or(u32::MAX);
    }
    let given = sum(free.iter().map(|at| told[*at].dwell_secs));
    let mut losers = free.to_vec();
    losers.sort_by_key(|at| std::cmp::Reverse(plans[*at] * budget % plan));
    let rest = usize::try_from(budget.saturating_sub(given)).unwrap_or(0);
    for &at in losers.iter().take(rest) {
        told[at].dwell_secs += 1;
    }
}

#[cfg(test)]
mod tests;
