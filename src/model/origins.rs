//! Circular reporting: how many independent origins stand behind the reports that are cited.
//!
//! A page that relays another adds a report, but no evidence of its own. Who relays whom is
//! taken as given here; reading it from a file and reporting what cannot be is left to `io`.
//!
//! ```text
//!   origin A        origin B          cited: p, q, r, m
//!    ├─ p            └─ m             4 reports, 2 origins
//!    ├─ q ─ r
//!    └─ m
//! ```

mod graph;
#[cfg(test)]
mod tests;

use super::SourceIx;
use graph::Graph;

/// What stands behind the sources that are cited for a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// How many distinct sources are cited.
    pub reports: usize,
    /// How many of the roots the reports can vouch for, when each report vouches for one root
    /// at most. It is the number of roots unless a cited source merges several; it is never
    /// more than the reports or the roots, and never 0 while there is a report.
    pub independent: usize,
    /// The sources from which everything cited comes, ascending. One page that merges two
    /// origins has two roots, so there may be more roots than reports.
    pub roots: Vec<SourceIx>,
    /// Each root and below it those that relay it, as far as they lead to a cited source: in
    /// the order of reading, parents before children, siblings ascending.
    pub tree: Vec<OriginNode>,
}

/// A line of the tree of [`Origins`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OriginNode {
    /// The source that stands here.
    pub source: SourceIx,
    /// How many steps it is away from its root; 0 for a root.
    pub depth: usize,
    /// It is itself among the cited sources.
    pub is_cited: bool,
    /// It stands further up already, because it relays several; what relays it is told there
    /// only.
    pub is_repeated: bool,
}

/// One source's statement that it relays another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Derivation {
    /// The source that relays.
    pub source: SourceIx,
    /// The source that is relayed.
    pub from: SourceIx,
}

impl Origins {
    /// The count in words: "6 reports, 1 origin", "1 report", "no source".
    pub fn words(&self) -> String {
        let origins = match self.independent {
            1 => "1 origin".to_owned(),
            more => format!("{more} origins"),
        };
        match self.reports {
            0 => "no source".to_owned(),
            1 => "1 report".to_owned(),
            more => format!("{more} reports, {origins}"),
        }
    }
}

/// Traces `cited` back to where it comes from; `derived_from` gives what a source relays.
///
/// Sources that relay each other in a circle count as one origin, the first of them, unless
/// one of them relays something outside. Linear in the sources and derivations that can be
/// reached, but for sources that merge several origins.
pub fn origins<'a>(
    cited: &[SourceIx],
    derived_from: impl Fn(SourceIx) -> &'a [SourceIx],
) -> Origins {
    let graph = Graph::reached_from(cited, derived_from);
    let closing = graph.acyclic_order().closing;
    let graph = graph.without(&closing, cited);
    let is_cited: Vec<bool> = {
        let mut marks = vec![false; graph.sources.len()];
        for place in cited.iter().filter_map(|source| graph.place_of(*source)) {
            marks[place] = true;
        }
        marks
    };
    Origins {
        reports: is_cited.iter().filter(|cited| **cited).count(),
        independent: graph.independent_roots(&is_cited),
        roots: graph.roots().map(|place| graph.sources[place]).collect(),
        tree: tree(&graph, &is_cited),
    }
}

/// The derivations to drop, ascending, so that no source relays itself by way of others.
///
/// `sources` is how many there are. Each derivation given closes a circle with those that stay,
/// and none of them leaves a source without the origin that it has outside of the circle. Where
/// there is no outside, the first source of the circle becomes the origin.
pub fn derivation_cycles<'a>(
    sources: usize,
    derived_from: impl Fn(SourceIx) -> &'a [SourceIx],
) -> Vec<Derivation> {
    let all: Vec<SourceIx> = (0..sources).map(SourceIx::from).collect();
    let graph = Graph::reached_from(&all, derived_from);
    let mut closing: Vec<Derivation> = graph
        .acyclic_order()
        .closing
        .iter()
        .map(|(source, from)| Derivation {
            source: graph.sources[*source],
            from: graph.sources[*from],
        })
        .collect();
    closing.sort_unstable();
    closing
}

/// The lines of the tree. Without recursion, since a chain may be as long as a file.
fn tree(graph: &Graph, is_cited: &[bool]) -> Vec<OriginNode> {
    let mut lines = Vec::new();
    let mut told = vec![false; graph.sources.len()];
    let mut open: Vec<(usize, usize)> = graph.roots().map(|root| (root, 0)).collect();
    open.reverse();
    while let Some((place, depth)) = open.pop() {
        let is_repeated = std::mem::replace(&mut told[place], true);
        lines.push(OriginNode {
            source: graph.sources[place],
            depth,
            is_cited: is_cited[place],
            is_repeated,
        });
        if !is_repeated {
            let below = graph.relayed_by[place].iter().rev();
            open.extend(below.map(|relay| (*relay, depth + 1)));
        }
    }
    lines
}
