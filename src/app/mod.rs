//! The shell round the state: it owns the window, runs commands and performs their effects.
//!
//! [`run`] opens the window and stays until it is closed. [`Shell`] is the same without a
//! window system, so that tests can drive it. Long work runs on named threads in [`loader`];
//! each answers with a command.

mod audience;
mod awake;
mod clipboard;
mod dialogs;
mod displays;
mod drafts;
mod export;
mod frame_log;
mod loader;
mod preferences;
mod shell;
mod window;

pub use drafts::DraftsKeeper;
pub use frame_log::FrameLog;
pub use loader::Pace;
pub use preferences::Preferences;
pub use shell::{Clock, Shell};
pub use window::{RunOptions, Told, run};
