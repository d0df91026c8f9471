//! The day of knowledge: what is not known is nowhere, and every way to another day.

use briefline::layout::TimeScale;
use briefline::model::{CivilDate, KnowledgeDate, TimePoint};
use briefline::state::{Command, Layer, Theme};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Bench, Sees as _, day, heard, know, on, open, type_text};

fn slider(harness: &Harness<'_, Bench>) -> (egui::Rect, String) {
    let node = harness
        .query_all_by_role(Role::Slider)
        .find(|node| node.accesskit_node().label().as_deref() == Some("Known on"))
        .expect("the handle for the day of knowledge");
    (
        node.rect(),
        node.accesskit_node().value().unwrap_or_default(),
    )
}

/// Where the end of a day stands in the window.
fn x_of(harness: &Harness<'_, Bench>, of: CivilDate) -> f32 {
    let size = harness.state().shell().canvas().size;
    let scale = TimeScale::for_canvas(harness.sees().viewing.target(), size);
    scale.x_from_time(TimePoint::from_civil(of.next_day()).expect("in range"))
}

#[test]
fn brackets_step_through_what_became_known_everywhere() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.tell(Command::ShowList);
    let first_count = harness.sees().timeline.item_count();
    know(&mut harness, on(2026, 4, 22));
    let listed = harness.sees().steps().len();
    let heard_before = heard(&harness);
    harness.key_press(Key::CloseBracket);
    harness.run();
    let shown = harness.sees().knowledge();
    assert!(shown > on(2026, 4, 22), "{shown:?}");
    assert!(harness.sees().steps().len() >= listed);
    assert_ne!(heard(&harness), heard_before, "the tree follows");
    harness.key_press(Key::OpenBracket);
    harness.run();
    assert!(harness.sees().knowledge() < shown);
    for _ in 0..400 {
        if harness.sees().knowledge() == KnowledgeDate::Latest {
            break;
        }
        harness.key_press(Key::CloseBracket);
        harness.step();
    }
    harness.run();
    assert_eq!(harness.sees().knowledge(), KnowledgeDate::Latest);
    assert_eq!(harness.sees().timeline.item_count(), first_count);
    assert!(harness.sees().banner().is_none());
}

#[test]
fn the_search_finds_only_what_is_known() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::Slash);
    harness.run();
    type_text(&mut harness, "adopted");
    let all = harness.sees().search.hits.len();
    assert!(all > 0, "the chronology tells of an adoption");
    know(&mut harness, on(2025, 11, 25));
    let timeline = harness.sees().timeline.clone();
    let hits = &harness.sees().search.hits;
    assert!(hits.len() < all, "{} of {all}", hits.len());
    assert!(hits.iter().all(|hit| timeline.is_known(hit.item)));
}

#[test]
fn the_canvas_keeps_its_place_when_the_handle_appears() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let (view, before) = (
        harness.sees().viewing.target(),
        harness.state().shell().canvas().size,
    );
    harness.key_press(Key::K);
    harness.run();
    assert!(harness.sees().knowing.scrubber);
    assert_eq!(slider(&harness).1, "latest");
    let after = harness.state().shell().canvas().size;
    assert_eq!(harness.sees().viewing.target(), view);
    assert!((after.x - before.x).abs() < 0.1 && after.y < before.y);
    harness.key_press(Key::K);
    harness.run();
    let again = harness.state().shell().canvas().size;
    assert_eq!(again, before);
}

#[test]
fn the_handle_can_be_dragged_to_a_day() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::K);
    harness.run();
    let (rect, _) = slider(&harness);
    let y = rect.top() + 13.0;
    let (from, to) = (rect.right() - 9.0, x_of(&harness, day(2026, 1, 5)) - 1.0);
    harness.drag_at(Pos2::new(from, y));
    harness.step();
    for x in [from - 30.0, f32::midpoint(from, to), to] {
        harness.hover_at(Pos2::new(x, y));
        harness.step();
    }
    harness.step();
    assert_eq!(
        harness.sees().knowledge(),
        on(2026, 1, 5),
        "it follows the hand"
    );
    harness.drop_at(Pos2::new(to, y));
    harness.run();
    assert_eq!(harness.sees().knowledge(), on(2026, 1, 5));
    assert_eq!(slider(&harness).1, "5 January 2026");
    let line = harness.state().shell().canvas().knowledge.clone();
    let x = line
        .and_then(|line| line.x)
        .expect("the line on the canvas");
    assert!((x - x_of(&harness, day(2026, 1, 5))).abs() < 0.5);
    // Back over the right end all is known again.
    harness.drag_at(Pos2::new(x, y));
    harness.step();
    for x in [x + 20.0, rect.right() + 30.0] {
        harness.hover_at(Pos2::new(x, y));
        harness.step();
    }
    harness.drop_at(Pos2::new(rect.right() + 30.0, y));
    harness.run();
    assert_eq!(harness.sees().knowledge(), KnowledgeDate::Latest);
}

#[test]
fn a_click_on_the_track_goes_there() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::K);
    harness.run();
    let at = Pos2::new(
        x_of(&harness, day(2025, 12, 24)),
        slider(&harness).0.top() + 13.0,
    );
    harness.drag_at(at);
    harness.step();
    harness.drop_at(at);
    harness.run();
    let shown = harness.sees().knowledge();
    assert!(
        shown >= on(2025, 12, 23) && shown <= on(2025, 12, 25),
        "{shown:?}"
    );
}

#[test]
fn the_handle_is_moved_by_keys() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    know(&mut harness, on(2026, 1, 5));
    let id = slider(&harness).0;
    let at = Pos2::new(x_of(&harness, day(2026, 1, 5)), id.top() + 13.0);
    harness.drag_at(at);
    harness.step();
    harness.drop_at(at);
    harness.run();
    know(&mut harness, on(2026, 1, 5));
    let press = |harness: &mut Harness<'_, Bench>, key| {
        harness.key_press(key);
        harness.run();
        harness.sees().knowledge()
    };
    let selected = harness.sees().selection;
    assert_eq!(press(&mut harness, Key::ArrowLeft), on(2026, 1, 4));
    assert_eq!(press(&mut harness, Key::ArrowRight), on(2026, 1, 5));
    let next = press(&mut harness, Key::PageDown);
    assert!(next > on(2026, 1, 5));
    let days = harness.sees().timeline.knowledge_days().to_vec();
    assert!(next.day().is_some_and(|day| days.contains(&day)));
    assert!(press(&mut harness, Key::PageUp) < next);
    assert_eq!(press(&mut harness, Key::End), KnowledgeDate::Latest);
    let last = *days.last().expect("days");
    let before_latest = press(&mut harness, Key::ArrowLeft);
    assert_eq!(before_latest, KnowledgeDate::On(last));
    assert!(press(&mut harness, Key::Home) < KnowledgeDate::On(days[0]));
    assert_eq!(
        harness.sees().timeline.item_count(),
        harness.sees().steps().len()
    );
    assert_eq!(
        harness.sees().selection,
        selected,
        "no arrow went elsewhere"
    );
}

#[test]
fn the_overview_keeps_its_own_handles_beside_the_scrubber() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::K);
    harness.run();
    let strip = harness
        .get_by_role_and_label(Role::Slider, "Overview")
        .rect();
    let before = harness.sees().viewing.target();
    let at = strip.center() - Vec2::new(100.0, 0.0);
    harness.drag_at(at);
    harness.step();
    harness.drop_at(at);
    harness.run();
    assert_ne!(harness.sees().viewing.target(), before);
    assert_eq!(harness.sees().knowledge(), KnowledgeDate::Latest);
}

#[test]
fn the_banner_says_the_day_and_leads_back() {
    for command in [Command::ShowCanvas, Command::ShowList] {
        let mut harness = open(1280.0, 720.0, Theme::Dark);
        harness.tell(command);
        know(&mut harness, on(2026, 1, 5));
        assert!(
            harness
                .query_by_label("As known on 5 January 2026")
                .is_some()
        );
        assert!(harness.query_by_label("Later reports are hidden").is_some());
        harness.get_by_label("Show the latest").click();
        harness.run();
        assert_eq!(harness.sees().knowledge(), KnowledgeDate::Latest);
        assert!(
            harness
                .query_by_label("As known on 5 January 2026")
                .is_none()
        );
    }
}

#[test]
fn the_chip_opens_the_question_for_a_day() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.get_by_label("Known: latest").click();
    harness.run();
    assert!(matches!(
        harness.sees().layers.last(),
        Some(Layer::KnownOn { .. })
    ));
    for key in ["[", "]", "Y", "V"] {
        assert!(
            harness.query_all_by_label(key).next().is_some(),
            "no key {key}"
        );
    }
    type_text(&mut harness, "5 jan 2026");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.sees().knowledge(), on(2026, 1, 5));
    assert!(harness.sees().layers.is_empty());
    harness.get_by_label("As known on 5 Jan 2026").click();
    harness.run();
    harness.get_by_label("Next change").click();
    harness.run();
    assert!(harness.sees().knowledge() > on(2026, 1, 5));
    harness.get_by_label("Superseded dates").click();
    harness.run();
    assert!(harness.sees().knowing.ghosts);
}

#[test]
fn a_day_that_cannot_be_read_says_why() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::K);
    harness.run();
    type_text(&mut harness, "soonish");
    harness.key_press(Key::Enter);
    harness.run();
    let Some(Layer::KnownOn { error, .. }) = harness.sees().layers.last() else {
        panic!("the question is gone");
    };
    let error = error.clone().expect("an error");
    assert!(harness.query_by_label(&error).is_some(), "{error}");
}

#[test]
fn superseded_dates_are_outlines_and_heard() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::V);
    harness.run();
    assert!(harness.sees().knowing.ghosts);
    let ghosts = &harness.state().shell().canvas().ghosts;
    assert!(!ghosts.is_empty(), "something was expected at another date");
    let timeline = &harness.sees().timeline;
    let heard = heard(&harness);
    for ghost in ghosts {
        let name = format!("{}, was ", timeline.item(ghost.item).title);
        assert!(heard.contains(&name), "no {name}");
    }
    assert!(heard.contains("dated here") || heard.contains("expected here"));
}

#[test]
fn sources_that_disagree_are_heard_and_split_the_mark() {
    let harness = open(1366.0, 768.0, Theme::Light);
    let canvas = harness.state().shell().canvas();
    assert!(canvas.marks.iter().any(|mark| mark.split));
    assert!(heard(&harness).contains("sources disagree"));
}

#[test]
fn enter_on_a_command_of_the_known_on_sheet_gives_that_command() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    know(&mut harness, on(2026, 1, 5));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::K);
    harness.run();
    harness.get_by_label("Next change").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let shown = harness.sees().knowledge();
    assert!(shown > on(2026, 1, 5), "{shown:?}");
    assert_ne!(shown, KnowledgeDate::Latest, "a step, not the latest");
    let ghosts = harness.sees().knowing.ghosts;
    harness.get_by_label("Superseded dates").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_ne!(harness.sees().knowing.ghosts, ghosts);
    assert_eq!(harness.sees().knowledge(), shown);
}

#[test]
fn enter_with_no_day_typed_stays_on_the_day_shown() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    know(&mut harness, on(2026, 1, 5));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::K);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.sees().knowledge(), on(2026, 1, 5));
    // The field takes the keyboard again.
    type_text(&mut harness, "6 jan 2026");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.sees().knowledge(), on(2026, 1, 6));
}

#[test]
fn a_drag_over_which_the_evidence_opens_ends_with_the_button() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let item = harness.item("e013");
    harness.tell(Command::Select { item });
    know(&mut harness, on(2026, 1, 5));
    harness.tell(Command::ToggleChanges);
    let y = slider(&harness).0.top() + 13.0;
    let x = x_of(&harness, day(2026, 1, 5));
    harness.drag_at(Pos2::new(x, y));
    harness.step();
    for to in [x - 20.0, x - 40.0] {
        harness.hover_at(Pos2::new(to, y));
        harness.step();
    }
    harness.step();
    let shown = harness.sees().knowledge();
    assert!(shown < on(2026, 1, 5), "it follows the hand: {shown:?}");
    assert!(harness.sees().knowing.changes.is_outdated);
    harness.key_press(Key::E);
    harness.step();
    harness.step();
    assert!(
        harness.query_by_label("Overview").is_none(),
        "it is covered"
    );
    harness.drop_at(Pos2::new(x - 40.0, y));
    harness.run();
    assert_eq!(harness.sees().knowledge(), shown);
    assert!(
        !harness.sees().knowing.changes.is_outdated,
        "the list follows when the handle is let go"
    );
    harness.key_press(Key::E);
    harness.run();
    harness.hover_at(Pos2::new(x + 60.0, y));
    harness.run();
    let button = |pressed| egui::Event::PointerButton {
        pos: Pos2::new(x + 60.0, 300.0),
        button: egui::PointerButton::Secondary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(button(true));
    harness.step();
    harness.event(button(false));
    harness.run();
    assert_eq!(harness.sees().knowledge(), shown, "nothing is in the hand");
}
