use proptest::prelude::*;

use super::*;

/// `derived[i]` is what source `i` relays.
fn trace(derived: &[Vec<u32>], cited: &[u32]) -> Origins {
    let derived = indices(derived);
    let cited: Vec<SourceIx> = cited.iter().map(|at| SourceIx(*at)).collect();
    origins(&cited, |ix| &derived[ix.index()])
}

fn cycles(derived: &[Vec<u32>]) -> Vec<(u32, u32)> {
    let derived = indices(derived);
    derivation_cycles(derived.len(), |ix| &derived[ix.index()])
        .iter()
        .map(|edge| (edge.source.0, edge.from.0))
        .collect()
}

fn indices(derived: &[Vec<u32>]) -> Vec<Vec<SourceIx>> {
    let row = |from: &Vec<u32>| from.iter().map(|at| SourceIx(*at)).collect();
    derived.iter().map(row).collect()
}

fn roots(origins: &Origins) -> Vec<u32> {
    origins.roots.iter().map(|root| root.0).collect()
}

/// The tree as text: a dot for each step, `*` for cited, `^` for told above.
fn art(origins: &Origins) -> String {
    let line = |node: &OriginNode| {
        let dots = ".".repeat(node.depth);
        let cited = if node.is_cited { "*" } else { "" };
        let repeated = if node.is_repeated { "^" } else { "" };
        format!("{dots}{}{cited}{repeated}", node.source.0)
    };
    origins.tree.iter().map(line).collect::<Vec<_>>().join(" ")
}

#[test]
fn fixture_graphs_have_these_origins() {
    struct Case {
        name: &'static str,
        derived: Vec<Vec<u32>>,
        cited: Vec<u32>,
        words: &'static str,
        roots: Vec<u32>,
        tree: &'static str,
    }
    let case = |name, derived, cited, words, roots, tree| Case {
        name,
        derived,
        cited,
        words,
        roots,
        tree,
    };
    let cases = [
        case(
            "nothing cited",
            vec![vec![]],
            vec![],
            "no source",
            vec![],
            "",
        ),
        case("one page", vec![vec![]], vec![0], "1 report", vec![0], "0*"),
        case(
            "one relay of a page",
            vec![vec![], vec![0]],
            vec![1],
            "1 report",
            vec![0],
            "0 .1*",
        ),
        case(
            "cited twice",
            vec![vec![]],
            vec![0, 0],
            "1 report",
            vec![0],
            "0*",
        ),
        case(
            "two on their own",
            vec![vec![]; 2],
            vec![1, 0],
            "2 reports, 2 origins",
            vec![0, 1],
            "0* 1*",
        ),
        case(
            "chain",
            vec![vec![], vec![0], vec![1], vec![2]],
            vec![0, 1, 3],
            "3 reports, 1 origin",
            vec![0],
            "0* .1* ..2 ...3*",
        ),
        case(
            "relay that nobody cites",
            vec![vec![], vec![0], vec![0]],
            vec![1],
            "1 report",
            vec![0],
            "0 .1*",
        ),
        case(
            "diamond",
            vec![vec![], vec![0], vec![0], vec![1, 2]],
            vec![3],
            "1 report",
            vec![0],
            "0 .1 ..3* .2 ..3*^",
        ),
        case(
            "six reports of one",
            vec![vec![], vec![0], vec![0], vec![1], vec![1, 2], vec![4]],
            vec![0, 1, 2, 3, 4, 5],
            "6 reports, 1 origin",
            vec![0],
            "0* .1* ..3* ..4* ...5* .2* ..4*^",
        ),
        case(
            "forest",
            vec![vec![], vec![0], vec![], vec![2], vec![]],
            vec![1, 3, 2, 4],
            "4 reports, 3 origins",
            vec![0, 2, 4],
            "0 .1* 2* .3* 4*",
        ),
        case(
            "one page merges two",
            vec![vec![], vec![], vec![0, 1]],
            vec![2],
            "1 report",
            vec![0, 1],
            "0 .2* 1 .2*^",
        ),
        case(
            "two pages merge two",
            vec![vec![], vec![], vec![0, 1], vec![1, 0]],
            vec![2, 3],
            "2 reports, 2 origins",
            vec![0, 1],
            "0 .2* .3* 1 .2*^ .3*^",
        ),
        case(
            "three origins in one page do not stand in for those missing elsewhere",
            vec![
                vec![],
                vec![],
                vec![],
                vec![],
                vec![0, 1, 2],
                vec![3],
                vec![3],
            ],
            vec![4, 5, 6],
            "3 reports, 2 origins",
            vec![0, 1, 2, 3],
            "0 .4* 1 .4*^ 2 .4*^ 3 .5* .6*",
        ),
        case(
            "cycle",
            vec![vec![2], vec![0], vec![1]],
            vec![2, 1],
            "2 reports, 1 origin",
            vec![0],
            "0 .1* ..2*",
        ),
        case(
            "relays itself",
            vec![vec![0]],
            vec![0],
            "1 report",
            vec![0],
            "0*",
        ),
        case(
            "cycle with an origin outside",
            vec![vec![1], vec![0, 2], vec![]],
            vec![0, 1],
            "2 reports, 1 origin",
            vec![2],
            "2 .1* ..0*",
        ),
        case(
            "relay of a cycle",
            vec![vec![1], vec![2], vec![1]],
            vec![0],
            "1 report",
            vec![1],
            "1 .0*",
        ),
        case(
            "cycle behind a cycle",
            vec![vec![1], vec![0, 3], vec![3], vec![2]],
            vec![0, 1, 2, 3],
            "4 reports, 1 origin",
            vec![2],
            "2* .3* ..1* ...0*",
        ),
    ];
    for case in cases {
        let found = trace(&case.derived, &case.cited);
        assert_eq!(found.words(), case.words, "{}", case.name);
        assert_eq!(roots(&found), case.roots, "{}", case.name);
        assert_eq!(art(&found), case.tree, "{}", case.name);
    }
}

#[test]
fn dropped_derivations_are_those_that_close_a_circle() {
    let cases: [(&str, Vec<Vec<u32>>, Vec<(u32, u32)>); 7] = [
        ("chain", vec![vec![], vec![0], vec![1]], vec![]),
        (
            "diamond",
            vec![vec![1, 2], vec![3], vec![3], vec![]],
            vec![],
        ),
        ("relays itself", vec![vec![0]], vec![(0, 0)]),
        ("cycle", vec![vec![2], vec![0], vec![1]], vec![(0, 2)]),
        (
            "with an origin outside",
            vec![vec![1], vec![0, 2], vec![]],
            vec![(1, 0)],
        ),
        (
            "two cycles",
            vec![vec![1], vec![0], vec![3], vec![2]],
            vec![(0, 1), (2, 3)],
        ),
        ("said twice", vec![vec![1, 1], vec![0, 0]], vec![(0, 1)]),
    ];
    for (name, derived, dropped) in cases {
        assert_eq!(cycles(&derived), dropped, "{name}");
    }
}

#[test]
fn a_chain_as_long_as_a_file_is_traced() {
    let long: u32 = 200_000;
    let derived: Vec<Vec<u32>> = (0..long)
        .map(|at| (at > 0).then(|| at - 1).into_iter().collect())
        .collect();
    let all: Vec<u32> = (0..long).collect();
    let found = trace(&derived, &all);
    assert_eq!(found.words(), "200000 reports, 1 origin");
    assert_eq!(found.tree.len(), 200_000);
    assert_eq!(cycles(&derived), []);
}

/// A graph of up to nine sources: any at all, circles and repetitions included.
fn any_graph() -> impl Strategy<Value = (Vec<Vec<u32>>, Vec<u32>)> {
    (1_u32..10).prop_flat_map(|count| {
        let from = prop::collection::vec(0..count, 0..3);
        (
            prop::collection::vec(from, count as usize),
            prop::collection::vec(0..count, 0..8),
        )
    })
}

/// The same without circles: each relays only those after it.
fn any_dag() -> impl Strategy<Value = (Vec<Vec<u32>>, Vec<u32>)> {
    any_graph().prop_map(|(mut derived, cited)| {
        for (source, from) in derived.iter_mut().enumerate() {
            from.retain(|origin| *origin as usize > source);
        }
        (derived, cited)
    })
}

/// All that `start` comes from, itself included.
fn behind(derived: &[Vec<u32>], start: u32) -> Vec<u32> {
    let mut reached = vec![start];
    let mut at = 0;
    while at < reached.len() {
        for origin in &derived[reached[at] as usize] {
            if !reached.contains(origin) {
                reached.push(*origin);
            }
        }
        at += 1;
    }
    reached
}

/// The most roots that can be given out, one a report, by trying everything.
fn most_by_trial(reports: &[Vec<u32>], given: &[u32]) -> usize {
    let Some((first, others)) = reports.split_first() else {
        return given.len();
    };
    let free = first.iter().filter(|root| !given.contains(root));
    let with = free.map(|root| most_by_trial(others, &[given, &[*root]].concat()));
    with.chain([most_by_trial(others, given)])
        .max()
        .unwrap_or(0)
}

proptest! {
    #[test]
    fn origins_never_exceed_the_reports_or_the_roots((derived, cited) in any_graph()) {
        let found = trace(&derived, &cited);
        prop_assert!(found.independent <= found.reports);
        prop_assert!(found.independent <= found.roots.len());
        prop_assert_eq!(found.independent == 0, found.reports == 0);
    }

    #[test]
    fn roots_are_the_sources_behind_the_cited_ones_that_relay_nothing((derived, cited) in any_dag()) {
        let mut expected: Vec<u32> = cited.iter()
            .flat_map(|source| behind(&derived, *source))
            .filter(|source| derived[*source as usize].is_empty())
            .collect();
        expected.sort_unstable();
        expected.dedup();
        prop_assert_eq!(roots(&trace(&derived, &cited)), expected);
    }

    #[test]
    fn the_count_is_the_best_that_can_be_given_out((derived, cited) in any_dag()) {
        let mut reports = cited.clone();
        reports.sort_unstable();
        reports.dedup();
        let choices: Vec<Vec<u32>> = reports.iter()
            .map(|report| behind(&derived, *report).into_iter().filter(|source| derived[*source as usize].is_empty()).collect())
            .collect();
        prop_assert_eq!(trace(&derived, &cited).independent, most_by_trial(&choices, &[]));
    }

    #[test]
    fn where_nobody_merges_the_count_is_the_number_of_roots((mut derived, cited) in any_graph()) {
        for from in &mut derived {
            from.truncate(1);
        }
        let found = trace(&derived, &cited);
        prop_assert_eq!(found.independent, found.roots.len());
    }

    #[test]
    fn another_report_adds_one_origin_at_most((derived, cited) in any_dag()) {
        for cut in 0..cited.len() {
            let fewer = trace(&derived, &cited[..cut]).independent;
            let more = trace(&derived, &cited[..=cut]).independent;
            prop_assert!(fewer <= more && more <= fewer + 1);
        }
    }

    #[test]
    fn the_order_of_citing_does_not_matter((derived, cited) in any_graph()) {
        let backwards: Vec<u32> = cited.iter().rev().copied().collect();
        prop_assert_eq!(trace(&derived, &cited), trace(&derived, &backwards));
    }

    #[test]
    fn the_tree_tells_each_source_on_a_path_once((derived, cited) in any_dag()) {
        let found = trace(&derived, &cited);
        let firsts = found.tree.iter().filter(|node| !node.is_repeated);
        let mut told: Vec<u32> = firsts.map(|node| node.source.0).collect();
        told.sort_unstable();
        let mut expected: Vec<u32> =
            cited.iter().flat_map(|source| behind(&derived, *source)).collect();
        expected.sort_unstable();
        expected.dedup();
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn every_branch_of_the_tree_goes_from_a_root_to_a_cited_source(
        (derived, cited) in any_graph(),
    ) {
        let found = trace(&derived, &cited);
        let tops = found.tree.iter().filter(|node| node.depth == 0);
        prop_assert_eq!(tops.map(|node| node.source).collect::<Vec<_>>(), found.roots.clone());
        for (at, node) in found.tree.iter().enumerate() {
            prop_assert_eq!(node.is_cited, cited.contains(&node.source.0));
            let has_relays = found.tree.get(at + 1).is_some_and(|next| next.depth > node.depth);
            prop_assert!(node.is_cited || node.is_repeated || has_relays);
        }
        for source in &cited {
            prop_assert!(found.tree.iter().any(|node| node.source.0 == *source));
        }
    }

    #[test]
    fn without_the_dropped_derivations_nothing_relays_itself((mut derived, _) in any_graph()) {
        let dropped = cycles(&derived);
        for (source, from) in &dropped {
            derived[*source as usize].retain(|origin| origin != from);
        }
        prop_assert_eq!(cycles(&derived), []);
        // Each dropped one closes a circle with those that stay.
        for (source, from) in dropped {
            prop_assert!(behind(&derived, from).contains(&source));
        }
    }

    #[test]
    fn a_source_with_an_origin_outside_of_its_circle_keeps_one((mut derived, _) in any_graph()) {
        let had_root: Vec<bool> = (0_u32..).take(derived.len())
            .map(|source| behind(&derived, source).iter().any(|origin| derived[*origin as usize].is_empty()))
            .collect();
        let were_roots: Vec<bool> = derived.iter().map(Vec::is_empty).collect();
        for (source, from) in cycles(&derived) {
            derived[source as usize].retain(|origin| *origin != from);
        }
        for source in 0..derived.len() {
            if had_root[source] && !were_roots[source] {
                prop_assert!(!derived[source].is_empty());
            }
        }
    }

    #[test]
    fn a_graph_with_circles_counts_as_it_does_without_the_dropped_ones((derived, cited) in any_graph()) {
        let mut mended = derived.clone();
        for (source, from) in cycles(&derived) {
            mended[source as usize].retain(|origin| *origin != from);
        }
        let all: Vec<u32> = (0..).take(derived.len()).collect();
        prop_assert_eq!(trace(&derived, &all), trace(&mended, &all));
        prop_assert!(trace(&mended, &cited).independent <= cited.len());
    }
}
