//! Draws the state with egui and turns input into commands.
//!
//! [`show`] draws one frame. It reads the state and never changes it: everything that a person
//! does becomes a [`Command`]. What is kept here between frames is caches and half-finished
//! gestures, nothing that a person would miss.

mod audience;
mod canvas;
mod changes;
mod chrome;
mod compare;
mod console;
mod detail;
mod drafting;
mod evidence;
mod following;
mod frame_overlay;
mod keys;
mod layers;
mod list;
mod look;
mod measure;
mod overview;
mod presenting;
mod resting;
mod stage;
mod tall_rows;
mod widgets;
mod wording;

use std::time::Duration;

use egui::{Frame, Margin, Panel, Stroke, Ui};

use crate::layout::TimeView;
use crate::model::TimePoint;
use crate::state::{
    Command, ComparingCommand, KeyContext, Layer, Mode, Now, PresentingCommand, PresentingPlace,
    Settings, State,
};

use canvas::{CanvasInput, PointerMemory, canvas_id, canvas_ui};
use chrome::HeaderMemory;
use compare::{CompareMemory, comparison_id};
use console::ConsoleMemory;
use detail::DetailMemory;
use drafting::DraftingMemory;
use evidence::{EvidenceInput, EvidenceMemory};
use following::{RowsInput, RowsMemory, leaves_with_escape, rows_height, rows_ui};
use keys::KeyboardOwner;
use presenting::Fills;

pub use audience::{AudienceMemory, picture_ui, slide_picture_ui};
pub use frame_overlay::FrameFigures;
pub use keys::{KeyMemory, audience_keys};
pub use look::{Look, fonts};
pub use measure::WindowMeasure;
pub use overview::{OverviewInput, OverviewMemory};
pub use resting::RestingPointer;
pub use stage::Stage;

/// What one frame shows.
pub struct FrameInput<'a> {
    /// What the user sees.
    pub state: &'a State,
    /// The time of the frame.
    pub now: Now,
    /// Where the line for today goes; `None` for no line.
    pub today: Option<TimePoint>,
    /// The colours and faces.
    pub look: &'a Look,
    /// What the frame before cost, for the overlay.
    pub figures: FrameFigures,
    /// What a screen reader is to say; empty for nothing.
    pub announcement: &'a str,
}

/// What one frame gave.
#[derive(Debug, Default)]
pub struct FrameOutput {
    /// What the user did, in order.
    pub commands: Vec<Command>,
    /// How long the canvas took to lay out.
    pub layout: Duration,
}

/// What is kept between frames: caches, and gestures under way.
#[derive(Default)]
pub struct Workbench {
    /// The laid-out canvas.
    pub stage: Stage,
    pointer: PointerMemory,
    keys: KeyMemory,
    header: HeaderMemory,
    overview: OverviewMemory,
    /// How often the list has been drawn since it was opened.
    list_passes: u8,
    detail: DetailMemory,
    evidence: EvidenceMemory,
    compare: CompareMemory,
    rows: RowsMemory,
    console: ConsoleMemory,
    resting: RestingPointer,
    drafting: DraftingMemory,
}

/// Draws one frame into the whole window.
pub fn show(ui: &mut Ui, input: &FrameInput<'_>, bench: &mut Workbench) -> FrameOutput {
    let mut output = FrameOutput::default();
    let out = &mut output.commands;
    announce(ui, input.announcement);
    pressed_keys(ui, input.state, bench, out);
    let fills = Fills::of(input.state);
    if !matches!(fills, Fills::Console | Fills::Exploring) {
        bench.console.rest(input.state, out);
    }
    match fills {
        Fills::Picture => presenting::bare_picture(ui, input, bench, out),
        Fills::Console => console::console_ui(ui, input, &mut bench.console, out),
        Fills::Panes | Fills::Exploring => {
            if fills == Fills::Exploring {
                console::exploring_ui(ui, input, &mut bench.console, out);
            }
            head_panels(ui, input, bench, out);
            output.layout = body_panels(ui, input, bench, out);
        }
    }
    over_all(ui.ctx(), input, bench, out);
    output
}

/// The bars at the top, down to the hint.
fn head_panels(ui: &mut Ui, input: &FrameInput<'_>, bench: &mut Workbench, out: &mut Vec<Command>) {
    let (look, state) = (input.look, input.state);
    top_panel(ui, look, "header", 52.0, |ui| {
        chrome::header_ui(ui, look, state, &mut bench.header, out);
    });
    // Whoever tells a briefing needs the room, and the hint later.
    let is_told = state.presenting_place() != PresentingPlace::Off;
    if !state.settings.hint_dismissed && !is_told {
        let fill = if look.dark {
            look.nested()
        } else {
            look.surface()
        };
        panel(Panel::top("hint"), look, 40.0)
            .frame(bar_frame(fill))
            .show(ui, |ui| {
                chrome::hint_ui(ui, look, out);
            });
    }
}

/// The panes, the filter, the canvas and what stands round it. Says how long the canvas took to
/// lay out.
fn body_panels(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    bench: &mut Workbench,
    out: &mut Vec<Command>,
) -> Duration {
    let (look, state) = (input.look, input.state);
    if state.is_comparing() {
        bench.detail.rest(state);
        compare::compare_ui(ui, look, state, &mut bench.compare, out);
        return Duration::ZERO;
    }
    bench.compare.rest();
    drafting::drafting_panel(ui, input, &mut bench.drafting, out);
    let mut evidence = EvidenceInput::of(state, look);
    let height = ui.ctx().content_rect().height();
    let foot = evidence.is_none() || !evidence::takes_the_foot(height);
    // A low strip is as wide as the window, or it would show a claim or two at a time.
    if !foot && let Some(evidence) = evidence.take() {
        evidence::evidence_panel(ui, &evidence, &mut bench.evidence, out);
    }
    detail_panel(ui, input, bench, out);
    top_panel(ui, look, "filter", 44.0, |ui| {
        chrome::filter_bar_ui(ui, look, state, out);
    });
    if foot {
        let bar = panel(Panel::bottom("bar"), look, 44.0);
        bar.show(ui, |ui| {
            chrome::bottom_bar_ui(ui, look, state, out);
        });
    }
    banner_panel(ui, look, state, out);
    list_panel(ui, input, bench, out);
    let view = state.time_view(input.now);
    if foot {
        overview_panel(ui, input, view, bench, out);
    }
    if let Some(evidence) = evidence {
        evidence::evidence_panel(ui, &evidence, &mut bench.evidence, out);
    }
    if !ui.input(|i| i.pointer.any_down()) {
        bench.overview.let_go(state, out);
    }
    canvas_panel(ui, input, view, bench, out)
}

/// What floats over the panes.
fn over_all(
    ctx: &egui::Context,
    input: &FrameInput<'_>,
    bench: &mut Workbench,
    out: &mut Vec<Command>,
) {
    let (look, state) = (input.look, input.state);
    if !presenting::shows_audience(state) {
        search_hits(ctx, input, bench, out);
    }
    let (today, rows) = (input.now.today, &mut bench.rows);
    // Where there is one screen for both, the audience sees these too: they were asked for, and
    // there is nowhere else to answer.
    layers::layers_ui(ctx, look, (state, today, rows), out);
    presenting::messages_over(ctx, input, out);
    if state.frame_overlay {
        frame_overlay::frame_overlay_ui(ctx, look, &input.figures);
    }
}

/// A live region without a place on screen: a screen reader says what it holds when it changes.
fn announce(ui: &Ui, words: &str) {
    if words.is_empty() {
        return;
    }
    let corner = egui::Rect::from_min_size(ui.max_rect().min, egui::Vec2::splat(1.0));
    let response = ui.interact(
        corner,
        egui::Id::unique("announcement"),
        egui::Sense::empty(),
    );
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Status);
        node.set_live(egui::accesskit::Live::Polite);
        node.set_value(words);
    });
}

/// Keys are looked at first, so that a command shows in the same frame.
fn pressed_keys(ui: &Ui, state: &State, bench: &mut Workbench, out: &mut Vec<Command>) {
    let owner = keyboard_owner(ui.ctx(), state);
    // The dot of a clicker makes the picture black from within the search field too.
    let is_told = state.presenting_place() != PresentingPlace::Off;
    let searches = ui.memory(|it| it.has_focus(chrome::search_id()));
    let context = KeyContext {
        text_field_has_focus: owner == KeyboardOwner::TextField,
        writing: ui.ctx().text_edit_focused() && !(is_told && searches),
        single_key_shortcuts: state.settings.single_key_shortcuts,
        typing_number: state.number.is_some(),
        comparing: state.is_comparing(),
        presenting: state.presenting_place(),
    };
    let mut pressed = keys::commands_from_keys(ui.ctx(), owner, context, &mut bench.keys);
    let blackens = |it: &Command| *it == Command::Presenting(PresentingCommand::ToggleBlack);
    if searches && pressed.iter().any(blackens) {
        forget_letters(ui);
    }
    if bench.pointer.is_selecting() && pressed.contains(&Command::CloseTop) {
        bench.pointer.give_up();
        pressed.retain(|command| *command != Command::CloseTop);
    }
    let is_control = [KeyboardOwner::Control, KeyboardOwner::ControlByPairs].contains(&owner);
    if is_control && leaves_with_escape(ui.ctx()) {
        pressed.retain(|command| *command != Command::CloseTop);
    }
    if egui::Popup::is_any_open(ui.ctx()) {
        // Esc closes the list that has dropped down, and nothing behind it.
        pressed.retain(|command| *command != Command::CloseTop);
    }
    let steps = |command: &Command| {
        let step = |it: &ComparingCommand| matches!(it, ComparingCommand::StepPair { .. });
        matches!(command, Command::Comparing(it) if step(it))
    };
    if owner == KeyboardOwner::ControlByPairs && pressed.iter().any(steps) {
        // Else the arrow would take the keyboard to the control above or below as well.
        ui.memory_mut(|it| it.move_focus(egui::FocusDirection::None));
    }
    if pressed.contains(&Command::OpenSearch) {
        bench.header.focus_search = true;
        // The slash that opens the field is not its first letter.
        forget_letters(ui);
    }
    out.extend(pressed);
}

/// What was typed with a key that acts is no text.
fn forget_letters(ui: &Ui) {
    ui.input_mut(|i| {
        i.events
            .retain(|event| !matches!(event, egui::Event::Text(_)));
    });
}

fn keyboard_owner(ctx: &egui::Context, state: &State) -> KeyboardOwner {
    let focused = ctx.memory(egui::Memory::focused);
    let covered = state
        .layers
        .iter()
        .any(|layer| !matches!(layer, Layer::Tip { .. }));
    if covered || ctx.text_edit_focused() {
        // What lies above the canvas has the keyboard to itself, like a text field.
        KeyboardOwner::TextField
    } else if focused == Some(overview::scrubber_id()) {
        KeyboardOwner::Slider
    } else if focused.is_some_and(|id| id != canvas_id() && id != comparison_id()) {
        // A list that has dropped down has its own up and down.
        if state.is_comparing() && !egui::Popup::is_any_open(ctx) {
            KeyboardOwner::ControlByPairs
        } else {
            KeyboardOwner::Control
        }
    } else {
        KeyboardOwner::Canvas
    }
}

fn bar_frame(fill: egui::Color32) -> Frame {
    Frame::new()
        .fill(fill)
        .inner_margin(Margin::symmetric(16, 0))
}

fn panel(panel: Panel, look: &Look, height: f32) -> Panel {
    panel
        .exact_size(height)
        .resizable(false)
        .show_separator_line(false)
        .frame(bar_frame(look.chrome()))
}

/// A bar of the chrome with a hairline under it.
fn top_panel(ui: &mut Ui, look: &Look, name: &str, height: f32, contents: impl FnOnce(&mut Ui)) {
    let shown = panel(Panel::top(egui::Id::unique(name)), look, height).show(ui, contents);
    let rect = shown.response.rect;
    let y = rect.bottom() - 0.5;
    ui.painter()
        .hline(rect.x_range(), y, Stroke::new(1.0, look.line1()));
}

fn detail_panel(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    bench: &mut Workbench,
    out: &mut Vec<Command>,
) {
    let state = input.state;
    let look = input.look;
    if !state.settings.detail_open && !state.knowing.changes.open {
        bench.detail.rest(state);
        return;
    }
    let room = ui.available_width();
    let widest = (room * 0.5).max(300.0);
    let stored = state.settings.detail_width_points;
    let is_chosen = (stored - Settings::default().detail_width_points).abs() > 0.5;
    let width = if room < 1440.0 && !is_chosen {
        384.0
    } else {
        stored
    };
    let shown = Panel::right("detail")
        .default_size(width.min(widest))
        .size_range(300.0..=widest)
        .resizable(true)
        .show_separator_line(false)
        .frame(Frame::new().fill(look.surface()))
        .show(ui, |ui| {
            // What stands in the pane follows its width, never the other way round.
            let inside = ui.max_rect();
            ui.expand_to_include_rect(inside);
            let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inside));
            ui.set_clip_rect(inside.intersect(ui.clip_rect()));
            let detail = detail::DetailInput::of(state, look);
            detail::detail_ui(&mut ui, &detail, &mut bench.detail, out);
        });
    let rect = shown.response.rect;
    ui.painter().vline(
        rect.left() + 0.5,
        rect.y_range(),
        Stroke::new(1.0, look.line2()),
    );
    let released = ui.input(|i| i.pointer.any_released());
    // A window too small for the chosen width does not change the choice.
    let is_squeezed = stored > widest && rect.width() > widest - 1.0;
    let differs = |other: f32| (rect.width() - other).abs() > 1.0;
    if released && !is_squeezed && differs(stored) && differs(width) {
        out.push(Command::SetDetailWidth {
            width_points: rect.width(),
        });
    }
}

fn list_panel(ui: &mut Ui, input: &FrameInput<'_>, bench: &mut Workbench, out: &mut Vec<Command>) {
    let state = input.state;
    if state.mode != Mode::List {
        bench.list_passes = 0;
        return;
    }
    // A table that appears is drawn a first time only to be measured.
    let opens = bench.list_passes < 2;
    bench.list_passes = bench.list_passes.saturating_add(1);
    let sought = if opens { state.selection } else { state.reveal };
    let look = input.look;
    let shown = Panel::left("list")
        .default_size(360.0)
        .size_range(260.0..=560.0)
        .resizable(true)
        .show_separator_line(false)
        .frame(
            Frame::new()
                .fill(look.chrome())
                .inner_margin(Margin::symmetric(8, 4)),
        )
        .show(ui, |ui| {
            let list = list::ListInput {
                timeline: &state.timeline,
                rows: state.steps(),
                selected: state.selection,
                reveal: sought.and_then(|item| state.step_of(item)),
                look,
            };
            list::list_ui(ui, &list, out);
        });
    let rect = shown.response.rect;
    ui.painter().vline(
        rect.right() - 0.5,
        rect.y_range(),
        Stroke::new(1.0, look.line2()),
    );
}

/// The strip that says that not all that is known is shown, or whose date is.
fn banner_panel(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let Some(words) = banner_words(state) else {
        return;
    };
    let height = chrome::banner_height(ui, look, state, &words);
    panel(Panel::top("banner"), look, height)
        .frame(bar_frame(look.amber_fill()))
        .show(ui, |ui| chrome::banner_ui(ui, look, state, &words, out));
}

/// What stands over the canvas, in the window and in a picture: on which day all this was known,
/// and whose account gives a date; `None` if all is told as the item has it.
pub fn banner_words(state: &State) -> Option<String> {
    let told = [state.banner(), state.account_words()];
    let told: Vec<String> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join("  ·  "))
}

fn overview_panel(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    view: TimeView,
    bench: &mut Workbench,
    out: &mut Vec<Command>,
) {
    let strip = Panel::bottom("overview")
        .exact_size(overview::overview_height(input.state))
        .resizable(false);
    strip
        .show_separator_line(false)
        .frame(Frame::new().fill(input.look.chrome()))
        .show(ui, |ui| {
            let shown = OverviewInput {
                state: input.state,
                stage: &bench.stage,
                view,
                look: input.look,
            };
            overview::overview_ui(ui, &shown, &mut bench.overview, out);
        });
}

fn canvas_panel(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    view: TimeView,
    bench: &mut Workbench,
    out: &mut Vec<Command>,
) -> Duration {
    let state = input.state;
    let rect = ui.available_rect_before_wrap();
    let whole = egui::Rect::from_min_max(rect.min.round(), rect.max.round());
    let rows_top = whole.bottom() - rows_height(state, whole.height());
    let rect = whole.with_max_y(rows_top);
    let spent = bench.stage.set(ui.ctx(), input, view, rect.size(), out);
    let canvas = CanvasInput {
        timeline: &state.timeline,
        list: bench.stage.list(),
        shown: state.filtering.shown.len(),
        scale: bench.stage.scale(view),
        selected: state.selection,
        tip: state.layers.iter().find_map(|layer| match layer {
            Layer::Tip { item } => Some(*item),
            _ => None,
        }),
        flags_day: !state.knowing.scrubber || state.knowing.evidence,
        moment: bench.stage.moment(ui.ctx()),
        scroll_y: state.scroll_y,
        settings: &state.settings,
        look: input.look,
    };
    canvas_ui(ui, rect, &canvas, &mut bench.pointer, out);
    if rows_top < whole.bottom() {
        let rows = RowsInput {
            state,
            canvas: bench.stage.list(),
            canvas_rect: rect,
            scale: bench.stage.scale(view),
            now: input.now,
            look: input.look,
        };
        let below = whole.with_min_y(rows_top);
        rows_ui(ui, below, &rows, &mut bench.rows, out);
    }
    spent
}

fn search_hits(
    ctx: &egui::Context,
    input: &FrameInput<'_>,
    bench: &mut Workbench,
    out: &mut Vec<Command>,
) {
    let typing = ctx.memory(|memory| memory.has_focus(chrome::search_id()));
    // The field loses the keyboard to the click on a hit, which must still reach the hit.
    let clicking = bench
        .header
        .hits_rect
        .take()
        .is_some_and(|rect| is_pressed_in(ctx, rect));
    if (typing || clicking)
        && input.state.search.is_active()
        && !input.state.is_comparing()
        && let Some(field) = bench.header.search_rect
    {
        let rect = layers::hits_ui(ctx, input.look, input.state, field, out);
        bench.header.hits_rect = Some(rect);
    }
}

/// Whether a button of the pointer is held, or just let go, that was pressed within `rect`.
fn is_pressed_in(ctx: &egui::Context, rect: egui::Rect) -> bool {
    ctx.input(|i| {
        let is_held = i.pointer.any_down() || i.pointer.any_released();
        let origin = i.pointer.press_origin().or(i.pointer.interact_pos());
        is_held && origin.is_some_and(|pos| rect.contains(pos))
    })
}
