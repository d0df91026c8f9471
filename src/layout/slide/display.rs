//! What a slide consists of.

use emath::{Pos2, Rect, Vec2};

use crate::layout::{Outline, Weight};
use crate::model::Hue;

/// One slide: plain positioned data in paint order, in units of a frame 1,080 high.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlideList {
    /// Width and height of the frame; the height is always [`SlideList::HEIGHT`].
    pub size: Vec2,
    /// The least size of text.
    pub floor: f32,
    /// What is painted, the lowest first.
    pub shapes: Vec<SlideShape>,
    /// What a screen reader reads, a line each, in reading order. Never notes, tips or hover.
    pub spoken: Vec<String>,
    /// How many names and texts were left out as there was no room for them at a size that can
    /// be read.
    pub shed: usize,
}

impl SlideList {
    /// The height of every frame.
    pub const HEIGHT: f32 = 1080.0;
    /// Slides are not narrower than this, in heights: names and sentences have no room there.
    pub const NARROWEST: f32 = 1.0;
    /// Nor wider.
    pub const WIDEST: f32 = 4.0;

    /// The width of a slide, in heights, on a screen that is `aspect` times as wide as high. On a
    /// screen that is still narrower or wider the slide leaves some of it free.
    pub fn shape_on(aspect: f32) -> f32 {
        if aspect.is_finite() {
            aspect.clamp(Self::NARROWEST, Self::WIDEST)
        } else {
            16.0 / 9.0
        }
    }

    /// The texts, in paint order.
    pub fn texts(&self) -> impl Iterator<Item = &SlideText> {
        self.shapes.iter().filter_map(|shape| match shape {
            SlideShape::Text(text) => Some(text),
            _ => None,
        })
    }
}

/// What a shape belongs to: parts that change between steps fade, the others move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlidePart {
    /// The axis, its months and ticks; it moves.
    Axis,
    /// Marks and spans on the line of items; they move.
    Items,
    /// The names of items; they fade.
    Names,
    /// Sentence, overline, quote, evidence, documents, issue, figure; they fade.
    Body,
    /// Status, source; they fade.
    Foot,
    /// The dots of the steps; they cut.
    Dots,
    /// The strip with the day of knowledge; it fades.
    Banner,
}

/// One thing that is painted.
#[derive(Clone, Debug, PartialEq)]
pub enum SlideShape {
    /// One line of text.
    Text(SlideText),
    /// A straight line.
    Line {
        /// What it belongs to.
        part: SlidePart,
        /// Its ends.
        ends: [Pos2; 2],
        /// How thick it is; never under 3 except on the axis.
        width: f32,
        /// Its colour.
        tone: SlideTone,
        /// Length of dashes and gaps; `None` for a line without gaps.
        dashes: Option<[f32; 2]>,
    },
    /// A rectangle with round corners.
    Rect {
        /// What it belongs to.
        part: SlidePart,
        /// Where it is.
        rect: Rect,
        /// The radius of its corners.
        radius: f32,
        /// How it is filled.
        fill: SlideFill,
        /// The thickness and the colour of its edge, drawn inside; `None` for no edge.
        edge: Option<(f32, SlideTone)>,
    },
    /// A closed shape: marks, rings, signs.
    Outline {
        /// What it belongs to.
        part: SlidePart,
        /// Its outline.
        outline: Outline,
        /// The colour inside; `None` for nothing.
        fill: Option<SlideTone>,
        /// The thickness and the colour of its edge, centred on the outline; `None` for no edge.
        edge: Option<(f32, SlideTone)>,
    },
    /// A line through points: the arm of a sign, a figure over time, an arrow.
    Path {
        /// What it belongs to.
        part: SlidePart,
        /// Its corners.
        points: Vec<Pos2>,
        /// How thick it is.
        width: f32,
        /// Its colour.
        tone: SlideTone,
    },
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideText {
    /// What it belongs to.
    pub part: SlidePart,
    /// The words.
    pub text: String,
    /// The box that they fill, from the top of the row to its foot.
    pub rect: Rect,
    /// The size of the letters.
    pub size: f32,
    /// The face.
    pub face: SlideFace,
    /// The colour.
    pub tone: SlideTone,
    /// A stroke through the words: what was taken back.
    pub struck: bool,
}

/// A face and its spacing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SlideFace {
    /// The face for large letters, set tighter.
    pub display: bool,
    /// How strong it is.
    pub weight: Weight,
}

/// How a rectangle is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SlideFill {
    /// Not at all.
    None,
    /// With one colour of this strength, 0 to 1.
    Flat(SlideTone, f32),
    /// From one strength at its left edge to another at its right.
    Fade(SlideTone, [f32; 2]),
}

/// A colour by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlideTone {
    /// The ground.
    Paper,
    /// Cards on it.
    Surface,
    /// Text.
    Text,
    /// Secondary text.
    Secondary,
    /// Axis, ticks, dots of the past.
    Axis,
    /// Hairlines and edges of cards.
    Line,
    /// What is current.
    Ink,
    /// Text of the knowledge banner.
    AmberText,
    /// Its ground.
    AmberFill,
    /// Its edge.
    AmberEdge,
    /// The hue of a track.
    Hue(Hue),
}

/// Measures the text of slides.
pub trait MeasureSlide {
    /// The width of `text` on one line, with its spacing, at `size`.
    fn width(&self, text: &str, size: f32, face: SlideFace) -> f32;
}
