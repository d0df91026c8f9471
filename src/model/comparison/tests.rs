//! What a comparison says, in small texts and in any.

mod through;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::model::testing::{alignment, document, item};
use crate::model::{Alignment, Document, Dossier, KnowledgeDate, TimelineParts, When};

const A: DocumentIx = DocumentIx(0);
const B: DocumentIx = DocumentIx(1);
const C: DocumentIx = DocumentIx(2);

/// Documents that became known on the first days of 2026, one a day.
fn timeline(documents: Vec<Document>, alignments: Vec<Alignment>) -> Timeline {
    let item = |at: usize| {
        let mut item = item(&format!("i{at}"), &format!("2026-01-{:02}", at + 1), &[]);
        item.known_from = day(at + 1);
        item
    };
    Timeline::new(TimelineParts {
        items: (0..documents.len()).map(item).collect(),
        dossier: Dossier {
            documents,
            alignments,
            ..Dossier::default()
        },
        ..TimelineParts::default()
    })
}

fn day(of_january: usize) -> Option<crate::model::CivilDate> {
    let text = format!("2026-01-{of_january:02}");
    When::parse_edtf(&text).unwrap().when.begun_by()
}

fn texts<const N: usize>(points: [usize; N], alignments: &[(u32, u32, &str)]) -> Timeline {
    let documents = ["a", "b", "c", "d"].into_iter().zip(points).zip(0..);
    let documents = documents.map(|((id, points), item)| document(id, item, points));
    let alignments = alignments.iter();
    let alignments = alignments.map(|(from, to, pairs)| alignment(*from, *to, pairs));
    timeline(documents.collect(), alignments.collect())
}

fn numbers(points: &[PointIx]) -> String {
    let numbers = points.iter().map(|it| (it.index() + 1).to_string());
    numbers.collect::<Vec<_>>().join(",")
}

/// A pair as a line: "1,2 > 3 +4 merged".
fn line(pair: &ComparedPair) -> String {
    let also = |points: &[PointIx]| match points {
        [] => String::new(),
        points => format!("+{} ", numbers(points)),
    };
    let (left, right) = (numbers(&pair.left), numbers(&pair.right));
    let (also_left, also_right) = (also(&pair.also_left), also(&pair.also_right));
    let relation = pair.relation.word();
    format!("{left} {also_left}> {right} {also_right}{relation}")
}

fn lines(timeline: &Timeline, left: DocumentIx, right: DocumentIx) -> Vec<String> {
    let comparison = Comparison::between(timeline, left, right).unwrap();
    comparison.pairs.iter().map(line).collect()
}

const PLAN: &str = "
    1 > 1 kept
    2 > 2,3 split
    3,4 > 4 merged
    5 > +4 changed
    6 > dropped
    > 5 added";

#[test]
fn an_alignment_is_read_in_either_direction() {
    let plan = texts([6, 5], &[(0, 1, PLAN)]);
    let forth = [
        "1 > 1 kept",
        "2 > 2,3 split",
        "3,4 > 4 merged",
        "5 >  +4 changed",
        "6 >  dropped",
        " > 5 added",
    ];
    assert_eq!(lines(&plan, A, B), forth);
    let back = [
        "1 > 1 kept",
        "2,3 > 2 merged",
        "4 > 3,4 split",
        " +4 > 5 changed",
        " > 6 added",
        "5 >  dropped",
    ];
    assert_eq!(lines(&plan, B, A), back);
}

#[test]
fn totals_count_pairs_in_the_order_of_the_legend() {
    let plan = texts([6, 5], &[(0, 1, PLAN)]);
    let totals = Comparison::between(&plan, A, B).unwrap().totals();
    let words: Vec<String> = totals
        .iter()
        .map(|(relation, count)| format!("{count} {}", relation.word()))
        .collect();
    let expected = "1 kept, 1 changed, 1 split, 1 merged, 1 dropped, 1 added";
    assert_eq!(words.join(", "), expected);
}

#[test]
fn a_document_is_not_compared_with_itself_nor_before_it_is_known() {
    let plan = texts([6, 5], &[(0, 1, PLAN)]);
    assert_eq!(Comparison::between(&plan, A, A), None);
    assert_eq!(Comparison::between(&plan, A, C), None);
    let first_day = plan.as_known_on(KnowledgeDate::On(day(1).unwrap()));
    assert_eq!(Comparison::between(&first_day, A, B), None);
    assert_eq!(usual_comparison(&first_day), None);
    assert_eq!(usual_partner(&first_day, A), None);
}

#[test]
fn of_points_whose_pair_is_not_known_yet_nothing_is_said() {
    let mut aligned = alignment(0, 1, "1 > 1 kept\n2 > 2 changed");
    aligned.pairs[1].known_from = day(9);
    let documents = vec![document("a", 0, 2), document("b", 1, 2)];
    let plan = timeline(documents, vec![aligned]);
    assert_eq!(lines(&plan, A, B), ["1 > 1 kept", "2 > 2 changed"]);
    let earlier = plan.as_known_on(KnowledgeDate::On(day(8).unwrap()));
    let expected = ["1 > 1 kept", "2 >  not compared", " > 2 not compared"];
    assert_eq!(lines(&earlier, A, B), expected);
}

#[test]
fn a_point_without_a_pair_is_not_reported_in_a_text_known_in_part() {
    let mut partly = document("b", 1, 1);
    partly.gaps = Some("the annexes".to_owned());
    let plan = timeline(
        vec![document("a", 0, 2), partly],
        vec![alignment(0, 1, "1 > 1 changed")],
    );
    assert_eq!(lines(&plan, A, B), ["1 > 1 changed", "2 >  not reported"]);
    let comparison = Comparison::between(&plan, A, B).unwrap();
    assert_eq!(comparison.pairs[1].basis, Basis::Absence);
    assert_eq!(comparison.pairs[1].caveat, "“b” is known in part");
}

#[test]
fn a_third_text_tells_which_points_speak_of_the_same_thing() {
    // What b and c made of the points of a.
    let to_b = "1,2 > 1 merged\n3 > 2 changed\n4 > 3 kept\n5 > +1 changed\n6 > dropped\n> 4 added";
    let to_c =
        "1 > 1 kept\n2 > 2 kept\n3 > dropped\n4 > 3,4 split\n5 > 5 kept\n6 > 6 kept\n> 7 added";
    let plan = texts([6, 4, 7], &[(0, 1, to_b), (0, 2, to_c)]);
    let expected = [
        "1 > 1,2 counterpart",
        "2 >  dropped",
        "3 > 3,4 counterpart",
        " +1 > 5 counterpart",
        " > 6 added",
        "4 >  not compared",
        " > 7 not compared",
    ];
    assert_eq!(lines(&plan, B, C), expected);
    let comparison = Comparison::between(&plan, B, C).unwrap();
    assert_eq!(comparison.via, Some(A));
    let caveats = comparison.pairs.iter().map(|pair| pair.caveat.as_str());
    let caveats: Vec<&str> = caveats.filter(|caveat| !caveat.is_empty()).collect();
    let expected = [
        "Matched through point 3 of “a”, which does not stand in “c”",
        "Matched through point 6 of “a”, which does not stand in “b”",
        "Nothing says what it is to “a”, through which the texts are matched",
        "Nothing says what it is to “a”, through which the texts are matched",
    ];
    assert_eq!(caveats, expected);
}

#[test]
fn a_point_of_which_the_third_text_says_nothing_is_not_called_dropped() {
    // Point 1 of b came from two points; only one of them is known to be gone in c.
    let plan = texts(
        [2, 1, 1],
        &[(0, 1, "1,2 > 1 merged"), (0, 2, "1 > dropped\n> 1 added")],
    );
    let expected = ["1 >  not compared", " > 1 not compared"];
    assert_eq!(lines(&plan, B, C), expected);
}

#[test]
fn texts_that_nothing_joins_are_not_compared_point_by_point() {
    let plan = texts([1, 1], &[]);
    let expected = ["1 >  not compared", " > 1 not compared"];
    assert_eq!(lines(&plan, A, B), expected);
    let comparison = Comparison::between(&plan, A, B).unwrap();
    assert_eq!(comparison.via, None);
    let caveat = "Nobody is known to have compared it";
    assert!(comparison.pairs.iter().all(|pair| pair.caveat == caveat));
}

#[test]
fn the_usual_comparison_is_the_first_that_is_written() {
    let plan = texts([1, 1, 1], &[(2, 0, "1 > 1 kept"), (0, 1, "1 > 1 kept")]);
    assert_eq!(usual_comparison(&plan), Some((C, A)));
    let partners = [A, B, C, DocumentIx(9)].map(|it| usual_partner(&plan, it));
    assert_eq!(partners, [Some(C), Some(A), Some(A), None]);
    let unaligned = texts([1, 1], &[]);
    assert_eq!(usual_comparison(&unaligned), Some((A, B)));
    assert_eq!(usual_partner(&unaligned, B), Some(A));
}

/// Topics and words on the points of the plan.
fn with_topics() -> Timeline {
    let mut left = document("a", 0, 6);
    let mut right = document("b", 1, 5);
    for (at, topics) in [(1, "land"), (2, "army"), (3, "army land")] {
        left.points[at].topics = topics.split(' ').map(str::to_owned).collect();
    }
    right.points[4].topics = vec!["élections".to_owned()];
    right.points[0].note = "As in Élysée’s copy".to_owned();
    let mut aligned = alignment(0, 1, PLAN);
    aligned.pairs[4].explanation = "A side letter keeps it.".to_owned();
    timeline(vec![left, right], vec![aligned])
}

#[test]
fn topics_count_pairs_most_first_then_by_name() {
    let plan = with_topics();
    let comparison = Comparison::between(&plan, A, B).unwrap();
    let topics = comparison.topics(&plan);
    let expected = [("land", 2), ("army", 1), ("élections", 1)];
    assert_eq!(
        topics,
        expected.map(|(name, count)| (name.to_owned(), count))
    );
}

#[test]
fn filters_choose_pairs_and_orders_place_them() {
    let plan = with_topics();
    let all = PairFilter::default();
    let words = |words: &str| PairFilter {
        words: words.to_owned(),
        ..all.clone()
    };
    let topic = |topic: &str| PairFilter {
        topic: Some(topic.to_owned()),
        ..all.clone()
    };
    let hide_kept = PairFilter {
        hide_kept: true,
        ..all.clone()
    };
    let by_topic = PairFilter {
        order: PairOrder::Topic,
        ..all.clone()
    };
    let cases: [(PairFilter, &[usize]); 9] = [
        (all.clone(), &[0, 1, 2, 3, 4, 5]),
        (hide_kept, &[1, 2, 3, 4, 5]),
        (topic("land"), &[1, 2]),
        (topic("sea"), &[]),
        (by_topic, &[1, 2, 5, 0, 3, 4]),
        (words("ELYSEE"), &[0]),
        (words("side keep"), &[4]),
        (words("side elysee"), &[]),
        (words(" … "), &[0, 1, 2, 3, 4, 5]),
    ];
    let comparison = Comparison::between(&plan, A, B).unwrap();
    for (filter, pairs) in cases {
        assert_eq!(comparison.shown(&plan, &filter), pairs, "{filter:?}");
    }
}

#[test]
fn what_stands_only_on_the_right_comes_last() {
    let plan = texts([2, 2], &[(0, 1, "> 1 added\n2 > dropped\n1 > 2 kept")]);
    let comparison = Comparison::between(&plan, A, B).unwrap();
    let shown = comparison.shown(&plan, &PairFilter::default());
    assert_eq!(shown, [2, 1, 0]);
}

/// A life as a line of cells: the points and the relation in each.
fn life(life: &PointLife) -> String {
    let cells = life.cells.iter().map(|cell| {
        let also = match cell.also.as_slice() {
            [] => String::new(),
            also => format!("+{}", numbers(also)),
        };
        let relation = cell.relation.map_or("", Relation::word);
        format!("{}{also} {relation}", numbers(&cell.points))
    });
    let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
    cells.join(" | ").trim().to_owned()
}

#[test]
fn a_life_runs_through_all_documents_in_the_order_of_time() {
    let to_b = "1 > 1 changed\n2,3 > 2 merged\n4 > dropped\n5 > +2 changed\n> 3 added";
    let to_c = "1 > 1,2 split\n2 > 3 kept\n3 > dropped\n4 > 4 kept\n5 > dropped\n> 5 added";
    let plan = texts([5, 3, 5], &[(0, 2, to_c), (0, 1, to_b)]);
    let lives: Vec<String> = point_lives(&plan).iter().map(life).collect();
    let expected = [
        "1 | 1 changed | 1,2 counterpart",
        "2,3 | 2 merged | 3 counterpart",
        "4 | dropped | 4 kept",
        "5 | +2 changed | dropped",
        "| 3 added | not compared",
        "|  | 5 added",
    ];
    assert_eq!(lives, expected);
    let second_day = plan.as_known_on(KnowledgeDate::On(day(2).unwrap()));
    let lives: Vec<String> = point_lives(&second_day).iter().map(life).collect();
    let expected = [
        "1 | 1 changed",
        "2,3 | 2 merged",
        "4 | dropped",
        "5 | +2 changed",
        "| 3 added",
    ];
    assert_eq!(lives, expected);
}

/// Any way in which the points of one text became those of another: each point is disposed of
/// once. `cuts` says for one pair how many points it takes from either side.
fn any_alignment(from: u32, to: u32, points: [usize; 2], cuts: &[(u8, u8)]) -> Alignment {
    let (mut left, mut right) = (1..=points[0], 1..=points[1]);
    let mut lines = Vec::new();
    let mut write = |left: &[usize], right: &[usize]| {
        let list = |numbers: &[usize]| {
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            numbers.join(",")
        };
        let word = match (left.len(), right.len()) {
            (0, 0) => return,
            (0, _) => "added",
            (_, 0) => "dropped",
            (1, 1) => "changed",
            (1, _) => "split",
            (_, 1) => "merged",
            _ => "counterpart",
        };
        lines.push(format!("{} > {} {word}", list(left), list(right)));
    };
    for (of_left, of_right) in cuts {
        let left: Vec<usize> = left.by_ref().take(usize::from(*of_left)).collect();
        let right: Vec<usize> = right.by_ref().take(usize::from(*of_right)).collect();
        write(&left, &right);
    }
    left.for_each(|it| write(&[it], &[]));
    right.for_each(|it| write(&[], &[it]));
    alignment(from, to, &lines.join("\n"))
}

/// Three texts; the first is aligned with both others, or they with it.
fn any_texts() -> impl Strategy<Value = Timeline> {
    let cuts = || proptest::collection::vec((0u8..3, 0u8..3), 0..6);
    let points = proptest::array::uniform3(0usize..7);
    let gaps = proptest::array::uniform3(any::<bool>());
    let topics = proptest::collection::vec(0usize..4, 21);
    (points, cuts(), cuts(), any::<bool>(), gaps, topics).prop_map(
        |(points, to_b, to_c, is_reversed, gaps, topics)| {
            let documents = ["a", "b", "c"].into_iter().zip(0..).map(|(id, at)| {
                let mut document = document(id, u32::try_from(at).unwrap(), points[at]);
                document.gaps = gaps[at].then(|| "the end".to_owned());
                for (point, topic) in document.points.iter_mut().zip(&topics[at * 7..]) {
                    let names = ["land", "army", "vote"].get(*topic);
                    point.topics = names.map(|it| (*it).to_owned()).into_iter().collect();
                }
                document
            });
            let mut alignments = vec![any_alignment(0, 1, [points[0], points[1]], &to_b)];
            alignments.push(if is_reversed {
                any_alignment(2, 0, [points[2], points[0]], &to_c)
            } else {
                any_alignment(0, 2, [points[0], points[2]], &to_c)
            });
            timeline(documents.collect(), alignments)
        },
    )
}

proptest! {
    #[test]
    fn every_point_of_both_sides_is_in_one_pair(timeline in any_texts()) {
        for (left, right) in [(A, B), (B, A), (A, C), (B, C), (C, B)] {
            let comparison = Comparison::between(&timeline, left, right).unwrap();
            for side in Side::BOTH {
                let pairs = comparison.pairs.iter().enumerate();
                let disposed = pairs.flat_map(|(at, pair)| {
                    pair.points(side).iter().map(move |point| (*point, at))
                });
                let mut disposed: Vec<_> = disposed.collect();
                disposed.sort_unstable();
                let points = timeline.document(comparison.document(side)).unwrap().points.len();
                let all: Vec<_> = (0..points).map(PointIx::from).collect();
                let found: Vec<_> = disposed.iter().map(|(point, _)| *point).collect();
                prop_assert_eq!(found, all);
                for (point, at) in disposed {
                    prop_assert_eq!(comparison.pair_of(side, point), Some(at));
                }
            }
        }
    }

    #[test]
    fn a_comparison_reversed_says_the_same_from_the_other_side(timeline in any_texts()) {
        for (left, right) in [(A, B), (A, C), (B, C)] {
            let forth = Comparison::between(&timeline, left, right).unwrap();
            let back = Comparison::between(&timeline, right, left).unwrap();
            prop_assert_eq!(forth.via, back.via);
            let mut forth: Vec<_> = forth.pairs.iter().map(line).collect();
            let turned = back.pairs.into_iter().map(ComparedPair::reversed);
            let mut back: Vec<_> = turned.map(|pair| line(&pair)).collect();
            forth.sort();
            back.sort();
            prop_assert_eq!(forth, back);
        }
    }

    #[test]
    fn totals_sum_to_pairs_and_what_is_shown_is_some_of_them_once(
        timeline in any_texts(),
        topic in proptest::option::of("land|army|vote"),
        hide_kept: bool,
        is_by_topic: bool,
        words in "(point [1-7])?",
    ) {
        let comparison = Comparison::between(&timeline, B, C).unwrap();
        let total: usize = comparison.totals().iter().map(|(_, count)| count).sum();
        prop_assert_eq!(total, comparison.pairs.len());
        let order = if is_by_topic { PairOrder::Topic } else { PairOrder::Number };
        let filter = PairFilter { topic: topic.clone(), hide_kept, words, order };
        let shown = comparison.shown(&timeline, &filter);
        let once: BTreeSet<usize> = shown.iter().copied().collect();
        prop_assert_eq!(once.len(), shown.len());
        prop_assert!(shown.iter().all(|at| *at < comparison.pairs.len()));
        let only_topic = PairFilter { topic: topic.clone(), ..PairFilter::default() };
        let counted = topic.map_or(comparison.pairs.len(), |topic| {
            let topics = comparison.topics(&timeline);
            topics.iter().find(|(name, _)| *name == topic).map_or(0, |(_, count)| *count)
        });
        prop_assert_eq!(comparison.shown(&timeline, &only_topic).len(), counted);
    }

    #[test]
    fn every_point_of_every_document_has_one_life(timeline in any_texts()) {
        let lives = point_lives(&timeline);
        let mut lived: Vec<_> = lives
            .iter()
            .flat_map(|life| &life.cells)
            .flat_map(|cell| cell.points.iter().map(|point| (cell.document, *point)))
            .collect();
        lived.sort_unstable();
        let all: Vec<_> = timeline
            .documents()
            .flat_map(|(ix, document)| {
                (0..document.points.len()).map(move |at| (ix, PointIx::from(at)))
            })
            .collect();
        prop_assert_eq!(lived, all);
        for life in &lives {
            let documents: Vec<_> = life.cells.iter().map(|cell| cell.document).collect();
            prop_assert_eq!(documents, [A, B, C]);
            prop_assert_eq!(life.cells[0].relation, None);
            prop_assert!(life.cells.iter().any(|cell| !cell.points.is_empty()));
        }
    }
}
