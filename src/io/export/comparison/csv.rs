//! A comparison as CSV: a row for each pair, then the sources that the pairs cite.
//!
//! ```text
//!   changed,US proposal,…,paper gazette,…
//!                                                   an empty row
//!   source,tier,publisher title and date,address
//!   paper,B,…,https://…
//! ```

use crate::model::{ComparisonTable, TablePoint, TableRow, TableSide, Tier};

/// How many columns there are.
const COLUMNS: usize = 23;

/// What stands over the columns.
const HEADS: [&str; COLUMNS] = [
    "relation",
    "left document",
    "left numbers",
    "left titles",
    "left texts",
    "left notes",
    "left also",
    "right document",
    "right numbers",
    "right titles",
    "right texts",
    "right notes",
    "right also",
    "explanation",
    "basis",
    "explained by",
    "sources",
    "left text status",
    "left gaps",
    "right text status",
    "right gaps",
    "matched through",
    "as known on",
];

/// What stands over the sources.
const SOURCE_HEADS: [&str; 4] = ["source", "tier", "publisher, title and date", "address"];

/// The table as CSV in UTF-8, with a first line that names the columns. Several points in one
/// cell stand on a line each. After an empty row come the sources that "sources" names by their
/// ids, with a line that names their columns; every row has as many cells. What a spreadsheet
/// would take for a formula is written as text.
pub fn comparison_csv(table: &ComparisonTable) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |cells: [String; COLUMNS]| {
        // Writing rows of the same length to memory cannot fail.
        let _infallible = writer.write_record(cells.map(|cell| harmless(&cell)));
    };
    write(HEADS.map(str::to_owned));
    for row in &table.rows {
        write(cells(table, row));
    }
    if !table.sources.is_empty() {
        write(row_of([]));
        write(row_of(SOURCE_HEADS.map(str::to_owned)));
    }
    for source in &table.sources {
        let tier = source.tier.map_or("", Tier::letter).to_owned();
        let address = source.url.clone().unwrap_or_default();
        write(row_of([
            source.id.clone(),
            tier,
            source.label.clone(),
            address,
        ]));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A row that begins with `cells`, all others of which are empty.
fn row_of<const N: usize>(cells: [String; N]) -> [String; COLUMNS] {
    let mut cells = cells.into_iter();
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}

fn cells(table: &ComparisonTable, row: &TableRow) -> [String; COLUMNS] {
    let [left, right] = table.columns.clone();
    let [left_status, right_status] = table.text_status.clone();
    let [left_gaps, right_gaps] = table.gaps.clone();
    let [left_numbers, left_titles, left_texts, left_notes, left_also] = side(&row.left);
    let [
        right_numbers,
        right_titles,
        right_texts,
        right_notes,
        right_also,
    ] = side(&row.right);
    let sources = row.sources.iter();
    let sources = sources.filter_map(|number| table.sources.get(number.checked_sub(1)?));
    let sources: Vec<&str> = sources.map(|source| source.id.as_str()).collect();
    [
        row.relation.word().to_owned(),
        left,
        left_numbers,
        left_titles,
        left_texts,
        left_notes,
        left_also,
        right,
        right_numbers,
        right_titles,
        right_texts,
        right_notes,
        right_also,
        row.explanation.clone(),
        row.basis.clone(),
        row.explained_by.join("; "),
        sources.join(" "),
        left_status,
        left_gaps,
        right_status,
        right_gaps,
        table.via.clone().unwrap_or_default(),
        table.banner.clone().unwrap_or_default(),
    ]
}

fn side(side: &TableSide) -> [String; 5] {
    let lines = |each: fn(&TablePoint) -> &String| {
        let lines = side.points.iter().map(|point| each(point).as_str());
        lines.collect::<Vec<_>>().join("\n")
    };
    let has_notes = side.points.iter().any(|point| !point.note.is_empty());
    [
        lines(|point| &point.number),
        lines(|point| &point.title),
        lines(|point| &point.text),
        if has_notes {
            lines(|point| &point.note)
        } else {
            String::new()
        },
        side.also.join("; "),
    ]
}

/// `cell` with a stroke before it if a spreadsheet program would run it, whatever space it finds
/// before the sign.
fn harmless(cell: &str) -> String {
    let begins = cell.trim_start().chars().next();
    let is_formula = begins.is_some_and(|it| matches!(it, '=' | '+' | '-' | '@'));
    let stroke = if is_formula || cell.starts_with(['\t', '\r']) {
        "'"
    } else {
        ""
    };
    format!("{stroke}{cell}")
}
