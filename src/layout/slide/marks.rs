//! The marks of items on a slide: their kind as a shape, how real they are as its fill.

use emath::{Pos2, Vec2, vec2};

use super::display::{SlidePart, SlideShape, SlideTone};
use super::pen::Pen;
use crate::layout::followed::appearance;
use crate::layout::form::is_split;
use crate::layout::{Outline, mark_outline};
use crate::model::{ItemIx, Shape, Status, Timeline};

/// The thickness of the edge of a hollow mark, in sizes of the mark, and the least of all lines.
const EDGE: f32 = 0.14;
const STROKE: f32 = 3.0;
/// Dashes and gaps of what will not take place.
const DASHES: [f32; 2] = [8.0, 6.0];

/// Draws the mark of `ix` around `center`, `size` wide, with a halo of the ground.
pub(super) fn mark(
    pen: &mut Pen<'_>,
    part: SlidePart,
    timeline: &Timeline,
    ix: ItemIx,
    (center, size): (Pos2, f32),
) {
    let (shape, hue) = appearance(timeline, ix);
    let outline = mark_outline(shape, center, size);
    let mut brush = Brush {
        pen,
        part,
        tone: SlideTone::Hue(hue),
        edge: (EDGE * size).max(STROKE),
    };
    let halo = mark_outline(shape, center, size + 2.0 * (0.1 * size).max(STROKE));
    brush.fill(halo, SlideTone::Paper);
    match timeline.status_of(ix) {
        Status::Happened => brush.fill(outline, brush.tone),
        Status::Planned | Status::Expected => brush.hollow(&outline),
        Status::Claimed => {
            brush.hollow(&outline);
            let radius = 0.3 * size / 2.0;
            let center = center + dot_offset(shape, size);
            brush.fill(Outline::Circle { center, radius }, brush.tone);
        }
        Status::Disputed => {
            brush.hollow(&outline);
            let left = outline.corners_left_of(center.x);
            brush.fill(Outline::Polygon(left), brush.tone);
        }
        Status::Cancelled | Status::Superseded => {
            let corners = outline.corners();
            brush.fill(outline, SlideTone::Paper);
            dashed(brush.pen, part, &corners);
        }
    }
    if is_split(timeline.item(ix)) {
        brush.split(center, 0.6 * size);
    }
}

/// Paints the shapes of one mark.
struct Brush<'p, 'a> {
    pen: &'p mut Pen<'a>,
    part: SlidePart,
    tone: SlideTone,
    /// The thickness of the edge of a hollow mark.
    edge: f32,
}

impl Brush<'_, '_> {
    fn push(&mut self, outline: Outline, fill: SlideTone, edge: Option<(f32, SlideTone)>) {
        let (part, fill) = (self.part, Some(fill));
        self.pen.push(SlideShape::Outline {
            part,
            outline,
            fill,
            edge,
        });
    }

    fn fill(&mut self, outline: Outline, tone: SlideTone) {
        self.push(outline, tone, None);
    }

    /// Within its edge it is of the ground.
    fn hollow(&mut self, outline: &Outline) {
        let edge = Some((self.edge, self.tone));
        self.push(outline.inset(self.edge / 2.0), SlideTone::Paper, edge);
    }

    /// Cut in two, as the sources disagree.
    fn split(&mut self, center: Pos2, reach: f32) {
        let reach = vec2(0.0, reach);
        self.pen.push(SlideShape::Line {
            part: self.part,
            ends: [center - reach, center + reach],
            width: self.edge,
            tone: SlideTone::Paper,
            dashes: None,
        });
    }
}

/// Dashes along a closed line in the colour of the axis.
fn dashed(pen: &mut Pen<'_>, part: SlidePart, corners: &[Pos2]) {
    let [dash, gap] = DASHES;
    let mut along = 0.0;
    for (at, &from) in corners.iter().enumerate() {
        let to = corners[(at + 1) % corners.len()];
        let length = (to - from).length();
        let mut done = 0.0;
        while done < length {
            let phase = (along + done) % (dash + gap);
            let is_dash = phase < dash;
            let left = if is_dash { dash } else { dash + gap } - phase;
            let next = (done + left.max(0.1)).min(length);
            if is_dash {
                let point = |reach: f32| from.lerp(to, reach / length);
                pen.push(SlideShape::Path {
                    part,
                    points: vec![point(done), point(next)],
                    width: STROKE,
                    tone: SlideTone::Axis,
                });
            }
            done = next;
        }
        along += length;
    }
}

/// A triangle's middle of mass lies below its box's middle, so its dot sits a little lower.
fn dot_offset(shape: Shape, size: f32) -> Vec2 {
    match shape {
        Shape::Triangle => vec2(0.0, 0.16 * size / 2.0),
        _ => Vec2::ZERO,
    }
}
