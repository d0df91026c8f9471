//! Why a node could not be read, in words for the author of the file.

use std::fmt;

use serde::de;

use super::{
    diagnostic::{Code, Place, Report, clipped, did_you_mean},
    node::{Node, Span, Value},
};

/// Why a node could not be read.
#[derive(Debug)]
pub(crate) struct DecodeError {
    pub(super) code: Code,
    pub(super) span: Option<Span>,
    pub(super) message: String,
    pub(super) hint: Option<String>,
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

    /// `node` is not what was `expected`: "a string".
    pub(super) fn wrong_type(expected: &str, node: &Node<'_>) -> Self {
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
    pub(super) fn at(mut self, node: &Node<'_>) -> Self {
        self.span.get_or_insert(node.span);
        self
    }

    /// Adds the error to `report`, at `node` unless it is placed already.
    pub(super) fn report(self, node: &Node<'_>, report: &mut Report) {
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

    /// The message is the bare key; The reader of the table
    /// knows what it is missing from.
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
