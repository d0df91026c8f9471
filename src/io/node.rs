//! TOML and JSON as one tree in which every value knows where it stands in the text.
//!
//! Strings without escapes are borrowed from the text. What the values mean is left to
//! [`decode`](super::decode).

use std::borrow::Cow;

use jsonc_parser::ast;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A stretch of the text, in bytes, half-open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A value and its place.
#[derive(Debug)]
pub(crate) struct Node<'a> {
    pub(crate) span: Span,
    pub(crate) value: Value<'a>,
}

/// What a node holds.
#[derive(Debug)]
pub(crate) enum Value<'a> {
    /// JSON's `null`.
    Null,
    Bool(bool),
    Integer(i64),
    /// A number that is not a whole one, or too large for one, as written.
    Number(Cow<'a, str>),
    /// A bare TOML date or time, as TOML prints it.
    Date(String),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    /// In the order of the text; JSON may name a key twice.
    Table(Vec<Entry<'a>>),
}

/// A key of a table with its value.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_span: Span,
    pub(crate) node: Node<'a>,
}

/// Why a text is neither TOML nor JSON.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    /// In the parser's words.
    pub(crate) message: String,
    /// Byte offset.
    pub(crate) at: usize,
}

impl Span {
    /// The offset of byte `at` of the string `written` that stands here in `text`; that of the
    /// string itself if it has escapes, so that nobody can tell.
    pub(crate) fn inside(self, text: &str, written: &str, at: usize) -> usize {
        /// After one quote, three, and three with a line feed, which is not part of the string.
        const OPENINGS: [usize; 4] = [1, 3, 4, 5];
        let starts = OPENINGS.map(|opening| self.start + opening);
        let start = starts.into_iter().find(|start| {
            text.get(*start..)
                .is_some_and(|rest| rest.starts_with(written))
        });
        start.map_or(self.start, |start| start + at.min(written.len()))
    }
}

impl<'a> Node<'a> {
    /// Reads `text` as TOML 1.1. `base` is added to every place. Nesting is bounded by the parser,
    /// so that the stack holds.
    pub(crate) fn from_toml(text: &'a str, base: usize) -> Result<Self, SyntaxError> {
        let table = DeTable::parse(text).map_err(|error| SyntaxError {
            message: error.message().replace('\n', ", "),
            at: base + error.span().map_or(0, |span| span.start),
        })?;
        let span = span_of(&table, base);
        Ok(Node {
            span,
            value: Value::Table(table_entries(table.into_inner(), base)),
        })
    }

    /// Reads `text` as strict JSON. Nesting is bounded by the parser, so that the stack holds.
    pub(crate) fn from_json(text: &'a str) -> Result<Self, SyntaxError> {
        let strict = jsonc_parser::ParseOptions {
            allow_comments: false,
            allow_loose_object_property_names: false,
            allow_trailing_commas: false,
            allow_missing_commas: false,
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        };
        let parsed =
            jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &strict)
                .map_err(|error| SyntaxError {
                    message: lower_first(&error.kind().to_string()),
                    at: error.range().start,
                })?;
        parsed.value.map(json_node).ok_or_else(|| SyntaxError {
            message: "no value".to_owned(),
            at: 0,
        })
    }

    /// The value under `key`, if this is a table that has it.
    pub(crate) fn entry(&self, key: &str) -> Option<&Node<'a>> {
        match &self.value {
            Value::Table(entries) => entries
                .iter()
                .find(|entry| entry.key == key)
                .map(|entry| &entry.node),
            _ => None,
        }
    }

    /// The text of this node, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

fn span_of<T>(spanned: &Spanned<T>, base: usize) -> Span {
    let span = spanned.span();
    Span {
        start: base + span.start,
        end: base + span.end,
    }
}

fn table_entries<'a>(table: DeTable<'a>, base: usize) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key_span: span_of(&key, base),
            key: key.into_inner(),
            node: toml_node(value, base),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

fn toml_node(value: Spanned<DeValue<'_>>, base: usize) -> Node<'_> {
    let span = span_of(&value, base);
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or_else(
                |_| Value::Number(integer.to_string().into()),
                Value::Integer,
            ),
        DeValue::Float(number) => Value::Number(number.as_str().to_owned().into()),
        DeValue::Boolean(truth) => Value::Bool(truth),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(list) => Value::List(
            list.into_iter()
                .map(|value| toml_node(value, base))
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(table_entries(table, base)),
    };
    Node { span, value }
}

fn json_node(value: ast::Value<'_>) -> Node<'_> {
    let range = jsonc_parser::common::Ranged::range(&value);
    let value = match value {
        ast::Value::StringLit(text) => Value::Text(text.value),
        ast::Value::NumberLit(number) => number
            .value
            .parse()
            .map_or_else(|_| Value::Number(number.value.into()), Value::Integer),
        ast::Value::BooleanLit(truth) => Value::Bool(truth.value),
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::Array(list) => Value::List(list.elements.into_iter().map(json_node).collect()),
        ast::Value::Object(object) => {
            Value::Table(object.properties.into_iter().map(json_entry).collect())
        }
    };
    Node {
        span: Span {
            start: range.start,
            end: range.end,
        },
        value,
    }
}

fn json_entry(property: ast::ObjectProp<'_>) -> Entry<'_> {
    let range = jsonc_parser::common::Ranged::range(&property.name);
    let key = match property.name {
        ast::ObjectPropName::String(name) => name.value,
        ast::ObjectPropName::Word(name) => name.value.into(),
    };
    Entry {
        key,
        key_span: Span {
            start: range.start,
            end: range.end,
        },
        node: json_node(property.value),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree without places, in one line.
    fn shape(node: &Node<'_>) -> String {
        match &node.value {
            Value::Null => "null".into(),
            Value::Bool(truth) => truth.to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Number(number) => format!("number {number}"),
            Value::Date(date) => format!("date {date}"),
            Value::Text(text) => format!("{text:?}"),
            Value::List(nodes) => {
                format!(
                    "[{}]",
                    nodes.iter().map(shape).collect::<Vec<_>>().join(", ")
                )
            }
            Value::Table(entries) => {
                let entries: Vec<_> = entries
                    .iter()
                    .map(|e| format!("{}: {}", e.key, shape(&e.node)))
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }

    #[test]
    fn toml_and_json_of_the_same_shape_give_the_same_tree() {
        let toml = "z = 1\na = [true, \"x\\ty\", 1.5]\n[t]\nk = ''\n";
        let json = r#"{"z": 1, "a": [true, "x\ty", 1.5], "t": {"k": ""}}"#;
        let tree = r#"{z: 1, a: [true, "x\ty", number 1.5], t: {k: ""}}"#;
        assert_eq!(shape(&Node::from_toml(toml, 0).unwrap()), tree);
        assert_eq!(shape(&Node::from_json(json).unwrap()), tree);
    }

    #[test]
    fn every_value_knows_its_place() {
        let toml = "a = 1\n[[item]]\nid = \"x\"\n";
        let node = Node::from_toml(toml, 0).unwrap();
        let Value::List(items) = &node.entry("item").unwrap().value else {
            panic!("a list")
        };
        let id = items[0].entry("id").unwrap();
        assert_eq!(&toml[id.span.start..id.span.end], "\"x\"");
        assert!(toml[items[0].span.start..].starts_with("[[item]]"));
        let json = r#"{"item": [{"id": "x"}]}"#;
        let node = Node::from_json(json).unwrap();
        let Value::List(items) = &node.entry("item").unwrap().value else {
            panic!("a list")
        };
        assert_eq!(
            &json[items[0].span.start..items[0].span.end],
            r#"{"id": "x"}"#
        );
    }

    #[test]
    fn a_byte_of_a_string_has_a_place_in_the_text() {
        for (text, place) in [
            ("'abc'", 3),
            ("\"abc\"", 3),
            ("'''abc'''", 5),
            ("'''\nabc'''", 6),
            ("'''\r\nabc'''", 7),
            ("\"\\u0061bc\"", 0),
        ] {
            let span = Span {
                start: 0,
                end: text.len(),
            };
            assert_eq!(span.inside(text, "abc", 2), place, "{text}");
        }
    }

    #[test]
    fn strings_without_escapes_are_borrowed() {
        for node in [
            Node::from_toml("a = 'x'", 0),
            Node::from_json(r#"{"a": "x"}"#),
        ] {
            let node = node.unwrap();
            let Value::Text(text) = &node.entry("a").unwrap().value else {
                panic!("a text")
            };
            assert!(matches!(text, Cow::Borrowed("x")));
        }
    }

    #[test]
    fn a_syntax_error_says_where() {
        assert_eq!(Node::from_toml("a = 1\nb = =\n", 0).unwrap_err().at, 10);
        assert_eq!(Node::from_json("{\"a\": 1,}").unwrap_err().at, 7);
        assert_eq!(Node::from_json("").unwrap_err().message, "no value");
    }

    #[test]
    fn deep_nesting_is_an_error_and_not_a_crash() {
        let deep = "[".repeat(100_000);
        assert!(Node::from_json(&deep).is_err());
        assert!(Node::from_toml(&format!("a = {deep}"), 0).is_err());
    }
}
