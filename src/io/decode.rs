//! A `serde` data format over the spanned tree that keeps what is good when a part is bad.
//!
//! Three shapes of the wire types drive it: a [`Needed`] value fails the table that holds it, a
//! [`Field`] reports its own failure and is then absent, and a [`List`] leaves out the elements
//! that fail. Unknown keys are warnings. What the values mean is left to
//! [`convert`](super::convert).

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{
    diagnostic::{Code, Place, Report, clipped, did_you_mean},
    node::{Entry, Node, Span, Value},
};

const NEEDED: &str = "$needed";
const FIELD: &str = "$field";
const LIST: &str = "$list";

/// A value that its table cannot do without.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Needed<T> {
    pub(crate) value: T,
    /// Where the value stands; empty when it was not read from a text.
    pub(crate) span: Span,
}

/// A value that may be left out, and is left out when it cannot be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<T>(pub(crate) Option<Needed<T>>);

/// A list of those elements that can be read.
#[derive(Clone, Debug)]
pub(crate) struct List<T>(pub(crate) Vec<Needed<T>>);

/// Why a node could not be read.
#[derive(Debug)]
pub(crate) struct DecodeError {
    code: Code,
    span: Option<Span>,
    message: String,
    hint: Option<String>,
}

/// Reads a `T` from `node`; what cannot be read goes to `report`. `None` if nothing can.
pub(crate) fn decode<'de, T: Deserialize<'de>>(
    node: &'de Node<'_>,
    report: &mut Report,
) -> Option<T> {
    match T::deserialize(Reader {
        node,
        report: &mut *report,
    }) {
        Ok(value) => Some(value),
        Err(error) => {
            error.report(node, report);
            None
        }
    }
}

impl<T> Field<T> {
    /// The value, if there is one that could be read.
    pub(crate) fn value(&self) -> Option<&T> {
        self.0.as_ref().map(|needed| &needed.value)
    }

    /// Whether there is nothing to write.
    pub(crate) fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> List<T> {
    /// Whether there is nothing to write.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
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
        Self(value.map(Needed::from))
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().map(Needed::from).collect())
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
            .deserialize_tuple_struct(NEEDED, 3, visitor)?
            .ok_or_else(|| de::Error::custom("no value"))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_tuple_struct(FIELD, 3, SpannedVisitor(PhantomData))
            .map(Self)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple_struct(LIST, 0, ListVisitor(PhantomData))
    }
}

/// Takes start, end and value from the sequence that [`SpannedParts`] serves.
struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
    type Value = Option<Needed<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its place")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        let missing = || de::Error::custom("a value without its place");
        let start = parts.next_element()?.ok_or_else(missing)?;
        let end = parts.next_element()?.ok_or_else(missing)?;
        let value = parts.next_element()?;
        Ok(value.map(|value| Needed {
            value,
            span: Span { start, end },
        }))
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
        while let Some(Field(element)) = elements.next_element()? {
            list.extend(element);
        }
        Ok(List(list))
    }
}

impl DecodeError {
    fn new(code: Code, message: String) -> Self {
        Self {
            code,
            span: None,
            message,
            hint: None,
        }
    }

    fn wrong_type(expected: &str, node: &Node<'_>) -> Self {
        let hint = match (&node.value, expected) {
            (Value::Date(date), "a string") => Some(format!("put it in quotes: \"{date}\"")),
            (Value::Integer(number), "a string") => Some(format!("put it in quotes: \"{number}\"")),
            (Value::Text(text), "a list") => {
                Some(format!("make it a list: [\"{}\"]", clipped(text)))
            }
            _ => None,
        };
        let message = format!("expected {expected}, found {}", describe(node));
        Self {
            code: Code::WrongType,
            span: Some(node.span),
            message,
            hint,
        }
    }

    /// The same error, placed at `node` unless it is placed already.
    fn at(mut self, node: &Node<'_>) -> Self {
        self.span.get_or_insert(node.span);
        self
    }

    fn report(self, node: &Node<'_>, report: &mut Report) {
        let at = self.span.unwrap_or(node.span).start;
        let place = Place {
            file: report.file,
            at,
        };
        report.add(self.code, place, || (self.message, self.hint));
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Code::WrongType, message.to_string())
    }

    /// The message is the bare key; [`Reader::deserialize_struct`] knows what it is missing from.
    fn missing_field(field: &'static str) -> Self {
        Self::new(Code::MissingField, field.to_owned())
    }

    fn unknown_variant(word: &str, expected: &'static [&'static str]) -> Self {
        let quoted: Vec<_> = expected.iter().map(|word| format!("\"{word}\"")).collect();
        let list = format!("one of {}", quoted.join(", "));
        let hint = match did_you_mean(word, expected.iter().copied()) {
            Some(guess) => format!("{guess} ({list})"),
            None => format!("use {list}"),
        };
        let message = format!("unknown word \"{}\"", clipped(word));
        Self {
            code: Code::UnknownWord,
            span: None,
            message,
            hint: Some(hint),
        }
    }
}

/// What a node is, for a message: "the integer 3", "a list".
fn describe(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => format!("the truth value {truth}"),
        Value::Integer(number) => format!("the integer {number}"),
        Value::Number(number) => format!("the number {}", clipped(number)),
        Value::Date(date) => format!("the date {date}"),
        Value::Text(text) => format!("the string \"{}\"", clipped(text)),
        Value::List(_) => "a list".to_owned(),
        Value::Table(_) => "a table".to_owned(),
    }
}

/// One node, ready to be read.
struct Reader<'r, 'de, 'a> {
    node: &'de Node<'a>,
    report: &'r mut Report,
}

impl<'de, 'a> Reader<'_, 'de, 'a> {
    fn report_unknown_keys(&mut self, entries: &[Entry<'a>], what: &str, fields: &[&'static str]) {
        let file = self.report.file;
        for entry in entries
            .iter()
            .filter(|entry| !fields.contains(&entry.key.as_ref()))
        {
            let place = Place {
                file,
                at: entry.key_span.start,
            };
            self.report.add(Code::UnknownKey, place, || {
                let hint = did_you_mean(&entry.key, fields.iter().copied())
                    .unwrap_or_else(|| format!("{what} takes {}", fields.join(", ")));
                (
                    format!("unknown key `{}` is ignored", clipped(&entry.key)),
                    Some(hint),
                )
            });
        }
    }

    /// The entries that `fields` names, each once: a repeated key of JSON is reported.
    fn known_entries(
        &mut self,
        entries: &'de [Entry<'a>],
        fields: &[&'static str],
    ) -> Vec<&'de Entry<'a>> {
        let mut known: Vec<&'de Entry<'a>> = Vec::with_capacity(entries.len());
        for entry in entries
            .iter()
            .filter(|entry| fields.contains(&entry.key.as_ref()))
        {
            if known.iter().any(|earlier| earlier.key == entry.key) {
                let place = Place {
                    file: self.report.file,
                    at: entry.key_span.start,
                };
                self.report.add(Code::DuplicateKey, place, || {
                    (
                        format!("the key `{}` stands twice in this object", entry.key),
                        None,
                    )
                });
            } else {
                known.push(entry);
            }
        }
        known
    }
}

impl<'de> Deserializer<'de> for Reader<'_, 'de, '_> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let Reader { node, .. } = self;
        match &node.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Number(text) | Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::Date(date) => visitor.visit_borrowed_str(date),
            Value::List(_) | Value::Table(_) => Err(DecodeError::wrong_type("a plain value", node)),
        }
        .map_err(|error: DecodeError| error.at(node))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.node.value {
            Value::Bool(_) => self.deserialize_any(visitor),
            _ => Err(DecodeError::wrong_type("true or false", self.node)),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.node.value {
            Value::Integer(_) => self.deserialize_any(visitor),
            _ => Err(DecodeError::wrong_type("a whole number", self.node)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.node.value {
            Value::Text(_) => self.deserialize_any(visitor),
            _ => Err(DecodeError::wrong_type("a string", self.node)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let Value::Table(entries) = &self.node.value else {
            return Err(DecodeError::wrong_type("a table", self.node));
        };
        let what = format_args!("this {}", name.to_lowercase()).to_string();
        self.report_unknown_keys(entries, &what, fields);
        let node = self.node;
        let known = self.known_entries(entries, fields);
        let entries = Entries {
            left: known.into_iter(),
            value: None,
            report: self.report,
        };
        visitor.visit_map(entries).map_err(|mut error| {
            if error.code == Code::MissingField && error.span.is_none() {
                error.hint = Some(format!("give it a `{} = …`", error.message));
                error.message = format!("{what} has no `{}`", error.message);
            }
            error.at(node)
        })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let Self { node, report } = self;
        if name == LIST {
            let nodes: &[Node<'_>] = match &node.value {
                Value::List(nodes) => nodes,
                Value::Null => &[],
                _ => {
                    DecodeError::wrong_type("a list", node).report(node, report);
                    &[]
                }
            };
            return visitor.visit_seq(Elements {
                nodes: nodes.iter(),
                report,
            });
        }
        let keeps_going = name == FIELD;
        visitor.visit_seq(SpannedParts {
            node,
            report,
            served: 0,
            keeps_going,
        })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf option unit unit_struct
        newtype_struct seq tuple map enum identifier ignored_any
    }
}

/// Serves the known entries of a table.
struct Entries<'r, 'de, 'a> {
    left: std::vec::IntoIter<&'de Entry<'a>>,
    value: Option<&'de Node<'a>>,
    report: &'r mut Report,
}

impl<'de> MapAccess<'de> for Entries<'_, 'de, '_> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, DecodeError> {
        let Some(entry) = self.left.next() else {
            return Ok(None);
        };
        self.value = Some(&entry.node);
        seed.deserialize(entry.key.as_ref().into_deserializer())
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, DecodeError> {
        let node = self
            .value
            .take()
            .ok_or_else(|| de::Error::custom("a value without a key"))?;
        seed.deserialize(Reader {
            node,
            report: self.report,
        })
    }
}

/// Serves the elements of a list.
struct Elements<'r, 'de, 'a> {
    nodes: std::slice::Iter<'de, Node<'a>>,
    report: &'r mut Report,
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de, '_> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DecodeError> {
        let Some(node) = self.nodes.next() else {
            return Ok(None);
        };
        seed.deserialize(Reader {
            node,
            report: self.report,
        })
        .map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.nodes.len())
    }
}

/// Serves start, end and value of one node. With `keeps_going` a value that cannot be read is
/// reported here and simply not served: `serde` has no other way to go on after an error.
struct SpannedParts<'r, 'de, 'a> {
    node: &'de Node<'a>,
    report: &'r mut Report,
    served: u8,
    keeps_going: bool,
}

impl<'de> SeqAccess<'de> for SpannedParts<'_, 'de, '_> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DecodeError> {
        let node = self.node;
        self.served += 1;
        match self.served {
            1 => {
                return seed
                    .deserialize(node.span.start.into_deserializer())
                    .map(Some);
            }
            2 => {
                return seed
                    .deserialize(node.span.end.into_deserializer())
                    .map(Some);
            }
            _ if self.keeps_going && matches!(node.value, Value::Null) => return Ok(None),
            _ => {}
        }
        match seed.deserialize(Reader {
            node,
            report: &mut *self.report,
        }) {
            Ok(value) => Ok(Some(value)),
            Err(error) if self.keeps_going => {
                if let Some(id) = node.entry("id").and_then(Node::text) {
                    self.report.skipped_ids.insert(id.to_owned());
                }
                error.report(node, self.report);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests;
