//! What the tests of this layer share: a measure of text and small timelines.

use std::collections::HashMap;

use crate::model::{
    Hue, Importance, Item, Kind, MILLIS_PER_DAY, Shape, Status, TimePoint, Timeline, TimelineParts,
    Track, TrackIx, When,
};

use super::{DisplayList, MeasureText, SpanForm, TextStyle};

/// Every character is seven points wide.
pub(crate) struct SevenPoints;

impl MeasureText for SevenPoints {
    fn width(&self, text: &str, _style: TextStyle) -> f32 {
        7.0 * text.chars().count() as f32
    }
}

/// A timeline of `items` on as many tracks as they name.
pub(crate) fn timeline(items: Vec<Item>) -> Timeline {
    timeline_of(TimelineParts {
        items,
        ..TimelineParts::default()
    })
}

/// A timeline of `parts`, with as many tracks as its items name.
pub(crate) fn timeline_of(parts: TimelineParts) -> Timeline {
    let items = parts.items.iter();
    let named = items.flat_map(|item| item.further_tracks.iter().chain([&item.track]));
    let tracks = named.map(|track| track.index() + 1).max().unwrap_or(0);
    Timeline::new(TimelineParts {
        tracks: (0..tracks).map(track).collect(),
        ..parts
    })
}

/// A timeline of so many empty tracks.
pub(crate) fn timeline_with_tracks(count: usize) -> Timeline {
    let tracks = (0..count).map(track).collect();
    Timeline::new(TimelineParts {
        tracks,
        ..TimelineParts::default()
    })
}

/// An item on the first track; `edtf` may be empty for none.
pub(crate) fn item(title: &str, edtf: &str, importance: u8) -> Item {
    Item {
        id: title.to_lowercase(),
        short_title: None,
        title: title.to_owned(),
        summary: String::new(),
        body: String::new(),
        when: (!edtf.is_empty()).then(|| When::parse_edtf(edtf).unwrap().when),
        shown_date: None,
        track: TrackIx(0),
        further_tracks: Vec::new(),
        kind: Kind::Meeting,
        status: Status::Happened,
        importance: Importance::new(importance).unwrap(),
        actors: Vec::new(),
        place: None,
        topics: Vec::new(),
        sources: Vec::new(),
        known_from: None,
        replaced_by: None,
        conflicts: Vec::new(),
        links: Vec::new(),
    }
}

fn track(at: usize) -> Track {
    let name = ["North", "South", "East", "West"]
        .get(at)
        .map_or("More", |name| name)
        .to_owned();
    Track {
        id: name.to_lowercase(),
        badge: name[..2].to_uppercase(),
        name,
        hue: Hue::ALL[at % Hue::ALL.len()],
        shape: Shape::Diamond,
        starts_folded: false,
    }
}

/// `count` items on so many tracks within `days` of 1 November 2025, the same ones every time:
/// mostly days, some ranges, months and open ends.
pub(crate) fn random_items(count: usize, tracks: u32, days: i64) -> Vec<Item> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) % below
    };
    let mut dates: HashMap<String, When> = HashMap::new();
    (0..count)
        .map(|at| {
            let from = next(days as u64).cast_signed();
            let edtf = match next(20) {
                0..14 => date(from),
                14..17 => format!("{}/{}", date(from), date(from + 1 + next(9).cast_signed())),
                17 => date(from)[..7].to_owned(),
                18 => format!("{}~/{}~", date(from), date(from + 3)),
                _ => format!("{}/{}", date(from), date(from + days / 4 + 1)),
            };
            let title = format!(
                "Item {at} {}",
                &"of some length or other"[..next(24) as usize]
            );
            let when = dates
                .entry(edtf)
                .or_insert_with_key(|edtf| When::parse_edtf(edtf).unwrap().when);
            let level = [1, 2, 2, 3, 3, 3, 3, 4, 4, 5][next(10) as usize];
            let mut item = item(&title, "", level);
            item.when = Some(when.clone());
            item.track = TrackIx(next(u64::from(tracks)) as u32);
            item
        })
        .collect()
}

fn date(days: i64) -> String {
    TimePoint::from_millis((20_393 + days) * MILLIS_PER_DAY)
        .civil()
        .to_string()
}

/// The list as text: a character for every 8 by 14 points.
///
/// Names are written out; marks are `o`, `*` if their item weighs 5; bars `=`, bands `#` with
/// fading ends `-`, expected spans `~`, pills `(n)`, ticks `'`, the plate `[ ]`; ghosts `:`, the
/// line of the day of knowledge `|`.
pub(crate) fn text_art(list: &DisplayList) -> String {
    let (columns, lines) = ((list.size.x / 8.0) as usize, (list.size.y / 14.0) as usize);
    let mut art = vec![vec![' '; columns]; lines];
    let mut put = |x: f32, y: f32, text: &str| {
        let (column, line) = ((x / 8.0) as usize, (y / 14.0) as usize);
        for (at, c) in text.chars().enumerate() {
            if let Some(place) = art.get_mut(line).and_then(|line| line.get_mut(column + at)) {
                *place = c;
            }
        }
    };
    for (x, [top, foot]) in list.knowledge_pieces() {
        for y in (top as usize..foot as usize).step_by(14) {
            put(x, y as f32 + 13.0, "|");
        }
    }
    for ghost in &list.ghosts {
        let rect = ghost.rect.map_or(ghost.center.x..=ghost.center.x, |rect| {
            rect.left().max(0.0)..=rect.right().min(list.size.x)
        });
        for x in (*rect.start() as usize..=*rect.end() as usize).step_by(8) {
            put(x as f32, ghost.center.y, ":");
        }
    }
    for span in &list.spans {
        let y = span.y + span.height / 2.0;
        let step =
            |from: f32, to: f32| (from.max(0.0) as usize..to.min(list.size.x) as usize).step_by(8);
        for x in step(span.x[0], span.x[3]) {
            put(x as f32, y, "-");
        }
        let core = match span.form {
            SpanForm::Bar => "=",
            SpanForm::Expected | SpanForm::Superseded => "~",
            _ => "#",
        };
        for x in step(span.x[1], span.x[2]) {
            put(x as f32, y, core);
        }
    }
    for tick in &list.ticks {
        put(tick.x, list.axis_bottom - 4.0, "'");
    }
    for mark in &list.marks {
        put(
            mark.center.x,
            mark.center.y,
            if mark.size > 15.0 { "*" } else { "o" },
        );
    }
    for pill in &list.clusters {
        put(
            pill.rect.left(),
            pill.rect.center().y,
            &format!("({})", pill.count),
        );
    }
    let ticks = list.ticks.iter().filter_map(|tick| tick.label.as_ref());
    let phases = list.phases.iter().filter_map(|phase| phase.label.as_ref());
    let heads = list.heads.iter().flat_map(|head| &head.lines);
    let labels = list.labels.iter().flat_map(|label| &label.lines);
    let captions = list
        .ghosts
        .iter()
        .filter_map(|ghost| ghost.caption.as_ref());
    let flag = list.knowledge.iter().filter_map(|line| line.flag.as_ref());
    let captions = captions.chain(flag).map(|(_, line)| line);
    for line in ticks
        .chain(&list.pinned)
        .chain(phases)
        .chain(heads)
        .chain(labels)
        .chain(captions)
    {
        put(line.left_center.x, line.left_center.y, &line.text);
    }
    let lines = art
        .into_iter()
        .map(|line| line.into_iter().collect::<String>());
    lines
        .map(|line| line.trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}
