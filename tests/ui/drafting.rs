//! The panel in which briefings are made: by keys, by typing and with the mouse.

use briefline::model::{Draft, DraftStep};
use briefline::state::{Command, DraftingCommand, DraftsRead, Theme};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Bench, Sees as _, heard, open, type_text};

mod keyboard;

/// Where the panel ends at the right, at most.
const WIDEST: f32 = 480.0;

fn press(harness: &mut Harness<'_, Bench>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
    harness.run();
}

fn tell(harness: &mut Harness<'_, Bench>, command: DraftingCommand) {
    harness.tell(Command::Drafting(command));
    harness.run();
}

/// The built-in chronology, for which nothing was kept so far.
fn opened(width: f32, height: f32, theme: Theme) -> Harness<'static, Bench> {
    let mut harness = open(width, height, theme);
    let read = DraftsRead {
        key: harness.sees().drafts_key(),
        ..DraftsRead::default()
    };
    let read = Box::new(read);
    tell(&mut harness, DraftingCommand::Read { read });
    harness
}

/// The panel with a briefing of three views, which were added by keys.
fn three_steps(width: f32, height: f32, theme: Theme) -> Harness<'static, Bench> {
    let mut harness = opened(width, height, theme);
    press(&mut harness, Modifiers::NONE, Key::Home);
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    }
    if !harness.sees().drafting.open {
        press(&mut harness, Modifiers::COMMAND, Key::B);
    }
    for (step, title) in ["First", "Second", "Third"].into_iter().enumerate() {
        tell(&mut harness, DraftingCommand::ChooseStep { step });
        let edit = briefline::state::StepEdit::Title(title.to_owned());
        tell(&mut harness, DraftingCommand::EditStep { edit });
    }
    assert_eq!(titles(&harness), ["First", "Second", "Third"]);
    harness
}

fn chosen<'h>(harness: &'h Harness<'_, Bench>) -> &'h Draft {
    let drafting = &harness.sees().drafting;
    let mut drafts = drafting.drafts.iter();
    let draft = drafts.find(|draft| Some(&draft.id) == drafting.chosen.as_ref());
    draft.expect("a draft is chosen")
}

fn step<'h>(harness: &'h Harness<'_, Bench>) -> &'h DraftStep {
    &chosen(harness).steps[harness.sees().drafting.step]
}

fn titles(harness: &Harness<'_, Bench>) -> Vec<String> {
    let steps = chosen(harness).steps.iter();
    steps.map(|step| step.title.clone()).collect()
}

/// Gives the keyboard to the card of the step of this title.
fn focus_card(harness: &mut Harness<'_, Bench>, title: &str) {
    harness
        .get_by_label_contains(&format!(": {title},"))
        .focus();
    harness.run();
    harness.run();
}

/// The card of the step of this title is chosen, and alone has the keyboard.
#[track_caller]
fn assert_focused(harness: &Harness<'_, Bench>, title: &str) {
    assert_eq!(step(harness).title, title);
    let name = format!(": {title},");
    let card = harness.get_by_label_contains(&name);
    assert!(card.is_focused(), "{title}");
}

/// Opens the card of the step of this title.
fn open_card(harness: &mut Harness<'_, Bench>, title: &str) {
    focus_card(harness, title);
    if harness.query_by_label("Title of the step").is_none() || step(harness).title != title {
        press(harness, Modifiers::NONE, Key::Enter);
    }
    harness.get_by_label("Title of the step");
    assert_eq!(step(harness).title, title);
}

/// Puts the keyboard into the field called `name`, and all its text under the cursor.
fn take_field(harness: &mut Harness<'_, Bench>, name: &str) {
    harness.get_by_label(name).focus();
    harness.run();
    press(harness, Modifiers::COMMAND, Key::A);
}

fn pointer(harness: &mut Harness<'_, Bench>, pos: Pos2, pressed: Option<bool>) {
    harness.event(Event::PointerMoved(pos));
    if let Some(pressed) = pressed {
        harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.step();
}

/// Drags the step at `from` by its handle to `y`, and lets it go unless Esc comes before.
fn drag(harness: &mut Harness<'_, Bench>, from: usize, y: f32, gives_up: bool) {
    let name = format!("Drag to move step {}", from + 1);
    let handle = harness.get_by_label(&name).rect().center();
    pointer(harness, handle, None);
    pointer(harness, handle, Some(true));
    pointer(harness, Pos2::new(handle.x, handle.y.midpoint(y)), None);
    pointer(harness, Pos2::new(handle.x, y), None);
    if gives_up {
        harness.key_press(Key::Escape);
        harness.step();
    }
    pointer(harness, Pos2::new(handle.x, y), Some(false));
    harness.run();
}

#[test]
fn three_views_become_three_steps_by_keys() {
    let mut harness = opened(1366.0, 768.0, Theme::Light);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    assert!(harness.sees().drafting.open);
    let said = heard(&harness);
    assert!(said.contains("then add it as a step"), "{said}");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    let mut shown = Vec::new();
    for id in ["e014", "e040", "e063"] {
        let item = harness.item(id);
        harness.tell(Command::Select { item });
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
        shown.push(harness.sees().timeline.title_of(item).to_owned());
    }
    let draft = chosen(&harness);
    assert_eq!(draft.steps.len(), 3);
    let said = heard(&harness);
    for (at, title) in titles(&harness).iter().enumerate() {
        let card = format!("Step {} of 3: {title}", at + 1);
        assert!(said.contains(&card), "{card} in {said}");
    }
    assert!(draft.steps[0].items.contains(&"e014".to_owned()));
    assert!(said.contains("3 steps, 3:00"), "{said}");
}

#[test]
fn words_are_typed_letter_by_letter_and_none_is_lost() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    open_card(&mut harness, "Second");
    for (field, words) in [
        ("Title of the step", "Who says so?"),
        (
            "Sentence that the audience reads",
            "Two sides, 3 days – and no text.",
        ),
        ("Notes for the speaker", "- **Slowly** now"),
    ] {
        take_field(&mut harness, field);
        type_text(&mut harness, words);
        let value = harness.get_by_label(field).accesskit_node().value();
        assert_eq!(value.as_deref(), Some(words), "{field}");
    }
    let step = step(&harness);
    assert_eq!(step.title, "Who says so?");
    assert_eq!(step.sentence, "Two sides, 3 days – and no text.");
    assert_eq!(step.notes, "- **Slowly** now");
    assert_eq!(titles(&harness), ["First", "Who says so?", "Third"]);
    take_field(&mut harness, "Title of the briefing");
    type_text(&mut harness, "For Monday ");
    assert_eq!(chosen(&harness).title, "For Monday ");
}

#[test]
fn a_length_that_is_half_typed_stays_as_typed() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    open_card(&mut harness, "First");
    let field = "Length of the step, minutes and seconds";
    take_field(&mut harness, field);
    type_text(&mut harness, "1:");
    let value = harness.get_by_label(field).accesskit_node().value();
    assert_eq!(value.as_deref(), Some("1:"));
    assert!(heard(&harness).contains("Minutes and seconds, such as 0:45"));
    type_text(&mut harness, "25");
    assert_eq!(step(&harness).dwell_secs, 85);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let value = harness.get_by_label(field).accesskit_node().value();
    assert_eq!(value.as_deref(), Some("1:25"));
}

#[test]
fn the_words_of_a_sentence_are_counted_as_they_are_typed() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    open_card(&mut harness, "First");
    take_field(&mut harness, "Sentence that the audience reads");
    harness.event(Event::Text("word ".repeat(24)));
    harness.run();
    assert!(heard(&harness).contains("24 of 25 words"));
    type_text(&mut harness, "a b c");
    assert!(heard(&harness).contains("27 of 25 words, 2 too many"));
}

#[test]
fn pasted_lines_become_one_in_a_sentence_and_stay_lines_in_notes() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    open_card(&mut harness, "First");
    for field in ["Sentence that the audience reads", "Notes for the speaker"] {
        take_field(&mut harness, field);
        harness.event(Event::Paste("one\ntwo".to_owned()));
        harness.run();
    }
    assert_eq!(step(&harness).sentence, "one two");
    assert_eq!(step(&harness).notes, "one\ntwo");
}

#[test]
fn alt_and_arrows_move_the_step_and_the_keyboard_goes_with_it() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    focus_card(&mut harness, "First");
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(titles(&harness), ["Second", "First", "Third"]);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(titles(&harness), ["Second", "Third", "First"]);
    assert!(
        harness
            .get_by_label_contains("Step 3 of 3: First")
            .is_focused()
    );
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert!(
        harness
            .get_by_label_contains("Step 2 of 3: Third")
            .is_focused()
    );
    assert_eq!(harness.sees().drafting.step, 1);
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(titles(&harness), ["Third", "Second", "First"]);
}

#[test]
fn a_button_of_the_open_card_moves_the_step_too() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    open_card(&mut harness, "Second");
    harness.get_by_label("Move the step up (Alt+Up)").focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert_eq!(titles(&harness), ["Second", "First", "Third"]);
}

#[test]
fn a_step_is_dragged_by_its_handle_and_esc_leaves_it() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    let third = harness.get_by_label_contains("Step 3 of 3").rect();
    drag(&mut harness, 0, third.bottom() - 4.0, true);
    assert_eq!(titles(&harness), ["First", "Second", "Third"]);
    drag(&mut harness, 0, third.bottom() - 4.0, false);
    assert_eq!(titles(&harness), ["Second", "Third", "First"]);
    let first = harness.get_by_label_contains("Step 1 of 3").rect();
    drag(&mut harness, 2, first.top() + 4.0, false);
    assert_eq!(titles(&harness), ["First", "Second", "Third"]);
    let own = harness.get_by_label_contains("Step 2 of 3").rect();
    drag(&mut harness, 1, own.bottom() + 2.0, false);
    assert_eq!(titles(&harness), ["First", "Second", "Third"]);
}

#[test]
fn a_copy_and_a_deletion_are_taken_back() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    focus_card(&mut harness, "Second");
    press(&mut harness, Modifiers::COMMAND, Key::D);
    assert_eq!(titles(&harness).len(), 4);
    assert_eq!(harness.sees().drafting.step, 2);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(titles(&harness), ["First", "Second"]);
    assert!(harness.get_by_label_contains("Step 2 of 2").is_focused());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&harness), ["First", "Second", "Third"]);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&harness).len(), 4);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(titles(&harness), ["First", "Second", "Third"]);
}

#[test]
fn keys_of_a_step_are_letters_and_moves_of_the_cursor_in_a_field() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    open_card(&mut harness, "Second");
    harness.get_by_label("Title of the step").focus();
    harness.run();
    for (modifiers, key) in [
        (Modifiers::NONE, Key::End),
        (Modifiers::NONE, Key::Delete),
        (Modifiers::ALT, Key::ArrowUp),
        (Modifiers::NONE, Key::ArrowDown),
        (Modifiers::COMMAND, Key::D),
    ] {
        press(&mut harness, modifiers, key);
    }
    assert_eq!(titles(&harness), ["First", "Second", "Third"]);
    assert_eq!(harness.sees().drafting.step, 1);
}

#[test]
fn esc_goes_from_a_field_to_its_card_and_from_there_to_the_canvas() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    let selected = harness.sees().selection;
    assert!(selected.is_some());
    open_card(&mut harness, "Second");
    take_field(&mut harness, "Notes for the speaker");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.get_by_label_contains("Step 2 of 3").is_focused());
    press(&mut harness, Modifiers::NONE, Key::F2);
    assert!(harness.get_by_label("Title of the step").is_focused());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.get_by_label_contains("Step 2 of 3").is_focused());
    let selected = harness.sees().selection;
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.get_by_label_contains("Step 2 of 3").is_focused());
    assert_eq!(harness.sees().selection, selected);
    assert!(harness.sees().drafting.open && harness.sees().settings.detail_open);
}

#[test]
fn a_briefing_of_the_timeline_is_read_and_a_copy_of_it_edited() {
    let mut harness = opened(1366.0, 768.0, Theme::Light);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    harness
        .get_by_label_contains("The road from 28 points to Paris, 12 steps")
        .click();
    harness.run();
    harness.run();
    harness.get_by_label_contains("Step 2 of 12").click();
    harness.run();
    harness.run();
    assert!(harness.query_by_label("Title of the step").is_none());
    assert!(harness.query_by_label("Title of the briefing").is_none());
    assert!(harness.query_by_label("Drag to move step 2").is_none());
    for key in [Key::Delete, Key::F2] {
        press(&mut harness, Modifiers::NONE, key);
    }
    press(&mut harness, Modifiers::COMMAND, Key::D);
    assert!(harness.sees().drafting.drafts.is_empty());
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.sees().drafting.step, 2);
    harness.get_by_label("Edit a copy").click();
    harness.run();
    harness.run();
    assert_eq!(chosen(&harness).steps.len(), 12);
    let record = harness.sees().timeline.briefings()[0].clone();
    assert_eq!(chosen(&harness).steps[4].title, record.steps[4].title);
    harness.get_by_label("Title of the briefing");
}

#[test]
fn what_is_lost_is_listed_by_name_and_forgotten_when_asked() {
    let mut harness = opened(1366.0, 768.0, Theme::Light);
    let lost = DraftStep {
        title: "Old".to_owned(),
        items: vec!["e063".to_owned(), "gone-1".to_owned(), "gone-2".to_owned()],
        ..DraftStep::default()
    };
    let draft = Draft {
        id: "old".to_owned(),
        title: "Old briefing".to_owned(),
        steps: vec![lost],
        ..Draft::default()
    };
    let drafts = vec![draft];
    press(&mut harness, Modifiers::COMMAND, Key::B);
    tell(&mut harness, DraftingCommand::Close);
    tell(&mut harness, DraftingCommand::Import { drafts });
    tell(&mut harness, DraftingCommand::Close);
    let name = "Old briefing, 1 step, 1:00, 2 names are not in this timeline";
    harness.get_by_label(name).click();
    harness.run();
    harness.run();
    open_card(&mut harness, "Old");
    let said = heard(&harness);
    for name in ["item gone-1", "item gone-2"] {
        assert!(said.contains(name), "{name} in {said}");
    }
    harness.get_by_label("Forget them").focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert_eq!(step(&harness).items, ["e063"]);
    assert!(harness.query_by_label("Forget them").is_none());
}

#[test]
fn it_says_that_nothing_was_saved_and_what_to_do() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    let message = "no room on the disk: /home/me/plan.toml".to_owned();
    let key = harness.sees().drafts_key();
    tell(&mut harness, DraftingCommand::SaveFailed { key, message });
    let said = heard(&harness);
    assert!(said.contains("Not saved: no room on the disk"), "{said}");
    assert!(said.contains("write a copy with Export…"), "{said}");
}

/// What can be pressed or typed into in the panel, with its place.
fn controls(harness: &Harness<'_, Bench>) -> Vec<(String, egui::Rect)> {
    const ROLES: [Role; 6] = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::ListBoxOption,
    ];
    let nodes = harness.root().children_recursive();
    let nodes = nodes.filter(|node| ROLES.contains(&node.accesskit_node().role()));
    let named = nodes.map(|node| {
        let name = node.accesskit_node().label().unwrap_or_default();
        (name, node.rect())
    });
    let in_panel = |rect: &egui::Rect| rect.top() > 52.0 && rect.right() < WIDEST;
    named.filter(|(_, rect)| in_panel(rect)).collect()
}

#[test]
fn every_control_has_a_name_of_its_own() {
    let mut harness = three_steps(1366.0, 768.0, Theme::Light);
    open_card(&mut harness, "Second");
    let controls = controls(&harness);
    assert!(controls.len() > 20, "{controls:?}");
    let mut names: Vec<&str> = controls.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        assert!(!pair[0].is_empty() && pair[0] != pair[1], "twice: {pair:?}");
    }
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_in_small_windows() {
    const HEAD: [&str; 5] = [
        "All briefings",
        "Undo (Ctrl+Z)",
        "Redo (Ctrl+Shift+Z)",
        "Close the briefings (Ctrl+B)",
        "Title of the briefing",
    ];
    const FOOT: [&str; 4] = [
        "Add this view",
        "Present this briefing",
        "Rehearse",
        "Handout…",
    ];
    for [width, height, panel] in [
        [1280.0, 720.0, 360.0],
        [1366.0, 768.0, 360.0],
        [1100.0, 700.0, 300.0],
    ] {
        let mut harness = three_steps(width, height, Theme::Light);
        open_card(&mut harness, "Second");
        let top = harness.get_by_label("3 steps, 3:00").rect().bottom();
        let foot = harness.get_by_label("Add this view").rect().top();
        // What scrolls goes on under the head and the foot.
        let is_seen = |name: &str, rect: &egui::Rect| {
            let in_list = rect.top() > top && rect.bottom() < foot;
            in_list || HEAD.contains(&name) || FOOT.contains(&name)
        };
        let mut seen = controls(&harness);
        seen.retain(|(name, rect)| rect.left() < panel && is_seen(name, rect));
        assert!(seen.len() > 14, "{width}: {seen:?}");
        for (at, (name, rect)) in seen.iter().enumerate() {
            let is_inside = rect.left() >= 0.0 && rect.right() <= panel;
            assert!(is_inside && rect.bottom() <= height, "{name} at {rect:?}");
            for (other, place) in &seen[at + 1..] {
                // A card holds its handle.
                let is_held = name.starts_with("Step ") && other.starts_with("Drag ");
                let both = rect.shrink(0.5).intersect(place.shrink(0.5));
                let is_apart = !both.is_positive();
                assert!(is_apart || is_held, "{name} {rect:?} on {other} {place:?}");
            }
        }
    }
}

#[test]
fn the_button_that_presents_is_at_the_right_and_an_icon_where_it_is_narrow() {
    for (width, wide) in [(1366.0, 124.0), (1920.0, 124.0), (1024.0, 32.0)] {
        let harness = open(width, 768.0, Theme::Light);
        let rect = harness.get_by_label("Present").rect();
        assert!((rect.width() - wide).abs() < 0.5, "{rect:?}");
        assert!(rect.right() <= width - 12.0, "{rect:?} of {width}");
        let search = harness.get_by_label("Search").rect();
        assert!(search.right() < rect.left());
    }
}
