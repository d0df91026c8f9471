//! The overview strip: the whole span at a glance, one sub-row a track, with the window that is
//! on screen, the phases, the selection and the hits of the search.
//!
//! What the pointer and the keyboard do with it is in `hold`; over it stands the `scrubber`, the
//! handle for the day of knowledge.

mod hold;
mod knowledge_track;
mod scrubber;

use std::sync::Arc;

use egui::{Rangef, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, pos2};
use egui_plot::{Bar, BarChart, PlotBounds};

use crate::layout::{Density, TimeScale, TimeView, Weight};
use crate::model::{
    ItemIx, ItemSet, MILLIS_PER_DAY, MILLIS_PER_HOUR, MILLIS_PER_MINUTE, MILLIS_PER_SECOND,
    Timeline,
};
use crate::state::{Command, State};

use super::look::{Look, font};
use super::stage::Stage;
use super::widgets::{bare_plot, small, text};
use super::wording::counted;

use hold::{Drag, Grabbed, drag_ui, wheel_ui};
use scrubber::{ScrubberMemory, scrubber_ui};

pub use scrubber::scrubber_id;

/// The width of a column, in points.
const COLUMN: f32 = 6.0;
/// The height of the strip, in points.
const STRIP_HEIGHT: f32 = 54.0;
/// The height of the strip with what stands round it, in points.
const STRIP_ROOM: f32 = 84.0;

/// The height of the overview: the strip, and over it the scrubber if that is shown, in points.
pub fn overview_height(state: &State) -> f32 {
    if state.knowing.scrubber {
        STRIP_ROOM + scrubber::HEIGHT
    } else {
        STRIP_ROOM
    }
}

/// The density as last counted, the signs as last placed, and the drag under way.
#[derive(Default)]
pub struct OverviewMemory {
    counted: Option<Counted>,
    signs: Option<HitSigns>,
    drag: Option<Drag>,
    scrubber: ScrubberMemory,
}

/// The density, and what it was counted for.
struct Counted {
    stamp: u64,
    columns: usize,
    density: Density,
}

/// Where the signs of search hits stand, and what they were placed for.
struct HitSigns {
    timeline: Arc<Timeline>,
    lit: Option<Arc<ItemSet>>,
    strip: Rangef,
    /// In points of the window; no more of them than the strip has columns of two points.
    x: Vec<f32>,
}

/// What the strip shows.
pub struct OverviewInput<'a> {
    /// What the user sees.
    pub state: &'a State,
    /// The canvas, whose index is counted.
    pub stage: &'a Stage,
    /// The part of time on the canvas.
    pub view: TimeView,
    /// The colours and faces.
    pub look: &'a Look,
}

/// Draws the strip into the whole of `ui`.
pub fn overview_ui(
    ui: &mut Ui,
    shown: &OverviewInput<'_>,
    memory: &mut OverviewMemory,
    out: &mut Vec<Command>,
) {
    let &OverviewInput {
        state,
        stage,
        view,
        look,
    } = shown;
    let area = ui.max_rect();
    let top = Stroke::new(1.0, look.line1());
    ui.painter().hline(area.x_range(), area.top() + 0.5, top);
    let heads = stage.list().heads_width.max(56.0);
    let (over, area) = area.split_top_bottom_at_y(area.bottom() - STRIP_ROOM);
    let head = Rect::from_min_size(area.min, Vec2::new(heads, area.height()));
    head_ui(ui, look, head, state, view);
    let strip = Rect::from_min_max(
        pos2(area.left() + heads, area.top() + 8.0),
        pos2(area.right() - 16.0, area.top() + 8.0 + STRIP_HEIGHT),
    );
    if strip.width() < 60.0 || state.timeline.item_slots() == 0 {
        return;
    }
    let whole = TimeView::fit(state.viewing.limits().data(), 0.01);
    let scale = TimeScale {
        view: whole,
        x0: strip.left(),
        width: strip.width(),
    };
    if state.knowing.scrubber {
        let mut axis = stage.scale(view);
        axis.x0 += over.left();
        scrubber_ui(ui, look, state, (over, &axis), &mut memory.scrubber, out);
    }
    strip_ui(ui, shown, (scale, strip), memory, out);
}

/// The strip itself, with what the hand does to it.
fn strip_ui(
    ui: &mut Ui,
    shown: &OverviewInput<'_>,
    (scale, strip): (TimeScale, Rect),
    memory: &mut OverviewMemory,
    out: &mut Vec<Command>,
) {
    let &OverviewInput {
        state,
        stage,
        view,
        look,
    } = shown;
    memory.count(state, stage, &scale);
    memory.place_signs(state, &scale);
    ui.painter().rect_filled(strip, 6.0, look.paper());
    phases(ui, look, state, &scale, strip);
    density(ui, look, state, memory, strip);
    signs(ui, shown, memory, &scale, strip);
    let window = window_rect(&scale, view, strip);
    frame(ui, look, window, strip);
    knowledge_line(ui, look, state, &scale, strip);
    ticks(ui, look, &scale, strip);
    wheel_ui(ui, shown, &scale, strip, out);
    let grabbed = Grabbed {
        window,
        strip,
        scale,
        view,
    };
    drag_ui(ui, &grabbed, memory, out);
}

fn head_ui(ui: &mut Ui, look: &Look, rect: Rect, state: &State, view: TimeView) {
    if rect.width() < 120.0 {
        return;
    }
    let inside = rect.shrink2(Vec2::new(16.0, 8.0));
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inside));
    ui.spacing_mut().item_spacing.y = 1.0;
    text(&mut ui, 13.0, Weight::SemiBold, look.t1(), "Overview");
    small(&mut ui, look, &span_words(view));
    let hits = state.search.hits.len();
    if state.search.is_active() && hits > 0 {
        small(
            &mut ui,
            look,
            &format!("{} lit", counted(hits, "hit", "hits")),
        );
    }
}

/// How much time is on screen: "79 days in view".
fn span_words(view: TimeView) -> String {
    const DAY: f64 = MILLIS_PER_DAY as f64;
    /// A unit, its length in milliseconds, and from how many of it on it is used.
    const UNITS: [(&str, f64, f64); 5] = [
        ("years", 365.2425 * DAY, 2.0),
        ("months", 30.44 * DAY, 6.0),
        ("days", DAY, 2.0),
        ("hours", MILLIS_PER_HOUR as f64, 2.0),
        ("minutes", MILLIS_PER_MINUTE as f64, 2.0),
    ];
    let span = view.span_ms();
    let fits = |(_, length, least): &&(&str, f64, f64)| span >= length * least;
    let (name, length, _) =
        UNITS
            .iter()
            .find(fits)
            .unwrap_or(&("seconds", MILLIS_PER_SECOND as f64, 0.0));
    let count = (span / length).round();
    let name = if count < 1.5 {
        name.trim_end_matches('s')
    } else {
        name
    };
    format!("{} {name} in view", grouped(count))
}

/// A number with thin spaces between thousands, for spans of millions of years.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{2009}');
        }
        grouped.push(digit);
    }
    grouped
}

impl OverviewMemory {
    /// Ends the drags that the strip did not see end. To be called with no button down.
    pub fn let_go(&mut self, state: &State, out: &mut Vec<Command>) {
        self.drag = None;
        self.scrubber.let_go(state, out);
    }

    /// Counts again if the items or the width have changed.
    fn count(&mut self, state: &State, canvas: &Stage, scale: &TimeScale) {
        let columns = (scale.width / COLUMN).floor().max(1.0) as usize;
        let Some((index, stamp)) = canvas.index() else {
            return;
        };
        if self
            .counted
            .as_ref()
            .is_some_and(|it| it.stamp == stamp && it.columns == columns)
        {
            return;
        }
        let density = Density::new(&state.timeline, index, scale.view.range(), columns);
        self.counted = Some(Counted {
            stamp,
            columns,
            density,
        });
    }

    /// Places the signs of hits again if the hits, which are what is lit, or the strip changed.
    fn place_signs(&mut self, state: &State, scale: &TimeScale) {
        if !state.search.is_active() {
            self.signs = None;
            return;
        }
        let lit = &state.filtering.lit;
        let strip = Rangef::new(scale.x0, scale.x0 + scale.width);
        let stands = self.signs.as_ref().is_some_and(|made| {
            made.strip == strip
                && made.lit.as_ref().map(Arc::as_ptr) == lit.as_ref().map(Arc::as_ptr)
                && Arc::ptr_eq(&made.timeline, &state.timeline)
        });
        if stands {
            return;
        }
        let hits = state.search.hits.iter();
        let mut x: Vec<f32> = hits
            .filter_map(|hit| x_of(state, scale, hit.item))
            .collect();
        x.sort_by(f32::total_cmp);
        x.dedup_by(|next, kept| *next - *kept < 2.0);
        let timeline = Arc::clone(&state.timeline);
        self.signs = Some(HitSigns {
            timeline,
            lit: lit.clone(),
            strip,
            x,
        });
    }
}

/// Phases as faint stretches behind everything.
fn phases(ui: &Ui, look: &Look, state: &State, scale: &TimeScale, strip: Rect) {
    let painter = ui.painter().with_clip_rect(strip);
    for (index, phase) in state.timeline.phases.iter().enumerate() {
        let [Some(from), Some(to)] = [phase.when.earliest(), phase.when.latest()] else {
            continue;
        };
        let x = scale.x_from_time(from)..=scale.x_from_time(to);
        if index % 2 == 0 {
            let rect = Rect::from_x_y_ranges(x, strip.y_range());
            painter.rect_filled(rect, 0.0, look.weekend());
        }
    }
}

/// The density as bars, one sub-row a track: egui_plot draws what is a plot.
fn density(ui: &mut Ui, look: &Look, state: &State, memory: &OverviewMemory, strip: Rect) {
    let Some(counted) = &memory.counted else {
        return;
    };
    let density = &counted.density;
    let rows = density.tracks.len().max(1);
    // The square root keeps single items visible beside crowds.
    let most = f64::from(density.highest.max(4)).sqrt();
    let charts: Vec<BarChart> = density
        .tracks
        .iter()
        .enumerate()
        .map(|(row, track)| {
            let hue = look.hue(track.hue);
            let base = (rows - 1 - row) as f64;
            let bars = track
                .columns
                .iter()
                .enumerate()
                .filter(|(_, count)| **count > 0);
            let bars = bars.map(|(column, count)| {
                Bar::new(
                    column as f64 + 0.5,
                    0.18 + 0.67 * f64::from(*count).sqrt() / most,
                )
                .width(0.92)
                .base_offset(base + 0.08)
                .fill(hue)
                .stroke(Stroke::NONE)
            });
            // Counted before the canvas, which is laid out after this, has met a file just opened:
            // that may have fewer tracks.
            let told = state.timeline.tracks.get(track.track.index());
            let name = told.map_or_else(String::new, |told| told.name.clone());
            BarChart::new(name, bars.collect()).allow_hover(false)
        })
        .collect();
    let columns = counted.columns as f64;
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(strip));
    bare_plot("overview_density", strip.size())
        .sense(Sense::hover())
        .show(&mut child, |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max([0.0, 0.0], [columns, rows as f64]));
            for chart in charts {
                plot.bar_chart(chart);
            }
        });
}

/// Hits of the search under the strip, the selection above it.
fn signs(
    ui: &Ui,
    shown: &OverviewInput<'_>,
    memory: &OverviewMemory,
    scale: &TimeScale,
    strip: Rect,
) {
    let &OverviewInput { state, look, .. } = shown;
    let painter = ui.painter();
    for x in memory.signs.iter().flat_map(|signs| &signs.x) {
        let foot = strip.bottom() - 6.0..=strip.bottom();
        painter.vline(*x, foot, Stroke::new(2.0, look.ink()));
    }
    if let Some(x) = state.selection.and_then(|item| x_of(state, scale, item))
        && strip.x_range().contains(x)
    {
        let tip = pos2(x, strip.top() + 3.0);
        let wedge = vec![tip + Vec2::new(-4.5, -7.0), tip + Vec2::new(4.5, -7.0), tip];
        painter.add(Shape::convex_polygon(wedge, look.ink(), Stroke::NONE));
    }
}

/// Where an item stands on the strip; `None` if its date has no middle.
fn x_of(state: &State, scale: &TimeScale, ix: ItemIx) -> Option<f32> {
    let when = state.timeline.item(ix).when.as_ref()?;
    Some(scale.x_from_time(when.midpoint()?))
}

fn window_rect(scale: &TimeScale, view: TimeView, strip: Rect) -> Rect {
    let range = view.range();
    let clamp = |x: f32| x.clamp(strip.left(), strip.right());
    let x0 = clamp(scale.x_from_time(range.start));
    let x1 = clamp(scale.x_from_time(range.end));
    let middle = f32::midpoint(x0, x1);
    let half = ((x1 - x0) / 2.0).max(7.0);
    let rect = Rect::from_x_y_ranges(middle - half..=middle + half, strip.y_range());
    rect.expand2(Vec2::new(0.0, 1.0))
}

/// The window with its grips; what is outside is veiled.
fn frame(ui: &Ui, look: &Look, window: Rect, strip: Rect) {
    let painter = ui.painter();
    let left = Rect::from_min_max(strip.min, pos2(window.left(), strip.bottom()));
    let right = Rect::from_min_max(pos2(window.right(), strip.top()), strip.max);
    for outside in [left, right] {
        if outside.width() > 0.0 {
            painter.rect_filled(outside, 0.0, look.veil());
        }
    }
    painter.rect_stroke(
        window,
        6.0,
        Stroke::new(2.0, look.ink()),
        StrokeKind::Middle,
    );
    for x in [window.left(), window.right()] {
        let grip = Rect::from_center_size(pos2(x, window.center().y), Vec2::new(10.0, 24.0));
        let edge = Stroke::new(1.5, look.ink());
        painter.rect(grip, 4.0, look.surface(), edge, StrokeKind::Inside);
        for dx in [-1.5, 1.5] {
            let y = grip.center().y - 4.0..=grip.center().y + 4.0;
            painter.vline(x + dx, y, Stroke::new(1.0, look.ink()));
        }
    }
}

/// The end of the day of knowledge.
fn knowledge_line(ui: &Ui, look: &Look, state: &State, scale: &TimeScale, strip: Rect) {
    let x = state.knowledge_end().map(|end| scale.x_from_time(end));
    if let Some(x) = x.filter(|x| strip.x_range().contains(*x)) {
        let stroke = Stroke::new(2.0, look.amber_line());
        ui.painter().vline(x, strip.y_range(), stroke);
    }
}

/// A few dates under the strip, as many as fit.
fn ticks(ui: &Ui, look: &Look, scale: &TimeScale, strip: Rect) {
    let face = font(12.0, Weight::Regular);
    let painter = ui.painter();
    let mut free_from = f32::NEG_INFINITY;
    for tick in crate::layout::strip_ticks(scale) {
        let galley = painter.layout_no_wrap(tick.label, face.clone(), look.t2());
        let x = tick.x.max(strip.left());
        if x < free_from || x + galley.size().x > strip.right() {
            continue;
        }
        free_from = x + galley.size().x + 14.0;
        painter.galley(pos2(x, strip.bottom() + 3.0), galley, look.t2());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TimePoint;

    fn days(days: i64) -> TimePoint {
        TimePoint::from_millis(days * MILLIS_PER_DAY)
    }

    #[test]
    fn the_span_is_told_in_the_unit_that_fits() {
        let span = |ms: f64| span_words(TimeView::new(days(0), ms));
        let day = MILLIS_PER_DAY as f64;
        assert_eq!(span(79.0 * day), "79 days in view");
        assert_eq!(span(365.2425 * 4.0 * day), "4 years in view");
        assert_eq!(span(day / 4.0), "6 hours in view");
    }
}
