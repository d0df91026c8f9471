//! Standard output and standard error, as values: results on the one, words on the other.

use std::io::{self, Write};

/// Where a command speaks.
pub(super) struct Output {
    results: Box<dyn Write>,
    words: Box<dyn Write>,
}

impl Output {
    /// The process's own streams.
    pub(super) fn of_process() -> Self {
        Self {
            results: Box::new(io::stdout()),
            words: Box::new(io::stderr()),
        }
    }

    /// Writes a line of the result to standard output.
    ///
    /// # Errors
    /// If nobody reads it any more, or the disk behind it is full.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.results, "{text}")
    }

    /// Writes a line to the user on standard error.
    pub(super) fn tell(&mut self, text: &str) {
        // With standard error gone there is nobody left to tell.
        let _nobody_left = writeln!(self.words, "{text}");
    }
}

/// Whether `error` says that the reader of our output has left.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
