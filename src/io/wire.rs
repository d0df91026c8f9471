//! The file format as `serde` types: what stands in a file, key by key.
//!
//! The sentences here are the descriptions in the JSON Schema. What the values mean, and whether
//! they fit together, is left to [`convert`](super::convert).

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::fields::{Field, List, Needed};
use crate::model;

/// The version of the format that this program reads and writes.
pub(crate) const FORMAT: i64 = 1;

/// The keys at the top of a file; a file with none of them is not a timeline.
pub(crate) const TOP_KEYS: [&str; 7] = [
    "format", "timeline", "track", "phase", "item", "source", "claim",
];

/// A model enum that stands in files as one of a list of words.
pub(crate) trait Vocabulary: Copy + 'static {
    /// The name in the schema.
    #[cfg(test)]
    const NAME: &'static str;
    /// Every value with its word.
    const WORDS: &'static [&'static str];
    /// The values, in the order of the words.
    const VALUES: &'static [Self];
}

macro_rules! vocabulary {
    ($($type:ident . $word:ident)*) => {$(
        impl Vocabulary for model::$type {
            #[cfg(test)]
            const NAME: &'static str = stringify!($type);
            const VALUES: &'static [Self] = &Self::ALL;
            const WORDS: &'static [&'static str] = &{
                let mut words = [""; Self::ALL.len()];
                let mut at = 0;
                while at < words.len() {
                    words[at] = Self::ALL[at].$word();
                    at += 1;
                }
                words
            };
        }

        impl From<Word<model::$type>> for model::$type {
            fn from(word: Word<model::$type>) -> Self {
                word.0
            }
        }
    )*};
}

vocabulary! {
    Kind.word Shape.word Status.word LinkKind.word Hue.word Tier.letter Attribution.word Hedging.word
}

/// A value of a model enum, written as its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<T>(pub(crate) T);

impl<'de, T: Vocabulary> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        let at = T::WORDS.iter().position(|word| *word == text);
        at.map(|at| Self(T::VALUES[at]))
            .ok_or_else(|| de::Error::unknown_variant(text, T::WORDS))
    }
}

impl<T: Vocabulary + PartialEq> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let at = T::VALUES.iter().position(|value| *value == self.0);
        serializer.serialize_str(at.map_or("", |at| T::WORDS[at]))
    }
}

/// A date in EDTF (ISO 8601-2), kept as text: `2026-01-06`, `2026-01~`, `2025-11-20/2025-11-21`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Edtf<'a>(pub(crate) &'a str);

/// A Briefline timeline, or one file of a folder that holds a timeline.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Document<'a> {
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
    /// Longer text in Markdown.
    #[serde(borrow, default, skip_serializing_if = "Field::is_none")]
    pub(crate) body: Field<&'a str>,
    /// Where sources disagree.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) conflicts: List<Conflict<'a>>,
    /// What it does to other items.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) links: List<Link<'a>>,
}

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
    /// What later became of it.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    pub(crate) outcomes: List<Outcome<'a>>,
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
}
