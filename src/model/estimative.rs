//! Words of estimative probability: the scale of likelihood, and a linter for texts that use it.
//!
//! The scale is that of the United States' Intelligence Community Directive 203, Analytic
//! Standards (2 January 2015, D.6.e.2): seven bands, each with two terms. A text keeps to one
//! row of terms, and no sentence has both a likelihood and a confidence level, because one is
//! about the world and the other about the evidence. Where a fault stands in a file, and whether
//! it matters, is left to the caller.

mod lexicon;
mod prose;
#[cfg(test)]
mod tests;

use std::ops::{Range, RangeInclusive};

use lexicon::{Meaning, meaning_at};
use prose::{Word, words};

/// A band of the scale of likelihood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likelihood {
    /// 1–5 %.
    AlmostNoChance,
    /// 5–20 %.
    VeryUnlikely,
    /// 20–45 %.
    Unlikely,
    /// 45–55 %.
    RoughlyEvenChance,
    /// 55–80 %.
    Likely,
    /// 80–95 %.
    VeryLikely,
    /// 95–99 %.
    AlmostCertain,
}

/// One of the two rows of terms of the scale. A text keeps to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermRow {
    /// "Unlikely", "likely", "very likely".
    Likely,
    /// "Improbable", "probable", "highly probable".
    Probable,
}

impl Likelihood {
    /// Every band, the least likely first.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::RoughlyEvenChance,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    /// The probability that it stands for, in percent. Neighbours share their border.
    pub const fn percent(self) -> RangeInclusive<u8> {
        match self {
            Self::AlmostNoChance => 1..=5,
            Self::VeryUnlikely => 5..=20,
            Self::Unlikely => 20..=45,
            Self::RoughlyEvenChance => 45..=55,
            Self::Likely => 55..=80,
            Self::VeryLikely => 80..=95,
            Self::AlmostCertain => 95..=99,
        }
    }

    /// Its term in `row`.
    pub const fn term(self, row: TermRow) -> &'static str {
        let (likely, probable) = match self {
            Self::AlmostNoChance => ("almost no chance", "remote"),
            Self::VeryUnlikely => ("very unlikely", "highly improbable"),
            Self::Unlikely => ("unlikely", "improbable"),
            Self::RoughlyEvenChance => ("roughly even chance", "roughly even odds"),
            Self::Likely => ("likely", "probable"),
            Self::VeryLikely => ("very likely", "highly probable"),
            Self::AlmostCertain => ("almost certain", "nearly certain"),
        };
        match row {
            TermRow::Likely => likely,
            TermRow::Probable => probable,
        }
    }

    /// The probability in words: "55–80 %".
    fn percent_words(self) -> String {
        let percent = self.percent();
        format!("{}–{} %", percent.start(), percent.end())
    }
}

/// What is wrong with a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordingFaultKind {
    /// A term of one row in a text that uses the other.
    MixedRows,
    /// A confidence level in a sentence that also says how likely something is.
    LikelihoodWithConfidence,
    /// A word of likelihood that is not on the scale.
    OffList,
}

impl WordingFaultKind {
    /// What is wrong, in a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::MixedRows => "mixes the two rows of the scale of likelihood",
            Self::LikelihoodWithConfidence => "mixes likelihood and confidence in one sentence",
            Self::OffList => "is not on the scale of likelihood",
        }
    }
}

/// A wording that the scale does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingFault {
    /// What is wrong.
    pub kind: WordingFaultKind,
    /// Where the words stand in the text, in bytes.
    pub range: Range<usize>,
    /// The words as written, line breaks as blanks.
    pub found: String,
    /// What to write instead, without a full stop.
    pub hint: String,
}

/// A wording with its meaning and place.
struct Use {
    meaning: Meaning,
    sentence: usize,
    range: Range<usize>,
}

/// The faults of an English text in Markdown, in the order of the text.
///
/// `text` is one product: all that is told of one thing at a time. What stands in quotation
/// marks or quoted paragraphs, in code and in addresses is skipped: those are others' words.
pub fn wording_faults(text: &str) -> Vec<WordingFault> {
    let uses = uses(&words(text));
    if uses.is_empty() {
        return Vec::new();
    }
    let row = row_of(&uses);
    let mut faults: Vec<WordingFault> = uses
        .iter()
        .filter_map(|found| {
            let (kind, hint) = match found.meaning {
                Meaning::Term(likelihood, own) => (
                    WordingFaultKind::MixedRows,
                    row_hint(likelihood, row.filter(|row| *row != own)?),
                ),
                Meaning::OffList(likelihood) => {
                    (WordingFaultKind::OffList, off_list_hint(likelihood, row))
                }
                Meaning::Confidence => (
                    WordingFaultKind::LikelihoodWithConfidence,
                    confidence_hint(text, likelihood_beside(found, &uses)?),
                ),
                Meaning::Plain => return None,
            };
            Some(WordingFault {
                kind,
                range: found.range.clone(),
                found: on_one_line(&text[found.range.clone()]),
                hint,
            })
        })
        .collect();
    faults.sort_by_key(|fault| fault.range.start);
    faults
}

/// The wordings that matter, the longest at each place.
fn uses(words: &[Word]) -> Vec<Use> {
    let mut uses = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((meaning, length)) = meaning_at(&words[at..]) else {
            at += 1;
            continue;
        };
        if meaning != Meaning::Plain {
            uses.push(Use {
                meaning,
                sentence: words[at].sentence,
                range: words[at].range.start..words[at + length - 1].range.end,
            });
        }
        at += length;
    }
    uses
}

/// The row that most terms are of; if as many are of each, that of the first. `None` without
/// terms.
fn row_of(uses: &[Use]) -> Option<TermRow> {
    let rows = uses.iter().filter_map(|found| match found.meaning {
        Meaning::Term(_, row) => Some(row),
        _ => None,
    });
    let first = rows.clone().next()?;
    let (same, other): (Vec<_>, Vec<_>) = rows.partition(|row| *row == first);
    Some(match other.first() {
        Some(row) if other.len() > same.len() => *row,
        _ => first,
    })
}

/// The likelihood in the sentence of `level`.
fn likelihood_beside<'a>(level: &Use, uses: &'a [Use]) -> Option<&'a Use> {
    uses.iter()
        .find(|other| other.sentence == level.sentence && other.meaning != Meaning::Confidence)
}

fn row_hint(likelihood: Likelihood, row: TermRow) -> String {
    format!(
        "the text uses the other row of terms; the same there is \"{}\" ({})",
        likelihood.term(row),
        likelihood.percent_words(),
    )
}

fn off_list_hint(likelihood: Option<Likelihood>, row: Option<TermRow>) -> String {
    let Some(likelihood) = likelihood else {
        return "say how likely, from \"almost no chance\" to \"almost certain\"; or say only \
                what is known"
            .to_owned();
    };
    let terms = match row {
        Some(row) => format!("\"{}\"", likelihood.term(row)),
        None => format!(
            "\"{}\" or \"{}\"",
            likelihood.term(TermRow::Likely),
            likelihood.term(TermRow::Probable)
        ),
    };
    format!("if it means {}, say {terms}", likelihood.percent_words())
}

fn confidence_hint(text: &str, likelihood: &Use) -> String {
    format!(
        "the sentence also says \"{}\"; give the confidence a sentence of its own",
        on_one_line(&text[likelihood.range.clone()])
    )
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
