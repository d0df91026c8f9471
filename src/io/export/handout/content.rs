//! What a handout says: the title, a section for each step, the endnotes.

use super::HandoutOptions;
use super::block::{Block, Paragraph, Role};
use super::endnotes::Endnotes;
use super::glyphs;
use super::picture::range_of;
use super::step::Shown;
use crate::io::export::measure::FontMeasure;
use crate::model::{Briefing, CivilDate, Timeline, day_label};

/// All of a handout, in the order of the page.
pub(super) struct Content {
    /// The title of the briefing.
    pub(super) title: String,
    /// What it tells; empty if its author says nothing.
    pub(super) summary: String,
    /// Who made the timeline; `None` if not said.
    pub(super) author: Option<String>,
    /// Whose knowledge all of it is, for the foot of each page; `None` for the latest.
    pub(super) banner: Option<String>,
    /// What it says.
    pub(super) blocks: Vec<Block>,
}

impl Content {
    /// What the steps of `briefing` show, each as known on its own day and never later than
    /// `timeline`. A step of a later day, or one that would show nothing, is left out.
    pub(super) fn of(
        timeline: &Timeline,
        briefing: &Briefing,
        (options, text): (HandoutOptions, &FontMeasure),
    ) -> Self {
        let shown = briefing.steps.iter();
        let shown: Vec<Shown<'_>> = shown
            .filter_map(|it| Shown::of(timeline, it, text))
            .collect();
        let mut blocks: Vec<Block> = (opening(timeline, briefing, &shown).into_iter())
            .map(Block::Text)
            .collect();
        let mut endnotes = Endnotes::default();
        for (number, step) in (1..).zip(&shown) {
            blocks.extend(step.section(number, options, &mut endnotes));
        }
        blocks.extend(endnotes.blocks(timeline));
        Self {
            title: briefing.title.clone(),
            summary: briefing.summary.clone(),
            author: timeline.author.clone(),
            banner: timeline.told_on().banner(),
            blocks,
        }
    }
}

/// Title, summary, "20 November 2025 to 6 January 2026 · 12 steps · about 10 minutes", and how
/// to read it.
fn opening(timeline: &Timeline, briefing: &Briefing, shown: &[Shown<'_>]) -> Vec<Paragraph> {
    let mut paragraphs = vec![Paragraph::new(Role::Title, briefing.title.clone())];
    let summary = glyphs::paragraphs(&briefing.summary);
    paragraphs.extend((summary.iter()).map(|it| Paragraph::new(Role::Lead, it)));
    let secs: u32 = (shown.iter()).fold(0, |all, it| all.saturating_add(it.step.dwell_secs));
    let facts = [
        dates(shown),
        Some(count(shown.len(), "step")),
        duration(secs),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    paragraphs.push(Paragraph::new(Role::Lead, facts.join(" · ")));
    let first = shown.iter().find_map(|it| it.items.first());
    let codes = first.map_or_else(String::new, |ix| {
        let code = &timeline.first_belief(*ix).id;
        format!(
            " Each item has a short code, such as {code}: typed into the search of Briefline it \
             opens the item."
        )
    });
    let from = format!("From \u{201c}{}\u{201d}.", timeline.title);
    let sources = "Numbers in brackets stand for the sources at the end.";
    let hint = format!("{from}{codes} {sources}");
    paragraphs.push(Paragraph::new(Role::Hint, hint));
    paragraphs
}

/// The days from the first to the last item that is shown; `None` if none has a date.
fn dates(shown: &[Shown<'_>]) -> Option<String> {
    let ranges = shown.iter();
    let ranges = ranges.filter_map(|it| range_of(&it.timeline, &it.items));
    let range = ranges.reduce(|all, one| all.start.min(one.start)..all.end.max(one.end))?;
    let last = range.end.saturating_add_millis(-1).max(range.start);
    Some(days(range.start.civil(), last.civil()))
}

fn days(first: CivilDate, last: CivilDate) -> String {
    if first == last {
        day_label(first)
    } else {
        format!("{} to {}", day_label(first), day_label(last))
    }
}

/// "1 step", "12 steps".
fn count(number: usize, word: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {word}{s}")
}

/// "about 10 minutes"; `None` for no time at all.
fn duration(secs: u32) -> Option<String> {
    let minutes = (secs.saturating_add(30) / 60).max(1) as usize;
    (secs > 0).then(|| format!("about {}", count(minutes, "minute")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_in_whole_minutes() {
        for (secs, told) in [
            (0, None),
            (10, Some("about 1 minute")),
            (89, Some("about 1 minute")),
            (90, Some("about 2 minutes")),
            (600, Some("about 10 minutes")),
        ] {
            assert_eq!(duration(secs).as_deref(), told, "{secs}");
        }
    }

    #[test]
    fn a_single_day_is_named_once() {
        let day = |day| CivilDate::new(2026, 1, day).unwrap();
        assert_eq!(days(day(5), day(5)), "5 January 2026");
        assert_eq!(days(day(5), day(6)), "5 January 2026 to 6 January 2026");
    }
}
