//! The three plans of the built-in chronology: every point and every pair as in the facts, in our
//! own words, and known no earlier than they were.

use std::collections::{BTreeSet, HashSet};

use briefline::model::{
    AlignedPair, Alignment, Basis, CivilDate, Comparison, Document, DocumentIx, KnowledgeDate,
    Point, PointIx, Relation, SourceIx, Tier, Timeline, When, Wording, word_difference,
};
use serde_json::Value;

use super::chronology::{chronology, facts, sentences, texts_of, wordings};

/// Our name of a document, and that of the facts.
const DOCUMENTS: [(&str, &str); 3] = [("us-28", "US-28"), ("ua-20", "UA-20"), ("e3", "E3")];
/// The longest title of a point that fits its column, in characters.
const TITLE: usize = 42;

fn as_known_on(text: &str) -> Timeline {
    let when = When::parse_edtf(text).expect("a date").when;
    let day: CivilDate = when.begun_by().expect("a day");
    chronology().as_known_on(KnowledgeDate::On(day))
}

fn index(timeline: &Timeline, id: &str) -> DocumentIx {
    let found = timeline.document_by_id(id);
    found.unwrap_or_else(|| panic!("no document {id}"))
}

fn document<'t>(timeline: &'t Timeline, id: &str) -> &'t Document {
    let found = timeline.document(index(timeline, id));
    found.unwrap_or_else(|| panic!("no document {id}"))
}

fn alignment<'t>(timeline: &'t Timeline, from: &str, to: &str) -> &'t Alignment {
    let ends = (index(timeline, from), index(timeline, to));
    let mut all = timeline.alignments().iter();
    all.find(|alignment| (alignment.from, alignment.to) == ends)
        .unwrap_or_else(|| panic!("no alignment of {from} and {to}"))
}

fn totals(timeline: &Timeline, left: &str, right: &str) -> Vec<(Relation, usize)> {
    let (left, right) = (index(timeline, left), index(timeline, right));
    let comparison = Comparison::between(timeline, left, right);
    comparison.expect("both are known").totals()
}

/// Numbers of points as the facts write them, in ascending order.
fn numbers_of(document: &Document, points: impl IntoIterator<Item = PointIx>) -> BTreeSet<String> {
    let points = points.into_iter();
    points
        .map(|point| document.points[point.index()].number.clone())
        .collect()
}

fn number(fact: &Value) -> String {
    match fact.as_str() {
        Some(word) => word.to_owned(),
        None => fact.as_u64().expect("a number").to_string(),
    }
}

fn source_ids<'t>(timeline: &'t Timeline, sources: &[SourceIx]) -> HashSet<&'t str> {
    let sources = sources.iter();
    sources.map(|ix| timeline.source(*ix).id.as_str()).collect()
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    let list = list.as_array().expect("a list").iter();
    list.map(|value| value.as_str().expect("a word"))
}

/// The figures in a text: digits with the separators between them.
fn figures(text: &str) -> BTreeSet<&str> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
    parts
        .map(|part| part.trim_matches([',', '.']))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Each point of the facts with ours, in the order of the facts.
fn points<'a>(facts: &'a Value, timeline: &'a Timeline) -> Vec<(&'a Value, &'a Point)> {
    let facts = facts["plan_points"].as_array().expect("points");
    let mut paired = Vec::new();
    for (id, theirs) in DOCUMENTS {
        let facts = facts.iter().filter(|fact| fact["doc"] == theirs);
        let facts: Vec<&Value> = facts.collect();
        let ours = &document(timeline, id).points;
        assert_eq!(facts.len(), ours.len(), "points of {id}");
        paired.extend(facts.into_iter().zip(ours));
    }
    paired
}

#[test]
fn sixty_two_points_stand_where_the_facts_have_them() {
    let Some(facts) = facts() else { return };
    let timeline = chronology();
    let points = points(&facts, &timeline);
    assert_eq!(points.len(), 62);
    for (fact, point) in points {
        assert_eq!(point.number, number(&fact["n"]), "{}", point.title);
        let ours = source_ids(&timeline, &point.sources);
        for id in strings(&fact["sources"]) {
            assert!(ours.contains(id), "{} does not cite {id}", point.title);
        }
    }
}

#[test]
fn every_figure_of_the_facts_is_in_our_words() {
    let Some(facts) = facts() else { return };
    let timeline = chronology();
    let mut seen = 0;
    for (fact, point) in points(&facts, &timeline) {
        let said = [&point.text, " ", &point.note].concat();
        let said = figures(&said);
        for name in ["text", "note"] {
            for figure in figures(fact[name].as_str().expect("a text")) {
                assert!(said.contains(figure), "{} lacks {figure}", point.title);
                seen += 1;
            }
        }
    }
    assert!(seen > 10, "only {seen} figures");
}

#[test]
fn figures_are_told_from_the_stops_after_them() {
    assert_eq!(
        Vec::from_iter(figures("600,000, in 2027 or 1.5, G8.")),
        ["1.5", "2027", "600,000", "8"]
    );
}

/// Our pairs of the 28 with the 20 beside the rows of the facts.
fn rows<'a>(facts: &'a Value, timeline: &'a Timeline) -> Vec<(&'a Value, &'a AlignedPair)> {
    let rows = facts["plan_mapping"].as_array().expect("rows");
    let pairs = &alignment(timeline, "us-28", "ua-20").pairs;
    assert_eq!((rows.len(), pairs.len()), (29, 29));
    rows.iter().zip(pairs).collect()
}

#[test]
fn twenty_nine_pairs_are_the_rows_of_the_facts() {
    let Some(facts) = facts() else { return };
    let timeline = chronology();
    let (earlier, later) = (document(&timeline, "us-28"), document(&timeline, "ua-20"));
    for (row, pair) in rows(&facts, &timeline) {
        let from = numbers_of(earlier, pair.from.iter().copied());
        let to = numbers_of(later, pair.to.iter().chain(&pair.also_to).copied());
        let all = |list: &Value| {
            list.as_array()
                .expect("a list")
                .iter()
                .map(number)
                .collect()
        };
        assert_eq!(from, all(&row["from_28"]), "{row}");
        assert_eq!(to, all(&row["to_20"]), "{row}");
        assert_eq!(row["relation"], pair.relation.word(), "{row}");
        let ours = source_ids(&timeline, &pair.sources);
        for id in strings(&row["sources"]) {
            assert!(ours.contains(id), "{row} cites {id}");
        }
    }
}

#[test]
fn what_rests_on_absence_or_on_a_part_says_so() {
    let Some(facts) = facts() else { return };
    let timeline = chronology();
    let mut by_absence = 0;
    for (row, pair) in rows(&facts, &timeline) {
        let grade = row["grade"].as_str().expect("a grade");
        let rests_on_absence = grade.contains("by absence");
        assert_eq!(pair.basis == Basis::Absence, rests_on_absence, "{row}");
        if grade != "page" {
            assert!(!pair.caveat.is_empty(), "{row} needs a caveat");
        }
        by_absence += usize::from(rests_on_absence);
    }
    assert_eq!(by_absence, 8);
}

#[test]
fn the_totals_are_those_of_the_plan() {
    let timeline = chronology();
    assert_eq!(
        totals(&timeline, "us-28", "ua-20"),
        [
            (Relation::Kept, 7),
            (Relation::Changed, 13),
            (Relation::Dropped, 8),
            (Relation::Added, 1),
        ]
    );
    // Of fourteen points of the 28 nothing was seen in the European text.
    assert_eq!(
        totals(&timeline, "us-28", "e3"),
        [
            (Relation::Kept, 3),
            (Relation::Changed, 10),
            (Relation::Counterpart, 1),
            (Relation::Unreported, 14),
        ]
    );
}

#[test]
fn the_texts_of_the_sixth_point_differ_in_the_number() {
    let timeline = chronology();
    let text = |id: &str, at: usize| document(&timeline, id).points[at].text.as_str();
    for (id, at) in [("ua-20", 3), ("e3", 5)] {
        let runs = word_difference(text("us-28", 5), text(id, at));
        let said = |wording: Wording, words: &str| {
            let mut runs = runs.iter().filter(|run| run.wording == wording);
            runs.any(|run| run.text.contains(words))
        };
        assert!(said(Wording::Removed, "600,000"), "{id}: {runs:?}");
        assert!(said(Wording::Added, "800,000"), "{id}: {runs:?}");
        assert!(said(Wording::Same, "armed forces"), "{id}: {runs:?}");
    }
}

#[test]
fn what_changed_is_explained_by_items_known_with_both_texts() {
    for (from, to, day) in [
        ("us-28", "ua-20", "2025-12-24"),
        ("us-28", "e3", "2025-11-23"),
    ] {
        let (latest, early) = (chronology(), as_known_on(day));
        let later = &alignment(&latest, from, to).pairs;
        let then = &alignment(&early, from, to).pairs;
        assert_eq!(later.len(), then.len());
        for (pair, then) in later.iter().zip(then) {
            assert_eq!(pair.explained_by, then.explained_by, "{}", pair.explanation);
            let explained = !pair.explained_by.is_empty();
            assert!(
                explained || pair.relation == Relation::Kept,
                "{to}: {}",
                pair.explanation
            );
        }
    }
}

#[test]
fn on_a_day_only_the_texts_that_were_out_are_told() {
    for (day, known, aligned) in [
        ("2025-11-19", &[][..], 0),
        ("2025-11-21", &["us-28"][..], 0),
        ("2025-12-05", &["us-28", "e3"][..], 1),
        ("2025-12-23", &["us-28", "e3"][..], 1),
        ("2026-01-05", &["us-28", "ua-20", "e3"][..], 2),
    ] {
        let timeline = as_known_on(day);
        let ids = timeline.documents().map(|(_, document)| &document.id);
        assert_eq!(ids.collect::<Vec<_>>(), known, "on {day}");
        assert_eq!(timeline.alignments().len(), aligned, "on {day}");
    }
}

#[test]
fn a_point_has_a_short_title_topics_and_a_word_on_weak_sources() {
    let timeline = chronology();
    for (_, document) in timeline.documents() {
        assert!(!document.sources.is_empty() && !document.text_status.is_empty());
        for point in &document.points {
            let title = &point.title;
            assert!(title.chars().count() <= TITLE, "{title} is long");
            assert!(!title.ends_with('.'), "{title} is a sentence");
            assert!(point.text.ends_with('.'), "{title}: {}", point.text);
            assert!((1..=3).contains(&point.topics.len()), "{title}");
            let mut tiers = point.sources.iter().map(|ix| timeline.source(*ix).tier);
            let weak = tiers.all(|tier| tier == Some(Tier::C));
            assert_eq!(weak, point.note.contains("tier C"), "{title}");
        }
    }
}

#[test]
fn no_wording_of_the_points_or_pairs_is_taken_from_the_facts() {
    let Some(facts) = facts() else { return };
    let lists = ["events", "article_claims", "plan_points", "plan_mapping"];
    let theirs = || lists.iter().flat_map(|name| texts_of(&facts[*name]));
    let runs: HashSet<String> = theirs().flat_map(wordings).collect();
    let whole: HashSet<String> = theirs().flat_map(sentences).collect();
    let timeline = chronology();
    let documents = timeline.documents();
    let points = documents.flat_map(|(_, document)| &document.points);
    let points = points.flat_map(|point| [&point.text, &point.note]);
    let pairs = timeline.alignments().iter().flat_map(|it| &it.pairs);
    let pairs = pairs.flat_map(|pair| [&pair.explanation, &pair.caveat]);
    let mut seen = 0;
    for text in points.chain(pairs) {
        for run in wordings(text) {
            assert!(!runs.contains(&run), "copied: {run}");
            seen += 1;
        }
        for sentence in sentences(text) {
            assert!(!whole.contains(&sentence), "copied: {sentence}");
        }
    }
    assert!(seen > 200, "only {seen} wordings");
}
