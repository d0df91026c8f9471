//! What a handout says, in the order of the page, before anything has a place on it.

use super::super::marks::MarkLook;
use super::text::{Run, Style};
use crate::layout::Weight;

/// A part of a handout.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A paragraph, a heading or an entry of a list.
    Text(Paragraph),
    /// A picture.
    Picture(Picture),
}

/// Text that is broken into lines together.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// What it is.
    pub(super) role: Role,
    /// What it says.
    pub(super) runs: Vec<Run>,
    /// What stands before its first line; `None` for nothing.
    pub(super) marker: Option<Marker>,
    /// How many lists it is in.
    pub(super) depth: usize,
}

impl Paragraph {
    /// A paragraph of one run, in the style of its role.
    pub(super) fn new(role: Role, text: impl AsRef<str>) -> Self {
        Self {
            role,
            runs: vec![Run::new(text, role.style())],
            marker: None,
            depth: 0,
        }
    }

    /// From the left edge of the text to that of its lines, in points.
    pub(super) fn indent(&self) -> f32 {
        self.role.indent() + 14.0 * self.depth as f32
    }

    /// All that it says.
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// What stands before the first line of a paragraph.
#[derive(Clone, Debug)]
pub(super) enum Marker {
    /// A bullet or a number.
    Text(String),
    /// The mark of an item, as on the canvas.
    Mark(MarkLook),
}

/// A drawing with what it says to those who do not see it.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    /// An SVG document.
    pub(super) svg: String,
    /// What it shows.
    pub(super) alt: String,
}

/// What a paragraph is; it decides how it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the handout.
    Title,
    /// What stands under it: what it tells, of which time.
    Lead,
    /// How to read the handout.
    Hint,
    /// The heading of a step or of the endnotes; it has a bookmark.
    Heading,
    /// The sentence of a step.
    Sentence,
    /// Whose knowledge it is.
    Day,
    /// What is quoted.
    Quote,
    /// The heading of a list within a step.
    Label,
    /// Text.
    Body,
    /// An item, a point, a claim: an entry of a list.
    Entry,
    /// What the speaker says.
    Note,
    /// An endnote.
    Endnote,
}

impl Role {
    /// How its text is set.
    pub(super) const fn style(self) -> Style {
        let (size, weight, grey) = match self {
            Self::Title => (22.0, Weight::SemiBold, 0.0),
            Self::Lead => (11.0, Weight::Regular, 0.1),
            Self::Hint => (8.5, Weight::Regular, 0.3),
            Self::Heading => (14.0, Weight::SemiBold, 0.0),
            Self::Sentence => (11.0, Weight::Medium, 0.0),
            Self::Day => (8.5, Weight::SemiBold, 0.0),
            Self::Quote => (14.0, Weight::Medium, 0.0),
            Self::Label => (9.0, Weight::SemiBold, 0.25),
            Self::Body | Self::Entry | Self::Note => (9.5, Weight::Regular, 0.1),
            Self::Endnote => (8.5, Weight::Regular, 0.1),
        };
        Style { size, weight, grey }
    }

    /// From one line to the next, in points.
    pub(super) const fn leading(self) -> f32 {
        match self {
            Self::Title => 28.0,
            Self::Heading => 19.0,
            Self::Quote => 20.0,
            Self::Lead | Self::Sentence => 15.5,
            Self::Body | Self::Entry | Self::Note => 13.5,
            Self::Day => 15.0,
            Self::Label | Self::Hint | Self::Endnote => 12.0,
        }
    }

    /// The free room above, in points.
    pub(super) const fn above(self) -> f32 {
        match self {
            Self::Title => 0.0,
            Self::Heading => 30.0,
            Self::Label | Self::Quote => 12.0,
            Self::Lead | Self::Sentence | Self::Day => 5.0,
            Self::Hint | Self::Entry | Self::Body => 6.0,
            Self::Note | Self::Endnote => 4.0,
        }
    }

    /// Whether it stays on one page with what follows it.
    pub(super) const fn leads(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Hint | Self::Heading | Self::Sentence | Self::Day | Self::Label
        )
    }

    /// Whether all its lines stay on one page.
    pub(super) const fn is_whole(self) -> bool {
        self.leads() || matches!(self, Self::Quote | Self::Entry | Self::Endnote)
    }

    /// From the left edge of the text to that of its lines, in points.
    const fn indent(self) -> f32 {
        match self {
            Self::Entry => 18.0,
            Self::Endnote => 24.0,
            Self::Quote => 14.0,
            _ => 0.0,
        }
    }
}
