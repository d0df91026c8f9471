//! The panel in which a user makes briefings: all of them, or the steps of one.
//!
//! It is drawn from the state and keeps nothing of a briefing: what is typed goes to the state
//! letter by letter. Only what is half done stays here, such as a step that is being dragged.

mod all;
mod card;
mod controls;
mod fields;
mod hint;
mod hold;
mod kept;
mod one;
mod shown;
mod shows;
mod steps;
mod words;

use egui::{Frame, Key, Margin, Panel, Rect, Stroke, Ui, UiBuilder};

use super::FrameInput;
use super::canvas::canvas_id;
use super::look::Look;
use super::widgets::{Icon, icon_button};
use crate::state::{Command, DraftingCommand, PresentingPlace, State};

use hold::Hold;
use shown::ShownBriefing;

/// What stands in the panel keeps so far from its edges, in points.
const GUTTER: f32 = 16.0;
/// In a window narrower than this the panel stays narrow, for the canvas needs the rest.
const NARROW_WINDOW: f32 = 1240.0;
/// How wide the panel is, in points.
const WIDTHS: [f32; 3] = [300.0, 360.0, 480.0];

/// What is kept between frames: gestures under way, and what was drawn last.
#[derive(Debug, Default)]
pub struct DraftingMemory {
    /// The step that is being dragged.
    hold: Option<Hold>,
    /// The chosen step is open.
    unfolded: bool,
    /// What is typed as a length of time, while its field has the keyboard.
    typed_dwell: Option<String>,
    /// The title of the step at this place is to have the keyboard.
    wants_title: Option<usize>,
    /// The chosen step, or else the first briefing, is to have the keyboard.
    wants_keyboard: bool,
    /// A field of the open step had the keyboard when it was drawn last.
    in_fields: bool,
    /// What was drawn last, to see what has changed.
    last: Last,
    /// Grows when steps change places: their fields begin anew then.
    generation: u64,
    /// Something in the panel had the keyboard when it was drawn last.
    has_keyboard: bool,
    /// How high the foot came out, in points.
    foot_height: f32,
    /// How high the cards came out, in points, and what that followed from: those out of sight are
    /// not drawn. `None` for one that was not drawn yet.
    heights: Vec<Option<(u64, f32)>>,
}

/// What was drawn last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Last {
    is_open: bool,
    /// The briefing in the panel.
    chosen: Option<String>,
    step: usize,
    /// How many steps it has.
    count: usize,
    /// How many steps all drafts have.
    total: usize,
}

impl DraftingMemory {
    /// Compares with what was drawn last. Says whether the chosen step must come into sight.
    fn follow(&mut self, state: &State, count: usize) -> bool {
        let drafting = &state.drafting;
        let now = Last {
            is_open: drafting.open,
            chosen: drafting.chosen.clone(),
            step: drafting.step,
            count,
            total: drafting.drafts.iter().map(|it| it.steps.len()).sum(),
        };
        let last = std::mem::replace(&mut self.last, now.clone());
        let is_same = last.chosen == now.chosen;
        if !is_same {
            self.unfolded = false;
            self.hold = None;
            self.wants_title = None;
        } else if self.in_fields && (last.step != now.step || last.count != count) {
            // The fields of another step are there now.
            self.wants_keyboard = true;
        }
        if !is_same || last.step != now.step || last.count != count {
            self.typed_dwell = None;
        }
        if !is_same || last.count != count {
            self.generation += 1;
        }
        // A step that was added is there to be worded.
        if last.total < now.total && now.total > 0 && last.is_open && is_same {
            self.unfolded = true;
        }
        // Adding views goes on from the canvas; who asks for the panel wants to work in it.
        if !last.is_open && last.total == now.total {
            self.wants_keyboard = true;
        }
        !is_same || last.step != now.step || last.count != count
    }

    /// Forgets what was under way: the panel is not shown.
    fn rest(&mut self, state: &State) {
        let drafts = &state.drafting.drafts;
        self.hold = None;
        self.typed_dwell = None;
        self.wants_title = None;
        self.wants_keyboard = false;
        self.in_fields = false;
        self.last.is_open = false;
        self.last.total = drafts.iter().map(|it| it.steps.len()).sum();
    }
}

/// Draws the panel at the left of what is left of the window, if it is open.
pub fn drafting_panel(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    let (look, state) = (input.look, input.state);
    if !state.drafting.open {
        memory.rest(state);
        return;
    }
    let [narrow, usual, wide] = WIDTHS;
    let widest = if ui.ctx().content_rect().width() < NARROW_WINDOW {
        narrow
    } else {
        wide
    };
    let shown = Panel::left("drafting")
        .default_size(usual.min(widest))
        .size_range(narrow..=widest)
        .resizable(widest > narrow)
        .show_separator_line(false)
        .frame(Frame::new().fill(look.chrome()))
        .show(ui, |ui| {
            escape(ui, state, memory, out);
            // What stands in the panel follows its width, never the other way round.
            let inside = ui.max_rect();
            ui.expand_to_include_rect(inside);
            let mut ui = ui.new_child(UiBuilder::new().max_rect(inside));
            ui.set_clip_rect(inside.intersect(ui.clip_rect()));
            contents_ui(&mut ui, look, state, memory, out);
        });
    let rect = shown.response.rect;
    memory.has_keyboard = has_keyboard(ui, rect);
    let edge = Stroke::new(1.0, look.line2());
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), edge);
}

fn contents_ui(
    ui: &mut Ui,
    look: &Look,
    state: &State,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    let chosen = state.drafting.chosen.as_deref();
    let shown = chosen.and_then(|id| ShownBriefing::of(state, id));
    let count = shown.as_ref().map_or(0, |shown| shown.steps.len());
    let reveals = memory.follow(state, count);
    match shown {
        Some(shown) => {
            let width = ui.max_rect().width();
            let scene = Scene {
                state,
                look,
                shown,
                width,
            };
            one::one_ui(ui, &scene, reveals, memory, out);
        }
        None => all::all_ui(ui, look, state, memory, out),
    }
}

/// What one briefing is drawn from.
struct Scene<'a> {
    state: &'a State,
    look: &'a Look,
    shown: ShownBriefing<'a>,
    /// How wide the panel is, in points.
    width: f32,
}

/// A command of the panel.
const fn does(command: DraftingCommand) -> Command {
    Command::Drafting(command)
}

/// A title, or what stands for an empty one.
fn title_or(title: &str) -> &str {
    if title.trim().is_empty() {
        "Without a title"
    } else {
        title
    }
}

fn close_ui(ui: &mut Ui, look: &Look, out: &mut Vec<Command>) {
    if icon_button(ui, look, Icon::Close, "Close the briefings (Ctrl+B)").clicked() {
        out.push(does(DraftingCommand::Toggle));
    }
}

/// Undo and redo; drawn from the right, redo first. Says whether one was clicked with the mouse:
/// whoever uses the keyboard may want the same again.
fn history_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) -> bool {
    let drafting = &state.drafting;
    let mut by_mouse = false;
    let mut turn = |icon, name, is_possible, command| {
        ui.add_enabled_ui(is_possible, |ui| {
            let response = icon_button(ui, look, icon, name);
            if response.clicked() {
                // A press of its key counts as a click too.
                by_mouse |= ui.input(|i| i.pointer.any_click());
                out.push(does(command));
            }
        });
    };
    let (undo, redo) = (DraftingCommand::Undo, DraftingCommand::Redo);
    turn(Icon::Redo, "Redo (Ctrl+Shift+Z)", drafting.can_redo(), redo);
    turn(Icon::Undo, "Undo (Ctrl+Z)", drafting.can_undo(), undo);
    by_mouse
}

/// Draws what scrolls over the foot, and then the foot, so that Tab comes to it last.
fn over_foot(
    ui: &mut Ui,
    look: &Look,
    memory: &mut DraftingMemory,
    scrolls: impl FnOnce(&mut Ui, &mut DraftingMemory),
    foot: impl FnOnce(&mut Ui),
) {
    let rest = ui.available_rect_before_wrap();
    let border = rest.bottom() - memory.foot_height.max(72.0);
    let over = UiBuilder::new().max_rect(rest.with_max_y(border));
    let mut over = ui.new_child(over);
    scrolls(&mut over, memory);
    let line = Stroke::new(1.0, look.line2());
    ui.painter().hline(rest.x_range(), border, line);
    let inside = rest.with_min_y(border).shrink2(egui::vec2(GUTTER, 10.0));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(inside));
    foot(&mut ui);
    let height = ui.min_rect().height() + 20.0;
    if (memory.foot_height - height).abs() > 0.5 {
        memory.foot_height = height;
        ui.ctx().request_discard("the foot has another height");
    }
}

/// Keeps what scrolls from the edges, with room for the ring of the focused card.
fn inset(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let margin = Margin {
        left: GUTTER as i8,
        right: GUTTER as i8,
        top: 6,
        bottom: 8,
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui);
    });
}

/// Takes Esc for the panel: it only gives the keyboard away. While something is presented it is
/// the key of a clicker and keeps its meaning.
fn keep_escape(state: &State, out: &mut Vec<Command>) {
    if state.presenting_place() == PresentingPlace::Off {
        out.retain(|command| *command != Command::CloseTop);
    }
}

/// Esc in the panel gives the keyboard back: from a field to its card, which the field asks for,
/// else to the canvas.
fn escape(ui: &Ui, state: &State, memory: &mut DraftingMemory, out: &mut Vec<Command>) {
    let had_keyboard = std::mem::take(&mut memory.has_keyboard);
    let is_pressed = ui.input(|i| i.key_pressed(Key::Escape));
    let is_told = state.presenting_place() != PresentingPlace::Off;
    if had_keyboard && is_pressed && state.layers.is_empty() && !is_told {
        keep_escape(state, out);
        ui.memory_mut(|it| it.request_focus(canvas_id()));
    }
}

/// Whether something in `panel` has the keyboard.
fn has_keyboard(ui: &Ui, panel: Rect) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    let place = focused.and_then(|id| ui.ctx().read_response(id));
    place.is_some_and(|it| it.layer_id == ui.layer_id() && panel.contains(it.rect.center()))
}
