//! The names under the line of items: few, large, and none on another.
//!
//! ```text
//!      #      o  o      (O)        the line of items
//!   28 points |        Paris       first row
//!          Counter text            second row, with a line up to its mark
//! ```

use emath::{Align, Rect, pos2};

use super::SlideInput;
use super::display::{SlidePart, SlideShape, SlideTone};
use super::frame::{Frame, NAME};
use super::items::PlacedItem;
use super::pen::{Pen, Style, word_count};
use crate::layout::Weight;
use crate::model::{Item, Status};

/// So many names an audience reads on one slide.
pub(super) const MAX_NAMES: usize = 7;
/// The longest line of a name, in letters.
const LONGEST: usize = 18;
/// Sizes of names that are tried, in a room of six heights.
const SIZES: [f32; 3] = [NAME, 38.0, 32.0];
/// What names keep free of each other.
const APART: f32 = 14.0;
/// Where a name may stand: its middle at its mark, or shifted by so much of its width.
const SHIFTS: [f32; 7] = [0.0, -0.2, 0.2, -0.36, 0.36, -0.47, 0.47];
/// Marks closer than this are of one time, as far as an audience sees.
const SAME_TIME: f32 = 20.0;
/// Half of what the line from a mark to a name in the second row keeps free.
const LEADER: f32 = 9.0;

/// Writes the names of `items`, the first ones first; what does not fit is counted. Gives whose
/// names are written.
pub(super) fn lay_out(
    pen: &mut Pen<'_>,
    input: &SlideInput<'_>,
    frame: &Frame,
    items: &[PlacedItem],
) -> Vec<PlacedItem> {
    let tried = SIZES.map(|size| arranged(pen, input, frame, (items, size)));
    let mut best = &tried[0];
    for arranged in &tried[1..] {
        if arranged.len() > best.len() {
            best = arranged;
        }
    }
    let mut written = Vec::new();
    for name in best {
        if name.write(pen, frame) {
            written.push(name.item);
        }
    }
    pen.shed(items.len() - best.len());
    written
}

/// The lines of the name of `item`: its short title, or its title cut at the end of a word, on
/// two lines of at most 18 letters or in one.
pub(super) fn name_lines(item: &Item, most: usize) -> Vec<String> {
    let name = item.short_title.as_deref().unwrap_or(&item.title);
    let mut lines: Vec<String> = Vec::new();
    let count = |text: &str| text.chars().count();
    for word in name.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer.filter(|line| count(line) <= LONGEST) {
            Some(line) => {
                lines.pop();
                lines.push(line);
            }
            None => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let kept = last
                .trim_end_matches(|c: char| ",;:.–—-".contains(c))
                .trim_end();
            *last = format!("{kept} …");
        }
    }
    lines
}

/// A name with its place.
struct Name {
    item: PlacedItem,
    style: Style,
    lines: Vec<(String, Rect)>,
    /// The line up to the mark, for a name that stands in the second row alone.
    leader: Option<Rect>,
}

impl Name {
    fn write(&self, pen: &mut Pen<'_>, frame: &Frame) -> bool {
        let words = self.lines.iter().map(|(text, _)| word_count(text)).sum();
        if !self.lines.iter().all(|(_, rect)| pen.takes(*rect, words)) {
            pen.shed(1);
            return false;
        }
        for (text, rect) in &self.lines {
            pen.text(text, self.style, rect.center(), Align::Center);
        }
        if let Some(leader) = self.leader {
            let x = self.item.x;
            pen.push(SlideShape::Line {
                part: SlidePart::Names,
                ends: [pos2(x, frame.names_top - 4.0), pos2(x, leader.bottom())],
                width: 3.0,
                tone: SlideTone::Axis,
                dashes: None,
            });
        }
        true
    }

    /// Whether it lies on nothing of `taken` and on no text.
    fn is_free(&self, pen: &Pen<'_>, taken: &[Rect]) -> bool {
        let mut own = self.lines.iter().map(|(_, rect)| *rect).chain(self.leader);
        own.all(|rect| !taken.iter().any(|other| meet(*other, rect)))
            && self.lines.iter().all(|(_, rect)| pen.takes(*rect, 0))
    }

    /// What other names keep free.
    fn taken(&self) -> impl Iterator<Item = Rect> {
        let lines = self
            .lines
            .iter()
            .map(|(_, rect)| rect.expand2(emath::vec2(APART, 0.0)));
        lines.chain(self.leader)
    }
}

fn arranged(
    pen: &Pen<'_>,
    input: &SlideInput<'_>,
    frame: &Frame,
    (items, size): (&[PlacedItem], f32),
) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut words = 0;
    for placed in items {
        if names.len() == MAX_NAMES {
            break;
        }
        let Some(name) = place(pen, input, frame, (*placed, size, &names)) else {
            continue;
        };
        let own: usize = name.lines.iter().map(|(text, _)| word_count(text)).sum();
        if words + own <= pen.words_left() {
            words += own;
            names.push(name);
        }
    }
    names
}

fn place(
    pen: &Pen<'_>,
    input: &SlideInput<'_>,
    frame: &Frame,
    (placed, size, others): (PlacedItem, f32, &[Name]),
) -> Option<Name> {
    let rows = usize::from(frame.name_rows);
    let lines = name_lines(input.timeline.item(placed.ix), rows.clamp(1, 2));
    let last_top = rows.checked_sub(lines.len())?;
    // Marks of one time stand over each other, and so may their names.
    let is_same = |other: &Name| (other.item.x - placed.x).abs() < SAME_TIME;
    let status = input.timeline.status_of(placed.ix);
    let tried = Tried {
        pen,
        frame,
        item: placed,
        style: style(pen, size, status, placed.is_current),
        lines,
        stacked: others.iter().any(is_same),
    };
    let taken: Vec<Rect> = others.iter().flat_map(Name::taken).collect();
    let ways = (0..=last_top).flat_map(|top| SHIFTS.map(|shift| (top, shift)));
    let mut names = ways.map(|(top, shift)| tried.at(top, shift));
    names.find(|name| name.is_free(pen, &taken))
}

/// A name whose place is looked for.
struct Tried<'p, 'a> {
    pen: &'p Pen<'a>,
    frame: &'p Frame,
    item: PlacedItem,
    style: Style,
    lines: Vec<String>,
    /// Another name is of the same time.
    stacked: bool,
}

impl Tried<'_, '_> {
    /// From row `top` on, moved by `shift` of its width.
    fn at(&self, top: usize, shift: f32) -> Name {
        let (pen, frame, x) = (self.pen, self.frame, self.item.x);
        let widths = self.lines.iter().map(|line| pen.width(line, self.style));
        let width = widths.fold(0.0, f32::max);
        let (safe, half) = (pen.safe(), width / 2.0);
        let middle = x + shift * width;
        let middle = middle.min(safe.right() - half).max(safe.left() + half);
        let rows = (top..).zip(&self.lines).map(|(row, line)| {
            let y = frame.names_top + frame.name_row * (row as f32 + 0.5);
            let rect = pen.row_rect(line, self.style, pos2(middle, y), Align::Center);
            (line.clone(), rect)
        });
        Name {
            item: self.item,
            style: self.style,
            lines: rows.collect(),
            leader: (top > 0 && !self.stacked).then(|| leader(frame, x, top)),
        }
    }
}

/// Whether two boxes share more than an edge.
fn meet(a: Rect, b: Rect) -> bool {
    let shared = a.intersect(b);
    shared.width() > 0.1 && shared.height() > 0.1
}

/// The way from the line of items to a name in a lower row.
fn leader(frame: &Frame, x: f32, rows: usize) -> Rect {
    let foot = frame.names_top + rows as f32 * frame.name_row + 4.0;
    Rect::from_x_y_ranges(x - LEADER..=x + LEADER, frame.names_top..=foot)
}

fn style(pen: &Pen<'_>, size: f32, status: Status, is_current: bool) -> Style {
    let (weight, tone) = match (is_current, status) {
        (true, _) => (Weight::Bold, SlideTone::Text),
        (_, Status::Happened | Status::Claimed | Status::Disputed) => {
            (Weight::Medium, SlideTone::Text)
        }
        _ => (Weight::Medium, SlideTone::Secondary),
    };
    pen.style(SlidePart::Names, size, weight, tone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::item;

    #[test]
    fn a_name_is_the_short_title_or_the_title_cut_at_the_end_of_a_word() {
        for (title, short, most, lines) in [
            ("28-point proposal", None, 2, &["28-point proposal"][..]),
            ("28-point proposal", Some("28 points"), 2, &["28 points"]),
            (
                "Security advisers to meet",
                None,
                2,
                &["Security advisers", "to meet"],
            ),
            (
                "Ushakov rejects European changes",
                None,
                2,
                &["Ushakov rejects", "European changes"],
            ),
            (
                "Moscow: Western units, again, are targets",
                None,
                2,
                &["Moscow: Western", "units, again, are …"],
            ),
            (
                "Security advisers, to meet",
                None,
                1,
                &["Security advisers …"],
            ),
            (
                "Donaudampfschifffahrtsgesellschaft",
                None,
                2,
                &["Donaudampfschifffahrtsgesellschaft"],
            ),
        ] {
            let mut item = item(title, "", 3);
            item.short_title = short.map(str::to_owned);
            assert_eq!(name_lines(&item, most), lines, "{title}");
        }
    }
}
