//! The lives of points as rows of a table: a column a document, in the order of time.
//!
//! ```text
//!   28 points            European text          20 points
//!   [6 capped at ..] (/) [6 cap of 800,000] (=) [4 stay at 800,000]
//!   [13 back in G8 ] (x)                        not reported
//! ```

use emath::{Pos2, Rangef, Rect, Vec2, pos2, vec2};

use crate::layout::{Ink, MeasureText, TextLine, TextStyle};
use crate::model::{DocumentIx, Point, PointIx, PointLife, Relation};

use super::{
    ABOVE_ROWS, BELOW_ROWS, HEAD_MIDDLE, HEADS_HEIGHT, MARK_ROOM, broken, capitalized, head_lines,
    heads_height, line,
};

const GUTTER: f32 = 24.0;
/// Between two columns: room for a disc and a word.
const GAP: f32 = 112.0;
/// No column is narrower; with more documents than fit the rest is reached by a wider window.
const LEAST_COLUMN: f32 = 150.0;
/// Titles longer than this would be far from what they became.
const WIDEST_COLUMN: f32 = 420.0;
/// In columns of this width a title has one line, in narrower ones two.
const ONE_LINE_COLUMN: f32 = 330.0;
const LINE_HEIGHT: f32 = 18.0;
const CELL_PADDING: f32 = 6.0;
const ROW_GAP: f32 = 6.0;
const NUMBER_ROOM: f32 = 26.0;

/// The lives to lay out, and on how much room.
pub struct LivesInput<'a> {
    /// The documents, in the order of the cells.
    pub documents: &'a [LifeColumn<'a>],
    /// All lives.
    pub lives: &'a [PointLife],
    /// Which of them are shown, in order.
    pub shown: &'a [usize],
    /// The selected life; `None` for none.
    pub selected: Option<usize>,
    /// The room, in points.
    pub size: Vec2,
    /// How far the rows are scrolled, in points.
    pub scroll_y: f32,
    /// Whether to lay out every row below the others, however high that is: for a picture.
    pub whole: bool,
}

/// A document as the head of a column.
#[derive(Clone, Copy, Debug)]
pub struct LifeColumn<'a> {
    /// Which document.
    pub document: DocumentIx,
    /// What it is called in short, and what is said under it.
    pub words: [&'a str; 2],
    /// Its points.
    pub points: &'a [Point],
}

/// Everything that a painter of lives needs, in points from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct LifeLayout {
    /// The room that was taken.
    pub size: Vec2,
    /// The heads, which do not scroll.
    pub heads: Vec<LifeHead>,
    /// The part of the room in which the rows scroll.
    pub rows_area: Rect,
    /// The rows in sight, from the top.
    pub rows: Vec<LifeRow>,
    /// The height of all rows together.
    pub rows_height: f32,
    /// How far the rows are scrolled: as asked for, but never beyond their ends.
    pub scrolled: f32,
    /// The scroll nearest to that which has the selected life in sight; `None` if none is.
    pub scroll_to_selected: Option<f32>,
}

/// The head of a document's column.
#[derive(Clone, Debug, PartialEq)]
pub struct LifeHead {
    /// Which document.
    pub document: DocumentIx,
    /// Its field.
    pub rect: Rect,
    /// The middle of the mark of the document's item.
    pub mark: Pos2,
    /// The name, then the caption on one line or two, shortened to the column.
    pub lines: Vec<TextLine>,
}

/// One life.
#[derive(Clone, Debug, PartialEq)]
pub struct LifeRow {
    /// Its place among all lives.
    pub life: usize,
    /// Its field, over all columns.
    pub rect: Rect,
    /// Whether it is selected.
    pub selected: bool,
    /// What stands in the columns that have points of it.
    pub boxes: Vec<LifeBox>,
    /// What became of it between two columns.
    pub links: Vec<LifeLink>,
    /// Where it does not stand by itself but has a part in other points: which.
    pub notes: Vec<TextLine>,
}

/// The points of a life in one document.
#[derive(Clone, Debug, PartialEq)]
pub struct LifeBox {
    /// Which document.
    pub document: DocumentIx,
    /// Its field.
    pub rect: Rect,
    /// The first of its points.
    pub point: PointIx,
    /// Numbers and titles, line by line.
    pub lines: Vec<TextLine>,
    /// Whether a title is shortened.
    pub is_cut: bool,
}

/// What became of a life in a document since the last that has it.
#[derive(Clone, Debug, PartialEq)]
pub struct LifeLink {
    /// What became of it.
    pub relation: Relation,
    /// From the box before; `None` where it first stands.
    pub from: Option<Pos2>,
    /// To the box behind it; `None` if it does not stand there.
    pub to: Option<Pos2>,
    /// The middle of the disc.
    pub disc: Pos2,
    /// The word behind the disc.
    pub word: TextLine,
}

impl Default for LifeLayout {
    fn default() -> Self {
        Self {
            size: Vec2::ZERO,
            heads: Vec::new(),
            rows_area: Rect::ZERO,
            rows: Vec::new(),
            rows_height: 0.0,
            scrolled: 0.0,
            scroll_to_selected: None,
        }
    }
}

impl LifeLayout {
    /// The life at `at`, with the document and its first point there; `None` between them.
    pub fn hit(&self, at: Pos2) -> Option<(usize, Option<(DocumentIx, PointIx)>)> {
        if !self.rows_area.contains(at) {
            return None;
        }
        let row = self.rows.iter().find(|row| row.rect.contains(at))?;
        let there = row.boxes.iter().find(|it| it.rect.contains(at));
        Some((row.life, there.map(|it| (it.document, it.point))))
    }

    /// How far the rows can be scrolled, in points.
    pub fn longest_scroll(&self) -> f32 {
        (self.rows_height - self.rows_area.height()).max(0.0)
    }
}

/// Lays out lives; numbers for every shown one, text only for what is in sight.
pub fn lay_out_lives(input: &LivesInput<'_>, text: &dyn MeasureText) -> LifeLayout {
    let grid = Grid::of(input);
    let spans = grid.spans(input);
    let rows_height = spans.last().map_or(0.0, |span| span.max) + BELOW_ROWS;
    let heads = grid.heads(input, text);
    let top = heads.first().map_or(HEADS_HEIGHT, |it| it.rect.bottom()) + ABOVE_ROWS;
    let bottom = if input.whole {
        top + rows_height
    } else {
        input.size.y.max(top)
    };
    let rows_area = Rect::from_min_max(pos2(0.0, top), pos2(input.size.x, bottom));
    let longest = (rows_height - rows_area.height()).max(0.0);
    let scrolled = input.scroll_y.clamp(0.0, longest);
    let first = spans.partition_point(|span| span.max < scrolled);
    let seen = spans[first..]
        .iter()
        .take_while(|span| span.min < scrolled + rows_area.height());
    let rows = seen
        .zip(&input.shown[first..])
        .filter_map(|(span, life)| {
            let y = Rangef::new(span.min + top - scrolled, span.max + top - scrolled);
            grid.row(input, *life, y, text)
        })
        .collect();
    let place = input
        .shown
        .iter()
        .position(|it| Some(*it) == input.selected);
    LifeLayout {
        size: vec2(input.size.x, bottom),
        heads,
        rows_area,
        rows,
        rows_height,
        scrolled,
        scroll_to_selected: place.map(|at| {
            let from = spans[at].max + BELOW_ROWS - rows_area.height();
            scrolled.max(from).min(spans[at].min).clamp(0.0, longest)
        }),
    }
}

/// Where the columns are.
struct Grid {
    columns: Vec<Rangef>,
    lines_a_point: usize,
}

impl Grid {
    fn of(input: &LivesInput<'_>) -> Self {
        let count = input.documents.len().max(1) as f32;
        let inner = input.size.x - 2.0 * GUTTER;
        let width = (inner - GAP * (count - 1.0)) / count;
        let width = width.clamp(LEAST_COLUMN, WIDEST_COLUMN).round();
        let taken = width * count + GAP * (count - 1.0);
        let start = GUTTER + ((inner - taken) / 2.0).max(0.0).round();
        let columns = (0..input.documents.len()).map(|at| {
            let left = start + at as f32 * (width + GAP);
            Rangef::new(left, left + width)
        });
        Self {
            columns: columns.collect(),
            lines_a_point: if width >= ONE_LINE_COLUMN { 1 } else { 2 },
        }
    }

    /// From the top to the bottom of each row, from the top of the first.
    fn spans(&self, input: &LivesInput<'_>) -> Vec<Rangef> {
        let mut top = 0.0;
        let shown = input.shown.iter().filter_map(|life| input.lives.get(*life));
        shown
            .map(|life| {
                let most = life.cells.iter().map(|cell| cell.points.len()).max();
                let lines = most.unwrap_or(1).max(1) * self.lines_a_point;
                let height = lines as f32 * LINE_HEIGHT + 2.0 * CELL_PADDING + ROW_GAP;
                let span = Rangef::new(top, top + height);
                top += height;
                span
            })
            .collect()
    }

    fn heads(&self, input: &LivesInput<'_>, text: &dyn MeasureText) -> Vec<LifeHead> {
        let columns = input.documents.iter().zip(&self.columns);
        let lines: Vec<Vec<TextLine>> = columns
            .clone()
            .map(|(column, x)| {
                let start = pos2(x.min + MARK_ROOM, HEAD_MIDDLE);
                head_lines(column.words, start, x.span() - MARK_ROOM, text)
            })
            .collect();
        let height = heads_height(lines.iter());
        let heads = columns.zip(lines);
        heads
            .map(|((column, x), lines)| LifeHead {
                document: column.document,
                rect: Rect::from_x_y_ranges(*x, 0.0..=height),
                mark: pos2(x.min + 10.0, HEAD_MIDDLE),
                lines,
            })
            .collect()
    }

    fn row(
        &self,
        input: &LivesInput<'_>,
        life: usize,
        y: Rangef,
        text: &dyn MeasureText,
    ) -> Option<LifeRow> {
        let cells = &input.lives.get(life)?.cells;
        let ends = [self.columns.first()?.min, self.columns.last()?.max];
        let field = Rangef::new(y.min + ROW_GAP / 2.0, y.max - ROW_GAP / 2.0);
        let columns = self.columns.iter().zip(input.documents);
        let mut row = LifeRow {
            life,
            rect: Rect::from_x_y_ranges(ends[0]..=ends[1], field),
            selected: input.selected == Some(life),
            boxes: Vec::new(),
            links: Vec::new(),
            notes: Vec::new(),
        };
        for (cell, (x, column)) in cells.iter().zip(columns) {
            let before = row.boxes.last().map(|it: &LifeBox| it.rect.right_center());
            let rect = Rect::from_x_y_ranges(*x, field);
            let there = self.cell(column, rect, &cell.points, text);
            let note = there
                .is_none()
                .then(|| part_in(column, &cell.also))
                .flatten();
            if let Some(relation) = cell.relation {
                let is_there = there.is_some() || note.is_some();
                let to = is_there.then(|| rect.left_center());
                let disc = pos2(x.min - GAP + 20.0, rect.center().y);
                let word = capitalized(relation.word());
                let start = disc + vec2(14.0, 0.0);
                row.links.push(LifeLink {
                    relation,
                    from: before,
                    to,
                    disc,
                    word: line(start, &word, TextStyle::CaptionMedium, Ink::Secondary),
                });
            }
            row.notes.extend(note.map(|words| {
                let at = rect.left_center() + vec2(8.0, 0.0);
                line(at, &words, TextStyle::Caption, Ink::Secondary)
            }));
            row.boxes.extend(there);
        }
        Some(row)
    }

    /// The box of a document; `None` if no point of the life stands there.
    fn cell(
        &self,
        column: &LifeColumn<'_>,
        rect: Rect,
        points: &[PointIx],
        text: &dyn MeasureText,
    ) -> Option<LifeBox> {
        let mut lines = Vec::new();
        let mut is_cut = false;
        let first = *points.first()?;
        let told = points.iter().filter_map(|it| column.points.get(it.index()));
        let told: Vec<(&Point, Vec<String>, bool)> = told
            .map(|point| {
                let number = text.width(&point.number, TextStyle::CaptionStrong);
                let start = NUMBER_ROOM.max(number + 16.0);
                let room = rect.width() - start - 10.0;
                let (parts, cut) = broken(
                    &point.title,
                    (room, self.lines_a_point),
                    TextStyle::Row,
                    text,
                );
                (point, parts, cut)
            })
            .collect();
        let written = told.iter().map(|(_, parts, _)| parts.len());
        let height = written.sum::<usize>() as f32 * LINE_HEIGHT;
        let mut y = rect.center().y - height / 2.0 + LINE_HEIGHT / 2.0;
        for (point, parts, cut) in told {
            is_cut |= cut;
            let width = text.width(&point.number, TextStyle::CaptionStrong);
            let number_end = rect.left() + NUMBER_ROOM.max(width + 16.0) - 8.0;
            lines.push(line(
                pos2(number_end - width, y),
                &point.number,
                TextStyle::CaptionStrong,
                Ink::Secondary,
            ));
            for part in &parts {
                let at = pos2(number_end + 8.0, y);
                lines.push(line(at, part, TextStyle::Row, Ink::Primary));
                y += LINE_HEIGHT;
            }
        }
        Some(LifeBox {
            document: column.document,
            rect,
            point: first,
            lines,
            is_cut,
        })
    }
}

/// "A part in 2 and 19"; `None` if it has a part in nothing.
fn part_in(column: &LifeColumn<'_>, also: &[PointIx]) -> Option<String> {
    let points = also.iter().filter_map(|it| column.points.get(it.index()));
    let numbers: Vec<&str> = points.map(|point| point.number.as_str()).collect();
    (!numbers.is_empty()).then(|| format!("A part in {}", numbers.join(" and ")))
}
