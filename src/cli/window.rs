//! Opens the window, and turns the ways in which that can fail into one clear message.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc;

use anyhow::bail;

use crate::app;

use super::args::WindowArgs;
use super::{Outcome, WindowError, input};

/// Opens the window and stays until it is closed.
///
/// The libraries below report some missing parts of the machine by panicking. Those panics are
/// caught here and told as what they are; every other one is a fault of ours and goes its way.
///
/// # Errors
/// If there is nothing at the path, or the window cannot be opened.
pub(super) fn open(args: WindowArgs) -> anyhow::Result<Outcome> {
    if let Some(path) = args.path.as_deref().filter(|path| !path.exists()) {
        bail!(
            "there is no file, folder or command of this name; see --help: {}",
            path.display()
        );
    }
    let known_on = input::knowledge_date("--as-of", args.as_of.as_deref())?;
    WindowError::check_display(|name| std::env::var_os(name))?;
    let options = app::RunOptions {
        path: args.path,
        known_on,
        present: args.present.map(app::Told::of),
        audience: args.audience,
        frame_log: args.frame_log,
    };
    let (sender, caught) = mpsc::channel();
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let known = info.payload_as_str().and_then(WindowError::from_panic);
        match known {
            // The receiver lives until the process ends.
            Some(error) => drop(sender.send(error)),
            None => usual(info),
        }
    }));
    match panic::catch_unwind(AssertUnwindSafe(|| app::run(options))) {
        Ok(Ok(())) => Ok(Outcome::Fine),
        Ok(Err(error)) => Err(explained(error)),
        Err(payload) => match caught.try_recv() {
            Ok(error) => Err(error.into()),
            Err(_) => panic::resume_unwind(payload),
        },
    }
}

/// The same error, or a clearer one if the window could not be opened for a known reason.
fn explained(error: anyhow::Error) -> anyhow::Error {
    match WindowError::from_message(&format!("{error:#}")) {
        Some(known) => known.into(),
        None => error,
    }
}
