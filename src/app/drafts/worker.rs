//! Does the reading and writing, one job after the other.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use crate::io::drafts::{drafts_path, forget_drafts, load_drafts, save_drafts, write_drafts};
use crate::io::save_atomically;
use crate::model::{Draft, rename_drafts};
use crate::state::{Command, DraftingCommand, DraftsRead, Tone};

use super::rounds::{Rounds, join};
use super::{DraftsToSave, Mailbox, PAUSE, RETRY};

pub(super) enum Job {
    Read {
        key: String,
        from: Option<String>,
    },
    Save(DraftsToSave),
    Export {
        path: PathBuf,
        title: String,
        drafts: Arc<Vec<Draft>>,
    },
    Flush(mpsc::Sender<()>),
}

/// Does one job after the other.
pub(super) struct Worker {
    mailbox: Mailbox,
    folder: Option<PathBuf>,
    /// What was read or written last, by key: anything else in the file is of another run.
    seen: HashMap<String, Vec<u8>>,
    /// What the window knows of each file, by key.
    rounds: HashMap<String, Rounds>,
    /// The number of the last answer to a reading.
    number: u64,
    /// What could not be written, by key, and why.
    unsaved: BTreeMap<String, (DraftsToSave, String)>,
    names: Names,
    /// How long after a writing that failed the next is tried.
    pub(super) retry_after: Duration,
}

/// The names under which the briefings of the open timeline were kept since it was opened.
#[derive(Default)]
struct Names {
    /// Those that had no file before.
    made: HashSet<String>,
    /// What the window had of the file when it went on to another name.
    left: HashMap<String, Vec<Draft>>,
    /// Files that are in the way once the one of the key is written.
    outdated: HashMap<String, Vec<String>>,
}

impl Names {
    /// Goes from one name to another; gives what the window had of a file there.
    fn go(&mut self, from: &str, had: Vec<Draft>, to: &str) -> Vec<Draft> {
        self.left.insert(from.to_owned(), had);
        let mut outdated = self.outdated.remove(from).unwrap_or_default();
        // The one of the first name stays: another timeline may be called so too.
        if self.made.contains(from) {
            outdated.push(from.to_owned());
        }
        outdated.retain(|name| name != to);
        self.outdated.insert(to.to_owned(), outdated);
        self.left.remove(to).unwrap_or_default()
    }
}

impl Worker {
    pub(super) fn new(mailbox: Mailbox, folder: Option<PathBuf>) -> Self {
        Self {
            mailbox,
            folder,
            seen: HashMap::new(),
            rounds: HashMap::new(),
            number: 0,
            unsaved: BTreeMap::new(),
            names: Names::default(),
            retry_after: RETRY,
        }
    }

    /// Does what comes until nobody gives any more, and then what still waits.
    pub(super) fn run_all(&mut self, jobs: &mpsc::Receiver<Job>) {
        let mut waiting = VecDeque::new();
        let mut written: Option<Instant> = None;
        loop {
            if waiting.is_empty() {
                let Some(job) = self.next(jobs) else { return };
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
            if let Job::Save(save) = &job {
                if is_outdated(&save.key, &waiting) {
                    continue;
                }
                written = Some(Instant::now());
            }
            waiting.extend(jobs.try_iter());
            let is_last = !waiting.iter().any(|job| matches!(job, Job::Save(_)));
            self.run(job, is_last);
        }
    }

    /// The next job, and meanwhile what failed once more; `None` when nobody gives any more.
    fn next(&mut self, jobs: &mpsc::Receiver<Job>) -> Option<Job> {
        while !self.unsaved.is_empty() {
            match jobs.recv_timeout(self.retry_after) {
                Ok(job) => return Some(job),
                Err(mpsc::RecvTimeoutError::Timeout) => self.retry(),
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    self.retry();
                    return None;
                }
            }
        }
        jobs.recv().ok()
    }

    /// Does a job; `is_last` says that nothing newer is to be written.
    pub(super) fn run(&mut self, job: Job, is_last: bool) {
        match job {
            Job::Read { key, from } => {
                self.retry();
                let read = self.read(key, from.as_deref());
                self.tell(read);
            }
            Job::Save(save) => match self.save(&save) {
                Ok(()) => {
                    let failed = self.unsaved.remove(&save.key).is_some();
                    if is_last || failed {
                        self.answer(DraftingCommand::Saved { key: save.key });
                    }
                }
                Err(message) => self.fail(save, message),
            },
            Job::Export {
                path,
                title,
                drafts,
            } => self.export(&path, &title, &drafts),
            Job::Flush(done) => {
                self.retry();
                // Who gave up waiting need not be told.
                done.send(()).ok();
            }
        }
    }

    /// Tries again to write what could not be written.
    pub(super) fn retry(&mut self) {
        for (key, (save, before)) in std::mem::take(&mut self.unsaved) {
            match self.save(&save) {
                Ok(()) => self.answer(DraftingCommand::Saved { key }),
                Err(message) if message == before => {
                    self.unsaved.insert(key, (save, message));
                }
                Err(message) => self.fail(save, message),
            }
        }
    }

    fn fail(&mut self, save: DraftsToSave, message: String) {
        let key = save.key.clone();
        self.unsaved.insert(key.clone(), (save, message.clone()));
        self.answer(DraftingCommand::SaveFailed { key, message });
    }

    fn answer(&self, command: DraftingCommand) {
        self.mailbox.send(Command::Drafting(command));
    }

    fn tell(&self, read: DraftsRead) {
        let read = Box::new(read);
        self.answer(DraftingCommand::Read { read });
    }

    fn path(&self, key: &str) -> Option<PathBuf> {
        drafts_path(self.folder.as_deref()?, key)
    }

    fn read(&mut self, key: String, from: Option<&str>) -> DraftsRead {
        let path = self.path(&key);
        let mut base = self.go(&key, from);
        let loaded = path.as_deref().map(load_drafts).unwrap_or_default();
        if path.as_deref().is_some_and(|path| !path.exists()) && from.is_some() {
            self.names.made.insert(key.clone());
        }
        // What is missing for another reason than that somebody deleted it is not taken away.
        if loaded.bytes.as_ref().is_none_or(Vec::is_empty) || !loaded.problems.is_empty() {
            base.clear();
        }
        match loaded.bytes {
            Some(bytes) => drop(self.seen.insert(key.clone(), bytes)),
            None => drop(self.seen.remove(&key)),
        }
        self.number += 1;
        let rounds = self.rounds.entry(key.clone()).or_default();
        rounds.tell(self.number, loaded.drafts.clone(), HashMap::new());
        let mut drafts = loaded.drafts;
        // What could not be written is nowhere but here.
        if let Some((save, _)) = self.unsaved.get(&key) {
            let mut mine = save.drafts.to_vec();
            rounds.follow(save.built_on, &mut mine);
            (drafts, _) = join(rounds.base(save.built_on), &drafts, &mine);
        }
        DraftsRead {
            key,
            number: self.number,
            drafts,
            base,
            path,
            problems: loaded.problems,
            ..DraftsRead::default()
        }
    }

    /// Goes to a name; gives what the window had of its file, if it was there before.
    fn go(&mut self, key: &str, from: Option<&str>) -> Vec<Draft> {
        let Some(from) = from else {
            self.names = Names::default();
            return Vec::new();
        };
        let had = self.rounds.get(from).map(Rounds::latest_base);
        self.names.go(from, had.unwrap_or_default().to_vec(), key)
    }

    fn save(&mut self, save: &DraftsToSave) -> Result<(), String> {
        let Some(path) = self.path(&save.key) else {
            return Ok(());
        };
        let rounds = self.rounds.entry(save.key.clone()).or_default();
        let mut mine = save.drafts.to_vec();
        rounds.follow(save.built_on, &mut mine);
        // A window that does not know yet what it was told writes without that.
        let is_latest = rounds.latest() == save.built_on;
        let seen = self.seen.get(&save.key).filter(|_| is_latest);
        let mut joined = None;
        let bytes = save_drafts(&path, seen.map(Vec::as_slice), |theirs| {
            let all = theirs.map(|theirs| {
                // What cannot be read was not deleted by anybody.
                let is_whole = theirs.problems.is_empty();
                let base = Some(rounds.base(save.built_on)).filter(|_| is_whole);
                join(base.unwrap_or_default(), &theirs.drafts, &mine)
            });
            let drafts = all.as_ref().map_or(mine.as_slice(), |(all, _)| all);
            let text = write_drafts(&save.title, drafts).map_err(|error| error.to_string());
            joined = all;
            text
        })?;
        self.seen.insert(save.key.clone(), bytes);
        let (all, renamed) = joined.unwrap_or_else(|| (mine.clone(), HashMap::new()));
        rename_drafts(&mut mine, &renamed);
        let is_told = all != mine;
        if is_told {
            self.number += 1;
            rounds.tell(self.number, all.clone(), renamed.clone());
        }
        rounds.keep(save.built_on, mine.clone());
        self.forget_outdated(&save.key);
        if is_told {
            self.tell(DraftsRead {
                key: save.key.clone(),
                number: self.number,
                drafts: all,
                base: mine,
                renamed,
                path: Some(path),
                problems: Vec::new(),
            });
        }
        Ok(())
    }

    /// Deletes what was written under names that the timeline had for a moment.
    fn forget_outdated(&mut self, key: &str) {
        for name in self.names.outdated.remove(key).unwrap_or_default() {
            self.unsaved.remove(&name);
            self.names.made.remove(&name);
            self.names.left.remove(&name);
            if let (Some(path), Some(seen)) = (self.path(&name), self.seen.remove(&name)) {
                forget_drafts(&path, &seen);
            }
        }
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
    waiting.iter().all(|job| matches!(job, Job::Save(_)))
}

/// Whether a later writing of the same file waits, and nobody reads it before.
fn is_outdated(key: &str, waiting: &VecDeque<Job>) -> bool {
    let next = waiting.iter().find(|job| match job {
        Job::Read { key: of, .. } => of == key,
        Job::Save(save) => save.key == key,
        Job::Export { .. } | Job::Flush(_) => false,
    });
    matches!(next, Some(Job::Save(_)))
}
