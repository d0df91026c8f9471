//! What knowledge time puts on the canvas: the line of the day whose knowledge is shown, and
//! ghosts of dates that are not believed any more.

use emath::{Pos2, Rect, Vec2};

use crate::model::{ItemIx, Shape};

use super::TextLine;

/// The day of knowledge on the canvas: a line through the lanes, and what lies after it.
///
/// ```text
///   axis ─────────▼───────────────  wedge
///                 │ ░░░░░░░░░░░░░░
///                 │ ░░░ later ░░░░
///   ( 5 Jan 2026 )│ ░░░░░░░░░░░░░░
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct KnowledgeLine {
    /// Where the line stands, 2 points wide; `None` if all in view is later.
    pub x: Option<f32>,
    /// The part of the lanes that lies after that day, drawn on the "later" ground.
    pub later: Rect,
    /// The wedge that stands on the axis, clockwise; empty if the line is out of view.
    pub wedge: Vec<Pos2>,
    /// The flag with the day, left of the line at the foot; `None` if the line is out of view.
    pub flag: Option<(Rect, TextLine)>,
}

/// A date that is not believed any more: a dashed outline where its item once was to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Ghost {
    /// Whose date it was.
    pub item: ItemIx,
    /// The outline of its mark: the kind of the item.
    pub shape: Shape,
    /// The middle of the mark.
    pub center: Pos2,
    /// The diameter of the mark.
    pub size: f32,
    /// The stretch of time around the mark, cut a little beyond the canvas; `None` for a day.
    pub rect: Option<Rect>,
    /// "was expected here", with the room that it takes; `None` where there is none.
    pub caption: Option<(Rect, TextLine)>,
}

/// An arrow from a date that is not believed any more, or from an item that was superseded, to
/// what came in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// Whose date it was.
    pub from: ItemIx,
    /// What came in its place: the same item elsewhere, or another one.
    pub to: ItemIx,
    /// The path, as corner points to be rounded.
    pub path: Vec<Pos2>,
    /// The direction of the arrow head at the last point, as a unit vector.
    pub head: Vec2,
}
