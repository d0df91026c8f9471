//! The rows of issues and figures: chosen, read, walked by keyboard, and in step with the canvas.

use briefline::model::{FacetValue, TopicIx};
use briefline::state::{Command, FollowedCursor, FollowingCommand, Layer, Theme};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Bench, Sees as _, heard, know, on, open};

fn press(harness: &mut Harness<'_, Bench>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn follow(harness: &mut Harness<'_, Bench>, command: FollowingCommand) {
    harness.tell(Command::Following(command));
    harness.run();
}

fn guarantees(harness: &Harness<'_, Bench>) -> TopicIx {
    let topic = harness.sees().timeline.topic_by_name("security guarantees");
    topic.expect("a topic of the built-in chronology")
}

/// A window with the rows of the guarantees and of the points in the plan.
fn following(width: f32, height: f32) -> Harness<'static, Bench> {
    let mut harness = open(width, height, Theme::Light);
    let topic = guarantees(&harness);
    follow(&mut harness, FollowingCommand::ToggleTopic { topic });
    let points = harness.sees().timeline.series().next().expect("figures").0;
    follow(
        &mut harness,
        FollowingCommand::ToggleSeries { series: points },
    );
    harness
}

/// The nodes of steps and values that name a date and a place, with where they are.
fn places(harness: &Harness<'_, Bench>) -> Vec<(String, Rect)> {
    let nodes = harness.query_all_by_role(Role::ListItem);
    let told = nodes.filter_map(|node| Some((node.accesskit_node().label()?, node.rect())));
    let is_place = |(label, _): &(String, Rect)| {
        label.contains(": ")
            && label
                .rsplit(", ")
                .next()
                .is_some_and(|end| end.contains(" of "))
    };
    told.filter(is_place)
        .filter(|(label, _)| !label.contains("importance"))
        .collect()
}

#[test]
fn the_panel_opens_by_its_key_and_a_choice_in_it_brings_up_the_river() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    press(&mut harness, Key::I);
    harness.run();
    assert_eq!(harness.sees().top_layer(), Some(&Layer::FollowPanel));
    let label = {
        let choice = harness.get_by_label_contains("Security guarantees,");
        assert_eq!(choice.accesskit_node().toggled(), Some(Toggled::False));
        choice.accesskit_node().label().expect("a name")
    };
    harness.get_by_label(&label).click();
    harness.run();
    let topic = guarantees(&harness);
    assert_eq!(harness.sees().rivers(), [topic]);
    let choice = harness.get_by_role_and_label(Role::CheckBox, &label);
    assert_eq!(choice.accesskit_node().toggled(), Some(Toggled::True));
    press(&mut harness, Key::Escape);
    harness.run();
    assert!(harness.sees().layers.is_empty());
    harness.get_by_label("Issues and figures, 1 row");
    assert!(places(&harness).len() >= 3, "{:?}", places(&harness));
}

#[test]
fn the_panel_is_walked_with_arrows_and_space() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    press(&mut harness, Key::I);
    harness.run();
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Space);
    harness.run();
    let second = harness
        .sees()
        .timeline
        .topics()
        .nth(1)
        .expect("two topics")
        .0;
    assert_eq!(harness.sees().rivers(), [second]);
    harness.get_by_label("None").click();
    harness.run();
    assert!(harness.sees().rivers().is_empty());
    harness.get_by_label("Show all").click();
    harness.run();
    assert_eq!(
        harness.sees().rivers().len(),
        harness.sees().timeline.topics().count()
    );
}

#[test]
fn the_panel_keeps_the_keyboard_and_every_figure_can_be_reached() {
    for (width, height) in [(1366.0, 768.0), (1920.0, 1080.0)] {
        let mut harness = open(width, height, Theme::Light);
        press(&mut harness, Key::I);
        harness.run();
        let (topics, series) = {
            let timeline = &harness.sees().timeline;
            (timeline.topics().count(), timeline.series().count())
        };
        let boxes = |harness: &Harness<'_, Bench>| -> Vec<(bool, Rect)> {
            let boxes = harness.query_all_by_role(Role::CheckBox);
            // Those of the panel say how many steps or values there are.
            let is_own = |label: &String| label.contains(" step") || label.contains(" value");
            boxes
                .filter(|node| node.accesskit_node().label().is_some_and(|it| is_own(&it)))
                .map(|node| (node.accesskit_node().is_focused(), node.rect()))
                .collect()
        };
        let focused = |harness: &Harness<'_, Bench>| {
            let boxes = boxes(harness);
            let at = boxes.iter().position(|(is_focused, _)| *is_focused);
            at.map(|at| (at, boxes[at].1))
        };
        let last = topics + series - 1;
        let mut at = 0;
        let moves = std::iter::repeat_n(Key::ArrowDown, last + 2).chain([
            Key::Home,
            Key::PageDown,
            Key::End,
            Key::PageUp,
            Key::End,
            Key::ArrowDown,
        ]);
        for key in moves {
            press(&mut harness, key);
            harness.run();
            at = match key {
                Key::ArrowDown => (at + 1).min(last),
                Key::PageDown => (at + 8).min(last),
                Key::PageUp => at.saturating_sub(8),
                Key::Home => 0,
                _ => last,
            };
            let (found, rect) = focused(&harness).unwrap_or_else(|| panic!("{key:?} to {at}"));
            assert_eq!(found, at, "{key:?}");
            let panel = harness.get_by_label("Show all").rect();
            assert!(
                rect.top() > panel.bottom() && rect.bottom() < height - 60.0,
                "{at} at {rect} is out of sight"
            );
        }
        press(&mut harness, Key::Space);
        harness.run();
        assert_eq!(harness.sees().tracks_of_figures().len(), 1);
        for _ in 0..last + 8 {
            press(&mut harness, Key::Tab);
            harness.run();
            let close = harness.get_by_label("Close (Esc)");
            let buttons = ["Show all", "None"].map(|name| harness.get_by_label(name));
            let mut inside = buttons.iter().chain([&close]);
            let is_inside = inside.any(|node| node.accesskit_node().is_focused());
            assert!(
                is_inside || focused(&harness).is_some(),
                "Tab left the panel"
            );
        }
        press(&mut harness, Key::Escape);
        harness.run();
        assert!(harness.sees().layers.is_empty());
    }
}

#[test]
fn a_click_beside_the_panel_closes_it() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    press(&mut harness, Key::I);
    harness.run();
    click_at(&mut harness, egui::pos2(1200.0, 500.0));
    assert!(harness.sees().layers.is_empty());
    assert!(harness.sees().settings.detail_open);
}

#[test]
fn a_key_goes_from_step_to_step_and_the_tip_and_the_details_tell_each() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let topic = guarantees(&harness);
    follow(&mut harness, FollowingCommand::ToggleTopic { topic });
    let steps = harness
        .sees()
        .timeline
        .topic(topic)
        .expect("known")
        .steps
        .clone();
    for step in &steps {
        press(&mut harness, Key::R);
        harness.run();
        assert_eq!(harness.sees().selection, Some(step.item));
        harness.get_by_label(&step.text);
    }
    press(&mut harness, Key::R);
    assert!(heard(&harness).contains("last step"), "{}", heard(&harness));
    press(&mut harness, Key::Escape);
    harness.run();
    let last = &steps.last().expect("steps").text;
    assert!(harness.query_by_label(last).is_none(), "the tip is gone");
}

#[test]
fn steps_that_are_together_can_be_read_and_parted() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let topic = guarantees(&harness);
    follow(&mut harness, FollowingCommand::ToggleTopic { topic });
    let rows = "Issues and figures, 1 row";
    let pills = |harness: &Harness<'_, Bench>| -> Vec<Rect> {
        let nodes = harness.query_all_by_label_contains(" together: ");
        let area = harness.get_by_label(rows).rect();
        let inside = nodes
            .map(|node| node.rect())
            .filter(|it| area.contains_rect(*it));
        inside.collect()
    };
    harness.tell(Command::FitAll);
    harness.run();
    let first = *pills(&harness)
        .first()
        .expect("steps too close to tell apart");
    harness.hover_at(first.center());
    for _ in 0..30 {
        harness.step();
    }
    let step = &harness.sees().timeline.topic(topic).expect("known").steps[0];
    harness.get_by_label(&step.text);
    harness.get_by_label("Click to zoom in");
    let before = harness.sees().viewing.target();
    click_at(&mut harness, first.center());
    assert!(harness.sees().viewing.target().span_ms() < before.span_ms());
    harness.tell(Command::FitAll);
    harness.run();
    harness.get_by_label(rows).focus();
    harness.run();
    for _ in 0..steps_of(&harness, topic) / 2 {
        press(&mut harness, Key::ArrowRight);
    }
    harness.tell(Command::FitAll);
    harness.run();
    press(&mut harness, Key::Enter);
    harness.run();
    assert!(harness.sees().viewing.target().span_ms() < before.span_ms());
}

#[test]
fn a_step_at_paris_selects_its_item_and_is_not_there_the_day_before() {
    let mut harness = following(1920.0, 1080.0);
    let topic = guarantees(&harness);
    let paris = harness.item("e064");
    let steps = &harness.sees().timeline.topic(topic).expect("known").steps;
    let step = steps
        .iter()
        .position(|step| step.item == paris)
        .expect("a step at Paris");
    // Far from others, so that it is a mark of its own.
    harness.tell(Command::FitItem { item: paris });
    harness.run();
    let place = format!("{} of {}", step + 1, steps_of(&harness, topic));
    let found = places(&harness)
        .into_iter()
        .find(|(label, _)| label.ends_with(&place) && label.contains("agreed in part"));
    let (label, rect) = found.unwrap_or_else(|| panic!("{place} in {:?}", places(&harness)));
    click_at(&mut harness, rect.center());
    assert_eq!(harness.sees().selection, Some(paris), "{label}");
    know(&mut harness, on(2026, 1, 5));
    harness.run();
    let known = &harness.sees().timeline.topic(topic).expect("known").steps;
    assert!(known.iter().all(|step| step.item != paris));
    assert!(places(&harness).iter().all(|(other, _)| *other != label));
}

#[test]
fn enter_opens_the_step_of_the_cursor_wherever_the_pointer_rests() {
    let mut harness = following(1920.0, 1080.0);
    let topic = guarantees(&harness);
    let paris = harness.item("e064");
    harness.tell(Command::FitItem { item: paris });
    harness.run();
    let steps = harness
        .sees()
        .timeline
        .topic(topic)
        .expect("known")
        .steps
        .clone();
    let at = steps.iter().position(|step| step.item == paris);
    let step = at.expect("a step at Paris");
    harness.get_by_label("Issues and figures, 2 rows").focus();
    harness.run();
    let own = format!(" {} of {}", step + 1, steps.len());
    let single = |(label, rect): &(String, Rect)| rect.width() <= 24.5 && !label.ends_with(&own);
    let other = places(&harness).into_iter().find(single);
    let (label, rect) = other.expect("a mark of another step");
    harness.hover_at(rect.center());
    for key in [Key::Enter, Key::Space] {
        let cursor = FollowedCursor::Step { topic, step };
        follow(&mut harness, FollowingCommand::Focus { cursor });
        press(&mut harness, key);
        let now = harness.sees().following.cursor;
        assert_eq!(now, Some(cursor), "{key:?} went to {label}");
    }
    assert_eq!(harness.sees().selection, Some(paris));
}

fn steps_of(harness: &Harness<'_, Bench>, topic: TopicIx) -> usize {
    let topic = harness.sees().timeline.topic(topic);
    topic.map_or(0, |topic| topic.steps.len())
}

fn click_at(harness: &mut Harness<'_, Bench>, pos: egui::Pos2) {
    harness.hover_at(pos);
    harness.run();
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.run();
    }
    harness.run();
}

#[test]
fn a_topic_that_the_filter_names_shows_its_river() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let value = FacetValue::Topic("security guarantees".to_owned());
    harness.tell(Command::ToggleFilter { value });
    harness.run();
    harness.get_by_label("Issues and figures, 1 row");
    harness.get_by_label("Close Security guarantees").click();
    harness.run();
    assert!(harness.sees().rivers().is_empty());
    assert!(harness.sees().filtering.filter.topics.is_empty());
}

#[test]
fn the_panel_unticks_an_issue_that_the_filter_names() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let value = FacetValue::Topic("security guarantees".to_owned());
    harness.tell(Command::ToggleFilter { value });
    press(&mut harness, Key::I);
    harness.run();
    let label = {
        let choice = choice(&harness, "Security guarantees,");
        assert_eq!(choice.accesskit_node().toggled(), Some(Toggled::True));
        choice.click();
        choice.accesskit_node().label().expect("a name")
    };
    harness.run();
    let choice = harness.get_by_role_and_label(Role::CheckBox, &label);
    assert_eq!(choice.accesskit_node().toggled(), Some(Toggled::False));
    assert!(harness.sees().rivers().is_empty());
}

#[test]
fn the_panel_tells_how_each_stands_on_the_day_of_knowledge() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    press(&mut harness, Key::I);
    let mut told = Vec::new();
    for day in [on(2025, 11, 24), on(2026, 1, 6)] {
        know(&mut harness, day);
        harness.run();
        let topic = guarantees(&harness);
        let steps = &harness.sees().timeline.topic(topic).expect("known").steps;
        let word = steps.last().expect("steps").state.word();
        let choice = choice(&harness, "Security guarantees,");
        let label = choice.accesskit_node().label().expect("a name");
        let own = format!("Security guarantees, {word}, ");
        assert!(label.starts_with(&own), "{label} instead of {own}");
        told.push(word);
    }
    assert_ne!(told[0], told[1]);
}

/// The box of the panel whose name begins with `name`.
fn choice<'h>(harness: &'h Harness<'_, Bench>, name: &str) -> egui_kittest::Node<'h> {
    let mut boxes = harness.query_all_by_role(Role::CheckBox);
    let is_named = |label: String| label.starts_with(name);
    let found = boxes.find(|node| node.accesskit_node().label().is_some_and(is_named));
    found.expect("a box of the panel")
}

#[test]
fn the_rows_are_one_stop_walked_with_arrows_and_left_with_escape() {
    let mut harness = following(1366.0, 768.0);
    let rows = "Issues and figures, 2 rows";
    harness.get_by_label(rows).focus();
    harness.run();
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    let Some(FollowedCursor::Step { step, .. }) = harness.sees().following.cursor else {
        panic!("{:?}", harness.sees().following.cursor);
    };
    press(&mut harness, Key::ArrowLeft);
    let cursor = harness.sees().following.cursor;
    assert!(
        matches!(cursor, Some(FollowedCursor::Step { step: other, .. }) if other + 1 == step),
        "{cursor:?}"
    );
    let value = harness.get_by_label(rows).accesskit_node().value();
    let told = format!("{step} of {}", steps_of(&harness, guarantees(&harness)));
    assert!(
        value.as_deref().is_some_and(|value| value.ends_with(&told)),
        "{value:?}"
    );
    press(&mut harness, Key::ArrowDown);
    let cursor = harness.sees().following.cursor.expect("a place");
    assert!(matches!(cursor, FollowedCursor::Value { .. }), "{cursor:?}");
    press(&mut harness, Key::Enter);
    assert_eq!(
        harness.sees().selection,
        harness.sees().followed_item(cursor)
    );
    press(&mut harness, Key::Escape);
    assert!(!harness.get_by_label(rows).accesskit_node().is_focused());
    assert!(harness.sees().selection.is_some(), "Esc only left the rows");
}

#[test]
fn values_stand_under_their_items_at_every_zoom() {
    let mut harness = following(1366.0, 900.0);
    let zooms = [1.0, 1.7, 2.3, 3.1, 0.21, 0.6, 1.9];
    let mut compared = 0;
    for factor in zooms {
        harness.tell(Command::ZoomAt {
            fraction: 0.13,
            factor,
        });
        harness.run();
        compared += compare(&harness);
    }
    assert!(
        compared >= 6,
        "{compared} steps had their mark on the canvas"
    );
}

/// How many steps and values have the mark of their item on the canvas; each stands under it.
fn compare(harness: &Harness<'_, Bench>) -> usize {
    let timeline = &harness.sees().timeline;
    let topic = timeline.topic(guarantees(harness)).expect("known");
    let series = timeline.series().next().expect("figures").1;
    let list = harness.state().shell().canvas();
    let mut compared = 0;
    for (label, rect) in places(harness) {
        let place = label.rsplit(", ").next();
        let place = place.and_then(|end| end.split(' ').next());
        let at: usize = place.and_then(|it| it.parse().ok()).expect("a place");
        let told = label.split(": ").nth(1).unwrap_or_default();
        let item = if told.starts_with(|c: char| c.is_ascii_digit()) {
            // Only those that have the date of their item.
            let value = series.values.get(at - 1).filter(|it| it.when.is_none());
            value.map(|value| value.item)
        } else {
            topic.steps.get(at - 1).map(|step| step.item)
        };
        let marks = list.marks.iter().filter(|mark| !mark.ghost);
        let marks = marks.filter(|mark| Some(mark.item) == item);
        let is_span = list.spans.iter().any(|span| Some(span.item) == item);
        let x: Vec<f32> = marks.map(|mark| mark.center.x).collect();
        // A pill stands between its members, and its node is wider than a mark's.
        if x.is_empty() || is_span || rect.width() > 24.5 {
            continue;
        }
        let off = x.iter().map(|x| (x - rect.center().x).abs());
        let off = off.fold(f32::MAX, f32::min);
        assert!(off < 0.5, "{label} is {off} points beside its mark");
        compared += 1;
    }
    compared
}

#[test]
fn a_lane_stays_in_sight_in_a_low_window_with_every_row() {
    for (width, height) in [(1366.0, 768.0), (1280.0, 720.0)] {
        let mut harness = open(width, height, Theme::Light);
        follow(&mut harness, FollowingCommand::ShowAll);
        let list = harness.state().shell().canvas();
        assert!(list.size.y - list.lanes_top >= 92.0, "{:?}", list.size);
        let item = harness.item("e063");
        harness.tell(Command::Select { item });
        harness.tell(Command::ToggleEvidence);
        harness.run();
        let list = harness.state().shell().canvas();
        assert!(list.size.y - list.lanes_top >= 92.0, "{:?}", list.size);
    }
}

#[test]
fn the_wheel_over_the_heads_scrolls_the_rows_and_beside_them_zooms() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    follow(&mut harness, FollowingCommand::ShowAll);
    let first = |harness: &Harness<'_, Bench>| {
        let head = harness.query_by_label_contains("Security guarantees, ");
        head.map(|node| node.rect().height())
    };
    assert!(first(&harness).is_some());
    let area = harness.get_by_label_contains("Issues and figures, ").rect();
    let view = harness.sees().viewing.target();
    let wheel = |harness: &mut Harness<'_, Bench>, x: f32| {
        harness.hover_at(egui::pos2(x, area.center().y));
        harness.run();
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -120.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        for _ in 0..12 {
            harness.step();
        }
    };
    wheel(&mut harness, area.left() + 60.0);
    assert_eq!(harness.sees().viewing.target(), view);
    assert!(first(&harness).is_none(), "it has scrolled out of sight");
    wheel(&mut harness, area.left() + 500.0);
    assert_ne!(harness.sees().viewing.target(), view);
}
