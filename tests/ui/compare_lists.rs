//! The lists of a comparison: what is marked, counted and said at their rows and edges.

use briefline::model::{Relation, Side};
use briefline::state::{Command, ComparingCommand, ComparisonForm, Mode, Theme};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Bench, Sees as _, day, heard, know, on, open, type_text};

fn press(harness: &mut Harness<'_, Bench>, key: Key) {
    harness.key_press(key);
    harness.run();
    harness.run();
}

fn compared(width: f32, height: f32) -> Harness<'static, Bench> {
    let mut harness = open(width, height, Theme::Light);
    press(&mut harness, Key::C);
    assert_eq!(harness.sees().mode, Mode::Compare);
    harness
}

fn all_texts(harness: &mut Harness<'_, Bench>) {
    harness.key_press_modifiers(Modifiers::SHIFT, Key::C);
    harness.run();
    harness.run();
    assert_eq!(harness.sees().comparing.form, ComparisonForm::Lives);
}

/// The places of the rows that a screen reader finds.
fn rows(harness: &Harness<'_, Bench>) -> Vec<(String, egui::Rect)> {
    let nodes = harness.query_all_by_role(Role::ListItem);
    nodes
        .map(|node| {
            let name = node.accesskit_node().label().unwrap_or_default();
            (name, node.rect())
        })
        .collect()
}

#[test]
fn the_counts_of_all_texts_are_those_of_each_step() {
    let mut harness = compared(1920.0, 1080.0);
    all_texts(&mut harness);
    let lives = harness.sees().lives();
    let changed = |at: usize| {
        let relations = lives.iter().map(|life| life.cells[at].relation);
        relations
            .filter(|it| *it == Some(Relation::Changed))
            .count()
    };
    let counts = [changed(1), changed(2)];
    assert_ne!(counts[0], counts[1]);
    harness.get_by_label(&format!("European text: Changed {}", counts[0]));
    harness.get_by_label(&format!("Counterplan: Changed {}", counts[1]));
    assert!(harness.query_by_label("Changed 13").is_none());
}

#[test]
fn hiding_what_was_kept_hides_the_rows_of_all_texts_that_were_kept_throughout() {
    let mut harness = compared(1366.0, 768.0);
    all_texts(&mut harness);
    let all = harness.sees().lives().len();
    harness.get_by_label(&format!("Shown: all {all} points"));
    harness.get_by_label("Hide kept").click();
    harness.run();
    harness.run();
    let sees = harness.sees();
    let lives = sees.lives().iter().enumerate();
    let changing = lives.filter(|(_, life)| !life.is_kept_throughout());
    let changing: Vec<usize> = changing.map(|(at, _)| at).collect();
    assert_eq!(sees.shown_lives(), changing);
    let said = if changing.len() == all {
        format!("Shown: all {all} points, none was kept throughout")
    } else {
        format!("Shown: {} of {all} points", changing.len())
    };
    harness.get_by_label(&said);
    assert!(
        harness.query_by_label("By topic").is_none(),
        "it would do nothing"
    );
}

#[test]
fn a_search_tells_what_more_is_hidden_as_kept() {
    let mut harness = compared(1366.0, 768.0);
    press(&mut harness, Key::Slash);
    type_text(&mut harness, "nuclear");
    let found = harness.sees().shown_pairs().len();
    harness.tell(Command::Comparing(ComparingCommand::ToggleKept));
    harness.run();
    let left = harness.sees().shown_pairs().len();
    let more = found - left;
    assert!(more > 0);
    let words = heard(&harness);
    let said = format!("Shown: {left} of 29 pairs, {more} more w");
    assert!(words.contains(&said), "{words}");
}

#[test]
fn the_heads_and_the_note_say_how_far_there_is_a_text() {
    let harness = compared(1366.0, 768.0);
    let said = heard(&harness);
    for words in [
        "never published officially",
        "Explained orally by Zelenskyy, without an official text",
        "Dropped means absent from the 20 reported points of Counterplan",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[test]
fn under_the_banner_of_a_day_all_rows_fit_a_small_window() {
    let mut harness = compared(1366.0, 768.0);
    know(&mut harness, on(2026, 2, 1));
    harness.run();
    assert!(heard(&harness).contains("As known on 1 February 2026"));
    let rows = rows(&harness);
    let comparison = harness.sees().comparison().expect("a comparison");
    assert_eq!(rows.len(), comparison.pairs.len());
    let foot = harness.get_by_label("Hide kept").rect().top();
    for (name, rect) in rows {
        assert!(rect.bottom() < foot, "{name} at {rect:?} is cut at {foot}");
    }
}

#[test]
fn by_topic_opens_at_the_cursor_and_no_row_is_cut_by_the_heads() {
    let mut harness = compared(1366.0, 768.0);
    for number in [0_usize, 9, 20, 27] {
        let point = number.into();
        let side = Side::Left;
        harness.tell(Command::Comparing(ComparingCommand::Point { side, point }));
        for _ in 0..2 {
            harness.tell(Command::Comparing(ComparingCommand::ToggleOrder));
            harness.run();
            let start = format!("Point {}, ", number + 1);
            let rows = rows(&harness);
            let there = rows.iter().find(|(name, _)| name.starts_with(&start));
            let (_, rect) = there.unwrap_or_else(|| panic!("{start} is not in {rows:#?}"));
            let top = rows
                .iter()
                .map(|it| it.1.top())
                .fold(f32::INFINITY, f32::min);
            let heads = harness.get_by_label("Swap the documents (X)").rect();
            assert!(rect.top() > heads.bottom() && top > heads.bottom());
        }
    }
}

#[test]
fn a_chosen_topic_leaves_the_chips_where_they_are() {
    let mut harness = compared(1366.0, 768.0);
    let timeline = harness.sees().timeline.clone();
    let comparison = harness.sees().comparison().expect("a comparison").clone();
    let topics = comparison.topics(&timeline);
    let place = |harness: &Harness<'_, Bench>, (name, count): &(String, usize)| {
        let mut letters = name.chars();
        let first = letters.next().expect("a name").to_uppercase();
        let name: String = first.chain(letters).collect();
        harness
            .query_by_label(&format!("{name}, {count}"))
            .map(|it| it.rect())
    };
    let before = place(&harness, &topics[0]).expect("a chip");
    let third = topics[2].0.clone();
    harness.tell(Command::Comparing(ComparingCommand::ChooseTopic {
        topic: Some(third),
    }));
    harness.run();
    assert_eq!(place(&harness, &topics[0]), Some(before));
    let last = topics.last().expect("a topic").clone();
    assert_eq!(place(&harness, &last), None, "it has no room");
    harness.tell(Command::Comparing(ComparingCommand::ChooseTopic {
        topic: Some(last.0.clone()),
    }));
    harness.run();
    assert!(place(&harness, &last).is_some(), "{}", heard(&harness));
    assert_eq!(place(&harness, &topics[0]), Some(before));
}

#[test]
fn a_day_without_two_texts_names_the_first_that_has_them_and_leads_there() {
    let mut harness = compared(1366.0, 768.0);
    know(&mut harness, on(2025, 11, 18));
    harness.run();
    let head = "On 18 November 2025 the points of no document are known yet.";
    harness.get_by_label_contains(head);
    let first = harness.sees().first_day_to_compare().expect("a day");
    assert!(first > day(2025, 11, 18));
    let button = harness
        .get_all_by_role(Role::Button)
        .find(|it| {
            let name = it.accesskit_node().label().unwrap_or_default();
            name.starts_with("Show what was known on ")
        })
        .expect("a button");
    button.click();
    harness.run();
    harness.run();
    assert!(harness.sees().comparison().is_some());
    assert_eq!(harness.sees().timeline.told_on().day(), Some(first));
}

#[test]
fn the_counts_below_follow_the_texts_and_the_form() {
    let mut harness = compared(1920.0, 1080.0);
    let signs = |harness: &Harness<'_, Bench>, words: &str| {
        harness.query_all_by_label(words).next().is_some()
    };
    for (command, seen, gone) in [
        (None, "Dropped 8", "Dropped 1"),
        (Some(ComparingCommand::Swap), "Dropped 1", "Dropped 8"),
        (Some(ComparingCommand::Swap), "Dropped 8", "Dropped 1"),
        (
            Some(ComparingCommand::ToggleForm),
            "In Counterplan:",
            "Dropped 8",
        ),
        (
            Some(ComparingCommand::ToggleForm),
            "Dropped 8",
            "In Counterplan:",
        ),
    ] {
        if let Some(command) = command.clone() {
            harness.tell(Command::Comparing(command));
            harness.run();
        }
        assert!(signs(&harness, seen), "{seen} after {command:?}");
        assert!(!signs(&harness, gone), "{gone} after {command:?}");
    }
}
