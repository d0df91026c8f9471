//! Runs the program and keeps what it said.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// How one run ended.
pub struct Run {
    /// The exit code; `None` if a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Run {
    /// The same, once it has ended well and without a word on standard error.
    #[track_caller]
    pub fn fine(self) -> Self {
        assert_eq!(self.code, Some(0), "{}{}", self.out, self.err);
        assert_eq!(self.err, "");
        self
    }

    /// The same, once it has ended with `code`.
    #[track_caller]
    pub fn ended_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }
}

/// The program, with no display to open a window on and none of the tester's settings.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefline"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::null());
    command
}

/// Runs the program with `args` from the root of the repository.
pub fn run<'a>(args: impl IntoIterator<Item = &'a str>) -> Run {
    let output = program().args(args).output().expect("the program starts");
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
        err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
    }
}

/// A folder for the files of one test, gone when it drops.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the test"))
    }

    /// The place of `name` in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The place of `name` in it, as an argument.
    pub fn arg(&self, name: &str) -> String {
        self.path(name)
            .into_os_string()
            .into_string()
            .expect("a path of plain letters")
    }

    /// The names of the files in it, in order.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.0.path())
            .expect("the folder")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .into_string()
                    .expect("plain letters")
            })
            .collect();
        names.sort();
        names
    }
}
