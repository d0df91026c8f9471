//! Noticing that the open file was changed by somebody else.
//!
//! The folder is watched and not the file itself: many editors write a new file and rename it
//! over the old one, and a watch on the old one would go on watching nothing.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread,
    time::{Duration, Instant},
};

use notify::{Event, EventKind, RecursiveMode, Watcher};
use thiserror::Error;

/// How long a file must be left alone before its change is told: editors write in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// How long a change is held back at most while writing goes on.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// Why a file cannot be watched.
#[derive(Debug, Error)]
pub enum WatchError {
    /// The system refused to watch.
    #[error("cannot watch for changes: {0}")]
    System(#[from] notify::Error),
    /// No thread could be started.
    #[error("cannot start watching: {0}")]
    Thread(#[from] io::Error),
}

/// A watch on a file or folder; dropping it ends the watch and its thread.
#[derive(Debug)]
pub struct Watch {
    /// `None` only while being dropped.
    watcher: Option<notify::RecommendedWatcher>,
    thread: Option<thread::JoinHandle<()>>,
}

/// A folder and what in it counts.
#[derive(Clone, Debug)]
struct Watched {
    folder: PathBuf,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    File(OsString),
    TomlFiles,
}

impl Watch {
    /// Watches `path`, a file or a folder with `*.toml` files. After each change, once things are
    /// quiet, `path` is sent to `changes` and `wake` is called, both from a thread of its own.
    ///
    /// # Errors
    /// If the system cannot watch the folder, or no thread can be started.
    pub fn start(
        path: &Path,
        changes: Sender<PathBuf>,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Self, WatchError> {
        let places = watched_places(path);
        let (events, heard) = mpsc::channel();
        let counted = places.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // An error means that events may have been lost: better to look once too often.
            if event.map_or(true, |event| concerns(&event, &counted)) {
                events.send(()).ok();
            }
        })?;
        for (at, place) in places.iter().enumerate() {
            if places[..at]
                .iter()
                .all(|earlier| earlier.folder != place.folder)
            {
                watcher.watch(&place.folder, RecursiveMode::NonRecursive)?;
            }
        }
        let path = path.to_path_buf();
        let thread = thread::Builder::new()
            .name("briefline-watch".to_owned())
            .spawn(move || {
                while wait_for_quiet(&heard) {
                    if changes.send(path.clone()).is_err() {
                        return;
                    }
                    wake();
                }
            })?;
        Ok(Self {
            watcher: Some(watcher),
            thread: Some(thread),
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Without the watcher the channel closes, and the thread ends.
        self.watcher = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// Waits for a change and then for quiet; `false` when there will be no more.
fn wait_for_quiet(heard: &Receiver<()>) -> bool {
    if heard.recv().is_err() {
        return false;
    }
    let first = Instant::now();
    while first.elapsed() < LONGEST_WAIT {
        match heard.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}

/// What to watch for `path`: where it is, and where it leads if it is a link.
fn watched_places(path: &Path) -> Vec<Watched> {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if path.is_dir() {
        return vec![Watched {
            folder: real,
            what: What::TomlFiles,
        }];
    }
    let mut places: Vec<Watched> = Vec::new();
    for path in [path, &real] {
        let Some(name) = path.file_name() else {
            continue;
        };
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
        places.push(Watched {
            folder,
            what: What::File(name.to_owned()),
        });
    }
    places
}

/// Whether an event changed something that counts. Reading a file changes nothing.
fn concerns(event: &Event, places: &[Watched]) -> bool {
    if matches!(event.kind, EventKind::Access(_)) {
        return false;
    }
    if event.need_rescan() {
        return true;
    }
    event.paths.iter().any(|path| {
        places.iter().any(|place| match &place.what {
            What::File(name) => {
                path.file_name() == Some(name) && path.parent() == Some(&place.folder)
            }
            What::TomlFiles => {
                path.extension().is_some_and(|it| it == "toml") || *path == place.folder
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Long enough for a busy machine; passing tests do not wait for it.
    const PATIENCE: Duration = Duration::from_secs(20);

    struct Watching {
        folder: tempfile::TempDir,
        changes: Receiver<PathBuf>,
        woken: Receiver<()>,
        watch: Watch,
    }

    fn watching(name: &str) -> Watching {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.toml"), "one").unwrap();
        let (sender, changes) = mpsc::channel();
        let (wake, woken) = mpsc::channel();
        let path = folder.path().join(name);
        let watch = Watch::start(&path, sender, move || wake.send(()).unwrap_or(())).unwrap();
        Watching {
            folder,
            changes,
            woken,
            watch,
        }
    }

    #[test]
    fn many_writes_in_a_row_are_few_changes_and_each_wakes() {
        let Watching {
            folder,
            changes,
            woken,
            ..
        } = &watching("a.toml");
        for _ in 0..50 {
            fs::write(folder.path().join("a.toml"), "two").unwrap();
        }
        assert_eq!(
            changes.recv_timeout(PATIENCE).unwrap(),
            folder.path().join("a.toml")
        );
        woken.recv_timeout(PATIENCE).unwrap();
        let mut more = 0;
        while changes.recv_timeout(QUIET * 3).is_ok() {
            more += 1;
        }
        assert!(more < 25, "{more} more changes were told of 50 writes");
    }

    #[test]
    fn a_file_replaced_by_rename_is_watched_on() {
        let Watching {
            folder, changes, ..
        } = &watching("a.toml");
        for text in ["two", "three"] {
            let new = folder.path().join("a.toml~");
            fs::write(&new, text).unwrap();
            fs::rename(&new, folder.path().join("a.toml")).unwrap();
            changes.recv_timeout(PATIENCE).unwrap();
        }
    }

    #[test]
    fn a_new_file_of_a_folder_counts_and_reading_does_not() {
        let Watching {
            folder, changes, ..
        } = &watching("");
        fs::read(folder.path().join("a.toml")).unwrap();
        fs::write(folder.path().join("notes.txt"), "x").unwrap();
        assert!(changes.recv_timeout(QUIET * 3).is_err());
        fs::write(folder.path().join("b.toml"), "x").unwrap();
        changes.recv_timeout(PATIENCE).unwrap();
    }

    #[test]
    fn dropping_the_watch_ends_its_thread() {
        let Watching { changes, watch, .. } = watching("a.toml");
        drop(watch);
        assert_eq!(
            changes.recv(),
            Err(mpsc::RecvError),
            "the sender is gone with the thread"
        );
    }

    #[test]
    fn a_folder_that_is_missing_cannot_be_watched() {
        let (sender, _changes) = mpsc::channel();
        assert!(Watch::start(Path::new("/no/such/folder/a.toml"), sender, || {}).is_err());
    }
}
