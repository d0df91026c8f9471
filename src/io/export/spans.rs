//! Draws spans of time: solid where certain, fading where only possible.
//!
//! ```text
//!  e     c0        c1     l
//!  ░░▒▒▓▓██████████▓▓▒▒░░     body: tint, fading to nothing at e and l
//!  ▁▁▂▂▃▃██████████▃▃▂▂▁▁     spine along the foot: hue, fading to 6 %
//! ```

use emath::{Pos2, Rect, Vec2, remap};

use crate::layout::{Span, SpanEnd, SpanForm};
use crate::palette::{Palette, Rgb};

use super::svg_writer::{Num, Paint, Pen, SvgWriter, TextLook};

/// Draws `span`; `right` is the right edge of the canvas, beyond which no dash is drawn.
pub(super) fn span(svg: &mut SvgWriter, palette: &Palette, right: f32, span: &Span) {
    let hue = match span.shade {
        _ if span.dimmed => palette.filtered,
        Some(step) => palette.grey(step.faintness()),
        None => palette.hue(span.hue),
    };
    let x = span.faded_x();
    let mut part = Part {
        svg,
        hue,
        x,
        y: span.y,
        height: span.height,
        right,
    };
    match span.form {
        SpanForm::Bar => part.bar(palette),
        SpanForm::Spine => part.spine(span.ends),
        SpanForm::Band => part.band(palette.tint, span.ends),
        SpanForm::Expected => part.expected(palette.tint, span.ends),
        SpanForm::Superseded => return part.outline(palette.axis),
    }
    for (end, side) in span.ends.into_iter().zip([-1.0, 1.0]) {
        part.end_sign(end, side);
    }
}

struct Part<'a> {
    svg: &'a mut SvgWriter,
    hue: Rgb,
    x: [f32; 4],
    y: f32,
    height: f32,
    right: f32,
}

impl Part<'_> {
    /// Only what happened is a bar: anything else has a mark whose fill says how real it is.
    fn bar(&mut self, palette: &Palette) {
        let rect = self.rect([self.x[0], self.x[3]], 0.0);
        self.svg
            .rect(rect.expand(1.5), 4.0, Paint::fill(palette.paper));
        self.svg.rect(rect, 3.0, Paint::fill(self.hue));
    }

    fn spine(&mut self, ends: [SpanEnd; 2]) {
        self.fades(0.0, [0.08, 1.0]);
        let middle = self.y + self.height / 2.0;
        for (x, end) in [(self.x[0], ends[0]), (self.x[3], ends[1])] {
            if matches!(end, SpanEnd::Exact | SpanEnd::Fuzzy) {
                let points = [Pos2::new(x, middle - 5.0), Pos2::new(x, middle + 5.0)];
                self.svg.line(points, Pen::solid(self.hue, 1.0));
            }
        }
    }

    fn band(&mut self, tint: f32, ends: [SpanEnd; 2]) {
        const SPINE: f32 = 4.0;
        self.fades(0.0, [0.0, tint]);
        self.fades(self.height - SPINE, [0.06, 1.0]);
        self.edges(ends);
    }

    /// A planned or expected range: a faint body between dashed rules, no spine.
    fn expected(&mut self, tint: f32, ends: [SpanEnd; 2]) {
        self.fades(0.0, [0.0, tint]);
        self.dashed_rule(self.y + 0.75);
        self.dashed_rule(self.y + self.height - 0.75);
        self.edges(ends);
    }

    /// A range for which something else came: an outline and nothing else.
    fn outline(&mut self, axis: Rgb) {
        let rect = self.rect([self.x[0], self.x[3]], 0.0).shrink(0.5);
        let pen = Pen::dashed(axis, 1.25, [3.0, 3.0]);
        self.svg.rect(rect, 4.0, Paint::edge(pen));
    }

    /// The three parts of a span from `top` down: fading in from `alpha[0]`, at `alpha[1]`,
    /// fading out.
    fn fades(&mut self, top: f32, alpha: [f32; 2]) {
        let [e, c0, c1, l] = self.x;
        let [faint, full] = alpha;
        for (x, alpha) in [
            ([e, c0], [faint, full]),
            ([c0, c1], [full, full]),
            ([c1, l], [full, faint]),
        ] {
            if x[1] > x[0] {
                let rect = self.rect(x, top);
                self.svg.gradient(rect, self.hue, alpha);
            }
        }
    }

    /// Each dash is a segment of its own, so that dashes can fade with the tails.
    fn dashed_rule(&mut self, y: f32) {
        const DASH: f32 = 7.0;
        const PITCH: f32 = 11.0;
        let [e, c0, c1, l] = self.x;
        // Start at the last whole dash before the visible part.
        let mut x = e + (-e / PITCH).floor().max(0.0) * PITCH;
        while x < l.min(self.right) {
            let end = (x + DASH).min(l);
            let middle = f32::midpoint(x, end);
            let alpha = if middle < c0 {
                remap(middle, e..=c0, 0.12..=1.0)
            } else if middle > c1 {
                remap(middle, c1..=l, 1.0..=0.12)
            } else {
                1.0
            };
            let dash = Rect::from_min_max(Pos2::new(x, y - 0.75), Pos2::new(end, y + 0.75));
            // A few steps of opacity are as good as all, and keep the document small.
            let alpha = (alpha * 20.0).round() / 20.0;
            self.svg.gradient(dash, self.hue, [alpha, alpha]);
            x += PITCH;
        }
    }

    /// Exact ends are 3 points wide, fuzzy ones end on a hairline, open ones on nothing.
    fn edges(&mut self, ends: [SpanEnd; 2]) {
        for (x, end, inward) in [(self.x[0], ends[0], 0.0), (self.x[3], ends[1], -3.0)] {
            match end {
                SpanEnd::Exact => {
                    let corner = Pos2::new(x + inward, self.y);
                    let edge = Rect::from_min_size(corner, Vec2::new(3.0, self.height));
                    self.svg.rect(edge, 0.0, Paint::fill(self.hue));
                }
                SpanEnd::Fuzzy => {
                    let points = [Pos2::new(x, self.y), Pos2::new(x, self.y + self.height)];
                    self.svg.line(points, Pen::solid(self.hue, 1.0));
                }
                SpanEnd::Open | SpanEnd::Unknown | SpanEnd::Cut => {}
            }
        }
    }

    /// A chevron for an end that goes on, a question mark for one that nobody knows; `side` is
    /// -1 at the left end and 1 at the right one.
    fn end_sign(&mut self, end: SpanEnd, side: f32) {
        let x = if side < 0.0 { self.x[0] } else { self.x[3] };
        let middle = self.y + self.height / 2.0;
        match end {
            SpanEnd::Open => {
                let (back, tip) = (Num(x - 7.0 * side), Num(x));
                let (top, y, foot) = (Num(middle - 5.0), Num(middle), Num(middle + 5.0));
                let pen = Pen::solid(self.hue, 1.75);
                self.svg.path(
                    &format!("M{back} {top}L{tip} {y}L{back} {foot}"),
                    Paint::edge(pen),
                );
            }
            SpanEnd::Unknown => {
                let look = TextLook {
                    size: 13.0,
                    weight: 600,
                    color: self.hue,
                    alpha: 1.0,
                    centered: true,
                };
                self.svg.text(Pos2::new(x - 8.0 * side, middle), "?", look);
            }
            SpanEnd::Exact | SpanEnd::Fuzzy | SpanEnd::Cut => {}
        }
    }

    /// The stretch from `x[0]` to `x[1]`, from `top` below the span's top to its foot.
    fn rect(&self, x: [f32; 2], top: f32) -> Rect {
        let foot = self.y + self.height;
        Rect::from_min_max(Pos2::new(x[0], self.y + top), Pos2::new(x[1], foot))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Hue, ItemIx, Status};
    use crate::palette::LIGHT;

    fn drawn(form: SpanForm, ends: [SpanEnd; 2], x: [f32; 4]) -> String {
        let mut svg = SvgWriter::default();
        let drawing = Span {
            item: ItemIx(0),
            x,
            y: 10.0,
            height: 24.0,
            form,
            ends,
            hue: Hue::Green,
            status: Status::Happened,
            approximate: false,
            uncertain: false,
            dimmed: false,
            shade: None,
        };
        span(&mut svg, &LIGHT, 1000.0, &drawing);
        svg.finish([1000.0, 100.0], "", "")
    }

    #[test]
    fn a_fuzzy_band_fades_at_both_ends_and_stops_at_hairlines() {
        let text = drawn(
            SpanForm::Band,
            [SpanEnd::Fuzzy; 2],
            [100.0, 200.0, 300.0, 400.0],
        );
        assert_eq!(
            text.matches("fill=\"url(#g").count(),
            6,
            "body and spine, three parts each"
        );
        assert!(
            text.contains("M100 10L100 34") && text.contains("M400 10L400 34"),
            "{text}"
        );
        assert!(text.contains("stop-opacity=\"0.15\"") && text.contains("stop-opacity=\"0.06\""));
    }

    #[test]
    fn an_exact_band_has_edges_and_no_tails() {
        let text = drawn(
            SpanForm::Band,
            [SpanEnd::Exact; 2],
            [100.0, 100.0, 400.0, 400.0],
        );
        assert_eq!(
            text.matches("fill=\"url(#g").count(),
            2,
            "body and spine are one part each"
        );
        assert_eq!(text.matches("width=\"3\" height=\"24\"").count(), 2);
    }

    #[test]
    fn an_open_end_has_a_chevron_and_fades() {
        let text = drawn(
            SpanForm::Band,
            [SpanEnd::Exact, SpanEnd::Open],
            [100.0, 100.0, 900.0, 900.0],
        );
        assert!(text.contains("M893 17L900 22L893 27"), "{text}");
        assert!(
            text.contains("x=\"796\""),
            "the fade begins 104 before the end"
        );
    }

    #[test]
    fn an_expected_range_has_dashes_and_no_spine() {
        let text = drawn(
            SpanForm::Expected,
            [SpanEnd::Fuzzy; 2],
            [0.0, 100.0, 110.0, 220.0],
        );
        let dashes = text.matches("height=\"1.5\"").count();
        assert_eq!(dashes, 40, "two rules of 20 dashes each");
        assert!(!text.contains("height=\"4\""), "no spine");
    }

    #[test]
    fn dashes_of_a_range_far_beyond_the_canvas_stay_few() {
        let far = [-9e6, -9e6, 9e6, 9e6];
        let text = drawn(SpanForm::Expected, [SpanEnd::Cut; 2], far);
        assert!(text.len() < 60_000, "{} bytes", text.len());
    }
}
