//! What of a comparison leaves the program: a table on the clipboard, a file.

use std::path::PathBuf;

use crate::model::{ComparisonTable, Document, DocumentIx, Side};
use crate::state::{
    ComparisonForm, ComparisonFormat, Effect, Now, State, Tone, file::suggested_name,
};

impl State {
    /// What the comparison shows as a table of words; `None` if no pair is shown.
    pub fn comparison_table(&self) -> Option<ComparisonTable> {
        let comparison = self.comparison()?;
        let shown = self.shown_pairs();
        let table = || ComparisonTable::new(&self.timeline, comparison, shown);
        (!shown.is_empty()).then(table)
    }

    /// Copies the pairs that are shown as a table.
    pub(super) fn copy_comparison(&mut self, now: Now) -> Vec<Effect> {
        let Some(table) = self.comparison_table() else {
            return self.toast("No pair of points is shown", Tone::Info, now);
        };
        let said = match table.rows.len() {
            1 => "Copied 1 pair as a table".to_owned(),
            count => format!("Copied {count} pairs as a table"),
        };
        let said = match self.left_out_of_tables() {
            Some(left_out) => format!("{said}; {left_out}"),
            None => said,
        };
        let (html, text) = (table.as_html(), table.as_markdown());
        let mut effects = vec![Effect::CopyTable { html, text }];
        effects.extend(self.toast(said, Tone::Info, now));
        effects
    }

    /// Asks where to write the comparison.
    pub(super) fn ask_export_comparison(
        &mut self,
        format: ComparisonFormat,
        now: Now,
    ) -> Vec<Effect> {
        let count = self.shown_pairs().len();
        let Some(comparison) = self.comparison().filter(|_| count > 0) else {
            return self.toast("No pair of points is shown", Tone::Info, now);
        };
        let name = |side| {
            let document = self.timeline.document(comparison.document(side));
            document.map_or("", |document| document.short_title.as_str())
        };
        let title = format!("{} {}", name(Side::Left), name(Side::Right));
        let suggested_name = suggested_name(&self.timeline, &title, format.extension());
        let mut effects = vec![Effect::AskExportComparison {
            suggested_name,
            format,
        }];
        if let Some(left_out) = self.left_out_of_tables() {
            effects.extend(self.toast(
                format!("The file will have two texts: {left_out}"),
                Tone::Warning,
                now,
            ));
        }
        effects
    }

    /// That a table has two texts only: "it holds US proposal and Ukrainian plan, not European
    /// text"; `None` if no other is on screen.
    fn left_out_of_tables(&self) -> Option<String> {
        let comparison = self.comparison()?;
        let is_in_lives = self.comparing.form == ComparisonForm::Lives;
        let sides = Side::BOTH.map(|side| comparison.document(side));
        let names = self.timeline.documents();
        let (held, left): (Vec<_>, Vec<_>) = names.partition(|(ix, _)| sides.contains(ix));
        let joined = |documents: Vec<(DocumentIx, &Document)>, and: &str| {
            let names = documents.into_iter().map(|(_, it)| it.short_title.as_str());
            names.collect::<Vec<_>>().join(and)
        };
        (is_in_lives && !left.is_empty()).then(|| {
            let (held, left) = (joined(held, " and "), joined(left, " or "));
            format!("it holds {held}, not {left}")
        })
    }

    /// Writes the comparison, unless it was left while the path was asked for.
    pub(super) fn export_comparison(
        &mut self,
        path: PathBuf,
        format: ComparisonFormat,
        now: Now,
    ) -> Vec<Effect> {
        if self.shown_pairs().is_empty() {
            let said = "Nothing was saved: no comparison is on screen";
            return self.toast(said, Tone::Problem, now);
        }
        vec![Effect::ExportComparison { path, format }]
    }
}
