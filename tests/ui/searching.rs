//! Search, filter, palette.

use briefline::model::{FacetValue, Kind};
use briefline::state::{AudiencePlace, Command, Layer, PresentingCommand, Theme};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::bench::{Sees as _, open, type_text};

#[test]
fn a_misspelt_word_still_finds_paris() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::Slash);
    harness.run();
    type_text(&mut harness, "parris talks");
    assert!(
        !harness.sees().search.hits.is_empty(),
        "hits for a misspelt word"
    );
    let paris = harness.item("e063");
    assert!(
        harness
            .sees()
            .search
            .hits
            .iter()
            .take(3)
            .any(|hit| hit.item == paris)
    );
    harness.key_press(Key::Enter);
    harness.run();
    let hit = harness.sees().search.hits[0].item;
    assert_eq!(harness.sees().selection, Some(hit));
}

#[test]
fn a_second_search_is_not_added_to_the_first() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    for word in ["paris", "berlin"] {
        harness.key_press(Key::Slash);
        harness.run();
        type_text(&mut harness, word);
        assert_eq!(harness.sees().search.text, word);
        harness.ctx.memory_mut(egui::Memory::stop_text_input);
        harness.run();
    }
}

#[test]
fn the_dot_of_a_clicker_blackens_from_within_the_search() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    for command in [
        PresentingCommand::PutAudience {
            place: AudiencePlace::Window,
        },
        PresentingCommand::Choose {
            briefing: "road-to-paris".to_owned(),
        },
    ] {
        harness.tell(Command::Presenting(command));
    }
    harness.key_press(Key::Slash);
    harness.run();
    type_text(&mut harness, "paris");
    // A window sends the key and what it writes at once.
    harness.input_mut().events.extend([
        egui::Event::Key {
            key: Key::Period,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        },
        egui::Event::Text(".".to_owned()),
    ]);
    harness.run();
    assert!(harness.sees().on_air().expect("it is told").black);
    assert_eq!(harness.sees().search.text, "paris");
}

#[test]
fn typing_in_the_search_field_changes_nothing_else() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::Slash);
    harness.run();
    let (mode, view) = (harness.sees().mode, harness.sees().viewing.target());
    for key in [
        Key::W,
        Key::L,
        Key::B,
        Key::F,
        Key::G,
        Key::Num5,
        Key::ArrowLeft,
        Key::Home,
    ] {
        harness.key_press(key);
        harness.run();
    }
    type_text(&mut harness, "was b. 5");
    assert_eq!(harness.sees().search.text, "was b. 5");
    assert_eq!(
        (harness.sees().mode, harness.sees().viewing.target()),
        (mode, view)
    );
    assert!(harness.sees().layers.is_empty());
}

#[test]
fn the_filter_panel_filters_with_live_counts() {
    let mut harness = open(1366.0, 900.0, Theme::Light);
    harness.tell(Command::ToggleFilterPanel);
    assert_eq!(harness.sees().top_layer(), Some(&Layer::FilterPanel));
    let total = harness.sees().timeline.item_count();
    let track = harness
        .sees()
        .timeline
        .tracks
        .iter()
        .position(|track| track.id == "eu");
    let value = FacetValue::Track(track.expect("the EU's track").into());
    let counts = harness.sees().filtering.counts.of(value.facet()).to_vec();
    let count = counts
        .iter()
        .find(|it| it.value == value)
        .expect("a count")
        .count;
    harness
        .get_by_label(&format!("EU institutions, {count}"))
        .click();
    harness.run();
    assert_eq!(harness.sees().filtering.counts.passing.len(), count);
    assert!(count < total);
    harness.get_by_label("Clear all").click();
    harness.run();
    assert_eq!(harness.sees().filtering.counts.passing.len(), total);
}

#[test]
fn a_shape_chip_filters_by_all_its_kinds() {
    let mut harness = open(1600.0, 900.0, Theme::Light);
    harness.get_by_label_contains("Documents, ").click();
    harness.run();
    let state = harness.sees();
    assert!(state.filtering.filter.kinds.contains(&Kind::Document));
    let passing = state.filtering.counts.passing.iter();
    assert!(
        passing
            .into_iter()
            .all(|ix| state.timeline.item(ix).kind == Kind::Document)
    );
}

#[test]
fn the_palette_runs_what_was_typed() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    harness.run();
    assert!(matches!(
        harness.sees().top_layer(),
        Some(Layer::Palette { .. })
    ));
    type_text(&mut harness, "full screen");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.sees().full_screen);
    assert!(harness.sees().layers.is_empty());
}

#[test]
fn the_canvas_dims_what_a_chip_of_two_kinds_leaves_out() {
    let mut harness = open(1600.0, 900.0, Theme::Light);
    for name in ["Meetings, ", "Statements, ", "Measures, "] {
        harness.get_by_label_contains(name).click();
        harness.run();
        let passing = harness.sees().filtering.counts.passing.clone();
        let marks = &harness.state().shell().canvas().marks;
        assert!(marks.iter().any(|mark| mark.dimmed));
        for mark in marks {
            assert_eq!(mark.dimmed, !passing.contains(mark.item), "after {name}");
        }
    }
}

#[test]
fn every_active_facet_shows_in_the_row_or_is_counted_there() {
    for width in [900.0, 1366.0, 1920.0] {
        let mut harness = open(width, 768.0, Theme::Light);
        let value = FacetValue::Kind(Kind::Sanction);
        harness.tell(Command::ToggleFilter { value });
        let is_told = |name| harness.query_all_by_label_contains(name).next().is_some();
        assert!(
            is_told("Remove filter Kind") || is_told("1 more active"),
            "nothing at {width}"
        );
    }
}

#[test]
fn a_day_without_a_year_is_the_one_near_what_is_on_screen() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.tell(Command::GoToDate {
        text: "6 jan".to_owned(),
    });
    let center = harness.sees().viewing.target().center().civil();
    assert_eq!((center.year, center.month, center.day), (2026, 1, 6));
}

#[test]
fn the_filter_takes_dates_as_typed() {
    let mut harness = open(1366.0, 1600.0, Theme::Light);
    harness.tell(Command::ToggleFilterPanel);
    harness.get_by_label("Dates from and to").focus();
    harness.run();
    type_text(&mut harness, "6 jan 2026");
    harness.key_press(Key::Enter);
    harness.run();
    let state = harness.sees();
    let dates = state
        .filtering
        .filter
        .dates
        .clone()
        .expect("dates to filter by");
    assert_eq!(dates.start.civil().to_string(), "2026-01-06");
    assert!(state.filtering.counts.passing.len() < state.timeline.item_count());
}

#[test]
fn from_the_search_field_arrows_and_f3_go_through_the_pairs_found() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::C);
    harness.run();
    harness.key_press(Key::Slash);
    harness.run();
    type_text(&mut harness, "ukraine");
    let shown = harness.sees().shown_pairs().to_vec();
    assert!(shown.len() > 3, "{shown:?}");
    let first = harness.sees().compared_pair();
    let at = shown.iter().position(|pair| Some(*pair) == first);
    let at = at.expect("a pair that is found");
    for (key, modifiers, to) in [
        (Key::ArrowDown, Modifiers::NONE, at + 1),
        (Key::F3, Modifiers::NONE, at + 2),
        (Key::ArrowUp, Modifiers::NONE, at + 1),
        (Key::F3, Modifiers::SHIFT, at),
    ] {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
        assert_eq!(harness.sees().compared_pair(), Some(shown[to]), "{key:?}");
        assert_eq!(harness.sees().comparing.filter.words, "ukraine");
    }
}
