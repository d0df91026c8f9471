//! Zooming and moving through time with wheel, keys, ruler and overview.

use briefline::layout::TimeScale;
use briefline::state::Theme;
use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::bench::{Bench, Sees as _, open};

fn wheel(harness: &mut Harness<'_, Bench>, at: Pos2, lines: f32, modifiers: Modifiers) {
    harness.hover_at(at);
    harness.step();
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: Vec2::new(0.0, lines),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers,
    });
    harness.run_steps(30);
}

fn scale(harness: &Harness<'_, Bench>) -> TimeScale {
    TimeScale::for_canvas(
        harness.sees().viewing.target(),
        harness.state().shell().canvas().size,
    )
}

#[test]
fn the_date_under_the_pointer_stays_while_the_wheel_zooms() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let at = Pos2::new(600.0, 400.0);
    let before = scale(&harness);
    let date = before.time_from_x(at.x);
    wheel(&mut harness, at, 3.0, Modifiers::NONE);
    let after = scale(&harness);
    assert!(
        after.view.span_ms() < before.view.span_ms() * 0.8,
        "it zoomed in"
    );
    let x = after.x_from_time(date);
    assert!((x - at.x).abs() <= 0.5, "the date moved to {x}");
}

#[test]
fn shift_and_wheel_move_without_zooming() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let before = harness.sees().viewing.target();
    wheel(
        &mut harness,
        Pos2::new(600.0, 400.0),
        -2.0,
        Modifiers::SHIFT,
    );
    let after = harness.sees().viewing.target();
    assert!((after.span_ms() - before.span_ms()).abs() < 1.0);
    assert_ne!(after.left(), before.left());
}

#[test]
fn a_drag_on_the_ruler_zooms_to_what_it_covers() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let before = scale(&harness);
    let ruler_y = 52.0 + 44.0 + 20.0;
    let [from, to] = [Pos2::new(500.0, ruler_y), Pos2::new(700.0, ruler_y)];
    harness.drag_at(from);
    harness.step();
    harness.hover_at(Pos2::new(600.0, ruler_y));
    harness.step();
    harness.hover_at(to);
    harness.step();
    harness.drop_at(to);
    harness.run();
    let after = harness.sees().viewing.target().range();
    let asked = before.time_from_x(from.x)..before.time_from_x(to.x);
    let slack = before.view.span_ms() as i64 / 50;
    assert!(
        after.start.millis_since(asked.start).abs() < slack,
        "{after:?} for {asked:?}"
    );
    assert!(
        after.end.millis_since(asked.end).abs() < slack,
        "{after:?} for {asked:?}"
    );
}

#[test]
fn a_drag_on_the_canvas_moves_the_date_with_the_hand() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let before = scale(&harness);
    let [from, to] = [Pos2::new(700.0, 640.0), Pos2::new(560.0, 640.0)];
    let date = before.time_from_x(from.x);
    harness.drag_at(from);
    harness.step();
    for x in [690.0, 660.0, 600.0, 560.0] {
        harness.hover_at(Pos2::new(x, 640.0));
        harness.step();
    }
    harness.drop_at(to);
    harness.run();
    let after = scale(&harness);
    assert!((after.x_from_time(date) - to.x).abs() < 2.0);
}

#[test]
fn zooming_in_and_out_with_keys_returns_to_the_same_view() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let before = harness.sees().viewing.target();
    for key in [Key::Plus, Key::Plus, Key::Minus, Key::Minus] {
        harness.key_press(key);
        harness.run();
    }
    let after = harness.sees().viewing.target();
    assert!((after.span_ms() - before.span_ms()).abs() <= before.span_ms() * 1e-9);
}

#[test]
fn nothing_is_drawn_while_nothing_happens() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    // `run` steps until no frame is asked for; a second run has nothing left to do.
    assert_eq!(harness.run(), 1, "an idle program asks for no frame");
}

#[test]
fn arrows_move_the_window_of_the_overview_while_it_has_the_keyboard() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness
        .get_by_role_and_label(egui::accesskit::Role::Slider, "Overview")
        .focus();
    harness.run();
    let before = harness.sees().viewing.target();
    harness.key_press(Key::ArrowRight);
    harness.run();
    let after = harness.sees().viewing.target();
    assert_eq!(after, before.pan_fraction(0.25));
    assert_eq!(harness.sees().selection, None);
}

#[test]
fn esc_gives_up_a_range_and_nothing_else() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::Home);
    harness.run();
    let (before, selected) = (harness.sees().viewing.target(), harness.sees().selection);
    let ruler_y = 52.0 + 44.0 + 20.0;
    harness.drag_at(Pos2::new(500.0, ruler_y));
    harness.step();
    harness.hover_at(Pos2::new(600.0, ruler_y));
    harness.step();
    harness.key_press(Key::Escape);
    harness.step();
    harness.hover_at(Pos2::new(700.0, ruler_y));
    harness.step();
    harness.drop_at(Pos2::new(700.0, ruler_y));
    harness.run();
    assert_eq!(harness.sees().viewing.target(), before);
    assert!(harness.sees().settings.detail_open && harness.sees().selection == selected);
}

#[test]
fn space_opens_the_pane_when_tapped_and_pans_when_held() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let ruler_y = 52.0 + 44.0 + 20.0;
    let is_open = harness.sees().settings.detail_open;
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.sees().settings.detail_open, !is_open);
    let before = scale(&harness);
    let date = before.time_from_x(700.0);
    harness.key_down(Key::Space);
    harness.step();
    harness.drag_at(Pos2::new(700.0, ruler_y));
    harness.step();
    for x in [660.0, 600.0] {
        harness.hover_at(Pos2::new(x, ruler_y));
        harness.step();
    }
    harness.drop_at(Pos2::new(600.0, ruler_y));
    harness.step();
    harness.key_up(Key::Space);
    harness.run();
    assert_eq!(
        harness.sees().settings.detail_open,
        !is_open,
        "a drag is no tap"
    );
    assert!((scale(&harness).x_from_time(date) - 600.0).abs() < 2.0);
}

#[test]
fn the_wheel_zooms_on_the_overview_too() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let before = harness.sees().viewing.target();
    let strip = harness
        .get_by_role_and_label(egui::accesskit::Role::Slider, "Overview")
        .rect();
    wheel(&mut harness, strip.center(), 3.0, Modifiers::NONE);
    assert!(harness.sees().viewing.target().span_ms() < before.span_ms() * 0.8);
}
