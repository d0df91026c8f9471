//! Ghosts: where an item was once expected, as a faint outline in its row, with an arrow to
//! where it stands now.
//!
//! ```text
//!   ┌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┐
//!   ╎      ◌       ╎────────▶ ⬢ Twentieth round
//!   └╌╌╌╌╌╌╌╌╌╌╌╌╌╌┘
//!   was expected here
//! ```
//!
//! They come last and take only room that is left: never that of a mark or a name. Only items
//! that stand alone on the canvas have any, so the work is bounded by the canvas.

use emath::{Pos2, Rect, Vec2};

use crate::model::{Dating, Item, ItemIx, Status, TimePoint, When};

use super::extent::Extent;
use super::lanes::{BAND_HEIGHT, Lane, Lanes};
use super::links::Ends;
use super::route::{End, route};
use super::{DisplayList, Ghost, Ink, LayoutInput, Slip, SpanEnd, TextLine, TextStyle, TimeScale};

/// No more ghosts than this for one item, and for all together.
const MOST_OF_ITEM: usize = 3;
const MOST: usize = 96;
/// The diameter of a ghost's mark, and what it needs around it.
const SIZE: f32 = 14.0;
const HALO: f32 = 4.0;
/// A stretch narrower than this is a mark alone.
const NARROWEST: f32 = 24.0;
/// Stretches are cut this far beyond the canvas.
const BEYOND: f32 = 40.0;
/// The height of a caption, and from the middle of a ghost to that of its caption.
const CAPTION_HEIGHT: f32 = 16.0;
const CAPTION_STEP: f32 = 22.0;
/// An arrow shorter than this says nothing.
const LEAST_ARROW: f32 = 12.0;

/// The ghosts of all that stands on `list`, and the arrows to what came in their place.
pub(crate) fn ghosts(
    input: &LayoutInput<'_>,
    scale: &TimeScale,
    lanes: &Lanes,
    list: &DisplayList,
) -> (Vec<Ghost>, Vec<Slip>) {
    if !input.ghosts {
        return (Vec::new(), Vec::new());
    }
    let ends = Ends {
        input,
        scale,
        lanes,
        list,
    };
    let mut haunted = Haunted {
        taken: taken(list),
        ends,
        ghosts: Vec::new(),
        slips: Vec::new(),
    };
    for (ix, rect) in list.standing() {
        haunted.put(ix, rect.center());
    }
    (haunted.ghosts, haunted.slips)
}

struct Haunted<'a> {
    ends: Ends<'a>,
    /// What ghosts and captions keep clear of.
    taken: Vec<Rect>,
    ghosts: Vec<Ghost>,
    slips: Vec<Slip>,
}

/// A date that is not believed any more, and how real the item was then.
struct Former<'a> {
    when: &'a When,
    status: Status,
}

impl Haunted<'_> {
    /// The ghosts of the item that stands at `mark`.
    fn put(&mut self, ix: ItemIx, mark: Pos2) {
        let timeline = self.ends.input.timeline;
        let item = timeline.item(ix);
        let successor = item.replaced_by.filter(|to| timeline.is_known(*to));
        if let (Status::Superseded, Some(to)) = (item.status, successor) {
            let from = self.ends.end(ix);
            self.slip(ix, to, from);
        }
        for former in former_dates(self.ends.input, ix, item) {
            if self.ghosts.len() < MOST {
                self.put_ghost(ix, item, mark, &former);
            }
        }
    }

    fn put_ghost(&mut self, ix: ItemIx, item: &Item, mark: Pos2, former: &Former<'_>) {
        let lanes = self.ends.lanes;
        let Some(lane) = lanes.list.get(item.track.index()) else {
            return;
        };
        let Some((from, to, at)) = self.stretch(former.when) else {
            return;
        };
        let Some(rect) = self.room((from, to, at), lane, mark) else {
            return;
        };
        self.taken.push(rect);
        let center = Pos2::new(at, rect.center().y);
        let start = End {
            mark: center,
            body: rect,
            lane: item.track.index(),
            is_cut: false,
        };
        self.slip(ix, ix, Some(start));
        let caption = self.caption(lane, rect, former.status);
        self.taken.extend(caption.as_ref().map(|caption| caption.0));
        self.ghosts.push(Ghost {
            item: ix,
            shape: item
                .kind
                .shape()
                .unwrap_or(self.ends.input.timeline.track(item.track).shape),
            center,
            size: SIZE,
            rect: (to > from).then_some(rect),
            caption,
        });
    }

    /// Free room for a stretch or a day in `lane`, as near to the height of `mark` as there is.
    fn room(&self, (from, to, at): (f32, f32, f32), lane: &Lane, mark: Pos2) -> Option<Rect> {
        let half = SIZE / 2.0 + HALO / 2.0;
        let (x, half) = if to > from {
            (from..=to, BAND_HEIGHT / 2.0)
        } else {
            (at - half..=at + half, half)
        };
        let heights = heights(lane, mark.y).into_iter();
        heights
            .map(|y| Rect::from_x_y_ranges(x.clone(), y - half..=y + half))
            .find(|rect| self.is_free(*rect))
    }

    /// From, to and middle of a date on the canvas; from and to are the same for a day. `None`
    /// if it is out of sight.
    fn stretch(&self, when: &When) -> Option<(f32, f32, f32)> {
        let (input, scale) = (self.ends.input, self.ends.scale);
        let extent = Extent::of(when, input.index.horizon())?;
        let x = |millis| scale.x_from_time(TimePoint::from_millis(millis));
        let (left, right) = (scale.x0, scale.x0 + scale.width);
        let (mut from, mut to) = (x(extent.start), x(extent.end));
        if extent.ends[0] == SpanEnd::Open {
            from = left - BEYOND;
        }
        if extent.ends[1] == SpanEnd::Open {
            to = right + BEYOND;
        }
        let anchor = x(extent.anchor);
        if extent.is_point || to - from < NARROWEST {
            let inside = anchor > left + SIZE && anchor < right - SIZE;
            return inside.then_some((anchor, anchor, anchor));
        }
        if to < left + NARROWEST || from > right - NARROWEST {
            return None;
        }
        let (seen_from, seen_to) = (from.max(left), to.min(right));
        let middle = anchor.clamp(seen_from + SIZE / 2.0, seen_to - SIZE / 2.0);
        Some((from.max(left - BEYOND), to.min(right + BEYOND), middle))
    }

    /// What the ghost is, within its lane.
    fn caption(&self, lane: &Lane, ghost: Rect, status: Status) -> Option<(Rect, TextLine)> {
        let text = match status {
            Status::Planned | Status::Expected => "was expected here",
            _ => "was dated here",
        };
        let (input, scale) = (self.ends.input, self.ends.scale);
        let style = TextStyle::Caption;
        let size = Vec2::new(input.text.width(text, style), CAPTION_HEIGHT);
        let left = ghost.left().max(scale.x0 + HALO);
        let y = ghost.center().y - size.y / 2.0;
        let below = Pos2::new(left, y + CAPTION_STEP);
        let above = Pos2::new(left, y - CAPTION_STEP);
        let right = Pos2::new(ghost.right() + 2.0 * HALO, y);
        let rect = [below, above, right]
            .into_iter()
            .map(|min| Rect::from_min_size(min, size))
            .filter(|rect| rect.top() >= lane.top && rect.bottom() <= lane.bottom())
            .find(|rect| self.is_free(*rect) && rect.right() < scale.x0 + scale.width)?;
        let words = TextLine {
            left_center: rect.left_center(),
            text: text.into(),
            style,
            ink: Ink::Secondary,
            alpha: 1.0,
        };
        Some((rect, words))
    }

    /// Whether nothing stands in `rect` and it lies in the lanes.
    fn is_free(&self, rect: Rect) -> bool {
        let (top, foot) = (self.ends.lanes.top, self.ends.input.size.y);
        rect.top() >= top
            && rect.bottom() <= foot
            && !self.taken.iter().any(|other| other.intersects(rect))
    }

    /// The arrow from `start` to where `to` stands: straight where they share a row and nothing
    /// is between, else along a border of the lanes.
    fn slip(&mut self, from: ItemIx, to: ItemIx, start: Option<End>) {
        let (Some(start), Some(end)) = (start, self.ends.end(to)) else {
            return;
        };
        let mut obstacles = self.ends.obstacles(&[from, to]);
        let captions = self
            .ghosts
            .iter()
            .filter_map(|ghost| ghost.caption.as_ref());
        obstacles.extend(captions.map(|caption| caption.0));
        let path = straight(&start, &end, &obstacles)
            .or_else(|| route(&start, &end, self.ends.lanes, &obstacles));
        if let Some((path, head)) = path {
            let legs = path.windows(2);
            let legs = legs.map(|leg| Rect::from_two_pos(leg[0], leg[1]).expand(HALO));
            self.taken.extend(legs);
            self.slips.push(Slip {
                from,
                to,
                path,
                head,
            });
        }
    }
}

/// The dates that were believed of `item` before, the latest first; each once, and not the one
/// that is believed now.
fn former_dates<'a>(input: &LayoutInput<'a>, ix: ItemIx, item: &'a Item) -> Vec<Former<'a>> {
    let revisions = input.timeline.revisions_of(ix);
    let Some(first) = input.timeline.record().items.get(ix.index()) else {
        return Vec::new();
    };
    let mut believed = (first.when.as_ref(), first.status);
    let mut former: Vec<Former<'a>> = Vec::new();
    for (at, revision) in revisions.iter().enumerate() {
        // What is corrected on the same day was never believed at the end of one.
        let held = at == 0 || revisions[at - 1].known_from < revision.known_from;
        let change = &revision.change;
        if change.when != Dating::Kept
            && let (true, Some(when)) = (held, believed.0)
        {
            former.push(Former {
                when,
                status: believed.1,
            });
        }
        match &change.when {
            Dating::Kept => {}
            Dating::At(when) => believed.0 = Some(when),
            Dating::Withdrawn => believed.0 = None,
        }
        believed.1 = change.status.unwrap_or(believed.1);
    }
    former.reverse();
    let mut once: Vec<Former<'a>> = Vec::new();
    for one in former {
        let is_now = item.when.as_ref() == Some(one.when);
        if !is_now && once.iter().all(|other| other.when != one.when) {
            once.push(one);
        }
    }
    once.truncate(MOST_OF_ITEM);
    once
}

/// Where in a lane a ghost may stand, nearest to its item's mark first.
fn heights(lane: &Lane, mark: f32) -> Vec<f32> {
    let mut heights = vec![mark];
    heights.extend((0..lane.rows).map(|row| lane.band_y(row)));
    heights.push(lane.rug_y());
    heights.sort_by(|a, b| (a - mark).abs().total_cmp(&(b - mark).abs()));
    heights
}

fn taken(list: &DisplayList) -> Vec<Rect> {
    let names = list.labels.iter().map(|label| label.rect);
    let lines = list.labels.iter().flat_map(|label| &label.lines);
    // Words of a source under an expected range lie outside the box of their name.
    let words = lines.filter(|line| line.style == TextStyle::Caption);
    let words = words.map(|line| {
        let width = line.text.chars().count() as f32 * line.style.size() * 0.6;
        let size = Vec2::new(width, CAPTION_HEIGHT);
        Rect::from_min_size(line.left_center - Vec2::new(0.0, size.y / 2.0), size)
    });
    let pills = list.clusters.iter().map(|pill| pill.rect);
    let marks = list.marks.iter();
    let marks =
        marks.map(|mark| Rect::from_center_size(mark.center, Vec2::splat(mark.size + HALO)));
    let spans = list.spans.iter();
    let spans = spans
        .map(|span| Rect::from_x_y_ranges(span.x[0]..=span.x[3], span.y..=span.y + span.height));
    let plate = list.plate.iter().map(|plate| plate.rect);
    let flag = list.knowledge.iter().filter_map(|line| line.flag.as_ref());
    names
        .chain(words)
        .chain(pills)
        .chain(marks)
        .chain(spans)
        .chain(plate)
        .chain(flag.map(|flag| flag.0))
        .collect()
}

/// Along the row, if both stand on it and nothing else does in between.
fn straight(start: &End, end: &End, obstacles: &[Rect]) -> Option<(Vec<Pos2>, Vec2)> {
    if (start.mark.y - end.mark.y).abs() > 1.0 || start.is_cut || end.is_cut {
        return None;
    }
    let y = end.mark.y;
    let ahead = (end.mark.x - start.mark.x).signum();
    let (from, to) = if ahead > 0.0 {
        (start.body.right() + 1.0, end.body.left() - 1.0)
    } else {
        (start.body.left() - 1.0, end.body.right() + 1.0)
    };
    if (to - from) * ahead < LEAST_ARROW {
        return None;
    }
    let way = Rect::from_two_pos(Pos2::new(from, y), Pos2::new(to, y)).expand2(Vec2::new(0.0, 3.0));
    let is_free = !obstacles.iter().any(|other| other.intersects(way));
    is_free.then(|| {
        let path = vec![Pos2::new(from, y), Pos2::new(to, y)];
        (path, Vec2::new(ahead, 0.0))
    })
}
