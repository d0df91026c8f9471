//! The sign of each relation, drawn with lines so that it is told without colour.

use emath::{Pos2, Vec2};

use super::super::svg_writer::{Paint, Pen, SvgWriter};
use crate::layout::ComparedRow;
use crate::model::Relation;
use crate::palette::Palette;

/// Both ends of a line.
type Stroke = [(f32, f32); 2];

/// Draws the disc with the sign of `relation`.
pub(super) fn disc(svg: &mut SvgWriter, palette: &Palette, center: Pos2, relation: Relation) {
    let edge = Pen::solid(palette.line2, 1.0);
    let paint = Paint::both(palette.surface, edge);
    svg.circle(center, ComparedRow::DISC_RADIUS, paint);
    let pen = Pen::solid(palette.t1, 1.5);
    for [from, to] in strokes(relation) {
        let ends = [from, to].map(|(x, y)| center + Vec2::new(*x, *y));
        svg.line(ends, pen);
    }
}

/// The strokes of a sign about its middle, in points.
const fn strokes(relation: Relation) -> &'static [Stroke] {
    match relation {
        Relation::Kept => &[[(-3.5, -1.9), (3.5, -1.9)], [(-3.5, 1.9), (3.5, 1.9)]],
        Relation::Changed => &[
            [(-3.5, -1.9), (3.5, -1.9)],
            [(-3.5, 1.9), (3.5, 1.9)],
            [(2.2, -4.2), (-2.2, 4.2)],
        ],
        Relation::Split => &[
            [(-4.0, 0.0), (-1.0, 0.0)],
            [(-1.0, 0.0), (3.6, -3.2)],
            [(-1.0, 0.0), (3.6, 3.2)],
        ],
        Relation::Merged => &[
            [(4.0, 0.0), (1.0, 0.0)],
            [(1.0, 0.0), (-3.6, -3.2)],
            [(1.0, 0.0), (-3.6, 3.2)],
        ],
        Relation::Dropped => &[[(-2.8, -2.8), (2.8, 2.8)], [(2.8, -2.8), (-2.8, 2.8)]],
        Relation::Added => &[[(-3.8, 0.0), (3.8, 0.0)], [(0.0, -3.8), (0.0, 3.8)]],
        Relation::Counterpart => &[
            [(-4.0, -1.9), (-1.2, -1.9)],
            [(1.2, -1.9), (4.0, -1.9)],
            [(-4.0, 1.9), (-1.2, 1.9)],
            [(1.2, 1.9), (4.0, 1.9)],
        ],
        Relation::Unreported | Relation::Uncompared => &[
            [(-4.2, 0.0), (-2.6, 0.0)],
            [(-0.8, 0.0), (0.8, 0.0)],
            [(2.6, 0.0), (4.2, 0.0)],
        ],
    }
}
