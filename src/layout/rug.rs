//! The rug: the foot of a lane, where everything lies that has no name, folded into clusters
//! where it is crowded.
//!
//! ```text
//!   ●  ▲     (●▲ 2)      ■      (●■▲ 37)
//!   |  |     closer than        a cell with more than 24 items is one pill,
//!   single   14 points          however many there are
//! ```
//!
//! Time is cut into cells of 112 to 224 points that stay put while panning. Sparse cells are
//! looked at item by item; crowded ones are counted by binary search. So a lane costs
//! `O(width / CELL · (MOST_LISTED + log n))`, whatever lies in it. Every item that overlaps the
//! view and has no name is in exactly one [`Thing`].

use std::collections::HashSet;
use std::ops::Range;

use crate::model::{ItemIx, Timeline};

use super::extent::Extent;
use super::form::{Ruler, form_on_rug};
use super::index::TrackIndex;
use super::{Cluster, MeasureText, SpanForm, TextStyle};

/// The narrowest cell, in points; the widest is twice that.
const CELL: f64 = 112.0;
/// A cell of more items is not looked into.
const MOST_LISTED: usize = 24;
/// Marks closer than this become a pill; one comes apart again at the larger distance.
const JOIN: f64 = 14.0;
const SPLIT: f64 = 18.0;
/// Half of a mark with its halo, and the least room between a pill and anything else.
const HALF_MARK: f64 = 8.0;
const PILL_GAP: f64 = 3.0;
/// From the edge of the view to a mark that stands for something that began before it.
const EDGE: f64 = 10.0;

/// Something on the rug.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Thing {
    /// An item alone, with the place of its mark.
    Single {
        /// Which.
        item: ItemIx,
        /// Where its mark stands, in points from the base.
        at: f64,
    },
    /// Several items.
    Pill {
        /// The first of them, in order of time.
        members: Vec<ItemIx>,
        /// Up to three of them, the most important first.
        heads: Vec<ItemIx>,
        /// How many they are.
        count: usize,
        /// The middle of the pill, in points from the base.
        at: f64,
        /// Its width.
        width: f64,
    },
}

/// A rug to be folded.
pub(crate) struct Rug<'a> {
    /// The timeline.
    pub(crate) timeline: &'a Timeline,
    /// The items of the lane.
    pub(crate) track: &'a TrackIndex,
    /// The ends of all that is known.
    pub(crate) horizon: (i64, i64),
    /// From time to points.
    pub(crate) ruler: Ruler,
    /// The view, in milliseconds.
    pub(crate) range: (i64, i64),
    /// Items that stand elsewhere: named or selected.
    pub(crate) elsewhere: &'a HashSet<ItemIx>,
    /// Measures counts.
    pub(crate) text: &'a dyn MeasureText,
    /// Neighbours that shared a pill last time.
    pub(crate) joined: &'a HashSet<(ItemIx, ItemIx)>,
}

/// A stretch of the view between two fixed times.
#[derive(Clone, Debug)]
struct Cell {
    from: f64,
    to: f64,
    places: Range<usize>,
    /// Whether items reach into it over the edge of the view.
    has_more: bool,
    /// What is known to lie in it, in order; all of it unless it is full.
    listed: Vec<(f64, ItemIx)>,
    /// Whether it is one pill.
    is_full: bool,
    count: usize,
}

/// A thing with the room that it takes and the cells that it comes from.
struct Laid {
    thing: Thing,
    from: f64,
    to: f64,
    cells: Range<usize>,
}

impl Rug<'_> {
    /// Folds the rug. Adds the items looked at to `visited` and the neighbours that share a pill
    /// to `joins`.
    pub(crate) fn fold(
        &self,
        visited: &mut usize,
        joins: &mut HashSet<(ItemIx, ItemIx)>,
    ) -> Vec<Thing> {
        let mut cells = self.cells(visited);
        loop {
            let mut pairs = Vec::new();
            let laid = self.lay(&mut cells, visited, &mut pairs);
            // Each round fills at least one more cell, so this ends.
            if !fill_where_crowded(&laid, &mut cells) {
                joins.extend(pairs);
                return laid.into_iter().map(|laid| laid.thing).collect();
            }
        }
    }

    fn cells(&self, visited: &mut usize) -> Vec<Cell> {
        let borders = self.borders();
        let others = self.others();
        let mut cells: Vec<Cell> = borders
            .windows(2)
            .map(|pair| self.cell((pair[0], pair[1]), &others, visited))
            .collect();
        let (from, to) = self.range;
        let before = self
            .track
            .into(from, MOST_LISTED + self.elsewhere.len(), visited);
        let after = self
            .track
            .out(to, MOST_LISTED + self.elsewhere.len(), visited);
        let into = others
            .iter()
            .filter(|other| other.anchor < from && other.end > from)
            .count();
        let out = others
            .iter()
            .filter(|other| other.anchor >= to && other.start < to)
            .count();
        let counts = [
            self.track.count_into(from) - into,
            self.track.count_out(to) - out,
        ];
        if let Some(first) = cells.first_mut() {
            let at = first.from + EDGE;
            self.add_reaching_in(first, at, &before, counts[0]);
        }
        if let Some(last) = cells.last_mut() {
            let at = last.to - EDGE;
            self.add_reaching_in(last, at, &after, counts[1]);
        }
        cells
    }

    /// A place as near to `at` as the item's own date allows.
    fn at_edge(&self, at: f64, ix: ItemIx) -> f64 {
        self.extent(ix).map_or(at, |extent| {
            at.max(self.ruler.at(extent.start))
                .min(self.ruler.at(extent.end))
        })
    }

    /// The edges of the view and the fixed times between them that cut it into cells.
    fn borders(&self) -> Vec<i64> {
        let (from, to) = self.range;
        let least = CELL / self.ruler.points_per_milli;
        let cell = least.max(1.0).log2().ceil().exp2().min(2_f64.powi(62)) as i64;
        let room = least as i64;
        let first = from.div_euclid(cell);
        let inner = (1..).map_while(|n| first.checked_add(n)?.checked_mul(cell));
        // Too narrow a cell at an edge has no room for a pill and joins its neighbour.
        let inner = inner
            .take_while(|border| *border <= to.saturating_sub(room))
            .filter(|border| *border >= from.saturating_add(room));
        std::iter::once(from)
            .chain(inner)
            .chain(std::iter::once(to))
            .collect()
    }

    fn cell(&self, (from, to): (i64, i64), others: &[Extent], visited: &mut usize) -> Cell {
        let places = self.track.places(from, to);
        let mut cell = Cell {
            from: self.ruler.at(from),
            to: self.ruler.at(to),
            places: places.clone(),
            has_more: false,
            listed: Vec::new(),
            is_full: false,
            count: 0,
        };
        if places.len() > MOST_LISTED + self.elsewhere.len() {
            cell.is_full = true;
            let here = |other: &&Extent| other.anchor >= from && other.anchor < to;
            cell.count = places.len() - others.iter().filter(here).count();
            return cell;
        }
        *visited += places.len();
        cell.listed = places
            .filter(|place| !self.elsewhere.contains(&self.track.items[*place]))
            .map(|place| {
                (
                    self.ruler.at(self.track.anchors[place]),
                    self.track.items[place],
                )
            })
            .collect();
        cell.count = cell.listed.len();
        cell.is_full = cell.count > MOST_LISTED;
        cell
    }

    /// The dates of the items of this lane that stand elsewhere.
    fn others(&self) -> Vec<Extent> {
        let of_lane = |ix: &ItemIx| {
            let extent = self.extent(*ix)?;
            let places = self
                .track
                .places(extent.anchor, extent.anchor.saturating_add(1));
            self.track.items[places]
                .binary_search(ix)
                .ok()
                .map(|_| extent)
        };
        self.elsewhere.iter().filter_map(of_lane).collect()
    }

    fn extent(&self, ix: ItemIx) -> Option<Extent> {
        Extent::of(self.timeline.when_of(ix)?, self.horizon)
    }

    /// Adds to the cell at an edge the `count` items that are marked beyond it. `found` are the
    /// most important of all that reach in.
    fn add_reaching_in(&self, cell: &mut Cell, at: f64, found: &[ItemIx], count: usize) {
        let here: Vec<ItemIx> = found
            .iter()
            .copied()
            .filter(|ix| !self.elsewhere.contains(ix))
            .collect();
        cell.count += count;
        cell.listed
            .extend(here.iter().map(|ix| (self.at_edge(at, *ix), *ix)));
        cell.listed
            .sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        cell.has_more = count > 0;
        cell.is_full |= cell.count > MOST_LISTED;
    }

    /// Lays singles and pills from left to right. A crowd longer than a cell fills its cells.
    fn lay(
        &self,
        cells: &mut [Cell],
        visited: &mut usize,
        pairs: &mut Vec<(ItemIx, ItemIx)>,
    ) -> Vec<Laid> {
        let mut laid = Vec::new();
        let mut at = 0;
        while at < cells.len() {
            if cells[at].is_full {
                laid.extend(self.full_cell(&cells[at], at, visited));
                at += 1;
                continue;
            }
            let end = (at..cells.len())
                .find(|cell| cells[*cell].is_full)
                .unwrap_or(cells.len());
            let before = laid.len();
            self.runs(cells, at..end, &mut laid, pairs);
            let too_long = laid[before..].iter().any(|run: &Laid| run.cells.is_empty());
            if too_long {
                // A run marked its cells as full instead: lay this stretch again.
                laid.truncate(before);
                continue;
            }
            at = end;
        }
        laid
    }

    fn runs(
        &self,
        cells: &mut [Cell],
        stretch: Range<usize>,
        laid: &mut Vec<Laid>,
        pairs: &mut Vec<(ItemIx, ItemIx)>,
    ) {
        let points: Vec<(f64, ItemIx, usize)> = stretch
            .flat_map(|cell| {
                cells[cell]
                    .listed
                    .iter()
                    .map(move |(at, item)| (*at, *item, cell))
            })
            .collect();
        let close = |a: &(f64, ItemIx, usize), b: &(f64, ItemIx, usize)| {
            let limit = if self.joined.contains(&(a.1, b.1)) {
                SPLIT
            } else {
                JOIN
            };
            b.0 - a.0 < limit
        };
        for run in points.chunk_by(close) {
            let (first, last) = (run[0], run[run.len() - 1]);
            let of_cells = first.2..last.2 + 1;
            if last.0 - first.0 > CELL && of_cells.clone().any(|cell| !cells[cell].is_full) {
                of_cells.for_each(|cell| cells[cell].is_full = true);
                let thing = Thing::Single {
                    item: first.1,
                    at: first.0,
                };
                laid.push(Laid {
                    thing,
                    from: first.0,
                    to: first.0,
                    cells: 0..0,
                });
                return;
            }
            pairs.extend(run.windows(2).map(|pair| (pair[0].1, pair[1].1)));
            laid.push(self.run(run, of_cells));
        }
    }

    fn run(&self, run: &[(f64, ItemIx, usize)], cells: Range<usize>) -> Laid {
        if let [(at, item, _)] = *run {
            return self.single(item, at, cells);
        }
        let mean = run.iter().map(|(at, ..)| at).sum::<f64>() / run.len() as f64;
        let members: Vec<ItemIx> = run.iter().map(|(_, item, _)| *item).collect();
        self.pill(members, run.len(), mean, cells)
    }

    fn single(&self, item: ItemIx, at: f64, cells: Range<usize>) -> Laid {
        let (mut from, mut to) = (at - HALF_MARK, at + HALF_MARK);
        let data = self.timeline.item(item);
        if let Some(extent) = self.extent(item) {
            let x = self.ruler.span(&extent);
            let is_bar = form_on_rug(data, &extent, &self.ruler) == Some(SpanForm::Bar);
            // A long bar runs under what lies on it.
            if is_bar && x[3] - x[0] < CELL {
                (from, to) = (from.min(x[0]), to.max(x[3]));
            }
        }
        Laid {
            thing: Thing::Single { item, at },
            from,
            to,
            cells,
        }
    }

    fn pill(&self, members: Vec<ItemIx>, count: usize, at: f64, cells: Range<usize>) -> Laid {
        let mut heads = members.clone();
        heads.sort_by_key(|ix| std::cmp::Reverse(self.timeline.first_belief(*ix).importance));
        heads.truncate(3);
        self.pill_of(members, heads, count, at, cells)
    }

    fn pill_of(
        &self,
        mut members: Vec<ItemIx>,
        heads: Vec<ItemIx>,
        count: usize,
        at: f64,
        cells: Range<usize>,
    ) -> Laid {
        members.truncate(Cluster::MAX_LISTED);
        let width = pill_width(count, heads.len(), self.text);
        let (from, to) = (at - width / 2.0, at + width / 2.0);
        Laid {
            thing: Thing::Pill {
                members,
                heads,
                count,
                at,
                width,
            },
            from,
            to,
            cells,
        }
    }

    /// All of a cell as one pill within its borders, so that it touches no neighbour.
    fn full_cell(&self, cell: &Cell, place: usize, visited: &mut usize) -> Option<Laid> {
        let is_here = |ix: &ItemIx| !self.elsewhere.contains(ix);
        let mut members: Vec<ItemIx> = cell.listed.iter().map(|(_, item)| *item).collect();
        if cell.listed.len() < cell.count {
            let listed: HashSet<ItemIx> = members.iter().copied().collect();
            let marked = &self.track.items[cell.places.clone()];
            let room = Cluster::MAX_LISTED.saturating_sub(members.len());
            let more = marked
                .iter()
                .filter(|ix| is_here(ix) && !listed.contains(ix))
                .take(room);
            members.extend(more);
            *visited += members.len();
        }
        let at = members
            .get(members.len() / 2)
            .and_then(|ix| self.extent(*ix))?;
        let at = self.ruler.at(at.anchor);
        if cell.count == 1 {
            let at = cell.listed.first().map_or(at, |(at, _)| *at);
            return Some(self.single(members[0], at, place..place + 1));
        }
        let heads = self.most_important(cell, &members);
        let mut laid = self.pill_of(members, heads, cell.count, at, place..place + 1);
        let half = (laid.to - laid.from) / 2.0 + HALF_MARK;
        let middle = f64::midpoint(cell.from, cell.to);
        let at = at.clamp((cell.from + half).min(middle), (cell.to - half).max(middle));
        (laid.from, laid.to) = (at - half + HALF_MARK, at + half - HALF_MARK);
        if let Thing::Pill { at: place, .. } = &mut laid.thing {
            *place = at;
        }
        Some(laid)
    }

    fn most_important(&self, cell: &Cell, members: &[ItemIx]) -> Vec<ItemIx> {
        let of_level = |level| self.track.of_level(level, &cell.places).iter();
        let marked = (1..=5)
            .rev()
            .flat_map(of_level)
            .map(|place| self.track.items[*place as usize]);
        let mut heads: Vec<ItemIx> = marked
            .filter(|ix| !self.elsewhere.contains(ix))
            .take(3)
            .collect();
        let level = |ix: &ItemIx| std::cmp::Reverse(self.timeline.first_belief(*ix).importance);
        let beyond = members.iter().take(3).filter(|_| cell.has_more);
        heads.extend(
            beyond
                .filter(|ix| !heads.contains(ix))
                .copied()
                .collect::<Vec<_>>(),
        );
        heads.sort_by_key(level);
        heads.truncate(3);
        heads
    }
}

/// Fills the cells of everything that touches a pill; says whether any was not full before.
fn fill_where_crowded(laid: &[Laid], cells: &mut [Cell]) -> bool {
    let mut changed = false;
    for pair in laid.windows(2) {
        let is_pill = |laid: &Laid| matches!(laid.thing, Thing::Pill { .. });
        let touches = pair[1].from - pair[0].to < PILL_GAP;
        if touches && (is_pill(&pair[0]) || is_pill(&pair[1])) {
            for cell in pair[0].cells.clone().chain(pair[1].cells.clone()) {
                changed |= !cells[cell].is_full;
                cells[cell].is_full = true;
            }
        }
    }
    changed
}

/// The count as written on a pill: "7", "1,234", "56 k".
pub(crate) fn count_text(count: usize) -> String {
    match count {
        0..1_000 => count.to_string(),
        1_000..10_000 => format!("{},{:03}", count / 1_000, count % 1_000),
        10_000..1_000_000 => format!("{} k", count / 1_000),
        _ => format!("{} M", count / 1_000_000),
    }
}

/// Shapes of 8 points every 10, 9 from the left; the count after 6; 9 at the right.
pub(crate) fn pill_width(count: usize, shapes: usize, text: &dyn MeasureText) -> f64 {
    let shapes = 10.0 * shapes as f64 - 2.0;
    let count = f64::from(text.width(&count_text(count), TextStyle::CaptionStrong));
    9.0 + shapes + 6.0 + count + 9.0
}
