//! Who relays whom, in small graphs and in any.

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

/// Name, what each source relays (`-` for nothing), which are cited; then the words, the roots
/// and the tree that they must give.
type Fixture = [&'static str; 6];

const FIXTURES: [Fixture; 18] = [
    ["nothing cited", "-", "-", "no source", "-", ""],
    ["one page", "-", "0", "1 report", "0", "0*"],
    ["one relay of a page", "- 0", "1", "1 report", "0", "0 .1*"],
    ["cited twice", "-", "0,0", "1 report", "0", "0*"],
    [
        "two on their own",
        "- -",
        "1,0",
        "2 reports, 2 origins",
        "0,1",
        "0* 1*",
    ],
    [
        "chain",
        "- 0 1 2",
        "0,1,3",
        "3 reports, 1 origin",
        "0",
        "0* .1* ..2 ...3*",
    ],
    [
        "relay that nobody cites",
        "- 0 0",
        "1",
        "1 report",
        "0",
        "0 .1*",
    ],
    [
        "diamond",
        "- 0 0 1,2",
        "3",
        "1 report",
        "0",
        "0 .1 ..3* .2 ..3*^",
    ],
    [
        "six reports of one",
        "- 0 0 1 1,2 4",
        "0,1,2,3,4,5",
        "6 reports, 1 origin",
        "0",
        "0* .1* ..3* ..4* ...5* .2* ..4*^",
    ],
    [
        "forest",
        "- 0 - 2 -",
        "1,3,2,4",
        "4 reports, 3 origins",
        "0,2,4",
        "0 .1* 2* .3* 4*",
    ],
    [
        "one page merges two",
        "- - 0,1",
        "2",
        "1 report",
        "0,1",
        "0 .2* 1 .2*^",
    ],
    [
        "two pages merge two",
        "- - 0,1 1,0",
        "2,3",
        "2 reports, 2 origins",
        "0,1",
        "0 .2* .3* 1 .2*^ .3*^",
    ],
    [
        "three origins in one page do not stand in for those missing elsewhere",
        "- - - - 0,1,2 3 3",
        "4,5,6",
        "3 reports, 2 origins",
        "0,1,2,3",
        "0 .4* 1 .4*^ 2 .4*^ 3 .5* .6*",
    ],
    [
        "cycle",
        "2 0 1",
        "2,1",
        "2 reports, 1 origin",
        "0",
        "0 .1* ..2*",
    ],
    ["relays itself", "0", "0", "1 report", "0", "0*"],
    [
        "cycle with an origin outside",
        "1 0,2 -",
        "0,1",
        "2 reports, 1 origin",
        "2",
        "2 .1* ..0*",
    ],
    ["relay of a cycle", "1 2 1", "0", "1 report", "1", "1 .0*"],
    [
        "cycle behind a cycle",
        "1 0,3 3 2",
        "0,1,2,3",
        "4 reports, 1 origin",
        "2",
        "2* .3* ..1* ...0*",
    ],
];

/// Who relays, and what.
type Edges = &'static [(u32, u32)];

#[test]
fn fixture_graphs_have_these_origins() {
    for [name, derived, cited, words, roots_found, tree] in FIXTURES {
        let found = trace(&graph(derived), &numbers(cited));
        assert_eq!(found.words(), words, "{name}");
        assert_eq!(roots(&found), numbers(roots_found), "{name}");
        assert_eq!(art(&found), tree, "{name}");
    }
}

#[test]
fn dropped_derivations_are_those_that_close_a_circle() {
    let cases: [(&str, &str, Edges); 7] = [
        ("chain", "- 0 1", &[]),
        ("diamond", "1,2 3 3 -", &[]),
        ("relays itself", "0", &[(0, 0)]),
        ("cycle", "2 0 1", &[(0, 2)]),
        ("with an origin outside", "1 0,2 -", &[(1, 0)]),
        ("two cycles", "1 0 3 2", &[(0, 1), (2, 3)]),
        ("said twice", "1,1 0,0", &[(0, 1)]),
    ];
    for (name, derived, dropped) in cases {
        assert_eq!(cycles(&graph(derived)), dropped, "{name}");
    }
}

/// "- 0 0,1" is three sources: the second relays the first, the third relays both.
fn graph(text: &str) -> Vec<Vec<u32>> {
    text.split(' ').map(numbers).collect()
}

fn numbers(text: &str) -> Vec<u32> {
    text.split(',')
        .filter_map(|part| part.parse().ok())
        .collect()
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

/// Those among them that relay nothing.
fn roots_behind(derived: &[Vec<u32>], start: u32) -> Vec<u32> {
    let mut behind = behind(derived, start);
    behind.retain(|source| derived[*source as usize].is_empty());
    behind
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
    fn roots_are_the_sources_behind_that_relay_nothing((derived, cited) in any_dag()) {
        let mut expected: Vec<u32> = cited.iter()
            .flat_map(|source| roots_behind(&derived, *source))
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
            .map(|report| roots_behind(&derived, *report))
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
            .map(|source| !roots_behind(&derived, source).is_empty())
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
    fn circles_count_as_without_what_is_dropped((derived, _) in any_graph()) {
        let mut mended = derived.clone();
        for (source, from) in cycles(&derived) {
            mended[source as usize].retain(|origin| *origin != from);
        }
        let all: Vec<u32> = (0..).take(derived.len()).collect();
        prop_assert_eq!(trace(&derived, &all), trace(&mended, &all));
    }
}
