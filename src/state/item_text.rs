//! An item in plain words: for the clipboard and for a screen reader.

use crate::model::{Claim, Hedging, ItemIx, Source, SourceIx, Timeline, When};

use super::State;

/// All that is known of an item as plain text: what it is, what is claimed and by whom, where
/// the sources disagree, and who they are.
///
/// # Panics
/// If `ix` comes from another timeline.
pub fn item_text(timeline: &Timeline, ix: ItemIx) -> String {
    let item = timeline.item(ix);
    let mut blocks = vec![item.title.clone(), facts(timeline, ix)];
    blocks.extend([item.summary.clone(), item.body.clone()]);
    let claims: Vec<String> = (timeline.claims_of(ix))
        .map(|(_, claim)| claim_text(timeline, claim))
        .collect();
    blocks.push(section("Claims", &claims));
    let conflicts: Vec<String> = (item.conflicts.iter())
        .map(|conflict| {
            format!(
                "- {}{}",
                conflict.text,
                told_by(timeline, &conflict.sources)
            )
        })
        .collect();
    blocks.push(section("Where sources disagree", &conflicts));
    let sources: Vec<String> = (item.sources.iter())
        .map(|source| format!("- {}", source_text(timeline.source(*source))))
        .collect();
    blocks.push(section("Sources", &sources));
    blocks.retain(|block| !block.trim().is_empty());
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

/// A source in one line: publisher, title, author, date, tier, address.
pub fn source_text(source: &Source) -> String {
    let mut text = format!("{}: {}", source.publisher, source.title);
    let published = source.published.as_ref().map(When::label);
    for part in [source.author.clone(), published].into_iter().flatten() {
        text.push_str(", ");
        text.push_str(&part);
    }
    if let Some(tier) = source.tier {
        text.extend([" (tier ", tier.letter(), ", ", tier.meaning(), ")"]);
    }
    if let Some(url) = &source.url {
        text.push(' ');
        text.push_str(url);
    }
    text
}

/// The date of an item in words: the author's own, or worded from the date.
pub fn date_text(timeline: &Timeline, ix: ItemIx) -> String {
    let item = timeline.item(ix);
    let worded = || {
        item.when
            .as_ref()
            .map_or_else(|| "no date known".to_owned(), When::label)
    };
    item.shown_date.clone().unwrap_or_else(worded)
}

/// What a screen reader says of an item that has become the selected one: with its place among
/// those that pass the filter.
pub fn spoken_item(state: &State, ix: ItemIx) -> String {
    let item = state.timeline.item(ix);
    let date = date_text(&state.timeline, ix);
    let place = match state.step_of(ix) {
        Some(at) => format!("{} of {}", at + 1, state.steps().len()),
        None => "outside the filter".to_owned(),
    };
    format!(
        "{date}, {}, {}, {}, importance {}, {place}",
        item.title,
        item.kind.word(),
        item.status.word(),
        item.importance.level(),
    )
}

fn facts(timeline: &Timeline, ix: ItemIx) -> String {
    let item = timeline.item(ix);
    let mut lines = vec![
        format!("Date: {}", date_text(timeline, ix)),
        format!("Kind: {}", item.kind.word()),
        format!("Status: {}", item.status.word()),
        format!("Importance: {} of 5", item.importance.level()),
        format!("Track: {}", timeline.track(item.track).name),
    ];
    lines.extend(item.place.iter().map(|place| format!("Place: {place}")));
    for (name, values) in [("Actors", &item.actors), ("Topics", &item.topics)] {
        if !values.is_empty() {
            lines.push(format!("{name}: {}", values.join(", ")));
        }
    }
    lines.join("\n")
}

fn claim_text(timeline: &Timeline, claim: &Claim) -> String {
    let mut text = format!("- {}: {}", claim.speaker, claim.text);
    let mut notes = vec![claim.attribution.word().to_owned()];
    notes.extend(
        claim
            .said
            .iter()
            .map(|when| format!("said {}", when.label())),
    );
    notes.extend(
        claim
            .about
            .iter()
            .map(|when| format!("about {}", when.label())),
    );
    if claim.hedging != Hedging::None {
        let words: Vec<String> = claim.hedge_words.iter().map(|w| format!("“{w}”")).collect();
        let words = if words.is_empty() {
            String::new()
        } else {
            format!(": {}", words.join(", "))
        };
        notes.push(format!("hedging {}{words}", claim.hedging.word()));
    }
    text.extend([" (", &notes.join("; "), ")"]);
    text.push_str(&told_by(timeline, &claim.sources));
    for outcome in &claim.outcomes {
        let told = told_by(timeline, &outcome.sources);
        text.extend([
            "\n  Outcome: ",
            &outcome.verdict,
            ". ",
            &outcome.text,
            &told,
        ]);
    }
    text
}

/// " [publisher; publisher]", or nothing without sources.
fn told_by(timeline: &Timeline, sources: &[SourceIx]) -> String {
    let mut names: Vec<&str> = sources
        .iter()
        .map(|source| timeline.source(*source).publisher.as_str())
        .collect();
    names.dedup();
    if names.is_empty() {
        String::new()
    } else {
        format!(" [{}]", names.join("; "))
    }
}

fn section(heading: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        String::new()
    } else {
        format!("{heading}\n{}", lines.join("\n"))
    }
}
