//! The table as HTML, which office programs and mail take over as a table.

use std::fmt::Write as _;

use super::{ComparisonTable, TableRow, TableSide, TableSource};
use crate::model::{WordRun, Wording, escaped};

impl ComparisonTable {
    /// The table with what stands over it and the sources, to be placed on a page.
    pub fn as_html(&self) -> String {
        let mut lines = self.lines().into_iter();
        let heading = escaped(lines.next().unwrap_or_default());
        let mut html = format!("<h1>{heading}</h1>\n");
        for line in lines {
            let is_banner = self.banner.as_deref() == Some(line);
            let class = if is_banner { " class=\"banner\"" } else { "" };
            put(&mut html, format_args!("<p{class}>{}</p>\n", escaped(line)));
        }
        self.write_table(&mut html);
        self.write_sources(&mut html);
        html
    }

    fn write_table(&self, html: &mut String) {
        let [left, right] = self.columns.each_ref().map(|it| escaped(it));
        let caption = self.extent.as_ref().unwrap_or(&self.totals);
        put(
            html,
            format_args!(
                "<table>\n<caption>{left} and {right}: {}</caption>\n<thead><tr>",
                escaped(caption)
            ),
        );
        let heads = ["What became", &left, &right, "What differs", "Sources"];
        for head in heads {
            put(html, format_args!("<th scope=\"col\">{head}</th>"));
        }
        html.push_str("</tr></thead>\n<tbody>\n");
        for row in &self.rows {
            write_row(row, html);
        }
        html.push_str("</tbody>\n</table>\n");
    }

    fn write_sources(&self, html: &mut String) {
        if self.sources.is_empty() {
            return;
        }
        html.push_str("<h2>Sources</h2>\n<ol>\n");
        for source in &self.sources {
            write_source(source, html);
        }
        html.push_str("</ol>\n");
    }
}

fn write_row(row: &TableRow, html: &mut String) {
    let words = escaped(&row.relation_words());
    put(html, format_args!("<tr><th scope=\"row\">{words}</th>"));
    let difference = row.difference();
    let sides = [(&row.left, Wording::Removed), (&row.right, Wording::Added)];
    for (side, marked) in sides {
        html.push_str("<td>");
        write_side(side, difference.as_deref().map(|runs| (runs, marked)), html);
        html.push_str("</td>");
    }
    html.push_str("<td>");
    if !row.explanation.is_empty() {
        put(html, format_args!("<p>{}</p>", escaped(&row.explanation)));
    }
    put(html, format_args!("<p>Basis: {}</p>", escaped(&row.basis)));
    if !row.explained_by.is_empty() {
        let items = escaped(&row.explained_by.join("; "));
        put(html, format_args!("<p>Explained by: {items}</p>"));
    }
    let cited = escaped(&row.cited());
    put(html, format_args!("</td><td>{cited}</td></tr>\n"));
}

/// One side; with the runs of a difference, those of which one wording is marked stand here.
fn write_side(side: &TableSide, runs: Option<(&[WordRun], Wording)>, html: &mut String) {
    for point in &side.points {
        let (number, title) = (escaped(&point.number), escaped(&point.title));
        put(html, format_args!("<p><b>{number} {title}</b></p>"));
        let text = runs.map_or_else(|| escaped(&point.text), |it| marked(it.0, it.1));
        put(html, format_args!("<p>{text}</p>"));
        if !point.note.is_empty() {
            put(html, format_args!("<p><i>{}</i></p>", escaped(&point.note)));
        }
    }
    if let Some(also) = side.also_words() {
        put(html, format_args!("<p>{}</p>", escaped(&also)));
    }
}

/// The text of one side, with what stands only there marked.
fn marked(runs: &[WordRun], mark: Wording) -> String {
    let mut html = String::new();
    for run in runs {
        let text = escaped(&run.text);
        match run.wording {
            Wording::Same => html.push_str(&text),
            wording if wording != mark => {}
            Wording::Removed => put(&mut html, format_args!("<del>{text}</del>")),
            Wording::Added => put(&mut html, format_args!("<ins>{text}</ins>")),
        }
    }
    html
}

fn write_source(source: &TableSource, html: &mut String) {
    put(html, format_args!("<li>{}", escaped(&source.label)));
    if let Some(grade) = source.grade() {
        put(html, format_args!(" ({})", escaped(&grade)));
    }
    if let Some(url) = &source.url {
        let text = escaped(url);
        // Whatever else an address may be, only a page is followed from a document.
        if url.starts_with("https://") || url.starts_with("http://") {
            put(html, format_args!(" <a href=\"{text}\">{text}</a>"));
        } else {
            put(html, format_args!(" {text}"));
        }
    }
    html.push_str("</li>\n");
}

fn put(html: &mut String, piece: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _infallible = html.write_fmt(piece);
}
