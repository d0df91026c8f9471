//! Briefings that a user makes. They name what they show as the files do, by ids: they outlive
//! edits of the timeline, and what it no longer has stays in them and is listed.
//!
//! [`Draft::resolve`] gives the briefing that can be told. Keeping drafts in a file is `io`'s
//! work, changing them `state`'s.

use super::{Briefing, Importance, KnowledgeDate, Step, Timeline};

/// A briefing in the making.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Stable name, unique among the drafts of a timeline and unlike that of its own briefings.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it tells, in a sentence; may be empty.
    pub summary: String,
    /// The steps, in the order in which they are told.
    pub steps: Vec<DraftStep>,
}

/// A step of a draft. As [`Step`], with ids in place of indices.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftStep {
    /// A few words.
    pub title: String,
    /// What the audience reads; may be empty.
    pub sentence: String,
    /// The ids of the items that it is about.
    pub items: Vec<String>,
    /// Which time is on the screen.
    pub framing: DraftFraming,
    /// The day whose knowledge is shown.
    pub knowledge: KnowledgeDate,
    /// What is on the screen.
    pub view: DraftView,
    /// What the speaker wants to say, in Markdown; may be empty.
    pub notes: String,
    /// How long it is told, in seconds.
    pub dwell_secs: u32,
    /// It stays when the briefing is cut for time.
    pub must_show: bool,
    /// How much it matters.
    pub importance: Importance,
}

impl Default for DraftStep {
    fn default() -> Self {
        Self {
            title: String::new(),
            sentence: String::new(),
            items: Vec::new(),
            framing: DraftFraming::default(),
            knowledge: KnowledgeDate::default(),
            view: DraftView::default(),
            notes: String::new(),
            dwell_secs: Step::USUAL_DWELL_SECS,
            must_show: false,
            importance: Importance::default(),
        }
    }
}

/// As [`super::Framing`], by names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DraftFraming {
    /// The time of the items.
    #[default]
    Items,
    /// A stretch of time, in EDTF.
    Range(String),
    /// The time of the phase of this name.
    Phase(String),
}

/// As [`super::StepView`], by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DraftView {
    /// The timeline.
    #[default]
    Canvas,
    /// Who says what of the items.
    Evidence,
    /// Two documents side by side.
    Comparison {
        /// The id of the document on the left.
        left: String,
        /// The id of the document on the right.
        right: String,
        /// The number of the point on the left whose pair is shown; `None` if none is named.
        point: Option<String>,
        /// The number of the point on the right whose pair is shown, if none on the left is.
        right_point: Option<String>,
    },
    /// How the issue of this name went on.
    Topic(String),
    /// The figure of this id over time.
    Figures(String),
    /// Words, large.
    Quote {
        /// The words.
        text: String,
        /// Who said them.
        who: String,
        /// The ids of the sources.
        sources: Vec<String>,
    },
}

/// Something that a draft names and the timeline has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Which step, from 0.
    pub step: usize,
    /// What it is: "item", "phase", "range", "document", "point", "topic", "figure", "source".
    pub what: &'static str,
    /// The name as the draft has it.
    pub name: String,
}

/// A draft as the timeline of today can tell it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    /// The briefing, with as many steps as the draft: one that lost all that it shows is still
    /// told, by its title and sentence.
    pub briefing: Briefing,
    /// What is missing, in the order of the steps.
    pub lost: Vec<Lost>,
}

impl Draft {
    /// A draft that tells what `briefing` of `timeline` tells, called `id`.
    pub fn of(timeline: &Timeline, briefing: &Briefing, id: String) -> Self {
        let _ = timeline;
        Self {
            id,
            title: briefing.title.clone(),
            summary: briefing.summary.clone(),
            steps: Vec::new(),
        }
    }

    /// The briefing that `timeline` can tell, and what it cannot.
    pub fn resolve(&self, timeline: &Timeline) -> Resolved {
        let _ = timeline;
        Resolved {
            briefing: Briefing {
                id: self.id.clone(),
                title: self.title.clone(),
                summary: self.summary.clone(),
                steps: Vec::new(),
            },
            lost: Vec::new(),
        }
    }
}

impl DraftStep {
    /// The step as a draft has it.
    pub fn of(timeline: &Timeline, step: &Step) -> Self {
        let _ = (timeline, step);
        Self::default()
    }
}
