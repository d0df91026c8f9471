//! What an audience sees of one step, as plain positioned data: one [`SlideList`] for the
//! projector, for its small picture on the console, and for tests.
//!
//! Everything is measured in units of a frame that is 1,080 high; whoever paints it multiplies by
//! the height of the screen. So a step looks the same on every screen of the same shape.
//!
//! ```text
//!   77 |<------------------- text ------------------->| width - 77
//!      November 2025 | December          | January 2026     43
//!      --+----+----+----+----+----+----+----+----+---      132  axis
//!      --#--o-----o-o-----==-----#-------(O)- - - - -      232  the items, on one line
//!        28 points        Berlin         Paris             304  at most 7 names
//!      | Tuesday 6 January 2026, Paris                     450
//!      | The sentence, as large as it fits                 494
//!      ----------------------------------------------      850
//!      o Planned, as known on 5 January   Source: RFE/RL   900  nothing below 950 but
//!                      . . . == o o                       1006  the dots of the steps
//! ```

mod body;
mod comparison;
mod display;
mod evidence;
mod figures;
mod legibility;
mod pen;
mod topic;

use emath::{Rect, vec2};

use crate::model::{Step, StepView, Timeline};

use super::TimeView;
use pen::Pen;

pub use display::{
    MeasureSlide, SlideFace, SlideFill, SlideList, SlidePart, SlideShape, SlideText, SlideTone,
};
pub use legibility::{Legibility, Seat};

/// Where a step stands on the path that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepPlace {
    /// From 0.
    pub at: usize,
    /// How many steps the path has.
    pub of: usize,
}

/// What a slide is made of.
pub struct SlideInput<'a> {
    /// The timeline as known on the step's day.
    pub timeline: &'a Timeline,
    /// What is told.
    pub step: &'a Step,
    /// Where it stands on the path; `None` for a view off the path, which has no dots.
    pub place: Option<StepPlace>,
    /// The evidence for the items lies over the sentence.
    pub evidence: bool,
    /// The time on the axis now; it differs from [`step_view`] while it moves.
    pub view: TimeView,
    /// The width of the screen divided by its height.
    pub aspect: f32,
    /// What can be read in the room.
    pub legibility: Legibility,
    /// The fonts.
    pub measure: &'a dyn MeasureSlide,
}

/// The time that a step shows on the axis: that of its framing, or of its items.
pub fn step_view(timeline: &Timeline, step: &Step) -> TimeView {
    let _ = (timeline, step);
    TimeView::new(crate::model::TimePoint::EPOCH, 1.0)
}

/// Lays out what the audience sees.
pub fn lay_out_slide(input: &SlideInput<'_>) -> SlideList {
    let size = vec2(SlideList::HEIGHT * input.aspect, SlideList::HEIGHT);
    let mut pen = Pen::new(input.measure, input.legibility, size);
    let pen_ref = &mut pen;
    let area = pen_ref.safe();
    match &input.step.view {
        _ if input.evidence => evidence::lay_out(pen_ref, input, body_area(area)),
        StepView::Evidence => evidence::lay_out(pen_ref, input, body_area(area)),
        StepView::Comparison { .. } => comparison::lay_out(pen_ref, input, area),
        StepView::Topic(_) => topic::lay_out(pen_ref, input, area),
        StepView::Figures(_) => figures::lay_out(pen_ref, input, area),
        StepView::Canvas | StepView::Quote { .. } => {}
    }
    pen.finish()
}

fn body_area(area: Rect) -> Rect {
    area
}
