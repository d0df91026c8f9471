//! The user's briefings between the file and the state: one named thread reads and writes.
//!
//! A change is written as soon as the one before it is, and of those that wait only the last. So
//! a program that is ended from outside loses a quarter of a second of typing at most.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::io::drafts::{drafts_path, load_drafts, open_drafts, save_drafts, write_drafts};
use crate::io::save_atomically;
use crate::model::Draft;
use crate::state::{Command, DraftingCommand, DraftsRead, Tone};

use super::dialogs;
use super::loader::{Loader, Mailbox, Pace};

/// The least time between two writings: a disk need not turn at each key.
const PAUSE: Duration = Duration::from_millis(250);
/// How long [`DraftsKeeper::flush`] waits for a slow disk.
const PATIENCE: Duration = Duration::from_secs(10);

/// Reads and writes the user's briefings, and answers with commands. Dropping it writes what
/// still waits.
pub struct DraftsKeeper {
    work: Work,
}

enum Work {
    /// On the thread, which ends when the sender is gone.
    Beside {
        jobs: Option<mpsc::Sender<Job>>,
        thread: Option<JoinHandle<()>>,
    },
    AtOnce(Worker),
}

enum Job {
    Read {
        key: String,
    },
    Save {
        key: String,
        title: String,
        drafts: Arc<Vec<Draft>>,
    },
    Export {
        path: PathBuf,
        title: String,
        drafts: Arc<Vec<Draft>>,
    },
    Flush(mpsc::Sender<()>),
}

impl DraftsKeeper {
    /// Keeps the briefings in `folder`; `None` to keep none. Answers go to `mailbox`.
    pub fn new(mailbox: Mailbox, pace: Pace, folder: Option<PathBuf>) -> Self {
        let mut worker = Worker {
            mailbox,
            folder,
            seen: HashMap::new(),
        };
        if pace == Pace::AtOnce {
            let work = Work::AtOnce(worker);
            return Self { work };
        }
        let (jobs, queue) = mpsc::channel();
        let mailbox = worker.mailbox.clone();
        let thread = std::thread::Builder::new().name("keep-briefings".to_owned());
        let thread = thread.spawn(move || worker.run_all(&queue));
        let thread = thread.map_err(|error| {
            let text = format!("your briefings are not kept: no thread can be started: {error}");
            let tone = Tone::Problem;
            mailbox.send(Command::Notify { text, tone });
        });
        let work = Work::Beside {
            jobs: Some(jobs),
            thread: thread.ok(),
        };
        Self { work }
    }

    /// Reads the briefings for the timeline called `key`, and answers with
    /// [`DraftingCommand::Read`].
    pub fn read(&mut self, key: String) {
        self.give(Job::Read { key });
    }

    /// Writes the briefings for the timeline called `key`, and answers with
    /// [`DraftingCommand::Saved`] or [`DraftingCommand::SaveFailed`] when nothing newer waits.
    pub fn save(&mut self, key: String, title: String, drafts: Arc<Vec<Draft>>) {
        self.give(Job::Save { key, title, drafts });
    }

    /// Writes a copy of the briefings, and says how that went.
    pub fn export(&mut self, path: PathBuf, title: String, drafts: Arc<Vec<Draft>>) {
        self.give(Job::Export {
            path,
            title,
            drafts,
        });
    }

    /// Waits until all that was given is done; not for ever.
    pub fn flush(&mut self) {
        let (sender, done) = mpsc::channel();
        self.give(Job::Flush(sender));
        // A disk that does not answer is no reason to hang here; dropping the keeper waits on.
        done.recv_timeout(PATIENCE).ok();
    }

    /// Asks where to write a copy, and answers with [`DraftingCommand::ExportTo`].
    pub fn ask_export(loader: &Loader, mailbox: &Mailbox, suggested_name: &str) {
        let saving = dialogs::Saving {
            title: "Save a copy of your briefings",
            suggested_name,
            extension: "toml",
        };
        let to = |path| Command::Drafting(DraftingCommand::ExportTo { path });
        dialogs::save(loader, mailbox, saving, to);
    }

    /// Asks for a file of briefings, reads it, and answers with [`DraftingCommand::Import`].
    pub fn ask_import(loader: &Loader, mailbox: &Mailbox) {
        let answers = mailbox.clone();
        let opening = dialogs::Opening {
            title: "Add briefings of a file",
            files: "Briefings",
            extensions: &["toml"],
            instead: "",
        };
        dialogs::pick(loader, mailbox, opening, move |path| {
            import(&answers, &path);
        });
    }

    fn give(&mut self, job: Job) {
        match &mut self.work {
            Work::AtOnce(worker) => worker.run(job, true),
            // Without a thread the user was told so at the start.
            Work::Beside { jobs, .. } => drop(jobs.as_ref().map(|jobs| jobs.send(job))),
        }
    }
}

impl Drop for DraftsKeeper {
    fn drop(&mut self) {
        if let Work::Beside { jobs, thread } = &mut self.work {
            drop(jobs.take());
            // A thread that failed has nothing left to wait for.
            drop(thread.take().map(JoinHandle::join));
        }
    }
}

/// Reads the briefings in the file at `path`, and says what of it could not be read.
fn import(mailbox: &Mailbox, path: &Path) {
    let (drafts, problems) = match open_drafts(path) {
        Ok(read) => read,
        Err(message) => (Vec::new(), vec![message]),
    };
    let text = match (problems.first(), drafts.is_empty()) {
        (Some(first), _) if problems.len() > 1 => {
            format!("{first}; and {} more like this", problems.len() - 1)
        }
        (Some(first), _) => first.clone(),
        (None, true) => format!("there are no briefings in {}", path.display()),
        (None, false) => String::new(),
    };
    if !text.is_empty() {
        let tone = Tone::Problem;
        mailbox.send(Command::Notify { text, tone });
    }
    if !drafts.is_empty() {
        mailbox.send(Command::Drafting(DraftingCommand::Import { drafts }));
    }
}

/// Does one job after the other.
struct Worker {
    mailbox: Mailbox,
    folder: Option<PathBuf>,
    /// What was read or written last, by key: anything else in the file is of another run.
    seen: HashMap<String, Vec<u8>>,
}

impl Worker {
    /// Does what comes until nobody gives any more, and then what still waits.
    fn run_all(&mut self, jobs: &mpsc::Receiver<Job>) {
        let mut waiting = VecDeque::new();
        let mut written: Option<Instant> = None;
        loop {
            if waiting.is_empty() {
                let Ok(job) = jobs.recv() else { return };
                waiting.push_back(job);
            }
            waiting.extend(jobs.try_iter());
            let pause = written.map(|at| PAUSE.saturating_sub(at.elapsed()));
            let pause = pause.filter(|pause| !pause.is_zero() && may_wait(&waiting));
            if let Some(pause) = pause
                && let Ok(job) = jobs.recv_timeout(pause)
            {
                waiting.push_back(job);
                continue;
            }
            let Some(job) = waiting.pop_front() else {
                continue;
            };
            if let Job::Save { key, .. } = &job {
                if is_outdated(key, &waiting) {
                    continue;
                }
                written = Some(Instant::now());
            }
            waiting.extend(jobs.try_iter());
            let is_last = !waiting.iter().any(|job| matches!(job, Job::Save { .. }));
            self.run(job, is_last);
        }
    }

    /// Does a job; `is_last` says that nothing newer is to be written.
    fn run(&mut self, job: Job, is_last: bool) {
        match job {
            Job::Read { key } => {
                let read = Box::new(self.read(key));
                let command = DraftingCommand::Read { read };
                self.mailbox.send(Command::Drafting(command));
            }
            Job::Save { key, title, drafts } => match self.save(key, &title, &drafts) {
                Ok(()) if is_last => {
                    let command = DraftingCommand::Saved;
                    self.mailbox.send(Command::Drafting(command));
                }
                Ok(()) => {}
                Err(message) => {
                    let command = DraftingCommand::SaveFailed { message };
                    self.mailbox.send(Command::Drafting(command));
                }
            },
            Job::Export {
                path,
                title,
                drafts,
            } => self.export(&path, &title, &drafts),
            // Who gave up waiting need not be told.
            Job::Flush(done) => drop(done.send(())),
        }
    }

    fn path(&self, key: &str) -> Option<PathBuf> {
        drafts_path(self.folder.as_deref()?, key)
    }

    fn read(&mut self, key: String) -> DraftsRead {
        let path = self.path(&key);
        let loaded = path.as_deref().map(load_drafts).unwrap_or_default();
        match loaded.bytes {
            Some(bytes) => drop(self.seen.insert(key.clone(), bytes)),
            None => drop(self.seen.remove(&key)),
        }
        DraftsRead {
            key,
            drafts: loaded.drafts,
            path,
            problems: loaded.problems,
        }
    }

    fn save(&mut self, key: String, title: &str, drafts: &[Draft]) -> Result<(), String> {
        let Some(path) = self.path(&key) else {
            return Ok(());
        };
        let text = write_drafts(title, drafts).map_err(|error| error.to_string())?;
        let seen = self.seen.get(&key).map(Vec::as_slice);
        if let Some(copy) = save_drafts(&path, &text, seen)? {
            let text = format!(
                "another window had changed these briefings: what it wrote is kept as {}",
                copy.display()
            );
            let tone = Tone::Problem;
            self.mailbox.send(Command::Notify { text, tone });
        }
        self.seen.insert(key, text.into_bytes());
        Ok(())
    }

    fn export(&self, path: &Path, title: &str, drafts: &[Draft]) {
        let written = write_drafts(title, drafts).map_err(|error| error.to_string());
        let saved = written.and_then(|text| {
            save_atomically(path, text.as_bytes()).map_err(|error| error.to_string())
        });
        let (text, tone) = match saved {
            Ok(()) => (format!("Saved to {}", path.display()), Tone::Info),
            Err(error) => {
                let text = format!("cannot write {}: {error}", path.display());
                (text, Tone::Problem)
            }
        };
        self.mailbox.send(Command::Notify { text, tone });
    }
}

/// Whether nothing but writings wait, so that a later one may replace them.
fn may_wait(waiting: &VecDeque<Job>) -> bool {
    waiting.iter().all(|job| matches!(job, Job::Save { .. }))
}

/// Whether a later writing of the same file waits, and nobody reads it before.
fn is_outdated(key: &str, waiting: &VecDeque<Job>) -> bool {
    let next = waiting.iter().find(|job| match job {
        Job::Read { key: of } | Job::Save { key: of, .. } => of == key,
        Job::Export { .. } | Job::Flush(_) => false,
    });
    matches!(next, Some(Job::Save { .. }))
}

#[cfg(test)]
mod tests;
