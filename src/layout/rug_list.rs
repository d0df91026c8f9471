//! What one lane puts on its rug: marks, spans and pills of what has no name, and ghosts.
//!
//! ```text
//!   ●  ▲     (●▲ 2)  △   ■           a vague date that would strike through other marks
//!         ├───────────────┤          stands a little under them, or over them
//! ```

use std::collections::HashSet;

use emath::{Pos2, Rect, Vec2};

use crate::model::{ItemIx, TimePoint};

use super::extent::Extent;
use super::form::form_on_rug;
use super::index::TrackIndex;
use super::lane_list::{GHOST_SIZE, Joins, LaneList};
use super::lanes::PILL_HEIGHT;
use super::rug::{Rug, Thing, count_text};
use super::{Cluster, DisplayList, Ink, Mark, Span, SpanForm, TextLine, TextStyle};

/// The diameter of marks on the rug, and the height of an expected range that clears them.
const RUG_SIZE: f32 = 12.0;
const EXPECTED_HEIGHT: f32 = 16.0;
/// How far off the middle of the rug the spines of vague dates stand that cross something.
const ASIDE: [f32; 3] = [0.0, 9.0, -9.0];
/// The least importance of an item with ghosts on its further tracks.
const LEAST_GHOST: u8 = 4;
/// Ghosts closer than this to anything on the rug are left out.
const GHOST_ROOM: f32 = 14.0;

impl LaneList<'_> {
    /// Folds what is not `elsewhere` and puts it on `list`.
    pub(crate) fn put_rug(
        &self,
        list: &mut DisplayList,
        track: &TrackIndex,
        elsewhere: &HashSet<ItemIx>,
        joins: &mut Joins<'_>,
    ) {
        let range = self.scale.view.range();
        let rug = Rug {
            timeline: self.input.timeline,
            track,
            horizon: self.input.index.horizon(),
            ruler: self.arrangement.ruler,
            range: (range.start.millis(), range.end.millis()),
            elsewhere,
            text: self.input.text,
            joined: joins.before,
        };
        let mut spines = Vec::new();
        // What spines must not strike through.
        let mut taken: Vec<(usize, f32, f32)> = Vec::new();
        for thing in rug.fold(&mut list.visited, &mut joins.now) {
            match thing {
                Thing::Single { item, at } => {
                    let x = self.x(at);
                    taken.push((0, x - RUG_SIZE / 2.0, x + RUG_SIZE / 2.0));
                    spines.extend(self.put_single(list, item, at));
                }
                Thing::Pill {
                    members,
                    heads,
                    count,
                    at,
                    width,
                } => {
                    let cluster = self.cluster(members, &heads, count, (at, width));
                    taken.push((0, cluster.rect.left(), cluster.rect.right()));
                    list.clusters.push(cluster);
                }
            }
        }
        for (mark_x, spine) in spines {
            list.spans.push(put_aside(spine, mark_x, &mut taken));
        }
    }

    /// Puts one item on the rug, but for its spine, which comes back with the place of its mark.
    fn put_single(&self, list: &mut DisplayList, ix: ItemIx, at: f64) -> Option<(f32, Span)> {
        let item = self.input.timeline.item(ix);
        let extent = Extent::of(item.when.as_ref()?, self.input.index.horizon())?;
        let (x, y) = (self.x(at), self.lane.rug_y());
        let form = form_on_rug(item, &extent, &self.arrangement.ruler);
        let mut span = form.map(|form| self.span((ix, item), &extent, form, y));
        if let Some(span) = span.as_mut().filter(|span| span.form.is_framed()) {
            span.height = EXPECTED_HEIGHT;
            span.y = y - EXPECTED_HEIGHT / 2.0;
        }
        if form != Some(SpanForm::Bar) {
            list.marks
                .push(self.mark((ix, item), Pos2::new(x, y), RUG_SIZE));
            self.put_members(list, (ix, item), y);
        }
        let span = span?;
        if span.form == SpanForm::Spine {
            return Some((x, span));
        }
        list.spans.push(span);
        None
    }

    fn cluster(
        &self,
        members: Vec<ItemIx>,
        heads: &[ItemIx],
        count: usize,
        (at, width): (f64, f64),
    ) -> Cluster {
        let center = Pos2::new(self.x(at), self.lane.rug_y());
        let rect = Rect::from_center_size(center, Vec2::new(width as f32, PILL_HEIGHT));
        let shapes: Vec<_> = heads
            .iter()
            .map(|ix| {
                let kind = self.input.timeline.first_belief(*ix).kind;
                kind.shape().unwrap_or(self.track().shape)
            })
            .collect();
        let text_x = rect.left() + 9.0 + 10.0 * shapes.len() as f32 - 2.0 + 6.0;
        let label = TextLine {
            left_center: Pos2::new(text_x, center.y),
            text: count_text(count).into(),
            style: TextStyle::CaptionStrong,
            ink: Ink::Primary,
            alpha: 1.0,
        };
        Cluster {
            track: self.lane.track,
            count,
            rect,
            shapes,
            hue: self.track().hue,
            span: self.time_of(&members),
            label,
            dimmed: members.iter().all(|ix| self.is_dimmed(*ix)),
            shade: members.iter().filter_map(|ix| self.shade(*ix)).max(),
            first_members: members,
        }
    }

    /// From the earliest start to the latest end of `items`.
    fn time_of(&self, items: &[ItemIx]) -> (TimePoint, TimePoint) {
        let horizon = self.input.index.horizon();
        let open_ends = |ix: ItemIx| {
            let extent = Extent::of(self.input.timeline.when_of(ix)?, horizon)?;
            Some((extent.start, extent.end))
        };
        // A crowd has thousands of members, and the index has seen the dates of all of them.
        let ends = |ix: &ItemIx| self.input.index.ends_of(*ix).or_else(|| open_ends(*ix));
        let bounds = items.iter().filter_map(ends);
        let (from, to) = bounds
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            .unwrap_or(horizon);
        (TimePoint::from_millis(from), TimePoint::from_millis(to))
    }

    /// Ghosts of weighty items whose first track is another, where the rug has room for them.
    pub(crate) fn put_guests(&self, list: &mut DisplayList, track: &TrackIndex) {
        let range = self.scale.view.range();
        let y = self.lane.rug_y();
        let on_rug = |center: &Pos2| (center.y - y).abs() < 1.0;
        let marks = list.marks.iter().map(|mark| mark.center).filter(on_rug);
        let mut taken: Vec<(f32, f32)> = marks.map(|center| (center.x, center.x)).collect();
        let pills = list.clusters.iter().map(|cluster| cluster.rect);
        let pills = pills.filter(|rect| on_rug(&rect.center()));
        taken.extend(pills.map(|rect| (rect.left(), rect.right())));
        let first = track
            .guests
            .partition_point(|guest| guest.0 < range.start.millis());
        let mut last_x = f32::NEG_INFINITY;
        let step = (f64::from(GHOST_ROOM) / self.scale.points_per_milli()).max(1.0) as i64;
        let mut rest = &track.guests[first..];
        while let Some((anchor, ix)) = rest.first().filter(|guest| guest.0 < range.end.millis()) {
            list.visited += 1;
            let x = self.x(self.arrangement.ruler.at(*anchor));
            let is_free = taken
                .iter()
                .all(|(from, to)| x < from - GHOST_ROOM || x > to + GHOST_ROOM);
            let level = self.input.timeline.first_belief(*ix).importance.level();
            let weighs = level >= LEAST_GHOST || self.input.selected == Some(*ix);
            if is_free && weighs && x - last_x >= GHOST_ROOM {
                let item = self.input.timeline.item(*ix);
                let mark = self.mark((*ix, item), Pos2::new(x, y), GHOST_SIZE);
                let hue = self.input.timeline.track(item.track).hue;
                list.marks.push(Mark {
                    ghost: true,
                    hue,
                    ..mark
                });
                last_x = x;
            }
            let next = rest.partition_point(|guest| guest.0 < anchor.saturating_add(step));
            rest = &rest[next.max(1)..];
        }
    }
}

/// `spine` under or over the rug if it would strike through anything in `taken` but its own mark
/// at `mark_x`. What is taken is its place in [`ASIDE`], from and to; the spine is added to it.
fn put_aside(spine: Span, mark_x: f32, taken: &mut Vec<(usize, f32, f32)>) -> Span {
    let crosses = |place: usize| {
        taken.iter().any(|(at, from, to)| {
            let own = *at == 0 && *from <= mark_x && mark_x <= *to;
            *at == place && !own && spine.x[0] < *to && *from < spine.x[3]
        })
    };
    let place = (0..ASIDE.len()).find(|place| !crosses(*place)).unwrap_or(1);
    taken.push((place, spine.x[0], spine.x[3]));
    Span {
        y: spine.y + ASIDE[place],
        ..spine
    }
}
