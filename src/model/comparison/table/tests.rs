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

/// Words that would break out of a line, take over a terminal and turn the order of reading.
const TRAP: &str = "all\n\nSources\r[9] \u{1b}[2J\u{202E}forged\u{2028}line";

#[test]
fn no_words_of_a_file_break_out_of_their_line() {
    let plain = table_of(&timeline(), &[0, 1, 2]);
    let mut parts = timeline().record().clone();
    let trap = |words: &mut String| words.push_str(TRAP);
    for document in &mut parts.dossier.documents {
        trap(&mut document.title);
        trap(&mut document.short_title);
        document.gaps = document.gaps.clone().map(|it| it + TRAP);
        for point in &mut document.points {
            trap(&mut point.number);
            trap(&mut point.title);
            trap(&mut point.text);
        }
    }
    parts.dossier.documents[0].text_status.push_str(TRAP);
    for pair in &mut parts.dossier.alignments[0].pairs[..1] {
        trap(&mut pair.explanation);
        trap(&mut pair.caveat);
    }
    parts.items.iter_mut().for_each(|it| trap(&mut it.title));
    for source in &mut parts.sources {
        trap(&mut source.publisher);
        source.url = source.url.clone().map(|it| it + TRAP);
    }
    let table = table_of(&Timeline::new(parts), &[0, 1, 2]);
    for (written, plain) in [
        (table.as_text(), plain.as_text()),
        (table.as_markdown(), plain.as_markdown()),
        (table.as_html(), plain.as_html()),
    ] {
        assert_eq!(written.lines().count(), plain.lines().count(), "{written}");
        let is_trap = |c: char| (c.is_control() && c != '\n') || "\u{202E}\u{2028}".contains(c);
        assert!(!written.contains(is_trap), "{written:?}");
        assert!(written.contains("forged line"));
    }
    assert_eq!(table.as_text().matches("\nSources\n").count(), 1);
}

#[test]
fn addresses_are_followed_from_markdown_as_they_are_written() {
    let mut parts = timeline().record().clone();
    parts.sources[0].url = Some("https://a.org/x_y_z*?q=[1]&b=<2> ~#c".to_owned());
    let markdown = table_of(&Timeline::new(parts), &[0]).as_markdown();
    let address = " <https://a.org/x_y_z*?q=[1]&b=%3C2%3E%20~#c>\n";
    assert!(markdown.contains(address), "{markdown}");
    // What is no page is not made to be followed.
    assert!(
        markdown.contains("Trap javascript:alert(1)\n"),
        "{markdown}"
    );
}

#[test]
fn every_relation_has_its_sign_and_only_those_of_which_nothing_is_said_share_one() {
    let signs: Vec<&str> = Relation::ALL.into_iter().map(glyph).collect();
    let expected = ["=", "≠", "<", ">", "×", "+", "= =", "···", "···"];
    assert_eq!(signs, expected);
}

#[test]
fn what_is_judged_from_absence_is_said_with_how_many_points_there_are() {
    let text = |pairs: &str, gaps: Option<&str>| {
        let mut aligned = alignment(0, 1, pairs);
        aligned.pairs[0].basis = Basis::Absence;
        let mut parts = timeline().record().clone();
        parts.dossier.alignments = vec![aligned];
        parts.dossier.documents[1].gaps = gaps.map(str::to_owned);
        let timeline = Timeline::new(parts);
        let comparison = Comparison::between(&timeline, DocumentIx(0), DocumentIx(1)).unwrap();
        comparison.absence_in_words(&timeline)
    };
    let dropped = "1 > dropped\n2 > 1 kept\n3 > 2 kept";
    let said = "Dropped means absent from the 2 reported points of b".to_owned();
    assert_eq!(text(dropped, None), Some(said));
    assert_eq!(text(dropped, Some("the annexes")), None);
    let said = "Added means absent from the 3 reported points of a".to_owned();
    assert_eq!(text("> 1 added\n1 > 2 kept", None), Some(said));
    let mut whole = timeline().record().clone();
    whole.dossier.documents[1].gaps = None;
    whole.dossier.alignments[0] = alignment(0, 1, "1 > dropped\n2 > 1 kept\n3 > 2 kept");
    whole.dossier.alignments[0].pairs[0].basis = Basis::Absence;
    let table = table_of(&Timeline::new(whole), &[0]);
    let remark = "Dropped means absent from the 2 reported points of b".to_owned();
    assert!(table.remarks.contains(&remark), "{:?}", table.remarks);
}

#[test]
fn a_match_through_a_third_text_says_what_was_not_judged_and_what_follows() {
    let last = |to_c: &str| {
        let documents = [("a", 2), ("b", 2), ("c", 2)].into_iter().zip(0..);
        let documents = documents.map(|((id, points), at)| document(id, at % 2, points));
        let mut parts = timeline().record().clone();
        parts.dossier.documents = documents.collect();
        let to_b = alignment(0, 1, "1 > 1 kept\n2 > 2 kept");
        parts.dossier.alignments = vec![to_b, alignment(0, 2, to_c)];
        let timeline = Timeline::new(parts);
        let comparison = Comparison::between(&timeline, DocumentIx(1), DocumentIx(2)).unwrap();
        let table = ComparisonTable::new(&timeline, &comparison, &[]);
        assert_eq!(table.via.as_deref(), Some("a"));
        table.remarks.last().cloned().unwrap_or_default()
    };
    let direct = "Matched through a: nobody has compared the two directly";
    assert_eq!(last("1 > 1 kept\n2 > 2 kept"), direct);
    let follows = "; “dropped” and “added” follow from what became of the points of a";
    assert_eq!(
        last("1 > 1 kept\n2 > dropped"),
        format!("{direct}{follows}")
    );
}
