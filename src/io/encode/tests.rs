//! What is written is read back the same.

use proptest::prelude::*;

use super::*;
use crate::{
    io::{builtin, read_text},
    model::{
        Attribution, Claim, Conflict, Hedging, Hue, Item, ItemIx, Kind, Link, LinkKind, Outcome,
        Phase, Shape, Source, Status, Tier, Track, TrackIx,
    },
};

fn assert_survives(timeline: &Timeline) {
    for text in [write_toml(timeline).unwrap(), write_json(timeline).unwrap()] {
        let loaded = read_text("written", &text);
        let errors: Vec<_> = loaded.diagnostics.iter().filter(|d| d.is_error()).collect();
        assert!(errors.is_empty(), "{}\n{text}", errors[0]);
        assert_eq!(loaded.timeline.unwrap().record(), timeline.record());
    }
}

#[test]
fn the_built_in_chronology_survives_writing_and_reading() {
    let (timeline, _) = builtin();
    assert_survives(&timeline);
    let text = write_toml(&timeline).unwrap();
    let again = read_text("written", &text).timeline.unwrap();
    assert_eq!(
        write_toml(&again).unwrap(),
        text,
        "writing is normal after once"
    );
}

#[test]
fn long_texts_are_written_over_several_lines() {
    let text = "[timeline]\ntitle = 'T'\n[[track]]\nid = 't'\nname = 'T'\n[[item]]\nid = 'i'\n\
                title = 'I'\ntrack = 't'\nbody = \"one\\n\\ntwo\\n\"\n";
    let written = write_toml(&read_text("x", text).timeline.unwrap()).unwrap();
    assert!(
        written.contains("body = \"\"\"\none\n\ntwo\n\"\"\"\n"),
        "{written}"
    );
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
    const DATES: [&str; 8] = [
        "2026-01-06",
        "2025-11",
        "1985?",
        "2025-11-20/2025-11-21",
        "2024/..",
        "2026-01-06T14:30:00",
        "-0043-03-15",
        "2001-21",
    ];
    prop::option::of(prop::sample::select(&DATES[..]))
        .prop_map(|text| text.map(|text| When::parse_edtf(text).unwrap().when))
}

prop_compose! {
    fn any_item(items: usize, tracks: usize, sources: usize)(
        (title, summary, body) in (name(), any_text(), any_text()),
        (when, shown_date, place) in (any_when(), optional_name(), optional_name()),
        track in 0..tracks,
        also in prop::collection::btree_set(0..tracks, 0..tracks),
        kind in prop::sample::select(&Kind::ALL[..]),
        status in prop::sample::select(&Status::ALL[..]),
        importance in 1..=5_u8,
        (actors, topics) in (prop::collection::vec(any_text(), 0..3), prop::collection::vec(any_text(), 0..3)),
        cited in prop::collection::vec(0..sources, 0..3),
        conflict in any_text(),
        links in prop::collection::vec((prop::sample::select(&LinkKind::ALL[..]), 0..items), 0..3),
    ) -> Item {
        let sources: Vec<SourceIx> = cited.into_iter().map(SourceIx::from).collect();
        Item {
            id: String::new(),
            title, summary, body, when, shown_date, place, kind, status, actors, topics,
            track: track.into(),
            further_tracks: also.into_iter().filter(|at| *at != track).map(TrackIx::from).collect(),
            importance: Importance::new(importance).unwrap(),
            conflicts: vec![Conflict { text: conflict, sources: sources.clone(), ..Conflict::default() }],
            sources,
            known_from: None,
            replaced_by: None,
            links: links.into_iter().map(|(kind, at)| Link { kind, target: at.into() }).collect(),
        }
    }
}

prop_compose! {
    fn any_parts()(items in 1..6_usize, tracks in 1..4_usize, sources in 1..4_usize)(
        title in name(),
        summary in any_text(),
        author in optional_name(),
        (opens_on, band, said) in (any_when(), any_when(), any_when()),
        tracks in prop::collection::vec((name(), name(), prop::sample::select(&Hue::ALL[..]), any::<bool>()), tracks),
        sources in prop::collection::vec((name(), optional_name(), any_when(), prop::option::of(prop::sample::select(&Tier::ALL[..]))), sources),
        items in prop::collection::vec(any_item(items, tracks, sources), items),
        attribution in prop::sample::select(&Attribution::ALL[..]),
        hedging in prop::sample::select(&Hedging::ALL[..]),
    ) -> TimelineParts {
        let mut items = items;
        for (at, item) in items.iter_mut().enumerate() {
            item.id = format!("item {at}");
            item.links.retain(|link| link.target.index() != at);
        }
        TimelineParts {
            title, summary: summary.clone(), author, opens_on,
            zone: Some("Europe/Kyiv".into()),
            tracks: tracks.into_iter().enumerate().map(|(at, (name, badge, hue, starts_folded))| Track {
                id: format!("{at}"), name, badge, hue, shape: Shape::ALL[at], starts_folded,
            }).collect(),
            phases: band.into_iter().map(|when| Phase { name: "P".into(), when, known_from: None }).collect(),
            sources: sources.into_iter().enumerate().map(|(at, (title, author, published, tier))| Source {
                id: format!("s{at}"), publisher: title.clone(), title, url: author.clone(),
                kind: author.clone(), author, published, tier, ..Source::default()
            }).collect(),
            claims: vec![Claim {
                id: "c".into(), text: items[0].title.clone(), speaker: "S".into(), attribution,
                about: said.clone(), said, hedging, hedge_words: vec![summary.clone()],
                item: Some(ItemIx(0)), sources: vec![SourceIx(0)], known_from: None,
                outcomes: vec![Outcome { verdict: summary.clone(), text: summary, ..Outcome::default() }],
            }],
            items,
            ..TimelineParts::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_timeline_survives_writing_and_reading(parts in any_parts()) {
        assert_survives(&Timeline::new(parts));
    }
}
