//! What the bodies of slides share: sizes of their text, marks, tiers, and the axis that they
//! stand under.

use emath::{Align, Pos2, Rect, Vec2, pos2, vec2};

use super::display::{SlideFill, SlidePart, SlideShape, SlideTone};
use super::pen::{Block, Pen, Style, word_count};
use super::{SlideInput, marks};
use crate::layout::{MeasureText, Outline, TextStyle, TimeScale, Weight, end_of_day};
use crate::model::{Item, ItemIx, Tier, TimePoint, Timeline};

/// The least thickness of a line that is seen from the last row.
pub(super) const STROKE: f32 = 3.0;
/// The size under which no text is asked for, in a room of six heights.
pub(super) const LEAST: f32 = 32.0;
/// Beside the letter of a tier, in sizes of its text.
const CHIP_PADDING: f32 = 0.32;
/// The radius of the corners of a tier, and the dashes of a weak one.
const CHIP_RADIUS: f32 = 8.0;
const DASHES: [f32; 2] = [10.0, 8.0];

/// A style of a body.
pub(super) fn style(pen: &Pen<'_>, size: f32, weight: Weight, tone: SlideTone) -> Style {
    pen.style(SlidePart::Body, size, weight, tone)
}

/// `text` as large as all of it fits `room` and no larger than `style`; `None` if it does not, or
/// if it has more words than are left. Words of others are never cut.
pub(super) fn whole(pen: &Pen<'_>, text: &str, style: Style, room: Vec2) -> Option<Block> {
    let block = pen.fit(text, style, LEAST, room)?;
    (!block.shortened && word_count(text) <= pen.words_left()).then_some(block)
}

/// One row of `text` from `left`, its middle at `y`, as large as it fits `width`; if it does not
/// even at the least size, fewer words of it. Gives the box; what is refused is counted.
pub(super) fn row(
    pen: &mut Pen<'_>,
    text: &str,
    style: Style,
    (left, y): (f32, f32),
    width: f32,
) -> Option<Rect> {
    let style = shrunk(pen, text, style, width);
    let Some(shorter) = pen.shorten(text, style, width) else {
        pen.shed(1);
        return None;
    };
    if shorter.ends_with('…') && !text.ends_with('…') {
        pen.shed(1);
    }
    pen.text(&shorter, style, pos2(left, y), Align::Min)
}

/// `style` made smaller until `text` fits one row of `width`, or as small as can be read.
pub(super) fn shrunk(pen: &Pen<'_>, text: &str, style: Style, width: f32) -> Style {
    let own = pen.width(text, style);
    if own <= width || own <= 0.0 {
        return style;
    }
    let mut smaller = Style {
        size: (style.size * width / own).floor().max(pen.floor()),
        ..style
    };
    // Letters do not grow evenly with their size.
    while smaller.size > pen.floor() && pen.width(text, smaller) > width {
        smaller.size = (smaller.size - 1.0).max(pen.floor());
    }
    smaller
}

/// Where times stand across a body: it is as wide as the axis over it.
pub(super) fn time_scale(input: &SlideInput<'_>, area: Rect) -> TimeScale {
    TimeScale {
        view: input.view,
        x0: area.left(),
        width: area.width().max(1.0),
    }
}

/// Up to here something is known: the end of the day of the step, or of the last day on which
/// anything became known.
pub(super) fn known_until(timeline: &Timeline) -> TimePoint {
    let day = timeline.told_on().day();
    let day = day.or_else(|| timeline.knowledge_days().last().copied());
    day.map_or(TimePoint::MAX, end_of_day)
}

/// The right end of what is known on `scale`: the last known day, or the edge if that is out of
/// sight. What holds is not drawn beyond it.
pub(super) fn known_end(timeline: &Timeline, scale: &TimeScale) -> f32 {
    let until = scale.x_from_time(known_until(timeline));
    until.clamp(scale.x0, scale.x0 + scale.width)
}

/// Measures every text as wider than any row, so that rows under the canvas leave out theirs.
pub(super) struct NoWords;

impl MeasureText for NoWords {
    fn width(&self, _text: &str, _style: TextStyle) -> f32 {
        f32::INFINITY
    }
}

/// What an item is called where there is little room.
pub(super) fn short_name(item: &Item) -> &str {
    item.short_title.as_deref().unwrap_or(&item.title)
}

/// The mark of an item.
pub(super) fn mark(pen: &mut Pen<'_>, timeline: &Timeline, ix: ItemIx, center: Pos2, size: f32) {
    marks::mark(pen, SlidePart::Body, timeline, ix, (center, size));
}

/// A closed shape of the body.
pub(super) fn push_outline(
    pen: &mut Pen<'_>,
    outline: Outline,
    fill: Option<SlideTone>,
    edge: Option<(f32, SlideTone)>,
) {
    pen.push(SlideShape::Outline {
        part: SlidePart::Body,
        outline,
        fill,
        edge,
    });
}

/// A line of the body.
pub(super) fn line(pen: &mut Pen<'_>, ends: [Pos2; 2], tone: SlideTone) {
    pen.push(SlideShape::Line {
        part: SlidePart::Body,
        ends,
        width: STROKE,
        tone,
        dashes: None,
    });
}

/// A line through corners.
pub(super) fn path(pen: &mut Pen<'_>, points: Vec<Pos2>, width: f32, tone: SlideTone) {
    pen.push(SlideShape::Path {
        part: SlidePart::Body,
        points,
        width,
        tone,
    });
}

/// A card with a bar of `hue` at its left; dashed without one, for what is not there.
pub(super) fn card(pen: &mut Pen<'_>, rect: Rect, hue: Option<SlideTone>) {
    let radius = 12.0;
    let Some(hue) = hue else {
        dashed_box(pen, rect, SlideTone::Axis, DASHES);
        return;
    };
    let part = SlidePart::Body;
    pen.push(SlideShape::Rect {
        part,
        rect,
        radius,
        fill: SlideFill::Flat(SlideTone::Surface, 1.0),
        edge: Some((STROKE, SlideTone::Line)),
    });
    let bar = Rect::from_min_size(
        rect.min + vec2(CARD_INSET, CARD_INSET),
        vec2(BAR, (rect.height() - 2.0 * CARD_INSET).max(1.0)),
    );
    pen.push(SlideShape::Rect {
        part,
        rect: bar,
        radius: BAR / 2.0,
        fill: SlideFill::Flat(hue, 1.0),
        edge: None,
    });
}

/// What a card leaves free at its edges, and the thickness of the bar in it.
pub(super) const CARD_INSET: f32 = 18.0;
const BAR: f32 = 10.0;

/// Where the text of a card stands.
pub(super) fn in_card(rect: Rect) -> Rect {
    let inner = rect.shrink(CARD_INSET);
    inner.with_min_x(inner.left() + BAR + CARD_INSET)
}

fn dashed_box(pen: &mut Pen<'_>, rect: Rect, tone: SlideTone, dashes: [f32; 2]) {
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
    ];
    for at in 0..corners.len() {
        pen.push(SlideShape::Line {
            part: SlidePart::Body,
            ends: [corners[at], corners[(at + 1) % corners.len()]],
            width: STROKE,
            tone,
            dashes: Some(dashes),
        });
    }
}

/// The letter of a tier as it stands on its chip; "?" for a source that is not graded.
pub(super) fn tier_letter(tier: Option<Tier>) -> &'static str {
    tier.map_or("?", Tier::letter)
}

/// How wide the chip of a tier is.
pub(super) fn chip_width(pen: &Pen<'_>, tier: Option<Tier>, style: Style) -> f32 {
    pen.width(tier_letter(tier), style) + 2.0 * CHIP_PADDING * style.size
}

/// The chip of a tier with its left end at `left`, in the row whose middle is at `y`: the letter,
/// and an edge that is dashed for a weak source. `None` if its letter was refused, which is
/// counted.
pub(super) fn chip(
    pen: &mut Pen<'_>,
    tier: Option<Tier>,
    style: Style,
    (left, y): (f32, f32),
) -> Option<Rect> {
    let size = vec2(chip_width(pen, tier, style), 1.12 * style.size);
    let rect = Rect::from_min_size(pos2(left, y - size.y / 2.0), size);
    let at = pos2(rect.center().x, y);
    pen.text(tier_letter(tier), style, at, Align::Center)?;
    match tier {
        Some(Tier::A | Tier::B) => pen.push(SlideShape::Rect {
            part: SlidePart::Body,
            rect,
            radius: CHIP_RADIUS,
            fill: SlideFill::None,
            edge: Some((STROKE, SlideTone::Secondary)),
        }),
        Some(Tier::C) => dashed_box(pen, rect, SlideTone::Secondary, DASHES),
        None => dashed_box(pen, rect, SlideTone::Axis, [4.0, 6.0]),
    }
    Some(rect)
}

/// With a capital at the front.
pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    let first = first.into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// "1 point", "28 points".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        more => format!("{more} {many}"),
    }
}

#[cfg(test)]
pub(super) mod testing;
