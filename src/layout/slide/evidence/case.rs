//! What is said of an item, ready to be laid out: the accounts that disagree, or the claims, or
//! the sources.

use crate::layout::slide::body::{capitalized, tier_letter};
use crate::layout::slide::display::SlideTone;
use crate::model::{
    Account, Attribution, Claim, Hedging, ItemIx, Source, SourceIx, Tier, Timeline,
};

/// At most so many accounts stand side by side, and so many claims below each other.
const MOST_ACCOUNTS: usize = 3;
const MOST_CLAIMS: usize = 4;

/// What is said of an item.
pub(super) enum Case<'a> {
    /// Accounts that disagree, two or more.
    Accounts(Vec<Entry<'a>>),
    /// Claims, the most telling first.
    Claims(Vec<Entry<'a>>),
    /// Who reports it, the best first.
    Sources(Vec<Entry<'a>>),
    /// No source is named.
    Nothing,
}

/// One account, claim or source.
pub(super) struct Entry<'a> {
    /// Whose words they are.
    pub(super) who: String,
    /// Who stands behind it, in words; empty if the name says it.
    pub(super) attribution: &'static str,
    /// When it was said or came out, in few words; empty if not known.
    pub(super) date: String,
    /// What is said; empty for a source that only reports.
    pub(super) text: &'a str,
    /// The values in which it differs from the others, with their names.
    pub(super) values: Vec<(&'a str, String)>,
    /// How it holds back; empty if it is stated flatly.
    pub(super) hedge: String,
    /// The best tier behind it, and who brings it.
    pub(super) source: Option<(Option<Tier>, &'a str)>,
    /// How many entries like it are not shown after it; only the last has any.
    pub(super) more: usize,
}

impl<'a> Case<'a> {
    /// What is known of `ix`.
    pub(super) fn of(timeline: &'a Timeline, ix: ItemIx) -> Self {
        let item = timeline.item(ix);
        let disputed = item
            .conflicts
            .iter()
            .find(|conflict| conflict.accounts.len() > 1);
        if let Some(conflict) = disputed {
            let accounts = conflict.accounts.iter();
            let entries = accounts.map(|account| of_account(timeline, account, &conflict.accounts));
            return Self::Accounts(first_of(entries.collect(), MOST_ACCOUNTS));
        }
        let claims = told_claims(timeline, ix);
        if !claims.is_empty() {
            let entries = claims.into_iter().map(|claim| of_claim(timeline, claim));
            return Self::Claims(first_of(entries.collect(), MOST_CLAIMS));
        }
        Self::sources(timeline, ix)
    }

    /// Who reports `ix`, without what they say.
    pub(super) fn sources(timeline: &'a Timeline, ix: ItemIx) -> Self {
        let cited: Vec<SourceIx> = timeline.sources_of(ix).collect();
        let sources = best_first(timeline, &cited);
        if sources.is_empty() {
            return Self::Nothing;
        }
        let entries = sources
            .into_iter()
            .map(|source| of_source(timeline.source(source)));
        Self::Sources(first_of(entries.collect(), MOST_CLAIMS))
    }

    /// What is shown.
    pub(super) fn entries(&self) -> &[Entry<'a>] {
        match self {
            Self::Accounts(entries) | Self::Claims(entries) | Self::Sources(entries) => entries,
            Self::Nothing => &[],
        }
    }

    /// How many are shown or counted.
    pub(super) fn count(&self) -> usize {
        let entries = self.entries();
        entries.len() + entries.last().map_or(0, |entry| entry.more)
    }
}

impl Entry<'_> {
    /// All of it as a sentence, for a screen reader.
    pub(super) fn spoken(&self) -> String {
        let mut line = self.who.clone();
        for part in [self.attribution, &self.date, &self.hedge] {
            if !part.is_empty() {
                line = format!("{line}, {part}");
            }
        }
        for (name, value) in &self.values {
            line = format!("{line}, {name}: {value}");
        }
        if !self.text.is_empty() {
            line = format!("{line}: {}", self.text);
        }
        if let Some((tier, publisher)) = self.source {
            let tier = tier.map_or("not graded".to_owned(), |tier| {
                format!("{} {}", tier_letter(Some(tier)), tier.meaning())
            });
            line = match publisher {
                "" => format!("{line} ({tier})"),
                publisher => format!("{line} ({tier}, {publisher})"),
            };
        }
        line
    }

    /// The note under the name: "unnamed officials, 5 Jan 2026"; empty if there is nothing.
    pub(super) fn note(&self) -> String {
        match (self.attribution, self.date.as_str()) {
            ("", date) => date.to_owned(),
            (attribution, "") => capitalized(attribution),
            (attribution, date) => format!("{}, {date}", capitalized(attribution)),
        }
    }
}

/// The tone of the bar of an account: hues belong to tracks, and an account to none.
pub(super) const ACCOUNT: SlideTone = SlideTone::Ink;

/// "and 3 more": how many are left out.
pub(super) fn more_words(hidden: usize) -> String {
    format!("and {hidden} more")
}

fn first_of(mut entries: Vec<Entry<'_>>, most: usize) -> Vec<Entry<'_>> {
    let more = entries.len().saturating_sub(most);
    entries.truncate(most);
    if let Some(last) = entries.last_mut() {
        last.more = more;
    }
    entries
}

/// The claims of an item in the order of the strip of evidence: those of which it is known what
/// became, the better the sources of that the earlier, and flat ones before those that hold back.
fn told_claims(timeline: &Timeline, ix: ItemIx) -> Vec<&Claim> {
    let mut claims: Vec<&Claim> = timeline.claims_of(ix).map(|(_, claim)| claim).collect();
    let best = |claim: &Claim| {
        let sources = claim.outcomes.iter().flat_map(|outcome| &outcome.sources);
        rank(sources.filter_map(|ix| timeline.source(*ix).tier).min())
    };
    claims.sort_by_key(|claim| {
        (
            claim.outcomes.is_empty(),
            best(claim),
            claim.hedging != Hedging::None,
        )
    });
    claims
}

fn of_account<'a>(timeline: &'a Timeline, account: &'a Account, all: &'a [Account]) -> Entry<'a> {
    let differs = |name: &str, value: &str| {
        let others = all.iter().flat_map(|account| &account.values);
        let mut others = others.filter(|other| other.name == name);
        others.any(|other| other.value != value)
    };
    let values = account.values.iter();
    let values = values.filter(|value| differs(&value.name, &value.value));
    let mut values: Vec<(&str, String)> = values
        .map(|value| (value.name.as_str(), value.value.clone()))
        .collect();
    let names_date = values
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("date"));
    if let Some(when) = account.when.as_ref().filter(|_| !names_date) {
        values.push(("Date", when.short_label()));
    }
    Entry {
        who: account.who.clone(),
        attribution: "",
        date: String::new(),
        text: &account.text,
        values,
        hedge: String::new(),
        source: without_speaker(best_source(timeline, &account.sources), &account.who),
        more: 0,
    }
}

fn of_claim<'a>(timeline: &'a Timeline, claim: &'a Claim) -> Entry<'a> {
    let says_it =
        claim.attribution == Attribution::ArticleVoice && claim.speaker.contains("article");
    let is_named = claim.attribution == Attribution::Named;
    let said = claim.said.as_ref();
    Entry {
        who: capitalized(&claim.speaker),
        attribution: if says_it || is_named {
            ""
        } else {
            claim.attribution.word()
        },
        date: said.map_or_else(String::new, crate::model::When::short_label),
        text: &claim.text,
        values: Vec::new(),
        hedge: hedge(claim),
        source: without_speaker(best_source(timeline, &claim.sources), &claim.speaker),
        more: 0,
    }
}

/// The first word that holds back, in quotation marks as the source has it; else to what degree.
fn hedge(claim: &Claim) -> String {
    match claim.hedge_words.first() {
        Some(word) => format!("“{word}”"),
        None if claim.hedging == Hedging::None => String::new(),
        None => format!("hedged: {}", claim.hedging.word()),
    }
}

fn of_source(source: &Source) -> Entry<'_> {
    let published = source.published.as_ref();
    Entry {
        who: source.publisher.clone(),
        attribution: "",
        date: published.map_or_else(String::new, crate::model::When::short_label),
        text: "",
        values: Vec::new(),
        hedge: String::new(),
        source: Some((source.tier, "")),
        more: 0,
    }
}

/// The tier and the name of the best of `sources`.
fn best_source<'a>(
    timeline: &'a Timeline,
    sources: &[SourceIx],
) -> Option<(Option<Tier>, &'a str)> {
    let best = best_first(timeline, sources).first().copied()?;
    let source = timeline.source(best);
    Some((source.tier, source.publisher.as_str()))
}

/// The same without the publisher where that is whose words they are.
fn without_speaker<'a>(
    source: Option<(Option<Tier>, &'a str)>,
    speaker: &str,
) -> Option<(Option<Tier>, &'a str)> {
    let (tier, publisher) = source?;
    Some((tier, if publisher == speaker { "" } else { publisher }))
}

fn best_first(timeline: &Timeline, sources: &[SourceIx]) -> Vec<SourceIx> {
    let mut sources = sources.to_vec();
    sources.sort_by_key(|ix| rank(timeline.source(*ix).tier));
    sources
}

fn rank(tier: Option<Tier>) -> usize {
    tier.map_or(Tier::ALL.len(), |tier| tier as usize)
}
