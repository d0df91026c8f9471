//! The phases: named stretches of time as bands under the axis.

use emath::{Pos2, Rect};

use crate::model::TimePoint;

use super::extent::Extent;
use super::lanes::{AXIS_HEIGHT, Lanes};
use super::{Ink, LayoutInput, PhaseBand, SpanEnd, TextLine, TextStyle, TimeScale};

/// From the edge of the row to its bands, and between neighbours.
const INSET: f32 = 4.0;
const GAP: f32 = 1.5;
/// From the edge of a band to its name.
const PADDING: f32 = 8.0;
/// In bands narrower than this the name stands in the middle.
const NARROW: f32 = 76.0;

/// How far a band fades that was not over on the day of knowledge.
const FADE: f32 = 48.0;

impl PhaseBand {
    /// Of a band that fades, the part that is solid and the part in which it fades out.
    pub fn fading_parts(&self) -> [Rect; 2] {
        let border = self.rect.right() - FADE.min(self.rect.width() / 2.0);
        [self.rect.with_max_x(border), self.rect.with_min_x(border)]
    }
}

/// The bands in sight.
pub(crate) fn phases(input: &LayoutInput<'_>, scale: &TimeScale, lanes: &Lanes) -> Vec<PhaseBand> {
    let (left, right) = (scale.x0, scale.x0 + scale.width);
    let mut bands = Vec::new();
    for (index, phase) in input.timeline.phases.iter().enumerate() {
        let Some(extent) = Extent::of(&phase.when, input.index.horizon()) else {
            continue;
        };
        let x = |millis| scale.x_from_time(TimePoint::from_millis(millis));
        // What went on when the day of knowledge ended goes no further.
        let is_open = extent.ends[1] == SpanEnd::Open;
        let known = input.knowledge.map(TimePoint::millis);
        let stops = known.filter(|known| is_open && *known > extent.start);
        let end = stops.unwrap_or(extent.end);
        let (from, to) = (x(extent.start).max(left), x(end).min(right));
        if to - from < 2.0 * GAP + 1.0 {
            continue;
        }
        let rect = Rect::from_x_y_ranges(
            from + GAP..=to - GAP,
            AXIS_HEIGHT + INSET..=lanes.top - INSET,
        );
        let ends = if stops.is_some() {
            &extent.ends[..1]
        } else {
            &extent.ends
        };
        let dashed = ends.iter().any(|end| *end != SpanEnd::Exact);
        let label = label(input, &phase.name, rect);
        bands.push(PhaseBand {
            index,
            rect,
            dashed,
            fades: stops.is_some() && x(end) <= right,
            label,
        });
    }
    bands
}

fn label(input: &LayoutInput<'_>, name: &str, rect: Rect) -> Option<TextLine> {
    let style = TextStyle::CaptionStrong;
    let width = input.text.width(name, style);
    let x = if rect.width() < NARROW {
        rect.center().x - width / 2.0
    } else {
        rect.left() + PADDING
    };
    let fits = x >= rect.left() + INSET && x + width <= rect.right() - INSET;
    fits.then(|| TextLine {
        left_center: Pos2::new(x, rect.center().y),
        text: name.into(),
        style,
        ink: Ink::Primary,
        alpha: 1.0,
    })
}
