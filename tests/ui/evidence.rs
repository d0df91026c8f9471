//! Evidence, accounts, revisions and what changed, as people meet them.

use briefline::layout::ColourBy;
use briefline::model::{CivilDate, Item, KnowledgeDate, Tier, day_label};
use briefline::state::{ChangesRange, Command, FilterMode, Theme};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Bench, Sees as _, open, type_text};

fn select(harness: &mut Harness<'_, Bench>, id: &str) -> briefline::model::ItemIx {
    let item = harness.item(id);
    harness.tell(Command::Select { item });
    harness.run();
    item
}

fn press(harness: &mut Harness<'_, Bench>, key: Key) {
    harness.key_press(key);
    harness.run();
    harness.run();
}

fn day(year: i64, month: u8, day: u8) -> KnowledgeDate {
    KnowledgeDate::On(CivilDate::new(year, month, day).expect("a day"))
}

fn know(harness: &mut Harness<'_, Bench>, date: KnowledgeDate) {
    harness.tell(Command::SetKnowledgeDate { date });
    harness.run();
}

/// The labels of all nodes of `role`.
fn labels(harness: &Harness<'_, Bench>, role: Role) -> Vec<String> {
    let nodes = harness.query_all_by_role(role);
    nodes
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

#[test]
fn one_key_answers_who_when_how_hedged_on_what_and_what_came_of_it() {
    let mut harness = open(1280.0, 720.0, Theme::Light);
    select(&mut harness, "e063");
    press(&mut harness, Key::E);
    assert!(harness.sees().knowing.evidence);
    harness.get_by_label("Evidence for Paris talks");
    let rows = labels(&harness, Role::ListItem);
    let rubio = rows.iter().find(|row| row.contains("Rubio will probably"));
    let told = rubio.unwrap_or_else(|| panic!("no row on Rubio in {rows:#?}"));
    for part in [
        "The article itself",
        "said ",
        "unlikely",
        "1 report",
        "Outcome: confirmed",
    ] {
        assert!(told.contains(part), "no {part:?} in {told}");
    }
    press(&mut harness, Key::E);
    assert!(!harness.sees().knowing.evidence);
    assert!(harness.query_by_label("Evidence for Paris talks").is_none());
}

#[test]
fn the_strip_leaves_more_than_half_of_a_projector_and_keeps_the_mark_in_sight() {
    for (width, height) in [(1280.0, 720.0), (1366.0, 768.0), (1920.0, 1080.0)] {
        let mut harness = open(width, height, Theme::Light);
        select(&mut harness, "e053");
        press(&mut harness, Key::E);
        let head = harness.get_by_label("Evidence: Valdai drone claim").rect();
        // In a high window the overview and the bar stay below the strip.
        let foot = harness.query_by_label("Zoom in (+)").map_or(0.0, |_| 128.0);
        let strip = height - foot - head.top();
        assert!(strip <= height * 0.45, "{strip} of {height}");
        let list = harness.state().shell().canvas();
        let plate = list.plate.as_ref().expect("the plate of the selected item");
        assert!(
            plate.rect.bottom() <= list.size.y + 1.0,
            "{:?} of {:?}",
            plate.rect,
            list.size
        );
    }
}

#[test]
fn the_strip_follows_the_selection_and_tells_sources_where_there_are_no_claims() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    select(&mut harness, "e063");
    press(&mut harness, Key::E);
    select(&mut harness, "e053");
    harness.get_by_label("Evidence for Valdai drone claim");
    let rows = labels(&harness, Role::ListItem);
    assert!(
        rows.iter().any(|row| row.contains("Sergei Lavrov")),
        "{rows:#?}"
    );
}

#[test]
fn the_strip_is_read_to_its_end_with_keys() {
    let mut harness = open(1280.0, 720.0, Theme::Light);
    select(&mut harness, "e063");
    press(&mut harness, Key::E);
    let bottom = |harness: &Harness<'_, Bench>| {
        let row = harness.query_all_by_role(Role::ListItem).find(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|it| it.starts_with("Paris, July"))
        });
        row.expect("the last account").rect().bottom()
    };
    assert!(
        bottom(&harness) > 720.0,
        "the last account is below the edge"
    );
    for _ in 0..40 {
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::ArrowDown);
        harness.run();
    }
    let bottom = bottom(&harness);
    assert!(bottom <= 720.0, "the last account ends at {bottom}");
}

#[test]
fn the_evidence_is_copied_with_footnotes() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    select(&mut harness, "e063");
    press(&mut harness, Key::E);
    harness.get_by_label("Copy with footnotes").click();
    harness.step();
    let mut copied = String::new();
    for _ in 0..4 {
        let commands = &harness.output().platform_output.commands;
        for command in commands {
            if let egui::OutputCommand::CopyText(text) = command {
                copied.clone_from(text);
            }
        }
        harness.step();
    }
    assert!(copied.contains("[1]"), "{copied}");
}

#[test]
fn the_strip_names_the_day_whose_knowledge_it_tells() {
    let mut harness = open(1280.0, 720.0, Theme::Light);
    select(&mut harness, "e063");
    press(&mut harness, Key::E);
    know(&mut harness, day(2026, 1, 5));
    let told = "As known on 5 January 2026";
    assert!(
        harness.query_all_by_label(told).next().is_some(),
        "no banner"
    );
    let rows = labels(&harness, Role::ListItem);
    let held = rows.iter().filter(|row| row.contains("Outcome: happened"));
    assert_eq!(held.count(), 0, "the talks lie ahead: {rows:#?}");
}

#[test]
fn an_account_moves_the_mark_and_says_so_with_a_way_back() {
    let mut harness = open(1366.0, 3000.0, Theme::Light);
    let item = select(&mut harness, "e013");
    let timeline = harness.sees().timeline.clone();
    let own = timeline.item(item).when.clone();
    let accounts = &timeline.item(item).conflicts[0].accounts;
    let other = accounts
        .iter()
        .find(|it| it.when.is_some() && it.when != own);
    let other = other.expect("an account with another date");
    let date = other.when.as_ref().expect("a date").label();
    let name = format!("Show its date: {}, {date}", other.who);
    harness.get_by_label(&name).click();
    harness.run();
    assert_eq!(harness.sees().timeline.item(item).when, other.when);
    assert!(
        harness
            .get_by_label(&name)
            .accesskit_node()
            .toggled()
            .is_some()
            || harness.sees().knowing.account.is_some()
    );
    harness
        .get_by_label("Back to the item as it stands")
        .click();
    harness.run();
    assert_eq!(harness.sees().knowing.account, None);
    assert_eq!(harness.sees().timeline.item(item).when, own);
}

#[test]
fn j_walks_through_the_accounts() {
    let mut harness = open(1366.0, 3000.0, Theme::Light);
    select(&mut harness, "e053");
    press(&mut harness, Key::J);
    let chosen = harness.sees().knowing.account.expect("the first account");
    assert_eq!(chosen.account, 0);
    harness.get_by_label_contains("Reading the account of Sergei Lavrov");
}

#[test]
fn differing_values_are_said_to_differ() {
    let mut harness = open(1366.0, 3000.0, Theme::Light);
    select(&mut harness, "e060");
    harness.get_by_label("Countries: 14, accounts differ");
    harness.get_by_label("Countries: 15, accounts differ");
}

#[test]
fn a_day_of_its_history_shows_what_was_known_then() {
    let mut harness = open(1366.0, 4000.0, Theme::Light);
    let item = select(&mut harness, "e060");
    let first = harness.sees().timeline.revisions_of(item)[0].known_from;
    harness.get_by_label("How knowledge of it grew");
    harness.get_by_label("Status: was planned, now happened");
    harness.get_by_label(&day_label(first)).click();
    harness.run();
    assert_eq!(harness.sees().knowledge(), KnowledgeDate::On(first));
    harness.get_by_label("believed on this day");
}

#[test]
fn what_was_superseded_leads_to_what_came_in_its_place() {
    let mut harness = open(1366.0, 1200.0, Theme::Light);
    let item = select(&mut harness, "e068");
    let timeline = harness.sees().timeline.clone();
    let other = timeline.item(item).replaced_by.expect("a replacement");
    harness.get_by_label("Status: Superseded");
    let name = format!("Superseded by {}", timeline.item(other).title);
    harness.get_by_label(&name).click();
    harness.run();
    assert_eq!(harness.sees().selection, Some(other));
}

#[test]
fn who_relays_whom_is_shown_on_demand() {
    let mut harness = open(1366.0, 4000.0, Theme::Light);
    select(&mut harness, "e013");
    assert!(labels(&harness, Role::TreeItem).is_empty());
    let button = harness
        .get_all_by_label_contains("show who relays whom")
        .last()
        .expect("a count that opens");
    button.click();
    harness.run();
    let tree = labels(&harness, Role::TreeItem);
    assert!(
        tree.iter().any(|node| node.contains("origin, not cited")),
        "{tree:#?}"
    );
    assert!(
        tree.iter().any(|node| node.contains("relays, cited")),
        "{tree:#?}"
    );
}

#[test]
fn what_changed_is_listed_and_leads_to_its_item_and_back() {
    let mut harness = open(1366.0, 1000.0, Theme::Light);
    know(&mut harness, day(2026, 2, 6));
    press(&mut harness, Key::Y);
    assert!(harness.sees().knowing.changes.open);
    harness.get_by_label("What changed on 6 February 2026");
    let change = harness
        .query_all_by_role(Role::ListItem)
        .find(|node| {
            let label = node.accesskit_node().label();
            label.is_some_and(|label| label.starts_with("New: "))
        })
        .expect("a new item");
    change.click();
    harness.run();
    let selected = harness.sees().selection.expect("the item of the change");
    let title = harness.sees().timeline.item(selected).title.clone();
    assert!(harness.query_all_by_label(&title).next().is_some());
    assert!(
        harness
            .query_by_label("What changed on 6 February 2026")
            .is_none()
    );
    harness.get_by_label("What changed").click();
    harness.run();
    harness.get_by_label("What changed on 6 February 2026");
    press(&mut harness, Key::CloseBracket);
    assert!(
        harness
            .query_by_label("What changed on 6 February 2026")
            .is_none()
    );
    press(&mut harness, Key::Y);
    assert!(!harness.sees().knowing.changes.open);
}

#[test]
fn changes_after_a_day_of_ones_own() {
    let mut harness = open(1366.0, 900.0, Theme::Light);
    know(&mut harness, day(2026, 1, 7));
    press(&mut harness, Key::Y);
    harness.get_by_label("After…").click();
    harness.run();
    harness.get_by_label("After which day, then Enter").focus();
    harness.run();
    type_text(&mut harness, "nonsense");
    press(&mut harness, Key::Enter);
    let typed = harness.sees().knowing.changes.typed.clone();
    let (_, error) = typed.expect("the text stays");
    assert!(error.is_some(), "what is wrong is said");
    harness.tell(Command::CompareAfter {
        text: "2026-01-05".to_owned(),
    });
    let after = CivilDate::new(2026, 1, 5).expect("a day");
    assert_eq!(
        harness.sees().knowing.changes.range,
        ChangesRange::After(after)
    );
    harness.get_by_label("What changed after 5 January 2026 up to 7 January 2026");
}

#[test]
fn many_changes_cost_only_what_is_in_sight() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    know(&mut harness, day(2025, 10, 1));
    press(&mut harness, Key::Y);
    harness.get_by_label("Since then").click();
    harness.run();
    let all = harness.sees().knowing.changes.list.len();
    assert!(all > 100, "{all}");
    let shown = labels(&harness, Role::ListItem).len();
    assert!(shown > 2 && shown < 20, "{shown} of {all} are drawn");
}

#[test]
fn the_filter_asks_for_official_sources_and_colours_by_founding() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.tell(Command::ToggleFilterPanel);
    harness
        .get_by_label("Only what an official source confirms")
        .click();
    harness.run();
    let filtering = &harness.sees().filtering;
    assert_eq!(filtering.mode, FilterMode::Hide);
    assert!(filtering.filter.tiers.contains(&Tier::A));
    harness.get_by_label("Origins").click();
    harness.run();
    assert_eq!(harness.sees().knowing.colour_by, ColourBy::Origins);
    for facet in ["Independent origins", "Hedging"] {
        assert!(
            harness.query_all_by_label(facet).next().is_some(),
            "{facet}"
        );
    }
    harness.tell(Command::CloseTop);
    harness.get_by_label("3 or more origins");
}

/// The rows of the list of changes, in order.
fn changes(harness: &Harness<'_, Bench>) -> Vec<String> {
    let rows = labels(harness, Role::ListItem).into_iter();
    rows.filter(|row| {
        let kinds = [
            "New: ",
            "Corrected: ",
            "Outcome known: ",
            "Planned",
            "Dated",
        ];
        kinds.iter().any(|kind| row.starts_with(kind)) || row.contains(": was ")
    })
    .collect()
}

#[test]
fn what_matters_most_comes_first_among_the_changes() {
    let mut harness = open(1366.0, 3000.0, Theme::Light);
    know(&mut harness, day(2026, 1, 6));
    press(&mut harness, Key::Y);
    let rows = changes(&harness);
    let place = |part: &str| rows.iter().position(|row| row.contains(part));
    let paris = place("Paris talks").unwrap_or_else(|| panic!("no Paris in {rows:#?}"));
    let kind = rows[paris].split(':').next().unwrap_or_default().to_owned();
    let first = rows.iter().position(|row| row.starts_with(&kind));
    assert_eq!(first, Some(paris), "{rows:#?}");
}

#[test]
fn a_change_since_then_leads_to_the_day_that_knows_its_item() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    know(&mut harness, day(2026, 1, 5));
    press(&mut harness, Key::Y);
    harness.get_by_label("Since then").click();
    harness.run();
    let row = harness
        .get_all_by_label_contains("not known on the day shown")
        .next()
        .expect("an item that came later");
    row.click();
    harness.run();
    let selected = harness.sees().selection.expect("its item");
    let timeline = &harness.sees().timeline;
    assert!(timeline.is_known(selected));
    let since = timeline.known_since(selected).map(KnowledgeDate::On);
    assert_eq!(Some(harness.sees().knowledge()), since);
    assert!(harness.sees().knowledge() > day(2026, 1, 5));
}

#[test]
fn keys_work_again_when_the_field_for_a_day_is_left() {
    let mut harness = open(1366.0, 900.0, Theme::Light);
    know(&mut harness, day(2026, 1, 7));
    press(&mut harness, Key::Y);
    harness.get_by_label("After…").click();
    harness.run();
    let field = harness.get_by_label("After which day, then Enter");
    assert!(field.is_focused(), "it is there to be typed into");
    let focused = harness.ctx.memory(egui::Memory::focused);
    let id = focused.expect("the field");
    harness.ctx.memory_mut(|memory| memory.surrender_focus(id));
    harness.run();
    press(&mut harness, Key::CloseBracket);
    assert!(harness.sees().knowledge() > day(2026, 1, 7));
}

#[test]
fn a_date_of_one_account_says_whose_it_is_in_the_window_and_in_a_picture() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("account.svg");
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let dated = |item: &Item| {
        let accounts = item.conflicts.iter().flat_map(|told| &told.accounts);
        accounts.filter(|account| account.when.is_some()).count() > 1
    };
    let timeline = harness.sees().timeline.clone();
    let disputed = timeline.items().find(|(_, item)| dated(item));
    let (item, _) = disputed.expect("an item with two dates");
    harness.tell(Command::Select { item });
    for _ in 0..9 {
        if harness.sees().account_words().is_none() {
            press(&mut harness, Key::J);
        }
    }
    let words = harness
        .sees()
        .account_words()
        .expect("an account with a date");
    assert!(harness.query_by_label(&words).is_some(), "no {words}");
    let title = harness.sees().timeline.item(item).title.clone();
    let said = labels(&harness, Role::ListItem);
    let own = said.iter().find(|name| name.contains(&title));
    assert!(
        own.is_some_and(|name| name.contains("as one account has it")),
        "{own:?}"
    );
    harness.tell(Command::ExportTo {
        path: path.clone(),
        format: briefline::state::ImageFormat::Svg,
    });
    let svg = std::fs::read_to_string(&path).expect("a picture");
    assert!(svg.contains(&words) && svg.contains("as one account has it"));
    harness.get_by_label("As the item has it").click();
    harness.run();
    assert_eq!(harness.sees().knowing.account, None);
    assert!(harness.query_by_label(&words).is_none());
}
