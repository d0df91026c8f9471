//! From egui's keys to commands: chords are looked up in the command table, nothing is bound
//! here.

use egui::{Key, Modifiers};

use crate::state::{self, Command, KeyContext, Pressed, command_for};

/// What has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyboardOwner {
    /// The canvas, or nothing in particular: every key may be a command.
    Canvas,
    /// A button, a chip or a row: keys that move or press it are its own.
    Control,
    /// A text field: only function keys, Esc and letters with Ctrl are commands.
    TextField,
}

/// A key that is held steps eight times a second, however fast the keyboard repeats.
const STEP_PAUSE_SECS: f64 = 0.125;

/// When a key last stepped.
#[derive(Clone, Copy, Debug)]
pub struct KeyMemory {
    /// In egui's seconds.
    stepped_secs: f64,
}

impl Default for KeyMemory {
    fn default() -> Self {
        Self { stepped_secs: f64::NEG_INFINITY }
    }
}

/// The commands of the keys pressed since the last frame.
pub fn commands_from_keys(
    ctx: &egui::Context,
    owner: KeyboardOwner,
    context: KeyContext,
    memory: &mut KeyMemory,
) -> Vec<Command> {
    ctx.input(|input| {
        let rested = input.time - memory.stepped_secs >= STEP_PAUSE_SECS;
        input
            .events
            .iter()
            .filter_map(|event| match event {
                egui::Event::Key { key, physical_key, pressed: true, repeat, modifiers } => {
                    Some((*key, *physical_key, *repeat, *modifiers))
                }
                // Ctrl+C arrives as a copy event; the chord with Shift is ours alone.
                _ => None,
            })
            .filter(|(key, _, _, modifiers)| {
                owner != KeyboardOwner::Control || !belongs_to_control(*key, *modifiers)
            })
            .filter(|(key, _, repeat, _)| !repeat || (may_repeat(*key) && (rested || !steps(*key))))
            .inspect(|(key, ..)| {
                if steps(*key) {
                    memory.stepped_secs = input.time;
                }
            })
            .filter_map(|(key, physical, _, modifiers)| {
                command_for(pressed(key, physical, modifiers), context)
            })
            .collect()
    })
}

/// Whether a focused button, chip or row wants the key for itself.
fn belongs_to_control(key: Key, modifiers: Modifiers) -> bool {
    modifiers.is_none()
        && matches!(
            key,
            Key::Space
                | Key::Enter
                | Key::ArrowLeft
                | Key::ArrowRight
                | Key::ArrowUp
                | Key::ArrowDown
        )
}

/// Whether the key goes from item to item.
const fn steps(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::PageUp
            | Key::PageDown
    )
}

/// Whether holding the key down goes on acting: moving does, switching does not.
const fn may_repeat(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::PageUp
            | Key::PageDown
            | Key::Plus
            | Key::Equals
            | Key::Minus
            | Key::W
            | Key::A
            | Key::S
            | Key::D
    )
}

fn pressed(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Pressed {
    Pressed {
        ctrl: modifiers.command,
        shift: modifiers.shift,
        alt: modifiers.alt,
        logical: state_key(key),
        physical: physical.and_then(state_key),
    }
}

/// The same key in the table's terms; `None` for keys that no command uses.
fn state_key(key: Key) -> Option<state::Key> {
    use state::Key as Ours;
    let named = match key {
        Key::ArrowLeft => Ours::Left,
        Key::ArrowRight => Ours::Right,
        Key::ArrowUp => Ours::Up,
        Key::ArrowDown => Ours::Down,
        Key::Home => Ours::Home,
        Key::End => Ours::End,
        Key::PageDown => Ours::PageDown,
        Key::PageUp => Ours::PageUp,
        Key::Enter => Ours::Enter,
        Key::Escape => Ours::Escape,
        Key::Space => Ours::Space,
        Key::Backspace => Ours::Backspace,
        Key::Plus | Key::Equals => Ours::Plus,
        Key::Minus => Ours::Minus,
        Key::Slash => Ours::Slash,
        Key::Questionmark => Ours::Question,
        other => return named_by_text(other),
    };
    Some(named)
}

/// Letters, digits and function keys, which egui names by what they write.
fn named_by_text(key: Key) -> Option<state::Key> {
    let name = key.name();
    let mut letters = name.chars();
    match (letters.next()?, letters.as_str()) {
        (letter @ 'A'..='Z', "") => Some(state::Key::Letter(letter)),
        (digit @ '0'..='9', "") => u8::try_from(digit.to_digit(10)?).ok().map(state::Key::Digit),
        ('F', number) => {
            let number: u8 = number.parse().ok()?;
            (1..=12).contains(&number).then_some(state::Key::F(number))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_function_keys_are_recognised() {
        assert_eq!(state_key(Key::W), Some(state::Key::Letter('W')));
        assert_eq!(state_key(Key::Num7), Some(state::Key::Digit(7)));
        assert_eq!(state_key(Key::F12), Some(state::Key::F(12)));
        assert_eq!(state_key(Key::F), Some(state::Key::Letter('F')));
        assert_eq!(state_key(Key::Tab), None);
    }

    #[test]
    fn a_focused_button_keeps_space_but_not_letters() {
        assert!(belongs_to_control(Key::Space, Modifiers::NONE));
        assert!(!belongs_to_control(Key::G, Modifiers::NONE));
        assert!(!belongs_to_control(Key::ArrowLeft, Modifiers::ALT));
    }
}
