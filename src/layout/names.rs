//! Which items of a lane are named, and where their names stand.
//!
//! Greedy by weight: the more important first, then what nothing has superseded, then what was
//! named before, then the nearer to
//! the middle, then the earlier. Names that stood before keep their places as long as nothing
//! collides, and newcomers look for room that is truly free before they take the place of a
//! lesser one. Zooming in only spreads marks apart, so it takes no name away.
//!
//! Only a bounded choice of items is looked at: of a crowd within 48 points, the first few of
//! each importance. What has no name lies on the rug ([`super::rug`]).

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::model::{ItemIx, ItemSet, Status, Timeline};

use super::extent::Extent;
use super::form::Ruler;
use super::index::TrackIndex;
use super::rows::Rows;
use super::slots::{Slot, Spot, Wording, spots};
use super::{ColourBy, MeasureText, SpanForm, founding};

/// Of each importance, a crowd within this many points offers a few candidates.
const CROWD_POINTS: f64 = 48.0;
/// How many items that reach in from beyond either end are considered.
const MOST_REACHING_IN: usize = 16;
/// Free room that a newcomer needs and that a name in place may keep.
const ENTER_CLEARANCE: f64 = 8.0;
const KEEP_CLEARANCE: f64 = 2.0;
/// The room that a name takes on average, to tell whether a lane is crowded.
const TYPICAL_NAME: f64 = 150.0;
/// The share of a lane's rows that names may fill before the zoom limits who is named.
const CROWDED_SHARE: f64 = 0.6;

/// A name with its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    /// Whose name it is.
    pub(crate) item: ItemIx,
    /// The item's importance.
    pub(crate) level: u8,
    /// The item's date.
    pub(crate) extent: Extent,
    /// How the date is drawn; `None` for a mark alone.
    pub(crate) form: Option<SpanForm>,
    /// Where mark and text stand.
    pub(crate) spot: Spot,
    /// One or two lines of text with their widths.
    pub(crate) lines: Vec<(Arc<str>, f64)>,
    /// What stands after the last line, within its width; `None` for nothing.
    pub(crate) note: Option<(Arc<str>, f64)>,
}

/// Where items were named last time.
pub(crate) type Slots = HashMap<ItemIx, Slot>;

/// What has happened since names were last placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Time is spread out more: what had room has more of it, so every name stays.
    ZoomedIn,
    /// Another stretch of the same time at the same zoom: names stay, anchors of the story that
    /// come into sight may displace lesser ones. Holds the least importance named so far.
    Panned(u8),
    /// Anything else.
    Other,
}

/// A lane to be named.
pub(crate) struct LaneToName<'a> {
    /// The timeline.
    pub(crate) timeline: &'a Timeline,
    /// The items of the lane.
    pub(crate) track: &'a TrackIndex,
    /// The ends of all that is known.
    pub(crate) horizon: (i64, i64),
    /// From time to points.
    pub(crate) ruler: Ruler,
    /// The stretch of time to name, in milliseconds.
    pub(crate) range: (i64, i64),
    /// Measures text.
    pub(crate) text: &'a dyn MeasureText,
    /// Items outside this set are dimmed and not named; `None` if none is dimmed.
    pub(crate) lit: Option<&'a ItemSet>,
    /// The selected item, which has a plate instead of a name.
    pub(crate) selected: Option<ItemIx>,
    /// The least importance named even in a crowd at this zoom.
    pub(crate) tier: u8,
    /// Where items were named last time.
    pub(crate) before: &'a Slots,
    /// What has happened since then.
    pub(crate) change: Change,
    /// What colour stands for, which the names say as well.
    pub(crate) colour_by: ColourBy,
}

struct Candidate<'a> {
    item: ItemIx,
    level: u8,
    extent: Extent,
    before: Option<Slot>,
    from_middle: i64,
    /// Something else came in its place, so it comes after the others of its importance.
    gave_way: bool,
    /// Its name, measured when first needed.
    measured: OnceCell<Measured<'a>>,
}

/// A name with all places where it may stand.
struct Measured<'a> {
    wording: Wording<'a>,
    form: Option<SpanForm>,
    spots: Vec<Spot>,
}

impl<'a> Candidate<'a> {
    fn measured(&self, lane: &LaneToName<'a>) -> &Measured<'a> {
        self.measured.get_or_init(|| {
            let wording = wording(lane.timeline, self.item, lane.colour_by, lane.text);
            let item = lane.timeline.item(self.item);
            let (form, spots) = spots(item, &self.extent, &lane.ruler, &wording);
            Measured {
                wording,
                form,
                spots,
            }
        })
    }
}

/// Names a lane into `rows`, in which the selection's plate may already have its place. Names
/// come back in order of time. Adds the items looked at to `visited`.
pub(crate) fn name_lane(lane: &LaneToName<'_>, rows: &mut Rows, visited: &mut usize) -> Vec<Named> {
    if rows.count() == 0 {
        return Vec::new();
    }
    let mut candidates = candidates(lane, rows.count(), visited);
    candidates.sort_by_key(|one| {
        let key = (
            one.gave_way,
            one.before.is_none(),
            one.from_middle,
            one.extent.anchor,
            one.item,
        );
        (std::cmp::Reverse(one.level), key)
    });
    let mut reserved = reserve(lane, &candidates, rows.count());
    let mut named = Vec::new();
    for candidate in &candidates {
        if let Some(name) = place(lane, candidate, rows, &mut reserved) {
            named.push(name);
        }
    }
    named.sort_by_key(|name| (name.extent.anchor, name.item));
    named
}

fn place<'a>(
    lane: &LaneToName<'a>,
    candidate: &Candidate<'a>,
    rows: &mut Rows,
    reserved: &mut Rows,
) -> Option<Named> {
    let Candidate {
        item: ix,
        level,
        extent,
        ..
    } = *candidate;
    let mark = lane.ruler.at(extent.anchor);
    // Most of a crowd fails here, before anything is measured.
    let has_room = |row| rows.is_free(row, (mark - 9.0, mark + 9.0), 0.0, ix);
    if extent.is_point && !(0..rows.count()).any(has_room) {
        return None;
    }
    let Measured {
        wording,
        form,
        spots,
    } = candidate.measured(lane);
    let free = |rows: &Rows, spot: &Spot, clearance| {
        spot.taken()
            .all(|(row, stretch)| rows.is_free(row, stretch, clearance, ix))
    };
    let kept = candidate.before.and_then(|slot| {
        spots.iter().map(|spot| spot.on_row(slot.row)).find(|spot| {
            (spot.side, spot.lines) == (slot.side, slot.lines) && free(rows, spot, KEEP_CLEARANCE)
        })
    });
    let may_displace = match lane.change {
        Change::ZoomedIn => false,
        Change::Panned(_) => level == 5,
        Change::Other => true,
    };
    let all = || {
        spots
            .iter()
            .flat_map(|spot| (0..rows.count()).map(|row| spot.on_row(row)))
    };
    let spot = kept
        .or_else(|| {
            all().find(|spot| {
                free(rows, spot, ENTER_CLEARANCE) && free(reserved, spot, KEEP_CLEARANCE)
            })
        })
        .or_else(|| all().find(|spot| may_displace && free(rows, spot, ENTER_CLEARANCE)))?;
    for (row, stretch) in spot.taken() {
        rows.take(row, stretch, ix);
    }
    Some(Named {
        item: ix,
        level,
        extent,
        form: *form,
        lines: wording.lines(&spot),
        note: wording.note(),
        spot,
    })
}

/// What names in place would keep, so that newcomers look elsewhere first.
fn reserve<'a>(lane: &LaneToName<'a>, candidates: &[Candidate<'a>], count: usize) -> Rows {
    let mut reserved = Rows::new(count);
    for candidate in candidates {
        let Some(slot) = candidate.before else {
            continue;
        };
        let same = candidate
            .measured(lane)
            .spots
            .iter()
            .map(|spot| spot.on_row(slot.row))
            .find(|spot| (spot.side, spot.lines) == (slot.side, slot.lines));
        for (row, stretch) in same.iter().flat_map(Spot::taken) {
            if reserved.is_free(row, stretch, 0.0, candidate.item) {
                reserved.take(row, stretch, candidate.item);
            }
        }
    }
    reserved
}

fn candidates<'a>(lane: &LaneToName<'a>, rows: usize, visited: &mut usize) -> Vec<Candidate<'a>> {
    let places = lane.track.places(lane.range.0, lane.range.1);
    let mut chosen: Vec<ItemIx> = lane.track.into(lane.range.0, MOST_REACHING_IN, visited);
    chosen.extend(lane.track.out(lane.range.1, MOST_REACHING_IN, visited));
    let lowest = lowest_level(lane, rows);
    chosen.retain(|ix| lane.timeline.first_belief(*ix).importance.level() >= lowest);
    for level in (lowest..=5).rev() {
        choose_of_level(lane, level, rows, &places, &mut chosen);
    }
    if lane.change != Change::Other {
        keep_named_before(lane, &places, &mut chosen);
    }
    *visited += chosen.len();
    let middle = lane.range.0 / 2 + lane.range.1 / 2;
    chosen
        .into_iter()
        .filter(|ix| Some(*ix) != lane.selected && lane.lit.is_none_or(|lit| lit.contains(*ix)))
        .filter_map(|ix| {
            let extent = Extent::of(lane.timeline.when_of(ix)?, lane.horizon)?;
            let from_middle = (extent.anchor.saturating_sub(middle)).saturating_abs();
            Some(Candidate {
                item: ix,
                level: lane.timeline.first_belief(ix).importance.level(),
                extent,
                before: lane.before.get(&ix).copied(),
                from_middle,
                gave_way: lane.timeline.status_of(ix) == Status::Superseded,
                measured: OnceCell::new(),
            })
        })
        .collect()
}

/// All of a level, or of each crowd the first few. Crowds are cut at fixed times, so that they
/// are the same wherever the view is.
fn choose_of_level(
    lane: &LaneToName<'_>,
    level: u8,
    rows: usize,
    places: &Range<usize>,
    chosen: &mut Vec<ItemIx>,
) {
    let mut rest = lane.track.of_level(usize::from(level), places);
    let crowd = (CROWD_POINTS / lane.ruler.points_per_milli).max(1.0) as i64;
    while let Some(first) = rest.first() {
        let number = lane.track.anchors[*first as usize].div_euclid(crowd);
        let end = number.saturating_add(1).saturating_mul(crowd);
        let taken = rest
            .iter()
            .take(rows + 1)
            .take_while(|p| lane.track.anchors[**p as usize] < end);
        chosen.extend(taken.map(|place| lane.track.items[*place as usize]));
        let next = rest.partition_point(|place| lane.track.anchors[*place as usize] < end);
        rest = &rest[next..];
    }
}

/// On zooming in and panning, what was named stays a candidate even if the choice passes it over.
fn keep_named_before(lane: &LaneToName<'_>, places: &Range<usize>, chosen: &mut Vec<ItemIx>) {
    let known: std::collections::HashSet<ItemIx> = chosen.iter().copied().collect();
    let mut missing: Vec<ItemIx> = lane
        .before
        .keys()
        .copied()
        .filter(|ix| !known.contains(ix) && is_marked_in(lane, places, *ix))
        .collect();
    missing.sort_unstable();
    chosen.extend(missing);
}

fn is_marked_in(lane: &LaneToName<'_>, places: &Range<usize>, ix: ItemIx) -> bool {
    if !lane.timeline.is_known(ix) {
        return false;
    }
    let when = lane.timeline.when_of(ix);
    let extent = when.and_then(|when| Extent::of(when, lane.horizon));
    extent.is_some_and(|extent| {
        let anchors = &lane.track.anchors[places.clone()];
        let items = &lane.track.items[places.clone()];
        let from = anchors.partition_point(|anchor| *anchor < extent.anchor);
        let to = from + anchors[from..].partition_point(|anchor| *anchor == extent.anchor);
        items[from..to].binary_search(&ix).is_ok()
    })
}

/// The least importance that may be named: by the zoom if the lane is crowded, else as low as
/// there is room for. The most important level present is always named.
pub(crate) fn lowest_level(lane: &LaneToName<'_>, rows: usize) -> u8 {
    if let Change::Panned(lowest) = lane.change {
        return lowest;
    }
    let places = lane.track.places(lane.range.0, lane.range.1);
    let width = lane.ruler.at(lane.range.1) - lane.ruler.at(lane.range.0);
    let capacity = (CROWDED_SHARE * rows as f64 * width / TYPICAL_NAME) as usize;
    let (mut total, mut lowest) = (0, 5);
    for level in (1..=5_u8).rev() {
        let count = lane.track.of_level(usize::from(level), &places).len();
        if total > 0 && level < lane.tier && total + count > capacity {
            break;
        }
        total += count;
        lowest = level;
    }
    lowest
}

/// The ways to write the name of `ix`, with what its colour says.
pub(crate) fn wording<'a>(
    timeline: &'a Timeline,
    ix: ItemIx,
    colour_by: ColourBy,
    text: &dyn MeasureText,
) -> Wording<'a> {
    let note = founding(timeline, ix, colour_by).and_then(|(_, note)| note);
    Wording::new(timeline.item(ix), text).with_note(note, text)
}
