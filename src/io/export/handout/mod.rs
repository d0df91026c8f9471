//! A briefing on paper: A4 pages in PDF, a section for each step, and the sources at the end.
//!
//! | Module     | What it does                                                   |
//! |------------|----------------------------------------------------------------|
//! | `content`  | what the handout says: title, sections of `step`, endnotes     |
//! | `entries`  | items, claims, figures and points in words                     |
//! | `endnotes` | numbers the sources that are shown                             |
//! | `notes`    | the speaker's Markdown as paragraphs and lists                 |
//! | `faces`    | the bundled faces, read once                                   |
//! | `glyphs`   | leaves of a text what the faces can show                       |
//! | `picture`  | what a step shows, as SVG by the exporters of this layer       |
//! | `text`     | breaks text into lines                                         |
//! | `page`     | says which page each line and each picture goes on             |
//! | `set`      | joins these three                                              |
//! | `draw`     | writes PDF: text, `vector` pictures, links, bookmarks, `tags`  |
//!
//! Nothing is told by colour alone: marks differ by shape and fill and have words beside them.
//! The same input gives the same bytes: there is no clock in it.

mod block;
mod content;
mod draw;
mod endnotes;
mod entries;
mod faces;
mod glyphs;
mod notes;
mod page;
mod picture;
mod set;
mod step;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod vector;

use resvg::usvg;
use thiserror::Error;

use self::content::Content;
use self::draw::write;
use self::faces::Faces;
use self::set::set;
use crate::model::{Briefing, Timeline, day_label};

/// What is on the pages of a handout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandoutOptions {
    /// Whether the notes of the speaker are printed.
    pub notes: bool,
}

/// Why a handout could not be made.
#[derive(Debug, Error)]
pub enum HandoutError {
    /// A drawing of ours could not be read.
    #[error("cannot read the drawing: {0}")]
    Picture(#[from] usvg::Error),
    /// The pages could not be written.
    #[error("cannot write the pages: {0}")]
    Pdf(String),
    /// All steps tell, in their words, of what was known later.
    #[error("no step of this briefing was written of what was known on {0}; choose a later day")]
    NothingTold(String),
}

/// The handout of `briefing` as a PDF file. Each step shows what was known on its own day.
///
/// On a day of knowledge only the steps of that day and before are told: the words of the others
/// are written with what came later.
///
/// # Errors
/// If no step is left, a drawing cannot be read or the pages cannot be written.
pub fn handout(
    timeline: &Timeline,
    briefing: &Briefing,
    options: HandoutOptions,
) -> Result<Vec<u8>, HandoutError> {
    let Some(day) = timeline.known_on().day() else {
        return pages(timeline, briefing, options);
    };
    let cut = Timeline::new(timeline.parts_as_known().into_owned());
    match cut.briefing_by_id(&briefing.id) {
        Some(told) => pages(&cut, told, options),
        None => Err(HandoutError::NothingTold(day_label(day))),
    }
}

fn pages(
    timeline: &Timeline,
    briefing: &Briefing,
    options: HandoutOptions,
) -> Result<Vec<u8>, HandoutError> {
    let faces = Faces::new();
    let content = Content::of(timeline, briefing, (options, faces.measure()));
    let slabs = set(&content.blocks, &faces)?;
    write(&content, &slabs, &faces)
}
