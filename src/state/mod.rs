//! What the user sees now, and what can change it: a [`Command`] comes in, [`Effect`]s go out.
//!
//! Everything here is plain data. It knows no toolkit, no disk and no clock: the time comes with
//! each command. [`State::apply`] only dispatches; the work of each command is a small function
//! in the file of its theme. Drawing the state is `ui`'s work, performing effects `app`'s.

use std::sync::Arc;

use crate::{
    layout::TimeView,
    model::{CivilDate, ItemIx, Timeline},
};

mod changes;
mod command;
mod commands;
mod comparing;
mod drafting;
mod evidence;
mod file;
mod filtering;
mod following;
mod handout;
mod item_text;
mod knowing;
mod layers;
mod navigate;
mod notify;
mod presenting;
mod search;
mod select;
mod settings;
mod step_view;
mod viewing;

pub use changes::{Changes, ChangesRange};
pub use command::{
    ClusterSummary, Command, ComparingCommand, ComparisonFormat, DraftingCommand, Effect,
    FollowingCommand, Handout, HandoutCommand, ImageFormat, PresentingCommand, SearchMade,
    SharedTimeline, StepEdit,
};
pub use commands::{
    COMMANDS, CommandPlace, CommandSpec, Held, Key, KeyChord, KeyContext, Pressed, Section,
    command_for, matching_commands, offered_commands, readme_key_table, spec_of,
};
pub use comparing::{ComparedPlace, Comparing, ComparisonCursor, ComparisonForm};
pub use drafting::{BriefingRow, Drafting, DraftsRead, Kept};
pub use evidence::{attribution_words, evidence_text, hedging_words, origins_words};
pub use file::{Loaded, Loading, Origin, Problem, Severity};
pub use filtering::{FilterMode, Filtering};
pub use following::{FollowedCursor, Following};
pub use item_text::{date_text, item_text, source_text, spoken_item};
pub use knowing::{ChosenAccount, Knowing};
pub use layers::Layer;
pub use navigate::Direction;
pub use notify::{Toast, Tone};
pub use presenting::{
    AudiencePlace, AudienceTheme, BriefingChoice, Display, Frozen, NotedTime, Pace, Picture,
    Pointer, Presenting, PresentingPlace, Room, Show, Slide, TalkClock,
};
pub use search::Search;
pub use select::TypedNumber;
pub use settings::{Settings, Theme, WheelUse};
pub use viewing::{History, Place, Viewing};

/// The time, as the shell passes it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds of a clock that never goes back.
    pub millis: u64,
    /// The date of the day, for dates typed without a year.
    pub today: CivilDate,
}

/// What fills the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The canvas alone.
    #[default]
    Explore,
    /// Two documents beside each other, in place of the canvas.
    Compare,
    /// The canvas, and beside it the list of the same items in reading order.
    List,
}

impl Mode {
    /// The one that showing or hiding the list leads to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Explore | Self::Compare => Self::List,
            Self::List => Self::Explore,
        }
    }
}

/// What the user sees now.
#[derive(Clone, Debug)]
pub struct State {
    /// The timeline that is shown.
    pub timeline: Arc<Timeline>,
    /// Where it comes from.
    pub origin: Origin,
    /// What is wrong with the file that was read last.
    pub problems: Vec<Problem>,
    /// That file's edit is not shown, as it is worse than what is.
    pub edit_refused: bool,
    /// Which file that was; another than [`State::origin`] if it could not be shown.
    pub problems_of: Origin,
    /// The file that is being read; `None` if none is.
    pub loading: Option<Loading>,
    /// The view of time.
    pub viewing: Viewing,
    /// How far the lanes are scrolled, in points.
    pub scroll_y: f32,
    /// The way back and forth.
    pub history: History,
    /// The selected item.
    pub selection: Option<ItemIx>,
    /// An item whose row the canvas should scroll into sight; it answers with
    /// [`Command::ScrollLanes`]. `None` if there is nothing to do.
    pub reveal: Option<ItemIx>,
    /// The filter and what follows from it.
    pub filtering: Filtering,
    /// The search and what it has found.
    pub search: Search,
    /// Whose knowledge is shown, and what else tells of it.
    pub knowing: Knowing,
    /// The comparison of two documents.
    pub comparing: Comparing,
    /// The rows of issues and figures.
    pub following: Following,
    /// The briefing that is told, and what its audience sees.
    pub presenting: Presenting,
    /// The user's own briefings.
    pub drafting: Drafting,
    /// What fills the window.
    pub mode: Mode,
    /// What lies above the canvas, the top one last.
    pub layers: Vec<Layer>,
    /// The number of an item while it is being typed.
    pub number: Option<TypedNumber>,
    /// Which tracks are folded, one a track.
    pub folded: Vec<bool>,
    /// For one frame: the canvas is asked for its cluster nearest to the selected item.
    pub cluster_wanted: bool,
    /// How often the details were scrolled down, less how often up; the pane follows changes.
    pub detail_scrolls: i64,
    /// Messages, the oldest first.
    pub toasts: Vec<Toast>,
    /// The kind of command that is being done; `None` for what comes from outside.
    answering: Option<std::mem::Discriminant<Command>>,
    /// What the user prefers.
    pub settings: Settings,
    /// Whether the window fills the screen.
    pub full_screen: bool,
    /// Whether the cost of each frame is shown.
    pub frame_overlay: bool,
    /// Errors of the file as it is shown; an edit with more of them is not.
    shown_errors: usize,
    /// Whether any timeline has been opened yet.
    has_opened: bool,
    last_ticket: u64,
}

impl State {
    /// An empty timeline, until the first file is read.
    pub fn new(settings: Settings, now: Now) -> Self {
        let empty = Loaded::new(Timeline::default(), Origin::Builtin, Vec::new());
        let (view, limits) = navigate::opening(&empty.timeline, None, now.today);
        Self {
            filtering: Filtering::new(&empty.timeline, empty.facets),
            timeline: empty.timeline,
            origin: empty.origin,
            problems: Vec::new(),
            edit_refused: false,
            problems_of: Origin::Builtin,
            loading: None,
            viewing: Viewing::new(view, limits, 0.0),
            scroll_y: 0.0,
            history: History::default(),
            selection: None,
            reveal: None,
            search: Search::default(),
            knowing: Knowing::default(),
            comparing: Comparing::default(),
            following: Following::default(),
            presenting: Presenting::default(),
            drafting: Drafting::default(),
            mode: Mode::default(),
            layers: Vec::new(),
            number: None,
            folded: Vec::new(),
            cluster_wanted: false,
            detail_scrolls: 0,
            toasts: Vec::new(),
            answering: None,
            settings: settings.sane(),
            full_screen: false,
            frame_overlay: false,
            shown_errors: 0,
            has_opened: false,
            last_ticket: 0,
        }
    }

    /// The view of time on screen at `now`.
    pub fn time_view(&self, now: Now) -> TimeView {
        self.viewing.at(now)
    }

    /// Lets time pass: moves end, messages and half-typed numbers go away.
    pub fn advance(&mut self, now: Now) {
        self.cluster_wanted = false;
        self.viewing.settle(now);
        self.expire_toasts(now);
        self.number = self.number.take().filter(|number| !number.is_stale(now));
    }

    /// When the state next changes by itself, as a time of the same clock; `None` if it waits
    /// for a command. While the view moves that is now.
    pub fn next_change_millis(&self, now: Now) -> Option<u64> {
        if self.viewing.is_moving(now) {
            return Some(now.millis);
        }
        let number = self.number.as_ref();
        let stale = number.map(|number| number.typed_at_millis + TypedNumber::TIMEOUT_MILLIS);
        let toasts = self.toasts.iter().map(|toast| toast.expires_at_millis);
        let told = self.next_told_millis(now);
        toasts.chain(stale).chain(told).min()
    }

    /// Does what `command` says and gives what the shell must do, in order.
    pub fn apply(&mut self, command: Command, now: Now) -> Vec<Effect> {
        self.answer(&command);
        if let Some(effects) = self.keep_from_audience(&command, now) {
            return effects;
        }
        let mut effects = self.leave_path_for(&command, now);
        effects.extend(self.apply_here(command, now));
        self.hold_this_window();
        effects
    }

    /// As [`State::apply`], with the laptop where the command is seen.
    fn apply_here(&mut self, command: Command, now: Now) -> Vec<Effect> {
        use Direction::{Backward, Forward};
        match command {
            Command::ZoomIn => self.zoom_by_key(Forward, now),
            Command::ZoomOut => self.zoom_by_key(Backward, now),
            Command::ZoomAt { fraction, factor } => self.zoom_at(fraction, factor, now),
            Command::Pan { fraction } => self.pan(fraction, now),
            Command::PanPoints { points } => self.pan_points(points, now),
            Command::PanQuarter { direction } => self.pan_quarter(direction, now),
            Command::CanvasResized { width_points } => self.resize_canvas(width_points, now),
            Command::ScrollLanes { to_points } => self.scroll_lanes(to_points),
            Command::FitAll => self.fit_all(now),
            Command::FitSelection => self.fit_selection(now),
            Command::FitItem { item } => self.fit_item(item, now),
            Command::ShowRange { range } => self.show_range(range, 0.0, now),
            Command::CenterOn { time } => self.center_on(time, now),
            Command::DragRange { range } => self.drag_range(range, now),
            Command::GoToDate { text } => self.go_to_date(&text, now),
            Command::ViewBack => self.view_back(now),
            Command::ViewForward => self.view_forward(now),
            Command::NextPhase => self.step_phase(Forward, now),
            Command::PreviousPhase => self.step_phase(Backward, now),
            Command::ShowPhase { index } => self.show_phase(index, now),
            Command::Select { item } => self.select(item, now),
            Command::Deselect => self.put_selection(None),
            Command::NextItem => self.step_item(Forward, now),
            Command::PreviousItem => self.step_item(Backward, now),
            Command::FirstItem => self.step_to_end(Backward, now),
            Command::LastItem => self.step_to_end(Forward, now),
            Command::LaneUp => self.step_lane(Backward, now),
            Command::LaneDown => self.step_lane(Forward, now),
            Command::Digit { digit } => self.type_digit(digit, now),
            Command::Activate => self.activate(now),
            Command::ScrollDetail { direction } => self.scroll_detail(direction),
            Command::ToggleDetail => self.change_settings(|s| s.detail_open = !s.detail_open),
            Command::OpenCluster { cluster } => self.open_cluster(cluster, now),
            Command::ListNearestCluster => self.ask_for_cluster(),
            Command::ListCluster { cluster } => self.put_layer(Layer::ClusterList { cluster }),
            Command::ListUndated { track } => self.list_undated(track, now),
            Command::OpenUndated => self.open_undated(now),
            Command::ToggleFolded { track } => self.toggle_folded(track),
            Command::FoldRow => self.fold_row(now),
            Command::UnfoldRows => self.unfold_rows(now),
            Command::ToggleFilter { value } => self.toggle_filter(value),
            Command::SetFilterDates { range } => self.set_filter_dates(range),
            Command::ClearFacet { facet } => self.clear_facet(facet),
            Command::ClearFilter => self.clear_filter(),
            Command::SetFilterMode { mode } => self.set_filter_mode(mode),
            Command::ToggleFilterMode => self.toggle_filter_mode(now),
            Command::ToggleFilterPanel => self.toggle_filter_panel(),
            Command::OpenSearch => self.open_search(),
            Command::SetSearch { text } => self.set_search(text),
            Command::NextHit => self.step_hit(Forward, now),
            Command::PreviousHit => self.step_hit(Backward, now),
            Command::ShowHit { index } => self.show_hit(index, now),
            Command::SearchReady { made } => self.search_ready(&made, now),
            Command::SetKnowledgeDate { date } => self.know(date, now),
            Command::ScrubKnowledge { date } => self.scrub(date),
            Command::StepKnowledge { direction } => self.step_knowledge(direction, now),
            Command::ToggleScrubber => self.toggle_scrubber(now),
            Command::OpenKnownOn => self.put_layer(Layer::known_on()),
            Command::SetKnownOn { text } => self.type_into(Layer::known_on(), &text),
            Command::KnowTyped { text } => self.know_typed(&text, now),
            Command::ToggleGhosts => self.toggle_ghosts(now),
            Command::ToggleChanges => self.toggle_changes(),
            Command::Compare { range } => self.compare(range),
            Command::TypeComparedDay { text } => self.type_compared_day(text),
            Command::CompareAfter { text } => self.compare_after(&text),
            Command::CopyChanges => self.copy_changes(now),
            Command::ToggleEvidence => self.toggle_evidence(now),
            Command::CopyEvidence => self.copy_evidence(now),
            Command::ChooseAccount { account } => self.choose_account(account, now),
            Command::NextAccount => self.next_account(now),
            Command::ColourBy { by } => self.colour_by(by, now),
            Command::NextColourBy => self.next_colour_by(now),
            Command::ShowOnlyOfficial => self.show_only_official(now),
            Command::Comparing(command) => self.apply_comparing(command, now),
            Command::Following(command) => self.apply_following(command, now),
            Command::Handout(command) => self.apply_handout(command, now),
            Command::Presenting(command) => self.apply_presenting(command, now),
            Command::Drafting(command) => self.draft(command, now),
            Command::ShowList => self.set_mode(Mode::List),
            Command::ShowCanvas => self.set_mode(Mode::Explore),
            Command::ToggleList => self.set_mode(self.mode.other()),
            Command::OpenPalette => self.put_layer(Layer::palette()),
            Command::SetPaletteQuery { query } => self.type_into(Layer::palette(), &query),
            Command::MovePaletteCursor { direction } => self.move_palette_cursor(direction),
            Command::ChoosePalette => self.choose_palette(now),
            Command::OpenKeySheet => self.put_layer(Layer::key_sheet()),
            Command::SetKeySheetQuery { query } => self.type_into(Layer::key_sheet(), &query),
            Command::OpenGoTo => self.put_layer(Layer::go_to()),
            Command::SetGoTo { text } => self.type_into(Layer::go_to(), &text),
            Command::ShowProblems => self.put_layer(Layer::Problems),
            Command::OpenMenu => self.toggle_layer(Layer::Menu),
            Command::ShowTip { item } => self.show_tip(item),
            Command::HideTip => self.hide_tip(),
            Command::CloseTop => self.close_top(now),
            Command::OpenFile => vec![Effect::OpenFileDialog],
            Command::OpenPath { path } => self.open(Origin::File(path), now),
            Command::OpenBuiltin => self.open(Origin::Builtin, now),
            Command::Reload => self.reload(now),
            Command::CancelLoading => self.cancel_loading(),
            Command::LoadProgress { ticket, fraction } => self.load_progress(ticket, fraction),
            Command::Loaded { ticket, loaded } => self.load_and_tell(ticket, *loaded, now),
            Command::LoadFailed { ticket, problems } => self.load_failed(ticket, problems, now),
            Command::ExportImage { format } => self.export_image(format),
            Command::ExportTo { path, format } => vec![Effect::WriteExport { path, format }],
            Command::CopyItemText => self.copy_item_text(now),
            Command::CopySource { source } => self.copy_source(source, now),
            Command::OpenSource { source } => self.open_source(source, now),
            Command::OpenAddress { url } => self.open_address(&url, now),
            Command::SetTheme { theme } => self.change_settings(|s| s.theme = theme),
            Command::ToggleTheme => self.toggle_theme(),
            Command::LargerText => self.step_text_scale(0.1),
            Command::SmallerText => self.step_text_scale(-0.1),
            Command::SetTextScale { scale } => self.change_settings(|s| s.text_scale = scale),
            Command::SetReducedMotion { reduced } => self.set_reduced_motion(reduced),
            Command::ToggleReducedMotion => self.set_reduced_motion(!self.settings.reduced_motion),
            Command::SetWheel {
                wheel,
                speed,
                inverted,
            } => self.set_wheel(wheel, speed, inverted),
            Command::SetSingleKeyShortcuts { allowed } => self.set_single_keys(allowed),
            Command::SetZone { zone } => self.change_settings(|s| s.zone = zone),
            Command::SetDetailWidth { width_points } => self.set_detail_width(width_points),
            Command::ToggleFullScreen => self.toggle_full_screen(),
            Command::DismissHint => self.change_settings(|s| s.hint_dismissed = true),
            Command::ToggleFrameOverlay => self.toggle_frame_overlay(),
            Command::Notify { text, tone } => self.toast(text, tone, now),
            Command::Quit => vec![Effect::Quit],
        }
    }

    fn resize_canvas(&mut self, width_points: f32, now: Now) -> Vec<Effect> {
        let in_sight = |state: &Self| {
            let view = state.viewing.target();
            let time = state
                .selection
                .and_then(|item| state.timeline.item(item).when.as_ref()?.midpoint())?;
            Some((0.0..=1.0).contains(&view.fraction_of(time)))
        };
        let before = in_sight(self);
        self.viewing.resize(width_points, now);
        // A pane that opens must not push out what is read in it.
        if before == Some(true)
            && in_sight(self) == Some(false)
            && let Some(item) = self.selection
        {
            self.bring_into_sight(item, now);
        }
        Vec::new()
    }

    fn ask_for_cluster(&mut self) -> Vec<Effect> {
        self.cluster_wanted = true;
        Vec::new()
    }

    fn scroll_detail(&mut self, direction: Direction) -> Vec<Effect> {
        self.detail_scrolls += match direction {
            Direction::Forward => 1,
            Direction::Backward => -1,
        };
        Vec::new()
    }

    fn scroll_lanes(&mut self, to_points: f32) -> Vec<Effect> {
        self.reveal = None;
        if to_points.is_finite() {
            self.scroll_y = to_points.max(0.0);
        }
        Vec::new()
    }

    /// Shows the canvas, alone or with the list.
    fn set_mode(&mut self, mode: Mode) -> Vec<Effect> {
        let effects = self.leave_comparison();
        self.mode = mode;
        effects
    }

    fn choose_palette(&mut self, now: Now) -> Vec<Effect> {
        let choice = self.take_palette_choice();
        choice.map_or_else(Vec::new, |choice| self.apply(choice, now))
    }

    fn toggle_full_screen(&mut self) -> Vec<Effect> {
        self.full_screen = !self.full_screen;
        vec![Effect::SetFullScreen(self.full_screen)]
    }

    fn toggle_frame_overlay(&mut self) -> Vec<Effect> {
        self.frame_overlay = !self.frame_overlay;
        Vec::new()
    }
}

#[cfg(test)]
mod tests;
