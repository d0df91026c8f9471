//! The title and the sentence of a step made of a view: words of the timeline, never new ones.

use super::framing::dated;
use crate::{
    model::{Framing, Step, StepView},
    state::{FollowedCursor, State},
};

/// Words whose dot may end no sentence, in lower case.
const SHORTENED: [&str; 16] = [
    "approx", "art", "ca", "capt", "cf", "corp", "dept", "est", "etc", "incl", "no", "nos", "pp",
    "prof", "sept", "vs",
];

impl State {
    /// A few words for what is shown.
    pub(super) fn title_of_view(&self, view: &StepView, framing: &Framing) -> String {
        let named = match view {
            StepView::Comparison { .. } => self.title_of_pair(),
            StepView::Topic(topic) => self.timeline.topic(*topic).map(|it| it.name.clone()),
            StepView::Figures(series) => self.timeline.series_at(*series).map(|it| it.name.clone()),
            _ => None,
        };
        let selected = || {
            let item = self.timeline.item(self.selection?);
            Some(item.short_title.as_ref().unwrap_or(&item.title).clone())
        };
        named
            .or_else(selected)
            .or_else(|| self.title_of_time(framing))
            .unwrap_or_default()
    }

    /// A sentence for what is shown, of at most [`Step::MAX_WORDS`]; empty if nothing short
    /// enough is written.
    pub(super) fn sentence_of_view(&self, view: &StepView) -> String {
        let item = match view {
            StepView::Topic(_) | StepView::Figures(_) => {
                let cursor = self.following.cursor;
                cursor.and_then(|cursor| self.followed_item(cursor))
            }
            _ => self.selection,
        };
        let item = item.map(|item| self.timeline.item(item));
        let title = item.map(|it| it.title.as_str());
        let (told, title) = match view {
            StepView::Comparison { .. } => (self.explanation_of_pair(), None),
            // The summary of a row may tell of other days than the step does.
            StepView::Topic(_) | StepView::Figures(_) => (self.words_of_step(), title),
            _ => (item.map(|it| it.summary.as_str()), title),
        };
        let is_row = matches!(view, StepView::Topic(_) | StepView::Figures(_));
        let whole = told.map(str::trim).filter(|_| is_row);
        let sentences = [whole, told.map(first_sentence), title];
        let mut short = sentences.into_iter().flatten();
        let short = short.find(|it| !it.is_empty() && has_few_words(it));
        short.unwrap_or_default().to_owned()
    }

    /// The name of the phase that is shown, else the dates.
    fn title_of_time(&self, framing: &Framing) -> Option<String> {
        match framing {
            Framing::Phase(at) => {
                let phase = self.timeline.record().phases.get(*at)?;
                Some(phase.name.clone())
            }
            Framing::Range(when) => Some(when.label()),
            Framing::Items => dated(&self.viewing.target().range()).map(|when| when.label()),
        }
    }

    /// The title of the point under the cursor; both texts if there is none.
    fn title_of_pair(&self) -> Option<String> {
        let comparison = self.comparison()?;
        let point = self.comparing.cursor.and_then(|cursor| {
            let document = self.timeline.document(comparison.document(cursor.side))?;
            document.points.get(cursor.point.index())
        });
        if let Some(point) = point {
            return Some(point.title.clone());
        }
        let name = |ix| Some(self.timeline.document(ix)?.short_title.as_str());
        let (left, right) = (name(comparison.left)?, name(comparison.right)?);
        Some(format!("{left} and {right}"))
    }

    fn explanation_of_pair(&self) -> Option<&str> {
        let pair = self.comparison()?.pairs.get(self.compared_pair()?)?;
        Some(&pair.explanation)
    }

    /// What the step or the value under the cursor says.
    fn words_of_step(&self) -> Option<&str> {
        match self.following.cursor? {
            FollowedCursor::Step { topic, step } => {
                let step = self.timeline.topic(topic)?.steps.get(step)?;
                Some(&step.text)
            }
            FollowedCursor::Value { series, value } => {
                let value = self.timeline.series_at(series)?.values.get(value)?;
                Some(&value.text)
            }
        }
    }
}

fn has_few_words(sentence: &str) -> bool {
    let step = Step {
        sentence: sentence.to_owned(),
        ..Step::default()
    };
    step.word_count() <= Step::MAX_WORDS
}

/// The text up to the end of its first sentence. Where that is in doubt it goes on: a sentence cut
/// short may say something else.
fn first_sentence(text: &str) -> &str {
    let text = text.trim();
    let ends = text.match_indices(['.', '!', '?']);
    let mut ends = ends.map(|(at, mark)| (at, at + mark.len()));
    let end = ends.find(|(at, end)| {
        let rest = text[*end..].trim_start_matches(['”', '"', '’', ')']);
        let mut next = rest.chars();
        let goes_on = next.next().is_some_and(|c| !c.is_whitespace())
            || rest.trim_start().starts_with(char::is_lowercase);
        !goes_on && (!text[*at..].starts_with('.') || ends_sentence(&text[..*at]))
    });
    let Some((_, end)) = end else { return text };
    let closing = text[end..].len() - text[end..].trim_start_matches(['”', '"', '’', ')']).len();
    &text[..end + closing]
}

/// Whether a dot after `head` ends a sentence for certain: it may belong to a shortened word or
/// to an initial. Names of months and ranks are short and begin with a capital.
fn ends_sentence(head: &str) -> bool {
    let word = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let count = word.chars().count();
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    let is_whole = if word.starts_with(char::is_uppercase) {
        count > 3 && !word.contains('.')
    } else {
        count > 1
    };
    is_number || (is_whole && !SHORTENED.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_sentence_ends_where_a_reader_ends_it_or_later() {
        for (text, sentence) in [
            ("", ""),
            ("One sentence", "One sentence"),
            ("They agreed. Then they left.", "They agreed."),
            ("It was 2025. Then 2026 came.", "It was 2025."),
            ("“They agreed.” Then they left.", "“They agreed.”"),
            ("Did they agree? No.", "Did they agree?"),
            ("The U.S. Army left. It came back.", "The U.S. Army left."),
            ("Gen. Smith came. He left.", "Gen. Smith came."),
            ("About 3.5 tonnes. More came.", "About 3.5 tonnes."),
            ("See reuters.com for it. More.", "See reuters.com for it."),
            (
                "They met on 6 Jan. 2026 there. It",
                "They met on 6 Jan. 2026 there.",
            ),
        ] {
            assert_eq!(first_sentence(text), sentence);
        }
    }
}
