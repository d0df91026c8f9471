//! `briefline compare`: two documents of a timeline point by point, in many forms. What became of
//! the points is the model's work and writing it down `io`'s; this asks for it and hands it on.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use serde::Serialize;

use crate::io::export::{comparison_csv, comparison_page, comparison_svg, png};
use crate::io::save_atomically;
use crate::model::{
    Comparison, ComparisonTable, DocumentIx, PairFilter, Side, TablePoint, TableRow, TableSide,
    TableSource, Timeline, usual_comparison, usual_partner,
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

/// The form that is asked for, or that the name of the file says.
fn format(args: &CompareArgs) -> anyhow::Result<ComparisonFormatArg> {
    let by_name = || args.out.as_deref().and_then(format_of);
    let format = args.format.or_else(by_name);
    let format = format.unwrap_or(ComparisonFormatArg::Text);
    ensure!(
        format != ComparisonFormatArg::Png || args.out.is_some(),
        "a PNG picture is not for reading: say where to write it with --out FILE"
    );
    Ok(format)
}

/// What the ending of a name says; `None` for any other.
fn format_of(path: &Path) -> Option<ComparisonFormatArg> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match ending.as_str() {
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
    format!("expected two documents to compare; {}", known(timeline))
}

/// "the file has: us-28, ua-20, e3".
fn known(timeline: &Timeline) -> String {
    let ids: Vec<&str> = timeline.documents().map(|(_, it)| it.id.as_str()).collect();
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
    left: DocumentObject<'a>,
    right: DocumentObject<'a>,
    /// The id of the text through which the points are matched.
    via: Option<&'a str>,
    /// How many pairs have each relation, in the order of the legend.
    totals: Vec<TotalObject>,
    pairs: Vec<PairObject<'a>>,
    sources: Vec<SourceObject<'a>>,
}

#[derive(Serialize)]
struct DocumentObject<'a> {
    id: &'a str,
    title: &'a str,
    text_status: &'a str,
    gaps: Option<&'a str>,
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
    fn of(timeline: &'a Timeline, comparison: &Comparison, table: &'a ComparisonTable) -> Self {
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
            via: via.map(|document| document.id.as_str()),
            totals: totals.collect(),
            pairs: rows
                .map(|row| PairObject::of(row, &table.sources))
                .collect(),
            sources: table.sources.iter().map(SourceObject::of).collect(),
        }
    }
}

impl<'a> DocumentObject<'a> {
    fn of(timeline: &'a Timeline, comparison: &Comparison, side: Side) -> Self {
        let document = timeline.document(comparison.document(side));
        Self {
            id: document.map_or("", |it| &it.id),
            title: document.map_or("", |it| &it.title),
            text_status: document.map_or("", |it| &it.text_status),
            gaps: document.and_then(|it| it.gaps.as_deref()),
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
