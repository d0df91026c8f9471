//! The table itself, and what is read from it.

use std::fmt::Write;

use super::{Key, KeyChord};
use crate::model::{KnowledgeDate, Side};
use crate::state::{
    Command, ComparingCommand, ComparisonFormat, Direction, DraftingCommand, FollowingCommand,
    HandoutCommand, ImageFormat, PresentingCommand, PresentingPlace,
};

/// A group of commands in menus and in the sheet of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// Zooming and moving.
    Time,
    /// Going from item to item.
    Items,
    /// Searching and filtering.
    Find,
    /// Who says so, how sure, and since when it is known.
    Evidence,
    /// Two documents beside each other.
    Comparison,
    /// Telling a briefing, and making one.
    Presenting,
    /// Files, pictures, the clipboard.
    File,
    /// Panes, theme, text size.
    Window,
}

impl Section {
    /// Every section, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Time,
        Self::Items,
        Self::Find,
        Self::Evidence,
        Self::Comparison,
        Self::Presenting,
        Self::File,
        Self::Window,
    ];

    /// Every section, the one that belongs to what is on screen first: the briefing that is told,
    /// the comparison, or the canvas.
    pub fn in_order(comparing: bool, presenting: PresentingPlace) -> Vec<Self> {
        let mut sections = Self::ALL.to_vec();
        let told = presenting != PresentingPlace::Off;
        sections.sort_by_key(|it| match it {
            Self::Presenting if told => 0,
            Self::Comparison if comparing => 1,
            _ => 2,
        });
        sections
    }

    /// The heading.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Time => "Time",
            Self::Items => "Items",
            Self::Find => "Search and filter",
            Self::Evidence => "Evidence and knowledge",
            Self::Comparison => "Comparison",
            Self::Presenting => "Briefings",
            Self::File => "File",
            Self::Window => "Window",
        }
    }
}

/// Where the keys of a command act, and where the palette offers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommandPlace {
    /// On the canvas.
    Canvas,
    /// In the comparison of two documents.
    Comparison,
    /// In both, and while a briefing is told.
    Both,
    /// While a briefing is told.
    Presenting,
    /// While a briefing is told and the laptop is on its path.
    Path,
}

impl CommandPlace {
    /// Whether it holds where a comparison is on screen or none is, and where a briefing is told
    /// or none is. On the path neither canvas nor comparison is on screen; what acts there leaves
    /// the path for the canvas.
    pub const fn holds(self, comparing: bool, presenting: PresentingPlace) -> bool {
        let on_path = matches!(presenting, PresentingPlace::Path);
        match self {
            Self::Canvas => !comparing || on_path,
            Self::Comparison => comparing && !on_path,
            Self::Both => true,
            Self::Presenting => !matches!(presenting, PresentingPlace::Off),
            Self::Path => on_path,
        }
    }

    /// Whether it comes before the canvas and the comparison where both hold.
    pub(super) const fn is_of_presenting(self) -> bool {
        matches!(self, Self::Presenting | Self::Path)
    }

    /// What the README says of a key that acts only there; empty if it acts elsewhere too.
    const fn prefix(self) -> &'static str {
        match self {
            Self::Comparison => "Comparison: ",
            Self::Presenting => "Presenting: ",
            Self::Path => "On the path: ",
            Self::Canvas | Self::Both => "",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct CommandSpec {
    /// A stable name for settings and tests.
    pub id: &'static str,
    /// The name in menus; an ellipsis where more input is asked.
    pub name: &'static str,
    /// What it does, in a sentence without a full stop.
    pub tooltip: &'static str,
    /// The chords that give it, the one to show first.
    pub keys: &'static [KeyChord],
    /// Keys that are no chord, in words; empty if there are none.
    pub other_keys: &'static str,
    /// The group it belongs to.
    pub section: Section,
    /// Where it acts.
    pub place: CommandPlace,
    /// Makes the command.
    pub command: fn() -> Command,
}

impl CommandSpec {
    /// All its keys as written in the sheet of keys; empty if it has none.
    pub fn keys_text(&self) -> String {
        let mut texts: Vec<String> = self.keys.iter().map(ToString::to_string).collect();
        if !self.other_keys.is_empty() {
            texts.push(self.other_keys.to_owned());
        }
        texts.join(" or ")
    }

    /// The key to show beside the name; empty if it has none.
    pub fn main_key_text(&self) -> String {
        let main = self.keys.first().map(ToString::to_string);
        main.unwrap_or_else(|| self.other_keys.to_owned())
    }
}

const fn row(
    section: Section,
    id: &'static str,
    name: &'static str,
    tooltip: &'static str,
    keys: &'static [KeyChord],
    command: fn() -> Command,
) -> CommandSpec {
    CommandSpec {
        id,
        name,
        tooltip,
        keys,
        other_keys: "",
        section,
        place: match section {
            Time | Items | Find => CommandPlace::Canvas,
            Comparison => CommandPlace::Comparison,
            Presenting => CommandPlace::Presenting,
            Evidence | File | Window => CommandPlace::Both,
        },
        command,
    }
}

/// The same command for the canvas alone.
const fn canvas(spec: CommandSpec) -> CommandSpec {
    CommandSpec {
        place: CommandPlace::Canvas,
        ..spec
    }
}

/// The same command for the canvas and the comparison.
const fn both(spec: CommandSpec) -> CommandSpec {
    CommandSpec {
        place: CommandPlace::Both,
        ..spec
    }
}

/// The same command for the step of a briefing, with the keys that it has in the panel.
const fn on_step(keys: &'static str, spec: CommandSpec) -> CommandSpec {
    CommandSpec {
        other_keys: keys,
        ..both(spec)
    }
}

/// The same command for the path of a briefing alone.
const fn on_path(spec: CommandSpec) -> CommandSpec {
    CommandSpec {
        place: CommandPlace::Path,
        ..spec
    }
}

use Section::{Comparison, Evidence, File, Find, Items, Presenting, Time, Window};

/// Every command that has a name. Those that carry what was pointed at have none.
#[rustfmt::skip]
pub const COMMANDS: &[CommandSpec] = &[
    row(Time, "zoom-in", "Zoom in", "Show less time about the selection or the middle",
        &[KeyChord::plain(Key::Plus), KeyChord::plain(Key::Letter('W')).by_place()], || Command::ZoomIn),
    row(Time, "zoom-out", "Zoom out", "Show more time about the selection or the middle",
        &[KeyChord::plain(Key::Minus), KeyChord::plain(Key::Letter('S')).by_place()], || Command::ZoomOut),
    row(Time, "pan-earlier", "Earlier", "Move the view a quarter towards earlier time",
        &[KeyChord::shift(Key::Left), KeyChord::plain(Key::Letter('A')).by_place()],
        || Command::PanQuarter { direction: Direction::Backward }),
    row(Time, "pan-later", "Later", "Move the view a quarter towards later time",
        &[KeyChord::shift(Key::Right), KeyChord::plain(Key::Letter('D')).by_place()],
        || Command::PanQuarter { direction: Direction::Forward }),
    row(Time, "fit-all", "Show all", "Show every item that the filter lets through",
        &[KeyChord::plain(Key::Digit(0)), KeyChord::shift(Key::Digit(1)).by_place()],
        || Command::FitAll),
    row(Time, "fit-selection", "Show the selected item", "Bring the selected item to the middle; again to fill the view with it",
        &[KeyChord::plain(Key::Letter('F')), KeyChord::shift(Key::Digit(2)).by_place()],
        || Command::FitSelection),
    row(Time, "go-to-date", "Go to a date…", "Type a date such as 6 jan, 2025-11 or c. 1985",
        &[KeyChord::plain(Key::Letter('G'))], || Command::OpenGoTo),
    row(Time, "next-phase", "Next phase", "Show the phase that follows",
        &[KeyChord::ctrl(Key::Right)], || Command::NextPhase),
    row(Time, "previous-phase", "Previous phase", "Show the phase before",
        &[KeyChord::ctrl(Key::Left)], || Command::PreviousPhase),
    both(row(Time, "back", "Back", "Return to the view before the last jump",
        &[KeyChord::alt(Key::Left), KeyChord::plain(Key::Backspace)], || Command::ViewBack)),
    both(row(Time, "forward", "Forward", "Repeat the jump that was taken back",
        &[KeyChord::alt(Key::Right)], || Command::ViewForward)),

    row(Items, "next-item", "Next item", "Go to the next item in time",
        &[KeyChord::plain(Key::Right), KeyChord::plain(Key::PageDown)], || Command::NextItem),
    row(Items, "previous-item", "Previous item", "Go to the item before in time",
        &[KeyChord::plain(Key::Left), KeyChord::plain(Key::PageUp)], || Command::PreviousItem),
    row(Items, "lane-up", "Row above", "Go to the nearest item on the row above",
        &[KeyChord::plain(Key::Up)], || Command::LaneUp),
    row(Items, "lane-down", "Row below", "Go to the nearest item on the row below",
        &[KeyChord::plain(Key::Down)], || Command::LaneDown),
    row(Items, "first-item", "First item", "Go to the first item",
        &[KeyChord::plain(Key::Home)], || Command::FirstItem),
    row(Items, "last-item", "Last item", "Go to the last item",
        &[KeyChord::plain(Key::End)], || Command::LastItem),
    CommandSpec {
        other_keys: "digits, then Enter",
        ..row(Items, "open-item", "Open details", "Show the details of the selected item, or go to the item whose number was typed",
            &[KeyChord::plain(Key::Enter)], || Command::Activate)
    },
    row(Items, "toggle-detail", "Show or hide details", "Show or hide the pane with the details",
        &[KeyChord::plain(Key::Space)], || Command::ToggleDetail),
    both(row(Items, "detail-down", "Scroll details down", "Read on in the pane with the details",
        &[KeyChord::ctrl(Key::Down)], || Command::ScrollDetail { direction: Direction::Forward })),
    both(row(Items, "detail-up", "Scroll details up", "Read back in the pane with the details",
        &[KeyChord::ctrl(Key::Up)], || Command::ScrollDetail { direction: Direction::Backward })),
    row(Items, "copy-item", "Copy as text", "Copy all that is known of the selected item",
        &[KeyChord::ctrl_shift(Key::Letter('C'))], || Command::CopyItemText),
    row(Items, "nearest-cluster", "Nearest cluster", "List the items of the cluster nearest to the selected item",
        &[KeyChord::plain(Key::Letter('O'))], || Command::ListNearestCluster),
    row(Items, "undated", "Items without a date", "List the items without a date of this row, or of the first that has any",
        &[KeyChord::plain(Key::Letter('U'))], || Command::OpenUndated),
    row(Items, "fold-row", "Fold or unfold the row", "Fold the row of the selected item to a thin strip, or unfold it",
        &[KeyChord::plain(Key::Letter('H'))], || Command::FoldRow),
    row(Items, "unfold-rows", "Unfold all rows", "Show every row at its full height",
        &[KeyChord::shift(Key::Letter('H'))], || Command::UnfoldRows),
    row(Items, "toggle-list", "Show or hide the list", "List the same items in reading order beside the canvas",
        &[KeyChord::plain(Key::Letter('L'))], || Command::ToggleList),

    both(row(Find, "search", "Search…", "Find words in every text, with room for typing errors",
        &[KeyChord::ctrl(Key::Letter('F')), KeyChord::plain(Key::Slash)], || Command::OpenSearch)),
    row(Find, "next-hit", "Next hit", "Go to the next item found",
        &[KeyChord::plain(Key::F(3)), KeyChord::plain(Key::Letter('N'))], || Command::NextHit),
    row(Find, "previous-hit", "Previous hit", "Go to the item found before",
        &[KeyChord::shift(Key::F(3)), KeyChord::shift(Key::Letter('N'))], || Command::PreviousHit),
    row(Find, "filter", "Filter…", "Choose tracks, kinds, statuses, actors, topics and tiers to see",
        &[KeyChord::ctrl_shift(Key::Letter('F'))], || Command::ToggleFilterPanel),
    row(Find, "filter-mode", "Dim or hide the rest", "Dim what the filter leaves out, or hide it",
        &[KeyChord::ctrl_shift(Key::Letter('H'))], || Command::ToggleFilterMode),
    row(Find, "clear-filter", "Clear the filter", "Let every item through again",
        &[KeyChord::ctrl_shift(Key::Letter('X'))], || Command::ClearFilter),
    row(Find, "follow", "Issues and figures…", "Choose issues and figures to follow on rows of their own",
        &[KeyChord::plain(Key::Letter('I'))], || Command::Following(FollowingCommand::TogglePanel)),
    row(Find, "follow-rows", "Show or hide issues and figures", "Show the rows of issues and figures, or hide them",
        &[KeyChord::shift(Key::Letter('I'))], || Command::Following(FollowingCommand::ToggleRows)),
    row(Find, "next-step", "Next step of an issue", "Go along the row of an issue or a figure; Enter opens the item",
        &[KeyChord::plain(Key::Letter('R'))],
        || Command::Following(FollowingCommand::StepAlong { direction: Direction::Forward })),
    row(Find, "previous-step", "Previous step of an issue", "Go back along the row of an issue or a figure",
        &[KeyChord::shift(Key::Letter('R'))],
        || Command::Following(FollowingCommand::StepAlong { direction: Direction::Backward })),
    row(Find, "next-row", "Next issue or figure", "Go to what is nearest in time on the next row of issues and figures",
        &[KeyChord::plain(Key::Letter('T'))],
        || Command::Following(FollowingCommand::StepRow { direction: Direction::Forward })),
    row(Find, "previous-row", "Previous issue or figure", "Go to what is nearest in time on the row of issues and figures before",
        &[KeyChord::shift(Key::Letter('T'))],
        || Command::Following(FollowingCommand::StepRow { direction: Direction::Backward })),
    both(row(Find, "palette", "Commands…", "Find any command by its name",
        &[KeyChord::ctrl(Key::Letter('K'))], || Command::OpenPalette)),

    row(Evidence, "evidence", "Evidence", "Show who says so, how hedged, on what sources, and what came of it",
        &[KeyChord::plain(Key::Letter('E'))], || Command::ToggleEvidence),
    row(Evidence, "copy-evidence", "Copy evidence", "Copy the evidence for the selected item as a paragraph with footnotes",
        &[KeyChord::shift(Key::Letter('E'))], || Command::CopyEvidence),
    canvas(row(Evidence, "next-account", "Next account", "Move the mark of a disputed item to the date of its next account",
        &[KeyChord::plain(Key::Letter('J'))], || Command::NextAccount)),
    row(Evidence, "scrubber", "Handle for the day", "Show the handle for the day of knowledge, or return to all that is known",
        &[KeyChord::plain(Key::Letter('K'))], || Command::ToggleScrubber),
    row(Evidence, "earlier-knowledge", "Previous change", "Show what was known before the last change",
        &[KeyChord::plain(Key::OpenBracket)], || Command::StepKnowledge { direction: Direction::Backward }),
    row(Evidence, "later-knowledge", "Next change", "Show what became known next",
        &[KeyChord::plain(Key::CloseBracket)], || Command::StepKnowledge { direction: Direction::Forward }),
    row(Evidence, "known-on", "Known on a day…", "Type the day whose knowledge is to be shown",
        &[KeyChord::shift(Key::Letter('K'))], || Command::OpenKnownOn),
    row(Evidence, "latest-knowledge", "All that is known", "Leave the day of knowledge and show the latest",
        &[KeyChord::ctrl(Key::End)], || Command::SetKnowledgeDate { date: KnowledgeDate::Latest }),
    canvas(row(Evidence, "changes", "What changed", "List what became known, was corrected or taken back on the day shown",
        &[KeyChord::plain(Key::Letter('Y'))], || Command::ToggleChanges)),
    canvas(row(Evidence, "copy-changes", "Copy what changed", "Copy the list of changes as text",
        &[KeyChord::shift(Key::Letter('Y'))], || Command::CopyChanges)),
    canvas(row(Evidence, "ghosts", "Superseded dates", "Draw the dates that were believed before as faint outlines",
        &[KeyChord::plain(Key::Letter('V'))], || Command::ToggleGhosts)),
    canvas(row(Evidence, "colour-by", "Colour by the next", "Colour the marks by track, source tier, origins, hedging or status",
        &[KeyChord::plain(Key::Letter('P'))], || Command::NextColourBy)),
    canvas(row(Evidence, "only-official", "Only what an official source confirms", "Hide all that no source of tier A reports, or show it again",
        &[KeyChord::shift(Key::Letter('P'))], || Command::ShowOnlyOfficial)),

    canvas(row(Comparison, "compare", "Compare documents", "Show point by point what became of one text in another",
        &[KeyChord::plain(Key::Letter('C'))], || Command::Comparing(ComparingCommand::Open))),
    row(Comparison, "leave-comparison", "Back to the timeline", "Leave the comparison",
        &[KeyChord::plain(Key::Letter('C'))], || Command::Comparing(ComparingCommand::Leave)),
    row(Comparison, "next-pair", "Next pair", "Go to the next pair of points",
        &[KeyChord::plain(Key::Down), KeyChord::plain(Key::F(3)), KeyChord::plain(Key::Letter('N'))],
        || Command::Comparing(ComparingCommand::StepPair { direction: Direction::Forward })),
    row(Comparison, "previous-pair", "Previous pair", "Go to the pair of points before",
        &[KeyChord::plain(Key::Up), KeyChord::shift(Key::F(3)), KeyChord::shift(Key::Letter('N'))],
        || Command::Comparing(ComparingCommand::StepPair { direction: Direction::Backward })),
    row(Comparison, "left-side", "Left document", "Go to the point of the pair in the left document",
        &[KeyChord::plain(Key::Left)], || Command::Comparing(ComparingCommand::Side { side: Side::Left })),
    row(Comparison, "right-side", "Right document", "Go to the point of the pair in the right document",
        &[KeyChord::plain(Key::Right)], || Command::Comparing(ComparingCommand::Side { side: Side::Right })),
    row(Comparison, "first-pair", "First pair", "Go to the first pair of points",
        &[KeyChord::plain(Key::Home)], || Command::Comparing(ComparingCommand::FirstPair)),
    row(Comparison, "last-pair", "Last pair", "Go to the last pair of points",
        &[KeyChord::plain(Key::End)], || Command::Comparing(ComparingCommand::LastPair)),
    CommandSpec {
        other_keys: "digits, then Enter",
        ..row(Comparison, "explain", "Show what explains it", "Go to the item that explains the pair of points most, or to the point whose number was typed",
            &[KeyChord::plain(Key::Enter)], || Command::Comparing(ComparingCommand::Explain))
    },
    row(Comparison, "swap-documents", "Swap the documents", "Let the left and the right document change places",
        &[KeyChord::plain(Key::Letter('X'))], || Command::Comparing(ComparingCommand::Swap)),
    row(Comparison, "pair-order", "By topic", "Gather the pairs by topic, or order them by number",
        &[KeyChord::plain(Key::Letter('T'))], || Command::Comparing(ComparingCommand::ToggleOrder)),
    row(Comparison, "hide-kept", "Hide kept", "Hide the points that were kept, or show them again",
        &[KeyChord::plain(Key::Letter('H'))], || Command::Comparing(ComparingCommand::ToggleKept)),
    row(Comparison, "comparison-form", "All three", "Show each point through all documents, or two of them in columns",
        &[KeyChord::shift(Key::Letter('C'))], || Command::Comparing(ComparingCommand::ToggleForm)),
    both(row(Comparison, "first-comparison", "First day to compare", "Show what was known on the first day on which two documents were",
        &[KeyChord::ctrl(Key::Home)], || Command::Comparing(ComparingCommand::FirstDay))),
    row(Comparison, "copy-comparison", "Copy as a table", "Copy the pairs that are shown as a table",
        &[KeyChord::ctrl_shift(Key::Letter('C'))], || Command::Comparing(ComparingCommand::Copy)),
    row(Comparison, "comparison-png", "Export as PNG…", "Save the pairs that are shown as a picture for slides",
        &[KeyChord::ctrl(Key::Letter('E'))],
        || Command::Comparing(ComparingCommand::Export { format: ComparisonFormat::Png })),
    row(Comparison, "comparison-svg", "Export as SVG…", "Save the pairs that are shown as a drawing for print",
        &[KeyChord::ctrl_shift(Key::Letter('E'))],
        || Command::Comparing(ComparingCommand::Export { format: ComparisonFormat::Svg })),
    row(Comparison, "comparison-csv", "Export as CSV…", "Save the pairs that are shown as a table for spreadsheets",
        &[KeyChord::ctrl_shift(Key::Letter('S'))],
        || Command::Comparing(ComparingCommand::Export { format: ComparisonFormat::Csv })),
    row(Comparison, "comparison-page", "Export to print…", "Save the pairs that are shown as a page that a browser prints",
        &[KeyChord::ctrl(Key::Letter('P'))],
        || Command::Comparing(ComparingCommand::Export { format: ComparisonFormat::Print })),

    both(row(Presenting, "present", "Present", "Tell a briefing; resume it where it was left; return to its step",
        &[KeyChord::plain(Key::F(5))], || Command::Presenting(PresentingCommand::Present))),
    both(row(Presenting, "present-selection", "Present from here", "Tell a briefing from the first step that shows the selected item",
        &[KeyChord::shift(Key::F(5))], || Command::Presenting(PresentingCommand::PresentFromSelection))),
    both(row(Presenting, "choose-briefing", "Choose a briefing…", "Ask which briefing to tell",
        &[KeyChord::ctrl(Key::F(5))], || Command::Presenting(PresentingCommand::AskBriefing))),
    row(Presenting, "leave-presenting", "End presenting", "Take the picture from the audience; F5 resumes at the same step",
        &[KeyChord::shift(Key::Escape)], || Command::Presenting(PresentingCommand::Leave)),
    row(Presenting, "next-told-step", "Next step", "Go to the next step, from exploring too",
        &[KeyChord::plain(Key::PageDown)],
        || Command::Presenting(PresentingCommand::Step { direction: Direction::Forward })),
    row(Presenting, "previous-told-step", "Previous step", "Go to the step before, from exploring too",
        &[KeyChord::plain(Key::PageUp)],
        || Command::Presenting(PresentingCommand::Step { direction: Direction::Backward })),
    on_path(row(Presenting, "path-next", "Next step on the path", "Go to the next step",
        &[KeyChord::plain(Key::Right), KeyChord::plain(Key::Down), KeyChord::plain(Key::Space), KeyChord::plain(Key::Letter('N'))],
        || Command::Presenting(PresentingCommand::Step { direction: Direction::Forward }))),
    on_path(row(Presenting, "path-previous", "Previous step on the path", "Go to the step before",
        &[KeyChord::plain(Key::Left), KeyChord::plain(Key::Up), KeyChord::shift(Key::Space), KeyChord::plain(Key::Letter('P'))],
        || Command::Presenting(PresentingCommand::Step { direction: Direction::Backward }))),
    on_path(row(Presenting, "first-told-step", "First step", "Go to the first step",
        &[KeyChord::plain(Key::Home)],
        || Command::Presenting(PresentingCommand::StepToEnd { direction: Direction::Backward }))),
    on_path(row(Presenting, "last-told-step", "Last step", "Go to the last step",
        &[KeyChord::plain(Key::End)],
        || Command::Presenting(PresentingCommand::StepToEnd { direction: Direction::Forward }))),
    both(row(Presenting, "black", "Black", "Make the audience's screen black; this key or any step brings it back",
        &[KeyChord::plain(Key::Period), KeyChord::plain(Key::Letter('B'))],
        || Command::Presenting(PresentingCommand::ToggleBlack))),
    row(Presenting, "freeze", "Freeze", "Hold what the audience sees, or let it go",
        &[KeyChord::plain(Key::Letter('Z'))], || Command::Presenting(PresentingCommand::ToggleFreeze)),
    CommandSpec {
        other_keys: "digits, then Enter",
        ..row(Presenting, "commit", "Show the audience", "Send what the laptop shows to the audience; on the path, go to the step whose number was typed",
            &[KeyChord::plain(Key::Enter)], || Command::Presenting(PresentingCommand::Commit))
    },
    row(Presenting, "recall", "Show on the laptop", "Explore from what the audience sees",
        &[KeyChord::plain(Key::Backspace)], || Command::Presenting(PresentingCommand::Recall)),
    on_path(row(Presenting, "prove", "Evidence for the audience", "Lay the evidence over the step, or take it away",
        &[KeyChord::plain(Key::Letter('E'))], || Command::Presenting(PresentingCommand::ToggleEvidence))),
    row(Presenting, "pointer", "Pointer", "Put a pointer on the audience's picture, or take it away",
        &[KeyChord::plain(Key::F(2))], || Command::Presenting(PresentingCommand::TogglePointer)),
    row(Presenting, "spotlight", "Spotlight", "Dim all but a circle on the audience's picture, or show the pointer again",
        &[KeyChord::shift(Key::F(2))], || Command::Presenting(PresentingCommand::ToggleSpotlight)),
    row(Presenting, "clock", "Clock", "Start the clock, or stop it",
        &[KeyChord::plain(Key::Letter('T'))], || Command::Presenting(PresentingCommand::ToggleClock)),
    on_path(row(Presenting, "reset-clock", "Clock to zero", "Count the time from now",
        &[KeyChord::shift(Key::Letter('T'))], || Command::Presenting(PresentingCommand::ResetClock))),
    row(Presenting, "less-time", "I have … minutes", "Cut what is left of the path to the time there is",
        &[KeyChord::ctrl(Key::Letter('T'))], || Command::Presenting(PresentingCommand::AskTime)),
    row(Presenting, "undo-cut", "Undo the cut", "Tell the whole path again",
        &[KeyChord::ctrl(Key::Letter('Z'))], || Command::Presenting(PresentingCommand::UndoCut)),
    row(Presenting, "rehearse", "Note the times", "Note how long each step takes; again to compare with the plan",
        &[KeyChord::ctrl_shift(Key::Letter('T'))], || Command::Presenting(PresentingCommand::ToggleRehearsal)),
    row(Presenting, "swap-displays", "Swap the displays", "Let the audience and the console change displays",
        &[KeyChord::plain(Key::Letter('X'))], || Command::Presenting(PresentingCommand::SwapDisplays)),
    both(row(Presenting, "displays", "Projector and room…", "Choose the display, the farthest seat and the look of the audience's picture",
        &[KeyChord::shift(Key::Letter('X'))], || Command::Presenting(PresentingCommand::AskDisplay))),
    row(Presenting, "audience-theme", "Look for the audience", "Light, dark or high contrast on the projector",
        &[KeyChord::shift(Key::Letter('L'))], || Command::Presenting(PresentingCommand::NextAudienceTheme)),
    on_path(row(Presenting, "larger-notes", "Larger notes", "Make the notes larger",
        &[KeyChord::shift(Key::Up)],
        || Command::Presenting(PresentingCommand::ScaleNotes { direction: Direction::Forward }))),
    on_path(row(Presenting, "smaller-notes", "Smaller notes", "Make the notes smaller",
        &[KeyChord::shift(Key::Down)],
        || Command::Presenting(PresentingCommand::ScaleNotes { direction: Direction::Backward }))),
    both(row(Presenting, "briefings", "Briefings", "Show the panel in which briefings are made, or take it away",
        &[KeyChord::ctrl(Key::Letter('B'))], || Command::Drafting(DraftingCommand::Toggle))),
    both(row(Presenting, "add-view", "Add this view as a step", "Put what the laptop shows into the briefing that is being made",
        &[KeyChord::ctrl_shift(Key::Letter('B'))], || Command::Drafting(DraftingCommand::AddView))),
    on_step("Alt+Up on a step", row(Presenting, "step-up", "Move the step up", "Move the chosen step of a briefing up by one",
        &[], || Command::Drafting(DraftingCommand::ShiftStep { direction: Direction::Backward }))),
    on_step("Alt+Down on a step", row(Presenting, "step-down", "Move the step down", "Move the chosen step of a briefing down by one",
        &[], || Command::Drafting(DraftingCommand::ShiftStep { direction: Direction::Forward }))),
    on_step("Ctrl+D on a step", row(Presenting, "step-copy", "Duplicate the step", "Put a copy of the chosen step of a briefing after it",
        &[], || Command::Drafting(DraftingCommand::DuplicateStep))),
    on_step("Del on a step", row(Presenting, "step-delete", "Delete the step", "Delete the chosen step of a briefing",
        &[], || Command::Drafting(DraftingCommand::DeleteStep))),
    both(row(Presenting, "undo", "Undo", "Take back the last change of a briefing",
        &[KeyChord::ctrl(Key::Letter('Z'))], || Command::Drafting(DraftingCommand::Undo))),
    both(row(Presenting, "redo", "Redo", "Repeat the change that was taken back",
        &[KeyChord::ctrl_shift(Key::Letter('Z')), KeyChord::ctrl(Key::Letter('Y'))],
        || Command::Drafting(DraftingCommand::Redo))),

    row(File, "open", "Open…", "Open a timeline file or folder",
        &[KeyChord::ctrl(Key::Letter('O'))], || Command::OpenFile),
    row(File, "open-builtin", "Open the built-in chronology", "Open the chronology of the peace plan",
        &[KeyChord::ctrl_shift(Key::Letter('O'))], || Command::OpenBuiltin),
    row(File, "reload", "Read again", "Read the open file again",
        &[KeyChord::ctrl(Key::Letter('R'))], || Command::Reload),
    row(File, "problems", "Problems", "List what is wrong with the open file",
        &[KeyChord::ctrl_shift(Key::Letter('M'))], || Command::ShowProblems),
    canvas(row(File, "export-png", "Export as PNG…", "Save the canvas as a picture for slides",
        &[KeyChord::ctrl(Key::Letter('E'))], || Command::ExportImage { format: ImageFormat::Png })),
    canvas(row(File, "export-svg", "Export as SVG…", "Save the canvas as a drawing for print",
        &[KeyChord::ctrl_shift(Key::Letter('E'))], || Command::ExportImage { format: ImageFormat::Svg })),
    row(File, "handout", "Export handout…", "Save a briefing as pages to print, with its sources",
        &[KeyChord::ctrl_shift(Key::Letter('P'))], || Command::Handout(HandoutCommand::Ask)),
    row(File, "quit", "Quit", "End the program",
        &[KeyChord::ctrl(Key::Letter('Q'))], || Command::Quit),

    row(Window, "menu", "Menu", "Show files opened lately and settings",
        &[KeyChord::plain(Key::F(10))], || Command::OpenMenu),
    row(Window, "keys", "Keys", "List every command with its keys",
        &[KeyChord::plain(Key::Question), KeyChord::plain(Key::F(1))], || Command::OpenKeySheet),
    row(Window, "close", "Close the top layer", "Close a tip, a list, the search, the comparison, the details, the selection, in this order",
        &[KeyChord::plain(Key::Escape)], || Command::CloseTop),
    row(Window, "theme", "Light or dark", "Change between the light and the dark theme",
        &[KeyChord::ctrl_shift(Key::Letter('L'))], || Command::ToggleTheme),
    CommandSpec {
        other_keys: "Ctrl++",
        ..row(Window, "larger-text", "Larger text", "Make all text larger", &[], || Command::LargerText)
    },
    CommandSpec {
        other_keys: "Ctrl+-",
        ..row(Window, "smaller-text", "Smaller text", "Make all text smaller", &[], || Command::SmallerText)
    },
    CommandSpec {
        other_keys: "Ctrl+0",
        ..row(Window, "normal-text", "Normal text", "Set all text to its normal size",
            &[], || Command::SetTextScale { scale: 1.0 })
    },
    row(Window, "reduced-motion", "Reduced motion", "Cut from view to view instead of moving",
        &[KeyChord::ctrl_shift(Key::Letter('R'))], || Command::ToggleReducedMotion),
    row(Window, "full-screen", "Full screen", "Fill the screen, or leave it",
        &[KeyChord::plain(Key::F(11))], || Command::ToggleFullScreen),
    row(Window, "frame-overlay", "Frame times", "Show what each frame costs",
        &[KeyChord::plain(Key::F(12))], || Command::ToggleFrameOverlay),
];

/// The row of `id`, or `None`.
pub fn spec_of(id: &str) -> Option<&'static CommandSpec> {
    COMMANDS.iter().find(|spec| spec.id == id)
}

/// The rows whose name or tooltip has every word of `query`; names that begin with it first.
pub fn matching_commands(query: &str) -> Vec<&'static CommandSpec> {
    let query = query.trim().to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let has_all = |spec: &&CommandSpec| {
        let text = format!("{} {}", spec.name, spec.tooltip).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut found: Vec<_> = COMMANDS.iter().filter(has_all).collect();
    found.sort_by_key(|spec| {
        let name = spec.name.to_lowercase();
        (
            !name.starts_with(&query),
            !words.iter().all(|word| name.contains(word)),
        )
    });
    found
}

/// Those of [`matching_commands`] that act where a comparison is on screen or none is, and where
/// a briefing is told or none is.
pub fn offered_commands(
    query: &str,
    comparing: bool,
    presenting: PresentingPlace,
) -> Vec<&'static CommandSpec> {
    let mut found = matching_commands(query);
    found.retain(|spec| spec.place.holds(comparing, presenting));
    found
}

/// The keys of all commands as a Markdown table for the README. A key of the comparison may be
/// that of another command on the canvas, so those say where they act.
pub fn readme_key_table() -> String {
    let mut table = String::from("| Key | Command | |\n|---|---|---|\n");
    for section in Section::ALL {
        for spec in COMMANDS.iter().filter(|spec| spec.section == section) {
            let keys = spec.keys_text();
            if !keys.is_empty() {
                let place = spec.place.prefix();
                // Writing to a string cannot fail.
                let _ = writeln!(
                    table,
                    "| {keys} | {place}{} | {} |",
                    spec.name, spec.tooltip
                );
            }
        }
    }
    table
}
