//! The display list: plain positioned data, in paint order, each piece with the id of what it
//! stands for.
//!
//! One list feeds every painter (window, SVG, PNG), the hit test and the accessibility tree, so
//! what is seen is what is hit and what a screen reader hears. Colours are named by role, text
//! by style; themes and fonts are the painters' business.
//!
//! ```text
//!  0      heads_width                              size.x
//!  ┌──────────┬──────────────────────────────────────┐ 0
//!  │ corner   │ axis: months above, days below       │
//!  ├──────────┼──────────────────────────────────────┤ axis_bottom
//!  │ "Phases" │ phase bands                          │
//!  ├──────────┼──────────────────────────────────────┤ lanes_top
//!  │ head     │ named rows                           │
//!  │ head     │ …                                    │  (scrolls by scroll_y)
//!  └──────────┴──────────────────────────────────────┘ size.y
//! ```

use std::sync::Arc;

use emath::{Pos2, Rangef, Rect, Vec2};

use crate::model::{Hue, ItemIx, KnowledgeDate, LinkKind, Shape, Status, TimePoint, TrackIx};

use super::{Ghost, KnowledgeLine, RampStep, Slip, TickRank};

/// A style of text; its size and weight are in [`TextStyle::size`] and [`TextStyle::weight`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextStyle {
    /// The name of an item beside its mark.
    Name,
    /// The name of an item of importance 5, or of the selected one.
    NameStrong,
    /// A name inside a band, or a row of a list.
    Band,
    /// The name of a track.
    Head,
    /// Counts under a track's name, captions, dates under a name.
    Caption,
    /// Months and other pinned context on the axis.
    AxisMajor,
    /// Day numbers and other ticks on the axis.
    AxisMinor,
    /// Phase names, cluster counts, flags.
    CaptionStrong,
    /// The verb of a relation.
    CaptionMedium,
    /// A row of a table: a point of a document.
    Row,
    /// The title of a document over its column.
    Title,
}

/// The weight of a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

impl TextStyle {
    /// The size in points.
    pub const fn size(self) -> f32 {
        match self {
            Self::Title => 16.0,
            Self::Name | Self::NameStrong => 15.0,
            Self::Band | Self::Head | Self::Row => 14.0,
            Self::AxisMajor | Self::AxisMinor => 13.0,
            Self::Caption | Self::CaptionStrong | Self::CaptionMedium => 12.0,
        }
    }

    /// The weight of the face.
    pub const fn weight(self) -> Weight {
        match self {
            Self::Caption | Self::AxisMinor | Self::Row => Weight::Regular,
            Self::Name | Self::Band | Self::CaptionMedium => Weight::Medium,
            Self::NameStrong | Self::Head | Self::AxisMajor | Self::CaptionStrong | Self::Title => {
                Weight::SemiBold
            }
        }
    }
}

/// Measures text for layout; the window asks its fonts, the exporters theirs.
pub trait MeasureText {
    /// The width of `text` on one line, in points.
    fn width(&self, text: &str, style: TextStyle) -> f32;
}

/// Which of the two text colours a text wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Text.
    Primary,
    /// Secondary text.
    Secondary,
    /// Text on an ink-filled plate or flag.
    OnInk,
    /// Text on the amber that says "not today's knowledge".
    Amber,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    /// The middle of the left end of the line, in points.
    pub left_center: Pos2,
    /// What it says.
    pub text: Arc<str>,
    /// Its size and weight.
    pub style: TextStyle,
    /// Its colour role.
    pub ink: Ink,
    /// 0 (invisible) to 1; ticks fade in as they gain room.
    pub alpha: f32,
}

/// A vertical stretch of the lanes: weekends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shade {
    /// Left edge.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
}

/// A tick on the axis; its label, if it has room for one, and its line through the lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub x: f32,
    /// Its rank among calendar units; majors reach through the lanes.
    pub rank: TickRank,
    /// Whether it belongs to the coarser row of the axis.
    pub major: bool,
    /// Its label; `None` where there is no room.
    pub label: Option<TextLine>,
}

/// A phase under the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseBand {
    /// Its place in [`crate::model::TimelineParts::phases`].
    pub index: usize,
    /// Where it is drawn, cut to the canvas.
    pub rect: Rect,
    /// Whether its borders are only expected or approximate, so that it is dashed.
    pub dashed: bool,
    /// Whether it went on when the day of knowledge ended: it fades out at its right end.
    pub fades: bool,
    /// Its name, clamped to the visible part; `None` where there is no room.
    pub label: Option<TextLine>,
}

/// The head of a track at the left edge.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackHead {
    /// Whose head it is.
    pub track: TrackIx,
    /// The whole row's height at the width of the heads.
    pub rect: Rect,
    /// The track's colour, for the bar at its edge.
    pub hue: Hue,
    /// Name, "12 of 31 named" and "1 without a date", top to bottom, cut to the head.
    pub lines: Vec<TextLine>,
    /// Whether the row is folded to a thin strip.
    pub folded: bool,
    /// How many of its items in view are named.
    pub named: usize,
    /// How many of its items are in view.
    pub in_view: usize,
    /// The place of the "1 without a date" line, which opens a list; `None` if there are none.
    pub undated: Option<(Rect, usize)>,
}

/// How a span of time is drawn (see "Dates and ranges" in the crate documentation of layout).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanForm {
    /// An exact range shorter than its label: a solid bar.
    Bar,
    /// An approximate day: a thin spine through the mark.
    Spine,
    /// A range with room for its label: a tinted body with a spine along its foot.
    Band,
    /// A planned or expected range: dashed rules, no spine.
    Expected,
    /// A range for which something else came: a dashed outline in the axis colour, no fill.
    Superseded,
}

impl SpanForm {
    /// Whether its mark stands in the middle between two rules, and its name over it.
    pub const fn is_framed(self) -> bool {
        matches!(self, Self::Expected | Self::Superseded)
    }
}

/// How one end of a span is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanEnd {
    /// Known exactly: a full-height edge.
    Exact,
    /// Somewhere in the tail: a fade closed by a hairline.
    Fuzzy,
    /// Goes on: fades out with a chevron.
    Open,
    /// Nobody knows: fades out with a question mark.
    Unknown,
    /// Beyond the edge of the canvas: no edge is drawn.
    Cut,
}

/// A span of time: solid where it is certain, fading where it is only possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// What it stands for.
    pub item: ItemIx,
    /// Earliest start, core start, core end and latest end, left to right, in points, cut to a
    /// little beyond the canvas.
    pub x: [f32; 4],
    /// Top.
    pub y: f32,
    /// Height.
    pub height: f32,
    /// How it is drawn.
    pub form: SpanForm,
    /// Its left and right ends.
    pub ends: [SpanEnd; 2],
    /// Its colour.
    pub hue: Hue,
    /// How real the item is.
    pub status: Status,
    /// Whether the date is marked as approximate ("~").
    pub approximate: bool,
    /// Whether the date is marked as uncertain ("?").
    pub uncertain: bool,
    /// Whether a filter dims it.
    pub dimmed: bool,
    /// The grey that it wears instead of its hue; `None` if it wears that.
    pub shade: Option<RampStep>,
}

/// The mark of one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What it stands for.
    pub item: ItemIx,
    /// Its middle.
    pub center: Pos2,
    /// Its diameter.
    pub size: f32,
    /// Its outline: the kind of the item.
    pub shape: Shape,
    /// Its fill: how real the item is.
    pub status: Status,
    /// Its colour: the track.
    pub hue: Hue,
    /// Whether a filter dims it.
    pub dimmed: bool,
    /// The grey that it wears instead of its hue; `None` if it wears that.
    pub shade: Option<RampStep>,
    /// Whether accounts of the item disagree: drawn with its halves set apart.
    pub split: bool,
    /// Whether it is a further mark of the same item: one of several dates of a set, or a ghost
    /// on a further track.
    pub ghost: bool,
    /// "~" beside the mark.
    pub approximate: bool,
    /// "?" beside the mark.
    pub uncertain: bool,
}

impl Mark {
    /// The area that answers to the pointer: never under 24 points.
    pub fn hit_rect(&self) -> Rect {
        Rect::from_center_size(self.center, Vec2::splat(self.size.max(24.0)))
    }
}

/// Several items too close together to tell apart at this zoom.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The row it stands on.
    pub track: TrackIx,
    /// The members in reading order; only the first [`Cluster::MAX_LISTED`] of them.
    pub first_members: Vec<ItemIx>,
    /// How many members there are.
    pub count: usize,
    /// The pill.
    pub rect: Rect,
    /// Up to three shapes of its members, most important first.
    pub shapes: Vec<Shape>,
    /// Its colour.
    pub hue: Hue,
    /// The earliest and latest moment of its members.
    pub span: (TimePoint, TimePoint),
    /// The count as written on the pill.
    pub label: TextLine,
    /// Whether all its members are dimmed by a filter.
    pub dimmed: bool,
    /// The faintest grey of its members; `None` if it wears its hue.
    pub shade: Option<RampStep>,
}

impl Cluster {
    /// How many members a cluster lists by name.
    pub const MAX_LISTED: usize = 200;
}

/// The name of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Whose name it is.
    pub item: ItemIx,
    /// The box of all its lines; no two boxes intersect.
    pub rect: Rect,
    /// One or two lines; after them what colour says of the item, if it says anything, and
    /// apart from the box what the source calls an expected date.
    pub lines: Vec<TextLine>,
}

/// A relation of the selected item to another.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkCurve {
    /// The item that holds the link.
    pub from: ItemIx,
    /// The item that it points to.
    pub to: ItemIx,
    /// What kind of link it is.
    pub kind: LinkKind,
    /// The path, as corner points to be rounded, from mark to mark.
    pub path: Vec<Pos2>,
    /// The direction of the arrow head at the last point, as a unit vector.
    pub head: Vec2,
    /// The verb on its pill; `None` where there is no room.
    pub verb: Option<(Rect, TextLine)>,
}

/// The plate of the selected item, with its guide from the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Plate {
    /// The selected item.
    pub item: ItemIx,
    /// The plate itself.
    pub rect: Rect,
    /// Where the mark stands in it.
    pub mark: Mark,
    /// Title and date.
    pub lines: Vec<TextLine>,
    /// The x of the guide; `None` if the item's time is outside the view.
    pub guide_x: Option<f32>,
    /// The flag on the axis with the item's date; `None` if outside the view.
    pub flag: Option<(Rect, TextLine)>,
}

/// What the lines of days keep free around a name.
const AROUND_NAME: Vec2 = Vec2::new(2.0, 1.0);

/// Everything that the canvas shows, in paint order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisplayList {
    /// The size of the canvas in points, heads and axis included.
    pub size: Vec2,
    /// The width of the track heads.
    pub heads_width: f32,
    /// The foot of the axis.
    pub axis_bottom: f32,
    /// The top of the lanes, which is the foot of the phases.
    pub lanes_top: f32,
    /// The height of all lanes together; more than the canvas has if they scroll.
    pub lanes_height: f32,
    /// The top and the foot of each track's row, in or out of sight, by track.
    pub rows: Vec<Rangef>,
    /// Weekends, where days show.
    pub weekends: Vec<Shade>,
    /// Ticks, the coarse ones first.
    pub ticks: Vec<Tick>,
    /// Context that stays in sight at the left of the axis ("January 2026").
    pub pinned: Vec<TextLine>,
    /// Lines between the lanes.
    pub lane_rules: Vec<f32>,
    /// Phases.
    pub phases: Vec<PhaseBand>,
    /// The day that a banner must name.
    pub told_on: KnowledgeDate,
    /// The x of "today"; `None` if out of sight.
    pub today: Option<f32>,
    /// The day of knowledge, under all that follows; `None` for the latest, or if all in view
    /// is before it.
    pub knowledge: Option<KnowledgeLine>,
    /// Dates that are not believed any more, faint and under the marks.
    pub ghosts: Vec<Ghost>,
    /// Arrows from those dates, and from what was superseded, to what came in their place.
    pub slips: Vec<Slip>,
    /// Relations of the selected item.
    pub links: Vec<LinkCurve>,
    /// Spans of time.
    pub spans: Vec<Span>,
    /// Marks of single items.
    pub marks: Vec<Mark>,
    /// Clusters.
    pub clusters: Vec<Cluster>,
    /// Names.
    pub labels: Vec<Label>,
    /// The selected item's plate; `None` if nothing is selected or it has no place.
    pub plate: Option<Plate>,
    /// The heads of the tracks in sight.
    pub heads: Vec<TrackHead>,
    /// How many items the layout looked at to make this list: the work it did.
    pub visited: usize,
}

impl DisplayList {
    /// The line for "today" as its x with top and foot of each piece: it leaves out the names
    /// that stand on it, so that none looks struck through.
    pub fn today_pieces(&self) -> Vec<(f32, [f32; 2])> {
        self.today.map_or_else(Vec::new, |x| self.pieces(x))
    }

    /// The line of the day of knowledge, likewise.
    pub fn knowledge_pieces(&self) -> Vec<(f32, [f32; 2])> {
        let x = self.knowledge.as_ref().and_then(|line| line.x);
        x.map_or_else(Vec::new, |x| self.pieces(x))
    }

    fn pieces(&self, x: f32) -> Vec<(f32, [f32; 2])> {
        let crossed = self
            .labels
            .iter()
            .map(|label| label.rect.expand2(AROUND_NAME));
        let mut crossed: Vec<Rect> = crossed.filter(|rect| rect.x_range().contains(x)).collect();
        crossed.sort_by(|a, b| a.top().total_cmp(&b.top()));
        let mut pieces = Vec::new();
        let mut top = self.lanes_top;
        for rect in crossed {
            if rect.top() > top {
                pieces.push((x, [top, rect.top()]));
            }
            top = top.max(rect.bottom());
        }
        if self.size.y > top {
            pieces.push((x, [top, self.size.y]));
        }
        pieces
    }
}
