//! Where the parts of a slide lie.

use emath::{Rangef, Rect, pos2};

use super::SlideInput;
use super::pen::{Pen, ROW};
use crate::layout::TimeScale;

/// From the area for text to the ends of the axis.
const INSET: f32 = 19.0;
/// From the top of the area for text to the middle of the months, and on to the axis.
const TO_MONTHS: f32 = 35.0;
const TO_AXIS: f32 = 54.0;
/// From the axis to the line of items: what marks need, and what grows with the room.
const TO_LINE: [f32; 2] = [60.0, 40.0];
/// From the line of items to the names.
const TO_NAMES: f32 = 46.0;
/// The size of names in a room of six heights.
pub(super) const NAME: f32 = 44.0;
/// The size of months, status and source in a room of six heights.
pub(super) const SMALL: f32 = 34.0;
/// From the names to the sentence.
const TO_BODY: f32 = 42.0;
/// The middle of the status, and what the rule over it and the body over that keep free.
const FOOT: f32 = 900.0;
const OVER_FOOT: f32 = 30.0;
const OVER_RULE: f32 = 20.0;

/// What of a slide takes room above its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// Months and axis.
    pub(super) axis: bool,
    /// The line of items.
    pub(super) items: bool,
    /// So many rows of names.
    pub(super) name_rows: u8,
    /// Date and place over the sentence.
    pub(super) overline: bool,
}

impl Parts {
    /// Nothing above the body.
    pub(super) const NONE: Self = Self {
        axis: false,
        items: false,
        name_rows: 0,
        overline: false,
    };
}

/// Where the parts of a slide lie, in units of the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// The ends of axis, line of items, rule and foot.
    pub(super) across: Rangef,
    /// The middle of the months.
    pub(super) months_y: f32,
    /// The axis.
    pub(super) axis_y: f32,
    /// The line of items.
    pub(super) line_y: f32,
    /// The top of the names.
    pub(super) names_top: f32,
    /// The height of a row of names.
    pub(super) name_row: f32,
    /// How many rows of names there is room for.
    pub(super) name_rows: u8,
    /// What lies between names and rule.
    pub(super) body: Rect,
    /// The rule over the foot.
    pub(super) rule_y: f32,
    /// The middle of status and source.
    pub(super) foot_y: f32,
}

impl Frame {
    /// The places of `parts`. A room smaller than six heights leaves them where they are there;
    /// a larger one needs more for each.
    pub(super) fn new(pen: &Pen<'_>, parts: Parts) -> Self {
        let (safe, scale) = (pen.safe(), pen.scale().max(1.0));
        let across = Rangef::new(safe.left() + INSET, safe.right() - INSET);
        let months_y = safe.top() + TO_MONTHS * scale;
        let axis_y = months_y + TO_AXIS * scale;
        let line_y = axis_y + TO_LINE[0] + TO_LINE[1] * scale;
        let (names_top, name_row) = (line_y + TO_NAMES, NAME * ROW * scale);
        let foot_y = FOOT.min(safe.bottom() - SMALL * ROW * scale / 2.0);
        let rule_y = foot_y - SMALL * ROW * scale / 2.0 - OVER_FOOT;
        let top = match (parts.items, parts.axis) {
            (true, _) => names_top + f32::from(parts.name_rows) * name_row + TO_BODY,
            (false, true) => axis_y + TO_BODY,
            (false, false) => safe.top(),
        };
        let bottom = rule_y - OVER_RULE;
        let body = Rect::from_min_max(pos2(across.min, top.min(bottom)), pos2(across.max, bottom));
        Self {
            across,
            months_y,
            axis_y,
            line_y,
            names_top,
            name_row,
            name_rows: parts.name_rows,
            body,
            rule_y,
            foot_y,
        }
    }

    /// Where times stand between the ends of the axis.
    pub(super) fn time_scale(&self, input: &SlideInput<'_>) -> TimeScale {
        TimeScale {
            view: input.view,
            x0: self.across.min,
            width: self.across.span().max(1.0),
        }
    }
}
