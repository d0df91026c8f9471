//! Draws a picture of ours as shapes and text of a page, not as pixels.
//!
//! Pictures come as SVG from the exporters of this layer; `usvg` resolves them into paths and
//! glyphs. What those exporters never write (images, masks, patterns, filters but the shadow of a
//! plate) is left out. Text stays text, so that it can be searched and copied.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{
    Fill, FillRule, LineCap, LineJoin, LinearGradient, Paint, SpreadMethod, Stop, Stroke,
    StrokeDash,
};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use resvg::tiny_skia::PathSegment;
use resvg::usvg::{self, Node, fontdb};

use super::faces::Faces;

/// Draws `tree` in its own size.
pub(super) fn draw_tree(tree: &usvg::Tree, surface: &mut Surface<'_>, faces: &Faces) {
    let painter = Painter {
        fontdb: tree.fontdb(),
        faces,
    };
    painter.group(tree.root(), surface);
}

struct Painter<'a> {
    fontdb: &'a fontdb::Database,
    faces: &'a Faces,
}

impl Painter<'_> {
    fn group(&self, group: &usvg::Group, surface: &mut Surface<'_>) {
        if !group.filters().is_empty() {
            return;
        }
        surface.push_transform(&transform(group.transform()));
        let clip = group.clip_path().map(clip_path);
        if let Some(clip) = &clip {
            surface.push_clip_path(clip, &FillRule::NonZero);
        }
        surface.push_opacity(share(group.opacity().get()));
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, surface),
                Node::Path(path) => draw_path(path, surface),
                Node::Text(text) => self.text(text, surface),
                Node::Image(_) => {}
            }
        }
        surface.pop();
        if clip.is_some() {
            surface.pop();
        }
        surface.pop();
    }

    fn text(&self, text: &usvg::Text, surface: &mut Surface<'_>) {
        for span in text.layouted().iter().filter(|span| span.visible) {
            surface.set_fill(span.fill.as_ref().map(fill));
            surface.set_stroke(None);
            // What stands in one face is drawn as one text, so that words stay words.
            let same = |a: &Glyph, b: &Glyph| a.font == b.font;
            for run in span.positioned_glyphs.chunk_by(same) {
                self.run(run, span.font_size.get(), surface);
            }
        }
    }

    /// Draws glyphs of one face that stand on one line, as all our text does.
    fn run(&self, run: &[Glyph], size: f32, surface: &mut Surface<'_>) {
        let Some(first) = run.first() else { return };
        let Some(font) = self.face(first.font) else {
            return;
        };
        let start = first.transform();
        let mut text = String::new();
        let mut glyphs = Vec::with_capacity(run.len());
        for (at, glyph) in run.iter().enumerate() {
            let here = glyph.transform().tx;
            let next = run.get(at + 1).map_or(here, |next| next.transform().tx);
            let begin = text.len();
            text.push_str(&glyph.text);
            let id = GlyphId::new(glyph.id.0);
            let advance = (next - here) / size;
            let range = begin..text.len();
            glyphs.push(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, range, None));
        }
        let place = Point::from_xy(start.tx, start.ty);
        surface.draw_glyphs(place, &glyphs, font, &text, size, false);
    }

    /// The face of the page that a face of the drawing stands for.
    fn face(&self, id: fontdb::ID) -> Option<Font> {
        let weight = self.fontdb.face(id)?.weight.0;
        Some(self.faces.by_number(weight))
    }
}

type Glyph = usvg::layout::PositionedGlyph;

fn draw_path(path: &usvg::Path, surface: &mut Surface<'_>) {
    let mut builder = PathBuilder::new();
    add_outline(path.data(), usvg::Transform::identity(), &mut builder);
    let Some(outline) = builder.finish() else {
        return;
    };
    if !path.is_visible() || (path.fill().is_none() && path.stroke().is_none()) {
        return;
    }
    surface.set_fill(path.fill().map(fill));
    surface.set_stroke(path.stroke().map(stroke));
    surface.draw_path(&outline);
}

/// Adds the outline of a path, moved by `by`.
fn add_outline(data: &resvg::tiny_skia::Path, by: usvg::Transform, builder: &mut PathBuilder) {
    let placed = |mut point: resvg::tiny_skia::Point| {
        by.map_point(&mut point);
        point
    };
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                let to = placed(to);
                builder.move_to(to.x, to.y);
            }
            PathSegment::LineTo(to) => {
                let to = placed(to);
                builder.line_to(to.x, to.y);
            }
            PathSegment::QuadTo(bend, to) => {
                let (bend, to) = (placed(bend), placed(to));
                builder.quad_to(bend.x, bend.y, to.x, to.y);
            }
            PathSegment::CubicTo(first, second, to) => {
                let (first, second, to) = (placed(first), placed(second), placed(to));
                builder.cubic_to(first.x, first.y, second.x, second.y, to.x, to.y);
            }
            PathSegment::Close => builder.close(),
        }
    }
}

/// The outlines of a clip path; one that shows nothing for an empty one.
fn clip_path(clip: &usvg::ClipPath) -> Path {
    let mut builder = PathBuilder::new();
    builder.move_to(0.0, 0.0);
    add_clip(clip.root(), clip.transform(), &mut builder);
    builder.finish().unwrap_or_else(empty_path)
}

fn add_clip(group: &usvg::Group, by: usvg::Transform, builder: &mut PathBuilder) {
    for node in group.children() {
        match node {
            Node::Path(path) => add_outline(path.data(), by, builder),
            Node::Group(inner) => add_clip(inner, by.pre_concat(inner.transform()), builder),
            _ => {}
        }
    }
}

/// A path without an area.
fn empty_path() -> Path {
    let mut builder = PathBuilder::new();
    builder.move_to(0.0, 0.0);
    builder.line_to(0.0, 0.0);
    builder
        .finish()
        .expect("a line has a first and a last point")
}

fn fill(fill: &usvg::Fill) -> Fill {
    Fill {
        paint: paint(fill.paint()),
        opacity: share(fill.opacity().get()),
        rule: match fill.rule() {
            usvg::FillRule::NonZero => FillRule::NonZero,
            usvg::FillRule::EvenOdd => FillRule::EvenOdd,
        },
    }
}

fn stroke(stroke: &usvg::Stroke) -> Stroke {
    let dash = stroke.dasharray().map(|lengths| StrokeDash {
        array: lengths.to_vec(),
        offset: stroke.dashoffset(),
    });
    Stroke {
        paint: paint(stroke.paint()),
        width: stroke.width().get(),
        miter_limit: stroke.miterlimit().get(),
        line_cap: match stroke.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        line_join: match stroke.linejoin() {
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
        },
        opacity: share(stroke.opacity().get()),
        dash,
    }
}

fn paint(paint: &usvg::Paint) -> Paint {
    match paint {
        usvg::Paint::Color(color) => rgb::Color::new(color.red, color.green, color.blue).into(),
        usvg::Paint::LinearGradient(gradient) => LinearGradient {
            x1: gradient.x1(),
            y1: gradient.y1(),
            x2: gradient.x2(),
            y2: gradient.y2(),
            transform: transform(gradient.transform()),
            spread_method: SpreadMethod::Pad,
            stops: gradient.stops().iter().map(stop).collect(),
            anti_alias: false,
        }
        .into(),
        // Our exporters write no others.
        usvg::Paint::RadialGradient(_) | usvg::Paint::Pattern(_) => {
            rgb::Color::new(128, 128, 128).into()
        }
    }
}

fn stop(stop: &usvg::Stop) -> Stop {
    let color = stop.color();
    Stop {
        offset: share(stop.offset().get()),
        color: rgb::Color::new(color.red, color.green, color.blue).into(),
        opacity: share(stop.opacity().get()),
    }
}

/// A number from 0 to 1.
fn share(number: f32) -> NormalizedF32 {
    NormalizedF32::new(number.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn transform(by: usvg::Transform) -> Transform {
    Transform::from_row(by.sx, by.ky, by.kx, by.sy, by.tx, by.ty)
}
