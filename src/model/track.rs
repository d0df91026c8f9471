//! The author's named rows and the named stretches of time above them.

use super::{CivilDate, Shape, When};

/// A colour by name; the theme says how it looks. Files use the same words.
///
/// The set and its separation for colour-blind readers come from the project's palette: six
/// hues that differ in lightness too, none of them a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hue {
    /// A muted violet.
    Purple,
    /// A deep or minty green.
    Green,
    /// A clear blue.
    Blue,
    /// A burnt red-orange.
    Vermillion,
    /// A dark yellow.
    Gold,
    /// Neutral: press, context, unknown.
    Slate,
}

impl Hue {
    /// Every hue, in the order in which tracks without one receive them.
    pub const ALL: [Self; 6] = [
        Self::Purple,
        Self::Green,
        Self::Blue,
        Self::Vermillion,
        Self::Gold,
        Self::Slate,
    ];

    /// The word used in files, in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Purple => "purple",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Vermillion => "vermillion",
            Self::Gold => "gold",
            Self::Slate => "slate",
        }
    }
}

/// A named row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Stable name, unique in the timeline.
    pub id: String,
    /// The name at the head of the row.
    pub name: String,
    /// Two or three letters for badges.
    pub badge: String,
    /// Its colour.
    pub hue: Hue,
    /// The shape of its items of kind "context".
    pub shape: Shape,
    /// Whether the row is folded to a thin strip when the timeline opens.
    pub starts_folded: bool,
}

/// A named stretch of time, drawn as a band under the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// Its name.
    pub name: String,
    /// The time that it covers.
    pub when: When,
    /// The day from which it is known; `None` for the first day of its time.
    pub known_from: Option<CivilDate>,
}
