//! "I have ... minutes": the path cut to the time that is left, shown before it is done.

use super::Show;
use crate::model::{Cut, PathStep, parse_minutes};
use crate::state::{DraftingCommand, Effect, Layer, Now, State, Tone};

impl State {
    pub(super) fn ask_time(&mut self) -> Vec<Effect> {
        self.put_layer(Layer::ask_time())
    }

    /// Changes the text of the question, and shows what would come of it.
    pub(super) fn type_time(&mut self, typed: String) -> Vec<Effect> {
        let found = self.on_air().and_then(|show| show.cut_to(&typed));
        let is_question = |layer: &&mut Layer| matches!(layer, Layer::AskTime { .. });
        if let Some(question) = self.layers.iter_mut().find(is_question) {
            *question = Layer::AskTime {
                text: typed,
                cut: found,
            };
        }
        Vec::new()
    }

    /// Shows anew what would come of the text that is there, on another path.
    pub(super) fn read_time_again(&mut self) {
        let typed = self.layers.iter().find_map(|layer| match layer {
            Layer::AskTime { text, .. } => Some(text.clone()),
            _ => None,
        });
        if let Some(typed) = typed {
            self.type_time(typed);
        }
    }

    /// Cuts what is left of the path as shown.
    pub(super) fn cut_to_time(&mut self, now: Now) -> Vec<Effect> {
        let shown = self.layers.iter().find_map(|layer| match layer {
            Layer::AskTime { cut, .. } => cut.clone(),
            _ => None,
        });
        let Some(Ok(cut)) = shown else {
            return Vec::new();
        };
        let Some(show) = self.show_mut() else {
            return Vec::new();
        };
        let current = show.path.get(show.at).map_or(0, |it| it.step);
        if show.uncut.is_none() {
            show.planned_uncut = show.planned_from;
        }
        show.planned_from = Some((current, show.clock.millis(now)));
        let whole = show.path.clone();
        show.path.truncate(show.at);
        show.path.extend(cut.kept);
        show.uncut.get_or_insert(whole);
        self.layers
            .retain(|layer| !matches!(layer, Layer::AskTime { .. }));
        self.tell_path_again();
        let said = match cut.left_out.len() {
            0 => "No step is left out; Ctrl+Z takes it back".to_owned(),
            1 => "1 step is left out; Ctrl+Z takes it back".to_owned(),
            count => format!("{count} steps are left out; Ctrl+Z takes it back"),
        };
        self.toast(said, Tone::Info, now)
    }

    /// Tells the whole path again. Where nothing was cut, what is taken back is the last change
    /// in the panel of briefings, if that is on screen.
    pub(super) fn undo_cut(&mut self, now: Now) -> Vec<Effect> {
        let opens = self.drafting.open && !self.is_on_path();
        let Some(show) = self.show_mut() else {
            return Vec::new();
        };
        let current = show.path.get(show.at).map(|it| it.step);
        let Some(whole) = show.uncut.take() else {
            return if opens {
                self.draft(DraftingCommand::Undo, now)
            } else {
                self.toast("The path is whole", Tone::Info, now)
            };
        };
        let at = whole.iter().position(|it| Some(it.step) == current);
        show.at = at.unwrap_or(0);
        (show.path, show.planned_from) = (whole, show.planned_uncut.take());
        self.tell_path_again();
        self.toast("The path is whole again", Tone::Info, now)
    }

    /// The dots and what follows are those of another path; what the audience sees stays where
    /// it is.
    pub(super) fn tell_path_again(&mut self) {
        let number = self.presenting.number();
        if let Some(show) = &mut self.presenting.show
            && let Some(place) = &mut show.air.place
        {
            (place.at, place.of) = (show.at, show.path.len());
            show.air.number = number;
        }
        self.presenting.get_next_ready();
        self.read_time_again();
    }
}

impl Show {
    /// What is left of the whole path, from the current step on.
    pub fn left_to_tell(&self) -> &[PathStep] {
        let whole = self.uncut.as_ref().unwrap_or(&self.path);
        let current = self.path.get(self.at).map(|it| it.step);
        let at = whole.iter().position(|it| Some(it.step) == current);
        whole.get(at.unwrap_or(0)..).unwrap_or_default()
    }

    /// What is left cut to the time in `typed`, or why it cannot be; `None` if that is empty.
    fn cut_to(&self, typed: &str) -> Option<Result<Cut, String>> {
        if typed.trim().is_empty() {
            return None;
        }
        let cut = parse_minutes(typed)
            .map_err(|why| in_upper_case(&why))
            .and_then(|secs| {
                let cut = Cut::new(&self.briefing.steps, self.left_to_tell(), Some(0), secs);
                cut.map_err(|short| {
                    let (minutes, secs) = (short.least_secs / 60, short.least_secs % 60);
                    format!("What must be shown needs at least {minutes}:{secs:02}")
                })
            });
        Some(cut)
    }
}

/// With a capital at the beginning.
fn in_upper_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
