//! `briefline generate`: a made-up timeline of any size, the same for the same seed.

use anyhow::Context as _;

use crate::io::{generate, save_atomically};

use super::Outcome;
use super::args::GenerateArgs;

/// Writes the timeline.
///
/// # Errors
/// If it cannot be written.
pub(super) fn run(args: &GenerateArgs) -> anyhow::Result<Outcome> {
    let text = generate::generate(args.items, args.seed);
    save_atomically(&args.out, text.as_bytes())
        .with_context(|| format!("cannot write {}", args.out.display()))?;
    Ok(Outcome::Fine)
}
