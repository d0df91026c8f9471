//! The three shapes that values of the wire types take: needed, optional, and lists.
//!
//! They ask the format for themselves under names of their own; [`decode`](super::decode) knows
//! these names and keeps going as each shape says.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, SeqAccess, Visitor},
};

use super::node::Span;

/// The name under which a [`Needed`] value asks.
pub(super) const NEEDED: &str = "$needed";
/// The name under which a [`Field`] asks.
pub(super) const FIELD: &str = "$field";
/// The name under which a [`List`] asks.
pub(super) const LIST: &str = "$list";

/// A value that its table cannot do without.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Needed<T> {
    pub(crate) value: T,
    /// Where the value stands; empty when it was not read from a text.
    pub(crate) span: Span,
}

/// A value that may be left out, and is left out when it cannot be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<T>(pub(crate) Option<Needed<T>>, IsLost);

/// A list of those elements that can be read, and what the others are called.
#[derive(Clone, Debug)]
pub(crate) struct List<T>(pub(crate) Vec<Needed<T>>, Vec<String>);

/// Whether a value was there that could not be read.
type IsLost = bool;

impl<T> Field<T> {
    /// The value, if there is one that could be read.
    pub(crate) fn value(&self) -> Option<&T> {
        self.0.as_ref().map(|needed| &needed.value)
    }

    /// Whether there is nothing to write.
    pub(crate) fn is_none(&self) -> bool {
        self.0.is_none()
    }

    /// Whether there was a value that could not be read, which is reported.
    pub(crate) fn is_lost(&self) -> bool {
        self.1
    }
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self(None, false)
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new(), Vec::new())
    }
}

impl<T> List<T> {
    /// Whether there is nothing to write.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids or numbers of the elements that could not be read, which is reported; empty for
    /// one without.
    pub(crate) fn lost(&self) -> &[String] {
        &self.1
    }
}

impl<T> From<T> for Needed<T> {
    fn from(value: T) -> Self {
        Self {
            value,
            span: Span::default(),
        }
    }
}

impl<T> From<Option<T>> for Field<T> {
    fn from(value: Option<T>) -> Self {
        Self(value.map(Needed::from), false)
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().map(Needed::from).collect(), Vec::new())
    }
}

impl<T: Serialize> Serialize for Needed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Needed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let visitor = SpannedVisitor(PhantomData);
        deserializer
            .deserialize_tuple_struct(NEEDED, 4, visitor)?
            .value
            .ok_or_else(|| de::Error::custom("no value"))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Spanned::deserialize(deserializer)?;
        Ok(Self(read.value, read.lost.is_some()))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple_struct(LIST, 0, ListVisitor(PhantomData))
    }
}

/// A value that may be absent, and what it is called if it was there but could not be read.
struct Spanned<T> {
    value: Option<Needed<T>>,
    lost: Option<String>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple_struct(FIELD, 4, SpannedVisitor(PhantomData))
    }
}

/// Takes start, end and value from the sequence that stands for one value. The value is missing if
/// it could not be read and need not be there; then its name follows.
struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
    type Value = Spanned<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its place")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        let missing = || de::Error::custom("a value without its place");
        let start = parts.next_element()?.ok_or_else(missing)?;
        let end = parts.next_element()?.ok_or_else(missing)?;
        let span = Span { start, end };
        if let Some(value) = parts.next_element()? {
            let value = Some(Needed { value, span });
            return Ok(Spanned { value, lost: None });
        }
        let lost = parts.next_element()?;
        Ok(Spanned { value: None, lost })
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::with_capacity(elements.size_hint().unwrap_or(0));
        let mut names = Vec::new();
        while let Some(element) = elements.next_element::<Spanned<T>>()? {
            list.extend(element.value);
            names.extend(element.lost);
        }
        Ok(List(list, names))
    }
}
