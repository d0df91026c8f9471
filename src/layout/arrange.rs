//! Where names stand, in points from a fixed moment, for somewhat more time than is in sight.
//!
//! ```text
//!        base − half   base          base + span        base + 2 · span
//!            |···········|———————————————|···················|
//!                           the view slides in here
//! ```
//!
//! While the view slides within it, panning only translates; past its end the next one is made,
//! in which names keep their places where they can. The base depends on time and zoom alone, so
//! the same view always gets the same arrangement.

use std::collections::HashSet;
use std::sync::Arc;

use emath::Vec2;

use crate::model::{Item, ItemIx, ItemSet, KnowledgeDate, Status, When};

use super::extent::Extent;
use super::form::Ruler;
use super::lanes::Lanes;
use super::names::{Change, LaneToName, Named, Slots, lowest_level, name_lane};
use super::rows::Rows;
use super::{
    ColourBy, LayoutInput, ONE_ACCOUNT, TextStyle, TimeScale, founding, heads_width, wrap,
};

/// From the left edge of the plate to the middle of its mark.
pub(crate) const PLATE_MARK: f64 = 18.0;
/// What the plate needs beside its widest line.
const PLATE_EXTRA: f64 = 50.0;
/// Free room beside the plate.
const PLATE_CLEARANCE: f64 = 8.0;
/// A text measured to notice that fonts have changed.
const PROBE: &str = "Briefline 2026 · Київ";

/// The names of all lanes.
#[derive(Clone, Debug)]
pub(crate) struct Arrangement {
    key: Key,
    /// From time to points.
    pub(crate) ruler: Ruler,
    /// By index of the track.
    pub(crate) lanes: Vec<LaneNames>,
    /// The plate of the selected item; `None` if none is selected or it has no date.
    pub(crate) plate: Option<PlatePlan>,
    /// How many items were looked at.
    pub(crate) visited: usize,
}

/// The names of one lane, in order of time, and the rows that they take.
#[derive(Clone, Debug, Default)]
pub(crate) struct LaneNames {
    /// The names.
    pub(crate) named: Vec<Named>,
    /// What they take.
    pub(crate) rows: Rows,
    /// The least importance that was named.
    lowest: u8,
}

/// The plate, but for its place.
#[derive(Clone, Debug)]
pub(crate) struct PlatePlan {
    /// The selected item.
    pub(crate) item: ItemIx,
    /// Its date.
    pub(crate) extent: Extent,
    /// It stands between this row and the next.
    pub(crate) row: usize,
    /// Its width.
    pub(crate) width: f64,
    /// The title, and the date with the status.
    pub(crate) lines: [Arc<str>; 2],
}

/// All that an arrangement depends on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    index: u64,
    span_ms: u64,
    base: i64,
    size: Vec2,
    folded: Vec<bool>,
    selected: Option<ItemIx>,
    lit: Option<ItemSet>,
    probe: u32,
    colour_by: ColourBy,
    /// Where colour stands for what is known of sources and claims.
    known_on: Option<KnowledgeDate>,
}

/// What layout remembers from one list to the next, so that names and clusters stay put.
#[derive(Clone, Debug, Default)]
pub struct LayoutMemory {
    arrangement: Option<Arc<Arrangement>>,
    slots: Slots,
    /// Neighbours that share a pill.
    pub(crate) joined: HashSet<(ItemIx, ItemIx)>,
}

impl LayoutMemory {
    /// The arrangement for `input`: the last one if it still serves, else a new one. The flag
    /// says whether it is new.
    pub(crate) fn arrange(
        &mut self,
        input: &LayoutInput<'_>,
        scale: &TimeScale,
        lanes: &Lanes,
    ) -> (Arc<Arrangement>, bool) {
        let (key, half) = Key::new(input);
        if let Some(last) = self.arrangement.as_ref().filter(|last| last.key == key) {
            return (Arc::clone(last), false);
        }
        let ruler = Ruler {
            base: key.base,
            points_per_milli: scale.points_per_milli(),
        };
        let range = (
            key.base.saturating_sub(half),
            key.base.saturating_add(4 * half),
        );
        let maker = Maker {
            input,
            ruler,
            range,
            slots: &self.slots,
            before: self.arrangement.as_deref(),
        };
        let made = Arc::new(maker.make(key, lanes));
        self.slots = made
            .lanes
            .iter()
            .flat_map(|lane| lane.named.iter().map(|name| (name.item, name.spot.slot())))
            .collect();
        self.arrangement = Some(Arc::clone(&made));
        (made, true)
    }
}

impl Key {
    /// The key for `input`, and half the view in whole milliseconds.
    fn new(input: &LayoutInput<'_>) -> (Self, i64) {
        let half = (input.view.span_ms() / 2.0)
            .round()
            .clamp(1.0, i64::MAX as f64 / 8.0) as i64;
        let left = input.view.left().millis();
        let key = Self {
            index: input.index.stamp(),
            span_ms: input.view.span_ms().to_bits(),
            base: left.div_euclid(half).saturating_mul(half),
            size: input.size,
            folded: input.folded.to_vec(),
            selected: input.selected,
            lit: input.lit.cloned(),
            probe: input.text.width(PROBE, TextStyle::Name).to_bits(),
            colour_by: input.colour_by,
            known_on: (input.colour_by != ColourBy::Track).then(|| input.timeline.known_on()),
        };
        (key, half)
    }
}

struct Maker<'a> {
    input: &'a LayoutInput<'a>,
    ruler: Ruler,
    range: (i64, i64),
    slots: &'a Slots,
    before: Option<&'a Arrangement>,
}

impl Maker<'_> {
    fn make(&self, key: Key, lanes: &Lanes) -> Arrangement {
        let mut visited = 0;
        let plate = self.plate(lanes);
        let names = lanes
            .list
            .iter()
            .zip(self.input.index.tracks())
            .map(|(lane, track)| {
                let mut rows = Rows::new(lane.rows);
                let of_lane =
                    |plan: &&PlatePlan| self.input.timeline.item(plan.item).track == lane.track;
                if let Some(plate) = plate.as_ref().filter(of_lane) {
                    self.reserve_plate(plate, &mut rows);
                }
                let ask = LaneToName {
                    timeline: self.input.timeline,
                    track,
                    horizon: self.input.index.horizon(),
                    ruler: self.ruler,
                    range: self.range,
                    text: self.input.text,
                    lit: self.input.lit,
                    selected: self.input.selected,
                    tier: tier(self.ruler.points_per_milli),
                    before: self.slots,
                    change: self.change(&key, lane.track.index()),
                    colour_by: self.input.colour_by,
                };
                let named = name_lane(&ask, &mut rows, &mut visited);
                LaneNames {
                    named,
                    lowest: lowest_level(&ask, lane.rows),
                    rows,
                }
            })
            .collect();
        Arrangement {
            key,
            ruler: self.ruler,
            lanes: names,
            plate,
            visited,
        }
    }

    fn change(&self, key: &Key, track: usize) -> Change {
        let Some(before) = self.before else {
            return Change::Other;
        };
        let is_panned = Key {
            base: key.base,
            ..before.key.clone()
        } == *key;
        let span = |key: &Key| f64::from_bits(key.span_ms);
        match before.lanes.get(track) {
            Some(lane) if is_panned => Change::Panned(lane.lowest),
            _ if span(key) < span(&before.key) => Change::ZoomedIn,
            _ => Change::Other,
        }
    }

    fn plate(&self, lanes: &Lanes) -> Option<PlatePlan> {
        let item_ix = self.input.selected?;
        let item = self.input.timeline.known_item(item_ix)?;
        let when = item.when.as_ref()?;
        let extent = Extent::of(when, self.input.index.horizon())?;
        let lane = lanes.list.get(item.track.index())?;
        let text = self.input.text;
        // No wider than the lanes, less what keeps the plate off their edges.
        let room = self.input.size.x - heads_width(self.input.size.x) - PLATE_EXTRA as f32 - 8.0;
        let cut_to_room = |line: &str, style| -> Arc<str> {
            wrap::cut(line, &|line| text.width(line, style) <= room).into()
        };
        let text_lines = [
            cut_to_room(&item.title, TextStyle::NameStrong),
            cut_to_room(&self.plate_date(item_ix, item), TextStyle::Caption),
        ];
        let width = text
            .width(&text_lines[0], TextStyle::NameStrong)
            .max(text.width(&text_lines[1], TextStyle::Caption));
        let row = lane.rows.saturating_sub(2);
        Some(PlatePlan {
            item: item_ix,
            extent,
            row,
            width: f64::from(width) + PLATE_EXTRA,
            lines: text_lines,
        })
    }

    /// The date of an item and, where colour says something of it, that in words.
    fn plate_date(&self, ix: ItemIx, item: &Item) -> String {
        let mut date = plate_date(item);
        if self.input.timeline.redated() == Some(ix) {
            date = format!("{date} · {ONE_ACCOUNT}");
        }
        match founding(self.input.timeline, ix, self.input.colour_by) {
            Some((_, Some(note))) if date.is_empty() => note,
            Some((_, Some(note))) => format!("{date} · {note}"),
            _ => date,
        }
    }

    fn reserve_plate(&self, plate: &PlatePlan, rows: &mut Rows) {
        let mark = self.ruler.at(plate.extent.anchor);
        let left = mark - PLATE_MARK;
        let stretch = (left - PLATE_CLEARANCE, left + plate.width + PLATE_CLEARANCE);
        for row in plate.row..plate.row + 2 {
            rows.take(row, stretch, plate.item);
        }
    }
}

/// The date of `item` and, where it is not plain, how real it is.
fn plate_date(item: &Item) -> String {
    let date = item
        .shown_date
        .clone()
        .or_else(|| item.when.as_ref().map(When::short_label));
    let date = date.unwrap_or_default();
    let status = item.status.word();
    if item.status == Status::Happened || date.contains(status) {
        date
    } else {
        format!("{date} · {status}")
    }
}

/// The least importance that is named even in a crowd, by the width of a day.
fn tier(points_per_milli: f64) -> u8 {
    match points_per_milli * crate::model::MILLIS_PER_DAY as f64 {
        ..4.0 => 5,
        ..16.0 => 4,
        ..60.0 => 3,
        _ => 1,
    }
}
