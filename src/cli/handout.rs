//! `briefline handout`: a briefing on paper, as PDF. What stands on the pages is `io`'s work.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};

use crate::io::export::{HandoutOptions, handout};
use crate::io::save_atomically;
use crate::model::{Briefing, Timeline};

use super::args::HandoutArgs;
use super::output::Output;
use super::{Outcome, input};

/// Writes the handout. Of a timeline with errors it holds what could be read.
///
/// # Errors
/// If the timeline cannot be read, it has no such briefing, or the file cannot be written.
pub(super) fn run(args: &HandoutArgs, output: &mut Output) -> anyhow::Result<Outcome> {
    ensure!(
        is_pdf(&args.out),
        "expected a name that ends in .pdf: {}",
        args.out.display()
    );
    let known_on = input::knowledge_date("--as-of", args.as_of.as_deref())?;
    let input = input::read(args.path.as_deref(), output)?;
    let timeline = &input::as_known_on(input.timeline, known_on, output);
    let briefing = briefing(timeline, args.briefing.as_deref())?;
    let options = HandoutOptions { notes: args.notes };
    let bytes = handout(timeline, briefing, options)?;
    save_atomically(&args.out, &bytes)
        .with_context(|| format!("cannot write {}", args.out.display()))?;
    Ok(if input.faulty {
        Outcome::Faulty
    } else {
        Outcome::Fine
    })
}

/// The briefing called `id`; without an id, the only one.
fn briefing<'t>(timeline: &'t Timeline, id: Option<&str>) -> anyhow::Result<&'t Briefing> {
    match (id, timeline.briefings()) {
        (_, []) => bail!("the file has no briefings"),
        (None, [only]) => Ok(only),
        (None, _) => bail!(
            "which briefing? say --briefing ID; {}",
            briefings_of(timeline)
        ),
        (Some(id), _) => (timeline.briefing_by_id(id))
            .with_context(|| format!("no briefing {id:?}; {}", briefings_of(timeline))),
    }
}

/// "the file has: road, round-20".
fn briefings_of(timeline: &Timeline) -> String {
    let ids = timeline.briefings().iter();
    let ids: Vec<&str> = ids.map(|briefing| briefing.id.as_str()).collect();
    format!("the file has: {}", ids.join(", "))
}

fn is_pdf(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TimelineParts;

    fn timeline(ids: &[&str]) -> Timeline {
        let briefing = |id: &&str| Briefing {
            id: (*id).to_owned(),
            ..Briefing::default()
        };
        Timeline::new(TimelineParts {
            briefings: ids.iter().map(briefing).collect(),
            ..TimelineParts::default()
        })
    }

    fn told(ids: &[&str], asked: Option<&str>) -> String {
        match briefing(&timeline(ids), asked) {
            Ok(found) => found.id.clone(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_briefing_is_found_by_its_id_or_by_being_the_only_one() {
        assert_eq!(told(&["a", "b"], Some("b")), "b");
        assert_eq!(told(&["a"], None), "a");
    }

    #[test]
    fn what_is_missing_is_said_with_what_there_is() {
        for (ids, asked, error) in [
            (&[][..], Some("a"), "the file has no briefings"),
            (
                &["a", "b"],
                Some("x"),
                "no briefing \"x\"; the file has: a, b",
            ),
            (
                &["a", "b"],
                None,
                "which briefing? say --briefing ID; the file has: a, b",
            ),
        ] {
            assert_eq!(told(ids, asked), error);
        }
    }

    #[test]
    fn only_pdf_is_written() {
        assert!(is_pdf(Path::new("a.pdf")) && is_pdf(Path::new("a.PDF")));
        assert!(!is_pdf(Path::new("a.doc")) && !is_pdf(Path::new("pdf")));
    }
}
