//! Where the keyboard is in the panel of briefings: on the chosen step, or in one of its fields.

use super::*;

#[test]
fn enter_on_a_card_goes_into_its_title_and_what_is_typed_takes_its_place() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    for (title, words) in [("First", "Eve"), ("Third", "Dawn")] {
        focus_card(&mut harness, title);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert!(harness.get_by_label("Title of the step").is_focused());
        type_text(&mut harness, words);
        assert_eq!(step(&harness).title, words);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert_focused(&harness, words);
    }
    assert_eq!(titles(&harness), ["Eve", "Second", "Dawn"]);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    let sentence = harness.get_by_label("Sentence that the audience reads");
    assert!(sentence.is_focused());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_focused(&harness, "Dawn");
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(harness.query_by_label("Title of the step").is_none());
}

#[test]
fn the_keyboard_stays_with_the_chosen_step_whatever_changes() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    focus_card(&mut harness, "Third");
    for (modifiers, key, title) in [
        (Modifiers::NONE, Key::Delete, "Second"),
        (Modifiers::COMMAND, Key::Z, "Third"),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::Z, "Second"),
        (Modifiers::COMMAND, Key::Z, "Third"),
        (Modifiers::ALT, Key::ArrowUp, "Third"),
        (Modifiers::COMMAND, Key::Z, "Third"),
        (Modifiers::NONE, Key::ArrowUp, "Second"),
    ] {
        press(&mut harness, modifiers, key);
        assert_eq!(step(&harness).title, title, "{key:?}");
        assert_focused(&harness, title);
    }
    press(&mut harness, Modifiers::COMMAND, Key::D);
    assert_eq!(titles(&harness), ["First", "Second", "Second", "Third"]);
}

#[test]
fn after_a_drag_the_keyboard_is_on_the_step_that_was_dragged() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    focus_card(&mut harness, "Second");
    let third = harness.get_by_label_contains("Step 3 of 3").rect();
    drag(&mut harness, 0, third.bottom() - 4.0, false);
    harness.run();
    assert_eq!(titles(&harness), ["Second", "Third", "First"]);
    assert_eq!(step(&harness).title, "First");
    assert_focused(&harness, "First");
    let undo = harness.get_by_label("Undo (Ctrl+Z)").rect().center();
    for pressed in [None, Some(true), Some(false)] {
        pointer(&mut harness, undo, pressed);
    }
    harness.run();
    assert_eq!(titles(&harness), ["First", "Second", "Third"]);
    assert_focused(&harness, "Second");
}

#[test]
fn a_deletion_by_its_button_leaves_the_keyboard_on_the_step_that_is_chosen_then() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    open_card(&mut harness, "Third");
    harness.get_by_label("Delete").focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert_focused(&harness, "Second");
}

#[test]
fn tab_goes_from_a_closed_card_past_the_other_cards() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    focus_card(&mut harness, "First");
    press(&mut harness, Modifiers::NONE, Key::Space);
    if harness.query_by_label("Title of the step").is_some() {
        press(&mut harness, Modifiers::NONE, Key::Space);
    }
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(step(&harness).title, "First");
    let summary =
        harness.get_by_role_and_label(Role::MultilineTextInput, "What the briefing tells");
    assert!(summary.is_focused());
}

#[test]
fn the_keys_of_a_step_are_named_while_its_card_has_the_keyboard() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    focus_card(&mut harness, "Third");
    let foot = harness.get_by_label("Add this view").rect().top();
    for key in ["Up", "Down", "Alt+Up", "Alt+Down", "Enter", "Ctrl+D", "Del"] {
        let rect = harness.get_by_label(key).rect();
        assert!(
            rect.bottom() < foot && rect.right() < 360.0,
            "{key} {rect:?}"
        );
    }
    press(&mut harness, Modifiers::NONE, Key::F2);
    assert!(harness.query_by_label("Ctrl+D").is_none());
}
