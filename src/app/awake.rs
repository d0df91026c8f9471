//! Keeps the screen on while something is presented.

use std::sync::mpsc;

/// The desktop is asked to keep the screen on for as long as this lives.
pub(super) struct Awake {
    /// Closing it ends the thread, and with it what the desktop was asked.
    _until: mpsc::Sender<()>,
}

impl Awake {
    /// Asks the desktop on a thread, as it may take its time to answer. One that does not know
    /// the question, or no desktop at all, is no reason not to present.
    pub(super) fn ask() -> Option<Self> {
        let (until, end) = mpsc::channel::<()>();
        let thread = std::thread::Builder::new().name("keep-awake".to_owned());
        let asked = thread.spawn(move || {
            let mut asking = keepawake::Builder::default();
            let asking = asking.display(true).idle(true);
            let asking = asking
                .app_name("Briefline")
                .reason("a briefing is presented");
            let kept = asking.create();
            // Nothing is ever sent: it returns once the other end is gone.
            end.recv().ok();
            drop(kept);
        });
        asked.ok().map(|_| Self { _until: until })
    }
}
