//! Files of a small comparison: what is in them, and that nothing in them is run.

use super::*;
use crate::io::export::png;
use crate::model::{
    AlignedPair, Alignment, Basis, CivilDate, Comparison, ComparisonTable, Document, DocumentIx,
    Dossier, Hue, Importance, Item, ItemIx, Kind, KnowledgeDate, PairFilter, Point, PointIx,
    Relation, Shape, Source, SourceIx, Status, TablePoint, Tier, Timeline, TimelineParts, Track,
    TrackIx,
};
use crate::palette::LIGHT;

fn item(id: &str) -> Item {
    Item {
        id: id.to_owned(),
        title: id.to_owned(),
        short_title: None,
        summary: String::new(),
        body: String::new(),
        when: None,
        shown_date: None,
        track: TrackIx(0),
        further_tracks: Vec::new(),
        kind: Kind::Document,
        status: Status::Happened,
        importance: Importance::DEFAULT,
        actors: Vec::new(),
        place: None,
        topics: Vec::new(),
        sources: Vec::new(),
        known_from: None,
        replaced_by: None,
        conflicts: Vec::new(),
        links: Vec::new(),
    }
}

fn point(number: &str, text: &str) -> Point {
    Point {
        number: number.to_owned(),
        title: format!("Point {number}"),
        text: text.to_owned(),
        ..Point::default()
    }
}

fn document(id: &str, texts: &[&str]) -> Document {
    let numbers = (1..).map(|number: usize| number.to_string());
    let points = numbers
        .zip(texts)
        .map(|(number, text)| point(&number, text));
    Document {
        id: id.to_owned(),
        title: format!("The {id} & its points"),
        short_title: id.to_owned(),
        item: ItemIx(0),
        points: points.collect(),
        ..Document::default()
    }
}

fn pair(from: &[u32], to: &[u32], relation: Relation) -> AlignedPair {
    AlignedPair {
        from: from.iter().copied().map(PointIx).collect(),
        to: to.iter().copied().map(PointIx).collect(),
        also_to: Vec::new(),
        relation,
        explanation: String::new(),
        explained_by: Vec::new(),
        basis: Basis::BothTexts,
        caveat: String::new(),
        sources: Vec::new(),
        known_from: None,
    }
}

fn timeline() -> Timeline {
    let mut right = document("plan", &["800,000 men", "=HYPERLINK(1)", "-5 %"]);
    right.gaps = Some("The annexes, of which nothing is known. ".repeat(8));
    let mut aligned = vec![
        pair(&[0], &[0], Relation::Changed),
        pair(&[1], &[1, 2], Relation::Split),
    ];
    aligned[0].explanation = "+1, said \"both\"".to_owned();
    Timeline::new(TimelineParts {
        title: "T".to_owned(),
        tracks: vec![Track {
            id: "t".to_owned(),
            name: "T".to_owned(),
            badge: "T".to_owned(),
            hue: Hue::Green,
            shape: Shape::Circle,
            starts_folded: false,
        }],
        items: vec![item("leak")],
        dossier: Dossier {
            documents: vec![document("leak", &["600,000 men", "@all", "lost"]), right],
            alignments: vec![Alignment {
                from: DocumentIx(0),
                to: DocumentIx(1),
                pairs: aligned,
            }],
            ..Dossier::default()
        },
        ..TimelineParts::default()
    })
}

fn compared(timeline: &Timeline) -> (Comparison, ComparisonTable) {
    let comparison = Comparison::between(timeline, DocumentIx(0), DocumentIx(1)).unwrap();
    let shown = comparison.shown(timeline, &PairFilter::default());
    let table = ComparisonTable::new(timeline, &comparison, &shown);
    (comparison, table)
}

fn earlier() -> Timeline {
    let day = CivilDate::new(2026, 1, 5).unwrap();
    timeline().as_known_on(KnowledgeDate::On(day))
}

#[test]
fn the_csv_has_a_row_a_pair_and_no_cell_that_a_spreadsheet_runs() {
    let text = comparison_csv(&compared(&timeline()).1);
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, head: &str| {
        let column = heads.iter().position(|it| it == head).unwrap();
        rows[row][column].to_owned()
    };
    let relations = [0, 1, 2].map(|row| cell(row, "relation"));
    assert_eq!(relations, ["changed", "split", "not reported"]);
    assert_eq!(cell(1, "left texts"), "'@all");
    assert_eq!(cell(1, "right numbers"), "2\n3");
    assert_eq!(cell(1, "right texts"), "'=HYPERLINK(1)\n-5 %");
    assert_eq!(cell(0, "explanation"), "'+1, said \"both\"");
    let runs = |cell: &str| cell.starts_with(['=', '+', '-', '@']);
    assert!(!rows.iter().flatten().any(runs), "{text}");
}

#[test]
fn the_csv_of_an_earlier_day_says_so_in_each_row() {
    let text = comparison_csv(&compared(&earlier()).1);
    assert_eq!(text.matches("As known on 5 January 2026").count(), 3);
    let latest = comparison_csv(&compared(&timeline()).1);
    assert!(!latest.contains("As known"));
}

#[test]
fn the_page_stands_alone_and_is_told_without_colour() {
    let page = comparison_page(&compared(&earlier()).1);
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    let title = "The leak &amp; its points and The plan &amp; its points, point by point";
    assert!(page.contains(&format!(
        "<title>{title} · As known on 5 January 2026</title>"
    )));
    for rule in [
        "@page { size: A4",
        "table-header-group",
        "≠ changed",
        "<del>600,000",
    ] {
        assert!(page.contains(rule), "{rule}");
    }
    // Nothing is fetched and nothing is run.
    for foreign in ["src=", "<link", "<script", "url(", "@import"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
}

#[test]
fn the_picture_has_every_point_the_totals_and_what_is_not_known() {
    let timeline = timeline();
    let comparison = compared(&timeline).0;
    let filter = PairFilter::default();
    let svg = comparison_svg(&timeline, &comparison, &filter, &LIGHT).unwrap();
    resvg::usvg::roxmltree::Document::parse(&svg).unwrap();
    for words in [
        ">The leak &amp; its points and The plan &amp; its points, point by point</text>",
        "<title>leak 1 Point 1: changed</title>",
        "<title>plan 3 Point 3: split</title>",
        "<title>leak 3 Point 3: not reported</title>",
        ">1 changed</text>",
        ">1 split</text>",
        ">1 not reported</text>",
        ">plan is known in part: The annexes,",
    ] {
        assert!(svg.contains(words), "{words}\n{svg}");
    }
    assert!(!svg.contains("As known on"));
    let picture = resvg::tiny_skia::Pixmap::decode_png(&png(&svg, 1.0).unwrap()).unwrap();
    assert_eq!(picture.width(), 1200);
}

#[test]
fn the_picture_of_an_earlier_day_has_its_banner() {
    let timeline = earlier();
    let comparison = compared(&timeline).0;
    let filter = PairFilter {
        words: "lost".to_owned(),
        ..PairFilter::default()
    };
    let svg = comparison_svg(&timeline, &comparison, &filter, &LIGHT).unwrap();
    assert!(svg.contains(">As known on 5 January 2026</text>"));
    assert!(svg.contains(">1 of 3 pairs</text>"));
    assert!(!svg.contains("<title>leak 1 Point 1"));
}

#[test]
fn a_comparison_of_what_is_not_known_is_no_picture() {
    let comparison = compared(&timeline()).0;
    let nothing = Timeline::default();
    let filter = PairFilter::default();
    assert_eq!(comparison_svg(&nothing, &comparison, &filter, &LIGHT), None);
}

#[test]
fn the_csv_has_every_field_of_the_table() {
    let mut parts = timeline().record().clone();
    parts.sources = vec![Source {
        id: "paper".to_owned(),
        publisher: "The Paper".to_owned(),
        title: "In full".to_owned(),
        author: None,
        url: Some("https://example.org/a".to_owned()),
        published: None,
        tier: Some(Tier::B),
        kind: None,
        language: None,
        supports: None,
        derived_from: Vec::new(),
    }];
    let documents = &mut parts.dossier.documents;
    documents[0].text_status = "leaked, never published".to_owned();
    documents[1].text_status = "explained orally".to_owned();
    documents[0].points[0].note = "As in one copy".to_owned();
    documents[1].points[0].note = "As in another".to_owned();
    let pair = &mut parts.dossier.alignments[0].pairs[0];
    pair.sources = vec![SourceIx(0)];
    pair.caveat = "weak".to_owned();
    pair.explained_by = vec![ItemIx(0)];
    pair.also_to = vec![PointIx(1)];
    let day = CivilDate::new(2026, 1, 5).unwrap();
    let timeline = Timeline::new(parts).as_known_on(KnowledgeDate::On(day));
    let mut table = compared(&timeline).1;
    table.via = Some("hub".to_owned());
    let text = comparison_csv(&table);
    let row = &table.rows[0];
    let point = |at: &TablePoint| [&at.number, &at.title, &at.text, &at.note].map(Clone::clone);
    let sides = [&row.left, &row.right].into_iter();
    let mut words: Vec<String> = sides
        .flat_map(|side| side.points.iter().flat_map(point).chain(side.also.clone()))
        .chain(table.columns.clone())
        .chain(table.text_status.clone())
        .chain(table.gaps.clone())
        .chain([table.via.clone().unwrap(), table.banner.clone().unwrap()])
        .chain([row.relation.word().to_owned(), row.basis.clone()])
        .chain([row.explanation.replace('"', "\"\"")])
        .chain(row.explained_by.clone())
        .collect();
    let source = &table.sources[0];
    words.extend([source.id.clone(), source.label.clone()]);
    words.extend(source.url.clone());
    words.retain(|it| !it.is_empty());
    assert!(words.len() > 20, "{words:?}");
    for word in words {
        assert!(text.contains(word.trim()), "{word}\n{text}");
    }
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cells: Vec<&str> = rows.last().unwrap().iter().take(4).collect();
    let listed = ["paper", "B", "The Paper, In full", "https://example.org/a"];
    assert_eq!(cells, listed);
}

#[test]
fn a_formula_is_seen_behind_whatever_space_stands_before_it() {
    let mut table = compared(&timeline()).1;
    for (at, cell) in ["\n=1+1", "  +1", "\t-1", "\u{A0}@all"]
        .into_iter()
        .enumerate()
    {
        table.rows.truncate(1);
        cell.clone_into(&mut table.rows[0].explanation);
        let text = comparison_csv(&table);
        assert!(text.contains(&format!("'{cell}")), "{at}: {text}");
    }
}

#[test]
fn the_picture_says_how_far_there_are_texts_and_what_dropped_means() {
    let mut parts = timeline().record().clone();
    parts.dossier.documents[0].text_status = "leaked, never published".to_owned();
    parts.dossier.documents[1].text_status = "explained orally".to_owned();
    parts.dossier.documents[1].gaps = None;
    let mut gone = pair(&[2], &[], Relation::Dropped);
    gone.basis = Basis::Absence;
    parts.dossier.alignments[0].pairs.push(gone);
    let timeline = Timeline::new(parts);
    let (comparison, table) = compared(&timeline);
    let filter = PairFilter::default();
    let svg = comparison_svg(&timeline, &comparison, &filter, &LIGHT).unwrap();
    let page = comparison_page(&table);
    for words in [
        ">leak: leaked, never published<",
        ">plan: explained orally<",
        ">Dropped means absent from the 3 reported points of plan<",
    ] {
        assert!(svg.contains(words), "{words}\n{svg}");
        assert!(page.contains(words), "{words}\n{page}");
    }
}
