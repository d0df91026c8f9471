//! What the window is started with, as asked for on the command line.

use std::path::PathBuf;

/// What the window is started with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunOptions {
    /// The timeline to open; `None` for the built-in chronology.
    pub path: Option<PathBuf>,
    /// Where to write what each frame cost; `None` to write nothing.
    pub frame_log: Option<PathBuf>,
}
