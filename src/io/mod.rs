//! Bytes in and out: reading and writing timelines, exports, settings, and watching files.
//!
//! The way in: text → [`node`] (a tree with places) → [`decode`] (wire types) → `convert` (the
//! model), every step adding to one report of what is wrong. The way out: model → wire types →
//! TOML or JSON. Nothing here knows a window or what the user is looking at.

pub mod drafts;
pub mod export;
pub mod generate;
pub mod settings;

mod builtin;
mod chunks;
mod convert;
mod decode;
mod decode_error;
mod diagnostic;
mod encode;
mod fields;
mod node;
mod read;
mod save;
mod sniff;
mod watch;
mod wire;
mod wording;

#[cfg(test)]
mod briefing_tests;
#[cfg(test)]
mod broken_tests;
#[cfg(test)]
mod corpus_tests;
#[cfg(test)]
mod dossier_tests;
#[cfg(test)]
mod knowledge_tests;
#[cfg(test)]
mod schema_tests;

pub use builtin::builtin;
pub use diagnostic::{Code, Diagnostic, MAX_SAME, Severity};
pub use encode::{EncodeError, write_json, write_toml};
pub use read::{Loaded, MAX_BYTES, ReadControl, read_path, read_text};
pub use save::save_atomically;
pub use watch::{Watch, WatchError};
