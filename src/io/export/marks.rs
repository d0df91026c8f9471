//! Draws the mark of an item: outline by kind, fill by status, colour by track.

use emath::{Pos2, Vec2};

use crate::layout::{Outline, mark_outline};
use crate::model::{Shape, Status};
use crate::palette::Rgb;

use super::svg_writer::{Num, Paint, Pen, SvgWriter};

/// What is to be known of a mark to draw it.
#[derive(Clone, Copy, Debug)]
pub(super) struct MarkLook {
    pub(super) shape: Shape,
    pub(super) status: Status,
    /// The diameter in points.
    pub(super) size: f32,
    pub(super) color: Rgb,
    /// What hollow marks are filled with.
    pub(super) background: Rgb,
    /// The colour of a cancelled item's dashes.
    pub(super) axis: Rgb,
    /// Whether accounts disagree, so that its halves stand apart.
    pub(super) split: bool,
}

/// Draws the halo that keeps a mark legible on lines and bands.
pub(super) fn halo(svg: &mut SvgWriter, center: Pos2, look: MarkLook) {
    let reach = (0.1 * look.size).max(1.5);
    let grown = mark_outline(look.shape, center, look.size + 2.0 * reach);
    outline(svg, &grown, Paint::fill(look.background));
}

/// Draws a mark without its halo.
pub(super) fn mark(svg: &mut SvgWriter, center: Pos2, look: MarkLook) {
    let whole = mark_outline(look.shape, center, look.size);
    match look.status {
        Status::Happened => {
            // The stroke in the fill's own colour softens the corners.
            outline(
                svg,
                &whole,
                Paint::both(look.color, Pen::solid(look.color, 1.0)),
            );
        }
        Status::Planned | Status::Expected => hollow(svg, &whole, look),
        Status::Claimed => {
            hollow(svg, &whole, look);
            let radius = (0.3 * look.size / 2.0).max(1.8);
            svg.circle(center + dot_offset(look), radius, Paint::fill(look.color));
        }
        Status::Disputed => {
            hollow(svg, &whole, look);
            left_half(svg, &whole, center.x, Paint::fill(look.color));
        }
        Status::Cancelled | Status::Superseded => {
            let pen = Pen::dashed(look.axis, 1.5, [3.0, 2.5]);
            outline(svg, &whole, Paint::both(look.background, pen));
        }
    }
    if look.split {
        let reach = Vec2::new(0.0, 0.6 * look.size);
        let gap = Pen::solid(look.background, (0.14 * look.size).max(2.0));
        svg.line([center - reach, center + reach], gap);
    }
}

/// Draws the ring around the mark of the selected item.
pub(super) fn ring(svg: &mut SvgWriter, center: Pos2, look: MarkLook, pen: Pen) {
    let around = mark_outline(look.shape, center, look.size + 9.0);
    outline(svg, &around, Paint::edge(pen));
}

fn hollow(svg: &mut SvgWriter, whole: &Outline, look: MarkLook) {
    let width = (0.14 * look.size).max(2.0);
    // The stroke lies inside the outline, so that hollow and solid marks are of one size.
    let middle = whole.inset(width / 2.0);
    outline(
        svg,
        &middle,
        Paint::both(look.background, Pen::solid(look.color, width)),
    );
}

/// A triangle's middle of mass lies below its box's middle, so its dot sits a little lower.
fn dot_offset(look: MarkLook) -> Vec2 {
    let lower = if look.shape == Shape::Triangle {
        0.16 * look.size / 2.0
    } else {
        0.0
    };
    Vec2::new(0.0, lower)
}

fn outline(svg: &mut SvgWriter, outline: &Outline, paint: Paint) {
    match outline {
        Outline::Circle { center, radius } => svg.circle(*center, *radius, paint),
        Outline::RoundRect { rect, radius } => svg.rect(*rect, *radius, paint),
        Outline::Polygon(points) => svg.polygon(points, paint),
    }
}

/// Fills the part of an outline left of `x`, which is its middle.
fn left_half(svg: &mut SvgWriter, whole: &Outline, x: f32, paint: Paint) {
    match whole {
        Outline::Circle { center, radius } => {
            let (x, top, foot) = (Num(x), Num(center.y - radius), Num(center.y + radius));
            let r = Num(*radius);
            svg.path(&format!("M{x} {top}A{r} {r} 0 0 0 {x} {foot}Z"), paint);
        }
        // One point in, where the hollow mark's stroke hides that the corners are square.
        Outline::RoundRect { rect, .. } => svg.rect(rect.shrink(1.0).with_max_x(x), 0.0, paint),
        Outline::Polygon(points) => svg.polygon(&left_of(points, x), paint),
    }
}

/// The part of a convex polygon left of `x`.
fn left_of(points: &[Pos2], x: f32) -> Vec<Pos2> {
    let mut kept = Vec::with_capacity(points.len() + 2);
    for (at, &from) in points.iter().enumerate() {
        let to = points[(at + 1) % points.len()];
        if from.x <= x {
            kept.push(from);
        }
        if (from.x < x && to.x > x) || (from.x > x && to.x < x) {
            kept.push(from.lerp(to, (x - from.x) / (to.x - from.x)));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::palette::LIGHT;

    fn drawn(shape: Shape, status: Status) -> String {
        let mut svg = SvgWriter::default();
        let color = Rgb(200, 0, 0);
        let look = MarkLook {
            shape,
            status,
            size: 14.0,
            color,
            background: LIGHT.paper,
            axis: LIGHT.axis,
            split: false,
        };
        mark(&mut svg, Pos2::new(50.0, 50.0), look);
        svg.finish([100.0, 100.0], "", "")
    }

    #[test]
    fn each_status_has_a_fill_of_its_own_in_every_shape() {
        for shape in Shape::ALL {
            let mut seen: Vec<String> = Status::ALL
                .into_iter()
                .map(|status| drawn(shape, status))
                .collect();
            seen.sort();
            seen.dedup();
            // Planned and expected marks look alike: neither has happened. So do cancelled and
            // superseded ones: neither will.
            assert_eq!(seen.len(), Status::ALL.len() - 2, "{shape:?}");
        }
    }

    #[test]
    fn a_cancelled_item_wears_no_hue() {
        for shape in Shape::ALL {
            assert!(
                !drawn(shape, Status::Cancelled).contains("#C80000"),
                "{shape:?}"
            );
        }
    }

    #[test]
    fn the_left_half_of_a_diamond_ends_at_its_middle() {
        let diamond = [(0.0, -4.0), (4.0, 0.0), (0.0, 4.0), (-4.0, 0.0)].map(Pos2::from);
        let half = left_of(&diamond, 0.0);
        assert_eq!(half, [(0.0, -4.0), (0.0, 4.0), (-4.0, 0.0)].map(Pos2::from));
    }

    #[test]
    fn a_side_that_crosses_the_middle_is_cut_there() {
        let square = [(-2.0, 0.0), (2.0, 0.0), (2.0, 4.0), (-2.0, 4.0)].map(Pos2::from);
        let half = left_of(&square, 0.0);
        assert_eq!(
            half,
            [(-2.0, 0.0), (0.0, 0.0), (0.0, 4.0), (-2.0, 4.0)].map(Pos2::from)
        );
    }
}
