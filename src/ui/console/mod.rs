//! The console of the speaker: what the audience sees, what comes next, the notes, the clock and
//! the steps; and the strip that stays while the laptop explores.

mod bar;
mod live;
mod notes;
mod parts;
mod places;
mod side;
mod steps;
mod strip;
mod words;

use egui::{Color32, Panel, Rect, Stroke, StrokeKind, Ui};

use super::{AudienceMemory, FrameInput, Look};
use crate::state::{AudiencePlace, Command, Now, PresentingCommand, Show, State};

use places::Places;

pub use live::moved_pointer;
pub use notes::notes_ui;
pub use places::cards_height;
pub use words::{size_words, span_words};

/// What is kept between frames.
#[derive(Debug, Default)]
pub struct ConsoleMemory {
    /// Of the picture of what the audience sees.
    pub live: AudienceMemory,
    /// Of the picture of what follows.
    pub next: AudienceMemory,
    /// The pointer is on for as long as the mouse is pressed on the picture.
    points: bool,
    /// The place on the path and the number of cards that were drawn last: another one is
    /// scrolled to.
    step: Option<(usize, usize)>,
}

impl ConsoleMemory {
    /// Ends the gesture under way, if there is one: the console is not drawn.
    pub fn rest(&mut self, state: &State, out: &mut Vec<Command>) {
        let points = std::mem::take(&mut self.points);
        if points && state.on_air().is_some_and(|show| show.pointer.is_some()) {
            out.push(say(PresentingCommand::TogglePointer));
        }
    }
}

/// What the parts of the console are drawn from.
struct ConsoleInput<'a> {
    state: &'a State,
    show: &'a Show,
    now: Now,
    look: &'a Look,
    /// The colour behind the pictures.
    ground: Color32,
    /// The width of the audience's screen divided by its height.
    aspect: f32,
}

impl<'a> ConsoleInput<'a> {
    /// `None` if nothing is presented.
    fn of(input: &FrameInput<'a>, ground: Color32) -> Option<Self> {
        Some(Self {
            state: input.state,
            show: input.state.on_air()?,
            now: input.now,
            look: input.look,
            ground,
            aspect: aspect_of(input.state),
        })
    }
}

/// Draws the console into the whole window.
pub fn console_ui(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    memory: &mut ConsoleMemory,
    out: &mut Vec<Command>,
) {
    let Some(input) = ConsoleInput::of(input, input.look.paper()) else {
        return;
    };
    let screen = ui.max_rect();
    ui.painter().rect_filled(screen, 0.0, input.ground);
    let places = Places::new(screen, input.aspect);
    bar::bar_ui(ui, places.bar, &input, out);
    live::live_ui(ui, &places, &input, memory, out);
    side::side_ui(ui, &places, &input, memory, out);
    steps::steps_ui(ui, &places, &input, memory, out);
}

/// Draws the strip over the window of a laptop that explores: what the audience sees meanwhile,
/// and the ways back.
pub fn exploring_ui(
    ui: &mut Ui,
    input: &FrameInput<'_>,
    memory: &mut ConsoleMemory,
    out: &mut Vec<Command>,
) {
    let Some(input) = ConsoleInput::of(input, input.look.chrome()) else {
        return;
    };
    Panel::top("exploring")
        .exact_size(strip::STRIP)
        .resizable(false)
        .show_separator_line(false)
        .frame(egui::Frame::new().fill(input.ground))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            ui.expand_to_include_rect(rect);
            strip::strip_ui(ui, rect, &input, memory, out);
        });
}

/// The red frame round the window while the audience sees something else or nothing. Not to be
/// drawn round the picture itself, where there is one screen for both.
pub fn alert_frame_ui(ctx: &egui::Context, input: &FrameInput<'_>) {
    let state = input.state;
    let Some(show) = state.on_air() else { return };
    if !(show.black || show.frozen.is_some()) {
        return;
    }
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("alert frame"));
    let stroke = Stroke::new(4.0, input.look.alert_line());
    let rect: Rect = ctx.content_rect();
    ctx.layer_painter(layer)
        .rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
}

/// The shape of the audience's screen, whatever it is: how far a slide follows it is for the layout
/// to say. 16 to 9 where it is not known, and for a window of its own, which opens with it.
fn aspect_of(state: &State) -> f32 {
    let display = match state.audience_place() {
        AudiencePlace::Display(at) => state.presenting.displays.get(at),
        AudiencePlace::ThisWindow | AudiencePlace::Window => None,
    };
    match display.map(|it| it.size) {
        Some([width, height]) if width > 0 && height > 0 => width as f32 / height as f32,
        _ => 16.0 / 9.0,
    }
}

const fn say(command: PresentingCommand) -> Command {
    Command::Presenting(command)
}
