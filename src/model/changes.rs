//! What changed between two timelines: two days of one record, or two versions of a file.
//!
//! Entries are told apart by their ids, outcomes by their place. Nothing is compared but what is
//! told, so a change never speaks of what is not known on the later day. Wording a list of
//! changes for a person stands in `text`, what a field says in `fields`.

mod claims;
mod compare;
mod fields;
mod items;
mod pairs;
mod text;

use std::collections::HashSet;

use super::{CivilDate, ClaimIx, ItemIx, SourceIx, Timeline};
use compare::Comparison;
pub use text::changes_as_text;

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It was not told before.
    New,
    /// Something else is believed of it.
    Corrected,
    /// More sources or accounts tell of it; what was believed stays.
    MoreKnown,
    /// It is taken back.
    Retracted,
    /// The later file has no such entry.
    Removed,
    /// It is known what became of a claim.
    OutcomeKnown,
}

impl ChangeKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::New,
        Self::Corrected,
        Self::MoreKnown,
        Self::Retracted,
        Self::Removed,
        Self::OutcomeKnown,
    ];

    /// The words used on screen, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Corrected => "corrected",
            Self::MoreKnown => "more known",
            Self::Retracted => "retracted",
            Self::Removed => "removed",
            Self::OutcomeKnown => "outcome known",
        }
    }
}

/// The entry that changed, by its place in the later timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeSubject {
    /// An item; `None` if the later timeline does not tell it.
    Item(Option<ItemIx>),
    /// A claim; `None` if the later timeline does not tell it.
    Claim(Option<ClaimIx>),
}

/// One field, before and after. Either is empty if it said nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name on screen, in lower case: "date", "status", "sources".
    pub field: &'static str,
    /// What it said.
    pub before: String,
    /// What it says.
    pub after: String,
}

/// Why belief changed, as the file words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeNote {
    /// The day on which it became known.
    pub known_from: CivilDate,
    /// A sentence.
    pub text: String,
}

/// A source of a change, as people name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Citation {
    /// Its stable name.
    pub id: String,
    /// Who brought it out.
    pub publisher: String,
    /// Its headline or name.
    pub title: String,
    /// When it came out; empty if not shown.
    pub published: String,
    /// Where it can be read; `None` if it has no address.
    pub url: Option<String>,
}

/// The item that a claim belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ItemName {
    /// Its stable name.
    pub id: String,
    /// A few words.
    pub title: String,
}

/// What changed about one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// Which entry it is.
    pub subject: ChangeSubject,
    /// The item of the later timeline that shows it; `None` if none does.
    pub item: Option<ItemIx>,
    /// The stable name of the entry.
    pub id: String,
    /// The title of an item, or what is claimed; as last told.
    pub title: String,
    /// Who makes the claim; empty for an item.
    pub speaker: String,
    /// The item that a claim belongs to; `None` for an item, and for a claim about the whole.
    pub belongs_to: Option<ItemName>,
    /// The date of the item, or the day of the claim, in words; empty if there is none.
    pub date: String,
    /// The day from which a new entry or outcome is known, or on which the last of the change
    /// became known; `None` if it is not said.
    pub known_from: Option<CivilDate>,
    /// What it says differently, and the whole of a new outcome; empty for an entry that is new
    /// or gone.
    pub fields: Vec<FieldChange>,
    /// Why, in the order of days.
    pub notes: Vec<ChangeNote>,
    /// Who reports the change; else who reports the entry.
    pub sources: Vec<Citation>,
}

/// What changed from `old` to `new`, in the order of the days on which it became known and, on a
/// day, of reading. Nothing for equal timelines. For two days of one record it takes time in
/// proportion to what changed.
pub fn changes_between(old: &Timeline, new: &Timeline) -> Vec<Change> {
    let comparison = Comparison { old, new };
    let pairs = pairs::Pairs::of(old, new);
    let mut changes = Vec::new();
    for pair in pairs.items {
        let place = comparison.place_of_item(pair.0, pair.1);
        changes.extend(comparison.item(pair).map(|change| ((place, 0), change)));
    }
    for pair in pairs.claims {
        let place = comparison.place_of_claim(pair);
        let told = comparison.claim(pair).into_iter();
        changes.extend(told.map(|change| ((place, 1), change)));
    }
    changes.sort_by_key(|(place, change)| (change.known_from, *place));
    changes.into_iter().map(|(_, change)| change).collect()
}

/// The sources at `sources`, each once.
fn citations(timeline: &Timeline, sources: &[SourceIx]) -> Vec<Citation> {
    let mut told = HashSet::new();
    let sources = sources.iter().filter(|ix| told.insert(**ix));
    let cited = sources.map(|ix| {
        let source = timeline.source(*ix);
        let published = source.published.as_ref();
        Citation {
            id: source.id.clone(),
            publisher: source.publisher.clone(),
            title: source.title.clone(),
            published: published.map(super::When::label).unwrap_or_default(),
            url: source.url.clone(),
        }
    });
    cited.collect()
}

#[cfg(test)]
mod tests;
