//! Who says what: sources, claims with what became of them, and where accounts differ.

use serde::{Deserialize, Serialize};

use super::{ClaimRevision, Day, Edtf, OutcomeRevision, Word};
use crate::{
    io::fields::{Field, List, Needed},
    model,
};

/// A place where sources disagree.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Conflict<'a> {
    /// What the disagreement is.
    #[serde(borrow)]
    pub(crate) text: Needed<&'a str>,
    /// The ids of the sources that disagree.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// From when it is known; from the latest of its sources when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) known_from: Field<Day<'a>>,
    /// The versions side by side, two to five.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) accounts: List<Account<'a>>,
}

/// One version of what is disputed.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Account<'a> {
    /// Whose version it is.
    #[serde(borrow)]
    pub(crate) who: Needed<&'a str>,
    /// What they say, in a sentence.
    #[serde(borrow)]
    pub(crate) text: Needed<&'a str>,
    /// The date in this version, if it differs.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) when: Field<Edtf<'a>>,
    /// The values in this version, compared with those of the same name in the others.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) values: List<Value<'a>>,
    /// The ids of the sources that report this version.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// From when it is known; from the earliest of its sources when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) known_from: Field<Day<'a>>,
}

/// A named value in an account.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Value<'a> {
    /// What is counted or named: "Countries".
    #[serde(borrow)]
    pub(crate) name: Needed<&'a str>,
    /// The value as stated: "14".
    #[serde(borrow)]
    pub(crate) value: Needed<&'a str>,
}

/// A page, a paper or a broadcast that reports something.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Source<'a> {
    /// A short name that items refer to; unique among sources.
    #[serde(borrow)]
    pub(crate) id: Needed<&'a str>,
    /// Who brought it out.
    #[serde(borrow)]
    pub(crate) publisher: Needed<&'a str>,
    /// Its headline or name.
    #[serde(borrow)]
    pub(crate) title: Needed<&'a str>,
    /// Who wrote it.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) author: Field<&'a str>,
    /// Where it can be read.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) url: Field<&'a str>,
    /// When it came out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) published: Field<Edtf<'a>>,
    /// How far it can be relied on: A official, B established, C weak.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) tier: Field<Word<model::Tier>>,
    /// What sort of publication it is, in your own words.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) kind: Field<&'a str>,
    /// Its language as a BCP 47 tag: "en", "uk".
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) language: Field<&'a str>,
    /// What it is cited for, and where in it.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) supports: Field<&'a str>,
    /// The ids of the sources that it relays.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) derived_from: List<&'a str>,
}

/// Something that somebody said.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Claim<'a> {
    /// A short name; unique among claims.
    #[serde(borrow)]
    pub(crate) id: Needed<&'a str>,
    /// What is claimed, in a sentence.
    #[serde(borrow)]
    pub(crate) text: Needed<&'a str>,
    /// Who says so.
    #[serde(borrow)]
    pub(crate) speaker: Needed<&'a str>,
    /// Who stands behind it.
    pub(crate) attribution: Needed<Word<model::Attribution>>,
    /// The time that it speaks of.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) about: Field<Edtf<'a>>,
    /// When it was said.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) said: Field<Edtf<'a>>,
    /// How much it holds back; "none" when left out.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) hedging: Field<Word<model::Hedging>>,
    /// The words that hold back.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) hedge_words: List<&'a str>,
    /// The id of the item that it belongs to; to the whole timeline when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) item: Field<&'a str>,
    /// The ids of the sources that report it.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// From when it is known; from the earliest of its sources when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) known_from: Field<Day<'a>>,
    /// What later became of it.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) outcomes: List<Outcome<'a>>,
    /// How it was later corrected, in the order of days.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) revisions: List<ClaimRevision<'a>>,
}

/// What later became of a claim.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Outcome<'a> {
    /// A word or two: "happened", "partly".
    #[serde(borrow)]
    pub(crate) verdict: Needed<&'a str>,
    /// What is known of it, in a sentence.
    #[serde(borrow)]
    pub(crate) text: Needed<&'a str>,
    /// The ids of the sources that report the outcome.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// From when it is known; from the earliest of its sources when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) known_from: Field<Day<'a>>,
    /// How it was later corrected, in the order of days.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) revisions: List<OutcomeRevision<'a>>,
}
