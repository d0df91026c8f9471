//! Plain entries for tests, to which each test adds what it is about.

use super::{
    Attribution, Claim, Hedging, Importance, Item, ItemIx, Kind, SourceIx, Status, TrackIx, When,
};

/// The date in `text`, which is EDTF; `None` for nothing.
pub(super) fn when(text: &str) -> Option<When> {
    let parsed = |text| When::parse_edtf(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    (!text.is_empty()).then(|| parsed(text).when)
}

/// A meeting that happened on `date`, on the first track.
pub(super) fn item(id: &str, date: &str, sources: &[u32]) -> Item {
    Item {
        id: id.to_owned(),
        title: id.to_owned(),
        summary: String::new(),
        body: String::new(),
        when: when(date),
        shown_date: None,
        track: TrackIx(0),
        further_tracks: Vec::new(),
        kind: Kind::Meeting,
        status: Status::Happened,
        importance: Importance::DEFAULT,
        actors: Vec::new(),
        place: None,
        topics: Vec::new(),
        sources: sources.iter().copied().map(SourceIx).collect(),
        known_from: None,
        replaced_by: None,
        conflicts: Vec::new(),
        links: Vec::new(),
    }
}

/// What somebody said about the item at `item`.
pub(super) fn claim(id: &str, item: u32, sources: &[u32]) -> Claim {
    Claim {
        id: id.to_owned(),
        text: "It will be so.".to_owned(),
        speaker: "Somebody".to_owned(),
        attribution: Attribution::Named,
        about: None,
        said: None,
        hedging: Hedging::None,
        hedge_words: Vec::new(),
        item: Some(ItemIx(item)),
        sources: sources.iter().copied().map(SourceIx).collect(),
        known_from: None,
        outcomes: Vec::new(),
    }
}
