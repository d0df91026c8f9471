//! What stands in the strip: the claims about an item, the most telling first, then the accounts
//! of it that differ; without claims, what its sources are.

use crate::model::{Account, Claim, Conflict, Hedging, ItemIx, Source, SourceIx, Tier, Timeline};
use crate::ui::wording::counted;

/// One row of the strip.
pub enum Row<'a> {
    /// Somebody says so.
    Claim(&'a Claim),
    /// One version of what is disputed.
    Account(&'a Account),
    /// What the sources disagree about; its versions follow, if they are told apart.
    Conflict(&'a Conflict),
    /// A source, where nothing is known of who says what.
    Source(SourceIx, &'a Source),
}

/// The rows for `ix`, the most telling claims first: those of which it is known what became,
/// then those with the best sources, then those that hold back, then in file order.
pub fn rows_of(timeline: &Timeline, ix: ItemIx) -> Vec<Row<'_>> {
    let item = timeline.item(ix);
    let mut claims: Vec<&Claim> = timeline.claims_of(ix).map(|(_, claim)| claim).collect();
    claims.sort_by_key(|claim| {
        (
            claim.outcomes.is_empty(),
            best_tier(timeline, claim).map_or(Tier::ALL.len(), |tier| tier as usize),
            claim.hedging == Hedging::None,
        )
    });
    let mut rows: Vec<Row<'_>> = claims.into_iter().map(Row::Claim).collect();
    if rows.is_empty() {
        let sources = item.sources.iter();
        rows.extend(sources.map(|source| Row::Source(*source, timeline.source(*source))));
        rows.sort_by_key(|row| match row {
            Row::Source(_, source) => source.tier.map_or(Tier::ALL.len(), |tier| tier as usize),
            _ => 0,
        });
    }
    let mut told: Vec<Row<'_>> = Vec::new();
    for conflict in &item.conflicts {
        told.push(Row::Conflict(conflict));
        told.extend(conflict.accounts.iter().map(Row::Account));
    }
    if matches!(rows.first(), Some(Row::Source(..))) {
        // Who differs says more than who reports.
        told.append(&mut rows);
        return told;
    }
    rows.append(&mut told);
    rows
}

/// "14 claims, 3 accounts"; "nothing" if there is no row.
pub fn counted_rows(rows: &[Row<'_>]) -> String {
    let of = |test: fn(&Row<'_>) -> bool| rows.iter().filter(|row| test(row)).count();
    let accounts = of(|row| matches!(row, Row::Account(_)));
    let undivided =
        |row: &Row<'_>| matches!(row, Row::Conflict(conflict) if conflict.accounts.is_empty());
    let counts = [
        (of(|row| matches!(row, Row::Claim(_))), "claim", "claims"),
        (accounts, "account", "accounts"),
        (of(undivided), "disagreement", "disagreements"),
        (
            of(|row| matches!(row, Row::Source(..))),
            "source",
            "sources",
        ),
    ];
    let told = counts.iter().filter(|(count, ..)| *count > 0);
    let words: Vec<String> = told
        .map(|(count, one, many)| counted(*count, one, many))
        .collect();
    if words.is_empty() {
        return "no source named".to_owned();
    }
    words.join(", ")
}

/// The best tier behind a claim or what became of it; `None` if none is graded.
fn best_tier(timeline: &Timeline, claim: &Claim) -> Option<Tier> {
    let outcomes = claim.outcomes.iter().flat_map(|outcome| &outcome.sources);
    let sources = claim.sources.iter().chain(outcomes);
    sources.filter_map(|ix| timeline.source(*ix).tier).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Attribution, Hue, Importance, Item, Kind, Outcome, Shape, Status, TimelineParts, Track,
        TrackIx,
    };

    fn claim(text: &str, outcome: Option<SourceIx>) -> Claim {
        Claim {
            id: text.to_owned(),
            text: text.to_owned(),
            speaker: "Somebody".to_owned(),
            attribution: Attribution::Named,
            about: None,
            said: None,
            hedging: Hedging::None,
            hedge_words: Vec::new(),
            item: Some(ItemIx(0)),
            sources: Vec::new(),
            known_from: None,
            outcomes: outcome
                .into_iter()
                .map(|source| Outcome {
                    sources: vec![source],
                    ..Outcome::default()
                })
                .collect(),
        }
    }

    fn timeline(claims: Vec<Claim>) -> Timeline {
        let source = |id: &str, tier| Source {
            id: id.to_owned(),
            publisher: id.to_owned(),
            tier,
            ..Source::default()
        };
        Timeline::new(TimelineParts {
            tracks: vec![Track {
                id: "a".to_owned(),
                name: "A".to_owned(),
                badge: "A".to_owned(),
                hue: Hue::Slate,
                shape: Shape::Circle,
                starts_folded: false,
            }],
            sources: vec![
                source("weak", Some(Tier::C)),
                source("office", Some(Tier::A)),
            ],
            items: vec![item()],
            claims,
            ..TimelineParts::default()
        })
    }

    fn item() -> Item {
        Item {
            id: "x".to_owned(),
            title: "X".to_owned(),
            summary: String::new(),
            body: String::new(),
            when: None,
            shown_date: None,
            track: TrackIx(0),
            further_tracks: Vec::new(),
            kind: Kind::Meeting,
            status: Status::Happened,
            importance: Importance::DEFAULT,
            actors: Vec::new(),
            place: None,
            topics: Vec::new(),
            sources: vec![SourceIx(0), SourceIx(1)],
            known_from: None,
            replaced_by: None,
            conflicts: Vec::new(),
            links: Vec::new(),
        }
    }

    #[test]
    fn what_came_of_it_and_official_sources_come_first() {
        let timeline = timeline(vec![
            claim("open", None),
            claim("weakly confirmed", Some(SourceIx(0))),
            claim("officially confirmed", Some(SourceIx(1))),
        ]);
        let rows = rows_of(&timeline, ItemIx(0));
        let texts: Vec<&str> = rows
            .iter()
            .map(|row| match row {
                Row::Claim(claim) => claim.text.as_str(),
                _ => "no claim",
            })
            .collect();
        assert_eq!(texts, ["officially confirmed", "weakly confirmed", "open"]);
        assert_eq!(counted_rows(&rows), "3 claims");
    }

    #[test]
    fn without_claims_the_sources_are_told_the_best_first() {
        let timeline = timeline(Vec::new());
        let rows = rows_of(&timeline, ItemIx(0));
        let first = rows
            .first()
            .map(|row| matches!(row, Row::Source(SourceIx(1), _)));
        assert_eq!(first, Some(true));
        assert_eq!(counted_rows(&rows), "2 sources");
    }
}
