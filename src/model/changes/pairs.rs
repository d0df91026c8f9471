//! Which entry of the one timeline is which of the other.

use std::collections::HashMap;

use super::super::{Claim, ClaimIx, Item, ItemIx, Timeline};

/// An entry before and after. `None` if that timeline has no such entry, told or not.
pub(super) type Pair<T> = (Option<T>, Option<T>);

/// The entries that may have changed.
pub(super) struct Pairs {
    pub(super) items: Vec<Pair<ItemIx>>,
    pub(super) claims: Vec<Pair<ClaimIx>>,
}

impl Pairs {
    pub(super) fn of(old: &Timeline, new: &Timeline) -> Self {
        if new.shares_record(old) {
            Self::of_days(old, new)
        } else {
            Self::of_files(old, new)
        }
    }

    /// The entries touched between two days. A claim comes and goes with its item too.
    fn of_days(old: &Timeline, new: &Timeline) -> Self {
        let differing = new.differing_from(old);
        let mut claims = differing.claims;
        for item in &differing.items {
            if old.is_known(*item) != new.is_known(*item) {
                claims.extend(old.claims_of(*item).map(|(ix, _)| ix));
                claims.extend(new.claims_of(*item).map(|(ix, _)| ix));
            }
        }
        claims.sort_unstable();
        claims.dedup();
        Self {
            items: differing.items.into_iter().map(both).collect(),
            claims: claims.into_iter().map(both).collect(),
        }
    }

    fn of_files(old: &Timeline, new: &Timeline) -> Self {
        let (old, new) = (old.record(), new.record());
        let item = |item: &Item| item.id.clone();
        let claim = |claim: &Claim| claim.id.clone();
        Self {
            items: by_id(&old.items, &new.items, item),
            claims: by_id(&old.claims, &new.claims, claim),
        }
    }
}

fn both<T: Copy>(ix: T) -> Pair<T> {
    (Some(ix), Some(ix))
}

/// Pairs all entries: those of the later list in its order, then those that are gone.
fn by_id<E, T: From<usize>>(old: &[E], new: &[E], id: impl Fn(&E) -> String) -> Vec<Pair<T>> {
    let ids = old.iter().map(&id);
    let places: HashMap<String, usize> = ids.zip(0..).collect();
    let mut met = vec![false; old.len()];
    let mut pairs = Vec::with_capacity(new.len());
    for (at, entry) in new.iter().enumerate() {
        let before = places.get(&id(entry)).copied();
        if let Some(before) = before {
            met[before] = true;
        }
        pairs.push((before.map(T::from), Some(T::from(at))));
    }
    let gone = (0..old.len()).filter(|at| !met[*at]);
    pairs.extend(gone.map(|at| (Some(T::from(at)), None)));
    pairs
}
