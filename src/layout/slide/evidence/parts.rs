//! The pieces of an account or a claim, measured before they are written, so that all of them
//! come in one size and none is cut.

use emath::{Align, Pos2, Vec2, pos2, vec2};

use crate::layout::Weight;
use crate::layout::slide::body::{STROKE, chip, chip_width, style};
use crate::layout::slide::display::{SlideFill, SlidePart, SlideShape, SlideTone};
use crate::layout::slide::pen::{Block, Pen, Style, word_count};
use crate::model::Tier;

/// Beside a hedge in its tag, in sizes of its text.
const TAG_PADDING: f32 = 0.35;
/// Between the hedge, the tier and the publisher, in sizes of their text.
const BETWEEN: f32 = 0.5;

/// One below the other.
pub(super) enum Part<'a> {
    /// Words in rows.
    Words(Block),
    /// What holds back, the tier, and who brings it.
    Source(SourceRow<'a>),
}

/// The row under what is said.
pub(super) struct SourceRow<'a> {
    hedge: &'a str,
    /// Whether a source is known.
    cited: bool,
    /// The tier of the best source; `None` if it is not graded.
    tier: Option<Tier>,
    publisher: &'a str,
    style: Style,
}

impl<'a> SourceRow<'a> {
    /// The row in `width`; `None` if it does not fit, or if there is nothing to be told.
    pub(super) fn new(
        pen: &Pen<'_>,
        hedge: &'a str,
        source: Option<(Option<Tier>, &'a str)>,
        style: Style,
        width: f32,
    ) -> Option<Self> {
        let row = Self {
            hedge,
            cited: source.is_some(),
            tier: source.and_then(|(tier, _)| tier),
            publisher: source.map_or("", |(_, publisher)| publisher),
            style,
        };
        let is_empty = row.hedge.is_empty() && !row.cited;
        (!is_empty && row.width(pen) <= width).then_some(row)
    }

    fn width(&self, pen: &Pen<'_>) -> f32 {
        let between = BETWEEN * self.style.size;
        let hedge = match self.hedge {
            "" => 0.0,
            hedge => pen.width(hedge, self.style) + 2.0 * TAG_PADDING * self.style.size + between,
        };
        let tier = if self.cited {
            chip_width(pen, self.tier, self.style) + between
        } else {
            0.0
        };
        let regular = weighing(self.style, Weight::Regular);
        hedge + tier + pen.width(self.publisher, regular)
    }

    fn words(&self) -> usize {
        let tier = usize::from(self.tier.is_some());
        word_count(self.hedge) + tier + word_count(self.publisher)
    }

    fn write(&self, pen: &mut Pen<'_>, left: f32, y: f32) {
        let between = BETWEEN * self.style.size;
        let mut x = left;
        if !self.hedge.is_empty() {
            let at = pos2(x + TAG_PADDING * self.style.size, y);
            let width = pen.width(self.hedge, self.style) + 2.0 * TAG_PADDING * self.style.size;
            let size = vec2(width, 1.12 * self.style.size);
            pen.push(SlideShape::Rect {
                part: SlidePart::Body,
                rect: emath::Rect::from_min_size(pos2(x, y - size.y / 2.0), size),
                radius: 8.0,
                // An edge and no ground: words are read on that of the slide in every theme.
                fill: SlideFill::None,
                edge: Some((STROKE, SlideTone::Line)),
            });
            pen.text(self.hedge, self.style, at, Align::Min);
            x += width + between;
        }
        if self.cited {
            let end =
                chip(pen, self.tier, self.style, (x, y)).map_or(x, |rect| rect.right() + between);
            x = end;
        }
        if !self.publisher.is_empty() {
            let regular = weighing(self.style, Weight::Regular);
            pen.text(self.publisher, regular, pos2(x, y), Align::Min);
        }
    }
}

impl Part<'_> {
    /// How high it is.
    pub(super) fn height(&self) -> f32 {
        match self {
            Self::Words(block) => block.size.y,
            Self::Source(row) => 1.25 * row.style.size,
        }
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        match self {
            Self::Words(block) => block.rows.iter().map(|row| word_count(row)).sum(),
            Self::Source(row) => row.words(),
        }
    }

    fn write(&self, pen: &mut Pen<'_>, min: Pos2) {
        match self {
            Self::Words(block) => {
                pen.write(block, min);
            }
            Self::Source(row) => row.write(pen, min.x, min.y + self.height() / 2.0),
        }
    }
}

/// How high `parts` are below each other, `gap` apart.
pub(super) fn height(parts: &[Part<'_>], gap: f32) -> f32 {
    let all: f32 = parts.iter().map(Part::height).sum();
    all + gap * (parts.len().saturating_sub(1)) as f32
}

/// How many words they have.
pub(super) fn words(parts: &[Part<'_>]) -> usize {
    parts.iter().map(Part::words).sum()
}

/// Writes them below each other from `min`.
pub(super) fn write(pen: &mut Pen<'_>, parts: &[Part<'_>], min: Pos2, gap: f32) {
    let mut at = min;
    for part in parts {
        part.write(pen, at);
        at.y += part.height() + gap;
    }
}

/// A style of `size` (of a room of six heights) that is made smaller by `factor`, though never
/// than can be read.
pub(super) fn sized(
    pen: &Pen<'_>,
    size: f32,
    factor: f32,
    (weight, tone): (Weight, SlideTone),
) -> Style {
    style(pen, size * factor, weight, tone)
}

/// `text` in rows of `width`; `None` if a word is wider or if there is no word.
pub(super) fn rows<'a>(pen: &Pen<'_>, text: &str, style: Style, width: f32) -> Option<Part<'a>> {
    let room = Vec2::new(width, f32::INFINITY);
    pen.block(text, style, room).map(Part::Words)
}

fn weighing(style: Style, weight: Weight) -> Style {
    let face = crate::layout::slide::display::SlideFace {
        weight,
        ..style.face
    };
    Style { face, ..style }
}
