//! The columns: how wide texts and ribbons are, and what stands at which x.

use emath::{Rangef, Rect, pos2};

use crate::layout::{MeasureText, TextStyle};
use crate::model::Side;

use super::{
    ColumnHead, ComparedRow, ComparisonInput, HEAD_MIDDLE, MARK_ROOM, head_lines, heads_height,
    index_of,
};

/// At the edges of the room.
const GUTTER: f32 = 24.0;
/// Of the room beyond so many points the ribbons take half: titles come first.
const TEXT_FIRST: f32 = 580.0;
/// Titles longer than this would be far from their ribbons.
const WIDEST_TEXT: f32 = 470.0;
/// The bounds of the ribbons' width.
const RIBBONS: (f32, f32) = (110.0, 440.0);
/// Numbers are at least this wide, and words in their place at most that.
const NUMBERS: (f32, f32) = (20.0, 84.0);
/// Between a number and its title.
const TITLE_GAP: f32 = 10.0;
/// From the inner edge of a column to the middle of the discs.
const DISC_INSET: f32 = 18.0;

/// Where the columns are.
pub(super) struct Columns {
    /// From the numbers to the discs, left and right.
    pub text: [Rangef; 2],
    /// How wide the numbers are, left and right.
    numbers: [f32; 2],
}

impl Columns {
    pub(super) fn of(input: &ComparisonInput<'_>, text: &dyn MeasureText) -> Self {
        let inner = (input.size.x - 2.0 * GUTTER).max(160.0);
        let ribbons = (inner - TEXT_FIRST) / 2.0;
        let ribbons = ribbons.clamp(RIBBONS.0.min(inner / 3.0), RIBBONS.1);
        let column = ((inner - ribbons) / 2.0).min(WIDEST_TEXT);
        let rest = inner - 2.0 * column;
        let ribbons = rest.min(RIBBONS.1);
        // What is left over stands at both sides.
        let left = GUTTER + ((rest - ribbons) / 2.0).max(0.0);
        let start = left.round();
        let middle = (left + column).round();
        let right = (left + column + ribbons).round();
        let end = (left + 2.0 * column + ribbons).round();
        Self {
            text: [Rangef::new(start, middle), Rangef::new(right, end)],
            numbers: input.points.map(|points| {
                let numbers = points.iter().map(|point| point.number.as_str());
                let longest = numbers.max_by_key(|number| number.chars().count());
                let width = longest.map_or(0.0, |it| text.width(it, TextStyle::CaptionStrong));
                width.clamp(NUMBERS.0, NUMBERS.1)
            }),
        }
    }

    /// From the end of the left column to the beginning of the right one.
    pub(super) fn ribbons(&self) -> Rangef {
        Rangef::new(self.text[0].max, self.text[1].min)
    }

    /// Both columns with what is between them.
    pub(super) fn all(&self) -> Rangef {
        Rangef::new(self.text[0].min, self.text[1].max)
    }

    /// The field of a row.
    pub(super) fn field(&self, side: Side, y: Rangef) -> Rect {
        let x = self.text[index_of(side)];
        // A row that is framed reaches a little beyond its number.
        let x = match side {
            Side::Left => Rangef::new(x.min - 8.0, x.max),
            Side::Right => x,
        };
        Rect::from_x_y_ranges(x, y)
    }

    /// The right end of the numbers.
    pub(super) fn numbers_end(&self, side: Side) -> f32 {
        let width = self.numbers[index_of(side)];
        match side {
            Side::Left => self.text[0].min + width,
            Side::Right => self.text[1].min + 32.0 + width,
        }
    }

    /// How wide a number may be.
    pub(super) const fn number_room(&self, side: Side) -> f32 {
        self.numbers[index_of(side)]
    }

    /// From the beginning of the titles to where they must end.
    pub(super) fn titles(&self, side: Side) -> Rangef {
        let start = self.numbers_end(side) + TITLE_GAP;
        let end = match side {
            Side::Left => self.disc(side) - ComparedRow::DISC_RADIUS - 8.0,
            Side::Right => self.text[1].max - 6.0,
        };
        Rangef::new(start, end.max(start))
    }

    /// The middle of the discs.
    pub(super) fn disc(&self, side: Side) -> f32 {
        match side {
            Side::Left => self.text[0].max - DISC_INSET,
            Side::Right => self.text[1].min + DISC_INSET - 2.0,
        }
    }

    /// The heads of both columns with their `words`: title and caption of each.
    pub(super) fn heads(&self, words: [[&str; 2]; 2], text: &dyn MeasureText) -> Vec<ColumnHead> {
        let lines = Side::BOTH.map(|side| {
            let x = self.text[index_of(side)];
            // A caret at the end tells that another document can be chosen.
            let room = x.span() - MARK_ROOM - 30.0;
            let start = pos2(x.min + MARK_ROOM, HEAD_MIDDLE);
            head_lines(words[index_of(side)], start, room, text)
        });
        let height = heads_height(lines.iter());
        let heads = Side::BOTH.into_iter().zip(lines);
        heads
            .map(|(side, lines)| {
                let x = self.text[index_of(side)];
                ColumnHead {
                    side,
                    rect: Rect::from_x_y_ranges(x, 0.0..=height),
                    mark: pos2(x.min + 10.0, HEAD_MIDDLE),
                    lines,
                }
            })
            .collect()
    }
}
