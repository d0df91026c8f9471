//! The window itself: its options, its icon, and what the window system tells and is told.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::anyhow;
use egui::ViewportBuilder;

use crate::io::settings::WindowPlace;
use crate::model::KnowledgeDate;
use crate::state::{AudiencePlace, PresentingCommand};
use crate::ui;

use super::displays::{self, Displays};
use super::{Clock, FrameLog, Pace, Preferences, Shell};

/// What the window opens with.
#[derive(Clone, Debug, Default)]
pub struct RunOptions {
    /// The timeline to open; `None` for the built-in chronology.
    pub path: Option<PathBuf>,
    /// The day whose knowledge is shown first.
    pub known_on: KnowledgeDate,
    /// The briefing that is presented at once; `None` for none.
    pub present: Option<Told>,
    /// Where the audience's picture goes; `None` to choose by the displays there are.
    pub audience: Option<AudiencePlace>,
    /// Where to write what each frame cost; `None` for nowhere.
    pub frame_log: Option<PathBuf>,
}

/// A briefing that is told at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The first of the timeline.
    First,
    /// The one of this id: one of the timeline's, or a draft.
    Called(String),
}

impl Told {
    /// The briefing called `id`; the first one if that is empty.
    pub fn of(id: String) -> Self {
        if id.is_empty() {
            Self::First
        } else {
            Self::Called(id)
        }
    }

    /// What presents it where `first` is the id of the timeline's first briefing.
    pub(super) fn command(self, first: Option<&str>) -> PresentingCommand {
        let id = match self {
            Self::First => first.map(ToOwned::to_owned),
            Self::Called(id) => Some(id),
        };
        // Without any the state says so.
        id.map_or(PresentingCommand::Present, |briefing| {
            PresentingCommand::Choose { briefing }
        })
    }
}

/// The size of the window on the first run, in points.
const FIRST_SIZE: [f32; 2] = [1366.0, 768.0];
/// The smallest size at which everything has room.
const LEAST_SIZE: [f32; 2] = [720.0, 480.0];

/// Opens the window and stays until it is closed.
///
/// # Errors
/// If the frame log cannot be made or the window cannot be opened.
pub fn run(options: RunOptions) -> anyhow::Result<()> {
    let frame_log = FrameLog::new(options.frame_log.as_deref())?;
    let (preferences, message) = Preferences::load();
    let native = eframe::NativeOptions {
        viewport: viewport(preferences.window()),
        renderer: eframe::Renderer::Glow,
        persist_window: false,
        // Edges are smoothed by egui itself; the screen needs no samples of its own.
        multisampling: 0,
        ..eframe::NativeOptions::default()
    };
    let create = move |context: &eframe::CreationContext<'_>| {
        let shell = Shell::new(
            &context.egui_ctx,
            preferences,
            Clock::Real(std::time::Instant::now()),
            Pace::Beside,
        );
        let mut window = Window {
            shell,
            frame_log,
            title: String::new(),
            watches_displays: false,
        };
        if let Some(message) = message {
            window.shell.warn(message);
        }
        window.shell.open(options.path, options.known_on);
        window.shell.present(options.present, options.audience);
        Ok(Box::new(window) as Box<dyn eframe::App>)
    };
    eframe::run_native("Briefline", native, Box::new(create)).map_err(|error| anyhow!("{error}"))
}

fn viewport(place: Option<WindowPlace>) -> ViewportBuilder {
    let builder = ViewportBuilder::default()
        .with_title("Briefline")
        .with_app_id("briefline")
        .with_icon(icon())
        .with_min_inner_size(LEAST_SIZE)
        .with_drag_and_drop(true);
    let Some(place) = place else {
        return builder.with_inner_size(FIRST_SIZE);
    };
    let size = [place.w.max(LEAST_SIZE[0]), place.h.max(LEAST_SIZE[1])];
    let builder = builder
        .with_inner_size(size)
        .with_maximized(place.maximized);
    match (place.x, place.y) {
        // A display that is gone leaves windows far outside: those come back in the middle.
        (Some(x), Some(y)) if x.abs() < 8_000.0 && y.abs() < 8_000.0 => {
            builder.with_position([x, y])
        }
        _ => builder,
    }
}

fn icon() -> egui::IconData {
    // A picture that cannot be read leaves the window without one, which harms nobody.
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default()
}

struct Window {
    shell: Shell,
    frame_log: FrameLog,
    title: String,
    /// Displays that come and go are noticed.
    watches_displays: bool,
}

impl Window {
    fn name(&mut self, ctx: &egui::Context) {
        let title = self.shell.title();
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        let total = frame.info().cpu_usage.map(Duration::from_secs_f32);
        self.frame_log.end_previous(total);
        self.shell.last_total = total;
        if !std::mem::replace(&mut self.watches_displays, true) {
            let waker = ctx.clone();
            displays::watch(frame, move || waker.request_repaint());
        }
        self.shell.find_displays(Displays::of(frame));
        self.shell.logic(ctx);
        self.name(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let cost = self.shell.ui(ui);
        self.frame_log.push(cost);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.shell.keep_settings();
        self.shell.keep_drafts();
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.shell.look().chrome().to_normalized_gamma_f32()
    }
}

/// The fonts of the window, set once.
pub(super) fn set_fonts(ctx: &egui::Context) {
    ctx.set_fonts(ui::fonts());
}
