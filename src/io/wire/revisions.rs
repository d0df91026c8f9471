//! What was later believed: the keys that change an entry from a day on.

use serde::{Deserialize, Serialize};

use super::{Day, Edtf, Word};
use crate::{
    io::fields::{Field, List, Needed},
    model,
};

/// What was believed of an item from a day on. Keys that are left out stay as they were.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct ItemRevision<'a> {
    /// From when it was known.
    #[serde(borrow)]
    pub(crate) known_from: Needed<Day<'a>>,
    /// When it happened, as believed from then on.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) when: Field<Edtf<'a>>,
    /// true: no date is believed any more.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) undated: Field<bool>,
    /// The date in your own words; with another `when`, the old words are dropped.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) shown_date: Field<&'a str>,
    /// How real it is.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) status: Field<Word<model::Status>>,
    /// A few words; with another title, the old `short_title` is dropped.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) title: Field<&'a str>,
    /// Up to three words, shown where there is little room, as on slides.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) short_title: Field<&'a str>,
    /// One sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) summary: Field<&'a str>,
    /// Longer text in Markdown.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) body: Field<&'a str>,
    /// Where.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) place: Field<&'a str>,
    /// People, offices and states that act in it, instead of those named before.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) actors: List<&'a str>,
    /// The id of the item that came in its place.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) replaced_by: Field<&'a str>,
    /// What changed and why, in a sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) note: Field<&'a str>,
    /// The ids of the sources that report the change.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// true: the item is taken back and not told any more.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) retracted: Field<bool>,
}

/// How a claim was corrected. Keys that are left out stay as they were.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct ClaimRevision<'a> {
    /// From when it was known.
    #[serde(borrow)]
    pub(crate) known_from: Needed<Day<'a>>,
    /// What is claimed, in a sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) text: Field<&'a str>,
    /// The time that it speaks of.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) about: Field<Edtf<'a>>,
    /// true: it speaks of no time in particular.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) undated: Field<bool>,
    /// How much it holds back.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) hedging: Field<Word<model::Hedging>>,
    /// What changed and why, in a sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) note: Field<&'a str>,
    /// The ids of the sources that report the change.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// true: the claim is taken back and not told any more.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) retracted: Field<bool>,
}

/// How an outcome was corrected. Keys that are left out stay as they were.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct OutcomeRevision<'a> {
    /// From when it was known.
    #[serde(borrow)]
    pub(crate) known_from: Needed<Day<'a>>,
    /// A word or two.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) verdict: Field<&'a str>,
    /// What is known of it, in a sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) text: Field<&'a str>,
    /// What changed and why, in a sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) note: Field<&'a str>,
    /// The ids of the sources that report the change.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// true: the outcome is taken back and not told any more.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) retracted: Field<bool>,
}
