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
/// How much thicker a ribbon of the selected pair is, unless it shares its rows with others.
const SELECTED_MORE: f32 = 4.0;
/// A ribbon that shares a row is at most so thick.
const THIN: f32 = 7.5;
/// Half of a point on either side is painted ever fainter, or slanted edges would be stairs.
const FEATHER: f32 = 0.5;
/// How far the line along an edge reaches inwards.
const EDGE: f32 = 1.0;

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
    if ribbon.selected && ribbon.thickness > THIN {
        ribbon.thickness += SELECTED_MORE;
    }
    if ribbon.relation.is_open() {
        dots(painter, look, &ribbon, lit);
        return;
    }
    let strength = strength(look, &ribbon, lit);
    let ends = ends(scene, &ribbon).map(|color| color.gamma_multiply(strength));
    let is_plain = matches!(ribbon.relation, Relation::Kept | Relation::Counterpart);
    match ribbon.kind {
        RibbonKind::Joined => painter.add(fill(&ribbon, ends, !is_plain)),
        _ => painter.add(fill(&ribbon, [ends[0], Color32::TRANSPARENT], false)),
    };
    edges(painter, look, &ribbon);
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

/// A mesh of slices. Its edges are soft, and `edged` it has a line along each of them, by which it
/// is told from a plain one without its colour.
fn fill(ribbon: &Ribbon, [first, last]: [Color32; 2], edged: bool) -> Mesh {
    let mut mesh = Mesh::default();
    for (at, [top, bottom]) in ribbon.edges(SLICES).enumerate() {
        let across = (bottom - top).normalized();
        let down = |points: f32| across * points;
        let share = at as f32 / SLICES as f32;
        let color = first.lerp_to_gamma(last, share);
        let edge = if edged { stronger(color) } else { color };
        let column = [
            (top - down(FEATHER), Color32::TRANSPARENT),
            (top + down(FEATHER), edge),
            (top + down(EDGE), edge),
            (top + down(EDGE + FEATHER), color),
            (bottom - down(EDGE + FEATHER), color),
            (bottom - down(EDGE), edge),
            (bottom - down(FEATHER), edge),
            (bottom + down(FEATHER), Color32::TRANSPARENT),
        ];
        mesh.vertices.extend(column.map(|(pos, color)| Vertex {
            pos,
            uv: WHITE_UV,
            color,
        }));
        if at == 0 {
            continue;
        }
        let new = column.len() as u32 * at as u32;
        for row in 0..column.len() as u32 - 1 {
            let [a, b] = [new - column.len() as u32 + row, new + row];
            mesh.add_triangle(a, a + 1, b);
            mesh.add_triangle(b, a + 1, b + 1);
        }
    }
    mesh
}

/// The same colour over less of the ground.
fn stronger(color: Color32) -> Color32 {
    let [r, g, b, a] = color.to_srgba_unmultiplied();
    let alpha = (f32::from(a) * 1.5).min(255.0);
    Color32::from_rgba_unmultiplied(r, g, b, alpha as u8)
}

/// The lines along both edges of a selected ribbon, and the dashes of what only corresponds.
fn edges(painter: &Painter, look: &Look, ribbon: &Ribbon) {
    let is_dashed = ribbon.relation == Relation::Counterpart;
    if ribbon.kind != RibbonKind::Joined || !(ribbon.selected || is_dashed) {
        return;
    }
    let places: Vec<[Pos2; 2]> = ribbon.edges(SLICES).collect();
    for edge in [0, 1] {
        let points: Vec<Pos2> = places.iter().map(|both| both[edge]).collect();
        if is_dashed {
            let (width, color) = if ribbon.selected {
                (1.75, look.ink())
            } else {
                (1.0, look.axis())
            };
            let stroke = Stroke::new(width, color);
            painter.extend(Shape::dashed_line(&points, stroke, 4.0, 3.0));
        } else {
            painter.line(points, Stroke::new(1.5, look.ink()));
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
