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
        let job = line_job(&text.text, text.size, text.face, self.scale);
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

#[cfg(test)]
mod tests {
    use std::mem;

    use super::*;
    use crate::layout::{SlideFace, Weight};
    use crate::state::AudienceTheme;

    /// What is painted of `shape` at half the size of the frame, 100 points from the left.
    fn painted(shape: &SlideShape, strength: f32) -> Vec<Shape> {
        let ctx = egui::Context::default();
        ctx.set_fonts(crate::ui::look::fonts());
        let input = || egui::RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1060.0, 540.0))),
            ..egui::RawInput::default()
        };
        ctx.run_ui(input(), |_| {}).textures_delta.clear();
        let mut output = ctx.run_ui(input(), |ui| {
            let brush = SlidePainter {
                painter: ui.painter(),
                origin: Pos2::new(100.0, 0.0),
                scale: 0.5,
                inks: Inks::new(AudienceTheme::Light),
            };
            brush.shape(shape, strength);
        });
        output.textures_delta.clear();
        let shapes = mem::take(&mut output.shapes).into_iter();
        let shapes = shapes.map(|clipped| clipped.shape);
        shapes
            .filter(|shape| !matches!(shape, Shape::Noop))
            .collect()
    }

    fn text(struck: bool) -> SlideShape {
        SlideShape::Text(SlideText {
            part: SlidePart::Body,
            text: "Paris".to_owned(),
            rect: Rect::from_min_size(Pos2::new(200.0, 400.0), Vec2::new(300.0, 100.0)),
            size: 84.0,
            face: SlideFace {
                display: true,
                weight: Weight::SemiBold,
            },
            tone: SlideTone::Text,
            struck,
        })
    }

    #[test]
    fn a_text_stands_at_the_left_of_its_box_in_the_middle_of_its_height() {
        let shapes = painted(&text(false), 1.0);
        let [Shape::Text(text)] = &shapes[..] else {
            panic!("{shapes:?}")
        };
        assert!((text.pos.x - 200.0).abs() < 1e-3);
        let middle = text.pos.y + text.galley.size().y / 2.0;
        assert!((middle - 225.0).abs() < 1.0, "{middle}");
        let size = text.galley.job.sections[0].format.font_id.size;
        assert!((size - 42.0).abs() < 1e-3);
    }

    #[test]
    fn a_stroke_goes_through_what_was_taken_back() {
        let shapes = painted(&text(true), 1.0);
        assert!(matches!(
            &shapes[..],
            [Shape::Text(_), Shape::LineSegment { .. }]
        ));
    }

    #[test]
    fn what_has_faded_is_not_painted() {
        assert!(painted(&text(true), 0.0).is_empty());
        let shapes = painted(&text(false), 0.5);
        let [Shape::Text(text)] = &shapes[..] else {
            panic!("{shapes:?}")
        };
        assert!(text.fallback_color.a() < 140);
    }

    #[test]
    fn lines_and_dashes_keep_their_scale() {
        let line = |width, dashes| SlideShape::Line {
            part: SlidePart::Axis,
            ends: [Pos2::new(0.0, 10.0), Pos2::new(100.0, 10.0)],
            width,
            tone: SlideTone::Axis,
            dashes,
        };
        let shapes = painted(&line(4.0, None), 1.0);
        let [Shape::LineSegment { points, stroke }] = &shapes[..] else {
            panic!("{shapes:?}")
        };
        assert!((points[1].x - 150.0).abs() < 1.0 && (stroke.width - 2.0).abs() < 1e-3);
        // 50 points in dashes of 6 and gaps of 4.
        assert_eq!(painted(&line(4.0, Some([12.0, 8.0])), 1.0).len(), 5);
        let thin = painted(&line(0.5, None), 1.0);
        assert!(
            matches!(&thin[..], [Shape::LineSegment { stroke, .. }] if (stroke.width - THINNEST).abs() < 1e-6)
        );
    }

    #[test]
    fn a_rectangle_has_its_fill_under_its_edge() {
        let rect = |fill| SlideShape::Rect {
            part: SlidePart::Items,
            rect: Rect::from_min_size(Pos2::ZERO, Vec2::new(40.0, 20.0)),
            radius: 6.0,
            fill,
            edge: Some((3.0, SlideTone::Ink)),
        };
        let both = painted(&rect(SlideFill::Flat(SlideTone::Surface, 1.0)), 1.0);
        assert!(matches!(&both[..], [Shape::Rect(fill), Shape::Rect(edge)]
            if fill.fill == Color32::WHITE && edge.stroke_kind == StrokeKind::Inside));
        let fade = painted(&rect(SlideFill::Fade(SlideTone::Ink, [0.0, 1.0])), 1.0);
        assert!(matches!(&fade[..], [Shape::Mesh(_), Shape::Rect(_)]));
        assert_eq!(painted(&rect(SlideFill::None), 1.0).len(), 1);
    }
}
