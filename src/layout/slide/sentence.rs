//! The sentence of a step, as large as it fits; a quotation as a poster.

use emath::{Align, Rect, Vec2, pos2, vec2};

use super::SlideInput;
use super::display::{SlideFill, SlidePart, SlideShape, SlideTone};
use super::items::current;
use super::pen::{Block, Pen, Style, word_count};
use crate::layout::Weight;
use crate::layout::followed::appearance;
use crate::model::{ItemIx, Step, Timeline};

/// Sizes of the sentence in a room of six heights: as it is meant, the least that is still read
/// at ease, and the least at all.
const IDEAL: f32 = 84.0;
pub(super) const AT_EASE: f32 = 48.0;
pub(super) const LEAST: f32 = 32.0;
/// The size of a sentence that has the slide for itself, of a quotation, and of a sentence that
/// heads another view.
const ALONE: f32 = 110.0;
const POSTER: f32 = 144.0;
const HEADING: f32 = 60.0;
/// The most rows of a sentence that heads another view.
const HEADING_ROWS: f32 = 3.0;
/// The size of date and place, and of the speaker of a quotation.
const OVERLINE: f32 = 44.0;
/// From the overline to the sentence, in sizes of the overline.
const UNDER_OVERLINE: f32 = 0.42;
/// The bar, and from its left edge to the text.
const BAR: f32 = 10.0;
const INDENT: f32 = 44.0;
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
pub(super) fn overline_of(timeline: &Timeline, ix: ItemIx) -> Option<String> {
    let item = timeline.item(ix);
    let date = item.shown_date.clone();
    let date = date.or_else(|| timeline.when_of(ix).map(crate::model::When::long_label));
    let place = item.place.clone().filter(|place| !place.trim().is_empty());
    match (date, place) {
        (Some(date), Some(place)) => Some(format!("{date}, {place}")),
        (date, place) => date.or(place),
    }
}

/// A sentence that fits its area.
pub(super) struct SentenceBlock {
    overline: Option<(String, Style)>,
    block: Block,
}

impl SentenceBlock {
    /// The sentence of `input` in `area`, down to `least`; with date and place over it if
    /// `overline` says so. `None` if not all of it fits, unless `anyhow`: then it loses words at
    /// its end.
    pub(super) fn fitting(
        pen: &Pen<'_>,
        input: &SlideInput<'_>,
        area: Rect,
        (overline, least, anyhow): (bool, f32, bool),
    ) -> Option<Self> {
        let style = pen.style(
            SlidePart::Body,
            OVERLINE,
            Weight::Medium,
            SlideTone::Secondary,
        );
        let width = text_width(pen, area);
        let text = current(input.timeline, input.step)
            .filter(|_| overline)
            .and_then(|ix| overline_of(input.timeline, ix))
            .and_then(|text| pen.shorten(&text, style, width));
        let overline = text.map(|text| (text, style));
        let taken = overline.as_ref().map_or(0.0, over_height);
        let room = vec2(width, area.height() - taken);
        let style = sentence_style(pen, IDEAL);
        let block = fitted(pen, words_of(input.step), style, least, room)?;
        (anyhow || !block.shortened).then_some(Self { overline, block })
    }

    /// Writes it at the top of `area`, with its bar in the colour of the item that it is about.
    pub(super) fn write(&self, pen: &mut Pen<'_>, input: &SlideInput<'_>, area: Rect) {
        let left = area.left() + INDENT;
        let mut top = area.top();
        if let Some((text, style)) = &self.overline {
            let at = pos2(left, top + style.row() / 2.0);
            pen.text(text, *style, at, Align::Min);
            top += over_height(&(text.clone(), *style));
        }
        let written = pen.write(&self.block, pos2(left, top));
        let foot = written.map_or(top, |rect| rect.bottom());
        bar(
            pen,
            input,
            Rect::from_min_max(area.min, pos2(area.left() + BAR, foot)),
        );
    }
}

/// Writes the sentence of a step that shows no time, in the middle of `area`.
pub(super) fn alone(pen: &mut Pen<'_>, input: &SlideInput<'_>, area: Rect) {
    let room = vec2(text_width(pen, area), area.height());
    let style = sentence_style(pen, ALONE);
    let Some(block) = fitted(pen, words_of(input.step), style, LEAST, room) else {
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
    let block = fitted(pen, words_of(input.step), style, LEAST, room);
    let written = block.and_then(|block| {
        let rect = pen.write(&block, area.min + vec2(INDENT, 0.0))?;
        let size = vec2(BAR, rect.height());
        bar(pen, input, Rect::from_min_size(area.min, size));
        Some(rect.bottom() + 0.5 * style.row())
    });
    area.with_min_y(written.unwrap_or(area.top()).min(area.bottom()))
}

/// Writes `text` as a quotation of `who` in the middle of `area`, with what the step says over
/// it if there is room.
pub(super) fn quote(
    pen: &mut Pen<'_>,
    input: &SlideInput<'_>,
    area: Rect,
    (text, who): (&str, &str),
) {
    let width = text_width(pen, area);
    let speaker = pen.style(
        SlidePart::Body,
        OVERLINE,
        Weight::Medium,
        SlideTone::Secondary,
    );
    let who = pen.fit(who, speaker, LEAST, vec2(width, 2.0 * speaker.row()));
    let under = who
        .as_ref()
        .map_or(0.0, |who| who.size.y + 0.6 * speaker.row());
    let style = sentence_style(pen, POSTER);
    let room = vec2(width, area.height() - under);
    let Some(block) = fitted(pen, &in_quotes(text), style, LEAST, room) else {
        return;
    };
    let height = block.size.y + under;
    let over = lead(pen, input, vec2(width, area.height() - height));
    let over_height = over.as_ref().map_or(0.0, |it| it.size.y + speaker.row());
    let mut at = pos2(
        area.left() + INDENT,
        area.top() + (area.height() - height - over_height).max(0.0) / 2.0,
    );
    let quote_top = at.y + over_height;
    let Some(rect) = pen.write(&block, pos2(at.x, quote_top)) else {
        return;
    };
    if let Some(who) = who {
        pen.write(&who, pos2(at.x, rect.bottom() + 0.6 * speaker.row()));
    }
    if let Some(over) = over {
        at.x = area.left();
        pen.write(&over, at);
    }
    let foot = quote_top + height;
    bar(
        pen,
        input,
        Rect::from_min_max(pos2(area.left(), quote_top), pos2(area.left() + BAR, foot)),
    );
}

/// The sentence of a step that shows a quotation, if all of it fits over that.
fn lead(pen: &Pen<'_>, input: &SlideInput<'_>, room: Vec2) -> Option<Block> {
    let style = pen.style(SlidePart::Body, OVERLINE, Weight::Medium, SlideTone::Text);
    let room = room - vec2(0.0, style.row());
    let block = pen.fit(input.step.sentence.trim(), style, LEAST, room)?;
    let fits = word_count(&input.step.sentence) <= pen.words_left() / 2;
    (!block.shortened && fits).then_some(block)
}

fn in_quotes(text: &str) -> String {
    let text = text.trim();
    if text.starts_with(['“', '"', '„', '«', '‘']) {
        text.to_owned()
    } else {
        format!("“{text}”")
    }
}

/// `text` as large as it fits; a text of very many words is cut first.
fn fitted(pen: &Pen<'_>, text: &str, style: Style, least: f32, room: Vec2) -> Option<Block> {
    let most = MAX_WORDS.min(pen.words_left());
    let mut words = 0;
    let kept: Vec<&str> = text
        .split_whitespace()
        .take_while(|word| {
            words += word_count(word);
            words <= most
        })
        .collect();
    let all = text.split_whitespace().count();
    let cut = kept.len() < all;
    let text = if cut {
        format!("{} …", kept.join(" "))
    } else {
        kept.join(" ")
    };
    let block = pen.fit(&text, style, least, room)?;
    let shortened = block.shortened || cut;
    Some(Block { shortened, ..block })
}

/// A smaller room than six heights leaves large words as they are: there is room for them.
fn sentence_style(pen: &Pen<'_>, size: f32) -> Style {
    let style = pen.style(SlidePart::Body, size, Weight::SemiBold, SlideTone::Text);
    Style {
        size: style.size.max(size),
        ..style
    }
}

fn over_height((_, style): &(String, Style)) -> f32 {
    style.row() + UNDER_OVERLINE * style.size
}

fn text_width(pen: &Pen<'_>, area: Rect) -> f32 {
    (pen.safe().right() - 13.0 - area.left() - INDENT).max(1.0)
}

/// The bar beside the words, in the colour of the item that they are about.
fn bar(pen: &mut Pen<'_>, input: &SlideInput<'_>, rect: Rect) {
    let ix = current(input.timeline, input.step);
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
