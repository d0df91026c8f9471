//! `briefline check`: prints every finding about timelines, for people and editors to jump to.

use crate::io::{self, ReadControl};

use super::Outcome;
use super::args::CheckArgs;
use super::output::Output;

/// Prints what is wrong with each path, in the order given; nothing if all is well.
///
/// # Errors
/// If the findings cannot be printed.
pub(super) fn run(args: &CheckArgs, output: &mut Output) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Fine;
    let control = ReadControl {
        checks_wording: true,
        ..ReadControl::default()
    };
    for path in &args.paths {
        let loaded = io::read_path(path, &control);
        for diagnostic in &loaded.diagnostics {
            output.line(&diagnostic.to_string())?;
        }
        if loaded.has_errors() {
            outcome = Outcome::Faulty;
        }
    }
    Ok(outcome)
}
