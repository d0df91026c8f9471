//! From egui's keys to commands: chords are looked up in the command table, nothing is bound
//! here.

use egui::{Key, Modifiers};

use crate::state::{self, Command, KeyContext, PresentingPlace, Pressed, command_for};

/// What has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyboardOwner {
    /// The canvas, or nothing in particular: every key may be a command.
    Canvas,
    /// A button, a chip or a row: keys that move or press it are its own.
    Control,
    /// The same beside the comparison, where up and down go from pair to pair nonetheless.
    ControlByPairs,
    /// A handle on a track: pages and ends are its own too.
    Slider,
    /// A text field, or what lies above the canvas: only function keys, Esc and letters with Ctrl
    /// are commands.
    TextField,
}

/// A key that is held steps eight times a second, however fast the keyboard repeats.
const STEP_PAUSE_SECS: f64 = 0.125;

/// When a key last stepped, and what the space bar is doing.
#[derive(Clone, Copy, Debug)]
pub struct KeyMemory {
    /// In egui's seconds.
    stepped_secs: f64,
    /// The space bar is held, and nothing has been dragged since: letting go is a tap.
    space_taps: bool,
}

impl Default for KeyMemory {
    fn default() -> Self {
        Self {
            stepped_secs: f64::NEG_INFINITY,
            space_taps: false,
        }
    }
}

impl KeyMemory {
    /// Whether a press counts at `time`, in seconds: a key that is held may act only now and then.
    fn admits(&mut self, key: Key, is_repeat: bool, time: f64) -> bool {
        let rested = time - self.stepped_secs >= STEP_PAUSE_SECS;
        if is_repeat && !(may_repeat(key) && (rested || !steps(key))) {
            return false;
        }
        if steps(key) {
            self.stepped_secs = time;
        }
        true
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
        // Held while the pointer drags, the space bar pans; it acts when it is let go untouched.
        memory.space_taps &= !input.pointer.any_down();
        let events = input.events.iter().filter_map(|event| match event {
            egui::Event::Key {
                key,
                physical_key,
                pressed,
                repeat,
                modifiers,
            } => {
                let chord = self::pressed(*key, *physical_key, *modifiers);
                Some((*key, chord, *modifiers, *pressed, *repeat))
            }
            _ => None,
        });
        let mut commands = Vec::new();
        for (key, chord, modifiers, is_down, is_repeat) in events {
            let is_taken = match owner {
                KeyboardOwner::Canvas | KeyboardOwner::TextField => false,
                KeyboardOwner::Control => belongs_to_control(key, modifiers),
                KeyboardOwner::ControlByPairs => {
                    belongs_to_control(key, modifiers) && !is_vertical(key)
                }
                KeyboardOwner::Slider => belongs_to_slider(key, modifiers),
            };
            let told = context.presenting != PresentingPlace::Off;
            if is_taken && !(told && matches!(key, Key::PageUp | Key::PageDown)) {
                continue;
            }
            let acts = if key == Key::Space && modifiers.is_none() {
                let taps = std::mem::replace(&mut memory.space_taps, is_down);
                !is_down && taps
            } else {
                is_down && memory.admits(key, is_repeat, input.time)
            };
            commands.extend(acts.then(|| command_for(chord, context)).flatten());
        }
        commands
    })
}

/// The commands of the keys that reach the audience's window, though it asks for none.
pub fn audience_keys(
    ctx: &egui::Context,
    context: KeyContext,
    memory: &mut KeyMemory,
) -> Vec<Command> {
    commands_from_keys(ctx, KeyboardOwner::Canvas, context, memory)
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

const fn is_vertical(key: Key) -> bool {
    matches!(key, Key::ArrowUp | Key::ArrowDown)
}

/// Whether a focused handle wants the key for itself.
fn belongs_to_slider(key: Key, modifiers: Modifiers) -> bool {
    let pages = [Key::PageUp, Key::PageDown, Key::Home, Key::End];
    belongs_to_control(key, modifiers) || (modifiers.is_none() && pages.contains(&key))
}

/// Whether the key goes from item to item, or from day to day.
const fn steps(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::PageUp
            | Key::PageDown
            | Key::OpenBracket
            | Key::CloseBracket
    )
}

/// Whether holding the key down goes on acting: moving does, switching does not.
const fn may_repeat(key: Key) -> bool {
    steps(key)
        || matches!(
            key,
            Key::Plus | Key::Equals | Key::Minus | Key::W | Key::A | Key::S | Key::D
        )
        // Let go of after Shift, these come up as other keys, and their next press seems held.
        || matches!(key, Key::Questionmark | Key::Slash | Key::Num1 | Key::Num2)
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
        Key::OpenBracket => Ours::OpenBracket,
        Key::CloseBracket => Ours::CloseBracket,
        Key::Period => Ours::Period,
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
        (digit @ '0'..='9', "") => u8::try_from(digit.to_digit(10)?)
            .ok()
            .map(state::Key::Digit),
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
        assert_eq!(state_key(Key::OpenBracket), Some(state::Key::OpenBracket));
        assert_eq!(state_key(Key::Tab), None);
    }

    #[test]
    fn a_focused_button_keeps_space_but_not_letters() {
        assert!(belongs_to_control(Key::Space, Modifiers::NONE));
        assert!(!belongs_to_control(Key::G, Modifiers::NONE));
        assert!(!belongs_to_control(Key::ArrowLeft, Modifiers::ALT));
    }
}
