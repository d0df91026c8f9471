//! The axis at every zoom.

use super::*;
use crate::layout::TimeView;
use crate::layout::testing::SevenPoints;
use crate::model::CivilDate;
use proptest::prelude::*;

fn scale(year: i64, month: u8, day: u8, points_per_day: f64) -> TimeScale {
    let left = TimePoint::from_civil(CivilDate::new(year, month, day).unwrap()).unwrap();
    let view = TimeView::new(left, 1_000.0 / points_per_day * MILLIS_PER_DAY as f64);
    TimeScale {
        view,
        x0: 176.0,
        width: 1_000.0,
    }
}

fn row(ticks: &[Tick], major: bool) -> Vec<&str> {
    let of_row = ticks.iter().filter(|tick| tick.major == major);
    of_row
        .filter_map(|tick| tick.label.as_ref().map(|line| &*line.text))
        .collect()
}

#[test]
fn a_quarter_shows_mondays_under_months() {
    let (ticks, pinned) = axis(&scale(2025, 11, 14, 12.5), &SevenPoints, None);
    assert_eq!(row(&ticks, true), ["December", "January 2026"]);
    assert_eq!(&row(&ticks, false)[..5], ["17", "24", "1", "8", "15"]);
    assert_eq!(&*pinned[0].text, "November 2025");
}

#[test]
fn half_a_year_on_a_small_window_still_shows_mondays_under_months() {
    // From 12 November to 3 May on 890 and on 982 points, heads apart.
    for points_per_day in [4.13, 4.66, 4.9] {
        let (ticks, pinned) = axis(&scale(2025, 11, 12, points_per_day), &SevenPoints, None);
        assert_eq!(
            &row(&ticks, true)[..3],
            ["December", "January 2026", "February"]
        );
        assert_eq!(&row(&ticks, false)[..5], ["17", "24", "1", "8", "15"]);
        assert_eq!(pinned.len(), 1);
    }
}

#[test]
fn a_day_shows_hours_under_its_date() {
    let (ticks, pinned) = axis(&scale(2026, 1, 6, 800.0), &SevenPoints, None);
    assert_eq!(&*pinned[0].text, "Tuesday 6 January 2026");
    assert!(
        row(&ticks, false).contains(&"12:00"),
        "{:?}",
        row(&ticks, false)
    );
    assert_eq!(row(&ticks, true), ["7 January"]);
}

#[test]
fn deep_time_counts_in_millions_of_years() {
    let (ticks, _) = axis(&scale(-200_000_000, 1, 1, 1e-8), &SevenPoints, None);
    assert!(
        row(&ticks, false).contains(&"100 million BC"),
        "{:?}",
        row(&ticks, false)
    );
}

#[test]
fn the_pinned_context_is_shortened_and_then_pushed_out_by_the_next() {
    let pinned = |day| {
        axis(&scale(2025, 11, day, 12.5), &SevenPoints, None)
            .1
            .remove(0)
    };
    let texts = [20, 23, 27].map(|day| pinned(day).text);
    assert_eq!(
        texts.each_ref().map(|text| &**text),
        ["November 2025", "November", "Nov"]
    );
    assert!((pinned(23).left_center.x - 176.0 - PINNED_GAP).abs() < 0.01);
    let next = 176.0 + 2.0 * 12.5;
    let width = SevenPoints.width("Nov", TextStyle::AxisMajor);
    assert!((pinned(29).left_center.x + width - (next - CLEARANCE)).abs() < 0.01);
}

#[test]
fn numbers_give_way_to_the_flag() {
    let plain = axis(&scale(2025, 11, 14, 12.5), &SevenPoints, None).0;
    let flagged = axis(
        &scale(2025, 11, 14, 12.5),
        &SevenPoints,
        Some(Rangef::new(300.0, 350.0)),
    )
    .0;
    assert_eq!(row(&flagged, false).len() + 1, row(&plain, false).len());
    assert_eq!(plain.len(), flagged.len());
}

#[test]
fn weekends_show_from_four_points_a_day() {
    assert!(weekends(&scale(2025, 11, 14, 3.9)).is_empty());
    let shades = weekends(&scale(2025, 11, 14, 10.0));
    // Friday the 14th is 10 points wide; Saturday begins at 186.
    assert!((shades[0].x0 - 186.0).abs() < 0.01 && (shades[0].x1 - 206.0).abs() < 0.01);
}

proptest! {
    #[test]
    fn labels_never_touch_and_the_axis_is_never_bare(
        year in prop_oneof![-290_000_000..200_000_000_i64, -3_000..3_000_i64, 1_900..2_100_i64],
        log_span in 3.0..19.2_f64, left_share in 0.0..1.0_f64,
    ) {
        let base = scale(year, 1, 1, 1.0);
        let span = 10_f64.powf(log_span);
        let view = TimeView::new(base.view.left(), span).pan_fraction(left_share);
        prop_assume!(view.range().end < TimePoint::MAX && view.left() > TimePoint::MIN);
        let scale = TimeScale { view, ..base };
        let (ticks, pinned) = axis(&scale, &SevenPoints, None);
        prop_assert!(ticks.len() < 600, "{} ticks", ticks.len());
        let mut lines: Vec<&TextLine> = ticks.iter().filter_map(|t| t.label.as_ref()).collect();
        lines.extend(&pinned);
        prop_assert!(!lines.is_empty());
        for (at, a) in lines.iter().enumerate() {
            for b in &lines[at + 1..] {
                if (a.left_center.y - b.left_center.y).abs() < 1.0 {
                    let (left, right) = if a.left_center.x < b.left_center.x { (a, b) } else { (b, a) };
                    let end = left.left_center.x + SevenPoints.width(&left.text, left.style);
                    prop_assert!(end <= right.left_center.x, "{} and {}", left.text, right.text);
                }
            }
        }
    }
}
