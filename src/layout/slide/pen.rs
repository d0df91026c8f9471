//! What slides are written with: it keeps the rules of text, whatever it is asked to write.
//!
//! A [`Pen`] refuses a text that is smaller than the last row can read, that leaves the area for
//! text, that would lie on another text, or that makes more words than an audience reads. What
//! it refuses is counted and never cut. So whoever writes what matters most first needs no
//! reckoning of his own.
//!
//! ```text
//!   let style = pen.style(SlidePart::Body, 48.0, Weight::Regular, SlideTone::Text);
//!   match pen.fit("Many words", style, 32.0, area.size()) {     // 48 down to 32, then fewer
//!       Some(block) => { pen.write(&block, area.min); }
//!       None => pen.shed(1),
//!   }
//! ```
//!
//! Sizes are those of a room of six heights; a pen makes them fit the room. Everything else is
//! in units of the frame.

use emath::{Align, Pos2, Rect, Vec2, pos2, vec2};

use super::breaks::broken_words;
use super::display::{
    MeasureSlide, SlideFace, SlideList, SlidePart, SlideShape, SlideText, SlideTone,
};
use super::legibility::Legibility;
use crate::layout::Weight;

/// From row to row, in sizes of the text.
pub(super) const ROW: f32 = 100.0 / 84.0;
/// So many words an audience reads on one slide; months and years on the axis are none.
pub(super) const MAX_WORDS: usize = 60;
/// From this size on (in a room of six heights) the face for large letters is used.
const DISPLAY_FROM: f32 = 22.0;
/// What keeps texts apart, beside and above each other.
const APART: Vec2 = vec2(4.0, 0.0);
/// By so much less a text is tried when it does not fit, in a room of six heights.
const STEP_DOWN: f32 = 2.0;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// What it belongs to.
    pub(super) part: SlidePart,
    /// The face.
    pub(super) face: SlideFace,
    /// The colour.
    pub(super) tone: SlideTone,
    /// The size in units of the frame, as large as the room asks for.
    pub(super) size: f32,
    /// A stroke through the words.
    pub(super) struck: bool,
}

impl Style {
    /// The height of a row.
    pub(super) fn row(&self) -> f32 {
        ROW * self.size
    }
}

/// Words broken into rows that fit a width.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    /// How they are written; the size is the one that fits.
    pub(super) style: Style,
    /// The rows, from the top.
    pub(super) rows: Vec<String>,
    /// From row to row.
    pub(super) pitch: f32,
    /// The width of the widest row and the height of all.
    pub(super) size: Vec2,
    /// Whether words were left out at the end.
    pub(super) shortened: bool,
}

/// Writes a slide. A copy of it tries what may not fit.
#[derive(Clone)]
pub(super) struct Pen<'a> {
    measure: &'a dyn MeasureSlide,
    legibility: Legibility,
    safe: Rect,
    list: SlideList,
    words: usize,
}

impl<'a> Pen<'a> {
    /// Nothing written yet, on a frame of `size`.
    pub(super) fn new(measure: &'a dyn MeasureSlide, legibility: Legibility, size: Vec2) -> Self {
        Self {
            measure,
            legibility,
            safe: safe_area(size),
            list: SlideList {
                size,
                floor: legibility.floor(),
                ..SlideList::default()
            },
            words: 0,
        }
    }

    /// Where text may stand.
    pub(super) fn safe(&self) -> Rect {
        self.safe
    }

    /// The least size of text.
    pub(super) fn floor(&self) -> f32 {
        self.list.floor
    }

    /// What lengths meant for a room of six heights are multiplied with: 1 there, less in a
    /// smaller room.
    pub(super) fn scale(&self) -> f32 {
        self.legibility.scale()
    }

    /// A style of `size` in a room of six heights (32 is the least there), made as large as this
    /// room needs.
    pub(super) fn style(
        &self,
        part: SlidePart,
        size: f32,
        weight: Weight,
        tone: SlideTone,
    ) -> Style {
        let display = size >= DISPLAY_FROM;
        Style {
            part,
            face: SlideFace { display, weight },
            tone,
            size: (size * self.scale()).max(self.floor()),
            struck: false,
        }
    }

    /// The width of `text` on one row.
    pub(super) fn width(&self, text: &str, style: Style) -> f32 {
        self.measure.width(text, style.size, style.face)
    }

    /// `text` broken at the ends of words into rows of at most `width`, never with hyphens;
    /// `None` if a word is wider, or if there is none.
    pub(super) fn wrap(&self, text: &str, style: Style, width: f32) -> Option<Vec<String>> {
        let mut rows: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            if self.width(word, style) > width {
                return None;
            }
            let longer = rows.last().map(|row| format!("{row} {word}"));
            match longer.filter(|row| self.width(row, style) <= width) {
                Some(row) => *rows.last_mut()? = row,
                None => rows.push(word.to_owned()),
            }
        }
        (!rows.is_empty()).then_some(rows)
    }

    /// `text` as large as it fits `room`: from the size of `style` down to `least` (a size in a
    /// room of six heights; 32 is the floor). What does not fit even then loses words at its
    /// end and tells so by "…" and [`Block::shortened`]; `None` if nothing is left, or if there
    /// are no words.
    pub(super) fn fit(&self, text: &str, style: Style, least: f32, room: Vec2) -> Option<Block> {
        let least = (least * self.scale()).max(self.floor()).min(style.size);
        let mut size = style.size;
        loop {
            let style = Style { size, ..style };
            if let Some(block) = self.block(text, style, room) {
                return Some(block);
            }
            if size <= least {
                return self.shortened_block(text, style, room);
            }
            size = (size - STEP_DOWN * self.scale()).max(least);
        }
    }

    /// `text` at the size of `style` if all of it fits `room`.
    pub(super) fn block(&self, text: &str, style: Style, room: Vec2) -> Option<Block> {
        let rows = self.wrap(text, style, room.x)?;
        let block = self.block_of(rows, style);
        (block.size.y <= room.y + 0.5).then_some(block)
    }

    /// `text`, or as many of its first words as fit one row of `width` with "…" after them;
    /// `None` if not even one does.
    pub(super) fn shorten(&self, text: &str, style: Style, width: f32) -> Option<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let whole = words.join(" ");
        if words.is_empty() || self.width(&whole, style) <= width {
            return (!words.is_empty()).then_some(whole);
        }
        let shorter = |count: usize| format!("{} …", end_of_words(&words[..count]));
        let mut shorter = (1..words.len()).rev().map(shorter);
        shorter.find(|text| self.width(text, style) <= width)
    }

    /// Writes one row: its left end, middle or right end (as `align` says) is at `at`, which is
    /// half way down the row. Gives the box that it fills; `None` if it was refused, which is
    /// counted.
    pub(super) fn text(
        &mut self,
        text: &str,
        style: Style,
        at: Pos2,
        align: Align,
    ) -> Option<Rect> {
        let rect = self.row_rect(text, style, at, align);
        self.write_rows(vec![(text.to_owned(), rect)], style)
    }

    /// The box of one row, as [`Pen::text`] would fill it.
    pub(super) fn row_rect(&self, text: &str, style: Style, at: Pos2, align: Align) -> Rect {
        let size = vec2(self.width(text, style), style.row());
        let left = match align {
            Align::Min => at.x,
            Align::Center => at.x - size.x / 2.0,
            Align::Max => at.x - size.x,
        };
        Rect::from_min_size(pos2(left, at.y - size.y / 2.0), size)
    }

    /// Writes `block` with its top left corner at `min`, all of it or nothing. Gives the box
    /// that it fills; `None` if it was refused, which is counted. Words that the block lost are
    /// counted too.
    pub(super) fn write(&mut self, block: &Block, min: Pos2) -> Option<Rect> {
        let row = block.style.row();
        let rows = block.rows.iter().enumerate().map(|(at, text)| {
            let min = min + vec2(0.0, at as f32 * block.pitch);
            let size = vec2(self.width(text, block.style), row);
            (text.clone(), Rect::from_min_size(min, size))
        });
        let rows = rows.collect();
        let written = self.write_rows(rows, block.style);
        self.list.shed += usize::from(block.shortened && written.is_some());
        written
    }

    /// Whether a text of so many words would be taken at `rect`.
    pub(super) fn takes(&self, rect: Rect, words: usize) -> bool {
        let apart = rect.expand2(APART);
        let on = |text: &SlideText| {
            let meets = text.rect.intersect(apart);
            meets.width() > 0.1 && meets.height() > 0.1
        };
        self.safe.expand(0.5).contains_rect(rect)
            && self.words + words <= MAX_WORDS
            && !self.list.texts().any(on)
    }

    /// How many more words an audience reads here.
    pub(super) fn words_left(&self) -> usize {
        MAX_WORDS.saturating_sub(self.words)
    }

    /// Adds what is no text. Texts only come through [`Pen::text`] and [`Pen::write`].
    pub(super) fn push(&mut self, shape: SlideShape) {
        debug_assert!(
            !matches!(shape, SlideShape::Text(_)),
            "a text past the rules"
        );
        self.list.shapes.push(shape);
    }

    /// Adds a line of what a screen reader reads; it comes after what was said before.
    pub(super) fn say(&mut self, line: impl Into<String>) {
        let line = line.into();
        if !line.trim().is_empty() {
            self.list.spoken.push(line);
        }
    }

    /// Counts texts that were left out without asking the pen to write them.
    pub(super) fn shed(&mut self, count: usize) {
        self.list.shed += count;
    }

    /// The slide.
    pub(super) fn finish(self) -> SlideList {
        self.list
    }

    fn block_of(&self, rows: Vec<String>, style: Style) -> Block {
        let widths = rows.iter().map(|row| self.width(row, style));
        let width = widths.fold(0.0, f32::max);
        let pitch = style.row();
        let size = vec2(width, pitch * rows.len() as f32);
        let shortened = false;
        Block {
            style,
            rows,
            pitch,
            size,
            shortened,
        }
    }

    /// As many rows as fit `room`. A word that is wider than a row is broken, as scripts without
    /// spaces are.
    fn shortened_block(&self, text: &str, style: Style, room: Vec2) -> Option<Block> {
        let most = ((room.y + 0.5) / style.row()) as usize;
        if most == 0 {
            return None;
        }
        let broken = broken_words(text, room.x, |text| self.width(text, style));
        let mut rows = self.wrap(&broken, style, room.x)?;
        if rows.len() <= most {
            return Some(self.block_of(rows, style));
        }
        rows.truncate(most);
        let last = rows.pop()?;
        let words: Vec<&str> = last.split_whitespace().collect();
        let shorter = |count: usize| format!("{} …", end_of_words(&words[..count]));
        let mut shorter = (1..=words.len()).rev().map(shorter);
        if let Some(row) = shorter.find(|row| self.width(row, style) <= room.x) {
            rows.push(row);
        }
        let shortened = true;
        (!rows.is_empty()).then(|| Block {
            shortened,
            ..self.block_of(rows, style)
        })
    }

    fn write_rows(&mut self, rows: Vec<(String, Rect)>, style: Style) -> Option<Rect> {
        let counts = style.part != SlidePart::Axis;
        let words = rows.iter().map(|(text, _)| word_count(text)).sum::<usize>();
        let words = if counts { words } else { 0 };
        let readable = style.size >= self.floor() - 0.01;
        let all = rows.iter().map(|(_, rect)| *rect).reduce(Rect::union);
        if !readable || rows.iter().any(|(_, rect)| !self.takes(*rect, words)) {
            self.list.shed += 1;
            return None;
        }
        self.words += words;
        let texts = rows.into_iter().map(|(text, rect)| {
            SlideShape::Text(SlideText {
                part: style.part,
                text,
                rect,
                size: style.size,
                face: style.face,
                tone: style.tone,
                struck: style.struck,
            })
        });
        self.list.shapes.extend(texts);
        all
    }
}

/// Where text may stand on a frame of `size`: not in the outer 4 % nor in the lowest 12 %, where
/// heads and the edges of a screen hide it.
pub(super) fn safe_area(size: Vec2) -> Rect {
    let inset = (0.04 * size.x).max(77.0);
    let (top, foot) = (0.04 * size.y, 0.88 * size.y);
    Rect::from_min_max(pos2(inset, top), pos2(size.x - inset, foot))
}

/// How many words a text has. A dash that stands alone is none.
pub(super) fn word_count(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// `words` without what cannot stand before "…".
fn end_of_words(words: &[&str]) -> String {
    let text = words.join(" ");
    let kept = text.trim_end_matches(|c: char| c.is_whitespace() || ",;:.–—-".contains(c));
    kept.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Half;

    impl MeasureSlide for Half {
        fn width(&self, text: &str, size: f32, _face: SlideFace) -> f32 {
            0.5 * size * text.chars().count() as f32
        }
    }

    fn pen() -> Pen<'static> {
        Pen::new(&Half, Legibility::default(), vec2(1920.0, 1080.0))
    }

    fn body(pen: &Pen<'_>, size: f32) -> Style {
        pen.style(SlidePart::Body, size, Weight::Regular, SlideTone::Text)
    }

    #[test]
    fn words_are_set_as_large_as_they_fit_and_then_cut_at_the_end_of_one() {
        let pen = pen();
        let style = body(&pen, 64.0);
        let fit = |text: &str, room| pen.fit(text, style, 32.0, room);
        let large = fit("one two", vec2(400.0, 100.0)).unwrap();
        assert!((large.style.size - 64.0).abs() < 0.01 && !large.shortened);
        let smaller = fit("one two three", vec2(300.0, 60.0)).unwrap();
        assert!((32.0..64.0).contains(&smaller.style.size) && !smaller.shortened);
        let cut = fit("one two three four", vec2(160.0, 40.0)).unwrap();
        assert_eq!(
            (cut.rows, cut.shortened),
            (vec!["one two …".to_owned()], true)
        );
        assert_eq!(fit("one", vec2(400.0, 20.0)), None);
        assert_eq!(fit("  ", vec2(400.0, 200.0)), None);
        let marks = fit(&"_".repeat(30), vec2(160.0, 120.0)).unwrap();
        assert_eq!((marks.rows.len(), marks.shortened), (3, false));
    }

    #[test]
    fn a_text_on_another_or_outside_or_too_small_is_refused_and_counted() {
        let mut pen = pen();
        let style = body(&pen, 40.0);
        let at = pos2(200.0, 200.0);
        assert!(pen.text("One", style, at, Align::Min).is_some());
        let small = Style {
            size: 20.0,
            ..style
        };
        for (style, at) in [
            (style, at + vec2(10.0, 10.0)),
            (style, pos2(1900.0, 400.0)),
            (style, pos2(200.0, 1000.0)),
            (small, pos2(200.0, 600.0)),
        ] {
            assert_eq!(pen.text("Other", style, at, Align::Min), None, "{at:?}");
        }
        let list = pen.finish();
        assert_eq!((list.texts().count(), list.shed), (1, 4));
    }

    #[test]
    fn words_beyond_sixty_are_refused_but_those_of_the_axis_are_free() {
        let mut pen = pen();
        let style = body(&pen, 32.0);
        let row = "a ".repeat(30);
        assert!(
            pen.text(&row, style, pos2(100.0, 100.0), Align::Min)
                .is_some()
        );
        assert!(
            pen.text(&row, style, pos2(100.0, 200.0), Align::Min)
                .is_some()
        );
        assert_eq!(
            pen.text("more", style, pos2(100.0, 300.0), Align::Min),
            None
        );
        let part = SlidePart::Axis;
        let axis = Style { part, ..style };
        assert!(
            pen.text("May", axis, pos2(100.0, 300.0), Align::Min)
                .is_some()
        );
    }
}
