//! The user's briefings between the file and the state: one named thread reads and writes.
//!
//! A change is written as soon as the one before it is, and of those that wait only the last. So
//! a program that is ended from outside loses a quarter of a second of typing at most. What could
//! not be written is tried again until it is.

mod rounds;
mod worker;

use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::io::drafts::open_drafts;
use crate::model::Draft;
use crate::state::{Command, DraftingCommand, Tone};

use super::dialogs;
use super::loader::{Loader, Mailbox, Pace};
use worker::{Job, Worker};

/// The least time between two writings: a disk need not turn at each key.
const PAUSE: Duration = Duration::from_millis(250);
/// How long [`DraftsKeeper::flush`] waits for a slow disk.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long after a writing that failed the next is tried.
const RETRY: Duration = Duration::from_secs(5);

/// Reads and writes the user's briefings, and answers with commands. Dropping it writes what
/// still waits.
pub struct DraftsKeeper {
    mailbox: Mailbox,
    folder: Option<PathBuf>,
    work: Work,
}

enum Work {
    /// On the thread, which ends when the sender is gone.
    Beside {
        jobs: Option<mpsc::Sender<Job>>,
        thread: Option<JoinHandle<()>>,
    },
    AtOnce(Box<Worker>),
}

/// The briefings for one timeline, to be written.
#[derive(Clone, Debug)]
pub struct DraftsToSave {
    /// Under which name they are kept.
    pub key: String,
    /// What the timeline is called.
    pub title: String,
    /// All of them.
    pub drafts: Arc<Vec<Draft>>,
    /// The number of the last [`DraftsRead`](crate::state::DraftsRead) that is in them; `None` if
    /// none is.
    pub built_on: Option<u64>,
}

impl DraftsKeeper {
    /// Keeps the briefings in `folder`; `None` to keep none. Answers go to `mailbox`.
    pub fn new(mailbox: Mailbox, pace: Pace, folder: Option<PathBuf>) -> Self {
        if pace == Pace::AtOnce {
            let work = Work::AtOnce(Worker::new(mailbox.clone(), folder.clone()).into());
            return Self {
                mailbox,
                folder,
                work,
            };
        }
        Self::beside(mailbox, folder, |work| {
            let thread = std::thread::Builder::new().name("keep-briefings".to_owned());
            thread.spawn(work)
        })
    }

    /// Works on the thread that `spawn` starts; where it starts none, on that of the caller.
    fn beside(
        mailbox: Mailbox,
        folder: Option<PathBuf>,
        spawn: impl FnOnce(Box<dyn FnOnce() + Send>) -> std::io::Result<JoinHandle<()>>,
    ) -> Self {
        let (jobs, queue) = mpsc::channel();
        let mut worker = Worker::new(mailbox.clone(), folder.clone());
        let work = match spawn(Box::new(move || worker.run_all(&queue))) {
            Ok(thread) => Work::Beside {
                jobs: Some(jobs),
                thread: Some(thread),
            },
            Err(_) => Work::AtOnce(Worker::new(mailbox.clone(), folder.clone()).into()),
        };
        Self {
            mailbox,
            folder,
            work,
        }
    }

    /// Reads the briefings for the timeline called `key`, and answers with
    /// [`DraftingCommand::Read`]. `from` is the name under which those of the window were kept
    /// before their timeline was renamed; `None` if it was not.
    pub fn read(&mut self, key: String, from: Option<String>) {
        self.give(Job::Read { key, from });
    }

    /// Writes briefings, and answers with [`DraftingCommand::Saved`] or
    /// [`DraftingCommand::SaveFailed`] when nothing newer waits. What another window wrote
    /// meanwhile is joined with them, and told with [`DraftingCommand::Read`].
    pub fn save(&mut self, save: DraftsToSave) {
        self.give(Job::Save(save));
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
        let refused = match &mut self.work {
            Work::AtOnce(worker) => return worker.run(job, true),
            Work::Beside { jobs, .. } => jobs.as_ref().map(|jobs| jobs.send(job)),
        };
        // A thread that failed has ended: from then on the work is done here.
        if let Some(Err(mpsc::SendError(job))) = refused {
            let mut worker = Worker::new(self.mailbox.clone(), self.folder.clone());
            worker.run(job, true);
            self.work = Work::AtOnce(worker.into());
        }
    }
}

impl Drop for DraftsKeeper {
    fn drop(&mut self) {
        match &mut self.work {
            Work::Beside { jobs, thread } => {
                drop(jobs.take());
                // A thread that failed has nothing left to wait for.
                drop(thread.take().map(JoinHandle::join));
            }
            Work::AtOnce(worker) => worker.retry(),
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

#[cfg(test)]
mod tests;
