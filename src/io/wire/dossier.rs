//! What runs through a timeline: documents with their points and how those compare, topics with
//! their steps, and figures over time.

use serde::{Deserialize, Serialize};

use super::{Day, Edtf, Figure, PointNumber, Word};
use crate::{
    io::fields::{Field, List, Needed},
    model,
};

/// A text with points.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Document<'a> {
    /// A short name that alignments refer to; unique among documents.
    #[serde(borrow)]
    pub(crate) id: Needed<&'a str>,
    /// What it is called.
    #[serde(borrow)]
    pub(crate) title: Needed<&'a str>,
    /// What it is called where room is scarce; the title when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) short_title: Field<&'a str>,
    /// The date in your own words; that of its item when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) shown_date: Field<&'a str>,
    /// The id of the item that tells how it came about or became known.
    #[serde(borrow)]
    pub(crate) item: Needed<&'a str>,
    /// Who wrote it.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) authors: List<&'a str>,
    /// How far there is a text: "as leaked, never published officially".
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) text_status: Field<&'a str>,
    /// What of the text is not known. With it, not every point need be listed.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) gaps: Field<&'a str>,
    /// From when it is known; with its item when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) known_from: Field<Day<'a>>,
    /// The ids of the sources that report the text as a whole.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// The points, in the order of the text.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) points: List<Point<'a>>,
}

/// One point of a document.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Point<'a> {
    /// Its number, or a word where the number is not known; unique in the document.
    #[serde(borrow)]
    pub(crate) number: Needed<PointNumber<'a>>,
    /// A few words.
    #[serde(borrow)]
    pub(crate) title: Needed<&'a str>,
    /// What it says, in your own words.
    #[serde(borrow)]
    pub(crate) text: Needed<&'a str>,
    /// Issues that it touches, in the words that items use.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) topics: List<&'a str>,
    /// The ids of the sources that report it.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// What is to be known about the wording.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) note: Field<&'a str>,
}

/// What became of the points of one document in another.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Alignment<'a> {
    /// The id of the earlier document.
    #[serde(borrow)]
    pub(crate) from: Needed<&'a str>,
    /// The id of the later document.
    #[serde(borrow)]
    pub(crate) to: Needed<&'a str>,
    /// The pairs. Every point of both documents stands in exactly one of them.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) pairs: List<AlignedPair<'a>>,
}

/// Points of the earlier document and those of the later one that they became.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct AlignedPair<'a> {
    /// The numbers of points of the earlier document; none if the later one added something.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) from: List<PointNumber<'a>>,
    /// The numbers of points of the later document; none if something was dropped.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) to: List<PointNumber<'a>>,
    /// The numbers of points of the later document that took up a part, and stand in the `to` of
    /// another pair.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) also_to: List<PointNumber<'a>>,
    /// What became of them.
    pub(crate) relation: Needed<Word<model::Relation>>,
    /// What differs, in a sentence or two; needed unless they were kept or are counterparts.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) explanation: Field<&'a str>,
    /// The ids of the items that explain it, the one that explains most first.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) explained_by: List<&'a str>,
    /// What the judgement rests on; "both texts" when left out.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) basis: Field<Word<model::Basis>>,
    /// What is to be said about the basis.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) caveat: Field<&'a str>,
    /// The ids of the sources that report what became of them.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// From when it is known; with both documents when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) known_from: Field<Day<'a>>,
}

/// An issue that can be followed.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Topic<'a> {
    /// The word under which items and points name it; unique among topics.
    #[serde(borrow)]
    pub(crate) name: Needed<&'a str>,
    /// What it is about, in a sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) summary: Field<&'a str>,
    /// What changed its state.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) steps: List<TopicStep<'a>>,
}

/// What one item did to a topic.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct TopicStep<'a> {
    /// The id of the item.
    #[serde(borrow)]
    pub(crate) item: Needed<&'a str>,
    /// The state from then on.
    pub(crate) state: Needed<Word<model::TopicState>>,
    /// What happened to the issue, in a sentence.
    #[serde(borrow)]
    pub(crate) text: Needed<&'a str>,
    /// The ids of the sources that report it; those of the item when left out.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// From when it is known; from the earliest of its sources, else with its item, when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) known_from: Field<Day<'a>>,
}

/// A figure that is followed over time.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Series<'a> {
    /// A short name; unique among series.
    #[serde(borrow)]
    pub(crate) id: Needed<&'a str>,
    /// What is counted.
    #[serde(borrow)]
    pub(crate) name: Needed<&'a str>,
    /// The unit, as written after a value.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) unit: Field<&'a str>,
    /// What it is about, in a sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) summary: Field<&'a str>,
    /// How its values are joined: "steps" hold until the next one, "dots" stand for themselves;
    /// "steps" when left out.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) drawing: Field<Word<model::SeriesDrawing>>,
    /// The values.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) values: List<SeriesValue<'a>>,
}

/// One figure as somebody gave it: either `value`, or `low` and `high`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct SeriesValue<'a> {
    /// The id of the item to which it belongs.
    #[serde(borrow)]
    pub(crate) item: Needed<&'a str>,
    /// When it held or was said; the date of its item when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) when: Field<Edtf<'a>>,
    /// The figure.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) value: Field<Figure>,
    /// The least of a range.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) low: Field<Figure>,
    /// The greatest of a range.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) high: Field<Figure>,
    /// How exactly the figure was given; exactly so when left out. Not for a range.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) qualifier: Field<Word<Qualifier>>,
    /// Who gave it.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) who: Field<&'a str>,
    /// What it is a figure of, in a sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) text: Field<&'a str>,
    /// true: another speaker's figure, shown beside the line and not as a part of it.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) aside: Field<bool>,
    /// The ids of the sources that report it; those of the item when left out.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// From when it is known; from the earliest of its sources, else with its item, when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) known_from: Field<Day<'a>>,
}

/// How exactly a figure was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Qualifier {
    /// Near to it.
    About,
    /// It or more.
    AtLeast,
    /// It or less.
    AtMost,
}

impl Qualifier {
    /// Every qualifier.
    pub(crate) const ALL: [Self; 3] = [Self::About, Self::AtLeast, Self::AtMost];

    /// The words used in files.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
        }
    }
}
