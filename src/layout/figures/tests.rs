//! Where values stand, in numbers that a person can check.

use proptest::prelude::*;

use super::*;
use crate::layout::testing::{SevenPoints, item, timeline_of};
use crate::layout::{RowInput, TimeScale, TimeView};
use crate::model::{Dossier, MILLIS_PER_DAY, Series, TimelineParts, When};

use Amount::{AtLeast, AtMost, Between, Exactly};

struct Said {
    date: &'static str,
    amount: Amount,
    who: &'static str,
    aside: bool,
}

const fn said(date: &'static str, amount: Amount) -> Said {
    Said {
        date,
        amount,
        who: "",
        aside: false,
    }
}

const fn aside(date: &'static str, amount: Amount, who: &'static str) -> Said {
    Said {
        date,
        amount,
        who,
        aside: true,
    }
}

fn series(said: &[Said], drawing: SeriesDrawing) -> Timeline {
    let items = said.iter().enumerate();
    let items = items.map(|(at, it)| item(&format!("Item {at}"), it.date, 3));
    let values = said.iter().enumerate().map(|(at, it)| SeriesValue {
        when: None,
        amount: it.amount,
        who: it.who.to_owned(),
        text: String::new(),
        aside: it.aside,
        item: ItemIx(at as u32),
        sources: Vec::new(),
        known_from: None,
    });
    let values = values.collect();
    timeline_of(TimelineParts {
        items: items.collect(),
        dossier: Dossier {
            series: vec![Series {
                drawing,
                values,
                ..Series::default()
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

/// 40 days from 1 November on 800 points, 20 points a day, after heads of 100 points.
fn scale() -> TimeScale {
    TimeScale {
        view: TimeView::new(time("2025-11-01"), 40.0 * MILLIS_PER_DAY as f64),
        x0: 100.0,
        width: 800.0,
    }
}

fn row_at(timeline: &Timeline, scale: TimeScale) -> FiguresRow {
    let figures = Figures::new(timeline, SeriesIx(0)).expect("a known series");
    figures.lay_out(&RowInput {
        timeline,
        scale,
        until: time("2025-12-06"),
        text: &SevenPoints,
    })
}

fn row(said: &[Said]) -> FiguresRow {
    row_at(&series(said, SeriesDrawing::Steps), scale())
}

fn is_level(heights: &[f32]) -> bool {
    (heights[0] - heights[1]).abs() < 1e-6
}

const PLAN: [Said; 5] = [
    said("2025-11-06", Exactly(28.0)),
    aside("2025-11-10", Exactly(27.0), "A speaker"),
    aside("2025-11-16", Between(26.0, 28.0), "Another"),
    said("2025-11-24", Exactly(19.0)),
    said("2025-11-30", Exactly(20.0)),
];

#[test]
fn a_value_holds_until_the_next_one_and_then_the_line_steps() {
    let row = row(&PLAN);
    // The middle of a day is 10 points after its start; the plot begins at 100.
    let dates = [6, 24, 30].map(|day| 100.0 + 20.0 * (day as f32 - 1.0) + 10.0);
    let [first, second, third] = dates;
    let until = 100.0 + 20.0 * 35.0;
    assert_eq!(
        row.line.x,
        [
            first,
            second,
            second,
            third,
            third,
            until,
            until + FADE_AFTER
        ]
    );
    assert_eq!(row.line.low, row.line.high, "no range holds");
    let steps: Vec<bool> = row.line.low.windows(2).map(is_level).collect();
    assert_eq!(steps, [true, false, true, false, true, true]);
    assert_eq!(row.fades, Some([until, until + FADE_AFTER]));
}

#[test]
fn what_others_say_stands_beside_the_line_with_their_names() {
    let row = row(&PLAN);
    let words: Vec<&str> = row.labels.iter().map(|line| &*line.text).collect();
    assert_eq!(words, ["28", "19", "20", "27 A speaker", "26–28 Another"]);
    let asides: Vec<usize> = row
        .marks
        .iter()
        .filter(|it| it.aside)
        .map(|it| it.value)
        .collect();
    assert_eq!(asides, [1, 2]);
    let range = row.marks[2];
    assert!(range.y[1] > range.y[0], "{range:?}");
}

#[test]
fn words_keep_clear_of_the_arrow_of_an_open_end() {
    for (low, high) in [(30.0, 35.0), (30.0, 31.0), (35.0, 30.0)] {
        for amount in [AtLeast(low), AtMost(low)] {
            let row = row(&[
                said("2025-11-20", amount),
                said("2025-11-20", Exactly(high)),
            ]);
            let mark = row.marks.iter().find(|it| it.amount == amount).unwrap();
            let x = mark.x;
            let end = points_from_height(mark.y[0])
                + if amount == AtLeast(low) {
                    -FIGURE_ARROW
                } else {
                    FIGURE_ARROW
                };
            for line in &row.labels {
                let middle = line.left_center.y;
                let meets = (middle - 7.0..=middle + 7.0).contains(&end)
                    && line.left_center.x <= x
                    && x <= line.left_center.x + 7.0 * line.text.len() as f32;
                assert!(!meets, "{} at {middle}, {amount:?} to {end}", line.text);
            }
        }
    }
}

#[test]
fn dots_have_no_line() {
    let row = row_at(&series(&PLAN, SeriesDrawing::Dots), scale());
    assert!(row.line.x.is_empty() && row.marks.len() == 5);
    assert_eq!(row.fades, None);
}

#[test]
fn a_range_that_holds_has_two_edges() {
    let row = row(&[
        said("2025-11-06", Between(15.0, 20.0)),
        said("2025-11-16", Exactly(30.0)),
    ]);
    assert!(row.line.low[0] < row.line.high[0]);
    let last = row.line.low.len() - 1;
    assert!(is_level(&[row.line.low[last], row.line.high[last]]));
}

#[test]
fn an_uncertain_date_is_a_slope_and_a_span() {
    let row = row(&[
        said("2025-11-03", Exactly(1.0)),
        said("2025-11-11/2025-11-20", AtLeast(9.0)),
    ]);
    let mark = row.marks[1];
    assert_eq!(mark.span, Some([300.0, 500.0]));
    assert!((mark.x - 400.0).abs() < 0.01);
    // It holds the old value to the earliest day and meets the new one at its mark.
    assert_eq!(row.line.x[1..3], [300.0, 400.0]);
}

#[test]
fn the_value_that_holds_on_a_day_is_the_last_of_the_line() {
    let timeline = series(&PLAN, SeriesDrawing::Steps);
    let figures = Figures::new(&timeline, SeriesIx(0)).unwrap();
    for (day, value) in [
        ("2025-11-05", None),
        ("2025-11-18", Some(0)),
        ("2025-12-05", Some(4)),
    ] {
        assert_eq!(figures.value_at(time(day)), value, "{day}");
    }
}

#[test]
fn a_mark_is_found_at_its_place_and_nowhere_else() {
    let row = row(&PLAN);
    for mark in &row.marks {
        assert_eq!(row.hit(mark.rect().center()), [mark.value]);
        assert_eq!(row.place_of(mark.value), Some(mark.rect()));
    }
    assert!(row.hit(pos2(700.0, 5.0)).is_empty());
}

#[test]
fn a_hundred_thousand_values_cost_what_has_room() {
    let days: Vec<String> = (0..100_000_i64)
        .map(|at| {
            TimePoint::from_millis((20_393 + at / 50) * MILLIS_PER_DAY)
                .civil()
                .to_string()
        })
        .collect();
    let mut parts = series(&PLAN, SeriesDrawing::Steps).record().clone();
    parts.items = days.iter().map(|day| item(day, day, 3)).collect();
    let value = parts.dossier.series[0].values[0].clone();
    let values = (0..days.len()).map(|at| SeriesValue {
        item: at.into(),
        amount: Exactly((at % 97) as f64),
        ..value.clone()
    });
    parts.dossier.series[0].values = values.collect();
    let row = row_at(&Timeline::new(parts), scale());
    assert!(row.visited < 400, "{}", row.visited);
    assert!(row.line.x.len() < 1_800 && row.pills.len() < 60);
}

proptest! {
    #[test]
    fn words_never_meet_each_other_nor_leave_the_row(
        days in proptest::collection::vec((1..29_u8, 0..40_i32, any::<bool>()), 1..30),
        span in 3.0..120.0_f64,
    ) {
        let dates: Vec<String> = days.iter().map(|(day, ..)| format!("2025-11-{day:02}")).collect();
        let mut parts = series(&PLAN, SeriesDrawing::Steps).record().clone();
        parts.items = dates.iter().map(|day| item(day, day, 3)).collect();
        let template = parts.dossier.series[0].values[0].clone();
        let values = days.iter().enumerate().map(|(at, (_, amount, aside))| SeriesValue {
            item: at.into(),
            amount: Exactly(f64::from(*amount)),
            aside: *aside,
            who: "Somebody".to_owned(),
            ..template.clone()
        });
        parts.dossier.series[0].values = values.collect();
        let view = TimeView::new(time("2025-11-01"), span * MILLIS_PER_DAY as f64);
        let row = row_at(&Timeline::new(parts), TimeScale { view, ..scale() });
        let rect = |line: &TextLine| {
            let width = 7.0 * line.text.chars().count() as f32;
            emath::Rect::from_center_size(
                pos2(line.left_center.x + width / 2.0, line.left_center.y),
                emath::Vec2::new(width, 14.0),
            )
        };
        let rects: Vec<emath::Rect> = row.labels.iter().map(rect).collect();
        for (at, one) in rects.iter().enumerate() {
            prop_assert!(one.left() >= 100.0 && one.right() <= 900.0);
            prop_assert!(one.top() >= 0.0 && one.bottom() <= FIGURES_HEIGHT);
            for other in &rects[at + 1..] {
                prop_assert!(!one.intersects(*other), "{one:?} meets {other:?}");
            }
        }
    }

    #[test]
    fn a_value_stands_where_its_item_stands_at_any_view(
        left in -40.0..40.0_f64, span in 0.5..400.0_f64,
    ) {
        let day = MILLIS_PER_DAY as f64;
        let view = TimeView::new(time("2025-11-10"), span * day).shifted(left * day);
        let scale = TimeScale { view, ..scale() };
        let timeline = series(&PLAN, SeriesDrawing::Steps);
        for mark in row_at(&timeline, scale).marks {
            let date = timeline.when_of(mark.item).unwrap().midpoint().unwrap();
            prop_assert!((scale.x_from_time(date) - mark.x).abs() < 0.01);
        }
    }
}
