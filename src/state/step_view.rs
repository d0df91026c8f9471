//! From what the laptop shows to a step, and back.

use super::{Effect, Now, State};
use crate::model::{Step, Timeline};

impl State {
    /// A step that shows an audience what the laptop shows now: the items, the time, the day of
    /// knowledge and the view, with a title and a sentence of the selected item.
    pub fn step_of_view(&self, now: Now) -> Step {
        let _ = now;
        Step::default()
    }

    /// Shows on the laptop what `step` of `told` shows: its day of knowledge, its time, its items
    /// and its view.
    pub(super) fn show_step(&mut self, told: &Timeline, step: &Step, now: Now) -> Vec<Effect> {
        let _ = (told, step, now);
        Vec::new()
    }
}
