//! Paints a display list, layer by layer, bottom to top.
//!
//! Nothing is decided here: what is where, and what is left out, layout has settled.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2};

use crate::layout::{Cluster, DisplayList, LinkCurve, Mark, PhaseBand, TextLine, Tick};
use crate::model::{Item, ItemIx};
use crate::ui::look::Look;

use super::belief::Moment;
use super::lines::{dashed_rect, ink_line, rounded};
use super::marks::{MarkPaint, paint_mark, paint_mark_bare, paint_split, ring};
use super::past::{
    fading_rect, is_later, paint_flag, paint_ghost, paint_later, paint_line, paint_slip,
    paint_wedge,
};
use super::spans::paint_span;

/// What the pointer and the keyboard are at, which changes how things are painted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Emphasis {
    /// The item under the pointer.
    pub hovered: Option<ItemIx>,
    /// The cluster under the pointer, as its place in the list.
    pub hovered_cluster: Option<usize>,
    /// The item that the keyboard is at.
    pub focused: Option<ItemIx>,
    /// The item whose plate is shown.
    pub selected: Option<ItemIx>,
}

/// Paints display lists into one area of the window.
pub struct CanvasPainter<'a> {
    painter: &'a Painter,
    look: &'a Look,
    offset: Vec2,
    area: Rect,
    emphasis: Emphasis,
    moment: Option<Moment<'a>>,
    flags_day: bool,
}

impl<'a> CanvasPainter<'a> {
    /// Paints into `area`, whose top left corner is the origin of the display lists.
    pub fn new(painter: &'a Painter, look: &'a Look, area: Rect, emphasis: Emphasis) -> Self {
        Self {
            painter,
            look,
            offset: area.min.to_vec2(),
            area,
            emphasis,
            moment: None,
            flags_day: true,
        }
    }

    /// Paints marks on their way from where they were believed to be; `None` for all in place.
    #[must_use]
    pub fn in_motion(self, moment: Option<Moment<'a>>) -> Self {
        Self { moment, ..self }
    }

    /// Writes the day of knowledge at the foot of its line, or not.
    #[must_use]
    pub fn with_day(self, flags_day: bool) -> Self {
        Self { flags_day, ..self }
    }

    /// Paints everything.
    pub fn paint(&self, list: &DisplayList) {
        self.painter.rect_filled(self.area, 0.0, self.look.paper());
        self.backdrop(list);
        self.axis(list);
        self.contents(list);
        self.heads(list);
        self.flag(list);
        if let Some(line) = &list.knowledge {
            let clip = self.area.with_min_x(self.x(list.heads_width));
            let painter = self.painter.with_clip_rect(clip);
            paint_wedge(&painter, self.look, self.offset, line);
            if self.flags_day {
                paint_flag(&painter, self.look, self.offset, line);
            }
        }
    }

    /// Weekends, month lines, lane rules and "today".
    fn backdrop(&self, list: &DisplayList) {
        let lanes = self.painter.with_clip_rect(self.lanes_rect(list));
        let rows = self.y(list.lanes_top)..=self.area.bottom();
        for shade in &list.weekends {
            let rect = Rect::from_x_y_ranges(self.x(shade.x0)..=self.x(shade.x1), rows.clone());
            lanes.rect_filled(rect, 0.0, self.look.weekend());
        }
        paint_later(&lanes, self.look, self.offset, list);
        for tick in list.ticks.iter().filter(|tick| tick.major) {
            lanes.vline(
                self.hair(tick.x),
                rows.clone(),
                Stroke::new(1.0, self.look.month()),
            );
        }
        for y in &list.lane_rules {
            let y = self.hair_y(*y);
            lanes.hline(
                lanes.clip_rect().x_range(),
                y,
                Stroke::new(1.0, self.look.line1()),
            );
        }
        for (x, stretch) in list.today_pieces() {
            let points = stretch.map(|y| Pos2::new(self.x(x), self.y(y)));
            let stroke = Stroke::new(1.5, self.look.t2());
            lanes.extend(Shape::dashed_line(&points, stroke, 6.0, 4.0));
        }
        paint_line(&lanes, self.look, self.offset, list);
    }

    /// The axis with its ticks, and the phases under it.
    fn axis(&self, list: &DisplayList) {
        let top = Rect::from_min_max(
            Pos2::new(self.x(list.heads_width), self.area.top()),
            Pos2::new(self.area.right(), self.y(list.lanes_top)),
        );
        let painter = self.painter.with_clip_rect(top);
        let foot = self.y(list.axis_bottom);
        for tick in &list.ticks {
            self.tick(&painter, tick, foot);
        }
        for line in &list.pinned {
            self.text(&painter, line);
        }
        painter.hline(
            top.x_range(),
            foot - 0.5,
            Stroke::new(1.0, self.look.axis()),
        );
        for phase in &list.phases {
            self.phase(&painter, phase);
        }
        let rule = self.y(list.lanes_top) - 0.5;
        painter.hline(top.x_range(), rule, Stroke::new(1.0, self.look.line2()));
    }

    fn tick(&self, painter: &Painter, tick: &Tick, foot: f32) {
        let x = self.hair(tick.x);
        if tick.major {
            let stroke = Stroke::new(1.0, self.look.line2());
            painter.vline(x, self.area.top()..=foot, stroke);
        } else {
            let height = if tick.label.is_some() { 7.0 } else { 3.0 };
            painter.vline(x, foot - height..=foot, Stroke::new(1.0, self.look.axis()));
        }
        if let Some(label) = &tick.label {
            self.text(painter, label);
        }
    }

    fn phase(&self, painter: &Painter, phase: &PhaseBand) {
        let rect = phase.rect.translate(self.offset);
        if phase.dashed {
            dashed_rect(
                painter,
                rect.shrink(0.5),
                Stroke::new(1.0, self.look.axis()),
                [5.0, 4.0],
            );
        } else if phase.fades {
            let parts = phase.fading_parts().map(|part| part.translate(self.offset));
            fading_rect(painter, parts, self.look.phase());
        } else {
            painter.rect_filled(rect, CornerRadius::same(4), self.look.phase());
        }
        if let Some(label) = &phase.label {
            self.text(painter, label);
        }
    }

    /// Ghosts, relations, spans, marks, pills, names and the plate.
    fn contents(&self, list: &DisplayList) {
        let painter = self.painter.with_clip_rect(self.lanes_rect(list));
        self.guide(&painter, list);
        self.ghosts(&painter, list);
        self.links(&painter, list);
        for span in &list.spans {
            let painter = self.faded(&painter, span.item);
            let offset = self.offset + self.shift(span.item);
            paint_span(&painter, self.look, offset, span);
        }
        self.leaving(&painter, list);
        for mark in &list.marks {
            self.mark(&self.faded(&painter, mark.item), mark, list);
        }
        for (at, cluster) in list.clusters.iter().enumerate() {
            self.cluster(&painter, cluster, at);
        }
        for label in &list.labels {
            let painter = self.faded(&painter, label.item);
            let offset = self.offset + self.shift(label.item);
            for line in &label.lines {
                ink_line(&painter, self.look, offset, line);
            }
        }
        for link in &list.links {
            self.verb(&painter, link);
        }
        self.plate(&painter, list);
    }

    /// Dates that are not believed any more, and arrows to what came in their place.
    fn ghosts(&self, painter: &Painter, list: &DisplayList) {
        for ghost in &list.ghosts {
            let ground = self.ground(list, ghost.center.x);
            paint_ghost(painter, self.look, self.offset, (ghost, ground));
        }
        for slip in &list.slips {
            let grown = self.moment.map_or(1.0, |moment| moment.grown(slip.from));
            paint_slip(painter, self.look, self.offset, slip, grown);
        }
    }

    fn links(&self, painter: &Painter, list: &DisplayList) {
        for link in &list.links {
            let path = rounded(&link.path, 6.0, self.offset);
            painter.line(path, Stroke::new(5.0, self.look.paper()));
        }
        for link in &list.links {
            self.link(painter, link);
        }
    }

    /// Marks that go with a change of belief.
    fn leaving(&self, painter: &Painter, list: &DisplayList) {
        let Some(moment) = &self.moment else { return };
        let (marks, opacity) = moment.leaving();
        let mut painter = painter.clone();
        painter.multiply_opacity(opacity);
        for mark in marks {
            let center = mark.center + self.offset;
            let paint = self.mark_paint(mark).on(self.ground(list, mark.center.x));
            paint_mark_bare(&painter, self.look, center, paint);
        }
    }

    /// The painter for an item, which may be on its way in.
    fn faded(&self, painter: &Painter, item: ItemIx) -> Painter {
        let mut painter = painter.clone();
        if let Some(moment) = &self.moment {
            painter.multiply_opacity(moment.opacity(item));
        }
        painter
    }

    /// How far an item still is from its place.
    fn shift(&self, item: ItemIx) -> Vec2 {
        self.moment.map_or(Vec2::ZERO, |moment| moment.shift(item))
    }

    fn mark(&self, painter: &Painter, mark: &Mark, list: &DisplayList) {
        let center = mark.center + self.offset + self.shift(mark.item);
        let paint = self.mark_paint(mark);
        let paint = paint.on(self.ground(list, mark.center.x));
        if self.emphasis.hovered == Some(mark.item) {
            painter.circle_filled(center, mark.size / 2.0 + 7.0, self.look.hover());
        }
        paint_mark(painter, self.look, center, paint);
        if mark.split {
            paint_split(painter, center, paint);
        }
        if self.emphasis.selected == Some(mark.item) {
            let stroke = Stroke::new(2.0, self.look.ink());
            ring(painter, mark.shape, center, mark.size + 9.0, stroke);
        }
        if self.emphasis.focused == Some(mark.item) {
            let stroke = Stroke::new(3.0, self.look.focus());
            painter.circle_stroke(center, mark.size / 2.0 + 6.5, stroke);
        }
        self.date_signs(painter, mark, center);
    }

    /// What stands at `x` stands on this.
    fn ground(&self, list: &DisplayList, x: f32) -> Color32 {
        if is_later(list, x) {
            self.look.later()
        } else {
            self.look.paper()
        }
    }

    /// "~" and "?" above the mark of an approximate or uncertain date.
    fn date_signs(&self, painter: &Painter, mark: &Mark, center: Pos2) {
        let signs = match (mark.approximate, mark.uncertain) {
            (false, false) => return,
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "~?",
        };
        let corner = center + Vec2::new(mark.size / 2.0 + 0.5, -mark.size / 2.0 - 1.0);
        let font = crate::ui::look::font(12.0, crate::layout::Weight::SemiBold);
        painter.text(
            corner,
            egui::Align2::CENTER_CENTER,
            signs,
            font,
            self.look.t2(),
        );
    }

    fn mark_paint(&self, mark: &Mark) -> MarkPaint {
        let mut paint = MarkPaint::new(self.look, mark.shape, mark.status, mark.hue);
        paint.color = self.look.mark_color(mark.hue, mark.shade);
        if mark.dimmed {
            paint.color = self.look.filtered();
        } else if mark.ghost {
            paint.color = paint.color.gamma_multiply(0.7);
        }
        paint.sized(mark.size)
    }

    fn cluster(&self, painter: &Painter, cluster: &Cluster, at: usize) {
        let rect = cluster.rect.translate(self.offset);
        let hovered = self.emphasis.hovered_cluster == Some(at);
        let (fill, stroke) = if hovered {
            (self.look.hover(), Stroke::new(1.5, self.look.ink()))
        } else {
            (self.look.surface(), Stroke::new(1.0, self.look.line2()))
        };
        painter.rect(
            rect,
            CornerRadius::same(11),
            fill,
            stroke,
            StrokeKind::Inside,
        );
        let hue = if cluster.dimmed {
            self.look.filtered()
        } else {
            self.look.mark_color(cluster.hue, cluster.shade)
        };
        for (place, shape) in cluster.shapes.iter().enumerate() {
            let center = Pos2::new(rect.left() + 13.0 + 10.0 * place as f32, rect.center().y);
            let status = crate::model::Status::Happened;
            let paint = MarkPaint {
                shape: *shape,
                status,
                color: hue,
                background: fill,
                size: 8.0,
            };
            paint_mark_bare(painter, self.look, center, paint);
        }
        self.text(painter, &cluster.label);
    }

    fn link(&self, painter: &Painter, link: &LinkCurve) {
        let path = rounded(&link.path, 6.0, self.offset);
        painter.line(path.clone(), Stroke::new(1.75, self.look.t2()));
        if let Some(&tip) = path.last() {
            let across = link.head.rot90() * 4.5;
            let back = tip - link.head * 7.5;
            let head = vec![tip, back + across, back - across];
            painter.add(Shape::convex_polygon(head, self.look.t2(), Stroke::NONE));
        }
    }

    fn verb(&self, painter: &Painter, link: &LinkCurve) {
        if let Some((rect, line)) = &link.verb {
            let rect = rect.translate(self.offset);
            let stroke = Stroke::new(1.0, self.look.line2());
            let fill = self.look.surface();
            painter.rect(
                rect,
                CornerRadius::same(10),
                fill,
                stroke,
                StrokeKind::Inside,
            );
            self.text(painter, line);
        }
    }

    /// The line from the axis through the selected item.
    fn guide(&self, painter: &Painter, list: &DisplayList) {
        let Some(plate) = &list.plate else { return };
        let Some(x) = plate.guide_x else { return };
        let x = self.x(x);
        let stroke = Stroke::new(1.25, self.look.ink());
        painter.vline(x, self.y(list.lanes_top)..=self.y(plate.rect.top()), stroke);
        let foot = [
            Pos2::new(x, self.y(plate.rect.bottom())),
            Pos2::new(x, self.area.bottom()),
        ];
        let dots = Stroke::new(1.0, self.look.ink());
        painter.extend(Shape::dashed_line(&foot, dots, 2.0, 4.0));
    }

    fn plate(&self, painter: &Painter, list: &DisplayList) {
        let Some(plate) = &list.plate else { return };
        let offset = self.offset + self.shift(plate.item);
        let rect = plate.rect.translate(offset);
        let corner = CornerRadius::same(10);
        painter.add(self.look.shadow_small().as_shape(rect, corner));
        let stroke = Stroke::new(1.5, self.look.ink());
        painter.rect(
            rect,
            corner,
            self.look.surface(),
            stroke,
            StrokeKind::Inside,
        );
        let paint = self.mark_paint(&plate.mark).on(self.look.surface());
        let center = plate.mark.center + offset;
        paint_mark_bare(painter, self.look, center, paint);
        if plate.mark.split {
            paint_split(painter, center, paint);
        }
        if self.emphasis.focused == Some(plate.item) {
            let ring = Stroke::new(3.0, self.look.focus());
            painter.rect_stroke(rect.expand(4.0), 14.0, ring, StrokeKind::Inside);
        }
        for line in &plate.lines {
            ink_line(painter, self.look, offset, line);
        }
    }

    /// The selected item's date, on the axis.
    fn flag(&self, list: &DisplayList) {
        let Some((rect, line)) = list.plate.as_ref().and_then(|plate| plate.flag.as_ref()) else {
            return;
        };
        let clip = self.area.with_min_x(self.x(list.heads_width) - 4.0);
        let painter = self.painter.with_clip_rect(clip);
        painter.rect_filled(
            rect.translate(self.offset),
            CornerRadius::same(5),
            self.look.ink(),
        );
        self.text(&painter, line);
    }

    /// The heads of the tracks, over everything that scrolls under them.
    fn heads(&self, list: &DisplayList) {
        let column = Rect::from_min_size(
            self.area.min,
            Vec2::new(list.heads_width, self.area.height()),
        );
        let painter = self.painter.with_clip_rect(column);
        painter.rect_filled(column, 0.0, self.look.chrome());
        let edge = Stroke::new(1.0, self.look.line2());
        painter.vline(column.right() - 0.5, column.y_range(), edge);
        for y in [list.axis_bottom, list.lanes_top] {
            painter.hline(column.x_range(), self.y(y) - 0.5, edge);
        }
        let below = column.with_min_y(self.y(list.lanes_top));
        let painter = painter.with_clip_rect(below);
        for head in &list.heads {
            let rect = head.rect.translate(self.offset);
            let inset = if head.folded { 6.0 } else { 14.0 };
            let bar = Rect::from_x_y_ranges(
                rect.left() + 16.0..=rect.left() + 20.0,
                rect.top() + inset..=rect.bottom() - inset,
            );
            painter.rect_filled(bar, CornerRadius::same(2), self.look.hue(head.hue));
            for line in &head.lines {
                self.text(&painter, line);
            }
            let rule = Stroke::new(1.0, self.look.line1());
            painter.hline(rect.x_range(), rect.bottom().floor() + 0.5, rule);
        }
    }

    fn text(&self, painter: &Painter, line: &TextLine) {
        ink_line(painter, self.look, self.offset, line);
    }

    fn lanes_rect(&self, list: &DisplayList) -> Rect {
        Rect::from_min_max(
            Pos2::new(self.x(list.heads_width), self.y(list.lanes_top)),
            self.area.max,
        )
    }

    fn x(&self, x: f32) -> f32 {
        x + self.offset.x
    }

    fn y(&self, y: f32) -> f32 {
        y + self.offset.y
    }

    /// The middle of the pixel at `x`, for hairlines.
    fn hair(&self, x: f32) -> f32 {
        self.x(x).floor() + 0.5
    }

    fn hair_y(&self, y: f32) -> f32 {
        self.y(y).floor() + 0.5
    }
}

/// The outline of the marks of an item: that of its kind, or of its track for what is context.
pub fn shape_of(item: &Item, track: &crate::model::Track) -> crate::model::Shape {
    item.kind.shape().unwrap_or(track.shape)
}
