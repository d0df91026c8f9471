//! The table in words, on a small comparison.

use super::*;
use crate::model::testing::{alignment, document, item, source, when};
use crate::model::{Basis, CivilDate, DocumentIx, Dossier, KnowledgeDate, TimelineParts};

/// Two texts of three points and two; names and texts have what other languages take for signs.
fn timeline() -> Timeline {
    let (mut left, mut right) = (document("a", 0, 3), document("b", 1, 2));
    left.title = "First | <text>".to_owned();
    left.text_status = "leaked, never published".to_owned();
    left.points[0].text = "Forces are capped at 600,000 & no more.".to_owned();
    left.points[0].sources = vec![SourceIx(1)];
    right.gaps = Some("the annexes".to_owned());
    right.points[0].text = "Forces are capped at 800,000 & no more.".to_owned();
    right.points[0].sources = vec![SourceIx(0), SourceIx(1)];
    let mut aligned = alignment(0, 1, "1 > 1 changed\n2 > 2 kept\n3 > +2 changed");
    aligned.pairs[0].explanation = "The cap was raised.".to_owned();
    aligned.pairs[0].explained_by = vec![ItemIx(1), ItemIx(0)];
    aligned.pairs[2].basis = Basis::Absence;
    aligned.pairs[2].caveat = "a side paper may keep it".to_owned();
    let mut talks = item("Talks", "2026-01-02", &[]);
    talks.shown_date = Some("on a Friday".to_owned());
    let mut page = source("Page", "2026-01-03");
    page.title = "<script>".to_owned();
    page.url = Some("https://example.org/?a=1&b=2".to_owned());
    page.tier = Some(Tier::B);
    let mut trap = source("Trap", "");
    trap.url = Some("javascript:alert(1)".to_owned());
    Timeline::new(TimelineParts {
        items: vec![item("Leak", "2026-01-01", &[]), talks],
        sources: vec![page, trap],
        dossier: Dossier {
            documents: vec![left, right],
            alignments: vec![aligned],
            ..Dossier::default()
        },
        ..TimelineParts::default()
    })
}

fn table_of(timeline: &Timeline, shown: &[usize]) -> ComparisonTable {
    let comparison = Comparison::between(timeline, DocumentIx(0), DocumentIx(1)).unwrap();
    ComparisonTable::new(timeline, &comparison, shown)
}

#[test]
fn what_stands_over_the_table_says_how_far_there_are_texts() {
    let table = table_of(&timeline(), &[0, 1, 2]);
    let expected = [
        "First | <text> and Text b, point by point",
        "1 kept, 2 changed",
        "a: leaked, never published",
        "b is known in part: the annexes",
    ];
    assert_eq!(table.lines(), expected);
}

#[test]
fn a_table_of_some_pairs_says_so_and_keeps_the_totals() {
    let table = table_of(&timeline(), &[2, 0, 9]);
    assert_eq!(table.extent.as_deref(), Some("2 of 3 pairs"));
    assert_eq!(table.totals, "1 kept, 2 changed");
    assert!(table.as_html().contains("<caption>a and b: 2 of 3 pairs"));
}

#[test]
fn a_table_of_an_earlier_day_says_which() {
    let day = CivilDate::new(2026, 1, 5).unwrap();
    let then = timeline().as_known_on(KnowledgeDate::On(day));
    let table = table_of(&then, &[0]);
    assert_eq!(table.lines()[1], "As known on 5 January 2026");
    let banner = "<p class=\"banner\">As known on 5 January 2026</p>";
    assert!(table.as_html().contains(banner));
    for text in [table.as_markdown(), table.as_text()] {
        assert!(text.contains("\nAs known on 5 January 2026\n"), "{text}");
    }
    assert!(!table_of(&timeline(), &[0]).as_html().contains("banner"));
}

#[test]
fn a_row_says_what_became_why_and_who_reports_it() {
    let table = table_of(&timeline(), &[0, 2]);
    let row = &table.rows[0];
    assert_eq!(row.relation_words(), "≠ changed");
    assert_eq!(
        row.explained_by,
        ["Talks (on a Friday)", "Leak (1 January 2026)"]
    );
    assert_eq!(
        (row.basis.as_str(), &row.sources[..]),
        ("both texts", &[1, 2][..])
    );
    let labels: Vec<&str> = table.sources.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["Trap", "Page, <script>, 3 January 2026"]);
    assert_eq!(table.rows[1].basis, "absence: a side paper may keep it");
    assert_eq!(table.rows[1].right.also, ["2 Point 2"]);
    assert_eq!(when("2026-01-01").unwrap().label(), "1 January 2026");
}

#[test]
fn words_that_differ_are_marked_where_one_point_was_changed() {
    let html = table_of(&timeline(), &[0, 1, 2]).as_html();
    assert!(
        html.contains("<p>Forces are capped at <del>600,000 </del>&amp; no more.</p>"),
        "{html}"
    );
    assert!(html.contains("<p>Forces are capped at <ins>800,000 </ins>&amp; no more.</p>"));
    assert_eq!(
        (html.matches("<del>").count(), html.matches("<ins>").count()),
        (1, 1)
    );
}

#[test]
fn html_cannot_be_broken_by_what_it_tells() {
    let html = table_of(&timeline(), &[0, 1, 2]).as_html();
    assert!(html.contains("<h1>First | &lt;text&gt; and Text b, point by point</h1>"));
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script>"));
    let link = "<a href=\"https://example.org/?a=1&amp;b=2\">";
    assert!(html.contains(link), "{html}");
    assert!(!html.contains("href=\"javascript"));
    for tag in ["table", "thead", "tbody", "caption", "ol"] {
        assert_eq!(html.matches(&format!("<{tag}>")).count(), 1, "{tag}");
        assert_eq!(html.matches(&format!("</{tag}>")).count(), 1, "{tag}");
    }
    assert_eq!(html.matches("<tr>").count(), 4);
    assert_eq!(html.matches("<td>").count(), 12);
}

#[test]
fn every_row_of_the_markdown_has_the_same_cells() {
    let mut parts = timeline().record().clone();
    parts.dossier.documents[0].points[0].text = "a|b\\|c\n* d *".to_owned();
    let markdown = table_of(&Timeline::new(parts), &[0, 1, 2]).as_markdown();
    let rows: Vec<&str> = markdown
        .lines()
        .filter(|line| line.starts_with('|'))
        .collect();
    assert_eq!(rows.len(), 5, "{markdown}");
    for row in rows {
        // A bar counts if an even number of strokes stands before it.
        let mut strokes = 0;
        let bars = row.chars().filter(|c| {
            let is_bar = *c == '|' && strokes % 2 == 0;
            strokes = if *c == '\\' { strokes + 1 } else { 0 };
            is_bar
        });
        assert_eq!(bars.count(), 7, "{row}");
    }
    assert!(markdown.contains("a\\|b\\\\\\|c \\* d \\*"), "{markdown}");
    assert!(markdown.starts_with("## First \\| &lt;text&gt; and Text b, point by point\n"));
}

#[test]
fn the_text_tells_each_pair_with_its_sources() {
    let text = table_of(&timeline(), &[0]).as_text();
    let expected = "\
First | <text> and Text b, point by point
1 kept, 2 changed
1 of 3 pairs
a: leaked, never published
b is known in part: the annexes

≠ changed
  a 1 Point 1
    Forces are capped at 600,000 & no more.
  b 1 Point 1
    Forces are capped at 800,000 & no more.
  The cap was raised.
  Basis: both texts
  Explained by: Talks (on a Friday); Leak (1 January 2026)
  Sources: [1] [2]

Sources
[1] Trap javascript:alert(1)
[2] Page, <script>, 3 January 2026 (B, established) https://example.org/?a=1&b=2
";
    assert_eq!(text, expected);
}
