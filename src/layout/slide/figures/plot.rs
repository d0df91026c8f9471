//! Where the values of a series stand on the slide, and what is painted of them.

use emath::{Pos2, Rect, pos2, vec2};

use crate::layout::slide::SlideInput;
use crate::layout::slide::body::{
    NoWords, STROKE, known_end, known_until, line, path, push_outline, time_scale,
};
use crate::layout::slide::display::{SlideFill, SlidePart, SlideShape, SlideTone};
use crate::layout::slide::pen::Pen;
use crate::layout::{FigureMark, Figures, FiguresRow, Outline, RowInput, TimeScale};
use crate::model::{Amount, SeriesIx};

/// The radius of a value's mark.
pub(super) const RADIUS: f32 = 13.0;
/// How thick the line of the values that hold is.
const LINE: f32 = 6.0;
/// How far the arrow of an open end reaches, and how wide the bar of a range is.
const ARROW: f32 = 46.0;
const BAR: f32 = 18.0;
/// How much is free over the greatest value for words: a share of the height, and at most so much
/// in a room of six heights.
const OVER: f32 = 0.2;
const MOST_OVER: f32 = 70.0;
/// With less height than this nothing can be told apart.
const LEAST: f32 = 90.0;

/// A series on the slide.
pub(super) struct Plot {
    /// What its row under a canvas would show, x in units of the slide.
    pub(super) row: FiguresRow,
    /// Where it stands; words may not leave it.
    pub(super) area: Rect,
    scale: TimeScale,
    /// Where what is known ends.
    end: f32,
    /// What is free above the greatest value for its words.
    over: f32,
}

impl Plot {
    /// The series at `ix` in `area`; `None` if no value has a date, or if there is no room.
    pub(super) fn new(
        pen: &Pen<'_>,
        input: &SlideInput<'_>,
        ix: SeriesIx,
        area: Rect,
    ) -> Option<Self> {
        let figures = Figures::new(input.timeline, ix)?;
        let scale = time_scale(input, area);
        let row = figures.lay_out(&RowInput {
            timeline: input.timeline,
            scale,
            until: known_until(input.timeline),
            text: &NoWords,
        });
        let has_room = area.height() >= LEAST;
        (has_room && !(row.marks.is_empty() && row.line.x.is_empty())).then_some(Self {
            row,
            area,
            end: known_end(input.timeline, &scale),
            scale,
            over: (OVER * area.height()).min(MOST_OVER * pen.scale()),
        })
    }

    /// The y of a height from 0 at the foot to 1.
    fn y_of(&self, height: f32) -> f32 {
        let inner = self.area.shrink2(vec2(0.0, RADIUS + STROKE));
        let top = inner.top() + self.over;
        inner.bottom() - height * (inner.bottom() - top)
    }

    /// From where to where time is shown.
    pub(super) fn edges(&self) -> [f32; 2] {
        [self.scale.x0, self.scale.x0 + self.scale.width]
    }

    /// The marks in sight.
    pub(super) fn marks(&self) -> impl Iterator<Item = &FigureMark> {
        let [left, right] = self.edges();
        let seen = move |mark: &&FigureMark| mark.x >= left - 1.0 && mark.x <= right + 1.0;
        self.row.marks.iter().filter(seen)
    }

    /// What the mark of a value takes, its bar or arrow with it.
    pub(super) fn rect_of(&self, mark: &FigureMark) -> Rect {
        let [low, high] = mark.y.map(|height| self.y_of(height));
        let own = Rect::from_min_max(pos2(mark.x, high), pos2(mark.x, low)).expand(RADIUS);
        match mark.amount {
            Amount::AtLeast(_) => own.with_min_y(self.tip(mark, -1.0).y),
            Amount::AtMost(_) => own.with_max_y(self.tip(mark, 1.0).y),
            _ => own,
        }
    }

    /// The pieces of the line of the values that hold.
    pub(super) fn pieces(&self) -> Vec<[Pos2; 2]> {
        let all = [
            self.edge(&self.row.line.low),
            self.edge(&self.row.line.high),
        ];
        let pieces = all.iter().flat_map(|points| points.windows(2));
        pieces.map(|ends| [ends[0], ends[1]]).collect()
    }

    /// Paints all but the words.
    pub(super) fn paint(&self, pen: &mut Pen<'_>) {
        let [low, high] = [&self.row.line.low, &self.row.line.high].map(|y| self.edge(y));
        if low.len() > 1 {
            path(pen, low.clone(), LINE, SlideTone::Ink);
        }
        if high.len() > 1 && high != low {
            path(pen, high, LINE, SlideTone::Ink);
        }
        for mark in self.row.marks.iter().filter(|mark| mark.aside) {
            self.mark(pen, mark);
        }
        for mark in self.row.marks.iter().filter(|mark| !mark.aside) {
            self.mark(pen, mark);
        }
    }

    fn edge(&self, heights: &[f32]) -> Vec<Pos2> {
        let [left, right] = [self.scale.x0, self.end];
        let points = self.row.line.x.iter().zip(heights);
        let points = points.map(|(x, height)| pos2(x.clamp(left, right), self.y_of(*height)));
        points.collect()
    }

    fn mark(&self, pen: &mut Pen<'_>, mark: &FigureMark) {
        let [low, high] = mark.y.map(|height| self.y_of(height));
        let [left, right] = self.edges();
        if let Some([from, to]) = mark.span {
            // Somewhere on these days.
            let y = f32::midpoint(low, high);
            let [from, to] = [from, to].map(|x| x.clamp(left, right));
            line(pen, [pos2(from, y), pos2(to, y)], SlideTone::Axis);
        }
        if mark.x < left - 1.0 || mark.x > right + 1.0 {
            return;
        }
        match mark.amount {
            Amount::Between(..) => return range(pen, mark, [low, high]),
            Amount::AtLeast(_) => self.arrow(pen, mark, -1.0),
            Amount::AtMost(_) => self.arrow(pen, mark, 1.0),
            Amount::Exactly(_) | Amount::About(_) => {}
        }
        let center = pos2(mark.x, low);
        let hollow = mark.aside;
        let radius = if hollow {
            RADIUS - STROKE / 2.0
        } else {
            RADIUS
        };
        let fill = if hollow {
            SlideTone::Paper
        } else {
            SlideTone::Ink
        };
        let edge = hollow.then_some((STROKE + 1.0, SlideTone::Ink));
        push_outline(pen, Outline::Circle { center, radius }, Some(fill), edge);
    }

    /// The tip of the arrow of an open end, up for -1 and down for 1; it stays in the plot.
    fn tip(&self, mark: &FigureMark, way: f32) -> Pos2 {
        let y = self.y_of(mark.y[0]) + way * ARROW;
        pos2(mark.x, y.clamp(self.area.top(), self.area.bottom()))
    }

    fn arrow(&self, pen: &mut Pen<'_>, mark: &FigureMark, way: f32) {
        let tip = self.tip(mark, way);
        let from = pos2(mark.x, self.y_of(mark.y[0]));
        line(pen, [from, tip], SlideTone::Ink);
        let barb = |side: f32| tip + vec2(side * 9.0, -way * 11.0);
        path(
            pen,
            vec![barb(-1.0), tip, barb(1.0)],
            STROKE,
            SlideTone::Ink,
        );
    }
}

/// A bar from the least to the greatest amount; hollow for what another says.
fn range(pen: &mut Pen<'_>, mark: &FigureMark, [low, high]: [f32; 2]) {
    let middle = pos2(mark.x, f32::midpoint(low, high));
    let size = vec2(BAR, (low - high).max(BAR));
    let fill = if mark.aside {
        SlideFill::Flat(SlideTone::Paper, 1.0)
    } else {
        SlideFill::Flat(SlideTone::Ink, 1.0)
    };
    pen.push(SlideShape::Rect {
        part: SlidePart::Body,
        rect: Rect::from_center_size(middle, size),
        radius: 5.0,
        fill,
        edge: Some((STROKE + 1.0, SlideTone::Ink)),
    });
}
