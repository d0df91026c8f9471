//! Searching, filtering, layers, copying.

use super::*;
use crate::model::{Attribution, Claim, FacetValue, Hedging, Outcome};

#[test]
fn esc_takes_away_one_thing_at_a_time_and_never_the_program() {
    let mut state = opened(story());
    select(&mut state, "d");
    state.apply(Command::OpenSearch, now(0));
    state.apply(
        Command::SetSearch {
            text: "title".to_owned(),
        },
        now(0),
    );
    state.apply(Command::ToggleFilterPanel, now(0));
    state.apply(Command::OpenPalette, now(0));
    state.apply(Command::Digit { digit: 3 }, now(0));
    let mut left = Vec::new();
    for _ in 0..10 {
        let effects = state.apply(Command::CloseTop, now(0));
        assert!(!effects.contains(&Effect::Quit));
        left.push((
            state.layers.len(),
            state.number.is_some(),
            state.search.is_active(),
            state.settings.detail_open,
            state.selection.is_some(),
        ));
    }
    left.dedup();
    assert_eq!(
        left,
        [
            (1, true, true, true, true),
            (0, true, true, true, true),
            (0, false, true, true, true),
            (0, false, false, true, true),
            (0, false, false, false, true),
            (0, false, false, false, false),
        ]
    );
}

#[test]
fn pointing_at_an_item_opens_the_details_again_but_stepping_does_not() {
    let mut state = opened(story());
    select(&mut state, "a");
    state.apply(Command::ToggleDetail, now(0));
    state.apply(Command::NextItem, now(0));
    assert!(!state.settings.detail_open);
    state.apply(Command::Deselect, now(0));
    select(&mut state, "a");
    assert!(state.settings.detail_open);
}

#[test]
fn hits_are_stepped_through_round_and_round_and_are_lit() {
    let mut state = opened(story());
    assert_eq!(state.filtering.lit, None);
    state.apply(
        Command::SetSearch {
            text: "title".to_owned(),
        },
        now(0),
    );
    assert_eq!(state.search.hits.len(), 7);
    state.apply(
        Command::SetSearch {
            text: "title of b".to_owned(),
        },
        now(0),
    );
    let lit: Vec<ItemIx> = state
        .filtering
        .lit
        .as_ref()
        .expect("a set")
        .iter()
        .collect();
    assert_eq!(lit, [ix(&state, "b")]);
    let effects = state.apply(Command::NextHit, now(0));
    assert_eq!(
        said(&effects),
        ["15 December 2025, Title of b, meeting, happened, importance 3, 2 of 7"]
    );
    state.apply(
        Command::SetSearch {
            text: "title".to_owned(),
        },
        now(0),
    );
    assert_eq!(
        state.search.current, None,
        "other words begin at their best hit"
    );
    for _ in 0..8 {
        state.apply(Command::NextHit, now(0));
    }
    assert_eq!(state.search.current, Some(0), "seven hits, round and round");
    state.apply(
        Command::SetSearch {
            text: String::new(),
        },
        now(0),
    );
    assert_eq!(state.filtering.lit, None);
}

#[test]
fn a_search_before_its_index_is_made_waits_for_it() {
    let mut state = opened(story());
    state.apply(Command::Reload, now(0));
    let loading = state.loading.clone().expect("a reading");
    let loaded = Box::new(Loaded::new(
        Timeline::new(story()),
        loading.origin,
        Vec::new(),
    ));
    state.apply(
        Command::Loaded {
            ticket: loading.ticket,
            loaded,
        },
        now(0),
    );
    state.apply(
        Command::SetSearch {
            text: "title".to_owned(),
        },
        now(0),
    );
    assert!(state.search.waiting && state.search.hits.is_empty());
    index_search(&mut state);
    assert!(!state.search.waiting && state.search.hits.len() == 7);
}

#[test]
fn hits_that_the_filter_leaves_out_are_counted_apart() {
    let mut state = opened(story());
    state.apply(
        Command::SetSearch {
            text: "title".to_owned(),
        },
        now(0),
    );
    state.apply(
        Command::ToggleFilter {
            value: FacetValue::Track(TrackIx(1)),
        },
        now(0),
    );
    assert_eq!((state.search.hits.len(), state.search.filtered_out), (3, 4));
}

#[test]
fn a_filter_dims_or_hides_and_leaves_no_trace_when_cleared() {
    let mut state = opened(story());
    let all = Arc::clone(&state.filtering.shown);
    let toggle = Command::ToggleFilter {
        value: FacetValue::Track(TrackIx(1)),
    };
    let effects = state.apply(toggle, now(0));
    assert_eq!(said(&effects), ["3 of 7 items pass the filter"]);
    assert!(
        Arc::ptr_eq(&state.filtering.shown, &all),
        "dimming changes no layout"
    );
    assert_eq!(state.filtering.lit.as_ref().map(|lit| lit.len()), Some(3));
    state.apply(
        Command::SetFilterMode {
            mode: FilterMode::Hide,
        },
        now(0),
    );
    assert_eq!(
        (state.filtering.shown.len(), &state.filtering.lit),
        (3, &None)
    );
    state.apply(Command::ClearFilter, now(0));
    assert!(state.filtering.shown.is_full() && state.filtering.filter.is_empty());
}

#[test]
fn the_palette_does_what_its_cursor_stands_on() {
    let mut state = opened(story());
    state.apply(Command::OpenPalette, now(0));
    state.apply(
        Command::SetPaletteQuery {
            query: "last item".to_owned(),
        },
        now(0),
    );
    state.apply(Command::ChoosePalette, now(0));
    assert_eq!((selected(&state), state.layers.len()), (Some("g"), 0));
    state.apply(Command::OpenPalette, now(0));
    state.apply(
        Command::MovePaletteCursor {
            direction: Direction::Backward,
        },
        now(0),
    );
    let Some(Layer::Palette { cursor, .. }) = state.top_layer() else {
        panic!("a palette")
    };
    assert_eq!(
        *cursor,
        offered_commands("", false, PresentingPlace::Off).len() - 1
    );
    state.apply(
        Command::SetPaletteQuery {
            query: "no such thing".to_owned(),
        },
        now(0),
    );
    assert_eq!(state.apply(Command::ChoosePalette, now(0)), []);
}

#[test]
fn only_web_addresses_are_opened() {
    let mut state = opened(story());
    let cases = [
        ("https://example.org/a?b=c#d", true),
        ("HTTP://example.org", true),
        ("file:///etc/passwd", false),
        ("javascript:alert(1)", false),
        ("https://", false),
        ("https://exa mple.org", false),
        ("https://example.org/\nrm", false),
        ("ftp://example.org", false),
        ("--help", false),
    ];
    for (url, opens) in cases {
        let effects = state.apply(
            Command::OpenAddress {
                url: url.to_owned(),
            },
            now(0),
        );
        let opened = matches!(effects[..], [Effect::OpenUrl(_)]);
        assert_eq!(opened, opens, "{url}");
    }
    let effects = state.apply(
        Command::OpenSource {
            source: SourceIx(0),
        },
        now(0),
    );
    assert_eq!(
        effects,
        [Effect::OpenUrl("https://example.org/1".to_owned())]
    );
}

#[test]
fn an_item_is_copied_with_its_claims_its_conflicts_and_its_sources() {
    let mut parts = story();
    parts.items[1].summary = "They met.".to_owned();
    parts.items[1].place = Some("Paris".to_owned());
    parts.claims = vec![Claim {
        id: "k".to_owned(),
        text: "It will hold.".to_owned(),
        speaker: "A minister".to_owned(),
        attribution: Attribution::UnnamedOfficials,
        about: None,
        said: Some(when("2026-01-07")),
        hedging: Hedging::High,
        hedge_words: vec!["may".to_owned()],
        item: Some(ItemIx(1)),
        sources: vec![SourceIx(0)],
        known_from: None,
        outcomes: vec![Outcome {
            verdict: "did not happen".to_owned(),
            text: "It fell.".to_owned(),
            sources: vec![SourceIx(0)],
            ..Outcome::default()
        }],
    }];
    let mut state = opened(parts);
    select(&mut state, "d");
    let effects = state.apply(Command::CopyItemText, now(0));
    let Some(Effect::CopyText(text)) = effects.first() else {
        panic!("{effects:?}")
    };
    assert_eq!(
        text,
        "Title of d\n\nDate: 6 January 2026\nKind: meeting\nStatus: happened\n\
         Importance: 3 of 5\nTrack: EU\nPlace: Paris\n\nThey met.\n\nClaims\n\
         - A minister: It will hold. (unnamed officials; said 7 January 2026; \
         hedging high: “may”) [Gazette]\n  Outcome: did not happen. It fell. [Gazette]\n\n\
         Sources\n- Gazette: Headline https://example.org/1\n"
    );
}

#[test]
fn a_message_is_shown_once_and_goes_away_by_itself() {
    let mut state = opened(story());
    for at in [0, 1_000] {
        state.apply(
            Command::Notify {
                text: "Saved".to_owned(),
                tone: Tone::Info,
            },
            now(at),
        );
    }
    assert_eq!(state.toasts.len(), 1);
    assert_eq!(state.next_change_millis(now(1_000)), Some(5_000));
    state.advance(now(4_999));
    assert_eq!(state.toasts.len(), 1);
    state.advance(now(5_000));
    assert!(state.toasts.is_empty() && state.next_change_millis(now(5_000)).is_none());
}

#[test]
fn settings_stay_in_their_ranges_and_are_kept_only_when_they_change() {
    let mut state = opened(story());
    let scale = |scale| Command::SetTextScale { scale };
    assert_eq!(state.apply(scale(99.0), now(0)), [Effect::SaveSettings]);
    assert!((state.settings.text_scale - 3.0).abs() < 1e-6);
    assert_eq!(state.apply(scale(200.0), now(0)), []);
    state.apply(scale(f32::NAN), now(0));
    assert!((state.settings.text_scale - 1.0).abs() < 1e-6);
    state.apply(Command::LargerText, now(0));
    assert!((state.settings.text_scale - 1.1).abs() < 1e-6);
}

#[test]
fn a_row_without_undated_items_opens_no_list() {
    let mut state = opened(story());
    state.apply(Command::ListUndated { track: TrackIx(1) }, now(0));
    assert!(state.layers.is_empty());
    state.apply(Command::ListUndated { track: TrackIx(0) }, now(0));
    let items = vec![ix(&state, "g")];
    let track = TrackIx(0);
    assert_eq!(state.layers, [Layer::UndatedList { track, items }]);
}

#[test]
fn a_place_among_the_steps_is_the_one_that_counting_finds() {
    let mut state = opened(story());
    for filtered in [false, true] {
        if filtered {
            let value = FacetValue::Track(TrackIx(0));
            state.apply(Command::ToggleFilter { value }, now(0));
        }
        let steps = state.steps().to_vec();
        for item in state.timeline.reading_order() {
            let counted = steps.iter().position(|step| step == item);
            assert_eq!(state.step_of(*item), counted);
            let rank = |ix: &ItemIx| state.timeline.rank(*ix);
            let before = steps.iter().rfind(|step| rank(step) < rank(item));
            let after = steps.iter().find(|step| rank(step) > rank(item));
            assert_eq!(state.steps_beside(*item), [before.copied(), after.copied()]);
        }
    }
}

#[test]
fn an_open_list_of_undated_items_follows_the_filter() {
    let mut state = opened(story());
    let track = TrackIx(0);
    state.apply(Command::ListUndated { track }, now(0));
    state.apply(
        Command::SetFilterMode {
            mode: FilterMode::Hide,
        },
        now(0),
    );
    let value = FacetValue::Track(TrackIx(1));
    state.apply(Command::ToggleFilter { value }, now(0));
    assert_eq!(
        state.layers,
        [Layer::UndatedList {
            track,
            items: Vec::new()
        }]
    );
}

#[test]
fn rows_are_folded_and_undated_items_listed_without_a_pointer() {
    let mut state = opened(story());
    select(&mut state, "d");
    let track = state.timeline.item(ix(&state, "d")).track;
    state.apply(Command::FoldRow, now(0));
    assert!(state.folded[track.index()]);
    state.apply(Command::UnfoldRows, now(0));
    assert!(state.folded.iter().all(|folded| !folded));
    state.apply(Command::OpenUndated, now(0));
    let items = vec![ix(&state, "g")];
    let track = TrackIx(0);
    assert_eq!(
        state.top_layer(),
        Some(&Layer::UndatedList { track, items })
    );
}
