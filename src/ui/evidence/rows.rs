//! What stands in the strip: the claims about an item, the most telling first, then the accounts
//! of it that differ; without claims, what its sources are.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{
    Account, Claim, ClaimIx, Conflict, Hedging, ItemIx, Source, SourceIx, Tier, Timeline,
};
use crate::ui::wording::counted;

/// Which rows there are, in order; found once for an item on a day of knowledge.
#[derive(Default)]
pub struct Rows {
    /// The timeline and the item that they are of.
    of: Option<(Arc<Timeline>, ItemIx)>,
    places: Vec<Place>,
    /// "14 claims, 3 accounts".
    pub counted: String,
    /// How many claims have an outcome.
    pub with_outcome: usize,
    /// Whether any is a claim.
    pub has_claims: bool,
}

/// Where what a row tells stands in the timeline.
#[derive(Clone, Copy, Debug)]
enum Place {
    Claim(ClaimIx),
    /// A conflict of the item, and an account of it.
    Account(usize, usize),
    Conflict(usize),
    Source(SourceIx),
}

impl Rows {
    /// Finds the rows for `ix` anew, unless they are known. Says whether they are others.
    pub fn follow(&mut self, timeline: &Arc<Timeline>, ix: ItemIx) -> bool {
        let stands =
            |(of, item): &(Arc<Timeline>, ItemIx)| Arc::ptr_eq(of, timeline) && *item == ix;
        if self.of.as_ref().is_some_and(stands) {
            return false;
        }
        let of = self.of.replace((Arc::clone(timeline), ix));
        let places = places_of(timeline, ix);
        let rows: Vec<Row<'_>> = places
            .iter()
            .filter_map(|at| row(timeline, ix, *at))
            .collect();
        self.counted = counted_rows(&rows);
        let told = |row: &&Row<'_>| matches!(row, Row::Claim(claim) if !claim.outcomes.is_empty());
        self.with_outcome = rows.iter().filter(told).count();
        self.has_claims = rows.iter().any(|row| matches!(row, Row::Claim(_)));
        let is_another = of.map(|(_, item)| item) != Some(ix) || places.len() != self.places.len();
        self.places = places;
        is_another
    }

    /// Which of the rows in sight are counted, and what they are: "1–2 of 14 claims", and further
    /// down "1–2 of 3 accounts". What only introduces others is not counted.
    pub fn place_words(&self, in_sight: Range<usize>) -> String {
        let noun = |at: &usize| self.places.get(*at).and_then(|place| noun_of(*place));
        let first = in_sight.clone().find_map(|at| noun(&at));
        let Some(told) = first.or_else(|| (0..self.len()).find_map(|at| noun(&at))) else {
            return String::new();
        };
        let alike: Vec<usize> = (0..self.len())
            .filter(|at| noun(at) == Some(told))
            .collect();
        let from = alike.partition_point(|at| *at < in_sight.start);
        let to = alike.partition_point(|at| *at < in_sight.end);
        place_words(alike.len(), from..to.max(from), told)
    }

    /// The conflict and the account that the row at `at` tells; `None` if it tells another thing.
    pub fn account_at(&self, at: usize) -> Option<(usize, usize)> {
        match self.places.get(at)? {
            Place::Account(conflict, account) => Some((*conflict, *account)),
            _ => None,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The row at `at`; `None` beyond the last.
    pub fn get<'a>(&self, timeline: &'a Timeline, at: usize) -> Option<Row<'a>> {
        let (_, ix) = self.of.as_ref()?;
        row(timeline, *ix, *self.places.get(at)?)
    }
}

fn row(timeline: &Timeline, ix: ItemIx, place: Place) -> Option<Row<'_>> {
    let conflict = |at: usize| timeline.item(ix).conflicts.get(at);
    Some(match place {
        Place::Claim(claim) => Row::Claim(timeline.claim(claim)?),
        Place::Account(at, account) => Row::Account(conflict(at)?.accounts.get(account)?),
        Place::Conflict(at) => Row::Conflict(conflict(at)?),
        Place::Source(source) => Row::Source(source, timeline.source(source)),
    })
}

/// What a row is called, one and many; `None` if it only introduces others.
fn noun_of(place: Place) -> Option<[&'static str; 2]> {
    match place {
        Place::Claim(_) => Some(["claim", "claims"]),
        Place::Account(..) => Some(["account", "accounts"]),
        Place::Source(_) => Some(["source", "sources"]),
        Place::Conflict(_) => None,
    }
}

/// "1–3 of 8 claims", or "8 claims" if all or none of them are in sight.
fn place_words(count: usize, in_sight: Range<usize>, [one, many]: [&str; 2]) -> String {
    match in_sight.len() {
        0 => counted(count, one, many),
        all if all == count => counted(count, one, many),
        1 => format!("{} of {count} {many}", in_sight.start + 1),
        _ => format!("{}–{} of {count} {many}", in_sight.start + 1, in_sight.end),
    }
}

/// One row of the strip.
#[derive(Clone, Copy)]
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

/// The places of the rows for `ix`, the most telling claims first: those of which it is known
/// what became, the better its sources the earlier, and flat ones before those that hold back;
/// among equals the order is that of the file.
fn places_of(timeline: &Timeline, ix: ItemIx) -> Vec<Place> {
    let item = timeline.item(ix);
    let mut claims: Vec<(ClaimIx, &Claim)> = timeline.claims_of(ix).collect();
    claims.sort_by_key(|(_, claim)| {
        (
            claim.outcomes.is_empty(),
            best_tier(timeline, claim).map_or(Tier::ALL.len(), |tier| tier as usize),
            claim.hedging != Hedging::None,
        )
    });
    let mut differing: Vec<Place> = Vec::new();
    for (at, conflict) in item.conflicts.iter().enumerate() {
        differing.push(Place::Conflict(at));
        let accounts = 0..conflict.accounts.len();
        differing.extend(accounts.map(|account| Place::Account(at, account)));
    }
    if !claims.is_empty() {
        let claims = claims.into_iter().map(|(claim, _)| Place::Claim(claim));
        return claims.chain(differing).collect();
    }
    let mut sources = item.sources.clone();
    let tier = |source: &SourceIx| timeline.source(*source).tier;
    sources.sort_by_key(|source| tier(source).map_or(Tier::ALL.len(), |tier| tier as usize));
    // Who differs says more than who reports.
    let sources = sources.into_iter().map(Place::Source);
    differing.into_iter().chain(sources).collect()
}

/// "14 claims, 3 accounts"; "nothing" if there is no row.
fn counted_rows(rows: &[Row<'_>]) -> String {
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

/// The best tier behind what became of a claim; `None` if none is graded.
fn best_tier(timeline: &Timeline, claim: &Claim) -> Option<Tier> {
    let sources = claim.outcomes.iter().flat_map(|outcome| &outcome.sources);
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
            short_title: None,
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
        let timeline = Arc::new(timeline(vec![
            claim("open", None),
            claim("weakly confirmed", Some(SourceIx(0))),
            claim("officially confirmed", Some(SourceIx(1))),
        ]));
        let mut rows = Rows::default();
        assert!(rows.follow(&timeline, ItemIx(0)));
        let texts: Vec<&str> = (0..rows.len())
            .map(|at| match rows.get(&timeline, at) {
                Some(Row::Claim(claim)) => claim.text.as_str(),
                _ => "no claim",
            })
            .collect();
        assert_eq!(texts, ["officially confirmed", "weakly confirmed", "open"]);
        assert_eq!(rows.counted, "3 claims");
        assert!(rows.has_claims && rows.with_outcome == 2);
        assert!(!rows.follow(&timeline, ItemIx(0)), "found once");
    }

    #[test]
    fn the_place_says_which_rows_are_in_sight() {
        for (count, in_sight, words) in [
            (8, 0..3, "1–3 of 8 claims"),
            (8, 4..5, "5 of 8 claims"),
            (2, 0..2, "2 claims"),
            (1, 0..1, "1 claim"),
            (3, 0..0, "3 claims"),
        ] {
            assert_eq!(place_words(count, in_sight, ["claim", "claims"]), words);
        }
    }

    #[test]
    fn claims_and_accounts_are_counted_apart() {
        let account = |who: &str| Account {
            who: who.to_owned(),
            ..Account::default()
        };
        let mut disputed = item();
        disputed.conflicts = vec![Conflict {
            text: "Two dates".to_owned(),
            accounts: vec![account("A"), account("B")],
            ..Conflict::default()
        }];
        let mut parts = timeline(vec![claim("one", None), claim("two", None)])
            .record()
            .clone();
        parts.items = vec![disputed];
        let timeline = Arc::new(Timeline::new(parts));
        let mut rows = Rows::default();
        rows.follow(&timeline, ItemIx(0));
        assert_eq!(rows.counted, "2 claims, 2 accounts");
        for (in_sight, words) in [
            (0..0, "2 claims"),
            (0..1, "1 of 2 claims"),
            (1..4, "2 of 2 claims"),
            (2..4, "1 of 2 accounts"),
            (3..5, "2 accounts"),
        ] {
            assert_eq!(rows.place_words(in_sight.clone()), words, "{in_sight:?}");
        }
        assert_eq!(rows.account_at(2), None);
        assert_eq!(rows.account_at(4), Some((0, 1)));
    }

    #[test]
    fn among_equal_outcomes_flat_claims_come_before_hedged_ones() {
        let hedged = Claim {
            hedging: Hedging::Medium,
            ..claim("hedged", Some(SourceIx(1)))
        };
        let claims = vec![hedged, claim("flat", Some(SourceIx(1)))];
        let timeline = Arc::new(timeline(claims));
        let mut rows = Rows::default();
        rows.follow(&timeline, ItemIx(0));
        let first = rows.get(&timeline, 0);
        assert!(matches!(first, Some(Row::Claim(claim)) if claim.text == "flat"));
    }

    #[test]
    fn without_claims_the_sources_are_told_the_best_first() {
        let timeline = Arc::new(timeline(Vec::new()));
        let mut rows = Rows::default();
        rows.follow(&timeline, ItemIx(0));
        let first = rows.get(&timeline, 0);
        assert!(matches!(first, Some(Row::Source(SourceIx(1), _))));
        assert_eq!(rows.counted, "2 sources");
    }
}
