//! Stretches of time on a slide: solid where certain, fading where only possible, dashed where
//! only expected. The instants are those of [`super::super::extent`], so a slide claims no more
//! than the canvas does.

use emath::{Rangef, Rect, pos2};

use super::display::{SlideFill, SlidePart, SlideShape, SlideTone};
use super::pen::Pen;
use crate::layout::{SpanEnd, SpanForm};
use crate::model::Hue;

/// Heights of bars, bands and the spines of vague dates.
const BAR: f32 = 22.0;
pub(super) const BAND: f32 = 40.0;
const SPINE: f32 = 8.0;
/// The thickness of edges, rules and hairlines.
const STROKE: f32 = 3.0;
/// How far the hairlines of a spine reach.
const HAIRLINE: f32 = 14.0;
/// How strong the body of a band is, and that of an expected one.
const TINT: f32 = 0.15;
const TINT_EXPECTED: f32 = 0.08;
/// How strong the tails of a spine and of dashed rules end.
const TAIL: f32 = 0.12;
/// Dashes and gaps.
const DASHES: [f32; 2] = [14.0, 9.0];

/// A stretch of time as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SlideSpan {
    /// Earliest start, core start, core end and latest end.
    pub(super) x: [f32; 4],
    /// How it is drawn.
    pub(super) form: SpanForm,
    /// Its ends.
    pub(super) ends: [SpanEnd; 2],
    /// Its colour.
    pub(super) hue: Hue,
}

impl SlideSpan {
    /// What of it lies within `across`; `None` if nothing does.
    pub(super) fn in_view(&self, across: Rangef) -> Option<Rangef> {
        let (left, right) = (self.x[0].max(across.min), self.x[3].min(across.max));
        (left < right).then_some(Rangef::new(left, right))
    }

    /// How strong it is at `x`, from 0 at the far ends of its tails to 1 in its core.
    fn strength(&self, x: f32) -> f32 {
        let [e, c0, c1, l] = self.x;
        let part = |from: f32, to: f32| ((x - from) / (to - from).max(0.01)).clamp(0.0, 1.0);
        match x {
            _ if x < c0 => part(e, c0),
            _ if x > c1 => 1.0 - part(c1, l),
            _ => 1.0,
        }
    }
}

/// Draws `span` on the line at `y`, cut to `across`.
pub(super) fn draw(pen: &mut Pen<'_>, span: &SlideSpan, y: f32, across: Rangef) {
    let Some(seen) = span.in_view(across) else {
        return;
    };
    let brush = Brush { span, seen, y };
    match span.form {
        SpanForm::Bar => brush.bar(pen),
        SpanForm::Spine => brush.spine(pen),
        SpanForm::Band => brush.band(pen),
        SpanForm::Expected => brush.expected(pen),
        SpanForm::Superseded => brush.superseded(pen),
    }
}

/// One span and what of it is seen.
struct Brush<'a> {
    span: &'a SlideSpan,
    seen: Rangef,
    y: f32,
}

impl Brush<'_> {
    fn tone(&self) -> SlideTone {
        SlideTone::Hue(self.span.hue)
    }

    fn bar(&self, pen: &mut Pen<'_>) {
        let rect = self.rows(-BAR / 2.0, BAR / 2.0);
        let paper = SlideFill::Flat(SlideTone::Paper, 1.0);
        push(pen, rect.expand(STROKE), 9.0, paper);
        push(pen, rect, 6.0, SlideFill::Flat(self.tone(), 1.0));
    }

    fn spine(&self, pen: &mut Pen<'_>) {
        self.graded(pen, [-SPINE / 2.0, SPINE / 2.0], [TAIL, 1.0]);
        self.edges(pen, HAIRLINE, true);
    }

    fn band(&self, pen: &mut Pen<'_>) {
        self.graded(pen, [-BAND / 2.0, BAND / 2.0], [0.0, TINT]);
        self.graded(pen, [BAND / 2.0 - SPINE, BAND / 2.0], [TAIL / 2.0, 1.0]);
        self.edges(pen, BAND / 2.0, true);
    }

    fn expected(&self, pen: &mut Pen<'_>) {
        self.graded(pen, [-BAND / 2.0, BAND / 2.0], [0.0, TINT_EXPECTED]);
        for top in [-BAND / 2.0, BAND / 2.0 - STROKE] {
            for [from, to] in dashes(self.seen) {
                let strength = self.span.strength(f32::midpoint(from, to));
                let strength = TAIL + (1.0 - TAIL) * strength;
                let rect = self.cut(from, to, [top, top + STROKE]);
                push(pen, rect, 0.0, SlideFill::Flat(self.tone(), strength));
            }
        }
        self.edges(pen, BAND / 2.0, false);
    }

    fn superseded(&self, pen: &mut Pen<'_>) {
        let corners = self.rows(-BAND / 2.0, BAND / 2.0);
        let rule = |ends| SlideShape::Line {
            part: SlidePart::Items,
            ends,
            width: STROKE,
            tone: SlideTone::Axis,
            dashes: Some(DASHES),
        };
        pen.push(rule([corners.left_top(), corners.right_top()]));
        pen.push(rule([corners.left_bottom(), corners.right_bottom()]));
        pen.push(rule([corners.left_top(), corners.left_bottom()]));
        pen.push(rule([corners.right_top(), corners.right_bottom()]));
    }

    /// Filled between two heights: full strength in the core, the other one at the far ends.
    fn graded(&self, pen: &mut Pen<'_>, y: [f32; 2], [tail, core]: [f32; 2]) {
        let [e, c0, c1, l] = self.span.x;
        for (from, to) in [(e, c0), (c0, c1), (c1, l)] {
            let (from, to) = (from.max(self.seen.min), to.min(self.seen.max));
            if from >= to {
                continue;
            }
            let at = |x: f32| tail + (core - tail) * self.span.strength(x);
            let [left, right] = [at(from), at(to)];
            let fill = if (left - right).abs() < 0.001 {
                SlideFill::Flat(self.tone(), left)
            } else {
                SlideFill::Fade(self.tone(), [left, right])
            };
            push(pen, self.cut(from, to, y), 0.0, fill);
        }
    }

    /// The lines that close its ends, where they are in view and known to be ends; `fuzzy` ones
    /// too, or only exact ones.
    fn edges(&self, pen: &mut Pen<'_>, reach: f32, fuzzy: bool) {
        let [e, .., l] = self.span.x;
        for (x, end, in_view) in [
            (e, self.span.ends[0], e >= self.seen.min - 0.5),
            (l - STROKE, self.span.ends[1], l <= self.seen.max + 0.5),
        ] {
            if in_view && (end == SpanEnd::Exact || (fuzzy && end == SpanEnd::Fuzzy)) {
                let rect = self.cut(x, x + STROKE, [-reach, reach]);
                push(pen, rect, 0.0, SlideFill::Flat(self.tone(), 1.0));
            }
        }
    }

    fn rows(&self, top: f32, foot: f32) -> Rect {
        self.cut(self.seen.min, self.seen.max, [top, foot])
    }

    fn cut(&self, left: f32, right: f32, [top, foot]: [f32; 2]) -> Rect {
        Rect::from_min_max(pos2(left, self.y + top), pos2(right, self.y + foot))
    }
}

/// The dashes of a rule.
fn dashes(across: Rangef) -> Vec<[f32; 2]> {
    let [dash, gap] = DASHES;
    let count = (across.span() / (dash + gap)).ceil().max(0.0) as usize;
    let starts = (0..count).map(|at| across.min + at as f32 * (dash + gap));
    starts
        .map(|from| [from, (from + dash).min(across.max)])
        .collect()
}

fn push(pen: &mut Pen<'_>, rect: Rect, radius: f32, fill: SlideFill) {
    pen.push(SlideShape::Rect {
        part: SlidePart::Items,
        rect,
        radius,
        fill,
        edge: None,
    });
}
