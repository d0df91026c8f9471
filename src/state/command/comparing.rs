//! What can be done to the comparison of two documents.

use std::path::PathBuf;

use crate::model::{DocumentIx, ItemIx, PairOrder, PointIx, Side};
use crate::state::{ComparisonForm, Direction};

/// Anything that changes what is compared and how. Only [`State::apply`](crate::state::State::apply)
/// acts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparingCommand {
    /// Show the comparison: the one from which the selected item was opened, else of the document
    /// of the selected item, else of those compared last, else of the first that can be compared.
    Open,
    /// Show the comparison of the document that an item tells of.
    OpenFor {
        /// The item.
        item: ItemIx,
    },
    /// Return to the canvas.
    Leave,
    /// Compare another document. The document of the other side changes places with this one.
    ChooseDocument {
        /// On which side.
        side: Side,
        /// Which one.
        document: DocumentIx,
    },
    /// Let both documents change places.
    Swap,
    /// Order the pairs.
    SetOrder {
        /// By what.
        order: PairOrder,
    },
    /// Order the pairs by the other thing.
    ToggleOrder,
    /// Show the comparison in another form.
    SetForm {
        /// Which one.
        form: ComparisonForm,
    },
    /// Show the comparison in the other form.
    ToggleForm,
    /// Show only the pairs that touch a topic; `None` for all.
    ChooseTopic {
        /// Its name.
        topic: Option<String>,
    },
    /// Hide the pairs that were kept, or show them again.
    ToggleKept,
    /// Show only the pairs that have these words.
    Search {
        /// The words as typed.
        text: String,
    },
    /// Go to a point.
    Point {
        /// On which side.
        side: Side,
        /// Its place in the document.
        point: PointIx,
    },
    /// Go to the next pair that is shown, or to the one before.
    StepPair {
        /// Forward is down.
        direction: Direction,
    },
    /// Go to the first pair that is shown.
    FirstPair,
    /// Go to the last pair that is shown.
    LastPair,
    /// Go to the point on this side of the pair.
    Side {
        /// Which side.
        side: Side,
    },
    /// Go to the item that explains the pair most.
    Explain,
    /// Go to an item that explains the pair.
    OpenExplanation {
        /// The item.
        item: ItemIx,
    },
    /// Show what was known on the first day on which two documents were.
    FirstDay,
    /// Copy the pairs that are shown as a table.
    Copy,
    /// Ask where to write the comparison.
    Export {
        /// In which form.
        format: ComparisonFormat,
    },
    /// Write the comparison.
    ExportTo {
        /// Where to.
        path: PathBuf,
        /// In which form.
        format: ComparisonFormat,
    },
}

/// The form of a comparison that leaves the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ComparisonFormat {
    /// Pixels, for slides and messages.
    Png,
    /// Scalable, for print.
    Svg,
    /// A row a pair, for spreadsheets.
    Csv,
    /// A page for the printer, as the browser shows it.
    Print,
}

impl ComparisonFormat {
    /// Every form, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Png, Self::Svg, Self::Csv, Self::Print];

    /// The ending of file names, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Print => "html",
        }
    }
}
