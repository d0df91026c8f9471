//! The file on the disk: nothing that stands in it is ever lost, whoever wrote it.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use super::{is_newer, read_drafts};
use crate::{io::save_atomically, model::Draft};

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// How many copies of a file are kept; then the oldest gives way.
const MAX_COPIES: usize = 99;
/// How long another run of the program may take to write the file.
const PATIENCE: Duration = Duration::from_secs(2);

/// What was found in a file of the user's briefings.
#[derive(Debug, Default)]
pub struct LoadedDrafts {
    /// The drafts that could be read.
    pub drafts: Vec<Draft>,
    /// What is wrong, each with its place, and what became of the file; empty if nothing is.
    pub problems: Vec<String>,
    /// What stood in the file, for [`save_drafts`]; `None` if there is none, or if it must not be
    /// written over.
    pub bytes: Option<Vec<u8>>,
}

/// Reads the file at `path`. Where there is none there are no drafts. Of one that could not be
/// read in full a copy is kept beside it, as the next change writes the file anew.
pub fn load_drafts(path: &Path) -> LoadedDrafts {
    let bytes = match read_bytes(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return LoadedDrafts::default(),
        Err(error) => {
            return LoadedDrafts {
                problems: vec![cannot_read(path, &error)],
                ..LoadedDrafts::default()
            };
        }
    };
    load_bytes(path, bytes)
}

/// The drafts in `bytes`, which stand in the file at `path`.
fn load_bytes(path: &Path, bytes: Vec<u8>) -> LoadedDrafts {
    if is_newer(&bytes) {
        return LoadedDrafts {
            problems: vec![of_a_newer_version(path)],
            ..LoadedDrafts::default()
        };
    }
    let (drafts, mut problems) = read_what_is_text(path, &bytes);
    let mut bytes = Some(bytes);
    if !problems.is_empty() {
        let copy = keep_copy(path, "damaged", bytes.as_deref().unwrap_or_default());
        problems.push(match copy {
            Ok(copy) => format!("the file as it was is kept as {}", copy.display()),
            Err(error) => {
                // As if it had not been seen: it is not written before a copy can be kept.
                bytes = None;
                format!("no copy of {} could be kept: {error}", path.display())
            }
        });
    }
    LoadedDrafts {
        drafts,
        problems,
        bytes,
    }
}

/// Reads the drafts of any file, as [`load_drafts`] does, and leaves it alone.
///
/// # Errors
/// Why it cannot be read, and where it is.
pub fn open_drafts(path: &Path) -> Result<(Vec<Draft>, Vec<String>), String> {
    let bytes = read_bytes(path).map_err(|error| cannot_read(path, &error))?;
    Ok(read_what_is_text(path, &bytes))
}

/// Writes the file at `path`, whose folder is made if it is missing, and gives what then stands in
/// it. `text_with` makes the text. If the file holds other bytes than those `seen` there last,
/// somebody else has written them: then it is given what they wrote, to join it.
///
/// # Errors
/// If there is no text, the file cannot be written, or it is of a newer version of the program. The
/// file is then untouched; the message says why and where.
pub fn save_drafts(
    path: &Path,
    seen: Option<&[u8]>,
    text_with: impl FnOnce(Option<&LoadedDrafts>) -> Result<String, String>,
) -> Result<Vec<u8>, String> {
    let failed = |error: io::Error| format!("cannot write {}: {error}", path.display());
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let lock = lock(folder);
    let found = match read_bytes(path) {
        Ok(found) => Some(found),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    let text = match &found {
        Some(found) if is_newer(found) => return Err(of_a_newer_version(path)),
        Some(other) if !other.is_empty() && Some(other.as_slice()) != seen => {
            let theirs = load_bytes(path, other.clone());
            if theirs.bytes.is_none() {
                return Err(theirs.problems.join(", "));
            }
            text_with(Some(&theirs))?
        }
        _ => text_with(None)?,
    };
    let text = text.into_bytes();
    if found.as_ref() != Some(&text) {
        save_atomically(path, &text).map_err(failed)?;
    }
    drop(lock);
    Ok(text)
}

/// Deletes the file at `path` if it holds the bytes `seen` there last: what stands in it is kept
/// elsewhere. One that cannot be deleted harms nobody.
pub fn forget_drafts(path: &Path, seen: &[u8]) {
    let folder = path.parent().unwrap_or(Path::new("."));
    let lock = lock(folder);
    if read_bytes(path).is_ok_and(|found| found == seen) {
        fs::remove_file(path).ok();
    }
    drop(lock);
}

fn of_a_newer_version(path: &Path) -> String {
    let path = path.display();
    format!("{path} is of a newer version of Briefline, and is left as it is")
}

/// Keeps others from writing in `folder` until it is dropped, as far as the file system can: one
/// that has no locks, or a run that hangs, must not keep the user's work from being saved.
fn lock(folder: &Path) -> Option<File> {
    let open = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(".lock"));
    let file = open.ok()?;
    let until = Instant::now() + PATIENCE;
    loop {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(TryLockError::WouldBlock) if Instant::now() < until => {
                thread::sleep(Duration::from_millis(20));
            }
            Err(_) => return None,
        }
    }
}

/// Keeps `bytes` beside `path` under the first free name, unless a copy has them already. When all
/// names are taken the oldest copy gives way.
fn keep_copy(path: &Path, word: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = |number| path.with_file_name(format!("{stem}.{word}-{number}.toml"));
    for copy in (1..=MAX_COPIES).map(name) {
        match OpenOptions::new().write(true).create_new(true).open(&copy) {
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                // Half a copy is none.
                written.inspect_err(|_| drop(fs::remove_file(&copy)))?;
                return Ok(copy);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if read_bytes(&copy).is_ok_and(|found| found == bytes) {
                    return Ok(copy);
                }
            }
            Err(error) => return Err(error),
        }
    }
    let age = |copy: &PathBuf| fs::metadata(copy).and_then(|it| it.modified()).ok();
    let oldest = (1..=MAX_COPIES).map(name).min_by_key(age);
    let oldest = oldest.ok_or_else(|| io::Error::other("there are too many copies"))?;
    save_atomically(&oldest, bytes)?;
    Ok(oldest)
}

fn read_what_is_text(path: &Path, bytes: &[u8]) -> (Vec<Draft>, Vec<String>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => read_drafts(path, text),
        Err(error) => {
            let at = error.valid_up_to();
            let before = String::from_utf8_lossy(&bytes[..at]);
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
            let path = path.display();
            let problem = format!("{path}:{line}:{column}: this is not UTF-8 text");
            (Vec::new(), vec![problem])
        }
    }
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    // A pipe or a device may never end.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(io::Error::other("the file is too large"));
    }
    Ok(bytes)
}

fn cannot_read(path: &Path, error: &io::Error) -> String {
    format!("{}:1:1: cannot read this: {error}", path.display())
}
