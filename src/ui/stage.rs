//! The laid-out canvas between frames: laid out again only when something that it depends on
//! has changed, so that a hover or a blinking cursor costs nothing.

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Rect, Vec2};

use crate::layout::{
    CanvasIndex, Cluster, ColourBy, DisplayList, LayoutInput, LayoutMemory, TimeScale, TimeView,
    heads_width, lay_out,
};
use crate::model::{Differing, ItemIx, ItemSet, TimePoint, Timeline, TrackIx};
use crate::state::{Command, State, Tone};

use super::canvas::{Belief, Moment, summary};
use super::{FrameInput, WindowMeasure};

/// The index of what is shown, the last display list, and what both were made from.
#[derive(Default)]
pub struct Stage {
    index: Option<Indexed>,
    indexed: u64,
    key: Option<Key>,
    memory: LayoutMemory,
    list: DisplayList,
    belief: Option<Belief>,
}

struct Indexed {
    timeline: Arc<Timeline>,
    shown: Arc<ItemSet>,
    index: CanvasIndex,
}

/// Everything that the display list depends on. Shared values are held and compared by identity:
/// held, as another value may come to stand where one that nobody holds has stood.
struct Key {
    timeline: Arc<Timeline>,
    shown: Arc<ItemSet>,
    lit: Option<Arc<ItemSet>>,
    view: TimeView,
    size: Vec2,
    scroll_y: f32,
    selected: Option<ItemIx>,
    folded: Vec<bool>,
    today: Option<TimePoint>,
    knowledge: Option<TimePoint>,
    ghosts: bool,
    colour_by: ColourBy,
    pixels_per_point: f32,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.timeline, &other.timeline)
            && Arc::ptr_eq(&self.shown, &other.shown)
            && self.lit.as_ref().map(Arc::as_ptr) == other.lit.as_ref().map(Arc::as_ptr)
            && self.view == other.view
            && self.size == other.size
            && self.scroll_y.to_bits() == other.scroll_y.to_bits()
            && self.selected == other.selected
            && self.folded == other.folded
            && self.today == other.today
            && self.knowledge == other.knowledge
            && self.ghosts == other.ghosts
            && self.colour_by == other.colour_by
            && self.pixels_per_point.to_bits() == other.pixels_per_point.to_bits()
    }
}

impl Key {
    /// Whether the same time stands at the same places, so that they can be compared. The height
    /// may differ: the banner of the past takes some of it.
    fn shows_as(&self, other: &Self) -> bool {
        self.view == other.view
            && self.size.x.to_bits() == other.size.x.to_bits()
            && self.scroll_y.to_bits() == other.scroll_y.to_bits()
    }
}

impl Stage {
    /// Lays out the canvas if need be and says how long that took.
    pub(super) fn set(
        &mut self,
        ctx: &egui::Context,
        input: &FrameInput<'_>,
        view: TimeView,
        size: Vec2,
        out: &mut Vec<Command>,
    ) -> Duration {
        let started = Instant::now();
        let state = input.state;
        let key = Key {
            timeline: Arc::clone(&state.timeline),
            shown: Arc::clone(&state.filtering.shown),
            lit: state.filtering.lit.clone(),
            view,
            size,
            scroll_y: state.scroll_y,
            selected: state.selection,
            folded: state.folded.clone(),
            today: input.today,
            knowledge: state.knowledge_end(),
            ghosts: state.knowing.ghosts,
            colour_by: state.knowing.colour_by,
            pixels_per_point: ctx.pixels_per_point(),
        };
        if self.key.as_ref() != Some(&key) {
            let before = self.key.take().filter(|before| before.shows_as(&key));
            let old = before.is_some().then(|| std::mem::take(&mut self.list));
            self.lay_out(ctx, input, &key);
            self.belief = match (before, old) {
                (Some(before), Some(old)) => self.change(ctx, state, &before, &old),
                _ => None,
            };
            self.key = Some(key);
        }
        self.follow_size(state, size, out);
        if state.cluster_wanted {
            out.push(self.nearest_cluster());
        }
        started.elapsed()
    }

    fn lay_out(&mut self, ctx: &egui::Context, input: &FrameInput<'_>, key: &Key) {
        let state = input.state;
        self.follow_items(state);
        let Some(made) = &self.index else { return };
        let text = WindowMeasure::new(ctx);
        let layout = LayoutInput {
            timeline: &state.timeline,
            index: &made.index,
            view: key.view,
            size: key.size,
            scroll_y: key.scroll_y,
            selected: key.selected,
            lit: state.filtering.lit.as_deref(),
            today: key.today,
            knowledge: key.knowledge,
            ghosts: key.ghosts,
            colour_by: key.colour_by,
            text: &text,
            folded: &key.folded,
        };
        self.list = lay_out(&layout, &mut self.memory);
    }

    /// The change of belief from `before` to what is laid out now, which a person follows better
    /// when it moves; not under a hand that drags, nor where nothing is to move.
    fn change(
        &mut self,
        ctx: &egui::Context,
        state: &State,
        before: &Key,
        old: &DisplayList,
    ) -> Option<Belief> {
        let (now_secs, is_held) = ctx.input(|i| (i.time, i.pointer.any_down()));
        let other_day = !Arc::ptr_eq(&before.timeline, &state.timeline)
            && before.timeline.shares_record(&state.timeline);
        if !other_day {
            return self.belief.take();
        }
        if is_held || state.settings.reduced_motion {
            return None;
        }
        let changed = state.timeline.differing_from(&before.timeline).items;
        let came = |ix: &ItemIx| state.timeline.known_item(*ix)?.replaced_by;
        let replaced: Vec<(ItemIx, ItemIx)> = changed
            .iter()
            .filter_map(|ix| Some((*ix, came(ix)?)))
            .collect();
        Belief::between(old, &self.list, &replaced, now_secs)
    }

    /// Brings the index to what is shown now. Another day of the same record changes only what
    /// is believed otherwise, and what is remembered of the rows stays, so that they do not jump.
    fn follow_items(&mut self, state: &State) {
        let shown = &state.filtering.shown;
        match &mut self.index {
            Some(made) if made.timeline.shares_record(&state.timeline) => {
                let same_day = Arc::ptr_eq(&made.timeline, &state.timeline);
                if same_day && Arc::ptr_eq(&made.shown, shown) {
                    return;
                }
                let changed = if same_day {
                    Differing::default()
                } else {
                    state.timeline.differing_from(&made.timeline)
                };
                made.index.update(&state.timeline, shown, &changed);
                made.timeline = Arc::clone(&state.timeline);
                made.shown = Arc::clone(shown);
            }
            _ => {
                self.memory = LayoutMemory::default();
                self.index = Some(Indexed {
                    timeline: Arc::clone(&state.timeline),
                    shown: Arc::clone(shown),
                    index: CanvasIndex::new(&state.timeline, shown),
                });
            }
        }
        self.indexed += 1;
    }

    /// Tells the state what only the canvas knows: its width, and how far its lanes can scroll.
    fn follow_size(&self, state: &State, size: Vec2, out: &mut Vec<Command>) {
        let width = size.x - heads_width(size.x);
        if (width - state.viewing.width_points()).abs() > 0.1 {
            out.push(Command::CanvasResized {
                width_points: width,
            });
        }
        let room = size.y - self.list.lanes_top;
        let furthest = (self.list.lanes_height - room).max(0.0);
        let mut to = state.scroll_y.min(furthest);
        if let Some(item) = state.reveal {
            let track = state.timeline.item(item).track;
            to = (to + self.hidden_points(item, track)).clamp(0.0, furthest);
            out.push(Command::ScrollLanes { to_points: to });
        } else if (to - state.scroll_y).abs() > 0.1 {
            out.push(Command::ScrollLanes { to_points: to });
        }
    }

    /// The list of the cluster nearest to the selected item, or to the middle of the canvas.
    fn nearest_cluster(&self) -> Command {
        let from = match &self.list.plate {
            Some(plate) => plate.mark.center,
            None => (self.list.size / 2.0).to_pos2(),
        };
        let away = |cluster: &Cluster| cluster.rect.center().distance_sq(from);
        let clusters = self.list.clusters.iter();
        match clusters.min_by(|a, b| away(a).total_cmp(&away(b))) {
            Some(cluster) => Command::ListCluster {
                cluster: summary(cluster),
            },
            None => Command::Notify {
                text: "No cluster is in sight".to_owned(),
                tone: Tone::Info,
            },
        }
    }

    /// How far the lanes must be scrolled for an item to be seen, in points: by its row or, in
    /// a row too high for the canvas, by its mark. Without a mark such a row shows its top.
    fn hidden_points(&self, item: ItemIx, track: TrackIx) -> f32 {
        let Some(row) = self.list.rows.get(track.index()) else {
            return 0.0;
        };
        let row = Rect::from_x_y_ranges(0.0..=self.list.size.x, *row);
        let room = self.list.size.y - self.list.lanes_top;
        let mark = self.list.marks.iter().find(|mark| mark.item == item);
        let rect = match mark {
            Some(mark) if row.height() > room => mark.hit_rect().expand(8.0),
            _ => row,
        };
        let above = (self.list.lanes_top - rect.top()).max(0.0);
        let below = (rect.bottom() - self.list.size.y).max(0.0);
        if above > 0.0 {
            -above
        } else if rect.height() <= room {
            below
        } else {
            0.0
        }
    }

    /// What the canvas shows.
    pub fn list(&self) -> &DisplayList {
        &self.list
    }

    /// The change of belief that is under way; `None` if there is none.
    pub(super) fn moment(&self, ctx: &egui::Context) -> Option<Moment<'_>> {
        let now_secs = ctx.input(|i| i.time);
        self.belief.as_ref().and_then(|belief| belief.at(now_secs))
    }

    /// The index of what is shown, with a number that changes with it; `None` before the first
    /// frame.
    pub(super) fn index(&self) -> Option<(&CanvasIndex, u64)> {
        self.index.as_ref().map(|made| (&made.index, self.indexed))
    }

    /// From points on the canvas to time and back.
    pub(super) fn scale(&self, view: TimeView) -> TimeScale {
        TimeScale::for_canvas(view, self.list.size)
    }
}
