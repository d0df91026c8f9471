//! A column of rows of unlike height, of which only those in sight are drawn.
//!
//! The height of a row is known once it has been drawn; until then it is guessed. So a column of
//! many thousand rows costs what is on screen.

use std::ops::Range;

use egui::{Rect, Ui};

/// What is kept of a column between frames: how high its rows turned out to be.
#[derive(Debug, Default)]
pub struct TallRows {
    heights: Vec<f32>,
    width: f32,
    /// Where the rows lie that were wholly in sight last.
    in_sight: Range<usize>,
}

impl TallRows {
    /// How far beyond the edges rows are drawn, so that Tab finds the next one.
    const MARGIN: f32 = 160.0;
    /// So few rows are drawn all, in sight or not: a screen reader finds each.
    const FEW: usize = 40;

    /// Forgets the heights: other rows stand here now.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The rows that were wholly in sight when the column was drawn last.
    pub fn in_sight(&self) -> Range<usize> {
        self.in_sight.clone()
    }

    /// Draws those of `count` rows that are in `viewport`, the part of the column in sight. A row
    /// that was never drawn counts `guess` points.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        viewport: Rect,
        (count, guess): (usize, f32),
        mut row: impl FnMut(&mut Ui, usize),
    ) {
        let width = ui.available_width();
        if self.heights.len() != count || (self.width - width).abs() > 0.5 {
            self.heights = vec![guess; count];
            self.width = width;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(width);
        let drawn = if count <= Self::FEW {
            f32::NEG_INFINITY..f32::INFINITY
        } else {
            viewport.top() - Self::MARGIN..viewport.bottom() + Self::MARGIN
        };
        let (mut at, mut above) = (0, 0.0);
        while at < count && above + self.heights[at] < drawn.start {
            above += self.heights[at];
            at += 1;
        }
        ui.add_space(above);
        let mut bottom = above;
        let (mut first, mut end) = (None, at);
        while at < count && bottom < drawn.end {
            let shown = ui.push_id(at, |ui| {
                ui.set_width(width);
                row(ui, at);
            });
            let height = shown.response.rect.height();
            self.heights[at] = height;
            if bottom + 1.0 >= viewport.top() && bottom + height <= viewport.bottom() + 1.0 {
                first.get_or_insert(at);
                end = at + 1;
            }
            bottom += height;
            at += 1;
        }
        ui.add_space(self.heights[at..].iter().sum());
        self.in_sight = first.map_or(0..0, |first| first..end);
    }
}
