//! Texts with numbered points, and what became of each point of one text in another.
//!
//! A [`Document`] lists its points in the chronology's own words. An [`Alignment`] pairs the
//! points of two documents and says what became of them. What a person compares, in either
//! direction and through a third text, is worked out in [`comparison`](super::comparison).

use super::{CivilDate, DocumentIx, ItemIx, PointIx, SourceIx};

/// A text with points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Stable name, unique among documents.
    pub id: String,
    /// What it is called: "US proposal, 28 points".
    pub title: String,
    /// What it is called where room is scarce: "US proposal".
    pub short_title: String,
    /// The date in the author's own words; `None` for that of its item.
    pub shown_date: Option<String>,
    /// The item that tells how it came about or became known.
    pub item: ItemIx,
    /// Who wrote it; empty if that is not known.
    pub authors: Vec<String>,
    /// How far there is a text: "as leaked, never published officially"; empty if the author of
    /// the timeline says nothing.
    pub text_status: String,
    /// What of the text is not known; `None` if every point is listed. Of points of another
    /// document that have no counterpart in a text known in part, nothing can be said.
    pub gaps: Option<String>,
    /// The day from which it is known; `None` for that of its item. Never before its item.
    pub known_from: Option<CivilDate>,
    /// Who reports the text as a whole.
    pub sources: Vec<SourceIx>,
    /// The points, in the order of the text.
    pub points: Vec<Point>,
}

impl Document {
    /// The day from which it is known if its item is from `item_since`: its own, and never before
    /// its item; `None` if it always was.
    pub fn known_since(&self, item_since: Option<CivilDate>) -> Option<CivilDate> {
        self.known_from.max(item_since)
    }
}

/// One point of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// Its number, or a word where the number is not known. Unique in the document.
    pub number: String,
    /// A few words: "Armed forces capped at 600,000".
    pub title: String,
    /// What it says, in the words of the timeline's author.
    pub text: String,
    /// Issues that it touches, in the same words as [`Item::topics`](super::Item::topics).
    pub topics: Vec<String>,
    /// Who reports it.
    pub sources: Vec<SourceIx>,
    /// What is to be known about the wording; empty if nothing.
    pub note: String,
}

/// The points of two documents, paired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    /// The earlier document: what a pair says became of it holds from here to there.
    pub from: DocumentIx,
    /// The later document.
    pub to: DocumentIx,
    /// The pairs, in file order.
    pub pairs: Vec<AlignedPair>,
}

/// Points of one document and those of another that they became.
///
/// Each point is disposed of once: it stands in the `from` or `to` of one pair. A pair that
/// partly went into a point which another pair disposes of names it under `also_to`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlignedPair {
    /// Points of the earlier document; empty if the later one added something.
    pub from: Vec<PointIx>,
    /// Points of the later document; empty if the earlier ones were dropped, or went only into
    /// `also_to`.
    pub to: Vec<PointIx>,
    /// Points of the later document that took up a part, and are disposed of by another pair.
    pub also_to: Vec<PointIx>,
    /// What became of them.
    pub relation: Relation,
    /// What differs, in a sentence or two; empty if nothing needs to be said.
    pub explanation: String,
    /// The items that explain it, the one that explains most first.
    pub explained_by: Vec<ItemIx>,
    /// What the judgement rests on.
    pub basis: Basis,
    /// What is to be said about the basis: "a side paper may keep it"; empty if nothing.
    pub caveat: String,
    /// Who reports what became of them, beyond the sources of the points.
    pub sources: Vec<SourceIx>,
    /// The day from which it is known; `None` for that of the later known of both documents.
    pub known_from: Option<CivilDate>,
}

/// What became of points of one document in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They stand there with the same substance.
    Kept,
    /// They stand there, and say something else.
    Changed,
    /// One point became several.
    Split,
    /// Several points became one.
    Merged,
    /// They do not stand there.
    Dropped,
    /// They stand only there.
    Added,
    /// They speak of the same thing; nobody has judged what changed.
    Counterpart,
    /// The other text is known in part, and not in the part where they would stand.
    Unreported,
    /// Nobody is known to have looked for them in the other text, all of which is there.
    Uncompared,
}

impl Relation {
    /// Every relation, in the order of the legend.
    pub const ALL: [Self; 9] = [
        Self::Kept,
        Self::Changed,
        Self::Split,
        Self::Merged,
        Self::Dropped,
        Self::Added,
        Self::Counterpart,
        Self::Unreported,
        Self::Uncompared,
    ];

    /// Those that an author may write; the others follow from the documents.
    pub const WRITTEN: [Self; 7] = [
        Self::Kept,
        Self::Changed,
        Self::Split,
        Self::Merged,
        Self::Dropped,
        Self::Added,
        Self::Counterpart,
    ];

    /// The word used in files and on screen, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Changed => "changed",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Dropped => "dropped",
            Self::Added => "added",
            Self::Counterpart => "counterpart",
            Self::Unreported => "not reported",
            Self::Uncompared => "not compared",
        }
    }

    /// Whether nothing is said of the points: nobody knows, or nobody has looked.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Unreported | Self::Uncompared)
    }

    /// The same relation seen from the later document.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Split => Self::Merged,
            Self::Merged => Self::Split,
            Self::Dropped => Self::Added,
            Self::Added => Self::Dropped,
            Self::Kept
            | Self::Changed
            | Self::Counterpart
            | Self::Unreported
            | Self::Uncompared => self,
        }
    }
}

/// What a judgement about points rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Both texts, as reported.
    #[default]
    BothTexts,
    /// Only that one of them says nothing of it.
    Absence,
}

impl Basis {
    /// Every basis.
    pub const ALL: [Self; 2] = [Self::BothTexts, Self::Absence];

    /// The words used in files, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::BothTexts => "both texts",
            Self::Absence => "absence",
        }
    }
}
