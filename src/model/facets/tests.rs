//! Filters and counts over small timelines that a person can check.

use proptest::prelude::*;

use super::*;
use crate::model::{Hue, Item, Shape, Source, SourceIx, TimelineParts, Track, When, testing};

fn track(name: &str) -> Track {
    Track {
        id: name.to_lowercase(),
        name: name.to_owned(),
        badge: String::new(),
        hue: Hue::Slate,
        shape: Shape::Circle,
        starts_folded: false,
    }
}

fn source(tier: Option<Tier>) -> Source {
    Source {
        id: String::new(),
        publisher: String::new(),
        title: String::new(),
        author: None,
        url: None,
        published: None,
        tier,
        kind: None,
        ..Source::default()
    }
}

/// An item whose properties are the digits of `seed`, so that all facets vary independently.
fn item(seed: usize) -> Item {
    let digit = |place: usize, base: usize| seed / place % base;
    let day = format!("2026-01-{:02}", digit(1, 28) + 1);
    Item {
        title: format!("Item {seed}"),
        when: (digit(7, 9) > 0).then(|| When::parse_edtf(&day).expect("a day").when),
        track: TrackIx::from(digit(1, 3)),
        further_tracks: if digit(5, 2) == 1 {
            vec![TrackIx(0)]
        } else {
            Vec::new()
        },
        kind: Kind::ALL[digit(2, 10)],
        status: Status::ALL[digit(3, 6)],
        importance: Importance::new(u8::try_from(digit(11, 5)).expect("small") + 1).expect("1..5"),
        actors: (0..digit(13, 3))
            .map(|at| format!("actor {}", (seed + at) % 4))
            .collect(),
        topics: (0..digit(17, 3))
            .map(|at| format!("topic {}", (seed + at) % 3))
            .collect(),
        sources: (0..digit(19, 4)).map(SourceIx::from).collect(),
        ..testing::item(&seed.to_string(), "", &[])
    }
}

fn timeline(seeds: &[usize]) -> Timeline {
    Timeline::new(TimelineParts {
        tracks: ["One", "Two", "Three"].map(track).to_vec(),
        sources: [Some(Tier::A), Some(Tier::C), None].map(source).to_vec(),
        items: seeds
            .iter()
            .map(|seed| item_with_known_sources(*seed))
            .collect(),
        ..TimelineParts::default()
    })
}

fn item_with_known_sources(seed: usize) -> Item {
    let mut item = item(seed);
    item.sources.truncate(3);
    item
}

fn day(number: u8) -> crate::model::TimePoint {
    let civil = crate::model::CivilDate::new(2026, 1, number).expect("a day of January");
    crate::model::TimePoint::from_civil(civil).expect("in range")
}

#[test]
fn values_of_one_facet_widen_and_facets_narrow() {
    let timeline = timeline(&(0..60).collect::<Vec<_>>());
    let mut filter = Filter::default();
    assert!(filter.apply(&timeline).is_full());
    filter.toggle(FacetValue::Kind(Kind::Meeting));
    let meetings = filter.apply(&timeline).len();
    filter.toggle(FacetValue::Kind(Kind::Call));
    let both = filter.apply(&timeline).len();
    assert_eq!((meetings, both), (6, 12));
    filter.toggle(FacetValue::AtLeast(Importance::MAX));
    assert!(filter.apply(&timeline).len() < both);
    assert_eq!(
        filter
            .describe(&timeline)
            .into_iter()
            .map(|chip| chip.words)
            .collect::<Vec<_>>(),
        ["meeting or call", "5"]
    );
}

#[test]
fn toggling_twice_changes_nothing() {
    let values = [
        FacetValue::Track(TrackIx(1)),
        FacetValue::Kind(Kind::Attack),
        FacetValue::Status(Status::Disputed),
        FacetValue::AtLeast(Importance::MAX),
        FacetValue::Tier(Tier::B),
        FacetValue::Actor("EU".to_owned()),
        FacetValue::Topic("assets".to_owned()),
    ];
    for value in values {
        let mut filter = Filter::default();
        filter.toggle(value.clone());
        assert!(filter.has(&value) && filter.uses(value.facet()));
        assert_eq!(filter.values(value.facet()), std::slice::from_ref(&value));
        filter.toggle(value);
        assert!(filter.is_empty());
    }
}

#[test]
fn an_item_without_a_date_never_falls_in_a_range_of_dates() {
    let timeline = timeline(&(0..200).collect::<Vec<_>>());
    let filter = Filter {
        dates: Some(day(3)..day(5)),
        ..Filter::default()
    };
    let passing = filter.apply(&timeline);
    assert!(!passing.is_empty());
    assert!(passing.iter().all(|ix| timeline.item(ix).when.is_some()));
    let words = &filter.describe(&timeline)[0].words;
    assert_eq!(words, "2026-01-03 to 2026-01-04");
}

#[test]
fn a_listing_of_actors_is_capped_but_keeps_what_is_chosen() {
    let mut items: Vec<Item> = (0..400).map(item_with_known_sources).collect();
    for (at, item) in items.iter_mut().enumerate() {
        item.actors = vec![format!("rare {at:03}"), "often".to_owned()];
    }
    let parts = timeline(&[]).record().clone();
    let timeline = Timeline::new(TimelineParts { items, ..parts });
    let index = FacetIndex::new(&timeline);
    let mut filter = Filter::default();
    filter.toggle(FacetValue::Actor("rare 399".to_owned()));
    let counts = index.count(&timeline, &filter);
    let actors = counts.of(Facet::Actor);
    assert_eq!(actors.len(), FacetIndex::MAX_LISTED + 1);
    assert_eq!(actors[0].value, FacetValue::Actor("often".to_owned()));
    assert_eq!(actors[0].count, 400);
    assert!(actors.iter().any(|a| a.chosen && a.count == 1));
    assert_eq!(counts.passing.len(), 1);
}

fn any_value() -> impl Strategy<Value = FacetValue> {
    prop_oneof![
        (0_usize..3).prop_map(|at| FacetValue::Track(TrackIx::from(at))),
        prop::sample::select(&Kind::ALL[..]).prop_map(FacetValue::Kind),
        prop::sample::select(&Status::ALL[..]).prop_map(FacetValue::Status),
        (1_u8..=5)
            .prop_filter_map("1..5", Importance::new)
            .prop_map(FacetValue::AtLeast),
        prop::sample::select(&Tier::ALL[..]).prop_map(FacetValue::Tier),
        prop::sample::select(&OriginCount::ALL[..]).prop_map(FacetValue::Origins),
        (0..5).prop_map(|at| FacetValue::Actor(format!("actor {at}"))),
        (0..4).prop_map(|at| FacetValue::Topic(format!("topic {at}"))),
    ]
}

proptest! {
    #[test]
    fn the_index_filters_and_counts_as_if_each_item_were_looked_at(
        seeds in prop::collection::vec(0_usize..100_000, 0..120),
        values in prop::collection::vec(any_value(), 0..8),
        days in prop::option::of((1_u8..28, 1_u8..28)),
    ) {
        let timeline = timeline(&seeds);
        let index = FacetIndex::new(&timeline);
        let mut filter = Filter::default();
        for value in values {
            filter.toggle(value);
        }
        filter.dates = days.map(|(a, b)| day(a.min(b))..day(a.max(b) + 1));

        let naive = filter.apply(&timeline);
        prop_assert_eq!(&index.apply(&timeline, &filter), &naive);
        let counts = index.count(&timeline, &filter);
        prop_assert_eq!(&counts.passing, &naive);

        for facet in Facet::ALL {
            for found in counts.of(facet) {
                let mut alone = filter.clone();
                alone.clear(facet);
                alone.toggle(found.value.clone());
                prop_assert_eq!(found.count, alone.apply(&timeline).len(), "{:?}", found.value);
                prop_assert_eq!(found.chosen, filter.has(&found.value));
            }
        }
    }

    #[test]
    fn counts_of_a_property_that_each_item_has_once_add_up(
        seeds in prop::collection::vec(0_usize..100_000, 0..120),
        values in prop::collection::vec(any_value(), 0..4),
    ) {
        let timeline = timeline(&seeds);
        let mut filter = Filter::default();
        for value in values {
            filter.toggle(value);
        }
        let counts = FacetIndex::new(&timeline).count(&timeline, &filter);
        for facet in [Facet::Kind, Facet::Status, Facet::Origins] {
            let mut others = filter.clone();
            others.clear(facet);
            let sum: usize = counts.of(facet).iter().map(|found| found.count).sum();
            prop_assert_eq!(sum, others.apply(&timeline).len());
        }
    }
}

proptest! {
    #[test]
    fn the_number_of_origins_is_that_of_the_tree(
        relays in prop::collection::vec((0_usize..6, 0_usize..6), 0..8),
        cited in prop::collection::vec(0_usize..6, 0..6),
    ) {
        let mut sources: Vec<Source> = (0..6).map(|_| source(None)).collect();
        for (from, to) in relays {
            sources[from].derived_from.push(SourceIx::from(to));
        }
        let cited: Vec<SourceIx> = cited.into_iter().map(SourceIx::from).collect();
        let timeline = Timeline::new(TimelineParts { sources, ..TimelineParts::default() });
        let derived_from = |ix: SourceIx| timeline.source(ix).derived_from.as_slice();
        let expected = match crate::model::origins(&cited, derived_from).independent {
            0 => OriginCount::None,
            1 => OriginCount::One,
            2 => OriginCount::Two,
            _ => OriginCount::More,
        };
        prop_assert_eq!(OriginCount::of_sources(&timeline, &cited), expected);
    }
}
