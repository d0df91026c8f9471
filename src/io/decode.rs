//! A `serde` data format over the spanned tree that keeps what is good when a part is bad.
//!
//! Three shapes of the wire types drive it: a [`Needed`](super::fields::Needed) value fails the table that holds it, a
//! [`Field`](super::fields::Field) reports its own failure and is then absent, and a [`List`](super::fields::List) leaves out the elements
//! that fail. Unknown keys are warnings. What the values mean is left to
//! [`convert`](super::convert).

use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{
    decode_error::DecodeError,
    diagnostic::{Code, Place, Report, clipped, did_you_mean},
    fields::{FIELD, LIST},
    node::{Entry, Node, Value},
};

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

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let number = match &self.node.value {
            Value::Integer(number) => Some(*number as f64),
            Value::Number(text) => text.parse().ok(),
            _ => None,
        };
        match number {
            Some(number) => visitor.visit_f64(number),
            None => Err(DecodeError::wrong_type("a number", self.node)),
        }
    }

    /// What is called by a number or by a word.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.node.value {
            Value::Integer(_) | Value::Text(_) => self.deserialize_any(visitor),
            _ => Err(DecodeError::wrong_type(
                "a whole number or a string",
                self.node,
            )),
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
        // There are several kinds of revisions, and people call each of them so.
        let kind = name
            .rfind(char::is_uppercase)
            .map_or(name, |at| &name[at..]);
        let what = format!("this {}", kind.to_lowercase());
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
                error.hint = Some(format!("add `{} = …`", error.message));
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
            lost: None,
        })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 char bytes byte_buf option unit unit_struct
        newtype_struct seq tuple map enum ignored_any
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
/// reported here and simply not served, but its name after it: `serde` has no other way to go on
/// after an error.
struct SpannedParts<'r, 'de, 'a> {
    node: &'de Node<'a>,
    report: &'r mut Report,
    served: u8,
    keeps_going: bool,
    /// What the value is called if it could not be read.
    lost: Option<String>,
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
            3 if self.keeps_going && matches!(node.value, Value::Null) => return Ok(None),
            3 => {}
            _ => {
                let name = self.lost.take().map(String::into_deserializer);
                return name.map(|name| seed.deserialize(name)).transpose();
            }
        }
        match seed.deserialize(Reader {
            node,
            report: &mut *self.report,
        }) {
            Ok(value) => Ok(Some(value)),
            Err(error) if self.keeps_going => {
                self.report.skipped_ids.extend(id_of(node));
                self.lost = Some(called(node));
                error.report(node, self.report);
                Ok(None)
            }
            Err(error) => Err(error.at(node)),
        }
    }
}

/// The id of the entry in `node`; `None` if it has none.
fn id_of(node: &Node<'_>) -> Option<String> {
    node.entry("id")?.text().map(str::to_owned)
}

/// What the entry in `node` is called in its list: its id or its number; empty if it has neither.
fn called(node: &Node<'_>) -> String {
    let number = || match &node.entry("number")?.value {
        Value::Integer(number) => Some(number.to_string()),
        Value::Text(word) => Some(word.to_string()),
        _ => None,
    };
    id_of(node).or_else(number).unwrap_or_default()
}

#[cfg(test)]
mod tests;
