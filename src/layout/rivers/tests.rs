//! What a river shows, as text art: a character for every 8 points.

use super::*;
use crate::layout::testing::{SevenPoints, item, timeline_of};
use crate::layout::{RowInput, TimeScale, TimeView};
use crate::model::{
    CivilDate, Dossier, KnowledgeDate, TimelineParts, Topic, TopicStep, TrackIx, When,
};

use TopicState::{Agreed, AgreedInPart, Contested, Dropped, Open, Raised};

/// A topic whose steps are items with these dates.
fn topic(steps: &[(&str, TopicState)]) -> Timeline {
    let items = steps.iter().enumerate().map(|(at, (date, _))| {
        let mut item = item(&format!("Item {at}"), date, 3);
        item.track = TrackIx(at as u32 % 2);
        item
    });
    let step = |(at, (_, state)): (usize, &(&str, TopicState))| TopicStep {
        item: ItemIx(at as u32),
        state: *state,
        text: String::new(),
        sources: Vec::new(),
        known_from: None,
    };
    timeline_of(TimelineParts {
        items: items.collect(),
        dossier: Dossier {
            topics: vec![Topic {
                name: "guarantees".to_owned(),
                summary: String::new(),
                steps: steps.iter().enumerate().map(step).collect(),
            }],
            ..Dossier::default()
        },
        ..TimelineParts::default()
    })
}

fn time(date: &str) -> TimePoint {
    let when = When::parse_edtf(date).unwrap().when;
    when.earliest().unwrap()
}

/// 48 days from 1 November on 768 points, 16 points a day, after heads of 8 points.
fn scale() -> TimeScale {
    TimeScale {
        view: TimeView::new(time("2025-11-01"), 48.0 * MILLIS_PER_DAY as f64),
        x0: 8.0,
        width: 768.0,
    }
}

fn row(timeline: &Timeline, until: &str) -> RiverRow {
    let river = River::new(timeline, TopicIx(0)).expect("a known topic");
    river.lay_out(&RowInput {
        timeline,
        scale: scale(),
        until: time(until),
        text: &SevenPoints,
    })
}

/// The words, then the band: `-` raised, `.` open, `/` contested, `=` agreed in part, `#` agreed,
/// `~` dropped, `,` where it fades; marks `o`, pills `(n)`.
fn art(row: &RiverRow) -> String {
    let mut lines = [vec![' '; 98], vec![' '; 98]];
    let mut put = |line: usize, x: f32, text: &str| {
        for (at, c) in text.chars().enumerate() {
            if let Some(place) = lines[line].get_mut((x / 8.0) as usize + at) {
                *place = c;
            }
        }
    };
    for stretch in &row.stretches {
        let sign = match stretch.state {
            Raised => "-",
            Open => ".",
            Contested => "/",
            AgreedInPart => "=",
            Agreed => "#",
            Dropped => "~",
        };
        let edge = stretch.edges.last().expect("an edge in view");
        let (mut x, end) = (edge[0].x.max(0.0), edge.last().expect("its end").x);
        while x < end {
            let is_later = row.fades.is_some_and(|fades| x >= fades[0]);
            put(1, x, if is_later { "," } else { sign });
            x += 8.0;
        }
        for line in stretch.word.iter().chain(&stretch.text) {
            put(0, line.left_center.x, &line.text);
        }
    }
    for mark in &row.marks {
        put(1, mark.center.x, "o");
    }
    for pill in &row.pills {
        put(1, pill.rect.left(), &format!("({})", pill.count));
    }
    let lines = lines.map(|line| line.into_iter().collect::<String>().trim_end().to_owned());
    format!("\n{}\n{}", lines[0], lines[1])
}

#[test]
fn a_state_holds_from_its_step_to_the_next_and_fades_after_the_last_known_day() {
    let timeline = topic(&[
        ("2025-11-06", Raised),
        ("2025-11-16", Contested),
        ("2025-11-26", AgreedInPart),
    ]);
    insta::assert_snapshot!(art(&row(&timeline, "2025-12-10")), @r"

               raised              contested           agreed in part
               -o------------------/o//////////////////=o==========================,,,,,,,
    ");
}

#[test]
fn before_the_first_step_and_beyond_the_fade_there_is_nothing() {
    let timeline = topic(&[("2025-11-06", Raised)]);
    let row = row(&timeline, "2025-11-20");
    let points = row.stretches.iter().flat_map(|stretch| &stretch.edges);
    let x: Vec<f32> = points.flatten().map(|pos| pos.x).collect();
    let first = x.iter().copied().fold(f32::MAX, f32::min);
    let last = x.iter().copied().fold(f32::MIN, f32::max);
    // The day begins at 5 · 16 + 8; the 20th at 19 · 16 + 8.
    assert!((first - 88.0).abs() < 0.01, "{first}");
    assert!((last - (312.0 + FADE_AFTER)).abs() < 0.01, "{last}");
    assert_eq!(row.fades, Some([312.0, 312.0 + FADE_AFTER]));
}

#[test]
fn an_uncertain_date_slopes_from_earliest_to_latest() {
    let timeline = topic(&[("2025-11-06", Agreed), ("2025-11-20/2025-11-25", Raised)]);
    let row = row(&timeline, "2025-12-10");
    let [agreed, raised] = row.stretches.as_slice() else {
        panic!("{:?}", row.stretches);
    };
    let upper: Vec<[f32; 2]> = agreed.edges[0].iter().map(|pos| [pos.x, pos.y]).collect();
    // 19 to 25 days of 16 points: the height sinks from 10.5 to 3 over them.
    assert_eq!(upper, [[104.0, 26.5], [312.0, 26.5], [408.0, 34.0]]);
    assert_eq!(raised.border, Some([pos2(312.0, 47.5), pos2(408.0, 34.0)]));
    let mark = row.marks[1];
    assert_eq!(mark.center, pos2(360.0, MIDDLE), "in the middle");
}

#[test]
fn steps_without_a_date_have_no_place_but_are_counted() {
    let timeline = topic(&[("2025-11-06", Raised), ("", Dropped)]);
    let river = River::new(&timeline, TopicIx(0)).unwrap();
    assert_eq!(river.undated, 1);
    assert_eq!(row(&timeline, "2025-12-10").marks.len(), 1);
    assert_eq!(river.state_at(time("2025-12-10")), Some((Raised, 0)));
}

#[test]
fn a_step_after_the_last_known_day_is_a_mark_without_a_band() {
    let timeline = topic(&[("2025-11-06", Raised), ("2025-12-12", Agreed)]);
    let row = row(&timeline, "2025-11-20");
    assert_eq!(row.marks.len(), 2);
    let states: Vec<TopicState> = row.stretches.iter().map(|it| it.state).collect();
    assert_eq!(states, [Raised]);
}

#[test]
fn a_step_that_changes_nothing_does_not_part_the_band() {
    let timeline = topic(&[
        ("2025-11-06", Contested),
        ("2025-11-16", Contested),
        ("2025-11-26", Open),
    ]);
    insta::assert_snapshot!(art(&row(&timeline, "2026-12-10")), @r"

               contested                               open
               /o///////////////////o//////////////////.o.............................................
    ");
}

#[test]
fn close_steps_fold_and_words_without_room_are_left_out() {
    let timeline = topic(&[
        ("2025-11-06", Raised),
        ("2025-11-07", Contested),
        ("2025-11-16", Open),
        ("2025-11-18", Agreed),
    ]);
    let row = row(&timeline, "2026-12-10");
    let words: Vec<&str> = row
        .stretches
        .iter()
        .filter_map(|stretch| stretch.word.as_ref())
        .map(|line| &*line.text)
        .collect();
    assert_eq!(words, ["contested", "agreed"]);
    assert_eq!(row.pills.len(), 0, "16 points apart are just apart");
    let far = TimeScale {
        view: TimeView::new(time("2025-11-01"), 96.0 * MILLIS_PER_DAY as f64),
        ..scale()
    };
    let river = River::new(&timeline, TopicIx(0)).unwrap();
    let row = river.lay_out(&RowInput {
        timeline: &timeline,
        scale: far,
        until: TimePoint::MAX,
        text: &SevenPoints,
    });
    assert_eq!(row.pills[0].members, [0, 1]);
    assert_eq!(row.place_of(1), Some(row.pills[0].rect));
    assert_eq!(row.hit(row.pills[0].rect.center()), [0, 1]);
}

#[test]
fn a_pill_holds_members_that_it_does_not_name() {
    let steps = [("2025-11-08", Contested); 60];
    let timeline = topic(&steps);
    let row = row(&timeline, "2025-12-15");
    let pill = &row.pills[0];
    assert_eq!((pill.members.len(), pill.count), (50, 60));
    for step in 0..60 {
        assert_eq!(row.place_of(step), Some(pill.rect), "{step}");
    }
    assert_eq!(row.place_of(60), None);
}

#[test]
fn the_words_of_a_state_stay_in_sight_at_the_left_edge() {
    let timeline = topic(&[("2025-10-06", Contested), ("2025-11-16", Open)]);
    let row = row(&timeline, "2026-12-10");
    let word = row.stretches[0].word.as_ref().expect("room for the word");
    assert!(
        (word.left_center.x - 8.0 - WORD_GAP).abs() < 0.01,
        "{word:?}"
    );
}

#[test]
fn what_a_step_says_follows_its_word_where_there_is_room() {
    let mut timeline = topic(&[("2025-11-06", Raised), ("2025-11-26", Open)]);
    let mut parts = timeline.record().clone();
    parts.dossier.topics[0].steps[0].text = "Kyiv asks for a promise like Article 5".to_owned();
    timeline = Timeline::new(parts);
    let row = row(&timeline, "2026-12-10");
    let text = row.stretches[0].text.as_ref().expect("room for some of it");
    assert_eq!(&*text.text, "Kyiv asks for a promise like Articl…");
    let right = text.left_center.x + 7.0 * text.text.chars().count() as f32;
    let next = row.stretches[1].word.as_ref().expect("a word");
    assert!(right + WORD_GAP <= next.left_center.x, "{right}");
}

#[test]
fn two_steps_of_one_day_are_taken_in_their_order() {
    let timeline = topic(&[("2025-11-06", Raised), ("2025-11-06", Agreed)]);
    let river = River::new(&timeline, TopicIx(0)).unwrap();
    assert_eq!(river.state_at(time("2025-11-07")), Some((Agreed, 1)));
    assert_eq!(river.state_at(time("2025-11-05")), None);
}

#[test]
fn what_is_not_known_on_a_day_is_not_there() {
    let mut timeline = topic(&[("2025-11-06", Raised), ("2025-11-16", Agreed)]);
    let mut parts = timeline.record().clone();
    parts.dossier.topics[0].steps[1].known_from = CivilDate::new(2025, 12, 1);
    timeline = Timeline::new(parts);
    let day = KnowledgeDate::On(CivilDate::new(2025, 11, 20).unwrap());
    let then = timeline.as_known_on(day);
    assert_eq!(row(&then, "2025-11-21").marks.len(), 1);
    assert_eq!(row(&timeline, "2025-12-21").marks.len(), 2);
}

#[test]
fn a_hundred_thousand_steps_cost_what_has_room() {
    let steps: Vec<(String, TopicState)> = (0..100_000_i64)
        .map(|at| {
            let day = TimePoint::from_millis((20_393 + at / 50) * MILLIS_PER_DAY);
            let state = TopicState::ALL[at as usize % 6];
            (day.civil().to_string(), state)
        })
        .collect();
    let steps: Vec<(&str, TopicState)> = steps.iter().map(|(day, it)| (&**day, *it)).collect();
    let timeline = topic(&steps);
    let row = row(&timeline, "2126-01-01");
    assert!(row.visited < 400, "{}", row.visited);
    assert!(row.pills.len() < 50 && row.stretches.len() < 200);
}
