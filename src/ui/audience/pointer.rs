//! The pointer that a speaker shows to the audience: a dot, or a light in the dark.

use egui::epaint::Mesh;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use super::inks::Inks;
use crate::layout::{SlideList, SlideTone};
use crate::state::Pointer;

/// The radius of the dot with its ring, and of the light, in units of a slide.
const DOT: f32 = 18.0;
const LIGHT: f32 = 130.0;
/// How thick the ring of the dot is.
const RING: f32 = 5.0;
/// How dark it is round the light, of 255: 60 %.
const SHADE: u8 = 153;
/// The light has so many corners.
const CORNERS: u16 = 120;

/// Paints `shown` over the slide in `rect`; what lies beside it is dark round a light too.
pub fn paint_pointer(painter: &Painter, rect: Rect, shown: Pointer, inks: Inks) {
    let scale = rect.height() / SlideList::HEIGHT;
    let share = Vec2::new(shown.x.clamp(0.0, 1.0), shown.y.clamp(0.0, 1.0));
    let center = rect.min + share * rect.size();
    if shown.spotlight {
        let screen = rect.union(painter.clip_rect());
        painter.add(Shape::mesh(shade(center, screen, scale)));
        return;
    }
    let ring = Stroke::new(RING * scale, inks.tone(SlideTone::Paper));
    let radius = (DOT - RING / 2.0) * scale;
    painter.circle(center, radius, inks.pointer(), ring);
}

/// What is dark: everything round the light, with a soft edge.
fn shade(center: Pos2, screen: Rect, scale: f32) -> Mesh {
    let edge = (2.0 * scale).max(1.0);
    // Far enough to cover the picture from any place in it; what is outside is clipped.
    let far = screen.size().length() * 1.1 + LIGHT * scale;
    let rings = [
        (LIGHT * scale - edge, Color32::TRANSPARENT),
        (LIGHT * scale, Color32::from_black_alpha(SHADE)),
        (far, Color32::from_black_alpha(SHADE)),
    ];
    let mut mesh = Mesh::default();
    for corner in 0..CORNERS {
        let angle = f32::from(corner) / f32::from(CORNERS) * std::f32::consts::TAU;
        for (radius, color) in rings {
            mesh.colored_vertex(center + radius * Vec2::angled(angle), color);
        }
    }
    let count = u32::from(CORNERS) * 3;
    for start in (0..count).step_by(3) {
        let next = (start + 3) % count;
        for ring in 0..2 {
            mesh.add_triangle(start + ring, start + ring + 1, next + ring);
            mesh.add_triangle(next + ring, start + ring + 1, next + ring + 1);
        }
    }
    mesh
}
