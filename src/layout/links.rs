//! The relations of the selected item, as paths along the borders of the lanes.
//!
//! ```text
//!     ■                                 from 11 under the earlier mark
//!     │
//!     └──────( answered by )───────┐    along a border between two lanes
//!                                  ▼
//!                                  ■    to 12 before the later mark, or the edge of its pill
//! ```
//!
//! Read from left to right in time, whichever of the two holds the link. Only the most relevant
//! are drawn, each along the border where it crosses least; several may share a leg. A verb that
//! would cover anything is left out.

use emath::{Pos2, Rect, Vec2};

use crate::model::{ItemIx, LinkKind, TimePoint};

use super::extent::Extent;
use super::lanes::Lanes;
use super::route::{End, route};
use super::{Cluster, DisplayList, Ink, LayoutInput, LinkCurve, TextLine, TextStyle, TimeScale};

/// No more relations than this are drawn.
const MOST: usize = 6;
/// What a mark needs around it, and the size of one that is not drawn.
const HALO: f32 = 6.0;
const UNSEEN: f32 = 16.0;
/// The pill of the verb: its height, and its text from its ends.
const VERB_HEIGHT: f32 = 20.0;
const VERB_PADDING: f32 = 8.0;
/// A leg shorter than its pill by this much carries none.
const LEG_EXTRA: f32 = 24.0;
/// Free room between two verbs, and between a verb and anything else.
const VERB_GAP: f32 = 6.0;
const CLEARANCE: f32 = 1.5;

/// A relation as the timeline has it: holder, target and kind.
type Relation = (ItemIx, ItemIx, LinkKind);

/// The most relevant relations of the selected item, both its own and those of others to it.
pub(crate) fn links(
    input: &LayoutInput<'_>,
    scale: &TimeScale,
    lanes: &Lanes,
    list: &DisplayList,
) -> Vec<LinkCurve> {
    let Some(selected) = input.selected.filter(|ix| input.timeline.is_known(*ix)) else {
        return Vec::new();
    };
    let ends = Ends {
        input,
        scale,
        lanes,
        list,
    };
    let relations = ends.most_relevant(selected);
    let mut curves: Vec<LinkCurve> = Vec::new();
    for relation in &relations {
        let curve = ends.curve(*relation, selected, &curves, relations.len() > 1);
        curves.extend(curve);
    }
    curves
}

/// Where the ends of relations are.
pub(crate) struct Ends<'a> {
    /// What is laid out.
    pub(crate) input: &'a LayoutInput<'a>,
    /// From time to the canvas.
    pub(crate) scale: &'a TimeScale,
    /// The rows.
    pub(crate) lanes: &'a Lanes,
    /// What is on the canvas so far.
    pub(crate) list: &'a DisplayList,
}

impl Ends<'_> {
    /// By the importance of the other end, then by how near it is in time.
    fn most_relevant(&self, selected: ItemIx) -> Vec<Relation> {
        let timeline = self.input.timeline;
        let own = timeline.links_of(selected);
        let own = own.map(|(to, kind)| (selected, to, kind));
        let others = timeline.links_to(selected);
        let others = others.map(|(from, kind)| (from, selected, kind));
        let mut relations: Vec<Relation> =
            own.chain(others).filter(|link| link.0 != link.1).collect();
        let here = self.anchor(selected);
        relations.sort_by_key(|(from, to, _)| {
            let other = if *from == selected { *to } else { *from };
            let away = here.zip(self.anchor(other));
            let away = away.map_or(u64::MAX, |(a, b)| a.abs_diff(b));
            (std::cmp::Reverse(timeline.item(other).importance), away)
        });
        relations.truncate(MOST);
        relations
    }

    fn curve(
        &self,
        (holder, target, kind): Relation,
        selected: ItemIx,
        before: &[LinkCurve],
        is_one_of_many: bool,
    ) -> Option<LinkCurve> {
        let rank = |ix| self.input.timeline.rank(ix);
        let forward = rank(holder) < rank(target);
        let (first, last) = if forward {
            (holder, target)
        } else {
            (target, holder)
        };
        let (start, end) = (self.end(first)?, self.end(last)?);
        if start.is_cut && end.is_cut && (start.mark.x - end.mark.x).abs() < 0.5 {
            return None;
        }
        let (path, head) = route(&start, &end, self.lanes, &self.obstacles(&[first, last]))?;
        let word = if forward {
            kind.word()
        } else {
            kind.word_from_target()
        };
        // Where relations share a leg, a verb belongs to the end that is not shared.
        let shares = match (is_one_of_many, first == selected) {
            (false, _) => [0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95],
            (true, true) => [0.95, 0.85, 0.75, 0.65, 0.5, 0.35, 0.2],
            (true, false) => [0.05, 0.15, 0.25, 0.35, 0.5, 0.65, 0.8],
        };
        let verb = self.verb(word, &path, shares, before);
        Some(LinkCurve {
            from: holder,
            to: target,
            kind,
            path,
            head,
            verb,
        })
    }

    fn anchor(&self, ix: ItemIx) -> Option<i64> {
        let when = self.input.timeline.item(ix).when.as_ref()?;
        Extent::of(when, self.input.index.horizon()).map(|extent| extent.anchor)
    }

    /// The mark of `ix`, the pill that holds it, or the edge nearest to its time.
    pub(crate) fn end(&self, ix: ItemIx) -> Option<End> {
        let lane = self.input.timeline.item(ix).track.index();
        let (left, right) = (self.scale.x0, self.scale.x0 + self.scale.width);
        let time = TimePoint::from_millis(self.anchor(ix)?);
        let unseen = Pos2::new(
            self.scale.x_from_time(time),
            self.lanes.list.get(lane)?.rug_y(),
        );
        let unseen = (unseen, around(unseen, UNSEEN));
        let (drawn, body) = self
            .drawn(ix)
            .or_else(|| self.pill_at(ix, time))
            .unwrap_or(unseen);
        let cut = drawn.x.clamp(left, right);
        Some(End {
            mark: Pos2::new(cut, drawn.y),
            body,
            lane,
            is_cut: (cut - drawn.x).abs() > 0.5,
        })
    }

    /// Where `ix` is drawn, and what a path ends at.
    fn drawn(&self, ix: ItemIx) -> Option<(Pos2, Rect)> {
        let plate = self.list.plate.iter().filter(|plate| plate.item == ix);
        let plate = plate.map(|plate| (plate.mark.center, plate.rect));
        let marks = self
            .list
            .marks
            .iter()
            .filter(|mark| mark.item == ix && !mark.ghost);
        let marks = marks.map(|mark| (mark.center, around(mark.center, mark.size + HALO)));
        let bars = self.list.spans.iter().filter(|span| span.item == ix);
        let bars = bars.map(|span| {
            let x = f32::midpoint(span.x[0], span.x[3]);
            let middle = Pos2::new(x, span.y + span.height / 2.0);
            (middle, around(middle, span.height + HALO))
        });
        let pills = self
            .list
            .clusters
            .iter()
            .filter(|pill| pill.first_members.contains(&ix));
        let pills = pills.map(|pill| (pill.rect.center(), pill.rect));
        plate.chain(marks).chain(bars).chain(pills).next()
    }

    /// The pill that holds `ix` without listing it.
    fn pill_at(&self, ix: ItemIx, time: TimePoint) -> Option<(Pos2, Rect)> {
        let track = self.input.timeline.item(ix).track;
        let x = self.scale.x_from_time(time);
        if x < self.scale.x0 || x > self.scale.x0 + self.scale.width {
            return None;
        }
        let pills = self.list.clusters.iter().filter(|pill| {
            let lists_all = pill.count == pill.first_members.len();
            pill.track == track && !lists_all
        });
        let away = |pill: &&Cluster| (pill.rect.center().x - x).abs();
        let nearest = pills.min_by(|a, b| away(a).total_cmp(&away(b)));
        nearest.map(|pill| (pill.rect.center(), pill.rect))
    }

    /// What a path between `ends` had better not cross.
    pub(crate) fn obstacles(&self, ends: &[ItemIx]) -> Vec<Rect> {
        let list = self.list;
        let names = list.labels.iter().map(|label| label.rect);
        let pills = list.clusters.iter();
        let pills = pills.filter(|pill| !ends.iter().any(|end| pill.first_members.contains(end)));
        let marks = list.marks.iter().filter(|mark| !ends.contains(&mark.item));
        let marks =
            marks.map(|mark| Rect::from_center_size(mark.center, Vec2::splat(mark.size + 4.0)));
        names
            .chain(pills.map(|pill| pill.rect))
            .chain(marks)
            .collect()
    }

    /// The pill of the verb on the long leg, where it covers nothing.
    fn verb(
        &self,
        word: &str,
        path: &[Pos2],
        shares: [f32; 7],
        before: &[LinkCurve],
    ) -> Option<(Rect, TextLine)> {
        let leg = path
            .windows(2)
            .find(|leg| (leg[0].y - leg[1].y).abs() < 0.1)?;
        let (from, to) = (leg[0].x.min(leg[1].x), leg[0].x.max(leg[1].x));
        let style = TextStyle::CaptionMedium;
        let width = self.input.text.width(word, style) + 2.0 * VERB_PADDING;
        if to - from < width + LEG_EXTRA {
            return None;
        }
        let at = |share: f32| {
            let x = from + width / 2.0 + (to - from - width) * share;
            Rect::from_center_size(Pos2::new(x, leg[0].y), Vec2::new(width, VERB_HEIGHT))
        };
        let verbs: Vec<Rect> = before
            .iter()
            .filter_map(|curve| curve.verb.as_ref().map(|verb| verb.0))
            .collect();
        let rect = shares
            .map(at)
            .into_iter()
            .find(|rect| self.covers_nothing(*rect, &verbs))?;
        let line = TextLine {
            left_center: Pos2::new(rect.left() + VERB_PADDING, rect.center().y),
            text: word.into(),
            style,
            ink: Ink::Secondary,
            alpha: 1.0,
        };
        Some((rect, line))
    }

    fn covers_nothing(&self, rect: Rect, verbs: &[Rect]) -> bool {
        let list = self.list;
        let area = Rect::from_x_y_ranges(
            self.scale.x0..=self.scale.x0 + self.scale.width,
            self.lanes.top..=self.input.size.y,
        );
        let roomy = rect.expand(CLEARANCE);
        let plate = list.plate.iter().map(|plate| plate.rect);
        let bars = list.spans.iter().filter(|span| span.stands_alone());
        let bars =
            bars.map(|bar| Rect::from_x_y_ranges(bar.x[0]..=bar.x[3], bar.y..=bar.y + bar.height));
        let lines = list.labels.iter().flat_map(|label| &label.lines);
        // Words apart from the box of their name.
        let words = lines.filter(|line| line.style == TextStyle::Caption);
        let words = words.map(|line| {
            let width = self.input.text.width(&line.text, line.style);
            let left_top = line.left_center - Vec2::new(0.0, VERB_HEIGHT / 2.0);
            Rect::from_min_size(left_top, Vec2::new(width, VERB_HEIGHT))
        });
        let mut taken = self
            .obstacles(&[])
            .into_iter()
            .chain(plate)
            .chain(bars)
            .chain(words);
        area.contains_rect(rect)
            && !taken.any(|other| other.intersects(roomy))
            && !verbs
                .iter()
                .any(|verb| verb.expand(VERB_GAP).intersects(rect))
    }
}

fn around(middle: Pos2, size: f32) -> Rect {
    Rect::from_center_size(middle, Vec2::splat(size))
}
