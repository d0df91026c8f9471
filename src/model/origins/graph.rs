//! Who relays whom, over the places of a sorted list of sources: orders, cycles, roots.

use std::collections::HashMap;

use crate::model::SourceIx;

/// The sources concerned and how they relay each other. Places are indices into `sources`.
pub(super) struct Graph {
    /// The sources, ascending.
    pub(super) sources: Vec<SourceIx>,
    /// What each relays, ascending, without repetition.
    derived_from: Vec<Vec<usize>>,
    /// Who relays each, ascending, without repetition.
    pub(super) relayed_by: Vec<Vec<usize>>,
}

/// What a walk along the relays finds.
pub(super) struct AcyclicOrder {
    /// All places, each after what it relays once the `closing` ones are dropped.
    pub(super) origins_first: Vec<usize>,
    /// The derivations that close a circle: who relays, and what.
    pub(super) closing: Vec<(usize, usize)>,
}

impl Graph {
    /// All that `cited` comes from, itself included.
    pub(super) fn reached_from<'a>(
        cited: &[SourceIx],
        derived_from: impl Fn(SourceIx) -> &'a [SourceIx],
    ) -> Self {
        let mut reached: HashMap<SourceIx, &[SourceIx]> = HashMap::new();
        let mut open = cited.to_vec();
        while let Some(source) = open.pop() {
            if let std::collections::hash_map::Entry::Vacant(entry) = reached.entry(source) {
                open.extend_from_slice(entry.insert(derived_from(source)));
            }
        }
        let mut sources: Vec<SourceIx> = reached.keys().copied().collect();
        sources.sort_unstable();
        let place_of = |source: &SourceIx| sources.binary_search(source).ok();
        let derived_from: Vec<Vec<usize>> = sources
            .iter()
            .map(|source| {
                let mut from: Vec<usize> = reached[source].iter().filter_map(place_of).collect();
                from.sort_unstable();
                from.dedup();
                from
            })
            .collect();
        let mut relayed_by = vec![Vec::new(); sources.len()];
        for (source, from) in derived_from.iter().enumerate() {
            for origin in from {
                relayed_by[*origin].push(source);
            }
        }
        Self {
            sources,
            derived_from,
            relayed_by,
        }
    }

    /// The place of `source`; `None` if it is not concerned.
    pub(super) fn place_of(&self, source: SourceIx) -> Option<usize> {
        self.sources.binary_search(&source).ok()
    }

    /// Those that relay nothing, ascending.
    pub(super) fn roots(&self) -> impl Iterator<Item = usize> {
        (0..self.sources.len()).filter(|place| self.derived_from[*place].is_empty())
    }

    /// What `cited` comes from without the given derivations.
    pub(super) fn without(self, dropped: &[(usize, usize)], cited: &[SourceIx]) -> Self {
        if dropped.is_empty() {
            return self;
        }
        let mut kept = self.derived_from;
        for (source, from) in dropped {
            kept[*source].retain(|origin| origin != from);
        }
        let named = |from: Vec<usize>| from.into_iter().map(|at| self.sources[at]).collect();
        let kept: Vec<Vec<SourceIx>> = kept.into_iter().map(named).collect();
        Self::reached_from(cited, |source| {
            self.sources
                .binary_search(&source)
                .map_or(&[], |at| kept[at].as_slice())
        })
    }

    /// Finds the derivations that close circles.
    ///
    /// After Kosaraju: the first walk, begun at each place in turn, ends last with those that
    /// come from nowhere else, and among those in a circle with the first. The second walk
    /// begins there, so whatever has an origin is reached from it, and only steps that lead
    /// back to where the walk came from are dropped.
    pub(super) fn acyclic_order(&self) -> AcyclicOrder {
        let ascending: Vec<usize> = (0..self.sources.len()).collect();
        let first = self.walk(&ascending);
        self.walk(&first.origins_first)
    }

    /// Walks depth first from origins to relays, beginning at `starts` in turn. Without
    /// recursion, since a chain may be as long as a file.
    fn walk(&self, starts: &[usize]) -> AcyclicOrder {
        #[derive(Clone, Copy, PartialEq)]
        enum Mark {
            New,
            Open,
            Done,
        }
        let mut marks = vec![Mark::New; self.sources.len()];
        let mut done = Vec::with_capacity(self.sources.len());
        let mut closing = Vec::new();
        let mut path: Vec<(usize, usize)> = Vec::new();
        for start in starts {
            if marks[*start] == Mark::New {
                marks[*start] = Mark::Open;
                path.push((*start, 0));
            }
            while let Some((place, next)) = path.last_mut() {
                let Some(relay) = self.relayed_by[*place].get(*next).copied() else {
                    marks[*place] = Mark::Done;
                    done.push(*place);
                    path.pop();
                    continue;
                };
                *next += 1;
                match marks[relay] {
                    Mark::New => {
                        marks[relay] = Mark::Open;
                        path.push((relay, 0));
                    }
                    Mark::Open => closing.push((relay, *place)),
                    Mark::Done => {}
                }
            }
        }
        done.reverse();
        AcyclicOrder {
            origins_first: done,
            closing,
        }
    }

    /// The largest number of roots that the cited places can vouch for, each for one at most.
    /// The graph has no circles.
    pub(super) fn independent_roots(&self, is_cited: &[bool]) -> usize {
        let (sets, set_of) = self.root_sets(&self.acyclic_order().origins_first);
        let mut vouched_for = vec![false; self.sources.len()];
        let mut reports_of_set = vec![0; sets.len()];
        for place in (0..self.sources.len()).filter(|place| is_cited[*place]) {
            match sets[set_of[place]].as_slice() {
                // It can vouch for nothing else, so nobody else needs to.
                [root] => vouched_for[*root] = true,
                _ => reports_of_set[set_of[place]] += 1,
            }
        }
        let sole = vouched_for.iter().filter(|taken| **taken).count();
        let choices: Vec<Vec<usize>> = sets
            .iter()
            .zip(reports_of_set)
            .flat_map(|(set, reports)| {
                let free: Vec<usize> = set
                    .iter()
                    .copied()
                    .filter(|root| !vouched_for[*root])
                    .collect();
                std::iter::repeat_n(free.clone(), reports.min(free.len()))
            })
            .collect();
        sole + most_matched(&choices, self.sources.len())
    }

    /// The distinct sets of roots, and which of them each place comes from. Relays share the
    /// set of what they relay, so that a chain costs one set.
    fn root_sets(&self, origins_first: &[usize]) -> (Vec<Vec<usize>>, Vec<usize>) {
        let mut sets: Vec<Vec<usize>> = Vec::new();
        let mut set_of = vec![0; self.sources.len()];
        for place in origins_first {
            let mut from: Vec<usize> = self.derived_from[*place]
                .iter()
                .map(|origin| set_of[*origin])
                .collect();
            from.sort_unstable();
            from.dedup();
            set_of[*place] = match from.as_slice() {
                [one] => *one,
                several => {
                    let mut roots: Vec<usize> = several
                        .iter()
                        .flat_map(|set| sets[*set].iter().copied())
                        .collect();
                    if several.is_empty() {
                        roots.push(*place);
                    }
                    roots.sort_unstable();
                    roots.dedup();
                    sets.push(roots);
                    sets.len() - 1
                }
            };
        }
        (sets, set_of)
    }
}

/// How many of `choices` can each be given a different one of their numbers, all below `below`:
/// a largest matching, by the shortest augmenting path from each in turn.
fn most_matched(choices: &[Vec<usize>], below: usize) -> usize {
    let mut holder: Vec<Option<usize>> = vec![None; below];
    let mut holds: Vec<Option<usize>> = vec![None; choices.len()];
    let mut matched = 0;
    for start in 0..choices.len() {
        let mut came_from: HashMap<usize, usize> = HashMap::new();
        let mut open = std::collections::VecDeque::from([start]);
        let mut free = None;
        'search: while let Some(chooser) = open.pop_front() {
            for choice in &choices[chooser] {
                if came_from.contains_key(choice) {
                    continue;
                }
                came_from.insert(*choice, chooser);
                let Some(other) = holder[*choice] else {
                    free = Some(*choice);
                    break 'search;
                };
                open.push_back(other);
            }
        }
        matched += usize::from(free.is_some());
        // Each on the path gives up what it holds to the one before it.
        while let Some(choice) = free {
            let chooser = came_from[&choice];
            holder[choice] = Some(chooser);
            free = holds[chooser].replace(choice);
        }
    }
    matched
}
