//! The foot of a slide: how real it is, whose knowledge it shows, who reports it; and the dots of
//! the steps.

use emath::{Align, Rect, pos2, vec2};

use super::display::{SlideFill, SlidePart, SlideShape, SlideTone};
use super::frame::{Frame, SMALL};
use super::marks::mark;
use super::pen::{Pen, Style, word_count};
use super::subject::{cited, source_count, subject};
use super::{SlideInput, SlideList, StepPlace};
use crate::layout::form::is_split;
use crate::layout::{Outline, Weight};
use crate::model::time::month_short;
use crate::model::{CivilDate, ItemIx, SourceIx, Status, Timeline, When, day_label, origins};

/// From the mark to its words, and between words and banner.
const GAP: f32 = 16.0;
/// Inside the banner beside its words.
const PADDING: f32 = 16.0;
/// Between the left half of the foot and the source.
const APART: f32 = 40.0;
/// The strip at the top that says that this is not the latest knowledge.
const STRIP: f32 = 18.0;
/// The most publishers that are named.
const MOST_NAMED: usize = 3;
/// The most of the foot that the sources take.
const MOST_OF_FOOT: f32 = 0.6;
/// The dots: their middle, their distance, and the least of it.
const DOTS_Y: f32 = 1006.0;
const PITCH: f32 = 44.0;
const LEAST_PITCH: f32 = 26.0;
/// The radius of a dot and the width of the current one, in distances.
const RADIUS: f32 = 10.0 / 44.0;
/// The thickness of hollow dots.
const HOLLOW: f32 = 3.0;
/// The bar that stands for very many dots.
const BAR: [f32; 2] = [720.0, 12.0];

/// What the foot says, for those who hear it.
#[derive(Default)]
pub(super) struct SpokenFoot {
    /// The banner.
    pub(super) banner: String,
    /// The source.
    pub(super) source: String,
}

/// Writes the foot with the rule over it.
pub(super) fn lay_out(pen: &mut Pen<'_>, input: &SlideInput<'_>, frame: &Frame) -> SpokenFoot {
    let mut spoken = SpokenFoot::default();
    pen.push(SlideShape::Line {
        part: SlidePart::Foot,
        ends: [
            pos2(frame.across.min, frame.rule_y),
            pos2(frame.across.max, frame.rule_y),
        ],
        width: 3.0,
        tone: SlideTone::Line,
        dashes: None,
    });
    let mut left = frame.across.min;
    let day = input.timeline.told_on().day();
    let banner = day.and_then(|day| banner_words(pen, frame, day));
    let needed = banner
        .as_ref()
        .map_or(0.0, |(text, style)| pen.width(text, *style) + 2.0 * PADDING);
    if let Some(end) = status(pen, input, frame, needed) {
        left = end + 2.0 * GAP;
    }
    if let Some(day) = day {
        strip(pen);
        spoken.banner = format!("As known on {}", day_label(day));
    }
    if let Some((text, style)) = banner {
        left = pill(pen, frame, left, (&text, style)).unwrap_or(left) + GAP;
    }
    spoken.source = source(pen, input, frame, left + APART).unwrap_or_default();
    spoken
}

/// How real an item is, in words.
pub(super) fn status_words(timeline: &Timeline, ix: ItemIx) -> String {
    let status = match timeline.status_of(ix) {
        Status::Happened => "Happened",
        Status::Planned => "Planned",
        Status::Expected => "Expected",
        Status::Claimed => "Claimed by one side",
        Status::Disputed => "Disputed",
        Status::Cancelled => "Cancelled",
        Status::Superseded => "Superseded",
    };
    if is_split(timeline.item(ix)) {
        format!("{status}, sources disagree")
    } else {
        status.to_owned()
    }
}

fn small(pen: &Pen<'_>, part: SlidePart, weight: Weight, tone: SlideTone) -> Style {
    pen.style(part, SMALL, weight, tone)
}

/// Writes the status with its mark, if `needed` room stays free for the banner. Gives its right
/// end.
fn status(pen: &mut Pen<'_>, input: &SlideInput<'_>, frame: &Frame, needed: f32) -> Option<f32> {
    let ix = subject(input)?;
    let style = small(pen, SlidePart::Foot, Weight::SemiBold, SlideTone::Text);
    let words = status_words(input.timeline, ix);
    let size = SMALL * pen.scale().max(0.8);
    let left = frame.across.min + size + GAP;
    let end = left + pen.width(&words, style);
    if end + needed + 2.0 * GAP > frame.across.max {
        pen.shed(1);
        return None;
    }
    let rect = pen.text(&words, style, pos2(left, frame.foot_y), Align::Min)?;
    let center = pos2(frame.across.min + size / 2.0, frame.foot_y);
    mark(pen, SlidePart::Foot, input.timeline, ix, (center, size));
    Some(rect.right())
}

/// The words of the banner, as many as fit.
fn banner_words(pen: &Pen<'_>, frame: &Frame, day: CivilDate) -> Option<(String, Style)> {
    let style = small(
        pen,
        SlidePart::Banner,
        Weight::SemiBold,
        SlideTone::AmberText,
    );
    let full = day_label(day);
    let year = full.rsplit_once(' ').map_or("", |(_, year)| year);
    let short = format!("{} {} {year}", day.day, month_short(day.month));
    let room = frame.across.span() - 2.0 * PADDING;
    let mut wordings = [
        format!("As known on {full}"),
        format!("As known on {short}"),
        short,
    ]
    .into_iter();
    let text = wordings.find(|text| pen.width(text, style) <= room)?;
    Some((text, style))
}

/// The words of the banner on their ground. Gives its right end.
fn pill(pen: &mut Pen<'_>, frame: &Frame, left: f32, (text, style): (&str, Style)) -> Option<f32> {
    let at = pos2(left + PADDING, frame.foot_y);
    let rect = pen.row_rect(text, style, at, Align::Min);
    if !pen.takes(rect, word_count(text)) {
        pen.shed(1);
        return None;
    }
    let ground = rect.expand2(vec2(PADDING, 4.0));
    pen.push(SlideShape::Rect {
        part: SlidePart::Banner,
        rect: ground,
        radius: 12.0,
        fill: SlideFill::Flat(SlideTone::AmberFill, 1.0),
        edge: Some((3.0, SlideTone::AmberEdge)),
    });
    pen.text(text, style, at, Align::Min)?;
    Some(ground.right())
}

/// A strip from edge to edge at the top: seen from every seat, and free of words.
fn strip(pen: &mut Pen<'_>) {
    let width = pen.safe().left() + pen.safe().right();
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, STRIP));
    pen.push(SlideShape::Rect {
        part: SlidePart::Banner,
        rect,
        radius: 0.0,
        fill: SlideFill::Flat(SlideTone::AmberFill, 1.0),
        edge: None,
    });
    pen.push(SlideShape::Line {
        part: SlidePart::Banner,
        ends: [pos2(0.0, STRIP), pos2(width, STRIP)],
        width: 4.0,
        tone: SlideTone::AmberText,
        dashes: None,
    });
}

/// Writes who reports it at the right, in as many words as fit right of `left`.
fn source(pen: &mut Pen<'_>, input: &SlideInput<'_>, frame: &Frame, left: f32) -> Option<String> {
    let wordings = source_words(input.timeline, &cited(input));
    if wordings.is_empty() {
        return None;
    }
    let style = small(pen, SlidePart::Foot, Weight::Regular, SlideTone::Secondary);
    // Longer than this it is a line to read, and no longer a note at the edge.
    let room = (frame.across.max - left).min(MOST_OF_FOOT * frame.across.span());
    let fitting = wordings
        .into_iter()
        .find(|text| pen.width(text, style) <= room && word_count(text) <= pen.words_left());
    let Some(text) = fitting else {
        pen.shed(1);
        return None;
    };
    pen.text(
        &text,
        style,
        pos2(frame.across.max, frame.foot_y),
        Align::Max,
    )?;
    Some(text)
}

/// Who reports it, in fewer and fewer words; empty if nobody is named.
fn source_words(timeline: &Timeline, cited: &[SourceIx]) -> Vec<String> {
    let mut publishers: Vec<&str> = Vec::new();
    for ix in cited {
        let publisher = timeline.source(*ix).publisher.as_str();
        if !publishers.contains(&publisher) {
            publishers.push(publisher);
        }
    }
    match cited {
        [] => Vec::new(),
        [one] => {
            let source = timeline.source(*one);
            let date = source.published.as_ref().map(When::short_label);
            let name = format!("Source: {}", source.publisher);
            let dated = date.map(|date| format!("{name}, {date}"));
            dated
                .into_iter()
                .chain([name, "1 source".to_owned()])
                .collect()
        }
        many => {
            let independent = origins(many, |ix| timeline.derived_from(ix)).independent;
            let counted = source_count(timeline, many);
            let named = (publishers.len() <= MOST_NAMED)
                .then(|| format!("Sources: {}", publishers.join(", ")));
            let named = named.filter(|_| independent == many.len());
            let short = format!("{} sources", many.len());
            named.into_iter().chain([counted, short]).collect()
        }
    }
}

/// Draws a dot for each step of the path: full for those told, hollow for those to come. Very
/// many are a bar.
pub(super) fn dots(pen: &mut Pen<'_>, place: StepPlace) {
    let safe = pen.safe();
    let across = safe.width() - 38.0;
    let pitch = PITCH.min(across / place.of.max(1) as f32);
    if pitch < LEAST_PITCH {
        progress(pen, place);
        return;
    }
    let first = safe.center().x - pitch * (place.of as f32 - 1.0) / 2.0;
    for at in 0..place.of {
        let center = pos2(first + at as f32 * pitch, DOTS_Y);
        let radius = RADIUS * pitch;
        if at == place.at {
            let size = vec2(pitch, 2.0 * radius);
            round(pen, Rect::from_center_size(center, size), SlideTone::Ink);
            continue;
        }
        let told = at < place.at;
        let radius = if told { radius } else { radius - HOLLOW / 2.0 };
        pen.push(SlideShape::Outline {
            part: SlidePart::Dots,
            outline: Outline::Circle { center, radius },
            fill: told.then_some(SlideTone::Axis),
            edge: (!told).then_some((HOLLOW, SlideTone::Axis)),
        });
    }
}

fn progress(pen: &mut Pen<'_>, place: StepPlace) {
    let [width, height] = BAR;
    let width = width.min(pen.safe().width());
    let center = pos2(pen.safe().center().x, DOTS_Y);
    let all = Rect::from_center_size(center, vec2(width, height));
    round(pen, all, SlideTone::Line);
    let told = (place.at + 1) as f32 / place.of.max(1) as f32;
    let told = all.with_max_x(all.left() + (width * told.min(1.0)).max(height));
    round(pen, told, SlideTone::Ink);
}

fn round(pen: &mut Pen<'_>, rect: Rect, tone: SlideTone) {
    debug_assert!(rect.bottom() <= SlideList::HEIGHT, "dots under the frame");
    pen.push(SlideShape::Rect {
        part: SlidePart::Dots,
        rect,
        radius: rect.height() / 2.0,
        fill: SlideFill::Flat(tone, 1.0),
        edge: None,
    });
}
