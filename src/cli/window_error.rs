//! Why a window cannot be opened, in words that help: the cause, the package to install, and
//! the way to a picture without a window.
//!
//! The libraries below say it in their own words, as errors or as panics; this module knows
//! those words. Catching them is [`super::window`]'s work.

use std::ffi::OsString;
use std::fmt;

/// Why a window cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowError {
    /// Neither X11 nor Wayland is there.
    NoDisplay,
    /// A display is named, and does not answer.
    DisplayRefused {
        /// What the window library said.
        detail: String,
    },
    /// A library of the system is missing.
    MissingLibrary {
        /// The name of its file.
        library: String,
        /// Debian's package with that library; `None` if not known.
        package: Option<&'static str>,
    },
    /// No OpenGL that the window can draw with.
    NoOpenGl {
        /// What the graphics library said.
        detail: String,
    },
}

/// Debian's packages with the libraries that the window loads when it opens. Longer names come
/// before those they begin with.
const PACKAGES: [(&str, &str); 13] = [
    ("libxkbcommon-x11.so", "libxkbcommon-x11-0"),
    ("libxkbcommon.so", "libxkbcommon0"),
    ("libX11-xcb.so", "libx11-xcb1"),
    ("libX11.so", "libx11-6"),
    ("libXcursor.so", "libxcursor1"),
    ("libXi.so", "libxi6"),
    ("libXrandr.so", "libxrandr2"),
    ("libxcb.so", "libxcb1"),
    ("libwayland-client.so", "libwayland-client0"),
    ("libwayland-egl.so", "libwayland-egl1"),
    ("libEGL.so", "libegl1"),
    ("libGLX.so", "libglx0"),
    ("libGL.so", "libgl1"),
];

/// What an X11 window needs, as Debian's packages.
const X11_PACKAGES: &str = "libx11-6 libx11-xcb1 libxcursor1 libxi6";

/// What OpenGL in software or hardware needs, as Debian's packages.
const OPENGL_PACKAGES: &str = "libgl1-mesa-dri libegl1 libgl1";

/// Words by which the graphics libraries say that they cannot draw.
const OPENGL_WORDS: [&str; 6] = ["glutin", "opengl", "egl", "glx", "gl config", "gl context"];

/// Words by which the window library says that the display does not answer.
const DISPLAY_WORDS: [&str; 6] = [
    "failed to open connection to x server",
    "xopendisplay",
    "x server missing",
    "xrandr",
    "wayland",
    "neither",
];

impl WindowError {
    /// Whether there is a display at all, by the environment that `variable` looks up.
    ///
    /// # Errors
    /// [`WindowError::NoDisplay`] if there is none. On systems that need no such variable it is
    /// never an error.
    pub fn check_display(variable: impl Fn(&str) -> Option<OsString>) -> Result<(), Self> {
        let needed = cfg!(all(unix, not(target_vendor = "apple")));
        let named = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .into_iter()
            .any(|name| variable(name).is_some_and(|value| !value.is_empty()));
        if needed && !named {
            Err(Self::NoDisplay)
        } else {
            Ok(())
        }
    }

    /// The cause that the message of an error stands for; `None` if it is some other error.
    pub fn from_message(message: &str) -> Option<Self> {
        if let Some(library) = missing_library(message) {
            return Some(library);
        }
        let lower = message.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let detail = last_words(message);
        if says(&OPENGL_WORDS) {
            Some(Self::NoOpenGl { detail })
        } else if says(&DISPLAY_WORDS) {
            Some(Self::DisplayRefused { detail })
        } else {
            None
        }
    }

    /// The cause that the message of a panic stands for; `None` if it is a fault of the program.
    pub fn from_panic(message: &str) -> Option<Self> {
        let lower = message.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        if let Some(library) = missing_library(message) {
            Some(library)
        } else if says(&["glutin config"]) {
            Some(Self::NoOpenGl {
                detail: last_words(message),
            })
        } else if says(&["x server missing", "xrandr"]) {
            Some(Self::DisplayRefused {
                detail: last_words(message),
            })
        } else {
            None
        }
    }
}

/// What a message says in the end, after the places and types that its causes are wrapped in.
fn last_words(message: &str) -> String {
    message
        .rsplit(": ")
        .next()
        .unwrap_or(message)
        .trim()
        .to_owned()
}

/// The library that `message` says cannot be loaded.
fn missing_library(message: &str) -> Option<WindowError> {
    let failed = [
        "could not be loaded",
        "opening library",
        "cannot open shared object",
        "Failed to load",
    ];
    if !failed.iter().any(|words| message.contains(words)) {
        return None;
    }
    if message.contains("xlib's shared libraries") && !message.contains(".so") {
        // The window library keeps to itself which one it is.
        let library = "libX11, libXcursor or libXi".to_owned();
        return Some(WindowError::MissingLibrary {
            library,
            package: Some(X11_PACKAGES),
        });
    }
    let is_part = |ch: char| ch.is_ascii_alphanumeric() || "-_.+".contains(ch);
    let library = message
        .split(|ch: char| !is_part(ch))
        .find(|word| word.starts_with("lib") && word.contains(".so"))?
        .trim_end_matches('.')
        .to_owned();
    let package = PACKAGES
        .iter()
        .find(|(name, _)| library.starts_with(name))
        .map(|(_, package)| *package);
    Some(WindowError::MissingLibrary { library, package })
}

impl fmt::Display for WindowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot open a window: ")?;
        match self {
            Self::NoDisplay => f.write_str(
                "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)\n  \
                 start it from a desktop session, or under a display made by Debian's package xvfb: \
                 xvfb-run briefline",
            )?,
            Self::DisplayRefused { detail } => write!(
                f,
                "the display does not answer as it should ({detail})\n  \
                 see that DISPLAY or WAYLAND_DISPLAY names a running display",
            )?,
            Self::MissingLibrary { library, package: Some(package) } => write!(
                f,
                "the system library {library} is missing\n  \
                 install it; on Debian: apt-get install {package}",
            )?,
            Self::MissingLibrary { library, package: None } => {
                write!(f, "the system library {library} is missing\n  install it")?;
            }
            Self::NoOpenGl { detail } => write!(
                f,
                "there is no OpenGL to draw with (its library says: {detail})\n  \
                 install it; on Debian: apt-get install {OPENGL_PACKAGES}",
            )?,
        }
        f.write_str("\n  without a window: briefline export --builtin --out timeline.svg")
    }
}

impl std::error::Error for WindowError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(message: &str) -> (String, Option<&'static str>) {
        match missing_library(message) {
            Some(WindowError::MissingLibrary { library, package }) => (library, package),
            other => panic!("{message}: {other:?}"),
        }
    }

    #[test]
    fn a_missing_library_is_named_with_its_package() {
        for (message, name, package) in [
            (
                "Library libxkbcommon-x11.so could not be loaded.",
                "libxkbcommon-x11.so",
                Some("libxkbcommon-x11-0"),
            ),
            (
                "Library libxkbcommon.so could not be loaded.: NotPresent",
                "libxkbcommon.so",
                Some("libxkbcommon0"),
            ),
            (
                "opening library failed (libXcursor.so.1: cannot open shared object file: No such \
                 file or directory)",
                "libXcursor.so.1",
                Some("libxcursor1"),
            ),
            (
                "winit EventLoopError: os error at mod.rs:788: Failed to load one of xlib's \
                 shared libraries",
                "libX11, libXcursor or libXi",
                Some(X11_PACKAGES),
            ),
            (
                "libnew.so.2: cannot open shared object file",
                "libnew.so.2",
                None,
            ),
        ] {
            assert_eq!(library(message), (name.to_owned(), package));
        }
    }

    #[test]
    fn a_fault_of_the_program_is_not_taken_for_one_of_the_machine() {
        for message in [
            "index out of bounds: the len is 3 but the index is 7",
            "no lane could be loaded",
            "called `Option::unwrap()` on a `None` value",
        ] {
            assert_eq!(WindowError::from_panic(message), None, "{message}");
        }
        assert_eq!(WindowError::from_message("cannot write frames.csv"), None);
    }

    #[test]
    fn messages_of_the_libraries_below_are_understood() {
        let of = |message: &str| WindowError::from_message(message).unwrap();
        assert!(matches!(
            of("Found no glutin configs matching the template"),
            WindowError::NoOpenGl { .. }
        ));
        assert_eq!(
            of(
                "winit EventLoopError: os error at mod.rs:788: Failed to open connection to X server"
            ),
            WindowError::DisplayRefused {
                detail: "Failed to open connection to X server".into()
            }
        );
        assert!(matches!(
            WindowError::from_panic(
                "failed to find a matching configuration for creating glutin config"
            ),
            Some(WindowError::NoOpenGl { .. })
        ));
        assert!(matches!(
            WindowError::from_panic("X server missing XInput extension"),
            Some(WindowError::DisplayRefused { .. })
        ));
    }

    #[test]
    fn a_display_is_there_if_one_of_the_variables_says_so() {
        let with = |set: &'static str, value: &'static str| {
            WindowError::check_display(|name| (name == set).then(|| value.into()))
        };
        if cfg!(all(unix, not(target_vendor = "apple"))) {
            assert_eq!(with("HOME", "/root"), Err(WindowError::NoDisplay));
            assert_eq!(with("DISPLAY", ""), Err(WindowError::NoDisplay));
        }
        assert_eq!(with("DISPLAY", ":0"), Ok(()));
        assert_eq!(with("WAYLAND_DISPLAY", "wayland-0"), Ok(()));
    }

    #[test]
    fn every_message_names_the_way_without_a_window() {
        let detail = || "it said so".to_owned();
        for error in [
            WindowError::NoDisplay,
            WindowError::DisplayRefused { detail: detail() },
            WindowError::NoOpenGl { detail: detail() },
            WindowError::MissingLibrary {
                library: "libX.so".into(),
                package: None,
            },
        ] {
            let text = error.to_string();
            assert!(text.starts_with("cannot open a window: "), "{text}");
            assert!(text.contains("briefline export --builtin --out"), "{text}");
        }
    }
}
