//! What of a comparison leaves the program: a table on the clipboard, a file.

use crate::model::{ComparedPair, Comparison, Side};
use crate::state::{ComparisonFormat, Effect, Now, State, Tone, file::suggested_name};

impl State {
    /// Copies the pairs that are shown as a table.
    pub(super) fn copy_comparison(&mut self, now: Now) -> Vec<Effect> {
        let count = self.comparing.shown.len();
        let Some(comparison) = self.comparison().filter(|_| count > 0) else {
            return self.toast("No pair of points is shown", Tone::Info, now);
        };
        let rows = self.table_rows(comparison);
        let text = self.caveats() + &as_markdown(&rows);
        let caveats = paragraphs(&self.caveats());
        let html = caveats + &as_html(&rows);
        let said = match count {
            1 => "Copied 1 pair as a table".to_owned(),
            count => format!("Copied {count} pairs as a table"),
        };
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
        let Some(comparison) = self.comparison() else {
            return self.toast(self.nothing_to_compare(), Tone::Info, now);
        };
        let name = |side| {
            let document = self.timeline.document(comparison.document(side));
            document.map_or("", |document| document.short_title.as_str())
        };
        let title = format!("{} {}", name(Side::Left), name(Side::Right));
        let suggested_name = suggested_name(&self.timeline, &title, format.extension());
        vec![Effect::AskExportComparison {
            suggested_name,
            format,
        }]
    }

    /// A row a pair: what stands on the left, what became of it, what stands on the right, why.
    fn table_rows(&self, comparison: &Comparison) -> Vec<[String; 4]> {
        let name = |side| {
            let document = self.timeline.document(comparison.document(side));
            document.map_or(String::new(), |document| document.title.clone())
        };
        let points = |side, pair: &ComparedPair| {
            let document = self.timeline.document(comparison.document(side));
            let places = pair.points(side).iter().chain(pair.also(side));
            let points = places.filter_map(|point| document?.points.get(point.index()));
            let lines = points.map(|point| format!("{} {}", point.number, point.title));
            lines.collect::<Vec<_>>().join("; ")
        };
        let head = [
            name(Side::Left),
            "Relation".to_owned(),
            name(Side::Right),
            "Explanation".to_owned(),
        ];
        let pairs = self.comparing.shown.iter().map(|at| &comparison.pairs[*at]);
        let rows = pairs.map(|pair| {
            let said = [&pair.explanation, &pair.caveat];
            let said = said.into_iter().filter(|text| !text.is_empty());
            [
                points(Side::Left, pair),
                pair.relation.word().to_owned(),
                points(Side::Right, pair),
                said.cloned().collect::<Vec<_>>().join(" "),
            ]
        });
        [head].into_iter().chain(rows).collect()
    }
}

fn as_markdown(rows: &[[String; 4]]) -> String {
    let line = |row: &[String; 4]| {
        let cells = row
            .clone()
            .map(|cell| cell.replace('|', "\\|").replace('\n', " "));
        format!("| {} |\n", cells.join(" | "))
    };
    let mut lines = rows.iter().map(line);
    let head = lines.next().unwrap_or_default();
    head + "|---|---|---|---|\n" + &lines.collect::<String>()
}

fn as_html(rows: &[[String; 4]]) -> String {
    let line = |(at, row): (usize, &[String; 4])| {
        let tag = if at == 0 { "th" } else { "td" };
        let cells = row
            .each_ref()
            .map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell)));
        format!("<tr>{}</tr>", cells.concat())
    };
    let lines: String = rows.iter().enumerate().map(line).collect();
    format!("<table>{lines}</table>")
}

/// Each paragraph of `text` in markup of its own.
fn paragraphs(text: &str) -> String {
    let told = text.split("\n\n").filter(|it| !it.trim().is_empty());
    told.fold(String::new(), |html, it| {
        html + "<p>" + &escaped(it) + "</p>"
    })
}

/// `text` without characters that are markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
