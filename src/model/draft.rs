//! Briefings that a user makes. They name what they show as the files do, by ids: they outlive
//! edits of the timeline, and what it no longer has stays in them and is listed.
//!
//! [`Draft::resolve`] gives the briefing that can be told. Keeping drafts in a file is `io`'s
//! work, changing them `state`'s.

mod find;
mod join;

use super::{
    Briefing, Document, DocumentIx, Dossier, Framing, Importance, KnowledgeDate, PointIx, Step,
    StepView, Timeline, TimelineParts,
};
use find::Finder;
pub use join::{DraftsJoin, rename_drafts};

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
        let steps = briefing.steps.iter();
        Self {
            id,
            title: briefing.title.clone(),
            summary: briefing.summary.clone(),
            steps: steps.map(|step| DraftStep::of(timeline, step)).collect(),
        }
    }

    /// The briefing that `timeline` can tell, and what it cannot.
    pub fn resolve(&self, timeline: &Timeline) -> Resolved {
        let mut finder = Finder::new(timeline);
        let steps = self.steps.iter().enumerate();
        let steps = steps.map(|(at, step)| finder.step(at, step)).collect();
        Resolved {
            briefing: Briefing {
                id: self.id.clone(),
                title: self.title.clone(),
                summary: self.summary.clone(),
                steps,
            },
            lost: finder.lost,
        }
    }
}

impl DraftStep {
    /// The step as a draft has it.
    pub fn of(timeline: &Timeline, step: &Step) -> Self {
        let record = timeline.record();
        let items = step.items.iter();
        let items = items.filter_map(|ix| record.items.get(ix.index()));
        Self {
            title: step.title.clone(),
            sentence: step.sentence.clone(),
            items: items.map(|item| item.id.clone()).collect(),
            framing: named_framing(record, &step.framing),
            knowledge: step.knowledge,
            view: named_view(record, &step.view),
            notes: step.notes.clone(),
            dwell_secs: step.dwell_secs,
            must_show: step.must_show,
            importance: step.importance,
        }
    }

    /// Whether it names anything to show: items, a stretch of time, or another view.
    pub fn shows_something(&self) -> bool {
        match self.view {
            DraftView::Canvas => !self.items.is_empty() || self.framing != DraftFraming::Items,
            DraftView::Evidence => !self.items.is_empty(),
            _ => true,
        }
    }

    /// Takes out what the timeline has not, as [`Draft::resolve`] lists it.
    pub fn forget(&mut self, lost: &Lost) {
        let is_other = |name: &String| *name != lost.name;
        match lost.what {
            "item" => self.items.retain(is_other),
            "phase" | "range" => self.framing = DraftFraming::Items,
            "document" | "topic" | "figure" => self.view = DraftView::Canvas,
            _ => {}
        }
        match &mut self.view {
            DraftView::Comparison {
                point, right_point, ..
            } if lost.what == "point" => {
                (*point, *right_point) = (None, None);
            }
            DraftView::Quote { sources, .. } if lost.what == "source" => sources.retain(is_other),
            _ => {}
        }
    }
}

fn named_framing(record: &TimelineParts, framing: &Framing) -> DraftFraming {
    match framing {
        Framing::Items => DraftFraming::Items,
        Framing::Range(when) => DraftFraming::Range(when.edtf().to_owned()),
        Framing::Phase(at) => {
            let phase = record.phases.get(*at);
            phase.map_or_else(DraftFraming::default, |phase| {
                DraftFraming::Phase(phase.name.clone())
            })
        }
    }
}

/// The view by names; the timeline in place of one that comes from another record.
fn named_view(record: &TimelineParts, view: &StepView) -> DraftView {
    let dossier = &record.dossier;
    let named = match view {
        StepView::Canvas => Some(DraftView::Canvas),
        StepView::Evidence => Some(DraftView::Evidence),
        StepView::Comparison { left, right, point } => {
            named_comparison(dossier, [*left, *right], *point)
        }
        StepView::Topic(ix) => {
            let topic = dossier.topics.get(ix.index());
            topic.map(|topic| DraftView::Topic(topic.name.clone()))
        }
        StepView::Figures(ix) => {
            let series = dossier.series.get(ix.index());
            series.map(|series| DraftView::Figures(series.id.clone()))
        }
        StepView::Quote { text, who, sources } => {
            let sources = sources.iter();
            let sources = sources.filter_map(|ix| record.sources.get(ix.index()));
            Some(DraftView::Quote {
                text: text.clone(),
                who: who.clone(),
                sources: sources.map(|source| source.id.clone()).collect(),
            })
        }
    };
    named.unwrap_or_default()
}

fn named_comparison(
    dossier: &Dossier,
    [left, right]: [DocumentIx; 2],
    point: Option<(DocumentIx, PointIx)>,
) -> Option<DraftView> {
    let left_document = dossier.documents.get(left.index())?;
    let right_document = dossier.documents.get(right.index())?;
    let number = |side: DocumentIx, document: &Document| {
        let (_, point) = point.filter(|(of, _)| *of == side)?;
        let point = document.points.get(point.index())?;
        Some(point.number.clone())
    };
    Some(DraftView::Comparison {
        left: left_document.id.clone(),
        right: right_document.id.clone(),
        point: number(left, left_document),
        right_point: number(right, right_document),
    })
}

#[cfg(test)]
mod tests;
