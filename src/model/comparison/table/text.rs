//! The table as plain text, a pair after the other.

use std::fmt::Write as _;

use super::{ComparisonTable, TableRow, TableSide};

impl ComparisonTable {
    /// The table as text to read and to pass on.
    pub fn as_text(&self) -> String {
        let mut text = self.lines().join("\n");
        text.push('\n');
        for row in &self.rows {
            text.push('\n');
            self.write_row(row, &mut text);
        }
        if !self.sources.is_empty() {
            text.push_str("\nSources\n");
        }
        for (at, source) in self.sources.iter().enumerate() {
            let grade = source.grade().map(|it| format!(" ({it})"));
            let url = source.url.as_ref().map(|it| format!(" {it}"));
            let (grade, url) = (grade.unwrap_or_default(), url.unwrap_or_default());
            // Writing to a string cannot fail.
            let _infallible = writeln!(text, "[{}] {}{grade}{url}", at + 1, source.label);
        }
        text
    }

    fn write_row(&self, row: &TableRow, text: &mut String) {
        let mut line = |words: &str| {
            text.push_str(words);
            text.push('\n');
        };
        line(&row.relation_words());
        for (name, side) in self.columns.iter().zip([&row.left, &row.right]) {
            for point in &side.points {
                line(&format!("  {name} {} {}", point.number, point.title));
                line(&format!("    {}", point.text));
                if !point.note.is_empty() {
                    line(&format!("    Note: {}", point.note));
                }
            }
            if !side.also.is_empty() {
                line(&format!("  {name} also {}", side.also.join("; ")));
            }
        }
        if !row.explanation.is_empty() {
            line(&format!("  {}", row.explanation));
        }
        line(&format!("  Basis: {}", row.basis));
        if !row.explained_by.is_empty() {
            line(&format!("  Explained by: {}", row.explained_by.join("; ")));
        }
        if !row.sources.is_empty() {
            line(&format!("  Sources: {}", row.cited()));
        }
    }
}

impl TableRow {
    /// The numbers of the sources: "[1] [4]".
    pub(super) fn cited(&self) -> String {
        let numbers = self.sources.iter().map(|number| format!("[{number}]"));
        numbers.collect::<Vec<_>>().join(" ")
    }
}

impl TableSide {
    /// "also in 9 Reconstruction"; `None` if no other point has a part in it.
    pub(super) fn also_words(&self) -> Option<String> {
        (!self.also.is_empty()).then(|| format!("also in {}", self.also.join("; ")))
    }
}
