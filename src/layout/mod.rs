//! Where things go: from a timeline and a view of time to one display list.
//!
//! [`lay_out`] is the door: it takes a [`LayoutInput`] and gives a [`DisplayList`]. Everything
//! in it is plain positioned data; no colours, fonts, windows or files. Painting, hit testing
//! and the accessibility tree all read the list, here or elsewhere.
//!
//! # Dates and ranges
//!
//! A date gives four instants: earliest start e, core start c0, core end c1, latest end l.
//!
//! ```text
//!      e       c0              c1      l
//!      |░░▒▒▓▓█████████████████▓▓▒▒░░|      solid where certain, fading where only possible
//! ```
//!
//! Where a date has no certain core (a month, a season, "about"), c0 and c1 meet in the middle.

mod arrange;
mod calendar;
mod colour;
mod comparison;
mod display;
mod extent;
mod figures;
mod followed;
mod form;
mod ghosts;
mod heads;
mod hit;
mod index;
mod lane_list;
mod lanes;
mod lay_out;
mod links;
mod names;
mod outline;
mod overview;
mod past;
mod path;
mod phases;
mod plate;
mod reach;
mod rivers;
mod route;
mod rows;
mod rug;
mod rug_list;
mod scale;
mod slide;
mod slots;
mod spoken;
mod strip;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod ticks;
mod view;
mod wrap;

pub use arrange::LayoutMemory;
pub use colour::{ColourBy, RampStep, founding};
pub use comparison::{
    ColumnHead, ComparedRow, ComparisonInput, ComparisonLayout, GroupHead, LifeBox, LifeColumn,
    LifeHead, LifeLayout, LifeLink, LifeRow, LivesInput, PairGroup, RelationTag, Ribbon,
    RibbonKind, lay_out_comparison, lay_out_lives, pair_groups,
};
pub use display::*;
pub use figures::{
    FIGURE_ARROW, FIGURE_RADIUS, FIGURES_HEIGHT, FIGURES_INSET, FigureLine, FigureMark, Figures,
    FiguresRow, amount_label, amount_words, number, points_from_height,
};
pub use followed::{RowInput, RowPill};
pub use heads::heads_width;
pub use hit::Hit;
pub use index::CanvasIndex;
pub use lay_out::{LayoutInput, lay_out};
pub use outline::{Outline, mark_outline};
pub use overview::{Density, TrackDensity};
pub use past::{Ghost, KnowledgeLine, Slip};
pub use path::ViewPath;
pub use rivers::{
    RIVER_HEIGHT, River, RiverRow, STEP_SIZE, StepMark, Stretch, end_of_day, state_sign,
};
pub use scale::TimeScale;
pub use slide::{
    Legibility, MeasureSlide, Seat, SlideFace, SlideFill, SlideInput, SlideList, SlidePart,
    SlideShape, SlideText, SlideTone, StepPlace, evidence_item, lay_out_slide, step_view,
    view_around,
};
pub use spoken::{ONE_ACCOUNT, cluster_name, item_name, summary};
pub use strip::{StripTick, strip_ticks};
pub use ticks::TickRank;
pub use view::{TimeView, ViewLimits};
