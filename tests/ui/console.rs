//! The console of the speaker: what it shows and says, and what keys and clicks do there.

use std::time::Duration;

use briefline::layout::Seat;
use briefline::state::{
    AudiencePlace, Command, Display, Layer, Pointer, PresentingCommand, Show, Theme,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Bench, Sees as _, heard, open, type_text};

const LAPTOP: [f32; 2] = [1366.0, 768.0];

const fn say(command: PresentingCommand) -> Command {
    Command::Presenting(command)
}

/// The first briefing of the built-in chronology, with the audience's picture in a window of its
/// own.
fn told([width, height]: [f32; 2], theme: Theme) -> Harness<'static, Bench> {
    let mut harness = open(width, height, theme);
    let place = AudiencePlace::Window;
    harness.queue(say(PresentingCommand::PutAudience { place }));
    let briefing = harness.sees().timeline.briefings()[0].id.clone();
    harness.tell(say(PresentingCommand::Choose { briefing }));
    harness.remove_cursor();
    harness.run();
    harness
}

fn show<'a>(harness: &'a Harness<'_, Bench>) -> &'a Show {
    harness.sees().on_air().expect("a briefing is told")
}

fn press(harness: &mut Harness<'_, Bench>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn press_ctrl(harness: &mut Harness<'_, Bench>, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

#[test]
fn f5_asks_which_briefing_and_enter_tells_the_first() {
    let mut harness = open(LAPTOP[0], LAPTOP[1], Theme::Light);
    let place = AudiencePlace::Window;
    harness.tell(say(PresentingCommand::PutAudience { place }));
    press(&mut harness, Key::F5);
    let words = heard(&harness);
    assert!(words.contains("Present which briefing?"), "{words}");
    assert!(words.contains("12 steps, 10:00"), "{words}");
    press(&mut harness, Key::Enter);
    assert_eq!(show(&harness).at, 0);
    let words = heard(&harness);
    assert!(words.contains("On the projector"), "{words}");
    assert!(
        words.contains("Step 1 of 12  ·  A window of its own"),
        "{words}"
    );
}

#[test]
fn a_clicker_moves_the_choice_of_a_briefing_and_f5_tells_it() {
    for moves in [
        &[Key::PageDown][..],
        &[Key::ArrowDown],
        &[Key::PageDown, Key::PageDown, Key::PageUp],
        &[Key::ArrowDown, Key::ArrowUp, Key::PageDown],
    ] {
        for answer in [Key::F5, Key::Enter] {
            let mut harness = open(LAPTOP[0], LAPTOP[1], Theme::Light);
            let place = AudiencePlace::Window;
            harness.tell(say(PresentingCommand::PutAudience { place }));
            press(&mut harness, Key::F5);
            for key in moves {
                press(&mut harness, *key);
            }
            let words = heard(&harness);
            assert!(words.contains("Enter or F5 presents"), "{words}");
            press(&mut harness, answer);
            let second = &harness.sees().timeline.briefings()[1].id;
            assert_eq!(&show(&harness).briefing.id, second, "{moves:?}");
        }
    }
}

#[test]
fn the_console_says_all_that_the_speaker_needs() {
    let harness = told(LAPTOP, Theme::Dark);
    let words = heard(&harness);
    let title = &show(&harness).briefing.steps[1].title;
    let follows = format!("What follows: step 2 of 12, {title}");
    for part in [
        "Clock 00:00",
        "of 10:00",
        "10:00 left",
        "On plan",
        "What the audience sees: step 1 of 12",
        "Notes for step 1",
        "room preset 6 H",
        "Current step",
        follows.as_str(),
    ] {
        assert!(words.contains(part), "no {part} in {words}");
    }
    for name in [
        "Send my view",
        "Freeze",
        "Evidence",
        "Take back",
        "Swap screens",
        "Pointer",
        "Black",
        "End briefing",
        "I have … minutes",
        "Projector and room",
        "Pause the clock (T)",
        "Larger notes",
        "Smaller notes",
    ] {
        let node = harness.get_by_role_and_label(Role::Button, name);
        assert!(node.rect().is_positive(), "{name}");
    }
}

#[test]
fn the_notes_stand_on_the_console_and_grow_and_shrink() {
    let mut harness = told(LAPTOP, Theme::Light);
    let notes = &show(&harness).briefing.steps[0].notes;
    let start: String = notes
        .trim_start_matches(['-', ' ', '*'])
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == ' ')
        .collect();
    assert!(start.len() > 5, "{notes}");
    assert!(heard(&harness).contains(start.trim()), "no {start}");
    harness
        .get_by_role_and_label(Role::Button, "Larger notes")
        .click();
    harness.run();
    assert!(harness.sees().settings.notes_points > 18.0);
    for _ in 0..20 {
        harness
            .get_by_role_and_label(Role::Button, "Smaller notes")
            .click();
        harness.run();
    }
    assert!((harness.sees().settings.notes_points - 16.0).abs() < 0.01);
}

#[test]
fn page_down_goes_through_all_steps_and_stays_at_the_last() {
    let mut harness = told(LAPTOP, Theme::Light);
    let last = show(&harness).path.len() - 1;
    for step in 1..last + 4 {
        press(&mut harness, Key::PageDown);
        assert_eq!(show(&harness).at, step.min(last));
    }
    let words = heard(&harness);
    assert!(words.contains("The end of the briefing"), "{words}");
    let card = format!("Step {}, ", last + 1);
    let card = harness.get_by_label_contains(&card);
    let label = card.accesskit_node().label().unwrap_or_default();
    assert!(label.ends_with("on projector"), "{label}");
    let first = harness.get_by_label_contains("Step 1, ");
    let label = first.accesskit_node().label().unwrap_or_default();
    assert!(label.ends_with("told"), "{label}");
}

/// The colour of the corner of the window.
fn corner(harness: &mut Harness<'_, Bench>) -> [u8; 3] {
    let image = harness.render().expect("a picture");
    let pixel = image.get_pixel(2, 2).0;
    [pixel[0], pixel[1], pixel[2]]
}

const ALERT: [u8; 3] = [0xC4, 0x29, 0x1C];

#[test]
fn what_is_frozen_is_framed_and_said() {
    let mut harness = told(LAPTOP, Theme::Light);
    assert_ne!(corner(&mut harness), ALERT);
    press(&mut harness, Key::Z);
    press(&mut harness, Key::PageDown);
    assert_eq!(corner(&mut harness), ALERT);
    let words = heard(&harness);
    for part in [
        "Frozen: audience stays on step 1",
        "On your laptop",
        "on laptop",
        "on projector",
    ] {
        assert!(words.contains(part), "no {part} in {words}");
    }
    harness
        .get_by_role_and_label(Role::Button, "Unfreeze")
        .click();
    harness.run();
    assert!(show(&harness).frozen.is_none());
    assert_ne!(corner(&mut harness), ALERT);
}

#[test]
fn black_is_said_and_a_step_key_brings_the_picture_back() {
    let mut harness = told(LAPTOP, Theme::Light);
    press(&mut harness, Key::Period);
    assert!(show(&harness).black);
    let words = heard(&harness);
    assert!(words.contains("Black: audience sees nothing"), "{words}");
    assert_eq!(corner(&mut harness), ALERT);
    harness.get_by_role_and_label(Role::Button, "Restore");
    press(&mut harness, Key::PageDown);
    assert!(!show(&harness).black);
    assert_eq!(show(&harness).at, 0);
}

#[test]
fn a_typed_number_is_shown_and_enter_jumps_there() {
    let mut harness = told(LAPTOP, Theme::Dark);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Num1);
    let words = heard(&harness);
    assert!(words.contains("Step 11, then Enter"), "{words}");
    press(&mut harness, Key::Enter);
    assert_eq!(show(&harness).at, 10);
}

#[test]
fn a_click_on_a_card_jumps_there() {
    let mut harness = told(LAPTOP, Theme::Dark);
    harness.get_by_label_contains("Step 4, ").click();
    harness.run();
    assert_eq!(show(&harness).at, 3);
}

#[test]
fn the_path_is_cut_to_4_minutes_and_made_whole_again() {
    let mut harness = told(LAPTOP, Theme::Light);
    let whole = show(&harness).path.clone();
    press_ctrl(&mut harness, Key::T);
    type_text(&mut harness, "4");
    let words = heard(&harness);
    assert!(words.contains(" of 4:00"), "{words}");
    assert!(words.contains("steps are left out"), "{words}");
    assert_eq!(show(&harness).path, whole, "only shown so far");
    press(&mut harness, Key::Enter);
    let secs: u32 = show(&harness).path.iter().map(|it| it.dwell_secs).sum();
    assert!(secs <= 240, "{secs}");
    assert!(harness.sees().layers.is_empty());
    let left_out = harness.query_all_by_label_contains(", left out").count();
    assert_eq!(left_out, whole.len() - show(&harness).path.len());
    harness
        .get_by_role_and_label(Role::Button, "Undo the cut")
        .click();
    harness.run();
    assert_eq!(show(&harness).path, whole);
}

#[test]
fn what_is_no_time_is_said_in_words() {
    let mut harness = told(LAPTOP, Theme::Light);
    press_ctrl(&mut harness, Key::T);
    type_text(&mut harness, "soon");
    let words = heard(&harness);
    assert!(words.contains("Expected minutes"), "{words}");
    press(&mut harness, Key::Enter);
    assert!(show(&harness).uncut.is_none());
    assert!(matches!(
        harness.sees().top_layer(),
        Some(Layer::AskTime { .. })
    ));
}

/// Whether a screen reader's node is painted words or a control, not a group round others.
fn is_leaf(role: Role) -> bool {
    matches!(
        role,
        Role::Button | Role::Label | Role::ListBoxOption | Role::ProgressIndicator | Role::Image
    )
}

/// Words and controls outside the notes, which scroll.
fn parts(harness: &Harness<'_, Bench>) -> Vec<(String, Rect)> {
    let notes = harness
        .get_by_role_and_label(Role::Group, "Notes for step 9")
        .rect();
    let text = notes.with_min_y(notes.top() + 42.0);
    let mut parts = Vec::new();
    for node in harness.root().children_recursive() {
        let inner = node.accesskit_node();
        if inner.raw_bounds().is_none() {
            continue;
        }
        let name = inner.label().or_else(|| inner.value()).unwrap_or_default();
        let rect = node.rect();
        let is_note = inner.role() == Role::Label
            && text.x_range().contains(rect.left())
            && rect.top() > text.top();
        // Cards scroll sideways where there are too many for the window.
        let sight = harness.ctx.content_rect();
        let is_beside = inner.role() == Role::ListBoxOption && !sight.contains_rect(rect);
        let stands = rect.width() > 2.0 && rect.height() > 2.0 && !is_note && !is_beside;
        if is_leaf(inner.role()) && !name.is_empty() && stands {
            parts.push((name, rect));
        }
    }
    parts
}

#[test]
fn nothing_overlaps_and_nothing_is_cut() {
    let sizes = [
        [720.0, 480.0],
        [960.0, 600.0],
        [1280.0, 720.0],
        LAPTOP,
        [1920.0, 1080.0],
    ];
    for size in sizes {
        for held in [None, Some(Key::Z), Some(Key::Period)] {
            let mut harness = told(size, Theme::Light);
            harness.tell(say(PresentingCommand::JumpTo { at: 8 }));
            harness.tell(say(PresentingCommand::ToggleRehearsal));
            if let Some(key) = held {
                press(&mut harness, key);
            }
            let window = Rect::from_min_size(egui::Pos2::ZERO, size.into());
            let parts = parts(&harness);
            assert!(parts.len() > 25, "{}", parts.len());
            for (at, (name, rect)) in parts.iter().enumerate() {
                assert!(window.contains_rect(*rect), "{name} at {rect:?} is cut");
                for (other, there) in &parts[..at] {
                    let shared = rect.intersect(*there);
                    let apart = shared.width() < 1.0 || shared.height() < 1.0;
                    assert!(apart, "{name} over {other} at {size:?}: {rect:?} {there:?}");
                }
            }
        }
    }
}

#[test]
fn the_strip_says_what_the_audience_sees_and_leads_back() {
    let mut harness = told(LAPTOP, Theme::Light);
    harness.tell(say(PresentingCommand::JumpTo { at: 2 }));
    press(&mut harness, Key::Backspace);
    assert!(show(&harness).exploring);
    let words = heard(&harness);
    assert!(words.contains("You explore on the laptop alone"), "{words}");
    assert!(words.contains("The audience sees step 3, "), "{words}");
    let canvas = harness
        .query_all_by_role(Role::List)
        .find(|node| {
            let name = node.accesskit_node().label();
            name.is_some_and(|name| name.starts_with("Timeline"))
        })
        .map(|node| node.rect())
        .expect("the canvas");
    assert!(canvas.height() > 300.0, "{canvas:?}");
    assert!(canvas.top() > 64.0, "{canvas:?}");
    press(&mut harness, Key::Z);
    let words = heard(&harness);
    assert!(words.contains("The audience stays on step 3, "), "{words}");
    assert_eq!(corner(&mut harness), ALERT);
    harness
        .get_by_role_and_label(Role::Button, "Return to step 3")
        .click();
    harness.run();
    assert!(!show(&harness).exploring);
    assert_eq!(show(&harness).at, 2);
}

#[test]
fn a_view_that_was_sent_is_named_on_the_strip_and_on_the_console() {
    let mut harness = told(LAPTOP, Theme::Light);
    press(&mut harness, Key::Backspace);
    let paris = harness.item("e063");
    harness.tell(Command::Select { item: paris });
    press(&mut harness, Key::Enter);
    assert!(show(&harness).air.place.is_none());
    let words = heard(&harness);
    assert!(
        words.contains("The audience sees the view you sent"),
        "{words}"
    );
    press(&mut harness, Key::F5);
    assert!(show(&harness).air.place.is_some());
}

fn two_displays() -> Vec<Display> {
    let display = |name: &str, size, x| Display {
        name: name.to_owned(),
        size,
        corner: [x, 0],
    };
    vec![
        display("eDP-1", [1366, 768], 0),
        display("HDMI-1", [1920, 1080], 1366),
    ]
}

#[test]
fn the_displays_are_chosen_by_their_picture() {
    let mut harness = told(LAPTOP, Theme::Dark);
    harness.tell(say(PresentingCommand::DisplaysFound {
        displays: two_displays(),
        console_on: Some(0),
    }));
    harness
        .get_by_role_and_label(Role::Button, "Projector and room")
        .click();
    harness.run();
    harness
        .get_by_label_contains("Display 2, 1920 × 1080")
        .click();
    harness.run();
    assert_eq!(harness.sees().audience_place(), AudiencePlace::Display(1));
    let words = heard(&harness);
    assert!(
        words.contains("Display 2, 1920 × 1080, audience"),
        "{words}"
    );
    assert!(words.contains("Display 1, 1366 × 768, console"), "{words}");
}

#[test]
fn the_room_says_how_small_text_may_be() {
    let mut harness = open(1280.0, 720.0, Theme::Light);
    harness.tell(say(PresentingCommand::AskDisplay));
    let words = heard(&harness);
    assert!(words.contains("Smallest text 32 px"), "{words}");
    harness.get_by_label("4 heights away").click();
    harness.run();
    assert_eq!(harness.sees().settings.room.seat, Seat::FourHeights);
    let words = heard(&harness);
    assert!(words.contains("Smallest text 22 px"), "{words}");
    harness.get_by_label("As measured").click();
    harness.run();
    let words = heard(&harness);
    assert!(words.contains("Last row in metres"), "{words}");
    press(&mut harness, Key::Escape);
    assert!(harness.sees().layers.is_empty());
}

#[test]
fn noted_times_are_shown_beside_the_plan_and_can_be_discarded() {
    let mut harness = told(LAPTOP, Theme::Light);
    harness.tell(say(PresentingCommand::ToggleRehearsal));
    assert!(heard(&harness).contains("Rehearsing"));
    press(&mut harness, Key::PageDown);
    harness.tell(say(PresentingCommand::ToggleRehearsal));
    let is_asked = |harness: &Harness<'_, Bench>| {
        let top = harness.sees().top_layer().cloned();
        matches!(top, Some(Layer::KeepTimes { .. }))
    };
    assert!(is_asked(&harness));
    let words = heard(&harness);
    assert!(words.contains("planned 0:50"), "{words}");
    harness
        .get_by_role_and_label(Role::Button, "Discard")
        .click();
    harness.run();
    assert!(!is_asked(&harness));
}

#[test]
fn the_pointer_follows_the_mouse_over_the_picture() {
    let mut harness = told(LAPTOP, Theme::Light);
    let picture = harness
        .get_by_label_contains("What the audience sees: ")
        .rect();
    harness.hover_at(picture.center());
    harness.run();
    assert_eq!(
        show(&harness).pointer,
        None,
        "the mouse alone shows nothing"
    );
    press(&mut harness, Key::F2);
    harness.hover_at(picture.lerp_inside([0.25, 0.75]));
    harness.run();
    let Some(Pointer { x, y, .. }) = show(&harness).pointer else {
        panic!("no pointer");
    };
    assert!(
        (x - 0.25).abs() < 0.01 && (y - 0.75).abs() < 0.01,
        "{x} {y}"
    );
    press(&mut harness, Key::F2);
    assert_eq!(show(&harness).pointer, None);
}

#[test]
fn the_pointer_is_on_while_the_mouse_is_pressed_on_the_picture() {
    let mut harness = told(LAPTOP, Theme::Light);
    let picture = harness
        .get_by_label_contains("What the audience sees: ")
        .rect();
    let middle = picture.center();
    harness.drag_at(middle);
    harness.run();
    harness.hover_at(middle + egui::vec2(40.0, 0.0));
    harness.run();
    let pointer = show(&harness).pointer.expect("a pointer");
    assert!(pointer.x > 0.5, "{pointer:?}");
    harness.drop_at(middle + egui::vec2(40.0, 0.0));
    harness.run();
    assert_eq!(show(&harness).pointer, None);
}

#[test]
fn ending_keeps_the_step_and_f5_resumes_there() {
    let mut harness = told(LAPTOP, Theme::Light);
    harness.tell(say(PresentingCommand::JumpTo { at: 4 }));
    harness
        .get_by_role_and_label(Role::Button, "End briefing")
        .click();
    harness.run();
    assert!(harness.sees().on_air().is_none());
    press(&mut harness, Key::F5);
    assert_eq!(show(&harness).at, 4);
}

#[test]
fn nothing_is_drawn_again_while_the_clock_stands() {
    let mut harness = told(LAPTOP, Theme::Light);
    press(&mut harness, Key::T);
    for _ in 0..3 {
        harness.step();
    }
    let delay = |harness: &Harness<'_, Bench>| {
        let views = harness.output().viewport_output.values();
        views.map(|view| view.repaint_delay).min()
    };
    assert_eq!(delay(&harness), Some(Duration::MAX));
    press(&mut harness, Key::T);
    harness.step();
    let runs = delay(&harness).expect("a view");
    assert!(
        runs > Duration::ZERO && runs <= Duration::from_secs(1),
        "{runs:?}"
    );
}
