//! The table of commands: the one place where each command has its name, its tooltip and its
//! keys. Menus, buttons, the palette, the sheet of keys and the README read it.

mod keys;
mod table;

pub use keys::{Held, Key, KeyChord, KeyContext, Pressed, command_for};
pub use table::{
    COMMANDS, CommandPlace, CommandSpec, Section, matching_commands, offered_commands,
    readme_key_table, spec_of,
};
