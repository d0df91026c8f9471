//! The words that the window, the keys, the palette and the tests speak: a [`Command`] is
//! something to do, an [`Effect`] is something that the shell must do about it.
//!
//! Commands of a theme with many of them have an enum of their own.

use std::{ops::Range, path::PathBuf, sync::Arc};

use crate::layout::ColourBy;
use crate::model::{
    Facet, FacetValue, ItemIx, KnowledgeDate, SearchIndex, SourceIx, TimePoint, Timeline, TrackIx,
};

use super::{
    ChangesRange, ChosenAccount, Direction, FilterMode, Loaded, Problem, Theme, Tone, WheelUse,
};

mod comparing;
mod drafting;
mod effect;
mod following;
mod handout;
mod presenting;

pub use comparing::{ComparingCommand, ComparisonFormat};
pub use drafting::{DraftingCommand, StepEdit};
pub use effect::{Effect, ImageFormat};
pub use following::FollowingCommand;
pub use handout::{Handout, HandoutCommand};
pub use presenting::PresentingCommand;

/// Anything that can change what the user sees. Only [`super::State::apply`] acts on it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Show half as much time, about the selection if it is in sight, else about the middle.
    ZoomIn,
    /// Show twice as much time, about the selection if it is in sight, else about the middle.
    ZoomOut,
    /// Zoom at once about a place: the wheel and the pinch.
    ZoomAt {
        /// The place that stays put: 0 is the left edge of the canvas, 1 the right.
        fraction: f64,
        /// Above 1 shows less time, below 1 more.
        factor: f64,
    },
    /// Move the view at once by a part of its span; positive shows later time.
    Pan {
        /// The part of the span.
        fraction: f64,
    },
    /// Move the view at once by points; positive shows later time.
    PanPoints {
        /// Points on screen.
        points: f32,
    },
    /// Move the view by a quarter of its span.
    PanQuarter {
        /// Where to.
        direction: Direction,
    },
    /// The canvas has another width; the date at its left edge and its scale stay.
    CanvasResized {
        /// Its width without the track heads, in points.
        width_points: f32,
    },
    /// The lanes were scrolled.
    ScrollLanes {
        /// How far their top is above the edge, in points.
        to_points: f32,
    },
    /// Show all items that the filter lets through.
    FitAll,
    /// Bring the selected item to the middle; if it is there already, fill the view with it.
    FitSelection,
    /// Fill the view with one item.
    FitItem {
        /// Which one.
        item: ItemIx,
    },
    /// Show a stretch of time.
    ShowRange {
        /// Which one, half-open.
        range: Range<TimePoint>,
    },
    /// Bring a moment to the middle, at the same scale: a click on the overview.
    CenterOn {
        /// The moment.
        time: TimePoint,
    },
    /// Put the view where a hand drags it: the window of the overview.
    DragRange {
        /// The stretch to show at once, half-open.
        range: Range<TimePoint>,
    },
    /// Go to a date as typed.
    GoToDate {
        /// EDTF or plain English.
        text: String,
    },
    /// Return to where the last jump began.
    ViewBack,
    /// Repeat the jump that was taken back.
    ViewForward,
    /// Show the next phase.
    NextPhase,
    /// Show the phase before.
    PreviousPhase,
    /// Show one phase.
    ShowPhase {
        /// Its place in the timeline's list.
        index: usize,
    },

    /// Select an item.
    Select {
        /// Which one.
        item: ItemIx,
    },
    /// Select nothing.
    Deselect,
    /// Select the next item in reading order within the filter.
    NextItem,
    /// Select the item before in reading order within the filter.
    PreviousItem,
    /// Select the first item within the filter.
    FirstItem,
    /// Select the last item within the filter.
    LastItem,
    /// Select the item on the lane above that is nearest in time.
    LaneUp,
    /// Select the item on the lane below that is nearest in time.
    LaneDown,
    /// A digit of the number of an item.
    Digit {
        /// 0 to 9.
        digit: u8,
    },
    /// Go to the item whose number was typed; without one, open the details of the selected.
    Activate,
    /// Show the details of the selected item, or hide them.
    ToggleDetail,
    /// Scroll the details by a few lines.
    ScrollDetail {
        /// Forward is down.
        direction: Direction,
    },
    /// Split a cluster by zooming in; list its members if that cannot split it.
    OpenCluster {
        /// The crowd.
        cluster: ClusterSummary,
    },
    /// List the members of the cluster nearest to the selected item; the canvas knows which.
    ListNearestCluster,
    /// List the members of a cluster.
    ListCluster {
        /// The crowd.
        cluster: ClusterSummary,
    },
    /// List the items of a track that have no date.
    ListUndated {
        /// Which track.
        track: TrackIx,
    },
    /// List the items without a date of the selected item's track, or of the first that has any.
    OpenUndated,
    /// Fold a track to a thin strip, or unfold it.
    ToggleFolded {
        /// Which track.
        track: TrackIx,
    },
    /// Fold the track of the selected item, or unfold it.
    FoldRow,
    /// Unfold every track.
    UnfoldRows,

    /// Choose a value of a facet, or no longer choose it.
    ToggleFilter {
        /// The value.
        value: FacetValue,
    },
    /// Let through only what may have happened in a stretch of time.
    SetFilterDates {
        /// The stretch, half-open; `None` for any time.
        range: Option<Range<TimePoint>>,
    },
    /// Choose nothing in one facet.
    ClearFacet {
        /// Which one.
        facet: Facet,
    },
    /// Let everything through.
    ClearFilter,
    /// Say what becomes of items that the filter does not let through.
    SetFilterMode {
        /// Dim or hide.
        mode: FilterMode,
    },
    /// Dim what was hidden, hide what was dimmed.
    ToggleFilterMode,
    /// Show the choices of the filter, or hide them.
    ToggleFilterPanel,

    /// Go to the search field.
    OpenSearch,
    /// Search for other words.
    SetSearch {
        /// The words as typed.
        text: String,
    },
    /// Select the next hit.
    NextHit,
    /// Select the hit before.
    PreviousHit,
    /// Select one hit.
    ShowHit {
        /// Its place among the hits.
        index: usize,
    },
    /// The search index of a timeline is made.
    SearchReady {
        /// The timeline and its index.
        made: SearchMade,
    },

    /// Shows what was known on a day.
    SetKnowledgeDate {
        /// The day, or the latest.
        date: KnowledgeDate,
    },
    /// As [`Command::SetKnowledgeDate`] while the handle is dragged; the other comes at the end.
    ScrubKnowledge {
        /// The day, or the latest.
        date: KnowledgeDate,
    },
    /// Shows the knowledge of the next day on which anything changed, or of the one before.
    StepKnowledge {
        /// Forward is later.
        direction: Direction,
    },
    /// Shows the handle for the day of knowledge, or takes it away and shows the latest.
    ToggleScrubber,
    /// Asks for a day of knowledge.
    OpenKnownOn,
    /// Changes the text of that question.
    SetKnownOn {
        /// The text as typed.
        text: String,
    },
    /// Shows what was known on a day as typed.
    KnowTyped {
        /// EDTF or plain English; "latest" for all.
        text: String,
    },
    /// Draws superseded dates, or leaves them out.
    ToggleGhosts,
    /// Shows what changed, or takes it away.
    ToggleChanges,
    /// Chooses the days that are compared.
    Compare {
        /// Which ones.
        range: ChangesRange,
    },
    /// Changes the text of the earlier day to compare with.
    TypeComparedDay {
        /// The text as typed.
        text: String,
    },
    /// Compares with an earlier day as typed.
    CompareAfter {
        /// EDTF or plain English.
        text: String,
    },
    /// Copies what changed as text.
    CopyChanges,
    /// Shows the evidence for the selected item, or takes it away.
    ToggleEvidence,
    /// Copies the evidence as a paragraph with footnotes.
    CopyEvidence,
    /// Lets the mark of an item follow an account; `None` puts it back.
    ChooseAccount {
        /// Which one.
        account: Option<ChosenAccount>,
    },
    /// Follows the next account of the selected item.
    NextAccount,
    /// Colours the marks by something else.
    ColourBy {
        /// By what.
        by: ColourBy,
    },
    /// Colours the marks by the next thing there is.
    NextColourBy,
    /// Hides all that no official source confirms, or shows it again.
    ShowOnlyOfficial,

    /// Do something to the comparison of two documents.
    Comparing(ComparingCommand),
    /// Do something to the rows of issues and figures.
    Following(FollowingCommand),
    /// Do something that leads to a handout.
    Handout(HandoutCommand),
    /// Do something to the briefing that is told.
    Presenting(PresentingCommand),
    /// Do something to the user's own briefings.
    Drafting(DraftingCommand),

    /// Show the list beside the canvas.
    ShowList,
    /// Show the canvas alone.
    ShowCanvas,
    /// Show the list, or hide it.
    ToggleList,
    /// Show the palette of commands.
    OpenPalette,
    /// Change the words in the palette.
    SetPaletteQuery {
        /// The words as typed.
        query: String,
    },
    /// Move the cursor of the palette.
    MovePaletteCursor {
        /// Forward is down.
        direction: Direction,
    },
    /// Do what the cursor of the palette stands on.
    ChoosePalette,
    /// Show the sheet of keys.
    OpenKeySheet,
    /// Change the words in the sheet of keys.
    SetKeySheetQuery {
        /// The words as typed.
        query: String,
    },
    /// Ask for a date to go to.
    OpenGoTo,
    /// Change the date to go to.
    SetGoTo {
        /// The text as typed.
        text: String,
    },
    /// List what is wrong with the file.
    ShowProblems,
    /// Show the menu.
    OpenMenu,
    /// Show the full title of the item under the pointer.
    ShowTip {
        /// Which item.
        item: ItemIx,
    },
    /// The pointer has left the item and its tip.
    HideTip,
    /// Close the top layer; never the program.
    CloseTop,

    /// Ask which file to open.
    OpenFile,
    /// Open a file or a folder.
    OpenPath {
        /// Where it is.
        path: PathBuf,
    },
    /// Open the built-in chronology.
    OpenBuiltin,
    /// Read the open file again.
    Reload,
    /// Stop reading a file.
    CancelLoading,
    /// Reading goes on.
    LoadProgress {
        /// Which reading.
        ticket: u64,
        /// How far it is, 0 to 1.
        fraction: f32,
    },
    /// A file has been read.
    Loaded {
        /// Which reading.
        ticket: u64,
        /// What was in it.
        loaded: Box<Loaded>,
    },
    /// A file could not be read.
    LoadFailed {
        /// Which reading.
        ticket: u64,
        /// What is wrong, worst first.
        problems: Vec<Problem>,
    },
    /// Ask where to write a picture of the canvas.
    ExportImage {
        /// In which form.
        format: ImageFormat,
    },
    /// Write a picture of the canvas.
    ExportTo {
        /// Where to.
        path: PathBuf,
        /// In which form.
        format: ImageFormat,
    },
    /// Copy all that is known of the selected item.
    CopyItemText,
    /// Copy a source with its address.
    CopySource {
        /// Which one.
        source: SourceIx,
    },
    /// Open a source in the browser.
    OpenSource {
        /// Which one.
        source: SourceIx,
    },
    /// Open an address in the browser: a link in a text.
    OpenAddress {
        /// The address; only web addresses are opened.
        url: String,
    },

    /// Set the theme.
    SetTheme {
        /// Which one.
        theme: Theme,
    },
    /// Change from light to dark or back.
    ToggleTheme,
    /// Make all text larger.
    LargerText,
    /// Make all text smaller.
    SmallerText,
    /// Set the size of all text.
    SetTextScale {
        /// 1 is the size as designed.
        scale: f32,
    },
    /// Cut instead of moving.
    SetReducedMotion {
        /// Whether to cut.
        reduced: bool,
    },
    /// Cut instead of moving, or move again.
    ToggleReducedMotion,
    /// Say what the wheel does.
    SetWheel {
        /// Zoom or scroll.
        wheel: WheelUse,
        /// 1 is the speed as designed.
        speed: f32,
        /// Whether turning away zooms out.
        inverted: bool,
    },
    /// Allow commands on single characters, or not.
    SetSingleKeyShortcuts {
        /// Whether to allow them.
        allowed: bool,
    },
    /// Show times of day in another zone.
    SetZone {
        /// An IANA name; `None` for the timeline's own.
        zone: Option<String>,
    },
    /// The pane with the details has another width.
    SetDetailWidth {
        /// In points.
        width_points: f32,
    },
    /// Fill the screen, or leave it.
    ToggleFullScreen,
    /// Never show the hint for new users again.
    DismissHint,
    /// Show what each frame costs, or hide it.
    ToggleFrameOverlay,
    /// Tell the user something: the outcome of work done elsewhere.
    Notify {
        /// What.
        text: String,
        /// Good or bad.
        tone: Tone,
    },
    /// End the program.
    Quit,
}

/// A crowd on the canvas, as far as commands need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterSummary {
    /// The row it stands on.
    pub track: TrackIx,
    /// Members in reading order; only the first few hundred of a large crowd.
    pub first_members: Vec<ItemIx>,
    /// How many members there are.
    pub count: usize,
    /// From the earliest to the latest moment of its members.
    pub span: Range<TimePoint>,
}

/// A timeline passed between threads. Equal means the very same one.
#[derive(Clone, Debug)]
pub struct SharedTimeline(pub Arc<Timeline>);

impl PartialEq for SharedTimeline {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A search index and the timeline it was made from. Equal means the very same ones.
#[derive(Clone, Debug)]
pub struct SearchMade {
    /// What was indexed.
    pub timeline: Arc<Timeline>,
    /// The index.
    pub index: Arc<SearchIndex>,
}

impl PartialEq for SearchMade {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.timeline, &other.timeline) && Arc::ptr_eq(&self.index, &other.index)
    }
}
