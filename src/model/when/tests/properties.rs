//! What holds for every text and every date.

use proptest::prelude::*;

use super::{TimePoint, When, parse_typed, today, when};

/// EDTF with letters changed, dropped and doubled.
fn mutated() -> impl Strategy<Value = String> {
    let seeds = prop::sample::select(vec![
        "2004-06-11%",
        "1984?/2004%",
        "156X-12-25",
        "[1667,1668,1670..1672]",
        "Y-17E7S3",
        "{..1983-12-31,1984-10-10..1984-11-01,1984-11-05..}",
        "1985-04-12T23:20:30+04:30",
        "-01XX-02-29/..",
        "2001-24",
        "(2011)-06~",
        "unknown/open",
        "15-16 nov 2025",
        "c. 44 bc",
    ]);
    let edits = prop::collection::vec(
        (
            any::<prop::sample::Index>(),
            "[-0-9XYESTZ?~%/.,(){}\\[\\] u–]",
        ),
        0..4,
    );
    (seeds, edits).prop_map(|(seed, edits)| {
        let mut chars: Vec<char> = seed.chars().collect();
        for (at, new) in edits {
            let at = at.index(chars.len() + 1);
            chars.splice(
                at..chars.len().min(at + usize::from(at % 2 == 0)),
                new.chars(),
            );
        }
        chars.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_makes_a_parser_panic(text in "\\PC{0,40}") {
        for result in [When::parse_edtf(&text).map(|p| p.when), parse_typed(&text, today())] {
            if let Err(error) = result {
                prop_assert!(error.at <= text.len() && text.is_char_boundary(error.at));
            }
        }
    }

    #[test]
    fn what_is_read_is_written_back_with_the_same_bounds(text in mutated()) {
        for read in [When::parse_edtf(&text).map(|p| p.when), parse_typed(&text, today())] {
            let Ok(read) = read else { continue };
            let again = When::parse_edtf(read.edtf()).map_err(|e| TestCaseError::fail(format!("{}: {e}", read.edtf())))?;
            prop_assert!(again.notes.is_empty());
            prop_assert_eq!(again.when.edtf(), read.edtf());
            prop_assert_eq!(again.when.bounds, read.bounds);
            prop_assert!(!read.label().is_empty() && !read.short_label().is_empty());
        }
    }

    #[test]
    fn bounds_keep_their_order(text in mutated()) {
        let Ok(parsed) = When::parse_edtf(&text) else { return Ok(()) };
        let when = parsed.when;
        let ordered = |a: Option<TimePoint>, b: Option<TimePoint>| a.zip(b).is_none_or(|(a, b)| a <= b);
        prop_assert!(ordered(when.earliest(), when.latest_start()));
        prop_assert!(ordered(when.earliest(), when.earliest_end()));
        prop_assert!(ordered(when.latest_start(), when.latest()));
        prop_assert!(ordered(when.earliest_end(), when.latest()));
        prop_assert!(when.sort_key().0 <= when.sort_key().1);
    }

    #[test]
    fn the_label_of_a_plain_date_can_be_typed(year in -3000_i64..9999, month in 1_u8..=12, day in 1_u8..=28, kind in 0..5) {
        let year_text = if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") };
        let text = match kind {
            0 => year_text,
            1 => format!("{year_text}-{month:02}"),
            2 => format!("{year_text}-{month:02}-{day:02}~"),
            3 => format!("{year_text}-{month:02}-01/{year_text}-{month:02}-{:02}", day.max(2)),
            _ => format!("{year_text}-{month:02}?"),
        };
        let written = when(&text);
        for label in [written.label(), written.long_label()] {
            let typed = parse_typed(&label, today());
            prop_assert_eq!(typed.as_ref().map(When::edtf), Ok(written.edtf()), "{}", label);
        }
    }
}
