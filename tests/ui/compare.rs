//! Two documents side by side, as people meet them.

use std::fmt::Write as _;

use briefline::model::{Comparison, PairOrder, Relation, Side};
use briefline::state::{Command, ComparingCommand, ComparisonForm, Mode, Theme};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Bench, Sees as _, heard, know, on, open, type_text};

fn press(harness: &mut Harness<'_, Bench>, key: Key) {
    harness.key_press(key);
    harness.run();
    harness.run();
}

/// The built-in chronology with the comparison brought up by its key.
fn compared(width: f32, height: f32) -> Harness<'static, Bench> {
    let mut harness = open(width, height, Theme::Light);
    press(&mut harness, Key::C);
    assert_eq!(harness.sees().mode, Mode::Compare);
    harness
}

fn comparison(harness: &Harness<'_, Bench>) -> Comparison {
    let comparison = harness.sees().comparison();
    comparison.expect("a comparison").as_ref().clone()
}

/// Goes to the point called `number` of the left document.
fn go_to(harness: &mut Harness<'_, Bench>, number: &str) {
    let left = comparison(harness).left;
    let timeline = harness.sees().timeline.clone();
    let points = &timeline.document(left).expect("a document").points;
    let at = points.iter().position(|point| point.number == number);
    let point = at.expect("a point").into();
    let side = Side::Left;
    harness.tell(Command::Comparing(ComparingCommand::Point { side, point }));
    harness.run();
}

fn number_under_cursor(harness: &Harness<'_, Bench>) -> (Side, String) {
    let cursor = harness.sees().comparing.cursor.expect("a cursor");
    let document = comparison(harness).document(cursor.side);
    let timeline = &harness.sees().timeline;
    let document = timeline.document(document).expect("a document");
    (
        cursor.side,
        document.points[cursor.point.index()].number.clone(),
    )
}

fn title(harness: &Harness<'_, Bench>, side: Side) -> String {
    let document = comparison(harness).document(side);
    let timeline = &harness.sees().timeline;
    timeline
        .document(document)
        .expect("a document")
        .title
        .clone()
}

/// The pairs or lives that a screen reader finds.
fn rows(harness: &Harness<'_, Bench>) -> Vec<String> {
    let nodes = harness.query_all_by_role(Role::ListItem);
    nodes
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

#[test]
fn one_key_brings_up_both_texts_with_totals_equal_to_the_data() {
    let harness = compared(1366.0, 768.0);
    let comparison = comparison(&harness);
    let count = |relation| {
        let pairs = comparison.pairs.iter();
        pairs.filter(|pair| pair.relation == relation).count()
    };
    for (relation, word) in [
        (Relation::Kept, "Kept"),
        (Relation::Changed, "Changed"),
        (Relation::Dropped, "Dropped"),
        (Relation::Added, "Added"),
    ] {
        assert!(count(relation) > 0);
        harness.get_by_label(&format!("{word} {}", count(relation)));
    }
    let [left, right] = Side::BOTH.map(|side| title(&harness, side));
    let name = format!("Comparison of {left} with {right}");
    let whole = harness.get_by_label_contains(&name);
    let said = whole.accesskit_node().label().expect("a name");
    assert!(
        said.ends_with("7 kept, 13 changed, 8 dropped, 1 added"),
        "{said}"
    );
    harness.get_by_label("Shown: all 29 pairs");
}

#[test]
fn every_pair_is_in_sight_in_a_small_window_and_has_a_name() {
    let harness = compared(1366.0, 768.0);
    let rows = rows(&harness);
    assert_eq!(rows.len(), comparison(&harness).pairs.len(), "{rows:#?}");
    let dropped = rows.iter().find(|row| row.starts_with("Point 7, "));
    assert!(dropped.is_some_and(|row| row.ends_with(": dropped in Counterplan")));
    let changed = rows.iter().find(|row| row.starts_with("Point 6, "));
    assert!(changed.is_some_and(|row| row.contains(": changed into point 4, ")));
    let added = rows.iter().find(|row| row.starts_with("Point 10, Free"));
    assert!(
        added.is_some_and(|row| row.ends_with(": added in Counterplan")),
        "{rows:#?}"
    );
}

#[test]
fn the_words_that_differ_in_point_6_are_told() {
    let mut harness = compared(1366.0, 768.0);
    go_to(&mut harness, "6");
    let said = |start: &str| {
        let card = harness.get_by_label_contains(start);
        let node = card.accesskit_node();
        node.value().or_else(|| node.label()).expect("a text")
    };
    let left = said("Point 6, US proposal: ");
    let removed = left.split("Removed:").nth(1).expect("removed words");
    assert!(removed.contains("600,000"), "{left}");
    let right = said("Point 4, Counterplan: ");
    let added = right.split("Added:").nth(1).expect("added words");
    assert!(added.contains("800,000"), "{right}");
    harness.get_by_label("Pair 6 of 29");
}

#[test]
fn enter_goes_to_the_item_that_explains_and_backspace_back_to_the_same_pair() {
    let mut harness = compared(1366.0, 768.0);
    go_to(&mut harness, "6");
    let pair = harness.sees().compared_pair().expect("a pair");
    let item = comparison(&harness).pairs[pair].explained_by[0];
    press(&mut harness, Key::Enter);
    assert_eq!(harness.sees().mode, Mode::Explore);
    assert_eq!(harness.sees().selection, Some(item));
    press(&mut harness, Key::Backspace);
    assert_eq!(harness.sees().mode, Mode::Compare);
    assert_eq!(harness.sees().compared_pair(), Some(pair));
    let name = harness.sees().timeline.item(item).title.clone();
    let card = format!("Explained by {name}");
    harness.get_by_label_contains(&card).click();
    harness.run();
    assert_eq!(harness.sees().selection, Some(item));
}

#[test]
fn arrows_go_from_pair_to_pair_and_from_side_to_side() {
    let mut harness = compared(1366.0, 768.0);
    go_to(&mut harness, "1");
    press(&mut harness, Key::ArrowDown);
    assert_eq!(number_under_cursor(&harness), (Side::Left, "2".into()));
    press(&mut harness, Key::ArrowRight);
    assert_eq!(number_under_cursor(&harness), (Side::Right, "2".into()));
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::ArrowUp);
    assert_eq!(number_under_cursor(&harness), (Side::Left, "1".into()));
    press(&mut harness, Key::End);
    harness.get_by_label("Pair 29 of 29");
    press(&mut harness, Key::Home);
    harness.get_by_label("Pair 1 of 29");
    press(&mut harness, Key::C);
    assert_eq!(harness.sees().mode, Mode::Explore);
}

#[test]
fn a_click_on_a_row_goes_to_its_pair() {
    let mut harness = compared(1366.0, 768.0);
    let node = harness.get_by_label_contains("Point 12, ");
    let rect = node.rect();
    let at = egui::pos2(rect.left() + 60.0, rect.top() + 8.0);
    harness.hover_at(at);
    harness.run();
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
    assert_eq!(number_under_cursor(&harness), (Side::Left, "12".into()));
}

#[test]
fn a_topic_leaves_its_pairs_and_all_topics_brings_them_back() {
    let mut harness = compared(1920.0, 1080.0);
    let topics = comparison(&harness).topics(&harness.sees().timeline);
    let (name, count) = topics[0].clone();
    harness.get_by_label(&format!("{name}, {count}")).click();
    harness.run();
    assert_eq!(harness.sees().shown_pairs().len(), count);
    harness.get_by_label(&format!("Shown: {count} of 29 pairs"));
    harness.get_by_label("All topics, 29").click();
    harness.run();
    assert_eq!(harness.sees().shown_pairs().len(), 29);
    harness.get_by_label("More").click();
    harness.run();
    let rest = harness.query_all_by_role(Role::ListBoxOption);
    let rest: Vec<String> = rest.filter_map(|it| it.accesskit_node().label()).collect();
    assert!(!rest.is_empty(), "the other topics drop down");
    press(&mut harness, Key::Escape);
    assert_eq!(
        harness.sees().mode,
        Mode::Compare,
        "Esc closed the list only"
    );
}

#[test]
fn what_was_kept_can_be_hidden_and_the_order_changed() {
    let mut harness = compared(1366.0, 768.0);
    press(&mut harness, Key::H);
    assert_eq!(harness.sees().shown_pairs().len(), 22);
    harness.get_by_label("Hide kept").click();
    harness.run();
    assert_eq!(harness.sees().shown_pairs().len(), 29);
    harness.get_by_label("By topic").click();
    harness.run();
    assert_eq!(harness.sees().comparing.filter.order, PairOrder::Topic);
    press(&mut harness, Key::T);
    assert_eq!(harness.sees().comparing.filter.order, PairOrder::Number);
}

#[test]
fn the_search_field_searches_both_texts() {
    let mut harness = compared(1366.0, 768.0);
    press(&mut harness, Key::Slash);
    type_text(&mut harness, "prisoners");
    assert_eq!(harness.sees().comparing.filter.words, "prisoners");
    assert_eq!(harness.sees().shown_pairs().len(), 1);
    harness.get_by_label("Pair 1 of 1");
    harness.get_by_label("Clear the search").click();
    harness.run();
    assert_eq!(harness.sees().shown_pairs().len(), 29);
    press(&mut harness, Key::Slash);
    type_text(&mut harness, "nowhere to be found");
    harness.get_by_label("No pair passes the filter");
}

#[test]
fn documents_change_places_and_others_can_be_chosen() {
    let mut harness = compared(1366.0, 768.0);
    let before = Side::BOTH.map(|side| title(&harness, side));
    harness.get_by_label("Swap the documents (X)").click();
    harness.run();
    let after = Side::BOTH.map(|side| title(&harness, side));
    assert_eq!(after, [before[1].clone(), before[0].clone()]);
    press(&mut harness, Key::X);
    assert_eq!(title(&harness, Side::Left), before[0]);
    harness.get_by_label_contains("Right document: ").click();
    harness.run();
    harness
        .get_by_label("14 points, European counter text")
        .click();
    harness.run();
    assert_eq!(title(&harness, Side::Right), "European counter text");
    let rows = rows(&harness);
    let silent = rows.iter().filter(|row| row.contains("not reported in"));
    assert!(silent.count() > 5, "{rows:#?}");
    let note = heard(&harness);
    assert!(note.contains("European text is known in part"), "{note}");
}

#[test]
fn each_point_is_followed_through_all_three_texts() {
    let mut harness = compared(1366.0, 768.0);
    go_to(&mut harness, "6");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::C);
    harness.run();
    harness.run();
    assert_eq!(harness.sees().comparing.form, ComparisonForm::Lives);
    let rows = rows(&harness);
    let cap = rows.iter().find(|row| row.contains("US proposal: 6, "));
    let cap = cap.unwrap_or_else(|| panic!("no life of point 6 in {rows:#?}"));
    assert!(cap.contains("European text: changed, 6, "), "{cap}");
    assert!(
        cap.contains("Counterplan: ") && cap.contains("4, Armed forces"),
        "{cap}"
    );
    harness.get_by_label("Pair 6 of 29");
    harness.get_by_label("All three").click();
    harness.run();
    assert_eq!(harness.sees().comparing.form, ComparisonForm::Columns);
}

#[test]
fn a_day_shows_the_texts_that_were_known_on_it() {
    let mut harness = compared(1366.0, 768.0);
    know(&mut harness, on(2025, 12, 5));
    harness.run();
    assert_eq!(title(&harness, Side::Right), "European counter text");
    assert!(
        !heard(&harness).contains("Counterplan"),
        "it was not known yet"
    );
    let banner = "As known on 5 December 2025";
    assert!(
        harness.query_all_by_label(banner).next().is_some(),
        "no banner"
    );
    know(&mut harness, on(2025, 11, 21));
    harness.run();
    harness.get_by_label(
        "On 21 November 2025 the points of “US proposal” alone are known. Two are known from 23 \
         November 2025.",
    );
    assert!(heard(&harness).contains("US proposal, 28 points"));
    harness.get_by_label("Show what is known today").click();
    harness.run();
    assert_eq!(title(&harness, Side::Right), "Counterplan, 20 points");
}

#[test]
fn the_switch_in_the_header_brings_up_the_comparison_and_leaves_it() {
    let mut harness = open(1366.0, 768.0, Theme::Dark);
    harness.get_by_label("Compare").click();
    harness.run();
    assert_eq!(harness.sees().mode, Mode::Compare);
    harness.get_by_label("Timeline").click();
    harness.run();
    assert_eq!(harness.sees().mode, Mode::Explore);
}

#[test]
fn nothing_is_cut_or_nameless_in_any_window() {
    for (width, height) in [(1280.0, 720.0), (1366.0, 768.0), (1920.0, 1080.0)] {
        let harness = compared(width, height);
        for role in [
            Role::Button,
            Role::CheckBox,
            Role::ComboBox,
            Role::SearchInput,
        ] {
            for node in harness.query_all_by_role(role) {
                let name = node.accesskit_node().label().unwrap_or_default();
                assert!(
                    !name.is_empty(),
                    "a {role:?} without a name at {:?}",
                    node.rect()
                );
                let rect = node.rect();
                let is_card = name.starts_with("Explained by");
                assert!(
                    is_card || (rect.right() <= width + 0.5 && rect.bottom() <= height + 0.5),
                    "{name} at {rect:?} of {width} by {height}"
                );
            }
        }
    }
}

#[test]
fn the_last_pair_is_scrolled_into_sight_in_a_low_window() {
    let mut harness = compared(1280.0, 720.0);
    let last = |harness: &Harness<'_, Bench>| {
        let added = |row: &String| row.starts_with("Point 28, ");
        rows(harness).iter().any(added)
    };
    assert!(!last(&harness), "the window is too low for all of them");
    go_to(&mut harness, "28");
    assert!(last(&harness), "{:#?}", rows(&harness));
}

#[test]
fn texts_with_thousands_of_points_cost_only_what_is_in_sight() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.toml");
    let mut file = String::from(
        "format = 1\n[timeline]\ntitle = \"Long\"\n[[track]]\nid = \"t\"\nname = \"Texts\"\n",
    );
    for (id, day) in [("a", 1), ("b", 2)] {
        write!(file, "[[item]]\nid = \"{id}\"\ntitle = \"Text {id}\"\nwhen = \"2026-01-0{day}\"\n\
             track = \"t\"\nkind = \"document\"\n[[document]]\nid = \"{id}\"\ntitle = \"Text {id}\"\n\
             item = \"{id}\"\n"
        ).expect("text");
        for number in 1..=3_000 {
            write!(
                file,
                "[[document.points]]\nnumber = {number}\ntitle = \"Point {number} of {id}\"\n\
                 text = \"What it says.\"\n"
            )
            .expect("text");
        }
    }
    file += "[[alignment]]\nfrom = \"a\"\nto = \"b\"\n";
    for number in 1..=3_000 {
        write!(
            file,
            "[[alignment.pairs]]\nfrom = [{number}]\nto = [{number}]\nrelation = \"kept\"\n"
        )
        .expect("text");
    }
    std::fs::write(&path, file).expect("a file");
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.tell(Command::OpenPath { path });
    press(&mut harness, Key::C);
    assert_eq!(harness.sees().shown_pairs().len(), 3_000);
    let seen = rows(&harness).len();
    assert!(seen > 20 && seen < 60, "{seen} rows are drawn");
    press(&mut harness, Key::End);
    harness.get_by_label("Pair 3000 of 3000");
    let last = rows(&harness);
    let last = last.last().expect("a row");
    assert!(last.starts_with("Point 3000, "), "{last}");
}
