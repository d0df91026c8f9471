//! The table as Markdown.

use std::fmt::Write as _;

use super::{ComparisonTable, TableRow, TableSide};

impl ComparisonTable {
    /// The table as Markdown with its heading, what stands over it and the sources.
    pub fn as_markdown(&self) -> String {
        let mut lines = self.lines().into_iter().map(plain);
        let mut text = format!("## {}\n", lines.next().unwrap_or_default());
        for line in lines {
            let _infallible = write!(text, "\n{line}\n");
        }
        let [left, right] = &self.columns;
        let heads = [
            "What became",
            left,
            right,
            "What differs",
            "Explained by",
            "Sources",
        ];
        text.push('\n');
        write_cells(&heads.map(plain), &mut text);
        write_cells(&heads.map(|_| "---".to_owned()), &mut text);
        for row in &self.rows {
            write_cells(&cells(row), &mut text);
        }
        if !self.sources.is_empty() {
            text.push_str("\n### Sources\n\n");
        }
        for (at, source) in self.sources.iter().enumerate() {
            let grade = source.grade().map(|it| format!(" ({it})"));
            let url = source.url.as_ref().map(|it| format!(" {}", address(it)));
            let (grade, url) = (grade.unwrap_or_default(), url.unwrap_or_default());
            let label = plain(&source.label);
            let _infallible = writeln!(text, "{}. {label}{grade}{url}", at + 1);
        }
        text
    }
}

fn write_cells<const N: usize>(cells: &[String; N], text: &mut String) {
    // Writing to a string cannot fail.
    let _infallible = writeln!(text, "| {} |", cells.join(" | "));
}

fn cells(row: &TableRow) -> [String; 6] {
    let explanation = [row.explanation.as_str(), row.basis.as_str()];
    let explanation = explanation.into_iter().filter(|it| !it.is_empty());
    let explained_by = row.explained_by.iter().map(|it| plain(it));
    [
        plain(&row.relation_words()),
        side(&row.left),
        side(&row.right),
        explanation.map(plain).collect::<Vec<_>>().join("<br>"),
        explained_by.collect::<Vec<_>>().join("<br>"),
        plain(&row.cited()),
    ]
}

fn side(side: &TableSide) -> String {
    let points = side.points.iter().map(|point| {
        let (number, title) = (plain(&point.number), plain(&point.title));
        let texts = [&point.text, &point.note].into_iter();
        let texts = texts.filter(|text| !text.is_empty()).map(|it| plain(it));
        let head = format!("**{number} {title}**");
        let lines = std::iter::once(head).chain(texts);
        lines.collect::<Vec<_>>().join("<br>")
    });
    let also = side.also_words().map(|it| plain(&it));
    points.chain(also).collect::<Vec<_>>().join("<br>")
}

/// An address as Markdown has it: a page to be followed stands between angle brackets, where no
/// sign has to be escaped, and none may end them.
fn address(url: &str) -> String {
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return plain(url);
    }
    let mut out = String::from("<");
    for c in url.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out.push('>');
    out
}

/// `text` in one line, with nothing in it that Markdown takes for a sign of its own.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '#' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
