//! File dialogs of the desktop, each waited for on a thread of its own.

use std::path::PathBuf;

use crate::state::{Command, Tone};

use super::loader::{Loader, Mailbox};

/// What is to be opened.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// The heading of the dialog.
    pub title: &'static str,
    /// What such files are called.
    pub files: &'static str,
    /// The endings of their names, without the dot.
    pub extensions: &'static [&'static str],
    /// What to do where there is no dialog; empty if there is nothing else.
    pub instead: &'static str,
}

/// Asks for a timeline and answers with [`Command::OpenPath`].
pub fn open(loader: &Loader, mailbox: &Mailbox) {
    let opening = Opening {
        title: "Open a timeline",
        files: "Timelines",
        extensions: &["toml", "json"],
        instead: ": drop a file on the window, or start with briefline PATH",
    };
    let answers = mailbox.clone();
    pick(loader, mailbox, opening, move |path| {
        answers.send(Command::OpenPath { path });
    });
}

/// Asks for a file and does with its path what `then` says, on a thread.
pub fn pick(
    loader: &Loader,
    mailbox: &Mailbox,
    opening: Opening,
    then: impl FnOnce(PathBuf) + Send + 'static,
) {
    if !has_dialogs() {
        mailbox.send(Command::Notify {
            text: format!("this desktop offers no file dialog{}", opening.instead),
            tone: Tone::Problem,
        });
        return;
    }
    // The dialog is made here, as some systems ask for the main thread, and waited for there.
    let asked = rfd::AsyncFileDialog::new()
        .set_title(opening.title)
        .add_filter(opening.files, opening.extensions)
        .add_filter("All files", &["*"])
        .pick_file();
    loader.run("open-dialog", move || {
        if let Some(file) = pollster::block_on(asked) {
            then(file.path().to_owned());
        }
    });
}

/// What is to be saved.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'a> {
    /// The heading of the dialog.
    pub title: &'a str,
    /// The name to suggest.
    pub suggested_name: &'a str,
    /// The ending of file names, without the dot.
    pub extension: &'static str,
}

/// Asks where to save and answers with what `command` makes of the path. Without a dialog that is
/// a free name in the working folder.
pub fn save(
    loader: &Loader,
    mailbox: &Mailbox,
    saving: Saving<'_>,
    command: impl FnOnce(PathBuf) -> Command + Send + 'static,
) {
    let Saving {
        title,
        suggested_name,
        extension,
    } = saving;
    if !has_dialogs() {
        let folder = std::env::current_dir().unwrap_or_else(|_| std::env::temp_dir());
        mailbox.send(command(free_name(&folder.join(suggested_name))));
        return;
    }
    let asked = rfd::AsyncFileDialog::new()
        .set_title(title)
        .set_file_name(suggested_name)
        .add_filter(extension.to_uppercase(), &[extension])
        .save_file();
    let mailbox = mailbox.clone();
    loader.run("save-dialog", move || {
        if let Some(file) = pollster::block_on(asked) {
            let mut path = file.path().to_owned();
            if path.extension().is_none() {
                path.set_extension(extension);
            }
            mailbox.send(command(path));
        }
    });
}

/// Whether the desktop can show a dialog. On Linux dialogs come over the session bus.
fn has_dialogs() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty())
        || std::env::var_os("XDG_RUNTIME_DIR")
            .is_some_and(|folder| PathBuf::from(folder).join("bus").exists())
}

/// `path`, or the same with the first number that makes it free.
fn free_name(path: &std::path::Path) -> PathBuf {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let numbered = (2..1000).map(|number| path.with_file_name(format!("{stem}-{number}.{ending}")));
    std::iter::once(path.to_owned())
        .chain(numbered)
        .find(|path| !path.exists())
        .unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("plan.png");
        assert_eq!(free_name(&path), path);
        std::fs::write(&path, "taken").expect("a file");
        assert_eq!(free_name(&path), folder.path().join("plan-2.png"));
    }
}
