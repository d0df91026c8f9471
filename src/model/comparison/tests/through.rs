//! What is said of points through a third text, and how soon.

use super::*;
use crate::model::testing::source;

#[test]
fn what_is_said_of_a_dropped_point_is_said_of_what_a_third_text_made_of_it() {
    // Point 1 of b came from two points of a; c has neither, for which two pairs have reasons.
    let mut to_c = alignment(0, 2, "1 > dropped\n2 > dropped\n3 > 1 kept");
    for (at, pair) in (0..).zip(&mut to_c.pairs[..2]) {
        pair.explanation = format!("Reason {at}.");
        pair.caveat = "One page says it (tier C).".to_owned();
        pair.explained_by = vec![ItemIx(1), ItemIx(at * 2)];
        pair.sources = vec![SourceIx(1), SourceIx(at * 2)];
    }
    to_c.pairs[1].basis = Basis::Absence;
    let documents = [("a", 3), ("b", 2), ("c", 1)].into_iter().zip(0..);
    let documents = documents.map(|((id, points), item)| document(id, item, points));
    let to_b = alignment(0, 1, "1,2 > 1 merged\n3 > 2 kept");
    let mut parts = timeline(documents.collect(), vec![to_b, to_c])
        .record()
        .clone();
    parts.sources = ["s0", "s1", "s2"].map(|id| source(id, "")).into();
    let comparison = Comparison::between(&Timeline::new(parts), B, C).unwrap();
    let pair = &comparison.pairs[0];
    assert_eq!(line(pair), "1 >  dropped");
    assert_eq!(pair.basis, Basis::Absence);
    let explanation = "On point 1 of “a”: Reason 0. On point 2 of “a”: Reason 1.";
    assert_eq!(pair.explanation, explanation);
    let caveat = "One page says it (tier C). \
                  Matched through points 1, 2 of “a”, which do not stand in “c”";
    assert_eq!(pair.caveat, caveat);
    assert_eq!(pair.explained_by, [1, 0, 2].map(ItemIx));
    assert_eq!(pair.sources, [1, 0, 2].map(SourceIx));
}

#[test]
fn an_alignment_of_which_no_pair_is_known_hides_no_match_through_a_third_text() {
    let mut direct = alignment(1, 2, "1 > 1 changed");
    direct.pairs[0].known_from = day(9);
    let hub = [1, 2].map(|other| alignment(0, other, "1 > 1 kept"));
    let documents = ["a", "b", "c"].into_iter().zip(0..);
    let documents = documents.map(|(id, item)| document(id, item, 1));
    let plan = timeline(documents.collect(), [vec![direct], hub.into()].concat());
    assert_eq!(lines(&plan, B, C), ["1 > 1 changed"]);
    assert_eq!(usual_comparison(&plan), Some((B, C)));
    let earlier = plan.as_known_on(KnowledgeDate::On(day(8).unwrap()));
    assert_eq!(lines(&earlier, B, C), ["1 > 1 counterpart"]);
    assert_eq!(usual_comparison(&earlier), Some((A, B)));
    let cut = Timeline::new(earlier.parts_as_known().into_owned());
    assert_eq!(cut.record().dossier.alignments.len(), 2);
    assert_eq!(lines(&cut, B, C), ["1 > 1 counterpart"]);
}

#[test]
fn each_of_many_parts_of_many_points_is_matched() {
    let count = 10_000;
    let parts = (1..count).map(|at| format!("{at} > {at} +{} changed", at + 1));
    let parts: Vec<String> = parts.chain([format!("{count} > {count} kept")]).collect();
    let gone: Vec<String> = (1..=count).map(|at| format!("{at} > dropped")).collect();
    let to_b = parts.join("\n") + &format!("\n{} > dropped", count + 1);
    let to_c = gone.join("\n") + &format!("\n{} > 1 kept", count + 1);
    let plan = texts([count + 1, count, 1], &[(0, 1, &to_b), (0, 2, &to_c)]);
    let comparison = Comparison::between(&plan, B, C).unwrap();
    assert_eq!(
        comparison.totals(),
        [(Relation::Dropped, count), (Relation::Added, 1)]
    );
}
