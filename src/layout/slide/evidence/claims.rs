//! Claims below each other, the most telling first: who, when, what, how it holds back, and on
//! whose word. Sources without claims stand in the same rows.

use emath::{Rect, pos2};

use crate::layout::Weight;
use crate::layout::slide::body::line;
use crate::layout::slide::display::SlideTone;
use crate::layout::slide::pen::Pen;

use super::case::{Entry, more_words};
use super::parts::{Part, SourceRow, height, rows, sized, words, write};

/// The share of the width that the names have.
const NAMES: f32 = 0.32;
/// Between names and words, between rows, and between what stands in one, in a room of six
/// heights.
const GUTTER: f32 = 32.0;
const BETWEEN: f32 = 30.0;
const GAP: f32 = 6.0;

/// From the size that is best to the least.
const FACTORS: [f32; 6] = [1.5, 1.25, 1.0, 0.9, 0.8, 0.72];

/// What a plan loses that does not say how much it leaves out: more than any has.
const SILENT: f32 = 1_000.0;

/// How much is told of each, the richest first.
const FORMS: [Form; 3] = [
    Form {
        publisher: true,
        note: true,
        worth: 120.0,
    },
    Form {
        publisher: false,
        note: true,
        worth: 60.0,
    },
    Form {
        publisher: false,
        note: false,
        worth: 0.0,
    },
];

#[derive(Clone, Copy)]
struct Form {
    publisher: bool,
    note: bool,
    worth: f32,
}

impl Form {
    fn shed(self, entry: &Entry<'_>) -> usize {
        let publisher = entry.source.is_some_and(|(_, name)| !name.is_empty()) && !self.publisher;
        usize::from(publisher) + usize::from(!entry.note().is_empty() && !self.note)
    }
}

/// A row, measured.
struct Row<'a> {
    name: Vec<Part<'a>>,
    said: Vec<Part<'a>>,
    shed: usize,
}

/// The rows that fit in one way of telling them.
struct Plan<'a> {
    rows: Vec<Row<'a>>,
    /// How many are left out, in words; `None` if that has no room or if none is.
    more: Option<Part<'a>>,
    /// How many entries are left out.
    hidden: usize,
    worth: f32,
}

/// What is left of an area while it is filled.
struct Room {
    foot: f32,
    words: usize,
}

/// Lays out as many of `entries` as fit `area`; those that do not are left out whole and counted
/// below. `false`, and nothing laid out, if not even one fits.
pub(super) fn lay_out(pen: &mut Pen<'_>, entries: &[Entry<'_>], area: Rect) -> bool {
    let forms = FORMS.iter();
    let plans = forms.flat_map(|form| FACTORS.map(|factor| (*form, factor)));
    let plans = plans.map(|form| planned(pen, entries, form, area));
    let plans = plans.filter(|plan| !plan.rows.is_empty());
    // Of two that are worth as much the first is the larger.
    let best = plans.reduce(|best, plan| if plan.worth > best.worth { plan } else { best });
    let Some(plan) = best else { return false };
    let lost: usize = plan.rows.iter().map(|row| row.shed).sum();
    pen.shed(lost + plan.hidden);
    paint(pen, &plan, area);
    true
}

fn planned<'e>(
    pen: &Pen<'_>,
    entries: &'e [Entry<'_>],
    (form, factor): (Form, f32),
    area: Rect,
) -> Plan<'e> {
    let mut room = Room {
        foot: area.top(),
        words: pen.words_left(),
    };
    let mut rows: Vec<Row<'_>> = Vec::new();
    for entry in entries {
        let Some(row) = measured(pen, entry, (form, factor), area.width()) else {
            continue;
        };
        let (tall, count) = taken(pen, &row, rows.is_empty());
        if room.foot + tall <= area.bottom() && count <= room.words {
            room.foot += tall;
            room.words -= count;
            rows.push(row);
        }
    }
    let all = entries.len() + entries.last().map_or(0, |entry| entry.more);
    let more = left_out(pen, (&mut rows, room), (all, factor), area);
    let hidden = all - rows.len();
    let is_silent = hidden > 0 && more.is_none();
    let worth = 100.0 * rows.len().min(3) as f32 + form.worth + 20.0 * factor;
    Plan {
        rows,
        more,
        hidden,
        worth: worth - if is_silent { SILENT } else { 0.0 },
    }
}

/// How high a row is with what stands above it, and how many words it has.
fn taken(pen: &Pen<'_>, row: &Row<'_>, is_first: bool) -> (f32, usize) {
    let above = if is_first { 0.0 } else { BETWEEN * pen.scale() };
    let count = words(&row.name) + words(&row.said);
    (above + row_height(pen, row), count)
}

/// How many of `all` are not among `rows`, in words that fit below them; for that the last rows
/// give way, but never the first. `None` if none is left out, or if even so it does not fit.
fn left_out<'a>(
    pen: &Pen<'_>,
    (rows, mut room): (&mut Vec<Row<'_>>, Room),
    (all, factor): (usize, f32),
    area: Rect,
) -> Option<Part<'a>> {
    let above = BETWEEN * pen.scale() / 2.0;
    while rows.len() < all {
        let more = more_row(pen, all - rows.len(), factor, area)?;
        let foot = room.foot + above + more.height();
        if foot <= area.bottom() && more.words() <= room.words {
            return Some(more);
        }
        if rows.len() < 2 {
            return None;
        }
        let last = rows.pop()?;
        let (tall, count) = taken(pen, &last, false);
        room.foot -= tall;
        room.words += count;
    }
    None
}

/// "and 3 more".
fn more_row<'a>(pen: &Pen<'_>, hidden: usize, factor: f32, area: Rect) -> Option<Part<'a>> {
    let style = sized(
        pen,
        36.0,
        factor.min(1.0),
        (Weight::Regular, SlideTone::Secondary),
    );
    rows(pen, &more_words(hidden), style, area.width())
}

fn row_height(pen: &Pen<'_>, row: &Row<'_>) -> f32 {
    let gap = GAP * pen.scale();
    height(&row.name, gap).max(height(&row.said, gap))
}

/// A row; `None` if a word of it is wider than its column.
fn measured<'e>(
    pen: &Pen<'_>,
    entry: &'e Entry<'_>,
    (form, factor): (Form, f32),
    width: f32,
) -> Option<Row<'e>> {
    use SlideTone::{Secondary, Text};
    let [names, said_width] = widths(pen, width);
    let who = sized(pen, 42.0, factor, (Weight::SemiBold, Text));
    let mut name = vec![rows(pen, &entry.who, who, names)?];
    let note = entry.note();
    if form.note && !note.is_empty() {
        let style = sized(pen, 36.0, factor, (Weight::Regular, Secondary));
        name.push(rows(pen, &note, style, names)?);
    }
    let mut said = Vec::new();
    if !entry.text.is_empty() {
        let style = sized(pen, 46.0, factor, (Weight::Regular, Text));
        said.push(rows(pen, entry.text, style, said_width)?);
    }
    let source = entry.source.map(|(tier, publisher)| {
        let told = if form.publisher { publisher } else { "" };
        (tier, told)
    });
    if source.is_some() || !entry.hedge.is_empty() {
        let style = sized(pen, 36.0, factor, (Weight::SemiBold, Secondary));
        let row = SourceRow::new(pen, &entry.hedge, source, style, said_width)?;
        said.push(Part::Source(row));
    }
    Some(Row {
        name,
        said,
        shed: form.shed(entry),
    })
}

fn widths(pen: &Pen<'_>, width: f32) -> [f32; 2] {
    let names = NAMES * width;
    [names, width - names - GUTTER * pen.scale()]
}

fn paint(pen: &mut Pen<'_>, plan: &Plan<'_>, area: Rect) {
    let (gap, between) = (GAP * pen.scale(), BETWEEN * pen.scale());
    let [names, _] = widths(pen, area.width());
    let said = area.left() + names + GUTTER * pen.scale();
    let mut top = area.top();
    for (at, row) in plan.rows.iter().enumerate() {
        if at > 0 {
            let y = top + between / 2.0;
            let ends = [pos2(area.left(), y), pos2(area.right(), y)];
            line(pen, ends, SlideTone::Line);
            top += between;
        }
        write(pen, &row.name, pos2(area.left(), top), gap);
        write(pen, &row.said, pos2(said, top), gap);
        top += row_height(pen, row);
    }
    if let Some(more) = &plan.more {
        let at = pos2(area.left(), top + between / 2.0);
        write(pen, std::slice::from_ref(more), at, gap);
    }
}
