//! The timeline as a whole: lists that refer to each other by index, and the orders derived
//! from them.

use std::collections::HashMap;

use super::{Claim, Item, Phase, Source, Track, When};

macro_rules! index_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            /// Saturates at `u32::MAX`, far beyond what a file may hold.
            fn from(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    };
}

index_type!(
    /// The place of an item in [`TimelineParts::items`].
    ItemIx
);
index_type!(
    /// The place of a track in [`TimelineParts::tracks`].
    TrackIx
);
index_type!(
    /// The place of a source in [`TimelineParts::sources`].
    SourceIx
);
index_type!(
    /// The place of a claim in [`TimelineParts::claims`].
    ClaimIx
);

/// The lists that a timeline is made of. Every index in them is valid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineParts {
    /// The name of the timeline.
    pub title: String,
    /// What it is about and where it ends, in a sentence or two; may be empty.
    pub summary: String,
    /// Who made it; `None` if not said.
    pub author: Option<String>,
    /// The IANA time zone in which times of day are shown; `None` for as written.
    pub zone: Option<String>,
    /// The stretch of time shown first; `None` for all of it.
    pub opens_on: Option<When>,
    /// The rows, top to bottom. Never empty when there are items.
    pub tracks: Vec<Track>,
    /// The named stretches of time, in file order.
    pub phases: Vec<Phase>,
    /// The items, in file order.
    pub items: Vec<Item>,
    /// The sources, in file order.
    pub sources: Vec<Source>,
    /// The claims, in file order.
    pub claims: Vec<Claim>,
}

/// A timeline with the orders and back references that readers need.
///
/// It is immutable once made, so that threads can share it and caches can trust it.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    parts: TimelineParts,
    by_id: HashMap<String, ItemIx>,
    reading_order: Vec<ItemIx>,
    rank: Vec<u32>,
    claims_of: HashMap<ItemIx, Vec<ClaimIx>>,
    links_to: HashMap<ItemIx, Vec<(ItemIx, super::LinkKind)>>,
}

impl std::ops::Deref for Timeline {
    type Target = TimelineParts;

    fn deref(&self) -> &TimelineParts {
        &self.parts
    }
}

impl Timeline {
    /// Derives the orders. Dated items come first by when they may have begun, then by when
    /// they must have ended, then in file order; undated items follow in file order.
    pub fn new(parts: TimelineParts) -> Self {
        let mut reading_order: Vec<ItemIx> = (0..parts.items.len()).map(ItemIx::from).collect();
        reading_order.sort_by_cached_key(|ix| {
            let when = parts.items[ix.index()].when.as_ref();
            (when.is_none(), when.map(When::sort_key), *ix)
        });
        let mut rank = vec![0; parts.items.len()];
        for (place, ix) in reading_order.iter().enumerate() {
            rank[ix.index()] = u32::try_from(place).unwrap_or(u32::MAX);
        }
        let by_id = parts
            .items
            .iter()
            .enumerate()
            .map(|(at, item)| (item.id.clone(), at.into()))
            .collect();
        let mut claims_of: HashMap<_, Vec<_>> = HashMap::new();
        for (at, claim) in parts.claims.iter().enumerate() {
            if let Some(item) = claim.item {
                claims_of.entry(item).or_default().push(at.into());
            }
        }
        let mut links_to: HashMap<_, Vec<_>> = HashMap::new();
        for (at, item) in parts.items.iter().enumerate() {
            for link in &item.links {
                links_to
                    .entry(link.target)
                    .or_default()
                    .push((at.into(), link.kind));
            }
        }
        Self {
            parts,
            by_id,
            reading_order,
            rank,
            claims_of,
            links_to,
        }
    }

    /// The lists it was made of.
    pub fn parts(&self) -> &TimelineParts {
        &self.parts
    }

    /// The item at `ix`.
    ///
    /// # Panics
    /// If `ix` comes from another timeline.
    pub fn item(&self, ix: ItemIx) -> &Item {
        &self.parts.items[ix.index()]
    }

    /// The track at `ix`. Panics if `ix` comes from another timeline.
    pub fn track(&self, ix: TrackIx) -> &Track {
        &self.parts.tracks[ix.index()]
    }

    /// The source at `ix`. Panics if `ix` comes from another timeline.
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.parts.sources[ix.index()]
    }

    /// The claim at `ix`. Panics if `ix` comes from another timeline.
    pub fn claim(&self, ix: ClaimIx) -> &Claim {
        &self.parts.claims[ix.index()]
    }

    /// The item called `id`, or `None`.
    pub fn item_by_id(&self, id: &str) -> Option<ItemIx> {
        self.by_id.get(id).copied()
    }

    /// All items in the order in which a person reads them: dated by time, then undated.
    pub fn reading_order(&self) -> &[ItemIx] {
        &self.reading_order
    }

    /// The place of `ix` in [`Timeline::reading_order`], from 0.
    pub fn rank(&self, ix: ItemIx) -> usize {
        self.rank[ix.index()] as usize
    }

    /// The claims that belong to `ix`, in file order.
    pub fn claims_of(&self, ix: ItemIx) -> &[ClaimIx] {
        self.claims_of.get(&ix).map_or(&[], Vec::as_slice)
    }

    /// The items that link to `ix`, with the kind of each link.
    pub fn links_to(&self, ix: ItemIx) -> &[(ItemIx, super::LinkKind)] {
        self.links_to.get(&ix).map_or(&[], Vec::as_slice)
    }
}
