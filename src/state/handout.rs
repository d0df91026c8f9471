//! A briefing on paper: which one, with or without notes, and where to.

use super::{Effect, Handout, HandoutCommand, Layer, Now, State, Tone, file::suggested_name};

impl State {
    /// Does what leads to a handout.
    pub(super) fn apply_handout(&mut self, command: HandoutCommand, now: Now) -> Vec<Effect> {
        match command {
            HandoutCommand::Ask => self.ask_for_handout(now),
            HandoutCommand::SetNotes { notes } => self.set_handout_notes(notes),
            HandoutCommand::Choose { briefing } => self.choose_handout(&briefing, now),
            HandoutCommand::ExportTo { path, handout } => {
                vec![Effect::ExportHandout { path, handout }]
            }
        }
    }

    fn ask_for_handout(&mut self, now: Now) -> Vec<Effect> {
        if self.timeline.briefings().is_empty() {
            return self.toast("This timeline has no briefings", Tone::Info, now);
        }
        let timeline = &self.timeline;
        let mut briefings = timeline.briefings().iter();
        if briefings.all(|it| timeline.told_steps(it).next().is_none()) {
            let words = "No step of a briefing is written of this day; choose a later one";
            return self.toast(words, Tone::Info, now);
        }
        self.put_layer(Layer::Handout { notes: false })
    }

    fn set_handout_notes(&mut self, wanted: bool) -> Vec<Effect> {
        for layer in &mut self.layers {
            if let Layer::Handout { notes } = layer {
                *notes = wanted;
            }
        }
        Vec::new()
    }

    /// Closes the question, and asks where to write.
    fn choose_handout(&mut self, id: &str, now: Now) -> Vec<Effect> {
        let open = self.layers.iter().find_map(|layer| match layer {
            Layer::Handout { notes } => Some(*notes),
            _ => None,
        });
        self.layers
            .retain(|layer| !matches!(layer, Layer::Handout { .. }));
        let Some(briefing) = self.briefing_to_tell(id) else {
            return self.toast("This briefing is not there any more", Tone::Problem, now);
        };
        vec![Effect::AskExportHandout {
            suggested_name: suggested_name(&self.timeline, &briefing.title, "pdf"),
            handout: Handout {
                briefing: id.to_owned(),
                notes: open.unwrap_or(false),
            },
        }]
    }
}
