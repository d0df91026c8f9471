//! Two documents side by side: the texts of a pair with what differs marked, or how many points
//! were kept, changed, dropped and added.
//!
//! ```text
//!   # US proposal  28 points                 # Counterplan  20 points
//!   | Point 6                          =/=   | Point 4
//!   | ... are -capped at 600,000-    changed | ... _stay at 800,000 in peacetime_
//! ```
//!
//! Removed words are struck, added ones underlined and stronger, so that it reads without colour.

mod pair;
mod runs;
mod sign;
#[cfg(test)]
mod tests;
mod totals;

use emath::{Rect, Vec2, pos2, vec2};

use super::SlideInput;
use super::body::{counted, mark, row, shrunk, style};
use super::display::SlideTone;
use super::pen::{Pen, Style};
use crate::layout::Weight;
use crate::layout::followed::appearance;
use crate::model::{Comparison, Document, DocumentIx, ItemIx, PointIx, Side, StepView, Timeline};

/// Between the head and what stands under it, and between both texts, in a room of six heights.
const GAP: f32 = 20.0;
const MIDDLE: f32 = 210.0;

/// Two documents as compared on the day of the step.
struct Scene<'a> {
    timeline: &'a Timeline,
    comparison: Comparison,
    documents: [&'a Document; 2],
}

/// Lays it out in `area`; nothing if one of the documents is not known.
pub(super) fn lay_out(pen: &mut Pen<'_>, input: &SlideInput<'_>, area: Rect) {
    let StepView::Comparison { left, right, point } = input.step.view else {
        return;
    };
    let Some(scene) = Scene::of(input.timeline, left, right) else {
        return;
    };
    let pair = point.and_then(|point| scene.pair_at(point));
    let [first, middle, last] = columns(pen, area);
    let mut foot = area.top();
    for (side, column) in Side::BOTH.into_iter().zip([first, last]) {
        foot = foot.max(head(pen, &scene, side, column));
    }
    scene.say_heads(pen);
    let below = |rect: Rect| rect.with_min_y(foot + GAP * pen.scale());
    if let Some(at) = pair {
        pair::lay_out(pen, &scene, at, [first, middle, last].map(below));
    } else {
        totals::lay_out(pen, &scene, below(area));
    }
}

impl<'a> Scene<'a> {
    fn of(timeline: &'a Timeline, left: DocumentIx, right: DocumentIx) -> Option<Self> {
        Some(Self {
            timeline,
            comparison: Comparison::between(timeline, left, right)?,
            documents: [timeline.document(left)?, timeline.document(right)?],
        })
    }

    /// The pair of a point of one of the two; `None` if it belongs to neither.
    fn pair_at(&self, (document, point): (DocumentIx, PointIx)) -> Option<usize> {
        let mut sides = Side::BOTH.into_iter();
        let side = sides.find(|side| self.comparison.document(*side) == document)?;
        self.comparison.pair_of(side, point)
    }

    fn document(&self, side: Side) -> &'a Document {
        self.documents[usize::from(side == Side::Right)]
    }

    fn item(&self, side: Side) -> ItemIx {
        self.document(side).item
    }

    fn hue(&self, side: Side) -> SlideTone {
        SlideTone::Hue(appearance(self.timeline, self.item(side)).1)
    }

    fn say_heads(&self, pen: &mut Pen<'_>) {
        let name = |document: &Document| {
            let points = counted(document.points.len(), "point", "points");
            format!("{}, {points}", document.title)
        };
        let [left, right] = self.documents.map(name);
        pen.say(format!("{left}, compared with {right}"));
    }
}

/// The left text, what stands between, and the right text.
fn columns(pen: &Pen<'_>, area: Rect) -> [Rect; 3] {
    let middle = (MIDDLE * pen.scale()).min(0.18 * area.width());
    let width = (area.width() - middle) / 2.0;
    let column = |left: f32, width: f32| {
        Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()))
    };
    [
        column(area.left(), width),
        column(area.left() + width, middle),
        column(area.left() + width + middle, width),
    ]
}

/// The mark of a document, its short title, and under it how many points it has. Gives the foot.
fn head(pen: &mut Pen<'_>, scene: &Scene<'_>, side: Side, column: Rect) -> f32 {
    let document = scene.document(side);
    let title = style(pen, 50.0, Weight::SemiBold, SlideTone::Text);
    let across = 36.0 * pen.scale();
    let y = column.top() + title.row() / 2.0;
    let center = pos2(column.left() + across / 2.0, y);
    mark(pen, scene.timeline, scene.item(side), center, across);
    let left = column.left() + across + 16.0 * pen.scale();
    row(
        pen,
        &document.short_title,
        title,
        (left, y),
        column.right() - left,
    );
    let note = style(pen, 36.0, Weight::Regular, SlideTone::Secondary);
    let points = counted(document.points.len(), "point", "points");
    let y = column.top() + title.row() + note.row() / 2.0;
    row(pen, &points, note, (left, y), column.right() - left);
    y + note.row() / 2.0
}

/// `style` so small that each of `texts` fits a row of `width`, or as small as can be read.
fn common(pen: &Pen<'_>, texts: &[String], style: Style, width: f32) -> Style {
    texts
        .iter()
        .fold(style, |style, text| shrunk(pen, text, style, width))
}

/// Room of a width, without an end below.
const fn column_of(width: f32) -> Vec2 {
    vec2(width, f32::INFINITY)
}
