//! The clipboard of the desktop, for what egui cannot put there: a table with its markup.

use anyhow::Context as _;

/// The clipboard, reached when it is first needed.
///
/// On X11 the program that copied serves what it copied, so it is kept until the end.
#[derive(Default)]
pub struct Clipboard {
    reached: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// Puts a table there, as markup and as plain text for programs that take no markup.
    ///
    /// # Errors
    /// If this desktop has no clipboard, or it does not take markup.
    pub fn put_table(&mut self, html: &str, text: &str) -> anyhow::Result<()> {
        if self.reached.is_none() {
            let reached = arboard::Clipboard::new().context("the clipboard cannot be reached")?;
            self.reached = Some(reached);
        }
        let clipboard = self.reached.as_mut().context("there is no clipboard")?;
        clipboard
            .set_html(html, Some(text))
            .context("the clipboard takes no markup")
    }
}
