//! Drafts that two windows changed are made one: what only one of them changed is as that one has
//! it, and what both changed is there twice.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use super::Draft;

/// What somebody else did to drafts since both sides had the same.
#[derive(Clone, Debug)]
pub struct DraftsJoin<'a> {
    theirs: &'a [Draft],
    /// Ids of those that stay as this side has them, which has no part in what they did.
    own: HashSet<&'a str>,
    /// Ids of those that they deleted and this side left as they were.
    gone: HashSet<&'a str>,
    /// Ids under which both sides have something else.
    clashing: HashSet<&'a str>,
}

impl<'a> DraftsJoin<'a> {
    /// Compares the drafts of somebody else and those here with `base`, which both began with.
    /// `past` are older versions of those here, which may come back.
    pub fn new(
        base: &'a [Draft],
        theirs: &'a [Draft],
        here: &'a [Draft],
        past: impl Iterator<Item = &'a Draft>,
    ) -> Self {
        let [was, is] = [by_id(base), by_id(here)];
        let past: HashSet<&str> = past.map(|draft| draft.id.as_str()).collect();
        let mut join = Self {
            theirs,
            own: HashSet::new(),
            gone: HashSet::new(),
            clashing: HashSet::new(),
        };
        for draft in theirs {
            let id = draft.id.as_str();
            let [was, is] = [was.get(id).copied(), is.get(id).copied()];
            let clashes = match (was, is) {
                (was, _) if was == Some(draft) => {
                    join.own.insert(id);
                    false
                }
                (_, Some(is)) => is != draft && was != Some(is),
                (None, None) => past.contains(id),
                // Deleted here: what they made of it comes back.
                (Some(_), None) => false,
            };
            if clashes {
                join.clashing.insert(id);
            }
        }
        let kept = by_id(theirs);
        let deleted = base.iter().filter(|draft| {
            let id = draft.id.as_str();
            !kept.contains_key(id) && is.get(id).is_some_and(|is| *is == *draft)
        });
        join.gone = deleted.map(|draft| draft.id.as_str()).collect();
        join
    }

    /// The ids under which both sides have something else. Those here need others before
    /// [`DraftsJoin::of`] joins them, or they are lost.
    pub fn clashing(&self) -> HashSet<String> {
        self.clashing.iter().map(|id| (*id).to_owned()).collect()
    }

    /// `here`, or an older version of it, as if what they did had always been there.
    pub fn of(&self, here: &[Draft]) -> Vec<Draft> {
        let is = by_id(here);
        let theirs = self.theirs.iter().filter_map(|draft| {
            if self.own.contains(draft.id.as_str()) {
                is.get(draft.id.as_str()).copied()
            } else {
                Some(draft)
            }
        });
        let kept = by_id(self.theirs);
        let here = here.iter().filter(|draft| {
            let id = draft.id.as_str();
            !kept.contains_key(id) && !self.gone.contains(id)
        });
        theirs.chain(here).cloned().collect()
    }
}

/// Gives drafts the ids that `renamed` has for theirs.
pub fn rename_drafts<S: BuildHasher>(drafts: &mut [Draft], renamed: &HashMap<String, String, S>) {
    for draft in drafts {
        if let Some(id) = renamed.get(&draft.id) {
            draft.id.clone_from(id);
        }
    }
}

fn by_id(drafts: &[Draft]) -> HashMap<&str, &Draft> {
    let named = drafts.iter().map(|draft| (draft.id.as_str(), draft));
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Drafts of "id title" each.
    fn drafts(named: &[&str]) -> Vec<Draft> {
        let draft = |text: &&str| {
            let (id, title) = text.split_once(' ').unwrap();
            Draft {
                id: id.to_owned(),
                title: title.to_owned(),
                ..Draft::default()
            }
        };
        named.iter().map(draft).collect()
    }

    #[test]
    fn what_one_side_changed_stays_changed_and_what_both_did_is_told() {
        type Case<'a> = (
            &'a [&'a str],
            &'a [&'a str],
            &'a [&'a str],
            &'a str,
            &'a [&'a str],
        );
        // What both had, what they have, what is here, what clashes, and what comes of it.
        let cases: &[Case<'_>] = &[
            (&["a 1"], &["a 1"], &["a 2"], "", &["a 2"]),
            (&["a 1"], &["a 2"], &["a 1"], "", &["a 2"]),
            (&["a 1"], &["a 2"], &["a 2"], "", &["a 2"]),
            (&["a 1"], &["a 2"], &["a 3"], "a", &["a 2"]),
            (&["a 1"], &["a 1"], &[], "", &[]),
            (&["a 1"], &[], &["a 1"], "", &[]),
            (&["a 1"], &[], &["a 2"], "", &["a 2"]),
            (&["a 1"], &["a 2"], &[], "", &["a 2"]),
            (&[], &["a 1"], &["b 1"], "", &["a 1", "b 1"]),
            (&[], &["a 1"], &["a 1"], "", &["a 1"]),
            (&[], &["a 1"], &["a 2"], "a", &["a 1"]),
            (
                &["a 1", "b 1"],
                &["a 1", "b 2"],
                &["a 2", "b 1"],
                "",
                &["a 2", "b 2"],
            ),
        ];
        for (base, theirs, here, clashing, joined) in cases {
            let [base, theirs, here, joined] = [base, theirs, here, joined].map(|it| drafts(it));
            let join = DraftsJoin::new(&base, &theirs, &here, [].iter());
            let found: Vec<String> = join.clashing().into_iter().collect();
            assert_eq!(found.concat(), *clashing, "{here:?}");
            assert_eq!(join.of(&here), joined, "{here:?}");
        }
    }

    #[test]
    fn what_can_come_back_gives_way_to_what_is_new() {
        let [theirs, past] = [&["a 1"], &["a 2"]].map(|it| drafts(it));
        let join = DraftsJoin::new(&[], &theirs, &[], past.iter());
        assert_eq!(join.clashing().len(), 1);
    }
}
