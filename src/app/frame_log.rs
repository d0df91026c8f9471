//! What each frame cost: one CSV row a frame, and the last of them for the overlay.
//!
//! The whole frame's time is known only after it is over, so a row is written when the next
//! frame begins, and the last one when the log is dropped.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;

use crate::ui::FrameFigures;

/// The header of the CSV file.
const HEADER: &str = "frame,logic_ms,layout_ms,paint_ms,total_ms,marks,labels";

/// Keeps the cost of the last frame and writes every frame's to a file if there is one.
#[derive(Debug, Default)]
pub struct FrameLog {
    file: Option<BufWriter<File>>,
    frame: u64,
    last: Option<FrameFigures>,
}

impl FrameLog {
    /// A log that writes to `path`, or that only keeps the last frame.
    ///
    /// # Errors
    /// If the file cannot be made.
    pub fn new(path: Option<&Path>) -> anyhow::Result<Self> {
        let file = path.map(create).transpose()?;
        Ok(Self {
            file,
            ..Self::default()
        })
    }

    /// Notes what the frame before this one cost in all.
    pub fn end_previous(&mut self, total: Option<Duration>) {
        if let Some(last) = &mut self.last
            && last.total.is_none()
        {
            last.total = total;
            let row = csv_row(self.frame, last);
            self.frame += 1;
            self.write(&row);
        }
    }

    /// Notes a frame that has just been drawn.
    pub fn push(&mut self, cost: FrameFigures) {
        self.last = Some(cost);
    }

    /// A full disk ends the log, not the program.
    fn write(&mut self, row: &str) {
        if let Some(file) = &mut self.file
            && writeln!(file, "{row}").is_err()
        {
            self.file = None;
        }
    }
}

impl Drop for FrameLog {
    fn drop(&mut self) {
        if let Some(file) = &mut self.file {
            // Nobody is left to tell.
            let _ = file.flush();
        }
    }
}

fn create(path: &Path) -> anyhow::Result<BufWriter<File>> {
    let file = File::create(path)
        .with_context(|| format!("cannot write the frame log to {}", path.display()))?;
    let mut file = BufWriter::new(file);
    writeln!(file, "{HEADER}")
        .with_context(|| format!("cannot write the frame log to {}", path.display()))?;
    Ok(file)
}

fn csv_row(frame: u64, cost: &FrameFigures) -> String {
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    format!(
        "{frame},{:.3},{:.3},{:.3},{:.3},{},{}",
        millis(cost.logic),
        millis(cost.layout),
        millis(cost.paint),
        millis(cost.total.unwrap_or_default()),
        cost.marks,
        cost.labels
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_written_once_its_frame_is_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("frames.csv");
        let mut log = FrameLog::new(Some(&path)).expect("a log");
        let cost = FrameFigures {
            layout: Duration::from_micros(1500),
            marks: 7,
            ..FrameFigures::default()
        };
        log.end_previous(Some(Duration::from_millis(9)));
        log.push(cost);
        log.end_previous(Some(Duration::from_millis(4)));
        drop(log);
        let text = std::fs::read_to_string(&path).expect("the log");
        assert_eq!(text, format!("{HEADER}\n0,0.000,1.500,0.000,4.000,7,0\n"));
    }

    #[test]
    fn a_folder_that_does_not_exist_is_named_in_the_error() {
        let error = FrameLog::new(Some(Path::new("/nowhere/frames.csv"))).expect_err("no folder");
        assert!(error.to_string().contains("/nowhere/frames.csv"));
    }
}
