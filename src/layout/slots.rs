//! The places where one item's name may stand on the rows.
//!
//! ```text
//!   ● Right         Left ●        ▬▬▬ Right      ┃ ● Inside   ┃      Above
//!                                                                 ┆╌╌╌╌◇╌╌╌╌┆
//! ```

use std::sync::Arc;

use crate::model::{Importance, Item};

use super::extent::Extent;
use super::form::{Ruler, form_of, has_room_for};
use super::{MeasureText, SpanForm, TextStyle, wrap};

/// From the rim of a mark to its name, and from the end of a bar.
const MARK_GAP: f64 = 7.0;
const BAR_GAP: f64 = 8.0;
/// From the edge of a band to the mark in it, and from the mark to the name.
const BAND_INSET: f64 = 14.0;
const BAND_GAP: f64 = 16.0;
/// From the end of a title to the note after it.
const NOTE_GAP: f64 = 6.0;
/// A title shorter than this is not broken, in characters.
const SHORTEST_BROKEN: usize = 20;

/// On which side of its mark a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Side {
    /// Right of the mark or bar.
    Right,
    /// Left of it.
    Left,
    /// In the band, behind the mark.
    Inside,
    /// On the row above the band.
    Above,
}

/// What is remembered of a name's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Slot {
    pub(crate) row: usize,
    pub(crate) side: Side,
    pub(crate) lines: u8,
}

/// A place for a name, in points from the ruler's base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    /// The row of the mark; of the name if that stands above.
    pub(crate) row: usize,
    /// Where the name stands.
    pub(crate) side: Side,
    /// One or two.
    pub(crate) lines: u8,
    /// The middle of the mark.
    pub(crate) mark: f64,
    /// The left end of the name.
    pub(crate) text: f64,
    /// The width of the name.
    pub(crate) width: f64,
    /// What is taken of the row.
    pub(crate) stretch: (f64, f64),
    /// What is taken of the row below; `None` if one row is enough.
    pub(crate) below: Option<(f64, f64)>,
}

impl Spot {
    /// The same place on `row`.
    pub(crate) fn on_row(&self, row: usize) -> Self {
        Self { row, ..*self }
    }

    /// The rows and stretches that it takes.
    pub(crate) fn taken(&self) -> impl Iterator<Item = (usize, (f64, f64))> {
        let below = self.below.map(|stretch| (self.row + 1, stretch));
        std::iter::once((self.row, self.stretch)).chain(below)
    }

    /// What is remembered of it.
    pub(crate) fn slot(&self) -> Slot {
        Slot {
            row: self.row,
            side: self.side,
            lines: self.lines,
        }
    }
}

/// The ways to write a title, measured.
pub(crate) struct Wording<'a> {
    title: &'a str,
    /// The width in full or shortened.
    one: f64,
    shortened: Option<String>,
    two: Option<([&'a str; 2], [f64; 2])>,
    note: Option<(Arc<str>, f64)>,
}

impl<'a> Wording<'a> {
    /// Measures the title of `item`.
    pub(crate) fn new(item: &'a Item, text: &dyn MeasureText) -> Self {
        let style = name_style(item.importance);
        let width = |line: &str| f64::from(text.width(line, style));
        let title = item.title.as_str();
        let fits = wrap::fits_one_line(title);
        let is_long = title.chars().count() >= SHORTEST_BROKEN;
        let lines = if is_long {
            wrap::two_lines(title)
        } else {
            None
        };
        let shortened = (!fits).then(|| wrap::shortened(title));
        let one = width(shortened.as_deref().unwrap_or(title));
        Self {
            title,
            one,
            shortened,
            two: lines.map(|lines| (lines, lines.map(width))),
            note: None,
        }
    }

    /// The same with `note` in small letters after the title; `None` for nothing.
    pub(crate) fn with_note(mut self, note: Option<String>, text: &dyn MeasureText) -> Self {
        let Some(note) = note else { return self };
        let width = f64::from(text.width(&note, TextStyle::Caption));
        self.one += NOTE_GAP + width;
        if let Some((_, [_, second])) = &mut self.two {
            *second += NOTE_GAP + width;
        }
        self.note = Some((note.into(), width));
        self
    }

    /// What stands after the title, with its width; it ends where the last line does.
    pub(crate) fn note(&self) -> Option<(Arc<str>, f64)> {
        self.note.clone()
    }

    /// The lines for `spot`, with their widths.
    pub(crate) fn lines(&self, spot: &Spot) -> Vec<(Arc<str>, f64)> {
        match &self.two {
            Some((lines, widths)) if spot.lines == 2 => lines
                .iter()
                .zip(widths)
                .map(|(line, width)| (Arc::from(*line), *width))
                .collect(),
            _ => {
                let line = self.shortened.as_deref().unwrap_or(self.title);
                vec![(Arc::from(line), spot.width)]
            }
        }
    }

    /// Widths by number of lines, the better wording first.
    fn widths(&self) -> Vec<(u8, f64)> {
        let one = (1, self.one);
        let two = self.two.as_ref().map(|(_, [a, b])| (2, a.max(*b)));
        match two {
            None => vec![one],
            Some(two) if self.shortened.is_some() => vec![two, one],
            Some(two) => vec![one, two],
        }
    }
}

/// The style of the name of an item of `importance`.
pub(crate) fn name_style(importance: Importance) -> TextStyle {
    if importance == Importance::MAX {
        TextStyle::NameStrong
    } else {
        TextStyle::Name
    }
}

/// The diameter of the mark of a named item.
pub(crate) fn named_size(importance: Importance) -> f32 {
    if importance == Importance::MAX {
        16.0
    } else {
        14.0
    }
}

/// How `item` is drawn if named, and the places for its name on any one row, the best first.
pub(crate) fn spots(
    item: &Item,
    extent: &Extent,
    ruler: &Ruler,
    wording: &Wording<'_>,
) -> (Option<SpanForm>, Vec<Spot>) {
    let form = form_of(item, extent, ruler, wording.one);
    let x = ruler.span(extent);
    let radius = f64::from(named_size(item.importance)) / 2.0;
    let spots = match form {
        Some(SpanForm::Band) => vec![inside(x, wording)],
        Some(form) if form.is_framed() => expected(x, wording),
        _ => beside(form, x, ruler.at(extent.anchor), radius, wording),
    };
    (form, spots)
}

/// Over the dashed rules or beside them; between them only where nothing else is free, since
/// their middle belongs to the mark.
fn expected(x: [f64; 4], wording: &Wording<'_>) -> Vec<Spot> {
    let above = above(x, wording);
    let mut spots = vec![above];
    spots.extend(beside(
        Some(SpanForm::Expected),
        x,
        above.mark,
        0.0,
        wording,
    ));
    if has_room_for(wording.one, x[3] - x[0]) {
        spots.push(inside(x, wording));
    }
    spots
}

fn beside(
    form: Option<SpanForm>,
    x: [f64; 4],
    mark: f64,
    radius: f64,
    wording: &Wording<'_>,
) -> Vec<Spot> {
    let rim = (mark - radius - 1.0, mark + radius + 1.0);
    let (body, gap) = match form {
        None => (rim, MARK_GAP - 1.0),
        Some(SpanForm::Bar) => ((x[0], x[3]), BAR_GAP),
        Some(_) => ((x[0].min(rim.0), x[3].max(rim.1)), BAR_GAP),
    };
    let spot = |side, (lines, width): (u8, f64)| {
        let text = if side == Side::Right {
            body.1 + gap
        } else {
            body.0 - gap - width
        };
        let stretch = (body.0.min(text), body.1.max(text + width));
        let below = (lines == 2).then_some((text, text + width));
        Spot {
            row: 0,
            side,
            lines,
            mark,
            text,
            width,
            stretch,
            below,
        }
    };
    let widths = wording.widths();
    widths
        .iter()
        .flat_map(|width| [Side::Right, Side::Left].map(|side| spot(side, *width)))
        .collect()
}

/// The places beside a band, for when too little of it is in sight to hold its name; none for
/// other forms, which have such places anyway.
pub(crate) fn outside(
    form: Option<SpanForm>,
    extent: &Extent,
    ruler: &Ruler,
    wording: &Wording<'_>,
) -> Vec<Spot> {
    let x = ruler.span(extent);
    match form {
        Some(SpanForm::Band) => beside(form, x, inside(x, wording).mark, 0.0, wording),
        _ => Vec::new(),
    }
}

/// Behind the mark at the start of the core, moved so that the name ends within the band.
fn inside(x: [f64; 4], wording: &Wording<'_>) -> Spot {
    let width = wording.one;
    let last = (x[3] - width - BAND_GAP - BAND_INSET).max(x[0] + BAND_INSET);
    let mark = x[1].clamp(x[0] + BAND_INSET, last);
    let stretch = (x[0], x[3]);
    let text = mark + BAND_GAP;
    Spot {
        row: 0,
        side: Side::Inside,
        lines: 1,
        mark,
        text,
        width,
        stretch,
        below: None,
    }
}

fn above(x: [f64; 4], wording: &Wording<'_>) -> Spot {
    let (width, mark) = (wording.one, f64::midpoint(x[1], x[2]));
    let text = x[0] + 2.0;
    Spot {
        row: 0,
        side: Side::Above,
        lines: 1,
        mark,
        text,
        width,
        stretch: (x[0], x[3].max(text + width)),
        below: Some((x[0], x[3])),
    }
}

/// Where mark and name stand in a band of which only `from..to` is in sight, if all that is not
/// `fixed` moves along.
pub(crate) fn kept_in_sight(spot: &Spot, x: [f64; 4], (from, to): (f64, f64)) -> (f64, f64) {
    let block = spot.text - spot.mark + spot.width;
    let (left, right) = (x[0].max(from) + BAND_INSET, x[3].min(to) - BAND_INSET);
    match spot.side {
        Side::Inside => {
            // In a band that is leaving, the name stays whole and leaves with it.
            let furthest = (x[3] - BAND_INSET - block).max(x[0] + BAND_INSET);
            let mark = spot.mark.min(right - block).max(left).min(furthest);
            (mark, spot.text + mark - spot.mark)
        }
        Side::Above => {
            let furthest = (x[3] - spot.width - 2.0).max(x[0] + 2.0);
            (spot.mark, spot.text.max(from + 8.0).min(furthest))
        }
        Side::Left | Side::Right => (spot.mark, spot.text),
    }
}
