//! The handle for the day of knowledge, between the canvas and the overview strip: a track on the
//! scale of the axis with a tick on each day on which anything became known, amber up to the
//! handle, which is the foot of the line on the canvas.
//!
//! ```text
//!   Known on      ( 5 Jan 2026 )                          ( Latest )
//!   [ ] step      ━━━━━━━━━[||]───────────────────────────────────┤
//!                 ' ''   '  '' ' ''       '                ' '
//! ```

use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Id, Key, Modifiers, Painter, Rect, Response, Role,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
};

use crate::layout::{TimeScale, Weight};
use crate::model::{ItemIx, KnowledgeDate, Status, day_label};
use crate::state::{Command, Direction, State};
use crate::ui::canvas::{MarkPaint, paint_mark_bare, shape_of};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{focus_ring, small, text};
use crate::ui::wording::short_day;

use super::knowledge_track::KnowledgeTrack;

/// The height of all of it, in points.
pub const HEIGHT: f32 = 66.0;
/// The middle of the track below the top, in points.
const TRACK_Y: f32 = 40.0;
/// The middle of the flags below the top, in points.
const FLAG_Y: f32 = 14.0;
/// The height of the flags, in points.
const FLAG_HEIGHT: f32 = 22.0;
/// The handle, in points.
const HANDLE: Vec2 = Vec2::new(18.0, 26.0);

/// What the hand holds between frames.
#[derive(Clone, Copy, Debug, Default)]
pub struct ScrubberMemory {
    held: Option<Held>,
}

/// The handle in the hand.
#[derive(Clone, Copy, Debug)]
struct Held {
    /// How far right of its middle it was taken, in points.
    grip: f32,
    /// The day that it was last brought to.
    date: KnowledgeDate,
}

impl ScrubberMemory {
    /// Ends a drag whose end the track did not see, as it was not shown or made anew by then:
    /// what waits for the end of a drag still has to happen. To be called with no button down.
    pub fn let_go(&mut self, state: &State, out: &mut Vec<Command>) {
        let Some(Held { date, .. }) = self.held.take() else {
            return;
        };
        if state.knowledge() == date {
            out.push(Command::SetKnowledgeDate { date });
        }
    }
}

/// The id of the track, by which the keyboard finds it.
pub fn scrubber_id() -> Id {
    Id::unique("knowledge_track")
}

/// Draws the scrubber into `area`; `axis` is the scale of the canvas above it.
pub fn scrubber_ui(
    ui: &mut Ui,
    look: &Look,
    state: &State,
    (area, axis): (Rect, &TimeScale),
    memory: &mut ScrubberMemory,
    out: &mut Vec<Command>,
) {
    let heads = Rect::from_min_max(area.min, pos2(axis.x0 - 8.0, area.bottom()));
    head_ui(ui, look, heads, out);
    let ends = [axis.x0, area.right() - 16.0];
    let told = state.viewing.limits().data();
    let days = state.timeline.knowledge_days();
    let Some(track) = KnowledgeTrack::new(axis, ends, &told, days) else {
        let at = pos2(axis.x0, area.top() + TRACK_Y);
        let words = "Nothing in this timeline says when it became known";
        let face = font(13.0, Weight::Regular);
        let painter = ui.painter();
        painter.text(at, Align2::LEFT_CENTER, words, face, look.t2());
        return;
    };
    let shown = Shown {
        look,
        state,
        track,
        top: area.top(),
        date: state.knowledge(),
    };
    let [left, right] = track.ends();
    let middle = area.top() + TRACK_Y;
    let reach = Rect::from_x_y_ranges(left - 9.0..=right + 9.0, middle - 13.0..=area.bottom());
    let response = ui.interact(reach, scrubber_id(), Sense::click_and_drag());
    shown.pull(ui, &response, memory, out);
    shown.keys(ui, &response, out);
    shown.describe(ui, &response);
    shown.paint(ui, &response);
    let latest = shown.latest_ui(ui, out);
    shown.day_flag(ui.painter(), latest);
}

/// "Known on" and the buttons that step, left of the track.
fn head_ui(ui: &mut Ui, look: &Look, rect: Rect, out: &mut Vec<Command>) {
    let is_wide = rect.width() >= 100.0;
    let inside = if is_wide {
        rect.with_min_x(rect.left() + 16.0)
    } else {
        rect.with_min_x(rect.left() + 3.0)
    };
    let mut ui = ui.new_child(UiBuilder::new().max_rect(inside));
    let gap = if is_wide { 4.0 } else { 2.0 };
    ui.spacing_mut().item_spacing = Vec2::new(gap, 4.0);
    ui.add_space(7.0);
    if is_wide {
        text(&mut ui, 13.0, Weight::SemiBold, look.t1(), "Known on");
    } else {
        ui.add_space(12.0);
    }
    ui.horizontal(|ui| {
        let steps = [
            ("[", "Previous change ([)", Direction::Backward),
            ("]", "Next change (])", Direction::Forward),
        ];
        for (key, name, direction) in steps {
            let width = if is_wide { 24.0 } else { 20.0 };
            if step_button(ui, look, (key, name), width).clicked() {
                out.push(Command::StepKnowledge { direction });
            }
        }
        if rect.width() >= 140.0 {
            small(ui, look, "step");
        }
    });
}

/// A button that looks like the key that does the same.
fn step_button(ui: &mut Ui, look: &Look, (key, name): (&str, &str), width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let fill = if response.hovered() {
        look.hover()
    } else {
        look.surface()
    };
    let edge = Stroke::new(1.0, look.line2());
    let painter = ui.painter();
    painter.rect(rect, 5.0, fill, edge, StrokeKind::Inside);
    let face = font(13.0, Weight::SemiBold);
    painter.text(rect.center(), Align2::CENTER_CENTER, key, face, look.t1());
    focus_ring(painter, look, &response, 5);
    response.on_hover_text(name)
}

/// The track and what it stands for.
struct Shown<'a> {
    look: &'a Look,
    state: &'a State,
    track: KnowledgeTrack<'a>,
    top: f32,
    date: KnowledgeDate,
}

impl Shown<'_> {
    /// The hand drags the handle, or clicks on the track.
    fn pull(
        &self,
        ui: &Ui,
        response: &Response,
        memory: &mut ScrubberMemory,
        out: &mut Vec<Command>,
    ) {
        let handle = self.handle();
        if response.drag_started() {
            let origin = ui.input(|i| i.pointer.press_origin());
            memory.held = origin.map(|origin| Held {
                grip: if handle.expand(3.0).contains(origin) {
                    origin.x - handle.center().x
                } else {
                    0.0
                },
                date: self.date,
            });
        }
        let at = response.interact_pointer_pos();
        if let (Some(held), Some(at)) = (&mut memory.held, at) {
            let date = self.track.date_at(at.x - held.grip);
            held.date = date;
            if response.drag_stopped() {
                memory.held = None;
                out.push(Command::SetKnowledgeDate { date });
            } else if date != self.date {
                out.push(Command::ScrubKnowledge { date });
            }
        } else if let Some(at) = at.filter(|_| response.clicked()) {
            let date = self.track.date_clicked(at.x);
            out.push(Command::SetKnowledgeDate { date });
            response.request_focus();
        } else if response.drag_stopped() {
            memory.held = None;
            out.push(Command::SetKnowledgeDate { date: self.date });
        }
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
    }

    /// With the keyboard on it, arrows go by days, pages by changes.
    fn keys(&self, ui: &Ui, response: &Response, out: &mut Vec<Command>) {
        use egui::accesskit::Action;
        let arrows = egui::EventFilter {
            horizontal_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let set = |date| Command::SetKnowledgeDate { date };
        let step = |direction| Command::StepKnowledge { direction };
        let day = |by| set(self.track.beside(self.date, by));
        let moves = [
            (Key::ArrowLeft, day(-1)),
            (Key::ArrowRight, day(1)),
            (Key::PageUp, step(Direction::Backward)),
            (Key::PageDown, step(Direction::Forward)),
            (Key::Home, set(self.track.first())),
            (Key::End, set(KnowledgeDate::Latest)),
        ];
        for (key, command) in moves {
            let is_held = response.has_focus();
            if is_held && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
                out.push(command);
            }
        }
        let asks = [
            (Action::Decrement, Direction::Backward),
            (Action::Increment, Direction::Forward),
        ];
        for (action, direction) in asks {
            if ui.input(|i| i.has_accesskit_action_request(response.id, action)) {
                out.push(step(direction));
            }
        }
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        let value = match self.date {
            KnowledgeDate::On(day) => day_label(day),
            KnowledgeDate::Latest => "latest".to_owned(),
        };
        ui.ctx().accesskit_node_builder(response.id, |node| {
            use egui::accesskit::{Action, Role};
            node.set_role(Role::Slider);
            node.set_label("Known on");
            node.set_value(value);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(100.0);
            node.set_numeric_value(self.track.percent(self.date));
            node.add_action(Action::Decrement);
            node.add_action(Action::Increment);
        });
    }

    fn handle(&self) -> Rect {
        let at = pos2(self.track.x_of(self.date), self.top + TRACK_Y);
        Rect::from_center_size(at, HANDLE)
    }

    /// Whether the handle is the foot of the line on the canvas.
    fn is_in_sight(&self) -> bool {
        let day = self.date.day();
        self.track.is_of_axis() && day.is_some_and(|day| self.track.x_in_sight(day).is_some())
    }

    fn is_past(&self) -> bool {
        self.date != KnowledgeDate::Latest
    }

    fn paint(&self, ui: &Ui, response: &Response) {
        let (painter, look) = (ui.painter(), self.look);
        let [left, right] = self.track.ends();
        let middle = self.top + TRACK_Y;
        let handle = self.handle();
        let x = handle.center().x;
        let bar = |from: f32, to: f32, color: Color32| {
            let rect = Rect::from_x_y_ranges(from..=to, middle - 3.0..=middle + 3.0);
            painter.rect_filled(rect, CornerRadius::same(3), color);
        };
        bar(left, right, look.t2());
        if self.is_past() {
            bar(left, x, look.amber_line());
        }
        for tick in self.track.ticks() {
            let rows = middle + 7.0..=middle + 13.0;
            painter.vline(tick.round() - 0.5, rows, Stroke::new(1.0, look.t2()));
        }
        if let Some(item) = self.state.selection {
            self.own_changes(painter, item);
        }
        let color = if self.is_past() {
            look.amber_line()
        } else {
            look.ink()
        };
        let stem = if self.is_past() && self.is_in_sight() {
            self.top..=middle
        } else {
            self.top + FLAG_Y..=middle
        };
        painter.vline(x, stem, Stroke::new(2.0, color));
        let edge = Stroke::new(2.0, color);
        painter.rect(handle, 6.0, look.surface(), edge, StrokeKind::Inside);
        for dx in [-2.5, 2.5] {
            let grip = middle - 5.0..=middle + 5.0;
            painter.vline(x + dx, grip, Stroke::new(1.5, color));
        }
        if response.has_focus() {
            let ring = Stroke::new(2.0, look.focus());
            painter.rect_stroke(handle.expand(4.0), 10.0, ring, StrokeKind::Inside);
        }
    }

    /// The days on which the selected item became known and was believed otherwise, as far as
    /// that is known.
    fn own_changes(&self, painter: &Painter, ix: ItemIx) {
        let timeline = &self.state.timeline;
        let item = timeline.item(ix);
        let track = timeline.track(item.track);
        let first = timeline.record().items.get(ix.index());
        let mut status = first.map_or(item.status, |item| item.status);
        let known = timeline.known_since(ix).map(|day| (day, status));
        let changes = timeline.revisions_of(ix).iter().map(|revision| {
            status = revision.change.status.unwrap_or(status);
            (revision.known_from, status)
        });
        for (day, status) in known.into_iter().chain(changes) {
            let look = self.look;
            let paint = MarkPaint::new(look, shape_of(item, track), status, track.hue)
                .sized(if status == Status::Happened {
                    9.0
                } else {
                    10.0
                })
                .on(look.chrome());
            if let Some(x) = self.track.x_in_sight(day) {
                paint_mark_bare(painter, look, pos2(x, self.top + TRACK_Y + 20.0), paint);
            }
        }
    }

    /// At the right end the way to the latest. Says where it begins, in points.
    fn latest_ui(&self, ui: &Ui, out: &mut Vec<Command>) -> f32 {
        let (painter, look) = (ui.painter(), self.look);
        let face = font(13.0, Weight::SemiBold);
        let galley = painter.layout_no_wrap("Latest".to_owned(), face, Color32::PLACEHOLDER);
        let [_, right] = self.track.ends();
        let size = Vec2::new(galley.size().x + 20.0, FLAG_HEIGHT);
        let corner = pos2(right + 12.0 - size.x, self.top + FLAG_Y - FLAG_HEIGHT / 2.0);
        let rect = Rect::from_min_size(corner.round(), size);
        let response = ui.interact(rect, scrubber_id().with("latest"), Sense::click());
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, !self.is_past(), "Known on: latest")
        });
        let (fill, edge, ink) = if !self.is_past() {
            (look.ink(), look.ink(), look.on_ink())
        } else if response.hovered() {
            (look.hover(), look.line2(), look.t1())
        } else {
            (look.surface(), look.line2(), look.t1())
        };
        let edge = Stroke::new(1.0, edge);
        painter.rect(rect, 6.0, fill, edge, StrokeKind::Inside);
        painter.galley(rect.center() - galley.size() / 2.0, galley, ink);
        focus_ring(painter, look, &response, 6);
        if response.clicked() {
            let date = KnowledgeDate::Latest;
            out.push(Command::SetKnowledgeDate { date });
        }
        rect.left()
    }

    /// The day over the handle, left of `end`.
    fn day_flag(&self, painter: &Painter, end: f32) {
        let KnowledgeDate::On(day) = self.date else {
            return;
        };
        let look = self.look;
        let face = font(13.0, Weight::SemiBold);
        let galley = painter.layout_no_wrap(short_day(day), face, look.amber_text());
        let half = galley.size().x / 2.0 + 10.0;
        let [left, _] = self.track.ends();
        let nearest = left - 8.0 + half;
        let furthest = (end - 8.0 - half).max(nearest);
        let x = self.handle().center().x.clamp(nearest, furthest);
        let at = pos2(x.round(), self.top + FLAG_Y);
        let flag = Rect::from_center_size(at, Vec2::new(half * 2.0, FLAG_HEIGHT));
        let edge = Stroke::new(1.0, look.amber_edge());
        painter.rect(flag, 6.0, look.amber_fill(), edge, StrokeKind::Inside);
        painter.galley(
            flag.center() - galley.size() / 2.0,
            galley,
            look.amber_text(),
        );
    }
}
