//! The numbers of the format: those that name a point, and those that count.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Visitor},
};

/// What a point is called in its document: a whole number, or a word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PointNumber<'a>(pub(crate) Cow<'a, str>);

impl PointNumber<'_> {
    /// The number; `None` for a word.
    pub(crate) fn whole(&self) -> Option<i64> {
        let number: i64 = self.0.parse().ok()?;
        (number.to_string() == self.0).then_some(number)
    }
}

/// An integer and a string of the same digits are the same number.
impl<'de: 'a, 'a> Deserialize<'de> for PointNumber<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberOrWord;

        impl<'de> Visitor<'de> for NumberOrWord {
            type Value = PointNumber<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number or a string")
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
                Ok(PointNumber(number.to_string().into()))
            }

            fn visit_borrowed_str<E: de::Error>(self, word: &'de str) -> Result<Self::Value, E> {
                Ok(PointNumber(word.into()))
            }
        }

        deserializer.deserialize_identifier(NumberOrWord)
    }
}

impl Serialize for PointNumber<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(number) => serializer.serialize_i64(number),
            None => serializer.serialize_str(&self.0),
        }
    }
}

/// A number that counts something. As read it may be infinite, or no number at all.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Figure(pub(crate) f64);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Up to here every whole number is exact.
        const EXACT: f64 = 9e15;
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_written_as_a_number_is_one() {
        for (text, number) in [
            ("6", Some(6)),
            ("-1", Some(-1)),
            ("06", None),
            ("+6", None),
            ("6a", None),
            ("territory", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(PointNumber(text.into()).whole(), number, "{text}");
        }
    }

    #[test]
    fn a_whole_figure_is_written_without_a_point() {
        for (figure, text) in [(28.0, "28"), (-3.0, "-3"), (0.5, "0.5"), (1e300, "1e+300")] {
            assert_eq!(serde_json::to_string(&Figure(figure)).unwrap(), text);
        }
    }
}
