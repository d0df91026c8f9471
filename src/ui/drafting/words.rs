//! What the panel says of briefings and their steps.

use std::path::Path;

use crate::model::{Framing, ItemIx, Lost, Step, StepView, Timeline, day_label};
use crate::state::Kept;
use crate::ui::wording::{capitalized, counted};

/// A length of time as "0:45" or "10:00".
pub(super) fn minutes(secs: u32) -> String {
    format!("{}:{:02}", secs / 60, secs % 60)
}

/// "12 steps, 10:00".
pub(super) fn length(steps: usize, secs: u32) -> String {
    let steps = match steps {
        0 => return "no steps yet".to_owned(),
        count => counted(count, "step", "steps"),
    };
    format!("{steps}, {}", minutes(secs))
}

/// How long the steps take together, in seconds.
pub(super) fn sum(secs: impl Iterator<Item = u32>) -> u32 {
    secs.fold(0, u32::saturating_add)
}

/// "18 of 25 words", and whether these are too many.
pub(super) fn word_count(sentence: &str) -> (String, bool) {
    let step = Step {
        sentence: sentence.to_owned(),
        ..Step::default()
    };
    let (count, most) = (step.word_count(), Step::MAX_WORDS);
    let words = format!("{count} of {most} words");
    match count.checked_sub(most) {
        None | Some(0) => (words, false),
        Some(over) => (format!("{words}, {over} too many"), true),
    }
}

/// "2 names are not in this timeline".
pub(super) fn lost_count(count: usize) -> String {
    match count {
        1 => "1 name is not in this timeline".to_owned(),
        count => format!("{count} names are not in this timeline"),
    }
}

/// What is lost, by name: "item e999".
pub(super) fn lost_name(lost: &Lost) -> String {
    format!("{} {}", lost.what, lost.name)
}

/// What a step shows, in short: "Timeline, 4 items".
pub(super) fn shown_in_short(step: &Step) -> String {
    let items = counted(step.items.len(), "item", "items");
    match &step.view {
        StepView::Canvas if step.items.is_empty() => "Timeline".to_owned(),
        StepView::Canvas => format!("Timeline, {items}"),
        StepView::Evidence => format!("Evidence, {items}"),
        StepView::Comparison { .. } => "Comparison".to_owned(),
        StepView::Topic(_) => "Issue".to_owned(),
        StepView::Figures(_) => "Figure".to_owned(),
        StepView::Quote { .. } => "Quotation".to_owned(),
    }
}

/// What a step shows, in full but for its items: "Comparison of US proposal and Counterplan,
/// point 6".
pub(super) fn shown_in_full(timeline: &Timeline, step: &Step) -> String {
    match &step.view {
        StepView::Canvas => "Timeline".to_owned(),
        StepView::Evidence => "Evidence: who says what".to_owned(),
        StepView::Comparison { left, right, point } => {
            let name = |ix| timeline.document(ix).map(|it| it.short_title.as_str());
            let [left, right] = [*left, *right].map(|ix| name(ix).unwrap_or("a document"));
            let number = point.and_then(|(document, point)| {
                let points = &timeline.document(document)?.points;
                points.get(point.index()).map(|point| &point.number)
            });
            let point = number.map_or_else(String::new, |number| format!(", point {number}"));
            format!("Comparison of {left} and {right}{point}")
        }
        StepView::Topic(ix) => {
            let topic = timeline.topic(*ix).map(|it| it.name.as_str());
            format!("Issue: {}", topic.unwrap_or("not known on this day"))
        }
        StepView::Figures(ix) => {
            let series = timeline.series_at(*ix).map(|it| it.name.as_str());
            format!("Figure: {}", series.unwrap_or("not known on this day"))
        }
        StepView::Quote { text, who, .. } if who.is_empty() => format!("“{text}”"),
        StepView::Quote { text, who, .. } => format!("“{text}” {who}"),
    }
}

/// Which time a step shows.
pub(super) fn framing(timeline: &Timeline, framing: &Framing) -> String {
    match framing {
        Framing::Items => "The time of its items".to_owned(),
        Framing::Range(when) => capitalized(&when.label()),
        Framing::Phase(at) => {
            let phases = &timeline.record().phases;
            let is_known = timeline.framed(framing).is_some();
            let phase = phases.get(*at).filter(|_| is_known);
            let phase = phase.map(|phase| format!("Phase: {}", phase.name));
            phase.unwrap_or_else(|| "A phase not known on this day".to_owned())
        }
    }
}

/// Whose knowledge a step shows.
pub(super) fn knowledge(step: &Step) -> String {
    let banner = step.knowledge.banner();
    banner.unwrap_or_else(|| "With all that is known".to_owned())
}

/// The title of an item of a step.
pub(super) fn item_title(timeline: &Timeline, ix: ItemIx) -> &str {
    if timeline.is_known(ix) {
        timeline.title_of(ix)
    } else {
        "Not known on the day shown"
    }
}

/// Why a step of the timeline's own is not told on the day shown.
pub(super) fn later(step: &Step) -> String {
    match step.knowledge.day() {
        Some(day) => format!("Of what was known on {}", day_label(day)),
        None => "Of what was known later".to_owned(),
    }
}

/// Where the user's briefings are: a sentence and, if it names a file, its path.
pub(super) fn kept<'a>(kept: &'a Kept, path: Option<&'a Path>) -> (String, Option<&'a Path>) {
    match (kept, path) {
        (Kept::Failed(why), _) => (format!("Not saved: {}", why.trim_end_matches('.')), None),
        (Kept::Saving, Some(_)) => ("Saving…".to_owned(), None),
        (Kept::Saved, Some(path)) => ("Saved in".to_owned(), Some(path)),
        (_, None) => {
            let words = "Kept only until the program ends: Export… writes a file";
            (words.to_owned(), None)
        }
    }
}

/// What to do when nothing could be saved.
pub(super) const SAVE_ELSEWHERE: &str =
    "Make room there or allow writing, then change anything; or write a copy with Export…";

/// The end of `path` that `fits`: as many of its last parts as there is room for.
pub(super) fn path_end(path: &Path, fits: impl Fn(&str) -> bool) -> String {
    let whole = path.display().to_string();
    if fits(&whole) {
        return whole;
    }
    let separators = whole.char_indices().skip(1);
    let mut ends = separators.filter(|(_, letter)| std::path::is_separator(*letter));
    let end = ends.find_map(|(at, _)| {
        let end = format!("…{}", &whole[at..]);
        fits(&end).then_some(end)
    });
    let name = || path.file_name().unwrap_or(path.as_os_str());
    end.unwrap_or_else(|| name().to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_has_two_digits_of_seconds() {
        for (secs, words) in [(0, "0:00"), (45, "0:45"), (600, "10:00"), (3_605, "60:05")] {
            assert_eq!(minutes(secs), words);
        }
        assert_eq!(length(1, 60), "1 step, 1:00");
        assert_eq!(length(0, 0), "no steps yet");
    }

    #[test]
    fn the_words_of_a_sentence_are_counted_and_too_many_are_said() {
        assert_eq!(word_count("Two words"), ("2 of 25 words".to_owned(), false));
        let long = "word ".repeat(25);
        assert_eq!(word_count(&long), ("25 of 25 words".to_owned(), false));
        let longer = "word ".repeat(27);
        let said = "27 of 25 words, 2 too many".to_owned();
        assert_eq!(word_count(&longer), (said, true));
    }

    #[test]
    fn a_path_keeps_the_parts_at_its_end_that_fit() {
        let path = Path::new("/home/someone/.local/share/briefline/plan.toml");
        let at_most = |most: usize| path_end(path, |words| words.chars().count() <= most);
        assert_eq!(
            at_most(80),
            "/home/someone/.local/share/briefline/plan.toml"
        );
        assert_eq!(at_most(28), "…/share/briefline/plan.toml");
        assert_eq!(at_most(4), "plan.toml");
    }
}
