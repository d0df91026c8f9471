//! The items of a slide on one line: those of the step large, the one that it is about ringed.

use emath::{Pos2, Rangef, Rect, Vec2, pos2};

use super::display::{SlidePart, SlideShape, SlideTone};
use super::frame::Frame;
use super::marks::mark;
use super::pen::Pen;
use super::spans::{self, BAND, SlideSpan};
use super::subject::subject;
use super::{SlideInput, quiet};
use crate::layout::extent::Extent;
use crate::layout::followed::appearance;
use crate::layout::form::{Ruler, form_of};
use crate::layout::{Outline, TimeScale, end_of_day};
use crate::model::{Importance, ItemIx, Step, TimePoint, Timeline};

/// Sizes of marks: of the item that the step is about, and of the step's other anchors and items.
const CURRENT: f32 = 40.0;
const ANCHOR: f32 = 30.0;
const USUAL: f32 = 26.0;
/// The ring around the current mark, and its thickness.
const RING: f32 = 36.0;
const RING_STROKE: f32 = 5.0;
/// The stem under the ring.
const STEM: f32 = 7.0;
/// What marks keep free of each other.
pub(super) const APART: f32 = 3.0;
/// Marks of one time stand on the line and so far over it.
const LEVELS: [f32; 2] = [0.0, -57.0];
/// If that is not enough they stand aside by so much of their size, but not out of their day.
const ASIDE: [f32; 9] = [0.0, -0.6, 0.6, -1.25, 1.25, -1.9, 1.9, -2.4, 2.4];
/// So far a mark may stand aside even if its day is narrower: it still covers its place.
const LEAST_ASIDE: f32 = 0.6;
/// Names stand under the line, so no stretch needs room for its name inside; from this width on
/// it is drawn as a band.
const BAND_FROM: f64 = 70.0;

/// An item of the step on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PlacedItem {
    /// Which one.
    pub(super) ix: ItemIx,
    /// Where its name points to.
    pub(super) x: f32,
    /// Whether the step is about it.
    pub(super) is_current: bool,
}

/// The item that the sentence of `step` is about: the first of its items that is known. `None` if
/// the step names none that is.
pub(super) fn current(timeline: &Timeline, step: &Step) -> Option<ItemIx> {
    let mut items = step.items.iter().copied();
    items.find(|ix| timeline.is_known(*ix))
}

/// Draws the line with its items. Gives those of the step that are in view, in the order in
/// which their names are set: the current one, then by importance and time.
pub(super) fn lay_out(pen: &mut Pen<'_>, input: &SlideInput<'_>, frame: &Frame) -> Vec<PlacedItem> {
    let mut line = Line::new(input, frame);
    let current = subject(input);
    for ix in in_order(input) {
        line.place(ix, current == Some(ix));
    }
    pen.shed(line.shed);
    line.draw_line(pen);
    line.draw_spans(pen);
    quiet::draw(pen, input, frame, line.all_taken());
    line.draw_marks(pen);
    line.names()
}

/// The known items of the step: the current one, which may be none of them, then by importance and
/// time.
pub(super) fn in_order(input: &SlideInput<'_>) -> Vec<ItemIx> {
    let timeline = input.timeline;
    let current = subject(input);
    let known = input.step.items.iter().copied();
    let mut items: Vec<ItemIx> = known.filter(|ix| timeline.is_known(*ix)).collect();
    items.extend(current);
    let weight = |ix: &ItemIx| std::cmp::Reverse(timeline.item(*ix).importance);
    items.sort_by_key(|ix| (current != Some(*ix), weight(ix), timeline.rank(*ix)));
    items.dedup();
    items
}

/// A mark with its place.
#[derive(Clone, Copy)]
struct Stood {
    ix: ItemIx,
    center: Pos2,
    size: f32,
    is_current: bool,
}

/// The line while it is filled.
struct Line<'a> {
    input: &'a SlideInput<'a>,
    frame: &'a Frame,
    scale: TimeScale,
    /// The ends of what is known, for dates that are open; `None` until one is met.
    horizon: Option<(i64, i64)>,
    /// Where marks may stand; a little beyond the ends, so that they leave the picture and do not
    /// vanish.
    reach: Rangef,
    taken: Vec<Rect>,
    spans_taken: Vec<Rect>,
    marks: Vec<Stood>,
    spans: Vec<(SlideSpan, f32)>,
    names: Vec<PlacedItem>,
    shed: usize,
}

impl<'a> Line<'a> {
    fn new(input: &'a SlideInput<'a>, frame: &'a Frame) -> Self {
        Self {
            input,
            frame,
            scale: frame.time_scale(input),
            horizon: None,
            reach: Rangef::new(0.0, frame.across.min + frame.across.max),
            taken: Vec::new(),
            spans_taken: Vec::new(),
            marks: Vec::new(),
            spans: Vec::new(),
            names: Vec::new(),
            shed: 0,
        }
    }

    fn place(&mut self, ix: ItemIx, is_current: bool) {
        let Some(extent) = self.extent_of(ix) else {
            return;
        };
        let anchor = TimePoint::from_millis(extent.anchor);
        let x = self.scale.x_from_time(anchor);
        let span = self.span_of(ix, &extent);
        let seen = span.and_then(|span| span.in_view(self.frame.across));
        let stands = self.reach.contains(x);
        if !stands && seen.is_none() {
            return;
        }
        let level = self.level_of(seen);
        let mut name_x = seen.map_or(x, Rangef::center);
        if stands {
            let own = [level];
            let levels = if seen.is_some() { &own } else { &LEVELS[..] };
            let place = (x, self.room_aside(&extent));
            let Some(stood) = self.stand(ix, place, levels, is_current) else {
                self.shed += 1;
                return;
            };
            name_x = stood.center.x;
            self.taken.push(outer(&stood));
            self.marks.push(stood);
        }
        if let (Some(span), Some(seen)) = (span, seen) {
            self.spans_taken.push(self.span_rect(seen, level));
            self.spans.push((span, self.frame.line_y + level));
        }
        if self.frame.across.contains(name_x) {
            let x = name_x;
            self.names.push(PlacedItem { ix, x, is_current });
        }
    }

    /// How far a mark may stand aside of its time: as far as its day reaches.
    fn room_aside(&self, extent: &Extent) -> f32 {
        let [from, to] = [extent.start, extent.end].map(TimePoint::from_millis);
        if extent.is_point {
            (self.scale.points_between(from, to) / 2.0) as f32
        } else {
            0.0
        }
    }

    fn extent_of(&mut self, ix: ItemIx) -> Option<Extent> {
        let timeline = self.input.timeline;
        let when = timeline.when_of(ix)?;
        let horizon = match (self.horizon, when.earliest(), when.latest()) {
            (Some(horizon), ..) => horizon,
            (None, Some(from), Some(to)) => (from.millis(), to.millis()),
            _ => *self
                .horizon
                .insert(quiet::horizon(timeline, self.input.view.range().end)),
        };
        Extent::of(when, horizon)
    }

    /// The stretch of `ix` as it is drawn; `None` for a mark alone.
    fn span_of(&self, ix: ItemIx, extent: &Extent) -> Option<SlideSpan> {
        let ruler = Ruler {
            base: extent.anchor,
            points_per_milli: self.scale.points_per_milli(),
        };
        let anchor = self
            .scale
            .x_from_time(TimePoint::from_millis(extent.anchor));
        let item = self.input.timeline.item(ix);
        // A day is a mark at every width: its stretch says nothing that the axis does not.
        if extent.is_point {
            return None;
        }
        Some(SlideSpan {
            x: ruler.span(extent).map(|x| anchor + x as f32),
            form: form_of(item, extent, &ruler, BAND_FROM)?,
            ends: extent.ends,
            hue: appearance(self.input.timeline, ix).1,
        })
    }

    /// How far over the line a stretch stands: no two lie on each other while there is room.
    fn level_of(&self, seen: Option<Rangef>) -> f32 {
        let free = |level: &f32| {
            seen.is_none_or(|seen| {
                let rect = self.span_rect(seen, *level);
                !self.spans_taken.iter().any(|other| other.intersects(rect))
            })
        };
        LEVELS.into_iter().find(free).unwrap_or(LEVELS[0])
    }

    fn span_rect(&self, seen: Rangef, level: f32) -> Rect {
        let y = self.frame.line_y + level;
        Rect::from_x_y_ranges(seen, y - BAND / 2.0..=y + BAND / 2.0)
    }

    /// A free place for a mark at `x`, within `reach` of it; `None` if there is none.
    fn stand(
        &self,
        ix: ItemIx,
        (x, reach): (f32, f32),
        levels: &[f32],
        is_current: bool,
    ) -> Option<Stood> {
        let importance = self.input.timeline.item(ix).importance;
        let size = match is_current {
            true => CURRENT,
            false if importance == Importance::MAX => ANCHOR,
            false => USUAL,
        };
        let reach = (reach - size / 2.0).max(LEAST_ASIDE * size);
        let asides = ASIDE.iter().map(|aside| aside * size);
        let asides = asides.filter(|aside| aside.abs() <= reach + 0.01);
        let places = asides.flat_map(|aside| levels.iter().map(move |level| (aside, *level)));
        let mut places = places.map(|(aside, level)| Stood {
            ix,
            center: pos2(x + aside, self.frame.line_y + level),
            size,
            is_current,
        });
        places.find(|stood| {
            let rect = outer(stood);
            !self.taken.iter().any(|other| other.intersects(rect))
        })
    }

    /// The line reaches as far as anything is known on the day of the step.
    fn draw_line(&self, pen: &mut Pen<'_>) {
        let across = self.frame.across;
        let day = self.input.timeline.told_on().day();
        let end = day.map_or(across.max, |day| self.scale.x_from_time(end_of_day(day)));
        let end = end.min(across.max);
        if end > across.min {
            rule(
                pen,
                pos2(across.min, self.frame.line_y),
                pos2(end, self.frame.line_y),
            );
        }
        for stood in &self.marks {
            let foot = pos2(stood.center.x, self.frame.line_y);
            if stood.center.y < foot.y {
                rule(pen, stood.center, foot);
            }
        }
    }

    fn draw_spans(&self, pen: &mut Pen<'_>) {
        let edge = Rangef::new(self.frame.across.min, self.frame.across.max);
        for (span, y) in &self.spans {
            spans::draw(pen, span, *y, edge);
        }
    }

    fn draw_marks(&self, pen: &mut Pen<'_>) {
        for stood in self.marks.iter().rev() {
            if stood.is_current {
                draw_ring(pen, stood.center, self.frame.line_y);
            }
            let place = (stood.center, stood.size);
            mark(pen, SlidePart::Items, self.input.timeline, stood.ix, place);
        }
    }

    /// What marks and stretches keep free.
    fn all_taken(&self) -> Vec<Rect> {
        let taken = self.taken.iter().chain(&self.spans_taken);
        taken.copied().collect()
    }

    fn names(self) -> Vec<PlacedItem> {
        self.names
    }
}

/// What a mark keeps free, with its ring.
fn outer(stood: &Stood) -> Rect {
    let reach = if stood.is_current {
        RING + RING_STROKE / 2.0
    } else {
        stood.size / 2.0
    };
    Rect::from_center_size(stood.center, Vec2::splat(2.0 * (reach + APART) - 1.0))
}

/// The ring of the current item and its stem, on a disc of the ground.
fn draw_ring(pen: &mut Pen<'_>, center: Pos2, line_y: f32) {
    let foot = pos2(center.x, (center.y + RING + STEM).max(line_y + RING + STEM));
    pen.push(SlideShape::Line {
        part: SlidePart::Items,
        ends: [center, foot],
        width: RING_STROKE,
        tone: SlideTone::Ink,
        dashes: None,
    });
    pen.push(SlideShape::Outline {
        part: SlidePart::Items,
        outline: Outline::Circle {
            center,
            radius: RING,
        },
        fill: Some(SlideTone::Paper),
        edge: Some((RING_STROKE, SlideTone::Ink)),
    });
}

fn rule(pen: &mut Pen<'_>, from: Pos2, to: Pos2) {
    pen.push(SlideShape::Line {
        part: SlidePart::Items,
        ends: [from, to],
        width: 3.0,
        tone: SlideTone::Axis,
        dashes: None,
    });
}
