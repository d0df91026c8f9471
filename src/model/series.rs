//! Figures over time, each with who said it: a count that changes, an amount that is disputed.

use super::{CivilDate, ItemIx, SourceIx, When};

/// A figure that is followed over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Stable name, unique among series.
    pub id: String,
    /// What is counted: "Points in the plan".
    pub name: String,
    /// The unit, as written after a value: "points"; empty if there is none.
    pub unit: String,
    /// What it is about, in a sentence; empty if the author says nothing.
    pub summary: String,
    /// How its values are joined.
    pub drawing: SeriesDrawing,
    /// The values, in file order. On a day of knowledge only those that are known.
    pub values: Vec<SeriesValue>,
}

/// How the values of a series are joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeriesDrawing {
    /// A value holds until the next one.
    #[default]
    Steps,
    /// Each value stands for itself.
    Dots,
}

impl SeriesDrawing {
    /// Every drawing.
    pub const ALL: [Self; 2] = [Self::Steps, Self::Dots];

    /// The word used in files, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Dots => "dots",
        }
    }
}

/// One figure as somebody gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesValue {
    /// When it held or was said; `None` for the date of its item.
    pub when: Option<When>,
    /// The figure.
    pub amount: Amount,
    /// Who gave it; empty if the sources say it themselves.
    pub who: String,
    /// What it is a figure of, in a sentence; empty if the name of the series says enough.
    pub text: String,
    /// It is another speaker's figure: shown beside the line, not a part of it.
    pub aside: bool,
    /// The item to which it belongs.
    pub item: ItemIx,
    /// Who reports it; empty for the sources of the item.
    pub sources: Vec<SourceIx>,
    /// The day from which it is known; `None` to take it from its own sources, and if it has none
    /// from the item. Never before its item is known.
    pub known_from: Option<CivilDate>,
}

/// A figure, as exactly as it was given. Every number is finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// This much.
    Exactly(f64),
    /// Near to this.
    About(f64),
    /// This or more: "30+".
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
    /// Somewhere from the first to the second, which is larger.
    Between(f64, f64),
}

impl Amount {
    /// The least and the greatest that are named. They are the same for all but a range.
    pub const fn bounds(self) -> (f64, f64) {
        match self {
            Self::Exactly(it) | Self::About(it) | Self::AtLeast(it) | Self::AtMost(it) => (it, it),
            Self::Between(low, high) => (low, high),
        }
    }
}
