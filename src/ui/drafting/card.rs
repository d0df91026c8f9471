//! The card of a step: what tells it from the others, and under that, when it is open, all of it.

use std::sync::Arc;

use egui::accesskit::Action;
use egui::{Align2, CornerRadius, CursorIcon, Frame, Galley, Id, Key, Margin, Modifiers, Rect};
use egui::{
    Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, epaint, pos2, vec2,
};

use crate::layout::Weight;
use crate::state::{Command, DraftingCommand};
use crate::ui::look::font;
use crate::ui::widgets::{Icon, focus_ring, paint_icon};

use super::controls::{paint_grip, paint_importance, paint_pin};
use super::shown::ShownStep;
use super::{DraftingMemory, Scene, does, fields, hint, hold, words};

/// By which the keyboard finds the card of a step.
pub(super) fn card_id(at: usize) -> Id {
    Id::unique(("drafted step", at))
}

/// What the head of a card is painted from.
struct Head<'a> {
    step: &'a ShownStep<'a>,
    title: Arc<Galley>,
    /// Where the title begins, from the left edge.
    indent: f32,
    is_chosen: bool,
    number: usize,
}

/// Draws the card of the step at `at`. Gives back where it is.
pub(super) fn card_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    at: usize,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) -> Rect {
    let is_chosen = scene.state.drafting.step == at;
    let is_open = is_chosen && memory.unfolded;
    let ground = ui.painter().add(Shape::Noop);
    let shown = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(ui.available_width());
        let head = head_ui(ui, scene, at, memory, out);
        if is_open {
            let margin = Margin {
                left: 12,
                right: 12,
                top: 6,
                bottom: 12,
            };
            let fields = Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                fields::fields_ui(ui, scene, at, memory, out);
            });
            memory.in_fields = super::has_keyboard(ui, fields.response.rect);
        }
        head
    });
    let (rect, head) = (shown.response.rect, shown.inner);
    let look = scene.look;
    let is_held = memory.hold.as_ref().is_some_and(|hold| hold.from == at);
    let fill = if head.hovered() && !is_open && !is_held {
        look.hover()
    } else {
        look.surface()
    };
    let edge = if is_chosen {
        Stroke::new(1.5, look.ink())
    } else {
        Stroke::new(1.0, look.line1())
    };
    let corner = CornerRadius::same(9);
    let card = epaint::RectShape::new(rect, corner, fill, edge, StrokeKind::Inside);
    ui.painter().set(ground, card);
    if is_held {
        let veil = look.chrome().gamma_multiply(0.6);
        ui.painter().rect_filled(rect, corner, veil);
    }
    rect
}

/// The part of the card that is always there: it chooses the step, opens it, and folds it again.
fn head_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    at: usize,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) -> Response {
    let (shown, drafting) = (&scene.shown, &scene.state.drafting);
    let is_chosen = drafting.step == at;
    let width = ui.available_width();
    let head = Head::new(ui, scene, at, width);
    let (_, rect) = ui.allocate_space(vec2(width, head.height()));
    let response = ui.interact(rect, card_id(at), sense(ui, at, is_chosen));
    response.widget_info(|| {
        let name = head.step.name(at, shown.steps.len());
        WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, name)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_expanded(is_chosen && memory.unfolded);
        node.add_action(Action::Focus);
    });
    if response.gained_focus() {
        hint::scroll_over(ui, scene, rect.expand(4.0));
    }
    head.paint(ui, scene, rect);
    focus_ring(ui.painter(), scene.look, &response, 9);
    if shown.is_own {
        handle_ui(ui, scene, (at, rect), memory);
    }
    if response.clicked() {
        let enters = shown.is_own && response.has_focus();
        if enters && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
            edit(ui, at, memory);
        } else {
            // Whoever clicks it goes on with its keys.
            response.request_focus();
            memory.unfolded = !(is_chosen && memory.unfolded);
        }
        if !is_chosen {
            out.push(does(DraftingCommand::ChooseStep { step: at }));
        }
    }
    response
}

/// Tab comes to the chosen card alone; from there the arrows lead to the others. A screen reader
/// may go to any.
fn sense(ui: &Ui, at: usize, is_chosen: bool) -> Sense {
    let id = card_id(at);
    if ui.input(|i| i.has_accesskit_action_request(id, Action::Focus)) {
        ui.memory_mut(|it| it.request_focus(id));
    }
    if is_chosen || ui.memory(|it| it.has_focus(id)) {
        Sense::click()
    } else {
        Sense::CLICK
    }
}

/// Opens the card of the step at `at`, and puts the cursor into its title.
pub(super) fn edit(ui: &Ui, at: usize, memory: &mut DraftingMemory) {
    memory.unfolded = true;
    memory.wants_title = Some(at);
    ui.ctx().request_repaint();
}

/// What the card is dragged by; the keyboard has Alt with the arrows instead.
fn handle_ui(ui: &Ui, scene: &Scene<'_>, (at, card): (usize, Rect), memory: &mut DraftingMemory) {
    let rect = Rect::from_min_size(card.min, vec2(28.0, card.height()));
    let id = Id::unique(("handle of step", at));
    let response = ui.interact(rect, id, Sense::DRAG | Sense::HOVER);
    response.widget_info(|| {
        let name = format!("Drag to move step {}", at + 1);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    let color = if response.hovered() || response.dragged() {
        scene.look.t1()
    } else {
        scene.look.axis()
    };
    let center = pos2(card.left() + 15.0, card.center().y);
    paint_grip(ui.painter(), center, color);
    if response.drag_started()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        memory.hold = Some(hold::Hold::of(at, pointer.y - card.top()));
    }
    let cursor = if memory.hold.is_some() {
        CursorIcon::Grabbing
    } else {
        CursorIcon::Grab
    };
    response.on_hover_cursor(cursor);
}

impl<'a> Head<'a> {
    fn new(ui: &Ui, scene: &'a Scene<'_>, at: usize, width: f32) -> Self {
        let (shown, look) = (&scene.shown, scene.look);
        let step = &shown.steps[at];
        let is_chosen = scene.state.drafting.step == at;
        let indent = if shown.is_own { 54.0 } else { 38.0 };
        let weight = if is_chosen {
            Weight::SemiBold
        } else {
            Weight::Medium
        };
        let is_told = !step.is_later && !step.title.trim().is_empty();
        let color = if is_told { look.t1() } else { look.t2() };
        let room = width - indent - 56.0;
        let face = font(14.0, weight);
        let mut job = egui::text::LayoutJob::simple(step.heading().to_owned(), face, color, room);
        job.wrap.max_rows = 2;
        Self {
            step,
            title: ui.painter().layout_job(job),
            indent,
            is_chosen,
            number: at + 1,
        }
    }

    fn height(&self) -> f32 {
        let lost = if self.step.lost.is_empty() { 0.0 } else { 20.0 };
        self.title.size().y + 36.0 + lost
    }

    fn paint(&self, ui: &Ui, scene: &Scene<'_>, rect: Rect) {
        let (look, painter) = (scene.look, ui.painter());
        let first = rect.top() + 9.0 + 8.5;
        let left = rect.left() + self.indent;
        let right = rect.right() - 12.0;
        let face = font(13.0, Weight::SemiBold);
        let number = pos2(left - 8.0, first);
        let color = if self.is_chosen { look.t1() } else { look.t2() };
        painter.text(number, Align2::RIGHT_CENTER, self.number, face, color);
        let title_at = pos2(left, rect.top() + 9.0);
        painter.galley(title_at, Arc::clone(&self.title), look.t1());
        let dwell = words::minutes(self.step.dwell_secs);
        let face = font(13.0, Weight::Medium);
        painter.text(
            pos2(right, first),
            Align2::RIGHT_CENTER,
            dwell,
            face,
            look.t1(),
        );
        let second = title_at.y + self.title.size().y + 12.0;
        self.paint_caption(ui, scene, [left, right], second);
        if !self.step.lost.is_empty() {
            let at = pos2(left + 7.0, second + 19.0);
            paint_icon(painter, Icon::Warning, at, look.amber_text());
            let words = words::lost_count(self.step.lost.len());
            let face = font(12.0, Weight::Medium);
            let at = at + Vec2::new(14.0, 0.0);
            painter.text(at, Align2::LEFT_CENTER, words, face, look.amber_text());
        }
    }

    /// What it shows, whether it must stay, and how much it matters.
    fn paint_caption(&self, ui: &Ui, scene: &Scene<'_>, [left, right]: [f32; 2], y: f32) {
        let (look, painter) = (scene.look, ui.painter());
        let importance = self.step.importance;
        let dots = paint_importance(painter, look, pos2(right, y), importance);
        let mut end = right - dots - 8.0;
        if self.step.must_show {
            paint_pin(painter, pos2(end - 4.0, y), look.t1());
            end -= 18.0;
        }
        let caption = match self.step.told {
            Some(told) if self.step.is_later => words::later(told),
            Some(told) => words::shown_in_short(told),
            None => String::new(),
        };
        let face = font(12.0, Weight::Regular);
        let room = end - left;
        let mut job = egui::text::LayoutJob::simple(caption, face, look.t2(), room);
        job.wrap.max_rows = 1;
        let galley = painter.layout_job(job);
        let at = pos2(left, y - galley.size().y / 2.0);
        painter.galley(at, galley, look.t2());
    }
}
