//! `briefline convert`: the same timeline in our format, as TOML or JSON.

use std::path::Path;

use anyhow::{Context as _, bail};

use crate::io::{save_atomically, write_json, write_toml};

use super::args::{ConvertArgs, usage_error};
use super::output::Output;
use super::{Outcome, input};

/// Reads one timeline and writes it in the form that the ending of the other path says.
///
/// A timeline with errors is not converted: what could not be read would be lost.
///
/// # Errors
/// If the paths do not fit, or the timeline cannot be read or written.
pub(super) fn run(args: &ConvertArgs, output: &mut Output) -> anyhow::Result<Outcome> {
    let (from, out) = match (args.builtin, args.paths.as_slice()) {
        (true, [out]) => (None, out),
        (false, [from, out]) => (Some(from.as_path()), out),
        _ => {
            let expected = "expected PATH and OUT, or --builtin and OUT";
            return Err(usage_error("convert", expected).into());
        }
    };
    let write = match form(out) {
        Some("toml") => write_toml,
        Some("json") => write_json,
        _ => bail!(
            "expected a name that ends in .toml or .json: {}",
            out.display()
        ),
    };
    let date = input::knowledge_date("--as-of", args.as_of.as_deref())?;
    let input = input::read(from, output)?;
    if input.faulty {
        output.tell(&format!(
            "briefline: nothing written, as errors would be lost: {}",
            out.display()
        ));
        return Ok(Outcome::Faulty);
    }
    let timeline = input::as_known_on(input.timeline, date, output);
    let text = write(&timeline)?;
    save_atomically(out, text.as_bytes())
        .with_context(|| format!("cannot write {}", out.display()))?;
    Ok(Outcome::Fine)
}

/// The form that the ending of `path` names, if we know it.
fn form(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?;
    ["toml", "json"]
        .into_iter()
        .find(|known| ending.eq_ignore_ascii_case(known))
}
