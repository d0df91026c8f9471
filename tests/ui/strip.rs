//! The strip of evidence in small windows and large text, and what follows an account.

use briefline::state::{Command, Theme};
use egui::accesskit::Role;
use egui::{Key, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Bench, Sees as _, know, on, open, type_text};

/// The evidence for `id` in a window of a size.
fn evidence(width: f32, height: f32, id: &str) -> Harness<'static, Bench> {
    let mut harness = open(width, height, Theme::Light);
    let item = harness.item(id);
    harness.tell(Command::Select { item });
    harness.tell(Command::ToggleEvidence);
    harness.run();
    harness
}

fn rect_of(harness: &Harness<'_, Bench>, name: &str) -> Rect {
    harness.get_by_label(name).rect()
}

fn press(harness: &mut Harness<'_, Bench>, key: Key) {
    harness.key_press(key);
    harness.run();
    harness.run();
}

/// The rows of the strip, with where they are and whether they are marked as chosen.
fn rows(harness: &Harness<'_, Bench>) -> Vec<(String, Rect, bool)> {
    let rows = harness.query_all_by_role(Role::ListItem);
    let told = rows.filter_map(|row| {
        let node = row.accesskit_node();
        Some((node.label()?, row.rect(), node.is_selected() == Some(true)))
    });
    told.collect()
}

#[test]
fn two_claims_are_in_sight_on_a_projector_and_three_on_a_laptop() {
    for (width, height, place) in [
        (1280.0, 720.0, "1–2 of 14 claims"),
        (1366.0, 768.0, "1–3 of 14 claims"),
    ] {
        let harness = evidence(width, height, "e063");
        harness.get_by_label(place);
        harness.get_by_label("Ctrl+Down");
        let first = &rows(&harness)[0].0;
        assert!(first.contains("Outcome: happened"), "{first}");
    }
}

#[test]
fn accounts_are_counted_apart_from_claims() {
    let mut harness = evidence(1280.0, 720.0, "e063");
    for _ in 0..40 {
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::ArrowDown);
        harness.run();
    }
    harness.get_by_label("3 accounts");
    let counted = harness.query_by_label_contains("of 14 claims");
    assert!(counted.is_none(), "no claim is in sight");
}

#[test]
fn in_large_text_the_title_stands_whole_beside_the_button() {
    // A window of 1024 by 700 at 150 %.
    let mut harness = evidence(682.0, 466.0, "e063");
    know(&mut harness, on(2026, 1, 5));
    harness.run();
    let title = rect_of(&harness, "Evidence: Paris talks");
    let copy = rect_of(&harness, "Copy with footnotes");
    assert!(title.width() > 90.0, "{title:?}");
    assert!(title.right() < copy.left(), "{title:?} {copy:?}");
    for banner in harness.query_all_by_label("As known on 5 January 2026") {
        let banner = banner.rect();
        for other in [title, copy, rect_of(&harness, "Show the latest")] {
            assert!(!banner.intersects(other), "{banner:?} {other:?}");
        }
    }
    let canvas = harness.state().shell().canvas();
    assert!(canvas.size.y > 120.0, "{:?}", canvas.size);
}

#[test]
fn the_next_account_comes_into_sight_in_the_pane_and_is_marked_in_the_strip() {
    let mut harness = evidence(1280.0, 720.0, "e063");
    for _ in 0..3 {
        press(&mut harness, Key::J);
        let chosen = harness.sees().knowing.account.expect("an account");
        let conflicts = &harness.sees().timeline.item(chosen.item).conflicts;
        let who = conflicts[chosen.conflict].accounts[chosen.account]
            .who
            .clone();
        let strip = rect_of(&harness, "Evidence: Paris talks").top();
        // The marks on the canvas are list items too.
        let mut rows = rows(&harness);
        rows.retain(|(_, rect, _)| rect.top() > strip);
        let marked: Vec<_> = rows.iter().filter(|(.., chosen)| *chosen).collect();
        let [(label, rect, _)] = marked.as_slice() else {
            panic!("not one row is marked: {marked:?}");
        };
        assert!(label.starts_with(&who), "{label}");
        assert!(rect.bottom() <= 721.0, "{rect:?}");
        let cards = harness.query_all_by_label(&who).map(|node| node.rect());
        let mut in_pane = cards.filter(|card| card.left() > 896.0);
        assert!(
            in_pane.any(|card| card.top() > 96.0 && card.bottom() < strip),
            "the card of {who} is in sight"
        );
    }
}

#[test]
fn what_is_public_before_its_sources_is_not_called_unsourced() {
    let mut harness = open(1366.0, 900.0, Theme::Light);
    let item = harness.item("e004");
    let since = harness.sees().timeline.known_since(item).expect("a day");
    know(&mut harness, briefline::model::KnowledgeDate::On(since));
    assert!(harness.sees().timeline.item(item).sources.is_empty());
    press(&mut harness, Key::Y);
    harness.get_by_label("Public that day; the page cited here came out later");
    assert!(harness.query_by_label("No source named").is_none());
}

#[test]
fn a_search_that_finds_nothing_says_on_which_day() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    know(&mut harness, on(2026, 1, 5));
    press(&mut harness, Key::Slash);
    type_text(&mut harness, "zzzzzzzz");
    harness.run();
    harness.get_by_label("Nothing found as known on 5 January 2026");
}

#[test]
fn one_command_pressed_often_is_answered_once() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    for _ in 0..3 {
        harness.tell(Command::ShowOnlyOfficial);
    }
    let toasts = &harness.sees().toasts;
    assert_eq!(toasts.len(), 1, "{toasts:?}");
    assert_eq!(
        toasts[0].text,
        "Only what an official source confirms is shown"
    );
}

#[test]
fn a_row_that_holds_only_a_guest_does_not_say_that_nothing_is_in_view() {
    let mut harness = open(1366.0, 1000.0, Theme::Light);
    harness.tell(Command::ShowOnlyOfficial);
    let list = harness.state().shell().canvas();
    let mut met = false;
    for head in &list.heads {
        let in_row = |y: f32| y >= head.rect.top() && y < head.rect.bottom();
        let mut guests = list.marks.iter().filter(|mark| mark.ghost);
        if guests.any(|mark| in_row(mark.center.y)) {
            met = true;
            let says = |line: &briefline::layout::TextLine| line.text.contains("in view");
            assert!(!head.lines.iter().any(says), "{:?}", head.lines);
        }
    }
    assert!(met, "a guest is in view");
}
