//! Places of entries in their lists. An index means the same entry on every day of knowledge.

macro_rules! index_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// The place of an item in [`TimelineParts::items`](super::TimelineParts::items).
    ItemIx
);
index_type!(
    /// The place of a track in [`TimelineParts::tracks`](super::TimelineParts::tracks).
    TrackIx
);
index_type!(
    /// The place of a source in [`TimelineParts::sources`](super::TimelineParts::sources).
    SourceIx
);
index_type!(
    /// The place of a claim in [`TimelineParts::claims`](super::TimelineParts::claims).
    ClaimIx
);
index_type!(
    /// The place of a document in [`Dossier::documents`](crate::model::Dossier::documents).
    DocumentIx
);
index_type!(
    /// The place of a point in [`Document::points`](crate::model::Document::points).
    PointIx
);
index_type!(
    /// The place of a topic in [`Dossier::topics`](crate::model::Dossier::topics).
    TopicIx
);
index_type!(
    /// The place of a series in [`Dossier::series`](crate::model::Dossier::series).
    SeriesIx
);
