//! Pictures of the whole window, light and dark. The README shows the first of them.
//!
//! Set `UPDATE_SNAPSHOTS=1` to accept what has changed on purpose.

use briefline::state::{Command, Theme};
use egui_kittest::SnapshotOptions;

use crate::bench::{Sees as _, open};

/// The Paris talks selected, in a window of the size of a small laptop.
fn paris(theme: Theme, name: &str) {
    let mut harness = open(1366.0, 768.0, theme);
    let paris = harness.item("e063");
    harness.tell(Command::Select { item: paris });
    harness.remove_cursor();
    harness.run();
    // Rasterizers differ in the last bits of smoothed edges.
    let options = SnapshotOptions::new()
        .threshold(2.0)
        .max_failed_pixels(600_usize)
        .output_path("assets/screenshots");
    harness.snapshot_options(name, &options);
}

#[test]
fn the_paris_talks_in_the_light_theme() {
    paris(Theme::Light, "explore-light");
}

#[test]
fn the_paris_talks_in_the_dark_theme() {
    paris(Theme::Dark, "explore-dark");
}
