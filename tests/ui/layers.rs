//! What lies above the canvas takes the keyboard, gives way and comes back.

use briefline::model::When;
use briefline::state::{Command, Layer, Theme};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::bench::{Bench, Sees as _, open, type_text};

fn click_the_paris_talks(harness: &mut Harness<'_, Bench>) {
    let paris = harness.item("e063");
    let name = briefline::layout::item_name(&harness.sees().timeline, paris);
    harness.get_by_label(&name).click();
    harness.run();
    assert_eq!(harness.sees().selection, Some(paris));
}

#[test]
fn the_palette_takes_the_keyboard_from_the_canvas() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    click_the_paris_talks(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    type_text(&mut harness, "full screen");
    let Some(Layer::Palette { query, .. }) = harness.sees().top_layer() else {
        panic!("no palette")
    };
    assert_eq!(query, "full screen");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.sees().full_screen);
    harness.key_press(Key::Home);
    harness.run();
    let first = harness.sees().timeline.reading_order()[0];
    assert_eq!(
        harness.sees().selection,
        Some(first),
        "the keys are the canvas's again"
    );
}

#[test]
fn a_click_on_a_hit_opens_it() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::Slash);
    harness.run();
    type_text(&mut harness, "sanctions");
    let state = harness.sees();
    let hit = state.search.hits[1].item;
    let item = state.timeline.item(hit);
    let date = item
        .when
        .as_ref()
        .map_or_else(|| "undated".to_owned(), When::short_label);
    let name = format!("{date}, {}", item.title);
    harness.get_by_label(&name).click();
    harness.run();
    assert_eq!(harness.sees().selection, Some(hit));
}

#[test]
fn enter_and_shift_enter_step_through_the_hits() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::Slash);
    harness.run();
    type_text(&mut harness, "sanctions");
    for place in [0, 1, 2] {
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(harness.sees().search.current, Some(place));
    }
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    harness.run();
    assert_eq!(harness.sees().search.current, Some(1));
}

#[test]
fn the_button_that_opened_the_menu_closes_it() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let button = harness.get_by_label_contains("Menu: ").rect().center();
    for is_open in [true, false, true] {
        harness.hover_at(button);
        harness.drag_at(button);
        harness.step();
        harness.drop_at(button);
        harness.run();
        assert_eq!(harness.sees().has_layer(&Layer::Menu), is_open);
    }
}

#[test]
fn the_palette_above_the_filter_is_clicked_without_closing_it_first() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.tell(Command::ToggleFilterPanel);
    harness.tell(Command::OpenPalette);
    type_text(&mut harness, "full screen");
    let row = harness.get_by_label_contains("Full screen").rect().center();
    harness.hover_at(row);
    harness.drag_at(row);
    harness.step();
    harness.drop_at(row);
    harness.run();
    assert!(harness.sees().full_screen);
    assert_eq!(harness.sees().top_layer(), Some(&Layer::FilterPanel));
}

#[test]
fn the_list_of_a_cluster_is_read_and_left_by_keyboard() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    click_the_paris_talks(&mut harness);
    let clusters = &harness.state().shell().canvas().clusters;
    let cluster = clusters
        .first()
        .expect("the opening view is crowded")
        .clone();
    let first = cluster.first_members[0];
    let summary = briefline::state::ClusterSummary {
        track: cluster.track,
        first_members: cluster.first_members,
        count: cluster.count,
        span: cluster.span.0..cluster.span.1,
    };
    harness.tell(Command::ListCluster { cluster: summary });
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.sees().selection, Some(first));
    let listed = |layer: &Layer| matches!(layer, Layer::ClusterList { .. });
    assert!(!harness.sees().layers.iter().any(listed));
}

#[test]
fn choosing_the_search_in_the_palette_leads_to_its_field() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    for word in ["paris", "berlin"] {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
        harness.run();
        type_text(&mut harness, "search…");
        harness.key_press(Key::Enter);
        harness.run();
        type_text(&mut harness, word);
        assert_eq!(harness.sees().search.text, word);
    }
}

#[test]
fn the_nearest_cluster_is_listed_and_opened_by_keyboard() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let paris = harness.item("e063");
    harness.tell(Command::Select { item: paris });
    harness.key_press(Key::O);
    harness.run();
    let Some(Layer::ClusterList { cluster }) = harness.sees().top_layer().cloned() else {
        panic!("a list of a cluster")
    };
    assert!(cluster.count > 1);
    harness.key_press(Key::Enter);
    harness.run();
    let selected = harness.sees().selection.expect("an item of the cluster");
    assert!(cluster.first_members.contains(&selected));
}

#[test]
fn the_question_for_a_handout_lists_the_briefings_and_keeps_whether_notes_are_wanted() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.run();
    for briefing in harness.sees().timeline.briefings() {
        let name = format!("{} steps, {}", briefing.steps.len(), briefing.title);
        harness.get_by_label(&name);
    }
    harness
        .get_by_label("Print the speaker's notes too")
        .click();
    harness.run();
    let asked = Some(&Layer::Handout { notes: true });
    assert_eq!(harness.sees().top_layer(), asked);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.sees().top_layer(), None);
}

#[test]
fn the_question_for_a_handout_begins_on_the_first_briefing() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.run();
    let first = &harness.sees().timeline.briefings()[0];
    let name = format!("{} steps, {}", first.steps.len(), first.title);
    assert!(harness.get_by_label(&name).is_focused());
}

#[test]
fn the_sheet_of_keys_begins_with_those_of_what_is_on_screen() {
    for (comparing, first, second) in [(false, "Time", "Items"), (true, "Comparison", "Time")] {
        let mut harness = open(1366.0, 768.0, Theme::Light);
        if comparing {
            harness.key_press(Key::C);
            harness.run();
        }
        harness.key_press(Key::F1);
        harness.run();
        let tops = [first, second].map(|heading| harness.get_by_label(heading).rect().top());
        assert!(tops[0] < tops[1], "{first} {tops:?} {second}");
    }
}
