//! Keys without a toolkit: what a chord is, how it is written, and which command it gives.

use std::fmt;

use super::table::{COMMANDS, CommandSpec};
use crate::state::{Command, PresentingPlace};

/// A key that some command uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, in upper case.
    Letter(char),
    /// A digit, 0 to 9.
    Digit(u8),
    /// A function key, 1 to 12.
    F(u8),
    /// Arrow to the left.
    Left,
    /// Arrow to the right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A page on.
    PageDown,
    /// A page back.
    PageUp,
    /// Enter or Return.
    Enter,
    /// Escape.
    Escape,
    /// The space bar.
    Space,
    /// Delete to the left.
    Backspace,
    /// `+` or `=`, wherever the layout has it.
    Plus,
    /// `-`, wherever the layout has it.
    Minus,
    /// `/`, wherever the layout has it.
    Slash,
    /// `?`, wherever the layout has it.
    Question,
    /// `[`, wherever the layout has it.
    OpenBracket,
    /// `]`, wherever the layout has it.
    CloseBracket,
    /// `.`, wherever the layout has it: the key of a clicker that makes the screen black.
    Period,
}

impl Key {
    /// Whether the key writes a character by itself.
    pub const fn is_character(self) -> bool {
        matches!(
            self,
            Self::Letter(_)
                | Self::Digit(_)
                | Self::Plus
                | Self::Minus
                | Self::Slash
                | Self::Question
                | Self::OpenBracket
                | Self::CloseBracket
                | Self::Period
        )
    }

    /// Whether it is a symbol for which some layouts need Shift and others do not.
    const fn ignores_shift(self) -> bool {
        matches!(
            self,
            Self::Plus
                | Self::Minus
                | Self::Slash
                | Self::Question
                | Self::OpenBracket
                | Self::CloseBracket
                | Self::Period
        )
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letter(letter) => write!(out, "{letter}"),
            Self::Digit(digit) => write!(out, "{digit}"),
            Self::F(number) => write!(out, "F{number}"),
            Self::Plus => out.write_str("+"),
            Self::Minus => out.write_str("-"),
            Self::Slash => out.write_str("/"),
            Self::Question => out.write_str("?"),
            Self::OpenBracket => out.write_str("["),
            Self::CloseBracket => out.write_str("]"),
            Self::Period => out.write_str("."),
            Self::PageDown => out.write_str("Page Down"),
            Self::PageUp => out.write_str("Page Up"),
            Self::Escape => out.write_str("Esc"),
            Self::Left
            | Self::Right
            | Self::Up
            | Self::Down
            | Self::Home
            | Self::End
            | Self::Enter
            | Self::Space
            | Self::Backspace => write!(out, "{self:?}"),
        }
    }
}

/// The keys that are held while another is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Held {
    /// Ctrl; on a Mac the command key.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

impl Held {
    /// No key.
    pub const NONE: Self = Self {
        ctrl: false,
        shift: false,
        alt: false,
    };
}

/// A key with what is held, as the table names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyChord {
    /// What is held.
    pub held: Held,
    /// The key.
    pub key: Key,
    /// Whether the place on the keyboard counts, not what the layout writes there.
    pub physical: bool,
}

impl KeyChord {
    /// The key alone.
    pub const fn plain(key: Key) -> Self {
        Self {
            held: Held::NONE,
            key,
            physical: false,
        }
    }

    /// With Ctrl.
    pub const fn ctrl(key: Key) -> Self {
        Self {
            held: Held {
                ctrl: true,
                ..Held::NONE
            },
            ..Self::plain(key)
        }
    }

    /// With Ctrl and Shift.
    pub const fn ctrl_shift(key: Key) -> Self {
        Self {
            held: Held {
                ctrl: true,
                shift: true,
                alt: false,
            },
            ..Self::plain(key)
        }
    }

    /// With Shift.
    pub const fn shift(key: Key) -> Self {
        Self {
            held: Held {
                shift: true,
                ..Held::NONE
            },
            ..Self::plain(key)
        }
    }

    /// With Alt.
    pub const fn alt(key: Key) -> Self {
        Self {
            held: Held {
                alt: true,
                ..Held::NONE
            },
            ..Self::plain(key)
        }
    }

    /// The same by its place on the keyboard.
    #[must_use]
    pub const fn by_place(self) -> Self {
        Self {
            physical: true,
            ..self
        }
    }

    /// Whether this is what was pressed.
    fn is_pressed(self, pressed: Pressed) -> bool {
        let key = if self.physical {
            pressed.physical
        } else {
            pressed.logical
        };
        let Held { ctrl, shift, alt } = self.held;
        key == Some(self.key)
            && (ctrl, alt) == (pressed.ctrl, pressed.alt)
            && (shift == pressed.shift || self.key.ignores_shift())
    }
}

impl fmt::Display for KeyChord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Held { ctrl, shift, alt } = self.held;
        for (held, name) in [(ctrl, "Ctrl+"), (alt, "Alt+"), (shift, "Shift+")] {
            if held {
                out.write_str(name)?;
            }
        }
        self.key.fmt(out)
    }
}

/// A key press as the window reports it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pressed {
    /// Ctrl is held; on a Mac the command key.
    pub ctrl: bool,
    /// Shift is held.
    pub shift: bool,
    /// Alt is held.
    pub alt: bool,
    /// What the layout writes there; `None` if no command uses such a key.
    pub logical: Option<Key>,
    /// What a US layout has at that place; `None` if unknown.
    pub physical: Option<Key>,
}

impl From<KeyChord> for Pressed {
    fn from(chord: KeyChord) -> Self {
        let Held { ctrl, shift, alt } = chord.held;
        Self {
            ctrl,
            shift,
            alt,
            logical: Some(chord.key),
            physical: Some(chord.key),
        }
    }
}

/// What a key press meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyContext {
    /// The keyboard belongs to a text field or to what lies above the canvas: letters, arrows and
    /// Enter are its own.
    pub text_field_has_focus: bool,
    /// The user is writing in a text field: a full stop is part of the text.
    pub writing: bool,
    /// The setting that allows commands on single characters.
    pub single_key_shortcuts: bool,
    /// The user has begun to type the number of an item.
    pub typing_number: bool,
    /// A comparison of documents is on screen, in place of the canvas.
    pub comparing: bool,
    /// Whether a briefing is told, and whether the laptop has left its path.
    pub presenting: PresentingPlace,
}

impl KeyContext {
    /// Whether `pressed` is what a clicker sends while a briefing is told. That acts wherever the
    /// keyboard is, and cannot be switched off: the speaker stands away from the laptop.
    fn is_of_clicker(self, pressed: Pressed) -> bool {
        let (ctrl, shift, alt) = (pressed.ctrl, pressed.shift, pressed.alt);
        if self.presenting == PresentingPlace::Off || (ctrl, shift, alt) != (false, false, false) {
            return false;
        }
        match pressed.logical.or(pressed.physical) {
            Some(Key::PageUp | Key::PageDown | Key::F(5) | Key::Escape) => true,
            Some(Key::Period) => !self.writing,
            _ => false,
        }
    }
}

/// The command of a key press, or `None` if it has none here. While a briefing is told, its own
/// keys come before those of the canvas and the comparison.
///
/// While a text field has focus, only function keys, Esc and letters with Ctrl act, and what a
/// clicker sends.
pub fn command_for(pressed: Pressed, context: KeyContext) -> Option<Command> {
    let key = pressed.logical.or(pressed.physical)?;
    let Pressed {
        ctrl, shift, alt, ..
    } = pressed;
    let is_of_clicker = context.is_of_clicker(pressed);
    if context.text_field_has_focus && !is_of_clicker && !acts_beside_text(pressed, key) {
        return None;
    }
    let writes = key.is_character() && !ctrl && !alt;
    if writes && !context.single_key_shortcuts && !is_of_clicker {
        return None;
    }
    if let Key::Digit(digit) = key
        && writes
        && !shift
        && (digit != 0 || context.typing_number)
    {
        return Some(Command::Digit { digit });
    }
    if key == Key::Enter
        && (ctrl, shift, alt) == (false, false, false)
        && context.typing_number
        && !context.text_field_has_focus
    {
        return Some(Command::Activate);
    }
    let is_meant = |spec: &&CommandSpec| {
        spec.place.holds(context.comparing, context.presenting)
            && spec.keys.iter().any(|chord| chord.is_pressed(pressed))
    };
    let is_told = |spec: &&CommandSpec| spec.place.is_of_presenting();
    let mut meant = COMMANDS.iter().filter(is_meant);
    let told = meant.clone().find(is_told);
    told.or_else(|| meant.next()).map(|spec| (spec.command)())
}

/// Whether a key is a command although a text field has the keyboard. Undoing there is the
/// field's own.
fn acts_beside_text(pressed: Pressed, key: Key) -> bool {
    let is_letter_with_ctrl = pressed.ctrl && !pressed.alt && matches!(key, Key::Letter(_));
    let undoes = matches!(key, Key::Letter('Z' | 'Y'));
    (is_letter_with_ctrl && !undoes) || matches!(key, Key::F(_) | Key::Escape)
}

#[cfg(test)]
mod tests;
