//! What commands do, seen from outside: a small story, and any sequence of commands.

use super::*;
use crate::model::{
    Hue, Importance, Item, Kind, Phase, SearchIndex, Shape, Source, SourceIx, Status, TimePoint,
    TimelineParts, Track, TrackIx, When,
};

mod any_commands;
mod comparing;
mod comparing_ways;
mod dossier;
mod drafting;
mod files;
mod following;
mod handout;
mod knowing;
mod knowing_and_edits;
mod moving;
mod presenting;
mod presenting_any;
mod presenting_displays;
mod presenting_follows;
mod presenting_held;
mod presenting_times;
mod presenting_tried;
mod reading;
mod step_view;

fn now(millis: u64) -> Now {
    Now {
        millis,
        today: CivilDate::new(2026, 1, 10).expect("a day"),
    }
}

fn when(edtf: &str) -> When {
    When::parse_edtf(edtf).expect("a date").when
}

fn day(edtf: &str) -> TimePoint {
    when(edtf).earliest().expect("a beginning")
}

fn track(id: &str) -> Track {
    Track {
        id: id.to_owned(),
        name: id.to_uppercase(),
        badge: String::new(),
        hue: Hue::Slate,
        shape: Shape::Circle,
        starts_folded: false,
    }
}

fn item(id: &str, date: Option<&str>, row: u32) -> Item {
    Item {
        id: id.to_owned(),
        title: format!("Title of {id}"),
        short_title: None,
        summary: String::new(),
        body: String::new(),
        when: date.map(when),
        shown_date: None,
        track: TrackIx(row),
        further_tracks: Vec::new(),
        kind: Kind::Meeting,
        status: Status::Happened,
        importance: Importance::DEFAULT,
        actors: Vec::new(),
        place: None,
        topics: Vec::new(),
        sources: vec![SourceIx(0)],
        known_from: None,
        replaced_by: None,
        conflicts: Vec::new(),
        links: Vec::new(),
    }
}

/// Two rows, seven items in reading order a to g (g has no date), two phases.
///
/// ```text
/// us   a 20 Nov        c Jan 2026   e 20 Feb    g undated
/// eu        b 15 Dec      d 6 Jan   f 20 Feb
/// ```
fn story() -> TimelineParts {
    let phase = |name: &str, dates: &str| Phase {
        name: name.to_owned(),
        when: when(dates),
        known_from: None,
    };
    TimelineParts {
        title: "The story".to_owned(),
        tracks: vec![track("us"), track("eu")],
        phases: vec![
            phase("Late", "2026-01-01/2026-02-28"),
            phase("Early", "2025-11/2025-12"),
        ],
        items: vec![
            item("g", None, 0),
            item("d", Some("2026-01-06"), 1),
            item("a", Some("2025-11-20"), 0),
            item("b", Some("2025-12-15"), 1),
            item("c", Some("2026-01"), 0),
            item("e", Some("2026-02-20"), 0),
            item("f", Some("2026-02-20"), 1),
        ],
        sources: vec![Source {
            id: "s".to_owned(),
            publisher: "Gazette".to_owned(),
            title: "Headline".to_owned(),
            author: None,
            url: Some("https://example.org/1".to_owned()),
            published: None,
            tier: None,
            kind: None,
            ..Source::default()
        }],
        ..TimelineParts::default()
    }
}

/// The state after `parts` were opened, with the search ready and a canvas of 1000 points.
fn opened(parts: TimelineParts) -> State {
    let mut state = State::new(Settings::default(), now(0));
    let path = std::path::PathBuf::from("story.toml");
    state.apply(Command::OpenPath { path }, now(0));
    deliver(&mut state, parts, Vec::new());
    state.apply(
        Command::CanvasResized {
            width_points: 1000.0,
        },
        now(0),
    );
    state
}

/// Hands in what is being read.
fn deliver(state: &mut State, parts: TimelineParts, problems: Vec<Problem>) -> Vec<Effect> {
    let loading = state.loading.clone().expect("something is being read");
    let loaded = Box::new(Loaded::new(Timeline::new(parts), loading.origin, problems));
    let ticket = loading.ticket;
    let effects = state.apply(Command::Loaded { ticket, loaded }, now(0));
    index_search(state);
    effects
}

fn index_search(state: &mut State) {
    let timeline = Arc::clone(&state.timeline);
    let index = Arc::new(SearchIndex::new(&timeline));
    state.apply(
        Command::SearchReady {
            made: SearchMade { timeline, index },
        },
        now(0),
    );
}

fn ix(state: &State, id: &str) -> ItemIx {
    state.timeline.item_by_id(id).expect("an item")
}

fn select(state: &mut State, id: &str) {
    let item = ix(state, id);
    state.apply(Command::Select { item }, now(0));
}

/// The id of the selected item.
fn selected(state: &State) -> Option<&str> {
    state
        .selection
        .map(|item| state.timeline.item(item).id.as_str())
}

fn said(effects: &[Effect]) -> Vec<&str> {
    let texts = effects.iter().filter_map(|effect| match effect {
        Effect::Announce(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}
