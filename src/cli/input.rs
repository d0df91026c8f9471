//! The timeline that a command works on, and dates as given on the command line.

use std::path::Path;

use anyhow::{anyhow, bail};
use chrono::{Datelike as _, Local};

use crate::io::{self, ReadControl};
use crate::model::{CivilDate, KnowledgeDate, Timeline, When, day_label, parse_typed};

use super::output::Output;

/// A timeline that was read, at least in part.
pub(super) struct Input {
    pub(super) timeline: Timeline,
    /// Whether something in it could not be used.
    pub(super) faulty: bool,
    /// How many things those are.
    pub(super) errors: usize,
}

/// Reads the timeline at `path`, or the built-in one for `None`; what is wrong with it is told
/// on standard error.
///
/// # Errors
/// If nothing of it could be read; the reasons have been told by then.
pub(super) fn read(path: Option<&Path>, output: &mut Output) -> anyhow::Result<Input> {
    let Some(path) = path else {
        let (timeline, _none) = io::builtin();
        return Ok(Input {
            timeline,
            faulty: false,
            errors: 0,
        });
    };
    let loaded = io::read_path(path, &ReadControl::default());
    for diagnostic in &loaded.diagnostics {
        output.tell(&diagnostic.to_string());
    }
    let errors = loaded.diagnostics.iter().filter(|it| it.is_error());
    let errors = errors.count();
    match loaded.timeline {
        Some(timeline) => Ok(Input {
            timeline,
            faulty: errors > 0,
            errors,
        }),
        None => bail!("nothing could be read: {}", path.display()),
    }
}

/// The date in `text`, as EDTF or as people type it; if it is neither, `flag` is named.
///
/// # Errors
/// If it is no date.
pub(super) fn date(flag: &str, text: &str, today: CivilDate) -> anyhow::Result<When> {
    parse_typed(text, today).map_err(|error| {
        let hint = error.hint.iter().map(|hint| format!("\n  hint: {hint}"));
        anyhow!("{flag} needs a date: {error}{}", hint.collect::<String>())
    })
}

/// The day of knowledge in `text`: the last on which the date may have begun; the latest for
/// `None`. If it is no day, `flag` is named.
///
/// # Errors
/// If it is no date, or one without a day by which it has begun.
pub(super) fn knowledge_date(flag: &str, text: Option<&str>) -> anyhow::Result<KnowledgeDate> {
    let Some(text) = text else {
        return Ok(KnowledgeDate::Latest);
    };
    match date(flag, text, today())?.begun_by() {
        Some(day) => Ok(KnowledgeDate::On(day)),
        None => bail!("{flag} needs a day, found {text:?}"),
    }
}

/// The timeline as known on `date`; that nothing was known is told on standard error.
pub(super) fn as_known_on(
    timeline: Timeline,
    date: KnowledgeDate,
    output: &mut Output,
) -> Timeline {
    let Some(day) = date.day() else {
        return timeline;
    };
    let believed = timeline.as_known_on(date);
    if believed.item_count() == 0 && timeline.item_slots() > 0 {
        let day = day_label(day);
        output.tell(&format!("briefline: nothing was known on {day}"));
    }
    believed
}

/// The day that it is here and now.
pub(super) fn today() -> CivilDate {
    let now = Local::now().date_naive();
    let day = CivilDate::new(i64::from(now.year()), now.month() as u8, now.day() as u8);
    day.expect("the calendar of the machine's clock is ours")
}
