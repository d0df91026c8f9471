//! Two documents side by side: where each point stands and what joins those that belong together.
//!
//! ```text
//!   head of the left text                       head of the right text
//!    1 Title ............ (=)================(=)  1 Title
//!    2 Title ............ (/)====.       .===(/)  2 Title
//!    3 Title ............ (x)==   `=====´
//! ```
//!
//! [`lay_out_comparison`] gives plain positioned data that the window and the exporters paint. It
//! knows points and pairs; which pairs are shown and in which order is for others to say. Numbers
//! are worked out for every shown point, text only for what is in sight.

use std::sync::Arc;

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use crate::model::{ComparedPair, Point, PointIx, Relation, Side};

use super::{Ink, MeasureText, TextLine, TextStyle};

mod columns;
mod groups;
mod lives;
mod places;
mod ribbons;
mod rows;
#[cfg(test)]
mod tests;

pub use groups::{PairGroup, pair_groups};
pub use lives::{
    LifeBox, LifeColumn, LifeHead, LifeLayout, LifeLink, LifeRow, LivesInput, lay_out_lives,
};
pub use ribbons::{Ribbon, RibbonKind};

use columns::Columns;
use places::Places;

/// The least height of a row, in points: the rows scroll before they become lower.
const LEAST_ROW: f32 = 18.0;
/// The height of a row where they scroll.
const SCROLLED_ROW: f32 = 20.0;
/// The greatest height of a row; fewer rows leave room below them.
const GREATEST_ROW: f32 = 32.0;
/// The height of a row in a picture, where there is always room.
const PICTURE_ROW: f32 = 24.0;
/// The height of the column heads.
const HEADS_HEIGHT: f32 = 52.0;
/// The middle of the mark in a head.
const HEAD_MIDDLE: f32 = 28.0;
/// What the mark takes of a head.
const MARK_ROOM: f32 = 32.0;
/// What a second line of a caption adds to it.
const SECOND_LINE: f32 = 10.0;
/// Between the heads and the first row.
const ABOVE_ROWS: f32 = 6.0;
/// Below the last row.
const BELOW_ROWS: f32 = 6.0;
/// The height of the tag on the selected ribbon.
const TAG_HEIGHT: f32 = 24.0;

/// What is compared, and on how much room.
pub struct ComparisonInput<'a> {
    /// The points of the left and of the right document.
    pub points: [&'a [Point]; 2],
    /// Title and caption of the left and of the right document.
    pub heads: [[&'a str; 2]; 2],
    /// Every pair of the comparison.
    pub pairs: &'a [ComparedPair],
    /// The pairs that are shown, in order.
    pub groups: &'a [PairGroup],
    /// The selected pair; `None` for none.
    pub selected: Option<usize>,
    /// The room, in points.
    pub size: Vec2,
    /// How far the rows are scrolled, in points; see [`ComparisonLayout::scrolled`].
    pub scroll_y: f32,
    /// Whether to lay out every row below the others, however high that is: for a picture.
    pub whole: bool,
}

/// Everything that a painter needs, in points from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonLayout {
    /// The room that was taken: that of the input, or that of the whole picture.
    pub size: Vec2,
    /// The heads of the left and of the right column, which do not scroll.
    pub heads: Vec<ColumnHead>,
    /// The part of the room in which the rows scroll.
    pub rows_area: Rect,
    /// The words over groups in sight.
    pub group_heads: Vec<GroupHead>,
    /// The rows in sight: those of the left column, then those of the right, each from the top.
    pub rows: Vec<ComparedRow>,
    /// What joins rows, in paint order; the selected pair's come last.
    pub ribbons: Vec<Ribbon>,
    /// The word on the ribbon of the selected pair; `None` if it is out of sight.
    pub tag: Option<RelationTag>,
    /// The height of all rows together; more than [`Self::rows_area`] has if they scroll.
    pub rows_height: f32,
    /// The height of one row.
    pub row_height: f32,
    /// How far the rows are scrolled: as asked for, but never beyond their ends.
    pub scrolled: f32,
    /// The scroll that has the selected pair in sight, nearest to [`Self::scrolled`]; `None` if
    /// nothing shown is selected.
    pub scroll_to_selected: Option<f32>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnHead {
    /// Which column.
    pub side: Side,
    /// Its field.
    pub rect: Rect,
    /// The middle of the mark of the document's item.
    pub mark: Pos2,
    /// The title, then the caption on one line or two, shortened to the column.
    pub lines: Vec<TextLine>,
}

/// The words over a group of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupHead {
    /// Its field, over both columns.
    pub rect: Rect,
    /// What it says.
    pub line: TextLine,
    /// How many pairs it heads.
    pub pairs: usize,
    /// How many more of the shown pairs touch its topic, and stand under another.
    pub elsewhere: usize,
}

/// A point in its column.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedRow {
    /// In which column.
    pub side: Side,
    /// Which point.
    pub point: PointIx,
    /// The pair that disposes of it.
    pub pair: usize,
    /// What became of it.
    pub relation: Relation,
    /// Its field, from its number to its disc.
    pub rect: Rect,
    /// Its number, or the word in its place.
    pub number: TextLine,
    /// Its title, shortened if need be.
    pub title: TextLine,
    /// Whether the title, or the number, is shortened.
    pub is_cut: bool,
    /// The middle of the disc that tells its relation, at the inner edge.
    pub disc: Pos2,
    /// Whether its pair is selected.
    pub selected: bool,
    /// Whether it stands here only because a shown pair leads to it; its own pair is not shown.
    pub guest: bool,
}

/// A word on a ribbon.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationTag {
    /// The pair.
    pub pair: usize,
    /// Its relation, for the glyph.
    pub relation: Relation,
    /// Its field.
    pub rect: Rect,
    /// The middle of the glyph.
    pub glyph: Pos2,
    /// The word.
    pub line: TextLine,
}

impl Default for ComparisonLayout {
    fn default() -> Self {
        Self {
            size: Vec2::ZERO,
            heads: Vec::new(),
            rows_area: Rect::ZERO,
            group_heads: Vec::new(),
            rows: Vec::new(),
            ribbons: Vec::new(),
            tag: None,
            rows_height: 0.0,
            row_height: 0.0,
            scrolled: 0.0,
            scroll_to_selected: None,
        }
    }
}

impl ComparedRow {
    /// The radius of the disc that tells the relation.
    pub const DISC_RADIUS: f32 = 8.0;
}

impl ComparisonLayout {
    /// The pair at `at`, with the point there; on a ribbon without a point. `None` between them.
    pub fn hit(&self, at: Pos2) -> Option<(usize, Option<(Side, PointIx)>)> {
        if !self.rows_area.contains(at) {
            return None;
        }
        let row = self.rows.iter().find(|row| row.rect.contains(at));
        if let Some(row) = row {
            return Some((row.pair, Some((row.side, row.point))));
        }
        let ribbons = self.ribbons.iter().rev();
        let mut near = ribbons.filter(|ribbon| ribbon.is_near(at));
        near.next().map(|ribbon| (ribbon.pair, None))
    }

    /// The rows of a pair that are in sight, left before right.
    pub fn rows_of(&self, pair: usize) -> impl Iterator<Item = &ComparedRow> {
        self.rows.iter().filter(move |row| row.pair == pair)
    }

    /// How far the rows can be scrolled, in points.
    pub fn longest_scroll(&self) -> f32 {
        (self.rows_height - self.rows_area.height()).max(0.0)
    }
}

/// Lays out what `input` says, asking `text` how wide names are.
pub fn lay_out_comparison(input: &ComparisonInput<'_>, text: &dyn MeasureText) -> ComparisonLayout {
    let places = Places::of(input);
    let columns = Columns::of(input, text);
    let heads = columns.heads(input.heads, text);
    let mut layout = frame(input, &places, &heads);
    layout.heads = heads;
    let on_screen = rows::Placed::new(input, &places, &columns, &layout);
    layout.scroll_to_selected = on_screen.scroll_to_selected();
    layout.group_heads = on_screen.group_heads(text);
    layout.rows = on_screen.rows(text);
    layout.ribbons = on_screen.ribbons();
    layout.tag = tag(input, &layout, text);
    layout
}

/// The areas and heights.
fn frame(input: &ComparisonInput<'_>, places: &Places, heads: &[ColumnHead]) -> ComparisonLayout {
    let top = heads.first().map_or(HEADS_HEIGHT, |it| it.rect.bottom()) + ABOVE_ROWS;
    let room = (input.size.y - top - BELOW_ROWS).max(0.0);
    let slots = places.slots.max(1.0);
    let row_height = if input.whole {
        PICTURE_ROW
    } else if room / slots < LEAST_ROW {
        SCROLLED_ROW
    } else {
        (room / slots).min(GREATEST_ROW)
    };
    let mut whole_height = row_height * places.slots + BELOW_ROWS;
    let bottom = if input.whole {
        top + whole_height
    } else {
        input.size.y.max(top)
    };
    let rows_area = Rect::from_min_max(pos2(0.0, top), pos2(input.size.x, bottom));
    let mut longest = (whole_height - rows_area.height()).max(0.0);
    if longest > 0.0 {
        // At the end, too, no row is cut by the heads.
        longest = places.first_row_from(longest / row_height) * row_height;
        whole_height = longest + rows_area.height();
    }
    ComparisonLayout {
        size: vec2(input.size.x, bottom),
        rows_area,
        rows_height: whole_height,
        row_height,
        scrolled: input.scroll_y.clamp(0.0, longest),
        ..ComparisonLayout::default()
    }
}

/// The tag stands on the middle of a ribbon, or behind the stub of what leads nowhere.
fn tag(
    input: &ComparisonInput<'_>,
    layout: &ComparisonLayout,
    text: &dyn MeasureText,
) -> Option<RelationTag> {
    const GLYPH_ROOM: f32 = 28.0;
    const PADDING: f32 = 10.0;
    let pair = input.selected?;
    let relation = input.pairs.get(pair)?.relation;
    let mut ribbons = layout.ribbons.iter().filter(|it| it.pair == pair);
    let ribbon = ribbons.next()?;
    let word = capitalized(relation.word());
    let style = TextStyle::CaptionStrong;
    let width = GLYPH_ROOM + text.width(&word, style) + PADDING;
    let size = vec2(width, TAG_HEIGHT);
    let center = match ribbon.kind {
        RibbonKind::Joined => ribbon.at(0.5),
        RibbonKind::StubOfLeft => ribbon.to + vec2(width / 2.0 + 2.0, 0.0),
        RibbonKind::StubOfRight => ribbon.to - vec2(width / 2.0 + 2.0, 0.0),
    };
    let rect = Rect::from_center_size(center, size);
    let is_seen = layout.rows_area.expand(2.0).contains(center);
    is_seen.then(|| RelationTag {
        pair,
        relation,
        rect,
        glyph: rect.left_center() + vec2(16.0, 0.0),
        line: line(
            rect.left_center() + vec2(GLYPH_ROOM, 0.0),
            &word,
            style,
            Ink::Primary,
        ),
    })
}

fn line(left_center: Pos2, words: &str, style: TextStyle, ink: Ink) -> TextLine {
    TextLine {
        left_center,
        text: Arc::from(words),
        style,
        ink,
        alpha: 1.0,
    }
}

/// The longest beginning of `words` that is at most `room` wide, with an ellipsis if it is cut.
fn fitting(words: &str, room: f32, style: TextStyle, text: &dyn MeasureText) -> (String, bool) {
    if text.width(words, style) <= room {
        return (words.to_owned(), false);
    }
    // Halving finds the cut without measuring every beginning.
    let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    let cut = |end: usize| {
        format!(
            "{}…",
            words[..ends[end]].trim_end_matches([' ', ',', ';', ':', '.', '·'])
        )
    };
    let fits = ends.partition_point(|at| {
        let end = ends.partition_point(|other| other < at);
        text.width(&cut(end), style) <= room
    });
    (cut(fits.saturating_sub(1)), true)
}

/// `words` on as few of `lines` lines of at most `room` as they need, and whether they are cut.
fn broken(
    words: &str,
    (room, lines): (f32, usize),
    style: TextStyle,
    text: &dyn MeasureText,
) -> (Vec<String>, bool) {
    let fits = |words: &str| text.width(words, style) <= room;
    let mut rest = words;
    let mut broken = Vec::new();
    while broken.len() + 1 < lines && !fits(rest) {
        let spaces = rest.match_indices(' ').map(|(at, _)| at);
        let Some(at) = spaces.take_while(|at| fits(&rest[..*at])).last() else {
            break;
        };
        broken.push(rest[..at].to_owned());
        rest = rest[at..].trim_start();
    }
    let (last, is_cut) = fitting(rest, room, style, text);
    broken.push(last);
    (broken, is_cut)
}

/// The lines of a head: the title, and below it the caption on two lines at most, in a column
/// from `start`, the middle of the mark's height, on.
fn head_lines(
    [title, caption]: [&str; 2],
    start: Pos2,
    room: f32,
    text: &dyn MeasureText,
) -> Vec<TextLine> {
    let (title, _) = fitting(title, room, TextStyle::Title, text);
    let (captions, _) = broken(caption, (room, 2), TextStyle::Caption, text);
    let mut lines = vec![line(
        start - vec2(0.0, 8.0),
        &title,
        TextStyle::Title,
        Ink::Primary,
    )];
    lines.extend(captions.iter().zip([12.0, 27.0]).map(|(words, below)| {
        let at = start + vec2(0.0, below);
        line(at, words, TextStyle::Caption, Ink::Secondary)
    }));
    lines
}

/// How high heads are that have `lines`.
fn heads_height<'a>(lines: impl Iterator<Item = &'a Vec<TextLine>>) -> f32 {
    let most = lines.map(Vec::len).max();
    if most.is_some_and(|lines| lines > 2) {
        HEADS_HEIGHT + SECOND_LINE
    } else {
        HEADS_HEIGHT
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The place of a side in arrays of two.
const fn index_of(side: Side) -> usize {
    match side {
        Side::Left => 0,
        Side::Right => 1,
    }
}
