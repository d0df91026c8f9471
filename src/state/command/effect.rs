//! What the shell must do about a command.

use std::{path::PathBuf, sync::Arc};

use crate::{model::Draft, state::Origin};

use super::{ComparisonFormat, Handout, SharedTimeline};

/// What the shell must do. Plain data: only the shell opens dialogs, reads and writes.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask for a file or folder, then apply [`Command::OpenPath`](super::Command::OpenPath).
    OpenFileDialog,
    /// Ask where to save, then apply [`Command::ExportTo`](super::Command::ExportTo).
    SaveFileDialog {
        /// The name to suggest.
        suggested_name: String,
        /// The form of the picture.
        format: ImageFormat,
    },
    /// Read on a thread, then apply [`Command::Loaded`](super::Command::Loaded) or
    /// [`Command::LoadFailed`](super::Command::LoadFailed).
    Load {
        /// To be given back with the outcome.
        ticket: u64,
        /// What to read.
        origin: Origin,
    },
    /// Stop reading.
    CancelLoad {
        /// Which reading.
        ticket: u64,
    },
    /// Watch this file or folder for changes and apply
    /// [`Command::Reload`](super::Command::Reload) after one; `None` to watch nothing.
    Watch {
        /// Where it is.
        path: Option<PathBuf>,
    },
    /// Make the search index on a thread, then apply
    /// [`Command::SearchReady`](super::Command::SearchReady).
    IndexSearch {
        /// The timeline to index.
        timeline: SharedTimeline,
    },
    /// Write a picture of what the state shows.
    WriteExport {
        /// Where to.
        path: PathBuf,
        /// In which form.
        format: ImageFormat,
    },
    /// Ask where to save, then apply
    /// [`ComparingCommand::ExportTo`](super::ComparingCommand::ExportTo).
    AskExportComparison {
        /// The name to suggest.
        suggested_name: String,
        /// The form of the file.
        format: ComparisonFormat,
    },
    /// Write the comparison that the state shows.
    ExportComparison {
        /// Where to.
        path: PathBuf,
        /// In which form.
        format: ComparisonFormat,
    },
    /// Ask where to save, then apply
    /// [`HandoutCommand::ExportTo`](super::HandoutCommand::ExportTo).
    AskExportHandout {
        /// The name to suggest.
        suggested_name: String,
        /// What is to be written.
        handout: Handout,
    },
    /// Write a briefing of the timeline as pages to hand out.
    ExportHandout {
        /// Where to.
        path: PathBuf,
        /// What is to be written.
        handout: Handout,
    },
    /// Read the user's briefings for a timeline on a thread, then apply
    /// [`DraftingCommand::Read`](super::DraftingCommand::Read).
    ReadDrafts {
        /// Under which name they are kept.
        key: String,
        /// The name under which those here were kept until the timeline was renamed; `None` if
        /// none are here.
        from: Option<String>,
    },
    /// Write the user's briefings for a timeline on a thread, then apply
    /// [`DraftingCommand::Saved`](super::DraftingCommand::Saved) or
    /// [`DraftingCommand::SaveFailed`](super::DraftingCommand::SaveFailed). Of several that wait
    /// only the last is written.
    SaveDrafts {
        /// Under which name they are kept.
        key: String,
        /// What the timeline is called, for the head of the file.
        title: String,
        /// All of them.
        drafts: Arc<Vec<Draft>>,
        /// The number of the last [`DraftsRead`](crate::state::DraftsRead) that is in them; `None`
        /// if none is.
        built_on: Option<u64>,
    },
    /// Ask where to write a copy of the user's briefings, then apply
    /// [`DraftingCommand::ExportTo`](super::DraftingCommand::ExportTo).
    AskExportDrafts {
        /// The name to suggest.
        suggested_name: String,
    },
    /// Write a copy of the user's briefings.
    ExportDrafts {
        /// Where to.
        path: PathBuf,
        /// What the timeline is called, for the head of the file.
        title: String,
        /// All of them.
        drafts: Arc<Vec<Draft>>,
    },
    /// Ask for a file of briefings, read it, then apply
    /// [`DraftingCommand::Import`](super::DraftingCommand::Import).
    AskImportDrafts,
    /// Put the window of the laptop on this display, by its place among those found.
    PutConsole {
        /// Which one.
        display: usize,
    },
    /// Put text on the clipboard.
    CopyText(String),
    /// Put a table on the clipboard.
    CopyTable {
        /// For programs that take markup.
        html: String,
        /// For those that take plain text only.
        text: String,
    },
    /// Open a web address in the browser; always `http` or `https`.
    OpenUrl(String),
    /// Fill the screen, or leave it.
    SetFullScreen(bool),
    /// Keep the settings.
    SaveSettings,
    /// Have the screen reader say something.
    Announce(String),
    /// End the program.
    Quit,
}

/// The form of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImageFormat {
    /// Scalable, for print.
    Svg,
    /// Pixels, for slides and messages.
    Png,
}

impl ImageFormat {
    /// The ending of file names, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}
