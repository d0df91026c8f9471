//! Briefings that could not be written: told, and told again before they would be lost.

use std::collections::BTreeMap;

use crate::state::{Effect, Now, State, Tone};

use super::Kept;

/// Briefings that could not be written.
#[derive(Clone, Debug, Default)]
pub(super) struct Unkept {
    /// Why, by the name under which they are kept.
    why: BTreeMap<String, String>,
    /// The user was warned that closing the window loses them.
    is_warned: bool,
}

impl Unkept {
    pub(super) fn must_warn(&self) -> bool {
        !self.why.is_empty() && !self.is_warned
    }

    /// Why the briefings called `key` could not be written; `None` if they could.
    pub(super) fn why(&self, key: &str) -> Option<&String> {
        self.why.get(key)
    }

    /// Something was changed: a warning of before does not count for it.
    pub(super) fn forget_warning(&mut self) {
        self.is_warned = false;
    }
}

impl State {
    pub(super) fn drafts_saved(&mut self, key: &str, now: Now) -> Vec<Effect> {
        let drafting = &mut self.drafting;
        if key == drafting.key && !drafting.is_unsaved {
            drafting.kept = Kept::Saved;
        }
        if drafting.unkept.why.remove(key).is_none() {
            return Vec::new();
        }
        self.toasts
            .retain(|toast| !toast.text.starts_with(NOT_SAVED));
        self.toast("Your briefings are saved now", Tone::Info, now)
    }

    pub(super) fn drafts_not_saved(&mut self, key: String, message: &str, now: Now) -> Vec<Effect> {
        let drafting = &mut self.drafting;
        if key == drafting.key {
            drafting.kept = Kept::Failed(message.to_owned());
        }
        // It is tried again and again, and told once.
        let before = drafting.unkept.why.insert(key, message.to_owned());
        if before.as_deref() == Some(message) {
            return Vec::new();
        }
        self.toast(format!("{NOT_SAVED}: {message}"), Tone::Problem, now)
    }

    /// Says what closing the window would lose, once.
    pub(super) fn warn_of_loss(&mut self, now: Now) -> Vec<Effect> {
        let drafting = &mut self.drafting;
        let Some((key, message)) = drafting.unkept.why.first_key_value() else {
            return Vec::new();
        };
        let advice = if drafting.unkept.why.contains_key(&drafting.key) {
            "Export… in the panel of briefings writes a copy elsewhere".to_owned()
        } else {
            format!("they are those of the timeline “{key}”")
        };
        let said = format!("{NOT_SAVED}: {message}. {advice}; closing again loses them");
        drafting.unkept.is_warned = true;
        drafting.open = true;
        self.toast(said, Tone::Problem, now)
    }
}

/// What each message of this begins with.
const NOT_SAVED: &str = "Your briefings are not saved";
