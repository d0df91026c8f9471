//! The pane beside two documents, what stands round it, and the way there by keyboard.

use std::fmt::Write as _;

use briefline::model::{ComparedPair, Comparison, PointIx, Relation, Side};
use briefline::state::{Command, ComparingCommand, ComparisonForm, Mode, Theme};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Bench, Sees as _, open, type_text};

/// Where the pane begins in a window of 1366 points.
const PANE_LEFT: f32 = 1366.0 - 384.0;

fn press(harness: &mut Harness<'_, Bench>, key: Key) {
    harness.key_press(key);
    harness.run();
    harness.run();
}

fn do_it(harness: &mut Harness<'_, Bench>, command: ComparingCommand) {
    harness.tell(Command::Comparing(command));
    harness.run();
}

fn compared() -> Harness<'static, Bench> {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    press(&mut harness, Key::C);
    assert_eq!(harness.sees().mode, Mode::Compare);
    harness
}

fn comparison(harness: &Harness<'_, Bench>) -> Comparison {
    let comparison = harness.sees().comparison();
    comparison.expect("a comparison").as_ref().clone()
}

/// Goes to the first pair that is as wanted, and gives its place.
fn go_to(
    harness: &mut Harness<'_, Bench>,
    wanted: impl Fn(&ComparedPair) -> bool,
) -> Option<usize> {
    let comparison = comparison(harness);
    let at = comparison.pairs.iter().position(wanted)?;
    let pair = &comparison.pairs[at];
    let first = |side: Side| pair.points(side).first().map(|point| (side, *point));
    let (side, point) = first(Side::Left).or_else(|| first(Side::Right))?;
    do_it(harness, ComparingCommand::Point { side, point });
    Some(at)
}

/// What has the keyboard, by name; empty for nothing.
fn focused(harness: &Harness<'_, Bench>) -> String {
    let mut nodes = harness.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused());
    node.and_then(|node| node.accesskit_node().label())
        .unwrap_or_default()
}

fn place_of(harness: &Harness<'_, Bench>, label: &str) -> Rect {
    harness.get_by_label_contains(label).rect()
}

#[test]
fn long_titles_do_not_push_the_pane_out_of_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.toml");
    let long = "the one comprehensive treaty on everything between the parties and their allies";
    let mut file = String::from(
        "format = 1\n[timeline]\ntitle = \"Long\"\n[[track]]\nid = \"t\"\nname = \"Texts\"\n",
    );
    for (id, day) in [("a", 1), ("b", 2)] {
        write!(
            file,
            "[[item]]\nid = \"{id}\"\ntitle = \"Text {id}\"\nwhen = \"2026-01-0{day}\"\n\
             track = \"t\"\nkind = \"document\"\n[[document]]\nid = \"{id}\"\n\
             title = \"Text {id}, {long} and {long}\"\nitem = \"{id}\"\n"
        )
        .expect("text");
        for number in 1..=2 {
            write!(
                file,
                "[[document.points]]\nnumber = {number}\ntitle = \"On {long}, {number} of {id}\"\n\
                 text = \"What {id} says.\"\n"
            )
            .expect("text");
        }
    }
    file += "[[alignment]]\nfrom = \"a\"\nto = \"b\"\n\
             [[alignment.pairs]]\nfrom = [1]\nto = [1]\nrelation = \"kept\"\n\
             [[alignment.pairs]]\nfrom = [2]\nrelation = \"dropped\"\nexplanation = \"Gone.\"\n\
             [[alignment.pairs]]\nto = [2]\nrelation = \"added\"\nexplanation = \"New.\"\n";
    std::fs::write(&path, file).expect("a file");
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.tell(Command::OpenPath { path });
    press(&mut harness, Key::C);
    for pair in 1..=3 {
        harness.get_by_label(&format!("Pair {pair} of 3"));
        let back = place_of(&harness, "Previous pair (Up)");
        assert!(back.left() >= PANE_LEFT, "pair {pair}: {back:?}");
        for node in harness.query_all_by_role(Role::Label) {
            let (rect, said) = (node.rect(), node.accesskit_node().value());
            let is_inside = rect.left() >= PANE_LEFT + 10.0 || rect.right() <= PANE_LEFT;
            assert!(is_inside && rect.right() <= 1366.0, "{said:?} at {rect:?}");
        }
        press(&mut harness, Key::ArrowDown);
    }
}

#[test]
fn beside_all_three_texts_each_has_its_card_with_what_is_new_in_it() {
    let mut harness = compared();
    let form = ComparisonForm::Lives;
    do_it(&mut harness, ComparingCommand::SetForm { form });
    let (side, point) = (Side::Left, PointIx::from(5));
    do_it(&mut harness, ComparingCommand::Point { side, point });
    let said = |start: &str| {
        let node = harness.get_by_label_contains(start);
        let node = node.accesskit_node();
        node.value().or_else(|| node.label()).expect("a text")
    };
    let first = said("Point 6, US proposal: ");
    assert!(!first.contains("Removed:") && !first.contains("Added:"));
    let timeline = harness.sees().timeline.clone();
    let mut documents = timeline.documents();
    let european = documents.find(|(_, it)| it.short_title == "European text");
    let european = &european.expect("the European text").1.points;
    let european = european.iter().find(|it| it.number == "6");
    let second = said("Point 6, European text: ");
    assert!(
        second.contains(&european.expect("its point 6").text),
        "{second}"
    );
    assert!(second.contains("Added:"), "{second}");
    assert!(said("Point 4, Counterplan: ").contains("Point 4"));
    harness.get_by_label("Gone: 600,000");
    let word = "US proposal to Counterplan: changed";
    assert!(place_of(&harness, word).left() >= PANE_LEFT);
}

#[test]
fn enter_does_not_click_the_row_on_which_the_pointer_rests() {
    for form in [ComparisonForm::Columns, ComparisonForm::Lives] {
        let mut harness = compared();
        do_it(&mut harness, ComparingCommand::SetForm { form });
        let pair = go_to(&mut harness, |pair| pair.explained_by.is_empty());
        let pair = pair.expect("a pair that nothing explains");
        harness.hover_at(egui::pos2(90.0, 640.0));
        harness.run();
        press(&mut harness, Key::Enter);
        assert_eq!(harness.sees().compared_pair(), Some(pair), "{form:?}");
        assert_eq!(harness.sees().mode, Mode::Compare);
    }
}

#[test]
fn tab_goes_from_the_topics_over_the_texts_to_the_pane() {
    let mut harness = compared();
    go_to(&mut harness, |pair| !pair.explained_by.is_empty());
    press(&mut harness, Key::Slash);
    let mut visited = Vec::new();
    for _ in 0..60 {
        press(&mut harness, Key::Tab);
        visited.push(focused(&harness));
    }
    let place = |start: &str| {
        let place = visited.iter().position(|name| name.starts_with(start));
        place.unwrap_or_else(|| panic!("{start} is not in {visited:#?}"))
    };
    let order = [
        "All topics",
        "Left document: ",
        "Right document: ",
        "Comparison of ",
        "By topic",
        "Previous pair (Up)",
        "Explained by ",
        "Next · ",
    ];
    let places = order.map(place);
    assert!(places.is_sorted(), "{places:?} of {visited:#?}");
}

#[test]
fn down_means_the_next_pair_wherever_the_keyboard_is() {
    let mut harness = compared();
    press(&mut harness, Key::Slash);
    type_text(&mut harness, "nuclear");
    let first = harness.sees().compared_pair();
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::ArrowDown);
    assert_ne!(
        harness.sees().compared_pair(),
        first,
        "{}",
        focused(&harness)
    );
    let mut harness = compared();
    harness.get_by_label("All topics, 29").focus();
    harness.run();
    for expected in ["Pair 2 of 29", "Pair 3 of 29"] {
        press(&mut harness, Key::ArrowDown);
        harness.get_by_label(expected);
        assert_eq!(focused(&harness), "All topics, 29");
    }
    press(&mut harness, Key::ArrowUp);
    harness.get_by_label("Pair 2 of 29");
    harness.get_by_label("More").click();
    harness.run();
    press(&mut harness, Key::ArrowDown);
    harness.get_by_label("Pair 2 of 29");
}

#[test]
fn an_item_opens_at_its_top_however_far_the_pane_of_the_pair_was_scrolled() {
    let mut harness = compared();
    go_to(&mut harness, |pair| !pair.explained_by.is_empty());
    for _ in 0..8 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowDown);
        harness.run();
    }
    assert_ne!(harness.sees().detail_scrolls, 0, "the keys scrolled");
    press(&mut harness, Key::Enter);
    let item = harness.sees().selection.expect("an item");
    let title = harness.sees().timeline.item(item).title.clone();
    let headings = harness.query_all_by_role(Role::Heading);
    let tops: Vec<f32> = headings
        .filter(|node| node.accesskit_node().label().as_deref() == Some(&title))
        .map(|node| node.rect().top())
        .collect();
    assert!(tops.iter().all(|top| *top > 60.0), "{title} at {tops:?}");
    assert!(!tops.is_empty(), "{title} is not announced");
}

/// A title of more letters takes two lines in a narrow pane.
const LONG: usize = 28;

#[test]
fn what_explains_a_pair_stands_before_what_that_rests_on_and_is_not_cut() {
    let mut harness = open(1100.0, 768.0, Theme::Light);
    press(&mut harness, Key::C);
    let timeline = harness.sees().timeline.clone();
    let long = |pair: &ComparedPair| {
        let mut items = pair.explained_by.iter();
        items.any(|item| timeline.item(*item).title.chars().count() > LONG)
    };
    let pair = go_to(&mut harness, long).expect("a pair explained by an item of a long title");
    let items = comparison(&harness).pairs[pair].explained_by.clone();
    let basis = place_of(&harness, "What this rests on");
    for item in items {
        let title = &timeline.item(item).title;
        let card = place_of(&harness, &format!("Explained by {title}"));
        assert!(card.bottom() < basis.top(), "{title}");
        if title.chars().count() > LONG {
            assert!(card.height() > 77.0, "{title} in {card:?}");
        }
    }
}

#[test]
fn messages_leave_the_rows_of_the_comparison_free() {
    let mut harness = compared();
    press(&mut harness, Key::ArrowUp);
    let told = place_of(&harness, "This is the first pair");
    assert!(
        told.left() >= PANE_LEFT && told.right() <= 1366.0,
        "{told:?}"
    );
    let next = place_of(&harness, "Next · ");
    assert!(told.bottom() < next.top(), "{told:?} on {next:?}");
}

#[test]
fn the_only_way_on_has_the_whole_foot_of_the_pane() {
    let mut harness = compared();
    press(&mut harness, Key::Home);
    assert!(place_of(&harness, "Next · ").width() > 300.0);
    press(&mut harness, Key::End);
    assert!(place_of(&harness, "Previous · ").width() > 300.0);
    press(&mut harness, Key::ArrowUp);
    let [left, right] = ["Previous · ", "Next · "].map(|it| place_of(&harness, it));
    assert!(left.right() < right.left());
}

#[test]
fn a_counterpart_says_what_it_is() {
    let mut harness = compared();
    let documents: Vec<_> = harness.sees().timeline.documents().map(|it| it.0).collect();
    let mut found = false;
    for document in documents {
        let side = Side::Right;
        do_it(
            &mut harness,
            ComparingCommand::ChooseDocument { side, document },
        );
        let is_one = |pair: &ComparedPair| pair.relation == Relation::Counterpart;
        if go_to(&mut harness, is_one).is_some() {
            found = true;
            harness.get_by_label("They speak of the same thing; nobody has judged what changed.");
        }
    }
    assert!(found, "no two texts have counterparts");
}

/// Whether the rows are scrolled to their end.
fn is_at_end(harness: &Harness<'_, Bench>) -> bool {
    let mut rows = harness.query_all_by_role(Role::ListItem);
    rows.any(|row| {
        let name = row.accesskit_node().label().unwrap_or_default();
        name.starts_with("Point 28, ")
    })
}

#[test]
fn pages_scroll_the_rows_wherever_the_pointer_is_but_not_from_a_text_field_or_a_layer() {
    let mut harness = open(1280.0, 720.0, Theme::Light);
    press(&mut harness, Key::C);
    let (over_pane, over_rows) = (egui::pos2(1200.0, 400.0), egui::pos2(300.0, 400.0));
    for at in [over_pane, over_rows] {
        harness.hover_at(at);
        harness.run();
        press(&mut harness, Key::PageDown);
        assert!(is_at_end(&harness), "the pointer is at {at:?}");
        press(&mut harness, Key::PageUp);
        assert!(!is_at_end(&harness), "the pointer is at {at:?}");
    }
    harness.get_by_label("All topics, 29").focus();
    harness.run();
    press(&mut harness, Key::PageDown);
    assert!(is_at_end(&harness), "a chip has no pages of its own");
    press(&mut harness, Key::PageUp);
    press(&mut harness, Key::Slash);
    press(&mut harness, Key::PageDown);
    assert!(!is_at_end(&harness), "the search field has the keyboard");
    press(&mut harness, Key::Escape);
    harness.tell(Command::OpenPalette);
    harness.run();
    press(&mut harness, Key::PageDown);
    assert!(!is_at_end(&harness), "the palette has the keyboard");
}

#[test]
fn the_marked_words_follow_the_cursor_and_the_texts() {
    let mut harness = compared();
    let marks = |harness: &Harness<'_, Bench>, start: &str| {
        let node = harness.get_by_label_contains(start);
        let node = node.accesskit_node();
        let said = node.value().or_else(|| node.label()).expect("a text");
        said.split("Added:").nth(1).unwrap_or_default().to_owned()
    };
    let (side, point) = (Side::Left, PointIx::from(5));
    do_it(&mut harness, ComparingCommand::Point { side, point });
    let added = marks(&harness, "Point 4, Counterplan: ");
    assert!(added.contains("800,000"), "{added}");
    do_it(&mut harness, ComparingCommand::Swap);
    let (side, point) = (Side::Right, PointIx::from(5));
    do_it(&mut harness, ComparingCommand::Point { side, point });
    let added = marks(&harness, "Point 6, US proposal: ");
    assert!(added.contains("600,000"), "{added}");
}
