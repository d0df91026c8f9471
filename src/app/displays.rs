//! Which displays the machine has, also those that come and go while the window is open.

use crate::state::Display;

/// The displays of the machine.
#[derive(Default)]
pub(super) struct Displays {
    /// All of them, in the order of the window system.
    pub(super) all: Vec<Display>,
    /// How many pixels a point of the window system has on each.
    pub(super) scales: Vec<f32>,
    /// The place among them of the one that the laptop's window is on; `None` if unknown.
    pub(super) console_on: Option<usize>,
}

impl Displays {
    /// As they are now.
    pub(super) fn of(frame: &eframe::Frame) -> Self {
        let Some(window) = frame.winit_window() else {
            return Self::default();
        };
        let current = window.current_monitor();
        let monitors: Vec<_> = window.available_monitors().collect();
        let console_on = monitors.iter().position(|it| Some(it) == current.as_ref());
        let displays = monitors.iter().map(|monitor| {
            let (size, corner) = (monitor.size(), monitor.position());
            Display {
                name: monitor.name().unwrap_or_default(),
                size: [size.width, size.height],
                corner: [corner.x, corner.y],
            }
        });
        let scales = monitors.iter().map(|monitor| monitor.scale_factor() as f32);
        Self {
            all: displays.collect(),
            scales: scales.collect(),
            console_on,
        }
    }
}

/// Has the window notice displays that come and go, where it would not: `wake` is called after
/// each change. To be called once.
#[cfg(any(not(unix), target_os = "macos"))]
pub(super) fn watch(_frame: &eframe::Frame, _wake: impl Fn() + Send + 'static) {}

#[cfg(all(unix, not(target_os = "macos")))]
pub(super) use x11::watch;

#[cfg(all(unix, not(target_os = "macos")))]
mod x11 {
    //! Under X11 winit keeps the list of displays that it made first: it asks to be told of
    //! changes, but the library below throws away what it is told
    //! (<https://github.com/rust-windowing/winit/issues/3405>). It makes the list anew when it
    //! hears that the resources of the screen have changed, and it hears that of its own window
    //! too: the property of that name is touched there, where nobody else looks.

    use std::env;
    use std::time::Duration;

    use x11rb::connection::Connection as _;
    use x11rb::protocol::randr::{ConnectionExt as _, NotifyMask};
    use x11rb::protocol::xproto::{AtomEnum, PropMode};
    use x11rb::wrapper::ConnectionExt as _;

    /// So long the window takes to make the list anew.
    const PAUSE: Duration = Duration::from_millis(150);

    /// Has the window make the list of displays anew after each change, and then calls `wake`.
    pub(crate) fn watch(frame: &eframe::Frame, wake: impl Fn() + Send + 'static) {
        let is_x11 = env::var_os("WAYLAND_DISPLAY").is_none_or(|name| name.is_empty());
        let window = frame.winit_window().map(|window| u64::from(window.id()));
        let Some(Ok(window)) = window.filter(|_| is_x11).map(u32::try_from) else {
            return;
        };
        let thread = std::thread::Builder::new().name("watch-displays".to_owned());
        // Without it displays are those that there were at the start.
        drop(thread.spawn(move || follow(window, &wake)));
    }

    /// Returns when the server no longer answers; there is nobody then who could be told.
    fn follow(window: u32, wake: &dyn Fn()) -> anyhow::Result<()> {
        let (connection, screen) = x11rb::connect(None)?;
        let root = connection.setup().roots[screen].root;
        let changes = NotifyMask::CRTC_CHANGE | NotifyMask::SCREEN_CHANGE;
        connection.randr_select_input(root, changes)?;
        connection.flush()?;
        loop {
            connection.wait_for_event()?;
            // One plug is several changes.
            std::thread::sleep(PAUSE);
            while connection.poll_for_event()?.is_some() {}
            let resources = AtomEnum::RESOURCE_MANAGER;
            connection.change_property8(
                PropMode::APPEND,
                window,
                resources,
                AtomEnum::STRING,
                &[],
            )?;
            connection.sync()?;
            std::thread::sleep(PAUSE);
            wake();
        }
    }
}
