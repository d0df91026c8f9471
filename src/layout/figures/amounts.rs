//! Amounts in figures and in words, and the scale on which they stand.

use crate::model::Amount;

/// What is left free above and below the amounts, as a share of their range.
const HEADROOM: f64 = 0.24;
/// Zero belongs to the scale if it is no farther from the least amount than this share of the
/// range.
const NEAR_ZERO: f64 = 0.5;
/// At most so many lines of the grid.
const MOST_LINES: usize = 4;

/// From amounts to heights, 0 at the foot to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ValueScale {
    low: f64,
    high: f64,
}

impl ValueScale {
    /// The scale on which all of `amounts` have room.
    pub(super) fn of(amounts: impl Iterator<Item = Amount>) -> Self {
        let bounds = amounts.map(Amount::bounds);
        let bounds = bounds.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)));
        let (least, most) = bounds.unwrap_or((0.0, 1.0));
        let range = most - least;
        if range <= 0.0 {
            let room = (least.abs() * 0.1).max(1.0);
            return Self {
                low: least - room,
                high: most + room,
            };
        }
        let is_near = least >= 0.0 && least <= range * NEAR_ZERO;
        Self {
            low: if is_near {
                -range * 0.08
            } else {
                least - range * HEADROOM
            },
            high: most + range * HEADROOM,
        }
    }

    /// Where `value` stands, 0 at the foot to 1; the nearer end for what is off the scale.
    pub(super) fn height_of(&self, value: f64) -> f32 {
        self.share(value).clamp(0.0, 1.0) as f32
    }

    /// Where `value` stands as a share of the scale, also off it; the middle of a scale too wide
    /// or too narrow to be counted on.
    fn share(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        if share.is_finite() { share } else { 0.5 }
    }

    /// A few round values on the scale.
    pub(super) fn grid(&self) -> Vec<f64> {
        let range = self.high - self.low;
        // Of a range so narrow no round values can be told apart.
        if !range.is_normal() || range < self.high.abs().max(self.low.abs()) * 1e-12 {
            return Vec::new();
        }
        let unit = 10_f64.powf((range / 4.0).log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|times| unit * times);
        let lines = |step: f64| {
            let first = (self.low / step).ceil();
            let last = (self.high / step).floor();
            (first, ((last - first) as usize).saturating_add(1), step)
        };
        let fitting = steps.map(lines);
        let fitting = fitting
            .into_iter()
            .find(|(_, count, _)| *count <= MOST_LINES);
        let (first, count, step) = fitting.unwrap_or((0.0, 0, 1.0));
        let value = |at: usize| (first + at as f64) * step;
        let is_inside = |value: &f64| (0.04..=0.96).contains(&self.share(*value));
        (0..count).map(value).filter(is_inside).collect()
    }
}

/// A number with a comma for each thousand, and at most two places after the point.
pub fn number(value: f64) -> String {
    let rounded = format!("{:.2}", value.abs());
    let (whole, part) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let part = part.trim_end_matches('0');
    let mut grouped = String::with_capacity(rounded.len() + 8);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let is_zero = whole == "0" && part.is_empty();
    let sign = if value < 0.0 && !is_zero { "−" } else { "" };
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{part}")
}

/// An amount as written beside its mark: "28", "26–28", "30+".
pub fn amount_label(amount: Amount) -> String {
    match amount {
        Amount::Exactly(value) => number(value),
        Amount::About(value) => format!("~{}", number(value)),
        Amount::AtLeast(value) => format!("{}+", number(value)),
        Amount::AtMost(value) => format!("≤ {}", number(value)),
        Amount::Between(low, high) => format!("{}–{}", number(low), number(high)),
    }
}

/// An amount in words: "about 28", "26 to 28", "at least 30".
pub fn amount_words(amount: Amount) -> String {
    match amount {
        Amount::Exactly(value) => number(value),
        Amount::About(value) => format!("about {}", number(value)),
        Amount::AtLeast(value) => format!("at least {}", number(value)),
        Amount::AtMost(value) => format!("at most {}", number(value)),
        Amount::Between(low, high) => format!("{} to {}", number(low), number(high)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn thousands_are_parted_and_empty_places_left_out() {
        for (value, words) in [
            (28.0, "28"),
            (999.0, "999"),
            (1_000.0, "1,000"),
            (600_000.0, "600,000"),
            (1_234_567.5, "1,234,567.5"),
            (0.25, "0.25"),
            (-15_000.0, "−15,000"),
            (-0.001, "0"),
            (0.0, "0"),
        ] {
            assert_eq!(number(value), words);
        }
    }

    #[test]
    fn an_amount_is_written_as_exactly_as_it_was_given() {
        for (amount, label, words) in [
            (Amount::Exactly(28.0), "28", "28"),
            (Amount::About(30_000.0), "~30,000", "about 30,000"),
            (Amount::AtLeast(30.0), "30+", "at least 30"),
            (Amount::AtMost(600_000.0), "≤ 600,000", "at most 600,000"),
            (Amount::Between(26.0, 28.0), "26–28", "26 to 28"),
        ] {
            assert_eq!(amount_label(amount), label);
            assert_eq!(amount_words(amount), words);
        }
    }

    fn scale(values: &[f64]) -> ValueScale {
        ValueScale::of(values.iter().copied().map(Amount::Exactly))
    }

    #[test]
    fn zero_is_on_the_scale_only_where_it_is_near() {
        let near = scale(&[3.0, 10.0]);
        assert!(near.share(0.0) > 0.0, "{near:?}");
        let far = scale(&[600_000.0, 800_000.0]);
        assert!(far.share(0.0) < 0.0, "{far:?}");
        assert!(far.height_of(600_000.0) > 0.1 && far.height_of(800_000.0) < 0.9);
    }

    #[test]
    fn the_grid_is_a_few_round_values() {
        for (values, lines) in [
            (vec![19.0, 28.0], vec![20.0, 25.0]),
            (
                vec![600_000.0, 800_000.0],
                vec![600_000.0, 700_000.0, 800_000.0],
            ),
            (vec![5.0], vec![5.0]),
        ] {
            let grid = scale(&values).grid();
            assert!(grid.len() <= MOST_LINES, "{grid:?}");
            assert_eq!(grid, lines, "{values:?}");
        }
    }

    #[test]
    fn amounts_beyond_measure_stand_within_the_row() {
        for values in [
            [-1e308, 1e308],
            [f64::MIN, f64::MAX],
            [0.0, f64::MIN_POSITIVE / 8.0],
            [1e15, 1e15 + 0.125],
        ] {
            stands_within(&values);
        }
    }

    fn stands_within(values: &[f64]) {
        let scale = scale(values);
        for value in values {
            let height = scale.height_of(*value);
            assert!(
                (0.0..=1.0).contains(&height),
                "{value} of {values:?} at {height}"
            );
        }
        let grid = scale.grid();
        assert!(grid.len() <= MOST_LINES, "{grid:?} for {values:?}");
    }

    proptest! {
        #[test]
        fn every_amount_has_a_height_within_the_row(
            values in proptest::collection::vec(
                proptest::num::f64::NORMAL
                    | proptest::num::f64::SUBNORMAL
                    | proptest::num::f64::ZERO,
                1..6,
            ),
        ) {
            stands_within(&values);
        }
    }
}
