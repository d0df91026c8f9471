//! The audience's window: a second one of the window system, which shows the picture of the state
//! and nothing else.
//!
//! It is drawn apart from the laptop's window, from a value of its own: it draws when its picture
//! changes, however often the laptop draws. On a display of its own it asks for no keyboard and no
//! pointer. Should the window system give it the keyboard all the same, its keys do what they do
//! on the laptop, and the laptop's window takes the keyboard back.

use std::sync::{Arc, Mutex, PoisonError};

use egui::{ViewportBuilder, ViewportCommand, ViewportId, vec2};

use crate::state::{AudiencePlace, Command, KeyContext, Layer, Picture, PresentingCommand, State};
use crate::ui::{AudienceMemory, KeyMemory, RestingPointer, audience_keys, picture_ui};

use super::Clock;
use super::loader::Mailbox;

/// The size of the window that is not full screen, in points.
const WINDOW_SIZE: egui::Vec2 = vec2(960.0, 540.0);

/// The audience's window, open or not.
#[derive(Default)]
pub(super) struct AudienceWindow {
    /// What it shows; `None` while it is closed.
    shown: Option<Shown>,
}

/// What the window shows, as the thread that draws it has it.
struct Shown {
    picture: Arc<Picture>,
    place: AudiencePlace,
    /// What is kept between its frames.
    kept: Arc<Mutex<Kept>>,
}

/// What is kept between the frames of the window.
#[derive(Default)]
struct Kept {
    audience: AudienceMemory,
    keys: KeyMemory,
    pointer: RestingPointer,
    /// Where it was in its last frame.
    rect: Option<egui::Rect>,
}

impl AudienceWindow {
    /// The name of the window among those of the program. At another place it is another window:
    /// one that fills a display cannot be moved to the next with every window manager.
    fn id(place: AudiencePlace) -> ViewportId {
        ViewportId::from_hash_of(("audience", place))
    }

    /// Opens, fills, moves or closes the window as `state` says. To be called once a frame of the
    /// laptop's window: a window that is not called for is closed.
    pub(super) fn follow(
        &mut self,
        ctx: &egui::Context,
        (state, scales): (&State, &[f32]),
        clock: Clock,
        mailbox: &Mailbox,
    ) {
        let place = state.audience_place();
        let picture = state
            .audience_picture()
            .filter(|_| place != AudiencePlace::ThisWindow && !ctx.embed_viewports());
        let Some(picture) = picture else {
            self.shown = None;
            return;
        };
        let shown = match self.shown.take() {
            Some(shown) if shown.place == place && *shown.picture == picture => shown,
            before => {
                ctx.request_repaint_of(Self::id(place));
                Shown {
                    picture: Arc::new(picture),
                    place,
                    kept: before.map(|before| before.kept).unwrap_or_default(),
                }
            }
        };
        let drawn = Drawn {
            picture: shown.picture.clone(),
            kept: shown.kept.clone(),
            context: key_context(state),
            clock,
            mailbox: mailbox.clone(),
            is_display: matches!(place, AudiencePlace::Display(_)),
        };
        let builder = builder(ctx, place, (state, scales));
        ctx.show_viewport_deferred(Self::id(place), builder, move |ui, _| drawn.draw(ui));
        self.shown = Some(shown);
    }
}

/// What the keys of the window meet.
fn key_context(state: &State) -> KeyContext {
    KeyContext {
        // A question on the laptop has the keyboard to itself there, and so here.
        text_field_has_focus: is_asked(state),
        writing: false,
        single_key_shortcuts: state.settings.single_key_shortcuts,
        typing_number: state.number.is_some(),
        comparing: state.is_comparing(),
        presenting: state.presenting_place(),
    }
}

/// Whether something on the laptop asks for words or a choice.
fn is_asked(state: &State) -> bool {
    let mut layers = state.layers.iter();
    layers.any(|layer| !matches!(layer, Layer::Tip { .. }))
}

/// How the window is opened. A change moves the one that is open.
fn builder(
    ctx: &egui::Context,
    place: AudiencePlace,
    (state, scales): (&State, &[f32]),
) -> ViewportBuilder {
    let title = match state.timeline.title.as_str() {
        "" => "Briefline, audience".to_owned(),
        title => format!("{title} – audience"),
    };
    let builder = ViewportBuilder::default()
        .with_title(title)
        .with_app_id("briefline")
        .with_drag_and_drop(false);
    match place {
        AudiencePlace::Display(at) => {
            let builder = builder
                .with_active(false)
                .with_decorations(false)
                .with_taskbar(false);
            let scale = scales.get(at).copied().unwrap_or(1.0) * ctx.zoom_factor();
            match state.presenting.displays.get(at) {
                // Window systems that take no places from programs take the display by its number,
                // those without a window manager take the place and the size, in points.
                Some(display) => builder
                    .with_monitor(at)
                    .with_position(display.corner.map(|it| it as f32 / scale))
                    .with_inner_size(display.size.map(|it| it as f32 / scale)),
                None => builder.with_fullscreen(true),
            }
        }
        // Who asks for it wants to see it: it opens over the laptop's window.
        AudiencePlace::Window | AudiencePlace::ThisWindow => builder
            .with_active(true)
            .with_inner_size(WINDOW_SIZE)
            .with_min_inner_size(WINDOW_SIZE / 4.0)
            .with_fullscreen(false),
    }
}

/// One state of the window.
struct Drawn {
    picture: Arc<Picture>,
    kept: Arc<Mutex<Kept>>,
    context: KeyContext,
    clock: Clock,
    mailbox: Mailbox,
    /// It fills a display, where nobody arranges windows.
    is_display: bool,
}

impl Drawn {
    fn draw(&self, ui: &mut egui::Ui) {
        // A frame that panicked has left nothing behind that the next one could not draw over.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let ctx = ui.ctx().clone();
        let rect = ctx.content_rect();
        let now = self.clock.now();
        let memory = &mut kept.audience;
        if picture_ui(ui, rect, &self.picture, now.millis, true, memory) {
            ctx.request_repaint();
        }
        kept.pointer.hide(&ctx);
        self.hand_on(&ctx, &mut kept);
    }

    /// Tells the laptop's window what happened to this one.
    fn hand_on(&self, ctx: &egui::Context, kept: &mut Kept) {
        for command in audience_keys(ctx, self.context, &mut kept.keys) {
            self.mailbox.send(command);
        }
        let (is_closed, is_focused, rect) = ctx.input(|input| {
            let viewport = input.viewport();
            let is_focused = viewport.focused == Some(true);
            (viewport.close_requested(), is_focused, viewport.outer_rect)
        });
        if is_closed {
            self.mailbox
                .send(Command::Presenting(PresentingCommand::Leave));
        }
        // An answer can only be written there.
        if is_focused && (self.is_display || self.context.text_field_has_focus) {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
        }
        // A display that goes away moves its windows: the laptop looks at the displays again.
        if kept.rect != rect {
            kept.rect = rect;
            ctx.request_repaint_of(ViewportId::ROOT);
        }
    }
}
