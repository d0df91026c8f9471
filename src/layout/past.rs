//! What knowledge time puts on the canvas: the line of the day whose knowledge is shown, and
//! ghosts of dates that are not believed any more.

use emath::{Pos2, Rect, Vec2};

use crate::model::time::month_short;
use crate::model::{ItemIx, Shape, TimePoint};

use super::calendar::year_label;
use super::lanes::{AXIS_HEIGHT, Lanes};
use super::{DisplayList, Ink, LayoutInput, TextLine, TextStyle, TimeScale};

/// The wedge on the axis.
const WEDGE: Vec2 = Vec2::new(9.0, 7.0);
/// The height of the flag, its text from its ends, and the flag from the foot of the canvas.
const FLAG_HEIGHT: f32 = 20.0;
const FLAG_PADDING: f32 = 8.0;
const FLAG_FROM_FOOT: f32 = 6.0;
/// How far up the flag moves to get out of the way, each time.
const FLAG_STEP: f32 = 7.0;

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

/// The line of the day of knowledge; `None` for the latest, or if all in view is before it.
pub(crate) fn knowledge_line(
    input: &LayoutInput<'_>,
    scale: &TimeScale,
    lanes: &Lanes,
    list: &DisplayList,
) -> Option<KnowledgeLine> {
    let end = input.knowledge?;
    let area = Rect::from_x_y_ranges(
        scale.x0..=scale.x0 + scale.width,
        lanes.top..=input.size.y.max(lanes.top),
    );
    let x = scale.x_from_time(end);
    if x >= area.right() {
        return None;
    }
    let later = area.with_min_x(x.max(area.left()));
    if x < area.left() {
        return Some(KnowledgeLine {
            x: None,
            later,
            wedge: Vec::new(),
            flag: None,
        });
    }
    let shoulder = AXIS_HEIGHT - WEDGE.y;
    let wedge = vec![
        Pos2::new(x - WEDGE.x / 2.0, shoulder),
        Pos2::new(x + WEDGE.x / 2.0, shoulder),
        Pos2::new(x, AXIS_HEIGHT),
    ];
    Some(KnowledgeLine {
        x: Some(x),
        later,
        wedge,
        flag: Some(flag(input, (end, x), area, list)),
    })
}

/// The flag at the foot, or higher up if that is where nothing is in its way.
fn flag(
    input: &LayoutInput<'_>,
    (end, x): (TimePoint, f32),
    area: Rect,
    list: &DisplayList,
) -> (Rect, TextLine) {
    let day = end.saturating_add_millis(-1).civil();
    let year = year_label(day.year);
    let text = format!("{} {} {year}", day.day, month_short(day.month));
    let style = TextStyle::CaptionStrong;
    let size = Vec2::new(
        input.text.width(&text, style) + 2.0 * FLAG_PADDING,
        FLAG_HEIGHT,
    );
    let left = if x - size.x < area.left() {
        x
    } else {
        x - size.x
    };
    let foot = area.bottom() - FLAG_FROM_FOOT - FLAG_HEIGHT;
    let at = |top: f32| Rect::from_min_size(Pos2::new(left, top), size);
    let steps = ((foot - area.top()) / FLAG_STEP).max(0.0) as usize;
    let names = list.labels.iter().map(|label| label.rect);
    let pills = list.clusters.iter().map(|pill| pill.rect);
    let marks = list.marks.iter();
    let marks = marks.map(|mark| Rect::from_center_size(mark.center, Vec2::splat(mark.size)));
    let plate = list.plate.iter().map(|plate| plate.rect);
    let taken: Vec<Rect> = names.chain(pills).chain(marks).chain(plate).collect();
    let rect = (0..=steps)
        .map(|step| at(foot - FLAG_STEP * step as f32))
        .find(|rect| !taken.iter().any(|other| other.intersects(rect.expand(1.0))))
        .unwrap_or(at(foot));
    let line = TextLine {
        left_center: Pos2::new(left + FLAG_PADDING, rect.center().y),
        text: text.into(),
        style,
        ink: Ink::Amber,
        alpha: 1.0,
    };
    (rect, line)
}
