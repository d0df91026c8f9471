//! A sign for each relation, drawn with lines so that it looks alike on every screen and in print.
//!
//! ```text
//!   = kept   ≠ changed   -< split   >- merged   x dropped   + added   == counterpart   ... not
//!                                                                     (dashed)         reported
//! ```

use egui::{Color32, Painter, Pos2, Stroke, Vec2};

use crate::layout::ComparedRow;
use crate::model::Relation;
use crate::ui::look::Look;

/// Paints the sign of `relation` about `center`, at most 9 points wide.
pub fn paint_relation(painter: &Painter, center: Pos2, relation: Relation, color: Color32) {
    let stroke = Stroke::new(1.5, color);
    let line = |points: &[(f32, f32)]| {
        let points: Vec<Pos2> = points
            .iter()
            .map(|(x, y)| center + Vec2::new(*x, *y))
            .collect();
        painter.line(points, stroke);
    };
    match relation {
        Relation::Kept => equals(&line),
        Relation::Changed => {
            equals(&line);
            line(&[(2.2, -4.2), (-2.2, 4.2)]);
        }
        Relation::Split => {
            line(&[(-4.0, 0.0), (-1.0, 0.0), (3.6, -3.2)]);
            line(&[(-1.0, 0.0), (3.6, 3.2)]);
        }
        Relation::Merged => {
            line(&[(4.0, 0.0), (1.0, 0.0), (-3.6, -3.2)]);
            line(&[(1.0, 0.0), (-3.6, 3.2)]);
        }
        Relation::Dropped => {
            line(&[(-2.8, -2.8), (2.8, 2.8)]);
            line(&[(2.8, -2.8), (-2.8, 2.8)]);
        }
        Relation::Added => {
            line(&[(-3.8, 0.0), (3.8, 0.0)]);
            line(&[(0.0, -3.8), (0.0, 3.8)]);
        }
        Relation::Counterpart => {
            for y in [-1.9, 1.9] {
                line(&[(-4.0, y), (-1.2, y)]);
                line(&[(1.2, y), (4.0, y)]);
            }
        }
        Relation::Unreported | Relation::Uncompared => {
            for x in [-3.4, 0.0, 3.4] {
                painter.circle_filled(center + Vec2::new(x, 0.0), 1.1, color);
            }
        }
    }
}

fn equals(line: &impl Fn(&[(f32, f32)])) {
    for y in [-1.9, 1.9] {
        line(&[(-3.5, y), (3.5, y)]);
    }
}

/// Paints the disc with the sign of `relation`.
pub fn paint_disc(
    painter: &Painter,
    look: &Look,
    center: Pos2,
    relation: Relation,
    selected: bool,
) {
    let (edge, ink) = if selected {
        (Stroke::new(1.5, look.ink()), look.t1())
    } else {
        (Stroke::new(1.0, look.line2()), look.t1())
    };
    painter.circle(center, ComparedRow::DISC_RADIUS, look.surface(), edge);
    paint_relation(painter, center, relation, ink);
}
