//! `briefline compare`: two documents of a timeline point by point, in many forms. What became of
//! the points is the model's work and writing it down `io`'s; this asks for it and hands it on.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use serde::Serialize;

use crate::io::export::{comparison_csv, comparison_page, comparison_svg, png};
use crate::io::save_atomically;
use crate::model::{
    CivilDate, Comparison, ComparisonTable, DocumentIx, PairFilter, Side, TablePoint, TableRow,
    TableSide, TableSource, Timeline, day_label, in_one_line, usual_comparison, usual_partner,
};
use crate::palette::LIGHT;

use super::args::{CompareArgs, ComparisonFormatArg};
use super::output::Output;
use super::{Outcome, input};

/// Pixels to a point of a PNG, so that it stays sharp on a slide.
const PNG_SCALE: f32 = 2.0;

/// Prints or writes the comparison. A timeline with errors is compared without what could not be
/// read.
///
/// # Errors
/// If the timeline cannot be read, a document is not known, or the file cannot be written.
pub(super) fn run(args: &CompareArgs, output: &mut Output) -> anyhow::Result<Outcome> {
    let format = format(args)?;
    let known_on = input::knowledge_date("--as-of", args.as_of.as_deref())?;
    let input = input::read(args.path.as_deref(), output)?;
    if input.faulty {
        let said = "points of pairs that could not be read are told as not compared";
        output.tell(&format!("briefline: {}; {said}", problems(input.errors)));
    }
    let timeline = &input::as_known_on(input.timeline, known_on, output);
    let (left, right) = documents(timeline, args)?;
    let comparison = Comparison::between(timeline, left, right);
    let comparison = comparison.context("a document cannot be compared with itself")?;
    let bytes = written(timeline, &comparison, format)?;
    match &args.out {
        Some(out) => save_atomically(out, &bytes)
            .with_context(|| format!("cannot write {}", out.display()))?,
        None => output.line(String::from_utf8_lossy(&bytes).trim_end())?,
    }
    Ok(if input.faulty {
        Outcome::Faulty
    } else {
        Outcome::Fine
    })
}

fn written(
    timeline: &Timeline,
    comparison: &Comparison,
    format: ComparisonFormatArg,
) -> anyhow::Result<Vec<u8>> {
    let filter = PairFilter::default();
    let shown = comparison.shown(timeline, &filter);
    let table = ComparisonTable::new(timeline, comparison, &shown);
    let picture = || {
        let svg = comparison_svg(timeline, comparison, &filter, &LIGHT);
        svg.context("a document is not known")
    };
    let text = match format {
        ComparisonFormatArg::Text => table.as_text(),
        ComparisonFormatArg::Markdown => table.as_markdown(),
        ComparisonFormatArg::Html => table.as_html(),
        ComparisonFormatArg::Csv => comparison_csv(&table),
        ComparisonFormatArg::Print => comparison_page(&table),
        ComparisonFormatArg::Svg => picture()?,
        ComparisonFormatArg::Png => return Ok(png(&picture()?, PNG_SCALE)?),
        ComparisonFormatArg::Json => {
            serde_json::to_string_pretty(&Object::of(timeline, comparison, &table))? + "\n"
        }
    };
    Ok(text.into_bytes())
}

/// "1 problem in the file".
fn problems(count: usize) -> String {
    match count {
        1 => "1 problem in the file".to_owned(),
        _ => format!("{count} problems in the file"),
    }
}

/// The form that is asked for, or that the name of the file says.
fn format(args: &CompareArgs) -> anyhow::Result<ComparisonFormatArg> {
    let format = match (args.format, &args.out) {
        (Some(format), _) => format,
        (None, None) => ComparisonFormatArg::Text,
        (None, Some(out)) => format_of(out).with_context(|| {
            let endings = "txt, md, csv, json, svg, png or html";
            let out = out.display();
            format!(
                "cannot tell the form from the name {out}: end it in {endings}, or say --format"
            )
        })?,
    };
    ensure!(
        format != ComparisonFormatArg::Png || args.out.is_some(),
        "a PNG picture is not for reading: say where to write it with --out FILE"
    );
    Ok(format)
}

/// What the ending of a name says, text without one; `None` for any other.
fn format_of(path: &Path) -> Option<ComparisonFormatArg> {
    let Some(ending) = path.extension() else {
        return Some(ComparisonFormatArg::Text);
    };
    let ending = ending.to_str()?.to_ascii_lowercase();
    Some(match ending.as_str() {
        "txt" | "text" => ComparisonFormatArg::Text,
        "md" => ComparisonFormatArg::Markdown,
        "html" | "htm" => ComparisonFormatArg::Print,
        "csv" => ComparisonFormatArg::Csv,
        "json" => ComparisonFormatArg::Json,
        "svg" => ComparisonFormatArg::Svg,
        "png" => ComparisonFormatArg::Png,
        _ => return None,
    })
}

/// The documents that are named, else those that are usually compared.
fn documents(timeline: &Timeline, args: &CompareArgs) -> anyhow::Result<(DocumentIx, DocumentIx)> {
    let named = |id: &Option<String>| {
        let id = id.as_deref();
        id.map(|id| document(timeline, id)).transpose()
    };
    let partner = |document| {
        let other = usual_partner(timeline, document);
        other.with_context(|| too_few(timeline))
    };
    match (named(&args.left)?, named(&args.right)?) {
        (Some(left), Some(right)) => Ok((left, right)),
        (Some(left), None) => Ok((left, partner(left)?)),
        (None, Some(right)) => Ok((partner(right)?, right)),
        (None, None) => usual_comparison(timeline).with_context(|| too_few(timeline)),
    }
}

/// The document called `id`.
fn document(timeline: &Timeline, id: &str) -> anyhow::Result<DocumentIx> {
    let Some(found) = timeline.document_by_id(id) else {
        bail!("no document {id:?}; {}", known(timeline));
    };
    Ok(found)
}

fn too_few(timeline: &Timeline) -> String {
    let since = first_day_of_two(timeline).map(day_label);
    let since = since.map(|day| format!("; two are known from {day}"));
    let (known, since) = (known(timeline), since.unwrap_or_default());
    format!("expected two documents to compare; {known}{since}")
}

/// The first day on which two documents are known; `None` if there never are two, or always.
fn first_day_of_two(timeline: &Timeline) -> Option<CivilDate> {
    let documents = 0..timeline.record().dossier.documents.len();
    let days = documents.map(|at| timeline.document_since(DocumentIx::from(at)));
    let mut days: Vec<Option<CivilDate>> = days.collect();
    days.sort_unstable();
    days.get(1).copied().flatten()
}

/// "the file has: us-28, ua-20, e3".
fn known(timeline: &Timeline) -> String {
    let ids = timeline.documents().map(|(_, it)| in_one_line(&it.id));
    let ids: Vec<String> = ids.collect();
    let ids = if ids.is_empty() {
        "none".to_owned()
    } else {
        ids.join(", ")
    };
    match timeline.told_on().banner() {
        Some(banner) => format!("{} the file has: {ids}", lower(&banner)),
        None => format!("the file has: {ids}"),
    }
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// A comparison as an object. Every key is always there.
#[derive(Serialize)]
struct Object<'a> {
    /// The day whose knowledge it is; `None` for the latest.
    as_known_on: Option<String>,
    left: DocumentObject,
    right: DocumentObject,
    /// The id of the text through which the points are matched.
    via: Option<String>,
    /// How many pairs have each relation, in the order of the legend.
    totals: Vec<TotalObject>,
    pairs: Vec<PairObject<'a>>,
    sources: Vec<SourceObject<'a>>,
}

#[derive(Serialize)]
struct DocumentObject {
    id: String,
    title: String,
    text_status: String,
    gaps: Option<String>,
}

#[derive(Serialize)]
struct TotalObject {
    relation: &'static str,
    pairs: usize,
}

#[derive(Serialize)]
struct PairObject<'a> {
    relation: &'static str,
    left: SideObject<'a>,
    right: SideObject<'a>,
    explanation: &'a str,
    basis: &'a str,
    /// Title and date of the items that explain it.
    explained_by: &'a [String],
    /// The ids of its sources.
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct SideObject<'a> {
    points: Vec<PointObject<'a>>,
    /// Number and title of points that have a part in it.
    also: &'a [String],
}

#[derive(Serialize)]
struct PointObject<'a> {
    number: &'a str,
    title: &'a str,
    text: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
struct SourceObject<'a> {
    id: &'a str,
    label: &'a str,
    tier: Option<&'static str>,
    url: Option<&'a str>,
}

impl<'a> Object<'a> {
    fn of(timeline: &Timeline, comparison: &Comparison, table: &'a ComparisonTable) -> Self {
        let totals = comparison.totals().into_iter();
        let totals = totals.map(|(relation, pairs)| TotalObject {
            relation: relation.word(),
            pairs,
        });
        let via = comparison.via.and_then(|ix| timeline.document(ix));
        let rows = table.rows.iter();
        Self {
            as_known_on: timeline.told_on().day().map(|day| day.to_string()),
            left: DocumentObject::of(timeline, comparison, Side::Left),
            right: DocumentObject::of(timeline, comparison, Side::Right),
            via: via.map(|document| in_one_line(&document.id)),
            totals: totals.collect(),
            pairs: rows
                .map(|row| PairObject::of(row, &table.sources))
                .collect(),
            sources: table.sources.iter().map(SourceObject::of).collect(),
        }
    }
}

impl DocumentObject {
    fn of(timeline: &Timeline, comparison: &Comparison, side: Side) -> Self {
        let document = timeline.document(comparison.document(side));
        Self {
            id: in_one_line(document.map_or("", |it| &it.id)),
            title: in_one_line(document.map_or("", |it| &it.title)),
            text_status: in_one_line(document.map_or("", |it| &it.text_status)),
            gaps: document.and_then(|it| it.gaps.as_deref()).map(in_one_line),
        }
    }
}

impl<'a> PairObject<'a> {
    fn of(row: &'a TableRow, sources: &'a [TableSource]) -> Self {
        let cited = row.sources.iter();
        let cited = cited.filter_map(|number| sources.get(number.checked_sub(1)?));
        Self {
            relation: row.relation.word(),
            left: SideObject::of(&row.left),
            right: SideObject::of(&row.right),
            explanation: &row.explanation,
            basis: &row.basis,
            explained_by: &row.explained_by,
            sources: cited.map(|source| source.id.as_str()).collect(),
        }
    }
}

impl<'a> SideObject<'a> {
    fn of(side: &'a TableSide) -> Self {
        let point = |point: &'a TablePoint| PointObject {
            number: &point.number,
            title: &point.title,
            text: &point.text,
            note: &point.note,
        };
        Self {
            points: side.points.iter().map(point).collect(),
            also: &side.also,
        }
    }
}

impl<'a> SourceObject<'a> {
    fn of(source: &'a TableSource) -> Self {
        Self {
            id: &source.id,
            label: &source.label,
            tier: source.tier.map(crate::model::Tier::letter),
            url: source.url.as_deref(),
        }
    }
}
