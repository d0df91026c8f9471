//! The plate of the selected item, its guide and its flag on the axis.
//!
//! ```text
//!          │ 6 Jan │       flag
//!          │               guide
//!      ┌───┴─────────────┐
//!      │   ○  Paris talks│
//!      │      Tue 6 Jan  │
//!      └───┬─────────────┘
//!          ┊
//! ```
//!
//! Near the right edge of the canvas the plate stands left of its mark instead. It never leaves
//! the lanes: where its place would be cut it moves along, away from its guide if it must.

use emath::{Pos2, Rangef, Rect, Vec2};

use crate::model::TimePoint;
use crate::model::time::month_short;

use super::arrange::{Arrangement, PLATE_MARK};
use super::form::form_of;
use super::lane_list::LaneList;
use super::lanes::{AXIS_HEIGHT, Lane, Lanes, ROW_PITCH};
use super::{DisplayList, Ink, LayoutInput, Plate, SpanForm, TextLine, TextStyle, TimeScale};

/// The height of the plate, and of the flag.
const PLATE_HEIGHT: f32 = 46.0;
const FLAG_HEIGHT: f32 = 21.0;
/// From the mark to the text, and the text's two lines from the middle of the plate.
const TEXT_GAP: f32 = 20.0;
const TITLE_Y: f32 = -9.0;
const DATE_Y: f32 = 11.0;
/// From the edge of the flag to its text, and from the foot of the axis to the flag.
const FLAG_PADDING: f32 = 8.0;
const FLAG_FROM_FOOT: f32 = 1.5;
/// From the left edge of a plate to its text where the mark stands at the right.
const TEXT_PADDING: f32 = 12.0;
/// The plate keeps this far from the edges of the canvas.
const EDGE: f32 = 4.0;
/// The mark in the plate.
const MARK_SIZE: f32 = 16.0;

/// Where the plate goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlatePlace {
    /// The plate.
    pub(crate) rect: Rect,
    /// The middle of its mark.
    mark: Pos2,
    /// Where its text begins.
    text_x: f32,
    /// Where the marked time stands; `None` if that is out of sight.
    guide_x: Option<f32>,
}

impl PlatePlace {
    /// The place of the plate of `arrangement`; `None` if it has none or its date is elsewhere.
    pub(crate) fn new(
        scale: &TimeScale,
        arrangement: &Arrangement,
        (lanes, lane): (&Lanes, &Lane),
        size: Vec2,
    ) -> Option<Self> {
        let plan = arrangement.plate.as_ref()?;
        let x = |millis| scale.x_from_time(TimePoint::from_millis(millis));
        let (left, right) = (scale.x0, scale.x0 + scale.width);
        let (start, end) = (x(plan.extent.start), x(plan.extent.end));
        if end <= left || start >= right {
            return None;
        }
        let anchor = x(plan.extent.anchor);
        let is_in_view = anchor >= left && anchor <= right;
        let aim = if is_in_view {
            anchor
        } else {
            anchor.clamp(left, right).max(start).min(end)
        };
        let area = Rect::from_x_y_ranges(left..=right, lanes.top..=size.y).shrink(EDGE);
        let width = (plan.width as f32).min(area.width());
        let inset = PLATE_MARK as f32;
        // Left of the mark only where there is no room at its right but at its left there is.
        let is_mirrored = aim - inset + width > area.right() && aim + inset - width > area.left();
        let wanted = if is_mirrored {
            aim + inset - width
        } else {
            aim - inset
        };
        let plate_left = wanted.min(area.right() - width).max(area.left());
        let y = if lane.rows == 0 {
            lane.rug_y()
        } else {
            lane.row_y(plan.row) + ROW_PITCH / 2.0
        };
        let half = PLATE_HEIGHT / 2.0;
        let y = y.min(area.bottom() - half).max(area.top() + half);
        let min = Pos2::new(plate_left, y - half);
        let rect = Rect::from_min_size(min, Vec2::new(width, PLATE_HEIGHT));
        let (mark_x, text_x) = if is_mirrored {
            (rect.right() - inset, plate_left + TEXT_PADDING)
        } else {
            (plate_left + inset, plate_left + inset + TEXT_GAP)
        };
        Some(Self {
            rect,
            mark: Pos2::new(mark_x, y),
            text_x,
            guide_x: is_in_view.then_some(anchor),
        })
    }

    /// The flag on the axis with the day of the selection; `None` if that is out of sight.
    pub(crate) fn flag(
        &self,
        input: &LayoutInput<'_>,
        scale: &TimeScale,
        arrangement: &Arrangement,
    ) -> Option<(Rect, TextLine)> {
        let plan = arrangement.plate.as_ref()?;
        let x = self.guide_x?;
        let when = input.timeline.item(plan.item).when.as_ref()?;
        let text = if plan.extent.is_point {
            let date = when.earliest()?.civil();
            format!("{} {}", date.day, month_short(date.month))
        } else {
            when.short_label()
        };
        let style = TextStyle::CaptionStrong;
        let width = input.text.width(&text, style) + 2.0 * FLAG_PADDING;
        let fits = x + width <= scale.x0 + scale.width;
        let left = if fits { x } else { x - width };
        let top = AXIS_HEIGHT - FLAG_FROM_FOOT - FLAG_HEIGHT;
        let rect = Rect::from_min_size(Pos2::new(left, top), Vec2::new(width, FLAG_HEIGHT));
        let left_center = Pos2::new(left + FLAG_PADDING, rect.center().y);
        let line = TextLine {
            left_center,
            text: text.into(),
            style,
            ink: Ink::OnInk,
            alpha: 1.0,
        };
        Some((rect, line))
    }

    /// Puts the plate on the list, and the span of its item behind it.
    pub(crate) fn put(
        &self,
        list: &mut DisplayList,
        lane: &LaneList<'_>,
        flag: Option<(Rect, TextLine)>,
    ) {
        let Some(plan) = lane.arrangement.plate.as_ref() else {
            return;
        };
        let item = lane.input.timeline.item(plan.item);
        let form = form_of(item, &plan.extent, &lane.arrangement.ruler, f64::INFINITY);
        if let Some(form) = form {
            let form = if form == SpanForm::Band {
                SpanForm::Bar
            } else {
                form
            };
            list.spans
                .push(lane.span((plan.item, item), &plan.extent, form, self.mark.y));
        }
        lane.put_members(list, (plan.item, item), self.mark.y);
        let written = |y: f32, text: &std::sync::Arc<str>, style, ink| TextLine {
            left_center: Pos2::new(self.text_x, self.mark.y + y),
            text: text.clone(),
            style,
            ink,
            alpha: 1.0,
        };
        list.plate = Some(Plate {
            item: plan.item,
            rect: self.rect,
            mark: lane.mark((plan.item, item), self.mark, MARK_SIZE),
            lines: vec![
                written(TITLE_Y, &plan.lines[0], TextStyle::NameStrong, Ink::Primary),
                written(DATE_Y, &plan.lines[1], TextStyle::Caption, Ink::Secondary),
            ],
            guide_x: self.guide_x,
            flag,
        });
    }
}

/// The stretch of the axis that `flag` covers.
pub(crate) fn covers(flag: &(Rect, TextLine)) -> Rangef {
    flag.0.x_range()
}
