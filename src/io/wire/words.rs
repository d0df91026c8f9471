//! The plain values of the format: words of a list, dates and days.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Qualifier;
use crate::model::{
    Attribution, Basis, CivilDate, Hedging, Hue, Kind, LinkKind, Relation, SeriesDrawing, Shape,
    Status, Tier, TopicState,
};

/// An enum that stands in files as one of a list of words.
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
    ($($type:ident :: $list:ident . $word:ident)*) => {$(
        impl Vocabulary for $type {
            #[cfg(test)]
            const NAME: &'static str = stringify!($type);
            const VALUES: &'static [Self] = &Self::$list;
            const WORDS: &'static [&'static str] = &{
                let mut words = [""; Self::$list.len()];
                let mut at = 0;
                while at < words.len() {
                    words[at] = Self::$list[at].$word();
                    at += 1;
                }
                words
            };
        }

        impl From<Word<$type>> for $type {
            fn from(word: Word<$type>) -> Self {
                word.0
            }
        }
    )*};
}

vocabulary! {
    Kind::ALL.word Shape::ALL.word Status::ALL.word LinkKind::ALL.word Hue::ALL.word
    Tier::ALL.letter Attribution::ALL.word Hedging::ALL.word Relation::WRITTEN.word
    Basis::ALL.word TopicState::ALL.word SeriesDrawing::ALL.word Qualifier::ALL.word
}

/// A value of such an enum, written as its word.
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

/// A date in EDTF that stands for a day: the last one on which it may have begun.
#[derive(Clone, Debug)]
pub(crate) struct Day<'a>(pub(crate) Cow<'a, str>);

impl Day<'_> {
    /// The day as it is written. Of years beyond four digits EDTF names no days; such a day was
    /// read from a year, which counts from its last day.
    pub(crate) fn of(day: CivilDate) -> Self {
        let text = match day.year {
            -9_999..=9_999 => day.to_string(),
            year => format!("Y{year}"),
        };
        Self(Cow::Owned(text))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Day<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&str>::deserialize(deserializer).map(|text| Self(Cow::Borrowed(text)))
    }
}

impl Serialize for Day<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
