//! The question which briefing to tell: a clicker, too, can choose.

use crate::state::{Direction, Effect, Layer, State};

impl State {
    /// Asks, with the cursor on the draft that was changed last, else on the first briefing.
    pub(super) fn put_question(&mut self) -> Vec<Effect> {
        let edited = self.drafting.chosen.as_ref();
        let edited = edited.filter(|_| self.drafting.can_undo());
        let choices = self.briefings_to_tell();
        let mut choices = choices.iter();
        let is_edited = choices.position(|it| it.is_draft && Some(&it.id) == edited);
        let cursor = is_edited.unwrap_or(0);
        self.put_layer(Layer::AskBriefing { cursor })
    }

    /// The id of the briefing that the cursor of the question is on; `None` if nothing is asked or
    /// there is none to choose.
    pub(super) fn choice_to_tell(&self) -> Option<String> {
        let cursor = self.layers.iter().find_map(|layer| match layer {
            Layer::AskBriefing { cursor } => Some(*cursor),
            _ => None,
        })?;
        let mut choices = self.briefings_to_tell();
        // Those that there were may have gone meanwhile.
        let at = cursor.min(choices.len().checked_sub(1)?);
        Some(choices.swap_remove(at).id)
    }

    /// Puts the cursor of the question on the briefing at `at`.
    pub(super) fn point_at_choice(&mut self, at: usize) -> Vec<Effect> {
        self.move_choice(|_, count| at.min(count - 1))
    }

    /// Moves the cursor of the question, from the last briefing to the first and back.
    pub(super) fn step_choice(&mut self, direction: Direction) -> Vec<Effect> {
        self.move_choice(|at, count| match direction {
            Direction::Forward => (at + 1) % count,
            Direction::Backward => (at + count - 1) % count,
        })
    }

    /// Moves the cursor to what `to` gives for its place and the number of choices, which is not 0.
    fn move_choice(&mut self, to: impl Fn(usize, usize) -> usize) -> Vec<Effect> {
        let count = self.briefings_to_tell().len();
        for layer in &mut self.layers {
            if let Layer::AskBriefing { cursor } = layer
                && count > 0
            {
                *cursor = to((*cursor).min(count - 1), count);
            }
        }
        Vec::new()
    }
}
