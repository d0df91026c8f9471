//! The values in words beside their marks: those that say most, and no more than can be read.

use emath::{Align, Rect, pos2, vec2};

use crate::layout::slide::SlideInput;
use crate::layout::slide::body::style;
use crate::layout::slide::display::SlideTone;
use crate::layout::slide::items::current;
use crate::layout::slide::pen::{Pen, Style, word_count};
use crate::layout::{FigureMark, Weight, amount_words};
use crate::model::{Series, Timeline};

use super::plot::Plot;

/// At most so many values are written.
const MOST: usize = 6;
/// From the size that is best to the least.
const FACTORS: [f32; 3] = [1.0, 0.8, 0.62];
/// Between a mark and its words, in a room of six heights.
const GAP: f32 = 8.0;

/// Writes the values that say most where they meet nothing, with the name of whoever said what
/// stands beside the line. What has no room is counted.
pub(super) fn place(pen: &mut Pen<'_>, input: &SlideInput<'_>, series: &Series, plot: &Plot) {
    let mut taken = taken(plot);
    let marks: Vec<&FigureMark> = plot.marks().collect();
    let mut order = order(input.timeline, &marks);
    // What the sentence is about comes before all others.
    let told = current(input.timeline, input.step);
    order.sort_by_key(|at| told != Some(marks[*at].item));
    let mut shed = order.len().saturating_sub(MOST);
    for at in order.into_iter().take(MOST) {
        let mark = marks[at];
        let value = series.values.get(mark.value);
        let who = value.map_or("", |value| value.who.as_str());
        let figures = FACTORS.map(|factor| Label::figure(pen, mark, factor));
        let is_named = mark.aside && !who.is_empty();
        let named = figures.iter().filter(|_| is_named);
        let named: Vec<Label> = named.map(|figure| figure.with_name(pen, who)).collect();
        let mut labels = named.into_iter().chain(figures).filter_map(|label| {
            let rect = label.find(pen, plot, mark, &taken)?;
            Some((label, rect))
        });
        let Some((label, rect)) = labels.next() else {
            shed += 1;
            continue;
        };
        shed += usize::from(is_named && label.rows.len() < 2);
        label.write(pen, rect, mark.x);
        taken.push(rect.expand2(vec2(GAP, 0.0)));
    }
    pen.shed(shed);
}

/// The marks in the order in which they are given room: those of the line before others, of both
/// the last, the least, the greatest and the first, then the weightiest.
fn order(timeline: &Timeline, marks: &[&FigureMark]) -> Vec<usize> {
    let own = |aside: bool| (0..marks.len()).filter(move |at| marks[*at].aside == aside);
    let mut order = Vec::new();
    for aside in [false, true] {
        let ends = [own(aside).next_back(), own(aside).next()];
        let high = |at: &usize| marks[*at].y[1];
        let least = own(aside).min_by(|a, b| high(a).total_cmp(&high(b)));
        let most = own(aside).max_by(|a, b| high(a).total_cmp(&high(b)));
        let mut others: Vec<usize> = own(aside).collect();
        others.sort_by_key(|at| std::cmp::Reverse(timeline.item(marks[*at].item).importance));
        let first = [ends[0], least, most, ends[1]].into_iter().flatten();
        for at in first.chain(others) {
            if !order.contains(&at) {
                order.push(at);
            }
        }
    }
    order
}

/// What the marks and the line take.
fn taken(plot: &Plot) -> Vec<Rect> {
    let marks = plot.marks().map(|mark| plot.rect_of(mark));
    let pieces = plot.pieces().into_iter();
    let pieces = pieces.map(|[from, to]| Rect::from_two_pos(from, to).expand(4.0));
    marks.chain(pieces).collect()
}

/// The words of a value: one row or two.
struct Label {
    rows: Vec<(String, Style)>,
}

impl Label {
    fn figure(pen: &Pen<'_>, mark: &FigureMark, factor: f32) -> Self {
        let tone = if mark.aside {
            SlideTone::Secondary
        } else {
            SlideTone::Text
        };
        let weight = if mark.aside {
            Weight::Medium
        } else {
            Weight::SemiBold
        };
        let size = if mark.aside { 46.0 } else { 56.0 };
        Self {
            rows: vec![(
                amount_words(mark.amount),
                style(pen, factor * size, weight, tone),
            )],
        }
    }

    /// The same with the name of the speaker below it, in one row.
    fn with_name(&self, pen: &Pen<'_>, who: &str) -> Self {
        let own = style(pen, 34.0, Weight::Regular, SlideTone::Secondary);
        let mut rows = self.rows.clone();
        rows.push((who.to_owned(), own));
        Self { rows }
    }

    fn size(&self, pen: &Pen<'_>) -> emath::Vec2 {
        let rows = self.rows.iter();
        let width = rows.clone().map(|(text, style)| pen.width(text, *style));
        vec2(
            width.fold(0.0, f32::max),
            rows.map(|(_, style)| style.row()).sum(),
        )
    }

    /// Where it meets nothing: over the mark, under it, or beside it.
    fn find(&self, pen: &Pen<'_>, plot: &Plot, mark: &FigureMark, taken: &[Rect]) -> Option<Rect> {
        let size = self.size(pen);
        let own = plot.rect_of(mark);
        let gap = GAP * pen.scale();
        let over = own.top() - gap / 2.0 - size.y;
        let under = own.bottom() + gap / 2.0;
        let beside = own.center().y - size.y / 2.0;
        let [right, left] = [own.right() + gap, own.left() - gap - size.x];
        let places = [
            (own.left(), over),
            (right, beside),
            (own.left(), under),
            (own.right() - size.x, over),
            (left, beside),
            (own.right() - size.x, under),
            (right, over + size.y / 2.0),
            (right, under - size.y / 2.0),
            (left, over + size.y / 2.0),
            (left, under - size.y / 2.0),
        ];
        let words: usize = self.rows.iter().map(|(text, _)| word_count(text)).sum();
        let rects = places.map(|(x, y)| Rect::from_min_size(pos2(x, y), size));
        rects.into_iter().find(|rect| {
            plot.area.expand(0.5).contains_rect(*rect)
                && !taken.iter().any(|taken| taken.intersects(*rect))
                && pen.takes(*rect, words)
        })
    }

    /// Writes it in `rect`, its rows set towards the mark at `x`.
    fn write(&self, pen: &mut Pen<'_>, rect: Rect, x: f32) {
        let (left, align) = if rect.right() <= x {
            (rect.right(), Align::Max)
        } else {
            (rect.left(), Align::Min)
        };
        let mut y = rect.top();
        for (text, style) in &self.rows {
            let at = pos2(left, y + style.row() / 2.0);
            pen.text(text, *style, at, align);
            y += style.row();
        }
    }
}
