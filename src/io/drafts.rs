//! The briefings that a user makes, in a file of the user's own: one for each timeline, in the
//! user's data folder, never in the chronology.
//!
//! The file has the same `[[briefing]]` tables as a timeline. What they name may be missing from
//! the timeline: that is no fault of the file, and stays in it.

mod keep;
mod read;
mod write;

use std::{
    env,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    encode::EncodeError,
    fields::{Field, List},
    settings::FOLDER_VARIABLE,
    wire,
};
use crate::model::{Draft, in_one_line};

pub use keep::{LoadedDrafts, forget_drafts, load_drafts, open_drafts, save_drafts};
pub use read::read_drafts;

use read::is_newer;

/// What stands in the file.
#[derive(Default, Serialize, Deserialize)]
struct DraftsFile<'a> {
    /// The version of the format.
    #[serde(default, skip_serializing_if = "Field::is_none")]
    format: Field<i64>,
    /// The briefings.
    #[serde(borrow, default, skip_serializing_if = "List::is_empty")]
    briefing: List<wire::Briefing<'a>>,
}

/// The folder that the user's briefings live in; `None` if the system names no home. What moves
/// the settings moves it too.
pub fn drafts_folder() -> Option<PathBuf> {
    let folder = match env::var_os(FOLDER_VARIABLE) {
        Some(folder) if !folder.is_empty() => PathBuf::from(folder),
        _ => directories::ProjectDirs::from("", "", "briefline")?
            .data_dir()
            .to_path_buf(),
    };
    Some(folder.join("briefings"))
}

/// The file of the briefings for the timeline called `key`, in that folder. `None` if `key` has
/// other signs than letters, digits and hyphens, which could lead elsewhere.
pub fn drafts_path(folder: &Path, key: &str) -> Option<PathBuf> {
    let is_name = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '-');
    is_name.then(|| folder.join(format!("{key}.toml")))
}

/// The file with `drafts` for the timeline called `title`. Read back they are the same.
///
/// # Errors
/// If the TOML writer refuses, which no draft gives it reason to.
pub fn write_drafts(title: &str, drafts: &[Draft]) -> Result<String, EncodeError> {
    let title = in_one_line(title);
    let head = format!(
        "# Your briefings for the timeline “{title}”.\n\
         # Briefline writes this file whenever you change one of them, and reads it when it opens\n\
         # the timeline. To change it by hand, close Briefline first.\n\n"
    );
    let contents = DraftsFile {
        format: Some(wire::FORMAT).into(),
        briefing: drafts.iter().map(write::briefing).collect(),
    };
    Ok(head + &toml::to_string(&contents)?)
}

#[cfg(test)]
mod tests;
