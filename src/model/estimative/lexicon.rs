//! The wordings that the linter knows, and how they are found among words.
//!
//! Ordinary senses of the same words stand in the list too, as plain: the longest wording at a
//! place wins, so "more likely" is a comparison and "had no doubt" is about a person. "Possible",
//! "might", "could" and "expected" are not in it: a chronology reports in these words what
//! others hold possible.

use super::{
    Likelihood::{
        self, AlmostCertain, AlmostNoChance, Likely, RoughlyEvenChance, Unlikely, VeryLikely,
        VeryUnlikely,
    },
    TermRow, Word,
};

/// What a wording says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A term of the scale.
    Term(Likelihood, TermRow),
    /// A likelihood in words that are not on the scale, with the band that comes closest;
    /// `None` if it says no degree.
    OffList(Option<Likelihood>),
    /// How well founded a judgement is.
    Confidence,
    /// Nothing about likelihood, though it looks like it.
    Plain,
}

/// What the wording at the beginning of `words` says, and how many words it has; `None` if no
/// wording begins there.
pub(super) fn meaning_at(words: &[Word]) -> Option<(Meaning, usize)> {
    let first = words.first()?.text.as_str();
    let begin = WORDINGS.partition_point(|(wording, _)| first_word(wording) < first);
    WORDINGS[begin..]
        .iter()
        .take_while(|(wording, _)| first_word(wording) == first)
        .filter(|(wording, _)| begins_with(words, wording))
        .map(|(wording, meaning)| (*meaning, wording.split(' ').count()))
        .max_by_key(|(_, length)| *length)
        .map(|(meaning, length)| {
            if is_plain_before(&words[..length], words.get(length)) {
                (Meaning::Plain, length)
            } else {
                (meaning, length)
            }
        })
}

fn first_word(wording: &str) -> &str {
    wording.split(' ').next().unwrap_or(wording)
}

fn begins_with(words: &[Word], wording: &str) -> bool {
    let mut parts = wording.split(' ').enumerate();
    parts.all(|(at, part)| {
        words
            .get(at)
            .is_some_and(|word| word.text == part && (at == 0 || word.is_joined))
    })
}

/// Whether the word that follows makes another sense of a wording: a chance to do a thing is an
/// opportunity, and perhaps 200 are about 200.
fn is_plain_before(wording: &[Word], next: Option<&Word>) -> bool {
    let (Some(last), Some(next)) = (wording.last(), next.filter(|next| next.is_joined)) else {
        return false;
    };
    match last.text.as_str() {
        "chance" => ["to", "for"].contains(&next.text.as_str()),
        "perhaps" | "maybe" | "possibly" => next.text.starts_with(char::is_numeric),
        _ => false,
    }
}

const fn likely(likelihood: Likelihood) -> Meaning {
    Meaning::Term(likelihood, TermRow::Likely)
}

const fn probable(likelihood: Likelihood) -> Meaning {
    Meaning::Term(likelihood, TermRow::Probable)
}

const fn off(likelihood: Likelihood) -> Meaning {
    Meaning::OffList(Some(likelihood))
}

const NO_DEGREE: Meaning = Meaning::OffList(None);

/// Wordings in ascending order, so that a word finds those that begin with it.
const WORDINGS: [(&str, Meaning); 259] = [
    ("50 50", off(RoughlyEvenChance)),
    ("50 50 chance", off(RoughlyEvenChance)),
    ("a chance that", NO_DEGREE),
    ("a coin toss", off(RoughlyEvenChance)),
    ("a long shot", off(VeryUnlikely)),
    ("a possibility that", NO_DEGREE),
    ("a safe bet", off(VeryLikely)),
    ("a toss up", off(RoughlyEvenChance)),
    ("against the odds", Meaning::Plain),
    ("all but certain", off(AlmostCertain)),
    ("almost certain", likely(AlmostCertain)),
    ("almost certainly", likely(AlmostCertain)),
    ("almost no chance", likely(AlmostNoChance)),
    ("almost sure", off(AlmostCertain)),
    ("almost surely", off(AlmostCertain)),
    ("an even chance", off(RoughlyEvenChance)),
    ("are sure to", off(AlmostCertain)),
    ("as good as certain", off(AlmostCertain)),
    ("as likely", Meaning::Plain),
    ("as likely as not", off(RoughlyEvenChance)),
    ("as probable", Meaning::Plain),
    ("at even odds", off(RoughlyEvenChance)),
    ("better than even chance", off(Likely)),
    ("better than even odds", off(Likely)),
    ("can not be discounted", NO_DEGREE),
    ("can not be excluded", NO_DEGREE),
    ("can not be ruled out", NO_DEGREE),
    ("can possibly", Meaning::Plain),
    ("can't be discounted", NO_DEGREE),
    ("can't be excluded", NO_DEGREE),
    ("can't be ruled out", NO_DEGREE),
    ("can't possibly", Meaning::Plain),
    ("cannot be discounted", NO_DEGREE),
    ("cannot be excluded", NO_DEGREE),
    ("cannot be ruled out", NO_DEGREE),
    ("cannot possibly", Meaning::Plain),
    ("chance is remote", probable(AlmostNoChance)),
    ("chance remains remote", probable(AlmostNoChance)),
    ("chances are", off(Likely)),
    ("chances are even", off(RoughlyEvenChance)),
    ("chances are good", off(Likely)),
    ("chances are remote", probable(AlmostNoChance)),
    ("chances remain remote", probable(AlmostNoChance)),
    ("conceivable that", NO_DEGREE),
    ("conceivably", NO_DEGREE),
    ("confidence is high", Meaning::Confidence),
    ("confidence is low", Meaning::Confidence),
    ("confidence is moderate", Meaning::Confidence),
    ("confidence level", Meaning::Confidence),
    ("confidence level is high", Meaning::Confidence),
    ("confidence level is low", Meaning::Confidence),
    ("confidence level is moderate", Meaning::Confidence),
    ("confidence remains high", Meaning::Confidence),
    ("confidence remains low", Meaning::Confidence),
    ("confidence remains moderate", Meaning::Confidence),
    ("confidence was high", Meaning::Confidence),
    ("confidence was low", Meaning::Confidence),
    ("confidence was moderate", Meaning::Confidence),
    ("could not be excluded", NO_DEGREE),
    ("could not be ruled out", NO_DEGREE),
    ("could not possibly", Meaning::Plain),
    ("could possibly", Meaning::Plain),
    ("could well", NO_DEGREE),
    ("could yet", NO_DEGREE),
    ("couldn't be ruled out", NO_DEGREE),
    ("couldn't possibly", Meaning::Plain),
    ("decent chance", off(Likely)),
    ("distinct possibility", NO_DEGREE),
    ("doubtful if", off(Unlikely)),
    ("doubtful whether", off(Unlikely)),
    ("doubtless", off(AlmostCertain)),
    ("doubtlessly", off(AlmostCertain)),
    ("entirely possible", NO_DEGREE),
    ("equally likely", Meaning::Plain),
    ("equally probable", Meaning::Plain),
    ("excellent chance", off(VeryLikely)),
    ("extremely improbable", off(AlmostNoChance)),
    ("extremely likely", off(AlmostCertain)),
    ("extremely probable", off(AlmostCertain)),
    ("extremely unlikely", off(AlmostNoChance)),
    ("faint chance", off(VeryUnlikely)),
    ("fair chance", off(Likely)),
    ("fairly likely", off(Likely)),
    ("fairly unlikely", off(Unlikely)),
    ("fifty fifty", off(RoughlyEvenChance)),
    ("fifty fifty chance", off(RoughlyEvenChance)),
    ("good chance", off(Likely)),
    ("good possibility", NO_DEGREE),
    ("had no doubt", Meaning::Plain),
    ("hardly any chance", off(AlmostNoChance)),
    ("hardly likely", off(VeryUnlikely)),
    ("has every chance", off(VeryLikely)),
    ("has no doubt", Meaning::Plain),
    ("have every chance", off(VeryLikely)),
    ("have no doubt", Meaning::Plain),
    ("having no doubt", Meaning::Plain),
    ("her most likely", Meaning::Plain),
    ("high chance", off(VeryLikely)),
    ("high confidence", Meaning::Confidence),
    ("high likelihood", off(VeryLikely)),
    ("high probability", off(VeryLikely)),
    ("highly improbable", probable(VeryUnlikely)),
    ("highly likely", off(VeryLikely)),
    ("highly probable", probable(VeryLikely)),
    ("highly probably", off(VeryLikely)),
    ("highly unlikely", off(VeryUnlikely)),
    ("his most likely", Meaning::Plain),
    ("how likely", Meaning::Plain),
    ("how probable", Meaning::Plain),
    ("improbable", probable(Unlikely)),
    ("improbably", probable(Unlikely)),
    ("in all likelihood", off(VeryLikely)),
    ("in all probability", off(VeryLikely)),
    ("is possible that", NO_DEGREE),
    ("is sure to", off(AlmostCertain)),
    ("it could be that", NO_DEGREE),
    ("it is doubtful", off(Unlikely)),
    ("it looks doubtful", off(Unlikely)),
    ("it may be that", NO_DEGREE),
    ("it might be that", NO_DEGREE),
    ("it remains doubtful", off(Unlikely)),
    ("it seems doubtful", off(Unlikely)),
    ("it was doubtful", off(Unlikely)),
    ("its most likely", Meaning::Plain),
    ("least likely", Meaning::Plain),
    ("leave no doubt", Meaning::Plain),
    ("leaves no doubt", Meaning::Plain),
    ("leaving no doubt", Meaning::Plain),
    ("left no doubt", Meaning::Plain),
    ("less likely", Meaning::Plain),
    ("less probable", Meaning::Plain),
    ("level of confidence", Meaning::Confidence),
    ("likelihood is remote", probable(AlmostNoChance)),
    ("likely", likely(Likely)),
    ("limited confidence", Meaning::Confidence),
    ("little chance", off(VeryUnlikely)),
    ("little likelihood", off(VeryUnlikely)),
    ("little probability", off(VeryUnlikely)),
    ("little prospect of", off(VeryUnlikely)),
    ("low chance", off(VeryUnlikely)),
    ("low confidence", Meaning::Confidence),
    ("low likelihood", off(VeryUnlikely)),
    ("low probability", off(VeryUnlikely)),
    ("low to moderate confidence", Meaning::Confidence),
    ("may or may not", off(RoughlyEvenChance)),
    ("may well", NO_DEGREE),
    ("may yet", NO_DEGREE),
    ("maybe", NO_DEGREE),
    ("medium confidence", Meaning::Confidence),
    ("might or might not", off(RoughlyEvenChance)),
    ("might well", NO_DEGREE),
    ("might yet", NO_DEGREE),
    ("moderate confidence", Meaning::Confidence),
    ("moderate to high confidence", Meaning::Confidence),
    ("more likely", Meaning::Plain),
    ("more likely than not", off(Likely)),
    ("more probable", Meaning::Plain),
    ("more probable than not", off(Likely)),
    ("most likely", off(VeryLikely)),
    ("most probably", off(VeryLikely)),
    ("most unlikely", off(AlmostNoChance)),
    ("near certain", off(AlmostCertain)),
    ("near certainty", off(AlmostCertain)),
    ("nearly certain", probable(AlmostCertain)),
    ("nearly certainly", probable(AlmostCertain)),
    ("next to no chance", off(AlmostNoChance)),
    ("no chance", off(AlmostNoChance)),
    ("no doubt", off(AlmostCertain)),
    ("not a chance", off(AlmostNoChance)),
    ("not improbable", off(Likely)),
    ("not likely", off(Unlikely)),
    ("not possibly", Meaning::Plain),
    ("not probable", off(Unlikely)),
    ("not unlikely", off(Likely)),
    ("not very likely", off(Unlikely)),
    ("odds are", off(Likely)),
    ("odds are even", off(RoughlyEvenChance)),
    ("odds are good", off(Likely)),
    ("one cannot rule out", NO_DEGREE),
    ("outside chance", off(VeryUnlikely)),
    ("overwhelmingly likely", off(AlmostCertain)),
    ("perhaps", NO_DEGREE),
    ("poor chance", off(VeryUnlikely)),
    ("possibility is remote", probable(AlmostNoChance)),
    ("possibility remains remote", probable(AlmostNoChance)),
    ("possibly", NO_DEGREE),
    ("possibly can", Meaning::Plain),
    ("possibly could", Meaning::Plain),
    ("practically certain", off(AlmostCertain)),
    ("practically no chance", off(AlmostNoChance)),
    ("presumably", off(Likely)),
    ("probable", probable(Likely)),
    ("probable cause", Meaning::Plain),
    ("probably", probable(Likely)),
    ("prospect is remote", probable(AlmostNoChance)),
    ("prospect remains remote", probable(AlmostNoChance)),
    ("quite likely", off(Likely)),
    ("quite possible", NO_DEGREE),
    ("quite possibly", NO_DEGREE),
    ("quite probable", off(Likely)),
    ("quite probably", off(Likely)),
    ("quite unlikely", off(VeryUnlikely)),
    ("rather likely", off(Likely)),
    ("rather unlikely", off(Unlikely)),
    ("real possibility", NO_DEGREE),
    ("reasonable chance", off(Likely)),
    ("reasonably likely", off(Likely)),
    ("remains possible that", NO_DEGREE),
    ("remote chance", probable(AlmostNoChance)),
    ("remote likelihood", probable(AlmostNoChance)),
    ("remote possibility", probable(AlmostNoChance)),
    ("remote probability", probable(AlmostNoChance)),
    ("remote prospect", probable(AlmostNoChance)),
    ("roughly even chance", likely(RoughlyEvenChance)),
    ("roughly even odds", probable(RoughlyEvenChance)),
    ("seems sure to", off(AlmostCertain)),
    ("slight chance", off(VeryUnlikely)),
    ("slightest chance", off(AlmostNoChance)),
    ("slim chance", off(VeryUnlikely)),
    ("slim chances", off(VeryUnlikely)),
    ("small chance", off(VeryUnlikely)),
    ("small probability", off(VeryUnlikely)),
    ("some chance", NO_DEGREE),
    ("somewhat likely", off(Likely)),
    ("somewhat unlikely", off(Unlikely)),
    ("strong chance", off(VeryLikely)),
    ("strong likelihood", off(VeryLikely)),
    ("strong possibility", off(VeryLikely)),
    ("strong probability", off(VeryLikely)),
    ("the chances are", off(Likely)),
    ("the least likely", Meaning::Plain),
    ("the more likely", Meaning::Plain),
    ("the most likely", Meaning::Plain),
    ("the odds are", off(Likely)),
    ("their most likely", Meaning::Plain),
    ("there is every chance", off(VeryLikely)),
    ("there is no doubt about", Meaning::Plain),
    ("undoubtedly", off(AlmostCertain)),
    ("unlikely", likely(Unlikely)),
    ("vanishingly small chance", off(AlmostNoChance)),
    ("very good chance", off(VeryLikely)),
    ("very high confidence", Meaning::Confidence),
    ("very improbable", off(VeryUnlikely)),
    ("very likely", likely(VeryLikely)),
    ("very low confidence", Meaning::Confidence),
    ("very possible", NO_DEGREE),
    ("very possibly", NO_DEGREE),
    ("very probable", off(VeryLikely)),
    ("very probably", off(VeryLikely)),
    ("very unlikely", likely(VeryUnlikely)),
    ("virtual certainty", off(AlmostCertain)),
    ("virtually certain", off(AlmostCertain)),
    ("virtually certainly", off(AlmostCertain)),
    ("virtually no chance", off(AlmostNoChance)),
    ("was possible that", NO_DEGREE),
    ("we can't rule out", NO_DEGREE),
    ("we cannot rule out", NO_DEGREE),
    ("without a doubt", off(AlmostCertain)),
    ("without doubt", off(AlmostCertain)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_are_in_order_and_lower_case() {
        for pair in WORDINGS.windows(2) {
            assert!(
                pair[0].0 < pair[1].0,
                "{} stands before {}",
                pair[0].0,
                pair[1].0
            );
        }
        for (wording, _) in WORDINGS {
            assert_eq!(wording, wording.to_lowercase());
        }
    }

    #[test]
    fn every_band_has_its_terms_among_the_wordings() {
        for likelihood in Likelihood::ALL {
            for row in [TermRow::Likely, TermRow::Probable] {
                // "Remote" alone may be a village.
                let term = likelihood.term(row).replace("remote", "remote chance");
                let found = WORDINGS.iter().find(|(wording, _)| *wording == term);
                assert_eq!(
                    found.map(|found| found.1),
                    Some(Meaning::Term(likelihood, row))
                );
            }
        }
    }
}
