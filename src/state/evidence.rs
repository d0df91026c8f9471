//! The evidence for an item as a paragraph with footnotes, ready to be pasted into a brief.

use std::fmt::Write as _;

use crate::model::{
    Attribution, Claim, Hedging, Item, ItemIx, SourceIx, Timeline, When, day_label, origins,
};

use super::{date_text, source_text};

/// Who says what about an item: a sentence a claim, a footnote a source, what came of it, and
/// how many origins the reports go back to. A timeline of an earlier day says which.
///
/// # Panics
/// If `ix` comes from another timeline.
pub fn evidence_text(timeline: &Timeline, ix: ItemIx) -> String {
    let item = timeline.item(ix);
    let mut notes = Footnotes::default();
    let mut sentences = vec![opening(timeline, item, ix, &mut notes)];
    for (_, claim) in timeline.claims_of(ix) {
        sentences.push(claim_sentence(claim, &mut notes));
        for outcome in &claim.outcomes {
            let told = notes.cite(&outcome.sources);
            sentences.push(format!(
                "Outcome: {}. {}{told}",
                outcome.verdict, outcome.text
            ));
        }
    }
    for conflict in &item.conflicts {
        let told = notes.cite(&conflict.sources);
        sentences.push(format!("Disputed: {}{told}", conflict.text));
        for account in &conflict.accounts {
            let told = notes.cite(&account.sources);
            sentences.push(format!("{}: {}{told}", account.who, account.text));
        }
    }
    let mut text = sentences.join(" ");
    text.push_str("\n\n");
    for (number, source) in notes.cited.iter().enumerate() {
        let told = source_text(timeline.source(*source));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "[{}] {told}", number + 1);
    }
    text
}

/// "6 reports, 1 origin": how many sources are cited, and how many of them are independent.
pub fn origins_words(timeline: &Timeline, cited: &[SourceIx]) -> String {
    origins(cited, |ix| timeline.derived_from(ix)).words()
}

/// Who stands behind a claim, in words for a reader: "unnamed officials"; `None` if a person is
/// named, as then the speaker says it all.
pub fn attribution_words(claim: &Claim) -> Option<&'static str> {
    match claim.attribution {
        Attribution::Named => None,
        other => Some(other.word()),
    }
}

/// How a claim holds back, in words: `"hoped for"`, or "hedged: medium" if the words are not
/// known; `None` if it is stated flatly.
pub fn hedging_words(claim: &Claim) -> Option<String> {
    if !claim.hedge_words.is_empty() {
        let words = claim.hedge_words.iter().map(|word| format!("“{word}”"));
        return Some(words.collect::<Vec<_>>().join(", "));
    }
    (claim.hedging != Hedging::None).then(|| format!("hedged: {}", claim.hedging.word()))
}

fn opening(timeline: &Timeline, item: &Item, ix: ItemIx, notes: &mut Footnotes) -> String {
    let known = match timeline.told_on().day() {
        Some(day) => format!("As known on {}: ", day_label(day)),
        None => String::new(),
    };
    let told = notes.cite(&item.sources);
    let (title, date, status) = (&item.title, date_text(timeline, ix), item.status.word());
    let summary = if item.summary.is_empty() {
        String::new()
    } else {
        format!(" {}", item.summary)
    };
    let reports = origins_words(timeline, &item.sources);
    format!("{known}{title} ({date}, {status}; {reports}).{summary}{told}")
}

fn claim_sentence(claim: &Claim, notes: &mut Footnotes) -> String {
    let said = claim.said.as_ref().map(When::label);
    let aside: Vec<String> = attribution_words(claim)
        .map(str::to_owned)
        .into_iter()
        .chain(said)
        .chain(hedging_words(claim))
        .collect();
    let aside = if aside.is_empty() {
        String::new()
    } else {
        format!(" ({})", aside.join("; "))
    };
    let told = notes.cite(&claim.sources);
    format!("{}{aside}: {}{told}", claim.speaker, claim.text)
}

/// The sources cited so far, in the order of their numbers.
#[derive(Default)]
struct Footnotes {
    cited: Vec<SourceIx>,
}

impl Footnotes {
    /// The marks for `sources`: " [1][3]"; empty if there are none.
    fn cite(&mut self, sources: &[SourceIx]) -> String {
        let marks: String = sources.iter().map(|source| self.mark(*source)).collect();
        if marks.is_empty() {
            marks
        } else {
            format!(" {marks}")
        }
    }

    fn mark(&mut self, source: SourceIx) -> String {
        let known = self.cited.iter().position(|cited| *cited == source);
        let at = known.unwrap_or_else(|| {
            self.cited.push(source);
            self.cited.len() - 1
        });
        format!("[{}]", at + 1)
    }
}
