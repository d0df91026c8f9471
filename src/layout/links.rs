//! The relations of the selected item, as paths along the borders of the lanes.
//!
//! ```text
//!     ■                                 from 11 under the earlier mark
//!     │
//!     └──────( answered by )───────┐    along the border of its lane
//!                                  ▼
//!                                  ■    to 12 before the later mark
//! ```
//!
//! Read from left to right in time, whichever of the two holds the link.

use emath::{Pos2, Rect, Vec2};

use crate::model::{ItemIx, LinkKind, TimePoint};

use super::extent::Extent;
use super::lanes::Lanes;
use super::{DisplayList, Ink, LayoutInput, LinkCurve, TextLine, TextStyle, TimeScale};

/// From the middle of a mark to where its path begins and ends.
const LEAVE: f32 = 11.0;
const ARRIVE: f32 = 12.0;
/// Several paths along one border stand this far apart, as long as they clear the rug.
const STEP: f32 = 3.0;
const FARTHEST: f32 = 6.0;
/// The pill of the verb: its height, and its text from its ends.
const VERB_HEIGHT: f32 = 20.0;
const VERB_PADDING: f32 = 8.0;
/// A leg shorter than its pill by this much carries none.
const LEG_EXTRA: f32 = 24.0;
/// Free room between two pills.
const VERB_GAP: f32 = 6.0;

/// The relations of the selected item, both its own and those of others to it.
pub(crate) fn links(
    input: &LayoutInput<'_>,
    scale: &TimeScale,
    lanes: &Lanes,
    list: &DisplayList,
) -> Vec<LinkCurve> {
    let Some(selected) = input
        .selected
        .filter(|ix| ix.index() < input.timeline.items.len())
    else {
        return Vec::new();
    };
    let own = input.timeline.item(selected).links.iter();
    let own = own.map(|link| (selected, link.target, link.kind));
    let others = input.timeline.links_to(selected).iter();
    let others = others.map(|(from, kind)| (*from, selected, *kind));
    let ends = Ends {
        input,
        scale,
        lanes,
        list,
    };
    let mut curves: Vec<LinkCurve> = Vec::new();
    for link in own.chain(others).filter(|link| link.0 != link.1) {
        let curve = ends.curve(link, &curves);
        curves.extend(curve);
    }
    curves
}

struct Ends<'a> {
    input: &'a LayoutInput<'a>,
    scale: &'a TimeScale,
    lanes: &'a Lanes,
    list: &'a DisplayList,
}

/// Where one end of a link is.
#[derive(Clone, Copy)]
struct End {
    mark: Pos2,
    top: f32,
    bottom: f32,
    /// Cut at an edge of the canvas.
    is_cut: bool,
}

impl Ends<'_> {
    fn curve(
        &self,
        (holder, target, kind): (ItemIx, ItemIx, LinkKind),
        before: &[LinkCurve],
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
        let (path, head) = path(start, end, (STEP * before.len() as f32).min(FARTHEST));
        let word = if forward {
            kind.word()
        } else {
            kind.word_from_target()
        };
        let verb = self.verb(word, &path, before);
        Some(LinkCurve {
            from: holder,
            to: target,
            kind,
            path,
            head,
            verb,
        })
    }

    /// The mark of `ix`, the pill that holds it, or the edge nearest to its time.
    fn end(&self, ix: ItemIx) -> Option<End> {
        let item = self.input.timeline.item(ix);
        let lane = self.lanes.list.get(item.track.index())?;
        let (left, right) = (self.scale.x0, self.scale.x0 + self.scale.width);
        let extent = Extent::of(item.when.as_ref()?, self.input.index.horizon())?;
        let x = self
            .scale
            .x_from_time(TimePoint::from_millis(extent.anchor));
        let drawn = self.drawn(ix).unwrap_or(Pos2::new(x, lane.rug_y()));
        let cut = drawn.x.clamp(left, right);
        let (top, bottom) = (lane.top, lane.bottom());
        let is_cut = (cut - drawn.x).abs() > 0.5;
        Some(End {
            mark: Pos2::new(cut, drawn.y),
            top,
            bottom,
            is_cut,
        })
    }

    fn drawn(&self, ix: ItemIx) -> Option<Pos2> {
        let plate = self.list.plate.iter().filter(|plate| plate.item == ix);
        let plate = plate.map(|plate| plate.mark.center);
        let marks = self
            .list
            .marks
            .iter()
            .filter(|mark| mark.item == ix && !mark.ghost);
        let marks = marks.map(|mark| mark.center);
        let bars = self.list.spans.iter().filter(|span| span.item == ix);
        let bars = bars.map(|span| {
            Pos2::new(
                f32::midpoint(span.x[0], span.x[3]),
                span.y + span.height / 2.0,
            )
        });
        let pills = self
            .list
            .clusters
            .iter()
            .filter(|pill| pill.first_members.contains(&ix));
        let pills = pills.map(|pill| pill.rect.center());
        plate.chain(marks).chain(bars).chain(pills).next()
    }

    /// The pill of the verb on the long leg, in its visible middle or beside it.
    fn verb(&self, word: &str, path: &[Pos2], before: &[LinkCurve]) -> Option<(Rect, TextLine)> {
        let leg = path
            .windows(2)
            .find(|leg| (leg[0].y - leg[1].y).abs() < 0.1)?;
        let (from, to) = (leg[0].x.min(leg[1].x), leg[0].x.max(leg[1].x));
        let style = TextStyle::CaptionMedium;
        let width = self.input.text.width(word, style) + 2.0 * VERB_PADDING;
        if to - from < width + LEG_EXTRA {
            return None;
        }
        let free = |rect: &Rect| {
            let taken = before.iter().filter_map(|curve| curve.verb.as_ref());
            taken
                .into_iter()
                .all(|(other, _)| !other.expand(VERB_GAP).intersects(*rect))
        };
        let at = |share: f32| {
            let x = from + width / 2.0 + (to - from - width) * share;
            Rect::from_center_size(Pos2::new(x, leg[0].y), Vec2::new(width, VERB_HEIGHT))
        };
        let rect = [0.5, 0.25, 0.75, 0.1, 0.9].map(at).into_iter().find(free)?;
        let left_center = Pos2::new(rect.left() + VERB_PADDING, rect.center().y);
        let ink = Ink::Secondary;
        Some((
            rect,
            TextLine {
                left_center,
                text: word.into(),
                style,
                ink,
                alpha: 1.0,
            },
        ))
    }
}

/// From the start along the border of its lane that faces the end. A path that is cut begins or
/// ends at the edge of the canvas, on that border.
fn path(start: End, end: End, shift: f32) -> (Vec<Pos2>, Vec2) {
    let down = end.bottom >= start.bottom;
    let border = if down {
        start.bottom - shift
    } else {
        start.top + shift
    };
    let side = if down { 1.0 } else { -1.0 };
    let mut path = Vec::new();
    if !start.is_cut {
        path.push(Pos2::new(start.mark.x, start.mark.y + LEAVE * side));
    }
    path.push(Pos2::new(start.mark.x, border));
    path.push(Pos2::new(end.mark.x, border));
    if end.is_cut {
        let ahead = (end.mark.x - start.mark.x).signum();
        return (path, Vec2::new(ahead, 0.0));
    }
    let arrives = if end.mark.y > border { 1.0 } else { -1.0 };
    path.push(Pos2::new(end.mark.x, end.mark.y - ARRIVE * arrives));
    (path, Vec2::new(0.0, arrives))
}
