//! Any timeline that a file can hold, of which much changes in January 2026.

mod dossier;

use std::collections::BTreeMap;

use proptest::prelude::*;

use self::dossier::any_dossier;
use crate::model::{
    Account, Attribution, CivilDate, Claim, ClaimChange, ClaimIx, Conflict, Dating, FirstDays,
    Hedging, Hue, Importance, Item, ItemChange, ItemIx, Kind, Link, LinkKind, Outcome,
    OutcomeChange, Phase, Revision, Shape, Source, SourceIx, Status, Tier, TimelineParts, Track,
    TrackIx, Value, When,
};

/// A day of that month.
pub(super) fn january(day: u8) -> CivilDate {
    CivilDate::new(2026, 1, day).unwrap()
}

/// What stands in every text that was written on a day of that month, and nowhere else.
pub(super) fn mark(day: u8) -> String {
    format!("<{day:02}>")
}

/// The mark of a day on which something may become known; empty without one.
fn mark_of(day: Option<CivilDate>) -> String {
    day.map_or_else(String::new, |day| mark(day.day))
}

/// Any text, with the characters that writers get wrong.
fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            Just("\n".to_owned()),
            Just("\"".to_owned()),
            Just("'''".to_owned()),
            Just("\"\"\"".to_owned()),
            Just("\\".to_owned()),
            Just("\r\n".to_owned()),
            Just("\u{0}".to_owned()),
            Just("\u{202e}".to_owned()),
            Just("é".to_owned()),
            "[a-zA-Z ]{1,8}",
        ],
        0..6,
    )
    .prop_map(|pieces| pieces.concat())
}

/// A text that says something.
fn name() -> impl Strategy<Value = String> {
    any_text().prop_map(|text| format!("n{text}"))
}

fn optional_name() -> impl Strategy<Value = Option<String>> {
    prop::option::of(name())
}

fn any_when() -> impl Strategy<Value = Option<When>> {
    const DATES: [&str; 12] = [
        "2026-01",
        "../2026-01-14",
        "2026-01-06",
        "2025-11",
        "1985?",
        "2025-11-20/2025-11-21",
        "2024/..",
        "2026-01-06T14:30:00",
        "-0043-03-15",
        "2001-21",
        "2026-01-12",
        "2026-01-20~",
    ];
    prop::option::of(prop::sample::select(&DATES[..]))
        .prop_map(|text| text.map(|text| When::parse_edtf(text).unwrap().when))
}

fn any_day() -> impl Strategy<Value = Option<CivilDate>> {
    prop::option::of((1..=28_u8).prop_map(january))
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(values: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(values)
}

fn cited(sources: usize) -> impl Strategy<Value = Vec<SourceIx>> {
    prop::collection::btree_set((0..sources).prop_map(SourceIx::from), 0..3)
        .prop_map(|cited| cited.into_iter().collect())
}

/// Revisions in the order of days, with what `change` makes of a text that nobody has used before.
fn any_revisions<C: Clone + Default + std::fmt::Debug>(
    sources: usize,
    change: impl Strategy<Value = C>,
    say: fn(&mut C, String),
) -> impl Strategy<Value = Vec<Revision<C>>> {
    let one = (1..=28_u8, change, optional_name(), cited(sources), 0..6_u8);
    prop::collection::vec(one, 0..4).prop_map(move |mut all| {
        all.sort_by_key(|(day, ..)| *day);
        let mut revisions: Vec<Revision<C>> = Vec::new();
        for (at, (day, mut change, note, sources, dice)) in all.into_iter().enumerate() {
            let retracted = dice == 0;
            if retracted {
                change = C::default();
            } else {
                say(&mut change, format!("{} {at}", mark(day)));
            }
            let note = note.map(|note| note + &mark(day));
            revisions.push(Revision {
                known_from: january(day),
                note,
                sources,
                retracted,
                change,
            });
            if retracted {
                break;
            }
        }
        revisions
    })
}

fn any_dating() -> impl Strategy<Value = Dating> {
    (any_when(), any::<bool>()).prop_map(|(when, withdrawn)| match when {
        Some(when) => Dating::At(std::sync::Arc::new(when)),
        None if withdrawn => Dating::Withdrawn,
        None => Dating::Kept,
    })
}

prop_compose! {
    fn any_item_change(items: usize)(
        (when, shown_date, summary) in (any_dating(), optional_name(), prop::option::of(any_text())),
        status in prop::option::of(any_of(&Status::ALL)),
        (title, short_title) in (optional_name(), optional_name()),
        (place, actor) in (optional_name(), optional_name()),
        other in prop::option::of(0..items),
    ) -> ItemChange {
        let replaced_by = other.map(ItemIx::from);
        let actors = actor.map(|actor| vec![actor]);
        let body = None;
        ItemChange {
            when, shown_date, status, title, short_title, summary, body, place, actors,
            replaced_by,
        }
    }
}

prop_compose! {
    fn any_account(sources: usize)(
        (who, text, when) in (name(), name(), any_when()),
        (cited, known_from) in (cited(sources), any_day()),
        values in prop::collection::vec((any_text(), any_text()), 0..3),
    ) -> Account {
        let values = values.into_iter().map(|(name, value)| Value { name, value }).collect();
        let text = text + &mark_of(known_from);
        Account { who, text, when, values, sources: cited, known_from }
    }
}

prop_compose! {
    fn any_conflict(sources: usize)(
        (text, cited, known_from) in (name(), cited(sources), any_day()),
        accounts in prop::collection::vec(any_account(sources), 0..=5),
    ) -> Conflict {
        let text = text + &mark_of(known_from);
        let accounts = if accounts.len() == 1 { Vec::new() } else { accounts };
        Conflict { text, sources: cited, known_from, accounts }
    }
}

prop_compose! {
    fn any_item(items: usize, tracks: usize, sources: usize)(
        (title, short_title) in (name(), optional_name()),
        (summary, body) in (any_text(), any_text()),
        (when, shown_date, place) in (any_when(), optional_name(), optional_name()),
        track in 0..tracks,
        also in prop::collection::btree_set(0..tracks, 0..tracks),
        (kind, status) in (any_of(&Kind::ALL), any_of(&Status::ALL)),
        importance in 1..=5_u8,
        (actors, topics) in (prop::collection::vec(any_text(), 0..3), prop::collection::vec(any_text(), 0..3)),
        (sources, known_from) in (cited(sources), any_day()),
        conflicts in prop::collection::vec(any_conflict(sources), 0..3),
        links in prop::collection::vec((any_of(&LinkKind::ALL), 0..items), 0..3),
    ) -> Item {
        let title = title + &mark_of(known_from);
        Item {
            id: String::new(),
            short_title: short_title.map(|short| short + &mark_of(known_from)),
            title, summary, body, when, shown_date, place, kind, status, actors, topics, sources,
            known_from, conflicts,
            track: track.into(),
            further_tracks: also.into_iter().filter(|at| *at != track).map(TrackIx::from).collect(),
            importance: Importance::new(importance).unwrap(),
            replaced_by: None,
            links: links.into_iter().map(|(kind, at)| Link { kind, target: at.into() }).collect(),
        }
    }
}

prop_compose! {
    fn any_outcome(sources: usize)(
        (verdict, text) in (any_text(), any_text()),
        (cited, known_from) in (cited(sources), any_day()),
        revisions in any_revisions(
            sources,
            prop::option::of(any_text()).prop_map(|verdict| OutcomeChange { verdict, text: None }),
            |change, text| { change.text = Some(text); },
        ),
    ) -> Outcome {
        let text = text + &mark_of(known_from);
        Outcome { verdict, text, sources: cited, known_from, revisions }
    }
}

prop_compose! {
    fn any_claim(items: usize, sources: usize)(
        (text, speaker) in (name(), name()),
        (about, said, known_from) in (any_when(), any_when(), any_day()),
        (attribution, hedging) in (any_of(&Attribution::ALL), any_of(&Hedging::ALL)),
        hedge_words in prop::collection::vec(any_text(), 0..2),
        item in prop::option::of(0..items),
        cited in cited(sources),
        outcomes in prop::collection::vec(any_outcome(sources), 0..3),
    ) -> Claim {
        let text = text + &mark_of(known_from);
        Claim {
            id: String::new(),
            text, speaker, attribution, about, said, hedging, hedge_words, known_from, outcomes,
            item: item.map(ItemIx::from),
            sources: cited,
        }
    }
}

prop_compose! {
    fn any_source(at: usize, sources: usize)(
        (title, author, language) in (name(), optional_name(), optional_name()),
        published in any_when(),
        tier in prop::option::of(any_of(&Tier::ALL)),
        // Only those that stand after it, so that there is no cycle.
        relayed in prop::collection::btree_set(at..sources, 0..2),
    ) -> Source {
        let out = published.as_ref().and_then(When::first_day);
        let of_month = out.filter(|day| day.year == 2026 && day.month == 1);
        let title = title + &mark_of(of_month);
        Source {
            id: format!("s{at}"),
            publisher: title.clone(),
            url: author.clone(),
            kind: language.clone(),
            supports: author.clone(),
            derived_from: relayed.into_iter().filter(|it| *it > at).map(SourceIx::from).collect(),
            title, author, language, published, tier,
        }
    }
}

prop_compose! {
    fn any_track(at: usize)(
        (name, badge) in (name(), name()),
        hue in any_of(&Hue::ALL),
        starts_folded in any::<bool>(),
    ) -> Track {
        Track { id: format!("{at}"), name, badge, hue, shape: Shape::ALL[at], starts_folded }
    }
}

type Revisions<C> = Vec<Vec<Revision<C>>>;

fn any_history(
    items: usize,
    sources: usize,
) -> impl Strategy<Value = (Revisions<ItemChange>, Revisions<ClaimChange>)> {
    let of_item = any_revisions(sources, any_item_change(items), |change, text| {
        change.body = Some(text);
    });
    let claim_change =
        (any_dating(), prop::option::of(any_of(&Hedging::ALL))).prop_map(|(about, hedging)| {
            ClaimChange {
                text: None,
                about,
                hedging,
            }
        });
    let of_claim = any_revisions(sources, claim_change, |change, text| {
        change.text = Some(text);
    });
    (
        prop::collection::vec(of_item, items),
        prop::collection::vec(of_claim, 3),
    )
}

prop_compose! {
    /// Any timeline.
    pub(super) fn any_parts()(items in 1..6_usize, tracks in 1..4_usize, sources in 1..5_usize)(
        (title, summary, author) in (name(), any_text(), optional_name()),
        (opens_on, band, as_of, band_known) in (any_when(), any_when(), any_day(), any_day()),
        tracks in (0..tracks).map(any_track).collect::<Vec<_>>(),
        sources in (0..sources).map(|at| any_source(at, sources)).collect::<Vec<_>>(),
        items in prop::collection::vec(any_item(items, tracks, sources), items),
        claims in prop::collection::vec(any_claim(items, sources), 3),
        history in any_history(items, sources),
        dossier in any_dossier(items, sources),
    ) -> TimelineParts {
        let phases = band.into_iter().map(|when| Phase { name: "P".into(), when, known_from: band_known });
        let mut parts = TimelineParts {
            title, summary, author, opens_on, as_of, tracks, sources, items, claims, dossier,
            phases: phases.collect(),
            zone: Some("Europe/Kyiv".into()),
            ..TimelineParts::default()
        };
        make_sound(&mut parts, history);
        parts
    }
}

/// Names the entries, and leaves out what a reader would.
fn make_sound(parts: &mut TimelineParts, history: (Revisions<ItemChange>, Revisions<ClaimChange>)) {
    let days = FirstDays::new(&parts.sources);
    for (at, item) in parts.items.iter_mut().enumerate() {
        item.id = format!("item {at}");
        item.links.retain(|link| link.target.index() != at);
    }
    for (at, claim) in parts.claims.iter_mut().enumerate() {
        claim.id = format!("claim {at}");
        for outcome in &mut claim.outcomes {
            let since = days.of_outcome(outcome);
            outcome.revisions.retain(|it| since <= Some(it.known_from));
        }
    }
    let (of_items, of_claims) = history;
    parts.item_revisions = kept(of_items, |at| days.of_item(&parts.items[at]));
    for (ix, revisions) in &mut parts.item_revisions {
        for revision in revisions {
            let other = &mut revision.change.replaced_by;
            *other = other.filter(|other| other != ix);
        }
    }
    let of_claims: BTreeMap<ClaimIx, _> = kept(of_claims, |at| days.of_claim(&parts.claims[at]));
    parts.claim_revisions = of_claims;
}

fn kept<C, I: Ord + From<usize>>(
    all: Revisions<C>,
    since: impl Fn(usize) -> Option<CivilDate>,
) -> BTreeMap<I, Vec<Revision<C>>> {
    let sound = all.into_iter().enumerate().map(|(at, mut revisions)| {
        revisions.retain(|it| since(at) <= Some(it.known_from));
        (I::from(at), revisions)
    });
    sound
        .filter(|(_, revisions)| !revisions.is_empty())
        .collect()
}
