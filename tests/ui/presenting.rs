//! Presenting beyond the console: one screen for both, small windows, odd displays, long paths.

use briefline::layout::Seat;
use briefline::model::{Draft, DraftStep};
use briefline::state::{
    AudiencePlace, Command, Display, DraftingCommand, DraftsRead, PresentingCommand, Room, Show,
    Theme,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Bench, Sees as _, heard, open, type_text};

const fn say(command: PresentingCommand) -> Command {
    Command::Presenting(command)
}

/// The first briefing of the built-in chronology, with the audience's picture at `place`.
fn told(place: AudiencePlace) -> Harness<'static, Bench> {
    let mut harness = open(1366.0, 768.0, Theme::Light);
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

/// The words that are painted, whether a screen reader finds them there or not.
fn painted(harness: &Harness<'_, Bench>) -> String {
    fn words_of(shape: &Shape, words: &mut Vec<String>) {
        match shape {
            Shape::Text(text) => words.push(text.galley.text().to_owned()),
            Shape::Vec(shapes) => shapes.iter().for_each(|it| words_of(it, words)),
            _ => {}
        }
    }
    let mut words = Vec::new();
    for clipped in &harness.output().shapes {
        words_of(&clipped.shape, &mut words);
    }
    words.join("\n")
}

fn has_button(harness: &Harness<'_, Bench>, name: &str) -> bool {
    let mut buttons = harness.query_all_by_role(Role::Button);
    buttons.any(|node| node.accesskit_node().label().as_deref() == Some(name))
}

#[test]
fn with_one_screen_the_strip_says_that_the_audience_sees_the_window() {
    let mut harness = told(AudiencePlace::ThisWindow);
    press(&mut harness, Key::Backspace);
    let words = heard(&harness);
    assert!(words.contains("the audience sees this window"), "{words}");
    assert!(words.contains("Return brings step 1 back"), "{words}");
    assert!(!words.contains("What the audience sees: "), "{words}");
    assert!(!words.contains("on the laptop alone"), "{words}");
    for (name, is_there) in [
        ("Send my view", false),
        ("Take back", false),
        ("Freeze", false),
        ("Return to step 1", true),
    ] {
        assert_eq!(has_button(&harness, name), is_there, "{name}");
    }
}

#[test]
fn with_one_screen_black_covers_a_laptop_that_explores() {
    let mut harness = told(AudiencePlace::ThisWindow);
    press(&mut harness, Key::Backspace);
    assert!(has_button(&harness, "Return to step 1"));
    press(&mut harness, Key::Period);
    let pictures = harness.query_all_by_role(Role::Document);
    let names: Vec<_> = pictures.map(|it| it.accesskit_node().label()).collect();
    assert_eq!(names, [Some("black screen".to_owned())]);
    assert_eq!(harness.query_all_by_role(Role::Button).count(), 0);
}

#[test]
fn with_one_screen_nothing_freezes_and_it_is_said() {
    let mut harness = told(AudiencePlace::ThisWindow);
    press(&mut harness, Key::Z);
    assert!(
        harness
            .sees()
            .on_air()
            .expect("it is told")
            .frozen
            .is_none()
    );
    let words = painted(&harness);
    assert!(words.contains("needs a second screen"), "{words}");
}

fn display(name: &str, x: i32) -> Display {
    Display {
        name: name.to_owned(),
        size: [1920, 1080],
        corner: [x, 0],
    }
}

fn find(harness: &mut Harness<'_, Bench>, displays: Vec<Display>) {
    harness.tell(say(PresentingCommand::DisplaysFound {
        displays,
        console_on: Some(0),
    }));
}

#[test]
fn over_the_picture_only_what_became_of_its_display_is_told() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    find(&mut harness, vec![display("A", 0), display("B", 1920)]);
    let briefing = harness.sees().timeline.briefings()[0].id.clone();
    harness.tell(say(PresentingCommand::Choose { briefing }));
    assert_eq!(harness.sees().audience_place(), AudiencePlace::Display(1));
    find(&mut harness, vec![display("A", 0)]);
    let place = harness.sees().audience_place();
    assert_eq!(place, AudiencePlace::ThisWindow);
    harness.tell(say(PresentingCommand::NextAudienceTheme));
    let words = painted(&harness);
    assert!(words.contains("its picture is here"), "{words}");
    assert!(!words.contains("The audience's picture is dark"), "{words}");
}

#[test]
fn the_pointer_follows_the_mouse_where_there_is_no_console() {
    for place in [AudiencePlace::ThisWindow, AudiencePlace::Window] {
        let mut harness = told(place);
        let picture = if place == AudiencePlace::Window {
            press(&mut harness, Key::Backspace);
            let name = "What the audience sees: ";
            harness.get_by_label_contains(name).rect()
        } else {
            harness.ctx.content_rect()
        };
        harness.hover_at(picture.center());
        harness.run();
        harness.tell(say(PresentingCommand::TogglePointer));
        harness.hover_at(picture.lerp_inside([0.25, 0.75]));
        harness.run();
        let pointer = show(&harness).pointer.expect("a pointer");
        let off = (pointer.x - 0.25).abs() + (pointer.y - 0.75).abs();
        assert!(off < 0.05, "{pointer:?} at {place:?}");
    }
}

#[test]
fn on_a_narrow_screen_the_pointer_is_a_share_of_the_slide() {
    let mut harness = open(600.0, 900.0, Theme::Light);
    let place = AudiencePlace::ThisWindow;
    harness.queue(say(PresentingCommand::PutAudience { place }));
    let briefing = harness.sees().timeline.briefings()[0].id.clone();
    harness.tell(say(PresentingCommand::Choose { briefing }));
    harness.hover_at(egui::pos2(300.0, 450.0));
    harness.run();
    harness.tell(say(PresentingCommand::TogglePointer));
    // The slide is as wide as the window, and as high as wide in its middle.
    harness.hover_at(egui::pos2(60.0, 150.0 + 480.0));
    harness.run();
    let pointer = show(&harness).pointer.expect("a pointer");
    let off = (pointer.x - 0.1).abs() + (pointer.y - 0.8).abs();
    assert!(off < 0.02, "{pointer:?}");
}

#[test]
fn a_pointer_that_is_held_goes_when_the_console_does() {
    let mut harness = told(AudiencePlace::Window);
    let picture = harness.get_by_label_contains("What the audience sees: ");
    let middle = picture.rect().center();
    harness.drag_at(middle);
    harness.run();
    assert!(show(&harness).pointer.is_some());
    let place = AudiencePlace::ThisWindow;
    harness.tell(say(PresentingCommand::PutAudience { place }));
    assert_eq!(show(&harness).pointer, None);
}

#[test]
fn while_exploring_there_is_one_way_back_with_the_mouse() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    assert!(has_button(&harness, "Present"));
    harness.tell(say(PresentingCommand::PutAudience {
        place: AudiencePlace::Window,
    }));
    let briefing = harness.sees().timeline.briefings()[0].id.clone();
    harness.tell(say(PresentingCommand::Choose { briefing }));
    press(&mut harness, Key::Backspace);
    let ways = harness.query_all_by_label_contains("Return").count();
    assert_eq!(ways, 1);
    harness.tell(say(PresentingCommand::Leave));
    assert!(has_button(&harness, "Resume"));
}

#[test]
fn the_key_on_the_button_that_ends_a_briefing_ends_it() {
    let mut harness = told(AudiencePlace::Window);
    press(&mut harness, Key::Z);
    assert!(has_button(&harness, "End briefing"));
    let words = painted(&harness);
    assert!(words.contains("Shift+Esc"), "{words}");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Escape);
    harness.run();
    assert!(harness.sees().on_air().is_none());
}

#[test]
fn a_card_is_marked_for_what_a_frozen_audience_sees_whatever_is_cut() {
    let mut harness = told(AudiencePlace::Window);
    harness.tell(say(PresentingCommand::JumpTo { at: 10 }));
    press(&mut harness, Key::Z);
    harness.tell(say(PresentingCommand::JumpTo { at: 1 }));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::T);
    harness.run();
    type_text(&mut harness, "3");
    press(&mut harness, Key::Enter);
    let show = show(&harness);
    assert!(show.path.len() < 11, "{}", show.path.len());
    let seen = show.seen().step.title.clone();
    let whole = show.briefing.steps.len();
    for card in harness.query_all_by_label_contains(", on projector") {
        let label = card.accesskit_node().label().unwrap_or_default();
        assert!(label.contains(&seen), "{label} is not {seen}");
    }
    let words = heard(&harness);
    let head = format!("Step 11 of {whole}  ·  A window of its own");
    assert!(words.contains(&head), "no {head} in {words}");
}

#[test]
fn what_has_no_room_on_the_slide_is_counted_for_the_speaker() {
    let mut harness = told(AudiencePlace::Window);
    let seat = Seat::Metres {
        distance: 24.0,
        height: 2.0,
    };
    let room = Room { seat };
    harness.tell(say(PresentingCommand::SetRoom { room }));
    let count = show(&harness).path.len();
    let mut seen = 0;
    for at in 0..count {
        harness.tell(say(PresentingCommand::JumpTo { at }));
        seen += harness.query_all_by_label_contains(" left out").count();
    }
    assert!(seen > 0, "everything fits at 12 heights");
    assert!(heard(&harness).contains("Current step"));
}

#[test]
fn opening_display_and_room_changes_nothing() {
    for (distance, height) in [(9.123_456, 1.523_456), (250.0, 1.5), (0.5, 0.1)] {
        let mut harness = told(AudiencePlace::Window);
        let seat = Seat::Metres { distance, height };
        let room = Room { seat };
        harness.tell(say(PresentingCommand::SetRoom { room }));
        let before = harness.sees().settings.clone();
        harness.tell(say(PresentingCommand::AskDisplay));
        harness.run();
        assert!(heard(&harness).contains("Last row in metres"));
        press(&mut harness, Key::Escape);
        assert_eq!(harness.sees().settings, before);
    }
}

#[test]
fn displays_that_show_the_same_are_one_to_choose() {
    let mut harness = told(AudiencePlace::Window);
    let displays = vec![display("A", 0), display("B", 0), display("C", 1920)];
    find(&mut harness, displays);
    harness.tell(say(PresentingCommand::AskDisplay));
    let words = heard(&harness);
    assert!(words.contains("Display 1 and 2, 1920 × 1080"), "{words}");
    harness.get_by_label_contains("Display 3, ").click();
    harness.run();
    assert_eq!(harness.sees().audience_place(), AudiencePlace::Display(2));
    find(&mut harness, vec![display("A", 0), display("B", 0)]);
    let words = heard(&harness);
    assert!(!words.contains("Display 1"), "{words}");
}

#[test]
fn in_a_low_window_the_choices_scroll_and_none_covers_another() {
    for size in [[720.0, 480.0], [1366.0, 768.0]] {
        let mut harness = open(size[0], size[1], Theme::Light);
        find(&mut harness, vec![display("A", 0), display("B", 1920)]);
        harness.tell(say(PresentingCommand::AskDisplay));
        let heads = [
            "The audience looks at",
            "The last row sits",
            "The picture is",
        ];
        let tops = heads.map(|head| harness.get_by_label(head).rect());
        let light = harness.get_by_label("Light").rect();
        assert!(tops[1].top() > tops[0].bottom() + 100.0, "{tops:?}");
        assert!(light.top() >= tops[2].bottom(), "{light:?} over {tops:?}");
        let below = harness.get_by_label("The safe choice in a lit room").rect();
        assert!(below.top() >= light.bottom(), "{below:?} over {light:?}");
    }
}

/// A briefing of so many steps, in the panel.
fn long_draft(count: usize) -> Harness<'static, Bench> {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let step = |at| DraftStep {
        title: format!("Part {at}"),
        items: vec!["e014".to_owned()],
        ..DraftStep::default()
    };
    let draft = Draft {
        id: "long".to_owned(),
        title: "Long".to_owned(),
        steps: (0..count).map(step).collect(),
        ..Draft::default()
    };
    let read = DraftsRead {
        key: harness.sees().drafts_key(),
        number: 9,
        drafts: vec![draft],
        ..DraftsRead::default()
    };
    let read = Box::new(read);
    harness.tell(Command::Drafting(DraftingCommand::Read { read }));
    harness
}

#[test]
fn of_a_long_path_only_the_cards_in_sight_are_drawn() {
    let cards = |harness: &Harness<'_, Bench>| {
        let cards = harness.query_all_by_role(Role::ListBoxOption);
        cards
            .filter_map(|it| it.accesskit_node().label())
            .collect::<Vec<_>>()
    };
    let mut harness = long_draft(1_000);
    harness.tell(Command::Drafting(DraftingCommand::Toggle));
    let briefing = "long".to_owned();
    harness.tell(Command::Drafting(DraftingCommand::Choose { briefing }));
    harness.run();
    let drawn = cards(&harness);
    assert!((5..60).contains(&drawn.len()), "{}", drawn.len());
    harness.tell(Command::Drafting(DraftingCommand::ChooseStep { step: 700 }));
    harness.run();
    let drawn = cards(&harness);
    assert!(drawn.iter().any(|it| it.starts_with("Step 701 of 1000")));
    assert!((5..60).contains(&drawn.len()), "{}", drawn.len());
    let place = AudiencePlace::Window;
    harness.queue(say(PresentingCommand::PutAudience { place }));
    let briefing = "long".to_owned();
    harness.tell(say(PresentingCommand::Choose { briefing }));
    harness.tell(say(PresentingCommand::JumpTo { at: 500 }));
    harness.run();
    let drawn = cards(&harness);
    assert!((5..60).contains(&drawn.len()), "{}", drawn.len());
    assert!(
        drawn.iter().any(|it| it.starts_with("Step 501, ")),
        "{drawn:?}"
    );
}
