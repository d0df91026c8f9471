//! One window's worth of program, without the window system: messages and commands in, frames
//! and effects out.

mod presenting;

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use chrono::Datelike as _;

use crate::io::Watch;
use crate::io::settings::WindowPlace;
use crate::layout::end_of_day;
use crate::model::{CivilDate, KnowledgeDate, TimePoint};
use crate::state::{
    Command, ComparingCommand, ComparisonFormat, DraftingCommand, Effect, Handout, HandoutCommand,
    ImageFormat, Mode, Now, State, Theme, Tone,
};
use crate::ui::{self, FrameFigures, FrameInput, Look, Workbench};

use super::audience::AudienceWindow;
use super::awake::Awake;
use super::clipboard::Clipboard;
use super::drafts::DraftsToSave;
use super::export::{ComparisonSnapshot, Snapshot, write_handout};
use super::loader::{Loader, Mailbox};
use super::{DraftsKeeper, Pace, Preferences, Told, dialogs, window};

/// Where the time comes from.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's, counted from when the program began.
    Real(Instant),
    /// Always the same, for tests.
    Fixed(Now),
}

impl Clock {
    pub(super) fn now(self) -> Now {
        match self {
            Self::Fixed(now) => now,
            Self::Real(start) => Now {
                millis: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
                today: today(),
            },
        }
    }
}

/// The civil date of the machine's own zone.
fn today() -> CivilDate {
    let date = chrono::Local::now().date_naive();
    let [month, day] = [date.month(), date.day()].map(|part| u8::try_from(part).unwrap_or(1));
    CivilDate::new(i64::from(date.year()), month, day).expect("chrono's dates are dates")
}

/// The program behind one window.
pub struct Shell {
    /// What the user sees.
    state: State,
    /// What is kept between frames.
    bench: Workbench,
    /// What the whole of the last frame cost; the window knows it.
    pub last_total: Option<Duration>,
    look: Look,
    clock: Clock,
    pending: Vec<Command>,
    inbox: mpsc::Receiver<Command>,
    mailbox: Mailbox,
    loader: Loader,
    watch: Option<Watch>,
    preferences: Preferences,
    announcement: String,
    figures: FrameFigures,
    text_scale: f32,
    window_place: Option<WindowPlace>,
    clipboard: Clipboard,
    drafts: DraftsKeeper,
    /// How many pixels a point has on each display, without the size of text.
    display_scales: Vec<f32>,
    /// Is presented as soon as the user's own briefings are read.
    told_at_once: Option<Told>,
    audience: AudienceWindow,
    /// The screen is kept on; `None` while nothing is presented, and in tests.
    awake: Option<Awake>,
    /// The laptop's window fills the screen, as the picture has no other.
    fills_screen: bool,
}

impl Shell {
    /// A program with an empty timeline that draws into `ctx`.
    pub fn new(ctx: &egui::Context, preferences: Preferences, clock: Clock, pace: Pace) -> Self {
        let (sender, inbox) = mpsc::channel();
        let waker = ctx.clone();
        let mailbox = Mailbox::new(sender, move || waker.request_repaint());
        let state = State::new(preferences.settings(), clock.now());
        let look = Look::new(is_dark(ctx, state.settings.theme));
        window::set_fonts(ctx);
        look.apply(ctx);
        let text_scale = state.settings.text_scale;
        ctx.set_zoom_factor(text_scale);
        let mut pending = Vec::new();
        if preferences.list_open() {
            pending.push(Command::ShowList);
        }
        let drafts = DraftsKeeper::new(mailbox.clone(), pace, preferences.drafts_folder());
        Self {
            state,
            bench: Workbench::default(),
            last_total: None,
            look,
            clock,
            pending,
            inbox,
            loader: Loader::new(mailbox.clone(), pace),
            mailbox,
            watch: None,
            preferences,
            announcement: String::new(),
            figures: FrameFigures::default(),
            text_scale,
            window_place: None,
            clipboard: Clipboard::default(),
            drafts,
            display_scales: Vec::new(),
            told_at_once: None,
            audience: AudienceWindow::default(),
            awake: None,
            fills_screen: false,
        }
    }

    /// Opens a file, or the built-in chronology, as known on `known_on`.
    pub fn open(&mut self, path: Option<PathBuf>, known_on: KnowledgeDate) {
        if known_on != KnowledgeDate::Latest {
            self.push(Command::SetKnowledgeDate { date: known_on });
        }
        self.push(path.map_or(Command::OpenBuiltin, |path| Command::OpenPath { path }));
    }

    /// Says that something went wrong.
    pub fn warn(&mut self, text: String) {
        self.push(Command::Notify {
            text,
            tone: Tone::Problem,
        });
    }

    /// Has a command run before the next frame.
    pub fn push(&mut self, command: Command) {
        self.pending.push(command);
        self.mailbox.wake();
    }

    /// What the user sees.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What lies on the canvas.
    pub fn canvas(&self) -> &crate::layout::DisplayList {
        self.bench.stage.list()
    }

    /// The colours and faces in use.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// What the window should be called.
    pub fn title(&self) -> String {
        match self.state.timeline.title.as_str() {
            "" => "Briefline".to_owned(),
            title => format!("{title} – Briefline"),
        }
    }

    /// Runs what has come in since the last frame, and performs its effects.
    pub fn logic(&mut self, ctx: &egui::Context) {
        let started = Instant::now();
        self.take_drops(ctx);
        self.follow_window(ctx);
        let now = self.clock.now();
        self.state.advance(now);
        let mut commands = std::mem::take(&mut self.pending);
        commands.extend(self.inbox.try_iter());
        self.run(ctx, commands, now);
        self.hold_close(ctx, now);
        self.follow_settings(ctx);
        self.figures.logic = started.elapsed();
    }

    fn run(&mut self, ctx: &egui::Context, commands: Vec<Command>, now: Now) {
        for command in commands {
            let told = self.told_after(&command);
            let effects = self.state.apply(command, now);
            for effect in effects {
                self.perform(ctx, effect);
            }
            if let Some(told) = told {
                self.present_now(told);
            }
        }
    }

    /// A window that is to be closed waits until what the user made is written. If it cannot be,
    /// the window stays, once, to say so.
    fn hold_close(&mut self, ctx: &egui::Context, now: Now) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        self.drafts.flush();
        let answers = self.inbox.try_iter().collect();
        self.run(ctx, answers, now);
        if self.state.drafting.must_warn_of_loss() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            let warning = Command::Drafting(DraftingCommand::WarnOfLoss);
            self.run(ctx, vec![warning], now);
        }
    }

    /// Draws a frame and says what it cost, as far as it is over.
    pub fn ui(&mut self, ui: &mut egui::Ui) -> FrameFigures {
        let started = Instant::now();
        let now = self.clock.now();
        self.figures.total = self.last_total;
        let input = FrameInput {
            state: &self.state,
            now,
            today: TimePoint::from_civil(now.today),
            look: &self.look,
            figures: self.figures,
            announcement: &self.announcement,
        };
        let asked = ui.output(|output| output.commands.len());
        let output = ui::show(ui, &input, &mut self.bench);
        let list = self.bench.stage.list();
        self.figures.layout = output.layout;
        self.figures.paint = started.elapsed().saturating_sub(output.layout);
        self.figures.marks = list.marks.len() + list.clusters.len();
        self.figures.labels = list.labels.len();
        self.figures.visited = list.visited;
        self.pending.extend(output.commands);
        self.hold_links(ui.ctx(), asked);
        self.show_audience(ui.ctx());
        self.plan_next_frame(ui.ctx());
        FrameFigures {
            total: None,
            ..self.figures
        }
    }

    /// Links in texts come from files: they go through the command that opens web addresses only.
    /// The first `asked` outputs are effects of commands already.
    fn hold_links(&mut self, ctx: &egui::Context, asked: usize) {
        ctx.output_mut(|output| {
            let drawn = output.commands.split_off(asked.min(output.commands.len()));
            for command in drawn {
                match command {
                    egui::OutputCommand::OpenUrl(link) => {
                        self.pending.push(Command::OpenAddress { url: link.url });
                    }
                    other => output.commands.push(other),
                }
            }
        });
    }

    /// Nothing is drawn again without a reason.
    fn plan_next_frame(&self, ctx: &egui::Context) {
        if !self.pending.is_empty() {
            ctx.request_repaint();
            return;
        }
        let now = self.clock.now();
        if let Some(next) = self.state.next_change_millis(now) {
            match next.saturating_sub(now.millis) {
                0 => ctx.request_repaint(),
                wait => ctx.request_repaint_after(Duration::from_millis(wait)),
            }
        }
    }

    /// Files dropped on the window.
    fn take_drops(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        if let Some(file) = dropped.first() {
            self.pending.push(Command::OpenPath {
                path: file.path().to_owned(),
            });
        }
    }

    /// Where the window is, for the next run.
    fn follow_window(&mut self, ctx: &egui::Context) {
        let zoom = ctx.zoom_factor();
        let place = ctx.input(|input| {
            let viewport = input.viewport();
            // A window opens before the size of text is set: its place is kept without that.
            let inner = viewport.inner_rect? * zoom;
            let outer = viewport.outer_rect.map(|rect| rect.min * zoom);
            Some(WindowPlace {
                x: outer.map(|min| min.x),
                y: outer.map(|min| min.y),
                w: inner.width(),
                h: inner.height(),
                maximized: viewport.maximized.unwrap_or(false),
            })
        });
        self.window_place = place.or(self.window_place);
    }

    /// The theme and the size of text follow the settings, and the keys of egui for the size of
    /// text end up in the settings.
    fn follow_settings(&mut self, ctx: &egui::Context) {
        let dark = is_dark(ctx, self.state.settings.theme);
        if dark != self.look.dark {
            self.look = Look::new(dark);
            self.look.apply(ctx);
        }
        let set = self.state.settings.text_scale;
        let shown = ctx.zoom_factor();
        if (set - self.text_scale).abs() > f32::EPSILON {
            self.text_scale = set;
            ctx.set_zoom_factor(set);
        } else if (shown - self.text_scale).abs() > 0.005 {
            self.text_scale = shown;
            self.push(Command::SetTextScale { scale: shown });
        }
    }

    fn perform(&mut self, ctx: &egui::Context, effect: Effect) {
        match effect {
            Effect::OpenFileDialog => dialogs::open(&self.loader, &self.mailbox),
            Effect::SaveFileDialog {
                suggested_name,
                format,
            } => {
                let saving = dialogs::Saving {
                    title: "Export the canvas",
                    suggested_name: &suggested_name,
                    extension: format.extension(),
                };
                let to = move |path| Command::ExportTo { path, format };
                dialogs::save(&self.loader, &self.mailbox, saving, to);
            }
            Effect::AskExportComparison {
                suggested_name,
                format,
            } => self.ask_export_comparison(&suggested_name, format),
            Effect::AskExportHandout {
                suggested_name,
                handout,
            } => self.ask_export_handout(&suggested_name, handout),
            Effect::Load { ticket, origin } => self.loader.load(ticket, origin),
            Effect::CancelLoad { ticket } => self.loader.cancel(ticket),
            Effect::Watch { path } => self.set_watch(path),
            Effect::IndexSearch { timeline } => self.loader.index_search(timeline.0),
            Effect::WriteExport { path, format } => self.export(path, format),
            Effect::ExportComparison { path, format } => self.export_comparison(path, format),
            Effect::ExportHandout { path, handout } => self.export_handout(path, handout),
            Effect::CopyText(text) => ctx.copy_text(text),
            Effect::CopyTable { html, text } => self.copy_table(ctx, &html, text),
            Effect::ReadDrafts { key, from } => self.drafts.read(key, from),
            Effect::SaveDrafts {
                key,
                title,
                drafts,
                built_on,
            } => self.drafts.save(DraftsToSave {
                key,
                title,
                drafts,
                built_on,
            }),
            Effect::AskExportDrafts { suggested_name } => {
                DraftsKeeper::ask_export(&self.loader, &self.mailbox, &suggested_name);
            }
            Effect::ExportDrafts {
                path,
                title,
                drafts,
            } => self.drafts.export(path, title, drafts),
            Effect::AskImportDrafts => DraftsKeeper::ask_import(&self.loader, &self.mailbox),
            Effect::PutConsole { display } => self.put_console(ctx, display),
            Effect::OpenUrl(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
            Effect::SetFullScreen(full) => {
                ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(full));
            }
            Effect::SaveSettings => self.keep_settings(),
            Effect::Announce(text) => self.announcement = text,
            Effect::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    fn set_watch(&mut self, path: Option<PathBuf>) {
        // The old watch ends before the new one begins.
        self.watch = None;
        let Some(path) = path else { return };
        let (sender, changes) = mpsc::channel();
        let mailbox = self.mailbox.clone();
        // The wake runs on the watch's own thread, after each change.
        let wake = move || {
            while changes.try_recv().is_ok() {
                mailbox.send(Command::Reload);
            }
        };
        match Watch::start(&path, sender, wake) {
            Ok(watch) => self.watch = Some(watch),
            Err(error) => self.warn(error.to_string()),
        }
    }

    fn export(&self, path: PathBuf, format: ImageFormat) {
        let state = &self.state;
        let now = self.clock.now();
        let snapshot = Snapshot {
            timeline: state.timeline.clone(),
            shown: state.filtering.shown.clone(),
            lit: state.filtering.lit.clone(),
            view: state.time_view(now),
            size: self.bench.stage.list().size,
            scroll_y: state.scroll_y,
            selected: state.selection,
            folded: state.folded.clone(),
            today: TimePoint::from_civil(now.today),
            knowledge: state.knowledge_end(),
            ghosts: state.knowing.ghosts,
            colour_by: state.knowing.colour_by,
            followed: (state.rivers(), state.tracks_of_figures()),
            until: state
                .knowledge_end()
                .unwrap_or_else(|| end_of_day(now.today)),
            banner: ui::banner_words(state),
            palette: self.look.palette(),
        };
        self.run_export("export-picture", path, move |path| {
            snapshot.write(path, format)
        });
    }

    fn ask_export_comparison(&self, suggested_name: &str, format: ComparisonFormat) {
        let saving = dialogs::Saving {
            title: "Export the comparison",
            suggested_name,
            extension: format.extension(),
        };
        let to = move |path| Command::Comparing(ComparingCommand::ExportTo { path, format });
        dialogs::save(&self.loader, &self.mailbox, saving, to);
    }

    fn export_comparison(&self, path: PathBuf, format: ComparisonFormat) {
        let state = &self.state;
        let Some(comparison) = state.comparison() else {
            return;
        };
        let snapshot = ComparisonSnapshot {
            timeline: state.timeline.clone(),
            comparison: comparison.clone(),
            shown: state.shown_pairs().to_vec(),
            filter: state.comparing.filter.clone(),
            palette: self.look.palette(),
        };
        self.run_export("export-comparison", path, move |path| {
            snapshot.write(path, format)
        });
    }

    fn ask_export_handout(&self, suggested_name: &str, handout: Handout) {
        let saving = dialogs::Saving {
            title: "Export a handout",
            suggested_name,
            extension: "pdf",
        };
        let to = move |path| Command::Handout(HandoutCommand::ExportTo { path, handout });
        dialogs::save(&self.loader, &self.mailbox, saving, to);
    }

    fn export_handout(&self, path: PathBuf, handout: Handout) {
        let timeline = self.state.timeline.clone();
        let mut drafts = self.state.drafting.drafts.iter();
        let draft = drafts.find(|it| it.id == handout.briefing).cloned();
        self.run_export("export-handout", path, move |path| {
            write_handout(&timeline, &handout, draft.as_ref(), path)
        });
    }

    /// Writes a file on a thread of its own, and says how that went.
    fn run_export(
        &self,
        name: &'static str,
        path: PathBuf,
        write: impl FnOnce(&Path) -> anyhow::Result<()> + Send + 'static,
    ) {
        let mailbox = self.mailbox.clone();
        self.loader.run(name, move || {
            let (text, tone) = match write(&path) {
                Ok(()) => (format!("Saved to {}", path.display()), Tone::Info),
                Err(error) => (format!("{error:#}"), Tone::Problem),
            };
            mailbox.send(Command::Notify { text, tone });
        });
    }

    /// Puts a table on the clipboard; as plain text alone if that takes no markup.
    fn copy_table(&mut self, ctx: &egui::Context, html: &str, text: String) {
        if let Err(error) = self.clipboard.put_table(html, &text) {
            ctx.copy_text(text);
            self.push(Command::Notify {
                text: format!("Copied as plain text only: {error:#}"),
                tone: Tone::Info,
            });
        }
    }

    /// Writes the settings and the place of the window.
    pub fn keep_settings(&mut self) {
        let list_open = self.state.canvas_mode() == Mode::List;
        self.preferences
            .take(&self.state.settings, list_open, self.window_place);
        if let Err(message) = self.preferences.save() {
            self.warn(message);
        }
    }
}

/// Whether the dark look is wanted. A desktop that does not say gets the light one.
fn is_dark(ctx: &egui::Context, theme: Theme) -> bool {
    match theme {
        Theme::Light => false,
        Theme::Dark => true,
        Theme::System => ctx.input(|input| input.raw.system_theme) == Some(egui::Theme::Dark),
    }
}
