//! The values in words beside their marks. What has no room is left out; nothing is shrunk, and
//! no two words meet.

use emath::{Rect, Vec2, pos2};

use crate::layout::followed::RowInput;
use crate::layout::{Ink, TextLine, TextStyle};
use crate::model::{Amount, SeriesIx};

use super::{
    FIGURE_ARROW, FIGURE_RADIUS, FIGURES_HEIGHT, FigureMark, FiguresRow, amount_label,
    caption_width, points_from_height,
};

/// The height of a line of words, in points.
const LINE: f32 = 14.0;
/// Between a mark and its words, in points.
const GAP: f32 = 4.0;
/// From the left edge of the plot to the words of the grid, in points.
const GRID_X: f32 = 6.0;

/// What of the row is taken.
pub(super) struct Labels {
    taken: Vec<Rect>,
    edges: [f32; 2],
}

impl Labels {
    /// What the marks, the pills, the line and the words of the grid take.
    pub(super) fn new(row: &FiguresRow, input: &RowInput<'_>) -> Self {
        let words = row.grid.iter().filter_map(|(_, line)| line.as_ref());
        let grid = words.map(|line| {
            let width = caption_width(input.text, &line.text);
            line_rect(line.left_center.x, line.left_center.y, width)
        });
        let marks = row
            .marks
            .iter()
            .flat_map(|mark| [mark.rect(), span_rect(mark), arrow_rect(mark)]);
        let pills = row.pills.iter().map(|pill| pill.rect);
        let line = &row.line;
        let pieces = (1..line.x.len()).flat_map(|at| {
            let piece = |y: &[f32]| {
                let ends = [at - 1, at].map(|at| pos2(line.x[at], points_from_height(y[at])));
                Rect::from_two_pos(ends[0], ends[1]).expand(1.0)
            };
            [piece(&line.low), piece(&line.high)]
        });
        Self {
            taken: grid.chain(marks).chain(pills).chain(pieces).collect(),
            edges: input.edges(),
        }
    }

    /// The words that have room: first those of the values that hold, then those of others, with
    /// the speaker's name where that has room too.
    pub(super) fn place(
        &mut self,
        marks: &[FigureMark],
        series: SeriesIx,
        input: &RowInput<'_>,
    ) -> Vec<TextLine> {
        let series = input.timeline.series_at(series);
        let mut lines = Vec::new();
        let own = marks.iter().filter(|mark| !mark.aside);
        for mark in own.chain(marks.iter().filter(|mark| mark.aside)) {
            let figure = amount_label(mark.amount);
            let value = series.and_then(|series| series.values.get(mark.value));
            let who = value.map_or("", |value| value.who.as_str());
            let named = (mark.aside && !who.is_empty()).then(|| format!("{figure} {who}"));
            let words = named.into_iter().chain([figure]);
            let style = if mark.aside {
                (TextStyle::Caption, Ink::Secondary)
            } else {
                (TextStyle::CaptionStrong, Ink::Primary)
            };
            let mut placed = words.filter_map(|words| self.find(mark, &words, style, input));
            lines.extend(placed.next());
        }
        lines
    }

    fn find(
        &mut self,
        mark: &FigureMark,
        words: &str,
        (style, ink): (TextStyle, Ink),
        input: &RowInput<'_>,
    ) -> Option<TextLine> {
        let width = input.text.width(words, style);
        let own = mark.rect().union(span_rect(mark)).union(arrow_rect(mark));
        let reach = FIGURE_RADIUS + GAP;
        let beside = [
            (mark.x - 3.0, own.top() - LINE / 2.0 - 1.0),
            (own.right() + GAP, own.center().y),
            (mark.x - 3.0, own.bottom() + LINE / 2.0 + 1.0),
            (mark.x + reach, own.top() - 1.0),
            (mark.x + reach, own.bottom() + 1.0),
            (own.left() - GAP - width, own.center().y),
            (mark.x + 3.0 - width, own.top() - LINE / 2.0 - 1.0),
            (mark.x + 3.0 - width, own.bottom() + LINE / 2.0 + 1.0),
        ];
        let free = |(x, y): &(f32, f32)| self.is_free(line_rect(*x, *y, width));
        let (x, y) = beside.into_iter().find(free)?;
        self.taken
            .push(line_rect(x, y, width).expand2(Vec2::new(3.0, 0.0)));
        Some(TextLine {
            left_center: pos2(x, y),
            text: words.into(),
            style,
            ink,
            alpha: 1.0,
        })
    }

    fn is_free(&self, rect: Rect) -> bool {
        let [left, right] = self.edges;
        rect.left() >= left + 2.0
            && rect.right() <= right - 2.0
            && rect.top() >= 0.0
            && rect.bottom() <= FIGURES_HEIGHT
            && !self.taken.iter().any(|taken| taken.intersects(rect))
    }
}

/// The words of a line of the grid at a height, over its left end; `None` where a mark stands.
pub(super) fn grid_label(
    words: &str,
    height: f32,
    row: &FiguresRow,
    input: &RowInput<'_>,
) -> Option<TextLine> {
    let at = pos2(
        input.edges()[0] + GRID_X,
        (points_from_height(height) - LINE / 2.0).max(LINE / 2.0),
    );
    let own = line_rect(at.x, at.y, caption_width(input.text, words));
    let mut marks = row
        .marks
        .iter()
        .flat_map(|mark| [mark.rect(), span_rect(mark)]);
    let mut pills = row.pills.iter();
    if marks.any(|mark| mark.intersects(own)) || pills.any(|pill| pill.rect.intersects(own)) {
        return None;
    }
    Some(TextLine {
        left_center: at,
        text: words.into(),
        style: TextStyle::Caption,
        ink: Ink::Secondary,
        alpha: 1.0,
    })
}

/// What the span of an uncertain date takes; the mark where there is none.
fn span_rect(mark: &FigureMark) -> Rect {
    let own = mark.rect();
    mark.span.map_or(own, |[from, to]| {
        Rect::from_x_y_ranges(from..=to, own.top()..=own.bottom())
    })
}

/// What the arrow of an open end takes; the mark where there is none.
fn arrow_rect(mark: &FigureMark) -> Rect {
    let own = mark.rect();
    let [top, foot] = match mark.amount {
        Amount::AtLeast(_) => [own.center().y - FIGURE_ARROW - 5.0, own.bottom()],
        Amount::AtMost(_) => [own.top(), own.center().y + FIGURE_ARROW + 5.0],
        _ => return own,
    };
    Rect::from_x_y_ranges(own.x_range(), top..=foot)
}

fn line_rect(x: f32, y: f32, width: f32) -> Rect {
    Rect::from_center_size(pos2(x + width / 2.0, y), Vec2::new(width, LINE))
}
