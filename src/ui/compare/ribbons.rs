//! Paints ribbons: each relation with a colour and with a pattern that stays when colour goes.
//!
//! Kept is plain, what changed runs from one colour into the other between thin edges, what only
//! corresponds has dashed edges, what leads nowhere fades, what is not reported is dotted.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, lerp};

use crate::layout::{Ribbon, RibbonKind};
use crate::model::{Hue, Relation, Side};
use crate::ui::look::Look;

use super::Scene;

/// How many pieces a ribbon is made of.
const SLICES: usize = 32;
/// How much thicker a ribbon of the selected pair is.
const SELECTED_MORE: f32 = 4.0;
/// Half of a pixel on either side is painted ever fainter, or slanted edges would be stairs.
const FEATHER: f32 = 0.6;

/// Paints a ribbon, moved by `offset`; stronger if it is `lit` by the pointer.
pub fn paint_ribbon(
    painter: &Painter,
    scene: &Scene<'_>,
    ribbon: &Ribbon,
    offset: Vec2,
    lit: bool,
) {
    let look = scene.look;
    let mut ribbon = ribbon.clone();
    ribbon.from += offset;
    ribbon.to += offset;
    if ribbon.selected {
        ribbon.thickness += SELECTED_MORE;
    }
    if ribbon.relation == Relation::Unreported {
        dots(painter, look, &ribbon, lit);
        return;
    }
    let strength = strength(look, &ribbon, lit);
    let ends = ends(scene, &ribbon).map(|color| color.gamma_multiply(strength));
    match ribbon.kind {
        RibbonKind::Joined => painter.add(fill(&ribbon, ends)),
        _ => painter.add(fill(&ribbon, [ends[0], Color32::TRANSPARENT])),
    };
    edges(painter, look, &ribbon, ends);
}

/// The colours at both ends, unmixed.
fn ends(scene: &Scene<'_>, ribbon: &Ribbon) -> [Color32; 2] {
    let neutral = scene.look.hue(Hue::Slate);
    let [left, right] = [Side::Left, Side::Right].map(|side| scene.hue(side));
    match (ribbon.relation, ribbon.kind) {
        (Relation::Kept | Relation::Counterpart, _) => [neutral; 2],
        (_, RibbonKind::Joined) => [left, right],
        (_, RibbonKind::StubOfLeft) => [left; 2],
        (_, RibbonKind::StubOfRight) => [right; 2],
    }
}

fn strength(look: &Look, ribbon: &Ribbon, lit: bool) -> f32 {
    let by_theme = |light: f32, dark: f32| if look.dark { dark } else { light };
    let rest = match ribbon.relation {
        Relation::Kept => by_theme(0.17, 0.22),
        Relation::Counterpart => by_theme(0.08, 0.12),
        _ => by_theme(0.36, 0.42),
    };
    match (ribbon.selected, lit) {
        (true, _) if ribbon.relation == Relation::Kept => by_theme(0.55, 0.6),
        (true, _) if ribbon.relation == Relation::Counterpart => by_theme(0.3, 0.35),
        (true, _) => 0.92,
        (false, true) => (rest * 1.7).min(0.8),
        (false, false) => rest,
    }
}

/// A mesh of slices, each with two vertices, and two more for its soft edges.
fn fill(ribbon: &Ribbon, [first, last]: [Color32; 2]) -> Mesh {
    let mut mesh = Mesh::default();
    let soft = Vec2::new(0.0, FEATHER);
    for (at, [top, bottom]) in ribbon.edges(SLICES).enumerate() {
        let share = at as f32 / SLICES as f32;
        let color = first.lerp_to_gamma(last, share);
        let column = [
            (top - soft, Color32::TRANSPARENT),
            (top + soft, color),
            (bottom - soft, color),
            (bottom + soft, Color32::TRANSPARENT),
        ];
        mesh.vertices.extend(column.map(|(pos, color)| Vertex {
            pos,
            uv: WHITE_UV,
            color,
        }));
        if at == 0 {
            continue;
        }
        let new = 4 * at as u32;
        for row in 0..3 {
            let [a, b] = [new - 4 + row, new + row];
            mesh.add_triangle(a, a + 1, b);
            mesh.add_triangle(b, a + 1, b + 1);
        }
    }
    mesh
}

/// The lines along both edges, by which a relation is told without its colour.
fn edges(painter: &Painter, look: &Look, ribbon: &Ribbon, ends: [Color32; 2]) {
    let is_stub = ribbon.kind != RibbonKind::Joined;
    if is_stub || (ribbon.relation == Relation::Kept && !ribbon.selected) {
        return;
    }
    let places: Vec<[Pos2; 2]> = ribbon.edges(SLICES).collect();
    for edge in [0, 1] {
        let points: Vec<Pos2> = places.iter().map(|both| both[edge]).collect();
        if ribbon.selected {
            painter.line(points, Stroke::new(1.5, look.ink()));
        } else if ribbon.relation == Relation::Counterpart {
            let stroke = Stroke::new(1.0, look.axis());
            painter.extend(Shape::dashed_line(&points, stroke, 4.0, 3.0));
        } else {
            // Each piece has the colour of its place, as a line has but one.
            for (at, piece) in points.windows(2).enumerate() {
                let share = at as f32 / SLICES as f32;
                let color = ends[0].lerp_to_gamma(ends[1], share);
                painter.line_segment([piece[0], piece[1]], Stroke::new(1.0, color));
            }
        }
    }
}

/// Dots along the middle, that end in the open.
fn dots(painter: &Painter, look: &Look, ribbon: &Ribbon, lit: bool) {
    const PITCH: f32 = 7.0;
    let length = (ribbon.to.x - ribbon.from.x).abs();
    let way = (ribbon.to.x - ribbon.from.x).signum();
    let color = if lit || ribbon.selected {
        look.t1()
    } else {
        look.axis()
    };
    let count = (length / PITCH) as usize;
    for at in 0..count {
        let share = at as f32 / count.max(1) as f32;
        let x = ribbon.from.x + way * (at as f32 + 0.7) * PITCH;
        let faint = lerp(1.0..=0.35, share);
        let center = Pos2::new(x, ribbon.from.y);
        painter.circle_filled(center, 1.5, color.gamma_multiply(faint));
    }
}
