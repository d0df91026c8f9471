//! Paints spans of time: solid where certain, fading where only possible.
//!
//! ```text
//!  e     c0        c1     l
//!  ░░▒▒▓▓██████████▓▓▒▒░░     body: tint, fading to nothing at e and l
//!  ▁▁▂▂▃▃██████████▃▃▂▂▁▁     spine along the foot: hue, fading to 6 %
//! ```

use egui::{Color32, CornerRadius, Direction, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use crate::layout::{Span, SpanEnd, SpanForm};
use crate::ui::look::Look;

use super::lines::dashed_rect;

/// Paints `span`, moved by `offset`.
pub fn paint_span(painter: &Painter, look: &Look, offset: Vec2, span: &Span) {
    let hue = if span.dimmed {
        look.filtered()
    } else {
        look.mark_color(span.hue, span.shade)
    };
    let y = span.y + offset.y;
    let part = Part {
        painter,
        hue,
        x: span.faded_x().map(|x| x + offset.x),
        y,
        height: span.height,
    };
    match span.form {
        SpanForm::Bar => part.bar(look),
        SpanForm::Spine => part.spine(span.ends),
        SpanForm::Band => part.band(look.tint(), span.ends),
        SpanForm::Expected => part.expected(look.tint(), span.ends),
        SpanForm::Superseded => {
            part.superseded(look);
            return;
        }
    }
    for (side, end) in span.ends.iter().enumerate() {
        part.end_sign(side, *end);
    }
}

struct Part<'a> {
    painter: &'a Painter,
    hue: Color32,
    x: [f32; 4],
    y: f32,
    height: f32,
}

impl Part<'_> {
    /// Only what happened is a bar: anything else has a mark whose fill says how real it is.
    fn bar(&self, look: &Look) {
        let rect = self.rect(self.x[0], self.x[3], 0.0, self.height);
        self.painter
            .rect_filled(rect.expand(1.5), CornerRadius::same(4), look.paper());
        self.painter
            .rect_filled(rect, CornerRadius::same(3), self.hue);
    }

    fn spine(&self, ends: [SpanEnd; 2]) {
        let [e, c0, c1, l] = self.x;
        self.gradient(e, c0, 0.0, self.height, [0.08, 1.0]);
        self.gradient(c0, c1, 0.0, self.height, [1.0, 1.0]);
        self.gradient(c1, l, 0.0, self.height, [1.0, 0.08]);
        let middle = self.y + self.height / 2.0;
        for (x, end) in [(e, ends[0]), (l, ends[1])] {
            if matches!(end, SpanEnd::Exact | SpanEnd::Fuzzy) {
                let stroke = Stroke::new(1.0, self.hue);
                self.painter.vline(x, middle - 5.0..=middle + 5.0, stroke);
            }
        }
    }

    fn band(&self, tint: f32, ends: [SpanEnd; 2]) {
        const SPINE: f32 = 4.0;
        let [e, c0, c1, l] = self.x;
        let foot = self.height - SPINE;
        self.gradient(e, c0, 0.0, self.height, [0.0, tint]);
        self.gradient(c0, c1, 0.0, self.height, [tint, tint]);
        self.gradient(c1, l, 0.0, self.height, [tint, 0.0]);
        self.gradient(e, c0, foot, self.height, [0.06, 1.0]);
        self.gradient(c0, c1, foot, self.height, [1.0, 1.0]);
        self.gradient(c1, l, foot, self.height, [1.0, 0.06]);
        self.edges(ends);
    }

    /// A planned or expected range: a faint body between dashed rules, no spine.
    fn expected(&self, tint: f32, ends: [SpanEnd; 2]) {
        let [e, c0, c1, l] = self.x;
        self.gradient(e, c0, 0.0, self.height, [0.0, tint]);
        self.gradient(c0, c1, 0.0, self.height, [tint, tint]);
        self.gradient(c1, l, 0.0, self.height, [tint, 0.0]);
        self.dashed_rule(self.y + 0.75);
        self.dashed_rule(self.y + self.height - 0.75);
        self.edges(ends);
    }

    /// Only an outline is left of what was once expected.
    fn superseded(&self, look: &Look) {
        let rect = self
            .rect(self.x[0], self.x[3], 0.0, self.height)
            .shrink(0.75);
        dashed_rect(
            self.painter,
            rect,
            Stroke::new(1.25, look.axis()),
            [3.0, 3.0],
        );
    }

    /// Each dash is a segment of its own, so that dashes can fade with the tails.
    fn dashed_rule(&self, y: f32) {
        const DASH: f32 = 7.0;
        const GAP: f32 = 4.0;
        let [e, c0, c1, l] = self.x;
        let visible = self.painter.clip_rect().x_range();
        // Start at a whole number of dashes before the visible part.
        let skipped = ((visible.min - e) / (DASH + GAP)).floor().max(0.0);
        let mut x = e + skipped * (DASH + GAP);
        while x < l.min(visible.max) {
            let end = (x + DASH).min(l);
            let middle = f32::midpoint(x, end);
            let alpha = if middle < c0 {
                egui::remap(middle, e..=c0, 0.12..=1.0)
            } else if middle > c1 {
                egui::remap(middle, c1..=l, 1.0..=0.12)
            } else {
                1.0
            };
            let stroke = Stroke::new(1.5, self.hue.gamma_multiply(alpha));
            self.painter.hline(x..=end, y, stroke);
            x += DASH + GAP;
        }
    }

    /// Exact ends are 3 points wide, fuzzy ones end on a hairline, open ones on nothing.
    fn edges(&self, ends: [SpanEnd; 2]) {
        for (x, end, inward) in [(self.x[0], ends[0], 0.0), (self.x[3], ends[1], -3.0)] {
            match end {
                SpanEnd::Exact => {
                    let corner = Pos2::new(x + inward, self.y);
                    let edge = Rect::from_min_size(corner, Vec2::new(3.0, self.height));
                    self.painter.rect_filled(edge, 0.0, self.hue);
                }
                SpanEnd::Fuzzy => {
                    let stroke = Stroke::new(1.0, self.hue);
                    self.painter.vline(x, self.y..=self.y + self.height, stroke);
                }
                SpanEnd::Open | SpanEnd::Unknown | SpanEnd::Cut => {}
            }
        }
    }

    /// A chevron for an end that goes on, a question mark for one that nobody knows.
    fn end_sign(&self, side: usize, end: SpanEnd) {
        let (x, outward) = if side == 0 {
            (self.x[0], -1.0)
        } else {
            (self.x[3], 1.0)
        };
        let tip = Pos2::new(x, self.y + self.height / 2.0);
        match end {
            SpanEnd::Open => {
                let arm = |dy: f32| tip + Vec2::new(-7.0 * outward, dy);
                let points = vec![arm(-5.0), tip, arm(5.0)];
                self.painter.line(points, Stroke::new(1.75, self.hue));
            }
            SpanEnd::Unknown => {
                let font = crate::ui::look::font(13.0, crate::layout::Weight::SemiBold);
                self.painter.text(
                    tip - Vec2::new(8.0 * outward, 0.0),
                    egui::Align2::CENTER_CENTER,
                    "?",
                    font,
                    self.hue,
                );
            }
            SpanEnd::Exact | SpanEnd::Fuzzy | SpanEnd::Cut => {}
        }
    }

    fn rect(&self, x0: f32, x1: f32, top: f32, bottom: f32) -> Rect {
        Rect::from_min_max(Pos2::new(x0, self.y + top), Pos2::new(x1, self.y + bottom))
    }

    fn gradient(&self, x0: f32, x1: f32, top: f32, bottom: f32, alpha: [f32; 2]) {
        if x1 > x0 {
            let colors = alpha.map(|a| self.hue.gamma_multiply(a));
            let rect = self.rect(x0, x1, top, bottom);
            self.painter
                .add(Shape::gradient_rect(rect, Direction::LeftToRight, colors));
        }
    }
}
