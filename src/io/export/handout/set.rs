//! Sets a handout: every block becomes lines and pictures, and each of those gets its place.

use resvg::usvg;

use super::HandoutError;
use super::block::{Block, Marker, Paragraph, Picture};
use super::faces::Faces;
use super::page::{Place, ROOM, Slab, WIDTH, paginate, picture_size};
use super::text::{Line, break_lines};
use crate::io::export::measure::FontMeasure;

/// The highest picture, so that its heading and its sentence stand on the same page.
const HIGHEST: f32 = ROOM - 130.0;
/// The free room above a picture.
const ABOVE_PICTURE: f32 = 8.0;

/// A slab with what is drawn on it.
pub(super) struct SetSlab<'a> {
    /// The place of its block in the handout.
    pub(super) block: usize,
    /// What is drawn.
    pub(super) drawn: Drawn<'a>,
    /// Where.
    pub(super) place: Place,
}

/// What is drawn on a slab.
pub(super) enum Drawn<'a> {
    /// A line of text.
    Line {
        /// The paragraph that it belongs to.
        paragraph: &'a Paragraph,
        /// What it says.
        line: Line,
        /// What stands before it: before the first line of a paragraph only.
        marker: Option<&'a Marker>,
        /// Whether it is the first line of its paragraph.
        is_first: bool,
    },
    /// A picture.
    Picture {
        /// The drawing.
        tree: Box<usvg::Tree>,
        /// Width and height on the page, in points.
        size: [f32; 2],
    },
}

/// The slabs of `blocks`, in their order.
///
/// # Errors
/// If a picture cannot be read.
pub(super) fn set<'a>(
    blocks: &'a [Block],
    faces: &Faces,
) -> Result<Vec<SetSlab<'a>>, HandoutError> {
    let mut slabs = Vec::new();
    let mut drawn = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Text(paragraph) => {
                for (slab, line) in lines(paragraph, faces.measure()) {
                    slabs.push(slab);
                    drawn.push((at, line));
                }
            }
            Block::Picture(picture) => {
                let (slab, picture) = placed_picture(picture, faces)?;
                slabs.push(slab);
                drawn.push((at, picture));
            }
        }
    }
    let placed = drawn.into_iter().zip(paginate(&slabs));
    let placed = placed.map(|((block, drawn), place)| SetSlab {
        block,
        drawn,
        place,
    });
    Ok(placed.collect())
}

fn lines<'a>(paragraph: &'a Paragraph, fonts: &FontMeasure) -> Vec<(Slab, Drawn<'a>)> {
    let role = paragraph.role;
    let broken = break_lines(&paragraph.runs, WIDTH - paragraph.indent(), fonts);
    let count = broken.len();
    let lines = broken.into_iter().enumerate().map(|(at, line)| {
        let (is_first, is_last) = (at == 0, at + 1 == count);
        let slab = Slab {
            above: if is_first { role.above() } else { 0.0 },
            height: role.leading(),
            glued: if is_last {
                role.leads()
            } else {
                // No line of a paragraph stands alone at the foot or at the head of a page.
                role.is_whole() || is_first || at + 2 == count
            },
        };
        let drawn = Drawn::Line {
            paragraph,
            line,
            marker: paragraph.marker.as_ref().filter(|_| is_first),
            is_first,
        };
        (slab, drawn)
    });
    lines.collect()
}

fn placed_picture(
    picture: &Picture,
    faces: &Faces,
) -> Result<(Slab, Drawn<'static>), HandoutError> {
    let tree = faces.read(&picture.svg)?;
    let size = picture_size([tree.size().width(), tree.size().height()], HIGHEST);
    let slab = Slab {
        above: ABOVE_PICTURE,
        height: size[1],
        glued: false,
    };
    let tree = Box::new(tree);
    Ok((slab, Drawn::Picture { tree, size }))
}

#[cfg(test)]
mod tests {
    use super::super::block::Role;
    use super::super::text::Run;
    use super::*;

    fn paragraph(role: Role, lines: usize) -> Paragraph {
        let style = role.style();
        let runs = (1..lines).flat_map(|_| [Run::new("line", style), Run::line_end(style)]);
        let runs = runs.chain([Run::new("line", style)]).collect();
        Paragraph {
            runs,
            ..Paragraph::new(role, "")
        }
    }

    fn glue(role: Role, count: usize) -> Vec<bool> {
        let paragraph = paragraph(role, count);
        let lines = lines(&paragraph, &FontMeasure::new());
        lines.iter().map(|(slab, _)| slab.glued).collect()
    }

    #[test]
    fn no_line_of_a_paragraph_stands_alone_on_a_page() {
        assert_eq!(glue(Role::Note, 1), [false]);
        assert_eq!(glue(Role::Note, 2), [true, false]);
        assert_eq!(glue(Role::Note, 5), [true, false, false, true, false]);
    }

    #[test]
    fn a_heading_stays_with_what_follows_and_an_endnote_stays_whole() {
        assert_eq!(glue(Role::Heading, 2), [true, true]);
        assert_eq!(glue(Role::Endnote, 4), [true, true, true, false]);
    }

    #[test]
    fn a_heading_a_sentence_and_their_picture_are_on_one_page() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='500' height='400'/>";
        let picture = || Picture {
            svg: svg.to_owned(),
            alt: String::new(),
        };
        let mut blocks = Vec::new();
        for filler in 0..40 {
            blocks.push(Block::Text(paragraph(Role::Note, filler % 7 + 1)));
            blocks.push(Block::Text(paragraph(Role::Heading, 1)));
            blocks.push(Block::Text(paragraph(Role::Sentence, 2)));
            blocks.push(Block::Text(paragraph(Role::Day, 1)));
            blocks.push(Block::Picture(picture()));
        }
        let slabs = set(&blocks, &Faces::new()).unwrap();
        let page_of = |block: usize| {
            let slab = slabs.iter().find(|slab| slab.block == block);
            slab.map(|slab| slab.place.page)
        };
        for step in 0..40 {
            let heading = step * 5 + 1;
            for part in 1..4 {
                assert_eq!(page_of(heading), page_of(heading + part), "step {step}");
            }
        }
        assert!(page_of(1) < page_of(196));
    }
}
