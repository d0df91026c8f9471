//! X servers without a machine's screen: one display, or a laptop's and a projector beside it.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::screen::Screen;

/// The laptop's display.
pub const LAPTOP: [u32; 2] = [1366, 768];

/// A running server; it ends when it drops.
pub struct Server {
    process: Child,
    /// Its name for programs.
    pub display: String,
    pictures: Pictures,
    /// The display of the projector, `[left, top, right, bottom]`; `None` if the window system
    /// offers one display, or none was asked for.
    pub projector: Option<[u32; 4]>,
}

/// Where a picture of the screen comes from.
enum Pictures {
    /// The file that Xvfb keeps.
    Kept,
    /// The program `xwd`.
    Taken,
}

impl Server {
    /// One display of `size`, in memory.
    pub fn one_display(folder: &Path, size: [u32; 2]) -> Self {
        let mut command = Command::new("Xvfb");
        let screen = format!("{}x{}x24", size[0], size[1]);
        command.args(["-displayfd", "1", "-screen", "0", &screen]);
        // Else it begins anew when the program is killed, and turns away the one that follows.
        command.arg("-noreset");
        command.args(["-nolisten", "tcp", "-fbdir"]).arg(folder);
        let (process, display) = started(&mut command).expect("Xvfb starts");
        Self {
            process,
            display,
            pictures: Pictures::Kept,
            projector: None,
        }
    }

    /// The laptop's display with a projector's at its right; `None` where the machine has no
    /// server that knows several.
    pub fn two_displays(folder: &Path) -> Option<Self> {
        let is_missing = |tool: &str| Command::new(tool).arg("-version").output().is_err();
        if ["Xorg", "xrandr", "xwd"].into_iter().any(is_missing) {
            return None;
        }
        let config = folder.join("xorg.conf");
        std::fs::write(&config, CONFIG).expect("a folder to write to");
        let mut command = Command::new("Xorg");
        command.args(["-displayfd", "1", "-noreset", "-novtswitch", "-sharevts"]);
        command.args(["-nolisten", "tcp", "-config"]).arg(config);
        command.arg("-logfile").arg(folder.join("xorg.log"));
        let (process, display) = started(&mut command)?;
        let mut server = Self {
            process,
            display,
            pictures: Pictures::Taken,
            projector: Some([LAPTOP[0] + 2, 0, LAPTOP[0] + 2 + 1920, 1080]),
        };
        let mode = [
            "173.00", "1920", "2048", "2248", "2576", "1080", "1083", "1088", "1120",
        ];
        let mut new_mode = vec!["--newmode", "projector"];
        new_mode.extend(mode);
        let is_set = server.xrandr(&new_mode)
            && server.xrandr(&["--addmode", "DUMMY1", "projector"])
            && server.plug_in()
            && server.xrandr(&["--output", "DUMMY0", "--mode", "1368x768"]);
        is_set.then_some(server)
    }

    /// Switches the projector on; says whether it worked.
    pub fn plug_in(&mut self) -> bool {
        self.xrandr(&[
            "--output",
            "DUMMY1",
            "--mode",
            "projector",
            "--pos",
            "1368x0",
        ])
    }

    /// Switches the projector off.
    pub fn unplug(&mut self) -> bool {
        self.xrandr(&["--output", "DUMMY1", "--off"])
    }

    fn xrandr(&self, args: &[&str]) -> bool {
        let mut command = Command::new("xrandr");
        command.args(args).env("DISPLAY", &self.display);
        command.stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }

    /// What all displays show.
    pub fn screen(&self, folder: &Path) -> Screen {
        let path = match self.pictures {
            Pictures::Kept => folder.join("Xvfb_screen0"),
            Pictures::Taken => {
                let path = folder.join("screen.xwd");
                let mut command = Command::new("xwd");
                command.args(["-root", "-silent", "-out"]).arg(&path);
                let status = command.env("DISPLAY", &self.display).status();
                assert!(status.is_ok_and(|it| it.success()), "xwd takes a picture");
                path
            }
        };
        Screen::read(&path).expect("a picture of the screen")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already, which is what was wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A server that has said on which display it runs; `None` if it ended instead.
fn started(command: &mut Command) -> Option<(Child, String)> {
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = command.spawn().ok()?;
    let mut number = String::new();
    let output = process.stdout.take().expect("a pipe from the server");
    let read = BufReader::new(output).read_line(&mut number);
    if read.is_ok_and(|bytes| bytes > 0) {
        return Some((process, format!(":{}", number.trim())));
    }
    let _ = process.kill();
    let _ = process.wait();
    None
}

/// A graphics card that draws into memory.
const CONFIG: &str = r#"
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 3840 2160
  EndSubSection
EndSection
"#;
