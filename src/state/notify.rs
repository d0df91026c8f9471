//! Short messages that go away by themselves.

use std::mem::Discriminant;

use super::{Command, Effect, Now, State};

/// Whether a message tells or warns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// It tells.
    Info,
    /// It was done, and there is something to look at.
    Warning,
    /// Something went wrong.
    Problem,
}

/// A short message at the edge of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// What it says.
    pub text: String,
    /// Whether it tells or warns.
    pub tone: Tone,
    /// When it goes away.
    pub expires_at_millis: u64,
    /// It tells of the displays: it is seen also where the audience's picture fills the window
    /// and other messages are kept from it.
    pub about_displays: bool,
    /// The kind of command that it answers; `None` for what comes from outside.
    pub(super) answers: Option<Discriminant<Command>>,
}

impl Toast {
    /// How many are shown at a time.
    pub const MAX_SHOWN: usize = 3;

    /// How long it stays: longer for what needs a look, longest for what went wrong.
    const fn duration_millis(tone: Tone) -> u64 {
        match tone {
            Tone::Info => 4_000,
            Tone::Warning => 6_000,
            Tone::Problem => 10_000,
        }
    }
}

impl State {
    /// Notes what the next messages answer: of commands of one kind the last answer counts.
    pub(super) fn answer(&mut self, command: &Command) {
        let from_outside = matches!(command, Command::Notify { .. });
        self.answering = (!from_outside).then(|| std::mem::discriminant(command));
    }

    /// Shows a message, once if it is there already, and has it read out.
    pub(super) fn toast(&mut self, text: impl Into<String>, tone: Tone, now: Now) -> Vec<Effect> {
        let text = text.into();
        // The last thing that went wrong is the one that counts.
        let replaced = |toast: &Toast| tone == Tone::Problem && toast.tone == Tone::Problem;
        let answers = self.answering;
        // What became of a display is told once, and is no answer.
        let is_outdone =
            |toast: &Toast| answers.is_some() && toast.answers == answers && !toast.about_displays;
        self.toasts
            .retain(|toast| toast.text != text && !replaced(toast) && !is_outdone(toast));
        if self.toasts.len() == Toast::MAX_SHOWN {
            self.toasts.remove(0);
        }
        let expires_at_millis = now.millis.saturating_add(Toast::duration_millis(tone));
        self.toasts.push(Toast {
            text: text.clone(),
            tone,
            expires_at_millis,
            about_displays: false,
            answers,
        });
        vec![Effect::Announce(text)]
    }

    /// As [`State::toast`], of the displays.
    pub(super) fn toast_about_displays(&mut self, text: &str, tone: Tone, now: Now) -> Vec<Effect> {
        self.toasts.retain(|toast| !toast.about_displays);
        let effects = self.toast(text, tone, now);
        if let Some(toast) = self.toasts.last_mut() {
            toast.about_displays = true;
        }
        effects
    }

    /// Takes away what was told of another day; what needs a look stays.
    pub(super) fn forget_told(&mut self) {
        self.toasts.retain(|toast| toast.tone != Tone::Info);
    }

    /// Takes away what was told in answer to presenting and to Esc: it was true before what comes
    /// now. What needs a look stays.
    pub(super) fn forget_told_on_path(&mut self) {
        let presenting = Command::Presenting(super::PresentingCommand::Present);
        let kinds = [presenting, Command::CloseTop].map(|it| std::mem::discriminant(&it));
        let is_of_path = |toast: &Toast| toast.answers.is_some_and(|it| kinds.contains(&it));
        self.toasts
            .retain(|toast| toast.tone != Tone::Info || !is_of_path(toast));
    }

    /// Takes away what has been shown long enough.
    pub(super) fn expire_toasts(&mut self, now: Now) {
        self.toasts
            .retain(|toast| toast.expires_at_millis > now.millis);
    }
}
