//! The program running on a server of its own.

use std::io::Write as _;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::screen::Screen;
use crate::server::{LAPTOP, Server};

/// How long anything may take before the test gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running server, a running program, and a folder for their files. All end when it drops.
pub struct Session {
    pub server: Server,
    program: Child,
    pub folder: tempfile::TempDir,
}

impl Session {
    /// Starts the program with `args` on a laptop, or says why it cannot: `None` where a tool is
    /// missing and `CI` is not set.
    pub fn start(args: &[&str]) -> Option<Self> {
        let folder = prepared()?;
        let server = Server::one_display(folder.path(), LAPTOP);
        Some(Self::on(server, folder, args))
    }

    /// As [`Session::start`] with a projector beside the laptop, or on one wide display where no
    /// server knows several; `wide` are the arguments for that.
    pub fn start_with_projector(args: &[&str], wide: &[&str]) -> Option<Self> {
        let folder = prepared()?;
        let two = Server::two_displays(folder.path());
        let args = if two.is_some() { args } else { wide };
        let server = two.unwrap_or_else(|| Server::one_display(folder.path(), [3288, 1080]));
        Some(Self::on(server, folder, args))
    }

    fn on(server: Server, folder: tempfile::TempDir, args: &[&str]) -> Self {
        let program = program(&server, &folder, args);
        Self {
            server,
            program,
            folder,
        }
    }

    /// Kills the program at once, as a power cut does, and starts it again with `args`.
    pub fn kill_and_restart(&mut self, args: &[&str]) {
        self.program.kill().expect("the program runs");
        self.program.wait().expect("the program ends");
        self.program = program(&self.server, &self.folder, args);
        self.wait_for_window();
    }

    /// Waits until the window is there, and gives it the keyboard.
    pub fn wait_for_window(&mut self) {
        let started = Instant::now();
        loop {
            let status = self.program.try_wait().expect("the program can be asked");
            assert!(status.is_none(), "the program ended: {status:?}");
            if let Some(window) = self.window_named("Briefline") {
                self.xdotool(&["windowsize", &window, "1366", "768"]);
                self.xdotool(&["windowmove", &window, "0", "0"]);
                self.xdotool(&["windowfocus", &window]);
                return;
            }
            assert!(started.elapsed() < PATIENCE, "no window appeared");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Gives the keyboard to the laptop's window, as a window manager does when another closes.
    pub fn focus_laptop(&self) {
        if let Some(window) = self.window_named("Briefline$") {
            self.xdotool(&["windowfocus", &window]);
        }
    }

    /// Waits until there is a window of this name, and gives its number.
    pub fn wait_for(&self, name: &str) -> String {
        let started = Instant::now();
        loop {
            if let Some(window) = self.window_named(name) {
                return window;
            }
            assert!(started.elapsed() < PATIENCE, "no window {name} appeared");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Waits until no window of this name is left.
    pub fn wait_until_gone(&self, name: &str) {
        let started = Instant::now();
        while self.window_named(name).is_some() {
            assert!(started.elapsed() < PATIENCE, "the window {name} stays");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// The number of the visible window of this name; `None` if there is none.
    pub fn window_named(&self, name: &str) -> Option<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", name]);
        found.lines().next().map(ToOwned::to_owned)
    }

    /// The name of the window that has the keyboard.
    pub fn window_name(&self) -> String {
        self.xdotool(&["getwindowfocus", "getwindowname"])
    }

    /// Presses keys, by the names of X.
    pub fn press(&self, keys: &[&str]) {
        for key in keys {
            self.xdotool(&["key", key]);
        }
    }

    /// The screen once it has not changed for half a second.
    pub fn settled(&self) -> Screen {
        self.settled_in([0, 0, LAPTOP[0], LAPTOP[1]])
    }

    /// The screen once an area of it has not changed for half a second.
    pub fn settled_in(&self, area: [u32; 4]) -> Screen {
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
            if next.differs(&last, area) > 0 {
                since = Instant::now();
            }
            last = next;
        }
        last
    }

    fn screen(&self) -> Screen {
        self.server.screen(self.folder.path())
    }

    /// Runs xdotool on the display and gives back what it prints.
    pub fn xdotool(&self, args: &[&str]) -> String {
        let output = Command::new("xdotool")
            .args(args)
            .env("DISPLAY", &self.server.display)
            .output();
        let output = output.expect("xdotool runs");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Whether the program still runs.
    pub fn is_running(&mut self) -> bool {
        let status = self.program.try_wait();
        status.expect("the program can be asked").is_none()
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
        // It may have ended already, which is what was wanted. The server follows.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// A folder for the session; `None` where a tool is missing and `CI` is not set.
fn prepared() -> Option<tempfile::TempDir> {
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
    Some(tempfile::tempdir().expect("a folder for the session"))
}

fn program(server: &Server, folder: &tempfile::TempDir, args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_briefline"))
        .args(args)
        .env("DISPLAY", &server.display)
        .env_remove("WAYLAND_DISPLAY")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("BRIEFLINE_CONFIG_DIR", folder.path())
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .spawn()
        .expect("the program starts")
}
