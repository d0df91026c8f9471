//! Paths through a timeline that somebody tells to others, step by step.

use serde::{Deserialize, Serialize};

use super::{Day, Edtf, PointNumber};
use crate::io::fields::{Field, List, Needed};

/// A path through the timeline.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Briefing<'a> {
    /// A short name; unique among briefings.
    #[serde(borrow)]
    pub(crate) id: Needed<&'a str>,
    /// What it is called.
    #[serde(borrow)]
    pub(crate) title: Needed<&'a str>,
    /// What it tells, in a sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) summary: Field<&'a str>,
    /// The steps, in the order in which they are told.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) steps: List<Step<'a>>,
}

/// What is told at once. It shows items, a stretch of time or another view: at most one of
/// `evidence`, `comparison`, `topic`, `series` and `quote`, and the timeline without any.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Step<'a> {
    /// A few words.
    #[serde(borrow)]
    pub(crate) title: Needed<&'a str>,
    /// What the audience reads: one sentence of at most 25 words.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) sentence: Field<&'a str>,
    /// The ids of the items that it is about, the one of its sentence first. They fill the screen
    /// without `phase` or `range`.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) items: List<&'a str>,
    /// The name of the phase that fills the screen; not together with `range`.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) phase: Field<&'a str>,
    /// The stretch of time that fills the screen; not together with `phase`.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) range: Field<Edtf<'a>>,
    /// The day whose knowledge is shown; the latest when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) knowledge: Field<Day<'a>>,
    /// true: who says what of the items is shown.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) evidence: Field<bool>,
    /// The name of the topic that is shown.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) topic: Field<&'a str>,
    /// The id of the series that is shown.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) series: Field<&'a str>,
    /// What the speaker wants to say, in Markdown; the audience never sees it.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) notes: Field<&'a str>,
    /// How long it is told, in seconds; 60 when left out.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    #[cfg_attr(test, schemars(range(min = 1, max = 3600)))]
    pub(crate) dwell_secs: Field<i64>,
    /// true: it stays when the briefing is cut for time.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) must_show: Field<bool>,
    /// How much it matters, from 1 (cut first) to 5 (cut last); 3 when left out.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    #[cfg_attr(test, schemars(range(min = 1, max = 5)))]
    pub(crate) importance: Field<i64>,
    /// The documents that are shown side by side.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) comparison: Field<SideBySide<'a>>,
    /// The words that are shown large.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) quote: Field<Quote<'a>>,
}

/// Two documents side by side.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct SideBySide<'a> {
    /// The id of the document on the left.
    #[serde(borrow)]
    pub(crate) left: Needed<&'a str>,
    /// The id of the document on the right.
    #[serde(borrow)]
    pub(crate) right: Needed<&'a str>,
    /// The number of the point on the left whose pair is shown; the start when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) point: Field<PointNumber<'a>>,
    /// The number of the point on the right whose pair is shown; not together with `point`.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) right_point: Field<PointNumber<'a>>,
}

/// Spoken or written words.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Quote<'a> {
    /// The words.
    #[serde(borrow)]
    pub(crate) text: Needed<&'a str>,
    /// Who said them.
    #[serde(borrow)]
    pub(crate) who: Needed<&'a str>,
    /// The ids of the sources that report them.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
}
