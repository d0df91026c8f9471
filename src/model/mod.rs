//! What a timeline *is*: items on tracks, dates that may be vague, sources, claims and links.
//!
//! Everything here is plain data with its rules. It knows no screen, no file, no serialization
//! and no clock: whoever needs "today" passes it in. Reading and writing files is `io`'s work,
//! placing things on a canvas is `layout`'s.

mod briefing;
mod changes;
mod comparison;
mod document;
mod dossier;
mod draft;
mod elastic;
mod estimative;
mod ever;
mod facets;
mod filter;
mod first_days;
mod item;
mod item_set;
mod ledger;
mod markup;
mod mix;
mod origins;
mod revision;
mod search;
mod series;
mod source;
#[cfg(test)]
mod testing;
pub mod time;
mod timeline;
mod topic;
mod track;
mod truncate;
mod when;

pub use briefing::{Briefing, Framing, Step, StepView};
pub use changes::{
    Change, ChangeKind, ChangeNote, ChangeSubject, Citation, FieldChange, ItemName,
    changes_as_text, changes_between,
};
pub use comparison::{
    ComparedPair, Comparison, ComparisonTable, FoldedTexts, LifeCell, PairFilter, PairOrder,
    PointLife, Side, TablePoint, TableRow, TableSide, TableSource, WordRun, Wording, point_lives,
    usual_comparison, usual_partner, word_difference,
};
pub use document::{AlignedPair, Alignment, Basis, Document, Point, Relation};
pub use dossier::Dossier;
pub use draft::{
    Draft, DraftFraming, DraftStep, DraftView, DraftsJoin, Lost, Resolved, rename_drafts,
};
pub use elastic::{Cut, PathStep, TooShort, parse_minutes};
pub use estimative::{Likelihood, TermRow, WordingFault, WordingFaultKind, wording_faults};
pub use facets::{FacetCount, FacetCounts, FacetIndex};
pub use filter::{Chip, Facet, FacetValue, Filter, OriginCount};
pub use first_days::FirstDays;
pub use item::{Account, Conflict, Importance, Item, Kind, Link, LinkKind, Shape, Status, Value};
pub use item_set::ItemSet;
pub use markup::{escaped, in_one_line};
pub(crate) use mix::Mix;
pub use origins::{Derivation, OriginNode, Origins, derivation_cycles, origins};
pub use revision::{
    Believed, ClaimChange, Dating, ItemChange, KnowledgeDate, OutcomeChange, Revision, day_label,
};
pub use search::{Excerpt, SearchField, SearchHit, SearchIndex, excerpt};
pub use series::{Amount, Series, SeriesDrawing, SeriesValue};
pub use source::{Attribution, Claim, Hedging, Outcome, Source, Tier};
pub use time::{
    CivilDate, MILLIS_PER_DAY, MILLIS_PER_HOUR, MILLIS_PER_MINUTE, MILLIS_PER_SECOND, TimePoint,
    Weekday,
};
pub use timeline::{
    ClaimIx, Differing, DocumentIx, ItemIx, Outline, PointIx, SeriesIx, SourceIx, Timeline,
    TimelineParts, TopicIx, TrackIx,
};
pub use topic::{Topic, TopicState, TopicStep};
pub use track::{Hue, Phase, Track};
pub use when::{ParsedWhen, Precision, SetKind, When, WhenError, WhenPart, parse_typed};
