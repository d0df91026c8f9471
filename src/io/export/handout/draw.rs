//! Writes a handout that has been set as PDF: text with embedded faces, pictures as shapes,
//! links, bookmarks, and tags that tell a screen reader what is what.

use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};

use super::HandoutError;
use super::block::{Block, Marker, Role};
use super::content::Content;
use super::faces::Faces;
use super::page::{PAGE, SIDE, WIDTH, page_number};
use super::picture::mark_drawing;
use super::set::{Drawn, SetSlab};
use super::tags::TagBook;
use super::text::{LinkTo, Piece, Run, Style, shortened};
use super::vector::draw_tree;
use crate::io::export::marks::MarkLook;
use crate::layout::Weight;

/// Inter's capitals are 0.727 em high: their middle is in the middle of a line.
const HALF_CAPITAL: f32 = 0.3636;
/// The baseline of the foot of a page, from its top.
const FOOT: f32 = 806.0;
/// The least room between what stands at its left and at its right.
const FOOT_GAP: f32 = 18.0;
/// How the foot is set.
const FOOT_STYLE: Style = Style {
    size: 8.0,
    weight: Weight::Regular,
    grey: 0.3,
};

/// Writes the document.
///
/// # Errors
/// If it cannot be written as PDF.
pub(super) fn write(
    content: &Content,
    slabs: &[SetSlab<'_>],
    faces: &Faces,
) -> Result<Vec<u8>, HandoutError> {
    let mut document = Document::new();
    document.set_metadata(metadata(content));
    let mut writer = Writer {
        content,
        slabs,
        faces,
        tags: TagBook::new(content.blocks.len()),
        pages: slabs.last().map_or(1, |last| last.place.page + 1),
    };
    for page in 0..writer.pages {
        writer.page(&mut document, page);
    }
    document.set_outline(writer.outline());
    document.set_tag_tree(writer.tags.tree(&content.blocks));
    document
        .finish()
        .map_err(|error| HandoutError::Pdf(format!("{error:?}")))
}

fn metadata(content: &Content) -> Metadata {
    let metadata = Metadata::new()
        .title(content.title.clone())
        .language("en".to_owned())
        .creator("Briefline".to_owned());
    let metadata = match content.summary.as_str() {
        "" => metadata,
        summary => metadata.description(summary.to_owned()),
    };
    match &content.author {
        Some(author) => metadata.authors(vec![author.clone()]),
        None => metadata,
    }
}

struct Writer<'a> {
    content: &'a Content,
    slabs: &'a [SetSlab<'a>],
    faces: &'a Faces,
    tags: TagBook,
    pages: usize,
}

/// A text that leads somewhere when it is clicked.
struct Linked {
    block: usize,
    rect: Rect,
    to: LinkTo,
    text: Identifier,
}

impl Writer<'_> {
    fn page(&mut self, document: &mut Document, page: usize) {
        let [width, height] = PAGE;
        let settings = PageSettings::from_wh(width, height).unwrap_or_default();
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        let mut linked = Vec::new();
        let (slabs, faces) = (self.slabs, self.faces);
        for slab in slabs.iter().filter(|slab| slab.place.page == page) {
            match &slab.drawn {
                Drawn::Line { .. } => self.line(slab, &mut surface, &mut linked),
                Drawn::Picture { tree, size } => {
                    let scale = size[0] / tree.size().width().max(1.0);
                    let tag = surface.start_tagged(ContentTag::Other);
                    let place = Transform::from_row(scale, 0.0, 0.0, scale, SIDE, slab.place.y);
                    surface.push_transform(&place);
                    draw_tree(tree, &mut surface, faces);
                    surface.pop();
                    surface.end_tagged();
                    self.tags.body(slab.block, tag);
                    frame(&mut surface, [SIDE, slab.place.y], *size);
                }
            }
        }
        self.foot(&mut surface, page);
        surface.finish();
        self.links(&mut sheet, linked);
        sheet.finish();
    }

    fn line(&mut self, slab: &SetSlab<'_>, surface: &mut Surface<'_>, linked: &mut Vec<Linked>) {
        let Drawn::Line {
            paragraph,
            line,
            marker,
            is_first,
        } = &slab.drawn
        else {
            return;
        };
        let role = paragraph.role;
        let left = SIDE + paragraph.indent();
        let middle = slab.place.y + role.leading() / 2.0;
        if role == Role::Heading && *is_first && slab.place.y > super::page::TOP {
            rule(surface, slab.place.y - 12.0);
        }
        if role == Role::Day {
            let wide = line.last().map_or(0.0, |last| last.x + last.width);
            let corner = [left, slab.place.y];
            frame(surface, corner, [wide + 10.0, role.leading()]);
        }
        if let Some(marker) = marker {
            self.marker(slab.block, marker, [left, middle], surface);
        }
        // The words of a frame keep clear of it.
        let left = if role == Role::Day { left + 5.0 } else { left };
        for piece in line {
            let tag = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            self.text(&piece.run, [left + piece.x, middle], surface);
            surface.end_tagged();
            match area(piece, [left, slab.place.y], role.leading()) {
                Some((rect, to)) => linked.push(Linked {
                    block: slab.block,
                    rect,
                    to,
                    text: tag,
                }),
                None => self.tags.body(slab.block, tag),
            }
        }
    }

    fn marker(
        &mut self,
        block: usize,
        marker: &Marker,
        [left, middle]: [f32; 2],
        surface: &mut Surface<'_>,
    ) {
        match marker {
            Marker::Text(text) => {
                let role = match &self.content.blocks[block] {
                    Block::Text(paragraph) => paragraph.role,
                    Block::Picture(_) => Role::Body,
                };
                let run = Run::new(format!("{text} "), role.style());
                let tag = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                let wide = self.width(&run);
                self.text(&run, [left - wide.max(12.0), middle], surface);
                surface.end_tagged();
                self.tags.label(block, tag);
            }
            Marker::Mark(look) => self.mark(*look, [left - 16.0, middle], surface),
        }
    }

    /// The mark of an item; the words beside it say the same, so it is decoration.
    fn mark(&self, look: MarkLook, [left, middle]: [f32; 2], surface: &mut Surface<'_>) {
        let Ok(tree) = self.faces.read(&mark_drawing(look)) else {
            return;
        };
        let (width, height) = (tree.size().width(), tree.size().height());
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
            ArtifactType::Layout,
        )));
        let place = Transform::from_translate(left + 6.0 - width / 2.0, middle - height / 2.0);
        surface.push_transform(&place);
        draw_tree(&tree, surface, self.faces);
        surface.pop();
        surface.end_tagged();
    }

    /// Draws `run` with its left end at `left`, around the height `middle`.
    fn text(&self, run: &Run, [left, middle]: [f32; 2], surface: &mut Surface<'_>) {
        let style = run.style;
        let mut glyphs = Vec::with_capacity(run.text.len());
        for (at, ch) in run.text.char_indices() {
            let (glyph, advance) = self.faces.measure().glyph(style.weight, ch);
            let range = at..at + ch.len_utf8();
            let glyph = GlyphId::new(glyph);
            glyphs.push(KrillaGlyph::new(glyph, advance, 0.0, 0.0, 0.0, range, None));
        }
        surface.set_fill(Some(grey_fill(style.grey)));
        surface.set_stroke(None);
        let place = Point::from_xy(left, middle + HALF_CAPITAL * style.size);
        let font = self.faces.of(style.weight);
        surface.draw_glyphs(place, &glyphs, font, &run.text, style.size, false);
    }

    fn width(&self, run: &Run) -> f32 {
        let glyphs = run.text.chars();
        let widths = glyphs.map(|ch| self.faces.measure().glyph(run.style.weight, ch).1);
        widths.sum::<f32>() * run.style.size
    }

    /// Title and page number. They are repeated, so a screen reader passes over them.
    fn foot(&self, surface: &mut Surface<'_>, page: usize) {
        let number = Run::new(page_number(page, self.pages), FOOT_STYLE);
        let right = SIDE + WIDTH - self.width(&number);
        let title = self.foot_title(right - FOOT_GAP - SIDE);
        let texts = [
            (title, SIDE, ArtifactType::Footer),
            (number, right, ArtifactType::PageNumber),
        ];
        for (run, left, kind) in texts {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
            self.text(&run, [left, FOOT], surface);
            surface.end_tagged();
        }
    }

    /// The title, shortened to what `room` leaves to it, and whose knowledge it is.
    fn foot_title(&self, room: f32) -> Run {
        let banner = self.content.banner.as_ref();
        let banner = banner.map_or_else(String::new, |banner| format!(" · {banner}"));
        let banner = Run::new(banner, FOOT_STYLE);
        let title = Run::new(self.content.title.as_str(), FOOT_STYLE);
        let mut foot = shortened(title, room - self.width(&banner), self.faces.measure());
        foot.text += &banner.text;
        foot
    }

    /// Makes the texts lead where they lead: by a click, and by nothing else.
    fn links(&mut self, sheet: &mut Page<'_>, linked: Vec<Linked>) {
        for link in linked {
            let Some((target, alt)) = self.target(&link.to) else {
                self.tags.body(link.block, link.text);
                continue;
            };
            let annotation =
                Annotation::new_link(LinkAnnotation::new(link.rect, target), Some(alt));
            let annotation = sheet.add_tagged_annotation(annotation);
            self.tags.link(link.block, link.text, annotation);
        }
    }

    /// What a click does, and what that is called; `None` if there is no such endnote.
    fn target(&self, to: &LinkTo) -> Option<(Target, String)> {
        Some(match to {
            LinkTo::Web(url) => {
                let action = Action::Link(LinkAction::new(url.clone()));
                (Target::Action(action), url.clone())
            }
            LinkTo::Note(number) => {
                let place = self.note(*number)?;
                (
                    Target::Destination(place.into()),
                    format!("Source {number}"),
                )
            }
        })
    }

    /// Where the endnote of this number stands.
    fn note(&self, number: usize) -> Option<XyzDestination> {
        let mut firsts = self.slabs.iter().filter(|slab| match &slab.drawn {
            Drawn::Line {
                paragraph,
                is_first,
                ..
            } => *is_first && paragraph.role == Role::Endnote,
            Drawn::Picture { .. } => false,
        });
        let slab = firsts.nth(number.checked_sub(1)?)?;
        Some(destination(slab))
    }

    /// A bookmark for the title and for each heading.
    fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        for slab in self.slabs {
            if let Drawn::Line {
                paragraph,
                is_first: true,
                ..
            } = &slab.drawn
                && matches!(paragraph.role, Role::Title | Role::Heading)
            {
                outline.push_child(OutlineNode::new(paragraph.text(), destination(slab)));
            }
        }
        outline
    }
}

/// The top of a slab, a little above its text.
fn destination(slab: &SetSlab<'_>) -> XyzDestination {
    XyzDestination::new(
        slab.place.page,
        Point::from_xy(SIDE, (slab.place.y - 8.0).max(0.0)),
    )
}

/// Where a piece of a line that begins at `left`, `top` can be clicked, and where it leads.
fn area(piece: &Piece, [left, top]: [f32; 2], height: f32) -> Option<(Rect, LinkTo)> {
    let to = piece.run.link.clone()?;
    let rect = Rect::from_xywh(left + piece.x, top, piece.width, height)?;
    Some((rect, to))
}

fn grey_fill(grey: f32) -> Fill {
    let level = (grey.clamp(0.0, 1.0) * 255.0).round() as u8;
    Fill {
        paint: luma::Color::new(level).into(),
        ..Fill::default()
    }
}

/// A hairline around a picture or a day of knowledge.
fn frame(surface: &mut Surface<'_>, [left, top]: [f32; 2], [width, height]: [f32; 2]) {
    let Some(rect) = Rect::from_xywh(left, top, width, height) else {
        return;
    };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    decorate(surface, path);
}

/// A hairline across the page.
fn rule(surface: &mut Surface<'_>, y: f32) {
    let mut path = PathBuilder::new();
    path.move_to(SIDE, y);
    path.line_to(SIDE + WIDTH, y);
    decorate(surface, path);
}

fn decorate(surface: &mut Surface<'_>, path: PathBuilder) {
    let Some(path) = path.finish() else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Layout,
    )));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: luma::Color::new(110).into(),
        width: 0.6,
        ..Stroke::default()
    }));
    surface.draw_path(&path);
    surface.end_tagged();
}
