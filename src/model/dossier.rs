//! What runs through a timeline beside its items: documents and how they compare, topics, figures.

use super::{Alignment, Document, Series, Topic};

/// The documents, topics and figures of a timeline.
///
/// In [`TimelineParts`](super::TimelineParts) it is all that the file says, every index is valid.
/// What of it is known on a day says [`Timeline::dossier`](super::Timeline::dossier), with the
/// same indices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// The documents, in file order.
    pub documents: Vec<Document>,
    /// The alignments, in file order; at most one for two documents.
    pub alignments: Vec<Alignment>,
    /// The topics, in file order.
    pub topics: Vec<Topic>,
    /// The series, in file order.
    pub series: Vec<Series>,
}
