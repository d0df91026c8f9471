//! The door of this layer: what is to be shown in, one display list out.

use emath::{Rangef, Vec2};

use crate::model::{ItemIx, ItemSet, TimePoint, Timeline};

use super::arrange::Arrangement;
use super::ghosts::ghosts;
use super::heads::head;
use super::lane_list::{Joins, LaneList};
use super::lanes::{AXIS_HEIGHT, Lanes};
use super::links::links;
use super::past::knowledge_line;
use super::phases::phases;
use super::plate::{PlatePlace, covers};
use super::ticks::{axis, weekends};
use super::{CanvasIndex, ColourBy, DisplayList, LayoutMemory, MeasureText, TimeScale, TimeView};

/// What is to be shown, and on what.
#[derive(Clone, Copy)]
pub struct LayoutInput<'a> {
    /// The timeline.
    pub timeline: &'a Timeline,
    /// The items to show, prepared once for this timeline and filter.
    pub index: &'a CanvasIndex,
    /// The part of time to show.
    pub view: TimeView,
    /// The canvas in points, heads and axis included.
    pub size: Vec2,
    /// How far the lanes are scrolled down, in points.
    pub scroll_y: f32,
    /// The selected item; `None` if nothing is selected.
    pub selected: Option<ItemIx>,
    /// The items that stay lit while the others are dimmed; `None` if all are lit.
    pub lit: Option<&'a ItemSet>,
    /// Where the line for today goes; `None` for no line.
    pub today: Option<TimePoint>,
    /// The end of the day whose knowledge is shown; `None` for the latest.
    pub knowledge: Option<TimePoint>,
    /// Whether to show where items were once expected.
    pub ghosts: bool,
    /// What the colour of marks stands for.
    pub colour_by: ColourBy,
    /// Measures text.
    pub text: &'a dyn MeasureText,
    /// Which tracks are folded to a thin strip, by index; tracks beyond its end are not.
    pub folded: &'a [bool],
}

/// Lays out one canvas.
///
/// The same input and memory give the same list. The work is bounded by the canvas and not by
/// the items. Of each lane it looks at no more than 225 items for every 112 points (a pill lists
/// its first 200 members) and, while the zoom changes, at 20 candidates for a name for every 48
/// points of two and a half views, besides a fixed number that reach in from beyond the edges.
/// [`DisplayList::visited`] counts them.
pub fn lay_out(input: &LayoutInput<'_>, memory: &mut LayoutMemory) -> DisplayList {
    let scale = TimeScale::for_canvas(input.view, input.size);
    let lanes = Lanes::new(input.timeline, input.size, input.scroll_y, input.folded);
    let (arrangement, is_new) = memory.arrange(input, &scale, &lanes);
    let mut list = DisplayList {
        size: input.size,
        heads_width: scale.x0,
        axis_bottom: AXIS_HEIGHT,
        lanes_top: lanes.top,
        lanes_height: lanes.height,
        told_on: input.timeline.told_on(),
        rows: lanes
            .list
            .iter()
            .map(|lane| Rangef::new(lane.top, lane.bottom()))
            .collect(),
        visited: if is_new { arrangement.visited } else { 0 },
        ..DisplayList::default()
    };
    let plate = plate_place(input, &scale, &lanes, &arrangement);
    let flag = plate.and_then(|plate| plate.flag(input, &scale, &arrangement));
    list.weekends = weekends(&scale);
    (list.ticks, list.pinned) = axis(&scale, input.text, flag.as_ref().map(covers));
    list.phases = phases(input, &scale, &lanes);
    list.today = input
        .today
        .map(|today| scale.x_from_time(today))
        .filter(|x| *x >= scale.x0 && *x <= scale.x0 + scale.width);
    let mut joins = Joins {
        before: &memory.joined,
        now: std::collections::HashSet::new(),
    };
    for lane in &lanes.list {
        if lane.bottom() <= lanes.top || lane.top >= input.size.y {
            continue;
        }
        let plate_rect = plate.map(|plate| plate.rect);
        let of_lane = LaneList {
            input,
            scale: &scale,
            arrangement: &arrangement,
            lane,
            plate: plate_rect,
        };
        let first_mark = list.marks.len();
        let mut named = of_lane.put(&mut list, &mut joins);
        let has_guests = list.marks[first_mark..].iter().any(|mark| mark.ghost);
        let holds_plate = arrangement
            .plate
            .as_ref()
            .is_some_and(|plan| input.timeline.item(plan.item).track == lane.track);
        if let Some(plate) = plate.filter(|_| holds_plate) {
            plate.put(&mut list, &of_lane, flag.clone());
            named += 1;
        }
        list.heads
            .push(head(input, &scale, lane, (named, has_guests)));
        list.lane_rules.push(lane.bottom());
    }
    list.knowledge = knowledge_line(input, &scale, &lanes, &list);
    (list.ghosts, list.slips) = ghosts(input, &scale, &lanes, &list);
    list.links = links(input, &scale, &lanes, &list);
    memory.joined = joins.now;
    list
}

fn plate_place(
    input: &LayoutInput<'_>,
    scale: &TimeScale,
    lanes: &Lanes,
    arrangement: &Arrangement,
) -> Option<PlatePlace> {
    let plan = arrangement.plate.as_ref()?;
    let lane = lanes
        .list
        .get(input.timeline.item(plan.item).track.index())?;
    PlatePlace::new(scale, arrangement, (lanes, lane), input.size)
}
