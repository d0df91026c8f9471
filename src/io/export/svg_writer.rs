//! Writes SVG elements: numbers kept short, text escaped, gradients and clips kept in one place.
//!
//! It knows shapes and paint, but nothing of timelines.

use std::collections::HashMap;
use std::fmt::{self, Display, Write as _};

use emath::{Pos2, Rect};

use crate::model::escaped;
use crate::palette::Rgb;

/// A number of points, written with at most two decimals.
pub(super) struct Num(pub(super) f32);

impl Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = (f64::from(self.0) * 100.0).round() / 100.0;
        // "-0" and what is no number would be read differently by different viewers.
        if !rounded.is_finite() || rounded == 0.0 {
            return f.write_str("0");
        }
        write!(f, "{rounded}")
    }
}

/// A line's look: colour, width in points, and dashes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pen {
    pub(super) color: Rgb,
    pub(super) width: f32,
    /// The lengths of a dash and of a gap in points; `None` for a solid line.
    pub(super) dashes: Option<[f32; 2]>,
}

impl Pen {
    pub(super) const fn solid(color: Rgb, width: f32) -> Self {
        Self {
            color,
            width,
            dashes: None,
        }
    }

    pub(super) const fn dashed(color: Rgb, width: f32, dashes: [f32; 2]) -> Self {
        Self {
            color,
            width,
            dashes: Some(dashes),
        }
    }
}

impl Display for Pen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            " stroke=\"{}\" stroke-width=\"{}\"",
            self.color,
            Num(self.width)
        )?;
        if let Some([dash, gap]) = self.dashes {
            write!(f, " stroke-dasharray=\"{} {}\"", Num(dash), Num(gap))?;
        }
        Ok(())
    }
}

/// What an area is filled with, and its edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Paint {
    /// `None` leaves the area empty.
    pub(super) fill: Option<Rgb>,
    /// `None` draws no edge.
    pub(super) edge: Option<Pen>,
}

impl Paint {
    pub(super) const fn fill(color: Rgb) -> Self {
        Self {
            fill: Some(color),
            edge: None,
        }
    }

    pub(super) const fn edge(pen: Pen) -> Self {
        Self {
            fill: None,
            edge: Some(pen),
        }
    }

    pub(super) const fn both(color: Rgb, pen: Pen) -> Self {
        Self {
            fill: Some(color),
            edge: Some(pen),
        }
    }
}

impl Display for Paint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.fill {
            Some(color) => write!(f, " fill=\"{color}\"")?,
            None => f.write_str(" fill=\"none\"")?,
        }
        self.edge.map_or(Ok(()), |pen| pen.fmt(f))
    }
}

/// How a line of text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TextLook {
    /// In points.
    pub(super) size: f32,
    /// 400 to 700.
    pub(super) weight: u16,
    pub(super) color: Rgb,
    /// 0 to 1.
    pub(super) alpha: f32,
    /// Whether the place is the middle of the line and not its left end.
    pub(super) centered: bool,
}

/// A document in the making.
#[derive(Debug, Default)]
pub(super) struct SvgWriter {
    defs: String,
    body: String,
    gradients: HashMap<([Rgb; 2], [u32; 2]), usize>,
}

impl SvgWriter {
    /// Opens a group that `name` names to screen readers.
    pub(super) fn open_named(&mut self, name: &str) {
        self.put(format_args!(
            "<g role=\"img\"><title>{}</title>",
            escaped(name)
        ));
    }

    /// Opens a group that shows only what is inside `rect`; `id` must be unique.
    pub(super) fn open_clipped(&mut self, id: &str, rect: Rect) {
        let (x, y) = (Num(rect.left()), Num(rect.top()));
        let (width, height) = (Num(rect.width().max(0.0)), Num(rect.height().max(0.0)));
        let _infallible = write!(
            self.defs,
            "<clipPath id=\"{id}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/></clipPath>"
        );
        self.put(format_args!("<g clip-path=\"url(#{id})\">"));
    }

    /// Opens a group of the given opacity, 0 to 1.
    pub(super) fn open_faded(&mut self, opacity: f32) {
        self.put(format_args!("<g opacity=\"{}\">", Num(opacity)));
    }

    /// Opens a group that stands `down` points lower.
    pub(super) fn open_moved(&mut self, down: f32) {
        self.put(format_args!("<g transform=\"translate(0 {})\">", Num(down)));
    }

    /// Closes the group opened last.
    pub(super) fn close(&mut self) {
        self.put(format_args!("</g>\n"));
    }

    pub(super) fn line(&mut self, [from, to]: [Pos2; 2], pen: Pen) {
        let (x1, y1, x2, y2) = (Num(from.x), Num(from.y), Num(to.x), Num(to.y));
        self.put(format_args!("<path d=\"M{x1} {y1}L{x2} {y2}\"{pen}/>"));
    }

    pub(super) fn rect(&mut self, rect: Rect, radius: f32, paint: Paint) {
        let (x, y) = (Num(rect.left()), Num(rect.top()));
        let (width, height) = (Num(rect.width().max(0.0)), Num(rect.height().max(0.0)));
        let mut round = String::new();
        if radius > 0.0 {
            let _infallible = write!(round, " rx=\"{}\"", Num(radius));
        }
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{round}{paint}/>"
        ));
    }

    pub(super) fn circle(&mut self, center: Pos2, radius: f32, paint: Paint) {
        let (x, y, r) = (Num(center.x), Num(center.y), Num(radius));
        self.put(format_args!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{paint}/>"
        ));
    }

    pub(super) fn polygon(&mut self, points: &[Pos2], paint: Paint) {
        self.path(&outline_data(points), paint);
    }

    /// A line through all of `points`.
    pub(super) fn lines(&mut self, points: &[Pos2], pen: Pen) {
        self.path(&way_data(points), Paint::edge(pen));
    }

    /// A path in SVG's own path language.
    pub(super) fn path(&mut self, data: &str, paint: Paint) {
        self.put(format_args!(
            "<path d=\"{data}\" stroke-linejoin=\"round\"{paint}/>"
        ));
    }

    /// A rectangle that fades from left to right between two opacities of one colour.
    pub(super) fn gradient(&mut self, rect: Rect, color: Rgb, alpha: [f32; 2]) {
        let id = self.gradient_id([color; 2], alpha);
        let (x, y) = (Num(rect.left()), Num(rect.top()));
        let (width, height) = (Num(rect.width()), Num(rect.height()));
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"url(#g{id})\"/>"
        ));
    }

    /// A polygon whose colour and opacity change from its left to its right end.
    pub(super) fn gradient_polygon(&mut self, points: &[Pos2], colors: [Rgb; 2], alpha: [f32; 2]) {
        let id = self.gradient_id(colors, alpha);
        let data = outline_data(points);
        self.put(format_args!("<path d=\"{data}\" fill=\"url(#g{id})\"/>"));
    }

    fn gradient_id(&mut self, colors: [Rgb; 2], alpha: [f32; 2]) -> usize {
        let key = (colors, alpha.map(f32::to_bits));
        let next = self.gradients.len();
        let id = *self.gradients.entry(key).or_insert(next);
        if id == next {
            let ([first, last], [from, to]) = (colors, alpha.map(Num));
            let _infallible = write!(
                self.defs,
                "<linearGradient id=\"g{id}\"><stop stop-color=\"{first}\" stop-opacity=\"{from}\"/>\
                 <stop offset=\"1\" stop-color=\"{last}\" stop-opacity=\"{to}\"/></linearGradient>"
            );
        }
        id
    }

    /// A soft shadow of a rounded rectangle, three points under it.
    pub(super) fn shadow(&mut self, rect: Rect, radius: f32, alpha: f32) {
        if !self.defs.contains("id=\"shadow\"") {
            self.defs.push_str(
                "<filter id=\"shadow\" x=\"-20%\" y=\"-60%\" width=\"140%\" height=\"220%\">\
                 <feGaussianBlur stdDeviation=\"4\"/></filter>",
            );
        }
        let (x, y) = (Num(rect.left()), Num(rect.top() + 3.0));
        let (width, height) = (Num(rect.width()), Num(rect.height()));
        let (radius, alpha) = (Num(radius), Num(alpha));
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\" \
             fill=\"#000000\" fill-opacity=\"{alpha}\" filter=\"url(#shadow)\"/>"
        ));
    }

    /// A line of text whose left end, or middle, is centred on `place`.
    pub(super) fn text(&mut self, place: Pos2, text: &str, look: TextLook) {
        // Inter's capitals are 0.727 em high: their middle is to be at the height of `place`.
        const HALF_CAPITAL: f32 = 0.3636;
        let (x, y) = (Num(place.x), Num(place.y + HALF_CAPITAL * look.size));
        let (size, weight, color) = (Num(look.size), look.weight, look.color);
        let anchor = if look.centered {
            " text-anchor=\"middle\""
        } else {
            ""
        };
        let mut faded = String::new();
        if look.alpha < 1.0 {
            let _infallible = write!(faded, " fill-opacity=\"{}\"", Num(look.alpha.max(0.0)));
        }
        let text = escaped(text);
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\"{anchor} \
             fill=\"{color}\"{faded}>{text}</text>\n"
        ));
    }

    /// The whole document, `width` by `height` pixels, with its title and description.
    pub(super) fn finish(self, [width, height]: [f32; 2], title: &str, summary: &str) -> String {
        let (width, height) = (Num(width), Num(height));
        let (title, summary) = (escaped(title), escaped(summary));
        let (defs, body) = (self.defs, self.body);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"graphics-document\" \
             aria-labelledby=\"title summary\" font-family=\"Inter, 'Noto Sans', sans-serif\" \
             font-variant-numeric=\"tabular-nums\">\n\
             <title id=\"title\">{title}</title>\n<desc id=\"summary\">{summary}</desc>\n\
             <defs>{defs}</defs>\n{body}</svg>\n"
        )
    }

    fn put(&mut self, piece: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _infallible = self.body.write_fmt(piece);
    }
}

/// A closed outline in SVG's path language.
fn outline_data(points: &[Pos2]) -> String {
    way_data(points) + "Z"
}

/// A way through points in SVG's path language.
fn way_data(points: &[Pos2]) -> String {
    let mut data = String::new();
    for point in points {
        let command = if data.is_empty() { 'M' } else { 'L' };
        let _infallible = write!(data, "{command}{} {}", Num(point.x), Num(point.y));
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_always_numbers() {
        for (number, text) in [
            (1.0, "1"),
            (-0.001, "0"),
            (2.345_6, "2.35"),
            (f32::NAN, "0"),
            (f32::INFINITY, "0"),
            (-12.5, "-12.5"),
        ] {
            assert_eq!(Num(number).to_string(), text);
        }
    }

    #[test]
    fn equal_gradients_are_defined_once() {
        let mut writer = SvgWriter::default();
        let rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(10.0, 10.0));
        let color = Rgb(1, 2, 3);
        for alpha in [[0.0, 1.0], [0.0, 1.0], [1.0, 0.0]] {
            writer.gradient(rect, color, alpha);
        }
        let text = writer.finish([10.0, 10.0], "t", "");
        assert_eq!(text.matches("<linearGradient").count(), 2);
        assert_eq!(text.matches("url(#g0)").count(), 2);
    }
}
