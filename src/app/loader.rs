//! Work on named threads: reading timelines and making search indexes. Values go in, commands
//! come back.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};

use crate::io::{self, Diagnostic, ReadControl};
use crate::model::{SearchIndex, Timeline};
use crate::state::{Command, Loaded, Origin, Problem, SearchMade, Severity};

/// Sends commands to the window from any thread, and wakes it.
#[derive(Clone)]
pub struct Mailbox {
    sender: mpsc::Sender<Command>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Mailbox {
    /// Commands go to `sender`; `wake` has the window look at them.
    pub fn new(sender: mpsc::Sender<Command>, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            sender,
            wake: Arc::new(wake),
        }
    }

    /// Sends `command`. A window that is gone needs no more commands.
    pub fn send(&self, command: Command) {
        if self.sender.send(command).is_ok() {
            (self.wake)();
        }
    }

    /// Has the window draw a frame.
    pub fn wake(&self) {
        (self.wake)();
    }
}

/// Whether work runs beside the window or before its next frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// On a named thread.
    Beside,
    /// At once, for tests that must not wait.
    AtOnce,
}

/// Runs work and can stop it.
pub struct Loader {
    mailbox: Mailbox,
    pace: Pace,
    readings: HashMap<u64, Arc<AtomicBool>>,
}

impl Loader {
    /// Answers to `mailbox`.
    pub fn new(mailbox: Mailbox, pace: Pace) -> Self {
        Self {
            mailbox,
            pace,
            readings: HashMap::new(),
        }
    }

    /// Reads a timeline and answers with [`Command::Loaded`] or [`Command::LoadFailed`].
    pub fn load(&mut self, ticket: u64, origin: Origin) {
        self.readings
            .retain(|_, cancel| Arc::strong_count(cancel) > 1);
        let cancel = Arc::new(AtomicBool::new(false));
        self.readings.insert(ticket, Arc::clone(&cancel));
        let mailbox = self.mailbox.clone();
        self.run("read-timeline", move || {
            if let Some(answer) = read(ticket, origin, &cancel, &mailbox) {
                mailbox.send(answer);
            }
        });
    }

    /// Stops a reading; what it has read so far is dropped.
    pub fn cancel(&mut self, ticket: u64) {
        if let Some(cancel) = self.readings.remove(&ticket) {
            cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Makes a search index and answers with [`Command::SearchReady`].
    pub fn index_search(&self, timeline: Arc<Timeline>) {
        let mailbox = self.mailbox.clone();
        self.run("search-index", move || {
            let index = Arc::new(SearchIndex::new(&timeline));
            mailbox.send(Command::SearchReady {
                made: SearchMade { timeline, index },
            });
        });
    }

    /// Runs `work` on a thread called `name`, or at once.
    pub fn run(&self, name: &str, work: impl FnOnce() + Send + 'static) {
        match self.pace {
            Pace::AtOnce => work(),
            Pace::Beside => {
                let thread = std::thread::Builder::new().name(name.to_owned());
                if let Err(error) = thread.spawn(work) {
                    let text = format!("the system starts no more threads: {error}");
                    let tone = crate::state::Tone::Problem;
                    self.mailbox.send(Command::Notify { text, tone });
                }
            }
        }
    }
}

/// Reads and converts; `None` if it was cancelled.
fn read(ticket: u64, origin: Origin, cancel: &AtomicBool, mailbox: &Mailbox) -> Option<Command> {
    let (timeline, diagnostics) = match &origin {
        Origin::Builtin => {
            let (timeline, diagnostics) = io::builtin();
            (Some(timeline), diagnostics)
        }
        Origin::File(path) => read_file(ticket, path, cancel, mailbox)?,
    };
    let problems = diagnostics.iter().map(problem).collect();
    Some(match timeline {
        Some(timeline) => {
            let loaded = Box::new(Loaded::new(timeline, origin, problems));
            Command::Loaded { ticket, loaded }
        }
        None => Command::LoadFailed { ticket, problems },
    })
}

fn read_file(
    ticket: u64,
    path: &Path,
    cancel: &AtomicBool,
    mailbox: &Mailbox,
) -> Option<(Option<Timeline>, Vec<Diagnostic>)> {
    let progress = |fraction| mailbox.send(Command::LoadProgress { ticket, fraction });
    let control = ReadControl {
        progress: Some(&progress),
        cancel: Some(cancel),
        ..ReadControl::default()
    };
    let loaded = io::read_path(path, &control);
    (!loaded.cancelled).then_some((loaded.timeline, loaded.diagnostics))
}

/// A diagnostic in the words of the state.
fn problem(diagnostic: &Diagnostic) -> Problem {
    Problem {
        severity: if diagnostic.is_error() {
            Severity::Error
        } else {
            Severity::Warning
        },
        place: format!(
            "{}:{}:{}",
            diagnostic.file.display(),
            diagnostic.line,
            diagnostic.column
        ),
        message: diagnostic.message.clone(),
        hint: diagnostic.hint.clone(),
    }
}
