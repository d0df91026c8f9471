//! Opening items and reading them, with pointer and keys.

use briefline::state::{Command, Mode, Theme};
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::bench::{Bench, Sees as _, open, open_with};

#[test]
fn a_click_on_a_mark_opens_it_in_the_pane() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let paris = harness.item("e063");
    let name = briefline::layout::item_name(&harness.sees().timeline, paris);
    harness.get_by_label(&name).click();
    harness.run();
    assert_eq!(harness.sees().selection, Some(paris));
    let title = harness.sees().timeline.item(paris).title.clone();
    assert!(
        harness.query_all_by_label(&title).next().is_some(),
        "the pane shows {title}"
    );
}

#[test]
fn the_pane_tells_who_says_what_and_on_what_evidence() {
    let mut harness = open(1366.0, 2400.0, Theme::Light);
    let paris = harness.item("e063");
    harness.tell(Command::Select { item: paris });
    for section in ["Who says what", "Sources", "Related"] {
        assert!(
            harness.query_by_label(section).is_some(),
            "no section {section}"
        );
    }
    let timeline = harness.sees().timeline.clone();
    let (_, claim) = timeline.claims_of(paris).next().unwrap();
    assert!(
        harness.query_all_by_label(&claim.text).next().is_some(),
        "{}",
        claim.text
    );
}

#[test]
fn right_and_left_step_in_reading_order() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::Home);
    harness.run();
    let first = harness.sees().selection;
    assert_eq!(
        first,
        harness.sees().timeline.reading_order().first().copied()
    );
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_ne!(harness.sees().selection, first);
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.sees().selection, first);
}

#[test]
fn related_items_are_one_click_away_and_back() {
    let mut harness = open(1366.0, 2400.0, Theme::Light);
    let paris = harness.item("e063");
    harness.tell(Command::Select { item: paris });
    let timeline = harness.sees().timeline.clone();
    let link = timeline
        .item(paris)
        .links
        .first()
        .expect("Paris has a link");
    let title = timeline.item(link.target).title.clone();
    let verb = link.kind.word();
    harness
        .get_by_label_contains(&format!("{verb} {title}"))
        .click_accesskit();
    harness.run();
    assert_eq!(harness.sees().selection, Some(link.target));
    harness.key_press_modifiers(egui::Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.sees().selection, Some(paris));
}

#[test]
fn the_list_shows_the_same_items_and_opens_them() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::L);
    harness.run();
    assert_eq!(harness.sees().mode, Mode::List);
    let first = harness.sees().timeline.reading_order()[0];
    let name = briefline::layout::item_name(&harness.sees().timeline, first);
    let row = harness
        .get_all_by_label(&name)
        .next()
        .expect("the first row");
    row.click();
    harness.run();
    assert_eq!(harness.sees().selection, Some(first));
}

#[test]
fn an_esc_storm_ends_with_nothing_selected_and_the_program_running() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::Home);
    harness.run();
    harness.tell(Command::OpenPalette);
    for _ in 0..10 {
        harness.key_press(Key::Escape);
        harness.run();
    }
    assert!(harness.sees().layers.is_empty());
    assert_eq!(harness.sees().selection, None);
}

#[test]
fn a_second_click_on_an_item_fills_the_view_with_it() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let paris = harness.item("e063");
    let name = briefline::layout::item_name(&harness.sees().timeline, paris);
    harness.get_by_label(&name).click();
    harness.run();
    let before = harness.sees().viewing.target().span_ms();
    // Longer than a double click.
    harness.run_steps(40);
    harness.get_by_label(&name).click();
    harness.run();
    assert!(harness.sees().viewing.target().span_ms() < before / 10.0);
}

#[test]
fn a_source_is_handed_to_the_browser_once() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let timeline = harness.sees().timeline.clone();
    let at = timeline
        .sources
        .iter()
        .position(|source| source.url.is_some());
    let source = at.expect("a source with an address").into();
    harness.queue(Command::OpenSource { source });
    let mut opened = 0;
    for _ in 0..6 {
        harness.step();
        let commands = &harness.output().platform_output.commands;
        let urls = commands
            .iter()
            .filter(|it| matches!(it, egui::OutputCommand::OpenUrl(_)));
        opened += urls.count();
    }
    assert_eq!(opened, 1);
}

#[test]
fn the_list_opens_where_the_selected_item_is() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::End);
    harness.run();
    let last = harness.sees().selection.expect("the last item");
    harness.key_press(Key::L);
    harness.run();
    let name = briefline::layout::item_name(&harness.sees().timeline, last);
    let left_half = |x: f32| x < 400.0;
    let mut rows = harness.query_all_by_label(&name);
    assert!(
        rows.any(|node| left_half(node.rect().center().x)),
        "no row for {name}"
    );
}

#[test]
fn a_small_window_does_not_forget_the_width_of_the_pane() {
    let first = vec![
        Command::SetDetailWidth {
            width_points: 700.0,
        },
        Command::OpenBuiltin,
    ];
    let mut harness = open_with(1000.0, 768.0, first);
    harness.get_by_label("Zoom in (+)").click();
    harness.run();
    let width = harness.sees().settings.detail_width_points;
    assert!((width - 700.0).abs() < 0.5, "{width}");
}

#[test]
fn the_pane_is_read_to_its_end_with_keys_alone() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let paris = harness.item("e063");
    harness.tell(Command::Select { item: paris });
    let head = |harness: &Harness<'_, Bench>| harness.get_by_label("Related").rect().top();
    let before = head(&harness);
    assert!(
        before > 768.0,
        "the related items lie below the window at {before}"
    );
    for _ in 0..80 {
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::ArrowDown);
        harness.run();
    }
    let after = head(&harness);
    assert!(after < 700.0, "the related items are in sight at {after}");
    assert_eq!(
        harness.sees().selection,
        Some(paris),
        "scrolling selects nothing else"
    );
}

#[test]
fn a_pane_that_opens_does_not_push_out_what_is_selected() {
    let mut harness = open(1000.0, 600.0, Theme::Light);
    harness.tell(Command::ToggleDetail);
    let last = harness.item("e081");
    harness.tell(Command::Select { item: last });
    harness.run();
    let state = harness.sees();
    let when = state.timeline.item(last).when.as_ref().expect("a date");
    let time = when.midpoint().expect("a middle");
    let fraction = state.viewing.target().fraction_of(time);
    assert!(
        (0.0..=1.0).contains(&fraction),
        "the item stands at {fraction} of the view"
    );
}

#[test]
fn the_row_of_what_is_selected_scrolls_into_sight() {
    let mut harness = open(900.0, 600.0, Theme::Light);
    let last_row = harness.item("p01");
    harness.tell(Command::Select { item: last_row });
    harness.run();
    let list = harness.state().shell().canvas();
    let plate = list.plate.as_ref().expect("the plate of the selected item");
    assert!(
        plate.rect.bottom() <= list.size.y + 1.0,
        "{:?} of {:?}",
        plate.rect,
        list.size
    );
}
