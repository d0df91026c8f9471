//! Names under which drafts are kept and told apart.

use std::collections::HashSet;

use crate::model::Draft;
use crate::state::{Origin, State};

/// So many characters of a title name a file or a draft.
const LONGEST: usize = 60;

impl State {
    /// The name under which the user's briefings for this timeline are kept: letters, digits and
    /// hyphens.
    pub fn drafts_key(&self) -> String {
        let key = slug(&self.timeline.title);
        if !key.is_empty() {
            return key;
        }
        let stem = match &self.origin {
            Origin::File(path) => path.file_stem().map(|stem| stem.to_string_lossy()),
            Origin::Builtin => None,
        };
        let stem = stem.map_or_else(String::new, |stem| slug(&stem));
        format!("untitled-{stem}").trim_end_matches('-').to_owned()
    }

    /// The ids that a draft cannot have: those of the timeline's own briefings.
    pub(super) fn told_ids(&self) -> HashSet<String> {
        let told = self.timeline.record().briefings.iter();
        told.map(|it| it.id.clone()).collect()
    }
}

/// `text` in small letters, digits and hyphens; empty if it has neither letters nor digits.
fn slug(text: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let plain: String = text.to_lowercase().chars().map(plain).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let name: String = words.join("-").chars().take(LONGEST).collect();
    name.trim_end_matches('-').to_owned()
}

/// An id made of `title` that is not `taken`.
pub(super) fn fresh_id(title: &str, taken: &HashSet<String>) -> String {
    let base = slug(title);
    let base = if base.is_empty() { "briefing" } else { &base };
    numbered(base, '-', |id| taken.contains(id))
}

/// `title`, with a number if a draft is called so already.
pub(super) fn fresh_title(title: &str, drafts: &[Draft]) -> String {
    numbered(title, ' ', |name| drafts.iter().any(|it| it.title == name))
}

/// Gives another id to each draft whose id is taken, by a draft before it too.
pub(super) fn make_unique(drafts: &mut [Draft], taken: &mut HashSet<String>) {
    for draft in drafts {
        if draft.id.is_empty() || taken.contains(&draft.id) {
            let base = if draft.id.is_empty() {
                &draft.title
            } else {
                &draft.id
            };
            draft.id = fresh_id(base, taken);
        }
        taken.insert(draft.id.clone());
    }
}

/// The first of "name", "name 2", "name 3" that is not taken.
fn numbered(name: &str, gap: char, is_taken: impl Fn(&str) -> bool) -> String {
    let mut next = name.to_owned();
    let mut number = 2;
    while is_taken(&next) {
        next = format!("{name}{gap}{number}");
        number += 1;
    }
    next
}
