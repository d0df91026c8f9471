//! The outlines of marks as plain geometry, shared by every painter.
//!
//! Shape stands for the kind of an item. The sizes are set so that marks of one diameter look
//! equally heavy, which is why a triangle reaches further out than a circle. Filling and
//! stroking is the painters' business.

use emath::{Pos2, Rect, Vec2};

use crate::model::Shape;

/// A closed convex outline, in points.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// A circle.
    Circle {
        /// Its middle.
        center: Pos2,
        /// Its radius.
        radius: f32,
    },
    /// A rectangle with round corners.
    RoundRect {
        /// Its sides.
        rect: Rect,
        /// The radius of its corners.
        radius: f32,
    },
    /// A convex polygon, its corners in clockwise order as seen on screen (y grows downward).
    Polygon(Vec<Pos2>),
}

impl Outline {
    /// The same outline with every side moved inward by `by` points. `by` must be small enough
    /// that something is left.
    #[must_use]
    pub fn inset(&self, by: f32) -> Self {
        match self {
            Self::Circle { center, radius } => Self::Circle {
                center: *center,
                radius: (radius - by).max(0.0),
            },
            Self::RoundRect { rect, radius } => Self::RoundRect {
                rect: rect.shrink(by),
                radius: (radius - by).max(0.0),
            },
            Self::Polygon(points) => Self::Polygon(inset_polygon(points, by)),
        }
    }
}

/// A circle has so many corners where it is drawn as a polygon.
const CIRCLE_CORNERS: u8 = 36;

impl Outline {
    /// Its corners in clockwise order as seen on screen: a circle's stand close together, and
    /// round corners are sharp.
    pub fn corners(&self) -> Vec<Pos2> {
        match self {
            Self::Circle { center, radius } => (0..CIRCLE_CORNERS)
                .map(|step| {
                    let turn = f32::from(step) / f32::from(CIRCLE_CORNERS);
                    *center + *radius * Vec2::angled(turn * std::f32::consts::TAU)
                })
                .collect(),
            Self::RoundRect { rect, .. } => vec![
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
            ],
            Self::Polygon(points) => points.clone(),
        }
    }

    /// The corners of the part left of `x`.
    pub fn corners_left_of(&self, x: f32) -> Vec<Pos2> {
        let points = self.corners();
        let mut kept = Vec::with_capacity(points.len() + 2);
        for (at, &from) in points.iter().enumerate() {
            let to = points[(at + 1) % points.len()];
            if from.x <= x {
                kept.push(from);
            }
            if (from.x < x) != (to.x < x) && from.x.to_bits() != to.x.to_bits() {
                let part = (x - from.x) / (to.x - from.x);
                kept.push(Pos2::new(x, from.y + part * (to.y - from.y)));
            }
        }
        kept
    }
}

/// The outline of a mark of `shape` around `center`; `size` is the diameter of a circle of the
/// same weight.
pub fn mark_outline(shape: Shape, center: Pos2, size: f32) -> Outline {
    let r = size / 2.0;
    let at = |x: f32, y: f32| center + Vec2::new(x * r, y * r);
    match shape {
        Shape::Circle => Outline::Circle { center, radius: r },
        Shape::Rectangle => Outline::RoundRect {
            rect: Rect::from_center_size(center, Vec2::new(1.64 * r, 2.0 * r)),
            radius: (0.3 * r).min(2.2),
        },
        Shape::Triangle => Outline::Polygon(vec![at(0.0, -1.10), at(1.12, 0.87), at(-1.12, 0.87)]),
        Shape::Hexagon => {
            let corner = |turn: u8| {
                let angle = (f32::from(turn) * 60.0 - 90.0).to_radians();
                at(1.06 * angle.cos(), 1.06 * angle.sin())
            };
            Outline::Polygon((0..6).map(corner).collect())
        }
        Shape::Diamond => {
            const REACH: f32 = 1.14;
            Outline::Polygon(vec![
                at(0.0, -REACH),
                at(REACH, 0.0),
                at(0.0, REACH),
                at(-REACH, 0.0),
            ])
        }
    }
}

/// Moves each corner along the bisector of its sides, so that both sides move in by `by`.
fn inset_polygon(points: &[Pos2], by: f32) -> Vec<Pos2> {
    let count = points.len();
    (0..count)
        .map(|at| {
            let corner = points[at];
            let into = (corner - points[(at + count - 1) % count]).normalized();
            let out = (points[(at + 1) % count] - corner).normalized();
            let bisector = (out - into).normalized();
            // The sine of half the corner's angle: distance to a side over distance to the corner.
            let sine = (into.x * bisector.y - into.y * bisector.x).abs().max(0.05);
            corner + bisector * (by / sine)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(shape: Shape) -> Vec<Pos2> {
        match mark_outline(shape, Pos2::new(100.0, 50.0), 20.0) {
            Outline::Polygon(points) => points,
            other => panic!("{shape:?} is no polygon but {other:?}"),
        }
    }

    #[test]
    fn a_circle_has_the_asked_diameter() {
        let center = Pos2::new(3.0, 4.0);
        let circle = mark_outline(Shape::Circle, center, 14.0);
        assert_eq!(
            circle,
            Outline::Circle {
                center,
                radius: 7.0
            }
        );
    }

    #[test]
    fn a_rectangle_stands_upright_with_corners_of_at_most_2_2_points() {
        let outline = |size| mark_outline(Shape::Rectangle, Pos2::new(100.0, 50.0), size);
        let Outline::RoundRect { rect, radius } = outline(20.0) else {
            panic!("no rectangle")
        };
        assert!((rect.width() - 16.4).abs() < 1e-4 && (rect.height() - 20.0).abs() < 1e-4);
        assert!((radius - 2.2).abs() < 1e-6);
        let Outline::RoundRect { radius, .. } = outline(8.0) else {
            panic!("no rectangle")
        };
        assert!((radius - 1.2).abs() < 1e-6);
    }

    #[test]
    fn triangle_hexagon_and_diamond_point_up() {
        for (shape, corners, reach) in [
            (Shape::Triangle, 3, 11.0),
            (Shape::Hexagon, 6, 10.6),
            (Shape::Diamond, 4, 11.4),
        ] {
            let points = polygon(shape);
            assert_eq!(points.len(), corners);
            assert!(
                (points[0] - Pos2::new(100.0, 50.0 - reach)).length() < 1e-3,
                "{points:?}"
            );
        }
    }

    #[test]
    fn polygons_are_convex_and_clockwise() {
        for shape in [Shape::Triangle, Shape::Hexagon, Shape::Diamond] {
            let points = polygon(shape);
            for at in 0..points.len() {
                let [a, b, c] = [0, 1, 2].map(|step| points[(at + step) % points.len()]);
                let (into, out) = (b - a, c - b);
                assert!(
                    into.x * out.y - into.y * out.x > 0.0,
                    "{shape:?} turns right at {b:?}"
                );
            }
        }
    }

    #[test]
    fn an_inset_outline_keeps_its_distance_from_every_side() {
        let outline = mark_outline(Shape::Diamond, Pos2::ZERO, 20.0);
        let Outline::Polygon(points) = outline.inset(2.0) else {
            panic!("no polygon")
        };
        // A side at 45 degrees moves in by 2, so a corner moves in by 2 times the root of 2.
        let reach = 11.4 - 2.0 * std::f32::consts::SQRT_2;
        assert!(
            (points[0] - Pos2::new(0.0, -reach)).length() < 1e-3,
            "{points:?}"
        );
        let circle = mark_outline(Shape::Circle, Pos2::ZERO, 20.0).inset(1.0);
        assert_eq!(
            circle,
            Outline::Circle {
                center: Pos2::ZERO,
                radius: 9.0
            }
        );
        let Outline::RoundRect { rect, radius } =
            mark_outline(Shape::Rectangle, Pos2::ZERO, 20.0).inset(1.0)
        else {
            panic!("no rectangle")
        };
        assert!((rect.width() - 14.4).abs() < 1e-4 && (radius - 1.2).abs() < 1e-4);
    }

    #[test]
    fn the_left_half_of_a_square_is_its_left_half() {
        let rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(4.0, 4.0));
        let half = Outline::RoundRect { rect, radius: 1.0 }.corners_left_of(2.0);
        assert!(half.iter().all(|point| point.x <= 2.0));
        assert!(half.contains(&Pos2::new(2.0, 0.0)) && half.contains(&Pos2::new(2.0, 4.0)));
        assert!(half.contains(&Pos2::new(0.0, 0.0)) && half.contains(&Pos2::new(0.0, 4.0)));
    }
}
