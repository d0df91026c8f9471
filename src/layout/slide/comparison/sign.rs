//! A sign for each relation, drawn with lines that are seen from the last row.
//!
//! ```text
//!   = kept   =/= changed   -< split   >- merged   x dropped   + added   == counterpart
//!   ... not reported                                                    (in dashes)
//! ```

use emath::{Pos2, vec2};

use crate::layout::Outline;
use crate::layout::slide::body::{STROKE, path, push_outline};
use crate::layout::slide::display::SlideTone;
use crate::layout::slide::pen::Pen;
use crate::model::Relation;

/// Half the width of a sign whose lines are given in units of 4.
const UNITS: f32 = 4.0;

/// Draws the sign of `relation` in a disc of `radius` about `center`.
pub(super) fn sign(pen: &mut Pen<'_>, relation: Relation, center: Pos2, radius: f32) {
    let disc = Outline::Circle {
        center,
        radius: radius - STROKE / 2.0,
    };
    let edge = Some((STROKE, SlideTone::Ink));
    push_outline(pen, disc, Some(SlideTone::Surface), edge);
    let unit = 0.55 * radius / UNITS;
    let width = (0.12 * radius).max(STROKE);
    for line in arms(relation) {
        let points = line.iter().map(|(x, y)| center + vec2(*x, *y) * unit);
        path(pen, points.collect(), width, SlideTone::Ink);
    }
    if relation.is_open() {
        for x in [-3.4, 0.0, 3.4] {
            let dot = Outline::Circle {
                center: center + vec2(x * unit, 0.0),
                radius: (0.9 * unit).max(STROKE),
            };
            push_outline(pen, dot, Some(SlideTone::Ink), None);
        }
    }
}

type Arm = &'static [(f32, f32)];

const fn arms(relation: Relation) -> &'static [Arm] {
    match relation {
        Relation::Kept => &[&[(-3.5, -1.9), (3.5, -1.9)], &[(-3.5, 1.9), (3.5, 1.9)]],
        Relation::Changed => &[
            &[(-3.5, -1.9), (3.5, -1.9)],
            &[(-3.5, 1.9), (3.5, 1.9)],
            &[(2.2, -4.2), (-2.2, 4.2)],
        ],
        Relation::Split => &[
            &[(-4.0, 0.0), (-1.0, 0.0), (3.6, -3.2)],
            &[(-1.0, 0.0), (3.6, 3.2)],
        ],
        Relation::Merged => &[
            &[(4.0, 0.0), (1.0, 0.0), (-3.6, -3.2)],
            &[(1.0, 0.0), (-3.6, 3.2)],
        ],
        Relation::Dropped => &[&[(-2.8, -2.8), (2.8, 2.8)], &[(2.8, -2.8), (-2.8, 2.8)]],
        Relation::Added => &[&[(-3.8, 0.0), (3.8, 0.0)], &[(0.0, -3.8), (0.0, 3.8)]],
        Relation::Counterpart => &[
            &[(-4.0, -1.9), (-1.2, -1.9)],
            &[(1.2, -1.9), (4.0, -1.9)],
            &[(-4.0, 1.9), (-1.2, 1.9)],
            &[(1.2, 1.9), (4.0, 1.9)],
        ],
        Relation::Unreported | Relation::Uncompared => &[],
    }
}
