//! Draws what knowledge time adds to a picture: the banner, the later ground, the flag of the
//! day, ghosts, and phases that were not over.

use emath::{Pos2, Rect, Vec2};

use crate::layout::{DisplayList, Ghost, PhaseBand, Shade, TextLine};
use crate::model::Status;
use crate::palette::{Palette, Rgb};

use super::marks::{MarkLook, mark};
use super::scene::Scene;
use super::svg_writer::{Paint, Pen, SvgWriter, TextLook};

/// The height of the banner over the picture.
pub(super) const BANNER: f32 = 34.0;

/// Says over a picture of `width` whose knowledge it shows.
pub(super) fn banner(svg: &mut SvgWriter, palette: &Palette, width: f32, told: &str) {
    let strip = Rect::from_min_size(Pos2::ZERO, Vec2::new(width, BANNER));
    svg.rect(strip, 0.0, Paint::fill(palette.amber_fill));
    let edge = [0.0, width].map(|x| Pos2::new(x, BANNER - 0.5));
    svg.line(edge, Pen::solid(palette.amber_edge, 1.0));
    let look = TextLook {
        size: 13.0,
        weight: 600,
        color: palette.amber_text,
        alpha: 1.0,
        centered: false,
    };
    svg.text(Pos2::new(16.0, BANNER / 2.0), told, look);
}

/// The parts of a weekend, from left to right, each with its colour: what is later than the day
/// of knowledge is as much darker than the later ground.
pub(super) fn weekend_parts(
    list: &DisplayList,
    palette: &Palette,
    shade: Shade,
) -> impl Iterator<Item = ([f32; 2], Rgb)> {
    let border = later_from(list).clamp(shade.x0, shade.x1);
    let ink = if palette.paper.0 > 127 {
        Rgb(0, 0, 0)
    } else {
        Rgb(255, 255, 255)
    };
    let later = palette.later.mixed(ink, 0.018);
    let parts = [
        ([shade.x0, border], palette.weekend),
        ([border, shade.x1], later),
    ];
    parts.into_iter().filter(|([from, to], _)| to > from)
}

/// The left edge of what is later than the day of knowledge.
fn later_from(list: &DisplayList) -> f32 {
    let line = list.knowledge.as_ref();
    line.map_or(f32::INFINITY, |line| line.later.left())
}

impl Scene<'_> {
    /// A weekend behind the rows of the canvas.
    pub(super) fn weekend(&mut self, shade: Shade) {
        let rows = self.list.lanes_top..=self.list.size.y;
        for ([from, to], color) in weekend_parts(self.list, self.palette, shade) {
            let rect = Rect::from_x_y_ranges(from..=to, rows.clone());
            self.svg.rect(rect, 0.0, Paint::fill(color));
        }
    }

    /// What marks at `x` stand on.
    pub(super) fn ground(&self, x: f32) -> Rgb {
        if x > later_from(self.list) {
            self.palette.later
        } else {
            self.palette.paper
        }
    }

    /// A phase that was not over on the day of knowledge.
    pub(super) fn fading_phase(&mut self, phase: &PhaseBand) {
        let [solid, tail] = phase.fading_parts();
        self.svg.rect(solid, 0.0, Paint::fill(self.palette.phase));
        self.svg.gradient(tail, self.palette.phase, [1.0, 0.0]);
    }

    /// A date that is not believed any more.
    pub(super) fn ghost(&mut self, ghost: &Ghost) {
        self.svg.open_named(&format!(
            "Formerly expected date of: {}",
            (self.names.item)(ghost.item)
        ));
        let axis = self.palette.axis;
        if let Some(rect) = ghost.rect {
            let pen = Pen::dashed(axis, 1.25, [3.0, 3.0]);
            self.svg.rect(rect.shrink(0.5), 4.0, Paint::edge(pen));
        }
        let look = MarkLook {
            shape: ghost.shape,
            status: Status::Superseded,
            size: ghost.size,
            color: axis,
            background: self.ground(ghost.center.x),
            axis,
            split: false,
        };
        mark(&mut self.svg, ghost.center, look);
        if let Some((_, line)) = &ghost.caption {
            self.text(line);
        }
        self.svg.close();
    }

    /// The day of knowledge at the foot of its line.
    pub(super) fn knowledge_flag(&mut self, rect: Rect, line: &TextLine) {
        let edge = Pen::solid(self.palette.amber_edge, 1.0);
        let paint = Paint::both(self.palette.amber_fill, edge);
        self.svg.rect(rect.shrink(0.5), 5.0, paint);
        self.text(line);
    }
}
