//! Keys of a window that is used in earnest: other layouts, text fields, numbers.

use std::collections::HashMap;

use super::*;
use crate::state::{
    CommandPlace, Direction, DraftingCommand, PresentingCommand, Section, matching_commands,
    offered_commands, readme_key_table,
};

const CANVAS: KeyContext = KeyContext {
    text_field_has_focus: false,
    writing: false,
    single_key_shortcuts: true,
    typing_number: false,
    comparing: false,
    presenting: PresentingPlace::Off,
};
const COMPARISON: KeyContext = KeyContext {
    comparing: true,
    ..CANVAS
};
const TEXT_FIELD: KeyContext = KeyContext {
    text_field_has_focus: true,
    writing: true,
    ..CANVAS
};
const PATH: KeyContext = KeyContext {
    presenting: PresentingPlace::Path,
    ..CANVAS
};
const OFF_PATH: KeyContext = KeyContext {
    presenting: PresentingPlace::Exploring,
    ..CANVAS
};

fn press(held: Held, logical: Key, physical: Key) -> Pressed {
    let Held { ctrl, shift, alt } = held;
    Pressed {
        ctrl,
        shift,
        alt,
        logical: Some(logical),
        physical: Some(physical),
    }
}

fn plain(key: Key) -> Pressed {
    Pressed::from(KeyChord::plain(key))
}

#[test]
fn each_command_has_a_name_a_tooltip_and_keys_of_its_own() {
    let mut owners: HashMap<(CommandPlace, String), &str> = HashMap::new();
    let mut ids = HashMap::new();
    for spec in COMMANDS {
        assert!(
            ids.insert(spec.id, spec.name).is_none(),
            "{} stands twice",
            spec.id
        );
        assert!(spec.name.starts_with(char::is_uppercase), "{}", spec.id);
        assert!(
            spec.tooltip.len() > 10 && !spec.tooltip.ends_with('.'),
            "{}",
            spec.id
        );
        assert!(!spec.keys_text().is_empty(), "{} has no key", spec.id);
        let places = match spec.place {
            CommandPlace::Both => vec![CommandPlace::Canvas, CommandPlace::Comparison],
            CommandPlace::Presenting => vec![CommandPlace::Presenting, CommandPlace::Path],
            place => vec![place],
        };
        for place in places {
            for chord in spec.keys {
                let owner = owners.insert((place, chord.to_string()), spec.id);
                assert_eq!(owner, None, "{chord} belongs to two commands");
            }
        }
    }
}

#[test]
fn each_chord_of_the_table_gives_its_command() {
    for spec in COMMANDS {
        // What is told has keys of its own that go before those of the canvas.
        let contexts = match spec.place {
            CommandPlace::Presenting => vec![PATH, OFF_PATH],
            CommandPlace::Path => vec![PATH],
            place => [CANVAS, COMPARISON]
                .into_iter()
                .filter(|context| place.holds(context.comparing, context.presenting))
                .collect(),
        };
        for context in contexts {
            for chord in spec.keys {
                let given = command_for(Pressed::from(*chord), context);
                assert_eq!(given, Some((spec.command)()), "{chord}");
            }
        }
    }
}

#[test]
fn keys_of_the_canvas_do_nothing_in_the_comparison() {
    let lost = [
        KeyChord::plain(Key::Plus),
        KeyChord::plain(Key::Letter('W')),
        KeyChord::plain(Key::Letter('L')),
        KeyChord::plain(Key::Letter('I')),
        KeyChord::plain(Key::Digit(0)),
        KeyChord::ctrl(Key::Right),
        KeyChord::plain(Key::Space),
    ];
    for chord in lost {
        assert_ne!(command_for(Pressed::from(chord), CANVAS), None, "{chord}");
        assert_eq!(
            command_for(Pressed::from(chord), COMPARISON),
            None,
            "{chord}"
        );
    }
    let kept = [
        KeyChord::plain(Key::Letter('E')),
        KeyChord::plain(Key::Letter('K')),
        KeyChord::plain(Key::OpenBracket),
        KeyChord::plain(Key::Question),
        KeyChord::ctrl(Key::Letter('K')),
        KeyChord::ctrl(Key::Letter('O')),
        KeyChord::plain(Key::F(11)),
        KeyChord::ctrl_shift(Key::Letter('L')),
        KeyChord::plain(Key::Slash),
        KeyChord::alt(Key::Left),
    ];
    for chord in kept {
        let there = command_for(Pressed::from(chord), COMPARISON);
        assert_eq!(
            there,
            command_for(Pressed::from(chord), CANVAS),
            "{chord} differs"
        );
        assert_ne!(there, None, "{chord}");
    }
}

#[test]
fn digits_then_enter_go_to_a_number_on_the_canvas_and_in_the_comparison() {
    for context in [CANVAS, COMPARISON] {
        let digit = command_for(plain(Key::Digit(7)), context);
        assert_eq!(digit, Some(Command::Digit { digit: 7 }));
        let typing = KeyContext {
            typing_number: true,
            ..context
        };
        let zero = command_for(plain(Key::Digit(0)), typing);
        assert_eq!(zero, Some(Command::Digit { digit: 0 }));
        let enter = command_for(plain(Key::Enter), typing);
        assert_eq!(enter, Some(Command::Activate));
    }
    let enter = command_for(plain(Key::Enter), COMPARISON);
    assert_ne!(enter, Some(Command::Activate));
}

#[test]
fn the_keys_of_what_is_on_screen_come_first() {
    use PresentingPlace::{Exploring, Off, Path};
    assert_eq!(Section::in_order(false, Off), Section::ALL);
    for (comparing, presenting, first) in [
        (true, Off, Section::Comparison),
        (false, Path, Section::Presenting),
        (true, Exploring, Section::Presenting),
    ] {
        let sections = Section::in_order(comparing, presenting);
        assert_eq!(sections[0], first);
        assert_eq!(sections.len(), Section::ALL.len());
    }
}

#[test]
fn what_steps_through_hits_steps_through_the_pairs_found() {
    use crate::state::ComparingCommand::StepPair;
    for (chord, direction) in [
        (KeyChord::plain(Key::F(3)), Direction::Forward),
        (KeyChord::plain(Key::Letter('N')), Direction::Forward),
        (KeyChord::shift(Key::F(3)), Direction::Backward),
        (KeyChord::shift(Key::Letter('N')), Direction::Backward),
    ] {
        let given = command_for(Pressed::from(chord), COMPARISON);
        let step = Command::Comparing(StepPair { direction });
        assert_eq!(given, Some(step), "{chord}");
    }
}

#[test]
fn typing_words_into_a_field_gives_no_command() {
    for c in "was b. 5/?+-0 GLFN".chars() {
        let key = match c {
            ' ' => Key::Space,
            '/' => Key::Slash,
            '?' => Key::Question,
            '+' => Key::Plus,
            '-' => Key::Minus,
            '.' => Key::Period,
            digit @ '0'..='9' => Key::Digit(digit as u8 - b'0'),
            letter => Key::Letter(letter.to_ascii_uppercase()),
        };
        for shift in [false, true] {
            let pressed = press(
                Held {
                    shift,
                    ..Held::NONE
                },
                key,
                key,
            );
            assert_eq!(command_for(pressed, TEXT_FIELD), None, "{c}");
        }
    }
    let arrows = [
        Key::Left,
        Key::Right,
        Key::Up,
        Key::Down,
        Key::Home,
        Key::End,
        Key::Enter,
    ];
    for key in arrows {
        for held in [
            Held::NONE,
            KeyChord::ctrl(key).held,
            KeyChord::alt(key).held,
        ] {
            assert_eq!(
                command_for(press(held, key, key), TEXT_FIELD),
                None,
                "{key:?}"
            );
        }
    }
    assert_eq!(
        command_for(plain(Key::Escape), TEXT_FIELD),
        Some(Command::CloseTop)
    );
    assert_eq!(
        command_for(Pressed::from(KeyChord::ctrl(Key::Letter('K'))), TEXT_FIELD),
        Some(Command::OpenPalette)
    );
}

#[test]
fn single_characters_can_be_switched_off_and_the_rest_still_works() {
    let off = KeyContext {
        single_key_shortcuts: false,
        ..CANVAS
    };
    for key in [
        Key::Letter('F'),
        Key::Digit(0),
        Key::Digit(7),
        Key::Plus,
        Key::Question,
    ] {
        assert_eq!(command_for(plain(key), off), None, "{key:?}");
    }
    assert_eq!(command_for(plain(Key::Right), off), Some(Command::NextItem));
    assert_eq!(
        command_for(plain(Key::F(1)), off),
        Some(Command::OpenKeySheet)
    );
}

#[test]
fn a_lone_zero_shows_everything_and_a_zero_in_a_number_is_a_digit() {
    assert_eq!(
        command_for(plain(Key::Digit(0)), CANVAS),
        Some(Command::FitAll)
    );
    let typing = KeyContext {
        typing_number: true,
        ..CANVAS
    };
    assert_eq!(
        command_for(plain(Key::Digit(0)), typing),
        Some(Command::Digit { digit: 0 })
    );
    assert_eq!(
        command_for(plain(Key::Digit(4)), CANVAS),
        Some(Command::Digit { digit: 4 })
    );
}

#[test]
fn moving_keys_follow_their_place_and_symbols_follow_the_layout() {
    // On AZERTY the key at the place of A writes Q.
    let azerty_a = press(Held::NONE, Key::Letter('Q'), Key::Letter('A'));
    let earlier = Command::PanQuarter {
        direction: Direction::Backward,
    };
    assert_eq!(command_for(azerty_a, CANVAS), Some(earlier));
    // A German keyboard writes "/" with Shift and 7.
    let shift = KeyChord::shift(Key::Digit(7)).held;
    let slash = press(shift, Key::Slash, Key::Digit(7));
    assert_eq!(command_for(slash, CANVAS), Some(Command::OpenSearch));
    // On AZERTY, Shift with the key at the place of 1 writes "1".
    let shift_1 = press(shift, Key::Digit(1), Key::Digit(1));
    assert_eq!(command_for(shift_1, CANVAS), Some(Command::FitAll));
}

const fn told(command: PresentingCommand) -> Command {
    Command::Presenting(command)
}

#[test]
fn what_a_clicker_sends_acts_wherever_the_keyboard_is_while_a_briefing_is_told() {
    let told = |command| Some(told(command));
    let step = |direction| told(PresentingCommand::Step { direction });
    let sent = [
        (Key::PageDown, step(Direction::Forward)),
        (Key::PageUp, step(Direction::Backward)),
        (Key::F(5), told(PresentingCommand::Present)),
        (Key::Escape, Some(Command::CloseTop)),
        (Key::Period, told(PresentingCommand::ToggleBlack)),
    ];
    for presenting in [PresentingPlace::Path, PresentingPlace::Exploring] {
        for (text_field_has_focus, writing) in [(false, false), (true, false), (true, true)] {
            for (single_key_shortcuts, comparing) in [(true, false), (false, true)] {
                let context = KeyContext {
                    text_field_has_focus,
                    writing,
                    single_key_shortcuts,
                    comparing,
                    presenting,
                    ..CANVAS
                };
                for (key, command) in &sent {
                    // A full stop that is written stays one.
                    let command = command.clone().filter(|_| !writing || *key != Key::Period);
                    assert_eq!(command_for(plain(*key), context), command, "{context:?}");
                }
            }
        }
    }
}

#[test]
fn keys_of_the_path_go_before_those_of_the_canvas_and_only_there() {
    let told = |command| Some(told(command));
    let forward = told(PresentingCommand::Step {
        direction: Direction::Forward,
    });
    let keys = [Key::Right, Key::Down, Key::Space, Key::Letter('N')];
    for key in keys {
        for comparing in [false, true] {
            let path = KeyContext { comparing, ..PATH };
            assert_eq!(command_for(plain(key), path), forward, "{key}");
        }
        let there = command_for(plain(key), CANVAS);
        assert_ne!(there, None);
        assert_eq!(command_for(plain(key), OFF_PATH), there, "{key}");
    }
    for context in [PATH, OFF_PATH] {
        for (key, command) in [
            (Key::Enter, PresentingCommand::Commit),
            (Key::Backspace, PresentingCommand::Recall),
            (Key::Letter('T'), PresentingCommand::ToggleClock),
            (Key::Letter('X'), PresentingCommand::SwapDisplays),
            (Key::Letter('Z'), PresentingCommand::ToggleFreeze),
        ] {
            assert_eq!(command_for(plain(key), context), told(command), "{key}");
        }
        let plus = command_for(plain(Key::Plus), context);
        assert_eq!(plus, Some(Command::ZoomIn));
    }
    let evidence = plain(Key::Letter('E'));
    let own = Some(Command::ToggleEvidence);
    assert_eq!(command_for(evidence, OFF_PATH), own);
    assert_eq!(
        command_for(evidence, PATH),
        told(PresentingCommand::ToggleEvidence)
    );
}

#[test]
fn on_the_path_keys_mean_the_canvas_even_if_a_comparison_waits_behind_it() {
    let path = KeyContext {
        comparing: true,
        ..PATH
    };
    assert_eq!(command_for(plain(Key::Plus), path), Some(Command::ZoomIn));
    let kept = command_for(plain(Key::Letter('H')), path);
    assert_eq!(kept, Some(Command::FoldRow));
}

#[test]
fn undoing_in_a_text_field_is_the_fields_own() {
    let undo = Pressed::from(KeyChord::ctrl(Key::Letter('Z')));
    assert_eq!(command_for(undo, TEXT_FIELD), None);
    let own = Some(Command::Drafting(DraftingCommand::Undo));
    assert_eq!(command_for(undo, CANVAS), own);
    let cut = Some(told(PresentingCommand::UndoCut));
    for context in [PATH, OFF_PATH] {
        assert_eq!(command_for(undo, context), cut);
        let writing = KeyContext {
            text_field_has_focus: true,
            writing: true,
            ..context
        };
        assert_eq!(command_for(undo, writing), None);
    }
}

#[test]
fn the_palette_finds_commands_by_any_words_names_first() {
    let found: Vec<&str> = matching_commands("item")
        .iter()
        .map(|spec| spec.id)
        .collect();
    assert!(found.len() > 5 && found.contains(&"copy-item"), "{found:?}");
    assert_eq!(matching_commands("zoom in")[0].id, "zoom-in");
    assert_eq!(matching_commands("THEME dark")[0].id, "theme");
    assert_eq!(matching_commands("").len(), COMMANDS.len());
    assert!(matching_commands("no such thing").is_empty());
}

#[test]
fn the_palette_offers_what_acts_here() {
    let offers = |query: &str, comparing, id: &str| {
        let offered = offered_commands(query, comparing, PresentingPlace::Off);
        offered.iter().any(|spec| spec.id == id)
    };
    let on_path = offered_commands("freeze", false, PresentingPlace::Path);
    assert!(on_path.iter().any(|spec| spec.id == "freeze"));
    assert!(!offers("freeze", false, "freeze") && offers("present", true, "present"));
    assert!(offers("zoom", false, "zoom-in") && !offers("zoom", true, "zoom-in"));
    assert!(offers("swap", true, "swap-documents") && !offers("swap", false, "swap-documents"));
    assert!(offers("theme", true, "theme") && offers("theme", false, "theme"));
}

#[test]
fn the_key_table_of_the_readme_lists_every_command() {
    let table = readme_key_table();
    assert_eq!(table.lines().count(), COMMANDS.len() + 2);
    insta::assert_snapshot!(table);
}
