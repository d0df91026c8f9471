//! Plain entries for tests, to which each test adds what it is about.

use super::{
    AlignedPair, Alignment, Amount, Attribution, Basis, CivilDate, Claim, Document, DocumentIx,
    Hedging, Importance, Item, ItemIx, Kind, Point, PointIx, Relation, SeriesValue, Source,
    SourceIx, Status, TopicState, TopicStep, TrackIx, When,
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
        short_title: None,
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

/// A document with `points` numbered from 1, told by the item at `item`.
pub(super) fn document(id: &str, item: u32, points: usize) -> Document {
    Document {
        id: id.to_owned(),
        title: format!("Text {id}"),
        short_title: id.to_owned(),
        item: ItemIx(item),
        points: (1..=points).map(point).collect(),
        ..Document::default()
    }
}

fn point(number: usize) -> Point {
    Point {
        number: number.to_string(),
        title: format!("Point {number}"),
        text: format!("What point {number} says."),
        ..Point::default()
    }
}

/// An alignment of two documents. `pairs` are lines as "1,2 > 3 +4 merged": the numbers of points
/// on both sides, after a plus those that only have a part in it, and the relation.
pub(super) fn alignment(from: u32, to: u32, pairs: &str) -> Alignment {
    let lines = pairs.lines().map(str::trim).filter(|it| !it.is_empty());
    Alignment {
        from: DocumentIx(from),
        to: DocumentIx(to),
        pairs: lines.map(pair).collect(),
    }
}

fn pair(line: &str) -> AlignedPair {
    let (sides, word) = line.rsplit_once(' ').expect("a relation");
    let (from, to) = sides.split_once('>').expect("two sides");
    let (to, also_to) = to.split_once('+').unwrap_or((to, ""));
    let points = |text: &str| {
        let numbers = text.split(',').map(str::trim).filter(|it| !it.is_empty());
        let place = |it: &str| it.parse::<u32>().expect("a number") - 1;
        numbers.map(|it| PointIx(place(it))).collect()
    };
    let mut relations = Relation::WRITTEN.into_iter();
    AlignedPair {
        from: points(from),
        to: points(to),
        also_to: points(also_to),
        relation: relations.find(|it| it.word() == word).expect("a relation"),
        explanation: String::new(),
        explained_by: Vec::new(),
        basis: Basis::BothTexts,
        caveat: String::new(),
        sources: Vec::new(),
        known_from: None,
    }
}

/// A page of `id` that came out on `published`, which is EDTF; "" for an undated one.
pub(super) fn source(id: &str, published: &str) -> Source {
    Source {
        id: id.to_owned(),
        publisher: id.to_owned(),
        title: String::new(),
        author: None,
        url: None,
        published: when(published),
        tier: None,
        kind: None,
        language: None,
        supports: None,
        derived_from: Vec::new(),
    }
}

/// The day in `text`, which is EDTF; `None` for nothing.
pub(super) fn day(text: &str) -> Option<CivilDate> {
    when(text)?.begun_by()
}

/// A step of an issue at `item`.
pub(super) fn step(item: u32, state: TopicState, known_from: &str, sources: &[u32]) -> TopicStep {
    TopicStep {
        item: ItemIx(item),
        state,
        text: format!("It was {}.", state.word()),
        sources: sources.iter().copied().map(SourceIx).collect(),
        known_from: day(known_from),
    }
}

/// A figure given with `item`.
pub(super) fn value(item: u32, amount: f64, known_from: &str, sources: &[u32]) -> SeriesValue {
    SeriesValue {
        when: None,
        amount: Amount::Exactly(amount),
        who: String::new(),
        text: String::new(),
        aside: false,
        item: ItemIx(item),
        sources: sources.iter().copied().map(SourceIx).collect(),
        known_from: day(known_from),
    }
}
