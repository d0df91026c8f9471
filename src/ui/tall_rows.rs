//! A column of rows of unlike height, of which only those in sight are drawn.
//!
//! The height of a row is known once it has been drawn; until then it is guessed. Where the first
//! row was drawn last is remembered, and the sum of all heights, so that a column of many thousand
//! rows costs what is on screen and how far it was scrolled.

use std::ops::Range;

use egui::{Rect, Ui};

/// What is kept of a column between frames: how high its rows turned out to be.
#[derive(Debug, Default)]
pub struct TallRows {
    heights: Vec<f32>,
    /// The sum of the heights.
    total: f64,
    /// The row that was drawn first last, and how many points are above it.
    anchor: (usize, f64),
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
            self.guess(count, guess);
            self.width = width;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(width);
        let drawn = if count <= Self::FEW {
            f32::NEG_INFINITY..f32::INFINITY
        } else {
            viewport.top() - Self::MARGIN..viewport.bottom() + Self::MARGIN
        };
        self.move_anchor(drawn.start);
        let (mut at, above) = self.anchor;
        ui.add_space(above as f32);
        let mut bottom = above as f32;
        let (mut first, mut end) = (None, at);
        while at < count && bottom < drawn.end {
            let shown = ui.push_id(at, |ui| {
                ui.set_width(width);
                row(ui, at);
            });
            let height = shown.response.rect.height();
            let before = std::mem::replace(&mut self.heights[at], height);
            self.total += f64::from(height) - f64::from(before);
            if bottom + 1.0 >= viewport.top() && bottom + height <= viewport.bottom() + 1.0 {
                first.get_or_insert(at);
                end = at + 1;
            }
            bottom += height;
            at += 1;
        }
        ui.add_space((self.total - f64::from(bottom)).max(0.0) as f32);
        self.in_sight = first.map_or(0..0, |first| first..end);
    }

    fn guess(&mut self, count: usize, guess: f32) {
        self.heights = vec![guess; count];
        self.total = f64::from(guess) * count as f64;
        self.anchor = (0, 0.0);
    }

    /// Brings the anchor to the first row that reaches down to `start`.
    fn move_anchor(&mut self, start: f32) {
        let start = f64::from(start);
        let (mut at, mut above) = self.anchor;
        while at > 0 && above >= start {
            at -= 1;
            above -= f64::from(self.heights[at]);
        }
        while let Some(height) = self.heights.get(at).map(|height| f64::from(*height))
            && above + height < start
        {
            above += height;
            at += 1;
        }
        self.anchor = (at, if at == 0 { 0.0 } else { above });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first row from `start` on, counted from the top.
    fn first_from(rows: &TallRows, start: f32) -> (usize, f64) {
        let (mut at, mut above) = (0, 0.0);
        while at < rows.heights.len() && above + f64::from(rows.heights[at]) < f64::from(start) {
            above += f64::from(rows.heights[at]);
            at += 1;
        }
        (at, above)
    }

    #[test]
    fn scrolling_there_and_back_finds_the_rows_that_stand_there() {
        let heights: Vec<f32> = (0..500_u16).map(|at| 20.0 + f32::from(at % 7)).collect();
        let mut rows = TallRows {
            total: heights.iter().map(|height| f64::from(*height)).sum(),
            heights,
            ..TallRows::default()
        };
        for start in [0.0, 900.0, 9_000.0, 850.5, 1e9, 4_000.0, f32::NEG_INFINITY] {
            rows.move_anchor(start);
            assert_eq!(rows.anchor, first_from(&rows, start), "from {start}");
        }
    }
}
