//! The door of this layer: what is to be shown in, one display list out.

use emath::Vec2;

use crate::model::{ItemIx, ItemSet, TimePoint, Timeline};

use super::{CanvasIndex, DisplayList, MeasureText, TimeView};

/// What is to be shown, and on what.
#[derive(Clone, Copy)]
pub struct LayoutInput<'a> {
    /// The timeline.
    pub timeline: &'a Timeline,
    /// The items to show, prepared once for this timeline and filter.
    pub index: &'a CanvasIndex,
    /// The part of time to show.
    pub view: TimeView,
    /// The canvas in points, heads and axis included.
    pub size: Vec2,
    /// How far the lanes are scrolled down, in points.
    pub scroll_y: f32,
    /// The selected item; `None` if nothing is selected.
    pub selected: Option<ItemIx>,
    /// The items that stay lit while the others are dimmed; `None` if all are lit.
    pub lit: Option<&'a ItemSet>,
    /// Where the line for today goes; `None` for no line.
    pub today: Option<TimePoint>,
    /// Measures text.
    pub text: &'a dyn MeasureText,
    /// Which tracks are folded to a thin strip, by index; tracks beyond its end are not.
    pub folded: &'a [bool],
}

/// What layout remembers from one list to the next, so that names and clusters stay put.
#[derive(Clone, Debug, Default)]
pub struct LayoutMemory {}

/// The width of the track heads on a canvas `width` points wide.
pub fn heads_width(width: f32) -> f32 {
    if width < 760.0 {
        56.0
    } else if width < 1000.0 {
        128.0
    } else {
        176.0
    }
}

/// Lays out one canvas.
pub fn lay_out(input: &LayoutInput<'_>, memory: &mut LayoutMemory) -> DisplayList {
    let _ = memory;
    DisplayList {
        size: input.size,
        heads_width: heads_width(input.size.x),
        ..DisplayList::default()
    }
}
