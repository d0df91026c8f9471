//! `briefline generate`: a made-up timeline of any size, the same for the same seed.

use anyhow::{Context as _, ensure};

use crate::io::{generate, read_text, save_atomically, write_json};

use super::Outcome;
use super::args::GenerateArgs;

/// How many changes all items together may have. They are held in memory before they are written.
const MOST_CHANGES: usize = 20_000_000;

/// Writes the timeline.
///
/// # Errors
/// If it cannot be written.
pub(super) fn run(args: &GenerateArgs) -> anyhow::Result<Outcome> {
    let (items, changes) = (args.items as usize, args.changes as usize);
    ensure!(
        items * changes <= MOST_CHANGES,
        "at most {} million changes can be made up: {items} items with {changes} changes each are too many",
        MOST_CHANGES / 1_000_000
    );
    let mut text = generate::generate_changing(items, changes, args.seed);
    if args
        .out
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("json"))
    {
        let timeline = read_text("generated", &text).timeline;
        text = write_json(&timeline.context("what is generated can be read")?)?;
    }
    save_atomically(&args.out, text.as_bytes())
        .with_context(|| format!("cannot write {}", args.out.display()))?;
    Ok(Outcome::Fine)
}
