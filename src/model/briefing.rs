//! Briefings: paths through a timeline that somebody tells to others, step by step.
//!
//! A step names what it shows, never where that lies on a screen. It shows its own day of
//! knowledge, whatever day the timeline is on, so a briefing is the same on every day. Who draws
//! it takes the step's day from [`Timeline::as_known_on`](super::Timeline::as_known_on) and asks
//! there for what is known.

use super::{
    DocumentIx, Importance, ItemIx, KnowledgeDate, PointIx, SeriesIx, SourceIx, TopicIx, When,
};

/// A path through a timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Briefing {
    /// Stable name, unique among briefings.
    pub id: String,
    /// What it is called: "The road from 28 points to Paris".
    pub title: String,
    /// What it tells, in a sentence; empty if its author says nothing.
    pub summary: String,
    /// The steps, in the order in which they are told.
    pub steps: Vec<Step>,
}

/// What is told at once: one picture, one sentence, and what the speaker says with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// A few words.
    pub title: String,
    /// What the audience reads; empty if the picture says it all. At most
    /// [`Step::MAX_WORDS`], else whoever reads the file is told so.
    pub sentence: String,
    /// The items that it is about, each once: the first of those known is the one of its sentence,
    /// whose date, status and sources are shown. None if another view or a stretch of time says what
    /// is shown.
    pub items: Vec<ItemIx>,
    /// Which time is on the screen.
    pub framing: Framing,
    /// The day whose knowledge is shown.
    pub knowledge: KnowledgeDate,
    /// What is on the screen.
    pub view: StepView,
    /// What the speaker wants to say, in Markdown; never shown to the audience. Empty if the
    /// author wrote none.
    pub notes: String,
    /// How long it is told, in seconds: [`Step::DWELL_SECS`].
    pub dwell_secs: u32,
    /// It stays when the briefing is cut for time.
    pub must_show: bool,
    /// How much it matters: what matters least is cut first.
    pub importance: Importance,
}

/// Which time is on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Framing {
    /// That of the items of the step.
    #[default]
    Items,
    /// This stretch.
    Range(Box<When>),
    /// That of a phase, by its place in
    /// [`TimelineParts::phases`](super::TimelineParts::phases). On an earlier day fewer phases are
    /// known: ask [`Timeline::framed`](super::Timeline::framed).
    Phase(usize),
}

/// What a step shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum StepView {
    /// The timeline.
    #[default]
    Canvas,
    /// Who says what of the items, and how they are known.
    Evidence,
    /// Two documents side by side.
    Comparison {
        /// The document on the left, the earlier one as a rule.
        left: DocumentIx,
        /// The document on the right.
        right: DocumentIx,
        /// The point whose pair is in the middle, with the one of both documents to which it
        /// belongs; `None` for the start.
        point: Option<(DocumentIx, PointIx)>,
    },
    /// How an issue went on.
    Topic(TopicIx),
    /// A figure over time.
    Figures(SeriesIx),
    /// Spoken or written words, large.
    Quote {
        /// The words.
        text: String,
        /// Who said them.
        who: String,
        /// Who reports them.
        sources: Vec<SourceIx>,
    },
}

impl Step {
    /// So many words an audience reads while it listens.
    pub const MAX_WORDS: usize = 25;
    /// How long a step may be told, in seconds.
    pub const DWELL_SECS: std::ops::RangeInclusive<u32> = 1..=3_600;
    /// How long a step is told that does not say so, in seconds.
    pub const USUAL_DWELL_SECS: u32 = 60;

    /// How many words its sentence has. A dash that stands alone is none.
    pub fn word_count(&self) -> usize {
        let words = self.sentence.split_whitespace();
        words
            .filter(|word| word.contains(char::is_alphanumeric))
            .count()
    }

    /// Whether it has anything to show: items, a stretch of time, or another view. The evidence
    /// is that of items.
    pub fn shows_something(&self) -> bool {
        match self.view {
            StepView::Canvas => !self.items.is_empty() || self.framing != Framing::Items,
            StepView::Evidence => !self.items.is_empty(),
            _ => true,
        }
    }
}

impl Briefing {
    /// How long it is told, in seconds.
    pub fn dwell_secs(&self) -> u32 {
        let secs = self.steps.iter().map(|step| step.dwell_secs);
        secs.fold(0, u32::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_no_word_and_a_number_is_one() {
        for (sentence, count) in [
            ("", 0),
            ("28 points, then 20", 4),
            ("Paris – no troops – today", 4),
            ("  the   20th  package ", 3),
        ] {
            let step = Step {
                sentence: sentence.to_owned(),
                ..Step::default()
            };
            assert_eq!(step.word_count(), count, "{sentence}");
        }
    }

    #[test]
    fn a_step_shows_items_or_a_stretch_of_time_or_another_view() {
        let items = vec![ItemIx(0)];
        let topic = StepView::Topic(TopicIx(0));
        for (items, framing, view, shows) in [
            (vec![], Framing::Items, StepView::Canvas, false),
            (vec![], Framing::Phase(0), StepView::Canvas, true),
            (items.clone(), Framing::Items, StepView::Canvas, true),
            (vec![], Framing::Phase(0), StepView::Evidence, false),
            (items, Framing::Items, StepView::Evidence, true),
            (vec![], Framing::Items, topic, true),
        ] {
            let step = Step {
                items,
                framing,
                view,
                ..Step::default()
            };
            assert_eq!(step.shows_something(), shows, "{step:?}");
        }
    }

    #[test]
    fn a_briefing_is_as_long_as_its_steps() {
        let steps = [30, 45, u32::MAX].map(|dwell_secs| Step {
            dwell_secs,
            ..Step::default()
        });
        for (count, secs) in [(0, 0), (2, 75), (3, u32::MAX)] {
            let steps = steps[..count].to_vec();
            let briefing = Briefing {
                steps,
                ..Briefing::default()
            };
            assert_eq!(briefing.dwell_secs(), secs);
        }
    }
}
