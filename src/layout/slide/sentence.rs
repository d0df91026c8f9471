//! The sentence of a step, as large as it fits.

use emath::{Align, Rect, Vec2, pos2, vec2};

use super::SlideInput;
use super::display::{SlideFill, SlidePart, SlideShape, SlideTone};
use super::items::current;
use super::pen::{Block, Pen, Style, word_count};
use crate::layout::Weight;
use crate::layout::followed::appearance;
use crate::model::{Step, StepView, When};

/// Sizes of the sentence in a room of six heights: as it is meant, the least that is still read
/// at ease, and the least at all.
const IDEAL: f32 = 84.0;
pub(super) const AT_EASE: f32 = 48.0;
pub(super) const LEAST: f32 = 32.0;
/// The size of a sentence that has the slide for itself, and of one that heads another view.
const ALONE: f32 = 110.0;
const HEADING: f32 = 60.0;
/// The most rows of a sentence that heads another view.
const HEADING_ROWS: f32 = 3.0;
/// The size of date and place.
pub(super) const OVERLINE: f32 = 44.0;
/// From the overline to the sentence, in sizes of the overline.
const UNDER_OVERLINE: f32 = 0.42;
/// The bar, and from its left edge to the text.
pub(super) const BAR: f32 = 10.0;
pub(super) const INDENT: f32 = 44.0;
/// More words than this are not read while somebody speaks.
const MAX_WORDS: usize = 40;

/// What a step says: its sentence, or its title if it has none.
pub(super) fn words_of(step: &Step) -> &str {
    let sentence = step.sentence.trim();
    if sentence.is_empty() {
        step.title.trim()
    } else {
        sentence
    }
}

/// Date and place of the item that a step is about, as the canvas words them; `None` if neither
/// is known.
pub(super) fn overline(input: &SlideInput<'_>) -> Option<String> {
    let timeline = input.timeline;
    let ix = current(timeline, input.step)?;
    let item = timeline.item(ix);
    let date = item.shown_date.clone();
    let date = date.or_else(|| timeline.when_of(ix).map(When::long_label));
    let parts = [date, item.place.clone()].into_iter().flatten();
    let words = parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    let words: Vec<String> = words.filter(|part| !part.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// A sentence that fits its area.
pub(super) struct SentenceBlock {
    overline: Option<(String, Style)>,
    /// Date and place lose words, or have no room.
    cuts_overline: bool,
    /// `None` for a step that says nothing.
    block: Option<Block>,
}

impl SentenceBlock {
    /// The sentence of `input` in `area`, down to `least`; with date and place over it if
    /// `overline` says so. `None` if not all of it fits.
    pub(super) fn fitting(
        pen: &Pen<'_>,
        input: &SlideInput<'_>,
        area: Rect,
        (overline, least): (bool, f32),
    ) -> Option<Self> {
        let style = pen.style(
            SlidePart::Body,
            OVERLINE,
            Weight::Medium,
            SlideTone::Secondary,
        );
        let width = text_width(pen, area);
        let whole = self::overline(input);
        let shown = whole.as_deref().filter(|_| overline);
        let shown = shown.and_then(|text| pen.shorten(text, style, width));
        let cuts_overline = shown != whole;
        let overline = shown.map(|text| (text, style));
        let taken = overline.as_ref().map_or(0.0, over_height);
        let room = vec2(width, area.height() - taken);
        let block = match words_of(input.step) {
            "" => None,
            words => {
                let block = fitted(pen, words, sentence_style(pen, IDEAL), least, room)?;
                Some(block).filter(|block| !block.shortened)
            }
        };
        (block.is_some() || words_of(input.step).is_empty()).then_some(Self {
            overline,
            cuts_overline,
            block,
        })
    }

    /// Writes it at the top of `area`, with its bar in the colour of the item that it is about.
    pub(super) fn write(&self, pen: &mut Pen<'_>, input: &SlideInput<'_>, area: Rect) {
        let left = area.left() + INDENT;
        let (mut top, mut foot) = (area.top(), area.top());
        pen.shed(usize::from(self.cuts_overline));
        if let Some((text, style)) = &self.overline {
            let at = pos2(left, top + style.row() / 2.0);
            let written = pen.text(text, *style, at, Align::Min);
            foot = written.map_or(foot, |rect| rect.bottom());
            top += over_height(&(text.clone(), *style));
        }
        if let Some(block) = &self.block {
            let written = pen.write(block, pos2(left, top));
            foot = written.map_or(foot, |rect| rect.bottom());
        }
        if foot > area.top() {
            let corner = pos2(area.left() + BAR, foot);
            bar(pen, input, Rect::from_min_max(area.min, corner));
        }
    }
}

/// Writes the sentence of a step that shows no time, in the middle of `area`.
pub(super) fn alone(pen: &mut Pen<'_>, input: &SlideInput<'_>, area: Rect) {
    let room = vec2(text_width(pen, area), area.height());
    let style = sentence_style(pen, ALONE);
    let words = words_of(input.step);
    let Some(block) = fitted(pen, words, style, LEAST, room) else {
        pen.shed(usize::from(!words.is_empty()));
        return;
    };
    let top = area.top() + (area.height() - block.size.y).max(0.0) / 2.0;
    if let Some(rect) = pen.write(&block, pos2(area.left() + INDENT, top)) {
        let size = vec2(BAR, rect.height());
        bar(
            pen,
            input,
            Rect::from_min_size(pos2(area.left(), top), size),
        );
    }
}

/// Writes the sentence of a step that shows something else at the top of `area`, in at most
/// three rows. Gives what is left of the area.
pub(super) fn heading(pen: &mut Pen<'_>, input: &SlideInput<'_>, area: Rect) -> Rect {
    let style = sentence_style(pen, HEADING);
    let rows = HEADING_ROWS * style.row();
    let room = vec2(text_width(pen, area), rows.min(0.4 * area.height()));
    let words = words_of(input.step);
    let block = fitted(pen, words, style, LEAST, room);
    pen.shed(usize::from(block.is_none() && !words.is_empty()));
    let written = block.and_then(|block| {
        let rect = pen.write(&block, area.min + vec2(INDENT, 0.0))?;
        let size = vec2(BAR, rect.height());
        bar(pen, input, Rect::from_min_size(area.min, size));
        Some(rect.bottom() + 0.5 * style.row())
    });
    area.with_min_y(written.unwrap_or(area.top()).min(area.bottom()))
}

/// `text` as large as it fits; a text of very many words is cut first.
fn fitted(pen: &Pen<'_>, text: &str, style: Style, least: f32, room: Vec2) -> Option<Block> {
    let (text, cut) = first_words(text, MAX_WORDS.min(pen.words_left()));
    let block = pen.fit(&text, style, least, room)?;
    let shortened = block.shortened || cut;
    Some(Block { shortened, ..block })
}

/// The first `most` words of `text`, with "…" after them if that is not all, and whether it is so.
pub(super) fn first_words(text: &str, most: usize) -> (String, bool) {
    let mut words = 0;
    let kept: Vec<&str> = text
        .split_whitespace()
        .take_while(|word| {
            words += word_count(word);
            words <= most
        })
        .collect();
    let cut = kept.len() < text.split_whitespace().count();
    let mut kept = kept.join(" ");
    if cut {
        kept.push_str(" …");
    }
    (kept, cut)
}

/// A smaller room than six heights leaves large words as they are: there is room for them.
pub(super) fn sentence_style(pen: &Pen<'_>, size: f32) -> Style {
    let style = pen.style(SlidePart::Body, size, Weight::SemiBold, SlideTone::Text);
    Style {
        size: style.size.max(size),
        ..style
    }
}

fn over_height((_, style): &(String, Style)) -> f32 {
    style.row() + UNDER_OVERLINE * style.size
}

pub(super) fn text_width(pen: &Pen<'_>, area: Rect) -> f32 {
    (pen.safe().right() - 13.0 - area.left() - INDENT).max(1.0)
}

/// The bar beside the words, in the colour of the item that they are about. Words on two texts
/// are about no single item.
pub(super) fn bar(pen: &mut Pen<'_>, input: &SlideInput<'_>, rect: Rect) {
    let is_compared = matches!(input.step.view, StepView::Comparison { .. });
    let ix = current(input.timeline, input.step).filter(|_| !is_compared);
    let tone = ix.map_or(SlideTone::Axis, |ix| {
        SlideTone::Hue(appearance(input.timeline, ix).1)
    });
    pen.push(SlideShape::Rect {
        part: SlidePart::Body,
        rect,
        radius: BAR / 2.0,
        fill: SlideFill::Flat(tone, 1.0),
        edge: None,
    });
}
