//! A comparison as CSV, a row for each pair.

use crate::model::{ComparisonTable, TableRow, TableSide};

/// What stands over the columns.
const HEADS: [&str; 16] = [
    "relation",
    "left document",
    "left numbers",
    "left titles",
    "left texts",
    "left also",
    "right document",
    "right numbers",
    "right titles",
    "right texts",
    "right also",
    "explanation",
    "basis",
    "explained by",
    "sources",
    "as known on",
];

/// The table as CSV in UTF-8, with a first line that names the columns. Several points in one
/// cell stand on a line each. What a spreadsheet would take for a formula is written as text.
pub fn comparison_csv(table: &ComparisonTable) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing rows of the same length to memory cannot fail.
    let _infallible = writer.write_record(HEADS);
    for row in &table.rows {
        let _infallible = writer.write_record(cells(table, row).map(|cell| harmless(&cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn cells(table: &ComparisonTable, row: &TableRow) -> [String; 16] {
    let [left, right] = table.columns.clone();
    let [left_numbers, left_titles, left_texts, left_also] = side(&row.left);
    let [right_numbers, right_titles, right_texts, right_also] = side(&row.right);
    let sources = row.sources.iter();
    let sources = sources.filter_map(|number| table.sources.get(number.checked_sub(1)?));
    let sources: Vec<&str> = sources.map(|source| source.id.as_str()).collect();
    [
        row.relation.word().to_owned(),
        left,
        left_numbers,
        left_titles,
        left_texts,
        left_also,
        right,
        right_numbers,
        right_titles,
        right_texts,
        right_also,
        row.explanation.clone(),
        row.basis.clone(),
        row.explained_by.join("; "),
        sources.join(" "),
        table.banner.clone().unwrap_or_default(),
    ]
}

fn side(side: &TableSide) -> [String; 4] {
    let lines = |each: fn(&crate::model::TablePoint) -> &String| {
        let lines = side.points.iter().map(|point| each(point).as_str());
        lines.collect::<Vec<_>>().join("\n")
    };
    [
        lines(|point| &point.number),
        lines(|point| &point.title),
        lines(|point| &point.text),
        side.also.join("; "),
    ]
}

/// `cell` with a stroke before it if a spreadsheet program would run it.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let stroke = if is_formula { "'" } else { "" };
    format!("{stroke}{cell}")
}
