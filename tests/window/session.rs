//! A virtual X server with the program running on it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::screen::Screen;

/// How long anything may take before the test gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running server, a running program, and a folder for their files. All end when it drops.
pub struct Session {
    server: Child,
    program: Child,
    display: String,
    folder: tempfile::TempDir,
}

impl Session {
    /// Starts both, or says why it cannot: `None` where a tool is missing and `CI` is not set.
    pub fn start() -> Option<Self> {
        for tool in ["Xvfb", "xdotool"] {
            if Command::new(tool).arg("-help").output().is_err() {
                let hint = format!("{tool} is missing (Debian: apt-get install xvfb xdotool)");
                assert!(
                    std::env::var_os("CI").is_none_or(|ci| ci != "true"),
                    "{hint}"
                );
                writeln!(std::io::stderr(), "skipped: {hint}").expect("somewhere to say so");
                return None;
            }
        }
        let folder = tempfile::tempdir().expect("a folder for the session");
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1366x768x24",
                "-nolisten",
                "tcp",
                "-fbdir",
            ])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let output = server.stdout.take().expect("a pipe from Xvfb");
        BufReader::new(output)
            .read_line(&mut number)
            .expect("Xvfb names its display");
        let display = format!(":{}", number.trim());
        let program = Command::new(env!("CARGO_BIN_EXE_briefline"))
            .args(["--builtin", "--frame-log"])
            .arg(folder.path().join("frames.csv"))
            .env("DISPLAY", &display)
            .env_remove("WAYLAND_DISPLAY")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("BRIEFLINE_CONFIG_DIR", folder.path())
            .spawn()
            .expect("the program starts");
        Some(Self {
            server,
            program,
            display,
            folder,
        })
    }

    /// Waits until the window is there, and gives it the keyboard.
    pub fn wait_for_window(&mut self) {
        let started = Instant::now();
        loop {
            let status = self.program.try_wait().expect("the program can be asked");
            assert!(status.is_none(), "the program ended: {status:?}");
            let found = self.xdotool(&["search", "--onlyvisible", "--name", "Briefline"]);
            if let Some(window) = found.lines().next() {
                self.xdotool(&["windowsize", window, "1366", "768"]);
                self.xdotool(&["windowmove", window, "0", "0"]);
                self.xdotool(&["windowfocus", window]);
                return;
            }
            assert!(started.elapsed() < PATIENCE, "no window appeared");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// The name of the window that has the keyboard.
    pub fn window_name(&self) -> String {
        self.xdotool(&["getwindowfocus", "getwindowname"])
    }

    /// The screen once it has not changed for half a second.
    pub fn settled(&self) -> Screen {
        let everything = [0, 0, 1366, 768];
        let started = Instant::now();
        let mut last = self.screen();
        let mut since = Instant::now();
        while since.elapsed() < Duration::from_millis(500) {
            assert!(
                started.elapsed() < PATIENCE,
                "the screen never comes to rest"
            );
            std::thread::sleep(Duration::from_millis(60));
            let next = self.screen();
            if next.differs(&last, everything) > 0 {
                since = Instant::now();
            }
            last = next;
        }
        last
    }

    fn screen(&self) -> Screen {
        let path: PathBuf = self.folder.path().join("Xvfb_screen0");
        Screen::read(&path).expect("the framebuffer of Xvfb")
    }

    /// Runs xdotool on the display and gives back what it prints.
    pub fn xdotool(&self, args: &[&str]) -> String {
        let output = Command::new("xdotool")
            .args(args)
            .env("DISPLAY", &self.display)
            .output();
        let output = output.expect("xdotool runs");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Whether the program ends by itself and in good order.
    pub fn exit_success(&mut self) -> bool {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Some(status) = self.program.try_wait().expect("the program can be asked") {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        false
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Either may have ended already, which is what was wanted.
        let _ = self.program.kill();
        let _ = self.program.wait();
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
