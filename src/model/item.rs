//! One thing on a timeline: its kind, status, weight and what it is linked to.

use super::{CivilDate, ItemIx, SourceIx, TrackIx, When};

/// What sort of thing happened. The kind decides the shape of the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// People met in one place.
    Meeting,
    /// People spoke by telephone or video.
    Call,
    /// A text came into being or became known.
    Document,
    /// Somebody said something on the record.
    Statement,
    /// A body or an office decided something.
    Decision,
    /// A restrictive measure was proposed, blocked or adopted.
    Sanction,
    /// An act of violence or sabotage, real or alleged.
    Attack,
    /// Something that one side asserts and that is not established.
    Claim,
    /// A date by which something was to be done.
    Deadline,
    /// Background that helps to read the rest.
    Context,
}

impl Kind {
    /// Every kind, in the order of the legend.
    pub const ALL: [Self; 10] = [
        Self::Meeting,
        Self::Call,
        Self::Document,
        Self::Statement,
        Self::Claim,
        Self::Decision,
        Self::Sanction,
        Self::Attack,
        Self::Deadline,
        Self::Context,
    ];

    /// The word used in files and on screen, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Call => "call",
            Self::Document => "document",
            Self::Statement => "statement",
            Self::Decision => "decision",
            Self::Sanction => "sanction",
            Self::Attack => "attack",
            Self::Claim => "claim",
            Self::Deadline => "deadline",
            Self::Context => "context",
        }
    }

    /// The outline of this kind's marks. [`Kind::Context`] has none of its own: the track decides.
    pub const fn shape(self) -> Option<Shape> {
        match self {
            Self::Meeting | Self::Call => Some(Shape::Circle),
            Self::Document => Some(Shape::Rectangle),
            Self::Statement | Self::Claim => Some(Shape::Triangle),
            Self::Decision | Self::Sanction => Some(Shape::Hexagon),
            Self::Attack | Self::Deadline => Some(Shape::Diamond),
            Self::Context => None,
        }
    }
}

/// The outline of a mark; it stands for the kind of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// Meetings and calls.
    Circle,
    /// Documents.
    Rectangle,
    /// Statements and claims.
    Triangle,
    /// Decisions and sanctions.
    Hexagon,
    /// Everything else.
    Diamond,
}

impl Shape {
    /// Every shape, in the order of the legend.
    pub const ALL: [Self; 5] = [
        Self::Circle,
        Self::Rectangle,
        Self::Triangle,
        Self::Hexagon,
        Self::Diamond,
    ];

    /// The word used in files, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Rectangle => "rectangle",
            Self::Triangle => "triangle",
            Self::Hexagon => "hexagon",
            Self::Diamond => "diamond",
        }
    }
}

/// How real an item is. The status decides the fill of the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Established: it took place.
    Happened,
    /// Announced by those who are to do it.
    Planned,
    /// Foreseen by somebody, without a fixed plan.
    Expected,
    /// Asserted by one side.
    Claimed,
    /// Asserted by one side and denied by another.
    Disputed,
    /// Was planned or expected and will not take place.
    Cancelled,
    /// Was planned or expected for this date; something else came in its place.
    Superseded,
}

impl Status {
    /// Every status, in the order of the legend.
    pub const ALL: [Self; 7] = [
        Self::Happened,
        Self::Planned,
        Self::Expected,
        Self::Claimed,
        Self::Disputed,
        Self::Cancelled,
        Self::Superseded,
    ];

    /// The word used in files and on screen, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Planned => "planned",
            Self::Expected => "expected",
            Self::Claimed => "claimed",
            Self::Disputed => "disputed",
            Self::Cancelled => "cancelled",
            Self::Superseded => "superseded",
        }
    }
}

/// How much an item matters to the story, from 1 (detail) to 5 (anchor).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Importance(u8);

impl Importance {
    /// The least weight.
    pub const MIN: Self = Self(1);
    /// The weight of an item that names none.
    pub const DEFAULT: Self = Self(3);
    /// The weight of an anchor of the story.
    pub const MAX: Self = Self(5);

    /// The importance `level`, or `None` outside 1 to 5.
    pub const fn new(level: u8) -> Option<Self> {
        if level >= 1 && level <= 5 {
            Some(Self(level))
        } else {
            None
        }
    }

    /// The level, 1 to 5.
    pub const fn level(self) -> u8 {
        self.0
    }
}

impl Default for Importance {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A place where parties or sources disagree, and what each says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conflict {
    /// What the disagreement is, in a sentence or two.
    pub text: String,
    /// The sources that disagree; empty if the text or the accounts name them.
    pub sources: Vec<SourceIx>,
    /// The day from which it is known; `None` to take it from the sources and the accounts.
    pub known_from: Option<CivilDate>,
    /// The versions side by side, two to five; empty if they are not told apart.
    pub accounts: Vec<Account>,
}

/// One version of what is disputed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// Whose version it is.
    pub who: String,
    /// What they say, in a sentence.
    pub text: String,
    /// The date in this version; `None` if it does not differ from the item's.
    pub when: Option<When>,
    /// The values in this version, to be compared with those of the same name in the others.
    pub values: Vec<Value>,
    /// Who reports it.
    pub sources: Vec<SourceIx>,
    /// The day from which it is known; `None` to take it from the sources.
    pub known_from: Option<CivilDate>,
}

/// A named value in an account: a number, a name, a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// What is counted or named: "Countries".
    pub name: String,
    /// The value as stated: "14".
    pub value: String,
}

/// What one item does to another: "this item *answers* that one".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// Replies to it.
    Answers,
    /// Changes its text or terms.
    Amends,
    /// Comes after it as the next step.
    Follows,
    /// Brings it about.
    LeadsTo,
    /// States it more exactly.
    Refines,
    /// Says the opposite.
    Contradicts,
}

impl LinkKind {
    /// Every kind of link.
    pub const ALL: [Self; 6] = [
        Self::Answers,
        Self::Amends,
        Self::Follows,
        Self::LeadsTo,
        Self::Refines,
        Self::Contradicts,
    ];

    /// The words used in files and on screen, read from the item that holds the link.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Amends => "amends",
            Self::Follows => "follows",
            Self::LeadsTo => "leads to",
            Self::Refines => "refines",
            Self::Contradicts => "contradicts",
        }
    }

    /// The same link read from the other end.
    pub const fn word_from_target(self) -> &'static str {
        match self {
            Self::Answers => "answered by",
            Self::Amends => "amended by",
            Self::Follows => "followed by",
            Self::LeadsTo => "result of",
            Self::Refines => "refined by",
            Self::Contradicts => "contradicted by",
        }
    }
}

/// A typed link from the item that holds it to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What the holder does to the target.
    pub kind: LinkKind,
    /// The other item.
    pub target: ItemIx,
}

/// One thing on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Stable name, unique in the timeline.
    pub id: String,
    /// A few words, as shown beside the mark.
    pub title: String,
    /// A name of a few words for where there is little room; `None` if its author gave none.
    pub short_title: Option<String>,
    /// One sentence; empty if the author gave none.
    pub summary: String,
    /// Longer text in Markdown; empty if the author gave none.
    pub body: String,
    /// When it happened; `None` if no date is known, so that it is listed and not placed.
    pub when: Option<When>,
    /// The author's own wording of the date; `None` to word it from [`Item::when`].
    pub shown_date: Option<String>,
    /// The row that the mark stands on.
    pub track: TrackIx,
    /// Further rows that it concerns.
    pub further_tracks: Vec<TrackIx>,
    /// What sort of thing it is.
    pub kind: Kind,
    /// How real it is.
    pub status: Status,
    /// How much it matters.
    pub importance: Importance,
    /// People, offices and states that act in it.
    pub actors: Vec<String>,
    /// Where; `None` if unknown or nowhere in particular.
    pub place: Option<String>,
    /// Issues that it touches.
    pub topics: Vec<String>,
    /// Who reports it.
    pub sources: Vec<SourceIx>,
    /// The day from which it is known; `None` to take it from the sources.
    pub known_from: Option<CivilDate>,
    /// The item that came in its place; `None` if none did. Only revisions set it.
    pub replaced_by: Option<ItemIx>,
    /// Where the sources disagree.
    pub conflicts: Vec<Conflict>,
    /// What it does to other items.
    pub links: Vec<Link>,
}
