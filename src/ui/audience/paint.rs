//! Paints the shapes of a slide. Everything is where layout put it, times one scale.

use egui::epaint::{PathShape, PathStroke};
use egui::{
    Color32, CornerRadius, Direction, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2,
};

use super::fonts::line_job;
use super::inks::Inks;
use crate::layout::{Outline, SlideFill, SlidePart, SlideShape, SlideText, SlideTone};

/// No line is painted thinner, in points: on small pictures it would be a haze.
const THINNEST: f32 = 0.75;

/// Paints slides into one place.
pub struct SlidePainter<'a> {
    /// Paints into the picture and nowhere else.
    pub painter: &'a Painter,
    /// The left top corner of the picture.
    pub origin: Pos2,
    /// Points for one unit of a slide.
    pub scale: f32,
    /// The colours.
    pub inks: Inks,
}

/// The part that a shape belongs to.
pub const fn part_of(shape: &SlideShape) -> SlidePart {
    match shape {
        SlideShape::Text(SlideText { part, .. })
        | SlideShape::Line { part, .. }
        | SlideShape::Rect { part, .. }
        | SlideShape::Outline { part, .. }
        | SlideShape::Path { part, .. } => *part,
    }
}

impl SlidePainter<'_> {
    /// Paints `shape` at a strength of 0 to 1.
    pub fn shape(&self, shape: &SlideShape, strength: f32) {
        if strength <= 0.0 {
            return;
        }
        match shape {
            SlideShape::Text(text) => self.text(text, strength),
            SlideShape::Line {
                ends,
                width,
                tone,
                dashes,
                ..
            } => self.line(*ends, self.stroke(*width, *tone, strength), *dashes),
            SlideShape::Rect {
                rect,
                radius,
                fill,
                edge,
                ..
            } => {
                let radius = CornerRadius::from(radius * self.scale);
                self.filled(self.rect(*rect), radius, *fill, strength);
                if let Some((width, tone)) = edge {
                    let stroke = self.stroke(*width, *tone, strength);
                    let kind = StrokeKind::Inside;
                    self.painter
                        .rect_stroke(self.rect(*rect), radius, stroke, kind);
                }
            }
            SlideShape::Outline {
                outline,
                fill,
                edge,
                ..
            } => {
                let fill = fill.map_or(Color32::TRANSPARENT, |tone| self.color(tone, strength));
                let edge = edge.map_or(Stroke::NONE, |(width, tone)| {
                    self.stroke(width, tone, strength)
                });
                self.outline(outline, fill, edge);
            }
            SlideShape::Path {
                points,
                width,
                tone,
                ..
            } => {
                let points = points.iter().map(|point| self.at(*point)).collect();
                let stroke = self.stroke(*width, *tone, strength);
                self.painter.add(Shape::line(points, stroke));
            }
        }
    }

    fn text(&self, text: &SlideText, strength: f32) {
        let color = self.color(text.tone, strength);
        let job = line_job(&text.text, text.size * self.scale, text.face);
        let galley = self.painter.layout_job(job);
        let rect = self.rect(text.rect);
        let size = galley.size();
        // The capitals of our faces stand in the middle of the row.
        let top = rect.center().y - size.y / 2.0;
        self.painter
            .galley(Pos2::new(rect.left(), top), galley, color);
        if text.struck {
            let width = (text.size * self.scale * 0.07).max(3.0 * self.scale);
            let y = rect.center().y + text.size * self.scale * 0.04;
            let stroke = Stroke::new(width.max(THINNEST), color);
            self.painter
                .hline(rect.left()..=rect.left() + size.x, y, stroke);
        }
    }

    fn line(&self, ends: [Pos2; 2], stroke: Stroke, dashes: Option<[f32; 2]>) {
        let ends = ends.map(|end| self.at(end));
        match dashes {
            None => {
                self.painter.line_segment(ends, stroke);
            }
            Some(lengths) => {
                let [dash, gap] = lengths.map(|length| (length * self.scale).max(THINNEST));
                self.painter
                    .extend(Shape::dashed_line(&ends, stroke, dash, gap));
            }
        }
    }

    fn filled(&self, rect: Rect, radius: CornerRadius, fill: SlideFill, strength: f32) {
        match fill {
            SlideFill::None => {}
            SlideFill::Flat(tone, share) => {
                let color = self.inks.tinted(tone, share).gamma_multiply(strength);
                self.painter.rect_filled(rect, radius, color);
            }
            SlideFill::Fade(tone, shares) => {
                let colors = self.inks.fade(tone, shares);
                let colors = colors.map(|color| color.gamma_multiply(strength));
                let along = Direction::LeftToRight;
                self.painter.add(Shape::gradient_rect(rect, along, colors));
            }
        }
    }

    fn outline(&self, outline: &Outline, fill: Color32, edge: Stroke) {
        match outline {
            Outline::Circle { center, radius } => {
                let (center, radius) = (self.at(*center), radius * self.scale);
                self.painter.circle(center, radius, fill, edge);
            }
            Outline::RoundRect { rect, radius } => {
                let radius = CornerRadius::from(radius * self.scale);
                let kind = StrokeKind::Middle;
                self.painter
                    .rect(self.rect(*rect), radius, fill, edge, kind);
            }
            Outline::Polygon(points) => {
                self.painter.add(PathShape {
                    points: points.iter().map(|point| self.at(*point)).collect(),
                    closed: true,
                    fill,
                    stroke: PathStroke::from(edge),
                });
            }
        }
    }

    fn color(&self, tone: SlideTone, strength: f32) -> Color32 {
        self.inks.tone(tone).gamma_multiply(strength)
    }

    fn stroke(&self, width: f32, tone: SlideTone, strength: f32) -> Stroke {
        Stroke::new(
            (width * self.scale).max(THINNEST),
            self.color(tone, strength),
        )
    }

    fn rect(&self, rect: Rect) -> Rect {
        Rect::from_min_max(self.at(rect.min), self.at(rect.max))
    }

    fn at(&self, pos: Pos2) -> Pos2 {
        self.origin + Vec2::new(pos.x, pos.y) * self.scale
    }
}
