//! The file format as `serde` types: what stands in a file, key by key.
//!
//! The sentences here are the descriptions in the JSON Schema. What the values mean, and whether
//! they fit together, is left to [`convert`](super::convert).

mod briefings;
mod dossier;
mod evidence;
mod numbers;
mod revisions;
mod words;

use serde::{Deserialize, Serialize};

pub(crate) use self::{
    briefings::{Briefing, Quote, SideBySide, Step},
    dossier::{
        AlignedPair, Alignment, Document, Point, Qualifier, Series, SeriesValue, Topic, TopicStep,
    },
    evidence::{Account, Claim, Conflict, Outcome, Source, Value},
    numbers::{Figure, PointNumber},
    revisions::{ClaimRevision, ItemRevision, OutcomeRevision},
    words::{Day, Edtf, Vocabulary, Word},
};
use super::fields::{Field, List, Needed};
use crate::model;

/// The version of the format that this program reads and writes.
pub(crate) const FORMAT: i64 = 1;

/// The keys at the top of a file; a file with none of them is not a timeline.
pub(crate) const TOP_KEYS: [&str; 12] = [
    "format",
    "timeline",
    "track",
    "phase",
    "item",
    "source",
    "claim",
    "document",
    "alignment",
    "topic",
    "series",
    "briefing",
];

/// A Briefline timeline, or one file of a folder that holds a timeline.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct TimelineFile<'a> {
    /// Where the JSON Schema of this file is, for editors; ignored when read.
    #[serde(
        rename = "$schema",
        borrow,
        default,
        skip_serializing_if = "Field::is_none"
    )]
    pub(crate) schema: Field<&'a str>,
    /// The version of the format; 1 when left out.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    pub(crate) format: Field<i64>,
    /// What the timeline is. Exactly one file of a folder holds it.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) timeline: Field<Header<'a>>,
    /// The rows, top to bottom.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) track: List<Track<'a>>,
    /// Named stretches of time, drawn as bands.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) phase: List<Phase<'a>>,
    /// What happened, is planned, or is said to have happened.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) item: List<Item<'a>>,
    /// Who reports it.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) source: List<Source<'a>>,
    /// What was said, kept apart from what is established.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) claim: List<Claim<'a>>,
    /// Texts with points.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) document: List<Document<'a>>,
    /// What became of the points of one document in another; at most one for two documents.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) alignment: List<Alignment<'a>>,
    /// Issues that can be followed.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) topic: List<Topic<'a>>,
    /// Figures that are followed over time.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) series: List<Series<'a>>,
    /// Paths through the timeline that somebody tells to others.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) briefing: List<Briefing<'a>>,
}

/// What the timeline is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Timeline")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Header<'a> {
    /// The name of the timeline.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    #[cfg_attr(test, schemars(!default))]
    pub(crate) title: Field<&'a str>,
    /// What it is about and where it ends, in a sentence or two.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) summary: Field<&'a str>,
    /// Who made it.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) author: Field<&'a str>,
    /// The IANA time zone in which times of day are shown, such as "Europe/Kyiv".
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) zone: Field<&'a str>,
    /// The stretch of time shown first; all of it when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) opens: Field<Edtf<'a>>,
    /// The day after which it holds no knowledge; only in a timeline that was cut off there.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) as_of: Field<Day<'a>>,
}

/// A row.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Track<'a> {
    /// A short name that items refer to; unique among tracks.
    #[serde(borrow)]
    pub(crate) id: Needed<&'a str>,
    /// The name at the head of the row.
    #[serde(borrow)]
    pub(crate) name: Needed<&'a str>,
    /// Two or three letters for badges; from the name when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) badge: Field<&'a str>,
    /// Its colour; tracks without one take turns.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) color: Field<Word<model::Hue>>,
    /// The shape of its items of kind "context"; tracks without one take turns.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) shape: Field<Word<model::Shape>>,
    /// Whether the row is folded to a thin strip at first; false when left out.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) folded: Field<bool>,
}

/// A named stretch of time.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Phase<'a> {
    /// Its name.
    #[serde(borrow)]
    pub(crate) name: Needed<&'a str>,
    /// The time that it covers.
    #[serde(borrow)]
    pub(crate) when: Needed<Edtf<'a>>,
    /// From when it is known; from its first day when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) known_from: Field<Day<'a>>,
}

/// One thing on the timeline.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Item<'a> {
    /// A short name that links and claims refer to; unique among items.
    #[serde(borrow)]
    pub(crate) id: Needed<&'a str>,
    /// A few words, as shown beside the mark.
    #[serde(borrow)]
    pub(crate) title: Needed<&'a str>,
    /// Up to three words, shown where there is little room, as on slides; the title when left
    /// out, and once a revision changes that without a `short_title` of its own.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) short_title: Field<&'a str>,
    /// One sentence.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) summary: Field<&'a str>,
    /// When it happened; leave it out if no date is known: the item is then listed, not placed.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) when: Field<Edtf<'a>>,
    /// The date in your own words, shown instead of `when`.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) shown_date: Field<&'a str>,
    /// The id of its row.
    #[serde(borrow)]
    pub(crate) track: Needed<&'a str>,
    /// The ids of further rows that it concerns.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) also: List<&'a str>,
    /// What sort of thing it is; "context" when left out.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) kind: Field<Word<model::Kind>>,
    /// How real it is; "happened" when left out.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    pub(crate) status: Field<Word<model::Status>>,
    /// How much it matters, from 1 (detail) to 5 (anchor of the story); 3 when left out.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    #[cfg_attr(test, schemars(range(min = 1, max = 5)))]
    pub(crate) importance: Field<i64>,
    /// People, offices and states that act in it.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) actors: List<&'a str>,
    /// Where.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) place: Field<&'a str>,
    /// Issues that it touches.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) topics: List<&'a str>,
    /// The ids of the sources that report it.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) sources: List<&'a str>,
    /// From when it is known; from the earliest of its sources when left out.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) known_from: Field<Day<'a>>,
    /// Longer text in Markdown.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) body: Field<&'a str>,
    /// Where sources disagree.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) conflicts: List<Conflict<'a>>,
    /// What it does to other items.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) links: List<Link<'a>>,
    /// What was later believed of it, in the order of days.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) revisions: List<ItemRevision<'a>>,
}

/// What the item does to another: this item *answers* that one.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Link<'a> {
    /// What it does.
    pub(crate) kind: Needed<Word<model::LinkKind>>,
    /// The id of the other item.
    #[serde(borrow)]
    pub(crate) to: Needed<&'a str>,
}
