//! Draws ribbons: each relation with a colour and with a pattern that stays when colour goes.
//!
//! Kept is plain, what changed has edges, what only corresponds has dashed edges, what leads
//! nowhere fades, what is not reported is dotted.

use emath::Pos2;

use super::super::svg_writer::{Paint, Pen, SvgWriter};
use crate::layout::{Ribbon, RibbonKind};
use crate::model::{Hue, Relation};
use crate::palette::{Palette, Rgb};

/// How many pieces a bent ribbon is made of.
const SLICES: usize = 32;
/// The distance of dots.
const PITCH: f32 = 7.0;

/// Draws a ribbon between documents of these hues.
pub(super) fn ribbon(svg: &mut SvgWriter, palette: &Palette, hues: [Hue; 2], ribbon: &Ribbon) {
    if ribbon.relation.is_open() {
        dots(svg, palette, ribbon);
        return;
    }
    let is_level = (ribbon.from.y - ribbon.to.y).abs() < 0.01;
    let slices = if is_level { 1 } else { SLICES };
    let edges: Vec<[Pos2; 2]> = ribbon.edges(slices).collect();
    let above = edges.iter().map(|[above, _]| *above);
    let below = edges.iter().rev().map(|[_, below]| *below);
    let outline: Vec<Pos2> = above.chain(below).collect();
    let colors = ends(palette, hues, ribbon);
    let strength = match ribbon.relation {
        Relation::Kept => 0.17,
        Relation::Counterpart => 0.08,
        _ => 0.36,
    };
    // A gradient runs from left to right; the stub of a right row fades the other way.
    let alpha = match ribbon.kind {
        RibbonKind::Joined => [strength; 2],
        RibbonKind::StubOfLeft => [strength, 0.0],
        RibbonKind::StubOfRight => [0.0, strength],
    };
    svg.gradient_polygon(&outline, colors, alpha);
    let is_stub = ribbon.kind != RibbonKind::Joined;
    if is_stub || ribbon.relation == Relation::Kept {
        return;
    }
    let pen = if ribbon.relation == Relation::Counterpart {
        Pen::dashed(palette.axis, 1.0, [4.0, 3.0])
    } else {
        let middle = colors[0].mixed(colors[1], 0.5);
        Pen::solid(palette.paper.mixed(middle, 0.55), 1.0)
    };
    for edge in [0, 1] {
        let way: Vec<Pos2> = edges.iter().map(|both| both[edge]).collect();
        svg.lines(&way, pen);
    }
}

fn ends(palette: &Palette, hues: [Hue; 2], ribbon: &Ribbon) -> [Rgb; 2] {
    let [left, right] = hues.map(|hue| palette.hue(hue));
    match (ribbon.relation, ribbon.kind) {
        (Relation::Kept | Relation::Counterpart, _) => [palette.hue(Hue::Slate); 2],
        (_, RibbonKind::Joined) => [left, right],
        (_, RibbonKind::StubOfLeft) => [left; 2],
        (_, RibbonKind::StubOfRight) => [right; 2],
    }
}

/// Dots along the middle, that end in the open.
fn dots(svg: &mut SvgWriter, palette: &Palette, ribbon: &Ribbon) {
    let way = ribbon.to.x - ribbon.from.x;
    let count = (way.abs() / PITCH) as usize;
    for at in 0..count {
        let x = ribbon.from.x + way.signum() * (at as f32 + 0.7) * PITCH;
        let fill = Paint::fill(palette.axis);
        svg.circle(Pos2::new(x, ribbon.from.y), 1.5, fill);
    }
}
