//! Documents, alignments, topics and figures as they are read: what stays, what is left out.

use std::{collections::HashSet, fmt::Write as _};

use proptest::prelude::*;

use super::{Loaded, read_text, write_toml};
use crate::model::{
    AlignedPair, Alignment, Amount, Basis, DocumentIx, Dossier, KnowledgeDate, PointIx, Relation,
    SeriesDrawing, TimelineParts, When,
};

const FRAME: &str = "[timeline]\ntitle = 'T'\n[[track]]\nid = 't'\nname = 'T'\n\
                     [[source]]\nid = 's'\npublisher = 'P'\ntitle = 'S'\npublished = '2026-01-06'\n\
                     [[item]]\nid = 'i'\ntitle = 'I'\ntrack = 't'\nsources = ['s']\n";

/// Two documents, `a` and `b`, with so many points and `more` keys each.
fn documents(counts: [usize; 2], more: [&str; 2]) -> String {
    let mut text = FRAME.to_owned();
    for ((id, count), more) in ["a", "b"].into_iter().zip(counts).zip(more) {
        write!(
            text,
            "[[document]]\nid = '{id}'\ntitle = 'D'\nitem = 'i'\n{more}\n"
        )
        .unwrap();
        for number in 1..=count {
            let point =
                format!("[[document.points]]\nnumber = {number}\ntitle = 'P'\ntext = 'x'\n");
            text += &point;
        }
    }
    text
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.diagnostics.iter().map(|told| told.code).collect()
}

fn dossier(loaded: &Loaded) -> &Dossier {
    let parts: &TimelineParts = loaded.timeline.as_ref().unwrap().record();
    &parts.dossier
}

/// The sides of the pairs of the only alignment, in numbers from 1.
fn sides(loaded: &Loaded) -> Vec<[Vec<u32>; 3]> {
    let [alignment] = &dossier(loaded).alignments[..] else {
        panic!("one alignment")
    };
    let numbers = |points: &Vec<PointIx>| points.iter().map(|ix| ix.0 + 1).collect();
    let pairs = alignment.pairs.iter();
    pairs
        .map(|it| [numbers(&it.from), numbers(&it.to), numbers(&it.also_to)])
        .collect()
}

fn pairs(pairs: &[&str]) -> String {
    let pairs = pairs.iter().map(|pair| format!("{{ {pair} }}"));
    let pairs: Vec<String> = pairs.collect();
    format!(
        "[[alignment]]\nfrom = 'a'\nto = 'b'\npairs = [{}]\n",
        pairs.join(", ")
    )
}

#[test]
fn what_is_left_out_is_as_the_documentation_says() {
    let text = documents([1, 1], ["", ""])
        + &pairs(&["from = [1], to = [1], relation = 'kept'"])
        + "[[topic]]\nname = 'x'\n[[series]]\nid = 'x'\nname = 'X'\n\
           values = [{ item = 'i', value = 1 }]\n";
    let loaded = read_text("x", &text);
    assert_eq!(codes(&loaded), Vec::<&str>::new());
    let dossier = dossier(&loaded);
    assert_eq!(dossier.documents[0].short_title, "D");
    assert_eq!(dossier.alignments[0].pairs[0].basis, Basis::BothTexts);
    assert_eq!(dossier.series[0].drawing, SeriesDrawing::Steps);
    let value = &dossier.series[0].values[0];
    assert!(!value.aside && value.when.is_none() && value.amount == Amount::Exactly(1.0));
}

#[test]
fn a_number_and_a_text_of_the_same_digits_name_the_same_point() {
    let point = r#""title": "P", "text": "x""#;
    let text = format!(
        r#"{{ "timeline": {{ "title": "T" }}, "track": [{{ "id": "t", "name": "T" }}],
        "item": [{{ "id": "i", "title": "I", "track": "t", "known_from": "2026" }}],
        "document": [
          {{ "id": "a", "title": "A", "item": "i", "points": [{{ "number": "1", {point} }}] }},
          {{ "id": "b", "title": "B", "item": "i", "points": [{{ "number": 1, {point} }}] }}],
        "alignment": [{{ "from": "a", "to": "b",
          "pairs": [{{ "from": [1], "to": ["1"], "relation": "kept" }}] }}] }}"#
    );
    let loaded = read_text("x.json", &text);
    assert_eq!(codes(&loaded), ["no-source"]);
    assert_eq!(sides(&loaded), [[vec![1], vec![1], vec![]]]);
}

#[test]
fn a_pair_loses_what_is_unknown_or_taken_and_stays_if_it_still_makes_sense() {
    let text = documents([4, 3], ["", ""])
        + &pairs(&[
            "from = [1, 9], to = [1], relation = 'kept'",
            "from = [2, 1], to = [2, 1], relation = 'changed', explanation = 'x'",
            "from = [3], to = [9], relation = 'kept'",
            "from = [4], also_to = [3, 2], relation = 'changed', explanation = 'x'",
        ]);
    let loaded = read_text("x", &text);
    let expected = [
        [vec![1], vec![1], vec![]],
        [vec![2], vec![2], vec![]],
        [vec![4], vec![], vec![2]],
    ];
    assert_eq!(sides(&loaded), expected);
    let told = codes(&loaded);
    let count = |code| told.iter().filter(|it| **it == code).count();
    assert_eq!(count("unknown-point"), 2);
    assert_eq!(count("point-with-two-dispositions"), 2);
    assert_eq!(count("point-without-disposition"), 1);
    assert_eq!(told.len(), 5, "{told:?}");
}

#[test]
fn what_only_a_faulty_pair_made_sense_of_goes_with_it_and_is_told_once() {
    let text = documents([2, 2], ["", ""])
        + &pairs(&[
            "from = [1], to = [1], relation = 'split', explanation = 'x'",
            "from = [2], to = [2], also_to = [1], relation = 'split', explanation = 'x'",
        ]);
    let loaded = read_text("x", &text);
    assert_eq!(codes(&loaded), ["relation-sides"]);
    assert_eq!(sides(&loaded), Vec::<[Vec<u32>; 3]>::new());
}

#[test]
fn points_may_be_left_open_only_where_the_other_text_is_known_in_part() {
    let align = pairs(&["from = [1], to = [1], relation = 'kept'"]);
    for (more, expected) in [
        (["", ""], 2),
        (["gaps = 'x'", ""], 1),
        (["", "gaps = 'x'"], 1),
        (["gaps = 'x'", "gaps = 'x'"], 0),
    ] {
        let loaded = read_text("x", &(documents([2, 2], more) + &align));
        assert_eq!(codes(&loaded), vec!["point-without-disposition"; expected]);
    }
}

#[test]
fn a_file_that_was_cut_off_need_not_say_what_became_of_every_point() {
    let text =
        documents([2, 2], ["", ""]) + &pairs(&["from = [1], also_to = [2], relation = 'kept'"]);
    let cut = text.replace("title = 'T'\n", "title = 'T'\nas_of = '2026-01-06'\n");
    let loaded = read_text("x", &cut);
    assert_eq!(codes(&loaded), Vec::<&str>::new());
    assert_eq!(sides(&loaded), [[vec![1], vec![], vec![2]]]);
}

#[test]
fn a_point_that_cannot_be_read_is_complained_of_once() {
    let text = documents([2, 3], ["", ""]).replacen("number = 2\ntitle = 'P'", "number = 2", 1)
        + &pairs(&[
            "from = [1], to = [1], relation = 'kept'",
            "from = [2], to = [2, 3], relation = 'kept'",
        ]);
    let loaded = read_text("x", &text);
    assert_eq!(codes(&loaded), ["missing-field"]);
    assert_eq!(dossier(&loaded).documents[0].points.len(), 1);
    assert_eq!(sides(&loaded), [[vec![1], vec![1], vec![]]]);
}

#[test]
fn a_point_that_is_left_out_hides_nothing_that_is_wrong_in_another_document() {
    for left_out in ["number = 2", "number = 2\ntitle = ''"] {
        let text = documents([2, 1], ["", ""]).replacen("number = 2\ntitle = 'P'", left_out, 1)
            + "[[document.points]]\nnumber = 3\ntitle = 'P'\ntext = 'x'\n"
            + &pairs(&[
                "from = [1, 2], to = [1, 2], relation = 'kept'",
                "to = [3], relation = 'added', explanation = 'x'",
            ]);
        let loaded = read_text("x", &text);
        let expected = ["missing-field", "point-numbering", "unknown-point"];
        assert_eq!(codes(&loaded), expected);
    }
}

#[test]
fn what_cannot_be_read_is_complained_of_once() {
    let good = "[[series]]\nid = 'x'\nname = 'X'\nvalues = [{ item = 'i', value = 1 }]\n";
    let align = pairs(&["from = [1], to = [1], relation = 'changed', explanation = 'x'"]);
    let good = documents([1, 1], ["", ""]) + &align + good;
    for (written, spoiled) in [
        ("value = 1", "value = '3'"),
        ("value = 1", "low = 1, high = '3'"),
        ("value = 1", "low = true, high = 3"),
        ("explanation = 'x'", "explanation = 3"),
        ("from = [1]", "from = [1, 1.5]"),
        ("to = [1]", "to = [1], also_to = [[2]]"),
    ] {
        let loaded = read_text("x", &good.replacen(written, spoiled, 1));
        assert_eq!(codes(&loaded), ["wrong-type"], "{spoiled}");
    }
}

#[test]
fn a_file_that_was_cut_off_before_a_pair_was_known_is_without_complaint() {
    let text = documents([2, 2], ["", ""])
        + &pairs(&[
            "from = [1], to = [1], also_to = [2], relation = 'split', explanation = 'x'",
            "from = [2], to = [2], relation = 'kept', known_from = '2026-01-10'",
        ]);
    let whole = read_text("x", &text);
    assert_eq!(codes(&whole), Vec::<&str>::new());
    let day = When::parse_edtf("2026-01-07").unwrap().when.first_day();
    let view = whole
        .timeline
        .unwrap()
        .as_known_on(KnowledgeDate::On(day.unwrap()));
    let cut = read_text("cut.toml", &write_toml(&view).unwrap());
    assert_eq!(codes(&cut), Vec::<&str>::new());
    assert_eq!(sides(&cut), [[vec![1], vec![1], vec![2]]]);
}

#[test]
fn everything_is_told_from_its_day_and_so_is_what_the_file_of_that_day_says() {
    let text = documents([1, 1], ["known_from = '2026-01-08'", ""])
        + &pairs(&["from = [1], to = [1], relation = 'kept', known_from = '2026-01-10'"])
        + "[[topic]]\nname = 'x'\nsteps = [{ item = 'i', state = 'open', text = 'x' }, \
           { item = 'i', state = 'agreed', text = 'x', known_from = '2026-01-09' }]\n\
           [[series]]\nid = 'x'\nname = 'X'\n\
           values = [{ item = 'i', value = 1, known_from = '2026-01-07' }]\n";
    let story = read_text("x", &text).timeline.unwrap();
    for (date, expected) in [
        ("2026-01-05", [0, 0, 0, 0]),
        ("2026-01-06", [1, 0, 1, 0]),
        ("2026-01-07", [1, 0, 1, 1]),
        ("2026-01-08", [2, 0, 1, 1]),
        ("2026-01-09", [2, 0, 2, 1]),
        ("2026-01-10", [2, 1, 2, 1]),
    ] {
        let day = When::parse_edtf(date).unwrap().when.first_day().unwrap();
        let view = story.as_known_on(KnowledgeDate::On(day));
        let again = read_text("cut.toml", &write_toml(&view).unwrap());
        assert_eq!(codes(&again), Vec::<&str>::new(), "{date}");
        for told in [view, again.timeline.unwrap()] {
            let found = [
                told.documents().count(),
                told.alignments().iter().map(|it| it.pairs.len()).sum(),
                told.topics().map(|(_, it)| it.steps.len()).sum(),
                told.series().map(|(_, it)| it.values.len()).sum(),
            ];
            assert_eq!(found, expected, "{date}");
        }
    }
}

/// What every alignment keeps to, whatever the file says.
fn assert_sound(dossier: &Dossier, alignment: &Alignment) {
    let count = |ix: DocumentIx| dossier.documents[ix.index()].points.len();
    let (mut from, mut to) = (HashSet::new(), HashSet::new());
    for pair in &alignment.pairs {
        let later = pair.to.iter().chain(&pair.also_to);
        assert!(
            pair.from
                .iter()
                .all(|ix| ix.index() < count(alignment.from))
        );
        assert!(later.clone().all(|ix| ix.index() < count(alignment.to)));
        assert!(pair.from.iter().all(|ix| from.insert(*ix)), "{pair:?}");
        assert!(pair.to.iter().all(|ix| to.insert(*ix)), "{pair:?}");
        let distinct: HashSet<_> = later.clone().collect();
        assert_eq!(distinct.len(), later.count(), "{pair:?}");
        assert!(has_fitting_sides(pair), "{pair:?}");
    }
    let parts = alignment.pairs.iter().flat_map(|pair| &pair.also_to);
    for part in parts {
        assert!(to.contains(part), "nothing disposes of {part:?}");
    }
}

fn has_fitting_sides(pair: &AlignedPair) -> bool {
    let (from, to, also) = (pair.from.len(), pair.to.len(), pair.also_to.len());
    match pair.relation {
        Relation::Kept | Relation::Changed | Relation::Counterpart => from >= 1 && to + also >= 1,
        Relation::Split => from == 1 && to + also >= 2,
        Relation::Merged => from >= 2 && to == 1,
        Relation::Dropped => from >= 1 && to == 0 && also == 0,
        Relation::Added => from == 0 && to >= 1 && also == 0,
        Relation::Unreported | Relation::Uncompared => false,
    }
}

fn any_pair() -> impl Strategy<Value = String> {
    let numbers = || prop::collection::vec(0..7_u8, 0..3);
    let word = prop::sample::select(&Relation::ALL[..]);
    (numbers(), numbers(), numbers(), word).prop_map(|(from, to, also, relation)| {
        let word = relation.word();
        format!("from = {from:?}, to = {to:?}, also_to = {also:?}, relation = '{word}'")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_alignment_is_sound_whatever_the_file_says(
        all in prop::collection::vec(any_pair(), 0..8),
        counts in prop::array::uniform2(0..6_usize),
        to in prop::sample::select(&["b", "a", "c"][..]),
    ) {
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let alignment = pairs(&all).replace("to = 'b'", &format!("to = '{to}'"));
        let text = documents(counts, ["", ""]) + &alignment + &alignment;
        let loaded = read_text("x", &text);
        let dossier = dossier(&loaded);
        prop_assert_eq!(dossier.alignments.len(), usize::from(to == "b"));
        for alignment in &dossier.alignments {
            prop_assert!(alignment.from != alignment.to);
            assert_sound(dossier, alignment);
        }
    }
}
